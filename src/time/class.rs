//! The classes of `time_words.tsv` and `deictics.tsv`, and the senses that they stand for.

use super::sense::{Fraction, Half, Particle, Pointer, Reference, Sense, Tense, Zone};
use super::value::{DayPart, Period, Season, Unit};
use super::{Calendar, TimexMod};

/// What a class and its value say; none where the table is wrong.
pub(super) fn sense(class: &str, value: &str) -> Option<Sense> {
    plain(class).or_else(|| valued(class, value))
}

/// A class that has no value.
fn plain(class: &str) -> Option<Sense> {
    Some(match class {
        "same" => Sense::Same,
        "this" => Sense::This,
        "that" => Sense::That,
        "clock" => Sense::Clock,
        "weekend" => Sense::Weekend,
        "label" => Sense::Label,
        "cldr" => Sense::Cldr,
        "relative" => Sense::Relative,
        "decoy" => Sense::Decoy,
        "millennium" => Sense::Millennium,
        "hour letter" => Sense::HourLetter,
        "camp" => Sense::Camp,
        "ahead" => Sense::Ahead,
        "ranked" => Sense::Ranked,
        "so that" => Sense::SoThat,
        "change" => Sense::Change,
        "every" => Sense::Every,
        "vague" => Sense::Vague,
        "past" => Sense::Tense(Tense::Past),
        "was" => Sense::Tense(Tense::Was),
        "said" => Sense::Tense(Tense::Said),
        "present" => Sense::Tense(Tense::Present),
        "future" => Sense::Tense(Tense::Future),
        _ => return None,
    })
}

/// A class whose value says which of its senses is meant.
fn valued(class: &str, value: &str) -> Option<Sense> {
    Some(match class {
        "adjective" => Sense::Adjective(pointer(value)?),
        "day" => Sense::Day(value.parse().ok()?),
        "night" => Sense::NightOf(value.parse().ok()?),
        "ref" => Sense::Reference(reference(value)?),
        "cued" => Sense::Cued(reference(value)?),
        "part" => Sense::Part(part(value)?),
        "daypart" => Sense::DayPart(day_part(value)?),
        "adverb" => Sense::Adverb(day_part(value)?),
        "half" => Sense::Half(half(value)?),
        "letter" => Sense::HalfLetter(half(value).filter(|half| *half != Half::Night)?),
        "zone" => Sense::Zone(zone(value)?),
        "fraction" => Sense::Fraction(fraction(value)?),
        "season" => Sense::Season(season(value)?),
        "decade" => Sense::Decade(value.parse().ok()?),
        "hour" => Sense::Hour(value.parse().ok()?),
        "era" => era(value)?,
        "set" => Sense::Set(Period::new(Some(1), set(value)?)),
        "particle" => Sense::Particle(Particle::parse(value)?),
        _ => return None,
    })
}

fn part(value: &str) -> Option<TimexMod> {
    Some(match value {
        "start" => TimexMod::Start,
        "mid" => TimexMod::Mid,
        "end" => TimexMod::End,
        _ => return None,
    })
}

fn half(value: &str) -> Option<Half> {
    Some(match value {
        "am" => Half::Morning,
        "pm" => Half::Afternoon,
        "night" => Half::Night,
        _ => return None,
    })
}

fn zone(value: &str) -> Option<Zone> {
    Some(match value {
        "utc" => Zone::Utc,
        "local" => Zone::Local,
        "named" => Zone::Named,
        _ => return None,
    })
}

fn season(value: &str) -> Option<Season> {
    Some(match value {
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" => Season::Autumn,
        "winter" => Season::Winter,
        _ => return None,
    })
}

fn era(value: &str) -> Option<Sense> {
    Some(match value {
        "hijri" => Sense::Era(Calendar::Hijri),
        "gregorian" => Sense::Era(Calendar::Gregorian),
        "bc" => Sense::BeforeChrist,
        _ => return None,
    })
}

/// The unit that a set comes once in.
fn set(value: &str) -> Option<Unit> {
    Some(match value {
        "P1D" => Unit::Day,
        "P1W" => Unit::Week,
        "P1M" => Unit::Month,
        "P1Y" => Unit::Year,
        _ => return None,
    })
}

fn reference(value: &str) -> Option<Reference> {
    Some(match value {
        "past" => Reference::Past,
        "present" => Reference::Present,
        "future" => Reference::Future,
        _ => return None,
    })
}

fn pointer(value: &str) -> Option<Pointer> {
    Some(match value {
        "last" => Pointer::Last,
        "before" => Pointer::Before,
        "before last" => Pointer::BeforeLast,
        "after next" => Pointer::AfterNext,
        "next" => Pointer::Next,
        "following" => Pointer::Following,
        "this" => Pointer::This,
        "recent" => Pointer::Recent,
        "same" => Pointer::Same,
        _ => return None,
    })
}

fn day_part(value: &str) -> Option<DayPart> {
    Some(match value {
        "morning" => DayPart::Morning,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "night" => DayPart::Night,
        "daytime" => DayPart::Daytime,
        _ => return None,
    })
}

fn fraction(value: &str) -> Option<Fraction> {
    Some(match value {
        "half" => Fraction::Half,
        "third" => Fraction::Third,
        "quarter" => Fraction::Quarter,
        "three quarters" => Fraction::ThreeQuarters,
        "semester" => Fraction::Semester,
        "trimester" => Fraction::Trimester,
        "session" => Fraction::Session,
        _ => return None,
    })
}
