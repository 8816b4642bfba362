//! Where a clause points: its verbs and what else says that it is over or still to come.

use crate::text::Letters;
use crate::token::{Proclitics, TokenKind, splits};

use super::lexicon::{ACCUSATIVE, IMPERFECT, Particle, Sense, Tense, WITH_FUTURE, bits};
use super::scene::Scene;

/// Where the clause of a time points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// A past verb: it is over.
    Past,
    /// A verb of saying, or none: rather the past.
    Told,
    Future,
    /// A present verb: a plan or a story.
    Open,
}

impl Scene<'_, '_> {
    /// Where the clause before `at` points, by its nearest verb or cue.
    pub(crate) fn direction(&self, at: usize) -> Direction {
        const REACH: usize = 24;
        // ثورة 25 يناير; not القمة 25 يناير
        let is_event = self.is_before(at, Particle::Event) || self.is_before(at, Particle::Attacks);
        if is_event && !self.has_article(at.wrapping_sub(1)) || self.is_since(at) {
            return Direction::Past;
        }
        if self.is_ahead(at) {
            return Direction::Future;
        }
        if self.is_alone(at) {
            return Direction::Future;
        }
        self.of_verbs(at, at.saturating_sub(REACH)).unwrap_or_else(|| self.direction_behind(at))
    }

    /// Where the verbs before a token point, the nearest first. A present verb is a plan behind what was
    /// said, but past behind كان and لم, and behind a past verb of its own clause: `أوقف رجلا يبيع السلاح`.
    fn of_verbs(&self, at: usize, first: usize) -> Option<Direction> {
        // How near the time a present verb rules it, whatever said so.
        const NEAR: usize = 8;
        // Where a present verb was passed; a comma was, before it; a clause begins before that verb.
        let (mut open, mut is_behind_comma, mut is_apart) = (None, false, false);
        for back in (first..at).rev() {
            match self.mark(back) {
                Some('.' | '!' | '?' | '؟' | ':' | '؛') => break,
                Some('،') if open.is_some() => is_apart = true,
                Some('،') => is_behind_comma = true,
                _ => is_apart |= open.is_some() && self.is_relative(back),
            }
            let is_past = open.is_none() || !is_apart;
            let is_plan = open.is_some_and(|open| open + NEAR >= at);
            match self.tense(back) {
                None => {}
                // المحكمة، التي تنظر في القضية، الخميس
                Some(Tense::Present)
                    if is_behind_comma && self.is_relative(back.wrapping_sub(1)) => {}
                // وصل السبت ويغادر الثلاثاء
                Some(Tense::Present) if open.is_none() && self.is_joined_verb(back) => {
                    return Some(Direction::Open);
                }
                Some(Tense::Present) => open = open.or(Some(back)),
                Some(Tense::Past | Tense::Was) if is_past => return Some(Direction::Past),
                Some(Tense::Said) if !is_plan => return Some(Direction::Told),
                Some(Tense::Future) => return Some(Direction::Future),
                Some(_) => return Some(Direction::Open),
            }
        }
        open.map(|_| Direction::Open)
    }

    /// True for `منذ السابع من أكتوبر`, `منذ فجر السبت`, `منذ مطلع آذار`.
    fn is_since(&self, at: usize) -> bool {
        const REACH: usize = 3;
        let part = bits::DAY_PART | bits::PART | bits::UNIT | bits::NIGHT;
        let first = (at.saturating_sub(REACH)..at).rev();
        let first = first.take_while(|&before| self.senses(before) & part != 0).last();
        self.is_before(first.unwrap_or(at), Particle::Since)
    }

    /// True for a present verb that is joined to what goes before: `ويغادر`.
    fn is_joined_verb(&self, at: usize) -> bool {
        self.form(at, |cut| cut == Proclitics::WA) & IMPERFECT != 0
    }

    /// True right behind what says that a day is still to come: `إلى جلسة 18 يونيو`, `تسليم يونيو`,
    /// `للتسليم في يونيو`.
    fn is_ahead(&self, at: usize) -> bool {
        let apart = at.checked_sub(1).filter(|&before| self.is(before, Particle::In));
        self.stands_before(at, Sense::Ahead)
            || apart.is_some_and(|before| self.stands_before(before, Sense::Ahead))
    }

    /// True if a word or phrase of two words with this sense ends right before a token.
    fn stands_before(&self, at: usize, sense: Sense) -> bool {
        (at.saturating_sub(2)..at)
            .any(|from| self.atoms(from).iter().any(|atom| atom.end == at && atom.sense == sense))
    }

    /// True if the sentence says nothing but its times: `السبت 20 نيسان`, an announcement.
    pub(crate) fn is_alone(&self, at: usize) -> bool {
        let Some(sentence) = self.text.sentences.get(self.text.sentence_of(at)) else {
            return false;
        };
        let tokens = sentence.tokens.clone();
        // What begins before a word may reach over it: `الحادية عشرة`, `عيد الأضحى`.
        let mut reached = tokens.start;
        tokens.len() <= 12
            && tokens.into_iter().all(|at| {
                let number = self.number(at).map(|number| number.tokens.end);
                let ends = self.atoms(at).iter().map(|atom| atom.end).chain(number);
                reached = ends.fold(reached, usize::max);
                let is_event = self.is(at, Particle::Event) || self.is(at, Particle::Attacks);
                self.kind(at) != Some(TokenKind::Word)
                    || reached > at && !is_event && self.tense(at).is_none()
            })
    }

    /// The verb may also stand behind its time: `الثلاثاء المقبل`, `غدا تنطلق`.
    fn direction_behind(&self, at: usize) -> Direction {
        for next in at..(at + 8).min(self.text.len()) {
            if self.mark(next).is_some_and(|mark| mark != '،') {
                break;
            }
            if self.tense(next) == Some(Tense::Future) {
                return Direction::Future;
            }
        }
        Direction::Told
    }

    fn tense(&self, at: usize) -> Option<Tense> {
        let known = self.atoms(at).iter().find_map(|atom| match atom.sense {
            Sense::Tense(tense) => Some(tense),
            _ => None,
        });
        // سيارة looks like the future of a verb.
        let is_noun = self.atoms(at).iter().any(|atom| atom.sense == Sense::Label);
        if known.is_some() || is_noun {
            return known;
        }
        let conjunctions = Proclitics::WA.with(Proclitics::FA);
        let verbs = self.form(at, |cut| cut.without(conjunctions).is_empty());
        match (verbs & WITH_FUTURE, verbs & IMPERFECT) {
            (0, 0) => None,
            // على أن يعود الخميس
            (0, _) if self.stands_before(at, Sense::SoThat) => Some(Tense::Future),
            (0, _) => Some(Tense::Present),
            _ => Some(Tense::Future),
        }
    }

    /// True if a word is no verb that is known, nor before it a number.
    pub(crate) fn is_nominal(&self, at: usize) -> bool {
        self.tense(at).is_none() && self.senses(at) & bits::NUMBER == 0
    }

    /// True if an accusative is the adjective of the noun before it: `اتفاقا سابقا`, not
    /// `في سوريا سابقا` nor `20 برميلا يوميا`.
    pub(crate) fn describes(&self, at: usize) -> bool {
        let Some(noun) = at.checked_sub(1) else { return false };
        let is_counted =
            (noun.saturating_sub(2)..noun).any(|at| self.senses(at) & bits::NUMBER != 0);
        let follows = noun.checked_sub(1).is_some_and(|before| self.is_function(before));
        self.is_accusative(at) && self.is_accusative(noun) && !is_counted && !follows
    }

    /// True for a word with the ending of an indefinite accusative, and no preposition.
    pub(super) fn is_accusative(&self, at: usize) -> bool {
        let genitive = Proclitics::BI.with(Proclitics::LI).with(Proclitics::KA);
        let is_known = self.form(at, |cut| cut.is_empty()) & ACCUSATIVE != 0;
        is_known && self.form(at, |cut| cut.any(genitive)) & ACCUSATIVE == 0
    }

    /// What the forms of a word say, under every cut of what stands in front that `accept` takes.
    fn form(&self, at: usize, accept: impl Fn(Proclitics) -> bool) -> u32 {
        let letters = match self.kind(at) {
            Some(TokenKind::Word) => Letters::of(self.text.key(at)),
            _ => None,
        };
        let Some(word) = letters else { return 0 };
        let mut forms = 0;
        splits(word, |cut| {
            if !cut.restored && accept(cut.proclitics) {
                let stem = word.first(word.len() - usize::from(cut.back));
                forms |= self.words.form(stem.behind(usize::from(cut.front)));
            }
        });
        forms
    }
}
