//! Quotes and attribution: who says what.

mod attribution;
mod direct;
mod lexicon;
mod recognizer;

use std::ops::Range;

use serde::Serialize;

use crate::entity::Mention;
use crate::lexicon::AnnotatedText;
use crate::span::Surface;

pub(crate) use lexicon::QuoteLexicon;
pub use recognizer::QuoteRecognizer;

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

impl QuoteLexicon {
    /// The quotes of a text, in order, and its attributions.
    pub(crate) fn find<'t>(
        &self,
        text: &AnnotatedText<'t>,
        entities: &[Mention<'t>],
    ) -> (Vec<Quote<'t>>, Vec<Attribution<'t>>) {
        let reader = attribution::Reader { lexicon: self, text, entities };
        let attributions = reader.attributions();
        let mut quotes = direct::quotes(text, entities, &attributions);
        quotes.extend(indirect(text, &attributions, &quotes));
        quotes.sort_by_key(|one| one.at.span);
        (quotes, attributions)
    }
}

/// Clauses behind أن that hang on a source and hold no direct speech.
fn indirect<'t>(
    text: &AnnotatedText<'t>,
    said: &[Attribution<'t>],
    direct: &[Quote<'t>],
) -> Vec<Quote<'t>> {
    let mut found: Vec<Quote<'t>> = Vec::new();
    for one in said.iter().filter(|one| one.source.is_some() && one.scope.start >= one.cue.end) {
        let at = Surface::new(text.span(one.scope.clone()), text.text);
        let next = direct.partition_point(|other| other.at.span.end <= at.span.start);
        let is_free = direct.get(next).is_none_or(|other| !other.at.span.overlaps(at.span))
            && found.last().is_none_or(|other| !other.at.span.overlaps(at.span));
        if is_free && text.mark(one.scope.start).is_none() {
            let verb = Some(Surface::new(text.span(one.cue.clone()), text.text));
            found.push(Quote { at, direct: false, speaker: one.source, verb });
        }
    }
    found
}
