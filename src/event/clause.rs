//! The geometry of clauses: where they begin and end, and which phrase is their subject.

use std::ops::Range;

use crate::lexicon::AnnotatedText;
use crate::token::{Proclitics, TokenKind};

use super::argument::Roles;
use super::entry::{Entry, Flags, Part};
use super::phrase::{Kind, Phrase};
use super::trigger::Hit;
use super::words::{Class, Mark};

/// How many phrases و joins at most.
const CHAIN: usize = 12;
/// Among how many phrases of a sentence its place is looked for.
const PLACES: usize = 24;
/// How far a clause reaches to either side of its trigger, in tokens.
pub(super) const CLAUSE: usize = 30;
/// How long an aside between commas is at most, in tokens: ، في بيان،
const ASIDE: usize = 6;

/// How many verbs and particles stand before the last verb of a descriptive clause: كانوا قد.
const VERBS: usize = 3;

/// A sentence with its phrases and triggers.
pub(super) struct Scene<'s, 't> {
    pub(super) text: &'s AnnotatedText<'t>,
    pub(super) marks: &'s [Mark],
    pub(super) entries: &'s [Entry],
    pub(super) sentence: Range<usize>,
    pub(super) phrases: &'s [Phrase<'t>],
    pub(super) hits: &'s [Hit],
    /// By token: true inside a time.
    pub(super) times: &'s [bool],
    /// By trigger: where the clause behind it ends.
    pub(super) ends: &'s [usize],
}
impl<'t> Scene<'_, 't> {
    /// The tokens of the clause behind a trigger.
    pub(super) fn behind(&self, hit: &Hit) -> Range<usize> {
        let start = hit.tokens.end;
        let index = self.hits.partition_point(|one| one.tokens.start < hit.tokens.start);
        start..self.ends.get(index).copied().unwrap_or(start)
    }

    /// Where the clause that goes on at a token ends.
    pub(super) fn clause_end(&self, start: usize) -> usize {
        let end = self.sentence.end.min(start + CLAUSE);
        (start..end).find(|&at| self.is_wall(at, start)).unwrap_or(end)
    }

    /// The tokens of the clause behind a noun, over a verb that only says that it happened: اشتباكات اندلعت بين.
    pub(super) fn behind_noun(&self, hit: &Hit) -> Range<usize> {
        let range = self.behind(hit);
        let verb = range.end;
        let happens = verb < self.sentence.end
            && verb <= hit.tokens.end + 3
            && (self.marks[verb].class.any(Class::HAPPEN.with(Class::LAST)) || self.takes_up(verb))
            && self.phrases_in(&range).iter().all(|one| one.kind == Kind::Demonym);
        if !happens {
            return range;
        }
        range.start..self.clause_end(verb + 1)
    }

    /// True for a light verb that takes up the noun in front by a pronoun: هجوما شنته القوات على مقر.
    fn takes_up(&self, verb: usize) -> bool {
        self.marks[verb].class.any(Class::LIGHT)
            && self.text.surface(verb).ends_with(['ا', 'ه'])
            && self.text.readings(verb).iter().any(|one| one.pronoun > 1)
    }

    /// The tokens of the clause before a trigger, and whether a verb bounds them.
    pub(super) fn before(&self, at: usize) -> (Range<usize>, bool) {
        let from = at.saturating_sub(CLAUSE).max(self.sentence.start);
        for wall in (from..at).rev() {
            if self.is_verb(wall) {
                return (wall + 1..at, true);
            }
            if self.is_boundary(wall) || self.is_comma(wall) {
                return (wall + 1..at, false);
            }
        }
        (from..at, false)
    }

    /// True if a preposition of `class` stands right before a token.
    pub(super) fn governed_by(&self, at: usize, class: Class) -> bool {
        at > self.sentence.start && self.marks[at - 1].class.any(class)
    }

    /// True for what lasts and does not happen: المدينة التي تسيطر عليها, ما زال يسيطر.
    pub(super) fn is_state(&self, hit: &Hit) -> bool {
        let lasts = self.entries[hit.entry].subtype.name == "territory_seizure";
        let from = hit.tokens.start.saturating_sub(4).max(self.sentence.start);
        let class = Class::RELATIVE.with(Class::AUX);
        lasts
            && hit.part == Part::Imperfect
            && (from..hit.tokens.start).any(|at| self.marks[at].class.any(class))
    }

    /// True for a verb whose subject is a thing unknown to us: يهدد تراجع الدينار.
    pub(super) fn is_impersonal(&self, hit: &Hit, roles: &Roles<'t>) -> bool {
        let at = hit.tokens.end;
        let known = roles.actors.first().is_some_and(|one| {
            one.tokens.end <= hit.tokens.start || one.span.start <= self.start_of(at)
        });
        hit.is_verb() && !known && self.has_unknown_subject(hit, Flags::default())
    }

    pub(super) fn start_of(&self, at: usize) -> u32 {
        self.text.tokens.get(at).map_or(u32::MAX, |token| token.span.start)
    }

    /// The first place that the sentence names with a preposition.
    pub(super) fn place(&self) -> Option<Phrase<'t>> {
        let placed = |one: &&Phrase<'t>| {
            let governed = one.prep.any(Class::PLACE) || one.clitics.any(Proclitics::BI);
            let state = one.kind == Kind::Party
                && one.class == Class::default()
                && one.id.is_some_and(|id| id.len() == 2);
            governed && (one.is_place() || state)
        };
        self.phrases.iter().take(PLACES).find(placed).cloned()
    }

    pub(super) fn is_verb(&self, at: usize) -> bool {
        self.marks[at].class.any(Class::VERB.with(Class::TRIGGER))
    }

    pub(super) fn hit_at(&self, at: usize) -> Option<&Hit> {
        let index = self.hits.partition_point(|hit| hit.tokens.end <= at);
        self.hits.get(index).filter(|hit| hit.tokens.contains(&at))
    }

    pub(super) fn is_boundary(&self, at: usize) -> bool {
        self.marks[at].class.any(Class::SUBORDINATE.with(Class::RELATIVE).with(Class::STOP))
    }

    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.marks[at].class.any(Class::COMMA)
    }

    /// True if أو stands right before a token.
    pub(super) fn follows_or(&self, at: usize) -> bool {
        at > self.sentence.start && self.text.surface(at - 1) == "أو"
    }

    /// A wall ends a clause: a verb, a subordinator, or a comma that opens no mere adjunct.
    pub(super) fn is_wall(&self, at: usize, start: usize) -> bool {
        if self.is_comma(at) {
            let from = at.saturating_sub(ASIDE).max(start);
            let opened = (from..at).rev().find(|&one| self.is_comma(one));
            return !(self.opens_adjunct(at)
                || at > start && self.times[at - 1]
                || opened.is_some_and(|one| self.opens_adjunct(one) || self.opens_with(one)));
        }
        self.is_boundary(at) || self.is_verb(at)
    }

    /// True for a comma before a time or a preposition.
    fn opens_adjunct(&self, comma: usize) -> bool {
        let next = (comma + 1).min(self.sentence.end.saturating_sub(1));
        self.times[next] || self.marks[next].class.any(Class::PREPOSITION.with(Class::LIKE))
    }

    /// True if و joins a verb inside a range of tokens, behind a comma: ، وأعلنت.
    pub(super) fn begins_clause(&self, mut range: Range<usize>) -> bool {
        range.any(|at| {
            let joined =
                || self.text.readings(at).iter().any(|one| one.proclitics.any(Proclitics::WA));
            at > self.sentence.start && self.is_comma(at - 1) && self.is_verb(at) && joined()
        })
    }

    /// True for a comma before a name with ب: ، بقصر الاتحادية،
    fn opens_with(&self, comma: usize) -> bool {
        let next = comma + 1;
        let named = self.phrases_in(&(next..next + 1));
        named.first().is_some_and(|one| one.clitics.any(Proclitics::BI) && one.entity.is_some())
    }

    pub(super) fn phrases_in(&self, range: &Range<usize>) -> &[Phrase<'t>] {
        let from = self.phrases.partition_point(|phrase| phrase.tokens.start < range.start);
        let to = self.phrases.partition_point(|phrase| phrase.tokens.start < range.end);
        self.phrases.get(from..to.max(from)).unwrap_or_default()
    }

    /// A phrase and those that و joins to it.
    pub(super) fn chain(&self, first: &Phrase<'t>) -> Vec<Phrase<'t>> {
        let from = self.phrases.partition_point(|one| one.tokens.start < first.tokens.start) + 1;
        let joined = self.phrases.iter().skip(from).take_while(|one| one.joined).take(CHAIN);
        std::iter::once(first).chain(joined).cloned().collect()
    }

    /// The subject in front of a verb at `at`: the phrase before it in a clause that no other verb opens.
    pub(super) fn subject_before(&self, at: usize, plural: bool) -> Vec<Phrase<'t>> {
        let (range, by_verb) = self.before(at);
        if let Some(noun) = by_verb.then(|| self.described(range.start)).flatten() {
            return self.chain(noun);
        }
        let joined = self.text.readings(at).iter().any(|one| one.proclitics.any(Proclitics::WA));
        let all = self.phrases_in(&range);
        let Some(last) = all.last() else { return Vec::new() };
        // مقتل ثلاثة في غزة والجيش يعلن: what stands right in front of a verb in the singular.
        let near = last.tokens.end == at && !plural && !last.joined && !last.indefinite;
        if near
            && last.is_bare()
            && last.takes_part()
            && !last.is_hit()
            && last.kind != Kind::Demonym
        {
            return vec![last.clone()];
        }
        let mut first = all.len() - 1;
        while first > 0 && all[first].joined {
            first -= 1;
        }
        let head = &all[first];
        let opens = all
            .iter()
            .find(|phrase| phrase.is_bare() && phrase.kind != Kind::Demonym && !phrase.accusative);
        let subject = match opens {
            Some(opener) if !by_verb => opener,
            // يخطفون مسؤولين ويعلنون: the object of the verb before.
            _ if by_verb && joined && head.accusative && head.front == range.start => {
                return Vec::new();
            }
            _ if head.is_bare() && head.takes_part() => head,
            _ => return Vec::new(),
        };
        if by_verb && !plural && last.tokens.end + 1 < at {
            return Vec::new();
        }
        if subject.kind == Kind::Demonym { Vec::new() } else { self.chain(subject) }
    }

    /// The subject that a clause ending before token `end`'s verb only describes: إن رجلا يحمل سكينا هاجم, المسلحون الذين
    /// كانوا هناك.
    fn described(&self, end: usize) -> Option<&Phrase<'t>> {
        let last = end.checked_sub(1)?;
        let auxiliary = |at: usize| {
            self.marks[at].class.any(Class::AUX.with(Class::VERBAL)) || self.is_verb(at)
        };
        let from = last.saturating_sub(VERBS).max(self.sentence.start);
        let verb = (from..last).rev().take_while(|&at| auxiliary(at)).last().unwrap_or(last);
        let relative = self.governed_by(verb, Class::RELATIVE);
        let stop = verb - usize::from(relative);
        let until = self.phrases.partition_point(|phrase| phrase.tokens.start < stop);
        let noun = self.phrases[..until].last()?;
        let describes = (noun.tokens.end == stop
            || relative && self.reaches(noun.tokens.end, stop))
            && noun.tokens.start >= self.sentence.start
            && noun.is_bare()
            && noun.takes_part()
            && noun.kind != Kind::Demonym;
        let opens = self.governed_by(noun.front, Class::SUBORDINATE)
            || noun.front == self.sentence.start
            || self.is_comma(noun.front.saturating_sub(1));
        (describes && opens && (relative || noun.indefinite)).then_some(noun)
    }

    /// The antecedent of the relative pronoun right before a verb: the noun in front, or one before it with which the
    /// pronoun agrees, اتفاق تشاد مع فرنسا الذي; nobody if that is no known party.
    pub(super) fn antecedent(&self, at: usize) -> Option<Vec<Phrase<'t>>> {
        let from = at.saturating_sub(3).max(self.sentence.start);
        let relative = (from..at).rev().find(|&one| self.marks[one].class.any(Class::RELATIVE))?;
        let until = self.phrases.partition_point(|phrase| phrase.tokens.start < relative);
        // حريق مستشفى الذي أودى بحياة: a building does nothing.
        let acts = |one: &Phrase<'t>| one.kind != Kind::Target || one.entity.is_none();
        let Some(last) = self.phrases[..until].last() else { return Some(Vec::new()) };
        if !self.reaches(last.tokens.end, relative) || !acts(last) {
            return Some(Vec::new());
        }
        let masculine = self.text.key(relative).ends_with("ذي");
        let agrees = |one: &&Phrase<'t>| !masculine || !self.is_feminine(one);
        let start = last.tokens.start.saturating_sub(CLAUSE / 2).max(self.sentence.start);
        let mut before = self.phrases_in(&(start..relative)).iter().rev();
        Some(before.find(agrees).filter(|one| acts(one)).cloned().into_iter().collect())
    }

    /// True if a noun that ends before a token reaches to it, adjectives and a comma between: العصابة الإجرامية، الذي.
    fn reaches(&self, end: usize, at: usize) -> bool {
        let adjective = |one: usize| {
            let class = Class::PARTICIPANT.with(Class::PREPOSITION);
            self.text
                .readings(one)
                .iter()
                .any(|one| one.is_definite() && one.particles().is_empty())
                && !self.marks[one].class.any(class)
        };
        at <= end + 1 || at <= end + 3 && (end..at).all(|one| self.is_comma(one) || adjective(one))
    }

    /// The noun without the article that a preposition governs and a verb in the plural describes right behind it:
    /// برصاص مستوطنين هاجموا القرية.
    pub(super) fn unmarked_antecedent(&self, hit: &Hit) -> Option<Vec<Phrase<'t>>> {
        let until = self.phrases.partition_point(|phrase| phrase.tokens.start < hit.tokens.start);
        let last = self.phrases[..until].last()?;
        let describes = hit.plural
            && last.tokens.end == hit.tokens.start
            && last.tokens.start >= self.sentence.start
            && last.indefinite
            && !last.is_bare()
            && !last.prep.any(Class::AMONG);
        describes.then(|| vec![last.clone()])
    }

    /// True if a noun that is no known party stands right behind a verb that takes no object: تعطل برنامج.
    pub(super) fn has_unknown_subject(&self, hit: &Hit, flags: Flags) -> bool {
        let at = hit.tokens.end;
        let word = at < self.sentence.end && self.text.tokens[at].kind == TokenKind::Word;
        let governed = word
            && (self.times[at]
                || self.marks[at].class.any(Class::PREPOSITION)
                || self.text.readings(at).iter().all(|one| !one.particles().is_empty()));
        // ألقت القبض على: what decided for the verb is its object.
        let fixed = hit.company == Some(at) && hit.reading.proclitics.any(Proclitics::WA);
        word && !governed && !fixed && !flags.has(Flags::OBJECT) && !hit.plural
    }

    /// What the clause around a token is about: the first party named in it with no preposition, or in the
    /// clause that holds it.
    pub(super) fn topic(&self, at: usize) -> Option<Vec<Phrase<'t>>> {
        let from = at.saturating_sub(2 * CLAUSE).max(self.sentence.start);
        let bare = |one: &&Phrase<'t>| {
            one.is_bare()
                && one.takes_part()
                && !matches!(one.kind, Kind::Demonym | Kind::Medium)
                && !one.is_hit()
                && !one.accusative
        };
        let mut end = at;
        loop {
            let wall = (from..end).rev().find(|&one| self.is_boundary(one)).unwrap_or(from);
            if let Some(first) = self.phrases_in(&(wall..end)).iter().find(bare) {
                return Some(self.chain(first));
            }
            if wall <= from {
                return None;
            }
            end = wall;
        }
    }
}
