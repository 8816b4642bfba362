//! The one walk over the phrases of a text: every listed name, kept by the token where it begins.

use crate::lexicon::{AnnotatedText, PhraseMatch};

use super::lexicon::{EntityLexicon, Sense};

/// Every phrase of the tables that stands in a text.
pub(super) struct Matches<'l> {
    all: Vec<PhraseMatch<'l, Sense>>,
    /// By token: where its matches end in `all`.
    ends: Vec<u32>,
}

impl<'l> Matches<'l> {
    /// Walks the text once.
    pub(super) fn collect(lexicon: &'l EntityLexicon, text: &AnnotatedText<'_>) -> Self {
        let mut all = Vec::with_capacity(text.len() / 2);
        let mut ends = Vec::with_capacity(text.len());
        for at in 0..text.len() {
            lexicon.phrases.each(text, at, |found| {
                if found.tokens.len() == 1 || !crosses_quotation(text, &found) {
                    all.push(found);
                }
            });
            ends.push(all.len() as u32);
        }
        Self { all, ends }
    }

    /// The phrases that begin at a token, for each reading from the shortest to the longest.
    pub(super) fn at(&self, token: usize) -> &[PhraseMatch<'l, Sense>] {
        let Some(&end) = self.ends.get(token) else { return &[] };
        let start = token.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.all.get(start as usize..end as usize).unwrap_or_default()
    }

    /// All phrases in the order of the text.
    pub(super) fn all(&self) -> &[PhraseMatch<'l, Sense>] {
        &self.all
    }
}

/// True if a quotation mark inside the phrase has its partner outside: `صحيفة «الأمل» السورية`.
fn crosses_quotation(text: &AnnotatedText<'_>, found: &PhraseMatch<'_, Sense>) -> bool {
    let (mut open, mut straight) = (0i32, 0);
    for at in found.tokens.clone() {
        match text.mark(at) {
            Some('«' | '“') => open += 1,
            Some('»' | '”') => open -= 1,
            Some('"') => straight += 1,
            _ => {}
        }
        if open < 0 {
            return true;
        }
    }
    let is_open = open != 0 || straight % 2 != 0;
    // منصة "إكس": the partner stands right behind the name.
    is_open && !matches!(text.mark(found.tokens.end), Some('»' | '”' | '"'))
}
