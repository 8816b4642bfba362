//! The moment a text was published: what اليوم and الماضي are counted from.

use std::fmt;
use std::str::FromStr;

use jiff::civil::DateTime;
use jiff::fmt::temporal::Pieces;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Error, Result};

/// A publication date, with or without its time of day, as printed where it was published.
///
/// ```
/// use khabar::time::Anchor;
/// let day: Anchor = "2024-04-15".parse()?;
/// assert_eq!(day.to_string(), "2024-04-15");
/// let moment: Anchor = "2024-04-15T18:30:00+03:00".parse()?;
/// assert_eq!(moment.to_string(), "2024-04-15T18:30:00");
/// assert!("15/4/2024".parse::<Anchor>().is_err());
/// # Ok::<(), khabar::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Anchor {
    moment: DateTime,
    has_time: bool,
}

impl Anchor {
    #[cfg(any(feature = "chrono", feature = "jiff"))]
    pub(super) fn new(moment: DateTime, has_time: bool) -> Self {
        Self { moment, has_time }
    }

    /// A day, its time unknown; `None` if the calendar has no such day.
    ///
    /// ```
    /// use khabar::time::Anchor;
    /// assert_eq!(Anchor::day(2024, 4, 15), "2024-04-15".parse().ok());
    /// assert_eq!(Anchor::day(2023, 2, 29), None);
    /// ```
    pub fn day(year: i32, month: u8, day: u8) -> Option<Self> {
        let date = super::resolve::civil(year, month, day)?;
        Some(Self { moment: date.into(), has_time: false })
    }

    /// The moment; midnight where only the day is known.
    pub(crate) fn moment(self) -> DateTime {
        self.moment
    }

    /// True if the time of day is known.
    pub fn has_time(self) -> bool {
        self.has_time
    }
}

impl FromStr for Anchor {
    type Err = Error;

    /// Reads `YYYY-MM-DD` or an RFC 3339 instant, whose offset is dropped: the clock of the place counts.
    fn from_str(given: &str) -> Result<Self> {
        let is_shaped = [4, 7].iter().all(|&at| given.as_bytes().get(at) == Some(&b'-'));
        let pieces = Pieces::parse(given).ok().filter(|_| is_shaped);
        let pieces = pieces.ok_or_else(|| Error::Date { given: given.to_owned() })?;
        let time = pieces.time();
        Ok(Self {
            moment: pieces.date().to_datetime(time.unwrap_or_default()),
            has_time: time.is_some(),
        })
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.has_time {
            true => self.moment.fmt(f),
            false => self.moment.date().fmt(f),
        }
    }
}

impl Serialize for Anchor {
    fn serialize<S: Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Anchor {
    fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
        let given = String::deserialize(from)?;
        given.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_instants_are_read_and_nothing_else() {
        let read = |given: &str| given.parse().map(|anchor: Anchor| anchor.to_string()).ok();
        let reads = [
            ("2024-02-29", "2024-02-29"),
            ("2024-02-29T18:30:00Z", "2024-02-29T18:30:00"),
            ("2024-02-29t18:30:00z", "2024-02-29T18:30:00"),
            ("2024-02-29 18:30", "2024-02-29T18:30:00"),
            ("2024-02-29T18:30:00.5-11:00", "2024-02-29T18:30:00.5"),
        ];
        for (given, wanted) in reads {
            assert_eq!(read(given).as_deref(), Some(wanted), "{given}");
        }
        for given in [
            "",
            "2024",
            "20240229",
            "2023-02-29",
            "2024-02-29T25:00:00Z",
            "2024-02-29T18:30:00+noon",
            "2024-02-29T18:30:00-",
            "2024-02-29T18:30:00ZZ",
            "2024-02-29Z",
            " 2024-02-29",
            "29-02-2024",
        ] {
            assert_eq!(read(given), None, "{given}");
        }
    }
}
