//! Roles: who acts, who suffers, and where, read off the order of words and the prepositions.

use crate::token::{Proclitics, TokenKind};

use super::EventKind;
use super::clause::{CLAUSE, Scene};
use super::entry::{Flags, Part};
use super::phrase::{Kind, Phrase};
use super::trigger::Hit;
use super::words::Class;

/// The phrases that fill the roles of one event.
#[derive(Clone, Debug, Default)]
pub(super) struct Roles<'t> {
    pub(super) actors: Vec<Phrase<'t>>,
    pub(super) recipients: Vec<Phrase<'t>>,
    pub(super) location: Vec<Phrase<'t>>,
}
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
        self.place_goals(hit, &mut roles);
        tidy(&mut roles);
        roles
    }

    fn verb(&self, hit: &Hit, last: &[Phrase<'t>]) -> Roles<'t> {
        let entry = &self.entries[hit.entry];
        let (flags, range) = (entry.flags, self.behind(hit));
        let right = self.phrases_in(&range);
        let limit = self.object_limit(hit);
        let bare: Vec<&Phrase<'t>> = right
            .iter()
            .filter(|one| one.is_bare() && !one.joined && one.kind != Kind::Demonym)
            .filter(|one| !self.belongs_to_noun(hit, one))
            .filter(|one| one.tokens.start < limit || one.tokens.start == hit.tokens.end)
            .collect();
        let mut roles = Roles::default();
        let relative = self.antecedent(hit.tokens.start).or_else(|| self.unmarked_antecedent(hit));
        let front = match relative.is_none() {
            true => self.subject_before(hit.tokens.start, hit.plural),
            false => Vec::new(),
        };
        let goes_on = self.goes_on(hit, &bare);
        let mut objects = bare.iter();
        match relative {
            Some(head) if hit.reading.pronoun > 0 => {
                roles.actors = objects.next().map(|one| self.chain(one)).unwrap_or_default();
                roles.recipients = head;
            }
            Some(head) => roles.actors = head,
            None if self.is_taken_up(hit, bare.first().copied()) => {
                // ثكنة هاجمها مسلحون: the pronoun takes up the noun in front, the subject follows.
                roles.actors = objects.next().map(|one| self.chain(one)).unwrap_or_default();
                let noun = self.indefinite_before(hit.tokens.start);
                roles.recipients = noun.map_or(front, |one| vec![one.clone()]);
            }
            None if goes_on => {
                roles.actors = self.topic(hit.tokens.start).unwrap_or_default();
            }
            None if !front.is_empty() || hit.plural => roles.actors = front,
            None => {
                let subject = objects.next().filter(|one| one.takes_part() || one.id.is_some());
                roles.actors = subject.map(|one| self.chain(one)).unwrap_or_default();
            }
        }
        let passive = !goes_on && self.is_passive(hit, flags, &roles.actors, objects.len(), right);
        if passive {
            roles.recipients = std::mem::take(&mut roles.actors);
        } else {
            if hit.reading.pronoun > 0 && roles.recipients.is_empty() {
                roles.recipients = self.pronoun(hit, &roles.actors);
            }
            if flags.has(Flags::OBJECT)
                && roles.recipients.is_empty()
                && let Some(object) = objects.next()
                && !(flags.has(Flags::MADE) && object.owned)
                && !(entry.subtype.kind == EventKind::Aid && object.is_hit())
                && !object.is_vague()
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

    /// True for what a trigger noun behind a verb has right behind itself: أدان استهداف المنشآت.
    fn belongs_to_noun(&self, verb: &Hit, phrase: &Phrase<'t>) -> bool {
        let before = phrase.tokens.start.checked_sub(1).and_then(|at| self.hit_at(at));
        before.is_some_and(|noun| noun.tokens.start >= verb.tokens.end && !noun.is_verb())
    }

    /// True if the object pronoun of a verb takes up the noun in front and the subject stands right
    /// behind.
    fn is_taken_up(&self, hit: &Hit, behind: Option<&Phrase<'t>>) -> bool {
        hit.reading.pronoun > 0 && behind.is_some_and(|one| one.tokens.start == hit.tokens.end)
    }

    /// The last noun without the article in front of a token, other nouns perhaps between.
    fn indefinite_before(&self, at: usize) -> Option<&Phrase<'t>> {
        let until = self.phrases.partition_point(|phrase| phrase.tokens.start < at);
        self.phrases[..until].iter().rev().take(3).find(|one| one.indefinite)
    }

    /// True for a verb that has the subject of the clause before: behind أنه, or joined by و to a verb
    /// with no noun behind that could be its own.
    fn goes_on(&self, hit: &Hit, bare: &[&Phrase<'t>]) -> bool {
        let at = hit.tokens.start;
        let said = at > self.sentence.start && self.marks[at - 1].class.any(Class::THAT);
        let joined = hit.reading.proclitics.any(Proclitics::WA.with(Proclitics::FA));
        let from = at.saturating_sub(2 * CLAUSE).max(self.sentence.start);
        let has_verb = (from..at).any(|one| self.is_verb(one));
        // واستدعت سفيرها: what is theirs does not act.
        let object = bare.first().is_none_or(|one| one.owned && one.tokens.start == hit.tokens.end);
        // واقتحم بعضهم المقر: some of those named before.
        let some = hit.tokens.end < self.sentence.end
            && self.marks[hit.tokens.end].class.any(Class::PART)
            && self.text.readings(hit.tokens.end).iter().any(|one| one.pronoun > 0);
        let flags = self.entries[hit.entry].flags;
        let lone = self.is_lone_object(hit, bare);
        // والتقى وزير الخارجية: what needs an object has it in the only noun behind.
        let needs = flags.has(Flags::OBJECT) && flags.has(Flags::NEEDY) && lone;
        (said || some || joined && has_verb && (object || needs)) && self.topic(at).is_some()
    }

    /// True if one single phrase stands behind a verb that could be its subject or its object.
    fn is_lone_object(&self, hit: &Hit, bare: &[&Phrase<'t>]) -> bool {
        let [one] = bare else { return false };
        let range = self.behind(hit);
        let with = Class::WITH.with(Class::BETWEEN);
        let concerns = |other: &Phrase<'t>| {
            other.prep.any(with) || other.clitics.any(Proclitics::BI) && other.entity.is_some()
        };
        one.tokens.start <= hit.tokens.end + 1
            && !self.phrases_in(&range).iter().any(|other| other.joined || concerns(other))
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
        let more = subject.last().is_some_and(|one| self.has_object(one.tokens.end));
        if !flags.has(Flags::PATIENT) || objects > 0 || more || hit.reading.pronoun > 0 {
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
        let (flags, range) = (entry.flags, self.behind_noun(hit));
        let right = self.phrases_in(&range);
        if self.is_circumstance(hit) {
            return self.circumstance(hit, right, last);
        }
        let mut roles = Roles::default();
        let bound = !hit.reading.is_definite() && hit.reading.pronoun == 0;
        if let Some(owner) = right.first().filter(|one| {
            bound && self.adjoins(hit.tokens.end, one) && one.is_bare() && one.kind != Kind::Demonym
        }) {
            self.complement(flags, owner, right, &mut roles);
        } else if hit.reading.pronoun > 0 {
            let whom = self.owner(hit, last);
            // سيطرته على المدينة: whom it befalls stands behind the preposition.
            let befalls = |one: &Phrase<'t>| one.prep.any(Class::ON) && flags.has(Flags::ON);
            let object = right.first().filter(|one| {
                let party = one.kind == Kind::Party || flags.has(Flags::PATIENT);
                flags.has(Flags::OBJECT)
                    && one.is_bare()
                    && party
                    && one.kind != Kind::Demonym
                    && self.adjoins(hit.tokens.end, one)
            });
            let suffers = flags.has(Flags::PATIENT) && object.is_none();
            match suffers && !right.iter().any(befalls) {
                true => roles.recipients = whom,
                false => {
                    roles.actors = whom;
                    // لقائه السيسي, استهدافهم المدنيين: the object stands right behind.
                    roles.recipients = object.map(|one| self.chain(one)).unwrap_or_default();
                }
            }
        }
        if let Some(demonym) = right
            .iter()
            .find(|one| one.kind == Kind::Demonym && one.tokens.start <= hit.tokens.end + 3)
            .filter(|one| one.is_bare())
            && roles.actors.is_empty()
        {
            roles.actors.push(demonym.clone());
        }
        if let Some(doer) = self.doer_behind(hit) {
            roles.actors = doer;
        }
        if let Some(doer) = self.subject_behind(hit, right) {
            roles.actors = doer;
        }
        self.governed(hit, right, &mut roles);
        if roles.actors.is_empty() {
            roles.actors = self.doer_of_deed(hit).unwrap_or_default();
        }
        self.inherit(hit, last, &mut roles);
        if roles.actors.is_empty() && self.is_purpose(hit) {
            roles.actors = self.topic(hit.tokens.start).unwrap_or_default();
        }
        if roles.actors.is_empty() && self.owns_complement(hit) {
            roles.actors = self.nearest(hit.tokens.start);
        }
        roles
    }

    /// True for a participle in the accusative that says what the subject of the clause does besides: مطالبين.
    fn is_circumstance(&self, hit: &Hit) -> bool {
        let plain = hit.reading.particles().without(Proclitics::WA) == Proclitics::NONE;
        let surface = self.text.surface(hit.tokens.start);
        hit.tokens.len() == 1
            && plain
            && !hit.reading.is_definite()
            && hit.reading.pronoun == 0
            && self.text.key(hit.tokens.start).trim_start_matches('و').starts_with('م')
            && surface.ends_with(['ا', '\u{64B}', 'ن'])
            && !self.governed_by(hit.tokens.start, Class::PREPOSITION)
    }

    /// The roles of such a participle: it has the subject of the clause, and governs as its verb does.
    fn circumstance(&self, hit: &Hit, right: &[Phrase<'t>], last: &[Phrase<'t>]) -> Roles<'t> {
        let mut roles = Roles { actors: self.owner(hit, last), ..Roles::default() };
        let flags = self.entries[hit.entry].flags;
        let object = right.first().filter(|one| {
            one.is_bare() && one.kind != Kind::Demonym && self.adjoins(hit.tokens.end, one)
        });
        if let Some(object) = object.filter(|_| flags.has(Flags::OBJECT)) {
            roles.recipients = self.chain(object);
        }
        self.governed(hit, right, &mut roles);
        roles
    }

    /// True if a phrase stands at token `at`, its number or a word of quantity allowed in front.
    fn adjoins(&self, at: usize, phrase: &Phrase<'t>) -> bool {
        let first = self.text.tokens.get(at).map_or(0, |token| token.span.start);
        phrase.tokens.start == at
            || phrase.span.start <= first
            || phrase.tokens.start <= at + 2 && self.marks[at].class.any(Class::PART)
    }

    /// True if the complement of a noun has a possessive pronoun: إلغاء اتفاقها.
    fn owns_complement(&self, hit: &Hit) -> bool {
        let at = hit.tokens.end;
        at < self.sentence.end
            && self.text.surface(at).ends_with(['ه', 'ا'])
            && self.text.readings(at).iter().any(|one| one.pronoun > 0)
    }

    /// The last party before a token that nothing governs.
    fn nearest(&self, at: usize) -> Vec<Phrase<'t>> {
        let range = at.saturating_sub(12).max(self.sentence.start)..at;
        let bare = |one: &&Phrase<'t>| one.is_bare() && one.kind == Kind::Party;
        self.phrases_in(&range).iter().rev().find(bare).cloned().into_iter().collect()
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
            // تعيين حسين نائبا: what one becomes.
            let becomes = one.indefinite && one.class.any(Class::OFFICIAL);
            one.takes_part()
                && !becomes
                && one.kind != Kind::Demonym
                && (one.is_bare() || one.clitics.any(Proclitics::LI))
        });
        match object {
            Some(object) if flags.has(Flags::OBJECT) && !owner.indefinite => {
                roles.actors = chain;
                roles.recipients = self.chain(object);
            }
            _ if flags.has(Flags::MADE) && owner.class != Class::default() => {}
            _ if flags.has(Flags::MADE) && !owner.id.is_some_and(|id| id.len() == 2) => {}
            // إرسال قوات: troops with no owner are sent.
            _ if flags.has(Flags::SENT) && owner.indefinite && owner.id.is_none() => {}
            _ if flags.has(Flags::PATIENT) || owner.is_hit() => roles.recipients = chain,
            _ if owner.is_place() && !owner.takes_part() => roles.location = chain,
            _ => roles.actors = chain,
        }
    }

    /// Whom a possessive pronoun stands for: the subject of the clause, else the last actor.
    fn owner(&self, hit: &Hit, last: &[Phrase<'t>]) -> Vec<Phrase<'t>> {
        self.topic(hit.tokens.start).unwrap_or_else(|| last.to_vec())
    }
}

impl Scene<'_, '_> {
    /// True if a noun that nobody knows stands at a token, as an object may behind a subject: خطف مسلحون مربي
    /// ماشية. Adverbs such as لاحقا end in the accusative.
    fn has_object(&self, at: usize) -> bool {
        at < self.sentence.end
            && self.text.tokens[at].kind == TokenKind::Word
            && self.marks[at].class == Class::default()
            && !self.times[at]
            && self.hit_at(at).is_none()
            && !self.text.readings(at).iter().any(|one| one.is_definite())
            && !self.text.surface(at).ends_with(['ا', '\u{64B}'])
            && self.text.readings(at).iter().all(|one| one.particles().is_empty())
    }
}

/// Nobody acts and suffers, and nobody stands twice in a role.
fn tidy(roles: &mut Roles<'_>) {
    fn once(list: &mut Vec<Phrase<'_>>) {
        let mut at = 1;
        while at < list.len() {
            let (before, [one, ..]) = list.split_at(at) else { return };
            match before.iter().any(|other| other.tokens == one.tokens && other.id == one.id) {
                true => drop(list.remove(at)),
                false => at += 1,
            }
        }
    }
    once(&mut roles.actors);
    once(&mut roles.location);
    let actors: Vec<_> = roles.actors.iter().map(|one| one.tokens.clone()).collect();
    roles.recipients.retain(|one| !actors.contains(&one.tokens));
    once(&mut roles.recipients);
}
