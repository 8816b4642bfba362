//! Clitics: which of the cuts that spelling allows is the right one.
//!
//! Arabic writes conjunctions, prepositions and the future in front of the word and pronouns behind
//! it: وسيعلنونها is و + س + يعلنون + ها. Cut is as in Universal Dependencies: و ف ب ك ل س and أ are
//! parts of their own, and so are pronouns; the article stays on its noun, and so do the endings
//! of verbs, plurals and ة. What spelling swallowed comes back: للنفط is ل + النفط, مدينته مدينة + ه,
//! عليه على + ه.
//!
//! Words whose cut is known stand in `data/clitics.tsv`: the closed classes, names and common words
//! that begin or end like a clitic. For the rest every cut is scored in one place: the sum of the
//! weights of its features (`data/cuts.tsv`), which compare frequencies in news and letters. The
//! weights are whole numbers learned by a perceptron; [`Trainer`] makes the very same file again.
//!
//! Where the two best cuts of a word come near to each other, the words beside it decide: a
//! conjunction does not stand behind a preposition (على وشك), a pronoun of the first person is likelier
//! where it speaks (كتابي), ت is ة in a noun and not in a verb (التي قادتها, إلى قادتها). What speaks for what
//! is written in `data/ties.tsv`, the classes of neighbours in `data/neighbours.tsv`; both were written by
//! hand. Neighbours are taken as they are cut by themselves, so that no decision hangs on another.
//!
//! Where treebanks differ the table decides: لأن is ل + أن and مما is من + ما, but فيما, بينما, كذلك, لقد
//! and لكي are whole. [`Segmenter::readings`] ranks the cuts of a word by itself.

mod beside;
mod feature;
mod lemma;
mod lexicon;
mod memory;
mod model;
mod segmenter;
mod table;
mod train;
mod word;

pub(crate) use lexicon::SegmentLexicon;
pub use segmenter::Segmenter;
pub use train::Trainer;
