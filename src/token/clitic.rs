//! Clitics: what may be cut off a written word.
//!
//! Conjunctions و ف, prepositions ب ك ل, the future س and the article ال in front; object and
//! possessive pronouns behind, as in Universal Dependencies. Here every cut that spelling allows
//! is listed; which of them are words is for the vocabulary to say.

use crate::text::Letters;

/// The proclitics of a reading, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Proclitics(u8);

impl Proclitics {
    /// None.
    pub const NONE: Self = Self(0);
    /// و, and.
    pub const WA: Self = Self(1);
    /// ف, so.
    pub const FA: Self = Self(2);
    /// ب, in or with.
    pub const BI: Self = Self(4);
    /// ك, like.
    pub const KA: Self = Self(8);
    /// ل, for or to.
    pub const LI: Self = Self(16);
    /// س, the future.
    pub const SA: Self = Self(32);
    /// ال, the article.
    pub const AL: Self = Self(64);
    /// أ, the question.
    pub const HAMZA: Self = Self(128);

    /// Both sets together.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True if the two share a proclitic.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// This set without `other`.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// True if there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many there are.
    pub const fn len(self) -> u32 {
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

/// The pronouns, longest first.
const PRONOUNS: [Letters; 12] = [
    Letters::affix("كما"),
    Letters::affix("هما"),
    Letters::affix("كم"),
    Letters::affix("كن"),
    Letters::affix("ها"),
    Letters::affix("هم"),
    Letters::affix("هن"),
    Letters::affix("نا"),
    Letters::affix("ني"),
    Letters::affix("ه"),
    Letters::affix("ك"),
    Letters::affix("ي"),
];

const ARTICLE: Letters = Letters::affix("ال");
const WA: Letters = Letters::affix("و");
const FA: Letters = Letters::affix("ف");
const BI: Letters = Letters::affix("ب");
const KA: Letters = Letters::affix("ك");
const LI: Letters = Letters::affix("ل");
const SA: Letters = Letters::affix("س");
/// What the future س stands before.
const PERSONS: [Letters; 4] =
    [Letters::affix("ي"), Letters::affix("ت"), Letters::affix("ن"), Letters::affix("ا")];

/// Every cut of a folded word that spelling allows, the whole word first, then by the number of
/// letters cut in front. A stem keeps two letters at least.
pub(crate) fn splits(word: Letters, found: &mut Vec<Split>) {
    found.clear();
    found.push(Split { proclitics: Proclitics::NONE, front: 0, restored: false, back: 0 });
    if word.starts_with(ARTICLE) {
        add(word, found, Proclitics::AL, 2);
    }
    prefixes(word, 0, Proclitics::NONE, found);
    let conjunction = match word.first(1) {
        WA => Proclitics::WA,
        FA => Proclitics::FA,
        _ => Proclitics::NONE,
    };
    if !conjunction.is_empty() {
        add(word, found, conjunction, 1);
        if word.behind(1).starts_with(ARTICLE) {
            add(word, found, conjunction.with(Proclitics::AL), 3);
        }
        prefixes(word, 1, conjunction, found);
    }
    pronouns(word, found);
}

/// Prepositions and the future behind the first `used` letters, which are `before`.
fn prefixes(word: Letters, used: u8, before: Proclitics, found: &mut Vec<Split>) {
    let rest = word.behind(used as usize);
    let behind = rest.behind(1);
    let proclitic = match rest.first(1) {
        BI => Proclitics::BI,
        KA => Proclitics::KA,
        LI => Proclitics::LI,
        SA if PERSONS.contains(&behind.first(1)) => Proclitics::SA,
        _ => return,
    };
    let both = before.with(proclitic);
    if proclitic == Proclitics::LI && behind.starts_with(LI) {
        add(word, found, both.with(Proclitics::AL), used + 2); // للنيجر: ل + ال + نيجر
        add(word, found, both, used + 1);
        if let Some(li) = found.last().copied().filter(|one| one.front == used + 1) {
            found.insert(found.len() - 1, Split { restored: true, ..li }); // ل + النيجر, then لليبيا
        }
    } else {
        add(word, found, both, used + 1);
        if proclitic != Proclitics::SA && behind.starts_with(ARTICLE) {
            add(word, found, both.with(Proclitics::AL), used + 3);
        }
    }
}

fn add(word: Letters, found: &mut Vec<Split>, proclitics: Proclitics, front: u8) {
    if word.len() >= front as usize + 2 {
        found.push(Split { proclitics, front, restored: false, back: 0 });
    }
}

/// Puts the cuts behind the stem after the cut in front that they go with.
fn pronouns(word: Letters, found: &mut Vec<Split>) {
    let mut endings = PRONOUNS.iter().filter(|pronoun| word.ends_with(**pronoun)).peekable();
    if endings.peek().is_none() {
        return;
    }
    let backs: [u8; 3] = std::array::from_fn(|_| endings.next().map_or(0, |one| one.len() as u8));
    let mut at = 0;
    while let Some(&front) = found.get(at) {
        at += 1;
        // A noun with the article takes no pronoun.
        if front.proclitics.any(Proclitics::AL) || front.restored {
            continue;
        }
        for back in backs {
            if back > 0 && word.len() >= (front.front + back) as usize + 2 {
                found.insert(at, Split { back, ..front });
                at += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cut_that_spelling_allows() {
        let mut found = Vec::new();
        splits(Letters::affix("وسيكتبونها"), &mut found);
        let whole = found.iter().map(|split| (split.front, split.back)).collect::<Vec<_>>();
        assert!(whole.contains(&(2, 2)), "{whole:?}");
        splits(Letters::affix("للنيجر"), &mut found);
        assert!(found.iter().any(|split| split.restored && split.front == 1));
        splits(Letters::affix("و"), &mut found);
        assert_eq!(found.len(), 1);
    }
}
