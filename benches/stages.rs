//! How many bytes of news a second does each stage read on one thread? The tokenizer, the hot path
//! of everything, comes first; `from_utf8` of the standard library is there as the measure. The texts are
//! made anew from words and sentences of the example articles, one article a call. `peers/` compares with
//! other crates.

#![expect(clippy::expect_used, reason = "a bench without its tables has nothing to time")]

mod texts;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use khabar::text::{Normalizer, fold_into};
use khabar::time::TimeRecognizer;
use khabar::token::{sentences_into, tokenize, tokenize_into, tokenize_into_portable};
use khabar::{Document, Layers, Parser};

/// Bytes of all articles for the stages that go over bytes, and for those that read.
const LONG: usize = 4_000_000;
const SHORT: usize = 100_000;

fn tokens(c: &mut Criterion) {
    let articles = texts::words(LONG);
    for text in &articles {
        let tokens = tokenize(text);
        let letters = tokens.iter().map(|token| token.span.len() as usize).sum::<usize>();
        let printed: usize = text.chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum();
        assert_eq!(letters, printed, "tokens cover all that is not space");
    }
    let mut group = c.benchmark_group("tokens");
    group.throughput(Throughput::Bytes(articles.iter().map(|text| text.len() as u64).sum()));
    let mut over = |name: &str, run: &mut dyn FnMut(&str)| {
        group.bench_function(name, |b| {
            b.iter(|| articles.iter().for_each(|text| run(black_box(text))));
        });
    };
    over("std::str::from_utf8", &mut |text| {
        black_box(std::str::from_utf8(text.as_bytes())).ok();
    });
    let (mut tokens, mut found, mut key) = (Vec::new(), Vec::new(), String::new());
    over("tokenize_into", &mut |text| tokenize_into(text, &mut tokens));
    over("tokenize_into_portable", &mut |text| tokenize_into_portable(text, &mut tokens));
    over("tokenize", &mut |text| {
        black_box(tokenize(text));
    });
    over("tokens and sentences", &mut |text| {
        tokenize_into(text, &mut tokens);
        sentences_into(text, &tokens, &mut found);
    });
    over("fold", &mut |text| {
        key.clear();
        fold_into(text, &mut key);
    });
    over("normalize", &mut |text| {
        black_box(Normalizer::news().normalize(text));
    });
    group.finish();
}

/// How many of a layer a document has.
type Count = fn(&Document<'_>) -> usize;

fn layers(c: &mut Criterion) {
    let articles = texts::sentences(SHORT);
    let published = "2024-04-15".parse().expect("a date");
    let mut group = c.benchmark_group("parse");
    group.throughput(Throughput::Bytes(articles.iter().map(|text| text.len() as u64).sum()));
    let found: [(&str, Layers, Count); 6] = [
        ("sentences", Layers::SENTENCES, |doc| doc.sentences.len()),
        ("tokens", Layers::TOKENS, |doc| doc.tokens.len()),
        ("numbers", Layers::NUMBERS, |doc| doc.numbers.len()),
        ("times", Layers::TIMES, |doc| doc.times.len()),
        ("entities", Layers::ENTITIES, |doc| doc.entities.len()),
        ("all", Layers::ALL, |doc| doc.events.len()),
    ];
    for (name, layers, count) in found {
        let parser = Parser::builder().layers(layers).build().expect("the crate's own tables");
        let doc = parser.parse_published(&articles[0], published);
        assert!(count(&doc) > 0 && doc.layers == layers, "{name} is what is timed");
        group.bench_function(name, |b| {
            b.iter(|| {
                for text in &articles {
                    black_box(parser.parse_published(black_box(text), published));
                }
            });
        });
    }
    let times = TimeRecognizer::builtin().expect("the crate's own tables");
    assert!(
        articles.iter().map(|text| times.find(text, Some(published)).len()).sum::<usize>() > 100
    );
    group.bench_function("times alone", |b| {
        b.iter(|| {
            articles
                .iter()
                .map(|text| times.find(black_box(text), Some(published)).len())
                .sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, tokens, layers);
criterion_main!(benches);
