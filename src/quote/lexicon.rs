//! The words of saying, compiled.

use crate::error::Result;
use crate::lexicon::{
    AnnotatedText, PhraseTable, Reading, Tense, Vocabulary, WordId, WordList, inflect,
};
use crate::table::Table;

/// How a cue leads to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// The subject of the verb.
    Say,
    /// As `Say`, and a verbal noun may be what is said: أعلن مقتل ثلاثة.
    Tell,
    /// The noun behind عن.
    Relay,
    /// As `Say`, at a distance: زعم.
    Allege,
    /// The last source goes on.
    Again,
    /// The noun behind the cue.
    Accord,
    /// As `Accord`, with ل in front of the noun: وفقا.
    AccordTo,
    /// A noun such as معلومات, whose owner is the source.
    Report,
    /// A noun that is a source by itself in front of a colon: مصادر.
    Source,
    /// A noun for those who speak for others, and a source by itself in front of a colon: وزير.
    Office,
    /// A noun for a medium, to which somebody speaks: لقناة.
    Medium,
    /// A noun for a body whose name stands in marks behind it: منصة "…".
    Body,
    /// Stands between a cue and its source: به.
    Filler,
    /// Begins a clause of the writer's own: فيما.
    Turn,
    /// No source says it: يذكر أن.
    Idle,
}

impl Cue {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "say" => Self::Say,
            "tell" => Self::Tell,
            "relay" => Self::Relay,
            "allege" => Self::Allege,
            "again" => Self::Again,
            "accord" => Self::Accord,
            "accord-to" => Self::AccordTo,
            "report" => Self::Report,
            "source" => Self::Source,
            "office" => Self::Office,
            "medium" => Self::Medium,
            "body" => Self::Body,
            "filler" => Self::Filler,
            "turn" => Self::Turn,
            "idle" => Self::Idle,
            _ => return None,
        })
    }

    /// True for a verb whose subject speaks.
    pub(super) fn is_verb(self) -> bool {
        matches!(self, Self::Say | Self::Tell | Self::Allege)
    }

    /// The name of the rule that an attribution by this cue is.
    pub(super) fn rule(self) -> &'static str {
        match self {
            Self::Say => "clause.say",
            Self::Tell => "clause.tell",
            Self::Relay => "clause.relay",
            Self::Allege => "clause.allege",
            Self::Again => "clause.again",
            Self::Accord | Self::AccordTo => "clause.accord",
            _ => "clause",
        }
    }
}

/// Verbs of saying and cues of sources, compiled.
pub(crate) struct QuoteLexicon {
    pub(super) cues: PhraseTable<Cue>,
    /// أن and إن with and without pronouns: what is said begins behind them.
    pub(super) that: WordList,
    /// Words that end a noun phrase, days among them.
    pub(super) stop: WordList,
    /// عن
    pub(super) about: WordId,
    /// في
    pub(super) within: WordId,
    /// كما
    pub(super) like: WordId,
    /// قد
    pub(super) already: WordId,
    /// اسم, of باسم
    pub(super) name: WordId,
}

impl QuoteLexicon {
    pub(crate) fn compile(words: &mut Vocabulary) -> Result<Self> {
        let text = include_str!("../../data/saying.tsv");
        let table = Table::parse("saying.tsv", text, &["cue", "kind"])?;
        let mut cues = PhraseTable::new();
        let (that, stop) = (WordList::new(words), WordList::new(words));
        for row in table.rows() {
            let list = match row.get(1) {
                "that" => Some(that),
                "stop" => Some(stop),
                _ => None,
            };
            if let Some(list) = list {
                let id = words.intern(row.get(0));
                list.add(words, id);
                continue;
            }
            let Some(kind) = Cue::named(row.get(1)) else {
                return Err(row.fault(format!("no such kind: {:?}", row.get(1))));
            };
            match row.get(0).split_once('/') {
                None => {
                    cues.insert(words, row.get(0), kind);
                }
                Some((root, form)) => {
                    let forms = inflect(root, form)
                        .ok_or_else(|| row.fault(format!("no verb: {:?}", row.get(0))))?;
                    for one in forms.iter().filter(|one| one.tense != Tense::Masdar) {
                        // نـ of the first person would only make false friends: نشر is no form of أشار.
                        if one.tense == Tense::Perfect || !one.word.starts_with('ن') {
                            cues.insert(words, &one.word, kind);
                        }
                    }
                }
            }
        }
        let [about, within, like, already, name] =
            ["عن", "في", "كما", "قد", "اسم"].map(|word| words.intern(word));
        Ok(Self { cues: cues.settled(), that, stop, about, within, like, already, name })
    }

    /// True if a token, read so, is a word of a kind by itself.
    pub(super) fn is(
        &self,
        text: &AnnotatedText<'_>,
        at: usize,
        kind: Cue,
        takes: impl Fn(&Reading) -> bool,
    ) -> bool {
        !self.cues.is_silent(text, at)
            && text
                .readings(at)
                .iter()
                .any(|one| takes(one) && self.cues.word(one.word).contains(&kind))
    }
}
