//! The year of what is said without one: of a day, a month, a portion of a year, a season.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::direction::Direction;
use super::lexicon::Pointer;
use super::resolve::{civil, known};
use super::scene::Scene;
use super::shape::Captures;
use super::value::{DateValue, Season};

/// The year of a month or a day of one: printed, named, pointed at, or nearest in the direction
/// of the clause.
pub(crate) fn year_of(
    got: &Captures,
    scene: &Scene<'_, '_>,
    month: u8,
    number: Option<u8>,
) -> Option<i32> {
    if got.year.is_some() {
        return got.year;
    }
    match got.date {
        Some(DateValue::Year(year)) => return year,
        Some(DateValue::Day { year, .. } | DateValue::Month(year, _)) => return year,
        _ => {}
    }
    if got.pointer.is_none()
        && let Some(year) = said_before(got.at, scene, month, number)
    {
        return Some(year);
    }
    let years = Years::around(scene.anchor?, month, number);
    if let Some(year) = years.with_weekday(got.weekday) {
        return Some(year);
    }
    Some(match got.pointer {
        Some(pointer) => years.pointed(pointer, scene),
        None => years.toward(scene, got.at),
    })
}

/// The year of a day that the noun of an event stands before or that was spoken of with its year.
fn said_before(at: usize, scene: &Scene<'_, '_>, month: u8, number: Option<u8>) -> Option<i32> {
    scene.year_of_event(at, month, number.unwrap_or_default()).or_else(|| {
        let is_said = |said: &&(u8, u8, i32)| (said.0, Some(said.1)) == (month, number);
        scene.memory.days.iter().find(is_said).map(|&(_, _, year)| year)
    })
}

/// The years around the day of publication that a month or a day of one may be of.
struct Years {
    anchor: Date,
    month: u8,
    number: Option<u8>,
    /// The year of publication.
    this: i32,
    /// Where the month or day lies in that year, seen from the day of publication.
    side: Ordering,
}

impl Years {
    fn around(anchor: Date, month: u8, number: Option<u8>) -> Self {
        let today = number.map(|_| anchor.day().unsigned_abs());
        let side = (month, number).cmp(&(anchor.month().unsigned_abs(), today));
        Self { anchor, month, number, this: i32::from(anchor.year()), side }
    }

    /// The last year in which it has begun.
    fn last(&self) -> i32 {
        self.this - i32::from(self.side.is_gt())
    }

    /// The next year in which it is not over.
    fn next(&self) -> i32 {
        self.this + i32::from(self.side.is_lt())
    }

    /// The year in which the day is the weekday that stands beside it.
    fn with_weekday(&self, weekday: Option<u8>) -> Option<i32> {
        let (weekday, number) = (weekday?, self.number?);
        let fits = |year: &i32| {
            civil(*year, self.month, number)
                .is_some_and(|date| date.weekday().to_monday_one_offset() == weekday as i8)
        };
        [self.this, self.this - 1, self.this + 1].into_iter().find(fits)
    }

    /// The year that an adjective points at.
    fn pointed(&self, pointer: Pointer, scene: &Scene<'_, '_>) -> i32 {
        // The years of the last and next one that is not running.
        let before = self.this - i32::from(self.side.is_ge());
        let after = self.this + i32::from(self.side.is_le());
        match pointer {
            Pointer::Last | Pointer::Before => before,
            Pointer::BeforeLast => before - 1,
            Pointer::Next | Pointer::Following => after,
            Pointer::AfterNext => after + 1,
            Pointer::Recent => self.last(),
            Pointer::This => self.nearest(self.last(), self.next(), 1),
            Pointer::Same => memory_year(scene).unwrap_or(self.this),
        }
    }

    /// The year in the direction of the clause.
    fn toward(&self, scene: &Scene<'_, '_>, at: usize) -> i32 {
        let (last, next) = (self.last(), self.next());
        match scene.direction(at) {
            Direction::Past => last,
            Direction::Open | Direction::Told if is_ahead(scene, at) => next,
            Direction::Told => self.nearest(last, next, 6),
            Direction::Future => self.nearest(next, last, 6),
            // What takes place on a day is rather a plan; in a month or quarter, as well a story.
            Direction::Open if self.number.is_some() => self.nearest(next, last, 2),
            Direction::Open => self.nearest(last, next, 2),
        }
    }

    /// The likelier of two years, unless the other one's month is so many times nearer.
    fn nearest(&self, likely: i32, other: i32, times: i32) -> i32 {
        let now = i32::from(self.anchor.year()) * 12 + i32::from(self.anchor.month());
        let away = |year: i32| (year * 12 + i32::from(self.month) - now).abs();
        if away(other) * times < away(likely) { other } else { likely }
    }
}

/// True if the sentence has spoken of a day that is still to come.
fn is_ahead(scene: &Scene<'_, '_>, at: usize) -> bool {
    let Some((sentence, day)) = scene.memory.day else { return false };
    sentence == scene.text.sentence_of(at) && known(day).is_some_and(|day| Some(day) > scene.anchor)
}

/// The year last spoken of.
fn memory_year(scene: &Scene<'_, '_>) -> Option<i32> {
    match scene.memory.date? {
        DateValue::Year(year)
        | DateValue::Month(year, _)
        | DateValue::Quarter(year, _)
        | DateValue::Half(year, _)
        | DateValue::Season(year, _)
        | DateValue::Week(year, _)
        | DateValue::Day { year, .. } => year,
        _ => None,
    }
}

/// A quarter or half of the last year in which it had begun.
pub(crate) fn portion_year(got: &Captures, scene: &Scene<'_, '_>, first_month: u8) -> Option<i32> {
    if let Some(DateValue::Year(year)) = got.date {
        return year;
    }
    year_of(&Captures { date: None, weekday: None, ..*got }, scene, first_month, None)
}

/// A season, by its year or a pointer; open otherwise.
pub(crate) fn season(got: &Captures, scene: &Scene<'_, '_>) -> Option<DateValue> {
    let season = got.season?;
    let year = match (got.year, got.date, got.pointer) {
        (Some(year), ..) => Some(year),
        (None, Some(DateValue::Year(year)), _) => year,
        (None, _, Some(pointer)) => season_year(season, pointer, scene),
        _ => None,
    };
    Some(DateValue::Season(year, season))
}

/// The year of a season that is pointed at.
fn season_year(season: Season, pointer: Pointer, scene: &Scene<'_, '_>) -> Option<i32> {
    let anchor = scene.anchor?;
    let (year, month) = (i32::from(anchor.year()), anchor.month());
    let first = match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    };
    let now = year * 12 + i32::from(month);
    // The season that began last, in whichever year.
    let begun = if year * 12 + first <= now { year } else { year - 1 };
    // هذا الشتاء may be just over.
    let is_running = now < begun * 12 + first + 3;
    let is_fresh = now < begun * 12 + first + 6;
    Some(match pointer {
        Pointer::Last | Pointer::Before if is_running => begun - 1,
        Pointer::Last | Pointer::Before | Pointer::Recent => begun,
        Pointer::BeforeLast => begun - 1 - i32::from(is_running),
        Pointer::Next | Pointer::Following => begun + 1,
        Pointer::AfterNext => begun + 2,
        Pointer::This | Pointer::Same if is_fresh => begun,
        Pointer::This | Pointer::Same => year,
    })
}
