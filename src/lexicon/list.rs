//! Lists of words that rules ask for, each a mark of its words.

use super::vocabulary::{Marks, Vocabulary};

/// A list of words: membership is one bit of a [`Reading`](super::Reading).
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordList(Marks);

impl WordList {
    /// The words of `list`, between spaces, in any spelling.
    pub(crate) fn compile(words: &mut Vocabulary, list: &str) -> Self {
        let mark = words.take_mark();
        for word in list.split_whitespace() {
            let id = words.intern(word);
            words.mark(id, mark);
        }
        Self(mark)
    }

    /// The mark of its words.
    pub(crate) fn mark(self) -> Marks {
        self.0
    }
}
