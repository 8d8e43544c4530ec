//! What stands beside rules, as it is read: drafts to start from, words of shorthands, what the layout provides.
//!
//! Owns the step from keys to values; which keys there are is `keys`'.

use super::docs::{Draft, DraftStage};
use super::table::Table;
use super::values::{Stage, Text};
use super::written::{ProvidedTable, Said, Shorthands};

/// What rules made from shorthands say.
pub(super) fn shorthands(mut table: Table<'_>) -> Shorthands {
    let mut said = |key| table.table(key).and_then(said);
    let shorthands =
        Shorthands { required: said("required"), forbidden: said("forbidden"), wanted: said("wanted") };
    table.finish();
    shorthands
}

pub(super) fn draft_element(mut table: Table<'_>) -> Option<(Text, Text)> {
    let mut must =
        |key| -> Option<Text> { if table.has(key) { table.text(key) } else { table.missing(key) } };
    let (heading, prompt) = (must("heading"), must("prompt"));
    table.finish();
    Some((heading?, prompt?))
}

/// The draft to start from.
pub(super) fn draft(mut table: Table<'_>) -> Draft {
    let draft = Draft {
        mark: table.text("mark"),
        sometimes: table.text("sometimes"),
        opening: table.text("opening"),
        closing: table.text("closing"),
        stages: [Stage::First, Stage::FollowUp, Stage::Final, Stage::Single]
            .map(|stage| table.table(stage.name()).and_then(draft_stage)),
    };
    table.finish();
    draft
}

fn draft_stage(mut table: Table<'_>) -> Option<DraftStage> {
    let title = if table.has("title") { table.text("title") } else { table.missing("title") };
    let (lead, ahead) = (table.text("lead"), table.text("ahead"));
    let ahead_prompt = table.text("ahead-prompt");
    table.finish();
    Some(DraftStage { title: title?, lead, ahead, ahead_prompt })
}

fn said(mut table: Table<'_>) -> Option<Said> {
    let mut must =
        |key| -> Option<Text> { if table.has(key) { table.text(key) } else { table.missing(key) } };
    let (title, message) = (must("title"), must("message"));
    let (label, help) = (table.text("label"), table.text("help"));
    table.finish();
    Some(Said { title: title?, message: message?, label, help })
}

pub(super) fn provided(mut table: Table<'_>) -> ProvidedTable {
    let paths = table.one_or_more("path").unwrap_or_default();
    paths.iter().for_each(|path| super::ignore::check_path(path, table.reader.sink));
    let there = table.has("elements");
    let elements = if there { table.one_or_more("elements") } else { table.missing("elements") };
    table.finish();
    ProvidedTable { paths, elements: elements.unwrap_or_default() }
}
