//! Whether a printed word may be a name: folding unites words that newspapers keep apart.

use crate::text::chars;

/// True if `printed` may stand for `name`, clitics and article aside: a hamza may be missing, ه stand
/// for ة and ى for ي at the end of a word, but a hamza must not be another one (أمام is no إمام),
/// a word printed with ى or ة is none that ends in ي or ه, and printed vowels must not contradict
/// those of the name (عُمان is no عَمّان).
pub(super) fn may_spell(printed: &str, name: &str) -> bool {
    if printed.ends_with(name) {
        return true;
    }
    let is_hamza = |c: char| matches!(c, 'أ' | 'إ' | 'آ' | 'ؤ' | 'ئ');
    let (mut printed, mut name) = (Letters::of(printed), Letters::of(name));
    while let (Some((one, its)), Some((other, others))) = (printed.next(), name.next()) {
        let agrees = one == other
            || !is_hamza(one) && !matches!(one, 'ى' | 'ة')
            || is_hamza(one) && !is_hamza(other) && other != 'ا';
        if !agrees || its.contradict(others) {
            return false;
        }
    }
    true
}

/// True if a short vowel or a doubling is printed inside the word.
pub(super) fn has_vowels(word: &str) -> bool {
    word.chars().any(|c| matches!(c, '\u{64E}' | '\u{64F}' | '\u{650}' | '\u{651}'))
}

/// Marks on one letter, as bits: the vowel and the doubling.
#[derive(Clone, Copy, Default)]
struct Marks(u8);

impl Marks {
    const SHADDA: u8 = 1 << 7;

    fn add(&mut self, mark: char) {
        self.0 |= match mark {
            '\u{64E}' => 1,
            '\u{64F}' => 2,
            '\u{650}' => 4,
            '\u{651}' => Self::SHADDA,
            _ => 0,
        };
    }

    /// True if both letters are marked, and differently.
    fn contradict(self, other: Self) -> bool {
        let (vowel, others) = (self.0 & !Self::SHADDA, other.0 & !Self::SHADDA);
        let doubled =
            (self.0 | other.0) & Self::SHADDA != 0 && self.0 & other.0 & Self::SHADDA == 0;
        vowel != 0 && others != 0 && vowel != others || doubled && self.0 != 0 && other.0 != 0
    }
}

/// The letters of a word from the last to the first, each with its marks.
struct Letters<'w>(std::iter::Rev<std::str::Chars<'w>>);

impl<'w> Letters<'w> {
    fn of(word: &'w str) -> Self {
        Self(word.chars().rev())
    }
}

impl Iterator for Letters<'_> {
    type Item = (char, Marks);

    fn next(&mut self) -> Option<Self::Item> {
        let mut marks = Marks::default();
        for c in self.0.by_ref() {
            match chars::class(c) {
                chars::Class::Mark => marks.add(c),
                chars::Class::Joiner => {}
                _ if c == chars::TATWEEL => {}
                _ => return Some((c, marks)),
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hamzas_endings_and_vowels() {
        assert!(may_spell("احمد", "أحمد") && may_spell("بالإمارات", "الإمارات"));
        assert!(!may_spell("أمام", "إمام") && !may_spell("على", "علي"));
        assert!(may_spell("عمان", "عَمّان") && may_spell("عمّان", "عَمّان"));
        assert!(!may_spell("عُمان", "عَمّان") && !may_spell("عمّان", "عُمَان"));
    }
}
