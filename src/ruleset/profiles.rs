//! `[profiles.…]`: rulesets for some cases only, and when to suggest them.
//!
//! Owns the table, from TOML to [`Profile`]. Whether a case is at hand is `checks`' to see, and what the
//! suggested ruleset is, `builtin`'s.

use super::detect::Detectors;
use super::fields;
use super::model::Profile;
use super::problem::Place;
use super::reader::At;
use super::sets::Sets;
use super::table::{Given, Table};
use super::values::Text;
use super::when::Known;
use super::written::{DetectorTable, WhenTable};
use std::collections::BTreeMap;

/// One profile as written.
#[derive(Debug, Clone)]
pub(super) struct ProfileTable {
    pub place: Place,
    /// A layer lies over that of the profile.
    pub given_up: bool,
    pub given: Given,
    pub order: Option<At<i64>>,
    pub ruleset: Option<At<String>>,
    pub title: Option<Text>,
    pub when: Option<WhenTable>,
    pub detect: Vec<DetectorTable>,
}

/// Takes the table out of a file.
pub(super) fn read(root: &mut Table<'_>) -> Vec<(String, ProfileTable)> {
    root.map_of_tables("profiles").into_iter().map(|(id, table)| (id.value, profile(table))).collect()
}

fn profile(mut table: Table<'_>) -> ProfileTable {
    let order = table.integer("order");
    let ruleset = if table.has("ruleset") { table.string("ruleset") } else { table.missing("ruleset") };
    let title = if table.has("title") { table.text("title") } else { table.missing("title") };
    let when = table.table("when").map(fields::when);
    let detect = fields::conditions(&mut table, "detect");
    let profile = ProfileTable {
        place: table.place.clone(),
        given_up: false,
        given: table.given().clone(),
        order,
        ruleset,
        title,
        when,
        detect,
    };
    table.finish();
    profile
}

/// Resolves the names in profiles.
pub(super) fn profiles(
    tables: &BTreeMap<String, ProfileTable>,
    known: &Known<'_>,
    detectors: &Detectors<'_>,
    sets: &mut Sets<'_>,
) -> Vec<Profile> {
    let mut resolve = |table: &ProfileTable| Profile {
        ruleset: table.ruleset.as_ref().map(|at| at.value.clone()).unwrap_or_default(),
        title: table.title.clone().unwrap_or_default(),
        when: table.when.as_ref().map(|when| known.condition(when, sets)),
        detectors: detectors.all(&table.detect, sets),
    };
    let mut ordered: Vec<_> = tables.values().filter(|table| !table.given_up).collect();
    ordered.sort_by_key(|table| table.order.as_ref().map_or(i64::MAX, |order| order.value));
    ordered.into_iter().map(&mut resolve).collect()
}
