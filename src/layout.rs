//! The parts of an article that are not its body: headline, dateline, byline, agency.

use serde::Serialize;

use crate::lexicon::AnnotatedText;
use crate::span::Surface;

/// Where the parts of an article stand; each may be absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Layout<'a> {
    /// The first line, where more follow.
    pub headline: Option<Surface<'a>>,
    /// Place and date at the head of the body.
    pub dateline: Option<Surface<'a>>,
    /// Who wrote it.
    pub byline: Option<Surface<'a>>,
    /// The agency it came from.
    pub agency: Option<Surface<'a>>,
}

/// Finds the layout of an article.
pub(crate) fn layout<'t>(text: &AnnotatedText<'t>) -> Layout<'t> {
    let headline = match text.sentences.as_slice() {
        [first, _, ..] => Some(Surface::new(first.span, text.text)),
        _ => None,
    };
    Layout { headline, ..Layout::default() }
}
