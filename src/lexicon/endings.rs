//! Which words of a text need no look-up, told by their last letters.

use crate::text::{LETTER_WIDTH, Letters};

use super::Vocabulary;

/// The last letters of every word that a table or list holds. Clitics are cut in front of a stem,
/// so a word that ends like none of them holds none, pronouns aside.
pub(crate) struct Endings {
    /// One bit for the hash of each ending.
    bits: Vec<u64>,
}

/// Letters of an ending; a shorter word is its own ending.
const ENDING: usize = 5;
/// 2 to this many bits.
const BITS: u32 = 17;

impl Endings {
    /// Of the words that are marked so far.
    pub(crate) fn of(words: &Vocabulary) -> Self {
        const ARTICLE: Letters = Letters::affix("ال");
        let mut endings = Self { bits: vec![0; 1 << (BITS - u64::BITS.trailing_zeros())] };
        for word in words.marked_words() {
            endings.add(word);
            // للان is ل + الان: the article is not written out.
            if word.starts_with(ARTICLE) {
                endings.add(word.behind(ARTICLE.len()));
            }
        }
        endings
    }

    /// False if the word holds no word of a table, whatever is cut in front.
    #[inline]
    pub(crate) fn may_hold(&self, word: &[u8]) -> bool {
        // What is no plain letter at the end is looked at more closely.
        let Some((mut ending, length)) = Letters::last::<ENDING>(word) else { return true };
        if self.has(ending) {
            return true;
        }
        // A shorter stem has a clitic in front; it keeps two letters.
        for _ in 2..length {
            let front = ending & ((1 << LETTER_WIDTH) - 1);
            ending >>= LETTER_WIDTH;
            if FRONTS >> front & 1 != 0 && self.has(ending) {
                return true;
            }
        }
        false
    }

    fn add(&mut self, word: Letters) {
        let ending = word.behind(word.len().saturating_sub(ENDING));
        if let Some(short) = ending.short() {
            let (place, bit) = place(short as u32);
            self.bits[place] |= bit;
        }
    }

    #[inline]
    fn has(&self, ending: u32) -> bool {
        let (place, bit) = place(ending);
        self.bits[place] & bit != 0
    }
}

#[inline]
fn place(ending: u32) -> (usize, u64) {
    let hash = ending.wrapping_mul(0x9E37_79B9) >> (u32::BITS - BITS);
    ((hash / u64::BITS) as usize, 1 << (hash % u64::BITS))
}

/// The last letters of what may be cut in front, by code.
const FRONTS: u32 = {
    let fronts = [
        Letters::affix("و"),
        Letters::affix("ف"),
        Letters::affix("ب"),
        Letters::affix("ك"),
        Letters::affix("ل"),
        Letters::affix("س"),
    ];
    let (mut all, mut at) = (0, 0);
    while at < fronts.len() {
        if let Some(code) = fronts[at].short() {
            all |= 1 << code;
        }
        at += 1;
    }
    all
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::WordList;

    #[test]
    fn words_that_end_like_a_listed_one_may_hold_it() {
        let mut words = Vocabulary::new();
        words.intern("كتاب");
        WordList::compile(&mut words, "من يوم الان خميس اثنين");
        let endings = Endings::of(&words);
        let holds = |word: &str| endings.may_hold(word.as_bytes());
        for word in ["من", "ومن", "يوم", "واليوم", "لليوم", "للان", "وبالخميس", "فخميس", "الإثنين"]
        {
            assert!(holds(word), "{word}");
        }
        for word in ["وَبِاليوم", "يَوْم", "GMT"] {
            assert!(holds(word), "{word}");
        }
        for word in ["كتاب", "الحكومة", "وزير", "مستقبلية", "ثمن"] {
            assert!(!holds(word), "{word}");
        }
    }
}
