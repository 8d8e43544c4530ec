//! Words and regular expressions, held against texts that are made to match them.

use super::samples;
use super::{Lines, sentence};
use crate::ruleset::{Problem, Ruleset, WrittenPattern, WrittenWord};
use crate::text::normal::normal;
use regex::Regex;

/// Words that match nowhere, though they stand there.
pub(super) fn words(ruleset: &Ruleset, words: &[WrittenWord]) -> Vec<Problem> {
    let tried: Vec<(usize, &String)> = words
        .iter()
        .enumerate()
        .flat_map(|(at, word)| word.spellings.iter().map(move |spelling| (at, spelling)))
        .collect();
    if tried.is_empty() {
        return Vec::new();
    }
    // A name at a line's beginning may be read as a mark of a list, and what ends it as a sentence's end.
    let lines = tried.iter().flat_map(|(_, spelling)| [sentence(spelling), (*spelling).clone()]);
    let lines = Lines::read(ruleset, lines);
    // Whether each was found inside of a line, and where it begins one.
    let mut found = vec![(false, false); words.len()];
    for (line, (at, _)) in tried.iter().enumerate() {
        let set = words[*at].set;
        found[*at].0 |= lines.hit(set, 2 * line);
        found[*at].1 |= lines.hit(set, 2 * line + 1);
    }
    let told = |(word, found): (&WrittenWord, (bool, bool))| match found {
        (false, false) => Some(dead_word(word)),
        (true, false) => marked_word(word),
        _ => None,
    };
    words.iter().zip(found).filter_map(told).collect()
}

/// That the sign which a word begins with is no part of the line that it begins.
fn marked_word(word: &WrittenWord) -> Option<Problem> {
    // A bracket closes: (注) is a mark as a whole, and has no word behind it.
    let mark = |sign: &char| {
        !sign.is_alphabetic() && !sign.is_ascii_digit() && !"(（[［【〔<＜〈《≪".contains(*sign)
    };
    let sign = word.word.chars().next().filter(mark)?;
    let rest = word.word.trim_start_matches(sign).trim_start();
    let (ja, en) = (
        format!("「{}」は、行の頭では見つかりません。「{sign}」は見出しや箇条の印として読みます", word.word),
        format!(
            "`{}` is not found where it begins a line: `{sign}` is read as the mark of a heading or an item",
            word.word
        ),
    );
    let problem = word.place.problem("marked-word", ja, en);
    (rest.chars().count() > 1)
        .then(|| problem.help(format!("印を外して「{rest}」と書いてください"), format!("write `{rest}`")))
}

fn dead_word(word: &WrittenWord) -> Problem {
    let (ja, en) = (
        format!("「{}」は、本文にそのまま書いても一致しません", word.word),
        format!("`{}` does not match even where it stands in a text", word.word),
    );
    let problem = word.place.problem("dead-word", ja, en);
    if word.word.contains(char::is_control) {
        return problem.help(
            "改行やタブを外してください。段落をまたぐ言葉は見つかりません",
            "take line ends and tabs out: no word is found across paragraphs",
        );
    }
    problem.help(
        "同じ集まりの not-in に打ち消されていないか、記号が入っていないかを見てください",
        "see whether `not-in` of its set makes it void, and whether signs stand in it",
    )
}

/// Expressions none of whose own texts they find.
pub(super) fn patterns(ruleset: &Ruleset, patterns: &[WrittenPattern]) -> Vec<Problem> {
    let made: Vec<Vec<String>> = patterns.iter().map(|pattern| samples(&pattern.regex)).collect();
    let all: Vec<(usize, &String)> =
        made.iter().enumerate().flat_map(|(at, texts)| texts.iter().map(move |text| (at, text))).collect();
    if all.is_empty() {
        return Vec::new();
    }
    // In the middle of a line, as a line, and at the end of one.
    let forms = |text: &String| [sentence(text), text.clone(), format!("また{text}")];
    let lines = Lines::read(ruleset, all.iter().flat_map(|(_, text)| forms(text)));
    let mut found: Vec<bool> = made.iter().map(Vec::is_empty).collect();
    for (nth, (at, _)) in all.iter().enumerate() {
        let set = patterns[*at].set;
        found[*at] |= (3 * nth..3 * nth + 3).any(|line| lines.hit(set, line));
    }
    // One document wakes an expression by what stands anywhere in it: whether its own texts do is asked here.
    for (at, texts) in made.iter().enumerate() {
        found[at] &= texts.is_empty() || wakes(&patterns[at], texts);
    }
    let dead = patterns.iter().zip(&made).zip(found).filter(|(_, found)| !found);
    dead.map(|((pattern, texts), _)| dead_pattern(pattern, texts)).collect()
}

/// Whether a text of an expression holds the word that it waits for.
fn wakes(pattern: &WrittenPattern, texts: &[String]) -> bool {
    let Some((_, spellings, _)) = &pattern.needs else { return true };
    let holds = |text: &str| spellings.iter().any(|needs| text.contains(&normal(needs)));
    texts.iter().any(|text| holds(&normal(text)))
}

/// Why an expression finds none of its texts.
fn dead_pattern(pattern: &WrittenPattern, texts: &[String]) -> Problem {
    let problem = |ja: String, en: String| pattern.place.problem("dead-pattern", ja, en);
    let plain = |ja: &str, en: &str| problem(ja.to_owned(), en.to_owned());
    let Ok(regex) = Regex::new(&pattern.regex) else {
        return plain("この式は使えません", "this expression cannot be used");
    };
    if let Some((needs, _, place)) = pattern.needs.as_ref().filter(|_| !wakes(pattern, texts)) {
        let (ja, en) = (
            format!("この式の一致は needs の「{needs}」を含みません"),
            format!("no match of this expression holds `{needs}`, which `needs` asks for"),
        );
        return place.problem("dead-pattern", ja, en).help(
            "式に必ず含まれる言葉にするか、needs を消してください",
            "give a word that every match holds, or take `needs` out",
        );
    }
    let lost = |text: &&String| {
        let whole = sentence(text);
        regex.is_match(&whole) && !regex.is_match(&normal(&whole))
    };
    if let Some(text) = texts.iter().find(lost) {
        let folded = normal(text);
        return problem(
            format!("この式は決して一致しません。本文は「{text}」を「{folded}」にそろえてから調べられます"),
            format!("this expression never matches: texts are folded first, `{text}` becomes `{folded}`"),
        )
        .help(
            "英数字・記号は半角、カタカナは全角、空白は1つで書いてください",
            "write letters, digits and signs in half width, katakana in full width, and single spaces",
        );
    }
    if texts.iter().all(|text| !regex.is_match(&sentence(text))) {
        return plain(
            "この式は文の途中で一致しません。^ と $ は行ではなく、文書全体の始めと終わりです",
            "this expression matches in no sentence: ^ and $ are the ends of the whole document, not of a line",
        )
        .help("^ や $ を外してください", "take `^` and `$` out");
    }
    plain("この式は、一致するはずの文でも一致しません", "this expression does not match what it should").help(
        "同じ集まりの not-in に打ち消されていないかを見てください",
        "see whether `not-in` of its set makes it void",
    )
}
