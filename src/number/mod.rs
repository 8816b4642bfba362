//! Numbers: digits of all three sets, number words, ordinals, fractions, per cent and ranges.
//!
//! | printed | kind | value | `rule` |
//! |---|---|---|---|
//! | `1,250`, `1٬250`, `1.250.000`, `15.000`, `1 250` | cardinal | thousands parted | `digits` |
//! | `3,5`, `3٫5`, `3.003`, `3،7`, `5ر3` (3.5) | cardinal | decimals | `digits` |
//! | `مليونين ومئتي ألف`, `ألفا جندي` | cardinal | 2,200,000, 2000 | `words` |
//! | `3.5 مليون`, `مليون ونصف المليون`, `نصف مليون` | cardinal | 3.5e6, 1.5e6, 500,000 | `digits-and-words`, `words` |
//! | `عشرات`, `مئات الآلاف` | cardinal, `vague` | 10, 100,000 | `size` |
//! | `ثلاثة (03)` | cardinal | 3, once | `said-twice` |
//! | `-5`, `.77` | cardinal | -5, 0.77 | `sign` |
//! | `ثلاثة فاصلة خمسة ملايين`, `اثنان فاصلة صفر أربعة` | cardinal | 3.5e6, 2.04 | `words` |
//! | `1.5e6`, `2^10`, `4^-1` | cardinal | 1.5e6, 1024, 0.25 | `scientific`, `power` |
//! | `الثالث عشر`, `الحادي والعشرين`, `المئة والخامسة` | ordinal | 13, 21, 105 | `ordinal-words` |
//! | `الـ14` | ordinal | 14 | `ordinal-digits` |
//! | `ثلثا`, `ثلاثة أرباع`, `خمس السكان`, `خُمس` | fraction | 0.667, 0.75, 0.2 | `fraction` |
//! | `3/4`, `1 3/4` | fraction | 0.75, 1.75 | `quotient` |
//! | `واحد على عشرة`, `جزء من ألف`, `ثلاثة من كل عشرة` | fraction | 0.1, 0.001, 0.3 | `one-in` |
//! | `8.5%`, `عشرة في المئة`, `٪30` | per cent | 8.5, 10, 30 | `per-cent` |
//! | `10-15` | range | 10 to 15 | `hyphen-range` |
//! | `بين 30 و32 مليارا`, `ثلاثة أو أربعة`, `أكثر من 20 وأقل من 30`, `لا يقل عن 5 ولا يزيد على 9` | range | both ends, the lower first | `word-range` |
//! | `6:30`, `5.3.2016`, `F-16`, `كوفيد-19`, `لست`, `الاثنين`, `021 45 67 89`, `كل واحد` | none | | |
//!
//! Digits that no float can hold keep their text and have no value.

mod cardinal;
mod digits;
mod find;
mod fraction;
mod lexicon;
mod ordinal;
mod power;
mod range;
mod recognizer;
mod rule;
mod write;

pub(crate) use lexicon::NumberLexicon;
pub use recognizer::{NumberRecognizer, ParseNumberError, parse};
pub use write::{Case, Gender, to_arabic_words};

use std::ops::Range;

use serde::{Deserialize, Serialize, Serializer};

use crate::span::Surface;
use crate::written::shows_its_word;

/// What a [`Number`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum NumberKind {
    /// How many: `100`, `ثلاثة`, `3.5 مليون`.
    Cardinal,
    /// Which in order: `الثالث`, `الـ14`.
    Ordinal,
    /// A part: `نصف`, `ثلثا`.
    Fraction,
    /// Hundredths: `8.5%`, `عشرة بالمئة`.
    Percent,
    /// From one to another: `10-15`, `ما بين 30 و32`.
    Range,
}

shows_its_word!(NumberKind);

/// A number with its value.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Number<'a> {
    /// Where and what is printed.
    #[serde(flatten)]
    pub at: Surface<'a>,
    /// What kind of number.
    #[serde(rename = "type")]
    pub kind: NumberKind,
    /// The value, or the lower end of a range; `None` where it is too large for a float.
    #[serde(serialize_with = "plain")]
    pub value: Option<f64>,
    /// The upper end of a range.
    #[serde(serialize_with = "plain", skip_serializing_if = "Option::is_none")]
    pub upper: Option<f64>,
    /// True if only the size is named: `عشرات` (10), `آلاف` (1000), `مئات الآلاف` (100,000).
    #[serde(skip)]
    pub vague: bool,
    /// True if it carries the article: `الثلاثة`, `الـ27`.
    #[serde(skip)]
    pub definite: bool,
    /// The rule that found it: `digits`, `word-range` …
    pub rule: &'static str,
    /// Its tokens, as [`tokenize`](crate::token::tokenize) counts them.
    #[serde(skip)]
    pub tokens: Range<usize>,
}

/// Writes whole numbers without a decimal point.
pub(crate) fn plain<S: Serializer>(value: &Option<f64>, to: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) if value.fract() == 0.0 && value.abs() < 9e15 => {
            to.serialize_i64(*value as i64)
        }
        Some(value) => to.serialize_f64(*value),
        None => to.serialize_none(),
    }
}
