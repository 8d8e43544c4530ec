//! Findings that are told together.
//!
//! Owns which these are: absent elements that would all be added at one place. How they are told is each report's.

use crate::checks::Finding;

/// Absent elements of one severity that belong to one place go together; all others stand alone.
pub fn groups<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<Vec<&'a Finding>> {
    let mut groups: Vec<Vec<&'a Finding>> = Vec::new();
    for finding in findings {
        // Only absences look for company, and there are no more of these than elements.
        let with = |group: &&mut Vec<&'a Finding>| {
            group.first().is_some_and(|first| {
                is_absence(first) && first.severity == finding.severity && first.span == finding.span
            })
        };
        let alike = if is_absence(finding) { groups.iter_mut().find(with) } else { None };
        match alike {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups
}

/// Whether a finding is about an element that stands nowhere, with nothing else to show.
pub fn is_absence(finding: &Finding) -> bool {
    finding.element.is_some()
        && finding.labels.is_empty()
        && finding.span.is_some_and(|span| span.start == span.end)
}
