//! Kind `next-report`: something is put off, and nothing says when or where more will follow. Once a document.

use super::Turn;
use super::said::{Values, excerpt};
use crate::document::Place;
use crate::grammar::Mode;
use crate::reading::elements::{Status, holds};
use crate::ruleset::{Detector, SetId};
use crate::statements::Vocabulary;

const REGULATOR: &str = "regulator-notification";

/// Points at the first element put off and shows the others, and the report that is promised; where none is, at the
/// first word that leaves something open.
pub(crate) fn next_report(turn: &mut Turn, (open, promised): (&[SetId], &[SetId]), detectors: &[Detector]) {
    let scene = turn.case.view.scene;
    let lang = turn.case.lang;
    let mut put_off: Vec<(Place, String)> = Vec::new();
    let mut awaited = false;
    for (state, element) in turn.case.elements.iter().zip(&scene.ruleset.elements) {
        let places = state.evidence.iter().filter(|_| state.status == Status::Deferred);
        for place in places {
            put_off.push((*place, element.title.get(lang).to_owned()));
            awaited |= element.id != REGULATOR;
        }
    }
    // A report to the regulator alone is awaited by no reader.
    if !put_off.is_empty() && !awaited {
        return;
    }
    if put_off.is_empty() {
        let whole = Place { start: 0, end: scene.document.text.len() };
        let word = scene.hits.first(open, whole);
        put_off.extend(word.map(|word| (word, excerpt(scene.document.slice(word)))));
    }
    if put_off.iter().any(|(place, _)| told_beside(turn, *place)) {
        return;
    }
    if put_off.is_empty() || detectors.iter().any(|detector| holds(&turn.case.view, detector)) {
        return;
    }
    let named = |set: &SetId| scene.hits.of(*set).next_back();
    let named = promised
        .iter()
        .filter_map(named)
        .max()
        .filter(|place| !put_off.iter().any(|one| one.0.contains(*place)));
    put_off.extend(named.map(|word| (word, excerpt(scene.document.slice(word)))));
    put_off.extend(vague_promises(turn));
    put_off.sort_by_key(|(place, _)| *place);
    put_off.dedup_by_key(|(place, _)| *place);
    let (first, title) = put_off.remove(0);
    let others: Vec<_> =
        put_off.into_iter().map(|(place, title)| (scene.document.span(place), title)).collect();
    let finding = turn.at(first, &Values::default().with("text", title));
    for (span, title) in others {
        finding.with_label(span, title);
    }
}

/// Where readers are told that more will follow, without a day: 分かりしだい改めてご報告します.
fn vague_promises(turn: &Turn) -> Vec<(Place, String)> {
    /// More of them say nothing new.
    const MOST: usize = 3;
    let vocabulary = Vocabulary::built_in();
    let acts = vocabulary.kinds(&["tell", "publish", "report", "write-up"]);
    let later = ["later", "afresh", "regular"].iter().filter_map(|time| vocabulary.time(time));
    let later = later.fold(0, |all, time| all | time);
    let statements = turn.case.statements.iter();
    let promises = statements.filter(|one| {
        matches!(one.mode, Mode::Plain | Mode::Will) && one.act & acts != 0 && one.when & later != 0
    });
    let document = turn.case.view.scene.document;
    promises.map(|one| (one.place, excerpt(document.slice(one.place)))).take(MOST).collect()
}

/// Whether the sentence of what is put off, or the next of its paragraph, gives the day when it will be told: 「…は確認を続けて
/// おり、10月17日に文書でお知らせします」.
fn told_beside(turn: &Turn, place: Place) -> bool {
    let scene = turn.case.view.scene;
    let sentences = &scene.document.sentences;
    let Some(own) = scene.document.sentence_at(place.start) else { return false };
    let beside =
        (own..sentences.len().min(own + 2)).filter(|at| sentences[*at].block == sentences[own].block);
    let mut zones = beside.map(|at| sentences[at].place);
    let mentions = turn.case.view.mentions;
    zones.any(|zone| {
        let dates = mentions.dates.partition_point(|date| date.place.start < zone.start);
        let mut dates = mentions.dates[dates..].iter().take_while(|date| date.place.end <= zone.end);
        let regulators = mentions.regulators.partition_point(|one| one.place.start < zone.start);
        let filed = mentions.regulators.get(regulators).is_some_and(|one| one.place.end <= zone.end);
        let tells = scene.hits.any(scene.sets("next.tell"), zone) || announces(turn, zone);
        tells && !filed && dates.any(|date| date.planned)
    })
}

/// Whether a sentence says that something will be told or put up, whatever the verb: 第二報を載せます.
fn announces(turn: &Turn, zone: Place) -> bool {
    let acts = Vocabulary::built_in().kinds(&["tell", "publish", "report", "write-up"]);
    let from = turn.case.statements.partition_point(|one| one.place.start < zone.start);
    let mut own = turn.case.statements[from..].iter().take_while(|one| one.place.end <= zone.end);
    own.any(|one| matches!(one.mode, Mode::Plain | Mode::Will) && one.act & acts != 0)
}
