//! From roles to events: arguments with ids, the time, the quantities and the source.

use std::ops::Range;

use crate::entity::{EntityKind, Mention};
use crate::quote::Attribution;
use crate::span::Surface;
use crate::time::TimexKind;

use super::argument::Roles;
use super::clause::Scene;
use super::phrase::{Kind, Phrase};
use super::trigger::Hit;
use super::words::Class;
use super::{Argument, Event, Found, Status};

/// How far from its trigger a time, a quantity or a source is looked for, in tokens.
const REACH: usize = 48;
/// How far behind a verb of lasting its duration begins at most, in tokens.
const DURATION: usize = 4;
/// How many sources near a trigger are asked whether it hangs on them.
const SOURCES: usize = 8;

/// The event of a trigger with its roles.
pub(super) fn event<'t>(
    scene: &Scene<'_, 't>,
    hit: &Hit,
    roles: Roles<'t>,
    found: &Found<'_, 't>,
) -> Event<'t> {
    let entry = &scene.entries[hit.entry];
    let text = scene.text.text;
    let parties = |list: Vec<Phrase<'t>>| -> Vec<Argument<'t>> {
        list.into_iter().map(|phrase| party(phrase, found.entities, text)).collect()
    };
    let time = time(scene, hit, found);
    let subtype = entry.subtype;
    Event {
        trigger: Surface::new(hit.span, text),
        kind: subtype.kind,
        mode: subtype.mode,
        subtype: Some(subtype.name),
        cameo: subtype.cameo,
        quantities: quantities(scene, hit, &roles, found),
        actors: parties(roles.actors),
        recipients: parties(roles.recipients),
        location: roles.location.into_iter().map(|phrase| place(phrase, text)).collect(),
        time: time.map(|index| found.times[index].value.to_string()),
        time_index: time,
        status: Status::Asserted,
        attribution: attribution(hit, found, text),
        rule: entry.name,
    }
}

/// A party; a city acts for its state.
fn party<'t>(phrase: Phrase<'t>, entities: &[Mention<'t>], text: &'t str) -> Argument<'t> {
    let mention = phrase.entity.and_then(|index| entities.get(index));
    let state = mention.filter(|_| phrase.kind == Kind::City).and_then(|one| one.country);
    let is_state = |one: &&Mention<'t>| matches!(one.kind, EntityKind::Country);
    let id = state.or(phrase.id).or(mention.filter(is_state).and_then(|one| one.id));
    Argument { at: Surface::new(phrase.span, text), id, entity: phrase.entity }
}

fn place<'t>(phrase: Phrase<'t>, text: &'t str) -> Argument<'t> {
    Argument { at: Surface::new(phrase.span, text), id: phrase.id, entity: phrase.entity }
}

/// The time that modifies an event: in its clause behind it, else before it, else one that opens
/// the sentence in front of a comma.
fn time(scene: &Scene<'_, '_>, hit: &Hit, found: &Found<'_, '_>) -> Option<usize> {
    let from = hit.tokens.start.saturating_sub(REACH).max(scene.sentence.start);
    let first = found.times.partition_point(|time| time.tokens.start < from);
    let here = &found.times[first..];
    let inside = |range: &Range<usize>, nearest_last: bool| {
        let mut matching = here
            .iter()
            .enumerate()
            .take_while(|(_, time)| time.tokens.start < range.end)
            .filter(|(_, time)| time.tokens.start >= range.start && time.kind != TimexKind::Set)
            .map(|(index, _)| first + index);
        if nearest_last { matching.last() } else { matching.next() }
    };
    let behind = scene.behind(hit);
    let (before, by_verb) = scene.before(hit.tokens.start);
    let near = before.start.max(hit.tokens.start.saturating_sub(12))..before.end;
    let opening = || {
        let opening = before.start.checked_sub(2)?;
        let at = here.partition_point(|time| time.tokens.end <= opening);
        let opens = !by_verb && here.get(at).is_some_and(|time| time.tokens.contains(&opening));
        opens.then_some(first + at)
    };
    // أعلن الجيش أمس أنه أسقط طائرة: what is announced has the time of its announcement.
    let announced = || {
        let said = source(hit, found)?;
        inside(&(said.cue.start..said.scope.start), false)
    };
    // معارك استمرت ثلاثة أيام: the verb says how long the nearest event before it lasted.
    let lasted = || {
        let verb = behind.end;
        let lasts = scene.marks.get(verb)?.class.any(Class::LAST) && verb < scene.sentence.end;
        let next = scene.hits.partition_point(|other| other.tokens.start < behind.start);
        let alone = scene.hits.get(next).is_none_or(|other| other.tokens.start > verb);
        let how_long = verb + 1..verb + 1 + DURATION;
        inside(&how_long, false).filter(|_| lasts && alone)
    };
    inside(&behind, false)
        .or_else(lasted)
        .or_else(|| inside(&near, true))
        .or_else(opening)
        .or_else(announced)
        .or_else(|| only(scene, hit, found))
}

/// The only time near a trigger in its sentence, if no other clause begins between the two.
fn only(scene: &Scene<'_, '_>, hit: &Hit, found: &Found<'_, '_>) -> Option<usize> {
    let from = hit.tokens.start.saturating_sub(REACH).max(scene.sentence.start);
    let until = scene.sentence.end.min(hit.tokens.end + REACH);
    let first = found.times.partition_point(|time| time.tokens.start < from);
    let mut here = (first..found.times.len())
        .take_while(|&at| found.times[at].tokens.start < until)
        .filter(|&at| found.times[at].kind != TimexKind::Set);
    let one = here.next().filter(|_| here.next().is_none())?;
    let time = &found.times[one];
    let between = match time.tokens.start < hit.tokens.start {
        true => time.tokens.end..hit.tokens.start,
        false => hit.tokens.end..time.tokens.start,
    };
    let clause = Class::RELATIVE.with(Class::SUBORDINATE);
    let is_near = between.into_iter().all(|at| !scene.marks[at].class.any(clause));
    (is_near && matches!(time.kind, TimexKind::Date | TimexKind::Time)).then_some(one)
}

/// Quantities inside the roles, or right behind the trigger.
fn quantities(
    scene: &Scene<'_, '_>,
    hit: &Hit,
    roles: &Roles<'_>,
    found: &Found<'_, '_>,
) -> Vec<usize> {
    let behind = scene.behind(hit);
    let from = hit.tokens.start.saturating_sub(REACH).max(scene.sentence.start);
    let until = scene.sentence.end.min(hit.tokens.end + REACH);
    let first = found.quantities.partition_point(|one| one.tokens.start < from);
    let here = found.quantities[first..].iter().enumerate();
    let here = here.take_while(|(_, one)| one.tokens.start < until);
    let in_roles = |span| {
        let mut parties = roles.actors.iter().chain(&roles.recipients);
        parties.any(|phrase| phrase.span.overlaps(span))
    };
    here.filter(|(_, one)| {
        let near = behind.contains(&one.tokens.start) && one.tokens.start < behind.start + 10;
        near || in_roles(one.at.span)
    })
    .map(|(index, _)| first + index)
    .collect()
}

/// The source on which the clause of a trigger hangs.
fn attribution<'t>(hit: &Hit, found: &Found<'_, 't>, text: &'t str) -> Option<Argument<'t>> {
    let one = source(hit, found)?;
    let source = one.source?;
    let mention = one.entity.and_then(|index| found.entities.get(index));
    let id = mention.and_then(|one| one.id);
    Some(Argument { at: Surface::new(source.span, text), id, entity: one.entity })
}

/// The attribution whose scope holds a trigger, the nearest.
fn source<'f, 't>(hit: &Hit, found: &Found<'f, 't>) -> Option<&'f Attribution<'t>> {
    let until = found.attributions.partition_point(|one| one.cue.start <= hit.tokens.start + REACH);
    let mut near = found.attributions[..until].iter().rev().take(SOURCES);
    near.find(|one| one.scope.contains(&hit.tokens.start))
}
