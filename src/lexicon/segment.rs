//! Which of the cuts that spelling allows is the right one.
//!
//! News itself tells: where a word is composed, its stem is far commoner than the whole (وقال stands
//! beside قال); where it is not, the rest is rare or none (وزير, زير). Words for which the
//! frequencies lie stand in `data/clitics.tsv`.

use std::sync::atomic::{AtomicU32, Ordering};

use crate::error::Result;
use crate::table::Table;
use crate::text::{chars, fold};
use crate::token::{Cut, Restored};

use super::{Vocabulary, WordId, WordMap};

/// Decides cuts by frequency and by a table of exceptions.
pub(crate) struct Segmenter {
    /// Cuts of the words in the table.
    fixed: WordMap<Cut>,
    counts: Vec<u32>,
    /// What was decided for the words of the vocabulary, by id, as printed with ه and with ة: the
    /// packed cut plus one, 0 for what was not asked yet. A decision depends on the word alone, so
    /// that it does not matter who writes it first.
    decided: Vec<[AtomicU32; 2]>,
}

/// A folded word, with what is known of its end.
#[derive(Clone, Copy)]
struct Word<'w> {
    key: &'w str,
    /// The printed word ends in ة, so that its last letter is no pronoun.
    is_feminine: bool,
}

/// A cut is made if the rest is at least this many times as frequent as the whole, by clitic.
const CONJUNCTION: f64 = 0.25;
const PREPOSITION: f64 = 0.7;
const FUTURE: f64 = 1.0;
const PRONOUN: f64 = 0.8;

/// Longer words are not cut.
const LONGEST: usize = 40;

/// Pronouns behind nouns and verbs of news, longest first; ك and ي hardly occur there.
const PRONOUNS: [&str; 8] = ["هما", "كما", "كم", "ها", "هم", "هن", "نا", "ه"];

impl Segmenter {
    pub(crate) fn compile(words: &mut Vocabulary) -> Result<Self> {
        let text = include_str!("../../data/clitics.tsv");
        let table = Table::parse("clitics.tsv", text, &["word", "parts"])?;
        let mut fixed = WordMap::default();
        for row in table.rows() {
            let parts: Vec<&str> = row.get(1).split('+').collect();
            let key = fold(row.get(0));
            let cut = cut_of(&key, &parts)
                .ok_or_else(|| row.fault(format!("{:?} are no parts of the word", row.get(1))))?;
            fixed.insert(words.intern(&key), cut);
        }
        let counts = words.counts().to_vec();
        let decided = counts.iter().map(|_| Default::default()).collect();
        Ok(Self { fixed, counts, decided })
    }

    /// The cut of a word that is printed as `surface`, folds to `key` and has the id `word`.
    pub(crate) fn cut(&self, words: &Vocabulary, word: WordId, surface: &str, key: &str) -> Cut {
        let is_feminine = surface.ends_with('ة');
        let memory = self.decided.get(word.index()).filter(|_| word.is_known());
        let memory = memory.map(|both| &both[usize::from(is_feminine)]);
        if let Some(known) = memory.and_then(|one| one.load(Ordering::Relaxed).checked_sub(1)) {
            return Cut::unpack(known);
        }
        let cut = match is_arabic(key, surface) {
            true => self.decide(words, Word { key, is_feminine }),
            false => Cut::WHOLE,
        };
        if let Some(memory) = memory {
            memory.store(cut.pack() + 1, Ordering::Relaxed);
        }
        cut
    }

    fn decide(&self, words: &Vocabulary, word: Word<'_>) -> Cut {
        if let Some(&cut) = self.fixed.get(&words.get(word.key)) {
            return cut;
        }
        let (mut cut, mut rest) = (Cut::WHOLE, word.key);
        if let Some(behind) = self.conjunction(words, rest) {
            (cut.front, rest) = (1, behind);
            if let Some(&fixed) = self.fixed.get(&words.get(rest)) {
                return Cut { front: fixed.front + 1, ..fixed };
            }
        }
        if let Some((behind, restored)) = self.particle(words, rest) {
            cut.front += 1;
            (cut.restored, rest) = (restored, behind);
        }
        if cut.restored == Restored::Nothing
            && let Some((back, restored)) = self.pronoun(words, Word { key: rest, ..word })
        {
            (cut.back, cut.restored) = (back, restored);
        }
        cut
    }

    /// What is behind a conjunction.
    fn conjunction<'w>(&self, words: &Vocabulary, key: &'w str) -> Option<&'w str> {
        let first = key.chars().next().filter(|c| matches!(c, 'و' | 'ف'))?;
        let rest = key.get(2..)?;
        let is_article = rest.starts_with("ال") && letters(rest) > 3;
        let is_cut = is_article && first == 'و'
            || letters(rest) >= 2
                && self.evidence(words, rest) >= CONJUNCTION * self.frequency(words, key).max(0.5);
        is_cut.then_some(rest)
    }

    /// What is behind a preposition or the future, and the article to be restored there (للـ).
    fn particle<'w>(&self, words: &Vocabulary, key: &'w str) -> Option<(&'w str, Restored)> {
        let first = key.chars().next()?;
        let rest = key.get(first.len_utf8()..)?;
        let whole = self.frequency(words, key);
        let is_cut = match first {
            'ل' if rest.starts_with('ل') && letters(rest) >= 3 => {
                let with = self.with_article(words, rest.get(2..)?);
                let restored = match self.frequency(words, rest) > with {
                    true => Restored::Nothing,
                    false => Restored::Alif,
                };
                return Some((rest, restored));
            }
            'ب' | 'ك' | 'ل' | 'ف' if rest.starts_with("ال") && letters(rest) > 3 => {
                self.evidence(words, rest) >= whole * 0.5 || whole < 3.0
            }
            'ب' | 'ك' | 'ل' if letters(rest) >= 2 => {
                let least = if first == 'ك' { PREPOSITION * 6.0 } else { PREPOSITION };
                self.evidence(words, rest) >= least * whole.max(3.0)
            }
            'س' if letters(rest) >= 3 && rest.starts_with(['ي', 'ت', 'ن', 'ا']) => {
                self.frequency(words, rest) >= FUTURE * whole.max(2.0)
            }
            _ => false,
        };
        is_cut.then_some((rest, Restored::Nothing))
    }

    /// The letters of the pronoun and what the stem before it has alone.
    fn pronoun(&self, words: &Vocabulary, word: Word<'_>) -> Option<(u8, Restored)> {
        let key = word.key;
        if word.is_feminine || key.starts_with("ال") {
            return None;
        }
        let pronoun = PRONOUNS.into_iter().find(|pronoun| key.ends_with(pronoun))?;
        let stem = key.strip_suffix(pronoun).filter(|stem| letters(stem) >= 2)?;
        let whole = self.frequency(words, key);
        let (evidence, restored) = self.full_stem(words, stem)?;
        let least = if matches!(pronoun, "نا" | "ه") { PRONOUN * 1.5 } else { PRONOUN };
        (evidence >= least * whole.max(1.0)).then_some((letters(pronoun) as u8, restored))
    }

    /// How often the stem of a pronoun occurs alone, where ت may be ة and ا may be ى.
    fn full_stem(&self, words: &Vocabulary, stem: &str) -> Option<(f64, Restored)> {
        let own = self.evidence(words, stem);
        let other = match stem.strip_suffix('ت').map(|front| (front, "ه", Restored::Ta)) {
            None => stem.strip_suffix('ا').map(|front| (front, "ي", Restored::Maqsura)),
            ta => ta,
        };
        if let Some((front, end, restored)) = other {
            let evidence =
                self.joined(words, ["", front, end]) + self.joined(words, ["ال", front, end]);
            if evidence > own {
                return Some((evidence, restored));
            }
        }
        (own > 0.0).then_some((own, Restored::Nothing))
    }

    /// How often a stem occurs, alone or with the article.
    fn evidence(&self, words: &Vocabulary, stem: &str) -> f64 {
        let other = match stem.strip_prefix("ال") {
            Some(bare) => self.frequency(words, bare) * 0.5,
            None => self.with_article(words, stem),
        };
        self.frequency(words, stem) + other
    }

    /// How often a stem occurs with the article.
    fn with_article(&self, words: &Vocabulary, stem: &str) -> f64 {
        self.joined(words, ["ال", stem, ""])
    }

    /// How often the word occurs that the parts give together.
    fn joined(&self, words: &Vocabulary, parts: [&str; 3]) -> f64 {
        let mut buffer = [0; 2 * LONGEST + 8];
        let mut end = 0;
        for part in parts {
            let Some(room) = buffer.get_mut(end..end + part.len()) else { return 0.0 };
            room.copy_from_slice(part.as_bytes());
            end += part.len();
        }
        std::str::from_utf8(&buffer[..end]).map_or(0.0, |whole| self.frequency(words, whole))
    }

    fn frequency(&self, words: &Vocabulary, key: &str) -> f64 {
        f64::from(self.counts.get(words.get(key).index()).copied().unwrap_or_default())
    }
}

/// How many letters a folded Arabic word has: each takes two bytes.
fn letters(key: &str) -> usize {
    key.len() / 2
}

/// True for words of the Arabic block alone, where the letters of `surface` and `key` go together.
fn is_arabic(key: &str, surface: &str) -> bool {
    letters(key) <= LONGEST
        && key.chars().all(|c| c.len_utf8() == 2 && chars::is_arabic_letter(c))
        && surface.chars().all(|c| c.len_utf8() == 2 || chars::is_joiner(c))
}

/// The cut that gives a word the parts of the table; `None` if it has no such parts.
fn cut_of(key: &str, parts: &[&str]) -> Option<Cut> {
    let folded: Vec<String> = parts.iter().map(|part| fold(part)).collect();
    let stem = stem_of(&folded);
    let front: String = folded[..stem].concat();
    let back: String = folded[stem + 1..].concat();
    let printed = key.strip_prefix(&*front)?.strip_suffix(&*back)?;
    let fits = |restored: &Restored| fold(&restored.apply(printed)) == folded[stem];
    let is_maqsura = parts[stem].ends_with('ى') && !back.is_empty();
    let restored = match is_maqsura {
        true => Restored::Maqsura,
        false => Restored::ALL.into_iter().find(fits)?,
    };
    (fits(&restored) && front.len() == 2 * stem && stem + 2 >= parts.len()).then_some(Cut {
        front: stem as u8,
        back: letters(&back) as u8,
        restored,
    })
}

/// Which part is the stem: the first that is no proclitic; a particle before a pronoun counts as one.
fn stem_of(parts: &[String]) -> usize {
    let is_clitic = |part: &String| matches!(part.as_str(), "و" | "ف" | "ب" | "ك" | "ل" | "س");
    let last = parts.len() - 1;
    let first = parts.iter().position(|part| !is_clitic(part)).unwrap_or(last);
    let is_pronoun = |part: &String| part == "ي" || PRONOUNS.contains(&part.as_str());
    if first == last && first > 0 && is_pronoun(&parts[last]) { first - 1 } else { first }
}
