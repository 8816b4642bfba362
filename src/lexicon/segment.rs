//! Which of the cuts that spelling allows is the right one.
//!
//! News itself tells: where a word is composed, its stem is far commoner than the whole (وقال stands
//! beside قال); where it is not, the rest is rare or none (وزير, زير). Words for which the
//! frequencies lie stand in `data/clitics.tsv`.

use crate::error::Result;
use crate::table::Table;
use crate::text::{chars, fold};
use crate::token::{Segment, SegmentKind};

use super::{Vocabulary, WordMap};

/// Decides cuts by frequency and by a table of exceptions.
pub(crate) struct Segmenter {
    /// Parts of the words in the table, folded, by word.
    fixed: WordMap<Vec<String>>,
    counts: Vec<u32>,
}

/// The letters of a word, folded, with what is known of its end.
struct Word<'w> {
    key: &'w str,
    /// The printed word ends in ة, so that its last letter is no pronoun.
    is_feminine: bool,
}

/// A cut is made if the rest is at least this many times as frequent as the whole, by clitic.
const CONJUNCTION: f64 = 0.25;
const PREPOSITION: f64 = 0.7;
const FUTURE: f64 = 1.0;
const PRONOUN: f64 = 0.8;

/// Pronouns behind nouns and verbs of news, longest first; ك and ي hardly occur there.
const PRONOUNS: [&str; 8] = ["هما", "كما", "كم", "ها", "هم", "هن", "نا", "ه"];

impl Segmenter {
    pub(crate) fn compile(words: &mut Vocabulary) -> Result<Self> {
        let text = include_str!("../../data/clitics.tsv");
        let table = Table::parse("clitics.tsv", text, &["word", "parts"])?;
        let mut fixed = WordMap::default();
        for row in table.rows() {
            let parts: Vec<String> = row.get(1).split('+').map(fold).collect();
            if parts.iter().any(String::is_empty) {
                return Err(row.fault(format!("an empty part in {:?}", row.get(1))));
            }
            fixed.insert(words.intern(&fold(row.get(0))), parts);
        }
        Ok(Self { fixed, counts: words.counts().to_vec() })
    }

    /// The parts of a word that is printed as `surface` and folds to `key`.
    pub(crate) fn segments(&self, words: &Vocabulary, surface: &str, key: &str) -> Vec<Segment> {
        let whole = |form: &str| Segment { form: form.to_owned(), kind: SegmentKind::Stem };
        if !key.starts_with(|c: char| chars::is_arabic_letter(c)) || key.chars().count() > 40 {
            return vec![whole(surface)];
        }
        let word = Word { key, is_feminine: surface.ends_with('ة') };
        let parts = self.parts(words, &word);
        if parts.len() == 1 {
            return vec![whole(surface)];
        }
        let stem = stem_of(&parts);
        let of = |at: usize| match at.cmp(&stem) {
            std::cmp::Ordering::Less => SegmentKind::Proclitic,
            std::cmp::Ordering::Equal => SegmentKind::Stem,
            std::cmp::Ordering::Greater => SegmentKind::Enclitic,
        };
        let forms = printed(surface, &parts);
        forms.into_iter().enumerate().map(|(at, form)| Segment { form, kind: of(at) }).collect()
    }

    fn parts(&self, words: &Vocabulary, word: &Word<'_>) -> Vec<String> {
        if let Some(parts) = self.fixed.get(&words.get(word.key)) {
            return parts.clone();
        }
        let mut parts = Vec::new();
        let mut rest = word.key;
        if let Some((letter, behind)) = self.conjunction(words, rest) {
            parts.push(letter);
            rest = behind;
            if let Some(fixed) = self.fixed.get(&words.get(rest)) {
                parts.extend(fixed.iter().cloned());
                return parts;
            }
        }
        let mut restored = None;
        if let Some((letter, behind, is_article)) = self.particle(words, rest) {
            parts.push(letter);
            rest = behind;
            if is_article {
                restored = Some(format!("ال{behind}"));
            }
        }
        let rest = restored.as_deref().unwrap_or(rest);
        match self.pronoun(words, rest, word.is_feminine) {
            Some((stem, pronoun)) => parts.extend([stem, pronoun]),
            None => parts.push(rest.to_owned()),
        }
        parts
    }

    fn conjunction<'w>(&self, words: &Vocabulary, key: &'w str) -> Option<(String, &'w str)> {
        let first = key.chars().next().filter(|c| matches!(c, 'و' | 'ف'))?;
        let rest = key.get(2..)?;
        let is_article = rest.starts_with("ال") && rest.chars().count() > 3;
        let evidence = self.evidence(words, rest);
        let is_cut = is_article && first == 'و'
            || rest.chars().count() >= 2
                && evidence >= CONJUNCTION * self.frequency(words, key).max(0.5);
        is_cut.then(|| (first.to_string(), rest))
    }

    /// A preposition or the future; true with the rest where an article is to be restored (للـ).
    fn particle<'w>(&self, words: &Vocabulary, key: &'w str) -> Option<(String, &'w str, bool)> {
        let first = key.chars().next()?;
        let rest = key.get(first.len_utf8()..)?;
        let letters = rest.chars().count();
        let whole = self.frequency(words, key);
        match first {
            'ل' if rest.starts_with('ل') && letters >= 3 => {
                let bare = rest.get(2..)?;
                let with = self.with_article(words, bare);
                let own = self.frequency(words, rest);
                Some(("ل".to_owned(), if own > with { rest } else { bare }, own <= with))
            }
            'ب' | 'ك' | 'ل' | 'ف' if rest.starts_with("ال") && letters > 3 => {
                let is_cut = self.evidence(words, rest) >= whole * 0.5 || whole < 3.0;
                is_cut.then(|| (first.to_string(), rest, false))
            }
            'ب' | 'ك' | 'ل' if letters >= 2 => {
                let least = if first == 'ك' { PREPOSITION * 6.0 } else { PREPOSITION };
                let is_cut = self.evidence(words, rest) >= least * whole.max(3.0);
                is_cut.then(|| (first.to_string(), rest, false))
            }
            'س' if letters >= 3 && rest.starts_with(['ي', 'ت', 'ن', 'ا']) => {
                let is_cut = self.frequency(words, rest) >= FUTURE * whole.max(2.0);
                is_cut.then(|| (first.to_string(), rest, false))
            }
            _ => None,
        }
    }

    /// The stem and the pronoun behind it.
    fn pronoun(
        &self,
        words: &Vocabulary,
        key: &str,
        is_feminine: bool,
    ) -> Option<(String, String)> {
        if is_feminine || key.starts_with("ال") {
            return None;
        }
        let pronoun = PRONOUNS.into_iter().find(|pronoun| key.ends_with(pronoun))?;
        let stem = key.strip_suffix(pronoun).filter(|stem| stem.chars().count() >= 2)?;
        let whole = self.frequency(words, key);
        let full = self.full_stem(words, stem)?;
        let evidence = self.evidence(words, &full);
        let least = if matches!(pronoun, "نا" | "ه") { PRONOUN * 1.5 } else { PRONOUN };
        (evidence >= least * whole.max(1.0)).then(|| (full, pronoun.to_owned()))
    }

    /// The stem as it stands alone: ت before a pronoun may be ة, ا may be ى.
    fn full_stem(&self, words: &Vocabulary, stem: &str) -> Option<String> {
        let with_ending = |last: char, instead: char| {
            stem.strip_suffix(last).map(|front| format!("{front}{instead}"))
        };
        let own = self.evidence(words, stem);
        let other = with_ending('ت', 'ه').or_else(|| with_ending('ا', 'ي'));
        match other {
            Some(other) if self.evidence(words, &other) > own => Some(other),
            _ if own > 0.0 => Some(stem.to_owned()),
            _ => None,
        }
    }

    /// How often a stem occurs, alone or with the article.
    fn evidence(&self, words: &Vocabulary, stem: &str) -> f64 {
        let with_article = if stem.starts_with("ال") {
            self.frequency(words, stem.strip_prefix("ال").unwrap_or(stem)) * 0.5
        } else {
            self.with_article(words, stem)
        };
        self.frequency(words, stem) + with_article
    }

    /// How often a stem occurs with the article.
    fn with_article(&self, words: &Vocabulary, stem: &str) -> f64 {
        let mut buffer = [0; 96];
        let (article, length) = ("ال".len(), "ال".len() + stem.len());
        let Some(whole) = buffer.get_mut(..length) else { return 0.0 };
        whole[..article].copy_from_slice("ال".as_bytes());
        whole[article..].copy_from_slice(stem.as_bytes());
        std::str::from_utf8(whole).map_or(0.0, |whole| self.frequency(words, whole))
    }

    fn frequency(&self, words: &Vocabulary, key: &str) -> f64 {
        f64::from(self.counts.get(words.get(key).index()).copied().unwrap_or_default())
    }
}

/// The parts in their printed letters, hamzas and marks kept. What spelling had swallowed or changed
/// is restored: the article of للـ, ة before a pronoun, ى.
fn printed(surface: &str, parts: &[String]) -> Vec<String> {
    let letters: Vec<(usize, char)> = surface
        .char_indices()
        .filter(|(_, c)| *c != chars::TATWEEL && chars::class(*c) == chars::Class::Letter)
        .collect();
    let end = |at: usize| letters.get(at).map_or(surface.len(), |letter| letter.0);
    let mut at = 0;
    let mut forms = Vec::with_capacity(parts.len());
    for (nth, part) in parts.iter().enumerate() {
        let length = part.chars().count();
        let is_restored = nth > 0
            && parts[nth - 1] == "ل"
            && part.starts_with("ال")
            && letters.get(at).is_some_and(|letter| letter.1 == 'ل');
        let next = if nth + 1 == parts.len() {
            letters.len()
        } else {
            at + length - usize::from(is_restored)
        };
        let slice = surface.get(end(at)..end(next)).unwrap_or(part);
        let form = if is_restored { format!("ا{slice}") } else { slice.to_owned() };
        forms.push(restore_end(form, part));
        at = next;
    }
    forms
}

/// Gives a stem the last letter it has alone.
fn restore_end(form: String, part: &str) -> String {
    let swap = |from: char, to: char| form.strip_suffix(from).map(|front| format!("{front}{to}"));
    let restored = match part.chars().last() {
        Some('ه') if form.ends_with('ت') => swap('ت', 'ة'),
        Some('ي') if form.ends_with('ا') => swap('ا', 'ى'),
        _ => None,
    };
    restored.unwrap_or(form)
}

/// Which part is the stem: the longest that is no pronoun at the end.
fn stem_of(parts: &[String]) -> usize {
    let is_clitic = |part: &str| matches!(part, "و" | "ف" | "ب" | "ك" | "ل" | "س");
    let last = parts.len() - 1;
    let first = parts.iter().position(|part| !is_clitic(part)).unwrap_or(last);
    // ب+ه and the like have no stem but the pronoun itself; the particle counts as one.
    if first == last && first > 0 && PRONOUNS.contains(&parts[last].as_str()) {
        first - 1
    } else {
        first
    }
}
