//! Characters, folding, normalisation and the way back to original offsets.

pub(crate) mod chars;
mod fold;
mod offsets;

pub use fold::{fold, fold_into};
pub use offsets::OffsetMap;
