//! Regulators, and whether a report to them was made, is planned, or only spoken of.
//!
//! Owns tying a regulator to the statement that governs it, and where none does, to the words behind it. Which body
//! counts as a regulator is the ruleset's.

use super::scan::Scene;
use super::{Regulator, Reported};
use crate::document::{BlockKind, Place};
use crate::grammar::{Flags, Mode};
use crate::statements::{Marks, Statement, Vocabulary};
use crate::text::slice;

/// Finds the regulators of a document, in order.
pub(crate) fn regulators(scene: &Scene, statements: &[Statement]) -> Vec<Regulator> {
    let found = scene.hits.longest(scene.sets("regulator"));
    let of = |place| stated(statements, place).unwrap_or_else(|| reported(scene, place));
    found.into_iter().map(|(place, set)| Regulator { place, set, reported: of(place) }).collect()
}

/// Clauses from a body on in which the report to it is told.
const NEAR: usize = 12;

/// What is stated of a report: the first statement of the sentence, from the regulator on, that speaks of one and says
/// whether it lies behind or ahead.
fn stated(statements: &[Statement], place: Place) -> Option<Reported> {
    let vocabulary = Vocabulary::built_in();
    let kind = |name: &str| vocabulary.kind(name).unwrap_or(0);
    let (report, weigh, duty) = (kind("report"), kind("weigh"), kind("duty"));
    let from = statements.partition_point(|one| one.place.end <= place.start);
    let sentence = statements.get(from)?.sentence;
    let here = statements.get(from..)?.iter().take_while(|one| one.sentence == sentence);
    let mut here = here.take(NEAR);
    let one = here.find(|one| one.with & report != 0 && !one.marks.has(Marks::HEADING))?;
    // 報告の準備をしております, 報告することとしております: what is made ready or resolved is still to come.
    let ahead = one.act & weigh != 0 || one.mode == Mode::Going && one.flags.has(Flags::CHANGE);
    match one.mode {
        _ if one.with & duty != 0 => Some(Reported::Mentioned),
        Mode::Plain | Mode::Will => Some(Reported::Planned),
        // 提出し、警察に相談しました: who is consulted then is somebody else.
        Mode::Going if ahead => Some(Reported::Planned),
        Mode::Denied if one.act & (report | weigh) != 0 => Some(Reported::Mentioned),
        _ => None,
    }
}

/// The report that the words after a regulator tell of; under a heading about reports, a bare name is one made.
fn reported(scene: &Scene, place: Place) -> Reported {
    let (Some(sentence), Some(block)) = (scene.sentence(place.start), scene.block(place.start)) else {
        return Reported::Mentioned;
    };
    let tail = Place { start: place.end, end: sentence.end };
    if scene.hits.any(scene.sets("report.not-needed"), tail) {
        return Reported::Mentioned;
    }
    // The longest word at the first verb decides: 報告いたしました is done, 報告いたします is planned.
    let first = |name: &str| scene.hits.first(scene.sets(name), tail);
    let (done, planned) = (first("report.done"), first("report.planned"));
    match (done, planned) {
        (Some(done), Some(planned)) if planned.start < done.start => Reported::Planned,
        (Some(_), _) => Reported::Done,
        (None, Some(_)) => Reported::Planned,
        (None, None) => {
            let noun = scene.hits.last(scene.sets("report.noun"), tail).map(|(place, _)| place);
            let closing = |at: usize| {
                slice(&scene.document.text, at..tail.end).trim_matches([')', '。', '」', ' ']).is_empty()
            };
            if noun.is_some_and(|noun| closing(noun.end)) {
                return Reported::Done;
            }
            // 報告先: 個人情報保護委員会(9月29日)
            let label = scene.document.blocks[block].label;
            if label.is_some_and(|label| scene.hits.any(scene.sets("report.noun"), label)) {
                return Reported::Done;
            }
            let listed = matches!(scene.document.blocks[block].kind, BlockKind::Item | BlockKind::Row);
            let headed = scene.under(scene.sets("report.heading"), block);
            if listed && headed { Reported::Done } else { Reported::Mentioned }
        }
    }
}
