//! The careful scanner: one character after the other. It says what a token is; the blocks of
//! [`sweep`](super::sweep) only say the same faster where nothing is unusual.

use super::address::address;
use super::{Token, TokenKind};
use crate::span::Span;
use crate::text::chars::{self, Class};

/// Reads tokens from a place of the text on.
pub(super) struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// Where the next token may begin.
    pub(super) at: usize,
}

impl<'t> Scanner<'t> {
    /// A scanner that begins at byte `at`, between two characters.
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self { text, bytes: text.as_bytes(), at }
    }

    /// The next token; `None` at the end of the text.
    pub(super) fn next(&mut self) -> Option<Token> {
        loop {
            let start = self.at;
            let (class, width) = self.peek(start)?;
            self.at = start + width;
            let kind = match class {
                Class::Letter => self.word(start),
                Class::Digit => self.number(),
                Class::Space | Class::Mark | Class::Joiner => continue,
                Class::Emoji => self.emoji(),
                Class::Punctuation => self.punctuation(start),
                Class::Symbol | Class::Other => TokenKind::Symbol,
            };
            return Some(Token { span: Span::new(start as u32, self.at as u32), kind });
        }
    }

    /// The class and width in bytes of the character at `at`.
    #[inline]
    fn peek(&self, at: usize) -> Option<(Class, usize)> {
        let first = *self.bytes.get(at)?;
        if chars::is_arabic_lead(first)
            && let Some(&second) = self.bytes.get(at + 1)
        {
            return Some((chars::arabic_class(first, second), 2));
        }
        match chars::ascii_class(first) {
            Class::Other => self.char_at(at).map(|c| (chars::class(c), c.len_utf8())),
            class => Some((class, 1)),
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or_default()
    }

    /// Runs over letters and marks; joiners only where a letter or mark follows.
    #[inline]
    fn letters(&mut self) {
        loop {
            while let Some([first, second]) = self.bytes.get(self.at..self.at + 2)
                && chars::is_arabic_lead(*first)
                && chars::arabic_class(*first, *second) <= Class::Mark
            {
                self.at += 2;
            }
            match self.peek(self.at) {
                Some((Class::Letter | Class::Mark, width)) => self.at += width,
                Some((Class::Joiner, width)) => match self.after_joiners(self.at + width) {
                    Some(next) => self.at = next,
                    None => return,
                },
                _ => return,
            }
        }
    }

    /// The place of the letter or mark behind a run of joiners.
    fn after_joiners(&self, mut at: usize) -> Option<usize> {
        loop {
            match self.peek(at)? {
                (Class::Joiner, width) => at += width,
                (Class::Letter | Class::Mark, _) => return Some(at),
                _ => return None,
            }
        }
    }

    fn word(&mut self, start: usize) -> TokenKind {
        self.letters();
        match self.byte(self.at) {
            b'\'' | b'.' | b':' | b'@' | b'-' | b'_' | b'/' | b'+'
                if self.bytes[start].is_ascii() =>
            {
                self.latin(start)
            }
            b'.' => self.initials(start),
            _ => self.dashes(start),
        }
    }

    /// Tatweel at the edge of a word is a dash that the keyboard did not have, unless it stretches the
    /// joining form of a clitic: `الأهمـ` is two tokens, `الـ` and `بالـ` are one.
    fn dashes(&mut self, start: usize) -> TokenKind {
        let word = self.bytes.get(start..self.at).unwrap_or_default();
        if word.starts_with(TATWEEL) {
            self.at = start + self.stroke(start);
            return TokenKind::Punctuation;
        }
        if word.ends_with(TATWEEL) {
            let dashes = word.rchunks(2).take_while(|pair| *pair == TATWEEL).count();
            let letters = &word[..word.len() - TATWEEL.len() * dashes];
            if !is_clitic(letters) {
                self.at -= TATWEEL.len() * dashes;
            }
        }
        TokenKind::Word
    }

    /// The bytes of a run of tatweel with what marks stand over it.
    fn stroke(&self, start: usize) -> usize {
        let rest = self.text.get(start..self.at).unwrap_or_default();
        let is_stroke = |c: char| c == chars::TATWEEL || chars::class(c) == Class::Mark;
        rest.find(|c| !is_stroke(c)).unwrap_or(rest.len())
    }

    /// Latin words go on over apostrophes and dots of initials; addresses are taken whole.
    #[cold]
    fn latin(&mut self, start: usize) -> TokenKind {
        if let Some((end, kind)) = address(&self.bytes[start..]) {
            self.at = start + end;
            return kind;
        }
        while matches!(self.byte(self.at), b'\'') && self.byte(self.at + 1).is_ascii_alphabetic() {
            self.at += 1;
            self.letters();
        }
        if self.byte(self.at) == b'.' { self.initials(start) } else { TokenKind::Word }
    }

    /// Single letters with stops between them (`U.N.`, `أ.ف.ب`) are one word, with a clitic too (`لأ.ف.ب`).
    #[cold]
    fn initials(&mut self, start: usize) -> TokenKind {
        let word = self.text.get(start..self.at).unwrap_or_default();
        let first = word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).filter(|rest| !rest.is_empty());
        if first.unwrap_or(word).chars().count() != 1 {
            return TokenKind::Word;
        }
        let (mut end, mut parts) = (self.at, 1);
        while self.byte(end) == b'.'
            && let Some((Class::Letter, width)) = self.peek(end + 1)
            && !matches!(self.peek(end + 1 + width), Some((Class::Letter | Class::Mark, _)))
        {
            end += 1 + width;
            parts += 1;
        }
        if parts > 1 {
            self.at = if self.byte(end) == b'.' && parts > 1 && self.bytes[start].is_ascii() {
                end + 1
            } else {
                end
            };
        }
        TokenKind::Word
    }

    /// Digits, with one separator between digits at a time.
    fn number(&mut self) -> TokenKind {
        loop {
            while let Some((Class::Digit, width)) = self.peek(self.at) {
                self.at += width;
            }
            let Some(c) = self.char_at(self.at) else { break };
            let joins = matches!(c, '.' | ',' | '٫' | '٬' | '،' | ':');
            match self.peek(self.at + c.len_utf8()) {
                Some((Class::Digit, width)) if joins => self.at += c.len_utf8() + width,
                _ => break,
            }
        }
        TokenKind::Number
    }

    fn emoji(&mut self) -> TokenKind {
        while let Some(c) = self.char_at(self.at) {
            match c {
                '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{20E3}' => self.at += c.len_utf8(),
                '\u{1F1E6}'..='\u{1F1FF}' => {
                    self.at += c.len_utf8();
                    break;
                }
                '\u{200D}' => match self.peek(self.at + 3) {
                    Some((Class::Emoji, width)) => self.at += 3 + width,
                    _ => break,
                },
                _ => break,
            }
        }
        TokenKind::Emoji
    }

    fn punctuation(&mut self, start: usize) -> TokenKind {
        let kind = match self.byte(start) {
            b'#' => TokenKind::Hashtag,
            b'@' => TokenKind::Mention,
            b'.' => {
                self.ellipsis(start);
                return TokenKind::Punctuation;
            }
            _ => return TokenKind::Punctuation,
        };
        let is_name = |class| matches!(class, Class::Letter | Class::Mark | Class::Digit);
        if !matches!(self.peek(self.at), Some((Class::Letter, _))) {
            return TokenKind::Punctuation;
        }
        while let Some((class, width)) = self.peek(self.at)
            && (is_name(class) || self.byte(self.at) == b'_')
        {
            self.at += width;
        }
        kind
    }

    /// Three stops or more are one mark; two are the comma of a headline.
    fn ellipsis(&mut self, start: usize) {
        let stops = self.bytes[start..].iter().take_while(|byte| **byte == b'.').count();
        if stops > 2 {
            self.at = start + stops;
        }
    }
}

/// [`chars::TATWEEL`] in UTF-8.
const TATWEEL: &[u8] = "\u{640}".as_bytes();

/// True for what stands joined before something that is not written in Arabic letters: `الـ`, `بـ`, `ولـ`,
/// and for single letters: `1445هـ`.
fn is_clitic(letters: &[u8]) -> bool {
    const LETTERS: usize = 4;
    let clitics = ["ا", "ل", "و", "ف", "ب", "ك", "س"].map(str::as_bytes);
    letters.len() <= TATWEEL.len()
        || letters.len() <= LETTERS * TATWEEL.len()
            && letters.chunks(2).all(|letter| clitics.contains(&letter))
}
