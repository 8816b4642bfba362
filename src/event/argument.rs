//! Roles: who acts, who suffers, and where, read off the order of words and the prepositions.

use crate::token::Proclitics;

use super::EventKind;
use super::clause::Scene;
use super::entry::Flags;
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
        if entry.subtype.kind == EventKind::Aid
            && roles.recipients.iter().any(|one| !one.is_bare() && !one.is_hit())
        {
            // إرسال طائرات إلى مالي: what is given is nobody.
            roles.recipients.retain(|one| !one.is_bare());
        }
        if entry.subtype.name == "conviction" {
            roles.recipients.retain(|one| !one.is_hit());
        }
        self.place_goals(hit, &mut roles);
        tidy(&mut roles);
        roles
    }

    fn noun(&self, hit: &Hit, last: &[Phrase<'t>]) -> Roles<'t> {
        let range = self.behind_noun(hit);
        let right = self.phrases_in(&range);
        if self.is_circumstance(hit) {
            return self.circumstance(hit, right, last);
        }
        let mut roles = Roles::default();
        let bound = !self.is_definite(hit) && hit.reading.pronoun == 0;
        if let Some(owner) = right.first().filter(|one| {
            bound && self.adjoins(hit.tokens.end, one) && one.is_bare() && one.kind != Kind::Demonym
        }) {
            self.complement(hit, owner, right, &mut roles);
        } else if bound && let Some(owner) = self.owner_of_thing(hit, right) {
            roles.actors = self.chain(owner);
        } else if hit.reading.pronoun > 0 {
            self.possessed(hit, right, last, &mut roles);
        }
        if roles.actors.is_empty() {
            roles.actors = self.demonyms(hit, right);
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
        let exposed = self.exposed(hit).is_some();
        if roles.actors.is_empty() && !exposed && (self.is_purpose(hit) || self.is_attitude(hit)) {
            roles.actors = self.topic(hit.tokens.start).unwrap_or_default();
        }
        // بعد معارك مع القوات: the one party is whom the clause is about.
        let with = roles.recipients.iter().any(|one| one.prep.any(Class::WITH));
        // قتل متظاهرون في مواجهات مع الشرطة.
        let clash = self.entries[hit.entry].subtype.name == "armed_clash";
        let class = if clash { Class::ABOUT.with(Class::PLACE) } else { Class::ABOUT };
        let with = with && self.governed_by(hit.tokens.start, class);
        if roles.actors.is_empty() && with && self.entries[hit.entry].flags.has(Flags::BOTH) {
            let mut topic = self.topic(hit.tokens.start).unwrap_or_default();
            topic.retain(|one| roles.recipients.iter().all(|two| two.tokens != one.tokens));
            roles.actors = topic;
        }
        let joined = hit.reading.proclitics.any(Proclitics::WA);
        if roles.actors.is_empty() && !joined && self.owns_complement(hit) {
            roles.actors = self.nearest(hit.tokens.start);
        }
        roles
    }

    /// Those whom adjectives behind a noun name: غارات إسرائيلية, المحادثات الروسية الأميركية; that of a place is none: في
    /// طرابلس الليبية.
    fn demonyms(&self, hit: &Hit, right: &[Phrase<'t>]) -> Vec<Phrase<'t>> {
        let first = right
            .iter()
            .position(|one| one.kind == Kind::Demonym && one.tokens.start <= hit.tokens.end + 3);
        let Some((at, one)) = first.and_then(|at| Some((at, right.get(at)?))) else {
            return Vec::new();
        };
        let before = at.checked_sub(1).and_then(|at| right.get(at));
        let place = before.is_some_and(|two| two.is_place() && two.tokens.end == one.tokens.start);
        // الرضوخ للضغوط الأميركية: the adjective of another noun.
        let other = (hit.tokens.end..one.tokens.start).any(|at| {
            let mut readings = self.text.readings(at).iter();
            readings.any(|one| one.particles().any(Proclitics::LI) && one.is_definite())
        });
        if !one.is_bare() || place || other {
            return Vec::new();
        }
        let mut found = vec![one.clone()];
        let two = right.get(at + 1).filter(|two| {
            let dash = self.text.mark(one.tokens.end).is_some_and(|c| matches!(c, '-' | '–'));
            two.kind == Kind::Demonym
                && two.id != one.id
                && two.tokens.start == one.tokens.end + usize::from(dash)
        });
        let flags = self.entries[hit.entry].flags;
        let pair =
            flags.has(Flags::BOTH) || self.entries[hit.entry].subtype.name == "armed_conflict";
        found.extend(two.filter(|_| pair).cloned());
        found
    }

    /// The roles of a noun with a possessive pronoun: its subject or its object.
    fn possessed(
        &self,
        hit: &Hit,
        right: &[Phrase<'t>],
        last: &[Phrase<'t>],
        roles: &mut Roles<'t>,
    ) {
        let flags = self.entries[hit.entry].flags;
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

    /// True for a noun with the article.
    pub(super) fn is_definite(&self, hit: &Hit) -> bool {
        let readings = self.text.readings(hit.tokens.start);
        hit.reading.is_definite() || readings.iter().any(|one| one.is_definite())
    }

    /// Who has the thing that a noun of making has for its complement: توسيع نفوذ روسيا.
    fn owner_of_thing<'p>(&self, hit: &Hit, right: &'p [Phrase<'t>]) -> Option<&'p Phrase<'t>> {
        let thing = hit.tokens.end;
        let made = self.entries[hit.entry].flags.has(Flags::MADE) && hit.company == Some(thing);
        right.first().filter(|one| {
            let acts = one.kind == Kind::Party && !one.is_hit();
            made && acts && one.is_bare() && one.tokens.start == thing + 1
        })
    }

    /// True for a participle in the accusative that says what the subject of the clause does besides: مطالبين.
    fn is_circumstance(&self, hit: &Hit) -> bool {
        if self.entries[hit.entry].flags.has(Flags::ASIDE) {
            return true;
        }
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
            || phrase.tokens.start == at + 1
                && phrase.is_place()
                && self.marks[at].class.any(Class::HEAD)
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
        hit: &Hit,
        owner: &Phrase<'t>,
        right: &[Phrase<'t>],
        roles: &mut Roles<'t>,
    ) {
        let flags = self.entries[hit.entry].flags;
        let chain = self.chain(owner);
        let next = right.iter().find(|one| one.tokens.start > owner.tokens.start && !one.joined);
        let object = next.filter(|one| {
            // تعيين حسين نائبا: what one becomes.
            let becomes = one.indefinite && one.class.any(Class::OFFICIAL);
            one.takes_part()
                && !becomes
                && one.kind != Kind::Demonym
                && (one.is_bare() && one.front <= owner.tokens.end + 1
                    || one.clitics.any(Proclitics::LI))
        });
        if self.is_to_meet(hit, owner, &chain) {
            roles.recipients = chain;
            return;
        }
        match object {
            Some(object)
                if flags.has(Flags::OBJECT)
                    && !(flags.has(Flags::PATIENT)
                        && self.marks[owner.tokens.start].class.any(Class::PART))
                    && !owner.indefinite
                    && !owner.class.any(Class::CIVIL) =>
            {
                roles.actors = chain;
                roles.recipients = self.chain(object);
            }
            _ if flags.has(Flags::MADE) && owner.class != Class::default() => {}
            _ if flags.has(Flags::MADE) && !owner.id.is_some_and(|id| id.len() == 2) => {}
            // إرسال قوات: troops with no owner are sent.
            _ if flags.has(Flags::SENT) && owner.indefinite && owner.id.is_none() => {}
            _ if flags.has(Flags::INTO) && owner.is_state_place() && !owner.is_place() => {
                roles.recipients = chain;
            }
            _ if flags.has(Flags::INTO) && owner.is_place() => roles.location = chain,
            // قصف الأبيض: a town that is no capital acts for nobody.
            _ if self.entries[hit.entry].subtype.kind == EventKind::Assault
                && owner.kind == Kind::City =>
            {
                roles.location = chain;
            }
            // إجلاء موظفيها: hers.
            _ if self.entries[hit.entry].subtype.kind == EventKind::Aid && owner.owned => {
                roles.recipients = chain;
            }
            _ if flags.has(Flags::PATIENT) || owner.is_hit() => roles.recipients = chain,
            _ if owner.is_place() && !owner.takes_part() => roles.location = chain,
            _ => roles.actors = chain,
        }
    }

    /// True for a meeting that is the purpose of whoever the clause is about: وصل إلى بيروت للقاء الرئيس.
    fn is_to_meet(&self, hit: &Hit, owner: &Phrase<'t>, chain: &[Phrase<'t>]) -> bool {
        let meets = self.entries[hit.entry].subtype.name == "meeting";
        meets
            && hit.reading.particles() == Proclitics::LI
            && (chain.len() == 1 || self.follows_visit(hit))
            && !owner.class.any(Class::PAIR)
            && self.topic(hit.tokens.start).is_some()
    }

    /// True for a trigger behind a verb of travelling: وصل إلى مسقط للقاء وفدين.
    pub(super) fn follows_visit(&self, hit: &Hit) -> bool {
        let index = self.hits.partition_point(|one| one.tokens.start < hit.tokens.start);
        self.hits[..index].last().is_some_and(|one| {
            let visits = self.entries[one.entry].subtype.name == "official_visit";
            one.is_verb() && visits && one.tokens.start >= self.sentence.start
        })
    }

    /// True for an accusative that says in what mind the subject of the clause acts: تضامنا مع, رفضا ل.
    fn is_attitude(&self, hit: &Hit) -> bool {
        use EventKind::{Accuse, Protest, Reject, Support};
        let kind = self.entries[hit.entry].subtype.kind;
        let next = hit.tokens.end;
        let governs = next < self.sentence.end
            && (self.marks[next].class.any(Class::PREPOSITION)
                || self.text.readings(next).iter().any(|one| !one.particles().is_empty()));
        matches!(kind, Accuse | Protest | Reject | Support)
            && governs
            && hit.reading.is_plain()
            && self.text.surface(hit.tokens.start).ends_with(['ا', '\u{64B}'])
    }

    /// Whom a possessive pronoun stands for: the subject of the clause, else the last actor.
    fn owner(&self, hit: &Hit, last: &[Phrase<'t>]) -> Vec<Phrase<'t>> {
        self.topic(hit.tokens.start).unwrap_or_else(|| last.to_vec())
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
