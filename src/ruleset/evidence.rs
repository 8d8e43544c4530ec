//! Evidence: how often rules fire on real notices, and what could not be measured.
//!
//! Owns its types from tables. Counting is `survey`'s.

use super::docs::Evidence;
use super::tree::Table;

/// What a table says; `None` takes back what a file below says.
pub(super) fn of(table: &Table) -> Option<Evidence> {
    let unmeasured = table.flag("measured") == Some(false) || table.has("not-measured");
    if unmeasured {
        return table.text("not-measured").or(table.text("reason")).cloned().map(Evidence::NotMeasured);
    }
    let of = table.number("of")?;
    match table.number("fires") {
        Some(fires) => Some(Evidence::Measured { fires, of }),
        None => Some(Evidence::Stated { stated: table.number("stated")?, of }),
    }
}

/// The key that counts, where something was counted.
pub(super) fn counted_by(table: &Table) -> Option<&'static str> {
    match of(table)? {
        Evidence::Measured { .. } => Some("fires"),
        Evidence::Stated { .. } => Some("stated"),
        Evidence::NotMeasured(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Loaded, Problem, Problems, Text, TomlFile, load_with};
    use super::*;

    const BASE: &str = r#"noticelint = 1
        [ruleset]
        name = "small"
        [elements.apology]
        title = "お詫び"
        order = 1
        [rules."apology/missing"]
        check = "missing"
        element = "apology"
        severity = "error"
        title = "t"
        message = "m"
        [rules."acme/note"]
        check = "radicals"
        severity = "info"
        title = "t"
        message = "m"
        evidence = { fires = 1, of = 4 }
    "#;

    fn over(text: &str) -> Result<Loaded, Problems> {
        let file = |name: &str, text: &str| TomlFile { name: name.to_owned(), text: text.to_owned().into() };
        let over = format!("noticelint = 1\n[evidence]\n{text}\n");
        load_with(vec![vec![file("base", BASE)], vec![file("over", &over)]], Vec::new(), &[])
    }

    fn loaded(text: &str) -> Loaded {
        over(text).map_err(|problems| problems.problems).unwrap()
    }

    #[test]
    fn entries_go_to_rules_and_elements() {
        let loaded = loaded("\"apology/missing\" = { fires = 2, of = 9 }\napology = { stated = 7, of = 9 }");
        let docs = loaded.docs;
        let rule = |id: &str| docs.rules[id].evidence.clone();
        assert_eq!(rule("apology/missing"), Some(Evidence::Measured { fires: 2, of: 9 }));
        assert_eq!(rule("acme/note"), Some(Evidence::Measured { fires: 1, of: 4 }));
        assert_eq!(docs.elements["apology"].evidence, Some(Evidence::Stated { stated: 7, of: 9 }));
    }

    #[test]
    fn the_rules_of_an_element_that_was_not_measured_were_not_either() {
        let docs = loaded("apology = { measured = false, reason = \"記録が欠ける\" }").docs;
        let reason = Evidence::NotMeasured(Text::same("記録が欠ける"));
        assert_eq!(docs.rules["apology/missing"].evidence, Some(reason));
        assert_eq!(docs.rules["acme/note"].evidence, Some(Evidence::Measured { fires: 1, of: 4 }));
    }

    #[test]
    fn a_later_file_can_take_an_entry_back() {
        assert_eq!(loaded("\"acme/note\" = { measured = true }").docs.rules["acme/note"].evidence, None);
    }

    #[test]
    fn mistakes_are_told_with_their_cure() {
        let told = |text: &str| {
            let problems = over(text).err().unwrap().problems;
            let said = |problem: &Problem| {
                let help = problem.help.as_ref().map_or("", |help| help.en.as_str());
                format!("{}; {help}", problem.message.en)
            };
            problems.iter().map(said).collect::<Vec<_>>()
        };
        assert_eq!(
            told("\"apology/mising\" = { fires = 1, of = 2 }"),
            ["no rule or element is called `apology/mising`; did you mean `apology/missing` (t)?"]
        );
        assert_eq!(told("apology = { measured = false }"), ["`apology` lacks `reason`; add reason = \"…\""]);
        assert_eq!(told("apology = { stated = 1 }"), ["`apology` lacks `of`; add of = …"]);
        assert_eq!(told("apology = { stated = 1, off = 2 }").len(), 2);
        assert_eq!(told("apology = { stated = 3, of = 2 }"), ["more than were looked at; from 0 to 2"]);
        assert_eq!(
            told("apology = { fires = 1, of = 2 }"),
            ["`apology` is an element, which is not counted by `fires`; write stated = …"]
        );
        assert_eq!(
            told("\"acme/note\" = { stated = 1, of = 2 }"),
            ["`acme/note` is a rule, which is not counted by `stated`; write fires = …"]
        );
        assert_eq!(
            told("apology = { measured = false, reason = \"x\", of = 2 }"),
            ["what was not measured has no counts; take out `of` or `measured`"]
        );
        assert_eq!(
            told("\"acme/note\" = { fires = 0, of = 2, reason = \"x\" }"),
            ["what was counted needs no `reason`; add measured = false, or take out `reason`"]
        );
    }
}
