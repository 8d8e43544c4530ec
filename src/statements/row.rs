//! Rows of the claims as they are written.
//!
//! Owns loading `rules/ja/grammar/elements.toml`, and the lists that its rows share; an unknown name is told. Compiled into
//! `build.rs`, where it is done.

use super::Vocabulary;
use super::candidates::{Candidates, Claims};
use super::claim::{Claim, MODES, Worth, keys};
use crate::grammar::{Kinds, Mode};
use crate::text::Baked;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
struct File {
    lists: Lists,
    claim: Vec<Row>,
    deferral: Vec<Row>,
}

/// Names that many rows hold together: `@list` in a row stands for all of them.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
struct Lists(BTreeMap<String, Vec<String>>);

impl Lists {
    /// The names of a row, those of its lists among them.
    fn whole(&self, names: &[String]) -> Result<Vec<String>, String> {
        let mut whole = Vec::with_capacity(names.len());
        for name in names {
            match name.strip_prefix('@') {
                Some(list) => {
                    let held = self.0.get(list).ok_or_else(|| format!("no list is called `{list}`"))?;
                    whole.extend_from_slice(held);
                }
                None => whole.push(name.clone()),
            }
        }
        Ok(whole)
    }
}

impl Claims {
    /// Reads the rows.
    pub(crate) fn load(vocabulary: &Vocabulary) -> Result<Self, String> {
        let file: File = toml::from_str(include_str!("../../rules/ja/grammar/elements.toml"))
            .map_err(|error| error.to_string())?;
        let rows = |rows: &[Row]| {
            rows.iter().map(|row| Claim::new(row, vocabulary, &file.lists)).collect::<Result<_, _>>()
        };
        let (claims, deferrals): (Vec<Claim>, Vec<Claim>) = (rows(&file.claim)?, rows(&file.deferral)?);
        let (by_claim, by_deferral) = (Candidates::of(&claims), Candidates::of(&deferrals));
        Ok(Self { claims: claims.into(), by_claim, deferrals: deferrals.into(), by_deferral })
    }
}

macro_rules! row {
    (names { $($of:ident: $($name:ident),+;)+ } asks { $($form:ty: $($ask:ident),+;)+ }) => {
        /// A row.
        #[derive(Debug, Clone, Default, Deserialize)]
        #[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
        struct Row {
            element: String,
            #[serde(rename = "as")]
            worth: Worth,
            act: Vec<String>,
            about: Option<String>,
            mode: Vec<String>,
            not_mode: Vec<String>,
            $($($name: Vec<String>,)+)+
            $($($ask: $form,)+)+
        }

        impl Claim {
            fn new(row: &Row, vocabulary: &Vocabulary, lists: &Lists) -> Result<Self, String> {
                let act = lists.whole(&row.act)?;
                Ok(Self {
                    element: row.element.as_str().into(),
                    subject: vocabulary.topic(&row.element).unwrap_or(0),
                    worth: row.worth,
                    any: act.is_empty(),
                    act: bits(act.iter().filter(|name| *name != "open"), |name| vocabulary.kind(name))?,
                    open: act.iter().any(|name| name == "open"),
                    about: bits(&row.about, |name| vocabulary.topic(name))?,
                    modes: modes(&lists.whole(&row.mode)?)?,
                    not_modes: modes(&lists.whole(&row.not_mode)?)?,
                    $($($name: bits(&lists.whole(&row.$name)?, |name| vocabulary.$of(name))?,)+)+
                    $($($ask: row.$ask,)+)+
                })
            }
        }
    };
}

keys!(row);

fn bits<'n>(
    names: impl IntoIterator<Item = &'n String>,
    of: impl Fn(&str) -> Option<Kinds>,
) -> Result<Kinds, String> {
    let bit = |name: &String| of(name).ok_or_else(|| format!("nothing is called `{name}`"));
    names.into_iter().try_fold(0, |all, name| Ok(all | bit(name)?))
}

fn modes(names: &[String]) -> Result<Baked<[Mode]>, String> {
    let mode = |name: &String| {
        let found = MODES.iter().find(|(known, _)| known == name).map(|(_, mode)| *mode);
        found.ok_or_else(|| format!("no mode is called `{name}`"))
    };
    names.iter().map(mode).collect::<Result<Vec<_>, _>>().map(Baked::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_used() {
        let text = include_str!("../../rules/ja/grammar/elements.toml");
        let file: File = toml::from_str(text).expect("the rows that come with the program");
        let idle: Vec<_> =
            file.lists.0.keys().filter(|name| !text.contains(&format!("\"@{name}\""))).collect();
        assert!(idle.is_empty(), "{idle:?}");
    }

    #[test]
    fn a_list_stands_for_its_names() {
        let lists = Lists(BTreeMap::from([("those".to_owned(), vec!["a".to_owned(), "b".to_owned()])]));
        let whole = lists.whole(&["@those".to_owned(), "c".to_owned()]);
        assert_eq!(whole, Ok(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()]));
        assert_eq!(lists.whole(&["@these".to_owned()]), Err("no list is called `these`".to_owned()));
    }
}
