//! The stage `segment`, through the public face.

use khabar::segment::{Segmenter, Trainer};
use khabar::token::{SegmentKind, Segments};
use khabar::{Layers, Parser};
use proptest::prelude::*;

fn segmenter() -> Segmenter {
    Segmenter::builtin().expect("the tables of the crate")
}

fn forms(word: Segments<'_>) -> String {
    word.iter().map(|part| part.form.into_owned()).collect::<Vec<_>>().join("+")
}

#[track_caller]
fn cut(text: &str, expected: &str) {
    let found: Vec<_> = segmenter().find(text).into_iter().map(forms).collect();
    assert_eq!(found.join(" "), expected);
}

#[test]
fn chains_of_proclitics_and_pronouns() {
    cut("وسيعلنونها وبمدينتهم فللنفط", "و+س+يعلنون+ها و+ب+مدينة+هم ف+ل+النفط");
    cut("ولأسرته وكعادته وليتمكنوا", "و+ل+أسرة+ه و+ك+عادة+ه و+ل+يتمكنوا");
    cut("سيلتقي ستعقد سنواصل", "س+يلتقي س+تعقد س+نواصل");
    cut("وستضعها سيارته ستنقله", "و+س+تضع+ها سيارة+ه س+تنقل+ه");
    cut("أفليس هذا عجيبا أفلا أليس هذا", "أ+ف+ليس هذا عجيبا أ+ف+لا أ+ليس هذا");
}

#[test]
fn names_and_words_that_begin_like_a_clitic_stay_whole() {
    let whole = "فرنسا لبنان بغداد كابول واشنطن وزير سياسة سوريا كبير لاعب بحث وصل فتح ويليام برلين";
    cut(whole, whole);
    cut("لفرنسا وبغداد بلبنان وكابول", "ل+فرنسا و+بغداد ب+لبنان و+كابول");
}

#[test]
fn words_that_end_like_a_pronoun_stay_whole() {
    let whole = "مدينة اتجاه مياه مهم درهم كتبنا الأهم شريك تشابه ألمانيا محكمة هناك";
    cut(whole, whole);
    cut("بلاده مدينتنا يخبرهم رئيسهما", "بلاد+ه مدينة+نا يخبر+هم رئيس+هما");
}

#[test]
fn neighbours_decide_between_two_cuts() {
    cut("الباخرة التي قادتها امرأة", "الباخرة التي قادت+ها امرأة");
    cut("وصل إلى قادتها في العاصمة", "وصل إلى قادة+ها في العاصمة");
    cut("على وشك الرحيل", "على وشك الرحيل");
    cut("طلب كتابي من الوزارة", "طلب كتابي من الوزارة");
    cut("كتبت أنا كتابي", "كتبت أنا كتاب+ي");
    cut("قد وضعنا الخطة", "قد وضعنا الخطة");
    cut("الضعف في وضعنا", "الضعف في وضع+نا");
    cut("الذي فقد ابنه. فقد أعلن", "الذي فقد ابن+ه ف+قد أعلن");
    cut("قال لي إنه مريض", "قال ل+ي إن+ه مريض");
    cut("التقى السيد لي أمس", "التقى السيد لي أمس");
}

#[test]
fn a_neighbour_in_another_sentence_says_nothing() {
    cut("هذا ما بحثوا في\n\nوضعنا خطة", "هذا ما بحثوا في وضعنا خطة");
}

#[test]
fn spelling_decides_alike_in_any_order() {
    let words = "واكد وأكد بإذن باذن فأر فار إن أن ان انتباهًا انتباها قرية قريه";
    let (there, back): (Vec<_>, Vec<_>) =
        (words.split(' ').collect(), words.split(' ').rev().collect());
    let found = |order: &[&str]| -> Vec<(String, String)> {
        let segmenter = segmenter();
        let one = |word: &&str| (word.to_string(), forms(segmenter.find(word)[0]));
        order.iter().chain(order).map(one).collect()
    };
    let (mut there, mut back) = (found(&there), found(&back));
    there.sort();
    back.sort();
    assert_eq!(there, back);
}

#[test]
fn rows_for_one_spelling() {
    cut("على ألا يعودوا وألا يذهبوا إلا معا", "على أن+لا يعودوا و+أن+لا يذهبوا إلا معا");
}

#[test]
fn tanwin_bars_pronouns() {
    cut("انتباهًا تعاونًا وجيهاً موجهًا", "انتباهًا تعاونًا وجيهاً موجهًا");
}

#[test]
fn a_hamza_at_the_beginning_of_a_stem_shows_it() {
    cut("وإسلامبولي وآدنبرغ بإكسترا ولأندرسون", "و+إسلامبولي و+آدنبرغ ب+إكسترا و+ل+أندرسون");
    cut("فالمسألة بالقضية كالعادة", "ف+المسألة ب+القضية ك+العادة");
}

#[test]
fn what_stands_behind_a_conjunction_is_cut_as_it_is_alone() {
    cut("بضائع وبضائع ببضائع", "بضائع و+بضائع ب+بضائع");
    cut("بلدية وبلدية بطولة فبطولة", "بلدية و+بلدية بطولة ف+بطولة");
}

#[test]
fn the_article_comes_back_behind_li() {
    cut("للنيجر للجنة لليبيا للأمم ولليمن", "ل+النيجر ل+اللجنة ل+ليبيا ل+الأمم و+ل+اليمن");
}

#[test]
fn what_treebanks_cut_differently_is_decided_by_the_table() {
    cut("لأن لأنها بأنهم لذلك مما عما", "ل+أن ل+أن+ها ب+أن+هم ل+ذلك من+ما عن+ما");
    cut("كذلك فيما بينما لقد لكي لكن ولكنه", "كذلك فيما بينما لقد لكي لكن و+لكن+ه");
    cut("به لها عليهم إليه لديها منه", "ب+ه ل+ها على+هم إلى+ه لدى+ها من+ه");
}

#[test]
fn spelling_does_not_matter() {
    cut("وَلِلنِّفْطِ", "وَ+لِ+النِّفْطِ");
    cut("وبمدينتـهـم", "و+ب+مدينة+هـم");
    cut("وبمدينتهم\u{200F}", "و+ب+مدينة+هم");
}

#[test]
fn readings_are_ranked_and_the_second_best_is_there() {
    let segmenter = segmenter();
    let all: Vec<_> = segmenter.readings("وهران").into_iter().map(forms).collect();
    assert_eq!(all[..2], ["وهران", "و+هران"], "{all:?}");
    assert!(segmenter.readings("").is_empty());
    assert_eq!(segmenter.readings("Oran").len(), 1);
}

#[test]
fn lemmas_of_nouns_that_news_counts() {
    let parser = Parser::builder().layers(Layers::TOKENS).build().expect("a parser");
    let doc = parser.parse("والأشخاص بمصابين قتلاهم مبادئها وتحديات يوم");
    let lemmas: Vec<_> = doc.tokens.iter().map(|token| token.lemma).collect();
    let expected = ["شخص", "مصاب", "قتيل", "مبدأ", "تحد", "يوم"].map(Some);
    assert_eq!(lemmas, expected);
}

#[test]
fn strange_words_are_whole_and_cost_no_more_than_others() {
    let parser = Parser::builder().layers(Layers::TOKENS).build().expect("a parser");
    let long = "و".repeat(10_000);
    let proclitics = ["وفبكلس", "و", "ول", "ببب", "للل", "لللللللل", "هههه", "ووووو"];
    for word in proclitics.into_iter().chain([&*long, "كوڤيد", "ٹویٹر", "ﻻجتماع", "ﷲ"])
    {
        let doc = parser.parse(word);
        let stems = doc.tokens[0].segments.iter().filter(|part| part.kind == SegmentKind::Stem);
        assert_eq!(stems.count(), 1, "{word}");
    }
    assert_eq!(parser.parse(&long).tokens[0].segments.len(), 1);
}

#[test]
fn a_hundred_thousand_ties_in_a_row() {
    let text = "كتابي قادتها وشك ".repeat(33_000);
    let words = segmenter().find(&text);
    assert_eq!(words.len(), 99_000);
    let (first, last) = (&words[3..6], &words[98_994..98_997]);
    for (one, other) in first.iter().zip(last) {
        assert_eq!(forms(*one), forms(*other), "far from the ends all is alike");
    }
}

#[test]
fn a_table_of_the_callers_takes_the_place_of_ours() {
    let clitics = "word\tparts\nوردة\tو+ردة\n";
    let mut trainer = Trainer::with_clitics(clitics).expect("a table of cuts");
    assert!(trainer.add("وكتبها", "و+كتب+ها"));
    let weights = trainer.train();
    let segmenter = Segmenter::from_tables(clitics, &weights).expect("both tables");
    assert_eq!(forms(segmenter.find("وردة")[0]), "و+ردة");
    let fault = Segmenter::from_tables("word\tparts\nوردة\tو+رد\n", &weights).err();
    assert!(fault.is_some_and(|fault| fault.to_string().starts_with("clitics.tsv:2")));
}

#[test]
fn the_trainer_makes_the_same_table_from_the_same_words() {
    let table = || {
        let mut trainer = Trainer::new().expect("the tables of the crate");
        for (word, parts) in [("وكتبها", "و+كتب+ها"), ("وزيرة", "وزيرة"), ("سيصل", "س+يصل")]
        {
            assert!(trainer.add(word, parts), "{word}");
        }
        trainer.train()
    };
    let first = table();
    assert_eq!(first, table());
    let learned = Segmenter::from_tsv("weights", &first).expect("a table of weights");
    assert_eq!(learned.find("وكتبها").into_iter().map(forms).collect::<String>(), "و+كتب+ها");
}

#[test]
fn a_fault_in_a_table_of_weights_is_named() {
    let head = "feature\tclitic\tletters\tnumber\tweight\n";
    for (row, wrong) in [
        ("nothing\t\t\t0\t1", "no such feature: \"nothing\""),
        ("front\tو\t\tx\t1", "no small number: \"x\""),
        ("front\tو\t\t0\t2000000000", "no weight within a million: \"2000000000\""),
    ] {
        let error = Segmenter::from_tsv("weights", &format!("{head}{row}\n")).err();
        let message = error.map(|error| error.to_string()).unwrap_or_default();
        assert_eq!(message, format!("weights:2: {wrong}"));
    }
}

proptest! {
    #[test]
    fn parts_are_the_letters_of_the_word(word in "[وفبكلسأاه]{0,4}[ء-ي]{1,12}(ها|هم|نا|ه)?") {
        for reading in segmenter_once().readings(&word) {
            let printed: String = reading.iter().map(|part| part.form.into_owned()).collect();
            let letters = |word: &str| word.chars().filter(|&c| c != 'ـ').count() as isize;
            let restored = letters(&printed) - letters(&word);
            prop_assert!((0..=2).contains(&restored), "{printed} of {word}");
        }
    }
}

fn segmenter_once() -> &'static Segmenter {
    static ONCE: std::sync::OnceLock<Segmenter> = std::sync::OnceLock::new();
    ONCE.get_or_init(segmenter)
}
