//! TIMEX3 values, typed; `Display` writes the text of TimeML 1.2.1.

use std::fmt;

use serde::{Serialize, Serializer};

/// A TIMEX3 value; its `Display` is the value's text. What is unknown stays open, as `XXXX`.
///
/// ```
/// use khabar::time::{DateValue, TimexValue};
/// let day = DateValue::Day { year: None, month: Some(3), day: Some(12) };
/// assert_eq!(TimexValue::Date(day).to_string(), "XXXX-03-12");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimexValue {
    /// A day or anything longer with a place in the calendar.
    Date(DateValue),
    /// A time of a day.
    Time(DateValue, Clock),
    /// A length, or how often: `P3D`.
    Period(Period),
    /// From one to another, both included: `2014-08-25/2014-08-27`.
    Interval(Box<(TimexValue, TimexValue)>),
    /// Some time before, `PAST_REF`.
    Past,
    /// Now, `PRESENT_REF`.
    Present,
    /// Some time later, `FUTURE_REF`.
    Future,
}

/// A place in the civil calendar, at any grain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateValue {
    /// A millennium by its first digit: 2 is 2000 to 2999, -1 the first millennium before Christ.
    Millennium(i32),
    /// A century by its first digits: 19 is 1900 to 1999, -1 the first century before Christ.
    Century(i32),
    /// A decade by its first digits: 199 is 1990 to 1999.
    Decade(i32),
    /// A year; -500 is 500 before Christ.
    Year(Option<i32>),
    /// A school or fiscal year, `2015/2016`.
    Years(i32, i32),
    /// A half of a year.
    Half(Option<i32>, u8),
    /// A quarter of a year.
    Quarter(Option<i32>, u8),
    /// A season.
    Season(Option<i32>, Season),
    /// A month.
    Month(Option<i32>, Option<u8>),
    /// An ISO week.
    Week(Option<i32>, Option<u8>),
    /// The weekend of an ISO week, `2024-W15-WE`.
    Weekend(Option<i32>, Option<u8>),
    /// A day.
    Day {
        /// Its year.
        year: Option<i32>,
        /// Its month, from 1.
        month: Option<u8>,
        /// Its day, from 1.
        day: Option<u8>,
    },
    /// A day of an unknown week; Monday is 1.
    Weekday(u8),
}

/// A season; winter belongs to the year it begins in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    /// `ربيع`
    Spring,
    /// `صيف`
    Summer,
    /// `خريف`
    Autumn,
    /// `شتاء`
    Winter,
}

/// A place in a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Clock {
    /// A part of the day.
    Part(DayPart),
    /// A clock time.
    At {
        /// From 0 to 24.
        hour: u8,
        /// From 0 to 59.
        minute: u8,
        /// From 0 to 59, where printed.
        second: Option<u8>,
        /// Said to be in Greenwich time; written as a final `Z`.
        utc: bool,
    },
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DayPart {
    /// `فجر`, `صباح`: `TMO`.
    Morning,
    /// `ظهر`, `عصر`: `TAF`.
    Afternoon,
    /// `مساء`: `TEV`.
    Evening,
    /// `ليل`: `TNI`.
    Night,
    /// `نهار`: `TDT`.
    Daytime,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Unit {
    /// `ثانية`
    Second,
    /// `دقيقة`
    Minute,
    /// `ساعة`
    Hour,
    /// `يوم`
    Day,
    /// `أسبوع`
    Week,
    /// `شهر`
    Month,
    /// `عام`, `سنة`
    Year,
    /// `عقد`
    Decade,
    /// `قرن`
    Century,
}

/// A length: so many units, and so many of a smaller one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// How many; `None` is written `X`: `عدة أشهر`.
    pub count: Option<u32>,
    /// Of what.
    pub unit: Unit,
    /// What is added: `ساعة و20 دقيقة`.
    pub rest: Option<(u32, Unit)>,
}

impl Period {
    /// So many units.
    pub const fn new(count: Option<u32>, unit: Unit) -> Self {
        Self { count, unit, rest: None }
    }
}

impl fmt::Display for TimexValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Time(day, clock) => write!(f, "{day}T{clock}"),
            Self::Period(period) => period.fmt(f),
            Self::Interval(ends) => write!(f, "{}/{}", ends.0, ends.1),
            Self::Past => f.write_str("PAST_REF"),
            Self::Present => f.write_str("PRESENT_REF"),
            Self::Future => f.write_str("FUTURE_REF"),
        }
    }
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Millennium(place) if place < 0 => write!(f, "BC{}", -1 - place),
            Self::Millennium(place) => write!(f, "{place}"),
            Self::Century(century) if century < 0 => write!(f, "BC{:02}", -1 - century),
            Self::Century(century) => write!(f, "{century:02}"),
            Self::Decade(decade) => write!(f, "{decade:03}"),
            Self::Years(first, second) => write!(f, "{first:04}/{second:04}"),
            Self::Weekday(day) => write!(f, "XXXX-WXX-{day}"),
            Self::Year(year) => write_year(f, year),
            Self::Half(year, half) => write_year(f, year).and_then(|()| write!(f, "-H{half}")),
            Self::Quarter(year, n) => write_year(f, year).and_then(|()| write!(f, "-Q{n}")),
            Self::Season(year, season) => {
                write_year(f, year)?;
                write!(f, "-{season}")
            }
            Self::Month(year, month) => {
                write_year(f, year)?;
                write_two(f, "-", month)
            }
            Self::Week(year, week) => {
                write_year(f, year)?;
                write_two(f, "-W", week)
            }
            Self::Weekend(year, week) => write!(f, "{}-WE", Self::Week(year, week)),
            Self::Day { year, month, day } => {
                write_year(f, year)?;
                write_two(f, "-", month)?;
                write_two(f, "-", day)
            }
        }
    }
}

fn write_year(f: &mut fmt::Formatter<'_>, year: Option<i32>) -> fmt::Result {
    match year {
        Some(year) if year < 0 => write!(f, "BC{:04}", year.unsigned_abs()),
        Some(year) => write!(f, "{year:04}"),
        None => f.write_str("XXXX"),
    }
}

fn write_two(f: &mut fmt::Formatter<'_>, before: &str, number: Option<u8>) -> fmt::Result {
    match number {
        Some(number) => write!(f, "{before}{number:02}"),
        None => write!(f, "{before}XX"),
    }
}

impl fmt::Display for Season {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        })
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Part(part) => f.write_str(match part {
                DayPart::Morning => "MO",
                DayPart::Afternoon => "AF",
                DayPart::Evening => "EV",
                DayPart::Night => "NI",
                DayPart::Daytime => "DT",
            }),
            Self::At { hour, minute, second, utc } => {
                write!(f, "{hour:02}:{minute:02}")?;
                if let Some(second) = second {
                    write!(f, ":{second:02}")?;
                }
                if utc { f.write_str("Z") } else { Ok(()) }
            }
        }
    }
}

impl Unit {
    /// The letter of the unit in a period, and whether it stands behind `T`.
    fn letter(self) -> (&'static str, bool) {
        match self {
            Self::Second => ("S", true),
            Self::Minute => ("M", true),
            Self::Hour => ("H", true),
            Self::Day => ("D", false),
            Self::Week => ("W", false),
            Self::Month => ("M", false),
            Self::Year => ("Y", false),
            Self::Decade => ("DE", false),
            Self::Century => ("CE", false),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Decades and centuries are lengths of years; TIMEX3 readers know P20Y better than P2DE.
        let (count, unit) = match (self.count, self.unit) {
            (Some(count), Unit::Decade) => (Some(count.saturating_mul(10)), Unit::Year),
            (Some(count), Unit::Century) => (Some(count.saturating_mul(100)), Unit::Year),
            same => same,
        };
        let (letter, is_clock) = unit.letter();
        f.write_str(if is_clock { "PT" } else { "P" })?;
        match count {
            Some(count) => write!(f, "{count}{letter}")?,
            None => write!(f, "X{letter}")?,
        }
        if let Some((count, unit)) = self.rest {
            let (letter, behind) = unit.letter();
            let t = if behind && !is_clock { "T" } else { "" };
            write!(f, "{t}{count}{letter}")?;
        }
        Ok(())
    }
}

impl Serialize for TimexValue {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_print_as_timex3() {
        let print = |value: DateValue| value.to_string();
        assert_eq!(print(DateValue::Century(19)), "19");
        assert_eq!(print(DateValue::Century(-5)), "BC04");
        assert_eq!(print(DateValue::Year(Some(-44))), "BC0044");
        assert_eq!(print(DateValue::Decade(199)), "199");
        assert_eq!(print(DateValue::Millennium(2)), "2");
        assert_eq!(print(DateValue::Millennium(-2)), "BC1");
        assert_eq!(print(DateValue::Month(None, Some(3))), "XXXX-03");
        assert_eq!(print(DateValue::Week(Some(2024), Some(7))), "2024-W07");
        assert_eq!(print(DateValue::Weekend(Some(2024), Some(7))), "2024-W07-WE");
        assert_eq!(print(DateValue::Season(Some(2017), Season::Summer)), "2017-SU");
        let period = Period { count: Some(2), unit: Unit::Hour, rest: Some((20, Unit::Minute)) };
        assert_eq!(period.to_string(), "PT2H20M");
        assert_eq!(Period::new(Some(2), Unit::Decade).to_string(), "P20Y");
        assert_eq!(Period::new(None, Unit::Decade).to_string(), "PXDE");
    }
}
