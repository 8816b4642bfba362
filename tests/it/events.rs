//! Events through the whole path.

use khabar::event::{Argument, Event, EventKind};
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

/// The first event as `actors > recipients @ location`, arguments by `id` or as printed.
fn roles(text: &str) -> Option<String> {
    let tell = |doc: &Document<'_>| {
        let event = doc.events.first()?;
        let list = |args: &[Argument<'_>]| {
            let args = args.iter().map(|arg| arg.id.unwrap_or(arg.at.text));
            args.collect::<Vec<_>>().join("+")
        };
        let (actors, recipients) = (list(&event.actors), list(&event.recipients));
        Some(format!("{actors} > {recipients} @ {}", list(&event.location)))
    };
    read(text, tell).ok().flatten()
}

#[track_caller]
fn check_roles(text: &str, expected: &str) {
    assert_eq!(roles(text).as_deref(), Some(expected), "{text}");
}

#[test]
fn subject_and_object_by_the_order_of_words() {
    check_roles("زار الرئيس المصري فرنسا.", "EG > FR @ ");
    check_roles("إن مسلحين مجهولين هاجموا قافلة.", "مسلحين مجهولين > قافلة @ ");
    check_roles("فرنسا تدين تركيا.", "FR > TR @ ");
}

#[test]
fn passives_and_agents() {
    check_roles("قُتل جنديان على يد مسلحين.", "مسلحين > جنديان @ ");
    check_roles("قتل خمسة مدنيين.", " > خمسة مدنيين @ ");
}

#[test]
fn both_parties_act() {
    check_roles("اندلعت اشتباكات بين مصر وليبيا.", "EG+LY >  @ ");
    check_roles("وقعت مصر وقطر اتفاقا.", "EG+QA >  @ ");
}

#[test]
fn nouns_take_the_subject_of_their_light_verb() {
    check_roles("شنت إسرائيل هجوما على سوريا.", "IL > SY @ ");
    check_roles("كمين نصبه مسلحون.", "مسلحون >  @ ");
    check_roles("غارات إسرائيلية.", "IL >  @ ");
}

#[test]
fn what_is_demanded_or_lasts_is_no_event() {
    check("دعت فرنسا إلى الإفراج عن الرهائن.", &["Request دعت"]);
    check("المدينة التي تسيطر عليها القوات.", &[]);
    check("نقلت وكالة عن مصدر عسكري أنها بخير.", &[]);
}

#[test]
fn an_event_has_the_time_of_its_clause() -> Result<()> {
    let time = |doc: &Document<'_>| doc.events.first().and_then(|event| event.time.clone());
    assert_eq!(read("قصف الجيش البلدة أمس.", time)?.as_deref(), Some("2024-04-14"));
    assert_eq!(read("قصف الجيش البلدة.", time)?, None);
    Ok(())
}

/// What `look` tells of the first event with this trigger.
fn told_of<T>(text: &str, trigger: &str, look: impl Fn(&Event<'_>) -> T) -> Option<T> {
    read(text, |doc| doc.events.iter().find(|event| event.trigger.text == trigger).map(&look))
        .ok()
        .flatten()
}

/// Time and status of the event.
#[track_caller]
fn check_told(text: &str, trigger: &str, expected: &str) {
    let told = told_of(text, trigger, |event| {
        let status = format!("{:?}", event.status).to_lowercase();
        format!("{} {status}", event.time.as_deref().unwrap_or("-"))
    });
    assert_eq!(told.as_deref(), Some(expected), "{text}");
}

#[test]
fn status_is_read_from_the_cues_around_the_trigger() {
    check_told("اعتقلت الشرطة ثلاثة أشخاص.", "اعتقلت", "- asserted");
    check_told("لم تعتقل الشرطة أحدا.", "تعتقل", "- negated");
    check_told("نفت الشركة اعتقال مديرها.", "اعتقال", "- negated");
    check_told("ستزور الوزيرة بيروت.", "تزور", "- planned");
    check_told("يعتزم الوفد زيارة بيروت.", "زيارة", "- planned");
    check_told("إذا انسحبت القوات الفرنسية من مالي فسيعود الوفد.", "انسحبت", "- conditional");
    check_told("زعمت الحركة أن الجيش قصف القرية.", "قصف", "- alleged");
    check_told("أفاد شهود بأن الجيش قصف القرية.", "قصف", "- reported");
    check_told("أعلنت فرنسا أنها نشرت قوات في تشاد.", "نشرت", "- asserted");
}

#[test]
fn a_source_in_front_of_a_colon_reports_and_a_place_does_not() {
    check_told("مصادر أمنية: مقتل جنديين في كمين قرب الحدود", "كمين", "- reported");
    check_told("الأمم المتحدة: مقتل عشرات المدنيين في غارة على السوق", "غارة", "- reported");
    check_told("السودان: مقتل عشرات المدنيين في غارة على السوق", "غارة", "- asserted");
}

#[test]
fn a_masdar_behind_lam_is_no_aim_where_its_verb_asks_for_lam() {
    check_told("أرسلت الوزارة وفدا لزيارة بيروت.", "زيارة", "- planned");
    check_told("تعرضت القافلة لهجوم.", "هجوم", "- asserted");
    check_told("تصدت القوات لهجوم على البلدة.", "هجوم", "- asserted");
}

#[test]
fn times_reach_the_events_of_their_clause() {
    check_told("أعلنت الوزارة أمس أن الجيش أسقط طائرة.", "أسقط", "2024-04-14 reported");
    check_told(
        "اعتقلت الشرطة المحلية رجلين، في ساعة مبكرة من يوم 3 آذار.",
        "اعتقلت",
        "2024-03-03 asserted",
    );
    check_told("قصف الجيش القرية التي زارها الوفد أمس.", "قصف", "- asserted");
}

#[test]
fn media_tell_and_do_not_act() {
    let text = "بثت قناة الجزيرة صورا من المدينة. وقصفوا المستشفى.";
    let actors = read(text, |doc| doc.events.last().map(|event| event.actors.len()));
    assert_eq!(actors.ok().flatten(), Some(0));
}

/// The event as `actors > recipients`.
#[track_caller]
fn check_parties(text: &str, trigger: &str, expected: &str) {
    let list =
        |args: &[Argument<'_>]| args.iter().map(|arg| arg.at.text).collect::<Vec<_>>().join("+");
    let parties = told_of(text, trigger, |event| {
        format!("{} > {}", list(&event.actors), list(&event.recipients))
    });
    assert_eq!(parties.as_deref(), Some(expected), "{text}");
}

#[test]
fn verbs_go_on_with_the_subject_of_the_clause_before() {
    let said = "أكدت وزارة الدفاع المصرية أمس أنها أفرجت عن بحارة.";
    check_parties(said, "أفرجت", "وزارة الدفاع المصرية > بحارة");
    let joined = "اقترب الجيش السوداني من مواقع المتمردين وسيطر على الطريق.";
    check_parties(joined, "سيطر", "الجيش السوداني > ");
}

#[test]
fn an_object_pronoun_takes_up_the_noun_in_front() {
    let text = "عثرت الشرطة على قافلة هاجمها متمردون ليلا.";
    check_parties(text, "هاجم", "متمردون > قافلة");
}

#[test]
fn means_have_the_actor_of_their_verb() {
    let text = "هاجمت القوات التركية القرية بالقصف المدفعي.";
    check_parties(text, "القصف المدفعي", "القوات التركية > ");
    // What the verb is done to may be an event too.
    let text = "صدت القوات السودانية هجوما بالقصف المدفعي.";
    check_parties(text, "القصف المدفعي", "القوات السودانية > ");
    // A passive lends nobody, least of all the actor of the sentence before.
    let text = "اعتقل الجيش السوداني رجلين. قُتل مدنيان بالقصف المدفعي.";
    check_parties(text, "القصف المدفعي", " > مدنيان");
}

#[test]
fn an_adjective_in_the_accusative_takes_no_part() {
    check_parties("شهد البلد اتفاقا عسكريا مع تركيا.", "اتفاقا", " > تركيا");
}

#[test]
fn what_is_condemned_or_claimed_has_no_actor_in_the_one_who_speaks() {
    check_parties("نددت فرنسا بالهجوم على تركيا.", "الهجوم", " > تركيا");
    check_parties("لم تعلن أي جهة مسؤوليتها عن الهجوم.", "الهجوم", " > ");
    check_parties("أعلن تنظيم داعش مسؤوليته عن التفجير.", "التفجير", "تنظيم داعش > ");
    check_parties("تبنى تنظيم داعش التفجير.", "التفجير", "تنظيم داعش > ");
}

#[test]
fn a_participle_in_the_accusative_has_the_subject_of_its_clause() {
    check_parties("تظاهر طلاب في عمان مطالبين الحكومة بالاستقالة.", "مطالبين", "طلاب > الحكومة");
}

#[test]
fn a_clause_inside_another_is_about_its_own_subject() {
    let text = "قال رئيس البلدية إن المهاجمين الذين كانوا يركبون دراجات أحرقوا منازل قبل أن ينسحبوا من القرية.";
    check_parties(text, "أحرقوا", "المهاجمين > ");
    check_parties(text, "ينسحبوا", "المهاجمين > ");
}

#[test]
fn an_aside_between_commas_ends_no_clause() {
    check_parties(
        "اتهمت قوات المتمردين، في بيان، الجيش بقصف سوق.",
        "اتهمت",
        "قوات المتمردين > الجيش",
    );
}

#[test]
fn phrases_take_what_a_body_is_there_for_and_skip_datelines() {
    check_parties("فرقت قوات مكافحة الشغب المحتجين.", "فرقت", "قوات مكافحة الشغب > المحتجين");
    let text = "دمشق - أعلن الجيش أمس سيطرته على جسر الرئيس.";
    check_parties(text, "سيطرت", "الجيش > جسر الرئيس");
    check_parties("قصف الطيران الحربي مواقع في الضاحية.", "قصف", "الطيران الحربي > ");
}

#[test]
fn a_means_stands_between_a_verb_and_those_whom_it_concerns() {
    check_parties(
        "حكمت محكمة عسكرية بالسجن على أربعة متهمين.",
        "حكمت",
        "محكمة عسكرية > أربعة متهمين",
    );
}

#[test]
fn what_befalls_or_belongs_to_another_noun_is_no_object_of_the_verb() {
    check_parties("أدانت مصر استهداف المنشآت النفطية.", "أدانت", "مصر > ");
    check_parties("أدانت مصر استهداف المنشآت النفطية.", "استهداف", " > المنشآت النفطية");
}

#[test]
fn some_of_those_named_and_bounds_of_a_number_are_no_subject() {
    let text = "لقي سبعة أشخاص بينهم طفلان حتفهم في حريق.";
    check_parties(text, "لقي", " > سبعة أشخاص");
    let text = "قتل ما لا يقل عن 15 مدنيا في غارة شنها التحالف.";
    check_parties(text, "قتل", " > 15 مدنيا");
}

#[test]
fn offices_and_counterparts_carry_the_name_behind_them() {
    let text = "دعت وزيرة خارجيتها كاترين كولونا جميع الأطراف إلى ضبط النفس.";
    check_parties(text, "دعت", "وزيرة خارجيتها كاترين كولونا > الأطراف");
    let text = "أجرى وزير الخارجية الإيراني اتصالا هاتفيا بنظيره السعودي فيصل بن فرحان.";
    let parties = "وزير الخارجية الإيراني > نظيره السعودي فيصل بن فرحان";
    check_parties(text, "اتصالا هاتفيا", parties);
}

#[test]
fn a_subject_that_nobody_knows_is_not_replaced() {
    let text = "رفض الاتحاد الأوروبي الحوار، فيما أعلنت الرابطة الوطنية مقاطعة الانتخابات.";
    check_parties(text, "مقاطعة", "الرابطة الوطنية > ");
    let text = "رفض الاتحاد الأوروبي الحوار، فيما أعلنت الفعاليات الوطنية مقاطعة الانتخابات.";
    check_parties(text, "مقاطعة", " > ");
}

#[test]
fn a_verb_of_lasting_says_how_long_the_nearest_event_before_it_was() -> Result<()> {
    let text = "سيطر الجيش على قرية بعد معارك عنيفة استمرت ثلاثة أيام.";
    let times = |doc: &Document<'_>| -> Vec<Option<String>> {
        doc.events.iter().map(|event| event.time.clone()).collect()
    };
    assert_eq!(read(text, times)?, [None, Some("P3D".to_owned())]);
    Ok(())
}

#[test]
fn verbs_that_only_look_like_triggers() {
    check("كان المهاجمون يستقلون دراجات نارية.", &[]);
    check("توعد الوزير بالرد.", &["Threaten توعد"]);
}

#[test]
fn who_receives_sends_not() {
    let text = "تسلم الرئيس المصري رسالة خطية من نظيره الفرنسي.";
    check_parties(text, "رسالة خطية", "نظيره الفرنسي > الرئيس المصري");
    check_parties("أشاد الوزير بعد لقائه السيسي في القاهرة.", "لقائ", "الوزير > السيسي");
}

#[test]
fn what_stands_behind_qad_is_a_verb() {
    check_parties("كان خليفة حفتر قد نشر قوات قرب سرت.", "نشر", "خليفة حفتر > ");
}

#[test]
fn what_a_comma_joins_to_an_announcement_is_announced_too() {
    let text = "أعلنت وزارة الداخلية تفكيك خلية كانت تخطط لتنفيذ هجوم، وتوقيف سبعة من أفرادها.";
    check_parties(text, "توقيف", "وزارة الداخلية > سبعة من أفرادها");
}

#[test]
fn a_verb_in_the_plural_describes_the_noun_right_before_it() {
    let text = "قتل مزارع برصاص مسلحين هاجموا مسجدا.";
    check_parties(text, "هاجموا", "مسلحين > مسجدا");
}

#[test]
fn a_curfew_is_one_event_of_who_imposes_it() {
    check("أعلنت الحكومة الليبية فرض حظر تجول في طرابلس.", &["Coerce حظر تجول"]);
    check_parties("فرضت الحكومة حظر التجول.", "حظر التجول", "الحكومة > ");
}

#[test]
fn one_name_in_brackets_behind_another_is_the_same_party() {
    check_parties(
        "طالبت الأمم المتحدة (الأمم) الحكومة بالإفراج عنه.",
        "طالبت",
        "الأمم المتحدة > الحكومة",
    );
}

#[test]
fn an_object_that_nobody_knows_keeps_the_verb_active() {
    check_parties("خطف مسلحون مجهولون مربي ماشية.", "خطف", "مسلحون مجهولون > ");
    check_parties("قتل مسلحون لاحقا.", "قتل", " > مسلحون");
}

#[test]
fn counted_parts_of_a_group_and_seats_of_an_office() {
    check_parties("مقتل أربعة من قيادات تنظيم داعش.", "مقتل", " > أربعة من قيادات تنظيم داعش");
    let text = "بحث رئيس إقليم كردستان نيجيرفان بارزاني مع السفير الأمن.";
    check_parties(text, "بحث", "رئيس إقليم كردستان نيجيرفان بارزاني > السفير");
}
