//! Triggers: the words that name an event, and the company that decides which.

use std::ops::Range;

use crate::lexicon::{AnnotatedText, PhraseMatch, PhraseTable, Reading};
use crate::span::Span;
use crate::token::{Proclitics, TokenKind};

use super::EventKind;
use super::entry::{Entry, Flags, Part, Sense, Triggers};
use super::words::{Class, Mark};

/// A trigger in a text.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    /// Index of its entry.
    pub(super) entry: usize,
    pub(super) part: Part,
    /// The letters allow the passive only.
    pub(super) passive: bool,
    /// A verb whose subject stands in front or is dropped: قتلوا.
    pub(super) plural: bool,
    /// A verb in the past whose subject is feminine: دعت.
    pub(super) feminine: bool,
    pub(super) tokens: Range<usize>,
    pub(super) span: Span,
    pub(super) reading: Reading,
    /// The token of the word that decided for it.
    pub(super) company: Option<usize>,
}

impl Hit {
    pub(super) fn is_verb(&self) -> bool {
        self.part != Part::Noun
    }
}
/// How far behind a verb or noun, and before it, its company is looked for, in tokens.
const REACH: (usize, usize, usize) = (8, 4, 2);

/// How far before a trigger the verb of saying stands whose object it may be, in tokens.
const VERB_REACH: usize = 6;

impl Triggers {
    /// The triggers of a text in order; tokens that `taken` marks (names, times) name no event.
    pub(super) fn find(
        &self,
        text: &AnnotatedText<'_>,
        marks: &[Mark],
        taken: &[bool],
    ) -> Vec<Hit> {
        let mut hits = Vec::new();
        let company = Company::new(&self.company, text, taken);
        for sentence in &text.sentences {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let free = text.tokens[at].kind == TokenKind::Word && !taken[at];
                match free.then(|| self.best(text, marks, &company, &sentence.tokens, at)).flatten()
                {
                    Some(hit) => {
                        at = hit.tokens.end;
                        if self.is_named_by(&hits, &hit) {
                            hits.pop();
                        }
                        if !self.entries[hit.entry].flags.has(Flags::LIGHT)
                            && !self.is_object(text, &hits, &hit)
                        {
                            hits.push(hit);
                        }
                    }
                    None => at += 1,
                }
            }
        }
        hits
    }

    /// True for a noun that names what the weak verb before it only introduced: خرجت مظاهرة.
    fn is_named_by(&self, hits: &[Hit], hit: &Hit) -> bool {
        hits.last().is_some_and(|before| {
            let kind = |hit: &Hit| self.entries[hit.entry].subtype.kind;
            before.company == Some(hit.tokens.start)
                && before.is_verb()
                && !hit.is_verb()
                && kind(before) == EventKind::Protest
                && kind(hit) == EventKind::Protest
        })
    }

    /// True for a noun that only decided the type of the verb before it (وقع مذكرة تفاهم); an attack
    /// that is answered by another stays one (صد الهجوم).
    fn is_object(&self, text: &AnnotatedText<'_>, hits: &[Hit], hit: &Hit) -> bool {
        hits.last().is_some_and(|before| {
            let (one, other) =
                (self.entries[before.entry].subtype, self.entries[hit.entry].subtype);
            let answered = one.kind == EventKind::Assault
                && other.kind == EventKind::Assault
                && one.name != other.name;
            // حق النقض (الفيتو): the same once more.
            let again = one.name == other.name
                && hit.tokens.start == before.tokens.end + 1
                && text.mark(before.tokens.end) == Some('(');
            before.company == Some(hit.tokens.start) && !hit.is_verb() && !answered || again
        })
    }

    /// The sense at token `at` that its company speaks for most.
    fn best(
        &self,
        text: &AnnotatedText<'_>,
        marks: &[Mark],
        company: &Company<'_>,
        sentence: &Range<usize>,
        at: usize,
    ) -> Option<Hit> {
        let mut best: Option<(i32, Hit)> = None;
        self.senses.each(text, at, |found| {
            for sense in found.values {
                let scored = self.score(text, marks, company, sentence, &found, sense);
                let Some((score, company)) = scored else { continue };
                if best.as_ref().is_none_or(|(top, _)| score > *top) {
                    best = Some((score, hit(&found, sense, company)));
                }
            }
        });
        best.map(|(_, hit)| hit)
    }

    /// How well a sense fits; `None` if it does not.
    fn score(
        &self,
        text: &AnnotatedText<'_>,
        marks: &[Mark],
        company: &Company<'_>,
        sentence: &Range<usize>,
        found: &PhraseMatch<'_, Sense>,
        sense: &Sense,
    ) -> Option<(i32, Option<usize>)> {
        let entry = &self.entries[sense.entry as usize];
        let is_verb = sense.part != Part::Noun;
        if !self.may_stand(text, marks, sentence, found, sense) {
            return None;
        }
        // دعا الرئيس، خلال استقباله السفير، إلى: a demand may stand far behind its verb.
        let reach = match is_verb {
            true if entry.subtype.kind == EventKind::Request => 2 * REACH.0,
            true => REACH.0,
            false => REACH.1,
        };
        // محتجون في بلدة الوردية كانوا أحرقوا: the subject of many stands farther in front.
        let front = if sense.plural { 3 * REACH.2 } else { REACH.2 };
        let start = found.tokens.start.saturating_sub(front).max(sentence.start);
        let near =
            |required: bool, range: Range<usize>| company.first((sense.entry, required), range);
        let is_barred = || {
            near(false, found.tokens.end..sentence.end.min(found.tokens.end + 4)).is_some()
                || near(false, start..found.tokens.start).is_some()
        };
        if entry.bars && is_barred() {
            return None;
        }
        let length = found.tokens.len() as i32 - 1;
        let aside = 40 * i32::from(entry.flags.has(Flags::ASIDE));
        let mut score = 50 + 100 * length + i32::from(is_verb) + aside;
        let mut decider = None;
        if entry.needs && length == 0 {
            let end = company.reach(found.tokens.end, reach, marks).min(sentence.end);
            let behind = found.tokens.end..end;
            let ahead = near(true, behind.clone());
            let distance = ahead
                .or_else(|| near(true, start..found.tokens.start).map(|_| 9))
                .or_else(|| self.clitics_in(text, entry.company, behind).map(|_| 8))?;
            let crowd = 10 * i32::from(entry.flags.has(Flags::CROWD));
            score = 80 - distance.min(3 * REACH.0) as i32 + crowd;
            decider = ahead.map(|distance| found.tokens.end + distance);
        } else if entry.flags.has(Flags::WEAK) && !is_verb && length == 0 {
            return None;
        }
        Some((score - doubts(text, marks, sentence.start, found, sense), decider))
    }

    /// True if a word may be read as a sense where it stands, by what is right in front of it and what it carries.
    fn may_stand(
        &self,
        text: &AnnotatedText<'_>,
        marks: &[Mark],
        sentence: &Range<usize>,
        found: &PhraseMatch<'_, Sense>,
        sense: &Sense,
    ) -> bool {
        let entry = &self.entries[sense.entry as usize];
        let (reading, at) = (found.reading, found.tokens.start);
        let is_verb = sense.part != Part::Noun;
        let before = at.checked_sub(1).filter(|at| *at >= sentence.start);
        let governed = before.is_some_and(|at| {
            marks[at].class.any(Class::PREPOSITION) && marks[at].end(at) == at + 1
        });
        // A verb that governs by على has no object pronoun: سيطرته is a noun.
        let flags = entry.flags;
        let intransitive = flags.has(Flags::ON) && !flags.has(Flags::OBJECT);
        let intransitive = is_verb && reading.pronoun > 0 && intransitive;
        // بنيته is a noun: the passive has no object.
        let object = is_verb && sense.passive && reading.pronoun > 0;
        // غزو is a noun: the plural of a verb ends in وا.
        let plural = sense.part == Part::Perfect && text.key(at).ends_with('و');
        let object = object || plural && reading.pronoun == 0;
        let aside = flags.has(Flags::ASIDE) && !stands_aside(text, marks, sentence, at);
        let befalls = reading.pronoun > 0
            || marks
                .get(at + 1)
                .is_some_and(|next| next.class.any(Class::PARTICIPANT.with(Class::PART)));
        let building = flags.has(Flags::PEOPLE) && !befalls;
        // وزيرا is no زيرا behind و.
        let joins = Proclitics::WA.with(Proclitics::FA);
        let whole = reading.proclitics.any(joins)
            && marks[at].noun(text, at).is_some_and(|noun| !noun.proclitics.any(joins));
        if whole {
            return false;
        }
        let few = flags.has(Flags::CROWD) && !sense.plural;
        if object || aside || building || few {
            return false;
        }
        grammatical(reading.proclitics, sense.part)
            && !(is_verb && governed)
            && !(is_verb && before.is_some_and(|at| marks[at].class.any(Class::NOMINAL)))
            && !(!is_verb && before.is_some_and(|at| marks[at].class.any(Class::VERBAL)))
            && !intransitive
            && !(found.tokens.len() == 1
                && !flags.has(Flags::ASIDE)
                && is_function(text, &marks[at], at, &reading, entry))
    }

    fn clitics_in(
        &self,
        text: &AnnotatedText<'_>,
        clitics: Proclitics,
        range: Range<usize>,
    ) -> Option<usize> {
        if clitics.is_empty() {
            return None;
        }
        range
            .into_iter()
            .take(3)
            .position(|at| text.readings(at).iter().any(|reading| reading.proclitics.any(clitics)))
    }
}

/// The company that each token of a text is, found once.
struct Company<'c> {
    /// By token: where its values end.
    ends: Vec<u32>,
    values: Vec<(u16, bool)>,
    /// By token: true inside a name or a time.
    taken: &'c [bool],
}

impl<'c> Company<'c> {
    fn new(table: &PhraseTable<(u16, bool)>, text: &AnnotatedText<'_>, taken: &'c [bool]) -> Self {
        let ends = Vec::with_capacity(text.len());
        let mut company = Self { ends, values: Vec::new(), taken };
        for at in 0..text.len() {
            table.each(text, at, |found| company.values.extend_from_slice(found.values));
            company.ends.push(company.values.len() as u32);
        }
        company
    }

    /// Where the company of a trigger ends that stops at `from`: `reach` words behind it, names and times not counted
    /// where no mark stands between.
    fn reach(&self, from: usize, reach: usize, marks: &[Mark]) -> usize {
        let until = self.taken.len().min(from + 3 * reach);
        let mut words = (from..until).filter(|&at| !self.taken[at]);
        let end = words.nth(reach - 1).map_or(until, |at| at + 1);
        let near = end.min(from + reach);
        let stop = (near..end).find(|&at| marks[at].class.any(Class::COMMA.with(Class::STOP)));
        stop.unwrap_or(end)
    }

    /// How far into `range` the first word stands that is company of this kind for an entry.
    #[inline]
    fn first(&self, value: (u16, bool), range: Range<usize>) -> Option<usize> {
        let before = |at: usize| at.checked_sub(1).map_or(0, |at| self.ends[at] as usize);
        let from = before(range.start);
        let values = self.values.get(from..before(range.end)).unwrap_or_default();
        let found = from + values.iter().position(|one| *one == value)?;
        Some(self.ends.partition_point(|end| *end as usize <= found) - range.start)
    }
}

fn hit(found: &PhraseMatch<'_, Sense>, sense: &Sense, company: Option<usize>) -> Hit {
    Hit {
        entry: sense.entry as usize,
        part: sense.part,
        passive: sense.passive,
        plural: sense.plural,
        feminine: sense.feminine,
        tokens: found.tokens.clone(),
        span: found.span,
        reading: found.reading,
        company,
    }
}

/// True for a single word that does something else here: a particle (أنها is no form of أنهى), the
/// name of a party (المعارضة), a word with a pronoun of the first or second person (قتلى is no قتلي).
fn is_function(
    text: &AnnotatedText<'_>,
    mark: &Mark,
    at: usize,
    reading: &Reading,
    entry: &Entry,
) -> bool {
    let particle = mark.class.any(Class::SUBORDINATE.with(Class::PREPOSITION).with(Class::AUX));
    let verb = mark.class.any(Class::VERB) && !entry.needs;
    let party = mark.class.any(Class::PARTICIPANT) && (reading.is_definite() || !entry.needs);
    let person = reading.pronoun == 1 && text.surface(at).ends_with(['ي', 'ى', 'ك', 'ة']);
    (particle || verb || party) && reading.pronoun < 2
        || particle && !reading.is_definite()
        || person
}

/// What speaks against a sense of a verb.
fn doubts(
    text: &AnnotatedText<'_>,
    marks: &[Mark],
    start: usize,
    found: &PhraseMatch<'_, Sense>,
    sense: &Sense,
) -> i32 {
    let (at, reading) = (found.tokens.start, found.reading);
    // رفضا لـ: a reason, no verb in the dual; تضامنا has no pronoun.
    let aims = |at: usize| text.readings(at).iter().any(|one| one.proclitics.any(Proclitics::LI));
    let is_accusative = sense.plural && text.key(at).ends_with('ا') && aims(at + 1)
        || reading.pronoun > 1 && text.key(at).ends_with("نا");
    let is_perfect = sense.part == Part::Perfect && reading.is_plain();
    // واصفاً قصف المدينة: a noun, the object of a participle.
    let is_object = at.checked_sub(1).filter(|before| *before >= start).is_some_and(|one| {
        let surface = text.surface(one);
        surface.ends_with("\u{64B}ا") || surface.ends_with("ا\u{64B}")
    });
    let doubts = [
        is_accusative,
        is_perfect && is_object,
        is_perfect && hangs_on_verb(text, marks, start, at),
    ];
    let count = doubts.into_iter().filter(|doubt| *doubt).count() as i32;
    // The passive of one verb that is printed as another verb is the rarer of the two: توعد.
    10 * count + if sense.passive { 100 } else { 0 }
}

/// True where a verb in the past with no particle would stand behind a verb or behind its subject, which no sentence has:
/// يجدد دعم, أكد الرئيس رفض. Behind a noun without the article it may describe that: هجوم استهدف.
fn hangs_on_verb(text: &AnnotatedText<'_>, marks: &[Mark], start: usize, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| *before >= start) else { return false };
    let verb = |one: usize| marks[one].class.any(Class::VERB) && !marks[one].class.any(Class::AUX);
    if verb(before) {
        return true;
    }
    let definite = text.readings(before).iter().any(Reading::is_definite);
    if !definite {
        return false;
    }
    let ends = Class::COMMA
        .with(Class::STOP)
        .with(Class::SUBORDINATE)
        .with(Class::RELATIVE)
        .with(Class::PREPOSITION)
        .with(Class::AUX);
    let from = before.saturating_sub(VERB_REACH).max(start);
    let mut near = (from..before)
        .rev()
        .take_while(|&one| !marks[one].class.any(ends) && text.tokens[one].kind == TokenKind::Word);
    near.any(|one| marks[one].class.any(Class::SAY))
}

/// True for a participle that says what the subject of the clause does besides: in the accusative behind no noun that it
/// describes, its object or preposition behind. خلية متهمة بالتخطيط describes a noun.
fn stands_aside(
    text: &AnnotatedText<'_>,
    marks: &[Mark],
    sentence: &Range<usize>,
    at: usize,
) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| *before >= sentence.start) else {
        return false;
    };
    let joined = text.readings(at).iter().any(|one| one.proclitics.any(Proclitics::WA));
    let masculine = text.surface(at).ends_with(['ا', '\u{64B}']);
    // المحتجين منددين, but not محتجين منددين, which describes.
    let many =
        text.key(at).ends_with("ين") && text.readings(before).iter().any(Reading::is_definite);
    let opens = marks[before].class.any(Class::COMMA) || joined || masculine || many;
    let governed = marks[before].class.any(Class::PREPOSITION.with(Class::PART).with(Class::AUX));
    // متهما بالقتل: he is accused himself.
    let accused = text.key(at).contains("متهم")
        && text.readings(at + 1).iter().any(|one| one.particles().any(Proclitics::BI));
    let indefinite = text.surface(before).ends_with(['ا', '\u{64B}'])
        && marks[before].class.any(Class::PARTICIPANT);
    // مستنكرة "إصرار": it only brings in what is said.
    let says = matches!(text.mark(at + 1), Some('"' | '«' | '“' | ':'))
        || marks.get(at + 1).is_some_and(|next| next.class.any(Class::SUBORDINATE));
    opens && !governed && !accused && !indefinite && !says
}

/// True if the clitics in front may stand before this part of speech.
fn grammatical(clitics: Proclitics, part: Part) -> bool {
    let nominal = Proclitics::AL.with(Proclitics::BI).with(Proclitics::KA);
    match part {
        Part::Perfect => !clitics.any(nominal.with(Proclitics::LI).with(Proclitics::SA)),
        Part::Imperfect => !clitics.any(nominal),
        Part::Noun => !clitics.any(Proclitics::SA),
    }
}
