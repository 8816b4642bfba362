//! The house rule: a module imports only from rows above its own (ARCHITECTURE.md).

use std::fs;
use std::path::Path;

/// Rows from the floor up; modules of one row do not know each other.
const ROWS: [&[&str]; 9] = [
    &["span", "error", "table", "written"],
    &["text"],
    &["token"],
    &["lexicon"],
    &["number", "segment"],
    &["time", "quantity", "entity"],
    &["quote"],
    &["event"],
    &["layout", "document", "parser", "html", "lib"],
];

fn row(module: &str) -> usize {
    let row = ROWS.iter().position(|row| row.contains(&module));
    row.unwrap_or_else(|| panic!("{module} stands in no row of the house"))
}

/// The modules of this crate that a source file imports.
fn imports(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let after = lines.flat_map(|line| line.split("crate::").skip(1).map(str::to_owned));
    let name = |path: String| {
        path.split(|c: char| !c.is_alphanumeric() && c != '_').next().map(str::to_owned)
    };
    after.filter_map(name).filter(|name| name.starts_with(char::is_lowercase)).collect()
}

fn check(file: &Path, module: &str, wrong: &mut Vec<String>) {
    let source = fs::read_to_string(file).expect("a source file that can be read");
    for import in imports(&source) {
        let same_floor = ROWS[0].contains(&module) && row(&import) == 0;
        if import != module && row(&import) >= row(module) && row(module) < 8 && !same_floor {
            wrong.push(format!("{} imports crate::{import}", file.display()));
        }
    }
}

fn walk(folder: &Path, module: Option<&str>, wrong: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a source folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
        let module = module.unwrap_or(&name);
        match path.is_dir() {
            true => walk(&path, Some(module), wrong),
            false => check(&path, module, wrong),
        }
    }
}

#[test]
fn data_flows_from_the_floor_to_the_roof() {
    let mut wrong = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), None, &mut wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_library_reads_no_clock_file_network_or_environment() {
    fn forbidden(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("a source folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                forbidden(&path, found);
                continue;
            }
            let source = fs::read_to_string(&path).expect("a source file");
            for word in
                ["std::fs", "std::env", "std::net", "SystemTime", "Instant::now", "Zoned::now"]
            {
                if source.contains(word) {
                    found.push(format!("{}: {word}", path.display()));
                }
            }
        }
    }
    let mut found = Vec::new();
    forbidden(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}
