//! Word -> [`WordId`]: the letters of a short word are its key.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::error::Result;
use crate::table::Table;
use crate::text::Letters;

use super::common::CommonWords;
use super::hash::{IdHasher, IdMap};

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
#[derive(Clone)]
pub(crate) struct Vocabulary {
    /// Words of at most twelve Arabic letters, as [`Letters::short`] gives them.
    short: IdMap,
    /// All other words: longer ones, numbers, foreign scripts.
    others: HashMap<Box<str>, u32, BuildHasherDefault<IdHasher>>,
    /// By id: occurrences in 7.2 million words of news. Entry 0 is the unknown word.
    counts: Vec<u32>,
    /// By id: the marks of the word.
    marks: Vec<Marks>,
    /// Marks handed out.
    taken: u32,
    /// The commonest words as they are printed, until they are in `common`.
    frequent: Vec<&'static str>,
    /// The same with their readings, once all tables are compiled.
    common: CommonWords,
}

/// How many words have their readings worked out beforehand.
const COMMON: usize = 1 << 12;

/// What tables and lists say of a word, a bit each: a phrase of the table begins with it, or it
/// stands in the list.
pub(crate) type Marks = u64;

/// The mark of tokens that are no words.
pub(super) const NO_WORD: Marks = 1 << (Marks::BITS - 1);

impl Vocabulary {
    /// Only the unknown word.
    pub(crate) fn new() -> Self {
        Self::with_room(1 << 10)
    }

    fn with_room(slots: usize) -> Self {
        Self {
            short: IdMap::with_slots(slots),
            others: HashMap::default(),
            counts: vec![0],
            marks: vec![0],
            taken: 0,
            frequent: Vec::new(),
            common: CommonWords::default(),
        }
    }

    /// The words of `data/words.tsv` with their frequencies.
    pub(crate) fn with_counts() -> Result<Self> {
        let mut words = Self::with_room(1 << 18);
        words.frequent.reserve(COMMON);
        let text = include_str!("../../data/words.tsv");
        Table::each("words.tsv", text, &["word", "count"], |row| {
            let count: u32 = row.get(1).parse().map_err(|_| row.fault("count is no number"))?;
            let id = words.intern(row.get(0));
            words.counts[id.index()] += count;
            if words.frequent.len() < COMMON {
                words.frequent.push(row.get(0));
            }
            Ok(())
        })?;
        Ok(words)
    }

    /// The vocabulary once all tables are compiled: the readings of the commonest words are worked
    /// out, and what is added or marked later is not in them.
    pub(crate) fn settled(mut self) -> Self {
        let frequent = std::mem::take(&mut self.frequent);
        self.common = CommonWords::of(&frequent, &self);
        self
    }

    /// The commonest words with their readings.
    #[inline]
    pub(super) fn common(&self) -> &CommonWords {
        &self.common
    }

    /// The id of a word in any spelling, new if need be.
    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        match Letters::of(word) {
            Some(letters) => self.intern_letters(letters),
            None => self.intern_other(crate::text::fold(word)),
        }
    }

    /// The id of a word of Arabic letters, new if need be.
    pub(crate) fn intern_letters(&mut self, letters: Letters) -> WordId {
        let Some(short) = letters.short() else {
            return self.intern_other(letters.chars().collect());
        };
        let new = self.counts.len() as u32;
        let id = self.short.get_or_insert(short, new);
        if id == new {
            self.add();
        }
        WordId(id)
    }

    fn intern_other(&mut self, key: String) -> WordId {
        if key.is_empty() {
            return WordId::UNKNOWN;
        }
        let new = self.counts.len() as u32;
        let id = *self.others.entry(key.into()).or_insert(new);
        if id == new {
            self.add();
        }
        WordId(id)
    }

    /// Room for what is known of a new word.
    fn add(&mut self) {
        self.counts.push(0);
        self.marks.push(0);
    }

    /// The id of a folded word; [`WordId::UNKNOWN`] if there is none.
    pub(crate) fn get(&self, key: &str) -> WordId {
        match Letters::of(key) {
            Some(letters) => self.of_letters(letters),
            None => self.of_other(key),
        }
    }

    /// The id of a folded word of Arabic letters.
    #[inline]
    pub(crate) fn of_letters(&self, letters: Letters) -> WordId {
        match letters.short() {
            Some(short) => self.of_short(short),
            None => self.of_other(&letters.chars().collect::<String>()),
        }
    }

    /// The id of a word of at most twelve letters, as [`Letters::short`] gives it.
    #[inline]
    pub(crate) fn of_short(&self, short: u64) -> WordId {
        WordId(self.short.get(short))
    }

    /// The id of a folded word that is long or of other characters.
    fn of_other(&self, key: &str) -> WordId {
        WordId(self.others.get(key).copied().unwrap_or_default())
    }

    /// A mark of its own for a table or list. There are 64, more than twice what the crate's own
    /// take; a caller's table takes none.
    pub(crate) fn take_mark(&mut self) -> Marks {
        debug_assert!(self.taken < NO_WORD.ilog2(), "every table and list has a mark of its own");
        self.taken = (self.taken + 1).min(NO_WORD.ilog2());
        1 << (self.taken - 1)
    }

    /// Sets a mark of a word.
    pub(crate) fn mark(&mut self, id: WordId, mark: Marks) {
        self.marks[id.index()] |= mark;
    }

    /// The marks of a word.
    #[inline]
    pub(crate) fn marks(&self, id: WordId) -> Marks {
        self.marks[id.index()]
    }

    /// How often the word occurs in 7.2 million words of news.
    pub(crate) fn count(&self, id: WordId) -> u32 {
        self.counts[id.index()]
    }

    /// The frequencies of all words, by id.
    pub(crate) fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// The words of at most twelve Arabic letters, in no order that means anything.
    pub(crate) fn short_words(&self) -> impl Iterator<Item = (Letters, WordId)> {
        self.short.iter().map(|(short, id)| (Letters::from_short(short), WordId(id)))
    }

    /// The words of Arabic letters that stand in a table or list, in no order that means anything.
    pub(crate) fn marked_words(&self) -> impl Iterator<Item = Letters> {
        let others = self.others.iter().map(|(key, id)| (Letters::of(key), WordId(*id)));
        let short = self.short_words().map(|(word, id)| (Some(word), id));
        let marked = short.chain(others).filter(|(_, id)| self.marks(*id) != 0);
        marked.filter_map(|(word, _)| word)
    }

    /// Ids run below this.
    pub(crate) fn len(&self) -> usize {
        self.counts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_dense_and_stable() {
        let mut words = Vocabulary::new();
        let alphabet = ['ا', 'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د'];
        let arabic = |n: usize| (0..4).map(|at| alphabet[n >> (3 * at) & 7]).collect::<String>();
        let all: Vec<_> = (0..3000).flat_map(|n| [arabic(n), format!("w{n}")]).collect();
        let ids: Vec<_> = all.iter().map(|word| words.intern(word)).collect();
        assert!(ids.iter().enumerate().all(|(at, id)| id.index() == at + 1));
        assert!(all.iter().zip(&ids).all(|(word, id)| words.get(word) == *id));
        assert_eq!(words.get("none"), WordId::UNKNOWN);
        assert_eq!(words.get("قاموس"), WordId::UNKNOWN);
        assert_eq!(words.intern("ـ"), WordId::UNKNOWN);
    }

    #[test]
    fn spellings_of_a_word_are_one() {
        let mut words = Vocabulary::new();
        let long = words.intern("والاستراتيجيّات");
        assert_eq!(words.get("والاستراتيجيات"), long);
        assert_eq!(words.intern("إِيران"), words.intern("ايران"));
        assert_eq!(words.intern("٢٠٢٤"), words.intern("2024"));
    }
}
