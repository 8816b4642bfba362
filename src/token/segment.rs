//! The parts of a word as values: where it is cut, and what each part looks like alone.

use std::borrow::Cow;

use serde::{Deserialize, Serialize, Serializer};

use crate::text::{chars, fold};

/// One part of a word: a clitic or its stem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Segment<'a> {
    /// The part as it would stand alone (`لل` gives `ل` and `ال…`); borrowed where it is as printed.
    pub form: Cow<'a, str>,
    /// Where it stands in the word.
    pub kind: SegmentKind,
}

/// Where a [`Segment`] stands in its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SegmentKind {
    /// Before the stem.
    Proclitic,
    /// The word itself.
    Stem,
    /// Behind the stem.
    Enclitic,
}

/// What spelling had swallowed or changed of a stem, and its form gives back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Restored {
    /// Nothing.
    #[default]
    Nothing,
    /// `ة` that is written ت before a pronoun: مدينته.
    Ta,
    /// `ى` that is written ي before a pronoun: عليه.
    Maqsura,
    /// The alif of the article behind ل: للنفط.
    Alif,
    /// The article behind ل where the stem begins with ل: للجنة.
    Article,
    /// `ن` that the next word swallowed: مما.
    Nun,
}

impl Restored {
    pub(crate) const ALL: [Self; 6] =
        [Self::Nothing, Self::Ta, Self::Maqsura, Self::Alif, Self::Article, Self::Nun];

    /// The stem as it would stand alone.
    pub(crate) fn apply(self, printed: &str) -> Cow<'_, str> {
        let without_last = || {
            let last = printed.chars().rev().find(|&c| is_letter(c)).unwrap_or_default();
            printed.rfind(last).and_then(|at| printed.get(..at)).unwrap_or(printed)
        };
        Cow::Owned(match self {
            Self::Nothing => return Cow::Borrowed(printed),
            Self::Ta => format!("{}ة", without_last()),
            Self::Maqsura => format!("{}ى", without_last()),
            Self::Alif => format!("ا{printed}"),
            Self::Article => format!("ال{printed}"),
            Self::Nun => format!("{printed}ن"),
        })
    }
}

/// Where a word is cut: proclitics of one letter each, a stem, a pronoun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cut {
    /// Letters before the stem, each a proclitic.
    pub(crate) front: u8,
    /// Letters behind the stem.
    pub(crate) back: u8,
    /// What the stem alone has that is not printed.
    pub(crate) restored: Restored,
}

impl Cut {
    /// The word is its own stem.
    pub(crate) const WHOLE: Self = Self { front: 0, back: 0, restored: Restored::Nothing };

    /// The cut as a number below 512.
    pub(crate) fn pack(self) -> u32 {
        u32::from(self.front & 7) | u32::from(self.back & 7) << 3 | (self.restored as u32) << 6
    }

    /// The cut of a number that [`pack`](Self::pack) made.
    pub(crate) fn unpack(packed: u32) -> Self {
        let restored = Restored::ALL.get((packed >> 6 & 7) as usize).copied().unwrap_or_default();
        Self { front: (packed & 7) as u8, back: (packed >> 3 & 7) as u8, restored }
    }
}

/// The parts of a word, in order: proclitics, stem, pronoun. Empty for what is no word.
///
/// ```
/// use khabar::{Layers, Parser};
/// let parser = Parser::builder().layers(Layers::TOKENS).build()?;
/// let doc = parser.parse("مدينتها"); // her city
/// let forms: Vec<_> = doc.tokens[0].segments.iter().map(|part| part.form).collect();
/// assert_eq!(forms, ["مدينة", "ها"]);
/// # Ok::<(), khabar::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Segments<'a> {
    word: &'a str,
    cut: Cut,
}

impl<'a> Segments<'a> {
    /// A printed word and its cut.
    pub(crate) fn new(word: &'a str, cut: Cut) -> Self {
        Self { word, cut }
    }

    /// How many parts there are.
    pub fn len(self) -> usize {
        match self.word {
            "" => 0,
            _ => usize::from(self.cut.front) + 1 + usize::from(self.cut.back > 0),
        }
    }

    /// True for what is no word.
    pub fn is_empty(self) -> bool {
        self.word.is_empty()
    }

    /// The parts from first to last.
    pub fn iter(self) -> impl Iterator<Item = Segment<'a>> {
        let mut rest = self.word;
        let stem = usize::from(self.cut.front);
        (0..self.len()).map(move |at| {
            let letters = match at.cmp(&stem) {
                std::cmp::Ordering::Less => 1,
                std::cmp::Ordering::Greater => return enclitic(rest),
                std::cmp::Ordering::Equal if self.cut.back == 0 => usize::MAX,
                std::cmp::Ordering::Equal => count(rest).saturating_sub(self.cut.back.into()),
            };
            let (part, behind) = rest.split_at_checked(skip(rest, letters)).unwrap_or((rest, ""));
            rest = behind;
            match at < stem {
                true => Segment { form: Cow::Borrowed(part), kind: SegmentKind::Proclitic },
                false => Segment { form: self.cut.restored.apply(part), kind: SegmentKind::Stem },
            }
        })
    }

    /// The word without its clitics, as it would stand alone; empty for what is no word.
    pub fn stem(self) -> Cow<'a, str> {
        let stem = self.iter().find(|part| part.kind == SegmentKind::Stem);
        stem.map_or(Cow::Borrowed(""), |part| part.form)
    }
}

impl Segments<'_> {
    /// A light stem for search: the folded stem without its article and the commonest endings of
    /// number and gender. ان, ون and ين go only where four letters are left, since in short words they
    /// mostly belong to the word (لبنان, قانون). Broken plurals and the forms of verbs are not united.
    ///
    /// ```
    /// use khabar::segment::Segmenter;
    /// let segmenter = Segmenter::builtin()?;
    /// let stems: Vec<_> = segmenter.find("والمهندسين لمهندسة").iter().map(|one| one.light_stem()).collect();
    /// assert_eq!(stems, ["مهندس", "مهندس"]); // and the engineers, for an engineer (f.)
    /// # Ok::<(), khabar::Error>(())
    /// ```
    pub fn light_stem(self) -> String {
        const ENDINGS: [(&str, usize); 7] =
            [("تين", 3), ("تان", 3), ("ات", 3), ("ون", 4), ("ين", 4), ("ان", 4), ("ه", 3)];
        let stem = self.stem();
        let folded = fold(&stem);
        let leaves = |rest: &str, least: usize| rest.chars().count() >= least;
        let article = folded.strip_prefix("ال").filter(|rest| leaves(rest, 3));
        let bare = article.filter(|_| !stem.starts_with(['أ', 'إ', 'آ'])).unwrap_or(&folded);
        let without = |&(ending, least): &(&str, usize)| {
            bare.strip_suffix(ending).filter(|rest| leaves(rest, least))
        };
        ENDINGS.iter().find_map(without).unwrap_or(bare).to_owned()
    }
}

impl Serialize for Segments<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter())
    }
}

fn enclitic(printed: &str) -> Segment<'_> {
    Segment { form: Cow::Borrowed(printed), kind: SegmentKind::Enclitic }
}

/// True for what the folded key keeps of a word.
fn is_letter(c: char) -> bool {
    c != chars::TATWEEL && !matches!(chars::class(c), chars::Class::Mark | chars::Class::Joiner)
}

/// How many letters a printed word has.
fn count(word: &str) -> usize {
    word.chars().filter(|&c| is_letter(c)).count()
}

/// The byte behind `letters` letters, their marks and tatweel included.
fn skip(word: &str, letters: usize) -> usize {
    let mut starts = word.char_indices().filter(|&(_, c)| is_letter(c));
    starts.nth(letters).map_or(word.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_printed_letters_with_their_marks() {
        let forms = |word, front, back, restored| -> Vec<String> {
            let segments = Segments::new(word, Cut { front, back, restored });
            segments.iter().map(|part| part.form.into_owned()).collect()
        };
        assert_eq!(forms("وَبِمدينتـه", 2, 1, Restored::Ta), ["وَ", "بِ", "مدينة", "ه"]);
        assert_eq!(forms("للنفط", 1, 0, Restored::Alif), ["ل", "النفط"]);
        assert_eq!(forms("للجنة", 1, 0, Restored::Article), ["ل", "اللجنة"]);
        assert_eq!(forms("مما", 0, 2, Restored::Nun), ["من", "ما"]);
        assert_eq!(forms("عليه", 0, 1, Restored::Maqsura), ["على", "ه"]);
        assert_eq!(forms("", 0, 0, Restored::Nothing), [""; 0]);
    }

    #[test]
    fn light_stems() {
        let stem = |word| Segments::new(word, Cut::WHOLE).light_stem();
        let same = ["حزبي", "حزبية", "الحزبيين", "حزبيات", "الحزبيون"];
        assert!(same.iter().all(|word| stem(word) == "حزبي"), "{:?}", same.map(stem));
        assert_eq!(stem("مدينتين"), "مدين");
        assert_eq!(stem("المدينة"), "مدين");
        let whole = ["لبنان", "قانون", "مليون", "ميدان", "عام", "ياسين"];
        assert_eq!(whole.map(stem), whole);
        assert_eq!([stem("ألمانيا"), stem("الآلة")], ["المانيا", "اله"], "no article, no ending");
    }

    #[test]
    fn a_packed_cut_comes_back() {
        for restored in Restored::ALL {
            let cut = Cut { front: 3, back: 2, restored };
            assert_eq!(Cut::unpack(cut.pack()), cut);
        }
    }
}
