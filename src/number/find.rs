//! Numbers in a text: what stands around a cardinal makes it an ordinal, a range, a per cent.

use crate::lexicon::AnnotatedText;
use crate::span::{Span, Surface};
use crate::token::TokenKind;

use super::cardinal::{Amount, snap};
use super::lexicon::{Class, NumberLexicon, Piece};
use super::{Number, NumberKind};

/// A number found, before it is tied to its text.
struct Found {
    kind: NumberKind,
    value: f64,
    upper: Option<f64>,
    start: usize,
    end: usize,
    span: Span,
    vague: bool,
    definite: bool,
}

impl NumberLexicon {
    /// The numbers of a text, in order and disjoint.
    pub(crate) fn find<'t>(&self, text: &AnnotatedText<'t>) -> Vec<Number<'t>> {
        let mut numbers = Vec::new();
        let (mut at, mut last) = (0, usize::MAX);
        while at < text.len() {
            match self.number_at(text, at, last) {
                Some(found) => {
                    at = found.end.max(at + 1);
                    last = at;
                    numbers.push(found.on(text));
                }
                None => at += 1,
            }
        }
        numbers
    }

    /// The number that begins at `at`; `last` is the token behind the number before it.
    fn number_at(&self, text: &AnnotatedText<'_>, at: usize, last: usize) -> Option<Found> {
        let is_digits =
            |at: usize| text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
        match text.tokens[at].kind {
            TokenKind::Number => {
                if is_part_of_a_name(text, at) {
                    return None;
                }
                self.amount_at(text, at)
            }
            TokenKind::Word => {
                let piece = self.opening(text, at)?;
                match piece.class {
                    Class::Ordinal | Class::UnitOrdinal => self.ordinal(text, at, piece, last),
                    Class::Article if is_digits(at + 1) && text.touches_next(at) => {
                        let amount = self.cardinal(text, at + 1)?;
                        let span = piece.span.cover(amount.span);
                        Some(Found {
                            definite: true,
                            ..ordinal(amount.value, at, amount.end, span)
                        })
                    }
                    _ => self.amount_at(text, at),
                }
            }
            TokenKind::Punctuation | TokenKind::Symbol => {
                let sign = text.mark(at)?;
                if !is_digits(at + 1) || !text.touches_next(at) {
                    return None;
                }
                self.signed(text, at, sign, last)
            }
            _ => None,
        }
    }

    /// A number behind a sign that touches it: `-5`, `%10`, `.77`.
    fn signed(
        &self,
        text: &AnnotatedText<'_>,
        at: usize,
        sign: char,
        last: usize,
    ) -> Option<Found> {
        let per_cent = matches!(sign, '%' | '٪');
        if last == at || !per_cent && at > 0 && text.touches_next(at - 1) {
            return None;
        }
        let found = self.amount_at(text, at + 1)?;
        let span = text.tokens[at].span.cover(found.span);
        match sign {
            '-' | '\u{2212}' if found.upper.is_none() => {
                Some(Found { value: -found.value, start: at, span, ..found })
            }
            _ if per_cent => Some(Found { kind: NumberKind::Percent, start: at, span, ..found }),
            '.' | '٫' if found.kind == NumberKind::Cardinal && found.end == at + 2 => {
                let value = format!("0.{}", text.key(at + 1)).parse().ok()?;
                Some(Found { value, start: at, span, ..found })
            }
            _ => None,
        }
    }

    /// A cardinal with what makes it more.
    fn amount_at(&self, text: &AnnotatedText<'_>, at: usize) -> Option<Found> {
        let amount = self.cardinal(text, at)?;
        let kind = match amount.fraction {
            true => NumberKind::Fraction,
            false => NumberKind::Cardinal,
        };
        let mut found = Found {
            kind,
            value: amount.value,
            upper: None,
            start: at,
            end: amount.end,
            span: amount.span,
            vague: amount.vague,
            definite: amount.definite,
        };
        if let Some((quotient, end)) = quotient(text, at, amount) {
            found.kind = NumberKind::Fraction;
            found.value = quotient;
            found.grow(text, end);
        } else if let Some(end) = self.said_twice(text, amount) {
            found.grow(text, end);
        } else if let Some((lower, upper, end)) = self.range(text, at, amount) {
            found.kind = NumberKind::Range;
            found.value = lower;
            found.upper = Some(upper);
            found.grow(text, end);
        }
        if let Some(end) = self.per_cent(text, found.end) {
            found.kind = NumberKind::Percent;
            found.grow(text, end);
        }
        Some(found)
    }

    fn ordinal(
        &self,
        text: &AnnotatedText<'_>,
        at: usize,
        piece: Piece,
        last: usize,
    ) -> Option<Found> {
        let combines = piece.class == Class::UnitOrdinal || (2.0..10.0).contains(&piece.value);
        if combines && self.is(text, at + 1, Class::Ten) {
            let span = Span::new(piece.span.start, text.tokens[at + 1].span.end);
            return Some(ordinal(piece.value + 10.0, at, at + 2, span));
        }
        match self.joined(text, at + 1) {
            Some((tens, end))
                if combines && tens.class == Class::Tens && tens.definite == piece.definite =>
            {
                let span = piece.span.cover(tens.span);
                return Some(ordinal(piece.value + tens.value, at, end, span));
            }
            _ => {}
        }
        // أولي "preliminary" folds like أولى; ثانية behind a number is a second of time.
        let printed = piece.span.of(text.text);
        let is_other_word = piece.value == 1.0 && printed.ends_with('ي')
            || last == at && piece.value == 2.0 && !piece.definite;
        (piece.class == Class::Ordinal && !is_other_word)
            .then(|| ordinal(piece.value, at, at + 1, piece.span))
    }

    /// A number and the same again in brackets: `ثلاثة (03)`.
    fn said_twice(&self, text: &AnnotatedText<'_>, amount: Amount) -> Option<usize> {
        if text.mark(amount.end) != Some('(') {
            return None;
        }
        let again = self.cardinal(text, amount.end + 1)?;
        let same = again.value == amount.value && again.digits != amount.digits;
        (same && text.mark(again.end) == Some(')')).then_some(again.end + 1)
    }

    /// The lower and upper end and the end token of a range that begins with `first`.
    fn range(
        &self,
        text: &AnnotatedText<'_>,
        at: usize,
        first: Amount,
    ) -> Option<(f64, f64, usize)> {
        let per_cent = self.per_cent(text, first.end);
        let end = per_cent.unwrap_or(first.end);
        let second = match text.mark(end) {
            Some('-' | '\u{2013}' | '\u{2014}') => self.hyphened(text, at, first, end)?,
            Some(_) => return None,
            None => self.worded(text, at, first, end)?,
        };
        if is_year(first) && is_year(second) {
            return None; // two years are for the calendar to read
        }
        if per_cent.is_some() && self.per_cent(text, second.end).is_none() {
            return None; // 8 بالمئة أو 600 مليون
        }
        let shares = first.scale <= 1.0 && second.scale > 1.0 && first.value < second.scale;
        let lower = if shares { snap(first.value * second.scale) } else { first.value };
        Some((lower.min(second.value), lower.max(second.value), second.end))
    }

    /// `10-15`, but no date, score or telephone number.
    fn hyphened(
        &self,
        text: &AnnotatedText<'_>,
        at: usize,
        first: Amount,
        end: usize,
    ) -> Option<Amount> {
        let is_joint = |at: usize| matches!(text.mark(at), Some('-' | '/' | '\u{2013}'));
        let second = self.cardinal(text, end + 1).filter(|second| second.digits)?;
        let tight = text.touches_next(end - 1) == text.touches_next(end);
        let chained = is_joint(second.end) || at > 0 && is_joint(at - 1);
        let rises = first.multiplier < second.multiplier;
        (first.digits && tight && rises && !chained).then_some(second)
    }

    /// `3 إلى 5`, `ثلاثة أو أربعة`, `بين 30 و32`, `7.1 و7.4 مليون`.
    fn worded(
        &self,
        text: &AnnotatedText<'_>,
        at: usize,
        first: Amount,
        end: usize,
    ) -> Option<Amount> {
        let before = at.checked_sub(1).and_then(|before| self.plain(text, before));
        let between = before.is_some_and(|piece| piece.class == Class::Between);
        let from = before.is_some_and(|piece| piece.class == Class::From);
        let joint = self.plain(text, end).filter(|joint| !joint.definite);
        match joint.map(|joint| joint.class) {
            Some(Class::To | Class::Or) if !from && !first.vague => {
                let second = self.cardinal(text, end + 1).filter(|second| !second.vague)?;
                let rises = first.value < second.value || first.multiplier < second.multiplier;
                (rises && !second.fraction).then_some(second)
            }
            Some(Class::And) => {
                let second = self.cardinal(text, end + 1)?;
                let shares = first.digits
                    && second.digits
                    && first.scale <= 1.0
                    && second.scale > 1.0
                    && first.value < second.multiplier;
                (between || shares).then_some(second)
            }
            _ if between => {
                let (piece, _) = self.joined(text, end)?;
                let second = self.cardinal(text, end)?;
                (piece.class != Class::Fraction).then_some(second)
            }
            _ => None,
        }
    }

    /// The token behind `%`, `بالمئة`, `في المائة` at `at`.
    fn per_cent(&self, text: &AnnotatedText<'_>, at: usize) -> Option<usize> {
        if matches!(text.mark(at), Some('%' | '٪')) {
            return Some(at + 1);
        }
        let is_hundred =
            |piece: &Piece| piece.class == Class::Hundred && piece.value == 100.0 && piece.definite;
        if self.is(text, at, Class::In) {
            return self.plain(text, at + 1).filter(is_hundred).map(|_| at + 2);
        }
        let with_bi = self.piece(text, at, |reading| {
            reading.particles() == crate::token::Proclitics::BI && reading.is_definite()
        });
        with_bi.filter(is_hundred).map(|_| at + 1)
    }
}

impl Found {
    /// Reaches to the token before `end`.
    fn grow(&mut self, text: &AnnotatedText<'_>, end: usize) {
        self.end = end;
        self.span.end = text.span(self.start..end).end;
    }

    fn on<'t>(self, text: &AnnotatedText<'t>) -> Number<'t> {
        Number {
            at: Surface::new(self.span, text.text),
            kind: self.kind,
            value: Some(self.value).filter(|value| value.is_finite()),
            upper: self.upper.filter(|upper| upper.is_finite()),
            vague: self.vague,
            definite: self.definite,
            tokens: self.start..self.end,
        }
    }
}

fn ordinal(value: f64, start: usize, end: usize, span: Span) -> Found {
    let kind = NumberKind::Ordinal;
    Found { kind, value, upper: None, start, end, span, vague: false, definite: false }
}

/// `3/4`: the quotients that are no dates.
fn quotient(text: &AnnotatedText<'_>, at: usize, first: Amount) -> Option<(f64, usize)> {
    let slash = first.end;
    let tight = text.mark(slash) == Some('/')
        && text.touches_next(slash - 1)
        && text.touches_next(slash)
        && first.end == at + 1;
    if !tight || text.mark(slash + 2) == Some('/') {
        return None;
    }
    let whole: f64 = text.key(slash + 1).parse().ok()?;
    let usual = matches!(whole as i64, 2..=5 | 100 | 1000) && whole.fract() == 0.0;
    (usual && first.value > 0.0 && first.value < whole && first.digits)
        .then(|| (first.value / whole, slash + 2))
}

/// True for four digits that may well be a year.
fn is_year(amount: Amount) -> bool {
    amount.digits && amount.scale <= 1.0 && (1000.0..2100.0).contains(&amount.value)
}

/// True for the digits of `F-16`, `كوفيد-19`, `G7`: a name, not a number.
fn is_part_of_a_name(text: &AnnotatedText<'_>, at: usize) -> bool {
    let is_word = |at: usize| text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word);
    let Some(before) = at.checked_sub(1).filter(|&before| text.touches_next(before)) else {
        return false;
    };
    if text.mark(before) == Some('-') {
        return before > 0 && is_word(before - 1) && text.touches_next(before - 1);
    }
    is_word(before) && text.surface(before).is_ascii()
}
