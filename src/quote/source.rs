//! Sources: the noun phrases that speak.

use std::ops::Range;

use crate::entity::EntityKind;
use crate::lexicon::Reading;
use crate::token::{Proclitics, TokenKind};

use super::attribution::{Last, Reader};
use super::lexicon::Cue;

/// Tokens of a source at most.
const SOURCE: usize = 10;
/// Tokens of a name between quotation marks at most.
const NAME: usize = 6;
/// How far in front of a cue the clause of its subject begins at most, in tokens.
const CLAUSE: usize = 40;
/// A source: its tokens, and the mention in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Source {
    pub(super) tokens: Range<usize>,
    pub(super) entity: Option<usize>,
}

impl Reader<'_, '_> {
    /// The subject of a verb of saying: behind it, else in front of it, else who spoke in the same
    /// sentence, else the subject of a clause before it, else the last source.
    pub(super) fn speaker(
        &self,
        cue: Range<usize>,
        sentence: &Range<usize>,
        last: &Last,
    ) -> Source {
        let is_joined = self.text.key(cue.start).starts_with('و') && cue.start > sentence.start;
        if let Some(behind) = self.noun_phrase(self.skip_filler(cue.end), sentence.end) {
            let again = is_joined && self.is_told(&behind);
            let before = again.then(|| self.again_in(cue.start, sentence, last)).flatten();
            return before.unwrap_or_else(|| self.with_name(behind, sentence.end));
        }
        let before = match is_joined {
            true => None,
            false => self.phrase_before(self.verb_start(cue.start), sentence.start),
        };
        if let Some(before) = before {
            return before;
        }
        self.again_in(cue.start, sentence, last).unwrap_or_else(|| last.source.clone())
    }

    /// True for a noun behind a verb of saying that is what is said, not who says it: وأعلن رفع دعوى.
    fn is_told(&self, behind: &Source) -> bool {
        let Range { start, end } = behind.tokens;
        let speaks = [Cue::Source, Cue::Office, Cue::Medium, Cue::Body]
            .iter()
            .any(|&kind| self.lexicon.is(self.text, start, kind, |_| true));
        self.mention_at(start).is_none()
            && !self.is_definite(start)
            && !speaks
            && !self.text.is_any(end, self.lexicon.that)
    }

    /// Where a verb begins, قد included.
    fn verb_start(&self, verb: usize) -> usize {
        let before = verb.saturating_sub(1);
        if self.text.word(before) == self.lexicon.already { before } else { verb }
    }

    /// Who goes on speaking with a participle: مؤكدا أن.
    pub(super) fn again(&self, cue: usize, sentence: &Range<usize>, last: &Last) -> Source {
        self.again_in(cue, sentence, last).unwrap_or_else(|| last.source.clone())
    }

    /// Who spoke in the same sentence, else the subject of a clause in front of a cue.
    fn again_in(&self, cue: usize, sentence: &Range<usize>, last: &Last) -> Option<Source> {
        let is_feminine = self.is_feminine(cue);
        let is_here = last.sentence == sentence.start && !last.source.tokens.is_empty();
        if is_here && self.agrees(&last.source, is_feminine) {
            return Some(last.source.clone());
        }
        self.clause_subject(cue, sentence.start, is_feminine)
            .or_else(|| is_here.then(|| last.source.clone()))
    }

    /// Who is named behind the verb that opens a clause in front of a cue, the nearest that agrees with it.
    fn clause_subject(&self, cue: usize, start: usize, is_feminine: bool) -> Option<Source> {
        let from = cue.saturating_sub(CLAUSE).max(start);
        let opens = |at: &usize| {
            *at == start || *at > from && matches!(self.text.mark(at - 1), Some('،' | ','))
        };
        (from..cue.saturating_sub(1)).rev().filter(opens).find_map(|at| {
            let turn = self.lexicon.cues.longest(self.text, at, |one| !one.is_definite());
            let turn = turn.filter(|cue| cue.values.contains(&Cue::Turn));
            let verb = turn.map_or(at, |turn| turn.tokens.end);
            let subject = self.noun_phrase(self.skip_filler(verb + 1), cue)?;
            let is_office = self
                .mention_at(subject.tokens.start)
                .and_then(|one| self.entities.get(one))
                .is_some_and(|one| one.kind == EntityKind::Title);
            let speaks = (subject.entity.is_some() || is_office)
                && subject.tokens.end <= cue
                && !self.text.is(verb, self.lexicon.stop)
                && self.mention_at(verb).is_none();
            (speaks && self.agrees(&subject, is_feminine)).then_some(subject)
        })
    }

    /// True if a noun phrase may be the subject of a verb of this gender.
    fn agrees(&self, source: &Source, is_feminine: bool) -> bool {
        let kind = source.entity.and_then(|at| self.entities.get(at)).map(|one| one.kind);
        let places = matches!(
            kind,
            Some(EntityKind::Country | EntityKind::City | EntityKind::Org | EntityKind::ArmedGroup)
        );
        let head = self.text.key(source.tokens.start);
        !is_feminine || places || head.ends_with(['ه', 'ت', 'ر'])
    }

    /// True for a verb or participle of the feminine: قالت, مؤكدة, but not لفت.
    fn is_feminine(&self, cue: usize) -> bool {
        let key = self.text.key(cue);
        let letters = key.chars().count() - usize::from(key.starts_with('و'));
        key.ends_with('ه') || key.ends_with('ت') && letters > 3
    }

    /// The noun phrase that begins at a token.
    pub(super) fn noun_phrase(&self, start: usize, limit: usize) -> Option<Source> {
        let first = self.skip_quotes(start);
        // What may go on: anything, a definite word, or a nisba alone behind a full name.
        let (mut end, mut is_closed, mut is_name) = (first, false, false);
        let (mut is_office, mut is_person) = (false, false);
        while end < limit.min(first + SOURCE) {
            if let Some(behind) = self.named_behind(end, first) {
                end = behind;
                (is_closed, is_name) = (true, true);
                continue;
            }
            if let Some(mention) = self.mention_at(end) {
                let mention = &self.entities[mention];
                let is_thing = matches!(mention.kind, EntityKind::Weapon | EntityKind::EventName);
                let is_state = matches!(
                    mention.kind,
                    EntityKind::Country | EntityKind::City | EntityKind::Region
                );
                // حذر الوزير محمد سالم إيران: whom he speaks of.
                let is_object = is_person && is_state;
                if end > first && (is_thing || is_object || self.is_address(end)) {
                    break;
                }
                is_person = mention.kind == EntityKind::Person;
                end = mention.tokens.end;
                is_office = mention.kind == EntityKind::Title;
                is_name = matches!(
                    mention.kind,
                    EntityKind::Person
                        | EntityKind::Org
                        | EntityKind::ArmedGroup
                        | EntityKind::Media
                );
                is_closed = is_name || self.is_definite(mention.tokens.start);
                continue;
            }
            if !self.continues(end, end == first) || end > first && self.is_address(end) {
                break;
            }
            let key = self.text.key(end);
            let is_nisba = key.ends_with('ي') || key.ends_with("يه");
            // رئيس الحكومة الغارتين: no dual or plural describes one who holds an office.
            let is_many = is_office && self.text.key(end).ends_with("ين");
            let is_object = self.is_definite(end) && (is_name && !is_nisba || is_many);
            let is_theirs = end > first && self.is_owned(end) && !is_office;
            if is_object || is_theirs || is_closed && self.is_other(end) {
                break;
            }
            is_closed = self.is_definite(end);
            end += 1;
        }
        (end > first).then(|| Source { tokens: first..end, entity: self.best_entity(first..end) })
    }

    /// A source with the name or body behind في: الخبير في الشؤون الإيرانية حسن سالم, قيادي في حزب الله.
    fn with_name(&self, source: Source, limit: usize) -> Source {
        let at = source.tokens.end;
        let is_named = source.entity.is_some_and(|one| {
            self.entities.get(one).is_some_and(|one| one.kind == EntityKind::Person)
        });
        if is_named || self.text.word(at) != self.lexicon.within {
            return source;
        }
        let Some(body) = self.noun_phrase(at + 1, limit) else { return source };
        let kind = body.entity.and_then(|one| self.entities.get(one)).map(|one| one.kind);
        let is_name = kind == Some(EntityKind::Person);
        let is_body = matches!(kind, Some(EntityKind::Org | EntityKind::ArmedGroup))
            && !self.is_definite(source.tokens.start);
        if !is_name && !is_body {
            return source;
        }
        let entity = if is_name { body.entity } else { source.entity.or(body.entity) };
        Source { tokens: source.tokens.start..body.tokens.end, entity }
    }

    /// The end of a name between marks that goes on with a noun phrase: قناة "المسيرة".
    fn named_behind(&self, open: usize, first: usize) -> Option<usize> {
        if open == first || !self.is_mark(open) {
            return None;
        }
        let close = (open + 2..=open + 1 + NAME).find(|&at| self.is_mark(at))?;
        let mention = self.mention_at(open + 1).and_then(|at| self.entities.get(at));
        let is_name = mention.is_some_and(|one| one.tokens.end == close)
            || self.lexicon.is(self.text, open - 1, Cue::Medium, |_| true)
            || self.lexicon.is(self.text, open - 1, Cue::Body, |_| true);
        is_name.then_some(close + 1)
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
        let next = self.times.partition_point(|time| time.end <= token.span.start);
        let is_time = self.times.get(next).is_some_and(|time| time.start <= token.span.start);
        if is_time || self.text.is(at, self.lexicon.that) || self.text.is(at, self.lexicon.stop) {
            return false;
        }
        let joined = Proclitics::WA.with(Proclitics::FA);
        let is_cue = readings.iter().any(|one| {
            one.proclitics.without(joined).is_empty() && one.pronoun == 0 && {
                let mut kinds = self.lexicon.cues.word(one.word).iter();
                kinds.any(|kind| {
                    !matches!(
                        kind,
                        Cue::Report | Cue::Source | Cue::Office | Cue::Medium | Cue::Body
                    )
                })
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

    /// True for a known word without the article, which describes no definite noun in front of it:
    /// the object of the verb, الجيش مقتل ثلاثة; and for what stands behind بـ, but not for باسم.
    fn is_other(&self, at: usize) -> bool {
        let with = |one: &Reading| one.particles() == Proclitics::BI;
        let is_bound = |one: &Reading| {
            one.is_definite() && !with(one)
                || one.particles().any(Proclitics::LI)
                || with(one) && one.word == self.lexicon.name
        };
        let readings = self.text.readings(at);
        (self.text.word(at).is_known() || readings.iter().any(with))
            && !readings.iter().any(is_bound)
            && !self.lexicon.is(self.text, at, Cue::Office, |one| one.is_plain())
    }

    /// True for a noun with a possessive pronoun behind one that is no office: ثلاثة وزراء استقالتهم; the office of
    /// وزيرة خارجيتها goes on.
    fn is_owned(&self, at: usize) -> bool {
        let readings = self.text.readings(at);
        let office = at.checked_sub(1).is_some_and(|before| {
            self.lexicon.is(self.text, before, Cue::Office, |one| one.pronoun == 0)
        });
        let name = readings.iter().any(|one| one.word == self.lexicon.name);
        !office
            && !name
            && !self.text.word(at).is_known()
            && readings.iter().any(|one| one.pronoun > 1 && one.proclitics.is_empty())
    }

    /// True for those to whom a source speaks: لقناة محلية, لرويترز.
    fn is_address(&self, at: usize) -> bool {
        let to = |one: &Reading| one.particles() == Proclitics::LI;
        let named = self.mention_at(at).and_then(|one| self.entities.get(one));
        let to_medium = named.is_some_and(|one| {
            one.kind == EntityKind::Media
                && self
                    .text
                    .tokens
                    .get(at)
                    .is_some_and(|token| token.span.start < one.at.span.start)
        });
        to_medium || self.lexicon.is(self.text, at, Cue::Medium, to)
    }

    fn is_definite(&self, at: usize) -> bool {
        self.text.readings(at).iter().any(|one| one.is_definite())
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
        let reports = (first..verb).any(|at| self.lexicon.is(self.text, at, Cue::Report, |_| true));
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

    /// Skips the marks around a name; what is longer between marks is speech.
    fn skip_quotes(&self, at: usize) -> usize {
        let is_name = self.is_mark(at) && (at + 2..=at + 1 + NAME).any(|at| self.is_mark(at));
        if is_name { at + 1 } else { at }
    }

    /// The end of a source with the mark that closes one inside: قناة "المسيرة".
    pub(super) fn closed(&self, tokens: &Range<usize>, limit: usize) -> usize {
        let end = tokens.end;
        let inside = tokens.clone().filter(|at| self.is_mark(*at)).count();
        let closes = inside % 2 == 1 && end < limit && self.is_mark(end);
        end + usize::from(closes)
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        matches!(self.text.mark(at), Some('"' | '“' | '”' | '«' | '»'))
    }

    /// The mention that begins at a token.
    fn mention_at(&self, at: usize) -> Option<usize> {
        let found = self.entities.partition_point(|one| one.tokens.start < at);
        self.entities.get(found).filter(|one| one.tokens.start == at).map(|_| found)
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
