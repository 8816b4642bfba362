//! Names of one's own: a table of five columns, whose names win over the crate's.

#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use khabar::{Gazetteer, Parser};

const TABLE: &str = "id\ttype\tnames\tenglish\tcountry\n\
    org:harbour-watch\tORG\tمرصد الموانئ|مرصد الموانئ المستقل\tHarbour Watch\tTN\n\
    plc:sabkha-9\tFACILITY\tمحطة السبخة التاسعة\tSabkha 9 station\tTN\n";

fn main() -> khabar::Result<()> {
    let own = Gazetteer::from_tsv("harbours.tsv", TABLE)?;
    let parser = Parser::builder().gazetteer(own).build()?;
    let doc = parser.parse("قال مرصد الموانئ إن محطة السبخة التاسعة توقفت عن العمل.");
    for name in &doc.entities {
        println!(
            "{} = {} ({})",
            name.at.text,
            name.id.unwrap_or("?"),
            name.name.as_deref().unwrap_or("?")
        );
    }

    // A mistake in a table is reported with its line.
    let wrong = Gazetteer::from_tsv(
        "wrong.tsv",
        "id\ttype\tnames\tenglish\tcountry\nx\tHARBOUR\tميناء\t\t\n",
    );
    if let Err(error) = wrong {
        println!("{error}");
    }
    Ok(())
}
