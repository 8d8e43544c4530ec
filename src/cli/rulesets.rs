//! Which ruleset a draft is read with.
//!
//! Owns the choice between the built-in ruleset and an organisation's file. Loading is `ruleset`'s.

use crate::builtin;
use crate::input::Source;
use crate::ruleset::Ruleset;
use anyhow::bail;
use std::rc::Rc;

/// The rulesets of a run.
pub struct Rulesets {
    given: Rc<Ruleset>,
}

impl Rulesets {
    /// Loads what the flags name.
    pub fn load(rules: Option<&str>) -> anyhow::Result<Self> {
        match rules {
            None | Some("builtin:ja") => Ok(Self { given: Rc::new(builtin::builtin()?) }),
            Some(other) => bail!("--rules {other}"),
        }
    }

    /// The ruleset of a draft.
    pub fn of(&self, _source: &Source) -> Rc<Ruleset> {
        Rc::clone(&self.given)
    }
}
