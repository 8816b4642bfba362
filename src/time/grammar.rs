//! The grammar: every rule, laid over a text.

use super::index::Index;
use super::lexicon::Particle;
use super::opening::Opening;
use super::plan::{Plan, Sole, Step};
use super::scene::Scene;
use super::shape::{ANY, Captures, Head, Meaning, Rule, Slot};
use super::slot::{Lead, step};
use super::value::{Clock, TimexValue};

/// A rule that fits.
#[derive(Clone)]
pub(crate) struct Match {
    pub(crate) rule: &'static Rule,
    /// Its place among the rules.
    row: usize,
    pub(crate) end: usize,
    pub(crate) caught: Captures,
    pub(crate) meaning: Meaning,
}

/// The slots still to be filled: a list of lists.
#[derive(Clone, Copy)]
struct Rest<'r> {
    steps: &'r [Step],
    next: Option<&'r Rest<'r>>,
}

impl<'r> Rest<'r> {
    fn before(plan: &'r Plan, next: &'r Self) -> Self {
        Self { steps: &plan.steps, next: Some(next) }
    }

    fn alone(plan: &'r Plan) -> Self {
        Self { steps: &plan.steps, next: None }
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

/// A rule, its shape made ready.
struct Row {
    rule: &'static Rule,
    plan: Plan,
}

/// Rules that are tried together.
struct Table {
    /// Their rows.
    rows: Vec<usize>,
    /// The senses of words and numbers that any of them begins with.
    first: u64,
    index: Index,
}

impl Table {
    fn new(rows: Vec<usize>, openings: &[Opening]) -> Self {
        let openings: Vec<&Opening> = rows.iter().map(|row| &openings[*row]).collect();
        let first = openings.iter().fold(0, |all, opening| all | opening.first());
        Self { index: Index::new(&openings), first, rows }
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
    rows: Vec<Row>,
    all: Table,
    /// By head: the rules that a [`Slot::Sub`] tries.
    by_head: Vec<Table>,
    /// The heads of which rules begin with one, a bit for each.
    subs: u32,
}

impl Grammar {
    pub(crate) fn new(tables: &[&'static [Rule]]) -> Self {
        let rules: Vec<&'static Rule> = tables.iter().copied().flatten().collect();
        let heads = rules.iter().map(|rule| rule.head as usize + 1).max().unwrap_or_default();
        let mut of_heads = vec![Opening::default(); heads];
        let mut openings = vec![Opening::default(); rules.len()];
        // A `Sub` begins with what its rules begin with; heads nest three deep at most.
        for round in 0..4 {
            let of_head = |head: Head| of_heads[head as usize].clone();
            for (rule, opening) in rules.iter().zip(&mut openings) {
                if round == 0 || has_sub(rule.shape) {
                    *opening = Opening::of(rule.shape, &of_head);
                }
            }
            of_heads.fill(Opening::default());
            for (rule, opening) in rules.iter().zip(&openings) {
                let head = &mut of_heads[rule.head as usize];
                *head = std::mem::take(head).or(opening.clone());
            }
        }
        let of_head = |head: usize| {
            let rows = (0..rules.len()).filter(|row| rules[*row].head as usize == head);
            Table::new(rows.collect(), &openings)
        };
        let plan = |rule: &Rule| Plan::of(rule.shape, &|head| of_heads[head as usize].clone());
        let begins = |rule: &&Rule| match rule.shape.first() {
            Some(Slot::Sub(head)) => 1 << *head as u32,
            _ => 0,
        };
        Self {
            subs: rules.iter().map(begins).fold(0, |all, bit| all | bit),
            by_head: (0..heads).map(of_head).collect(),
            all: Table::new((0..rules.len()).collect(), &openings),
            rows: rules.iter().map(|rule| Row { rule, plan: plan(rule) }).collect(),
        }
    }

    /// The tokens at which a rule may begin.
    pub(crate) fn places(&self, scene: &Scene<'_, '_>) -> Vec<usize> {
        scene.places(self.all.first)
    }

    /// The longest rule that fits at a token, then the earlier.
    pub(crate) fn best(&self, scene: &Scene<'_, '_>, at: usize) -> Option<Match> {
        let place = Place { at, lead: Lead::First };
        let (mut best, mut asked) = (None, 0);
        self.all.index.each(&scene.here(at), |row| {
            let head = self.rows[row].rule.head;
            let bit = 1 << head as u32;
            match (self.subs & bit, asked & bit) {
                (0, _) => self.fit(scene, place, row, &mut best),
                // Rules that begin with one of this head ask for the same.
                (_, 0) => {
                    self.of_head(scene, place, head, |found| {
                        if is_better(&best, found.end, found.row) {
                            best = Some(found.clone());
                        }
                    });
                }
                _ => {}
            }
            asked |= bit;
        });
        best
    }

    /// As [`best`](Self::best), of the rules of a table.
    fn longest(&self, scene: &Scene<'_, '_>, place: Place, table: &Table) -> Option<Match> {
        let mut best = None;
        let here = scene.here(place.at);
        table.index.each(&here, |row| self.fit(scene, place, table.rows[row], &mut best));
        best
    }

    /// Makes a rule the best if it fits at a place and is.
    fn fit(&self, scene: &Scene<'_, '_>, place: Place, row: usize, best: &mut Option<Match>) {
        let Row { rule, plan } = &self.rows[row];
        let mut caught = Captures { at: place.at, ..Captures::default() };
        if let Some(end) = self.run(scene, Rest::alone(plan), place, &mut caught)
            && is_better(best, end, row)
            && let Some(meaning) = (rule.value)(&caught, scene)
        {
            *best = Some(Match { rule, row, end, caught, meaning });
        }
    }

    /// Fills the slots from a place on, the first way that fits, and gives the token behind. What
    /// was caught is added to `got`, which is spoilt where nothing fits.
    fn run(
        &self,
        scene: &Scene<'_, '_>,
        mut rest: Rest<'_>,
        mut place: Place,
        got: &mut Captures,
    ) -> Option<usize> {
        loop {
            let [next, behind @ ..] = rest.steps else {
                match rest.next {
                    Some(next) => rest = *next,
                    None if place.at <= got.at => return None,
                    None => {
                        got.end = place.at;
                        return Some(place.at);
                    }
                }
                continue;
            };
            rest.steps = behind;
            match next {
                Step::Opt(plan) => {
                    if let Some(end) = self.attempt(scene, plan, &rest, place, got) {
                        return Some(end);
                    }
                }
                Step::Any(ways) => {
                    return ways.iter().find_map(|way| self.attempt(scene, way, &rest, place, got));
                }
                Step::Bound(plan, lead) => {
                    return self.bound(scene, plan, *lead, &rest, place, got);
                }
                Step::Sole(sole) => place = self.pass(scene, sole, place, got)?,
            }
        }
    }

    /// Fills a slot that fits in one way; the place behind it.
    #[inline]
    fn pass(
        &self,
        scene: &Scene<'_, '_>,
        sole: &Sole,
        place: Place,
        got: &mut Captures,
    ) -> Option<Place> {
        match sole {
            Sole::Ahead(plan) => {
                let span = got.span;
                self.run(scene, Rest::alone(plan), place, got)?;
                got.span = span;
                Some(place)
            }
            Sole::Unless(plan) => {
                let mut probe = Captures { at: place.at, ..*got };
                let first = Place { lead: Lead::First, ..place };
                let found = self.run(scene, Rest::alone(plan), first, &mut probe);
                found.is_none().then_some(place)
            }
            Sole::Around(slot) => stands_there(scene, *slot, place.at).then_some(place),
            Sole::Many(plan) => self.many(scene, plan, place, got).map(Place::inner),
            Sole::Sub(head) => {
                let end = self.of_head(scene, place, *head, |found| take_sub(got, found));
                end.map(Place::inner)
            }
            Sole::Token(slot, senses) => {
                let may_be = *senses == ANY || senses & scene.senses(place.at) != 0;
                let end = if may_be { step(scene, *slot, place.at, place.lead, got) } else { None };
                end.map(Place::inner)
            }
        }
    }

    /// Fills a list and what follows; where they do not fit, `got` stays as it was.
    fn attempt(
        &self,
        scene: &Scene<'_, '_>,
        plan: &Plan,
        after: &Rest<'_>,
        place: Place,
        got: &mut Captures,
    ) -> Option<usize> {
        if !plan.may_begin(scene, place.at) {
            return None;
        }
        let before = *got;
        let end = self.run(scene, Rest::before(plan, after), place, got);
        if end.is_none() {
            *got = before;
        }
        end
    }

    /// The longest rule of a head at a place, as `take` gives it. Many rules ask for the same, a day or
    /// a year, so what was found at the last few places is kept until the memory of the text changes.
    fn of_head<T>(
        &self,
        scene: &Scene<'_, '_>,
        place: Place,
        head: Head,
        take: impl FnOnce(&Match) -> T,
    ) -> Option<T> {
        const KEPT: usize = 24;
        let table = self.by_head.get(head as usize)?;
        if table.first & scene.senses(place.at) == 0 {
            return None;
        }
        let key = (place.at, head, place.lead);
        if let Some((_, kept)) = scene.found.borrow().iter().find(|(own, _)| *own == key) {
            return kept.as_ref().map(take);
        }
        let found = self.longest(scene, place, table);
        let taken = found.as_ref().map(take);
        let mut kept = scene.found.borrow_mut();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.push((key, found));
        taken
    }

    /// A list whose word is bound to a particle, or that stands behind it as a word of its own.
    fn bound(
        &self,
        scene: &Scene<'_, '_>,
        plan: &Plan,
        lead: Lead,
        after: &Rest<'_>,
        place: Place,
        got: &mut Captures,
    ) -> Option<usize> {
        let is = |particle| scene.is(place.at, particle);
        let is_apart = match lead {
            Lead::Joined => place.lead != Lead::First && is(Particle::And),
            _ => is(Particle::In) || is(Particle::Of),
        };
        is_apart
            .then(|| self.attempt(scene, plan, after, Place::inner(place.at + 1), got))
            .flatten()
            .or_else(|| self.attempt(scene, plan, after, Place { lead, ..place }, got))
    }

    /// The list again and again, eight times at most.
    fn many(
        &self,
        scene: &Scene<'_, '_>,
        plan: &Plan,
        place: Place,
        got: &mut Captures,
    ) -> Option<usize> {
        let end = Rest { steps: &[], next: None };
        let once =
            |at: usize, got: &mut Captures| self.attempt(scene, plan, &end, Place::inner(at), got);
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

/// True if a match that ends before a token is longer than the best, or as long and of an earlier rule.
fn is_better(best: &Option<Match>, end: usize, row: usize) -> bool {
    best.as_ref().is_none_or(|best| (end, best.row) > (best.end, row))
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

/// Takes what the rule of a [`Slot::Sub`] caught; the token behind it.
fn take_sub(caught: &mut Captures, found: &Match) -> usize {
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
    found.end
}
