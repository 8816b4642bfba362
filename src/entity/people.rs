//! People whom no table knows: an office or a given name in front, and words that look like names.

use std::collections::HashSet;
use std::ops::Range;

use crate::lexicon::AnnotatedText;
use crate::span::{Span, Surface};
use crate::token::TokenKind;

use super::find::is_taken;
use super::lexicon::{EntityLexicon, Given};
use super::{EntityKind, Mention};

/// Words of one name at most.
const LONGEST: usize = 5;
/// A word rarer than this may be a surname behind a given name.
const SURNAME: u32 = 900;
/// A word rarer than this may be a foreign name behind an office.
const FOREIGN: u32 = 60;

/// Adds people to the mentions already found, which stay as they are.
pub(super) fn add_unknown<'t>(
    lexicon: &'t EntityLexicon,
    text: &AnnotatedText<'t>,
    taken: &[Span],
    found: &mut Vec<Mention<'t>>,
) {
    let offices =
        found.iter().filter(|one| one.kind == EntityKind::Title).map(|one| one.tokens.end - 1);
    let reader = Reader { lexicon, text, taken, offices: offices.collect() };
    let mut people = Vec::new();
    let (mut at, mut next) = (0, 0);
    while at < text.len() {
        while found.get(next).is_some_and(|one| one.tokens.end <= at) {
            next += 1;
        }
        if let Some(mention) = found.get(next).filter(|one| one.tokens.start <= at) {
            at = mention.tokens.end;
            continue;
        }
        let limit = found.get(next).map_or(text.len(), |one| one.tokens.start);
        let before = next.checked_sub(1).and_then(|last| found.get(last));
        match reader.person(at, limit, before) {
            Some(tokens) => {
                at = tokens.end;
                people.push(reader.mention(tokens));
            }
            None => at += 1,
        }
    }
    if !people.is_empty() {
        found.append(&mut people);
        found.sort_by_key(|one| one.at.span.start);
    }
}

struct Reader<'r, 't> {
    lexicon: &'t EntityLexicon,
    text: &'r AnnotatedText<'t>,
    taken: &'r [Span],
    /// Last tokens of the offices found.
    offices: HashSet<usize>,
}

impl<'t> Reader<'_, 't> {
    /// The tokens of a name that begins at `at` and ends before `limit`.
    fn person(
        &self,
        at: usize,
        limit: usize,
        before: Option<&Mention<'_>>,
    ) -> Option<Range<usize>> {
        if !self.is_free_word(at) {
            return None;
        }
        let is_titled = before.is_some_and(|before| {
            before.tokens.end == at
                && (before.kind == EntityKind::Title
                    || before.kind == EntityKind::Nationality && self.qualifies_title(before)
                    || before.rule == "service")
        });
        let announced = is_titled || self.follows_calling(at);
        let given = self.given(at);
        let end = self.end(at, limit);
        let words = end - at;
        let fits = match given {
            Some(Given::Clear) => words > 1 || announced,
            Some(Given::Common) => {
                announced && words > 1 || self.given(at + 1).is_some() && words > 1
            }
            None if self.binds(at) => words > 1,
            None => is_titled && words > 1 && self.is_foreign(at),
        };
        fits.then_some(at..end)
    }

    /// True if a demonym belongs to the office in front of it: `وزير النفط الإيراني`.
    fn qualifies_title(&self, demonym: &Mention<'_>) -> bool {
        let at = demonym.tokens.start;
        self.text.key(at).starts_with("ال")
            && at.checked_sub(1).is_some_and(|before| self.offices.contains(&before))
    }

    fn follows_calling(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            self.text
                .readings(before)
                .iter()
                .any(|one| self.lexicon.words.callings.contains(&one.word))
        })
    }

    /// The end of a name: given names, binders with the word they bind, and rare words.
    fn end(&self, start: usize, limit: usize) -> usize {
        let mut end = start;
        while end < limit.min(start + LONGEST) && self.is_free_word(end) {
            if self.binds(end) && end + 1 < limit && self.is_free_word(end + 1) {
                end += 2;
            } else if end == start || self.given(end).is_some() || self.is_surname(end, end - start)
            {
                end += 1;
            } else {
                break;
            }
        }
        end
    }

    fn is_free_word(&self, at: usize) -> bool {
        let Some(token) = self.text.tokens.get(at) else { return false };
        token.kind == TokenKind::Word
            && self.text.key(at).starts_with(|c: char| !c.is_ascii())
            && !is_taken(self.taken, token.span)
            && !self.lexicon.words.stop.contains(&self.text.word(at))
    }

    fn binds(&self, at: usize) -> bool {
        self.text.readings(at).iter().any(|one| {
            one.pronoun == 0 && !one.is_definite() && self.lexicon.words.binders.contains(&one.word)
        })
    }

    fn given(&self, at: usize) -> Option<Given> {
        let readings = self.text.readings(at).iter();
        readings
            .filter(|one| one.pronoun == 0 && !one.is_definite())
            .find_map(|one| self.lexicon.given.get(&one.word).copied())
    }

    /// True for الله, for rare words, and for words with the article that are not too common.
    fn is_surname(&self, at: usize, before: usize) -> bool {
        let (word, key) = (self.text.word(at), self.text.key(at));
        let count = self.lexicon.count(word);
        let is_verb_like = key.starts_with(['ي', 'ت']) && count > 20 || key.starts_with("سي");
        let has_particle = key.starts_with(['و', 'ف', 'ب', 'ل']) && self.is_cut(at);
        let words = &self.lexicon.words;
        if words.tails.contains(&word) {
            return true;
        }
        if words.locative.contains(&word) || self.text.surface(at).ends_with(['\u{64B}', 'ً']) {
            return false;
        }
        let limit = if before > 1 { FOREIGN } else { SURNAME };
        match key.strip_prefix("ال") {
            Some(rest) => count < SURNAME && rest.chars().count() > 2 && !rest.ends_with('ه'),
            None => count < limit && !is_verb_like && !has_particle && key.chars().count() > 2,
        }
    }

    /// True if a commoner word is left when a particle is cut.
    fn is_cut(&self, at: usize) -> bool {
        let whole = self.lexicon.count(self.text.word(at));
        self.text.readings(at).iter().any(|one| {
            !one.particles().is_empty() && self.lexicon.count(one.word) > whole.saturating_mul(2)
        })
    }

    fn is_foreign(&self, at: usize) -> bool {
        let key = self.text.key(at);
        self.lexicon.count(self.text.word(at)) < FOREIGN
            && !key.starts_with("ال")
            && !key.starts_with('ي')
            && !self.is_cut(at)
            && key.chars().count() > 2
    }

    fn mention(&self, tokens: Range<usize>) -> Mention<'t> {
        let first = self.text.readings(tokens.start).iter().find(|one| {
            one.pronoun == 0
                && (self.lexicon.given.contains_key(&one.word)
                    || self.lexicon.words.binders.contains(&one.word))
        });
        let whole = self.text.span(tokens.clone());
        let span = first.map_or(whole, |first| Span::new(first.span.start, whole.end));
        Mention {
            at: Surface::new(span, self.text.text),
            kind: EntityKind::Person,
            id: None,
            name: None,
            country: None,
            coref: None,
            rule: "person",
            tokens,
        }
    }
}
