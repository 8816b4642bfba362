//! Lists and ranges of the days of a month, and dates written with marks or in digits.

use super::super::Calendar;
use super::super::islamic;
use super::super::lexicon::{Form, Particle, Pointer};
use super::super::resolve;
use super::super::scene::Scene;
use super::super::shape::{Captures, Head, Meaning, Rule, Slot};
use super::super::value::{DateValue, TimexValue, Unit};
use super::super::year::year_of;
use super::day::{BEFORE_DAY, DAY_NOUN, day_of_month, day_of_this};
use super::{OF_MONTH, TAIL};

use Slot::{
    Ahead, Any, Day, DayAgain, Era, FreeMonth, Joined, Mark, Month, Noun, Numeric, Opt, Pointing,
    Sub, Unless, Weekday, Word, YearNumber,
};

pub(super) const DAYS_OF: &[Slot] =
    &[Any(&[&[Noun(Unit::Day, Form::TwoOf)], &[Noun(Unit::Day, Form::Many)]])];
/// Between the days of a list.
const LIST: &[Slot] = &[Any(&[
    &[Joined(&[DayAgain])],
    &[
        Any(&[
            &[Word(Particle::Or)],
            &[Word(Particle::To)],
            &[Word(Particle::Until)],
            &[Mark(&['-', '،', ','])],
        ]),
        DayAgain,
    ],
    &[Word(Particle::And), Any(&[&[Word(Particle::Until)], &[Word(Particle::To)]]), DayAgain],
    &[Joined(&[Word(Particle::Until)]), DayAgain],
])];
pub(super) const MONTH_TAIL: &[Slot] = &[Opt(OF_MONTH), Month, Opt(TAIL)];

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "day-of-list",
        head: Head::Day,
        shape: &[
            Opt(&[DAY_NOUN]),
            Opt(DAYS_OF),
            Opt(&[Weekday]),
            Day,
            Ahead(&[Any(&[&[
                Opt(&[Slot::Many(LIST)]),
                Any(&[
                    MONTH_TAIL,
                    &[Opt(&[Word(Particle::Of)]), Sub(Head::MonthRef)],
                    &[Opt(&[Word(Particle::Of)]), Pointing(Pointer::This)],
                ]),
            ]])]),
        ],
        value: listed_day,
        example: ("انتخابات بين 3 و5 آذار 2024", "2024-03-03"),
    },
    Rule {
        name: "days-of-month",
        head: Head::Day,
        shape: &[
            Any(&[DAYS_OF, &[Noun(Unit::Day, Form::TwoOf), Weekday, Joined(&[Weekday])]]),
            Day,
            Opt(&[Slot::Many(LIST)]),
            Any(&[MONTH_TAIL, &[Word(Particle::Of), Sub(Head::MonthRef)]]),
        ],
        value: days_interval,
        example: ("عقد المؤتمر يومي 19 و20 شباط 2024", "2024-02-19/2024-02-20"),
    },
    Rule {
        name: "days-range",
        head: Head::Day,
        shape: &[
            Day,
            Mark(&['-']),
            DayAgain,
            Any(&[
                MONTH_TAIL,
                &[Word(Particle::Of), Sub(Head::MonthRef)],
                &[
                    Opt(&[Word(Particle::Of)]),
                    Noun(Unit::Month, Form::One),
                    Slot::MonthNumber,
                    Opt(TAIL),
                ],
            ]),
        ],
        value: days_interval,
        example: ("مهرجان 26 - 27 نيسان 2023", "2023-04-26/2023-04-27"),
    },
    Rule {
        name: "first-of-list",
        head: Head::Day,
        shape: &[Word(Particle::First), Ahead(&[Slot::Many(LIST), Any(&[MONTH_TAIL])])],
        value: |got, scene| listed_day(&Captures { day: Some(1), ..*got }, scene),
        example: ("ينظم المعرض بين فاتح و8 يونيو 2024", "2024-06-01"),
    },
    Rule {
        name: "day-month-marked",
        head: Head::Day,
        shape: &[
            Opt(BEFORE_DAY),
            Slot::DayDigits,
            Mark(&['/', '-', '\\', '.', ')', ']']),
            Opt(OF_MONTH),
            Month,
            Any(&[&[Opt(&[Mark(&['/', '-', '\\', '.'])]), YearNumber], &[Opt(TAIL)]]),
        ],
        value: marked_day,
        example: ("نشر في 2- أكتوبر الماضي", "2023-10-02"),
    },
    Rule {
        name: "month-days",
        head: Head::Day,
        shape: &[
            Month,
            Slot::DayDigits,
            Any(&[&[Mark(&['-'])], &[Word(Particle::To)]]),
            DayAgain,
            Unless(&[Any(&[&[Slot::Unit], &[Slot::Token]])]),
        ],
        value: days_interval,
        example: ("يفتتح المعرض في يوليو 13-15", "2024-07-13/2024-07-15"),
    },
    Rule {
        name: "month-day",
        head: Head::Day,
        shape: &[
            Opt(&[Weekday, Opt(&[Mark(&['،', ','])])]),
            FreeMonth,
            Day,
            Opt(&[Mark(&['،', ','])]),
            YearNumber,
        ],
        value: resolve::day_month,
        example: ("نشر في آذار 12، 2024", "2024-03-12"),
    },
    Rule {
        name: "numeric",
        head: Head::Day,
        shape: &[Opt(BEFORE_DAY), Numeric, Opt(&[Era])],
        value: numeric_day,
        example: ("بتاريخ 5/3/2016", "2016-03-05"),
    },
    Rule {
        name: "month-with-date",
        head: Head::Day,
        shape: &[Month, Mark(&['(']), Numeric, Mark(&[')'])],
        value: |got, scene| {
            let [_, month, _] = got.numeric?;
            let is_same = got.month.is_some_and(|name| u32::from(name.month) == month);
            is_same.then(|| numeric_day(got, scene)).flatten()
        },
        example: ("كانون الأول (16/12/1958)", "1958-12-16"),
    },
];

/// `12-مارس-2015`, `في 2- أكتوبر`, `(15) آذار`; not `1- آذار`, the first of a list, nor `2) أيار` without its
/// other half.
fn marked_day(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let before = got.at.wrapping_sub(1);
    let has = |marks: &[char], at: usize| scene.mark(at).is_some_and(|mark| marks.contains(&mark));
    let is_bracket = (got.at..got.end).any(|at| has(&[')', ']'], at));
    let is_opened = || (before..got.end).any(|at| has(&['(', '['], at));
    let cues = [Particle::In, Particle::Dated, Particle::Since, Particle::To, Particle::Until];
    let has_cue = || {
        let is_said = got.year.is_some() || got.weekday.is_some() || got.unit.is_some();
        is_said || cues.iter().any(|&cue| scene.is_before(got.at, cue))
    };
    match if is_bracket { got.at > 0 && is_opened() } else { has_cue() } {
        true => resolve::day_month(got, scene),
        false => None,
    }
}

fn listed_day(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    got.last_day?;
    match (got.month, got.date) {
        (Some(_), _) => resolve::day_month(got, scene),
        (None, Some(_)) if is_counted(got, scene) => None,
        (None, Some(_)) => day_of_month(got, scene),
        (None, None) => day_of_this(got, scene),
    }
}

/// `ارتفع من 6 إلى 19 هذا الشهر`: how many, not which days.
fn is_counted(got: &Captures, scene: &Scene<'_, '_>) -> bool {
    const REACH: usize = 8;
    let cues = [Particle::Of, Particle::Between, Particle::In];
    let is_day = got.is_spelled || got.unit.is_some() || got.weekday.is_some();
    let has_cue = is_day || cues.iter().any(|&cue| scene.is_before(got.at, cue));
    !has_cue || (got.at.saturating_sub(REACH)..got.at).any(|at| scene.is_change(at))
}

fn days_interval(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let one =
        |day: u8| listed_day(&Captures { day: Some(day), last_day: Some(day), ..*got }, scene);
    let (first, last) = (got.day?, got.last_day?);
    if first >= last {
        return None;
    }
    let last = one(last)?.value;
    // السبت والأحد 20 و21 نيسان: the weekday that was caught is that of the last day.
    let year = match last {
        TimexValue::Date(DateValue::Day { year, .. }) if got.weekday.is_some() => year,
        _ => got.year,
    };
    let day = Some(first);
    let begin = Captures { day, last_day: day, weekday: None, year: year.or(got.year), ..*got };
    let first = listed_day(&begin, scene)?.value;
    Some(TimexValue::Interval(Box::new((first, last))).into())
}

fn numeric_day(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let [year, month, number] = got.numeric?;
    let (month, number) = (u8::try_from(month).ok()?, u8::try_from(number).ok()?);
    let year = i32::try_from(year).ok()?;
    let is_hijri =
        got.era == Some(Calendar::Hijri) || got.era.is_none() && (1300..=1500).contains(&year);
    if is_hijri {
        let got = Captures { year: Some(year), ..*got };
        return islamic::hijri_day(&got, scene, month, Some(number))
            .filter(|_| (1..=12).contains(&month));
    }
    if year == 0 {
        let year = year_of(got, scene, month, Some(number));
        resolve::civil(year.unwrap_or(2000), month, number)?;
        return Some(DateValue::Day { year, month: Some(month), day: Some(number) }.into());
    }
    let date = resolve::civil(year, month, number)?;
    let other = got.is_ambiguous.then(|| resolve::civil(year, number, month)).flatten();
    Some(Meaning {
        other: other.map(|other| TimexValue::Date(resolve::day(other))),
        ..resolve::day(date).into()
    })
}
