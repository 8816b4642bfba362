//! From what a shape caught to a place in the calendar.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::Calendar;
use super::direction::Direction;
use super::islamic::hijri_day;
use super::lexicon::{Form, MonthName, Pointer, Region};
use super::scene::Scene;
use super::shape::{Captures, Meaning};
use super::value::{Clock, DateValue, Period, TimexValue, Unit};
use super::year::year_of;

/// A day as a value.
pub(crate) fn day(date: Date) -> DateValue {
    DateValue::Day {
        year: Some(i32::from(date.year())),
        month: u8::try_from(date.month()).ok(),
        day: u8::try_from(date.day()).ok(),
    }
}

/// A day of which nothing is known.
pub(crate) const SOME_DAY: DateValue = DateValue::Day { year: None, month: None, day: None };

pub(crate) fn civil(year: i32, month: u8, day: u8) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(i16::try_from(year).ok()?, month, day).ok()
}

/// The day as jiff's, where all of it is known.
pub(crate) fn known(value: DateValue) -> Option<Date> {
    match value {
        DateValue::Day { year, month, day } => civil(year?, month?, day?),
        _ => None,
    }
}

pub(crate) fn shift(date: Date, span: Span) -> Option<Date> {
    date.checked_add(span).ok()
}

pub(crate) fn plus_days(date: Date, days: i64) -> Option<Date> {
    // jiff's spans are bounded; a count of days beyond them is no date either.
    (days.abs() < 7_000_000).then(|| shift(date, days.days())).flatten()
}

/// A day from the day of publication.
pub(crate) fn from_anchor(scene: &Scene<'_, '_>, days: i64) -> DateValue {
    match scene.anchor {
        None => SOME_DAY,
        Some(anchor) => plus_days(anchor, days).map_or(SOME_DAY, day),
    }
}

/// A day of a month with whatever says its year.
pub(crate) fn day_month(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    of_either(got, scene, day_of_named)
}

/// A month with whatever says its year.
pub(crate) fn month(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    of_either(got, scene, named_month)
}

/// `17 تشرين`: of the first month of that name, and in the other reading of the second, unless
/// the text has spoken of a day of one of them before.
fn of_either(
    got: &Captures,
    scene: &Scene<'_, '_>,
    read: fn(&Captures, &Scene<'_, '_>) -> Option<Meaning>,
) -> Option<Meaning> {
    let name = got.month?;
    if name.region != Region::Partial {
        return read(got, scene);
    }
    let second = name.month % 12 + 1;
    let in_month = |month: u8| {
        let month = Some(MonthName { month, ..name });
        read(&Captures { month, ..*got }, scene)
    };
    match scene.memory.days.iter().find(|said| said.0 == name.month || said.0 == second) {
        Some(&(said, ..)) => in_month(said),
        None => {
            let first = in_month(name.month)?;
            Some(Meaning { other: in_month(second).map(|meaning| meaning.value), ..first })
        }
    }
}

fn day_of_named(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let (month, number) = (got.month?, got.day?);
    if month.calendar == Calendar::Hijri {
        // فاز 3 صفر: a score.
        let is_score = month.month == 2 && number < 10 && !got.is_spelled && got.end == got.at + 2;
        return match is_score {
            true => None,
            false => hijri_day(got, scene, month.month, Some(number)),
        };
    }
    let year = year_of(got, scene, month.month, Some(number));
    let is_day = match year {
        Some(year) => civil(year, month.month, number).is_some(),
        None => civil(2000, month.month, number).is_some(),
    };
    if let Some(date) = nth_weekday(got, year, month.month) {
        return Some(day(date).into());
    }
    is_day.then(|| DateValue::Day { year, month: Some(month.month), day: Some(number) }.into())
}

/// `الأحد الثاني من آب`: the second Sunday, where the second is no Sunday.
fn nth_weekday(got: &Captures, year: Option<i32>, month: u8) -> Option<Date> {
    let (weekday, nth) = (got.weekday?, got.day.filter(|nth| got.is_spelled && *nth <= 5)?);
    let date = civil(year?, month, nth)?;
    let wanted = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
    if date.weekday() == wanted {
        return None;
    }
    date.nth_weekday_of_month(i8::try_from(nth).ok()?, wanted).ok()
}

fn named_month(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let month = got.month?;
    if month.calendar == Calendar::Hijri {
        return hijri_day(got, scene, month.month, None);
    }
    let year = year_of(got, scene, month.month, None);
    Some(DateValue::Month(year, Some(month.month)).into())
}

/// A weekday, before or after the anchor.
pub(crate) fn weekday(got: &Captures, scene: &Scene<'_, '_>) -> Option<DateValue> {
    let number = got.weekday?;
    let Some(anchor) = scene.anchor else { return Some(DateValue::Weekday(number)) };
    let wanted = Weekday::from_monday_one_offset(number as i8).ok()?;
    let ahead = i64::from(anchor.weekday().until(wanted));
    let back = i64::from(anchor.weekday().since(wanted));
    let days = match got.pointer {
        Some(Pointer::Last | Pointer::Before) if back == 0 => -7,
        Some(Pointer::Last | Pointer::Before) => -back,
        Some(Pointer::Next | Pointer::Following) if ahead == 0 => 7,
        Some(Pointer::Next | Pointer::Following) => ahead,
        Some(Pointer::BeforeLast) if back == 0 => -14,
        Some(Pointer::BeforeLast) => -back - 7,
        Some(Pointer::AfterNext) if ahead == 0 => 14,
        Some(Pointer::AfterNext) => ahead + 7,
        Some(Pointer::Recent) => -back,
        _ => match scene.direction(got.at) {
            _ if back == 0 => 0,
            Direction::Past | Direction::Told => -back,
            Direction::Future | Direction::Open => ahead,
        },
    };
    plus_days(anchor, days).map(day)
}

/// How far a pointer points, in units.
pub(crate) fn steps(pointer: Pointer) -> i64 {
    match pointer {
        Pointer::BeforeLast => -2,
        Pointer::Last | Pointer::Before => -1,
        Pointer::Next | Pointer::Following => 1,
        Pointer::AfterNext => 2,
        Pointer::This | Pointer::Recent | Pointer::Same => 0,
    }
}

/// So many units from the anchor, at the unit's grain; open without an anchor.
pub(crate) fn unit_from_anchor(scene: &Scene<'_, '_>, unit: Unit, count: i64) -> Option<DateValue> {
    let Some(anchor) = scene.anchor else {
        return Some(match unit {
            Unit::Year => DateValue::Year(None),
            Unit::Month => DateValue::Month(None, None),
            Unit::Week => DateValue::Week(None, None),
            Unit::Day => SOME_DAY,
            _ => return None,
        });
    };
    unit_from(anchor, unit, count)
}

/// So many units from a day, at the unit's grain.
pub(crate) fn unit_from(from: Date, unit: Unit, count: i64) -> Option<DateValue> {
    if count.abs() > 100_000 {
        return None;
    }
    let year = i64::from(from.year());
    let own = |value: i64| i32::try_from(value).ok().filter(|value| *value >= 0);
    Some(match unit {
        Unit::Year => DateValue::Year(Some(own(year + count)?)),
        Unit::Decade => DateValue::Decade(own(year.div_euclid(10) + count)?),
        Unit::Century => DateValue::Century(own(year.div_euclid(100) + count)?),
        Unit::Month => {
            let months = year * 12 + i64::from(from.month()) - 1 + count;
            let month = u8::try_from(months.rem_euclid(12) + 1).ok();
            DateValue::Month(Some(own(months.div_euclid(12))?), month)
        }
        Unit::Week => {
            let week = plus_days(from, count * 7)?.iso_week_date();
            DateValue::Week(Some(i32::from(week.year())), u8::try_from(week.week()).ok())
        }
        Unit::Day => day(plus_days(from, count)?),
        Unit::Hour | Unit::Minute | Unit::Second => return None,
    })
}

/// A unit that is pointed at: `العام الماضي`, `هذا الأسبوع`, `الشهر نفسه`.
pub(crate) fn pointed(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let (unit, form) = got.unit?;
    let needs_article = got.that || got.same || got.pointer == Some(Pointer::This);
    if form != Form::One || needs_article && !got.definite {
        return None;
    }
    let is_same = got.same || got.that || got.pointer == Some(Pointer::Same);
    let is_near = matches!(got.pointer, Some(Pointer::Following | Pointer::Before));
    if is_same || is_near {
        let count = if is_same { 0 } else { got.pointer.map_or(0, steps) };
        let from = match unit {
            // اليوم نفسه: the day of this sentence, not one of the article's beginning.
            Unit::Day => scene.memory.day.map(|(_, value)| value),
            _ => scene.memory.date,
        };
        if let Some(value) = from.and_then(|from| of_memory(from, unit, count)) {
            return Some(value.into());
        }
        // اليوم التالي, ذلك العام, of what no day was said.
        match unit {
            _ if scene.is_alone(got.at) => {}
            Unit::Day if is_near || got.that => return Some(SOME_DAY.into()),
            Unit::Month if got.that => return Some(DateValue::Month(None, None).into()),
            Unit::Year if got.that => return Some(DateValue::Year(None).into()),
            _ => {}
        }
    }
    let count = got.pointer.map_or(0, steps);
    unit_from_anchor(scene, unit, count).map(Meaning::from)
}

/// The unit of a date spoken of before, or one further.
fn of_memory(from: DateValue, unit: Unit, count: i64) -> Option<DateValue> {
    let (year, month, number) = match from {
        DateValue::Day { year, month, day } => (year, month, day),
        DateValue::Month(year, month) => (year, month, None),
        DateValue::Year(year) | DateValue::Quarter(year, _) | DateValue::Half(year, _) => {
            (year, None, None)
        }
        _ => return None,
    };
    let is_fine = match unit {
        Unit::Year | Unit::Decade | Unit::Century => true,
        Unit::Month => month.is_some(),
        Unit::Day => number.is_some(),
        _ => false,
    };
    if !is_fine {
        return None;
    }
    match year {
        Some(year) => {
            let from = civil(year, month.unwrap_or(1), number.unwrap_or(1))?;
            unit_from(from, unit, count)
        }
        None if count != 0 => None,
        None => match unit {
            Unit::Month => Some(DateValue::Month(None, month)),
            Unit::Day => Some(DateValue::Day { year, month, day: number }),
            _ => None,
        },
    }
}

/// So long ago: the date at the unit's grain, or a clock time.
pub(crate) fn ago(period: Period, scene: &Scene<'_, '_>, sign: i64) -> Option<TimexValue> {
    let Some(count) = period.count else {
        return Some(if sign < 0 { TimexValue::Past } else { TimexValue::Future });
    };
    let count = i64::from(count) * sign;
    match period.unit {
        Unit::Decade => unit_from_anchor(scene, Unit::Year, count * 10).map(TimexValue::Date),
        Unit::Century => unit_from_anchor(scene, Unit::Year, count * 100).map(TimexValue::Date),
        Unit::Hour | Unit::Minute | Unit::Second => clock_ago(period, scene, count),
        unit => unit_from_anchor(scene, unit, count).map(TimexValue::Date),
    }
}

fn clock_ago(period: Period, scene: &Scene<'_, '_>, count: i64) -> Option<TimexValue> {
    let (Some(anchor), Some((hour, minute))) = (scene.anchor, scene.hour) else {
        return Some(TimexValue::Period(period));
    };
    let minutes = match period.unit {
        Unit::Hour => count.checked_mul(60)?,
        Unit::Minute => count,
        _ => return Some(TimexValue::Period(period)),
    };
    let rest = match period.rest {
        Some((rest, Unit::Minute)) => i64::from(rest) * count.signum(),
        _ => 0,
    };
    let total = i64::from(hour) * 60 + i64::from(minute) + minutes + rest;
    let date = plus_days(anchor, total.div_euclid(1440))?;
    let left = total.rem_euclid(1440);
    let clock = Clock::At {
        hour: u8::try_from(left / 60).ok()?,
        minute: u8::try_from(left % 60).ok()?,
        second: None,
        utc: false,
    };
    Some(TimexValue::Time(day(date), clock))
}

/// The day that a clock time without a date belongs to: the last one of its sentence, or of the last few
/// days if the text is telling of one of them, else the day of publication.
pub(crate) fn day_in_view(got: &Captures, scene: &Scene<'_, '_>) -> DateValue {
    const SENTENCES: usize = 6;
    const DAYS: i32 = 7;
    let sentence = scene.text.sentence_of(got.at);
    let is_fresh = |value: DateValue, anchor: Date| {
        let date = known(value).filter(|date| *date < anchor);
        date.is_some_and(|date| (anchor - date).get_days() <= DAYS)
    };
    let is_told = || matches!(scene.direction(got.at), Direction::Past | Direction::Told);
    match (scene.memory.day, scene.anchor) {
        (Some((place, value)), _) if place == sentence => value,
        (Some((place, value)), Some(anchor))
            if place + SENTENCES >= sentence && is_fresh(value, anchor) && is_told() =>
        {
            value
        }
        (_, Some(anchor)) => day(anchor),
        _ => SOME_DAY,
    }
}

/// True if nothing in the text says the year of a month or a day of one.
pub(crate) fn is_guess(got: &Captures) -> bool {
    let is_said = got.year.is_some() || got.date.is_some() || got.pointer.is_some();
    got.month.is_some() && got.weekday.is_none() && !is_said
}

/// The beginning of a range, guessed like its end, does not lie behind it.
pub(crate) fn in_order(from: &mut TimexValue, to: &TimexValue) {
    let place = |value: &TimexValue| match *value {
        TimexValue::Date(DateValue::Month(year, month)) => Some((year?, month?, 0)),
        TimexValue::Date(DateValue::Day { year, month, day }) => Some((year?, month?, day?)),
        _ => None,
    };
    let (Some(begin), Some(end)) = (place(from), place(to)) else { return };
    if begin.0 <= end.0 || (begin.1, begin.2) > (end.1, end.2) {
        return;
    }
    if let TimexValue::Date(DateValue::Month(year, _) | DateValue::Day { year, .. }) = from {
        *year = Some(end.0);
    }
}

/// `من الأحد إلى الخميس`: the second day does not lie before the first; what is over begins a week earlier,
/// what is to come ends a week later.
pub(crate) fn weekdays_in_order(scene: &Scene<'_, '_>, from: &mut TimexValue, to: &mut TimexValue) {
    let (TimexValue::Date(begin), TimexValue::Date(end)) = (&mut *from, &mut *to) else { return };
    let (Some(first), Some(last)) = (known(*begin), known(*end)) else { return };
    let week = |date: Date, days: i64| plus_days(date, days).map(day);
    if first <= last {
        return;
    }
    match scene.anchor {
        Some(anchor) if first > anchor => *end = week(last, 7).unwrap_or(*end),
        _ => *begin = week(first, -7).unwrap_or(*begin),
    }
}
