//! Dictionary forms of stems, as far as tables know them: nouns of news.

use crate::error::Result;
use crate::lexicon::{Vocabulary, WordMap};
use crate::table::Table;
use crate::token::Cut;

use super::memory::MOST_LEMMAS;
use super::word::{AL, ALIF, Word, YA};

/// The singulars of `data/counted.tsv` and `data/lemmas.tsv` by each form of the noun.
pub(super) struct Lemmas {
    numbers: WordMap<u16>,
    singulars: Vec<&'static str>,
}

impl Lemmas {
    pub(super) fn compile(words: &mut Vocabulary) -> Result<Self> {
        let counted = include_str!("../../data/counted.tsv");
        let counted =
            Table::parse("counted.tsv", counted, &["unit", "singular", "plurals", "sense"])?;
        let others = include_str!("../../data/lemmas.tsv");
        let others = Table::parse("lemmas.tsv", others, &["singular", "plurals"])?;
        // Number 0 is for what is not known.
        let mut lemmas = Self { numbers: WordMap::default(), singulars: vec![""] };
        let counted = counted.rows().iter().map(|row| (row, 1));
        for (row, singular) in counted.chain(others.rows().iter().map(|row| (row, 0))) {
            if lemmas.singulars.len() == MOST_LEMMAS {
                return Err(row.fault(format!("more than {MOST_LEMMAS} lemmas")));
            }
            lemmas.add(words, row.get(singular), row.get(singular + 1));
        }
        Ok(lemmas)
    }

    fn add(&mut self, words: &mut Vocabulary, singular: &'static str, plurals: &str) {
        let number = self.singulars.len() as u16;
        self.singulars.push(singular);
        for form in std::iter::once(singular).chain(plurals.split('|')) {
            let oblique = form.strip_suffix("ون").map(|stem| format!("{stem}ين"));
            for form in [Some(form.to_owned()), oblique].into_iter().flatten() {
                let word = words.intern(&form);
                if word.is_known() {
                    self.numbers.entry(word).or_insert(number);
                }
            }
        }
    }

    /// The number of the lemma of a word that is cut so; 0 if it is not known.
    pub(super) fn number(&self, words: &Vocabulary, word: &Word, cut: Cut) -> u16 {
        let find = |letters| self.numbers.get(&words.of_letters(letters)).copied();
        let stem = word.stem_alone(cut);
        let bare = if stem.starts_with(AL) { stem.behind(AL.len()) } else { stem };
        // ى is ا before a pronoun: قتلاهم.
        let respelt = || match cut.back > 0 && stem.ends_with(ALIF) {
            true => find(YA.after(stem.first(stem.len() - 1))),
            false => None,
        };
        find(stem).or_else(|| find(bare)).or_else(respelt).unwrap_or_default()
    }

    /// The lemma with a number.
    pub(super) fn get(&self, number: u16) -> Option<&'static str> {
        self.singulars.get(usize::from(number)).copied().filter(|lemma| !lemma.is_empty())
    }
}
