//! Numbers raised: `1e10`, `3.2E-4`, `2^10`.

use crate::lexicon::AnnotatedText;
use crate::token::TokenKind;

use super::cardinal::Amount;
use super::lexicon::{Class, NumberLexicon};
use super::rule::Rule;

impl NumberLexicon {
    /// What digits with a power behind them are worth, the token behind it, and how it is printed.
    pub(super) fn raised(
        &self,
        text: &AnnotatedText<'_>,
        at: usize,
        first: Amount,
    ) -> Option<(f64, usize, Rule)> {
        let joint = at + 1;
        if !first.digits || first.end != joint || !text.touches_next(at) {
            return None;
        }
        let rule = match text.mark(joint) {
            Some('^') => Rule::Power,
            None if self.is(text, joint, Class::Exponent) => Rule::Scientific,
            _ => return None,
        };
        let (exponent, end) = exponent(text, joint)?;
        let value = match rule {
            Rule::Power => first.value.powf(exponent),
            _ => format!("{}e{exponent}", first.value).parse().ok()?,
        };
        Some((value, end, rule))
    }
}

/// The whole number behind token `joint`, its sign included, with nothing between.
fn exponent(text: &AnnotatedText<'_>, joint: usize) -> Option<(f64, usize)> {
    let sign = text.mark(joint + 1).filter(|mark| matches!(mark, '+' | '-' | '\u{2212}'));
    let at = joint + 1 + usize::from(sign.is_some());
    let is_number = text.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
    let is_tight = (joint..at).all(|at| text.touches_next(at));
    if !is_number || !is_tight {
        return None;
    }
    let value = f64::from(text.key(at).parse::<u16>().ok()?);
    Some((if matches!(sign, None | Some('+')) { value } else { -value }, at + 1))
}
