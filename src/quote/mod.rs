//! Quotes and attribution: who says what.

use std::ops::Range;

use serde::Serialize;

use crate::entity::Mention;
use crate::error::Result;
use crate::lexicon::{AnnotatedText, Vocabulary};
use crate::span::Surface;

/// Direct or indirect speech.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quote<'a> {
    /// What is said, quotation marks outside.
    #[serde(flatten)]
    pub at: Surface<'a>,
    /// True for words in quotation marks.
    pub direct: bool,
    /// Who says it, as printed.
    pub speaker: Option<Surface<'a>>,
    /// The verb or cue of saying.
    pub verb: Option<Surface<'a>>,
}

/// A source and the part of the text that hangs on it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Attribution<'a> {
    /// The source as printed.
    pub(crate) source: Option<Surface<'a>>,
    /// Index of the source among the mentions.
    pub(crate) entity: Option<usize>,
    /// The tokens of the cue.
    pub(crate) cue: Range<usize>,
    /// The tokens that hang on the source.
    pub(crate) scope: Range<usize>,
    /// True where the cue distances itself (زعم, ادعى).
    pub(crate) alleged: bool,
}

/// Verbs of saying and cues of sources, compiled.
pub(crate) struct QuoteLexicon {}

impl QuoteLexicon {
    pub(crate) fn compile(_words: &mut Vocabulary) -> Result<Self> {
        Ok(Self {})
    }

    /// The quotes of a text, in order, and its attributions.
    pub(crate) fn find<'t>(
        &self,
        _text: &AnnotatedText<'t>,
        _entities: &[Mention<'t>],
    ) -> (Vec<Quote<'t>>, Vec<Attribution<'t>>) {
        (Vec::new(), Vec::new())
    }
}
