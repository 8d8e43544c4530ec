//! What the tests of a ruleset leave out.
//!
//! Owns which cases a rule and an element should have: one that fires and one that is silent; one that states it
//! and one that does not.

use super::{Came, Choice, Own, Tried, is_meant, required};
use crate::ruleset::{Doc, Expect, Kind, Loaded, Place, Rule};

/// A case that a test should show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// The rule speaks.
    Finding,
    /// The rule is silent.
    Silent,
    /// The rule is silent in a text of which it could have spoken.
    Audible,
    /// The element is stated.
    Stated,
    /// It is put off, or absent.
    NotStated,
}

/// A rule or an element that lacks a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap<'a> {
    /// Its id.
    pub id: &'a str,
    /// Whether it is an element.
    pub is_element: bool,
    /// Where it is defined.
    pub place: &'a Place,
    /// What no test shows.
    pub lacks: Vec<Case>,
}

impl Case {
    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Finding => "finding",
            Self::Silent => "silent",
            Self::Audible => "silent-where-it-could-speak",
            Self::Stated => "stated",
            Self::NotStated => "not-stated",
        }
    }
}

/// The rules and elements without all their cases, in the order of the files: those that the choice of tests means.
/// A rule that is off at every stage needs none.
pub fn gaps<'a>(loaded: &'a Loaded, choice: &Choice<'_>, tests: &[Tried<'_>]) -> Vec<Gap<'a>> {
    let own = Own::of(loaded);
    let meant = |id: &str, rule: Option<&str>, doc: &Doc| {
        (choice.inherited || own.holds(&doc.place))
            && (choice.only.is_empty() || choice.only.iter().any(|name| is_meant(name, id, rule)))
    };
    let mut gaps = Vec::new();
    for rule in loaded.ruleset.rules.iter().filter(|rule| rule.severity.iter().any(Option::is_some)) {
        let Some(doc) = loaded.docs.rules.get(&*rule.id).filter(|doc| meant(&rule.id, Some(&rule.id), doc))
        else {
            continue;
        };
        let own: Vec<_> =
            tests.iter().filter(|tried| tried.rule.as_deref() == Some(rule.id.as_str())).collect();
        gaps.push(Gap { id: &rule.id, is_element: false, place: &doc.place, lacks: of_rule(rule, &own) });
    }
    for element in &loaded.ruleset.elements {
        let made = required(&element.id);
        let Some(doc) =
            loaded.docs.elements.get(&*element.id).filter(|doc| meant(&element.id, Some(&made), doc))
        else {
            continue;
        };
        let own = tests.iter().filter(|tried| tried.rule.is_none() && tried.id == element.id);
        let expects: Vec<Expect> = own.map(|tried| tried.example.expect).collect();
        let stated = expects.contains(&Expect::Stated);
        let not = expects.contains(&Expect::Deferred) || expects.contains(&Expect::Absent);
        let lacks = [(stated, Case::Stated), (not, Case::NotStated)];
        let lacks = lacks.into_iter().filter(|(there, _)| !there).map(|(_, case)| case).collect();
        gaps.push(Gap { id: &element.id, is_element: true, place: &doc.place, lacks });
    }
    gaps.retain(|gap| !gap.lacks.is_empty());
    gaps.sort_by_key(|gap| (gap.place.file, gap.place.span.start));
    gaps
}

fn of_rule(rule: &Rule, tests: &[&Tried<'_>]) -> Vec<Case> {
    let expects = |expect| tests.iter().any(|tried| tried.example.expect == expect);
    let mut lacks = Vec::new();
    if !expects(Expect::Finding) {
        lacks.push(Case::Finding);
    }
    // What does not speak in breach notices at all is rightly silent there.
    let speaks = rule.kinds.contains(&Kind::Breach);
    let mut silent = tests.iter().filter(|tried| tried.example.expect == Expect::Silent).peekable();
    if silent.peek().is_none() {
        lacks.push(Case::Silent);
    } else if speaks && silent.all(|tried| matches!(tried.came, Came::Silence { deaf: true, .. })) {
        lacks.push(Case::Audible);
    }
    lacks
}
