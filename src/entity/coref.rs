//! The same entity again: surnames of people already named in full, and equal ids.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::lexicon::AnnotatedText;
use crate::span::{Span, Surface};
use crate::token::TokenKind;

use super::classes::Class;
use super::lexicon::EntityLexicon;
use super::{EntityKind, Mention};

/// Adds bare surnames of people named in full anywhere in the text, and links every mention to the
/// first of the same entity.
pub(super) fn link<'t>(
    lexicon: &EntityLexicon,
    text: &AnnotatedText<'t>,
    found: &mut Vec<Mention<'t>>,
) {
    add_surnames(lexicon, text, found);
    let mut first: HashMap<Identity<'_, 't>, usize> = HashMap::new();
    let mut surnames: HashMap<&str, usize> = HashMap::new();
    for at in 0..found.len() {
        let Some(key) = identity(text, &found[at]) else { continue };
        let is_person = found[at].kind == EntityKind::Person;
        let known = match key {
            // A bare surname is the one who bore it last.
            Identity::Name(EntityKind::Person, "", surname) => {
                *surnames.entry(surname).or_insert(at)
            }
            _ => *first.entry(key).or_insert(at),
        };
        if is_person && found[at].tokens.len() > 1 {
            surnames.insert(text.key(found[at].tokens.end - 1), known);
        }
        if known != at {
            found[at].coref = Some(known);
            let (id, name) = (found[known].id, found[known].name.clone());
            let mention = &mut found[at];
            let takes_name = mention.id.is_none() && (id.is_some() || mention.tokens.len() == 1);
            mention.id = mention.id.or(id);
            if takes_name || mention.name.is_none() {
                mention.name = name;
            }
        }
    }
}

/// What makes two mentions one.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Identity<'k, 't> {
    /// The id.
    Id(EntityKind, &'t str),
    /// First and last word of a person's name, or what is printed.
    Name(EntityKind, &'k str, &'k str),
}

fn identity<'k, 't: 'k>(
    text: &'k AnnotatedText<'t>,
    mention: &Mention<'t>,
) -> Option<Identity<'k, 't>> {
    match (mention.kind, mention.id) {
        (EntityKind::Title | EntityKind::Weapon, _) => None,
        (kind, Some(id)) => Some(Identity::Id(kind, id)),
        (EntityKind::Person, None) => {
            let (first, last) = (mention.tokens.start, mention.tokens.end - 1);
            let given = if first < last { text.key(first) } else { "" };
            Some(Identity::Name(EntityKind::Person, given, text.key(last)))
        }
        (kind, None) => Some(Identity::Name(kind, "", mention.at.text)),
    }
}

fn add_surnames<'t>(
    lexicon: &EntityLexicon,
    text: &AnnotatedText<'t>,
    found: &mut Vec<Mention<'t>>,
) {
    let mut surnames: Known<'_, 't> = HashMap::new();
    for person in found.iter().filter(|one| one.kind == EntityKind::Person && one.tokens.len() > 1)
    {
        let last = person.tokens.end - 1;
        let (key, class) = (text.key(last), lexicon.classes.of(text.word(last)));
        let is_telling =
            key.len() > 4 && !class.any(Class::STOP.with(Class::TAIL).with(Class::ORDINAL));
        if is_telling {
            surnames.entry(key).or_insert((person.id, person.name.clone()));
        }
    }
    if surnames.is_empty() {
        return;
    }
    // Most words have a length that no surname has, with or without a particle, or end otherwise.
    let bit = |length: usize| 1u64 << (length / 2).min(63);
    let lengths = surnames.keys().fold(0, |all, key| all | bit(key.len()) | bit(key.len() + 2));
    let last = |key: &str| 1u64 << (key.as_bytes().last().copied().unwrap_or_default() & 63);
    let endings = surnames.keys().fold(0, |all, key| all | last(key));
    let may_be = |key: &str| lengths & bit(key.len()) != 0 && endings & last(key) != 0;
    let mut added = Vec::new();
    let mut next = 0;
    for at in 0..text.len() {
        while found.get(next).is_some_and(|one| one.tokens.end <= at) {
            next += 1;
        }
        let is_free = found.get(next).is_none_or(|one| one.tokens.start > at);
        let is_word = text.tokens[at].kind == TokenKind::Word;
        if !is_free || !is_word || !may_be(text.key(at)) {
            continue;
        }
        if let Some((span, (id, name))) = surname(text, at, &surnames) {
            added.push(Mention {
                at: Surface::new(span, text.text),
                kind: EntityKind::Person,
                id: *id,
                name: name.clone(),
                country: None,
                coref: None,
                rule: "surname",
                tokens: at..at + 1,
            });
        }
    }
    found.append(&mut added);
    found.sort_by_key(|one| one.at.span.start);
}

/// Id and English name of a person, as far as known.
type Person<'t> = (Option<&'t str>, Option<Cow<'t, str>>);

/// People by the key of their surname.
type Known<'k, 't> = HashMap<&'k str, Person<'t>>;

/// A surname at a token, whole or behind a particle.
fn surname<'k, 't, 's>(
    text: &AnnotatedText<'t>,
    at: usize,
    surnames: &'s Known<'k, 't>,
) -> Option<(Span, &'s Person<'t>)> {
    let key = text.key(at);
    if let Some(known) = surnames.get(key) {
        return Some((text.tokens[at].span, known));
    }
    let mut letters = key.chars();
    let particle = letters.next()?;
    if !matches!(particle, 'و' | 'ف' | 'ب' | 'ل' | 'ك') {
        return None;
    }
    let known = surnames.get(letters.as_str())?;
    let whole = text.tokens[at].span;
    Some((Span::new(whole.start + particle.len_utf8() as u32, whole.end), known))
}
