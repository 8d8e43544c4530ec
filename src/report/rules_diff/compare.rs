//! Two readings of one document, by two rulesets: which findings come, go, and change their severity.
//!
//! Owns what counts as the same finding: the same rule on the same words at the same place. What is missing stands
//! on no words, so its place, which is only where it should be written, does not count.

use crate::checks::Finding;
use crate::document::Span;
use crate::engine::Checked;
use crate::ruleset::{Ruleset, Severity};
use crate::text::lang::names;
use std::collections::HashMap;

/// What becomes of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Change {
    /// It appears.
    Added,
    /// It disappears.
    Removed,
    /// It weighs more.
    Raised,
    /// It weighs less.
    Lowered,
}

names!(Change { Added => "added", Removed => "removed", Raised => "raised", Lowered => "lowered" });

/// A finding that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Changed {
    /// What became of it.
    pub change: Change,
    /// Its rule.
    pub rule: String,
    /// Its severity so far.
    pub from: Option<Severity>,
    /// Its severity from now on.
    pub to: Option<Severity>,
    /// Where it stands.
    pub span: Option<Span>,
    /// What is said from now on, or was said.
    pub message: String,
}

/// What makes a finding the same: its rule and its place, which is the place of its words.
type Key<'a> = (&'a str, Option<Span>);

/// The changes from one reading to the other, in the order of the text.
pub(crate) fn compare(old: (&Ruleset, &Checked), new: (&Ruleset, &Checked)) -> Vec<Changed> {
    let mut before: HashMap<Key<'_>, Vec<&Finding>> = HashMap::new();
    for finding in &old.1.findings {
        before.entry(key(old.0, finding)).or_default().push(finding);
    }
    let mut changes = Vec::new();
    for finding in &new.1.findings {
        let key = key(new.0, finding);
        let was = before.get_mut(&key).and_then(Vec::pop);
        let change = match was.map(|was| finding.severity.cmp(&was.severity)) {
            None => Change::Added,
            Some(std::cmp::Ordering::Greater) => Change::Raised,
            Some(std::cmp::Ordering::Less) => Change::Lowered,
            Some(std::cmp::Ordering::Equal) => continue,
        };
        changes.push(Changed {
            change,
            rule: key.0.to_owned(),
            from: was.map(|was| was.severity),
            to: Some(finding.severity),
            span: finding.span,
            message: finding.message.clone(),
        });
    }
    for ((rule, _), gone) in before {
        changes.extend(gone.into_iter().map(|finding| Changed {
            change: Change::Removed,
            rule: rule.to_owned(),
            from: Some(finding.severity),
            to: None,
            span: finding.span,
            message: finding.message.clone(),
        }));
    }
    changes.sort_by(|one, other| {
        (one.span, &one.rule, one.change, &one.message).cmp(&(
            other.span,
            &other.rule,
            other.change,
            &other.message,
        ))
    });
    changes
}

fn key<'r>(ruleset: &'r Ruleset, finding: &Finding) -> Key<'r> {
    let place = finding.span.filter(|span| span.start < span.end);
    (&ruleset.rules[finding.rule].id, place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::test_support::Sample;
    use crate::ruleset::Lang;

    const TEXT: &str = "お知らせ\n名簿の紛失がありました。\n鍵の紛失もありました。\n";

    fn sample(make: impl Fn(&mut Sample)) -> Sample {
        let mut sample = Sample::new("a.txt", TEXT, Lang::Ja);
        make(&mut sample);
        sample
    }

    fn changes(old: &Sample, new: &Sample) -> Vec<(Change, String, Option<usize>)> {
        let changes = compare((&old.ruleset, &old.checked), (&new.ruleset, &new.checked));
        changes
            .into_iter()
            .map(|changed| (changed.change, changed.rule, changed.span.map(|span| span.start)))
            .collect()
    }

    #[test]
    fn what_comes_goes_and_weighs_otherwise() {
        let old = sample(|sample| {
            sample.finding("acme/loss", Severity::Warning, "紛失", "m");
            sample.finding("acme/key", Severity::Info, "鍵", "m");
            sample.finding("acme/list", Severity::Info, "名簿", "m");
        });
        let new = sample(|sample| {
            // Another order of rules and another message: nothing that a reader would call a change.
            sample.finding("acme/list", Severity::Info, "名簿", "another");
            sample.finding("acme/loss", Severity::Error, "紛失", "m");
            sample.finding("acme/head", Severity::Info, "お知らせ", "m");
        });
        let at = |words: &str| TEXT.find(words);
        assert_eq!(
            changes(&old, &new),
            [
                (Change::Added, "acme/head".to_owned(), at("お知らせ")),
                (Change::Raised, "acme/loss".to_owned(), at("紛失")),
                (Change::Removed, "acme/key".to_owned(), at("鍵")),
            ]
        );
        assert_eq!(changes(&new, &old)[1].0, Change::Lowered);
        assert_eq!(changes(&old, &old), []);
    }

    #[test]
    fn the_same_words_elsewhere_are_another_finding() {
        let second = TEXT.rfind("紛失").unwrap();
        let old = sample(|sample| _ = sample.finding("acme/loss", Severity::Info, "紛失", "m"));
        let new = sample(|sample| {
            let span = Some(Span { start: second, end: second + "紛失".len() });
            sample.finding_at("acme/loss", Severity::Info, span, "m");
        });
        let found: Vec<_> = changes(&old, &new).into_iter().map(|(change, ..)| change).collect();
        assert_eq!(found, [Change::Removed, Change::Added]);
    }

    #[test]
    fn what_is_missing_is_missing_wherever_it_should_be_written() {
        let old = sample(|sample| _ = sample.missing("cause", Severity::Warning, "お知らせ", "h"));
        let same = sample(|sample| _ = sample.missing("cause", Severity::Warning, "鍵の紛失", "h"));
        let worse = sample(|sample| _ = sample.missing("cause", Severity::Error, "鍵の紛失", "h"));
        assert_eq!(changes(&old, &same), []);
        assert_eq!(changes(&old, &worse)[0].0, Change::Raised);
    }
}
