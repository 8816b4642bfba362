//! Ordinals: `ثالث عشر`, `الحادية والعشرين`, `المئة والخامسة`, `الثالثة بعد المئة`.

use crate::lexicon::AnnotatedText;
use crate::span::Span;

use super::NumberKind;
use super::find::Found;
use super::lexicon::{Class, NumberLexicon, Piece};
use super::rule::Rule;

impl NumberLexicon {
    /// The ordinal that begins with `piece` at `at`; `last` is the token behind the number before.
    pub(super) fn ordinal(
        &self,
        text: &AnnotatedText<'_>,
        at: usize,
        piece: Piece,
        last: usize,
    ) -> Option<Found> {
        let (value, end, span) = self.compound(text, at, piece).or_else(|| {
            single(text, at, piece, last).then_some((piece.value, at + 1, piece.span))
        })?;
        let beyond = self.is(text, end, Class::Behind).then(|| self.plain(text, end + 1)).flatten();
        Some(match beyond {
            Some(hundred) if piece.definite && hundred.definite && is_hundreds(hundred) => {
                let value = hundred.value + value;
                Found::ordinal(value, at..end + 2, span.cover(hundred.span), Rule::OrdinalWords)
            }
            _ => Found::ordinal(value, at..end, span, Rule::OrdinalWords),
        })
    }

    /// `المئة والخامسة والعشرون`: hundreds with an ordinal joined.
    pub(super) fn hundredth(
        &self,
        text: &AnnotatedText<'_>,
        at: usize,
        hundred: Piece,
    ) -> Option<Found> {
        if !hundred.definite || !is_hundreds(hundred) {
            return None;
        }
        let (piece, end) = self.joined(text, at + 1)?;
        let is_ordinal = matches!(piece.class, Class::Ordinal | Class::UnitOrdinal);
        let rest = self.ordinal(text, end - 1, piece, end).filter(|_| is_ordinal)?;
        let span = hundred.span.cover(rest.span);
        let value = hundred.value + rest.value;
        Some(Found::ordinal(value, at..rest.end, span, Rule::OrdinalWords))
    }

    /// 11th to 19th, 21st to 99th.
    fn compound(
        &self,
        text: &AnnotatedText<'_>,
        at: usize,
        piece: Piece,
    ) -> Option<(f64, usize, Span)> {
        let combines = piece.class == Class::UnitOrdinal || (2.0..10.0).contains(&piece.value);
        if combines && self.is(text, at + 1, Class::Ten) {
            let span = Span::new(piece.span.start, text.tokens[at + 1].span.end);
            return Some((piece.value + 10.0, at + 2, span));
        }
        let (tens, end) = self.joined(text, at + 1)?;
        let agrees = tens.class == Class::Tens && tens.definite == piece.definite;
        (combines && agrees).then(|| (piece.value + tens.value, end, piece.span.cover(tens.span)))
    }
}

impl Found {
    /// An ordinal over these tokens.
    pub(super) fn ordinal(
        value: f64,
        tokens: std::ops::Range<usize>,
        span: Span,
        rule: Rule,
    ) -> Self {
        let (start, end) = (tokens.start, tokens.end);
        let kind = NumberKind::Ordinal;
        Self { kind, value, upper: None, start, end, span, vague: false, definite: false, rule }
    }
}

/// True for an ordinal by itself. أولي "preliminary" folds like أولى; ثانية behind a number is a
/// second of time.
fn single(text: &AnnotatedText<'_>, at: usize, piece: Piece, last: usize) -> bool {
    let is_preliminary = piece.value == 1.0 && piece.span.of(text.text).ends_with('ي');
    let behind_number = last == at || at > 0 && text.mark(at - 1) == Some('/'); // متر/ثانية
    let is_second = behind_number && piece.value == 2.0 && !piece.definite;
    piece.class == Class::Ordinal && !is_preliminary && !is_second
}

fn is_hundreds(piece: Piece) -> bool {
    matches!(piece.class, Class::Hundred | Class::Scale)
}
