//! Names: people, places, organisations, armed groups, media, offices, weapons, nationalities.

mod classes;
mod coref;
mod evidence;
mod find;
mod forms;
mod gazetteer;
mod heads;
mod institution;
mod lexicon;
mod matches;
mod name_word;
mod people;
mod recognizer;
mod romanize;
mod sense;
mod spelling;

pub use gazetteer::Gazetteer;
pub(crate) use lexicon::EntityLexicon;
pub use recognizer::EntityRecognizer;

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::span::Surface;
use crate::written::shows_its_word;

/// What a [`Mention`] names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[non_exhaustive]
pub enum EntityKind {
    /// A person, without the title.
    Person,
    /// A state.
    Country,
    /// A city, town or village.
    City,
    /// A province, continent, sea, river or quarter.
    Region,
    /// A ministry, party, court, firm or union.
    Org,
    /// An army, militia or coalition.
    ArmedGroup,
    /// A newspaper, agency or channel.
    Media,
    /// A named airport, port, base or hospital.
    Facility,
    /// A demonym.
    Nationality,
    /// An office or rank.
    Title,
    /// A kind of weapon.
    Weapon,
    /// A named event.
    EventName,
    /// A currency.
    Currency,
}

shows_its_word!(EntityKind);

impl EntityKind {
    /// Every kind.
    const ALL: [Self; 13] = [
        Self::Person,
        Self::Country,
        Self::City,
        Self::Region,
        Self::Org,
        Self::ArmedGroup,
        Self::Media,
        Self::Facility,
        Self::Nationality,
        Self::Title,
        Self::Weapon,
        Self::EventName,
        Self::Currency,
    ];
}

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Mention<'a> {
    /// Where and what is printed, clitics outside.
    #[serde(flatten)]
    pub at: Surface<'a>,
    /// What it names.
    #[serde(rename = "type")]
    pub kind: EntityKind,
    /// ISO 3166-1 alpha-2 for states and their demonyms, else a stable slug; `None` if unknown.
    pub id: Option<&'a str>,
    /// The English name; of a person that no table knows, the name in Latin letters.
    pub name: Option<Cow<'a, str>>,
    /// ISO 3166-1 alpha-2 of the state it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<&'a str>,
    /// Index of the first mention of the same entity, if this is not it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coref: Option<usize>,
    /// The rule or table that found it.
    pub rule: &'static str,
    /// Its tokens, as [`tokenize`](crate::token::tokenize) counts them.
    #[serde(skip)]
    pub tokens: Range<usize>,
}
