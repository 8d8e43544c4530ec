//! The forms of a word in dictionary form, as few texts as find them all.
//!
//! Owns which words bend by themselves, and which stems are too short to be looked for alone. The tables of forms are
//! `conjugation`'s.

use super::conjugation::Class;
use crate::text::script::is_hiragana;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, RwLock};

/// What an entry says of a verb in る whose class its form does not tell.
const NAMED: [&str; 2] = ["(五段)", "(一段)"];
/// What follows the stem of a 一段 verb that is too short to be looked for alone.
const BEHIND: [char; 13] = ['る', 'て', 'た', 'れ', 'ろ', 'よ', 'ま', 'な', 'ず', 'ら', 'さ', 'つ', '、'];

/// A word without the class that it names.
pub(crate) fn plain(word: &str) -> &str {
    NAMED.iter().find_map(|named| word.strip_suffix(named)).unwrap_or(word)
}

/// Texts that stand wherever a form of the word does, itself first; the word alone where it does not bend, or is too
/// short to be told from others.
pub(crate) fn bent(word: &str) -> Vec<String> {
    let own = plain(word).to_owned();
    let Some((stem, class)) = Class::of(word).filter(|(stem, class)| bends(stem, *class)) else {
        return vec![own];
    };
    let short = class == Class::One && !stands_alone(stem);
    let endings = if short { behind_short() } else { endings(class) };
    let mut found = Vec::with_capacity(endings.len() + 1);
    found.push(own);
    for ending in endings.iter() {
        // The word itself stands first already.
        if found[0].strip_prefix(stem) != Some(ending) {
            found.push([stem, ending].concat());
        }
    }
    found
}

/// Where 届け出 is found, 届け出て is.
fn few(mut endings: Vec<String>) -> Vec<String> {
    endings.sort_unstable();
    endings.dedup_by(|next, before| next.starts_with(before.as_str()));
    endings
}

/// The endings of a class that find all its forms: a policy may hold thousands of verbs.
fn endings(class: Class) -> Arc<[String]> {
    static KNOWN: RwLock<BTreeMap<Class, Arc<[String]>>> = RwLock::new(BTreeMap::new());
    if let Some(known) = KNOWN.read().ok().and_then(|known| known.get(&class).cloned()) {
        return known;
    }
    let found: Arc<[String]> = few(class.endings().into_iter().map(|(ending, _)| ending).collect()).into();
    if let Ok(mut known) = KNOWN.write() {
        known.insert(class, found.clone());
    }
    found
}

/// What finds all forms of a stem that is too short to be looked for alone.
fn behind_short() -> Arc<[String]> {
    static KNOWN: LazyLock<Arc<[String]>> =
        LazyLock::new(|| few(BEHIND.iter().map(char::to_string).collect()).into());
    KNOWN.clone()
}

fn bends(stem: &str, class: Class) -> bool {
    let verb = !matches!(class, Class::Polite | Class::Desu | Class::Da | Class::Noun | Class::Come);
    verb && !stem.is_empty()
        && (stands_alone(stem)
            || stem.chars().any(|sign| !is_hiragana(sign))
            || class == Class::One && stem.chars().nth(1).is_some())
}

/// Whether a stem is a word by itself: 届け出, and not で or 出.
fn stands_alone(stem: &str) -> bool {
    stem.chars().nth(1).is_some()
        && (stem.chars().any(|sign| !is_hiragana(sign)) || stem.chars().nth(2).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_texts_find_every_form() {
        assert_eq!(bent("届け出る"), ["届け出る", "届け出"]);
        assert_eq!(bent("弁償する"), ["弁償する", "弁償"]);
        assert!(bent("償う").contains(&"償っ".to_owned()) || bent("償う").contains(&"償って".to_owned()));
        assert_eq!(bent("心配ない")[..2], ["心配ない", "心配なかった"]);
    }

    #[test]
    fn a_class_that_is_named_is_no_letter_of_the_word() {
        let found = bent("限る(五段)");
        assert_eq!(found[0], "限る");
        assert!(found.contains(&"限り".to_owned()));
    }

    #[test]
    fn short_stems_are_not_looked_for_alone() {
        let found = bent("できる");
        assert!(found.contains(&"できた".to_owned()) && !found.contains(&"でき".to_owned()), "{found:?}");
        let found = bent("見る");
        assert!(found.contains(&"見て".to_owned()) && !found.contains(&"見".to_owned()), "{found:?}");
        for word in ["ある", "する", "いる", "くる"] {
            assert_eq!(bent(word), [word]);
        }
    }

    #[test]
    fn what_is_no_dictionary_form_stays_as_it_is() {
        for word in ["図書券", "お知らせします", "ご安心ください", "Pマーク", "入館証(名)"]
        {
            assert_eq!(bent(word), [word]);
        }
    }
}
