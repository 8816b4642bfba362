//! A timeline from several articles: every dated event, by its date.

#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use khabar::{Layers, Parser};

const ARTICLES: [(&str, &str); 2] = [
    ("2025-04-16", include_str!("articles/gulf.txt")),
    ("2025-06-16", include_str!("articles/nile.txt")),
];

fn main() -> khabar::Result<()> {
    let parser = Parser::builder().layers(Layers::EVENTS).build()?;
    let mut dated = Vec::new();
    for (published, text) in ARTICLES {
        let doc = parser.parse_published(text, published.parse()?);
        for event in doc.events {
            // A duration has no place in a timeline.
            let Some(time) = event.time.filter(|time| !time.starts_with('P')) else { continue };
            let who: Vec<&str> = event.actors.iter().map(|one| one.at.text).collect();
            dated.push(format!(
                "{time}  {} {}  {}",
                event.kind,
                event.trigger.text,
                who.join("، ")
            ));
        }
    }
    dated.sort();
    for line in dated {
        println!("{line}");
    }
    Ok(())
}
