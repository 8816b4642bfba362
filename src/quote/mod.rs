//! Quotes and attribution: who says what.

mod attribution;
mod direct;
mod lexicon;
mod recognizer;
mod source;

use std::ops::Range;

use serde::Serialize;

use crate::entity::Mention;
use crate::lexicon::AnnotatedText;
use crate::span::{Span, Surface};

pub(crate) use lexicon::QuoteLexicon;
pub use recognizer::QuoteRecognizer;

/// Direct or indirect speech.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
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
    /// The rule that found it: `marks.before`, `marks.behind` or `marks.next` for words in quotation marks
    /// whose cue stands before or behind them or that go on with a quote, `colon` for words behind a colon;
    /// for a clause the kind of its cue, such as `clause.say`.
    pub rule: &'static str,
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
    /// True where a verbal noun is what is said: أعلن مقتل ثلاثة.
    pub(crate) nominal: bool,
    /// True for a source that is no party to what it tells: مصادر, شهود.
    pub(crate) outside: bool,
    /// The kind of the cue.
    pub(crate) rule: &'static str,
}

impl QuoteLexicon {
    /// The quotes of a text, in order, and its attributions; `times`, in order, are part of no source.
    pub(crate) fn find<'t>(
        &self,
        text: &AnnotatedText<'t>,
        entities: &[Mention<'t>],
        times: &[Span],
    ) -> (Vec<Quote<'t>>, Vec<Attribution<'t>>) {
        let reader = attribution::Reader { lexicon: self, text, entities, times };
        let mut attributions = reader.attributions();
        let (mut quotes, more) = direct::quotes(text, entities, &attributions);
        quotes.extend(indirect(text, &attributions, &quotes));
        quotes.sort_by_key(|one| one.at.span);
        attributions.extend(more);
        attributions.sort_by_key(|one| one.cue.start);
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
    let clauses = |one: &&Attribution<'_>| {
        one.source.is_some() && !one.nominal && one.scope.start >= one.cue.end
    };
    for one in said.iter().filter(clauses) {
        let at = Surface::new(text.span(one.scope.clone()), text.text);
        let next = direct.partition_point(|other| other.at.span.end <= at.span.start);
        let is_free = direct.get(next).is_none_or(|other| !other.at.span.overlaps(at.span))
            && found.last().is_none_or(|other| !other.at.span.overlaps(at.span));
        if is_free && text.mark(one.scope.start).is_none() {
            let verb = Some(Surface::new(text.span(one.cue.clone()), text.text));
            found.push(Quote { at, direct: false, speaker: one.source, verb, rule: one.rule });
        }
    }
    found
}
