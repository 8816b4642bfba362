//! Events alone: a recogniser that runs the stages below itself.

use crate::entity::EntityLexicon;
use crate::error::Result;
use crate::lexicon::{AnnotatedText, Vocabulary};
use crate::number::NumberLexicon;
use crate::quantity::QuantityLexicon;
use crate::quote::QuoteLexicon;
use crate::span::Span;
use crate::time::{Anchor, TimeLexicon};
use crate::written::hides_its_tables;

use super::{Event, EventLexicon, Found};

/// Finds events without the rest of the crate's face. The indexes of an event (`entity`,
/// `time_index`, `quantities`) point into lists that only [`Parser`](crate::Parser) gives out.
///
/// ```
/// use khabar::event::{EventKind, EventRecognizer};
/// let events = EventRecognizer::builtin()?;
/// // "Gunmen attacked a checkpoint in the north of Mali yesterday."
/// let found = events.find("هاجم مسلحون حاجزا في شمال مالي أمس.", Some("2024-04-15".parse()?));
/// assert_eq!(found[0].kind, EventKind::Assault);
/// assert_eq!(found[0].actors[0].at.text, "مسلحون");
/// assert_eq!(found[0].time.as_deref(), Some("2024-04-14"));
/// # Ok::<(), khabar::Error>(())
/// ```
pub struct EventRecognizer {
    words: Vocabulary,
    numbers: NumberLexicon,
    times: TimeLexicon,
    entities: EntityLexicon,
    quantities: QuantityLexicon,
    quotes: QuoteLexicon,
    events: EventLexicon,
}

hides_its_tables!(EventRecognizer);

impl EventRecognizer {
    /// The crate's own tables.
    ///
    /// # Errors
    /// None in practice: the tables are checked by the crate's tests.
    pub fn builtin() -> Result<Self> {
        let mut words = Vocabulary::with_counts()?;
        let numbers = NumberLexicon::compile(&mut words)?;
        let times = TimeLexicon::compile(&mut words)?;
        let quantities = QuantityLexicon::compile(&mut words)?;
        let entities = EntityLexicon::compile(&mut words, &[])?;
        let quotes = QuoteLexicon::compile(&mut words)?;
        let events = EventLexicon::compile(&mut words)?;
        Ok(Self { words: words.settled(), numbers, times, entities, quantities, quotes, events })
    }

    /// The events of `text` in the order of their triggers; without `published`, times that depend
    /// on it stay open.
    pub fn find<'t>(&'t self, text: &'t str, published: Option<Anchor>) -> Vec<Event<'t>> {
        let text = AnnotatedText::new(text, &self.words);
        let numbers = self.numbers.find(&text);
        let times = self.times.find(&text, &numbers, published);
        let taken: Vec<Span> = times.iter().map(|time| time.at.span).collect();
        let entities = self.entities.find(&text, &taken);
        let quantities = self.quantities.find(&text, &numbers, &taken, None);
        let (_, attributions) = self.quotes.find(&text, &entities, &taken);
        let found = Found {
            numbers: &numbers,
            times: &times,
            quantities: &quantities,
            entities: &entities,
            attributions: &attributions,
        };
        self.events.find(&text, &found)
    }
}
