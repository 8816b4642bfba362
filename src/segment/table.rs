//! `data/clitics.tsv`: words whose cut is known.

use crate::error::Result;
use crate::lexicon::{Vocabulary, WordId, WordMap};
use crate::table::Table;
use crate::text::{Letters, fold};
use crate::token::{Cut, Restored};

use super::word::PRONOUNS;

/// The table: cuts by folded word, those printed with ة apart.
pub(super) struct KnownCuts {
    cuts: [WordMap<Cut>; 2],
}

/// A row of the table.
pub(super) struct KnownCut<'t> {
    /// The word as the table spells it.
    pub(super) word: &'t str,
    /// Its cut.
    pub(super) cut: Cut,
}

impl KnownCuts {
    pub(super) fn compile(words: &mut Vocabulary, rows: &[KnownCut<'_>]) -> Self {
        let mut cuts: [WordMap<Cut>; 2] = Default::default();
        for one in rows {
            let is_feminine = one.word.ends_with('ة');
            cuts[usize::from(is_feminine)].insert(words.intern(one.word), one.cut);
        }
        Self { cuts }
    }

    /// The cut of a word, by its folded form and whether it is printed with ة.
    pub(super) fn get(&self, word: WordId, is_feminine: bool) -> Option<Cut> {
        self.cuts[usize::from(is_feminine)].get(&word).copied()
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
        let cut = cut_of(row.get(0), row.get(1))
            .ok_or_else(|| row.fault(format!("{:?} are no parts of the word", row.get(1))))?;
        rows.push(KnownCut { word: row.get(0), cut });
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
