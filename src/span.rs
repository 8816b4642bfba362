//! Byte ranges of the original text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of UTF-8 bytes of the **original** text, always on char boundaries.
///
/// Offsets are 32 bits wide; texts of 4 GiB and more are cut (see [`Limits`](crate::Limits)).
///
/// ```
/// use khabar::Span;
/// let text = "وصل الوفد";
/// assert_eq!(Span::new(7, 17).of(text), "الوفد");
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[repr(C)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// True if it holds no byte.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The range, for indexing.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The bytes it covers in `text`; empty if it does not belong to `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// True if `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True if the two share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that holds both.
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// A span with its printed text: what the text says there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Surface<'a> {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// What is printed there.
    pub text: &'a str,
}

impl<'a> Surface<'a> {
    /// What `text` prints at `span`.
    pub fn new(span: Span, text: &'a str) -> Self {
        Self { span, text: span.of(text) }
    }
}
