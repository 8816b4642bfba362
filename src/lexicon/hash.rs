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
