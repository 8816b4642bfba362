//! Parts told by two numbers: `3/4`, `1 3/4`, `واحد على عشرة`, `جزء من مئة`.

use crate::lexicon::AnnotatedText;
use crate::token::TokenKind;

use super::cardinal::{Amount, follows_by_a_blank};
use super::lexicon::{Class, NumberLexicon};

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
    /// `واحد على عشرة`, `2000 على 3`, `واحد من مئة`: the quotient and the token behind it. Behind
    /// `من` and behind more than one, what is counted must not follow: `ثلاثة من عشرة جنود`.
    pub(super) fn one_in(&self, text: &AnnotatedText<'_>, first: Amount) -> Option<(f64, usize)> {
        let joint = first.end + usize::from(self.is(text, first.end, Class::Portion));
        let class = self.plain(text, joint).filter(|joint| !joint.definite)?.class;
        if !matches!(class, Class::On | Class::From) || first.vague || first.fraction {
            return None;
        }
        let whole = self.cardinal(text, joint + 1)?;
        let one = first.value.abs() == 1.0;
        let alone = stands_alone(text, whole.end);
        let fits = match class {
            Class::On => one || alone,
            _ => one && alone,
        };
        let is_plain = !whole.vague && !whole.definite && !whole.fraction;
        (fits && is_plain && first.value != 0.0 && whole.value > 1.0)
            .then(|| (first.value / whole.value, whole.end))
    }

    /// `جزء من ألف` at `at`, where no noun follows.
    pub(super) fn portion(&self, text: &AnnotatedText<'_>, at: usize) -> Option<(f64, usize)> {
        let whole = self.cardinal(text, at + 2).filter(|_| self.is(text, at + 1, Class::From))?;
        let fits = whole.value > 1.0 && !whole.vague && stands_alone(text, whole.end);
        fits.then(|| (1.0 / whole.value, whole.end))
    }
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
