//! Whether and when the leak was noticed, where no date of its own says so.
//!
//! Owns what statements of learning tell of their time. Chooses no date.

use crate::document::{BlockKind, Place};
use crate::grammar::{Flags, Kinds, Mode};
use crate::mentions::{DateMention, PUBLICATION, hours};
use crate::reading::elements::View;
use crate::statements::{Marks, Statement, Vocabulary};
use crate::text::{Day, begin, boundary, slice};

/// What statements of learning tell of their time.
#[derive(Debug, Clone, Default)]
pub struct Noticed {
    /// The text tells when: a day on which somebody came to know, an hour, at once, or the sentence of a day of the
    /// incident.
    pub dated: bool,
    /// Those that tell no time.
    pub undated: Vec<Place>,
    /// The day of the first that tells an hour, or that it was at once, and no day: that of the day before it.
    pub day: Option<Day>,
    /// The day of the first that tells an hour and stands in words without a day of their own.
    pub hour: Option<Day>,
    /// Whether the sender noticed it at that hour.
    pub own: bool,
}

/// Letters behind a day in which it is said that something lasted until then.
const UNTIL: usize = 6;
/// How far before a finding its day stands, in bytes.
const FAR: usize = 3000;
/// What says that a time is of another day than the one told before.
const ELSE: [&str; 6] = ["翌", "その後", "のちに", "後日", "週明け", "しばらく"];

/// Reads the statements of learning.
pub(crate) fn read(view: &View, statements: &[Statement]) -> Noticed {
    let dates = &view.mentions.dates;
    let mut noticed = Noticed { dated: dates.iter().any(|date| date.known.is_some()), ..Noticed::default() };
    let document = view.scene.document;
    let vocabulary = Vocabulary::built_in();
    let acts = |names: &[&str]| vocabulary.kinds(names);
    let (learn, confirm, receive) = (acts(&["learn", "sense"]), acts(&["confirm"]), acts(&["receive"]));
    let tell = acts(&["tell", "consult"]);
    let others = vocabulary.any_party(&["persons", "outside", "contractor"]);
    let halt = acts(&["halt"]);
    let persons = vocabulary.party("persons").unwrap_or(0);
    let (harm, word) = (acts(&["leak", "lose", "intrude"]), acts(&["tell", "consult", "report", "learn"]));
    let happened: Vec<Place> = dates.iter().filter(|date| date.happened).map(|date| date.place).collect();
    // The sentence, how far it was looked through, and whether an hour stood there.
    let (mut within, mut seen, mut hour) = (usize::MAX, 0, false);
    for one in statements {
        let is = |kind: Kinds| one.act & kind != 0;
        let with = |kind: Kinds| one.with & kind != 0;
        let told = matches!(one.mode, Mode::Done | Mode::Going | Mode::Linked | Mode::Noun | Mode::Plain);
        let asked = one.flags.has(Flags::ASKED) && !one.flags.has(Flags::PAST);
        let told = told && !one.flags.has(Flags::NOT) && !asked;
        // 数を確かめます: from now on; ご説明に伺っております: to somebody; 削除したとの書面を受け取り: the answer.
        let to_come =
            one.mode == Mode::Plain && document.slice(one.place).trim_end_matches('。').ends_with("ます");
        let outward =
            one.to & !one.from & !one.who & persons != 0 && is(tell) && !one.flags.has(Flags::FAVOUR);
        let answer = is(receive) && with(halt);
        if !told || to_come || outward || answer || one.marks.has(Marks::HEADING) {
            continue;
        }
        let text = document.slice(one.place);
        // 午後8時に気付いて届け出ました: noticed on the way to what was done.
        let mut inside = false;
        if with(learn) && !is(learn) {
            vocabulary.words.scan(text, |hit| {
                let te = slice(text, ..hit.end).ends_with('て') || slice(text, hit.end..).starts_with('て');
                // 気付いてから2時間後に止め: what was done then, and not when it was noticed.
                let since = slice(text, hit.end..).trim_start_matches('て');
                let since = ["から", "以来", "以降"].iter().any(|word| since.starts_with(word));
                inside |=
                    hit.kinds & learn != 0 && hit.kinds & (receive | word) & !learn == 0 && te && !since;
            });
        }
        // 受け取られた方がお電話で教えてくださいました.
        let kind =
            is(tell) && one.who & others != 0 && (text.contains("くださ") || one.flags.has(Flags::FAVOUR));
        let knows = is(learn) || inside || is(confirm) && with(harm) || is(receive) && with(word) || kind;
        if !knows {
            continue;
        }
        let sentence = document.sentences[one.sentence].place;
        let from = happened.partition_point(|day| day.start < sentence.start);
        if within != one.sentence {
            (within, seen, hour) = (one.sentence, sentence.start, false);
        }
        if seen < one.place.end {
            hour |= {
                let text = document.slice(Place { start: seen, end: one.place.end });
                hours::stands_in(text) || hours::soon_after(text)
            };
            seen = one.place.end;
        }
        // 6月8日に送り、その後、お電話で判明しました: on no day that is told.
        let last = happened[from..].partition_point(|day| day.end <= one.place.end) + from;
        let since = happened[from..last].last().map_or(sentence.start, |day| day.end);
        let near = boundary(&document.text, since.max(one.place.end.saturating_sub(FAR)));
        let between = document.slice(Place { start: near, end: one.place.end.max(near) });
        let later = ["その後", "のちに", "後日", "しばらくして"].iter().any(|word| between.contains(word));
        let dated = one.marks.has(Marks::DATE)
            || hour
            || happened.get(from).is_some_and(|day| sentence.contains(*day)) && !later;
        if dated {
            let soon = one.marks.has(Marks::DATE) || hour;
            // No more is asked once the day and the hour are known.
            let soon = soon && (noticed.day.is_none() || noticed.hour.is_none());
            let before = &dates[..dates.partition_point(|date| date.place.start < one.place.start)];
            // 6月23日(火) on a line of its own, above the hours of that day.
            let heads = |place: Place| {
                let block = document.block_at(place.start).map(|at| document.blocks[at].place);
                block.is_some_and(|line| line.end <= place.end + "(".len() && line.end <= one.place.start)
            };
            let dated = |date: &&DateMention| date.happened || date.event != PUBLICATION && heads(date.place);
            // 25日の朝まで見失いました: until when it lasted.
            let until = |date: &&DateMention| {
                begin(document.text.get(date.place.end..).unwrap_or_default(), UNTIL).contains("まで")
            };
            let near = |date: &&DateMention| soon && one.place.start - date.place.start <= FAR;
            let before = before.iter().rev().take_while(near);
            let mut before = before.filter(|date| !date.planned && date.end.is_none());
            let day = before.find(|date| dated(date) && !until(date));
            let between = day.map(|date| document.slice(Place { start: date.place.end, ..one.place }));
            let day =
                day.filter(|_| !between.is_some_and(|text| ELSE.iter().any(|word| text.contains(word))));
            let day = day.and_then(|date| date.date).filter(|day| day.day.is_some());
            noticed.day = noticed.day.or(day);
            // A sentence with a day of its own tells of that day.
            let from = dates.partition_point(|date| date.place.start < sentence.start);
            let apart = dates.get(from).is_none_or(|date| date.place.start >= one.place.end);
            if hour && apart && noticed.hour.is_none() {
                (noticed.hour, noticed.own) = (day, is(learn) || inside);
            }
            noticed.dated = true;
        } else {
            noticed.undated.push(one.place);
        }
    }
    noticed
}

/// Whether a sentence without a date, in the block that tells when it happened, says that the leak was noticed.
pub(crate) fn undated(view: &View) -> bool {
    let scene = &view.scene;
    let dates = &view.mentions.dates;
    let told = dates.iter().find(|date| date.event == "occurrence" || date.happened);
    let Some(block) = told.and_then(|date| scene.block(date.place.start)) else { return false };
    // A paragraph whose lines are broken by hand may be two.
    let blocks = &scene.document.blocks;
    let below = blocks.get(block + 1).filter(|below| {
        below.kind == BlockKind::Paragraph
            && blocks[block].kind == BlockKind::Paragraph
            && below.section == blocks[block].section
    });
    let zone = Place { end: below.unwrap_or(&blocks[block]).place.end, ..blocks[block].place };
    let sets = scene.sets("event.discovery").iter().chain(scene.sets("event.warning"));
    let mut hits = sets.flat_map(|&set| scene.hits.within(set, zone));
    // Where その後 ends in a sentence: one may hold finding after finding.
    let mut then: Option<(Place, Option<usize>)> = None;
    let mut later = |sentence: Place| match then {
        Some((known, later)) if known == sentence => later,
        _ => {
            const LATER: &str = "その後";
            let found = scene.document.slice(sentence).find(LATER);
            then.insert((sentence, found.map(|at| sentence.start + at + LATER.len()))).1
        }
    };
    hits.any(|hit| {
        scene.sentence(hit.start).is_some_and(|sentence| {
            // 担任が気づき、その日のうちに連絡しました: a day behind the finding is another's.
            let first = dates.partition_point(|date| date.place.start < sentence.start);
            // 先日、会員の方からのお電話で気づきました: some other day.
            later(sentence).is_none_or(|end| end > hit.start)
                && !scene.hits.any(scene.sets("time.vague"), sentence)
                && !dates
                    .get(first)
                    .is_some_and(|date| date.place.end <= hit.start && sentence.contains(date.place))
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::document::Format;
    use crate::input::Source;
    use crate::reading::{ReadOptions, read};
    use crate::text::Day;

    const DAY: Day = Day { year: 2026, month: 11, day: Some(22) };

    /// Whether a notice that tells this says when it was noticed.
    fn dated(told: &str) -> bool {
        let text = format!(
            "会員名簿の誤送信について\n\n2026年6月20日\n\n6月4日、当会の職員が会員84名の名簿を別の会員に送りました。{told}\n\n6月8日に手順書を改めました。お詫びいたします。\n"
        );
        let ruleset = crate::builtin().unwrap();
        let source = Source::new("draft.txt", text, Format::Text);
        read(&source, &ruleset, &ReadOptions::on(DAY)).conclusions.noticed.dated
    }

    #[test]
    fn a_finding_with_its_day_its_hour_or_at_once() {
        for told in [
            "6月5日、受け取られた方から電話をいただきました。",
            "翌5日の点検で、係の者が気づきました。",
            "その後16時40分に、受け取られた方からお電話があり、判明しました。",
            "送った職員がその場で気づいております。",
            "夜八時、荷をほどいて違いに気付き、すぐに電話をかけました。",
            "送信から10分ほどのち、受け取られた方がお電話で教えてくださいました。",
            "19時に気付いて先方へ連絡しました。",
            "6月5日、受け取られた会員の方が窓口で教えてくださり、気づきました。",
            "6月5日の朝、職員が宛先の違いに気付いた次第にございます。",
        ] {
            assert!(dated(told), "{told}");
        }
    }

    #[test]
    fn a_finding_without_a_day_or_none_at_all() {
        for told in [
            "",
            "受け取られた方からのお電話で判明したものです。",
            "その後、事務局で控えと照らし、送り先の違いが分かりました。",
            "端緒は、会員から寄せられたお申し出です。",
            "後日、受け取られた方が窓口で教えてくださり、分かりました。",
            "同日午後5時、84名の皆様におわびの電話を差し上げました。",
            "先方からは、名簿を消したとの書面を受け取りました。",
            "これからは、戻ったその日のうちに、持ち出した名簿の数を教頭が確かめます。",
        ] {
            assert!(!dated(told), "{told}");
        }
    }
}
