//! What the events of one sentence have from one another: what is demanded is no event, the
//! accused does what the accusation names, the dead of an attack are its victims.

use crate::token::Proclitics;

use super::EventKind;
use super::argument::Roles;
use super::clause::Scene;
use super::company;
use super::entry::{Flags, Part};
use super::trigger::Hit;
use super::words::Class;

/// How far the content of a demand or an accusation may stand behind it, in tokens.
const CONTENT: usize = 10;
/// How far behind a verb its means stands, in tokens.
const MEANS: usize = 8;
/// How many triggers away an event of the same sentence may lend a role.
const NEIGHBOURS: usize = 3;

/// The triggers of a sentence that stay events, with their roles settled.
pub(super) fn settle<'h, 't>(
    scene: &Scene<'_, 't>,
    mut events: Vec<(&'h Hit, Roles<'t>)>,
) -> Vec<(&'h Hit, Roles<'t>)> {
    let mut keep = vec![true; events.len()];
    for at in 0..events.len() {
        let (hit, roles) = &events[at];
        let threat = kind(scene, hit) == EventKind::Threaten && scene.is_impersonal(hit, roles);
        keep[at] = !(threat
            || scene.is_state(hit)
            || is_adverb(scene, &events, at)
            || demanded(scene, &events, &keep, at));
        if at > 0 && keep[at - 1] && !keep[at] {
            threaten(scene, &mut events, at);
        }
        if let Some(noun) = repeats(scene, &events, at) {
            keep[at] = false;
            let whom = std::mem::take(&mut events[at].1.recipients);
            let place = std::mem::take(&mut events[at].1.location);
            let roles = &mut events[noun].1;
            if roles.recipients.is_empty() {
                roles.recipients = whom;
            }
            roles.location.extend(place);
        }
        accuse(scene, &mut events, at);
        if let Some(before) = merges(scene, &events, at) {
            keep[at] = false;
            let roles = std::mem::take(&mut events[at].1);
            lend(&mut events[before].1, roles);
        }
    }
    let mut stay = keep.into_iter();
    events.retain(|_| stay.next().unwrap_or_default());
    purpose(scene, &mut events);
    company::condition(scene, &mut events);
    company::agreed(scene, &mut events);
    company::go_on(scene, &mut events);
    company::visit(scene, &mut events);
    company::together(scene, &mut events);
    company::judge(scene, &mut events);
    share(scene, &mut events);
    company::suffer(scene, &mut events);
    events
}

/// Who is threatened with a deed is whom it would befall: هدد بقصف إيران.
fn threaten(scene: &Scene<'_, '_>, events: &mut [(&Hit, Roles<'_>)], at: usize) {
    let whom = events[at].1.recipients.clone();
    let (threat, roles) = &mut events[at - 1];
    if kind(scene, threat) == EventKind::Threaten && roles.recipients.is_empty() {
        roles.recipients = whom;
    }
}

/// Fills what an event lacks from one that is the same.
fn lend<'t>(to: &mut Roles<'t>, from: Roles<'t>) {
    if to.recipients.is_empty() {
        to.recipients = from.recipients;
    }
    if to.location.is_empty() {
        to.location = from.location;
    }
}

/// The event before that a noun only completes: فرض عقوبات, وقع اتفاقا, حكمت بالسجن.
fn merges(scene: &Scene<'_, '_>, events: &[(&Hit, Roles<'_>)], at: usize) -> Option<usize> {
    let hit = events[at].0;
    let subtype = |one: usize| scene.entries[events[one].0.entry].subtype;
    let one = subtype(at);
    (at.saturating_sub(2)..at).rev().find(|&before| {
        let other = events[before].0;
        let same = other.is_verb()
            && subtype(before).name == one.name
            && matches!(one.kind, EventKind::Sanction | EventKind::Support | EventKind::Aid);
        let punishes = subtype(before).name == "conviction"
            && matches!(one.name, "arrest" | "execution" | "conviction");
        let near = hit.tokens.start <= other.tokens.end + CONTENT;
        !hit.is_verb()
            && near
            && (same || punishes)
            && scene.behind(other).contains(&hit.tokens.start)
    })
}

/// What is agreed or gone for has the same parties, وقعت مصر وقطر اتفاقا لتعزيز التعاون, and so has the
/// means of a verb: صدت القوات الهجوم بالقصف.
fn purpose<'t>(scene: &Scene<'_, 't>, events: &mut [(&Hit, Roles<'t>)]) {
    for at in 1..events.len() {
        let (hit, roles) = &events[at];
        // تصدت لهجوم: what a verb of defence governs is another's.
        let defends = at > 0 && kind(scene, events[at - 1].0) == EventKind::Assault;
        let aims = hit.reading.proclitics.any(Proclitics::LI) && !defends
            || scene.governed_by(hit.tokens.start, Class::LIGHT);
        let near = hit.tokens.start <= events[at - 1].0.tokens.end + 2 * CONTENT;
        let model = means_of(scene, events, at).or((aims && near).then_some(at - 1));
        let Some(model) = model.filter(|_| !hit.is_verb() && roles.actors.is_empty()) else {
            continue;
        };
        events[at].1.actors = events[model].1.actors.clone();
    }
}

/// The verb of force whose means an event is: near in front, and the event carries ب. Behind others ب is what
/// they ask for: نددت بالهجوم.
fn means_of(scene: &Scene<'_, '_>, events: &[(&Hit, Roles<'_>)], at: usize) -> Option<usize> {
    let hit = events[at].0;
    let near = at.saturating_sub(NEIGHBOURS)..at;
    let verb = near.rev().find(|&one| events[one].0.is_verb())?;
    if !matches!(kind(scene, events[verb].0), EventKind::Assault | EventKind::Coerce) {
        return None;
    }
    let is_means = scene.is_means(hit) && hit.tokens.start <= events[verb].0.tokens.end + MEANS;
    is_means.then_some(verb)
}

pub(super) fn kind(scene: &Scene<'_, '_>, hit: &Hit) -> EventKind {
    scene.entries[hit.entry].subtype.kind
}

/// True for what a trigger before it asks for, refuses or threatens with: دعا إلى الإفراج عن.
fn demanded(scene: &Scene<'_, '_>, events: &[(&Hit, Roles<'_>)], keep: &[bool], at: usize) -> bool {
    let hit = events[at].0;
    let Some((before, _)) = at.checked_sub(1).map(|before| &events[before]) else { return false };
    let asks = matches!(kind(scene, before), EventKind::Request | EventKind::Reject);
    let reach = if asks { 2 * CONTENT } else { CONTENT };
    if hit.is_verb() || hit.tokens.start > before.tokens.end + reach {
        return false;
    }
    let clause = scene.behind(before);
    // واستدعت سفيرها للتشاور: why an envoy is called home.
    if matches!(kind(scene, hit), EventKind::Consult | EventKind::Protest)
        && scene.entries[before.entry].subtype.name == "diplomatic_rupture"
        && hit.reading.proclitics.any(Proclitics::LI)
    {
        return true;
    }
    let also = !keep[at - 1] && hit.reading.proclitics.any(Proclitics::WA);
    if also {
        return clause.contains(&hit.tokens.start);
    }
    let demands =
        matches!(kind(scene, before), EventKind::Request | EventKind::Reject | EventKind::Threaten);
    let governed = hit.reading.proclitics.any(Proclitics::BI.with(Proclitics::LI))
        || scene.governed_by(
            hit.tokens.start,
            Class::TO.with(Class::ON).with(Class::FROM).with(Class::ABOUT),
        )
        || hit.tokens.start == before.tokens.end
        || hit.tokens.start > 0 && scene.marks[hit.tokens.start - 1].class.any(Class::DEED)
        || before.is_verb() && kind(scene, before) == EventKind::Request
        // رفض الحزب نزع سلاح: what has the article may well have been.
        || before.is_verb()
            && kind(scene, before) == EventKind::Reject
            && hit.reading.is_plain()
            && !scene.is_definite(hit);
    let aim = kind(scene, hit) == EventKind::Request
        && kind(scene, before) == EventKind::Protest
        && hit.reading.proclitics.any(Proclitics::LI);
    if aim {
        return true;
    }
    demands && governed && clause.contains(&hit.tokens.start)
}

/// True for the احتجاجا that only says why somebody struck or marched.
fn is_adverb(scene: &Scene<'_, '_>, events: &[(&Hit, Roles<'_>)], at: usize) -> bool {
    let (hit, _) = &events[at];
    let before = at.checked_sub(1).map(|before| kind(scene, events[before].0));
    let accusative = hit.span.of(scene.text.text).ends_with(['ا', '\u{64B}']);
    // استدعت السفير احتجاجا على: why, unless a light verb stands in front.
    let ends = Class::ON.with(Class::STOP).with(Class::COMMA);
    let next = scene.marks.get(hit.tokens.end).is_some_and(|one| one.class.any(ends));
    let from = hit.tokens.start.saturating_sub(2 * CONTENT).max(scene.sentence.start);
    let verb = (from..hit.tokens.start).rev().find(|&one| scene.is_verb(one));
    let light = verb.is_some_and(|one| scene.marks[one].class.any(Class::LIGHT));
    let acts = before.is_some_and(|one| one != EventKind::Assault);
    (before == Some(EventKind::Protest) || next && acts && !light)
        && kind(scene, hit) == EventKind::Protest
        && !hit.is_verb()
        && accusative
}

/// The attack noun that a verb of targeting only repeats: هجوم استهدف موقعا.
fn repeats(scene: &Scene<'_, '_>, events: &[(&Hit, Roles<'_>)], at: usize) -> Option<usize> {
    let hit = events[at].0;
    let noun = at.checked_sub(1)?;
    let before = events[noun].0;
    let targets = scene.entries[hit.entry].name == "attack.target" && hit.is_verb();
    let near = hit.tokens.start <= before.tokens.end + 4 && !before.is_verb();
    (targets && near && kind(scene, before) == EventKind::Assault).then_some(noun)
}

/// Who is accused acts in the content of the accusation.
fn accuse<'t>(scene: &Scene<'_, 't>, events: &mut [(&Hit, Roles<'t>)], at: usize) {
    let accuses = |one: usize| {
        let entry = &scene.entries[events[one].0.entry];
        entry.subtype.name == "allege" && entry.name != "accuse.trial"
    };
    let Some(before) = (at.saturating_sub(2)..at).rev().find(|&one| accuses(one)) else { return };
    let end = events[before].1.recipients.last().map_or(0, |one| one.tokens.end);
    let end = end.max(events[before].0.tokens.end);
    let near = events[at].0.tokens.start <= end + CONTENT
        && !scene.begins_clause(end..events[at].0.tokens.start);
    if near && !events[at].0.is_verb() && !events[before].1.recipients.is_empty() {
        let accused = events[before].1.recipients.clone();
        events[at]
            .1
            .recipients
            .retain(|one| accused.iter().all(|other| other.tokens != one.tokens));
        events[at].1.actors = accused;
    }
}

/// Lends victims of a killing to its attack, and places and actors to neighbours that have none.
fn share<'t>(scene: &Scene<'_, 't>, events: &mut [(&Hit, Roles<'t>)]) {
    let names: Vec<&str> =
        events.iter().map(|(hit, _)| scene.entries[hit.entry].subtype.name).collect();
    let kinds: Vec<EventKind> = events.iter().map(|(hit, _)| kind(scene, hit)).collect();
    let place = scene.place();
    for at in 0..events.len() {
        let near = at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS + 1).min(events.len());
        let is_attack = kinds[at] == EventKind::Assault && names[at] != "killing";
        // معارك بين الجيش والمتمردين: the two are hit by one another.
        let both = events[at].1.actors.len() > 1
            && scene.entries[events[at].0.entry].flags.has(Flags::BOTH);
        if is_attack && !both && !events[at].0.is_verb() && events[at].1.recipients.is_empty() {
            let beside = [at + 1, at.wrapping_sub(1)];
            let killing = beside.into_iter().find(|&other| names.get(other) == Some(&"killing"));
            if let Some(killing) = killing {
                events[at].1.recipients = events[killing].1.recipients.clone();
            }
        }
        if names[at] == "killing"
            && events[at].0.part != Part::Noun
            && events[at].1.actors.is_empty()
            && let Some(before) = at.checked_sub(1)
            && kinds[before] == EventKind::Assault
            && !events[before].0.is_verb()
            && scene.behind(events[before].0).end == events[at].0.tokens.start
        {
            events[at].1.actors = events[before].1.actors.clone();
        }
        if events[at].1.location.is_empty() && kinds[at] == EventKind::Assault {
            let placed = near.clone().find(|&other| {
                kinds[other] == EventKind::Assault && !events[other].1.location.is_empty()
            });
            if let Some(other) = placed {
                events[at].1.location = events[other].1.location.clone();
            }
        }
        let happens =
            matches!(kinds[at], EventKind::Assault | EventKind::Protest | EventKind::Coerce);
        if happens && events[at].1.location.is_empty() {
            let beside = || {
                let mut others = near.clone().filter(|&other| kinds[other] == EventKind::Ext);
                others.find_map(|other| events[other].1.location.first().cloned())
            };
            let found = place.clone().or_else(beside);
            events[at].1.location.extend(found);
        }
    }
}
