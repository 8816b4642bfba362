//! People whom no table knows: parts of names in a row, weighed with what stands in front.

use std::ops::Range;

use crate::lexicon::Reading;
use crate::span::Span;
use crate::token::{Proclitics, TokenKind};

use super::EntityKind;
use super::classes::Class;
use super::find::Finder;
use super::name_word::{NISBA, UNUSUAL, is_verbal_noun};

/// Words of one name at most.
const LONGEST: usize = 9;
/// Any other word that is rarer than this may be a family name behind a given name.
const RARE: u32 = 40;
/// Evidence that is enough for a person.
const ENOUGH: u32 = 30;

/// A name of a person in the text.
pub(super) struct Person {
    pub(super) tokens: Range<usize>,
    pub(super) span: Span,
    /// The second word is a given name, so that the first may be an office: `رائد محمد علي`.
    pub(super) begins_behind_first: bool,
}

/// A part of a name; the number is what it says for a person.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Given,
    /// A given name that is also an ordinary word.
    CommonGiven,
    /// أبو مازن, عبد الله: two words that are one name.
    Bound,
    /// بن سعيد, آل مكتوم.
    Lineage,
    Surname,
    /// A family name that stands for one man.
    Famous,
    CommonSurname,
    /// A word with the article and ي at its end: التميمي.
    Nisba,
    /// A word that neither tables nor news know, whole or cut.
    Strange,
    /// A word that news hardly knows.
    Rare,
    /// الله or الدين behind another part.
    Tail,
}

impl Part {
    fn weight(self, is_first: bool) -> u32 {
        match self {
            Self::Given | Self::Bound | Self::Famous => 30,
            Self::CommonGiven | Self::Nisba => 15,
            Self::Lineage if is_first => 15,
            Self::Lineage | Self::Surname => 20,
            Self::Tail => 15,
            Self::Strange => 10,
            Self::CommonSurname if !is_first => 15,
            Self::CommonSurname | Self::Rare => 5,
        }
    }

    /// True if the name may go on with given names behind it.
    fn leads_on(self) -> bool {
        matches!(self, Self::Given | Self::CommonGiven | Self::Bound | Self::Lineage | Self::Tail)
    }
}

/// The parts of a name read so far.
struct Name {
    end: usize,
    parts: usize,
    weight: u32,
    last: Part,
    is_foreign: bool,
    /// An office or a calling stands in front.
    is_titled: bool,
}

impl Finder<'_, '_> {
    /// True if a look at the words alone does not rule a name out: most tokens end here.
    fn may_begin(&self, at: usize) -> bool {
        let readings = self.text.readings(at);
        let is_name = readings.iter().any(|one| self.class_of(one.word).any(Class::BEGINS));
        let next = self.class(at + 1);
        if readings.is_empty() || is_name || next.any(Class::LINEAGE.with(Class::THAT)) {
            return true;
        }
        if self.class(at).any(Class::NOBLE) {
            return self.is_strange(at + 1);
        }
        let follows_name = self.found.last().is_some_and(|last| last.tokens.end == at);
        let follows_calling = || {
            at.checked_sub(1).is_some_and(|before| {
                let front = Class::CALLING.with(Class::QUALIFIER);
                self.class(before).any(front) || self.text.mark(before).is_some()
            })
        };
        self.count(self.text.word(at)) < UNUSUAL && (follows_name || follows_calling())
    }

    /// The name of a person that begins at a token, if enough speaks for one.
    pub(super) fn person(&self, at: usize) -> Option<Person> {
        if !self.may_begin(at) {
            return None;
        }
        let (mut name, span) = self.beginning(at)?;
        let begins_behind_first =
            self.class(at + 1).any(Class::GIVEN) && !self.class(at + 1).any(Class::COMMON);
        let cue = self.cue(at);
        name.is_titled = cue >= ENOUGH;
        while name.end < at + LONGEST && self.extend(&mut name) {}
        let is_enough = match (name.parts, name.last) {
            (1, _) if self.class(at).any(Class::STOP) => false,
            (1, _) if self.class(at).any(Class::DYNASTY) => self.speaks_of(at),
            // السلوك الحسن: an adjective.
            (1, Part::Given | Part::CommonGiven) if cue < ENOUGH && self.qualifies(at) => false,
            (1, Part::CommonGiven) => name.weight + cue >= ENOUGH + 15,
            (1, Part::CommonSurname) => name.weight + cue >= ENOUGH + 5,
            (1, Part::Lineage) => name.weight >= ENOUGH,
            (1, Part::Strange) => {
                let speaks = self.speaks_of(at);
                cue >= 20 && (self.is_strange(at) || speaks) && !(speaks && self.is_no_speaker(at))
            }
            _ => name.weight + cue >= ENOUGH,
        };
        // ولد سليمان في حلب: was born.
        if cue == 0 && self.text.key(at) == "ولد" && self.class(name.end).any(Class::LOCATIVE) {
            return None;
        }
        let last = self.text.tokens.get(name.end - 1)?.span;
        is_enough.then(|| Person {
            tokens: at..name.end,
            span: Span::new(span.start, last.end),
            begins_behind_first,
        })
    }

    /// The first part of a name and its bytes.
    fn beginning(&self, at: usize) -> Option<(Name, Span)> {
        let name = |part: Part| Name {
            end: at + 1,
            parts: 1,
            weight: part.weight(true),
            last: part,
            is_foreign: part == Part::Strange,
            is_titled: false,
        };
        // حبيب بن مظاهر: whatever stands before بن is a name, verbs and the like apart.
        let words = Class::SAYING
            .with(Class::STOP)
            .with(Class::CALLING)
            .with(Class::HEAD)
            .with(Class::GAME)
            .with(Class::LOCATIVE)
            .with(Class::BINDER);
        let is_word = || self.readings_class(at).any(words);
        if self.is_son(at + 1) && self.is_free_word(at) && !self.is_cut(at) && !is_word() {
            return Some((name(Part::Given), self.text.tokens[at].span));
        }
        if self.begins_with_particle(at) {
            let span = self.text.tokens[at].span;
            return Some((Name { end: at + 2, is_foreign: true, ..name(Part::Famous) }, span));
        }
        match self.first_reading(at) {
            Some(reading) => Some((self.first_part(at, reading)?, reading.span)),
            // Nothing but what stands in front can make it a person.
            None if self.is_strange(at) && self.cue(at) > 0
                || self.is_unusual(at) && self.cue(at) >= self.needed(at) =>
            {
                Some((name(Part::Strange), self.text.tokens[at].span))
            }
            None => None,
        }
    }

    /// What must stand in front of a word that is no name of the tables.
    fn needed(&self, at: usize) -> u32 {
        if self.speaks_of(at) { 20 } else { ENOUGH }
    }

    /// True between a verb of saying and أن, where nothing but a speaker stands.
    fn speaks_of(&self, at: usize) -> bool {
        let says = |before: usize| self.readings_class(before).any(Class::SAYING);
        self.class(at + 1).any(Class::THAT) && at.checked_sub(1).is_some_and(says)
    }

    /// True for دي ستيفانو, فان نيستلروي: a foreign surname of two words, the second unheard of.
    fn begins_with_particle(&self, at: usize) -> bool {
        self.class(at).any(Class::NOBLE)
            // فإن لارسون
            && !self.text.surface(at).contains('إ')
            && self.is_strange(at + 1)
            && self.is_free_word(at + 1)
            // ريو دي جانيرو is no person, whatever its first word, nor is ستاد دي ريمس.
            && !self.found.last().is_some_and(|last| last.tokens.end == at)
            && !at.checked_sub(1).is_some_and(|before| {
                self.is_strange(before) || self.head(before).is_some()
            })
    }

    /// True for بن, which only names have.
    fn is_son(&self, at: usize) -> bool {
        self.class(at).any(Class::LINEAGE) && self.text.key(at) == "بن"
    }

    /// The reading of a token that may begin a name: whole, or behind a particle.
    fn first_reading(&self, at: usize) -> Option<&Reading> {
        let readings = self.text.readings(at);
        let reading = readings.iter().find(|one| {
            one.pronoun == 0
                && !one.is_definite()
                && !one.proclitics.any(Proclitics::SA)
                && self.class_of(one.word).any(Class::BEGINS)
        })?;
        let is_spelled = self.is_spelled_name(at, reading);
        // A commoner whole word is no particle and name, nor is a short name behind one.
        let whole = self.count(self.text.word(at));
        let is_short = self.text.key(at).len() as u32 / 2 - reading.proclitics.len() < 3;
        let is_word =
            !reading.is_plain() && (is_short || whole > self.count(reading.word).saturating_mul(3));
        let is_name = self.text.tokens[at].kind == TokenKind::Word;
        (is_name && is_spelled && !is_word).then_some(reading)
    }

    fn first_part(&self, at: usize, reading: &Reading) -> Option<Name> {
        let class = self.class_of(reading.word);
        if class.any(Class::CALLING) {
            return None;
        }
        let name = |end: usize, part: Part| Name {
            end,
            parts: 1,
            weight: part.weight(true),
            last: part,
            is_foreign: class.any(Class::FOREIGN),
            is_titled: false,
        };
        if class.any(Class::SERVANT.with(Class::BINDER)) {
            let end = self.bound_end(at + 1, class)?;
            let is_word = class.any(Class::COMMON);
            // ابن سهلان, but ابن مزارع
            let is_known_by_father = class.any(Class::LINEAGE)
                && is_word
                && self.is_strange(at + 1)
                && self.text.key(at) == "ابن";
            let part = match (class.any(Class::LINEAGE), is_word) {
                _ if is_known_by_father => Part::Bound,
                (true, true) => Part::Lineage,
                (false, true) => Part::CommonGiven,
                _ => Part::Bound,
            };
            return Some(name(end, part));
        }
        if class.any(Class::GIVEN) {
            // بفضل صبره: behind a preposition a common word is hardly a name.
            let prepositions = Proclitics::BI.with(Proclitics::LI).with(Proclitics::KA);
            let part = match (class.any(Class::COMMON), reading.proclitics.any(prepositions)) {
                (true, true) => Part::CommonSurname,
                (true, false) => Part::CommonGiven,
                (false, _) => Part::Given,
            };
            return Some(name(at + 1, part));
        }
        let part = match (class.any(Class::COMMON_SURNAME), class.any(Class::ALONE)) {
            (true, _) => Part::CommonSurname,
            (_, true) => Part::Famous,
            _ => Part::Surname,
        };
        Some(name(at + 1, part))
    }

    /// The end of what عبد, أبو or بن binds, which begins at `at`.
    fn bound_end(&self, at: usize, binder: Class) -> Option<usize> {
        let class = self.class(at);
        if !self.is_free_word(at) || class.any(Class::LINEAGE) {
            return None;
        }
        if class.any(Class::SERVANT) || class.any(Class::BINDER) && binder.any(Class::LINEAGE) {
            // بن عبد الله, بن أبي طالب
            return self.is_free_word(at + 1).then_some(at + 2);
        }
        let key = self.text.key(at);
        let is_name = class.any(Class::GIVEN.with(Class::SURNAME).with(Class::TAIL));
        let is_definite = key.starts_with("ال") && key.len() > 6;
        let fits = match binder.any(Class::SERVANT) {
            true => is_name || is_definite || class.any(Class::TAIL),
            false => is_name || self.count(self.text.word(at)) < NISBA && !self.is_cut(at),
        };
        if !fits {
            return None;
        }
        // أبو نصر الله, بن نور الدين
        let has_tail = self.class(at + 1).any(Class::TAIL) && !is_definite;
        Some(if has_tail { at + 2 } else { at + 1 })
    }

    /// Adds the next part to a name, if the next word may be one.
    fn extend(&self, name: &mut Name) -> bool {
        let at = name.end;
        if !self.is_free_word(at) && !self.is_regnal(at, name) {
            return false;
        }
        // التقى ترامب زيلينسكي: two men.
        if name.parts == 1 && name.last == Part::Famous && self.class(at).any(Class::ALONE) {
            return false;
        }
        let Some((part, end)) = self.next_part(at, name) else { return false };
        let weight = match (name.last, part) {
            // خلف السكون الظاهري: what follows a word that only looks like a name says little.
            (Part::Rare, _) | (Part::CommonGiven, Part::Rare) => 0,
            _ => part.weight(false),
        };
        name.end = end;
        name.parts += 1;
        name.weight += weight;
        name.last = part;
        true
    }

    /// The number of a ruler, behind his one name: `الملك فيصل الأول`, `محمد الخامس`.
    fn is_regnal(&self, at: usize, name: &Name) -> bool {
        let is_sure = name.is_titled || name.last == Part::Given;
        let key = self.text.key(at);
        is_sure
            && name.parts == 1
            && name.last.leads_on()
            && self.class(at).any(Class::ORDINAL)
            && key.starts_with("ال")
            && !key.ends_with('ه')
            && !self.is_taken(at)
    }

    fn next_part(&self, at: usize, name: &Name) -> Option<(Part, usize)> {
        let class = self.class(at);
        let leads_on = name.last.leads_on();
        if self.is_regnal(at, name) {
            // لويس الرابع عشر
            let is_teen = self.text.key(at + 1) == "عشر";
            return Some((Part::Tail, if is_teen { at + 2 } else { at + 1 }));
        }
        if class.any(Class::LINEAGE) {
            return Some((Part::Lineage, self.bound_end(at + 1, class)?));
        }
        let is_compound = matches!(name.last, Part::Given | Part::CommonGiven)
            && !self.class(at - 1).any(Class::STOP);
        if class.any(Class::TAIL) && is_compound {
            return Some((Part::Tail, at + 1));
        }
        if class.any(Class::SERVANT) && leads_on || class.any(Class::BINDER) && leads_on {
            return Some((Part::Bound, self.bound_end(at + 1, class)?)).map(|(part, end)| {
                // A kunya that follows is a family name.
                (if class.any(Class::SERVANT) { part } else { Part::Surname }, end)
            });
        }
        if class.any(Class::PARTICLE) && name.is_foreign {
            // روبن فان بيرسي, جان دو لا فونتين; two at most, so that a row of them ends.
            let is_particle = |at: usize| self.class(at).any(Class::PARTICLE);
            let next = if is_particle(at + 1) { at + 2 } else { at + 1 };
            if self.is_free_word(next) && !is_particle(next) {
                return self.next_part(next, name);
            }
        }
        // هارون الرشيد + العباسي
        if class.any(Class::DYNASTY)
            && self.text.key(at - 1).starts_with("ال")
            && !self.class(at - 1).any(Class::TAIL)
        {
            return None;
        }
        if class.any(Class::SURNAME) && !class.any(Class::COMMON_SURNAME) {
            return Some((Part::Surname, at + 1));
        }
        if self.is_other_name(at) {
            return None;
        }
        self.common_part(at, name)
    }

    /// A part that may also be a demonym or an ordinary word.
    fn common_part(&self, at: usize, name: &Name) -> Option<(Part, usize)> {
        let class = self.class(at);
        let leads_on = name.last.leads_on();
        if self.is_masculine_demonym(at) {
            // مارسيلو البرازيلي is from Brazil, ماهر المصري may be so called.
            let is_name = leads_on && !name.is_foreign && !self.text.key(at - 1).starts_with("ال");
            return is_name.then_some((Part::Nisba, at + 1));
        }
        let is_spelled =
            self.text.readings(at).first().is_some_and(|one| self.is_spelled_name(at, one));
        if class.any(Class::GIVEN) && leads_on && is_spelled {
            // جوزيه على: the preposition, where newspapers print it without dots.
            let is_preposition = class.any(Class::STOP) && name.is_foreign;
            let part = if class.any(Class::COMMON) { Part::CommonGiven } else { Part::Given };
            return (!is_preposition).then_some((part, at + 1));
        }
        if class.any(Class::SURNAME) && leads_on && is_spelled {
            return Some((Part::CommonSurname, at + 1));
        }
        self.unlisted_part(at, name).map(|part| (part, at + 1))
    }

    /// A part that only its letters and its rarity tell.
    fn unlisted_part(&self, at: usize, name: &Name) -> Option<Part> {
        let key = self.text.key(at);
        if self.class(at).any(Class::STOP.with(Class::LOCATIVE).with(Class::HEAD))
            || self.text.surface(at).ends_with(['\u{64B}', '\u{64D}', '\u{64C}'])
            || key.len() < 6
        {
            return None;
        }
        let count = self.count(self.text.word(at));
        let leads_on = name.last.leads_on();
        if let Some(rest) = key.strip_prefix("ال") {
            let is_nisba = rest.ends_with('ي') && rest.len() > 4;
            let limit = if name.is_titled && name.parts == 1 { NISBA } else { RARE };
            return match (is_nisba, leads_on) {
                (true, true) if count < NISBA => Some(Part::Nisba),
                (true, false) if count < RARE && name.parts < 3 => Some(Part::Nisba),
                (false, true) if count < limit && !is_verbal_noun(rest) && !rest.ends_with('ه') => {
                    Some(Part::Rare)
                }
                _ => None,
            };
        }
        if self.is_strange(at) {
            let is_foreign = name.is_foreign || name.is_titled;
            let goes_on = leads_on
                || is_foreign
                    && matches!(name.last, Part::Strange | Part::Surname)
                    && name.parts < 4;
            let is_verb_like = key.starts_with(['ي', 'ت', 'و', 'ن']) && !is_foreign;
            return (goes_on && !is_verb_like).then_some(Part::Strange);
        }
        let limit = if name.is_titled && name.parts == 1 { NISBA } else { RARE };
        let is_verb_like = key.starts_with('ي') && count > 5
                // أحمد استحدث
                || key.starts_with("است") && key.len() == 6 * 2
                || key.starts_with(['ت', 'ن']) && count > if name.is_titled { UNUSUAL } else { 5 }
                || self.text.readings(at).iter().any(|one| {
                    one.proclitics.any(Proclitics::SA) && self.count(one.word) > UNUSUAL
                });
        let is_cut = match (name.is_titled, name.is_foreign) {
            (true, _) => {
                self.is_joined(at) || self.is_behind_preposition(at) || self.is_possessed(at)
            }
            (false, true) => self.is_joined(at) || self.is_clearly_cut(at) || self.is_possessed(at),
            (false, false) => self.is_cut(at),
        };
        let is_plural = key.ends_with("ات") || key.ends_with("تين") || key.ends_with("تان");
        let is_rare = count < limit && !is_verb_like && !is_cut && !is_plural;
        let is_filial = name.last == Part::Lineage;
        (leads_on && is_rare && !is_filial).then_some(Part::Rare)
    }

    /// True if a listed name begins here that no person's name runs into.
    fn is_other_name(&self, at: usize) -> bool {
        let Some(listed) = self.listed(at) else { return false };
        match listed.sense.kind {
            EntityKind::Person => false,
            EntityKind::Nationality | EntityKind::Country => !self.is_masculine_demonym(at),
            EntityKind::City | EntityKind::Region => {
                listed.tokens.len() > 1 || !self.class(at).any(Class::GIVEN.with(Class::SURNAME))
            }
            EntityKind::Title => listed.tokens.len() > 1 || !self.class(at).any(Class::GIVEN),
            _ => true,
        }
    }
}
