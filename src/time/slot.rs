//! Filling one slot of a shape from the tokens.

use crate::token::{Proclitics, TokenKind};

use super::Calendar;
use super::lexicon::{Form, Fraction, MonthName, Particle, Pointer, Region, Sense, Use, Zone};
use super::month::month;
use super::scene::{Atom, Scene};
use super::shape::{Captures, Slot};
use super::value::Unit;

/// How the word of a slot may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lead {
    /// The first of a time: any clitic may stand before it.
    First,
    Inner,
    /// With و.
    Joined,
    /// With ب or ل.
    Within,
}

/// The longest atom at a token that `pick` takes.
pub(super) fn atom<T>(
    scene: &Scene<'_, '_>,
    at: usize,
    lead: Lead,
    mut pick: impl FnMut(&Atom) -> Option<T>,
) -> Option<(T, Atom)> {
    let mut best: Option<(T, Atom)> = None;
    for atom in scene.atoms(at) {
        let fits = match lead {
            Lead::First => true,
            Lead::Inner => atom.particles.is_empty(),
            Lead::Joined => atom.particles == Proclitics::WA,
            Lead::Within => atom.particles == Proclitics::BI || atom.particles == Proclitics::LI,
        };
        if fits
            && best.as_ref().is_none_or(|best| atom.end > best.1.end)
            && let Some(value) = pick(atom)
        {
            best = Some((value, *atom));
        }
    }
    best
}

/// Fills one slot that is a word, a number or a mark; the token behind it.
pub(super) fn step(
    scene: &Scene<'_, '_>,
    slot: Slot,
    at: usize,
    lead: Lead,
    got: &mut Captures,
) -> Option<usize> {
    match slot {
        Slot::Mark(marks) => mark(scene, marks, at, got),
        Slot::DayDigits if scene.digits(at).is_none() => None,
        Slot::Day | Slot::DayDigits => first_day(scene, at, lead, got),
        Slot::DayAgain => {
            let (day, next) = day(scene, at, lead, got)?;
            got.last_day = Some(day);
            Some(next)
        }
        Slot::YearNumber | Slot::NamedYear | Slot::SecondYear => year(scene, slot, at, lead, got),
        Slot::Numeric | Slot::NumericMonth => super::numeric::step(scene, slot, at, got),
        Slot::Month | Slot::FreeMonth => month(scene, slot, at, lead, got),
        Slot::LastMonth => last_month(scene, at, lead, got),
        Slot::OtherMonth => month(scene, Slot::Month, at, lead, &mut got.clone()),
        Slot::MonthNumber => month_number(scene, at, lead, got),
        Slot::Count => count(scene, at, lead, got),
        Slot::Ordinal => ordinal(scene, at, lead, got),
        Slot::SecondOrdinal => {
            let (value, next) = whole(scene, at, lead, got)?;
            got.count = Some(value);
            Some(next)
        }
        Slot::Nth => nth(scene, at, lead, got),
        Slot::More => more(scene, at, got),
        Slot::Token => {
            matches!(scene.kind(at), Some(TokenKind::Word | TokenKind::Number)).then_some(at + 1)
        }
        Slot::Place => place(scene, at, got),
        Slot::OtherHour => super::clock::other_hour(scene, at, lead == Lead::Joined, got),
        Slot::Hour
        | Slot::SpelledHour
        | Slot::NamedHour
        | Slot::HourMinute
        | Slot::LetteredMinutes
        | Slot::Minutes => hour(scene, slot, at, lead, got),
        Slot::HourLetter if !scene.text.touches_next(at.wrapping_sub(1)) => None,
        _ => word(scene, slot, at, lead, got),
    }
}

/// One of some marks.
#[inline]
fn mark(scene: &Scene<'_, '_>, marks: &[char], at: usize, got: &mut Captures) -> Option<usize> {
    let mark = scene.mark(at)?;
    marks.contains(&mark).then(|| {
        got.extend(scene.text.tokens.get(at).map(|token| token.span));
        at + 1
    })
}

/// A day of a month, the first or only one.
#[inline]
fn first_day(scene: &Scene<'_, '_>, at: usize, lead: Lead, got: &mut Captures) -> Option<usize> {
    let (day, next) = day(scene, at, lead, got)?;
    got.day = Some(day);
    got.is_spelled = scene.digits(at).is_none() && scene.bare_article(at).is_none();
    Some(next)
}

/// The month at the end of a range, which leaves that of its beginning as it was.
#[inline]
fn last_month(scene: &Scene<'_, '_>, at: usize, lead: Lead, got: &mut Captures) -> Option<usize> {
    let mut seen = *got;
    let next = month(scene, Slot::Month, at, lead, &mut seen)?;
    (got.last_month, got.span) = (seen.month, seen.span);
    Some(next)
}

/// A month by its number: `شهر 3`, `الشهر الثالث`.
#[inline]
fn month_number(scene: &Scene<'_, '_>, at: usize, lead: Lead, got: &mut Captures) -> Option<usize> {
    let (value, next) = whole(scene, at, lead, got)?;
    let month = u8::try_from(value).ok().filter(|month| (1..=12).contains(month))?;
    // شهر واحد is a length, شهر ثلاثة is March.
    if month < 3 && scene.digits(at).is_none() && !scene.is_ordinal(at) {
        return None;
    }
    let (calendar, region) = (Calendar::Gregorian, Region::Egypt);
    got.month = Some(MonthName { calendar, month, region, needs: Use::Free });
    Some(next)
}

/// Which in order, with the article: `الثاني`, `الـ14`.
#[inline]
fn nth(scene: &Scene<'_, '_>, at: usize, lead: Lead, got: &mut Captures) -> Option<usize> {
    let is_nth = scene.is_ordinal(at) && scene.has_article(at) || scene.bare_article(at).is_some();
    if is_nth { ordinal(scene, at, lead, got) } else { None }
}

/// The place behind `بتوقيت`, whatever its name.
#[inline]
fn place(scene: &Scene<'_, '_>, at: usize, got: &mut Captures) -> Option<usize> {
    let is_place = got.zone == Some(Zone::Named) && scene.kind(at) == Some(TokenKind::Word);
    is_place.then(|| {
        got.extend(scene.text.tokens.get(at).map(|token| token.span));
        at + 1
    })
}

/// An hour or the minutes of one, written as the slot asks.
#[inline]
fn hour(
    scene: &Scene<'_, '_>,
    slot: Slot,
    at: usize,
    lead: Lead,
    got: &mut Captures,
) -> Option<usize> {
    let fits = match slot {
        Slot::SpelledHour => scene.kind(at) == Some(TokenKind::Word),
        Slot::LetteredMinutes => scene.text.touches_next(at.wrapping_sub(1)),
        _ => true,
    };
    if fits { super::clock::step(scene, slot, at, lead == Lead::First, got) } else { None }
}

/// Fills a slot that is one word or phrase of the tables.
fn word(
    scene: &Scene<'_, '_>,
    slot: Slot,
    at: usize,
    lead: Lead,
    got: &mut Captures,
) -> Option<usize> {
    let mask = slot.senses();
    let ((), atom) = atom(scene, at, lead, |atom| {
        (atom.sense.bit() & mask != 0 && fill(slot, atom, got)).then_some(())
    })?;
    // A longer phrase may have been filled over a shorter one: the last is the one that counts.
    fill(slot, &atom, got);
    // فصل الصيف: the article stands on a later word.
    got.definite |= matches!(slot, Slot::Season) && atom.end > at + 1;
    got.extend(Some(atom.span));
    Some(atom.end)
}

/// Puts a sense into the captures if the slot takes it.
fn fill(slot: Slot, atom: &Atom, got: &mut Captures) -> bool {
    match atom.sense {
        Sense::Particle(particle) => fill_particle(slot, particle, got),
        Sense::Unit(unit, form) => fill_unit(slot, (unit, form), atom.definite, got),
        Sense::Weekday(day) => fill_weekday(slot, day, atom.definite, got),
        Sense::Adjective(_)
        | Sense::This
        | Sense::That
        | Sense::Same
        | Sense::Day(_)
        | Sense::NightOf(_)
        | Sense::Reference(_)
        | Sense::Cued(_) => fill_pointer(slot, atom.sense, got),
        _ => fill_value(slot, atom, got),
    }
}

/// A function word, where it is the one that the slot wants.
#[inline]
fn fill_particle(slot: Slot, particle: Particle, got: &mut Captures) -> bool {
    let is_wanted = matches!(slot, Slot::Word(wanted) if wanted == particle);
    got.roughly |= is_wanted && matches!(particle, Particle::Roughly | Particle::About);
    got.is_first |= is_wanted && particle == Particle::First;
    is_wanted
}

/// The noun of a unit, in the form that the slot wants.
#[inline]
fn fill_unit(slot: Slot, own: (Unit, Form), definite: bool, got: &mut Captures) -> bool {
    let (unit, form) = own;
    let fits = match slot {
        Slot::Noun(wanted, of) => (wanted, of) == own,
        Slot::Unit => true,
        Slot::Units(wanted) => wanted == form,
        Slot::UnitAgain => {
            let is_said = got.unit.is_some_and(|(said, _)| said == unit);
            return form == Form::One && definite && is_said;
        }
        _ => false,
    };
    if fits {
        got.unit = Some(own);
        got.definite = definite;
    }
    fits
}

/// A weekday, with or without the article as the slot wants.
#[inline]
fn fill_weekday(slot: Slot, day: u8, definite: bool, got: &mut Captures) -> bool {
    match slot {
        Slot::Weekday if definite => got.weekday = Some(day),
        Slot::OtherWeekday if definite => {}
        Slot::BareWeekday if !definite => got.weekday = Some(day),
        _ => return false,
    }
    true
}

/// What points at a time: `الماضي`, `هذا`, `نفس`, `اليوم`, `الآن`.
#[inline]
fn fill_pointer(slot: Slot, sense: Sense, got: &mut Captures) -> bool {
    match (slot, sense) {
        (Slot::Adjective, Sense::Adjective(pointer)) => got.pointer = Some(pointer),
        (Slot::Pointing(wanted), Sense::Adjective(pointer)) if wanted == pointer => {
            got.pointer = Some(pointer);
        }
        (Slot::This, Sense::This) => got.pointer = Some(Pointer::This),
        (Slot::That, Sense::That) => got.that = true,
        (Slot::Same, Sense::Same) => got.same = true,
        (Slot::DayFromAnchor, Sense::Day(days)) => got.from_anchor = Some(days),
        (Slot::NightFromAnchor, Sense::NightOf(days)) => got.from_anchor = Some(days),
        (Slot::Reference, Sense::Reference(reference)) | (Slot::Cued, Sense::Cued(reference)) => {
            got.reference = Some(reference);
        }
        _ => return false,
    }
    true
}

/// What has a value of its own: a part, a fraction, a season, an era, a holiday, a zone.
#[inline]
fn fill_value(slot: Slot, atom: &Atom, got: &mut Captures) -> bool {
    match (slot, atom.sense) {
        (Slot::Night, Sense::Night(form)) => {
            got.unit = Some((Unit::Day, form));
            got.definite = atom.definite;
        }
        (Slot::Part, Sense::Part(part)) => got.part = Some(part),
        (Slot::DayPart, Sense::DayPart(part)) => got.day_part = Some(part),
        (Slot::Adverb, Sense::Adverb(part)) => got.day_part = Some(part),
        (Slot::Vague, Sense::Vague) => got.vague = true,
        (Slot::Every, Sense::Every) | (Slot::Decoy, Sense::Decoy) => {}
        (Slot::Clock, Sense::Clock) => got.is_clock = true,
        (Slot::HourLetter, Sense::HourLetter) | (Slot::Millennium, Sense::Millennium) => {}
        (Slot::Fraction, Sense::Fraction(fraction)) => got.fraction = Some(fraction),
        (Slot::Is(wanted), Sense::Fraction(fraction)) if wanted == fraction => {
            got.fraction = Some(fraction);
        }
        (Slot::Season, Sense::Season(season)) => {
            got.season = Some(season);
            got.definite = atom.definite;
        }
        (Slot::Weekend, Sense::Weekend) => {}
        (Slot::Decade, Sense::Decade(decade)) => got.decade = Some(decade),
        (Slot::Era, Sense::Era(era)) => got.era = Some(era),
        (Slot::Era, Sense::BeforeChrist) => got.is_before_christ = true,
        (Slot::Holiday, Sense::Holiday(holiday)) => got.holiday = Some(holiday),
        (Slot::Set, Sense::Set(period)) => got.period = Some(period),
        (Slot::Half | Slot::HalfWord, Sense::Half(half)) => got.half = Some(half),
        (Slot::Half, Sense::HalfLetter(half)) => got.half = Some(half),
        (Slot::Zone, Sense::Zone(zone)) => got.zone = Some(zone),
        _ => return false,
    }
    true
}

/// A whole number in digits or words.
fn whole(scene: &Scene<'_, '_>, at: usize, lead: Lead, got: &mut Captures) -> Option<(u32, usize)> {
    if let Some((value, _)) = scene.digits(at) {
        got.extend(scene.text.tokens.get(at).map(|token| token.span));
        return Some((value, at + 1));
    }
    if let Some((span, tokens)) = scene.bare_article(at) {
        let (value, _) = scene.digits(tokens.start)?;
        got.extend(Some(span));
        return Some((value, tokens.end));
    }
    // الـ14 is a word and a number; the number stage says where it begins.
    let (value, number) = scene.spelled(at)?;
    let has_clitic =
        scene.text.tokens.get(at).is_some_and(|token| token.span.start != number.at.span.start);
    if has_clitic == (lead == Lead::Inner) && has_clitic {
        return None;
    }
    if lead == Lead::Joined && !has_clitic {
        return None;
    }
    got.extend(Some(number.at.span));
    Some((value, number.tokens.end))
}

/// A day of a month: digits, an ordinal, or a ten with the article.
fn day(scene: &Scene<'_, '_>, at: usize, lead: Lead, got: &mut Captures) -> Option<(u8, usize)> {
    if scene.digits(at).is_some_and(|(_, digits)| digits > 2) {
        return None;
    }
    let (value, next) = whole(scene, at, lead, got)?;
    // Tens are their own ordinals: العشرين من أيار, but not الثلاثة من أيار.
    let is_tens = scene.has_article(at) && value >= 20;
    let is_digits = scene.digits(at).is_some() || scene.bare_article(at).is_some();
    // عشرين نيسان, but not أحد أيار
    let is_of_month = value > 1 && scene.is_month(next);
    if !is_digits && !scene.is_ordinal(at) && !is_tens && !is_of_month {
        return None;
    }
    Some((u8::try_from(value).ok().filter(|day| (1..=31).contains(day))?, next))
}

/// The year's number: four digits if bare, any behind a noun.
fn year(
    scene: &Scene<'_, '_>,
    slot: Slot,
    at: usize,
    lead: Lead,
    got: &mut Captures,
) -> Option<usize> {
    let (value, next) = match scene.digits(at) {
        Some((value, digits)) => {
            let fits = match slot {
                Slot::YearNumber => digits == 4 && (1000..=2999).contains(&value),
                _ => digits <= 4 && value > 0,
            };
            if !fits {
                return None;
            }
            got.extend(scene.text.tokens.get(at).map(|token| token.span));
            (value, at + 1)
        }
        None => {
            let (value, next) = whole(scene, at, lead, got)?;
            let is_short = matches!(slot, Slot::NamedYear) && (20..100).contains(&value);
            if !is_short && !(1000..=2999).contains(&value) {
                return None;
            }
            (value, next)
        }
    };
    match slot {
        Slot::SecondYear => got.second_year = Some(value as i32),
        _ => got.year = Some(value as i32),
    }
    Some(next)
}

/// How many, in digits or words.
fn count(scene: &Scene<'_, '_>, at: usize, lead: Lead, got: &mut Captures) -> Option<usize> {
    // `الثاني يومي الأحد`: an ordinal counts nothing, but الـ24 does.
    if scene.is_ordinal(at) && scene.bare_article(at).is_none() {
        return None;
    }
    if let Some((value, fraction)) = with_fraction(scene, at) {
        (got.count, got.fraction) = (Some(value), Some(fraction));
        got.extend(scene.text.tokens.get(at).map(|token| token.span));
        return Some(at + 1);
    }
    let (value, next) = whole(scene, at, lead, got)?;
    got.count = Some(value);
    Some(next)
}

/// `3.5`, `2,25`: a number and the part of one that a unit can be cut into.
fn with_fraction(scene: &Scene<'_, '_>, at: usize) -> Option<(u32, Fraction)> {
    let ([whole, part, _], 2, '.' | ',' | '٫' | '،') = scene.parts(at)? else { return None };
    match part {
        5 => Some((whole, Fraction::Half)),
        25 => Some((whole, Fraction::Quarter)),
        _ => None,
    }
}

/// Which in order: `الأول`, or a number with the article.
fn ordinal(scene: &Scene<'_, '_>, at: usize, lead: Lead, got: &mut Captures) -> Option<usize> {
    if let Some((value, _)) = scene.digits(at) {
        got.ordinal = Some(value);
        got.extend(scene.text.tokens.get(at).map(|token| token.span));
        return Some(at + 1);
    }
    let (value, next) = whole(scene, at, lead, got)?;
    got.ordinal = Some(value);
    Some(next)
}

/// `و20 دقيقة`: of a unit smaller than the one before.
fn more(scene: &Scene<'_, '_>, at: usize, got: &mut Captures) -> Option<usize> {
    let (large, _) = got.unit?;
    let apart = scene.is(at, Particle::And);
    let (from, lead) = if apart { (at + 1, Lead::Inner) } else { (at, Lead::Joined) };
    let mut seen = *got;
    let (count, next) = match whole(scene, from, lead, &mut seen) {
        Some(found) => found,
        None => (0, from),
    };
    let lead = if next == from { lead } else { Lead::Inner };
    let ((unit, form), atom) = atom(scene, next, lead, |atom| match atom.sense {
        Sense::Unit(unit, form) if unit < large && !atom.definite => Some((unit, form)),
        _ => None,
    })?;
    let count = match (next == from, form) {
        (true, Form::Two) => 2,
        (true, Form::One) => 1,
        (true, _) => return None,
        (false, _) => count,
    };
    seen.more = Some((count, unit));
    seen.extend(Some(atom.span));
    *got = seen;
    Some(atom.end)
}
