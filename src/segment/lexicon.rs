//! Cuts of words by what is known of them, and by the words beside.

use crate::error::Result;
use crate::lexicon::{AnnotatedText, Vocabulary};
use crate::text::Letters;
use crate::token::{Cut, Restored, Segments, TokenKind};

use super::beside::{ARTICLE, EDGE, MARK, ME, Neighbour, OTHERS, Ties};
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
            true => Some(Spelling::FOLDED),
            false => Spelling::of(surface),
        };
        let Some(spelling) = spelling else { return self.decide(words, surface) };
        if !id.is_known() {
            return self.decide_rare(words, surface, spelling);
        }
        self.memory.get(id, spelling).unwrap_or_else(|| {
            let decision = self.decide(words, surface);
            self.memory.set(id, spelling, decision);
            decision
        })
    }

    /// The decision on a word that the vocabulary lacks.
    fn decide_rare(&self, words: &Vocabulary, surface: &str, spelling: Spelling) -> Decision {
        let letters = Letters::of(surface).and_then(Letters::short);
        let Some(letters) = letters else { return self.decide(words, surface) };
        self.memory.get_rare(letters, spelling).unwrap_or_else(|| {
            let decision = self.decide(words, surface);
            self.memory.set_rare(letters, spelling, decision);
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

    /// The best cut of a word, and the second best if neighbours may speak for it.
    fn best_two(&self, words: &Vocabulary, word: &Word) -> (Cut, Option<Rival>) {
        let id = words.of_letters(word.letters);
        let known = self.known_cut(words, word);
        if let Some(known) = known.filter(|_| !self.ties.has(id)) {
            return (known, None);
        }
        let (scored, count) = self.scored(words, word);
        let scored = &scored[..count];
        if let Some(known) = known {
            let rival = self.rival(words, word, known, scored);
            return (known, rival.map(|rival| Rival { lead: NAMED, ..rival }));
        }
        let best = scored.first().map_or(Cut::WHOLE, |one| one.0);
        if best.front > 0 && word.may_have_two() {
            // What stands behind a conjunction is cut as it would be alone.
            let (cut, _) = self.best_two(words, &word.behind_first());
            return (Cut { front: cut.front + 1, ..cut }, None);
        }
        let rival = self.rival(words, word, best, scored);
        if best.front == 0 && best.back > 0 && word.may_have_future() {
            // A verb before a pronoun has the future that it has alone: ستضعها as ستضع.
            let stem = word.without_pronoun(best);
            let (cut, _) = self.best_two(words, &stem);
            return (Cut { front: cut.front, ..self.restore(words, word, best) }, rival);
        }
        (self.restore(words, word, best), rival)
    }

    /// The likeliest cut beside the best; of a word that rows of the ties name, one that they tell
    /// from it.
    fn rival(
        &self,
        words: &Vocabulary,
        word: &Word,
        best: Cut,
        scored: &[(Cut, i32)],
    ) -> Option<Rival> {
        let id = words.of_letters(word.letters);
        let is_named = self.ties.has(id);
        let is_rival = |cut: Cut| {
            (cut.front, cut.back) != (best.front, best.back)
                && (!is_named || self.ties.tells(id, word, [best, cut]))
        };
        let &(cut, score) = scored.iter().find(|one| is_rival(one.0))?;
        let lead = (scored.first()?.1 - score) / POINTS;
        let lead = if is_named { lead.min(NAMED.into()) } else { lead };
        (lead < Rival::FAR.into())
            .then(|| Rival { cut: self.restore(words, word, cut), lead: lead as u8 })
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
        let evidence = self.evidence(words);
        let id = evidence.behind(word, 0);
        if let Some(cut) = self.known.get(word, 0, id) {
            return Some(cut);
        }
        if !word.may_have_conjunction() {
            return None;
        }
        let rest = evidence.behind(word, 1);
        let cut = self.known.get(word, 1, rest)?;
        // A word that is never cut must be commoner than what it gives with و.
        let is_common = words.count(rest) / 4 >= words.count(id);
        (cut != Cut::WHOLE || is_common).then_some(Cut { front: cut.front + 1, ..cut })
    }

    /// The cuts of a word with their scores, the best first.
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
            scored[..count].sort_by_key(|one| std::cmp::Reverse(one.1));
        }
        (scored, count)
    }

    fn restore(&self, words: &Vocabulary, word: &Word, cut: Cut) -> Cut {
        Cut { restored: self.evidence(words).restored(word, cut), ..cut }
    }

    /// Every cut of a word, the best first.
    pub(super) fn ranked(&self, words: &Vocabulary, word: &Word) -> Vec<Cut> {
        let (scored, count) = self.scored(words, word);
        let mut cuts = vec![self.best_two(words, word).0];
        for &(cut, _) in &scored[..count] {
            let is_new = |other: &Cut| (other.front, other.back) != (cut.front, cut.back);
            if cuts.iter().all(is_new) {
                cuts.push(self.restore(words, word, cut));
            }
        }
        cuts
    }
}
