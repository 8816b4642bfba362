//! The grammar: every rule, laid over a text.

use super::index::Index;
use super::lexicon::Particle;
use super::opening::Opening;
use super::scene::Scene;
use super::shape::{ANY, Captures, Head, Meaning, Rule, Slot};
use super::slot::{Lead, step};
use super::value::{Clock, TimexValue};

/// A rule that fits.
#[derive(Clone)]
pub(crate) struct Match {
    pub(crate) rule: &'static Rule,
    pub(crate) end: usize,
    pub(crate) caught: Captures,
    pub(crate) meaning: Meaning,
}

/// The slots still to be filled: a list of lists.
struct Rest<'r> {
    slots: &'static [Slot],
    next: Option<&'r Rest<'r>>,
}

impl<'r> Rest<'r> {
    fn before(slots: &'static [Slot], next: &'r Self) -> Self {
        Self { slots, next: Some(next) }
    }

    fn alone(slots: &'static [Slot]) -> Self {
        Self { slots, next: None }
    }
}

/// Where a text is being matched: the token, and how its word may be written.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    lead: Lead,
}

impl Place {
    fn inner(at: usize) -> Self {
        Self { at, lead: Lead::Inner }
    }
}

/// A rule with what it may begin with, so that most are passed over unseen.
#[derive(Clone)]
struct Row {
    opening: Opening,
    rule: &'static Rule,
}

/// Rules that are tried together.
struct Table {
    rules: Vec<&'static Rule>,
    /// The senses of words and numbers that any of them begins with.
    first: u64,
    index: Index,
}

impl Table {
    fn new(rows: &[Row]) -> Self {
        let first = rows.iter().fold(0, |all, row| all | row.opening.first());
        let openings: Vec<&Opening> = rows.iter().map(|row| &row.opening).collect();
        Self {
            index: Index::new(&openings),
            first,
            rules: rows.iter().map(|row| row.rule).collect(),
        }
    }
}

/// True if the shape tries the rules of a head.
fn has_sub(shape: &[Slot]) -> bool {
    shape.iter().any(|slot| match *slot {
        Slot::Sub(_) => true,
        Slot::Any(ways) => ways.iter().copied().any(has_sub),
        Slot::Opt(slots)
        | Slot::Many(slots)
        | Slot::Ahead(slots)
        | Slot::Unless(slots)
        | Slot::Joined(slots)
        | Slot::Within(slots) => has_sub(slots),
        _ => false,
    })
}

/// Every rule, by what it may begin with.
pub(crate) struct Grammar {
    rules: Table,
    /// By head: the rules that a [`Slot::Sub`] tries.
    by_head: Vec<Table>,
}

impl Grammar {
    pub(crate) fn new(tables: &[&'static [Rule]]) -> Self {
        let all: Vec<&'static Rule> = tables.iter().copied().flatten().collect();
        let heads = all.iter().map(|rule| rule.head as usize + 1).max().unwrap_or_default();
        let mut of_heads = vec![Opening::default(); heads];
        let row = |&rule: &&'static Rule| Row { opening: Opening::default(), rule };
        let mut rules: Vec<Row> = all.iter().map(row).collect();
        // A `Sub` begins with what its rules begin with; heads nest three deep at most.
        for round in 0..4 {
            let of_head = |head: Head| of_heads[head as usize].clone();
            for row in rules.iter_mut().filter(|row| round == 0 || has_sub(row.rule.shape)) {
                row.opening = Opening::of(row.rule.shape, &of_head);
            }
            of_heads.fill(Opening::default());
            for row in &rules {
                let head = &mut of_heads[row.rule.head as usize];
                *head = std::mem::take(head).or(row.opening.clone());
            }
        }
        let of_head = |head: usize| rules.iter().filter(move |row| row.rule.head as usize == head);
        let of_head = |head| of_head(head).cloned().collect::<Vec<_>>();
        let by_head = (0..heads).map(|head| Table::new(&of_head(head))).collect();
        Self { by_head, rules: Table::new(&rules) }
    }

    /// The longest rule that fits at a token, then the earlier.
    pub(crate) fn best(&self, scene: &Scene<'_, '_>, at: usize) -> Option<Match> {
        match scene.senses(at) & self.rules.first {
            0 => None,
            _ => self.longest(scene, Place { at, lead: Lead::First }, &self.rules),
        }
    }

    fn longest(&self, scene: &Scene<'_, '_>, place: Place, table: &Table) -> Option<Match> {
        let here = scene.here(place.at);
        let mut best: Option<Match> = None;
        let empty = Captures { at: place.at, ..Captures::default() };
        table.index.each(&here, |rule| {
            let Some(&rule) = table.rules.get(rule) else { return };
            let mut got = empty;
            if let Some(end) = self.run(scene, &Rest::alone(rule.shape), place, &mut got)
                && best.as_ref().is_none_or(|best| end > best.end)
                && let Some(meaning) = (rule.value)(&got, scene)
            {
                best = Some(Match { rule, end, caught: got, meaning });
            }
        });
        best
    }

    /// Fills the slots from a place on, the first way that fits, and gives the token behind. What
    /// was caught is added to `got`, which is spoilt where nothing fits.
    fn run(
        &self,
        scene: &Scene<'_, '_>,
        rest: &Rest<'_>,
        place: Place,
        got: &mut Captures,
    ) -> Option<usize> {
        let [slot, behind @ ..] = rest.slots else {
            return match rest.next {
                Some(next) => self.run(scene, next, place, got),
                None if place.at <= got.at => None,
                None => {
                    got.end = place.at;
                    Some(place.at)
                }
            };
        };
        let after = Rest { slots: behind, next: rest.next };
        match *slot {
            Slot::Opt(slots) => self
                .attempt(scene, slots, &after, place, got)
                .or_else(|| self.run(scene, &after, place, got)),
            Slot::Any(ways) => {
                ways.iter().find_map(|slots| self.attempt(scene, slots, &after, place, got))
            }
            Slot::Many(slots) => {
                let next = self.many(scene, slots, place, got)?;
                self.run(scene, &after, Place::inner(next), got)
            }
            Slot::Ahead(slots) => {
                let span = got.span;
                self.run(scene, &Rest::alone(slots), place, got)?;
                got.span = span;
                self.run(scene, &after, place, got)
            }
            Slot::Unless(slots) => {
                let mut probe = Captures { at: place.at, ..*got };
                let first = Place { lead: Lead::First, ..place };
                match self.run(scene, &Rest::alone(slots), first, &mut probe) {
                    Some(_) => None,
                    None => self.run(scene, &after, place, got),
                }
            }
            Slot::Joined(slots) => {
                let apart = place.lead != Lead::First && scene.is(place.at, Particle::And);
                let place = Place { lead: Lead::Joined, ..place };
                self.bound(scene, slots, &after, apart, place, got)
            }
            Slot::Within(slots) => {
                let apart = scene.is(place.at, Particle::In) || scene.is(place.at, Particle::Of);
                let place = Place { lead: Lead::Within, ..place };
                self.bound(scene, slots, &after, apart, place, got)
            }
            Slot::Sub(head) => {
                let next = self.sub(scene, place, head, got)?;
                self.run(scene, &after, Place::inner(next), got)
            }
            Slot::After(_) | Slot::NotAfter(_) | Slot::AfterYear | Slot::Bound => {
                match stands_there(scene, *slot, place.at) {
                    true => self.run(scene, &after, place, got),
                    false => None,
                }
            }
            slot => {
                if !may_be(scene, slot, place) {
                    return None;
                }
                let next = step(scene, slot, place.at, place.lead, got)?;
                self.run(scene, &after, Place::inner(next), got)
            }
        }
    }

    /// Fills `slots` and what follows; where they do not fit, `got` stays as it was.
    fn attempt(
        &self,
        scene: &Scene<'_, '_>,
        slots: &'static [Slot],
        after: &Rest<'_>,
        place: Place,
        got: &mut Captures,
    ) -> Option<usize> {
        if slots.first().is_some_and(|first| !may_be(scene, *first, place)) {
            return None;
        }
        let before = *got;
        let end = self.run(scene, &Rest::before(slots, after), place, got);
        if end.is_none() {
            *got = before;
        }
        end
    }

    /// The longest rule of a head at a place. Many rules ask for the same, a day or a year, so
    /// what was found at the last few places is kept until the memory of the text changes.
    fn sub(
        &self,
        scene: &Scene<'_, '_>,
        place: Place,
        head: Head,
        got: &mut Captures,
    ) -> Option<usize> {
        const KEPT: usize = 24;
        let table = self.by_head.get(head as usize)?;
        if table.first & scene.senses(place.at) == 0 {
            return None;
        }
        let mut take = |found: &Match| {
            take_sub(got, found);
            found.end
        };
        let key = (place.at, head, place.lead);
        if let Some((_, kept)) = scene.found.borrow().iter().find(|(own, _)| *own == key) {
            return kept.as_ref().map(take);
        }
        let found = self.longest(scene, place, table);
        let end = found.as_ref().map(&mut take);
        let mut kept = scene.found.borrow_mut();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.push((key, found));
        end
    }

    /// Slots whose word is bound to a particle, or that stand behind it as a word of its own.
    fn bound(
        &self,
        scene: &Scene<'_, '_>,
        slots: &'static [Slot],
        after: &Rest<'_>,
        apart: bool,
        place: Place,
        got: &mut Captures,
    ) -> Option<usize> {
        let behind = Place::inner(place.at + 1);
        apart
            .then(|| self.attempt(scene, slots, after, behind, got))
            .flatten()
            .or_else(|| self.attempt(scene, slots, after, place, got))
    }

    /// The slots again and again, eight times at most.
    fn many(
        &self,
        scene: &Scene<'_, '_>,
        slots: &'static [Slot],
        place: Place,
        got: &mut Captures,
    ) -> Option<usize> {
        let end = Rest::alone(&[]);
        let once =
            |at: usize, got: &mut Captures| self.attempt(scene, slots, &end, Place::inner(at), got);
        let mut at = once(place.at, got)?;
        for _ in 1..8 {
            match once(at, got) {
                Some(next) => at = next,
                None => break,
            }
        }
        Some(at)
    }
}

/// False for a slot of a word or number whose senses the place does not have.
fn may_be(scene: &Scene<'_, '_>, slot: Slot, place: Place) -> bool {
    match slot.senses() {
        ANY => true,
        senses => senses & scene.senses(place.at) != 0,
    }
}

/// True if what the slot asks for stands before the token.
fn stands_there(scene: &Scene<'_, '_>, slot: Slot, at: usize) -> bool {
    let before = at.checked_sub(1);
    let is_one = |particles: &[Particle]| particles.iter().any(|&one| scene.is_before(at, one));
    match slot {
        Slot::After([]) => {
            before.is_some_and(|before| matches!(scene.mark(before), Some('(' | '[')))
        }
        Slot::After(particles) => is_one(particles),
        Slot::Bound => scene.is_bound(at),
        Slot::NotAfter(particles) => !is_one(particles),
        _ => {
            let end = scene.memory.end;
            let is_joined = [Particle::And, Particle::To, Particle::Until]
                .iter()
                .any(|&one| scene.is(end, one))
                || matches!(scene.mark(end), Some('،' | ',' | '-'));
            scene.memory.was_year && at == end + 1 && is_joined
        }
    }
}

fn take_sub(caught: &mut Captures, found: &Match) {
    let of = found.caught;
    caught.extend(of.span);
    caught.pointer = of.pointer;
    caught.same |= of.same;
    caught.part = caught.part.or(of.part);
    caught.definite = of.definite;
    caught.day_part = caught.day_part.or(of.day_part);
    if found.rule.head == Head::Year && of.year.is_some() {
        // A Hijri month needs the year as it is printed.
        (caught.year, caught.era) = (of.year, of.era);
    }
    caught.hijri = found.meaning.hijri.or(of.hijri);
    caught.settled = found.meaning.settled;
    match &found.meaning.value {
        TimexValue::Date(date) => caught.date = Some(*date),
        TimexValue::Time(date, clock) => {
            caught.date = Some(*date);
            if let Clock::Part(part) = clock {
                caught.day_part = caught.day_part.or(Some(*part));
            }
        }
        TimexValue::Period(period) => caught.period = Some(*period),
        _ => {}
    }
}
