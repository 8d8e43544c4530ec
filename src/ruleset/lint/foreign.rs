//! Signs in words that mean something elsewhere, and here are nothing but letters.
//!
//! Owns which signs of other tools those are: `(a|b)` and `*` of expressions and patterns. Signs of this grammar are the
//! grammar's, which also says where one of them stands before what is no name.

use crate::ruleset::called::meant;
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::{Place, Problem, Sink};
use crate::ruleset::schema::{Key, ROOT, Shape, TableShape};
use crate::ruleset::tree::{At, Table, Value};
use crate::ruleset::words::{self, Named};
use crate::text::script::is_hiragana;
use crate::text::slice;
use std::ops::Range;

/// Warns of them, wherever words stand.
pub(super) fn signs(merged: &Merged, sink: &Sink) {
    for Key { name, shape, .. } in ROOT.keys() {
        let Shape::Map(map) = shape else { continue };
        let Shape::Table(shape) = &map.value else { continue };
        for (id, table) in merged.all(name) {
            each_word(table, shape, &mut |word| match words::unnamed(&word.value) {
                Some((sign, name)) => sink.push(unnamed(word, sign, name, merged)),
                None => tell(word, sink),
            });
            if *name == "phrases" {
                tell(&At::new(id, &table.place), sink);
            }
        }
    }
}

/// Warns of names of sets where a text stands that is put into drafts: it is put there as it is.
pub(super) fn sets_as_texts(merged: &Merged, sink: &Sink) {
    let tell = |text: &str, place: &Place| {
        let Some(Named::Set(name)) = words::named(text) else { return };
        if merged.named("terms", name).is_some() {
            let (ja, en) = (
                format!("「{text}」は、このまま本文に書くよう勧められます"),
                format!("`{text}` is what writers are told to write, letter by letter"),
            );
            let problem = place.problem("set-in-text", ja, en);
            sink.push(
                problem
                    .help("集まりではなく、書く言葉を書いてください", "give the words to write, not a set"),
            );
        }
    };
    for (_, rule) in merged.all("rules") {
        for (_, right) in rule.table("with").iter().flat_map(|with| with.map("pairs")) {
            if let Some(Value::String(right)) = &right.value {
                tell(&right.value, &right.place);
            }
        }
    }
    for (_, phrase) in merged.all("phrases") {
        if let (Some(instead), Some(given)) = (phrase.text("instead"), phrase.get("instead")) {
            tell(&instead.ja, &given.at);
        }
    }
}

/// Calls `act` for every word in a table, and in the tables in it.
pub(super) fn each_word<'t>(table: &'t Table, shape: &'static TableShape, act: &mut impl FnMut(&'t At)) {
    fn inside<'t>(table: &'t Table, shape: &'static TableShape, act: &mut dyn FnMut(&'t At)) {
        for Key { name, shape, .. } in shape.keys() {
            match (shape, table.value(name)) {
                (Shape::List(Shape::Word | Shape::Words | Shape::Operand), Some(Value::Strings(list))) => {
                    list.iter().for_each(&mut *act);
                }
                (Shape::List(Shape::List(Shape::Word)), Some(Value::Lists(lists))) => {
                    lists.iter().flatten().for_each(&mut *act);
                }
                (Shape::List(Shape::Table(shape)), Some(Value::Tables(tables))) => {
                    tables.iter().for_each(|table| inside(table, shape, act));
                }
                (Shape::Table(shape), Some(Value::Table(table))) => inside(table, shape, act),
                _ => {}
            }
        }
    }
    inside(table, shape, act);
}

/// That a title, or a name that is none, stands behind the sign of a name: it is searched letter by letter.
fn unnamed(word: &At, sign: char, name: &str, merged: &Merged) -> Problem {
    let written = &word.value;
    let (ja, en) = (
        format!("「{written}」は名前ではなく、この文字のまま探されます"),
        format!("`{written}` is no name, and is searched letter by letter"),
    );
    let problem = word.place.problem("unknown-set", ja, en);
    let found = match sign {
        '@' => meant(name, &merged.called("terms")).map(|called| format!("@{}", called.id)),
        _ => merged.reading(name),
    };
    if let Some(id) = found {
        return problem.help(format!("「{id}」のことですか?"), format!("did you mean `{id}`?"));
    }
    let list = if sign == '@' { "--terms" } else { "--conditions" };
    problem.help(
        format!("名前の一覧は noticelint rules list {list} で見られます。文字の {sign} なら '\\{written}' と書いてください"),
        format!("noticelint rules list {list} shows the names; write '\\{written}' to mean the letters"),
    )
}

fn tell(word: &At, sink: &Sink) {
    if words::named(&word.value).is_some() {
        return;
    }
    let Some((part, ja, en)) = foreign(&word.value) else { return };
    let sign = slice(&word.value, part.clone());
    let problem = word.part(part.clone()).problem(
        "foreign-sign",
        format!("「{sign}」は、ここでは文字として扱われます"),
        format!("`{sign}` is nothing but letters here"),
    );
    sink.push(problem.help(ja, en));
}

/// The first sign of another tool, with what to write instead.
fn foreign(word: &str) -> Option<(Range<usize>, String, String)> {
    let bar = word
        .char_indices()
        .find(|(at, sign)| matches!(sign, '|' | '｜') && depth(word, *at, ['{', '}']) == 0);
    if let Some((at, bar)) = bar {
        let open = slice(word, ..at)
            .rfind(['(', '（'])
            .filter(|_| depth(word, at, ['(', ')']) + depth(word, at, ['（', '）']) > 0);
        let close = slice(word, at..).find([')', '）']).map(|close| at + close);
        return Some(match (open, close) {
            (Some(open), Some(close)) => {
                let sign = |at: usize| slice(word, at..).chars().next().map_or(0, char::len_utf8);
                let inner = slice(word, open + sign(open)..close).replace('｜', "|");
                let end = close + sign(close);
                let meant = format!("{{{inner}}}");
                (
                    open..end,
                    format!("どちらか、なら {meant} と書きます"),
                    format!("for one of them write {meant}"),
                )
            }
            _ => (
                at..at + bar.len_utf8(),
                "どれか、なら { } で囲むか ({a|b}、有無も含めるなら [{a|b}])、言葉を分けてください"
                    .to_owned(),
                "for one of them put it in { }, as in {a|b} or [{a|b}], or write several words".to_owned(),
            ),
        });
    }
    if let Some(part) = expression(word) {
        return Some((
            part,
            "正規表現は [terms.名前] の patterns に書き、規則では @名前 と書きます".to_owned(),
            "write a regular expression in `patterns` of [terms.<name>], and @<name> here".to_owned(),
        ));
    }
    // A sign by itself, or a row of them, is what is looked for: ** of a draft.
    if word.trim_matches(['*', '＊', '.', '+', '…', '‥', '〜', '～']).is_empty() {
        return None;
    }
    let star = word.find(['*', '＊']).or_else(|| word.find(".+")).map(|star| {
        let from = if slice(word, ..star).ends_with('.') { star - 1 } else { star };
        let end = star
            + slice(word, star..).chars().next().map_or(0, char::len_utf8)
            + usize::from(slice(word, star..).starts_with(".+"));
        from..end
    });
    Some((
        star.or_else(|| gap(word))?,
        "言葉は前後に何が続いても見つかるので、消してください。途中に何か入るなら、[terms.名前] の patterns に正規表現で書きます".to_owned(),
        "take it out: a word is found whatever stands around it; for something in the middle write a regular expression in `patterns` of [terms.<name>]".to_owned(),
    ))
}

/// A sign that stands for whatever comes there, as people write it: 当社は…いたしません, 〜のおそれ. Between two nouns or
/// numbers it is a sign of the text: 9時〜17時, 東京〜大阪.
fn gap(word: &str) -> Option<Range<usize>> {
    let joins = |at: usize, end: usize| {
        let (before, behind) = (slice(word, ..at), slice(word, end..));
        let noun = |sign: char| sign.is_alphanumeric() && !is_hiragana(sign);
        before.ends_with(noun) && behind.starts_with(noun)
    };
    let signs = word.char_indices().filter(|(_, sign)| matches!(sign, '…' | '‥' | '〜' | '～'));
    // One of several signs is meant to be one: {から|〜|～}.
    let signs = signs.filter(|(at, _)| depth(word, *at, ['{', '}']) == 0);
    let mut places = signs.map(|(at, sign)| at..at + sign.len_utf8());
    places.find(|place| slice(word, place.clone()).starts_with(['…', '‥']) || !joins(place.start, place.end))
}

/// A part of a word that only a regular expression has: a range, a repetition behind a bracket, an end, slashes.
fn expression(word: &str) -> Option<Range<usize>> {
    let range = || {
        let (open, _) = word.match_indices('[').find(|(at, _)| {
            let inner = slice(word, at + 1..).split(']').next().unwrap_or_default();
            let signs: Vec<char> = inner.chars().collect();
            signs.windows(3).any(|three| three[1] == '-' && three[0].is_alphanumeric() && three[0] < three[2])
        })?;
        Some(open..open + slice(word, open..).find(']').map_or(1, |close| close + 1))
    };
    let repeated = ["]+", ")+", ")?", "]?", ".?"].into_iter();
    let repeated = || repeated.clone().find_map(|sign| word.find(sign).map(|at| at..at + sign.len()));
    let begun = word.starts_with('^') && word.len() > 1;
    let slashed = word.len() > 2 && word.starts_with('/') && word.ends_with('/');
    range().or_else(repeated).or(begun.then_some(0..1)).or(slashed.then_some(0..word.len()))
}

/// How many brackets are open at a byte.
fn depth(word: &str, at: usize, [open, close]: [char; 2]) -> usize {
    let count = |sign: char| slice(word, ..at).matches(sign).count();
    count(open).saturating_sub(count(close))
}

#[cfg(test)]
mod tests {
    use super::foreign;

    #[test]
    fn signs_of_other_tools() {
        let told = |word: &str| foreign(word).map(|(part, ja, _)| (word[part].to_owned(), ja));
        let (sign, cure) = told("(ご|お)安心").unwrap();
        assert_eq!(sign, "(ご|お)");
        assert!(cure.contains("{ご|お}"));
        assert_eq!(told("（弊社｜当社）の責任").unwrap().0, "（弊社｜当社）");
        assert_eq!(told("至急|大至急").unwrap().0, "|");
        assert_eq!(told("万全を期*").unwrap().0, "*");
        assert_eq!(told("最大.*件").unwrap().0, ".*");
        assert_eq!(told("個人.+漏えい").unwrap().0, ".+");
        for (word, sign) in [
            ("[0-9]+名", "[0-9]"),
            ("第[一-九]報", "[一-九]"),
            ("(ご)?安心", ")?"),
            ("安心.?", ".?"),
            ("^お客様", "^"),
            ("/ご安心/", "/ご安心/"),
            ("当社は…負いません", "…"),
            ("〜のおそれ", "〜"),
            ("弊社は～できません", "～"),
        ] {
            assert_eq!(told(word).unwrap().0, sign);
        }
        for word in [
            "100$",
            "[第]1-2[号]",
            "A/B",
            "03-[0000]",
            "?",
            "/",
            "^",
            "{ご|お}安心",
            "(以下「本件」)",
            "**",
            "A社",
            "9時〜17時",
            "東京～大阪",
            "9時{から|〜|…}17時",
            "……",
            "申し訳{ない|ござ{い|いませ}ん}",
        ] {
            assert_eq!(told(word), None, "{word}");
        }
    }
}
