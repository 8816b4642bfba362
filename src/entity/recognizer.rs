//! Names alone, without the rest of the parser.

use crate::error::Result;
use crate::lexicon::{AnnotatedText, Vocabulary};
use crate::written::hides_its_tables;

use super::{EntityLexicon, Gazetteer, Mention};

/// Finds names in any text.
///
/// It does not know times: a month or weekday that is also a name may come out as one. For that,
/// use the whole [`Parser`](crate::Parser).
///
/// ```
/// use khabar::entity::{EntityKind, EntityRecognizer};
/// let names = EntityRecognizer::builtin()?;
/// let found = names.find("زار وفد من البنك الدولي مدينة نواكشوط.");
/// assert_eq!(found[0].at.text, "البنك الدولي");
/// assert_eq!((found[1].at.text, found[1].kind), ("نواكشوط", EntityKind::City));
/// # Ok::<(), khabar::Error>(())
/// ```
pub struct EntityRecognizer {
    words: Vocabulary,
    names: EntityLexicon,
}

hides_its_tables!(EntityRecognizer);

impl EntityRecognizer {
    /// The crate's own tables.
    ///
    /// # Errors
    /// None in practice: the tables are checked by the crate's tests.
    pub fn builtin() -> Result<Self> {
        Self::with(&[])
    }

    /// The crate's own tables and those of the caller, whose names win.
    ///
    /// # Errors
    /// As [`builtin`](Self::builtin).
    pub fn with(own: &[Gazetteer]) -> Result<Self> {
        let mut words = Vocabulary::with_counts()?;
        let names = EntityLexicon::compile(&mut words, own)?;
        Ok(Self { words: words.settled(), names })
    }

    /// The names of a text, in order and disjoint.
    pub fn find<'a>(&'a self, text: &'a str) -> Vec<Mention<'a>> {
        self.names.find(&AnnotatedText::new(text, &self.words), &[])
    }
}
