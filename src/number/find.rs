//! Numbers in a text: what stands around a cardinal makes it an ordinal, a range, a per cent.

use crate::lexicon::AnnotatedText;
use crate::span::{Span, Surface};
use crate::token::TokenKind;

use super::cardinal::{Amount, follows_by_a_blank};
use super::fraction::quotient;
use super::lexicon::{Class, NumberLexicon, Piece};
use super::rule::Rule;
use super::{Number, NumberKind};

/// How many groups of digits a telephone number may have.
const PHONE_GROUPS: usize = 6;
/// So many digits with a nought in front are a telephone number by themselves.
const PHONE_DIGITS: usize = 9;

/// A number found, before it is tied to its text.
pub(super) struct Found {
    pub(super) kind: NumberKind,
    pub(super) value: f64,
    pub(super) upper: Option<f64>,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) span: Span,
    pub(super) vague: bool,
    pub(super) definite: bool,
    pub(super) rule: Rule,
}

impl NumberLexicon {
    /// The numbers of a text, in order and disjoint.
    pub(crate) fn find<'t>(&self, text: &AnnotatedText<'t>) -> Vec<Number<'t>> {
        let mut numbers = Vec::new();
        let (mut end, mut last) = (0, usize::MAX);
        for at in text.marked(self.openers.mark()) {
            // A mark counts only right before digits.
            let is_mark = !matches!(text.tokens[at].kind, TokenKind::Word | TokenKind::Number);
            if at < end || is_mark && !(is_digits(text, at + 1) && text.touches_next(at)) {
                continue;
            }
            if let Some(behind) = telephone(text, at) {
                end = behind;
            } else if let Some(found) = self.number_at(text, at, last) {
                end = found.end.max(at + 1);
                last = end;
                numbers.push(found.on(text));
            }
        }
        numbers
    }

    /// The number that begins at `at`; `last` is the token behind the number before it.
    fn number_at(&self, text: &AnnotatedText<'_>, at: usize, last: usize) -> Option<Found> {
        match text.tokens[at].kind {
            TokenKind::Number if is_part_of_a_name(text, at) => None,
            TokenKind::Number => self.amount_at(text, at),
            TokenKind::Word => self.word_at(text, at, last),
            TokenKind::Punctuation | TokenKind::Symbol => {
                self.signed(text, at, text.mark(at)?, last)
            }
            _ => None,
        }
    }

    /// The number that begins with the word at `at`.
    fn word_at(&self, text: &AnnotatedText<'_>, at: usize, last: usize) -> Option<Found> {
        let piece = self.opening(text, at)?;
        match piece.class {
            Class::Ordinal | Class::UnitOrdinal => self.ordinal(text, at, piece, last),
            Class::Article if is_digits(text, at + 1) && is_near(text, at) => {
                self.with_article(text, at, piece)
            }
            Class::Portion if piece.value == 1.0 => {
                let (value, end) = self.portion(text, at)?;
                let span = Span::new(piece.span.start, text.tokens[end - 1].span.end);
                let part = Found::ordinal(value, at..end, span, Rule::OneIn);
                Some(Found { kind: NumberKind::Fraction, ..part })
            }
            _ if self.is_each_one(text, at, piece) || self.is_a_place(text, at, piece) => None,
            _ => {
                let found = self.hundredth(text, at, piece).or_else(|| self.amount_at(text, at))?;
                Some(if is_in_order(text, piece, &found) { found.in_order() } else { found })
            }
        }
    }

    /// True for `كل واحد`, which is everybody; not for `كل واحد وعشرين يوما`.
    fn is_each_one(&self, text: &AnnotatedText<'_>, at: usize, piece: Piece) -> bool {
        let one = piece.class == Class::Unit && piece.value == 1.0;
        one && at > 0 && self.is(text, at - 1, Class::Each) && self.joined(text, at + 1).is_none()
    }

    /// True for `بئر السبع`, whatever stands in front of the well.
    fn is_a_place(&self, text: &AnnotatedText<'_>, at: usize, piece: Piece) -> bool {
        let well = at.checked_sub(1).and_then(|before| self.piece(text, before, |_| true));
        piece.definite && well.is_some_and(|well| well.class == Class::Place)
    }

    /// `الـ14`, `ال3%`, `الـ250 ألفا`: digits behind the article.
    fn with_article(&self, text: &AnnotatedText<'_>, at: usize, article: Piece) -> Option<Found> {
        let amount = self.cardinal(text, at + 1)?;
        let span = article.span.cover(amount.span);
        let mut found = Found::ordinal(amount.value, at..amount.end, span, Rule::OrdinalDigits);
        found.definite = true;
        if amount.scale > 1.0 {
            (found.kind, found.rule) = (NumberKind::Cardinal, Rule::DigitsAndWords);
        }
        if let Some(end) = self.per_cent(text, found.end) {
            (found.kind, found.rule) = (NumberKind::Percent, Rule::PerCent);
            found.grow(text, end);
        }
        Some(found)
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
        let compares = |at: usize| matches!(text.mark(at), Some('<' | '>' | '='));
        if last == at || !per_cent && at > 0 && text.touches_next(at - 1) && !compares(at - 1) {
            return None;
        }
        let found = self.amount_at(text, at + 1)?;
        let span = text.tokens[at].span.cover(found.span);
        match sign {
            '-' | '\u{2212}' if found.upper.is_none() => {
                let value = -found.value;
                Some(Found { value, start: at, span, rule: Rule::Sign, ..found })
            }
            _ if per_cent => {
                let (kind, rule) = (NumberKind::Percent, Rule::PerCent);
                Some(Found { kind, start: at, span, rule, ..found })
            }
            '.' | '٫' if found.kind == NumberKind::Cardinal && found.end == at + 2 => {
                let value = format!("0.{}", text.key(at + 1)).parse().ok()?;
                Some(Found { value, start: at, span, rule: Rule::Sign, ..found })
            }
            _ => None,
        }
    }

    /// A cardinal with what makes it more.
    fn amount_at(&self, text: &AnnotatedText<'_>, at: usize) -> Option<Found> {
        let amount = self.cardinal(text, at)?;
        let mut found = Found::cardinal(text, at, amount);
        if let Some((value, end, rule)) = self.raised(text, at, amount) {
            found = Found { value, rule, ..found };
            found.grow(text, end);
        } else if let Some((value, end, rule)) = self.part_of(text, at, amount) {
            found = Found { kind: NumberKind::Fraction, value, rule, ..found };
            found.grow(text, end);
        } else if let Some(end) = self.said_twice(text, amount) {
            found.rule = Rule::SaidTwice;
            found.grow(text, end);
        } else if let Some(ends) = self.range(text, at, amount) {
            let (kind, value, upper) = (NumberKind::Range, ends.lower, Some(ends.upper));
            found = Found { kind, value, upper, rule: ends.rule, ..found };
            found.grow(text, ends.end);
        }
        if let Some(end) = self.per_cent(text, found.end) {
            found = Found { kind: NumberKind::Percent, rule: Rule::PerCent, ..found };
            found.grow(text, end);
        }
        Some(found)
    }

    /// Two numbers that make one part: `3/4`, `واحد على عشرة`.
    fn part_of(
        &self,
        text: &AnnotatedText<'_>,
        at: usize,
        amount: Amount,
    ) -> Option<(f64, usize, Rule)> {
        let named = |(value, end): (f64, usize), rule| (value, end, rule);
        let quotient = quotient(text, at, amount).map(|part| named(part, Rule::Quotient));
        quotient.or_else(|| self.one_in(text, amount).map(|part| named(part, Rule::OneIn)))
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

    /// The token behind `%`, `بالمئة`, `في المائة` at `at`.
    pub(super) fn per_cent(&self, text: &AnnotatedText<'_>, at: usize) -> Option<usize> {
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
    /// A cardinal or fraction as it stands.
    fn cardinal(text: &AnnotatedText<'_>, at: usize, amount: Amount) -> Self {
        let kind = if amount.fraction { NumberKind::Fraction } else { NumberKind::Cardinal };
        let has_words = (at..amount.end).any(|at| text.tokens[at].kind == TokenKind::Word);
        let rule = match (amount.digits, has_words) {
            _ if amount.fraction => Rule::Fraction,
            _ if amount.vague => Rule::Size,
            (true, true) => Rule::DigitsAndWords,
            (true, false) => Rule::Digits,
            (false, _) => Rule::Words,
        };
        let Amount { value, end, span, vague, definite, .. } = amount;
        Self { kind, value, upper: None, start: at, end, span, vague, definite, rule }
    }

    /// The same as a place in order.
    fn in_order(self) -> Self {
        Self { kind: NumberKind::Ordinal, rule: Rule::OrdinalWords, ..self }
    }

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
            rule: self.rule.name(),
            tokens: self.start..self.end,
        }
    }
}

/// True for `الدورة العشرون`, the twentieth: tens with the article behind one thing with the article.
fn is_in_order(text: &AnnotatedText<'_>, piece: Piece, found: &Found) -> bool {
    let is_plain = found.kind == NumberKind::Cardinal && found.end == found.start + 1;
    let counts = text.surface(found.end).ends_with(['ا', 'ة']); // الحصيلة الخمسين قتيلا
    let before = found.start.checked_sub(1).filter(|_| piece.definite && is_plain && !counts);
    piece.class == Class::Tens
        && before.is_some_and(|at| {
            text.key(at).starts_with("ال") && text.surface(at).ends_with(['ة', 'ى'])
        })
}

/// True if a token touches the next or is one blank from it: `الـ14`, `الـ 14`.
fn is_near(text: &AnnotatedText<'_>, at: usize) -> bool {
    text.touches_next(at) || follows_by_a_blank(text, at + 1)
}

fn is_digits(text: &AnnotatedText<'_>, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
}

/// The token behind a telephone number: nine digits or more, or three groups of digits or more, blanks or hyphens between
/// them, the first with a nought in front, or behind a plus, where slashes too may part them.
fn telephone(text: &AnnotatedText<'_>, at: usize) -> Option<usize> {
    let first = at + usize::from(text.mark(at) == Some('+'));
    let is_group = |at: usize| {
        is_digits(text, at)
            && text.key(at).len() <= PHONE_DIGITS + 3
            && text.key(at).bytes().all(|byte| byte.is_ascii_digit())
    };
    if first == at && !text.key(at).starts_with('0') || !is_group(first) {
        return None;
    }
    if text.key(first).len() >= PHONE_DIGITS {
        return Some(first + 1);
    }
    let (mut end, mut groups) = (first + 1, 1);
    while groups < PHONE_GROUPS {
        let is_joint = match text.mark(end) {
            Some('-') => text.touches_next(end - 1),
            Some('/') => first > at && text.touches_next(end - 1),
            _ => false,
        };
        let next = end + usize::from(is_joint && text.touches_next(end));
        if !is_group(next) || next == end && text.touches_next(end - 1) {
            break;
        }
        (end, groups) = (next + 1, groups + 1);
    }
    (groups >= 3).then_some(end)
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
