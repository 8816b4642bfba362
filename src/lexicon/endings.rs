//! Which words of a text need no look-up, told by their last letters.

use crate::span::Span;
use crate::text::Letters;

use super::Vocabulary;

/// The last letters of every word that a table or list holds, those of a short one with each
/// clitic that may stand in front: a word that ends like none of them holds none, pronouns aside.
pub(crate) struct Endings {
    /// One bit for the hash of each ending.
    bits: Vec<u64>,
}

/// 2 to this many bits.
const BITS: u32 = 20;

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
    pub(crate) fn may_hold(&self, text: &str, span: Span) -> bool {
        // Where marks are printed, most stand last: أيضاً. Any other word is looked at more closely.
        let ending = Letters::ending(text, span).or_else(|| {
            let stem = span.of(text).strip_suffix(TANWIN)?;
            Letters::ending(text, Span::new(span.start, span.start + stem.len() as u32))
        });
        ending.is_none_or(|ending| {
            let (place, bit) = place(ending);
            self.bits[place] & bit != 0
        })
    }

    /// Adds the endings of a word with all that may be cut in front.
    fn add(&mut self, word: Letters) {
        for conjunction in [Letters::NONE, Letters::affix("و"), Letters::affix("ف")] {
            for front in FRONTS {
                let written = word.after(front).after(conjunction);
                let ending = written.behind(written.len().saturating_sub(Letters::ENDING));
                if let Some(short) = ending.short() {
                    let (place, bit) = place(short);
                    self.bits[place] |= bit;
                }
            }
        }
    }
}

/// The mark of an adverb.
const TANWIN: char = '\u{64B}';

#[inline]
fn place(ending: u64) -> (usize, u64) {
    let hash = ending.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - BITS);
    ((hash / u64::from(u64::BITS)) as usize, 1 << (hash % u64::from(u64::BITS)))
}

/// What may be cut in front, a conjunction aside; see [`splits`](crate::token::splits).
const FRONTS: [Letters; 10] = [
    Letters::NONE,
    Letters::affix("ال"),
    Letters::affix("ب"),
    Letters::affix("بال"),
    Letters::affix("ك"),
    Letters::affix("كال"),
    Letters::affix("ل"),
    Letters::affix("لال"),
    Letters::affix("لل"),
    Letters::affix("س"),
];

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
        let holds = |word: &str| {
            let text = format!("قال {word}");
            endings.may_hold(&text, Span::new("قال ".len() as u32, text.len() as u32))
        };
        for word in ["من", "ومن", "يوم", "واليوم", "لليوم", "للان", "وبالخميس", "فخميس", "الإثنين"]
        {
            assert!(holds(word), "{word}");
        }
        for word in ["وَبِاليوم", "يَوْم", "GMT"] {
            assert!(holds(word), "{word}");
        }
        for word in ["كتاب", "الحكومة", "وزير", "مستقبلية", "ثمن", "وزيراً", "ممن"]
        {
            assert!(!holds(word), "{word}");
        }
    }
}
