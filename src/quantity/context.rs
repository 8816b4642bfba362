//! What the words around a number say of it: approximators, ages, people meant but not named.

use std::ops::Range;

use crate::lexicon::Reading;
use crate::number::Number;
use crate::token::{Proclitics, TokenKind};

use super::cue::{Cue, Family};
use super::find::{Finder, Found};
use super::lexicon::{Form, Noun, Sense};
use super::rule::Rule;
use super::shape;
use super::{Approx, QuantityKind};

/// How many tokens back a cue for an age may stand.
const AGE_REACH: usize = 6;
/// How many tokens back the people of a total, or a verb of change, may stand.
const REACH: usize = 14;
/// How many tokens an approximator may have.
pub(super) const CUE_LENGTH: usize = 5;
/// How many tokens may part a verb of exceeding from its number.
const SUBJECT_REACH: usize = 6;

impl<'t> Finder<'_, 't> {
    /// A number without its noun, where the context says that it counts people, or years of age.
    pub(super) fn bare(&self, number: &Number<'t>) -> Option<Found> {
        let (start, end) = (number.tokens.start, number.tokens.end);
        let joined = self.same_sentence(start, end);
        let behind = |cue: Cue| joined && self.lexicon.cue(self.text, end, cue).is_some();
        let whole = number.value.is_some_and(|value| value.fract() == 0.0 && value != 1.0);
        if !whole || behind(Cue::Time) {
            return None;
        }
        let found = |rule, kind, unit| Some(self.found(rule, kind, unit, start..end, number));
        let people = |rule| found(rule, QuantityKind::Count, "person");
        let (_, front) = self.approx_before(start);
        let front = front - usize::from(front > 0 && self.ends_with(front - 1, Cue::Prefix));
        let before = front.checked_sub(1).filter(|&before| self.same_sentence(before, start));
        let ahead = |cue: Cue| before.is_some_and(|before| self.ends_with(before, cue));
        let at_age = ahead(Cue::AtAge) || start > 0 && self.ends_with(start - 1, Cue::AtAge);
        if behind(Cue::Age) || behind(Cue::OfAge) || ahead(Cue::Age) || at_age {
            return found(Rule::Age, QuantityKind::Age, "year_of_age");
        }
        if behind(Cue::BelowZero) {
            return found(Rule::BelowZero, QuantityKind::Measure, "degree");
        }
        if behind(Cue::Other) || behind(Cue::Among) || ahead(Cue::Among) {
            return people(Rule::Others);
        }
        // 17 على الأقل من رجال الشرطة
        if joined && let Some((kind, unit, sense)) = self.of_a_group(self.behind_approx(end)) {
            let part = found(Rule::GroupOf, kind, unit.unwrap_or_default())?;
            return Some(Found { sense, ..part });
        }
        if behind(Cue::Befell) && !self.is_bare_year(number) {
            return people(Rule::Casualty);
        }
        if number.vague && number.value < Some(1e9) && self.opens_a_crowd(number) {
            return people(Rule::Crowd);
        }
        if self.fate_before(start).is_some() {
            return people(Rule::Casualty);
        }
        if self.toll(start).is_some() {
            return people(Rule::Toll);
        }
        if behind(Cue::OutOf) || behind(Cue::After(Approx::MoreThan)) {
            return found(Rule::OutOf, QuantityKind::Count, "");
        }
        None
    }

    /// Someone's age by its place in order: `في السابعة والثلاثين من عمره`, `سن الثامنة عشرة`.
    pub(super) fn age_in_order(&self, number: &Number<'t>) -> Option<Found> {
        let (start, end) = (number.tokens.start, number.tokens.end);
        let of_age = self.lexicon.cue(self.text, end, Cue::OfAge).is_some();
        let at_age = start > 0 && self.ends_with(start - 1, Cue::AtAge);
        let is_decade = start > 0 && self.ends_with(start - 1, Cue::Decade);
        let told = of_age && self.same_sentence(start, end) && !is_decade || at_age;
        let tokens = start..end;
        told.then(|| self.found(Rule::Age, QuantityKind::Age, "year_of_age", tokens, number))
    }

    /// True for four digits that may well be a year of late.
    pub(super) fn is_bare_year(&self, number: &Number<'t>) -> bool {
        number.tokens.len() == 1
            && number.value.is_some_and(|value| (1700.0..2100.0).contains(&value))
            && self.text.key(number.tokens.start).len() == 4
    }

    /// True for `الآلاف` and `مئات الآلاف`, but not `بالآلاف`.
    fn opens_a_crowd(&self, number: &Number<'t>) -> bool {
        let (first, last) = (number.tokens.start, number.tokens.end - 1);
        let definite =
            |at: usize| shape::is_definite(shape::without_conjunction(self.text.key(at)));
        definite(first) || last > first && definite(last)
    }

    /// True if the number is a name: `المادة 5`, `الفرقة 11`; but not in `أيد القرار 14 عضوا`, where a
    /// noun follows in the form that the number asks for.
    pub(super) fn is_a_name(&self, number: &Number<'t>) -> bool {
        let start = number.tokens.start;
        let before = start.checked_sub(1).filter(|&before| self.same_sentence(before, start));
        let announced = before.is_some_and(|before| self.ends_with(before, Cue::Number));
        announced && !self.governs(number)
    }

    /// What the words behind `من` are: `400 من الانفصاليين`, `أربعة من هؤلاء الجنود`, `ملايين من
    /// الدولارات`.
    fn of_a_group(&self, at: usize) -> Option<(QuantityKind, Option<&'static str>, Sense)> {
        let plain = |cue: &Cue, one: &Reading| (*cue == Cue::Of && one.is_plain()).then_some(());
        let (_, mut noun) = self.lexicon.said(self.text, at, plain)?;
        if self.lexicon.cue(self.text, noun, Cue::These).is_some() {
            noun += 1;
        }
        let is_whole = |noun: &&Noun| match noun.kind {
            QuantityKind::Count => noun.form == Form::Plural,
            QuantityKind::Money | QuantityKind::Measure => noun.form != Form::Dual,
            _ => false,
        };
        let found = self.lexicon.nouns.longest(self.text, noun, |one| one.particles().is_empty());
        if let Some(noun) = found.and_then(|found| found.values.iter().find(is_whole)) {
            return Some((noun.kind, self.lexicon.code(noun.unit, self.country), noun.sense));
        }
        let key = self.text.key(noun);
        let fits = shape::is_definite(key) && shape::is_plural(shape::stem(key));
        fits.then(|| (QuantityKind::Count, shape::people(key), Sense::People(None)))
    }

    /// True if years at these tokens are somebody's age. Where times are known they have been asked
    /// first, and hold the years that are a period.
    pub(super) fn is_age(&self, start: usize, end: usize) -> bool {
        let before = start.checked_sub(1).and_then(|before| self.text.mark(before));
        let is_enclosed = matches!(
            (before, self.text.mark(end)),
            (Some('(' | '[' | '،' | ','), Some(')' | ']' | '،' | ','))
        );
        let near = (start.saturating_sub(AGE_REACH)..start)
            .filter(|&at| self.same_sentence(at, start))
            .any(|at| {
                let cue = |cue: Cue| self.lexicon.cue(self.text, at, cue).is_some();
                cue(Cue::Age) || cue(Cue::AtAge) || cue(Cue::Aged)
            });
        let behind = |cue: Cue| self.lexicon.cue(self.text, end, cue).is_some();
        is_enclosed || near || behind(Cue::Age) || behind(Cue::OfAge)
    }

    /// True if something is said shortly before to rise, fall or turn.
    pub(super) fn changes_before(&self, at: usize) -> bool {
        self.words_before(at).any(|word| self.lexicon.cue(self.text, word, Cue::Change).is_some())
    }

    /// The tokens shortly before one, the nearest first.
    pub(super) fn words_before(&self, at: usize) -> impl Iterator<Item = usize> {
        (at.saturating_sub(REACH)..at).rev().take_while(move |&word| self.same_sentence(word, at))
    }

    /// True if such a cue ends with token `at`.
    pub(super) fn ends_with(&self, at: usize, cue: Cue) -> bool {
        self.start_of(at, cue).is_some()
    }

    /// The first token of the longest such cue that ends with token `at`.
    pub(super) fn start_of(&self, at: usize, cue: Cue) -> Option<usize> {
        if !self.lexicon.may_end(self.text, at, cue.family()) {
            return None;
        }
        (at.saturating_sub(CUE_LENGTH - 1)..=at)
            .find(|&start| self.lexicon.cue(self.text, start, cue) == Some(at + 1))
    }

    /// What stands around the tokens of a quantity, and where the words for it begin.
    pub(super) fn approx(&self, tokens: &Range<usize>) -> (Option<Approx>, usize) {
        let (before, front) = self.approx_before(tokens.start);
        let behind = || {
            let found = self.approx_behind(tokens.end);
            found.filter(|_| self.same_sentence(tokens.start, tokens.end)).map(|(approx, _)| approx)
        };
        (before.or_else(behind).or_else(|| self.exceeded(tokens.start)), front)
    }

    /// The approximator behind a quantity, and the token behind it.
    fn approx_behind(&self, end: usize) -> Option<(Approx, usize)> {
        let found = self.lexicon.said(self.text, end, |cue, _| match cue {
            Cue::After(approx) => Some(*approx),
            _ => None,
        });
        // 27 قتيلا وأكثر من 100 جريح
        found.filter(|&(_, behind)| {
            self.lexicon.cue(self.text, behind, Cue::Of).is_none() || !self.begins(behind + 1)
        })
    }

    /// The token behind an approximator at `end`; else `end` itself.
    pub(super) fn behind_approx(&self, end: usize) -> usize {
        self.approx_behind(end).map_or(end, |(_, behind)| behind)
    }

    /// What a verb says of a number with its subject between: `تجاوزت الديون 4 مليارات`, `يزيد
    /// عدد السكان على 500 نسمة`.
    fn exceeded(&self, at: usize) -> Option<Approx> {
        let than = at.checked_sub(1).filter(|&than| self.ends_with(than, Cue::Than));
        let end = than.unwrap_or(at);
        let verb = (end.saturating_sub(SUBJECT_REACH)..end).rev().take_while(|&one| {
            let is_word = self.text.tokens[one].kind == TokenKind::Word;
            is_word && self.same_sentence(one, at)
        });
        let verb = verb.into_iter().find_map(|one| {
            let says = |cue: Cue| self.lexicon.cue(self.text, one, cue).is_some();
            match than {
                Some(_) if says(Cue::Grows) => Some((one, Approx::MoreThan)),
                Some(_) if says(Cue::Shrinks) => Some((one, Approx::LessThan)),
                None if says(Cue::Passes) => Some((one, Approx::MoreThan)),
                _ => None,
            }
        });
        let (verb, approx) = verb?;
        let denied = verb > 0 && self.ends_with(verb - 1, Cue::Not);
        Some(match approx {
            Approx::MoreThan if denied => Approx::LessThan,
            Approx::LessThan if denied => Approx::MoreThan,
            _ => approx,
        })
    }

    /// The approximator that ends in front of `at`, and its first token; else `at` itself.
    pub(super) fn approx_before(&self, at: usize) -> (Option<Approx>, usize) {
        let mut best = (None, at);
        if at == 0 || !self.lexicon.may_end(self.text, at - 1, Family::Approx) {
            return best;
        }
        if self.text.readings(at).iter().any(|one| one.particles() == Proclitics::WA) {
            return best; // in front of و it is of the number before
        }
        for start in at.saturating_sub(CUE_LENGTH)..at {
            if self.lexicon.cue(self.text, start, Cue::Exact) == Some(at) {
                continue;
            }
            self.lexicon.cues.phrases.each(self.text, start, |found| {
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

    /// True if a number begins with a token.
    pub(super) fn begins(&self, at: usize) -> bool {
        self.numbers.binary_search_by_key(&at, |number| number.tokens.start).is_ok()
    }

    pub(super) fn same_sentence(&self, one: usize, other: usize) -> bool {
        other < self.text.len() && self.text.sentence_of(one) == self.text.sentence_of(other)
    }
}
