//! The words of saying, compiled.

use crate::error::Result;
use crate::lexicon::{PhraseTable, Tense, Vocabulary, WordId, WordList, inflect};
use crate::table::Table;

/// How a cue leads to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// The subject of the verb.
    Say,
    /// The noun behind عن.
    Relay,
    /// As `Say`, at a distance: زعم.
    Allege,
    /// The last source goes on.
    Again,
    /// The noun behind the cue.
    Accord,
    /// A noun such as معلومات, whose owner is the source.
    Report,
    /// A noun that is a source by itself in front of a colon: مصادر.
    Source,
}

/// Verbs of saying and cues of sources, compiled.
pub(crate) struct QuoteLexicon {
    pub(super) cues: PhraseTable<Cue>,
    /// أن and إن with and without pronouns: what is said begins behind them.
    pub(super) that: WordList,
    /// Words that end a noun phrase.
    pub(super) stop: WordList,
    pub(super) about: WordId,
}

impl QuoteLexicon {
    pub(crate) fn compile(words: &mut Vocabulary) -> Result<Self> {
        let text = include_str!("../../data/saying.tsv");
        let table = Table::parse("saying.tsv", text, &["cue", "kind"])?;
        let mut cues = PhraseTable::new();
        for row in table.rows() {
            let kind = match row.get(1) {
                "say" => Cue::Say,
                "relay" => Cue::Relay,
                "allege" => Cue::Allege,
                "again" => Cue::Again,
                "accord" => Cue::Accord,
                "report" => Cue::Report,
                "source" => Cue::Source,
                other => return Err(row.fault(format!("no such kind: {other:?}"))),
            };
            match row.get(0).split_once('/') {
                None => {
                    cues.insert(words, row.get(0), kind);
                }
                Some((root, form)) => {
                    let forms = inflect(root, form)
                        .ok_or_else(|| row.fault(format!("no verb: {:?}", row.get(0))))?;
                    for one in forms.iter().filter(|one| one.tense != Tense::Masdar) {
                        cues.insert(words, &one.word, kind);
                    }
                }
            }
        }
        let that = WordList::compile(
            words,
            "أن إن أنه أنها أنهم إنه إنها إنهم أننا إننا بأن بأنه بأنها بأنهم أنهما إنهما إننى إني أني",
        );
        let stop = WordList::compile(
            words,
            "في خلال على من إلى عن بعد قبل منذ أن إن الذي التي الذين حيث فيما بينما لكن وقد قد كان كانت ما لا لم لن \
             عقب إثر أثناء لدى عبر ضد حول اليوم أمس هذا هذه ذلك ثم أو حتى كما لما عندما",
        );
        let about = words.intern("عن");
        Ok(Self { cues, that, stop, about })
    }
}
