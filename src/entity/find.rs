//! Finding names from left to right: at each token a person, a listed name or an announced one.

use std::borrow::Cow;
use std::ops::Range;

use crate::lexicon::{AnnotatedText, IdSet, PhraseMatch, Reading, WordId};
use crate::span::{Span, Surface};
use crate::token::{Proclitics, TokenKind};

use super::classes::Class;
use super::gazetteer::{Entry, Form, Level};
use super::lexicon::{EntityLexicon, Head, Sense};
use super::matches::Matches;
use super::people::Person;
use super::{EntityKind, Mention, coref, romanize};

/// One text being searched.
pub(super) struct Finder<'f, 't> {
    pub(super) lexicon: &'t EntityLexicon,
    pub(super) text: &'f AnnotatedText<'t>,
    pub(super) matches: Matches<'t>,
    taken: &'f [Span],
    /// How strongly the text names each state, by index.
    pub(super) states: Vec<u32>,
    /// Entries of people named in full.
    pub(super) full: IdSet,
    /// Institutions named with their state so far: the entry's id and the state.
    pub(super) owners: Vec<(&'t str, u16)>,
    pub(super) found: Vec<Mention<'t>>,
}

/// A listed name in the text, in the sense that the text supports.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    pub(super) tokens: Range<usize>,
    pub(super) span: Span,
    pub(super) sense: Sense,
    pub(super) reading: Reading,
}

impl EntityLexicon {
    /// The names of a text, in order and disjoint; what stands in `taken` (times) is none.
    pub(crate) fn find<'t>(&'t self, text: &AnnotatedText<'t>, taken: &[Span]) -> Vec<Mention<'t>> {
        let mut finder = Finder {
            lexicon: self,
            text,
            matches: Matches::collect(self, text),
            taken,
            states: vec![0; self.states.len()],
            full: IdSet::default(),
            owners: Vec::new(),
            found: Vec::with_capacity(text.len() / 8),
        };
        finder.survey();
        finder.read();
        let mut found = finder.found;
        coref::link(self, text, &mut found);
        found
    }
}

impl<'t> Finder<'_, 't> {
    /// What the text names beyond doubt: states, and people in full.
    fn survey(&mut self) {
        let Self { matches, states, full, lexicon, text, .. } = self;
        for found in matches.all() {
            for sense in found.values {
                let is_plain = found.reading.pronoun == 0 && sense.level == Level::Bare;
                if !is_plain || (found.reading.is_definite() && sense.form != Form::Nisba) {
                    continue;
                }
                let weight = match sense.kind {
                    EntityKind::Country if sense.form == Form::Name => {
                        let at = found.tokens.start;
                        // What happens in a state makes it the one the text is about.
                        let before = at.checked_sub(1).map_or(WordId::UNKNOWN, |at| text.word(at));
                        let is_place = lexicon.classes.of(before).any(Class::LOCATIVE);
                        if is_place { 3 } else { 2 }
                    }
                    EntityKind::City if sense.form == Form::Name => 2,
                    EntityKind::Country if found.values.len() == 1 => 1,
                    EntityKind::Person if found.tokens.len() > 1 => {
                        full.insert(sense.entry);
                        1
                    }
                    _ => continue,
                };
                if sense.state != 0 {
                    states[sense.state as usize] += weight;
                }
            }
        }
    }

    fn read(&mut self) {
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
        let listed = self.listed(at);
        // اللواء is a general, with a number behind it a brigade.
        if listed.as_ref().is_none_or(|one| one.sense.kind == EntityKind::Title)
            && let Some(end) = self.unit(at)
        {
            return Some(end);
        }
        if let Some(person) = self.person(at) {
            match listed {
                None => return Some(self.take_person(person, None)),
                Some(listed) => match self.prefers_person(&person, &listed) {
                    true => return Some(self.take_person(person, Some(&listed))),
                    false => return Some(self.take_listed(at, listed)),
                },
            }
        }
        if let Some(listed) = listed {
            return Some(self.take_listed(at, listed));
        }
        match self.head(at) {
            Some(head) => self.announced(at, head),
            None => self.described(at),
        }
    }

    /// True if an unlisted person wins over the listed name that begins at the same token.
    fn prefers_person(&self, person: &Person, listed: &Listed) -> bool {
        let longer = person.tokens.end > listed.tokens.end;
        match listed.sense.kind {
            EntityKind::Title => longer && !person.begins_behind_first,
            // المستشار الألماني هيلموت شميت: no name begins with a demonym.
            EntityKind::Nationality => false,
            EntityKind::City | EntityKind::Region | EntityKind::Country => {
                // قرية أبو غوش
                let is_place = || self.is_announced(person.tokens.start, listed.sense.kind);
                person.tokens.len() > 1 && person.tokens.end >= listed.tokens.end && !is_place()
            }
            // A person in full goes on with names only: علي عبدالله صالح + المتحالف is two.
            EntityKind::Person => {
                let next = self.class(listed.tokens.end);
                longer && next.any(Class::LINEAGE.with(Class::SURNAME).with(Class::GIVEN))
            }
            _ => longer && listed.sense.form != Form::Decoy,
        }
    }

    fn take_person(&mut self, person: Person, listed: Option<&Listed>) -> usize {
        let end = person.tokens.end;
        // A listed person whose name goes on stays who he is: `محمد بن راشد` + `آل مكتوم`.
        let known = listed.filter(|one| {
            let sense = one.sense;
            sense.kind == EntityKind::Person && one.tokens.len() > 1 && sense.form == Form::Name
        });
        let entry = known.map(|known| self.entry(known.sense));
        let at = Surface::new(person.span, self.text.text);
        let name = match entry {
            Some(entry) => Cow::Borrowed(entry.english.as_str()),
            None => Cow::Owned(romanize::person(
                self.text,
                &self.lexicon.classes,
                person.tokens.clone(),
                person.span,
            )),
        };
        self.found.push(Mention {
            at,
            kind: EntityKind::Person,
            id: entry.map(|entry| entry.id.as_str()),
            name: Some(name),
            country: entry.and_then(|entry| entry.country.as_deref()),
            coref: None,
            rule: entry.map_or("person", |entry| entry.table),
            tokens: person.tokens,
        });
        end
    }

    fn take_listed(&mut self, at: usize, listed: Listed) -> usize {
        if listed.sense.form == Form::Decoy {
            return listed.tokens.end;
        }
        if self.lexicon.institutions.has(listed.sense.entry) {
            return self.take_institution(&listed);
        }
        let head = self.head(at);
        let listed = self.without_head(head, listed);
        let listed = self.without_title(listed);
        self.take_entry(listed)
    }

    /// Cuts الملك, الشيخ … off a listed person; where it is an office, it becomes a mention of its own.
    fn without_title(&mut self, listed: Listed) -> Listed {
        let tokens = listed.tokens.clone();
        let is_titled = listed.sense.kind == EntityKind::Person
            && tokens.len() > 1
            && self
                .text
                .readings(tokens.start)
                .iter()
                .any(|one| one.pronoun == 0 && self.class_of(one.word).any(Class::CALLING));
        if !is_titled {
            return listed;
        }
        let title = self.matches.at(tokens.start).iter().find_map(|found| {
            let sense = found.values.iter().find(|one| one.kind == EntityKind::Title)?;
            (found.tokens.len() == 1).then_some((found.span, *sense))
        });
        if let Some((span, sense)) = title {
            let entry = self.entry(sense);
            let first = tokens.start..tokens.start + 1;
            self.push_entry(first, span, EntityKind::Title, entry);
        }
        let rest = Listed {
            tokens: tokens.start + 1..tokens.end,
            span: self.text.span(tokens.start + 1..tokens.end),
            ..listed
        };
        match self.person(rest.tokens.start) {
            Some(person) if self.prefers_person(&person, &rest) => {
                Listed { tokens: person.tokens, span: person.span, ..rest }
            }
            _ => rest,
        }
    }

    /// An institution with its state beside it or, where it stands alone, with the state the text
    /// named with it last, or is about.
    fn take_institution(&mut self, listed: &Listed) -> usize {
        let entry = self.entry(listed.sense);
        let own = self.owner(listed);
        // الجيش والشرطة العراقية: the demonym says it of both.
        let next = || {
            let next = self.listed(listed.tokens.end)?;
            let is_joined = next.reading.proclitics.any(Proclitics::WA)
                && self.lexicon.institutions.has(next.sense.entry);
            is_joined.then(|| self.owner(&next)).flatten().map(|(_, state)| state)
        };
        let shared = || next().map(|state| (listed.tokens.end, state));
        let (end, state) = match own.or_else(shared) {
            Some((end, state)) => {
                self.owners.retain(|one| one.0 != entry.id);
                self.owners.push((entry.id.as_str(), state));
                (end, state)
            }
            None => {
                let before = self.owners.iter().find(|one| one.0 == entry.id);
                (listed.tokens.end, before.map_or_else(|| self.main_state(), |one| one.1))
            }
        };
        let lexicon = self.lexicon;
        let composed = match state {
            0 => None,
            _ => lexicon.institutions.of(listed.sense.entry, state),
        };
        let span = listed.span.cover(self.text.tokens[end - 1].span);
        self.found.push(Mention {
            at: Surface::new(span, self.text.text),
            kind: entry.kind,
            id: composed.map(|one| one.0),
            name: composed.map(|one| Cow::Borrowed(one.1)),
            country: lexicon
                .states
                .get(state as usize)
                .map(|one| one.code.as_str())
                .filter(|code| !code.is_empty()),
            coref: None,
            rule: "institution",
            tokens: listed.tokens.start..end,
        });
        end
    }

    /// The end and the state of the demonym or state right behind an institution: `الجيش السوداني`,
    /// `جيش السودان`.
    pub(super) fn owner(&self, institution: &Listed) -> Option<(usize, u16)> {
        let at = institution.tokens.end;
        let owner = self.listed(at).or_else(|| self.soldiers_demonym(at, institution))?;
        let sense = owner.sense;
        let has_particle = !owner.reading.particles().is_empty();
        if sense.kind != EntityKind::Country || sense.state == 0 || has_particle {
            return None;
        }
        let is_definite = self.text.key(at).starts_with("ال");
        let takes_article = institution.reading.is_definite()
            || match institution.tokens.len() {
                1 => self.entry(institution.sense).names[institution.sense.name as usize]
                    .text
                    .starts_with("ال"),
                _ => self.text.key(at - 1).starts_with("ال"),
            };
        let fits = match sense.form {
            // الدفاع الروسية is the ministry, الدفاع الروسي the defence.
            Form::Nisba if institution.sense.form == Form::Short => {
                is_definite && self.text.key(at).ends_with('ه')
            }
            Form::Nisba => is_definite == takes_article,
            Form::Name if self.is_also_demonym(&owner) => is_definite == takes_article,
            Form::Name if institution.sense.form == Form::Short => false,
            Form::Name => !takes_article || institution.tokens.len() > 1 && !is_definite,
            _ => false,
        };
        fits.then_some((owner.tokens.end, sense.state))
    }

    /// An ambiguous demonym, which behind soldiers is one: `الجيش المالي` is no financial army.
    fn soldiers_demonym(&self, at: usize, institution: &Listed) -> Option<Listed> {
        if institution.sense.kind != EntityKind::ArmedGroup {
            return None;
        }
        let demonyms = self
            .matches
            .at(at)
            .iter()
            .filter(|found| found.tokens.len() == 1 && found.reading.pronoun == 0);
        let senses =
            demonyms.flat_map(|found| found.values.iter().map(move |sense| (found, sense)));
        let (found, sense) = senses
            .filter(|(_, sense)| sense.kind == EntityKind::Country && sense.form == Form::Nisba)
            .max_by_key(|(_, sense)| self.states[sense.state as usize])?;
        Some(Listed {
            tokens: found.tokens.clone(),
            span: found.span,
            sense: *sense,
            reading: found.reading,
        })
    }

    /// السعودية is the state and its demonym: behind a noun with the article the second.
    fn is_also_demonym(&self, state: &Listed) -> bool {
        self.matches.at(state.tokens.start).iter().any(|found| {
            found.tokens == state.tokens
                && found
                    .values
                    .iter()
                    .any(|other| other.state == state.sense.state && other.form == Form::Nisba)
        })
    }

    /// The state that the text is about: named most, the first of equals; 0 for none.
    pub(super) fn main_state(&self) -> u16 {
        let mut best = 0;
        for (at, &weight) in self.states.iter().enumerate() {
            if weight > self.states[best] {
                best = at;
            }
        }
        best as u16
    }

    fn take_entry(&mut self, listed: Listed) -> usize {
        let Listed { tokens, span, sense, .. } = listed;
        let entry = self.entry(sense);
        let kind = match (entry.kind, sense.form) {
            (_, Form::Nisba) => EntityKind::Nationality,
            (EntityKind::Country, _) if self.is_capital(tokens.start) => EntityKind::City,
            (EntityKind::City, _) if self.is_province(tokens.start) => EntityKind::Region,
            (kind, _) => kind,
        };
        let end = tokens.end;
        self.push_entry(tokens, span, kind, entry);
        // ليون الفرنسي is Lyon, of France, as الهلال السعودي is the Hilal.
        if entry.is_brand { end } else { self.absorb_demonym(end) }
    }

    /// Lets an organisation or army whose last word has the article take in the demonym behind it:
    /// مجلس النواب اللبناني, but حماس + الفلسطينية and حزب الله + اللبناني are told apart.
    pub(super) fn absorb_demonym(&mut self, end: usize) -> usize {
        let Some(last) = self.found.last() else { return end };
        let takes = matches!(last.kind, EntityKind::Org | EntityKind::ArmedGroup);
        let is_described = end.checked_sub(1).is_some_and(|last| {
            let key = self.text.key(last);
            // العدالة والتنمية
            let key = key.strip_prefix('و').unwrap_or(key);
            (key.starts_with("ال") || key.starts_with("لل") || key.starts_with("بال"))
                && !self.class(last).any(Class::TAIL)
        });
        if !takes || !is_described || !self.text.key(end).starts_with("ال") {
            return end;
        }
        let Some(listed) = self.listed(end) else { return end };
        let (tokens, sense) = (listed.tokens, listed.sense);
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

    /// Adds a name of the tables.
    fn push_entry(&mut self, tokens: Range<usize>, span: Span, kind: EntityKind, entry: &'t Entry) {
        self.push(tokens, span, kind, entry.table);
        if let Some(last) = self.found.last_mut() {
            last.id = Some(&entry.id);
            last.name = Some(Cow::Borrowed(&entry.english));
            last.country = entry.country.as_deref();
        }
    }

    /// Adds a name that no table has.
    pub(super) fn push(
        &mut self,
        tokens: Range<usize>,
        span: Span,
        kind: EntityKind,
        rule: &'static str,
    ) {
        let at = Surface::new(span, self.text.text);
        self.found.push(Mention {
            at,
            kind,
            id: None,
            name: None,
            country: None,
            coref: None,
            rule,
            tokens,
        });
    }

    /// The longest listed name at a token whose sense the text supports.
    pub(super) fn listed(&self, at: usize) -> Option<Listed> {
        let mut best: Option<(&PhraseMatch<'t, Sense>, Sense)> = None;
        for found in self.matches.at(at) {
            let is_longer = best.is_none_or(|(best, _)| found.tokens.end > best.tokens.end);
            if is_longer && let Some(sense) = self.choose(found) {
                best = Some((found, sense));
            }
        }
        let (found, sense) = best?;
        Some(Listed {
            tokens: found.tokens.clone(),
            span: found.span,
            sense,
            reading: found.reading,
        })
    }

    /// The head noun at a token.
    pub(super) fn head(&self, at: usize) -> Option<&'t Head> {
        let readings = self.text.readings(at).iter();
        let lexicon = self.lexicon;
        readings
            .filter(|one| {
                !one.is_definite() && one.pronoun == 0 && self.class_of(one.word).any(Class::HEAD)
            })
            .find_map(|one| lexicon.heads.get(&one.word))
            .filter(|head| super::spelling::may_spell(self.text.surface(at), &head.noun))
    }

    pub(super) fn entry(&self, sense: Sense) -> &'t Entry {
        &self.lexicon.entries[sense.entry as usize]
    }

    pub(super) fn count(&self, word: WordId) -> u32 {
        self.lexicon.count(word)
    }

    pub(super) fn class_of(&self, word: WordId) -> Class {
        self.lexicon.classes.of(word)
    }

    /// The classes of a token as a whole word.
    pub(super) fn class(&self, at: usize) -> Class {
        self.class_of(self.text.word(at))
    }

    pub(super) fn is_taken(&self, at: usize) -> bool {
        let Some(token) = self.text.tokens.get(at) else { return false };
        let first = self.taken.partition_point(|one| one.end <= token.span.start);
        self.taken.get(first).is_some_and(|one| one.overlaps(token.span))
    }
}
