//! Tokens: typed byte spans of the original text, in one pass and without a copy.

mod address;
#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod clitic;
mod dateline;
mod maps;
mod output;
mod scan;
mod segment;
mod sentence;
mod sweep;

pub(crate) use clitic::{Proclitics, Split, splits};
pub(crate) use segment::{Cut, Restored};
pub use segment::{Segment, SegmentKind, Segments};
pub use sentence::{Sentence, sentences, sentences_into};

use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::written::shows_its_word;

/// What a [`Token`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
#[repr(u8)]
pub enum TokenKind {
    /// A run of letters with their marks.
    Word,
    /// One punctuation mark.
    Punctuation,
    /// Digits with their separators: `1,234.5`, `٣٫٧`, `6:30`.
    Number,
    /// One sign: currency, mathematics, a control character.
    Symbol,
    /// A web address.
    Url,
    /// A mail address.
    Email,
    /// `#` and the word it marks, underscores included.
    Hashtag,
    /// `@` and the name it addresses.
    Mention,
    /// A pictograph with its modifiers.
    Emoji,
}

shows_its_word!(TokenKind, SegmentKind);

/// A typed byte range of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(C)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// Cuts `text` into tokens, in order and disjoint; together they cover everything but white space,
/// joiners and marks without a letter.
///
/// Clitics stay on their word here; see [`Segment`] for the cuts. Letters and digits that touch
/// (`28نيسان`) are two tokens; a slash or hyphen between numbers is a token of its own.
///
/// ```
/// use khabar::token::{TokenKind, tokenize};
/// let text = "قُتل 3,5 آلاف في آذار/ مارس.";
/// let words: Vec<_> = tokenize(text).iter().map(|token| token.span.of(text)).collect();
/// assert_eq!(words, ["قُتل", "3,5", "آلاف", "في", "آذار", "/", "مارس", "."]);
/// assert_eq!(tokenize(text)[1].kind, TokenKind::Number);
/// ```
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 8);
    tokenize_into(text, &mut tokens);
    tokens
}

/// As [`tokenize`], into storage that is cleared and used again.
pub fn tokenize_into(text: &str, tokens: &mut Vec<Token>) {
    let text = readable(text);
    #[cfg(target_arch = "x86_64")]
    if avx512::tokenize_into(text, tokens) || avx2::tokenize_into(text, tokens) {
        return;
    }
    sweep::sweep::<maps::Portable>(text, tokens);
}

/// As [`tokenize_into`], without the wide registers of the processor: for the benches, which say what
/// those are worth.
#[doc(hidden)]
pub fn tokenize_into_portable(text: &str, tokens: &mut Vec<Token>) {
    sweep::sweep::<maps::Portable>(readable(text), tokens);
}

/// The part of a text that offsets of 32 bits reach.
fn readable(text: &str) -> &str {
    let mut end = text.len().min(u32::MAX as usize);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}
