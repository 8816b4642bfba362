//! Names that a noun announces: `قرية الدوارة`, `مستشفى الأمل`, whether a table knows them or not.

use crate::lexicon::Reading;
use crate::token::{Proclitics, TokenKind};

use super::EntityKind;
use super::classes::Class;
use super::find::{Finder, Listed};
use super::gazetteer::{Form, Level};
use super::lexicon::{Head, Takes};
use super::name_word::is_verbal_noun;

/// Words that an unlisted name behind a head takes at most.
const NAME: usize = 3;
/// Adjectives that name an organisation at most.
const ADJECTIVES: usize = 4;
/// A word that occurs more often than this in 7.2 million words is hardly an unknown name.
const RARE: u32 = 400;
/// A word rarer than this may be a name that no table knows.
const UNKNOWN: u32 = 40;
/// Nouns without article in a row of nouns at most.
const CHAIN: usize = 2;
/// What no noun in such a row is.
const NO_LINK: Class = Class::STOP
    .with(Class::LOCATIVE)
    .with(Class::SAYING)
    .with(Class::CALLING)
    .with(Class::GIVEN)
    .with(Class::HEAD);
/// A word with ي in front that is commoner than this is a verb rather than a village.
const KNOWN: u32 = 20;

impl Finder<'_, '_> {
    /// Cuts a head that stays outside off the phrase, if the name stands without it too.
    pub(super) fn without_head(&self, head: Option<&Head>, listed: Listed) -> Listed {
        let is_outside = head.is_some_and(|head| !head.is_inside);
        if !is_outside || listed.tokens.len() < 2 {
            return listed;
        }
        let tokens = listed.tokens.clone();
        let mut inside = tokens.start + 1..tokens.end;
        let Some(behind) = inside.find(|&at| !self.text.readings(at).is_empty()) else {
            return listed;
        };
        let names_alone =
            matches!(listed.sense.kind, EntityKind::Media | EntityKind::City | EntityKind::Region);
        let rest = self.matches.at(behind).iter().rfind(|found| {
            found.tokens.end <= tokens.end
                && found.values.iter().any(|other| {
                    other.entry == listed.sense.entry && (names_alone || other.level < Level::Cue)
                })
        });
        match rest {
            Some(rest) => Listed { tokens: rest.tokens.clone(), span: rest.span, ..listed },
            None => listed,
        }
    }

    /// A formation with its number and arm: `الفرقة 11 دبابات`, `اللواء الرابع مشاة`.
    pub(super) fn unit(&mut self, at: usize) -> Option<usize> {
        let noun = *self
            .text
            .readings(at)
            .iter()
            .find(|one| one.pronoun == 0 && self.class_of(one.word).any(Class::UNIT))?;
        let number = self.text.tokens.get(at + 1)?;
        let is_ordinal = self.class(at + 1).any(Class::ORDINAL);
        if number.kind != TokenKind::Number && !is_ordinal || self.is_taken(at + 1) {
            return None;
        }
        let mut end = at + 2;
        while end < at + 4 && self.class(end).any(Class::ARM) {
            end += 1;
        }
        let span = noun.span.cover(self.text.tokens[end - 1].span);
        self.push(at..end, span, EntityKind::ArmedGroup, "unit");
        Some(self.absorb_demonym(end))
    }

    /// An organisation that adjectives name: `اللجنة الوطنية العليا`, `الشركة العامة للنقل`.
    pub(super) fn described(&mut self, at: usize) -> Option<usize> {
        let noun = *self.text.readings(at).iter().find(|one| {
            one.pronoun == 0 && one.is_definite() && self.class_of(one.word).any(Class::ORGAN)
        })?;
        let mut end = at + 1;
        while end < at + 1 + ADJECTIVES && self.is_adjective(end) {
            end += 1;
        }
        let adjectives = end - at - 1;
        let has_demonym =
            adjectives > 0 && self.listed(end - 1).is_some_and(|one| one.sense.form == Form::Nisba);
        let purpose = self.purpose_end(end).filter(|_| adjectives > 0);
        // البنك الزراعي needs no more, المجلس الأعلى does.
        let is_bank = adjectives == 1 && self.class_of(noun.word).any(Class::BANK);
        if adjectives < 2 && purpose.is_none() && !is_bank || adjectives == 1 && has_demonym {
            return None;
        }
        let end = purpose.unwrap_or(end);
        let span = noun.span.cover(self.text.tokens[end - 1].span);
        self.push(at..end, span, EntityKind::Org, "described");
        Some(end)
    }

    /// A relative adjective with the article, or one of the few others that offices bear.
    fn is_adjective(&self, at: usize) -> bool {
        let key = self.text.key(at);
        let is_plain = self.text.tokens.get(at).is_some_and(|one| one.kind == TokenKind::Word);
        is_plain
            && key.starts_with("ال")
            && (key.ends_with('ي') || key.ends_with("يه") || self.class(at).any(Class::ADJECTIVE))
            && !self.class(at).any(Class::QUALIFIER.with(Class::STOP).with(Class::ORDINAL))
            && !self.is_taken(at)
            && self.listed(at).is_none_or(|one| one.sense.form == Form::Nisba)
    }

    /// The end of what an organisation is for: `للنقل`, `لحقوق الإنسان`.
    fn purpose_end(&self, at: usize) -> Option<usize> {
        let is_for = |one: &Reading| one.proclitics.any(Proclitics::LI) && one.pronoun == 0;
        if !self.text.key(at).starts_with('ل') || self.class(at).any(Class::STOP) {
            return None;
        }
        let readings = self.text.readings(at);
        let for_what = readings.iter().find(|one| is_for(one))?;
        let is_definite = for_what.is_definite() || self.text.key(at).starts_with("لل");
        let next_is_noun =
            self.class(at + 1) == Class::default() && self.text.key(at + 1).starts_with("ال");
        match (is_definite, next_is_noun) {
            // للملكية الفكرية
            (true, _) => Some(if self.is_adjective(at + 1) { at + 2 } else { at + 1 }),
            // لحقوق الإنسان
            (false, true) => Some(at + 2),
            (false, false) => None,
        }
    }

    /// An unlisted name behind its head.
    pub(super) fn announced(&mut self, at: usize, head: &Head) -> Option<usize> {
        // A listed name behind a head that stays outside is found in its own turn.
        if head.takes == Takes::Known || !head.is_inside && self.listed(at + 1).is_some() {
            return None;
        }
        let end = match (self.owner_end(at + 1, head), head.takes) {
            (Some(end), _) => end,
            (None, Takes::Owner) => return None,
            (None, _) => self.name_end(at + 1, head)?,
        };
        let (first, start) = match head.is_inside {
            true => {
                let readings = self.text.readings(at).iter();
                let noun = readings
                    .clone()
                    .find(|one| one.pronoun == 0 && self.class_of(one.word).any(Class::HEAD))?;
                (at, noun.span)
            }
            false => (at + 1, self.text.tokens[at + 1].span),
        };
        let span = start.cover(self.text.tokens[end - 1].span);
        self.push(first..end, span, head.kind, "head");
        Some(self.absorb_demonym(end))
    }

    /// The end of a listed name that a head takes in, with one adjective: `مطار دمشق الدولي`.
    fn owner_end(&self, start: usize, head: &Head) -> Option<usize> {
        let takes =
            matches!(head.kind, EntityKind::Facility | EntityKind::Org | EntityKind::ArmedGroup);
        if !takes || !head.is_inside || !self.text.readings(start).iter().any(Reading::is_plain) {
            return None;
        }
        // بلدية مدينة حماة
        let is_town = self.class(start).any(Class::HEAD)
            && self.head(start).is_some_and(|noun| noun.kind == EntityKind::City)
            && self.listed(start).is_none();
        let start = if is_town { start + 1 } else { start };
        let end = match self.person(start) {
            Some(person) => person.tokens.end,
            None => {
                let listed = self.listed(start)?;
                let kind = listed.sense.kind;
                let is_owner =
                    matches!(kind, EntityKind::City | EntityKind::Region | EntityKind::Person)
                        || kind == EntityKind::Country && listed.sense.form == Form::Name;
                if !is_owner {
                    return None;
                }
                listed.tokens.end
            }
        };
        Some(if self.class(end).any(Class::ADJECTIVE) { end + 1 } else { end })
    }

    /// The end of a row of nouns that the last one's article closes: هيئة [مكافحة الفساد], مجلس [قيادة الثورة].
    fn chain_end(&self, start: usize, head: &Head) -> Option<usize> {
        let is_closed = self.text.key(start).starts_with("ال");
        if is_closed || head.kind != EntityKind::Org || head.takes != Takes::Definite {
            return None;
        }
        let mut end = start;
        while end < start + CHAIN && self.is_chained(end) {
            end += 1;
        }
        let closes = self.text.key(end).starts_with("ال")
            && self.is_name_word(end, true, head)
            && self.listed(end).is_none_or(|one| one.sense.form != Form::Nisba)
            && !self.class(end).any(Class::QUALIFIER.with(Class::ORDINAL));
        (end > start && closes).then_some(end + 1)
    }

    /// True for a noun without article that may be neither verb nor adjective.
    fn is_chained(&self, at: usize) -> bool {
        let key = self.text.key(at);
        let is_verb = key.starts_with('ي')
            || key.starts_with(['ت', 'ن']) && !is_verbal_noun(key) && !key.ends_with('ه')
            || key.ends_with('ت') && !key.ends_with("ات");
        let is_adjective = key.ends_with('ي')
            || key.ends_with("يه") && !key.ends_with("ايه") && !key.starts_with('ت');
        self.text.tokens.get(at).is_some_and(|one| one.kind == TokenKind::Word)
            && key.len() >= 3 * 2
            && !key.starts_with("ال")
            && !is_verb
            && !is_adjective
            && self.text.word(at).is_known()
            && !self.class(at).any(NO_LINK)
            && !self.is_taken(at)
            && !self.is_cut(at)
            && self.matches.at(at).is_empty()
    }

    /// The end of the words behind a head that look like a name.
    fn name_end(&self, start: usize, head: &Head) -> Option<usize> {
        if let Some(end) = self.chain_end(start, head) {
            return Some(end);
        }
        let mut end = start;
        while end < start + NAME
            && end < self.text.len()
            && self.is_name_word(end, end == start, head)
        {
            end += 1;
            let is_place = !head.is_inside || head.kind == EntityKind::City;
            if is_place && !self.binds_place(end - 1) {
                // قرية شمس الدين, مخيم الفارعة
                end += usize::from(self.class(end).any(Class::TAIL));
                break;
            }
        }
        (end > start && !self.binds(end - 1)).then_some(end)
    }

    fn binds_place(&self, at: usize) -> bool {
        self.class(at).any(Class::BINDER.with(Class::SERVANT).with(Class::PLACE_BINDER))
    }

    /// Words of place names that never end one.
    fn binds(&self, at: usize) -> bool {
        self.class(at).any(Class::BINDER.with(Class::SERVANT))
    }

    fn is_name_word(&self, at: usize, is_first: bool, head: &Head) -> bool {
        let word = self.text.word(at);
        let key = self.text.key(at);
        let is_plain_word = self.text.tokens[at].kind == TokenKind::Word
            && !self.class_of(word).any(Class::STOP)
            && !self.is_taken(at);
        if !is_plain_word || key.len() < 6 {
            return false;
        }
        let is_place =
            matches!(head.kind, EntityKind::City | EntityKind::Region | EntityKind::Facility);
        // و + a known word is a conjunction, not the beginning of a name.
        let is_joined = self.text.readings(at).iter().any(|one| {
            one.proclitics.any(Proclitics::WA) && self.count(one.word) > self.count(word)
        });
        if is_joined {
            return false;
        }
        if self.binds(at) || is_place && is_first && self.binds_place(at) {
            return true;
        }
        let is_demonym = self.listed(at).is_some_and(|one| one.sense.form == Form::Nisba);
        let is_definite = key.starts_with("ال");
        match head.kind {
            EntityKind::City | EntityKind::Region => {
                !is_demonym
                    && self.count(word) < RARE
                    // كمدينة يحكم
                    && !(key.starts_with('ي') && self.count(word) > KNOWN)
                    && !(key.ends_with('ه') && !is_definite && word.is_known())
            }
            EntityKind::Org | EntityKind::Facility | EntityKind::ArmedGroup if is_definite => {
                is_first || !is_demonym && !self.class_of(word).any(Class::QUALIFIER)
            }
            EntityKind::Media => is_definite || self.count(word) < RARE,
            _ => is_first && head.takes == Takes::Any && self.count(word) < UNKNOWN && !is_demonym,
        }
    }
}
