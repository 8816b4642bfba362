//! Gazetteers: tables of names, the crate's own and the caller's.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::error::Result;
use crate::table::{Row, Table};
use crate::text::fold;

use super::EntityKind;
use super::forms::{accusative, nisba_forms, title_forms};

/// A table of names.
///
/// The columns are `id`, `type` (a name of [`EntityKind`] as in the JSON), `names` (spellings with
/// `|` between them, as newspapers print them), `english` and `country` (ISO 3166-1 alpha-2, or
/// empty). Folding and clitics are the parser's business.
///
/// ```
/// use khabar::{Gazetteer, Parser};
/// let table = "id\ttype\tnames\tenglish\tcountry\n\
///     plc:wadi-hala\tCITY\tوادي هالة|هالة القديمة\tWadi Hala\tOM\n";
/// let parser = Parser::builder().gazetteer(Gazetteer::from_tsv("mine.tsv", table)?).build()?;
/// let doc = parser.parse("وصلت القافلة إلى وادي هالة.");
/// assert_eq!(doc.entities[0].id, Some("plc:wadi-hala"));
/// # Ok::<(), khabar::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    pub(super) entries: Vec<Entry>,
    /// English demonyms by the code of the state.
    pub(super) demonyms: HashMap<String, String>,
}

/// Something that has names.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) kind: EntityKind,
    pub(super) english: String,
    pub(super) country: Option<String>,
    pub(super) names: Vec<Name>,
    /// A club or a firm, whose demonym only says where it is from.
    pub(super) is_brand: bool,
    /// The table it comes from.
    pub(super) table: &'static str,
}

impl Entry {
    /// The code of the state that it is or belongs to; empty for none.
    pub(super) fn state(&self) -> &str {
        match (self.kind, &self.country) {
            (_, Some(country)) => country,
            (EntityKind::Country, None) => &self.id,
            _ => "",
        }
    }
}

/// One spelling of an [`Entry`].
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) level: Level,
    pub(super) form: Form,
}

/// How much must speak for a name before it is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Nothing more than the word.
    Bare,
    /// The article, which makes an ambiguous demonym clear, or else as [`Context`](Self::Context).
    Article,
    /// The country in the text, or a head noun in front.
    Context,
    /// A head noun in front.
    Cue,
    /// Words of a match or a league near it: a club that is called as its city.
    Game,
}

/// What a spelling is to its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A name.
    Name,
    /// A surname alone.
    Short,
    /// A demonym, stored without article.
    Nisba,
    /// A common noun, with or without article: an office, a weapon.
    Noun,
    /// An institution that needs its state beside it, with or without article.
    Owned,
    /// No name at all, though a part of it looks like one: مسقط رأسه.
    Decoy,
}

const OWN_COLUMNS: [&str; 5] = ["id", "type", "names", "english", "country"];

const COLUMNS: [&str; 12] =
    ["id", "type", "ar", "variants", "en", "cc", "parent", "gn", "nisba", "amb", "notes", "src"];

impl Gazetteer {
    /// Reads a table; `name` is used in error messages.
    ///
    /// # Errors
    /// A wrong header or column count, an unknown type, no name or one that folds to nothing, an id
    /// that stands twice: the error names the line.
    pub fn from_tsv(name: &str, text: &str) -> Result<Self> {
        let table = Table::parse(name, text, &OWN_COLUMNS)?;
        let mut ids = HashSet::new();
        let mut entries = Vec::new();
        for row in table.rows() {
            let kind = kind_by_name(row.get(1)).ok_or_else(|| {
                let types = EntityKind::ALL.map(|kind| kind.to_string()).join(", ");
                row.fault(format!("no such type: {:?}; there are {types}", row.get(1)))
            })?;
            if row.get(0).is_empty() || !ids.insert(row.get(0)) {
                return Err(row.fault(format!("id is empty or stands twice: {:?}", row.get(0))));
            }
            let mut names = Vec::new();
            for text in row.list(2) {
                if fold(text).trim().is_empty() {
                    return Err(row.fault(format!("name folds to nothing: {text:?}")));
                }
                names.push(Name { text: text.to_owned(), level: Level::Bare, form: Form::Name });
            }
            if names.is_empty() {
                return Err(row.fault(format!("{:?} has no name", row.get(0))));
            }
            entries.push(Entry {
                id: row.get(0).to_owned(),
                kind,
                english: row.get(3).to_owned(),
                country: Some(row.get(4)).filter(|cc| !cc.is_empty()).map(str::to_owned),
                names,
                is_brand: false,
                table: "own",
            });
        }
        Ok(Self { entries, demonyms: HashMap::new() })
    }

    /// The crate's own tables.
    pub(super) fn builtin() -> Result<Self> {
        let (levels, coins) = (ambiguous()?, coin_forms()?);
        let mut entries = Vec::with_capacity(8000);
        let mut demonyms = HashMap::new();
        for (table, text) in TABLES {
            let rows = Table::parse(table, text, &COLUMNS)?;
            for row in rows.rows() {
                let Some(kind) = kind_of(table, row) else { continue };
                let mut entry = entry(table, row, kind, &levels)?;
                if kind == EntityKind::Currency {
                    entry.names.extend(coins.iter().filter(|one| one.0 == row.get(2)).map(coin));
                }
                entries.push(entry);
                if kind == EntityKind::Country
                    && let Some(demonym) = note(row, "demonym")
                {
                    demonyms.insert(row.get(5).to_owned(), demonym.to_owned());
                }
            }
        }
        Ok(Self { entries, demonyms })
    }
}

/// The tables, best known names first: where two entries share a name, the earlier wins.
const TABLES: [(&str, &str); 14] = [
    ("decoys.tsv", include_str!("../../data/decoys.tsv")),
    ("countries.tsv", include_str!("../../data/countries.tsv")),
    ("people.tsv", include_str!("../../data/people.tsv")),
    ("groups.tsv", include_str!("../../data/groups.tsv")),
    ("orgs.tsv", include_str!("../../data/orgs.tsv")),
    ("clubs.tsv", include_str!("../../data/clubs.tsv")),
    ("media.tsv", include_str!("../../data/media.tsv")),
    ("places.tsv", include_str!("../../data/places.tsv")),
    ("cities.tsv", include_str!("../../data/cities.tsv")),
    ("admin1.tsv", include_str!("../../data/admin1.tsv")),
    ("titles.tsv", include_str!("../../data/titles.tsv")),
    ("weapons.tsv", include_str!("../../data/weapons.tsv")),
    ("peoples.tsv", include_str!("../../data/peoples.tsv")),
    ("coins.tsv", include_str!("../../data/coins.tsv")),
];

/// Levels of `data/ambiguous.tsv` by folded surface.
fn ambiguous() -> Result<HashMap<String, Level>> {
    let text = include_str!("../../data/ambiguous.tsv");
    let columns = ["surface", "reading1", "reading2", "level", "rule"];
    let table = Table::parse("ambiguous.tsv", text, &columns)?;
    let mut levels = HashMap::new();
    for row in table.rows() {
        levels.insert(fold(row.get(0)), level(row, row.get(3))?);
    }
    Ok(levels)
}

/// The nouns of currencies, each with one of its forms.
fn coin_forms() -> Result<Vec<(&'static str, &'static str)>> {
    let text = include_str!("../../data/currency_nouns.tsv");
    let table = Table::parse("currency_nouns.tsv", text, &["noun", "forms", "duals"])?;
    let mut coins = Vec::new();
    for row in table.rows() {
        coins.extend(row.list(1).chain(row.list(2)).map(|form| (row.get(0), form)));
    }
    Ok(coins)
}

/// A form of the noun of a currency as its name.
fn coin((_, form): &(&str, &str)) -> Name {
    Name { text: (*form).to_owned(), level: Level::Bare, form: Form::Noun }
}

fn level(row: &Row<'_>, given: &str) -> Result<Level> {
    match given {
        "A1" => Ok(Level::Bare),
        "A2" => Ok(Level::Context),
        "A3" => Ok(Level::Cue),
        "game" => Ok(Level::Game),
        _ => Err(row.fault(format!("no such level: {given:?}"))),
    }
}

fn entry(
    table: &'static str,
    row: &Row<'_>,
    kind: EntityKind,
    levels: &HashMap<String, Level>,
) -> Result<Entry> {
    let names = names(row, kind, levels)?;
    let id = row.get(0);
    let id = id.strip_prefix("iso:").unwrap_or(id).to_owned();
    let country = Some(row.get(5)).filter(|cc| cc.len() == 2).map(str::to_owned);
    Ok(Entry {
        id,
        kind,
        english: row.get(4).strip_suffix(" (generic)").unwrap_or(row.get(4)).to_owned(),
        country,
        names,
        is_brand: is_brand(row),
        table,
    })
}

/// True for clubs and firms whose names say nothing: البنك العربي may be of many states.
fn is_brand(row: &Row<'_>) -> bool {
    let is_told = ["البنك", "الخطوط"].iter().any(|noun| row.get(2).starts_with(noun));
    matches!(row.get(1), "club" | "company") && !is_told
}

/// A value of the notes of a row.
fn note<'r>(row: &Row<'r>, key: &str) -> Option<&'r str> {
    row.get(10).split(';').find_map(|note| note.strip_prefix(key)?.strip_prefix('='))
}

/// The levels that a row gives its own spellings, folded: `مالي=A2`.
fn row_levels(row: &Row<'_>) -> Result<Vec<(String, Level)>> {
    let given = row.list(9).map(|item| match item.split_once('=') {
        Some((name, given)) => Ok((fold(name), level(row, given)?)),
        None => Err(row.fault(format!("no spelling and level: {item:?}"))),
    });
    given.collect()
}

/// Every spelling of a row, with its level; a spelling that stands twice is kept once.
fn names(row: &Row<'_>, kind: EntityKind, levels: &HashMap<String, Level>) -> Result<Vec<Name>> {
    let (mut base, mut shorts) = (Level::Bare, Vec::new());
    for note in row.get(10).split(';') {
        if note == "tier=3" {
            base = Level::Context;
        } else if let Some(names) = note.strip_prefix("short=") {
            shorts.extend(names.split('/'));
        }
    }
    let noun = match kind {
        _ if row.get(1) == "decoy" => Form::Decoy,
        EntityKind::Title | EntityKind::Weapon | EntityKind::Currency => Form::Noun,
        EntityKind::Nationality => Form::Nisba,
        _ => Form::Name,
    };
    let mut names = Names { row, own: row_levels(row)?, levels, base, found: Vec::new() };
    if noun != Form::Nisba {
        for text in std::iter::once(row.get(2)).chain(row.list(3)) {
            let form = if shorts.contains(&text) { Form::Short } else { noun };
            names.add(text, form)?;
            if kind == EntityKind::Weapon
                && let Some(text) = accusative(text)
            {
                names.add(&text, form)?;
            }
        }
    }
    for short in shorts {
        names.add(short, Form::Short)?;
    }
    let forms = match kind {
        EntityKind::Title => title_forms(row.get(8)),
        EntityKind::Country | EntityKind::Nationality => nisba_forms(row.get(8)),
        // A continent: the regions inside one have demonyms that are no nationalities.
        EntityKind::Region if note(row, "kind") == Some("continent") => nisba_forms(row.get(8)),
        _ => Vec::new(),
    };
    for form in &forms {
        names.add(form, if noun == Form::Noun { Form::Noun } else { Form::Nisba })?;
    }
    names.doubt_demonyms(forms.first());
    Ok(names.found)
}

/// The spellings of a row while they are gathered.
struct Names<'r> {
    row: &'r Row<'r>,
    /// The row's own levels, by folded spelling.
    own: Vec<(String, Level)>,
    /// Those of `data/ambiguous.tsv`.
    levels: &'r HashMap<String, Level>,
    /// The level of any other spelling.
    base: Level,
    found: Vec<Name>,
}

impl Names<'_> {
    fn add(&mut self, text: &str, form: Form) -> Result<()> {
        let key = fold(text);
        if key.trim().is_empty() {
            return Err(self.row.fault(format!("name folds to nothing: {text:?}")));
        }
        let own = self.own.iter().find(|level| level.0 == key).map(|level| level.1);
        let listed = own.or_else(|| self.levels.get(&key).copied());
        let is_short = form == Form::Short && key.chars().count() < 5;
        let level = listed.unwrap_or(if is_short { Level::Context } else { self.base });
        let is_nisba = form == Form::Nisba;
        let stands = |name: &Name| name.text == text && (name.form == Form::Nisba) == is_nisba;
        if !self.found.iter().any(stands) {
            self.found.push(Name { text: text.to_owned(), level, form });
        }
        Ok(())
    }

    /// Where the masculine demonym is doubtful (مالي), so are its other forms; but تركي is a name and
    /// التركي is none, unless the table says so.
    fn doubt_demonyms(&mut self, masculine: Option<&String>) {
        let doubt = masculine.and_then(|form| self.levels.get(&fold(form)).copied());
        for name in self.found.iter_mut().filter(|name| name.form == Form::Nisba) {
            name.level = name.level.max(doubt.unwrap_or(Level::Bare));
            let definite = || self.levels.contains_key(&format!("ال{}", fold(&name.text)));
            if name.level == Level::Context && !definite() {
                name.level = Level::Article;
            }
        }
    }
}

/// The kind of a row by its table and `type`; `None` for rows that name nobody in particular.
fn kind_of(table: &str, row: &Row<'_>) -> Option<EntityKind> {
    Some(match (table, row.get(1)) {
        ("countries.tsv", "quasi_country") => EntityKind::Region,
        ("countries.tsv", _) => EntityKind::Country,
        ("people.tsv", _) => EntityKind::Person,
        ("groups.tsv", "police" | "intel") => EntityKind::Org,
        ("groups.tsv", _) => EntityKind::ArmedGroup,
        ("orgs.tsv", "treaty" | "event" | "operation") => EntityKind::EventName,
        ("orgs.tsv", "army" | "coalition" | "militia_org" | "peacekeeping") => {
            EntityKind::ArmedGroup
        }
        ("orgs.tsv", _) => EntityKind::Org,
        ("clubs.tsv" | "decoys.tsv", _) => EntityKind::Org,
        ("media.tsv", "generic") => return None,
        ("media.tsv", _) => EntityKind::Media,
        ("places.tsv" | "admin1.tsv", "facility") => EntityKind::Facility,
        ("places.tsv", "town" | "village" | "city" | "camp") => EntityKind::City,
        ("places.tsv", _) => EntityKind::Region,
        ("cities.tsv", _) => EntityKind::City,
        ("admin1.tsv", _) => match row.get(10).contains("kind=crossing") {
            true => EntityKind::Facility,
            false => EntityKind::Region,
        },
        ("titles.tsv", "honor" | "generic" | "media" | "acad" | "econ") => return None,
        ("titles.tsv", _) => EntityKind::Title,
        ("weapons.tsv", _) => EntityKind::Weapon,
        ("coins.tsv", _) => EntityKind::Currency,
        ("peoples.tsv", "religious") => return None,
        ("peoples.tsv", _) => EntityKind::Nationality,
        _ => return None,
    })
}

/// A kind by its name in the JSON and in tables.
pub(super) fn kind_by_name(name: &str) -> Option<EntityKind> {
    EntityKind::ALL.into_iter().find(|kind| kind.to_string() == name)
}
