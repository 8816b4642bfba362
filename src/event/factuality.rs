//! Whether an event is so: denied, planned, told by a source, or the setting of something else.

use std::ops::Range;

use crate::entity::Mention;
use crate::error::Result;
use crate::lexicon::{AnnotatedText, PhraseTable, Tense, Vocabulary, inflect};
use crate::quote::Attribution;
use crate::table::Table;
use crate::token::Proclitics;

use super::clause::Scene;
use super::trigger::{Hit, Part};
use super::words::Class;
use super::{Argument, EventKind, Status};

/// Tokens in front of a trigger in which its cues stand.
const REACH: usize = 12;
/// How far a marker such as يذكر أن reaches, in tokens.
const MARKER: usize = 40;
/// How many sources near a trigger are asked whether it hangs on them.
const SOURCES: usize = 8;

/// What a cue says of the event behind it; `data/factuality.tsv` explains the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    Not,
    Deny,
    Lack,
    Keep,
    If,
    May,
    Plan,
    Near,
    Aim,
    Cause,
    Alleged,
    Setting,
    Marker,
    Relative,
    Been,
}

impl Cue {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "not" => Self::Not,
            "deny" => Self::Deny,
            "lack" => Self::Lack,
            "keep" => Self::Keep,
            "if" => Self::If,
            "may" => Self::May,
            "plan" => Self::Plan,
            "near" => Self::Near,
            "aim" => Self::Aim,
            "cause" => Self::Cause,
            "alleged" => Self::Alleged,
            "setting" => Self::Setting,
            "marker" => Self::Marker,
            "relative" => Self::Relative,
            "been" => Self::Been,
            _ => return None,
        })
    }
}

/// The cues of `data/factuality.tsv`, compiled.
pub(super) struct Factuality {
    cues: PhraseTable<Cue>,
}

/// A cue in front of a trigger, and the tokens between the two.
struct Before {
    cue: Cue,
    end: usize,
    gap: usize,
}

impl Factuality {
    pub(super) fn compile(words: &mut Vocabulary) -> Result<Self> {
        let source = include_str!("../../data/factuality.tsv");
        let table = Table::parse("factuality.tsv", source, &["cue", "kind"])?;
        let mut cues = PhraseTable::new();
        for row in table.rows() {
            let Some(cue) = Cue::named(row.get(1)) else {
                return Err(row.fault(format!("no such kind: {:?}", row.get(1))));
            };
            match row.get(0).split_once('/') {
                None => {
                    cues.insert(words, row.get(0), cue);
                }
                Some((root, form)) => {
                    let forms = inflect(root, form)
                        .ok_or_else(|| row.fault(format!("no verb: {:?}", row.get(0))))?;
                    for one in forms.iter().filter(|one| one.tense != Tense::Masdar) {
                        cues.insert(words, &one.word, cue);
                    }
                }
            }
        }
        Ok(Self { cues: cues.settled() })
    }

    /// The status of the event of a trigger: the first that holds, from negated to asserted.
    pub(super) fn status(
        &self,
        scene: &Scene<'_, '_>,
        hit: &Hit,
        actors: &[Argument<'_>],
        said: &[Attribution<'_>],
        entities: &[Mention<'_>],
    ) -> Status {
        let before = self.before(scene, hit);
        let any = |holds: &dyn Fn(&Before) -> bool| before.iter().any(holds);
        if any(&|one| negates(scene, hit, one)) {
            return Status::Negated;
        }
        if any(&|one| supposes(scene, hit, one)) {
            return Status::Conditional;
        }
        if is_future(scene, hit) || self.is_aim(scene, hit, &before) || any(&|one| plans(hit, one))
        {
            return Status::Planned;
        }
        if self.behind(scene, hit, Cue::Near) {
            return Status::Planned;
        }
        let sources = sources(hit, said);
        let accused = is_accused(scene, hit) || self.behind(scene, hit, Cue::Alleged);
        if accused || sources.iter().any(|one| one.alleged) {
            return Status::Alleged;
        }
        if sources.first().is_some_and(|one| is_told(scene, hit, one, actors, entities)) {
            return Status::Reported;
        }
        if self.is_setting(scene, hit, &before) {
            return Status::Background;
        }
        Status::Asserted
    }

    /// The cues in front of a trigger back to the comma, nearest first.
    fn before(&self, scene: &Scene<'_, '_>, hit: &Hit) -> Vec<Before> {
        let start = hit.tokens.start;
        let from = start.saturating_sub(REACH).max(scene.sentence.start);
        let mut found: Vec<Before> = Vec::new();
        for at in (from..start).rev() {
            if matches!(scene.text.mark(at), Some('،' | ',' | '؛' | '.' | ':')) {
                break;
            }
            let Some((cue, tokens)) = self.cue(scene.text, at) else { continue };
            if tokens.end > start {
                continue;
            }
            if tokens.len() > 1 {
                // A longer cue overrules those inside it: لا يزال, ما إذا.
                found.retain(|one| one.end > tokens.end);
            }
            if cue != Cue::Keep {
                found.push(Before { cue, end: tokens.end, gap: start - tokens.end });
            }
        }
        found
    }

    fn cue(&self, text: &AnnotatedText<'_>, at: usize) -> Option<(Cue, Range<usize>)> {
        let front = Proclitics::SA.with(Proclitics::KA).with(Proclitics::LI);
        let found = self.cues.longest(text, at, |one| !one.proclitics.any(front));
        found.and_then(|found| Some((*found.values.first()?, found.tokens)))
    }

    /// True if a cue of a kind stands right behind a noun: الهجوم المزعوم.
    fn behind(&self, scene: &Scene<'_, '_>, hit: &Hit, kind: Cue) -> bool {
        let end = hit.tokens.end;
        let until = (end + 2).min(scene.sentence.end);
        !hit.is_verb()
            && (end..until).any(|at| self.cue(scene.text, at).is_some_and(|(cue, _)| cue == kind))
    }

    /// True for لـ with a masdar of purpose: اجتماع لبحث الأزمة, but not تعرض لهجوم.
    fn is_aim(&self, scene: &Scene<'_, '_>, hit: &Hit, before: &[Before]) -> bool {
        let suffers = before.iter().any(|one| one.cue == Cue::Cause && one.gap <= 4);
        let from = hit.tokens.start.saturating_sub(4).max(scene.sentence.start);
        let suffers =
            suffers || (from..hit.tokens.start).any(|at| scene.marks[at].class.any(Class::SUFFER));
        let clitics = hit.reading.proclitics;
        !hit.is_verb() && clitics.any(Proclitics::LI) && !hit.reading.is_definite() && !suffers
    }

    /// True for an event told as the setting of something else.
    fn is_setting(&self, scene: &Scene<'_, '_>, hit: &Hit, before: &[Before]) -> bool {
        let told = hit.part == Part::Perfect;
        let has =
            |kind: Cue, gap: usize| before.iter().any(|one| one.cue == kind && one.gap <= gap);
        let from = hit.tokens.start.saturating_sub(MARKER).max(scene.sentence.start);
        let marked = || {
            (from..hit.tokens.start)
                .any(|at| self.cue(scene.text, at).is_some_and(|(cue, _)| cue == Cue::Marker))
        };
        has(Cue::Setting, 1)
            || told && (has(Cue::Relative, 1) || has(Cue::Been, REACH) && has(Cue::May, 1))
            || marked()
    }
}

fn negates(scene: &Scene<'_, '_>, hit: &Hit, one: &Before) -> bool {
    match one.cue {
        Cue::Not if hit.is_verb() => one.gap == 0,
        Cue::Not => one.gap > 0 && one.gap <= 4 && scene.marks[one.end].class.any(Class::VERB),
        Cue::Deny => one.gap <= 8,
        Cue::Lack => one.gap <= 1,
        _ => false,
    }
}

fn supposes(scene: &Scene<'_, '_>, hit: &Hit, one: &Before) -> bool {
    match one.cue {
        Cue::If => true,
        Cue::May if hit.is_verb() => one.gap == 0 && hit.part == Part::Imperfect,
        Cue::May => {
            let light = scene.marks[one.end].class.any(Class::VERB);
            one.gap > 0 && one.gap <= 4 && light && scene.text.key(one.end).starts_with(['ي', 'ت'])
        }
        _ => false,
    }
}

fn plans(hit: &Hit, one: &Before) -> bool {
    match one.cue {
        Cue::Plan => hit.part != Part::Perfect && one.gap <= 8,
        Cue::Aim => one.gap <= 3,
        _ => false,
    }
}

/// True for سـ on the verb, or on the light verb that hands over to a noun: ستجري محادثات.
fn is_future(scene: &Scene<'_, '_>, hit: &Hit) -> bool {
    let from = hit.tokens.start.saturating_sub(4).max(scene.sentence.start);
    let will = |at: usize| {
        scene.marks[at].class.any(Class::VERB)
            && scene.text.readings(at).iter().any(|one| one.proclitics.any(Proclitics::SA))
    };
    match hit.is_verb() {
        true => hit.reading.proclitics.any(Proclitics::SA),
        false => (from..hit.tokens.start).any(will),
    }
}

/// True for the content of an accusation in the same clause: اتهم فلانا بقتل.
fn is_accused(scene: &Scene<'_, '_>, hit: &Hit) -> bool {
    let at = scene.hits.partition_point(|one| one.tokens.start < hit.tokens.start);
    let mut near = scene.hits[at.saturating_sub(2)..at].iter();
    near.any(|one| {
        let accuses = scene.entries[one.entry].subtype.name == "allege";
        accuses && hit.tokens.start <= one.tokens.end + REACH
    })
}

/// The attributions that a trigger hangs on, the nearest first.
fn sources<'s, 't>(hit: &Hit, said: &'s [Attribution<'t>]) -> Vec<&'s Attribution<'t>> {
    let until = said.partition_point(|one| one.cue.start <= hit.tokens.start + MARKER);
    let near = said[..until].iter().rev().take(SOURCES);
    near.filter(|one| one.scope.contains(&hit.tokens.start) && !one.cue.contains(&hit.tokens.start))
        .collect()
}

/// True for what hangs on a source other than its actor, and for the claim of a party that it attacked:
/// قال الجيش إنه قصف. What a party announces by a verbal noun is its own if nobody else does it: أعلنت تعليق
/// المحادثات, but not أعلنت مقتل ثلاثة.
fn is_told(
    scene: &Scene<'_, '_>,
    hit: &Hit,
    one: &Attribution<'_>,
    actors: &[Argument<'_>],
    entities: &[Mention<'_>],
) -> bool {
    let is_force = scene.entries[hit.entry].subtype.kind == EventKind::Assault;
    if one.nominal && (actors.is_empty() || hit.reading.pronoun > 0) {
        return is_force && hit.reading.pronoun == 0;
    }
    match is_own(one, actors, entities) {
        true => is_force && !one.nominal,
        false => true,
    }
}

/// True if the source is the actor itself or speaks for it: أعلن الجيش أنه نشر قوات.
fn is_own(one: &Attribution<'_>, actors: &[Argument<'_>], entities: &[Mention<'_>]) -> bool {
    let Some(source) = one.source.filter(|_| !one.outside) else { return false };
    let from = entities.partition_point(|mention| mention.at.span.end <= source.span.start);
    let inside = entities[from..].iter().take_while(|other| other.at.span.start < source.span.end);
    let ids: Vec<&str> = inside.filter_map(|mention| mention.id).take(SOURCES).collect();
    actors.iter().any(|actor| {
        actor.at.span.overlaps(source.span) || actor.id.is_some_and(|id| ids.contains(&id))
    })
}
