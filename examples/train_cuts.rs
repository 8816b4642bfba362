//! Makes `data/cuts.tsv` again, and says how well such weights do on articles they have not seen.
//!
//!     cargo run --release --example train_cuts -- FILE > data/cuts.tsv
//!     cargo run --release --example train_cuts -- FILE --folds
//!
//! FILE is JSON Lines, one sentence a line: `{"doc": …, "tokens": ["وللنفط", …], "words": [["و", "ل",
//! "النفط"], …]}`. The weights of the crate were learned from five of the seven topics of the
//! WikiNews segmentation of QCRI, 11,500 words; that text is not part of the crate.

#![expect(clippy::print_stdout, reason = "the table goes to the standard output")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use khabar::segment::{Segmenter, Trainer};
use khabar::text::fold;
use serde_json::Value;

/// A word of a topic, with its parts.
struct Word {
    topic: String,
    printed: String,
    parts: Vec<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("train_cuts FILE [--folds]")?;
    let words = read(&std::fs::read_to_string(path)?)?;
    match arguments.next().as_deref() {
        None => print!("{}", train(&words, None)?),
        Some("--folds") => folds(&words)?,
        Some(other) => return Err(format!("unknown argument {other}").into()),
    }
    Ok(())
}

fn read(text: &str) -> Result<Vec<Word>, Box<dyn Error>> {
    let strings = |value: &Value| -> Vec<String> {
        let all = value.as_array().into_iter().flatten();
        all.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let mut words = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let sentence: Value = serde_json::from_str(line)?;
        let topic = sentence["doc"].as_str().unwrap_or_default();
        let parts = sentence["words"].as_array().into_iter().flatten().map(strings);
        words.extend(
            strings(&sentence["tokens"]).into_iter().zip(parts).map(|(printed, parts)| Word {
                topic: topic.to_owned(),
                printed,
                parts,
            }),
        );
    }
    Ok(words)
}

/// Weights learned from all topics but one.
fn train(words: &[Word], without: Option<&str>) -> Result<String, Box<dyn Error>> {
    let mut trainer = Trainer::new()?;
    for word in words.iter().filter(|word| Some(&*word.topic) != without) {
        trainer.add(&word.printed, &word.parts.join("+"));
    }
    Ok(trainer.train())
}

/// Learns without each topic in turn and counts the mistakes there.
fn folds(words: &[Word]) -> Result<(), Box<dyn Error>> {
    let topics: BTreeSet<&str> = words.iter().map(|word| &*word.topic).collect();
    let mut mistakes: BTreeMap<String, usize> = BTreeMap::new();
    println!("topic\twords\twrong\tcuts F1");
    let (mut all, mut wrong_in_all) = (0, 0);
    for topic in topics {
        let segmenter = Segmenter::from_tsv("weights", &train(words, Some(topic))?)?;
        let (mut count, mut wrong, mut hits, mut cuts) = (0, 0, 0, 0);
        for word in words.iter().filter(|word| word.topic == topic) {
            let found = segmenter.find(&word.printed);
            let [found] = &found[..] else { continue };
            let found: Vec<_> = found.iter().map(|part| part.form.into_owned()).collect();
            let (right, given) = (places(&word.parts), places(&found));
            count += 1;
            hits += right.intersection(&given).count();
            cuts += right.len() + given.len();
            if right != given {
                wrong += 1;
                let mistake = format!("{} got {}", word.parts.join("+"), found.join("+"));
                *mistakes.entry(mistake).or_default() += 1;
            }
        }
        println!("{topic}\t{count}\t{wrong}\t{:.2}", 200.0 * hits as f64 / cuts as f64);
        all += count;
        wrong_in_all += wrong;
    }
    println!("all\t{all}\t{wrong_in_all}");
    let mut mistakes: Vec<_> = mistakes.into_iter().collect();
    mistakes.sort_by_key(|one| std::cmp::Reverse(one.1));
    for (mistake, times) in mistakes.iter().take(30) {
        println!("{times}\t{mistake}");
    }
    Ok(())
}

/// Where a word is cut: letters in front of each part but the first.
fn places(parts: &[String]) -> BTreeSet<usize> {
    let mut at = 0;
    let lengths = parts.iter().map(|part| fold(part).chars().count());
    let all: Vec<usize> = lengths
        .map(|length| {
            at += length;
            at
        })
        .collect();
    all[..all.len().saturating_sub(1)].iter().copied().collect()
}
