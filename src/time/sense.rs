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
    Decade(u8),
    Hour(u8),
    Era(Calendar),
    /// قبل الميلاد
    BeforeChrist,
    Holiday(Holiday),
    Set(Period),
    Particle(Particle),
    Tense(Tense),
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
    /// The first half of a two-word name: `تشرين`.
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
    /// المقبل
    Next,
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
    /// السداسي, a half of a year in the Maghreb.
    Semester,
    /// الثلاثي, a quarter of a year in the Maghreb.
    Trimester,
}

/// A named day of each year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    Fixed(u8, u8),
    Hijri(u8, u8),
    /// Days from Easter Sunday.
    Easter(i8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
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
    Named = "named", Age = "age", First = "first", Paper = "paper", Occasion = "occasion", Few = "few", Length = "length", Period = "period", Season = "season", Attacks = "attacks", Event = "event", Dated = "dated", Rite = "rite", Ultimate = "ultimate", Beside = "beside",
}

impl Sense {
    /// The sense as a bit; particles have one each, above the others.
    pub(crate) fn bit(&self) -> u64 {
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
            Self::Era(_) | Self::BeforeChrist => 23,
            Self::Holiday(_) => 24,
            Self::Set(_) => 25,
            Self::Tense(_) => return 0,
            Self::Particle(particle) => 26 + *particle as u64,
        };
        1 << place
    }
}
