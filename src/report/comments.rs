//! A copy of a Word file with each finding as a comment at its place.
//!
//! Owns what a comment says. How a copy is made, and that nothing else changes in it, is [`crate::annotate`]'s.

use super::messages::Words;
use crate::annotate::{Failure, Remark, annotate};
use crate::checks::Finding;
use crate::engine::Checked;
use crate::input::Source;
use crate::ruleset::Ruleset;
use crate::text::Day;

/// The bytes of a copy of a Word file. `source` is what was read from `bytes` when it was checked; `day` is the day the
/// comments bear. There is none where the file is no longer what was checked, or no paragraph can hold a comment.
pub fn copy(
    bytes: &[u8],
    source: &Source,
    checked: &Checked,
    ruleset: &Ruleset,
    day: Day,
) -> Result<Vec<u8>, Failure> {
    let remarks: Vec<Remark> =
        checked.findings.iter().map(|finding| remark(finding, checked, ruleset)).collect();
    annotate(bytes, &source.text, &remarks, day)
}

/// What a comment says: severity and message, what to do, the rule.
fn remark(finding: &Finding, checked: &Checked, ruleset: &Ruleset) -> Remark {
    let words = Words::of(checked.lang);
    let mut paragraphs = vec![format!("{}: {}", words.severity(finding.severity), finding.message)];
    let mut help = finding.help.iter().flat_map(|help| help.lines());
    paragraphs.extend(help.next().map(|first| format!("{}{first}", words.mend())));
    paragraphs.extend(help.map(str::to_owned));
    for label in finding.labels.iter().filter(|label| label.document.is_none() && !label.message.is_empty()) {
        let place = checked.reading.document.anchor(label.span);
        paragraphs.extend(place.map(|place| format!("{}: {}", words.anchor(place), label.message)));
    }
    paragraphs.push(format!("[{}]", ruleset.rules[finding.rule].id));
    Remark { span: finding.span, paragraphs }
}
