//! Quantities: counts of things, money, per cent, measures and ages.

mod context;
mod find;
mod lexicon;
mod noun;
mod recognizer;
mod shape;

pub(crate) use lexicon::QuantityLexicon;
pub use recognizer::QuantityRecognizer;

use std::ops::Range;

use serde::Serialize;

use crate::number::plain;
use crate::span::Surface;

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
