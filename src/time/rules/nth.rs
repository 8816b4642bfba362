//! Days and weeks by their place in a week, a month or a year.

use super::super::hijri::HijriDate;
use super::super::islamic::days_of_month;
use super::super::lexicon::{Form, Particle, Pointer};
use super::super::resolve;
use super::super::scene::Scene;
use super::super::shape::{Captures, Head, Meaning, Rule, Slot};
use super::super::value::{DateValue, Period, TimexValue, Unit};

use jiff::civil::Weekday;

use Slot::{Any, Mark, Noun, Nth, Opt, Ordinal, Pointing, Sub, Unless, Within, Word};

const DAY_NOUN: Slot = Noun(Unit::Day, Form::One);
const IN_MONTH: &[&[Slot]] = &[&[Sub(Head::Month)], &[Sub(Head::MonthRef)]];

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "weekday-of-every-month",
        head: Head::Set,
        shape: &[
            Any(&[
                &[Opt(&[DAY_NOUN]), Slot::Weekday, Any(&[&[Nth], &[Pointing(Pointer::Recent)]])],
                &[
                    Any(&[&[Ordinal], &[Word(Particle::First)], &[Word(Particle::Ultimate)]]),
                    Opt(&[DAY_NOUN]),
                    Slot::BareWeekday,
                ],
            ]),
            Any(&[&[Word(Particle::Of)], &[Word(Particle::In)], &[]]),
            Slot::Every,
            Noun(Unit::Month, Form::One),
        ],
        value: |_, _| Some(TimexValue::Period(Period::new(Some(1), Unit::Month)).into()),
        example: ("يعقد السوق أول جمعة من كل شهر", "P1M"),
    },
    Rule {
        name: "week-weekday",
        head: Head::Day,
        shape: &[
            Sub(Head::Span),
            Opt(&[Mark(&['،', ','])]),
            Opt(&[DAY_NOUN]),
            Slot::Weekday,
            Unless(&[Any(&[&[Nth], &[Slot::Adjective]])]),
        ],
        value: weekday_of_week,
        example: ("تنعقد الجلسة الأسبوع المقبل يوم الأربعاء", "2024-04-24"),
    },
    Rule {
        name: "weekday-of-week",
        head: Head::Day,
        shape: &[
            Opt(&[DAY_NOUN]),
            Any(&[&[Slot::Weekday], &[Slot::BareWeekday]]),
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
                &[Opt(&[DAY_NOUN]), Slot::Weekday, Pointing(Pointer::Recent)],
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
        name: "weekday-after-day",
        head: Head::Day,
        shape: &[
            Any(&[&[Ordinal], &[Word(Particle::First)]]),
            Opt(&[DAY_NOUN]),
            Slot::BareWeekday,
            Word(Particle::After),
            Sub(Head::Day),
        ],
        value: weekday_after_day,
        example: ("تقام البطولة أول سبت بعد عيد الفصح 2024", "2024-04-06"),
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
                &[Word(Particle::Ultimate), Noun(Unit::Day, Form::Many)],
            ]),
            Any(&[
                &[
                    Any(&[&[Word(Particle::Of)], &[Word(Particle::In)]]),
                    Any(&[&[Sub(Head::Month)], &[Sub(Head::MonthRef)], &[Sub(Head::Year)]]),
                ],
                &[Within(&[Sub(Head::Month)])],
                &[Opt(&[Noun(Unit::Month, Form::One)]), Slot::Month],
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
    let wanted = Weekday::from_monday_one_offset(weekday).ok()?;
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

fn weekday_after_day(got: &Captures, _scene: &Scene<'_, '_>) -> Option<Meaning> {
    let from = resolve::known(got.date?)?;
    let wanted = Weekday::from_monday_one_offset(i8::try_from(got.weekday?).ok()?).ok()?;
    let nth = i32::try_from(got.ordinal.unwrap_or(1)).ok().filter(|nth| (1..=53).contains(nth))?;
    from.nth_weekday(nth, wanted).ok().map(|date| resolve::day(date).into())
}

/// `آخر يوم من الشهر`, `اليوم الثالث من شهر آب`
fn day_of_period(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    // آخر أيام رمضان
    if let (Some(_), None, None) = (got.month, got.date, got.hijri) {
        let month = resolve::month(got, scene)?;
        let date = match month.value {
            TimexValue::Date(date) => Some(date),
            _ => None,
        };
        return day_of_period(&Captures { month: None, date, hijri: month.hijri, ..*got }, scene);
    }
    if let (Some(month), None) = (got.hijri, got.date) {
        return day_of_hijri(got, month);
    }
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

/// `آخر أيام رمضان`, `اليوم الثالث من رمضان`
fn day_of_hijri(got: &Captures, month: HijriDate) -> Option<Meaning> {
    let TimexValue::Interval(days) = days_of_month(month)? else { return None };
    let (TimexValue::Date(first), TimexValue::Date(last)) = *days else { return None };
    let (first, last) = (resolve::known(first)?, resolve::known(last)?);
    let found = match got.ordinal {
        Some(nth) => resolve::plus_days(first, i64::from(nth) - 1)?,
        None if got.is_first => first,
        None => last,
    };
    let number = (found - first).get_days() + 1;
    let hijri = HijriDate { day: u8::try_from(number).ok(), ..month };
    let is_inside = (first..=last).contains(&found);
    is_inside.then(|| Meaning { hijri: Some(hijri), ..resolve::day(found).into() })
}

/// The week in which the seven days of that number begin, or the month ends.
fn week_of_hijri(got: &Captures, month: HijriDate) -> Option<Meaning> {
    let TimexValue::Interval(days) = days_of_month(month)? else { return None };
    let day = |value: &TimexValue| match value {
        TimexValue::Date(date) => resolve::known(*date),
        _ => None,
    };
    let date = match got.ordinal {
        _ if got.is_first => day(&days.0)?,
        Some(nth) => resolve::plus_days(day(&days.0)?, i64::from(nth.min(5)) * 7 - 7)?,
        None => day(&days.1)?,
    };
    resolve::unit_from(date, Unit::Week, 0).map(Meaning::from)
}

/// The week of that number; as in the ISO year, a week belongs where its Thursday lies.
fn week_of_month(got: &Captures, _scene: &Scene<'_, '_>) -> Option<Meaning> {
    if let Some(month) = got.hijri.filter(|_| got.date.is_none()) {
        return week_of_hijri(got, month);
    }
    let (year, month) = match got.date {
        Some(DateValue::Year(Some(year))) if got.ordinal.is_none() && !got.is_first => (year, 12),
        Some(DateValue::Year(Some(year))) => (year, 1),
        Some(DateValue::Month(Some(year), Some(month))) => (year, month),
        Some(DateValue::Month(year, _)) => return Some(DateValue::Week(year, None).into()),
        _ => return None,
    };
    let nth = match got.ordinal {
        _ if got.is_first => 1,
        Some(ordinal) => i8::try_from(ordinal).ok().filter(|nth| (1..=5).contains(nth))?,
        None => -1,
    };
    let first = resolve::civil(year, month, 1)?;
    let thursday = first.nth_weekday_of_month(nth, Weekday::Thursday).ok()?;
    resolve::unit_from(thursday, Unit::Week, 0).map(Meaning::from)
}
