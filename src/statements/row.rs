//! Rows of the claims as they are written.
//!
//! Owns loading `rules/ja/grammar/elements.toml`; an unknown name is told. Compiled into `build.rs`, where it is done.

use super::Vocabulary;
use super::candidates::{Candidates, Claims};
use super::claim::{Claim, MODES, Worth, keys};
use crate::grammar::{Kinds, Mode};
use crate::text::Baked;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct File {
    claim: Vec<Row>,
    deferral: Vec<Row>,
}

impl Claims {
    /// Reads the rows.
    pub fn load(vocabulary: &Vocabulary) -> Result<Self, String> {
        let file: File = toml::from_str(include_str!("../../rules/ja/grammar/elements.toml"))
            .map_err(|error| error.to_string())?;
        let rows =
            |rows: &[Row]| rows.iter().map(|row| Claim::new(row, vocabulary)).collect::<Result<_, _>>();
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
            fn new(row: &Row, vocabulary: &Vocabulary) -> Result<Self, String> {
                Ok(Self {
                    element: row.element.as_str().into(),
                    subject: vocabulary.topic(&row.element).unwrap_or(0),
                    worth: row.worth,
                    any: row.act.is_empty(),
                    act: bits(row.act.iter().filter(|name| *name != "open"), |name| vocabulary.kind(name))?,
                    open: row.act.iter().any(|name| name == "open"),
                    about: bits(&row.about, |name| vocabulary.topic(name))?,
                    modes: modes(&row.mode)?,
                    not_modes: modes(&row.not_mode)?,
                    $($($name: bits(&row.$name, |name| vocabulary.$of(name))?,)+)+
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
