//! Months and years.

use super::super::Calendar;
use super::super::islamic::hijri_only;
use super::super::lexicon::{Form, Particle, Pointer, Sense};
use super::super::resolve;
use super::super::scene::{Atom, Scene};
use super::super::shape::{Captures, Head, Meaning, Rule, Slot};
use super::super::value::{DateValue, Unit};
use super::{MONTH_NOUN, OF, TAIL, YEAR_NOUN};
use crate::token::TokenKind;

use Slot::{
    Adjective, After, AfterYear, Ahead, Any, Era, FreeMonth, Joined, Mark, Month, MonthNumber,
    NamedYear, Noun, NumericMonth, Opt, Pointing, Same, SecondYear, Sub, That, This, Unless,
    Within, Word, YearNumber,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "month",
        head: Head::Month,
        shape: &[FreeMonth, Opt(TAIL)],
        value: resolve::month,
        example: ("في تشرين الثاني (نوفمبر) 2023", "2023-11"),
    },
    Rule {
        name: "month-noun",
        head: Head::Month,
        shape: &[
            Any(&[
                &[MONTH_NOUN],
                &[Noun(Unit::Month, Form::TwoOf)],
                &[Noun(Unit::Month, Form::Many)],
            ]),
            Month,
            Opt(TAIL),
        ],
        value: resolve::month,
        example: ("خلال شهر آب الماضي", "2023-08"),
    },
    Rule {
        name: "month-tail",
        head: Head::Month,
        shape: &[
            Month,
            Any(&[
                &[YearNumber, Opt(&[Era])],
                &[Mark(&['،', ',']), YearNumber, Opt(&[Era])],
                &[Opt(OF), Mark(&['(']), YearNumber, Mark(&[')'])],
                &[Opt(OF), Sub(Head::Year)],
                &[Within(&[Sub(Head::Year)])],
                &[Adjective],
            ]),
        ],
        value: month_of_year,
        example: ("صدر العدد نيسان، 2019", "2019-04"),
    },
    Rule {
        name: "month-number",
        head: Head::Month,
        shape: &[MONTH_NOUN, MonthNumber, Opt(TAIL)],
        value: numbered_month,
        example: ("منذ الشهر الثامن من عام 2011", "2011-08"),
    },
    Rule {
        name: "numeric-month",
        head: Head::Month,
        shape: &[NumericMonth],
        value: numeric_month,
        example: ("منذ 2/2013", "2013-02"),
    },
    Rule {
        name: "month-pointed",
        head: Head::MonthRef,
        shape: &[MONTH_NOUN, Opt(&[Month]), Adjective],
        value: pointed_definite,
        example: ("في الشهر الماضي", "2024-03"),
    },
    Rule {
        name: "this-month-of-year",
        head: Head::Month,
        shape: &[
            Any(&[&[Any(&[&[This], &[Same]]), MONTH_NOUN], &[MONTH_NOUN, Pointing(Pointer::Same)]]),
            Word(Particle::Of),
            Any(&[&[Sub(Head::Year)], &[YearNumber]]),
        ],
        value: same_month,
        example: ("مقارنة بالشهر ذاته من العام الماضي", "2023-04"),
    },
    Rule {
        name: "this-month",
        head: Head::MonthRef,
        shape: &[Any(&[&[This], &[That], &[Same]]), MONTH_NOUN],
        value: resolve::pointed,
        example: ("في هذا الشهر", "2024-04"),
    },
    Rule {
        name: "year",
        head: Head::Year,
        shape: &[
            YEAR_NOUN,
            Any(&[
                &[NamedYear, Opt(&[Era])],
                &[Mark(&['(', '"']), NamedYear, Opt(&[Era]), Mark(&[')', '"']), Opt(&[Era])],
            ]),
        ],
        value: year,
        example: ("منذ عام 2020", "2020"),
    },
    Rule {
        name: "year-of-pair",
        head: Head::Top,
        shape: &[
            Any(&[
                &[Noun(Unit::Year, Form::TwoOf)],
                &[Noun(Unit::Year, Form::Two)],
                &[Noun(Unit::Year, Form::Many)],
            ]),
            NamedYear,
            Opt(&[Era]),
            Ahead(&[Any(&[
                &[Joined(&[SecondYear])],
                &[Any(&[&[Mark(&['-', '،', ','])], &[Word(Particle::To)]]), SecondYear],
            ])]),
        ],
        value: year,
        example: ("بين عامي 2002 و2003", "2002"),
    },
    Rule {
        name: "year-of-range",
        head: Head::Top,
        shape: &[
            After(&[Particle::Of, Particle::Between]),
            YearNumber,
            Ahead(&[
                Any(&[
                    &[Word(Particle::To)],
                    &[Word(Particle::Until)],
                    &[Joined(&[Word(Particle::Until)])],
                    &[Word(Particle::And)],
                ]),
                Opt(&[YEAR_NOUN]),
                SecondYear,
            ]),
        ],
        value: |got, scene| {
            let is_range = (1200..=2100).contains(&got.year?)
                && (got.year?..=2100).contains(&got.second_year?);
            // من 1500 إلى 2000 شخص
            let is_round = got.year? % 100 == 0 || got.second_year? % 100 == 0;
            let is_of_people = is_round
                && (got.end + 1..got.end + 4).any(|at| {
                    scene.digits(at).map(|(value, _)| value as i32) == got.second_year
                        && is_counted_noun(scene, at + 1)
                });
            (is_range && !is_of_people).then(|| year(got, scene)).flatten()
        },
        example: ("تراجع الإنتاج من 2014 إلى 2019", "2014"),
    },
    Rule {
        name: "year-second-of-pair",
        head: Head::Top,
        shape: &[AfterYear, YearNumber, Opt(&[Era])],
        value: year,
        example: ("بين عامي 2002 و2003", "2003"),
    },
    Rule {
        name: "year-pointed",
        head: Head::Year,
        shape: &[YEAR_NOUN, Adjective, Opt(&[YearNumber])],
        value: |got, scene| match got.year {
            Some(_) => year(got, scene),
            // الأمين العام السابق: of an office, the adjective.
            None if scene.is_before(got.at, Particle::Office) => None,
            None => pointed_definite(got, scene),
        },
        example: ("في العام الماضي", "2023"),
    },
    Rule {
        name: "this-year",
        head: Head::Year,
        shape: &[Any(&[&[This], &[That], &[Same]]), YEAR_NOUN],
        value: resolve::pointed,
        example: ("في هذا العام", "2024"),
    },
    Rule {
        name: "year-of-study",
        head: Head::Top,
        shape: &[
            Any(&[&[YEAR_NOUN], &[Word(Particle::Season)]]),
            Opt(&[Word(Particle::Schooling)]),
            Any(&[
                &[NamedYear, Mark(&['/', '-', '\\']), SecondYear],
                &[Mark(&['(']), NamedYear, Mark(&['/', '-']), SecondYear, Mark(&[')'])],
            ]),
            Opt(&[Era]),
        ],
        value: years,
        example: ("السنة الجامعية 2019-2020", "2019/2020"),
    },
    Rule {
        name: "year-of-kind",
        head: Head::Year,
        shape: &[
            YEAR_NOUN,
            Word(Particle::Schooling),
            Any(&[&[NamedYear, Opt(&[Era])], &[Adjective]]),
        ],
        value: |got, scene| match got.year {
            Some(_) => year(got, scene),
            None => resolve::pointed(got, scene),
        },
        example: ("موازنة العام المالي 2006", "2006"),
    },
    Rule {
        name: "new-year",
        head: Head::Year,
        shape: &[YEAR_NOUN, Opt(&[Word(Particle::Schooling)]), Word(Particle::New)],
        value: new_year,
        example: ("تبدأ المفاوضات مع العام الجديد", "2024"),
    },
    Rule {
        name: "years-bare",
        head: Head::Top,
        shape: &[
            YearNumber,
            Mark(&['-', '/']),
            SecondYear,
            Unless(&[Mark(&['-', '/']), Any(&[&[Slot::DayDigits], &[YearNumber]])]),
        ],
        value: years,
        example: ("ازدهرت الصناعة (2015-2016)", "2015/2016"),
    },
    Rule {
        name: "year-bare",
        head: Head::Top,
        shape: &[
            After(&[
                Particle::In,
                Particle::Since,
                Particle::Until,
                Particle::During,
                Particle::Before,
                Particle::After,
                Particle::To,
                Particle::Event,
                Particle::Dated,
            ]),
            YearNumber,
            Opt(&[Era]),
        ],
        value: bare_year,
        example: ("انتخب في 2013.", "2013"),
    },
    Rule {
        name: "year-of-event",
        head: Head::Top,
        shape: &[YearNumber],
        value: year_of_event,
        example: ("توج في أولمبياد أثينا 2004", "2004"),
    },
    Rule {
        name: "year-at-end",
        head: Head::Top,
        shape: &[YearNumber],
        value: year_at_end,
        example: ("صورة من مدينة بيت لحم 1951.", "1951"),
    },
    Rule {
        name: "year-in-brackets",
        head: Head::Top,
        shape: &[Any(&[
            &[After(&[]), YearNumber, Opt(&[Era]), Ahead(&[Mark(&[')', ']'])])],
            &[Mark(&['(']), YearNumber, Mark(&[')']), Era],
        ])],
        value: |got, scene| match is_of_date(scene, got.at) || is_label(scene, got.at) {
            true => None,
            false => bare_year(got, scene),
        },
        example: ("الانقلاب (1952)", "1952"),
    },
    Rule {
        name: "year-with-era",
        head: Head::Year,
        shape: &[YearNumber, Era],
        value: year,
        example: ("غزو العراق 2003م", "2003"),
    },
];

/// `الشهر نفسه من العام الماضي`: the month that was spoken of, else the running one, of another year.
fn same_month(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let year = match got.date {
        Some(DateValue::Year(year)) => year,
        _ => got.year,
    };
    let said = match scene.memory.date {
        Some(DateValue::Month(_, month)) => month,
        _ => None,
    };
    let running = scene.anchor.map(|anchor| anchor.month().unsigned_abs());
    Some(DateValue::Month(year, said.or(running)).into())
}

/// `نيسان، 2019`, but not `سيارات نيسان، 2019 سيارة`.
fn month_of_year(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let is_apart = matches!(scene.mark(got.at + 1), Some('،' | ','));
    let is_counted = scene.kind(got.end) == Some(TokenKind::Word)
        && !scene.is_function(got.end)
        && !scene.has_article(got.end);
    match is_apart && is_counted {
        true => None,
        false => resolve::month(got, scene),
    }
}

/// `الشهر الثامن`; `للشهر الثالث على التوالي` only counts.
fn numbered_month(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let has_year = got.year.is_some() || got.date.is_some() || got.pointer.is_some();
    match !has_year && (scene.is_bound(got.at) || scene.is(got.end, Particle::On)) {
        true => None,
        false => resolve::month(got, scene),
    }
}

fn numeric_month(got: &Captures, _scene: &Scene<'_, '_>) -> Option<Meaning> {
    let [year, month, _] = got.numeric?;
    Some(DateValue::Month(i32::try_from(year).ok(), u8::try_from(month).ok()).into())
}

/// Only with the article: `عام ماض` points at nothing.
pub(super) fn pointed_definite(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    if !got.definite {
        return None;
    }
    resolve::pointed(got, scene)
}

pub(super) fn year(got: &Captures, _scene: &Scene<'_, '_>) -> Option<Meaning> {
    let year = got.year?;
    if got.is_before_christ {
        return Some(DateValue::Year(Some(-year)).into());
    }
    // عام 48, سنة ست وسبعين
    let year = match year {
        20..=99 if got.era.is_none() => year + 1900,
        _ => year,
    };
    match got.era {
        Some(Calendar::Hijri) => Some(hijri_only(year)),
        // Twelve centuries of Hijri years look like Christian ones; those of living people do not.
        None if (1350..=1450).contains(&year) && got.unit.is_some() => Some(hijri_only(year)),
        _ => Some(DateValue::Year(Some(year)).into()),
    }
}

/// `العام الجديد`: the running one, from October on the next.
fn new_year(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let is_ahead = scene.anchor.is_some_and(|anchor| anchor.month() >= 10);
    match got.definite {
        true => resolve::unit_from_anchor(scene, Unit::Year, is_ahead.into()).map(Meaning::from),
        false => None,
    }
}

/// `قمة تونس 2004`: behind the name of what took place then.
fn year_of_event(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    // قمة كامب ديفيد 2000, كأس الأمم الأفريقية 2019
    let is_name = |at: usize| scene.kind(at) == Some(TokenKind::Word) && !scene.is_function(at);
    let is_event = (2..=3).any(|back| {
        let Some(event) = got.at.checked_sub(back) else { return false };
        scene.is(event, Particle::Event) && (event + 1..got.at).all(is_name)
    });
    is_event.then(|| bare_year(got, scene)).flatten()
}

/// `2015/2016`, `2015-16`
fn years(got: &Captures, _scene: &Scene<'_, '_>) -> Option<Meaning> {
    let (first, second) = (got.year?, got.second_year?);
    let second = if second < 100 { first / 100 * 100 + second } else { second };
    // In Egypt the later year may be printed first: `العام المالي 2006/2005`.
    let is_turned = first == second + 1 && second > 1000;
    let (first, second) = if is_turned { (second, first) } else { (first, second) };
    if second <= first || second - first > 1000 {
        return None;
    }
    if got.era == Some(Calendar::Hijri) {
        let civil = |year| super::super::hijri::civil_year(year);
        return Some(DateValue::Years(civil(first)?, civil(second)?).into());
    }
    Some(DateValue::Years(first, second).into())
}

/// True for an indefinite noun, which a number before it counts.
fn is_counted_noun(scene: &Scene<'_, '_>, at: usize) -> bool {
    let is_word = scene.kind(at) == Some(TokenKind::Word);
    let is_plain = !scene.is_function(at) && !scene.has_article(at) && !scene.is_joined(at);
    is_word && is_plain && scene.is_nominal(at)
}

/// The last word of a sentence, behind a noun: `مدينة بيت لحم 1951.`; not what a verb or a label counts.
fn year_at_end(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let year = got.year.filter(|year| (1900..=2050).contains(year) && year % 100 != 0)?;
    let before = got.at.checked_sub(1)?;
    let sentence = scene.text.sentences.get(scene.text.sentence_of(got.at))?;
    let is_last =
        (got.end..sentence.tokens.end).all(|at| scene.kind(at) == Some(TokenKind::Punctuation));
    let is_noun = scene.kind(before) == Some(TokenKind::Word) && scene.atoms(before).is_empty();
    let is_free = !is_label(scene, got.at) && scene.is_nominal(before);
    (is_last && is_noun && is_free).then(|| DateValue::Year(Some(year)).into())
}

/// True for the year of `11/1/(1945)`, a date of which it is only the last part.
fn is_of_date(scene: &Scene<'_, '_>, at: usize) -> bool {
    let slash = |back: usize| scene.mark(at.wrapping_sub(back)) == Some('/');
    let digits = |back: usize| scene.digits(at.wrapping_sub(back)).is_some();
    slash(2) && digits(3) && slash(4) && digits(5) && !slash(6)
}

/// True for the number in brackets of `القرار (1701)`, `القرار الدولي (1701)`.
fn is_label(scene: &Scene<'_, '_>, at: usize) -> bool {
    let is_label = |atom: &Atom| atom.sense == Sense::Label;
    (at.saturating_sub(3)..at).any(|before| scene.atoms(before).iter().any(is_label))
}

/// Four digits are a year where no counted noun follows: not `بعد 2000 مقاتل`.
fn bare_year(got: &Captures, scene: &Scene<'_, '_>) -> Option<Meaning> {
    let is_year = got.year.is_some_and(|year| (1200..=2100).contains(&year));
    let cues = [
        Particle::In,
        Particle::Since,
        Particle::Event,
        Particle::Dated,
        Particle::During,
        Particle::Before,
        Particle::After,
    ];
    let before = got.at.wrapping_sub(1);
    // من خلال 1920 صفقة
    let is_means =
        scene.is(before, Particle::During) && scene.is(got.at.wrapping_sub(2), Particle::Of);
    let has_cue = !is_means && cues.iter().any(|&cue| scene.is(before, cue));
    let is_sure = has_cue || got.era.is_some();
    let next = got.end;
    // ارتفع إلى 2020 ليرة, عند 2015 دولارا
    let is_amount = scene.is(before, Particle::To)
        && (before.saturating_sub(4)..before).any(|at| scene.is_change(at));
    let is_counting = [Particle::Dated, Particle::Before, Particle::After]
        .iter()
        .any(|&cue| scene.is(before, cue))
        && scene.is_accusative(next);
    if is_amount || is_counting && got.era.is_none() {
        return None;
    }
    let is_free = match scene.kind(next) {
        Some(TokenKind::Word) => {
            // في 2000 موقع: a round number counts what follows.
            let is_round = got.year.is_some_and(|year| year % 100 == 0);
            is_sure && !is_round && !scene.is_unit(next)
                || scene.is_function(next)
                || scene.has_article(next)
                || scene.is_joined(next)
        }
        Some(TokenKind::Number) => false,
        _ => !matches!(scene.mark(next), Some('%' | '٪' | '$' | '/' | '°')),
    };
    if !is_year || !is_free {
        return None;
    }
    year(got, scene)
}
