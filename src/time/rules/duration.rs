//! How long and how long ago.

use super::super::lexicon::{Form, Fraction as FractionOf, Particle, Reference};
use super::super::resolve;
use super::super::scene::Scene;
use super::super::shape::{Captures, Head, Meaning, Rule, Slot};
use super::super::value::{DateValue, Period, TimexValue, Unit};
use super::OF;
use crate::token::TokenKind;

use Slot::{
    Adjective, After, Any, Count, Fraction, Joined, NotAfter, Noun, Opt, Ordinal, Sub,
    Unit as AnyUnit, Units, Unless, Vague, Word,
};

const HALF_MORE: &[Slot] = &[Opt(&[Joined(&[Fraction]), Opt(&[Slot::UnitAgain])])];

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "counted",
        head: Head::Duration,
        shape: &[
            Count,
            AnyUnit,
            Opt(&[Any(&[
                &[Joined(&[Fraction]), Opt(&[Slot::UnitAgain])],
                &[Word(Particle::Complete)],
            ])]),
        ],
        value: counted,
        example: ("استمر القتال ثلاثة أيام", "P3D"),
    },
    Rule {
        name: "counted-more",
        head: Head::Duration,
        shape: &[
            Any(&[
                &[Count, AnyUnit],
                &[Units(Form::One), Opt(&[Word(Particle::One)])],
                &[Units(Form::Two)],
            ]),
            Slot::More,
        ],
        value: counted,
        example: ("استغرقت الرحلة 3 ساعات و20 دقيقة", "PT3H20M"),
    },
    Rule {
        name: "definite-count",
        head: Head::Duration,
        shape: &[Any(&[&[Count, AnyUnit], &[Count]]), Any(&[&[AnyUnit, Adjective], &[Adjective]])],
        value: counted,
        example: ("طوال الأربعين سنة الماضية", "P40Y"),
    },
    Rule {
        name: "first-counted",
        head: Head::Duration,
        shape: &[
            Any(&[&[Word(Particle::First)], &[Word(Particle::Ultimate)]]),
            Any(&[&[Count, AnyUnit], &[Units(Form::Two)]]),
            OF_PERIOD,
        ],
        value: |got, scene| match got.definite {
            true => None,
            false => counted(&Captures { is_first: false, ..*got }, scene),
        },
        example: ("في أول ثلاثة أشهر من 2024", "P3M"),
    },
    Rule {
        name: "first-units",
        head: Head::Duration,
        shape: &[Count, Units(Form::Many), Any(&[&[Ordinal], &[Word(Particle::First)]]), OF_PERIOD],
        value: counted,
        example: ("في الثلاثة أسابيع الأولى من الموسم الحالي", "P3W"),
    },
    Rule {
        name: "hour-pointed",
        head: Head::Duration,
        shape: &[Noun(Unit::Hour, Form::One), Adjective],
        value: |got, _| match got.definite {
            true => period(Some(Period::new(Some(1), Unit::Hour))),
            false => None,
        },
        example: ("خلال الساعة الماضية", "PT1H"),
    },
    Rule {
        name: "definite-units",
        head: Head::Duration,
        shape: &[
            Units(Form::Many),
            Count,
            Opt(&[Any(&[&[Ordinal], &[Word(Particle::First)]]), OF_PERIOD]),
        ],
        value: definite_units,
        example: ("خلال الأشهر الثلاثة", "P3M"),
    },
    Rule {
        name: "dual",
        head: Head::Duration,
        shape: &[
            Units(Form::Two),
            Opt(&[Any(&[
                &[Adjective],
                &[Joined(&[Fraction]), Opt(&[Slot::UnitAgain])],
                &[Word(Particle::Two)],
                &[Word(Particle::Complete)],
                &[Word(Particle::First), OF_PERIOD],
            ])]),
        ],
        value: dual,
        example: ("حكم عليه بالسجن عامين", "P2Y"),
    },
    Rule {
        name: "one",
        head: Head::Duration,
        shape: &[
            Units(Form::One),
            Any(&[
                &[Word(Particle::One)],
                &[Joined(&[Fraction]), Opt(&[Slot::UnitAgain])],
                &[Word(Particle::Complete)],
            ]),
        ],
        value: one,
        example: ("مدد لعام واحد", "P1Y"),
    },
    Rule {
        name: "one-bare",
        head: Head::Duration,
        shape: &[
            Any(&[
                &[After(&[
                    Particle::During,
                    Particle::About,
                    Particle::After,
                    Particle::Before,
                    Particle::Since,
                    Particle::Length,
                ])],
                &[Slot::Bound],
            ]),
            Units(Form::One),
        ],
        value: one_bare,
        example: ("في غضون أسبوع", "P1W"),
    },
    Rule {
        name: "one-in",
        head: Head::Top,
        shape: &[
            After(&[Particle::In]),
            Any(&[&[Noun(Unit::Week, Form::One)], &[Noun(Unit::Month, Form::One)]]),
        ],
        value: |got, scene| match scene.kind(got.end) {
            Some(TokenKind::Word | TokenKind::Number) => None,
            _ => one_bare(got, scene),
        },
        example: ("وهو الهجوم الثاني في أسبوع", "P1W"),
    },
    Rule {
        name: "one-adverb",
        head: Head::Duration,
        shape: &[Units(Form::Adverb)],
        value: one_bare,
        example: ("دامت العملية شهرا", "P1M"),
    },
    Rule {
        name: "vague",
        head: Head::Duration,
        shape: &[Vague, Units(Form::Many)],
        value: vague,
        example: ("بعد عدة أشهر", "PXM"),
    },
    Rule {
        name: "vague-plural",
        head: Head::Duration,
        shape: &[Units(Form::Many), Opt(&[Any(&[&[Word(Particle::Many)], &[Vague]])])],
        value: vague_plural,
        example: ("دام الحصار أسابيع", "PXW"),
    },
    Rule {
        name: "plural-pointed",
        head: Head::Duration,
        shape: &[
            Units(Form::Many),
            Opt(&[Any(&[&[Count], &[Ordinal], &[Word(Particle::Many)]])]),
            Opt(&[Word(Particle::Many)]),
            Adjective,
        ],
        value: plural_pointed,
        example: ("خلال السنوات الخمس الماضية", "P5Y"),
    },
    Rule {
        name: "fraction",
        head: Head::Duration,
        shape: &[Fraction, Units(Form::One)],
        value: fraction,
        example: ("استمر الحكم ربع قرن", "P25Y"),
    },
    Rule {
        name: "ago",
        head: Head::Top,
        shape: &[
            Any(&[&[Word(Particle::Before)], &[Word(Particle::Since)]]),
            Opt(&[Word(Particle::About)]),
            Any(&[&[Sub(Head::Duration)], &[Units(Form::One)], &[Units(Form::Many)]]),
            Opt(&[Any(&[&[Word(Particle::Roughly)], &[Word(Particle::Many)]])]),
            Unless(OF),
        ],
        value: ago,
        example: ("وصل قبل ثلاثة أيام", "2024-04-12"),
    },
    Rule {
        name: "from-now",
        head: Head::Top,
        shape: &[
            Word(Particle::After),
            Opt(&[Word(Particle::About)]),
            Any(&[&[Sub(Head::Duration)], &[Units(Form::One)]]),
            Word(Particle::Of),
            Any(&[&[Slot::Reference], &[Slot::DayFromAnchor]]),
        ],
        value: from_now,
        example: ("ينعقد المؤتمر بعد ثلاثة أسابيع من الآن", "2024-W19"),
    },
    Rule {
        name: "years-before-christ",
        head: Head::Top,
        shape: &[Count, AnyUnit, Slot::Era],
        value: |got, _| {
            let years = got.count.filter(|_| got.is_before_christ)?;
            let is_years = got.unit.is_some_and(|(unit, _)| unit == Unit::Year);
            let year = i32::try_from(years).ok().filter(|year| is_years && *year > 0)?;
            Some(DateValue::Year(Some(-year)).into())
        },
        example: ("بني المعبد نحو 3000 سنة قبل الميلاد", "BC3000"),
    },
    // CLDR 48, ar.xml, relativeTime of type future: خلال {0} of days, weeks, months, years.
    Rule {
        name: "cldr-within",
        head: Head::Top,
        shape: &[
            NotAfter(&[Particle::Of]),
            Word(Particle::During),
            Sub(Head::Duration),
            Unless(&[Word(Particle::Roughly)]),
        ],
        value: within,
        example: ("يصل الوفد خلال 3 أيام", "P3D"),
    },
];

const OF_PERIOD: Slot = Any(&[
    &[
        Word(Particle::Of),
        Any(&[
            &[Sub(Head::Year)],
            &[Sub(Head::Month)],
            &[Sub(Head::MonthRef)],
            &[Slot::YearNumber],
        ]),
    ],
    &[Opt(HALF_MORE)],
]);

/// Adds a half, third or quarter of the unit, in the unit below.
fn with_fraction(count: u32, unit: Unit, fraction: Option<FractionOf>) -> Option<Period> {
    let Some(fraction) = fraction else { return Some(Period::new(Some(count), unit)) };
    let (below, size) = match unit {
        Unit::Century => (Unit::Year, 100),
        Unit::Decade => (Unit::Year, 10),
        Unit::Year => (Unit::Month, 12),
        Unit::Month => (Unit::Day, 30),
        Unit::Week => (Unit::Day, 7),
        Unit::Day => (Unit::Hour, 24),
        Unit::Hour => (Unit::Minute, 60),
        Unit::Minute => (Unit::Second, 60),
        Unit::Second => return None,
    };
    let part = match fraction {
        FractionOf::Half => size / 2,
        FractionOf::Third => size / 3,
        FractionOf::Quarter => size / 4,
        FractionOf::ThreeQuarters => size * 3 / 4,
        _ => return None,
    };
    Some(Period::new(Some(count.checked_mul(size)?.checked_add(part)?), below))
}

/// A length as what a rule found.
pub(super) fn period(found: Option<Period>) -> Option<Meaning> {
    found.map(|period| TimexValue::Period(period).into())
}

fn counted(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let (unit, form) = got.unit?;
    let count = got.count.unwrap_or(if form == Form::Two { 2 } else { 1 });
    // `اثنين الأسبوع الحالي` counts no weeks.
    if got.definite && !scene.has_article(got.at) {
        return None;
    }
    // رقم 9 عام (1921)
    let is_named = form == Form::One && is_numbered(scene, got.end);
    if count == 0 || count <= 10 && unit == Unit::Year && is_named {
        return None;
    }
    // From three to ten the unit is plural: `شهر عشرة سنة 2015`.
    let is_spelled = scene.digits(got.at).is_none() && form == Form::One;
    if is_spelled && got.count.is_some_and(|count| (3..=10).contains(&count)) {
        return None;
    }
    match got.more {
        Some(more) => period(Some(Period { rest: Some(more), ..Period::new(Some(count), unit) })),
        None => period(with_fraction(count, unit, got.fraction)),
    }
}

/// `الأشهر الثلاثة`, both with the article.
fn definite_units(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let count = got.count.filter(|_| scene.has_article(got.at) && scene.has_article(got.at + 1))?;
    period(Some(Period::new(Some(count), got.unit?.0)))
}

fn dual(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    // وقع عقدين, two contracts
    let is_decades = got.unit.is_some_and(|(unit, _)| unit == Unit::Decade);
    if is_decades && got.end == got.at + 1 && !has_length_cue(scene, got.at) {
        return None;
    }
    if got.definite && got.pointer.is_none() && !got.is_first {
        return None;
    }
    period(with_fraction(2, got.unit?.0, got.fraction))
}

fn one(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    // القرن من الزمن
    let is_of_time = scene.is(got.end - 2, Particle::Of);
    if got.definite && !is_of_time {
        return None;
    }
    period(with_fraction(1, got.unit?.0, got.fraction))
}

/// `في غضون أسبوع`; not `بعد عام 2015`, which is longer, nor `خلال يوم الأحد`.
fn one_bare(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let unit = got.unit?.0;
    // عقد is also a contract and the holding of a meeting.
    let is_other = unit == Unit::Decade
        && scene.kind(got.end) == Some(TokenKind::Word)
        && !scene.is_function(got.end);
    if got.definite || is_other || !is_free(scene, got.end) {
        return None;
    }
    period(Some(Period::new(Some(1), unit)))
}

/// True if what stands at a token neither numbers nor owns the unit before it: `عام 2015`,
/// `يوم الأحد`, `شهر رمضان`.
fn is_free(scene: &Scene<'_, '_>, at: usize) -> bool {
    !scene.has_article(at) && !is_numbered(scene, at) && !scene.is_month(at)
}

/// True for `عام 2015` and `عام (2015)`, whose unit ends before `at`.
fn is_numbered(scene: &Scene<'_, '_>, at: usize) -> bool {
    let is_number = |at: usize| scene.kind(at) == Some(TokenKind::Number);
    is_number(at) || matches!(scene.mark(at), Some('(' | '[')) && is_number(at + 1)
}

fn vague(got: &Captures, _scene: &Scene<'_, '_>) -> Option<Meaning> {
    period(Some(Period::new(None, got.unit?.0)))
}

/// `أسابيع`, but not `ساعات العمل`: nothing that owns them follows.
fn vague_plural(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    if got.definite || !is_free(scene, got.end) {
        return None;
    }
    let unit = got.unit?.0;
    // أيام قرطاج is a festival, عقود النفط are contracts, أشهر لاعب is the most famous.
    let has_noun = scene.kind(got.end) == Some(TokenKind::Word) && !scene.is_function(got.end);
    let is_often_other = match unit {
        Unit::Decade | Unit::Second => true,
        Unit::Day | Unit::Month => got.end == got.at + 1 && has_noun,
        _ => false,
    };
    if is_often_other && !has_length_cue(scene, got.at) {
        return None;
    }
    period(Some(Period::new(None, unit)))
}

/// True behind what only a length follows: `منذ`, `على مدى`, `نحو`, `لـ`.
fn has_length_cue(scene: &Scene<'_, '_>, at: usize) -> bool {
    let cues = [
        Particle::Since,
        Particle::During,
        Particle::After,
        Particle::Before,
        Particle::About,
        Particle::Length,
    ];
    scene.is_bound(at) || cues.iter().any(|&cue| scene.is_before(at, cue))
}

/// `السنوات الخمس الماضية`, `الأشهر الأخيرة`
fn plural_pointed(got: &Captures, _scene: &Scene<'_, '_>) -> Option<Meaning> {
    if !got.definite {
        return None;
    }
    // الـ48 is written like an ordinal.
    period(Some(Period::new(got.count.or(got.ordinal), got.unit?.0)))
}

/// `ربع قرن`, `نصف الساعة`; نصف الشهر is rather its middle.
fn fraction(got: &Captures, _scene: &Scene<'_, '_>) -> Option<Meaning> {
    let is_hour = got.unit.is_some_and(|(unit, _)| unit == Unit::Hour);
    if got.definite && !is_hour {
        return None;
    }
    period(with_fraction(0, got.unit?.0, got.fraction))
}

/// Back from the day of publication.
fn ago(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let found = match (got.period, got.unit) {
        (Some(period), _) => period,
        (None, Some((unit, Form::One))) if !got.definite && is_free(scene, got.end) => {
            Period::new(Some(1), unit)
        }
        // أعلن قبل أيام الرئيس: what follows is the subject.
        (None, Some((unit, Form::Many)))
            if !got.definite
                && scene.is(got.at, Particle::Before)
                && scene.has_article(got.end) =>
        {
            Period::new(None, unit)
        }
        _ => return None,
    };
    if got.pointer.is_some() {
        return None;
    }
    resolve::ago(found, scene, -1).map(Meaning::from)
}

/// `بعد ثلاثة أسابيع من الآن`: on from the day of publication.
fn from_now(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let is_now = got.reference == Some(Reference::Present) || got.from_anchor == Some(0);
    let length = got.period.or(got.unit.map(|(unit, _)| Period::new(Some(1), unit)));
    let length = length.filter(|_| is_now && !got.definite && got.pointer.is_none())?;
    resolve::ago(length, scene, 1).map(Meaning::from)
}

/// An exact and indefinite length in the units that CLDR writes behind خلال: `خلال أسبوعين`, but
/// neither `مدى أسبوعين`, `خلال أسبوع`, `خلال عامين`, `خلال الأيام الثلاثة` nor what has a part: `خلال سنتين ونصف`.
fn within(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let length = got.period.filter(|length| length.count.is_some() && length.rest.is_none())?;
    let mut tokens = got.at + 1..got.end;
    let is_written = match length.unit {
        Unit::Day | Unit::Week | Unit::Month => true,
        Unit::Year => tokens.clone().any(|at| scene.is_of_cldr(at)),
        _ => false,
    };
    let has_one = scene.is(got.end.wrapping_sub(1), Particle::One);
    let is_counted = has_one || length.count > Some(1);
    let is_pointed =
        got.definite || got.pointer.is_some() || got.is_first || scene.has_article(got.at + 1);
    let is_part =
        [Particle::First, Particle::Ultimate].iter().any(|&one| scene.is(got.at + 1, one));
    let is_whole = !tokens.any(|at| scene.is_fraction(at));
    match scene.is_of_cldr(got.at)
        && is_written
        && is_counted
        && is_whole
        && !is_pointed
        && !is_part
    {
        true => period(Some(length)),
        false => None,
    }
}
