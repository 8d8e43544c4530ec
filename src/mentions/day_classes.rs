//! The acts, nouns, parties and topics that the roles of days turn on.
//!
//! Owns which names of the vocabulary stand together. What they make of a day is for [`super::day_acts`].

use crate::grammar::Kinds;
use crate::statements::Vocabulary;

/// Acts, nouns, parties and topics.
pub(crate) struct Classes {
    pub tell: Kinds,
    pub report: Kinds,
    pub consult: Kinds,
    pub receive: Kinds,
    pub learn: Kinds,
    pub confirm: Kinds,
    pub conclude: Kinds,
    pub incident: Kinds,
    pub risk: Kinds,
    pub halt: Kinds,
    pub evidence: Kinds,
    pub remain: Kinds,
    pub patch: Kinds,
    pub remedy: Kinds,
    pub inquire: Kinds,
    pub apologise: Kinds,
    pub wrong: Kinds,
    pub publish: Kinds,
    pub harm: Kinds,
    pub leak: Kinds,
    pub lose: Kinds,
    pub goods: Kinds,
    pub document: Kinds,
    pub misuse: Kinds,
    pub trade: Kinds,
    pub guise: Kinds,
    pub regulator: Kinds,
    pub police: Kinds,
    pub helper: Kinds,
    pub persons: Kinds,
    pub ours: Kinds,
    pub attacker: Kinds,
    pub insider: Kinds,
    pub others: Kinds,
    pub staff: Kinds,
    pub houses: Kinds,
    pub measures: Kinds,
    pub cause: Kinds,
    pub prevention: Kinds,
    pub reports: Kinds,
    pub after: Kinds,
}

impl Classes {
    /// Those of the built-in vocabulary.
    pub(crate) fn built_in() -> Self {
        let vocabulary = Vocabulary::built_in();
        let all = |names: &[&str], bit: &dyn Fn(&str) -> Option<Kinds>| {
            names.iter().filter_map(|name| bit(name)).fold(0, |all, kind| all | kind)
        };
        let acts = |names: &[&str]| all(names, &|name| vocabulary.kind(name));
        let parties = |names: &[&str]| all(names, &|name| vocabulary.party(name));
        Self {
            tell: acts(&["tell"]),
            report: acts(&["report"]),
            consult: acts(&["consult"]),
            receive: acts(&["receive"]),
            learn: acts(&["learn", "sense"]),
            confirm: acts(&["confirm"]),
            conclude: acts(&["conclude"]),
            incident: acts(&["incident"]),
            risk: acts(&["risk"]),
            halt: acts(&["halt"]),
            evidence: acts(&["evidence"]),
            remain: acts(&["remain"]),
            patch: acts(&["patch"]),
            remedy: acts(&["remedy", "alter"]),
            inquire: acts(&["inquire"]),
            apologise: acts(&["apologise"]),
            wrong: acts(&["wrong", "slip"]),
            publish: acts(&["publish"]),
            harm: acts(&["leak", "lose", "intrude"]),
            leak: acts(&["leak"]),
            lose: acts(&["lose"]),
            goods: acts(&["data", "document"]),
            document: acts(&["document"]),
            misuse: acts(&["misuse"]),
            trade: acts(&["trade"]),
            guise: acts(&["guise"]),
            regulator: parties(&["regulator", "unnamed-body"]),
            police: parties(&["police"]),
            helper: parties(&["helper"]),
            persons: parties(&["persons"]),
            ours: parties(&["ours"]),
            attacker: parties(&["attacker"]),
            insider: parties(&["insider"]),
            others: parties(&["persons", "outside", "contractor", "police", "attacker"]),
            staff: parties(&["staff"]),
            houses: parties(&["outside", "contractor"]),
            measures: all(&["recurrence-measures", "contact-point", "protective-steps"], &|name| {
                vocabulary.topic(name)
            }),
            cause: vocabulary.topic("cause").unwrap_or(0),
            prevention: vocabulary.topic("recurrence-measures").unwrap_or(0),
            after: all(&["secondary-damage", "individual-notice", "protective-steps"], &|name| {
                vocabulary.topic(name)
            }),
            reports: vocabulary.topic("regulator-notification").unwrap_or(0),
        }
    }
}
