//! Whether an event is so: denied, planned, told by a source, or the setting of something else.

use crate::entity::Mention;
use crate::quote::Attribution;
use crate::time::{Timex, TimexValue};
use crate::token::Proclitics;

use super::clause::Scene;
use super::entry::Part;
use super::factuality::{Cue, Seen};
use super::trigger::Hit;
use super::words::Class;
use super::{Event, EventKind, Status};

/// Tokens in front of a trigger in which its cues stand.
pub(super) const REACH: usize = 16;
/// How far behind a trigger the cue of its source stands, in tokens.
const SOURCE: usize = 40;
/// How many sources near a trigger are asked whether it hangs on them.
const SOURCES: usize = 8;
/// How long an aside between commas is at most, in tokens: ، في بيان،
const ASIDE: usize = 6;
/// How far behind its demand, threat or agreement its content stands, in tokens.
const CONTENT: usize = 10;

/// A trigger with the cues around it.
pub(super) struct Judge<'j, 's, 't> {
    pub(super) scene: &'j Scene<'s, 't>,
    /// The cues of the sentence.
    pub(super) cues: &'j [Seen],
    pub(super) hit: &'j Hit,
    /// A verb; behind a preposition or noun what looks like one is a noun: في نشر قوات, بتهمة قتل.
    pub(super) is_verb: bool,
    /// The index of the first cue in the clause of the trigger.
    first: usize,
    /// Where that clause begins.
    start: usize,
    /// One past the index of the last cue in front of the trigger.
    last: usize,
}

impl<'j, 's, 't> Judge<'j, 's, 't> {
    pub(super) fn new(scene: &'j Scene<'s, 't>, cues: &'j [Seen], hit: &'j Hit) -> Self {
        let last = cues.partition_point(|one| one.tokens.end <= hit.tokens.start);
        let start = clause_start(scene, hit.tokens.start);
        let first = cues[..last].partition_point(|one| one.tokens.start < start);
        let rules = |one: &Seen| {
            let nominal = matches!(
                one.cue,
                Cue::Accused
                    | Cue::Alleged
                    | Cue::Aim
                    | Cue::Act
                    | Cue::Carry
                    | Cue::Lack
                    | Cue::Fact
            );
            nominal && one.tokens.end == hit.tokens.start
        };
        let governed = hit.part == Part::Perfect
            && hit.reading.is_plain()
            && (scene.governed_by(hit.tokens.start, Class::PREPOSITION)
                || cues[first..last].iter().any(rules));
        Self { scene, cues, hit, is_verb: hit.is_verb() && !governed, first, start, last }
    }

    /// The status of an event: the first that holds, from negated to asserted.
    pub(super) fn status(
        &self,
        event: &Event<'_>,
        said: &[Attribution<'_>],
        entities: &[Mention<'_>],
        times: &[Timex<'_>],
    ) -> Status {
        if self.is_negated() {
            return Status::Negated;
        }
        let is_memory = self.has(Cue::Memory, 4);
        if !is_memory && (self.is_supposed() || self.is_content(&[EventKind::Threaten])) {
            return Status::Conditional;
        }
        if self.has(Cue::Accused, 6) && !self.is_verb || self.has(Cue::Alleged, 3) {
            return Status::Alleged;
        }
        let time = event.time_index.and_then(|at| times.get(at));
        if !is_memory && (self.is_planned() || time.is_some_and(|time| self.is_to_come(time))) {
            return Status::Planned;
        }
        if self.is_described() {
            return Status::Background;
        }
        if self.is_anchor() {
            return Status::Background;
        }
        let sources = sources(self.hit, said);
        let accused = is_accused(self.scene, self.hit) || self.behind(Cue::Alleged);
        if accused || sources.iter().any(|one| one.alleged) {
            return Status::Alleged;
        }
        if sources.first().is_some_and(|one| self.is_told(one, event, entities)) {
            return Status::Reported;
        }
        if is_memory || self.is_setting() || self.is_joined() {
            return Status::Background;
        }
        Status::Asserted
    }

    /// The cues in front of the trigger in its clause, nearest first, and the tokens between.
    pub(super) fn before(&self) -> impl Iterator<Item = (&'j Seen, usize)> + use<'j, 's, 't> {
        let start = self.hit.tokens.start;
        self.cues[self.first..self.last].iter().rev().map(move |one| (one, start - one.tokens.end))
    }

    /// True if a cue of a kind stands in front, at most `gap` tokens away.
    pub(super) fn has(&self, kind: Cue, gap: usize) -> bool {
        self.before().any(|(one, between)| one.cue == kind && between <= gap)
    }

    /// True if a cue of a kind stands right behind a noun: الهجوم المزعوم.
    pub(super) fn behind(&self, kind: Cue) -> bool {
        let end = self.hit.tokens.end;
        let mut near = self.cues[self.last..].iter().skip_while(|one| one.tokens.start < end);
        !self.is_verb
            && near.next().is_some_and(|one| one.cue == kind && one.tokens.start < end + 2)
    }

    /// True for a noun with the article, which was named or is known.
    pub(super) fn is_definite(&self) -> bool {
        let readings = self.scene.text.readings(self.hit.tokens.start);
        readings.iter().any(|one| one.is_definite())
    }

    /// How many finite verbs stand between a cue and the trigger.
    pub(super) fn verbs_behind(&self, one: &Seen) -> usize {
        (one.tokens.end..self.hit.tokens.start).filter(|&at| self.scene.is_verb(at)).count()
    }

    fn is_negated(&self) -> bool {
        let hit = self.hit;
        let between = |one: &Seen| {
            let from = self.scene.hits.partition_point(|other| other.tokens.start < one.tokens.end);
            self.scene.hits.get(from).is_some_and(|other| other.tokens.start < hit.tokens.start)
                && !hit.reading.proclitics.any(Proclitics::WA)
        };
        let is_any = self.has(Cue::Any, 0);
        let is_role = self.has(Cue::Role, 3);
        let is_aim = hit.reading.proclitics.any(Proclitics::LI);
        let is_fact = self.has(Cue::Fact, 1) || self.has(Cue::Setting, 1);
        let here = self.before().any(|(one, gap)| match one.cue {
            Cue::Not if self.is_verb => gap == 0,
            Cue::Not => {
                // لم تجر المحادثات, but not لم يحضر الاجتماع: what has the article may well have been.
                let class = if self.is_definite() { Class::HAPPEN } else { Class::VERB };
                let does = self.scene.marks[one.tokens.end].class.any(class)
                    || gap == 1 && self.begins(one);
                gap > 0 && !is_fact && (gap <= 4 && does || gap <= 6 && (is_any || is_aim))
            }
            Cue::Deny => gap <= 8 && !is_role && !is_fact && !between(one),
            Cue::Fail => gap <= 8 && !self.is_verb && self.is_in() && self.verbs_behind(one) == 0,
            Cue::Lack => gap <= 1,
            _ => false,
        });
        here || self.predicate() == Some(Cue::Not)
    }

    /// True if a light verb stands behind a cue: لم تبدأ.
    fn begins(&self, one: &Seen) -> bool {
        self.scene.marks[one.tokens.end].class.any(Class::LIGHT)
    }

    /// True behind في or عن, a verbal noun such as إجراء between.
    fn is_in(&self) -> bool {
        let from = self.hit.tokens.start.saturating_sub(2).max(self.scene.sentence.start);
        let class = Class::PLACE.with(Class::ABOUT);
        (from..self.hit.tokens.start).any(|at| self.scene.marks[at].class.any(class))
    }

    fn is_supposed(&self) -> bool {
        let is_fact = self.has(Cue::Fact, 1);
        let hit = self.hit;
        let here = self.before().any(|(one, gap)| match one.cue {
            Cue::If => !is_fact,
            Cue::May if self.is_verb => gap == 0 && hit.part == Part::Imperfect,
            Cue::May => {
                let verb = self.scene.text.key(one.tokens.end).starts_with(['ي', 'ت']);
                let does = self.scene.marks[one.tokens.end].class.any(Class::VERB);
                verb && gap > 0
                    && !is_fact
                    && (gap <= 4 && does || gap <= 8 && self.verbs_behind(one) <= 1)
            }
            _ => false,
        });
        here || self.behind(Cue::Maybe)
    }

    /// True for a noun that a trigger of one of these types before it governs in its clause: هدد بالانسحاب.
    fn is_content(&self, kinds: &[EventKind]) -> bool {
        let Some(before) = self.governor() else { return false };
        let governs = self.scene.entries[before.entry].subtype.kind;
        let apart = self.before().any(|(one, _)| {
            one.tokens.start >= before.tokens.end
                && matches!(one.cue, Cue::Setting | Cue::Fact | Cue::Cause | Cue::Relative)
        });
        !self.is_verb && !apart && kinds.contains(&governs)
    }

    /// The verb among the triggers right before whose clause holds the trigger.
    pub(super) fn governor(&self) -> Option<&'j Hit> {
        let (scene, start) = (self.scene, self.hit.tokens.start);
        let at = scene.hits.partition_point(|one| one.tokens.start < start);
        let mut near = scene.hits[at.saturating_sub(3)..at].iter().rev();
        let verb = near.find(|one| one.is_verb())?;
        let holds = start <= verb.tokens.end + CONTENT && scene.behind(verb).contains(&start);
        holds.then_some(verb)
    }

    fn is_planned(&self) -> bool {
        let is_fact = self.has(Cue::Fact, 1);
        let planned = !is_fact && self.before().any(|(one, gap)| self.plans(one, gap));
        self.is_future()
            || self.is_aim()
            || planned
            || self.behind(Cue::Near)
            || self.predicate() == Some(Cue::Plan)
            || self.is_agreed()
    }

    fn plans(&self, one: &Seen, gap: usize) -> bool {
        let hit = self.hit;
        match one.cue {
            // يعتزم الوفد سحب: no verb in the perfect follows without a particle.
            Cue::Plan if hit.part == Part::Perfect && self.is_verb => {
                let mut between = one.tokens.end..hit.tokens.start;
                gap > 0 && gap <= 4 && !between.any(|at| self.scene.is_boundary(at)) && !hit.plural
            }
            Cue::Plan => gap <= 8 || gap <= REACH && self.verbs_behind(one) <= 1,
            Cue::Aim => gap == 0 || gap <= 3 && !self.is_definite(),
            Cue::Effort => gap <= 3 && !self.is_definite(),
            Cue::So => gap == 0 && hit.part == Part::Imperfect,
            Cue::Act | Cue::Carry => {
                let near = gap <= 3 && self.verbs_behind(one) == 0;
                let is_known = one.cue == Cue::Carry && self.is_definite();
                one.aims && near && !self.suffers() && !is_known
            }
            _ => false,
        }
    }

    /// True for سـ on the verb, or on the light verb that hands over to a noun: ستجري محادثات.
    fn is_future(&self) -> bool {
        let (scene, hit) = (self.scene, self.hit);
        if self.is_verb {
            return hit.reading.proclitics.any(Proclitics::SA);
        }
        let reach = if self.is_definite() { 4 } else { CONTENT };
        let from = hit.tokens.start.saturating_sub(reach).max(self.start);
        let is_apart = self.has(Cue::Fact, 1) || self.has(Cue::Setting, 1);
        let verb = (from..hit.tokens.start).rev().find(|&at| scene.is_verb(at));
        !is_apart && verb.is_some_and(|at| self.will(at))
    }

    fn will(&self, at: usize) -> bool {
        self.scene.text.readings(at).iter().any(|one| one.proclitics.any(Proclitics::SA))
    }

    /// What the verb of happening says whose subject a noun in front of it is: القمة ستعقد, المفاوضات لن تستأنف.
    fn predicate(&self) -> Option<Cue> {
        let (scene, hit) = (self.scene, self.hit);
        let governed = hit.reading.proclitics.any(Proclitics::LI.with(Proclitics::BI))
            || scene.governed_by(hit.tokens.start, Class::PREPOSITION);
        if self.is_verb || governed {
            return None;
        }
        let end = scene.sentence.end.min(hit.tokens.end + CONTENT);
        let verb = (hit.tokens.end..end)
            .find(|&at| scene.is_verb(at) || scene.is_boundary(at) || scene.is_comma(at))?;
        if !scene.marks[verb].class.any(Class::HAPPEN.with(Class::LIGHT)) {
            return None;
        }
        let mut behind = self.cues[self.last..].iter().take_while(|one| one.tokens.end <= verb);
        let not = behind.find(|one| one.tokens.end == verb);
        match not {
            Some(one) if one.cue == Cue::Not => Some(Cue::Not),
            _ => self.will(verb).then_some(Cue::Plan),
        }
    }

    /// True for لـ with a masdar or verb of purpose: اجتماع لبحث الأزمة, but not تعرض لهجوم. What is said by a deed
    /// is done with it: تظاهروا للتنديد, and so is what force is used for: لتفريق المحتجين.
    fn is_aim(&self) -> bool {
        use EventKind::{Accuse, Protest, Reject, Request, Threaten};
        let (scene, hit) = (self.scene, self.hit);
        if !hit.reading.proclitics.any(Proclitics::LI) {
            return false;
        }
        if self.is_verb {
            return hit.part == Part::Imperfect;
        }
        let subtype = scene.entries[hit.entry].subtype;
        let at = scene.hits.partition_point(|one| one.tokens.start < hit.tokens.start);
        let disperses = subtype.name == "crowd_control"
            && at.checked_sub(1).is_some_and(|at| scene.hits[at].part == Part::Perfect);
        let says = matches!(subtype.kind, Accuse | Protest | Reject | Request | Threaten);
        !hit.reading.is_definite() && !self.suffers() && !says && !disperses
    }

    /// True where a verb or noun near in front asks for ل: تعرض, نظرا.
    fn suffers(&self) -> bool {
        let from = self.hit.tokens.start.saturating_sub(8).max(self.scene.sentence.start);
        self.has(Cue::Cause, 4)
            || (from..self.hit.tokens.start).any(|at| self.scene.marks[at].class.any(Class::SUFFER))
    }

    /// True for what parties agree on: اتفقا على وقف إطلاق النار.
    fn is_agreed(&self) -> bool {
        let (scene, hit) = (self.scene, self.hit);
        let from = hit.tokens.start.saturating_sub(3).max(scene.sentence.start);
        let on = (from..hit.tokens.start).any(|at| scene.marks[at].class.any(Class::ON));
        on && self.is_content(&[EventKind::Agree])
    }

    /// True for what happens at a time to come, the past tense and words of the moment aside: يزور الأسبوع المقبل.
    fn is_to_come(&self, time: &Timex<'_>) -> bool {
        use EventKind::{Accuse, Agree, Reject, Request, Threaten};
        let kind = self.scene.entries[self.hit.entry].subtype.kind;
        let says = matches!(kind, Accuse | Agree | Reject | Request | Threaten);
        let from = self.cues.partition_point(|one| one.tokens.start < time.tokens.start);
        let inside = self.cues[from..].iter();
        let mut inside = inside.take_while(|one| one.tokens.start < time.tokens.end);
        let next = inside.any(|one| one.cue == Cue::Near);
        let is_next = next || time.value == TimexValue::Future;
        self.hit.part != Part::Perfect && !says && is_next && !self.is_past_clause()
    }

    /// True if a verb in the past opens the clause of a noun: أعلن, وقع.
    fn is_past_clause(&self) -> bool {
        let (scene, hit) = (self.scene, self.hit);
        let (range, by_verb) = scene.before(hit.tokens.start);
        let verb = range.start.checked_sub(1).filter(|_| by_verb);
        !self.is_verb
            && verb.is_some_and(|at| {
                let key = scene.text.key(at);
                let key = key.strip_prefix('و').unwrap_or(key);
                !key.starts_with(['ي', 'ت', 'س'])
            })
    }

    /// True for what hangs on a source other than its actor, and for the claim of a party that it attacked:
    /// قال الجيش إنه قصف. What a party announces by a verbal noun is its own if nobody else does it: أعلنت تعليق
    /// المحادثات, but not أعلنت مقتل ثلاثة. What a sentence only refers to hangs on no source named behind it.
    fn is_told(&self, one: &Attribution<'_>, event: &Event<'_>, entities: &[Mention<'_>]) -> bool {
        let hit = self.hit;
        if one.cue.start > hit.tokens.start && self.has(Cue::Relative, 1) {
            return false;
        }
        let is_force =
            event.kind == EventKind::Assault || event.subtype == Some("weapons_exercise");
        if one.nominal && (event.actors.is_empty() || hit.reading.pronoun > 0) {
            return one.outside || is_force && hit.reading.pronoun == 0;
        }
        match is_own(one, event, entities) {
            true => is_force && !one.nominal,
            false => true,
        }
    }
}

/// Where the clause of a trigger begins for its cues: behind the nearest mark, asides between commas skipped.
fn clause_start(scene: &Scene<'_, '_>, trigger: usize) -> usize {
    let from = trigger.saturating_sub(REACH).max(scene.sentence.start);
    let mut at = trigger;
    while at > from {
        at -= 1;
        match scene.text.mark(at) {
            Some('،' | ',') => {
                let near = at.saturating_sub(ASIDE).max(from);
                let opens = (near..at).rev().find(|&one| scene.is_comma(one) || scene.is_verb(one));
                match opens {
                    Some(one) if scene.is_comma(one) && one + 1 < at => at = one,
                    _ => return at + 1,
                }
            }
            Some('؛' | '.' | ':') => return at + 1,
            _ => {}
        }
    }
    from
}

/// True for the content of an accusation in the same clause: اتهم فلانا بقتل.
fn is_accused(scene: &Scene<'_, '_>, hit: &Hit) -> bool {
    let at = scene.hits.partition_point(|one| one.tokens.start < hit.tokens.start);
    let mut near = scene.hits[at.saturating_sub(2)..at].iter();
    near.any(|one| {
        let entry = &scene.entries[one.entry];
        let accuses = entry.subtype.name == "allege" && entry.name != "accuse.trial";
        // اتهمت الشبكة القوات بالقتل، ودعت إلى التحقيق: a clause of its own.
        let apart = hit.is_verb() && hit.reading.proclitics.any(Proclitics::WA);
        let apart = apart || scene.begins_clause(one.tokens.end..hit.tokens.start);
        accuses && !apart && hit.tokens.start <= one.tokens.end + REACH
    })
}

/// The attributions that a trigger hangs on, the nearest first.
fn sources<'a, 't>(hit: &Hit, said: &'a [Attribution<'t>]) -> Vec<&'a Attribution<'t>> {
    let until = said.partition_point(|one| one.cue.start <= hit.tokens.start + SOURCE);
    let near = said[..until].iter().rev().take(SOURCES);
    near.filter(|one| one.scope.contains(&hit.tokens.start) && !one.cue.contains(&hit.tokens.start))
        .collect()
}

/// True if the source is the actor itself or speaks for it: أعلن الجيش أنه نشر قوات.
fn is_own(one: &Attribution<'_>, event: &Event<'_>, entities: &[Mention<'_>]) -> bool {
    let Some(source) = one.source.filter(|_| !one.outside) else { return false };
    let from = entities.partition_point(|mention| mention.at.span.end <= source.span.start);
    let inside = entities[from..].iter().take_while(|other| other.at.span.start < source.span.end);
    let ids: Vec<&str> = inside.filter_map(|mention| mention.id).take(SOURCES).collect();
    event.actors.iter().any(|actor| {
        actor.at.span.overlaps(source.span) || actor.id.is_some_and(|id| ids.contains(&id))
    })
}
