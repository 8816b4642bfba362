//! Ranges: `10-15`, `3 إلى 5`, `ما بين 30 و32 مليارا`, `أكثر من 20 وأقل من 30`.

use crate::lexicon::AnnotatedText;

use super::cardinal::{Amount, snap};
use super::lexicon::{Class, NumberLexicon, Piece};
use super::rule::Rule;

/// What stands between the ends of a range; presses also print a tatweel: `5 ـ 7 بالمئة`.
const DASHES: [char; 5] = ['-', '\u{2013}', '\u{2014}', '\u{640}', '~'];
/// How many tokens the words for a bound may have: `لا أقل من أو يساوي`.
const BOUND_LENGTH: usize = 5;

/// How many tokens back the verb of a range may stand.
const VERB_REACH: usize = 6;

/// Both ends of a range, the lower first, and the token behind it.
pub(super) struct Ends {
    pub(super) lower: f64,
    pub(super) upper: f64,
    pub(super) end: usize,
    pub(super) rule: Rule,
}

/// Words before a number that say which end of a range it is.
struct Bound {
    upper: bool,
    /// The token behind them.
    end: usize,
}

impl NumberLexicon {
    /// The range that begins with `first` at `at`.
    pub(super) fn range(&self, text: &AnnotatedText<'_>, at: usize, first: Amount) -> Option<Ends> {
        let per_cent = self.per_cent(text, first.end);
        let end = per_cent.unwrap_or(first.end);
        if let Some(second) = self.bounded(text, at, first.value, end) {
            return Some(ends(first.value, second, Rule::WordRange));
        }
        let (second, rule) = match text.mark(end) {
            Some(mark) if DASHES.contains(&mark) => {
                (self.hyphened(text, at, first, end)?, Rule::HyphenRange)
            }
            Some(_) => return None,
            None => (self.worded(text, at, first, end)?, Rule::WordRange),
        };
        if is_year(first) && is_year(second) {
            return None; // two years are for the calendar to read
        }
        if per_cent.is_some() && self.per_cent(text, second.end).is_none() {
            return None; // 8 بالمئة أو 600 مليون
        }
        let shares = first.scale <= 1.0 && second.scale > 1.0 && first.value < second.scale;
        let lower = if shares { snap(first.value * second.scale) } else { first.value };
        Some(ends(lower, second, rule))
    }

    /// `10-15`, but no date, score or telephone number.
    fn hyphened(
        &self,
        text: &AnnotatedText<'_>,
        at: usize,
        first: Amount,
        end: usize,
    ) -> Option<Amount> {
        let is_joint =
            |at: usize| text.mark(at).is_some_and(|mark| mark == '/' || DASHES.contains(&mark));
        let second = self.cardinal(text, end + 1).filter(|second| second.digits)?;
        let tight = text.touches_next(end - 1) == text.touches_next(end);
        let chained = is_joint(second.end) || at > 0 && is_joint(at - 1);
        let rises = first.multiplier < second.multiplier;
        let is_score = first.value == 0.0; // خسر 0-2
        (first.digits && tight && rises && !chained && !is_score).then_some(second)
    }

    /// `3 إلى 5`, `ثلاثة أو أربعة`, `بين 30 و32`, `7.1 و7.4 مليون`.
    fn worded(
        &self,
        text: &AnnotatedText<'_>,
        at: usize,
        first: Amount,
        end: usize,
    ) -> Option<Amount> {
        let before = at.checked_sub(1).and_then(|before| self.plain(text, before));
        let between = before.is_some_and(|piece| piece.class == Class::Between);
        let from = before.is_some_and(|piece| piece.class == Class::From) && !self.ranges(text, at);
        let joint = self.plain(text, end).filter(|joint| !joint.definite);
        match joint.map(|joint| joint.class) {
            Some(Class::To | Class::Or) if !from && !first.vague => {
                let second = self.cardinal(text, end + 1).filter(|second| !second.vague)?;
                let rises = first.value < second.value || first.multiplier < second.multiplier;
                (rises && !second.fraction).then_some(second)
            }
            Some(Class::And) => {
                let second = self.cardinal(text, end + 1)?;
                let shares = first.digits
                    && second.digits
                    && first.scale <= 1.0
                    && second.scale > 1.0
                    && first.value < second.multiplier;
                (between || shares).then_some(second)
            }
            _ if between => {
                let (piece, _) = self.joined(text, end)?;
                let second = self.cardinal(text, end)?;
                (piece.class != Class::Fraction).then_some(second)
            }
            _ => None,
        }
    }

    /// True if `يتراوح` stands shortly before token `at`.
    fn ranges(&self, text: &AnnotatedText<'_>, at: usize) -> bool {
        (at.saturating_sub(VERB_REACH)..at).any(|verb| self.is(text, verb, Class::Ranges))
    }

    /// `أكثر من 20 وأقل من 30`, `لا يقل عن 20 ولا يزيد على 30`: the second number, if the first is
    /// bounded from the other side and there is room between.
    fn bounded(
        &self,
        text: &AnnotatedText<'_>,
        at: usize,
        first: f64,
        end: usize,
    ) -> Option<Amount> {
        let (piece, behind) = self.joined(text, end)?;
        let bound = self.bound(text, piece, behind)?;
        let other = (1..=BOUND_LENGTH.min(at)).rev().find_map(|back| {
            let piece = self.opening(text, at - back)?;
            self.bound(text, piece, at - back + 1).filter(|other| other.end == at)
        })?;
        let second = self.cardinal(text, bound.end).filter(|second| !second.vague)?;
        let rises = if bound.upper { first < second.value } else { second.value < first };
        (bound.upper != other.upper && rises).then_some(second)
    }

    /// The words for a bound that begin with `piece`; `end` is the token behind it.
    fn bound(&self, text: &AnnotatedText<'_>, piece: Piece, end: usize) -> Option<Bound> {
        let denied = piece.class == Class::Not;
        let (piece, end) = if denied { (self.plain(text, end)?, end + 1) } else { (piece, end) };
        let next = |class| self.is(text, end, class);
        let (upper, end) = match piece.class {
            Class::Over => (false, end),
            Class::Under => (true, end),
            Class::More | Class::Less if next(Class::From) => (piece.class == Class::Less, end + 1),
            Class::Grows | Class::Falls if next(Class::Than) || next(Class::On) => {
                (piece.class == Class::Falls, end + 1)
            }
            Class::On => match self.plain(text, end).filter(|word| word.definite)?.class {
                Class::More => (true, end + 1),
                Class::Less => (false, end + 1),
                _ => return None,
            },
            _ => return None,
        };
        let or_equal = self.is(text, end, Class::Or) && self.is(text, end + 1, Class::Equal);
        Some(Bound { upper: upper != denied, end: if or_equal { end + 2 } else { end } })
    }
}

fn ends(one: f64, other: Amount, rule: Rule) -> Ends {
    Ends { lower: one.min(other.value), upper: one.max(other.value), end: other.end, rule }
}

/// True for four digits that may well be a year.
fn is_year(amount: Amount) -> bool {
    amount.digits && amount.scale <= 1.0 && (1000.0..2100.0).contains(&amount.value)
}
