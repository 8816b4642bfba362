//! Quantities in a text: numbers with what stands beside them, and duals.

use std::cmp::Reverse;
use std::ops::Range;

use crate::lexicon::AnnotatedText;
use crate::number::{Number, NumberKind};
use crate::span::{Span, Surface};
use crate::token::{Proclitics, TokenKind};

use super::cue::Cue;
use super::lexicon::{Form, Noun, QuantityLexicon, Sense, Unit};
use super::{Approx, Quantity, QuantityKind};

/// A quantity found, before approximators are read.
pub(super) struct Found {
    pub(super) kind: QuantityKind,
    pub(super) unit: Option<&'static str>,
    pub(super) sense: Sense,
    pub(super) tokens: Range<usize>,
    pub(super) span: Span,
}

/// One text with what is known of it.
pub(super) struct Finder<'f, 't> {
    pub(super) lexicon: &'f QuantityLexicon,
    pub(super) text: &'f AnnotatedText<'t>,
    pub(super) numbers: &'f [Number<'t>],
    pub(super) country: Option<&'f str>,
}

impl QuantityLexicon {
    /// The quantities of a text, in order and disjoint. What stands in `taken` (times) is none;
    /// `country` (ISO alpha-2) decides whose dinar, pound or riyal a bare one is.
    pub(crate) fn find<'t>(
        &self,
        text: &AnnotatedText<'t>,
        numbers: &[Number<'t>],
        taken: &[Span],
        country: Option<&str>,
    ) -> Vec<Quantity<'t>> {
        let finder = Finder { lexicon: self, text, numbers, country };
        let free = |span: Span| {
            let next = taken.partition_point(|time| time.end <= span.start);
            taken.get(next).is_none_or(|time| !time.overlaps(span))
        };
        let mut found = Vec::new();
        for (index, number) in numbers.iter().enumerate() {
            if free(number.at.span) {
                found.extend(finder.of_number(index, number).filter(|one| free(one.at.span)));
            }
        }
        for at in (0..text.len()).filter(|&at| !self.nouns.is_silent(text, at)) {
            found.extend(finder.of_noun(at).filter(|one| free(one.at.span)));
        }
        found.sort_by_key(|one| (one.at.span.start, Reverse(one.at.span.end)));
        let mut end = 0;
        found.retain(|one| {
            let fits = one.at.span.start >= end;
            end = end.max(one.at.span.end);
            fits
        });
        found
    }
}

impl<'t> Finder<'_, 't> {
    /// The quantity that a number makes with the words around it.
    fn of_number(&self, index: usize, number: &Number<'t>) -> Option<Quantity<'t>> {
        let tokens = number.tokens.clone();
        let is_digits = self.text.tokens[tokens.end - 1].kind == TokenKind::Number;
        let found = match number.kind {
            NumberKind::Percent => self.found(QuantityKind::Percent, "percent", tokens, number),
            NumberKind::Ordinal if !is_digits => return None,
            NumberKind::Ordinal => self.noun_behind(number).or_else(|| self.noun_before(number))?,
            NumberKind::Fraction => self.noun_behind(number).filter(Found::is_divisible)?,
            _ if self.is_a_name(number) => return None,
            _ => self
                .signed(number)
                .or_else(|| self.noun_behind(number))
                .or_else(|| self.noun_before(number))
                .or_else(|| self.bare(number))?,
        };
        let mut quantity = self.quantity(found, number.value, number.upper);
        quantity.approx = quantity.approx.or(number.vague.then_some(Approx::MoreThan));
        self.add_a_part(&mut quantity);
        self.turn_below_zero(&mut quantity);
        self.reach_back(index, number, &mut quantity);
        Some(quantity)
    }

    /// Money with its sign on either side (`$10`, `20 €`) and degrees (`37°`).
    fn signed(&self, number: &Number<'t>) -> Option<Found> {
        let (start, end) = (number.tokens.start, number.tokens.end);
        if self.text.mark(end) == Some('°') {
            let scale = self.lexicon.nouns.longest(self.text, end + 1, |one| one.is_plain());
            let scale =
                scale.and_then(|scale| Some((scale.values.first()?.unit, scale.tokens.end)));
            return Some(match scale {
                Some((Unit::Named(unit @ ("Cel" | "[degF]")), end)) => {
                    self.found(QuantityKind::Measure, unit, start..end, number)
                }
                _ => self.found(QuantityKind::Measure, "degree", start..end + 1, number),
            });
        }
        if let Some(code) = self.lexicon.sign(self.text.mark(end)) {
            return Some(self.found(QuantityKind::Money, code, start..end + 1, number));
        }
        let before = start.checked_sub(1)?;
        let code = self.lexicon.sign(self.text.mark(before))?;
        Some(self.found(QuantityKind::Money, code, before..end, number))
    }

    /// What a noun says by itself: an indefinite dual (`قاعدتين`, `كيلومترين`), or a unit and a
    /// part of it (`طن ونصف`).
    fn of_noun(&self, at: usize) -> Option<Quantity<'t>> {
        // ك begins too many words of its own: كبيرين is no pair of wells.
        let barred = Proclitics::AL.with(Proclitics::KA);
        let found = self.lexicon.nouns.longest(self.text, at, |reading| {
            reading.pronoun == 0 && !reading.proclitics.any(barred)
        })?;
        let of = |noun: &Noun| Found {
            kind: noun.kind,
            unit: self.lexicon.code(noun.unit, self.country),
            sense: noun.sense,
            tokens: found.tokens.clone(),
            span: found.span,
        };
        if let Some(two) = found.values.iter().find(|noun| noun.form == Form::Dual) {
            let is_name = self.lexicon.cue(self.text, at, Cue::Name).is_some();
            let mut pair = self.quantity(of(two), Some(2.0), None);
            self.turn_below_zero(&mut pair);
            return (!is_name).then_some(pair);
        }
        let one = of(found.values.first()?);
        if !one.is_divisible() {
            return None;
        }
        let mut quantity = self.quantity(one, Some(1.0), None);
        self.add_a_part(&mut quantity);
        (quantity.value != Some(1.0)).then_some(quantity)
    }

    /// Adds the part behind a measure or money: `ثلاثة كيلومترات ونصف الكيلومتر`.
    fn add_a_part(&self, quantity: &mut Quantity<'t>) {
        let divisible = matches!(quantity.kind, QuantityKind::Measure | QuantityKind::Money);
        let Some(part) = self.joined_number(quantity.tokens.end).filter(|_| divisible) else {
            return;
        };
        let (Some(whole), Some(value)) = (quantity.value, part.value) else { return };
        if let Some(cents) = self.cents(quantity, part) {
            quantity.value = Some(whole + value / 100.0);
            self.grow(quantity, cents);
            return;
        }
        if part.kind != NumberKind::Fraction || part.definite {
            return;
        }
        let mut end = part.tokens.end;
        if let Some(again) = self.lexicon.nouns.longest(self.text, end, |_| true)
            && again
                .values
                .iter()
                .any(|noun| self.lexicon.code(noun.unit, self.country) == quantity.unit)
        {
            end = again.tokens.end;
        }
        quantity.value = Some(whole + value);
        self.grow(quantity, end);
    }

    /// `30 درجة تحت الصفر` is -30.
    fn turn_below_zero(&self, quantity: &mut Quantity<'t>) {
        let is_degree = ["degree", "Cel"].iter().any(|&unit| quantity.unit == Some(unit));
        let end = self.lexicon.cue(self.text, quantity.tokens.end, Cue::BelowZero);
        if let Some(end) = end.filter(|_| is_degree) {
            quantity.value = quantity.value.map(|value| -value);
            self.grow(quantity, end);
        }
    }

    /// The token behind the cents of `20 دولارا و43 سنتا`.
    fn cents(&self, quantity: &Quantity<'t>, part: &Number<'t>) -> Option<usize> {
        let found = self.lexicon.nouns.longest(self.text, part.tokens.end, |one| one.is_plain())?;
        let unit = self.lexicon.code(found.values.first()?.unit, None)?;
        let whole = ["USD", "EUR"].iter().any(|&code| quantity.unit == Some(code));
        (whole && unit == "CENT" && part.value < Some(100.0)).then_some(found.tokens.end)
    }

    fn grow(&self, quantity: &mut Quantity<'t>, end: usize) {
        quantity.tokens.end = end;
        let span = Span::new(quantity.at.span.start, self.text.span(quantity.tokens.clone()).end);
        quantity.at = Surface::new(span, self.text.text);
    }

    /// The number that و joins at token `at`, attached or apart.
    fn joined_number(&self, at: usize) -> Option<&Number<'t>> {
        let attached = self.text.readings(at).iter().any(|one| one.particles() == Proclitics::WA);
        let apart = self.lexicon.cue(self.text, at, Cue::And).is_some();
        let start = if apart { at + 1 } else { at };
        let place = self.numbers.binary_search_by_key(&start, |number| number.tokens.start).ok()?;
        self.numbers.get(place).filter(|_| attached || apart)
    }

    /// `من 10 إلى 20 دولارا` is one range, unless something rose or fell from one to the other.
    fn reach_back(&self, index: usize, number: &Number<'t>, quantity: &mut Quantity<'t>) {
        let lower = index.checked_sub(1).and_then(|before| self.numbers.get(before));
        let Some(lower) = lower.filter(|lower| self.opens_a_range(lower, number)) else { return };
        let (Some(mut value), Some(upper)) = (lower.value, number.value) else { return };
        if number.kind == NumberKind::Cardinal && value < 1000.0 && upper >= 1000.0 {
            value *= 1000_f64.powf(upper.log10().div_euclid(3.0)); // من 3 إلى 5 ملايين
        }
        if value < upper && quantity.tokens.start == number.tokens.start {
            quantity.value = Some(value);
            quantity.upper = Some(upper);
            quantity.tokens.start = lower.tokens.start;
            let span = lower.at.span.cover(quantity.at.span);
            quantity.at = Surface::new(span, self.text.text);
            quantity.approx = self.approx(&quantity.tokens).0;
        }
    }

    fn opens_a_range(&self, lower: &Number<'t>, upper: &Number<'t>) -> bool {
        let (start, end) = (lower.tokens.start, lower.tokens.end);
        let kinds = lower.kind == NumberKind::Cardinal
            && matches!(upper.kind, NumberKind::Cardinal | NumberKind::Percent);
        let cue = |at: usize, cue: Cue| self.lexicon.cue(self.text, at, cue) == Some(at + 1);
        let next = upper.tokens.start;
        let to = Proclitics::LI; // من عشرة لعشرين
        let attached = self.text.readings(end).iter().any(|one| one.particles() == to);
        kinds
            && (end + 1 == next && cue(end, Cue::To) || end == next && attached)
            && start > 0
            && cue(start - 1, Cue::Of)
            && !self.changes_before(start)
    }

    pub(super) fn found(
        &self,
        kind: QuantityKind,
        unit: &'static str,
        tokens: Range<usize>,
        number: &Number<'t>,
    ) -> Found {
        let (outer, inner) = (self.text.span(tokens.clone()), number.at.span);
        let start = if tokens.start < number.tokens.start { outer.start } else { inner.start };
        let end = if tokens.end > number.tokens.end { outer.end } else { inner.end };
        let sense = if unit == "person" { Sense::People(None) } else { Sense::Things };
        Found { kind, unit: Some(unit), sense, tokens, span: Span::new(start, end) }
    }

    fn quantity(&self, found: Found, value: Option<f64>, upper: Option<f64>) -> Quantity<'t> {
        let (approx, _) = self.approx(&found.tokens);
        let casualty = match found.sense {
            Sense::Things => None,
            Sense::People(said) => said.or_else(|| self.casualty(&found.tokens)),
        };
        Quantity {
            at: Surface::new(found.span, self.text.text),
            kind: found.kind,
            value,
            upper,
            approx,
            unit: found.unit.filter(|unit| !unit.is_empty()),
            casualty,
            tokens: found.tokens,
        }
    }
}

impl Found {
    /// True for what has halves: half a kilometre, but not half a soldier.
    fn is_divisible(&self) -> bool {
        matches!(self.kind, QuantityKind::Money | QuantityKind::Measure)
    }
}
