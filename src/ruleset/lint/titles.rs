//! New names for what has one: a second 「原因」 beside that of the built-in rules.
//!
//! Owns which names are compared: those of one kind, by what people see of them.

use crate::ruleset::called::Called;
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::{Place, Sink};
use crate::ruleset::tree::Table;
use crate::text::normal::normal;

/// Warns of a table of one's own whose title another has.
pub(super) fn twins(merged: &Merged, own: &dyn Fn(&Place) -> bool, sink: &Sink) {
    let member =
        |family: &'static str| move |id: &str| id.split_once('.').is_some_and(|(of, _)| of == family);
    let among = |of: &'static str, tables: Vec<(&str, &Table)>| of_kind(of, &tables, own, sink);
    among("elements", merged.all("elements").collect());
    for family in ["data-type", "regulator", "event"] {
        let members = member(family);
        among("terms", merged.all("terms").filter(|(id, _)| members(id)).collect());
    }
    for key in ["deadlines", "triggers"] {
        let first = merged.rows(key).filter_map(|(id, rows)| Some((id, rows.rows.first()?)));
        among(key, first.collect());
    }
    for group in merged.map("classes").names() {
        among("classes", merged.labels(group).collect());
    }
}

fn of_kind(of: &str, tables: &[(&str, &Table)], own: &dyn Fn(&Place) -> bool, sink: &Sink) {
    let title =
        |table: &Table| table.text("title").map(|title| normal(&title.ja)).filter(|title| !title.is_empty());
    for (_, table) in tables.iter().filter(|(_, table)| own(&table.place)) {
        let Some(shown) = title(table) else { continue };
        let twin =
            tables.iter().find(|(_, there)| !own(&there.place) && title(there).as_ref() == Some(&shown));
        let Some(known) = twin.map(|twin| Called::of(*twin)) else { continue };
        let there = known.id;
        let (ja, en) = (
            format!("「{shown}」は「{there}」の名前でもあります。別のものとして数えます"),
            format!("`{there}` has this title, too, and is another thing"),
        );
        let place = table.key_place("title");
        let header = if of == "classes" { there.to_owned() } else { format!("[{of}.{there}]") };
        sink.push(place.problem("same-title", ja, en).help(
            format!("同じものなら、新しい名前を付けずに {header} に書き足してください。別のものなら title を変えてください"),
            format!("if it is the same, write into {header} instead; if not, give it another title"),
        ));
    }
}
