//! The words that the reading of clauses hangs on: light verbs, verbs of saying, prepositions,
//! nouns for those who act or suffer.

use crate::error::Result;
use crate::lexicon::{AnnotatedText, PhraseTable, Reading, Tense, Vocabulary, inflect};
use crate::table::Table;
use crate::text::fold;
use crate::token::Proclitics;

/// What a word does in a clause, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u64);

/// Names of `data/event_words.tsv` in the order of their bits.
const NAMES: [&str; 49] = [
    "light",
    "suffer",
    "say",
    "verb",
    "relative",
    "subordinate",
    "by",
    "from",
    "to",
    "on",
    "against",
    "with",
    "between",
    "about",
    "place",
    "force",
    "group",
    "state",
    "official",
    "civil",
    "target",
    "modifier",
    "head",
    "aux",
    "happen",
    "pair",
    "part",
    "that",
    "claim",
    "task",
    "last",
    "among",
    "verbal",
    "honour",
    "town",
    "home",
    "region",
    "witness",
    "result",
    "hurt",
    "engage",
    "deed",
    "matter",
    "nominal",
    "vague",
    "masculine",
    "like",
    "answer",
    "exposed",
];

impl Class {
    pub(super) const LIGHT: Self = Self(1);
    pub(super) const SUFFER: Self = Self(1 << 1);
    pub(super) const SAY: Self = Self(1 << 2);
    pub(super) const RELATIVE: Self = Self(1 << 4);
    pub(super) const SUBORDINATE: Self = Self(1 << 5);
    pub(super) const BY: Self = Self(1 << 6);
    pub(super) const FROM: Self = Self(1 << 7);
    pub(super) const TO: Self = Self(1 << 8);
    pub(super) const ON: Self = Self(1 << 9);
    pub(super) const AGAINST: Self = Self(1 << 10);
    pub(super) const WITH: Self = Self(1 << 11);
    pub(super) const BETWEEN: Self = Self(1 << 12);
    pub(super) const ABOUT: Self = Self(1 << 13);
    pub(super) const PLACE: Self = Self(1 << 14);
    pub(super) const FORCE: Self = Self(1 << 15);
    pub(super) const GROUP: Self = Self(1 << 16);
    pub(super) const STATE: Self = Self(1 << 17);
    pub(super) const OFFICIAL: Self = Self(1 << 18);
    pub(super) const CIVIL: Self = Self(1 << 19);
    pub(super) const TARGET: Self = Self(1 << 20);
    pub(super) const MODIFIER: Self = Self(1 << 21);
    pub(super) const HEAD: Self = Self(1 << 22);
    /// Takes the subject of the verb behind it: كان.
    pub(super) const AUX: Self = Self(1 << 23);
    /// Happens by itself: وقع, تم, اندلع.
    pub(super) const HAPPEN: Self = Self(1 << 24);
    /// Stands for two parties named before: البلدين.
    pub(super) const PAIR: Self = Self(1 << 25);
    /// Counts, with من behind it: عدد من المسلحين.
    pub(super) const PART: Self = Self(1 << 26);
    /// أنه, إنها: a clause whose subject was named before.
    pub(super) const THAT: Self = Self(1 << 27);
    /// What is claimed for a deed: أعلنت مسؤوليتها عن الهجوم.
    pub(super) const CLAIM: Self = Self(1 << 28);
    /// What a body is there for: قوات مكافحة الشغب.
    pub(super) const TASK: Self = Self(1 << 29);
    /// Says how long: معارك استمرت ثلاثة أيام.
    pub(super) const LAST: Self = Self(1 << 30);
    /// Names some of those who were named: بينهم.
    pub(super) const AMONG: Self = Self(1 << 31);
    /// Stands before verbs alone: قد, لم.
    pub(super) const VERBAL: Self = Self(1 << 32);
    /// A title of courtesy or rank: الأمير.
    pub(super) const HONOUR: Self = Self(1 << 33);
    /// Stands for a town named before: المدينة.
    pub(super) const TOWN: Self = Self(1 << 34);
    /// Stands for a state named before: البلاد.
    pub(super) const HOME: Self = Self(1 << 35);
    /// Is a place with no name: المنطقة.
    pub(super) const REGION: Self = Self(1 << 36);
    /// Has the place of what happens for its subject: تشهد المدينة هجمات.
    pub(super) const WITNESS: Self = Self(1 << 37);
    /// Has an event for its subject and those hit behind: أسفر عن.
    pub(super) const RESULT: Self = Self(1 << 38);
    /// Tells of the wounded and dead: أصيب, إصابة, جرحى.
    pub(super) const HURT: Self = Self(1 << 39);
    /// Hands its subject to the noun behind في: دخل في إضراب.
    pub(super) const ENGAGE: Self = Self(1 << 40);
    /// A noun with its doer right behind and what he does after that: مواصلة الجيش القصف.
    pub(super) const DEED: Self = Self(1 << 41);
    /// Hands ب or ل in front of it on to its owner: لمطالب المعلمين.
    pub(super) const MATTER: Self = Self(1 << 42);
    /// Stands before nouns alone: أعنف, أول.
    pub(super) const NOMINAL: Self = Self(1 << 43);
    /// Things too many to be anybody's: مواقع, أهداف.
    pub(super) const VAGUE: Self = Self(1 << 44);
    /// Takes verbs in the masculine alone: الجيش, لبنان.
    pub(super) const MASCULINE: Self = Self(1 << 45);
    /// Stands before examples of what was named: دول أخرى مثل مالي.
    pub(super) const LIKE: Self = Self(1 << 46);
    /// Hands its subject to the noun behind ب: رد بقصف.
    pub(super) const ANSWER: Self = Self(1 << 47);
    /// A noun with those hit right behind and what befalls them behind ل: تعرض سفينة لهجوم.
    pub(super) const EXPOSED: Self = Self(1 << 48);
    /// A mark that ends a clause.
    pub(super) const STOP: Self = Self(1 << 61);
    /// A comma.
    pub(super) const COMMA: Self = Self(1 << 62);
    /// A verb that names an event.
    pub(super) const TRIGGER: Self = Self(1 << 63);
    /// Any verb that is no trigger.
    pub(super) const VERB: Self =
        Self(0b1111 | 1 << 24 | 1 << 30 | 1 << 37 | 1 << 38 | 1 << 40 | 1 << 47);
    /// Any preposition.
    pub(super) const PREPOSITION: Self = Self(0x7FC0);
    /// Any other noun that takes clitics and the article.
    const NOUN: Self = Self(1 << 22 | 0b111 << 34 | 1 << 39 | 0b1_1111 << 41 | 1 << 48);
    /// A noun for somebody or something that takes part.
    pub(super) const PARTICIPANT: Self = Self(0x1F8000 | 1 << 25);

    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    fn named(name: &str) -> Option<Self> {
        NAMES.iter().position(|known| *known == name).map(|at| Self(1 << at))
    }
}

/// What is known of one token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark {
    /// Its classes.
    pub(super) class: Class,
    /// The tokens of the longest phrase that gave a class.
    length: u32,
    /// 1 + place of the reading of its participant noun among its readings, 0 for none.
    noun: u8,
}

impl Mark {
    /// One past the last token of the longest phrase that gave the mark of token `at` a class.
    pub(super) fn end(&self, at: usize) -> usize {
        at + self.length as usize
    }

    /// The reading of the participant noun at token `at`, whose mark this is.
    pub(super) fn noun(&self, text: &AnnotatedText<'_>, at: usize) -> Option<Reading> {
        let place = usize::from(self.noun).checked_sub(1)?;
        text.readings(at).get(place).copied()
    }
}

/// The table, compiled.
pub(super) struct Words {
    table: PhraseTable<(Class, bool)>,
}

impl Words {
    pub(super) fn compile(words: &mut Vocabulary) -> Result<Self> {
        let mut table = PhraseTable::new();
        let source = include_str!("../../data/event_words.tsv");
        let rows = Table::parse("event_words.tsv", source, &["class", "verbs", "words"])?;
        for row in rows.rows() {
            let Some(class) = Class::named(row.get(0)) else {
                return Err(row.fault(format!("unknown class {:?}", row.get(0))));
            };
            for verb in row.list(1) {
                let forms = verb.split_once('/').and_then(|(root, form)| inflect(root, form));
                let Some(forms) = forms else {
                    return Err(row.fault(format!("no verb: {verb:?}")));
                };
                for form in forms.iter().filter(|form| form.tense != Tense::Masdar) {
                    table.insert(words, &form.word, (class, true));
                }
            }
            let inflects = class.any(Class::PARTICIPANT.with(Class::MODIFIER).with(Class::NOUN));
            for word in row.list(2) {
                for form in noun_forms(word).iter().take(if inflects { usize::MAX } else { 1 }) {
                    table.insert(words, form, (class, !inflects));
                }
            }
        }
        Ok(Self { table: table.settled() })
    }

    /// The marks of all tokens of a text.
    pub(super) fn mark(&self, text: &AnnotatedText<'_>) -> Vec<Mark> {
        let mut marks: Vec<Mark> = (0..text.len()).map(|at| self.mark_one(text, at)).collect();
        // The words inside a phrase do what it does: يد in على يد is no verb but governs.
        let mut at = 0;
        while at < marks.len() {
            let Mark { class, length, .. } = marks[at];
            let end = at + length as usize;
            let class = class.and(Class::PREPOSITION.with(Class::SUBORDINATE).with(Class::PART));
            for inner in at + 1..end.min(marks.len()) {
                marks[inner] = Mark { class, length: 1, noun: 0 };
            }
            at = end.max(at + 1);
        }
        // No verb stands behind what governs a noun: أحد قادته.
        for at in 1..marks.len() {
            let governs = Class::PREPOSITION.without(Class::RELATIVE).with(Class::PART);
            if marks[at].class.any(Class::PARTICIPANT) && marks[at - 1].class.any(governs) {
                marks[at].class = marks[at].class.without(Class::VERB);
            }
        }
        marks
    }

    fn mark_one(&self, text: &AnnotatedText<'_>, at: usize) -> Mark {
        let class = match text.mark(at) {
            Some('.' | '؛' | ';' | ':' | '؟' | '!' | '…') => Class::STOP,
            Some('،' | ',') => Class::COMMA,
            _ => Class::default(),
        };
        let mut mark = Mark { class, length: 1, noun: 0 };
        self.table.each(text, at, |found| {
            let reading = found.reading;
            let length = found.tokens.len() as u32;
            // الدولة is no الدول with a pronoun, what has the article has none; بعثة is no بعثه.
            if reading.pronoun > 0
                && (text.surface(at).ends_with('ة') || reading.span.of(text.text).starts_with("ال"))
            {
                return;
            }
            for &(class, bare) in found.values {
                // فرد is somebody before it is ف with a verb.
                let cut = reading.proclitics.any(Proclitics::FA)
                    && class.any(Class::VERB)
                    && mark.class.any(Class::PARTICIPANT);
                // إضافي is no أضاف: a verb has ني for me.
                let mine =
                    reading.pronoun == 1 && class.any(Class::VERB) && text.key(at).ends_with('ي');
                if cut || mine || !fits(&reading, class, bare) {
                    continue;
                }
                // A longer phrase overrules what its first word says alone, its gender aside.
                if length > mark.length {
                    mark = Mark { class: mark.class.and(Class::MASCULINE), length, noun: 0 };
                }
                if length < mark.length && class == Class::MASCULINE {
                    mark.class.add(class);
                }
                if length == mark.length {
                    mark.class.add(class);
                    if class.any(Class::PARTICIPANT) && mark.noun == 0 {
                        let place = text.readings(at).iter().position(|one| *one == reading);
                        mark.noun = place.map_or(0, |place| place as u8 + 1);
                    }
                }
            }
        });
        if mark.class.any(Class::LIKE) {
            // مثل is seldom the verb.
            mark.class = mark.class.without(Class::VERB);
        }
        mark
    }
}

/// True if a word that is read so may do what its class says; `bare` if it does not inflect.
fn fits(reading: &Reading, class: Class, bare: bool) -> bool {
    let particles = reading.particles();
    // بينهم and منها govern nothing behind them.
    if reading.pronoun > 0 && class.any(Class::PREPOSITION.with(Class::SUBORDINATE)) {
        return false;
    }
    if !bare {
        return !particles.any(Proclitics::SA);
    }
    let joined = Proclitics::WA.with(Proclitics::FA);
    let verbal = Proclitics::SA.with(Proclitics::LI);
    let front = if class.any(Class::VERB) { joined.with(verbal) } else { joined };
    !reading.is_definite() && particles.without(front).is_empty()
}

/// A noun or phrase, folded, with the endings that print shows: the accusative alif, ت for ة
/// before pronouns, dual and feminine plural for single words.
pub(super) fn noun_forms(noun: &str) -> Vec<String> {
    let base = fold(noun);
    let mut forms = vec![base.clone()];
    let tanwin = |word: &str| !word.ends_with(['ه', 'ا', 'ء']) && !word.starts_with("ال");
    match base.split_once(' ') {
        None => {
            if let Some(stem) = base.strip_suffix('ه') {
                forms.extend(["ت", "تان", "تين", "ات"].map(|ending| [stem, ending].concat()));
            } else if let Some(stem) = base.strip_suffix('ء') {
                forms.extend(["و", "ي", "ءات"].map(|ending| [stem, ending].concat()));
            } else if tanwin(&base) {
                forms.extend(["ا", "ان", "ين", "ات"].map(|ending| [&base, ending].concat()));
            }
        }
        Some((first, rest)) if !rest.contains(' ') => {
            let second = if tanwin(rest) { format!("{rest}ا") } else { rest.to_owned() };
            if tanwin(first) {
                forms.push(format!("{first}ا {second}"));
            }
            if let Some(stem) = first.strip_suffix('ه') {
                forms.push(format!("{stem}ت {rest}"));
            }
            if !rest.starts_with("ال") && !first.starts_with("ال") {
                forms.push(format!("ال{first} ال{rest}"));
            }
        }
        Some(_) => {}
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_take_the_endings_of_print() {
        assert!(noun_forms("زيارة").contains(&"زيارت".to_owned()));
        assert!(noun_forms("هجوم بري").contains(&"الهجوم البري".to_owned()));
        assert!(noun_forms("إنهاء").contains(&"انهاي".to_owned()));
    }

    #[test]
    fn a_longer_phrase_overrules_its_first_word() -> Result<()> {
        let mut words = Vocabulary::new();
        let table = Words::compile(&mut words)?;
        let text = AnnotatedText::new("من قبل مسلحين", &words);
        let marks = table.mark(&text);
        assert!(marks[0].class.any(Class::BY) && !marks[0].class.any(Class::FROM));
        assert!(marks[2].class.any(Class::PARTICIPANT));
        Ok(())
    }
}
