//! Shapes made ready: every list of slots with what its first token may be, so that most are passed
//! over without being tried.

use crate::token::TokenKind;

use super::lexicon::{Particle, Sense};
use super::opening::Opening;
use super::scene::Scene;
use super::shape::{ANY, Head, Slot};
use super::slot::Lead;

/// A list of slots.
pub(super) struct Plan {
    pub(super) steps: Vec<Step>,
    first: First,
}

/// What the first token of a list may be.
#[derive(Clone, Copy, Default)]
struct First {
    /// The senses of a word or number; [`ANY`] for any token.
    senses: u64,
    /// It may be a mark.
    is_mark: bool,
    /// There may be no token.
    may_be_none: bool,
}

/// A slot, its lists made ready.
pub(super) enum Step {
    Opt(Plan),
    Any(Vec<Plan>),
    /// With و, ب or ل in front.
    Bound(Plan, Lead),
    Sole(Sole),
}

/// A slot that fits in one way, or not at all.
pub(super) enum Sole {
    Many(Plan),
    Ahead(Plan),
    Unless(Plan),
    Sub(Head),
    /// Looks at what stands before the time, and takes no token.
    Around(Slot),
    /// A slot without a list, and the senses with which it may begin.
    Token(Slot, u64),
}

impl Plan {
    /// Makes a shape ready; `of_head` gives the opening of all rules of a head.
    pub(super) fn of(shape: &[Slot], of_head: &impl Fn(Head) -> Opening) -> Self {
        let plan = |slots: &[Slot]| Self::of(slots, of_head);
        let step = |slot: &Slot| {
            let sole = match *slot {
                Slot::Opt(slots) => return Step::Opt(plan(slots)),
                Slot::Any(ways) => return Step::Any(ways.iter().map(|way| plan(way)).collect()),
                Slot::Joined(slots) => return Step::Bound(plan(slots), Lead::Joined),
                Slot::Within(slots) => return Step::Bound(plan(slots), Lead::Within),
                Slot::Many(slots) => Sole::Many(plan(slots)),
                Slot::Ahead(slots) => Sole::Ahead(plan(slots)),
                Slot::Unless(slots) => Sole::Unless(plan(slots)),
                Slot::Sub(head) => Sole::Sub(head),
                Slot::After(_) | Slot::NotAfter(_) | Slot::AfterYear | Slot::Bound => {
                    Sole::Around(*slot)
                }
                slot => Sole::Token(slot, slot.senses()),
            };
            Step::Sole(sole)
        };
        let steps: Vec<Step> = shape.iter().map(step).collect();
        let first = |all: First, step| match all.may_be_none {
            true => all.then(First::of_step(step, of_head)),
            false => all,
        };
        Self { first: steps.iter().fold(First::NONE, first), steps }
    }

    /// False if the list cannot begin at a token.
    #[inline]
    pub(super) fn may_begin(&self, scene: &Scene<'_, '_>, at: usize) -> bool {
        let First { senses, is_mark, may_be_none } = self.first;
        let is_word = matches!(scene.kind(at), Some(TokenKind::Word | TokenKind::Number));
        may_be_none || senses == ANY || senses & scene.senses(at) != 0 || is_mark && !is_word
    }
}

impl First {
    /// No token.
    const NONE: Self = Self { senses: 0, is_mark: false, may_be_none: true };

    /// That of a step of a plan.
    fn of_step(step: &Step, of_head: &impl Fn(Head) -> Opening) -> Self {
        let particle = |particle: Particle| Sense::Particle(particle).bit();
        match step {
            Step::Opt(plan) => plan.first.or(Self::NONE),
            Step::Any(ways) => ways.iter().fold(Self::default(), |all, way| all.or(way.first)),
            Step::Bound(plan, lead) => {
                let senses = match lead {
                    Lead::Joined => particle(Particle::And),
                    _ => particle(Particle::In) | particle(Particle::Of),
                };
                plan.first.or(Self { senses, ..Self::default() })
            }
            Step::Sole(Sole::Many(plan)) => plan.first,
            Step::Sole(Sole::Sub(head)) => Self::of(&of_head(*head)),
            Step::Sole(Sole::Token(slot, _)) => Self::of(&Opening::of(&[*slot], of_head)),
            Step::Sole(Sole::Ahead(_) | Sole::Unless(_) | Sole::Around(_)) => Self::NONE,
        }
    }

    fn of(opening: &Opening) -> Self {
        Self {
            senses: opening.first(),
            is_mark: opening.is_mark(),
            may_be_none: opening.may_be_empty(),
        }
    }

    /// Either of two.
    fn or(self, other: Self) -> Self {
        Self {
            senses: self.senses | other.senses,
            is_mark: self.is_mark || other.is_mark,
            may_be_none: self.may_be_none || other.may_be_none,
        }
    }

    /// That of a list that may have no token so far, and goes on with `next`.
    fn then(self, next: Self) -> Self {
        Self { may_be_none: next.may_be_none, ..self.or(next) }
    }
}
