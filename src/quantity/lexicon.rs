//! The words of quantities, compiled: counted nouns, units, currencies and the cues around them.

use crate::error::Result;
use crate::lexicon::{PhraseTable, Vocabulary, WordList};
use crate::table::{Row, Table};

use super::cue::{self, Cues};
use super::{Casualty, QuantityKind};

/// A noun that a number may stand with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    pub(super) kind: QuantityKind,
    pub(super) unit: Unit,
    pub(super) form: Form,
    pub(super) sense: Sense,
}

/// Whether a noun means people, and what befell them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Things,
    People(Option<Casualty>),
}

/// What a noun counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// An ISO 4217 code, a unit symbol or an English noun.
    Named(&'static str),
    /// A currency noun by index; the country of the text says whose.
    Currency(usize),
}

/// The number of a noun's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Singular,
    /// The accusative of a demonym, which may be the name of the state.
    Accusative,
    /// A woman, as generated for the nouns of men.
    Feminine,
    Plural,
    Dual,
}

/// A currency noun and the states that use it.
struct Currency {
    noun: &'static str,
    default: Option<&'static str>,
    /// Country and ISO 4217 code.
    of: Vec<(&'static str, &'static str)>,
}

/// Units, currencies and counted nouns, compiled.
pub(crate) struct QuantityLexicon {
    pub(super) nouns: PhraseTable<Noun>,
    /// The words that begin a dual, or a unit that has parts.
    pub(super) alone: WordList,
    pub(super) cues: Cues,
    currencies: Vec<Currency>,
    /// Signs of currencies and their codes.
    signs: Vec<(char, &'static str)>,
}

impl QuantityLexicon {
    pub(crate) fn compile(words: &mut Vocabulary) -> Result<Self> {
        let mut lexicon = Self {
            nouns: PhraseTable::new(),
            alone: WordList::new(words),
            cues: cue::compile(words)?,
            currencies: Vec::new(),
            signs: Vec::new(),
        };
        lexicon.counted(words)?;
        lexicon.units(words)?;
        let forms = lexicon.currency_nouns(words)?;
        lexicon.currencies(words, &forms)?;
        Ok(Self { nouns: lexicon.nouns.settled(), ..lexicon })
    }

    /// The code of a currency noun in a text about `country`; `None` if that does not decide.
    pub(super) fn code(&self, unit: Unit, country: Option<&str>) -> Option<&'static str> {
        match unit {
            Unit::Named(name) => Some(name),
            Unit::Currency(index) => {
                let currency = self.currencies.get(index)?;
                let own = currency.of.iter().find(|(of, _)| Some(*of) == country);
                own.map(|&(_, code)| code)
                    .filter(|_| currency.default.is_none())
                    .or(currency.default)
            }
        }
    }

    /// The code of a currency sign.
    pub(super) fn sign(&self, mark: Option<char>) -> Option<&'static str> {
        let mark = mark?;
        self.signs.iter().find(|&&(sign, _)| sign == mark).map(|&(_, code)| code)
    }

    fn counted(&mut self, words: &mut Vocabulary) -> Result<()> {
        let columns = ["unit", "singular", "plurals", "sense"];
        let source = include_str!("../../data/counted.tsv");
        let table = Table::parse("counted.tsv", source, &columns)?;
        for row in table.rows() {
            let unit = Unit::Named(row.get(0));
            let sense = sense(row)?;
            let noun = |form| Noun { kind: QuantityKind::Count, unit, form, sense };
            let plurals: Vec<String> = row.list(2).flat_map(plurals).collect();
            for (at, one) in singulars(row.get(1)).iter().enumerate() {
                let is_state = at > 0 && row.get(3) == "nation";
                let form = if is_state { Form::Accusative } else { Form::Singular };
                self.add(words, row, one, noun(form))?;
            }
            for many in &plurals {
                self.add(words, row, many, noun(Form::Plural))?;
            }
            for two in duals(row.get(1)).iter().filter(|&two| !plurals.contains(two)) {
                self.add(words, row, two, noun(Form::Dual))?;
            }
        }
        table.rows().iter().try_for_each(|row| self.feminines(words, row))
    }

    /// Adds the women of a row of people with a sound plural: `ناخبة`, `ناخبات`; not where the word
    /// is one of its own (`محافظات`, provinces).
    fn feminines(&mut self, words: &mut Vocabulary, row: &Row<'static>) -> Result<()> {
        let is_sound = row.list(2).any(|plural| plural.ends_with("ون"));
        let sense = sense(row)?;
        if !is_sound || sense == Sense::Things || row.get(1).contains(' ') {
            return Ok(());
        }
        let (kind, unit) = (QuantityKind::Count, Unit::Named(row.get(0)));
        for (ending, form) in [("ة", Form::Feminine), ("ات", Form::Plural)] {
            let word = format!("{}{ending}", row.get(1));
            let id = words.intern(&word);
            if self.nouns.word(id).is_empty() {
                self.add(words, row, &word, Noun { kind, unit, form, sense })?;
            }
        }
        Ok(())
    }

    fn units(&mut self, words: &mut Vocabulary) -> Result<()> {
        let columns = ["unit", "kind", "forms", "duals"];
        let source = include_str!("../../data/units.tsv");
        for row in Table::parse("units.tsv", source, &columns)?.rows() {
            let kind = match row.get(1) {
                "measure" => QuantityKind::Measure,
                "percent" => QuantityKind::Percent,
                "age" => QuantityKind::Age,
                other => return Err(row.fault(format!("no kind {other:?}"))),
            };
            let unit = Unit::Named(row.get(0));
            let noun = |form| Noun { kind, unit, form, sense: Sense::Things };
            for form in row.list(2) {
                self.add(words, row, form, noun(Form::Singular))?;
            }
            for two in row.list(3).filter(|_| kind == QuantityKind::Measure) {
                self.add(words, row, two, noun(Form::Dual))?;
            }
        }
        Ok(())
    }

    /// Reads the bare currency nouns; gives all forms of each.
    fn currency_nouns(&mut self, words: &mut Vocabulary) -> Result<Vec<Vec<&'static str>>> {
        let columns = ["noun", "forms", "duals"];
        let source = include_str!("../../data/currency_nouns.tsv");
        let mut all = Vec::new();
        for row in Table::parse("currency_nouns.tsv", source, &columns)?.rows() {
            let unit = Unit::Currency(self.currencies.len());
            let (kind, sense) = (QuantityKind::Money, Sense::Things);
            let noun = |form| Noun { kind, unit, form, sense };
            self.currencies.push(Currency { noun: row.get(0), default: None, of: Vec::new() });
            let forms: Vec<_> = row.list(0).chain(row.list(1)).collect();
            for form in &forms {
                self.add(words, row, form, noun(Form::Singular))?;
            }
            for two in row.list(2) {
                self.add(words, row, two, noun(Form::Dual))?;
            }
            all.push(forms);
        }
        Ok(all)
    }

    fn currencies(&mut self, words: &mut Vocabulary, forms: &[Vec<&'static str>]) -> Result<()> {
        let columns = ["code", "country", "noun", "adjectives", "names"];
        let source = include_str!("../../data/currencies.tsv");
        for row in Table::parse("currencies.tsv", source, &columns)?.rows() {
            let code = row.get(0);
            let unit = Unit::Named(code);
            let (kind, sense) = (QuantityKind::Money, Sense::Things);
            let noun = Noun { kind, unit, form: Form::Singular, sense };
            let known = self.currencies.iter().position(|one| one.noun == row.get(2));
            let Some(index) = known else {
                return Err(row.fault(format!("no currency noun {:?}", row.get(2))));
            };
            match row.get(1) {
                "default" => self.currencies[index].default = Some(code),
                country => self.currencies[index].of.push((country, code)),
            }
            for form in &forms[index] {
                for adjective in row.list(3) {
                    for ending in ["", "ة", "ا"] {
                        self.add(words, row, &format!("{form} {adjective}{ending}"), noun)?;
                    }
                }
            }
            for name in row.list(4).chain(Some(code)) {
                match (name.chars().next(), name.chars().count()) {
                    (Some(sign), 1) => self.signs.push((sign, code)),
                    _ => self.add(words, row, name, noun)?,
                }
            }
        }
        Ok(())
    }

    fn add(
        &mut self,
        words: &mut Vocabulary,
        row: &Row<'_>,
        phrase: &str,
        noun: Noun,
    ) -> Result<()> {
        let has_parts = matches!(noun.kind, QuantityKind::Money | QuantityKind::Measure);
        if has_parts || noun.form == Form::Dual {
            let first = words.intern(head(phrase).0);
            self.alone.add(words, first);
        }
        match self.nouns.insert(words, phrase, noun) {
            true => Ok(()),
            false => Err(row.fault(format!("nothing to find in {phrase:?}"))),
        }
    }
}

/// Whether the nouns of a row mean people, and what befell them.
fn sense(row: &Row<'_>) -> Result<Sense> {
    match row.get(3) {
        "" => Ok(Sense::Things),
        "people" | "nation" => Ok(Sense::People(None)),
        other => match Casualty::named(other) {
            Some(said) => Ok(Sense::People(Some(said))),
            None => Err(row.fault(format!("no sense {other:?}"))),
        },
    }
}

/// The indefinite singular and its accusative: `جندي`, `جنديا`.
fn singulars(noun: &str) -> Vec<String> {
    let (first, rest) = head(noun);
    let mut forms = vec![noun.to_owned()];
    match first.chars().last() {
        Some('ة' | 'ى' | 'ا' | 'ء') | None => {}
        Some(_) if rest.is_empty() => forms.push(format!("{first}ا")),
        Some(_) => {}
    }
    forms
}

/// A plural with the oblique and the construct of a sound one (`سائقون`, `سائقين`, `سائقي`), and as it is
/// spelled before a pronoun (`زملائه`, `قادتها`).
fn plurals(plural: &str) -> Vec<String> {
    let mut forms = vec![plural.to_owned()];
    if let Some(stem) = plural.strip_suffix("ون") {
        forms.extend([format!("{stem}ين"), format!("{stem}ي")]);
    }
    forms.extend(plural.strip_suffix("اء").map(|stem| format!("{stem}ائ")));
    forms.extend(plural.strip_suffix('ة').map(|stem| format!("{stem}ت")));
    forms
}

/// The indefinite duals of a noun in both cases: `غارتان`, `غارتين`; with an adjective `عبوتين
/// ناسفتين`, in construct `سيارتي إسعاف`.
fn duals(noun: &str) -> Vec<String> {
    let (first, rest) = head(noun);
    if rest.is_empty() {
        return pair(first);
    }
    let is_adjective = !rest.contains(' ') && first.ends_with('ة') == rest.ends_with('ة');
    if is_adjective && (rest.ends_with('ة') || rest.ends_with('ي')) {
        let both = pair(first).into_iter().zip(pair(rest));
        return both.map(|(noun, adjective)| format!("{noun} {adjective}")).collect();
    }
    pair(first)
        .iter()
        .filter_map(|two| Some(format!("{} {rest}", two.strip_suffix('ن')?)))
        .collect()
}

/// The dual of one word in both cases.
fn pair(first: &str) -> Vec<String> {
    let stem = match (first.strip_suffix('ة'), first.strip_suffix('ى'), first.strip_suffix('ا'))
    {
        (Some(stem), ..) => format!("{stem}ت"),
        (_, Some(stem), _) => format!("{stem}ي"),
        (_, _, Some(_)) => return Vec::new(),
        _ => first.to_owned(),
    };
    ["ان", "ين"].iter().map(|ending| format!("{stem}{ending}")).collect()
}

/// The first word of a phrase and the rest.
fn head(phrase: &str) -> (&str, &str) {
    phrase.split_once(' ').unwrap_or((phrase, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_generated() {
        assert_eq!(singulars("جندي"), ["جندي", "جنديا"]);
        assert_eq!(singulars("غارة"), ["غارة"]);
        assert_eq!(plurals("سائقون"), ["سائقون", "سائقين", "سائقي"]);
        assert_eq!(duals("غارة"), ["غارتان", "غارتين"]);
        assert_eq!(duals("مستشفى"), ["مستشفيان", "مستشفيين"]);
        assert_eq!(duals("عبوة ناسفة"), ["عبوتان ناسفتان", "عبوتين ناسفتين"]);
        assert_eq!(duals("سيارة إسعاف"), ["سيارتا إسعاف", "سيارتي إسعاف"]);
    }
}
