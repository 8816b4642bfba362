//! What prepositions bring to a trigger: those it concerns, those between whom it is, and where it is.

use crate::token::Proclitics;

use super::EventKind;
use super::argument::Roles;
use super::clause::Scene;
use super::entry::Flags;
use super::phrase::{Kind, Phrase};
use super::trigger::Hit;
use super::words::Class;

impl<'t> Scene<'_, 't> {
    /// Phrases behind prepositions that the entry asks for, and places.
    pub(super) fn governed(&self, hit: &Hit, right: &[Phrase<'t>], roles: &mut Roles<'t>) {
        let flags = self.entries[hit.entry].flags;
        let mut pairs = Vec::new();
        let limit = self.limit(hit);
        let next = self.hits.partition_point(|other| other.tokens.start < hit.tokens.end);
        let next = self.hits.get(next).map_or(usize::MAX, |other| other.tokens.start);
        let mut places = Vec::new();
        for phrase in right {
            let own = phrase.tokens.start < limit;
            let is_goal = own && self.is_goal(hit, phrase);
            // احتجاجات بعد مقتل شاب برصاص الأمن: the agent of the next noun.
            let another = !hit.is_verb() && phrase.tokens.start > next;
            if phrase.prep.any(Class::BY) && another {
                continue;
            }
            if phrase.prep.any(Class::BY) {
                let agents = match flags.has(Flags::INVERSE) {
                    true => &mut roles.recipients,
                    false => &mut roles.actors,
                };
                agents.push(phrase.clone());
            } else if phrase.prep.any(Class::BETWEEN) && phrase.tokens.start < next {
                pairs.push(phrase.clone());
            } else if is_goal {
                let reached = phrase.prep.any(Class::TO) && phrase.is_state_place();
                if self.travels(hit) && (phrase.is_place() || reached) {
                    places.push(phrase.clone());
                }
                if !roles.recipients.iter().any(|one| one.tokens == phrase.tokens) {
                    roles.recipients.push(phrase.clone());
                }
            } else if self.is_doer(hit, phrase, roles) {
                roles.actors.push(phrase.clone());
            } else if self.is_location(hit, phrase) {
                places.push(phrase.clone());
            }
        }
        roles.location.extend(nearest(places));
        if roles.recipients.is_empty()
            && self.entries[hit.entry].subtype.kind == EventKind::Threaten
        {
            roles.recipients.extend(self.threatened(right));
        }
        self.between(hit, pairs, roles);
    }

    /// Whom a threat is against that only names what will be done where: لوح بالتدخل في النيجر.
    fn threatened(&self, right: &[Phrase<'t>]) -> Option<Phrase<'t>> {
        let reached = |one: &&Phrase<'t>| {
            let prep = Class::ON.with(Class::TO).with(Class::AGAINST);
            let inside = one.prep.any(Class::PLACE) && one.kind != Kind::Place;
            (inside || one.prep.any(prep) || one.clitics.any(Proclitics::LI))
                && one.is_state_place()
        };
        right.iter().find(reached).cloned()
    }

    /// The next trigger behind, from which phrases belong to that. What a verb governs by ب stands between it and
    /// those whom it concerns: حكمت بالإعدام على أربعة.
    pub(super) fn limit(&self, hit: &Hit) -> usize {
        let next = self.hits.partition_point(|other| other.tokens.start < hit.tokens.end);
        let between = |other: &&Hit| hit.is_verb() && !other.is_verb() && self.is_means(other);
        let limit = self.hits[next..].iter().find(|other| !between(other));
        limit.map_or(usize::MAX, |other| other.tokens.start)
    }

    /// The next trigger behind from which no object of a verb stands: a noun that no preposition governs.
    pub(super) fn object_limit(&self, hit: &Hit) -> usize {
        let next = self.hits.partition_point(|other| other.tokens.start < hit.tokens.end);
        let governed = |other: &&Hit| {
            !other.is_verb()
                && (self.is_means(other)
                    || self.governed_by(other.tokens.start, Class::PREPOSITION))
        };
        let limit = self.hits[next..].iter().find(|other| !governed(other));
        limit.map_or(usize::MAX, |other| other.tokens.start)
    }

    /// True for a noun that carries ب, or a word of quantity with ب in front: بعدة غارات.
    pub(super) fn is_means(&self, hit: &Hit) -> bool {
        let before = hit.tokens.start.checked_sub(1).filter(|&at| at >= self.sentence.start);
        let counted = before.is_some_and(|at| {
            self.marks[at].class.any(Class::NOMINAL)
                && self.text.readings(at).iter().any(|one| one.proclitics == Proclitics::BI)
        });
        hit.reading.proclitics.any(Proclitics::BI) || counted
    }

    /// True for a phrase behind a preposition that brings the recipient of this trigger.
    fn is_goal(&self, hit: &Hit, phrase: &Phrase<'t>) -> bool {
        // بوساطة إماراتية: an adjective.
        let adjective = phrase.kind == Kind::Demonym && phrase.prep.any(Class::ABOUT);
        if phrase.is_vague() || adjective {
            return false;
        }
        let entry = &self.entries[hit.entry];
        let (flags, prep) = (entry.flags, phrase.prep);
        let party = self.is_party(hit, phrase);
        let li = prep == Class::default() && phrase.clitics.any(Proclitics::LI);
        let goes = party || self.travels(hit);
        let by_name = phrase.clitics.any(Proclitics::BI) && phrase.entity.is_some();
        let seat = flags.has(Flags::SEAT) && prep.any(Class::PLACE) && phrase.is_state_place();
        // القصف الإسرائيلي للأراضي السورية: ل brings the object of a noun whose doer is told.
        let object = !hit.is_verb()
            && flags.has(Flags::OBJECT)
            && (li || prep.any(Class::TO) && phrase.kind == Kind::Demonym)
            && phrase.tokens.start <= hit.tokens.end + 3
            && self.phrases_in(&(hit.tokens.end..phrase.tokens.start)).len() == 1;
        // انتحاري فجر نفسه قرب نقطة تفتيش: what he stood at is what he hit.
        let subtype = self.entries[hit.entry].subtype;
        let stood = subtype.name == "suicide_attack"
            && phrase.kind == Kind::Target
            && prep.any(Class::PLACE);
        // أودعت مليارا في البنك المركزي; قطعت الكهرباء عن قطاع غزة.
        let inside =
            phrase.tokens.start.checked_sub(1).map(|at| self.text.surface(at)) != Some("عبر");
        let kept = subtype.kind == EventKind::Aid
            && inside
            && prep.any(Class::PLACE)
            && phrase.kind == Kind::Party
            && !phrase.is_state_place()
            && phrase.entity.is_some();
        let cut = prep.any(Class::ABOUT) && flags.has(Flags::ABOUT) && phrase.kind == Kind::Place;
        if seat || object || stood || kept || cut {
            return true;
        }
        prep.any(Class::WITH) && flags.has(Flags::WITH) && party
            || prep.any(Class::AGAINST) && party
            || prep.any(Class::ON) && flags.has(Flags::ON) && party
            || prep.any(Class::FROM) && flags.has(Flags::FROM) && party
            || prep.any(Class::ABOUT) && flags.has(Flags::ABOUT) && party
            || prep.any(Class::TO) && flags.has(Flags::TO) && goes
            || li && flags.has(Flags::LI) && goes
            || by_name && flags.has(Flags::BI) && party && !phrase.is_place()
    }

    /// True for what may be the recipient of a trigger: a capital acts for its state in all that is no violence.
    fn is_party(&self, hit: &Hit, phrase: &Phrase<'t>) -> bool {
        let with = phrase.prep.any(Class::WITH.with(Class::AGAINST));
        phrase.takes_part() && (phrase.kind != Kind::City || !self.is_forceful(hit) || with)
    }

    /// True for what happens in a town, not to a state.
    fn is_forceful(&self, hit: &Hit) -> bool {
        matches!(
            self.entries[hit.entry].subtype.kind,
            EventKind::Assault
                | EventKind::Mobilize
                | EventKind::Protest
                | EventKind::Coerce
                | EventKind::Retreat
                | EventKind::Ext
        )
    }

    /// True for triggers whose goal may be any place: visits and aid.
    fn travels(&self, hit: &Hit) -> bool {
        let kind = self.entries[hit.entry].subtype.kind;
        matches!(kind, EventKind::Consult | EventKind::Aid)
    }

    /// Where one goes to or withdraws from is a place: غادر الجنود تشاد; and who visits a town is there.
    pub(super) fn place_goals(&self, hit: &Hit, roles: &mut Roles<'t>) {
        let kind = self.entries[hit.entry].subtype.kind;
        if !roles.location.is_empty() {
            return;
        }
        if self.entries[hit.entry].flags.has(Flags::LEAVES) {
            let is_place = |one: &mut Phrase<'t>| one.is_state_place();
            roles.location.extend(roles.recipients.extract_if(.., is_place));
        } else if kind == EventKind::Consult {
            let towns =
                roles.recipients.iter().filter(|one| one.is_place() && !one.prep.any(Class::WITH));
            roles.location.extend(towns.cloned());
        }
    }

    /// True for the doer that ل brings to a noun: الانسحاب المحتمل للقوات.
    fn is_doer(&self, hit: &Hit, phrase: &Phrase<'t>, roles: &Roles<'t>) -> bool {
        let flags = self.entries[hit.entry].flags;
        let between = self.phrases_in(&(hit.tokens.end..phrase.tokens.start));
        phrase.prep == Class::default()
            && phrase.clitics.any(Proclitics::LI)
            && self.is_party(hit, phrase)
            && roles.actors.is_empty()
            && !hit.is_verb()
            && phrase.tokens.start < self.limit(hit)
            && phrase.tokens.start <= hit.tokens.end + 3
            && between.iter().all(|one| one.kind == Kind::Demonym)
            && !flags.has(Flags::PATIENT)
    }

    /// Those between whom it is. قطعوا الطريق بين المدينتين: two places are parties of nouns and of what takes two
    /// only.
    fn between(&self, hit: &Hit, pairs: Vec<Phrase<'t>>, roles: &mut Roles<'t>) {
        let flags = self.entries[hit.entry].flags;
        let are_places = pairs.iter().all(Phrase::is_place);
        let blocks = self.entries[hit.entry].subtype.kind == EventKind::Protest;
        if are_places && (hit.is_verb() || blocks) && !flags.has(Flags::BETWEEN.with(Flags::BOTH)) {
            roles.location.extend(pairs);
        } else if flags.has(Flags::BETWEEN) {
            roles.recipients.extend(pairs);
        } else {
            roles.actors.extend(pairs);
        }
    }

    /// True for a phrase that says where.
    fn is_location(&self, hit: &Hit, phrase: &Phrase<'t>) -> bool {
        let (prep, clitics) = (phrase.prep, phrase.clitics);
        let to = prep.any(Class::TO) || prep == Class::default() && clitics.any(Proclitics::LI);
        let from = prep.any(Class::FROM);
        let place = prep.any(Class::PLACE) || clitics.any(Proclitics::BI);
        let kind = self.entries[hit.entry].subtype.kind;
        // Troops move from a state to a state; others only act in one.
        let moves = matches!(kind, EventKind::Retreat | EventKind::Mobilize) && (to || from);
        let is_state = phrase.id.is_some_and(|id| id.len() == 2);
        let placed = match phrase.kind {
            Kind::Place | Kind::City => {
                place || to || from || prep.any(Class::ON) && self.is_forceful(hit)
            }
            Kind::Party | Kind::Medium => {
                (place || moves) && is_state && phrase.class == Class::default()
            }
            Kind::Target => prep.any(Class::PLACE) && phrase.entity.is_some(),
            Kind::Demonym => false,
        };
        placed && !(is_told(kind) && self.belongs_to_word(hit, phrase))
    }

    /// True if an unknown noun stands right before the preposition of a phrase, which then belongs to that noun:
    /// بحثا الأوضاع في السودان.
    fn belongs_to_word(&self, hit: &Hit, phrase: &Phrase<'t>) -> bool {
        let governs = |at: usize| self.marks[at].class.any(Class::PREPOSITION);
        let from = phrase.tokens.start.saturating_sub(4).max(hit.tokens.end);
        let prep = (from..phrase.tokens.start).rev().find(|&at| governs(at));
        let Some(before) = prep.unwrap_or(phrase.tokens.start).checked_sub(1) else { return false };
        // محادثات غير مباشرة في مسقط: adjectives of the noun itself.
        let near = before < hit.tokens.end + 2;
        if !hit.is_verb() && near && !(hit.tokens.end..before + 1).any(governs) {
            return false;
        }
        before >= hit.tokens.end
            && !self.times[before]
            && !self.is_comma(before)
            && !self
                .phrases_in(&(hit.tokens.end..before + 1))
                .last()
                .is_some_and(|one| one.tokens.end > before)
    }
}

/// True for what is said, asked or agreed, of which a place tells only behind it or behind a party.
fn is_told(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Consult
            | EventKind::Agree
            | EventKind::Support
            | EventKind::Request
            | EventKind::Accuse
            | EventKind::Reject
            | EventKind::Threaten
    )
}

/// The place that is meant: of several the first, with those that و joins to it, since those behind say where it
/// lies: بلدة تل الورد في جنوب سوريا. One from where something came yields to the next, unless they are the two ends of a way.
fn nearest<'t>(mut places: Vec<Phrase<'t>>) -> Vec<Phrase<'t>> {
    let from = |one: &Phrase<'t>| one.prep.any(Class::FROM);
    let way = matches!(&places[..], [first, next, ..] if from(first) && next.prep.any(Class::TO));
    let first = places.iter().position(|one| !from(one)).unwrap_or_default();
    if !way {
        places.drain(..first.min(places.len()));
    }
    let joined = places.iter().skip(1 + usize::from(way)).take_while(|one| one.joined).count();
    places.truncate(joined + 1 + usize::from(way));
    places
}
