//! The stage `tokens`, through the public face.

use khabar::text::fold;
use khabar::token::{SegmentKind, TokenKind, sentences, tokenize};
use khabar::{Layers, Parser, Span};
use proptest::prelude::*;

fn surfaces(text: &str) -> Vec<&str> {
    tokenize(text).iter().map(|token| token.span.of(text)).collect()
}

#[test]
fn what_is_held_together_and_what_is_not() {
    for (text, expected) in [
        ("1,234.5 و١٬٢٣٤٫٥", &["1,234.5", "و", "١٬٢٣٤٫٥"][..]),
        ("في 6:30 مساء", &["في", "6:30", "مساء"]),
        ("9/11 و20-30", &["9", "/", "11", "و", "20", "-", "30"]),
        ("28نيسان", &["28", "نيسان"]),
        ("الرمادي.وقال", &["الرمادي", ".", "وقال"]),
        ("قال لأ.ف.ب وأ.د. هدى", &["قال", "لأ.ف.ب", "وأ.د", ".", "هدى"]),
        ("«قال»", &["«", "قال", "»"]),
        (
            "وهذا الأهمـ بعد الـ84 عاما ـلا قبلها",
            &["وهذا", "الأهم", "ـ", "بعد", "الـ", "84", "عاما", "ـ", "لا", "قبلها"],
        ),
        ("بدأ... ثم.. انتهى", &["بدأ", "...", "ثم", ".", ".", "انتهى"]),
        ("في\u{A0}بيروت", &["في", "بيروت"]),
        ("الرئيـــس\u{200F}،", &["الرئيـــس", "،"]),
        ("https://example.org/a?b=1، ثم", &["https://example.org/a?b=1", "،", "ثم"]),
        ("#غزة_الآن @nabd a.b@example.org", &["#غزة_الآن", "@nabd", "a.b@example.org"]),
    ] {
        assert_eq!(surfaces(text), expected, "{text}");
    }
}

#[test]
fn kinds() {
    let kinds = |text: &str| tokenize(text).iter().map(|one| one.kind).collect::<Vec<_>>();
    use TokenKind::{Emoji, Hashtag, Number, Punctuation, Symbol, Word};
    assert_eq!(kinds("قتل 3، #غزة 👍🏽 $"), [Word, Number, Punctuation, Hashtag, Emoji, Symbol]);
    assert_eq!(kinds("ــ"), [Punctuation], "tatweel alone is a dash");
}

#[test]
fn sentences_and_what_does_not_end_one() {
    let cut = |text: &'static str| -> Vec<&str> {
        sentences(text, &tokenize(text)).iter().map(|one| one.span.of(text)).collect()
    };
    assert_eq!(
        cut("اليمن.. قتلى في عدن\nوصل الوفد. غادر!"),
        ["اليمن.. قتلى في عدن", "وصل الوفد.", "غادر!"]
    );
    assert_eq!(
        cut("قال «لن نعود. لن نعود أبدا». ثم خرج."),
        ["قال «لن نعود. لن نعود أبدا».", "ثم خرج."]
    );
    assert_eq!(
        cut("غادر. “لن نعود” قال. ( وعاد. ) ثم"),
        ["غادر.", "“لن نعود” قال.", "( وعاد. )", "ثم"]
    );
    assert_eq!(
        cut("فاز المنتخب بالكأس لندن، إنجلترا – احتفل اللاعبون. سافر إلى باريس – مرة"),
        ["فاز المنتخب بالكأس", "لندن، إنجلترا – احتفل اللاعبون.", "سافر إلى باريس – مرة"],
        "a headline ends before a dateline, a sentence not before any place"
    );
    assert_eq!(
        cut("لا نعرف أعاد أم لا. حضر د. سمير وأ.د. هدى. ثم تحدث م. علي عن الجزء أ.\nانتهى"),
        ["لا نعرف أعاد أم لا.", "حضر د. سمير وأ.د. هدى.", "ثم تحدث م. علي عن الجزء أ.", "انتهى"]
    );
    assert_eq!(
        cut("بلغ 3.5 في المئة؛ وهذا كثير، جدا: نعم"),
        ["بلغ 3.5 في المئة؛ وهذا كثير، جدا: نعم"]
    );
}

#[test]
fn clitics_are_cut_and_their_spelling_restored() {
    let parser = Parser::builder().layers(Layers::TOKENS).build().expect("a parser");
    for (word, expected) in [
        ("وقال", &["و", "قال"][..]),
        ("للنفط", &["ل", "النفط"]),
        ("مدينته", &["مدينة", "ه"]),
        ("عليهم", &["على", "هم"]),
        ("سيكون", &["س", "يكون"]),
        ("وبالتعاون", &["و", "ب", "التعاون"]),
        ("وزير", &["وزير"]),
        ("لبنان", &["لبنان"]),
        ("كبير", &["كبير"]),
        ("هذه", &["هذه"]),
    ] {
        let doc = parser.parse(word);
        let forms: Vec<_> = doc.tokens[0].segments.iter().map(|one| one.form).collect();
        assert_eq!(forms, expected, "{word}");
        let stems = doc.tokens[0].segments.iter().filter(|one| one.kind == SegmentKind::Stem);
        assert_eq!(stems.count(), 1, "{word}");
    }
}

proptest! {
    #[test]
    fn tokens_are_ordered_disjoint_and_cover_what_is_printed(text in "[ء-ي٠-٩a-z .،/«»\"#@\u{64B}\u{200F}\u{A0}\n-]{0,200}") {
        let tokens = tokenize(&text);
        prop_assert!(tokens.windows(2).all(|two| two[0].span.end <= two[1].span.start));
        let mut covered = vec![false; text.len()];
        for token in &tokens {
            prop_assert!(text.get(token.span.range()).is_some() && !token.span.is_empty());
            covered[token.span.range()].fill(true);
        }
        for (at, c) in text.char_indices() {
            let may_miss = c.is_whitespace() || matches!(c, '\u{64B}' | '\u{200F}');
            prop_assert!(covered[at] || may_miss, "{c:?} at {at}");
        }
    }

    #[test]
    fn sentences_hold_every_token_once(text in "([ء-ي]{1,5}[ .؟،«»\"()\n-]{0,3}|باريس ــ |[0-9.]){0,60}") {
        let tokens = tokenize(&text);
        let mut next = 0;
        for sentence in sentences(&text, &tokens) {
            prop_assert_eq!(sentence.tokens.start, next);
            prop_assert!(!sentence.tokens.is_empty());
            let inside = &tokens[sentence.tokens.clone()];
            prop_assert_eq!(sentence.span.start, inside[0].span.start);
            prop_assert_eq!(sentence.span.end, inside[inside.len() - 1].span.end);
            next = sentence.tokens.end;
        }
        prop_assert_eq!(next, tokens.len());
    }

    #[test]
    fn a_part_folded_is_the_part_of_what_is_folded(text in "([ء-ي ]{0,40}[\u{640}\u{64B}-\u{655}٠-٩A-Cé“👍]{0,3}){0,8}") {
        let mut parts = String::new();
        let mut last = 0;
        let end = Span::new(text.len() as u32, text.len() as u32);
        for span in tokenize(&text).iter().map(|token| token.span).chain([end]) {
            parts.push_str(&fold(Span::new(last, span.start).of(&text)));
            parts.push_str(&fold(span.of(&text)));
            last = span.end;
        }
        prop_assert_eq!(parts, fold(&text));
    }
}
