//! Phrases for those who take part: names with their titles, and nouns such as مسلحون مجهولون.

use std::ops::Range;

use crate::entity::EntityKind;
use crate::lexicon::WordId;
use crate::span::Span;
use crate::token::Proclitics;

use super::words::Class;

/// What a phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Somebody: a state, force, body, person or people.
    Party,
    /// A medium: it tells of others, and what the sentence is about is seldom it.
    Medium,
    /// Only a demonym: الإسرائيلية.
    Demonym,
    /// A place that acts for nobody: a region, a village.
    Place,
    /// A city; a capital may act for its state.
    City,
    /// A thing that is hit: قافلة، موقع.
    Target,
}

/// A phrase with the preposition in front of it.
#[derive(Clone, Debug)]
pub(super) struct Phrase<'t> {
    pub(super) tokens: Range<usize>,
    /// The first token, a number in front included.
    pub(super) front: usize,
    pub(super) span: Span,
    pub(super) kind: Kind,
    pub(super) id: Option<&'t str>,
    pub(super) entity: Option<usize>,
    /// The preposition that governs it; the empty class for none.
    pub(super) prep: Class,
    /// ب or ل in front.
    pub(super) clitics: Proclitics,
    /// Joined by و to the phrase before.
    pub(super) joined: bool,
    /// Classes of its head noun.
    pub(super) class: Class,
    /// Counted or without the article: خمسة أشخاص, مسلحون.
    pub(super) indefinite: bool,
    /// It has the form of an object: الطرفين, شابا.
    pub(super) accusative: bool,
    /// A pronoun stands behind its head: قواتها.
    pub(super) owned: bool,
    /// The head noun of a phrase that is no name.
    pub(super) head: WordId,
}

impl Phrase<'_> {
    /// True if nothing governs it.
    pub(super) fn is_bare(&self) -> bool {
        self.prep == Class::default()
            && !self.clitics.any(Proclitics::BI.with(Proclitics::LI).with(Proclitics::KA))
    }

    /// True for a town or a state by name, to which one travels.
    pub(super) fn is_state_place(&self) -> bool {
        let state = self.kind == Kind::Party
            && self.class == Class::default()
            && self.id.is_some_and(|id| id.len() == 2);
        self.is_place() || state && self.entity.is_some()
    }

    /// True if it may act or suffer.
    pub(super) fn takes_part(&self) -> bool {
        !matches!(self.kind, Kind::Place)
    }

    /// True for a thing that is hit and hits nobody itself.
    pub(super) fn is_hit(&self) -> bool {
        self.kind == Kind::Target && !self.class.any(Class::FORCE)
    }

    /// True for things of which nothing is told but that they were hit: مواقع.
    pub(super) fn is_vague(&self) -> bool {
        self.class.any(Class::VAGUE)
            && self.indefinite
            && self.tokens.len() == 1
            && self.id.is_none()
    }

    /// True if it can be where something happens.
    pub(super) fn is_place(&self) -> bool {
        matches!(self.kind, Kind::Place | Kind::City)
    }
}

/// What a name may stand for; `None` for what takes no part.
pub(super) fn kind_of(kind: EntityKind) -> Option<Kind> {
    Some(match kind {
        EntityKind::Person
        | EntityKind::Country
        | EntityKind::Org
        | EntityKind::ArmedGroup
        | EntityKind::Title => Kind::Party,
        EntityKind::Media => Kind::Medium,
        EntityKind::City => Kind::City,
        EntityKind::Region => Kind::Place,
        EntityKind::Facility => Kind::Target,
        EntityKind::Nationality => Kind::Demonym,
        _ => return None,
    })
}
