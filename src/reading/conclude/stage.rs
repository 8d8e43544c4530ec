//! The stage of a notice, from what it states: whether the inquiry has ended, goes on, or an earlier notice is told of.
//!
//! Owns weighing the three. What titles say of a stage, and how an earlier notice is named, is the ruleset's.

use super::class;
use crate::document::Place;
use crate::grammar::{Flags, Kinds, Mode};
use crate::mentions::{Day, PUBLICATION};
use crate::reading::elements::View;
use crate::ruleset::{ClassGroup, Stage};
use crate::statements::{Marks, Statement, Vocabulary};

/// The stage, and where the text says so.
pub fn read(
    view: &View,
    statements: &[Statement],
    published: Option<Day>,
    group: Option<&ClassGroup>,
) -> Option<(Stage, Option<Place>)> {
    let choice = group.and_then(|group| class::first(view, group));
    let named = choice.and_then(|choice| Some((Stage::from_name(&choice.label.id)?, choice.evidence)));
    let told = Told::of(view, statements);
    let ended = told.ended.filter(|_| told.inquired.is_none());
    match named {
        Some((Stage::Final, _)) => return named,
        _ if ended.is_some() => return Some((Stage::Final, ended)),
        Some((Stage::FollowUp, place)) if told.results && told.inquired.is_none() => {
            return Some((Stage::Final, place));
        }
        Some((Stage::FollowUp, _)) => return named,
        _ => {}
    }
    // 2月7日に公表した: a dated notice before this one.
    let dates = view.mentions.dates.iter();
    let mut earlier = dates.filter(|date| {
        date.event == PUBLICATION
            && date.happened
            && date.date.zip(published).is_some_and(|(day, on)| day < on)
    });
    if let Some(date) = earlier.next() {
        return Some((Stage::FollowUp, Some(date.place)));
    }
    named.or_else(|| Some((Stage::First, Some(told.inquired.or(told.follows)?))))
}

/// What statements say of the inquiry and of what is to come.
#[derive(Default)]
struct Told {
    ended: Option<Place>,
    inquired: Option<Place>,
    follows: Option<Place>,
    /// A heading announces the results of the inquiry.
    results: bool,
}

impl Told {
    fn of(view: &View, statements: &[Statement]) -> Self {
        let vocabulary = Vocabulary::built_in();
        let kind = |name: &str| vocabulary.kind(name).unwrap_or(0);
        let time = |name: &str| vocabulary.time(name).unwrap_or(0);
        let (inquire, publish, tell) = (kind("inquire"), kind("publish"), kind("tell"));
        let party = |name: &str| vocabulary.party(name).unwrap_or(0);
        let topic = |name: &str| vocabulary.topic(name).unwrap_or(0);
        let (regulator, persons) = (party("regulator") | party("unnamed-body"), party("persons"));
        let (reports, measures) = (topic("regulator-notification"), topic("recurrence-measures"));
        let other = topic("other");
        let (ended, closing, later) = (time("ended"), time("closing"), time("later"));
        let (confirm, now_time, outside) = (kind("confirm"), time("now"), party("outside"));
        let (results, afresh) = (time("results"), time("afresh"));
        let planned: Vec<Place> =
            view.mentions.dates.iter().filter(|date| date.planned).map(|date| date.place).collect();
        let ahead = |place: Place| {
            let from = planned.partition_point(|date| date.start < place.start);
            planned.get(from).is_some_and(|date| date.end <= place.end)
        };
        let mut told = Self::default();
        let mut present = usize::MAX;
        for one in statements {
            if one.marks.has(Marks::HEADING) {
                told.results |= one.when & results != 0 && one.when & later == 0;
                continue;
            }
            let is = |kind: Kinds| one.act & kind != 0;
            let denied = one.flags.has(Flags::NOT) || one.flags.has(Flags::LATER);
            let at = |time: Kinds| one.when & time != 0;
            let happened = matches!(one.mode, Mode::Done | Mode::Going | Mode::Noun) && !denied;
            // 5月2日、解析が終わり is a step of the story; 調査は終了しており、結果は次のとおりです tells the stage.
            let now =
                one.flags.has(Flags::GOING) || one.flags.has(Flags::EXPLAINS) || !one.marks.has(Marks::DATE);
            if at(now_time) {
                present = one.sentence;
            }
            let still = present == one.sentence;
            // いまも確認を続けております; 現在、調査に必要な対応を進めてまいります.
            let own = one.flags.has(Flags::GOING) && one.mode == Mode::Going;
            let goes_on = own && (is(inquire) || is(confirm) && still)
                || one.flags.has(Flags::ONWARD) && one.with & (inquire | confirm) != 0 && still;
            let closed = at(ended) && now || at(closing);
            // 調査会社の最終報告を受け取り: theirs is the inquiry of this incident.
            let inquiry = one.with & inquire != 0 || at(closing) && one.parties & outside != 0;
            if inquiry && closed && !at(later) && happened {
                told.ended = told.ended.or(Some(one.place));
            } else if goes_on && !denied {
                told.inquired = told.inquired.or(Some(one.place));
            }
            let elsewhere =
                one.to & (regulator | persons) != 0 || one.topic & (reports | measures | other) != 0;
            let will = matches!(one.mode, Mode::Plain | Mode::Will);
            let more = is(publish) && will && ahead(one.place) || is(publish | tell) && will && at(afresh);
            if more && !elsewhere {
                told.follows = told.follows.or(Some(one.place));
            }
        }
        told
    }
}
