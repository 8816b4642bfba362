//! Numbers without the rest of the crate.

use once_cell::sync::OnceCell;
use thiserror::Error;

use crate::error::Result;
use crate::lexicon::{AnnotatedText, Vocabulary};
use crate::written::hides_its_tables;

use super::{Number, NumberLexicon};

/// Finds numbers in a text, without the rest of the crate.
///
/// Found are digits of all three sets with their separators, number words of any length, digits
/// with a scale in words, ordinals, fractions, powers (`1e6`, `2^10`), per cent and ranges. Not found are
/// clock times, dates with stops and digits inside names (`F-16`, `كوفيد-19`).
///
/// ```
/// use khabar::number::{NumberKind, NumberRecognizer};
/// let numbers = NumberRecognizer::builtin()?;
/// // "Some 2.5 million people, a third of the population"
/// let found = numbers.find("نحو ٢٫٥ مليون نسمة، ثلث السكان");
/// assert_eq!(found[0].at.text, "٢٫٥ مليون");
/// assert_eq!(found[0].value, Some(2_500_000.0));
/// assert_eq!(found[1].kind, NumberKind::Fraction);
/// # Ok::<(), khabar::Error>(())
/// ```
pub struct NumberRecognizer {
    words: Vocabulary,
    numbers: NumberLexicon,
}

hides_its_tables!(NumberRecognizer);

impl NumberRecognizer {
    /// The crate's own number words.
    ///
    /// # Errors
    /// None in practice: the table is checked by the crate's tests.
    pub fn builtin() -> Result<Self> {
        let mut words = Vocabulary::new();
        let numbers = NumberLexicon::compile(&mut words)?;
        Ok(Self { words, numbers })
    }

    /// The numbers of a text, in order and disjoint.
    pub fn find<'t>(&self, text: &'t str) -> Vec<Number<'t>> {
        self.numbers.find(&AnnotatedText::new(text, &self.words))
    }
}

/// Why a text is not one number.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ParseNumberError {
    /// There is no number in the text.
    #[error("no number in {given:?}")]
    NotANumber {
        /// The text as given.
        given: String,
    },
    /// Something stands before or behind the number.
    #[error("more than a number in {given:?}: {rest:?}")]
    Trailing {
        /// The text as given.
        given: String,
        /// What is left of it.
        rest: String,
    },
    /// Two numbers where one was asked for: a range.
    #[error("a range, not one number: {given:?}")]
    Range {
        /// The text as given.
        given: String,
    },
    /// The number is greater than a float can hold.
    #[error("a number too large for a float: {given:?}")]
    TooLarge {
        /// The text as given.
        given: String,
    },
}

/// Reads a text that is one number and nothing else, in digits or in words.
///
/// Per cent is read as printed (`8%` is 8), an ordinal as its place, a fraction as its quotient.
///
/// # Errors
/// A text that is no number, more than a number, a range, or too large a number.
///
/// ```
/// use khabar::number::{ParseNumberError, parse};
/// assert_eq!(parse("ثلاثمئة وخمسة وستون ألفا"), Ok(365_000.0));
/// assert_eq!(parse("مليونين ومئتي ألف"), Ok(2_200_000.0));
/// assert_eq!(parse("٣٫٥ مليون"), Ok(3_500_000.0));
/// assert!(matches!(parse("كتاب"), Err(ParseNumberError::NotANumber { .. })));
/// assert!(matches!(parse("ثلاثة كتب"), Err(ParseNumberError::Trailing { .. })));
/// ```
pub fn parse(text: &str) -> std::result::Result<f64, ParseNumberError> {
    static NUMBERS: OnceCell<Option<NumberRecognizer>> = OnceCell::new();
    let given = || text.to_owned();
    let recognizer = NUMBERS.get_or_init(|| NumberRecognizer::builtin().ok());
    let found = recognizer.as_ref().map(|numbers| numbers.find(text)).unwrap_or_default();
    let Some(first) = found.first() else {
        return Err(ParseNumberError::NotANumber { given: given() });
    };
    let range = first.at.span.range();
    let before = text.get(..range.start).unwrap_or_default().trim();
    let behind = text.get(range.end..).unwrap_or_default().trim();
    if let Some(rest) = [before, behind].into_iter().find(|rest| !rest.is_empty()) {
        return Err(ParseNumberError::Trailing { given: given(), rest: rest.to_owned() });
    }
    if first.upper.is_some() {
        return Err(ParseNumberError::Range { given: given() });
    }
    first.value.ok_or_else(|| ParseNumberError::TooLarge { given: given() })
}
