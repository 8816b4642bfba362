//! From roles to events: arguments with ids, the time, the quantities and the source.

use std::ops::Range;

use crate::entity::{EntityKind, Mention};
use crate::quote::Attribution;
use crate::span::Surface;
use crate::time::TimexKind;
use crate::token::Proclitics;

use super::argument::Roles;
use super::clause::Scene;
use super::factuality::{Cue, Seen};
use super::phrase::{Kind, Phrase};
use super::trigger::Hit;
use super::words::Class;
use super::{Argument, Event, Found, Status};

/// How far from its trigger a time, a quantity or a source is looked for, in tokens.
const REACH: usize = 48;
/// How far behind a verb of lasting its duration begins at most, in tokens.
const DURATION: usize = 4;
/// How far behind a verb that tells of a noun its time ends at most, in tokens.
const ASIDE: usize = 14;
/// Tokens of the adverb that opens a sentence, in front of its time, at most.
const ADVERB: usize = 3;
/// Tokens between أسفر عن and what resulted, and cues asked for it, at most.
const RESULT: usize = 4;
/// How many sources near a trigger are asked whether it hangs on them.
const SOURCES: usize = 8;

/// The event of a trigger with its roles.
pub(super) fn event<'t>(
    scene: &Scene<'_, 't>,
    hit: &Hit,
    roles: Roles<'t>,
    found: &Found<'_, 't>,
    cues: &[Seen],
) -> Event<'t> {
    let entry = &scene.entries[hit.entry];
    let text = scene.text.text;
    let parties = |list: Vec<Phrase<'t>>| -> Vec<Argument<'t>> {
        list.into_iter().map(|phrase| party(phrase, found.entities, text)).collect()
    };
    let time = Finder { scene, cues, found }.time(hit);
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
        location: roles.location.into_iter().filter_map(|one| place(scene, one)).collect(),
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

/// A place; المنطقة and البلاد, with no name before them that they could stand for, are none.
fn place<'t>(scene: &Scene<'_, 't>, phrase: Phrase<'t>) -> Option<Argument<'t>> {
    let vague = scene.marks[phrase.tokens.start].class.any(Class::REGION.with(Class::HOME));
    let named = phrase.kind != Kind::Place || phrase.entity.is_some() || !vague;
    let at = Surface::new(phrase.span, scene.text.text);
    named.then_some(Argument { at, id: phrase.id, entity: phrase.entity })
}

/// Where the time of an event is looked for.
struct Finder<'f, 's, 't> {
    scene: &'f Scene<'s, 't>,
    cues: &'f [Seen],
    found: &'f Found<'f, 't>,
}

impl Finder<'_, '_, '_> {
    /// The time that modifies an event: in its clause behind it, else before it, else one that opens the sentence
    /// in front of a comma; what has none of its own and results from another event has the time of that.
    fn time(&self, hit: &Hit) -> Option<usize> {
        let own = self.own(hit);
        own.or_else(|| self.of_cause(hit)).or_else(|| {
            let one = only(self.scene, hit, self.found)?;
            let start = self.found.times[one].tokens.start;
            (start < hit.tokens.start || !self.is_made(hit.tokens.end + 1, start)).then_some(one)
        })
    }

    /// True if a participle that dates a noun stands in a range: الاتفاق المبرم عام 2015.
    fn is_made(&self, start: usize, end: usize) -> bool {
        let from = self.cues.partition_point(|one| one.tokens.start < start);
        let mut inside = self.cues[from..].iter().take_while(|one| one.tokens.start < end);
        inside.any(|one| one.cue == Cue::Made)
    }

    fn own(&self, hit: &Hit) -> Option<usize> {
        let scene = self.scene;
        let behind = self.behind(hit);
        let (before, by_verb) = scene.before(hit.tokens.start);
        let near = before.start.max(hit.tokens.start.saturating_sub(12))..before.end;
        // في يوليو نفذ التحالف غارات: a light verb has its time in front of it too.
        let lightly = || {
            let verb = before.start.checked_sub(1).filter(|_| by_verb && !hit.is_verb())?;
            let light = Class::LIGHT.with(Class::HAPPEN);
            scene.marks[verb].class.any(light).then(|| self.nearest(&scene.before(verb).0))?
        };
        self.first(&behind, hit)
            .or_else(|| self.lasted(hit, &behind))
            .or_else(|| self.told(hit, &behind))
            .or_else(|| self.nearest(&near))
            .or_else(lightly)
            .or_else(|| self.opening(&before, by_verb))
            .or_else(|| {
                // أعلن الجيش أمس أنه أسقط طائرة: what is announced has the time of its announcement.
                let said =
                    source(hit, self.found).filter(|said| said.cue.start < said.scope.start)?;
                self.first(&(said.cue.start..said.scope.start), hit)
            })
    }

    /// The clause behind a trigger, up to a participle that dates another event: الاتفاق المبرم عام 2015.
    fn behind(&self, hit: &Hit) -> Range<usize> {
        let range = self.scene.behind(hit);
        let from = self.cues.partition_point(|one| one.tokens.start < range.start);
        let inside = self.cues[from..].iter().take_while(|one| one.tokens.start < range.end);
        let made = inside.filter(|one| one.cue == Cue::Made).map(|one| one.tokens.start).next();
        let Some(made) = made else { return range };
        let next = self.scene.hits.partition_point(|one| one.tokens.start < range.start);
        let another = self.scene.hits.get(next).is_some_and(|one| one.tokens.start < made);
        if hit.is_verb() || another { range.start..made } else { range }
    }

    /// The times in a range of tokens, sets of times aside.
    fn inside(&self, range: &Range<usize>) -> impl DoubleEndedIterator<Item = usize> + use<> {
        let times = self.found.times;
        let from = times.partition_point(|time| time.tokens.start < range.start);
        let to = times.partition_point(|time| time.tokens.start < range.end);
        let is_set: Vec<bool> =
            times[from..to.max(from)].iter().map(|time| time.kind == TimexKind::Set).collect();
        (from..from + is_set.len()).filter(move |at| !is_set[at - from])
    }

    /// The first time of a range, dates before lengths; أعنف غارة منذ عام is not of that year.
    fn first(&self, range: &Range<usize>, hit: &Hit) -> Option<usize> {
        let end = self.cues.partition_point(|one| one.tokens.end <= hit.tokens.start);
        let most = self.cues[..end]
            .last()
            .is_some_and(|one| one.cue == Cue::Most && one.tokens.end == hit.tokens.start);
        let since = |at: usize| {
            let start = self.found.times[at].tokens.start;
            let near = self.cues.partition_point(|one| one.tokens.end < start);
            self.cues.get(near).is_some_and(|one| one.cue == Cue::Fact && one.tokens.end == start)
        };
        let fits = |at: &usize| !(most && since(*at));
        let dated =
            |at: &usize| matches!(self.found.times[*at].kind, TimexKind::Date | TimexKind::Time);
        let date = self.inside(range).filter(fits).find(dated);
        // حكم بالسجن ثلاث سنوات: what one is sentenced to is no time of the sentence.
        let subtype = self.scene.entries[hit.entry].subtype;
        let sentences = matches!(subtype.name, "conviction" | "arrest");
        date.or_else(|| self.inside(range).find(fits).filter(|_| !sentences))
    }

    fn nearest(&self, range: &Range<usize>) -> Option<usize> {
        self.inside(range).next_back()
    }

    /// The time that opens the sentence or a clause in front of the comma before the clause of a trigger.
    fn opening(&self, before: &Range<usize>, by_verb: bool) -> Option<usize> {
        let (scene, times) = (self.scene, self.found.times);
        let last = before.start.checked_sub(2).filter(|_| !by_verb)?;
        if last < scene.sentence.start {
            return None;
        }
        let at = times.partition_point(|time| time.tokens.end <= last);
        let time = times.get(at).filter(|time| time.tokens.contains(&last))?;
        let start = time.tokens.start;
        let from = start.saturating_sub(ADVERB).max(scene.sentence.start);
        let opens = from == scene.sentence.start || (from..start).any(|one| scene.is_comma(one));
        (opens && time.kind != TimexKind::Set).then_some(at)
    }

    /// معارك استمرت ثلاثة أيام: the verb says how long the nearest event before it lasted.
    fn lasted(&self, hit: &Hit, behind: &Range<usize>) -> Option<usize> {
        let (scene, verb) = (self.scene, behind.end);
        let lasts = scene.marks.get(verb)?.class.any(Class::LAST) && verb < scene.sentence.end;
        let next = scene.hits.partition_point(|other| other.tokens.start < behind.start);
        let alone = scene.hits.get(next).is_none_or(|other| other.tokens.start > verb);
        let how_long = verb + 1..verb + 1 + DURATION;
        self.first(&how_long, hit).filter(|_| lasts && alone)
    }

    /// هجوم وقع أمس, الاجتماع الذي عقد أمس: the verb that tells of a noun behind it has its time.
    fn told(&self, hit: &Hit, behind: &Range<usize>) -> Option<usize> {
        let scene = self.scene;
        let skipped = scene.marks.get(behind.end)?.class.any(Class::RELATIVE);
        let verb = behind.end + usize::from(skipped);
        let until = scene.sentence.end.min(verb + ASIDE);
        let happens = verb < until && scene.marks[verb].class.any(Class::HAPPEN);
        let next =
            scene.hits.get(scene.hits.partition_point(|one| one.tokens.start < behind.start));
        let alone = next.is_none_or(|one| one.tokens.start >= verb);
        if hit.is_verb() || !happens || !alone {
            return None;
        }
        let end = (verb + 1..until).find(|&at| scene.is_verb(at) || scene.is_boundary(at));
        self.first(&(verb + 1..end.unwrap_or(until)), hit)
    }

    /// The time of the event that a trigger results from: قصف أسفر عن مقتل.
    fn of_cause(&self, hit: &Hit) -> Option<usize> {
        let end = self.cues.partition_point(|one| one.tokens.end <= hit.tokens.start);
        let result =
            self.cues[..end].iter().rev().take(RESULT).find(|one| one.cue == Cue::Result)?;
        if hit.tokens.start - result.tokens.end > RESULT {
            return None;
        }
        let start = result.tokens.start;
        let before = self.scene.hits.partition_point(|one| one.tokens.end <= start);
        let mut near = self.scene.hits[before.saturating_sub(RESULT)..before].iter().rev();
        self.nearest(&self.scene.before(start).0).or_else(|| near.find_map(|one| self.own(one)))
    }
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
    let is_near = is_near && !parted(scene, hit, time.tokens.start);
    (is_near && matches!(time.kind, TimexKind::Date | TimexKind::Time)).then_some(one)
}

/// True if و joins a clause with a verb of its own between a noun and a time behind it: غارة على صور والحكومة تجتمع
/// غدا.
fn parted(scene: &Scene<'_, '_>, hit: &Hit, time: usize) -> bool {
    let next = scene.hits.partition_point(|one| one.tokens.start < hit.tokens.end);
    let verb = scene.hits.get(next).filter(|one| one.is_verb() && one.tokens.start < time);
    !hit.is_verb()
        && verb.is_some_and(|verb| {
            let mut between = hit.tokens.end..verb.tokens.start;
            between.any(|at| {
                let readings = scene.text.readings(at);
                readings.iter().any(|one| one.proclitics.any(Proclitics::WA))
            })
        })
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
