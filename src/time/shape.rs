//! Shapes: what a rule is made of, and how one is laid over a text.

use crate::span::Span;
use crate::token::Proclitics;

use super::lexicon::{
    Form, Fraction, Half, Holiday, MonthName, Particle, Pointer, Reference, Region, Sense, Use,
    Zone,
};
use super::scene::{Atom, Scene};
use super::value::{Clock, DateValue, DayPart, Period, Season, TimexValue, Unit};
use super::{Calendar, TimexMod};

/// One place of a shape.
#[derive(Clone, Copy)]
pub(crate) enum Slot {
    /// These, or nothing.
    Opt(&'static [Slot]),
    /// The first of these that fits with all that follows.
    Any(&'static [&'static [Slot]]),
    /// These, once or more: as often as they fit, eight times at most.
    Many(&'static [Slot]),
    /// Must follow, but is no part of the time.
    Ahead(&'static [Slot]),
    /// Must not follow.
    Unless(&'static [Slot]),
    /// With و in front.
    Joined(&'static [Slot]),
    /// With ب, ل or في in front.
    Within(&'static [Slot]),
    /// One of these marks.
    Mark(&'static [char]),
    /// A rule of this head, as a whole.
    Sub(Head),
    /// A particle.
    Word(Particle),
    /// Before the time, a particle of these stands, or a mark of an opened bracket.
    After(&'static [Particle]),
    /// Before the time, none of these particles stands.
    NotAfter(&'static [Particle]),
    /// Directly behind a year: `عامي 2002 و2003`.
    AfterYear,
    Weekday,
    /// A weekday without its article: `كل يوم جمعة`.
    BareWeekday,
    /// A day of a month, in digits or as an ordinal.
    Day,
    /// A further day of a list.
    DayAgain,
    Month,
    /// A month name that needs no company.
    FreeMonth,
    /// Digits of a year; four, unless a noun says that it is one.
    YearNumber,
    /// Any number of a year.
    NamedYear,
    SecondYear,
    Era,
    /// A date in digits, `5/3/2016` or `2016-03-05`.
    Numeric,
    /// A month in digits, `2/2013`.
    NumericMonth,
    /// A month by number: `الشهر التاسع`.
    MonthNumber,
    Noun(Unit, Form),
    /// Any unit.
    Unit,
    /// Any unit in the dual or plural.
    Units(Form),
    /// ليلة
    Night,
    Adjective,
    Pointing(Pointer),
    This,
    That,
    Same,
    DayFromAnchor,
    NightFromAnchor,
    Reference,
    Part,
    DayPart,
    Adverb,
    Count,
    /// A number with the article or an ordinal.
    Ordinal,
    Vague,
    Every,
    /// And so many of a smaller unit: `و20 دقيقة`.
    More,
    Fraction,
    Is(Fraction),
    Season,
    Decade,
    Holiday,
    Set,
    Clock,
    /// The hour of a clock time, with its minutes where it is one token.
    Hour,
    /// An hour with its minutes, `9:03`.
    HourMinute,
    /// Minutes behind an hour, in any of their forms.
    Minutes,
    Half,
    /// As a word, not as the letter ص or م.
    HalfWord,
    Zone,
    /// The place behind بتوقيت.
    Place,
    /// A month that does not count: the end of a range.
    OtherMonth,
    /// The second month of a range.
    LastMonth,
}

/// What a rule's time is: how rules refer to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Head {
    Day,
    Month,
    /// A month that is pointed at: `الشهر الجاري`.
    MonthRef,
    Year,
    /// Quarters, halves, seasons.
    Portion,
    Decade,
    Century,
    /// Weeks and other units that are pointed at.
    Span,
    /// Parts of a day.
    Hours,
    Duration,
    /// Nothing refers to it.
    Top,
    /// Nothing refers to it, and it is how often.
    Set,
    /// What only looks like a time: it is passed over.
    Nothing,
}

/// What a shape caught, by name.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Captures {
    /// First and last byte, clitics left out.
    pub(crate) span: Option<Span>,
    /// The first token.
    pub(crate) at: usize,
    /// The token behind the last.
    pub(crate) end: usize,
    pub(crate) weekday: Option<u8>,
    pub(crate) day: Option<u8>,
    /// The day is written in words.
    pub(crate) is_spelled: bool,
    pub(crate) last_day: Option<u8>,
    pub(crate) month: Option<MonthName>,
    pub(crate) last_month: Option<MonthName>,
    pub(crate) year: Option<i32>,
    pub(crate) second_year: Option<i32>,
    pub(crate) era: Option<Calendar>,
    /// Year, month and day of a date in digits; 0 for what is not there.
    pub(crate) numeric: Option<[u32; 3]>,
    /// Day and month of a date in digits could be meant the other way round.
    pub(crate) is_ambiguous: bool,
    pub(crate) pointer: Option<Pointer>,
    pub(crate) unit: Option<(Unit, Form)>,
    pub(crate) definite: bool,
    pub(crate) count: Option<u32>,
    /// What is added in a smaller unit.
    pub(crate) more: Option<(u32, Unit)>,
    pub(crate) vague: bool,
    pub(crate) fraction: Option<Fraction>,
    pub(crate) ordinal: Option<u32>,
    pub(crate) season: Option<Season>,
    pub(crate) decade: Option<u8>,
    pub(crate) holiday: Option<Holiday>,
    pub(crate) from_anchor: Option<i8>,
    pub(crate) reference: Option<Reference>,
    pub(crate) part: Option<TimexMod>,
    pub(crate) day_part: Option<DayPart>,
    pub(crate) period: Option<Period>,
    pub(crate) hour: Option<u8>,
    pub(crate) minute: Option<u8>,
    pub(crate) second: Option<u8>,
    /// Minutes are counted back from the hour: `إلا ربعا`.
    pub(crate) to_hour: bool,
    pub(crate) half: Option<Half>,
    pub(crate) zone: Option<Zone>,
    pub(crate) date: Option<DateValue>,
    pub(crate) roughly: bool,
    pub(crate) same: bool,
    pub(crate) that: bool,
}

/// A row of the rules: words in tables, shapes here, arithmetic in the value function.
pub(crate) struct Rule {
    /// Its stable name, given in [`Timex::rule`](super::Timex).
    pub(crate) name: &'static str,
    pub(crate) head: Head,
    pub(crate) shape: &'static [Slot],
    pub(crate) value: fn(&Captures, &Scene<'_, '_>) -> Option<Meaning>,
    /// A text published on 2024-04-15, a Monday, and the value it gets.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the test of the rules"))]
    pub(crate) example: (&'static str, &'static str),
}

/// What a value function makes of a match.
#[derive(Clone, Debug)]
pub(crate) struct Meaning {
    pub(crate) value: TimexValue,
    pub(crate) modifier: Option<TimexMod>,
    /// Year, month (0 for a year alone) and day of the Hijri calendar.
    pub(crate) hijri: Option<(i32, u8, Option<u8>)>,
    /// The other reading of an ambiguous date.
    pub(crate) other: Option<TimexValue>,
}

impl From<TimexValue> for Meaning {
    fn from(value: TimexValue) -> Self {
        Self { value, modifier: None, hijri: None, other: None }
    }
}

impl From<DateValue> for Meaning {
    fn from(date: DateValue) -> Self {
        TimexValue::Date(date).into()
    }
}

/// A rule that fits.
pub(crate) struct Match {
    pub(crate) rule: &'static Rule,
    pub(crate) end: usize,
    pub(crate) caught: Captures,
    pub(crate) meaning: Meaning,
}

/// How the word of a slot may be written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// The first of a time: any clitic may stand before it.
    First,
    Inner,
    /// With و.
    Joined,
    /// With ب or ل.
    Within,
}

/// The slots still to be filled: a list of lists.
struct Rest<'r> {
    slots: &'static [Slot],
    next: Option<&'r Rest<'r>>,
}

/// Rules with the senses they may begin with, so that most are passed over unseen.
pub(crate) struct Grammar {
    rules: Vec<(u128, &'static Rule)>,
}

impl Grammar {
    pub(crate) fn new(tables: &[&'static [Rule]]) -> Self {
        let all = tables.iter().copied().flatten();
        let mut grammar = Self { rules: all.map(|rule| (0, rule)).collect() };
        // A `Sub` begins with what its rules begin with; heads nest three deep at most.
        for _ in 0..4 {
            let masks: Vec<u128> =
                grammar.rules.iter().map(|(_, rule)| grammar.starts(rule.shape)).collect();
            for (row, mask) in grammar.rules.iter_mut().zip(masks) {
                row.0 = mask;
            }
        }
        grammar
    }

    /// The longest rule that fits at a token, then the earlier.
    pub(crate) fn best(&self, scene: &Scene<'_, '_>, at: usize) -> Option<Match> {
        self.longest(scene, at, Lead::First, None)
    }

    fn longest(
        &self,
        scene: &Scene<'_, '_>,
        at: usize,
        lead: Lead,
        head: Option<Head>,
    ) -> Option<Match> {
        let here = bits(scene, at);
        if here == 0 {
            return None;
        }
        let mut best: Option<Match> = None;
        for &(mask, rule) in &self.rules {
            if mask & here == 0 || head.is_some_and(|head| head != rule.head) {
                continue;
            }
            let caught = Captures { at, ..Captures::default() };
            let rest = Rest { slots: rule.shape, next: None };
            let Some((end, caught)) = self.run(scene, &rest, at, lead, caught) else { continue };
            if best.as_ref().is_none_or(|best| end > best.end)
                && let Some(meaning) = (rule.value)(&caught, scene)
            {
                best = Some(Match { rule, end, caught, meaning });
            }
        }
        best
    }

    /// Fills the slots from `at` on; the first way that fits.
    fn run(
        &self,
        scene: &Scene<'_, '_>,
        rest: &Rest<'_>,
        at: usize,
        lead: Lead,
        caught: Captures,
    ) -> Option<(usize, Captures)> {
        let [slot, behind @ ..] = rest.slots else {
            return match rest.next {
                Some(next) => self.run(scene, next, at, lead, caught),
                None => (at > caught.at).then_some((at, Captures { end: at, ..caught })),
            };
        };
        let after = Rest { slots: behind, next: rest.next };
        match *slot {
            Slot::Opt(slots) => self
                .run(scene, &Rest { slots, next: Some(&after) }, at, lead, caught)
                .or_else(|| self.run(scene, &after, at, lead, caught)),
            Slot::Any(ways) => ways.iter().find_map(|slots| {
                self.run(scene, &Rest { slots, next: Some(&after) }, at, lead, caught)
            }),
            Slot::Many(slots) => {
                let (mut at, mut caught) = (at, caught);
                let mut count = 0;
                while count < 8
                    && let Some((next, seen)) =
                        self.run(scene, &Rest { slots, next: None }, at, Lead::Inner, caught)
                {
                    (at, caught) = (next, seen);
                    count += 1;
                }
                (count > 0).then(|| self.run(scene, &after, at, Lead::Inner, caught)).flatten()
            }
            Slot::Ahead(slots) => {
                let (_, seen) = self.run(scene, &Rest { slots, next: None }, at, lead, caught)?;
                self.run(scene, &after, at, lead, Captures { span: caught.span, ..seen })
            }
            Slot::Unless(slots) => {
                let probe = Captures { at, ..caught };
                match self.run(scene, &Rest { slots, next: None }, at, Lead::First, probe) {
                    Some(_) => None,
                    None => self.run(scene, &after, at, lead, caught),
                }
            }
            Slot::Joined(slots) => {
                let list = Rest { slots, next: Some(&after) };
                let apart = scene.is(at, Particle::And) && lead != Lead::First;
                let apart =
                    apart.then(|| self.run(scene, &list, at + 1, Lead::Inner, caught)).flatten();
                apart.or_else(|| self.run(scene, &list, at, Lead::Joined, caught))
            }
            Slot::Within(slots) => {
                let list = Rest { slots, next: Some(&after) };
                let apart = (scene.is(at, Particle::In) || scene.is(at, Particle::Of))
                    .then(|| self.run(scene, &list, at + 1, Lead::Inner, caught))
                    .flatten();
                apart.or_else(|| self.run(scene, &list, at, Lead::Within, caught))
            }
            Slot::Sub(head) => {
                let found = self.longest(scene, at, lead, Some(head))?;
                let mut caught = caught;
                take_sub(&mut caught, &found);
                self.run(scene, &after, found.end, Lead::Inner, caught)
            }
            Slot::After(particles) => {
                let before = at.checked_sub(1)?;
                let fits = particles.iter().any(|&one| scene.is(before, one))
                    || matches!(scene.text.mark(before), Some('(' | '[')) && particles.is_empty();
                fits.then(|| self.run(scene, &after, at, lead, caught)).flatten()
            }
            Slot::NotAfter(particles) => {
                let before = caught.at.checked_sub(1);
                let is_named =
                    before.is_some_and(|before| particles.iter().any(|&one| scene.is(before, one)));
                (!is_named).then(|| self.run(scene, &after, at, lead, caught)).flatten()
            }
            Slot::AfterYear => {
                let memory = &scene.memory;
                let gap = at.checked_sub(memory.end)?;
                let is_near = memory.was_year && memory.end > 0 && gap <= 1;
                let is_joined = gap == 1
                    && (scene.is(memory.end, Particle::And)
                        || matches!(scene.text.mark(memory.end), Some('،' | ',' | '-')));
                (is_near && is_joined).then(|| self.run(scene, &after, at, lead, caught)).flatten()
            }
            _ => {
                let mut caught = caught;
                let next = step(scene, *slot, at, lead, &mut caught)?;
                self.run(scene, &after, next, Lead::Inner, caught)
            }
        }
    }

    fn starts(&self, shape: &[Slot]) -> u128 {
        let mut mask = 0;
        for slot in shape {
            mask |= match *slot {
                Slot::Opt(slots)
                | Slot::Joined(slots)
                | Slot::Within(slots)
                | Slot::Many(slots) => self.starts(slots),
                Slot::Any(ways) => ways.iter().fold(0, |all, slots| all | self.starts(slots)),
                Slot::Sub(head) => {
                    let of_head = self.rules.iter().filter(|(_, rule)| rule.head == head);
                    of_head.fold(0, |all, (mask, _)| all | mask)
                }
                // Without width: what follows decides.
                Slot::After(_) | Slot::NotAfter(_) | Slot::AfterYear => 0,
                Slot::Ahead(_) | Slot::Unless(_) => 0,
                other => other.senses(),
            };
            if !matches!(
                slot,
                Slot::Opt(_)
                    | Slot::After(_)
                    | Slot::NotAfter(_)
                    | Slot::AfterYear
                    | Slot::Ahead(_)
                    | Slot::Unless(_)
            ) {
                break;
            }
        }
        mask
    }
}

fn take_sub(caught: &mut Captures, found: &Match) {
    let of = found.caught;
    caught.extend(of.span);
    caught.pointer = of.pointer;
    caught.same |= of.same;
    caught.part = caught.part.or(of.part);
    caught.definite = of.definite;
    caught.day_part = caught.day_part.or(of.day_part);
    if found.rule.head == Head::Year && of.year.is_some() {
        // A Hijri month needs the year as it is printed.
        (caught.year, caught.era) = (of.year, of.era);
    }
    match &found.meaning.value {
        TimexValue::Date(date) => caught.date = Some(*date),
        TimexValue::Time(date, clock) => {
            caught.date = Some(*date);
            if let Clock::Part(part) = clock {
                caught.day_part = caught.day_part.or(Some(*part));
            }
        }
        TimexValue::Period(period) => caught.period = Some(*period),
        _ => {}
    }
}

const NUMBER: u128 = 1 << 127;

/// The senses that a token has, as bits.
fn bits(scene: &Scene<'_, '_>, at: usize) -> u128 {
    let number = match scene.kind(at) {
        Some(crate::token::TokenKind::Number) => NUMBER,
        Some(crate::token::TokenKind::Word) if scene.number(at).is_some() => NUMBER,
        _ => 0,
    };
    scene.atoms(at).iter().fold(number, |all, atom| all | atom.sense.bit())
}

impl Sense {
    fn bit(&self) -> u128 {
        let place = match self {
            Self::Month(_) => 0,
            Self::Weekday(_) => 1,
            Self::Unit(..) => 2,
            Self::Night(_) => 3,
            Self::Adjective(_) => 4,
            Self::Same => 5,
            Self::This => 6,
            Self::That => 7,
            Self::Day(_) => 8,
            Self::NightOf(_) => 9,
            Self::Reference(_) => 10,
            Self::Part(_) => 11,
            Self::DayPart(_) => 12,
            Self::Adverb(_) => 13,
            Self::Half(_) | Self::HalfLetter(_) => 14,
            Self::Zone(_) => 15,
            Self::Clock => 16,
            Self::Every => 17,
            Self::Vague => 18,
            Self::Fraction(_) => 19,
            Self::Season(_) => 20,
            Self::Decade(_) => 21,
            Self::Hour(_) => 22,
            Self::Era(_) => 23,
            Self::Holiday(_) => 24,
            Self::Set(_) => 25,
            Self::Tense(_) => return 0,
            Self::Particle(particle) => 30 + *particle as u128,
        };
        1 << place
    }
}

impl Slot {
    /// The senses with which the slot may begin, as bits.
    fn senses(self) -> u128 {
        let particle = |particle: Particle| Sense::Particle(particle).bit();
        match self {
            Self::Weekday | Self::BareWeekday => 1 << 1,
            Self::Day | Self::DayAgain => NUMBER,
            Self::Month | Self::FreeMonth => 1,
            Self::YearNumber | Self::NamedYear | Self::SecondYear => NUMBER,
            Self::Numeric | Self::NumericMonth | Self::MonthNumber | Self::Count => NUMBER,
            Self::Ordinal => NUMBER | 1 << 22 | particle(Particle::One),
            Self::Noun(..) | Self::Unit | Self::Units(_) => 1 << 2,
            Self::Night => 1 << 3,
            Self::Adjective | Self::Pointing(_) => 1 << 4,
            Self::Same => 1 << 5,
            Self::This => 1 << 6,
            Self::That => 1 << 7,
            Self::DayFromAnchor => 1 << 8,
            Self::NightFromAnchor => 1 << 9,
            Self::Reference => 1 << 10,
            Self::Part => 1 << 11,
            Self::DayPart => 1 << 12,
            Self::Adverb => 1 << 13,
            Self::Half | Self::HalfWord => 1 << 14,
            Self::Zone => 1 << 15,
            Self::Clock => 1 << 16,
            Self::Every => 1 << 17,
            Self::Vague => 1 << 18,
            Self::Fraction | Self::Is(_) => 1 << 19,
            Self::Season => 1 << 20,
            Self::Decade => 1 << 21,
            Self::Era => 1 << 23,
            Self::Holiday => 1 << 24,
            Self::Set => 1 << 25,
            Self::Hour => NUMBER | 1 << 22,
            Self::HourMinute => NUMBER,
            Self::Word(one) => particle(one),
            _ => u128::MAX,
        }
    }
}

impl Captures {
    pub(crate) fn extend(&mut self, span: Option<Span>) {
        self.span = match (self.span, span) {
            (Some(own), Some(span)) => Some(own.cover(span)),
            (own, span) => own.or(span),
        };
    }
}

/// The longest atom at a token that `pick` takes.
fn atom<T>(
    scene: &Scene<'_, '_>,
    at: usize,
    lead: Lead,
    pick: impl Fn(&Atom) -> Option<T>,
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
fn step(
    scene: &Scene<'_, '_>,
    slot: Slot,
    at: usize,
    lead: Lead,
    got: &mut Captures,
) -> Option<usize> {
    match slot {
        Slot::Mark(marks) => {
            let mark = scene.text.mark(at)?;
            marks.contains(&mark).then(|| {
                got.extend(scene.text.tokens.get(at).map(|token| token.span));
                at + 1
            })
        }
        Slot::Day | Slot::DayAgain => {
            let (day, next) = day(scene, at, lead, got)?;
            match slot {
                Slot::Day => {
                    got.day = Some(day);
                    got.is_spelled = scene.digits(at).is_none();
                }
                _ => got.last_day = Some(day),
            }
            Some(next)
        }
        Slot::YearNumber | Slot::NamedYear | Slot::SecondYear => year(scene, slot, at, lead, got),
        Slot::Numeric | Slot::NumericMonth => super::numeric::step(scene, slot, at, got),
        Slot::Month | Slot::FreeMonth => month(scene, slot, at, lead, got),
        Slot::MonthNumber => {
            if scene.digits(at).is_none() && !scene.is_ordinal(at) {
                return None;
            }
            let (value, next) = whole(scene, at, lead, got)?;
            let month = u8::try_from(value).ok().filter(|month| (1..=12).contains(month))?;
            let (calendar, region) = (Calendar::Gregorian, Region::Egypt);
            got.month = Some(MonthName { calendar, month, region, needs: Use::Free });
            Some(next)
        }
        Slot::Count => count(scene, at, lead, got),
        Slot::Ordinal => ordinal(scene, at, lead, got),
        Slot::More => more(scene, at, got),
        Slot::Place => {
            let is_place = got.zone == Some(Zone::Named)
                && scene.kind(at) == Some(crate::token::TokenKind::Word);
            is_place.then(|| {
                got.extend(scene.text.tokens.get(at).map(|token| token.span));
                at + 1
            })
        }
        Slot::LastMonth => {
            let mut seen = *got;
            let next = month(scene, Slot::Month, at, lead, &mut seen)?;
            (got.last_month, got.span) = (seen.month, seen.span);
            Some(next)
        }
        Slot::OtherMonth => month(scene, Slot::Month, at, lead, &mut got.clone()),
        Slot::Hour | Slot::HourMinute | Slot::Minutes => {
            super::clock::step(scene, slot, at, lead == Lead::First, got)
        }
        _ => word(scene, slot, at, lead, got),
    }
}

/// Fills a slot that is one word or phrase of the tables.
fn word(
    scene: &Scene<'_, '_>,
    slot: Slot,
    at: usize,
    lead: Lead,
    got: &mut Captures,
) -> Option<usize> {
    let mut caught = *got;
    let (filled, atom) = atom(scene, at, lead, |atom| {
        let mut new = caught;
        fill(slot, atom, &mut new).then_some(new)
    })?;
    caught = filled;
    // فصل الصيف: the article stands on a later word.
    caught.definite |= matches!(slot, Slot::Season) && atom.end > at + 1;
    caught.extend(Some(atom.span));
    *got = caught;
    Some(atom.end)
}

/// Puts a sense into the captures if the slot takes it.
fn fill(slot: Slot, atom: &Atom, got: &mut Captures) -> bool {
    match (slot, atom.sense) {
        (Slot::Word(wanted), Sense::Particle(particle)) => {
            if wanted == Particle::Roughly {
                got.roughly = true;
            }
            return wanted == particle;
        }
        (Slot::Weekday, Sense::Weekday(day)) if atom.definite => got.weekday = Some(day),
        (Slot::BareWeekday, Sense::Weekday(day)) if !atom.definite => got.weekday = Some(day),
        (Slot::Noun(unit, form), Sense::Unit(own, of)) if unit == own && form == of => {
            got.unit = Some((own, of));
            got.definite = atom.definite;
        }
        (Slot::Unit, Sense::Unit(unit, form)) => {
            got.unit = Some((unit, form));
            got.definite = atom.definite;
        }
        (Slot::Units(wanted), Sense::Unit(unit, form)) if wanted == form => {
            got.unit = Some((unit, form));
            got.definite = atom.definite;
        }
        (Slot::Night, Sense::Night(form)) => {
            got.unit = Some((Unit::Day, form));
            got.definite = atom.definite;
        }
        (Slot::Adjective, Sense::Adjective(pointer)) => got.pointer = Some(pointer),
        (Slot::Pointing(wanted), Sense::Adjective(pointer)) if wanted == pointer => {
            got.pointer = Some(pointer);
        }
        (Slot::This, Sense::This) => got.pointer = Some(Pointer::This),
        (Slot::That, Sense::That) => got.that = true,
        (Slot::Same, Sense::Same) => got.same = true,
        (Slot::DayFromAnchor, Sense::Day(days)) => got.from_anchor = Some(days),
        (Slot::NightFromAnchor, Sense::NightOf(days)) => got.from_anchor = Some(days),
        (Slot::Reference, Sense::Reference(reference)) => got.reference = Some(reference),
        (Slot::Part, Sense::Part(part)) => got.part = Some(part),
        (Slot::DayPart, Sense::DayPart(part)) => got.day_part = Some(part),
        (Slot::Adverb, Sense::Adverb(part)) => got.day_part = Some(part),
        (Slot::Vague, Sense::Vague) => got.vague = true,
        (Slot::Every, Sense::Every) | (Slot::Clock, Sense::Clock) => {}
        (Slot::Fraction, Sense::Fraction(fraction)) => got.fraction = Some(fraction),
        (Slot::Is(wanted), Sense::Fraction(fraction)) if wanted == fraction => {
            got.fraction = Some(fraction);
        }
        (Slot::Season, Sense::Season(season)) => {
            got.season = Some(season);
            got.definite = atom.definite;
        }
        (Slot::Decade, Sense::Decade(decade)) => got.decade = Some(decade),
        (Slot::Era, Sense::Era(era)) => got.era = Some(era),
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
    // الـ14 is a word and a number; the number stage says where it begins.
    let (value, number) = match scene.spelled(at) {
        Some(found) => found,
        None => return None,
    };
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

fn day(scene: &Scene<'_, '_>, at: usize, lead: Lead, got: &mut Captures) -> Option<(u8, usize)> {
    // Tens are their own ordinals: العشرين من أيار.
    let is_ordinal = scene.is_ordinal(at) || scene.has_article(at);
    if scene.digits(at).is_none() && !is_ordinal {
        return None;
    }
    if scene.digits(at).is_some_and(|(_, digits)| digits > 2) {
        return None;
    }
    let (value, next) = whole(scene, at, lead, got)?;
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
            if !(1000..=2999).contains(&value) {
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

/// A month with its second name, in any typography.
fn month(
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
        (_, Slot::Month) | (Use::Free, _) => true,
        _ if twin.is_some() => true,
        (Use::Company, _) => has_company(scene, at, &own),
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

/// The second name behind a month: `/ مارس`, `(آذار)`, `- مايو`, or with nothing between.
fn twin(
    scene: &Scene<'_, '_>,
    end: usize,
    first: MonthName,
    named: impl Fn(usize) -> Option<(MonthName, Atom)>,
) -> Option<(usize, Span)> {
    let mark = scene.text.mark(end);
    let is_bracket = matches!(mark, Some('(' | '['));
    let is_slash = matches!(mark, Some('/' | '\\' | '|' | '⁄'));
    let at = match mark {
        None => end,
        Some('-' | '–' | '—' | '(' | '[' | '/' | '\\' | '|' | '⁄' | '،' | ',') => end + 1,
        Some(_) => return None,
    };
    let at = if is_slash && matches!(scene.text.mark(at), Some('/')) { at + 1 } else { at };
    let (second, atom) = named(at)?;
    let is_same = second.month == first.month && second.calendar == first.calendar;
    let is_partial = second.region == Region::Partial;
    // كانون and تشرين are each two months: a slip in the second word does not make two dates.
    let is_slip = (is_slash || is_bracket)
        && second.region != first.region
        && second.calendar == first.calendar
        && (matches!(second.month, 1 | 10..=12) || matches!(first.month, 1 | 10..=12));
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
            .filter(|_| matches!(scene.text.mark(atom.end), Some(')' | ']'))),
        false => None,
    };
    match (is_bracket, close) {
        (true, Some(close)) => Some((atom.end + 1, close.span)),
        (true, None) => None,
        (false, _) => Some((atom.end, atom.span)),
    }
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
            | Particle::Between,
        )
        | Sense::Part(_) => true,
        Sense::Month(_) => true,
        Sense::Unit(unit, _) => unit == Unit::Month,
        _ => false,
    }) || own.particles.any(Proclitics::WA) && scene.memory.end == at
}

/// How many, in digits or words.
fn count(scene: &Scene<'_, '_>, at: usize, lead: Lead, got: &mut Captures) -> Option<usize> {
    // `الثاني يومي الأحد`: an ordinal counts nothing.
    if scene.is_ordinal(at) {
        return None;
    }
    let (value, next) = whole(scene, at, lead, got)?;
    got.count = Some(value);
    Some(next)
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
