//! What the user lays down for one text: stage, publisher, day of publication.
//!
//! Owns reading it from a command: what is not named stays, and what is null is read from the text again.

use crate::ruleset::Stage;
use crate::text::Day;
use serde_json::Value;

/// What the user laid down for one text in this session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Laid {
    /// The stage.
    pub stage: Option<Stage>,
    /// The publisher.
    pub publisher: Option<String>,
    /// The day of publication.
    pub publish_on: Option<Day>,
}

impl Laid {
    /// Takes over what is said; `None` where it is nothing that can be.
    pub fn lay(&mut self, what: &Value) -> Option<()> {
        let text = |value: &Value| match value {
            Value::Null => Some(None),
            Value::String(text) => Some(Some(text.clone())),
            _ => None,
        };
        for (key, value) in what.as_object()? {
            let value = text(value)?;
            match key.as_str() {
                "stage" => {
                    let stage = |name: String| Stage::from_name(&name).ok_or(());
                    self.stage = value.map(stage).transpose().ok()?;
                }
                "publisher" => self.publisher = value,
                "publishOn" => self.publish_on = value.map(|day| day.parse()).transpose().ok()?,
                _ => return None,
            }
        }
        Some(())
    }
}
