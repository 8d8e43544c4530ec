//! Names that the Rust side of the program reads by name: the built-in ruleset, and what stands on it, has them.
//!
//! Owns the list, so that a set taken out or misspelt is an error of the ruleset, and never a reading that is
//! silently off. A test holds it against the sources of the extractors.

/// A term set, a family, or `classes.<group>`; and who needs it.
pub const REQUIRED: &[(&str, &str)] = &[
    ("heading.measures", "elements"),
    ("deferral", "elements"),
    ("event.containment", "dates"),
    ("event.discovery", "conclusions"),
    ("event.warning", "conclusions"),
    ("contact.desk", "contacts"),
    ("contact.invite", "contacts"),
    ("contact.other-owner", "contacts"),
    ("contact.condition", "contacts"),
    ("contact.phone-label", "contacts"),
    ("count-unit", "counts"),
    ("count.about-after", "counts"),
    ("count.about-before", "counts"),
    ("count.actor-after", "counts"),
    ("count.actor-before", "counts"),
    ("count.cumulative", "counts"),
    ("count.difference-after", "counts"),
    ("count.other-matter", "counts"),
    ("count.owned-before", "counts"),
    ("count.other-before", "counts"),
    ("count.rate-before", "counts"),
    ("count.owner-after", "counts"),
    ("count.owner-share", "counts"),
    ("count.part", "counts"),
    ("count.superseded-before", "counts"),
    ("count.total", "counts"),
    ("count.total-after", "counts"),
    ("count.unrelated-heading", "counts"),
    ("count.about-between", "counts"),
    ("count.changed-from", "counts"),
    ("count.changed-to", "counts"),
    ("count.distinct", "counts"),
    ("count.head-person", "counts"),
    ("count.head-record", "counts"),
    ("count.indefinite", "counts"),
    ("count.superseded-after", "counts"),
    ("count.threshold-after", "counts"),
    ("count.unit-of", "counts"),
    ("count-unit.organisation", "counts"),
    ("count-unit.person", "counts"),
    ("count-unit.record", "counts"),
    ("sum.above", "counts"),
    ("sum.all", "counts"),
    ("sum.both", "counts"),
    ("sum.changed", "counts"),
    ("sum.grown", "counts"),
    ("sum.joined", "counts"),
    ("sum.labels", "counts"),
    ("sum.only", "counts"),
    ("sum.overlap", "counts"),
    ("sum.parts", "counts"),
    ("sum.person", "counts"),
    ("sum.reached", "counts"),
    ("sum.refers", "counts"),
    ("sum.rest", "counts"),
    ("sum.shared", "counts"),
    ("sum.shrunk", "counts"),
    ("sum.some", "counts"),
    ("sum.sub-total", "counts"),
    ("sum.total", "counts"),
    ("unit.several", "counts"),
    ("event", "dates"),
    ("event-heading", "dates"),
    ("published-label", "dates"),
    ("addressee", "dates"),
    ("published-act", "dates"),
    ("earlier-notice", "checks"),
    ("delay.link", "checks"),
    ("data.locks", "kinds of data"),
    ("delay.notice", "conclusions"),
    ("delay.late", "conclusions"),
    ("delay.day", "conclusions"),
    ("delay.after", "conclusions"),
    ("regulator.local", "conclusions"),
    ("time.vague", "conclusions"),
    ("exposure.end", "checks"),
    ("exposure.soon", "checks"),
    ("exposure.typed", "dates"),
    ("delay.step", "dates"),
    ("list.earlier", "checks"),
    ("event.other", "dates"),
    ("event.regulator", "dates"),
    ("report.voluntary", "checks"),
    ("report.done", "dates"),
    ("report.planned", "dates"),
    ("tense.future", "dates"),
    ("tense.past", "dates"),
    ("data-type", "kinds of data"),
    ("data.bounded", "kinds of data"),
    ("blank.draft", "left-overs"),
    ("blank.fill-in", "left-overs"),
    ("blank.mark", "left-overs"),
    ("blank.memo", "left-overs"),
    ("blank.memo-word", "left-overs"),
    ("blank.noun", "left-overs"),
    ("blank.quoted", "left-overs"),
    ("data.attribute", "kinds of data"),
    ("data.label", "kinds of data"),
    ("data.acted-on", "kinds of data"),
    ("data.heading", "kinds of data"),
    ("data.included", "kinds of data"),
    ("data.leak", "kinds of data"),
    ("data.not-member", "kinds of data"),
    ("data.not-item", "kinds of data"),
    ("data.noun", "kinds of data"),
    ("data.other-matter", "kinds of data"),
    ("data.head", "kinds of data"),
    ("data.kept", "kinds of data"),
    ("data.kept-in", "kinds of data"),
    ("data.not-head", "kinds of data"),
    ("data.not-owner", "kinds of data"),
    ("data.protected", "kinds of data"),
    ("next.tell", "the next report"),
    ("next.place", "the stage"),
    ("data.subject", "kinds of data"),
    ("data.trace", "kinds of data"),
    ("data.unsure", "kinds of data"),
    ("delay.link", "late publications"),
    ("data.asked", "kinds of data"),
    ("data.told", "kinds of data"),
    ("data.unrelated-heading", "kinds of data"),
    ("denial.predicate", "kinds of data"),
    ("pointer", "lead sentences"),
    ("denial.except", "polarity"),
    ("denial.heading", "polarity"),
    ("denial.suffix", "polarity"),
    ("hedge", "polarity"),
    ("regulator", "regulators"),
    ("report.heading", "regulators"),
    ("report.not-needed", "regulators"),
    ("report.noun", "regulators"),
    ("certainty.elsewhere", "certainty"),
    ("certainty.happened", "certainty"),
    ("certainty.headed", "certainty"),
    ("certainty.other-matter", "certainty"),
    ("leak.verb", "data types"),
    ("leak.word", "certainty"),
    ("left-in-kind.name", "personal data left in"),
    ("left-in.card-label", "personal data left in"),
    ("left-in-kind.phone", "personal data left in"),
    ("left-in-kind.email", "personal data left in"),
    ("left-in-kind.address", "personal data left in"),
    ("left-in-kind.card", "personal data left in"),
    ("left-in-kind.my-number", "personal data left in"),
    ("left-in-kind.account", "personal data left in"),
    ("left-in-kind.number", "personal data left in"),
    ("left-in.account-label", "personal data"),
    ("left-in.account-kind", "personal data"),
    ("left-in.document-label", "personal data"),
    ("left-in.number-label", "personal data"),
    ("left-in.login-label", "personal data"),
    ("left-in.private-label", "personal data"),
    ("left-in.those", "personal data"),
    ("left-in.my-number-label", "personal data"),
    ("left-in.record-label", "personal data"),
    ("left-in.told", "personal data"),
    ("left-in.reading-label", "personal data"),
    ("left-in.formal-honorific", "personal data left in"),
    ("left-in.honorific", "personal data left in"),
    ("left-in.house-number", "personal data left in"),
    ("left-in.desk-address", "personal data left in"),
    ("left-in.elsewhere", "personal data left in"),
    ("left-in.offered", "personal data left in"),
    ("left-in.name-label", "personal data left in"),
    ("left-in.not-name", "personal data left in"),
    ("left-in.surname", "personal data left in"),
    ("left-in.who", "personal data left in"),
    ("classes.kind", "conclusions"),
    ("classes.stage", "conclusions"),
    ("classes.publisher", "conclusions"),
    ("classes.cause", "conclusions"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// The names that a source asks for: `sets("…")` and its shorthands.
    fn asked(source: &str) -> Vec<String> {
        let code = source.split("#[cfg(test)]").next().unwrap();
        let calls = [
            "hit(",
            "told_before(",
            "ends_here(",
            "sets(",
            "named(",
            "told(",
            "has(",
            "near(",
            "beside(",
            "own_words(",
        ];
        let literals = calls.iter().flat_map(|call| code.split(call).skip(1));
        let names = literals.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split_once('"'));
        names.map(|(name, _)| name.to_owned()).collect()
    }

    #[test]
    fn every_name_that_extractors_ask_for_is_required() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut found = 0;
        let mut folders = ["mentions", "reading", "checks"].map(|folder| source.join(folder)).to_vec();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                for name in std::fs::read_to_string(&path).iter().flat_map(|source| asked(source)) {
                    found += 1;
                    assert!(REQUIRED.iter().any(|(known, _)| *known == name), "{name} is not in REQUIRED");
                }
            }
        }
        assert!(found > 30, "the probe finds what it looks for");
    }
}
