//! Clock times: hours, minutes and which half of the day they are in.

use super::lexicon::{Fraction, Half, Particle, Sense, Zone, bits};
use super::scene::Scene;
use super::shape::{Captures, Slot};
use super::value::{DayPart, Unit};
use crate::token::{Proclitics, TokenKind};

/// Fills [`Slot::Hour`], [`Slot::HourMinute`] or [`Slot::Minutes`]; the token behind it.
pub(crate) fn step(
    scene: &Scene<'_, '_>,
    slot: Slot,
    at: usize,
    is_first: bool,
    got: &mut Captures,
) -> Option<usize> {
    match slot {
        Slot::Hour | Slot::SpelledHour => hour(scene, at, is_first, got),
        Slot::HourMinute => split_hour(scene, at, &[':'], got),
        Slot::NamedHour => {
            let (value, span, next) = named(scene, at, is_first)?;
            got.hour = u8::try_from(value).ok();
            got.extend(Some(span));
            Some(next)
        }
        Slot::LetteredMinutes => {
            let (value, _) =
                scene.digits(at).filter(|&(value, digits)| digits == 2 && value < 60)?;
            got.minute = u8::try_from(value).ok();
            got.extend(Some(scene.text.span(at..at + 1)));
            Some(at + 1)
        }
        _ => minutes(scene, at, got),
    }
}

fn hour(scene: &Scene<'_, '_>, at: usize, is_first: bool, got: &mut Captures) -> Option<usize> {
    if let Some(next) = split_hour(scene, at, &[':', '.', ',', '،', '٫'], got) {
        return Some(next);
    }
    let (value, span, next) = match scene.digits(at) {
        // الساعة 0940
        Some((value, 4))
            if (got.is_clock || is_utc(scene, at + 1)) && value < 2400 && value % 100 < 60 =>
        {
            got.minute = u8::try_from(value % 100).ok();
            (value / 100, scene.text.span(at..at + 1), at + 1)
        }
        Some(_) if is_first && is_counted(scene, at) => return None,
        Some((value, digits)) if digits <= 2 => (value, scene.text.span(at..at + 1), at + 1),
        Some(_) => return None,
        None if got.is_clock
            && let Some(next) = with_fraction(scene, at, got) =>
        {
            return Some(next);
        }
        None => spelled(scene, at, is_first, got.is_clock)?,
    };
    got.hour = u8::try_from(value).ok().filter(|hour| *hour <= 24);
    got.hour?;
    got.extend(Some(span));
    Some(next)
}

/// `الساعة ثلاثة ونصف`, which is read as one number.
fn with_fraction(scene: &Scene<'_, '_>, at: usize, got: &mut Captures) -> Option<usize> {
    let number = scene.number(at).filter(|_| scene.kind(at) == Some(TokenKind::Word))?;
    let value = number.value.filter(|value| value.fract() > 0.0 && (1.0..13.0).contains(value))?;
    got.hour = Some(value as u8);
    got.minute = Some((value.fract() * 60.0).round() as u8);
    got.extend(Some(number.at.span));
    Some(number.tokens.end)
}

/// True for the zone behind `1900 ت غ`.
fn is_utc(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.atoms(at).iter().any(|atom| atom.sense == Sense::Zone(Zone::Utc))
}

/// True if bare digits rather count something: `قتل 5 مساء أمس`.
fn is_counted(scene: &Scene<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let day = bits::DEICTIC | bits::WEEKDAY;
    scene.senses(at + 2) & day != 0
        && scene.kind(before) == Some(TokenKind::Word)
        && !scene.is_function(before)
        && !scene.is(before, Particle::Dated)
        && !scene.is(before, Particle::About)
}

/// The hour with which a range ends.
pub(super) fn other_hour(
    scene: &Scene<'_, '_>,
    at: usize,
    is_joined: bool,
    got: &mut Captures,
) -> Option<usize> {
    let mut other = Captures { is_clock: true, hour: None, minute: None, ..*got };
    let next = hour(scene, at, is_joined, &mut other)?;
    got.other_hour = other.hour;
    Some(minutes(scene, next, &mut other).unwrap_or(next))
}

/// An hour in words: `الثامنة`, `الثانية عشرة`, `الواحدة`.
fn spelled(
    scene: &Scene<'_, '_>,
    at: usize,
    is_first: bool,
    is_clock: bool,
) -> Option<(u32, crate::span::Span, usize)> {
    let start = scene.text.tokens.get(at)?.span.start;
    // Hours are feminine ordinals; قتل ثلاثة مساء is no time of three.
    let is_hour = scene.is_ordinal(at) && scene.text.key(at).ends_with(['ه', 'ة']);
    if let Some((value, number)) = scene.spelled(at)
        && (1..=12).contains(&value)
        && (is_clock || is_hour)
        && (is_first || number.at.span.start == start)
    {
        return Some((value, number.at.span, number.tokens.end));
    }
    named(scene, at, is_first)
}

/// An hour by a name of its own: `الواحدة`, `منتصف الليل`.
fn named(
    scene: &Scene<'_, '_>,
    at: usize,
    is_first: bool,
) -> Option<(u32, crate::span::Span, usize)> {
    scene.atoms(at).iter().find_map(|atom| match atom.sense {
        Sense::Hour(hour) if is_first || atom.particles.is_empty() => {
            Some((u32::from(hour), atom.span, atom.end))
        }
        _ => None,
    })
}

/// `9:03`, `15:23:24`, `7.30`
fn split_hour(
    scene: &Scene<'_, '_>,
    at: usize,
    separators: &[char],
    got: &mut Captures,
) -> Option<usize> {
    let (parts, count, separator) = scene.parts(at)?;
    let [hour, minute, second] = parts;
    let key = scene.text.key(at);
    // 7.5 is a number; a clock time has two digits of minutes.
    let has_two = key.rsplit(separator).next().is_some_and(|last| last.len() == 2);
    if !separators.contains(&separator) || !has_two || hour > 24 || minute > 59 || second > 59 {
        return None;
    }
    got.hour = Some(hour as u8);
    got.minute = Some(minute as u8);
    got.second = (count == 3).then_some(second as u8);
    got.extend(Some(scene.text.span(at..at + 1)));
    Some(at + 1)
}

/// `والنصف`, `و20 دقيقة`, `إلا ربعا`, `وعشر دقائق`
fn minutes(scene: &Scene<'_, '_>, at: usize, got: &mut Captures) -> Option<usize> {
    if got.minute.is_some() {
        return None;
    }
    let is_less = scene.is(at, Particle::Except);
    let is_more = scene.is(at, Particle::And);
    let from = if is_less || is_more { at + 1 } else { at };
    let joined = if from == at { Proclitics::WA } else { Proclitics::NONE };
    let fraction = scene.atoms(from).iter().find_map(|atom| match atom.sense {
        Sense::Fraction(fraction) if atom.particles == joined => match fraction {
            Fraction::Half => Some((30, atom)),
            Fraction::Third => Some((20, atom)),
            Fraction::Quarter => Some((15, atom)),
            _ => None,
        },
        _ => None,
    });
    let (minute, end) = match fraction {
        Some((minute, atom)) => (minute, atom.end),
        None => counted(scene, from, from == at)?,
    };
    got.minute = Some(minute);
    got.to_hour = is_less;
    got.extend(Some(scene.text.span(at..end)));
    Some(end)
}

/// A number of minutes, with `دقيقة` behind it.
fn counted(scene: &Scene<'_, '_>, at: usize, needs_and: bool) -> Option<(u8, usize)> {
    let (value, end) = match scene.digits(at) {
        Some((value, _)) if !needs_and => (value, at + 1),
        _ => {
            let (value, number) = scene.spelled(at)?;
            let has_and = scene.text.tokens.get(at)?.span.start != number.at.span.start;
            if has_and != needs_and {
                return None;
            }
            (value, number.tokens.end)
        }
    };
    let noun = scene.atoms(end).iter().find(|atom| {
        matches!(atom.sense, Sense::Unit(Unit::Minute, _)) && atom.particles.is_empty()
    })?;
    Some((u8::try_from(value).ok().filter(|minute| *minute < 60)?, noun.end))
}

/// The clock time that was caught, on 24 hours.
pub(crate) fn on_24_hours(got: &Captures) -> Option<(u8, u8)> {
    let (mut hour, mut minute) = (got.hour?, got.minute.unwrap_or_default());
    let half = got.half.or(match got.day_part {
        Some(DayPart::Morning) => Some(Half::Morning),
        Some(DayPart::Afternoon | DayPart::Evening) => Some(Half::Afternoon),
        Some(DayPart::Night) => Some(Half::Night),
        _ => None,
    });
    // من العاشرة حتى الثانية ظهرا: what begins later than it ends is in the other half.
    let half = match (half, got.other_hour) {
        (Some(Half::Afternoon), Some(other)) if hour > other && hour < 12 => Some(Half::Morning),
        (Some(Half::Morning), Some(other)) if hour > other && hour < 12 => Some(Half::Afternoon),
        _ => half,
    };
    hour = match (half, hour) {
        (Some(Half::Afternoon), 1..=11) => hour + 12,
        (Some(Half::Night), 6..=11) => hour + 12,
        (Some(Half::Morning | Half::Night), 12) if !got.to_hour => 0,
        _ => hour,
    };
    if got.to_hour {
        hour = (hour + 23) % 24;
        minute = (60 - minute) % 60;
    }
    (hour <= 24).then_some((hour, minute))
}
