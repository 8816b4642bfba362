//! Openings: what the first two tokens of a shape may be, so that most rules are passed over unseen.

use crate::token::TokenKind;

use super::lexicon::{Particle, Sense};
use super::scene::{NUMBER, Scene};
use super::shape::{ANY, Head, Slot};

/// Senses as bits, and above them what else a token may be.
type Senses = u128;

/// Punctuation.
const MARK: Senses = 1 << u64::BITS;
/// A number that may be a day: of two digits at most, or in words.
const DAY: Senses = MARK << 1;
/// A number that may be a year without being called one: of four digits, or in words.
const YEAR: Senses = MARK << 2;
/// Digits with separators.
const PARTS: Senses = MARK << 3;
/// Any token at all.
const ALL: Senses = ANY as Senses | MARK | DAY | YEAR | PARTS;

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
    let senses = Senses::from(scene.senses(at));
    let of_digits = || match scene.digits(at) {
        Some((_, 1 | 2)) => DAY,
        Some((_, 4)) => YEAR,
        Some(_) => 0,
        None => PARTS,
    };
    senses
        | match scene.kind(at) {
            Some(TokenKind::Number) => of_digits(),
            Some(TokenKind::Word) if senses & Senses::from(NUMBER) != 0 => DAY | YEAR,
            Some(TokenKind::Word) | None => 0,
            Some(_) => MARK,
        }
}

impl Opening {
    /// The opening of a shape; `of_head` gives that of all rules of a head.
    pub(super) fn of(shape: &[Slot], of_head: &impl Fn(Head) -> Self) -> Self {
        let mut all = Self::NONE;
        for slot in shape {
            if let Slot::Ahead(slots) = *slot {
                // What follows must fit the look-ahead too: that alone is enough here.
                return all.then(Self::of(slots, of_head)).then(Self::ANYTHING);
            }
            all = all.then(Self::of_slot(*slot, of_head));
        }
        all
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
            Slot::Numeric => Self::number_with_mark().or(Self::token(PARTS)),
            Slot::NumericMonth => Self::number_with_mark(),
            Slot::HourMinute => Self::token(PARTS),
            Slot::Day | Slot::DayAgain => Self::token(DAY),
            Slot::YearNumber => Self::token(YEAR),
            Slot::More | Slot::Minutes | Slot::Place => Self { second: ALL, ..Self::token(ALL) },
            slot => Self::token(slot_senses(slot)),
        }
    }

    /// What only looks around.
    const NONE: Self = Self { first: 0, second: 0, may_be_one: false, may_be_none: true };
    /// Tokens of any kind, or none.
    const ANYTHING: Self = Self { first: ALL, second: ALL, may_be_one: true, may_be_none: true };

    fn token(first: Senses) -> Self {
        Self { first, second: 0, may_be_one: true, may_be_none: false }
    }

    /// `5/`: digits with a mark behind them.
    fn number_with_mark() -> Self {
        Self::token(NUMBER.into()).then(Self::token(MARK))
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
        let number = if self.first & (DAY | YEAR | PARTS) != 0 { NUMBER } else { 0 };
        (self.first & Senses::from(ANY)) as u64 | number
    }

    /// False if the tokens of a place rule the shape out.
    pub(super) fn fits(self, here: &Here) -> bool {
        self.first & here.first != 0 && (self.may_be_one || self.second & here.second != 0)
    }
}

fn slot_senses(slot: Slot) -> Senses {
    slot.senses().into()
}
