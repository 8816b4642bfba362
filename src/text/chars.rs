//! Character classes: one table look-up for ASCII and the Arabic block, a slower path for the rest.

use unicode_normalization::char::is_combining_mark;

/// What a character is to the tokenizer. The order matters: everything up to `Mark` extends a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Class {
    /// A letter of any script, tatweel included.
    Letter,
    /// A vowel mark or another combining mark: extends a word, never begins one.
    Mark,
    /// Zero-width joiner, bidi control: extends a word only between letters.
    Joiner,
    /// A decimal digit.
    Digit,
    /// White space of any width.
    Space,
    /// Punctuation.
    Punctuation,
    /// Currency, mathematics, controls and whatever else is printed alone.
    Symbol,
    /// A pictograph.
    Emoji,
    /// The first byte of a longer character that only [`class`] can tell.
    Other,
}

/// Tatweel, the stretching stroke: a letter to the tokenizer, nothing to the fold.
pub(crate) const TATWEEL: char = '\u{0640}';

static ASCII: [Class; 256] = ascii_table();
static ARABIC: [Class; 256] = arabic_table();

/// The class of a byte that stands alone (ASCII); `Other` for the bytes of longer characters.
#[inline]
pub(crate) fn ascii_class(byte: u8) -> Class {
    ASCII[byte as usize]
}

/// True for the first byte of a character of the Arabic block, U+0600 to U+06FF.
#[inline]
pub(crate) fn is_arabic_lead(byte: u8) -> bool {
    byte & 0xFC == 0xD8
}

/// Index into a table of the Arabic block for a two-byte character.
#[inline]
pub(crate) const fn arabic_index(lead: u8, tail: u8) -> usize {
    ((lead as usize & 3) << 6) | (tail as usize & 0x3F)
}

/// The class of a two-byte character of the Arabic block.
#[inline]
pub(crate) const fn arabic_class(lead: u8, tail: u8) -> Class {
    ARABIC[arabic_index(lead, tail)]
}

/// The class of any character.
pub(crate) fn class(c: char) -> Class {
    match u32::from(c) {
        0..=0x7F => ASCII[c as usize],
        code @ 0x600..=0x6FF => ARABIC[(code - 0x600) as usize],
        _ => rare_class(c),
    }
}

fn rare_class(c: char) -> Class {
    if is_joiner(c) {
        return Class::Joiner;
    }
    if c.is_whitespace() {
        return Class::Space;
    }
    if is_combining_mark(c) || matches!(c, '\u{FE00}'..='\u{FE0F}') {
        return Class::Mark;
    }
    if is_emoji(c) {
        return Class::Emoji;
    }
    if c.is_alphabetic() {
        return Class::Letter;
    }
    if c.is_numeric() && !matches!(c, '\u{B2}' | '\u{B3}' | '\u{B9}' | '\u{BC}'..='\u{BE}') {
        return Class::Digit;
    }
    match u32::from(c) {
        0xA1 | 0xA7 | 0xAB | 0xB6 | 0xB7 | 0xBB | 0xBF => Class::Punctuation,
        0x2010..=0x2027 | 0x2030..=0x205E | 0x2E00..=0x2E7F | 0x3001..=0x3003 => Class::Punctuation,
        0x3008..=0x3011 | 0xFD3E | 0xFD3F | 0xFE10..=0xFE6B | 0xFF01..=0xFF0F => Class::Punctuation,
        _ => Class::Symbol,
    }
}

/// Zero-width joiners and spaces, bidi controls, soft hyphen, byte order mark.
pub(crate) fn is_joiner(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}'
    )
}

fn is_emoji(c: char) -> bool {
    matches!(u32::from(c), 0x2600..=0x27BF | 0x2B50 | 0x2B55 | 0x1F000..=0x1FAFF)
}

const fn ascii_table() -> [Class; 256] {
    let mut table = [Class::Other; 256];
    let mut byte = 0;
    while byte < 0x80 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b' ' | 0x09..=0x0D => Class::Space,
            b'$' | b'+' | b'<' | b'=' | b'>' | b'^' | b'`' | b'|' | b'~' | 0..=0x1F | 0x7F => {
                Class::Symbol
            }
            _ => Class::Punctuation,
        };
        byte += 1;
    }
    table
}

const fn arabic_table() -> [Class; 256] {
    let mut table = [Class::Letter; 256];
    let mut at = 0;
    while at < 256 {
        table[at] = match at {
            0x10..=0x1A | 0x4B..=0x5F | 0x70 | 0xD6..=0xDC | 0xDF..=0xE4 | 0xE7 | 0xE8 => {
                Class::Mark
            }
            0xEA..=0xED => Class::Mark,
            0x1C => Class::Joiner,
            0x60..=0x69 | 0xF0..=0xF9 => Class::Digit,
            0x09 | 0x0A | 0x0C | 0x0D | 0x1B | 0x1D..=0x1F | 0x6A..=0x6D | 0xD4 => {
                Class::Punctuation
            }
            0x00..=0x08 | 0x0B | 0x0E | 0x0F | 0xDD | 0xDE | 0xE9 => Class::Symbol,
            _ => Class::Letter,
        };
        at += 1;
    }
    table
}
