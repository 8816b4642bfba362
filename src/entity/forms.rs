//! Forms that the tables do not store: cases and numbers of demonyms and offices.
//!
//! Plurals in ون also stand in ين; the masculine singular takes the accusative alif; duals of both
//! genders are regular. The article is cut when a text is read, so forms are kept without it.

/// The forms of a nisba column, `ms|fs|mp|fp` with alternatives behind `/`, without article.
pub(super) fn nisba_forms(column: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, cell) in column.split('|').enumerate() {
        for form in cell.split('/').filter(|form| !form.is_empty()) {
            let form =
                form.strip_prefix("ال").filter(|rest| rest.chars().count() > 1).unwrap_or(form);
            found.push(form.to_owned());
            match at {
                0 => {
                    found.push(format!("{form}ا"));
                    found.push(format!("{form}ان"));
                    if form.ends_with('ي') {
                        found.push(format!("{form}ين"));
                    }
                }
                1 => {
                    if let Some(stem) = form.strip_suffix('ة') {
                        found.push(format!("{stem}تان"));
                        found.push(format!("{stem}تين"));
                    }
                }
                _ => found.extend(sound_plural(form)),
            }
        }
    }
    found
}

/// The forms of an office column, `ms=…|fs=…|pl=…`, first word with and without article.
pub(super) fn title_forms(column: &str) -> Vec<String> {
    let mut found = Vec::new();
    for cell in column.split('|') {
        let form = cell.split_once('=').map_or(cell, |(_, form)| form);
        if form.is_empty() {
            continue;
        }
        let bare = form.strip_prefix("ال").filter(|rest| rest.chars().count() > 2);
        found.push(form.to_owned());
        if let Some(bare) = bare
            && !bare.contains(' ')
        {
            found.push(bare.to_owned());
        }
    }
    found
}

/// The accusative of two indefinite words that show it: `حزام ناسف`, `حزاما ناسفا`.
pub(super) fn accusative(phrase: &str) -> Option<String> {
    let (noun, adjective) = phrase.split_once(' ')?;
    let shows = |word: &str| {
        !word.starts_with("ال")
            && !word.ends_with(['ة', 'ا', 'ى', 'ي', 'ء'])
            && !word.ends_with("ات")
            && word.chars().all(char::is_alphabetic)
    };
    (shows(noun) && shows(adjective)).then(|| format!("{noun}ا {adjective}ا"))
}

/// The oblique of a plural in ون.
fn sound_plural(form: &str) -> Option<String> {
    form.strip_suffix("ون").map(|stem| format!("{stem}ين"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn demonyms_in_every_case_and_number() {
        let forms = nisba_forms("روسي|روسية|روس/الروس|روسيات");
        for form in ["روسي", "روسيا", "روسيين", "روسية", "روسيتين", "روس", "روسيات"]
        {
            assert!(forms.iter().any(|one| one == form), "{form}");
        }
        assert_eq!(accusative("صاروخ موجه").as_deref(), Some("صاروخا موجها"));
        assert_eq!(accusative("عبوة ناسفة"), None);
        assert!(title_forms("ms=الوزير|fs=الوزيرة|pl=").contains(&"وزيرة".to_owned()));
    }
}
