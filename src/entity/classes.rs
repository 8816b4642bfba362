//! What single words are to this stage: one row of bits a word, so that a rule costs one load.

use crate::error::Result;
use crate::lexicon::{Vocabulary, WordId, WordMap};
use crate::table::Table;
use crate::text::fold;

/// The parts that a word can play, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u32);

impl Class {
    /// A given name.
    pub(super) const GIVEN: Self = Self(1);
    /// Beside [`GIVEN`](Self::GIVEN): also an ordinary word. Beside [`BINDER`](Self::BINDER): also a
    /// word for kin.
    pub(super) const COMMON: Self = Self(1 << 1);
    /// Beside [`GIVEN`](Self::GIVEN): a name from outside the Arab world.
    pub(super) const FOREIGN: Self = Self(1 << 2);
    /// A family name.
    pub(super) const SURNAME: Self = Self(1 << 3);
    /// Beside [`SURNAME`](Self::SURNAME): telling enough to stand alone.
    pub(super) const ALONE: Self = Self(1 << 4);
    /// أبو, بن, آل …: they bind the word behind them into a name.
    pub(super) const BINDER: Self = Self(1 << 5);
    /// بن and آل, binders that go on with a name and rarely begin one.
    pub(super) const LINEAGE: Self = Self(1 << 6);
    /// عبد, which with the word behind it is one given name.
    pub(super) const SERVANT: Self = Self(1 << 7);
    /// دي, فان …: particles inside foreign names.
    pub(super) const PARTICLE: Self = Self(1 << 8);
    /// الله and الدين, which end a compound name.
    pub(super) const TAIL: Self = Self(1 << 9);
    /// Words that no name runs over.
    pub(super) const STOP: Self = Self(1 << 10);
    /// Prepositions and nouns that stand before names of places.
    pub(super) const LOCATIVE: Self = Self(1 << 11);
    /// الشيخ, تل, عين …: the first of two words of a place.
    pub(super) const PLACE_BINDER: Self = Self(1 << 12);
    /// المحامي, الناشط …: callings in front of people, which are no offices.
    pub(super) const CALLING: Self = Self(1 << 13);
    /// Verbs whose subject is mostly a person.
    pub(super) const SAYING: Self = Self(1 << 14);
    /// السابق, الراحل …: between an office and a name.
    pub(super) const QUALIFIER: Self = Self(1 << 15);
    /// الدولي, المركزي …: adjectives that end the name of an airport or a bank.
    pub(super) const ADJECTIVE: Self = Self(1 << 16);
    /// العاصمة: what follows is the city, not the state of the same name.
    pub(super) const CAPITAL: Self = Self(1 << 17);
    /// A noun that announces a name.
    pub(super) const HEAD: Self = Self(1 << 18);

    /// مباراة, الدوري …: words of games.
    pub(super) const GAME: Self = Self(1 << 19);
    /// الفرقة, اللواء …: formations that a number or an ordinal names.
    pub(super) const UNIT: Self = Self(1 << 20);
    /// الأولى, الرابعة …: ordinals that name a formation.
    pub(super) const ORDINAL: Self = Self(1 << 21);
    /// دبابات, مشاة …: the arm of a formation, behind its number.
    pub(super) const ARM: Self = Self(1 << 22);

    /// ل, نقلت, مراسل …: in front of a source in quotation marks.
    pub(super) const SOURCE: Self = Self(1 << 23);

    /// Beside [`SURNAME`](Self::SURNAME): also an ordinary word.
    pub(super) const COMMON_SURNAME: Self = Self(1 << 24);

    /// اللجنة, المجلس …: bodies that adjectives name.
    pub(super) const ORGAN: Self = Self(1 << 25);

    /// أن, بأنه …: what is said follows.
    pub(super) const THAT: Self = Self(1 << 26);

    /// Beside [`ORGAN`](Self::ORGAN): a body that one adjective names.
    pub(super) const BANK: Self = Self(1 << 28);

    /// العباسي, العثماني: behind a ruler's name, or in front of it, his house.
    pub(super) const DYNASTY: Self = Self(1 << 29);

    /// Beside [`PARTICLE`](Self::PARTICLE): begins a surname that stands alone, دي ستيفانو.
    pub(super) const NOBLE: Self = Self(1 << 27);

    /// What the first word of a person's name may be.
    pub(super) const BEGINS: Self =
        Self::GIVEN.with(Self::SURNAME).with(Self::BINDER).with(Self::SERVANT);

    /// All bits of both.
    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True if any bit of `other` is set.
    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The classes of all words, by id.
#[derive(Default)]
pub(super) struct Classes {
    by_word: Vec<Class>,
    /// How given and family names are spelled, and what they are in English.
    names: WordMap<(&'static str, &'static str)>,
    /// English of عبد with the word behind it, by that word.
    servants: WordMap<&'static str>,
}

impl Classes {
    /// Reads the tables of function words, given names and family names.
    pub(super) fn compile(words: &mut Vocabulary) -> Result<Self> {
        let mut classes = Self::default();
        classes.function_words(words)?;
        let text = include_str!("../../data/given_names.tsv");
        classes.names(words, "given_names.tsv", text, Class::GIVEN)?;
        let text = include_str!("../../data/surnames.tsv");
        classes.names(words, "surnames.tsv", text, Class::SURNAME)?;
        Ok(classes)
    }

    /// The classes of a word.
    pub(super) fn of(&self, word: WordId) -> Class {
        self.by_word.get(word.index()).copied().unwrap_or_default()
    }

    /// How a given or family name is spelled with its hamzas, and its English; `None` for other words.
    pub(super) fn name(&self, word: WordId) -> Option<(&'static str, &'static str)> {
        self.names.get(&word).copied()
    }

    /// The English of عبد with a word behind it.
    pub(super) fn servant(&self, word: WordId) -> Option<&'static str> {
        self.servants.get(&word).copied()
    }

    /// Adds a class to a word; the unknown word has none.
    pub(super) fn add(&mut self, word: WordId, class: Class) {
        if !word.is_known() {
            return;
        }
        if self.by_word.len() <= word.index() {
            self.by_word.resize(word.index() + 1, Class::default());
        }
        let slot = &mut self.by_word[word.index()];
        *slot = slot.with(class);
    }

    fn function_words(&mut self, words: &mut Vocabulary) -> Result<()> {
        let text = include_str!("../../data/name_words.tsv");
        let table = Table::parse("name_words.tsv", text, &["class", "words"])?;
        for row in table.rows() {
            let class = class(row.get(0))
                .ok_or_else(|| row.fault(format!("no such class: {:?}", row.get(0))))?;
            for word in row.list(1) {
                self.add(words.intern(&fold(word)), class);
            }
        }
        Ok(())
    }

    fn names(
        &mut self,
        words: &mut Vocabulary,
        name: &'static str,
        text: &'static str,
        class: Class,
    ) -> Result<()> {
        let table = Table::parse(name, text, &["name", "english", "use"])?;
        for row in table.rows() {
            let special = match row.get(2) {
                "" => Class::default(),
                "common" if class == Class::SURNAME => Class::COMMON_SURNAME,
                "common" => Class::COMMON,
                "foreign" => Class::FOREIGN,
                "foreign common" => Class::FOREIGN.with(Class::COMMON),
                "alone" => Class::ALONE,
                other => return Err(row.fault(format!("no such use: {other:?}"))),
            };
            let word = words.intern(&fold(row.get(0)));
            self.add(word, class.with(special));
            self.names.entry(word).or_insert((row.get(0), row.get(1)));
            if let Some(rest) = row.get(0).strip_prefix("عبد").filter(|rest| rest.starts_with("ال"))
            {
                self.servants.entry(words.intern(&fold(rest))).or_insert(row.get(1));
            }
        }
        Ok(())
    }
}

fn class(name: &str) -> Option<Class> {
    Some(match name {
        "locative" => Class::LOCATIVE,
        "stop" => Class::STOP,
        "binder" => Class::BINDER,
        "lineage" => Class::LINEAGE,
        "servant" => Class::SERVANT,
        "common" => Class::COMMON,
        "particle" => Class::PARTICLE,
        "tail" => Class::TAIL,
        "place_binder" => Class::PLACE_BINDER,
        "calling" => Class::CALLING,
        "saying" => Class::SAYING,
        "qualifier" => Class::QUALIFIER,
        "adjective" => Class::ADJECTIVE,
        "capital" => Class::CAPITAL,
        "game" => Class::GAME,
        "unit" => Class::UNIT,
        "ordinal" => Class::ORDINAL,
        "arm" => Class::ARM,
        "source" => Class::SOURCE,
        "organ" => Class::ORGAN,
        "that" => Class::THAT,
        "noble" => Class::NOBLE,
        "bank" => Class::BANK,
        "dynasty" => Class::DYNASTY,
        _ => return None,
    })
}
