//! Days and weeks by their place in a week, a month or a year.

use super::super::lexicon::{Form, Particle, Pointer};
use super::super::resolve;
use super::super::scene::Scene;
use super::super::shape::{Captures, Head, Meaning, Rule, Slot};
use super::super::value::{DateValue, Unit};

use Slot::{Any, Noun, Nth, Opt, Ordinal, Pointing, Sub, Weekday, Within, Word};

const DAY_NOUN: Slot = Noun(Unit::Day, Form::One);
const IN_MONTH: &[&[Slot]] = &[&[Sub(Head::Month)], &[Sub(Head::MonthRef)]];

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "weekday-of-week",
        head: Head::Day,
        shape: &[
            Opt(&[DAY_NOUN]),
            Any(&[&[Weekday], &[Slot::BareWeekday]]),
            Opt(&[Word(Particle::Of)]),
            Sub(Head::Span),
        ],
        value: weekday_of_week,
        example: ("عقد الاجتماع الثلاثاء من الأسبوع الماضي", "2024-04-09"),
    },
    Rule {
        name: "weekday-of-month",
        head: Head::Day,
        shape: &[
            Any(&[
                &[
                    Any(&[&[Ordinal], &[Word(Particle::First)], &[Word(Particle::Ultimate)]]),
                    Opt(&[DAY_NOUN]),
                    Slot::BareWeekday,
                ],
                &[Opt(&[DAY_NOUN]), Weekday, Pointing(Pointer::Recent)],
            ]),
            Any(&[
                &[Any(&[&[Word(Particle::Of)], &[Word(Particle::In)], &[]]), Any(IN_MONTH)],
                &[Within(&[Any(IN_MONTH)])],
            ]),
        ],
        value: weekday_of_month,
        example: ("في أول جمعة من شهر آذار 2024", "2024-03-01"),
    },
    Rule {
        name: "day-of-period",
        head: Head::Day,
        shape: &[
            Any(&[
                &[
                    Any(&[&[Ordinal], &[Word(Particle::First)], &[Word(Particle::Ultimate)]]),
                    DAY_NOUN,
                ],
                &[DAY_NOUN, Any(&[&[Nth], &[Pointing(Pointer::Recent)]])],
            ]),
            Any(&[
                &[
                    Any(&[&[Word(Particle::Of)], &[Word(Particle::In)]]),
                    Any(&[&[Sub(Head::Month)], &[Sub(Head::MonthRef)], &[Sub(Head::Year)]]),
                ],
                &[Within(&[Sub(Head::Month)])],
            ]),
        ],
        value: day_of_period,
        example: ("في آخر يوم من شباط 2024", "2024-02-29"),
    },
    Rule {
        name: "week-of-month",
        head: Head::Span,
        shape: &[
            Any(&[
                &[Noun(Unit::Week, Form::One), Any(&[&[Ordinal], &[Pointing(Pointer::Recent)]])],
                &[
                    Any(&[&[Ordinal], &[Word(Particle::First)], &[Word(Particle::Ultimate)]]),
                    Noun(Unit::Week, Form::One),
                ],
            ]),
            Any(&[
                &[
                    Any(&[&[Word(Particle::Of)], &[Word(Particle::In)], &[]]),
                    Any(&[&[Sub(Head::Month)], &[Sub(Head::MonthRef)], &[Sub(Head::Year)]]),
                ],
                &[Within(&[Sub(Head::Month)])],
            ]),
        ],
        value: week_of_month,
        example: ("في الأسبوع الأخير من شهر آذار 2024", "2024-W13"),
    },
];

fn weekday_of_week(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let Some(DateValue::Week(..)) = got.date else { return None };
    let Some(anchor) = scene.anchor else {
        return Some(DateValue::Weekday(got.weekday?).into());
    };
    let steps = got.pointer.map_or(0, resolve::steps);
    let away = i64::from(got.weekday?) - i64::from(anchor.weekday().to_monday_one_offset());
    resolve::plus_days(anchor, steps * 7 + away).map(|date| resolve::day(date).into())
}

/// `أول جمعة من آذار`, `آخر اثنين من الشهر المقبل`
fn weekday_of_month(got: &Captures, _scene: &Scene<'_, '_>) -> Option<Meaning> {
    let Some(DateValue::Month(year, month)) = got.date else { return None };
    let weekday = i8::try_from(got.weekday?).ok()?;
    let wanted = jiff::civil::Weekday::from_monday_one_offset(weekday).ok()?;
    let nth = match (got.ordinal, got.is_first) {
        (Some(nth), _) => i8::try_from(nth).ok().filter(|nth| (1..=5).contains(nth))?,
        (None, true) => 1,
        (None, false) => -1,
    };
    let (Some(year), Some(month)) = (year, month) else {
        return Some(DateValue::Day { year, month, day: None }.into());
    };
    let found = resolve::civil(year, month, 1)?.nth_weekday_of_month(nth, wanted).ok()?;
    Some(resolve::day(found).into())
}

/// `آخر يوم من الشهر`, `اليوم الثالث من شهر آب`
fn day_of_period(got: &Captures, _scene: &Scene<'_, '_>) -> Option<Meaning> {
    let (first, last) = match got.date? {
        DateValue::Month(Some(year), Some(month)) => {
            let first = resolve::civil(year, month, 1)?;
            (first, first.last_of_month())
        }
        DateValue::Year(Some(year)) => (resolve::civil(year, 1, 1)?, resolve::civil(year, 12, 31)?),
        DateValue::Month(year, month) => {
            return Some(DateValue::Day { year, month, day: None }.into());
        }
        _ => return None,
    };
    let found = match got.ordinal {
        Some(nth) => resolve::plus_days(first, i64::from(nth) - 1)?,
        None if got.is_first => first,
        None => last,
    };
    (first..=last).contains(&found).then(|| resolve::day(found).into())
}

/// The week, from Monday, in which the seven days of that number begin; the last one holds the
/// month's last day.
fn week_of_month(got: &Captures, _scene: &Scene<'_, '_>) -> Option<Meaning> {
    let (year, month) = match got.date {
        Some(DateValue::Year(Some(year))) if got.ordinal.is_none() && !got.is_first => (year, 12),
        Some(DateValue::Year(Some(year))) => (year, 1),
        Some(DateValue::Month(Some(year), Some(month))) => (year, month),
        Some(DateValue::Month(year, _)) => return Some(DateValue::Week(year, None).into()),
        _ => return None,
    };
    let last = resolve::civil(year, month, 1)?.last_of_month();
    let day = match got.ordinal {
        _ if got.is_first => resolve::civil(year, month, 1)?,
        Some(ordinal @ 1..=4) => resolve::civil(year, month, u8::try_from(ordinal * 7 - 6).ok()?)?,
        Some(_) => return None,
        None => last,
    };
    resolve::unit_from(day, Unit::Week, 0).map(Meaning::from)
}
