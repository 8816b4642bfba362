//! Events: who did what to whom, where, when, according to whom, and whether it is so.

use serde::Serialize;

use crate::entity::Mention;
use crate::error::Result;
use crate::lexicon::{AnnotatedText, Vocabulary};
use crate::number::Number;
use crate::quantity::Quantity;
use crate::quote::{Attribution, Quote};
use crate::span::Surface;
use crate::time::Timex;

/// The sixteen event types of PLOVER, and `Ext` for what they leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
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

/// Whether an event is so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
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

/// Somebody or some place in an event.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
    pub(crate) quotes: &'f [Quote<'t>],
    pub(crate) attributions: &'f [Attribution<'t>],
}

/// Triggers and cues of status, compiled.
pub(crate) struct EventLexicon {}

impl EventLexicon {
    pub(crate) fn compile(_words: &mut Vocabulary) -> Result<Self> {
        Ok(Self {})
    }

    /// The events of a text, in the order of their triggers.
    pub(crate) fn find<'t>(
        &'t self,
        _text: &AnnotatedText<'t>,
        _found: &Found<'_, 't>,
    ) -> Vec<Event<'t>> {
        Vec::new()
    }
}
