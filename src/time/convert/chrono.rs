//! Values as `chrono`'s types.

use std::ops::RangeInclusive;

use ::chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc};
use ::jiff::civil;

use super::super::Anchor;
use super::super::value::{Period, TimexValue, Unit};
use super::{ConvertError, bounds, moment, one_day};

/// The day that a value is.
///
/// ```
/// use chrono::NaiveDate;
/// use khabar::time::{ConvertError, parse_date};
/// let day = parse_date("22 كانون الثاني/يناير 2025", None)?; // 22 January 2025
/// assert_eq!(NaiveDate::try_from(&day)?, "2025-01-22".parse()?);
/// let month = parse_date("كانون الثاني 2025", None)?; // January 2025
/// let error = NaiveDate::try_from(&month).unwrap_err();
/// assert_eq!(error, ConvertError::Other { value: "2025-01".to_owned(), wanted: "a day" });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl TryFrom<&TimexValue> for NaiveDate {
    type Error = ConvertError;

    fn try_from(value: &TimexValue) -> Result<Self, ConvertError> {
        date(one_day(value)?).ok_or_else(|| ConvertError::out_of_range(value))
    }
}

/// A clock time on a known day, as printed.
impl TryFrom<&TimexValue> for NaiveDateTime {
    type Error = ConvertError;

    fn try_from(value: &TimexValue) -> Result<Self, ConvertError> {
        let (at, _) = moment(value)?;
        date_time(at).ok_or_else(|| ConvertError::out_of_range(value))
    }
}

/// A clock time that is said to be in Greenwich time.
impl TryFrom<&TimexValue> for DateTime<Utc> {
    type Error = ConvertError;

    fn try_from(value: &TimexValue) -> Result<Self, ConvertError> {
        let (at, is_utc) = moment(value)?;
        if !is_utc {
            return Err(ConvertError::other(value, "an instant: its zone is unknown"));
        }
        let at = date_time(at).ok_or_else(|| ConvertError::out_of_range(value))?;
        Ok(at.and_utc())
    }
}

/// From the first day of a value to its last, both included; seasons are whole months.
///
/// ```
/// use std::ops::RangeInclusive;
/// use chrono::NaiveDate;
/// use khabar::time::parse_date;
/// let days = parse_date("يومي 19 و20 شباط 2024", None)?; // on 19 and 20 February 2024
/// let days = RangeInclusive::<NaiveDate>::try_from(&days)?;
/// assert_eq!(days, "2024-02-19".parse()?..="2024-02-20".parse()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl TryFrom<&TimexValue> for RangeInclusive<NaiveDate> {
    type Error = ConvertError;

    fn try_from(value: &TimexValue) -> Result<Self, ConvertError> {
        let (first, last) = bounds(value)?;
        let range = date(first).zip(date(last)).map(|(first, last)| first..=last);
        range.ok_or_else(|| ConvertError::out_of_range(value))
    }
}

/// A length of weeks and less; months and years have no fixed length.
impl TryFrom<Period> for TimeDelta {
    type Error = ConvertError;

    fn try_from(period: Period) -> Result<Self, ConvertError> {
        let Some(count) = period.count else {
            return Err(ConvertError::Open { value: period.to_string() });
        };
        let fixed = |count: u32, unit: Unit| {
            let count = i64::from(count);
            match unit {
                Unit::Second => Self::try_seconds(count),
                Unit::Minute => Self::try_minutes(count),
                Unit::Hour => Self::try_hours(count),
                Unit::Day => Self::try_days(count),
                Unit::Week => Self::try_weeks(count),
                Unit::Month | Unit::Year | Unit::Decade | Unit::Century => None,
            }
        };
        let all = match period.rest {
            None => fixed(count, period.unit),
            Some((more, unit)) => fixed(count, period.unit)
                .zip(fixed(more, unit))
                .and_then(|(whole, more)| whole.checked_add(&more)),
        };
        all.ok_or_else(|| ConvertError::other(&period, "a fixed length"))
    }
}

/// A day of publication.
impl TryFrom<NaiveDate> for Anchor {
    type Error = ConvertError;

    fn try_from(day: NaiveDate) -> Result<Self, ConvertError> {
        let day = civil_date(day).ok_or_else(|| ConvertError::out_of_range(&day))?;
        Ok(Self::new(day.into(), false))
    }
}

/// A moment of publication, as printed where it was published.
impl TryFrom<NaiveDateTime> for Anchor {
    type Error = ConvertError;

    fn try_from(moment: NaiveDateTime) -> Result<Self, ConvertError> {
        let small = |number: u32| i8::try_from(number).ok();
        let clock =
            || Some((small(moment.hour())?, small(moment.minute())?, small(moment.second())?));
        let found = civil_date(moment.date()).zip(clock());
        let (day, (hour, minute, second)) =
            found.ok_or_else(|| ConvertError::out_of_range(&moment))?;
        Ok(Self::new(day.at(hour, minute, second, 0), true))
    }
}

fn date(day: civil::Date) -> Option<NaiveDate> {
    let (month, number) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    NaiveDate::from_ymd_opt(day.year().into(), month.into(), number.into())
}

fn date_time(at: civil::DateTime) -> Option<NaiveDateTime> {
    let part = |number: i8| u32::from(number.unsigned_abs());
    date(at.date())?.and_hms_opt(part(at.hour()), part(at.minute()), part(at.second()))
}

fn civil_date(day: NaiveDate) -> Option<civil::Date> {
    let (month, number) = (i8::try_from(day.month()).ok()?, i8::try_from(day.day()).ok()?);
    civil::Date::new(i16::try_from(day.year()).ok()?, month, number).ok()
}
