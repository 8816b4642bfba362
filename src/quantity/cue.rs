//! The words around numbers: `data/quantity_cues.tsv`.

use crate::error::Result;
use crate::lexicon::{AnnotatedText, PhraseTable, Reading, Vocabulary};
use crate::table::Table;

use super::lexicon::QuantityLexicon;
use super::{Approx, Casualty};

/// What a word or phrase near a number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// In front of a number: how it is to be taken.
    Before(Approx),
    /// The same behind it.
    After(Approx),
    /// A bare number behind it counts people; what befell them, if it says so.
    Casualty(Option<Casualty>),
    /// Names the people that a total further on counts.
    Toll,
    /// `آخرين` behind a bare number.
    Other,
    /// `منهم` behind a bare number.
    Among,
    /// Years near it are an age.
    Age,
    /// A number behind it is a name: `المادة 5`.
    Number,
    /// `إلى` between a total and its number.
    To,
    /// `من` between a number and the whole it is taken from.
    Of,
    /// No noun to count.
    Stop,
    /// `هؤلاء` between `من` and the whole.
    These,
    /// `تحت الصفر` behind degrees.
    BelowZero,
    /// `من أصل` between a bare number and the whole.
    OutOf,
    /// A preposition printed apart: `بـ 200`.
    Prefix,
    /// `و` as a word of its own.
    And,
    /// What rises or falls `from` one number `to` another passes through no range.
    Change,
    /// A unit of time.
    Time,
    /// Looks like a dual.
    Name,
}

impl Cue {
    /// The classes of the table and what they say.
    const NAMES: [(&'static str, Self); 23] = [
        ("more_than", Self::Before(Approx::MoreThan)),
        ("less_than", Self::Before(Approx::LessThan)),
        ("about", Self::Before(Approx::About)),
        ("after_more_than", Self::After(Approx::MoreThan)),
        ("after_less_than", Self::After(Approx::LessThan)),
        ("after_about", Self::After(Approx::About)),
        ("casualty", Self::Casualty(None)),
        ("toll", Self::Toll),
        ("to", Self::To),
        ("of", Self::Of),
        ("these", Self::These),
        ("other", Self::Other),
        ("among", Self::Among),
        ("out_of", Self::OutOf),
        ("below_zero", Self::BelowZero),
        ("age", Self::Age),
        ("number", Self::Number),
        ("prefix", Self::Prefix),
        ("change", Self::Change),
        ("and", Self::And),
        ("stop", Self::Stop),
        ("time", Self::Time),
        ("name", Self::Name),
    ];

    fn named(name: &str) -> Option<Self> {
        let known = Self::NAMES.iter().find(|(known, _)| *known == name).map(|&(_, cue)| cue);
        known.or_else(|| Casualty::named(name).map(|said| Self::Casualty(Some(said))))
    }
}

impl Casualty {
    /// What befell somebody, by the word of the tables.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "killed" => Some(Self::Killed),
            "wounded" => Some(Self::Wounded),
            "arrested" => Some(Self::Arrested),
            "displaced" => Some(Self::Displaced),
            "missing" => Some(Self::Missing),
            _ => None,
        }
    }
}

/// Reads the table.
pub(super) fn compile(words: &mut Vocabulary) -> Result<PhraseTable<Cue>> {
    let mut cues = PhraseTable::new();
    let source = include_str!("../../data/quantity_cues.tsv");
    for row in Table::parse("quantity_cues.tsv", source, &["class", "phrases"])?.rows() {
        let Some(cue) = Cue::named(row.get(0)) else {
            return Err(row.fault(format!("no class {:?}", row.get(0))));
        };
        for phrase in row.list(1) {
            if !cues.insert(words, phrase, cue) {
                return Err(row.fault(format!("nothing to find in {phrase:?}")));
            }
        }
    }
    Ok(cues)
}

impl QuantityLexicon {
    /// What the longest cue at `at` that `accept` knows says, and its end.
    pub(super) fn said<T>(
        &self,
        text: &AnnotatedText<'_>,
        at: usize,
        accept: impl Fn(&Cue, &Reading) -> Option<T>,
    ) -> Option<(T, usize)> {
        let mut best: Option<(T, usize)> = None;
        self.cues.each(text, at, |found| {
            let end = found.tokens.end;
            if found.reading.pronoun == 0
                && best.as_ref().is_none_or(|(_, before)| end > *before)
                && let Some(value) = found.values.iter().find_map(|cue| accept(cue, &found.reading))
            {
                best = Some((value, end));
            }
        });
        best
    }

    /// The end of the longest phrase at `at` that is such a cue, whatever clitics it carries.
    pub(super) fn cue(&self, text: &AnnotatedText<'_>, at: usize, cue: Cue) -> Option<usize> {
        self.said(text, at, |&one, _| (one == cue).then_some(())).map(|(_, end)| end)
    }
}
