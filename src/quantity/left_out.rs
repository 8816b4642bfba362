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
/// Into how many parts a count may be told.
const PARTS: usize = 4;
/// How many tokens may part an amount from what it is set against.
const LINK: usize = 5;

/// What links a number to the amount before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    None,
    /// `20 نائبا من أصل 128`.
    Whole,
    /// `120 صوتا مقابل 80`.
    Against,
    /// `12 مدرسة منها 5 في الريف`.
    Among,
}

impl<'t> Finder<'_, 't> {
    /// Adds the numbers without a noun that a neighbour has; `found` is in text order and disjoint.
    pub(super) fn add_left_out(&self, found: &mut Vec<Sensed<'t>>) {
        let (mut more, mut rest) = (Vec::new(), Vec::new());
        for number in self.numbers.iter().filter(|number| self.may_be_left_out(number)) {
            let next = found.partition_point(|one| one.it.tokens.end <= number.tokens.start);
            let (before, behind) = found.split_at(next);
            if behind.first().is_some_and(|one| one.it.tokens.start < number.tokens.end) {
                continue;
            }
            match self.told(number, before, behind) {
                Some((one, shares)) => more.push(self.left_out(number, one, shares)),
                None if next > 0 => rest.push((next - 1, number)),
                None => {}
            }
        }
        for parts in rest.chunk_by(|one, other| one.0 == other.0) {
            let whole = &found[parts[0].0];
            if self.add_up(whole, parts) {
                more.extend(parts.iter().map(|(_, part)| self.left_out(part, whole, true)));
            }
        }
        if !more.is_empty() {
            found.append(&mut more);
            found.sort_by_key(|one| one.it.at.span.start);
        }
    }

    /// The amount that tells what a number counts, and whether its people share their fate.
    fn told<'s>(
        &self,
        number: &Number<'t>,
        before: &'s [Sensed<'t>],
        behind: &'s [Sensed<'t>],
    ) -> Option<(&'s Sensed<'t>, bool)> {
        match behind.first() {
            Some(upper) if self.rises_to(number, upper) => Some((upper, true)),
            Some(whole) if self.is_part_of(number, whole) => Some((whole, false)),
            _ => Some((self.told_before(number, before)?, self.is_joined(number))),
        }
    }

    /// True for a number by itself, as far as it can be told from it alone.
    fn may_be_left_out(&self, number: &Number<'t>) -> bool {
        let start = number.tokens.start;
        let is_ratio = || start > 0 && self.ends_with(start - 1, Cue::Each);
        let is_plain = number.kind == NumberKind::Cardinal && !number.vague && !number.definite;
        is_plain && !is_ratio() && self.time_at(number.at.span).is_none() && !self.is_a_name(number)
    }

    /// `خمسة جنود، ثلاثة في الموصل واثنان في كركوك`: the numbers behind a count that come to it.
    fn add_up(&self, whole: &Sensed<'t>, parts: &[(usize, &Number<'t>)]) -> bool {
        let is_part = |part: &Number<'t>| {
            let (start, end) = (part.tokens.start, part.tokens.end);
            let goes_on = self.text.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word);
            goes_on && self.same_sentence(whole.it.tokens.start, start)
        };
        let sum: f64 = parts.iter().filter_map(|(_, part)| part.value).sum();
        whole.it.kind == QuantityKind::Count
            && (2..=PARTS).contains(&parts.len())
            && whole.it.value == Some(sum)
            && parts.iter().all(|(_, part)| is_part(part))
    }

    /// `من 5.5 إلى 6.2 بالمئة`: the noun of the end is that of the beginning.
    fn rises_to(&self, number: &Number<'t>, upper: &Sensed<'t>) -> bool {
        let (start, end) = (number.tokens.start, number.tokens.end);
        upper.it.kind != QuantityKind::Age
            && upper.it.upper.is_none()
            && self.approx_before(upper.it.tokens.start).1 == end + 1
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

    /// The amount shortly before that tells what a number counts: a great one with its scale in words,
    /// or one that a word links to it.
    fn told_before<'s>(
        &self,
        number: &Number<'t>,
        before: &'s [Sensed<'t>],
    ) -> Option<&'s Sensed<'t>> {
        let start = number.tokens.start;
        let link = self.link(start);
        let last = before.last()?;
        if link == Link::Against {
            let near = last.it.tokens.end + LINK >= start && last.it.kind != QuantityKind::Age;
            let told = near && self.same_sentence(last.it.tokens.start, start);
            return Some(last).filter(|_| told && !self.is_bare_year(number));
        }
        let in_words = self.text.tokens[number.tokens.end - 1].kind == TokenKind::Word;
        let is_great = |value: Option<f64>| value.is_some_and(|value| value >= GREAT);
        let one = before
            .iter()
            .rev()
            .take(REACH)
            .find(|one| !matches!(one.it.kind, QuantityKind::Percent | QuantityKind::Age))?;
        let is_count = one.it.kind == QuantityKind::Count;
        let fits = match link {
            Link::Whole => is_count && one.it.value < number.value,
            Link::Among => is_count && number.value < one.it.value,
            _ => {
                let tells = one.it.kind == QuantityKind::Money || is_great(one.it.value);
                tells && in_words && is_great(number.value)
            }
        };
        (fits && self.same_sentence(one.it.tokens.start, start)).then_some(one)
    }

    /// What the words right before a number make of it.
    fn link(&self, start: usize) -> Link {
        let Some(last) = start.checked_sub(1) else { return Link::None };
        [(Cue::OutOf, Link::Whole), (Cue::Against, Link::Against), (Cue::AmongThings, Link::Among)]
            .into_iter()
            .find(|&(cue, _)| self.ends_with(last, cue))
            .map_or(Link::None, |(_, link)| link)
    }

    /// What a number set against an amount is worth: 280 million in `320 مليون ريال مقابل 280`.
    fn at_scale(&self, number: &Number<'t>, one: &Sensed<'t>) -> Option<f64> {
        let (value, other) = (number.value?, one.it.value?);
        let start = one.it.tokens.start;
        let place = self.numbers.binary_search_by_key(&start, |told| told.tokens.start).ok();
        let told = place.and_then(|place| self.numbers.get(place));
        let has_scale = told.is_some_and(|told| {
            told.tokens.len() > 1 && self.text.tokens[told.tokens.end - 1].kind == TokenKind::Word
        });
        let is_against = self.link(number.tokens.start) == Link::Against;
        if !has_scale || !is_against || value >= GREAT || other < GREAT {
            return Some(value);
        }
        Some(value * GREAT.powf(other.log10().div_euclid(3.0)))
    }

    /// True if و stands in front of a number, attached or apart.
    fn is_joined(&self, number: &Number<'t>) -> bool {
        let first = number.tokens.start;
        let attached = self.text.tokens[first].span.start < number.at.span.start;
        attached || first > 0 && self.ends_with(first - 1, Cue::And)
    }

    /// The quantity that the number is, in what `one` counts; of people it may share the fate.
    fn left_out(&self, number: &Number<'t>, one: &Sensed<'t>, shares: bool) -> Sensed<'t> {
        let sense = match one.sense {
            Sense::Things => Sense::Things,
            Sense::People(_) => Sense::People(None),
        };
        let (rule, kind, span) = (Rule::LeftOut, one.it.kind, number.at.span);
        let found = Found { rule, kind, unit: None, sense, tokens: number.tokens.clone(), span };
        let mut quantity = self.quantity(found, self.at_scale(number, one), number.upper);
        quantity.unit = one.it.unit;
        let mut told = self.sensed(quantity, sense);
        if shares && sense != Sense::Things {
            told.it.casualty = told.it.casualty.or(one.it.casualty);
        }
        told
    }
}
