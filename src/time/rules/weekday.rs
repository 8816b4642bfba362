//! Weekdays, named days and days that are pointed at.

use super::super::lexicon::{Form, Particle, Pointer};
use super::super::scene::Scene;
use super::super::shape::{Captures, Head, Meaning, Rule, Slot};
use super::super::value::{DateValue, Unit};
use super::super::{holiday, resolve};
use super::day::DAY_NOUN;
use super::days::{DAYS_OF, MONTH_TAIL};

use Slot::{
    Adjective, Ahead, Any, Day, Holiday, Joined, Mark, NotAfter, Noun, Nth, Opt, Ordinal, Pointing,
    Same, Sub, That, This, Unless, Weekday, Word, YearNumber,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "weekdays-every-week",
        head: Head::Set,
        shape: &[
            Noun(Unit::Day, Form::Many),
            Weekday,
            Unless(&[Any(&[
                &[Adjective],
                &[Joined(&[Weekday])],
                &[Mark(&['،', ',', '-', '/', '(']), Weekday],
                &[Day],
            ])]),
        ],
        value: |got, _| Some(DateValue::Weekday(got.weekday?).into()),
        example: ("تقفل المتاجر أيام الأحد", "XXXX-WXX-7"),
    },
    Rule {
        name: "weekday",
        head: Head::Day,
        shape: &[
            NotAfter(&[Particle::Rite]),
            Opt(&[Any(&[&[DAY_NOUN], &[This], DAYS_OF])]),
            Weekday,
            // السبت والأحد الماضيين
            Opt(&[Any(&[&[Adjective], &[Ahead(&[Joined(&[Slot::OtherWeekday]), Adjective])]])]),
        ],
        value: |got, scene| match scene.number(got.end - 1) {
            // الأحد عشر كوكبا
            Some(number) if number.tokens.end > got.end => None,
            _ => resolve::weekday(got, scene).map(Meaning::from),
        },
        example: ("يزور الرئيس بغداد الخميس المقبل", "2024-04-18"),
    },
    Rule {
        name: "day-of-holiday",
        head: Head::Day,
        shape: &[
            Any(&[
                &[Ordinal, Noun(Unit::Day, Form::Many)],
                &[Ordinal, DAY_NOUN, Opt(&[Word(Particle::Of)])],
                &[DAY_NOUN, Nth, Opt(&[Word(Particle::Of)])],
            ]),
            Any(&[&[Holiday], &[Slot::Within(&[Holiday])]]),
            Opt(&[Any(&[&[YearNumber], &[Opt(&[Word(Particle::Of)]), Sub(Head::Year)]])]),
        ],
        value: holiday::later_day,
        example: ("وقع الانفجار ثاني أيام عيد الفصح", "2024-04-01"),
    },
    Rule {
        name: "this-day-of-year",
        head: Head::Day,
        shape: &[
            Any(&[&[This, DAY_NOUN], &[DAY_NOUN, Any(&[&[Pointing(Pointer::Same)], &[This]])]]),
            Word(Particle::Of),
            Sub(Head::Year),
        ],
        value: |got, scene| {
            let (Some(DateValue::Year(year)), Some(anchor)) = (got.date, scene.anchor) else {
                return Some(resolve::SOME_DAY.into());
            };
            let (month, day) = (anchor.month().unsigned_abs(), anchor.day().unsigned_abs());
            Some(DateValue::Day { year, month: Some(month), day: Some(day) }.into())
        },
        example: ("في مثل هذا اليوم من عام 1975", "1975-04-15"),
    },
    Rule {
        name: "weekday-day",
        head: Head::Day,
        shape: &[Opt(&[DAY_NOUN]), Weekday, Day, Unless(&[Any(&[MONTH_TAIL, &[Slot::Unit]])])],
        value: weekday_and_day,
        example: ("يعقد الاجتماع السبت 20", "2024-04-20"),
    },
    Rule {
        name: "day-pointed",
        head: Head::Day,
        shape: &[
            DAY_NOUN,
            Any(&[
                &[Pointing(Pointer::Following)],
                &[Pointing(Pointer::Same)],
                &[Pointing(Pointer::Before)],
                &[Pointing(Pointer::Last)],
            ]),
        ],
        value: resolve::pointed,
        example: ("وقع ذلك في 3 آذار 2024 وفي اليوم التالي", "2024-03-04"),
    },
    Rule {
        name: "same-day",
        head: Head::Day,
        shape: &[Any(&[&[Same], &[That]]), DAY_NOUN],
        value: resolve::pointed,
        example: ("اجتمعوا في 3 آذار 2024 وفي نفس اليوم غادروا", "2024-03-03"),
    },
    Rule {
        name: "holiday",
        head: Head::Day,
        shape: &[
            Opt(&[DAY_NOUN]),
            Holiday,
            Opt(&[Any(&[
                &[YearNumber],
                &[Opt(&[Word(Particle::Of)]), Sub(Head::Year)],
                &[Slot::Within(&[Sub(Head::Year)])],
                &[Pointing(Pointer::Last)],
                &[Pointing(Pointer::Next)],
            ])]),
        ],
        value: holiday::holiday,
        example: ("في عيد العمال", "2024-05-01"),
    },
];

/// `السبت السادس عشر`: the nearest month in which that day is that weekday.
pub(super) fn weekday_and_day(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let (anchor, weekday, day) = (scene.anchor?, got.weekday?, got.day?);
    (-31..=31)
        .filter_map(|days| resolve::plus_days(anchor, days))
        .filter(|date| date.day() == day as i8)
        .filter(|date| date.weekday().to_monday_one_offset() == weekday as i8)
        .min_by_key(|date| (*date - anchor).get_days().abs())
        .map(|date| resolve::day(date).into())
}
