//! Parts: `ثلاثة أرباع`, `خمس السكان`, `3/4`, `1 3/4`, `واحد على عشرة`, `جزء من مئة`, decimals in words.

use crate::lexicon::AnnotatedText;
use crate::token::TokenKind;

use super::cardinal::{Amount, Group, follows_by_a_blank};
use super::lexicon::{Class, NumberLexicon, Piece};

/// The sign of the vowel u.
const DAMMA: char = '\u{64F}';
/// How many decimals are named one by one.
const SPELLED: usize = 15;

/// `3/4` and `1 3/4`: the quotients that are no dates. Their value and the token behind them.
pub(super) fn quotient(text: &AnnotatedText<'_>, at: usize, first: Amount) -> Option<(f64, usize)> {
    if !first.digits || first.end != at + 1 {
        return None;
    }
    let next = at + 1;
    if text.mark(next) == Some('/') {
        return proper(text, at);
    }
    let is_mixed = first.value >= 1.0 && first.value.fract() == 0.0;
    let (part, end) = proper(text, next).filter(|_| is_mixed && follows_by_a_blank(text, next))?;
    Some((first.value + part, end))
}

/// The quotient at token `at`: below one, with a usual denominator.
fn proper(text: &AnnotatedText<'_>, at: usize) -> Option<(f64, usize)> {
    let slash = at + 1;
    let is_tight = text.mark(slash) == Some('/')
        && text.touches_next(slash - 1)
        && text.touches_next(slash)
        && text.mark(slash + 2) != Some('/');
    if !is_tight {
        return None;
    }
    let part: f64 = text.key(at).parse().ok()?;
    let whole: f64 = text.key(slash + 1).parse().ok()?;
    let is_usual = matches!(whole as i64, 2..=5 | 100 | 1000) && whole.fract() == 0.0;
    (is_usual && part > 0.0 && part < whole).then(|| (part / whole, slash + 2))
}

impl NumberLexicon {
    /// `واحد على عشرة`, `2000 على 3`, `واحد من مئة`, `واحد من كل عشرة`, `سبعة أجزاء من ألف`: the quotient
    /// and the token behind it. Behind `من` alone what is counted must not follow: `واحد من عشرة جنود`.
    pub(super) fn one_in(&self, text: &AnnotatedText<'_>, first: Amount) -> Option<(f64, usize)> {
        let portion = self.plain(text, first.end).filter(|piece| piece.class == Class::Portion);
        let joint = first.end + usize::from(portion.is_some());
        let class = self.plain(text, joint).filter(|joint| !joint.definite)?.class;
        if !matches!(class, Class::On | Class::From) || first.vague || first.fraction {
            return None;
        }
        let between = usize::from(self.is(text, joint + 1, Class::Between));
        let each = self.is(text, joint + 1 + between, Class::Each);
        let at = if each { joint + 2 + between } else { joint + 1 };
        let whole = self.cardinal(text, at)?;
        let is_plain = !whole.vague && !whole.fraction && whole.value > 1.0 && first.value != 0.0;
        let one = first.value.abs() == 1.0;
        let fits = match class {
            Class::On => one && !each || stands_alone(text, whole.end),
            _ if portion.is_some() => first.value > 0.0,
            _ if each => first.value < whole.value,
            _ => one && stands_alone(text, whole.end),
        };
        if !is_plain || !fits || whole.definite && portion.is_none() {
            return None;
        }
        let rest = if portion.is_some() { first.value % whole.value } else { first.value };
        Some((first.value - rest + rest / whole.value, whole.end)) // 271 جزءا من مئة is 200.71
    }

    /// `جزء من ألف` at `at`, where no noun follows.
    pub(super) fn portion(&self, text: &AnnotatedText<'_>, at: usize) -> Option<(f64, usize)> {
        let whole = self.cardinal(text, at + 2).filter(|_| self.is(text, at + 1, Class::From))?;
        let fits = whole.value > 1.0 && !whole.vague && stands_alone(text, whole.end);
        fits.then(|| (1.0 / whole.value, whole.end))
    }

    /// `أرباع` and the like behind a count: `ثلاثة أرباع`, then perhaps a scale; behind 11 to 99 in the
    /// singular: `ثلاثة وعشرون خمس`.
    pub(super) fn parts(&self, text: &AnnotatedText<'_>, count: f64, end: usize) -> Option<Group> {
        let part = self.plain(text, end).filter(|part| !part.definite)?;
        let whole = match part.class {
            Class::Parts => (1.0 / part.value).round(),
            Class::Share if (11.0..100.0).contains(&(count % 100.0)) => {
                Some(part.value).filter(|_| self.ends_a_part(text, end + 1))?
            }
            _ => return None,
        };
        Some(self.scaled(text, count / whole, end + 1))
    }

    /// True for the plural of a part at `at`: `أرباع`.
    pub(super) fn are_parts(&self, text: &AnnotatedText<'_>, at: usize) -> bool {
        self.is(text, at, Class::Parts)
    }

    /// True where `خمس` before token `end` is a fifth: printed with its vowel (`خُمس`), or before what
    /// is not counted in the plural (`خمس السكان`, `خمس مساحة البلاد`).
    pub(super) fn is_a_share(&self, text: &AnnotatedText<'_>, piece: Piece, end: usize) -> bool {
        let is_word = text.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Word);
        let is_known = text.is_any(end, self.known);
        let has_parts = || {
            let ends_in_ta = text.surface(end).ends_with('ة');
            let is_whole = self.plain(text, end).is_some_and(|one| one.class == Class::Whole);
            is_whole || !is_known && (ends_in_ta || text.key(end).starts_with("ال"))
        };
        let is_accusative = piece.span.of(text.text).ends_with('ا');
        is_vowelled(text, piece) || is_word && !piece.definite && !is_accusative && has_parts()
    }

    /// True for `ثلاثة وخمس` with nothing behind: what the first counts, the other does not.
    fn is_a_share_more(
        &self,
        text: &AnnotatedText<'_>,
        last: Group,
        piece: Piece,
        end: usize,
    ) -> bool {
        let is_masculine = text.surface(last.end - 1).ends_with('ة') && last.scale == 1.0;
        let ends = is_masculine && self.ends_a_part(text, end);
        !piece.definite && (is_vowelled(text, piece) || ends)
    }

    /// True where nothing that could be counted follows.
    fn ends_a_part(&self, text: &AnnotatedText<'_>, at: usize) -> bool {
        let is_word = text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
        !is_word || self.is(text, at, Class::From) || text.key(at).starts_with("ال")
    }

    /// A part of the last scale behind a number: `مليون ونصف`, `ثلاثة ملايين وربع المليون`.
    pub(super) fn half(&self, text: &AnnotatedText<'_>, last: Group) -> Option<(f64, usize)> {
        let (piece, end) = self.joined(text, last.end)?;
        let (part, end) = match piece.class {
            Class::Fraction if !piece.definite => (piece.value, end),
            Class::Share if self.is_a_share_more(text, last, piece, end) => {
                (1.0 / piece.value, end)
            }
            Class::Unit | Class::Share => {
                let parts = self.plain(text, end).filter(|part| part.class == Class::Parts)?;
                (piece.value * parts.value, end + 1)
            }
            _ => return None,
        };
        if last.vague || last.value < 1.0 {
            return None;
        }
        match self.scale(text, end) {
            Some(scale) if scale == last.scale => Some((part * scale, end + 1)),
            Some(_) => None,
            None => Some((part * last.scale, end)),
        }
    }

    /// Decimals behind the word `فاصلة`: `خمسة وعشرون`, `صفر خمسة`, `ثلاثة من مئة`, digits.
    pub(super) fn decimals(
        &self,
        text: &AnnotatedText<'_>,
        whole: f64,
        end: usize,
    ) -> Option<(f64, usize)> {
        if !self.is(text, end, Class::Point) || whole.fract() != 0.0 {
            return None;
        }
        let at = end + 1;
        let (digits, behind) = self.spelled(text, at).or_else(|| {
            if let Some((_, behind)) = self.digit_tokens(text, at) {
                let is_plain = text.key(at).bytes().all(|byte| byte.is_ascii_digit());
                return (is_plain && behind == at + 1).then(|| (text.key(at).to_owned(), behind));
            }
            let piece = self.plain(text, at)?;
            let (value, behind) = self.below_thousand(text, piece, at + 1)?;
            Some((value.to_string(), behind))
        })?;
        if let Some((parts, behind)) = self.of_a_power(text, &digits, behind) {
            return Some((whole + parts, behind));
        }
        Some((format!("{whole}.{digits}").parse().ok()?, behind))
    }

    /// Decimals named one by one: `واحد أربعة`, `صفر خمسة`.
    fn spelled(&self, text: &AnnotatedText<'_>, at: usize) -> Option<(String, usize)> {
        let digit = |at: usize| {
            let piece = self.plain(text, at).filter(|piece| !piece.definite)?;
            let is_digit = matches!(piece.class, Class::Unit | Class::Share);
            (is_digit && self.joined(text, at + 1).is_none()).then_some(piece.value)
        };
        let digits: Vec<f64> = (at..at + SPELLED).map_while(digit).collect();
        let is_named = digits.len() > 1 || digits.first() == Some(&0.0);
        let end = at + digits.len();
        is_named.then(|| (digits.iter().map(f64::to_string).collect(), end))
    }

    /// `من مئة` behind decimals: what they are worth so.
    fn of_a_power(
        &self,
        text: &AnnotatedText<'_>,
        digits: &str,
        at: usize,
    ) -> Option<(f64, usize)> {
        let (whole, end) = match self.digit_tokens(text, at + 1) {
            Some(whole) => whole,
            None => (self.plain(text, at + 1)?.value, at + 2),
        };
        let parts: f64 = digits.parse().ok()?;
        let fits = [10.0, 100.0, 1000.0, 1e6].contains(&whole) && self.is(text, at, Class::From);
        (fits && parts < whole).then(|| (parts / whole, end))
    }
}

/// True for `خُمس` with the vowel that tells it from `خَمس`.
fn is_vowelled(text: &AnnotatedText<'_>, piece: Piece) -> bool {
    let surface = piece.span.of(text.text).trim_start_matches("ال");
    surface.chars().nth(1) == Some(DAMMA)
}

/// True where a clause ends, at a mark that says nothing of the number before it.
fn stands_alone(text: &AnnotatedText<'_>, at: usize) -> bool {
    match text.tokens.get(at).map(|token| token.kind) {
        None => true,
        Some(TokenKind::Punctuation) => {
            !matches!(text.mark(at), Some('%' | '٪' | '/' | '-' | '(' | '"' | '«' | '“'))
        }
        Some(_) => false,
    }
}
