//! The stage `quantities`, through the public face.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use khabar::quantity::{Approx, Casualty, Quantity, QuantityKind};
use khabar::{Document, Parser};
use serde_json::Value;

/// Built once for all tests.
fn parser() -> &'static Parser {
    static BUILTIN: OnceLock<Parser> = OnceLock::new();
    BUILTIN.get_or_init(|| Parser::new().expect("the tables are sound"))
}

/// Runs `check` over the quantities of a text.
fn with<T>(text: &str, check: impl Fn(&[Quantity<'_>]) -> T) -> T {
    check(&parser().parse(text).quantities)
}

/// Surface, value and unit of each quantity.
fn all(text: &str) -> Vec<(String, f64, String)> {
    with(text, |found| {
        let one = |one: &Quantity<'_>| {
            let unit = one.unit.unwrap_or("?").to_owned();
            (one.at.text.to_owned(), one.value.unwrap_or(f64::NAN), unit)
        };
        found.iter().map(one).collect()
    })
}

fn one(text: &str, surface: &str, value: f64, unit: &str) {
    assert_eq!(all(text), [(surface.to_owned(), value, unit.to_owned())], "{text}");
}

#[test]
fn the_noun_stands_behind_or_before() {
    one("انتشر 100 جندي في البلدة", "100 جندي", 100.0, "soldier");
    one("وصل ثلاثة وزراء", "ثلاثة وزراء", 3.0, "minister");
    one("اجتمعت الدول الخمس في فيينا", "الدول الخمس", 5.0, "country");
    one("قادة أحزاب المعارضة الأربعة", "أحزاب المعارضة الأربعة", 4.0, "party");
    one("في دول الاتحاد ومع الدول الـ27", "الدول الـ27", 27.0, "country");
    one("نجا جندي واحد", "جندي واحد", 1.0, "soldier");
}

#[test]
fn duals_count_where_they_are_indefinite() {
    one("أقامت قاعدتين في الشمال", "قاعدتين", 2.0, "base");
    one("على بعد كيلومترين", "كيلومترين", 2.0, "km");
    for text in ["اتفق البلدان", "بين القاعدتين", "مدينتي حلب وحماة"]
    {
        assert_eq!(all(text), [], "{text}");
    }
}

#[test]
fn money_measures_and_ages() {
    one("بقيمة 200 مليون دولار", "200 مليون دولار", 2e8, "USD");
    one("نحو €20", "€20", 20.0, "EUR");
    one("دفع 84500 دج", "84500 دج", 84_500.0, "DZD");
    one("25 ألف ليرة لبنانية", "25 ألف ليرة لبنانية", 25_000.0, "LBP");
    one("مساحتها 30 كيلومترا مربعا", "30 كيلومترا مربعا", 30.0, "km2");
    one("بلغ التضخم 8.5%", "8.5%", 8.5, "percent");
    one("قال سامي (45 عاما) للصحافة", "45 عاما", 45.0, "year_of_age");
}

#[test]
fn a_bare_number_counts_people_where_the_context_says_so() {
    one("وأصيب سبعة في الانفجار", "سبعة", 7.0, "person");
    one("مقتل ما لا يقل عن 12", "12", 12.0, "person");
    one("ارتفعت حصيلة القتلى إلى 22", "22", 22.0, "person");
    assert_eq!(all("في المادة 5 من القرار 1701"), []);
}

#[test]
fn ranges_and_parts_go_over_the_noun() {
    with("من 10 إلى 20 طنا", |found| {
        assert_eq!(found[0].at.text, "10 إلى 20 طنا");
        assert_eq!((found[0].value, found[0].upper), (Some(10.0), Some(20.0)));
    });
    with("ارتفع الإنتاج من 10 إلى 20 طنا", |found| {
        let read: Vec<_> = found.iter().map(|one| (one.at.text, one.unit)).collect();
        assert_eq!(read, [("10", Some("t")), ("20 طنا", Some("t"))]);
    });
    one("على بعد ثلاثة كيلومترات ونصف", "ثلاثة كيلومترات ونصف", 3.5, "km");
    one("طن ونصف الطن من القمح", "طن ونصف الطن", 1.5, "t");
    with("زاد 8 بالمئة أو 596 مليون دولار", |found| {
        assert_eq!(found.len(), 2)
    });
}

#[test]
fn cents_degrees_and_parts_of_a_whole() {
    one("دفع 20 دولارا و43 سنتا", "20 دولارا و43 سنتا", 20.43, "USD");
    one("بلغت الحرارة 37° سلزيوس", "37° سلزيوس", 37.0, "Cel");
    one("بلغت 30 درجة تحت الصفر", "30 درجة تحت الصفر", -30.0, "degree");
    one("153 من أصل الأعضاء", "153", 153.0, "?");
    one("يقدر عددهم بـ 200 فقط", "200", 200.0, "person");
}

#[test]
fn what_befell_the_people_counted() {
    use Casualty::{Arrested, Displaced, Killed, Missing, Wounded};
    let casualty = |text: &str| with(text, |found| found[0].casualty);
    assert_eq!(casualty("مقتل جنديين"), Some(Killed));
    assert_eq!(casualty("12 قتيلا"), Some(Killed));
    assert_eq!(casualty("وأصيب نحو 20 آخرين"), Some(Wounded));
    assert_eq!(casualty("خمسة مدنيين أصيبوا"), Some(Wounded));
    assert_eq!(casualty("اعتقال أربعة من الجنود"), Some(Arrested));
    assert_eq!(casualty("نزح 50 ألف شخص"), Some(Displaced));
    assert_eq!(casualty("ستة مفقودين"), Some(Missing));
    assert_eq!(casualty("وصل 12 خبيرا وقتل الحارس"), None);
    assert_eq!(casualty("إصابة 12 سيارة"), None);
}

#[test]
fn crowds_and_groups() {
    one("خرج الآلاف إلى الشوارع", "الآلاف", 1000.0, "person");
    one("أعدم أربعة من هؤلاء الأسرى", "أربعة", 4.0, "prisoner");
    one("احتشد الآلاف الجمعة في الساحة", "الآلاف", 1000.0, "person");
    one("هرب مئات الآلاف المحاصرين", "مئات الآلاف", 100_000.0, "person");
    one("خسرت ملايين من الدولارات", "ملايين", 1e6, "USD");
    one("استجوبوا تسعة من سائقي الحافلات", "تسعة", 9.0, "driver");
    one("أوقفت السلطات صحافيين اثنين", "صحافيين اثنين", 2.0, "journalist");
    one("وقف أمام مئتي راهب", "مئتي راهب", 200.0, "monk");
    for text in [
        "زار طالبان",
        "وأدان البيان",
        "خرجوا بالآلاف",
        "وزعت كمية كبيرة",
        "لقاء كبيرين",
        "الفرقة 11 دبابات",
    ] {
        assert_eq!(all(text), [], "{text}");
    }
}

#[test]
fn approximators_stay_outside() {
    let approx = |text: &str| with(text, |found| found[0].approx);
    assert_eq!(approx("أكثر من 20 قتيلا"), Some(Approx::MoreThan));
    assert_eq!(approx("20 قتيلا على الأقل"), Some(Approx::MoreThan));
    assert_eq!(approx("ما يصل إلى 20 قتيلا"), Some(Approx::LessThan));
    assert_eq!(approx("بنحو 20 قتيلا"), Some(Approx::About));
    assert_eq!(approx("مئات المحتجين"), Some(Approx::MoreThan));
    assert_eq!(approx("20 قتيلا"), None);
    assert_eq!(approx("14 قتيلا وما يزيد على 60 جريحا"), None);
}

#[test]
fn kinds() {
    let kind = |text: &str| with(text, |found| found[0].kind);
    assert_eq!(kind("5 أطنان"), QuantityKind::Measure);
    assert_eq!(kind("عشرة بالمئة"), QuantityKind::Percent);
    assert_eq!(kind("ثلاثة دنانير"), QuantityKind::Money);
}

/// The name that JSON gives a value.
fn name<T: serde::Serialize>(value: T) -> Option<String> {
    serde_json::to_value(value).expect("plain data").as_str().map(str::to_owned)
}

/// Value, or lower and upper end with two dots between.
fn printed(one: &Quantity<'_>) -> String {
    let value = one.value.expect("a value").to_string();
    one.upper.map_or(value.clone(), |upper| format!("{value}..{upper}"))
}

#[test]
fn golden_cases() {
    type Class = BTreeMap<String, Vec<Vec<String>>>;
    let source = include_str!("../data/quantities.toml");
    let classes: BTreeMap<String, Class> = toml::from_str(source).expect("golden cases");
    let mut faults = Vec::new();
    for (text, wanted) in classes.values().flatten() {
        let doc = parser().parse_published(text, "2024-04-15".parse().expect("a date"));
        let row = |one: &Quantity<'_>| {
            let unit = one.unit.unwrap_or("?").to_owned();
            let mut row = vec![one.at.text.to_owned(), printed(one), unit];
            row.extend(name(one.approx));
            row.extend(name(one.casualty));
            row
        };
        let got: Vec<_> = doc.quantities.iter().map(row).collect();
        if got != *wanted {
            faults.push(format!("{text}\n  want {wanted:?}\n  got  {got:?}"));
        }
        for one in &doc.quantities {
            let is_time = doc.times.iter().any(|time| time.at.span.overlaps(one.at.span));
            assert!(!is_time, "{text}: {} is a time too", one.at.text);
        }
    }
    assert!(faults.is_empty(), "{} cases differ:\n{}", faults.len(), faults.join("\n"));
}

/// What README's table says of a text: its quantities, else its numbers.
fn summary(doc: &Document<'_>) -> String {
    let quantity = |one: &Quantity<'_>| {
        let mut words = vec![printed(one), one.unit.unwrap_or("?").to_owned()];
        words.extend(one.per.map(|unit| format!("per {unit}")));
        words.extend(name(one.approx).map(|approx| approx.replace('_', " ")));
        words.extend(name(one.casualty));
        words.join(" ")
    };
    let number = |one: &khabar::number::Number<'_>| {
        let value = one.value.map_or("too large".to_owned(), |value| value.to_string());
        format!("number {value} {}", name(one.kind).unwrap_or_default().to_lowercase())
    };
    let all: Vec<_> = match doc.quantities.is_empty() {
        true => doc.numbers.iter().map(number).collect(),
        false => doc.quantities.iter().map(quantity).collect(),
    };
    if all.is_empty() { "nothing".to_owned() } else { all.join(", ") }
}

#[test]
fn the_table_in_readme_is_true() {
    let readme = include_str!("../../README.md");
    let table = readme.split("## What is read as what").nth(1).expect("the section");
    let rows = table.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
    let rows: Vec<_> = rows.take_while(|line| line.starts_with('|')).collect();
    assert!(rows.len() >= 25, "{} rows", rows.len());
    for row in rows {
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        let text = cells[2].trim_matches('`');
        assert_eq!(summary(&parser().parse(text)), cells[3], "{row}");
    }
}

#[test]
fn every_quantity_and_number_names_its_rule() {
    let doc = parser().parse("قتل 12 شخصا بينهم طفلان وبلغت الخسائر 3 ملايين دولار");
    let json = serde_json::to_value(&doc).expect("plain data");
    let rules = |layer: &str| -> Vec<_> {
        let all = json[layer].as_array().expect("a list");
        all.iter().map(|one| one["rule"].clone()).collect()
    };
    let strings = |all: &[&str]| all.iter().map(|&one| Value::from(one)).collect::<Vec<_>>();
    assert_eq!(rules("quantities"), strings(&["number-noun", "dual", "number-noun"]));
    assert_eq!(rules("numbers"), strings(&["digits", "digits-and-words"]));
}
