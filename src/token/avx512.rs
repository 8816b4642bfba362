//! The blocks with the widest registers of x86-64, where the processor has them.
//!
//! As `avx2.rs` one of the files with `unsafe`. A block is looked up as one, seven bits of a byte in a table of 128, and its tokens are written as one: the maps of their edges
//! squeeze places together. The plain forms of the maps and of writing are the oracle.

#![expect(
    unsafe_code,
    reason = "loads and stores of arrays, and calls that the processor must allow"
)]

use std::arch::x86_64::{
    __m512i, _mm512_add_epi32, _mm512_and_si512, _mm512_castsi512_si128, _mm512_cvtepu8_epi32,
    _mm512_loadu_si512, _mm512_mask_blend_epi8, _mm512_mask_cmpge_epu8_mask,
    _mm512_mask_cmpneq_epi8_mask, _mm512_mask_permutexvar_epi32, _mm512_mask_storeu_epi32,
    _mm512_mask_test_epi8_mask, _mm512_maskz_compress_epi8, _mm512_maskz_expand_epi32,
    _mm512_movepi8_mask, _mm512_permutex2var_epi8, _mm512_permutex2var_epi32, _mm512_set1_epi8,
    _mm512_set1_epi32,
};

use crate::text::has_avx512;

use super::maps::{BLOCK, PlainMaps, Registers};
use super::output::{Edges, ROOM, Slot};
use super::sweep::{Sweep, sweep};
use super::{Token, TokenKind};

/// Fills `tokens` with the tokens of `text`; false, and nothing done, on processors without AVX-512.
pub(super) fn tokenize_into(text: &str, tokens: &mut Vec<Token>) -> bool {
    let is_there = has_avx512();
    if is_there {
        // SAFETY: the processor was just found to have what the function asks for.
        unsafe { widest(text, tokens) }
    }
    is_there
}

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,avx512vbmi2,bmi1,bmi2,popcnt,lzcnt")]
fn widest(text: &str, tokens: &mut Vec<Token>) {
    sweep::<Avx512>(text, tokens);
}

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,avx512vbmi2,bmi1,bmi2,popcnt,lzcnt")]
#[inline(never)]
fn widest_plain(sweep: &mut Sweep<'_, '_>) {
    sweep.plain::<Avx512>();
}

/// Private: nothing but [`widest`] may make maps and tokens in this way.
struct Avx512;

impl Registers for Avx512 {
    #[inline(always)]
    fn gather(flags: &[u8; BLOCK]) -> u64 {
        // SAFETY: only `widest` gathers so, which asks the processor for more than this.
        unsafe { gather(flags) }
    }

    #[inline(always)]
    fn sweep_plain(sweep: &mut Sweep<'_, '_>) {
        // SAFETY: as above.
        unsafe { widest_plain(sweep) }
    }

    #[inline(always)]
    fn plain(bytes: &[u8; BLOCK], next: &[u8; BLOCK]) -> PlainMaps {
        // SAFETY: as above.
        unsafe { plain(bytes, next) }
    }

    #[inline(always)]
    fn write(
        room: &mut [Slot; ROOM],
        open: usize,
        base: u32,
        edges: Edges,
        words: u64,
        digits: u64,
    ) {
        if edges.starts.count_ones() as usize >= LANES {
            return super::output::write(room, open, base, edges, words, digits);
        }
        // SAFETY: as above.
        unsafe { write(room, open, base, edges, words, digits) }
    }
}

#[target_feature(enable = "avx512f")]
#[inline]
fn load<T, const N: usize>(array: &[T; N]) -> __m512i {
    const { assert!(size_of::<[T; N]>() == 64) };
    // SAFETY: 64 bytes begin at the pointer, and the load asks for no alignment.
    unsafe { _mm512_loadu_si512(array.as_ptr().cast()) }
}

#[target_feature(enable = "avx512bw")]
#[inline]
fn gather(flags: &[u8; BLOCK]) -> u64 {
    _mm512_movepi8_mask(load(flags))
}

// Classes of ASCII.
const SPACE: u8 = 1;
const DIGIT: u8 = 1 << 1;
/// `. , :`, which may join what follows.
const JOINING: u8 = 1 << 2;
/// None of these and no sign of plain news; also a first byte that no letter of plain news has.
const UNKNOWN: u8 = 1 << 7;

// Classes of pairs: those that the first byte and the second both have.
const COMMA: u8 = 1; // ، ؛ ؟
const QUOTE: u8 = 1 << 1; // « »
const SIGN: u8 = 1 << 2; // the others of U+0600 to U+061F
const LATIN: u8 = 1 << 3; // the others of U+0080 to U+00BF
const INDIC: u8 = 1 << 4; // U+0640 and U+0660 to U+066F
const UNFIT: u8 = 1 << 5; // U+0640 and U+064B to U+067F

const fn first(byte: u8) -> u8 {
    match byte {
        b' ' | 0x09..=0x0D => SPACE,
        b'0'..=b'9' => DIGIT,
        b'.' | b',' | b':' => JOINING,
        b'"' | b'('..=b'*' | b'-' | b'/' | 0x80..=0xBF | 0xDA => 0,
        0xC2 => QUOTE | LATIN,
        0xD8 => COMMA | SIGN,
        0xD9 => INDIC | UNFIT,
        _ => UNKNOWN,
    }
}

const fn second(byte: u8) -> u8 {
    let by_d8 = match byte {
        0x8C | 0x9B | 0x9F => COMMA,
        ..0xA0 => SIGN,
        _ => 0,
    };
    let by_d9 = match byte {
        0x80 | 0xA0..=0xAF => INDIC | UNFIT,
        0x81..=0x8A => 0,
        _ => UNFIT,
    };
    let by_c2 = if matches!(byte, 0xAB | 0xBB) { QUOTE } else { LATIN };
    by_d8 | by_d9 | by_c2 | UNKNOWN
}

/// Classes of the first bytes 0 to 7F, of those from 80 on, and of second bytes.
static CLASSES: [[[u8; BLOCK]; 2]; 3] = {
    let mut classes = [[[0; BLOCK]; 2]; 3];
    let mut byte = 0;
    while byte < 128 {
        let (half, at) = (byte / BLOCK, byte % BLOCK);
        classes[0][half][at] = first(byte as u8);
        classes[1][half][at] = first(byte as u8 | 0x80);
        classes[2][half][at] = second(byte as u8 | 0x80);
        byte += 1;
    }
    classes
};

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
#[inline]
fn plain(bytes: &[u8; BLOCK], next: &[u8; BLOCK]) -> PlainMaps {
    let (bytes, next) = (load(bytes), load(next));
    // Seven bits choose from a table.
    let look_up = |bytes, [low, high]: &[[u8; BLOCK]; 2]| {
        _mm512_permutex2var_epi8(load(low), bytes, load(high))
    };
    let [ascii, leads, tails] = &CLASSES;
    let high = _mm512_movepi8_mask(bytes);
    let ascii = look_up(bytes, ascii);
    let pairs = _mm512_and_si512(look_up(bytes, leads), look_up(next, tails));
    let all = |class: u8| _mm512_set1_epi8(class.cast_signed());
    let is = |class| _mm512_mask_test_epi8_mask(!high, ascii, all(class));
    let are = |classes| _mm512_mask_test_epi8_mask(high, pairs, all(classes));
    // A stop is followed by a stop, a stroke or a digit; by a letter, but not by a quotation mark.
    let joins = _mm512_mask_cmpge_epu8_mask(is(JOINING), next, all(b'.'));
    let joins = _mm512_mask_cmpneq_epi8_mask(joins, next, all(0xC2));
    PlainMaps {
        high,
        space: is(SPACE),
        digit: is(DIGIT),
        pairs: are(COMMA | QUOTE),
        unfit: are(UNFIT),
        is_tricky: is(UNKNOWN) | are(SIGN | LATIN | INDIC | UNKNOWN) | joins != 0,
    }
}

/// The tokens that are written at once: as many as numbers of 32 bits fit a register.
const LANES: usize = 16;

/// The fields of tokens, one after the other: a field stands at every third place of three registers. For each
/// place of each register the lane from which it comes, first with starts before ends, then of kinds.
static FIELDS: [([i32; LANES], [i32; LANES], u16); 3] = {
    let mut fields = [([0; LANES], [0; LANES], 0); 3];
    let mut at = 0;
    while at < 3 * LANES {
        let (lanes, kinds, mask) = &mut fields[at / LANES];
        let (lane, token) = (at % LANES, at / 3);
        match at % 3 {
            0 => lanes[lane] = token as i32,
            1 => lanes[lane] = (LANES + token) as i32,
            _ => {
                kinds[lane] = token as i32;
                *mask |= 1 << lane;
            }
        }
        at += 1;
    }
    fields
};

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi2")]
#[inline]
fn write(room: &mut [Slot; ROOM], open: usize, base: u32, edges: Edges, words: u64, digits: u64) {
    const { assert!(size_of::<Token>() == 12 && ROOM >= LANES) };
    let first_lanes = |map, bytes| {
        _mm512_cvtepu8_epi32(_mm512_castsi512_si128(_mm512_maskz_compress_epi8(map, bytes)))
    };
    let places = load(&PLACES);
    let add_base = |places| _mm512_add_epi32(places, _mm512_set1_epi32(base.cast_signed()));
    let kinds = _mm512_set1_epi8(TokenKind::Punctuation as i8);
    let kinds = _mm512_mask_blend_epi8(words, kinds, _mm512_set1_epi8(TokenKind::Word as i8));
    let kinds = _mm512_mask_blend_epi8(digits, kinds, _mm512_set1_epi8(TokenKind::Number as i8));
    let behind = |lanes| _mm512_maskz_expand_epi32(u16::MAX << (open & 1), lanes);
    let starts = behind(add_base(first_lanes(edges.starts, places)));
    let ends = add_base(first_lanes(edges.ends, places));
    let kinds = behind(first_lanes(edges.starts, kinds));
    // What is open has its start and kind.
    let mut written = !(0b101 * (open & 1) as u16);
    let place = room.as_mut_ptr().cast::<__m512i>();
    for (at, (lanes, of_kinds, mask)) in FIELDS.iter().enumerate() {
        let fields = _mm512_permutex2var_epi32(starts, load(lanes), ends);
        let fields = _mm512_mask_permutexvar_epi32(fields, *mask, load(of_kinds), kinds);
        // SAFETY: the room holds the 16 tokens of twelve bytes that three registers are; every one gets numbers
        // and a kind, and the store asks for no alignment.
        unsafe { _mm512_mask_storeu_epi32(place.add(at).cast(), written, fields) }
        written = u16::MAX;
    }
}

/// The places of a block.
static PLACES: [u8; BLOCK] = {
    let mut places = [0; BLOCK];
    let mut at = 0;
    while at < BLOCK {
        places[at] = at as u8;
        at += 1;
    }
    places
};
