//! The grammar of cardinals: digits and words of any length, halves behind them, parts of them.

use crate::lexicon::AnnotatedText;
use crate::span::Span;
use crate::token::TokenKind;

use super::digits::{self, Digits};
use super::lexicon::{Class, NumberLexicon, Piece};

/// The sign of the indefinite accusative.
const FATHATAN: char = '\u{64B}';

/// A number that begins at some token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// What it is worth; infinite where a float cannot hold it.
    pub(super) value: f64,
    /// One past its last token.
    pub(super) end: usize,
    /// From its first word, clitics outside, to its last.
    pub(super) span: Span,
    /// The number before its last scale: 3.9 in `3.9 مليون`; itself where there is no scale.
    pub(super) multiplier: f64,
    /// The last scale: 1,000,000 there; 1 where there is none.
    pub(super) scale: f64,
    /// True if it begins with digits.
    pub(super) digits: bool,
    /// True if it names a size only: `مئات`, `آلاف`.
    pub(super) vague: bool,
    /// True if it is less than one of something: `نصف`.
    pub(super) fraction: bool,
    /// True if it carries the article.
    pub(super) definite: bool,
}

/// A number below the next scale, and the scale.
#[derive(Clone, Copy)]
pub(super) struct Group {
    pub(super) value: f64,
    pub(super) scale: f64,
    pub(super) end: usize,
    pub(super) vague: bool,
}

impl NumberLexicon {
    /// The longest cardinal or fraction that begins at token `at`, a minus in words in front of it or not.
    pub(super) fn cardinal(&self, text: &AnnotatedText<'_>, at: usize) -> Option<Amount> {
        if !self.is(text, at, Class::Minus) {
            return self.unsigned(text, at);
        }
        let amount = self.unsigned(text, at + 1)?;
        let span = text.tokens[at].span.cover(amount.span);
        let (value, multiplier) = (-amount.value, -amount.multiplier);
        Some(Amount { value, multiplier, span, ..amount })
    }

    fn unsigned(&self, text: &AnnotatedText<'_>, at: usize) -> Option<Amount> {
        if let Some((value, end)) = self.digit_tokens(text, at) {
            let (value, end) = self.hundreds(text, value, end).unwrap_or((value, end));
            let group = self.parts(text, value, end);
            let group = group.unwrap_or_else(|| self.scaled(text, value, end));
            return Some(self.amount(text, at, group, text.tokens[at].span.start));
        }
        let piece = self.opening(text, at)?;
        let group = self.group(text, piece, at + 1)?;
        let mut amount = self.amount(text, at, group, piece.span.start);
        amount.definite = piece.definite;
        amount.fraction = group.value < 1.0 && group.value > 0.0 && group.scale <= 1.0;
        Some(amount)
    }

    /// The first group and those that descend from it: `مليونين` + `ومئتي ألف` + `وخمسة`.
    fn amount(&self, text: &AnnotatedText<'_>, at: usize, first: Group, start: u32) -> Amount {
        let (mut last, mut total) = (first, first.value * first.scale);
        while last.scale > 1.0 && !last.vague {
            let Some(next) = self.next_group(text, last) else { break };
            total += next.value * next.scale;
            last = next;
        }
        let mut end = last.end;
        if let Some((more, behind)) = self.half(text, last) {
            total += more;
            end = behind;
        }
        if let Some((decimals, behind)) = self.decimals(text, total, end) {
            last = self.scaled(text, decimals, behind); // خمسة فاصلة ثلاثة ملايين
            total = last.value * last.scale;
            end = last.end;
        }
        Amount {
            value: snap(total),
            end,
            span: Span::new(start, text.span(at..end).end),
            multiplier: last.value,
            scale: last.scale,
            digits: text.tokens[at].kind == TokenKind::Number,
            vague: first.vague,
            fraction: false,
            definite: false,
        }
    }

    /// A group in words that begins with `piece`; `end` is the token behind it.
    fn group(&self, text: &AnnotatedText<'_>, piece: Piece, end: usize) -> Option<Group> {
        let one = |scale, vague| Some(Group { value: 1.0, scale, end, vague });
        match piece.class {
            Class::Tanwin if !piece.definite && self.stands_in_construct(text, end) => {
                Some(Group { value: 2.0, scale: piece.value, end, vague: false })
            }
            Class::Scale | Class::Tanwin => Some(self.scaled_from(text, 1.0, piece.value, end)),
            Class::Scales => one(piece.value, true),
            Class::Dual => Some(Group { value: 2.0, scale: piece.value, end, vague: false }),
            Class::Vague => {
                let vague = self.scaled(text, piece.value, end);
                Some(Group { vague: true, ..vague })
            }
            Class::Fraction => Some(self.scaled(text, piece.value, end)),
            Class::Share if self.is_a_share(text, piece, end) => {
                Some(self.scaled(text, 1.0 / piece.value, end))
            }
            _ => {
                let (value, behind) = self.below_thousand(text, piece, end)?;
                let is_monday = value == 2.0 && piece.definite && behind == end;
                if is_monday {
                    return None; // الاثنين
                }
                let end = behind;
                self.parts(text, value, end).or_else(|| Some(self.scaled(text, value, end)))
            }
        }
    }

    /// The group joined behind `last`, if it is smaller than its scale.
    fn next_group(&self, text: &AnnotatedText<'_>, last: Group) -> Option<Group> {
        let at = last.end + usize::from(self.is(text, last.end, Class::And));
        let next = self.digit_tokens(text, at).and_then(|(value, end)| {
            let hundreds = self.hundreds(text, value, end); // 4 آلاف 3 مئة و21
            hundreds.or_else(|| (at > last.end).then_some((value, end)))
        });
        let group = match next {
            Some((value, end)) => self.scaled(text, value, end),
            None => {
                let joined = self.joined(text, last.end);
                let (piece, end) = joined.or_else(|| self.spoken_hundreds(text, last.end))?;
                match piece.class {
                    Class::Vague | Class::Scales | Class::Fraction => return None,
                    _ => self.group(text, piece, end)?,
                }
            }
        };
        (group.value * group.scale < last.scale && group.value >= 1.0).then_some(group)
    }

    /// Speech leaves the و out before hundreds: `ألف خمس مئة`.
    fn spoken_hundreds(&self, text: &AnnotatedText<'_>, at: usize) -> Option<(Piece, usize)> {
        let is_hundred = |at: usize| self.is(text, at, Class::Hundred);
        let piece = self.plain(text, at).filter(|piece| !piece.definite)?;
        let is_unit = matches!(piece.class, Class::Unit | Class::Share) && is_hundred(at + 1);
        (is_hundred(at) || is_unit).then_some((piece, at + 1))
    }

    /// `value` with the scale words at `end`, if there are any.
    pub(super) fn scaled(&self, text: &AnnotatedText<'_>, value: f64, end: usize) -> Group {
        match self.scale(text, end) {
            Some(scale) => self.scaled_from(text, value, scale, end + 1),
            None => Group { value, scale: 1.0, end, vague: false },
        }
    }

    /// As [`Self::scaled`], behind a first scale: a greater one may follow it (`ألف مليار`).
    fn scaled_from(&self, text: &AnnotatedText<'_>, value: f64, scale: f64, end: usize) -> Group {
        match self.scale(text, end) {
            Some(greater) if greater > scale && scale >= 1000.0 => {
                Group { value: value * scale, scale: greater, end: end + 1, vague: false }
            }
            _ => Group { value, scale, end, vague: false },
        }
    }

    pub(super) fn scale(&self, text: &AnnotatedText<'_>, at: usize) -> Option<f64> {
        let piece = self.plain(text, at)?;
        matches!(piece.class, Class::Scale | Class::Tanwin | Class::Scales).then_some(piece.value)
    }

    /// True for `ألفا جندي`, two thousand: the dual has lost its ن before the noun. Not for
    /// `ألفا وخمسمئة` and `ألفاً`, one thousand in the accusative.
    fn stands_in_construct(&self, text: &AnnotatedText<'_>, end: usize) -> bool {
        let is_word = text.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Word);
        is_word
            && !text.is_any(end, self.known)
            && !text.key(end).starts_with(['و', 'ف'])
            && !text.readings(end).iter().any(|reading| reading.is_definite())
            && !text.surface(end - 1).contains(FATHATAN)
    }

    /// 1 to 999 in words.
    pub(super) fn below_thousand(
        &self,
        text: &AnnotatedText<'_>,
        piece: Piece,
        end: usize,
    ) -> Option<(f64, usize)> {
        let (hundreds, end) = match piece.class {
            Class::Hundred | Class::Spoken => (piece.value, end),
            _ => {
                let (value, end) = self.below_hundred(text, piece, end)?;
                match self.plain(text, end) {
                    Some(next)
                        if next.class == Class::Hundred
                            && next.value == 100.0
                            && (2.0..10.0).contains(&value) =>
                    {
                        (value * 100.0, end + 1)
                    }
                    _ => return Some((value, end)),
                }
            }
        };
        let spoken = piece.class == Class::Spoken;
        let found = self.behind_hundreds(text, hundreds, end);
        found.or_else(|| (!spoken).then_some((hundreds, end)))
    }

    /// `3 مئة` in digits and a word, with what stands behind it.
    fn hundreds(&self, text: &AnnotatedText<'_>, value: f64, end: usize) -> Option<(f64, usize)> {
        let is_unit = (2.0..10.0).contains(&value) && value.fract() == 0.0;
        let is_hundred = |piece: &Piece| piece.class == Class::Hundred && piece.value == 100.0;
        self.plain(text, end).filter(|piece| is_unit && is_hundred(piece) && !piece.definite)?;
        let value = value * 100.0;
        Some(self.behind_hundreds(text, value, end + 1).unwrap_or((value, end + 1)))
    }

    /// Hundreds with the 1 to 99 that `end` joins to them.
    fn behind_hundreds(
        &self,
        text: &AnnotatedText<'_>,
        hundreds: f64,
        end: usize,
    ) -> Option<(f64, usize)> {
        let rest = self.joined(text, end).or_else(|| {
            // Speech leaves the و out: `خمسمية خمسة وعشرين`.
            self.plain(text, end).filter(|next| !next.definite).map(|next| (next, end + 1))
        });
        let rest = rest
            .and_then(|(piece, end)| self.below_hundred(text, piece, end))
            .filter(|&(value, end)| value > 0.0 && !(value <= 10.0 && self.are_parts(text, end))); // مئة وثلاثة أرباع
        if let Some((value, behind)) = rest {
            return Some((hundreds + value, behind));
        }
        match self.is(text, end, Class::And).then(|| self.digit_tokens(text, end + 1)).flatten() {
            Some((value, behind)) if value < 100.0 => Some((hundreds + value, behind)),
            _ => None,
        }
    }

    /// 0 to 99 in words.
    fn below_hundred(
        &self,
        text: &AnnotatedText<'_>,
        piece: Piece,
        end: usize,
    ) -> Option<(f64, usize)> {
        match piece.class {
            Class::Ten | Class::Teen | Class::Tens => return Some((piece.value, end)),
            Class::Unit | Class::Share | Class::Bound => {}
            _ => return None,
        }
        if self.is(text, end, Class::Ten) {
            return Some((piece.value + 10.0, end + 1));
        }
        match self.joined(text, end) {
            Some((tens, behind)) if tens.class == Class::Tens && piece.value > 0.0 => {
                Some((piece.value + tens.value, behind))
            }
            _ if piece.class == Class::Bound => None,
            _ => Some((piece.value, end)),
        }
    }

    /// The number in the digit tokens at `at`; groups of three may stand apart (`1 234 567`).
    pub(super) fn digit_tokens(&self, text: &AnnotatedText<'_>, at: usize) -> Option<(f64, usize)> {
        let is_number =
            |at: usize| text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
        if !is_number(at) {
            return None;
        }
        if let Some(wired) = self.wired(text, at) {
            return Some(wired);
        }
        let Digits::Value(mut value) = digits::read(text.key(at)) else { return None };
        let mut end = at + 1;
        let opens = (1..=3).contains(&text.key(at).len()) && !text.key(at).starts_with('0');
        while opens && end < at + 7 && is_number(end) && follows_by_a_blank(text, end) {
            let key = text.key(end);
            let whole = key.split(['.', ',', '٫']).next().unwrap_or_default();
            let Digits::Value(group) = digits::read(key) else { break };
            if whole.len() != 3 || group >= 1000.0 {
                break;
            }
            value = value * 1000.0 + group;
            end += 1;
            if whole.len() < key.len() {
                break; // decimals end a number
            }
        }
        Some((value, end))
    }

    /// `77ر82`, 82.77: the news agencies' decimals, in the order in which they are read.
    fn wired(&self, text: &AnnotatedText<'_>, at: usize) -> Option<(f64, usize)> {
        let touches = text.touches_next(at) && text.touches_next(at + 1);
        let is_number =
            |at: usize| text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
        if !touches || !is_number(at + 2) || !self.is(text, at + 1, Class::Wire) {
            return None;
        }
        let value = format!("{}.{}", text.key(at + 2), text.key(at)).parse().ok()?;
        Some((value, at + 3))
    }
}

/// True if one blank and nothing else stands before token `at`.
pub(super) fn follows_by_a_blank(text: &AnnotatedText<'_>, at: usize) -> bool {
    let (Some(one), Some(next)) = (text.tokens.get(at.wrapping_sub(1)), text.tokens.get(at)) else {
        return false;
    };
    let gap = Span::new(one.span.end, next.span.start).of(text.text);
    gap.chars().eq([' ']) || gap.chars().eq(['\u{A0}']) || gap.chars().eq(['\u{202F}'])
}

/// Whole numbers without the dust of `2.85 * 1,000,000`.
pub(super) fn snap(value: f64) -> f64 {
    let whole = value.round();
    if (value - whole).abs() < 1e-6 * whole.abs().min(1.0) { whole } else { value }
}
