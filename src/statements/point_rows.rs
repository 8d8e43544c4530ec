//! The table of points as it is written.
//!
//! Owns loading `rules/ja/grammar/kind.toml`; an unknown sign is told. Compiled into `build.rs`, where it is done.

use super::signs::{Data, Incident, Points, Sign};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    incident: IncidentRows,
    data: DataRows,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct IncidentRows {
    breach: i16,
    other: i16,
    points: BTreeMap<Sign, i16>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct DataRows {
    at_least: i16,
    needs: Vec<Sign>,
    points: BTreeMap<Sign, i16>,
}

impl Points {
    /// Reads the table.
    pub(crate) fn load() -> Result<Self, String> {
        let file: File = toml::from_str(include_str!("../../rules/ja/grammar/kind.toml"))
            .map_err(|error| error.to_string())?;
        let (incident, data) = (file.incident, file.data);
        Ok(Self {
            incident: Incident {
                breach: incident.breach,
                other: incident.other,
                points: incident.points.into_iter().collect(),
            },
            data: Data {
                at_least: data.at_least,
                needs: data.needs.into(),
                points: data.points.into_iter().collect(),
            },
        })
    }
}
