//! Chunking: the phrases of a sentence for those who take part, each with the preposition in front.

use std::ops::Range;

use crate::entity::{EntityKind, Mention};
use crate::lexicon::{AnnotatedText, Reading, WordId};
use crate::number::Number;
use crate::quantity::{Quantity, QuantityKind};
use crate::span::Span;
use crate::token::{Proclitics, TokenKind};

use super::phrase::{Kind, Phrase};
use super::words::{Class, Mark};

/// Everything the reader of phrases looks at.
pub(super) struct Reader<'r, 't> {
    pub(super) text: &'r AnnotatedText<'t>,
    pub(super) marks: &'r [Mark],
    pub(super) entities: &'r [Mention<'t>],
    pub(super) numbers: &'r [Number<'t>],
    pub(super) quantities: &'r [Quantity<'t>],
    /// By token: 1 + index of the mention that begins there, 0 for none.
    pub(super) begins: &'r [u32],
    /// By token: true inside a time.
    pub(super) times: &'r [bool],
    /// By token: true inside a trigger.
    pub(super) triggers: &'r [bool],
}

/// Tokens that a preposition may stand before its noun.
const PREPOSITION_REACH: usize = 4;
/// How far into a sentence the agency of its dateline may stand, in tokens.
const DATELINE: usize = 4;
/// How many names back the two states of البلدين are looked for.
const PAIR_REACH: usize = 16;

impl<'t> Reader<'_, 't> {
    /// The phrases of a sentence, in order and disjoint.
    pub(super) fn read(&self, sentence: Range<usize>) -> Vec<Phrase<'t>> {
        let mut found: Vec<Phrase<'t>> = Vec::new();
        let (mut prep, mut prep_end) = (Class::default(), 0);
        let mut carried = (Proclitics::NONE, 0);
        let mut at = sentence.start;
        while at < sentence.end {
            let mark = self.marks[at];
            if self.is_plain(at) {
                at += 1;
                continue;
            }
            if self.ends_government(at) {
                prep_end = 0;
            }
            // Those among them are no party of their own: سبعة أشخاص بينهم طفلان.
            if mark.class.any(Class::AMONG) {
                (prep, prep_end) = (Class::AMONG, at + 1);
                at += 1;
                continue;
            }
            let governor = mark.class.and(Class::PREPOSITION.without(Class::RELATIVE));
            if governor.any(Class::PREPOSITION) && self.begins[at] == 0 && !self.times[at] {
                let about = governor.any(Class::TO) && self.is_counted(mark.end(at));
                if governor.any(Class::FROM) && self.is_partitive(at) || about {
                    prep_end = if prep_end > 0 { mark.end(at) } else { 0 };
                    at = mark.end(at);
                    continue;
                }
                // على جنوب إسرائيل: two prepositions govern together.
                let both = prep_end == at && governor.any(Class::PLACE) && prep_end > 0;
                prep = if both { prep.with(governor) } else { governor };
                prep_end = mark.end(at);
                if mark.class.any(Class::PARTICIPANT) {
                    prep = Class::default();
                } else {
                    at = mark.end(at);
                    continue;
                }
            }
            let Some(mut phrase) = self.phrase(at, sentence.end) else {
                if let Some(governor) = self.head_governor(at) {
                    (prep, prep_end) = (governor, at + 1);
                }
                if mark.class.any(Class::MATTER) {
                    carried = (self.particle(at), at + 1);
                }
                at += 1;
                continue;
            };
            if prep_end > 0 && self.is_governed(&phrase, prep_end) {
                phrase.prep = prep;
            }
            if carried.1 == at && phrase.clitics.is_empty() && at > sentence.start {
                phrase.clitics = carried.0;
            }
            let again = found.last().is_some_and(|before| self.is_again(before, &phrase));
            if again || self.is_dateline(&phrase, sentence.start, sentence.end) {
                at = phrase.tokens.end;
                continue;
            }
            phrase.joined &= !self.opens_clause(&phrase, &found, sentence.end);
            join(&mut phrase, &found);
            at = phrase.tokens.end;
            // في العاصمة الليبية طرابلس: the adjective of a place leaves the preposition to its name.
            let goes_on = phrase.kind == Kind::Demonym && phrase.prep.any(Class::PLACE);
            prep_end = if goes_on { at } else { 0 };
            if let Some(before) = found.last_mut()
                && (self.takes_over(before, &phrase) || counts_on(before, &phrase))
            {
                continue;
            }
            match phrase.class.any(Class::PAIR).then(|| self.pair(&phrase)).flatten() {
                Some(pair) => found.extend(pair),
                None => found.push(phrase),
            }
        }
        found
    }

    /// The ب or ل in front of a noun.
    fn particle(&self, at: usize) -> Proclitics {
        let governs = Proclitics::BI.with(Proclitics::LI);
        let mut found = self.text.readings(at).iter().map(|one| one.particles());
        found.find(|one| one.any(governs)).unwrap_or_default()
    }

    /// What بمدينة and لمنطقة govern the name behind them with.
    fn head_governor(&self, at: usize) -> Option<Class> {
        let is_head = self.marks[at].class.any(Class::HEAD);
        let has = |clitic| self.text.readings(at).iter().any(|one| one.proclitics.any(clitic));
        match is_head {
            true if has(Proclitics::BI) => Some(Class::PLACE),
            true if has(Proclitics::LI) => Some(Class::TO),
            _ => None,
        }
    }

    /// True for a phrase that the preposition ending before token `from` governs: no far from it, and no noun with
    /// the article between, which is governed itself: التقى في عين التينة الموفد.
    fn is_governed(&self, phrase: &Phrase<'t>, from: usize) -> bool {
        let start = phrase.tokens.start;
        let noun = start.checked_sub(1).filter(|&before| before > from);
        let closed = noun.is_some_and(|before| {
            self.text.readings(before).iter().any(Reading::is_definite)
                && self.text.readings(start).iter().any(Reading::is_definite)
                && !self.marks[before].class.any(Class::HEAD.with(Class::PART))
        });
        start <= from + PREPOSITION_REACH && !(closed && phrase.kind == Kind::Party)
    }

    /// True for a token behind which no preposition before it governs: a mark, a verb, a trigger, a time.
    fn ends_government(&self, at: usize) -> bool {
        let ends = |c| !matches!(c, '"' | '“' | '”' | '«' | '»' | '(' | '-');
        self.text.mark(at).is_some_and(ends)
            || self.marks[at].class.any(Class::VERB.with(Class::SUBORDINATE))
            || self.triggers[at]
            || self.times[at]
    }

    /// True for another name in brackets right behind a name: دول غرب إفريقيا (إيكواس).
    fn is_again(&self, before: &Phrase<'t>, phrase: &Phrase<'t>) -> bool {
        phrase.tokens.start == before.tokens.end + 1
            && self.text.mark(before.tokens.end) == Some('(')
            && (phrase.id.is_none() || phrase.id == before.id)
    }

    /// True for the place from which an article was sent, الخرطوم - أعلن, and for who sent it: (وات).
    fn is_dateline(&self, phrase: &Phrase<'t>, start: usize, end: usize) -> bool {
        let before = phrase.tokens.start.checked_sub(1).and_then(|at| self.text.mark(at));
        let opens = phrase.tokens.start <= start + DATELINE;
        if phrase.kind == Kind::Medium && (before == Some('(') || opens && before == Some('-')) {
            return true;
        }
        let is_dash = |c| matches!(c, '-' | '–' | '—' | 'ـ' | ':' | '/' | '(');
        let mention = phrase.entity.and_then(|index| self.entities.get(index));
        let place = [EntityKind::City, EntityKind::Country];
        mention.is_some_and(|one| place.contains(&one.kind) && one.tokens == phrase.tokens)
            && phrase.tokens.start == start
            && phrase.tokens.end < end
            && self.text.mark(phrase.tokens.end).is_some_and(is_dash)
    }

    /// True for a name that و puts in front of its verb in the imperfect, what stands before being governed: غارات في
    /// اليمن وواشنطن تهدد.
    fn opens_clause(&self, phrase: &Phrase<'t>, found: &[Phrase<'t>], end: usize) -> bool {
        let verb = phrase.tokens.end;
        let acts = verb < end
            && self.marks[verb].class.any(Class::VERB.with(Class::TRIGGER))
            && self.text.key(verb).starts_with(['ي', 'ت']);
        let governed = found.last().is_some_and(|before| !before.is_bare());
        acts && phrase.joined && governed && phrase.is_bare() && !phrase.indefinite
    }

    /// True for a word that begins no phrase and governs none, as most words.
    fn is_plain(&self, at: usize) -> bool {
        let idle = Class::DEED.with(Class::NOMINAL).with(Class::HONOUR).with(Class::MASCULINE);
        self.marks[at].class.without(idle) == Class::default()
            && self.text.tokens[at].kind == TokenKind::Word
            && self.begins[at] == 0
            && !self.times[at]
            && !self.triggers[at]
            && !at.checked_sub(1).is_some_and(|before| {
                self.triggers[before] || self.marks[before].class.any(Class::HURT)
            })
    }

    /// True if a number begins at a token: نحو 400.
    pub(super) fn is_counted(&self, at: usize) -> bool {
        let index = self.numbers.partition_point(|number| number.tokens.start < at);
        self.numbers.get(index).is_some_and(|number| number.tokens.start == at)
    }

    /// True for the من of عدد من, 400 من: it governs nothing, the whole phrase stands as before it.
    fn is_partitive(&self, at: usize) -> bool {
        let counts = |before: usize| self.marks[before].class.any(Class::PART);
        at.checked_sub(1).is_some_and(counts) || self.number_ending(at).is_some()
    }

    /// The two states that البلدين stands for: the last two named before it.
    fn pair(&self, phrase: &Phrase<'t>) -> Option<[Phrase<'t>; 2]> {
        let until = self.entities.partition_point(|one| one.tokens.start < phrase.tokens.start);
        let mut states = Vec::new();
        for mention in self.entities[..until].iter().rev().take(PAIR_REACH) {
            let named = matches!(mention.kind, EntityKind::Country | EntityKind::Nationality);
            let state = if named { mention.id } else { mention.country };
            if let Some(id) = state.filter(|id| id.len() == 2 && !states.contains(id)) {
                states.push(id);
            }
        }
        let [second, first] = *states.get(..2)? else { return None };
        let one = |id| Phrase { id: Some(id), ..phrase.clone() };
        Some([one(first), Phrase { joined: true, ..one(second) }])
    }

    fn phrase(&self, at: usize, end: usize) -> Option<Phrase<'t>> {
        if self.times[at] {
            return None;
        }
        match self.mention(at) {
            // A name that takes no part may begin with a noun that does: قصف الطيران الحربي.
            Some((index, mention)) => {
                let behind = at > 0 && self.triggers[at - 1] || self.number_ending(at).is_some();
                let alone = || self.common(at, end).filter(|_| behind || self.is_opened(at));
                self.named(at, index, mention, end).or_else(alone)
            }
            None => self
                .common(at, end)
                .or_else(|| self.count(at, end))
                .or_else(|| self.place_before(at)),
        }
    }

    pub(super) fn mention(&self, at: usize) -> Option<(usize, &Mention<'t>)> {
        let index = (*self.begins.get(at)? as usize).checked_sub(1)?;
        Some((index, self.entities.get(index)?))
    }

    pub(super) fn start(&self, at: usize, span: Span, end: usize) -> Phrase<'t> {
        let shift = span.start.saturating_sub(self.text.tokens[at].span.start);
        let clitics = if shift == 0 {
            Proclitics::NONE
        } else {
            let readings = self.text.readings(at).iter();
            readings
                .filter(|reading| reading.span.start == span.start)
                .map(|reading| reading.particles())
                .find(|particles| !particles.is_empty())
                .unwrap_or_default()
        };
        Phrase {
            tokens: at..end,
            front: at,
            span,
            kind: Kind::Party,
            id: None,
            entity: None,
            prep: Class::default(),
            clitics: clitics.without(Proclitics::WA.with(Proclitics::FA)),
            joined: clitics.any(Proclitics::WA),
            class: Class::default(),
            indefinite: false,
            owned: false,
            head: WordId::UNKNOWN,
        }
    }

    /// True if a token carries و, ب or ل before what is named there.
    pub(super) fn has_clitic(&self, at: usize) -> bool {
        self.mention(at)
            .is_some_and(|(_, mention)| mention.at.span.start > self.text.tokens[at].span.start)
    }

    /// A noun for somebody, with its adjectives, owner and demonym.
    fn common(&self, at: usize, end: usize) -> Option<Phrase<'t>> {
        let mark = self.marks[at];
        let noun = mark.noun(self.text, at).filter(|_| mark.class.any(Class::PARTICIPANT))?;
        if self.triggers[at] || mark.class.any(Class::MODIFIER) && self.is_adjective(at, noun) {
            return None;
        }
        let last = self.text.span(at..mark.end(at)).end;
        let alone = mark.end(at) == at + 1 && noun.pronoun == 0;
        let head_end = if alone { noun.span.end } else { last };
        let mut phrase = self.start(at, Span::new(noun.span.start, head_end), mark.end(at));
        phrase.clitics = noun.particles().without(Proclitics::WA.with(Proclitics::FA));
        phrase.joined = noun.particles().any(Proclitics::WA);
        phrase.class = mark.class;
        // مسؤولي المخابرات: nobody in the news speaks of his own.
        let mine = noun.pronoun == 1 && self.text.surface(at).ends_with('ي');
        phrase.owned = noun.pronoun > 0 && !mine;
        phrase.indefinite = !self.has_article(at) && !phrase.owned;
        phrase.head = noun.word;
        if mark.class.any(Class::TARGET) {
            phrase.kind = Kind::Target;
        }
        let definite = self.has_article(at) || phrase.owned;
        self.tail(&mut phrase, end, definite);
        self.some_of(&mut phrase, end);
        self.quoted(&mut phrase, end);
        // جبهة الخلاص: an owner with the article makes the noun definite too.
        let next = mark.end(at);
        let owner = phrase.tokens.end > next && self.begins[next] == 0 && self.has_article(next);
        phrase.indefinite &= !owner;
        self.number_before(&mut phrase);
        Some(phrase)
    }

    /// True for a word with the article; آلاف has none.
    pub(super) fn has_article(&self, at: usize) -> bool {
        let stem = self.text.surface(at).trim_start_matches(['و', 'ف', 'ب', 'ك']);
        !stem.starts_with('آ') && self.text.readings(at).iter().any(Reading::is_definite)
    }

    /// A number alone right behind a trigger: مقتل 10.
    fn count(&self, at: usize, end: usize) -> Option<Phrase<'t>> {
        let behind = at.checked_sub(1).is_some_and(|before| {
            self.triggers[before] || self.marks[before].class.any(Class::HURT)
        });
        let index = self.numbers.partition_point(|number| number.tokens.start < at);
        let number = self.numbers.get(index).filter(|one| behind && one.tokens.start == at)?;
        if self.is_measure(number) {
            return None;
        }
        let next = number.tokens.end;
        if self.marks.get(next).is_some_and(|mark| mark.class.any(Class::FROM))
            && let Some(all) = self.one_of(next + 1, end)
        {
            // أربعة من قيادات التنظيم.
            let start = self.start(at, number.at.span, next);
            let span = number.at.span.cover(all.span);
            return Some(Phrase { tokens: at..all.tokens.end, span, indefinite: true, ..all })
                .map(|one| Phrase { clitics: start.clitics, joined: start.joined, ..one });
        }
        if self.marks.get(next).is_some_and(|mark| mark.class.any(Class::PARTICIPANT))
            || self.begins.get(next).is_some_and(|&mention| mention > 0)
        {
            return None;
        }
        let mut phrase = self.start(at, number.at.span, next);
        phrase.class = Class::CIVIL;
        phrase.indefinite = true;
        Some(phrase)
    }

    /// True for a number that counts money or measures: تقديم ملياري يورو.
    fn is_measure(&self, number: &Number<'t>) -> bool {
        let from = number.tokens.start;
        let index = self.quantities.partition_point(|one| one.tokens.end <= from);
        self.quantities.get(index).is_some_and(|one| {
            one.tokens.start <= from
                && !matches!(one.kind, QuantityKind::Count | QuantityKind::Percent)
        })
    }

    /// Takes those of whom a word of quantity counts some: عشرات من عناصر النظام.
    fn some_of(&self, phrase: &mut Phrase<'t>, end: usize) {
        let at = phrase.tokens.end;
        let counts = phrase.tokens.len() == 1
            && self.marks[phrase.tokens.start].class.any(Class::PART)
            && self.marks.get(at).is_some_and(|mark| mark.class.any(Class::FROM));
        let Some(all) = counts.then(|| self.one_of(at + 1, end)).flatten() else { return };
        if all.clitics.is_empty() {
            phrase.tokens.end = all.tokens.end;
            phrase.span = phrase.span.cover(all.span);
            (phrase.id, phrase.entity, phrase.class) = (all.id, all.entity, all.class);
        }
    }

    /// A phrase at a token that is no number alone.
    fn one_of(&self, at: usize, end: usize) -> Option<Phrase<'t>> {
        if at >= end || self.times[at] {
            return None;
        }
        match self.mention(at) {
            Some((index, mention)) => self.named(at, index, mention, end),
            None => self.common(at, end),
        }
    }

    /// True for a word that could stand alone but qualifies the noun before it: القصف العسكري.
    fn is_adjective(&self, at: usize, noun: Reading) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        if !noun.particles().is_empty() || self.text.tokens[before].kind != TokenKind::Word {
            return false;
        }
        // اتفاقا عسكريا: a noun in the accusative has no owner behind it.
        let is_accusative = |at: usize| self.text.surface(at).ends_with(['ا', '\u{64B}']);
        let is_verb = self.marks[before].class.any(Class::TRIGGER);
        if self.triggers[before] && !is_verb && is_accusative(before) && is_accusative(at) {
            return true;
        }
        // مواصلة المسلحين القصف, عدد المسلحين: an owner, no adjective.
        let governs = Class::DEED.with(Class::PART).with(Class::MATTER);
        let plural = self.text.key(at).ends_with("ين") || self.text.key(at).ends_with("ون");
        let owner = noun.is_definite() && !self.has_article(before) || plural;
        if self.marks[before].class.any(governs) && owner {
            return false;
        }
        let counted = self.number_ending(at).is_some();
        !(self.is_opened(at) || counted) && (!self.triggers[before] || noun.is_definite())
    }

    /// True if a verb, a preposition or a particle stands right before a token, so that a phrase may begin there.
    pub(super) fn is_opened(&self, at: usize) -> bool {
        let opens = Class::VERB
            .with(Class::TRIGGER)
            .with(Class::PREPOSITION)
            .with(Class::SUBORDINATE)
            .with(Class::AUX);
        at.checked_sub(1).is_some_and(|before| self.marks[before].class.any(opens))
    }

    /// The number that ends right before a token.
    pub(super) fn number_ending(&self, at: usize) -> Option<&Number<'t>> {
        let index = self.numbers.partition_point(|number| number.tokens.end < at);
        self.numbers.get(index).filter(|number| number.tokens.end == at)
    }

    /// True for a number that و joins to what stands before: ضابط و3 جنود.
    fn is_joined(&self, at: usize) -> bool {
        let wa = |at: usize| {
            self.text.surface(at) == "و"
                || self.text.readings(at).iter().any(|one| one.particles() == Proclitics::WA)
        };
        at.checked_sub(1).is_some_and(|before| self.text.surface(before) == "و") || wa(at)
    }

    /// Takes the number in front: 17 جنديا.
    pub(super) fn number_before(&self, phrase: &mut Phrase<'t>) {
        let at = phrase.tokens.start;
        if let Some(number) = self.number_ending(at)
            && phrase.clitics.is_empty()
        {
            phrase.span = number.at.span.cover(phrase.span);
            phrase.indefinite = true;
            phrase.front = number.tokens.start;
            phrase.joined |= self.is_joined(number.tokens.start);
            let shift = number.at.span.start > self.text.tokens[number.tokens.start].span.start;
            let readings = self.text.readings(number.tokens.start).iter();
            let front = readings.filter(|_| shift).map(|r| r.particles()).find(|p| !p.is_empty());
            phrase.clitics = front.unwrap_or_default().without(Proclitics::WA.with(Proclitics::FA));
        }
    }
}

/// Makes one party of two kinds of people that are counted together: ضابط و3 جنود, قتلى وجرحى.
fn counts_on(before: &mut Phrase<'_>, phrase: &Phrase<'_>) -> bool {
    let people = Class::CIVIL.with(Class::FORCE);
    let hurt = before.class.any(Class::HURT) && phrase.class.any(Class::HURT);
    let counted = phrase.front < phrase.tokens.start || hurt;
    let one = phrase.joined
        && counted
        && before.indefinite
        && before.class.any(people)
        && phrase.class.any(people)
        && before.id.is_none()
        && phrase.id.is_none();
    if one {
        before.tokens.end = phrase.tokens.end;
        before.span = before.span.cover(phrase.span);
    }
    one
}

/// A phrase that و joins to the one right before it is governed as that is; joined to nothing, it is not joined.
fn join(phrase: &mut Phrase<'_>, found: &[Phrase<'_>]) {
    let near = |before: &&Phrase<'_>| phrase.front <= before.tokens.end + 1;
    let Some(before) = found.last().filter(|_| phrase.joined).filter(near) else {
        phrase.joined = false;
        return;
    };
    phrase.prep = before.prep;
    let two = found.len().checked_sub(2).map(|index| found[index].prep);
    if before.prep.any(Class::PLACE)
        && two.is_some_and(|prep| prep.any(Class::BETWEEN))
        && phrase.kind == Kind::Party
    {
        phrase.prep = Class::BETWEEN;
    }
    if phrase.clitics.is_empty() {
        phrase.clitics = before.clitics;
    }
}
