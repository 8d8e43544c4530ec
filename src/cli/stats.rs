//! What a run of `check` comes to: how many findings, how bad the worst, which entries of `[[ignore]]` were of use.
//!
//! Owns counting, in the order of the drafts. Which findings stand was settled before.

use super::incremental::{Adopting, Vanished};
use crate::engine::{Checked, Options};
use crate::project::provided::{Ledger, Usage};
use crate::report::{Summary, counts};
use crate::ruleset::{Ruleset, Severity};

/// What one draft adds.
#[derive(Debug)]
pub(crate) struct Note {
    /// Errors, warnings and infos.
    counts: [usize; 3],
    suppressed: usize,
    unchanged: usize,
    vanished: Vec<Vanished>,
    usage: Usage,
    /// Rules that flags switched off.
    skipped: Vec<String>,
}

impl Note {
    /// Of a checked draft.
    pub(crate) fn of(
        checked: &Checked,
        ruleset: &Ruleset,
        options: &Options,
        skipped: Vec<String>,
        vanished: Vec<Vanished>,
    ) -> Self {
        let usage = Usage::of(ruleset, options, &checked.suppressed);
        let (suppressed, unchanged) = (checked.suppressed.len(), checked.unchanged);
        Self { counts: counts(&checked.findings), suppressed, unchanged, vanished, usage, skipped }
    }
}

/// What all of them come to.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// The worst severity found.
    pub worst: Option<Severity>,
    /// Entries of `[[ignore]]`.
    pub ledger: Ledger,
    /// Known findings that have vanished.
    pub vanished: Vec<Vanished>,
    /// Whether there is a baseline.
    known: bool,
    /// Whether only changes are looked at.
    since: bool,
}

impl Tally {
    /// Nothing yet.
    pub(crate) fn of(adopt: &Adopting) -> Self {
        Self { known: adopt.baseline.is_some(), since: adopt.changes.is_some(), ..Self::default() }
    }

    /// Takes a draft into account.
    pub(crate) fn take(&mut self, note: Note, summary: &mut Summary) {
        let sums = [&mut summary.errors, &mut summary.warnings, &mut summary.infos];
        for ((severity, count), sum) in Severity::ALL.iter().rev().zip(note.counts).zip(sums) {
            *sum += count;
            if count > 0 {
                self.worst = self.worst.max(Some(*severity));
            }
        }
        summary.suppressed += note.suppressed;
        if self.since {
            *summary.unchanged.get_or_insert(0) += note.unchanged;
        }
        if self.known {
            *summary.vanished.get_or_insert(0) += note.vanished.len();
        }
        self.vanished.extend(note.vanished);
        self.ledger.add(note.usage);
        for id in note.skipped {
            if let Err(at) = summary.skipped_rules.binary_search(&id) {
                summary.skipped_rules.insert(at, id);
            }
        }
    }
}
