//! Openings: what the first two tokens of a shape may be, so that most rules are passed over unseen.

use crate::token::TokenKind;

use super::lexicon::{Particle, Sense};
use super::scene::Scene;
use super::shape::{ANY, Head, Slot};

/// Senses as bits; [`MARK`] for punctuation.
type Senses = u128;

/// The bit of punctuation, beside those of the senses.
const MARK: Senses = 1 << u64::BITS;
/// Any token at all.
const ALL: Senses = ANY as Senses | MARK;

/// What the first two tokens of a shape may be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Opening {
    first: Senses,
    /// What stands behind the first token, where that is read by itself.
    second: Senses,
    /// One token may be all.
    may_be_one: bool,
    /// No token may be all: the shape only looks around.
    may_be_none: bool,
}

/// The senses at a place.
pub(super) struct Here {
    first: Senses,
    /// Of the next token; everything if something at the place reaches over it.
    second: Senses,
}

impl Here {
    pub(super) fn new(scene: &Scene<'_, '_>, at: usize) -> Self {
        let second = match scene.is_single(at) {
            true => senses(scene, at + 1),
            false => ALL,
        };
        Self { first: senses(scene, at), second }
    }
}

fn senses(scene: &Scene<'_, '_>, at: usize) -> Senses {
    let mark = match scene.kind(at) {
        Some(TokenKind::Word | TokenKind::Number) | None => 0,
        Some(_) => MARK,
    };
    Senses::from(scene.senses(at)) | mark
}

impl Opening {
    /// The opening of a shape; `of_head` gives that of all rules of a head.
    pub(super) fn of(shape: &[Slot], of_head: &impl Fn(Head) -> Self) -> Self {
        shape.iter().fold(Self::NONE, |all, slot| all.then(Self::of_slot(*slot, of_head)))
    }

    fn of_slot(slot: Slot, of_head: &impl Fn(Head) -> Self) -> Self {
        let behind = |particles: &[Particle], slots: &[Slot]| {
            let inner = Self::of(slots, of_head);
            let words = particles.iter().fold(0, |all, one| all | Sense::Particle(*one).bit());
            Self::token(words.into()).then(inner).or(inner)
        };
        match slot {
            Slot::Opt(slots) => Self::of(slots, of_head).or(Self::NONE),
            Slot::Any(ways) => {
                let ways = ways.iter().map(|slots| Self::of(slots, of_head));
                ways.fold(Self::default(), Self::or)
            }
            Slot::Many(slots) => {
                let once = Self::of(slots, of_head);
                once.then(once.or(Self::NONE))
            }
            Slot::Joined(slots) => behind(&[Particle::And], slots),
            Slot::Within(slots) => behind(&[Particle::In, Particle::Of], slots),
            Slot::Sub(head) => of_head(head),
            Slot::After(_)
            | Slot::NotAfter(_)
            | Slot::AfterYear
            | Slot::Bound
            | Slot::Ahead(_)
            | Slot::Unless(_) => Self::NONE,
            Slot::Mark(_) => Self::token(MARK),
            // Months take their second names, and digits what stands between them.
            Slot::Month | Slot::FreeMonth | Slot::LastMonth | Slot::OtherMonth => {
                let month = slot_senses(Slot::Month);
                Self { second: month | MARK, ..Self::token(month) }
            }
            Slot::Numeric | Slot::NumericMonth | Slot::Hour | Slot::HourMinute => {
                Self { second: ALL, ..Self::token(slot_senses(slot)) }
            }
            Slot::More | Slot::Minutes | Slot::Place => Self { second: ALL, ..Self::token(ALL) },
            slot => Self::token(slot_senses(slot)),
        }
    }

    /// What only looks around.
    const NONE: Self = Self { first: 0, second: 0, may_be_one: false, may_be_none: true };

    fn token(first: Senses) -> Self {
        Self { first, second: 0, may_be_one: true, may_be_none: false }
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self {
            first: self.first | other.first,
            second: self.second | other.second,
            may_be_one: self.may_be_one || other.may_be_one,
            may_be_none: self.may_be_none || other.may_be_none,
        }
    }

    fn then(self, next: Self) -> Self {
        let only = |condition: bool, senses: Senses| if condition { senses } else { 0 };
        Self {
            first: self.first | only(self.may_be_none, next.first),
            second: self.second
                | only(self.may_be_one, next.first)
                | only(self.may_be_none, next.second),
            may_be_one: self.may_be_one && next.may_be_none || self.may_be_none && next.may_be_one,
            may_be_none: self.may_be_none && next.may_be_none,
        }
    }

    /// The senses of words and numbers that may be first.
    pub(super) fn first(self) -> u64 {
        (self.first & Senses::from(ANY)) as u64
    }

    /// False if the tokens of a place rule the shape out.
    pub(super) fn fits(self, here: &Here) -> bool {
        self.first & here.first != 0 && (self.may_be_one || self.second & here.second != 0)
    }
}

fn slot_senses(slot: Slot) -> Senses {
    slot.senses().into()
}
