//! Times of day: clock times with halves and zones, parts of the day, nights.

use super::super::TimexMod;
use super::super::clock::on_24_hours;
use super::super::direction::Direction;
use super::super::lexicon::{Form, Fraction, Particle, Pointer, Zone as ZoneOf};
use super::super::resolve;
use super::super::scene::Scene;
use super::super::shape::{Captures, Head, Meaning, Rule, Slot};
use super::super::value::{Clock as ClockValue, DateValue, DayPart as PartOfDay, TimexValue, Unit};
use crate::token::TokenKind;

use super::{OF_MONTH, TAIL, TO};

use Slot::{
    Adjective, Adverb, Any, BareWeekday, Clock, Day, DayPart, Half, Hour, HourMinute, Mark,
    Minutes, Night, NightFromAnchor, NotAfter, Noun, Opt, Ordinal, Part, Sub, This, Units, Unless,
    Weekday, Word, Zone,
};

const COMMA: &[Slot] = &[Mark(&['،', ',', '-', '|'])];
/// A zone with its place: `بتوقيت غرينتش`, `بتوقيت مكة`.
const IN_ZONE: &[Slot] =
    &[Opt(&[Any(&[&[Mark(&['(']), Zone, Mark(&[')'])], &[Zone, Slot::Place], &[Zone]])])];
/// `الساعة الثامنة والنصف مساء بتوقيت غرينتش`
const CLOCK: &[Slot] = &[Any(&[
    &[Clock, Hour, Opt(&[Minutes]), Opt(&[HALF]), Opt(IN_ZONE)],
    &[HourMinute, Opt(&[HALF]), Opt(IN_ZONE)],
    &[Hour, Opt(&[Minutes]), Opt(&[Word(Particle::Of)]), Slot::HalfWord, Opt(IN_ZONE)],
    &[Hour, Opt(&[Minutes]), Zone],
])];
/// Which half of the day: `صباحا`, `من بعد الظهر`.
const HALF: Slot = Any(&[&[Opt(&[Word(Particle::Of)]), Half]]);
const THEN_DAY: &[Slot] =
    &[Any(&[&[Opt(COMMA), Sub(Head::Day)], &[Word(Particle::Of), Sub(Head::Day)]])];

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "clock-of-range",
        head: Head::Top,
        shape: &[
            Any(&[
                CLOCK_NOUN,
                &[Slot::After(&[Particle::Of, Particle::Between]), Hour, Opt(&[Minutes])],
            ]),
            Slot::Ahead(CLOCK_END),
        ],
        value: clock,
        example: ("من الساعة الثالثة إلى الساعة الرابعة مساء", "2024-04-15T15:00"),
    },
    Rule {
        name: "clock",
        head: Head::Top,
        shape: CLOCK_ALONE,
        value: clock,
        example: ("يبدأ الحفل الساعة الثامنة والنصف مساء", "2024-04-15T20:30"),
    },
    Rule {
        name: "clock-lettered",
        head: Head::Top,
        shape: &[
            Any(&[
                &[Opt(&[Clock]), Hour, Slot::HourLetter, Opt(&[Slot::LetteredMinutes])],
                &[Clock, Mark(&['(']), Hour, Mark(&[')'])],
            ]),
            Opt(&[HALF]),
            Opt(IN_ZONE),
        ],
        value: clock,
        example: ("تنطلق المباراة على الساعة 20h30", "2024-04-15T20:30"),
    },
    Rule {
        name: "clock-named",
        head: Head::Top,
        shape: &[Slot::NamedHour, Opt(IN_ZONE)],
        value: named_hour,
        example: ("تقفل المحلات عند منتصف النهار", "2024-04-15T12:00"),
    },
    Rule {
        name: "clock-counted",
        head: Head::Top,
        shape: &[
            Any(&[
                &[Slot::Count, Noun(Unit::Minute, Form::One)],
                &[Slot::Count, Noun(Unit::Minute, Form::Many)],
                &[Slot::Fraction, Noun(Unit::Hour, Form::One)],
            ]),
            Any(&[&[Word(Particle::Before)], &[Word(Particle::After)]]),
            Opt(&[Clock]),
            Any(&[&[Slot::SpelledHour], &[Slot::NamedHour]]),
            Opt(&[HALF]),
        ],
        value: counted_hour,
        example: ("وقع الزلزال سبع دقائق قبل التاسعة صباحا", "2024-04-15T08:53"),
    },
    Rule {
        name: "clock-ordinal",
        head: Head::Top,
        shape: &[
            Any(&[
                &[Slot::SpelledHour, Minutes],
                &[Slot::After(&[Particle::Dated]), Slot::SpelledHour],
            ]),
            Unless(&[Any(&[&[Ordinal], &[Slot::Adjective]])]),
            Opt(&[Sub(Head::Day)]),
        ],
        value: |got, scene| {
            let is_hour = scene.is_ordinal(got.at);
            let is_sharp = got.minute.is_some() || scene.is_before(got.at, Particle::Dated);
            (is_hour && is_sharp && !scene.has_article(got.end))
                .then(|| clock(got, scene))
                .flatten()
        },
        example: ("تقفل الصناديق في السابعة والنصف", "2024-04-15T07:30"),
    },
    Rule {
        name: "clock-day",
        head: Head::Top,
        shape: &[Any(&[CLOCK]), Any(&[THEN_DAY]), Opt(IN_ZONE)],
        value: clock,
        example: ("الساعة 18:30 الخميس المقبل", "2024-04-18T18:30"),
    },
    Rule {
        name: "clock-part-day",
        head: Head::Top,
        shape: &[
            Any(&[&[Clock, Hour, Opt(&[Minutes]), Opt(&[Zone])], &[Hour, Opt(&[Minutes])]]),
            Opt(&[Word(Particle::Of)]),
            Any(&[
                &[Sub(Head::Hours)],
                &[DayPart, Opt(&[Opt(&[Word(Particle::Of)]), Sub(Head::Day)])],
            ]),
            Opt(IN_ZONE),
        ],
        value: |got, scene| {
            // Without الساعة, a part of the day makes an ordinal an hour only before a day.
            got.day_part?;
            // The small hours of a night between two days are of the second.
            let is_small = got.hour.is_some_and(|hour| hour < 6) && scene.is_weekday(got.end - 2);
            let second = got.date.and_then(resolve::known);
            let second = second.filter(|_| is_small && got.day_part == Some(PartOfDay::Night));
            let next = second.and_then(|date| resolve::plus_days(date, 1)).map(resolve::day);
            clock(&Captures { date: next.or(got.date), ..*got }, scene)
        },
        example: ("تنطلق الساعة السابعة من صباح غد", "2024-04-16T07:00"),
    },
    Rule {
        name: "day-clock",
        head: Head::Top,
        shape: &[Sub(Head::Day), Opt(COMMA), Any(&[CLOCK])],
        value: clock,
        example: ("6 كانون الثاني، 2015، الساعة 05:16 مساءً", "2015-01-06T17:16"),
    },
    Rule {
        name: "day-part-clock",
        head: Head::Top,
        shape: &[
            Sub(Head::Hours),
            Opt(COMMA),
            Any(&[&[Clock, Hour, Opt(&[Minutes]), Opt(&[HALF]), Opt(IN_ZONE)]]),
        ],
        value: clock,
        example: ("مساء أمس الساعة 7:30", "2024-04-14T19:30"),
    },
    Rule {
        name: "part-of-day-date",
        head: Head::Hours,
        shape: &[DayPart, Opt(&[Word(Particle::Of)]), Opt(&[This]), Sub(Head::Day)],
        value: part_of,
        example: ("صباح أمس الأحد", "2024-04-14TMO"),
    },
    Rule {
        name: "night-between",
        head: Head::Hours,
        shape: &[
            DayPart,
            Any(&[
                &[Weekday, Opt(&[BETWEEN_NIGHTS]), Weekday, Opt(&[Adjective]), Opt(NIGHTS)],
                NIGHTS,
            ]),
        ],
        value: night_between,
        example: ("ليل الأحد الاثنين", "2024-04-14TNI"),
    },
    Rule {
        name: "adverb-after-day",
        head: Head::Hours,
        shape: &[Sub(Head::Day), Adverb],
        value: part_of,
        example: ("اجتمعوا الخميس مساء", "2024-04-11TEV"),
    },
    Rule {
        name: "part-of-this-day",
        head: Head::Hours,
        shape: &[Any(&[&[This, DayPart]])],
        value: part_of_today,
        example: ("وصل هذا الصباح", "2024-04-15TMO"),
    },
    Rule {
        name: "adverb",
        head: Head::Top,
        shape: &[NotAfter(&[Particle::Named]), Adverb],
        value: |got, scene| {
            // مساء is also a noun; as an adverb it stands alone.
            let follows = scene.has_article(got.end);
            if got.day_part == Some(PartOfDay::Evening) && follows {
                return None;
            }
            Some(TimexValue::Time(resolve::SOME_DAY, ClockValue::Part(got.day_part?)).into())
        },
        example: ("دوت انفجارات ليلا", "XXXX-XX-XXTNI"),
    },
    Rule {
        name: "night-from-anchor",
        head: Head::Hours,
        shape: &[NightFromAnchor, Opt(&[Weekday])],
        value: |got, scene| {
            let day = resolve::from_anchor(scene, got.from_anchor?.into());
            Some(TimexValue::Time(day, ClockValue::Part(PartOfDay::Night)).into())
        },
        example: ("قتل الليلة الماضية", "2024-04-14TNI"),
    },
    Rule {
        name: "night-alone",
        head: Head::Hours,
        shape: &[
            Slot::After(&[Particle::During]),
            Night,
            Unless(&[Any(&[&[Weekday], &[Word(Particle::Of)]])]),
        ],
        value: last_night,
        example: ("نفذت الغارات خلال الليل", "2024-04-14TNI"),
    },
    Rule {
        name: "that-night",
        head: Head::Hours,
        shape: &[Slot::That, Night],
        value: |got, scene| {
            let said = scene.memory.day.filter(|_| got.definite);
            let day = said.map_or(resolve::SOME_DAY, |(_, day)| day);
            Some(TimexValue::Time(day, ClockValue::Part(PartOfDay::Night)).into())
        },
        example: ("قصفت المدينة في 3 آذار 2024، وفي تلك الليلة فروا", "2024-03-03TNI"),
    },
    Rule {
        name: "night-pointed",
        head: Head::Hours,
        shape: &[Night, Adjective],
        value: |got, scene| {
            let day = resolve::from_anchor(scene, resolve::steps(got.pointer?));
            Some(TimexValue::Time(day, ClockValue::Part(PartOfDay::Night)).into())
        },
        example: ("في الليلة المقبلة", "2024-04-16TNI"),
    },
    Rule {
        name: "late-in-day",
        head: Head::Top,
        shape: &[Part, Any(&[&[Sub(Head::Hours)], &[DayPart]])],
        value: late_in_day,
        example: ("عاد في ساعة متأخرة من مساء الأحد", "2024-04-14TEV"),
    },
    Rule {
        name: "part-of-day-alone",
        head: Head::Top,
        shape: &[
            Slot::After(&[
                Particle::In,
                Particle::During,
                Particle::Since,
                Particle::Until,
                Particle::Before,
                Particle::After,
                Particle::Length,
                Particle::Dated,
            ]),
            DayPart,
        ],
        value: part_alone,
        example: ("وصل الوفد في الصباح", "XXXX-XX-XXTMO"),
    },
    Rule {
        name: "part-of-day-definite",
        head: Head::Hours,
        shape: &[
            DayPart,
            Opt(&[Noun(Unit::Day, Form::One)]),
            BareWeekday,
            Unless(&[Any(&[&[Day], &[Units(Form::Many)]])]),
        ],
        value: |got, scene| {
            let _ = scene;
            Some(
                TimexValue::Time(DateValue::Weekday(got.weekday?), ClockValue::Part(got.day_part?))
                    .into(),
            )
        },
        example: ("فجر جمعة", "XXXX-WXX-5TMO"),
    },
];

/// `ليل السبت - الأحد`, `ليلة السبت على الأحد`
const BETWEEN_NIGHTS: Slot =
    Any(&[&[Mark(&['-', '/'])], &[Word(Particle::To)], &[Word(Particle::On)]]);
/// Between the days of two nights, `15 و16 آذار`, `13-14 تموز`.
const NIGHTS: &[Slot] = &[
    Day,
    Any(&[
        &[Slot::Joined(&[Slot::DayAgain])],
        &[Mark(&['-', '/']), Slot::DayAgain],
        &[Word(Particle::To), Slot::DayAgain],
    ]),
    Opt(OF_MONTH),
    Slot::Month,
    Opt(TAIL),
];
const CLOCK_NOUN: &[Slot] = &[Clock, Hour, Opt(&[Minutes])];
/// The end of a range says which half of the day both hours are in.
const CLOCK_END: &[Slot] = &[
    Any(&[
        &[
            Any(&[&[Opt(&[Word(Particle::And)]), Any(TO)], &[Slot::Joined(&[Any(TO)])]]),
            Opt(&[Clock]),
            Slot::OtherHour,
        ],
        &[Slot::Joined(&[Slot::OtherHour])],
    ]),
    HALF,
];
const CLOCK_ALONE: &[Slot] = &[Any(&[CLOCK])];

/// A clock time, on its own day or the one in view.
fn clock(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    // الجولة الثانية مساء اليوم
    let is_counting = !got.is_clock
        && got.minute.is_none()
        && scene.is_ranked(got.at.wrapping_sub(1))
        && scene.is_ordinal(got.at);
    if is_counting {
        return None;
    }
    let (hour, minute) = on_24_hours(got)?;
    let utc = got.zone == Some(ZoneOf::Utc);
    let date = got.date.unwrap_or_else(|| resolve::day_in_view(got, scene));
    let time = ClockValue::At { hour, minute, second: got.second, utc };
    Some(TimexValue::Time(date, time).into())
}

/// A part of a named day; the night and small hours belong to the day they are named after.
fn part_of(got: &Captures, _scene: &Scene<'_, '_>) -> Option<Meaning> {
    let part = ClockValue::Part(got.day_part?);
    Some(TimexValue::Time(got.date?, part).into())
}

/// The night before the day of publication.
fn last_night(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    if !got.definite {
        return None;
    }
    let day = resolve::from_anchor(scene, -1);
    Some(TimexValue::Time(day, ClockValue::Part(PartOfDay::Night)).into())
}

/// `في الصباح`; العصر is also an age and الظهر the back.
fn part_alone(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let part = got.day_part?;
    let is_phrase = got.end > got.at + 1;
    let is_clear = scene.has_article(got.at) && part != PartOfDay::Afternoon;
    let is_described = scene.has_article(got.end);
    match (is_phrase || is_clear) && !is_described {
        true => Some(TimexValue::Time(resolve::SOME_DAY, ClockValue::Part(part)).into()),
        false => None,
    }
}

fn part_of_today(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let day = resolve::from_anchor(scene, 0);
    Some(TimexValue::Time(day, ClockValue::Part(got.day_part?)).into())
}

/// `منتصف الليل`, `الظهيرة`; not `قطار منتصف الليل`. A midnight to come begins the next day.
fn named_hour(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let before = got.at.wrapping_sub(1);
    let is_owned = scene.kind(before) == Some(TokenKind::Word)
        && scene.atoms(before).is_empty()
        && !scene.has_article(before)
        && scene.is_nominal(before);
    // What is after midnight is in the night.
    let is_part = got.hour == Some(0) && scene.is_before(got.at, Particle::After);
    if is_owned || is_part || scene.has_article(got.end) || !matches!(got.hour?, 0 | 12) {
        return None;
    }
    let is_ahead = matches!(scene.direction(got.at), Direction::Future | Direction::Open);
    let in_view = resolve::day_in_view(got, scene);
    let is_today = resolve::known(in_view) == scene.anchor;
    match got.hour == Some(0) && is_today && is_ahead && scene.anchor.is_some() {
        true => clock(&Captures { date: Some(resolve::from_anchor(scene, 1)), ..*got }, scene),
        false => clock(got, scene),
    }
}

/// `سبع دقائق قبل التاسعة`, `ربع ساعة بعد الخامسة`
fn counted_hour(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let minutes = match got.fraction {
        Some(Fraction::Half) => 30,
        Some(Fraction::Third) => 20,
        Some(Fraction::Quarter) => 15,
        Some(_) => return None,
        None => u8::try_from(got.count?).ok().filter(|count| *count < 60)?,
    };
    let to_hour = (got.at..got.end).any(|at| scene.is(at, Particle::Before));
    clock(&Captures { minute: Some(minutes), to_hour, ..*got }, scene)
}

/// `ساعة متأخرة من مساء الأحد`, `أواخر الصباح`; نهاية العصر is rather that of an age, and منتصف الليل an hour.
fn late_in_day(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let part = got.day_part?;
    let is_alone = scene.has_article(got.end - 1)
        && !scene.has_article(got.end)
        && part != PartOfDay::Afternoon
        && got.part != Some(TimexMod::Mid);
    let date = got.date.or(is_alone.then_some(resolve::SOME_DAY))?;
    let value = TimexValue::Time(date, ClockValue::Part(part));
    Some(Meaning { modifier: got.part, ..value.into() })
}

/// `ليل الأحد الاثنين`: the night before the second day, rather of what is over.
fn night_between(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let part = ClockValue::Part(got.day_part?);
    if got.month.is_some() {
        if got.day_part != Some(PartOfDay::Night) || got.day >= got.last_day {
            return None;
        }
        let first = resolve::day_month(&Captures { weekday: None, ..*got }, scene)?;
        let TimexValue::Date(first) = first.value else { return None };
        return Some(TimexValue::Time(first, part).into());
    }
    let is_ahead = !scene.is_alone(got.at) && scene.direction(got.at) == Direction::Future;
    let over = got.pointer.or((!is_ahead).then_some(Pointer::Recent));
    let second = resolve::weekday(&Captures { pointer: over, ..*got }, scene)?;
    let first = match resolve::known(second) {
        Some(date) => resolve::day(resolve::plus_days(date, -1)?),
        None => DateValue::Weekday((got.weekday? + 5) % 7 + 1),
    };
    Some(TimexValue::Time(first, part).into())
}
