//! The words around numbers: `data/quantity_cues.tsv`.

use crate::error::Result;
use crate::lexicon::{AnnotatedText, PhraseTable, Reading, Vocabulary, WordList};
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
    /// Names the people that a total further on counts, and what befell them.
    Toll(Option<Casualty>),
    /// A verb between those people and their total: `بلغ`.
    Amounts,
    /// Looks like an approximator but is none: `ليصل إلى`.
    Exact,
    /// `آخرين` behind a bare number.
    Other,
    /// `منهم` behind a bare number.
    Among,
    /// Years near it are an age.
    Age,
    /// Years near it may be an age.
    Aged,
    /// Right behind it a bare number or place in order is an age: `سن`.
    AtAge,
    /// The same behind it: `من عمره`.
    OfAge,
    /// A number behind it is a name: `المادة 5`.
    Number,
    /// `إلى` between a total and its number.
    To,
    /// `من` between a number and the whole it is taken from.
    Of,
    /// An ordinal behind it is no age: `العقد الثالث من عمره`.
    Decade,
    /// Before the other half of a ratio: `لكل 100 ألف نسمة`.
    Each,
    /// `هؤلاء` between `من` and the whole.
    These,
    /// `تحت الصفر` behind degrees.
    BelowZero,
    /// `من أصل` between a bare number and the whole.
    OutOf,
    /// `مقابل` between two amounts of one thing.
    Against,
    /// `منها` before some of the things told before.
    AmongThings,
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
    /// Between what befell people and a range of them: `ما بين`.
    Between,
    /// Between a verb and those whom it befell, beside the matter: `فيه`.
    Therein,
    /// A preposition of place or cause behind such a verb: `قتل في الغارة 12`.
    Through,
    /// A verb with a subject between it and those whom it befell: `اعتقلت الشرطة 15`.
    Takes,
    /// A verb behind the bare number of those whom it befell: `12 أصيبوا`.
    Befell,
    /// A verb that says with a word between that a number is exceeded: `تجاوزت الديون 4 مليارات`.
    Passes,
    /// The same with `على` or `عن` before the number: `يزيد سكانها على 500 نسمة`.
    Grows,
    /// The same for less: `يقل دخله عن 500 دينار`.
    Shrinks,
    /// `على` or `عن`.
    Than,
    /// `لا` or `لم`.
    Not,
    /// `نص`, a half as it is spoken.
    Half,
    /// `م`, a metre where a small figure stands behind it.
    Metre,
    /// Behind an amount: in so much time, as a UCUM symbol.
    Per(&'static str),
    /// The same behind a measure and a slash: `كلم/ساعة`.
    Slash(&'static str),
    /// The same, but only behind a measure: `في اليوم` may also be a date.
    PerDay,
}

/// Cues that are sought backwards from a number, by what they are sought for; so a word that ends
/// another cue costs no search.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Approx,
    Name,
    Link,
    Fate,
    Other,
}

impl Family {
    const COUNT: usize = 5;
}

impl Cue {
    /// The family of a cue.
    pub(super) fn family(self) -> Family {
        match self {
            Self::Before(_) => Family::Approx,
            Self::Number => Family::Name,
            Self::OutOf | Self::Against | Self::AmongThings | Self::Each => Family::Link,
            Self::Casualty(_) => Family::Fate,
            _ => Family::Other,
        }
    }

    /// The classes of the table and what they say.
    const NAMES: [(&'static str, Self); 53] = [
        ("more_than", Self::Before(Approx::MoreThan)),
        ("less_than", Self::Before(Approx::LessThan)),
        ("about", Self::Before(Approx::About)),
        ("after_more_than", Self::After(Approx::MoreThan)),
        ("after_less_than", Self::After(Approx::LessThan)),
        ("after_about", Self::After(Approx::About)),
        ("casualty", Self::Casualty(None)),
        ("toll", Self::Toll(None)),
        ("amounts", Self::Amounts),
        ("exact", Self::Exact),
        ("to", Self::To),
        ("of", Self::Of),
        ("these", Self::These),
        ("other", Self::Other),
        ("among", Self::Among),
        ("out_of", Self::OutOf),
        ("against", Self::Against),
        ("among_things", Self::AmongThings),
        ("below_zero", Self::BelowZero),
        ("age", Self::Age),
        ("aged", Self::Aged),
        ("at_age", Self::AtAge),
        ("of_age", Self::OfAge),
        ("between", Self::Between),
        ("therein", Self::Therein),
        ("through", Self::Through),
        ("takes", Self::Takes),
        ("befell", Self::Befell),
        ("passes", Self::Passes),
        ("grows", Self::Grows),
        ("shrinks", Self::Shrinks),
        ("than", Self::Than),
        ("not", Self::Not),
        ("half", Self::Half),
        ("metre", Self::Metre),
        ("per_s", Self::Per("s")),
        ("per_min", Self::Per("min")),
        ("per_d", Self::Per("d")),
        ("per_wk", Self::Per("wk")),
        ("per_mo", Self::Per("mo")),
        ("per_a", Self::Per("a")),
        ("measure_per_d", Self::PerDay),
        ("slash_s", Self::Slash("s")),
        ("slash_h", Self::Slash("h")),
        ("slash_d", Self::Slash("d")),
        ("number", Self::Number),
        ("prefix", Self::Prefix),
        ("change", Self::Change),
        ("and", Self::And),
        ("decade", Self::Decade),
        ("each", Self::Each),
        ("time", Self::Time),
        ("name", Self::Name),
    ];

    fn named(name: &str) -> Option<Self> {
        let known = Self::NAMES.iter().find(|(known, _)| *known == name).map(|&(_, cue)| cue);
        let toll = || Casualty::named(name.strip_prefix("toll_")?).map(|of| Self::Toll(Some(of)));
        known.or_else(|| Casualty::named(name).map(|said| Self::Casualty(Some(said)))).or_else(toll)
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

/// The class of the words that are never counted.
const STOP: &str = "stop";

/// The table, compiled.
pub(super) struct Cues {
    pub(super) phrases: PhraseTable<Cue>,
    /// The last words of the phrases, by family.
    lasts: [WordList; Family::COUNT],
    /// No nouns to count. They are the commonest words, and so no phrases.
    stops: WordList,
}

/// Reads the table.
pub(super) fn compile(words: &mut Vocabulary) -> Result<Cues> {
    let lasts = std::array::from_fn(|_| WordList::new(words));
    let stops = WordList::new(words);
    let mut cues = Cues { phrases: PhraseTable::new(), lasts, stops };
    let source = include_str!("../../data/quantity_cues.tsv");
    for row in Table::parse("quantity_cues.tsv", source, &["class", "phrases"])?.rows() {
        if row.get(0) == STOP {
            for word in row.list(1) {
                let id = words.intern(word);
                stops.add(words, id);
            }
            continue;
        }
        let Some(cue) = Cue::named(row.get(0)) else {
            return Err(row.fault(format!("no class {:?}", row.get(0))));
        };
        for phrase in row.list(1) {
            let last = words.intern(phrase.rsplit(' ').next().unwrap_or(phrase));
            lasts[cue.family() as usize].add(words, last);
            if !cues.phrases.insert(words, phrase, cue) {
                return Err(row.fault(format!("nothing to find in {phrase:?}")));
            }
        }
    }
    Ok(Cues { phrases: cues.phrases.settled(), ..cues })
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
        self.cues.phrases.each(text, at, |found| {
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

    /// True if the word at `at`, whatever clitics it carries, is no noun to count.
    pub(super) fn is_stop(&self, text: &AnnotatedText<'_>, at: usize) -> bool {
        text.is_any(at, self.cues.stops)
            && text.readings(at).iter().any(|one| one.pronoun == 0 && one.is(self.cues.stops))
    }

    /// True if a cue of a family may end with token `at`.
    pub(super) fn may_end(&self, text: &AnnotatedText<'_>, at: usize, family: Family) -> bool {
        text.is_any(at, self.cues.lasts[family as usize])
    }

    /// The end of the longest phrase at `at` that is such a cue, whatever clitics it carries.
    pub(super) fn cue(&self, text: &AnnotatedText<'_>, at: usize, cue: Cue) -> Option<usize> {
        self.said(text, at, |&one, _| (one == cue).then_some(())).map(|(_, end)| end)
    }
}
