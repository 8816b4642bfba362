//! How public types show themselves: kinds by their word in the JSON, compiled tables by their name.

/// `Display` of a kind is the word that the JSON has for it.
macro_rules! shows_its_word {
    ($($kind:ident),+) => {$(
        impl std::fmt::Display for $kind {
            /// The word that the JSON has for it.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                serde::Serialize::serialize(self, f)
            }
        }
    )+};
}

/// `Debug` of what holds compiled tables is its name: nobody wants to read the tables.
macro_rules! hides_its_tables {
    ($kind:ident) => {
        impl std::fmt::Debug for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($kind)).finish_non_exhaustive()
            }
        }
    };
}

pub(crate) use {hides_its_tables, shows_its_word};

#[cfg(test)]
mod tests {
    use crate::entity::EntityKind;
    use crate::number::NumberRecognizer;
    use crate::quantity::Approx;

    #[test]
    fn kinds_and_tables_show_themselves() -> crate::Result<()> {
        assert_eq!(format!("{:>12}", EntityKind::ArmedGroup), " ARMED_GROUP");
        assert_eq!(Approx::MoreThan.to_string(), "more_than");
        assert_eq!(format!("{:?}", NumberRecognizer::builtin()?), "NumberRecognizer { .. }");
        Ok(())
    }
}
