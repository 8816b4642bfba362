//! Whether events are so, and when: statuses and times through the public face.

use khabar::{Parser, event::Status};

/// Statuses of the events of a text published on 15 April 2024, a Monday, with their triggers.
fn statuses(text: &str) -> Vec<String> {
    let parser = Parser::new().expect("the crate's own tables");
    let doc = parser.parse_published(text, "2024-04-15".parse().expect("a day"));
    let name = |status: Status| format!("{status:?}");
    doc.events.iter().map(|one| format!("{} {}", one.trigger.text, name(one.status))).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(statuses(text), expected, "{text}");
}

#[test]
fn what_a_source_tells_is_reported() {
    check("قالت مصادر طبية إن مدنيين قتلوا في القصف.", &["قتلوا Reported", "القصف Reported"]);
    check("قتل جنديان في كمين، كما أعلنت الحكومة.", &["قتل Reported", "كمين Reported"]);
    check("أعلن الجيش مقتل ثلاثة جنود.", &["مقتل Reported"]);
    check("يذكر أن الجيش قصف القرية قبل عام.", &["قصف Background"]);
}

#[test]
fn what_a_party_announces_of_itself_is_so_unless_it_is_force() {
    check("أعلنت فرنسا أنها نشرت قوات في تشاد.", &["نشرت Asserted"]);
    check("أعلنت مالي انسحابها من المجموعة.", &["انسحاب Asserted"]);
    check("قال الجيش الإسرائيلي إنه قصف مواقع في غزة.", &["قصف Reported"]);
}

#[test]
fn the_writer_takes_over_behind_a_comma() {
    check(
        "قال الوزير إن المحادثات انتهت، فيما قصف الجيش مواقع.",
        &["المحادثات Reported", "قصف Asserted"],
    );
}
