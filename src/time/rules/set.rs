//! How often.

use super::super::lexicon::{Form, Particle};
use super::super::resolve;
use super::super::scene::Scene;
use super::super::shape::{Captures, Head, Meaning, Rule, Slot};
use super::super::value::{Clock, DateValue, Period, TimexValue, Unit};
use super::OF;
use super::duration::period;
use crate::token::TokenKind;

use Slot::{
    Adjective, After, Any, BareWeekday, Count, DayPart, Every, Noun, Opt, Set, Unit as AnyUnit,
    Units, Unless, Vague, Weekday, Word,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "set-adverb",
        head: Head::Set,
        shape: &[Set],
        value: |got, scene| match scene.describes(got.at) {
            true => None,
            false => period(got.period),
        },
        example: ("مليون برميل يوميا", "P1D"),
    },
    Rule {
        name: "every-unit",
        head: Head::Set,
        shape: &[
            Opt(&[Word(Particle::Once)]),
            Every,
            Any(&[&[Count, AnyUnit], &[Units(Form::One)], &[Units(Form::Two)], &[Vague, AnyUnit]]),
        ],
        value: every,
        example: ("تحاليل كل 3 أشهر", "P3M"),
    },
    Rule {
        name: "every-weekday",
        head: Head::Set,
        shape: &[Every, Opt(&[Noun(Unit::Day, Form::One)]), Any(&[&[BareWeekday], &[Weekday]])],
        value: |got, _| Some(DateValue::Weekday(got.weekday?).into()),
        example: ("يجتمعون كل يوم جمعة", "XXXX-WXX-5"),
    },
    Rule {
        name: "part-of-every-weekday",
        head: Head::Set,
        shape: &[
            DayPart,
            Every,
            Opt(&[Noun(Unit::Day, Form::One)]),
            Any(&[&[BareWeekday], &[Weekday]]),
        ],
        value: |got, _| {
            let day = DateValue::Weekday(got.weekday?);
            Some(TimexValue::Time(day, Clock::Part(got.day_part?)).into())
        },
        example: ("يجتمعون مساء كل يوم جمعة", "XXXX-WXX-5TEV"),
    },
    Rule {
        name: "weekday-of-every",
        head: Head::Set,
        shape: &[
            Opt(&[Any(&[&[Noun(Unit::Day, Form::One)], &[Noun(Unit::Day, Form::Many)]])]),
            Weekday,
            Word(Particle::Of),
            Every,
            Noun(Unit::Week, Form::One),
        ],
        value: |got, _| Some(DateValue::Weekday(got.weekday?).into()),
        example: ("تقام يوم الجمعة من كل أسبوع", "XXXX-WXX-5"),
    },
    Rule {
        name: "day-of-every-year",
        head: Head::Set,
        shape: &[
            Slot::Day,
            Any(&[
                &[Opt(OF), Slot::Month, Word(Particle::Of), Every, Noun(Unit::Year, Form::One)],
                &[Word(Particle::Of), Every, Noun(Unit::Month, Form::One)],
            ]),
        ],
        value: |got, _| {
            let month = got.month.map(|name| name.month);
            Some(DateValue::Day { year: None, month, day: got.day }.into())
        },
        example: ("يصادف 8 آذار من كل سنة", "XXXX-03-08"),
    },
    Rule {
        name: "month-of-every-year",
        head: Head::Set,
        shape: &[
            Opt(&[Noun(Unit::Month, Form::One)]),
            Slot::Month,
            Word(Particle::Of),
            Every,
            Noun(Unit::Year, Form::One),
        ],
        value: |got, _| Some(DateValue::Month(None, Some(got.month?.month)).into()),
        example: ("يقام في نيسان من كل عام", "XXXX-04"),
    },
    Rule {
        name: "every-part",
        head: Head::Set,
        shape: &[Every, Any(&[&[DayPart], &[Slot::Season]])],
        value: |got, _| {
            if let Some(season) = got.season {
                return Some(DateValue::Season(None, season).into());
            }
            Some(TimexValue::Time(resolve::SOME_DAY, Clock::Part(got.day_part?)).into())
        },
        example: ("يصلي كل صباح", "XXXX-XX-XXTMO"),
    },
    Rule {
        name: "per-unit",
        head: Head::Set,
        shape: &[
            After(&[Particle::In]),
            Units(Form::One),
            Unless(&[Any(&[&[Adjective], &[Word(Particle::Of)], &[Slot::Mark(&['('])]])]),
        ],
        value: per_unit,
        example: ("ينتج الحقل 300 ألف برميل في اليوم", "P1D"),
    },
    Rule {
        name: "times-in-unit",
        head: Head::Set,
        shape: &[Opt(&[Count]), Word(Particle::Once), Word(Particle::In), Units(Form::One)],
        value: |got, _| period(Some(Period::new(Some(1), got.unit?.0))),
        example: ("مرة في الأسبوع", "P1W"),
    },
];

/// `300 ألف برميل في اليوم`: so many of something in each unit; not `قتل ثلاثة في الساعة الأولى`.
fn per_unit(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    const REACH: usize = 5;
    let noun = got.at.checked_sub(2)?;
    let is_noun = scene.kind(noun) == Some(TokenKind::Word) && !scene.has_article(noun);
    let is_counted = (noun.saturating_sub(REACH)..noun).any(|at| scene.is_number(at));
    let is_bare = !scene.has_article(got.end) && scene.kind(got.end) != Some(TokenKind::Number);
    // 120 كيلومترا في الساعة is a speed.
    let is_long = got.unit.is_some_and(|(unit, _)| unit >= Unit::Day);
    match got.definite && is_long && is_noun && is_counted && is_bare {
        true => period(Some(Period::new(Some(1), got.unit?.0))),
        false => None,
    }
}

fn every(got: &Captures, _scene: &Scene<'_, '_>) -> Option<Meaning> {
    let (unit, form) = got.unit?;
    let count = match (got.count, form, got.vague) {
        (_, _, true) => None,
        (Some(count), ..) => Some(count),
        (None, Form::Two, _) => Some(2),
        _ => Some(1),
    };
    period(Some(Period::new(count, unit)))
}
