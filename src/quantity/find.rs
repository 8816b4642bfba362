//! Quantities in a text: numbers with what stands beside them, and duals.

use std::cmp::Reverse;
use std::ops::Range;

use crate::lexicon::{AnnotatedText, Reading};
use crate::number::{Number, NumberKind};
use crate::span::{Span, Surface};
use crate::token::{Proclitics, TokenKind};

use super::cue::Cue;
use super::lexicon::{Form, Noun, QuantityLexicon, Sense, Unit};
use super::rule::Rule;
use super::shape;
use super::{Approx, Quantity, QuantityKind};

/// How many words in the dual, a noun and its adjectives, may stand before another.
const ADJECTIVES: usize = 3;

/// A quantity found, before approximators are read.
pub(super) struct Found {
    pub(super) rule: Rule,
    pub(super) kind: QuantityKind,
    pub(super) unit: Option<&'static str>,
    pub(super) sense: Sense,
    pub(super) tokens: Range<usize>,
    pub(super) span: Span,
}

/// A quantity and whether it counts people.
pub(super) struct Sensed<'t> {
    pub(super) it: Quantity<'t>,
    pub(super) sense: Sense,
}

/// One text with what is known of it.
pub(super) struct Finder<'f, 't> {
    pub(super) lexicon: &'f QuantityLexicon,
    pub(super) text: &'f AnnotatedText<'t>,
    pub(super) numbers: &'f [Number<'t>],
    /// The times, in text order.
    pub(super) taken: &'f [Span],
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
        let finder = Finder { lexicon: self, text, numbers, taken, country };
        let free = |span: Span| finder.time_at(span).is_none();
        let mut found: Vec<Sensed<'t>> = Vec::new();
        for (index, number) in numbers.iter().enumerate() {
            if free(number.at.span) {
                found.extend(finder.of_number(index, number).filter(|one| free(one.it.at.span)));
            }
        }
        for at in (0..text.len()).filter(|&at| text.is_any(at, self.alone)) {
            found.extend(finder.of_noun(at).filter(|one| free(one.it.at.span)));
        }
        found.sort_by_key(|one| (one.it.at.span.start, Reverse(one.it.at.span.end)));
        let mut end = 0;
        found.retain(|one| {
            let fits = one.it.at.span.start >= end;
            end = end.max(one.it.at.span.end);
            fits
        });
        finder.add_left_out(&mut found);
        finder.join(found)
    }
}

impl<'t> Finder<'_, 't> {
    /// The time that overlaps a span.
    pub(super) fn time_at(&self, span: Span) -> Option<Span> {
        let next = self.taken.partition_point(|time| time.end <= span.start);
        self.taken.get(next).copied().filter(|time| time.overlaps(span))
    }

    /// The quantity that a number makes with the words around it.
    fn of_number(&self, index: usize, number: &Number<'t>) -> Option<Sensed<'t>> {
        let tokens = number.tokens.clone();
        let is_digits = self.text.tokens[tokens.end - 1].kind == TokenKind::Number;
        let found = match number.kind {
            NumberKind::Percent => {
                self.found(Rule::PerCent, QuantityKind::Percent, "percent", tokens, number)
            }
            NumberKind::Ordinal => self.age_in_order(number).or_else(|| {
                let noun = || self.noun_behind(number).or_else(|| self.noun_before(number));
                is_digits.then(noun).flatten()
            })?,
            NumberKind::Fraction => self.noun_behind(number).filter(Found::is_divisible)?,
            _ if self.is_a_name(number) => return None,
            _ => self
                .signed(number)
                .or_else(|| self.noun_behind(number))
                .or_else(|| self.noun_before(number))
                .or_else(|| self.bare(number))?,
        };
        let sense = found.sense;
        let mut quantity = self.quantity(found, number.value, number.upper);
        quantity.approx = match number.vague {
            true => quantity.approx.or(Some(Approx::MoreThan)),
            false => quantity.approx.filter(|_| !self.is_bounded(number)),
        };
        self.add_power(&mut quantity);
        self.add_a_part(&mut quantity);
        self.turn_below_zero(&mut quantity);
        self.reach_back(index, number, &mut quantity);
        Some(self.sensed(quantity, sense))
    }

    /// True for `20 وأقل من 30`: the words for the ends say no more than the ends.
    fn is_bounded(&self, number: &Number<'t>) -> bool {
        let mut inner = number.tokens.start + 1..number.tokens.end;
        let bounds = |at: usize| {
            let approx = |cue: &Cue, _: &Reading| matches!(cue, Cue::Before(_)).then_some(());
            self.lexicon.said(self.text, at, approx).is_some()
        };
        number.kind == NumberKind::Range && inner.any(bounds)
    }

    /// Money with its sign on either side (`$10`, `20 €`), degrees (`37°`) and `م²`.
    fn signed(&self, number: &Number<'t>) -> Option<Found> {
        let (start, end) = (number.tokens.start, number.tokens.end);
        if self.text.mark(end) == Some('°') {
            let scale = self.lexicon.nouns.longest(self.text, end + 1, |one| one.is_plain());
            let scale =
                scale.and_then(|scale| Some((scale.values.first()?.unit, scale.tokens.end)));
            return Some(match scale {
                Some((Unit::Named(unit @ ("Cel" | "[degF]")), end)) => {
                    self.found(Rule::DegreeSign, QuantityKind::Measure, unit, start..end, number)
                }
                _ => {
                    let tokens = start..end + 1;
                    self.found(Rule::DegreeSign, QuantityKind::Measure, "degree", tokens, number)
                }
            });
        }
        let is_metre = self.lexicon.cue(self.text, end, Cue::Metre).is_some();
        if is_metre && matches!(self.text.mark(end + 1), Some('\u{B2}' | '\u{B3}')) {
            let tokens = start..end + 1;
            return Some(self.found(Rule::NumberNoun, QuantityKind::Measure, "m", tokens, number));
        }
        if let Some(code) = self.lexicon.sign(self.text.mark(end)) {
            let tokens = start..end + 1;
            return Some(self.found(Rule::MoneySign, QuantityKind::Money, code, tokens, number));
        }
        let before = start.checked_sub(1)?;
        let code = self.lexicon.sign(self.text.mark(before))?;
        Some(self.found(Rule::MoneySign, QuantityKind::Money, code, before..end, number))
    }

    /// What a noun says by itself: an indefinite dual (`قاعدتين`, `كيلومترين`), or a unit and a
    /// part of it (`طن ونصف`, `نص لتر`).
    fn of_noun(&self, at: usize) -> Option<Sensed<'t>> {
        // ك begins too many words of its own: كبيرين is no pair of wells.
        let barred = Proclitics::AL.with(Proclitics::KA);
        let found = self.lexicon.nouns.longest(self.text, at, |reading| {
            reading.pronoun == 0 && !reading.proclitics.any(barred)
        })?;
        let of = |noun: &Noun, rule: Rule| Found {
            rule,
            kind: noun.kind,
            unit: self.lexicon.code(noun.unit, self.country),
            sense: noun.sense,
            tokens: found.tokens.clone(),
            span: found.span,
        };
        if let Some(two) = found.values.iter().find(|noun| noun.form == Form::Dual) {
            if self.is_no_pair(at) {
                return None;
            }
            let mut pair = self.quantity(of(two, Rule::Dual), Some(2.0), None);
            self.add_a_part(&mut pair);
            self.turn_below_zero(&mut pair);
            return Some(self.sensed(pair, two.sense));
        }
        let noun = found.values.first()?;
        let one = of(noun, Rule::PartOfUnit);
        if !one.is_divisible() {
            return None;
        }
        let mut quantity = self.quantity(one, Some(1.0), None);
        self.add_a_part(&mut quantity);
        self.take_half(&mut quantity);
        (quantity.value != Some(1.0)).then(|| self.sensed(quantity, noun.sense))
    }

    /// True for what only looks like a dual (`طالبان`), and for an adjective in the dual
    /// (`رجلان مسلحان`, `زعيمان سياسيان فرنسيان`).
    fn is_no_pair(&self, at: usize) -> bool {
        let is_name = self.lexicon.cue(self.text, at, Cue::Name).is_some();
        let attached = self.text.readings(at).iter().any(|one| !one.particles().is_empty());
        let pairs = (at.saturating_sub(ADJECTIVES)..at).rev().take_while(|&before| {
            self.same_sentence(before, at) && shape::is_pair(self.text.key(before))
        });
        let behind_a_dual = pairs.into_iter().any(|before| {
            let noun = self.lexicon.nouns.longest(self.text, before, |one| one.pronoun == 0);
            noun.is_some_and(|noun| noun.values.iter().any(|noun| noun.form == Form::Dual))
        });
        is_name || behind_a_dual && !attached
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
        rule: Rule,
        kind: QuantityKind,
        unit: &'static str,
        tokens: Range<usize>,
        number: &Number<'t>,
    ) -> Found {
        let (outer, inner) = (self.text.span(tokens.clone()), number.at.span);
        let start = if tokens.start < number.tokens.start { outer.start } else { inner.start };
        let end = if tokens.end > number.tokens.end { outer.end } else { inner.end };
        let sense = if unit == "person" { Sense::People(None) } else { Sense::Things };
        Found { rule, kind, unit: Some(unit), sense, tokens, span: Span::new(start, end) }
    }

    /// Adds what befell the people of a quantity whose extent is settled.
    pub(super) fn sensed(&self, mut it: Quantity<'t>, sense: Sense) -> Sensed<'t> {
        it.casualty = match sense {
            Sense::Things => None,
            Sense::People(said) => said.or_else(|| self.casualty(&it.tokens)),
        };
        self.add_rate(&mut it);
        Sensed { it, sense }
    }

    pub(super) fn quantity(
        &self,
        found: Found,
        value: Option<f64>,
        upper: Option<f64>,
    ) -> Quantity<'t> {
        let (approx, _) = self.approx(&found.tokens);
        Quantity {
            at: Surface::new(found.span, self.text.text),
            kind: found.kind,
            value,
            upper,
            approx,
            unit: found.unit.filter(|unit| !unit.is_empty()),
            per: None,
            casualty: None,
            rule: found.rule.name(),
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
