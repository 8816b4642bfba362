//! Clitics: what may be cut off a written word.
//!
//! Conjunctions و ف, prepositions ب ك ل, the future س and the article ال in front; object and
//! possessive pronouns behind, as in Universal Dependencies. Here every cut that spelling allows
//! is listed; which of them are words is for the vocabulary to say.

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

/// Pronouns by their folded letters, longest first.
const PRONOUNS: [&str; 12] =
    ["كما", "هما", "كم", "كن", "ها", "هم", "هن", "نا", "ني", "ه", "ك", "ي"];

/// Every cut of the folded word `key` that spelling allows, the whole word first, then by the
/// number of letters cut. A stem keeps two letters at least.
pub(crate) fn splits(key: &str, found: &mut Vec<Split>) {
    found.clear();
    let letters = key.chars().count().min(u8::MAX as usize);
    for front in fronts(key) {
        let left = letters.saturating_sub(front.front as usize);
        if left < 2 && front.front > 0 {
            continue;
        }
        found.push(front);
        if front.proclitics.any(Proclitics::AL) || front.restored {
            continue; // a noun with the article takes no pronoun
        }
        for pronoun in PRONOUNS {
            let back = pronoun.len() / 2;
            if left >= back + 2 && key.ends_with(pronoun) {
                found.push(Split { back: back as u8, ..front });
            }
        }
    }
}

/// The cuts in front, as splits without a pronoun.
fn fronts(key: &str) -> impl Iterator<Item = Split> {
    let mut found =
        [Split { proclitics: Proclitics::NONE, front: 0, restored: false, back: 0 }; 16];
    let mut count = 1;
    let mut add = |proclitics: Proclitics, front: u8, restored: bool| {
        if let Some(slot) = found.get_mut(count) {
            *slot = Split { proclitics, front, restored, back: 0 };
            count += 1;
        }
    };
    if key.starts_with("ال") {
        add(Proclitics::AL, 2, false);
    }
    let conjunction = match key.chars().next() {
        Some('و') => Some(Proclitics::WA),
        Some('ف') => Some(Proclitics::FA),
        _ => None,
    };
    prefixes(key, Proclitics::NONE, 0, &mut add);
    if let Some(conjunction) = conjunction {
        let rest = key.get(2..).unwrap_or_default();
        add(conjunction, 1, false);
        if rest.starts_with("ال") {
            add(conjunction.with(Proclitics::AL), 3, false);
        }
        prefixes(rest, conjunction, 1, &mut add);
    }
    found.into_iter().take(count)
}

/// Prepositions and the future at the head of `rest`, which follows `before` (`used` letters).
fn prefixes(rest: &str, before: Proclitics, used: u8, add: &mut impl FnMut(Proclitics, u8, bool)) {
    let mut letters = rest.chars();
    let first = letters.next();
    let behind = letters.as_str();
    match first {
        Some('ل') if behind.starts_with('ل') => {
            let (both, li) = (before.with(Proclitics::LI), used + 1);
            add(both.with(Proclitics::AL), li + 1, false); // للنيجر: ل + ال + نيجر
            add(both, li, true); // ل + النيجر
            add(both, li, false); // لليبيا: ل + ليبيا
        }
        Some(letter @ ('ب' | 'ك' | 'ل')) => {
            let preposition = match letter {
                'ب' => Proclitics::BI,
                'ك' => Proclitics::KA,
                _ => Proclitics::LI,
            };
            add(before.with(preposition), used + 1, false);
            if behind.starts_with("ال") {
                add(before.with(preposition).with(Proclitics::AL), used + 3, false);
            }
        }
        Some('س') if behind.starts_with(['ي', 'ت', 'ن', 'ا']) => {
            add(before.with(Proclitics::SA), used + 1, false);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cut_that_spelling_allows() {
        let mut found = Vec::new();
        splits("وسيكتبونها", &mut found);
        let whole = found.iter().map(|split| (split.front, split.back)).collect::<Vec<_>>();
        assert!(whole.contains(&(2, 2)), "{whole:?}");
        splits("للنيجر", &mut found);
        assert!(found.iter().any(|split| split.restored && split.front == 1));
        splits("و", &mut found);
        assert_eq!(found.len(), 1);
    }
}
