//! Integration tests, one binary: a module for each stage.

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod articles;
mod cli;
#[cfg(any(feature = "chrono", feature = "jiff"))]
mod convert;
mod event_roles;
mod events;
mod layers;
mod names;
mod numbers;
mod parser;
mod quantities;
mod quotes;
mod segments;
mod status;
mod tables;
mod time_oracles;
mod times;
mod tokens;
