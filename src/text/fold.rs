//! The look-up key of a word: what unites its spellings.
//!
//! Marks, tatweel, joiners and bidi controls are dropped; أ إ آ ٱ become ا, ى ي, ة ه, ؤ و, ئ ي;
//! Persian, Urdu and Kurdish letters become their Arabic neighbours; presentation forms become the
//! letters they show; digits of all sets become ASCII; Latin letters become lower case.

use unicode_normalization::UnicodeNormalization;

use super::chars::{arabic_index, is_arabic_lead, is_joiner};
use super::fold_block::fold_long;

/// The folded key of `word`.
///
/// ```
/// use khabar::text::fold;
/// assert_eq!(fold("إِفْرِيقِيَـا"), fold("افريقيا"));
/// assert_eq!(fold("٢٠٢٤"), "2024");
/// ```
pub fn fold(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    fold_into(word, &mut key);
    key
}

/// Appends the folded key of `word` to `key`.
pub fn fold_into(word: &str, key: &mut String) {
    if word.len() > LONG {
        fold_long(word, key);
    } else {
        fold_to(word, 0, word.len(), key);
    }
}

/// Bytes of a text that is worth to be folded in blocks.
const LONG: usize = 64;

/// Appends the fold of the characters of `text` that begin between two bytes to `key`; the byte
/// behind them.
#[inline]
pub(super) fn fold_to(text: &str, from: usize, to: usize, key: &mut String) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < to
        && let Some(&first) = bytes.get(at)
    {
        if is_arabic_lead(first)
            && let Some(&second) = bytes.get(at + 1)
        {
            let folded = BLOCK[arabic_index(first, second)];
            if folded != '\0' {
                key.push(folded);
            }
            at += 2;
        } else if first.is_ascii() {
            key.push(first.to_ascii_lowercase() as char);
            at += 1;
        } else {
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            fold_rare(c, key);
            at += c.len_utf8();
        }
    }
    at
}

/// The fold of a character outside ASCII and the Arabic block.
#[cold]
fn fold_rare(c: char, key: &mut String) {
    match c {
        // Forms-B and the letters of Forms-A; the word ligatures (U+FDF0 …) stay themselves.
        '\u{FB50}'..='\u{FBFF}' | '\u{FE70}'..='\u{FEFC}' => {
            for part in std::iter::once(c).nfkc() {
                let folded =
                    u32::from(part).checked_sub(0x600).and_then(|at| BLOCK.get(at as usize));
                key.extend(folded.filter(|folded| **folded != '\0'));
            }
        }
        _ if is_joiner(c) || unicode_normalization::char::is_combining_mark(c) => {}
        _ => key.extend(c.to_lowercase()),
    }
}

/// The fold of U+0600 to U+06FF; `'\0'` for what is dropped.
static BLOCK: [char; 256] = block();

pub(super) const fn block() -> [char; 256] {
    let mut table = ['\0'; 256];
    let mut at = 0;
    while at < 256 {
        let code = 0x600 + at as u32;
        table[at] = match code {
            0x610..=0x61A | 0x61C | 0x640 | 0x64B..=0x65F | 0x670 => '\0',
            0x6D6..=0x6DC | 0x6DF..=0x6E8 | 0x6EA..=0x6ED => '\0',
            0x622 | 0x623 | 0x625 | 0x671..=0x673 | 0x675 => 'ا',
            0x624 | 0x676 | 0x677 | 0x6C4..=0x6CB | 0x6CF => 'و',
            0x626 | 0x649 | 0x678 | 0x6CC..=0x6CE | 0x6D0..=0x6D3 => 'ي',
            0x629 | 0x6BE | 0x6C0..=0x6C3 | 0x6D5 => 'ه',
            0x6A9..=0x6AE => 'ك',
            0x6AF..=0x6B4 => 'غ',
            0x67E => 'ب',
            0x6A4 | 0x6A5 => 'ف',
            0x686 => 'ج',
            0x698 => 'ز',
            0x660..=0x669 => (b'0' + (code - 0x660) as u8) as char,
            0x6F0..=0x6F9 => (b'0' + (code - 0x6F0) as u8) as char,
            _ => match char::from_u32(code) {
                Some(same) => same,
                None => '\0',
            },
        };
        at += 1;
    }
    table
}
