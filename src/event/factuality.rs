//! The words that tell whether an event is so, and where they stand in a sentence.

use std::ops::Range;

use crate::error::Result;
use crate::lexicon::{AnnotatedText, PhraseTable, Tense, Vocabulary, WordId, inflect};
use crate::table::Table;
use crate::token::Proclitics;

/// What a cue says of the event behind it; `data/factuality.tsv` explains the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Not,
    Any,
    Deny,
    Fail,
    Role,
    Lack,
    Keep,
    If,
    May,
    Maybe,
    Plan,
    Near,
    Aim,
    So,
    Act,
    Carry,
    Cause,
    Accused,
    Alleged,
    Setting,
    Fact,
    Frame,
    Memory,
    Relative,
    Made,
    Most,
    Lasting,
    Result,
    Effort,
}

impl Cue {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "not" => Self::Not,
            "any" => Self::Any,
            "deny" => Self::Deny,
            "fail" => Self::Fail,
            "role" => Self::Role,
            "lack" => Self::Lack,
            "keep" => Self::Keep,
            "if" => Self::If,
            "may" => Self::May,
            "maybe" => Self::Maybe,
            "plan" => Self::Plan,
            "near" => Self::Near,
            "aim" => Self::Aim,
            "so" => Self::So,
            "act" => Self::Act,
            "carry" => Self::Carry,
            "cause" => Self::Cause,
            "accused" => Self::Accused,
            "alleged" => Self::Alleged,
            "setting" => Self::Setting,
            "fact" => Self::Fact,
            "frame" => Self::Frame,
            "memory" => Self::Memory,
            "relative" => Self::Relative,
            "made" => Self::Made,
            "most" => Self::Most,
            "lasting" => Self::Lasting,
            "result" => Self::Result,
            "effort" => Self::Effort,
            _ => return None,
        })
    }
}

/// A cue in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) cue: Cue,
    pub(super) tokens: Range<usize>,
    /// ل stands in front: لإجراء.
    pub(super) aims: bool,
}

/// The cues of `data/factuality.tsv`, compiled.
pub(super) struct Factuality {
    cues: PhraseTable<Cue>,
}

impl Factuality {
    pub(super) fn compile(words: &mut Vocabulary) -> Result<Self> {
        let source = include_str!("../../data/factuality.tsv");
        let table = Table::parse("factuality.tsv", source, &["cue", "kind"])?;
        let mut cues = PhraseTable::new();
        for row in table.rows() {
            let Some(cue) = Cue::named(row.get(1)) else {
                return Err(row.fault(format!("no such kind: {:?}", row.get(1))));
            };
            match row.get(0).split_once('/') {
                None => {
                    cues.insert(words, row.get(0), cue);
                }
                Some((root, form)) => {
                    let forms = inflect(root, form)
                        .ok_or_else(|| row.fault(format!("no verb: {:?}", row.get(0))))?;
                    for one in forms.iter().filter(|one| one.tense != Tense::Masdar) {
                        cues.insert(words, &one.word, cue);
                    }
                }
            }
        }
        Ok(Self { cues: cues.settled() })
    }

    /// The cues of a sentence in order; a longer one overrules those inside it: لا يزال, ما إذا.
    pub(super) fn cues(&self, text: &AnnotatedText<'_>, sentence: &Range<usize>) -> Vec<Seen> {
        let mut seen = Vec::new();
        let mut at = sentence.start;
        while at < sentence.end {
            let Some(one) = self.cue(text, at) else {
                at += 1;
                continue;
            };
            at = one.tokens.end;
            if one.cue != Cue::Keep && at <= sentence.end {
                seen.push(one);
            }
        }
        seen
    }

    /// True for a verbal noun such as إجراء, which ل makes a purpose.
    fn hands_on(&self, word: WordId) -> bool {
        self.cues.word(word).iter().any(|cue| matches!(cue, Cue::Act | Cue::Carry))
    }

    fn cue(&self, text: &AnnotatedText<'_>, at: usize) -> Option<Seen> {
        let front = Proclitics::SA.with(Proclitics::KA);
        let found = self.cues.longest(text, at, |one| {
            !one.proclitics.any(front)
                && (!one.proclitics.any(Proclitics::LI) || self.hands_on(one.word))
        })?;
        let cue = *found.values.first()?;
        let aims = found.reading.proclitics.any(Proclitics::LI);
        Some(Seen { cue, tokens: found.tokens, aims })
    }
}
