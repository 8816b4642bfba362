//! What a noun has from a verb near it that names no event itself: شن هجوما, كمين نصبه مسلحون.

use crate::token::{Proclitics, TokenKind};

use super::argument::Roles;
use super::clause::{CLAUSE, Scene};
use super::phrase::{Kind, Phrase};
use super::trigger::Hit;
use super::words::Class;

impl<'t> Scene<'_, 't> {
    /// Gives a noun what it has from the verb before it: the subject of شن, نفذ, قام بـ, أعلن, تعرض لـ.
    pub(super) fn inherit(&self, hit: &Hit, last: &[Phrase<'t>], roles: &mut Roles<'t>) {
        let Some(verb) = self.carrier(hit) else { return };
        let class = self.marks[verb].class;
        let between = verb + 1..hit.tokens.start;
        let claims = between.clone().any(|at| self.marks[at].class.any(Class::CLAIM));
        // Who says something of a deed did it only if the deed is claimed: أعلنت مسؤوليتها عن الهجوم.
        let of = class.any(Class::SAY) && self.governed_by(hit.tokens.start, Class::PREPOSITION);
        if of && !claims {
            return;
        }
        let inner = self.phrases_in(&between);
        let first = inner.iter().find(|one| one.is_bare() && one.kind != Kind::Demonym);
        let subject = match first {
            Some(one) => self.chain(one),
            None => self.subject_before(verb, true),
        };
        let killing = self.entries[hit.entry].subtype.name == "killing";
        if class.any(Class::HAPPEN) && (subject.is_empty() || !class.any(Class::LIGHT)) {
            let places = inner.iter().filter(|one| one.is_place() || one.prep.any(Class::PLACE));
            if roles.location.is_empty() {
                roles.location.extend(places.cloned());
            }
        } else if class.any(Class::SUFFER) {
            let behind = self.behind(hit);
            let source = self.phrases_in(&behind).iter().find(|one| one.prep.any(Class::FROM));
            roles.recipients = subject;
            roles.actors.extend(source.cloned());
        } else if roles.actors.is_empty() && (class.any(Class::LIGHT) || !killing) {
            roles.actors = match subject.is_empty() && !claims && !self.has_subject(verb) {
                true => self.topic(verb).unwrap_or_else(|| last.to_vec()),
                false => subject,
            };
        }
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
            let carries = Class::LIGHT.with(Class::SUFFER).with(Class::SAY).with(Class::HAPPEN);
            return Some(at).filter(|_| self.hit_at(at).is_none() && class.any(carries));
        }
        None
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
            && self.text.readings(next).iter().any(|one| one.is_definite())
    }

    /// The subject of a light verb that takes up the noun by a pronoun: كمين نصبه مسلحون.
    pub(super) fn doer_behind(&self, hit: &Hit) -> Option<Vec<Phrase<'t>>> {
        let until = (hit.tokens.end + 6).min(self.sentence.end);
        let takes_up = |at: &usize| {
            self.marks[*at].class.any(Class::LIGHT)
                && self.text.readings(*at).iter().any(|one| one.pronoun > 0)
        };
        let verb = (hit.tokens.end..until).find(|at| self.is_verb(*at)).filter(takes_up)?;
        let near = verb + 1..(verb + 8).min(self.sentence.end);
        let subject = self.phrases_in(&near).iter().find(|one| one.is_bare())?;
        Some(self.chain(subject))
    }
}
