//! Quantities: counts of things, money, per cent, measures and ages.
//!
//! | printed | surface | value | unit | `approx` |
//! |---|---|---|---|---|
//! | `أكثر من 100 جندي` | `100 جندي` | 100 | soldier | more than |
//! | `الدول الست`, `الدول الـ27` | whole | 6, 27 | country | |
//! | `المجالس العسكرية الثلاثة` | `الثلاثة`: an adjective parts them | 3 | council | |
//! | `قاعدتين` | whole | 2 | base | |
//! | `البلدان`, `مدينتي حلب وحماة` | none: definite, or before the names | | | |
//! | `عشرات العائلات` | whole | 10 | family | more than |
//! | `وأصيب سبعة`, `20 آخرون`, `400 من الجنود` | the number | 7, 20, 400 | person, soldier | |
//! | `ما بين 30 و32 مليار دولار` | from `30` | 30e9 to 32e9 | USD | |
//! | `من 10 إلى 20 طنا` | from `10` | 10 to 20 | t | |
//! | `84500 دج`, `$20`, `3 ملايين ليرة لبنانية` | whole | | DZD, USD, LBP | |
//! | `ثلاثة دنانير` | whole | 3 | by the country of the text | |
//! | `ثلاثة كيلومترات ونصف` | whole | 3.5 | km | |
//! | `30 درجة تحت الصفر` | whole | -30 | degree | |
//! | `8.5%`, `عشرة بالمئة` | whole | 8.5, 10 | percent | |
//! | `(45 عاما)`, `في سن الثلاثين` | `45 عاما`, `الثلاثين` | 45, 30 | year_of_age | |
//!
//! Not quantities: dates and periods (see [`time`](crate::time)), ordinals, fractions of no unit (`نصف السكان`),
//! numbers of laws, articles and divisions (`المادة 5`, `الفرقة 11`), digits in names (`F-16`).

mod casualty;
mod context;
mod cue;
mod find;
mod join;
mod lexicon;
mod noun;
mod part;
mod recognizer;
mod rule;
mod shape;
mod si;

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

/// What befell the people that a [`Quantity`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Casualty {
    /// Dead: `12 قتيلا`, `مقتل جنديين`.
    Killed,
    /// Hurt: `ستة جرحى`, `أصيب 20 آخرون`.
    Wounded,
    /// Held, lawfully or not: `اعتقال 30 شخصا`, `خطف أربعة سياح`.
    Arrested,
    /// Driven from their homes: `50 ألف نازح`.
    Displaced,
    /// Not found: `أربعة مفقودين`.
    Missing,
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
    /// What befell the people counted, where the noun or the verb beside it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub casualty: Option<Casualty>,
    /// The rule that found it: `number-noun`, `dual` …
    pub rule: &'static str,
    /// Its tokens.
    #[serde(skip)]
    pub tokens: Range<usize>,
}
