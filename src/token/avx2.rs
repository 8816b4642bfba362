//! The blocks with the wide registers of x86-64, where the processor has them.
//!
//! One of the files with `unsafe`: to load from an array, and to call what the processor must allow. A byte is looked up by its upper and by its lower half, in two tables of 16 bytes each; the bits
//! that both have are the classes it is in. The plain form of the maps is the oracle.

#![expect(unsafe_code, reason = "loads from arrays, and calls that the processor must allow")]

use std::arch::x86_64::{
    __m256i, _mm_loadu_si128, _mm256_add_epi8, _mm256_and_si256, _mm256_andnot_si256,
    _mm256_blendv_epi8, _mm256_broadcastsi128_si256, _mm256_cmpeq_epi8, _mm256_cmpgt_epi8,
    _mm256_loadu_si256, _mm256_movemask_epi8, _mm256_or_si256, _mm256_set1_epi8,
    _mm256_setzero_si256, _mm256_shuffle_epi8, _mm256_slli_epi16, _mm256_srli_epi16,
};

use crate::text::has_avx2;

use super::Token;
use super::maps::{BLOCK, PlainMaps, Registers};
use super::sweep::{Sweep, sweep};

/// Fills `tokens` with the tokens of `text`; false, and nothing done, on processors without AVX2.
pub(super) fn tokenize_into(text: &str, tokens: &mut Vec<Token>) -> bool {
    let is_there = has_avx2();
    if is_there {
        // SAFETY: the processor was just found to have what the function asks for.
        unsafe { wide(text, tokens) }
    }
    is_there
}

#[target_feature(enable = "avx2,bmi1,bmi2,popcnt,lzcnt")]
fn wide(text: &str, tokens: &mut Vec<Token>) {
    sweep::<Avx2>(text, tokens);
}

#[target_feature(enable = "avx2,bmi1,bmi2,popcnt,lzcnt")]
#[inline(never)]
fn wide_plain(sweep: &mut Sweep<'_, '_>) {
    sweep.plain::<Avx2>();
}

/// Private: nothing but [`wide`] may make maps in this way.
struct Avx2;

impl Registers for Avx2 {
    #[inline(always)]
    fn gather(flags: &[u8; BLOCK]) -> u64 {
        // SAFETY: only `wide` gathers so, which asks the processor for more than this.
        unsafe { gather(flags) }
    }

    #[inline(always)]
    fn sweep_plain(sweep: &mut Sweep<'_, '_>) {
        // SAFETY: as above.
        unsafe { wide_plain(sweep) }
    }

    #[inline(always)]
    fn plain(bytes: &[u8; BLOCK], next: &[u8; BLOCK]) -> PlainMaps {
        // SAFETY: as above.
        unsafe { plain(bytes, next) }
    }
}

#[target_feature(enable = "avx2")]
#[inline]
fn gather(flags: &[u8; BLOCK]) -> u64 {
    let [low, high] = halves(flags).map(|half| top_bits(half));
    low | high << 32
}

#[target_feature(enable = "avx2")]
#[inline]
fn halves(bytes: &[u8; BLOCK]) -> [__m256i; 2] {
    let [low, high] = [bytes.as_ptr(), bytes[BLOCK / 2..].as_ptr()];
    // SAFETY: 32 of the 64 bytes begin at either pointer, and the load asks for no alignment.
    unsafe { [_mm256_loadu_si256(low.cast()), _mm256_loadu_si256(high.cast())] }
}

#[target_feature(enable = "avx2")]
#[inline]
fn table(bytes: &[u8; 16]) -> __m256i {
    // SAFETY: 16 bytes begin at the pointer, and the load asks for no alignment.
    _mm256_broadcastsi128_si256(unsafe { _mm_loadu_si128(bytes.as_ptr().cast()) })
}

#[target_feature(enable = "avx2")]
#[inline]
fn top_bits(bytes: __m256i) -> u64 {
    u64::from(_mm256_movemask_epi8(bytes).cast_unsigned())
}

// Classes of ASCII. White space has two, since it stands in two rows of the table of ASCII.
const BLANK: u8 = 1 << 7;
const CONTROL: u8 = 1 << 6;
const DIGIT: u8 = 1 << 5;
const COMMON: u8 = 1 << 4;
const STOP: u8 = 1 << 3;
const COLON: u8 = 1 << 2;

// Classes of pairs: the first byte has the bit by the tables for bytes, the second by those for what
// follows. They share bits with the classes of ASCII, but never where it matters: behind ASCII stands no
// second byte, and signs are not looked for there.
const COMMA: u8 = 1; // ،
const QUESTION: u8 = 1 << 1; // ؛ ؟
const QUOTE: u8 = 1 << 4; // « »
const SIGN: u8 = 1 << 3; // U+0600 to U+061F
const INDIC: u8 = 1 << 2; // U+0660 to U+066F
const MARK: u8 = 1 << 5; // U+0640 and U+064B to U+064F
const LATE: u8 = 1 << 6; // U+0650 to U+067F
const TATWEEL: u8 = 1 << 7; // U+0640

/// Classes of the row of 16 that a byte is in, by its upper half.
const ROWS: [u8; 16] = [
    CONTROL,
    0,
    BLANK | COMMON | STOP,
    DIGIT | COLON,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    QUOTE,
    COMMA | QUESTION | SIGN | INDIC | MARK | LATE | TATWEEL,
    0,
    0,
];

/// Classes of ASCII by the lower half.
const COLUMNS: [u8; 16] = [
    BLANK | DIGIT,
    DIGIT,
    COMMON | DIGIT,
    DIGIT,
    DIGIT,
    DIGIT,
    DIGIT,
    DIGIT,
    COMMON | DIGIT,
    CONTROL | COMMON | DIGIT,
    CONTROL | COMMON | COLON,
    CONTROL,
    CONTROL | COMMON | STOP,
    CONTROL | COMMON,
    COMMON | STOP,
    COMMON,
];

/// Classes of first bytes by the lower half: C2, D8, D9, DA. The last has a class that hardly a letter of it is in.
const LEADS: [u8; 16] = [
    0,
    0,
    QUOTE,
    0,
    0,
    0,
    0,
    0,
    COMMA | QUESTION | SIGN,
    INDIC | MARK | LATE | TATWEEL,
    MARK,
    0,
    0,
    0,
    0,
    0,
];

/// Classes of what follows, by its upper half. A letter or digit behind a stop or colon joins.
const NEXT_ROWS: [u8; 16] = [
    0,
    0,
    0,
    STOP | COLON,
    STOP | COLON,
    STOP | COLON,
    STOP | COLON,
    STOP | COLON,
    COMMA | SIGN | MARK | TATWEEL,
    QUESTION | SIGN | LATE,
    QUOTE | INDIC | LATE,
    QUOTE | LATE,
    0,
    STOP | COLON,
    STOP | COLON,
    STOP | COLON,
];

/// Classes of what follows, by its lower half.
const NEXT_COLUMNS: [u8; 16] = {
    let mut columns = [SIGN | INDIC | LATE; 16];
    columns[0x0] |= MARK | TATWEEL;
    columns[0xB] |= MARK | QUESTION | QUOTE;
    columns[0xC] |= MARK | COMMA;
    columns[0xD] |= MARK;
    columns[0xE] |= MARK;
    columns[0xF] |= MARK | QUESTION;
    columns
};

#[target_feature(enable = "avx2")]
#[inline]
fn plain(bytes: &[u8; BLOCK], next: &[u8; BLOCK]) -> PlainMaps {
    let ([low, high], [next_low, next_high]) = (halves(bytes), halves(next));
    let (low, high) = (half(low, next_low), half(high, next_high));
    let join = |at: usize| top_bits(low[at]) | top_bits(high[at]) << 32;
    PlainMaps {
        high: join(0),
        space: join(1),
        digit: join(2),
        pairs: !join(3),
        unfit: !join(4),
        is_tricky: top_bits(_mm256_or_si256(low[5], high[5])) != 0,
    }
}

/// The maps of 32 bytes as top bits, those of pairs and of unfit characters turned over.
#[target_feature(enable = "avx2")]
#[inline]
fn half(bytes: __m256i, next: __m256i) -> [__m256i; 6] {
    let zero = _mm256_setzero_si256();
    let lower = _mm256_set1_epi8(0x0F);
    let all = |class: u8| _mm256_set1_epi8(class.cast_signed());
    let upper = |bytes| _mm256_and_si256(_mm256_srli_epi16::<4>(bytes), lower);
    let look_up = |table, halves| _mm256_shuffle_epi8(table, halves);

    // A byte above ASCII has no class here: the look-up gives 0 for it.
    let rows = look_up(table(&ROWS), upper(bytes));
    let ascii = _mm256_and_si256(rows, look_up(table(&COLUMNS), bytes));
    let space = _mm256_or_si256(ascii, _mm256_add_epi8(ascii, ascii));
    let digit = _mm256_slli_epi16::<2>(ascii);

    let leads = look_up(table(&LEADS), _mm256_and_si256(bytes, lower));
    let leads = _mm256_and_si256(rows, leads);
    let next_rows = look_up(table(&NEXT_ROWS), upper(next));
    let tails = look_up(table(&NEXT_COLUMNS), _mm256_and_si256(next, lower));
    let pairs = _mm256_and_si256(leads, _mm256_and_si256(next_rows, tails));
    let not_in = |classes, of: u8| _mm256_cmpeq_epi8(_mm256_and_si256(classes, all(of)), zero);
    let no_mark = not_in(pairs, COMMA | QUESTION | QUOTE);
    let fit = not_in(pairs, MARK | LATE);
    let no_sign = not_in(pairs, SIGN | INDIC | TATWEEL);

    // First bytes begin at C0; as signed numbers, what is above BF is above -65.
    let is_first = _mm256_cmpgt_epi8(bytes, _mm256_set1_epi8(-65));
    let known = all(COMMA | INDIC | MARK);
    let foreign = _mm256_cmpeq_epi8(_mm256_and_si256(leads, known), zero);
    let foreign = _mm256_and_si256(foreign, is_first);
    let letter = _mm256_andnot_si256(foreign, no_sign);
    let tricky_high = _mm256_andnot_si256(letter, no_mark);
    let joins = _mm256_cmpgt_epi8(_mm256_and_si256(ascii, next_rows), zero);
    let stop = _mm256_set1_epi8(b'.'.cast_signed());
    let stops = _mm256_and_si256(_mm256_cmpeq_epi8(bytes, stop), _mm256_cmpeq_epi8(next, stop));
    let joins = _mm256_or_si256(joins, stops);
    let tricky_ascii = _mm256_or_si256(_mm256_cmpeq_epi8(ascii, zero), joins);
    let tricky = _mm256_blendv_epi8(tricky_ascii, tricky_high, bytes);
    [bytes, space, digit, no_mark, fit, tricky]
}
