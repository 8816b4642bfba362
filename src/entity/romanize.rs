//! Arabic names of people in Latin letters, for those whom no table knows.
//!
//! Given and family names come from their tables; other words are written out letter by letter,
//! with an `a` where the script leaves a short vowel out. It is how a newspaper might print the
//! name, not a scholarly transliteration, and it cannot be read back.

use std::ops::Range;

use crate::lexicon::AnnotatedText;
use crate::span::Span;

use super::classes::{Class, Classes};

/// The name that stands in `tokens` and begins with the bytes of `span`, in Latin letters.
pub(super) fn person(
    text: &AnnotatedText<'_>,
    classes: &Classes,
    tokens: Range<usize>,
    span: Span,
) -> String {
    let mut name = String::new();
    let mut at = tokens.start;
    while at < tokens.end {
        // A particle in front of the first word is no part of the name.
        let reading = match at == tokens.start {
            true => text.readings(at).iter().find(|one| one.span.start == span.start),
            false => text.readings(at).first(),
        };
        let word = reading.map(|one| one.word).unwrap_or_default();
        let class = classes.of(word);
        if !name.is_empty() {
            name.push(' ');
        }
        if class.any(Class::SERVANT) && at + 1 < tokens.end {
            match classes.servant(text.word(at + 1)) {
                Some(english) => name.push_str(english),
                None => {
                    name.push_str("Abd ");
                    letters(text.key(at + 1), &mut name);
                }
            }
            at += 2;
            continue;
        }
        match classes.name(word).map(|one| one.1).filter(|english| !english.is_empty()) {
            Some(english) => name.push_str(english),
            None => letters(strip(text, at, span), &mut name),
        }
        at += 1;
    }
    name
}

/// The key of a token, without the particle that the name's first bytes leave out.
fn strip<'k>(text: &'k AnnotatedText<'_>, at: usize, span: Span) -> &'k str {
    let key = text.key(at);
    let cut = span.start.saturating_sub(text.tokens[at].span.start) as usize;
    key.get(cut..).unwrap_or(key)
}

/// Writes a folded word out letter by letter.
fn letters(key: &str, out: &mut String) {
    let known = match key {
        "بن" => Some("bin"),
        "ابن" => Some("ibn"),
        "ال" => Some("Al"),
        "ابو" => Some("Abu"),
        "ابي" => Some("Abi"),
        "ام" => Some("Umm"),
        "الله" => Some("Allah"),
        "الدين" => Some("al-Din"),
        _ => None,
    };
    if let Some(known) = known {
        out.push_str(known);
        return;
    }
    let stem = match key.strip_prefix("ال").filter(|rest| rest.len() > 4) {
        Some(rest) => {
            out.push_str("al-");
            rest
        }
        None => key,
    };
    let start = out.len();
    let mut sounds = Sounds { out, consonants: 0, is_start: true };
    let mut rest = stem.chars().peekable();
    while let Some(letter) = rest.next() {
        sounds.add(letter, rest.peek().copied());
    }
    capitalize(out, start);
}

/// Letters written so far, and how many consonants stand at their end without a vowel.
struct Sounds<'o> {
    out: &'o mut String,
    consonants: u32,
    is_start: bool,
}

impl Sounds<'_> {
    fn add(&mut self, letter: char, next: Option<char>) {
        let next_is_vowel = matches!(next, Some('ا' | 'و' | 'ي'));
        let vowel = match letter {
            'ا' | 'ع' => Some("a"),
            'ه' if next.is_none() && !self.is_start => Some("a"),
            'و' if !self.is_start && self.consonants > 0 && next != Some('ا') => Some("ou"),
            'ي' if !self.is_start && self.consonants > 0 && !next_is_vowel => Some("i"),
            'ي' if next.is_none() => Some("i"),
            _ => None,
        };
        if let Some(vowel) = vowel {
            self.vowel(vowel);
            return;
        }
        // At most one consonant closes a syllable and one opens the next.
        let closes_word = next.is_none() && self.consonants > 0;
        if self.consonants > 1 || closes_word || self.consonants == 1 && self.opens_word() {
            self.vowel("a");
        }
        self.out.push_str(match letter {
            'ب' => "b",
            'ت' | 'ط' => "t",
            'ث' => "th",
            'ج' => "j",
            'ح' => "h",
            'خ' => "kh",
            'د' | 'ض' => "d",
            'ذ' => "dh",
            'ر' => "r",
            'ز' | 'ظ' => "z",
            'س' | 'ص' => "s",
            'ش' => "sh",
            'غ' => "gh",
            'ف' => "f",
            'ق' => "q",
            'ك' => "k",
            'ل' => "l",
            'م' => "m",
            'ن' => "n",
            'ه' => "h",
            'و' => "w",
            'ي' => "y",
            _ => "",
        });
        self.consonants += 1;
        self.is_start = false;
    }

    fn vowel(&mut self, vowel: &str) {
        if !(vowel == "a" && self.out.ends_with('a')) {
            self.out.push_str(vowel);
        }
        self.consonants = 0;
        self.is_start = false;
    }

    /// True if the word has no vowel yet.
    fn opens_word(&self) -> bool {
        let word = self.out.rsplit([' ', '-']).next().unwrap_or_default();
        !word.contains(['a', 'i', 'o', 'u'])
    }
}

fn capitalize(out: &mut String, start: usize) {
    let first = out.get(start..).and_then(|word| word.chars().next());
    if let Some(first) = first {
        let upper: String = first.to_uppercase().collect();
        out.replace_range(start..start + first.len_utf8(), &upper);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_no_table_knows() {
        for (arabic, latin) in [
            ("جهاندار", "Jahandar"),
            ("المواتي", "al-Mawati"),
            ("مخلوف", "Makhlouf"),
            ("قدسي", "Qadsi"),
            ("حسن", "Hasan"),
        ] {
            let mut out = String::new();
            letters(arabic, &mut out);
            assert_eq!(out, latin, "{arabic}");
        }
    }
}
