//! Events through the whole path.

use khabar::event::EventKind;
use khabar::{Document, Parser, Result};

fn read<T>(text: &str, look: impl Fn(&Document<'_>) -> T) -> Result<T> {
    let parser = Parser::new()?;
    Ok(look(&parser.parse_published(text, "2024-04-15".parse()?)))
}

/// Each event as `TYPE trigger`.
fn triggers(text: &str) -> Result<Vec<String>> {
    read(text, |doc| {
        let events = doc.events.iter();
        events.map(|event| format!("{:?} {}", event.kind, event.trigger.text)).collect()
    })
}

fn owned(list: &[&str]) -> Vec<String> {
    list.iter().map(|&one| one.to_owned()).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(triggers(text).ok().as_deref(), Some(&*owned(expected)), "{text}");
}

#[test]
fn the_object_decides_the_type() {
    check("عززت أنقرة وجودها العسكري في الصومال.", &["Mobilize عززت"]);
    check("عززت أنقرة علاقاتها مع الصومال.", &["Support عززت"]);
    check("عززت أنقرة نفوذها في الصومال.", &["Ext عززت"]);
    check("عززت أنقرة التعاون العسكري مع الصومال.", &["Cooperate عززت"]);
}

#[test]
fn light_verbs_pass_the_trigger_on() {
    check("شن الجيش هجوما على البلدة.", &["Assault هجوما"]);
    check("قام الوزير بزيارة إلى بيروت.", &["Consult زيارة"]);
}

#[test]
fn verbs_of_saying_and_homographs_are_no_events() {
    check("قال الوزير إن الطقس جيد.", &[]);
    check("وقع الحادث على الطريق.", &[]);
    check("حقق الفريق فوزا كبيرا.", &[]);
    check("وقع الوزيران مذكرة تفاهم.", &["Support وقع"]);
}

#[test]
fn every_event_names_its_rule() -> Result<()> {
    read("اعتقلت الشرطة خمسة أشخاص.", |doc| {
        let event = &doc.events[0];
        assert_eq!((event.kind, event.rule), (EventKind::Coerce, "arrest"));
        assert_eq!(event.recipients.len(), 1);
    })
}
