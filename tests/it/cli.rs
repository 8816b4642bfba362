//! The example program `parse` on bad input: a clear message in its place, and the run goes on.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The program, which `cargo test` builds beside the tests.
fn program() -> PathBuf {
    let tests = std::env::current_exe().expect("the path of this test");
    let target = tests.parent().and_then(Path::parent).expect("a target folder");
    target.join("examples").join(format!("parse{}", std::env::consts::EXE_SUFFIX))
}

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(program());
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the example program");
    child.stdin.take().expect("its input").write_all(input).expect("it reads");
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn an_empty_file_is_an_article_without_anything() {
    let output = run(&["--format", "json"], b"");
    assert!(output.status.success());
    let doc: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(doc["tokens"], serde_json::json!([]));
}

#[test]
fn what_readme_shows_is_printed() {
    let readme = include_str!("../../README.md");
    let (_, shown) = readme.split_once("```text\n").expect("what the program prints");
    let (shown, _) = shown.split_once("```").expect("its end");
    let article = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/articles/sahel.txt");
    let output = run(&["--published", "2024-04-15", article], b"");
    let mut lines = text(&output.stdout).lines();
    for line in shown.lines().filter(|line| line.trim() != "…") {
        assert!(lines.any(|printed| printed == line), "{line:?} is not printed there");
    }
}

#[test]
fn what_is_not_utf8_is_named_with_its_byte() {
    let folder = std::env::temp_dir().join(format!("khabar-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let bad = folder.join("bad.txt");
    std::fs::write(&bad, b"\xD8\xA7\xFF").expect("a file");
    let output = run(&[bad.to_str().expect("a path")], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("bad.txt: not UTF-8 at byte 2"), "{output:?}");
    std::fs::remove_dir_all(&folder).expect("clean up");
}

#[test]
fn a_bad_line_of_a_corpus_is_answered_in_its_place() {
    let input = "\u{FEFF}{\"id\":1,\"text\":\"وصل الوفد\"}\nnot json\n{\"id\":\"b\"}\n\
        {\"id\":3,\"text\":\"غدا\",\"published\":\"15/4/2024\"}\n{\"id\":4,\"text\":\"غدا\",\"published\":\"2024-04-15\"}\n";
    let output = run(&["--jsonl", "--layers", "times", "--threads", "2"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<serde_json::Value> = text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    assert_eq!(lines.len(), 5);
    let error = |at: usize| lines[at]["error"].as_str().unwrap_or_default().to_owned();
    assert!(error(1).starts_with("line 2: not JSON"), "{}", error(1));
    assert_eq!((lines[2]["id"].as_str(), error(2).as_str()), (Some("b"), "line 3: no \"text\""));
    assert!(error(3).contains("15/4/2024"), "{}", error(3));
    assert_eq!(lines[4]["times"][0]["value"], "2024-04-16");
}

#[test]
fn a_bad_argument_is_refused_before_anything_is_read() {
    let wrong: [&[&str]; 3] =
        [&["--published", "yesterday"], &["--layers", "dates"], &["--jsonl", "--threads", "0"]];
    for arguments in wrong {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let named = arguments.last().expect("an argument");
        assert!(text(&output.stderr).contains(named), "{output:?}");
    }
}
