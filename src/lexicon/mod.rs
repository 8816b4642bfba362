//! The shared vocabulary: every word is folded once, looked up once and read as integers after.

mod annotate;
mod inflect;
mod phrase;
mod segment;
mod vocabulary;

pub(crate) use annotate::{AnnotatedText, Reading};
pub(crate) use inflect::{Tense, Voice, inflect};
pub(crate) use phrase::{PhraseMatch, PhraseTable, WordMap, WordSet};
pub(crate) use segment::Segmenter;
pub(crate) use vocabulary::{Vocabulary, WordId};
