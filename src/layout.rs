//! The parts of an article that are not its body: headline, dateline, byline, agency.

use serde::Serialize;

use crate::entity::{EntityKind, Mention};
use crate::lexicon::AnnotatedText;
use crate::span::{Span, Surface};

/// Tokens of a dateline at most.
const DATELINE: usize = 14;

/// Where the parts of an article stand; each may be absent.
///
/// A dateline is a line, or the head of one, that names a place and perhaps an agency and a date,
/// and ends with a dash, a colon or the line: `دبي – رويترز`. The byline is a person named there; an
/// agency stands there or in brackets at the very end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Layout<'a> {
    /// The first line, where more follow.
    pub headline: Option<Surface<'a>>,
    /// The place at the head of the body.
    pub dateline: Option<Surface<'a>>,
    /// Who wrote it.
    pub byline: Option<Surface<'a>>,
    /// The agency it came from.
    pub agency: Option<Surface<'a>>,
}

/// Finds the layout of an article.
pub(crate) fn layout<'t>(text: &AnnotatedText<'t>, entities: &[Mention<'t>]) -> Layout<'t> {
    let mut layout = Layout::default();
    let [first, body, ..] = text.sentences.as_slice() else { return layout };
    if breaks_line(text, first.span, body.span) {
        layout.headline = Some(Surface::new(first.span, text.text));
    }
    let start = if layout.headline.is_some() { body.tokens.start } else { first.tokens.start };
    let end = dateline_end(text, start);
    for mention in entities.iter().filter(|one| one.tokens.start >= start && one.tokens.end <= end)
    {
        match mention.kind {
            EntityKind::City | EntityKind::Country => {
                layout.dateline = layout.dateline.or(Some(mention.at))
            }
            EntityKind::Media => layout.agency = layout.agency.or(Some(mention.at)),
            EntityKind::Person => layout.byline = layout.byline.or(Some(mention.at)),
            _ => {}
        }
    }
    layout.agency = layout.agency.or_else(|| closing_agency(text, entities));
    layout
}

fn breaks_line(text: &AnnotatedText<'_>, one: Span, next: Span) -> bool {
    let gap = text.text.get(one.end as usize..next.start as usize);
    gap.is_some_and(|gap| gap.contains('\n'))
}

/// The end of the dateline that begins at a token, or `start` if there is none: a short line, or a
/// short head up to a dash or colon.
fn dateline_end(text: &AnnotatedText<'_>, start: usize) -> usize {
    let sentence = text.sentence_of(start);
    let Some(line) = text.sentences.get(sentence) else { return start };
    let dash = |at: &usize| matches!(text.mark(*at), Some('-' | '–' | '—' | ':' | 'ـ'));
    let head = line.tokens.start..line.tokens.end.min(line.tokens.start + DATELINE);
    let is_line = line.tokens.len() <= DATELINE
        && !matches!(text.mark(line.tokens.end - 1), Some('.' | '؟' | '!'));
    match head.clone().rev().find(dash) {
        Some(at) if !is_line => at,
        _ if is_line => line.tokens.end,
        _ => start,
    }
}

/// An agency in brackets at the very end: `(أ ف ب)`.
fn closing_agency<'t>(text: &AnnotatedText<'t>, entities: &[Mention<'t>]) -> Option<Surface<'t>> {
    let last = entities.last().filter(|one| one.kind == EntityKind::Media)?;
    let closes = |at: usize| matches!(text.mark(at), Some(')' | '.'));
    let is_bracketed = last.tokens.start.checked_sub(1).and_then(|at| text.mark(at)) == Some('(');
    let is_last = (last.tokens.end..text.len()).all(closes);
    (is_bracketed && is_last).then_some(last.at)
}
