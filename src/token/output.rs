//! Writing tokens down by the maps of their edges.
//!
//! One of the files with `unsafe`: tokens are written into storage that
//! nothing was written to before, where a start may be known and the end not yet. Filling it first would cost a fifth
//! of the speed.

#![expect(
    unsafe_code,
    reason = "tokens are written in parts to storage that was not filled before"
)]

use std::mem::{MaybeUninit, offset_of};

use super::maps::{BLOCK, Portable, Registers};
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

/// A token that may be written in part; in memory the same as a [`Token`].
#[repr(C)]
pub(super) struct Slot {
    start: MaybeUninit<u32>,
    end: MaybeUninit<u32>,
    kind: MaybeUninit<TokenKind>,
}

const _: () = {
    assert!(size_of::<Slot>() == size_of::<Token>() && align_of::<Slot>() == align_of::<Token>());
    assert!(offset_of!(Slot, start) == offset_of!(Token, span) + offset_of!(Span, start));
    assert!(offset_of!(Slot, end) == offset_of!(Token, span) + offset_of!(Span, end));
    assert!(offset_of!(Slot, kind) == offset_of!(Token, kind));
};

impl Progress {
    /// Writes the tokens of the block at `base` behind those before; what is neither in `words` nor a digit is
    /// punctuation. False, and nothing done, if `slots` has no room for as many as a block may hold.
    #[inline(always)]
    pub(super) fn write<R: Registers>(
        &mut self,
        slots: &mut [Slot],
        base: usize,
        edges: Edges,
        words: u64,
        digits: u64,
    ) -> bool {
        let room = slots.get_mut(self.count..).and_then(|rest| rest.first_chunk_mut::<ROOM>());
        let Some(room) = room else { return false };
        let open = self.open & 1;
        R::write(room, open, base as u32, edges, words, digits);
        let begun = open + edges.starts.count_ones() as usize;
        // What has not begun cannot have ended: whatever the maps say, all that is counted was written.
        let ended = begun.min(edges.ends.count_ones() as usize);
        self.count += ended;
        self.open = (begun - ended).min(1);
        true
    }
}

/// Tokens of a block that are written without asking whether there are as many.
const BATCH: usize = 8;
/// Room for the tokens of one block and the one that is open before it.
pub(super) const ROOM: usize = BLOCK + 2;
/// Bytes of a token, for guessing how many are to come.
const TOKEN: usize = 8;
/// How many tokens are guessed at most.
const GUESS: usize = 1024;

/// The tokens, in storage that says of none that it is there before all are.
pub(super) struct Output<'v> {
    tokens: &'v mut Vec<Token>,
    /// Bytes of the text.
    length: usize,
}

impl<'v> Output<'v> {
    /// Storage for the tokens of a text of `length` bytes. Room is made at once: a short text is then read without a
    /// pause, which would cost more than the room.
    pub(super) fn new(tokens: &'v mut Vec<Token>, length: usize) -> Self {
        tokens.clear();
        let mut output = Self { tokens, length };
        output.make_room(Progress::default(), 0);
        output
    }

    /// The storage.
    #[inline(always)]
    pub(super) fn slots(&mut self) -> &mut [Slot] {
        let spare = self.tokens.spare_capacity_mut();
        let (data, length) = (spare.as_mut_ptr().cast(), spare.len());
        // SAFETY: the same bytes under the same borrow; a slot has the size and the alignment of a token, and any
        // bytes may stand in it, also none.
        unsafe { std::slice::from_raw_parts_mut(data, length) }
    }

    /// As [`Progress::write`], with room made where it is missing.
    pub(super) fn write(
        &mut self,
        progress: &mut Progress,
        base: usize,
        edges: Edges,
        words: u64,
        digits: u64,
    ) {
        self.make_room(*progress, base);
        progress.write::<Portable>(self.slots(), base, edges, words, digits);
    }

    /// Takes back the token that has begun, if any, and says where.
    pub(super) fn reopen(&mut self, progress: &mut Progress) -> Option<usize> {
        let was_open = std::mem::take(&mut progress.open) == 1;
        let slot = self.slots().get(progress.count).filter(|_| was_open)?;
        // SAFETY: where a token is open, its start was written.
        Some(unsafe { slot.start.assume_init() } as usize)
    }

    /// Writes a token; none is open.
    pub(super) fn push(&mut self, progress: &mut Progress, token: Token) {
        self.make_room(*progress, token.span.start as usize);
        if let Some(slot) = self.slots().get_mut(progress.count) {
            slot.start.write(token.span.start);
            slot.end.write(token.span.end);
            slot.kind.write(token.kind);
            progress.count += 1;
        }
    }

    /// Makes room for the tokens of a block, and for some of those that the text holds from byte `at` on.
    fn make_room(&mut self, progress: Progress, at: usize) {
        if self.tokens.capacity() < progress.count + ROOM {
            let more = self.length.saturating_sub(at) / TOKEN;
            // What is written so far moves along.
            self.close(progress, 0);
            self.tokens.reserve(ROOM + more.min(GUESS));
            self.tokens.clear();
        }
    }

    /// Ends what is open where the text ends.
    pub(super) fn finish(mut self, progress: Progress) {
        self.close(progress, self.length as u32);
    }

    /// Says of the tokens written that they are there; one that is open gets an end.
    fn close(&mut self, progress: Progress, end: u32) {
        if let Some(slot) = self.slots().get_mut(progress.count) {
            slot.end.write(end);
        }
        // SAFETY: what is counted was written whole, and what is open but for its end, all of it to slots of the
        // storage.
        unsafe { self.tokens.set_len(progress.count + progress.open) }
    }
}

/// Writes tokens one after the other, the first start behind the `open` tokens, the first end to the first.
#[inline(always)]
pub(super) fn write(
    room: &mut [Slot; ROOM],
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
            let slot = &mut room[at + open];
            slot.start.write(base + start);
            slot.kind.write(if is_mark { TokenKind::Punctuation } else { TokenKind::Word });
            room[at].end.write(base + ends.trailing_zeros());
            starts &= starts.wrapping_sub(1);
            ends &= ends.wrapping_sub(1);
        }
        at += BATCH;
    }
    let mut numbers = edges.starts & digits;
    while numbers != 0 {
        let before = edges.starts & (numbers - 1) & !numbers;
        room[before.count_ones() as usize + open].kind.write(TokenKind::Number);
        numbers &= numbers - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_token_is_counted_that_was_not_written() {
        let (mut tokens, mut progress) = (Vec::new(), Progress::default());
        let mut output = Output::new(&mut tokens, BLOCK);
        // Ends without starts, which no text gives.
        output.write(&mut progress, 0, Edges { starts: 1 << 2, ends: !0 }, 1 << 2, 0);
        output.finish(progress);
        let span = Span::new(2, 0);
        assert_eq!(tokens, [Token { span, kind: TokenKind::Word }]);
    }

    #[test]
    fn what_is_open_moves_along_when_the_storage_grows() {
        let (mut tokens, mut progress) = (Vec::new(), Progress::default());
        let mut output = Output::new(&mut tokens, 64 * BLOCK);
        for block in 0..64 {
            // A token of two bytes every four, the last over the edge of the block.
            let starts = 0x8888_8888_8888_8888;
            let ends = 0x2222_2222_2222_2222;
            let ends = if block == 0 { ends & !0b11 } else { ends };
            output.write(&mut progress, block * BLOCK, Edges { starts, ends }, !0, 0);
        }
        output.finish(progress);
        let spans: Vec<Span> = tokens.iter().map(|token| token.span).collect();
        let end = 64 * BLOCK as u32;
        let expected: Vec<Span> =
            (3..end).step_by(4).map(|start| Span::new(start, (start + 2).min(end))).collect();
        assert_eq!(spans, expected);
    }
}
