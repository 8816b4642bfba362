//! The one reader of `data/*.tsv`: tab-separated, one header line, `#` comments.
//!
//! It refuses what a careless edit leaves behind, and every fault names file and line.

use crate::error::{Error, Result};

/// A table in memory: borrowed rows with their line numbers.
pub(crate) struct Table<'a> {
    rows: Vec<Row<'a>>,
}

/// One line of a [`Table`].
pub(crate) struct Row<'a> {
    table: &'a str,
    line: usize,
    content: &'a str,
    /// Where the fields end; no table has more columns.
    ends: [u16; COLUMNS],
}

/// Columns of a table at most.
const COLUMNS: usize = 12;

impl<'a> Table<'a> {
    /// Reads `text`, whose header must be exactly `columns`.
    pub(crate) fn parse(name: &'a str, text: &'a str, columns: &[&str]) -> Result<Self> {
        let mut rows = Vec::new();
        Self::each(name, text, columns, |row| {
            rows.push(row);
            Ok(())
        })?;
        Ok(Self { rows })
    }

    /// Reads `text` as [`parse`](Self::parse) does, but keeps no row.
    pub(crate) fn each(
        name: &'a str,
        text: &'a str,
        columns: &[&str],
        mut take: impl FnMut(Row<'a>) -> Result<()>,
    ) -> Result<()> {
        let fault = |line, what| Error::Table { table: name.to_owned(), line, what };
        // Hidden characters all begin with one of these bytes, which most tables lack.
        let may_hide = text.bytes().filter(|byte| matches!(byte, 0xE2 | 0xEF)).count() > 0;
        let mut lines =
            (1..).zip(Lines(text)).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let (at, header) = lines.next().unwrap_or((1, ""));
        if !header.split('\t').eq(columns.iter().copied()) {
            let what = format!("header is {header:?}, not {:?}", columns.join("\t"));
            return Err(fault(at, what));
        }
        for (line, content) in lines {
            if may_hide && let Some(bad) = content.chars().find(|&c| is_hidden(c)) {
                return Err(fault(line, format!("hidden character U+{:04X}", u32::from(bad))));
            }
            let ends = ends(content, columns.len()).map_err(|what| fault(line, what))?;
            take(Row { table: name, line, content, ends })?;
        }
        Ok(())
    }

    /// The rows in the order of the file.
    pub(crate) fn rows(&self) -> &[Row<'a>] {
        &self.rows
    }
}

/// The ends of the fields of a line, which must be as many as there are columns and have no blanks
/// at their edges.
fn ends(content: &str, columns: usize) -> std::result::Result<[u16; COLUMNS], String> {
    let length = u16::try_from(content.len()).map_err(|_| "longer than 64 KiB".to_owned())?;
    let mut ends = [0; COLUMNS];
    let mut count = 0;
    for (at, &byte) in (0..length).zip(content.as_bytes()) {
        if byte == b'\t' {
            if let Some(end) = ends.get_mut(count) {
                *end = at;
            }
            count += 1;
        }
    }
    if count + 1 != columns {
        return Err(format!("{} columns, not {columns}", count + 1));
    }
    if let Some(end) = ends.get_mut(count) {
        *end = length;
    }
    let is_blank =
        |at: usize| content.as_bytes().get(at).is_some_and(|byte| *byte <= b' ' && *byte != b'\t');
    let mut start = 0;
    for end in ends.iter().take(columns).map(|end| *end as usize) {
        if end > start && (is_blank(start) || is_blank(end - 1)) {
            let field = content.get(start..end).unwrap_or_default();
            return Err(format!("blank at the edge of {field:?}"));
        }
        start = end + 1;
    }
    Ok(ends)
}

impl<'a> Row<'a> {
    /// The field of a column, by position.
    pub(crate) fn get(&self, column: usize) -> &'a str {
        let end = self.ends.get(column).map_or(0, |end| *end as usize);
        let before = column.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = before.map_or(0, |end| *end as usize + 1);
        self.content.get(start..end).unwrap_or_default()
    }

    /// A field that lists items between `|`; empty items are left out.
    pub(crate) fn list(&self, column: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        self.get(column).split('|').filter(|item| !item.is_empty())
    }

    /// A fault of this row.
    pub(crate) fn fault(&self, what: impl Into<String>) -> Error {
        Error::Table { table: self.table.to_owned(), line: self.line, what: what.into() }
    }
}

/// The lines of a text, as [`str::lines`] gives them; cheaper where they are short.
struct Lines<'a>(&'a str);

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.0.is_empty() {
            return None;
        }
        let end = self.0.bytes().position(|byte| byte == b'\n').unwrap_or(self.0.len());
        let (line, rest) = (self.0.get(..end), self.0.get(end + 1..));
        self.0 = rest.unwrap_or_default();
        line.map(|line| line.strip_suffix('\r').unwrap_or(line))
    }
}

/// Bidi controls, zero-width characters and the byte order mark: invisible in an editor.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        match Table::parse("x.tsv", text, &["a", "b"]) {
            Ok(_) => String::new(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn faults_name_file_and_line() {
        assert_eq!(fault("a\tb\n# note\n1\t2\n"), "");
        assert_eq!(fault("a\tb\r\n\r\n1\t2"), "");
        assert_eq!(fault("a\tc\n"), "x.tsv:1: header is \"a\\tc\", not \"a\\tb\"");
        assert_eq!(fault("a\tb\n\n1\n"), "x.tsv:3: 1 columns, not 2");
        assert_eq!(fault("a\tb\n1 \t2\n"), "x.tsv:2: blank at the edge of \"1 \"");
        assert_eq!(fault("a\tb\n1\t\u{200F}2\n"), "x.tsv:2: hidden character U+200F");
    }
}
