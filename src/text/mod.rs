//! Characters, folding, normalisation and the way back to original offsets.

pub(crate) mod chars;
mod fold;
mod fold_block;
mod letters;
mod normalize;
mod offsets;
mod positions;
#[cfg(target_arch = "x86_64")]
mod processor;
mod settled;

pub use fold::{fold, fold_into};
pub(crate) use letters::Letters;
pub use normalize::{Normalized, Normalizer, Step};
pub use offsets::OffsetMap;
pub use positions::Positions;
#[cfg(target_arch = "x86_64")]
pub(crate) use processor::{has_avx2, has_avx512};
