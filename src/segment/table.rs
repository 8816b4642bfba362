//! `data/clitics.tsv`: words whose cut is known.

use crate::error::Result;
use crate::lexicon::{Vocabulary, WordId, WordMap};
use crate::table::Table;
use crate::text::{Letters, fold};
use crate::token::{Cut, Restored};

use super::word::{Carrier, PRONOUNS, Word};

/// The table: cuts by folded word, those printed with ة apart.
pub(super) struct KnownCuts {
    cuts: [WordMap<Cut>; 2],
    /// Cuts that hold for one spelling of the first letter.
    exact: WordMap<(Carrier, Cut)>,
}

/// A row of the table.
pub(super) struct KnownCut<'t> {
    /// The word as the table spells it.
    pub(super) word: &'t str,
    /// The row holds for words that begin in this spelling only.
    is_exact: bool,
    /// Its cut.
    pub(super) cut: Cut,
}

impl KnownCuts {
    pub(super) fn compile(words: &mut Vocabulary, rows: &[KnownCut<'_>]) -> Self {
        let (mut cuts, mut exact) = (<[WordMap<Cut>; 2]>::default(), WordMap::default());
        for one in rows {
            let (is_feminine, id) = (one.word.ends_with('ة'), words.intern(one.word));
            match Word::read(one.word) {
                Some(word) if one.is_exact => {
                    exact.insert(id, (word.carrier(0), one.cut));
                }
                _ => {
                    cuts[usize::from(is_feminine)].insert(id, one.cut);
                }
            }
        }
        Self { cuts, exact }
    }

    /// The cut of a word behind its first letters; `id` is that of the rest.
    pub(super) fn get(&self, word: &Word, first: usize, id: WordId) -> Option<Cut> {
        let exact = self.exact.get(&id).filter(|one| one.0 == word.carrier(first));
        let cuts = &self.cuts[usize::from(word.is_feminine())];
        exact.map(|one| one.1).or_else(|| cuts.get(&id).copied())
    }

    /// True if the word stands in the table as one that is never cut.
    pub(super) fn is_whole(&self, word: WordId) -> bool {
        self.cuts.iter().any(|cuts| cuts.get(&word) == Some(&Cut::WHOLE))
    }
}

/// The table of the crate.
pub(super) const CLITICS: &str = include_str!("../../data/clitics.tsv");

/// The rows of such a table.
pub(super) fn rows(text: &str) -> Result<Vec<KnownCut<'_>>> {
    let table = Table::parse("clitics.tsv", text, &["word", "parts"])?;
    let mut rows = Vec::new();
    for row in table.rows() {
        let is_exact = row.get(0).ends_with('!');
        let word = row.get(0).trim_end_matches('!');
        let cut = cut_of(word, row.get(1))
            .ok_or_else(|| row.fault(format!("{:?} are no parts of the word", row.get(1))))?;
        rows.push(KnownCut { word, is_exact, cut });
    }
    Ok(rows)
}

/// The cut that gives a word its parts, with `+` between them; `None` if they are not its parts.
pub(super) fn cut_of(word: &str, parts: &str) -> Option<Cut> {
    let key = fold(word);
    let parts: Vec<&str> = parts.split('+').collect();
    let folded: Vec<String> = parts.iter().map(|part| fold(part)).collect();
    let stem = stem_of(&parts, &folded);
    let (front, back) = (folded[..stem].concat(), folded[stem + 1..].concat());
    let printed = key.strip_prefix(&*front)?.strip_suffix(&*back)?;
    let fits = |restored: &Restored| fold(&restored.apply(printed)) == folded[stem];
    let restored = match parts[stem].ends_with('ى') && !back.is_empty() {
        true => Restored::Maqsura,
        false => Restored::ALL.into_iter().find(fits)?,
    };
    let is_one_letter_each = Letters::of(&front).map_or(0, Letters::len) == stem;
    (fits(&restored) && is_one_letter_each && stem + 2 >= parts.len()).then(|| Cut {
        front: stem as u8,
        back: Letters::of(&back).map_or(0, Letters::len) as u8,
        restored,
    })
}

/// Which part is the stem: the first that is no proclitic; a particle before a pronoun counts as one.
fn stem_of(parts: &[&str], folded: &[String]) -> usize {
    let is_clitic = |part: &&str| matches!(*part, "و" | "ف" | "ب" | "ك" | "ل" | "س" | "أ");
    let last = parts.len() - 1;
    let is_pronoun = Letters::of(&folded[last]).is_some_and(|part| PRONOUNS.contains(&part));
    let first = parts.iter().position(|part| !is_clitic(part)).unwrap_or(last);
    if first == last && first > 0 && is_pronoun { first - 1 } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_row() {
        let cut = |front, back, restored| Some(Cut { front, back, restored });
        assert_eq!(cut_of("وعليهم", "و+على+هم"), cut(1, 2, Restored::Maqsura));
        assert_eq!(cut_of("مما", "من+ما"), cut(0, 2, Restored::Nun));
        assert_eq!(cut_of("وله", "و+ل+ه"), cut(1, 1, Restored::Nothing));
        assert_eq!(cut_of("لله", "ل+الله"), cut(1, 0, Restored::Article));
        assert_eq!(cut_of("للنفط", "ل+النفط"), cut(1, 0, Restored::Alif));
        assert_eq!(cut_of("برمته", "ب+رمة+ه"), cut(1, 1, Restored::Ta));
        assert_eq!(cut_of("وزير", "وزير"), cut(0, 0, Restored::Nothing));
        assert_eq!(cut_of("وزير", "و+زيد"), None);
    }
}
