//! The main program: reads articles and prints what is in them.
//!
//! ```text
//! parse [--published DATE] [--format pretty|json|html] [--layers A,B] [FILE...]
//! parse --jsonl [--layers A,B] [--threads N] < in.jsonl > out.jsonl
//! ```

mod pretty;

use std::fs;
use std::io::{self, BufRead, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser as Cli, ValueEnum};
use khabar::time::Anchor;
use khabar::{Document, HtmlPage, Layers, Parser};
use rayon::prelude::*;
use serde_json::{Map, Value, json};

/// Reads Arabic news: dates, numbers, names, quotes and events.
#[derive(Cli)]
#[command(version)]
struct Args {
    /// When the articles were published: YYYY-MM-DD or RFC 3339.
    #[arg(long, value_name = "DATE")]
    published: Option<Anchor>,
    /// How to print an article.
    #[arg(long, value_enum, default_value_t = Format::Pretty)]
    format: Format,
    /// Arrays to compute and print, with commas between; all by default.
    #[arg(long, value_name = "A,B")]
    layers: Option<Layers>,
    /// Reads one JSON object a line and writes one a line.
    #[arg(long, conflicts_with_all = ["format", "files", "published"])]
    jsonl: bool,
    /// Threads for a corpus, 256 at most.
    #[arg(long, value_name = "N", default_value_t = 1, requires = "jsonl")]
    #[arg(value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: u16,
    /// One article a file; standard input if none is named.
    files: Vec<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Pretty,
    Json,
    Html,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let done = match args.jsonl {
        true => corpus(&args),
        false => articles(&args),
    };
    match done {
        Ok(code) => code,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("parse: {error}");
            ExitCode::from(2)
        }
    }
}

fn parser(args: &Args) -> io::Result<Parser> {
    let layers = args.layers.unwrap_or(Layers::ALL);
    Parser::builder().layers(layers).build().map_err(io::Error::other)
}

/// Prints each file; one that cannot be read is reported and the others go on.
fn articles(args: &Args) -> io::Result<ExitCode> {
    let parser = parser(args)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut code = ExitCode::SUCCESS;
    let stdin = [PathBuf::from("-")];
    let files = if args.files.is_empty() { &stdin[..] } else { &args.files };
    for file in files {
        match read(file) {
            Ok(text) => {
                let doc = match args.published {
                    Some(published) => parser.parse_published(&text, published),
                    None => parser.parse(&text),
                };
                print(&doc, args.format, &mut out)?;
            }
            Err(error) => {
                eprintln!("parse: {}: {error}", file.display());
                code = ExitCode::FAILURE;
            }
        }
    }
    out.flush()?;
    Ok(code)
}

fn read(file: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    match file.as_os_str() == "-" {
        true => drop(io::stdin().lock().read_to_end(&mut bytes)?),
        false => bytes = fs::read(file)?,
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        io::Error::new(io::ErrorKind::InvalidData, format!("not UTF-8 at byte {at}"))
    })
}

fn print(doc: &Document<'_>, format: Format, out: &mut impl Write) -> io::Result<()> {
    match format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, doc)?;
            writeln!(out)
        }
        Format::Html => write!(out, "{}", HtmlPage::new(doc)),
        Format::Pretty => pretty::print(doc, out),
    }
}

/// Lines of a corpus that are parsed at a time.
const BATCH: usize = 256;

/// What some editors write in front of UTF-8; no part of the first line.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Answers each line of standard input, in order; a bad line is answered by its error.
fn corpus(args: &Args) -> io::Result<ExitCode> {
    let parser = parser(args)?;
    let threads = rayon::ThreadPoolBuilder::new().num_threads(args.threads.into()).build();
    let threads = threads.map_err(io::Error::other)?;
    let mut input = io::stdin().lock();
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut number, mut is_clean) = (0, true);
    loop {
        let mut lines = Vec::new();
        while lines.len() < BATCH {
            let mut line = Vec::new();
            if input.read_until(b'\n', &mut line)? == 0 {
                break;
            }
            number += 1;
            if number == 1 && line.starts_with(BYTE_ORDER_MARK) {
                line.drain(..BYTE_ORDER_MARK.len());
            }
            if !line.trim_ascii().is_empty() {
                lines.push((number, line));
            }
        }
        if lines.is_empty() {
            break;
        }
        let answers: Vec<_> = threads
            .install(|| lines.par_iter().map(|(at, line)| answer(&parser, *at, line)).collect());
        for (answer, is_good) in answers {
            is_clean &= is_good;
            writeln!(out, "{answer}")?;
        }
    }
    out.flush()?;
    Ok(if is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The output line of an input line, and whether the input was good.
fn answer(parser: &Parser, number: usize, line: &[u8]) -> (String, bool) {
    let (id, parsed) = match serde_json::from_slice::<Value>(line) {
        Ok(Value::Object(input)) => {
            let id = input.get("id").cloned().unwrap_or(Value::Null);
            let parsed = parse_object(parser, &id, &input);
            (id, parsed)
        }
        Ok(_) => (Value::Null, Err("not a JSON object".to_owned())),
        Err(error) => (Value::Null, Err(format!("not JSON: {error}"))),
    };
    match parsed {
        Ok(answer) => (answer, true),
        Err(what) => {
            (json!({"id": id, "error": format!("line {number}: {what}")}).to_string(), false)
        }
    }
}

fn parse_object(parser: &Parser, id: &Value, input: &Map<String, Value>) -> Result<String, String> {
    let text = match input.get("text") {
        Some(Value::String(text)) => text,
        Some(_) => return Err("\"text\" is not a string".to_owned()),
        None => return Err("no \"text\"".to_owned()),
    };
    let published = match input.get("published") {
        Some(Value::String(given)) => {
            Some(given.parse::<Anchor>().map_err(|error| error.to_string())?)
        }
        Some(Value::Null) | None => None,
        Some(_) => return Err("\"published\" is not a string".to_owned()),
    };
    let doc = match published {
        Some(published) => parser.parse_published(text, published),
        None => parser.parse(text),
    };
    let object = serde_json::to_string(&doc).map_err(|error| error.to_string())?;
    let rest = object.strip_prefix('{').unwrap_or(&object);
    let comma = if rest == "}" { "" } else { "," };
    Ok(format!("{{\"id\":{id}{comma}{rest}"))
}
