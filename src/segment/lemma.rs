//! Dictionary forms of stems, as far as a table knows them: nouns that news counts.

use crate::error::Result;
use crate::lexicon::{Vocabulary, WordMap};
use crate::table::Table;
use crate::text::Letters;

use super::word::AL;

/// The singulars of `data/counted.tsv` by each form of the noun.
pub(super) struct Lemmas {
    numbers: WordMap<u16>,
    singulars: Vec<&'static str>,
}

impl Lemmas {
    pub(super) fn compile(words: &mut Vocabulary) -> Result<Self> {
        let text = include_str!("../../data/counted.tsv");
        let table = Table::parse("counted.tsv", text, &["unit", "singular", "plurals", "sense"])?;
        // Number 0 is for what is not known.
        let mut lemmas = Self { numbers: WordMap::default(), singulars: vec![""] };
        for row in table.rows() {
            let (singular, number) = (row.get(1), lemmas.singulars.len() as u16);
            lemmas.singulars.push(singular);
            for form in std::iter::once(singular).chain(row.get(2).split('|')) {
                let oblique = form.strip_suffix("ون").map(|stem| format!("{stem}ين"));
                for form in [Some(form.to_owned()), oblique].into_iter().flatten() {
                    let word = words.intern(&form);
                    if word.is_known() {
                        lemmas.numbers.entry(word).or_insert(number);
                    }
                }
            }
        }
        Ok(lemmas)
    }

    /// The number of the lemma of a stem with or without the article; 0 if it is not known.
    pub(super) fn number(&self, words: &Vocabulary, stem: Letters) -> u16 {
        let bare = if stem.starts_with(AL) { stem.behind(AL.len()) } else { stem };
        let find = |letters| self.numbers.get(&words.of_letters(letters)).copied();
        find(stem).or_else(|| find(bare)).unwrap_or_default()
    }

    /// The lemma with a number.
    pub(super) fn get(&self, number: u16) -> Option<&'static str> {
        self.singulars.get(usize::from(number)).copied().filter(|lemma| !lemma.is_empty())
    }
}
