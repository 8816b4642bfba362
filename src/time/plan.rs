//! Shapes made ready: every list of slots with what its first token may be, so that most are passed
//! over without being tried.

use crate::token::TokenKind;

use super::opening::Opening;
use super::scene::Scene;
use super::shape::{ANY, Head, Slot};
use super::slot::Lead;

/// A list of slots.
pub(super) struct Plan {
    pub(super) steps: Vec<Step>,
    /// The senses of a word or number that may be first; [`ANY`] for any token, or none.
    first: u64,
    /// A mark may be first.
    is_mark: bool,
}

/// A slot, its lists made ready.
pub(super) enum Step {
    Opt(Plan),
    Any(Vec<Plan>),
    /// With و, ب or ل in front.
    Bound(Plan, Lead),
    Sole(Sole),
}

/// A slot that fits in one way, or not at all.
pub(super) enum Sole {
    Many(Plan),
    Ahead(Plan),
    Unless(Plan),
    Sub(Head),
    /// Looks at what stands before the time, and takes no token.
    Around(Slot),
    /// A slot without a list, and the senses with which it may begin.
    Token(Slot, u64),
}

impl Plan {
    /// Makes a shape ready; `of_head` gives the opening of all rules of a head.
    pub(super) fn of(shape: &[Slot], of_head: &impl Fn(Head) -> Opening) -> Self {
        let plan = |slots: &[Slot]| Self::of(slots, of_head);
        let step = |slot: &Slot| {
            let sole = match *slot {
                Slot::Opt(slots) => return Step::Opt(plan(slots)),
                Slot::Any(ways) => return Step::Any(ways.iter().map(|way| plan(way)).collect()),
                Slot::Joined(slots) => return Step::Bound(plan(slots), Lead::Joined),
                Slot::Within(slots) => return Step::Bound(plan(slots), Lead::Within),
                Slot::Many(slots) => Sole::Many(plan(slots)),
                Slot::Ahead(slots) => Sole::Ahead(plan(slots)),
                Slot::Unless(slots) => Sole::Unless(plan(slots)),
                Slot::Sub(head) => Sole::Sub(head),
                Slot::After(_) | Slot::NotAfter(_) | Slot::AfterYear | Slot::Bound => {
                    Sole::Around(*slot)
                }
                slot => Sole::Token(slot, slot.senses()),
            };
            Step::Sole(sole)
        };
        let opening = Opening::of(shape, of_head);
        let (first, is_mark) =
            if opening.may_be_empty() { (ANY, true) } else { (opening.first(), opening.is_mark()) };
        Self { steps: shape.iter().map(step).collect(), first, is_mark }
    }

    /// False if the list cannot begin at a token.
    #[inline]
    pub(super) fn may_begin(&self, scene: &Scene<'_, '_>, at: usize) -> bool {
        let is_word = matches!(scene.kind(at), Some(TokenKind::Word | TokenKind::Number));
        self.first == ANY || self.first & scene.senses(at) != 0 || self.is_mark && !is_word
    }
}
