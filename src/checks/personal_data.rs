//! Kind `personal-data`: an affected person's own name, number or address. What was found is never repeated.

use super::Turn;
use super::said::Values;

/// Each place is a finding.
pub(crate) fn personal_data(turn: &mut Turn) {
    let lang = turn.case.lang;
    let scene = turn.case.view.scene;
    for personal in &turn.case.view.mentions.personal {
        let name = format!("left-in-kind.{}", personal.kind.name());
        let set = scene.sets(&name).first();
        let title = set.and_then(|set| scene.ruleset.set(*set).title.as_ref());
        let kind = title.map_or("", |title| title.get(lang)).to_owned();
        turn.at(personal.place, &Values::default().with("kind", kind));
    }
}
