//! An article as a person wants to read it.

use std::io::{self, Write};

use khabar::event::{Argument, Event, Status};
use khabar::{Document, Surface};

/// Prints the headline, then what each layer found.
pub(crate) fn print(doc: &Document<'_>, out: &mut impl Write) -> io::Result<()> {
    if let Some(headline) = doc.layout.headline {
        writeln!(out, "{}", headline.text)?;
        writeln!(out, "{}", "=".repeat(headline.text.chars().count().min(80)))?;
    }
    for (name, part) in [
        ("dateline", doc.layout.dateline),
        ("byline", doc.layout.byline),
        ("agency", doc.layout.agency),
    ] {
        if let Some(part) = part {
            writeln!(out, "{name}: {}", part.text)?;
        }
    }
    if let Some(published) = doc.published {
        writeln!(out, "published: {published}")?;
    }
    if doc.unread > 0 {
        writeln!(out, "not read: the last {} bytes", doc.unread)?;
    }
    times(doc, out)?;
    names(doc, out)?;
    quantities(doc, out)?;
    quotes(doc, out)?;
    events(doc, out)
}

fn section(title: &str, count: usize, out: &mut impl Write) -> io::Result<bool> {
    if count > 0 {
        writeln!(out, "\n{title} ({count})")?;
    }
    Ok(count > 0)
}

fn times(doc: &Document<'_>, out: &mut impl Write) -> io::Result<()> {
    section("Times", doc.times.len(), out)?;
    for time in &doc.times {
        write!(out, "  {} = {}", time.at.text, time.value)?;
        if let Some(hijri) = &time.hijri {
            write!(out, " ({hijri})")?;
        }
        if let Some(part) = time.modifier {
            write!(out, " {part}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Each entity once, with its other spellings and how often it is named.
fn names(doc: &Document<'_>, out: &mut impl Write) -> io::Result<()> {
    let firsts = doc.entities.iter().filter(|one| one.coref.is_none());
    section("Names", firsts.count(), out)?;
    let mut counts = vec![1; doc.entities.len()];
    doc.entities.iter().filter_map(|one| one.coref).for_each(|first| counts[first] += 1);
    for (at, first) in doc.entities.iter().enumerate().filter(|(_, one)| one.coref.is_none()) {
        let count = counts[at];
        write!(out, "  {} {}", first.at.text, first.kind)?;
        if let Some(id) = first.id {
            write!(out, " {id}")?;
        }
        if let Some(name) = &first.name {
            write!(out, " ({name})")?;
        }
        if count > 1 {
            write!(out, " ×{count}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn quantities(doc: &Document<'_>, out: &mut impl Write) -> io::Result<()> {
    section("Quantities", doc.quantities.len(), out)?;
    for one in &doc.quantities {
        let number = |value: Option<f64>| value.map_or("?".to_owned(), |value| value.to_string());
        write!(out, "  {} = {}", one.at.text, number(one.value))?;
        if one.upper.is_some() {
            write!(out, "..{}", number(one.upper))?;
        }
        write!(out, " {}", one.unit.unwrap_or("(no unit)"))?;
        match one.approx {
            Some(approx) => writeln!(out, " {approx}")?,
            None => writeln!(out)?,
        }
    }
    Ok(())
}

fn quotes(doc: &Document<'_>, out: &mut impl Write) -> io::Result<()> {
    let direct = doc.quotes.iter().filter(|one| one.direct);
    section("Quotes", direct.clone().count(), out)?;
    for quote in direct {
        let speaker = quote.speaker.map_or("?", |one| one.text);
        writeln!(out, "  {speaker}: {}", quote.at.text)?;
    }
    Ok(())
}

fn events(doc: &Document<'_>, out: &mut impl Write) -> io::Result<()> {
    section("Events", doc.events.len(), out)?;
    for event in &doc.events {
        headline(event, out)?;
        line("who", &event.actors, out)?;
        line("to whom", &event.recipients, out)?;
        line("where", &event.location, out)?;
        if let Some(time) = &event.time {
            writeln!(out, "      when: {time}")?;
        }
        for at in &event.quantities {
            if let Some(one) = doc.quantities.get(*at) {
                writeln!(out, "      how many: {}", one.at.text)?;
            }
        }
        if let Some(source) = &event.attribution {
            writeln!(out, "      according to: {}", argument(source))?;
        }
    }
    Ok(())
}

/// Type, mode and subtype, the trigger in its words, and the status unless it is plain fact.
fn headline(event: &Event<'_>, out: &mut impl Write) -> io::Result<()> {
    write!(out, "  {}", event.kind)?;
    if let Some(mode) = event.mode {
        write!(out, "-{mode}")?;
    }
    if let Some(subtype) = event.subtype {
        write!(out, " {subtype}")?;
    }
    write!(out, ": {}", event.trigger.text)?;
    match event.status {
        Status::Asserted => writeln!(out),
        status => writeln!(out, " [{status}]"),
    }
}

fn line(title: &str, arguments: &[Argument<'_>], out: &mut impl Write) -> io::Result<()> {
    if arguments.is_empty() {
        return Ok(());
    }
    let all: Vec<String> = arguments.iter().map(argument).collect();
    writeln!(out, "      {title}: {}", all.join("؛ "))
}

fn argument(one: &Argument<'_>) -> String {
    let Surface { text, .. } = one.at;
    match one.id {
        Some(id) => format!("{text} [{id}]"),
        None => text.to_owned(),
    }
}
