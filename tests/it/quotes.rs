//! The stage `quotes`, through the public face.

use khabar::{Document, Parser};

#[track_caller]
fn direct(text: &str) -> Vec<(String, Option<String>)> {
    let parser = Parser::new().expect("the crate's own tables");
    let doc: Document<'_> = parser.parse(text);
    let direct = doc.quotes.iter().filter(|quote| quote.direct);
    direct
        .map(|quote| (quote.at.text.to_owned(), quote.speaker.map(|one| one.text.to_owned())))
        .collect()
}

#[test]
fn speech_in_marks_of_any_style() {
    for (open, close) in [("\"", "\""), ("«", "»"), ("“", "”"), ("”", "”")] {
        let text = format!(
            "وقال وزير النقل سامر قاسم {open}لن نغلق الطريق مهما طال الوقت{close} أمام الناس."
        );
        let quotes = direct(&text);
        assert_eq!(quotes.len(), 1, "{text}");
        assert_eq!(quotes[0].0, "لن نغلق الطريق مهما طال الوقت");
        assert!(quotes[0].1.as_deref().is_some_and(|one| one.contains("سامر قاسم")), "{quotes:?}");
    }
}

#[test]
fn a_quote_never_closed_ends_with_its_line() {
    let quotes = direct("وأضاف المتحدث \"سنواصل العمل حتى نهاية الشهر.\nوفي سياق آخر هطلت الأمطار.");
    assert_eq!(quotes[0].0, "سنواصل العمل حتى نهاية الشهر.");
}

#[test]
fn names_and_short_words_in_marks_are_no_speech() {
    assert!(direct("قالت صحيفة \"الوطن\" إن السوق أغلق.").is_empty());
    assert!(direct("وصفت اللجنة القرار بأنه \"غير عادل\".").is_empty());
    assert!(direct("افتتح معرض \"ألوان من بلادنا الجميلة جدا\" في القاعة.").is_empty());
}

#[test]
fn a_colon_opens_speech_too() {
    let quotes = direct("وقال المدير: لم نتلق أي شكوى من السكان هذا الأسبوع.");
    assert_eq!(quotes.len(), 1);
    assert_eq!(quotes[0].1.as_deref(), Some("المدير"));
}
