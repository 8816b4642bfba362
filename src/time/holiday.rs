//! Named days: fixed ones, Islamic ones by Umm al-Qura, those that follow Easter, and nth weekdays.

use jiff::civil::{Date, Weekday};

use super::direction::Direction;
use super::hijri::{self, HijriDate};
use super::lexicon::{Holiday, Pointer};
use super::resolve::{civil, day, known, plus_days};
use super::scene::Scene;
use super::shape::{Captures, Meaning};
use super::value::{DateValue, TimexValue};

/// A named day: of the year that is printed, else the nearest one.
pub(crate) fn holiday(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let holiday = got.holiday?;
    let year = match got.date {
        Some(DateValue::Year(year)) => year,
        _ => got.year,
    };
    let found = match (year, scene.anchor) {
        (Some(year), _) => holiday_in(holiday, year).next(),
        (None, Some(anchor)) => {
            let year = i32::from(anchor.year());
            // What is announced without a verb may also be just over.
            let is_alone = scene.is_alone(got.at);
            let is_ahead = !is_alone && scene.direction(got.at) == Direction::Future;
            let near = (year - 1..=year + 1).flat_map(|year| holiday_in(holiday, year));
            let near = near.filter(|date| match got.pointer {
                Some(Pointer::Last) => *date < anchor,
                Some(Pointer::Next) => *date > anchor,
                _ => !is_ahead || *date >= anchor,
            });
            let weight = |date: &Date| if is_alone && *date < anchor { 3 } else { 1 };
            near.min_by_key(|date| (*date - anchor).get_days().abs() * weight(date))
        }
        (None, None) => None,
    };
    match (found, holiday) {
        (Some(date), Holiday::Hijri(month, number)) => {
            let year = hijri::from_civil(date).map(|(year, ..)| year);
            let own = HijriDate { year, month: Some(month), day: Some(number) };
            Some(Meaning { hijri: Some(own), ..day(date).into() })
        }
        (Some(date), _) => Some(day(date).into()),
        (None, Holiday::Fixed(month, number)) => {
            Some(DateValue::Day { year, month: Some(month), day: Some(number) }.into())
        }
        (None, _) => Some(DateValue::Day { year, month: None, day: None }.into()),
    }
}

/// `ثاني أيام عيد الفطر`: a day of a feast that lasts for several.
pub(crate) fn later_day(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let later = got.ordinal.filter(|nth| (1..=7).contains(nth))? - 1;
    let first = holiday(got, scene)?;
    let TimexValue::Date(date) = first.value else { return None };
    let Some(date) = known(date) else { return Some(first) };
    let hijri = first.hijri.map(|own| {
        let day = own.day.and_then(|day| day.checked_add(u8::try_from(later).ok()?));
        HijriDate { day, ..own }
    });
    Some(Meaning { hijri, ..day(plus_days(date, later.into())?).into() })
}

/// The days of a civil year on which a named day falls; a Hijri one may come twice.
fn holiday_in(holiday: Holiday, year: i32) -> impl Iterator<Item = Date> {
    let hijri_year = civil(year, 1, 1).and_then(hijri::from_civil).map_or(0, |(year, ..)| year);
    let found = match holiday {
        Holiday::Fixed(month, number) => [civil(year, month, number), None],
        Holiday::Easter(days) => [easter(year).and_then(|day| plus_days(day, days.into())), None],
        Holiday::Pascha(days) => [pascha(year).and_then(|day| plus_days(day, days.into())), None],
        Holiday::Nth(month, nth, weekday) => [nth_weekday(year, month, nth, weekday), None],
        Holiday::Hijri(month, number) => [hijri_year, hijri_year + 1]
            .map(|own| hijri::to_civil(own, month, number))
            .map(|date| date.filter(|date| i32::from(date.year()) == year)),
    };
    found.into_iter().flatten()
}

/// Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher.
fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    civil(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// Easter Sunday of the Eastern churches: by the Julian calendar, after Meeus.
fn pascha(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 4, year % 7, year % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let (month, day) = ((d + e + 114) / 31, (d + e + 114) % 31 + 1);
    let behind = year / 100 - year / 400 - 2;
    let julian = civil(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    plus_days(julian, behind.into())
}

fn nth_weekday(year: i32, month: u8, nth: u8, weekday: u8) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
    civil(year, month, 1)?.nth_weekday_of_month(i8::try_from(nth).ok()?, weekday).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_sundays() {
        let print = |year| easter(year).map(|date| date.to_string());
        assert_eq!(print(2013).as_deref(), Some("2013-03-31"));
        assert_eq!(print(2024).as_deref(), Some("2024-03-31"));
        assert_eq!(print(2025).as_deref(), Some("2025-04-20"));
    }

    #[test]
    fn easter_sundays_of_the_east() {
        let print = |year| pascha(year).map(|date| date.to_string());
        assert_eq!(print(2013).as_deref(), Some("2013-05-05"));
        assert_eq!(print(2024).as_deref(), Some("2024-05-05"));
        assert_eq!(print(2025).as_deref(), Some("2025-04-20"));
    }
}
