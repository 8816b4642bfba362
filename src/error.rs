//! What can go wrong while a parser is built. Parsing itself never fails.

use thiserror::Error;

/// A fault in a table or an argument. Messages name the place and the offending value.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Error {
    /// A line of a table breaks the table's rules.
    #[error("{table}:{line}: {what}")]
    Table {
        /// File name of the table.
        table: String,
        /// Line number, from 1.
        line: usize,
        /// What is wrong, with the value.
        what: String,
    },
    /// A publication date that is neither `YYYY-MM-DD` nor an RFC 3339 instant.
    #[error("not a date (YYYY-MM-DD or RFC 3339): {given:?}")]
    Date {
        /// The text as given.
        given: String,
    },
    /// A layer name that does not exist.
    #[error("no such layer: {given:?}; there are {known}")]
    Layer {
        /// The name as given.
        given: String,
        /// The names that exist, with commas between.
        known: String,
    },
}

/// Shorthand for results that carry this crate's [`Error`](enum@Error).
pub type Result<T> = std::result::Result<T, Error>;
