//! What was decided of words by themselves, remembered by the word and its spelling.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::lexicon::WordId;
use crate::text::chars::is_arabic_lead;
use crate::token::Cut;

use super::word::{Carrier, Printed};

/// How a word is cut if nothing is known of its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decision {
    pub(super) cut: Cut,
    /// The number of the lemma of its stem.
    pub(super) lemma: u16,
    /// The other cut that the neighbours may speak for.
    pub(super) rival: Option<Rival>,
}

/// The second best cut of a word, if it comes near to the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rival {
    pub(super) cut: Cut,
    /// By how much the best leads it, at most [`Rival::FAR`].
    pub(super) lead: u8,
}

impl Rival {
    /// A lead that no neighbour can make good.
    pub(super) const FAR: u8 = 127;
}

/// Bits of a cut, of a lemma, of a spelling, of a lead.
const CUT: u32 = 9;
const LEMMA: u32 = 12;
const SPELLING: u32 = 25;
const LEAD: u32 = 7;

/// Numbers that a decision has for lemmas.
pub(super) const MOST_LEMMAS: usize = 1 << LEMMA;

impl Decision {
    pub(super) const WHOLE: Self = Self { cut: Cut::WHOLE, lemma: 0, rival: None };

    /// The decision on a word of that spelling as a number, never 0.
    fn pack(self, spelling: Spelling) -> u64 {
        let rival = self.rival.map_or(0, |rival| {
            1 | u64::from(rival.lead) << 1 | u64::from(rival.cut.pack()) << (1 + LEAD)
        });
        let spelt = rival << SPELLING | u64::from(spelling.0);
        let packed = (spelt << LEMMA | u64::from(self.lemma)) << CUT | u64::from(self.cut.pack());
        packed << 1 | 1
    }

    /// The decision of a number; `None` for 0 and for the number of another spelling.
    fn unpack(packed: u64, spelling: Spelling) -> Option<Self> {
        let bits = |from: u32, count: u32| (packed >> from) as u32 & ((1 << count) - 1);
        if packed == 0 || bits(1 + CUT + LEMMA, SPELLING) != spelling.0 {
            return None;
        }
        let from = 1 + CUT + LEMMA + SPELLING;
        let rival = Rival {
            cut: Cut::unpack(bits(from + 1 + LEAD, CUT)),
            lead: bits(from + 1, LEAD) as u8,
        };
        Some(Self {
            cut: Cut::unpack(bits(1, CUT)),
            lemma: bits(1 + CUT, LEMMA) as u16,
            rival: (bits(from, 1) == 1).then_some(rival),
        })
    }
}

/// What folding took from a printed word: at most three letters with their places, and whether the
/// word has tanwin. With its folded form it tells all that a cut depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spelling(u32);

impl Spelling {
    /// The spelling of a word that is printed as it is folded.
    pub(super) const FOLDED: Self = Self(0);

    /// The spelling of a word; `None` if it does not fit, and for characters other than the two
    /// bytes of the Arabic block.
    #[inline]
    pub(super) fn of(surface: &str) -> Option<Self> {
        let (pairs, odd) = surface.as_bytes().as_chunks();
        let (mut spelling, mut place, mut shift) = (0, 0, 0);
        for &[lead, tail] in pairs {
            if !is_arabic_lead(lead) {
                return None;
            }
            match Printed::of(lead, tail) {
                Printed::Letter(Carrier::None) => place += 1,
                Printed::Letter(carrier) => {
                    spelling |= (place << 3 | carrier as u32) << shift;
                    shift += 8;
                    place += 1;
                }
                Printed::Tanwin => spelling |= 1 << 24,
                Printed::Dropped => {}
            }
        }
        (odd.is_empty() && shift <= 24 && pairs.len() < 32).then_some(Self(spelling))
    }
}

/// Spellings of a word, beside the folded one, that are remembered at a time.
const SPELLINGS: usize = 3;
/// Words that the vocabulary lacks of which decisions are remembered, a power of two.
const RARE: usize = 1 << 13;

/// What was decided, 0 for what was not asked yet. A decision depends on the word and its spelling
/// alone, so that it does not matter who writes it first.
pub(super) struct Memory {
    /// Of words printed as they are folded, by the ids of the vocabulary: close together, so that the common ones
    /// stay in the cache.
    folded: Vec<AtomicU64>,
    /// Of their other spellings.
    spelt: Vec<[AtomicU64; SPELLINGS]>,
    /// Of words that it lacks, by their letters: the decision, and it with the letters crossed in,
    /// so that a pair of two words, written at a time by two threads, is none.
    rare: Vec<[AtomicU64; 2]>,
}

impl Memory {
    pub(super) fn new(words: usize) -> Self {
        Self {
            folded: (0..words).map(|_| AtomicU64::default()).collect(),
            spelt: (0..words).map(|_| Default::default()).collect(),
            rare: (0..RARE).map(|_| Default::default()).collect(),
        }
    }

    fn slot(&self, word: WordId, spelling: Spelling) -> Option<&AtomicU64> {
        match spelling.0 as usize {
            0 => self.folded.get(word.index()),
            other => self.spelt.get(word.index())?.get(other % SPELLINGS),
        }
    }

    /// The decision on a word of the vocabulary, if it is remembered.
    #[inline]
    pub(super) fn get(&self, word: WordId, spelling: Spelling) -> Option<Decision> {
        let packed = self.slot(word, spelling)?.load(Ordering::Relaxed);
        Decision::unpack(packed, spelling)
    }

    /// Remembers the decision on a word of the vocabulary.
    pub(super) fn set(&self, word: WordId, spelling: Spelling, decision: Decision) {
        if let Some(slot) = self.slot(word, spelling) {
            slot.store(decision.pack(spelling), Ordering::Relaxed);
        }
    }

    fn rare_slot(&self, letters: u64) -> Option<&[AtomicU64; 2]> {
        self.rare.get((letters.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 51) as usize)
    }

    /// The decision on a word that the vocabulary lacks, by its letters, if it is remembered.
    pub(super) fn get_rare(&self, letters: u64, spelling: Spelling) -> Option<Decision> {
        let [plain, crossed] = self.rare_slot(letters)?;
        let packed = plain.load(Ordering::Relaxed);
        let is_whole = packed ^ crossed.load(Ordering::Relaxed) == letters;
        Decision::unpack(packed, spelling).filter(|_| is_whole)
    }

    /// Remembers the decision on a word that the vocabulary lacks, in the place of another.
    pub(super) fn set_rare(&self, letters: u64, spelling: Spelling, decision: Decision) {
        if let Some([plain, crossed]) = self.rare_slot(letters) {
            let packed = decision.pack(spelling);
            plain.store(packed, Ordering::Relaxed);
            crossed.store(packed ^ letters, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::Restored;

    #[test]
    fn a_packed_decision_comes_back_for_its_spelling_only() {
        let cut = Cut { front: 2, back: 3, restored: Restored::Ta };
        let rival = Some(Rival { cut, lead: Rival::FAR });
        let decision = Decision { cut, lemma: 4095, rival };
        let spellings = ["وبمدينتهم", "وإلى", "الإسرائيلية", "بيتًا"].map(Spelling::of);
        assert!(spellings.iter().all(Option::is_some));
        for spelling in spellings.into_iter().flatten() {
            let packed = decision.pack(spelling);
            assert_eq!(Decision::unpack(packed, spelling), Some(decision));
            assert_eq!(Decision::unpack(packed, Spelling(1 << 20)), None);
        }
        assert_eq!(Decision::unpack(0, Spelling::FOLDED), None);
    }

    #[test]
    fn spellings_differ_in_what_folding_takes() {
        let all = ["ان", "أن", "إن", "آن", "انً"].map(Spelling::of);
        assert_eq!(all[0], Some(Spelling::FOLDED));
        for (at, one) in all.iter().enumerate() {
            assert!(!all[..at].contains(one), "{at}");
        }
        assert_eq!(Spelling::of("بَيْت"), Some(Spelling::FOLDED));
        assert_eq!(Spelling::of("أأأأ"), None, "too much to remember");
    }

    #[test]
    fn words_that_the_vocabulary_lacks_are_told_apart() {
        let memory = Memory::new(0);
        let decision = |lemma| Decision { lemma, ..Decision::WHOLE };
        for letters in 1..20_000 {
            memory.set_rare(letters, Spelling::FOLDED, decision(letters as u16 & 0xFFF));
            let found = memory.get_rare(letters, Spelling::FOLDED);
            assert_eq!(found, Some(decision(letters as u16 & 0xFFF)));
        }
        let kept = (1..20_000).filter_map(|letters| {
            memory.get_rare(letters, Spelling::FOLDED).map(|found| (letters, found.lemma))
        });
        let kept: Vec<_> = kept.collect();
        assert!(kept.len() > RARE / 2 && kept.len() <= RARE);
        assert!(kept.iter().all(|one| one.0 as u16 & 0xFFF == one.1));
    }
}
