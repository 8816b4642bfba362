//! Integration tests, one binary: a module for each stage.

mod events;
mod names;
mod numbers;
mod quotes;
mod times;
mod tokens;
