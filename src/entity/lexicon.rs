//! The compiled names: phrases over word ids, heads, contexts, institutions and classes of words.

use std::collections::HashMap;

use crate::error::Result;
use crate::lexicon::{PhraseTable, Vocabulary, WordId, WordMap, WordSet};
use crate::table::Table;
use crate::text::fold;

use super::classes::{Class, Classes};
use super::gazetteer::{Entry, Form, Level, kind_by_name};
use super::institution::{self, Institutions, State};
use super::{EntityKind, Gazetteer};

/// What a phrase may mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sense {
    /// Index of the entry.
    pub(super) entry: u32,
    /// Index of the spelling in its entry.
    pub(super) name: u16,
    /// Index of the state that the entry is or belongs to; 0 for none.
    pub(super) state: u16,
    pub(super) kind: EntityKind,
    pub(super) level: Level,
    pub(super) form: Form,
}

/// A noun that announces a name.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) noun: String,
    pub(super) kind: EntityKind,
    /// The noun belongs to the span.
    pub(super) is_inside: bool,
    pub(super) takes: Takes,
}

/// What may follow a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// Names of the tables.
    Known,
    /// Places and people of the tables, which then belong to the name: بلدية نابلس.
    Owner,
    /// Also words with the article.
    Definite,
    /// Also words that no table knows.
    Any,
}

/// What must stand near an ambiguous name.
pub(super) struct Context {
    /// The id of the entry meant; empty for any.
    pub(super) id: String,
    pub(super) before: WordSet,
    pub(super) after: WordSet,
    /// Indexes of states.
    pub(super) states: Vec<u16>,
}

/// The gazetteers, compiled.
pub(crate) struct EntityLexicon {
    pub(super) entries: Vec<Entry>,
    pub(super) phrases: PhraseTable<Sense>,
    pub(super) heads: WordMap<Head>,
    pub(super) contexts: WordMap<Vec<Context>>,
    /// States by index; the first is none.
    pub(super) states: Vec<State>,
    pub(super) institutions: Institutions,
    pub(super) classes: Classes,
    /// How often each word of the vocabulary occurs in news, by id.
    counts: Vec<u32>,
}

impl EntityLexicon {
    /// Compiles the crate's own tables and those of the caller, whose names win.
    pub(crate) fn compile(words: &mut Vocabulary, own: &[Gazetteer]) -> Result<Self> {
        let builtin = Gazetteer::builtin()?;
        let mut entries: Vec<Entry> =
            own.iter().flat_map(|one| one.entries.clone()).chain(builtin.entries).collect();
        let first = entries.len() as u32;
        entries.extend(institution::entries()?);
        let institutions = first..entries.len() as u32;

        let states = states(&entries, builtin.demonyms);
        let index: HashMap<&str, u16> =
            states.iter().enumerate().map(|(at, state)| (state.code.as_str(), at as u16)).collect();
        let mut phrases = PhraseTable::new();
        for (at, entry) in entries.iter().enumerate() {
            let state = index.get(entry.state()).copied().unwrap_or_default();
            for (nth, name) in entry.names.iter().enumerate() {
                let sense = Sense {
                    entry: at as u32,
                    name: nth as u16,
                    state,
                    kind: entry.kind,
                    level: name.level,
                    form: name.form,
                };
                phrases.insert(words, &name.text, sense);
            }
        }
        let phrases = phrases.settled();
        let mut classes = Classes::compile(words)?;
        let heads = heads(words, &mut classes)?;
        let contexts = contexts(words, &index)?;
        let institutions = Institutions::compose(&entries, institutions, &states);
        let counts = words.counts().to_vec();
        Ok(Self { entries, phrases, heads, contexts, states, institutions, classes, counts })
    }

    /// How often a word occurs in 7.2 million words of news.
    pub(super) fn count(&self, word: WordId) -> u32 {
        self.counts.get(word.index()).copied().unwrap_or_default()
    }
}

/// The states, the first row standing for none.
fn states(entries: &[Entry], demonyms: HashMap<String, String>) -> Vec<State> {
    let mut states = vec![State::default()];
    for entry in entries {
        let code = entry.state();
        let is_state = entry.id == code && matches!(entry.kind, EntityKind::Country);
        if is_state && entry.table != "own" {
            let english = entry.english.clone();
            let demonym = demonyms.get(code).cloned().unwrap_or_else(|| english.clone());
            states.push(State { code: code.to_owned(), english, demonym });
        }
    }
    states
}

fn heads(words: &mut Vocabulary, classes: &mut Classes) -> Result<WordMap<Head>> {
    let text = include_str!("../../data/heads.tsv");
    let table = Table::parse("heads.tsv", text, &["noun", "kind", "place", "names"])?;
    let mut heads = WordMap::default();
    for row in table.rows() {
        let kind = kind_by_name(row.get(1))
            .ok_or_else(|| row.fault(format!("no such kind: {:?}", row.get(1))))?;
        let takes = match row.get(3) {
            "known" => Takes::Known,
            "owner" => Takes::Owner,
            "definite" => Takes::Definite,
            "any" => Takes::Any,
            other => return Err(row.fault(format!("no such names: {other:?}"))),
        };
        let noun = row.get(0).to_owned();
        let word = words.intern(&fold(&noun));
        classes.add(word, Class::HEAD);
        heads.insert(word, Head { noun, kind, is_inside: row.get(2) == "in", takes });
    }
    Ok(heads)
}

fn contexts(words: &mut Vocabulary, states: &HashMap<&str, u16>) -> Result<WordMap<Vec<Context>>> {
    let text = include_str!("../../data/context.tsv");
    let columns = ["surface", "id", "before", "after", "countries"];
    let table = Table::parse("context.tsv", text, &columns)?;
    let mut contexts: WordMap<Vec<Context>> = WordMap::default();
    for row in table.rows() {
        let context = Context {
            id: row.get(1).trim_start_matches('-').to_owned(),
            before: row.list(2).map(|word| words.intern(&fold(word))).collect(),
            after: row.list(3).map(|word| words.intern(&fold(word))).collect(),
            states: row.list(4).filter_map(|code| states.get(code).copied()).collect(),
        };
        contexts.entry(words.intern(&fold(row.get(0)))).or_default().push(context);
    }
    Ok(contexts)
}
