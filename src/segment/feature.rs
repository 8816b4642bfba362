//! What tells good cuts from bad ones: the features of a cut.
//!
//! Most compare frequencies: of the stem, of the whole word, of the whole word with other clitics
//! around it. The rest are letters: the clitic with the letters it touches.

use crate::lexicon::{Vocabulary, WordId};
use crate::text::Letters;
use crate::token::{Cut, Restored};

use super::table::KnownCuts;
use super::word::{AL, ALIF, BI, Carrier, FA, HA, KA, LI, NUN, TA, WA, Word, YA};

/// Endings of gender and number.
const ENDINGS: [Letters; 8] = [
    HA,
    ALIF,
    YA,
    Letters::affix("ات"),
    Letters::affix("ين"),
    Letters::affix("ون"),
    Letters::affix("ان"),
    Letters::affix("يه"),
];

/// How often a noun with its article occurs at least for one occurrence of what begins with it.
const COMMON: u32 = 8;

/// One feature: what is looked at, for which clitic, with which letters, with which number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Feature {
    pub(super) kind: Kind,
    pub(super) clitic: Letters,
    pub(super) letters: Letters,
    pub(super) number: i8,
}

impl Feature {
    /// The feature as one number: at most three letters of a clitic, two others, a small number.
    pub(super) fn key(self) -> u64 {
        let bits = |letters: Letters| letters.short().unwrap_or_default();
        let number = u64::from(self.number as u8);
        (self.kind as u64) << 48 | bits(self.clitic) << 32 | bits(self.letters) << 16 | number
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal),* $(,)?) => {
        /// What a feature looks at.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub(super) enum Kind {
            $($(#[$doc])* $kind),*
        }

        impl Kind {
            /// Every kind with its name in `data/cuts.tsv`.
            pub(super) const NAMES: &[(Self, &str)] = &[$((Self::$kind, $name)),*];
        }
    };
}

kinds! {
    /// The word is left whole: how frequent it is, twofold steps.
    Whole = "whole-frequency",
    /// With how many other clitics and the article it occurs.
    WholeForms = "whole-forms",
    WholeFirst = "whole-first-letter",
    WholeFirstTwo = "whole-first-letters",
    WholeLastTwo = "whole-last-letters",
    WholeLength = "whole-length",
    /// `clitics.tsv` has it as a word that is never cut.
    WholeKnown = "whole-in-table",
    /// How frequent the relatives of a word are that never occurs itself.
    WholeFamily = "whole-relatives",
    /// Something is cut off: what is cut in front and behind.
    Front = "front",
    Back = "back",
    Both = "front-and-back",
    /// How frequent the stem is, and how much more than the whole word.
    Stem = "stem-frequency",
    StemGain = "stem-gain",
    /// Letters of the stem times four, plus 1 for a cut in front, 2 for one behind.
    StemLength = "stem-length",
    StemKnown = "stem-in-table",
    StemKnownBehind = "stem-in-table-behind",
    /// Behind ل a stem that begins with ل: 1 if the article is likelier swallowed.
    Swallowed = "swallowed-article",
    FrontLength = "front-stem-length",
    FrontStem = "front-stem-frequency",
    FrontGain = "front-stem-gain",
    FrontFamily = "front-stem-relatives",
    /// The whole word occurs with conjunctions and prepositions; with the article; with pronouns.
    FrontWholeClitics = "front-whole-with-proclitics",
    FrontWholeArticle = "front-whole-with-article",
    FrontWholePronouns = "front-whole-with-pronouns",
    WholeArticle = "whole-article-frequency",
    FrontFirst = "front-first-letter",
    FrontFirstTwo = "front-first-letters",
    FrontLast = "front-last-letter",
    FrontLastTwo = "front-last-letters",
    /// The stem begins with a hamza on alif or a madda.
    FrontHamza = "front-hamza",
    StemHamza = "stem-hamza",
    FrontFeminine = "front-feminine",
    FrontArticle = "front-article",
    StemArticle = "stem-article",
    /// Two proclitics: is the word behind the first commoner than the one behind both?
    Chain = "chain",
    BackLength = "back-stem-length",
    BackStem = "back-stem-frequency",
    BackGain = "back-stem-gain",
    BackFamily = "back-stem-relatives",
    AnyBackGain = "any-back-stem-gain",
    /// How the stem must be respelt to be that frequent.
    BackEnding = "back-stem-respelt",
    BackLast = "back-last-letter",
    BackLastTwo = "back-last-letters",
    BackFirst = "back-first-letter",
    AnyBackLastTwo = "any-back-last-letters",
    AnyBackFirst = "any-back-first-letter",
    BackHamza = "back-hamza",
    /// With how many other pronouns the stem occurs.
    BackOthers = "back-other-pronouns",
    AnyBackOthers = "any-back-other-pronouns",
    /// How frequent the word with its pronoun is behind the article: a noun with the article has none.
    BackArticle = "back-whole-with-article",
    BackStemArticle = "back-stem-has-article",
}

/// What the features of a word are read from.
#[derive(Clone, Copy)]
pub(super) struct Evidence<'w> {
    pub(super) words: &'w Vocabulary,
    pub(super) known: &'w KnownCuts,
    /// Counts are halved as many times: how words would look in a smaller collection of news.
    pub(super) halved: u32,
}

/// What is known of a whole word, asked once for all its cuts.
pub(super) struct Whole {
    frequency: i8,
    /// In how many of its forms the word occurs: with و ب ل, with ال and لل, with ه and ها.
    forms: [i8; 3],
    article: i8,
}

/// Frequency in twofold steps: 0 for none, 1 for 1, 2 for 2 and 3, 3 for 4 to 7.
pub(super) fn steps(count: u32) -> i8 {
    (u32::BITS - count.leading_zeros()) as i8
}

impl Evidence<'_> {
    fn count(self, word: Letters) -> u32 {
        self.words.count(self.words.of_letters(word)) >> self.halved
    }

    /// How often a stem occurs, alone or with the article.
    pub(super) fn alone(self, stem: Letters) -> u32 {
        self.count(stem)
            + match stem.starts_with(AL) {
                true => self.count(stem.behind(AL.len())) / 4,
                false => self.count(stem.after(AL)),
            }
    }

    /// How often the stem of a cut occurs, and what respelling that takes: 0 none, 1 ة for ت before
    /// a pronoun, 2 ى for ا, 3 ء for its carrier, 4 the silent alif of a plural, 5 the article, 6 the
    /// ن of a plural or dual.
    pub(super) fn stem(self, front: Letters, stem: Letters, is_bare: bool) -> (u32, i8) {
        let mut best = (self.alone(stem), 0);
        let mut offer = |word: Letters, respelt: i8| {
            let count = self.alone(word);
            if count > best.0 {
                best = (count, respelt);
            }
        };
        if is_swallowed(front, stem) {
            offer(stem.after(ALIF), 5);
            offer(stem.after(AL), 5);
        } else if !is_bare {
            let (body, last) = (stem.first(stem.len() - 1), stem.at(stem.len() - 1));
            const HAMZA: Letters = Letters::affix("ء");
            match last {
                TA => offer(HA.after(body), 1),
                ALIF => offer(YA.after(body), 2),
                YA => {
                    offer(HAMZA.after(body), 3);
                    offer(NUN.after(stem), 6);
                }
                WA => {
                    offer(HAMZA.after(body), 3);
                    offer(ALIF.after(stem), 4);
                    offer(NUN.after(stem), 6);
                }
                _ => {}
            }
        }
        best
    }

    /// How frequent the relatives of a word are: the same with another ending of gender and number,
    /// and for a verb with another person.
    fn relatives(self, word: Letters) -> u32 {
        let has_ending =
            |ending: &&Letters| word.len() > ending.len() + 2 && word.ends_with(**ending);
        let ending = ENDINGS.iter().filter(has_ending).max_by_key(|ending| ending.len());
        let base = word.first(word.len() - ending.map_or(0, |ending| ending.len()));
        let others = ENDINGS.map(|other| self.count(other.after(base)));
        let best = others.into_iter().fold(self.alone(base), u32::max);
        const PERSONS: [Letters; 3] = [YA, TA, NUN];
        match word.len() > 3 && PERSONS.contains(&word.at(0)) {
            true => PERSONS
                .map(|other| self.count(base.behind(1).after(other)))
                .into_iter()
                .fold(best, u32::max),
            false => best,
        }
    }

    /// What is known of a whole word.
    pub(super) fn whole(self, word: &Word) -> Whole {
        let letters = word.letters;
        let with = |front: &'static str| letters.after(Letters::affix(front));
        let is_definite = letters.starts_with(AL);
        let bare = if is_definite { letters.behind(AL.len()) } else { letters };
        let article = match is_definite {
            true => bare.after(Letters::affix("بال")),
            false => with("ال"),
        };
        let count =
            |forms: &[Letters]| forms.iter().filter(|form| self.count(**form) > 0).count() as i8;
        let behind = |back: &'static str| Letters::affix(back).after(letters);
        Whole {
            frequency: steps(self.count(letters)),
            forms: [
                count(&[with("و"), with("ب"), with("ل")]),
                count(&[article, bare.after(Letters::affix("لل"))]),
                count(&[behind("ه"), behind("ها")]),
            ],
            article: steps(self.count(article)),
        }
    }

    /// Gives the features of a cut.
    pub(super) fn features(self, word: &Word, whole: &Whole, cut: Cut, take: impl FnMut(Feature)) {
        if cut == Cut::WHOLE {
            return self.of_whole(word, whole, &mut Collector { take });
        }
        let (front, stem, back) = word.parts(cut);
        let (count, respelt) = self.stem(front, stem, back.is_empty());
        let frequency = steps(count);
        let parts = Parts {
            front,
            stem,
            back,
            frequency: frequency.min(14),
            gain: (frequency - whole.frequency).clamp(-8, 8),
            respelt,
            is_known: self.known.is_whole(self.words.of_letters(stem)),
        };
        let to = &mut Collector { take };
        of_any_cut(&parts, to);
        if cut.front > 0 {
            self.of_front(word, whole, &parts, to);
        }
        if cut.back > 0 {
            self.of_back(word, &parts, to);
        }
    }

    fn of_whole(self, word: &Word, whole: &Whole, to: &mut Collector<impl FnMut(Feature)>) {
        let letters = word.letters;
        to.number(Kind::Whole, whole.frequency.min(14));
        if whole.frequency == 0 {
            to.number(Kind::WholeFamily, steps(self.relatives(letters)).min(12));
        }
        to.number(Kind::WholeForms, whole.forms.iter().sum());
        to.letters(Kind::WholeFirst, letters.first(1));
        to.letters(Kind::WholeFirstTwo, letters.first(2));
        to.letters(Kind::WholeLastTwo, last(letters, 2));
        to.number(Kind::WholeLength, word.len().min(8) as i8);
        if self.known.is_whole(self.words.of_letters(letters)) {
            to.number(Kind::WholeKnown, 0);
        }
    }

    fn of_front(
        self,
        word: &Word,
        whole: &Whole,
        parts: &Parts,
        to: &mut Collector<impl FnMut(Feature)>,
    ) {
        let &Parts { front, stem, frequency, gain, .. } = parts;
        let (first, clitic) = (front.len(), last(front, 1));
        to.clitic(Kind::FrontLength, front, stem.len().min(7) as i8);
        to.clitic(Kind::FrontStem, clitic, frequency);
        to.clitic(Kind::FrontGain, clitic, gain);
        if frequency == 0 {
            to.clitic(Kind::FrontFamily, clitic, steps(self.relatives(stem)).min(12));
        }
        let [clitics, article, pronouns] = whole.forms;
        to.clitic(Kind::FrontWholeClitics, clitic, clitics);
        to.clitic(Kind::FrontWholeArticle, clitic, article);
        to.clitic(Kind::FrontWholePronouns, clitic, pronouns);
        to.number(Kind::WholeArticle, whole.article.min(8));
        to.both(Kind::FrontFirst, front, stem.first(1));
        to.both(Kind::FrontFirstTwo, front, stem.first(2));
        to.both(Kind::FrontLast, clitic, last(word.letters, 1));
        to.both(Kind::FrontLastTwo, clitic, last(word.letters, 2));
        let carrier = word.carrier(first);
        if matches!(carrier, Carrier::HamzaAbove | Carrier::HamzaBelow | Carrier::Madda) {
            to.clitic(Kind::FrontHamza, clitic, carrier as i8);
            to.number(Kind::StemHamza, carrier as i8);
        }
        if word.is_feminine() {
            to.clitic(Kind::FrontFeminine, clitic, 0);
        }
        if stem.starts_with(AL) {
            to.clitic(Kind::FrontArticle, clitic, frequency.min(3));
            to.number(Kind::StemArticle, frequency.min(3));
        }
        if first == 2 {
            let behind = steps(self.count(word.letters.behind(1)));
            to.number(Kind::Chain, (behind - frequency).clamp(-6, 6));
        }
    }

    fn of_back(self, word: &Word, parts: &Parts, to: &mut Collector<impl FnMut(Feature)>) {
        let &Parts { front, stem, back, frequency, gain, respelt, .. } = parts;
        to.clitic(Kind::BackLength, back, stem.len().min(7) as i8);
        to.number(Kind::BackStem, frequency);
        to.clitic(Kind::BackGain, back, gain);
        to.number(Kind::AnyBackGain, gain);
        if frequency == 0 {
            to.number(Kind::BackFamily, steps(self.relatives(stem)).min(12));
        }
        to.clitic(Kind::BackEnding, back, respelt);
        to.both(Kind::BackLast, back, last(stem, 1));
        to.both(Kind::BackLastTwo, back, last(stem, 2));
        to.both(Kind::BackFirst, back, stem.first(1));
        to.letters(Kind::AnyBackLastTwo, last(stem, 2));
        to.letters(Kind::AnyBackFirst, stem.first(1));
        let carrier = word.carrier(front.len() + stem.len() - 1);
        if matches!(carrier, Carrier::OnYa | Carrier::OnWaw) {
            to.number(Kind::BackHamza, carrier as i8);
        }
        const OTHERS: [Letters; 4] =
            [HA, Letters::affix("ها"), Letters::affix("هم"), Letters::affix("نا")];
        let others = OTHERS.iter().filter(|other| **other != back);
        let others = others.filter(|other| self.count(other.after(stem)) > 0).count() as i8;
        to.clitic(Kind::BackOthers, back, others);
        to.number(Kind::AnyBackOthers, others);
        let article = steps(self.count(word.letters.behind(front.len()).after(AL)));
        to.clitic(Kind::BackArticle, back, article.min(6));
        if stem.starts_with(AL) {
            to.clitic(Kind::BackStemArticle, back, 0);
        }
    }

    /// True for a cut that grammar forbids: a noun with the article takes no pronoun (الأهم), no
    /// stem has a hamza behind its first letter that only a beginning has (وآخرون, بإذن), and none
    /// begins with a proclitic before a common noun with its article (فالمسألة).
    pub(super) fn is_forbidden(self, word: &Word, cut: Cut) -> bool {
        let (front, stem, back) = word.parts(cut);
        let (behind, swallowed) = (word.letters.behind(front.len()), is_swallowed(front, stem));
        let has_article = stem.len() > 3 && stem.starts_with(AL);
        let is_definite = || match has_article {
            true => self.count(behind.behind(AL.len())) > 0 || self.count(stem) == 0,
            false => swallowed && self.count(behind.after(ALIF)) > 0,
        };
        let begins_late = match word.carrier(front.len() + 1) {
            Carrier::HamzaBelow => matches!(stem.at(0), WA | FA | BI | KA | LI),
            Carrier::Madda => matches!(stem.at(0), WA | FA),
            Carrier::HamzaAbove => matches!(stem.at(0), WA | LI) && stem.len() > 3,
            _ => false,
        };
        let noun = word.letters.behind(1);
        let begins_before_article = || {
            noun.starts_with(AL)
                && noun.len() > 4
                && matches!(stem.at(0), WA | FA | BI | KA)
                && self.count(noun) / COMMON > self.count(word.letters)
        };
        !back.is_empty() && is_definite()
            || begins_late && !swallowed
            || front.is_empty() && begins_before_article()
    }

    /// What spelling swallowed of the stem of a cut.
    pub(super) fn restored(self, word: &Word, cut: Cut) -> Restored {
        let (front, stem, back) = word.parts(cut);
        if is_swallowed(front, stem) {
            let (own, definite) = (self.count(stem), self.count(stem.after(AL)));
            let article = self.count(stem.after(ALIF));
            return match article > own.max(definite) || own.max(definite) == 0 {
                true => Restored::Alif,
                false if definite > own => Restored::Article,
                false => Restored::Nothing,
            };
        }
        match !back.is_empty() && self.stem(front, stem, false).1 == 1 {
            true => Restored::Ta,
            false => Restored::Nothing,
        }
    }

    /// The id of the letters behind the first `count` of a word.
    pub(super) fn behind(self, word: &Word, count: usize) -> WordId {
        self.words.of_letters(word.letters.behind(count))
    }
}

/// The parts of a cut and what is known of its stem.
struct Parts {
    front: Letters,
    stem: Letters,
    back: Letters,
    frequency: i8,
    gain: i8,
    respelt: i8,
    is_known: bool,
}

fn of_any_cut(parts: &Parts, to: &mut Collector<impl FnMut(Feature)>) {
    let &Parts { front, stem, back, frequency, gain, respelt, is_known } = parts;
    let (has_front, has_back) = (!front.is_empty(), !back.is_empty());
    to.clitic(Kind::Front, front, 0);
    to.clitic(Kind::Back, back, 0);
    if has_front && has_back {
        to.number(Kind::Both, 0);
    }
    to.number(Kind::Stem, frequency);
    to.number(Kind::StemGain, gain);
    let shape = i8::from(has_front) + 2 * i8::from(has_back);
    to.number(Kind::StemLength, 4 * stem.len().min(8) as i8 + shape);
    if is_known {
        to.number(Kind::StemKnown, 0);
        to.clitic(Kind::StemKnownBehind, last(front, 1), i8::from(has_back));
    }
    if is_swallowed(front, stem) {
        to.number(Kind::Swallowed, i8::from(respelt == 5));
    }
}

/// Behind ل the article loses its alif.
fn is_swallowed(front: Letters, stem: Letters) -> bool {
    front.ends_with(LI) && !front.is_empty() && stem.starts_with(LI)
}

/// The last letters of a word.
fn last(word: Letters, count: usize) -> Letters {
    word.behind(word.len().saturating_sub(count))
}

/// Makes features and passes them on.
struct Collector<F> {
    take: F,
}

impl<F: FnMut(Feature)> Collector<F> {
    fn add(&mut self, kind: Kind, clitic: Letters, letters: Letters, number: i8) {
        (self.take)(Feature { kind, clitic, letters, number });
    }

    fn number(&mut self, kind: Kind, number: i8) {
        self.add(kind, Letters::NONE, Letters::NONE, number);
    }

    fn letters(&mut self, kind: Kind, letters: Letters) {
        self.add(kind, Letters::NONE, letters, 0);
    }

    fn clitic(&mut self, kind: Kind, clitic: Letters, number: i8) {
        self.add(kind, clitic, Letters::NONE, number);
    }

    fn both(&mut self, kind: Kind, clitic: Letters, letters: Letters) {
        self.add(kind, clitic, letters, 0);
    }
}
