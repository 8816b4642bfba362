//! Shapes: what a rule is made of and what it catches.

use crate::span::Span;

use super::hijri::HijriDate;
use super::lexicon::{
    Form, Fraction, Half, Holiday, MonthName, Particle, Pointer, Reference, Sense, Zone, bits,
};
use super::scene::Scene;
use super::value::{DateValue, DayPart, Period, Season, TimexValue, Unit};
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
    /// The word carries the preposition لـ: `لأسبوع`.
    Bound,
    /// Directly behind a year: `عامي 2002 و2003`.
    AfterYear,
    Weekday,
    /// A weekday without its article: `كل يوم جمعة`.
    BareWeekday,
    /// A day of a month, in digits or as an ordinal.
    Day,
    /// A day of a month in digits.
    DayDigits,
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
    /// A unit said again, with nothing new: `ثلاث سنوات ونصف السنة`.
    UnitAgain,
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
    /// الماضي, المستقبل as nouns.
    Cued,
    Part,
    DayPart,
    Adverb,
    Count,
    /// A number with the article or an ordinal.
    Ordinal,
    /// An ordinal with the article, in words.
    Nth,
    /// The second of two ordinals.
    SecondOrdinal,
    Vague,
    Every,
    /// What only looks like a time.
    Decoy,
    /// And so many of a smaller unit: `و20 دقيقة`.
    More,
    Fraction,
    Is(Fraction),
    Season,
    /// عطلة نهاية, before الأسبوع.
    Weekend,
    Decade,
    /// ألفية
    Millennium,
    Holiday,
    Set,
    Clock,
    /// The hour of a clock time, with its minutes where it is one token.
    Hour,
    /// An hour in words.
    SpelledHour,
    /// An hour with its minutes, `9:03`.
    HourMinute,
    /// An hour with a name of its own: `منتصف الليل`.
    NamedHour,
    /// The letter between hours and minutes, `20h30`, right behind the hour.
    HourLetter,
    /// The minutes right behind that letter.
    LetteredMinutes,
    /// Minutes behind an hour, in any of their forms.
    Minutes,
    Half,
    /// As a word, not as the letter ص or م.
    HalfWord,
    Zone,
    /// The place behind بتوقيت.
    Place,
    /// An hour that does not count: the end of a range.
    OtherHour,
    /// A weekday that does not count: the second of two.
    OtherWeekday,
    /// A month that does not count: the end of a range.
    OtherMonth,
    /// The second month of a range.
    LastMonth,
    /// Any word or number.
    Token,
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
    /// The era is that before Christ.
    pub(crate) is_before_christ: bool,
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
    /// أول, as a word of its own.
    pub(crate) is_first: bool,
    pub(crate) season: Option<Season>,
    pub(crate) decade: Option<u8>,
    pub(crate) holiday: Option<Holiday>,
    pub(crate) from_anchor: Option<i8>,
    pub(crate) reference: Option<Reference>,
    pub(crate) part: Option<TimexMod>,
    pub(crate) day_part: Option<DayPart>,
    pub(crate) period: Option<Period>,
    /// الساعة was said.
    pub(crate) is_clock: bool,
    pub(crate) hour: Option<u8>,
    pub(crate) minute: Option<u8>,
    pub(crate) second: Option<u8>,
    /// The hour with which a range ends.
    pub(crate) other_hour: Option<u8>,
    /// Minutes are counted back from the hour: `إلا ربعا`.
    pub(crate) to_hour: bool,
    pub(crate) half: Option<Half>,
    pub(crate) zone: Option<Zone>,
    pub(crate) date: Option<DateValue>,
    /// The Hijri date that `date` is the civil day of.
    pub(crate) hijri: Option<HijriDate>,
    /// That civil day is printed, not computed.
    pub(crate) settled: bool,
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
    pub(crate) hijri: Option<HijriDate>,
    /// The civil day of a Hijri one is printed, not computed.
    pub(crate) settled: bool,
    /// The other reading of an ambiguous date.
    pub(crate) other: Option<TimexValue>,
}

impl From<TimexValue> for Meaning {
    fn from(value: TimexValue) -> Self {
        Self { value, modifier: None, hijri: None, settled: false, other: None }
    }
}

impl From<DateValue> for Meaning {
    fn from(date: DateValue) -> Self {
        TimexValue::Date(date).into()
    }
}

/// Any token at all.
pub(crate) const ANY: u64 = u64::MAX;

impl Slot {
    /// The senses with which the slot may begin, as [`bits`]; [`ANY`] for what is no word.
    pub(crate) fn senses(self) -> u64 {
        let particle = |particle: Particle| Sense::Particle(particle).bit();
        match self {
            Self::Weekday | Self::BareWeekday | Self::OtherWeekday => bits::WEEKDAY,
            Self::Month | Self::FreeMonth => bits::MONTH,
            Self::Day | Self::DayDigits | Self::DayAgain | Self::Nth | Self::HourMinute => {
                bits::NUMBER
            }
            Self::YearNumber | Self::NamedYear | Self::SecondYear => bits::NUMBER,
            Self::Numeric | Self::NumericMonth | Self::MonthNumber => bits::NUMBER,
            Self::Count | Self::SecondOrdinal => bits::NUMBER,
            Self::Ordinal => bits::NUMBER | bits::HOUR | particle(Particle::One),
            Self::Hour | Self::SpelledHour => bits::NUMBER | bits::HOUR,
            Self::Noun(..) | Self::Unit | Self::Units(_) | Self::UnitAgain => bits::UNIT,
            Self::Night => bits::NIGHT,
            Self::Adjective | Self::Pointing(_) => bits::ADJECTIVE,
            Self::Same | Self::This | Self::That => bits::POINTING,
            Self::DayFromAnchor | Self::NightFromAnchor => bits::DEICTIC,
            Self::Reference | Self::Cued => bits::REFERENCE,
            Self::Part => bits::PART,
            Self::DayPart => bits::DAY_PART,
            Self::Adverb => bits::ADVERB,
            Self::Half | Self::HalfWord => bits::HALF,
            Self::Zone => bits::ZONE,
            Self::Clock | Self::HourLetter => bits::CLOCK,
            Self::NamedHour => bits::HOUR,
            Self::LetteredMinutes => bits::NUMBER,
            Self::Every | Self::Decoy => bits::EVERY,
            Self::Vague => bits::VAGUE,
            Self::Fraction | Self::Is(_) => bits::FRACTION,
            Self::Season | Self::Weekend => bits::SEASON,
            Self::Decade | Self::Millennium => bits::DECADE,
            Self::Era => bits::ERA,
            Self::Holiday => bits::HOLIDAY,
            Self::Set => bits::SET,
            Self::Word(one) => particle(one),
            _ => ANY,
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
