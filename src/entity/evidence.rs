//! What stands in front of a word and says that it names a person.

use crate::lexicon::Reading;

use super::classes::Class;
use super::find::Finder;
use super::{EntityKind, Mention};

/// Mentions and words in front of a name that are looked at for an office or calling.
const REACH: usize = 4;

impl Finder<'_, '_> {
    /// What stands in front and speaks for a person: an office, a calling, a demonym, a verb of saying.
    pub(super) fn cue(&self, at: usize) -> u32 {
        let mut end = at;
        let mut demonym = 0;
        let mut next = self.found.len();
        for _ in 0..REACH {
            if let Some(last) = next.checked_sub(1).and_then(|last| self.found.get(last))
                && last.tokens.end == end
            {
                match last.kind {
                    EntityKind::Title => return 30,
                    EntityKind::Nationality => demonym = demonym.max(self.demonym_cue(last)),
                    EntityKind::Weapon | EntityKind::Person | EntityKind::Media => break,
                    _ => {}
                }
                end = last.tokens.start;
                next -= 1;
                continue;
            }
            let Some(before) = end.checked_sub(1) else { break };
            let class = self.readings_class(before);
            if class.any(Class::CALLING) {
                let key = self.text.key(before);
                let is_nisba = key.ends_with('ي') || key.ends_with("يه");
                let is_word = is_nisba && self.qualifies(before);
                return if is_word { demonym.max(10) } else { 30 };
            }
            if class.any(Class::SAYING) && end == at {
                // وأضاف كيلر أن: nothing but a speaker stands between the two.
                return if self.class(at + 1).any(Class::THAT) { 20 } else { 15 };
            }
            let is_comma = end == at && matches!(self.text.mark(before), Some('،' | ',' | ':'));
            if !class.any(Class::QUALIFIER) && !is_comma {
                break;
            }
            end = before;
        }
        demonym
    }

    /// True for a word with the article behind another one, which it describes: المكتب السياسي, المنازل المدمرة.
    pub(super) fn qualifies(&self, at: usize) -> bool {
        self.text.key(at).starts_with("ال")
            && at.checked_sub(1).is_some_and(|before| {
                self.text.readings(before).iter().any(Reading::is_definite)
                    && !self.class(before).any(Class::CALLING)
                    && !self.found.last().is_some_and(|last| last.tokens.end == at)
            })
    }

    /// What a demonym in front says for a person: `الياباني` alone much, behind a noun little.
    fn demonym_cue(&self, demonym: &Mention<'_>) -> u32 {
        let at = demonym.tokens.start;
        let key = self.text.key(demonym.tokens.end - 1);
        let is_one = key.starts_with("ال") && key.ends_with('ي') || key.starts_with("لل");
        let behind_noun = at.checked_sub(1).is_some_and(|before| {
            self.text.key(before).starts_with("ال") || self.text.key(before).starts_with("لل")
        });
        match (is_one, behind_noun) {
            (true, false) => 20,
            (true, true) => 10,
            _ => 0,
        }
    }

    /// The classes of every reading of a token without pronoun.
    pub(super) fn readings_class(&self, at: usize) -> Class {
        let plain = self.text.readings(at).iter().filter(|one| one.pronoun == 0);
        plain.fold(Class::default(), |all, one| all.with(self.class_of(one.word)))
    }
}
