//! Sentences: ends at `. ! ? ؟ …` and line breaks, never at `، ؛ :`.

use crate::span::Span;

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
/// a line break always does.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let marks: Vec<Option<char>> = tokens.iter().map(|token| mark(text, token)).collect();
    let reader = Reader { text, tokens, inside: inside(text, tokens, &marks), marks };
    let mut found = Vec::new();
    let mut first = 0;
    // Closing quotes and brackets belong to the sentence whose stop they follow.
    let mut stop = 0;
    for at in 0..tokens.len() {
        if !reader.is_closing(at) {
            stop = at;
        }
        if reader.ends(at, stop) {
            push(tokens, first, at + 1, &mut found);
            first = at + 1;
        }
    }
    push(tokens, first, tokens.len(), &mut found);
    found
}

fn push(tokens: &[Token], first: usize, end: usize, found: &mut Vec<Sentence>) {
    if let [start, ..] = &tokens[first..end]
        && let Some(last) = tokens[first..end].last()
    {
        found.push(Sentence { span: start.span.cover(last.span), tokens: first..end });
    }
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// The character of each punctuation mark.
    marks: Vec<Option<char>>,
    /// True for tokens between balanced quotation marks or brackets of one line.
    inside: Vec<bool>,
}

impl Reader<'_> {
    /// True if a sentence ends behind token `at`; `stop` is the last token that closes nothing.
    fn ends(&self, at: usize, stop: usize) -> bool {
        if at + 1 >= self.tokens.len() {
            return true;
        }
        let gap = self.gap(at);
        if breaks_line(gap) {
            return true;
        }
        let goes_on = matches!(self.marks[at + 1], Some('،' | '؛' | ',' | ';' | ':'))
            || self.is_stop(at + 1)
            || gap.is_empty() && self.is_closing(at + 1)
            || self.inside[at];
        self.is_stop(stop) && !goes_on && !self.is_pair_of_dots(stop)
    }

    fn is_stop(&self, at: usize) -> bool {
        matches!(self.marks[at], Some('.' | '!' | '?' | '؟' | '…' | '۔'))
    }

    fn is_closing(&self, at: usize) -> bool {
        matches!(self.marks[at], Some('"' | '”' | '»' | ')' | ']' | '’' | '“' | '\''))
    }

    /// True for the last of exactly two dots, which headlines use as a comma.
    fn is_pair_of_dots(&self, at: usize) -> bool {
        let dot = |at: usize| self.marks.get(at) == Some(&Some('.'));
        at > 0 && dot(at) && dot(at - 1) && !(at > 1 && dot(at - 2))
    }

    /// What stands between a token and the next.
    fn gap(&self, at: usize) -> &str {
        gap(self.text, self.tokens, at)
    }
}

fn gap<'t>(text: &'t str, tokens: &[Token], at: usize) -> &'t str {
    let (Some(one), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else { return "" };
    text.get(one.span.end as usize..next.span.start as usize).unwrap_or_default()
}

fn breaks_line(gap: &str) -> bool {
    gap.contains(['\n', '\r', '\u{2028}', '\u{2029}'])
}

fn mark(text: &str, token: &Token) -> Option<char> {
    let is_mark = matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol);
    if is_mark { token.span.of(text).chars().next() } else { None }
}

/// For each token whether it stands between an opening mark and the closing one of the same line.
fn inside(text: &str, tokens: &[Token], marks: &[Option<char>]) -> Vec<bool> {
    let mut inside = vec![false; tokens.len()];
    let mut open: Option<(usize, char)> = None;
    for at in 0..tokens.len() {
        match (marks[at], open) {
            (Some(mark), Some((start, closing))) if mark == closing => {
                inside[start + 1..at].fill(true);
                open = None;
            }
            (Some(mark), None) => open = closing_of(mark).map(|closing| (at, closing)),
            _ => {}
        }
        if breaks_line(gap(text, tokens, at)) {
            open = None;
        }
    }
    inside
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
