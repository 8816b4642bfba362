//! Folded words as numbers, five bits a letter: cutting a word is a shift, comparing two is one
//! comparison.
//!
//! Folding leaves 29 letters of Arabic; a word of anything else stays a string.

use super::chars::{arabic_index, is_arabic_lead};
use super::fold::block;
use crate::span::Span;

/// Bits of a letter.
pub(crate) const WIDTH: u32 = 5;

/// The folded letters, by code from 1.
const ALPHABET: [char; 29] = [
    'ء', 'ا', 'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ع',
    'غ', 'ف', 'ق', 'ك', 'ل', 'م', 'ن', 'ه', 'و', 'ي',
];

/// The code of the last letter.
const LAST: u8 = ALPHABET.len() as u8;
/// What the fold changes has this bit beside its code.
const CHANGED: u8 = 1 << 7;
/// What the fold drops.
const DROPPED: u8 = CHANGED;
/// What is no letter of the alphabet.
const FOREIGN: u8 = u8::MAX;

/// The code of each character of the Arabic block once it is folded.
static CODES: [u8; 256] = codes();

/// The code of each letter of the Arabic block once it is folded, [`CHANGED`] for other characters. The
/// first place stands for no letter: its character is in no word.
static LETTERS: [u8; 256] = letters();

/// A number in each of four lanes of two bytes.
const fn lanes(number: u64) -> u64 {
    number * (u64::MAX / u16::MAX as u64)
}

/// A folded word of at most [`Letters::MAX`] Arabic letters. The first letter stands lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Letters(u128);

impl Letters {
    /// No letter.
    pub(crate) const NONE: Self = Self(0);
    /// Letters that fit.
    pub(crate) const MAX: usize = 2 * Self::SHORT as usize;
    /// Letters of a word that [`Letters::short`] takes.
    const SHORT: u32 = 12;
    /// Letters of an [`ending`](Letters::ending).
    pub(crate) const ENDING: usize = 5;

    /// The letters of a word in any spelling; `None` for a word that is empty, too long or of
    /// other characters.
    pub(crate) fn of(word: &str) -> Option<Self> {
        Self::read(word).map(|(letters, _)| letters)
    }

    /// The last [`Letters::ENDING`] letters of the word at a span of a text as one number, as
    /// [`Letters::short`] gives it; all of a shorter word. `None` if anything else is among the last
    /// characters, or if the word stands at the very beginning of the text.
    #[inline]
    pub(crate) fn ending(text: &str, span: Span) -> Option<u64> {
        const BYTES: usize = 2 * Letters::ENDING;
        let window: &[u8; BYTES] = text.as_bytes().get(..span.end as usize)?.last_chunk()?;
        let &[lead, tail, ref four @ ..] = window;
        let absent = BYTES - ((span.end - span.start) as usize).min(BYTES);
        // The last four letters are read together, two bytes each.
        let word = u64::MAX << (absent.saturating_sub(2) * u8::BITS as usize);
        let four = u64::from_le_bytes(*four) & word;
        let is_arabic = (four ^ (lanes(0xD8) & word)) & lanes(0xFC) == 0;
        let places = ((four >> 8) & lanes(0x3F) | (four & lanes(3)) << 6).to_le_bytes();
        let first = if absent == 0 { arabic_index(lead, tail) } else { 0 };
        let codes = [first, places[0].into(), places[2].into(), places[4].into(), places[6].into()];
        let (mut letters, mut all) = (0, 0);
        for (at, code) in (0..).zip(codes.map(|place| LETTERS[place])) {
            letters |= u64::from(code) << (at * WIDTH);
            all |= code;
        }
        let is_first = absent > 0 || is_arabic_lead(lead);
        let is_plain = is_arabic && is_first && absent.is_multiple_of(2) && all & CHANGED == 0;
        is_plain.then_some(letters >> (absent / 2 * WIDTH as usize))
    }

    /// The letters of a word, and true if the word is printed as it is folded.
    pub(crate) fn read(word: &str) -> Option<(Self, bool)> {
        let (mut front, mut letters, mut shift, mut all) = (None, 0, 0, 0);
        let (pairs, odd) = word.as_bytes().as_chunks();
        for &[lead, tail] in pairs {
            if !is_arabic_lead(lead) {
                return None;
            }
            let code = CODES[arabic_index(lead, tail)];
            all |= code;
            match code & !CHANGED {
                0 => continue,
                letter @ 1..=LAST => {
                    if shift == Self::SHORT * WIDTH {
                        // The word goes on in a second number, once.
                        if front.replace(letters).is_some() {
                            return None;
                        }
                        (letters, shift) = (0, 0);
                    }
                    letters |= u64::from(letter) << shift;
                    shift += WIDTH;
                }
                _ => return None,
            }
        }
        let letters = match front {
            None => u128::from(letters),
            Some(front) => u128::from(front) | u128::from(letters) << (Self::SHORT * WIDTH),
        };
        (odd.is_empty() && letters != 0).then_some((Self(letters), all & CHANGED == 0))
    }

    /// Letters of an affix in a table of the crate.
    pub(crate) const fn affix(letters: &str) -> Self {
        let bytes = letters.as_bytes();
        let (mut all, mut at) = (0, 0);
        while at + 1 < bytes.len() {
            let code = CODES[arabic_index(bytes[at], bytes[at + 1])];
            assert!(code & CHANGED == 0, "a folded letter");
            all |= (code as u128) << (at as u32 / 2 * WIDTH);
            at += 2;
        }
        Self(all)
    }

    /// True if there is none.
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many there are.
    #[inline]
    pub(crate) const fn len(self) -> usize {
        (u128::BITS - self.0.leading_zeros()).div_ceil(WIDTH) as usize
    }

    /// The letter at a place, counted from 0; none past the end.
    #[inline]
    pub(crate) const fn at(self, place: usize) -> Self {
        self.behind(place).first(1)
    }

    /// True if they begin with those of `front`.
    #[inline]
    pub(crate) const fn starts_with(self, front: Self) -> bool {
        self.first(front.len()).0 == front.0
    }

    /// True if they end with those of `back`.
    #[inline]
    pub(crate) const fn ends_with(self, back: Self) -> bool {
        match self.len().checked_sub(back.len()) {
            Some(from) => self.behind(from).0 == back.0,
            None => false,
        }
    }

    /// The first `count` letters.
    #[inline]
    pub(crate) const fn first(self, count: usize) -> Self {
        match count < Self::MAX {
            true => Self(self.0 & ((1 << (count as u32 * WIDTH)) - 1)),
            false => self,
        }
    }

    /// The letters behind the first `count`.
    #[inline]
    pub(crate) const fn behind(self, count: usize) -> Self {
        match count < Self::MAX {
            true => Self(self.0 >> (count as u32 * WIDTH)),
            false => Self(0),
        }
    }

    /// These letters behind those of `front`; what is too long is cut off.
    #[inline]
    pub(crate) const fn after(self, front: Self) -> Self {
        Self(front.0 | self.0 << (front.len() as u32 * WIDTH))
    }

    /// The word as one small number, if it has at most twelve letters.
    #[inline]
    pub(crate) const fn short(self) -> Option<u64> {
        match self.0 >> (Self::SHORT * WIDTH) {
            0 => Some(self.0 as u64),
            _ => None,
        }
    }

    /// The word of a number that [`Letters::short`] gave.
    #[inline]
    pub(crate) const fn from_short(short: u64) -> Self {
        Self(short as u128)
    }

    /// The letters as text.
    pub(crate) fn chars(self) -> impl Iterator<Item = char> {
        (0..self.len()).filter_map(move |at| {
            let code = self.at(at).0 as usize;
            ALPHABET.get(code.wrapping_sub(1)).copied()
        })
    }
}

const fn codes() -> [u8; 256] {
    let (block, mut codes) = (block(), [FOREIGN; 256]);
    let mut at = 0;
    while at < 256 {
        let mut letter = 0;
        while letter < ALPHABET.len() {
            if block[at] as u32 == ALPHABET[letter] as u32 {
                let is_changed = block[at] as u32 != 0x600 + at as u32;
                codes[at] = (letter as u8 + 1) | if is_changed { CHANGED } else { 0 };
            }
            letter += 1;
        }
        if block[at] as u32 == 0 {
            codes[at] = DROPPED;
        }
        at += 1;
    }
    codes
}

const fn letters() -> [u8; 256] {
    let (mut letters, mut at) = ([CHANGED; 256], 1);
    letters[0] = 0;
    while at < 256 {
        let letter = CODES[at] & !CHANGED;
        if letter >= 1 && letter <= LAST {
            letters[at] = letter;
        }
        at += 1;
    }
    letters
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::fold;
    use super::*;

    fn text(letters: Letters) -> String {
        letters.chars().collect()
    }

    #[test]
    fn cuts_are_cuts_of_the_word() {
        let word = Letters::affix("وسيكتبونها");
        assert_eq!(word.len(), 10);
        assert!(word.starts_with(Letters::affix("وس")) && word.ends_with(Letters::affix("ها")));
        assert_eq!(text(word.behind(2).first(6)), "يكتبون");
        assert_eq!(text(Letters::affix("نفط").after(Letters::affix("ال"))), "النفط");
        assert_eq!(Letters::of("إِيـران"), Letters::of("ايران"));
        let none = ["", "ـ", "iran", "ايرانx", "٢٠٢٤", "كٹر"];
        assert!(none.into_iter().all(|word| Letters::of(word).is_none()));
        assert!(Letters::of(&"ب".repeat(24)).is_some() && Letters::of(&"ب".repeat(25)).is_none());
    }

    #[test]
    fn what_is_printed_folded_is_told() {
        let is_folded = |word| Letters::read(word).is_some_and(|(_, is_folded)| is_folded);
        assert!(is_folded("وسيكتبونها"));
        assert!(["أمس", "مدرسة", "علـي", "وَصل", "على"].into_iter().all(|word| !is_folded(word)));
    }

    proptest! {
        #[test]
        fn an_ending_is_that_of_the_letters(word in "[ء-يپگA\u{64B}]{1,9}") {
            let text = format!("بعد ذلك {word}");
            let span = Span::new((text.len() - word.len()) as u32, text.len() as u32);
            let last: String = word.chars().rev().take(Letters::ENDING).collect();
            let is_plain = last.chars().all(|c| Letters::of(&c.to_string()).is_some());
            let letters = Letters::of(&last.chars().rev().collect::<String>()).and_then(Letters::short);
            prop_assert_eq!(Letters::ending(&text, span), letters.filter(|_| is_plain));
        }

        #[test]
        fn letters_are_the_folded_key(word in "[ء-ي\u{64B}-\u{652}]{1,30}") {
            let key = fold(&word);
            match Letters::of(&word) {
                Some(letters) => {
                    prop_assert_eq!(text(letters), key);
                    let short = letters.short().map(Letters::from_short);
                    prop_assert!(short.is_none_or(|short| short == letters));
                }
                None => {
                    let count = key.chars().count();
                    let is_foreign = key.contains(|c| !ALPHABET.contains(&c));
                    prop_assert!(is_foreign || count == 0 || count > Letters::MAX);
                }
            }
        }
    }
}
