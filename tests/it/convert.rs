//! Times as the dates of `jiff` and `chrono`, each under the feature of its name.

use khabar::time::{ConvertError, Period, TimexValue, Unit, parse_date};

/// The value of a date as a person would write it.
fn value(text: &str) -> TimexValue {
    parse_date(text, None).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// What is asked for, what the text says, and the answer as text.
const RANGES: [(&str, &str); 7] = [
    ("شباط 2024", "2024-02-01/2024-02-29"),
    ("عام 2023", "2023-01-01/2023-12-31"),
    ("الربع الأول من 2023", "2023-01-01/2023-03-31"),
    ("شتاء عام 1990", "1990-12-01/1991-02-28"),
    ("تسعينيات القرن الماضي", "1990-01-01/1999-12-31"),
    ("يومي 19 و20 شباط 2024", "2024-02-19/2024-02-20"),
    ("7 آذار 2019", "2019-03-07/2019-03-07"),
];

#[cfg(feature = "jiff")]
mod with_jiff {
    use std::ops::RangeInclusive;

    use jiff::civil::{Date, DateTime, date};
    use jiff::{Span, Timestamp, ToSpan};
    use khabar::time::Anchor;

    use super::*;

    #[test]
    fn days_moments_and_instants() {
        assert_eq!(Date::try_from(&value("7 آذار 2019")), Ok(date(2019, 3, 7)));
        let evening = value("7 آذار 2019 الساعة الثامنة والنصف مساء");
        assert_eq!(DateTime::try_from(&evening), Ok(date(2019, 3, 7).at(20, 30, 0, 0)));
        assert!(matches!(Timestamp::try_from(&evening), Err(ConvertError::Other { .. })));
        let utc = value("7 آذار 2019 الساعة 18:00 بتوقيت غرينتش");
        assert_eq!(Timestamp::try_from(&utc), Ok("2019-03-07T18:00:00Z".parse().expect("one")));
    }

    #[test]
    fn what_is_open_or_something_else_is_said() {
        let open = |text| Date::try_from(&value(text)).expect_err("open").to_string();
        assert_eq!(open("12 آذار"), "the text leaves open which one: XXXX-03-12");
        assert_eq!(open("الخميس"), "the text leaves open which one: XXXX-WXX-4");
        assert_eq!(open("آذار 2019"), "2019-03 is not a day");
        let range = RangeInclusive::<Date>::try_from(&TimexValue::Past);
        assert_eq!(range, Err(ConvertError::Open { value: "PAST_REF".to_owned() }));
    }

    #[test]
    fn ranges_and_lengths() {
        for (text, want) in RANGES {
            let days = RangeInclusive::<Date>::try_from(&value(text)).expect(text);
            assert_eq!(format!("{}/{}", days.start(), days.end()), want, "{text}");
        }
        let span = Span::try_from(Period::new(Some(2), Unit::Decade)).expect("a length");
        assert_eq!(span.fieldwise(), 20.years().fieldwise());
        assert!(Span::try_from(Period::new(None, Unit::Month)).is_err());
        assert!(Span::try_from(Period::new(Some(u32::MAX), Unit::Century)).is_err());
    }

    #[test]
    fn a_date_is_a_day_of_publication() {
        let day = Anchor::from(date(2024, 4, 15));
        assert_eq!(Some(day), "2024-04-15".parse().ok());
        let moment = Anchor::from(date(2024, 4, 15).at(18, 30, 0, 0));
        assert_eq!(Some(moment), "2024-04-15T18:30:00".parse().ok());
    }
}

#[cfg(feature = "chrono")]
mod with_chrono {
    use std::ops::RangeInclusive;

    use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
    use khabar::time::Anchor;

    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn days_moments_and_instants() {
        assert_eq!(NaiveDate::try_from(&value("7 آذار 2019")), Ok(date(2019, 3, 7)));
        let evening = value("7 آذار 2019 الساعة الثامنة والنصف مساء");
        let want = date(2019, 3, 7).and_hms_opt(20, 30, 0).expect("a moment");
        assert_eq!(NaiveDateTime::try_from(&evening), Ok(want));
        assert!(matches!(DateTime::<Utc>::try_from(&evening), Err(ConvertError::Other { .. })));
        let utc = value("7 آذار 2019 الساعة 20:30 بتوقيت غرينتش");
        assert_eq!(DateTime::<Utc>::try_from(&utc), Ok(want.and_utc()));
    }

    #[test]
    fn ranges_and_lengths() {
        for (text, want) in RANGES {
            let days = RangeInclusive::<NaiveDate>::try_from(&value(text)).expect(text);
            assert_eq!(format!("{}/{}", days.start(), days.end()), want, "{text}");
        }
        let hours = Period { rest: Some((20, Unit::Minute)), ..Period::new(Some(3), Unit::Hour) };
        assert_eq!(TimeDelta::try_from(hours), Ok(TimeDelta::minutes(200)));
        let error = TimeDelta::try_from(Period::new(Some(2), Unit::Month)).expect_err("no length");
        assert_eq!(error.to_string(), "P2M is not a fixed length");
    }

    #[test]
    fn a_date_is_a_day_of_publication() {
        let day = Anchor::try_from(date(2024, 4, 15)).expect("a day");
        assert_eq!(Some(day), "2024-04-15".parse().ok());
        let moment = date(2024, 4, 15).and_hms_opt(18, 30, 0).expect("a moment");
        let moment = Anchor::try_from(moment).expect("a moment");
        assert_eq!(Some(moment), "2024-04-15T18:30:00".parse().ok());
        assert!(Anchor::try_from(NaiveDate::MAX).is_err());
    }
}
