//! Which sense of a listed name the text supports, if any: grammar, spelling, neighbours, states.

use std::ops::Range;

use crate::lexicon::{PhraseMatch, Reading, WordSet};
use crate::token::{Proclitics, TokenKind};

use super::EntityKind;
use super::classes::Class;
use super::find::Finder;
use super::gazetteer::{Form, Level};
use super::lexicon::Sense;
use super::spelling::{has_vowels, may_spell};

/// Words in front within which a context word counts.
const BEFORE: usize = 3;
/// Words behind within which a context word counts.
const AFTER: usize = 2;
/// Words around a name within which a word of the game makes it a club.
const GAME: usize = 8;

impl<'t> Finder<'_, 't> {
    /// The sense of a phrase that fits best: of those that are allowed, one whose state the text
    /// names most, else the first.
    pub(super) fn choose(&self, found: &PhraseMatch<'_, Sense>) -> Option<Sense> {
        let mut best: Option<(u32, Sense)> = None;
        for &sense in found.values {
            if !self.allows(found, sense) {
                continue;
            }
            let weight = self.states[sense.state as usize];
            let is_better = best.is_none_or(|(heaviest, other)| {
                let is_rival =
                    other.kind == sense.kind && other.level != Level::Game && weight > heaviest;
                is_rival
                    || self.is_headed(found.tokens.start, sense.kind, other.kind)
                    || sense.kind == EntityKind::Media && self.is_quoted(found)
            });
            if is_better {
                best = Some((weight, sense));
            }
        }
        best.map(|best| best.1)
    }

    /// True if the whole phrase, and nothing else, stands in quotation marks: «الشرق الأوسط».
    fn is_quoted(&self, found: &PhraseMatch<'_, Sense>) -> bool {
        let before = found.tokens.start.checked_sub(1).and_then(|at| self.text.mark(at));
        matches!(before, Some('«' | '“' | '"'))
            && matches!(self.text.mark(found.tokens.end), Some('»' | '”' | '"'))
    }

    /// True if the phrase is quoted and a word that goes with sources stands in front: وفقا لـ"الفرنسية".
    fn is_source(&self, found: &PhraseMatch<'_, Sense>) -> bool {
        let source = found.tokens.start.checked_sub(2);
        self.is_quoted(found)
            && source.is_some_and(|at| self.class(at).any(Class::SOURCE.with(Class::SAYING)))
    }

    /// True if the vowels printed on a word are those of the name, where both have some: عمّان.
    fn is_vowelled(&self, at: usize, sense: Sense) -> bool {
        let name = &self.entry(sense).names[sense.name as usize].text;
        has_vowels(self.text.surface(at)) && has_vowels(name)
    }

    /// True if the head right in front asks for `kind` rather than `other`.
    fn is_headed(&self, at: usize, kind: EntityKind, other: EntityKind) -> bool {
        let head = at.checked_sub(1).and_then(|before| self.head(before));
        head.is_some_and(|head| head.kind == kind && head.kind != other)
    }

    /// True if grammar and context allow the sense here.
    fn allows(&self, found: &PhraseMatch<'_, Sense>, sense: Sense) -> bool {
        let (reading, at) = (&found.reading, found.tokens.start);
        if reading.pronoun > 0 || reading.proclitics.any(Proclitics::SA) {
            return false;
        }
        let takes_article = matches!(sense.form, Form::Nisba | Form::Noun | Form::Owned);
        if reading.is_definite() && !takes_article {
            return false;
        }
        let is_single = found.tokens.len() == 1;
        let needs_owner =
            sense.form == Form::Owned || sense.form == Form::Short && sense.kind == EntityKind::Org;
        if needs_owner && !self.has_owner(found, sense) {
            return false;
        }
        if !is_single {
            // النقاط الخمس, the five points or a district.
            let needs_cue = matches!(sense.kind, EntityKind::Media | EntityKind::Region)
                && sense.level == Level::Cue;
            return !needs_cue || self.is_quoted(found) || self.is_announced(at, sense.kind);
        }
        let accusative = match sense.kind {
            EntityKind::Country => self.is_accusative(found),
            _ => None,
        };
        if !self.is_spelled(at, sense)
            || sense.form == Form::Name && self.is_demonym(at, reading, sense)
            || accusative == Some(sense.form == Form::Name)
            || matches!(sense.kind, EntityKind::Title | EntityKind::Weapon | EntityKind::Org)
                && sense.level != Level::Game
                && self.qualifies(at)
                && !self.leads_to_person(at + 1)
            || matches!(sense.kind, EntityKind::City | EntityKind::Region) && self.speaks(at)
            || sense.kind == EntityKind::Person && self.follows_place_noun(at)
            || !reading.particles().is_empty() && !self.may_cut(at, reading)
        {
            return false;
        }
        match sense.level {
            Level::Bare => self.fits_bare(at, sense),
            Level::Article if reading.is_definite() => true,
            Level::Article | Level::Context => {
                accusative.is_some() && !self.follows_name(at)
                    || self.is_vowelled(at, sense)
                    || self.fits_context(found, sense)
            }
            Level::Cue => {
                self.has_context(at, sense) == Some(true)
                    || self.is_announced(at, sense.kind)
                    || sense.kind == EntityKind::Person && self.follows_title(at)
                    || sense.kind == EntityKind::Media && self.is_source(found)
            }
            Level::Game => self.is_game(at) || self.is_announced(at, sense.kind),
        }
    }

    /// True behind حي, قرية …: what is called so is no person.
    fn follows_place_noun(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|before| self.head(before)).is_some_and(|head| {
            !head.is_inside && matches!(head.kind, EntityKind::City | EntityKind::Region)
        })
    }

    /// True if the state of an institution stands right behind it.
    fn has_owner(&self, found: &PhraseMatch<'_, Sense>, sense: Sense) -> bool {
        // A state is no institution, so that this ends.
        let institution = super::find::Listed {
            tokens: found.tokens.clone(),
            span: found.span,
            sense,
            reading: found.reading,
        };
        self.is_place_or_demonym(found.tokens.end) && self.owner(&institution).is_some()
    }

    /// True if a state or its demonym begins at a token, in any sense.
    fn is_place_or_demonym(&self, at: usize) -> bool {
        self.matches
            .at(at)
            .iter()
            .any(|found| found.values.iter().any(|sense| sense.kind == EntityKind::Country))
    }

    /// True if the cut of a particle is credible: enough letters are left, and the whole is neither a
    /// commoner word nor a name.
    fn may_cut(&self, at: usize, reading: &Reading) -> bool {
        let letters = self.text.key(at).len() as u32 / 2 - reading.particles().len();
        let least = if reading.proclitics.any(Proclitics::KA) { 5 } else { 3 };
        let word = self.text.word(at);
        let is_name = self.class_of(word).any(Class::GIVEN.with(Class::SURNAME))
            && !reading.proclitics.any(Proclitics::WA);
        let whole = self.count(word);
        letters >= least && !is_name && whole <= self.count(reading.word).saturating_mul(2).max(30)
    }

    /// True if the printed word may be a spelling of the name.
    fn is_spelled(&self, at: usize, sense: Sense) -> bool {
        let name = &self.entry(sense).names[sense.name as usize].text;
        may_spell(self.text.surface(at), name)
    }

    /// True if the state's name looks like its demonym and a bare noun stands in front: `مصادر سورية`.
    fn is_demonym(&self, at: usize, reading: &Reading, sense: Sense) -> bool {
        if sense.kind != EntityKind::Country || !reading.is_plain() {
            return false;
        }
        let twins = self.lexicon.phrases.word(reading.word);
        if !twins.iter().any(|other| other.entry == sense.entry && other.form == Form::Nisba) {
            return false;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        let key = self.text.key(before);
        self.text.tokens[before].kind == TokenKind::Word
            && !self.class(before).any(Class::LOCATIVE.with(Class::STOP))
            && self.text.key(at).ends_with('ه')
            && !key.starts_with("ال")
            && !(key.ends_with('ت') && !key.ends_with("ات"))
            && !key.starts_with(['ي', 'ت'])
    }

    /// Where the name of a state is spelled as its demonym in the accusative, true for the demonym: `جنديا تركيا`,
    /// `13 إثيوبيا`, but `إن تركيا`. `None` where the spelling is not shared.
    fn is_accusative(&self, found: &PhraseMatch<'_, Sense>) -> Option<bool> {
        let at = found.tokens.start;
        let has = |form: Form| {
            found.values.iter().any(|one| one.kind == EntityKind::Country && one.form == form)
        };
        if !self.text.key(at).ends_with("يا") || !has(Form::Name) || !has(Form::Nisba) {
            return None;
        }
        let has_tanwin = |at: usize| {
            let printed = self.text.surface(at);
            printed.ends_with('\u{64B}') || printed.ends_with("ًا")
        };
        let is_plain = found.reading.particles().is_empty();
        let follows = at.checked_sub(1).is_some_and(|before| {
            let is_number = self.text.tokens[before].kind == TokenKind::Number;
            is_number && !self.is_taken(before)
                || has_tanwin(before)
                || is_plain && self.is_indefinite_accusative(before)
        });
        Some(has_tanwin(at) || is_plain && follows)
    }

    /// True behind a given name: كارلوس كوريا.
    fn follows_name(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.class(before).any(Class::GIVEN))
    }

    /// True for a noun with the alif of the accusative: رجلا, but neither هذا, قضايا nor أنتجتها.
    fn is_indefinite_accusative(&self, at: usize) -> bool {
        let Some(stem) = self.text.key(at).strip_suffix('ا') else { return false };
        let is_name = self.found.last().is_some_and(|last| last.tokens.end == at + 1);
        // ودعا is no noun.
        stem.trim_start_matches(['و', 'ف']).chars().count() >= 3
            && !stem.ends_with("اي")
            && !stem.ends_with('ه')
            && !stem.starts_with("ال")
            && !is_name
            && !self.class(at).any(Class::STOP.with(Class::LOCATIVE))
    }

    fn fits_bare(&self, at: usize, sense: Sense) -> bool {
        let letters = self.text.key(at).len() / 2;
        match sense.kind {
            EntityKind::Person if sense.form == Form::Short => {
                letters >= 4 || self.full.contains(&sense.entry)
            }
            EntityKind::City | EntityKind::Region => letters >= 3,
            _ => true,
        }
    }

    /// True if the neighbourhood or the rest of the text speaks for an ambiguous name.
    fn fits_context(&self, found: &PhraseMatch<'_, Sense>, sense: Sense) -> bool {
        let at = found.tokens.start;
        if let Some(verdict) = self.has_context(at, sense) {
            return verdict;
        }
        let is_named = sense.state != 0 && self.states[sense.state as usize] > 0;
        match sense.kind {
            EntityKind::Person => self.full.contains(&sense.entry) || self.follows_title(at),
            EntityKind::Title => self.leads_to_person(found.tokens.end),
            EntityKind::Country if sense.form == Form::Name => self.is_place(found),
            EntityKind::Country | EntityKind::Nationality => self.is_known_state(sense),
            EntityKind::City | EntityKind::Region => {
                self.is_announced(at, sense.kind) || is_named && self.is_place(found)
            }
            _ => self.is_announced(at, sense.kind) || is_named,
        }
    }

    /// True if a name of a person may begin at a token: الفريق البرهان, but الفريق الآخر.
    fn leads_to_person(&self, at: usize) -> bool {
        let is_listed = |found: &PhraseMatch<'_, Sense>| {
            found.reading.is_plain()
                && found.values.iter().any(|sense| sense.kind == EntityKind::Person)
        };
        self.class(at).any(Class::BEGINS) || self.matches.at(at).iter().any(is_listed)
    }

    /// True if words of matches and leagues stand near, which make a city a club.
    fn is_game(&self, at: usize) -> bool {
        (at.saturating_sub(GAME)..at + GAME).any(|near| {
            let readings = self.text.readings(near).iter();
            readings
                .filter(|one| one.pronoun == 0)
                .any(|one| self.class_of(one.word).any(Class::GAME))
        })
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
            let is_near = has(at.saturating_sub(BEFORE)..at, &row.before)
                || has(at + 1..at + 1 + AFTER, &row.after);
            (row.id.is_empty() || row.id == *id)
                && (is_near || row.before.is_empty() && row.after.is_empty())
                && (row.states.is_empty()
                    || row.states.iter().any(|&one| self.states[one as usize] > 0))
        }))
    }

    /// True if a preposition or a listed state stands in front, or another state follows with و.
    fn is_place(&self, found: &PhraseMatch<'_, Sense>) -> bool {
        let at = found.tokens.start;
        let particles = found.reading.particles();
        if particles.any(Proclitics::BI.with(Proclitics::LI)) {
            return true;
        }
        let behind_place =
            at.checked_sub(1).is_some_and(|before| self.class(before).any(Class::LOCATIVE));
        let behind_state = self.found.last().is_some_and(|last| {
            last.tokens.end == at && matches!(last.kind, EntityKind::Country | EntityKind::City)
        });
        let in_list =
            particles.any(Proclitics::WA) && behind_state || self.precedes_state(found.tokens.end);
        behind_place || in_list || at == 0 || self.acts(at)
    }

    /// True behind a verb of saying in the masculine, whose subject no city is: وأضاف الخليل.
    fn speaks(&self, at: usize) -> bool {
        self.text.readings(at).iter().any(Reading::is_plain)
            && at.checked_sub(1).is_some_and(|before| {
                let key = self.text.key(before);
                self.readings_class(before).any(Class::SAYING) && !key.ends_with('ت')
            })
    }

    /// True behind a verb in the feminine, whose subject a state may be: أعلنت قطر.
    fn acts(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let key = self.text.key(before);
        let is_named = self.found.last().is_some_and(|last| last.tokens.end == at);
        !is_named
            && self.text.tokens[before].kind == TokenKind::Word
            && key.chars().count() >= 4
            && key.ends_with('ت')
            && !key.ends_with("ات")
            && !key.starts_with("ال")
    }

    /// True if a state joined by و stands at a token.
    fn precedes_state(&self, at: usize) -> bool {
        self.matches.at(at).iter().any(|found| {
            found.reading.proclitics == Proclitics::WA
                && found
                    .values
                    .iter()
                    .any(|sense| sense.form == Form::Name && sense.kind == EntityKind::Country)
        })
    }

    /// True if the state of a demonym is named in the text, by its name or its capital.
    fn is_known_state(&self, sense: Sense) -> bool {
        sense.state != 0 && self.states[sense.state as usize] > 0
    }

    fn follows_title(&self, at: usize) -> bool {
        self.found.last().is_some_and(|last| {
            last.tokens.end == at
                && matches!(last.kind, EntityKind::Title | EntityKind::Nationality)
        })
    }

    /// True if a head for names of this kind stands right in front.
    pub(super) fn is_announced(&self, at: usize, kind: EntityKind) -> bool {
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

    /// True if العاصمة stands near, which makes the city of a state of the same name.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        let is_capital = |near: usize| {
            self.text.readings(near).iter().any(|one| self.class_of(one.word).any(Class::CAPITAL))
        };
        (at.saturating_sub(2)..at).any(is_capital) || self.class(at + 1).any(Class::CAPITAL)
    }

    /// True if a head such as محافظة stands right in front.
    pub(super) fn is_province(&self, at: usize) -> bool {
        let head = at.checked_sub(1).and_then(|before| self.head(before));
        head.is_some_and(|head| {
            head.kind == EntityKind::Region && head.takes == super::lexicon::Takes::Any
        })
    }
}
