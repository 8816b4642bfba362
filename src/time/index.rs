//! Which rules may begin at a place, by what stands there and behind.

use super::opening::{DEPTH, Here, Opening, SENSES};

/// The rules of a list by what their first tokens may be.
pub(super) struct Index {
    /// By place behind the first token, then by sense: a bit for every way to begin that may have
    /// it there.
    with: [Vec<u64>; DEPTH],
    /// By place: the ways that end before it.
    without: [Vec<u64>; DEPTH],
    /// By way: its rule.
    rules: Vec<usize>,
    /// Words that a set of ways takes.
    width: usize,
}

impl Index {
    pub(super) fn new(openings: &[&Opening]) -> Self {
        let ways = || {
            let rules = openings.iter().enumerate();
            rules.flat_map(|(rule, opening)| opening.ways().map(move |way| (rule, way)))
        };
        let rules: Vec<usize> = ways().map(|(rule, _)| rule).collect();
        let width = rules.len().div_ceil(u64::BITS as usize);
        let mut with = [(); DEPTH].map(|()| vec![0; SENSES * width]);
        let mut without = [(); DEPTH].map(|()| vec![0; width]);
        for (at, (_, way)) in ways().enumerate() {
            let (word, bit) = (at / u64::BITS as usize, 1 << (at % u64::BITS as usize));
            for place in 0..DEPTH {
                match way.get(place) {
                    None => without[place][word] |= bit,
                    Some(senses) => {
                        let senses = (0..SENSES).filter(|sense| senses >> sense & 1 != 0);
                        senses.for_each(|sense| with[place][sense * width + word] |= bit);
                    }
                }
            }
        }
        Self { with, without, rules, width }
    }

    /// Calls `take` with the rules that may begin at a place, in their order.
    #[inline]
    pub(super) fn each(&self, here: &Here, mut take: impl FnMut(usize)) {
        let mut last = usize::MAX;
        for word in 0..self.width {
            let mut ways = u64::MAX;
            for (place, (with, without)) in self.with.iter().zip(&self.without).enumerate() {
                let Some(senses) = here.known(place) else { break };
                let fits = senses.filter_map(|sense| with.get(sense * self.width + word));
                ways &= fits.fold(without[word], |all, one| all | one);
                if ways == 0 {
                    break;
                }
            }
            while ways != 0 {
                let way = word * u64::BITS as usize + ways.trailing_zeros() as usize;
                ways &= ways - 1;
                if let Some(&rule) = self.rules.get(way).filter(|rule| **rule != last) {
                    last = rule;
                    take(rule);
                }
            }
        }
    }
}
