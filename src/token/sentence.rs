//! Sentences: ends at `. ! ? ؟ …` and line breaks, never at `، ؛ :`.

use crate::span::Span;

use super::dateline;
use super::{Token, TokenKind};

/// A sentence: its bytes and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token, final stop and closing quote included.
    pub span: Span,
    /// The indexes of its tokens.
    pub tokens: std::ops::Range<usize>,
}

/// Groups `tokens`, as [`tokenize`](super::tokenize) made them from `text`, into sentences.
///
/// Stops inside balanced quotation marks or brackets end nothing, nor do the two dots of a headline;
/// a line break always does. A headline without a stop ends before the dateline that follows it on
/// the same line.
///
/// ```
/// use khabar::token::{sentences, tokenize};
/// let text = "انتخابات مبكرة في الخريف باريس ــ أعلن الوزير الموعد. ثم غادر";
/// let found = sentences(text, &tokenize(text));
/// let surfaces: Vec<_> = found.iter().map(|sentence| sentence.span.of(text)).collect();
/// assert_eq!(surfaces, ["انتخابات مبكرة في الخريف", "باريس ــ أعلن الوزير الموعد.", "ثم غادر"]);
/// ```
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut found = Vec::with_capacity(text.len() / 128);
    sentences_into(text, tokens, &mut found);
    found
}

/// As [`sentences`], into storage that is cleared and used again.
pub fn sentences_into(text: &str, tokens: &[Token], found: &mut Vec<Sentence>) {
    found.clear();
    let mut cutter =
        Cutter { text, tokens, found, first: 0, stop: None, open: None, held: Vec::new() };
    let mut end = 0;
    for (at, token) in tokens.iter().enumerate() {
        if breaks_line(text, end, token.span.start as usize) {
            cutter.end_line(at);
        }
        end = token.span.end as usize;
        if token.kind == TokenKind::Word {
            cutter.stop = None;
        } else {
            cutter.mark(at);
        }
    }
    cutter.end_line(tokens.len());
}

/// Titles that are written as letters with a stop: doctor, professor, engineer.
const TITLES: [&str; 6] = ["د", "أ", "م", "أ.د", "ا.د", "د.م"];

/// True if a line ends between two bytes of which one ends a token and the other begins the next.
#[inline]
fn breaks_line(text: &str, from: usize, to: usize) -> bool {
    if to == from || to == from + 1 && text.as_bytes().get(from) == Some(&b' ') {
        return false;
    }
    let gap = text.get(from..to).unwrap_or_default();
    gap.contains(['\n', '\r', '\u{2028}', '\u{2029}'])
}

/// What a mark is to a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Ends a sentence.
    Stop,
    /// Goes on with a sentence, a stop before it notwithstanding.
    Comma,
    Dash,
    Other,
}

struct Cutter<'t> {
    text: &'t str,
    tokens: &'t [Token],
    found: &'t mut Vec<Sentence>,
    /// The first token of the sentence.
    first: usize,
    /// The stop that only closing marks have followed so far.
    stop: Option<usize>,
    /// The mark that would close what an opening mark has opened on this line.
    open: Option<char>,
    /// Where sentences end if the open mark is never closed.
    held: Vec<usize>,
}

impl Cutter<'_> {
    /// A token that is not a word: opens, closes, stops, or none of it.
    fn mark(&mut self, at: usize) {
        let Some(mark) = self.mark_of(at) else {
            self.stop = None;
            return;
        };
        // Most marks are commas, which neither open nor close.
        if role(mark) == Role::Comma {
            self.stop = None;
            return;
        }
        let mut is_inside = self.open.is_some();
        if self.open == Some(mark) {
            is_inside = false;
            self.open = None;
            self.held.clear();
        } else if !is_inside {
            self.open = closing_of(mark);
        }
        match role(mark) {
            Role::Stop if mark == '.' && self.abbreviates(at) => self.stop = None,
            Role::Stop => self.stop = Some(at),
            _ if is_closing(mark) => {}
            Role::Dash => {
                self.stop = None;
                self.dateline(at);
            }
            _ => self.stop = None,
        }
        if self.stop.is_some_and(|stop| !self.is_pair_of_dots(stop)) && !self.goes_on(at) {
            match is_inside {
                true => self.held.push(at + 1),
                false => self.end(at + 1),
            }
        }
    }

    fn mark_of(&self, at: usize) -> Option<char> {
        let token = self.tokens.get(at)?;
        if !matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol) {
            return None;
        }
        match self.text.as_bytes().get(token.span.start as usize) {
            Some(byte) if byte.is_ascii() => Some(*byte as char),
            _ => token.span.of(self.text).chars().next(),
        }
    }

    /// True for the stop of an abbreviated title before a name: `د. سمير`, `أ.د. هدى`.
    fn abbreviates(&self, stop: usize) -> bool {
        let Some(before) = stop.checked_sub(1).and_then(|before| self.tokens.get(before)) else {
            return false;
        };
        let touches = before.span.end == self.tokens[stop].span.start;
        let word = before.span.of(self.text);
        touches
            && TITLES.contains(&word.strip_prefix('و').unwrap_or(word))
            && self.tokens.get(stop + 1).is_some_and(|next| next.kind == TokenKind::Word)
    }

    /// True if what follows a stop belongs to the same sentence.
    fn goes_on(&self, at: usize) -> bool {
        let Some(next) = self.mark_of(at + 1) else { return false };
        let touches = self.tokens[at].span.end == self.tokens[at + 1].span.start;
        let only_closes = matches!(next, '”' | '»' | ')' | ']');
        matches!(role(next), Role::Stop | Role::Comma) || only_closes || touches && is_closing(next)
    }

    /// True for the last of exactly two dots, which headlines use as a comma.
    fn is_pair_of_dots(&self, at: usize) -> bool {
        let is_dot = |back: usize| {
            let token = at.checked_sub(back).and_then(|at| self.tokens.get(at));
            token.is_some_and(|token| token.span.of(self.text) == ".")
        };
        is_dot(0) && is_dot(1) && !is_dot(2)
    }

    /// Ends a headline where a dateline begins, whose dash is token `dash`.
    #[cold]
    fn dateline(&mut self, dash: usize) {
        if self.open.is_none()
            && let Some(place) = dateline::before(self.text, self.tokens, self.first, dash)
        {
            self.end(place);
        }
    }

    fn end_line(&mut self, end: usize) {
        for end in std::mem::take(&mut self.held) {
            self.end(end);
        }
        self.end(end);
        (self.stop, self.open) = (None, None);
    }

    /// Ends a sentence before token `end`.
    fn end(&mut self, end: usize) {
        let tokens = self.tokens.get(self.first..end).unwrap_or_default();
        if let (Some(start), Some(last)) = (tokens.first(), tokens.last()) {
            let span = start.span.cover(last.span);
            self.found.push(Sentence { span, tokens: self.first..end });
        }
        self.first = end;
        self.stop = None;
    }
}

fn role(mark: char) -> Role {
    match mark {
        '.' | '!' | '?' | '؟' | '…' | '۔' => Role::Stop,
        '،' | '؛' | ',' | ';' | ':' => Role::Comma,
        'ـ' | '-' | '–' | '—' => Role::Dash,
        _ => Role::Other,
    }
}

fn is_closing(mark: char) -> bool {
    matches!(mark, '"' | '”' | '»' | ')' | ']' | '’' | '“' | '\'')
}

fn closing_of(mark: char) -> Option<char> {
    Some(match mark {
        '«' => '»',
        '“' | '„' => '”',
        '"' => '"',
        '(' => ')',
        '[' => ']',
        _ => return None,
    })
}
