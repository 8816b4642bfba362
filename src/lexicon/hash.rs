//! Maps whose keys are ids.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use super::WordId;

/// A map by word id.
pub(crate) type WordMap<T> = HashMap<WordId, T, BuildHasherDefault<IdHasher>>;

/// A set of numbers that the crate gave: indexes, ids.
pub(crate) type IdSet = HashSet<u32, BuildHasherDefault<IdHasher>>;

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

/// A map from numbers to ids, none of them 0: one probe of one cache line where a hash map has two.
#[derive(Clone)]
pub(crate) struct IdMap {
    /// Key and id, by hash; a power of two long, at most half full. Id 0 is a free slot.
    slots: Vec<(u64, u32)>,
    taken: usize,
}

impl IdMap {
    /// An empty map with room for half as many ids as `slots`, a power of two.
    pub(crate) fn with_slots(slots: usize) -> Self {
        Self { slots: vec![(0, 0); slots.next_power_of_two().max(16)], taken: 0 }
    }

    /// The id of a key; 0 if there is none.
    #[inline]
    pub(crate) fn get(&self, key: u64) -> u32 {
        self.slots[self.slot(key)].1
    }

    /// The id of a key, which is `new` if there was none.
    pub(crate) fn get_or_insert(&mut self, key: u64, new: u32) -> u32 {
        if self.taken * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(key);
        if self.slots[slot].1 == 0 {
            self.slots[slot] = (key, new);
            self.taken += 1;
        }
        self.slots[slot].1
    }

    /// Keys and ids, in no order that means anything.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u64, u32)> {
        self.slots.iter().copied().filter(|slot| slot.1 != 0)
    }

    /// The slot that holds a key, or the free one where it belongs; the high half of a product
    /// says where to begin, since every bit counts there.
    #[inline]
    fn slot(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & mask;
        while self.slots[at].1 != 0 && self.slots[at].0 != key {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let slots = vec![(0, 0); self.slots.len() * 2];
        for old in std::mem::replace(&mut self.slots, slots) {
            if old.1 != 0 {
                let slot = self.slot(old.0);
                self.slots[slot] = old;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_again() {
        let mut map = IdMap::with_slots(0);
        let keys: Vec<u64> = (0..2000).map(|n| n << 32 | (n % 7)).collect();
        for (new, &key) in (1..).zip(&keys) {
            assert_eq!(map.get(key), 0);
            assert_eq!(map.get_or_insert(key, new), new);
        }
        assert!((1..).zip(&keys).all(|(old, &key)| map.get(key) == old));
        assert_eq!(map.get_or_insert(keys[7], 9999), 8);
        assert_eq!(map.iter().count(), keys.len());
    }
}
