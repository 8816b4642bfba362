//! The commonest words, with their readings worked out beforehand.

use crate::span::Span;

use super::Vocabulary;
use super::reading::{Reading, cut_word};

/// The commonest words of news as they are printed, by their bytes. Three words of five in a text
/// are among them, so that most need not be folded, cut or looked up.
#[derive(Clone, Default)]
pub(crate) struct CommonWords {
    /// By hash; a power of two, or none at all. A word whose set is full is left out.
    sets: Vec<Set>,
    readings: Vec<Reading>,
    /// The folded forms of those that folding changes.
    keys: String,
}

/// Words of one hash: one line of the cache.
#[derive(Clone, Copy, Default)]
#[repr(align(64))]
struct Set {
    words: [[u64; 2]; WAYS],
    entries: [Entry; WAYS],
    /// By word, in the bits of a way: no table or list holds a stem of it.
    blank: u32,
}

/// Words of a set.
const WAYS: usize = 2;

/// Where the readings and the key of a word are.
#[derive(Clone, Copy, Default)]
struct Entry {
    readings: u32,
    key: u32,
    /// How many readings there are, and how many bytes of the key.
    count: u8,
    key_len: u8,
}

/// What is known of a common word.
pub(super) struct CommonWord<'c> {
    /// Its readings, their spans counted from its first byte.
    pub(super) readings: &'c [Reading],
    /// Its folded form; empty if it is printed so.
    pub(super) key: &'c str,
}

/// The place of a word: its set, in the two lowest bits which word of it, 0 for none, and above them
/// whether that is blank.
#[derive(Clone, Copy, Default)]
pub(super) struct CommonId(u32);

impl CommonId {
    /// True for a common word of which no table or list holds a stem.
    #[inline]
    pub(super) fn is_blank(self) -> bool {
        self.0 & 4 != 0
    }
}

/// Bytes of a common word at most.
const MOST_BYTES: usize = 16;

impl CommonWords {
    /// The readings of `common`, the commonest first, over a vocabulary whose tables are compiled.
    pub(super) fn of(common: &[&str], words: &Vocabulary) -> Self {
        let size = common.len().next_power_of_two();
        let mut all = Self { sets: vec![Set::default(); size], ..Self::default() };
        for word in common.iter().filter(|word| (1..=MOST_BYTES).contains(&word.len())) {
            let bytes = bytes_at(word.as_bytes(), 0, word.len());
            let set = all.set(bytes);
            let Some(way) = all.sets[set].words.iter().position(|word| *word == [0; 2]) else {
                continue;
            };
            let (readings, key) = (all.readings.len(), all.keys.len());
            cut_word(word, &mut all.keys, |stem, reading| {
                let word = stem.look_up(words);
                if word.is_known() {
                    all.readings.push(reading.known(word, words));
                }
            });
            let is_blank = all.readings.iter().skip(readings).all(|one| one.marks == 0);
            all.sets[set].blank |= u32::from(is_blank) << way;
            all.sets[set].words[way] = bytes;
            all.sets[set].entries[way] = Entry {
                readings: readings as u32,
                key: key as u32,
                count: (all.readings.len() - readings) as u8,
                key_len: (all.keys.len() - key) as u8,
            };
        }
        all
    }

    /// The place of the word at a span of a text. Nothing depends on what is found, so that the
    /// processor fetches many at a time.
    #[inline]
    pub(super) fn find(&self, text: &str, span: Span) -> CommonId {
        let length = (span.end - span.start) as usize;
        if self.sets.is_empty() || length > MOST_BYTES {
            return CommonId::default();
        }
        let bytes = bytes_at(text.as_bytes(), span.start as usize, length);
        let at = self.set(bytes);
        let Set { words, blank, .. } = &self.sets[at];
        let way = u32::from(words[0] == bytes) | u32::from(words[1] == bytes) << 1;
        let is_blank = u32::from(way & blank != 0);
        CommonId((at as u32) << 3 | is_blank << 2 | way)
    }

    /// What is known of the word at a place.
    #[inline]
    pub(super) fn get(&self, id: CommonId) -> Option<CommonWord<'_>> {
        let entry = match id.0 & 3 {
            0 => return None,
            way => self.sets[(id.0 >> 3) as usize].entries[(way >> 1) as usize],
        };
        let (readings, key) = (entry.readings as usize, entry.key as usize);
        Some(CommonWord {
            readings: self.readings.get(readings..readings + entry.count as usize)?,
            key: match entry.key_len {
                0 => "", // most
                length => self.keys.get(key..key + length as usize)?,
            },
        })
    }

    /// The set where a word belongs.
    #[inline]
    fn set(&self, bytes: [u64; 2]) -> usize {
        const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
        let mixed = (bytes[0] ^ bytes[1].rotate_left(29).wrapping_mul(MIX)).wrapping_mul(MIX);
        (mixed >> 32) as usize & (self.sets.len() - 1)
    }
}

/// The bytes of a word of at most [`MOST_BYTES`] as numbers.
#[inline]
fn bytes_at(text: &[u8], start: usize, length: usize) -> [u64; 2] {
    let whole = text.get(start..).and_then(|rest| rest.first_chunk::<MOST_BYTES>());
    let window = whole.copied().unwrap_or_else(|| last_bytes(text, start));
    let word = u128::from_le_bytes(window) & MASKS[length.min(MOST_BYTES)];
    [word as u64, (word >> u64::BITS) as u64]
}

/// The last bytes of a text, fewer than a word may have, with zeros behind them.
#[cold]
fn last_bytes(text: &[u8], start: usize) -> [u8; MOST_BYTES] {
    let mut bytes = [0; MOST_BYTES];
    let rest = text.get(start..).unwrap_or_default();
    bytes.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    bytes
}

/// By length: the bytes that belong to a word.
const MASKS: [u128; MOST_BYTES + 1] = {
    let (mut masks, mut length) = ([0; MOST_BYTES + 1], 1);
    while length <= MOST_BYTES {
        masks[length] = masks[length - 1] << u8::BITS | u8::MAX as u128;
        length += 1;
    }
    masks
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{AnnotatedText, WordList};

    #[test]
    fn common_words_read_as_they_would_be_without() -> crate::Result<()> {
        let mut words = Vocabulary::with_counts()?;
        WordList::compile(&mut words, "في إلى عام الأمم مدينة");
        let settled = words.clone().settled();
        let text =
            "قال في المدينة إلى عامٍ وإلى الأمم المتحدة بالأمم عَام 5 أعوام لمدينته والاستراتيجيات عام";
        let (plain, quick) = (AnnotatedText::new(text, &words), AnnotatedText::new(text, &settled));
        let found =
            |at: usize| settled.common().get(settled.common().find(text, plain.tokens[at].span));
        assert!((0..plain.len()).filter(|at| found(*at).is_some()).count() > 5);
        // The last word has no sixteen bytes behind its first.
        let last = settled.common().find(text, plain.tokens[plain.len() - 1].span);
        assert!(settled.common().get(last).is_some() && !last.is_blank());
        for at in 0..plain.len() {
            assert_eq!(plain.readings(at), quick.readings(at), "{}", plain.surface(at));
            assert_eq!(plain.key(at), quick.key(at));
            assert_eq!(plain.marks(at), quick.marks(at));
        }
        Ok(())
    }

    #[test]
    fn words_are_told_apart_by_all_their_bytes() {
        let mut words = Vocabulary::new();
        words.intern("عامان");
        let common = CommonWords::of(&["عام", "عامان", "عامانعامانعام", ""], &words);
        let finds = |text: &str, length: u32| common.get(common.find(text, Span::new(0, length)));
        assert!(finds("عامان", 6).is_some_and(|word| word.readings.is_empty()));
        assert!(finds("عامان", 10).is_some_and(|word| word.readings.len() == 1));
        assert!(finds("عامان", 8).is_none() && finds("عامانعامانعام", 26).is_none());
        assert!(finds(&"عامان".repeat(9), 10).is_some());
        let none = CommonWords::default();
        assert!(none.get(none.find("عام", Span::new(0, 6))).is_none());
    }
}
