//! Openings: what the first tokens of a shape may be, so that most rules are passed over unseen.

use crate::token::TokenKind;

use super::lexicon::{Form, Particle, Sense, bits};
use super::scene::Scene;
use super::shape::{ANY, Head, Slot};
use super::value::Unit;

/// Senses as bits, and above them what else a token may be.
pub(super) type Senses = u128;

/// Punctuation of which no shape tells one from the other.
const MARK: Senses = 1 << u64::BITS;
/// `/`, `-` and their like: what stands inside of a date in digits.
const SEPARATOR: Senses = MARK << 4;
/// `،`
const COMMA: Senses = MARK << 5;
/// `(`, `[`
const BRACKET: Senses = MARK << 6;
/// Punctuation of every kind.
const MARKS: Senses = MARK | SEPARATOR | COMMA | BRACKET;
/// A number that may be a day: of two digits at most, or in words.
const DAY: Senses = MARK << 1;
/// A number that may be a year without being called one: of four digits, or in words.
const YEAR: Senses = MARK << 2;
/// A number in words.
const SPELLED: Senses = MARK << 7;
/// Digits with separators.
const PARTS: Senses = MARK << 3;
/// Units in every form, each a bit from here on.
const UNITS: Senses = ((1 << (UNIT_COUNT * FORM_COUNT)) - 1) << UNIT_BITS;
const UNIT_BITS: u32 = u64::BITS + 8;
const UNIT_COUNT: u32 = Unit::Century as u32 + 1;
const FORM_COUNT: u32 = Form::Adverb as u32 + 1;
/// Any token at all.
const ALL: Senses = ANY as Senses | MARKS | DAY | YEAR | PARTS | SPELLED | UNITS;

/// How many tokens of a shape are looked at.
pub(super) const DEPTH: usize = 3;

/// How many senses there are, as bits.
pub(super) const SENSES: usize = Senses::BITS as usize;

/// Ways to begin that are kept apart at most; beyond, those of one length become one.
const WAYS: usize = 8;

/// What the first tokens of a shape may be: every way to begin.
#[derive(Clone, Debug, Default)]
pub(super) struct Opening {
    ways: Vec<Way>,
}

/// One way to begin.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Way {
    /// By place, as far as it goes.
    senses: [Senses; DEPTH],
    /// How many tokens it has; [`DEPTH`] for as many and more.
    length: usize,
}

impl Way {
    const NONE: Self = Self { senses: [0; DEPTH], length: 0 };

    fn then(self, next: Self) -> Self {
        let mut both = self;
        for (at, senses) in both.senses.iter_mut().enumerate().skip(self.length) {
            *senses = next.senses[at - self.length];
        }
        both.length = (self.length + next.length).min(DEPTH);
        both
    }

    /// How many senses it lets pass, at all places.
    fn count(&self) -> u32 {
        self.senses.iter().map(|senses| senses.count_ones()).sum()
    }

    /// The two as one, if they differ in one place only, or in any.
    fn merge(self, other: Self, any: bool) -> Option<Self> {
        let differ = (0..DEPTH).filter(|&at| self.senses[at] != other.senses[at]).count();
        let fits = self.length == other.length && (any || differ <= 1);
        let senses = std::array::from_fn(|at| self.senses[at] | other.senses[at]);
        fits.then_some(Self { senses, length: self.length })
    }
}

/// The senses at a place and behind it.
#[derive(Clone, Copy)]
pub(super) struct Here([Senses; DEPTH]);

impl Here {
    /// What begins at a place may end in several; behind it is whatever follows one of them.
    pub(super) fn new(scene: &Scene<'_, '_>, at: usize) -> Self {
        let mut here = [ALL; DEPTH];
        let mut places = Places::default();
        places.add(at);
        for senses_here in &mut here {
            let Some(known) = places.all() else { break };
            *senses_here = known.iter().fold(0, |all, &at| all | senses(scene, at));
            let mut next = Places::default();
            known.iter().for_each(|&at| scene.ends(at, |end| next.add(end)));
            places = next;
        }
        Self(here)
    }

    /// The senses of a place, as numbers of their bits; `None` where anything may stand.
    pub(super) fn known(&self, place: usize) -> Option<impl Iterator<Item = usize> + use<>> {
        let senses = *self.0.get(place).filter(|&&senses| senses != ALL)?;
        let (low, high) = (senses as u64, (senses >> u64::BITS) as u64);
        Some(set_bits(low).chain(set_bits(high).map(|bit| bit + u64::BITS as usize)))
    }
}

/// The numbers of the bits that are set.
fn set_bits(mut all: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = all.trailing_zeros() as usize;
        all &= all.checked_sub(1)?;
        Some(bit)
    })
}

/// A few places in a text.
#[derive(Default)]
struct Places {
    places: [usize; 4],
    count: usize,
}

impl Places {
    fn add(&mut self, place: usize) {
        if self.places.iter().take(self.count).all(|&own| own != place) {
            if let Some(free) = self.places.get_mut(self.count) {
                *free = place;
            }
            self.count += 1;
        }
    }

    /// All of them, unless they are more than were kept.
    fn all(&self) -> Option<&[usize]> {
        self.places.get(..self.count)
    }
}

/// A unit in a form, `شهرين`.
fn unit(unit: Unit, form: Form) -> Senses {
    1 << (UNIT_BITS + unit as u32 * FORM_COUNT + form as u32)
}

/// Every unit in a form.
fn units(form: Form) -> Senses {
    let first = unit(Unit::Second, form);
    (0..UNIT_COUNT).fold(0, |all, one| all | first << (one * FORM_COUNT))
}

fn senses(scene: &Scene<'_, '_>, at: usize) -> Senses {
    let mut senses = Senses::from(scene.senses(at));
    if senses & Senses::from(bits::UNIT) != 0 {
        let atoms = scene.atoms(at).iter();
        senses |= atoms.fold(0, |all, atom| match atom.sense {
            Sense::Unit(own, form) => all | unit(own, form),
            _ => all,
        });
    }
    let of_digits = || match scene.digits(at) {
        Some((_, 1 | 2)) => DAY,
        Some((_, 4)) => YEAR,
        Some(_) => 0,
        None => PARTS,
    };
    let of_words = || match scene.spelled(at) {
        Some((0..=31, _)) => DAY | SPELLED,
        Some((1000..=2999, _)) => YEAR | SPELLED,
        Some(_) => SPELLED,
        None => DAY | YEAR | SPELLED,
    };
    senses
        | match scene.kind(at) {
            Some(TokenKind::Number) => of_digits(),
            Some(TokenKind::Word) if senses & Senses::from(bits::NUMBER) != 0 => of_words(),
            Some(TokenKind::Word) | None => 0,
            Some(_) => scene.mark(at).map_or(MARK, mark),
        }
}

fn mark(mark: char) -> Senses {
    match mark {
        '/' | '-' | '\\' | '|' | '⁄' => SEPARATOR,
        '،' | ',' => COMMA,
        '(' | '[' => BRACKET,
        _ => MARK,
    }
}

impl Opening {
    /// The opening of a shape; `of_head` gives that of all rules of a head.
    pub(super) fn of(shape: &[Slot], of_head: &impl Fn(Head) -> Self) -> Self {
        let mut all = Self::none();
        for slot in shape {
            if all.ways.iter().all(|way| way.length == DEPTH) {
                // What follows is not looked at.
                break;
            }
            if let Slot::Ahead(slots) = *slot {
                // What follows must fit the look-ahead too: that alone is enough here.
                return all.then(&Self::of(slots, of_head)).then(&Self::anything());
            }
            all = all.then(&Self::of_slot(*slot, of_head));
        }
        all
    }

    fn of_slot(slot: Slot, of_head: &impl Fn(Head) -> Self) -> Self {
        let behind = |particles: &[Particle], slots: &[Slot]| {
            let inner = Self::of(slots, of_head);
            let words = particles.iter().fold(0, |all, one| all | Sense::Particle(*one).bit());
            Self::token(words.into()).then(&inner).or(inner)
        };
        match slot {
            Slot::Opt(slots) => Self::of(slots, of_head).or(Self::none()),
            Slot::Any(ways) => {
                let ways = ways.iter().map(|slots| Self::of(slots, of_head));
                ways.fold(Self::default(), Self::or)
            }
            Slot::Many(slots) => {
                let once = Self::of(slots, of_head);
                let again = once.then(&Self::anything());
                once.or(again)
            }
            Slot::Joined(slots) => behind(&[Particle::And], slots),
            Slot::Within(slots) => behind(&[Particle::In, Particle::Of], slots),
            Slot::Sub(head) => of_head(head),
            Slot::After(_)
            | Slot::NotAfter(_)
            | Slot::AfterYear
            | Slot::Bound
            | Slot::Ahead(_)
            | Slot::Unless(_) => Self::none(),
            Slot::Mark(marks) => Self::token(marks.iter().fold(0, |all, &one| all | mark(one))),
            // Months take their second names, and digits what stands between them.
            Slot::Month | Slot::FreeMonth | Slot::LastMonth | Slot::OtherMonth => {
                let month = Self::token(slot_senses(Slot::Month));
                let between = SEPARATOR | COMMA | BRACKET;
                let twin = Self::token(slot_senses(Slot::Month) | between).then(&Self::anything());
                let both = month.then(&twin);
                month.or(both)
            }
            Slot::Numeric => Self::number_with_mark().or(Self::token(PARTS)),
            Slot::NumericMonth => Self::number_with_mark(),
            Slot::HourMinute => Self::token(PARTS),
            Slot::Day | Slot::DayDigits | Slot::DayAgain => Self::token(DAY),
            Slot::YearNumber => Self::token(YEAR),
            Slot::More => Self::added(bits::UNIT),
            Slot::Minutes => Self::added(bits::FRACTION | particle(Particle::Except)),
            Slot::Place => Self::token(ALL).then(&Self::anything()),
            Slot::SpelledHour => Self::token(Senses::from(bits::HOUR) | SPELLED),
            Slot::Hour => Self::token(Senses::from(bits::HOUR) | DAY | YEAR | PARTS),
            Slot::Noun(own, form) => Self::token(unit(own, form)),
            Slot::Units(form) => Self::token(units(form)),
            slot => Self::token(slot_senses(slot)),
        }
    }

    /// What only looks around.
    fn none() -> Self {
        Self { ways: vec![Way::NONE] }
    }

    /// Tokens of any kind, or none.
    fn anything() -> Self {
        let ways = (0..=DEPTH).map(|length| Way { senses: [ALL; DEPTH], length });
        Self { ways: ways.collect() }
    }

    fn token(senses: Senses) -> Self {
        let mut all = [0; DEPTH];
        all[0] = senses;
        Self { ways: vec![Way { senses: all, length: 1 }] }
    }

    /// `و20 دقيقة`, `إلا ربعا`: what is added to a unit or an hour begins so.
    fn added(senses: u64) -> Self {
        let begins = senses | bits::NUMBER | particle(Particle::And);
        Self::token(begins.into()).then(&Self::anything())
    }

    /// `5/`: digits with a mark behind them.
    fn number_with_mark() -> Self {
        Self::token(bits::NUMBER.into()).then(&Self::token(SEPARATOR)).then(&Self::anything())
    }

    pub(super) fn or(mut self, other: Self) -> Self {
        for way in other.ways {
            self.add(way);
        }
        self
    }

    fn then(&self, next: &Self) -> Self {
        let mut all = Self::default();
        for one in &self.ways {
            if one.length == DEPTH {
                all.add(*one);
                continue;
            }
            for other in &next.ways {
                all.add(one.then(*other));
            }
        }
        all
    }

    fn add(&mut self, mut way: Way) {
        while let Some((at, both)) =
            self.ways.iter().enumerate().find_map(|(at, own)| Some((at, own.merge(way, false)?)))
        {
            self.ways.swap_remove(at);
            way = both;
        }
        if self.ways.len() >= WAYS {
            // With the one that loses least by it.
            let merged = self.ways.iter().enumerate();
            let merged = merged.filter_map(|(at, own)| Some((at, own, own.merge(way, true)?)));
            let best = merged.min_by_key(|(_, own, both)| both.count() - own.count());
            if let Some((at, _, both)) = best {
                self.ways.swap_remove(at);
                return self.add(both);
            }
        }
        self.ways.push(way);
    }

    /// Every way to begin that has a token, as the senses of its places.
    pub(super) fn ways(&self) -> impl Iterator<Item = &[Senses]> {
        self.ways
            .iter()
            .filter_map(|way| way.senses.get(..way.length))
            .filter(|way| !way.is_empty())
    }

    /// The senses of words and numbers that may be first; [`ANY`] for any.
    pub(super) fn first(&self) -> u64 {
        let all = self.all_first();
        let number = if all & (DAY | YEAR | PARTS | SPELLED) != 0 { bits::NUMBER } else { 0 };
        let unit = if all & UNITS != 0 { bits::UNIT } else { 0 };
        (all & Senses::from(ANY)) as u64 | number | unit
    }

    /// True if a mark may be first.
    pub(super) fn is_mark(&self) -> bool {
        self.all_first() & MARKS != 0
    }

    /// True if it may have no token.
    pub(super) fn may_be_empty(&self) -> bool {
        self.ways.iter().any(|way| way.length == 0)
    }

    fn all_first(&self) -> Senses {
        self.ways.iter().fold(0, |all, way| all | way.senses[0])
    }
}

fn particle(particle: Particle) -> u64 {
    Sense::Particle(particle).bit()
}

fn slot_senses(slot: Slot) -> Senses {
    slot.senses().into()
}

#[cfg(test)]
mod tests {
    use super::super::index::Index;
    use super::*;

    #[test]
    fn the_index_gives_the_openings_that_fit_in_their_order() {
        let sense = |bit: usize| Opening::token(1 << (bit % 50));
        // More ways than one word of the index has: of one token, of two, and of either.
        let pair = |at: usize| sense(at).then(&sense(at * 7 + 1));
        let all: Vec<Opening> = (0..150)
            .map(|at| match at % 3 {
                0 => sense(at),
                1 => pair(at),
                _ => sense(at + 3).or(pair(at)),
            })
            .collect();
        let index = Index::new(&all.iter().collect::<Vec<_>>());
        for (first, second) in (0..50).flat_map(|first| (0..50).map(move |second| (first, second)))
        {
            let here = Here([1 << first, 1 << second, ALL]);
            let fits = |opening: &Opening| {
                opening.ways().any(|way| way.iter().zip(here.0).all(|(own, here)| own & here != 0))
            };
            let expected: Vec<usize> = (0..all.len()).filter(|&at| fits(&all[at])).collect();
            let mut found = Vec::new();
            index.each(&here, |rule| found.push(rule));
            assert_eq!(found, expected, "{first} {second}");
        }
    }
}
