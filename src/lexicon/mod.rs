//! The shared vocabulary: every word is folded once, looked up once and read as integers after.

mod annotate;
mod common;
mod endings;
mod hash;
mod inflect;
mod list;
mod phrase;
mod reading;
mod vocabulary;

pub(crate) use annotate::{AnnotatedText, places};
pub(crate) use endings::Endings;
pub(crate) use hash::{IdMap, IdSet, WordMap, WordSet};
pub(crate) use inflect::{Tense, Voice, inflect};
pub(crate) use list::WordList;
pub(crate) use phrase::{PhraseMatch, PhraseTable};
pub(crate) use reading::Reading;
pub(crate) use vocabulary::{Vocabulary, WordId};
