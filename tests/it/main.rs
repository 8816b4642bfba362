//! Integration tests, one binary: a module for each stage.

mod events;
mod layers;
mod names;
mod numbers;
mod parser;
mod quotes;
mod times;
mod tokens;
