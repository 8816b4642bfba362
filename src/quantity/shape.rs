//! What the letters of an unlisted word say: broken and sound plurals, accusatives, demonyms.
//!
//! Only words beside a number are asked, after every table.

use crate::span::Span;
use crate::text::chars;

/// The article in front of a folded word.
const ARTICLE: &str = "ال";

/// True if a folded word carries the article.
pub(super) fn is_definite(key: &str) -> bool {
    key.starts_with(ARTICLE) && key.chars().count() >= 5
}

/// A folded word without its article.
pub(super) fn stem(key: &str) -> &str {
    key.strip_prefix(ARTICLE).unwrap_or(key)
}

/// A folded word without the clitics in front of its article: `والجنود`, `بالجنود`.
pub(super) fn without_clitics(key: &str) -> &str {
    let behind = key.get(2..).unwrap_or_default();
    if key.starts_with(['و', 'ف', 'ب', 'ك']) && behind.starts_with(ARTICLE) {
        behind
    } else {
        key
    }
}

/// The bytes of a printed word without the clitic in front of its article: that letter and its marks.
pub(super) fn bare_span(span: Span, surface: &str) -> Span {
    let is_letter = |c: char| chars::class(c) == chars::Class::Letter;
    let mut letters = surface.char_indices().filter(|&(_, c)| is_letter(c));
    match (letters.next(), letters.next()) {
        (Some((_, 'و' | 'ف' | 'ب' | 'ك')), Some((second, 'ا'))) => {
            Span::new(span.start + second as u32, span.end)
        }
        _ => span,
    }
}

/// A folded word without the conjunction in front of its article.
pub(super) fn without_conjunction(key: &str) -> &str {
    if key.starts_with(['و', 'ف']) { without_clitics(key) } else { key }
}

/// True for the shapes of plurals: `ات`, `ون`, `ين`, and the commonest broken ones.
pub(super) fn is_plural(key: &str) -> bool {
    let letters: Vec<char> = key.chars().collect();
    let count = letters.len();
    if count < 4 || letters[0] == 'و' || is_definite(key) {
        return false;
    }
    let sound = ["ات", "ون", "ين"].iter().any(|ending| key.ends_with(ending)) && count >= 5;
    let broken = match letters.as_slice() {
        ['ا', _, _, 'ا', _] => true,                        // أفعال
        ['ا', _, _, _, 'ه'] => true,                        // أفعلة
        [_, _, 'ا', _, _] | [_, _, 'ا', _, 'ي', _] => true, // مفاعل، مفاعيل
        [_, _, 'و' | 'ا', last] => *last != 'ا',            // فعول، فعال
        [.., 'ا', 'ء'] => count >= 5,                       // فعلاء، أفعلاء
        _ => false,
    };
    sound || broken
}

/// True for the accusative that follows 11 to 99: tanwin's alif, or ة; but not for verbs in وا.
pub(super) fn is_accusative(key: &str, surface: &str) -> bool {
    key.chars().count() >= 3
        && !is_definite(key)
        && (key.ends_with('ا') && !key.ends_with("وا") || is_feminine(key, surface))
}

/// True for a noun in ة; the fold alone would take a pronoun for it.
pub(super) fn is_feminine(key: &str, surface: &str) -> bool {
    let last = surface.chars().rfind(|&c| chars::class(c) == chars::Class::Letter);
    key.chars().count() >= 3 && !is_definite(key) && last == Some('ة')
}

/// True for the adjectives in ي that are no plurals: `الخليجي`.
pub(super) fn is_nisba(key: &str) -> bool {
    key.ends_with('ي') && key.chars().count() >= 6
}

/// True for the shapes of a dual, and of a sound plural in the oblique: `صحافيين`, `رجلان`.
pub(super) fn is_pair(key: &str) -> bool {
    let ending = ["ان", "ين"].iter().any(|ending| key.ends_with(ending));
    ending && key.chars().count() >= 5 && !is_definite(without_clitics(key))
}

/// True for nouns that their shape tells from verbs: participles in م, verbal nouns like `تفجير`,
/// and demonyms.
pub(super) fn is_derived(key: &str) -> bool {
    let letters: Vec<char> = key.chars().collect();
    match letters.as_slice() {
        ['م', _, _, _, ..] => !key.ends_with(['ا', 'ه']),
        ['ت', _, _, 'ي', _] => true,
        ['ي' | 'ت' | 'س' | 'و' | 'ف', ..] => false, // may be verbs
        [_, _, _, .., 'ي'] => letters.len() >= 5,
        _ => false,
    }
}

/// True unless a word looks like a verb in the imperfect, carries a conjunction or a pronoun.
pub(super) fn is_noun(key: &str, surface: &str) -> bool {
    let last = surface.chars().rfind(|&c| chars::class(c) == chars::Class::Letter);
    key.chars().count() >= 3
        && !is_definite(key)
        && last != Some('ه')
        && !key.ends_with("وا")
        && !key.starts_with(['ي', 'ت', 'س', 'و', 'ف', 'ل'])
}

/// `person` for the demonyms that agree with a number: `فلسطينيين`, `تونسيا`.
pub(super) fn people(key: &str) -> Option<&'static str> {
    let endings = ["يين", "يون", "يا"];
    let fits = endings.iter().any(|ending| key.ends_with(ending)) && !key.ends_with("ايا"); // وصايا
    fits.then_some("person")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_and_others() {
        for word in ["احزاب", "اسلحه", "مطالب", "صواريخ", "حقول", "رجال", "سفراء", "قرارات"]
        {
            assert!(is_plural(word), "{word}");
        }
        for word in ["سنه", "كتب", "الاحزاب", "قتل"] {
            assert!(!is_plural(word), "{word}");
        }
        assert_eq!(people("فلسطينيين"), Some("person"));
        assert_eq!(people("قنبله"), None);
    }
}
