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

/// Speaker and rule of every quote, clauses among them.
#[track_caller]
fn said(text: &str) -> Vec<(String, String)> {
    let parser = Parser::new().expect("the crate's own tables");
    let doc = parser.parse_published(text, "2024-04-15".parse().expect("a day"));
    let speaker = |one: &khabar::quote::Quote<'_>| {
        (one.speaker.map_or("", |one| one.text).to_owned(), one.rule.to_owned())
    };
    doc.quotes.iter().map(speaker).collect()
}

#[track_caller]
fn check_said(text: &str, speaker: &str, rule: &str) {
    assert_eq!(said(text), [(speaker.to_owned(), rule.to_owned())], "{text}");
}

#[test]
fn every_quote_names_its_rule() {
    check_said("قالت الوزيرة: لن نتراجع عن هذا القرار أبدا.", "الوزيرة", "colon");
    check_said("قالت الوزيرة «لن نتراجع عن هذا القرار أبدا».", "الوزيرة", "marks.before");
    check_said("«لن نتراجع عن هذا القرار أبدا»، قالت الوزيرة.", "الوزيرة", "marks.behind");
    check_said("أكدت الوزيرة أن القرار نهائي.", "الوزيرة", "clause.tell");
    check_said("زعمت الوزيرة أن القرار نهائي.", "الوزيرة", "clause.allege");
}

#[test]
fn a_time_is_no_part_of_a_source() {
    check_said("قال حزب الله اللبناني الأربعاء إن القرار نهائي.", "حزب الله اللبناني", "clause.say");
    check_said("قالت وزارة الدفاع الأسبوع الماضي إن القرار نهائي.", "وزارة الدفاع", "clause.say");
    let quotes = khabar::quote::QuoteRecognizer::builtin().expect("the crate's own tables");
    let found = quotes.find("قالت الوزيرة الأربعاء إن القرار نهائي.");
    assert_eq!(found[0].speaker.map(|one| one.text), Some("الوزيرة"));
}

#[test]
fn a_source_ends_where_another_phrase_begins() {
    check_said("قالت قناة \"المسيرة\" إن القصف توقف.", "قناة \"المسيرة\"", "clause.say");
    let text = "قال وزير النقل سامر قاسم لقناة محلية إن الطريق مغلق.";
    check_said(text, "وزير النقل سامر قاسم", "clause.say");
    let text = "زعم قيادي في كتائب حزب الله أن الحرب انتهت.";
    check_said(text, "قيادي في كتائب حزب الله", "clause.allege");
}

#[test]
fn participles_and_joined_verbs_have_the_subject_of_their_clause() {
    let text = "هدد وزير الخارجية الأميركي بفرض عقوبات، مؤكدا أن بلاده لن تتراجع.";
    check_said(text, "وزير الخارجية الأميركي", "clause.again");
    let text = "جدد الوزير موقفه، في حين رفضت جبهة البوليساريو العرض، وقالت إنها لن تشارك.";
    check_said(text, "جبهة البوليساريو", "clause.say");
}

#[test]
fn what_no_source_says() {
    assert!(said("قال الوزير ذلك. يذكر أن الحرب بدأت قبل عام.").is_empty());
    assert!(said("وصل وفد، مما يشير إلى أن الأزمة انتهت.").is_empty());
    assert!(said("تواصل القوات انسحابها، ومن المتوقع أن تكمله.").is_empty());
}
