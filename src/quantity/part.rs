//! What is added to a measure or to money behind its noun: parts, cents, the sign of degrees.

use crate::lexicon::Reading;
use crate::number::{Number, NumberKind};
use crate::span::{Span, Surface};
use crate::token::Proclitics;

use super::cue::Cue;
use super::find::Finder;
use super::{Quantity, QuantityKind};

/// A small unit: its name in the tables, how many make one of the great, and of which.
struct Small {
    name: &'static str,
    parts: f64,
    of: &'static [&'static str],
}

const SMALL: [Small; 13] = [
    Small { name: "CENT", parts: 100.0, of: &["USD", "EUR", "CAD", "AUD"] },
    Small { name: "PENNY", parts: 100.0, of: &["GBP"] },
    Small { name: "PIASTRE", parts: 100.0, of: &["EGP", "SDG", "SYP", "LBP", "TRY", "JOD"] },
    Small { name: "HALALA", parts: 100.0, of: &["SAR"] },
    Small { name: "CENTIME", parts: 100.0, of: &["DZD", "MAD", "CHF"] },
    Small { name: "MILLIME", parts: 1000.0, of: &["TND"] },
    Small { name: "BAISA", parts: 1000.0, of: &["OMR"] },
    Small { name: "FILS", parts: 1000.0, of: &["KWD", "BHD", "IQD", "JOD"] },
    Small { name: "kg", parts: 1000.0, of: &["t"] },
    Small { name: "g", parts: 1000.0, of: &["kg"] },
    Small { name: "m", parts: 1000.0, of: &["km"] },
    Small { name: "cm", parts: 100.0, of: &["m"] },
    Small { name: "mL", parts: 1000.0, of: &["L"] },
];

/// A length with a small figure behind it.
struct Power {
    length: &'static str,
    mark: char,
    unit: &'static str,
}

const POWERS: [Power; 3] = [
    Power { length: "km", mark: '\u{B2}', unit: "km2" },
    Power { length: "m", mark: '\u{B2}', unit: "m2" },
    Power { length: "m", mark: '\u{B3}', unit: "m3" },
];

impl<'t> Finder<'_, 't> {
    /// Adds the part behind a measure or money: `ثلاثة كيلومترات ونصف الكيلومتر`, `مليار دولار و200
    /// مليون`.
    pub(super) fn add_a_part(&self, quantity: &mut Quantity<'t>) {
        let divisible = matches!(quantity.kind, QuantityKind::Measure | QuantityKind::Money);
        if !divisible || quantity.upper.is_some() {
            return;
        }
        self.add_spoken_half(quantity);
        let Some(part) = self.joined_number(quantity.tokens.end) else { return };
        let (Some(whole), Some(value)) = (quantity.value, part.value) else { return };
        if let Some((cents, end)) = self.cents(quantity, part) {
            quantity.value = Some(whole + cents);
            self.grow(quantity, end);
            return;
        }
        if self.goes_on(whole, part) {
            quantity.value = Some(whole + value);
            self.grow(quantity, part.tokens.end);
            return;
        }
        if part.kind != NumberKind::Fraction || part.definite {
            return;
        }
        let mut end = part.tokens.end;
        if let Some(again) = self.lexicon.nouns.longest(self.text, end, |_| true)
            && again
                .values
                .iter()
                .any(|noun| self.lexicon.code(noun.unit, self.country) == quantity.unit)
        {
            end = again.tokens.end;
        }
        quantity.value = Some(whole + value);
        self.grow(quantity, end);
    }

    /// Takes in the small figure behind a length: `30 كم²`.
    pub(super) fn add_power(&self, quantity: &mut Quantity<'t>) {
        let end = quantity.tokens.end;
        let mark = self.text.mark(end).filter(|_| self.text.touches_next(end - 1));
        let raised = POWERS
            .iter()
            .find(|power| Some(power.mark) == mark && Some(power.length) == quantity.unit);
        if let Some(raised) = raised {
            quantity.unit = Some(raised.unit);
            self.grow(quantity, end + 1);
        }
    }

    /// What stands behind a quantity for a rate: `برميل يوميا`, `طن في اليوم`, `كلم/ساعة`.
    pub(super) fn add_rate(&self, quantity: &mut Quantity<'t>) {
        let end = quantity.tokens.end;
        let is_measure = quantity.kind == QuantityKind::Measure;
        let slash = end + usize::from(self.text.mark(end) == Some('/'));
        let per = |cue: &Cue, _: &Reading| match cue {
            Cue::Per(unit) if slash == end => Some(*unit),
            Cue::PerDay if slash == end && is_measure => Some("d"),
            Cue::Slash(unit) if slash > end && is_measure => Some(*unit),
            _ => None,
        };
        let Some((unit, behind)) = self.lexicon.said(self.text, slash, per) else { return };
        if !self.same_sentence(end - 1, slash) {
            return;
        }
        quantity.per = Some(unit);
        if slash > end {
            self.grow(quantity, behind);
            if (quantity.unit, unit) == (Some("km"), "h") {
                (quantity.unit, quantity.per) = (Some("km/h"), None);
            }
        }
    }

    /// `30 درجة تحت الصفر` is -30.
    pub(super) fn turn_below_zero(&self, quantity: &mut Quantity<'t>) {
        let is_degree = ["degree", "Cel"].iter().any(|&unit| quantity.unit == Some(unit));
        let end = self.lexicon.cue(self.text, quantity.tokens.end, Cue::BelowZero);
        if let Some(end) = end.filter(|_| is_degree) {
            quantity.value = quantity.value.map(|value| -value);
            self.grow(quantity, end);
        }
    }

    /// True for a number that goes on where a greater one was left for its noun: `ونصف المليار`.
    fn goes_on(&self, whole: f64, part: &Number<'t>) -> bool {
        let is_cardinal = part.kind == NumberKind::Cardinal && !part.vague;
        let value = part.value.filter(|value| is_cardinal && *value >= 1000.0);
        let room = [1e12, 1e9, 1e6].into_iter().find(|scale| whole % scale == 0.0);
        let fits = value.is_some_and(|value| room.is_some_and(|room| whole > 0.0 && value < room));
        let counts = || {
            let end = part.tokens.end;
            self.lexicon.cue(self.text, end, Cue::Of).is_some()
                || self.lexicon.sign(self.text.mark(end)).is_some()
                || self.noun_behind(part).is_some()
        };
        fits && !counts()
    }

    /// `لتر ونص`.
    fn add_spoken_half(&self, quantity: &mut Quantity<'t>) {
        let end = quantity.tokens.end;
        let and = usize::from(self.lexicon.cue(self.text, end, Cue::And).is_some());
        let half = self.lexicon.said(self.text, end + and, |cue, reading| {
            let joined = reading.particles() == Proclitics::WA;
            (*cue == Cue::Half && (joined || and == 1)).then_some(())
        });
        if let (Some(whole), Some((_, end))) = (quantity.value, half) {
            quantity.value = Some(whole + 0.5);
            self.grow(quantity, end);
        }
    }

    /// `نص لتر`.
    pub(super) fn take_half(&self, quantity: &mut Quantity<'t>) {
        let start = quantity.tokens.start;
        let half = start.checked_sub(1).filter(|&half| self.same_sentence(half, start));
        let half = half.filter(|&half| {
            let plain = |cue: &Cue, reading: &Reading| {
                (*cue == Cue::Half && reading.is_plain()).then_some(())
            };
            self.lexicon.said(self.text, half, plain).is_some()
        });
        if let (Some(half), Some(1.0)) = (half, quantity.value) {
            quantity.value = Some(0.5);
            quantity.tokens.start = half;
            let span = self.text.tokens[half].span.cover(quantity.at.span);
            quantity.at = Surface::new(span, self.text.text);
        }
    }

    /// What the smaller unit behind و adds, and the token behind it: `20 دولارا و43 سنتا`, `طن و200
    /// كيلوغرام`. A bare dinar has the small money that is printed.
    fn cents(&self, quantity: &Quantity<'t>, part: &Number<'t>) -> Option<(f64, usize)> {
        let found = self.lexicon.nouns.longest(self.text, part.tokens.end, |one| one.is_plain())?;
        let small = self.lexicon.code(found.values.first()?.unit, None)?;
        let is_own = |one: &&Small| {
            one.name == small && quantity.unit.is_none_or(|unit| one.of.contains(&unit))
        };
        let small = SMALL.iter().find(is_own)?;
        let value = part.value.filter(|value| (0.0..small.parts).contains(value))?;
        Some((value / small.parts, found.tokens.end))
    }

    fn grow(&self, quantity: &mut Quantity<'t>, end: usize) {
        quantity.tokens.end = end;
        let span = Span::new(quantity.at.span.start, self.text.span(quantity.tokens.clone()).end);
        quantity.at = Surface::new(span, self.text.text);
    }

    /// The number that و joins at token `at`, attached or apart.
    fn joined_number(&self, at: usize) -> Option<&Number<'t>> {
        let attached = self.text.readings(at).iter().any(|one| one.particles() == Proclitics::WA);
        let apart = self.lexicon.cue(self.text, at, Cue::And).is_some();
        let start = if apart { at + 1 } else { at };
        let place = self.numbers.binary_search_by_key(&start, |number| number.tokens.start).ok()?;
        self.numbers.get(place).filter(|_| attached || apart)
    }
}
