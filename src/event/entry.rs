//! The tables of triggers: what `data/events.tsv` and `data/subtypes.tsv` say, compiled.

use std::collections::HashSet;

use crate::error::Result;
use crate::lexicon::{PhraseTable, Tense, Vocabulary, Voice, inflect};
use crate::table::{Row, Table};
use crate::text::fold;
use crate::token::Proclitics;

use super::EventKind;
use super::words::noun_forms;

/// A finer event type.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subtype {
    pub(super) name: &'static str,
    pub(super) kind: EventKind,
    pub(super) mode: Option<&'static str>,
    pub(super) cameo: Option<&'static str>,
}

/// A set of marks of a trigger entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flags(u32);

impl Flags {
    /// The subject is the recipient: استقبل.
    pub(super) const INVERSE: Self = Self(1);
    /// Two parties, both actors: اشتبك, اتفاق.
    pub(super) const BOTH: Self = Self(1 << 1);
    /// The complement of the noun suffers it: مقتل, اعتقال.
    pub(super) const PATIENT: Self = Self(1 << 2);
    pub(super) const VERB: Self = Self(1 << 3);
    pub(super) const NOUN: Self = Self(1 << 4);
    pub(super) const WEAK: Self = Self(1 << 5);
    pub(super) const LIGHT: Self = Self(1 << 6);
    /// The recipient may be the object or the complement.
    pub(super) const OBJECT: Self = Self(1 << 7);
    /// The recipient may stand behind على, إلى, مع, ضد, ب, من, عن, بين, ل.
    pub(super) const ON: Self = Self(1 << 8);
    pub(super) const TO: Self = Self(1 << 9);
    pub(super) const WITH: Self = Self(1 << 10);
    pub(super) const AGAINST: Self = Self(1 << 11);
    pub(super) const BI: Self = Self(1 << 12);
    pub(super) const FROM: Self = Self(1 << 13);
    pub(super) const ABOUT: Self = Self(1 << 14);
    pub(super) const BETWEEN: Self = Self(1 << 15);
    pub(super) const LI: Self = Self(1 << 16);
    /// The complement of the noun is a thing that takes no part: إنشاء قاعدة.
    pub(super) const MADE: Self = Self(1 << 17);
    /// The complement of the noun may be those who are sent: إرسال قوات.
    pub(super) const SENT: Self = Self(1 << 18);
    /// The object is the place that is left: غادر الجنود تشاد.
    pub(super) const LEAVES: Self = Self(1 << 19);
    /// The verb never lacks an object: التقى, ناشد.
    pub(super) const NEEDY: Self = Self(1 << 20);
    /// Where it is is whom it concerns: سحب سفيره في باريس.
    pub(super) const SEAT: Self = Self(1 << 21);
    /// A thing is its subject, nobody does it: انفجرت عبوة.
    pub(super) const THING: Self = Self(1 << 22);
    /// A participle that says what the subject does besides: متهما.
    pub(super) const ASIDE: Self = Self(1 << 23);
    /// The noun needs those whom it befalls behind it: سجن صحافي, but not سجن رومية.
    pub(super) const PEOPLE: Self = Self(1 << 24);
    /// The complement of the noun is what is entered, if it is a place, a thing or a state: اقتحام المخيم.
    pub(super) const INTO: Self = Self(1 << 25);
    /// Only of many, by the form of the verb: أغلقوا الطريق.
    pub(super) const CROWD: Self = Self(1 << 26);

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "inv" => Self::INVERSE,
            "both" => Self::BOTH,
            "patient" => Self::PATIENT,
            "verb" => Self::VERB,
            "noun" => Self::NOUN,
            "weak" => Self::WEAK,
            "light" => Self::LIGHT,
            "made" => Self::MADE,
            "sent" => Self::SENT,
            "leaves" => Self::LEAVES,
            "needy" => Self::NEEDY,
            "seat" => Self::SEAT,
            "thing" => Self::THING,
            "aside" => Self::ASIDE,
            "people" => Self::PEOPLE,
            "into" => Self::INTO,
            "crowd" => Self::CROWD,
            "obj" => Self::OBJECT,
            "على" => Self::ON,
            "ل" => Self::LI,
            "إلى" | "باتجاه" | "نحو" | "لدى" | "أمام" => Self::TO,
            "مع" => Self::WITH,
            "ضد" | "بحق" => Self::AGAINST,
            "ب" => Self::BI,
            "من" => Self::FROM,
            "عن" => Self::ABOUT,
            "بين" => Self::BETWEEN,
            "في" => Self::default(),
            _ => return None,
        })
    }
}

/// A line of `data/events.tsv`.
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) subtype: Subtype,
    pub(super) flags: Flags,
    /// True if some word of `with` must stand near.
    pub(super) needs: bool,
    /// True if no word of `without` may stand near.
    pub(super) bars: bool,
    /// Clitics that count as company: `ال`, `ب`, `ل`.
    pub(super) company: Proclitics,
}

/// What part of its entry a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Perfect,
    Imperfect,
    Noun,
}

/// One reading of a trigger word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sense {
    pub(super) entry: u16,
    pub(super) part: Part,
    pub(super) passive: bool,
    pub(super) plural: bool,
    /// A verb in the past whose subject is feminine: دعت, but not ثبت.
    pub(super) feminine: bool,
}

/// The tables of triggers, compiled.
pub(super) struct Triggers {
    pub(super) entries: Vec<Entry>,
    pub(super) senses: PhraseTable<Sense>,
    /// Words that must (true) or must not (false) stand near, with their entries.
    pub(super) company: PhraseTable<(u16, bool)>,
}

impl Triggers {
    pub(super) fn compile(words: &mut Vocabulary) -> Result<Self> {
        let subtypes = subtypes()?;
        let mut triggers =
            Self { entries: Vec::new(), senses: PhraseTable::new(), company: PhraseTable::new() };
        let columns = ["name", "subtype", "verbs", "nouns", "with", "without", "to", "flags"];
        let source = include_str!("../../data/events.tsv");
        for row in Table::parse("events.tsv", source, &columns)?.rows() {
            let Some(subtype) = subtypes.iter().find(|known| known.name == row.get(1)) else {
                return Err(row.fault(format!("unknown subtype {:?}", row.get(1))));
            };
            triggers.add(words, row, *subtype)?;
        }
        let Self { entries, senses, company } = triggers;
        Ok(Self { entries, senses: senses.settled(), company: company.settled() })
    }

    fn add(&mut self, words: &mut Vocabulary, row: &Row<'static>, subtype: Subtype) -> Result<()> {
        let at = self.entries.len() as u16;
        let mut flags = Flags::default();
        let marks = row.list(6).chain(row.get(7).split(' ').filter(|flag| !flag.is_empty()));
        for mark in marks {
            match Flags::named(mark) {
                Some(flag) => flags.add(flag),
                None => return Err(row.fault(format!("unknown flag {mark:?}"))),
            }
        }
        let mut company = Proclitics::NONE;
        for (column, required) in [(4, true), (5, false)] {
            for word in row.list(column) {
                match word {
                    "ال" => company = company.with(Proclitics::AL),
                    "ب" => company = company.with(Proclitics::BI),
                    "ل" => company = company.with(Proclitics::LI),
                    _ => self.accompany(words, word, (at, required)),
                }
            }
        }
        for verb in row.list(2) {
            if !self.add_verb(words, verb, at, flags) {
                return Err(row.fault(format!("no verb: {verb:?}")));
            }
        }
        for noun in row.list(3) {
            let sense = Sense {
                entry: at,
                part: Part::Noun,
                passive: false,
                plural: false,
                feminine: false,
            };
            for word in noun_forms(noun.strip_prefix("ال").unwrap_or(noun)) {
                self.senses.insert(words, &word, sense);
            }
            if noun.starts_with("ال") {
                self.senses.insert(words, noun, sense);
            }
        }
        let (needs, bars) = (!row.get(4).is_empty(), !row.get(5).is_empty());
        self.entries.push(Entry { name: row.get(0), subtype, flags, needs, bars, company });
        Ok(())
    }

    /// Adds the forms of a verb that news has; false if it is none.
    fn add_verb(
        &mut self,
        words: &mut Vocabulary,
        verb: &'static str,
        entry: u16,
        flags: Flags,
    ) -> bool {
        let forms = verb.split_once('/').and_then(|(root, form)| inflect(root, form));
        let Some(forms) = forms else { return false };
        let known: HashSet<&str> = forms.iter().map(|form| form.word.as_str()).collect();
        for form in &forms {
            let part = match form.tense {
                Tense::Perfect => Part::Perfect,
                Tense::Imperfect => Part::Imperfect,
                Tense::Masdar => Part::Noun,
            };
            let unwanted = if part == Part::Noun { Flags::VERB } else { Flags::NOUN };
            // News tells of third persons; نـ would only make false friends (نجل, نقل).
            let first = part == Part::Imperfect && form.word.starts_with('ن');
            if flags.has(unwanted) || first {
                continue;
            }
            let plural = part != Part::Noun && form.word.ends_with(['ا', 'ن', 'و']);
            let dual = ["ا", "ان"].iter().any(|ending| {
                form.word.strip_suffix(ending).is_some_and(|base| known.contains(base))
            });
            let ended = form.word.ends_with("وا") || form.word.ends_with("ون");
            let plural = plural && (dual || ended);
            // The ت of دعت is an ending, that of ثبت is of the root.
            let feminine = part == Part::Perfect
                && form.word.ends_with('ت')
                && (!verb.split('/').next().is_some_and(|root| root.ends_with('ت'))
                    || form.word.ends_with("تت"));
            let passive = form.voice == Voice::Passive;
            let sense = Sense { entry, part, passive, plural, feminine };
            if part != Part::Noun {
                self.senses.insert(words, &form.word, sense);
                continue;
            }
            for word in noun_forms(&form.word) {
                self.senses.insert(words, &word, sense);
            }
        }
        true
    }

    fn accompany(&mut self, words: &mut Vocabulary, word: &str, value: (u16, bool)) {
        let bare = word.strip_prefix("ال").filter(|bare| fold(bare).chars().count() > 2);
        for form in noun_forms(bare.unwrap_or(word)) {
            self.company.insert(words, &form, value);
        }
        if bare.is_some() {
            self.company.insert(words, word, value);
        }
    }
}

fn subtypes() -> Result<Vec<Subtype>> {
    let source = include_str!("../../data/subtypes.tsv");
    let table = Table::parse("subtypes.tsv", source, &["subtype", "type", "mode", "cameo"])?;
    let some = |field: &'static str| Some(field).filter(|field| !field.is_empty());
    let subtype = |row: &Row<'static>| {
        let Some(kind) = EventKind::named(row.get(1)) else {
            return Err(row.fault(format!("unknown type {:?}", row.get(1))));
        };
        let (mode, cameo) = (some(row.get(2)), some(row.get(3)));
        Ok(Subtype { name: row.get(0), kind, mode, cameo })
    };
    table.rows().iter().map(subtype).collect()
}
