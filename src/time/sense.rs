//! Senses: what a word or phrase says about time.

use super::value::{DayPart, Period, Season, Unit};
use super::{Calendar, TimexMod};

/// What a word or phrase says about time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Sense {
    Month(MonthName),
    Weekday(u8),
    Unit(Unit, Form),
    /// ليلة, which counts days but stands for a night.
    Night(Form),
    Adjective(Pointer),
    /// نفس, before its noun.
    Same,
    /// هذا
    This,
    /// ذلك
    That,
    /// اليوم, أمس, غدا: days from the anchor.
    Day(i8),
    /// البارحة, الليلة: the night of a day from the anchor.
    NightOf(i8),
    Reference(Reference),
    /// الماضي, المستقبل: only behind في or حتى.
    Cued(Reference),
    Part(TimexMod),
    DayPart(DayPart),
    /// صباحا: a part of the day as an adverb.
    Adverb(DayPart),
    /// Which half of the day a clock time is in.
    Half(Half),
    /// ص or م, only behind digits.
    HalfLetter(Half),
    Zone(Zone),
    Clock,
    Every,
    Vague,
    Fraction(Fraction),
    Season(Season),
    /// عطلة نهاية, before الأسبوع.
    Weekend,
    Decade(u8),
    Hour(u8),
    Era(Calendar),
    /// قبل الميلاد
    BeforeChrist,
    Holiday(Holiday),
    Set(Period),
    Particle(Particle),
    Tense(Tense),
    /// The noun of events that are called by their day, by its place in the table.
    Event(u8),
    /// رقم, قرار: what is numbered like a year.
    Label,
    /// خلال and سنة, which CLDR writes for a time ahead; not مدى, not عام.
    Cldr,
    /// الذي: it says which day is meant.
    Relative,
    /// What only looks like a time.
    Decoy,
    /// ألفية
    Millennium,
    /// The letter between hours and minutes: `20h30`.
    HourLetter,
    /// Who belongs to a party that is called by its day: نواب, not a day's event.
    Camp,
    /// What stands before a day that is still to come: تسليم, إلى جلسة.
    Ahead,
    /// الجولة: what an ordinal behind it counts, so that it is no hour.
    Ranked,
    /// على أن, before what is still to be done.
    SoThat,
    /// A verb or noun of rising and falling, whose numbers are no days.
    Change,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct MonthName {
    pub(crate) calendar: Calendar,
    pub(crate) month: u8,
    pub(crate) region: Region,
    pub(crate) needs: Use,
}

/// Whose month name it is; two of one region never name the same month twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Region {
    Levant,
    Egypt,
    Algeria,
    Morocco,
    Mauritania,
    Islamic,
    /// The first word of two names: `تشرين`, `كانون`.
    Partial,
}

/// What a month name must stand beside to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    Free,
    /// A preposition, شهر, a day, a year or a deictic.
    Company,
    /// A day, a year, شهر or a deictic.
    Dated,
    /// Only the second name of a pair.
    Twin,
    /// The first word of two names, alone: beside a day, a year or the noun of an event.
    Half,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    One,
    Two,
    /// The dual before what it counts: `عامي 2002 و2003`.
    TwoOf,
    Many,
    /// The accusative of the singular, which needs no preposition: `شهرا`.
    Adverb,
}

/// Where an adjective points from the anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pointer {
    /// الماضي
    Last,
    /// السابق
    Before,
    /// قبل الماضي
    BeforeLast,
    /// المقبل
    Next,
    /// بعد المقبل
    AfterNext,
    /// التالي
    Following,
    /// الجاري
    This,
    /// الأخير
    Recent,
    /// نفسه
    Same,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    Past,
    Present,
    Future,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Half {
    Morning,
    Afternoon,
    /// ليلا: before noon up to five, after noon from six.
    Night,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    Utc,
    Local,
    /// بتوقيت, before a place.
    Named,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fraction {
    Half,
    Third,
    Quarter,
    /// ثلاثة أرباع
    ThreeQuarters,
    /// السداسي, a half of a year in the Maghreb.
    Semester,
    /// الثلاثي, a quarter of a year in the Maghreb.
    Trimester,
    /// الفصل, a quarter of a year where the year is said.
    Session,
}

/// A named day of each year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    Fixed(u8, u8),
    Hijri(u8, u8),
    /// Days from Easter Sunday.
    Easter(i8),
    /// Days from Easter Sunday of the Eastern churches.
    Pascha(i8),
    /// Of a month, the weekday of that number: the fourth Thursday of November.
    Nth(u8, u8, u8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    /// كان, لم: a present verb behind it is past.
    Was,
    /// Saying and asking, which may be about what is to come.
    Said,
    Present,
    Future,
}

macro_rules! particles {
    ($($name:ident = $text:literal),* $(,)?) => {
        /// Function words that shapes name, and cues that stand outside of every time.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Particle { $($name),* }

        impl Particle {
            pub(crate) fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$name),)* _ => None }
            }
        }
    };
}

particles! {
    Of = "of", In = "in", To = "to", Until = "until", And = "and", Or = "or", Before = "before",
    Since = "since", After = "after", Between = "between", During = "during", Match = "match",
    Outlet = "outlet", Except = "except", About = "about", Roughly = "roughly", Once = "once",
    Schooling = "schooling", One = "one", Two = "two", Complete = "complete", Many = "many",
    Named = "named", Age = "age", First = "first", Paper = "paper", Occasion = "occasion",
    Office = "office", New = "new", Length = "length", Period = "period", Season = "season",
    Attacks = "attacks", Event = "event", Dated = "dated", Rite = "rite", Ultimate = "ultimate",
    Beside = "beside", On = "on", OfIt = "of it", Blessed = "blessed",
}

/// What senses a token has, a bit each. Senses that no shape tells apart by their bits share one.
pub(crate) mod bits {
    pub(crate) const MONTH: u64 = 1;
    pub(crate) const WEEKDAY: u64 = 1 << 1;
    pub(crate) const UNIT: u64 = 1 << 2;
    pub(crate) const NIGHT: u64 = 1 << 3;
    pub(crate) const ADJECTIVE: u64 = 1 << 4;
    /// هذا, ذلك, نفس
    pub(crate) const POINTING: u64 = 1 << 5;
    /// اليوم, البارحة
    pub(crate) const DEICTIC: u64 = 1 << 6;
    pub(crate) const REFERENCE: u64 = 1 << 7;
    pub(crate) const PART: u64 = 1 << 8;
    pub(crate) const DAY_PART: u64 = 1 << 9;
    pub(crate) const ADVERB: u64 = 1 << 10;
    pub(crate) const HALF: u64 = 1 << 11;
    pub(crate) const ZONE: u64 = 1 << 12;
    pub(crate) const CLOCK: u64 = 1 << 13;
    pub(crate) const EVERY: u64 = 1 << 14;
    pub(crate) const VAGUE: u64 = 1 << 15;
    pub(crate) const FRACTION: u64 = 1 << 16;
    pub(crate) const SEASON: u64 = 1 << 17;
    pub(crate) const DECADE: u64 = 1 << 18;
    pub(crate) const HOUR: u64 = 1 << 19;
    pub(crate) const ERA: u64 = 1 << 20;
    pub(crate) const HOLIDAY: u64 = 1 << 21;
    pub(crate) const SET: u64 = 1 << 22;
    /// The first of the particles, which have one each.
    pub(crate) const PARTICLE: u64 = 1 << 23;
    /// A number begins here. The last particle has the same bit, so that nothing may ask for it by its bit
    /// alone, and there is room for no other.
    pub(crate) const NUMBER: u64 = 1 << 63;
    const _: () = assert!(PARTICLE << super::Particle::Blessed as u64 == NUMBER);
}

impl Sense {
    /// The sense as a bit of [`bits`]; none for what no shape asks for.
    pub(crate) fn bit(&self) -> u64 {
        match self {
            Self::Month(_) => bits::MONTH,
            Self::Weekday(_) => bits::WEEKDAY,
            Self::Unit(..) => bits::UNIT,
            Self::Night(_) => bits::NIGHT,
            Self::Adjective(_) => bits::ADJECTIVE,
            Self::Same | Self::This | Self::That => bits::POINTING,
            Self::Day(_) | Self::NightOf(_) => bits::DEICTIC,
            Self::Reference(_) | Self::Cued(_) => bits::REFERENCE,
            Self::Part(_) => bits::PART,
            Self::DayPart(_) => bits::DAY_PART,
            Self::Adverb(_) => bits::ADVERB,
            Self::Half(_) | Self::HalfLetter(_) => bits::HALF,
            Self::Zone(_) => bits::ZONE,
            Self::Clock | Self::HourLetter => bits::CLOCK,
            Self::Every | Self::Decoy => bits::EVERY,
            Self::Vague => bits::VAGUE,
            Self::Fraction(_) => bits::FRACTION,
            Self::Season(_) | Self::Weekend => bits::SEASON,
            Self::Decade(_) | Self::Millennium => bits::DECADE,
            Self::Hour(_) => bits::HOUR,
            Self::Era(_) | Self::BeforeChrist => bits::ERA,
            Self::Holiday(_) => bits::HOLIDAY,
            Self::Set(_) => bits::SET,
            Self::Tense(_) | Self::Event(_) | Self::Label | Self::Cldr | Self::Relative => 0,
            Self::Camp | Self::Ahead | Self::Ranked | Self::SoThat | Self::Change => 0,
            Self::Particle(particle) => bits::PARTICLE << *particle as u64,
        }
    }
}
