//! The noun that a number counts, behind it or before it.

use crate::lexicon::PhraseMatch;
use crate::number::{Number, NumberKind};
use crate::span::Span;
use crate::token::{Proclitics, TokenKind};

use super::QuantityKind;
use super::cue::Cue;
use super::find::{Finder, Found};
use super::lexicon::{Form, Noun, Unit};
use super::rule::Rule;
use super::shape;

/// How many words of a construct may stand before its last.
const CONSTRUCT: usize = 4;
/// The unit of multiples: `ثلاثة أضعاف`.
const TIMES: &str = "times";

impl<'t> Finder<'_, 't> {
    /// The number and the noun behind it.
    pub(super) fn noun_behind(&self, number: &Number<'t>) -> Option<Found> {
        let (start, end) = (number.tokens.start, number.tokens.end);
        let last = self.text.tokens[end - 1].kind;
        let alone = number.value == Some(1.0) && last == TokenKind::Word;
        if alone || !self.same_sentence(end - 1, end) {
            return None;
        }
        let construct = self.is_construct(number);
        let noun = self.lexicon.nouns.longest(self.text, end, |reading| {
            reading.particles().is_empty()
                && reading.pronoun == 0
                && (construct || !reading.is_definite())
        });
        let noun = noun.or_else(|| self.multiple(end)).filter(|_| !self.is_small_latin(end));
        if let Some(found) = noun
            && let Some(noun) = found.values.iter().find(|noun| agrees(noun, number))
        {
            let is_ratio = || start > 0 && self.ends_with(start - 1, Cue::Each); // لكل مئة ألف نسمة
            let is_none = match noun.kind {
                QuantityKind::Age => !self.is_age(start, found.tokens.end),
                QuantityKind::Count => is_ratio(),
                _ => false,
            };
            if is_none {
                return None;
            }
            let unit = self.lexicon.code(noun.unit, self.country);
            let tokens = start..found.tokens.end;
            let span = number.at.span.cover(found.span);
            let (rule, kind, sense) = (Rule::NumberNoun, noun.kind, noun.sense);
            return Some(Found { rule, kind, unit, sense, tokens, span });
        }
        let unit = self.unlisted(number, end)?.unwrap_or_default();
        let tokens = start..end + 1;
        Some(self.found(Rule::NumberUnlisted, QuantityKind::Count, unit, tokens, number))
    }

    /// True if the listed noun behind a number stands in the form that 3 to 10 or 11 to 99 ask for.
    pub(super) fn governs(&self, number: &Number<'t>) -> bool {
        let end = number.tokens.end;
        let noun = self.lexicon.nouns.longest(self.text, end, |one| one.is_plain());
        let (key, surface) = (self.text.key(end), self.text.surface(end));
        let is_plural =
            || noun.iter().any(|found| found.values.iter().any(|noun| noun.form == Form::Plural));
        match number.value.map(|value| value as u64 % 100) {
            Some(3..=10) => is_plural(),
            Some(11..=99) => {
                let is_accusative = key.ends_with('ا') || shape::is_feminine(key, surface);
                noun.is_some() && !is_plural() && is_accusative
            }
            _ => false,
        }
    }

    /// `أمثالها`, `أضعافه`.
    fn multiple(&self, at: usize) -> Option<PhraseMatch<'_, Noun>> {
        let found = self.lexicon.nouns.longest(self.text, at, |one| one.pronoun > 0)?;
        found.values.iter().any(|noun| noun.unit == Unit::Named(TIMES)).then_some(found)
    }

    /// True for `php`, which is no code of a currency.
    fn is_small_latin(&self, at: usize) -> bool {
        self.text.surface(at).bytes().any(|byte| byte.is_ascii_lowercase())
            && self.text.surface(at).len() == 3
    }

    /// True for `مئات` as in `مئات الجنود`; behind `الآلاف` a definite word is no noun of its.
    fn is_construct(&self, number: &Number<'t>) -> bool {
        let last = self.text.key(number.tokens.end - 1);
        number.vague && !shape::is_definite(shape::without_clitics(last))
    }

    /// The unit of a word that no table has but that agrees with the number as a noun would.
    fn unlisted(&self, number: &Number<'t>, at: usize) -> Option<Option<&'static str>> {
        let is_word = self.text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word);
        if !is_word
            || self.is_attached(at)
            || self.begins(at)
            || self.lexicon.is_stop(self.text, at)
            || self.lexicon.cue(self.text, at, Cue::Time).is_some()
        {
            return None;
        }
        let (key, surface) = (self.text.key(at), self.text.surface(at));
        if shape::is_definite(key) {
            return self.is_construct(number).then(|| shape::people(key));
        }
        let count = number.upper.or(number.value).filter(|count| count.fract() == 0.0)?;
        let last = self.text.tokens[number.tokens.end - 1];
        if number.vague || number.definite || self.is_bare_year(number) || self.is_closed(number) {
            return None;
        }
        let fits = match (count as u64) % 100 {
            3..=10 => shape::is_plural(key),
            11..=99 => shape::is_accusative(key, surface),
            // A scale in words stands in construct with its noun: `مئتي راهب`.
            _ if last.kind == TokenKind::Word && count >= 100.0 => shape::is_noun(key, surface),
            _ => count >= 100.0 && (shape::is_feminine(key, surface) || shape::is_derived(key)),
        };
        fits.then(|| shape::people(key))
    }

    /// True for `670 ألفا`: the accusative of the scale says that no noun follows.
    pub(super) fn is_closed(&self, number: &Number<'t>) -> bool {
        let last = number.tokens.end - 1;
        let is_round = number.value.is_some_and(|value| value % 1000.0 == 0.0);
        number.tokens.len() > 1 && is_round && self.text.key(last).ends_with('ا')
    }

    /// The number behind the noun: `الدول الست`, `أقطاب المعارضة الثلاثة`, `جندي واحد`.
    pub(super) fn noun_before(&self, number: &Number<'t>) -> Option<Found> {
        let start = number.tokens.start;
        let before = start.checked_sub(1).filter(|&before| self.same_sentence(before, start))?;
        if self.text.tokens[start].span.start < number.at.span.start {
            return None; // بثلاثة، وثلاثة
        }
        if number.definite {
            return self.definite_noun_before(number, before);
        }
        let in_words = self.text.tokens[start].kind == TokenKind::Word;
        if !in_words || self.lexicon.cue(self.text, before, Cue::Name).is_some() {
            return None;
        }
        let found = |(noun, span): (Noun, Span), first: usize| {
            let unit = self.lexicon.code(noun.unit, self.country);
            let (tokens, span) = (first..number.tokens.end, span.cover(number.at.span));
            let (rule, kind, sense) = (Rule::NounNumber, noun.kind, noun.sense);
            Some(Found { rule, kind, unit, sense, tokens, span })
        };
        if number.value == Some(1.0)
            && let Some(far) = before.checked_sub(1).filter(|&far| self.same_sentence(far, before))
            && self.describes(before, far)
            && let Some(noun) = self.single_at(far, number)
        {
            return found(noun, far);
        }
        let pair = || shape::is_pair(self.text.key(before)); // صحافيين اثنين
        let noun = match number.value {
            Some(1.0) => self.single_at(before, number),
            Some(2.0) => self.noun_at(before, false).filter(|_| pair()),
            _ => None,
        };
        found(noun?, before)
    }

    /// A counted noun in the singular that `واحد` or `واحدة` agrees with.
    fn single_at(&self, at: usize, number: &Number<'t>) -> Option<(Noun, Span)> {
        let feminine = |at: usize| shape::is_feminine(self.text.key(at), self.text.surface(at));
        let agrees = feminine(number.tokens.start) || !feminine(at);
        let unit = || {
            let found = self.lexicon.nouns.longest(self.text, at, |one| one.is_plain())?;
            let is_unit = |noun: &&Noun| {
                matches!(noun.kind, QuantityKind::Money | QuantityKind::Measure)
                    && noun.form == Form::Singular
            };
            Some((*found.values.iter().find(is_unit)?, found.span))
        };
        let noun = self.noun_at(at, false).filter(|(noun, _)| noun.form == Form::Singular);
        noun.or_else(unit).filter(|_| agrees)
    }

    /// True if the word at `at` may be the adjective of the noun before it: `جندي تركي واحد`.
    fn describes(&self, at: usize, noun: usize) -> bool {
        let feminine = |at: usize| shape::is_feminine(self.text.key(at), self.text.surface(at));
        let is_listed = || self.noun_at(at, false).is_some(); // ألماني has no article
        !self.is_attached(at)
            && (!shape::is_definite(self.text.key(at)) || is_listed())
            && self.text.tokens[at].kind == TokenKind::Word
            && !self.lexicon.is_stop(self.text, at)
            && feminine(at) == feminine(noun)
    }

    fn definite_noun_before(&self, number: &Number<'t>, before: usize) -> Option<Found> {
        number.value.filter(|&value| value > 1.0)?;
        let found = |rule: Rule, noun: Noun, start: usize, span: Span| {
            let unit = self.lexicon.code(noun.unit, self.country);
            let span = span.cover(number.at.span);
            let tokens = start..number.tokens.end;
            Some(Found { rule, kind: noun.kind, unit, sense: noun.sense, tokens, span })
        };
        let near = self.plural_at(before, true);
        let is_definite = near.is_some() || shape::is_definite(self.bare_key(before));
        let far = before.checked_sub(1).filter(|&far| {
            is_definite && self.same_sentence(far, before) && !self.is_attached(before)
        });
        if let Some((noun, _)) = far.and_then(|far| self.plural_at(far, true)) {
            // An adjective parts them: the number stands for itself.
            return found(Rule::PartedNoun, noun, number.tokens.start, number.at.span);
        }
        if let Some((noun, span)) = near {
            return found(Rule::NounNumber, noun, before, span);
        }
        if let Some(far) = far
            && let Some((noun, span)) = self.plural_at(far, false)
        {
            return found(Rule::NounNumber, noun, far, span);
        }
        if is_definite && let Some((head, noun, span)) = self.head_before(before) {
            return found(Rule::NounNumber, noun, head, span);
        }
        self.unlisted_before(number, before)
    }

    /// The plural that a longer construct begins with: `دول مجلس التعاون الخليجي` before `الست`.
    fn head_before(&self, last: usize) -> Option<(usize, Noun, Span)> {
        let inner = |at: &usize| {
            self.text.tokens[*at].kind == TokenKind::Word
                && self.same_sentence(*at, last)
                && !self.is_attached(*at)
                && !self.lexicon.is_stop(self.text, *at)
        };
        let words = (last.saturating_sub(CONSTRUCT)..last).rev().take_while(inner);
        let mut heads = words.filter_map(|at| Some((at, self.plural_at(at, false)?)));
        heads.find_map(|(at, (noun, span))| (at + 1 < last).then_some((at, noun, span)))
    }

    /// A definite word that no table has, before 3 to 10 with the article: `البنود الخمسة`.
    fn unlisted_before(&self, number: &Number<'t>, before: usize) -> Option<Found> {
        let few = number.value.is_some_and(|value| (3.0..=10.0).contains(&value));
        if !few || number.vague || number.kind != NumberKind::Cardinal {
            return None;
        }
        let is_definite = |at: usize| {
            let is_time = self.lexicon.cue(self.text, at, Cue::Time).is_some();
            shape::is_definite(self.bare_key(at)) && !is_time
        };
        if !is_definite(before) {
            return None;
        }
        let is_plural = |at: usize| shape::is_plural(shape::stem(self.bare_key(at)));
        let far = before.checked_sub(1).filter(|&far| self.same_sentence(far, before));
        let is_adjective =
            shape::is_feminine(shape::stem(self.bare_key(before)), self.text.surface(before));
        if is_adjective {
            let tokens = number.tokens.clone();
            let parted = far.is_some_and(|far| is_definite(far) && is_plural(far));
            return parted
                .then(|| self.found(Rule::PartedNoun, QuantityKind::Count, "", tokens, number));
        }
        // عجائب الدنيا السبع
        let head = far.filter(|&far| {
            !is_plural(before) && !self.is_attached(before) && shape::is_plural(self.text.key(far))
        });
        let first = head.unwrap_or(before);
        if shape::is_nisba(self.bare_key(first)) {
            return None; // مجلس التعاون الخليجي الستة
        }
        let span = self.text.readings(first).last().map_or_else(
            || shape::bare_span(self.text.tokens[first].span, self.text.surface(first)),
            |reading| reading.span,
        );
        let unit = shape::people(self.bare_key(first)).unwrap_or_default();
        let (rule, kind) = (Rule::UnlistedNumber, QuantityKind::Count);
        Some(Found {
            span: span.cover(number.at.span),
            ..self.found(rule, kind, unit, first..number.tokens.end, number)
        })
    }

    fn plural_at(&self, at: usize, definite: bool) -> Option<(Noun, Span)> {
        self.noun_at(at, definite).filter(|(noun, _)| noun.form == Form::Plural)
    }

    /// The counted noun at token `at`.
    fn noun_at(&self, at: usize, definite: bool) -> Option<(Noun, Span)> {
        let found = self.lexicon.nouns.longest(self.text, at, |reading| {
            reading.pronoun == 0
                && reading.is_definite() == definite
                && !reading.proclitics.any(Proclitics::KA)
        })?;
        let counts = || found.values.iter().filter(|noun| noun.kind == QuantityKind::Count);
        let plural = counts().find(|noun| noun.form == Form::Plural);
        let noun = plural.or_else(|| counts().next())?;
        (found.tokens.len() <= 2).then_some((*noun, found.span))
    }

    /// True if a conjunction or preposition is read in front of a token.
    fn is_attached(&self, at: usize) -> bool {
        let asks = Proclitics::HAMZA; // أهرامات
        self.text.readings(at).iter().any(|one| !one.particles().without(asks).is_empty())
    }

    /// The key of a token without clitics in front of its article.
    fn bare_key(&self, at: usize) -> &str {
        shape::without_clitics(self.text.key(at))
    }
}

/// True for a form of the noun that may follow such a number.
fn agrees(noun: &Noun, number: &Number<'_>) -> bool {
    let tens = || {
        let count = number.upper.or(number.value).filter(|count| count.fract() == 0.0);
        count.is_some_and(|count| (11..=99).contains(&(count.abs() as u64 % 100)))
    };
    match noun.form {
        Form::Dual => number.value == Some(2.0), // 2 مفاعلين
        Form::Accusative => tens(),              // تركيا is a state, but 20 تركيا are Turks
        // الأعضاء التسعة رئيسا لهم: of three to ten a noun behind stands in the plural.
        Form::Singular if number.definite && noun.kind == QuantityKind::Count => {
            number.value.is_none_or(|value| !(3.0..=10.0).contains(&value))
        }
        _ => true,
    }
}
