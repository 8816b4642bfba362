//! Every day of two centuries, in words and digits, against `jiff` and `icu_calendar`.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use khabar::time::{TimeRecognizer, Timex};

/// The months of the Levant.
pub(super) const MONTHS: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];

/// Reads a line a day and gives each line's time to `check`.
fn read_lines<T>(days: &[T], line: impl Fn(&T) -> String, check: impl Fn(&Timex<'_>, &T)) {
    let times = TimeRecognizer::builtin().expect("the crate's own tables");
    // A year at a time, so that a fault names its neighbourhood.
    for days in days.chunks(366) {
        let text: Vec<String> = days.iter().map(|day| format!("وقع في {}.", line(day))).collect();
        let text = text.join("\n");
        let found = times.find(&text, None);
        assert_eq!(found.len(), days.len(), "{}", text.lines().next().unwrap_or_default());
        found.iter().zip(days).for_each(|(time, day)| check(time, day));
    }
}

fn civil_days(first: Date, last: Date) -> Vec<Date> {
    first.series(1.day()).take_while(|day| *day <= last).collect()
}

#[test]
fn every_civil_day_in_digits_and_in_words() {
    let days = civil_days(date(1900, 1, 1), date(2100, 12, 31));
    assert_eq!(days.len(), 73_414);
    let check = |time: &Timex<'_>, day: &Date| {
        assert_eq!(time.value.to_string(), day.to_string(), "{}", time.at.text);
    };
    read_lines(&days, |day| format!("{}/{}/{}", day.day(), day.month(), day.year()), check);
    let name = |day: &Date| MONTHS[usize::try_from(day.month() - 1).expect("a month")];
    read_lines(&days, |day| format!("{} {} {}", day.day(), name(day), day.year()), check);
}

#[cfg(feature = "hijri")]
#[test]
fn every_hijri_day_of_two_centuries() {
    use icu_calendar::cal::Hijri;

    const ISLAMIC: [&str; 12] = [
        "محرم",
        "صفر",
        "ربيع الأول",
        "ربيع الآخر",
        "جمادى الأولى",
        "جمادى الآخرة",
        "رجب",
        "شعبان",
        "رمضان",
        "شوال",
        "ذو القعدة",
        "ذو الحجة",
    ];
    // From civil to Hijri, the other way round than the library.
    let hijri = |day: Date| {
        let (month, number) = (day.month().unsigned_abs(), day.day().unsigned_abs());
        let iso = icu_calendar::Date::try_new_iso(day.year().into(), month, number).expect("a day");
        let own = iso.to_calendar(Hijri::new_umm_al_qura());
        (day, own.year().extended_year(), own.month().ordinal, own.day_of_month().0)
    };
    let days = civil_days(date(1882, 11, 1), date(2077, 12, 31)).into_iter().map(hijri);
    let days: Vec<_> = days.filter(|(_, year, ..)| (1300..=1500).contains(year)).collect();
    assert_eq!(days.first().map(|day| (day.1, day.2, day.3)), Some((1300, 1, 1)));
    assert!(days.last().is_some_and(|day| (day.1, day.2) == (1500, 12)));
    let line = |(_, year, month, number): &(Date, i32, u8, u8)| {
        format!("{number} {} {year} هـ", ISLAMIC[usize::from(month - 1)])
    };
    read_lines(&days, line, |time, (day, year, month, number)| {
        let own = format!("HIJRI:{year:04}-{month:02}-{number:02}");
        assert_eq!(time.value.to_string(), day.to_string(), "{own}");
        assert_eq!(time.hijri.map(|own| own.to_string()), Some(own));
    });
}
