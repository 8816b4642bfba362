//! What a noun has from a verb near it that names no event itself: شن هجوما, كمين نصبه مسلحون.

use crate::token::{Proclitics, TokenKind};

use super::EventKind;
use super::argument::Roles;
use super::clause::{CLAUSE, Scene};
use super::phrase::{Kind, Phrase};
use super::trigger::Hit;
use super::words::Class;

/// How far before a noun the noun of doing that it hangs on stands, in tokens.
const DEED: usize = 6;

impl<'t> Scene<'_, 't> {
    /// Gives a noun what it has from the verb before it: the subject of شن, نفذ, قام بـ, أعلن, تعرض لـ.
    pub(super) fn inherit(&self, hit: &Hit, last: &[Phrase<'t>], roles: &mut Roles<'t>) {
        if let Some(exposed) = self.exposed(hit) {
            // بعد تعرض ناقلة لهجوم.
            roles.recipients = exposed;
            return;
        }
        let Some(verb) = self.carrier(hit) else { return };
        let class = self.marks[verb].class;
        if class.any(Class::LIGHT) && self.is_taken_by_another(verb, hit) {
            return;
        }
        let between = verb + 1..hit.tokens.start;
        let claims = between.clone().any(|at| self.marks[at].class.any(Class::CLAIM));
        let governed = self.governed_by(hit.tokens.start, Class::PREPOSITION);
        let inner = self.phrases_in(&between);
        if class.any(Class::WITNESS) {
            if !governed || self.governed_by(hit.tokens.start, Class::FROM) {
                self.witness(verb, inner, roles);
            }
            return;
        }
        // Who says something of a deed did it only if the deed is claimed: أعلنت مسؤوليتها عن الهجوم.
        let is_told = class.any(Class::SAY) && governed && !claims;
        if is_told || self.gives_nothing(class, hit, governed) {
            return;
        }
        let first = inner.iter().find(|one| one.is_bare() && one.kind != Kind::Demonym);
        let subject = match first {
            Some(one) => self.chain(one),
            // شكل الرئيس لجنة وأمر باعتقال: who opened the clause.
            None if self.is_joined(verb) => self.topic(verb).unwrap_or_default(),
            None => self.subject_before(verb, true),
        };
        if class.any(Class::HAPPEN) {
            self.befall(hit, &subject, roles);
            if subject.is_empty() || !class.any(Class::LIGHT) {
                let places =
                    inner.iter().filter(|one| one.is_place() || one.prep.any(Class::PLACE));
                if roles.location.is_empty() {
                    roles.location.extend(places.cloned());
                }
                return;
            }
        }
        let doing = Class::LIGHT.with(Class::ENGAGE).with(Class::RESULT).with(Class::ANSWER);
        let killing = self.entries[hit.entry].subtype.name == "killing";
        if class.any(Class::SUFFER) {
            let behind = self.behind(hit);
            let source = self.phrases_in(&behind).iter().find(|one| one.prep.any(Class::FROM));
            roles.recipients = subject;
            roles.actors.extend(source.cloned());
        } else if roles.actors.is_empty() && (class.any(doing) || !killing) {
            roles.actors = match subject.is_empty() && !claims && !self.has_subject(verb) {
                true => self.topic(verb).unwrap_or_else(|| last.to_vec()),
                false => subject,
            };
        }
    }

    /// Gives a noun that something falls into whom it befalls: وقعت قوة في كمين.
    fn befall(&self, hit: &Hit, subject: &[Phrase<'t>], roles: &mut Roles<'t>) {
        let inside = self.governed_by(hit.tokens.start, Class::PLACE);
        if inside && roles.recipients.is_empty() {
            roles.recipients.extend(subject.iter().filter(|one| one.takes_part()).cloned());
        }
    }

    /// True if a verb of this class says nothing of who did what its noun names.
    fn gives_nothing(&self, class: Class, hit: &Hit, governed: bool) -> bool {
        if class.any(Class::ANSWER) && !self.is_means(hit) {
            return true;
        }
        // أدى الهجوم إلى مقتل: what comes of it has no doer; only what one enters has: دخل في إضراب.
        let paid = !governed && self.entries[hit.entry].subtype.kind == EventKind::Consult;
        class.any(Class::RESULT) && !paid
            || class.any(Class::ENGAGE) && !self.governed_by(hit.tokens.start, Class::PLACE)
    }

    /// True for a verb that و joins to the clause of another.
    fn is_joined(&self, verb: usize) -> bool {
        let mut readings = self.text.readings(verb).iter();
        readings.any(|one| one.proclitics.any(Proclitics::WA)) && self.before(verb).1
    }

    /// Those whom a noun behind ل befalls, as the noun of exposure in front says: تعرض سفينة لهجوم, تعرضها لهجوم.
    pub(super) fn exposed(&self, hit: &Hit) -> Option<Vec<Phrase<'t>>> {
        let li = |at: usize| {
            let mut readings = self.text.readings(at).iter();
            readings.any(|one| one.proclitics.any(Proclitics::LI))
        };
        let start = hit.tokens.start;
        let from = start.saturating_sub(2 * DEED).max(self.sentence.start);
        let is_exposed =
            |at: &usize| self.marks[*at].class.any(Class::EXPOSED) && !self.is_verb(*at);
        let at = (from..start).rev().find(is_exposed).filter(|_| li(start))?;
        let noun = self.phrases_in(&(at + 1..start));
        let first = noun.first().filter(|one| one.is_bare());
        let owned = self.text.readings(at).iter().any(|one| one.pronoun > 0);
        match first {
            Some(one) => Some(self.chain(one)),
            None => Some(if owned { self.topic(at).unwrap_or_default() } else { Vec::new() }),
        }
    }

    /// Whoever stands right behind a noun of doing that has the noun for its object: مواصلة الجيش القصف.
    pub(super) fn doer_of_deed(&self, hit: &Hit) -> Option<Vec<Phrase<'t>>> {
        let deed = self.deed_before(hit.tokens.start)?;
        if self.is_taken_by_another(deed, hit) {
            return None;
        }
        let first = self.phrases_in(&(deed + 1..hit.tokens.start)).first()?;
        let follows = first.tokens.start <= deed + 2 && first.clitics == Proclitics::NONE;
        (follows && first.takes_part() && first.kind != Kind::Demonym).then(|| self.chain(first))
    }

    /// The noun of doing near in front of a token, if no other clause begins between.
    fn deed_before(&self, at: usize) -> Option<usize> {
        let from = at.saturating_sub(DEED).max(self.sentence.start);
        // أمرا is an order here, no verb in the dual.
        let is_deed = |one: usize| self.marks[one].class.any(Class::DEED);
        let ends = |one: usize| {
            self.is_boundary(one) || self.is_verb(one) && !is_deed(one) || self.is_comma(one)
        };
        (from..at).rev().take_while(|&one| !ends(one)).find(|&one| is_deed(one))
    }

    /// True for what the subject of the clause means to do: توجه إلى باريس لإجراء محادثات.
    pub(super) fn is_purpose(&self, hit: &Hit) -> bool {
        let li = |at: usize| {
            self.text
                .readings(at)
                .iter()
                .any(|one| one.proclitics.any(Proclitics::LI) && !one.is_definite())
        };
        let deed = hit
            .tokens
            .start
            .checked_sub(1)
            .filter(|&at| at >= self.sentence.start && self.marks[at].class.any(Class::DEED));
        // وقع أمرا بشأن تخفيف: what is ordered or planned.
        let ordered = self
            .deed_before(hit.tokens.start)
            .is_some_and(|deed| self.phrases_in(&(deed..hit.tokens.start)).is_empty());
        let aims = hit.reading.particles() == Proclitics::LI && !hit.reading.is_definite();
        ordered && !self.is_judged(hit) || aims && !self.suffers(hit) || deed.is_some_and(li)
    }

    /// True where a verb in front has ل bring what befalls its subject: تعرضت القافلة لهجوم.
    fn suffers(&self, hit: &Hit) -> bool {
        let from = hit.tokens.start.saturating_sub(CLAUSE / 2).max(self.sentence.start);
        let mut before = (from..hit.tokens.start).rev();
        before
            .find(|&at| self.is_verb(at))
            .is_some_and(|at| self.marks[at].class.any(Class::SUFFER))
    }

    /// True for the object of a verb of judging, which others did: دانت محاولة الانقلاب.
    fn is_judged(&self, hit: &Hit) -> bool {
        use EventKind::{Accuse, Reject, Request, Support, Threaten};
        let index = self.hits.partition_point(|one| one.tokens.start < hit.tokens.start);
        let verb = self.hits[..index].last().filter(|one| one.is_verb());
        verb.is_some_and(|verb| {
            let kind = self.entries[verb.entry].subtype.kind;
            let judges = matches!(kind, Accuse | Reject | Request | Support | Threaten);
            judges && self.behind(verb).contains(&hit.tokens.start)
        })
    }

    /// The place that sees what happens: تشهد المدينة هجمات.
    fn witness(&self, verb: usize, inner: &[Phrase<'t>], roles: &mut Roles<'t>) {
        if !roles.location.is_empty() {
            return;
        }
        let subject = match inner.iter().find(|one| one.is_bare()) {
            Some(one) => self.chain(one),
            None => self.antecedent(verb).unwrap_or_else(|| self.subject_before(verb, true)),
        };
        roles.location.extend(
            subject.into_iter().filter(|one| one.is_state_place() || one.class.any(Class::HOME)),
        );
    }

    /// The subject behind a noun with the article that is the object of the verb right before it: تبنى الهجوم تنظيم.
    pub(super) fn subject_behind(
        &self,
        hit: &Hit,
        right: &[Phrase<'t>],
    ) -> Option<Vec<Phrase<'t>>> {
        let verb = hit.tokens.start.checked_sub(1).filter(|&at| at >= self.sentence.start)?;
        let object = hit.reading.is_definite() && hit.reading.particles().is_empty();
        let light = self.marks[verb].class.any(Class::LIGHT);
        let first = right.first().filter(|one| one.is_bare() && one.kind == Kind::Party)?;
        let follows = first.tokens.start <= hit.tokens.end + 1;
        (object && light && follows).then(|| self.chain(first))
    }

    /// The verb on which a noun hangs: the nearest before it in its clause, if it is light, of saying, of suffering
    /// or of happening.
    fn carrier(&self, hit: &Hit) -> Option<usize> {
        let from = hit.tokens.start.saturating_sub(CLAUSE).max(self.sentence.start);
        let joined = hit.reading.proclitics.any(Proclitics::WA);
        let mut crossed = false;
        for at in (from..hit.tokens.start).rev() {
            if self.is_boundary(at) {
                return None;
            }
            crossed |= self.is_comma(at);
            let class = self.marks[at].class;
            // أعلنت الوزارة تفكيك خلية خططت لهجوم، وتوقيف أفرادها: what و joins hangs on the verb of saying.
            if !self.is_verb(at) || joined && crossed && !class.any(Class::SAY) {
                continue;
            }
            let carries = Class::LIGHT
                .with(Class::SUFFER)
                .with(Class::SAY)
                .with(Class::HAPPEN)
                .with(Class::WITNESS)
                .with(Class::RESULT)
                .with(Class::ENGAGE)
                .with(Class::ANSWER);
            // غارات شنتها عقب الهجوم: the verb has its object in front.
            let taken = class.any(Class::LIGHT)
                && self.text.surface(at).ends_with(['ا', 'ه', 'م'])
                && self.text.readings(at).iter().any(|one| one.pronoun > 1);
            return Some(at).filter(|_| !taken && self.hit_at(at).is_none() && class.any(carries));
        }
        None
    }

    /// True if the object of a verb is another noun in front of one that answers for it: شنت غارات ردا على هجوم.
    fn is_taken_by_another(&self, verb: usize, hit: &Hit) -> bool {
        let first = self.hits.partition_point(|one| one.tokens.start <= verb);
        let object = self.hits.get(first).filter(|one| one.tokens.start < hit.tokens.start);
        object.is_some_and(|one| {
            let mut between = one.tokens.end..hit.tokens.start;
            !one.is_verb() && between.any(|at| self.marks[at].class.any(Class::ABOUT))
        })
    }

    /// True if a word stands right behind a verb that may be its subject, though nobody that is known: فيما أعلنت
    /// الجبهة الفلانية مقاطعة.
    fn has_subject(&self, verb: usize) -> bool {
        let next = verb + 1;
        next < self.sentence.end
            && self.text.tokens[next].kind == TokenKind::Word
            && self.marks[next].class == Class::default()
            && !self.times[next]
            && self.hit_at(next).is_none()
            && self.text.readings(next).iter().all(|one| one.particles().is_empty())
    }

    /// The subject of a light verb that takes up the noun by a pronoun: كمين نصبه مسلحون.
    pub(super) fn doer_behind(&self, hit: &Hit) -> Option<Vec<Phrase<'t>>> {
        // شنوا الهجوم بسيارة يقودها انتحاري: the verb in front has the noun for its object.
        let before = hit.tokens.start.checked_sub(1).filter(|&at| at >= self.sentence.start);
        if before.is_some_and(|at| self.is_verb(at) && self.marks[at].class.any(Class::LIGHT)) {
            return None;
        }
        let until = (hit.tokens.end + 6).min(self.sentence.end);
        let takes_up = |at: &usize| {
            self.marks[*at].class.any(Class::LIGHT)
                && self.text.readings(*at).iter().any(|one| one.pronoun > 0)
        };
        let verb = (hit.tokens.end..until).find(|at| self.is_verb(*at)).filter(takes_up)?;
        let near = verb + 1..(verb + 8).min(self.sentence.end);
        match self.phrases_in(&near).iter().find(|one| one.is_bare()) {
            Some(subject) => Some(self.chain(subject)),
            // ثلاث غارات شنتها: whoever the clause is about.
            None => {
                let from = hit.tokens.start.saturating_sub(CLAUSE).max(self.sentence.start);
                let verb = (from..hit.tokens.start).rev().find(|&at| self.is_verb(at));
                self.topic(verb.unwrap_or(hit.tokens.start))
            }
        }
    }
}
