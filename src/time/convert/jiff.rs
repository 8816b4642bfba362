//! Values as `jiff`'s types.

use std::ops::RangeInclusive;

use ::jiff::civil::{Date, DateTime};
use ::jiff::tz::Offset;
use ::jiff::{Span, Timestamp};

use super::super::Anchor;
use super::super::value::{Period, TimexValue, Unit};
use super::{ConvertError, bounds, moment, one_day};

/// The day that a value is.
///
/// ```
/// use jiff::civil::{Date, date};
/// use khabar::time::{ConvertError, parse_date};
/// let day = parse_date("22 كانون الثاني/يناير 2025", None)?; // 22 January 2025
/// assert_eq!(Date::try_from(&day)?, date(2025, 1, 22));
/// let open = parse_date("22 كانون الثاني", None)?; // nobody says of which year
/// assert_eq!(Date::try_from(&open), Err(ConvertError::Open { value: "XXXX-01-22".to_owned() }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl TryFrom<&TimexValue> for Date {
    type Error = ConvertError;

    fn try_from(value: &TimexValue) -> Result<Self, ConvertError> {
        one_day(value)
    }
}

/// A clock time on a known day, as printed.
impl TryFrom<&TimexValue> for DateTime {
    type Error = ConvertError;

    fn try_from(value: &TimexValue) -> Result<Self, ConvertError> {
        moment(value).map(|(at, _)| at)
    }
}

/// A clock time that is said to be in Greenwich time.
///
/// ```
/// use jiff::Timestamp;
/// use khabar::time::parse_date;
/// let at = parse_date("12 آذار 2024 الساعة 18:00 بتوقيت غرينتش", None)?;
/// assert_eq!(Timestamp::try_from(&at)?, "2024-03-12T18:00:00Z".parse()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl TryFrom<&TimexValue> for Timestamp {
    type Error = ConvertError;

    fn try_from(value: &TimexValue) -> Result<Self, ConvertError> {
        let (at, is_utc) = moment(value)?;
        if !is_utc {
            return Err(ConvertError::other(value, "an instant: its zone is unknown"));
        }
        Offset::UTC.to_timestamp(at).map_err(|_| ConvertError::out_of_range(value))
    }
}

/// From the first day of a value to its last, both included; seasons are whole months.
///
/// ```
/// use std::ops::RangeInclusive;
/// use jiff::civil::{Date, date};
/// use khabar::time::parse_date;
/// let quarter = parse_date("الربع الثاني من 2023", None)?; // the second quarter of 2023
/// let days = RangeInclusive::<Date>::try_from(&quarter)?;
/// assert_eq!(days, date(2023, 4, 1)..=date(2023, 6, 30));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl TryFrom<&TimexValue> for RangeInclusive<Date> {
    type Error = ConvertError;

    fn try_from(value: &TimexValue) -> Result<Self, ConvertError> {
        bounds(value).map(|(first, last)| first..=last)
    }
}

/// A length; decades and centuries are years.
impl TryFrom<Period> for Span {
    type Error = ConvertError;

    fn try_from(period: Period) -> Result<Self, ConvertError> {
        let Some(count) = period.count else {
            return Err(ConvertError::Open { value: period.to_string() });
        };
        let whole = add(Some(Self::new()), count, period.unit);
        let all = match period.rest {
            Some((count, unit)) => add(whole, count, unit),
            None => whole,
        };
        all.ok_or_else(|| ConvertError::out_of_range(&period))
    }
}

fn add(span: Option<Span>, count: u32, unit: Unit) -> Option<Span> {
    let (span, count) = (span?, i64::from(count));
    match unit {
        Unit::Second => span.try_seconds(count),
        Unit::Minute => span.try_minutes(count),
        Unit::Hour => span.try_hours(count),
        Unit::Day => span.try_days(count),
        Unit::Week => span.try_weeks(count),
        Unit::Month => span.try_months(count),
        Unit::Year => span.try_years(count),
        Unit::Decade => span.try_years(count * 10),
        Unit::Century => span.try_years(count * 100),
    }
    .ok()
}

/// A day of publication.
impl From<Date> for Anchor {
    fn from(day: Date) -> Self {
        Self::new(day.into(), false)
    }
}

/// A moment of publication, as printed where it was published.
impl From<DateTime> for Anchor {
    fn from(moment: DateTime) -> Self {
        Self::new(moment, true)
    }
}
