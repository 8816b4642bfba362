//! Institutions that every state has: their ids and English names are composed, not listed.
//!
//! `وزارة الدفاع السورية` is the row `MOD` with the state `SY`: id `SY-MOD`, name `Syria Ministry of
//! Defense`. Where the text leaves the state out, the state it is about stands in.

use std::collections::HashMap;

use crate::error::Result;
use crate::table::Table;

use super::gazetteer::{Entry, Form, Level, Name, kind_by_name};

const COLUMNS: [&str; 6] = ["suffix", "kind", "owned", "short", "alone", "english"];

/// The rows of `data/institutions.tsv` as entries whose id is the suffix and whose English name is
/// the pattern.
pub(super) fn entries() -> Result<Vec<Entry>> {
    let text = include_str!("../../data/institutions.tsv");
    let table = Table::parse("institutions.tsv", text, &COLUMNS)?;
    let mut entries = Vec::new();
    for row in table.rows() {
        let kind = kind_by_name(row.get(1))
            .ok_or_else(|| row.fault(format!("no such kind: {:?}", row.get(1))))?;
        let owned = row.list(2).map(|text| (text, Form::Owned));
        let short = row.list(3).map(|text| (text, Form::Short));
        let alone = row.list(4).map(|text| (text, Form::Name));
        let name =
            |(text, form): (&str, Form)| Name { text: text.to_owned(), level: Level::Bare, form };
        entries.push(Entry {
            id: row.get(0).to_owned(),
            kind,
            english: row.get(5).to_owned(),
            country: None,
            names: owned.chain(short).chain(alone).map(name).collect(),
            is_brand: false,
            table: "institutions",
        });
    }
    Ok(entries)
}

/// Ids and English names of every institution of every state, in one string.
#[derive(Default)]
pub(super) struct Institutions {
    /// Index of the first entry that is an institution, and of the first behind them.
    entries: std::ops::Range<u32>,
    states: usize,
    letters: String,
    /// By institution and state: where the id begins, where the name begins, where it ends.
    parts: Vec<[u32; 3]>,
}

/// What composition needs of a state.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    /// ISO 3166-1 alpha-2.
    pub(super) code: String,
    pub(super) english: String,
    pub(super) demonym: String,
}

impl Institutions {
    /// Composes every pair; an entry that has the composed id already gives its own English name.
    pub(super) fn compose(all: &[Entry], entries: std::ops::Range<u32>, states: &[State]) -> Self {
        let named: HashMap<&str, &str> = all
            .iter()
            .filter(|entry| entry.id.as_bytes().get(2) == Some(&b'-'))
            .map(|entry| (entry.id.as_str(), entry.english.as_str()))
            .collect();
        let mut composed =
            Self { entries: entries.clone(), states: states.len(), ..Self::default() };
        let institutions = all.get(entries.start as usize..entries.end as usize);
        for institution in institutions.unwrap_or_default() {
            for state in states {
                composed.add(institution, state, &named);
            }
        }
        composed
    }

    fn add(&mut self, institution: &Entry, state: &State, named: &HashMap<&str, &str>) {
        let start = self.letters.len();
        self.letters.push_str(&state.code);
        self.letters.push('-');
        self.letters.push_str(&institution.id);
        let middle = self.letters.len();
        let id = self.letters.get(start..middle).unwrap_or_default();
        match named.get(id) {
            Some(name) => self.letters.push_str(name),
            None => fill(&institution.english, state, &mut self.letters),
        }
        self.parts.push([start as u32, middle as u32, self.letters.len() as u32]);
    }

    /// True if the entry is an institution.
    pub(super) fn has(&self, entry: u32) -> bool {
        self.entries.contains(&entry)
    }

    /// Id and English name of the institution of a state.
    pub(super) fn of(&self, entry: u32, state: u16) -> Option<(&str, &str)> {
        let row = entry.checked_sub(self.entries.start)? as usize;
        let &[start, middle, end] = self.parts.get(row * self.states + state as usize)?;
        let part = |from: u32, to: u32| self.letters.get(from as usize..to as usize);
        Some((part(start, middle)?, part(middle, end)?))
    }
}

/// Writes a pattern with the name of the state for `{c}` and its demonym for `{d}`.
fn fill(pattern: &str, state: &State, name: &mut String) {
    let mut pieces = pattern.split('{');
    name.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (word, rest) = match (piece.strip_prefix("c}"), piece.strip_prefix("d}")) {
            (Some(rest), _) => (state.english.as_str(), rest),
            (None, Some(rest)) => (state.demonym.as_str(), rest),
            (None, None) => ("{", piece),
        };
        name.push_str(word);
        name.push_str(rest);
    }
}
