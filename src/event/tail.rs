//! What a head noun takes behind it: adjectives, an owner, the name of an office, a state behind من or في.

use crate::entity::{EntityKind, Mention};
use crate::lexicon::Reading;
use crate::token::{Proclitics, TokenKind};

use super::chunk::Reader;
use super::phrase::Phrase;
use super::words::Class;

/// Tokens that a head noun takes behind it.
const TAIL: usize = 4;

impl<'t> Reader<'_, 't> {
    /// Adjectives, one owner, and a name behind من, في or ل.
    pub(super) fn tail(&self, phrase: &mut Phrase<'t>, end: usize, definite: bool) {
        // A plural in ـون or ـين has no owner behind it.
        let mut owner = definite || self.text.key(phrase.tokens.end - 1).ends_with('ن');
        for _ in 0..TAIL {
            let at = phrase.tokens.end;
            if at >= end || self.times[at] {
                return;
            }
            let taken = match self.mention(at) {
                Some((index, mention)) => self.take_name(phrase, index, mention, &mut owner),
                None if owner => self.take_word(phrase, definite, &mut owner),
                None => {
                    self.take_seat(phrase, end, &mut owner)
                        || self.take_task(phrase, end, &mut owner)
                        || self.take_word(phrase, definite, &mut owner)
                }
            };
            if !taken {
                return self.attached(phrase, end);
            }
        }
    }

    /// Takes a name: the owner, a demonym, or who holds the office. `owner` is true if no owner may follow.
    fn take_name(
        &self,
        phrase: &mut Phrase<'t>,
        index: usize,
        mention: &Mention<'t>,
        owner: &mut bool,
    ) -> bool {
        let at = phrase.tokens.end;
        // السعودية is a state and an adjective: behind a noun with the article, the adjective.
        let is_nisba = self.text.key(at).ends_with("\u{64A}\u{647}");
        // مسلحون حوثيون: the name of a group as an adjective.
        let key = self.text.key(at);
        let of_group = mention.kind == EntityKind::ArmedGroup
            && mention.tokens.len() == 1
            && phrase.indefinite
            && !self.has_article(at)
            && ["يون", "يين", "يا"].iter().any(|ending| key.ends_with(ending));
        let adjective = mention.kind == EntityKind::Nationality
            || of_group
            || *owner && mention.kind == EntityKind::Country && is_nisba;
        // الصحفي أنس الشريف: one person with the article bears the name behind.
        let single = phrase.class.any(Class::CIVIL)
            && self.has_article(phrase.tokens.start)
            && !self.text.key(phrase.tokens.start).ends_with(['ن', 'ت']);
        let bears =
            mention.kind == EntityKind::Person && (phrase.class.any(Class::OFFICIAL) || single);
        if self.has_clitic(at) || !adjective && !bears && *owner {
            return false;
        }
        *owner = true;
        phrase.tokens.end = mention.tokens.end;
        phrase.span = phrase.span.cover(mention.at.span);
        let state = mention.id.filter(|id| id.len() == 2).or(mention.country);
        phrase.id = phrase.id.or(state).or(mention.id);
        if !adjective {
            phrase.entity = phrase.entity.or(Some(index));
        }
        true
    }

    /// Takes the head of a place with the place: رئيس إقليم كردستان.
    fn take_seat(&self, phrase: &mut Phrase<'t>, end: usize, owner: &mut bool) -> bool {
        let at = phrase.tokens.end;
        let leads = Class::OFFICIAL.with(Class::STATE);
        let heads = phrase.class.any(leads) && self.marks[at].class.any(Class::HEAD);
        if !heads || at + 1 >= end || self.has_clitic(at + 1) {
            return false;
        }
        let Some((index, place)) = self.mention(at + 1) else { return false };
        phrase.tokens.end = place.tokens.end;
        phrase.span = phrase.span.cover(place.at.span);
        phrase.id = phrase.id.or(place.country);
        phrase.entity = phrase.entity.or(Some(index));
        *owner = true;
        true
    }

    /// Takes two words that say what a body is there for: قوات مكافحة الشغب.
    fn take_task(&self, phrase: &mut Phrase<'t>, end: usize, owner: &mut bool) -> bool {
        let at = phrase.tokens.end;
        let is_definite = |one: &Reading| one.proclitics == Proclitics::AL;
        let is_task = self.marks[at].class.any(Class::TASK)
            && at + 1 < end
            && self.text.readings(at + 1).iter().any(is_definite);
        if is_task {
            phrase.tokens.end = at + 2;
            phrase.span = phrase.span.cover(self.text.span(at..at + 2));
            *owner = true;
        }
        is_task
    }

    /// Takes an adjective or an owner that is no name.
    fn take_word(&self, phrase: &mut Phrase<'t>, definite: bool, owner: &mut bool) -> bool {
        let at = phrase.tokens.end;
        let class = self.marks[at].class;
        let readings = self.text.readings(at);
        // وزيرة خارجيتها has another's office.
        let of_office = !*owner && phrase.class.any(Class::OFFICIAL);
        let fits = |r: &&Reading| r.particles().is_empty() && (r.pronoun == 0 || of_office);
        let is_word = self.text.tokens[at].kind == TokenKind::Word;
        let Some(reading) = readings.iter().find(fits).filter(|_| is_word) else { return false };
        // أوقفت الشرطة ثلاثة أشخاص: a number without the article counts what follows.
        let counts = (definite || *owner) && !self.has_article(at) && self.is_counted(at);
        // اعتقلت الشرطة المعارض: no adjective, which would be in the feminine.
        let head = phrase.tokens.start;
        let feminine = phrase.tokens.len() == 1
            && self.has_article(head)
            && self.text.surface(head).ends_with('ة')
            && phrase.class.any(Class::FORCE.with(Class::STATE))
            && !self.text.key(at).ends_with(['ه', 'ا', 'ى', 'ت', 'ن']);
        let is_adjective = class.any(Class::MODIFIER) && !counts && !feminine
            || definite && self.has_article(at) && self.is_nisba(at);
        // شبكة أطباء السودان: a body of people.
        let members = class.any(Class::CIVIL)
            && phrase.class.any(Class::STATE)
            && phrase.tokens.len() == 1
            && !self.is_nisba(at)
            && !self.text.key(at).ends_with('ن');
        let has_pronoun = readings.iter().any(|r| r.pronoun > 0);
        let is_owner = of_office && has_pronoun && class.any(Class::STATE)
            || readings.iter().any(|r| r.proclitics == Proclitics::AL)
            || class.any(Class::PARTICIPANT)
                && (!class.any(Class::CIVIL) || members)
                && !self.text.key(at).ends_with('ا');
        let blocked = self.triggers[at]
            || class.any(Class::VERB.with(Class::PREPOSITION).with(Class::SUBORDINATE));
        if !is_adjective && (blocked || *owner || !is_owner) {
            return false;
        }
        // قيادات تنظيم داعش: the name of the group follows.
        let heads = Class::GROUP.with(Class::FORCE).with(Class::STATE);
        *owner = is_adjective || self.has_article(at) || !(class.any(heads) || members);
        phrase.tokens.end = at + 1;
        phrase.span = phrase.span.cover(reading.span);
        true
    }

    /// True for a word that looks like an adjective of relation and stands for nobody: المحكمة الابتدائية.
    fn is_nisba(&self, at: usize) -> bool {
        let class = Class::PARTICIPANT.with(Class::HEAD).with(Class::PREPOSITION);
        let key = self.text.key(at);
        (key.ends_with("\u{64A}\u{647}") || key.ends_with('\u{64A}'))
            && key.chars().count() > 6
            && !self.marks[at].class.any(class)
    }

    /// Takes the body behind ل that a thing or a unit without the article belongs to: موقع للجيش.
    fn take_body(&self, phrase: &mut Phrase<'t>) -> bool {
        let at = phrase.tokens.end;
        let body = Class::FORCE.with(Class::GROUP).with(Class::STATE);
        let unit = phrase.indefinite && phrase.class.any(Class::TARGET.with(Class::FORCE));
        // مواقع لحركة الشباب: the noun in front of a name has no article.
        let named = self.marks[at].class.any(Class::GROUP).then(|| self.mention(at + 1)).flatten();
        let behind = |one: &&Reading| {
            one.particles() == Proclitics::LI
                && (one.is_definite() || named.is_some() || self.mention(at).is_some())
        };
        let reading = self.text.readings(at).iter().find(behind);
        let Some(reading) = reading.filter(|_| unit && !phrase.class.any(Class::CIVIL)) else {
            return false;
        };
        let (end, span, id) = match self.mention(at) {
            Some((_, one)) if matches!(one.kind, EntityKind::Org | EntityKind::ArmedGroup) => {
                (one.tokens.end, one.at.span, one.country.or(one.id))
            }
            None if let Some((_, one)) = named
                && one.kind == EntityKind::ArmedGroup =>
            {
                (one.tokens.end, reading.span.cover(one.at.span), one.id)
            }
            None if self.marks[at].class.any(body) => (at + 1, reading.span, None),
            _ => return false,
        };
        phrase.tokens.end = end;
        phrase.span = phrase.span.cover(span);
        phrase.id = phrase.id.or(id);
        true
    }

    /// Takes the body behind من that some without the article are of: قوة من الشرطة العراقية, خلية من داعش.
    fn take_whole(&self, phrase: &mut Phrase<'t>, at: usize) -> bool {
        let some = phrase.indefinite
            && phrase.class.any(Class::FORCE.with(Class::GROUP))
            && phrase.id.is_none();
        if !some || self.has_clitic(at) {
            return false;
        }
        let body = Class::FORCE.with(Class::GROUP);
        let (mut end, mut id) = match self.mention(at) {
            Some((_, one)) if matches!(one.kind, EntityKind::ArmedGroup | EntityKind::Org) => {
                (one.tokens.end, one.country.or(one.id))
            }
            None if self.marks[at].class.any(body) && self.has_article(at) => (at + 1, None),
            None if self.marks[at].class.any(Class::GROUP)
                && let Some((_, one)) = self.mention(at + 1)
                && one.kind == EntityKind::ArmedGroup
                && !self.has_clitic(at + 1) =>
            {
                (one.tokens.end, one.id)
            }
            _ => return false,
        };
        if let Some((_, one)) = self.mention(end).filter(|_| !self.has_clitic(end))
            && one.kind == EntityKind::Nationality
        {
            (end, id) = (one.tokens.end, id.or(one.id));
        }
        phrase.tokens.end = end;
        phrase.span = phrase.span.cover(self.text.span(at..end));
        phrase.id = id;
        true
    }

    /// The state of المجلس العسكري في النيجر, of قيادي في تنظيم داعش.
    pub(super) fn attached(&self, phrase: &mut Phrase<'t>, end: usize) {
        let at = phrase.tokens.end;
        if at < end && self.take_body(phrase) {
            return;
        }
        if at + 1 < end && self.marks[at].class.any(Class::FROM) && self.take_whole(phrase, at + 1)
        {
            return;
        }
        let governs = Class::PLACE.with(Class::FROM);
        if at + 1 >= end || !self.marks[at].class.any(governs) || phrase.id.is_some() {
            return;
        }
        let serves = Class::STATE.with(Class::OFFICIAL).with(Class::FORCE).with(Class::GROUP);
        let official = phrase.class.any(serves);
        for ahead in [at + 1, at + 2] {
            let Some((_, mention)) = self.mention(ahead).filter(|_| ahead < end) else { continue };
            let state =
                matches!(mention.kind, EntityKind::Country) && phrase.class.any(Class::STATE);
            let group = mention.kind == EntityKind::ArmedGroup && official;
            // خبراء من روسيا, but not قواتها من النيجر: troops have a place to leave.
            let sent = mention.kind == EntityKind::Country
                && phrase.indefinite
                && self.marks[at].class.any(Class::FROM);
            if state || group || sent {
                phrase.id = mention.id;
                if self.marks[at].class.any(Class::PLACE) {
                    phrase.tokens.end = mention.tokens.end;
                    phrase.span = phrase.span.cover(mention.at.span);
                }
            }
            return;
        }
    }
}
