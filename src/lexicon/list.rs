//! Lists of words that rules ask for, each a mark of its words.

use super::vocabulary::{Marks, Vocabulary, WordId};

/// A list of words: membership is one bit of a [`Reading`](super::Reading).
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordList(Marks);

impl WordList {
    /// The words of `list`, between spaces, in any spelling.
    #[cfg(test)]
    pub(crate) fn compile(words: &mut Vocabulary, list: &str) -> Self {
        let new = Self::new(words);
        for word in list.split_whitespace() {
            let id = words.intern(word);
            new.add(words, id);
        }
        new
    }

    /// A list without words.
    pub(crate) fn new(words: &mut Vocabulary) -> Self {
        Self(words.take_mark())
    }

    /// Adds a word.
    pub(crate) fn add(self, words: &mut Vocabulary, id: WordId) {
        words.mark(id, self.0);
    }

    /// The mark of its words.
    pub(crate) fn mark(self) -> Marks {
        self.0
    }
}
