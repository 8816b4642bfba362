//! A text as the rules see it: tokens with their time senses, numbers, the anchor and what was
//! said before.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use jiff::civil::Date;

use crate::lexicon::{AnnotatedText, places};
use crate::number::{Number, NumberKind};
use crate::span::Span;
use crate::token::{Proclitics, TokenKind};

use super::grammar::Match;
use super::lexicon::{Article, Particle, Sense, Words, bits};
use super::opening::Here;
use super::shape::Head;
use super::slot::Lead;
use super::value::DateValue;

/// A word or phrase with a time sense, at a token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    pub(crate) sense: Sense,
    /// The token behind it.
    pub(crate) end: usize,
    /// Its bytes, clitics left out.
    pub(crate) span: Span,
    /// What is cut in front, the article aside.
    pub(crate) particles: Proclitics,
    pub(crate) definite: bool,
}

/// What was found before in this text, for `العام نفسه` and bare clock times.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Memory {
    /// The last date.
    pub(crate) date: Option<DateValue>,
    /// The last date was the end of this range.
    pub(crate) range: Option<(DateValue, DateValue)>,
    /// The last day, and the sentence it stands in.
    pub(crate) day: Option<(usize, DateValue)>,
    /// The first token of the last time.
    pub(crate) start: usize,
    /// The token behind it.
    pub(crate) end: usize,
    /// The last value was a year.
    pub(crate) was_year: bool,
    /// The last days of a month with their years, for `11 سبتمبر` said again without one.
    pub(crate) days: [(u8, u8, i32); 4],
}

/// A kept answer of the grammar: the token, the head and the lead, and the rule that fits.
pub(crate) type Found = ((usize, Head, Lead), Option<Match>);

pub(crate) struct Scene<'s, 't> {
    pub(crate) text: &'s AnnotatedText<'t>,
    pub(crate) numbers: &'s [Number<'t>],
    pub(crate) words: &'s Words,
    pub(crate) anchor: Option<Date>,
    pub(crate) hour: Option<(u8, u8)>,
    pub(crate) memory: Memory,
    /// What rules found at the last places, by place, head and lead.
    pub(crate) found: RefCell<Vec<Found>>,
    /// What stands at the last place that was looked at.
    here: Cell<Option<(usize, Here)>>,
    atoms: Vec<Atom>,
    tokens: Vec<Known>,
}

/// What is known of a token.
#[derive(Clone, Copy, Default)]
struct Known {
    /// The senses of its atoms as bits, and [`bits::NUMBER`].
    senses: u64,
    /// Where its atoms are.
    atoms: (u32, u32),
    /// Which number begins here, counted from 1; 0 for none.
    number: u32,
}

/// True if the sentence has no other word.
fn is_only_word(text: &AnnotatedText<'_>, at: usize) -> bool {
    let sentence = text.sentences.get(text.sentence_of(at));
    sentence.is_some_and(|sentence| {
        let mut words =
            sentence.tokens.clone().filter(|&at| text.tokens[at].kind == TokenKind::Word);
        words.next() == Some(at) && words.next().is_none()
    })
}

impl<'s, 't> Scene<'s, 't> {
    pub(crate) fn new(
        text: &'s AnnotatedText<'t>,
        numbers: &'s [Number<'t>],
        words: &'s Words,
        anchor: Option<super::Anchor>,
    ) -> Self {
        let moment = anchor.map(super::Anchor::moment);
        let hour = anchor.filter(|anchor| anchor.has_time()).map(super::Anchor::moment);
        let mut scene = Self {
            text,
            numbers,
            words,
            anchor: moment.map(|moment| moment.date()),
            hour: hour.map(|at| (at.hour().unsigned_abs(), at.minute().unsigned_abs())),
            memory: Memory::default(),
            found: RefCell::default(),
            here: Cell::default(),
            atoms: Vec::with_capacity(text.len() / 2),
            tokens: vec![Known::default(); text.len()],
        };
        for at in text.marked(words.phrases.mark()) {
            if !words.phrases.is_silent(text, at) {
                scene.look_up(at);
            }
            if scene.kind(at) == Some(TokenKind::Number) {
                scene.set_number(at);
                // الـ24, ال(24)
                let mut before = (at.saturating_sub(2)..at).rev();
                if let Some(article) = before.find(|&at| scene.bare_article(at).is_some()) {
                    scene.set_number(article);
                }
            }
        }
        for (place, number) in (1..).zip(numbers) {
            scene.set_number(number.tokens.start);
            scene.tokens[number.tokens.start].number = place;
        }
        scene
    }

    fn set_number(&mut self, at: usize) {
        if let Some(known) = self.tokens.get_mut(at) {
            known.senses |= bits::NUMBER;
        }
    }

    /// Keeps the atoms that begin at a token.
    fn look_up(&mut self, at: usize) {
        let (text, atoms) = (self.text, &mut self.atoms);
        let (from, mut senses) = (atoms.len() as u32, 0);
        self.words.phrases.each(text, at, |found| {
            let reading = found.reading;
            let particles = reading.particles();
            if reading.pronoun > 0 || particles.any(Proclitics::SA.with(Proclitics::HAMZA)) {
                return;
            }
            for entry in found.values {
                let fits = match entry.article {
                    Article::Any => true,
                    Article::With => reading.is_definite(),
                    Article::Without => !reading.is_definite(),
                    Article::Alone => is_only_word(text, at),
                };
                let first = || found.span.of(text.text).chars().next();
                if fits && (entry.letter.is_none() || entry.letter == first()) {
                    senses |= entry.sense.bit();
                    atoms.push(Atom {
                        sense: entry.sense,
                        end: found.tokens.end,
                        span: found.span,
                        particles,
                        definite: reading.is_definite(),
                    });
                }
            }
        });
        self.tokens[at] = Known { senses, atoms: (from, atoms.len() as u32), number: 0 };
    }

    /// The atoms that begin at a token.
    pub(crate) fn atoms(&self, at: usize) -> &[Atom] {
        let (start, end) = self.tokens.get(at).map_or((0, 0), |known| known.atoms);
        &self.atoms[start as usize..end as usize]
    }

    /// The tokens with one of these senses, in order.
    pub(crate) fn places(&self, senses: u64) -> Vec<usize> {
        places(&self.tokens, |known| known.senses & senses != 0)
    }

    /// The senses of a token as bits, [`Sense::bit`] and [`bits::NUMBER`]; none past the end.
    #[inline]
    pub(crate) fn senses(&self, at: usize) -> u64 {
        self.tokens.get(at).map_or(0, |known| known.senses)
    }

    /// What stands at a place and behind it; that of the last place is kept.
    pub(crate) fn here(&self, at: usize) -> Here {
        match self.here.get() {
            Some((place, here)) if place == at => here,
            _ => {
                let here = Here::new(self, at);
                self.here.set(Some((at, here)));
                here
            }
        }
    }

    /// Calls `see` with every token behind what begins at a token, some more than once.
    pub(crate) fn ends(&self, at: usize, mut see: impl FnMut(usize)) {
        let atoms = self.atoms(at);
        let may_be_number = self.senses(at) & bits::NUMBER != 0;
        if may_be_number && let Some((_, tokens)) = self.bare_article(at) {
            return see(tokens.end);
        }
        let number = self.number(at).map(|number| number.tokens.end);
        // Digits are also read without the words of their number: 15 of `15 ألفا`.
        let is_digits = self.kind(at) != Some(TokenKind::Word);
        if is_digits || atoms.is_empty() && number.is_none() {
            see(at + 1);
        }
        atoms.iter().map(|atom| atom.end).chain(number).for_each(see);
    }

    /// True if the token, clitics aside, is this particle.
    pub(crate) fn is(&self, at: usize, particle: Particle) -> bool {
        self.senses(at) & Sense::Particle(particle).bit() != 0
    }

    /// True if an ordinal begins at the token.
    pub(crate) fn is_ordinal(&self, at: usize) -> bool {
        self.number(at).is_some_and(|number| number.kind == NumberKind::Ordinal)
    }

    /// True if the word carries the article, whether the vocabulary knows it or not.
    pub(crate) fn has_article(&self, at: usize) -> bool {
        // إلى and ألف fold to words that begin like it; with its noun it has four letters.
        const FOUR: usize = 8;
        self.kind(at) == Some(TokenKind::Word)
            && self.text.key(at).len() >= FOUR
            && self.text.surface(at).starts_with("ال")
    }

    /// The article before digits, its clitic left out: `الـ24`, `والـ 24`, `ال(24)`; with it the token of
    /// the digits and the one behind.
    pub(crate) fn bare_article(&self, at: usize) -> Option<(Span, Range<usize>)> {
        const LETTER: u32 = 2;
        let (digits, end) = match self.kind(at + 1)? {
            TokenKind::Number => (at + 1, at + 2),
            TokenKind::Punctuation
                if self.kind(at + 2) == Some(TokenKind::Number)
                    && self.mark(at + 1) == Some('(')
                    && self.mark(at + 3) == Some(')') =>
            {
                (at + 2, at + 4)
            }
            _ => return None,
        };
        let key = self.text.key(at);
        let letters = key.len() / LETTER as usize;
        if letters > 3 || !key.ends_with("ال") {
            return None;
        }
        self.digits(digits)?;
        let span = self.text.tokens.get(at)?.span;
        let clitic = if letters == 3 { LETTER } else { 0 };
        let span = Span { start: span.start + clitic, ..span };
        Some((span.cover(self.text.span(digits..end)), digits..end))
    }

    /// True if a number begins at the token.
    pub(crate) fn is_number(&self, at: usize) -> bool {
        self.number(at).is_some()
    }

    /// True if the token is a unit of time.
    pub(crate) fn is_unit(&self, at: usize) -> bool {
        self.atoms(at).iter().any(|atom| matches!(atom.sense, Sense::Unit(..)))
    }

    /// True if the token is a weekday.
    pub(crate) fn is_weekday(&self, at: usize) -> bool {
        self.senses(at) & bits::WEEKDAY != 0
    }

    /// True if the token is the name of a month.
    pub(crate) fn is_month(&self, at: usize) -> bool {
        self.atoms(at).iter().any(|atom| matches!(atom.sense, Sense::Month(_)))
    }

    /// True if the token is a function word, not a noun that a number counts.
    pub(crate) fn is_function(&self, at: usize) -> bool {
        self.atoms(at).iter().any(|atom| match atom.sense {
            Sense::Particle(particle) => particle as u8 <= Particle::Between as u8,
            _ => false,
        })
    }

    /// True if the token is الذي or one of its forms.
    pub(crate) fn is_relative(&self, at: usize) -> bool {
        self.atoms(at).iter().any(|atom| atom.sense == Sense::Relative)
    }

    /// True if the token is who belongs to a party that is called by its day, `نواب`.
    pub(crate) fn is_camp(&self, at: usize) -> bool {
        self.atoms(at).iter().any(|atom| atom.sense == Sense::Camp)
    }

    /// True if the token is what an ordinal behind it counts, `الجولة`.
    pub(crate) fn is_ranked(&self, at: usize) -> bool {
        self.atoms(at).iter().any(|atom| atom.sense == Sense::Ranked)
    }

    /// True if the token tells of numbers that rise or fall, `ارتفع`.
    pub(crate) fn is_change(&self, at: usize) -> bool {
        self.atoms(at).iter().any(|atom| atom.sense == Sense::Change)
    }

    /// True if the token is a part of a unit, `نصف`.
    pub(crate) fn is_fraction(&self, at: usize) -> bool {
        self.senses(at) & bits::FRACTION != 0
    }

    /// True if the token is a word that CLDR writes for a time ahead where others could stand.
    pub(crate) fn is_of_cldr(&self, at: usize) -> bool {
        self.atoms(at).iter().any(|atom| atom.sense == Sense::Cldr)
    }

    /// True if a number of years is somebody's age: after `عمره`, `البالغ`, right after `عن`, `دون`,
    /// before `من العمر`, or alone between marks behind a name, `محمد (35 عاما)`.
    pub(crate) fn is_age(&self, at: usize, end: usize) -> bool {
        // أعمارهم ما بين 15 عاما و20 عاما
        let is_range = (at.saturating_sub(5)..at).any(|before| self.is(before, Particle::Between))
            || at > 1 && self.is(at - 1, Particle::To) && self.number(at - 2).is_some();
        let reach = if is_range { 7 } else { 3 };
        let cue = (at.saturating_sub(reach)..at).any(|before| self.is(before, Particle::Age))
            || self.is_beside(at);
        let of_age = self.is(end, Particle::Of) && self.is(end + 1, Particle::Age);
        let before = at.checked_sub(1).and_then(|before| self.mark(before));
        let is_enclosed = matches!(
            (before, self.mark(end)),
            (Some('(' | '[' | '،' | ','), Some(')' | ']' | '،' | ','))
        );
        cue || of_age || is_enclosed
    }

    /// True for `عن 80 عاما`, `صاحب الـ20 عاما`, `دون 18 عاما`; not for `لا تقل عن 20 عاما`.
    fn is_beside(&self, at: usize) -> bool {
        if self.is_before(at, Particle::About) {
            return false;
        }
        let beside = |at: usize| self.is(at, Particle::Beside);
        let article = || at > 1 && self.text.touches_next(at - 1) && beside(at - 2);
        at > 0 && (beside(at - 1) || article())
    }

    /// True if the word at a token carries a particle in front; كلم is kilometres, not `كـ` and `لم`.
    pub(crate) fn is_joined(&self, at: usize) -> bool {
        let readings = self.text.readings(at);
        let is_whole = readings.iter().any(|one| one.particles().is_empty());
        readings.iter().any(|one| match one.particles() {
            Proclitics::NONE => false,
            Proclitics::KA => !is_whole,
            _ => true,
        })
    }

    /// True if the word at a token carries a pronoun, `عمره`.
    pub(crate) fn is_possessed(&self, at: usize) -> bool {
        self.text.readings(at).iter().any(|reading| reading.pronoun > 0)
    }

    /// True if this particle stands right before a token; it may have three words: `ما يقرب من`.
    pub(crate) fn is_before(&self, at: usize, particle: Particle) -> bool {
        let sense = Sense::Particle(particle);
        (at.saturating_sub(3)..at).any(|from| {
            self.senses(from) & sense.bit() != 0
                && self.atoms(from).iter().any(|atom| atom.end == at && atom.sense == sense)
        })
    }

    /// The year of the event whose noun stands before a day or month, or before the one that this is
    /// joined to: `ثورة 25 يناير`, `ثورتي 25 يناير و30 يونيو`; none that lies ahead of the day of publication.
    pub(crate) fn year_of_event(&self, at: usize, month: u8, day: u8) -> Option<i32> {
        let before = at.checked_sub(1)?;
        let is_second = self.memory.end > 0
            && (self.memory.end == at
                || self.memory.end == before && self.is(before, Particle::And));
        let noun = if is_second { self.memory.start.checked_sub(1)? } else { before };
        let nouns = self.atoms(noun);
        nouns.iter().find_map(|atom| match atom.sense {
            Sense::Event(noun) => {
                let year = self.words.year_of_event(noun, month, day)?;
                let is_over = self.anchor.is_none_or(|anchor| i32::from(anchor.year()) >= year);
                is_over.then_some(year)
            }
            _ => None,
        })
    }

    /// True if اليوم at a token ends the name of a paper or channel that begins as another word:
    /// `قناة روسيا اليوم`, `«إسرائيل اليوم»`, `نقلت المصري اليوم`; not `أعلن الجيش المصري اليوم`.
    pub(crate) fn is_outlet(&self, at: usize) -> bool {
        let Some(name) = at.checked_sub(1).filter(|&name| self.is(name, Particle::Outlet)) else {
            return false;
        };
        let Some(before) = name.checked_sub(1) else { return true };
        let is_quoted = matches!(self.mark(before), Some('"' | '«' | '“' | '\'' | '”'));
        let is_cited = self.is(before, Particle::Paper)
            || self.is(before, Particle::Beside)
            || self.is_bound(name);
        let is_alone = self.has_article(name) && !self.has_article(before) && !is_quoted;
        is_quoted || is_cited || is_alone && self.kind(before) == Some(TokenKind::Word)
    }

    /// True if the word at a token carries the preposition لـ.
    pub(crate) fn is_bound(&self, at: usize) -> bool {
        self.atoms(at).iter().any(|atom| atom.particles == Proclitics::LI)
    }

    /// The number that begins at a token.
    pub(crate) fn number(&self, at: usize) -> Option<&Number<'t>> {
        let place = self.tokens.get(at)?.number as usize;
        self.numbers.get(place.checked_sub(1)?)
    }

    /// A number of words, not of digits, that begins at a token: its value, end and kind.
    pub(crate) fn spelled(&self, at: usize) -> Option<(u32, &Number<'t>)> {
        if self.kind(at) != Some(TokenKind::Word) {
            return None;
        }
        let number = self.number(at)?;
        let value = number.value.filter(|value| value.fract() == 0.0 && *value >= 0.0)?;
        let is_whole = matches!(number.kind, NumberKind::Cardinal | NumberKind::Ordinal);
        (is_whole && value < 100_000.0).then_some((value as u32, number))
    }

    /// The mark that a token is; dashes of any length, and the stroke that stands for one, are `-`.
    pub(crate) fn mark(&self, at: usize) -> Option<char> {
        match self.text.mark(at)? {
            '–' | '—' | '−' | '‐' | 'ـ' => Some('-'),
            mark => Some(mark),
        }
    }

    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.text.tokens.get(at).map(|token| token.kind)
    }

    /// The whole number that a token of digits is, and how many digits it has.
    pub(crate) fn digits(&self, at: usize) -> Option<(u32, usize)> {
        if self.kind(at) != Some(TokenKind::Number) {
            return None;
        }
        let key = self.text.key(at);
        let is_plain = key.len() <= 6 && key.bytes().all(|byte| byte.is_ascii_digit());
        Some((key.parse().ok().filter(|_| is_plain)?, key.len()))
    }

    /// The numbers of a token with separators, `6:30` or `12.5.2016`.
    pub(crate) fn parts(&self, at: usize) -> Option<([u32; 3], usize, char)> {
        if self.kind(at) != Some(TokenKind::Number) {
            return None;
        }
        let mut parts = [0; 3];
        let key = self.text.key(at);
        let separator = key.chars().find(|c| !c.is_ascii_digit())?;
        let mut count = 0;
        for part in key.split(separator) {
            *parts.get_mut(count)? = part.parse().ok()?;
            count += 1;
        }
        (count > 1).then_some((parts, count, separator))
    }
}
