//! One stage alone: tokens and folding need no parser; a recogniser loads only its own tables.

#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use khabar::text::fold;
use khabar::time::TimeRecognizer;
use khabar::token::{sentences, tokenize};

fn main() -> khabar::Result<()> {
    let text = "أُغلق المعبر ليلة 12 نيسان. وأعيد فتحه بعد يومين!";
    let tokens = tokenize(text);
    for sentence in sentences(text, &tokens) {
        println!("{}", sentence.span.of(text));
    }
    println!("أُغلق = {}", fold("أُغلق"));

    let times = TimeRecognizer::builtin()?;
    for time in times.find(text, Some("2025-04-20".parse()?)) {
        println!("{} = {} ({})", time.at.text, time.value, time.rule);
    }
    Ok(())
}
