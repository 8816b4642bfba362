//! The words of time: every table of `data/` compiled to [`Sense`]s over word ids.

use crate::error::Result;
use crate::lexicon::{IdMap, PhraseTable, Vocabulary, WordMap};
use crate::table::{Row, Table};
use crate::text::Letters;

use super::Calendar;
use super::class::sense;
use super::value::Unit;

pub(crate) use super::sense::*;

/// An entry: its sense and how it must be spelled.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) sense: Sense,
    pub(crate) article: Article,
    /// The first letter as it must be printed; folding unites آب and أب.
    pub(crate) letter: Option<char>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Article {
    With,
    Without,
    Any,
    /// Any, but no other word stands in the sentence.
    Alone,
}

/// All tables in one trie, and the verbs that point forward.
pub(crate) struct Words {
    pub(crate) phrases: PhraseTable<Entry>,
    /// By the letters of a known word: what its form says, as bits.
    forms: IdMap,
    /// Events that are called by their day, in the order of their nouns.
    events: Vec<DatedEvent>,
}

/// An event that is called by its day or month, `ثورة 25 يناير`.
#[derive(Clone, Copy, Debug)]
struct DatedEvent {
    noun: u8,
    month: u8,
    /// 0 where the month is all that is said.
    day: u8,
    year: i32,
}

pub(crate) const IMPERFECT: u32 = 1;
pub(crate) const WITH_FUTURE: u32 = 2;
pub(crate) const ACCUSATIVE: u32 = 4;

impl Words {
    pub(crate) fn compile(words: &mut Vocabulary) -> Result<Self> {
        let mut phrases = PhraseTable::new();
        months(words, &mut phrases)?;
        weekdays(words, &mut phrases)?;
        units(words, &mut phrases)?;
        holidays(words, &mut phrases)?;
        let events = events(words, &mut phrases)?;
        let tables = [
            ("deictics.tsv", include_str!("../../data/deictics.tsv")),
            ("time_words.tsv", include_str!("../../data/time_words.tsv")),
        ];
        for (name, text) in tables {
            let table = Table::parse(name, text, &["class", "value", "article", "name"])?;
            for row in table.rows() {
                let sense = sense(row.get(0), row.get(1)).ok_or_else(|| {
                    row.fault(format!("no such class and value: {:?}", row.get(0)))
                })?;
                let letter = row.get(3).chars().next().filter(|_| row.get(2) == "exact");
                let article = article(row, 2)?;
                add(words, &mut phrases, row, row.get(3), Entry { sense, article, letter })?;
            }
        }
        Ok(Self { phrases: phrases.settled(), forms: forms(words), events })
    }

    /// The year of the event with that noun, called by that day or month.
    pub(crate) fn year_of_event(&self, noun: u8, month: u8, day: u8) -> Option<i32> {
        let called =
            |event: &&DatedEvent| (event.noun, event.month, event.day) == (noun, month, day);
        self.events.iter().find(called).map(|event| event.year)
    }

    /// What the form of a word says: IMPERFECT, WITH_FUTURE, ACCUSATIVE; 0 for an unknown one.
    pub(crate) fn form(&self, word: Letters) -> u32 {
        let begins = [PERSONS[0], PERSONS[1], SA].contains(&word.first(1));
        match word.short().filter(|_| begins || word.ends_with(ALIF)) {
            Some(short) => self.forms.get(short),
            None => 0,
        }
    }
}

/// What a column says of the article.
fn article(row: &Row<'_>, column: usize) -> Result<Article> {
    match row.get(column) {
        "with" => Ok(Article::With),
        "without" => Ok(Article::Without),
        "any" | "exact" => Ok(Article::Any),
        "alone" => Ok(Article::Alone),
        other => Err(row.fault(format!("article is {other:?}"))),
    }
}

fn add(
    words: &mut Vocabulary,
    phrases: &mut PhraseTable<Entry>,
    row: &Row<'_>,
    name: &str,
    entry: Entry,
) -> Result<()> {
    match phrases.insert(words, name, entry) {
        true => Ok(()),
        false => Err(row.fault(format!("name folds to nothing: {name:?}"))),
    }
}

fn months(words: &mut Vocabulary, phrases: &mut PhraseTable<Entry>) -> Result<()> {
    let text = include_str!("../../data/months.tsv");
    let table = Table::parse("months.tsv", text, &["calendar", "month", "name", "region", "use"])?;
    for row in table.rows() {
        let calendar = match row.get(0) {
            "gregorian" => Calendar::Gregorian,
            "hijri" => Calendar::Hijri,
            other => return Err(row.fault(format!("no such calendar: {other:?}"))),
        };
        let month = number(row, 1, 1..=12)?;
        let region = match row.get(3) {
            "levant" => Region::Levant,
            "egypt" => Region::Egypt,
            "algeria" => Region::Algeria,
            "morocco" => Region::Morocco,
            "mauritania" => Region::Mauritania,
            "islamic" => Region::Islamic,
            "partial" => Region::Partial,
            other => return Err(row.fault(format!("no such region: {other:?}"))),
        };
        let needs = match row.get(4) {
            "free" => Use::Free,
            "company" | "hamza" => Use::Company,
            "dated" => Use::Dated,
            "twin" => Use::Twin,
            "half" => Use::Half,
            other => return Err(row.fault(format!("no such use: {other:?}"))),
        };
        let name = row.get(2);
        // A name whose first letter folds into another word's is taken only as it is spelled.
        let is_exact = row.get(4) == "hamza" || matches!(name, "اب" | "أب");
        let letter = name.chars().next().filter(|_| is_exact);
        let sense = Sense::Month(MonthName { calendar, month, region, needs });
        add(words, phrases, row, name, Entry { sense, article: Article::Any, letter })?;
    }
    Ok(())
}

fn weekdays(words: &mut Vocabulary, phrases: &mut PhraseTable<Entry>) -> Result<()> {
    let text = include_str!("../../data/weekdays.tsv");
    for row in Table::parse("weekdays.tsv", text, &["weekday", "article", "name"])?.rows() {
        let sense = Sense::Weekday(number(row, 0, 1..=7)?);
        let article = article(row, 1)?;
        add(words, phrases, row, row.get(2), Entry { sense, article, letter: None })?;
    }
    Ok(())
}

fn units(words: &mut Vocabulary, phrases: &mut PhraseTable<Entry>) -> Result<()> {
    let text = include_str!("../../data/time_units.tsv");
    for row in Table::parse("time_units.tsv", text, &["unit", "form", "name"])?.rows() {
        let form = match row.get(1) {
            "one" => Form::One,
            "two" => Form::Two,
            "of two" => Form::TwoOf,
            "many" => Form::Many,
            "adverb" => Form::Adverb,
            other => return Err(row.fault(format!("no such form: {other:?}"))),
        };
        let sense = match (row.get(0), unit(row.get(0))) {
            ("night", _) => Sense::Night(form),
            (_, Some(unit)) => Sense::Unit(unit, form),
            (other, None) => return Err(row.fault(format!("no such unit: {other:?}"))),
        };
        add(words, phrases, row, row.get(2), Entry { sense, article: Article::Any, letter: None })?;
    }
    Ok(())
}

fn holidays(words: &mut Vocabulary, phrases: &mut PhraseTable<Entry>) -> Result<()> {
    let text = include_str!("../../data/holidays.tsv");
    for row in Table::parse("holidays.tsv", text, &["calendar", "date", "name"])?.rows() {
        let (calendar, date) = (row.get(0), row.get(1));
        let parts: Vec<u8> = date.split('-').filter_map(|part| part.parse().ok()).collect();
        let holiday = match (calendar, parts.as_slice(), date.parse::<i8>()) {
            ("gregorian", [month, day], _) => Holiday::Fixed(*month, *day),
            ("hijri", [month, day], _) => Holiday::Hijri(*month, *day),
            ("nth", [month, nth, weekday], _) => Holiday::Nth(*month, *nth, *weekday),
            ("easter", _, Ok(days)) => Holiday::Easter(days),
            ("pascha", _, Ok(days)) => Holiday::Pascha(days),
            _ => return Err(row.fault(format!("no such day: {calendar:?} {date:?}"))),
        };
        let sense = Sense::Holiday(holiday);
        add(words, phrases, row, row.get(2), Entry { sense, article: Article::Any, letter: None })?;
    }
    Ok(())
}

fn events(words: &mut Vocabulary, phrases: &mut PhraseTable<Entry>) -> Result<Vec<DatedEvent>> {
    let text = include_str!("../../data/dated_events.tsv");
    let table = Table::parse("dated_events.tsv", text, &["event", "date", "year"])?;
    let mut nouns: Vec<&str> = Vec::new();
    let mut events = Vec::new();
    for row in table.rows() {
        let name = row.get(0);
        let known = nouns.iter().position(|noun| *noun == name);
        let noun = u8::try_from(known.unwrap_or(nouns.len()))
            .map_err(|_| row.fault(format!("one noun too many: {name:?}")))?;
        if known.is_none() {
            nouns.push(name);
            let entry =
                Entry { sense: Sense::Event(noun), article: Article::Without, letter: None };
            add(words, phrases, row, name, entry)?;
        }
        let (month, day) = row.get(1).split_once('-').unwrap_or((row.get(1), "0"));
        let (Ok(month), Ok(day), Ok(year)) = (month.parse(), day.parse(), row.get(2).parse())
        else {
            return Err(row.fault(format!("no such day: {:?} {:?}", row.get(1), row.get(2))));
        };
        events.push(DatedEvent { noun, month, day, year });
    }
    Ok(events)
}

fn number(row: &Row<'_>, column: usize, range: std::ops::RangeInclusive<u8>) -> Result<u8> {
    let given = row.get(column);
    let number = given.parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| row.fault(format!("out of range: {given:?}")))
}

/// The ending of an accusative.
const ALIF: Letters = Letters::affix("ا");
/// The future.
const SA: Letters = Letters::affix("س");
/// The first letters of a present verb.
const PERSONS: [Letters; 2] = [Letters::affix("ي"), Letters::affix("ت")];

/// A word that is a verb because it is also printed with the future س: `يبدأ`, `سيبدأ`.
fn forms(words: &Vocabulary) -> IdMap {
    // Not the pronouns ها and نا, nor the plural of a verb.
    const OTHERS: [Letters; 3] = [Letters::affix("ها"), Letters::affix("نا"), Letters::affix("وا")];
    let mut forms = WordMap::default();
    for (word, id) in words.short_words() {
        if word.ends_with(ALIF) && !OTHERS.iter().any(|other| word.ends_with(*other)) {
            *forms.entry(id).or_insert(0) |= ACCUSATIVE;
        }
        let stem = word.behind(1);
        if !word.starts_with(SA) || !PERSONS.contains(&stem.first(1)) || stem.len() < 3 {
            continue;
        }
        // ستستأنف speaks for يستأنف too; سيارة is more frequent than what it would be without its first letter.
        let plain = PERSONS.map(|person| words.of_letters(stem.behind(1).after(person)));
        if plain.iter().all(|&plain| words.count(plain) < words.count(id)) {
            continue;
        }
        for plain in plain {
            if words.count(plain) >= 5 && words.count(plain) * 30 > words.count(id) {
                *forms.entry(plain).or_insert(0) |= IMPERFECT;
                *forms.entry(id).or_insert(0) |= WITH_FUTURE;
            }
        }
    }
    let mut by_letters = IdMap::with_slots(0);
    for (word, id) in words.short_words() {
        if let (Some(short), Some(&form)) = (word.short(), forms.get(&id)) {
            by_letters.get_or_insert(short, form);
        }
    }
    by_letters
}

fn unit(text: &str) -> Option<Unit> {
    Some(match text {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    })
}
