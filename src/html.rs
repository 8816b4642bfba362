//! A [`Document`] as one self-contained right-to-left page: the text with its names, times and
//! triggers marked, and a table of the events.

use std::fmt::{self, Display, Write};

use crate::document::Document;
use crate::event::Argument;
use crate::span::Span;

const STYLE: &str = "body{font:1.15rem/1.9 serif;max-width:48rem;margin:2rem auto;padding:0 1rem}\
mark{background:#eef;border-radius:.2rem;padding:0 .15rem}mark.time{background:#efe}\
mark.trigger{background:#fdd}table{border-collapse:collapse;font-size:.9rem;width:100%}\
td,th{border:1px solid #ccc;padding:.3rem;text-align:start;vertical-align:top}";

/// A page for one document; its `Display` is the HTML.
///
/// ```
/// use khabar::{HtmlPage, Parser};
/// let parser = Parser::new()?;
/// let doc = parser.parse("زار الوزير دمشق <أمس>.");
/// let page = HtmlPage::new(&doc).to_string();
/// assert!(page.starts_with("<!DOCTYPE html>") && page.contains("&lt;"));
/// # Ok::<(), khabar::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct HtmlPage<'d, 'a> {
    doc: &'d Document<'a>,
}

/// A stretch of the text to be marked.
struct Marked {
    span: Span,
    class: &'static str,
    title: String,
}

impl<'d, 'a> HtmlPage<'d, 'a> {
    /// The page of `doc`.
    pub fn new(doc: &'d Document<'a>) -> Self {
        Self { doc }
    }

    /// What is marked, in text order and disjoint: triggers first, then times, then names.
    fn marks(&self) -> Vec<Marked> {
        let triggers = self.doc.events.iter().map(|one| Marked {
            span: one.trigger.span,
            class: "trigger",
            title: one.subtype.unwrap_or_default().to_owned(),
        });
        let times = self.doc.times.iter().map(|one| Marked {
            span: one.at.span,
            class: "time",
            title: one.value.to_string(),
        });
        let names = self.doc.entities.iter().map(|one| Marked {
            span: one.at.span,
            class: "name",
            title: [one.id, one.name.as_deref()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" "),
        });
        let mut marks: Vec<Marked> = triggers.chain(times).chain(names).collect();
        marks.sort_by_key(|one| one.span.start); // stable: the order above breaks ties
        marks.dedup_by(|next, kept| next.span.overlaps(kept.span));
        marks
    }

    fn text(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut at = 0;
        for mark in self.marks() {
            paragraphs(f, self.doc.text.get(at..mark.span.start as usize).unwrap_or_default())?;
            let class = mark.class;
            write!(f, "<mark class=\"{class}\" title=\"{}\">", Escaped(&mark.title))?;
            paragraphs(f, mark.span.of(self.doc.text))?;
            f.write_str("</mark>")?;
            at = mark.span.end as usize;
        }
        paragraphs(f, self.doc.text.get(at..).unwrap_or_default())
    }

    fn events(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "<table><tr><th>trigger</th><th>type</th><th>who</th><th>to whom</th><th>where</th>\
             <th>when</th><th>status</th></tr>",
        )?;
        for event in &self.doc.events {
            let cells = [
                event.trigger.text.to_owned(),
                format!("{} {}", event.kind, event.subtype.unwrap_or_default()),
                list(&event.actors),
                list(&event.recipients),
                list(&event.location),
                event.time.clone().unwrap_or_default(),
                event.status.to_string(),
            ];
            f.write_str("<tr>")?;
            for cell in &cells {
                write!(f, "<td>{}</td>", Escaped(cell))?;
            }
            f.write_str("</tr>")?;
        }
        f.write_str("</table>")
    }
}

impl Display for HtmlPage<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = self.doc.layout.headline.map_or("khabar", |one| one.text);
        write!(
            f,
            "<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\"><head><meta charset=\"utf-8\">\
             <title>{}</title><style>{STYLE}</style></head><body><p>",
            Escaped(title)
        )?;
        self.text(f)?;
        f.write_str("</p>")?;
        if !self.doc.events.is_empty() {
            self.events(f)?;
        }
        f.write_str("</body></html>\n")
    }
}

fn list(arguments: &[Argument<'_>]) -> String {
    let one = |argument: &Argument<'_>| match argument.id {
        Some(id) => format!("{} [{id}]", argument.at.text),
        None => argument.at.text.to_owned(),
    };
    arguments.iter().map(one).collect::<Vec<_>>().join("؛ ")
}

/// Escaped text whose line breaks begin new paragraphs.
fn paragraphs(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            f.write_str("</p>\n<p>")?;
        }
        write!(f, "{}", Escaped(line))?;
    }
    Ok(())
}

/// Text with the five characters of markup escaped.
struct Escaped<'t>(&'t str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '&' => f.write_str("&amp;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                _ => f.write_char(c)?,
            }
        }
        Ok(())
    }
}
