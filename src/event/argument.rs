//! Roles: who acts, who suffers, and where, read off the order of words and the prepositions.

use std::ops::Range;

use crate::lexicon::AnnotatedText;
use crate::token::{Proclitics, TokenKind};

use super::EventKind;
use super::phrase::{Kind, Phrase};
use super::trigger::{Entry, Flags, Hit, Part};
use super::words::{Class, Mark};

/// The phrases that fill the roles of one event.
#[derive(Clone, Debug, Default)]
pub(super) struct Roles<'t> {
    pub(super) actors: Vec<Phrase<'t>>,
    pub(super) recipients: Vec<Phrase<'t>>,
    pub(super) location: Vec<Phrase<'t>>,
}

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
}

/// How many phrases و joins at most.
const CHAIN: usize = 12;
/// Among how many phrases of a sentence its place is looked for.
const PLACES: usize = 24;
/// How far a clause reaches to either side of its trigger, in tokens.
const CLAUSE: usize = 30;

impl<'t> Scene<'_, 't> {
    /// The roles of a trigger; `last` is the actor of the event before, for dropped subjects.
    pub(super) fn roles(&self, hit: &Hit, last: &[Phrase<'t>]) -> Roles<'t> {
        let mut roles = match hit.is_verb() {
            true => self.verb(hit, last),
            false => self.noun(hit, last),
        };
        let entry = &self.entries[hit.entry];
        if entry.flags.has(Flags::INVERSE) {
            std::mem::swap(&mut roles.actors, &mut roles.recipients);
        }
        tidy(&mut roles);
        roles
    }

    /// The tokens of the clause behind a trigger.
    pub(super) fn behind(&self, hit: &Hit) -> Range<usize> {
        let start = hit.tokens.end;
        let end = self.sentence.end.min(start + CLAUSE);
        let stop = (start..end).find(|&at| self.is_wall(at, start));
        start..stop.unwrap_or(end)
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

    fn start_of(&self, at: usize) -> u32 {
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

    fn is_verb(&self, at: usize) -> bool {
        self.marks[at].class.any(Class::VERB) || self.hit_at(at).is_some_and(Hit::is_verb)
    }

    fn hit_at(&self, at: usize) -> Option<&Hit> {
        let index = self.hits.partition_point(|hit| hit.tokens.end <= at);
        self.hits.get(index).filter(|hit| hit.tokens.contains(&at))
    }

    fn is_boundary(&self, at: usize) -> bool {
        self.marks[at].class.any(Class::SUBORDINATE.with(Class::RELATIVE))
            || matches!(self.text.mark(at), Some('.' | '؛' | ';' | ':' | '؟' | '!' | '…'))
    }

    fn is_comma(&self, at: usize) -> bool {
        matches!(self.text.mark(at), Some('،' | ','))
    }

    /// A wall ends a clause: a verb, a subordinator, or a comma that opens no mere adjunct.
    fn is_wall(&self, at: usize, start: usize) -> bool {
        if self.is_comma(at) {
            let next = (at + 1).min(self.sentence.end.saturating_sub(1));
            let adjunct = self.times[next] || self.marks[next].class.any(Class::PREPOSITION);
            return !adjunct && !(at > start && self.times[at - 1]);
        }
        self.is_boundary(at) || self.is_verb(at)
    }

    fn phrases_in(&self, range: &Range<usize>) -> &[Phrase<'t>] {
        let from = self.phrases.partition_point(|phrase| phrase.tokens.start < range.start);
        let to = self.phrases.partition_point(|phrase| phrase.tokens.start < range.end);
        self.phrases.get(from..to.max(from)).unwrap_or_default()
    }

    /// A phrase and those that و joins to it.
    fn chain(&self, first: &Phrase<'t>) -> Vec<Phrase<'t>> {
        let from = self.phrases.partition_point(|one| one.tokens.start <= first.tokens.start);
        let joined = self.phrases[from..].iter().take_while(|one| one.joined).take(CHAIN);
        std::iter::once(first).chain(joined).cloned().collect()
    }

    /// The subject in front of a verb at `at`: the phrase before it in a clause that no other verb opens.
    fn subject_before(&self, at: usize, plural: bool) -> Vec<Phrase<'t>> {
        let (range, by_verb) = self.before(at);
        let all = self.phrases_in(&range);
        let Some(last) = all.last() else { return Vec::new() };
        let mut first = all.len() - 1;
        while first > 0 && all[first].joined {
            first -= 1;
        }
        let head = &all[first];
        let opens = all.iter().find(|phrase| phrase.is_bare() && phrase.kind != Kind::Demonym);
        let subject = match opens {
            Some(opener) if !by_verb => opener,
            _ if head.is_bare() && head.takes_part() => head,
            _ => return Vec::new(),
        };
        if by_verb && !plural && last.tokens.end + 1 < at {
            return Vec::new();
        }
        if subject.kind == Kind::Demonym { Vec::new() } else { self.chain(subject) }
    }

    /// The antecedent of the relative pronoun right before a verb.
    fn antecedent(&self, at: usize) -> Option<Vec<Phrase<'t>>> {
        let from = at.saturating_sub(3).max(self.sentence.start);
        let relative = (from..at).rev().find(|&one| self.marks[one].class.any(Class::RELATIVE))?;
        let until = self.phrases.partition_point(|phrase| phrase.tokens.start < relative);
        let near = |phrase: &&Phrase<'t>| relative <= phrase.tokens.end + 1;
        Some(self.phrases[..until].last().filter(near).cloned().into_iter().collect())
    }

    fn verb(&self, hit: &Hit, last: &[Phrase<'t>]) -> Roles<'t> {
        let entry = &self.entries[hit.entry];
        let (flags, range) = (entry.flags, self.behind(hit));
        let right = self.phrases_in(&range);
        let bare: Vec<&Phrase<'t>> = right
            .iter()
            .filter(|one| one.is_bare() && !one.joined && one.kind != Kind::Demonym)
            .collect();
        let mut roles = Roles::default();
        let relative = self.antecedent(hit.tokens.start);
        let front = match relative.is_none() {
            true => self.subject_before(hit.tokens.start, hit.plural),
            false => Vec::new(),
        };
        let mut objects = bare.iter();
        match relative {
            Some(head) if hit.reading.pronoun > 0 => {
                roles.actors = objects.next().map(|one| self.chain(one)).unwrap_or_default();
                roles.recipients = head;
            }
            Some(head) => roles.actors = head,
            None if !front.is_empty() || hit.plural => roles.actors = front,
            None => {
                let subject = objects.next().filter(|one| one.takes_part() || one.id.is_some());
                roles.actors = subject.map(|one| self.chain(one)).unwrap_or_default();
            }
        }
        let passive = self.is_passive(hit, flags, &roles.actors, objects.len(), right);
        if passive {
            roles.recipients = std::mem::take(&mut roles.actors);
        } else {
            if hit.reading.pronoun > 0 && roles.recipients.is_empty() {
                roles.recipients = self.pronoun(hit, &roles.actors);
            }
            if flags.has(Flags::OBJECT)
                && roles.recipients.is_empty()
                && let Some(object) = objects.next()
            {
                roles.recipients = self.chain(object);
            }
        }
        self.governed(hit, right, &mut roles);
        let dropped = roles.actors.is_empty() && !passive && !flags.has(Flags::INVERSE);
        if dropped && (bare.is_empty() || hit.plural) && !self.has_unknown_subject(hit, flags) {
            roles.actors = self.topic(hit.tokens.start).unwrap_or_else(|| last.to_vec());
        }
        roles
    }

    /// True if a noun that is no known party stands right behind a verb that takes no object: تعطل برنامج.
    fn has_unknown_subject(&self, hit: &Hit, flags: Flags) -> bool {
        let at = hit.tokens.end;
        let word = at < self.sentence.end && self.text.tokens[at].kind == TokenKind::Word;
        let governed = word
            && (self.times[at]
                || self.marks[at].class.any(Class::PREPOSITION)
                || self.text.readings(at).iter().all(|one| !one.particles().is_empty()));
        word && !governed && !flags.has(Flags::OBJECT) && !hit.plural
    }

    /// What the clause around a token is about: the first party named in it with no preposition.
    fn topic(&self, at: usize) -> Option<Vec<Phrase<'t>>> {
        let from = at.saturating_sub(2 * CLAUSE).max(self.sentence.start);
        let wall = (from..at).rev().find(|&one| self.is_boundary(one)).unwrap_or(from);
        let all = self.phrases_in(&(wall..at));
        let bare =
            |one: &&Phrase<'t>| one.is_bare() && one.takes_part() && one.kind != Kind::Demonym;
        let first = all.iter().find(bare).or_else(|| {
            let wider = from..at;
            self.phrases_in(&wider).iter().find(bare)
        })?;
        Some(self.chain(first))
    }

    /// A damma in print, letters that only the passive has, an agent behind من قبل, or a single
    /// participant that is more likely hit than hitting.
    fn is_passive(
        &self,
        hit: &Hit,
        flags: Flags,
        subject: &[Phrase<'t>],
        objects: usize,
        right: &[Phrase<'t>],
    ) -> bool {
        let mut front = hit.span.of(self.text.text).chars().take(5);
        let damma = hit.part == Part::Perfect && front.any(|c| c == '\u{64F}');
        if hit.passive || damma {
            return true;
        }
        if !flags.has(Flags::PATIENT) || objects > 0 || hit.reading.pronoun > 0 {
            return false;
        }
        right.iter().any(|phrase| phrase.prep.any(Class::BY))
            || subject.first().is_some_and(|one| one.indefinite || one.class.any(Class::CIVIL))
    }

    /// Whom an object pronoun stands for: the last phrase before the trigger that is not the actor.
    fn pronoun(&self, hit: &Hit, actors: &[Phrase<'t>]) -> Vec<Phrase<'t>> {
        let until = self.phrases.partition_point(|phrase| phrase.tokens.start < hit.tokens.start);
        let mut before = self.phrases[..until].iter().rev();
        let other = before
            .find(|one| one.takes_part() && actors.iter().all(|actor| actor.tokens != one.tokens));
        other.map(|one| vec![one.clone()]).unwrap_or_default()
    }

    fn noun(&self, hit: &Hit, last: &[Phrase<'t>]) -> Roles<'t> {
        let entry = &self.entries[hit.entry];
        let (flags, range) = (entry.flags, self.behind(hit));
        let right = self.phrases_in(&range);
        let mut roles = Roles::default();
        let bound = !hit.reading.is_definite() && hit.reading.pronoun == 0;
        if let Some(owner) = right.first().filter(|one| {
            bound && self.adjoins(hit.tokens.end, one) && one.is_bare() && one.kind != Kind::Demonym
        }) {
            self.complement(flags, owner, right, &mut roles);
        } else if hit.reading.pronoun > 0 {
            let whom = self.owner(hit, last);
            match flags.has(Flags::PATIENT) {
                true => roles.recipients = whom,
                false => roles.actors = whom,
            }
        }
        if let Some(demonym) = right
            .iter()
            .find(|one| one.kind == Kind::Demonym && one.tokens.start <= hit.tokens.end + 3)
            && roles.actors.is_empty()
        {
            roles.actors.push(demonym.clone());
        }
        if let Some(doer) = self.doer_behind(hit) {
            roles.actors = doer;
        }
        self.governed(hit, right, &mut roles);
        self.inherit(hit, entry, last, &mut roles);
        roles
    }

    /// The subject of a light verb that takes up the noun by a pronoun: كمين نصبه مسلحون.
    fn doer_behind(&self, hit: &Hit) -> Option<Vec<Phrase<'t>>> {
        let until = (hit.tokens.end + 6).min(self.sentence.end);
        let takes_up = |at: &usize| {
            self.marks[*at].class.any(Class::LIGHT)
                && self.text.readings(*at).iter().any(|one| one.pronoun > 0)
        };
        let verb = (hit.tokens.end..until).find(|at| self.is_verb(*at)).filter(takes_up)?;
        let near = verb + 1..(verb + 8).min(self.sentence.end);
        let subject = self.phrases_in(&near).iter().find(|one| one.is_bare())?;
        Some(self.chain(subject))
    }

    /// True if a phrase stands at token `at`, its number or a word of quantity allowed in front.
    fn adjoins(&self, at: usize, phrase: &Phrase<'t>) -> bool {
        let first = self.text.tokens.get(at).map_or(0, |token| token.span.start);
        phrase.tokens.start == at
            || phrase.span.start <= first
            || phrase.tokens.start <= at + 2 && self.marks[at].class.any(Class::PART)
    }

    /// The genitive behind a noun: its subject or its object.
    fn complement(
        &self,
        flags: Flags,
        owner: &Phrase<'t>,
        right: &[Phrase<'t>],
        roles: &mut Roles<'t>,
    ) {
        let chain = self.chain(owner);
        let next = right.iter().find(|one| one.tokens.start > owner.tokens.start && !one.joined);
        let object = next.filter(|one| {
            one.takes_part()
                && one.kind != Kind::Demonym
                && (one.is_bare() || one.clitics.any(Proclitics::LI))
        });
        match object {
            Some(object) if flags.has(Flags::OBJECT) && !owner.indefinite => {
                roles.actors = chain;
                roles.recipients = self.chain(object);
            }
            _ if flags.has(Flags::PATIENT) => roles.recipients = chain,
            _ if owner.is_place() && !owner.takes_part() => roles.location = chain,
            _ => roles.actors = chain,
        }
    }

    /// Whom a possessive pronoun stands for: the subject of the clause, else the last actor.
    fn owner(&self, hit: &Hit, last: &[Phrase<'t>]) -> Vec<Phrase<'t>> {
        self.topic(hit.tokens.start).unwrap_or_else(|| last.to_vec())
    }

    /// Phrases behind prepositions that the entry asks for, and places.
    fn governed(&self, hit: &Hit, right: &[Phrase<'t>], roles: &mut Roles<'t>) {
        let entry = &self.entries[hit.entry];
        let flags = entry.flags;
        let mut pairs = Vec::new();
        let from = hit.tokens.end;
        let next = self.hits.partition_point(|other| other.tokens.start < from);
        let limit = self.hits.get(next).map_or(usize::MAX, |other| other.tokens.start);
        for phrase in right {
            let own = phrase.tokens.start < limit;
            let (prep, clitics) = (phrase.prep, phrase.clitics);
            let party = phrase.takes_part() && phrase.kind != Kind::City;
            let travels = matches!(entry.subtype.kind, EventKind::Consult | EventKind::Aid);
            let li = prep == Class::default() && clitics.any(Proclitics::LI);
            let to = prep.any(Class::TO) || li;
            if prep.any(Class::BY) {
                roles.actors.push(phrase.clone());
            } else if prep.any(Class::BETWEEN) && own {
                pairs.push(phrase.clone());
            } else if own
                && (prep.any(Class::WITH) && flags.has(Flags::WITH) && party
                    || prep.any(Class::AGAINST) && party
                    || prep.any(Class::ON) && flags.has(Flags::ON) && party
                    || prep.any(Class::FROM) && flags.has(Flags::FROM) && party
                    || prep.any(Class::ABOUT) && flags.has(Flags::ABOUT) && party
                    || prep.any(Class::TO) && flags.has(Flags::TO) && (party || travels)
                    || li && flags.has(Flags::LI) && (party || travels)
                    || clitics.any(Proclitics::BI)
                        && flags.has(Flags::BI)
                        && party
                        && phrase.entity.is_some())
            {
                if travels && to && phrase.kind == Kind::City {
                    roles.location.push(phrase.clone());
                }
                if !roles.recipients.iter().any(|one| one.tokens == phrase.tokens) {
                    roles.recipients.push(phrase.clone());
                }
            } else if li
                && party
                && roles.actors.is_empty()
                && !hit.is_verb()
                && phrase.tokens.start <= hit.tokens.end + 3
                && !flags.has(Flags::PATIENT)
            {
                roles.actors.push(phrase.clone());
            } else if self.is_location(phrase, prep, clitics, to) {
                roles.location.push(phrase.clone());
            }
        }
        if flags.has(Flags::BETWEEN) {
            roles.recipients.extend(pairs);
        } else {
            roles.actors.extend(pairs);
        }
    }

    fn is_location(&self, phrase: &Phrase<'t>, prep: Class, clitics: Proclitics, to: bool) -> bool {
        let placed = prep.any(Class::PLACE.with(Class::ON))
            || clitics.any(Proclitics::BI)
            || to
            || prep.any(Class::FROM);
        match phrase.kind {
            Kind::Place | Kind::City => placed,
            Kind::Party => {
                prep.any(Class::PLACE)
                    && phrase.id.is_some_and(|id| id.len() == 2)
                    && phrase.class == Class::default()
            }
            Kind::Target => prep.any(Class::PLACE) && phrase.entity.is_some(),
            Kind::Demonym => false,
        }
    }

    /// What a noun has from the verb before it: the subject of شن, نفذ, قام بـ, أعلن, تعرض لـ.
    fn inherit(&self, hit: &Hit, entry: &Entry, last: &[Phrase<'t>], roles: &mut Roles<'t>) {
        let from = hit.tokens.start.saturating_sub(CLAUSE).max(self.sentence.start);
        for at in (from..hit.tokens.start).rev() {
            if self.is_boundary(at) {
                return;
            }
            if !self.is_verb(at) {
                continue;
            }
            let class = self.marks[at].class;
            if self.hit_at(at).is_some()
                || !class.any(Class::LIGHT.with(Class::SUFFER).with(Class::SAY).with(Class::HAPPEN))
            {
                return;
            }
            let between = at + 1..hit.tokens.start;
            let inner = self.phrases_in(&between);
            let first = inner.iter().find(|one| one.is_bare() && one.kind != Kind::Demonym);
            let subject = match first {
                Some(one) => self.chain(one),
                None => self.subject_before(at, true),
            };
            if class.any(Class::HAPPEN) && (subject.is_empty() || !class.any(Class::LIGHT)) {
                let places =
                    inner.iter().filter(|one| one.is_place() || one.prep.any(Class::PLACE));
                if roles.location.is_empty() {
                    roles.location.extend(places.cloned());
                }
            } else if class.any(Class::SUFFER) {
                let until = self.behind(hit);
                let source = self.phrases_in(&until).iter().find(|one| one.prep.any(Class::FROM));
                roles.recipients = subject;
                roles.actors.extend(source.cloned());
            } else if roles.actors.is_empty()
                && (class.any(Class::LIGHT) || entry.subtype.name != "killing")
            {
                roles.actors = match subject.is_empty() {
                    true => self.topic(at).unwrap_or_else(|| last.to_vec()),
                    false => subject,
                };
            }
            return;
        }
    }
}

/// Nobody acts and suffers, and nobody stands twice in a role.
fn tidy(roles: &mut Roles<'_>) {
    fn once(list: &mut Vec<Phrase<'_>>) {
        let mut seen = Vec::new();
        list.retain(|one| {
            let key = (one.tokens.clone(), one.id.map(str::to_owned));
            let new = !seen.contains(&key);
            seen.push(key);
            new
        });
    }
    once(&mut roles.actors);
    once(&mut roles.location);
    let actors: Vec<_> = roles.actors.iter().map(|one| one.tokens.clone()).collect();
    roles.recipients.retain(|one| !actors.contains(&one.tokens));
    once(&mut roles.recipients);
}
