//! Now, before and later; and what only looks like a time.

use super::super::lexicon::{Particle, Reference as Of};
use super::super::resolve;
use super::super::scene::Scene;
use super::super::shape::{Captures, Head, Meaning, Rule, Slot};
use super::super::value::TimexValue;
use super::day::BEFORE_DAY;
use super::{OF_MONTH, TAIL};

use Slot::{Adjective, After, Any, Day, Month, Opt, Reference, Unless};

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "decoy",
        head: Head::Nothing,
        shape: &[Slot::Decoy],
        value: |_, _| Some(resolve::SOME_DAY.into()),
        example: ("حركة السلام الآن", ""),
    },
    Rule {
        name: "no-such-day",
        head: Head::Nothing,
        shape: &[Opt(BEFORE_DAY), Day, Opt(OF_MONTH), Month, Opt(TAIL)],
        value: |got, scene| match resolve::day_month(got, scene) {
            Some(_) => None,
            None => Some(resolve::SOME_DAY.into()),
        },
        example: ("في 31 شباط 2020", ""),
    },
    Rule {
        name: "reference-cued",
        head: Head::Top,
        shape: &[After(&[Particle::In, Particle::Until]), Slot::Cued, Unless(&[Adjective])],
        value: |got, scene| match scene.has_article(got.end) {
            true => None,
            false => reference(got, scene),
        },
        example: ("كان في الماضي أكبر", "PAST_REF"),
    },
    Rule {
        name: "until-now",
        head: Head::Top,
        shape: &[
            After(&[Particle::Until]),
            Slot::Clock,
            Unless(&[Any(&[&[Slot::Hour], &[Slot::HourMinute], &[Adjective]])]),
        ],
        value: |got, scene| match scene.has_article(got.end) {
            true => None,
            false => Some(TimexValue::Present.into()),
        },
        example: ("لم يصدر حتى الساعة أي تعليق", "PRESENT_REF"),
    },
    Rule {
        name: "reference",
        head: Head::Top,
        shape: &[Reference],
        value: reference,
        example: ("تسيطر حاليا على المدينة", "PRESENT_REF"),
    },
];

/// `سابقا` behind an accusative is its adjective: `اتفاقا سابقا`.
fn reference(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let reference = got.reference?;
    let is_single = got.end == got.at + 1 && !scene.has_article(got.at);
    if reference == Of::Past && is_single && scene.describes(got.at) {
        return None;
    }
    Some(match reference {
        Of::Past => TimexValue::Past.into(),
        Of::Present => TimexValue::Present.into(),
        Of::Future => TimexValue::Future.into(),
    })
}
