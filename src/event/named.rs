//! Names as phrases: titles before them and demonyms behind, offices that one person holds together.

use crate::entity::{EntityKind, Mention};
use crate::lexicon::Reading;
use crate::token::Proclitics;

use super::chunk::Reader;
use super::phrase::{Kind, Phrase, kind_of};
use super::words::Class;

impl<'t> Reader<'_, 't> {
    /// A name, with the title or demonym before it and the demonym behind.
    pub(super) fn named(
        &self,
        at: usize,
        index: usize,
        first: &Mention<'t>,
        end: usize,
    ) -> Option<Phrase<'t>> {
        let mut phrase = self.opening(at, index, first, end)?;
        let mut last = first;
        while phrase.tokens.end < end
            && let Some(next) = self.take_next(&mut phrase, first, last)
        {
            last = next;
        }
        if first.kind == EntityKind::Title && phrase.tokens.end == first.tokens.end {
            // شكل رئيس الوزراء لجنة: an office with the article at its end has no owner behind it.
            let definite = self.has_article(at) || self.has_article(first.tokens.end - 1);
            self.tail(&mut phrase, end, definite);
        }
        Some(phrase)
    }

    /// The phrase of a name by itself.
    fn opening(
        &self,
        at: usize,
        index: usize,
        first: &Mention<'t>,
        end: usize,
    ) -> Option<Phrase<'t>> {
        let kind = kind_of(first.kind)?;
        let mut phrase = self.start(at, first.at.span, first.tokens.end);
        phrase.kind = kind;
        if kind == Kind::Demonym && self.is_people(at, first) {
            phrase.kind = Kind::Party;
            phrase.indefinite = true;
            self.number_before(&mut phrase);
        }
        if kind == Kind::Place && self.marks[at].class.any(Class::STATE.with(Class::FORCE)) {
            // القوى الغربية stands for those who act in a region.
            phrase.kind = Kind::Party;
        }
        phrase.entity = Some(index);
        phrase.id = first.id.or(first.country);
        if first.kind == EntityKind::Title {
            phrase.class.add(Class::OFFICIAL);
            phrase.id = first.country;
        }
        if self.marks[at].class.any(Class::STATE) && self.marks[at].end(at) == first.tokens.end {
            // A body that every state has: المجلس العسكري في النيجر.
            phrase.class.add(Class::STATE);
            let own = phrase.id.filter(|id| id.len() == 2);
            let id = std::mem::replace(&mut phrase.id, own);
            self.attached(&mut phrase, end);
            phrase.id = phrase.id.or(id);
        }
        Some(phrase)
    }

    /// Takes the name right behind a phrase that begins with `first` and ends with `last`, if it belongs to it.
    fn take_next(
        &self,
        phrase: &mut Phrase<'t>,
        first: &Mention<'t>,
        last: &Mention<'t>,
    ) -> Option<&Mention<'t>> {
        let is_title = first.kind == EntityKind::Title;
        // An adjective may stand between title and name: الرئيس المخلوع علي صالح.
        let skip = usize::from(is_title && self.is_epithet(phrase.tokens.end));
        let at = phrase.tokens.end + skip;
        let (next, mention) = self.mention(at)?;
        let serves = is_title && skip == 0 && self.serves(phrase, first, mention);
        if self.has_clitic(at) && !serves
            || skip > 0 && mention.kind != EntityKind::Person
            || !serves && !self.joins(phrase, first, last, mention)
        {
            return None;
        }
        phrase.tokens.end = mention.tokens.end;
        phrase.span = phrase.span.cover(mention.at.span);
        if phrase.kind != Kind::Medium {
            phrase.kind = Kind::Party;
        }
        let state = mention.id.filter(|id| id.len() == 2).or(mention.country);
        // Who serves a body of states acts for it, not for his own.
        let body = phrase.id.filter(|id| id.len() != 2);
        if mention.kind == EntityKind::Person {
            (phrase.entity, phrase.id) =
                (Some(next), body.or(mention.country).or(phrase.id).or(mention.id));
        } else if mention.kind != EntityKind::Title {
            phrase.id = phrase.id.filter(|id| id.len() == 2).or(state).or(phrase.id);
        }
        Some(mention)
    }

    /// True for the body behind ل that an office with the article serves: الأمين العام لحزب الله.
    fn serves(&self, phrase: &Phrase<'t>, first: &Mention<'t>, next: &Mention<'t>) -> bool {
        let at = phrase.tokens.end;
        let body = matches!(next.kind, EntityKind::Org | EntityKind::ArmedGroup);
        let has = |clitic| self.text.readings(at).iter().any(|one| one.proclitics.any(clitic));
        body && phrase.tokens.end == first.tokens.end
            && phrase.tokens.len() > 1
            && self.has_article(phrase.tokens.start)
            && self.has_clitic(at)
            && has(Proclitics::LI)
    }

    /// True for a name that belongs to the phrase right before it, which begins with `first` and ends with `last`.
    fn joins(
        &self,
        phrase: &Phrase<'t>,
        first: &Mention<'t>,
        last: &Mention<'t>,
        next: &Mention<'t>,
    ) -> bool {
        let is_title = first.kind == EntityKind::Title;
        match next.kind {
            EntityKind::Nationality => matches!(phrase.kind, Kind::Party | Kind::Medium),
            EntityKind::Person => is_title || phrase.kind == Kind::Demonym,
            EntityKind::Title => is_title && self.is_honour(next) || self.is_apposition(phrase),
            EntityKind::Country
            | EntityKind::Org
            | EntityKind::ArmedGroup
            | EntityKind::City
            | EntityKind::Region => {
                // أمر الرئيس الجيش: an office with the article has no owner behind it.
                last.kind == EntityKind::Title
                    && phrase.tokens.end == last.tokens.end
                    && !self.has_article(last.tokens.end - 1)
            }
            _ => false,
        }
    }

    /// True for a title of courtesy or rank before a name: ولي العهد الأمير محمد.
    pub(super) fn is_honour(&self, title: &Mention<'t>) -> bool {
        let named = self.mention(title.tokens.end);
        self.marks[title.tokens.start].class.any(Class::HONOUR)
            && named.is_some_and(|(_, one)| one.kind == EntityKind::Person)
            && !self.has_clitic(title.tokens.end)
    }

    /// True for a person whose office behind says who he is, سعيد وزير الخارجية; behind a verb, أعفى سعيد الوزير, two
    /// are named.
    fn is_apposition(&self, phrase: &Phrase<'t>) -> bool {
        let person = phrase.entity.and_then(|index| self.entities.get(index));
        let from = phrase.tokens.start.saturating_sub(APPOSITION);
        let verb = |at: usize| self.marks[at].class.any(Class::TRIGGER);
        let wall = |at: usize| self.marks[at].class.any(Class::COMMA.with(Class::STOP));
        let mut before = (from..phrase.tokens.start).rev().take_while(|&at| !wall(at));
        person.is_some_and(|one| one.kind == EntityKind::Person) && !before.any(verb)
    }

    /// Gives an office to the person whose second office follows behind و, نائب رئيس الوزراء ووزير الصحة خالد, and
    /// its honour and name to one that stands before: نظيره السعودي الأمير فيصل.
    pub(super) fn takes_over(&self, before: &mut Phrase<'t>, phrase: &Phrase<'t>) -> bool {
        let person = |one: &Phrase<'t>| {
            let mention = one.entity.and_then(|index| self.entities.get(index));
            mention.is_some_and(|one| one.kind == EntityKind::Person)
        };
        let title = self.mention(phrase.tokens.start).map(|(_, one)| one);
        let title = title.filter(|one| one.kind == EntityKind::Title);
        let near = before.tokens.end == phrase.tokens.start;
        let office = phrase.joined && before.tokens.len() > 1 && self.is_office(before);
        let honour = !phrase.joined && title.is_some_and(|one| self.is_honour(one));
        let one = near
            && before.class.any(Class::OFFICIAL)
            && !person(before)
            && person(phrase)
            && title.is_some()
            && (office || honour && !self.has_clitic(phrase.tokens.start));
        if one {
            before.tokens.end = phrase.tokens.end;
            before.span = before.span.cover(phrase.span);
            (before.entity, before.id) = (phrase.entity, before.id.or(phrase.id));
        }
        one
    }

    /// True for the bare name of an office: the holder of رئيس الوزراء may hold another, الرئيس الأميركي not.
    fn is_office(&self, phrase: &Phrase<'t>) -> bool {
        let title = self.mention(phrase.tokens.start).map(|(_, one)| one);
        title
            .is_some_and(|one| one.kind == EntityKind::Title && one.tokens.end == phrase.tokens.end)
    }

    /// True for a word with the article that begins no name and does nothing else.
    fn is_epithet(&self, at: usize) -> bool {
        self.begins[at] == 0
            && self.text.readings(at).iter().any(|one: &Reading| one.proclitics == Proclitics::AL)
            && !self.marks[at].class.any(Class::PARTICIPANT)
            && !self.triggers[at]
    }

    /// True for a demonym that stands for people: قتل ثلاثة فلسطينيين, الأكراد.
    fn is_people(&self, at: usize, mention: &Mention<'t>) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        // بوساطة إماراتية: an adjective of the noun that governs.
        if self.marks[before].class.any(Class::ABOUT) {
            return false;
        }
        mention.id.is_some_and(|id| id.len() != 2)
            || self.is_opened(at)
            || self.number_ending(at).is_some()
            || self.text.mark(before).is_some_and(|c| matches!(c, '.' | '،' | ':'))
    }
}

/// How far before a person a verb that names an event is looked for, in tokens.
const APPOSITION: usize = 10;
