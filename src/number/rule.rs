//! The rules that find numbers: a stable name, which the output gives, and an example for each.

/// How a number was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    Digits,
    Words,
    DigitsAndWords,
    Size,
    SaidTwice,
    Sign,
    Scientific,
    Power,
    OrdinalWords,
    OrdinalDigits,
    Fraction,
    Quotient,
    OneIn,
    PerCent,
    HyphenRange,
    WordRange,
}

/// A rule with its name and a text, what it finds there and the value.
struct Row {
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the test of the rules"))]
    rule: Rule,
    name: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the test of the rules"))]
    example: (&'static str, &'static str, f64),
}

const fn row(
    rule: Rule,
    name: &'static str,
    text: &'static str,
    surface: &'static str,
    value: f64,
) -> Row {
    Row { rule, name, example: (text, surface, value) }
}

/// In the order of the enum.
const ROWS: [Row; 16] = [
    row(Rule::Digits, "digits", "بلغ 1,250 طنا", "1,250", 1250.0),
    row(Rule::Words, "words", "بعد خمسة وستين يوما", "خمسة وستين", 65.0),
    row(Rule::DigitsAndWords, "digits-and-words", "نحو 3.5 مليون نسمة", "3.5 مليون", 3.5e6),
    row(Rule::Size, "size", "مئات الآلاف من النازحين", "مئات الآلاف", 1e5),
    row(Rule::SaidTwice, "said-twice", "توقيف ثلاثة (03) أشخاص", "ثلاثة (03)", 3.0),
    row(Rule::Sign, "sign", "بلغت -12 درجة", "-12", -12.0),
    row(Rule::Scientific, "scientific", "نحو 6.02e23 ذرة", "6.02e23", 6.02e23),
    row(Rule::Power, "power", "تساوي 2^10 وحدة", "2^10", 1024.0),
    row(Rule::OrdinalWords, "ordinal-words", "القرن الثالث عشر", "الثالث عشر", 13.0),
    row(Rule::OrdinalDigits, "ordinal-digits", "الذكرى الـ14 للثورة", "الـ14", 14.0),
    row(Rule::Fraction, "fraction", "ثلاثة أرباع السكان", "ثلاثة أرباع", 0.75),
    row(Rule::Quotient, "quotient", "بقي 3/4 من المبلغ", "3/4", 0.75),
    row(Rule::OneIn, "one-in", "فرصة واحد على عشرة.", "واحد على عشرة", 0.1),
    row(Rule::PerCent, "per-cent", "زاد عشرة في المئة", "عشرة في المئة", 10.0),
    row(Rule::HyphenRange, "hyphen-range", "من 10-15 شخصا", "10-15", 10.0),
    row(Rule::WordRange, "word-range", "ما بين 30 و32 مليار دولار", "30 و32 مليار", 30e9),
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
    use crate::number::NumberRecognizer;

    #[test]
    fn every_rule_finds_its_example() -> crate::Result<()> {
        let numbers = NumberRecognizer::builtin()?;
        for (at, row) in ROWS.iter().enumerate() {
            assert_eq!(row.rule as usize, at, "{} stands elsewhere in the enum", row.name);
            let (text, surface, value) = row.example;
            let found = numbers.find(text);
            assert_eq!((found[0].at.text, found[0].rule), (surface, row.name), "{text}");
            assert_eq!(found[0].value, Some(value), "{text}");
        }
        Ok(())
    }
}
