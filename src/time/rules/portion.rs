//! Parts of months and years, and what is longer: quarters, halves, seasons, decades, centuries, and any
//! unit that is pointed at.

use super::super::direction::Direction;
use super::super::islamic::days_of_month;
use super::super::lexicon::{Form, Fraction, Particle, Pointer};
use super::super::resolve;
use super::super::scene::Scene;
use super::super::shape::{Captures, Head, Meaning, Rule, Slot};
use super::super::value::{DateValue, Period, TimexValue, Unit};
use super::super::year::{portion_year, season};
use super::period::{pointed_definite, year};
use super::{MONTH_NOUN, OF, TAIL, YEAR_NOUN};

use Slot::{
    Adjective, After, Any, Era, FreeMonth, Is, Mark, Noun, Opt, Ordinal, Part, Pointing, Same,
    Season, Sub, That, This, Unless, Within, Word, YearNumber,
};

/// A year, named, bare or pointed at, behind `من`, `في`, `لـ` or nothing.
const OF_YEAR: &[Slot] = &[Opt(&[Any(&[
    &[
        Opt(OF),
        YEAR_NOUN,
        Word(Particle::Schooling),
        Slot::NamedYear,
        Mark(&['/', '-']),
        Slot::SecondYear,
    ],
    &[Opt(OF), Sub(Head::Year)],
    &[Within(&[Sub(Head::Year)])],
    &[Opt(OF), YearNumber, Opt(&[Era])],
    &[Adjective],
])])];
const PERIOD: &[Slot] = &[Any(&[
    &[Sub(Head::Month)],
    &[Sub(Head::MonthRef)],
    &[Sub(Head::Year)],
    &[Sub(Head::Portion)],
    &[Sub(Head::Decade)],
    &[Sub(Head::Century)],
    &[Sub(Head::Span)],
    &[YearNumber, Opt(&[Era])],
])];

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "quarter",
        head: Head::Portion,
        shape: &[
            Any(&[
                &[Is(Fraction::Quarter)],
                &[Is(Fraction::Half)],
                &[Is(Fraction::Semester)],
                &[Is(Fraction::Trimester)],
                &[Is(Fraction::Session)],
                &[Is(Fraction::Third)],
            ]),
            Any(&[&[Ordinal], &[Pointing(Pointer::Recent)]]),
            Opt(OF_YEAR),
        ],
        value: portion,
        example: ("في الربع الأول من 2024", "2024-Q1"),
    },
    Rule {
        name: "half-of-long",
        head: Head::Portion,
        shape: &[
            Is(Fraction::Half),
            Ordinal,
            Word(Particle::Of),
            Any(&[
                &[Sub(Head::Century)],
                &[Sub(Head::Decade)],
                &[Sub(Head::Month)],
                &[Sub(Head::MonthRef)],
                &[Slot::Month],
            ]),
        ],
        value: |got, scene| match (got.date, got.hijri) {
            (None, None) => resolve::month(got, scene),
            (Some(date), _) => Some(date.into()),
            (None, Some(month)) => days_of_month(month).map(Meaning::from),
        },
        example: ("في النصف الأول من القرن السابع عشر", "16"),
    },
    Rule {
        name: "season",
        head: Head::Portion,
        shape: &[
            Season,
            Any(&[
                &[Opt(&[Word(Particle::Of)]), Sub(Head::Year)],
                &[YearNumber, Mark(&['-', '/']), Slot::SecondYear],
                &[YearNumber, Opt(&[Era])],
                &[Adjective],
                &[Within(&[Sub(Head::Year)])],
            ]),
        ],
        value: |got, scene| season(got, scene).map(Meaning::from),
        example: ("منذ خريف 2019", "2019-FA"),
    },
    Rule {
        name: "this-season",
        head: Head::Portion,
        shape: &[This, Season],
        value: |got, scene| match got.definite && !scene.has_article(got.end) {
            true => season(got, scene).map(Meaning::from),
            false => None,
        },
        example: ("يعود اللاجئون هذا الصيف", "2024-SU"),
    },
    Rule {
        name: "season-of-sport",
        head: Head::Portion,
        shape: &[Any(&[&[Word(Particle::Season), Adjective], &[This, Word(Particle::Season)]])],
        value: sports_season,
        example: ("توج باللقب الموسم الماضي", "2022/2023"),
    },
    Rule {
        name: "half-month",
        head: Head::Top,
        shape: &[Is(Fraction::Half), Any(&[&[Sub(Head::Month)], &[Sub(Head::MonthRef)]])],
        value: |got, _| {
            let modifier = Some(super::super::TimexMod::Mid);
            Some(Meaning { modifier, ..got.date?.into() })
        },
        example: ("في نصف شهر آذار 2024", "2024-03"),
    },
    Rule {
        name: "months-range",
        head: Head::Top,
        shape: &[FreeMonth, Mark(&['/']), Slot::LastMonth, OF_YEAR_SLOT],
        value: months_range,
        example: ("الفترة تشرين الأول/كانون الأول من سنة 2015", "2015-10/2015-12"),
    },
    Rule {
        name: "part-of-season",
        head: Head::Top,
        shape: &[Part, Season],
        value: |got, scene| {
            let year = scene.anchor.map(|anchor| i32::from(anchor.year()));
            let date = season(&Captures { year, ..*got }, scene)?;
            Some(Meaning { modifier: got.part, ..date.into() })
        },
        example: ("مع بداية الصيف", "2024-SU"),
    },
    Rule {
        name: "season-alone",
        head: Head::Portion,
        shape: &[
            After(&[Particle::In, Particle::During, Particle::Until, Particle::Since]),
            Season,
        ],
        value: season_alone,
        example: ("تهطل الثلوج في الشتاء", "XXXX-WI"),
    },
    Rule {
        name: "unit-pointed",
        head: Head::Span,
        shape: &[
            Any(&[&[Noun(Unit::Week, Form::One)], &[Noun(Unit::Decade, Form::One)]]),
            Adjective,
        ],
        value: pointed_definite,
        example: ("في الأسبوع المقبل", "2024-W17"),
    },
    Rule {
        name: "this-unit",
        head: Head::Span,
        shape: &[
            Any(&[&[This], &[Same], &[That]]),
            Any(&[
                &[Noun(Unit::Week, Form::One)],
                &[Noun(Unit::Decade, Form::One)],
                &[Noun(Unit::Century, Form::One)],
                &[Noun(Unit::Day, Form::One)],
            ]),
        ],
        value: resolve::pointed,
        example: ("خلال هذا الأسبوع", "2024-W16"),
    },
    Rule {
        name: "part",
        head: Head::Top,
        shape: &[
            Part,
            Opt(&[Any(&[&[
                Opt(&[Word(Particle::Of)]),
                Opt(&[Word(Particle::Period)]),
                PERIOD_SLOT,
            ]])]),
        ],
        value: part,
        example: ("في منتصف آذار 2024", "2024-03"),
    },
    Rule {
        name: "part-of-unit",
        head: Head::Top,
        shape: &[
            Part,
            Any(&[
                &[YEAR_NOUN],
                &[MONTH_NOUN],
                &[Noun(Unit::Week, Form::One)],
                &[Noun(Unit::Decade, Form::One)],
                &[Noun(Unit::Century, Form::One)],
            ]),
        ],
        value: part_of_unit,
        example: ("منذ مطلع العام", "2024"),
    },
    Rule {
        name: "ends-of-unit",
        head: Head::Top,
        shape: &[Any(&[
            &[
                Any(&[&[Word(Particle::First)], &[Word(Particle::Ultimate)]]),
                Any(&[&[YEAR_NOUN], &[MONTH_NOUN], &[Noun(Unit::Week, Form::One)]]),
                Opt(&[Adjective]),
            ],
            &[Word(Particle::Ultimate), Opt(&[MONTH_NOUN]), Slot::Month, Opt(TAIL)],
        ])],
        value: end_of_unit,
        example: ("تصرف الرواتب أول الشهر المقبل", "2024-05"),
    },
    Rule {
        name: "whole-unit",
        head: Head::Top,
        shape: &[
            After(&[Particle::Length]),
            Any(&[
                &[YEAR_NOUN],
                &[MONTH_NOUN],
                &[Noun(Unit::Week, Form::One)],
                &[Noun(Unit::Day, Form::One)],
            ]),
            Unless(&[Any(&[
                &[Adjective],
                &[Word(Particle::Of)],
                &[Slot::MonthNumber],
                &[Slot::Weekday],
            ])]),
        ],
        value: |got, scene| {
            let is_whole = got.definite && !scene.has_article(got.end) && !scene.is_month(got.end);
            let period = Period::new(Some(1), got.unit?.0);
            is_whole.then(|| TimexValue::Period(period).into())
        },
        example: ("تجري المياه في النهر طوال العام", "P1Y"),
    },
    Rule {
        name: "weekend",
        head: Head::Span,
        shape: &[Slot::Weekend, Opt(&[This]), Noun(Unit::Week, Form::One), Opt(&[Adjective])],
        value: weekend,
        example: ("قتل سائق في عطلة نهاية الأسبوع الماضي", "2024-W15-WE"),
    },
    Rule {
        name: "part-of-day",
        head: Head::Top,
        shape: &[Part, Sub(Head::Day)],
        value: |got, _| {
            let month = matches!(got.date, Some(DateValue::Day { .. }));
            month.then(|| got.date.map(Meaning::from)).flatten()
        },
        example: ("في نهاية اليوم", "2024-04-15"),
    },
    Rule {
        name: "same-period",
        head: Head::Top,
        shape: &[
            Any(&[
                &[Word(Particle::Period), Pointing(Pointer::Same)],
                &[Same, Word(Particle::Period)],
                &[Any(&[&[Is(Fraction::Quarter)], &[Is(Fraction::Half)]]), Pointing(Pointer::Same)],
            ]),
            Word(Particle::Of),
            Any(&[&[Sub(Head::Year)], &[YearNumber]]),
        ],
        value: same_period,
        example: ("قياسا بالفترة ذاتها من العام الماضي", "2023"),
    },
];

const OF_YEAR_SLOT: Slot = Any(&[&[Opt(OF), Sub(Head::Year)], &[Opt(OF), YearNumber, Opt(&[Era])]]);
const PERIOD_SLOT: Slot = Any(&[PERIOD]);

/// A quarter, third or half of a year.
fn portion(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    // النصف الأول من المباراة
    let is_of_other = got.year.is_none() && got.date.is_none() && got.pointer.is_none();
    if is_of_other && scene.is(got.end, Particle::Of) {
        return None;
    }
    let (count, is_half) = match got.fraction? {
        Fraction::Quarter | Fraction::Trimester => (4, false),
        // الفصل الأول is also a chapter or a term.
        Fraction::Session if got.year.or(got.date.map(|_| 0)).is_none() => return None,
        Fraction::Session => (4, false),
        Fraction::Half | Fraction::Semester => (2, true),
        Fraction::Third | Fraction::ThreeQuarters => return None,
    };
    let ordinal = got.ordinal.unwrap_or(count);
    let number =
        u8::try_from(ordinal).ok().filter(|number| (1..=count).contains(&u32::from(*number)))?;
    let months = if is_half { 6 } else { 3 };
    let year = match got.year {
        Some(year) => Some(year),
        None => match got.pointer {
            Some(pointer) if got.date.is_none() => portion_year(
                &Captures { pointer: Some(pointer), ..*got },
                scene,
                (number - 1) * months + 1,
            ),
            _ => portion_year(got, scene, (number - 1) * months + 1),
        },
    };
    Some(match is_half {
        true => DateValue::Half(year, number).into(),
        false => DateValue::Quarter(year, number).into(),
    })
}

/// `أكتوبر/ديسمبر 2015`
fn months_range(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let (first, last) = (got.month?, got.last_month?);
    let one = |month| resolve::month(&Captures { month: Some(month), ..*got }, scene);
    if first.month >= last.month || first.calendar != last.calendar {
        return None;
    }
    Some(TimexValue::Interval(Box::new((one(first)?.value, one(last)?.value))).into())
}

/// `الموسم الماضي`: of a league or a harvest, from August on.
fn sports_season(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    if !scene.has_article(got.at) && got.pointer != Some(Pointer::This) {
        return None;
    }
    let Some(anchor) = scene.anchor else { return Some(DateValue::Year(None).into()) };
    let running = i32::from(anchor.year()) - i32::from(anchor.month() < 8);
    let first = running + i32::try_from(resolve::steps(got.pointer?)).ok()?;
    Some(DateValue::Years(first, first + 1).into())
}

fn season_alone(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    // «الربيع العربي»: the noun alone, with nothing that describes it.
    let is_described = scene.has_article(got.end);
    match got.definite && !is_described {
        true => season(got, scene).map(Meaning::from),
        false => None,
    }
}

/// `مطلع آذار`: the period, and which part of it.
fn part(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let meaning = match (got.date, got.year) {
        (Some(date), _) => date.into(),
        (None, Some(_)) => year(got, scene)?,
        (None, None) => days_of_month(got.hijri?)?.into(),
    };
    Some(Meaning { modifier: got.part, ..meaning })
}

/// `مطلع العام`: the running one.
fn part_of_unit(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let (unit, _) = got.unit.filter(|_| got.definite)?;
    let value = resolve::unit_from_anchor(scene, unit, 0)?;
    Some(Meaning { modifier: got.part, ..value.into() })
}

/// `أول الشهر`, `آخر العام الماضي`: the unit, and which end of it.
fn end_of_unit(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let modifier =
        if got.is_first { super::super::TimexMod::Start } else { super::super::TimexMod::End };
    let whole = match got.month {
        Some(_) => resolve::month(got, scene)?,
        None => pointed_definite(got, scene)?,
    };
    Some(Meaning { modifier: Some(modifier), ..whole })
}

/// The weekend of a week that is pointed at; else the next, or the last in the past.
fn weekend(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    if !got.definite {
        return None;
    }
    let is_early = scene.anchor.is_some_and(|anchor| anchor.weekday().to_monday_one_offset() < 5);
    let weeks = match got.pointer {
        Some(pointer) => resolve::steps(pointer),
        None if is_early
            && matches!(scene.direction(got.at), Direction::Past | Direction::Told) =>
        {
            -1
        }
        None => 0,
    };
    match resolve::unit_from_anchor(scene, Unit::Week, weeks)? {
        DateValue::Week(year, week) => Some(DateValue::Weekend(year, week).into()),
        _ => None,
    }
}

/// `الفترة ذاتها من العام الماضي`: the same part of another year.
fn same_period(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let year = match (got.date, got.year) {
        (Some(DateValue::Year(year)), _) => year,
        (_, Some(year)) => Some(year),
        _ => return None,
    };
    if let Some((DateValue::Month(_, first), DateValue::Month(_, last))) = scene.memory.range {
        let one = |month| TimexValue::Date(DateValue::Month(year, month));
        return Some(TimexValue::Interval(Box::new((one(first), one(last)))).into());
    }
    Some(match scene.memory.date {
        Some(DateValue::Half(_, half)) => DateValue::Half(year, half).into(),
        Some(DateValue::Quarter(_, quarter)) => DateValue::Quarter(year, quarter).into(),
        Some(DateValue::Month(_, month)) => DateValue::Month(year, month).into(),
        _ => TimexValue::Date(DateValue::Year(year)).into(),
    })
}
