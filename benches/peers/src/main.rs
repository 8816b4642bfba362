//! The text stages of khabar beside the crates that one would use instead: one process, one thread, one
//! article a call, the best of several rounds in which all take their turns.
//!
//! `cargo run --release --manifest-path benches/peers/Cargo.toml [FILE...]` reads one article from each
//! file, or makes its own. `callgrind NAME` as arguments runs one candidate once, for counting its instructions.

#[path = "../../texts/mod.rs"]
mod texts;

use std::hint::black_box;
use std::time::{Duration, Instant};

use charabia::Segment;
use icu_segmenter::options::{SentenceBreakInvariantOptions, WordBreakInvariantOptions};
use icu_segmenter::{SentenceSegmenter, WordSegmenter};
use khabar::text::fold_into;
use khabar::token::{sentences_into, tokenize_into, tokenize_into_portable};
use unicode_segmentation::UnicodeSegmentation;

const ROUNDS: usize = 15;
/// Bytes of the articles that are made.
const BYTES: usize = 4_000_000;
/// Bytes of texts that are to be read equally fast.
const SIZES: [usize; 6] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

/// One way to do a task; gives back something that depends on the work.
type Candidate = (&'static str, Box<dyn FnMut(&str) -> usize>);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [first, name] if first == "callgrind" => callgrind(name),
        [] => compare(&texts::words(BYTES), &texts::sentences(BYTES)),
        files => {
            let read = |file| std::fs::read_to_string(file).expect("a text file");
            let articles: Vec<_> = files.iter().map(read).collect();
            compare(&articles, &articles);
        }
    }
}

/// `articles` may be words in any order; `prose` has sentences.
fn compare(articles: &[String], prose: &[String]) {
    let vocalised: Vec<String> = articles.iter().map(|article| vocalise(article)).collect();
    println!("| task | | MB/s | khabar is |\n|---|---|--:|--:|");
    table("words and kinds", tokens(), articles);
    table("sentences", sentences(), prose);
    table("folding", folds(), articles);
    table("folding, vocalised", folds(), &vocalised);
    println!("\n| bytes of one text | MB/s |\n|--:|--:|");
    for (size, throughput) in SIZES.into_iter().zip(throughput(&articles.concat())) {
        println!("| {size} | {throughput:.0} |");
    }
}

fn tokens() -> Vec<Candidate> {
    let (mut wide, mut portable) = (Vec::new(), Vec::new());
    let icu = WordSegmenter::new_for_non_complex_scripts(WordBreakInvariantOptions::default());
    vec![
        candidate("khabar", move |text| {
            tokenize_into(text, &mut wide);
            wide.len()
        }),
        candidate("khabar, portable", move |text| {
            tokenize_into_portable(text, &mut portable);
            portable.len()
        }),
        candidate("icu_segmenter", move |text| {
            icu.segment_str(text).iter_with_word_type().map(|(_, kind)| kind as usize).sum()
        }),
        candidate("unicode-segmentation", |text| text.split_word_bounds().count()),
        candidate("charabia", |text| text.segment_str().count()),
        candidate("std::str::from_utf8", |text| {
            std::str::from_utf8(text.as_bytes()).map_or(0, str::len)
        }),
    ]
}

fn sentences() -> Vec<Candidate> {
    let (mut tokens, mut found) = (Vec::new(), Vec::new());
    let icu = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    vec![
        candidate("khabar, with tokens", move |text| {
            tokenize_into(text, &mut tokens);
            sentences_into(text, &tokens, &mut found);
            found.len()
        }),
        candidate("icu_segmenter", move |text| icu.segment_str(text).count()),
        candidate("unicode-segmentation", |text| text.split_sentence_bounds().count()),
    ]
}

fn folds() -> Vec<Candidate> {
    let mut key = String::new();
    vec![
        candidate("khabar", move |text| {
            key.clear();
            fold_into(text, &mut key);
            key.len()
        }),
        candidate("arabic-normalize", |text| arabic_normalize::normalize(text).len()),
    ]
}

fn candidate(name: &'static str, run: impl FnMut(&str) -> usize + 'static) -> Candidate {
    (name, Box::new(run))
}

/// Times all candidates in turns, and prints how many times as fast as each the first is.
fn table(task: &str, mut candidates: Vec<Candidate>, articles: &[String]) {
    let bytes: usize = articles.iter().map(String::len).sum();
    let mut best = vec![Duration::MAX; candidates.len()];
    for _ in 0..ROUNDS {
        for ((_, run), best) in candidates.iter_mut().zip(&mut best) {
            *best = (*best).min(time(run, articles));
        }
    }
    for ((name, _), time) in candidates.iter().zip(&best) {
        let speed = bytes as f64 / time.as_secs_f64() / 1e6;
        let times = time.as_secs_f64() / best[0].as_secs_f64();
        println!("| {task} | {name} | {speed:.0} | {times:.1} x |");
    }
}

fn time(run: &mut dyn FnMut(&str) -> usize, articles: &[String]) -> Duration {
    let start = Instant::now();
    for article in articles {
        black_box(run(black_box(article)));
    }
    start.elapsed()
}

/// MB a second for texts of each of [`SIZES`]. They are pieces of one text, so that memory is read alike, ten million
/// bytes of it or one piece; the storage is used again, and the sizes take turns.
fn throughput(text: &str) -> [f64; SIZES.len()] {
    let long = text.repeat(SIZES[SIZES.len() - 1] / text.len() + 1);
    let pieces = SIZES.map(|size| pieces(&long, size));
    let mut tokens = Vec::new();
    let mut best = [Duration::MAX; SIZES.len()];
    for _ in 0..ROUNDS {
        for (best, pieces) in best.iter_mut().zip(&pieces) {
            // Twice, for the second time to find in the cache what fits.
            for _ in 0..2 {
                let start = Instant::now();
                for &piece in pieces {
                    tokenize_into(black_box(piece), &mut tokens);
                    black_box(tokens.len());
                }
                *best = start.elapsed().min(*best);
            }
        }
    }
    std::array::from_fn(|at| {
        let bytes: usize = pieces[at].iter().map(|piece| piece.len()).sum();
        bytes as f64 / best[at].as_secs_f64() / 1e6
    })
}

/// Pieces of at least `size` bytes that end with a word.
fn pieces(mut text: &str, size: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    for _ in 0..(10_000_000 / size).max(1) {
        let Some(space) = text.as_bytes()[size..].iter().position(|&byte| byte == b' ') else {
            break;
        };
        let (piece, rest) = text.split_at(size + space);
        pieces.push(piece);
        text = rest;
    }
    pieces
}

/// A mark over every other letter, as schoolbooks and scripture print.
fn vocalise(article: &str) -> String {
    let mut marked = String::with_capacity(article.len() * 2);
    for (at, c) in article.chars().enumerate() {
        marked.push(c);
        if ('ب'..='ي').contains(&c) && at % 2 == 0 {
            marked.push(['\u{64E}', '\u{64F}', '\u{650}', '\u{652}'][at / 2 % 4]);
        }
    }
    marked
}

/// Runs one candidate over the articles once; prints the bytes to divide by. `nothing` is the measure of what
/// to take off.
fn callgrind(name: &str) {
    let articles = texts::words(BYTES);
    let mut candidates = [tokens(), sentences(), folds()].into_iter().flatten();
    if let Some((_, mut run)) = candidates.find(|(known, _)| *known == name) {
        time(&mut run, &articles);
    }
    println!("{}", articles.iter().map(String::len).sum::<usize>());
}
