//! Finding names: the longest phrase whose sense the text supports, then heads, then people.

use std::collections::HashMap;
use std::ops::Range;

use crate::lexicon::{AnnotatedText, PhraseMatch, Reading, WordId, WordSet};
use crate::span::{Span, Surface};
use crate::text::chars;
use crate::token::{Proclitics, TokenKind};

use super::gazetteer::{Entry, Form, Level};
use super::lexicon::{EntityLexicon, Head, Sense};
use super::{EntityKind, Mention, coref, people};

/// Words in front within which a context word counts.
const BEFORE: usize = 3;
/// Words behind within which a context word counts.
const AFTER: usize = 2;
/// Words that an unlisted name behind a head takes at most.
const NAME: usize = 3;
/// A word that occurs more often than this in 7.2 million words is hardly an unknown name.
const RARE: u32 = 400;

/// One text being searched.
pub(super) struct Finder<'f, 't> {
    pub(super) lexicon: &'t EntityLexicon,
    pub(super) text: &'f AnnotatedText<'t>,
    taken: &'f [Span],
    /// How often the text names each state, by ISO code.
    states: HashMap<&'t str, u32>,
    /// People named in full, by entry.
    full: HashMap<u32, usize>,
    pub(super) found: Vec<Mention<'t>>,
}

impl EntityLexicon {
    /// The names of a text, in order and disjoint; what stands in `taken` (times) is none.
    pub(crate) fn find<'t>(&'t self, text: &AnnotatedText<'t>, taken: &[Span]) -> Vec<Mention<'t>> {
        let mut finder = Finder {
            lexicon: self,
            text,
            taken,
            states: HashMap::new(),
            full: HashMap::new(),
            found: Vec::new(),
        };
        finder.survey();
        finder.tables_and_heads();
        let mut found = finder.found;
        people::add_unknown(self, text, taken, &mut found);
        coref::link(text, &mut found);
        found
    }
}

impl<'t> Finder<'_, 't> {
    /// What the text names beyond doubt: states, and people in full.
    fn survey(&mut self) {
        for at in 0..self.text.len() {
            self.lexicon.phrases.each(self.text, at, |found| {
                for sense in found.values {
                    let entry = self.entry(*sense);
                    let is_plain = found.reading.pronoun == 0 && sense.level == Level::Bare;
                    if !is_plain || (found.reading.is_definite() && sense.form != Form::Nisba) {
                        continue;
                    }
                    match entry.kind {
                        EntityKind::Country | EntityKind::City if sense.form == Form::Name => {
                            if let Some(country) = entry.country.as_deref() {
                                *self.states.entry(country).or_default() += 2;
                            }
                        }
                        EntityKind::Country if found.values.len() == 1 => {
                            *self.states.entry(entry.id.as_str()).or_default() += 1;
                        }
                        EntityKind::Person if found.tokens.len() > 1 => {
                            self.full.entry(sense.entry).or_insert(at);
                        }
                        _ => {}
                    }
                }
            });
        }
    }

    fn tables_and_heads(&mut self) {
        let mut at = 0;
        while at < self.text.len() {
            let is_word = matches!(self.text.tokens[at].kind, TokenKind::Word | TokenKind::Number);
            let next = match is_word && !self.is_taken(at) {
                true => self.at(at),
                false => None,
            };
            at = next.unwrap_or(at + 1);
        }
    }

    /// Finds what begins at a token; the token behind it.
    fn at(&mut self, at: usize) -> Option<usize> {
        let head = self.head(at);
        if let Some((tokens, span, sense)) = self.listed(at) {
            let (tokens, span) = self.without_head(head.as_ref(), tokens, span, sense);
            return Some(self.take_entry(tokens, span, sense));
        }
        if let Some(end) = self.forces(at).or_else(|| self.service(at)) {
            return Some(end);
        }
        head.and_then(|head| self.announced(at, &head))
    }

    /// The longest listed name at a token whose sense the text supports.
    fn listed(&self, at: usize) -> Option<(Range<usize>, Span, Sense)> {
        let mut best: Option<(Range<usize>, Span, Sense)> = None;
        self.lexicon.phrases.each(self.text, at, |found| {
            let is_longer = best.as_ref().is_none_or(|best| found.tokens.end > best.0.end);
            if is_longer && let Some(sense) = self.choose(&found) {
                best = Some((found.tokens.clone(), found.span, sense));
            }
        });
        best
    }

    /// The sense of a phrase that fits best: of those that are allowed, one whose state the text
    /// names most, else the first.
    fn choose(&self, found: &PhraseMatch<'_, Sense>) -> Option<Sense> {
        let mut best: Option<(u32, Sense)> = None;
        for &sense in found.values {
            if !self.allows(found, sense) {
                continue;
            }
            let entry = self.entry(sense);
            let state = entry.country.as_deref().unwrap_or(&entry.id);
            let weight = self.states.get(state).copied().unwrap_or_default();
            let is_better = best.is_none_or(|(heaviest, other)| {
                let other = self.entry(other);
                let is_rival = other.kind == entry.kind && weight > heaviest;
                is_rival || self.is_headed(found.tokens.start, entry.kind, other.kind)
            });
            if is_better {
                best = Some((weight, sense));
            }
        }
        best.map(|best| best.1)
    }

    /// True if the head right in front asks for `kind` rather than `other`.
    fn is_headed(&self, at: usize, kind: EntityKind, other: EntityKind) -> bool {
        let head = at.checked_sub(1).and_then(|before| self.head(before));
        head.is_some_and(|head| head.kind == kind && head.kind != other)
    }

    /// True if the state's name looks like its demonym and a bare noun stands in front: `مصادر سورية`.
    fn is_demonym(&self, at: usize, reading: &Reading, sense: Sense) -> bool {
        let entry = self.entry(sense);
        let has_twin = self
            .lexicon
            .phrases
            .word(reading.word)
            .iter()
            .any(|other| other.entry == sense.entry && other.form == Form::Nisba);
        if !has_twin || entry.kind != EntityKind::Country || !reading.is_plain() {
            return false;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        let (word, key) = (self.text.word(before), self.text.key(before));
        let functions = &self.lexicon.words;
        self.text.tokens[before].kind == TokenKind::Word
            && !functions.locative.contains(&word)
            && !functions.stop.contains(&word)
            && self.text.key(at).ends_with('ه')
            && !key.starts_with("ال")
            && !(key.ends_with('ت') && !key.ends_with("ات"))
            && !key.starts_with(['ي', 'ت'])
    }

    /// True if grammar and context allow the sense here.
    fn allows(&self, found: &PhraseMatch<'_, Sense>, sense: Sense) -> bool {
        let (reading, at) = (&found.reading, found.tokens.start);
        if reading.pronoun > 0 || reading.proclitics.any(Proclitics::SA) {
            return false;
        }
        let takes_article = matches!(sense.form, Form::Nisba | Form::Noun);
        if reading.is_definite() && !takes_article {
            return false;
        }
        let is_single = found.tokens.len() == 1;
        if is_single && !self.is_spelled(at, sense) {
            return false;
        }
        if is_single && sense.form == Form::Name && self.is_demonym(at, reading, sense) {
            return false;
        }
        if is_single && !reading.particles().is_empty() && !self.may_cut(at, reading) {
            return false;
        }
        match sense.level {
            Level::Bare => !is_single || self.fits_bare(at, sense),
            Level::Context => !is_single || self.fits_context(found, sense),
            Level::Cue => {
                !is_single
                    || self.has_context(at, sense) == Some(true)
                    || self.is_announced(at, self.entry(sense).kind)
            }
        }
    }

    /// True if the cut of a particle is credible: enough letters are left, and the whole is no
    /// commoner word.
    fn may_cut(&self, at: usize, reading: &Reading) -> bool {
        let letters = self.text.key(at).chars().count() as u32 - reading.particles().len();
        let least = if reading.proclitics.any(Proclitics::KA) { 5 } else { 3 };
        let whole = self.count(self.text.word(at));
        letters >= least && whole <= self.count(reading.word).saturating_mul(2).max(30)
    }

    /// True if the printed word may be a spelling of the name: folding unites more than it should.
    fn is_spelled(&self, at: usize, sense: Sense) -> bool {
        let name = &self.entry(sense).names[sense.name as usize].text;
        may_spell(self.text.surface(at), name)
    }

    fn fits_bare(&self, at: usize, sense: Sense) -> bool {
        let entry = self.entry(sense);
        let letters = self.text.key(at).chars().count();
        match entry.kind {
            EntityKind::Person if sense.form == Form::Short => {
                letters >= 4 || self.full.contains_key(&sense.entry)
            }
            EntityKind::City | EntityKind::Region => letters >= 3,
            // An accusative demonym looks like the state: `جنديًا روسيًا`.
            EntityKind::Country if sense.form == Form::Name => {
                !at.checked_sub(1).is_some_and(|before| {
                    self.text.surface(before).ends_with(['\u{64B}'])
                        || self.text.surface(before).ends_with("ًا")
                })
            }
            _ => true,
        }
    }

    /// True if the neighbourhood or the rest of the text speaks for an ambiguous name.
    fn fits_context(&self, found: &PhraseMatch<'_, Sense>, sense: Sense) -> bool {
        let at = found.tokens.start;
        if let Some(verdict) = self.has_context(at, sense) {
            return verdict;
        }
        let entry = self.entry(sense);
        let state = entry.country.as_deref().unwrap_or_default();
        let is_named = self.states.contains_key(state);
        match entry.kind {
            EntityKind::Person => self.full.contains_key(&sense.entry) || self.follows_title(at),
            EntityKind::Country if sense.form == Form::Name => self.is_place(found),
            EntityKind::Country | EntityKind::Nationality => self.is_known_state(entry),
            EntityKind::City | EntityKind::Region => {
                self.is_announced(at, entry.kind) || is_named && self.is_place(found)
            }
            _ => self.is_announced(at, entry.kind) || is_named,
        }
    }

    /// Rows of `context.tsv` for this surface: `None` if there is none.
    fn has_context(&self, at: usize, sense: Sense) -> Option<bool> {
        let reading = self.text.readings(at).iter().find(|one| {
            let senses = self.lexicon.phrases.word(one.word);
            senses.iter().any(|other| other.entry == sense.entry)
        })?;
        let rows = self.lexicon.contexts.get(&reading.word)?;
        let id = &self.entry(sense).id;
        let has = |range: Range<usize>, words: &WordSet| {
            range.into_iter().any(|near| {
                self.text.readings(near).iter().any(|reading| words.contains(&reading.word))
            })
        };
        Some(rows.iter().any(|row| {
            (row.id.is_empty() || row.id == *id)
                && (has(at.saturating_sub(BEFORE)..at, &row.before)
                    || has(at + 1..at + 1 + AFTER, &row.after)
                    || row.countries.iter().any(|one| self.states.contains_key(one.as_str())))
        }))
    }

    /// True if a preposition or a listed state stands in front, or another state follows with و.
    fn is_place(&self, found: &PhraseMatch<'_, Sense>) -> bool {
        let at = found.tokens.start;
        let particles = found.reading.particles();
        if particles.any(Proclitics::BI.with(Proclitics::LI)) {
            return true;
        }
        let before = at.checked_sub(1).map(|before| self.text.word(before));
        let behind_place = before.is_some_and(|word| self.lexicon.words.locative.contains(&word));
        let behind_state = self
            .found
            .last()
            .is_some_and(|last| last.tokens.end == at && last.kind == EntityKind::Country);
        let in_list =
            particles.any(Proclitics::WA) && behind_state || self.precedes_state(found.tokens.end);
        behind_place || in_list || at == 0
    }

    /// True if a state joined by و stands at a token.
    fn precedes_state(&self, at: usize) -> bool {
        self.text.readings(at).iter().any(|reading| {
            reading.proclitics == Proclitics::WA
                && self.lexicon.phrases.word(reading.word).iter().any(|sense| {
                    sense.form == Form::Name && self.entry(*sense).kind == EntityKind::Country
                })
        })
    }

    /// True if the state of a demonym is named in the text, by its name or its capital.
    fn is_known_state(&self, entry: &Entry) -> bool {
        self.states.contains_key(entry.id.as_str())
            || self.found.iter().any(|one| one.id == Some(entry.id.as_str()))
    }

    fn follows_title(&self, at: usize) -> bool {
        self.found.last().is_some_and(|last| {
            last.tokens.end == at
                && matches!(last.kind, EntityKind::Title | EntityKind::Nationality)
        })
    }

    /// The head noun at a token.
    fn head(&self, at: usize) -> Option<Head> {
        let readings = self.text.readings(at).iter();
        readings
            .filter(|reading| !reading.is_definite() && reading.pronoun == 0)
            .find_map(|reading| self.lexicon.heads.get(&reading.word))
            .filter(|head| may_spell(self.text.surface(at), &head.noun))
            .cloned()
    }

    /// True if a head for names of this kind stands right in front.
    fn is_announced(&self, at: usize, kind: EntityKind) -> bool {
        let is_quote = |at: usize| matches!(self.text.mark(at), Some('"' | '“' | '”' | '«'));
        let mut before = at.checked_sub(1);
        if before.is_some_and(is_quote) {
            before = before.and_then(|before| before.checked_sub(1));
        }
        let head = before.and_then(|before| self.head(before));
        head.is_some_and(|head| {
            head.kind == kind
                || matches!(
                    (head.kind, kind),
                    (EntityKind::City, EntityKind::Region)
                        | (EntityKind::Region, EntityKind::City)
                        | (EntityKind::ArmedGroup, EntityKind::Org)
                        | (EntityKind::Org, EntityKind::ArmedGroup)
                )
        })
    }

    /// Cuts a head that stays outside off the phrase, if the name stands without it too.
    fn without_head(
        &self,
        head: Option<&Head>,
        tokens: Range<usize>,
        span: Span,
        sense: Sense,
    ) -> (Range<usize>, Span) {
        let is_outside = head.is_some_and(|head| !head.is_inside);
        if !is_outside || tokens.len() < 2 {
            return (tokens, span);
        }
        let mut rest = None;
        let behind = (tokens.start + 1..tokens.end).find(|&at| !self.text.readings(at).is_empty());
        self.lexicon.phrases.each(self.text, behind.unwrap_or(tokens.end), |found| {
            let same = |other: &Sense| {
                let kind = self.entry(sense).kind;
                let names_alone =
                    matches!(kind, EntityKind::Media | EntityKind::City | EntityKind::Region);
                other.entry == sense.entry && (names_alone || other.level < Level::Cue)
            };
            if found.tokens.end <= tokens.end && found.values.iter().any(same) {
                rest = Some((found.tokens.clone(), found.span));
            }
        });
        rest.unwrap_or((tokens, span))
    }

    /// `الجيش` alone, and armies that are named by a demonym or a state.
    fn forces(&mut self, at: usize) -> Option<usize> {
        let words = &self.lexicon.words;
        let reading = *self.text.readings(at).iter().find(|one| {
            one.pronoun == 0 && !one.is_definite() && words.forces.contains(&one.word)
        })?;
        let owner = self.listed(at + 1).filter(|(_, _, sense)| {
            self.entry(*sense).kind == EntityKind::Country && sense.form != Form::Short
        });
        let is_armed_forces =
            reading.word == words.armed_forces.0 && self.text.word(at + 1) == words.armed_forces.1;
        let (end, country) = match &owner {
            Some((tokens, _, sense)) => (tokens.end, Some(self.entry(*sense).id.as_str())),
            None if reading.word == words.army => (at + 1, self.main_state()),
            None if is_armed_forces => (at + 2, self.main_state()),
            None => return None,
        };
        let army = country.and_then(|country| self.army(country));
        let span = reading.span.cover(self.text.tokens[end - 1].span);
        self.found.push(Mention {
            at: Surface::new(span, self.text.text),
            kind: EntityKind::ArmedGroup,
            id: army.map(|entry| entry.id.as_str()),
            name: army.map(|entry| entry.english.as_str()),
            country,
            coref: None,
            rule: "forces",
            tokens: at..end,
        });
        Some(end)
    }

    /// A service or ministry with the demonym of its state: `الشرطة الجزائرية`.
    fn service(&mut self, at: usize) -> Option<usize> {
        let services = &self.lexicon.words.services;
        let reading =
            *self.text.readings(at).iter().find(|one| {
                one.pronoun == 0 && !one.is_definite() && services.contains(&one.word)
            })?;
        let (tokens, _, sense) = self.listed(at + 1)?;
        if sense.form != Form::Nisba || !self.text.key(at + 1).starts_with("ال") {
            return None;
        }
        let state = self.entry(sense);
        let span = reading.span.cover(self.text.tokens[tokens.end - 1].span);
        self.push(at..tokens.end, span, EntityKind::Org, None, None, Some(&state.id), "service");
        Some(tokens.end)
    }

    /// The army of a state among the entries.
    fn army(&self, country: &str) -> Option<&'t Entry> {
        let at = self.lexicon.armies.get(country)?;
        self.lexicon.entries.get(*at as usize)
    }

    /// The state that the text names most often.
    fn main_state(&self) -> Option<&'t str> {
        let best = self.states.iter().max_by_key(|(id, count)| (**count, std::cmp::Reverse(**id)));
        best.map(|(id, _)| *id)
    }

    /// An unlisted name behind its head.
    fn announced(&mut self, at: usize, head: &Head) -> Option<usize> {
        // A listed name behind a head that stays outside is found in its own turn.
        if !head.takes_any || !head.is_inside && self.listed(at + 1).is_some() {
            return None;
        }
        let end = self.owner_end(at + 1, head).or_else(|| self.name_end(at + 1, head))?;
        let first = if head.is_inside { at } else { at + 1 };
        let start = match head.is_inside {
            true => {
                self.text
                    .readings(at)
                    .iter()
                    .find(|one| one.pronoun == 0 && self.lexicon.heads.contains_key(&one.word))?
                    .span
            }
            false => self.text.tokens[at + 1].span,
        };
        let span = start.cover(self.text.tokens[end - 1].span);
        self.push(first..end, span, head.kind, None, None, None, "head");
        Some(self.absorb_demonym(end))
    }

    /// The end of a listed name that a head takes in, with one adjective: `مطار دمشق الدولي`.
    fn owner_end(&self, start: usize, head: &Head) -> Option<usize> {
        let takes =
            matches!(head.kind, EntityKind::Facility | EntityKind::Org | EntityKind::ArmedGroup);
        if !takes || !head.is_inside || !self.text.readings(start).iter().any(Reading::is_plain) {
            return None;
        }
        let (tokens, _, sense) = self.listed(start)?;
        let kind = self.entry(sense).kind;
        let is_owner = matches!(kind, EntityKind::City | EntityKind::Region | EntityKind::Person)
            || kind == EntityKind::Country && sense.form == Form::Name;
        let end = tokens.end;
        let adjective = ["الدولي", "المركزي", "العام", "العسكري", "الجامعي", "التعليمي", "الدوليه"];
        is_owner.then(|| if adjective.contains(&self.text.key(end)) { end + 1 } else { end })
    }

    /// The end of the words behind a head that look like a name.
    fn name_end(&self, start: usize, head: &Head) -> Option<usize> {
        let mut end = start;
        while end < start + NAME
            && end < self.text.len()
            && self.is_name_word(end, end == start, head)
        {
            end += 1;
            if !head.is_inside && !self.binds_place(end - 1) {
                break;
            }
        }
        (end > start && !self.binds(end - 1)).then_some(end)
    }

    fn binds_place(&self, at: usize) -> bool {
        self.binds(at) || self.lexicon.words.place_binders.contains(&self.text.word(at))
    }

    /// Words of place names that never end one.
    fn binds(&self, at: usize) -> bool {
        self.lexicon.words.binders.contains(&self.text.word(at))
    }

    fn is_name_word(&self, at: usize, is_first: bool, head: &Head) -> bool {
        let word = self.text.word(at);
        let key = self.text.key(at);
        let is_plain_word = self.text.tokens[at].kind == TokenKind::Word
            && !self.lexicon.words.stop.contains(&word)
            && !self.is_taken(at);
        if !is_plain_word || key.chars().count() < 3 {
            return false;
        }
        let is_place =
            matches!(head.kind, EntityKind::City | EntityKind::Region | EntityKind::Facility);
        // و + a known word is a conjunction, not the beginning of a name.
        let is_joined = self.text.readings(at).iter().any(|one| {
            one.proclitics.any(Proclitics::WA) && self.count(one.word) > self.count(word)
        });
        if is_joined {
            return false;
        }
        if self.binds(at) || is_place && is_first && self.binds_place(at) {
            return true;
        }
        let is_demonym = self.listed(at).is_some_and(|(_, _, sense)| sense.form == Form::Nisba);
        let is_definite = key.starts_with("ال");
        match head.kind {
            EntityKind::City | EntityKind::Region => {
                !is_demonym
                    && self.count(word) < RARE
                    && !(key.ends_with('ه') && !is_definite && word.is_known())
            }
            EntityKind::Org | EntityKind::Facility | EntityKind::ArmedGroup if is_definite => {
                is_first || !is_demonym
            }
            EntityKind::Media => is_definite || self.count(word) < RARE,
            _ => is_first && self.count(word) < 40 && !is_demonym,
        }
    }

    /// Lets an organisation or army take in the definite demonym behind it.
    fn absorb_demonym(&mut self, end: usize) -> usize {
        let Some(last) = self.found.last() else { return end };
        let takes = matches!(last.kind, EntityKind::Org | EntityKind::ArmedGroup);
        if !takes || !self.text.key(end).starts_with("ال") {
            return end;
        }
        let Some((tokens, _, sense)) = self.listed(end) else { return end };
        if sense.form != Form::Nisba || tokens.len() > 1 {
            return end;
        }
        let entry = self.entry(sense);
        let country = (entry.kind == EntityKind::Country).then_some(entry.id.as_str());
        let text = self.text.text;
        let behind = self.text.tokens[end].span;
        if let Some(last) = self.found.last_mut() {
            last.at = Surface::new(last.at.span.cover(behind), text);
            last.tokens.end = tokens.end;
            last.country = last.country.or(country);
        }
        tokens.end
    }

    fn take_entry(&mut self, tokens: Range<usize>, span: Span, sense: Sense) -> usize {
        let entry = self.entry(sense);
        let kind = match (entry.kind, sense.form) {
            (_, Form::Nisba) => EntityKind::Nationality,
            (EntityKind::Country, _) if self.is_capital(tokens.start) => EntityKind::City,
            (EntityKind::City, _) if self.is_province(tokens.start) => EntityKind::Region,
            (kind, _) => kind,
        };
        let end = tokens.end;
        let country = entry.country.as_deref();
        self.push(tokens, span, kind, Some(&entry.id), Some(&entry.english), country, entry.table);
        self.absorb_demonym(end)
    }

    fn is_capital(&self, at: usize) -> bool {
        let near = at.saturating_sub(2)..at;
        let capital = self.lexicon.words.capital;
        near.into_iter().any(|near| self.text.readings(near).iter().any(|one| one.word == capital))
            || self.text.word(at + 1) == capital
    }

    /// True if a head such as محافظة stands right in front.
    fn is_province(&self, at: usize) -> bool {
        let head = at.checked_sub(1).and_then(|before| self.head(before));
        head.is_some_and(|head| head.kind == EntityKind::Region && head.takes_any)
    }

    #[expect(clippy::too_many_arguments, reason = "one place that builds a mention from its parts")]
    fn push(
        &mut self,
        tokens: Range<usize>,
        span: Span,
        kind: EntityKind,
        id: Option<&'t str>,
        name: Option<&'t str>,
        country: Option<&'t str>,
        rule: &'static str,
    ) {
        let at = Surface::new(span, self.text.text);
        self.found.push(Mention { at, kind, id, name, country, coref: None, rule, tokens });
    }

    fn entry(&self, sense: Sense) -> &'t Entry {
        &self.lexicon.entries[sense.entry as usize]
    }

    fn count(&self, word: WordId) -> u32 {
        self.lexicon.count(word)
    }

    fn is_taken(&self, at: usize) -> bool {
        is_taken(self.taken, self.text.tokens[at].span)
    }
}

/// True if `printed` may stand for `name`, clitics and article aside: a hamza may be missing, ه stand
/// for ة and ى for ي at the end of a word, but a hamza must not be another one (أمام is no إمام),
/// and a word printed with ى or ة is none that ends in ي or ه.
pub(super) fn may_spell(printed: &str, name: &str) -> bool {
    let is_hamza = |c: char| matches!(c, 'أ' | 'إ' | 'آ' | 'ؤ' | 'ئ');
    let letters = |word: &str| -> Vec<char> {
        let kept = |c: &char| {
            *c != chars::TATWEEL
                && !matches!(chars::class(*c), chars::Class::Mark | chars::Class::Joiner)
        };
        word.chars().filter(kept).collect()
    };
    let (printed, name) = (letters(printed), letters(name));
    printed.iter().rev().zip(name.iter().rev()).all(|(&one, &other)| {
        one == other
            || !is_hamza(one) && !matches!(one, 'ى' | 'ة')
            || is_hamza(one) && !is_hamza(other) && other != 'ا'
    })
}

/// True if a span stands in one of the sorted, disjoint `taken` ones.
pub(super) fn is_taken(taken: &[Span], span: Span) -> bool {
    let at = taken.partition_point(|one| one.end <= span.start);
    taken.get(at).is_some_and(|one| one.overlaps(span))
}
