//! What printed digits are worth: separators of thousands and decimals in every press's style.

/// What a token of digits is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Digits {
    /// A number; infinite where a float cannot hold it.
    Value(f64),
    /// A clock time, a date with dots, a list without blanks.
    Other,
}

/// Reads folded digits with their separators.
///
/// `٬` parts thousands and `٫` decimals. A comma of either script parts thousands before exactly
/// three digits, else decimals. A stop parts decimals unless it is repeated (`1.250.000`) or three
/// noughts follow (`15.000`).
pub(crate) fn read(key: &str) -> Digits {
    if key.bytes().all(|byte| byte.is_ascii_digit()) {
        return number(key);
    }
    let is_separator = |c: char| !c.is_ascii_digit();
    let parts: Vec<&str> = key.split(is_separator).collect();
    let marks: Vec<char> = key.chars().filter(|&c| is_separator(c)).collect();
    let known = |mark: &char| matches!(mark, '.' | ',' | '،' | '٫' | '٬');
    let (Some(&last), Some((&tail, whole))) = (marks.last(), parts.split_last()) else {
        return Digits::Other;
    };
    if !marks.iter().all(known) || tail.is_empty() {
        return Digits::Other;
    }
    let inner = &marks[..marks.len() - 1];
    let grouped = |groups: &[&str]| match groups {
        [first, rest @ ..] => {
            (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3)
        }
        [] => false,
    };
    let same = inner.iter().all(|&mark| Some(&mark) == inner.first());
    let thousands = match inner.first() {
        Some(&mark) if mark == last => true,
        Some(_) => false,
        None => parts_thousands(last, whole, tail),
    };
    if !same || !inner.is_empty() && !grouped(whole) || thousands && !grouped(&parts) {
        return Digits::Other;
    }
    let whole = whole.concat();
    number(&if thousands { whole + tail } else { format!("{whole}.{tail}") })
}

/// True if the only separator of a number parts thousands.
fn parts_thousands(mark: char, whole: &[&str], tail: &str) -> bool {
    let groups = tail.len() == 3 && whole.iter().all(|head| head.len() <= 3 && *head != "0");
    match mark {
        '٬' => tail.len() == 3,
        '٫' => false,
        '.' => groups && tail == "000",
        _ => groups && !whole.iter().any(|head| head.starts_with('0')),
    }
}

fn number(digits: &str) -> Digits {
    digits.parse().map_or(Digits::Other, Digits::Value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_of_every_style() {
        let cases = [
            ("1234", 1234.0),
            ("1,234", 1234.0),
            ("1،234", 1234.0),
            ("3،7", 3.7),
            ("3,75", 3.75),
            ("0,125", 0.125),
            ("3٫5", 3.5),
            ("100٬000٫5", 100_000.5),
            ("3.003", 3.003),
            ("15.000", 15_000.0),
            ("1.250.000", 1_250_000.0),
            ("1,234.56", 1234.56),
            ("1.234,56", 1234.56),
            ("1,234,567", 1_234_567.0),
            ("007", 7.0),
        ];
        for (key, value) in cases {
            assert_eq!(read(key), Digits::Value(value), "{key}");
        }
        for key in ["6:30", "5.3.2016", "1,1,1,1", "1,2.3,4"] {
            assert_eq!(read(key), Digits::Other, "{key}");
        }
        assert_eq!(read(&"9".repeat(400)), Digits::Value(f64::INFINITY));
    }
}
