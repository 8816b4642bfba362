//! Everything found in one text, and its JSON.

use std::fmt;
use std::ops::BitOr;
use std::str::FromStr;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::entity::Mention;
use crate::error::{Error, Result};
use crate::event::Event;
use crate::layout::Layout;
use crate::number::Number;
use crate::quantity::Quantity;
use crate::quote::Quote;
use crate::span::{Span, Surface};
use crate::text::fold;
use crate::time::{Anchor, Timex};
use crate::token::{Segments, TokenKind};

/// A set of the arrays of a [`Document`].
///
/// ```
/// use khabar::Layers;
/// let layers: Layers = "times,entities".parse()?;
/// assert_eq!(layers, Layers::TIMES | Layers::ENTITIES);
/// assert_eq!(layers.to_string(), "times,entities");
/// assert!("dates".parse::<Layers>().is_err());
/// # Ok::<(), khabar::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Layers(u16);

impl Layers {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// Headline, dateline, byline, agency.
    pub const LAYOUT: Self = Self(1);
    /// Sentences.
    pub const SENTENCES: Self = Self(2);
    /// Tokens with their clitics.
    pub const TOKENS: Self = Self(4);
    /// Numbers.
    pub const NUMBERS: Self = Self(8);
    /// Quantities.
    pub const QUANTITIES: Self = Self(16);
    /// Times.
    pub const TIMES: Self = Self(32);
    /// Names.
    pub const ENTITIES: Self = Self(64);
    /// Quotes.
    pub const QUOTES: Self = Self(128);
    /// Events.
    pub const EVENTS: Self = Self(256);
    /// Everything.
    pub const ALL: Self = Self(511);

    /// The layers by name, in the order of the JSON.
    const NAMES: [(&'static str, Self); 9] = [
        ("layout", Self::LAYOUT),
        ("sentences", Self::SENTENCES),
        ("tokens", Self::TOKENS),
        ("numbers", Self::NUMBERS),
        ("quantities", Self::QUANTITIES),
        ("times", Self::TIMES),
        ("entities", Self::ENTITIES),
        ("quotes", Self::QUOTES),
        ("events", Self::EVENTS),
    ];

    /// True if the two sets share a layer.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets; `|` for constants.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOr for Layers {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.and(other)
    }
}

impl fmt::Display for Layers {
    /// The names with commas between, as [`FromStr`] reads them; nothing for [`Layers::NONE`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let on = Self::NAMES.iter().filter(|(_, layer)| self.any(*layer));
        for (at, (name, _)) in on.enumerate() {
            let comma = if at > 0 { "," } else { "" };
            write!(f, "{comma}{name}")?;
        }
        Ok(())
    }
}

impl FromStr for Layers {
    type Err = Error;

    /// Reads names with commas between: `times,entities`.
    fn from_str(given: &str) -> Result<Self> {
        given.split(',').map(str::trim).try_fold(Self::NONE, |all, name| {
            match Self::NAMES.iter().find(|known| known.0 == name) {
                Some(known) => Ok(all | known.1),
                None => Err(Error::Layer { given: name.to_owned(), known: Self::ALL.to_string() }),
            }
        })
    }
}

/// A token with what is known of it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TokenInfo<'a> {
    /// Where it stands.
    pub span: Span,
    /// What is printed there.
    pub text: &'a str,
    /// What it is.
    pub kind: TokenKind,
    /// Its clitics and stem; empty for what is no word.
    pub segments: Segments<'a>,
    /// The dictionary form, where known.
    pub lemma: Option<&'a str>,
}

impl TokenInfo<'_> {
    /// The folded look-up key of a word, number or hashtag; empty for the rest.
    ///
    /// ```
    /// use khabar::{Layers, Parser};
    /// let parser = Parser::builder().layers(Layers::TOKENS).build()?;
    /// assert_eq!(parser.parse("إِفريقيا").tokens[0].norm(), "افريقيا"); // Africa
    /// # Ok::<(), khabar::Error>(())
    /// ```
    pub fn norm(&self) -> String {
        match self.kind {
            TokenKind::Word | TokenKind::Number | TokenKind::Hashtag => fold(self.text),
            _ => String::new(),
        }
    }
}

impl Serialize for TokenInfo<'_> {
    /// Without `text`: the span tells it. What is empty or unknown is left out.
    fn serialize<S: Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("start", &self.span.start)?;
        map.serialize_entry("end", &self.span.end)?;
        map.serialize_entry("kind", &self.kind)?;
        map.serialize_entry("norm", &self.norm())?;
        if !self.segments.is_empty() {
            map.serialize_entry("segments", &self.segments)?;
        }
        if let Some(lemma) = self.lemma {
            map.serialize_entry("lemma", lemma)?;
        }
        map.end()
    }
}

/// Everything found in one text. Arrays are in text order and linked by index.
///
/// ```
/// use khabar::Parser;
/// let parser = Parser::new()?;
/// // "Gunmen attacked a checkpoint in the north of Mali yesterday."
/// let doc = parser.parse("هاجم مسلحون حاجزا في شمال مالي أمس.");
/// let event = &doc.events[0];
/// assert_eq!(event.time_index.map(|at| doc.times[at].at.text), Some("أمس"));
/// let mali = event.location[0].entity.map(|at| &doc.entities[at]);
/// assert_eq!(mali.and_then(|one| one.id), Some("ML"));
/// # Ok::<(), khabar::Error>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Document<'a> {
    /// The text as given.
    pub text: &'a str,
    /// When it was published.
    pub published: Option<Anchor>,
    /// The layers that were asked for. The others are empty, or hold what one of these is made from, and
    /// stay out of the JSON.
    pub layers: Layers,
    /// How many bytes at the end were not read, by [`Limits`](crate::Limits).
    pub unread: usize,
    /// Headline, dateline, byline, agency.
    pub layout: Layout<'a>,
    /// Sentences.
    pub sentences: Vec<Surface<'a>>,
    /// Tokens.
    pub tokens: Vec<TokenInfo<'a>>,
    /// Numbers.
    pub numbers: Vec<Number<'a>>,
    /// Quantities.
    pub quantities: Vec<Quantity<'a>>,
    /// Times.
    pub times: Vec<Timex<'a>>,
    /// Names.
    pub entities: Vec<Mention<'a>>,
    /// Quotes.
    pub quotes: Vec<Quote<'a>>,
    /// Events.
    pub events: Vec<Event<'a>>,
}

impl Serialize for Document<'_> {
    /// The object of one article: the layers asked for, `published` and, if anything was cut,
    /// `unread`.
    fn serialize<S: Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        if let Some(published) = self.published {
            map.serialize_entry("published", &published)?;
        }
        if self.unread > 0 {
            map.serialize_entry("unread", &self.unread)?;
        }
        for (name, layer) in Layers::NAMES {
            if !self.layers.any(layer) {
                continue;
            }
            match layer {
                Layers::LAYOUT => map.serialize_entry(name, &self.layout)?,
                Layers::SENTENCES => {
                    let spans: Vec<Span> = self.sentences.iter().map(|one| one.span).collect();
                    map.serialize_entry(name, &spans)?;
                }
                Layers::TOKENS => map.serialize_entry(name, &self.tokens)?,
                Layers::NUMBERS => map.serialize_entry(name, &self.numbers)?,
                Layers::QUANTITIES => map.serialize_entry(name, &self.quantities)?,
                Layers::TIMES => map.serialize_entry(name, &self.times)?,
                Layers::ENTITIES => map.serialize_entry(name, &self.entities)?,
                Layers::QUOTES => map.serialize_entry(name, &self.quotes)?,
                _ => map.serialize_entry(name, &self.events)?,
            }
        }
        map.end()
    }
}
