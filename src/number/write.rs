//! Numbers written out in words, with the agreement of the noun they count.

/// The grammatical gender of the noun that a number counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Gender {
    /// As for `جندي`: `ثلاثة جنود`.
    #[default]
    Masculine,
    /// As for `سيارة`: `ثلاث سيارات`.
    Feminine,
}

/// The case of a number in its sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Case {
    /// As a subject: `عشرون`, `مئتان`.
    #[default]
    Nominative,
    /// As an object: `عشرين`, `مئتين`.
    Accusative,
    /// Behind a preposition or a noun: `عشرين`, `مئتين`.
    Genitive,
}

/// 3 to 10 by the gender of the noun: with ة for a masculine one.
const UNITS: [(&str, &str); 8] = [
    ("ثلاثة", "ثلاث"),
    ("أربعة", "أربع"),
    ("خمسة", "خمس"),
    ("ستة", "ست"),
    ("سبعة", "سبع"),
    ("ثمانية", "ثمان"),
    ("تسعة", "تسع"),
    ("عشرة", "عشر"),
];

/// The stems of 20 to 90.
const TENS: [&str; 8] = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"];

/// 300 to 900 in one word, as the press prints them.
const HUNDREDS: [&str; 7] = ["ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"];

/// A power of a thousand: singular, plural, accusative.
struct Scale {
    value: u64,
    one: &'static str,
    many: &'static str,
}

/// From the greatest down.
const SCALES: [Scale; 6] = [
    Scale {
        value: 1_000_000_000_000_000_000, one: "كوينتليون", many: "كوينتليونات"
    },
    Scale {
        value: 1_000_000_000_000_000, one: "كوادريليون", many: "كوادريليونات"
    },
    Scale { value: 1_000_000_000_000, one: "تريليون", many: "تريليونات" },
    Scale { value: 1_000_000_000, one: "مليار", many: "مليارات" },
    Scale { value: 1_000_000, one: "مليون", many: "ملايين" },
    Scale { value: 1000, one: "ألف", many: "آلاف" },
];

/// Writes a number in words, as the press spells them (`مئة`, `ثلاثمئة`, `مليار`), without vowels.
///
/// `gender` is that of the noun counted. A thousand and its powers are masculine, whatever is counted. Between
/// a hundred and its scale stands the plain unit (`مئة وواحد ألف` is 101,000), so that what is
/// written is read back as the same number.
///
/// ```
/// use khabar::number::{Case, Gender, to_arabic_words};
/// let words = |n| to_arabic_words(n, Gender::Masculine, Case::Nominative);
/// assert_eq!(words(365_000), "ثلاثمئة وخمسة وستون ألفا");
/// assert_eq!(words(2_000_011), "مليونان وأحد عشر");
/// // Fifteen cars, as an object.
/// assert_eq!(to_arabic_words(15, Gender::Feminine, Case::Accusative), "خمس عشرة");
/// assert_eq!(to_arabic_words(212, Gender::Feminine, Case::Genitive), "مئتين واثنتي عشرة");
/// ```
pub fn to_arabic_words(n: u64, gender: Gender, case: Case) -> String {
    if n == 0 {
        return "صفر".to_owned();
    }
    let mut parts = Vec::new();
    let mut rest = n;
    for scale in &SCALES {
        let count = rest / scale.value;
        rest %= scale.value;
        if count > 0 {
            parts.push(scaled(count, scale, case));
        }
    }
    if rest > 0 {
        below_thousand(rest, gender, case, &mut parts);
    }
    parts.join(" و")
}

/// So many thousands, millions …
fn scaled(count: u64, scale: &Scale, case: Case) -> String {
    match (count, count % 100) {
        (1, _) => scale.one.to_owned(),
        (2, _) => format!("{}{}", scale.one, dual(case)),
        (_, last) => {
            let mut parts = Vec::new();
            below_thousand(count, Gender::Masculine, case, &mut parts);
            let mut words = parts.join(" و");
            if matches!(count, 200) {
                words.truncate(words.len() - "ن".len()); // مئتا ألف: the ن falls in construct
            }
            match last {
                3..=10 => format!("{words} {}", scale.many),
                11..=99 => format!("{words} {}ا", scale.one),
                _ => format!("{words} {}", scale.one),
            }
        }
    }
}

/// 1 to 999.
fn below_thousand(n: u64, gender: Gender, case: Case, parts: &mut Vec<String>) {
    let (hundreds, rest) = (n / 100, n % 100);
    match hundreds {
        0 => {}
        1 => parts.push("مئة".to_owned()),
        2 => parts.push(format!("مئت{}", dual(case))),
        _ => parts.extend(HUNDREDS.get(hundreds as usize - 3).map(|&word| word.to_owned())),
    }
    if rest > 0 {
        below_hundred(rest, gender, case, parts);
    }
}

/// 1 to 99.
fn below_hundred(n: u64, gender: Gender, case: Case, parts: &mut Vec<String>) {
    let (tens, unit) = (n / 10, n % 10);
    match n {
        1..=10 => parts.push(below_eleven(n, gender, case)),
        11..=19 => parts.push(teen(unit, gender, case)),
        _ => {
            match (unit, gender) {
                (0, _) => {}
                (1, Gender::Feminine) => parts.push("إحدى".to_owned()),
                _ => parts.push(below_eleven(unit, gender, case)),
            }
            let ending = if case == Case::Nominative { "ون" } else { "ين" };
            let stem = TENS.get(tens as usize - 2).copied().unwrap_or_default();
            parts.push(format!("{stem}{ending}"));
        }
    }
}

/// 11 to 19 by their unit.
fn teen(unit: u64, gender: Gender, case: Case) -> String {
    let ten = if gender == Gender::Masculine { "عشر" } else { "عشرة" };
    match (unit, gender) {
        (1, Gender::Masculine) => format!("أحد {ten}"),
        (1, Gender::Feminine) => format!("إحدى {ten}"),
        (2, _) => {
            let stem = if gender == Gender::Masculine { "اثن" } else { "اثنت" };
            let ending = if case == Case::Nominative { "ا" } else { "ي" };
            format!("{stem}{ending} {ten}")
        }
        (8, Gender::Feminine) => format!("ثماني {ten}"),
        _ => format!("{} {ten}", below_eleven(unit, gender, case)),
    }
}

/// 1 to 10.
fn below_eleven(n: u64, gender: Gender, case: Case) -> String {
    let is_masculine = gender == Gender::Masculine;
    match n {
        1 if is_masculine => "واحد".to_owned(),
        1 => "واحدة".to_owned(),
        2 if is_masculine => format!("اثن{}", dual(case)),
        2 => format!("اثنت{}", dual(case)),
        8 if !is_masculine && case == Case::Accusative => "ثمانيا".to_owned(),
        _ => {
            let pair = UNITS.get(n as usize - 3).copied().unwrap_or_default();
            if is_masculine { pair.0.to_owned() } else { pair.1.to_owned() }
        }
    }
}

fn dual(case: Case) -> &'static str {
    if case == Case::Nominative { "ان" } else { "ين" }
}
