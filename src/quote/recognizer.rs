//! Quotes alone, without the rest of the parser.

use crate::entity::EntityLexicon;
use crate::error::Result;
use crate::lexicon::{AnnotatedText, Vocabulary};
use crate::written::hides_its_tables;

use super::{Quote, QuoteLexicon};

/// Finds direct and indirect speech in any text, with its speaker.
///
/// ```
/// use khabar::quote::QuoteRecognizer;
/// let quotes = QuoteRecognizer::builtin()?;
/// let found = quotes.find("وقالت الوزيرة: «لن نتراجع عن هذا القرار أبدا».");
/// assert_eq!(found[0].at.text, "لن نتراجع عن هذا القرار أبدا");
/// assert_eq!(found[0].speaker.map(|one| one.text), Some("الوزيرة"));
/// # Ok::<(), khabar::Error>(())
/// ```
pub struct QuoteRecognizer {
    words: Vocabulary,
    names: EntityLexicon,
    quotes: QuoteLexicon,
}

hides_its_tables!(QuoteRecognizer);

impl QuoteRecognizer {
    /// The crate's own tables.
    ///
    /// # Errors
    /// None in practice: the tables are checked by the crate's tests.
    pub fn builtin() -> Result<Self> {
        let mut words = Vocabulary::with_counts()?;
        let names = EntityLexicon::compile(&mut words, &[])?;
        let quotes = QuoteLexicon::compile(&mut words)?;
        Ok(Self { words: words.settled(), names, quotes })
    }

    /// The quotes of a text, in order.
    pub fn find<'a>(&'a self, text: &'a str) -> Vec<Quote<'a>> {
        let annotated = AnnotatedText::new(text, &self.words);
        let names = self.names.find(&annotated, &[]);
        self.quotes.find(&annotated, &names, &[]).0
    }
}
