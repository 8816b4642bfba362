//! What neighbouring quantities say of one another: two ends of a range, people of one fate.

use crate::span::Surface;
use crate::token::{Proclitics, TokenKind};

use super::cue::Cue;
use super::find::{Finder, Sensed};
use super::lexicon::Sense;
use super::rule::Rule;
use super::{Casualty, Quantity, QuantityKind};

/// How many tokens `من` and a group may have.
const GROUP: usize = 6;

impl<'t> Finder<'_, 't> {
    /// Joins quantities in text order to their neighbours.
    pub(super) fn join(&self, found: Vec<Sensed<'t>>) -> Vec<Quantity<'t>> {
        let mut joined: Vec<Quantity<'t>> = Vec::with_capacity(found.len());
        let mut sense = Sense::Things;
        for one in found {
            let mut next = one.it;
            if let Some(last) = joined.last_mut() {
                if self.are_ends(last, &next) {
                    let span = last.at.span.cover(next.at.span);
                    last.at = Surface::new(span, self.text.text);
                    last.upper = next.value;
                    last.tokens.end = next.tokens.end;
                    continue;
                }
                let is_amount = matches!(last.kind, QuantityKind::Money | QuantityKind::Measure);
                if next.rule == Rule::Others.name() && is_amount && self.is_and(last, &next) {
                    // 50 ألف دولار و20 ألفا أخرى
                    (next.kind, next.unit) = (last.kind, last.unit);
                } else if matches!(one.sense, Sense::People(None)) {
                    let shared = self.shared_fate(last, sense, &next);
                    next.casualty = next.casualty.or(shared);
                }
            }
            sense = one.sense;
            joined.push(next);
        }
        joined
    }

    /// True for the ends of one range that both have their noun: `بين 10 دولارات و20 دولارا`,
    /// `من 3 أمتار إلى 5 أمتار`, `10$-20$`.
    fn are_ends(&self, low: &Quantity<'t>, high: &Quantity<'t>) -> bool {
        let (end, start) = (low.tokens.end, high.tokens.start);
        let is_range = low.upper.is_none()
            && high.upper.is_none()
            && low.value < high.value
            && low.kind == high.kind
            && low.unit.is_some()
            && low.unit == high.unit;
        if !is_range || start < end || start > end + 1 {
            return false;
        }
        let before = low.tokens.start;
        let behind = |cue: Cue| before > 0 && self.ends_with(before - 1, cue);
        let apart = start == end + 1;
        let hyphen = apart && self.text.mark(end) == Some('-') && self.text.touches_next(end);
        let to = apart && self.lexicon.cue(self.text, end, Cue::To).is_some();
        hyphen && low.kind == QuantityKind::Money
            || to && behind(Cue::Between) && !self.changes_before(before)
            || self.is_and(low, high) && behind(Cue::Between) && !behind(Cue::Of)
    }

    /// What befell the people of a quantity, as told of those before it: `مقتل جندي و3 مدنيين`,
    /// `قتل خمسة بينهم طفلان`.
    fn shared_fate(
        &self,
        last: &Quantity<'t>,
        sense: Sense,
        next: &Quantity<'t>,
    ) -> Option<Casualty> {
        let fate = last.casualty?;
        let by_verb = sense == Sense::People(None);
        let (end, start) = (self.behind_approx(last.tokens.end), next.tokens.start);
        let comma = end + usize::from(matches!(self.text.mark(end), Some('،' | ',')));
        let among = self.lexicon.cue(self.text, comma, Cue::Among) == Some(start);
        let and = || self.is_and(last, next) || self.is_and_behind_a_group(last, next);
        (among || by_verb && and()).then_some(fate)
    }

    /// `17 من أفراد الأمن وأربعة مدنيين`: و with nothing but the group before it.
    fn is_and_behind_a_group(&self, last: &Quantity<'t>, next: &Quantity<'t>) -> bool {
        let (end, start) = (last.tokens.end, next.tokens.start);
        let words = || (end..start).all(|at| self.text.tokens[at].kind == TokenKind::Word);
        let attached =
            || self.text.readings(start).iter().any(|one| one.particles() == Proclitics::WA);
        last.rule == Rule::GroupOf.name() && start <= end + GROUP && words() && attached()
    }

    /// True if و alone stands between two quantities, approximators of the first apart.
    fn is_and(&self, last: &Quantity<'t>, next: &Quantity<'t>) -> bool {
        let (end, start) = (self.behind_approx(last.tokens.end), next.tokens.start);
        let attached =
            || self.text.readings(start).iter().any(|one| one.particles() == Proclitics::WA);
        let apart = || self.lexicon.cue(self.text, end, Cue::And) == Some(start);
        end == start && attached() || end + 1 == start && apart()
    }
}
