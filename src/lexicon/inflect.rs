//! Arabic verbs: from root and form to the folded, unvocalised words that newspapers print.
//!
//! Forms I to X and the quadriliterals, with weak roots (assimilated, hollow, defective, doubled,
//! hamzated), after any grammar of Modern Standard Arabic. Vowels do not show in print, so that
//! active and passive often fall together; [`Inflected::voice`] says where they do not.

/// The tense of a form, or that it is the verbal noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// Done: `هاجم`.
    Perfect,
    /// Being done, to be done, or negated by لم and لن: `يهاجم`.
    Imperfect,
    /// The verbal noun: `مهاجمة`.
    Masdar,
}

/// Whether the letters tell the voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// Active, or passive with the same letters.
    Open,
    /// Passive only: `هوجم`, `اغتيل`.
    Passive,
}

/// One printed form of a verb, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Inflected {
    pub(crate) word: String,
    pub(crate) tense: Tense,
    pub(crate) voice: Voice,
}

/// How a stem takes endings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    /// Endings are added: `كتب`, `كتبوا`.
    Sound,
    /// The last radical is weak and cut from the stem; the letter is what it shows at the end.
    Weak(char),
    /// The middle radical is weak and gone, as in the jussive: `يقم`; no vowel may follow.
    Short,
}

/// A stem without person, with what it stands for.
struct Stem {
    letters: String,
    tail: Tail,
    tense: Tense,
    voice: Voice,
}

/// Every form of the verb with these radicals (folded: و and ي weak, ا for hamza) in a form named
/// by its Roman number, `QI` or `QII`. `None` if the root does not fit the form.
pub(crate) fn inflect(root: &str, form: &str) -> Option<Vec<Inflected>> {
    let mut found = Vec::new();
    for stem in stems(root, form)? {
        match stem.tense {
            Tense::Perfect => perfect(&stem, &mut found),
            Tense::Imperfect => imperfect(&stem, &mut found),
            Tense::Masdar => found.push(Inflected {
                word: stem.letters,
                tense: Tense::Masdar,
                voice: Voice::Open,
            }),
        }
    }
    Some(found)
}

/// Third person, and the first person plural; a bare و stands before object pronouns.
fn perfect(stem: &Stem, found: &mut Vec<Inflected>) {
    let endings: &[&str] = match (stem.tail, stem.voice) {
        (Tail::Sound | Tail::Short, _) => &["", "ت", "وا", "و", "ا", "تا", "نا"],
        (Tail::Weak('ا'), Voice::Open) => &["ا", "ت", "وا", "و", "وا", "تا", "ونا"],
        (Tail::Weak(_), Voice::Open) => &["ي", "ا", "ت", "وا", "و", "يا", "تا", "ينا"],
        (Tail::Weak(_), Voice::Passive) => &["ي", "يت", "وا", "يا", "يتا"],
    };
    add(stem, "", endings, found);
}

/// Third person of both genders and the first person plural, in all three moods.
fn imperfect(stem: &Stem, found: &mut Vec<Inflected>) {
    let (singular, endings): (&[&str], &[&str]) = match stem.tail {
        Tail::Sound => (&[""], &["ون", "وا", "و", "ان", "ا", "ن"]),
        Tail::Short => (&[""], &["ن"]),
        Tail::Weak('و') => (&["و", "", "وا"], &["ون", "وا", "وان"]),
        Tail::Weak(_) => (&["ي", "", "ا"], &["ون", "وا", "و", "يان", "يا"]),
    };
    for person in ["ي", "ت", "ن"] {
        add(stem, person, singular, found);
    }
    for person in ["ي", "ت"] {
        add(stem, person, endings, found);
    }
}

fn add(stem: &Stem, before: &str, endings: &[&str], found: &mut Vec<Inflected>) {
    for ending in endings {
        let word = [before, &stem.letters, ending].concat();
        found.push(Inflected { word, tense: stem.tense, voice: stem.voice });
    }
}

/// What is weak in a root.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sound,
    Hollow,
    Defective,
    Doubled,
}

fn kind(second: char, third: char) -> Kind {
    match (second, third) {
        (_, 'و' | 'ي') => Kind::Defective,
        ('و' | 'ي', _) => Kind::Hollow,
        (second, third) if second == third => Kind::Doubled,
        _ => Kind::Sound,
    }
}

fn stems(root: &str, form: &str) -> Option<Vec<Stem>> {
    let radicals: Vec<char> = root.chars().collect();
    match (radicals.as_slice(), form) {
        (&[a, b, c, d], "QI" | "QII") => Some(quadriliteral(a, b, c, d, form == "QII")),
        (&[a, b, c], _) => triliteral(a, b, c, form),
        _ => None,
    }
}

fn quadriliteral(a: char, b: char, c: char, d: char, reflexive: bool) -> Vec<Stem> {
    let root = format!("{a}{b}{c}{d}");
    let (perfect, masdar) = match reflexive {
        false => (root.clone(), format!("{root}ه")),
        true => (format!("ت{root}"), format!("ت{root}")),
    };
    Builder::default().active(&perfect, &perfect, Tail::Sound).masdar(masdar).stems
}

fn triliteral(a: char, b: char, c: char, form: &str) -> Option<Vec<Stem>> {
    let kind = kind(b, c);
    let builder = Builder::default();
    let builder = match form {
        "I" => first(builder, a, b, c, kind),
        "II" => second(builder, a, b, c, kind),
        "III" => third(builder, a, b, c, kind),
        "IV" => fourth(builder, a, b, c, kind),
        "V" => fifth(builder, &format!("ت{a}{b}"), c, kind),
        "VI" => fifth(builder, &format!("ت{a}ا{b}"), c, kind),
        "VII" => joined(builder, &format!("ان{a}"), "", b, c, kind),
        "VIII" => {
            let (before, infix) = eighth(a);
            joined(builder, &before, infix, b, c, kind)
        }
        "X" => tenth(builder, a, b, c, kind),
        _ => return None,
    };
    Some(builder.stems)
}

#[derive(Default)]
struct Builder {
    stems: Vec<Stem>,
}

impl Builder {
    /// The perfect stem and the imperfect stem behind its person.
    fn active(self, perfect: &str, imperfect: &str, tail: Tail) -> Self {
        self.stem(perfect, tail, Tense::Perfect, Voice::Open).stem(
            imperfect,
            tail,
            Tense::Imperfect,
            Voice::Open,
        )
    }

    fn passive(self, perfect: &str, imperfect: &str, tail: Tail) -> Self {
        self.stem(perfect, tail, Tense::Perfect, Voice::Passive).stem(
            imperfect,
            tail,
            Tense::Imperfect,
            Voice::Passive,
        )
    }

    fn masdar(self, word: String) -> Self {
        self.stem(&word, Tail::Sound, Tense::Masdar, Voice::Open)
    }

    fn stem(mut self, letters: &str, tail: Tail, tense: Tense, voice: Voice) -> Self {
        self.stems.push(Stem { letters: letters.to_owned(), tail, tense, voice });
        self
    }
}

fn first(builder: Builder, a: char, b: char, c: char, kind: Kind) -> Builder {
    let open = Voice::Open;
    match kind {
        Kind::Sound if a == 'و' => builder
            .active(&format!("{a}{b}{c}"), &format!("{b}{c}"), Tail::Sound)
            .passive(&format!("{a}{b}{c}"), &format!("و{b}{c}"), Tail::Sound),
        Kind::Sound => builder.active(&format!("{a}{b}{c}"), &format!("{a}{b}{c}"), Tail::Sound),
        Kind::Doubled => builder.active(&format!("{a}{b}"), &format!("{a}{b}"), Tail::Sound).stem(
            &format!("{a}{b}{c}"),
            Tail::Sound,
            Tense::Perfect,
            open,
        ),
        Kind::Hollow => builder
            .active(&format!("{a}ا{c}"), &format!("{a}{b}{c}"), Tail::Sound)
            .stem(&format!("{a}{c}"), Tail::Short, Tense::Imperfect, open)
            .passive(&format!("{a}ي{c}"), &format!("{a}ا{c}"), Tail::Sound),
        Kind::Defective => {
            let (perfect, imperfect) = if c == 'و' {
                (Tail::Weak('ا'), Tail::Weak('و'))
            } else {
                (Tail::Weak('ي'), Tail::Weak('ي'))
            };
            let stem = format!("{a}{b}");
            let short = if a == 'و' { b.to_string() } else { stem.clone() };
            builder
                .stem(&stem, perfect, Tense::Perfect, open)
                .stem(&short, imperfect, Tense::Imperfect, open)
                .passive(&stem, &stem, Tail::Weak('ي'))
        }
    }
}

fn second(builder: Builder, a: char, b: char, c: char, kind: Kind) -> Builder {
    let (stem, carried) = (format!("{a}{b}"), carried(a));
    match kind {
        Kind::Defective => builder
            .active(&stem, &stem, Tail::Weak('ي'))
            .passive(&stem, &stem, Tail::Weak('ي'))
            .masdar(format!("ت{a}{b}يه")),
        _ if c == 'ا' => builder
            .stem(&format!("{stem}ا"), Tail::Sound, Tense::Perfect, Voice::Open)
            .stem(&format!("{carried}{b}ي"), Tail::Sound, Tense::Imperfect, Voice::Open)
            .masdar(format!("ت{a}{b}يه")),
        _ => builder
            .active(&format!("{stem}{c}"), &format!("{carried}{b}{c}"), Tail::Sound)
            .masdar(format!("ت{a}{b}ي{c}")),
    }
}

/// A hamza behind the person of forms II, III and IV is written on و: `يؤجل`.
fn carried(a: char) -> char {
    if a == 'ا' { 'و' } else { a }
}

fn third(builder: Builder, a: char, b: char, c: char, kind: Kind) -> Builder {
    let (stem, passive) = (format!("{a}ا{b}"), format!("{a}و{b}"));
    match kind {
        Kind::Defective => builder
            .active(&stem, &stem, Tail::Weak('ي'))
            .passive(&passive, &stem, Tail::Weak('ي'))
            .masdar(format!("م{a}ا{b}اه")),
        _ => builder
            .active(&format!("{stem}{c}"), &format!("{}ا{b}{c}", carried(a)), Tail::Sound)
            .stem(&format!("{passive}{c}"), Tail::Sound, Tense::Perfect, Voice::Passive)
            .masdar(format!("م{}ا{b}{c}ه", carried(a))),
    }
}

fn fourth(builder: Builder, a: char, b: char, c: char, kind: Kind) -> Builder {
    // A hamza in front melts into the prefix (آوى); a و turns into ي in the masdar (إيقاف).
    let first = if a == 'ا' { String::new() } else { a.to_string() };
    let masdar = if matches!(a, 'و' | 'ا') { 'ي' } else { a };
    match kind {
        Kind::Hollow => builder
            .active(&format!("ا{first}ا{c}"), &format!("{first}ي{c}"), Tail::Sound)
            .stem(&format!("{first}{c}"), Tail::Short, Tense::Imperfect, Voice::Open)
            .passive(&format!("ا{first}ي{c}"), &format!("{first}ا{c}"), Tail::Sound)
            .masdar(format!("ا{first}ا{c}ه")),
        Kind::Defective => builder
            .active(&format!("ا{first}{b}"), &format!("{a}{b}"), Tail::Weak('ي'))
            .passive(&format!("ا{first}{b}"), &format!("{a}{b}"), Tail::Weak('ي'))
            .masdar(format!("ا{masdar}{b}اء")),
        Kind::Doubled => builder
            .active(&format!("ا{first}{b}"), &format!("{first}{b}"), Tail::Sound)
            .masdar(format!("ا{first}{b}ا{c}")),
        Kind::Sound if c == 'ا' => builder
            .stem(&format!("ا{first}{b}ا"), Tail::Sound, Tense::Perfect, Voice::Open)
            .stem(&format!("{a}{b}ي"), Tail::Sound, Tense::Imperfect, Voice::Open)
            .masdar(format!("ا{masdar}{b}اء")),
        Kind::Sound => builder
            .active(&format!("ا{first}{b}{c}"), &format!("{}{b}{c}", carried(a)), Tail::Sound)
            .masdar(format!("ا{masdar}{b}ا{c}")),
    }
}

/// Forms V and VI: the stem up to the last radical is given.
fn fifth(builder: Builder, stem: &str, c: char, kind: Kind) -> Builder {
    match kind {
        Kind::Defective => builder
            .active(stem, stem, Tail::Weak('ي'))
            .masdar(format!("{stem}ي"))
            .masdar(stem.to_owned()),
        _ => {
            let whole = format!("{stem}{c}");
            builder.active(&whole, &whole, Tail::Sound).masdar(whole.clone())
        }
    }
}

/// The head of form VIII: `ا` with the first radical, and the infix ت as it comes out behind it.
fn eighth(a: char) -> (String, &'static str) {
    match a {
        'و' | 'ا' => ("ات".to_owned(), ""),
        'ص' | 'ض' => (format!("ا{a}"), "ط"),
        'ط' | 'د' => (format!("ا{a}"), ""),
        'ز' => ("از".to_owned(), "د"),
        _ => (format!("ا{a}"), "ت"),
    }
}

/// Forms VII and VIII: `before` is all up to the first radical, then the infix.
fn joined(builder: Builder, before: &str, infix: &str, b: char, c: char, kind: Kind) -> Builder {
    let head = format!("{before}{infix}");
    let bare = head.strip_prefix('ا').unwrap_or(&head).to_owned();
    match kind {
        Kind::Hollow => builder
            .active(&format!("{head}ا{c}"), &format!("{bare}ا{c}"), Tail::Sound)
            .stem(&format!("{bare}{c}"), Tail::Short, Tense::Imperfect, Voice::Open)
            .stem(&format!("{head}ي{c}"), Tail::Sound, Tense::Perfect, Voice::Passive)
            .masdar(format!("{head}يا{c}")),
        Kind::Defective => builder
            .active(&format!("{head}{b}"), &format!("{bare}{b}"), Tail::Weak('ي'))
            .passive(&format!("{head}{b}"), &format!("{bare}{b}"), Tail::Weak('ي'))
            .masdar(format!("{head}{b}اء")),
        Kind::Doubled => builder
            .active(&format!("{head}{b}"), &format!("{bare}{b}"), Tail::Sound)
            .masdar(format!("{head}{b}ا{c}")),
        Kind::Sound => builder
            .active(&format!("{head}{b}{c}"), &format!("{bare}{b}{c}"), Tail::Sound)
            .masdar(format!("{head}{b}ا{c}")),
    }
}

fn tenth(builder: Builder, a: char, b: char, c: char, kind: Kind) -> Builder {
    let masdar = if matches!(a, 'و' | 'ا') { 'ي' } else { a };
    match kind {
        Kind::Hollow => builder
            .active(&format!("است{a}ا{c}"), &format!("ست{a}ي{c}"), Tail::Sound)
            .stem(&format!("ست{a}{c}"), Tail::Short, Tense::Imperfect, Voice::Open)
            .passive(&format!("است{a}ي{c}"), &format!("ست{a}ا{c}"), Tail::Sound)
            .masdar(format!("است{a}ا{c}ه")),
        Kind::Defective => builder
            .active(&format!("است{a}{b}"), &format!("ست{a}{b}"), Tail::Weak('ي'))
            .passive(&format!("است{a}{b}"), &format!("ست{a}{b}"), Tail::Weak('ي'))
            .masdar(format!("است{masdar}{b}اء")),
        Kind::Doubled => builder
            .active(&format!("است{a}{b}"), &format!("ست{a}{b}"), Tail::Sound)
            .masdar(format!("است{a}{b}ا{c}")),
        Kind::Sound => builder
            .active(&format!("است{a}{b}{c}"), &format!("ست{a}{b}{c}"), Tail::Sound)
            .masdar(format!("است{masdar}{b}ا{c}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(root: &str, form: &str, words: &str) {
        let found = inflect(root, form).unwrap_or_default();
        for word in words.split(' ') {
            let folded = crate::text::fold(word);
            assert!(found.iter().any(|one| one.word == folded), "{root} {form}: no {word}");
        }
    }

    #[test]
    fn strong_verbs() {
        check("قصف", "I", "قصف قصفت قصفوا قصفتا يقصف تقصف يقصفون تقصفان");
        check("عزز", "II", "عزز عززت يعزز تعزيز");
        check("هجم", "III", "هاجم هاجموا يهاجمون هوجم هوجمت مهاجمة");
        check("طلق", "IV", "أطلق أطلقت يطلق إطلاق");
        check("ظهر", "VI", "تظاهر تظاهروا يتظاهرون تظاهر");
        check("سحب", "VII", "انسحب تنسحب انسحاب");
        check("عقل", "VIII", "اعتقل اعتقلوا تعتقل اعتقال");
        check("هدف", "X", "استهدف يستهدف استهداف");
    }

    #[test]
    fn weak_verbs() {
        check("وصل", "I", "وصل وصلت يصل تصل");
        check("شنن", "I", "شن شنت يشن شنوا");
        check("زور", "I", "زار زارت يزور تزور زيرت");
        check("دعو", "I", "دعا دعت دعوا يدعو تدعو يدعون دعيت");
        check("بني", "I", "بنى بنت بنوا يبني يبنون بنا");
        check("وقف", "IV", "أوقف يوقف إيقاف");
        check("دين", "IV", "أدان أدانت يدين أدين إدانة");
        check("نهي", "IV", "أنهى أنهت ينهي إنهاء أنهيت");
        check("وهم", "VIII", "اتهم اتهمت يتهم اتهام");
        check("لقي", "VIII", "التقى التقت يلتقي التقاء");
        check("حلل", "VIII", "احتل احتلت يحتل احتلال");
        check("غيل", "VIII", "اغتال يغتال اغتيل اغتيال");
        check("ضمم", "VII", "انضم انضمت انضمام");
        check("ولي", "X", "استولى استولت يستولي استيلاء");
        check("قيل", "X", "استقال استقالت يستقيل استقالة");
        check("صدم", "VIII", "اصطدم اصطدام");
        check("اجل", "II", "أجل يؤجل تأجيل");
        check("رجا", "IV", "أرجأ أرجأت يرجئ إرجاء");
        check("انف", "X", "استأنف يستأنف استئناف");
        check("عبا", "II", "عبأ يعبئ تعبئة");
    }

    #[test]
    fn what_is_no_verb() {
        assert!(inflect("قصف", "XV").is_none());
        assert!(inflect("قص", "I").is_none());
    }
}
