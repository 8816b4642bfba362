//! The first five minutes: one parser, one article, what it found.

#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use khabar::Parser;

fn main() -> khabar::Result<()> {
    let parser = Parser::new()?;
    let text = "وصل وفد قطري إلى بورتسودان في 3 آذار/ مارس، وقدّم مساعدات بقيمة 4 ملايين دولار.";
    let doc = parser.parse_published(text, "2025-03-10".parse()?);

    for time in &doc.times {
        println!("{} = {}", time.at.text, time.value);
    }
    for name in &doc.entities {
        println!("{} = {} {}", name.at.text, name.kind, name.id.unwrap_or("(unknown)"));
    }
    for one in &doc.quantities {
        println!("{} = {:?} {}", one.at.text, one.value, one.unit.unwrap_or("(no unit)"));
    }
    for event in &doc.events {
        println!("{} = {}", event.trigger.text, event.kind);
    }
    Ok(())
}
