#![doc = include_str!("../README.md")]

mod document;
pub mod entity;
mod error;
pub mod event;
mod html;
mod layout;
mod lexicon;
pub mod number;
mod parser;
pub mod quantity;
pub mod quote;
pub mod segment;
mod span;
mod table;
pub mod text;
pub mod time;
pub mod token;
mod written;

pub use document::{Document, Layers, TokenInfo};
pub use entity::Gazetteer;
pub use error::{Error, Result};
pub use html::HtmlPage;
pub use layout::Layout;
pub use parser::{Limits, Parser, ParserBuilder};
pub use span::{Span, Surface};
