//! The compiled names: phrases over word ids, heads, contexts and given names.

use std::collections::HashMap;

use crate::error::Result;
use crate::lexicon::{PhraseTable, Vocabulary, WordId, WordMap, WordSet};
use crate::table::Table;
use crate::text::fold;

use super::gazetteer::{Entry, Form, Level, head_kind};
use super::{EntityKind, Gazetteer};

/// What a phrase may mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sense {
    /// Index of the entry.
    pub(super) entry: u32,
    /// Index of the spelling in its entry.
    pub(super) name: u16,
    pub(super) level: Level,
    pub(super) form: Form,
}

/// A noun that announces a name.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) noun: String,
    pub(super) kind: EntityKind,
    /// The noun belongs to the span.
    pub(super) is_inside: bool,
    /// Words that no table knows may follow.
    pub(super) takes_any: bool,
}

/// What must stand near an ambiguous name.
pub(super) struct Context {
    /// The id of the entry meant; empty for any.
    pub(super) id: String,
    pub(super) before: WordSet,
    pub(super) after: WordSet,
    pub(super) countries: Vec<String>,
}

/// Whether a word is a given name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// Hardly anything else.
    Clear,
    /// Also an ordinary word.
    Common,
}

/// The gazetteers, compiled.
pub(crate) struct EntityLexicon {
    pub(super) entries: Vec<Entry>,
    pub(super) phrases: PhraseTable<Sense>,
    pub(super) heads: WordMap<Head>,
    pub(super) contexts: WordMap<Vec<Context>>,
    /// Entries of armies by state.
    pub(super) armies: HashMap<String, u32>,
    pub(super) given: WordMap<Given>,
    /// How often each word of the vocabulary occurs in news, by id.
    pub(super) counts: Vec<u32>,
    pub(super) words: FunctionWords,
}

/// The few words that the rules themselves ask for.
pub(super) struct FunctionWords {
    /// Prepositions and conjunctions that stand before names of places.
    pub(super) locative: WordSet,
    /// Words that no name runs over.
    pub(super) stop: WordSet,
    /// عبد, أبو, بن, آل …: they bind the word behind them into a name.
    pub(super) binders: WordSet,
    /// الجيش, bare.
    pub(super) army: WordId,
    /// جيش and قوات before a demonym or a state.
    pub(super) forces: WordSet,
    /// القوات and المسلحة, which together are an army too.
    pub(super) armed_forces: (WordId, WordId),
    /// الشرطة, الخارجية …: a service or ministry before a demonym.
    pub(super) services: WordSet,
    /// الشيخ, تل, عين …: the first of two words of a place.
    pub(super) place_binders: WordSet,
    /// الله and الدين, which end a compound name.
    pub(super) tails: WordSet,
    /// المحامي, الناشط …: callings in front of people, which are no offices.
    pub(super) callings: WordSet,
    /// العاصمة: what follows is the city, not the state of the same name.
    pub(super) capital: WordId,
}

impl EntityLexicon {
    /// Compiles the crate's own tables and those of the caller, whose names win.
    pub(crate) fn compile(words: &mut Vocabulary, own: &[Gazetteer]) -> Result<Self> {
        let builtin = Gazetteer::builtin()?;
        let entries: Vec<Entry> =
            own.iter().flat_map(|one| one.entries.clone()).chain(builtin.entries).collect();
        let mut phrases = PhraseTable::new();
        for (at, entry) in entries.iter().enumerate() {
            for (nth, name) in entry.names.iter().enumerate() {
                let sense = Sense {
                    entry: at as u32,
                    name: nth as u16,
                    level: name.level,
                    form: name.form,
                };
                phrases.insert(words, &name.text, sense);
            }
        }
        let heads = heads(words)?;
        let contexts = contexts(words)?;
        let given = given_names(words)?;
        let function = FunctionWords::compile(words);
        let counts = words.counts().to_vec();
        let armies = armies(&entries);
        Ok(Self { entries, phrases, heads, contexts, armies, given, counts, words: function })
    }

    /// How often a word occurs in 7.2 million words of news.
    pub(super) fn count(&self, word: WordId) -> u32 {
        self.counts.get(word.index()).copied().unwrap_or_default()
    }
}

/// Entries whose id is `CC-MIL`, by `CC`.
fn armies(entries: &[Entry]) -> HashMap<String, u32> {
    let by_id = entries.iter().enumerate().filter_map(|(at, entry)| {
        entry.id.strip_suffix("-MIL").map(|country| (country.to_owned(), at as u32))
    });
    by_id.collect()
}

fn heads(words: &mut Vocabulary) -> Result<WordMap<Head>> {
    let text = include_str!("../../data/heads.tsv");
    let table = Table::parse("heads.tsv", text, &["noun", "kind", "place", "names"])?;
    let mut heads = WordMap::default();
    for row in table.rows() {
        let kind = head_kind(row.get(1))
            .ok_or_else(|| row.fault(format!("no such kind: {:?}", row.get(1))))?;
        let noun = row.get(0).to_owned();
        let head =
            Head { noun, kind, is_inside: row.get(2) == "in", takes_any: row.get(3) == "any" };
        heads.insert(words.intern(&fold(row.get(0))), head);
    }
    Ok(heads)
}

fn contexts(words: &mut Vocabulary) -> Result<WordMap<Vec<Context>>> {
    let text = include_str!("../../data/context.tsv");
    let columns = ["surface", "id", "before", "after", "countries"];
    let table = Table::parse("context.tsv", text, &columns)?;
    let mut contexts: WordMap<Vec<Context>> = WordMap::default();
    for row in table.rows() {
        let context = Context {
            id: row.get(1).trim_start_matches('-').to_owned(),
            before: row.list(2).map(|word| words.intern(&fold(word))).collect(),
            after: row.list(3).map(|word| words.intern(&fold(word))).collect(),
            countries: row.list(4).map(str::to_owned).collect(),
        };
        contexts.entry(words.intern(&fold(row.get(0)))).or_default().push(context);
    }
    Ok(contexts)
}

fn given_names(words: &mut Vocabulary) -> Result<WordMap<Given>> {
    let text = include_str!("../../data/given_names.tsv");
    let table = Table::parse("given_names.tsv", text, &["name", "common"])?;
    let mut given = WordMap::default();
    for row in table.rows() {
        let class = if row.get(1).is_empty() { Given::Clear } else { Given::Common };
        given.insert(words.intern(&fold(row.get(0))), class);
    }
    Ok(given)
}

impl FunctionWords {
    fn compile(words: &mut Vocabulary) -> Self {
        let army = words.intern(&fold("الجيش"));
        let armed_forces = (words.intern(&fold("القوات")), words.intern(&fold("المسلحة")));
        let capital = words.intern(&fold("العاصمة"));
        let mut set = |list: &str| -> WordSet {
            let ids = list.split_whitespace().map(|word| words.intern(&fold(word)));
            ids.filter(|id| id.is_known()).collect()
        };
        Self {
            locative: set(
                "في إلى من على عن مع مثل ضد لدى عبر تجاه خاصة سوى نحو قرب بين داخل شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط خارج حول صوب باتجاه حكومة دولة جمهورية رئيس جيش شعب سلطات أراضي حدود",
            ),
            stop: set(
                "في إلى من على عن مع أن إن أنه أنها إنه إنها التي الذي الذين ما لا لم لن قد كان كانت هو هي هم \
                 قال قالت أكد أكدت أعلن أعلنت أضاف أضافت أوضح أوضحت ذكر ذكرت بعد قبل خلال منذ حتى عند لدى بين \
                 ثم أو أم بل لكن حيث كما إذا لو هذا هذه ذلك تلك اليوم أمس غدا أول عام يوم شهر كل بعض أي غير ضد \
                 حول نحو عبر دون وفق بحسب حسب أمام تحت فوق ليس ليست إلا أيضا فيما بينما عندما الأول الثاني \
                 المقبل الماضي السابق الحالي الجديد الأسبق الراحل يقول تقول إنه رئيس وزير نائب مدير قائد",
            ),
            binders: set("عبد أبو أبي أبا بن ابن آل بنت أم بو ولد"),
            army,
            forces: set("جيش قوات الجيش القوات"),
            services: set("الشرطة المخابرات الاستخبارات الخارجية الداخلية الدفاع الرئاسة"),
            place_binders: set(
                "الشيخ تل عين أبو بني دير رأس سيدي خان بيت كفر أم وادي باب سوق بئر قصر جبل عيون أولاد آيت",
            ),
            tails: set("الله الدين الإسلام"),
            callings: set(
                "المحامي المحامية الصحفي الصحافي الصحفية الصحافية الناشط الناشطة الكاتب الكاتبة المحلل الخبير                  المخرج الفنان الفنانة اللاعب المدرب الشاب الشهيد الأسير الطالب الدكتور الدكتورة المهندس الأستاذ                  السيد السيدة المواطن المدون الباحث المعارض الحاج النائب الطفل يدعى المدعو اسمه الصحفيين الإعلامي                  الإعلامية الأمير الشاعر الروائي الداعية الطبيب الضابط الجندي الشرطي القيادي",
            ),
            armed_forces,
            capital,
        }
    }
}
