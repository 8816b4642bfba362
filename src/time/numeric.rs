//! Dates in digits: `5/3/2016`, `2016-03-05`, `12.5.2016`, `2/2013`.

use super::lexicon::Particle;
use super::scene::Scene;
use super::shape::{Captures, Slot};

/// Fills [`Slot::Numeric`] or [`Slot::NumericMonth`] from token `at`; the token behind it.
pub(crate) fn step(
    scene: &Scene<'_, '_>,
    slot: Slot,
    at: usize,
    got: &mut Captures,
) -> Option<usize> {
    let run = read(scene, at)?;
    let next = match (slot, run.count) {
        (Slot::Numeric, 3) => take_date(&run, got)?,
        // Day and month alone are a date only where a weekday or a word before them says so.
        (Slot::Numeric, 2)
            if run.separator == '/'
                && (got.weekday.is_some() || is_dated(scene, at, &run, got)) =>
        {
            let [day, month, _] = run.parts;
            got.numeric = Some([0, month, day]);
            run.end
        }
        (Slot::Numeric, 2) if run.separator == '/' => {
            let [day, month, _] = run.parts;
            got.numeric = Some([year_of_end(scene, at, &run)?, month, day]);
            run.end
        }
        (Slot::NumericMonth, 2) if run.separator == '/' && run.digits[1] == 4 => {
            let [month, year, _] = run.parts;
            let fits = (1..=12).contains(&month) && (1900..=2100).contains(&year);
            got.numeric = fits.then_some([year, month, 0]);
            got.numeric?;
            run.end
        }
        _ => return None,
    };
    got.extend(Some(scene.text.span(at..next)));
    Some(next)
}

/// `يوم 22/4`, `بتاريخ 8/7`, `منذ 15/3`; not 3/4, which may be a fraction.
fn is_dated(scene: &Scene<'_, '_>, at: usize, run: &Run, got: &Captures) -> bool {
    let [day, month, _] = run.parts;
    let Some(before) =
        at.checked_sub(1).filter(|_| (1..=31).contains(&day) && (1..=12).contains(&month))
    else {
        return false;
    };
    let is_day = got.unit.is_some() || scene.is_before(at, Particle::Dated);
    is_day
        || day > month && (scene.is(before, Particle::Since) || scene.is(before, Particle::Until))
}

/// The year of the end of a range that begins with a day and month: `من 20/5 إلى 25/5/2024`.
fn year_of_end(scene: &Scene<'_, '_>, at: usize, run: &Run) -> Option<u32> {
    let before = at.checked_sub(1)?;
    let is_to = || scene.is(run.end, Particle::To) || scene.is(run.end, Particle::Until);
    let is_range = scene.is(before, Particle::Of) && is_to()
        || scene.is(before, Particle::Between) && scene.is(run.end, Particle::And);
    let end = read(scene, run.end + 1).filter(|end| is_range && end.count == 3)?;
    (end.digits[2] == 4).then_some(end.parts[2])
}

/// Numbers with one kind of separator between them.
struct Run {
    parts: [u32; 3],
    digits: [usize; 3],
    count: usize,
    separator: char,
    end: usize,
}

/// Reads two or three numbers; a longer chain (`1/1/1/1`) is no date.
fn read(scene: &Scene<'_, '_>, at: usize) -> Option<Run> {
    let separates = |at: usize| scene.mark(at).filter(|mark| matches!(mark, '/' | '-' | '\\'));
    if at > 1 && separates(at - 1).is_some() && scene.digits(at - 2).is_some() {
        return None;
    }
    if let Some((parts, 3, '.')) = scene.parts(at) {
        return Some(Run { parts, digits: [2, 2, 4], count: 3, separator: '.', end: at + 1 });
    }
    let mut run = Run { parts: [0; 3], digits: [0; 3], count: 0, separator: ' ', end: at };
    let mut next = at;
    while let Some((value, digits)) = scene.digits(next) {
        *run.parts.get_mut(run.count)? = value;
        *run.digits.get_mut(run.count)? = digits;
        run.count += 1;
        run.end = next + 1;
        match separates(run.end) {
            Some(mark) if run.count == 1 || mark == run.separator => run.separator = mark,
            _ => break,
        }
        next = run.end + 1;
    }
    (run.count > 1 && run.end > next).then_some(run)
}

/// Year first if it is printed with four digits, else the day.
fn take_date(run: &Run, got: &mut Captures) -> Option<usize> {
    let [first, second, third] = run.parts;
    let is_year_first = run.digits[0] == 4;
    let (year, month, day) = match is_year_first {
        true => (first, second, third),
        false => (third, second, first),
    };
    let year = match (run.digits[2], is_year_first) {
        (_, true) => year,
        (2, false) if run.separator == '/' && year < 50 => year + 2000,
        (2, false) if run.separator == '/' => year + 1900,
        (4, false) if (1000..=2999).contains(&year) => year,
        _ => return None,
    };
    let is_swapped = month > 12 && day <= 12;
    let (month, day) = if is_swapped { (day, month) } else { (month, day) };
    got.is_ambiguous = !is_year_first && day <= 12 && day != month;
    got.numeric = Some([year, month, day]);
    Some(run.end)
}
