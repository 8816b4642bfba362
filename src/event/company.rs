//! What an event has from the one beside it: talks from their visit, blame from the deed that is blamed, an attack from
//! those who were wounded in it.

use crate::token::Proclitics;

use super::EventKind;
use super::argument::Roles;
use super::clause::Scene;
use super::entry::{Flags, Part};
use super::phrase::Phrase;
use super::settle::kind;
use super::trigger::Hit;
use super::words::Class;

/// The particle of a condition, folded: إذا.
const IF: &str = "اذا";
/// How far behind a verdict the deed that it is about may stand, in tokens.
const DEED: usize = 10;
/// How far before an attack its wounded are told of, in tokens.
const WOUNDED: usize = 14;
/// How far behind a verb of result those hit stand, in tokens.
const RESULT: usize = 6;

/// Talks in a call and what و joins have the parties of the event before: بحثا خلال اتصال, التقى نظيره وبحثا; and so
/// has an arrest those of its raid.
pub(super) fn go_on(scene: &Scene<'_, '_>, events: &mut [(&Hit, Roles<'_>)]) {
    for at in 1..events.len() {
        let (before, hit) = (events[at - 1].0, events[at].0);
        let kinds = (kind(scene, before), kind(scene, hit));
        let joined = hit.reading.proclitics.any(Proclitics::WA);
        let during = scene.governed_by(hit.tokens.start, Class::ABOUT.with(Class::PLACE));
        let near = hit.tokens.start <= before.tokens.end + WOUNDED;
        let [one, other] = &mut events[at - 1..=at] else { continue };
        let (one, other) = (&mut one.1, &mut other.1);
        if !near {
            continue;
        }
        let deals = matches!(kinds.0, EventKind::Consult | EventKind::Agree | EventKind::Support);
        if deals && kinds.1 == EventKind::Consult {
            let talks = during && !hit.is_verb() && other.actors.is_empty();
            if talks {
                other.actors = one.actors.clone();
            }
            if (talks || hit.is_verb() && hit.plural && joined) && other.recipients.is_empty() {
                other.recipients = one.recipients.clone();
            }
            // استقبل الوزير السفير وبحثا: the two of them.
            let same = |list: &[Phrase<'_>]| {
                list.iter()
                    .map(|one| one.tokens.start)
                    .eq(other.actors.iter().map(|one| one.tokens.start))
            };
            if same(&other.recipients) {
                other.recipients = one.actors.clone();
            }
        }
        if kinds.0 == EventKind::Coerce && during && before.is_verb() && one.actors.is_empty() {
            one.actors = other.actors.clone();
        }
        let again = joined && hit.reading.pronoun > 0 && !hit.is_verb();
        if again && hit.tokens.start <= before.tokens.end + 3 && kinds.0 == kinds.1 {
            *other = one.clone();
        }
    }
}

/// Who is threatened or asked is who would do what the condition names: هدد إيران بالحرب إذا لم توقف التخصيب.
pub(super) fn condition(scene: &Scene<'_, '_>, events: &mut [(&Hit, Roles<'_>)]) {
    for at in 1..events.len() {
        let hit = events[at].0;
        let start = hit.tokens.start;
        let from = start.saturating_sub(3).max(scene.sentence.start);
        let conditional = (from..start).any(|one| scene.text.key(one) == IF);
        let [one, other] = &mut events[at - 1..=at] else { continue };
        let threatens = kind(scene, one.0) == EventKind::Threaten && !one.1.recipients.is_empty();
        let same = |list: &[Phrase<'_>]| list.first().map(|one| one.tokens.start);
        if conditional && threatens && hit.is_verb() && same(&other.1.actors) == same(&one.1.actors)
        {
            other.1.actors = one.1.recipients.clone();
        }
    }
}

/// Who agrees on a deed or promises it would do it: تعهدت ألمانيا بتزويد كييف, اتفق الوزراء على حزمة عقوبات.
pub(super) fn agreed(scene: &Scene<'_, '_>, events: &mut [(&Hit, Roles<'_>)]) {
    for at in 1..events.len() {
        let (before, hit) = (events[at - 1].0, events[at].0);
        let promises = before.is_verb() && kind(scene, before) == EventKind::Agree;
        let start = hit.tokens.start;
        let governed = hit.reading.proclitics.any(Proclitics::BI)
            || scene.governed_by(start, Class::ON)
            || start == before.tokens.end;
        let content = governed && scene.behind(before).contains(&start) && !hit.is_verb();
        let [one, other] = &mut events[at - 1..=at] else { continue };
        if promises && content && other.1.actors.is_empty() {
            other.1.actors = one.1.actors.clone();
        }
    }
}

/// What و or أو joins to a noun of doing is done by the same: توسيع نفوذ روسيا وإنشاء قاعدة.
pub(super) fn together(scene: &Scene<'_, '_>, events: &mut [(&Hit, Roles<'_>)]) {
    use EventKind::{Aid, Coerce, Mobilize, Retreat, Sanction};
    for at in 1..events.len() {
        let (before, hit) = (events[at - 1].0, events[at].0);
        let start = hit.tokens.start;
        let joins = scene.follows_or(start) || hit.reading.particles() == Proclitics::WA;
        let both = !hit.is_verb() && !before.is_verb() && start < before.tokens.end + WOUNDED;
        let acts = matches!(kind(scene, hit), Aid | Coerce | Mobilize | Retreat | Sanction);
        if !joins || !both || !acts || hit.reading.is_definite() {
            continue;
        }
        let mut between = before.tokens.end..start;
        if !between.any(|one| scene.is_verb(one) || scene.is_boundary(one)) {
            let [one, other] = &mut events[at - 1..=at] else { continue };
            if other.1.actors.is_empty() {
                other.1.actors = one.1.actors.clone();
            }
        }
    }
}

/// A visit in front of the meeting that its guest holds has its parties and place: في أول زيارة منذ الانقلاب، التقى
/// وفد.
pub(super) fn visit(scene: &Scene<'_, '_>, events: &mut [(&Hit, Roles<'_>)]) {
    for at in 1..events.len() {
        let hit = events[at].0;
        if !hit.is_verb() || kind(scene, hit) != EventKind::Consult {
            continue;
        }
        let near = at.saturating_sub(2)..at;
        let lacks = |one: &usize| {
            let (visit, roles) = &events[*one];
            let named = scene.entries[visit.entry].subtype.name == "official_visit";
            named && !visit.is_verb() && roles.actors.is_empty() && roles.recipients.is_empty()
        };
        if let Some(one) = near.rev().find(lacks) {
            events[one].1 = events[at].1.clone();
        }
    }
}

/// Who condemns or welcomes a deed condemns or welcomes those who did it.
pub(super) fn judge(scene: &Scene<'_, '_>, events: &mut [(&Hit, Roles<'_>)]) {
    for at in 1..events.len() {
        let (before, hit) = (events[at - 1].0, events[at].0);
        let judges =
            matches!(scene.entries[before.entry].subtype.name, "condemn" | "verbal_support");
        let near = hit.tokens.start <= before.tokens.end + DEED && !hit.is_verb();
        let content = scene.behind(before).contains(&hit.tokens.start);
        if !judges || !near || !content || !events[at - 1].1.recipients.is_empty() {
            continue;
        }
        let judges: Vec<_> = events[at - 1].1.actors.iter().map(|one| one.tokens.clone()).collect();
        let others = events[at].1.actors.iter().filter(|one| !judges.contains(&one.tokens));
        events[at - 1].1.recipients = others.cloned().collect();
    }
}

/// Gives an attack those who were hurt in it and those that it is said to have cost.
pub(super) fn suffer<'t>(scene: &Scene<'_, 't>, events: &mut [(&Hit, Roles<'t>)]) {
    for (hit, roles) in events {
        let subtype = scene.entries[hit.entry].subtype;
        let attack = subtype.kind == EventKind::Assault && subtype.name != "killing";
        let both = scene.entries[hit.entry].flags.has(Flags::BOTH) && roles.actors.len() > 1;
        if !attack || both || hit.part != Part::Noun || !roles.recipients.is_empty() {
            continue;
        }
        roles.recipients = scene.wounded(hit).or_else(|| scene.cost(hit)).unwrap_or_default();
    }
}

impl<'t> Scene<'_, 't> {
    /// Those hurt in an attack that a preposition hangs on them: أصيب ثلاثة في غارات, قتلى وجرحى بانفجار.
    fn wounded(&self, hit: &Hit) -> Option<Vec<Phrase<'t>>> {
        let start = hit.tokens.start;
        let governs = Class::PLACE.with(Class::ABOUT).with(Class::BY);
        if !hit.reading.proclitics.any(Proclitics::BI) && !self.governed_by(start, governs) {
            return None;
        }
        let from = start.saturating_sub(WOUNDED).max(self.sentence.start);
        let mut before = (from..start).rev().take_while(|&at| !self.is_boundary(at));
        let hurt = before.find(|&at| self.marks[at].class.any(Class::HURT))?;
        let near = self.phrases_in(&(hurt.saturating_sub(2).max(from)..start));
        let near = near.iter().filter(|one| one.tokens.end > hurt);
        match near.clone().find(|one| one.tokens.start <= hurt + 2 && one.is_bare()) {
            Some(one) => Some(self.chain(one)),
            None if self.is_verb(hurt) => Some(self.subject_before(hurt, true)),
            None => None,
        }
    }

    /// Those behind a verb of result whose subject an attack is: هجوم أسفر عن 24 قتيلا.
    fn cost(&self, hit: &Hit) -> Option<Vec<Phrase<'t>>> {
        if self.governed_by(hit.tokens.start, Class::RESULT) {
            // خلف القصف ثلاثة قتلى.
            let people = Class::CIVIL.with(Class::FORCE).with(Class::GROUP);
            let mut behind = self.phrases_in(&(hit.tokens.end..hit.tokens.end + RESULT)).iter();
            return behind.find(|one| one.class.any(people)).map(|one| self.chain(one));
        }
        let verb = self.behind(hit).end;
        let next = self.hits.partition_point(|one| one.tokens.start < hit.tokens.end);
        if self.hits.get(next).is_some_and(|one| one.tokens.start < verb) {
            // ضربات ردا على هجوم أودى بحياة: what the other one cost.
            return None;
        }
        let results = verb < self.sentence.end && self.marks[verb].class.any(Class::RESULT);
        let people = Class::CIVIL.with(Class::FORCE).with(Class::GROUP);
        let mut behind = self.phrases_in(&(verb..verb + RESULT)).iter();
        let first = behind.find(|_| results).filter(|one| one.class.any(people))?;
        let killed = self.hit_at(first.tokens.start.saturating_sub(1));
        killed
            .is_none_or(|one| self.entries[one.entry].flags.has(Flags::PATIENT))
            .then(|| self.chain(first))
    }
}
