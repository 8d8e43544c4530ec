//! Kind `wrong-era`: years of an era against the year told beside them, and against the era itself.

use super::{Turn, Values};
use crate::ruleset::Text;

/// `outside` is the message for a year that the era does not have.
pub(crate) fn wrong_era(turn: &mut Turn, outside: Option<&Text>) {
    let mut right = Vec::new();
    for era in &turn.case.view.mentions.eras {
        let agrees = era.beside.is_none_or(|beside| beside == era.year);
        if agrees && era.exists {
            right.extend(era.beside.map(|_| era.place));
            continue;
        }
        let values = Values::text(turn.document(), era.place).with("year", era.year);
        let outside = outside.filter(|_| agrees).map(|text| values.fill(text.get(turn.case.lang)));
        let finding = turn.at(era.place, &values);
        if let Some(message) = outside {
            finding.message = message;
        }
    }
    if !right.is_empty() {
        turn.hold(&Values::default().with("count", right.len()), &right);
    }
}
