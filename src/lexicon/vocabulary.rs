//! Word -> [`WordId`]: an open-addressing table over one arena of folded keys.

use crate::error::Result;
use crate::table::Table;
use crate::text::fold_into;

/// A known word. Ids are dense, from 1; 0 is [`WordId::UNKNOWN`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct WordId(u32);

impl WordId {
    /// No word of the vocabulary.
    pub(crate) const UNKNOWN: Self = Self(0);

    /// The id as an index into a table with one row a word.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }

    /// True for a word of the vocabulary.
    pub(crate) fn is_known(self) -> bool {
        self.0 != 0
    }
}

/// Folded words with dense ids and their frequency in news.
#[derive(Clone, Default)]
pub(crate) struct Vocabulary {
    /// High half of the hash and id, by hash; a power of two long, at most half full.
    slots: Vec<(u32, u32)>,
    /// By id: end of the key in `keys`. Entry 0 is the unknown word.
    ends: Vec<u32>,
    keys: String,
    /// By id: occurrences in 7.2 million words of news.
    counts: Vec<u32>,
    /// By id: a bit for each phrase table that has a phrase beginning with the word.
    tables: Vec<u32>,
    /// Phrase tables that have taken a bit.
    table_count: u32,
}

impl Vocabulary {
    /// Only the unknown word.
    pub(crate) fn new() -> Self {
        Self {
            slots: vec![(0, 0); 1 << 10],
            ends: vec![0],
            keys: String::new(),
            counts: vec![0],
            tables: vec![0],
            table_count: 0,
        }
    }

    /// The words of `data/words.tsv` with their frequencies.
    pub(crate) fn with_counts() -> Result<Self> {
        let mut words = Self::new();
        words.slots = vec![(0, 0); 1 << 18];
        let table =
            Table::parse("words.tsv", include_str!("../../data/words.tsv"), &["word", "count"])?;
        let mut key = String::new();
        for row in table.rows() {
            let count: u32 = row.get(1).parse().map_err(|_| row.fault("count is no number"))?;
            key.clear();
            fold_into(row.get(0), &mut key);
            let id = words.intern(&key);
            words.counts[id.index()] += count;
        }
        Ok(words)
    }

    /// The id of a folded word, new if need be.
    pub(crate) fn intern(&mut self, key: &str) -> WordId {
        if key.is_empty() {
            return WordId::UNKNOWN;
        }
        if self.ends.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = hash(key);
        let slot = self.slot(key, hash);
        if self.slots[slot].1 == 0 {
            self.slots[slot] = ((hash >> 32) as u32, self.ends.len() as u32);
            self.keys.push_str(key);
            self.ends.push(self.keys.len() as u32);
            self.counts.push(0);
            self.tables.push(0);
        }
        WordId(self.slots[slot].1)
    }

    /// The id of a folded word; [`WordId::UNKNOWN`] if there is none.
    pub(crate) fn get(&self, key: &str) -> WordId {
        WordId(self.slots[self.slot(key, hash(key))].1)
    }

    /// A bit of its own for a phrase table; tables beyond the 32nd share the last.
    pub(crate) fn take_table_bit(&mut self) -> u32 {
        self.table_count = (self.table_count + 1).min(32);
        1 << (self.table_count - 1)
    }

    /// Says that a phrase of the table with this bit begins with the word.
    pub(crate) fn mark(&mut self, id: WordId, table: u32) {
        self.tables[id.index()] |= table;
    }

    /// The tables that have a phrase beginning with the word.
    pub(crate) fn tables(&self, id: WordId) -> u32 {
        self.tables[id.index()]
    }

    /// The folded key of a word.
    pub(crate) fn key(&self, id: WordId) -> &str {
        let at = id.index();
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.keys.get(start..self.ends[at] as usize).unwrap_or_default()
    }

    /// How often the word occurs in 7.2 million words of news.
    pub(crate) fn count(&self, id: WordId) -> u32 {
        self.counts[id.index()]
    }

    /// The frequencies of all words, by id.
    pub(crate) fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// The folded keys of all words, by id.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        (1..self.ends.len() as u32).map(|id| self.key(WordId(id)))
    }

    /// Ids run below this.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The slot that holds `key`, or the free one where it belongs.
    fn slot(&self, key: &str, hash: u64) -> usize {
        let (mask, tag) = (self.slots.len() - 1, (hash >> 32) as u32);
        let mut at = hash as usize & mask;
        loop {
            let (other, id) = self.slots[at];
            if id == 0 || other == tag && self.key(WordId(id)) == key {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        self.slots = vec![(0, 0); self.slots.len() * 2];
        for id in 1..self.ends.len() as u32 {
            let hash = hash(self.key(WordId(id)));
            let slot = self.slot(self.key(WordId(id)), hash);
            self.slots[slot] = ((hash >> 32) as u32, id);
        }
    }
}

/// A multiplicative hash over eight bytes at a time; the high half is folded in.
fn hash(key: &str) -> u64 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut state = key.len() as u64;
    let mut chunks = key.as_bytes().chunks_exact(8);
    for chunk in &mut chunks {
        let word = chunk.try_into().map_or(0, u64::from_le_bytes);
        state = (state ^ word).wrapping_mul(K).rotate_left(29);
    }
    let tail = chunks.remainder().iter().fold(0u64, |word, &byte| word << 8 | u64::from(byte));
    state = (state ^ tail).wrapping_mul(K);
    state ^ state >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_dense_and_stable() {
        let mut words = Vocabulary::new();
        let ids: Vec<_> = (0..5000).map(|n| words.intern(&format!("w{n}"))).collect();
        assert!(ids.iter().enumerate().all(|(at, id)| id.index() == at + 1));
        assert!((0..5000).all(|n| words.get(&format!("w{n}")) == ids[n]));
        assert_eq!(words.get("none"), WordId::UNKNOWN);
        assert_eq!(words.key(ids[42]), "w42");
        assert_eq!(words.intern(""), WordId::UNKNOWN);
    }
}
