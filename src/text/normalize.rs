//! Normalisation: one spelling for many, with the way back to the original bytes.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::OffsetMap;
use super::chars::{self, Class};
use super::settled::Settled;

/// One thing that a [`Normalizer`] may do; each is a switch of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// Vowel marks, shadda and Quranic signs are dropped; the small alef is not one of them.
    Marks,
    /// The small alef U+0670 is dropped.
    DaggerAlef,
    /// Tatweel is dropped.
    Tatweel,
    /// أ إ آ ٱ become ا.
    Alef,
    /// ؤ becomes و, ئ becomes ي.
    HamzaCarriers,
    /// ى becomes ي.
    AlefMaqsura,
    /// ة becomes ه.
    TehMarbuta,
    /// Persian, Urdu and Kurdish shapes of Arabic letters become Arabic: ک ی ہ.
    PersianLetters,
    /// Presentation forms and their ligatures become the letters they show; the word ligatures
    /// U+FDF0 to U+FDFF stay, since they grow up to eighteen times.
    PresentationForms,
    /// Digits of all three sets become ASCII.
    AsciiDigits,
    /// Digits of all three sets become Arabic-Indic; `AsciiDigits` wins.
    ArabicDigits,
    /// ، ؛ ؟ ٪ ٫ ٬ become their ASCII twins.
    Punctuation,
    /// Every white space but line breaks becomes a space.
    Spaces,
    /// Zero-width and bidi controls are dropped.
    Controls,
    /// A letter three times or more in a row stands once: `جداااا`.
    Repeats,
}

const STEPS: [Step; 15] = [
    Step::Marks,
    Step::DaggerAlef,
    Step::Tatweel,
    Step::Alef,
    Step::HamzaCarriers,
    Step::AlefMaqsura,
    Step::TehMarbuta,
    Step::PersianLetters,
    Step::PresentationForms,
    Step::AsciiDigits,
    Step::ArabicDigits,
    Step::Punctuation,
    Step::Spaces,
    Step::Controls,
    Step::Repeats,
];

/// Rewrites texts into one spelling. Everything is composed (NFC, UAX #15) besides the steps chosen;
/// the result is a fixed point.
///
/// | preset | what it does |
/// |---|---|
/// | [`light`](Self::light) | presentation forms, controls, tatweel, spaces: what no reader would miss |
/// | [`news`](Self::news) | `light`, marks, small alef, Persian letters, ASCII digits |
/// | [`search`](Self::search) | `news`, alef and hamza carriers, ى, ة, punctuation, repeated letters |
///
/// ```
/// use khabar::Span;
/// use khabar::text::{Normalizer, Step};
///
/// let text = "قَالَ الرئيــس";
/// let plain = Normalizer::news().normalize(text);
/// assert_eq!(plain.text, "قال الرئيس");
/// // The way back: a range of the new text is a range of the old one.
/// assert_eq!(plain.offsets.span(Span::new(0, 6)).of(text), "قَالَ");
///
/// let own = Normalizer::light().with(Step::AlefMaqsura);
/// assert_eq!(own.normalize("على").text, "علي");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Normalizer {
    steps: u16,
}

/// A normalised text and the way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalized<'t> {
    /// The new text; borrowed if nothing changed.
    pub text: Cow<'t, str>,
    /// From its bytes to those of the original.
    pub offsets: OffsetMap,
}

impl Normalizer {
    /// Composes, and does nothing else.
    pub const fn none() -> Self {
        Self { steps: 0 }
    }

    /// What no reader would miss.
    pub const fn light() -> Self {
        Self::none()
            .with(Step::PresentationForms)
            .with(Step::Controls)
            .with(Step::Tatweel)
            .with(Step::Spaces)
    }

    /// One spelling for what newspapers print.
    pub const fn news() -> Self {
        Self::light()
            .with(Step::Marks)
            .with(Step::DaggerAlef)
            .with(Step::PersianLetters)
            .with(Step::AsciiDigits)
    }

    /// One key for what a searcher may type.
    pub const fn search() -> Self {
        Self::news()
            .with(Step::Alef)
            .with(Step::HamzaCarriers)
            .with(Step::AlefMaqsura)
            .with(Step::TehMarbuta)
            .with(Step::Punctuation)
            .with(Step::Repeats)
    }

    /// This, and the step.
    pub const fn with(self, step: Step) -> Self {
        Self { steps: self.steps | 1 << step as u16 }
    }

    /// This, without the step.
    pub const fn without(self, step: Step) -> Self {
        Self { steps: self.steps & !(1 << step as u16) }
    }

    /// The steps that are on.
    pub fn steps(self) -> impl Iterator<Item = Step> {
        STEPS.into_iter().filter(move |step| self.has(*step))
    }

    pub(super) const fn has(self, step: Step) -> bool {
        self.steps & 1 << step as u16 != 0
    }

    /// Normalises a text; in time and memory linear in it.
    pub fn normalize(self, text: &str) -> Normalized<'_> {
        let settled = Settled::new(self);
        let start = settled.end(text, 0);
        if start == text.len() {
            return Normalized { text: Cow::Borrowed(text), offsets: OffsetMap::default() };
        }
        let (mut changed, mut offsets) = self.rewrite_some(text, settled);
        // What was rewritten may have become a letter three times in a row.
        if self.has(Step::Repeats) && settled.end(&changed, 0) < changed.len() {
            (changed, offsets) = self.rewrite_all(text);
        }
        if changed == text {
            return Normalized { text: Cow::Borrowed(text), offsets: OffsetMap::default() };
        }
        Normalized { text: Cow::Owned(changed), offsets }
    }

    /// Rewrites what is not settled, and copies the rest.
    fn rewrite_some(self, text: &str, settled: Settled) -> (String, OffsetMap) {
        let mut changed = String::with_capacity(text.len());
        let mut offsets = OffsetMap::default();
        let (mut at, mut out) = (0, Vec::new());
        loop {
            let end = settled.end(text, at);
            let plain = text.get(at..end).unwrap_or_default();
            // What is not settled may be a mark that joins the character before.
            let last = plain.chars().next_back().filter(|_| end < text.len());
            let plain =
                plain.get(..plain.len() - last.map_or(0, char::len_utf8)).unwrap_or_default();
            offsets.pin(changed.len() as u32, at as u32);
            changed.push_str(plain);
            at += plain.len();
            let rest = text.get(at..).unwrap_or_default();
            let width = match self.lone(rest) {
                Some((letter, width)) => {
                    out.extend(letter.map(|letter| (at as u32, letter)));
                    width
                }
                None => {
                    let Some((_, cluster, width)) = clusters(rest, |c| self.drops(c)).next() else {
                        return (changed, offsets);
                    };
                    self.rewrite(at as u32, &cluster, &mut out);
                    width
                }
            };
            for (at, c) in out.drain(..) {
                offsets.pin(changed.len() as u32, at);
                changed.push(c);
            }
            at += width;
        }
    }

    /// What becomes of the letter that `text` begins with, and how many bytes it and what is dropped behind
    /// it take; `None` if a mark that stays may join it.
    fn lone(self, text: &str) -> Option<(Option<char>, usize)> {
        let mut parts = text.chars();
        let base = parts.next().filter(|c| matches!(c, 'ء'..='ي' | ' '..='~'))?;
        let mut width = base.len_utf8();
        for c in parts {
            let is_dropped =
                matches!(c, '\u{64B}'..='\u{652}') && self.has(Step::Marks) || self.drops(c);
            match chars::class(c) {
                _ if width > CLUSTER => return None,
                _ if is_dropped => width += c.len_utf8(),
                Class::Mark => return None,
                _ => break,
            }
        }
        Some((self.letter(base), width))
    }

    /// Rewrites everything, one cluster after the other.
    fn rewrite_all(self, text: &str) -> (String, OffsetMap) {
        let mut out = Vec::with_capacity(text.len() / 2);
        for (at, cluster, _) in clusters(text, |c| self.drops(c)) {
            self.rewrite(at, &cluster, &mut out);
        }
        if self.has(Step::Repeats) {
            drop_repeats(&mut out);
        }
        let mut changed = String::with_capacity(text.len());
        let mut offsets = OffsetMap::default();
        for (at, c) in out {
            offsets.pin(changed.len() as u32, at);
            changed.push(c);
        }
        offsets.pin(changed.len() as u32, text.len() as u32);
        (changed, offsets)
    }

    /// True for what is dropped wherever it stands, and so keeps no marks from their letter.
    fn drops(self, c: char) -> bool {
        (c == chars::TATWEEL || chars::is_joiner(c)) && self.letter(c).is_none()
    }

    /// Opens forms, composes a base letter with its marks and rewrites what comes out.
    fn rewrite(self, at: u32, cluster: &str, out: &mut Vec<(u32, char)>) {
        let opens = self.has(Step::PresentationForms);
        let open = move |c| match opens && is_form(c) {
            true => std::iter::once(c).nfkc().collect::<Vec<char>>(),
            false => vec![c],
        };
        let parts = cluster.chars().flat_map(open);
        let letters = parts.nfc().filter_map(|c| self.letter(c));
        out.extend(letters.map(|letter| (at, letter)));
    }

    /// What becomes of one composed character; `None` if it is dropped.
    pub(super) fn letter(self, c: char) -> Option<char> {
        let on = |step| self.has(step);
        match c {
            '\u{670}' => (!on(Step::DaggerAlef)).then_some(c),
            chars::TATWEEL => (!on(Step::Tatweel)).then_some(c),
            '\u{610}'..='\u{61A}'
            | '\u{64B}'..='\u{65F}'
            | '\u{6D6}'..='\u{6DC}'
            | '\u{6DF}'..='\u{6E4}'
            | '\u{6E7}'
            | '\u{6E8}'
            | '\u{6EA}'..='\u{6ED}' => (!on(Step::Marks)).then_some(c),
            'أ' | 'إ' | 'آ' | '\u{671}' if on(Step::Alef) => Some('ا'),
            'ؤ' if on(Step::HamzaCarriers) => Some('و'),
            'ئ' if on(Step::HamzaCarriers) => Some('ي'),
            'ى' if on(Step::AlefMaqsura) => Some('ي'),
            'ة' if on(Step::TehMarbuta) => Some('ه'),
            'ک' | 'ی' | 'ہ' | 'ە' | 'ھ' if on(Step::PersianLetters) => Some(match c {
                'ک' => 'ك',
                'ی' => 'ي',
                _ => 'ه',
            }),
            '0'..='9' | '٠'..='٩' | '۰'..='۹' => Some(self.digit(c)),
            '،' | '؛' | '؟' | '٪' | '٫' | '٬' if on(Step::Punctuation) => Some(match c {
                '،' | '٬' => ',',
                '؛' => ';',
                '؟' => '?',
                '٪' => '%',
                _ => '.',
            }),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{B}' | '\u{C}' | '\u{85}' => Some(c),
            _ if on(Step::Spaces) && c.is_whitespace() => Some(' '),
            _ if on(Step::Controls) && chars::is_joiner(c) => None,
            _ => Some(c),
        }
    }

    fn digit(self, c: char) -> char {
        let value = match c {
            '0'..='9' => u32::from(c) - 0x30,
            '٠'..='٩' => u32::from(c) - 0x660,
            _ => u32::from(c) - 0x6F0,
        };
        let zero = if self.has(Step::AsciiDigits) {
            0x30
        } else if self.has(Step::ArabicDigits) {
            0x660
        } else {
            return c;
        };
        char::from_u32(zero + value).unwrap_or(c)
    }
}

/// Letters and letter ligatures of Forms-A and Forms-B; the word ligatures are not among them.
fn is_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FBFF}' | '\u{FC00}'..='\u{FDCF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Base characters with the marks that follow, where each begins and how many bytes it takes; what is dropped anyway, controls
/// and tatweel, does not keep marks apart. A stack of marks is cut at thirty, as UAX #15 allows.
fn clusters(
    text: &str,
    drops: impl Fn(char) -> bool,
) -> impl Iterator<Item = (u32, String, usize)> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, base) = rest.next()?;
        let mut cluster = String::from(base);
        while cluster.len() < CLUSTER
            && let Some(&(_, next)) = rest.peek()
        {
            let is_dropped = drops(next);
            if chars::class(next) != Class::Mark && !is_dropped {
                break;
            }
            if !is_dropped {
                cluster.push(next);
            }
            rest.next();
        }
        let end = rest.peek().map_or(text.len(), |next| next.0);
        Some((start as u32, cluster, end - start))
    })
}

/// Bytes of a letter with its marks.
const CLUSTER: usize = 64;

/// Keeps the first of three or more equal letters in a row.
fn drop_repeats(out: &mut Vec<(u32, char)>) {
    let mut kept = 0;
    let mut at = 0;
    while at < out.len() {
        let letter = out[at].1;
        let run = out[at..].iter().take_while(|one| one.1 == letter).count();
        let is_letter = chars::class(letter) == Class::Letter;
        let keep = if run > 2 && is_letter { 1 } else { run };
        for nth in 0..keep {
            out[kept] = out[at + nth];
            kept += 1;
        }
        at += run;
    }
    out.truncate(kept);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_step_does_one_thing() {
        let only = |step: Step, text: &str| {
            Normalizer::none().with(step).normalize(text).text.into_owned()
        };
        for (step, text, expected) in [
            (Step::Marks, "مُحَمَّد", "محمد"),
            (Step::DaggerAlef, "هٰذا", "هذا"),
            (Step::Tatweel, "الرئيـــس", "الرئيس"),
            (Step::Alef, "أإآٱ", "اااا"),
            (Step::HamzaCarriers, "مسؤول رئيس", "مسوول رييس"),
            (Step::AlefMaqsura, "على", "علي"),
            (Step::TehMarbuta, "مدينة", "مدينه"),
            (Step::PersianLetters, "کی", "كي"),
            (Step::PresentationForms, "\u{FEFB}", "لا"),
            (Step::AsciiDigits, "٢٠۲۴", "2024"),
            (Step::ArabicDigits, "2024", "٢٠٢٤"),
            (Step::Punctuation, "نعم؟ لا،", "نعم? لا,"),
            (Step::Spaces, "في\u{A0}بيروت", "في بيروت"),
            (Step::Controls, "في\u{200F} بيروت\u{200C}", "في بيروت"),
            (Step::Repeats, "جداااا", "جدا"),
        ] {
            assert_eq!(only(step, text), expected, "{step:?}");
        }
    }

    #[test]
    fn clean_text_is_borrowed_and_word_ligatures_stay() {
        let borrowed = |text| matches!(Normalizer::news().normalize(text).text, Cow::Borrowed(_));
        assert!(borrowed("وصل الوفد، أمس"));
        assert_eq!(Normalizer::search().normalize("\u{FDFA}").text, "\u{FDFA}");
        assert_eq!(Normalizer::none().normalize("ا\u{654}").text, "أ");
    }

    proptest! {
        #[test]
        fn a_fixed_point_with_monotone_offsets(
            text in "[ء-ي٠-٩a-c \u{64B}-\u{655}\u{670}\u{200C}\u{200F}\u{FEFB}\u{FE8D}ـ]{0,40}([ب-ي ،«»0-9é]{0,90}[آأةى\u{64E}\u{653}\u{654}ـک\t]?){0,4}",
        ) {
            for normalizer in [Normalizer::none(), Normalizer::light(), Normalizer::news(), Normalizer::search()] {
                let once = normalizer.normalize(&text);
                let twice = normalizer.normalize(&once.text);
                let (slowly, offsets) = normalizer.rewrite_all(&text);
                prop_assert_eq!(&once.text, &slowly);
                for (at, _) in once.text.char_indices().filter(|_| once.text != text) {
                    // A mark that stays is where it is, or with its letter.
                    let (exact, letter) = (once.offsets.original(at as u32), offsets.original(at as u32));
                    prop_assert!(exact == letter || exact == letter + 2);
                }
                prop_assert_eq!(&once.text, &twice.text);
                let mut last = 0;
                for (at, _) in once.text.char_indices() {
                    let original = once.offsets.original(at as u32);
                    prop_assert!(original >= last && text.is_char_boundary(original as usize));
                    last = original;
                }
                prop_assert!(once.offsets.original(once.text.len() as u32) <= text.len() as u32);
            }
        }
    }
}
