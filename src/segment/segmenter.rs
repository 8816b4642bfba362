//! The stage by itself.

use crate::error::Result;
use crate::lexicon::{AnnotatedText, Vocabulary};
use crate::token::{Cut, Segments, TokenKind};
use crate::written::hides_its_tables;

use super::SegmentLexicon;
use super::model::Model;
use super::table::{CLITICS, rows};
use super::word::Word;

/// Cuts words by itself, without a [`Parser`](crate::Parser).
///
/// ```
/// use khabar::segment::Segmenter;
/// let segmenter = Segmenter::builtin()?;
/// let [word] = &segmenter.find("وبمدينتهم")[..] else { panic!("one word") }; // and in their city
/// let forms: Vec<_> = word.iter().map(|part| part.form).collect();
/// assert_eq!(forms, ["و", "ب", "مدينة", "هم"]);
/// # Ok::<(), khabar::Error>(())
/// ```
pub struct Segmenter {
    words: Vocabulary,
    lexicon: SegmentLexicon,
}

hides_its_tables!(Segmenter);

impl Segmenter {
    /// The segmenter of the crate's own tables.
    ///
    /// # Errors
    /// None in practice: the tables are checked by the crate's tests.
    pub fn builtin() -> Result<Self> {
        let mut words = Vocabulary::with_counts()?;
        let lexicon = SegmentLexicon::compile(&mut words)?;
        Ok(Self { words: words.settled(), lexicon })
    }

    /// The crate's own words with weights that a [`Trainer`](super::Trainer) made; `name` is for
    /// messages.
    ///
    /// # Errors
    /// A fault of the table, with its line.
    pub fn from_tsv(name: &str, weights: &str) -> Result<Self> {
        Self::with(CLITICS, Model::parse(name, weights)?)
    }

    /// A table of known cuts of the caller's in the place of `data/clitics.tsv`, with weights that
    /// were learned with it.
    ///
    /// # Errors
    /// A fault of either table, with its line.
    pub fn from_tables(clitics: &str, weights: &str) -> Result<Self> {
        Self::with(clitics, Model::parse("cuts.tsv", weights)?)
    }

    fn with(clitics: &str, model: Model) -> Result<Self> {
        let mut words = Vocabulary::with_counts()?;
        let lexicon = SegmentLexicon::with_tables(&mut words, &rows(clitics)?, model)?;
        Ok(Self { words: words.settled(), lexicon })
    }

    /// The words of a text in their parts, in order. What is no word is left out.
    pub fn find<'a>(&self, text: &'a str) -> Vec<Segments<'a>> {
        let text = AnnotatedText::new(text, &self.words);
        let is_word = |at: &usize| text.tokens[*at].kind == TokenKind::Word;
        let cut = |at| self.lexicon.segments(&self.words, &text, at).0;
        (0..text.len()).filter(is_word).map(cut).collect()
    }

    /// Every way to cut one printed word, the likeliest first; at least one for anything but "".
    ///
    /// ```
    /// use khabar::segment::Segmenter;
    /// let readings = Segmenter::builtin()?.readings("فرنسا");
    /// assert_eq!(readings[0].stem(), "فرنسا"); // France
    /// assert!(readings.iter().any(|one| one.stem() == "رنسا")); // … so Rance, if need be
    /// # Ok::<(), khabar::Error>(())
    /// ```
    pub fn readings<'a>(&self, word: &'a str) -> Vec<Segments<'a>> {
        let cuts = match Word::read(word) {
            Some(read) => self.lexicon.ranked(&self.words, &read),
            None if word.is_empty() => Vec::new(),
            None => vec![Cut::WHOLE],
        };
        cuts.into_iter().map(|cut| Segments::new(word, cut)).collect()
    }
}
