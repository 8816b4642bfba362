//! Dates of the Islamic calendar: which day a text means, and how sure its civil day is.
//!
//! Umm al-Qura computes its months. Outside of Saudi Arabia, and for Ramadan and the feasts, the
//! new moon is sighted, so a computed day may be one off unless the text prints the civil day or
//! the weekday beside it.

use jiff::civil::{Date, Weekday};

use super::hijri::{self, HijriDate};
use super::lexicon::Pointer;
use super::resolve::{SOME_DAY, civil, day, known, plus_days};
use super::scene::Scene;
use super::shape::{Captures, Meaning};
use super::value::{DateValue, TimexValue};
use super::{Calendar, Timex};

/// A day or month of the Hijri calendar: its own value, and the civil one where it is known.
pub(crate) fn hijri_day(
    got: &Captures,
    scene: &Scene<'_, '_>,
    month: u8,
    number: Option<u8>,
) -> Option<Meaning> {
    if number.is_some_and(|number| number > 30) {
        return None;
    }
    // `رمضان 2019`: the Hijri month of a civil year.
    let printed = got.year.map(|year| match year {
        1700..=2100 if got.era != Some(Calendar::Hijri) => hijri_year_in(year, month),
        year => Some(year),
    });
    let year = printed.unwrap_or_else(|| hijri_year(got, scene, month, number.unwrap_or(15)));
    let own = HijriDate { year, month: Some(month), day: number };
    let computed = year.and_then(|year| hijri::to_civil(year, month, number.unwrap_or(1)));
    let (value, settled) = match (computed, number) {
        (Some(date), Some(_)) => {
            let seen = got.weekday.and_then(|weekday| on_weekday(date, weekday));
            (TimexValue::Date(day(seen.unwrap_or(date))), seen.is_some())
        }
        (Some(_), None) => (days_of_month(own)?, false),
        (None, _) if year.is_some() && cfg!(feature = "hijri") => return None,
        (None, Some(_)) => (TimexValue::Date(SOME_DAY), false),
        (None, None) => (TimexValue::Date(DateValue::Month(None, None)), false),
    };
    Some(Meaning { hijri: Some(own), settled, ..value.into() })
}

/// A Hijri month, from its first day to its last.
pub(crate) fn days_of_month(own: HijriDate) -> Option<TimexValue> {
    let (year, month) = (own.year?, own.month?);
    let first = hijri::to_civil(year, month, 1)?;
    let last = (29..=30).rev().find_map(|number| hijri::to_civil(year, month, number))?;
    let [first, last] = [first, last].map(|date| TimexValue::Date(day(date)));
    Some(TimexValue::Interval(Box::new((first, last))))
}

/// The day nearest to a computed one, one off at most, that is the weekday printed beside it.
pub(crate) fn on_weekday(date: Date, weekday: u8) -> Option<Date> {
    let wanted = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
    let near = [0, -1, 1].into_iter().filter_map(|days| plus_days(date, days));
    near.into_iter().find(|date| date.weekday() == wanted)
}

/// The Hijri year whose month begins in a civil year.
fn hijri_year_in(year: i32, month: u8) -> Option<i32> {
    let (first, ..) = hijri::from_civil(civil(year, 1, 1)?)?;
    let begins = |own: &i32| {
        hijri::to_civil(*own, month, 1).is_some_and(|date| i32::from(date.year()) == year)
    };
    [first, first + 1].into_iter().find(begins)
}

/// The Hijri year nearest to the anchor, or the one that a pointer names.
fn hijri_year(got: &Captures, scene: &Scene<'_, '_>, month: u8, number: u8) -> Option<i32> {
    let anchor = scene.anchor?;
    let (year, now, _) = hijri::from_civil(anchor)?;
    match got.pointer {
        Some(Pointer::Last | Pointer::Before) => {
            return Some(if month < now { year } else { year - 1 });
        }
        Some(Pointer::Next | Pointer::Following) => {
            return Some(if month > now { year } else { year + 1 });
        }
        _ => {}
    }
    let away = |year: &i32| {
        let date = hijri::to_civil(*year, month, number.min(29));
        date.map_or(i32::MAX, |date| (date - anchor).get_days().abs())
    };
    [year, year - 1, year + 1].into_iter().min_by_key(away)
}

/// A Hijri year as the civil year that holds most of it.
pub(crate) fn hijri_only(year: i32) -> Meaning {
    let civil = DateValue::Year(hijri::civil_year(year));
    let own = HijriDate { year: Some(year), month: None, day: None };
    Meaning { hijri: Some(own), ..civil.into() }
}

/// A Hijri day that is said to be today or yesterday is that day.
pub(crate) fn on_day(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let (days, date) = (got.from_anchor?, got.date?);
    let said = scene.anchor.and_then(|anchor| plus_days(anchor, days.into()));
    let is_near = |said: &Date| known(date).is_some_and(|own| (own - *said).get_days().abs() <= 1);
    Some(match said.filter(|said| got.hijri.is_some() && is_near(said)) {
        Some(said) => Meaning { settled: true, ..day(said).into() },
        None => date.into(),
    })
}

/// A Hijri day takes the civil day that is printed beside it: the moon was sighted, not computed.
pub(super) fn agree_with_twins(found: &mut [Timex<'_>]) {
    for at in 1..found.len() {
        let (before, after) = found.split_at_mut(at);
        let (Some(one), Some(two)) = (before.last_mut(), after.first_mut()) else { continue };
        if two.tokens.start > one.tokens.end + 4 {
            continue;
        }
        let (hijri, printed) = match (one.calendar, two.calendar) {
            (Calendar::Hijri, Calendar::Gregorian) => (one, &*two),
            (Calendar::Gregorian, Calendar::Hijri) => (two, &*one),
            _ => continue,
        };
        if let TimexValue::Date(date) = printed.value
            && let Some(date) = known(date)
        {
            agree(hijri, date);
        }
    }
}

fn agree(timex: &mut Timex<'_>, printed: Date) {
    let (Some(own), TimexValue::Date(value)) = (timex.hijri, &timex.value) else { return };
    let Some(number) = own.day else { return };
    // Without its year, a day is that of the year in which it falls on the printed one.
    let year = own.year.or_else(|| hijri::from_civil(printed).map(|(year, ..)| year));
    let computed = match known(*value) {
        Some(date) => Some(date),
        None => year.zip(own.month).and_then(|(year, month)| hijri::to_civil(year, month, number)),
    };
    // News gives the days of the Middle Ages by the Julian calendar, up to ten days behind.
    let reach = if printed.year() < 1583 { 12 } else { 2 };
    if computed.is_some_and(|date| (date - printed).get_days().abs() <= reach) {
        timex.value = TimexValue::Date(day(printed));
        timex.hijri = Some(HijriDate { year, ..own });
        timex.uncertain_by = 0;
    }
}
