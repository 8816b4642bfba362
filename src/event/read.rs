//! Reading a sentence: which phrases stand in it, what governs each, and which و joins.

use std::ops::Range;

use crate::entity::{EntityKind, Mention};
use crate::lexicon::Reading;
use crate::token::{Proclitics, TokenKind};

use super::chunk::Reader;
use super::phrase::{Kind, Phrase};
use super::words::Class;

/// Tokens that a preposition may stand before its noun.
const PREPOSITION_REACH: usize = 4;
/// How far into a sentence the agency of its dateline may stand, in tokens.
const DATELINE: usize = 4;
/// How many names back the two states of البلدين are looked for.
const PAIR_REACH: usize = 16;

/// How far behind its noun an example begins, in tokens: دول أخرى، مثل مالي.
const EXAMPLE: usize = 3;

/// What governs the phrase that comes next.
#[derive(Default)]
struct Government {
    prep: Class,
    /// One past the last token of the preposition; 0 for none.
    end: usize,
    /// The ب or ل that a noun hands on, and the token that it hands it to.
    carried: (Proclitics, usize),
    /// The token at which examples begin: مثل.
    example: usize,
}

impl<'t> Reader<'_, 't> {
    /// The phrases of a sentence, in order and disjoint.
    pub(super) fn read(&self, sentence: Range<usize>) -> Vec<Phrase<'t>> {
        let mut found: Vec<Phrase<'t>> = Vec::new();
        let mut governor = Government::default();
        let mut at = sentence.start;
        while at < sentence.end {
            if self.is_plain(at) {
                at += 1;
                continue;
            }
            if let Some(next) = self.govern(at, &mut governor) {
                at = next;
                continue;
            }
            let Some(mut phrase) = self.phrase(at, sentence.end) else {
                self.hand_on(at, &mut governor);
                at += 1;
                continue;
            };
            at = phrase.tokens.end;
            self.governed_by(&governor, &mut phrase, sentence.start);
            phrase.accusative = self.is_accusative(&phrase);
            let again = found.last().is_some_and(|before| self.is_again(before, &phrase));
            if again || self.is_dateline(&phrase, sentence.start, sentence.end) {
                continue;
            }
            phrase.joined &= !self.opens_clause(&phrase, &found, sentence.end);
            let example = governor.example > 0 && governor.example == phrase.front;
            join(&mut phrase, &found, example);
            // في العاصمة الليبية طرابلس: the adjective of a place leaves the preposition to its name.
            let goes_on = phrase.kind == Kind::Demonym && phrase.prep.any(Class::PLACE);
            governor.end = if goes_on { at } else { 0 };
            self.take(phrase, &mut found);
        }
        found
    }

    /// Adds a phrase, to the one before if both are one party.
    fn take(&self, phrase: Phrase<'t>, found: &mut Vec<Phrase<'t>>) {
        if let Some(before) = found.last_mut()
            && (self.takes_over(before, &phrase) || counts_on(before, &phrase))
        {
            return;
        }
        if let Some(states) = self.these_states(&phrase) {
            found.extend(states);
            return;
        }
        match phrase.class.any(Class::PAIR).then(|| self.pair(&phrase)).flatten() {
            Some(pair) => found.extend(pair),
            None => found.push(phrase),
        }
    }

    /// Notes what a token governs; the next token to look at, if it does nothing else.
    fn govern(&self, at: usize, governor: &mut Government) -> Option<usize> {
        let mark = self.marks[at];
        if self.ends_government(at) {
            governor.end = 0;
        }
        if mark.class.any(Class::LIKE) {
            governor.example = at + 1;
            return None;
        }
        // Those among them are no party of their own: سبعة أشخاص بينهم طفلان.
        if mark.class.any(Class::AMONG) {
            (governor.prep, governor.end) = (Class::AMONG, at + 1);
            return Some(at + 1);
        }
        let prep = mark.class.and(Class::PREPOSITION.without(Class::RELATIVE));
        if !prep.any(Class::PREPOSITION) || self.begins[at] > 0 || self.times[at] {
            return None;
        }
        let end = mark.end(at);
        let about = prep.any(Class::TO) && self.is_counted(end);
        if prep.any(Class::FROM) && self.is_partitive(at) || about {
            governor.end = if governor.end > 0 { end } else { 0 };
            return Some(end);
        }
        if governor.example == at {
            governor.example = end;
        }
        // على جنوب إسرائيل: two prepositions govern together.
        let both = governor.end == at && prep.any(Class::PLACE) && governor.end > 0;
        governor.prep = if both { governor.prep.with(prep) } else { prep };
        governor.end = end;
        if mark.class.any(Class::PARTICIPANT) {
            governor.prep = Class::default();
            return None;
        }
        Some(end)
    }

    /// Notes what a noun that stands for nobody hands on to the name behind it.
    fn hand_on(&self, at: usize, governor: &mut Government) {
        if let Some(prep) = self.head_governor(at) {
            (governor.prep, governor.end) = (prep, at + 1);
        }
        if self.marks[at].class.any(Class::MATTER) {
            governor.carried = (self.particle(at), at + 1);
        }
    }

    /// Gives a phrase what governs it.
    fn governed_by(&self, governor: &Government, phrase: &mut Phrase<'t>, start: usize) {
        if governor.end > 0 && self.is_governed(phrase, governor.end) {
            phrase.prep = governor.prep;
        }
        let begins = phrase.tokens.start;
        if governor.carried.1 == begins && phrase.clitics.is_empty() && begins > start {
            phrase.clitics = governor.carried.0;
        }
    }

    /// True for a noun in the form of an object that nothing governs: الطرفين, شابا; ميليشيا and سجين end so by
    /// themselves, behind a number and behind أن the form says nothing.
    fn is_accusative(&self, phrase: &Phrase<'t>) -> bool {
        let at = phrase.tokens.start;
        let before = at.checked_sub(1);
        // إن «انتحاريا فجر نفسه».
        let marked = before.is_some_and(|one| matches!(self.text.mark(one), Some('"' | '«' | '“')));
        let before = before.and_then(|one| one.checked_sub(usize::from(marked)));
        let opened = before.is_some_and(|one| self.marks[one].class.any(Class::SUBORDINATE));
        let named = phrase.entity.is_some() && phrase.class == Class::default();
        let people = phrase.kind == Kind::Party && phrase.indefinite;
        if phrase.front != at || opened || named && !people || !phrase.is_bare() {
            return false;
        }
        let key = self.text.key(at);
        let stem = key.trim_start_matches('و').trim_start_matches("ال");
        let plural = stem.strip_suffix("ين").is_some_and(|stem| stem.chars().count() > 2);
        let single = key.ends_with('ا')
            && !key.ends_with("ايا")
            && !key.ends_with("يشيا")
            && phrase.indefinite
            && !named;
        // وزيرا خارجية البلدين: a dual with an owner behind.
        let next = at + 1;
        let owner = phrase.tokens.end > next
            && !self.text.key(next).ends_with('ا')
            && !self.marks[next].class.any(Class::PREPOSITION);
        plural || single && !owner
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
        // بورتسودان (السودان) - لقي.
        let close = phrase.tokens.end;
        let state = before == Some('(')
            && opens
            && self
                .mention(start)
                .is_some_and(|(_, one)| one.tokens.end + 1 == phrase.tokens.start)
            && self.text.mark(close) == Some(')')
            && close + 1 < end
            && self.text.mark(close + 1).is_some_and(|c| matches!(c, '-' | '–' | '—' | 'ـ'));
        if state {
            return true;
        }
        let is_dash = |c| matches!(c, '-' | '–' | '—' | 'ـ' | ':' | '/' | '(');
        // إسلام آباد، نيودلهي - اتفقت: both.
        let comma = |c| matches!(c, '،' | ',');
        let second = phrase.tokens.end;
        let pair = phrase.tokens.start == start
            && second + 1 < end
            && self.text.mark(second).is_some_and(comma)
            && self.mention(second + 1).is_some_and(|(_, one)| {
                let dash = self
                    .text
                    .mark(one.tokens.end)
                    .is_some_and(|c| matches!(c, '-' | '–' | '—' | 'ـ'));
                one.kind == EntityKind::City && dash
            });
        let after = phrase.tokens.start > start
            && opens
            && before.is_some_and(comma)
            && self.text.mark(second).is_some_and(|c| matches!(c, '-' | '–' | '—' | 'ـ'))
            && phrase.kind == Kind::City
            && self
                .mention(start)
                .is_some_and(|(_, one)| one.tokens.end + 1 == phrase.tokens.start);
        if pair && phrase.kind == Kind::City || after {
            return true;
        }
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
        // انسحاب التحالف والسوداني يدعو.
        let owner = |one: &Phrase<'t>| {
            one.front
                .checked_sub(1)
                .is_some_and(|at| self.triggers[at] && !self.marks[at].class.any(Class::TRIGGER))
        };
        let governed = found.last().is_some_and(|before| !before.is_bare() || owner(before));
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

    /// True for the من of عدد من, 400 من: it governs nothing, the whole phrase stands as before it.
    fn is_partitive(&self, at: usize) -> bool {
        let counts = |before: usize| self.marks[before].class.any(Class::PART);
        at.checked_sub(1).is_some_and(counts) || self.number_ending(at).is_some()
    }

    /// The states that هذه الدول stands for: the three or more that were last named in a row.
    fn these_states(&self, phrase: &Phrase<'t>) -> Option<Vec<Phrase<'t>>> {
        let at = phrase.tokens.start;
        let before = at.checked_sub(1)?;
        let states = ["الدول", "البلدان"].contains(&self.text.surface(at));
        if !states || !["هذه", "تلك"].contains(&self.text.surface(before)) {
            return None;
        }
        let until = self.entities.partition_point(|one| one.tokens.start < at);
        let mut row: Vec<&Mention<'t>> = Vec::new();
        for mention in self.entities[..until].iter().rev().take(PAIR_REACH) {
            let near = row.last().is_some_and(|one| mention.tokens.end + 1 >= one.tokens.start);
            if mention.kind == EntityKind::Country && (row.is_empty() || near) {
                row.push(mention);
            } else if row.len() > 2 {
                break;
            } else {
                row.clear();
                if mention.kind == EntityKind::Country {
                    row.push(mention);
                }
            }
        }
        let one = |mention: &&Mention<'t>| Phrase { id: mention.id, ..phrase.clone() };
        let mut found: Vec<_> = row.iter().rev().map(one).collect();
        for phrase in found.iter_mut().skip(1) {
            phrase.joined = true;
        }
        (found.len() > 2).then_some(found)
    }

    /// The two states that البلدين stands for: the last two named before it.
    fn pair(&self, phrase: &Phrase<'t>) -> Option<[Phrase<'t>; 2]> {
        // البلدان العربية: any number of them.
        let next = phrase.tokens.end;
        let many = self.text.key(phrase.tokens.start).ends_with("البلدان")
            && next < self.text.len()
            && self.has_article(next);
        if many {
            return None;
        }
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

/// A phrase that و joins to the one right before it is governed as that is; joined to nothing, it is not joined. Examples are
/// joined to what they are examples of: دول مثل مالي.
fn join(phrase: &mut Phrase<'_>, found: &[Phrase<'_>], example: bool) {
    let reach = if example { EXAMPLE } else { 1 };
    let near = |before: &&Phrase<'_>| phrase.front <= before.tokens.end + reach;
    let joins = phrase.joined || example;
    let Some(before) = found.last().filter(|_| joins).filter(near) else {
        phrase.joined = false;
        return;
    };
    phrase.joined = true;
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
