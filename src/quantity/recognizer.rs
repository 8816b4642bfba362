//! Quantities without the rest of the crate.

use crate::error::Result;
use crate::lexicon::{AnnotatedText, Vocabulary};
use crate::number::NumberLexicon;
use crate::written::hides_its_tables;

use super::{Quantity, QuantityLexicon};

/// Finds quantities in a text, without the rest of the crate.
///
/// Times are not known here: `5 مايو` gives none, for a month is no counted noun, but a bare year behind
/// a casualty word is taken for a count. A [`Parser`](crate::Parser) leaves dates and periods out.
///
/// ```
/// use khabar::quantity::{Approx, QuantityKind, QuantityRecognizer};
/// let quantities = QuantityRecognizer::builtin()?;
/// // "Two soldiers were killed and more than 20 others wounded; the loss is 3 million dinars"
/// let found = quantities
///     .find("قتل جنديان وأصيب أكثر من 20 آخرين، والخسائر 3 ملايين دينار", Some("TN"));
/// let units: Vec<_> = found.iter().map(|one| (one.value, one.unit)).collect();
/// let expected =
///     [(Some(2.0), Some("soldier")), (Some(20.0), Some("person")), (Some(3e6), Some("TND"))];
/// assert_eq!(units, expected);
/// assert_eq!(found[1].approx, Some(Approx::MoreThan));
/// assert_eq!(found[2].kind, QuantityKind::Money);
/// # Ok::<(), khabar::Error>(())
/// ```
pub struct QuantityRecognizer {
    words: Vocabulary,
    numbers: NumberLexicon,
    quantities: QuantityLexicon,
}

hides_its_tables!(QuantityRecognizer);

impl QuantityRecognizer {
    /// The crate's own nouns, units and currencies.
    ///
    /// # Errors
    /// None in practice: the tables are checked by the crate's tests.
    pub fn builtin() -> Result<Self> {
        let mut words = Vocabulary::new();
        let numbers = NumberLexicon::compile(&mut words)?;
        let quantities = QuantityLexicon::compile(&mut words)?;
        Ok(Self { words, numbers, quantities })
    }

    /// The quantities of a text, in order and disjoint. `country` (ISO 3166-1 alpha-2) says whose
    /// a bare dinar, pound or riyal is; without it such money has no unit.
    pub fn find<'t>(&self, text: &'t str, country: Option<&str>) -> Vec<Quantity<'t>> {
        let annotated = AnnotatedText::new(text, &self.words);
        let numbers = self.numbers.find(&annotated);
        self.quantities.find(&annotated, &numbers, &[], country)
    }
}
