//! Days: a day of a month, weekdays, dates in digits, اليوم and أمس, named days.

use super::super::Calendar;
use super::super::holiday;
use super::super::islamic;
use super::super::lexicon::{Form, Particle, Pointer};
use super::super::resolve;
use super::super::scene::Scene;
use super::super::shape::{Captures, Head, Meaning, Rule, Slot};
use super::super::value::{DateValue, TimexValue, Unit};
use super::{OF_MONTH, TAIL};

use Slot::{
    Adjective, After, Ahead, Any, Day, DayAgain, DayFromAnchor, Era, FreeMonth, Holiday, Joined,
    Mark, Month, NotAfter, Noun, Nth, Numeric, Opt, Ordinal, Pointing, Same, Sub, That, This,
    Unless, Weekday, Word, YearNumber,
};

const DAY_NOUN: Slot = Noun(Unit::Day, Form::One);
const DAYS_OF: &[Slot] = &[Any(&[&[Noun(Unit::Day, Form::TwoOf)], &[Noun(Unit::Day, Form::Many)]])];
/// `الثلاثاء`, `يوم الثلاثاء`, `الثلاثاء الموافق`, `الأربعاء،`
pub(super) const BEFORE_DAY: &[Slot] = &[
    Opt(&[DAY_NOUN]),
    Opt(&[
        Weekday,
        Opt(&[Adjective]),
        Opt(&[Any(&[
            &[Word(Particle::Match)],
            &[Mark(&['،', ',', '(', '-'])],
            &[Word(Particle::In)],
        ])]),
        Opt(&[DAY_NOUN]),
    ]),
];
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
/// A weekday that stands in apposition: `اليوم (الاثنين)`, `أمس، الثلاثاء`.
const APPOSITION: &[Slot] = &[Opt(&[Any(&[
    &[Mark(&['(', '[']), Weekday, Mark(&[')', ']'])],
    &[Opt(&[Mark(&['،', ','])]), Opt(&[DAY_NOUN]), Weekday],
])])];
const MONTH_TAIL: &[Slot] = &[Opt(OF_MONTH), Month, Opt(TAIL)];

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "today",
        head: Head::Day,
        shape: &[
            NotAfter(&[Particle::Paper]),
            Opt(&[This]),
            DayFromAnchor,
            Unless(&[Any(&[&[Nth], &[Word(Particle::Occasion)]])]),
            Opt(APPOSITION),
        ],
        value: today,
        example: ("أعلن الوزير اليوم (الاثنين)", "2024-04-15"),
    },
    Rule {
        name: "today-date",
        head: Head::Day,
        shape: &[Opt(&[This]), DayFromAnchor, Opt(&[Mark(&['،', ',', '('])]), Sub(Head::Day)],
        value: islamic::on_day,
        example: ("أمس الأحد 14 نيسان 2024 وقع انفجار", "2024-04-14"),
    },
    Rule {
        name: "day-month",
        head: Head::Day,
        shape: &[Opt(BEFORE_DAY), Day, Opt(OF_MONTH), Month, Opt(TAIL)],
        value: resolve_day_month,
        example: ("وقع يوم الثلاثاء 12 آذار/مارس 2024 انفجار", "2024-03-12"),
    },
    Rule {
        name: "first-of-month",
        head: Head::Day,
        shape: &[
            Opt(BEFORE_DAY),
            Any(&[&[Word(Particle::First)], &[Ordinal, Noun(Unit::Day, Form::Many)]]),
            Opt(OF_MONTH),
            Month,
            Opt(TAIL),
        ],
        value: |got, scene| {
            let day = got.ordinal.map_or(Some(1), |nth| u8::try_from(nth).ok());
            resolve::day_month(&Captures { day, ..*got }, scene)
        },
        example: ("ابتداء من فاتح ماي المقبل", "2024-05-01"),
    },
    Rule {
        name: "day-of-month-ref",
        head: Head::Day,
        shape: &[
            Any(&[
                &[Opt(BEFORE_DAY), Day, Word(Particle::Of)],
                &[DAY_NOUN, Slot::DayDigits],
                &[After(&[Particle::In, Particle::Dated]), Slot::DayDigits],
                &[After(&[Particle::To, Particle::Until, Particle::And]), Slot::DayDigits],
            ]),
            Sub(Head::MonthRef),
        ],
        value: day_of_month_ref,
        example: ("ينعقد في الخامس من الشهر الجاري", "2024-04-05"),
    },
    Rule {
        name: "day-of-this",
        head: Head::Day,
        shape: &[
            Opt(BEFORE_DAY),
            Any(&[&[Day, Word(Particle::Of)], &[Slot::DayDigits]]),
            Pointing(Pointer::This),
        ],
        value: day_of_this,
        example: ("يجتمع المجلس في 21 الجاري", "2024-04-21"),
    },
    Rule {
        name: "day-of-it",
        head: Head::Day,
        shape: &[
            Any(&[
                &[
                    After(&[
                        Particle::In,
                        Particle::Until,
                        Particle::To,
                        Particle::Since,
                        Particle::Of,
                        Particle::And,
                    ]),
                    Opt(BEFORE_DAY),
                    Day,
                ],
                &[Joined(&[Day])],
            ]),
            Word(Particle::OfIt),
        ],
        value: day_of_it,
        example: ("تبدأ المهلة في 3 آذار 2024 وتنتهي في 18 منه", "2024-03-18"),
    },
    Rule {
        name: "day-number-of-month",
        head: Head::Day,
        shape: &[
            Opt(BEFORE_DAY),
            Day,
            Word(Particle::Of),
            Noun(Unit::Month, Form::One),
            Slot::MonthNumber,
            Opt(TAIL),
        ],
        value: resolve_day_month,
        example: ("عقد في 27 من الشهر الثالث 2023", "2023-03-27"),
    },
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
        value: resolve_day_month,
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
        name: "weekdays-every-week",
        head: Head::Set,
        shape: &[
            Noun(Unit::Day, Form::Many),
            Weekday,
            Unless(&[Any(&[
                &[Adjective],
                &[Joined(&[Weekday])],
                &[Mark(&['،', ',', '-', '/', '(']), Weekday],
                &[Day],
            ])]),
        ],
        value: |got, _| Some(DateValue::Weekday(got.weekday?).into()),
        example: ("تقفل المتاجر أيام الأحد", "XXXX-WXX-7"),
    },
    Rule {
        name: "weekday",
        head: Head::Day,
        shape: &[
            NotAfter(&[Particle::Rite]),
            Opt(&[Any(&[&[DAY_NOUN], &[This], DAYS_OF])]),
            Weekday,
            // السبت والأحد الماضيين
            Opt(&[Any(&[&[Adjective], &[Ahead(&[Joined(&[Slot::OtherWeekday]), Adjective])]])]),
        ],
        value: |got, scene| match scene.number(got.end - 1) {
            // الأحد عشر كوكبا
            Some(number) if number.tokens.end > got.end => None,
            _ => resolve::weekday(got, scene).map(Meaning::from),
        },
        example: ("يزور الرئيس بغداد الخميس المقبل", "2024-04-18"),
    },
    Rule {
        name: "day-of-holiday",
        head: Head::Day,
        shape: &[
            Any(&[
                &[Ordinal, Noun(Unit::Day, Form::Many)],
                &[Ordinal, DAY_NOUN, Opt(&[Word(Particle::Of)])],
                &[DAY_NOUN, Nth, Opt(&[Word(Particle::Of)])],
            ]),
            Any(&[&[Holiday], &[Slot::Within(&[Holiday])]]),
            Opt(&[Any(&[&[YearNumber], &[Opt(&[Word(Particle::Of)]), Sub(Head::Year)]])]),
        ],
        value: holiday::later_day,
        example: ("وقع الانفجار ثاني أيام عيد الفصح", "2024-04-01"),
    },
    Rule {
        name: "this-day-of-year",
        head: Head::Day,
        shape: &[
            Any(&[&[This, DAY_NOUN], &[DAY_NOUN, Any(&[&[Pointing(Pointer::Same)], &[This]])]]),
            Word(Particle::Of),
            Sub(Head::Year),
        ],
        value: |got, scene| {
            let (Some(DateValue::Year(year)), Some(anchor)) = (got.date, scene.anchor) else {
                return Some(resolve::SOME_DAY.into());
            };
            let (month, day) = (anchor.month().unsigned_abs(), anchor.day().unsigned_abs());
            Some(DateValue::Day { year, month: Some(month), day: Some(day) }.into())
        },
        example: ("في مثل هذا اليوم من عام 1975", "1975-04-15"),
    },
    Rule {
        name: "weekday-day",
        head: Head::Day,
        shape: &[Opt(&[DAY_NOUN]), Weekday, Day, Unless(&[Any(&[MONTH_TAIL, &[Slot::Unit]])])],
        value: weekday_and_day,
        example: ("يعقد الاجتماع السبت 20", "2024-04-20"),
    },
    Rule {
        name: "day-pointed",
        head: Head::Day,
        shape: &[
            DAY_NOUN,
            Any(&[
                &[Pointing(Pointer::Following)],
                &[Pointing(Pointer::Same)],
                &[Pointing(Pointer::Before)],
                &[Pointing(Pointer::Last)],
            ]),
        ],
        value: resolve::pointed,
        example: ("وقع ذلك في 3 آذار 2024 وفي اليوم التالي", "2024-03-04"),
    },
    Rule {
        name: "same-day",
        head: Head::Day,
        shape: &[Any(&[&[Same], &[That]]), DAY_NOUN],
        value: resolve::pointed,
        example: ("اجتمعوا في 3 آذار 2024 وفي نفس اليوم غادروا", "2024-03-03"),
    },
    Rule {
        name: "holiday",
        head: Head::Day,
        shape: &[
            Opt(&[DAY_NOUN]),
            Holiday,
            Opt(&[Any(&[
                &[YearNumber],
                &[Opt(&[Word(Particle::Of)]), Sub(Head::Year)],
                &[Slot::Within(&[Sub(Head::Year)])],
                &[Pointing(Pointer::Last)],
                &[Pointing(Pointer::Next)],
            ])]),
        ],
        value: holiday::holiday,
        example: ("في عيد العمال", "2024-05-01"),
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
        example: ("تشرين الثاني (27/11/1946)", "1946-11-27"),
    },
];

/// A day from the day of publication; where that is unknown, its weekday is all there is.
fn today(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let days = got.from_anchor?;
    // اليوم الذي تجري فيه المحاكمة, في اليوم 192 من الحرب, ألف برميل في اليوم, طوال اليوم
    let is_within = || scene.is_before(got.at, Particle::In);
    let is_length = || scene.is_before(got.at, Particle::Length);
    let is_other =
        got.weekday.is_none() && (scene.is_relative(got.end) || is_within() || is_length());
    if days == 0 && (is_other || scene.is_outlet(got.at)) {
        return None;
    }
    let day = resolve::from_anchor(scene, days.into());
    Some(match (resolve::known(day), got.weekday) {
        (None, Some(weekday)) => DateValue::Weekday(weekday).into(),
        // A text may be printed the day after it was written.
        (Some(date), Some(weekday)) => {
            islamic::on_weekday(date, weekday).map_or(day, resolve::day).into()
        }
        (_, None) => day.into(),
    })
}

fn resolve_day_month(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    resolve::day_month(got, scene)
}

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

/// A day of a month that is pointed at.
fn day_of_month(got: &Captures, _scene: &Scene<'_, '_>) -> Option<Meaning> {
    let Some(DateValue::Month(year, month)) = got.date else { return None };
    let is_day = match (year, month) {
        (Some(year), Some(month)) => resolve::civil(year, month, got.day?).is_some(),
        _ => true,
    };
    is_day.then(|| DateValue::Day { year, month, day: got.day }.into())
}

/// A day in digits right before a month that is pointed at, as the end of a range whose beginning was found.
fn day_of_month_ref(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let before = got.at.wrapping_sub(1);
    let ends = [Particle::To, Particle::Until, Particle::And];
    let is_end = got.unit.is_none() && ends.iter().any(|&one| scene.is(before, one));
    if is_end && scene.digits(got.at).is_some() && scene.memory.end != before {
        return None;
    }
    // الأربعاء الخامس من الشهر ذاته, of which nothing was said: where that day is that weekday.
    let found = day_of_month(got, scene)?;
    let is_off = match &found.value {
        TimexValue::Date(date) => resolve::known(*date).is_some_and(|date| {
            got.weekday.is_some_and(|day| date.weekday().to_monday_one_offset() != day as i8)
        }),
        _ => false,
    };
    let is_same = got.same || got.pointer == Some(Pointer::Same);
    match is_off && is_same {
        true => weekday_and_day(got, scene).or(Some(found)),
        false => Some(found),
    }
}

/// `18 منه`: of the month spoken of last; `والعاشر منه` right behind its day.
fn day_of_it(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let before = got.at.wrapping_sub(1);
    let cues = [Particle::In, Particle::Until, Particle::To, Particle::Since, Particle::Of];
    let has_cue = got.unit.is_some() || cues.iter().any(|&cue| scene.is(before, cue));
    let is_end = [got.at, before].contains(&scene.memory.end) && scene.memory.end > 0;
    if !has_cue && !is_end {
        return None;
    }
    let Some(DateValue::Day { year, month, .. } | DateValue::Month(year, month)) =
        scene.memory.date
    else {
        return None;
    };
    day_of_month(&Captures { date: Some(DateValue::Month(year, month)), ..*got }, scene)
}

/// `21 الجاري`: of the running month, which is not said.
fn day_of_this(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let month = resolve::unit_from_anchor(scene, Unit::Month, 0)?;
    day_of_month(&Captures { date: Some(month), ..*got }, scene)
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

/// `ارتفع من 4 إلى 22 هذا الشهر`: how many, not which days.
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

pub(super) fn numeric_day(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
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
        let year = resolve::year_of(got, scene, month, Some(number));
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

/// `السبت السادس عشر`: the nearest month in which that day is that weekday.
fn weekday_and_day(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let (anchor, weekday, day) = (scene.anchor?, got.weekday?, got.day?);
    (-31..=31)
        .filter_map(|days| resolve::plus_days(anchor, days))
        .filter(|date| date.day() == day as i8)
        .filter(|date| date.weekday().to_monday_one_offset() == weekday as i8)
        .min_by_key(|date| (*date - anchor).get_days().abs())
        .map(|date| resolve::day(date).into())
}
