//! How a word may be read: each stem of the vocabulary that a cut leaves.

use crate::span::Span;
use crate::text::{Letters, chars, fold_into};
use crate::token::{Proclitics, Split, splits};

use super::vocabulary::Marks;
use super::{Vocabulary, WordId, WordList};

/// One way to read a word: a stem of the vocabulary and the clitics around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The stem.
    pub(crate) word: WordId,
    /// What was cut in front; with [`Proclitics::AL`] the stem stands without its article.
    pub(crate) proclitics: Proclitics,
    /// Letters of the pronoun cut behind; 0 for none.
    pub(crate) pronoun: u8,
    /// What tables and lists say of the stem.
    pub(crate) marks: Marks,
    /// Where the stem stands, its article included, its other clitics not.
    pub(crate) span: Span,
}

impl Reading {
    /// A reading whose stem is not looked up yet.
    pub(super) fn of(proclitics: Proclitics, pronoun: u8, span: Span) -> Self {
        Self { word: WordId::UNKNOWN, proclitics, pronoun, marks: 0, span }
    }

    /// The reading once its stem is looked up.
    pub(super) fn known(self, word: WordId, words: &Vocabulary) -> Self {
        Self { word, marks: words.marks(word), ..self }
    }

    /// The reading of a word that begins so many bytes further on.
    pub(super) fn moved(mut self, by: u32) -> Self {
        self.span = Span { start: self.span.start + by, end: self.span.end + by };
        self
    }

    /// True if the word carries the article.
    pub(crate) fn is_definite(&self) -> bool {
        self.proclitics.any(Proclitics::AL)
    }

    /// The proclitics other than the article.
    pub(crate) fn particles(&self) -> Proclitics {
        self.proclitics.without(Proclitics::AL)
    }

    /// True if the stem stands in a list.
    pub(crate) fn is(&self, list: WordList) -> bool {
        self.marks & list.mark() != 0
    }

    /// True if nothing is cut off.
    pub(crate) fn is_plain(&self) -> bool {
        self.proclitics.is_empty() && self.pronoun == 0
    }
}

/// Gives the stem of every cut of a printed word that its letters allow, the whole word first, with
/// the reading that it has if the stem is a word: not looked up yet, its span counted from the first
/// byte. What folding changes is added to `keys`; true if it changes nothing.
///
/// A word of other letters, or of too many, has no cuts: it is its own key.
#[inline]
pub(super) fn cut_word(
    surface: &str,
    keys: &mut String,
    mut take: impl FnMut(Stem<'_>, Reading),
) -> bool {
    let from = keys.len();
    let (letters, is_folded) = match Letters::read(surface) {
        Some((letters, true)) => (Some(letters), true),
        read => {
            fold_into(surface, keys);
            let key = keys.get(from..).unwrap_or_default();
            (read.map_or_else(|| Letters::of(key), |(letters, _)| Some(letters)), false)
        }
    };
    let Some(letters) = letters else {
        let span = Span::new(0, surface.len() as u32);
        take(
            Stem::Other(keys.get(from..).unwrap_or_default()),
            Reading::of(Proclitics::NONE, 0, span),
        );
        return is_folded;
    };
    let cutter = Cutter::new(letters, surface);
    splits(letters, |cut| {
        let (stem, span) = cutter.stem(cut);
        take(Stem::Letters(stem), Reading::of(cut.proclitics, cut.back, span));
    });
    is_folded
}

/// What is left of a word when its clitics are cut.
pub(super) enum Stem<'k> {
    Letters(Letters),
    /// The folded word, which has other letters.
    Other(&'k str),
}

impl Stem<'_> {
    /// The id of the stem; unknown if it is no word.
    pub(super) fn look_up(&self, words: &Vocabulary) -> WordId {
        match *self {
            Self::Letters(letters) => words.of_letters(letters),
            Self::Other(key) => words.get(key),
        }
    }

    /// The stem as one small number, if it is short; see [`Letters::short`].
    #[inline]
    pub(super) fn short(&self) -> Option<u64> {
        match *self {
            Self::Letters(letters) => letters.short(),
            Self::Other(_) => None,
        }
    }
}

/// A printed word that is being cut.
struct Cutter<'w> {
    letters: Letters,
    /// How many there are.
    length: usize,
    /// Printed without marks: two bytes a letter.
    is_plain: bool,
    surface: &'w str,
}

impl<'w> Cutter<'w> {
    fn new(letters: Letters, surface: &'w str) -> Self {
        let length = letters.len();
        Self { letters, length, is_plain: surface.len() == length * 2, surface }
    }

    /// The stem that a cut leaves, and where it stands in the printed word.
    #[inline]
    fn stem(&self, cut: Split) -> (Letters, Span) {
        const AL: Letters = Letters::affix("ال");
        let (front, back) = (cut.front as usize, cut.back as usize);
        let kept = self.length - back;
        let stem = self.letters.first(kept).behind(front);
        // للنفط is ل + النفط: the article's alif is not written.
        let stem = if cut.restored { stem.after(AL.first(1)) } else { stem };
        let article = match cut.proclitics.any(Proclitics::AL) {
            false => 0,
            // The article stays on the printed word: الـ behind clitics, or the second ل of للـ.
            true if self.letters.first(front).ends_with(AL) => 2,
            true => 1,
        };
        let start = self.skip(front - article);
        let end = if back == 0 { self.surface.len() } else { self.skip(kept) };
        (stem, Span::new(start as u32, end.max(start) as u32))
    }

    /// The byte in the printed word behind `count` letters, their marks and tatweel included.
    #[inline]
    fn skip(&self, count: usize) -> usize {
        if count == 0 || self.is_plain {
            return count * 2;
        }
        let is_letter = |c: char| {
            c != chars::TATWEEL
                && !matches!(chars::class(c), chars::Class::Mark | chars::Class::Joiner)
        };
        let mut letters = self.surface.char_indices().filter(|&(_, c)| is_letter(c));
        letters.nth(count).map_or(self.surface.len(), |(at, _)| at)
    }
}
