//! A day of a month, اليوم and أمس.

use super::super::islamic;
use super::super::lexicon::{Form, Particle, Pointer};
use super::super::resolve;
use super::super::scene::Scene;
use super::super::shape::{Captures, Head, Meaning, Rule, Slot};
use super::super::value::{DateValue, TimexValue, Unit};
use super::weekday::weekday_and_day;
use super::{OF_MONTH, TAIL};

use Slot::{
    Adjective, After, Any, Day, DayFromAnchor, Joined, Mark, Month, NotAfter, Noun, Nth, Opt,
    Ordinal, Pointing, Sub, This, Unless, Weekday, Word,
};

pub(super) const DAY_NOUN: Slot = Noun(Unit::Day, Form::One);
/// `الثلاثاء`, `يوم الثلاثاء`, `الثلاثاء الموافق`, `الأربعاء،`
pub(super) const BEFORE_DAY: &[Slot] = &[
    Opt(&[DAY_NOUN]),
    Opt(&[
        Weekday,
        Opt(&[Adjective]),
        Opt(&[Any(&[
            &[Word(Particle::Match)],
            &[Mark(&['،', ',', '(', '-'])],
            &[Word(Particle::In)],
        ])]),
        Opt(&[DAY_NOUN]),
    ]),
];
/// A weekday that stands in apposition: `اليوم (الاثنين)`, `أمس، الثلاثاء`.
const APPOSITION: &[Slot] = &[Opt(&[Any(&[
    &[Mark(&['(', '[']), Weekday, Mark(&[')', ']'])],
    &[Opt(&[Mark(&['،', ','])]), Opt(&[DAY_NOUN]), Weekday],
])])];

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "today",
        head: Head::Day,
        shape: &[
            NotAfter(&[Particle::Paper]),
            Opt(&[This]),
            DayFromAnchor,
            Unless(&[Any(&[&[Nth], &[Word(Particle::Occasion)]])]),
            Opt(APPOSITION),
        ],
        value: today,
        example: ("أعلن الوزير اليوم (الاثنين)", "2024-04-15"),
    },
    Rule {
        name: "today-date",
        head: Head::Day,
        shape: &[Opt(&[This]), DayFromAnchor, Opt(&[Mark(&['،', ',', '('])]), Sub(Head::Day)],
        value: islamic::on_day,
        example: ("أمس الأحد 14 نيسان 2024 وقع انفجار", "2024-04-14"),
    },
    Rule {
        name: "day-month",
        head: Head::Day,
        shape: &[Opt(BEFORE_DAY), Day, Opt(OF_MONTH), Month, Opt(TAIL)],
        value: resolve::day_month,
        example: ("وقع يوم الثلاثاء 12 آذار/مارس 2024 انفجار", "2024-03-12"),
    },
    Rule {
        name: "first-of-month",
        head: Head::Day,
        shape: &[
            Opt(BEFORE_DAY),
            Any(&[&[Word(Particle::First)], &[Ordinal, Noun(Unit::Day, Form::Many)]]),
            Opt(OF_MONTH),
            Month,
            Opt(TAIL),
        ],
        value: |got, scene| {
            let day = got.ordinal.map_or(Some(1), |nth| u8::try_from(nth).ok());
            resolve::day_month(&Captures { day, ..*got }, scene)
        },
        example: ("ابتداء من فاتح ماي المقبل", "2024-05-01"),
    },
    Rule {
        name: "day-of-month-ref",
        head: Head::Day,
        shape: &[
            Any(&[
                &[Opt(BEFORE_DAY), Day, Word(Particle::Of)],
                &[DAY_NOUN, Slot::DayDigits],
                &[After(&[Particle::In, Particle::Dated]), Slot::DayDigits],
                &[After(&[Particle::To, Particle::Until, Particle::And]), Slot::DayDigits],
            ]),
            Sub(Head::MonthRef),
        ],
        value: day_of_month_ref,
        example: ("ينعقد في الخامس من الشهر الجاري", "2024-04-05"),
    },
    Rule {
        name: "day-of-this",
        head: Head::Day,
        shape: &[
            Opt(BEFORE_DAY),
            Any(&[&[Day, Word(Particle::Of)], &[Slot::DayDigits]]),
            Pointing(Pointer::This),
        ],
        value: day_of_this,
        example: ("يجتمع المجلس في 21 الجاري", "2024-04-21"),
    },
    Rule {
        name: "day-of-it",
        head: Head::Day,
        shape: &[
            Any(&[
                &[
                    After(&[
                        Particle::In,
                        Particle::Until,
                        Particle::To,
                        Particle::Since,
                        Particle::Of,
                        Particle::And,
                    ]),
                    Opt(BEFORE_DAY),
                    Day,
                ],
                &[Joined(&[Day])],
            ]),
            Word(Particle::OfIt),
        ],
        value: day_of_it,
        example: ("تبدأ المهلة في 3 آذار 2024 وتنتهي في 18 منه", "2024-03-18"),
    },
    Rule {
        name: "day-number-of-month",
        head: Head::Day,
        shape: &[
            Opt(BEFORE_DAY),
            Day,
            Word(Particle::Of),
            Noun(Unit::Month, Form::One),
            Slot::MonthNumber,
            Opt(TAIL),
        ],
        value: resolve::day_month,
        example: ("عقد في 27 من الشهر الثالث 2023", "2023-03-27"),
    },
];

/// A day from the day of publication; where that is unknown, its weekday is all there is.
fn today(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let days = got.from_anchor?;
    // اليوم الذي يفتح فيه السد, في اليوم 192 من الحرب, ألف برميل في اليوم, طوال اليوم
    let is_within = || scene.is_before(got.at, Particle::In);
    let is_length = || scene.is_before(got.at, Particle::Length);
    let is_other =
        got.weekday.is_none() && (scene.is_relative(got.end) || is_within() || is_length());
    if days == 0 && (is_other || scene.is_outlet(got.at)) {
        return None;
    }
    let day = resolve::from_anchor(scene, days.into());
    Some(match (resolve::known(day), got.weekday) {
        (None, Some(weekday)) => DateValue::Weekday(weekday).into(),
        // A text may be printed the day after it was written.
        (Some(date), Some(weekday)) => {
            islamic::on_weekday(date, weekday).map_or(day, resolve::day).into()
        }
        (_, None) => day.into(),
    })
}

/// A day of a month that is pointed at.
pub(super) fn day_of_month(got: &Captures, _scene: &Scene<'_, '_>) -> Option<Meaning> {
    let Some(DateValue::Month(year, month)) = got.date else { return None };
    let is_day = match (year, month) {
        (Some(year), Some(month)) => resolve::civil(year, month, got.day?).is_some(),
        _ => true,
    };
    is_day.then(|| DateValue::Day { year, month, day: got.day }.into())
}

/// A day in digits right before a month that is pointed at, as the end of a range whose beginning was found.
fn day_of_month_ref(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let before = got.at.wrapping_sub(1);
    let ends = [Particle::To, Particle::Until, Particle::And];
    let is_end = got.unit.is_none() && ends.iter().any(|&one| scene.is(before, one));
    if is_end && scene.digits(got.at).is_some() && scene.memory.end != before {
        return None;
    }
    // الخميس السابع من الشهر عينه, of which nothing was said: where that day is that weekday.
    let found = day_of_month(got, scene)?;
    let is_off = match &found.value {
        TimexValue::Date(date) => resolve::known(*date).is_some_and(|date| {
            got.weekday.is_some_and(|day| date.weekday().to_monday_one_offset() != day as i8)
        }),
        _ => false,
    };
    let is_same = got.same || got.pointer == Some(Pointer::Same);
    match is_off && is_same {
        true => weekday_and_day(got, scene).or(Some(found)),
        false => Some(found),
    }
}

/// `18 منه`: of the month spoken of last; `والعاشر منه` right behind its day.
fn day_of_it(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let before = got.at.wrapping_sub(1);
    let cues = [Particle::In, Particle::Until, Particle::To, Particle::Since, Particle::Of];
    let has_cue = got.unit.is_some() || cues.iter().any(|&cue| scene.is(before, cue));
    let is_end = [got.at, before].contains(&scene.memory.end) && scene.memory.end > 0;
    if !has_cue && !is_end {
        return None;
    }
    let Some(DateValue::Day { year, month, .. } | DateValue::Month(year, month)) =
        scene.memory.date
    else {
        return None;
    };
    day_of_month(&Captures { date: Some(DateValue::Month(year, month)), ..*got }, scene)
}

/// `21 الجاري`: of the running month, which is not said.
pub(super) fn day_of_this(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let month = resolve::unit_from_anchor(scene, Unit::Month, 0)?;
    day_of_month(&Captures { date: Some(month), ..*got }, scene)
}
