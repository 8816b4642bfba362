//! What a noun stands for by what is printed beside or before it: a name in quotation marks, a place named before.

use crate::entity::{EntityKind, Mention};
use crate::lexicon::Reading;
use crate::token::TokenKind;

use super::chunk::Reader;
use super::phrase::{Kind, Phrase};
use super::words::Class;

/// How long a name in quotation marks is at most, in tokens.
const QUOTED: usize = 4;
/// How many names back the town that المدينة stands for is looked for.
const PLACE_REACH: usize = 24;

impl<'t> Reader<'_, 't> {
    /// A place named before that a noun with the article stands for: المدينة, البلاد.
    pub(super) fn place_before(&self, at: usize) -> Option<Phrase<'t>> {
        let class = self.marks[at].class;
        if !class.any(Class::TOWN.with(Class::HOME).with(Class::REGION)) || self.begins_behind(at) {
            return None;
        }
        let noun = *self.text.readings(at).iter().find(|one| one.is_definite())?;
        let is_state = |one: &Mention<'t>| one.kind == EntityKind::Country;
        let is_town = |one: &Mention<'t>| one.kind == EntityKind::City;
        let until = self.entities.partition_point(|one| one.tokens.start < at);
        let mut before = (0..until).rev().take(PLACE_REACH);
        let index = match () {
            () if class.any(Class::TOWN) => before.find(|&one| is_town(&self.entities[one])),
            () if class.any(Class::HOME) => before.find(|&one| is_state(&self.entities[one])),
            () => before.find(|&one| self.entities[one].kind == EntityKind::Region),
        };
        let mut phrase = self.start(at, noun.span, at + 1);
        phrase.kind = Kind::Place;
        if let Some(index) = index {
            let place = &self.entities[index];
            (phrase.entity, phrase.id) = (Some(index), place.id);
            if !class.any(Class::REGION) {
                phrase.span = place.at.span;
            }
        }
        Some(phrase)
    }

    /// True if a name or an adjective follows right behind a noun, so that it stands for no place named before.
    fn begins_behind(&self, at: usize) -> bool {
        let next = at + 1;
        self.begins.get(next).is_some_and(|&mention| mention > 0) && !self.has_clitic(next)
            || self.is_noun(next) && self.text.readings(next).iter().any(Reading::is_definite)
    }

    fn is_noun(&self, at: usize) -> bool {
        self.text.tokens.get(at).is_some_and(|one| one.kind == TokenKind::Word)
            && !self.triggers[at]
    }

    /// Takes the name in quotation marks right behind a noun: منصة "واكيت تاما".
    pub(super) fn quoted(&self, phrase: &mut Phrase<'t>, end: usize) {
        let open = phrase.tokens.end;
        let named = Class::STATE.with(Class::GROUP).with(Class::FORCE).with(Class::TARGET);
        let opens = |at: usize| matches!(self.text.mark(at), Some('"' | '«' | '“'));
        let closes = |at: usize| matches!(self.text.mark(at), Some('"' | '»' | '”'));
        if open >= end || !opens(open) || !phrase.class.any(named) || phrase.class.any(Class::CIVIL)
        {
            return;
        }
        let until = end.min(open + 2 + QUOTED);
        let Some(close) = (open + 2..until).find(|&at| closes(at)) else { return };
        let name = self.mention(open + 1);
        phrase.tokens.end = close;
        phrase.span = phrase.span.cover(self.text.span(open + 1..close));
        if let Some((index, mention)) = name {
            phrase.id = phrase.id.or(mention.country).or(mention.id);
            phrase.entity = phrase.entity.or(Some(index));
        }
    }
}
