//! What a single word may be in a person's name, by its letters, its readings and its frequency.

use crate::lexicon::Reading;
use crate::token::{Proclitics, TokenKind};

use super::EntityKind;
use super::classes::Class;
use super::find::Finder;
use super::spelling::may_spell;

/// A word with the article and ي at its end that is rarer than this may be a family name.
pub(super) const NISBA: u32 = 900;
/// A word that is rarer than this may be a name behind an office if nothing else says so.
pub(super) const UNUSUAL: u32 = 60;

impl Finder<'_, '_> {
    /// True if the printed word may be the name that its folded letters are; foreign names are
    /// printed with any hamza.
    pub(super) fn is_spelled_name(&self, at: usize, reading: &Reading) -> bool {
        let classes = &self.lexicon.classes;
        let Some((name, _)) = classes.name(reading.word) else { return true };
        let printed = self.text.surface(at);
        match classes.of(reading.word).any(Class::FOREIGN) {
            // بأول is no باول.
            true => !reading.is_plain() || !has_second_hamza(printed) || has_second_hamza(name),
            false => may_spell(printed, name),
        }
    }

    /// True for words between a verb of saying and أن that are no single person: متمردون, دبلوماسيون,
    /// مستدركا, هوياتهم.
    pub(super) fn is_no_speaker(&self, at: usize) -> bool {
        let key = self.text.key(at);
        let is_participle = key.starts_with('م')
            && (key.ends_with("ون") || key.ends_with('ا') && key.len() > 5 * 2);
        let has_pronoun = ["هم", "ها", "اته"].iter().any(|ending| key.ends_with(ending));
        is_participle || has_pronoun || key.ends_with("يون")
    }

    /// True for a noun with a pronoun of the third person: حلمه, أهدافها.
    pub(super) fn is_possessed(&self, at: usize) -> bool {
        let ending = self.text.surface(at);
        let whole = self.count(self.text.word(at));
        (ending.ends_with('ه') && !ending.ends_with("اه")
            || ending.ends_with("ها")
            || ending.ends_with("هم"))
            && self.text.readings(at).iter().any(|one| {
                one.pronoun > 0
                    && one.span.len() > 2 * 2
                    && self.count(one.word) > whole.saturating_mul(4)
            })
    }

    /// المصري, الكندي: behind a given name a family name.
    pub(super) fn is_masculine_demonym(&self, at: usize) -> bool {
        let key = self.text.key(at);
        key.starts_with("ال")
            && key.ends_with('ي')
            && self.listed(at).is_some_and(|one| {
                one.tokens.len() == 1
                    && matches!(one.sense.kind, EntityKind::Nationality | EntityKind::Country)
            })
    }

    /// A word that may stand in a name: no time, no function word.
    pub(super) fn is_free_word(&self, at: usize) -> bool {
        let Some(token) = self.text.tokens.get(at) else { return false };
        let class = self.class(at);
        token.kind == TokenKind::Word
            && self.text.key(at).as_bytes().first().is_some_and(|byte| !byte.is_ascii())
            && !self.is_taken(at)
            && (!class.any(Class::STOP)
                || class.any(Class::GIVEN) && !self.text.surface(at).ends_with('ى'))
    }

    /// True if neither the vocabulary nor a cut of it knows the word.
    pub(super) fn is_strange(&self, at: usize) -> bool {
        let key = self.text.key(at);
        self.text.readings(at).is_empty()
            && key.len() >= 6
            && !key.starts_with("ال")
            && self.text.tokens.get(at).is_some_and(|one| one.kind == TokenKind::Word)
            && !key.as_bytes().first().is_some_and(u8::is_ascii)
    }

    /// True if news hardly knows the word and no cut explains it.
    pub(super) fn is_unusual(&self, at: usize) -> bool {
        let key = self.text.key(at);
        let next = self.text.tokens.get(at + 1);
        self.is_free_word(at)
            && self.count(self.text.word(at)) < UNUSUAL
            && !key.starts_with("ال")
            && !key.starts_with('ي')
            && key.len() >= 6
            && !self.is_cut(at)
            && !self.class(at).any(Class::HEAD.with(Class::QUALIFIER).with(Class::LOCATIVE))
            && next.is_some_and(|next| next.kind == TokenKind::Word)
            && self.listed(at).is_none()
    }

    /// True if a commoner word, or a name, is left when a particle or pronoun is cut.
    pub(super) fn is_cut(&self, at: usize) -> bool {
        let whole = self.count(self.text.word(at));
        self.is_joined(at)
            || self.text.readings(at).iter().any(|one| {
                // آري is neither آر with a pronoun nor a question.
                let has_pronoun = one.pronoun > 0 && one.span.len() > 2 * 2;
                let is_cut = !one.particles().without(Proclitics::HAMZA).is_empty() || has_pronoun;
                is_cut && self.count(one.word) > whole.saturating_mul(2)
            })
    }

    /// True if a word that everybody knows is left when a particle or pronoun is cut.
    pub(super) fn is_clearly_cut(&self, at: usize) -> bool {
        self.text.readings(at).iter().any(|one| {
            (!one.particles().is_empty() || one.pronoun > 0) && self.count(one.word) > NISBA
        })
    }

    /// True if the word is a preposition with a noun and its article: بالخطف.
    pub(super) fn is_behind_preposition(&self, at: usize) -> bool {
        let prepositions = Proclitics::BI.with(Proclitics::LI).with(Proclitics::KA);
        let whole = self.count(self.text.word(at));
        self.text.readings(at).iter().any(|one| {
            one.is_definite()
                && one.proclitics.any(prepositions)
                && one.span.len() > 3 * 2
                && self.count(one.word) > whole.saturating_mul(2)
        })
    }

    /// True if the word is و with another name or a much commoner word.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        let names = Class::GIVEN.with(Class::SURNAME).with(Class::SERVANT).with(Class::BINDER);
        let whole = self.count(self.text.word(at));
        self.text.readings(at).iter().any(|one| {
            one.proclitics.any(Proclitics::WA)
                && (self.class_of(one.word).any(names)
                    || one.pronoun > 0 && self.count(one.word) > whole.saturating_mul(2)
                    || self.count(one.word) > whole.saturating_mul(5))
        })
    }
}

/// True for بأول, رأفت.
fn has_second_hamza(word: &str) -> bool {
    matches!(word.chars().nth(1), Some('أ' | 'إ'))
}

/// True if the letters are those of a verbal noun of the derived forms: إفصاح, استقبال, تأكيد.
pub(super) fn is_verbal_noun(stem: &str) -> bool {
    let letters = stem.len() / 2;
    let mut backwards = stem.chars().rev();
    let before_last = backwards.nth(1);
    letters >= 5 && stem.starts_with('ا') && before_last == Some('ا')
        || letters == 5 && stem.starts_with('ت') && before_last == Some('ي')
}
