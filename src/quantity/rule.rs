//! The rules that find quantities: a stable name, which the output gives, and an example for each.

/// How a quantity was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    NumberNoun,
    NumberUnlisted,
    NounNumber,
    UnlistedNumber,
    PartedNoun,
    Dual,
    PartOfUnit,
    PerCent,
    MoneySign,
    DegreeSign,
    BelowZero,
    Age,
    GroupOf,
    Others,
    OutOf,
    Crowd,
    Casualty,
    Toll,
    LeftOut,
}

/// A rule with its name and a text, what it finds there and the unit.
struct Row {
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the test of the rules"))]
    rule: Rule,
    name: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the test of the rules"))]
    example: (&'static str, &'static str, Option<&'static str>),
}

const fn row(
    rule: Rule,
    name: &'static str,
    text: &'static str,
    surface: &'static str,
    unit: &'static str,
) -> Row {
    let unit = if unit.is_empty() { None } else { Some(unit) };
    Row { rule, name, example: (text, surface, unit) }
}

/// In the order of the enum.
const ROWS: [Row; 19] = [
    row(Rule::NumberNoun, "number-noun", "انتشر 100 جندي", "100 جندي", "soldier"),
    row(Rule::NumberUnlisted, "number-unlisted", "رفض 12 مقترضا", "12 مقترضا", ""),
    row(Rule::NounNumber, "noun-number", "الدول الست", "الدول الست", "country"),
    row(Rule::UnlistedNumber, "unlisted-number", "أقر الأسس الخمسة", "الأسس الخمسة", ""),
    row(Rule::PartedNoun, "parted-noun", "المجالس العسكرية الثلاثة", "الثلاثة", "council"),
    row(Rule::Dual, "dual", "أقامت قاعدتين", "قاعدتين", "base"),
    row(Rule::PartOfUnit, "part-of-unit", "شحنة من طن ونصف الطن", "طن ونصف الطن", "t"),
    row(Rule::PerCent, "per-cent", "نما بنسبة 8.5%", "8.5%", "percent"),
    row(Rule::MoneySign, "money-sign", "ثمنه €20", "€20", "EUR"),
    row(Rule::DegreeSign, "degree-sign", "حرارة 37°", "37°", "degree"),
    row(Rule::BelowZero, "below-zero", "بلغت 20 تحت الصفر", "20 تحت الصفر", "degree"),
    row(Rule::Age, "age", "في الثلاثين من العمر", "الثلاثين", "year_of_age"),
    row(Rule::GroupOf, "group-of", "استسلم 400 من الجنود", "400", "soldier"),
    row(Rule::Others, "others", "ونجا 20 آخرون", "20", "person"),
    row(Rule::OutOf, "out-of", "فاز في 12 على الأقل", "12", ""),
    row(Rule::Crowd, "crowd", "خرج الآلاف إلى الشوارع", "الآلاف", "person"),
    row(Rule::Casualty, "casualty", "وأصيب سبعة بجروح", "سبعة", "person"),
    row(Rule::Toll, "toll", "ارتفعت حصيلة الضحايا إلى 22", "22", "person"),
    row(Rule::LeftOut, "left-out", "من 33 مليارا إلى 28 مليار دولار", "33 مليارا", "USD"),
];

impl Rule {
    /// The name that the output gives.
    pub(super) fn name(self) -> &'static str {
        ROWS[self as usize].name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::QuantityRecognizer;

    #[test]
    fn every_rule_finds_its_example() -> crate::Result<()> {
        let quantities = QuantityRecognizer::builtin()?;
        for (at, row) in ROWS.iter().enumerate() {
            assert_eq!(row.rule as usize, at, "{} stands elsewhere in the enum", row.name);
            let (text, surface, unit) = row.example;
            let found = quantities.find(text, None);
            let read: Vec<_> = found.iter().map(|one| (one.at.text, one.rule, one.unit)).collect();
            assert!(read.contains(&(surface, row.name, unit)), "{text}: {read:?}");
            assert!(read.len() == 1 || row.rule == Rule::LeftOut, "{text}: {read:?}");
        }
        Ok(())
    }
}
