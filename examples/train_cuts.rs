//! Makes `data/cuts.tsv` again, and says how often such weights are wrong and where.
//!
//!     cargo run --release --example train_cuts -- FILE > data/cuts.tsv
//!     cargo run --release --example train_cuts -- FILE --folds
//!     cargo run --release --example train_cuts -- FILE --confusions
//!
//! FILE is JSON Lines, one sentence a line: `{"doc": …, "tokens": ["وللنفط", …], "words": [["و", "ل",
//! "النفط"], …]}`. The weights of the crate were learned from five of the seven topics of the
//! WikiNews segmentation of QCRI, 11,500 words; that text is not part of the crate.
//!
//! `--folds` learns without each topic in turn and judges there. The rows of `data/clitics.tsv` were
//! written by people who had read the text, so that it judges a second time without those rows,
//! closed classes apart, whose word the topic has: that is the figure for words nobody thought of.
//! `--confusions` judges the tables of the crate.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser as Cli;
use khabar::segment::{Segmenter, Trainer};
use khabar::text::fold;
use khabar::token::{Segments, TokenKind, tokenize};
use serde_json::Value;

const CLITICS: &str = include_str!("../data/clitics.tsv");
/// Where the closed classes end in that table.
const OPEN_CLASSES: &str = "# Words that are cut although";
/// The columns of a line of [`Score`].
const HEADER: &str = "topic\twords\twrong\tcuts F1";
/// Words that the tables of confusions show.
const WORST: usize = 30;

type Failure = Box<dyn Error>;

/// Learns how clitics are cut, and judges what was learned.
#[derive(Cli)]
struct Args {
    /// JSON Lines, one sentence a line: {"doc": topic, "tokens": [word…], "words": [[part…]…]}.
    file: PathBuf,
    /// Learns without each topic in turn and judges there.
    #[arg(long, conflicts_with = "confusions")]
    folds: bool,
    /// Judges the tables of the crate.
    #[arg(long)]
    confusions: bool,
}

/// A sentence of a topic.
struct Sentence {
    topic: String,
    words: Vec<Word>,
}

/// A word as printed, with its parts.
struct Word {
    printed: String,
    parts: Vec<String>,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let is_closed = |error: &Failure| {
        error.downcast_ref::<io::Error>().is_some_and(|one| one.kind() == io::ErrorKind::BrokenPipe)
    };
    match run(&args, &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if is_closed(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("train_cuts: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args, out: &mut impl Write) -> Result<(), Failure> {
    let sentences = read(&args.file)?;
    let all: Vec<&Sentence> = sentences.iter().collect();
    if args.folds {
        folds(&sentences, out)?;
    } else if args.confusions {
        let mut score = Score::default();
        score.judge(&Segmenter::builtin()?, &all);
        writeln!(out, "{HEADER}\n{}", score.line("all"))?;
        score.confusions(out)?;
    } else {
        write!(out, "{}", train(Trainer::new()?, &all))?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<Sentence>, Failure> {
    let name = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let sentences: Result<Vec<_>, Failure> = lines
        .map(|(at, line)| sentence(line).map_err(|what| format!("{name}:{at}: {what}").into()))
        .collect();
    sentences.and_then(|all| match all.is_empty() {
        true => Err(format!("{name}: no sentence").into()),
        false => Ok(all),
    })
}

/// A sentence of a line, or what is wrong with the line.
fn sentence(line: &str) -> Result<Sentence, String> {
    let sentence: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let strings = |value: &Value| -> Vec<String> {
        let all = value.as_array().into_iter().flatten();
        all.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let tokens = strings(&sentence["tokens"]);
    let words: Vec<_> = sentence["words"].as_array().into_iter().flatten().map(strings).collect();
    if tokens.is_empty() || tokens.len() != words.len() {
        return Err(format!("{} \"tokens\" and {} \"words\"", tokens.len(), words.len()));
    }
    let words = tokens.into_iter().zip(words);
    Ok(Sentence {
        topic: sentence["doc"].as_str().unwrap_or_default().to_owned(),
        words: words.map(|(printed, parts)| Word { printed, parts }).collect(),
    })
}

/// The weights learned from sentences.
fn train(mut trainer: Trainer, sentences: &[&Sentence]) -> String {
    for word in sentences.iter().flat_map(|one| &one.words) {
        trainer.add(&word.printed, &word.parts.join("+"));
    }
    trainer.train()
}

/// Learns without each topic in turn and judges there, twice.
fn folds(sentences: &[Sentence], out: &mut impl Write) -> Result<(), Failure> {
    let topics: BTreeSet<&str> = sentences.iter().map(|one| &*one.topic).collect();
    for (title, keeps_rows) in [("the table as it is", true), ("without rows of the topic", false)]
    {
        writeln!(out, "# {title}\n{HEADER}")?;
        let mut all = Score::default();
        for &topic in &topics {
            let (unseen, seen): (Vec<_>, Vec<_>) =
                sentences.iter().partition(|one| one.topic == topic);
            let clitics = match keeps_rows {
                true => CLITICS.to_owned(),
                false => without_words_of(&unseen),
            };
            let weights = train(Trainer::with_clitics(&clitics)?, &seen);
            let mut score = Score::default();
            score.judge(&Segmenter::from_tables(&clitics, &weights)?, &unseen);
            writeln!(out, "{}", score.line(topic))?;
            all.add(score);
        }
        writeln!(out, "{}", all.line("all"))?;
        all.confusions(out)?;
    }
    Ok(())
}

/// The table of known cuts without the words of these sentences, closed classes apart.
fn without_words_of(sentences: &[&Sentence]) -> String {
    let words = sentences.iter().flat_map(|one| &one.words);
    let mut forms = BTreeSet::new();
    for word in words {
        let key = fold(&word.printed);
        // The word behind its conjunction is in the table too.
        let rest = key.strip_prefix(['و', 'ف']).map(str::to_owned);
        forms.extend(rest.into_iter().chain([key]));
        forms.extend(word.parts.iter().map(|part| fold(part)));
    }
    let (closed, open) = CLITICS.split_at(CLITICS.find(OPEN_CLASSES).unwrap_or(CLITICS.len()));
    let is_kept =
        |row: &&str| !row.split('\t').next().is_some_and(|word| forms.contains(&fold(word)));
    let open: Vec<&str> = open.lines().filter(is_kept).collect();
    format!("{closed}{}\n", open.join("\n"))
}

/// How many words were judged and what was wrong.
#[derive(Default)]
struct Score {
    words: usize,
    wrong: usize,
    hits: usize,
    cuts: usize,
    /// What was taken for what, how often, and the words beside it in the first place.
    mistakes: BTreeMap<String, (usize, String)>,
}

impl Score {
    fn judge(&mut self, segmenter: &Segmenter, sentences: &[&Sentence]) {
        for sentence in sentences {
            let printed: Vec<&str> = sentence.words.iter().map(|word| &*word.printed).collect();
            let text = printed.join(" ");
            let tokens = tokenize(&text).into_iter().filter(|one| one.kind == TokenKind::Word);
            let spans = tokens.map(|token| token.span);
            let found: BTreeMap<u32, (u32, Segments<'_>)> = spans
                .zip(segmenter.find(&text))
                .map(|(span, found)| (span.start, (span.end, found)))
                .collect();
            let mut start = 0;
            for (at, word) in sentence.words.iter().enumerate() {
                let end = start + word.printed.len() as u32;
                if let Some((_, found)) = found.get(&start).filter(|one| one.0 == end) {
                    let beside =
                        printed[at.saturating_sub(2)..(at + 3).min(printed.len())].join(" ");
                    self.compare(word, *found, beside);
                }
                start = end + 1;
            }
        }
    }

    fn compare(&mut self, word: &Word, found: Segments<'_>, beside: String) {
        let found: Vec<_> = found.iter().map(|part| part.form.into_owned()).collect();
        let (right, given) = (places(&word.parts), places(&found));
        self.words += 1;
        self.hits += right.intersection(&given).count();
        self.cuts += right.len() + given.len();
        if right != given {
            self.wrong += 1;
            let mistake = format!("{}\t{}", word.parts.join("+"), found.join("+"));
            self.mistakes.entry(mistake).or_insert((0, beside)).0 += 1;
        }
    }

    fn add(&mut self, other: Self) {
        self.words += other.words;
        self.wrong += other.wrong;
        self.hits += other.hits;
        self.cuts += other.cuts;
        for (mistake, (times, beside)) in other.mistakes {
            self.mistakes.entry(mistake).or_insert((0, beside)).0 += times;
        }
    }

    fn line(&self, topic: &str) -> String {
        let f1 = 200.0 * self.hits as f64 / self.cuts.max(1) as f64;
        format!("{topic}\t{}\t{}\t{f1:.2}", self.words, self.wrong)
    }

    /// Prints the words that are wrong most often.
    fn confusions(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "times\tright\tgiven\tbeside")?;
        let mut mistakes: Vec<_> = self.mistakes.iter().collect();
        mistakes.sort_by_key(|one| std::cmp::Reverse(one.1.0));
        for (mistake, (times, beside)) in mistakes.into_iter().take(WORST) {
            writeln!(out, "{times}\t{mistake}\t{beside}")?;
        }
        Ok(())
    }
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
