//! Phrases over word ids: the longest sequence of words that a table knows.

use std::ops::Range;

use crate::span::Span;
use crate::text::Letters;
use crate::token::{Proclitics, Token, TokenKind, tokenize_into};

use super::hash::IdMap;
use super::vocabulary::Marks;
use super::{AnnotatedText, Reading, Vocabulary, WordId};

/// A trie over [`WordId`]s. A phrase may carry several values.
pub(crate) struct PhraseTable<T> {
    /// What marks first words in the vocabulary; 0 for an empty table.
    mark: Marks,
    /// What marks later words; 0 where all phrases are single words.
    inner: Marks,
    /// The node behind a node and a word.
    edges: IdMap,
    /// First words, once the table is [settled](Self::settled).
    first: WordRanks,
    /// By number; node 0 is the root.
    nodes: Vec<Node<T>>,
    /// Words of the phrase being added, and its tokens if they are not words alone.
    letters: Vec<Letters>,
    tokens: Vec<Token>,
}

/// What stands where a sequence of words ends.
struct Node<T> {
    values: Values<T>,
    /// Some phrase goes on here.
    goes_on: bool,
}

impl<T> Node<T> {
    const NEW: Self = Self { values: Values::None, goes_on: false };
}

/// The values of a node: most have one or none.
enum Values<T> {
    None,
    One(T),
    Many(Vec<T>),
}

impl<T> Values<T> {
    fn as_slice(&self) -> &[T] {
        match self {
            Self::None => &[],
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }

    fn push(&mut self, value: T) {
        *self = match std::mem::replace(self, Self::None) {
            Self::None => Self::One(value),
            Self::One(one) => Self::Many(vec![one, value]),
            Self::Many(mut many) => {
                many.push(value);
                Self::Many(many)
            }
        };
    }
}

/// A phrase found in a text.
pub(crate) struct PhraseMatch<'p, T> {
    /// The values of the phrase.
    pub(crate) values: &'p [T],
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Its bytes: from the stem of the first word, its article included, to the end of the last.
    pub(crate) span: Span,
    /// How the first word was read.
    pub(crate) reading: Reading,
}

impl<T> PhraseTable<T> {
    pub(crate) fn new() -> Self {
        Self {
            mark: 0,
            inner: 0,
            edges: IdMap::with_slots(0),
            first: WordRanks::default(),
            nodes: vec![Node::NEW],
            letters: Vec::new(),
            tokens: Vec::new(),
        }
    }

    /// Adds a phrase; its words go into `words`. False if nothing is left of it.
    ///
    /// A table that was settled is so no longer.
    pub(crate) fn insert(&mut self, words: &mut Vocabulary, phrase: &str, value: T) -> bool {
        self.first = WordRanks::default();
        let mut node = 0;
        if let Some(letters) = Letters::of(phrase) {
            let word = words.intern_letters(letters);
            node = self.add_word(words, node, word);
        } else if let Some(all) = self.letters_of(phrase) {
            for letters in &all {
                let word = words.intern_letters(*letters);
                node = self.add_word(words, node, word);
            }
            self.letters = all;
        } else {
            let mut tokens = std::mem::take(&mut self.tokens);
            tokenize_into(phrase, &mut tokens);
            for token in &tokens {
                if matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                    let word = words.intern(token.span.of(phrase));
                    node = self.add_word(words, node, word);
                }
            }
            self.tokens = tokens;
        }
        if node == 0 {
            return false;
        }
        self.nodes[node as usize].values.push(value);
        true
    }

    /// Numbers the nodes of first words as the words are numbered, which is by frequency: what a text asks for most
    /// then lies close together, and the processor keeps it at hand. Called when the last phrase is added.
    pub(crate) fn settled(mut self) -> Self {
        let mut firsts = Vec::new();
        for (edge, node) in self.edges.iter().filter(|(edge, _)| edge >> 32 == 0) {
            let word = edge as usize;
            if firsts.len() <= word {
                firsts.resize(word + 1, 0);
            }
            firsts[word] = node;
        }
        // Old numbers in the order of the new ones: the root, first words, all others.
        let mut order = vec![0];
        for (word, &node) in firsts.iter().enumerate().filter(|(_, node)| **node != 0) {
            self.first.push(word);
            order.push(node);
        }
        let mut numbers = vec![0; self.nodes.len()];
        for (new, &old) in (0..).zip(&order) {
            numbers[old as usize] = new;
        }
        for (old, new) in (0..).zip(&mut numbers).skip(1).filter(|(_, new)| **new == 0) {
            *new = order.len() as u32;
            order.push(old);
        }
        let mut take = |&old: &u32| std::mem::replace(&mut self.nodes[old as usize], Node::NEW);
        self.nodes = order.iter().map(&mut take).collect();
        let mut edges = IdMap::with_slots(order.len() * 2);
        for (edge, node) in self.edges.iter() {
            let from = u64::from(numbers[(edge >> 32) as usize]);
            edges.get_or_insert(from << 32 | edge & u64::from(u32::MAX), numbers[node as usize]);
        }
        self.edges = edges;
        self
    }

    /// The node of a first word; 0 if it is none.
    #[inline]
    fn first(&self, word: WordId) -> u32 {
        match self.first.is_empty() {
            true => self.edges.get(edge(0, word)),
            false => self.first.get(word),
        }
    }

    /// What marks the first words of phrases.
    pub(crate) fn mark(&self) -> Marks {
        self.mark
    }

    /// True if no phrase begins at a token.
    #[inline]
    pub(crate) fn is_silent(&self, text: &AnnotatedText<'_>, at: usize) -> bool {
        text.marks(at) & self.mark == 0
    }

    /// The longest phrase that begins at token `at` with a reading that `accept` takes; of several
    /// readings the earlier, which cuts less, wins at equal length.
    #[inline]
    pub(crate) fn longest<'p>(
        &'p self,
        text: &AnnotatedText<'_>,
        at: usize,
        accept: impl Fn(&Reading) -> bool,
    ) -> Option<PhraseMatch<'p, T>> {
        if self.is_silent(text, at) {
            return None;
        }
        let mut best: Option<PhraseMatch<'p, T>> = None;
        for reading in text.readings(at) {
            if reading.marks & self.mark != 0 && accept(reading) {
                self.walk(text, at, reading, &mut |found| {
                    if best.as_ref().is_none_or(|best| found.tokens.end > best.tokens.end) {
                        best = Some(found);
                    }
                });
            }
        }
        best
    }

    /// Every phrase that begins at token `at`, for each reading from the shortest to the longest.
    #[inline]
    pub(crate) fn each<'p>(
        &'p self,
        text: &AnnotatedText<'_>,
        at: usize,
        mut take: impl FnMut(PhraseMatch<'p, T>),
    ) {
        if !self.is_silent(text, at) {
            self.each_reading(text, at, &mut take);
        }
    }

    fn each_reading<'p>(
        &'p self,
        text: &AnnotatedText<'_>,
        at: usize,
        take: &mut impl FnMut(PhraseMatch<'p, T>),
    ) {
        for reading in text.readings(at).iter().filter(|one| one.marks & self.mark != 0) {
            self.walk(text, at, reading, take);
        }
    }

    /// The values of a single word.
    pub(crate) fn word(&self, word: WordId) -> &[T] {
        self.nodes[self.first(word) as usize].values.as_slice()
    }

    /// Follows the words behind `reading`; quotation marks and hyphens between words do not count.
    fn walk<'p>(
        &'p self,
        text: &AnnotatedText<'_>,
        at: usize,
        reading: &Reading,
        take: &mut impl FnMut(PhraseMatch<'p, T>),
    ) {
        let mut node = self.first(reading.word);
        let (mut end, mut last) = (at + 1, reading.span);
        while node != 0 {
            let Node { values, goes_on } = &self.nodes[node as usize];
            let values = values.as_slice();
            if !values.is_empty() {
                let span = reading.span.cover(last);
                take(PhraseMatch { values, tokens: at..end, span, reading: *reading });
            }
            if !goes_on || reading.pronoun > 0 {
                return; // a word with a pronoun is the last of its phrase
            }
            let next = skip_marks(text, end);
            if text.marks(next) & self.inner == 0 {
                return;
            }
            node = self.next_node(text, node, next, reading.is_definite());
            last = text.tokens[next].span;
            end = next + 1;
        }
    }

    /// The node behind token `at`; where the phrase began with a cut article, later words may too.
    fn next_node(&self, text: &AnnotatedText<'_>, node: u32, at: usize, definite: bool) -> u32 {
        for reading in text.readings(at).iter().filter(|one| one.marks & self.inner != 0) {
            let fits = reading.pronoun == 0
                && (reading.proclitics.is_empty()
                    || definite && reading.proclitics == Proclitics::AL);
            let next = if fits { self.edges.get(edge(node, reading.word)) } else { 0 };
            if next != 0 {
                return next;
            }
        }
        0
    }

    /// The words of a phrase of Arabic letters and single spaces, which needs no tokens.
    fn letters_of(&mut self, phrase: &str) -> Option<Vec<Letters>> {
        self.letters.clear();
        for word in phrase.split(' ') {
            self.letters.push(Letters::of(word)?);
        }
        Some(std::mem::take(&mut self.letters))
    }

    /// The node behind `node` and a word, new if need be; `node` itself for an unknown word.
    fn add_word(&mut self, words: &mut Vocabulary, node: u32, word: WordId) -> u32 {
        if !word.is_known() {
            return node;
        }
        let mark = if node == 0 { &mut self.mark } else { &mut self.inner };
        if *mark == 0 {
            *mark = words.take_mark();
        }
        words.mark(word, *mark);
        let new = self.nodes.len() as u32;
        let next = self.edges.get_or_insert(edge(node, word), new);
        if next == new {
            self.nodes.push(Node::NEW);
            self.nodes[node as usize].goes_on = true;
        }
        next
    }
}

/// A set of words that says of each how many stand before it, itself among them.
#[derive(Default)]
struct WordRanks {
    /// A bit for each of 64 words, and how many words there are before these.
    blocks: Vec<(u64, u32)>,
    /// How many words there are.
    count: u32,
}

impl WordRanks {
    fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Adds the word with an id above those of all others.
    fn push(&mut self, word: usize) {
        while self.blocks.len() <= word / 64 {
            self.blocks.push((0, self.count));
        }
        if let Some((bits, _)) = self.blocks.last_mut() {
            *bits |= 1 << (word % 64);
        }
        self.count += 1;
    }

    /// The rank of a word, from 1; 0 if it is not in the set.
    #[inline]
    fn get(&self, word: WordId) -> u32 {
        let Some((bits, before)) = self.blocks.get(word.index() / 64) else { return 0 };
        let up_to = bits << (63 - word.index() % 64);
        if up_to >> 63 == 0 { 0 } else { before + up_to.count_ones() }
    }
}

fn edge(node: u32, word: WordId) -> u64 {
    u64::from(node) << 32 | word.index() as u64
}

/// The token at or behind `at` that is neither a quotation mark nor a hyphen; two are skipped at most.
#[inline]
fn skip_marks(text: &AnnotatedText<'_>, mut at: usize) -> usize {
    for _ in 0..2 {
        match text.mark(at) {
            Some('"' | '“' | '”' | '«' | '»' | '\'' | '-' | '|') => at += 1,
            _ => break,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_match_wins_and_clitics_stay_outside() {
        let mut words = Vocabulary::new();
        let mut table = PhraseTable::new();
        for (phrase, value) in [("كانون", 0), ("كانون الثاني", 1), ("عبوة ناسفة", 2)]
        {
            assert!(table.insert(&mut words, phrase, value));
        }
        assert!(!table.insert(&mut words, "ـ", 3));
        let found = |text: &str| {
            let text = AnnotatedText::new(text, &words);
            let best = table.longest(&text, 0, |_| true);
            best.map(|best| (best.values[0], best.span.of(text.text).to_owned()))
        };
        assert_eq!(found("وكانون الثاني"), Some((1, "كانون الثاني".into())));
        assert_eq!(found("كانون/ الثاني"), Some((0, "كانون".into())));
        assert_eq!(found("بالعبوة الناسفة"), Some((2, "العبوة الناسفة".into())));
        assert_eq!(found("«كانون» الثاني"), None);
    }
}
