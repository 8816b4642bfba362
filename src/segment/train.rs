//! Learns the weights of `data/cuts.tsv` from words that people have cut.

use std::collections::BTreeMap;

use crate::error::Result;
use crate::lexicon::Vocabulary;
use crate::token::Cut;
use crate::written::hides_its_tables;

use super::SegmentLexicon;
use super::feature::{Evidence, Feature, Kind};
use super::model::{COLUMNS, Model};
use super::table::{CLITICS, cut_of, rows};
use super::word::Word;

/// Times that all examples are shown.
const ROUNDS: usize = 8;
/// Runs in different order whose weights are added up. Every other run is not told which words the
/// table leaves whole, so that it must learn names by their letters; the others learn how common
/// names are in a text.
const RUNS: u64 = 16;
/// By how much the right cut must lead all others while learning.
const MARGIN: i64 = 10;
/// Weights are kept in this fraction of one.
const SCALE: i64 = 4;
/// Lighter weights are left out of the table.
const LEAST: i64 = 3;
/// Words are shown again as they would look in smaller collections of news, the counts halved as
/// many times: so rare words, of which few are in any text, are learned from common ones.
const HALVED: [u32; 2] = [3, 6];
/// How often a word of the text is shown for one showing of a word of `clitics.tsv`.
const SHARE: usize = 2;

/// Learns weights: an averaged perceptron over whole numbers, so that the same words in the same
/// order give the same table, bit for bit, on any machine.
///
/// ```
/// use khabar::segment::Trainer;
/// let mut trainer = Trainer::new()?;
/// assert!(trainer.add("وبمدينتهم", "و+ب+مدينة+هم"));
/// assert!(!trainer.add("وبمدينتهم", "و+بلد"), "no parts of the word");
/// assert!(trainer.train().starts_with("feature\tclitic"));
/// # Ok::<(), khabar::Error>(())
/// ```
pub struct Trainer {
    words: Vocabulary,
    lexicon: SegmentLexicon,
    /// Features by number.
    features: Vec<Feature>,
    numbers: BTreeMap<Feature, u32>,
    /// The words that were added, in order; the rows of the table are the first.
    examples: Vec<Example>,
    /// How many of them are rows of the table.
    rows: usize,
}

hides_its_tables!(Trainer);

/// A word with the features of its cuts.
struct Example {
    cuts: Vec<Vec<u32>>,
    right: usize,
}

/// A weight while it is being learned.
#[derive(Clone, Copy, Default)]
struct Weight {
    now: i64,
    /// The sum of its changes, each times the step at which it was made.
    late: i64,
}

impl Trainer {
    /// A trainer that knows the words of the crate and has learned its table of known cuts.
    ///
    /// # Errors
    /// None in practice: the tables are checked by the crate's tests.
    pub fn new() -> Result<Self> {
        Self::with_clitics(CLITICS)
    }

    /// A trainer with a table of known cuts of the caller's in the place of `data/clitics.tsv`.
    ///
    /// # Errors
    /// A fault of the table, with its line.
    pub fn with_clitics(clitics: &str) -> Result<Self> {
        let mut words = Vocabulary::with_counts()?;
        let rows = rows(clitics)?;
        let lexicon = SegmentLexicon::with_tables(&mut words, &rows, Model::empty())?;
        let mut trainer = Self {
            words,
            lexicon,
            features: Vec::new(),
            numbers: BTreeMap::new(),
            examples: Vec::new(),
            rows: 0,
        };
        for row in rows {
            // Rows are chosen for being hard; ـي would seem a pronoun more often than it is one.
            if !(row.cut.back > 0 && row.word.ends_with('ي')) {
                trainer.learn(row.word, row.cut);
            }
        }
        trainer.rows = trainer.examples.len();
        Ok(trainer)
    }

    /// Adds a word as printed with its parts, `+` between them: `وللنفط`, `و+ل+النفط`. False if
    /// these are not its parts, or none that this crate would cut.
    pub fn add(&mut self, word: &str, parts: &str) -> bool {
        cut_of(word, parts).is_some_and(|cut| self.learn(word, cut))
    }

    fn learn(&mut self, surface: &str, right: Cut) -> bool {
        let Some(word) = Word::read(surface) else { return false };
        let Some(common) = self.example(&word, right, 0) else { return false };
        let rare = HALVED.map(|times| self.example(&word, right, times));
        let bare = self.example(&word.without_hamza(), right, 0);
        let others = rare.into_iter().chain([bare]).flatten();
        self.examples.extend(others.filter(|one| one.cuts != common.cuts));
        self.examples.extend((common.cuts.len() > 1).then_some(common));
        true
    }

    /// A word with the features of its cuts; `None` if the right one is not among them.
    fn example(&mut self, word: &Word, right: Cut, halved: u32) -> Option<Example> {
        let (features, numbers) = (&mut self.features, &mut self.numbers);
        let mut number = |one: Feature| {
            *numbers.entry(one).or_insert_with(|| {
                features.push(one);
                features.len() as u32 - 1
            })
        };
        let evidence = Evidence { halved, ..self.lexicon.evidence(&self.words) };
        let whole = evidence.whole(word);
        let (mut cuts, mut found) = (Vec::new(), None);
        word.cuts(|cut| {
            if evidence.is_forbidden(word, cut) {
                return;
            }
            if (cut.front, cut.back) == (right.front, right.back) {
                found = Some(cuts.len());
            }
            let mut own = Vec::new();
            evidence.features(word, &whole, cut, |one| own.push(number(one)));
            cuts.push(own);
        });
        found.map(|right| Example { cuts, right })
    }

    /// Learns from all words added so far and gives the table of weights.
    pub fn train(&self) -> String {
        let mut sums = vec![0; self.features.len()];
        for run in 0..RUNS {
            for (sum, weight) in sums.iter_mut().zip(self.run(run)) {
                *sum += weight;
            }
        }
        let mut table = COLUMNS.join("\t") + "\n";
        for (feature, &at) in &self.numbers {
            let weight = sums[at as usize];
            if weight.abs() >= LEAST {
                table.push_str(&line(*feature, weight));
            }
        }
        table
    }

    /// The averaged weights of one run.
    fn run(&self, run: u64) -> Vec<i64> {
        let mut weights = vec![Weight::default(); self.features.len()];
        let hidden = match run % 2 {
            0 => None,
            _ => self.numbers.iter().find(|one| one.0.kind == Kind::WholeKnown),
        };
        let hidden = hidden.map(|one| *one.1);
        let mut order: Vec<usize> = (0..self.rows).collect();
        for _ in 0..SHARE {
            order.extend(self.rows..self.examples.len());
        }
        let mut dice = Dice(run + 1);
        let mut step = 1;
        for _ in 0..ROUNDS {
            dice.shuffle(&mut order);
            for &at in &order {
                correct(&mut weights, &self.examples[at], step);
                if let Some(hidden) = hidden {
                    weights[hidden as usize] = Weight::default();
                }
                step += 1;
            }
        }
        weights.iter().map(|one| (one.now * step - one.late) * SCALE / step).collect()
    }
}

/// Moves the weights towards the right cut if another comes too near to it.
fn correct(weights: &mut [Weight], example: &Example, step: i64) {
    let score = |cut: &[u32]| cut.iter().map(|&at| weights[at as usize].now).sum::<i64>();
    let others = example.cuts.iter().enumerate().filter(|(at, _)| *at != example.right);
    let rival = others.map(|(at, cut)| (score(cut), std::cmp::Reverse(at))).max();
    let right = &example.cuts[example.right];
    let Some((best, std::cmp::Reverse(rival))) = rival else { return };
    if best + MARGIN < score(right) {
        return;
    }
    let rival = &example.cuts[rival];
    let mut change = |cut: &[u32], other: &[u32], by: i64| {
        for &at in cut.iter().filter(|at| !other.contains(at)) {
            let weight = &mut weights[at as usize];
            weight.now += by;
            weight.late += by * step;
        }
    };
    change(right, rival, 1);
    change(rival, right, -1);
}

/// A row of the table of weights.
fn line(feature: Feature, weight: i64) -> String {
    let name = Kind::NAMES.iter().find(|known| known.0 == feature.kind).map_or("", |known| known.1);
    let text = |letters: crate::text::Letters| letters.chars().collect::<String>();
    let (clitic, letters) = (text(feature.clitic), text(feature.letters));
    format!("{name}\t{clitic}\t{letters}\t{}\t{weight}\n", feature.number)
}

/// Numbers without pattern, the same on every machine (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for at in (1..order.len()).rev() {
            order.swap(at, (self.roll() % (at as u64 + 1)) as usize);
        }
    }
}
