//! Where a key belongs that stands in the wrong table.
//!
//! Owns how such a table is named to people. The tables themselves are in `keys` and `params`.

use super::keys::{
    CLASS, ELEMENT, ELEMENT_DETECTOR, FILES, PHRASE, RULE, RULE_TEST, RULESET, SET, SETTINGS, WHEN,
};
use super::params::WITH;
use super::shape::TableShape;

/// Tables with keys of their own, as people write them.
static TABLES: &[(&str, &TableShape)] = &[
    ("[ruleset]", &RULESET),
    ("[settings]", &SETTINGS),
    ("[files]", &FILES),
    ("[terms.…]", &SET),
    ("[phrases.\"…\"]", &PHRASE),
    ("[elements.…]", &ELEMENT),
    ("[classes.….…]", &CLASS),
    ("[rules.\"…\"]", &RULE),
    ("with = { … }", &WITH),
    ("when = { … }", &WHEN),
    ("detect = [{ … }]", &ELEMENT_DETECTOR),
    ("[[rules.\"…\".tests]]", &RULE_TEST),
];

/// The tables that have the key.
pub(super) fn tables(key: &str) -> Vec<&'static str> {
    TABLES.iter().filter(|(_, shape)| shape.key(key).is_some()).map(|(name, _)| *name).collect()
}

/// Whether some table of a ruleset has the key.
pub(super) fn known(key: &str) -> bool {
    !tables(key).is_empty()
}
