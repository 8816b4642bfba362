//! The roles of a verb: who its subject is, printed behind, in front or named before, and who its object.

use crate::token::{Proclitics, TokenKind};

use super::EventKind;
use super::argument::Roles;
use super::clause::{CLAUSE, Scene};
use super::entry::{Flags, Part};
use super::phrase::{Kind, Phrase};
use super::trigger::Hit;
use super::words::Class;

/// Letters of a preposition with its pronoun at most: عليهما.
const RESUMED: usize = 6;

/// A verb with the phrases behind it that no preposition governs.
struct Clause<'c, 't> {
    hit: &'c Hit,
    flags: Flags,
    bare: Vec<&'c Phrase<'t>>,
}

/// What a verb has for its subject.
#[derive(Default)]
struct Subject<'t> {
    actors: Vec<Phrase<'t>>,
    /// Those whom its pronoun takes up: ثكنة هاجمها مسلحون.
    taken: Vec<Phrase<'t>>,
    /// How many of the phrases behind are used up.
    used: usize,
    /// It is the subject of the clause before.
    goes_on: bool,
    /// Its subject is told, by a word that stands for nobody we know.
    closed: bool,
}

impl<'t> Scene<'_, 't> {
    pub(super) fn verb(&self, hit: &Hit, last: &[Phrase<'t>]) -> Roles<'t> {
        let entry = &self.entries[hit.entry];
        let (flags, range) = (entry.flags, self.behind(hit));
        let right = self.phrases_in(&range);
        let clause = Clause { hit, flags, bare: self.bare_behind(hit, right) };
        let mut roles = Roles::default();
        if flags.has(Flags::THING) {
            self.governed(hit, right, &mut roles);
            return roles;
        }
        let subject = self.subject(&clause, last);
        let (goes_on, closed) = (subject.goes_on, subject.closed || self.opens_quote(hit));
        (roles.actors, roles.recipients) = (subject.actors, subject.taken);
        let objects = clause.bare.get(subject.used..).unwrap_or_default();
        let front = subject.used == 0 && self.lacks_object(hit);
        let passive =
            !goes_on && self.is_passive(hit, flags, (&roles.actors, front), objects.len(), right);
        if passive {
            roles.recipients = std::mem::take(&mut roles.actors);
        } else {
            if hit.reading.pronoun > 0 && roles.recipients.is_empty() {
                roles.recipients = self.pronoun(hit, &roles.actors);
            }
            if flags.has(Flags::OBJECT)
                && roles.recipients.is_empty()
                && let Some(object) = objects.first()
                && !(flags.has(Flags::MADE) && object.owned)
                && !(entry.subtype.kind == EventKind::Aid && object.is_hit())
                && !object.is_vague()
            {
                roles.recipients = self.chain(object);
            }
        }
        self.governed(hit, right, &mut roles);
        let dropped = roles.actors.is_empty() && !passive && !closed && !flags.has(Flags::INVERSE);
        let alone = clause.bare.is_empty() || hit.plural;
        if dropped && alone && self.goes_on_with_many(hit, last) {
            roles.actors = last.to_vec();
        } else if dropped && alone && !self.has_unknown_subject(hit, flags) {
            roles.actors = self.topic(hit.tokens.start).unwrap_or_else(|| last.to_vec());
        }
        roles
    }

    /// True for a verb in the plural that و joins to one with many for its subject: أضرم محتجون النار وأغلقوا الطريق.
    fn goes_on_with_many(&self, hit: &Hit, last: &[Phrase<'t>]) -> bool {
        let index = self.hits.partition_point(|one| one.tokens.start < hit.tokens.start);
        let before = self.hits[..index].last().filter(|one| {
            one.is_verb()
                && one.tokens.start >= self.sentence.start
                && hit.tokens.start <= one.tokens.end + CLAUSE
        });
        let many = last.first().is_some_and(|one| {
            one.tokens.start >= self.sentence.start
                && one.class.any(Class::CIVIL.with(Class::GROUP))
        });
        let joined = hit.reading.proclitics.any(Proclitics::WA.with(Proclitics::FA));
        hit.plural && joined && many && before.is_some()
    }

    /// The phrases behind a verb that may be its subject and its objects.
    fn bare_behind<'c>(&self, hit: &Hit, right: &'c [Phrase<'t>]) -> Vec<&'c Phrase<'t>> {
        let limit = self.object_limit(hit);
        right
            .iter()
            .filter(|one| one.is_bare() && !one.joined && one.kind != Kind::Demonym)
            .filter(|one| !self.belongs_to_noun(hit, one))
            .filter(|one| one.tokens.start < limit || one.tokens.start == hit.tokens.end)
            .collect()
    }

    fn subject(&self, clause: &Clause<'_, 't>, last: &[Phrase<'t>]) -> Subject<'t> {
        let Clause { hit, bare, .. } = clause;
        let first = || bare.first().map(|one| self.chain(one)).unwrap_or_default();
        let start = hit.tokens.start;
        if let Some(head) = self.antecedent(start).or_else(|| self.unmarked_antecedent(hit)) {
            let closed = head.is_empty();
            if closed && self.is_resumed(hit) {
                // الاحتجاجات التي دعت إليها الحركة: the subject follows.
                return Subject { actors: first(), used: 1, ..Subject::default() };
            }
            return match hit.reading.pronoun > 0 {
                true => Subject { actors: first(), taken: head, used: 1, ..Subject::default() },
                false => Subject { actors: head, closed, ..Subject::default() },
            };
        }
        // اقتحم المخيم واعتقل: what stands right in front of و belongs to the verb before.
        let joined = hit.reading.proclitics.any(Proclitics::WA.with(Proclitics::FA));
        let front = match joined && self.before(start).1 {
            true => Vec::new(),
            false => self.subject_before(start, hit.plural),
        };
        if self.is_taken_up(hit, bare.first().copied()) {
            // ثكنة هاجمها مسلحون: the pronoun takes up the noun in front, the subject follows.
            let noun = self.indefinite_before(start);
            let taken = noun.map_or(front, |one| vec![one.clone()]);
            return Subject { actors: first(), taken, used: 1, ..Subject::default() };
        }
        if self.costs_lives(hit) {
            return Subject { goes_on: true, closed: true, ..Subject::default() };
        }
        if self.describes_thing(hit) {
            return Subject { goes_on: true, closed: true, ..Subject::default() };
        }
        if self.is_predicate(hit) && bare.first().is_some_and(|one| self.disagrees(hit, one)) {
            return Subject { goes_on: true, closed: true, ..Subject::default() };
        }
        if self.goes_on(clause) {
            let many = self.goes_on_with_many(hit, last);
            let topic = self.topic(start).filter(|_| !many);
            let actors = topic.unwrap_or_else(|| last.to_vec());
            return Subject { actors, goes_on: true, ..Subject::default() };
        }
        if !front.is_empty() || hit.plural {
            return Subject { actors: front, ..Subject::default() };
        }
        let subject = bare.first().filter(|one| one.takes_part() || one.id.is_some());
        let subject = subject.filter(|one| !one.accusative);
        let actors = subject.map(|one| self.chain(one)).unwrap_or_default();
        Subject { actors, used: 1, ..Subject::default() }
    }

    /// True for what a trigger noun behind a verb has right behind itself: أدان استهداف المنشآت.
    fn belongs_to_noun(&self, verb: &Hit, phrase: &Phrase<'t>) -> bool {
        let before = phrase.tokens.start.checked_sub(1).and_then(|at| self.hit_at(at));
        before.is_some_and(|noun| noun.tokens.start >= verb.tokens.end && !noun.is_verb())
    }

    /// True if the object pronoun of a verb takes up the noun in front and the subject stands right
    /// behind.
    fn is_taken_up(&self, hit: &Hit, behind: Option<&Phrase<'t>>) -> bool {
        hit.reading.pronoun > 0 && behind.is_some_and(|one| one.tokens.start == hit.tokens.end)
    }

    /// True if a preposition with a pronoun stands right behind a verb: دعت إليها, رحبت بها.
    fn is_resumed(&self, hit: &Hit) -> bool {
        let at = hit.tokens.end;
        at < self.sentence.end
            && self.marks[at].class.without(Class::PREPOSITION) == Class::default()
            && self.text.surface(at).chars().count() <= RESUMED
            && self.text.readings(at).iter().any(|one| one.pronoun > 0)
    }

    /// The last noun without the article in front of a token, other nouns perhaps between.
    fn indefinite_before(&self, at: usize) -> Option<&Phrase<'t>> {
        let until = self.phrases.partition_point(|phrase| phrase.tokens.start < at);
        self.phrases[..until].iter().rev().take(3).find(|one| one.indefinite)
    }

    /// True for a verb that has the subject of the clause before: behind أنه, joined to a verb by و or كما with no noun
    /// behind that could be its own, or beside a noun that it does not agree with: ودعا السلطات.
    fn goes_on(&self, clause: &Clause<'_, 't>) -> bool {
        let Clause { hit, flags, bare } = clause;
        let at = hit.tokens.start;
        let quoted = usize::from(self.opens_quote(hit));
        let said = self.governed_by(at - quoted, Class::THAT);
        let joined = hit.reading.proclitics.any(Proclitics::WA.with(Proclitics::FA));
        let object = |one: &Phrase<'t>| {
            let near = one.front == hit.tokens.end;
            // نفت القوات قصف أحياء: a thing in front of which a verb in the masculine stands is hit.
            let thing = one.is_hit() && !hit.feminine && self.topic(at).is_some();
            let linked = joined || said;
            linked && (near && (one.accusative || thing) || self.has_decided_object(hit, one))
        };
        if !hit.passive && bare.first().is_some_and(|one| object(one) || self.disagrees(hit, one)) {
            return true;
        }
        let linked = joined || self.governed_by(at, Class::SUBORDINATE);
        let from = at.saturating_sub(2 * CLAUSE).max(self.sentence.start);
        let has_verb = || (from..at).any(|one| self.is_verb(one));
        // واستدعت سفيرها: what is theirs does not act.
        let object = bare.first().is_none_or(|one| one.owned && one.tokens.start == hit.tokens.end);
        // واقتحم بعضهم المقر: some of those named before.
        let some = hit.tokens.end < self.sentence.end
            && self.marks[hit.tokens.end].class.any(Class::PART)
            && self.text.readings(hit.tokens.end).iter().any(|one| one.pronoun > 0);
        // والتقى وزير الخارجية: what needs an object has it in the only noun behind.
        let needs =
            flags.has(Flags::NEEDY) && flags.has(Flags::OBJECT) && self.is_lone_object(hit, bare);
        let told = said
            || some
            || joined && has_verb() && (object || self.is_hit_alone(clause))
            || linked && has_verb() && (needs || self.has_thing(hit))
            || joined && flags.has(Flags::NEEDY) && self.follows_visit(hit) && !bare.is_empty();
        told && self.topic(at).is_some()
    }

    /// True if the word that decided for a verb is its object in front of a phrase: وقعت معها اتفاقا لإنتاج طائرات.
    fn has_decided_object(&self, hit: &Hit, phrase: &Phrase<'t>) -> bool {
        hit.company.is_some_and(|at| {
            at >= hit.tokens.end
                && at < phrase.front
                && self.text.surface(at).ends_with(['ا', '\u{64B}'])
                && !self.marks[at].class.any(Class::PARTICIPANT)
        })
    }

    /// True if the only noun behind a verb is hit and does nothing: وداهمت عددا من المنازل, ويعتقل عشرة مدنيين.
    fn is_hit_alone(&self, clause: &Clause<'_, 't>) -> bool {
        let Clause { hit, flags, bare } = clause;
        let [one] = bare.as_slice() else { return false };
        let active = match hit.part {
            Part::Imperfect => true,
            // واعتقلت عشرة: the passive would be in the masculine.
            _ => self.text.key(hit.tokens.start).ends_with('ت') && !one.is_hit(),
        };
        let people = flags.has(Flags::PATIENT) && one.class.any(Class::CIVIL) && active;
        flags.has(Flags::OBJECT) && !hit.passive && (one.is_hit() || people)
    }

    /// True if the word that decided for a verb is a thing right behind it, which its object is: كما جمدت أصول قائدها.
    fn has_thing(&self, hit: &Hit) -> bool {
        let at = hit.tokens.end;
        let people = Class::PARTICIPANT.with(Class::PREPOSITION).with(Class::PART);
        hit.company == Some(at)
            && !self.marks[at].class.any(people)
            && self.phrases_in(&(at..at + 1)).is_empty()
            && self.topic(hit.tokens.start).is_some_and(|topic| {
                topic.first().is_some_and(|one| !self.is_of_other_gender(hit, one))
            })
    }

    /// True for a verb whose subject is a noun for an event in front of it: هجوم استهدف دورية.
    fn is_predicate(&self, hit: &Hit) -> bool {
        let (range, _) = self.before(hit.tokens.start);
        let index = self.hits.partition_point(|one| one.tokens.start < hit.tokens.start);
        let before = index.checked_sub(1).and_then(|index| self.hits.get(index));
        hit.reading.particles().is_empty()
            && before.is_some_and(|one| !one.is_verb() && range.contains(&one.tokens.start))
    }

    /// True for a verb of killing whose ب brings the lives of those behind: أودى بحياة ستة.
    fn costs_lives(&self, hit: &Hit) -> bool {
        let next = hit.tokens.end;
        let subtype = self.entries[hit.entry].subtype;
        subtype.name == "killing"
            && hit.company == Some(next)
            && self.text.readings(next).iter().any(|one| one.particles() == Proclitics::BI)
    }

    /// True for a verb in the present that describes a thing we do not know, the noun without the article that is
    /// governed in front of it: على قرار يطالب الحكومة.
    fn describes_thing(&self, hit: &Hit) -> bool {
        let from = self.sentence.start + 2;
        let Some(noun) = hit.tokens.start.checked_sub(1).filter(|&at| at >= from) else {
            return false;
        };
        let thing = |at: usize| {
            self.text.tokens[at].kind == TokenKind::Word
                && self.marks[at].class.without(Class::MATTER.with(Class::DEED)) == Class::default()
                && !self.times[at]
                && !self.text.readings(at).iter().any(|one| one.is_definite())
                && !self.text.surface(at).ends_with(['ا', '\u{64B}'])
                && self
                    .phrases_in(&(at.saturating_sub(4)..at + 1))
                    .iter()
                    .all(|one| one.tokens.end <= at)
        };
        let governs = Class::PREPOSITION.with(Class::PART);
        let governed = self.marks[noun - 1].class.any(governs)
            || thing(noun - 1) && self.marks[noun - 2].class.any(governs);
        hit.part == Part::Imperfect
            && !hit.plural
            && hit.reading.particles().is_empty()
            && thing(noun)
            && governed
    }

    /// True for a noun right behind a verb in the singular of the other gender, which is no subject of it.
    fn disagrees(&self, hit: &Hit, phrase: &Phrase<'t>) -> bool {
        phrase.front == hit.tokens.end && self.is_of_other_gender(hit, phrase)
    }

    fn is_of_other_gender(&self, hit: &Hit, phrase: &Phrase<'t>) -> bool {
        if hit.plural || hit.passive || hit.reading.pronoun > 0 {
            return false;
        }
        let stem = hit.span.of(self.text.text);
        match (hit.part, stem.starts_with('ت')) {
            // تسلم الجيش: the ت may be of the fifth form in the past.
            (Part::Imperfect, true) => false,
            (Part::Imperfect, false) => self.is_feminine(phrase),
            _ if hit.feminine => self.is_masculine(phrase),
            _ => self.is_feminine(phrase),
        }
    }

    /// True for a noun that takes verbs in the masculine alone.
    pub(super) fn is_masculine(&self, phrase: &Phrase<'t>) -> bool {
        self.marks[phrase.tokens.start].class.any(Class::MASCULINE) && !phrase.indefinite
    }

    /// True for a body or state that takes verbs in the feminine alone: السلطات, الولايات المتحدة, روسيا.
    pub(super) fn is_feminine(&self, phrase: &Phrase<'t>) -> bool {
        let at = phrase.tokens.start;
        let class = self.marks[at].class;
        let key = self.text.key(at);
        let body = Class::STATE.with(Class::FORCE).with(Class::GROUP);
        let ends =
            key.ends_with('ه') && self.text.surface(at).ends_with('ة') || key.ends_with("ات");
        let named = phrase.kind == Kind::Party && phrase.class == Class::default();
        let state = named && phrase.entity.is_some() && phrase.id.is_some_and(|id| id.len() == 2);
        match ends {
            true => {
                let office = class.any(Class::OFFICIAL) && self.text.surface(at).ends_with('ة');
                class.any(body) && !class.any(Class::CIVIL) || named && state || office
            }
            false => {
                state
                    && !phrase.indefinite
                    && phrase.tokens.len() == 1
                    && !self.is_masculine(phrase)
            }
        }
    }

    /// True if a verb stands right behind a quotation mark: what is quoted begins with it.
    fn opens_quote(&self, hit: &Hit) -> bool {
        let before = hit.tokens.start.checked_sub(1).and_then(|at| self.text.mark(at));
        before.is_some_and(|mark| matches!(mark, '"' | '«' | '“'))
    }

    /// True if one single phrase stands behind a verb that could be its subject or its object.
    fn is_lone_object(&self, hit: &Hit, bare: &[&Phrase<'t>]) -> bool {
        let [one] = bare else { return false };
        let range = self.behind(hit);
        let with = Class::WITH.with(Class::BETWEEN);
        let concerns = |other: &Phrase<'t>| {
            other.prep.any(with) || other.clitics.any(Proclitics::BI) && other.entity.is_some()
        };
        one.tokens.start <= hit.tokens.end + 1
            && !self.phrases_in(&range).iter().any(|other| other.joined || concerns(other))
    }

    /// A damma in print, letters that only the passive has, an agent behind من قبل, or a single
    /// participant that is more likely hit than hitting.
    fn is_passive(
        &self,
        hit: &Hit,
        flags: Flags,
        (subject, front): (&[Phrase<'t>], bool),
        objects: usize,
        right: &[Phrase<'t>],
    ) -> bool {
        let mut letters = hit.span.of(self.text.text).chars().take(5);
        let damma = hit.part == Part::Perfect && letters.any(|c| c == '\u{64F}');
        if hit.passive || damma {
            return true;
        }
        // أطلق سراح الباحثة: what stands behind its object is whom it befalls.
        let released = self.entries[hit.entry].subtype.name == "prisoner_release"
            && hit.company == Some(hit.tokens.end)
            && hit.part == Part::Perfect
            && !subject.is_empty();
        if released {
            return true;
        }
        // خطف ملثمون يحملون بنادق ستة: those who abduct.
        let armed = subject.first().is_some_and(|one| one.class.any(Class::GROUP));
        if armed && self.entries[hit.entry].subtype.name == "abduction" && !front {
            return false;
        }
        let more = subject
            .last()
            .filter(|one| one.tokens.start >= hit.tokens.end)
            .is_some_and(|one| self.has_object(one.tokens.end) || self.has_deed(one.tokens.end));
        if !flags.has(Flags::PATIENT) || objects > 0 || more || hit.reading.pronoun > 0 {
            return false;
        }
        right.iter().any(|phrase| phrase.prep.any(Class::BY))
            || front && !subject.is_empty()
            || subject.first().is_some_and(|one| {
                // أدانت دولة الإمارات: a state by name.
                let state = one.class.any(Class::STATE) && one.id.is_some();
                one.indefinite && !state || one.class.any(Class::CIVIL)
            })
    }

    /// True for a verb in the past that needs an object and has nothing behind it that could be one: النائب الذي قتل في
    /// الانفجار.
    fn lacks_object(&self, hit: &Hit) -> bool {
        let next = hit.tokens.end;
        let closes = next >= self.sentence.end
            || self.times[next]
            || self.is_comma(next)
            || self.is_boundary(next)
            || self.is_verb(next)
            || self.follows_or(next + 1)
            || self.marks[next].class.any(Class::PREPOSITION)
            || self.text.readings(next).iter().any(|one| !one.particles().is_empty());
        let flags = self.entries[hit.entry].flags;
        flags.has(Flags::OBJECT) && hit.part == Part::Perfect && closes
    }

    /// Whom an object pronoun stands for: the last phrase before the trigger that is not the actor.
    fn pronoun(&self, hit: &Hit, actors: &[Phrase<'t>]) -> Vec<Phrase<'t>> {
        let until = self.phrases.partition_point(|phrase| phrase.tokens.start < hit.tokens.start);
        let mut before = self.phrases[..until].iter().rev();
        let other = before
            .find(|one| one.takes_part() && actors.iter().all(|actor| actor.tokens != one.tokens));
        other.map(|one| vec![one.clone()]).unwrap_or_default()
    }
}

impl Scene<'_, '_> {
    /// True if a noun for an event that nothing governs stands at a token: أدانت منظمات الاعتقالات.
    fn has_deed(&self, at: usize) -> bool {
        let noun = self.hit_at(at).filter(|one| !one.is_verb() && one.tokens.start == at);
        noun.is_some_and(|one| one.reading.particles().is_empty())
    }

    /// True if a noun that nobody knows stands at a token, as an object may behind a subject: خطف مسلحون مربي
    /// ماشية. Adverbs such as لاحقا end in the accusative.
    fn has_object(&self, at: usize) -> bool {
        at < self.sentence.end
            && self.text.tokens[at].kind == TokenKind::Word
            && self.marks[at].class == Class::default()
            && !self.times[at]
            && self.hit_at(at).is_none()
            && !self.text.readings(at).iter().any(|one| one.is_definite())
            && !self.text.surface(at).ends_with(['ا', '\u{64B}'])
            && self.text.readings(at).iter().all(|one| one.particles().is_empty())
    }
}
