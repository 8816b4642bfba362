//! `data/cuts.tsv`: the weight of each feature, learned by [`Trainer`](super::Trainer).

use crate::error::Result;
use crate::lexicon::IdMap;
use crate::table::Table;
use crate::text::Letters;

use super::feature::{Feature, Kind};

/// Columns of the table.
pub(super) const COLUMNS: [&str; 5] = ["feature", "clitic", "letters", "number", "weight"];

/// Weights by feature.
#[derive(Default)]
pub(super) struct Model {
    weights: IdMap<u64, i32>,
}

impl Model {
    /// Reads a table of weights.
    pub(super) fn parse(name: &'static str, text: &str) -> Result<Self> {
        let table = Table::parse(name, text, &COLUMNS)?;
        let mut model = Self::default();
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
            let weight = row.get(4).parse().map_err(|_| fault("no weight", 4))?;
            model.weights.insert(Feature { kind, clitic, letters, number }.key(), weight);
        }
        Ok(model)
    }

    /// The weight of a feature; 0 for one that was never learned.
    pub(super) fn weight(&self, feature: Feature) -> i32 {
        self.weights.get(&feature.key()).copied().unwrap_or_default()
    }
}
