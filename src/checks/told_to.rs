//! Whether a day is that of a report to somebody whom a rule names: a client, an owner, a board.
//!
//! Owns the case that follows the name, whichever side of the day it stands on, and the statement that must tell the
//! report as made. Knows no deadline. What a regulator was told, and when, is a mention's.

use super::Turn;
use crate::document::Place;
use crate::grammar::Mode;
use crate::mentions::DateMention;
use crate::ruleset::{Lang, LateReport, SetId};
use crate::statements::{self, Statement, Vocabulary};
use crate::text::{begin, slice};

/// Letters from a name on in which its case stands: 委託元の財団のご担当者様へ.
const NEAR: usize = 16;
/// Events that are word to somebody by themselves, with the party that they are word to.
const TOLD: [(&str, &str); 2] = [("individual-notice", "persons"), ("police", "police")];

/// Whether a date is that of a report to one of `own`; `before` and `next` are the dates beside it.
pub fn told_to(
    turn: &Turn,
    date: &DateMention,
    words: &LateReport,
    own: &[SetId],
    (before, next): (Option<&DateMention>, Option<&DateMention>),
) -> bool {
    let scene = turn.case.view.scene;
    let Some(sentence) = scene.sentence(date.place.start).filter(|_| !own.is_empty()) else { return false };
    let end = next.map_or(sentence.end, |next| next.place.start.min(sentence.end)).max(date.place.end);
    let tail = Place { start: date.place.end, end };
    if turn.case.language != Lang::Ja {
        let told = |set: &str| scene.hits.any(scene.sets(set), tail);
        let reported = match words.told.as_slice() {
            _ if TOLD.iter().any(|(event, _)| date.event == *event) => true,
            [] => told("report.done") || told("report.noun"),
            sets => scene.hits.any(sets, tail),
        };
        return reported && scene.hits.any(own, tail);
    }
    let start = before.map_or(sentence.start, |other| other.place.end.max(sentence.start));
    let lead = Place { start: start.min(date.place.start), end: date.place.start };
    let text = &scene.document.text;
    let made = |at: usize, how: Named| {
        statements::at(turn.case.statements, at).is_some_and(|one| is_made(turn, date, words, one, tail, how))
    };
    // 委託元には6月9日に報告しました, 委託元への報告は6月9日に行いました: the name stands before the day.
    if let Some((hit, _)) = scene.hits.last(own, lead) {
        let between = slice(text, hit.end..date.place.start).trim_end_matches(['、', ',', ' ']);
        match case(between) {
            Some("") => return made(date.place.start, Named::Receiver),
            Some(topic) if is_report(topic) => return made(date.place.start, Named::Report),
            _ => {}
        }
    }
    scene.hits.merged_in(own, tail).iter().any(|(hit, _)| {
        // 6月9日に調べ、その後、委託元へ: no more of that day.
        let later = ["その後", "のちに", "後日"];
        let between = slice(text, date.place.end..hit.start.max(date.place.end));
        let same = !later.iter().any(|word| between.contains(word));
        let rest = case(slice(text, hit.end..end.max(hit.end))).filter(|_| same);
        // 委託元への報告書を作りました: what is meant for somebody is not given yet.
        let how = |rest: &str| if rest.starts_with('の') { Named::Meant } else { Named::Receiver };
        rest.is_some_and(|rest| made(hit.start, how(rest)))
    })
}

/// What follows the case by which somebody is addressed; `None` where the name stands in another: 委託元の工場で.
fn case(behind: &str) -> Option<&str> {
    const TO: [&str; 9] = ["に対しては", "に対して", "に対し", "には", "へは", "宛てに", "宛に", "に", "へ"];
    const ELSE: [&str; 10] =
        ["に関す", "に関し", "につい", "につき", "により", "による", "によっ", "におい", "におけ", "にて"];
    let near = begin(behind, NEAR);
    let at = near.find(['に', 'へ', '宛', 'を', 'が', 'は', 'で', 'も', '、', ',', '。', '\n'])?;
    let (name, rest) = (slice(near, ..at), slice(behind, at..));
    if ["から", "より"].iter().any(|from| name.contains(from))
        || ELSE.iter().any(|other| rest.starts_with(other))
    {
        return None;
    }
    TO.iter().find_map(|to| rest.strip_prefix(to))
}

/// Whether what stands between the case and a day is the report that the day is said of: の報告は, 報告したのは.
fn is_report(topic: &str) -> bool {
    let vocabulary = Vocabulary::built_in();
    let kinds = vocabulary.kinds(&["report", "tell"]);
    let short = topic.chars().count() <= NEAR && !topic.contains(['、', ',']);
    let mut told = topic.contains("報告");
    vocabulary.words.scan(topic, |hit| told |= hit.kinds & kinds != 0);
    short && told && topic.ends_with(['は', ':'])
}

/// How somebody is named beside a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    /// Something is done towards them: 委託元に.
    Receiver,
    /// Something is meant for them: 委託元への.
    Meant,
    /// With the report, before its day: 委託元への報告は.
    Report,
}

/// Whether a statement tells the report as made; `behind` is what follows the day.
fn is_made(
    turn: &Turn,
    date: &DateMention,
    words: &LateReport,
    one: &Statement,
    behind: Place,
    how: Named,
) -> bool {
    let scene = turn.case.view.scene;
    let vocabulary = Vocabulary::built_in();
    let rest = scene.document.slice(behind).trim();
    // 報告は6月9日です: the day is all that is said, and it lies behind.
    let bare = how == Named::Report
        && turn.case.conclusions.published_on.is_some()
        && (rest.is_empty() || ["です。", "でした", "。"].iter().any(|end| rest.starts_with(end)));
    let done = matches!(one.mode, Mode::Done | Mode::Going | Mode::Noun) && !date.planned;
    if !done && !bare {
        return false;
    }
    if !words.told.is_empty() {
        let start = one.place.start.min(behind.start);
        return scene.hits.any(&words.told, Place { start, end: one.place.end.max(behind.end) });
    }
    let report = vocabulary.kinds(&["report", "tell"]);
    let word = |(event, party): &(&str, &str)| {
        date.event == *event && one.parties & vocabulary.party(party).unwrap_or(0) != 0
    };
    // 第一報を入れました: what is handed over is the report.
    let handed = how == Named::Receiver && one.act == 0 && one.object & report != 0;
    how == Named::Report || handed || one.act & report != 0 || TOLD.iter().any(word)
}
