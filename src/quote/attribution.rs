//! Attributions: each cue of saying with its source and what hangs on it.

use std::ops::Range;

use crate::entity::{EntityKind, Mention};
use crate::lexicon::{AnnotatedText, PhraseMatch};
use crate::span::{Span, Surface};
use crate::token::{Proclitics, TokenKind};

use super::Attribution;
use super::lexicon::{Cue, QuoteLexicon};

/// Tokens of a source at most.
const SOURCE: usize = 10;
/// Tokens of a name between quotation marks at most.
const NAME: usize = 6;
/// Tokens of what is said behind a colon at least.
const SAID: usize = 3;
/// Tokens between a cue and its أن at most.
const REACH: usize = 25;

/// Reads the attributions of a text, sentence by sentence.
pub(super) struct Reader<'r, 't> {
    pub(super) lexicon: &'r QuoteLexicon,
    pub(super) text: &'r AnnotatedText<'t>,
    pub(super) entities: &'r [Mention<'t>],
}

/// A source: its tokens, and the mention in it.
#[derive(Clone, Debug, Default)]
struct Source {
    tokens: Range<usize>,
    entity: Option<usize>,
}

impl<'t> Reader<'_, 't> {
    pub(super) fn attributions(&self) -> Vec<Attribution<'t>> {
        let mut found = Vec::new();
        let mut last = Source::default();
        for sentence in &self.text.sentences {
            if let Some(one) = self.in_front_of_colon(&sentence.tokens) {
                found.push(one);
            }
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let cue = self.lexicon.cues.longest(self.text, at, |reading| {
                    reading.pronoun == 0
                        && !reading.is_definite()
                        && !reading.proclitics.any(Proclitics::SA.with(Proclitics::KA))
                });
                let Some(cue) = cue.filter(|_| !self.is_name(at)) else {
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

    fn attribution(
        &self,
        cue: &PhraseMatch<'_, Cue>,
        sentence: &Range<usize>,
        last: &mut Source,
    ) -> Option<Attribution<'t>> {
        // نقل is also a form of قال (let us say), which news never prints.
        let relay = cue.values.iter().find(|kind| **kind == Cue::Relay);
        let kind = *relay.or(cue.values.first())?;
        let source = match kind {
            Cue::Say | Cue::Allege => self.speaker(cue.tokens.clone(), sentence, last),
            Cue::Relay => self.behind_about(cue.tokens.end, sentence.end, last)?,
            Cue::Again => last.clone(),
            Cue::Accord => {
                self.noun_phrase(self.behind_saying(cue.tokens.end, sentence.end), sentence.end)?
            }
            Cue::Report | Cue::Source => return None,
        };
        let scope = match kind {
            Cue::Accord => sentence.clone(),
            _ => self.clause(cue.tokens.end, sentence.end)?,
        };
        if !source.tokens.is_empty() {
            *last = source.clone();
        }
        let span = self.text.span(source.tokens.clone());
        Some(Attribution {
            source: (!source.tokens.is_empty()).then(|| self.printed(&source, span)),
            entity: source.entity,
            cue: cue.tokens.clone(),
            scope,
            alleged: kind == Cue::Allege,
        })
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
        let first = source.tokens.start;
        let is_source =
            self.text.readings(first).iter().any(|one| {
                one.pronoun == 0 && self.lexicon.cues.word(one.word).contains(&Cue::Source)
            });
        if !speaks && !is_source {
            return None;
        }
        let span = self.text.span(source.tokens.clone());
        Some(Attribution {
            source: Some(self.printed(&source, span)),
            entity: source.entity,
            cue: colon..colon + 1,
            scope: said,
            alleged: false,
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

    /// The subject of a verb of saying: behind it, else in front of it, else the last source.
    fn speaker(&self, cue: Range<usize>, sentence: &Range<usize>, last: &Source) -> Source {
        if let Some(behind) = self.noun_phrase(cue.end, sentence.end) {
            return behind;
        }
        self.phrase_before(cue.start, sentence.start)
            .or_else(|| self.sentence_subject(cue.start, sentence.start))
            .unwrap_or_else(|| last.clone())
    }

    /// Who is named behind the first verb of a sentence: the subject of the verbs joined to it.
    fn sentence_subject(&self, cue: usize, start: usize) -> Option<Source> {
        let is_joined = self.text.key(cue).starts_with('و') && cue > start;
        let first = self.noun_phrase(start + 1, cue).filter(|_| is_joined)?;
        first.entity.is_some().then_some(first)
    }

    /// The noun behind the next عن.
    fn behind_about(&self, start: usize, end: usize, last: &Source) -> Option<Source> {
        let about = |at: usize| {
            let mut readings = self.text.readings(at).iter();
            readings.find(|one| one.word == self.lexicon.about && one.proclitics.is_empty())
        };
        let near = start..end.min(start + REACH);
        let (at, reading) = near.into_iter().find_map(|at| Some((at, about(at)?)))?;
        match reading.pronoun {
            0 => self.noun_phrase(at + 1, end),
            _ => Some(last.clone()), // نقل عنه: the source named before
        }
    }

    /// Skips a verb of saying behind a cue such as حسبما: `حسبما أعلن العميد`.
    fn behind_saying(&self, at: usize, end: usize) -> usize {
        let next = at < end
            && self
                .lexicon
                .cues
                .longest(self.text, at, |one| one.pronoun <= 2 && !one.is_definite())
                .is_some_and(|cue| {
                    cue.values.iter().any(|kind| matches!(kind, Cue::Say | Cue::Allege))
                });
        if next { at + 1 } else { at }
    }

    /// The noun phrase that begins at a token.
    fn noun_phrase(&self, start: usize, limit: usize) -> Option<Source> {
        let first = self.skip_quotes(start);
        let mut end = first;
        while end < limit.min(first + SOURCE) {
            if let Some(mention) = self.mention_at(end) {
                end = self.entities[mention].tokens.end;
                continue;
            }
            if !self.continues(end, end == first) {
                break;
            }
            end += 1;
        }
        (end > first).then(|| Source { tokens: first..end, entity: self.best_entity(first..end) })
    }

    /// True if a token goes on with the noun phrase in front of it.
    fn continues(&self, at: usize, is_first: bool) -> bool {
        let Some(token) = self.text.tokens.get(at) else { return false };
        if token.kind != TokenKind::Word {
            return false;
        }
        let readings = self.text.readings(at);
        let word = self.text.word(at);
        if self.text.key(at).chars().count() < 2 {
            return false; // a particle cut off by quotation marks: لـ"…"
        }
        if self.text.is(at, self.lexicon.that) || self.text.is(at, self.lexicon.stop) {
            return false;
        }
        let is_cue = readings.iter().any(|one| {
            one.is_plain() && {
                let mut kinds = self.lexicon.cues.word(one.word).iter();
                kinds.any(|kind| !matches!(kind, Cue::Report | Cue::Source))
            }
        });
        let key = self.text.key(at);
        let is_verb_like = key.starts_with('ي') && key.chars().count() > 3 || is_cue;
        let is_joined = !is_first && key.starts_with('و') && !word.is_known();
        let is_clause = readings.iter().any(|one| {
            !one.particles().is_empty() && (one.is(self.lexicon.that) || one.is(self.lexicon.stop))
        });
        !is_verb_like && !is_joined && !is_clause
    }

    /// The noun phrase that ends right before a verb, back to the beginning of its clause.
    fn phrase_before(&self, verb: usize, start: usize) -> Option<Source> {
        let mut first = verb;
        while first > start && verb - first < SOURCE {
            let before = first - 1;
            let is_inside = self.entities.binary_search_by(|one| {
                if one.tokens.end <= before {
                    std::cmp::Ordering::Less
                } else if one.tokens.start > before {
                    std::cmp::Ordering::Greater
                } else {
                    std::cmp::Ordering::Equal
                }
            });
            match is_inside {
                Ok(mention) => first = self.entities[mention].tokens.start.max(start),
                Err(_) if self.continues(before, false) => first = before,
                Err(_) => break,
            }
        }
        let reports = (first..verb).any(|at| {
            self.text
                .readings(at)
                .iter()
                .any(|one| self.lexicon.cues.word(one.word).contains(&Cue::Report))
        });
        if reports {
            return self.owner(start..first);
        }
        (first < verb)
            .then(|| Source { tokens: first..verb, entity: self.best_entity(first..verb) })
    }

    /// Who holds the information: the medium named last in front of it.
    fn owner(&self, tokens: Range<usize>) -> Option<Source> {
        let from = self.entities.partition_point(|one| one.tokens.start < tokens.start);
        let inside = self.entities[from..].iter().take_while(|one| one.tokens.end <= tokens.end);
        let media = inside
            .enumerate()
            .filter(|(_, one)| matches!(one.kind, EntityKind::Media | EntityKind::Org));
        let at = from + media.last()?.0;
        Some(Source { tokens: self.entities[at].tokens.clone(), entity: Some(at) })
    }

    /// What is said: from behind أن, a colon or an opening mark to the end of the sentence.
    fn clause(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let opens = |at: usize| {
            matches!(self.text.mark(at), Some(':' | '"' | '“' | '«' | '”'))
                || self
                    .text
                    .readings(at)
                    .iter()
                    .any(|one| !one.is_definite() && one.is(self.lexicon.that))
        };
        (start..end.min(start + REACH)).find(|&at| opens(at)).map(|at| at..end)
    }

    /// Skips the marks around a name; what is longer between marks is speech.
    fn skip_quotes(&self, at: usize) -> usize {
        let is_mark = |at: usize| matches!(self.text.mark(at), Some('"' | '“' | '”' | '«' | '»'));
        let is_name = is_mark(at) && (at + 2..=at + 1 + NAME).any(is_mark);
        if is_name { at + 1 } else { at }
    }

    /// The mention that begins at a token.
    fn mention_at(&self, at: usize) -> Option<usize> {
        let found = self.entities.partition_point(|one| one.tokens.start < at);
        self.entities.get(found).filter(|one| one.tokens.start == at).map(|_| found)
    }

    fn is_name(&self, at: usize) -> bool {
        let found = self.entities.partition_point(|one| one.tokens.end <= at);
        self.entities.get(found).is_some_and(|one| {
            one.tokens.start <= at && !matches!(one.kind, EntityKind::Title | EntityKind::Weapon)
        })
    }

    /// The mention that stands best for a noun phrase: a person, else a body, else a state.
    fn best_entity(&self, tokens: Range<usize>) -> Option<usize> {
        let rank = |kind: EntityKind| match kind {
            EntityKind::Person => 0,
            EntityKind::Media | EntityKind::Org | EntityKind::ArmedGroup => 1,
            EntityKind::Country => 2,
            EntityKind::City | EntityKind::Region => 3,
            EntityKind::Nationality => 4,
            _ => 5,
        };
        let from = self.entities.partition_point(|one| one.tokens.start < tokens.start);
        let inside = self.entities[from..].iter().take_while(|one| one.tokens.end <= tokens.end);
        let best = inside.enumerate().min_by_key(|(_, one)| rank(one.kind));
        best.filter(|(_, one)| rank(one.kind) < 5).map(|(at, _)| from + at)
    }
}
