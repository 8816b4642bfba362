//! How far a text certainly stays as it is under normalisation: a look at 64 bytes at a time.

use super::chars::{self, Class};
use super::normalize::{Normalizer, Step};

/// Bytes of a block.
const BLOCK: usize = 64;
/// Bytes behind a byte that a block looks at.
const AHEAD: usize = 5;
/// Characters that must be settled one by one before blocks are worth a try.
const TRIAL: usize = 24;

/// What the steps of a normaliser do to common characters; 0xFF for yes, 0 for no.
#[derive(Clone, Copy)]
pub(super) struct Settled {
    normalizer: Normalizer,
    carriers: u8,
    teh: u8,
    maqsura: u8,
    signs: u8,
    digits: u8,
    repeats: u8,
}

impl Settled {
    pub(super) fn new(normalizer: Normalizer) -> Self {
        let on = |steps: &[Step]| flag(steps.iter().any(|step| normalizer.has(*step)));
        Self {
            normalizer,
            carriers: on(&[Step::Alef, Step::HamzaCarriers]),
            teh: on(&[Step::TehMarbuta]),
            maqsura: on(&[Step::AlefMaqsura]),
            signs: on(&[Step::Punctuation]),
            digits: on(&[Step::ArabicDigits]),
            repeats: on(&[Step::Repeats]),
        }
    }

    /// How many bytes of `text` from `start` on, up to the end of a character, stay as they are if no mark
    /// follows them.
    pub(super) fn end(self, text: &str, start: usize) -> usize {
        let mut at = start;
        loop {
            for _ in 0..TRIAL {
                let Some(rest) = text.get(at..) else { return at };
                let mut parts = rest.chars();
                match parts.next() {
                    Some(c) if self.stays(rest, c) => at += c.len_utf8(),
                    Some(c) if at > start && self.is_lone_mark(c) => {
                        // Nothing is put in order where one mark stands.
                        let before = text.get(..at).and_then(|text| text.chars().next_back());
                        let is_apart = |c| !matches!(chars::class(c), Class::Mark | Class::Joiner);
                        if !before.is_some_and(|c| matches!(c, 'ء'..='ي') && is_apart(c))
                            || !parts
                                .next()
                                .is_none_or(|next| is_apart(next) && next != chars::TATWEEL)
                        {
                            return at;
                        }
                        at += c.len_utf8();
                    }
                    _ => return at,
                }
            }
            while let Some(window) = text.as_bytes().get(at..).and_then(|rest| rest.first_chunk())
                && !self.may_change(window)
            {
                // A character whose second byte lies behind the block belongs to the next.
                at += BLOCK - usize::from(window[BLOCK - 1] >= 0xC0);
            }
        }
    }

    /// True for a vowel mark that stays, and that composes with no letter.
    fn is_lone_mark(self, c: char) -> bool {
        matches!(c, '\u{64B}'..='\u{652}') && !self.normalizer.has(Step::Marks)
    }

    /// True if the character `c`, with which `rest` begins, stays as it is.
    fn stays(self, rest: &str, c: char) -> bool {
        let is_apart =
            c.is_ascii() || matches!(u32::from(c), 0xAB | 0xBB | 0x600..=0x6FF | 0x2010..=0x206F);
        is_apart
            && !matches!(chars::class(c), Class::Mark | Class::Joiner)
            && self.normalizer.letter(c) == Some(c)
            && !(self.repeats != 0 && repeats(rest, c))
    }

    /// True if one of the first 64 bytes of `window` may begin a character that changes.
    #[inline(always)]
    fn may_change(self, window: &[u8; BLOCK + AHEAD]) -> bool {
        // The block, and the same a few bytes further.
        let [b0 @ .., _, _, _, _, _] = window;
        let [_, b1 @ .., _, _, _, _] = window;
        let mut any = 0;
        for at in 0..BLOCK {
            any |= self.changes(b0[at], b1[at]);
        }
        if self.repeats != 0 {
            let [_, _, b2 @ .., _, _, _] = window;
            let [_, _, _, b3 @ .., _, _] = window;
            let [_, _, _, _, b4 @ .., _] = window;
            let [_, _, _, _, _, b5 @ ..] = window;
            for at in 0..BLOCK {
                let ascii = (b0[at] == b1[at]) & (b1[at] == b2[at]);
                let first = (b0[at] == b2[at]) & (b2[at] == b4[at]);
                let second = (b1[at] == b3[at]) & (b3[at] == b5[at]);
                any |= flag(ascii | first & second & (b0[at] >= 0xC0));
            }
        }
        any != 0
    }

    /// 0xFF if the character that begins with `byte` and `next` may change or bears on one before it.
    #[inline(always)]
    fn changes(self, byte: u8, next: u8) -> u8 {
        let between = |byte: u8, low: u8, high: u8| byte.wrapping_sub(low) <= high - low;
        let sign = flag((next == 0x8C) | (next | 0x04 == 0x9F));
        let d8 = flag(next < 0xA0) & !sign
            | sign & self.signs
            | flag(between(next, 0xA2, 0xA6)) & self.carriers
            | flag(next == 0xA9) & self.teh;
        let d9 =
            flag((next == 0x80) | between(next, 0x8B, 0xBF)) | flag(next == 0x89) & self.maqsura;
        let other = (byte >= 0xC0) & (byte != 0xD8) & (byte != 0xD9);
        let quote = (byte == 0xC2) & (next | 0x10 == 0xBB);
        flag(byte == 0xD8) & d8
            | flag(byte == 0xD9) & d9
            | flag(other & !quote)
            | flag((byte < b' ') & (byte != b'\n'))
            | flag(between(byte, b'0', b'9')) & self.digits
    }
}

#[inline(always)]
fn flag(holds: bool) -> u8 {
    if holds { 0xFF } else { 0 }
}

/// True if `rest` begins with the letter `c` three times.
fn repeats(rest: &str, c: char) -> bool {
    chars::class(c) == Class::Letter && rest.chars().take(3).filter(|next| *next == c).count() == 3
}
