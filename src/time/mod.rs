//! Times: dates, clock times, durations and sets, resolved to TIMEX3 values.

mod anchor;
mod class;
mod clock;
#[cfg(any(feature = "chrono", feature = "jiff"))]
mod convert;
mod date;
mod direction;
mod grammar;
mod hijri;
mod holiday;
mod index;
mod islamic;
mod lexicon;
mod month;
mod numeric;
mod opening;
mod plan;
mod resolve;
mod rules;
mod scene;
mod sense;
mod shape;
mod slot;
mod value;
mod year;

pub use anchor::Anchor;
#[cfg(any(feature = "chrono", feature = "jiff"))]
pub use convert::ConvertError;
pub use date::{DateError, parse_date};
pub use hijri::HijriDate;
pub use value::{Clock, DateValue, DayPart, Period, Season, TimexValue, Unit};

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::lexicon::{AnnotatedText, Endings, Vocabulary};
use crate::number::{Number, NumberLexicon};
use crate::span::{Span, Surface};
use crate::written::{hides_its_tables, shows_its_word};

use grammar::{Grammar, Match};
use lexicon::{Particle, Region, Words};
use scene::Scene;
use shape::{Captures, Head};

/// What a [`Timex`] is, as in TimeML 1.2.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Calendar {
    /// The civil calendar.
    #[default]
    Gregorian,
    /// The Islamic calendar, by Umm al-Qura.
    Hijri,
}

shows_its_word!(TimexKind, TimexMod, Calendar);

/// A time expression and what it stands for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Timex<'a> {
    /// Where and what is printed.
    #[serde(flatten)]
    pub at: Surface<'a>,
    /// Date, time, duration or set.
    #[serde(rename = "type")]
    pub kind: TimexKind,
    /// The TIMEX3 value.
    pub value: TimexValue,
    /// The other reading: of a date in digits whose day and month may be swapped, `5/3/2016`, or of a
    /// month of which only the first word is said, `17 تشرين`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ambiguous: Option<TimexValue>,
    /// Which part of it, or how vaguely.
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<TimexMod>,
    /// The calendar it is written in.
    pub calendar: Calendar,
    /// The value in the Hijri calendar, `HIJRI:1436-10-25`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hijri: Option<HijriDate>,
    /// By how many days the civil day of a Hijri one may be off: 1 where it is computed, 0 where
    /// the text prints the weekday or the civil day beside it, and for all other times.
    #[serde(skip_serializing_if = "is_certain")]
    pub uncertain_by: u8,
    /// The rule that found it.
    pub rule: &'static str,
    /// Its tokens, as [`tokenize`](crate::token::tokenize) counts them.
    #[serde(skip)]
    pub tokens: Range<usize>,
}

/// Month names, weekdays, units and the rest of the words of time, compiled.
pub(crate) struct TimeLexicon {
    words: Words,
    grammar: Grammar,
}

impl TimeLexicon {
    pub(crate) fn compile(words: &mut Vocabulary) -> Result<Self> {
        Ok(Self { words: Words::compile(words)?, grammar: Grammar::new(rules::TABLES) })
    }

    /// The times of a text, in order and disjoint.
    pub(crate) fn find<'t>(
        &self,
        text: &AnnotatedText<'t>,
        numbers: &[Number<'t>],
        published: Option<Anchor>,
    ) -> Vec<Timex<'t>> {
        let mut scene = Scene::new(text, numbers, &self.words, published);
        let mut found = Vec::new();
        let (mut end, mut was_guess) = (0, false);
        for at in self.grammar.places(&scene) {
            if at < end {
                continue;
            }
            let Some(best) = self.grammar.best(&scene, at) else { continue };
            end = best.end;
            let is_guess = resolve::is_guess(&best.caught);
            if let Some(mut timex) = timex(&scene, best) {
                if let Some(before) = found.last_mut()
                    && is_range(&scene, before, &timex)
                {
                    if was_guess && is_guess {
                        resolve::in_order(&mut before.value, &timex.value);
                    }
                    if before.rule == WEEKDAY && timex.rule == WEEKDAY {
                        resolve::weekdays_in_order(&scene, &mut before.value, &mut timex.value);
                    }
                }
                remember(&mut scene, &timex);
                was_guess = is_guess;
                found.push(timex);
            }
        }
        islamic::agree_with_twins(&mut found);
        found
    }
}

/// The rule of a weekday without a date.
const WEEKDAY: &str = "weekday";

/// The public form of a match.
fn timex<'t>(scene: &Scene<'_, 't>, found: Match) -> Option<Timex<'t>> {
    let is_age = found.rule.head == Head::Duration && is_age(scene, &found);
    if found.rule.head == Head::Nothing || is_age || is_name(scene, &found) {
        return None;
    }
    let Match { rule, end, caught, meaning, .. } = found;
    let kind = match &meaning.value {
        _ if rule.head == Head::Set => TimexKind::Set,
        TimexValue::Time(..) => TimexKind::Time,
        TimexValue::Period(_) => TimexKind::Duration,
        TimexValue::Interval(ends) if matches!(ends.0, TimexValue::Time(..)) => TimexKind::Time,
        _ => TimexKind::Date,
    };
    let is_about = caught.roughly || scene.is_before(caught.at, Particle::About);
    let hijri = meaning.hijri.or(caught.hijri);
    let is_settled = meaning.settled || caught.settled;
    let is_computed = hijri.is_some_and(|own| own.month.is_some() && own.year.is_some());
    Some(Timex {
        at: Surface::new(closed(scene, caught.span?, caught.at..end), scene.text.text),
        kind,
        value: meaning.value,
        ambiguous: meaning.other,
        modifier: meaning.modifier.or(is_about.then_some(TimexMod::Approx)),
        calendar: if hijri.is_some() { Calendar::Hijri } else { Calendar::Gregorian },
        hijri,
        uncertain_by: u8::from(is_computed && !is_settled && cfg!(feature = "hijri")),
        rule: rule.name,
        tokens: caught.at..end,
    })
}

/// The span with the bracket whose other half is inside: `الأربعاء (17 أيار)`, `(15) آذار`.
fn closed(scene: &Scene<'_, '_>, span: Span, tokens: Range<usize>) -> Span {
    let inside = span.of(scene.text.text);
    let before = tokens.start.wrapping_sub(1);
    match (inside.contains('('), inside.contains(')')) {
        (true, false) if scene.mark(tokens.end) == Some(')') => {
            span.cover(scene.text.span(tokens.end..tokens.end + 1))
        }
        (false, true) if scene.mark(before) == Some('(') => {
            span.cover(scene.text.span(before..before + 1))
        }
        _ => span,
    }
}

fn is_certain(days: &u8) -> bool {
    *days == 0
}

/// True for `من أبريل إلى يونيو`, `بين نيسان وحزيران`.
fn is_range(scene: &Scene<'_, '_>, from: &Timex<'_>, to: &Timex<'_>) -> bool {
    let (end, start) = (from.tokens.end, to.tokens.start);
    let is_to = scene.is(end, Particle::To) || scene.is(end, Particle::Until);
    is_to && start == end + 1
        || start == end && scene.is_before(from.tokens.start, Particle::Between)
}

/// A number of years that is somebody's age is no time.
fn is_age(scene: &Scene<'_, '_>, found: &Match) -> bool {
    let Match { caught, meaning, .. } = found;
    let before = caught.at.saturating_sub(1);
    let is_lifetime = || scene.is(before, Particle::Age) && scene.is_possessed(before);
    let may_be_age = |period: &Period| {
        let is_months = period.unit == Unit::Month && is_lifetime(); // عمره ستة أشهر
        period.count.is_some() && (period.unit == Unit::Year || is_months)
    };
    matches!(&meaning.value, TimexValue::Period(period) if may_be_age(period))
        && caught.pointer.is_none()
        && scene.is_age(caught.at, caught.end)
}

/// `قوى 14 آذار` is a party and `شارع 20 غشت` a street: a day without its year, behind such a noun, or
/// in quotation marks of its own, `«14 آذار»`.
fn is_name(scene: &Scene<'_, '_>, found: &Match) -> bool {
    let caught = &found.caught;
    let is_day = caught.day.is_some() && caught.month.is_some() && caught.year.is_none();
    let Some(before) = caught.at.checked_sub(1).filter(|_| is_day && caught.weekday.is_none())
    else {
        return false;
    };
    let is_quote = |at: usize| matches!(scene.mark(at), Some('"' | '«' | '»' | '“' | '”' | '\''));
    scene.is(before, Particle::Named)
        || scene.is(before, Particle::Paper)
        || scene.is_camp(before)
        || is_quote(before) && is_quote(found.end)
        || is_camps(scene, caught)
}

/// `8 و14 آذار`, the two camps of Lebanon; not `في 8 و14 آذار` nor `يومي 8 و14 آذار`.
fn is_camps(scene: &Scene<'_, '_>, caught: &Captures) -> bool {
    let is_march =
        caught.month.is_some_and(|name| (name.region, name.month) == (Region::Levant, 3));
    let Some(day) = caught.day.filter(|day| is_march && matches!(day, 8 | 14)) else {
        return false;
    };
    let other = Some(22 - u32::from(day));
    let digits = |at: usize| scene.digits(at).map(|(value, _)| value);
    let is_first = caught.last_day.map(u32::from) == other;
    let is_joined = scene.is(caught.at.wrapping_sub(1), Particle::And)
        || matches!(scene.mark(caught.at.wrapping_sub(1)), Some('/' | '-'));
    let is_second = is_joined && digits(caught.at.wrapping_sub(2)) == other;
    let first = if is_first { caught.at } else { caught.at.wrapping_sub(2) };
    let cues = [Particle::In, Particle::Since, Particle::Until, Particle::To, Particle::Dated];
    let is_dated = cues.iter().any(|&cue| scene.is_before(first, cue));
    (is_first || is_second)
        && !is_dated
        && caught.pointer.is_none()
        && caught.unit.is_none()
        && caught.date.is_none()
}

/// Keeps what later times may refer to.
fn remember(scene: &mut Scene<'_, '_>, timex: &Timex<'_>) {
    (scene.memory.start, scene.memory.end) = (timex.tokens.start, timex.tokens.end);
    scene.found.get_mut().clear();
    scene.memory.was_year = false;
    let date = match &timex.value {
        TimexValue::Date(date) | TimexValue::Time(date, _) => *date,
        TimexValue::Interval(ends) => match ends.1 {
            TimexValue::Date(date) => date,
            _ => return,
        },
        _ => return,
    };
    scene.memory.was_year = matches!(date, DateValue::Year(_));
    if date == resolve::SOME_DAY {
        return;
    }
    if let DateValue::Day { year: Some(year), month: Some(month), day: Some(day) } = date {
        scene.memory.days.rotate_right(1);
        scene.memory.days[0] = (month, day, year);
    }
    scene.memory.date = Some(date);
    scene.memory.range = match &timex.value {
        TimexValue::Interval(ends) => match **ends {
            (TimexValue::Date(first), TimexValue::Date(last)) => Some((first, last)),
            _ => None,
        },
        _ => None,
    };
    if matches!(date, DateValue::Day { .. } | DateValue::Weekday(_)) {
        scene.memory.day = Some((scene.text.sentence_of(timex.tokens.start), date));
    }
}

/// Finds the times of any text, without the rest of the parser.
///
/// ```
/// use khabar::time::TimeRecognizer;
/// let times = TimeRecognizer::builtin()?;
/// let found = times.find("وصل الوفد في منتصف آذار/ مارس الماضي", Some("2024-04-15".parse()?));
/// assert_eq!(found[0].at.text, "منتصف آذار/ مارس الماضي"); // in the middle of last March
/// assert_eq!(found[0].value.to_string(), "2024-03");
/// # Ok::<(), khabar::Error>(())
/// ```
pub struct TimeRecognizer {
    words: Vocabulary,
    endings: Endings,
    numbers: NumberLexicon,
    times: TimeLexicon,
}

hides_its_tables!(TimeRecognizer);

impl TimeRecognizer {
    /// The crate's own tables.
    ///
    /// # Errors
    /// None in practice: the tables are checked by the crate's tests.
    pub fn builtin() -> Result<Self> {
        let mut words = Vocabulary::with_counts()?;
        let numbers = NumberLexicon::compile(&mut words)?;
        let times = TimeLexicon::compile(&mut words)?;
        let words = words.settled();
        Ok(Self { endings: Endings::of(&words), words, numbers, times })
    }

    /// The times of `text`, in order and disjoint; without `published`, values that depend on it
    /// stay open.
    pub fn find<'t>(&self, text: &'t str, published: Option<Anchor>) -> Vec<Timex<'t>> {
        let text = AnnotatedText::sparse(text, &self.words, &self.endings);
        let numbers = self.numbers.find(&text);
        self.times.find(&text, &numbers, published)
    }
}
