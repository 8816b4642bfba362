//! Times: dates, clock times, durations and sets, resolved to TIMEX3 values.

mod anchor;

pub use anchor::Anchor;

use std::fmt;
use std::ops::Range;

use serde::Serialize;

use crate::error::Result;
use crate::lexicon::{AnnotatedText, Vocabulary};
use crate::number::Number;
use crate::span::Surface;

/// What a [`Timex`] is, as in TimeML 1.2.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum TimexKind {
    /// A day or anything longer that has a place in the calendar.
    Date,
    /// A time of the day.
    Time,
    /// How long.
    Duration,
    /// How often.
    Set,
}

/// The part or vagueness of a value, the TIMEX3 attribute `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum TimexMod {
    /// The beginning of it: `مطلع`, `أوائل`.
    Start,
    /// The middle of it: `منتصف`.
    Mid,
    /// The end of it: `أواخر`, `نهاية`.
    End,
    /// About: `نحو`, `تقريبا`.
    Approx,
}

/// The calendar a date is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Calendar {
    /// The civil calendar.
    #[default]
    Gregorian,
    /// The Islamic calendar, by Umm al-Qura.
    Hijri,
}

/// A TIMEX3 value; its `Display` is the value's text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TimexValue(String);

impl fmt::Display for TimexValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for TimexValue {
    fn serialize<S: serde::Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// A time expression and what it stands for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Timex<'a> {
    /// Where and what is printed.
    #[serde(flatten)]
    pub at: Surface<'a>,
    /// Date, time, duration or set.
    #[serde(rename = "type")]
    pub kind: TimexKind,
    /// The TIMEX3 value.
    pub value: TimexValue,
    /// Which part of it, or how vaguely.
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<TimexMod>,
    /// The calendar it is written in.
    pub calendar: Calendar,
    /// The value in the Hijri calendar, `HIJRI:1436-10-25`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hijri: Option<String>,
    /// The rule that found it.
    pub rule: &'static str,
    /// Its tokens.
    #[serde(skip)]
    pub tokens: Range<usize>,
}

/// Month names, weekdays, units and the rest of the words of time, compiled.
pub(crate) struct TimeLexicon {}

impl TimeLexicon {
    pub(crate) fn compile(_words: &mut Vocabulary) -> Result<Self> {
        Ok(Self {})
    }

    /// The times of a text, in order and disjoint.
    pub(crate) fn find<'t>(
        &self,
        _text: &AnnotatedText<'t>,
        _numbers: &[Number<'t>],
        _published: Option<Anchor>,
    ) -> Vec<Timex<'t>> {
        Vec::new()
    }
}
