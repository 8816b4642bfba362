//! `data/cuts.tsv`: the weight of each feature, learned by [`Trainer`](super::Trainer).

use std::ops::RangeInclusive;

use crate::error::Result;
use crate::table::Table;
use crate::text::Letters;

use super::feature::{Feature, Kind};

/// Columns of the table.
pub(super) const COLUMNS: [&str; 5] = ["feature", "clitic", "letters", "number", "weight"];

/// What a weight may be, so that the sum of those of a cut is a number too.
const WEIGHTS: RangeInclusive<i32> = -1_000_000..=1_000_000;

/// Weights by feature: an open-addressing table, a power of two long and at most half full.
pub(super) struct Model {
    /// The key of a feature and its weight; weight 0 for a free slot.
    slots: Vec<(u64, i32)>,
}

impl Model {
    /// No weights.
    pub(super) fn empty() -> Self {
        Self { slots: vec![(0, 0)] }
    }

    /// Reads a table of weights.
    pub(super) fn parse(name: &str, text: &str) -> Result<Self> {
        let table = Table::parse(name, text, &COLUMNS)?;
        let mut weights = Vec::new();
        for row in table.rows() {
            let fault = |what: &str, at: usize| row.fault(format!("{what}: {:?}", row.get(at)));
            let kind = Kind::NAMES.iter().find(|(_, known)| *known == row.get(0));
            let kind = kind.ok_or_else(|| fault("no such feature", 0))?.0;
            let letters = |at: usize, most: usize| match row.get(at) {
                "" => Ok(Letters::NONE),
                given => Letters::of(given)
                    .filter(|letters| letters.len() <= most)
                    .ok_or_else(|| fault("no letters", at)),
            };
            let (clitic, letters) = (letters(1, 3)?, letters(2, 2)?);
            let number = row.get(3).parse().map_err(|_| fault("no small number", 3))?;
            let weight = row.get(4).parse().ok().filter(|weight| WEIGHTS.contains(weight));
            let weight = weight.ok_or_else(|| fault("no weight within a million", 4))?;
            weights.push((Feature { kind, clitic, letters, number }.key(), weight));
        }
        let mut model = Self { slots: vec![(0, 0); (2 * weights.len() + 1).next_power_of_two()] };
        for (key, weight) in weights.into_iter().filter(|one| one.1 != 0) {
            model.insert(key, weight);
        }
        Ok(model)
    }

    /// The weight of a feature; 0 for one that was never learned.
    #[inline]
    pub(super) fn weight(&self, feature: Feature) -> i32 {
        let key = feature.key();
        let mut at = self.place(key);
        // Half of the slots are free, so that the search ends.
        while let Some(&(other, weight)) = self.slots.get(at) {
            if other == key || weight == 0 {
                return weight;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        0
    }

    /// Where the search for a feature begins.
    fn place(&self, key: u64) -> usize {
        (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & (self.slots.len() - 1)
    }

    fn insert(&mut self, key: u64, weight: i32) {
        let mut at = self.place(key);
        while self.slots[at].1 != 0 && self.slots[at].0 != key {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = (key, weight);
    }
}
