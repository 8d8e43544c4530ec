//! What notices of an archive say again and again, and the ruleset does not know: bodies they report to, kinds of data,
//! desks, headings, whole sentences.
//!
//! Owns by which role each is known: a noun that something was reported to, what a text tells to have leaked, a name
//! before a telephone number, a heading under which no element stands, a sentence that is the same in many notices. No
//! list of words helps here.

use super::bodies::Bodies;
use super::{Told, percent};
use crate::document::{BlockKind, Document, Place};
use crate::engine::Checked;
use crate::grammar::is_dense;
use crate::input::Part;
use crate::mentions::{Certainty, ContactKind, Hits};
use crate::report::position::LineTable;
use crate::ruleset::{Kind, Lang, Ruleset, SetId};
use crate::text::control_chars::visible;
use crate::text::script::is_hiragana;
use crate::text::{quote, slice};
use std::collections::{BTreeMap, BTreeSet};

/// Seen in fewer notices, something is no habit.
pub(crate) const LEAST: usize = 3;
/// At most so many of each are told.
const MOST: usize = 10;

/// What was seen, by what it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Own {
    regulators: BTreeMap<String, Seen>,
    data: BTreeMap<String, Seen>,
    desks: BTreeMap<String, Seen>,
    headings: BTreeMap<String, Seen>,
    sentences: BTreeMap<String, Seen>,
}

/// In how many notices, and where first.
#[derive(Debug, Clone)]
struct Seen {
    notices: usize,
    path: String,
    line: usize,
}

impl Own {
    /// Looks through a notice.
    pub(crate) fn add(&mut self, part: &Part, ruleset: &Ruleset, checked: &Checked) {
        let reading = &checked.reading;
        if reading.conclusions.kind != Kind::Breach {
            return;
        }
        let document = &reading.document;
        let hits = Hits::scan(document, ruleset);
        let table = LineTable::new(&part.source.text);
        let line = |place: Place| part.line_in_file(table.position(document.span(place).start).line);
        let look = Look { document, source: &part.source.text, ruleset, hits: &hits, checked };
        for (map, found) in [
            (&mut self.regulators, look.regulators()),
            (&mut self.data, look.data()),
            (&mut self.desks, look.desks()),
            (&mut self.headings, look.headings()),
            (&mut self.sentences, look.sentences()),
        ] {
            // Once a notice, however often it says so.
            let mut told = BTreeSet::new();
            for (text, place) in found {
                if !told.insert(text.clone()) {
                    continue;
                }
                let first = || Seen { notices: 0, path: part.source.name.clone(), line: line(place) };
                map.entry(text).or_insert_with(first).notices += 1;
            }
        }
    }
}

struct Look<'a> {
    document: &'a Document,
    source: &'a str,
    ruleset: &'a Ruleset,
    hits: &'a Hits,
    checked: &'a Checked,
}

impl Look<'_> {
    fn text(&self, place: Place) -> &str {
        slice(&self.document.text, place.start..place.end)
    }

    fn any(&self, names: &[&str], place: Place) -> bool {
        names.iter().any(|name| self.hits.any(self.ruleset.named(name), place))
    }

    /// The bodies to which something was reported, where nobody known is.
    fn regulators(&self) -> Vec<(String, Place)> {
        let bodies = Bodies::built_in();
        let all = self.checked.reading.statements.iter().flat_map(|one| bodies.of(&self.document.text, one));
        let unknown =
            |place: &Place| !self.any(&["regulator", "other-body", "vague-body", "inside-body"], *place);
        all.filter(unknown).map(|place| (self.text(place).to_owned(), place)).collect()
    }

    /// Kinds of data that leaked and that no word names.
    fn data(&self) -> Vec<(String, Place)> {
        let all = self.checked.reading.mentions.data_types.iter();
        let unknown = all.filter(|data| data.set.is_none() && data.certainty != Certainty::Denied);
        let plain = |text: &&str| {
            let sign = |sign: char| sign.is_alphabetic() || sign == 'ー';
            (2..=15).contains(&text.chars().count()) && text.chars().all(sign)
        };
        let own = |place: Place| Some((Some(self.text(place)).filter(plain)?.to_owned(), place));
        unknown.filter_map(|data| own(data.place)).collect()
    }

    /// Nouns before a telephone number on a line that names no known desk.
    fn desks(&self) -> Vec<(String, Place)> {
        let contacts = &self.checked.reading.mentions.contacts;
        let near = |kind: ContactKind, place: Place| {
            contacts
                .iter()
                .any(|one| one.kind == kind && one.place.start < place.end && place.start < one.place.end)
        };
        let mut found = Vec::new();
        for phone in contacts.iter().filter(|one| one.kind == ContactKind::Phone && !one.others) {
            let Some(block) = self.document.block_at(phone.place.start) else { continue };
            let line = self.document.blocks[block].place;
            if near(ContactKind::Desk, line) {
                continue;
            }
            // Words stand apart in the source only.
            let (from, to) = (self.document.span(line).start, self.document.span(phone.place).start);
            let apart = |sign: char| sign.is_whitespace() || ":：(（、。".contains(sign);
            let mut words = slice(self.source, from..to).split(apart).filter(|word| !word.is_empty());
            found.extend(words.rfind(|word| is_name(word)).map(|word| (word.to_owned(), line)));
        }
        found
    }

    /// Headings that belong to no element.
    fn headings(&self) -> Vec<(String, Place)> {
        let known: Vec<SetId> =
            self.ruleset.elements.iter().flat_map(|element| element.headings.iter().copied()).collect();
        let headings = self.document.blocks.iter().filter(|block| block.kind == BlockKind::Heading);
        let unknown = headings.filter(|block| !self.hits.any(&known, block.place));
        let bare = |block: &crate::document::Block| {
            let text = self.text(block.place);
            let text = text.trim_start_matches(|sign: char| !sign.is_alphabetic() || sign.is_ascii());
            ((2..=20).contains(&text.chars().count())).then(|| (text.to_owned(), block.place))
        };
        unknown.filter_map(bare).collect()
    }

    /// Whole sentences that say nothing of this one incident: no number stands in them.
    fn sentences(&self) -> Vec<(String, Place)> {
        let sentences = self.document.sentences.iter().map(|sentence| sentence.place);
        let fixed = |place: &Place| {
            let text = self.text(*place).trim();
            let length = text.chars().count();
            (10..=60).contains(&length)
                && text.ends_with('。')
                && !text.contains(|sign: char| sign.is_numeric() || "{}[]|\\\"■".contains(sign))
        };
        // What states an element is known already.
        let elements = self.checked.reading.elements.iter();
        let known: Vec<Place> = elements.flat_map(|state| state.evidence.iter().copied()).collect();
        let unknown =
            |place: &Place| !known.iter().any(|known| known.start < place.end && place.start < known.end);
        sentences
            .filter(fixed)
            .filter(unknown)
            .map(|place| (self.text(place).trim().to_owned(), place))
            .collect()
    }
}

/// Whether a word is a name: ideographs and katakana, and hiragana between them that neither joins nor bends them
/// (会員ほっとデスク, くらし安心センター; not お問い合わせ先, 下記までお電話).
fn is_name(word: &str) -> bool {
    const SHORTEST: usize = 4;
    // Ends of particles and of words that bend, and what makes the next word polite.
    const JOINTS: &str = "はがをにでへものてるたいおごず";
    let dense = |sign: char| is_dense(sign);
    let kana: Vec<&str> = word.split(dense).filter(|kana| !kana.is_empty()).collect();
    let within = |kana: &&str| {
        // みらい相談室: what begins a word bends nothing before it.
        let begins = word.starts_with(*kana) && kana.ends_with('い');
        kana.chars().all(is_hiragana)
            && kana.chars().count() > 1
            && (begins || !kana.ends_with(|end| JOINTS.contains(end)))
    };
    // 平日9時から17時.
    let counted = !kana.is_empty() && word.contains(char::is_numeric);
    word.chars().count() >= SHORTEST && word.ends_with(dense) && !counted && kana.iter().all(within)
}

/// What an organisation's own rules may take over, as TOML; empty where nothing was seen often enough.
pub(crate) fn toml(told: &Told<'_>, lang: Lang) -> String {
    let own = &told.survey.own;
    let of = told.survey.breaches();
    let pick = |ja: String, en: String| if lang == Lang::Ja { ja } else { en };
    let often = |map: &BTreeMap<String, Seen>, least: usize| {
        let mut often: Vec<(String, Seen)> = map
            .iter()
            .filter(|(_, seen)| seen.notices >= least)
            .map(|(text, seen)| (text.clone(), seen.clone()))
            .collect();
        often.sort_by_key(|(_, seen)| std::cmp::Reverse(seen.notices));
        often.truncate(MOST);
        often
    };
    let count = |seen: &Seen| {
        let place = format!("{}:{}", visible(&seen.path), seen.line);
        let share = percent(seen.notices, of);
        pick(
            format!("{}/{of}件 ({share}%)、{place} など", seen.notices),
            format!("{}/{of} ({share}%), such as {place}", seen.notices),
        )
    };
    let mut out = String::new();
    for (nth, (word, seen)) in often(&own.regulators, LEAST).iter().enumerate() {
        let word = quote::toml(word);
        out += &format!(
            "\n# {}\n[terms.regulator.own-{}]\ntitle = {word}\nwords = [{word}]\n",
            count(seen),
            nth + 1
        );
    }
    for (nth, (word, seen)) in often(&own.data, LEAST).iter().enumerate() {
        let word = quote::toml(word);
        let check = pick("分類を確かめる".to_owned(), "see whether the category is right".to_owned());
        out += &format!(
            "\n# {}\n[terms.data-type.own-{}]\ntitle = {word}\ncategory = \"identifier\" # {check}\nwords = [{word}]\n",
            count(seen),
            nth + 1
        );
    }
    let desks: Vec<(String, Seen)> = often(&own.desks, LEAST);
    if !desks.is_empty() {
        out += &desks.iter().map(|(_, seen)| format!("\n# {}", count(seen))).collect::<String>();
        let listed = desks.iter().map(|(word, _)| quote::toml(word)).collect::<Vec<_>>().join(", ");
        out += &format!("\n[terms.contact.desk]\nadd = [{listed}]\n");
    }
    // What most notices say is perhaps meant to be said.
    let half = LEAST.max(of.div_ceil(2));
    // Whether it has to be said is for people to decide: it stands there as a comment.
    for (phrase, seen) in &often(&own.sentences, half) {
        out += &format!("\n# {}\n# [phrases.{}]\n# required = \"info\"\n", count(seen), quote::toml(phrase));
    }
    let headings = often(&own.headings, LEAST);
    if !headings.is_empty() {
        out += &pick(
            "\n# どの項目にも属さない見出し。合う項目があれば [elements.項目] の add-headings に足す。\n".to_owned(),
            "\n# Headings of no element; where one belongs to an element, add it to add-headings of [elements.…].\n".to_owned(),
        );
        for (heading, seen) in &headings {
            out += &format!("# {}: {}\n", quote::toml(heading), count(seen));
        }
    }
    if out.is_empty() {
        return pick(
            format!(
                "\n# もとの言葉が読まない届け出先・情報の種類・見出し・決まり文句で、{LEAST}件以上の告知文に出るものはない。\n"
            ),
            format!(
                "\n# No body, kind of data, heading or sentence that the base does not know stands in {LEAST} notices or more.\n"
            ),
        );
    }
    let head = pick(
        format!(
            "\n# もとの言葉が読まず、{LEAST}件以上の告知文に出るもの。要らないものは消し、noticelint rules diff で効果を見る。\n"
        ),
        format!(
            "\n# What the base does not know and {LEAST} notices or more say. Take out what is not meant; noticelint rules diff shows the effect.\n"
        ),
    );
    head + &out
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn names_of_desks() {
        for word in
            ["会員ほっとデスク", "くらし安心センター", "会員センター", "みらい相談室", "個人情報対応班"]
        {
            assert!(is_name(word), "{word}");
        }
        for word in [
            "電話",
            "お問い合わせ先",
            "ご連絡先",
            "下記までお電話",
            "担当者まで",
            "詳細について担当者",
            "お掛け間違い",
            "会員からの電話",
            "平日9時から17時",
        ] {
            assert!(!is_name(word), "{word}");
        }
    }
}
