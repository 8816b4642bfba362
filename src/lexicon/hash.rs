//! Maps whose keys are ids.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use super::WordId;

/// A map by word id.
pub(crate) type WordMap<T> = HashMap<WordId, T, BuildHasherDefault<IdHasher>>;

/// A set of word ids.
pub(crate) type WordSet = HashSet<WordId, BuildHasherDefault<IdHasher>>;

/// One multiplication: the keys are dense ids and words of tables, not chosen by an adversary.
#[derive(Clone, Default)]
pub(crate) struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u32(&mut self, key: u32) {
        self.write_u64(u64::from(key));
    }

    fn write_u64(&mut self, key: u64) {
        let mixed = (self.0 ^ key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ mixed >> 32;
    }
}

/// A map from pairs of ids to ids, neither 0: one probe of one cache line where a hash map has two.
pub(crate) struct EdgeMap {
    /// Key and value, by hash; a power of two long, at most half full. Value 0 is a free slot.
    slots: Vec<(u64, u32)>,
    taken: usize,
}

impl EdgeMap {
    pub(crate) fn new() -> Self {
        Self { slots: vec![(0, 0); 16], taken: 0 }
    }

    /// The id of a pair; 0 if there is none.
    pub(crate) fn get(&self, from: u32, by: WordId) -> u32 {
        self.slots[self.slot(edge(from, by))].1
    }

    /// The id of a pair, which is `new` if there was none.
    pub(crate) fn get_or_insert(&mut self, from: u32, by: WordId, new: u32) -> u32 {
        if self.taken * 2 >= self.slots.len() {
            let slots = vec![(0, 0); self.slots.len() * 2];
            for old in std::mem::replace(&mut self.slots, slots) {
                if old.1 != 0 {
                    let slot = self.slot(old.0);
                    self.slots[slot] = old;
                }
            }
        }
        let slot = self.slot(edge(from, by));
        if self.slots[slot].1 == 0 {
            self.slots[slot] = (edge(from, by), new);
            self.taken += 1;
        }
        self.slots[slot].1
    }

    /// The slot that holds a key, or the free one where it belongs.
    fn slot(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & mask;
        while self.slots[at].1 != 0 && self.slots[at].0 != key {
            at = (at + 1) & mask;
        }
        at
    }
}

fn edge(from: u32, by: WordId) -> u64 {
    u64::from(from) << 32 | by.index() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Vocabulary;

    #[test]
    fn edges_are_found_again() {
        let mut words = Vocabulary::new();
        let ids: Vec<WordId> = (0..50).map(|n| words.intern(&format!("w{n}"))).collect();
        let mut edges = EdgeMap::new();
        let pairs: Vec<_> =
            (0..40).flat_map(|from| ids.iter().map(move |id| (from, *id))).collect();
        for (new, (from, by)) in (1..).zip(&pairs) {
            assert_eq!(edges.get(*from, *by), 0);
            assert_eq!(edges.get_or_insert(*from, *by, new), new);
        }
        assert!((1..).zip(&pairs).all(|(old, (from, by))| edges.get(*from, *by) == old));
        assert_eq!(edges.get_or_insert(pairs[7].0, pairs[7].1, 9999), 8);
    }
}
