//! Tokens with their readings: the one form of a text that every recogniser reads.

use std::ops::Range;

use crate::span::Span;
use crate::text::fold_into;
use crate::token::{Proclitics, Sentence, Token, TokenKind, sentences, tokenize};

use super::common::{CommonId, CommonWord};
use super::reading::{Reading, cut_word};
use super::vocabulary::{Marks, NO_WORD};
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

/// What was found of a token; nothing, of a word that is printed as it is folded.
#[derive(Clone, Copy, Default)]
struct Line {
    /// The marks of its readings, and [`NO_WORD`].
    marks: Marks,
    /// Where its readings begin, and how many there are.
    readings: u32,
    count: u8,
    /// It has a key of its own.
    has_key: bool,
    /// Where that begins in `keys`, and its bytes.
    key: u32,
    key_len: u32,
}

impl<'t> AnnotatedText<'t> {
    /// Cuts `text`, and looks nothing up.
    #[inline]
    pub(crate) fn unread(text: &'t str) -> Self {
        let tokens = tokenize(text);
        Self {
            text,
            sentences: sentences(text, &tokens),
            lines: vec![Line::default(); tokens.len()],
            readings: Vec::new(),
            keys: String::new(),
            tokens,
        }
    }

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
        let mut annotated = Self::unread(text);
        annotated.readings.reserve(annotated.tokens.len() * 2);
        annotated.keys.reserve(text.len() / 2);
        let common = words.common();
        let ids: Vec<CommonId> =
            annotated.tokens.iter().map(|token| common.find(text, token.span)).collect();
        let mut is_counted = false;
        let mut asked = Asked::of(annotated.tokens.len());
        for (at, &id) in ids.iter().enumerate() {
            let token = annotated.tokens[at];
            let endings = endings.filter(|_| !is_counted);
            is_counted = false;
            match token.kind {
                TokenKind::Word if endings.is_some() && id.is_blank() => {}
                TokenKind::Word => match common.get(id) {
                    Some(known) => annotated.take(at, &known),
                    None => annotated.cut(at, words, endings, &mut asked),
                },
                TokenKind::Number | TokenKind::Hashtag => {
                    is_counted = token.kind == TokenKind::Number;
                    annotated.number(at, words);
                }
                _ => {
                    annotated.lines[at] = Line { marks: NO_WORD, has_key: true, ..Line::default() }
                }
            }
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
        let start = line.readings as usize;
        &self.readings[start..start + usize::from(line.count)]
    }

    /// The marks of the readings of a token; none past the end.
    #[inline]
    pub(crate) fn marks(&self, at: usize) -> Marks {
        self.lines.get(at).map_or(0, |line| line.marks)
    }

    /// The tokens that are no words or have one of these marks, in order.
    pub(crate) fn marked(&self, marks: Marks) -> Vec<usize> {
        places(&self.lines, |line| line.marks & (marks | NO_WORD) != 0)
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
        if !line.has_key {
            return self.surface(at);
        }
        let start = line.key as usize;
        self.keys.get(start..start + line.key_len as usize).unwrap_or_default()
    }

    /// A token as printed; empty past the end.
    #[inline]
    pub(crate) fn surface(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// True if a word is printed as it is folded.
    #[inline]
    pub(crate) fn is_folded(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|line| !line.has_key)
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

    /// Takes what is known of a common word.
    #[inline]
    fn take(&mut self, at: usize, known: &CommonWord<'_>) {
        let start = self.tokens[at].span.start;
        let (readings, key) = (self.readings.len() as u32, self.keys.len() as u32);
        let mut marks = 0;
        self.readings.extend(known.readings.iter().map(|one| {
            marks |= one.marks;
            one.moved(start)
        }));
        if !known.key.is_empty() {
            self.keys.push_str(known.key);
        }
        self.lines[at] = Line {
            marks,
            readings,
            count: known.readings.len() as u8,
            has_key: !known.key.is_empty(),
            key,
            key_len: known.key.len() as u32,
        };
    }

    /// Takes every reading that the letters of a word allow, unless its ending says that it holds no
    /// word of a table; which of them are words is asked later.
    fn cut(&mut self, at: usize, words: &Vocabulary, endings: Option<&Endings>, asked: &mut Asked) {
        let Token { span, .. } = self.tokens[at];
        if endings.is_some_and(|endings| !endings.may_hold(self.text, span)) {
            return;
        }
        let Self { keys, readings, .. } = self;
        let (first, key) = (readings.len(), keys.len());
        let is_folded = cut_word(span.of(self.text), keys, |stem, reading| {
            let reading = reading.moved(span.start);
            match stem.short() {
                Some(short) => {
                    asked.stems.push((readings.len() as u32, short));
                    readings.push(reading);
                }
                None => readings.push(reading.known(stem.look_up(words), words)),
            }
        });
        asked.words.push(at as u32);
        self.lines[at] = Line {
            marks: 0,
            readings: first as u32,
            count: (readings.len() - first) as u8,
            has_key: !is_folded,
            key: key as u32,
            key_len: (keys.len() - key) as u32,
        };
    }

    /// Takes the key and the reading of a number or hashtag.
    fn number(&mut self, at: usize, words: &Vocabulary) {
        let (readings, key) = (self.readings.len() as u32, self.keys.len());
        fold_into(self.surface(at), &mut self.keys);
        let word = words.get(self.keys.get(key..).unwrap_or_default());
        let reading = Reading::of(Proclitics::NONE, 0, self.tokens[at].span).known(word, words);
        self.readings.push(reading);
        self.lines[at] = Line {
            marks: reading.marks | NO_WORD,
            readings,
            count: u8::from(word.is_known()),
            has_key: true,
            key: key as u32,
            key_len: (self.keys.len() - key) as u32,
        };
    }

    /// Looks the stems up that were asked for, and drops the readings that are no words. One after
    /// the other, the processor waits for memory once for many.
    fn look_up(&mut self, words: &Vocabulary, asked: &Asked) {
        for &(at, short) in &asked.stems {
            self.readings[at as usize].word = words.of_short(short);
        }
        for &(at, _) in &asked.stems {
            let reading = &mut self.readings[at as usize];
            reading.marks = words.marks(reading.word);
        }
        for &at in &asked.words {
            let line = &mut self.lines[at as usize];
            let first = line.readings as usize;
            let mut kept = first;
            for at in first..first + usize::from(line.count) {
                let reading = self.readings[at];
                self.readings[kept] = reading;
                kept += usize::from(reading.word.is_known());
                line.marks |= reading.marks;
            }
            line.count = (kept - first) as u8;
        }
    }
}

/// The places of those that count, in order. The processor cannot foresee which do: each is written
/// down, and the next one over it if it does not count.
pub(crate) fn places<T>(all: &[T], counts: impl Fn(&T) -> bool) -> Vec<usize> {
    let (mut places, mut count) = (vec![0; all.len()], 0);
    for (at, one) in all.iter().enumerate() {
        places[count] = at;
        count += usize::from(counts(one));
    }
    places.truncate(count);
    places
}

/// What is to be looked up together.
struct Asked {
    /// The tokens of words that were cut.
    words: Vec<u32>,
    /// Short stems, as [`Letters::short`](crate::text::Letters::short) gives them, with the places of
    /// their readings.
    stems: Vec<(u32, u64)>,
}

impl Asked {
    /// Room for what a text of so many tokens may ask.
    fn of(tokens: usize) -> Self {
        Self { words: Vec::with_capacity(tokens / 2), stems: Vec::with_capacity(tokens) }
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
