//! Quantities: counts of things, money, per cent, measures and ages.
//!
//! | printed | surface | value | unit | `rule` |
//! |---|---|---|---|---|
//! | `أكثر من 100 جندي` | `100 جندي`, `approx` more than | 100 | soldier | `number-noun` |
//! | `12 مقترضا`: agrees, but no table has it | whole | 12 | | `number-unlisted` |
//! | `الدول الست`, `الدول الـ27`, `جندي تركي واحد` | whole | 6, 27, 1 | country, soldier | `noun-number` |
//! | `الأسس الخمسة` | whole | 5 | | `unlisted-number` |
//! | `المجالس العسكرية الثلاثة` | `الثلاثة`: an adjective parts them | 3 | council | `parted-noun` |
//! | `قاعدتين` | whole | 2 | base | `dual` |
//! | `البلدان`, `مدينتي حلب وحماة` | none: definite, or before the names | | | |
//! | `عشرات العائلات` | whole, `approx` more than | 10 | family | `number-noun` |
//! | `وأصيب سبعة`, `اعتقلت الشرطة 15`, `12 قتلوا` | the number | 7, 15, 12 | person | `casualty` |
//! | `ارتفعت حصيلة القتلى إلى 22` | the number | 22 | person | `toll` |
//! | `20 آخرون`, `عشرة منهم` | the number | 20, 10 | person | `others` |
//! | `400 من الجنود`, `أربعة من أبنائه` | the number | 400, 4 | soldier, son | `group-of` |
//! | `153 من أصل 300`, `12 على الأقل` | the number | 153, 12 | | `out-of` |
//! | `320 مليون ريال مقابل 280`, `من 3.5 إلى 4 بالمئة`, `20 نائبا من أصل 128`, `12 مدرسة منها 5` | the number, in what the other counts | 280e6, 3.5, 128, 5 | SAR, percent, deputy, school | `left-out` |
//! | `خمسة جنود، ثلاثة في الموصل واثنان في كركوك` | the numbers that come to the count | 3, 2 | soldier | `left-out` |
//! | `نحو 90 بين قتيل وجريح` | the number | 90 | person | `others` |
//! | `خرج الآلاف` | the number | 1000 | person | `crowd` |
//! | `ما بين 30 و32 مليار دولار` | from `30` | 30e9 to 32e9 | USD | `number-noun` |
//! | `من 10 إلى 20 طنا` | from `10` | 10 to 20 | t | `number-noun` |
//! | `84500 دج`, `3 ملايين ليرة لبنانية` | whole | | DZD, LBP | `number-noun` |
//! | `$20`, `20 €` | whole | 20 | USD, EUR | `money-sign` |
//! | `ثلاثة دنانير` | whole | 3 | by the country of the text | `number-noun` |
//! | `20 دولارا و43 سنتا`, `مليار دولار ونصف المليار` | whole | 20.43, 1.5e9 | USD | `number-noun` |
//! | `4 كلغ و300 غرام`, `مترين ونصف` | whole | 4.3, 2.5 | kg, m | `number-noun`, `dual` |
//! | `كيلومتر ونصف`, `نص لتر` | whole | 1.5, 0.5 | km, L | `part-of-unit` |
//! | `مليون برميل يوميا`, `طن في اليوم` | without the time, `per` d | | barrel, t | `number-noun` |
//! | `37°` | whole | 37 | degree | `degree-sign` |
//! | `30 درجة تحت الصفر`, `20 تحت الصفر` | whole | -30, -20 | degree | `number-noun`, `below-zero` |
//! | `8.5%`, `عشرة بالمئة` | whole | 8.5, 10 | percent | `per-cent` |
//! | `(45 عاما)`, `طفل عمره ستة أشهر` | `45 عاما`, `ستة أشهر` | 45, 6 | year_of_age, month_of_age | `number-noun` |
//! | `في سن الثلاثين`, `في السابعة من عمره` | `الثلاثين`, `السابعة` | 30, 7 | year_of_age | `age` |
//!
//! Not quantities: dates and periods (see [`time`](crate::time)), ordinals, fractions of no unit (`نصف السكان`), ratios (`لكل 100 ألف نسمة`),
//! numbers of laws, articles and divisions (`المادة 5`, `الفرقة 11`), digits in names (`F-16`).

mod casualty;
mod context;
mod cue;
mod find;
mod join;
mod left_out;
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

use serde::{Deserialize, Serialize};

use crate::number::plain;
use crate::span::Surface;
use crate::written::shows_its_word;

/// What a [`Quantity`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

shows_its_word!(QuantityKind, Approx, Casualty);

/// A number with the thing it counts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
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
    /// In how much time, as a UCUM symbol: `d` in `مليون برميل يوميا`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<&'static str>,
    /// What befell the people counted, where the noun or the verb beside it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub casualty: Option<Casualty>,
    /// The rule that found it: `number-noun`, `dual` …
    pub rule: &'static str,
    /// Its tokens, as [`tokenize`](crate::token::tokenize) counts them.
    #[serde(skip)]
    pub tokens: Range<usize>,
}
