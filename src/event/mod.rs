//! Events: who did what to whom, where, when, according to whom, and whether it is so.
//!
//! A trigger of `data/events.tsv` names the event; the words near it decide which (عزز نفوذه is not
//! عزز قواته). `data/event_words.tsv` lists the words that clauses are read by: light verbs, verbs
//! that bound a clause, prepositions, nouns for those who take part. Roles follow the order of words
//! and the prepositions of the entry; the events of one sentence then lend one another what they lack.
//!
//! Not found: events told over two sentences, subjects that only sense could supply, events that
//! no trigger names.

mod argument;
mod beside;
mod chunk;
mod clause;
mod company;
mod entry;
mod factuality;
mod governed;
mod inherit;
mod link;
mod named;
mod phrase;
mod read;
mod recognizer;
mod setting;
mod settle;
mod status;
mod subject;
mod tail;
mod trigger;
mod words;

pub use recognizer::EventRecognizer;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::entity::Mention;
use crate::error::Result;
use crate::lexicon::{AnnotatedText, Vocabulary, WordMap};
use crate::number::Number;
use crate::quantity::Quantity;
use crate::quote::Attribution;
use crate::span::Surface;
use crate::time::Timex;
use crate::written::shows_its_word;

use chunk::Reader;
use clause::Scene;
use entry::Triggers;
use factuality::Factuality;
use phrase::{Kind, Phrase};
use status::Judge;
use trigger::Hit;
use words::{Class, Mark, Words};

/// The sixteen event types of PLOVER, and `Ext` for what they leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum EventKind {
    /// Agree to cooperate later.
    Agree,
    /// Meet, visit, call, negotiate.
    Consult,
    /// Praise, sign, recognise, ally.
    Support,
    /// Yield, apologise, promise a truce.
    Concede,
    /// Exercise together, trade, share.
    Cooperate,
    /// Give arms, training, money, relief.
    Aid,
    /// Withdraw, release, disarm, resign.
    Retreat,
    /// Ask, urge, appeal.
    Request,
    /// Condemn, accuse, investigate.
    Accuse,
    /// Refuse, veto, cancel a meeting.
    Reject,
    /// Threaten, warn.
    Threaten,
    /// Demonstrate, strike, boycott.
    Protest,
    /// Break off, expel, sentence, sanction.
    Sanction,
    /// Deploy, raise, test, arm.
    Mobilize,
    /// Arrest, seize, ban, overthrow.
    Coerce,
    /// Attack, kill, fight, abduct.
    Assault,
    /// Outside PLOVER: influence, crises, elections, appointments.
    Ext,
}

impl EventKind {
    /// The type that tables name so.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "AGREE" => Self::Agree,
            "CONSULT" => Self::Consult,
            "SUPPORT" => Self::Support,
            "CONCEDE" => Self::Concede,
            "COOPERATE" => Self::Cooperate,
            "AID" => Self::Aid,
            "RETREAT" => Self::Retreat,
            "REQUEST" => Self::Request,
            "ACCUSE" => Self::Accuse,
            "REJECT" => Self::Reject,
            "THREATEN" => Self::Threaten,
            "PROTEST" => Self::Protest,
            "SANCTION" => Self::Sanction,
            "MOBILIZE" => Self::Mobilize,
            "COERCE" => Self::Coerce,
            "ASSAULT" => Self::Assault,
            "EXT" => Self::Ext,
            _ => return None,
        })
    }
}

/// Whether an event is so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Status {
    /// It happened or is happening.
    #[default]
    Asserted,
    /// It is to come.
    Planned,
    /// It did not happen.
    Negated,
    /// A source says so.
    Reported,
    /// An accuser says so.
    Alleged,
    /// It would happen, or may.
    Conditional,
    /// It happened, and is told as the setting of something else.
    Background,
}

shows_its_word!(EventKind, Status);

/// Somebody or some place in an event.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Argument<'a> {
    /// Where and what is printed; for a dropped subject, its last mention.
    #[serde(flatten)]
    pub at: Surface<'a>,
    /// Id of the entity, if known.
    pub id: Option<&'a str>,
    /// Index into the mentions.
    pub entity: Option<usize>,
}

/// Who did what to whom.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Event<'a> {
    /// The word that names it.
    pub trigger: Surface<'a>,
    /// The type.
    #[serde(rename = "type")]
    pub kind: EventKind,
    /// PLOVER's mode.
    pub mode: Option<&'a str>,
    /// The finer type.
    pub subtype: Option<&'a str>,
    /// The CAMEO code.
    pub cameo: Option<&'a str>,
    /// Who did it.
    pub actors: Vec<Argument<'a>>,
    /// To whom.
    pub recipients: Vec<Argument<'a>>,
    /// Where.
    pub location: Vec<Argument<'a>>,
    /// TIMEX3 value of its time.
    pub time: Option<String>,
    /// Index into the times.
    pub time_index: Option<usize>,
    /// Indexes into the quantities.
    pub quantities: Vec<usize>,
    /// Whether it is so.
    pub status: Status,
    /// According to whom.
    pub attribution: Option<Argument<'a>>,
    /// The trigger entry that fired.
    pub rule: &'a str,
}

/// What the earlier stages found in the same text.
pub(crate) struct Found<'f, 't> {
    pub(crate) numbers: &'f [Number<'t>],
    pub(crate) times: &'f [Timex<'t>],
    pub(crate) quantities: &'f [Quantity<'t>],
    pub(crate) entities: &'f [Mention<'t>],
    pub(crate) attributions: &'f [Attribution<'t>],
}

/// Triggers and the words around them, compiled.
pub(crate) struct EventLexicon {
    triggers: Triggers,
    words: Words,
    factuality: Factuality,
}

impl EventLexicon {
    pub(crate) fn compile(words: &mut Vocabulary) -> Result<Self> {
        Ok(Self {
            triggers: Triggers::compile(words)?,
            words: Words::compile(words)?,
            factuality: Factuality::compile(words)?,
        })
    }

    /// The events of a text, in the order of their triggers.
    pub(crate) fn find<'t>(
        &'t self,
        text: &AnnotatedText<'t>,
        found: &Found<'_, 't>,
    ) -> Vec<Event<'t>> {
        let mut marks = self.words.mark(text);
        let layers = Layers::new(text, found);
        let hits = self.triggers.find(text, &marks, &layers.taken);
        clear_names(&mut marks, found.entities);
        let mut triggers = vec![false; text.len()];
        for hit in &hits {
            triggers[hit.tokens.clone()].fill(true);
            for mark in &mut marks[hit.tokens.clone()] {
                match hit.is_verb() {
                    true => mark.class.add(Class::TRIGGER),
                    false => mark.class = mark.class.without(Class::VERB),
                }
            }
        }
        let reader = Reader {
            text,
            marks: &marks,
            entities: found.entities,
            numbers: found.numbers,
            quantities: found.quantities,
            begins: &layers.begins,
            times: &layers.times,
            triggers: &triggers,
        };
        let mut events = Vec::with_capacity(hits.len());
        let mut memory = Memory::default();
        let mut rest = hits.as_slice();
        for sentence in &text.sentences {
            let here = rest.partition_point(|hit| hit.tokens.start < sentence.tokens.end);
            let (hits, behind) = rest.split_at(here);
            rest = behind;
            if !hits.is_empty() {
                self.sentence(
                    &reader,
                    sentence.tokens.clone(),
                    hits,
                    found,
                    &mut memory,
                    &mut events,
                );
            }
        }
        events
    }

    /// Adds the events of the triggers of one sentence.
    fn sentence<'t>(
        &'t self,
        reader: &Reader<'_, 't>,
        sentence: Range<usize>,
        hits: &[Hit],
        found: &Found<'_, 't>,
        memory: &mut Memory<'t>,
        events: &mut Vec<Event<'t>>,
    ) {
        let mut phrases = reader.read(sentence.clone());
        recall(&mut phrases, &mut memory.heads);
        own(&mut phrases);
        let mut scene = Scene {
            text: reader.text,
            marks: reader.marks,
            entries: &self.triggers.entries,
            sentence: sentence.clone(),
            phrases: &phrases,
            hits,
            times: reader.times,
            ends: &[],
        };
        let ends: Vec<usize> = hits.iter().map(|hit| scene.clause_end(hit.tokens.end)).collect();
        scene.ends = &ends;
        let mut list = Vec::with_capacity(hits.len());
        for hit in hits {
            let roles = scene.roles(hit, &memory.last);
            if roles.actors.first().is_some_and(|one| one.kind != Kind::Medium) {
                memory.last.clone_from(&roles.actors);
            }
            list.push((hit, roles));
        }
        let cues = self.factuality.cues(reader.text, &sentence);
        let settled = settle::settle(&scene, list).into_iter();
        events.extend(settled.map(|(hit, roles)| {
            let mut event = link::event(&scene, hit, roles, found, &cues);
            let judge = Judge::new(&scene, &cues, hit);
            event.status = judge.status(&event, found.attributions, found.entities, found.times);
            event
        }));
    }
}

/// What a text told before the sentence that is read.
#[derive(Default)]
struct Memory<'t> {
    /// The actor of the event before, for dropped subjects.
    last: Vec<Phrase<'t>>,
    /// The ids that head nouns had.
    heads: WordMap<&'t str>,
}

/// No word of a name is a verb or begins a clause.
fn clear_names(marks: &mut [Mark], names: &[Mention<'_>]) {
    for mention in names {
        for mark in &mut marks[mention.tokens.clone()] {
            mark.class = mark.class.without(Class::VERB.with(Class::SUBORDINATE));
        }
    }
}

/// Gives المدربون the id that مدربون من روسيا had before.
fn recall<'t>(phrases: &mut [Phrase<'t>], heads: &mut WordMap<&'t str>) {
    for phrase in phrases.iter_mut().filter(|phrase| phrase.head.is_known()) {
        match phrase.id {
            Some(id) => {
                heads.insert(phrase.head, id);
            }
            None if !phrase.indefinite && !phrase.owned => {
                phrase.id = heads.get(&phrase.head).copied();
            }
            None => {}
        }
    }
}

/// Gives قواتها the state of whom the sentence named before it.
fn own(phrases: &mut [Phrase<'_>]) {
    let mut owner = None;
    for phrase in phrases {
        let body = Class::FORCE.with(Class::STATE).with(Class::TARGET);
        if phrase.owned && phrase.id.is_none() && phrase.class.any(body) {
            phrase.id = owner;
        } else if phrase.is_bare() && phrase.kind == Kind::Party && !phrase.owned {
            // RU-MOD: the ministry of a state.
            let state = phrase.id.map(|id| id.split_once('-').map_or(id, |(state, _)| state));
            owner = state.filter(|id| id.len() == 2).or(owner);
        }
    }
}

/// What stands at each token of a text.
struct Layers {
    /// True inside a name or a time: no trigger there.
    taken: Vec<bool>,
    /// True inside a time.
    times: Vec<bool>,
    /// 1 + index of the mention that begins at a token.
    begins: Vec<u32>,
}

impl Layers {
    fn new(text: &AnnotatedText<'_>, found: &Found<'_, '_>) -> Self {
        let mut times = vec![false; text.len()];
        for time in found.times {
            times[time.tokens.clone()].fill(true);
        }
        let mut taken = times.clone();
        let mut begins = vec![0; text.len()];
        for (index, mention) in found.entities.iter().enumerate() {
            if let Some(slot) = begins.get_mut(mention.tokens.start) {
                *slot = index as u32 + 1;
            }
            taken[mention.tokens.clone()].fill(true);
        }
        Self { taken, times, begins }
    }
}
