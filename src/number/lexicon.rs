//! The number words of `data/numbers.tsv`, by word id.

use crate::error::Result;
use crate::lexicon::{AnnotatedText, Reading, Vocabulary, WordList};
use crate::span::Span;
use crate::table::{Row, Table};
use crate::token::Proclitics;

/// How وأحد, "and one of", begins.
const JOINED_ONE: &str = "وأ";

/// The part a word plays in a number. The names are those of the column `class`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// 0 to 9.
    Unit,
    /// 5, 7 and 9 without ة: before what has parts, one of them (`خمس السكان`).
    Share,
    /// 1 and 2 as they stand only before `عشر` and the tens: `أحد`, `اثنا`.
    Bound,
    /// 10, and the second half of 11 to 19.
    Ten,
    /// 11 to 19 in one word, as spoken in Egypt and the Levant.
    Teen,
    /// 20 to 90.
    Tens,
    /// 100 to 900.
    Hundred,
    /// 200 as spoken, only before what it is counted on with.
    Spoken,
    /// A thousand, a million …, and the dozen.
    Scale,
    /// Their accusative, which is also the dual before its noun: `ألفا`.
    Tanwin,
    /// Their plurals: a multiple behind a number, a size when alone.
    Scales,
    /// Two of them: `ألفين`.
    Dual,
    /// `عشرات`, `مئات`.
    Vague,
    /// `ثالث`.
    Ordinal,
    /// `حادي`, only before `عشر` and the tens.
    UnitOrdinal,
    /// `نصف`.
    Fraction,
    /// `أرباع`, behind a unit.
    Parts,
    /// `و` as a word of its own.
    And,
    /// `أو`.
    Or,
    /// `إلى`.
    To,
    /// `بين`.
    Between,
    /// `من`.
    From,
    /// `فاصلة`.
    Point,
    /// `سالب`.
    Minus,
    /// `على`.
    On,
    /// `جزء`, one of the parts of something.
    Portion,
    /// `بعد`, between an ordinal and the hundreds.
    Behind,
    /// `أكثر`, before `من` and a number.
    More,
    /// `أقل`, the same.
    Less,
    /// `فوق`.
    Over,
    /// `تحت`.
    Under,
    /// `يزيد`, before `على` or `عن`.
    Grows,
    /// `يقل`, before `عن`.
    Falls,
    /// `عن`.
    Than,
    /// `يتراوح`.
    Ranges,
    /// `لا`, which turns a bound round.
    Not,
    /// `يساوي`.
    Equal,
    /// Parts the decimals of news agencies: `77ر82`.
    Wire,
    /// A word that no number stands in construct with.
    Apart,
    /// `في`.
    In,
    /// `الـ` before digits.
    Article,
    /// `كل`, as in one of every five.
    Each,
    /// With a number behind it the name of a place: `بئر السبع`.
    Place,
    /// `e` in `1e10`.
    Exponent,
    /// What has parts but is not counted: `سكان`.
    Whole,
    /// Looks like a clitic and a number, but is a word of its own.
    Never,
}

impl Class {
    const NAMES: [(&'static str, Self); 46] = [
        ("unit", Self::Unit),
        ("share", Self::Share),
        ("bound", Self::Bound),
        ("ten", Self::Ten),
        ("teen", Self::Teen),
        ("tens", Self::Tens),
        ("hundred", Self::Hundred),
        ("spoken", Self::Spoken),
        ("scale", Self::Scale),
        ("tanwin", Self::Tanwin),
        ("scales", Self::Scales),
        ("dual", Self::Dual),
        ("vague", Self::Vague),
        ("ordinal", Self::Ordinal),
        ("unitordinal", Self::UnitOrdinal),
        ("fraction", Self::Fraction),
        ("parts", Self::Parts),
        ("and", Self::And),
        ("or", Self::Or),
        ("to", Self::To),
        ("between", Self::Between),
        ("from", Self::From),
        ("point", Self::Point),
        ("minus", Self::Minus),
        ("on", Self::On),
        ("portion", Self::Portion),
        ("behind", Self::Behind),
        ("more", Self::More),
        ("less", Self::Less),
        ("over", Self::Over),
        ("under", Self::Under),
        ("grows", Self::Grows),
        ("falls", Self::Falls),
        ("than", Self::Than),
        ("ranges", Self::Ranges),
        ("not", Self::Not),
        ("equal", Self::Equal),
        ("wire", Self::Wire),
        ("apart", Self::Apart),
        ("in", Self::In),
        ("article", Self::Article),
        ("each", Self::Each),
        ("place", Self::Place),
        ("exponent", Self::Exponent),
        ("whole", Self::Whole),
        ("never", Self::Never),
    ];
}

impl Class {
    /// True if a number may begin with such a word.
    fn opens(self) -> bool {
        use Class::{
            Article, Bound, Dual, Fraction, Hundred, Minus, Ordinal, Portion, Scale, Scales, Share,
            Spoken, Tanwin, Teen, Ten, Tens, Unit, UnitOrdinal, Vague,
        };
        matches!(
            self,
            Unit | Share
                | Bound
                | Ten
                | Teen
                | Tens
                | Hundred
                | Spoken
                | Scale
                | Tanwin
                | Scales
                | Dual
                | Vague
                | Ordinal
                | UnitOrdinal
                | Fraction
                | Portion
                | Minus
                | Article
        )
    }
}

/// A number word in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub(crate) class: Class,
    pub(crate) value: f64,
    /// True if it carries the article.
    pub(crate) definite: bool,
    /// What else is cut in front.
    pub(crate) particles: Proclitics,
    /// The word without those, its article included.
    pub(crate) span: Span,
}

/// The number words, compiled.
pub(crate) struct NumberLexicon {
    /// The number words.
    pub(super) known: WordList,
    /// Those that a number may begin with.
    pub(super) openers: WordList,
    /// By word id: index into `facts`, 0 for none.
    rows: Vec<u8>,
    facts: Vec<(Class, f64)>,
}

impl NumberLexicon {
    pub(crate) fn compile(words: &mut Vocabulary) -> Result<Self> {
        let columns = ["value", "class", "forms"];
        let table = Table::parse("numbers.tsv", include_str!("../../data/numbers.tsv"), &columns)?;
        let (known, openers) = (WordList::new(words), WordList::new(words));
        let facts = vec![(Class::Never, 0.0)];
        let mut lexicon = Self { known, openers, rows: Vec::new(), facts };
        for row in table.rows() {
            let fact = lexicon.facts.len();
            let index = u8::try_from(fact).map_err(|_| row.fault("more than 255 rows"))?;
            let class = class(row)?;
            lexicon.facts.push((class, value(row)?));
            for form in row.list(2) {
                let id = words.intern(form);
                known.add(words, id);
                if class.opens() {
                    openers.add(words, id);
                }
                let word = id.index();
                if lexicon.rows.len() <= word {
                    lexicon.rows.resize(word + 1, 0);
                }
                lexicon.rows[word] = index;
            }
        }
        Ok(lexicon)
    }

    /// The number word that token `at` is read as, in the first reading that `accept` takes.
    #[inline]
    pub(crate) fn piece(
        &self,
        text: &AnnotatedText<'_>,
        at: usize,
        accept: impl Fn(&Reading) -> bool,
    ) -> Option<Piece> {
        if !text.is_any(at, self.known) {
            return None;
        }
        text.readings(at).iter().find_map(|reading| {
            let fact = self.rows.get(reading.word.index()).copied().filter(|&fact| fact > 0)?;
            let (class, value) = self.facts[fact as usize];
            (reading.pronoun == 0 && accept(reading)).then(|| Piece {
                class,
                value,
                definite: reading.is_definite(),
                particles: reading.particles(),
                span: reading.span,
            })
        })
    }

    /// The number word that may begin a number at `at`: any clitics but the verb's. وأحد folds like
    /// واحد, but its hamza says that it is أحد joined.
    pub(crate) fn opening(&self, text: &AnnotatedText<'_>, at: usize) -> Option<Piece> {
        let verbal = Proclitics::SA.with(Proclitics::HAMZA);
        let piece = self.piece(text, at, |reading| !reading.proclitics.any(verbal))?;
        let is_joined = piece.value == 1.0
            && piece.particles.is_empty()
            && text.surface(at).starts_with(JOINED_ONE);
        if is_joined {
            return self.piece(text, at, |reading| reading.particles() == Proclitics::WA);
        }
        Some(piece)
    }

    /// The number word at `at` with nothing cut off but, perhaps, the article.
    pub(crate) fn plain(&self, text: &AnnotatedText<'_>, at: usize) -> Option<Piece> {
        self.piece(text, at, |reading| reading.particles().is_empty())
    }

    /// True if `at` is a plain word of that class.
    pub(crate) fn is(&self, text: &AnnotatedText<'_>, at: usize, class: Class) -> bool {
        self.plain(text, at).is_some_and(|piece| piece.class == class && !piece.definite)
    }

    /// The number word joined by و, attached or apart, and the token behind it.
    pub(crate) fn joined(&self, text: &AnnotatedText<'_>, at: usize) -> Option<(Piece, usize)> {
        if self.is(text, at, Class::And) {
            return self.plain(text, at + 1).map(|piece| (piece, at + 2));
        }
        let piece = self.piece(text, at, |reading| reading.particles() == Proclitics::WA)?;
        Some((piece, at + 1))
    }
}

fn class(row: &Row<'_>) -> Result<Class> {
    let known = Class::NAMES.iter().find(|(name, _)| *name == row.get(1));
    known.map(|&(_, class)| class).ok_or_else(|| row.fault(format!("no class {:?}", row.get(1))))
}

/// A whole number or a quotient.
fn value(row: &Row<'_>) -> Result<f64> {
    let fault = |_| row.fault(format!("no number: {:?}", row.get(0)));
    match row.get(0).split_once('/') {
        Some((part, whole)) => {
            Ok(part.parse::<f64>().map_err(fault)? / whole.parse::<f64>().map_err(fault)?)
        }
        None => row.get(0).parse().map_err(fault),
    }
}
