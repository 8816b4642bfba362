//! The face: total on any text, the same on any thread, only what was asked for.

use khabar::{Document, Error, Layers, Limits, Parser};
use proptest::prelude::*;

fn parser() -> Parser {
    Parser::new().expect("the crate's own tables")
}

fn json(doc: &Document<'_>) -> serde_json::Value {
    serde_json::to_value(doc).expect("a document is serializable")
}

/// Every span of a document's JSON, with the `text` beside it.
fn spans(value: &serde_json::Value, found: &mut Vec<(usize, usize, Option<String>)>) {
    match value {
        serde_json::Value::Array(items) => items.iter().for_each(|item| spans(item, found)),
        serde_json::Value::Object(map) => {
            if let (Some(start), Some(end)) = (map.get("start"), map.get("end")) {
                let offset =
                    |value: &serde_json::Value| value.as_u64().expect("an offset") as usize;
                let text = map.get("text").and_then(|text| text.as_str()).map(str::to_owned);
                found.push((offset(start), offset(end), text));
            }
            map.values().for_each(|item| spans(item, found));
        }
        _ => {}
    }
}

/// What the contract promises of any document: spans on boundaries that repeat their text, arrays in
/// text order and, but for quotes and events, disjoint, indexes that exist.
fn holds_the_contract(doc: &Document<'_>) {
    let mut found = Vec::new();
    spans(&json(doc), &mut found);
    for (start, end, text) in found {
        let printed = doc.text.get(start..end);
        assert!(printed.is_some(), "{start}..{end} is no range of the text");
        assert!(text.is_none() || text.as_deref() == printed, "{text:?} is not at {start}..{end}");
    }
    assert!(doc.sentences.windows(2).all(|two| two[0].span.end <= two[1].span.start));
    assert!(doc.tokens.windows(2).all(|two| two[0].span.end <= two[1].span.start));
    assert!(doc.numbers.windows(2).all(|two| two[0].at.span.end <= two[1].at.span.start));
    assert!(doc.quotes.windows(2).all(|two| two[0].at.span <= two[1].at.span));
    assert!(doc.times.windows(2).all(|two| two[0].at.span.end <= two[1].at.span.start));
    assert!(doc.entities.windows(2).all(|two| two[0].at.span.end <= two[1].at.span.start));
    assert!(doc.quantities.windows(2).all(|two| two[0].at.span.end <= two[1].at.span.start));
    assert!(doc.events.windows(2).all(|two| two[0].trigger.span <= two[1].trigger.span));
    for event in &doc.events {
        assert!(event.time_index.is_none_or(|at| at < doc.times.len()));
        assert!(event.quantities.iter().all(|&at| at < doc.quantities.len()));
        let mut arguments = event.actors.iter().chain(&event.recipients).chain(&event.location);
        assert!(arguments.all(|one| one.entity.is_none_or(|at| at < doc.entities.len())));
    }
    assert!(doc.entities.iter().all(|one| one.coref.is_none_or(|at| at < doc.entities.len())));
}

#[test]
fn public_types_are_send_and_sync() {
    fn check<T: Send + Sync>() {}
    check::<Parser>();
    check::<Document<'static>>();
    check::<Error>();
}

#[test]
fn kinds_are_read_back_from_their_words() {
    fn check<T: serde::de::DeserializeOwned + PartialEq + std::fmt::Debug>(kind: T, word: &str) {
        assert_eq!(serde_json::from_value::<T>(word.into()).expect("a kind"), kind);
    }
    check(khabar::entity::EntityKind::ArmedGroup, "ARMED_GROUP");
    check(khabar::event::EventKind::Assault, "ASSAULT");
    check(khabar::event::Status::Reported, "reported");
    check(khabar::quantity::Approx::MoreThan, "more_than");
    check(khabar::time::TimexKind::Duration, "DURATION");
    check(khabar::token::TokenKind::Hashtag, "hashtag");
}

#[test]
fn every_article_holds_the_contract() {
    let parser = parser();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    let mut count = 0;
    for file in std::fs::read_dir(folder).expect("the articles") {
        let text = std::fs::read_to_string(file.expect("an entry").path()).expect("UTF-8");
        holds_the_contract(&parser.parse_published(&text, "2024-04-15".parse().expect("a date")));
        holds_the_contract(&parser.parse(&text));
        count += 1;
    }
    assert_eq!(count, 6);
}

#[test]
fn only_what_was_asked_for_is_there() {
    let parser = Parser::builder().layers(Layers::TIMES).build().expect("a parser");
    let doc = parser.parse("قال الرئيس أمس إن الجيش انسحب.");
    let value = json(&doc);
    assert_eq!(value.as_object().expect("an object").keys().collect::<Vec<_>>(), ["times"]);
    assert!(doc.entities.is_empty() && doc.tokens.is_empty() && doc.events.is_empty());
}

#[test]
fn what_the_limit_cuts_is_said() {
    let mut limits = Limits::default();
    limits.text = 9;
    let parser = Parser::builder().limits(limits).build().expect("a parser");
    let text = "وصل الوفد";
    let doc = parser.parse(text);
    assert_eq!(doc.unread, text.len() - 9);
    assert_eq!(json(&doc)["unread"], 8);
    assert!(doc.tokens.iter().all(|token| token.span.end <= 9));
}

#[test]
fn hostile_texts_are_read_and_nothing_panics() {
    let parser = parser();
    for text in [
        "",
        "\0\0\0",
        "\u{64B}\u{650} \u{640}\u{640}",
        "\u{202B}\u{202A}\u{2067}قال\u{2069}\u{202C}\u{202C} \u{200F}",
        "\u{FEFF}وقال",
        "وووووو فففف للللل بببب",
        "««««»»»» \"\"\" ((((",
        "31 شباط 2024 0000 99999 1/1/1/1/1/1",
        "\u{FDFA} \u{FEFB}\u{FB50}",
    ] {
        holds_the_contract(&parser.parse(text));
    }
}

#[test]
fn time_is_linear_in_the_text() {
    let parser = parser();
    let published = "2024-04-15".parse().expect("a date");
    let seconds = |text: &str| {
        let start = std::time::Instant::now();
        std::hint::black_box(parser.parse_published(text, published));
        start.elapsed().as_secs_f64()
    };
    let patterns = [
        "آذار/ ",
        "مليون ",
        "قال «",
        "هاجم ",
        "روسيا و",
        "1,",
        "a-",
        ")",
        "(",
        "a.",
        "ـ",
        "في ",
        "قتل 3 في غارة على غزة، ",
    ];
    for pattern in patterns {
        let times = |count: usize| seconds(&pattern.repeat(count));
        let (one, eight) = (times(8_000).max(0.02), times(64_000));
        assert!(eight < one * 40.0, "{pattern:?}: {one:.3} s, eight times as much {eight:.3} s");
    }
    // One sentence whose second half looks back for what the first half lacks, or has once.
    for (first, second) in [("كلمة ", "وهاجم "), ("كلمة ", "بالقصف "), ("يوميا ", "قصف ")]
    {
        let times = |count: usize| {
            let (first, second) = (first.repeat(count), second.repeat(count));
            seconds(&format!("أمس {first}{second}"))
        };
        let (one, eight) = (times(4_000).max(0.02), times(32_000));
        assert!(
            eight < one * 40.0,
            "{first}{second}: {one:.3} s, eight times as much {eight:.3} s"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_string_gives_a_document(text in "\\PC{0,200}") {
        holds_the_contract(&parser().parse(&text));
    }

    #[test]
    fn any_arabic_gives_a_document(text in "[ء-ي٠-٩0-9 ًٌَُـ،.؟«»\"/\\-\n]{0,300}") {
        holds_the_contract(&parser().parse_published(&text, "2020-02-29".parse().expect("a date")));
    }
}

#[test]
fn the_same_on_every_thread() {
    let parser = parser();
    let text = include_str!("../../examples/articles/sahel.txt");
    let alone = json(&parser.parse(text));
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| json(&parser.parse(text)))).collect();
        for thread in threads {
            assert_eq!(thread.join().expect("no panic"), alone);
        }
    });
}
