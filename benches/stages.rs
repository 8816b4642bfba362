//! How many bytes of news a second does each stage read on one thread? The tokenizer, the hot path
//! of everything, comes first; `from_utf8` of the standard library is there as the measure. The text
//! repeats, which branch predictors learn: figures compare with each other, not with varied news.

#![expect(clippy::expect_used, reason = "a bench without its tables has nothing to time")]

mod texts;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use khabar::text::fold;
use khabar::time::TimeRecognizer;
use khabar::token::{sentences, tokenize, tokenize_into};
use khabar::{Layers, Parser};

/// Bytes of the text for the stages that go over bytes.
const LONG: usize = 1 << 20;

fn tokens(c: &mut Criterion) {
    let text = texts::news(LONG);
    let expected = tokenize(&text);
    let letters = expected.iter().map(|token| token.span.len() as usize).sum::<usize>();
    let printed = text.chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum::<usize>();
    assert_eq!(letters, printed, "tokens cover all that is not space");

    let mut group = c.benchmark_group("tokens");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("std::str::from_utf8", |b| {
        b.iter(|| std::str::from_utf8(black_box(text.as_bytes())));
    });
    let mut tokens = Vec::new();
    group.bench_function("tokenize_into", |b| {
        b.iter(|| tokenize_into(black_box(&text), &mut tokens))
    });
    assert_eq!(tokens, expected);
    group.bench_function("tokenize", |b| b.iter(|| tokenize(black_box(&text))));
    group.bench_function("sentences", |b| b.iter(|| sentences(black_box(&text), &expected)));
    group.bench_function("fold", |b| b.iter(|| fold(black_box(&text))));
    group.finish();
}

fn layers(c: &mut Criterion) {
    let article = texts::news(1);
    let published = "2024-04-15".parse().expect("a date");
    let mut group = c.benchmark_group("parse");
    group.throughput(Throughput::Bytes(article.len() as u64));
    for (name, layers) in [
        ("sentences", Layers::SENTENCES),
        ("tokens", Layers::TOKENS),
        ("numbers", Layers::NUMBERS),
        ("times", Layers::TIMES),
        ("entities", Layers::ENTITIES),
        ("all", Layers::ALL),
    ] {
        let parser = Parser::builder().layers(layers).build().expect("the crate's own tables");
        let doc = parser.parse_published(&article, published);
        assert!(doc.layers == layers && doc.times.len() < 60);
        group.bench_function(name, |b| {
            b.iter(|| black_box(parser.parse_published(black_box(&article), published)));
        });
    }
    let times = TimeRecognizer::builtin().expect("the crate's own tables");
    assert!(times.find(&article, Some(published)).len() > 20);
    group.bench_function("times alone", |b| {
        b.iter(|| times.find(black_box(&article), Some(published)))
    });
    group.finish();
}

criterion_group!(benches, tokens, layers);
criterion_main!(benches);
