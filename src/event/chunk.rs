//! Chunking: the phrases of a sentence for those who take part, each with the preposition in front.

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

impl<'t> Reader<'_, 't> {
    /// True if a number begins at a token: نحو 400.
    pub(super) fn is_counted(&self, at: usize) -> bool {
        let index = self.numbers.partition_point(|number| number.tokens.start < at);
        self.numbers.get(index).is_some_and(|number| number.tokens.start == at)
    }

    pub(super) fn phrase(&self, at: usize, end: usize) -> Option<Phrase<'t>> {
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
            accusative: false,
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
        // مرسوم أميري: an adjective; مسؤولي المخابرات has its owner behind.
        let next = mark.end(at);
        let construct = || {
            next < end
                && (self.begins[next] > 0
                    || self.has_article(next)
                    || self.marks[next].class.any(Class::PARTICIPANT))
        };
        let mine = noun.pronoun == 1 && self.text.surface(at).ends_with('ي');
        if mine && mark.class.any(Class::OFFICIAL) && !construct() {
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
        // اختطاف المعارض أمير: the name behind says who.
        let bears = noun.is_definite()
            && self.mention(at + 1).is_some_and(|(_, one)| one.kind == EntityKind::Person);
        let plural = self.text.key(at).ends_with("ين") || self.text.key(at).ends_with("ون");
        // مقتل المدنيين: an adjective would describe people.
        let owner = self.triggers[before] && noun.is_definite() && plural;
        if self.triggers[before] && bears || owner && !self.has_article(before) {
            return false;
        }
        // مواصلة المسلحين القصف, عدد المسلحين: an owner, no adjective.
        let governs = Class::DEED.with(Class::PART).with(Class::MATTER);
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
