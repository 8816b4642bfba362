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
    check("يذكر أن الجيش قصف القرية قبل عام.", &["قصف Asserted"]);
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

#[test]
fn denied_failed_and_left_undone() {
    check("لم تعقد الحكومتان أي مفاوضات.", &["مفاوضات Negated"]);
    check("المفاوضات بين مصر وإثيوبيا لن تستأنف.", &["المفاوضات Negated"]);
    check("لم تتبن أي جهة الهجوم.", &["الهجوم Asserted"]);
    check("فشل البرلمان مرتين في انتخاب رئيس.", &["انتخاب Negated"]);
    check("نفت الحركة ضلوعها في الهجوم.", &["الهجوم Asserted"]);
    check("تعيد فرنسا نشر قواتها بدلا من سحبها.", &["نشر Asserted", "سحب Negated"]);
}

#[test]
fn what_may_be_and_what_is_threatened() {
    check("هل تنهي فرنسا اتفاقها مع مالي؟", &["تنهي Conditional"]);
    check(
        "قد يؤدي فشل المحادثات إلى تصعيد عسكري.",
        &["المحادثات Conditional", "تصعيد Conditional"],
    );
    check("لم تستبعد فرنسا سحب قواتها من مالي.", &["سحب Conditional"]);
    check("يدرس الجانبان الانسحاب المحتمل للقوات.", &["الانسحاب Conditional"]);
}

#[test]
fn what_is_to_come() {
    check("القمة بين مصر وقطر ستعقد الأحد المقبل.", &["القمة Planned"]);
    check("يزور رئيس الوزراء العراقي طهران الأسبوع المقبل.", &["يزور Planned"]);
    check("توجه وفد إلى جدة لإجراء محادثات مع السعودية.", &["توجه Asserted", "محادثات Planned"]);
    check("أعرب الوزير عن أمله في أن تفرج إيران عن السجناء.", &["تفرج Planned"]);
    check("بحث الوزير سبل سحب القوات من مالي.", &["بحث Asserted", "سحب Planned"]);
    check("تظاهر طلاب للتنديد بالحكومة.", &["تظاهر Asserted", "لتنديد Asserted"]);
}

#[test]
fn what_somebody_is_charged_with_is_alleged() {
    check("أوقفت الشرطة رجلا بتهمة قتل مدنيين.", &["أوقفت Asserted", "قتل Alleged"]);
    check("أوقفت الشرطة متهمين بإطلاق صواريخ.", &["إطلاق صواريخ Alleged"]);
}

#[test]
fn what_is_referred_to_is_the_setting() {
    check("وضع الوزير الزهور في الذكرى العشرين لتفجيرات مدريد.", &["تفجيرات Background"]);
    check("أدانت الجامعة العربية بشدة الانقلاب في النيجر.", &["أدانت Asserted", "الانقلاب Background"]);
    check("وكانت بغداد قد شهدت انفجارات عدة.", &["انفجارات Asserted"]);
    check(
        "اجتمع الوزراء بعد القصف والاحتجاجات.",
        &["اجتمع Asserted", "القصف Background", "الاحتجاجات Background"],
    );
    check(
        "زار الوزير تونس في رحلة تعكس التعاون العسكري.",
        &["زار Asserted", "التعاون العسكري Background"],
    );
    check("تحدث الوزير عن سبل التصدي للصراع المستمر.", &["لصراع Background"]);
    check(
        "وصل الوفد إلى دولة شهدت انقلابا، والتي شهدت تمردا.",
        &["وصل Asserted", "انقلابا Asserted", "تمردا Background"],
    );
}

/// Times of the events of a text published on 15 April 2024, with their triggers.
#[track_caller]
fn check_times(text: &str, expected: &[&str]) {
    let parser = Parser::new().expect("the crate's own tables");
    let doc = parser.parse_published(text, "2024-04-15".parse().expect("a day"));
    let time = |one: &khabar::event::Event<'_>| {
        format!("{} {}", one.trigger.text, one.time.as_deref().unwrap_or("-"))
    };
    assert_eq!(doc.events.iter().map(time).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn what_results_has_the_time_of_its_cause() {
    let text = "هاجم مسلحون ثكنة في كانون الثاني الماضي، مما أسفر عن مقتل عشرة جنود.";
    check_times(text, &["هاجم 2024-01", "مقتل 2024-01"]);
}

#[test]
fn light_verbs_and_verbs_of_happening_date_their_noun() {
    check_times("في مارس نفذ التحالف الدولي سلسلة غارات.", &["غارات 2024-03"]);
    check_times("زار الوزير موقع الانفجار الذي وقع أمس.", &["زار -", "الانفجار 2024-04-14"]);
}

#[test]
fn times_of_other_clauses() {
    let text = "غارة إسرائيلية على صور والحكومة تجتمع غدا";
    check_times(text, &["غارة -", "تجتمع 2024-04-16"]);
    check_times("دعت فرنسا إلى تنفيذ الاتفاق المبرم في آذار الماضي.", &["دعت -"]);
}

#[test]
fn what_only_dates_a_told_event_hangs_on_no_source() {
    let text = "قال المصدر إن الرئيس غادر البلاد إثر انتفاضة شعبية.";
    check(text, &["غادر Reported", "انتفاضة شعبية Background"]);
    // What those killed fell to is told itself.
    check("قال المصدر إن مدنيين قتلوا إثر انفجار.", &["قتلوا Reported", "انفجار Reported"]);
}
