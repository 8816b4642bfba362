//! Reading one date that a person or a form has written.

use once_cell::sync::OnceCell;
use thiserror::Error;

use crate::error::Result;
use crate::lexicon::AnnotatedText;
use crate::token::TokenKind;

use super::lexicon::Sense;
use super::scene::Scene;
use super::{Anchor, TimeRecognizer, Timex, TimexKind, TimexValue};

/// Why a text is not one date.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DateError {
    /// Nothing but blanks.
    #[error("no date: the text is empty")]
    Empty,
    /// A word that says nothing about time, and no date without it.
    #[error("no date in {given:?}: {word:?} was not understood")]
    NotUnderstood {
        /// The text as given.
        given: String,
        /// The first word that was not understood.
        word: String,
    },
    /// A date was read, and something was left over.
    #[error("{date:?} is a date, but {rest:?} was not understood")]
    LeftOver {
        /// What was read.
        date: String,
        /// What was left.
        rest: String,
    },
    /// More dates than one.
    #[error("two dates: {first:?} and {second:?}")]
    Several {
        /// The first.
        first: String,
        /// The second.
        second: String,
    },
    /// Words of time that name no date: `ثلاثة أيام`, `يوميا`.
    #[error("not a date but a duration or a set: {given:?}")]
    NoPlace {
        /// The text as given.
        given: String,
    },
    /// It looks like a date, but the calendar has no such day: `31 شباط`.
    #[error("the calendar has no such day: {given:?}")]
    NoSuchDay {
        /// The text as given.
        given: String,
    },
    /// The crate's own tables are broken; its tests rule this out.
    #[error(transparent)]
    Tables(#[from] crate::Error),
}

/// Reads a text that is one date, or a date with its clock time, and nothing else.
///
/// ```
/// use khabar::time::{DateError, parse_date};
/// let date = parse_date("22 كانون الثاني/يناير 2025", None)?;
/// assert_eq!(date.to_string(), "2025-01-22");
/// let day = parse_date("الخميس المقبل", Some("2024-04-15".parse()?))?; // next Thursday
/// assert_eq!(day.to_string(), "2024-04-18");
/// let error = parse_date("22 كانون الثاني تقريبي", None).unwrap_err();
/// assert!(matches!(error, DateError::LeftOver { rest, .. } if rest == "تقريبي"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// What was not understood, and why; see [`DateError`].
pub fn parse_date(
    text: &str,
    published: Option<Anchor>,
) -> std::result::Result<TimexValue, DateError> {
    let given = text.trim();
    if given.is_empty() {
        return Err(DateError::Empty);
    }
    let times = builtin()?;
    let found = times.find(given, published);
    let [date] = found.as_slice() else {
        return Err(match found.as_slice() {
            [first, second, ..] => DateError::Several {
                first: first.at.text.to_owned(),
                second: second.at.text.to_owned(),
            },
            _ => nothing_found(times, given),
        });
    };
    if let Some(rest) = left_over(times, given, date) {
        return Err(DateError::LeftOver { date: date.at.text.to_owned(), rest });
    }
    match date.kind {
        TimexKind::Date | TimexKind::Time => Ok(date.value.clone()),
        TimexKind::Duration | TimexKind::Set => Err(DateError::NoPlace { given: given.to_owned() }),
    }
}

/// The crate's own tables, compiled once.
fn builtin() -> Result<&'static TimeRecognizer> {
    static BUILTIN: OnceCell<TimeRecognizer> = OnceCell::new();
    BUILTIN.get_or_try_init(TimeRecognizer::builtin)
}

/// Why no date was found: a word without a sense of time, else a day that does not exist.
fn nothing_found(times: &TimeRecognizer, given: &str) -> DateError {
    let text = AnnotatedText::new(given, &times.words);
    let scene = Scene::new(&text, &[], &times.times.words, None);
    let unknown = (0..text.len())
        .find(|&at| scene.kind(at) == Some(TokenKind::Word) && scene.atoms(at).is_empty());
    match unknown {
        Some(at) => {
            DateError::NotUnderstood { given: given.to_owned(), word: text.surface(at).to_owned() }
        }
        None => DateError::NoSuchDay { given: given.to_owned() },
    }
}

/// What stands around a date, prepositions and marks aside.
fn left_over(times: &TimeRecognizer, given: &str, date: &Timex<'_>) -> Option<String> {
    let text = AnnotatedText::new(given, &times.words);
    let scene = Scene::new(&text, &[], &times.times.words, None);
    let says_something = |at: &usize| match scene.kind(*at) {
        Some(TokenKind::Punctuation) => false,
        Some(TokenKind::Word) => {
            !scene.atoms(*at).iter().any(|atom| matches!(atom.sense, Sense::Particle(_)))
        }
        _ => true,
    };
    let outside = (0..date.tokens.start).chain(date.tokens.end..text.len());
    let rest: Vec<&str> = outside.filter(says_something).map(|at| text.surface(at)).collect();
    (!rest.is_empty()).then(|| rest.join(" "))
}
