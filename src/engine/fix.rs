//! Which corrections are made.
//!
//! Owns choosing among the fixes of findings: what is certain, what overlaps nothing before it. Putting them into a text is
//! `document::edit`'s.

use super::verbatim;
use crate::checks::{Finding, Fix};
use crate::document::{Edit, Span};
use crate::input::Source;
use crate::ruleset::{Check, Ruleset};

/// The edits of the safe fixes of findings, in order of place. A fix is made as a whole or not at all: of two that
/// overlap, the one of the finding that comes first. One that would put in what the file cannot hold is not made.
pub fn safe_edits(text: &str, findings: &[Finding], holds: impl Fn(&str) -> bool) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    // Findings of one rule may run into the thousands; a sorted list of what is taken keeps each look-up short.
    let mut taken: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    for fix in safe_fixes(findings).filter(|fix| is_held(fix, &holds)) {
        let read = |(span, put): &(Span, String)| {
            let was = text.get(span.start..span.end)?.to_owned();
            Some(Edit { span: *span, was, put: put.clone() })
        };
        let Some(own) = fix.edits.iter().map(read).collect::<Option<Vec<Edit>>>() else { continue };
        let free = |edit: &Edit| {
            let before = taken.range(..=edit.span.start).next_back();
            let behind = taken.range(edit.span.start..).next();
            before.is_none_or(|(_, end)| *end <= edit.span.start)
                && behind.is_none_or(|(start, _)| *start >= edit.span.end)
        };
        if own.iter().all(free) && apart(&own) {
            taken.extend(own.iter().map(|edit| (edit.span.start, edit.span.end)));
            edits.extend(own.into_iter().filter(|edit| edit.was != edit.put));
        }
    }
    edits.sort_by_key(|edit| edit.span);
    edits
}

/// Takes out of the fixes of findings what would change an address, a name of a file or code. A wrong word there, or in a
/// quotation or a name, is no slip of whoever wrote the notice. `masked` is what is somebody's own.
pub(crate) fn leave_verbatim(
    source: &Source,
    masked: &[Span],
    ruleset: &Ruleset,
    findings: &mut Vec<Finding>,
) {
    if findings.iter().any(|finding| finding.fix.is_some()) {
        let set_in = verbatim::set_in(&source.text, source.format);
        for finding in findings.iter_mut().filter(|_| !set_in.is_empty()) {
            let Some(fix) = &mut finding.fix else { continue };
            fix.edits.retain(|(span, _)| !verbatim::touches(&set_in, *span));
            if fix.edits.is_empty() {
                finding.fix = None;
            }
        }
    }
    let is_word = |rule: usize| matches!(ruleset.rules[rule].check, Check::Replace(_));
    for words in [true, false] {
        let fixed = |finding: &Finding| finding.fix.is_some() && is_word(finding.rule) == words;
        if !findings.iter().any(fixed) {
            continue;
        }
        let mut stays = verbatim::spans(&source.text, source.format, words);
        if words && !masked.is_empty() {
            stays.extend(masked);
            stays = verbatim::outermost(stays);
        }
        findings.retain_mut(|finding| {
            let rule = finding.rule;
            let Some(fix) = finding.fix.as_mut().filter(|_| is_word(rule) == words) else { return true };
            fix.edits.retain(|(span, _)| !verbatim::touches(&stays, *span));
            let stands = !fix.edits.is_empty();
            finding.fix.take_if(|_| !stands);
            stands || !words
        });
    }
}

/// Makes the fixes of findings fit for HTML: what they put there is text, and none reaches over a tag or changes a part
/// of a character reference.
pub(crate) fn in_html(text: &str, findings: &mut [Finding]) {
    for finding in findings {
        let Some(fix) = &mut finding.fix else { continue };
        let crosses =
            |span: &Span| text.get(span.start..span.end).is_none_or(|was| was.contains(['<', '>', '&']));
        if fix.edits.iter().any(|(span, _)| crosses(span)) {
            finding.fix = None;
            continue;
        }
        for (_, put) in &mut fix.edits {
            *put = put.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        }
    }
}

/// The fixes of findings that are certain.
pub(crate) fn safe_fixes(findings: &[Finding]) -> impl Iterator<Item = &Fix> {
    findings.iter().filter_map(|finding| finding.fix.as_ref()).filter(|fix| fix.safe)
}

/// Whether the file can hold all that a fix would put in.
pub(crate) fn is_held(fix: &Fix, holds: impl Fn(&str) -> bool) -> bool {
    fix.edits.iter().all(|(_, put)| holds(put))
}

/// Whether the edits of one fix leave each other alone.
fn apart(edits: &[Edit]) -> bool {
    let mut spans: Vec<Span> = edits.iter().map(|edit| edit.span).collect();
    spans.sort_unstable();
    spans.windows(2).all(|pair| pair[0].end <= pair[1].start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::apply;
    use crate::ruleset::{Confidence, Severity};
    use proptest::prelude::*;

    fn edit(text: &str, was: &str, put: &str) -> Edit {
        let start = text.find(was).unwrap();
        Edit { span: Span { start, end: start + was.len() }, was: was.into(), put: put.into() }
    }

    fn finding(edits: &[(usize, usize, &str)], safe: bool) -> Finding {
        let edit =
            |(start, end, put): &(usize, usize, &str)| (Span { start: *start, end: *end }, (*put).into());
        Finding {
            rule: 0,
            severity: Severity::Warning,
            confidence: Confidence::High,
            message: String::new(),
            label: None,
            help: None,
            element: None,
            span: None,
            labels: Vec::new(),
            sources: Vec::new(),
            fix: Some(Fix { edits: edits.iter().map(edit).collect(), safe }),
        }
    }

    #[test]
    fn only_what_is_still_there_is_replaced() {
        let text = "会員情報の流失と真撃なお侘び";
        let edits = [edit(text, "流失", "流出"), edit(text, "真撃", "真摯")];
        assert_eq!(apply(text, &edits), ("会員情報の流出と真摯なお侘び".into(), 2));
        let moved = text.replace("会員", "お客様");
        assert_eq!(apply(&moved, &edits), (moved.clone(), 0));
    }

    #[test]
    fn in_html_only_text_is_replaced_and_by_text() {
        let text = "<p>流<b>失</b>、A社&amp;B社、C社</p>";
        let at = |was: &str| (text.find(was).unwrap(), text.find(was).unwrap() + was.len());
        let put = |(start, end): (usize, usize), put| finding(&[(start, end, put)], true);
        let mut findings = [
            put(at("流<b>失"), "流出"),
            put(at("&amp;"), "と"),
            put(at("A社&amp;B社"), "A社"),
            put(at("C社"), "<C>&社"),
        ];
        in_html(text, &mut findings);
        let edits = safe_edits(text, &findings, |_| true);
        assert_eq!(apply(text, &edits).0, "<p>流<b>失</b>、A社&amp;B社、&lt;C&gt;&amp;社</p>");
        assert_eq!(findings.iter().filter(|finding| finding.fix.is_none()).count(), 3);
    }

    #[test]
    fn the_first_of_two_that_overlap_wins_and_unsafe_ones_wait() {
        let text = "abcdef";
        let findings = [
            finding(&[(0, 1, "A"), (4, 6, "EF")], true),
            finding(&[(3, 5, "x"), (2, 3, "y")], true),
            finding(&[(1, 2, "B")], false),
            finding(&[(2, 3, "C")], true),
            finding(&[(3, 9, "z")], true),
        ];
        let edits = safe_edits(text, &findings, |_| true);
        assert_eq!(apply(text, &edits), ("AbCdEF".into(), 3));
        // A fix goes in whole or not at all.
        let edits = safe_edits(text, &findings, |put| put != "EF");
        assert_eq!(apply(text, &edits), ("abyxf".into(), 2));
    }

    proptest! {
        #[test]
        fn nothing_but_the_spans_changes(
            parts in prop::collection::vec(("[あ-ん漢字a-c\r\n]{0,6}", "[流失真撃]{1,3}", "[出摯a]{0,3}"), 0..8),
            tail in "[あ-んa-c\n]{0,6}",
        ) {
            let (mut text, mut wanted, mut edits) = (String::new(), String::new(), Vec::new());
            for (kept, was, put) in &parts {
                text.push_str(kept);
                wanted.push_str(kept);
                let span = Span { start: text.len(), end: text.len() + was.len() };
                edits.push(Edit { span, was: was.clone(), put: put.clone() });
                text.push_str(was);
                wanted.push_str(put);
            }
            text.push_str(&tail);
            wanted.push_str(&tail);
            edits.reverse();
            prop_assert_eq!(apply(&text, &edits), (wanted, parts.len()));
        }

        #[test]
        fn any_edits_on_any_text_are_no_panic(
            text in ".{0,40}",
            spans in prop::collection::vec((0_usize..60, 0_usize..60, ".{0,4}"), 0..8),
        ) {
            let findings: Vec<Finding> =
                spans.iter().map(|(start, end, put)| finding(&[(*start, *end, put)], true)).collect();
            let edits = safe_edits(&text, &findings, |_| true);
            let (_, made) = apply(&text, &edits);
            prop_assert_eq!(made, edits.len());
        }
    }
}
