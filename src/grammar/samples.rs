//! What a word matches: its forms, and sentences that end with it, each with the mode that the walk gives it.
//!
//! Owns the making of examples. The walk says how each is read; nothing here decides it.

use super::conjugation::{Class, Forms};
use super::endings::Endings;
use super::mode::Mode;
use super::spelling::Spellings;
use super::walk::walk;
use super::word_rows::{WordRow, WordRows};
use serde::Deserialize;

/// Ends of sentences, by the form of the word that stands before them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tails {
    dict: Vec<String>,
    past: Vec<String>,
    stem: Vec<String>,
    te: Vec<String>,
    neg: Vec<String>,
    noun: Vec<String>,
}

/// A word and what it matches.
#[derive(Debug, Clone)]
pub(crate) struct Sampled {
    /// How it bends; `None` where it does not.
    pub class: Option<Class>,
    /// Its spellings in dictionary form, itself first.
    pub spellings: Vec<String>,
    /// Its forms as they are written, each once.
    pub forms: Vec<String>,
    /// Ends of sentences with it, by the mode they are read in.
    pub modes: Vec<(Mode, Vec<String>)>,
}

/// What a word in dictionary form matches.
pub(crate) fn sampled(word: &str, endings: &Endings, spellings: &Spellings, tails: &Tails) -> Sampled {
    let read = Class::of(word);
    let plain = word.split('(').next().unwrap_or(word);
    let mut all = spellings.of(plain);
    all.sort_by_key(|one| one != plain);
    let Some((stem, class)) = read.filter(|(_, class)| *class != Class::Noun) else {
        return Sampled { class: None, forms: all.clone(), spellings: all, modes: Vec::new() };
    };
    let forms: Vec<(String, Forms)> =
        class.endings().into_iter().map(|(ending, forms)| (format!("{stem}{ending}"), forms)).collect();
    let mut words = WordRows::default();
    let row = WordRow::Parts { verbs: vec![word.to_owned()], nouns: Vec::new(), phrases: Vec::new() };
    words.add(&row, 1, spellings);
    let words = words.finish();
    let mut modes: Vec<(Mode, Vec<String>)> = Vec::new();
    for text in candidates(&forms, class, tails) {
        let mut hits = Vec::new();
        words.scan(&text, |hit| hits.push(hit));
        let end = walk(&text, 0, text.len(), &hits, &words, endings);
        if end.word.is_none() {
            continue;
        }
        match modes.iter_mut().find(|(mode, _)| *mode == end.mode) {
            Some((_, list)) if !list.contains(&text) => list.push(text),
            Some(_) => {}
            None => modes.push((end.mode, vec![text])),
        }
    }
    let mut written: Vec<String> =
        forms.into_iter().map(|(form, _)| form).filter(|form| !form.is_empty()).collect();
    written.dedup();
    Sampled { class: Some(class), spellings: all, forms: written, modes }
}

/// Sentence ends with the word: each of its forms with the tails that stand behind it.
fn candidates(forms: &[(String, Forms)], class: Class, tails: &Tails) -> Vec<String> {
    let of = |wanted: Forms| {
        let fits = move |forms: &Forms| forms.meets(wanted) && !forms.meets(Forms::CAN);
        forms.iter().find(move |(_, forms)| fits(forms)).map(|(text, _)| text.as_str())
    };
    let noun = of(Forms::NOUN).filter(|_| class == Class::Do);
    let verb = class != Class::Adjective;
    let hosts = [
        (of(Forms::DICT), &tails.dict),
        (of(Forms::TA), &tails.past),
        (of(Forms::STEM).filter(|_| verb), &tails.stem),
        (of(Forms::TE).filter(|_| verb), &tails.te),
        (of(Forms::NEG).filter(|_| verb), &tails.neg),
        (noun, &tails.noun),
    ];
    let behind = |(host, tails): (Option<&str>, &Vec<String>)| -> Vec<String> {
        host.map(|host| tails.iter().map(|tail| format!("{host}{tail}")).collect()).unwrap_or_default()
    };
    hosts.into_iter().flat_map(behind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tails() -> Tails {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Tails {
            dict: list(&["", "予定です"]),
            stem: list(&["ました"]),
            noun: list(&["を行いました"]),
            ..Tails::default()
        }
    }

    fn of(word: &str) -> Sampled {
        let vocabulary = crate::statements::Vocabulary::built_in();
        sampled(word, &vocabulary.endings, &vocabulary.spellings, &tails())
    }

    #[test]
    fn examples_stand_under_the_mode_they_are_read_in() {
        let found = of("点検する");
        let in_mode =
            |wanted| found.modes.iter().find(|(mode, _)| *mode == wanted).map(|(_, said)| said.join(" "));
        assert_eq!(in_mode(Mode::Plain).as_deref(), Some("点検する"));
        assert_eq!(in_mode(Mode::Will).as_deref(), Some("点検する予定です"));
        assert_eq!(in_mode(Mode::Done).as_deref(), Some("点検しました 点検を行いました"));
    }

    #[test]
    fn a_class_in_brackets_is_no_part_of_the_word() {
        let found = of("限る(五段)");
        assert!(found.forms.contains(&"限って".to_owned()) && !found.forms.contains(&"限て".to_owned()));
        assert_eq!(found.spellings, ["限る"]);
    }

    #[test]
    fn a_noun_has_no_forms_but_its_spellings() {
        let found = of("問い合わせ");
        assert!(found.class.is_none() && found.modes.is_empty());
        assert!(found.spellings.contains(&"問合せ".to_owned()));
    }
}
