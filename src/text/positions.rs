//! Offsets in characters and in UTF-16, for callers whose strings count so.

use std::ops::Range;

use crate::span::Span;

/// Bytes between two places whose counts are kept.
const STEP: usize = 128;

/// The characters and UTF-16 units before each byte of a text: Python counts the former, JavaScript, Java
/// and C# the latter.
///
/// It is made in one pass and holds a sixteenth of the text; a look-up counts within a stretch of bytes
/// that does not grow with the text.
///
/// ```
/// use khabar::text::Positions;
/// use khabar::token::tokenize;
/// let text = "👍 وصل الوفد";
/// let positions = Positions::new(text);
/// let last = tokenize(text)[2].span;
/// assert_eq!(positions.char_range(last), 6..11);
/// assert_eq!(positions.utf16_range(last), 7..12);
/// assert_eq!(positions.byte_of_char(6), last.start);
/// ```
#[derive(Clone, Debug)]
pub struct Positions<'t> {
    text: &'t str,
    /// Characters and UTF-16 units before each `STEP`th byte.
    counts: Vec<Count>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    chars: u32,
    utf16: u32,
}

impl Count {
    /// What begins in `bytes`.
    fn of(bytes: &[u8]) -> Self {
        let (mut chars, mut astral) = (0, 0);
        for byte in bytes {
            chars += u32::from(byte & 0xC0 != 0x80);
            astral += u32::from(*byte >= 0xF0);
        }
        Self { chars, utf16: chars + astral }
    }

    fn plus(self, other: Self) -> Self {
        Self { chars: self.chars + other.chars, utf16: self.utf16 + other.utf16 }
    }
}

impl<'t> Positions<'t> {
    /// Counts through `text`.
    pub fn new(text: &'t str) -> Self {
        let mut counts = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = Count::default();
        for bytes in text.as_bytes().chunks(STEP) {
            counts.push(count);
            count = count.plus(Count::of(bytes));
        }
        Self { text, counts }
    }

    /// How many characters begin before byte `offset`; all of them if it lies behind the text.
    pub fn chars(&self, offset: u32) -> u32 {
        self.count(offset).chars
    }

    /// How many UTF-16 units stand before byte `offset`, which lies between two characters.
    pub fn utf16(&self, offset: u32) -> u32 {
        self.count(offset).utf16
    }

    /// A span in characters.
    pub fn char_range(&self, span: Span) -> Range<u32> {
        self.chars(span.start)..self.chars(span.end)
    }

    /// A span in UTF-16 units.
    pub fn utf16_range(&self, span: Span) -> Range<u32> {
        self.utf16(span.start)..self.utf16(span.end)
    }

    /// Where character `index` begins; the end of the text if it has no more.
    pub fn byte_of_char(&self, index: u32) -> u32 {
        self.byte_of(index, |count| count.chars, |_| 1)
    }

    /// Where the character begins that UTF-16 unit `index` belongs to; the end of the text if it has no more.
    pub fn byte_of_utf16(&self, index: u32) -> u32 {
        self.byte_of(index, |count| count.utf16, |c| c.len_utf16() as u32)
    }

    fn count(&self, offset: u32) -> Count {
        let end = (offset as usize).min(self.text.len());
        let Some(known) = self.counts.get(end / STEP).or(self.counts.last()) else {
            return Count::default();
        };
        let start = (end / STEP).min(self.counts.len().saturating_sub(1)) * STEP;
        known.plus(Count::of(&self.text.as_bytes()[start..end]))
    }

    fn byte_of(&self, index: u32, of: fn(&Count) -> u32, width: fn(char) -> u32) -> u32 {
        let step = self.counts.partition_point(|count| of(count) <= index).saturating_sub(1);
        let mut start = step * STEP;
        let mut count = self.counts.get(step).map_or(0, of);
        // The rest of a character that began before is counted already.
        while !self.text.is_char_boundary(start) {
            start += 1;
        }
        let rest = self.text.get(start..).unwrap_or_default();
        for (at, c) in rest.char_indices() {
            count += width(c);
            if count > index {
                return (start + at) as u32;
            }
        }
        self.text.len() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_counted_one_by_one(text in "[ء-ي a-z👍\u{10FFFF}—]{0,200}") {
            let positions = Positions::new(&text);
            let mut utf16 = 0;
            for (nth, (at, c)) in text.char_indices().enumerate() {
                let (at, nth) = (at as u32, nth as u32);
                prop_assert_eq!((positions.chars(at), positions.utf16(at)), (nth, utf16));
                prop_assert_eq!((positions.byte_of_char(nth), positions.byte_of_utf16(utf16)), (at, at));
                utf16 += c.len_utf16() as u32;
            }
            let end = text.len() as u32;
            prop_assert_eq!(positions.utf16(end), text.encode_utf16().count() as u32);
            prop_assert_eq!(positions.chars(u32::MAX), text.chars().count() as u32);
            prop_assert_eq!((positions.byte_of_char(u32::MAX), positions.byte_of_utf16(utf16)), (end, end));
        }
    }
}
