//! Month names: with their second names, and what must stand beside the doubtful ones.

use crate::span::Span;
use crate::token::Proclitics;

use super::lexicon::{MonthName, Particle, Region, Sense, Use};
use super::scene::{Atom, Scene};
use super::shape::{Captures, Slot};
use super::slot::{Lead, atom};
use super::value::Unit;

/// A month with its second name, in any typography.
pub(super) fn month(
    scene: &Scene<'_, '_>,
    slot: Slot,
    at: usize,
    lead: Lead,
    got: &mut Captures,
) -> Option<usize> {
    let named = |at: usize, lead: Lead| {
        atom(scene, at, lead, |atom| match atom.sense {
            Sense::Month(month) => Some(month),
            _ => None,
        })
    };
    let (first, own) = named(at, lead)?;
    if first.needs == Use::Twin {
        return None;
    }
    let twin = twin(scene, own.end, first, |at| named(at, Lead::Inner));
    let is_free = match (first.needs, slot) {
        // صحيفة تشرين
        (Use::Half, _) if is_named(scene, at) => false,
        (_, Slot::Month) | (Use::Free, _) => true,
        _ if twin.is_some() => true,
        _ if scene.year_of_event(at, first.month, 0).is_some() => true,
        (Use::Company, _) => has_company(scene, at, &own),
        (Use::Dated, _) => is_in_part(scene, at),
        _ => false,
    };
    if !is_free {
        return None;
    }
    got.month = Some(first);
    got.extend(Some(own.span));
    match twin {
        Some((end, span)) => {
            got.extend(Some(span));
            Some(end)
        }
        None => Some(own.end),
    }
}

/// True behind the noun of a paper, a place or a party.
fn is_named(scene: &Scene<'_, '_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    scene.is(before, Particle::Named) || scene.is(before, Particle::Paper)
}

/// The second name behind a month: `/ مارس`, `(آذار)`, `- مايو`, or with nothing between.
fn twin(
    scene: &Scene<'_, '_>,
    end: usize,
    first: MonthName,
    named: impl Fn(usize) -> Option<(MonthName, Atom)>,
) -> Option<(usize, Span)> {
    let mark = scene.mark(end);
    let is_bracket = matches!(mark, Some('(' | '['));
    let is_slash = matches!(mark, Some('/' | '\\' | '|' | '⁄'));
    let at = match mark {
        None => end,
        Some('-' | '(' | '[' | '/' | '\\' | '|' | '⁄' | '،' | ',') => end + 1,
        Some(_) => return None,
    };
    let at = if is_slash && matches!(scene.mark(at), Some('/')) { at + 1 } else { at };
    let (second, atom) = named(at)?;
    let is_same = second.month == first.month && second.calendar == first.calendar;
    let is_partial = second.region == Region::Partial;
    // كانون and تشرين are each two months: a slip in the second word does not make two dates.
    // Between brackets, any other month is a slip.
    let may_slip = |month: u8| is_slash && matches!(month, 1 | 10..=12);
    let is_slip = second.calendar == first.calendar
        && (is_bracket
            || second.region != first.region && (may_slip(second.month) || may_slip(first.month)));
    let fits = match is_partial {
        true => matches!(first.month, 1 | 10..=12),
        false => is_same && second.region != first.region || is_slip,
    };
    if !fits {
        return None;
    }
    let close = match is_bracket {
        true => scene
            .text
            .tokens
            .get(atom.end)
            .filter(|_| matches!(scene.mark(atom.end), Some(')' | ']'))),
        false => None,
    };
    match (is_bracket, close) {
        (true, Some(close)) => Some((atom.end + 1, close.span)),
        (true, None) => None,
        (false, _) => Some((atom.end, atom.span)),
    }
}

/// True for `منتصف شعبان`, `أواخر اب`.
fn is_in_part(scene: &Scene<'_, '_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    scene.atoms(before).iter().any(|atom| atom.end == at && matches!(atom.sense, Sense::Part(_)))
}

/// True if a preposition or شهر stands before a month's name.
fn has_company(scene: &Scene<'_, '_>, at: usize, own: &Atom) -> bool {
    if own.particles.any(Proclitics::BI.with(Proclitics::LI)) {
        return true;
    }
    let Some(before) = at.checked_sub(1) else { return false };
    scene.atoms(before).iter().any(|atom| match atom.sense {
        Sense::Particle(
            Particle::In
            | Particle::Since
            | Particle::Until
            | Particle::During
            | Particle::To
            | Particle::Before
            | Particle::After
            | Particle::Between
            | Particle::Beside
            | Particle::Of
            | Particle::About
            | Particle::Match
            | Particle::Event,
        )
        | Sense::Part(_) => true,
        Sense::Month(_) => true,
        Sense::Unit(unit, _) => unit == Unit::Month,
        _ => false,
    }) || own.particles.any(Proclitics::WA) && scene.memory.end == at
}
