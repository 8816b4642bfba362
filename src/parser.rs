//! The face: a [`Parser`] holds every table, compiled, and reads texts.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use once_cell::sync::OnceCell;

use crate::document::{Document, Layers, TokenInfo};
use crate::entity::{EntityKind, EntityLexicon, Gazetteer, Mention};
use crate::error::Result;
use crate::event::{EventLexicon, Found};
use crate::layout::layout;
use crate::lexicon::{AnnotatedText, Vocabulary};
use crate::number::NumberLexicon;
use crate::quantity::QuantityLexicon;
use crate::quote::QuoteLexicon;
use crate::segment::SegmentLexicon;
use crate::span::{Span, Surface};
use crate::time::{Anchor, TimeLexicon};
use crate::token::TokenKind;

/// What a parser reads of a text at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes read of one text; what is behind goes into [`Document::unread`].
    pub text: usize,
}

impl Default for Limits {
    /// 4 GiB less one: what a [`Span`] can count.
    fn default() -> Self {
        Self { text: u32::MAX as usize }
    }
}

/// Reads Arabic news. Build one, share it by reference: it is `Send + Sync` and never changes.
///
/// ```
/// use khabar::Parser;
/// let parser = Parser::new()?;
/// let doc = parser.parse_published("وصل الوفد إلى نيامي أمس.", "2024-04-15".parse()?);
/// assert_eq!(doc.sentences.len(), 1);
/// # Ok::<(), khabar::Error>(())
/// ```
#[derive(Clone)]
pub struct Parser {
    lexicons: Arc<Lexicons>,
    layers: Layers,
    limits: Limits,
}

impl fmt::Debug for Parser {
    /// What it was configured to do; the tables stay hidden.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parser")
            .field("layers", &self.layers)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

/// Every table of every stage, compiled over one vocabulary.
struct Lexicons {
    words: Vocabulary,
    segmenter: SegmentLexicon,
    numbers: NumberLexicon,
    times: TimeLexicon,
    quantities: QuantityLexicon,
    entities: EntityLexicon,
    quotes: QuoteLexicon,
    events: EventLexicon,
}

impl Lexicons {
    fn compile(own: &[Gazetteer]) -> Result<Self> {
        let mut words = Vocabulary::with_counts()?;
        let segmenter = SegmentLexicon::compile(&mut words)?;
        let numbers = NumberLexicon::compile(&mut words)?;
        let times = TimeLexicon::compile(&mut words)?;
        let quantities = QuantityLexicon::compile(&mut words)?;
        let entities = EntityLexicon::compile(&mut words, own)?;
        let quotes = QuoteLexicon::compile(&mut words)?;
        let events = EventLexicon::compile(&mut words)?;
        let words = words.settled();
        Ok(Self { words, segmenter, numbers, times, quantities, entities, quotes, events })
    }

    /// The crate's own tables, compiled once for all parsers.
    fn builtin() -> Result<Arc<Self>> {
        static BUILTIN: OnceCell<Arc<Lexicons>> = OnceCell::new();
        BUILTIN.get_or_try_init(|| Self::compile(&[]).map(Arc::new)).cloned()
    }
}

/// Builds a [`Parser`].
///
/// ```
/// use khabar::{Layers, Parser};
/// let parser = Parser::builder().layers(Layers::TIMES | Layers::NUMBERS).build()?;
/// let doc = parser.parse("قتل 3 جنود في 13 مايو"); // three soldiers were killed on 13 May
/// assert_eq!(doc.times[0].value.to_string(), "XXXX-05-13");
/// assert!(doc.entities.is_empty());
/// # Ok::<(), khabar::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until `build`"]
pub struct ParserBuilder {
    own: Vec<Gazetteer>,
    layers: Layers,
    limits: Limits,
}

impl ParserBuilder {
    /// Adds a gazetteer of the caller's; its names win over the crate's own.
    pub fn gazetteer(mut self, own: Gazetteer) -> Self {
        self.own.push(own);
        self
    }

    /// What to look for; everything by default.
    pub fn layers(mut self, layers: Layers) -> Self {
        self.layers = layers;
        self
    }

    /// What to read of a text at most.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Compiles the tables.
    ///
    /// # Errors
    /// A table of the caller's that breaks its rules.
    pub fn build(self) -> Result<Parser> {
        let lexicons = match self.own.as_slice() {
            [] => Lexicons::builtin()?,
            own => Arc::new(Lexicons::compile(own)?),
        };
        Ok(Parser { lexicons, layers: self.layers, limits: self.limits })
    }
}

impl Parser {
    /// A parser with the crate's own tables that looks for everything.
    ///
    /// # Errors
    /// None in practice: the tables are checked by the crate's tests.
    pub fn new() -> Result<Self> {
        Self::builder().build()
    }

    /// A parser to be configured.
    pub fn builder() -> ParserBuilder {
        ParserBuilder { own: Vec::new(), layers: Layers::ALL, limits: Limits::default() }
    }

    /// Reads a text whose date of publication is unknown: times stay open where it would decide.
    ///
    /// ```
    /// let parser = khabar::Parser::new()?;
    /// let doc = parser.parse("وصل الوفد أمس"); // the delegation arrived yesterday
    /// assert_eq!(doc.times[0].value.to_string(), "XXXX-XX-XX");
    /// # Ok::<(), khabar::Error>(())
    /// ```
    pub fn parse<'a>(&'a self, text: &'a str) -> Document<'a> {
        self.read(text, None)
    }

    /// Reads a text published on a known day: أمس is the day before it.
    pub fn parse_published<'a>(&'a self, text: &'a str, published: Anchor) -> Document<'a> {
        self.read(text, Some(published))
    }

    /// Runs the stages that the layers need, floor to roof.
    fn read<'a>(&'a self, whole: &'a str, published: Option<Anchor>) -> Document<'a> {
        let text = cut(whole, self.limits.text.min(u32::MAX as usize));
        let lexicons = &*self.lexicons;
        let annotated = match self.layers.any(NEED_WORDS) {
            true => AnnotatedText::new(text, &lexicons.words),
            false => AnnotatedText::unread(text),
        };

        let numbers = self.run(NEED_NUMBERS, || lexicons.numbers.find(&annotated));
        let times = self.run(NEED_TIMES, || lexicons.times.find(&annotated, &numbers, published));
        let taken: Vec<Span> = times.iter().map(|time| time.at.span).collect();
        let entities = self.run(NEED_NAMES, || lexicons.entities.find(&annotated, &taken));
        let quantities = self.run(Layers::QUANTITIES | Layers::EVENTS, || {
            lexicons.quantities.find(&annotated, &numbers, &taken, main_country(&entities))
        });
        let (quotes, attributions) = self.run(Layers::QUOTES | Layers::EVENTS, || {
            lexicons.quotes.find(&annotated, &entities, &taken)
        });
        let events = self.run(Layers::EVENTS, || {
            let found = Found {
                numbers: &numbers,
                times: &times,
                quantities: &quantities,
                entities: &entities,
                attributions: &attributions,
            };
            lexicons.events.find(&annotated, &found)
        });
        let sentences = || annotated.sentences.iter().map(|one| Surface::new(one.span, text));
        Document {
            text: whole,
            published,
            layers: self.layers,
            unread: whole.len() - text.len(),
            layout: self.run(Layers::LAYOUT, || layout(&annotated, &entities)),
            sentences: self.run(Layers::SENTENCES, || sentences().collect()),
            tokens: self.run(Layers::TOKENS, || tokens(&annotated, lexicons)),
            numbers,
            quantities,
            times,
            entities,
            quotes,
            events,
        }
    }

    /// What a stage finds if one of the layers was asked for, else nothing.
    fn run<T: Default>(&self, layers: Layers, stage: impl FnOnce() -> T) -> T {
        if self.layers.any(layers) { stage() } else { T::default() }
    }
}

/// The layers that need names.
const NEED_NAMES: Layers = Layers::ENTITIES
    .and(Layers::QUANTITIES)
    .and(Layers::QUOTES)
    .and(Layers::EVENTS)
    .and(Layers::LAYOUT);
/// The layers that need times: names keep off them.
const NEED_TIMES: Layers = NEED_NAMES.and(Layers::TIMES);
/// The layers that need numbers.
const NEED_NUMBERS: Layers = NEED_TIMES.and(Layers::NUMBERS);
/// The layers that need to know words.
const NEED_WORDS: Layers = NEED_NUMBERS.and(Layers::TOKENS);

/// The first `limit` bytes of a text, cut on a char boundary.
fn cut(text: &str, limit: usize) -> &str {
    let end = (0..=limit.min(text.len())).rev().find(|&at| text.is_char_boundary(at));
    end.and_then(|end| text.get(..end)).unwrap_or_default()
}

/// The state that a text names most often; where it names none, the one of most other names.
fn main_country<'a>(entities: &[Mention<'a>]) -> Option<&'a str> {
    let states = |mention: &&Mention<'a>| {
        matches!(mention.kind, EntityKind::Country | EntityKind::Nationality)
    };
    let most = |ids: &mut dyn Iterator<Item = &'a str>| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        ids.for_each(|id| *counts.entry(id).or_default() += 1);
        counts.into_iter().max_by_key(|&(_, count)| count).map(|(id, _)| id)
    };
    most(&mut entities.iter().filter(states).filter_map(|one| one.id))
        .or_else(|| most(&mut entities.iter().filter_map(|one| one.country)))
}

/// The tokens with their cuts, borrowed from the text.
fn tokens<'a>(text: &AnnotatedText<'a>, lexicons: &'a Lexicons) -> Vec<TokenInfo<'a>> {
    let Lexicons { words, segmenter, .. } = lexicons;
    let info = |at: usize| {
        let (token, surface) = (text.tokens[at], text.surface(at));
        let (segments, lemma) = match token.kind {
            TokenKind::Word => segmenter.segments(words, text, at),
            _ => Default::default(),
        };
        TokenInfo { span: token.span, text: surface, kind: token.kind, segments, lemma }
    };
    (0..text.len()).map(info).collect()
}
