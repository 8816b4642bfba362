//! Who takes part in an event and where it is, class by class.

use khabar::Parser;
use khabar::event::Argument;

/// The first event with this trigger as `actors > recipients @ location`, as printed.
#[track_caller]
fn check(text: &str, trigger: &str, expected: &str) {
    let parser = Parser::new().expect("the crate's own tables");
    let doc = parser.parse(text);
    let list =
        |args: &[Argument<'_>]| args.iter().map(|arg| arg.at.text).collect::<Vec<_>>().join("+");
    let event = doc.events.iter().find(|event| event.trigger.text == trigger);
    let told = event.map(|event| {
        let place = list(&event.location);
        format!("{} > {} @ {place}", list(&event.actors), list(&event.recipients))
    });
    assert_eq!(told.as_deref(), Some(expected), "{text}");
}

/// The triggers of a text.
#[track_caller]
fn check_triggers(text: &str, expected: &[&str]) {
    let parser = Parser::new().expect("the crate's own tables");
    let doc = parser.parse(text);
    let found: Vec<&str> = doc.events.iter().map(|event| event.trigger.text).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn the_first_place_is_meant_and_those_behind_say_where_it_lies() {
    check("قصف الجيش مواقع في بلدة سراقب بريف إدلب في سوريا.", "قصف", "الجيش >  @ سراقب");
    check("انفجار في مخبز قديم بمدينة عدن.", "انفجار", " >  @ عدن");
    check("تظاهر طلاب في القاهرة والإسكندرية.", "تظاهر", "طلاب >  @ القاهرة+الإسكندرية");
}

#[test]
fn a_place_sees_what_happens_in_it() {
    check("تشهد بوركينا فاسو هجمات متكررة.", "هجمات", " >  @ بوركينا فاسو");
    check("إن مدينة عدن تشهد تفجيرات كثيرة.", "تفجيرات", " >  @ عدن");
}

#[test]
fn a_town_or_state_named_before_is_where_it_is_named_again() {
    let text = "وصل الوفد إلى عدن. وهزت المدينة تفجيرات. واشتبك مسلحون في المدينة.";
    check(text, "اشتبك", "مسلحون >  @ عدن");
    check(
        "عاد الوزير من مالي. وانسحبت القوات الفرنسية من البلاد.",
        "انسحبت",
        "القوات الفرنسية >  @ مالي",
    );
}

#[test]
fn what_is_spoken_of_is_not_where_one_speaks() {
    let text = "بحث الوزير المصري مع نظيره التركي تطورات الأوضاع في السودان.";
    check(text, "بحث", "الوزير المصري > نظيره التركي @ ");
    let text = "التقى الوزير المصري نظيره التركي في أنقرة.";
    check(text, "التقى", "الوزير المصري > نظيره التركي @ أنقرة");
}

#[test]
fn a_capital_acts_for_its_state_in_all_but_violence() {
    check("قطع السودان علاقاته الدبلوماسية مع أبوظبي.", "قطع", "السودان > أبوظبي @ ");
    check("فرض الاتحاد الأوروبي عقوبات على موسكو.", "فرض", "الاتحاد الأوروبي > موسكو @ ");
    check("شن الطيران غارات على دمشق.", "غارات", "الطيران >  @ دمشق");
}

#[test]
fn where_troops_leave_is_a_place() {
    check("غادر آخر جندي فرنسي تشاد.", "غادر", "جندي فرنسي >  @ تشاد");
    check("انسحب الجيش من حلب.", "انسحب", "الجيش >  @ حلب");
    check("تستعد تركيا لإرسال قوات إلى ليبيا.", "إرسال", "تركيا >  @ ليبيا");
}

#[test]
fn what_is_theirs_does_not_act() {
    let text = "رفضت تونس أي تدخل واستدعت سفيرها.";
    check(text, "استدعت", "تونس >  @ ");
    check_triggers("استدعت تونس سفيرها للتشاور.", &["استدعت"]);
}

#[test]
fn one_person_holds_several_offices() {
    let text = "التقى نائب رئيس الوزراء ووزير الصحة خالد عبد الغفار سفير اليابان.";
    check(text, "التقى", "نائب رئيس الوزراء ووزير الصحة خالد عبد الغفار > سفير اليابان @ ");
    let text = "استقبل نظيره السعودي الأمير فيصل بن فرحان.";
    check(text, "استقبل", " > نظيره السعودي الأمير فيصل بن فرحان @ ");
    let text = "رفض الأمين العام لحزب الله نعيم قاسم تسليم السلاح.";
    check(text, "رفض", "الأمين العام لحزب الله نعيم قاسم >  @ ");
}

#[test]
fn the_hurt_and_the_dead_of_an_attack_suffer_it() {
    check("أصيب ثلاثة مدنيين في غارات على القرية.", "غارات", " > ثلاثة مدنيين @ القرية");
    check("هجوم بري أسفر عن 24 قتيلا.", "هجوم بري", " > 24 قتيلا @ ");
    check("وقعت قوة للجيش في كمين.", "كمين", " > قوة للجيش @ ");
}

#[test]
fn who_judges_a_deed_judges_its_doer() {
    check("نددت مصر بالغارات الإسرائيلية.", "نددت", "مصر > الإسرائيلية @ ");
    check("رحبت مصر بالمحادثات بين واشنطن وطهران.", "رحبت", "مصر > واشنطن+طهران @ ");
}

#[test]
fn a_threat_is_against_those_where_it_would_be_done() {
    check("لوحت فرنسا بالتدخل العسكري في النيجر.", "لوحت", "فرنسا > النيجر @ ");
}

#[test]
fn talks_have_the_parties_of_their_meeting() {
    let text = "التقى الوزير المصري نظيره التركي وبحثا الأوضاع.";
    check(text, "بحثا", "الوزير المصري > نظيره التركي @ ");
    let text = "توجه وفد مصري إلى موسكو لإجراء محادثات مع البنك الدولي.";
    check(text, "محادثات", "وفد مصري > البنك الدولي @ ");
}

#[test]
fn doers_stand_behind_nouns_of_doing() {
    check("بعد مواصلة الجيش القصف غادر السكان.", "القصف", "الجيش >  @ ");
    check("دخل المعتقلون في إضراب عن الطعام.", "إضراب عن الطعام", "المعتقلون >  @ ");
    check("إن اشتباكات اندلعت بين مصر وليبيا.", "اشتباكات", "مصر+ليبيا >  @ ");
}

#[test]
fn the_second_subject_of_a_headline_has_its_own_verb() {
    let text = "الجيش المصري يعلن التعبئة وطائرات تركية تقصف مواقع";
    check(text, "تقصف", "طائرات تركية >  @ ");
}

#[test]
fn sentences_and_sanctions_are_one_event_each() {
    check_triggers("قضت محكمة روسية بسجن صحفي.", &["قضت"]);
    check_triggers("فرضت واشنطن عقوبات جديدة على إيران.", &["فرضت"]);
    check_triggers("استخدمت روسيا حق النقض (الفيتو).", &["حق النقض"]);
}

#[test]
fn forces_with_a_pronoun_are_those_of_the_state_named_before() {
    let parser = Parser::new().expect("the crate's own tables");
    let doc = parser.parse("قالت وزارة الدفاع الروسية إن قواتها سيطرت على القرية.");
    let actor = doc.events.last().and_then(|event| event.actors.first());
    assert_eq!(actor.map(|one| (one.at.text, one.id)), Some(("قواتها", Some("RU"))));
}

#[test]
fn things_of_which_nothing_is_told_take_no_part() {
    check("قصف الجيش مواقع في بلدة سراقب.", "قصف", "الجيش >  @ سراقب");
    check("قصف الجيش مواقع لحركة الشباب.", "قصف", "الجيش > مواقع لحركة الشباب @ ");
    check("قصف الجيش ثكنة.", "قصف", "الجيش > ثكنة @ ");
}

#[test]
fn people_counted_together_are_one_party_and_named_ones_are_not() {
    check("مقتل ضابط و3 جنود في هجوم.", "مقتل", " > ضابط و3 جنود @ ");
    check("قتلى وجرحى بانفجار في السوق.", "انفجار", " > قتلى وجرحى @ ");
    check("اعتقلت الشرطة سالم أحمد وخالد أحمد.", "اعتقلت", "الشرطة > سالم أحمد+خالد أحمد @ ");
}

#[test]
fn a_name_in_quotation_marks_belongs_to_its_noun() {
    check(
        "أعلنت منصة \"نداء عدن\" تعليق محادثاتها مع الحكومة.",
        "تعليق",
        "منصة \"نداء عدن > الحكومة @ ",
    );
}

#[test]
fn orders_and_decisions_are_those_of_who_gives_them() {
    check(
        "وقع الرئيس المصري أمرا بشأن تخفيف العقوبات على سوريا.",
        "تخفيف العقوبات",
        "الرئيس المصري > سوريا @ ",
    );
    check("اتهمت مصر المتمردين بشن أعنف قصف منذ أشهر.", "قصف", "المتمردين >  @ ");
}

#[test]
fn a_lone_noun_behind_what_needs_an_object_is_its_object() {
    let text = "زار وفد مصري دمشق، والتقى وزير الخارجية.";
    check(text, "التقى", "وفد مصري > وزير الخارجية @ ");
    check("نددت مصر بالهجوم وطالبت إسرائيل بوقفه.", "طالبت", "مصر > إسرائيل @ ");
}

#[test]
fn who_bears_a_common_noun_has_the_name_behind_it() {
    check("اغتالت إسرائيل الصحفي أنس الشريف.", "اغتالت", "إسرائيل > الصحفي أنس الشريف @ ");
    check("قتل شرطي متظاهرين اثنين.", "قتل", "شرطي > متظاهرين @ ");
    check("قتل ثلاثة من عناصر الأمن في كمين.", "كمين", " > ثلاثة من عناصر الأمن @ ");
}

#[test]
fn a_verb_has_no_subject_that_it_does_not_agree_with() {
    let text = "أدان الرئيس المصري الهجوم ودعا السلطات السودانية إلى الهدوء.";
    check(text, "دعا", "الرئيس المصري > السلطات السودانية @ ");
    check("ودعا الرئيس السلطات إلى الهدوء.", "دعا", "الرئيس > السلطات @ ");
    let text =
        "وقعت الحكومة الليبية اتفاقية تشاد مع فرنسا التي تنص على التعاون، كما جمدت أصول شركة.";
    check(text, "جمدت", "الحكومة الليبية > شركة @ ");
}

#[test]
fn a_clause_that_describes_the_subject_stands_between_it_and_its_verb() {
    let text = "قالت الشرطة إن رجلا يقود سيارة فجر نفسه.";
    check(text, "فجر", "رجلا >  @ ");
    let text = "المسلحون الذين كانوا يستقلون سيارة خطفوا طبيبا.";
    check(text, "خطفوا", "المسلحون > طبيبا @ ");
}

#[test]
fn a_bomb_has_no_doer() {
    check("قال العميد سالم: انفجرت عبوة في بغداد.", "انفجرت", " >  @ بغداد");
    check("أصيب تسعة أشخاص حين انفجرت قنبلة.", "انفجرت", " >  @ ");
}

#[test]
fn what_befalls_somebody_is_no_purpose_of_his() {
    let text = "قال الوزير إن قافلة تعرضت أمس لهجوم.";
    check(text, "هجوم", " > قافلة @ ");
    let text = "دانت المنظمة محاولة الانقلاب في السودان.";
    check(text, "الانقلاب", " >  @ السودان");
}

#[test]
fn influence_has_its_owner_for_its_actor() {
    check("يأتي ذلك بعد توسيع نفوذ تركيا في ليبيا.", "توسيع", "تركيا >  @ ليبيا");
}

#[test]
fn a_name_in_front_of_its_verb_is_joined_to_nothing_before() {
    let text = "مسلحون يهاجمون سفينة في البحر الأحمر وباريس تندد.";
    check(text, "يهاجمون", "مسلحون > سفينة @ البحر الأحمر");
}

#[test]
fn who_comes_to_meet_somebody_meets_him() {
    let text = "وصل المبعوث الأميركي إلى بغداد للقاء رئيس الوزراء.";
    check(text, "لقاء", "المبعوث الأميركي > رئيس الوزراء @ ");
    let text = "في ثاني زيارة رسمية منذ الانقلاب، التقى الرئيس التركي الرئيس الغابوني في ليبرفيل.";
    check(text, "زيارة رسمية", "الرئيس التركي > الرئيس الغابوني @ ليبرفيل");
}

#[test]
fn in_what_mind_one_acts() {
    let text = "أضربت النقابة رفضا لسياسة الحكومة.";
    check(text, "رفضا", "النقابة > الحكومة @ ");
}

#[test]
fn examples_are_joined_to_what_they_are_examples_of() {
    let text = "ألغت تشاد اتفاقيات مع حلفائها، مثل فرنسا.";
    check(text, "ألغت", "تشاد > حلفائها+فرنسا @ ");
}

#[test]
fn what_an_attack_costs_behind_the_verb_of_cost() {
    check("خلف القصف خمسة قتلى.", "القصف", " > خمسة قتلى @ ");
}

#[test]
fn what_is_joined_to_a_deed_is_done_by_the_same() {
    let text = "هذا جزء من مسعى توسيع نفوذ تركيا أو إنشاء قواعد.";
    check(text, "إنشاء", "تركيا >  @ ");
}

#[test]
fn who_stands_before_a_verb_that_lacks_its_object_was_hit() {
    let text = "شيع الأهالي النائب سالم الخوري الذي قتل في الانفجار.";
    check(text, "قتل", " > النائب سالم الخوري @ ");
    check("قال الجيش إن القائد قتل أمس.", "قتل", " > القائد @ ");
    check("قال الجيش إن المسلح قتل جنديا.", "قتل", "المسلح > جنديا @ ");
}

#[test]
fn some_of_a_body_are_one_party_with_it() {
    check("اقتحمت قوة من الشرطة العراقية المبنى.", "اقتحمت", "قوة من الشرطة العراقية > المبنى @ ");
    let text = "قتلت خلية من تنظيم داعش شرطيا.";
    check(text, "قتلت", "خلية من تنظيم داعش > شرطيا @ ");
}

#[test]
fn what_passed_when_a_bomb_went_off_was_hit() {
    check("انفجرت عبوة لدى مرور دورية للجيش.", "انفجرت", " > دورية للجيش @ ");
}

#[test]
fn an_answer_by_a_deed_is_done_by_who_answers() {
    check("ردت الفصائل بقصف مواقع النظام.", "قصف", "الفصائل > مواقع النظام @ ");
}

#[test]
fn a_verb_may_tell_of_a_thing_or_cost_lives() {
    let text = "صوت مجلس الأمن على مشروع قرار يطالب إسرائيل بالانسحاب.";
    check(text, "يطالب", " > إسرائيل @ ");
    check("تعرض الموكب لهجوم أودى بحياة ستة حراس.", "أودى", " > ستة حراس @ ");
    check("أدانت منظمات حقوقية الاعتقالات.", "أدانت", "منظمات حقوقية >  @ ");
}

#[test]
fn the_fifth_form_begins_with_ta_too() {
    let text = "أمرت تركيا بطرد سفير، وتسلم الجيش الليبي قاعدة جوية.";
    check(text, "طرد", "تركيا > سفير @ ");
    check(text, "تسلم", "الجيش الليبي >  @ ");
}

#[test]
fn the_form_of_an_object_is_no_subject() {
    let text = "ندد الوزير بالهجوم، وطالب الطرفين بوقف القتال.";
    check(text, "طالب", "الوزير > الطرفين @ ");
    let text = "المسلحون يخطفون مسؤولين ويعلنون إسقاط طائرة.";
    check(text, "إسقاط", "المسلحون > طائرة @ ");
    let text = "زار الوفد المدينة، ودعت اللجنة المجتمع الدولي إلى دعم السكان.";
    check(text, "دعت", "اللجنة > المجتمع الدولي @ ");
    // The form says nothing behind أن and behind a number.
    check("قال المصدر إن مسلحين هاجموا القرية.", "هاجموا", "مسلحين > القرية @ ");
    check("خطف ثلاثة ملثمين طبيبا.", "خطف", "ثلاثة ملثمين > طبيبا @ ");
}

#[test]
fn what_stands_right_before_a_verb_in_the_singular_is_its_subject() {
    let text = "مقتل جنديين في كركوك والقضاء يحكم بإعدام متهم.";
    check(text, "يحكم", "القضاء > متهم @ ");
}

#[test]
fn the_two_of_a_fight_are_told_over_a_verb_and_by_the_clause() {
    let text = "أنهى الاتفاق حربا استمرت عامين بين إثيوبيا وإريتريا.";
    check(text, "حربا", "إثيوبيا+إريتريا >  @ ");
    let text = "دخل الجيش البلدة بعد معارك مع المتمردين.";
    check(text, "معارك", "الجيش > المتمردين @ ");
    let text = "استضافت مسقط المحادثات الأميركية الإيرانية.";
    check(text, "المحادثات", "الأميركية+الإيرانية >  @ مسقط");
}

#[test]
fn the_adjective_of_a_place_or_of_another_noun_does_nothing() {
    check("اشتباكات في طرابلس الليبية.", "اشتباكات", " >  @ طرابلس");
    check("رضوخ للضغوط الأميركية.", "رضوخ", " >  @ ");
}

#[test]
fn what_is_entered_does_not_enter() {
    check("خلال اقتحام مخيم بلاطة.", "اقتحام", " >  @ مخيم بلاطة");
    check("منذ غزو روسيا لأوكرانيا.", "غزو", "روسيا > أوكرانيا @ ");
}

#[test]
fn a_noun_of_exposure_has_those_hit_behind_it() {
    let text = "أفادت الهيئة بتعرض سفينة لهجوم صاروخي.";
    check(text, "هجوم صاروخي", " > سفينة @ ");
}

#[test]
fn what_is_sent_is_nobody() {
    check("تعتزم تركيا إرسال مدرعات إلى ليبيا.", "إرسال", "تركيا > ليبيا @ ليبيا");
}

#[test]
fn a_participle_tells_what_the_subject_does_besides() {
    let text = "رفض الحزب القرار، متهما الحكومة بالرضوخ للضغوط.";
    check(text, "متهما", "الحزب > الحكومة @ ");
    check(text, "الرضوخ", "الحكومة >  @ ");
    check_triggers("توقيف خلية متهمة بالتخطيط لعمليات.", &["توقيف"]);
    check_triggers("قال الوزير محذرا: الأمر خطير.", &[]);
}

#[test]
fn a_prison_is_no_arrest() {
    check_triggers("نقل المعتقل إلى سجن رومية.", &[]);
    check_triggers("قرار سجن ناشط.", &["سجن"]);
}

#[test]
fn a_verb_in_the_past_hangs_on_no_verb() {
    let text = "أكد الوزير رفض مصر لأي تدخل.";
    check(text, "رفض", "مصر >  @ ");
    let text = "الرئيس يجدد دعم مصر للصومال.";
    check(text, "دعم", "مصر > لصومال @ ");
    check("هجوم استهدف دورية.", "هجوم", " > دورية @ ");
}

#[test]
fn who_promises_or_agrees_does_what_is_agreed() {
    let text = "تعهدت ألمانيا بتزويد كييف بالأسلحة.";
    check(text, "تزويد", "ألمانيا > كييف @ ");
    let text = "اتفق الوزراء على حزمة عقوبات ضد روسيا.";
    check(text, "حزمة عقوبات", "الوزراء > روسيا @ ");
}

#[test]
fn a_clause_of_its_own_is_no_content() {
    let text = "اتهمت موسكو كييف بالتصعيد، وأعلنت السيطرة على بلدة سيفرسك.";
    check(text, "السيطرة", "موسكو >  @ سيفرسك");
    let text = "شن الجيش غارات ردا على هجوم في كشمير أودى بحياة سائحين.";
    check(text, "هجوم", " > سائحين @ كشمير");
    let text = "هدد كاتس حماس بالحرب إذا لم تفرج عن الرهائن.";
    check(text, "تفرج", "حماس > الرهائن @ ");
}

#[test]
fn a_verb_with_its_fixed_object_goes_on_with_the_subject() {
    let text = "أحبطت الشرطة محاولة تهريب، وألقت القبض على مهربين.";
    check(text, "ألقت", "الشرطة > مهربين @ ");
    let text = "وصل المبعوث إلى دمشق، والتقى الرئيس ووزير الخارجية.";
    check(text, "التقى", "المبعوث > الرئيس+وزير الخارجية @ ");
    let text = "الاحتجاجات التي دعت إليها الحركة.";
    check(text, "دعت", "الحركة >  @ ");
}

#[test]
fn a_truce_is_no_shooting() {
    check_triggers(
        "اتفقت الهند وباكستان على وقف فوري وكامل لإطلاق النار.",
        &["اتفقت", "وقف فوري وكامل لإطلاق النار"],
    );
}

#[test]
fn who_marches_in_a_demonstration_is_its_actor() {
    let text = "خرج المئات من العمال في مظاهرة أمس.";
    check(text, "مظاهرة", "المئات من العمال >  @ ");
    let text = "خرج محتجون إلى الساحة وأحرق متظاهرون الإطارات وأغلقوا الطريق.";
    check(text, "أغلقوا", "متظاهرون >  @ ");
    check_triggers("نفذ العمال اعتصاما.", &["اعتصاما"]);
}

#[test]
fn a_release_told_without_who_released_is_passive() {
    check("أطلق سراح الصحفي أمس.", "أطلق", " > الصحفي @ ");
    check("أطلقت السلطات سراح الصحفي.", "أطلقت", "السلطات > الصحفي @ ");
}

#[test]
fn the_agent_of_another_noun_does_nothing() {
    check("احتجاجات بعد مقتل شاب برصاص الشرطة.", "احتجاجات", " >  @ ");
    check("احتجاجات بعد مقتل شاب برصاص الشرطة.", "مقتل", "الشرطة > شاب @ ");
}

#[test]
fn what_a_verb_takes_up_gives_nothing_to_the_next_noun() {
    let text = "أكدت القوات أنها قتلت عشرين مسلحا في غارات شنتها عقب الهجوم.";
    check(text, "غارات", "القوات > عشرين مسلحا @ ");
    check(text, "الهجوم", " >  @ ");
}

#[test]
fn those_who_abduct_are_no_victims() {
    let text = "خطف مسلحون يقودون شاحنة ستة مدنيين.";
    check(text, "خطف", "مسلحون >  @ ");
}

#[test]
fn who_stands_before_what_is_counted_did_it() {
    for counted in ["ثلاث مركبات", "أربع مركبات", "12 مركبة", "عشرين مركبة"]
    {
        let text = format!("أحرق مستوطنون {counted}.");
        check(&text, "أحرق", &format!("مستوطنون > {counted} @ "));
    }
}

#[test]
fn a_feminine_office_is_no_subject_of_a_masculine_verb() {
    let text = "رفض الرئيس التدخل، واستدعى سفيرة الاتحاد الأوروبي.";
    check(text, "استدعى", "الرئيس > سفيرة الاتحاد الأوروبي @ ");
}

#[test]
fn a_minister_is_no_visit_and_two_ministers_act() {
    let text = "صدر مرسوم أميري بتعيين سالم وزيرا للدفاع.";
    check_triggers(text, &["تعيين"]);
    let text = "عين الملك الأمير سالم وزيرا للدفاع.";
    check_triggers(text, &["عين"]);
}

#[test]
fn who_is_called_or_sent_is_no_subject() {
    let text = "علق المجلس الأنشطة، واستدعى السفير الجزائري.";
    check(text, "استدعى", "المجلس > السفير الجزائري @ ");
    let text = "تبادلت تايلاند وكمبوديا القصف.";
    check(text, "القصف", "تايلاند+كمبوديا >  @ ");
    let text = "استضافت الدوحة مفاوضات بين الحكومة والمتمردين.";
    check(text, "مفاوضات", "الحكومة+المتمردين >  @ الدوحة");
}

#[test]
fn a_state_by_name_is_no_victim_of_its_verb() {
    let text = "أدانت دولة الإمارات بشدة الهجوم.";
    check(text, "أدانت", "دولة الإمارات >  @ ");
}

#[test]
fn these_states_are_those_named_in_a_row() {
    let text = "انسحبت قوات من مالي والنيجر وبوركينا فاسو. وشكلت هذه الدول تحالفا.";
    check(text, "شكلت", "الدول+الدول+الدول > تحالفا @ ");
}

#[test]
fn who_is_suspended_suffers_it_and_an_adjective_agrees() {
    let text = "أعلن الاتحاد الأفريقي تعليق عضوية مدغشقر.";
    check(text, "تعليق عضوية", "الاتحاد الأفريقي > مدغشقر @ ");
    let text = "اعتقلت الشرطة المعارض سالم الأحمد.";
    check(text, "اعتقلت", "الشرطة > سالم الأحمد @ ");
    let text = "قتل متظاهرون في مواجهات مع الشرطة.";
    check(text, "مواجهات", "متظاهرون > الشرطة @ ");
}

#[test]
fn a_town_that_is_shelled_shells_nobody() {
    let text = "وافقت الحركة على الهدنة، لكنها واصلت قصف نيالا.";
    check(text, "قصف", "الحركة >  @ نيالا");
    check_triggers("أدانت المحكمة سالم بارتكاب جرائم حرب.", &["أدانت"]);
}
