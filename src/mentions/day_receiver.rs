//! Days of a report to somebody whom a rule names: a client, an owner, a board.
//!
//! Owns the case that follows the name, whichever side of the day it stands on, and the statement that must tell the
//! report as made. Knows no deadline. What a regulator was told, and when, is `day_acts`' to say.

use super::event::{OCCURRENCE, OTHER, PUBLICATION, REGULATOR};
use super::{DateMention, Scene};
use crate::document::Place;
use crate::grammar::Mode;
use crate::ruleset::{Check, SetId};
use crate::statements::{self, Statement, Vocabulary};
use crate::text::script::is_hiragana;
use crate::text::{begin, slice};

/// Letters from a name on in which its case stands: 委託元の財団のご担当者様へ.
const NEAR: usize = 16;
/// Events that are word to somebody by themselves, with the party that they are word to.
const TOLD: [(&str, &str); 2] = [("individual-notice", "persons"), ("police", "police")];
/// What a day is taken for where nobody knows to whom something was told then.
const TAKEN: [&str; 5] = [OCCURRENCE, "containment", PUBLICATION, REGULATOR, OTHER];

/// Whom a rule about late reports names, regulators left out, and the words that it takes for a report.
struct Receiver<'r> {
    rule: u16,
    own: Vec<SetId>,
    told: &'r [SetId],
}

/// Tells the days on which those were told whom rules of the ruleset name. `published` says whether the text tells when
/// it was published.
pub(crate) fn tell(scene: &Scene, statements: &[Statement], published: bool, dates: &mut [DateMention]) {
    let regulators = scene.sets(REGULATOR);
    let receivers = scene.ruleset.rules.iter().zip(0u16..).filter_map(|(rule, at)| {
        let Check::LateReport(words) = &rule.check else { return None };
        let own: Vec<SetId> = words.to.iter().copied().filter(|set| !regulators.contains(set)).collect();
        let there = own.iter().any(|set| scene.hits.of(*set).len() > 0);
        there.then_some(Receiver { rule: at, own, told: &words.told })
    });
    for receiver in receivers {
        let sight = Sight { scene, statements, published, receiver: &receiver };
        let told: Vec<bool> = (0..dates.len()).map(|at| sight.told(dates, at)).collect();
        for (at, _) in told.iter().enumerate().filter(|(_, told)| **told) {
            let shared = dates[at].event == REGULATOR && sight.beside_a_regulator(dates, at)
                || sight.does_else(dates[at].place);
            let date = &mut dates[at];
            date.told_to.push(receiver.rule);
            if date.known.is_none() && !shared && TAKEN.contains(&date.event.as_str()) {
                OTHER.clone_into(&mut date.event);
                date.happened = false;
            }
        }
    }
}

/// What is looked at for one receiver.
struct Sight<'s, 'd> {
    scene: &'s Scene<'d>,
    statements: &'s [Statement],
    published: bool,
    receiver: &'s Receiver<'s>,
}

impl Sight<'_, '_> {
    /// What stands before a date and behind it in its sentence, up to the dates beside it.
    fn around(&self, dates: &[DateMention], at: usize) -> Option<(Place, Place)> {
        let date = &dates[at];
        let sentence = self.scene.sentence(date.place.start)?;
        let next = dates.get(at + 1);
        let end = next.map_or(sentence.end, |next| next.place.start.min(sentence.end)).max(date.place.end);
        let before = at.checked_sub(1).and_then(|at| dates.get(at));
        let start = before.map_or(sentence.start, |other| other.place.end.max(sentence.start));
        let lead = Place { start: start.min(date.place.start), end: date.place.start };
        Some((lead, Place { start: date.place.end, end }))
    }

    /// Whether a date is that of a report to the receiver.
    fn told(&self, dates: &[DateMention], at: usize) -> bool {
        let (scene, own, date) = (self.scene, &self.receiver.own, &dates[at]);
        let Some((lead, tail)) = self.around(dates, at) else { return false };
        let sentence_end = scene.sentence(date.place.start).map_or(tail.end, |sentence| sentence.end);
        let text = &scene.document.text;
        if !text.contains(is_hiragana) {
            let told = |set: &str| scene.hits.any(scene.sets(set), tail);
            let reported = match self.receiver.told {
                _ if TOLD.iter().any(|(event, _)| date.event == *event) => true,
                [] => told("report.done") || told("report.noun"),
                sets => scene.hits.any(sets, tail),
            };
            return reported && scene.hits.any(own, tail);
        }
        let made = |at: usize, how: Named| {
            statements::at(self.statements, at).is_some_and(|one| self.is_made(date, one, tail, how))
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
            let rest = case(slice(text, hit.end..tail.end.max(hit.end))).filter(|_| same);
            // 委員会には6月7日に、委託元には6月9日に: who stands right before a day was told on that one.
            let rest = rest.filter(|rest| !rest.trim().is_empty() || tail.end == sentence_end);
            // 委託元への報告書を作りました: what is meant for somebody is not given yet.
            let how = |rest: &str| if rest.starts_with('の') { Named::Meant } else { Named::Receiver };
            rest.is_some_and(|rest| made(hit.start, how(rest)))
        })
    }

    /// Whether a clause of its own says what else was done that day: 6月9日に回線を止め、委託元に報告し.
    fn does_else(&self, date: Place) -> bool {
        let own = statements::at(self.statements, date.start);
        own.is_some_and(|one| {
            let named =
                self.receiver.own.iter().any(|set| self.scene.hits.within(*set, one.place).next().is_some());
            one.act != 0 && !named
        })
    }

    /// Whether a regulator is addressed together with the receiver: 個人情報保護委員会と委託元に.
    fn beside_a_regulator(&self, dates: &[DateMention], at: usize) -> bool {
        let Some((lead, tail)) = self.around(dates, at) else { return true };
        let (hits, regulators) = (self.scene.hits, self.scene.sets(REGULATOR));
        let apart = |zone: Place| {
            let (Some(one), Some(other)) = (hits.last(regulators, zone), hits.last(&self.receiver.own, zone))
            else {
                return true;
            };
            let (first, second) = (one.0.min(other.0), one.0.max(other.0));
            let between = slice(&self.scene.document.text, first.end..second.start.max(first.end));
            ["へ", "に"].iter().any(|to| between.starts_with(to))
        };
        hits.any(regulators, tail) || !apart(lead)
    }

    /// Whether a statement tells the report as made; `behind` is what follows the day.
    fn is_made(&self, date: &DateMention, one: &Statement, behind: Place, how: Named) -> bool {
        let scene = self.scene;
        let vocabulary = Vocabulary::built_in();
        let rest = scene.document.slice(behind).trim();
        // 報告は6月9日です: the day is all that is said, and it lies behind.
        let bare = how == Named::Report
            && self.published
            && (rest.is_empty() || ["です。", "でした", "。"].iter().any(|end| rest.starts_with(end)));
        let done = matches!(one.mode, Mode::Done | Mode::Going | Mode::Noun) && !date.planned;
        if !done && !bare {
            return false;
        }
        if !self.receiver.told.is_empty() {
            let start = one.place.start.min(behind.start);
            return scene.hits.any(self.receiver.told, Place { start, end: one.place.end.max(behind.end) });
        }
        let report = vocabulary.kinds(&["report", "tell"]);
        let word = |(event, party): &(&str, &str)| {
            date.event == *event && one.parties & vocabulary.party(party).unwrap_or(0) != 0
        };
        // 第一報を入れました: what is handed over is the report.
        let handed = how == Named::Receiver && one.act == 0 && one.object & report != 0;
        how == Named::Report || handed || one.act & report != 0 || TOLD.iter().any(word)
    }
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
    let short = topic.chars().nth(NEAR).is_none() && !topic.contains(['、', ',']);
    if !short {
        return false;
    }
    let mut told = topic.contains("報告");
    vocabulary.words.scan(topic, |hit| told |= hit.kinds & kinds != 0);
    told && topic.ends_with(['は', ':'])
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
