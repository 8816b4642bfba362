//! Attributions: each cue of saying with its source and what hangs on it.

use std::ops::Range;

use crate::entity::{EntityKind, Mention};
use crate::lexicon::{AnnotatedText, PhraseMatch};
use crate::span::{Span, Surface};
use crate::token::{Proclitics, TokenKind};

use super::Attribution;
use super::lexicon::{Cue, QuoteLexicon};
use super::source::Source;

/// Tokens of what is said behind a colon at least.
const SAID: usize = 3;
/// Tokens between a cue and its أن at most.
const REACH: usize = 25;
/// How far behind the mark that opens a name of few words the next one stands at most.
const SHORT: usize = 4;
/// Tokens of a clause in which the turn to the writer's own words is looked for.
const TURN: usize = 80;

/// Reads the attributions of a text, sentence by sentence.
pub(super) struct Reader<'r, 't> {
    pub(super) lexicon: &'r QuoteLexicon,
    pub(super) text: &'r AnnotatedText<'t>,
    pub(super) entities: &'r [Mention<'t>],
    /// Times, which are part of no source.
    pub(super) times: &'r [Span],
}

/// The source named last, and the sentence that names it.
#[derive(Clone, Debug, Default)]
pub(super) struct Last {
    pub(super) source: Source,
    pub(super) sentence: usize,
}

/// What is said, and how it is joined to its cue.
struct Said {
    tokens: Range<usize>,
    /// A verbal noun is what is said.
    nominal: bool,
}

impl<'t> Reader<'_, 't> {
    pub(super) fn attributions(&self) -> Vec<Attribution<'t>> {
        let mut found = Vec::new();
        let mut last = Last::default();
        for sentence in &self.text.sentences {
            if let Some(one) = self.in_front_of_colon(&sentence.tokens) {
                found.push(one);
            }
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let Some(cue) = self.cue(at) else {
                    at += 1;
                    continue;
                };
                at = cue.tokens.end;
                if let Some(one) = self.attribution(&cue, &sentence.tokens, &mut last) {
                    found.push(one);
                }
            }
        }
        found
    }

    /// The cue that begins at a token outside of names.
    fn cue(&self, at: usize) -> Option<PhraseMatch<'_, Cue>> {
        let cue = self.lexicon.cues.longest(self.text, at, |reading| {
            reading.pronoun == 0
                && !reading.is_definite()
                && !reading.proclitics.any(Proclitics::SA.with(Proclitics::KA))
        });
        cue.filter(|_| !self.is_name(at))
    }

    fn attribution(
        &self,
        cue: &PhraseMatch<'_, Cue>,
        sentence: &Range<usize>,
        last: &mut Last,
    ) -> Option<Attribution<'t>> {
        // نقل is also a form of قال (let us say), which news never prints.
        let relay = cue.values.iter().find(|kind| **kind == Cue::Relay);
        let kind = *relay.or(cue.values.first())?;
        let mut source = match kind {
            Cue::Say | Cue::Tell | Cue::Allege => self.speaker(cue.tokens.clone(), sentence, last),
            Cue::Relay => self.behind_about(cue.tokens.end, sentence.end, last)?,
            Cue::Again => self.again(cue.tokens.start, sentence, last),
            Cue::Accord | Cue::AccordTo => {
                self.noun_phrase(self.behind_saying(cue.tokens.end, sentence.end), sentence.end)?
            }
            _ => return None,
        };
        source.tokens.end = self.closed(&source.tokens, sentence.end);
        let said = match kind {
            Cue::Accord | Cue::AccordTo => {
                let end = self.turn(cue.tokens.end, sentence.end);
                Said { tokens: sentence.start..end, nominal: false }
            }
            _ => self.said(cue, kind, &source, sentence)?,
        };
        if !source.tokens.is_empty() {
            *last = Last { source: source.clone(), sentence: sentence.start };
        }
        let mut span = self.text.span(source.tokens.clone());
        if kind == Cue::AccordTo {
            span.start = self.behind_lam(source.tokens.start).unwrap_or(span.start);
        }
        Some(Attribution {
            source: (!source.tokens.is_empty()).then(|| self.printed(&source, span)),
            entity: source.entity,
            cue: cue.tokens.clone(),
            scope: said.tokens,
            alleged: kind == Cue::Allege,
            nominal: said.nominal,
            outside: self.lexicon.is(self.text, source.tokens.start, Cue::Source, |_| true),
            rule: kind.rule(),
        })
    }

    /// What a source says: the clause behind أن, the verbal noun behind the source, or the sentence that
    /// ends with the cue: `…، كما أعلنت الحكومة`.
    fn said(
        &self,
        cue: &PhraseMatch<'_, Cue>,
        kind: Cue,
        source: &Source,
        sentence: &Range<usize>,
    ) -> Option<Said> {
        let is_behind = source.tokens.start >= cue.tokens.end;
        let behind = if is_behind { self.closed_behind(source) } else { cue.tokens.end };
        if let Some(start) = self.clause(behind, sentence.end) {
            let tokens = start..self.turn(start, sentence.end);
            return Some(Said { tokens, nominal: false });
        }
        if kind.is_verb() && is_behind && self.is_last(cue.tokens.start, source, sentence) {
            return Some(Said { tokens: sentence.clone(), nominal: false });
        }
        let tokens = behind..self.turn(behind, sentence.end);
        // زعم الجيش إسقاط طائرة.
        let alleges = kind == Cue::Allege && !self.text.key(cue.tokens.start).ends_with('و');
        let tells = kind == Cue::Tell || alleges;
        (tells && !tokens.is_empty()).then_some(Said { tokens, nominal: true })
    }

    /// The end of a source, the mark behind a name between marks included.
    fn closed_behind(&self, source: &Source) -> usize {
        let Range { start, end } = source.tokens;
        let is_marked = start > 0 && self.is_mark(start - 1) && self.is_mark(end);
        end + usize::from(is_marked)
    }

    /// True for a verb of saying that closes its sentence, with كما in front or behind a comma.
    fn is_last(&self, cue: usize, source: &Source, sentence: &Range<usize>) -> bool {
        let Some(before) = cue.checked_sub(1).filter(|at| *at >= sentence.start) else {
            return false;
        };
        let end = source.tokens.end;
        let ends = end + 1 >= sentence.end || matches!(self.text.mark(end), Some('.' | '،' | ','));
        match self.text.mark(before) {
            Some('،' | ',') => ends && !source.tokens.is_empty(),
            _ => self.text.word(before) == self.lexicon.like && !source.tokens.is_empty(),
        }
    }

    /// Where the writer takes over from a source, at a comma in front of فيما or بينما.
    fn turn(&self, start: usize, end: usize) -> usize {
        let takes_over = |at: &usize| {
            matches!(self.text.mark(*at), Some('،' | ','))
                && self.cue(at + 1).is_some_and(|cue| cue.values.contains(&Cue::Turn))
        };
        (start..end.min(start + TURN)).find(takes_over).unwrap_or(end)
    }

    /// The source that a headline names in front of a colon: `مصادر: تعليق الرحلات`. States and
    /// places there only say what the news is about.
    fn in_front_of_colon(&self, sentence: &Range<usize>) -> Option<Attribution<'t>> {
        let source = self.noun_phrase(sentence.start, sentence.end)?;
        let colon = source.tokens.end;
        let said = colon + 1..sentence.end;
        if self.text.mark(colon) != Some(':') || said.len() < SAID {
            return None;
        }
        let speaks = source.entity.and_then(|at| self.entities.get(at)).is_some_and(|one| {
            use EntityKind::{ArmedGroup, Media, Org, Person};
            matches!(one.kind, Person | Org | ArmedGroup | Media)
        });
        let is = |kind: Cue| {
            self.lexicon.is(self.text, source.tokens.start, kind, |one| one.pronoun == 0)
        };
        let is_source = is(Cue::Source);
        if !speaks && !is_source && !is(Cue::Office) {
            return None;
        }
        let span = self.text.span(source.tokens.clone());
        Some(Attribution {
            source: Some(self.printed(&source, span)),
            entity: source.entity,
            cue: colon..colon + 1,
            scope: said,
            alleged: false,
            nominal: false,
            outside: is_source,
            rule: "colon",
        })
    }

    /// The source as printed, the clitic of its first word outside.
    fn printed(&self, source: &Source, span: Span) -> Surface<'t> {
        let named = source.entity.and_then(|at| self.entities.get(at));
        let start = match named {
            Some(named) if named.tokens.start == source.tokens.start => named.at.span.start,
            _ => {
                let readings = self.text.readings(source.tokens.start);
                let cut = readings.iter().find(|one| {
                    one.particles() == Proclitics::LI || one.particles() == Proclitics::BI
                });
                let whole = self.text.word(source.tokens.start).is_known();
                cut.filter(|_| !whole).map_or(span.start, |cut| cut.span.start)
            }
        };
        Surface::new(Span::new(start, span.end), self.text.text)
    }

    /// Where a word begins behind its ل: وفقا لإحصاءات.
    fn behind_lam(&self, at: usize) -> Option<u32> {
        let mut readings = self.text.readings(at).iter();
        readings.find(|one| one.particles() == Proclitics::LI).map(|one| one.span.start)
    }

    /// The noun behind the next عن.
    fn behind_about(&self, start: usize, end: usize, last: &Last) -> Option<Source> {
        let about = |at: usize| {
            let mut readings = self.text.readings(at).iter();
            readings.find(|one| one.word == self.lexicon.about && one.proclitics.is_empty())
        };
        let near = start..end.min(start + REACH);
        let (at, reading) = near.into_iter().find_map(|at| Some((at, about(at)?)))?;
        match reading.pronoun {
            0 => self.noun_phrase(at + 1, end),
            _ => Some(last.source.clone()), // نقل عنه: the source named before
        }
    }

    /// Skips a verb of saying behind a cue such as حسبما, and what stands between it and its subject:
    /// `حسبما أعلن العميد`, `وفق ما أفادت به مصادر`.
    fn behind_saying(&self, at: usize, end: usize) -> usize {
        let says = at < end
            && self
                .lexicon
                .cues
                .longest(self.text, at, |one| one.pronoun <= 2 && !one.is_definite())
                .is_some_and(|cue| cue.values.iter().any(|kind| kind.is_verb()));
        if says { self.skip_filler(at + 1) } else { at }
    }

    /// Skips به behind a verb.
    pub(super) fn skip_filler(&self, at: usize) -> usize {
        at + usize::from(self.lexicon.is(self.text, at, Cue::Filler, |one| one.is_plain()))
    }

    /// Where a clause begins that is said: behind أن, a colon or an opening mark, if no other cue of saying
    /// comes first.
    fn clause(&self, start: usize, end: usize) -> Option<usize> {
        let joined = Proclitics::WA.with(Proclitics::FA).with(Proclitics::BI);
        let opens = |at: usize| {
            matches!(self.text.mark(at), Some(':' | '"' | '“' | '«' | '”'))
                || self.text.is_any(at, self.lexicon.that)
                    && self.text.readings(at).iter().any(|one| {
                        one.is(self.lexicon.that) && one.proclitics.without(joined).is_empty()
                    })
        };
        let mut named = start;
        for at in start..end.min(start + REACH) {
            if at < named {
                continue;
            }
            if let Some(close) = self.short_name(at) {
                named = close + 1;
                continue;
            }
            if opens(at) {
                return Some(at);
            }
            let other = self.text.tokens.get(at).is_some_and(|one| one.kind == TokenKind::Word)
                && self.cue(at).is_some_and(|cue| cue.values.iter().any(|kind| kind.is_verb()));
            if other {
                return None;
            }
        }
        None
    }

    /// The mark that closes a name of few words at a mark that opens it: "الباقة" is no speech.
    fn short_name(&self, open: usize) -> Option<usize> {
        let opens = matches!(self.text.mark(open), Some('"' | '“' | '«'));
        let is_name = opens && self.text.mark(open.wrapping_sub(1)) != Some(':');
        (open + 2..=open + SHORT).find(|&at| is_name && self.is_mark(at))
    }

    fn is_name(&self, at: usize) -> bool {
        let found = self.entities.partition_point(|one| one.tokens.end <= at);
        self.entities.get(found).is_some_and(|one| {
            one.tokens.start <= at && !matches!(one.kind, EntityKind::Title | EntityKind::Weapon)
        })
    }
}
