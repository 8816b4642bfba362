//! The stage `numbers`, through the public face.

use khabar::number::NumberKind::{self, Cardinal, Fraction, Ordinal, Percent, Range};
use khabar::{Layers, Parser};

/// Surface, kind, value and upper end of every number of a text.
fn numbers(text: &str) -> Vec<(String, NumberKind, Option<f64>, Option<f64>)> {
    let parser = Parser::builder().layers(Layers::NUMBERS).build().expect("the tables are sound");
    let found = parser.parse(text).numbers;
    found.into_iter().map(|one| (one.at.text.to_owned(), one.kind, one.value, one.upper)).collect()
}

/// Checks the only number of a text.
fn one(text: &str, surface: &str, kind: NumberKind, value: f64, upper: Option<f64>) {
    assert_eq!(numbers(text), [(surface.to_owned(), kind, Some(value), upper)], "{text}");
}

#[test]
fn words_of_any_length() {
    let cases = [
        ("وصل ثلاثمئة وخمسة وستون ألفا", "ثلاثمئة وخمسة وستون ألفا", 365_000.0),
        ("نحو مليونين ومئتي ألف", "مليونين ومئتي ألف", 2_200_000.0),
        ("مائة وثمان وعشرين", "مائة وثمان وعشرين", 128.0),
        ("لاثنتي عشرة دولة", "اثنتي عشرة", 12.0),
        ("بأحد عشر لاعبا", "أحد عشر", 11.0),
        ("ألف مليار", "ألف مليار", 1e12),
        ("مليون ونصف المليون", "مليون ونصف المليون", 1_500_000.0),
        ("ثلاثة ملايين وربع", "ثلاثة ملايين وربع", 3_250_000.0),
        ("نصف مليون", "نصف مليون", 500_000.0),
        ("خمسة و عشرين", "خمسة و عشرين", 25.0),
    ];
    for (text, surface, value) in cases {
        one(text, surface, Cardinal, value, None);
    }
}

#[test]
fn digits_and_scales() {
    let cases = [
        ("٢٫٨٥ مليون", "٢٫٨٥ مليون", 2_850_000.0),
        ("بلغ ۲۵۰ ألفا", "۲۵۰ ألفا", 250_000.0),
        ("3،7 مليارات", "3،7 مليارات", 3.7e9),
        ("مليونان و500 ألف", "مليونان و500 ألف", 2_500_000.0),
        ("1 234 567", "1 234 567", 1_234_567.0),
        ("ثلاثة (03) إرهابيين", "ثلاثة (03)", 3.0),
    ];
    for (text, surface, value) in cases {
        one(text, surface, Cardinal, value, None);
    }
}

#[test]
fn ordinals_fractions_per_cent_and_ranges() {
    one("القرن الثالث عشر", "الثالث عشر", Ordinal, 13.0, None);
    one("الذكرى الـ14", "الـ14", Ordinal, 14.0, None);
    one("الحادية والعشرين", "الحادية والعشرين", Ordinal, 21.0, None);
    one("ثلاثة أرباع السكان", "ثلاثة أرباع", Fraction, 0.75, None);
    one("بنسبة عشرة بالمئة", "عشرة بالمئة", Percent, 10.0, None);
    one("3.3 % خلال شهر", "3.3 %", Percent, 3.3, None);
    one("ما بين 30 و32 مليار دولار", "30 و32 مليار", Range, 30e9, Some(32e9));
    one("ما بين 32 و30 مليار دولار", "32 و30 مليار", Range, 30e9, Some(32e9));
    one("10-15 شخصا", "10-15", Range, 10.0, Some(15.0));
    one("ثلاثة أو أربعة جنود", "ثلاثة أو أربعة", Range, 3.0, Some(4.0));
}

#[test]
fn what_only_looks_like_a_number_is_none() {
    for text in ["لست أدري", "طائرة F-16", "كوفيد-19", "تحقيق أولي", "الساعة 10:30", "يوم الاثنين"]
    {
        assert_eq!(numbers(text), [], "{text}");
    }
}

#[test]
fn too_large_a_number_keeps_its_text() {
    let long = "7".repeat(400);
    assert_eq!(numbers(&long), [(long.clone(), Cardinal, None, None)]);
    assert!(numbers(&"1,".repeat(50_000)).is_empty());
    assert_eq!(numbers(&"مليون ".repeat(20_000)).len(), 20_000);
}
