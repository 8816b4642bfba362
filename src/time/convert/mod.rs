//! Values as the dates of other crates: `jiff` and `chrono`, each behind the feature of its name.
//!
//! A value that is one day becomes a date, a clock time on a known day a date and time, a clock
//! time in Greenwich time an instant, and anything with a place in the calendar the range from its
//! first day to its last, both included. What the text leaves open is an error, never a guess.

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;

use ::jiff::civil::{Date, DateTime, ISOWeekDate, Weekday};
use thiserror::Error;

use super::resolve::{civil, known, plus_days};
use super::value::{Clock, DateValue, Season, TimexValue};

/// Why a value is not the date, instant or range that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ConvertError {
    /// The text does not say which one: `XXXX-03-12`, `PAST_REF`.
    #[error("the text leaves open which one: {value}")]
    Open {
        /// The TIMEX3 value.
        value: String,
    },
    /// The value is something else, such as a month where a day was asked for.
    #[error("{value} is not {wanted}")]
    Other {
        /// The TIMEX3 value.
        value: String,
        /// What was asked for, with its article.
        wanted: &'static str,
    },
    /// The calendar of the other crate does not reach so far.
    #[error("out of range: {value}")]
    OutOfRange {
        /// The TIMEX3 value.
        value: String,
    },
}

impl ConvertError {
    fn other(value: &impl ToString, wanted: &'static str) -> Self {
        Self::Other { value: value.to_string(), wanted }
    }

    fn out_of_range(value: &impl ToString) -> Self {
        Self::OutOfRange { value: value.to_string() }
    }
}

/// The one day that a value is.
fn one_day(value: &TimexValue) -> Result<Date, ConvertError> {
    match value {
        TimexValue::Date(date) | TimexValue::Time(date, _) => match date {
            DateValue::Day { .. } => known(*date).ok_or_else(|| open_or_far(*date)),
            DateValue::Weekday(_) => Err(ConvertError::Open { value: date.to_string() }),
            _ => Err(ConvertError::other(value, "a day")),
        },
        TimexValue::Period(_) | TimexValue::Interval(_) => Err(ConvertError::other(value, "a day")),
        TimexValue::Past | TimexValue::Present | TimexValue::Future => {
            Err(ConvertError::Open { value: value.to_string() })
        }
    }
}

/// The moment of a clock time, and whether it is in Greenwich time.
fn moment(value: &TimexValue) -> Result<(DateTime, bool), ConvertError> {
    let TimexValue::Time(_, Clock::At { hour, minute, second, utc }) = value else {
        return Err(ConvertError::other(value, "a clock time"));
    };
    let day = one_day(value)?;
    // 24:00 is the midnight with which a day ends.
    let (day, hour) = match hour {
        24 => (plus_days(day, 1), 0),
        _ => (Some(day), *hour),
    };
    let small = |number: u8| i8::try_from(number).unwrap_or_default();
    let clock = [hour, *minute, second.unwrap_or_default()].map(small);
    let at = day.and_then(|day| {
        DateTime::new(day.year(), day.month(), day.day(), clock[0], clock[1], clock[2], 0).ok()
    });
    Ok((at.ok_or_else(|| ConvertError::out_of_range(value))?, *utc))
}

/// The first and the last day of a value.
fn bounds(value: &TimexValue) -> Result<(Date, Date), ConvertError> {
    match value {
        TimexValue::Date(date) | TimexValue::Time(date, _) => {
            days_of(*date).ok_or_else(|| open_or_far(*date))
        }
        TimexValue::Interval(ends) => Ok((bounds(&ends.0)?.0, bounds(&ends.1)?.1)),
        TimexValue::Period(_) => Err(ConvertError::other(value, "a range of days")),
        TimexValue::Past | TimexValue::Present | TimexValue::Future => {
            Err(ConvertError::Open { value: value.to_string() })
        }
    }
}

/// A date without days leaves something open, or lies beyond the calendar.
fn open_or_far(date: DateValue) -> ConvertError {
    let value = date.to_string();
    match value.contains('X') {
        true => ConvertError::Open { value },
        false => ConvertError::OutOfRange { value },
    }
}

/// The days of a date, none before Christ; seasons are whole months, and winter ends in the year after its own.
fn days_of(date: DateValue) -> Option<(Date, Date)> {
    match date {
        DateValue::Millennium(..0) | DateValue::Century(..0) | DateValue::Year(Some(..0)) => None,
        DateValue::Millennium(place) => years(place * 1000, place * 1000 + 999),
        DateValue::Century(century) => years(century * 100, century * 100 + 99),
        DateValue::Decade(decade) => years(decade * 10, decade * 10 + 9),
        DateValue::Year(year) => years(year?, year?),
        DateValue::Years(first, last) => years(first, last),
        DateValue::Half(year, half) => months(year?, half.checked_sub(1)? * 6 + 1, 6),
        DateValue::Quarter(year, quarter) => months(year?, quarter.checked_sub(1)? * 3 + 1, 3),
        DateValue::Season(year, season) => months(year?, first_month(season), 3),
        DateValue::Month(year, month) => months(year?, month?, 1),
        DateValue::Week(year, week) => {
            let (year, week) = (i16::try_from(year?).ok()?, i8::try_from(week?).ok()?);
            let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
            Some((monday, plus_days(monday, 6)?))
        }
        // The ISO week's: Saturday and Sunday.
        DateValue::Weekend(year, week) => {
            let (monday, sunday) = days_of(DateValue::Week(year, week))?;
            Some((plus_days(monday, 5)?, sunday))
        }
        DateValue::Day { .. } => known(date).map(|day| (day, day)),
        DateValue::Weekday(_) => None,
    }
}

fn years(first: i32, last: i32) -> Option<(Date, Date)> {
    Some((civil(first, 1, 1)?, civil(last, 12, 31)?))
}

/// So many months from the first of one.
fn months(year: i32, month: u8, count: u8) -> Option<(Date, Date)> {
    let last = month + count - 1;
    let end = if last > 12 { civil(year + 1, last - 12, 1) } else { civil(year, last, 1) };
    Some((civil(year, month, 1)?, end?.last_of_month()))
}

fn first_month(season: Season) -> u8 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(date: DateValue) -> Option<String> {
        days_of(date).map(|(first, last)| format!("{first}/{last}"))
    }

    #[test]
    fn first_and_last_days() {
        let days = |date| range(date).unwrap_or_default();
        assert_eq!(days(DateValue::Century(19)), "1900-01-01/1999-12-31");
        assert_eq!(days(DateValue::Decade(199)), "1990-01-01/1999-12-31");
        assert_eq!(days(DateValue::Years(2015, 2016)), "2015-01-01/2016-12-31");
        assert_eq!(days(DateValue::Half(Some(2023), 2)), "2023-07-01/2023-12-31");
        assert_eq!(days(DateValue::Quarter(Some(2023), 1)), "2023-01-01/2023-03-31");
        assert_eq!(days(DateValue::Season(Some(2023), Season::Winter)), "2023-12-01/2024-02-29");
        assert_eq!(days(DateValue::Month(Some(2023), Some(2))), "2023-02-01/2023-02-28");
        assert_eq!(days(DateValue::Week(Some(2024), Some(1))), "2024-01-01/2024-01-07");
        assert_eq!(days(DateValue::Weekend(Some(2024), Some(1))), "2024-01-06/2024-01-07");
        assert_eq!(range(DateValue::Month(None, Some(2))), None);
        assert_eq!(range(DateValue::Week(Some(2024), Some(53))), None);
        assert_eq!(range(DateValue::Half(Some(2023), 0)), None);
    }

    #[test]
    fn midnight_at_the_end_of_a_day() {
        let day = DateValue::Day { year: Some(2024), month: Some(2), day: Some(29) };
        let clock = Clock::At { hour: 24, minute: 0, second: None, utc: false };
        let (at, _) = moment(&TimexValue::Time(day, clock)).unwrap_or_default();
        assert_eq!(at.to_string(), "2024-03-01T00:00:00");
    }
}
