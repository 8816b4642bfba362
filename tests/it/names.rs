//! The stage `names`, through the public face.

use khabar::entity::{EntityKind, Mention};
use khabar::{Gazetteer, Parser};

fn kinds(text: &str) -> Vec<(String, EntityKind, Option<String>)> {
    let parser = Parser::new().expect("the crate's own tables");
    let doc = parser.parse(text);
    let row = |one: &Mention<'_>| (one.at.text.to_owned(), one.kind, one.id.map(str::to_owned));
    doc.entities.iter().map(row).collect()
}

#[track_caller]
fn check(text: &str, expected: &[(&str, EntityKind, Option<&str>)]) {
    let found = kinds(text);
    let found: Vec<_> =
        found.iter().map(|(text, kind, id)| (text.as_str(), *kind, id.as_deref())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn states_demonyms_and_armies() {
    use EntityKind::{ArmedGroup, Country, Nationality};
    check(
        "أعلنت تونس أن وفدا جزائريا سيصل للنيجر.",
        &[
            ("تونس", Country, Some("TN")),
            ("جزائريا", Nationality, Some("DZ")),
            ("لنيجر", Country, Some("NE")),
        ],
    );
    check("تقدم الجيش السوداني شرقا.", &[("الجيش السوداني", ArmedGroup, Some("SD-MIL"))]);
    check("اعتذرت حكومة مالي.", &[("مالي", Country, Some("ML"))]);
}

#[test]
fn an_ambiguous_demonym_follows_the_state_that_is_named() {
    let id = |text: &str| {
        let found = kinds(text);
        found.into_iter().find(|one| one.1 == EntityKind::Nationality).and_then(|one| one.2)
    };
    assert_eq!(id("في النيجر، كرمت البلدية طبيبة نيجيرية.").as_deref(), Some("NE"));
    assert_eq!(id("في نيجيريا، كرمت البلدية طبيبة نيجيرية.").as_deref(), Some("NG"));
}

#[test]
fn heads_stay_outside_where_the_name_stands_alone() {
    check("وصلوا إلى مدينة سبها.", &[("سبها", EntityKind::City, Some("gn:2212775"))]);
    let found = kinds("قرب قرية الدوارة القديمة");
    assert_eq!(
        found.first().map(|one| (one.0.as_str(), one.1)),
        Some(("الدوارة", EntityKind::City))
    );
    let found = kinds("أعلن تنظيم \"داعش\" مسؤوليته.");
    assert_eq!(found[0].0, "داعش");
}

#[test]
fn people_whom_no_table_knows_and_their_surnames() {
    let found = kinds("قال وزير الصيد سامر الحمداني إن الموسم جيد. وأضاف الحمداني أن السفن عادت.");
    let people: Vec<_> = found.iter().filter(|one| one.1 == EntityKind::Person).collect();
    assert_eq!(people.len(), 2, "{found:?}");
    assert_eq!((people[0].0.as_str(), people[1].0.as_str()), ("سامر الحمداني", "الحمداني"));
}

#[test]
fn words_that_only_look_like_names() {
    for text in [
        "وقف الأب أمام الباب.",       // no city of Bab
        "كان رجلا كبيرا وسيما.",      // كبير is not ك + بير
        "أزمة مالية خانقة",          // financial, not Malian
        "ذهب إلى السوق والى البيت.", // إلى misspelt, no wali
        "أكد أهمية الأمل والنور.",
    ] {
        assert_eq!(kinds(text), [], "{text}");
    }
}

#[test]
fn a_table_of_the_callers_wins_and_its_faults_name_the_line() {
    let header = "id\ttype\tnames\tenglish\tcountry\n";
    let own =
        Gazetteer::from_tsv("own.tsv", &format!("{header}x:tunis-fc\tORG\tتونس\tTunis FC\tTN\n"));
    let parser = Parser::builder().gazetteer(own.expect("a good table")).build().expect("a parser");
    assert_eq!(parser.parse("فازت تونس.").entities[0].id, Some("x:tunis-fc"));

    let fault = |rows: &str| match Gazetteer::from_tsv("own.tsv", &format!("{header}{rows}")) {
        Ok(_) => String::new(),
        Err(error) => error.to_string(),
    };
    assert_eq!(fault("a\tTOWN\tس\t\t\n"), "own.tsv:2: no such type: \"TOWN\"");
    assert_eq!(fault("a\tCITY\tـ\t\t\n"), "own.tsv:2: name folds to nothing: \"ـ\"");
    assert_eq!(
        fault("a\tCITY\tسد\t\t\na\tCITY\tهد\t\t\n"),
        "own.tsv:3: id is empty or stands twice: \"a\""
    );
    assert_eq!(fault("a\tCITY\n"), "own.tsv:2: 2 columns, not 5");
}
