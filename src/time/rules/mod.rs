//! The rules: rows of shapes, in tables by what they find.

mod century;
mod clock;
mod day;
mod days;
mod duration;
mod nth;
mod period;
mod portion;
mod reference;
mod set;
mod weekday;

use super::lexicon::{Form, Particle};
use super::shape::{Head, Rule, Slot};
use super::value::Unit;

/// Every table of rules; at equal length the earlier row wins.
pub(crate) const TABLES: &[&[Rule]] = &[
    day::RULES,
    days::RULES,
    weekday::RULES,
    reference::RULES,
    nth::RULES,
    period::RULES,
    portion::RULES,
    century::RULES,
    clock::RULES,
    duration::RULES,
    set::RULES,
];

const YEAR_NOUN: Slot = Slot::Noun(Unit::Year, Form::One);
const MONTH_NOUN: Slot = Slot::Noun(Unit::Month, Form::One);
const OF: &[Slot] = &[Slot::Word(Particle::Of)];

/// What may say the year of a month or a day: `2024`, `من العام الماضي`, `المقبل`; before it, `المبارك`.
const TAIL: &[Slot] = &[Slot::Opt(&[
    Slot::Opt(&[Slot::Word(Particle::Blessed)]),
    Slot::Any(&[
        &[Slot::Opt(&[Slot::Mark(&['،', ','])]), Slot::YearNumber, Slot::Opt(&[Slot::Era])],
        &[Slot::Opt(OF), Slot::Sub(Head::Year)],
        &[Slot::Within(&[Slot::Sub(Head::Year)])],
        &[Slot::Adjective],
        &[Slot::Opt(OF), Slot::Mark(&['(']), Slot::YearNumber, Slot::Mark(&[')'])],
        &[Slot::NamedYear, Slot::Era],
        RANGE_END,
    ]),
])];

/// The end of a range may say the year of its beginning: `من 28 نيسان إلى 3 أيار 2013`.
const RANGE_END: &[Slot] = &[Slot::Ahead(&[
    Slot::Any(&[
        &[Slot::Joined(&[Slot::Opt(&[Slot::DayAgain]), Slot::OtherMonth])],
        &[
            Slot::Opt(&[Slot::Mark(&['،', ','])]),
            Slot::Any(&[
                &[Slot::Word(Particle::And), Slot::Any(TO)],
                &[Slot::Joined(&[Slot::Any(TO)])],
                &[Slot::Any(TO)],
                &[Slot::Mark(&['-', '/'])],
                &[Slot::Word(Particle::Or)],
            ]),
            Slot::Opt(&[Slot::DayAgain]),
            Slot::OtherMonth,
        ],
    ]),
    Slot::Any(&[&[Slot::YearNumber], &[Slot::Opt(OF), Slot::Sub(Head::Year)], &[Slot::Adjective]]),
])];
const TO: &[&[Slot]] = &[&[Slot::Word(Particle::To)], &[Slot::Word(Particle::Until)]];

/// Between a day and its month: `من`, `شهر`, `من شهر`.
const OF_MONTH: &[Slot] = &[Slot::Opt(OF), Slot::Opt(&[MONTH_NOUN])];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::TimeRecognizer;

    #[test]
    fn every_example_is_found_by_its_rule() -> crate::Result<()> {
        let times = TimeRecognizer::builtin()?;
        let published = "2024-04-15".parse()?;
        let mut faults = Vec::new();
        for rule in TABLES.iter().copied().flatten() {
            let (text, value) = rule.example;
            let found = times.find(text, Some(published));
            let got: Vec<_> = found.iter().map(|one| (one.rule, one.value.to_string())).collect();
            let is_nothing = value.is_empty() && got.is_empty();
            if !is_nothing && !got.contains(&(rule.name, value.to_owned())) {
                faults.push(format!("{}: {text}: {got:?}, not {value}", rule.name));
            }
        }
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
        Ok(())
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = TABLES.iter().copied().flatten().map(|rule| rule.name).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
