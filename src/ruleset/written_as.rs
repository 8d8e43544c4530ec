//! Detectors as people write them.
//!
//! Owns the one form in which a detector is printed, and by which two are the same.

use super::fields::{GRADES, SCOPES};
use super::reader::At;
use super::written::DetectorTable;
use crate::text::quote;
use std::fmt;

/// Strings as TOML writes them.
pub(super) fn quoted_list(words: &[At<String>]) -> String {
    let words: Vec<String> = words.iter().map(|word| quote::toml(&word.value)).collect();
    format!("[{}]", words.join(", "))
}

fn name<T: PartialEq>(known: &[(&'static str, T)], value: &T) -> String {
    quote::toml(known.iter().find(|(_, known)| known == value).map_or("", |(name, _)| name))
}

impl fmt::Display for DetectorTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut keys: Vec<(&str, String)> = Vec::new();
        keys.extend(self.grade.as_ref().map(|grade| ("as", name(GRADES, grade))));
        let lists = [("all", &self.all), ("any", &self.any), ("none", &self.none)];
        keys.extend(
            lists
                .into_iter()
                .filter(|(_, list)| !list.is_empty())
                .map(|(key, list)| (key, quoted_list(list))),
        );
        let scopes = [("within", &self.within), ("none-within", &self.none_within)];
        keys.extend(
            scopes.into_iter().filter_map(|(key, scope)| Some((key, name(SCOPES, &scope.as_ref()?.value)))),
        );
        let lists = [("under", &self.under), ("not-under", &self.not_under)];
        keys.extend(
            lists
                .into_iter()
                .filter(|(_, list)| !list.is_empty())
                .map(|(key, list)| (key, quoted_list(list))),
        );
        keys.extend(self.ordered.then(|| ("ordered", "true".to_owned())));
        keys.extend(self.near.map(|near| ("near", near.to_string())));
        keys.extend(self.in_headings.then(|| ("in-headings", "true".to_owned())));
        keys.extend(self.weight.map(|weight| ("weight", weight.to_string())));
        let keys: Vec<String> = keys.into_iter().map(|(key, value)| format!("{key} = {value}")).collect();
        write!(f, "{{ {} }}", keys.join(", "))
    }
}
