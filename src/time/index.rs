//! Which rules may begin at a place, by what stands there and behind.

use super::opening::{DEPTH, Here, Opening, SENSES};

/// A set of rules, by their places in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Rules([u128; 2]);

impl Rules {
    /// How many rules a set can tell apart; further ones are in every set.
    const MOST: usize = 2 * u128::BITS as usize;

    fn add(&mut self, rule: usize) {
        if let Some(half) = self.0.get_mut(rule / u128::BITS as usize) {
            *half |= 1 << (rule % u128::BITS as usize);
        }
    }

    fn or(self, other: Self) -> Self {
        Self([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }

    fn and(self, other: Self) -> Self {
        Self([self.0[0] & other.0[0], self.0[1] & other.0[1]])
    }
}

impl Iterator for Rules {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let half = self.0.iter().position(|half| *half != 0)?;
        let bits = &mut self.0[half];
        let bit = bits.trailing_zeros();
        *bits &= *bits - 1;
        Some(half * u128::BITS as usize + bit as usize)
    }
}

/// The rules of a list by the senses of their first tokens.
pub(super) struct Index {
    /// By place behind the first token, then by sense: the rules that may have it there.
    with: [Vec<Rules>; DEPTH],
    /// By place: the rules that may end before it.
    without: [Rules; DEPTH],
    /// How many rules there are beyond those that a set can hold.
    rest: std::ops::Range<usize>,
}

impl Index {
    pub(super) fn new(openings: &[&Opening]) -> Self {
        let mut with = [(); DEPTH].map(|()| vec![Rules::default(); SENSES]);
        let mut without = [Rules::default(); DEPTH];
        for (rule, opening) in openings.iter().enumerate() {
            for place in 0..DEPTH {
                let (senses, may_end) = opening.at(place);
                for (bit, rules) in with[place].iter_mut().enumerate() {
                    if senses >> bit & 1 != 0 {
                        rules.add(rule);
                    }
                }
                if may_end {
                    without[place].add(rule);
                }
            }
        }
        Self { with, without, rest: Rules::MOST.min(openings.len())..openings.len() }
    }

    /// The rules that may begin at a place, in their order.
    pub(super) fn at(&self, here: &Here) -> impl Iterator<Item = usize> {
        let mut rules = Rules([u128::MAX; 2]);
        for (place, (with, without)) in self.with.iter().zip(&self.without).enumerate() {
            let Some(senses) = here.known(place) else { break };
            let fits =
                senses.filter_map(|bit| with.get(bit)).fold(*without, |all, &one| all.or(one));
            rules = rules.and(fits);
        }
        rules.chain(self.rest.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_give_their_rules_in_order() {
        let mut rules = Rules::default();
        [130, 3, 127, 0, 255, 128, 999].into_iter().for_each(|rule| rules.add(rule));
        assert_eq!(rules.collect::<Vec<_>>(), [0, 3, 127, 128, 130, 255]);
    }
}
