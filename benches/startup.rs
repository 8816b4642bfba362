//! How long does it take to compile every table? A parser with a table of the caller's compiles
//! everything anew, as the first one does; in a cold process the first takes half as long again.

#![expect(clippy::expect_used, reason = "a bench without its tables has nothing to time")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use khabar::{Gazetteer, Parser};

fn startup(c: &mut Criterion) {
    let table = "id\ttype\tnames\tenglish\tcountry\nplc:x\tCITY\tقرية السدرة القديمة\tSidra\tLY\n";
    let own = Gazetteer::from_tsv("own.tsv", table).expect("a good table");
    let build = || Parser::builder().gazetteer(own.clone()).build().expect("a parser");
    let parser = build();
    assert_eq!(parser.parse("وصل إلى قرية السدرة القديمة").entities.len(), 1);
    c.bench_function("first parser", |b| b.iter(|| black_box(build())));
    c.bench_function("next parser", |b| b.iter(|| Parser::new().expect("a parser")));
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = startup
}
criterion_main!(benches);
