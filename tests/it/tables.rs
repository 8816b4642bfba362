//! The tables of `data/`: each is described where people who edit it look.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

/// The names of the tables with their rows, the header first, without comments.
fn tables() -> Vec<(String, Vec<String>)> {
    let files =
        fs::read_dir(folder()).expect("the tables").map(|file| file.expect("a file").path());
    let tables = files.filter(|path| path.extension().is_some_and(|ending| ending == "tsv"));
    let read = |path: PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        let text = fs::read_to_string(&path).expect("UTF-8");
        let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        (name, rows.map(str::to_owned).collect())
    };
    tables.map(read).collect()
}

const NAMES: &str = "id type ar variants en cc parent gn nisba amb notes src";

#[test]
fn the_readme_of_the_tables_names_each_with_its_columns() {
    let readme = fs::read_to_string(folder().join("README.md")).expect("the description");
    let mut wrong = Vec::new();
    for (name, rows) in tables() {
        let columns = rows[0].replace('\t', " ");
        let listed = readme.lines().find(|line| {
            let first = line.strip_prefix("| ").and_then(|line| line.split(" | ").next());
            first.is_some_and(|cell| cell.contains(&format!("`{name}`")))
        });
        let wanted = if columns == NAMES { "twelve".to_owned() } else { format!("`{columns}`") };
        if !listed.is_some_and(|line| line.contains(&wanted)) {
            wrong.push(format!("{name}: {columns}"));
        }
    }
    assert!(wrong.is_empty(), "not in data/README.md:\n{}", wrong.join("\n"));
}

#[test]
fn no_id_of_a_name_stands_twice() {
    let mut ids = HashSet::new();
    let mut twice = Vec::new();
    for (name, rows) in tables().into_iter().filter(|(_, rows)| rows[0].replace('\t', " ") == NAMES)
    {
        for row in &rows[1..] {
            let id = row.split('\t').next().unwrap_or_default();
            if !ids.insert(id.to_owned()) {
                twice.push(format!("{name}: {id}"));
            }
        }
    }
    assert!(ids.len() > 8000, "only {} names were read", ids.len());
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}
