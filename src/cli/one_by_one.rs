//! A run over the drafts and the notices of a collection, one after the other, where what is made of each is not printed at once.
//!
//! Owns the order of these steps. What is done with a notice is the subcommand's.

use super::args::ReadingArgs;
use super::complain;
use super::ending::{broke, tell_of_the_end, unread};
use super::locale::Speech;
use super::run::lay_down;
use crate::engine::Options;
use crate::input::{self, InputError, Part, Parts, Split};
use crate::isolate::isolated;
use crate::project::files::Selection;
use crate::project::ruleset_file::Known;
use crate::project::rulesets::Rulesets;
use crate::reading::covered_path;
use crate::report::Summary;
use crate::ruleset::Lang;
use crate::text::control_chars::visible;
use std::sync::Arc;

/// One draft in its turn.
pub(crate) struct Turn<'a> {
    /// The draft, or a notice of a collection.
    pub part: &'a mut Part,
    /// The ruleset it is read with.
    pub known: &'a Arc<Known>,
    /// What the user laid down, filled in from that ruleset.
    pub options: &'a Options,
}

/// Takes every draft through `step`, each notice of a collection for itself. What cannot be read is told, and the
/// others follow.
pub(crate) fn each(
    reading: &ReadingArgs,
    speech: &Speech,
    mut rulesets: Rulesets,
    split: &Split,
    mut options: Options,
    mut step: impl FnMut(Turn<'_>, &mut Summary) -> anyhow::Result<()>,
) -> anyhow::Result<Summary> {
    let mut summary = Summary::default();
    let inputs = reading.inputs();
    let mut selection = Selection::new(reading.include_excluded, None);
    for draft in input::files(&inputs) {
        let (path, read) = match draft {
            Ok(mut draft) => match selection.takes(&mut draft, &mut rulesets)? {
                true => (draft.name.clone(), isolated(|| draft.read().map(|source| split.parts(source)))),
                false => continue,
            },
            Err(error) => (error.path.clone(), Ok(Err(error))),
        };
        let known = rulesets.plain(&path)?;
        let shown = covered_path(&path, &known.ruleset);
        let Parts { parts, before } = match read {
            Ok(Ok(parts)) => parts,
            Ok(Err(InputError { problem, .. })) => {
                summary.failures.push(unread(&InputError { path: shown, problem }, speech));
                continue;
            }
            Err(internal) => {
                summary.failures.push(broke(&shown, &internal, speech));
                continue;
            }
        };
        rulesets.said().iter().for_each(|line| complain(line));
        lay_down(&mut options, &known, &path, reading, speech)?;
        if before > 0 {
            complain(&left_out(&shown, before, speech.run));
        }
        for mut part in parts {
            let name = part.source.name.clone();
            let turn = Turn { part: &mut part, known: &known, options: &options };
            match isolated(|| step(turn, &mut summary)) {
                Ok(done) => {
                    done?;
                    summary.documents += 1;
                }
                Err(internal) => summary.failures.push(broke(&name, &internal, speech)),
            }
        }
    }
    tell_of_the_end(&summary, &mut selection, &inputs, reading.allow_empty, speech.run)?;
    // The process ends with the run: to give back every word of a ruleset one by one would only cost time.
    std::mem::forget(rulesets);
    Ok(summary)
}

fn left_out(path: &str, lines: usize, lang: Lang) -> String {
    let path = visible(path);
    match lang {
        Lang::Ja => format!("{path}: 最初の見出しより前の{lines}行は、どの告知文にも入れていません。"),
        Lang::En => format!("{path}: lines before the first heading ({lines}) belong to no notice"),
    }
}
