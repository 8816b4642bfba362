//! The stage `times`, through the public face.

use std::sync::OnceLock;

use khabar::time::{Anchor, Calendar, DateError, TimeRecognizer, Timex, TimexMod, parse_date};
use khabar::{Layers, Parser};
use proptest::prelude::*;

/// A text, when it was published, and its times: surface, value and what else is expected.
#[derive(serde::Deserialize)]
struct Case {
    name: String,
    published: Option<String>,
    text: String,
    times: Vec<Vec<String>>,
    /// Only the values are compared.
    #[serde(default)]
    loose: bool,
}

#[derive(serde::Deserialize)]
struct Cases {
    case: Vec<Case>,
}

/// Built once for all tests.
fn recognizer() -> &'static TimeRecognizer {
    static BUILTIN: OnceLock<TimeRecognizer> = OnceLock::new();
    BUILTIN.get_or_init(|| TimeRecognizer::builtin().expect("the crate's own tables"))
}

/// The faults of a file of golden cases, one a line.
fn faults(file: &str) -> Vec<String> {
    let cases: Cases = toml::from_str(file).expect("golden cases");
    let times = recognizer();
    let mut faults = Vec::new();
    for case in cases.case {
        let published = case.published.map(|day| day.parse().expect("a date"));
        let found = times.find(&case.text, published);
        let fits = found.len() == case.times.len()
            && found.iter().zip(&case.times).all(|(got, want)| {
                let surface = case.loose || got.at.text == want[0];
                let extra = want.get(2).is_none_or(|extra| {
                    got.hijri.is_some_and(|own| own.to_string() == *extra)
                        || mod_name(got.modifier) == extra.as_str()
                });
                surface && got.value.to_string() == want[1] && extra
            });
        if !fits {
            let got: Vec<_> =
                found.iter().map(|one| (one.at.text, one.value.to_string(), one.rule)).collect();
            faults.push(format!("{}: {got:?}", case.name));
        }
    }
    faults
}

fn mod_name(modifier: Option<TimexMod>) -> &'static str {
    match modifier {
        Some(TimexMod::Start) => "START",
        Some(TimexMod::Mid) => "MID",
        Some(TimexMod::End) => "END",
        Some(TimexMod::Approx) => "APPROX",
        _ => "",
    }
}

#[test]
fn golden_cases() {
    let faults = faults(include_str!("../data/times.toml"));
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[cfg(feature = "hijri")]
#[test]
fn golden_cases_of_the_hijri_calendar() {
    let faults = faults(include_str!("../data/times_hijri.toml"));
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[cfg(feature = "hijri")]
#[test]
fn a_computed_day_of_the_hijri_calendar_says_that_it_may_be_one_off() {
    let times = recognizer();
    let published: Option<Anchor> = "2024-04-01".parse().ok();
    let doubt = |text: &str| -> Vec<u8> {
        times.find(text, published).iter().map(|one| one.uncertain_by).collect()
    };
    assert_eq!(doubt("صدر المرسوم في 10 رمضان 1443 هـ"), [1]);
    assert_eq!(doubt("صدر المرسوم في 10 رمضان 1443 هـ الموافق 12 أبريل 2022"), [0, 0]);
    assert_eq!(doubt("صدر في 11 أبريل 2022 م (10 رمضان 1443 هـ)"), [0, 0]);
    assert_eq!(doubt("اجتمعوا يوم الثلاثاء 1 رمضان 1445 هـ"), [0]);
    assert_eq!(doubt("اجتمعوا اليوم 22 رمضان 1445 هـ"), [0]);
    assert_eq!(doubt("ينعقد المؤتمر بعد عيد الفطر"), [1]);
    assert_eq!(doubt("منحت الجائزة عام 1399هـ ثم في 12 آذار 2020"), [0, 0]);
    let found = times.find("في 10 رمضان 1443 هـ", None);
    let json = serde_json::to_value(&found[0]).expect("plain data");
    assert_eq!(json["uncertain_by"], 1);
    assert_eq!(json["hijri"], "HIJRI:1443-09-10");
}

#[test]
fn alone_and_in_the_parser_the_same_is_found() {
    let parser = Parser::builder().layers(Layers::TIMES).build().expect("the crate's own tables");
    let published: Anchor = "2024-04-15".parse().expect("a date");
    let cases: Cases = toml::from_str(include_str!("../data/times.toml")).expect("golden cases");
    let articles = [
        include_str!("../../examples/articles/gulf.txt"),
        include_str!("../../examples/articles/iraq.txt"),
        include_str!("../../examples/articles/levant.txt"),
        include_str!("../../examples/articles/maghreb.txt"),
        include_str!("../../examples/articles/nile.txt"),
        include_str!("../../examples/articles/sahel.txt"),
    ];
    let texts = cases.case.iter().map(|case| case.text.as_str()).chain(articles);
    for text in texts {
        let doc = parser.parse_published(text, published);
        assert_eq!(recognizer().find(text, Some(published)), doc.times, "{text}");
    }
}

#[test]
fn both_readings_of_an_ambiguous_date() {
    let times = recognizer();
    let found = times.find("بتاريخ 5/3/2016 و25/3/2016", None);
    let other = |at: usize| found[at].ambiguous.as_ref().map(ToString::to_string);
    assert_eq!(other(0).as_deref(), Some("2016-05-03"));
    assert_eq!(other(1), None);
    assert_eq!(found[0].calendar, Calendar::Gregorian);
}

#[test]
fn every_month_of_every_region_in_every_typography() {
    let times = recognizer();
    let levant = super::time_oracles::MONTHS;
    let egypt = [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ];
    for (month, (one, two)) in levant.iter().zip(egypt).enumerate() {
        let value = format!("2019-{:02}-07", month + 1);
        for date in [
            format!("7 {one} 2019"),
            format!("7 {two} 2019"),
            format!("7 {one}/{two} 2019"),
            format!("7 {one}/ {two} 2019"),
            format!("7 {one} / {two} 2019"),
            format!("7 {two} ({one}) 2019"),
            format!("7 {one} - {two} 2019"),
            format!("7 {two} {one} 2019"),
            format!("٧ {one} ٢٠١٩"),
        ] {
            let text = format!("وقع الانفجار في {date} قرب السوق");
            let found = times.find(&text, None);
            let got: Vec<_> =
                found.iter().map(|one| (one.at.text, one.value.to_string())).collect();
            assert_eq!(got, [(date.as_str(), value.clone())], "{text}");
        }
    }
}

/// What README's table says of a text.
#[cfg(feature = "hijri")]
fn summary(text: &str) -> String {
    let found = recognizer().find(text, "2024-04-15".parse().ok());
    let one = |time: &Timex<'_>| {
        let mut line = time.value.to_string();
        if time.modifier.is_some() {
            line = format!("{line} {}", mod_name(time.modifier).to_lowercase());
        }
        if let Some(own) = time.hijri {
            line = format!("{line} = {own}");
        }
        if time.uncertain_by > 0 {
            line = format!("{line} (± {} day)", time.uncertain_by);
        }
        line
    };
    let all: Vec<_> = found.iter().map(one).collect();
    if all.is_empty() { "nothing".to_owned() } else { all.join(", ") }
}

#[cfg(feature = "hijri")]
#[test]
fn the_table_in_readme_is_true() {
    let readme = include_str!("../../README.md");
    let table = readme.split("## What is read as when").nth(1).expect("the section");
    let rows = table.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
    let rows: Vec<_> = rows.take_while(|line| line.starts_with('|')).collect();
    assert!(rows.len() >= 50, "{} rows", rows.len());
    for row in rows {
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        assert_eq!(summary(cells[2].trim_matches('`')), cells[3], "{row}");
    }
}

#[test]
fn one_date_is_read_and_what_is_not_is_said() {
    let read = |text: &str| parse_date(text, None);
    assert_eq!(read(" 22 كانون الثاني/يناير 2025 ").expect("a date").to_string(), "2025-01-22");
    assert_eq!(read("في 5/3/2016").expect("a date").to_string(), "2016-03-05");
    assert!(matches!(read("  "), Err(DateError::Empty)));
    assert!(matches!(read("كتاب"), Err(DateError::NotUnderstood { word, .. }) if word == "كتاب"));
    assert!(matches!(read("31 شباط 2020"), Err(DateError::NoSuchDay { .. })));
    assert!(matches!(read("ثلاثة أيام"), Err(DateError::NoPlace { .. })));
    assert!(matches!(read("5 آذار 2020 ثم 6 نيسان 2021"), Err(DateError::Several { .. })));
    let error = read("5 آذار 2020 كتاب").expect_err("something is left").to_string();
    assert_eq!(error, "\"5 آذار 2020\" is a date, but \"كتاب\" was not understood");
}

#[test]
fn hostile_text_takes_linear_time() {
    let times = recognizer();
    for piece in ["آذار ", "1/", "5 و", "الأحد ", "منتصف ", "2015-", "الساعة ", "عام ", "من "]
    {
        let text = piece.repeat(100_000);
        let start = std::time::Instant::now();
        times.find(&text, "2024-04-15".parse().ok());
        assert!(start.elapsed().as_secs() < 20, "{piece:?} takes {:?}", start.elapsed());
    }
}

#[test]
fn marks_and_digits_of_other_sets_change_no_value() {
    let times = recognizer();
    let published: Option<Anchor> = "2024-04-15".parse().ok();
    let values = |text: &str| -> Vec<String> {
        times.find(text, published).iter().map(|one| one.value.to_string()).collect()
    };
    let plain = values("وصل في 12 آذار الماضي الساعة 18:30 ثم غادر بعد ثلاثة أيام");
    assert_eq!(plain.len(), 2);
    assert_eq!(values("وصل في ١٢ آذَار المَاضي السّاعة ١٨:٣٠ ثم غادر بعد ثَلاثَةِ أيّام"), plain);
    assert_eq!(values("وصل في 12 آذاـــر الماضي الساعة 18:30 ثم غادر بعد ثلاثة أيـام"), plain);
}

proptest! {
    #[test]
    fn any_text_has_ordered_disjoint_times(words in prop::collection::vec(0usize..WORDS.len(), 0..30)) {
        let text: Vec<&str> = words.iter().map(|&at| WORDS[at]).collect();
        let text = text.join(" ");
        let times = recognizer();
        let found = times.find(&text, "2024-02-29".parse().ok());
        for one in &found {
            prop_assert_eq!(one.at.span.of(&text), one.at.text);
            prop_assert!(!one.at.text.is_empty());
        }
        for pair in found.windows(2) {
            prop_assert!(pair[0].at.span.end <= pair[1].at.span.start);
        }
    }
}

/// What dates are made of, and what stands between.
const WORDS: [&str; 42] = [
    "12",
    "30",
    "2015",
    "99999",
    "0",
    "/",
    "-",
    "(",
    ")",
    "،",
    "آذار",
    "مارس",
    "رمضان",
    "كانون",
    "الثاني",
    "الأحد",
    "يوم",
    "يومي",
    "عام",
    "عامي",
    "الشهر",
    "الماضي",
    "المقبل",
    "نفسه",
    "منتصف",
    "الساعة",
    "مساء",
    "والنصف",
    "إلا",
    "ربعا",
    "قبل",
    "منذ",
    "من",
    "و",
    "إلى",
    "كل",
    "القرن",
    "الربع",
    "ثلاثة",
    "وعشرين",
    "هـ",
    "سنوات",
];
