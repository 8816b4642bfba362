//! Writing tokens down by the maps of their edges.

use super::maps::{BLOCK, Registers};
use super::{Token, TokenKind};
use crate::span::Span;

/// Where tokens begin and end in a block.
#[derive(Clone, Copy)]
pub(super) struct Edges {
    /// First bytes of tokens.
    pub(super) starts: u64,
    /// Bytes right behind tokens.
    pub(super) ends: u64,
}

/// How far the output is.
#[derive(Clone, Copy, Default)]
pub(super) struct Progress {
    /// How many tokens are whole.
    count: usize,
    /// 1 if one more has begun, else 0.
    open: usize,
}

/// Tokens of a block that are written without asking whether there are as many.
const BATCH: usize = 8;
/// Room for the tokens of one block and the one that is open before it.
pub(super) const ROOM: usize = BLOCK + 2;
/// How many tokens the storage grows by at most.
const GROWTH: usize = 1024;
/// What the storage grows by: copied at once, for a short text in one piece.
static BLANK: [Token; 256] =
    [Token { span: Span { start: 0, end: 0 }, kind: TokenKind::Word }; 256];
/// Bytes of a token, for guessing how many are to come.
const TOKEN: usize = 8;

/// The tokens, in storage that is longer than they are many and cut at the end.
pub(super) struct Output<'v> {
    tokens: &'v mut Vec<Token>,
    /// Bytes of the text.
    length: usize,
}

impl<'v> Output<'v> {
    /// Storage for the tokens of a text of `length` bytes. Room is made at once: a short text is then read without a
    /// pause, which would cost more than the room.
    pub(super) fn new(tokens: &'v mut Vec<Token>, length: usize) -> Self {
        let mut output = Self { tokens, length };
        output.grow(0, 0);
        output
    }

    /// Writes the tokens of the block at `base`; what is neither in `words` nor a digit is punctuation.
    #[inline(always)]
    pub(super) fn write<R: Registers>(
        &mut self,
        progress: &mut Progress,
        base: usize,
        edges: Edges,
        words: u64,
        digits: u64,
    ) {
        let count = progress.count;
        if self.tokens.len() < count + ROOM {
            self.grow(count, base);
        }
        let room = self.tokens.get_mut(count..).and_then(|rest| rest.first_chunk_mut::<ROOM>());
        let Some(room) = room else { return };
        let open = progress.open & 1;
        R::write(room, open, base as u32, edges, words, digits);
        let (begun, ended) = (edges.starts.count_ones() as usize, edges.ends.count_ones() as usize);
        progress.count += ended;
        progress.open = (open + begun).wrapping_sub(ended);
    }

    /// Takes back the token that has begun, if any, and says where.
    pub(super) fn reopen(&self, progress: &mut Progress) -> Option<usize> {
        let was_open = std::mem::take(&mut progress.open) == 1;
        self.tokens.get(progress.count).filter(|_| was_open).map(|token| token.span.start as usize)
    }

    pub(super) fn push(&mut self, progress: &mut Progress, token: Token) {
        if self.tokens.len() <= progress.count {
            self.grow(progress.count, token.span.start as usize);
        }
        if let Some(slot) = self.tokens.get_mut(progress.count) {
            *slot = token;
            progress.count += 1;
        }
    }

    /// Makes room for the tokens of a block, and for some of those that the text holds from byte `at` on.
    fn grow(&mut self, count: usize, at: usize) {
        let more = self.length.saturating_sub(at) / TOKEN;
        let enough = count + ROOM + more.min(GROWTH);
        while let Some(missing @ 1..) = enough.checked_sub(self.tokens.len()) {
            self.tokens.extend_from_slice(BLANK.get(..missing).unwrap_or(&BLANK));
        }
    }

    /// Ends what is open where the text ends.
    pub(super) fn finish(self, progress: Progress) {
        // If nothing is open, what is written here is cut off.
        if let Some(token) = self.tokens.get_mut(progress.count) {
            token.span.end = self.length as u32;
        }
        self.tokens.truncate(progress.count + progress.open);
    }
}

/// Writes tokens one after the other, the first start behind the `open` tokens, the first end to the first.
#[inline(always)]
pub(super) fn write(
    room: &mut [Token; ROOM],
    open: usize,
    base: u32,
    edges: Edges,
    words: u64,
    digits: u64,
) {
    let Edges { mut starts, mut ends } = edges;
    let marks = !words;
    let mut at = 0;
    while starts | ends != 0 && at < BLOCK {
        for at in at..at + BATCH {
            let start = starts.trailing_zeros();
            let is_mark = marks.wrapping_shr(start) & 1 == 1;
            let token = &mut room[at + open];
            token.span.start = base + start;
            token.kind = if is_mark { TokenKind::Punctuation } else { TokenKind::Word };
            room[at].span.end = base + ends.trailing_zeros();
            starts &= starts.wrapping_sub(1);
            ends &= ends.wrapping_sub(1);
        }
        at += BATCH;
    }
    let mut numbers = edges.starts & digits;
    while numbers != 0 {
        let before = edges.starts & (numbers - 1) & !numbers;
        room[before.count_ones() as usize + open].kind = TokenKind::Number;
        numbers &= numbers - 1;
    }
}
