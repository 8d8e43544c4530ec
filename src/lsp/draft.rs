//! A draft that is open, checked.
//!
//! Owns which open texts are drafts, by which format and with what laid down each is read, and keeping the result until
//! the text, the rules or the day change.

use super::buffers::{Buffer, Buffers};
use super::position::shown;
use super::shelf::{Rules, Shelf};
use crate::document::Format;
use crate::engine::{self, Checked, Options};
use crate::input::{self, Source};
use crate::project::ruleset_file::{Known, Verdict};
use crate::ruleset::{Lang, Stage};
use crate::text::Day;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A draft, checked.
pub(crate) struct Draft {
    /// The text as read.
    pub source: Source,
    /// The rules it was read with.
    pub known: Arc<Known>,
    /// What came of it.
    pub checked: Checked,
    /// A file of rules that has mistakes, so that it does not hold as it stands.
    pub mistaken: Option<PathBuf>,
    revision: u64,
    laid: Laid,
    today: Day,
}

/// How an open text is read; `None` where it is no draft.
pub(crate) fn format(buffer: &Buffer) -> Option<Format> {
    let path = buffer.path.as_deref().filter(|path| input::is_draft(path));
    match (path, buffer.language.as_str()) {
        (Some(path), _) => Some(input::format_of(path)),
        (None, "markdown") => Some(Format::Markdown),
        (None, "html") => Some(Format::Html),
        (None, "plaintext" | "text") => Some(Format::Text),
        (None, _) => None,
    }
}

/// Checks a draft, by its path or the one it would have, unless what is known of it still holds; `None` where the files of rules leave it out.
pub(crate) fn check(
    before: Option<Draft>,
    (buffer, path): (&Buffer, Option<&Path>),
    laid: &Laid,
    (shelf, buffers): (&mut Shelf, &Buffers),
    (today, lang): (Day, Option<Lang>),
) -> anyhow::Result<Option<Draft>> {
    let Some(format) = format(buffer) else { return Ok(None) };
    let Rules { known, mistaken, verdict } = shelf.rules(path, buffers)?;
    if matches!(verdict, Verdict::NotIncluded | Verdict::Excluded(_)) {
        return Ok(None);
    }
    let same = |draft: &Draft| {
        draft.revision == buffer.revision
            && Arc::ptr_eq(&draft.known, &known)
            && draft.laid == *laid
            && draft.today == today
    };
    if let Some(draft) = before.filter(same) {
        return Ok(Some(Draft { mistaken, ..draft }));
    }
    let name = path.map_or_else(|| "-".to_owned(), shown);
    let mut source = Source::new(name, buffer.text.clone(), format);
    // Nobody asks an editor whether a text is a notice by opening it.
    source.named = false;
    let mut options = Options::on(today);
    options.lang = lang;
    options.reading.stage = laid.stage;
    options.reading.publisher.clone_from(&laid.publisher);
    options.reading.publish_on = laid.publish_on;
    known.lay_down(&mut options, &source.name);
    let checked = engine::lint(&source, &known.ruleset, &options);
    let (revision, laid) = (buffer.revision, laid.clone());
    Ok(Some(Draft { source, known, checked, mistaken, revision, laid, today }))
}

/// What the user laid down for one text in this session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Laid {
    /// The stage.
    pub stage: Option<Stage>,
    /// The publisher.
    pub publisher: Option<String>,
    /// The day of publication.
    pub publish_on: Option<Day>,
}

impl Laid {
    /// Takes over what is said; `None` where it is nothing that can be.
    pub(crate) fn lay(&mut self, what: &Value) -> Option<()> {
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
