//! Decades and centuries.

use super::super::Calendar;
use super::super::lexicon::{Form, Particle, Pointer};
use super::super::scene::Scene;
use super::super::shape::{Captures, Head, Meaning, Rule, Slot};
use super::super::value::{DateValue, TimexValue, Unit};
use super::OF;
use super::period::pointed_definite;

use Slot::{
    Adjective, Any, Decade, Era, Mark, Millennium, Noun, Opt, Ordinal, Part, Pointing, Sub,
    Unit as AnyUnit, Unless, Word,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "decade",
        head: Head::Decade,
        shape: &[
            Opt(&[Word(Particle::Period)]),
            Opt(&[Noun(Unit::Decade, Form::One)]),
            Decade,
            Opt(&[
                Opt(OF),
                Any(&[&[Sub(Head::Century)], &[Noun(Unit::Century, Form::One), Adjective]]),
            ]),
        ],
        value: decade,
        example: ("في تسعينيات القرن الماضي", "199"),
    },
    Rule {
        name: "decade-ordinal",
        head: Head::Decade,
        shape: &[
            Noun(Unit::Decade, Form::One),
            Any(&[&[Ordinal], &[Pointing(Pointer::Recent)]]),
            Word(Particle::Of),
            Sub(Head::Century),
        ],
        value: |got, _| {
            let Some(DateValue::Century(century)) = got.date else { return None };
            let ordinal = got.ordinal.unwrap_or(10);
            let decade = i32::try_from(ordinal).ok().filter(|decade| (1..=10).contains(decade))?;
            Some(DateValue::Decade(century * 10 + decade - 1).into())
        },
        example: ("في العقد الثالث من القرن الماضي", "192"),
    },
    Rule {
        name: "century",
        head: Head::Century,
        shape: &[
            Noun(Unit::Century, Form::One),
            Opt(&[Mark(&['(', '"'])]),
            Ordinal,
            Opt(&[Mark(&[')', '"'])]),
            Opt(&[Era]),
        ],
        value: century,
        example: ("في القرن التاسع عشر", "18"),
    },
    Rule {
        name: "centuries",
        head: Head::Top,
        shape: &[
            Any(&[&[Noun(Unit::Century, Form::Two)], &[Noun(Unit::Century, Form::TwoOf)]]),
            Ordinal,
            Slot::Joined(&[Slot::SecondOrdinal]),
            Opt(&[Era]),
        ],
        value: |got, scene| {
            let first = century(got, scene)?;
            let last = century(&Captures { ordinal: got.count, ..*got }, scene)?;
            Some(TimexValue::Interval(Box::new((first.value, last.value))).into())
        },
        example: ("في القرنين التاسع عشر والعشرين", "18/19"),
    },
    Rule {
        name: "century-short",
        head: Head::Top,
        shape: &[
            Part,
            Ordinal,
            Unless(&[Any(&[&[Sub(Head::Month)], &[AnyUnit], &[Word(Particle::Of)]])]),
        ],
        value: short_century,
        example: ("بين أواخر القرن السابع عشر ومطلع الثامن عشر", "17"),
    },
    Rule {
        name: "millennium",
        head: Head::Century,
        shape: &[
            Millennium,
            Any(&[&[Ordinal], &[Pointing(Pointer::This)], &[Word(Particle::New)]]),
            Opt(&[Era]),
        ],
        value: millennium,
        example: ("تحديات الألفية الثالثة", "2"),
    },
    Rule {
        name: "part-of-millennium",
        head: Head::Top,
        shape: &[Part, Millennium],
        value: |got, scene| match scene.has_article(got.end - 1) {
            true => {
                let now = millennium(&Captures { pointer: Some(Pointer::This), ..*got }, scene)?;
                Some(Meaning { modifier: got.part, ..now })
            }
            false => None,
        },
        example: ("ظهرت الشركة في مطلع الألفية", "2"),
    },
    Rule {
        name: "century-pointed",
        head: Head::Century,
        shape: &[Noun(Unit::Century, Form::One), Adjective],
        value: pointed_definite,
        example: ("في القرن الماضي", "19"),
    },
];

/// A decade by its name: of the century that is said, else of the last hundred years.
fn decade(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    // خمسينيات العمر, في الأربعينيات من العمر
    let is_of_age = scene.is(got.end, Particle::Of) && scene.is(got.end + 1, Particle::Age);
    if is_of_age || scene.is(got.end, Particle::Age) {
        return None;
    }
    let name = i32::from(got.decade?);
    let decade = match got.date {
        Some(DateValue::Century(century)) => century * 10 + name,
        // Without an anchor, news of this century speaks of the last.
        _ => match scene.anchor {
            Some(anchor) => {
                let now = i32::from(anchor.year()) / 10;
                let own = now / 10 * 10 + name;
                if own > now { own - 10 } else { own }
            }
            None => 190 + name,
        },
    };
    Some(DateValue::Decade(decade).into())
}

fn century(got: &Captures, _scene: &Scene<'_, '_>) -> Option<Meaning> {
    let ordinal = got.ordinal.filter(|ordinal| (1..=40).contains(ordinal))?;
    let century = i32::try_from(ordinal).ok()? - 1;
    if got.is_before_christ {
        return Some(DateValue::Century(-1 - century).into());
    }
    match got.era {
        Some(Calendar::Hijri) => {
            let civil = super::super::hijri::civil_year(century * 100 + 50)?;
            Some(DateValue::Century(civil / 100).into())
        }
        _ => Some(DateValue::Century(century).into()),
    }
}

/// `الألفية الثالثة`, `الألف الثاني قبل الميلاد`, `الألفية الجديدة`
fn millennium(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let place = match got.ordinal {
        Some(nth) => i32::try_from(nth).ok().filter(|nth| (1..=10).contains(nth))? - 1,
        // News of this millennium speaks of its own.
        None => scene.anchor.map_or(2, |anchor| i32::from(anchor.year()) / 1000),
    };
    let is_plain = got.era.is_none_or(|era| era == Calendar::Gregorian);
    let place = if got.is_before_christ { -1 - place } else { place };
    is_plain.then(|| DateValue::Millennium(place).into())
}

/// `أوائل العشرين`, when a century was spoken of just before.
fn short_century(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let near = got.at <= scene.memory.end + 2;
    match scene.memory.date {
        Some(DateValue::Century(_)) if near => {
            Some(Meaning { modifier: got.part, ..century(got, scene)? })
        }
        _ => None,
    }
}
