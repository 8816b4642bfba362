//! Clitics: what may be cut off a written word.
//!
//! Conjunctions و ف, prepositions ب ك ل, the future س and the article ال in front; object and
//! possessive pronouns behind, as in Universal Dependencies. Here every cut that spelling allows
//! is listed; which of them are words is for the vocabulary to say.

use crate::text::Letters;

/// The proclitics of a reading, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Proclitics(u8);

impl Proclitics {
    /// None.
    pub(crate) const NONE: Self = Self(0);
    /// و, and.
    pub(crate) const WA: Self = Self(1);
    /// ف, so.
    pub(crate) const FA: Self = Self(2);
    /// ب, in or with.
    pub(crate) const BI: Self = Self(4);
    /// ك, like.
    pub(crate) const KA: Self = Self(8);
    /// ل, for or to.
    pub(crate) const LI: Self = Self(16);
    /// س, the future.
    pub(crate) const SA: Self = Self(32);
    /// ال, the article.
    pub(crate) const AL: Self = Self(64);
    /// أ, the question.
    pub(crate) const HAMZA: Self = Self(128);

    /// Both sets together.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True if the two share a proclitic.
    pub(crate) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// This set without `other`.
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// True if there is none.
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many there are.
    pub(crate) const fn len(self) -> u32 {
        self.0.count_ones()
    }
}

/// One way to cut a folded word. Lengths are in letters of the folded key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Split {
    /// The proclitics.
    pub(crate) proclitics: Proclitics,
    /// Letters in front of the stem, the article included where it is cut.
    pub(crate) front: u8,
    /// The stem keeps an article that spelling swallowed (`للنفط` is `ل` + `النفط`).
    pub(crate) restored: bool,
    /// Letters of the pronoun behind the stem.
    pub(crate) back: u8,
}

const ARTICLE: Letters = Letters::affix("ال");
const WA: Letters = Letters::affix("و");
const FA: Letters = Letters::affix("ف");
const BI: Letters = Letters::affix("ب");
const KA: Letters = Letters::affix("ك");
const LI: Letters = Letters::affix("ل");
const SA: Letters = Letters::affix("س");
const ALIF: Letters = Letters::affix("ا");
const MIM: Letters = Letters::affix("م");
const NUN: Letters = Letters::affix("ن");
const HA: Letters = Letters::affix("ه");
const YA: Letters = Letters::affix("ي");
const TA: Letters = Letters::affix("ت");

/// Gives every cut of a folded word that spelling allows, the whole word first, then what is cut in
/// front, each with the pronouns that may be cut behind it. A stem keeps two letters at least.
pub(crate) fn splits(word: Letters, mut take: impl FnMut(Split)) {
    let length = word.len();
    let backs = pronouns(word, length);
    let mut add = |proclitics: Proclitics, front: u8, restored: bool| {
        if front > 0 && length < front as usize + 2 {
            return;
        }
        let whole = Split { proclitics, front, restored, back: 0 };
        take(whole);
        // A noun with the article takes no pronoun.
        if restored || proclitics.any(Proclitics::AL) {
            return;
        }
        for back in backs {
            if back > 0 && length >= (front + back) as usize + 2 {
                take(Split { back, ..whole });
            }
        }
    };
    add(Proclitics::NONE, 0, false);
    if word.starts_with(ARTICLE) {
        return add(Proclitics::AL, 2, false);
    }
    prefixes(word, 0, Proclitics::NONE, &mut add);
    let conjunction = match word.first(1) {
        WA => Proclitics::WA,
        FA => Proclitics::FA,
        _ => return,
    };
    add(conjunction, 1, false);
    let rest = word.behind(1);
    if rest.starts_with(ARTICLE) {
        return add(conjunction.with(Proclitics::AL), 3, false);
    }
    prefixes(rest, 1, conjunction, &mut add);
}

/// Prepositions and the future at the head of `rest`, which follows `used` letters, `before`.
fn prefixes(
    rest: Letters,
    used: u8,
    before: Proclitics,
    add: &mut impl FnMut(Proclitics, u8, bool),
) {
    let behind = rest.behind(1);
    let proclitic = match rest.first(1) {
        BI => Proclitics::BI,
        KA => Proclitics::KA,
        LI => Proclitics::LI,
        SA if matches!(behind.first(1), YA | TA | NUN | ALIF) => Proclitics::SA,
        _ => return,
    };
    let both = before.with(proclitic);
    if proclitic == Proclitics::LI && behind.starts_with(LI) {
        add(both.with(Proclitics::AL), used + 2, false); // للنيجر: ل + ال + نيجر
        add(both, used + 1, true); // ل + النيجر
    }
    add(both, used + 1, false); // لليبيا: ل + ليبيا
    if proclitic != Proclitics::SA && behind.starts_with(ARTICLE) {
        add(both.with(Proclitics::AL), used + 3, false);
    }
}

/// The letters of the pronouns that a word of `length` letters may end with, longest first; 0 for
/// none.
fn pronouns(word: Letters, length: usize) -> [u8; 2] {
    let Some(last) = length.checked_sub(1) else { return [0; 2] };
    let before = |back: usize| last.checked_sub(back).map_or(Letters::default(), |at| word.at(at));
    match (word.at(last), before(1)) {
        (ALIF, HA | NUN) | (MIM | NUN, KA | HA) => [2, 0], // ها نا كم هم كن هن
        (ALIF, MIM) if matches!(before(2), KA | HA) => [3, 0], // كما هما
        (YA, NUN) => [2, 1],                               // ني ي
        (HA | KA | YA, _) => [1, 0],
        _ => [0; 2],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cut_that_spelling_allows() {
        let all = |word: &str| {
            let mut found = Vec::new();
            splits(Letters::affix(word), |split| found.push(split));
            found
        };
        let found = all("وسيكتبونها");
        let whole = found.iter().map(|split| (split.front, split.back)).collect::<Vec<_>>();
        assert!(whole.contains(&(2, 2)), "{whole:?}");
        assert!(all("للنيجر").iter().any(|split| split.restored && split.front == 1));
        assert_eq!(all("و").len(), 1);
        assert_eq!(all("اخبرني").iter().map(|split| split.back).collect::<Vec<_>>(), [0, 2, 1]);
    }
}
