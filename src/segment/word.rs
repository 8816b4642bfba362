//! A word that is to be cut, and every cut that spelling allows.

use crate::text::chars::{self, Class, arabic_index, is_arabic_lead};
use crate::text::{Letters, fold};
use crate::token::{Cut, Restored};

pub(super) const AL: Letters = Letters::affix("ال");
pub(super) const ALIF: Letters = Letters::affix("ا");
pub(super) const HA: Letters = Letters::affix("ه");
pub(super) const LI: Letters = Letters::affix("ل");
pub(super) const TA: Letters = Letters::affix("ت");
pub(super) const WA: Letters = Letters::affix("و");
pub(super) const YA: Letters = Letters::affix("ي");
pub(super) const BI: Letters = Letters::affix("ب");
pub(super) const FA: Letters = Letters::affix("ف");
pub(super) const KA: Letters = Letters::affix("ك");
pub(super) const NUN: Letters = Letters::affix("ن");
const SA: Letters = Letters::affix("س");

/// Pronouns that may stand behind a stem.
pub(super) const PRONOUNS: [Letters; 11] = [
    HA,
    Letters::affix("ها"),
    Letters::affix("هم"),
    Letters::affix("هن"),
    Letters::affix("هما"),
    KA,
    Letters::affix("كم"),
    Letters::affix("كما"),
    Letters::affix("نا"),
    Letters::affix("ني"),
    YA,
];

/// What folding took from a letter: 0 for nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Carrier {
    #[default]
    None,
    HamzaAbove,
    HamzaBelow,
    Madda,
    OnYa,
    OnWaw,
    Ta,
    Maqsura,
}

/// What a character of the Arabic block is in a printed word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Printed {
    /// A letter, and what folding takes from it.
    Letter(Carrier),
    /// One of the marks ً ٌ ٍ of an indefinite noun.
    Tanwin,
    /// Another mark, tatweel, a joiner: folding drops it.
    Dropped,
}

impl Printed {
    /// What a character of two bytes is.
    #[inline]
    pub(super) fn of(lead: u8, tail: u8) -> Self {
        PRINTED[arabic_index(lead, tail)]
    }
}

static PRINTED: [Printed; 256] = printed();

const fn printed() -> [Printed; 256] {
    let mut table = [Printed::Letter(Carrier::None); 256];
    let mut at = 0;
    while at < table.len() {
        let (lead, tail) = (0xD8 | (at >> 6) as u8, 0x80 | (at & 0x3F) as u8);
        table[at] = match (at, chars::arabic_class(lead, tail)) {
            (0x4B..=0x4D, _) => Printed::Tanwin,
            (0x40, _) | (_, Class::Mark | Class::Joiner) => Printed::Dropped,
            (0x22, _) => Printed::Letter(Carrier::Madda),
            (0x23, _) => Printed::Letter(Carrier::HamzaAbove),
            (0x24, _) => Printed::Letter(Carrier::OnWaw),
            (0x25, _) => Printed::Letter(Carrier::HamzaBelow),
            (0x26, _) => Printed::Letter(Carrier::OnYa),
            (0x29, _) => Printed::Letter(Carrier::Ta),
            (0x49, _) => Printed::Letter(Carrier::Maqsura),
            _ => Printed::Letter(Carrier::None),
        };
        at += 1;
    }
    table
}

/// The letters of a word, with what their spelling tells.
#[derive(Clone, Copy, Default)]
pub(super) struct Word {
    pub(super) letters: Letters,
    length: usize,
    carriers: [Carrier; Letters::MAX],
    /// The word is printed with tanwin, so that no pronoun stands behind it.
    has_tanwin: bool,
}

impl Word {
    /// The word printed as `surface`; `None` for what is never cut: foreign or very long words, and
    /// words whose printed letters are not those of the folded key.
    pub(super) fn read(surface: &str) -> Option<Self> {
        let letters = match Letters::of(surface) {
            Some(letters) => letters,
            None => return Self::read_rare(surface),
        };
        let mut word = Self { letters, ..Self::default() };
        let (pairs, _) = surface.as_bytes().as_chunks();
        for &[lead, tail] in pairs {
            word.push(Printed::of(lead, tail))?;
        }
        (word.length == letters.len()).then_some(word)
    }

    /// A word with characters of three bytes: presentation forms, direction marks.
    #[cold]
    fn read_rare(surface: &str) -> Option<Self> {
        let letters = (surface.len() < 8 * Letters::MAX).then(|| Letters::of(&fold(surface)))??;
        let mut word = Self { letters, ..Self::default() };
        for c in surface.chars() {
            let mut bytes = [0; 4];
            word.push(match c.encode_utf8(&mut bytes).as_bytes() {
                &[lead, tail] if is_arabic_lead(lead) => Printed::of(lead, tail),
                _ if matches!(chars::class(c), Class::Mark | Class::Joiner) => Printed::Dropped,
                _ => Printed::Letter(Carrier::None),
            })?;
        }
        (word.length == letters.len()).then_some(word)
    }

    /// Takes the next character in; `None` if the word is too long.
    fn push(&mut self, printed: Printed) -> Option<()> {
        match printed {
            Printed::Letter(carrier) => {
                *self.carriers.get_mut(self.length)? = carrier;
                self.length += 1;
            }
            Printed::Tanwin => self.has_tanwin = true,
            Printed::Dropped => {}
        }
        Some(())
    }

    /// The word without its first letter.
    pub(super) fn behind_first(&self) -> Self {
        let mut rest = Self { letters: self.letters.behind(1), length: self.length - 1, ..*self };
        rest.carriers.rotate_left(1);
        rest
    }

    /// The word without the pronoun of a cut.
    pub(super) fn without_pronoun(&self, cut: Cut) -> Self {
        let length = self.length - usize::from(cut.back);
        Self { letters: self.letters.first(length), length, ..*self }
    }

    /// The word as printed by those who leave the hamza of alif out.
    pub(super) fn without_hamza(&self) -> Self {
        let carriers = self.carriers.map(|one| match one {
            Carrier::HamzaAbove | Carrier::HamzaBelow | Carrier::Madda => Carrier::None,
            other => other,
        });
        Self { carriers, ..*self }
    }

    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// What folding took from the letter at a place.
    pub(super) fn carrier(&self, at: usize) -> Carrier {
        self.carriers.get(at).copied().unwrap_or_default()
    }

    /// The word ends in ة.
    pub(super) fn is_feminine(&self) -> bool {
        self.carrier(self.length - 1) == Carrier::Ta
    }

    /// What stands before the stem of a cut, the stem, and what stands behind.
    pub(super) fn parts(&self, cut: Cut) -> (Letters, Letters, Letters) {
        let (front, kept) = (cut.front as usize, self.length - cut.back as usize);
        let letters = self.letters;
        (letters.first(front), letters.first(kept).behind(front), letters.behind(kept))
    }

    /// The stem of a cut as it is spelt alone.
    pub(super) fn stem_alone(&self, cut: Cut) -> Letters {
        let stem = self.parts(cut).1;
        match cut.restored {
            Restored::Ta => HA.after(stem.first(stem.len() - 1)),
            Restored::Alif => stem.after(ALIF),
            Restored::Article => stem.after(AL),
            _ => stem,
        }
    }

    /// Gives every cut that spelling allows, the whole word first. A stem keeps two letters.
    pub(super) fn cuts(&self, mut take: impl FnMut(Cut)) {
        let mut backs = [0; 4];
        let found = self.pronouns(&mut backs);
        let mut add = |front: usize| {
            let front_only = Cut { front: front as u8, ..Cut::WHOLE };
            take(front_only);
            for &back in &backs[..found] {
                if self.length >= front + usize::from(back) + 2 {
                    take(Cut { back, ..front_only });
                }
            }
        };
        add(0);
        if self.length < 3 {
            return;
        }
        if self.carrier(0) == Carrier::HamzaAbove {
            add(1);
        }
        if self.is_particle(0) {
            add(1);
        }
        if self.may_have_conjunction() {
            add(1);
            if self.may_have_two() {
                add(2);
            }
        }
    }

    /// The word begins like و or ف and two letters at least.
    pub(super) fn may_have_conjunction(&self) -> bool {
        self.length >= 3 && matches!(self.letters.at(0), WA | FA)
    }

    /// The word begins like a verb with the future in front.
    pub(super) fn may_have_future(&self) -> bool {
        self.length >= 4 && self.letters.at(0) == SA && self.is_particle(0)
    }

    /// The word begins like a conjunction with another proclitic behind it.
    pub(super) fn may_have_two(&self) -> bool {
        self.length >= 4 && self.may_have_conjunction() && self.is_particle(1)
    }

    /// The lengths of the pronouns that the word ends in.
    fn pronouns(&self, backs: &mut [u8; 4]) -> usize {
        let mut found = 0;
        if !self.has_tanwin && matches!(self.carrier(self.length - 1), Carrier::None) {
            for pronoun in PRONOUNS {
                if self.letters.ends_with(pronoun)
                    && let Some(slot) = backs.get_mut(found)
                {
                    *slot = pronoun.len() as u8;
                    found += 1;
                }
            }
        }
        found
    }

    /// The letter at a place may be a preposition or the future.
    fn is_particle(&self, at: usize) -> bool {
        match self.letters.at(at) {
            BI | KA | LI => true,
            SA => matches!(self.letters.at(at + 1), YA | TA | NUN | ALIF),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(surface: &str) -> Vec<(u8, u8)> {
        let mut all = Vec::new();
        if let Some(word) = Word::read(surface) {
            word.cuts(|cut| all.push((cut.front, cut.back)));
        }
        all
    }

    #[test]
    fn what_spelling_allows() {
        assert_eq!(cuts("وسيعلنها"), [(0, 0), (0, 2), (1, 0), (1, 2), (2, 0), (2, 2)]);
        assert_eq!(cuts("مدينة"), [(0, 0)], "ة is no pronoun");
        assert_eq!(cuts("به"), [(0, 0)]);
        assert_eq!(cuts("أليس"), [(0, 0), (1, 0)]);
        assert_eq!(cuts("سلام"), [(0, 0)], "س stands before verbs only");
        assert_eq!(cuts("كتابهما"), [(0, 0), (0, 3), (1, 0), (1, 3)]);
    }

    #[test]
    fn what_is_never_cut() {
        assert!(cuts("video").is_empty() && cuts("ٹویٹ").is_empty());
        assert!(cuts(&"و".repeat(10_000)).is_empty());
    }
}
