//! Amounts whose noun another amount tells: `320 مليون ريال مقارنة مع 280 مليونا`, `من 33 مليارا إلى 28
//! مليار دولار`.

use crate::number::{Number, NumberKind};
use crate::token::TokenKind;

use super::QuantityKind;
use super::cue::Cue;
use super::find::{Finder, Found, Sensed};
use super::lexicon::Sense;
use super::rule::Rule;

/// From here on a number with a scale in words stands for more than itself.
const GREAT: f64 = 1000.0;
/// How many quantities back the one that tells the noun may stand.
const REACH: usize = 4;

impl<'t> Finder<'_, 't> {
    /// Adds the numbers without a noun that a neighbour has; `found` is in text order and disjoint.
    pub(super) fn add_left_out(&self, found: &mut Vec<Sensed<'t>>) {
        let mut more = Vec::new();
        for number in self.numbers.iter().filter(|number| self.may_be_left_out(number)) {
            let next = found.partition_point(|one| one.it.tokens.end <= number.tokens.start);
            let (before, behind) = found.split_at(next);
            if behind.first().is_some_and(|one| one.it.tokens.start < number.tokens.end) {
                continue;
            }
            let told = behind
                .first()
                .filter(|one| self.rises_to(number, one) || self.is_part_of(number, one));
            if let Some(one) = told.or_else(|| self.told_before(number, before)) {
                more.push(self.left_out(number, one));
            }
        }
        if !more.is_empty() {
            found.append(&mut more);
            found.sort_by_key(|one| one.it.at.span.start);
        }
    }

    /// True for a number by itself, as far as it can be told from it alone.
    fn may_be_left_out(&self, number: &Number<'t>) -> bool {
        let start = number.tokens.start;
        let is_ratio = || start > 0 && self.ends_with(start - 1, Cue::Each);
        let is_plain = number.kind == NumberKind::Cardinal && !number.vague && !number.definite;
        is_plain && !is_ratio() && self.time_at(number.at.span).is_none() && !self.is_a_name(number)
    }

    /// `من 5.5 إلى 6.2 بالمئة`: the noun of the end is that of the beginning.
    fn rises_to(&self, number: &Number<'t>, upper: &Sensed<'t>) -> bool {
        let (start, end) = (number.tokens.start, number.tokens.end);
        upper.it.kind != QuantityKind::Age
            && upper.it.upper.is_none()
            && upper.it.tokens.start == end + 1
            && self.lexicon.cue(self.text, end, Cue::To) == Some(end + 1)
            && start > 0
            && self.ends_with(start - 1, Cue::Of)
    }

    /// `خمسة من 13 إثيوبيا`: the noun of the whole is that of the part.
    fn is_part_of(&self, number: &Number<'t>, whole: &Sensed<'t>) -> bool {
        let end = number.tokens.end;
        whole.it.kind == QuantityKind::Count
            && number.value > Some(1.0)
            && number.value < whole.it.value
            && whole.it.tokens.start == end + 1
            && self.lexicon.cue(self.text, end, Cue::Of) == Some(end + 1)
    }

    /// The amount shortly before a great number with its scale in words, or before the whole of it.
    fn told_before<'s>(
        &self,
        number: &Number<'t>,
        before: &'s [Sensed<'t>],
    ) -> Option<&'s Sensed<'t>> {
        let (start, last) = (number.tokens.start, number.tokens.end - 1);
        let last = self.text.tokens[last].kind;
        let is_great = |value: Option<f64>| value.is_some_and(|value| value >= GREAT);
        let is_whole = start > 0 && self.ends_with(start - 1, Cue::OutOf); // 20 جنديا من أصل 52
        if !is_whole && (last != TokenKind::Word || !is_great(number.value)) {
            return None;
        }
        let one = before
            .iter()
            .rev()
            .take(REACH)
            .find(|one| !matches!(one.it.kind, QuantityKind::Percent | QuantityKind::Age))?;
        let near = self.same_sentence(one.it.tokens.start, start);
        let fits = match is_whole {
            true => one.it.kind == QuantityKind::Count && one.it.value < number.value,
            false => one.it.kind == QuantityKind::Money || is_great(one.it.value),
        };
        (near && fits).then_some(one)
    }

    /// The quantity that the number is, in what `one` counts.
    fn left_out(&self, number: &Number<'t>, one: &Sensed<'t>) -> Sensed<'t> {
        let sense = match one.sense {
            Sense::Things => Sense::Things,
            Sense::People(_) => Sense::People(None),
        };
        let found = Found {
            rule: Rule::LeftOut,
            kind: one.it.kind,
            unit: None,
            sense,
            tokens: number.tokens.clone(),
            span: number.at.span,
        };
        let mut quantity = self.quantity(found, number.value, number.upper);
        quantity.unit = one.it.unit;
        let mut told = self.sensed(quantity, sense);
        let first = number.tokens.start;
        let joined = self.text.tokens[first].span.start < number.at.span.start
            || first > 0 && self.ends_with(first - 1, Cue::And);
        if joined && sense != Sense::Things {
            told.it.casualty = told.it.casualty.or(one.it.casualty);
        }
        told
    }
}
