//! Folding 64 bytes at a time: the common letters, marks and signs of Arabic news.
//!
//! One of the files with `unsafe`: to append bytes that are UTF-8 by
//! construction without reading them once more, which alone would take longer than the fold, and to call what
//! the processor must allow. The fold of one character after the other is the oracle.

#![expect(
    unsafe_code,
    reason = "bytes that are UTF-8 by construction, calls the processor must allow"
)]

use std::mem::MaybeUninit;

use super::fold::fold_to;

/// Bytes of a block.
const BLOCK: usize = 64;

/// Bytes that are folded one character after the other where one is uncommon: there may be more of them.
const UNCOMMON: usize = 8;

/// Where a folded block goes.
type Room = [MaybeUninit<u8>; BLOCK];

/// Appends the fold of `text` to `key`.
pub(super) fn fold_long(text: &str, key: &mut String) {
    #[cfg(target_arch = "x86_64")]
    if wide::fold_avx512(text, key) || wide::fold_avx2(text, key) {
        return;
    }
    fold_blocks::<Portable>(text, key);
}

#[cfg(target_arch = "x86_64")]
mod wide {
    use std::arch::x86_64::{
        _mm512_loadu_si512, _mm512_maskz_compress_epi8, _mm512_movepi8_mask, _mm512_storeu_si512,
        _pext_u64,
    };

    use super::super::processor::{has_avx2, has_avx512};
    use super::{Folded, Room, Squeeze, fold_blocks};

    /// Appends the fold of `text` to `key`; false, and nothing done, on processors without AVX2.
    pub(super) fn fold_avx2(text: &str, key: &mut String) -> bool {
        let is_there = has_avx2();
        if is_there {
            // SAFETY: the processor was just found to have what the function asks for.
            unsafe { with_avx2(text, key) }
        }
        is_there
    }

    /// The same with AVX-512, and what it needs to squeeze bytes.
    pub(super) fn fold_avx512(text: &str, key: &mut String) -> bool {
        let is_there = has_avx512();
        if is_there {
            // SAFETY: the processor was just found to have what the function asks for.
            unsafe { with_avx512(text, key) }
        }
        is_there
    }

    #[target_feature(enable = "avx2,bmi1,bmi2,popcnt,lzcnt")]
    fn with_avx2(text: &str, key: &mut String) {
        fold_blocks::<Avx2>(text, key);
    }

    #[target_feature(enable = "avx512f,avx512bw,avx512vbmi2,popcnt")]
    fn with_avx512(text: &str, key: &mut String) {
        fold_blocks::<Avx512>(text, key);
    }

    /// Private, as is the other: nothing but the functions above may squeeze in these ways.
    struct Avx2;

    impl Squeeze for Avx2 {
        #[inline(always)]
        fn word(bytes: u64, keep: u64) -> u64 {
            // SAFETY: only `with_avx2` squeezes so, which asks the processor for this.
            unsafe { _pext_u64(bytes, keep) }
        }
    }

    struct Avx512;

    impl Squeeze for Avx512 {
        #[inline(always)]
        fn word(bytes: u64, keep: u64) -> u64 {
            super::Portable::word(bytes, keep)
        }

        #[inline(always)]
        fn block(folded: &Folded, room: &mut Room) -> usize {
            // SAFETY: only `with_avx512` squeezes so, which asks the processor for this.
            unsafe { compress(folded, room) }
        }
    }

    #[target_feature(enable = "avx512f,avx512bw,avx512vbmi2,popcnt")]
    #[inline]
    fn compress(folded: &Folded, room: &mut Room) -> usize {
        // SAFETY: 64 bytes begin at each of the pointers, and none of this asks for alignment.
        let mask = unsafe {
            let keep = _mm512_movepi8_mask(_mm512_loadu_si512(folded.keep.as_ptr().cast()));
            let bytes = _mm512_loadu_si512(folded.bytes.as_ptr().cast());
            let squeezed = _mm512_maskz_compress_epi8(keep, bytes);
            _mm512_storeu_si512(room.as_mut_ptr().cast(), squeezed);
            keep
        };
        mask.count_ones() as usize
    }
}

/// How the bytes that are kept move together.
trait Squeeze {
    /// The bytes of `bytes` that are 0xFF in `keep`, the others being 0, the first lowest.
    fn word(bytes: u64, keep: u64) -> u64;

    /// Writes the bytes that are kept to the beginning of `room`; how many they are. What stands behind them
    /// may be anything.
    #[inline(always)]
    fn block(folded: &Folded, room: &mut Room) -> usize {
        let mut count = 0;
        for (bytes, keep) in folded.bytes.as_chunks().0.iter().zip(folded.keep.as_chunks().0) {
            let keep = u64::from_le_bytes(*keep);
            let squeezed = Self::word(u64::from_le_bytes(*bytes), keep);
            // Eight bytes are written each time, never more in all than were read.
            if let Some(place) = room.get_mut(count..).and_then(|rest| rest.first_chunk_mut()) {
                *place = squeezed.to_le_bytes().map(MaybeUninit::new);
            }
            count += keep.count_ones() as usize / 8;
        }
        count
    }
}

/// In plain arithmetic, for every processor.
struct Portable;

impl Squeeze for Portable {
    #[inline(always)]
    fn word(bytes: u64, keep: u64) -> u64 {
        let (mut squeezed, mut shift) = (0, 0);
        for at in (0..64).step_by(8) {
            squeezed |= ((bytes & keep) >> at & 0xFF) << (shift & 63);
            shift += keep >> at & 8;
        }
        squeezed
    }
}

/// Appends the fold of all of `text`.
#[inline(always)]
fn fold_blocks<S: Squeeze>(text: &str, key: &mut String) {
    let bytes = text.as_bytes();
    // A block looks at the byte before it, too: it begins behind the first character.
    let first = text.chars().next().map_or(0, char::len_utf8);
    let mut at = fold_to(text, 0, first, key);
    let mut padded = [b' '; BLOCK + 2];
    while at < bytes.len() {
        let rest = bytes.get(at - 1..).unwrap_or_default();
        let window = rest.first_chunk().unwrap_or_else(|| {
            padded.fill(b' ');
            if let Some(start) = padded.get_mut(..rest.len()) {
                start.copy_from_slice(rest);
            }
            &padded
        });
        let Some(folded) = Folded::of(window) else {
            at = fold_uncommon(text, at, key);
            continue;
        };
        // A character whose second byte lies behind the block belongs to the next.
        let end = BLOCK - usize::from(window[BLOCK] >= 0xC0);
        // SAFETY: a block begins and ends between characters and holds none but ASCII and characters of two
        // bytes; of these, each was left, changed into another of its kind, or dropped with both bytes.
        folded.push::<S>(end, unsafe { key.as_mut_vec() });
        at += end;
    }
    // The last block was filled up with spaces.
    key.truncate(key.len() - at.saturating_sub(bytes.len()));
}

/// Appends the fold of what begins at `at` to behind the first uncommon character; the byte behind it.
#[cold]
fn fold_uncommon(text: &str, at: usize, key: &mut String) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let place =
        rest.iter().zip(rest.iter().skip(1)).position(|(byte, next)| is_uncommon(*byte, *next));
    fold_to(text, at, at + place.unwrap_or_default() + UNCOMMON, key)
}

/// A block with its common characters folded.
struct Folded {
    bytes: [u8; BLOCK],
    /// 0xFF for bytes that stay, 0 for those that are dropped.
    keep: [u8; BLOCK],
    drops: bool,
}

impl Folded {
    /// Folds all of a window but its first and last byte; `None` if there is anything uncommon.
    #[inline(always)]
    fn of(window: &[u8; BLOCK + 2]) -> Option<Self> {
        let [before @ .., _, _] = window;
        let [_, now @ .., _] = window;
        let [_, _, after @ ..] = window;
        // One loop for each, so that every one of them becomes vector code.
        let uncommon: [u8; BLOCK] = each(|at| flag(is_uncommon(now[at], after[at])));
        if uncommon.into_iter().fold(0, |any, flag| any | flag) != 0 {
            return None;
        }
        let bytes = each(|at| fold(before[at], now[at], after[at]));
        let leads: [u8; BLOCK] = each(|at| flag(is_dropped(now[at], after[at])));
        let drops = leads.into_iter().fold(0, |any, flag| any | flag) != 0;
        let keep = match drops {
            false => [0xFF; BLOCK],
            true => each(|at| !(leads[at] | flag(is_dropped(before[at], now[at])))),
        };
        Some(Self { bytes, keep, drops })
    }

    /// Appends the first `end` bytes but those that are dropped.
    #[inline(always)]
    fn push<S: Squeeze>(&self, end: usize, key: &mut Vec<u8>) {
        key.reserve(BLOCK);
        let Some(room) = key.spare_capacity_mut().first_chunk_mut::<BLOCK>() else { return };
        let count = if self.drops {
            let too_much = usize::from(end < BLOCK && self.keep[BLOCK - 1] != 0);
            S::block(self, room) - too_much
        } else {
            *room = self.bytes.map(MaybeUninit::new);
            end
        };
        // SAFETY: the room is that of a block, and at least so many bytes of it were just written.
        unsafe { key.set_len(key.len() + count) }
    }
}

#[inline(always)]
fn each(byte: impl Fn(usize) -> u8) -> [u8; BLOCK] {
    let mut bytes = [0; BLOCK];
    bytes.iter_mut().enumerate().for_each(|(at, place)| *place = byte(at));
    bytes
}

#[inline(always)]
fn flag(holds: bool) -> u8 {
    if holds { 0xFF } else { 0 }
}

/// True for a first byte of a character that only the fold of single characters knows.
#[inline(always)]
fn is_uncommon(byte: u8, next: u8) -> bool {
    // ، or one of ؛ ؟, which differ in one bit.
    let sign = (next == 0x8C) | (next | 0x04 == 0x9F);
    ((byte == 0xD8) & (next < 0xA0) & !sign)
        | ((byte == 0xD9) & (next >= 0xA0))
        | ((byte == 0xC2) & (next | 0x10 != 0xBB))
        | ((byte >= 0xC0) & (byte != 0xC2) & (byte != 0xD8) & (byte != 0xD9))
}

/// True for the two bytes of tatweel and of the vowel marks.
#[inline(always)]
fn is_dropped(byte: u8, next: u8) -> bool {
    (byte == 0xD9) & ((next == 0x80) | between(next, 0x8B, 0x9F))
}

/// A byte folded, between its neighbours.
#[inline(always)]
fn fold(before: u8, byte: u8, next: u8) -> u8 {
    // أ إ آ become ا; ؤ ئ ة become و ي ه, whose first byte is another; ى becomes ي. The second bytes of
    // ؤ ئ and of و ي are equally far apart.
    let is_carrier = |byte: u8| byte & 0xFD == 0xA4;
    let mut tail = if between(byte, 0xA2, 0xA5) { 0xA7 } else { byte };
    tail = if is_carrier(byte) { byte.wrapping_sub(0xA4 - 0x88) } else { tail };
    tail = if byte == 0xA9 { 0x87 } else { tail };
    let moves = (byte == 0xD8) & (is_carrier(next) | (next == 0xA9));
    let folded = if before == 0xD8 { tail } else { byte };
    let folded = folded.wrapping_add(u8::from((before == 0xD9) & (byte == 0x89)));
    let folded = folded.wrapping_add(u8::from(moves));
    if between(byte, b'A', b'Z') { byte | 0x20 } else { folded }
}

#[inline(always)]
fn between(byte: u8, low: u8, high: u8) -> bool {
    byte.wrapping_sub(low) <= high - low
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str) {
        let mut expected = String::new();
        fold_to(text, 0, text.len(), &mut expected);
        assert_eq!(super::super::fold(text), expected);
        let ways: &[fn(&str, &mut String)] = &[
            fold_blocks::<Portable>,
            #[cfg(target_arch = "x86_64")]
            |text, key| _ = wide::fold_avx2(text, key) || fold_to(text, 0, text.len(), key) > 0,
            #[cfg(target_arch = "x86_64")]
            |text, key| _ = wide::fold_avx512(text, key) || fold_to(text, 0, text.len(), key) > 0,
        ];
        for way in ways {
            let mut key = String::new();
            way(text, &mut key);
            assert_eq!(String::from_utf8(key.into_bytes()).as_ref(), Ok(&expected));
        }
    }

    #[test]
    fn long_texts_of_every_letter_mark_and_sign() {
        for offset in 0..4 {
            for c in ('\0'..'\u{800}').chain('\u{2000}'..'\u{2070}') {
                let text = format!("{}{c}{}", "x".repeat(offset), "مُدَّةٌ كِتَابـــُهُ، ".repeat(12));
                check(&text);
                check(&format!("{}{c}ق", "أولئك إلى آخر ".repeat(9)));
            }
        }
    }

    proptest! {
        #[test]
        fn as_one_character_after_the_other(text in "[ء-ي\\u{640}\\u{64B}-\\u{65F}\\u{670} ،؛؟«»a-cA-C0-3\\n.]{0,300}") {
            check(&text);
        }

        #[test]
        fn any_text(text in "([ء-ي \\u{64B}]{0,90}.{0,3}){0,4}") {
            check(&text);
        }
    }
}
