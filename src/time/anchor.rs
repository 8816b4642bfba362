//! The moment a text was published: what اليوم and الماضي are counted from.

use std::fmt;
use std::str::FromStr;

use jiff::civil::DateTime;
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Anchor {
    moment: DateTime,
    has_time: bool,
}

impl Anchor {
    #[cfg(any(feature = "chrono", feature = "jiff"))]
    pub(super) fn new(moment: DateTime, has_time: bool) -> Self {
        Self { moment, has_time }
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

    fn from_str(given: &str) -> Result<Self> {
        let fault = || Error::Date { given: given.to_owned() };
        let has_time = given.contains(['T', 't', ' ']);
        let zone = given.trim_end_matches(['Z', 'z']).len();
        let plain = given.get(..zone).unwrap_or_default();
        let plain = match plain.char_indices().skip(11).find(|(_, c)| matches!(c, '+' | '-')) {
            Some((at, _)) => plain.get(..at).unwrap_or_default(),
            None => plain,
        };
        let is_shaped =
            plain.as_bytes().get(4) == Some(&b'-') && plain.as_bytes().get(7) == Some(&b'-');
        let moment = plain.parse().ok().filter(|_| is_shaped).ok_or_else(fault)?;
        Ok(Self { moment, has_time })
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
