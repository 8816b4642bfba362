//! What the words around a number say of it: approximators, ages, people meant but not named.

use std::ops::Range;

use crate::lexicon::Reading;
use crate::number::Number;

use super::cue::Cue;
use super::find::{Finder, Found};
use super::lexicon::{Form, Noun, Sense};
use super::shape;
use super::{Approx, Casualty, QuantityKind};

/// How many tokens back a cue for an age may stand.
const AGE_REACH: usize = 4;
/// How many tokens back the people of a total, or a verb of change, may stand.
const REACH: usize = 14;
/// How many tokens behind a noun its verb may stand.
const VERB_REACH: usize = 3;
/// How many tokens an approximator may have.
const CUE_LENGTH: usize = 5;

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
        let found = |kind, unit| Some(self.found(kind, unit, start..end, number));
        let people = || found(QuantityKind::Count, "person");
        let (approx, front) = self.approx_before(start);
        let front = front - usize::from(front > 0 && self.ends_with(front - 1, Cue::Prefix));
        let before = front.checked_sub(1).filter(|&before| self.same_sentence(before, start));
        let ahead = |cue: Cue| before.is_some_and(|before| self.ends_with(before, cue));
        if behind(Cue::Age) || ahead(Cue::Age) {
            return found(QuantityKind::Age, "year_of_age");
        }
        if behind(Cue::BelowZero) {
            return found(QuantityKind::Measure, "degree");
        }
        if behind(Cue::Other) || behind(Cue::Among) {
            return people();
        }
        if joined && let Some((kind, unit, sense)) = self.of_a_group(end) {
            let part = found(kind, unit.unwrap_or_default())?;
            return Some(Found { sense, ..part });
        }
        if behind(Cue::OutOf) || behind(Cue::After(Approx::MoreThan)) {
            return found(QuantityKind::Count, "");
        }
        let is_crowd = number.vague && number.value < Some(1e9) && self.opens_a_crowd(number);
        let is_total = approx.is_some() || ahead(Cue::To);
        let tolls = is_total && before.is_some_and(|before| self.tolls(before));
        if is_crowd
            || tolls
            || before.is_some_and(|before| self.befell(before).is_some())
            || ahead(Cue::Toll)
        {
            people()
        } else {
            None
        }
    }

    /// True for `الآلاف` and `مئات الآلاف`, but not `بالآلاف`.
    fn opens_a_crowd(&self, number: &Number<'t>) -> bool {
        let (first, last) = (number.tokens.start, number.tokens.end - 1);
        let definite =
            |at: usize| shape::is_definite(shape::without_conjunction(self.text.key(at)));
        definite(first) || last > first && definite(last)
    }

    /// True if the number is a name: `المادة 5`, `الفرقة 11`.
    pub(super) fn is_a_name(&self, number: &Number<'t>) -> bool {
        let start = number.tokens.start;
        let before = start.checked_sub(1).filter(|&before| self.same_sentence(before, start));
        before.is_some_and(|before| self.ends_with(before, Cue::Number))
    }

    /// What the words behind `من` are: `400 من الانفصاليين`, `أربعة من هؤلاء الجنود`, `ملايين من
    /// الدولارات`.
    fn of_a_group(&self, at: usize) -> Option<(QuantityKind, Option<&'static str>, Sense)> {
        let mut noun = self.lexicon.cue(self.text, at, Cue::Of).filter(|&end| end == at + 1)?;
        if self.lexicon.cue(self.text, noun, Cue::These).is_some() {
            noun += 1;
        }
        let is_whole = |noun: &&Noun| match noun.kind {
            QuantityKind::Count => noun.form == Form::Plural,
            QuantityKind::Money | QuantityKind::Measure => noun.form != Form::Dual,
            _ => false,
        };
        let found = self.lexicon.nouns.longest(self.text, noun, |_| true);
        if let Some(noun) = found.and_then(|found| found.values.iter().find(is_whole)) {
            return Some((noun.kind, self.lexicon.code(noun.unit, self.country), noun.sense));
        }
        let key = self.text.key(noun);
        let fits = shape::is_definite(key) && shape::is_plural(shape::stem(key));
        fits.then(|| (QuantityKind::Count, shape::people(key), Sense::People(None)))
    }

    /// True if years at these tokens are somebody's age.
    pub(super) fn is_age(&self, start: usize, end: usize) -> bool {
        let in_brackets =
            start > 0 && self.text.mark(start - 1) == Some('(') && self.text.mark(end) == Some(')');
        let near = (start.saturating_sub(AGE_REACH)..start)
            .filter(|&at| self.same_sentence(at, start))
            .any(|at| self.lexicon.cue(self.text, at, Cue::Age).is_some());
        in_brackets || near || self.lexicon.cue(self.text, end, Cue::Age).is_some()
    }

    /// What befell the people counted at these tokens: the word before says it (`مقتل 5 جنود`), or
    /// a verb shortly behind (`5 جنود أصيبوا`).
    pub(super) fn casualty(&self, tokens: &Range<usize>) -> Option<Casualty> {
        let (_, front) = self.approx_before(tokens.start);
        let before = front.checked_sub(1).filter(|&before| self.same_sentence(before, front));
        if let Some(said) = before.and_then(|before| self.befell(before)) {
            return said;
        }
        (tokens.end..tokens.end + VERB_REACH)
            .take_while(|&at| self.same_sentence(tokens.start, at) && self.text.mark(at).is_none())
            .find_map(|at| {
                // With a clitic it begins something new: `وأصيب`, `بجرح`.
                let plain = |cue: &Cue, reading: &Reading| {
                    casualty_of(cue, reading).filter(|_| reading.is_plain())
                };
                self.lexicon.said(self.text, at, plain)?.0
            })
    }

    /// What the casualty word that ends with token `at` says; `Some(None)` if it does not say what.
    fn befell(&self, at: usize) -> Option<Option<Casualty>> {
        (at.saturating_sub(CUE_LENGTH - 1)..=at).find_map(|start| {
            let (said, end) = self.lexicon.said(self.text, start, casualty_of)?;
            (end == at + 1).then_some(said)
        })
    }

    /// True if the people of a total are named shortly before.
    fn tolls(&self, at: usize) -> bool {
        self.said_before(at, Cue::Toll)
    }

    /// True if something is said shortly before to rise, fall or turn.
    pub(super) fn changes_before(&self, at: usize) -> bool {
        self.said_before(at, Cue::Change)
    }

    fn said_before(&self, at: usize, cue: Cue) -> bool {
        (at.saturating_sub(REACH)..at)
            .filter(|&before| self.same_sentence(before, at))
            .any(|before| self.lexicon.cue(self.text, before, cue).is_some())
    }

    /// True if such a cue ends with token `at`.
    fn ends_with(&self, at: usize, cue: Cue) -> bool {
        (at.saturating_sub(CUE_LENGTH - 1)..=at)
            .any(|start| self.lexicon.cue(self.text, start, cue) == Some(at + 1))
    }

    /// What stands around the tokens of a quantity, and where the words for it begin.
    pub(super) fn approx(&self, tokens: &Range<usize>) -> (Option<Approx>, usize) {
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

    pub(super) fn same_sentence(&self, one: usize, other: usize) -> bool {
        other < self.text.len() && self.text.sentence_of(one) == self.text.sentence_of(other)
    }
}

fn casualty_of(cue: &Cue, _: &Reading) -> Option<Option<Casualty>> {
    match cue {
        Cue::Casualty(said) => Some(*said),
        _ => None,
    }
}
