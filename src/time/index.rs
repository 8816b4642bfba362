//! Which rules may begin at a place, by what stands there and behind.

use super::opening::{DEPTH, Here, Opening, SENSES};

/// The rules of a list by what their first tokens may be.
pub(super) struct Index {
    /// By place behind the first token, then by sense: the ways to begin that may have it there.
    with: [Vec<Ways>; DEPTH],
    /// By place: the ways that end before it.
    without: [Vec<Ways>; DEPTH],
    /// By way: its rule.
    rules: Vec<usize>,
    /// Sets that hold all ways.
    sets: usize,
}

/// A set of ways to begin, a bit for each.
type Ways = [u64; WORDS];

/// Words of a set.
const WORDS: usize = 8;

/// Ways of a set.
const WAYS: usize = WORDS * u64::BITS as usize;

impl Index {
    pub(super) fn new(openings: &[&Opening]) -> Self {
        let ways = || {
            let rules = openings.iter().enumerate();
            rules.flat_map(|(rule, opening)| opening.ways().map(move |way| (rule, way)))
        };
        let rules: Vec<usize> = ways().map(|(rule, _)| rule).collect();
        let sets = rules.len().div_ceil(WAYS);
        let mut with = [(); DEPTH].map(|()| vec![Ways::default(); SENSES * sets]);
        let mut without = [(); DEPTH].map(|()| vec![Ways::default(); sets]);
        for (at, (_, way)) in ways().enumerate() {
            let (set, at) = (at / WAYS, at % WAYS);
            let (word, bit) = (at / u64::BITS as usize, 1 << (at % u64::BITS as usize));
            for place in 0..DEPTH {
                match way.get(place) {
                    None => without[place][set][word] |= bit,
                    Some(senses) => {
                        let senses = (0..SENSES).filter(|sense| senses >> sense & 1 != 0);
                        senses.for_each(|sense| with[place][sense * sets + set][word] |= bit);
                    }
                }
            }
        }
        Self { with, without, rules, sets }
    }

    /// Calls `take` with the rules that may begin at a place, in their order.
    #[inline]
    pub(super) fn each(&self, here: &Here, mut take: impl FnMut(usize)) {
        let mut last = usize::MAX;
        for set in 0..self.sets {
            for (word, mut ways) in self.ways(here, set).into_iter().enumerate() {
                while ways != 0 {
                    let bit = ways.trailing_zeros() as usize;
                    ways &= ways - 1;
                    let way = set * WAYS + word * u64::BITS as usize + bit;
                    if let Some(&rule) = self.rules.get(way).filter(|rule| **rule != last) {
                        last = rule;
                        take(rule);
                    }
                }
            }
        }
    }

    /// The ways of a set that fit a place.
    #[inline]
    fn ways(&self, here: &Here, set: usize) -> Ways {
        let mut ways = [u64::MAX; WORDS];
        for (place, (with, without)) in self.with.iter().zip(&self.without).enumerate() {
            let Some(senses) = here.known(place) else { break };
            let mut fits = without[set];
            for sense in senses {
                let more = with[sense * self.sets + set];
                fits.iter_mut().zip(more).for_each(|(all, one)| *all |= one);
            }
            ways.iter_mut().zip(fits).for_each(|(all, one)| *all &= one);
        }
        ways
    }
}
