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
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut first = 0;
    for at in 0..tokens.len() {
        if ends_here(text, tokens, at) {
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

/// True if a sentence ends behind token `at`.
fn ends_here(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(next) = tokens.get(at + 1) else { return true };
    let gap = text.get(tokens[at].span.end as usize..next.span.start as usize).unwrap_or_default();
    if gap.contains(['\n', '\r', '\u{2028}', '\u{2029}']) {
        return true;
    }
    // Closing quotes and brackets belong to the sentence whose stop they follow.
    let mut stop = at;
    while stop > 0 && is_closing(tokens[stop].span.of(text)) {
        stop -= 1;
    }
    let is_stop = |at: usize| {
        tokens[at].kind == TokenKind::Punctuation
            && matches!(tokens[at].span.of(text), "." | "!" | "?" | "؟" | "…" | "۔")
    };
    is_stop(stop)
        && !is_stop(at + 1)
        && !(is_closing(next.span.of(text)) && gap.is_empty())
        && !next.span.of(text).starts_with(['،', '؛', ','])
}

fn is_closing(token: &str) -> bool {
    matches!(token, "\"" | "”" | "»" | ")" | "]" | "’" | "“" | "'")
}
