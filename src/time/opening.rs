//! Openings: what the first tokens of a shape may be, so that most rules are passed over unseen.

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

/// How many tokens of a shape are looked at.
const DEPTH: usize = 3;

/// What the first tokens of a shape may be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Opening {
    /// By place.
    senses: [Senses; DEPTH],
    /// How many tokens the shape may have, a bit each; the last bit for [`DEPTH`] and more.
    lengths: u8,
}

/// The senses at a place and behind it.
pub(super) struct Here([Senses; DEPTH]);

impl Here {
    /// Where something reaches over the next token, anything may be behind.
    pub(super) fn new(scene: &Scene<'_, '_>, at: usize) -> Self {
        let mut here = [ALL; DEPTH];
        for (ahead, place) in here.iter_mut().enumerate() {
            *place = senses(scene, at + ahead);
            if !scene.is_single(at + ahead) {
                break;
            }
        }
        Self(here)
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
                let month = Self::token(slot_senses(Slot::Month));
                let twin = Self::token(slot_senses(Slot::Month) | MARK).then(Self::ANYTHING);
                month.or(month.then(twin))
            }
            Slot::Numeric => Self::number_with_mark().or(Self::token(PARTS)),
            Slot::NumericMonth => Self::number_with_mark(),
            Slot::HourMinute => Self::token(PARTS),
            Slot::Day | Slot::DayAgain => Self::token(DAY),
            Slot::YearNumber => Self::token(YEAR),
            Slot::More | Slot::Minutes | Slot::Place => Self::token(ALL).then(Self::ANYTHING),
            slot => Self::token(slot_senses(slot)),
        }
    }

    /// What only looks around.
    const NONE: Self = Self { senses: [0; DEPTH], lengths: 1 };
    /// Tokens of any kind, or none.
    const ANYTHING: Self = Self { senses: [ALL; DEPTH], lengths: (1 << (DEPTH + 1)) - 1 };

    fn token(senses: Senses) -> Self {
        let mut all = [0; DEPTH];
        all[0] = senses;
        Self { senses: all, lengths: 1 << 1 }
    }

    /// `5/`: digits with a mark behind them.
    fn number_with_mark() -> Self {
        Self::token(NUMBER.into()).then(Self::token(MARK)).then(Self::ANYTHING)
    }

    pub(super) fn or(self, other: Self) -> Self {
        let senses = std::array::from_fn(|at| self.senses[at] | other.senses[at]);
        Self { senses, lengths: self.lengths | other.lengths }
    }

    fn then(self, next: Self) -> Self {
        let mut all = Self { senses: self.senses, lengths: 0 };
        for length in (0..=DEPTH).filter(|length| self.lengths >> length & 1 != 0) {
            for (at, senses) in all.senses.iter_mut().enumerate().skip(length) {
                *senses |= next.senses[at - length];
            }
            let lengths = u32::from(next.lengths) << length;
            let more = if lengths >> DEPTH != 0 { 1 << DEPTH } else { 0 };
            all.lengths |= (lengths as u8 | more) & ((1 << (DEPTH + 1)) - 1);
        }
        all
    }

    /// The senses of words and numbers that may be first.
    pub(super) fn first(self) -> u64 {
        let number = if self.senses[0] & (DAY | YEAR | PARTS) != 0 { NUMBER } else { 0 };
        (self.senses[0] & Senses::from(ANY)) as u64 | number
    }

    /// False if the tokens of a place rule the shape out: none of its lengths can be filled.
    pub(super) fn fits(self, here: &Here) -> bool {
        let filled = (0..DEPTH).take_while(|&at| self.senses[at] & here.0[at] != 0).count();
        self.lengths & ((2 << filled) - 1) & !1 != 0
    }
}

fn slot_senses(slot: Slot) -> Senses {
    slot.senses().into()
}
