//! The blocks with the wide registers of x86-64, where the processor has them.
//!
//! The one place of the crate with `unsafe`, for what compilers do not find by themselves: the top bits
//! of 32 bytes are one instruction. The portable [`Portable`](super::maps::Portable) is its oracle.

#![expect(unsafe_code, reason = "a load from an array and a call that the processor must allow")]

use std::arch::x86_64::{_mm256_loadu_si256, _mm256_movemask_epi8};

use super::Token;
use super::maps::{BLOCK, Gather};
use super::sweep::sweep;

/// Fills `tokens` with the tokens of `text`; false, and nothing done, on processors without AVX2.
pub(super) fn tokenize_into(text: &str, tokens: &mut Vec<Token>) -> bool {
    let is_there = is_x86_feature_detected!("avx2")
        && is_x86_feature_detected!("bmi1")
        && is_x86_feature_detected!("bmi2")
        && is_x86_feature_detected!("popcnt")
        && is_x86_feature_detected!("lzcnt");
    if is_there {
        // SAFETY: the processor was just found to have what the function asks for.
        unsafe { wide(text, tokens) }
    }
    is_there
}

#[target_feature(enable = "avx2,bmi1,bmi2,popcnt,lzcnt")]
fn wide(text: &str, tokens: &mut Vec<Token>) {
    sweep::<Avx2>(text, tokens);
}

/// Private: nothing but [`wide`] may gather in this way.
struct Avx2;

impl Gather for Avx2 {
    #[inline(always)]
    fn gather(flags: &[u8; BLOCK]) -> u64 {
        let (low, high) = (flags.as_ptr(), flags[BLOCK / 2..].as_ptr());
        // SAFETY: only `wide` gathers so, which asks the processor for more than this; 32 of the 64 bytes
        // begin at either pointer, and the load does not ask for an alignment.
        let (low, high) = unsafe {
            (
                _mm256_movemask_epi8(_mm256_loadu_si256(low.cast())),
                _mm256_movemask_epi8(_mm256_loadu_si256(high.cast())),
            )
        };
        u64::from(low.cast_unsigned()) | u64::from(high.cast_unsigned()) << 32
    }
}
