//! Cuts for the parser, and the stage by itself.

use std::sync::atomic::{AtomicU32, Ordering};

use crate::error::Result;
use crate::lexicon::{Vocabulary, WordId};
use crate::text::fold;
use crate::token::{Cut, Segments, TokenKind, tokenize};

use super::feature::Evidence;
use super::lemma::Lemmas;
use super::model::Model;
use super::table::{CLITICS, KnownCut, KnownCuts, rows};
use super::word::Word;

/// The table, the weights, and what was decided so far.
pub(crate) struct SegmentLexicon {
    known: KnownCuts,
    model: Model,
    lemmas: Lemmas,
    /// The decisions on the words of the vocabulary, by id, as printed with ه and with ة: 0 for
    /// what was not asked yet. A decision depends on the word alone, so that it does not matter
    /// who writes it first.
    decided: Vec<[AtomicU32; 2]>,
}

/// How a word is cut and the number of its lemma.
#[derive(Clone, Copy)]
struct Decision {
    cut: Cut,
    lemma: u16,
}

impl Decision {
    const WHOLE: Self = Self { cut: Cut::WHOLE, lemma: 0 };

    /// The decision as a number, never 0.
    fn pack(self) -> u32 {
        self.cut.pack() | u32::from(self.lemma) << 9 | 1 << 31
    }

    /// The decision of a number; `None` for 0.
    fn unpack(packed: u32) -> Option<Self> {
        let decision = Self { cut: Cut::unpack(packed), lemma: (packed >> 9) as u16 };
        (packed != 0).then_some(decision)
    }
}

/// More cuts than spelling allows of any word.
const MOST: usize = 24;

impl SegmentLexicon {
    pub(crate) fn compile(words: &mut Vocabulary) -> Result<Self> {
        let model = Model::parse("cuts.tsv", include_str!("../../data/cuts.tsv"))?;
        Self::with_tables(words, &rows(CLITICS)?, model)
    }

    pub(super) fn with_tables(
        words: &mut Vocabulary,
        known: &[KnownCut<'_>],
        model: Model,
    ) -> Result<Self> {
        let known = KnownCuts::compile(words, known);
        let lemmas = Lemmas::compile(words)?;
        let decided = (0..words.len()).map(|_| Default::default()).collect();
        Ok(Self { known, model, lemmas, decided })
    }

    /// The parts of a word that is printed as `surface` and has the id `id`, unknown or not, and
    /// the lemma of its stem, where known.
    #[inline]
    pub(crate) fn segments<'a>(
        &self,
        words: &Vocabulary,
        id: WordId,
        surface: &'a str,
    ) -> (Segments<'a>, Option<&'static str>) {
        let memory = self.decided.get(id.index()).filter(|_| id.is_known() && is_plain(surface));
        let memory = memory.map(|both| &both[usize::from(surface.ends_with('ة'))]);
        let known = memory.and_then(|one| Decision::unpack(one.load(Ordering::Relaxed)));
        let decision = known.unwrap_or_else(|| self.decide(words, surface, memory));
        (Segments::new(surface, decision.cut), self.lemmas.get(decision.lemma))
    }

    fn decide(&self, words: &Vocabulary, surface: &str, memory: Option<&AtomicU32>) -> Decision {
        let decision = Word::read(surface).map(|word| {
            let cut = self.best(words, &word);
            let lemma = self.lemmas.number(words, word.stem_alone(cut));
            Decision { cut, lemma }
        });
        let decision = decision.unwrap_or(Decision::WHOLE);
        if let Some(memory) = memory {
            memory.store(decision.pack(), Ordering::Relaxed);
        }
        decision
    }

    /// What the features of cuts are read from.
    pub(super) fn evidence<'w>(&'w self, words: &'w Vocabulary) -> Evidence<'w> {
        Evidence { words, known: &self.known, halved: 0 }
    }

    /// The best cut of a word.
    fn best(&self, words: &Vocabulary, word: &Word) -> Cut {
        if let Some(known) = self.known_cut(words, word) {
            return known;
        }
        let (scored, count) = self.scored(words, word);
        let best = scored[..count].iter().rev().max_by_key(|one| one.1);
        let best = best.map_or(Cut::WHOLE, |one| one.0);
        if best.front > 0 && word.may_have_two() {
            // What stands behind a conjunction is cut as it would be alone.
            let cut = self.best(words, &word.behind_first());
            return Cut { front: cut.front + 1, ..cut };
        }
        self.restore(words, word, best)
    }

    /// The cut that the table gives a word, alone or behind a conjunction.
    pub(super) fn known_cut(&self, words: &Vocabulary, word: &Word) -> Option<Cut> {
        let (evidence, is_feminine) = (self.evidence(words), word.is_feminine());
        let id = evidence.behind(word, 0);
        if let Some(cut) = self.known.get(id, is_feminine) {
            return Some(cut);
        }
        if !word.may_have_conjunction() {
            return None;
        }
        let rest = evidence.behind(word, 1);
        let cut = self.known.get(rest, is_feminine)?;
        // A word that is never cut must be commoner than what it gives with و.
        let is_common = words.count(rest) / 4 >= words.count(id);
        (cut != Cut::WHOLE || is_common).then_some(Cut { front: cut.front + 1, ..cut })
    }

    /// The cuts of a word with their scores, in the order of spelling.
    fn scored(&self, words: &Vocabulary, word: &Word) -> ([(Cut, i32); MOST], usize) {
        let (mut scored, mut count) = ([(Cut::WHOLE, 0); MOST], 0);
        let evidence = self.evidence(words);
        word.cuts(|cut| {
            if let Some(slot) = scored.get_mut(count).filter(|_| !evidence.is_forbidden(word, cut))
            {
                slot.0 = cut;
                count += 1;
            }
        });
        if count > 1 {
            let whole = evidence.whole(word);
            for (cut, score) in &mut scored[..count] {
                evidence.features(word, &whole, *cut, |one| *score += self.model.weight(one));
            }
        }
        (scored, count)
    }

    fn restore(&self, words: &Vocabulary, word: &Word, cut: Cut) -> Cut {
        Cut { restored: self.evidence(words).restored(word, cut), ..cut }
    }

    /// Every cut of a word, the best first.
    fn ranked(&self, words: &Vocabulary, word: &Word) -> Vec<Cut> {
        let (scored, count) = self.scored(words, word);
        let mut scored = scored[..count].to_vec();
        scored.sort_by_key(|one| std::cmp::Reverse(one.1));
        let mut cuts: Vec<Cut> = self.known_cut(words, word).into_iter().collect();
        for (cut, _) in scored {
            let is_new = |other: &Cut| (other.front, other.back) != (cut.front, cut.back);
            if cuts.iter().all(is_new) {
                cuts.push(self.restore(words, word, cut));
            }
        }
        cuts
    }
}

/// True if a word is printed in letters of two bytes: then its letters are those of its key.
fn is_plain(surface: &str) -> bool {
    surface.bytes().all(|byte| byte < 0xE0)
}

/// Cuts words by itself, without a [`Parser`](crate::Parser).
///
/// ```
/// use khabar::segment::Segmenter;
/// let segmenter = Segmenter::builtin()?;
/// let [word] = &segmenter.find("وبمدينتهم")[..] else { panic!("one word") }; // and in their city
/// let forms: Vec<_> = word.iter().map(|part| part.form).collect();
/// assert_eq!(forms, ["و", "ب", "مدينة", "هم"]);
/// # Ok::<(), khabar::Error>(())
/// ```
pub struct Segmenter {
    words: Vocabulary,
    lexicon: SegmentLexicon,
}

impl Segmenter {
    /// The segmenter of the crate's own tables.
    ///
    /// # Errors
    /// None in practice: the tables are checked by the crate's tests.
    pub fn builtin() -> Result<Self> {
        let mut words = Vocabulary::with_counts()?;
        let lexicon = SegmentLexicon::compile(&mut words)?;
        Ok(Self { words, lexicon })
    }

    /// The crate's own words with weights that a [`Trainer`](super::Trainer) made; `name` is for
    /// messages.
    ///
    /// # Errors
    /// A fault of the table, with its line.
    pub fn from_tsv(name: &'static str, weights: &str) -> Result<Self> {
        Self::with(CLITICS, Model::parse(name, weights)?)
    }

    /// A table of known cuts of the caller's in the place of `data/clitics.tsv`, with weights that
    /// were learned with it.
    ///
    /// # Errors
    /// A fault of either table, with its line.
    pub fn from_tables(clitics: &str, weights: &str) -> Result<Self> {
        Self::with(clitics, Model::parse("cuts.tsv", weights)?)
    }

    fn with(clitics: &str, model: Model) -> Result<Self> {
        let mut words = Vocabulary::with_counts()?;
        let lexicon = SegmentLexicon::with_tables(&mut words, &rows(clitics)?, model)?;
        Ok(Self { words, lexicon })
    }

    /// The words of a text in their parts, in order. What is no word is left out.
    pub fn find<'a>(&self, text: &'a str) -> Vec<Segments<'a>> {
        let tokens = tokenize(text).into_iter().filter(|token| token.kind == TokenKind::Word);
        let cut = |surface: &'a str| {
            self.lexicon.segments(&self.words, self.words.get(&fold(surface)), surface).0
        };
        tokens.map(|token| cut(token.span.of(text))).collect()
    }

    /// Every way to cut one printed word, the likeliest first; at least one for anything but "".
    ///
    /// ```
    /// use khabar::segment::Segmenter;
    /// let readings = Segmenter::builtin()?.readings("فرنسا");
    /// assert_eq!(readings[0].stem(), "فرنسا"); // France
    /// assert!(readings.iter().any(|one| one.stem() == "رنسا")); // … so Rance, if need be
    /// # Ok::<(), khabar::Error>(())
    /// ```
    pub fn readings<'a>(&self, word: &'a str) -> Vec<Segments<'a>> {
        let cuts = match Word::read(word) {
            Some(read) => self.lexicon.ranked(&self.words, &read),
            None if word.is_empty() => Vec::new(),
            None => vec![Cut::WHOLE],
        };
        cuts.into_iter().map(|cut| Segments::new(word, cut)).collect()
    }
}
