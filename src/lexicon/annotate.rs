//! Tokens with their readings: the one form of a text that every recogniser reads.

use std::ops::Range;

use crate::span::Span;
use crate::text::fold_into;
use crate::token::{Proclitics, Sentence, Token, TokenKind, sentences, tokenize};

use super::common::{CommonId, CommonWord};
use super::reading::{Reading, cut_word};
use super::vocabulary::Marks;
use super::{Endings, Vocabulary, WordId, WordList};

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
        Self::of_words(text, words, None)
    }

    /// Cuts `text`, and looks up only words that may hold one of a table, and those right behind
    /// digits: the others have no readings, and their key is what is printed.
    pub(crate) fn sparse(text: &'t str, words: &Vocabulary, endings: &Endings) -> Self {
        Self::of_words(text, words, Some(endings))
    }

    #[inline]
    fn of_words(text: &'t str, words: &Vocabulary, endings: Option<&Endings>) -> Self {
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
        let common = words.common();
        let ids: Vec<CommonId> =
            annotated.tokens.iter().map(|token| common.find(text, token.span)).collect();
        let (mut is_counted, mut asked) = (false, Vec::new());
        for (at, &id) in ids.iter().enumerate() {
            let token = annotated.tokens[at];
            let endings = endings.filter(|_| !is_counted);
            let is_folded = match token.kind {
                TokenKind::Word => match common.get(id) {
                    Some(known) => annotated.take(token.span, &known, endings.is_some()),
                    None => annotated.cut(token.span, words, endings, &mut asked),
                },
                TokenKind::Number | TokenKind::Hashtag => annotated.number(token.span, words),
                _ => false,
            };
            is_counted = token.kind == TokenKind::Number;
            let (readings, key) = (annotated.readings.len() as u32, annotated.keys.len() as u32);
            annotated.lines.push(Line { readings, key, is_folded, marks: 0 });
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

    /// Pushes what is known of a common word, or nothing of one that is in no table; true if it is
    /// printed as it is folded.
    #[inline]
    fn take(&mut self, span: Span, known: &CommonWord<'_>, only_marked: bool) -> bool {
        if only_marked && !known.is_marked {
            return true;
        }
        self.keys.push_str(known.key);
        self.readings.extend(known.readings.iter().map(|one| one.moved(span.start)));
        known.key.is_empty()
    }

    /// Pushes every reading that the letters of a word allow, unless its ending says that it holds no
    /// word of a table; true if it is printed as it is folded. Short stems go to `asked`, as
    /// [`Letters::short`](crate::text::Letters::short) gives them, with the places of their readings.
    fn cut(
        &mut self,
        span: Span,
        words: &Vocabulary,
        endings: Option<&Endings>,
        asked: &mut Vec<(u32, u64)>,
    ) -> bool {
        let surface = span.of(self.text);
        if endings.is_some_and(|endings| !endings.may_hold(surface.as_bytes())) {
            return true;
        }
        let Self { keys, readings, .. } = self;
        cut_word(surface, keys, |stem, reading| {
            let reading = reading.moved(span.start);
            match stem.short() {
                Some(short) => {
                    asked.push((readings.len() as u32, short));
                    readings.push(reading);
                }
                None => readings.push(reading.known(stem.look_up(words), words)),
            }
        })
    }

    /// Pushes the key and the reading of a number or hashtag; false, since it has a key of its own.
    fn number(&mut self, span: Span, words: &Vocabulary) -> bool {
        let start = self.keys.len();
        fold_into(span.of(self.text), &mut self.keys);
        let word = words.get(self.keys.get(start..).unwrap_or_default());
        self.readings.push(Reading::of(Proclitics::NONE, 0, span).known(word, words));
        false
    }

    /// Looks the stems up that were asked for, and drops the readings that are no words. One after
    /// the other, the processor waits for memory once for many.
    fn look_up(&mut self, words: &Vocabulary, asked: &[(u32, u64)]) {
        for &(at, short) in asked {
            self.readings[at as usize].word = words.of_short(short);
        }
        for &(at, _) in asked {
            let reading = &mut self.readings[at as usize];
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
