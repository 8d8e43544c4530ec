//! Where a key belongs that stands in the wrong table.
//!
//! Owns how such a table is named to people.

use super::{
    CLASS, ELEMENT, ELEMENT_DETECTOR, FILES, PHRASE, RULE, RULE_TEST, RULESET, SET, SETTINGS, TableShape,
    WHEN, WITH,
};

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
pub(in crate::ruleset) fn tables_with(key: &str) -> Vec<&'static str> {
    TABLES.iter().filter(|(_, shape)| shape.key(key).is_some()).map(|(name, _)| *name).collect()
}

/// Whether some table of a ruleset has the key.
pub(in crate::ruleset) fn is_key(key: &str) -> bool {
    TABLES.iter().any(|(_, shape)| shape.key(key).is_some())
}
