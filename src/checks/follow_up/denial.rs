//! Kind `denial-reversed`: a kind of data said not to have leaked before, and now it has.

use super::{newest, own_sentence, said_near, there};
use crate::checks::Turn;
use crate::checks::said::{Values, excerpt};
use crate::document::Place;
use crate::mentions::{Certainty, DataType};
use crate::reading::Earlier;
use crate::ruleset::{FollowUpWords, Ruleset, SetId};

/// What an earlier notice says of a kind.
enum Before {
    Leaked,
    Denied(Place),
}

/// Points at the kinds that now leaked, once for each denial, and shows the denial.
pub(crate) fn reversed(turn: &mut Turn, words: &FollowUpWords) {
    let scene = turn.case.view.scene;
    let data = &turn.case.view.mentions.data_types;
    let mut seen: Vec<SetId> = Vec::new();
    let mut found: Vec<((usize, Place), Vec<Place>)> = Vec::new();
    for now in data.iter().filter(|now| now.certainty != Certainty::Denied) {
        let Some(set) = now.set.filter(|set| !seen.contains(set)) else { continue };
        seen.push(set);
        // What is denied of one group of persons and told of another says nothing of the notice before.
        let denied = data.iter().any(|other| other.set == Some(set) && other.certainty == Certainty::Denied);
        if denied || said(turn, words, set) {
            continue;
        }
        let Some((at, _, Before::Denied(denial))) =
            newest(turn, |earlier| before(scene.ruleset, earlier, set))
        else {
            continue;
        };
        match found.iter_mut().find(|(known, _)| *known == (at, denial)) {
            Some((_, kinds)) => kinds.push(now.place),
            None => found.push(((at, denial), vec![now.place])),
        }
    }
    for ((at, denial), kinds) in found {
        let Some(first) = kinds.first().copied() else { continue };
        let earlier = &turn.case.previous[at];
        let document = &earlier.reading.document;
        let texts: Vec<&str> = kinds.iter().map(|kind| turn.document().slice(*kind)).collect();
        let sentence = own_sentence(&earlier.scene(scene.ruleset), denial);
        let values =
            Values::default().with("text", excerpt(&texts.join("、"))).with("other", document.slice(denial));
        let shown = excerpt(document.slice(Place { start: denial.start, end: sentence.end.max(denial.end) }));
        let shown = there(turn, words, earlier, &values, &shown);
        turn.at(first, &values).with_label_in(at, document.span(denial), shown);
    }
}

/// What a notice says of a kind. A denial of a whole category (カード情報) is one of each kind in it.
fn before(ruleset: &Ruleset, earlier: &Earlier, set: SetId) -> Option<Before> {
    let data = &earlier.reading.mentions.data_types;
    let text = |data: &DataType| earlier.reading.document.slice(data.place);
    let category = |set: SetId| ruleset.set(set).category.as_deref();
    let whole = |other: &DataType| {
        other.set.is_some_and(|other| category(other).is_some() && category(other) == category(set))
            && text(other).ends_with("情報")
    };
    if data.iter().any(|other| other.set == Some(set) && other.certainty != Certainty::Denied) {
        return Some(Before::Leaked);
    }
    let mut denied = data.iter().filter(|other| other.certainty == Certainty::Denied);
    denied.find(|other| other.set == Some(set) || whole(other)).map(|denial| Before::Denied(denial.place))
}

/// Whether the text says, where it names the kind, that this is another than before.
fn said(turn: &Turn, words: &FollowUpWords, set: SetId) -> bool {
    let scene = &turn.case.view.scene;
    scene.hits.of(set).any(|place| said_near(scene, place, &words.said))
}
