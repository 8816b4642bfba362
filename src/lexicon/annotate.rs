//! Tokens with their readings: the one form of a text that every recogniser reads.

use std::ops::Range;

use crate::span::Span;
use crate::text::{chars, fold_into};
use crate::token::{Proclitics, Sentence, Split, Token, TokenKind, sentences, splits, tokenize};

use super::{Vocabulary, WordId};

/// One way to read a word: a stem of the vocabulary and the clitics around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The stem.
    pub(crate) word: WordId,
    /// What was cut in front; with [`Proclitics::AL`] the stem stands without its article.
    pub(crate) proclitics: Proclitics,
    /// Letters of the pronoun cut behind; 0 for none.
    pub(crate) pronoun: u8,
    /// The phrase tables that have a phrase beginning with the stem, as bits.
    pub(crate) tables: u32,
    /// Where the stem stands, its article included, its other clitics not.
    pub(crate) span: Span,
}

impl Reading {
    /// True if the word carries the article.
    pub(crate) fn is_definite(&self) -> bool {
        self.proclitics.any(Proclitics::AL)
    }

    /// The proclitics other than the article.
    pub(crate) fn particles(&self) -> Proclitics {
        self.proclitics.without(Proclitics::AL)
    }

    /// True if nothing is cut off.
    pub(crate) fn is_plain(&self) -> bool {
        self.proclitics.is_empty() && self.pronoun == 0
    }
}

/// A text cut into tokens and sentences, each word folded once and looked up once.
pub(crate) struct AnnotatedText<'t> {
    /// The original text.
    pub(crate) text: &'t str,
    /// Its tokens.
    pub(crate) tokens: Vec<Token>,
    /// Its sentences.
    pub(crate) sentences: Vec<Sentence>,
    /// By token: where its readings end in `readings` and its key in `keys`.
    ends: Vec<(u32, u32)>,
    readings: Vec<Reading>,
    keys: String,
}

impl<'t> AnnotatedText<'t> {
    /// Cuts and looks up `text`.
    pub(crate) fn new(text: &'t str, words: &Vocabulary) -> Self {
        let tokens = tokenize(text);
        let sentences = sentences(text, &tokens);
        let mut annotated = Self {
            text,
            sentences,
            ends: Vec::with_capacity(tokens.len()),
            readings: Vec::with_capacity(tokens.len() * 2),
            keys: String::with_capacity(text.len()),
            tokens,
        };
        let mut cuts = Vec::new();
        for at in 0..annotated.tokens.len() {
            annotated.look_up(annotated.tokens[at], words, &mut cuts);
        }
        annotated
    }

    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The known readings of a token, the whole word first; empty past the end and for unknown words.
    pub(crate) fn readings(&self, at: usize) -> &[Reading] {
        let Some(&(end, _)) = self.ends.get(at) else { return &[] };
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before].0);
        &self.readings[start as usize..end as usize]
    }

    /// The id of the whole word; unknown past the end.
    pub(crate) fn word(&self, at: usize) -> WordId {
        match self.readings(at) {
            [first, ..] if first.is_plain() => first.word,
            _ => WordId::UNKNOWN,
        }
    }

    /// The folded key of a token; empty past the end.
    pub(crate) fn key(&self, at: usize) -> &str {
        let Some(&(_, end)) = self.ends.get(at) else { return "" };
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before].1);
        self.keys.get(start as usize..end as usize).unwrap_or_default()
    }

    /// A token as printed; empty past the end.
    pub(crate) fn surface(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// The character of a punctuation mark or symbol; `None` for any other token.
    pub(crate) fn mark(&self, at: usize) -> Option<char> {
        let token = self.tokens.get(at)?;
        matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol)
            .then(|| token.span.of(self.text).chars().next())?
    }

    /// True if nothing, not even a space, stands between a token and the next.
    pub(crate) fn touches_next(&self, at: usize) -> bool {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(one), Some(next)) => one.span.end == next.span.start,
            _ => false,
        }
    }

    /// The bytes from the first to the last of a range of tokens.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), self.tokens.get(tokens.end.wrapping_sub(1))) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// The index of the sentence that holds a token.
    pub(crate) fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end <= token)
    }

    fn look_up(&mut self, token: Token, words: &Vocabulary, cuts: &mut Vec<Split>) {
        let from = self.keys.len();
        let surface = token.span.of(self.text);
        if matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Hashtag) {
            fold_into(surface, &mut self.keys);
            let key = self.keys.get(from..).unwrap_or_default();
            if token.kind == TokenKind::Word && key.starts_with(|c| !char::is_ascii(&c)) {
                splits(key, cuts);
                for cut in cuts.iter() {
                    if let Some(reading) = read(key, surface, token.span, *cut, words) {
                        self.readings.push(reading);
                    }
                }
            } else {
                let word = words.get(key);
                if word.is_known() {
                    let proclitics = Proclitics::NONE;
                    let tables = words.tables(word);
                    let span = token.span;
                    self.readings.push(Reading { word, proclitics, pronoun: 0, tables, span });
                }
            }
        }
        self.ends.push((self.readings.len() as u32, self.keys.len() as u32));
    }
}

/// The reading that a cut of `key` gives, if its stem is a word.
fn read(key: &str, surface: &str, span: Span, cut: Split, words: &Vocabulary) -> Option<Reading> {
    let front = letters(key, cut.front as usize);
    let stem = key.get(front..key.len() - cut.back as usize * 2)?;
    let word = match cut.restored {
        // للنفط is ل + النفط: the article's alif is not written.
        true => words.get(&format!("ا{stem}")),
        false => words.get(stem),
    };
    if !word.is_known() {
        return None;
    }
    let article = if cut.proclitics.any(Proclitics::AL) {
        // The article stays on the printed word: الـ behind clitics, or the second ل of للـ.
        if surface_has_full_article(key, front) { 2 } else { 1 }
    } else {
        0
    };
    let start = span.start + skip(surface, cut.front as usize - article) as u32;
    let end = match cut.back {
        0 => span.end,
        back => {
            let kept = key.chars().count() - back as usize;
            span.start + skip(surface, kept) as u32
        }
    };
    Some(Reading {
        word,
        proclitics: cut.proclitics,
        pronoun: cut.back,
        tables: words.tables(word),
        span: Span::new(start, end.max(start)),
    })
}

fn surface_has_full_article(key: &str, front: usize) -> bool {
    key.get(..front).is_some_and(|before| before.ends_with("ال"))
}

/// The byte length of the first `count` letters of a folded key.
fn letters(key: &str, count: usize) -> usize {
    key.char_indices().nth(count).map_or(key.len(), |(at, _)| at)
}

/// The byte in a printed word behind `count` letters, their marks and tatweel included.
fn skip(surface: &str, count: usize) -> usize {
    let is_letter = |c: char| {
        c != chars::TATWEEL && !matches!(chars::class(c), chars::Class::Mark | chars::Class::Joiner)
    };
    if count == 0 {
        return 0;
    }
    surface
        .char_indices()
        .filter(|&(_, c)| is_letter(c))
        .nth(count)
        .map_or(surface.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(text: &str, known: &[&str]) -> Vec<(String, String)> {
        let mut words = Vocabulary::new();
        for word in known {
            words.intern(&crate::text::fold(word));
        }
        let annotated = AnnotatedText::new(text, &words);
        let one = annotated.readings(0).iter();
        one.map(|r| (words.key(r.word).to_owned(), r.span.of(text).to_owned())).collect()
    }

    #[test]
    fn spans_leave_clitics_outside_and_the_article_inside() {
        let got = readings("للنيجر", &["النيجر", "نيجر"]);
        assert!(got.contains(&("النيجر".into(), "لنيجر".into())), "{got:?}");
        assert!(got.contains(&("نيجر".into(), "لنيجر".into())), "{got:?}");
        assert_eq!(readings("وَبالحَرْب", &["حرب"]), [("حرب".into(), "الحَرْب".into())]);
        assert_eq!(readings("قواتها", &["قوات"]), [("قوات".into(), "قوات".into())]);
    }
}
