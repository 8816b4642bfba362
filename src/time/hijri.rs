//! The Islamic calendar by Umm al-Qura, through `icu_calendar`; without the feature `hijri`,
//! every conversion is unknown.

use std::fmt;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

/// A date of the Hijri calendar as it is written; its `Display` is the TIMEX3 value.
///
/// ```
/// use khabar::time::HijriDate;
/// let day = HijriDate { year: Some(1436), month: Some(10), day: Some(25) };
/// assert_eq!(day.to_string(), "HIJRI:1436-10-25");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HijriDate {
    /// The year, if it is printed or can be told from the day of publication.
    pub year: Option<i32>,
    /// The month, from 1; `None` for a year alone.
    pub month: Option<u8>,
    /// The day, from 1; `None` for a month alone.
    pub day: Option<u8>,
}

impl fmt::Display for HijriDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "HIJRI:{year:04}")?,
            None => f.write_str("HIJRI:XXXX")?,
        }
        for number in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{number:02}")?;
        }
        Ok(())
    }
}

impl Serialize for HijriDate {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// The civil day of a Hijri one; `None` if the month has no such day.
#[cfg(feature = "hijri")]
pub(crate) fn to_civil(year: i32, month: u8, day: u8) -> Option<Date> {
    use icu_calendar::cal::Hijri;
    if !(1..=9000).contains(&year) {
        return None;
    }
    let calendar = Hijri::new_umm_al_qura();
    let hijri = icu_calendar::Date::try_new_hijri_with_calendar(year, month, day, calendar).ok()?;
    let iso = hijri.to_calendar(icu_calendar::Iso);
    let month = i8::try_from(iso.month().ordinal).ok()?;
    let day = i8::try_from(iso.day_of_month().0).ok()?;
    Date::new(i16::try_from(iso.year().extended_year()).ok()?, month, day).ok()
}

/// The Hijri year, month and day of a civil day.
#[cfg(feature = "hijri")]
pub(crate) fn from_civil(date: Date) -> Option<(i32, u8, u8)> {
    use icu_calendar::cal::Hijri;
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    let iso = icu_calendar::Date::try_new_iso(i32::from(date.year()), month, day).ok()?;
    let hijri = iso.to_calendar(Hijri::new_umm_al_qura());
    Some((hijri.year().extended_year(), hijri.month().ordinal, hijri.day_of_month().0))
}

/// Unknown without the feature.
#[cfg(not(feature = "hijri"))]
pub(crate) fn to_civil(_year: i32, _month: u8, _day: u8) -> Option<Date> {
    None
}

/// Unknown without the feature.
#[cfg(not(feature = "hijri"))]
pub(crate) fn from_civil(_date: Date) -> Option<(i32, u8, u8)> {
    None
}

/// The civil year that holds most of a Hijri one.
pub(crate) fn civil_year(year: i32) -> Option<i32> {
    to_civil(year, 6, 29).map(|date| i32::from(date.year()))
}

#[cfg(all(test, feature = "hijri"))]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        let day = |year, month, day| to_civil(year, month, day).map(|date| date.to_string());
        assert_eq!(day(1436, 10, 25).as_deref(), Some("2015-08-10"));
        assert_eq!(day(1445, 9, 1).as_deref(), Some("2024-03-11"));
        assert_eq!(day(1445, 9, 31), None);
        assert_eq!(civil_year(1399), Some(1979));
    }

    #[test]
    fn every_day_of_three_centuries_comes_back() {
        for year in 1300..=1500 {
            for month in 1..=12 {
                for day in 1..=30 {
                    if let Some(civil) = to_civil(year, month, day) {
                        assert_eq!(from_civil(civil), Some((year, month, day)));
                    }
                }
            }
        }
    }
}
