//! Folding 64 bytes at a time: the common letters, marks and signs of Arabic news.
//!
//! Here and in `token/avx2.rs` stands the `unsafe` of the crate: to append bytes that are UTF-8 by
//! construction without reading them once more, which alone would take longer than the fold, and to call what
//! the processor must allow. The fold of one character after the other is the oracle.

#![expect(
    unsafe_code,
    reason = "bytes that are UTF-8 by construction, calls the processor must allow"
)]

/// Bytes of a block.
const BLOCK: usize = 64;

/// Appends the fold of the beginning of `text` to `key`; returns how many bytes, to a character's end, that
/// was. It ends before the last block and before the first that holds anything uncommon.
pub(super) fn fold_start(text: &str, key: &mut String) -> usize {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("bmi2") {
        // SAFETY: the processor was just found to have what the function asks for.
        return unsafe { wide::fold_start(text, key) };
    }
    fold_blocks::<Portable>(text, key)
}

#[cfg(target_arch = "x86_64")]
mod wide {
    use super::{Squeeze, fold_blocks};

    #[target_feature(enable = "avx2,bmi2")]
    pub(super) fn fold_start(text: &str, key: &mut String) -> usize {
        fold_blocks::<Wide>(text, key)
    }

    /// Private: nothing but [`fold_start`] may squeeze in this way.
    struct Wide;

    impl Squeeze for Wide {
        #[inline(always)]
        fn squeeze(bytes: u64, keep: u64) -> u64 {
            // SAFETY: only `fold_start` squeezes so, which asks the processor for this.
            unsafe { std::arch::x86_64::_pext_u64(bytes, keep) }
        }
    }
}

/// How the bytes that are kept move together.
trait Squeeze {
    /// The bytes of `bytes` that are 0xFF in `keep`, the others being 0, the first lowest.
    fn squeeze(bytes: u64, keep: u64) -> u64;
}

/// In plain arithmetic, for every processor.
struct Portable;

impl Squeeze for Portable {
    #[inline(always)]
    fn squeeze(bytes: u64, keep: u64) -> u64 {
        let (mut squeezed, mut shift) = (0, 0);
        for at in (0..64).step_by(8) {
            squeezed |= ((bytes & keep) >> at & 0xFF) << (shift & 63);
            shift += keep >> at & 8;
        }
        squeezed
    }
}

#[inline(always)]
fn fold_blocks<S: Squeeze>(text: &str, key: &mut String) -> usize {
    let bytes = text.as_bytes();
    // A block looks at the byte before it, too: it begins behind the first character.
    let first = text.chars().next().map_or(0, char::len_utf8);
    if bytes.len() < first + BLOCK + 2 {
        return 0;
    }
    let mut at = super::fold::fold_to(text, 0, first, key);
    while let Some(window) = bytes.get(at - 1..).and_then(|rest| rest.first_chunk()) {
        let Some(folded) = Folded::of(window) else { break };
        // A character whose second byte lies behind the block belongs to the next.
        let end = BLOCK - usize::from(window[BLOCK] >= 0xC0);
        // SAFETY: a block begins and ends between characters and holds none but ASCII and characters of two
        // bytes; of these, each was left, changed into another of its kind, or dropped with both bytes.
        folded.push::<S>(end, unsafe { key.as_mut_vec() });
        at += end;
    }
    at
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

    /// Appends the first `end` bytes but those that are dropped. As much is copied each time, and what is
    /// too much is cut off again.
    #[inline(always)]
    fn push<S: Squeeze>(&self, end: usize, key: &mut Vec<u8>) {
        let start = key.len();
        if !self.drops {
            key.extend_from_slice(&self.bytes);
            key.truncate(start + end);
            return;
        }
        // Eight bytes are written each time, the last of them behind all that are kept.
        key.extend_from_slice(&[0; BLOCK + 8]);
        let mut count = 0;
        if let Some(room) = key.last_chunk_mut::<{ BLOCK + 8 }>() {
            for (bytes, keep) in self.bytes.as_chunks().0.iter().zip(self.keep.as_chunks().0) {
                let keep = u64::from_le_bytes(*keep);
                let squeezed = S::squeeze(u64::from_le_bytes(*bytes), keep);
                if let Some(place) = room.get_mut(count..).and_then(|rest| rest.first_chunk_mut()) {
                    *place = squeezed.to_le_bytes();
                }
                count += keep.count_ones() as usize / 8;
            }
        }
        let too_much = usize::from(end < BLOCK && self.keep[BLOCK - 1] != 0);
        key.truncate(start + count - too_much);
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
        super::super::fold::fold_to(text, 0, text.len(), &mut expected);
        assert_eq!(super::super::fold(text), expected);
        let mut key = String::from("ا");
        let end = fold_blocks::<Portable>(text, &mut key);
        assert!(text.is_char_boundary(end));
        let start: String = text.get(..end).into_iter().map(super::super::fold).collect();
        assert_eq!(key.strip_prefix('ا'), Some(start.as_str()));
        assert!(String::from_utf8(key.into_bytes()).is_ok());
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
