//! Maps of 64 bytes of text: one bit a byte, one map a property.

use super::output::{self, Edges, ROOM, Slot};
use super::sweep::Sweep;

/// Bytes of a block: the bits of a map.
pub(super) const BLOCK: usize = 64;

/// What the registers of a processor do with a block at once.
pub(super) trait Registers {
    /// The map of flags, each 0xFF or 0: the first is the lowest bit.
    fn gather(flags: &[u8; BLOCK]) -> u64;

    /// The maps of 64 bytes; `next` are those bytes and one more, without the first.
    fn plain(bytes: &[u8; BLOCK], next: &[u8; BLOCK]) -> PlainMaps;

    /// As [`Sweep::plain`], in a function of its own.
    fn sweep_plain(sweep: &mut Sweep<'_, '_>);

    /// As [`output::write`].
    #[inline(always)]
    fn write(
        room: &mut [Slot; ROOM],
        open: usize,
        base: u32,
        edges: Edges,
        words: u64,
        digits: u64,
    ) {
        output::write(room, open, base, edges, words, digits);
    }
}

/// In plain arithmetic, for every processor.
pub(super) struct Portable;

impl Registers for Portable {
    #[inline(always)]
    fn sweep_plain(sweep: &mut Sweep<'_, '_>) {
        sweep.plain::<Self>();
    }

    /// A function of its own, so that the vector code that compilers make of it hangs on nothing around it.
    #[inline(never)]
    fn plain(bytes: &[u8; BLOCK], next: &[u8; BLOCK]) -> PlainMaps {
        PlainMaps::of::<Self>(bytes, next)
    }

    /// Bit `k` of byte `j` of a word is flag `8k + j`; turned over its diagonal, the word is the map.
    #[inline(always)]
    fn gather(flags: &[u8; BLOCK]) -> u64 {
        let mut folded = [0; 16];
        for (lane, byte) in folded.iter_mut().enumerate() {
            for row in 0..BLOCK / 16 {
                *byte |= flags[16 * row + lane] & 1 << (2 * row + lane / 8);
            }
        }
        let folded = u128::from_le_bytes(folded);
        let mut word = folded as u64 | (folded >> 64) as u64;
        for (by, mask) in [(7, 0x00AA_00AA_00AA_00AA), (14, 0xCCCC_0000_CCCC), (28, 0xF0F0_F0F0)] {
            let swap = (word ^ word >> by) & mask;
            word ^= swap ^ swap << by;
        }
        word
    }
}

/// The maps that plain news needs, and the one that says where a text is not plain.
#[derive(Clone, Copy)]
pub(super) struct PlainMaps {
    /// Every byte of the characters outside ASCII.
    pub(super) high: u64,
    /// ASCII white space.
    pub(super) space: u64,
    /// ASCII digits.
    pub(super) digit: u64,
    /// First bytes of `، ؛ ؟ « »`.
    pub(super) pairs: u64,
    /// First bytes of characters that may stand in a word, but perhaps not begin one.
    pub(super) unfit: u64,
    /// True if there are Latin letters, the less common signs, characters outside the Arabic block and those of it that no
    /// word holds, tatweel; stops, commas and colons with a stop, letter or digit right behind them.
    pub(super) is_tricky: bool,
}

impl PlainMaps {
    /// The maps of 64 bytes; `next` are those bytes and one more, without the first.
    ///
    /// Each map is a loop over bytes, and each condition is written with `&` and `|`, so that no branch comes of it
    /// and compilers make vector code.
    #[inline(always)]
    pub(super) fn of<R: Registers>(bytes: &[u8; BLOCK], next: &[u8; BLOCK]) -> Self {
        Self {
            high: map::<R>(bytes, next, |byte, _| byte >= 0x80),
            space: map::<R>(bytes, next, |byte, _| is_space(byte)),
            digit: map::<R>(bytes, next, |byte, _| is_digit(byte)),
            pairs: map::<R>(bytes, next, is_pair),
            unfit: map::<R>(bytes, next, is_unfit),
            is_tricky: flags(bytes, next, |byte, next| {
                // From `(` to `:` stand the common signs, the digits and one sign that is not common.
                let sign = (between(byte, b'(', b':') & (byte != b'+')) | (byte == b'"');
                let known = (byte >= 0x80) | is_space(byte) | sign;
                // A stop is followed by a stop, a stroke or a digit; by a letter, but not by a quotation mark.
                let joins = is_joining(byte) & (next >= b'.') & (next != 0xC2);
                let letter = between(byte, 0xD8, 0xDA) & !is_sign(byte, next);
                let plain = known & ((byte < 0xC0) | letter | is_pair(byte, next));
                !plain | joins
            })
            .into_iter()
            .fold(false, |any, flag| any | (flag != 0)),
        }
    }
}

/// What the bytes of a block are. All but `high` mark a longer character by its first byte.
#[derive(Clone, Copy)]
pub(super) struct Maps {
    /// Every byte of the characters outside ASCII.
    pub(super) high: u64,
    /// ASCII white space.
    pub(super) space: u64,
    /// ASCII letters.
    pub(super) latin: u64,
    /// ASCII digits.
    pub(super) digit: u64,
    /// The ASCII punctuation of plain news: `"()*,-./:`.
    pub(super) common: u64,
    /// Of these `. , :`, which may join what stands around them.
    pub(super) joining: u64,
    /// `، ؛ ؟ « »`, whose second byte follows.
    pub(super) pairs: u64,
    /// Characters of the Arabic block that are no letters and no marks of writing, and tatweel.
    pub(super) odd: u64,
    /// Characters of the Arabic block that may stand in a word, but perhaps not begin one.
    pub(super) unfit: u64,
    /// Characters outside ASCII and the Arabic block.
    pub(super) rare: u64,
}

impl Maps {
    /// As [`PlainMaps::of`].
    #[inline(always)]
    pub(super) fn of<R: Registers>(bytes: &[u8; BLOCK], next: &[u8; BLOCK]) -> Self {
        Self {
            high: map::<R>(bytes, next, |byte, _| byte >= 0x80),
            space: map::<R>(bytes, next, |byte, _| is_space(byte)),
            latin: map::<R>(bytes, next, |byte, _| between(byte | 0x20, b'a', b'z')),
            digit: map::<R>(bytes, next, |byte, _| is_digit(byte)),
            common: map::<R>(bytes, next, |byte, _| is_common(byte)),
            joining: map::<R>(bytes, next, |byte, _| is_joining(byte)),
            pairs: map::<R>(bytes, next, is_pair),
            odd: map::<R>(bytes, next, is_odd),
            unfit: map::<R>(bytes, next, is_unfit),
            rare: map::<R>(bytes, next, |byte, _| is_rare(byte)),
        }
    }
}

#[inline(always)]
fn is_space(byte: u8) -> bool {
    (byte == b' ') | between(byte, 0x09, 0x0D)
}

#[inline(always)]
fn is_digit(byte: u8) -> bool {
    between(byte, b'0', b'9')
}

#[inline(always)]
fn is_common(byte: u8) -> bool {
    (between(byte, b'(', b'/') & (byte != b'+')) | (byte == b'"') | (byte == b':')
}

#[inline(always)]
fn is_joining(byte: u8) -> bool {
    (byte & 0xFD == b',') | (byte == b':')
}

#[inline(always)]
fn is_pair(byte: u8, next: u8) -> bool {
    ((byte == 0xD8) & ((next == 0x8C) | (next == 0x9B) | (next == 0x9F)))
        | ((byte == 0xC2) & (next | 0x10 == 0xBB))
}

#[inline(always)]
fn is_sign(byte: u8, next: u8) -> bool {
    ((byte == 0xD8) & (next < 0xA0)) | ((byte == 0xD9) & ((next & 0xF0 == 0xA0) | (next == 0x80)))
}

#[inline(always)]
fn is_odd(byte: u8, next: u8) -> bool {
    is_sign(byte, next) | ((byte == 0xDB) & (next >= 0x94))
}

#[inline(always)]
fn is_unfit(byte: u8, next: u8) -> bool {
    (byte == 0xD9) & !between(next, 0x81, 0x8A)
}

#[inline(always)]
fn is_rare(byte: u8) -> bool {
    (byte >= 0xC0) & (byte & 0xFC != 0xD8)
}

#[inline(always)]
fn map<R: Registers>(
    bytes: &[u8; BLOCK],
    next: &[u8; BLOCK],
    holds: impl Fn(u8, u8) -> bool,
) -> u64 {
    R::gather(&flags(bytes, next, holds))
}

#[inline(always)]
fn flags(bytes: &[u8; BLOCK], next: &[u8; BLOCK], holds: impl Fn(u8, u8) -> bool) -> [u8; BLOCK] {
    std::array::from_fn(|at| if holds(bytes[at], next[at]) { 0xFF } else { 0 })
}

#[inline(always)]
fn between(byte: u8, low: u8, high: u8) -> bool {
    byte.wrapping_sub(low) <= high - low
}
