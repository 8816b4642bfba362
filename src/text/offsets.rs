//! From normalised text back to the original bytes.

use crate::span::Span;

/// Maps byte offsets of a changed text to byte offsets of the original, monotonically.
///
/// It stores one entry for each run of bytes whose shift differs from the one before, so a text
/// with few changes has a small map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// `(changed, original)`: from `changed` on, offsets move in step, until the next entry.
    steps: Vec<(u32, u32)>,
}

impl OffsetMap {
    /// The original offset of `changed`, an offset into the normalised text.
    pub fn original(&self, changed: u32) -> u32 {
        let at = self.steps.partition_point(|step| step.0 <= changed);
        match at.checked_sub(1).and_then(|at| self.steps.get(at)) {
            None => changed,
            Some(&(from, to)) => {
                let end = self.steps.get(at).map_or(u32::MAX, |next| next.1);
                (to + (changed - from)).min(end)
            }
        }
    }

    /// The original range of a range of the normalised text.
    pub fn span(&self, changed: Span) -> Span {
        Span::new(self.original(changed.start), self.original(changed.end))
    }

    /// True if nothing moved.
    pub fn is_identity(&self) -> bool {
        self.steps.is_empty()
    }

    /// Says that `changed` of the new text stands at `original` of the old one.
    pub(crate) fn pin(&mut self, changed: u32, original: u32) {
        if self.original(changed) != original {
            match self.steps.last_mut() {
                Some(last) if last.0 == changed => last.1 = original,
                _ => self.steps.push((changed, original)),
            }
        }
    }
}
