//! Datelines in running text: `باريس ــ`, where the headline before has no stop.

use std::collections::HashSet;

use once_cell::sync::OnceCell;

use super::{Token, TokenKind};
use crate::table::Table;
use crate::text::{fold, fold_into};

const TABLE: &str = include_str!("../../data/datelines.tsv");

/// Words of a place's name at most.
const WORDS: usize = 3;
/// Bytes of most names.
const BYTES: usize = 64;
/// Tokens of a headline at least and at most.
const HEADLINE: std::ops::RangeInclusive<usize> = 2..=24;
/// Words before a place that make it part of a sentence.
const PREPOSITIONS: [&str; 10] = ["في", "من", "إلى", "على", "عن", "بين", "حتى", "لدى", "نحو", "و"];

/// The token at which the dateline before token `dash` begins, if a headline that begins at token `first`
/// stands before it.
pub(super) fn before(text: &str, tokens: &[Token], first: usize, dash: usize) -> Option<usize> {
    // Most dashes stand too far from the head of their line: two places, the second with its state, and a slash
    // are the longest dateline.
    if dash.checked_sub(first)? > HEADLINE.end() + 3 * WORDS + 1 {
        return None;
    }
    let reader = Reader { text, tokens };
    let next = tokens.get(dash + 1)?;
    let is_hyphen = reader.is(dash, "-");
    if is_hyphen && next.span.start == tokens.get(dash)?.span.end {
        return None;
    }
    let mut start = reader.place_before(dash).or_else(|| reader.place_with_region(dash))?;
    if let Some(slash) = start.checked_sub(1).filter(|slash| reader.is(*slash, "/")) {
        start = reader.place_before(slash)?;
    }
    let headline = start.checked_sub(first).filter(|tokens| HEADLINE.contains(tokens))?;
    let last = first + headline - 1;
    let ends = match tokens.get(last)?.kind {
        TokenKind::Word => !PREPOSITIONS.iter().any(|word| reader.is(last, word)),
        TokenKind::Number => true,
        _ => ["\"", "»", "”", ")"].iter().any(|mark| reader.is(last, mark)),
    };
    (ends && !reader.begins_place(dash + 1)).then_some(start)
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

impl Reader<'_> {
    fn is(&self, at: usize, surface: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.span.of(self.text) == surface)
    }

    /// Where the place begins whose name ends right before token `end`.
    fn place_before(&self, end: usize) -> Option<usize> {
        (1..=WORDS.min(end)).rev().map(|words| end - words).find(|&start| self.is_place(start..end))
    }

    /// As [`place_before`](Self::place_before), for a place with its state: `دنفر، كولورادو`.
    fn place_with_region(&self, end: usize) -> Option<usize> {
        let comma =
            (2..=WORDS).filter_map(|back| end.checked_sub(back)).find(|&at| self.is(at, "،"))?;
        let is_region = (comma + 1..end).all(|at| self.is_word(at));
        self.place_before(comma).filter(|_| is_region)
    }

    fn begins_place(&self, start: usize) -> bool {
        (1..=WORDS).any(|words| self.is_place(start..start + words))
    }

    fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    fn is_place(&self, range: std::ops::Range<usize>) -> bool {
        let mut name = String::with_capacity(BYTES);
        for at in range {
            if !self.is_word(at) {
                return false;
            }
            if !name.is_empty() {
                name.push(' ');
            }
            fold_into(self.tokens[at].span.of(self.text), &mut name);
        }
        places().contains(&name)
    }
}

/// The folded names of the table.
fn places() -> &'static HashSet<String> {
    static PLACES: OnceCell<HashSet<String>> = OnceCell::new();
    PLACES.get_or_init(|| {
        // A test holds that the table can be read.
        let table = Table::parse("datelines.tsv", TABLE, &["place"]);
        let rows = table.iter().flat_map(|table| table.rows());
        rows.map(|row| row.get(0).split(' ').map(fold).collect::<Vec<_>>().join(" ")).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_read() {
        assert!(Table::parse("datelines.tsv", TABLE, &["place"]).is_ok());
        assert!(places().contains(&fold("القاهرة")) && places().contains("نيو دلهي"));
    }
}
