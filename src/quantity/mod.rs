//! Quantities: counts of things, money, per cent, measures and ages.

use std::ops::Range;

use serde::Serialize;

use crate::error::Result;
use crate::lexicon::{AnnotatedText, Vocabulary};
use crate::number::{Number, plain};
use crate::span::{Span, Surface};

/// What a [`Quantity`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum QuantityKind {
    /// People or things.
    Count,
    /// Money, with its currency.
    Money,
    /// Hundredths.
    Percent,
    /// Length, weight, volume and the like.
    Measure,
    /// Somebody's age.
    Age,
}

/// How a number is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Approx {
    /// At least: `أكثر من`, `على الأقل`.
    MoreThan,
    /// At most: `أقل من`, `ما يصل إلى`.
    LessThan,
    /// Roughly: `نحو`, `حوالي`.
    About,
}

/// A number with the thing it counts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quantity<'a> {
    /// Where and what is printed; approximators stay outside.
    #[serde(flatten)]
    pub at: Surface<'a>,
    /// What kind of quantity.
    #[serde(rename = "type")]
    pub kind: QuantityKind,
    /// The value, or the lower end of a range.
    #[serde(serialize_with = "plain")]
    pub value: Option<f64>,
    /// The upper end of a range.
    #[serde(serialize_with = "plain", skip_serializing_if = "Option::is_none")]
    pub upper: Option<f64>,
    /// More, less or about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approx: Option<Approx>,
    /// ISO 4217 code, unit symbol or singular English noun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'a str>,
    /// Its tokens.
    #[serde(skip)]
    pub tokens: Range<usize>,
}

/// Units, currencies and counted nouns, compiled.
pub(crate) struct QuantityLexicon {}

impl QuantityLexicon {
    pub(crate) fn compile(_words: &mut Vocabulary) -> Result<Self> {
        Ok(Self {})
    }

    /// The quantities of a text, in order and disjoint. What stands in `taken` (times) is none;
    /// `country` (ISO alpha-2) decides whose dinar, pound or riyal a bare one is.
    pub(crate) fn find<'t>(
        &'t self,
        _text: &AnnotatedText<'t>,
        _numbers: &[Number<'t>],
        _taken: &[Span],
        _country: Option<&str>,
    ) -> Vec<Quantity<'t>> {
        Vec::new()
    }
}
