//! What befell the people that a number counts: killed, wounded, arrested, displaced, missing.

use std::ops::Range;

use crate::lexicon::Reading;
use crate::token::{Proclitics, TokenKind};

use super::Casualty;
use super::context::CUE_LENGTH;
use super::cue::{Cue, Family};
use super::find::Finder;

/// How many tokens behind a noun its verb may stand.
const VERB_REACH: usize = 5;
/// How many tokens may stand beside the matter: `أول من أمس`.
const ASIDES: usize = 4;
/// How many words of a subject may part a verb from those whom it befell.
const SUBJECT_LENGTH: usize = 3;
/// How many words may part `بلغ` and the people of a total from their number.
const TOTAL_REACH: usize = 7;

impl Finder<'_, '_> {
    /// What befell the people counted at these tokens: the words before say it (`مقتل 5 جنود`), or
    /// a verb shortly behind (`5 جنود أصيبوا`), which those joined by و have for themselves (`قتلوا و20
    /// آخرون أصيبوا`).
    pub(super) fn casualty(&self, tokens: &Range<usize>) -> Option<Casualty> {
        let before = self.fate_before(tokens.start);
        match before {
            Some(said) if !self.is_joined_at(tokens.start) => said,
            Some(said) => self.fate_behind(tokens).or(said),
            None => self.fate_behind(tokens).or_else(|| self.toll(tokens.start).flatten()),
        }
    }

    /// What a verb shortly behind says of the people counted at these tokens.
    fn fate_behind(&self, tokens: &Range<usize>) -> Option<Casualty> {
        (tokens.end..tokens.end + VERB_REACH)
            .take_while(|&at| self.same_sentence(tokens.start, at) && self.text.mark(at).is_none())
            .find_map(|at| {
                // With a clitic it begins something new: `وأصيبوا`.
                let plain = |cue: &Cue, reading: &Reading| {
                    (*cue == Cue::Befell && reading.is_plain()).then_some(())
                };
                let (_, verb) = self.lexicon.said(self.text, at, plain)?;
                let said = self.lexicon.said(self.text, at, casualty_of);
                said.filter(|&(_, end)| end == verb)?.0
            })
    }

    /// True if و stands in front of a count, or of its approximator, attached or apart.
    fn is_joined_at(&self, start: usize) -> bool {
        let (_, front) = self.approx_before(start);
        let attached = self.text.readings(front).iter();
        let apart = front.checked_sub(1).is_some_and(|last| self.ends_with(last, Cue::And));
        apart || attached.into_iter().any(|one| one.particles() == Proclitics::WA)
    }

    /// What befell the people of a total, if this is one: named shortly before, and `إلى`, `بلغ` or an
    /// approximator between. `Some(None)` if they are named without their fate.
    pub(super) fn toll(&self, start: usize) -> Option<Option<Casualty>> {
        let (approx, front) = self.approx_before(start);
        let front = front - usize::from(front > 0 && self.ends_with(front - 1, Cue::Prefix));
        let before = front.checked_sub(1).filter(|&before| self.same_sentence(before, start))?;
        let tolls = |cue: &Cue, _: &Reading| match cue {
            Cue::Toll(of) => Some(*of),
            _ => None,
        };
        if let Some((of, _)) = self.lexicon.said(self.text, before, tolls) {
            return Some(of);
        }
        let is_total = approx.is_some() || self.ends_with(before, Cue::To);
        let reach = match is_total {
            true => usize::MAX,
            false if self.is_amounted_to(front) => TOTAL_REACH,
            false => 0,
        };
        let mut words = self.words_before(front).take(reach);
        words.find_map(|at| self.lexicon.said(self.text, at, tolls)).map(|(of, _)| of)
    }

    /// True if `بلغ` stands before with words alone between: `بلغ عدد النازحين داخليا 10 ملايين`.
    fn is_amounted_to(&self, front: usize) -> bool {
        let is_word = |&at: &usize| self.text.tokens[at].kind == TokenKind::Word;
        let mut words = self.words_before(front).take(TOTAL_REACH).take_while(is_word);
        words.any(|at| self.lexicon.cue(self.text, at, Cue::Amounts).is_some())
    }

    /// What the words in front of a count say of its people: the word right before it, or a verb
    /// with its subject between (`قتل الجيش 12`). `Some(None)` if they do not say what.
    pub(super) fn fate_before(&self, start: usize) -> Option<Option<Casualty>> {
        let (_, front) = self.approx_before(start);
        let between = front.checked_sub(1).and_then(|last| self.start_of(last, Cue::Between));
        let front = between.unwrap_or(front);
        let and = front.checked_sub(1).and_then(|last| self.start_of(last, Cue::And)); // و 3
        let first = self.text.readings(front);
        let joined = and.is_some() || first.iter().any(|one| one.particles() == Proclitics::WA);
        let before = self.behind_asides(and.unwrap_or(front))?;
        let before = Some(before).filter(|&before| self.same_sentence(before, start))?;
        self.befell(before).or_else(|| self.befell_by(before, joined))
    }

    /// The token before `front` that is no time and no `فيه`: `قتل أمس 5 جنود`, `قتل فيه 13`.
    fn behind_asides(&self, front: usize) -> Option<usize> {
        let mut before = front.checked_sub(1)?;
        for _ in 0..ASIDES {
            let is_aside = |at: usize| {
                let is_time = self.time_at(self.text.tokens[at].span).is_some();
                is_time || self.lexicon.cue(self.text, at, Cue::Therein) == Some(at + 1)
            };
            if !is_aside(before) {
                break;
            }
            before = before.checked_sub(1)?;
        }
        Some(before)
    }

    /// What the casualty word that ends with token `at` says; `Some(None)` if it does not say what.
    fn befell(&self, at: usize) -> Option<Option<Casualty>> {
        if !self.lexicon.may_end(self.text, at, Family::Fate) {
            return None;
        }
        (at.saturating_sub(CUE_LENGTH - 1)..=at).find_map(|start| {
            let (said, end) = self.lexicon.said(self.text, start, casualty_of)?;
            (end == at + 1).then_some(said)
        })
    }

    /// The verb in front of a subject that ends with token `last`: `خطف مسلحون أربعة موظفين`, or in front of
    /// a place or cause: `قتل في الغارة 12 شخصا`. With و in front of the count any casualty word will
    /// do: `مقتل زعيم التنظيم وأربعة من مرافقيه`.
    fn befell_by(&self, last: usize, joined: bool) -> Option<Option<Casualty>> {
        let is_subject = |at: usize| {
            let attached = Proclitics::WA.with(Proclitics::FA);
            self.text.tokens[at].kind == TokenKind::Word
                && self.same_sentence(at, last)
                && !self.lexicon.is_stop(self.text, at)
                && !self.text.readings(at).iter().any(|one| one.proclitics.any(attached))
        };
        let subject = (last.saturating_sub(SUBJECT_LENGTH - 1)..=last).rev();
        for at in subject.take_while(|&at| is_subject(at)) {
            let mut verb = at.checked_sub(1)?;
            let takes = self.lexicon.cue(self.text, verb, Cue::Takes) == Some(at);
            let through = verb > 0 && self.lexicon.cue(self.text, verb, Cue::Through) == Some(at);
            verb -= usize::from(through);
            if (takes || through || joined)
                && let Some(said @ Some(_)) = self.befell(verb)
            {
                return Some(said);
            }
        }
        None
    }
}

fn casualty_of(cue: &Cue, _: &Reading) -> Option<Option<Casualty>> {
    match cue {
        Cue::Casualty(said) => Some(*said),
        _ => None,
    }
}
