//! Ties between two cuts of a word, and what the words beside it say of them.
//!
//! `data/neighbours.tsv` names classes of words, `data/ties.tsv` what they speak for.

use crate::error::Result;
use crate::lexicon::{Vocabulary, WordId, WordMap};
use crate::table::{Row, Table};
use crate::text::Letters;
use crate::token::{Cut, Restored};

use super::memory::Rival;
use super::word::Word;

/// Classes of neighbours, a bit each; those without a word list are told from the token.
pub(super) type Classes = u32;

/// Their names in the tables, the first the lowest bit.
const NAMES: [&str; 12] = [
    "preposition",
    "idafa",
    "verbal",
    "relative",
    "what",
    "that",
    "not",
    "me",
    "others",
    "edge",
    "mark",
    "article",
];

/// The class with a name of [`NAMES`].
const fn class(place: usize) -> Classes {
    1 << place
}

/// Words of the first person.
pub(super) const ME: Classes = class(7);
/// No word of the first person is near.
pub(super) const OTHERS: Classes = class(8);
/// The text begins or ends there.
pub(super) const EDGE: Classes = class(9);
/// A punctuation mark.
pub(super) const MARK: Classes = class(10);
/// A noun with the article.
pub(super) const ARTICLE: Classes = class(11);

/// What stands on one side of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Neighbour {
    /// The word without its conjunction.
    pub(super) word: WordId,
    pub(super) classes: Classes,
}

/// What a row wants on one side; without classes and words, anything.
#[derive(Default)]
struct Wanted {
    classes: Classes,
    words: Vec<WordId>,
}

impl Wanted {
    fn fits(&self, neighbour: Neighbour) -> bool {
        self.classes == 0 && self.words.is_empty()
            || self.classes & neighbour.classes != 0
            || self.words.contains(&neighbour.word)
    }
}

/// What a row speaks for.
#[derive(Clone, Copy)]
enum Part {
    /// The word left whole.
    Whole,
    /// ة given back.
    Ta,
    /// This proclitic, the first of the word or next to the stem, or this pronoun.
    Clitic(Letters),
}

impl Part {
    fn of(name: &str) -> Option<Self> {
        match name {
            "0" => Some(Self::Whole),
            "ة" => Some(Self::Ta),
            other => Letters::of(other).map(Self::Clitic),
        }
    }

    /// True if a cut of a word has the part.
    fn is_in(self, word: &Word, cut: Cut) -> bool {
        let (front, _, back) = word.parts(cut);
        match self {
            Self::Whole => cut == Cut::WHOLE,
            Self::Ta => cut.restored == Restored::Ta,
            Self::Clitic(one) => {
                back == one || !front.is_empty() && (front.starts_with(one) || front.ends_with(one))
            }
        }
    }
}

/// A row of the table of ties.
struct Tie {
    parts: Vec<Part>,
    before: Wanted,
    after: Wanted,
    weight: i32,
}

/// Both tables.
pub(super) struct Ties {
    classes: WordMap<Classes>,
    /// The rows for any word come first.
    rows: Vec<Tie>,
    /// Places of the rows that name a word, by the word.
    own: WordMap<Vec<u16>>,
    /// How many rows are for any word.
    general: usize,
}

impl Ties {
    pub(super) fn compile(words: &mut Vocabulary) -> Result<Self> {
        let text = include_str!("../../data/neighbours.tsv");
        let mut classes: WordMap<Classes> = WordMap::default();
        for row in Table::parse("neighbours.tsv", text, &["class", "words"])?.rows() {
            let place = NAMES.iter().position(|name| *name == row.get(0));
            let place =
                place.ok_or_else(|| row.fault(format!("no such class: {:?}", row.get(0))))?;
            for word in row.get(1).split('|') {
                *classes.entry(words.intern(word)).or_default() |= class(place);
            }
        }
        let text = include_str!("../../data/ties.tsv");
        let columns = ["clitic", "words", "before", "after", "weight"];
        let table = Table::parse("ties.tsv", text, &columns)?;
        let mut ties = Self { classes, rows: Vec::new(), own: WordMap::default(), general: 0 };
        let (general, own): (Vec<_>, Vec<_>) =
            table.rows().iter().partition(|row| row.get(1).is_empty());
        ties.general = general.len();
        for row in general.into_iter().chain(own) {
            for word in row.get(1).split('|').filter(|word| !word.is_empty()) {
                let places = ties.own.entry(words.intern(word)).or_default();
                places.push(ties.rows.len() as u16);
            }
            ties.rows.push(tie(row, words)?);
        }
        Ok(ties)
    }

    /// The classes that the table gives a word.
    pub(super) fn classes(&self, word: WordId) -> Classes {
        self.classes.get(&word).copied().unwrap_or_default()
    }

    /// True if rows name the word.
    pub(super) fn has(&self, word: WordId) -> bool {
        word.is_known() && self.own.contains_key(&word)
    }

    /// True if a row that names the word tells these two cuts apart.
    pub(super) fn tells(&self, id: WordId, word: &Word, cuts: [Cut; 2]) -> bool {
        let places = self.own.get(&id).into_iter().flatten();
        let mut rows = places.map(|at| &self.rows[usize::from(*at)]);
        rows.any(|row| row.speaks(word, cuts[0]) != row.speaks(word, cuts[1]))
    }

    /// True if the neighbours speak for the rival.
    pub(super) fn prefers_rival(
        &self,
        id: WordId,
        word: &Word,
        best: Cut,
        rival: Rival,
        [before, after]: [Neighbour; 2],
    ) -> bool {
        let places = self.own.get(&id).into_iter().flatten();
        let own = places.map(|at| &self.rows[usize::from(*at)]);
        let rows = self.rows[..self.general].iter().chain(own);
        let rows = rows.filter(|row| row.before.fits(before) && row.after.fits(after));
        let said: i32 = rows
            .map(|row| {
                let has = |cut| i32::from(row.speaks(word, cut));
                (has(rival.cut) - has(best)) * row.weight
            })
            .sum();
        said > i32::from(rival.lead)
    }
}

impl Tie {
    /// True if the row speaks for or against a cut.
    fn speaks(&self, word: &Word, cut: Cut) -> bool {
        self.parts.iter().any(|part| part.is_in(word, cut))
    }
}

fn tie(row: &Row<'_>, words: &mut Vocabulary) -> Result<Tie> {
    let fault = |what: &str, at: usize| row.fault(format!("{what}: {:?}", row.get(at)));
    let parts: Option<Vec<Part>> = row.get(0).split('|').map(Part::of).collect();
    let mut wanted = |at: usize| {
        let mut wanted = Wanted::default();
        for one in row.get(at).split('|').filter(|one| !one.is_empty()) {
            match NAMES.iter().position(|name| *name == one) {
                Some(place) => wanted.classes |= class(place),
                None if one.is_ascii() => return Err(fault("no such class", at)),
                None => wanted.words.push(words.intern(one)),
            }
        }
        Ok(wanted)
    };
    Ok(Tie {
        before: wanted(2)?,
        after: wanted(3)?,
        parts: parts.ok_or_else(|| fault("no clitic", 0))?,
        weight: row.get(4).parse().map_err(|_| fault("no weight", 4))?,
    })
}
