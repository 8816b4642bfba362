//! The six example articles against what a reader found in them.
//!
//! Times, quantities and direct quotes must be exactly those; names and events must all be found,
//! and may be more: what the reader thought wrong was left out.

use khabar::Parser;
use serde_json::{Value, json};

const ARTICLES: [(&str, &str, &str); 6] = [
    (
        "sahel",
        include_str!("../../examples/articles/sahel.txt"),
        include_str!("../data/articles/sahel.json"),
    ),
    (
        "levant",
        include_str!("../../examples/articles/levant.txt"),
        include_str!("../data/articles/levant.json"),
    ),
    (
        "iraq",
        include_str!("../../examples/articles/iraq.txt"),
        include_str!("../data/articles/iraq.json"),
    ),
    (
        "gulf",
        include_str!("../../examples/articles/gulf.txt"),
        include_str!("../data/articles/gulf.json"),
    ),
    (
        "nile",
        include_str!("../../examples/articles/nile.txt"),
        include_str!("../data/articles/nile.json"),
    ),
    (
        "maghreb",
        include_str!("../../examples/articles/maghreb.txt"),
        include_str!("../data/articles/maghreb.json"),
    ),
];

/// The rows of one layer, reduced to what the expectations hold.
fn rows(doc: &Value, layer: &str) -> Vec<Value> {
    let all = doc[layer].as_array().cloned().unwrap_or_default();
    let row = |one: &Value| match layer {
        "times" => json!([one["text"], one["value"]]),
        "quantities" => json!([one["text"], one["value"], one["unit"]]),
        "quotes" => json!([one["text"], one["speaker"]["text"]]),
        "entities" => json!([one["text"], one["type"], one["id"]]),
        _ => json!([one["trigger"]["text"], one["type"], one["subtype"], one["status"]]),
    };
    all.iter().filter(|one| one["direct"] != json!(false)).map(row).collect()
}

#[test]
fn what_a_reader_finds_is_found() {
    let parser = Parser::new().expect("the crate's own tables");
    for (name, text, expected) in ARTICLES {
        let expected: Value = serde_json::from_str(expected).expect("JSON");
        let published = expected["published"].as_str().expect("a date").parse().expect("a date");
        let doc = serde_json::to_value(parser.parse_published(text, published)).expect("JSON");
        let wanted = |layer: &str| expected[layer].as_array().cloned().expect("an array");
        for layer in ["times", "quantities", "quotes"] {
            assert_eq!(rows(&doc, layer), wanted(layer), "{name}: {layer}");
        }
        for layer in ["entities", "events"] {
            let found = rows(&doc, layer);
            for row in wanted(layer) {
                assert!(found.contains(&row), "{name}: {layer} lack {row}");
            }
        }
    }
}
