//! Direct speech: words in quotation marks of any style, or behind a colon, that somebody says.

use std::ops::Range;

use crate::entity::Mention;
use crate::lexicon::AnnotatedText;
use crate::span::Surface;
use crate::token::TokenKind;

use super::{Attribution, Quote};

/// Words of a quote at least; fewer are a name or a word held at a distance.
const SHORTEST: usize = 4;
/// Tokens between a cue of saying and its quote at most.
const REACH: usize = 30;
/// Tokens between a quote and a cue behind it at most.
const BEHIND: usize = 6;
/// Tokens behind a colon in which quotation marks are looked for.
const MARKS: usize = 200;

/// The direct quotes of a text, in order, and the attributions of those whose cue does not stand in front.
pub(super) fn quotes<'t>(
    text: &AnnotatedText<'t>,
    entities: &[Mention<'t>],
    said: &[Attribution<'t>],
) -> (Vec<Quote<'t>>, Vec<Attribution<'t>>) {
    let mut found: Vec<Quote<'t>> = Vec::new();
    let mut more = Vec::new();
    let mut last: Option<Surface<'t>> = None;
    let mut end = 0;
    for tokens in marked(text).into_iter().chain(behind_colons(text, said)) {
        let words = text.tokens[tokens.clone()].iter().filter(|one| one.kind == TokenKind::Word);
        let first = entities.partition_point(|one| one.tokens.end <= tokens.start);
        let is_name = entities.get(first).is_some_and(|one| one.tokens == tokens);
        if words.take(SHORTEST).count() < SHORTEST || is_name {
            continue;
        }
        let goes_on = !found.is_empty() && tokens.start.saturating_sub(end) <= 3;
        let cue = cue_before(text, said, &tokens)
            .or_else(|| if goes_on { None } else { cue_behind(text, said, &tokens) });
        if cue.is_none() && !goes_on {
            continue;
        }
        let speaker = cue.and_then(|cue| cue.source).or(last);
        last = speaker;
        end = tokens.end;
        if cue.is_none_or(|cue| cue.cue.start >= tokens.end) {
            more.push(Attribution {
                source: speaker,
                entity: cue.and_then(|cue| cue.entity),
                cue: tokens.start..tokens.start,
                scope: tokens.clone(),
                alleged: false,
                nominal: false,
                outside: false,
                rule: "marks",
            });
        }
        found.push(Quote {
            at: Surface::new(text.span(tokens.clone()), text.text),
            direct: true,
            speaker,
            verb: cue.map(|cue| Surface::new(text.span(cue.cue.clone()), text.text)),
            rule: rule(text, &tokens, cue),
        });
    }
    found.sort_by_key(|one| one.at.span);
    found.dedup_by(|next, kept| next.at.span.overlaps(kept.at.span));
    (found, more)
}

/// Which rule found a quote: what opens it, and on which side its cue stands.
fn rule(
    text: &AnnotatedText<'_>,
    tokens: &Range<usize>,
    cue: Option<&Attribution<'_>>,
) -> &'static str {
    let before = tokens.start.checked_sub(1).and_then(|at| text.mark(at));
    match cue {
        _ if before == Some(':') => "colon",
        None => "marks.next",
        Some(cue) if cue.cue.start >= tokens.end => "marks.behind",
        Some(_) => "marks.before",
    }
}

/// The attribution whose cue stands nearest in front of a quote in the same sentence.
fn cue_before<'s, 't>(
    text: &AnnotatedText<'t>,
    said: &'s [Attribution<'t>],
    tokens: &Range<usize>,
) -> Option<&'s Attribution<'t>> {
    let near = said.partition_point(|one| one.cue.end <= tokens.start);
    let before = near.checked_sub(1).and_then(|at| said.get(at))?;
    let fits = tokens.start - before.cue.end <= REACH
        && text.sentence_of(before.cue.start) == text.sentence_of(tokens.start);
    fits.then_some(before)
}

/// The attribution whose cue follows a quote: `"…"، قال المسؤول`.
fn cue_behind<'s, 't>(
    text: &AnnotatedText<'t>,
    said: &'s [Attribution<'t>],
    tokens: &Range<usize>,
) -> Option<&'s Attribution<'t>> {
    let near = said.partition_point(|one| one.cue.start < tokens.end);
    let behind = said.get(near)?;
    let fits = behind.cue.start - tokens.end <= BEHIND
        && text.sentence_of(behind.cue.start) <= text.sentence_of(tokens.end.saturating_sub(1)) + 1;
    fits.then_some(behind)
}

/// Stretches between quotation marks. Marks may be paired wrongly or not at all: an open quote ends
/// with its line.
fn marked(text: &AnnotatedText<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for at in 0..text.len() {
        if let Some(start) = open
            && at > start
            && starts_line(text, at)
        {
            found.push(start..at);
            open = None;
        }
        let Some(mark) = text.mark(at) else { continue };
        let is_nested = matches!(mark, '«' | '„') || mark == '“' && opens(text, at);
        match (mark, open) {
            ('»' | '”' | '“' | '"', Some(start)) if !is_nested => {
                found.push(start..at);
                open = None;
            }
            ('«' | '“' | '„' | '"' | '”', None) => open = Some(at + 1),
            // A second opening mark is nested, or the first was never closed.
            _ => {}
        }
    }
    if let Some(start) = open {
        found.push(start..text.len());
    }
    found.retain(|tokens| !tokens.is_empty());
    found
}

/// True if a mark stands before a word and behind a space.
fn opens(text: &AnnotatedText<'_>, at: usize) -> bool {
    let is_free_before = at.checked_sub(1).is_none_or(|before| !text.touches_next(before));
    is_free_before && text.touches_next(at)
}

fn starts_line(text: &AnnotatedText<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let (Some(one), Some(next)) = (text.tokens.get(before), text.tokens.get(at)) else {
        return false;
    };
    let gap = one.span.end as usize..next.span.start as usize;
    text.text.get(gap).is_some_and(|gap| gap.contains('\n'))
}

/// What follows `قال فلان:` without quotation marks, to the end of the sentence.
fn behind_colons<'s, 't>(
    text: &'s AnnotatedText<'t>,
    said: &'s [Attribution<'t>],
) -> impl Iterator<Item = Range<usize>> + use<'s, 't> {
    said.iter().filter_map(|one| {
        let at = one.scope.start;
        let is_colon = text.mark(at) == Some(':') && at >= one.cue.end;
        let is_marked = matches!(text.mark(at + 1), Some('"' | '“' | '”' | '«'));
        let has_marks = || {
            let mut near = one.scope.clone().take(MARKS);
            near.any(|at| matches!(text.mark(at), Some('"' | '“' | '«')))
        };
        (is_colon && !is_marked && !has_marks()).then(|| at + 1..one.scope.end)
    })
}
