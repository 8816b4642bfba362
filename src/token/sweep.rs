//! Tokens 64 bytes at a time.
//!
//! A block of text becomes a few 64-bit maps: white space, letters, digits, punctuation. Where tokens
//! begin and end are then a handful of shifts, and no branch hangs on the length of a word. That covers
//! plain news. Whatever else may stand in a text sets a bit in a map of places to be careful with, and
//! there the [`Scanner`] takes over for as long as it needs: it alone says what a token is.

use super::Token;
use super::maps::{BLOCK, Maps, PlainMaps, Registers};
use super::output::{Edges, Output, Progress, Slot};
use super::scan::Scanner;
use crate::text::chars::{self, Class};

/// Fills `tokens` with the tokens of `text`.
#[inline(always)]
pub(super) fn sweep<R: Registers>(text: &str, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    if bytes.len() < BLOCK {
        scan(text, tokens);
        return;
    }
    // The last block is read from a copy with spaces behind it. It is made first: what was just stored in two pieces
    // cannot be loaded as one without a wait.
    let mut padded = [b' '; 2 * BLOCK + 1];
    if let (Some(copy), Some(last)) = (padded.first_chunk_mut::<BLOCK>(), bytes.last_chunk()) {
        *copy = *last;
    }
    let before = BLOCK - 1 - (bytes.len() - 1) % BLOCK;
    let Some(last) = padded.get(before..).and_then(<[u8]>::first_chunk) else { return };
    let output = Output::new(tokens, bytes.len());
    let mut sweep = Sweep { bytes, last, base: 0, state: State::default(), output };
    let mut fresh = None;
    loop {
        if fresh.is_none() {
            R::sweep_plain(&mut sweep);
        }
        let base = sweep.base;
        if base >= bytes.len() {
            break;
        }
        let (now, next) = window(bytes, last, base);
        let block = Block { text, base, maps: Maps::of::<R>(now, next) };
        match block.read(&mut sweep.output, &mut sweep.state, fresh.take()) {
            None => sweep.base += BLOCK,
            Some(at) => {
                sweep.base = at - at % BLOCK;
                fresh = Some(at % BLOCK);
            }
        }
    }
    sweep.output.finish(sweep.state.progress);
}

/// A text whose blocks before `base` are read.
pub(super) struct Sweep<'t, 'v> {
    bytes: &'t [u8],
    /// The last block and a space.
    last: &'t [u8; BLOCK + 1],
    base: usize,
    state: State,
    output: Output<'v>,
}

impl Sweep<'_, '_> {
    /// Reads blocks up to one in which anything is unusual, or for whose tokens there is no room.
    ///
    /// No unusual block is read from here, so that with wide registers nothing is called and what the blocks share
    /// stays in them.
    #[inline(always)]
    pub(super) fn plain<R: Registers>(&mut self) {
        let Self { bytes, last, mut base, mut state, .. } = *self;
        let slots = self.output.slots();
        while base < bytes.len() {
            let (now, next) = window(bytes, last, base);
            if !state.plain::<R>(base, &R::plain(now, next), slots) {
                break;
            }
            base += BLOCK;
        }
        (self.base, self.state) = (base, state);
    }
}

/// The block at `base`, and the same one byte further on; both in `last`, if they go past the end.
#[inline(always)]
fn window<'t>(
    bytes: &'t [u8],
    last: &'t [u8; BLOCK + 1],
    base: usize,
) -> (&'t [u8; BLOCK], &'t [u8; BLOCK]) {
    let window = bytes.get(base..).and_then(<[u8]>::first_chunk).unwrap_or(last);
    let ([now @ .., _], [_, next @ ..]): (&[u8; BLOCK + 1], _) = (window, window);
    (now, next)
}

/// Fills `tokens` with the tokens of a text that is not worth a block.
#[inline(never)]
fn scan(text: &str, tokens: &mut Vec<Token>) {
    tokens.clear();
    let mut scanner = Scanner::new(text, 0);
    tokens.extend(std::iter::from_fn(|| scanner.next()));
}

/// What is known between two blocks.
#[derive(Clone, Copy, Default)]
struct State {
    progress: Progress,
    before: Before,
}

/// What the block before says about the first bytes of this one.
#[derive(Clone, Copy, Default)]
struct Before {
    /// Its last byte belongs to a word, is a Latin letter, a digit, a byte of any token: 1, else 0.
    word: u64,
    latin: u64,
    digit: u64,
    token: u64,
    /// The bytes of its last character that stand here: of a mark of punctuation, of a space.
    punctuation: u64,
    space: u64,
}

impl State {
    /// Reads the tokens of the block at `base`; false, and nothing done, if there is anything unusual or no room for
    /// them in `slots`.
    #[inline(always)]
    fn plain<R: Registers>(&mut self, base: usize, maps: &PlainMaps, slots: &mut [Slot]) -> bool {
        let before = self.before;
        let tails = maps.pairs << 1 | before.punctuation;
        let word = maps.high & !(maps.pairs | tails);
        let parts = Parts { word, digit: maps.digit, tails, space: maps.space };
        let edges = parts.edges(before);
        let commas = maps.pairs & (maps.digit << 1 | before.digit);
        let commas = commas & ((word | maps.digit) >> 2 | 3 << 62);
        let unusual = maps.unfit & edges.starts | commas | before.latin | before.space;
        if maps.is_tricky | (unusual != 0)
            || !self.progress.write::<R>(slots, base, edges, word, maps.digit)
        {
            return false;
        }
        // Neither Latin letters nor a space were left from before, nor are any now.
        self.before.word = word >> 63;
        self.before.digit = maps.digit >> 63;
        self.before.token = !maps.space >> 63;
        self.before.punctuation = maps.pairs >> 63;
        true
    }
}

/// The bytes of a block by the tokens they belong to; what is none of these is punctuation.
#[derive(Clone, Copy)]
struct Parts {
    word: u64,
    digit: u64,
    /// The bytes of punctuation marks but their first.
    tails: u64,
    space: u64,
}

impl Parts {
    #[inline(always)]
    fn edges(&self, before: Before) -> Edges {
        let token = !self.space;
        let goes_on = self.word & (self.word << 1 | before.word)
            | self.digit & (self.digit << 1 | before.digit)
            | self.tails;
        Edges { starts: token & !goes_on, ends: (token << 1 | before.token) & !goes_on }
    }
}

/// A block in which something is unusual.
struct Block<'t> {
    text: &'t str,
    base: usize,
    maps: Maps,
}

impl Block<'_> {
    /// Reads the tokens of the block from `fresh` on, before which the scanner has read everything.
    /// `None` if the next block follows, else the place behind this one where to go on.
    #[inline(never)]
    fn read(
        &self,
        output: &mut Output<'_>,
        state: &mut State,
        mut fresh: Option<usize>,
    ) -> Option<usize> {
        let maps = &self.maps;
        let before = if fresh.is_none() { state.before } else { Before::default() };
        let mut after = Before { punctuation: maps.pairs >> 63, ..Before::default() };
        let tails = maps.pairs << 1 | before.punctuation;
        let ascii = !(maps.high | maps.space | maps.latin | maps.digit);
        let mut marks = Marks {
            punctuation: ascii | maps.pairs | tails,
            tails,
            space: maps.space | before.space,
            unsorted: maps.rare & !maps.pairs,
        };
        loop {
            let live = fresh.map_or(!0, |bit| !0 << bit);
            marks.unsorted &= live;
            let foreign = self.sort(&mut marks, &mut after);
            let word = (maps.high | maps.latin) & !(marks.punctuation | marks.space);
            let parts = Parts { word, digit: maps.digit, tails: marks.tails, space: marks.space };
            let mut edges = parts.edges(before);
            if let Some(bit) = fresh {
                edges.starts = edges.starts & live | !marks.space & 1 << bit;
                edges.ends &= live << 1;
            }
            let unusual = foreign
                | maps.unfit & edges.starts
                | self.unusual(word, marks.punctuation & !maps.high, before);
            if unusual & live == 0 {
                output.write(&mut state.progress, self.base, edges, word, maps.digit);
                let carry = |map: u64| map >> 63;
                after.word = carry(word);
                after.latin = carry(maps.latin);
                after.digit = carry(maps.digit);
                after.token = carry(!marks.space);
                state.before = after;
                return None;
            }
            let place = (unusual & live).trailing_zeros();
            let at = self.scan(output, &mut state.progress, place, edges, word);
            if at >= self.base + BLOCK {
                return Some(at);
            }
            fresh = Some(at - self.base);
        }
    }

    /// Sorts the characters from outside the Arabic block one by one, up to the first that is neither
    /// punctuation nor space, whose place is returned.
    fn sort(&self, marks: &mut Marks, after: &mut Before) -> u64 {
        while marks.unsorted != 0 {
            let bit = marks.unsorted.trailing_zeros();
            let rest = self.text.get(self.base + bit as usize..);
            let Some(c) = rest.and_then(|rest| rest.chars().next()) else { return 1 << bit };
            let bytes = (1 << c.len_utf8()) - 1;
            let (here, there) = (bytes << bit, bytes >> 1 >> (63 - bit));
            match chars::class(c) {
                Class::Punctuation => {
                    marks.punctuation |= here;
                    marks.tails |= here & !(1 << bit);
                    after.punctuation |= there;
                }
                Class::Space => {
                    marks.space |= here;
                    after.space |= there;
                }
                _ => return 1 << bit,
            }
            marks.unsorted &= marks.unsorted - 1;
        }
        0
    }

    /// The places where tokens may be others than the maps say.
    fn unusual(&self, word: u64, ascii: u64, before: Before) -> u64 {
        let maps = &self.maps;
        // What follows the block is not known: it may be a letter or digit.
        let joined = word | maps.digit;
        let mut unusual = maps.odd & !maps.pairs;
        unusual |= maps.joining & (joined >> 1 | maps.joining >> 1 | 1 << 63);
        unusual |= maps.pairs & (maps.digit << 1 | before.digit) & (joined >> 2 | 3 << 62);
        // Latin words go on over some signs, and may be the beginning of an address.
        let latin = maps.latin << 1 | before.latin;
        unusual |= latin & word & maps.high | maps.latin & !latin & (word << 1 | before.word);
        let uncommon = ascii & !maps.common;
        unusual |= latin & uncommon;
        unusual |= self.among(uncommon, |byte| {
            matches!(byte, b'#' | b'@') || chars::ascii_class(byte) != Class::Punctuation
        });
        unusual | self.among(latin & maps.common, |byte| matches!(byte, b'.' | b':' | b'-' | b'/'))
    }

    /// The places of `map` whose byte is as asked.
    fn among(&self, mut map: u64, is_so: impl Fn(u8) -> bool) -> u64 {
        let mut found = 0;
        while map != 0 {
            let bit = map.trailing_zeros();
            let byte = self.text.as_bytes().get(self.base + bit as usize);
            found |= u64::from(byte.is_some_and(|byte| is_so(*byte))) << bit;
            map &= map - 1;
        }
        found
    }

    /// Lets the scanner read from the token that `place` touches to behind that place; returns where it
    /// left off.
    fn scan(
        &self,
        output: &mut Output<'_>,
        progress: &mut Progress,
        place: u32,
        edges: Edges,
        word: u64,
    ) -> usize {
        let below = (1 << place) - 1;
        let (starts, ends) = (edges.starts & below, edges.ends & below);
        let last = 63 - (starts | 1).leading_zeros();
        let place = self.base + place as usize;
        let (from, starts) = if starts != 0 && ends & (!1 << last) == 0 {
            (self.base + last as usize, starts & !(1 << last))
        } else if starts | ends == 0
            && let Some(from) = output.reopen(progress)
        {
            (from, 0)
        } else {
            (place, starts)
        };
        output.write(progress, self.base, Edges { starts, ends }, word, self.maps.digit);
        let mut scanner = Scanner::new(self.text, from);
        while scanner.at <= place
            && let Some(token) = scanner.next()
        {
            output.push(progress, token);
        }
        scanner.at
    }
}

/// What stands between words in an unusual block.
struct Marks {
    punctuation: u64,
    /// The bytes of punctuation marks but their first.
    tails: u64,
    space: u64,
    /// First bytes of characters outside the Arabic block that are not sorted yet.
    unsorted: u64,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::maps::Portable;
    use super::*;

    /// Every way to tokenize against the scanner, which reads one character after the other.
    fn check(text: &str) {
        let mut scanner = Scanner::new(text, 0);
        let expected: Vec<Token> = std::iter::from_fn(|| scanner.next()).collect();
        // Storage that is too long, as a caller's may be who uses it again.
        let mut tokens =
            vec![Token { span: crate::Span::new(7, 9), kind: super::super::TokenKind::Url }; 9];
        sweep::<Portable>(text, &mut tokens);
        assert_eq!(tokens, expected, "portable: {text:?}");
        #[cfg(target_arch = "x86_64")]
        if super::super::avx2::tokenize_into(text, &mut tokens) {
            assert_eq!(tokens, expected, "AVX2: {text:?}");
        }
        #[cfg(target_arch = "x86_64")]
        if super::super::avx512::tokenize_into(text, &mut tokens) {
            assert_eq!(tokens, expected, "AVX-512: {text:?}");
        }
    }

    #[test]
    fn the_edges_of_blocks() {
        let middles = [
            "«",
            "“قال”",
            "3،7",
            "3،",
            "٣٫٥",
            "10:30",
            "2015.",
            "أ.ف.ب",
            "ــ",
            "\u{64B}",
            "a.b@c.org",
            "é",
            "\u{A0}",
            "\u{200F}",
            "#غزة_الآن",
            "👍🏽",
            "–",
            "U.N.",
            "O'Neil",
            "x'ق",
            "28نيسان",
            "؟!",
        ];
        for middle in middles {
            for before in ["", "كلمة", "كلمة ", "1", "،", "a", "»"] {
                for after in ["", " ", "كلمة", " كلمة", "5", "،", ".", "z"] {
                    for padding in 50..70 {
                        let text = format!("{}{before}{middle}{after}", " ".repeat(padding));
                        check(&text);
                        check(&format!("{}{before}{middle}{after} ثم", "ا".repeat(padding / 2)));
                    }
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn plain_text_with_anything_in_it(
            text in "([ء-ي]{1,9}[ ،.«»\"()]{0,2}|[0-9]{1,3}|[٠-٩a-zé.,:@#_/'ـ \u{64B}\u{670}\u{200C}\u{200F}\u{A0}ـ“”–…👍\u{1F3FD}]){0,60}",
        ) {
            check(&text);
        }

        #[test]
        fn any_text(text in any::<String>()) {
            check(&text);
        }

        #[test]
        fn any_text_of_the_arabic_block(text in "[\u{600}-\u{6FF} .0-9]{0,120}") {
            check(&text);
        }
    }
}
