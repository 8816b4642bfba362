//! Quantities in a text: a number and the noun beside it.

use std::ops::Range;

use crate::lexicon::AnnotatedText;
use crate::number::{Number, NumberKind};
use crate::span::{Span, Surface};
use crate::token::{Proclitics, TokenKind};

use super::lexicon::{Cue, Form, Noun, QuantityLexicon};
use super::shape;
use super::{Approx, Quantity, QuantityKind};

/// How many tokens back a cue for an age may stand.
const AGE_REACH: usize = 4;
/// How many tokens back the people of a total may stand.
const TOLL_REACH: usize = 14;
/// How many tokens an approximator may have.
const CUE_LENGTH: usize = 5;

/// A quantity found, before approximators are read.
struct Found {
    kind: QuantityKind,
    unit: Option<&'static str>,
    tokens: Range<usize>,
    span: Span,
}

/// One text with what is known of it.
struct Finder<'f, 't> {
    lexicon: &'f QuantityLexicon,
    text: &'f AnnotatedText<'t>,
    country: Option<&'f str>,
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
        let finder = Finder { lexicon: self, text, country };
        let free = |span: Span| {
            let next = taken.partition_point(|time| time.end <= span.start);
            taken.get(next).is_none_or(|time| !time.overlaps(span))
        };
        let mut found = Vec::new();
        for number in numbers.iter().filter(|number| free(number.at.span)) {
            found.extend(finder.of_number(number));
        }
        for at in 0..text.len() {
            found.extend(finder.dual(at).filter(|two| free(two.at.span)));
        }
        found.sort_by_key(|one| (one.at.span.start, std::cmp::Reverse(one.at.span.end)));
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
    fn of_number(&self, number: &Number<'t>) -> Option<Quantity<'t>> {
        let (start, end) = (number.tokens.start, number.tokens.end);
        let is_digits = self.text.tokens[end - 1].kind == TokenKind::Number;
        let found = match number.kind {
            NumberKind::Percent => self.found(QuantityKind::Percent, "percent", start..end, number),
            NumberKind::Ordinal if !is_digits => return None,
            NumberKind::Ordinal => self.noun_behind(number).or_else(|| self.noun_before(number))?,
            NumberKind::Fraction => {
                let found = self.noun_behind(number)?;
                matches!(found.kind, QuantityKind::Money | QuantityKind::Measure)
                    .then_some(found)?
            }
            _ => self
                .signed(number)
                .or_else(|| self.noun_behind(number))
                .or_else(|| self.noun_before(number))
                .or_else(|| self.bare(number))?,
        };
        Some(self.quantity(number, found))
    }

    /// Money with its sign on either side: `$10`, `20 €`.
    fn signed(&self, number: &Number<'t>) -> Option<Found> {
        let (start, end) = (number.tokens.start, number.tokens.end);
        if let Some(code) = self.lexicon.sign(self.text.mark(end)) {
            return Some(self.found(QuantityKind::Money, code, start..end + 1, number));
        }
        let before = start.checked_sub(1)?;
        let code = self.lexicon.sign(self.text.mark(before))?;
        Some(self.found(QuantityKind::Money, code, before..end, number))
    }

    /// The number and the noun behind it.
    fn noun_behind(&self, number: &Number<'t>) -> Option<Found> {
        let (start, end) = (number.tokens.start, number.tokens.end);
        if !self.same_sentence(start, end) {
            return None;
        }
        let noun = self.lexicon.nouns.longest(self.text, end, |reading| {
            reading.particles().is_empty()
                && reading.pronoun == 0
                && (number.vague || !reading.is_definite())
        });
        if let Some(found) = noun
            && let Some(noun) = found.values.iter().find(|noun| noun.form != Form::Dual)
        {
            if noun.kind == QuantityKind::Age && !self.is_age(start, found.tokens.end) {
                return None;
            }
            let unit = self.lexicon.code(noun.unit, self.country);
            let tokens = start..found.tokens.end;
            let span = number.at.span.cover(found.span);
            return Some(Found { kind: noun.kind, unit, tokens, span });
        }
        let unit = self.unlisted(number, end)?;
        Some(Found { unit, ..self.found(QuantityKind::Count, "", start..end + 1, number) })
    }

    /// The unit of a word that no table has but that agrees with the number as a noun would.
    fn unlisted(&self, number: &Number<'t>, at: usize) -> Option<Option<&'static str>> {
        let is_word = self.text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word);
        let attached = self.text.readings(at).iter().any(|one| !one.particles().is_empty());
        let barred = [Cue::Stop, Cue::Time];
        if !is_word
            || attached
            || barred.iter().any(|&cue| self.lexicon.cue(self.text, at, cue).is_some())
        {
            return None;
        }
        let (key, surface) = (self.text.key(at), self.text.surface(at));
        if shape::is_definite(key) {
            return number.vague.then(|| shape::people(key));
        }
        let count = number.upper.or(number.value).filter(|count| count.fract() == 0.0)?;
        let last = self.text.tokens[number.tokens.end - 1];
        let bare_year = number.tokens.len() == 1 && (1000.0..2100.0).contains(&count);
        if number.vague
            || number.definite
            || bare_year && self.text.key(number.tokens.start).len() == 4
        {
            return None;
        }
        let fits = match (count as u64) % 100 {
            3..=10 => shape::is_plural(key),
            11..=99 => shape::is_accusative(key, surface),
            // A scale in words stands in construct with its noun: `مئتي راهب`.
            _ if last.kind == TokenKind::Word && count >= 100.0 => shape::is_noun(key),
            _ => count >= 100.0 && shape::is_feminine(key, surface),
        };
        fits.then(|| shape::people(key))
    }

    /// The number behind the noun: `الدول الست`, `أقطاب المعارضة الثلاثة`, `جندي واحد`.
    fn noun_before(&self, number: &Number<'t>) -> Option<Found> {
        let start = number.tokens.start;
        let before = start.checked_sub(1).filter(|&before| self.same_sentence(before, start))?;
        if number.definite {
            return self.definite_noun_before(number, before);
        }
        let in_words = self.text.tokens[start].kind == TokenKind::Word;
        let (noun, span) = self.noun_at(before, false)?;
        let form_fits = match number.value {
            Some(1.0) => noun.form == Form::Singular,
            Some(2.0) => noun.form != Form::Singular, // صحافيين اثنين
            _ => false,
        };
        let fits = in_words && form_fits && noun.kind == QuantityKind::Count;
        let unit = self.lexicon.code(noun.unit, self.country);
        let (tokens, span) = (before..number.tokens.end, span.cover(number.at.span));
        fits.then_some(Found { kind: noun.kind, unit, tokens, span })
    }

    fn definite_noun_before(&self, number: &Number<'t>, before: usize) -> Option<Found> {
        let count = number.value.filter(|&value| value > 1.0)?;
        let is_definite = |at: usize| shape::is_definite(self.bare_key(at));
        let with = |at: usize, definite: bool| {
            let (noun, span) = self.noun_at(at, definite)?;
            (noun.form == Form::Plural).then_some((noun, span))
        };
        let found = |noun: Noun, start: usize, span: Span| {
            let unit = self.lexicon.code(noun.unit, self.country);
            Some(Found { kind: noun.kind, unit, tokens: start..number.tokens.end, span })
        };
        if let Some((noun, span)) = with(before, true) {
            return found(noun, before, span.cover(number.at.span));
        }
        if let Some(far) = before.checked_sub(1).filter(|_| is_definite(before)) {
            if let Some((noun, span)) = with(far, false) {
                return found(noun, far, span.cover(number.at.span));
            }
            if let Some((noun, _)) = with(far, true) {
                // An adjective parts them: the number stands for itself.
                return found(noun, number.tokens.start, number.at.span);
            }
            let far = self.bare_key(far);
            if shape::is_definite(far) && shape::is_plural(shape::stem(far)) && count <= 10.0 {
                let tokens = number.tokens.clone();
                return Some(self.found(QuantityKind::Count, "", tokens, number));
            }
        }
        let names = (3.0..=10.0).contains(&count) && number.kind == NumberKind::Cardinal;
        let noun = self.bare_key(before);
        let is_time = self.lexicon.cue(self.text, before, Cue::Time).is_some();
        if !names || is_time || !shape::is_definite(noun) || !shape::is_plural(shape::stem(noun)) {
            return None;
        }
        let span =
            self.text.readings(before).last().map_or(self.text.tokens[before].span, |r| r.span);
        let tokens = before..number.tokens.end;
        let unit = shape::people(noun);
        Some(Found { kind: QuantityKind::Count, unit, tokens, span: span.cover(number.at.span) })
    }

    /// A number without its noun, where the context says that it counts people.
    fn bare(&self, number: &Number<'t>) -> Option<Found> {
        let (start, end) = (number.tokens.start, number.tokens.end);
        let whole = number.value.is_some_and(|value| value.fract() == 0.0);
        if !whole || number.value == Some(1.0) {
            return None;
        }
        let found = |unit| Some(self.found(QuantityKind::Count, unit, start..end, number));
        let joined = self.same_sentence(start, end);
        if joined && self.lexicon.cue(self.text, end, Cue::Time).is_some() {
            return None;
        }
        let cue = |at: usize, cue: Cue| self.lexicon.cue(self.text, at, cue);
        if joined && cue(end, Cue::Age).is_some() {
            return Some(self.found(QuantityKind::Age, "year_of_age", start..end, number));
        }
        let (approx, front) = self.approx_before(start);
        let before = front.checked_sub(1).filter(|&before| self.same_sentence(before, start));
        if before.is_some_and(|at| cue(at, Cue::Number).is_some()) {
            return None;
        }
        if joined && (cue(end, Cue::Other).is_some() || cue(end, Cue::Among).is_some()) {
            return found("person");
        }
        if joined && let Some(unit) = self.of_a_group(end) {
            return found(unit.unwrap_or_default());
        }
        if joined && cue(end, Cue::After(Approx::MoreThan)).is_some() {
            return found("");
        }
        let crowd = number.vague && number.definite && self.opens_plain(start);
        if crowd {
            return found("person");
        }
        let before = before?;
        let is_casualty = self.ends_with(before, Cue::Casualty);
        let is_total = approx.is_some() || self.ends_with(before, Cue::To);
        (is_casualty || is_total && self.tolls(before)).then(|| found("person")).flatten()
    }

    /// The unit of the plural behind `من`: `400 من الانفصاليين`, `أربعة من أبنائه`.
    fn of_a_group(&self, at: usize) -> Option<Option<&'static str>> {
        self.lexicon.cue(self.text, at, Cue::Of).filter(|&end| end == at + 1)?;
        let found = self.lexicon.nouns.longest(self.text, at + 1, |_| true);
        let plural = found.and_then(|found| {
            let count =
                |noun: &&Noun| noun.kind == QuantityKind::Count && noun.form == Form::Plural;
            found.values.iter().find(count).copied()
        });
        if let Some(noun) = plural {
            return Some(self.lexicon.code(noun.unit, self.country));
        }
        let key = self.text.key(at + 1);
        let listed = shape::is_definite(key) && shape::is_plural(shape::stem(key));
        listed.then(|| shape::people(key))
    }

    /// True if no preposition is attached to the word at `at`: `العشرات` but not `بالعشرات`.
    fn opens_plain(&self, at: usize) -> bool {
        shape::is_definite(self.text.key(at)) || self.text.key(at).starts_with("وال")
    }

    /// An indefinite dual: `قاعدتين`, `كيلومترين`.
    fn dual(&self, at: usize) -> Option<Quantity<'t>> {
        let found = self
            .lexicon
            .nouns
            .longest(self.text, at, |reading| reading.pronoun == 0 && !reading.is_definite())?;
        let noun = found.values.iter().find(|noun| noun.form == Form::Dual)?;
        if self.lexicon.cue(self.text, at, Cue::Name).is_some() {
            return None;
        }
        let (approx, _) = self.approx(&found.tokens);
        Some(Quantity {
            at: Surface::new(found.span, self.text.text),
            kind: noun.kind,
            value: Some(2.0),
            upper: None,
            approx,
            unit: self.lexicon.code(noun.unit, self.country),
            tokens: found.tokens,
        })
    }

    /// The noun that ends the phrase at token `at`.
    fn noun_at(&self, at: usize, definite: bool) -> Option<(Noun, Span)> {
        let found = self.lexicon.nouns.longest(self.text, at, |reading| {
            reading.pronoun == 0 && reading.is_definite() == definite
        })?;
        let count = found.values.iter().find(|noun| noun.kind == QuantityKind::Count)?;
        let plural = found.values.iter().find(|noun| noun.form == Form::Plural);
        (found.tokens.len() == 1).then_some((*plural.unwrap_or(count), found.span))
    }

    /// The key of a token without clitics in front of its article.
    fn bare_key(&self, at: usize) -> &str {
        let key = self.text.key(at);
        ["وال", "بال", "كال", "فال"]
            .iter()
            .any(|clitics| key.starts_with(clitics))
            .then(|| key.get(2..))
            .flatten()
            .unwrap_or(key)
    }

    /// True if years at these tokens are somebody's age.
    fn is_age(&self, start: usize, end: usize) -> bool {
        let in_brackets =
            start > 0 && self.text.mark(start - 1) == Some('(') && self.text.mark(end) == Some(')');
        let near = (start.saturating_sub(AGE_REACH)..start)
            .filter(|&at| self.same_sentence(at, start))
            .any(|at| self.lexicon.cue(self.text, at, Cue::Age).is_some());
        in_brackets || near || self.lexicon.cue(self.text, end, Cue::Age).is_some()
    }

    /// True if the people of a total are named shortly before.
    fn tolls(&self, at: usize) -> bool {
        (at.saturating_sub(TOLL_REACH)..at)
            .filter(|&before| self.same_sentence(before, at))
            .any(|before| self.lexicon.cue(self.text, before, Cue::Toll).is_some())
    }

    /// True if such a cue ends with token `at`.
    fn ends_with(&self, at: usize, cue: Cue) -> bool {
        (at.saturating_sub(CUE_LENGTH - 1)..=at)
            .any(|start| self.lexicon.cue(self.text, start, cue) == Some(at + 1))
    }

    /// What stands around the tokens of a quantity, and where the words for it begin.
    fn approx(&self, tokens: &Range<usize>) -> (Option<Approx>, usize) {
        let (before, front) = self.approx_before(tokens.start);
        let behind = || {
            let all = [Approx::MoreThan, Approx::LessThan, Approx::About];
            all.into_iter().find(|&one| {
                let end = self.lexicon.cue(self.text, tokens.end, Cue::After(one));
                end.is_some() && self.same_sentence(tokens.start, tokens.end)
            })
        };
        (before.or_else(behind), front)
    }

    /// The approximator that ends in front of `at`, and its first token; else `at` itself.
    fn approx_before(&self, at: usize) -> (Option<Approx>, usize) {
        let mut best = (None, at);
        for start in at.saturating_sub(CUE_LENGTH)..at {
            self.lexicon.cues.each(self.text, start, |found| {
                let cue = found.values.iter().find_map(|cue| match cue {
                    Cue::Before(approx) => Some(*approx),
                    _ => None,
                });
                if found.tokens.end == at && start < best.1 && cue.is_some() {
                    best = (cue, start);
                }
            });
        }
        best
    }

    fn same_sentence(&self, one: usize, other: usize) -> bool {
        other < self.text.len() && self.text.sentence_of(one) == self.text.sentence_of(other)
    }

    fn found(
        &self,
        kind: QuantityKind,
        unit: &'static str,
        tokens: Range<usize>,
        number: &Number<'t>,
    ) -> Found {
        let outer = self.text.span(tokens.clone());
        let start =
            if tokens.start < number.tokens.start { outer.start } else { number.at.span.start };
        let end = if tokens.end > number.tokens.end { outer.end } else { number.at.span.end };
        Found { kind, unit: Some(unit), tokens, span: Span::new(start, end) }
    }

    fn quantity(&self, number: &Number<'t>, found: Found) -> Quantity<'t> {
        let (approx, _) = self.approx(&found.tokens);
        Quantity {
            at: Surface::new(found.span, self.text.text),
            kind: found.kind,
            value: number.value,
            upper: number.upper,
            approx: approx.or(number.vague.then_some(Approx::MoreThan)),
            unit: found.unit.filter(|unit| !unit.is_empty()),
            tokens: found.tokens,
        }
    }
}
