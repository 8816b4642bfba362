//! Cuts for the parser, and the stage by itself.

use crate::error::Result;
use crate::lexicon::{AnnotatedText, Vocabulary};
use crate::text::Letters;
use crate::token::{Cut, Restored, Segments, TokenKind};

use super::beside::{ARTICLE, EDGE, MARK, ME, NUMBER, Neighbour, OTHERS, Ties};
use super::feature::{Evidence, steps};
use super::lemma::Lemmas;
use super::memory::{Decision, Memory, Rival, Spelling};
use super::model::Model;
use super::table::{CLITICS, KnownCut, KnownCuts, rows};
use super::word::{AL, TA, Word, YA};

/// The tables, the weights, and what was decided so far.
pub(crate) struct SegmentLexicon {
    known: KnownCuts,
    model: Model,
    lemmas: Lemmas,
    ties: Ties,
    memory: Memory,
}

/// More cuts than spelling allows of any word.
const MOST: usize = 24;
/// By how many points of the model a cut leads another by one.
const POINTS: i32 = 8;
/// By how much the cut of a word that rows of `ties.tsv` name leads the other at most.
const NAMED: u8 = 20;
/// Words in front and behind among which the first person is looked for.
const NEAR: usize = 8;

impl SegmentLexicon {
    pub(crate) fn compile(words: &mut Vocabulary) -> Result<Self> {
        let model = Model::parse("cuts.tsv", include_str!("../../data/cuts.tsv"))?;
        Self::with_tables(words, &rows(CLITICS)?, model)
    }

    pub(super) fn with_tables(
        words: &mut Vocabulary,
        known: &[KnownCut<'_>],
        model: Model,
    ) -> Result<Self> {
        let known = KnownCuts::compile(words, known);
        let lemmas = Lemmas::compile(words)?;
        let ties = Ties::compile(words)?;
        Ok(Self { known, model, lemmas, ties, memory: Memory::new(words.len()) })
    }

    /// The parts of a word of a text, and the lemma of its stem, where known.
    #[inline]
    pub(crate) fn segments<'t>(
        &self,
        words: &Vocabulary,
        text: &AnnotatedText<'t>,
        at: usize,
    ) -> (Segments<'t>, Option<&'static str>) {
        let mut decision = self.alone(words, text, at);
        if let Some(rival) = decision.rival {
            decision = self.beside(words, text, at, decision, rival);
        }
        (Segments::new(text.surface(at), decision.cut), self.lemmas.get(decision.lemma))
    }

    /// The decision on a word whatever stands beside it.
    #[inline]
    fn alone(&self, words: &Vocabulary, text: &AnnotatedText<'_>, at: usize) -> Decision {
        let (id, surface) = (text.word(at), text.surface(at));
        let spelling = match text.is_folded(at) {
            _ if !id.is_known() => None,
            true => Some(Spelling::FOLDED),
            false => Spelling::of(surface),
        };
        let Some(spelling) = spelling else { return self.decide(words, surface) };
        self.memory.get(id, spelling).unwrap_or_else(|| {
            let decision = self.decide(words, surface);
            self.memory.set(id, spelling, decision);
            decision
        })
    }

    fn decide(&self, words: &Vocabulary, surface: &str) -> Decision {
        let Some(word) = Word::read(surface) else { return Decision::WHOLE };
        let (cut, rival) = self.best_two(words, &word);
        let rival = rival.or_else(|| self.noun_or_verb(words, &word, cut));
        Decision { cut, lemma: self.lemmas.number(words, &word, cut), rival }
    }

    /// The decision on a word whose neighbours may speak for its second best cut.
    fn beside(
        &self,
        words: &Vocabulary,
        text: &AnnotatedText<'_>,
        at: usize,
        alone: Decision,
        rival: Rival,
    ) -> Decision {
        let Some(word) = Word::read(text.surface(at)) else { return alone };
        let mut before = self.neighbour(words, text, at, at.wrapping_sub(1));
        let after = self.neighbour(words, text, at, at + 1);
        if word.letters.ends_with(YA) {
            let near = at.saturating_sub(NEAR)..at + NEAR;
            let is_me = |other: usize| self.ties.classes(text.word(other)) & ME != 0;
            let has_me = near.into_iter().any(|other| other != at && is_me(other));
            before.classes |= if has_me { ME } else { OTHERS };
        }
        let id = words.of_letters(word.letters);
        match self.ties.prefers_rival(id, &word, alone.cut, rival, [before, after]) {
            true => {
                let lemma = self.lemmas.number(words, &word, rival.cut);
                Decision { cut: rival.cut, lemma, rival: None }
            }
            false => alone,
        }
    }

    /// What stands beside the word `at`.
    fn neighbour(
        &self,
        words: &Vocabulary,
        text: &AnnotatedText<'_>,
        at: usize,
        other: usize,
    ) -> Neighbour {
        let only = |classes| Neighbour { classes, ..Neighbour::default() };
        let Some(token) = text.tokens.get(other) else { return only(EDGE) };
        if text.sentence_of(at) != text.sentence_of(other) {
            return only(EDGE);
        }
        let word = match token.kind {
            TokenKind::Word => Word::read(text.surface(other)),
            TokenKind::Punctuation | TokenKind::Symbol => return only(MARK),
            TokenKind::Number => return only(NUMBER),
            _ => None,
        };
        let Some(word) = word else { return Neighbour::default() };
        let cut = self.alone(words, text, other).cut;
        let has_conjunction = cut.front > 0 && word.may_have_conjunction();
        let id = words.of_letters(word.letters.behind(usize::from(has_conjunction)));
        let mut classes = self.ties.classes(id);
        if cut.back == 0 {
            let stem = word.stem_alone(cut);
            classes |= self.ties.classes(words.of_letters(stem));
            if classes == 0 && stem.len() > 3 && stem.starts_with(AL) {
                classes = ARTICLE;
            }
        }
        Neighbour { word: id, classes }
    }

    /// What the features of cuts are read from.
    pub(super) fn evidence<'w>(&'w self, words: &'w Vocabulary) -> Evidence<'w> {
        Evidence { words, known: &self.known, halved: 0 }
    }

    /// The best cut of a word, and the second best if it comes near or rows of the ties name both.
    fn best_two(&self, words: &Vocabulary, word: &Word) -> (Cut, Option<Rival>) {
        let id = words.of_letters(word.letters);
        let is_named = self.ties.has(id);
        let known = self.known_cut(words, word);
        if let Some(known) = known.filter(|_| !is_named) {
            return (known, None);
        }
        let (scored, count) = self.scored(words, word);
        let mut scored = scored;
        scored[..count].sort_by_key(|one| std::cmp::Reverse(one.1));
        let best = known.or(scored[..count].first().map(|one| one.0)).unwrap_or(Cut::WHOLE);
        if known.is_none() && best.front > 0 && word.may_have_two() {
            // What stands behind a conjunction is cut as it would be alone.
            let (cut, _) = self.best_two(words, &word.behind_first());
            return (Cut { front: cut.front + 1, ..cut }, None);
        }
        let is_rival = |one: &&(Cut, i32)| {
            (one.0.front, one.0.back) != (best.front, best.back)
                && (!is_named || self.ties.tells(id, word, [best, one.0]))
        };
        let rival = scored[..count].iter().find(is_rival).and_then(|one| {
            let lead = (scored[0].1 - one.1) / POINTS;
            let lead = if is_named { lead.clamp(0, NAMED.into()) } else { lead };
            let lead = if known.is_some() { NAMED.into() } else { lead };
            let rival = || Rival { cut: self.restore(words, word, one.0), lead: lead as u8 };
            (lead < Rival::FAR.into()).then(rival)
        });
        match known {
            Some(known) => (known, rival),
            None => (self.restore(words, word, best), rival),
        }
    }

    /// The same cut with ة for ت before a pronoun, or without: قادتها is قادت + ها or قادة + ها.
    fn noun_or_verb(&self, words: &Vocabulary, word: &Word, cut: Cut) -> Option<Rival> {
        let other = match cut.restored {
            Restored::Ta => Restored::Nothing,
            Restored::Nothing => Restored::Ta,
            _ => return None,
        };
        let other = Cut { restored: other, ..cut };
        let (_, stem, back) = word.parts(cut);
        // ـات before a pronoun is a plural, or a word of the table.
        if back.is_empty() || !stem.ends_with(TA) || stem.ends_with(Letters::affix("ات")) {
            return None;
        }
        let often = |cut| i32::from(steps(self.evidence(words).alone(word.stem_alone(cut))));
        let lead = 10 * (often(cut) - often(other));
        (often(other) > 0 && lead < Rival::FAR.into())
            .then_some(Rival { cut: other, lead: lead.max(0) as u8 })
    }

    /// The cut that the table gives a word, alone or behind a conjunction.
    pub(super) fn known_cut(&self, words: &Vocabulary, word: &Word) -> Option<Cut> {
        let (evidence, is_feminine) = (self.evidence(words), word.is_feminine());
        let id = evidence.behind(word, 0);
        if let Some(cut) = self.known.get(id, is_feminine) {
            return Some(cut);
        }
        if !word.may_have_conjunction() {
            return None;
        }
        let rest = evidence.behind(word, 1);
        let cut = self.known.get(rest, is_feminine)?;
        // A word that is never cut must be commoner than what it gives with و.
        let is_common = words.count(rest) / 4 >= words.count(id);
        (cut != Cut::WHOLE || is_common).then_some(Cut { front: cut.front + 1, ..cut })
    }

    /// The cuts of a word with their scores, in the order of spelling.
    fn scored(&self, words: &Vocabulary, word: &Word) -> ([(Cut, i32); MOST], usize) {
        let (mut scored, mut count) = ([(Cut::WHOLE, 0); MOST], 0);
        let evidence = self.evidence(words);
        word.cuts(|cut| {
            if let Some(slot) = scored.get_mut(count).filter(|_| !evidence.is_forbidden(word, cut))
            {
                slot.0 = cut;
                count += 1;
            }
        });
        if count > 1 {
            let whole = evidence.whole(word);
            for (cut, score) in &mut scored[..count] {
                evidence.features(word, &whole, *cut, |one| *score += self.model.weight(one));
            }
        }
        (scored, count)
    }

    fn restore(&self, words: &Vocabulary, word: &Word, cut: Cut) -> Cut {
        Cut { restored: self.evidence(words).restored(word, cut), ..cut }
    }

    /// Every cut of a word, the best first.
    fn ranked(&self, words: &Vocabulary, word: &Word) -> Vec<Cut> {
        let (scored, count) = self.scored(words, word);
        let mut scored = scored[..count].to_vec();
        scored.sort_by_key(|one| std::cmp::Reverse(one.1));
        let mut cuts: Vec<Cut> = self.known_cut(words, word).into_iter().collect();
        for (cut, _) in scored {
            let is_new = |other: &Cut| (other.front, other.back) != (cut.front, cut.back);
            if cuts.iter().all(is_new) {
                cuts.push(self.restore(words, word, cut));
            }
        }
        cuts
    }
}

/// Cuts words by itself, without a [`Parser`](crate::Parser).
///
/// ```
/// use khabar::segment::Segmenter;
/// let segmenter = Segmenter::builtin()?;
/// let [word] = &segmenter.find("وبمدينتهم")[..] else { panic!("one word") }; // and in their city
/// let forms: Vec<_> = word.iter().map(|part| part.form).collect();
/// assert_eq!(forms, ["و", "ب", "مدينة", "هم"]);
/// # Ok::<(), khabar::Error>(())
/// ```
pub struct Segmenter {
    words: Vocabulary,
    lexicon: SegmentLexicon,
}

impl Segmenter {
    /// The segmenter of the crate's own tables.
    ///
    /// # Errors
    /// None in practice: the tables are checked by the crate's tests.
    pub fn builtin() -> Result<Self> {
        let mut words = Vocabulary::with_counts()?;
        let lexicon = SegmentLexicon::compile(&mut words)?;
        Ok(Self { words, lexicon })
    }

    /// The crate's own words with weights that a [`Trainer`](super::Trainer) made; `name` is for
    /// messages.
    ///
    /// # Errors
    /// A fault of the table, with its line.
    pub fn from_tsv(name: &'static str, weights: &str) -> Result<Self> {
        Self::with(CLITICS, Model::parse(name, weights)?)
    }

    /// A table of known cuts of the caller's in the place of `data/clitics.tsv`, with weights that
    /// were learned with it.
    ///
    /// # Errors
    /// A fault of either table, with its line.
    pub fn from_tables(clitics: &str, weights: &str) -> Result<Self> {
        Self::with(clitics, Model::parse("cuts.tsv", weights)?)
    }

    fn with(clitics: &str, model: Model) -> Result<Self> {
        let mut words = Vocabulary::with_counts()?;
        let lexicon = SegmentLexicon::with_tables(&mut words, &rows(clitics)?, model)?;
        Ok(Self { words, lexicon })
    }

    /// The words of a text in their parts, in order. What is no word is left out.
    pub fn find<'a>(&self, text: &'a str) -> Vec<Segments<'a>> {
        let text = AnnotatedText::new(text, &self.words);
        let is_word = |at: &usize| text.tokens[*at].kind == TokenKind::Word;
        let cut = |at| self.lexicon.segments(&self.words, &text, at).0;
        (0..text.len()).filter(is_word).map(cut).collect()
    }

    /// Every way to cut one printed word, the likeliest first; at least one for anything but "".
    ///
    /// ```
    /// use khabar::segment::Segmenter;
    /// let readings = Segmenter::builtin()?.readings("فرنسا");
    /// assert_eq!(readings[0].stem(), "فرنسا"); // France
    /// assert!(readings.iter().any(|one| one.stem() == "رنسا")); // … so Rance, if need be
    /// # Ok::<(), khabar::Error>(())
    /// ```
    pub fn readings<'a>(&self, word: &'a str) -> Vec<Segments<'a>> {
        let cuts = match Word::read(word) {
            Some(read) => self.lexicon.ranked(&self.words, &read),
            None if word.is_empty() => Vec::new(),
            None => vec![Cut::WHOLE],
        };
        cuts.into_iter().map(|cut| Segments::new(word, cut)).collect()
    }
}
