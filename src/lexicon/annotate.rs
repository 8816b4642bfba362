//! Tokens with their readings: the one form of a text that every recogniser reads.

use std::ops::Range;

use crate::span::Span;
use crate::text::{Letters, chars, fold_into};
use crate::token::{Proclitics, Sentence, Split, Token, TokenKind, sentences, splits, tokenize};

use super::vocabulary::Marks;
use super::{Endings, Vocabulary, WordId, WordList};

/// One way to read a word: a stem of the vocabulary and the clitics around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The stem.
    pub(crate) word: WordId,
    /// What was cut in front; with [`Proclitics::AL`] the stem stands without its article.
    pub(crate) proclitics: Proclitics,
    /// Letters of the pronoun cut behind; 0 for none.
    pub(crate) pronoun: u8,
    /// What tables and lists say of the stem.
    pub(crate) marks: Marks,
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

    /// True if the stem stands in a list.
    pub(crate) fn is(&self, list: WordList) -> bool {
        self.marks & list.mark() != 0
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
    /// By token: what was found.
    lines: Vec<Line>,
    readings: Vec<Reading>,
    /// Keys of the words that are not printed as they are folded.
    keys: String,
}

/// What was found of a token.
#[derive(Clone, Copy)]
struct Line {
    /// Where its readings end.
    readings: u32,
    /// Where its key ends in `keys`.
    key: u32,
    /// The printed word is its key.
    is_folded: bool,
    /// The marks of its readings.
    marks: Marks,
}

impl<'t> AnnotatedText<'t> {
    /// Cuts and looks up `text`.
    pub(crate) fn new(text: &'t str, words: &Vocabulary) -> Self {
        Self::of_words(text, words, |_| true)
    }

    /// Cuts `text`, and looks up only words that may hold one of a table, and those right behind
    /// digits: the others have no readings, and their key is what is printed.
    pub(crate) fn sparse(text: &'t str, words: &Vocabulary, endings: &Endings) -> Self {
        Self::of_words(text, words, |word| endings.may_hold(word))
    }

    #[inline]
    fn of_words(text: &'t str, words: &Vocabulary, wants: impl Fn(&[u8]) -> bool) -> Self {
        let tokens = tokenize(text);
        let sentences = sentences(text, &tokens);
        let mut annotated = Self {
            text,
            sentences,
            lines: Vec::with_capacity(tokens.len()),
            readings: Vec::with_capacity(tokens.len() * 2),
            keys: String::with_capacity(text.len() / 2),
            tokens,
        };
        let mut asked = Vec::with_capacity(annotated.tokens.len() * 2);
        for at in 0..annotated.tokens.len() {
            let token = annotated.tokens[at];
            let is_counted = at > 0 && annotated.tokens[at - 1].kind == TokenKind::Number;
            let is_wanted = token.kind != TokenKind::Word
                || is_counted
                || text.as_bytes().get(token.span.range()).is_none_or(&wants);
            let line = match is_wanted {
                true => annotated.cut(token, words, &mut asked),
                false => annotated.pass(),
            };
            annotated.lines.push(line);
        }
        annotated.look_up(words, &asked);
        annotated
    }

    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The known readings of a token, the whole word first; empty past the end and for unknown words.
    #[inline]
    pub(crate) fn readings(&self, at: usize) -> &[Reading] {
        let Some(line) = self.lines.get(at) else { return &[] };
        let start = at.checked_sub(1).map_or(0, |before| self.lines[before].readings);
        &self.readings[start as usize..line.readings as usize]
    }

    /// The marks of the readings of a token; none past the end.
    #[inline]
    pub(crate) fn marks(&self, at: usize) -> Marks {
        self.lines.get(at).map_or(0, |line| line.marks)
    }

    /// True if some reading of a token stands in a list.
    #[inline]
    pub(crate) fn is_any(&self, at: usize, list: WordList) -> bool {
        self.marks(at) & list.mark() != 0
    }

    /// True if the whole word, nothing cut off, stands in a list.
    pub(crate) fn is(&self, at: usize, list: WordList) -> bool {
        self.is_any(at, list)
            && self.readings(at).first().is_some_and(|one| one.is_plain() && one.is(list))
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
        let Some(line) = self.lines.get(at) else { return "" };
        if line.is_folded {
            return self.surface(at);
        }
        let start = at.checked_sub(1).map_or(0, |before| self.lines[before].key);
        self.keys.get(start as usize..line.key as usize).unwrap_or_default()
    }

    /// A token as printed; empty past the end.
    #[inline]
    pub(crate) fn surface(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// True if a word is printed as it is folded.
    #[inline]
    pub(crate) fn is_folded(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|line| line.is_folded)
    }

    /// The character of a punctuation mark or symbol; `None` for any other token.
    #[inline]
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

    /// Folds a token and pushes every reading that its letters allow; `asked` gets the stem of each,
    /// as [`Letters::short`] gives it, or [`KNOWN`] where the word is known already.
    fn cut(&mut self, token: Token, words: &Vocabulary, asked: &mut Vec<u64>) -> Line {
        let surface = token.span.of(self.text);
        let from = self.keys.len();
        let mut is_folded = false;
        let letters = match (token.kind, Letters::read(surface)) {
            (TokenKind::Word, Some((letters, same))) => {
                is_folded = same;
                if !same {
                    fold_into(surface, &mut self.keys);
                }
                Some(letters)
            }
            (TokenKind::Word | TokenKind::Number | TokenKind::Hashtag, _) => {
                fold_into(surface, &mut self.keys);
                let key = self.keys.get(from..).unwrap_or_default();
                Letters::of(key).filter(|_| token.kind == TokenKind::Word)
            }
            _ => None,
        };
        if let Some(letters) = letters {
            let cutter = Cutter::new(letters, surface, token.span);
            splits(letters, |split| {
                let (stem, reading) = cutter.read(split);
                let (short, word) = match stem.short() {
                    Some(short) => (short, WordId::UNKNOWN),
                    None => (KNOWN, words.of_letters(stem)),
                };
                asked.push(short);
                self.readings.push(Reading { word, ..reading });
            });
        } else if self.keys.len() > from {
            let word = words.get(self.keys.get(from..).unwrap_or_default());
            let (proclitics, span) = (Proclitics::NONE, token.span);
            self.readings.push(Reading { word, proclitics, pronoun: 0, marks: 0, span });
            asked.push(KNOWN);
        }
        let (readings, key) = (self.readings.len() as u32, self.keys.len() as u32);
        Line { readings, key, is_folded, marks: 0 }
    }

    /// The line of a word that is not looked up.
    fn pass(&self) -> Line {
        let (readings, key) = (self.readings.len() as u32, self.keys.len() as u32);
        Line { readings, key, is_folded: true, marks: 0 }
    }

    /// Looks the stems of all readings up, and drops the readings that are no words. One after the
    /// other, the processor waits for memory once for many.
    fn look_up(&mut self, words: &Vocabulary, asked: &[u64]) {
        for (reading, &short) in self.readings.iter_mut().zip(asked) {
            if short != KNOWN {
                reading.word = words.of_short(short);
            }
        }
        for reading in &mut self.readings {
            reading.marks = words.marks(reading.word);
        }
        let (mut from, mut kept) = (0, 0);
        for line in &mut self.lines {
            let end = line.readings as usize;
            for at in from..end {
                let reading = self.readings[at];
                self.readings[kept] = reading;
                kept += usize::from(reading.word.is_known());
                line.marks |= reading.marks;
            }
            from = end;
            line.readings = kept as u32;
        }
        self.readings.truncate(kept);
    }
}

/// No stem of letters: the word was looked up where it was cut.
const KNOWN: u64 = 0;

/// A printed word that is being cut.
struct Cutter<'w> {
    letters: Letters,
    /// How many there are.
    length: usize,
    /// Printed without marks: two bytes a letter.
    is_plain: bool,
    surface: &'w str,
    span: Span,
}

impl<'w> Cutter<'w> {
    fn new(letters: Letters, surface: &'w str, span: Span) -> Self {
        let length = letters.len();
        Self { letters, length, is_plain: surface.len() == length * 2, surface, span }
    }

    /// The stem that a cut leaves, and the reading that it gives if the stem is a word.
    #[inline]
    fn read(&self, cut: Split) -> (Letters, Reading) {
        const AL: Letters = Letters::affix("ال");
        let (front, back) = (cut.front as usize, cut.back as usize);
        let kept = self.length - back;
        let stem = self.letters.first(kept).behind(front);
        // للنفط is ل + النفط: the article's alif is not written.
        let stem = if cut.restored { stem.after(AL.first(1)) } else { stem };
        let article = match cut.proclitics.any(Proclitics::AL) {
            false => 0,
            // The article stays on the printed word: الـ behind clitics, or the second ل of للـ.
            true if self.letters.first(front).ends_with(AL) => 2,
            true => 1,
        };
        let start = self.skip(front - article);
        let end = if back == 0 { self.surface.len() } else { self.skip(kept) };
        let at = self.span.start;
        let span = Span::new(at + start as u32, at + end.max(start) as u32);
        let (word, proclitics) = (WordId::UNKNOWN, cut.proclitics);
        (stem, Reading { word, proclitics, pronoun: cut.back, marks: 0, span })
    }

    /// The byte in the printed word behind `count` letters, their marks and tatweel included.
    #[inline]
    fn skip(&self, count: usize) -> usize {
        if count == 0 || self.is_plain {
            return count * 2;
        }
        let is_letter = |c: char| {
            c != chars::TATWEEL
                && !matches!(chars::class(c), chars::Class::Mark | chars::Class::Joiner)
        };
        let mut letters = self.surface.char_indices().filter(|&(_, c)| is_letter(c));
        letters.nth(count).map_or(self.surface.len(), |(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(text: &str, known: &[&str]) -> Vec<(String, String)> {
        let mut words = Vocabulary::new();
        let ids: Vec<WordId> = known.iter().map(|word| words.intern(word)).collect();
        let annotated = AnnotatedText::new(text, &words);
        let word = |one: &Reading| ids.iter().position(|id| *id == one.word);
        let all = annotated
            .readings(0)
            .iter()
            .filter_map(|one| Some((known[word(one)?].to_owned(), one.span.of(text).to_owned())));
        all.collect()
    }

    #[test]
    fn spans_leave_clitics_outside_and_the_article_inside() {
        let got = readings("للنيجر", &["النيجر", "نيجر"]);
        assert!(got.contains(&("النيجر".into(), "لنيجر".into())), "{got:?}");
        assert!(got.contains(&("نيجر".into(), "لنيجر".into())), "{got:?}");
        assert_eq!(readings("وَبالحَرْب", &["حرب"]), [("حرب".into(), "الحَرْب".into())]);
        assert_eq!(readings("قواتها", &["قوات"]), [("قوات".into(), "قوات".into())]);
        assert_eq!(readings("والﻨﻴﻞ", &["نيل"]).len(), 1);
    }

    #[test]
    fn marks_tell_lists() {
        let mut words = Vocabulary::new();
        let list = WordList::compile(&mut words, "في إلى");
        words.intern("فيه");
        let text = AnnotatedText::new("وإلى إلى البيت", &words);
        assert!(text.is_any(0, list) && !text.is(0, list));
        assert!(text.is(1, list) && !text.is_any(2, list) && !text.is(9, list));
    }
}
