//! `[evidence]`: how often rules fire on real notices, and what could not be measured.
//!
//! Owns the table, the same table within a rule, and that the rules about an element that was not
//! measured were not measured either. Counting is `survey`'s.

use super::docs::Evidence;
use super::merge::Merged;
use super::problem::{Problem, Sink};
use super::reader::At;
use super::table::Table;
use super::written::RuleTable;
use crate::text::nearest;

/// Entries by the id of a rule or an element; `None` takes back what a file below says.
pub(super) fn entries(root: &mut Table<'_>) -> Vec<(At<String>, Option<Evidence>)> {
    root.map_of_tables("evidence").into_iter().map(|(id, table)| (id, entry(table))).collect()
}

/// `{ fires, of }` of a rule, `{ stated, of }` of an element, `{ measured = false, reason }` of either;
/// `not-measured` says the last in one key.
pub(super) fn entry(mut table: Table<'_>) -> Option<Evidence> {
    let measured = table.boolean("measured");
    let entry = if measured == Some(false) || table.has("not-measured") {
        unmeasured(&mut table)
    } else if measured == Some(true) && !table.has("of") {
        None
    } else {
        counted(&mut table)
    };
    table.finish();
    entry
}

fn unmeasured(table: &mut Table<'_>) -> Option<Evidence> {
    if !table.has("not-measured") && !table.has("reason") {
        table.missing::<()>("reason");
    }
    for key in ["fires", "stated", "of"] {
        let Some((span, _)) = table.take(key) else { continue };
        let (ja, en) = ("数えていないものに数は書けません", "what was not measured has no counts");
        let problem = table.reader.place(span).problem("unknown-key", ja, en);
        table.reader.sink.push(
            problem.help(
                format!("{key} か measured を消してください"),
                format!("take out `{key}` or `measured`"),
            ),
        );
    }
    let reason = table.text("reason");
    table.text("not-measured").or(reason).map(Evidence::NotMeasured)
}

fn counted(table: &mut Table<'_>) -> Option<Evidence> {
    if !table.has("stated") && !table.has("fires") {
        table.missing::<()>("fires");
    }
    if !table.has("of") {
        table.missing::<()>("of");
    }
    if let Some((span, _)) = table.take("reason") {
        let (ja, en) = ("数えたものに reason は要りません", "what was counted needs no `reason`");
        let problem = table.reader.place(span).problem("unknown-key", ja, en);
        table.reader.sink.push(problem.help(
            "measured = false を加えるか、reason を消してください",
            "add measured = false, or take out `reason`",
        ));
    }
    let (fires, stated) = (table.integer("fires"), table.integer("stated"));
    let of: At<u32> = table.integer("of")?;
    let count: At<u32> = fires.clone().or(stated)?;
    if count.value > of.value {
        let (ja, en) = ("数えた文書の数より多い数です", "more than were looked at");
        let problem = count.place.problem("out-of-range", ja, en);
        let (ja, en) = (format!("0から{}まで", of.value), format!("from 0 to {}", of.value));
        table.reader.sink.push(problem.help(ja, en));
    }
    let (count, of) = (count.value, of.value);
    Some(match fires {
        Some(_) => Evidence::Measured { fires: count, of },
        None => Evidence::Stated { stated: count, of },
    })
}

/// Puts the entries of a layer over what there is.
pub(super) fn put(merged: &mut Merged, entries: Vec<(At<String>, Option<Evidence>)>, sink: &Sink) {
    for (id, evidence) in entries {
        if let Some(rule) = merged.rules.get_mut(&id.value) {
            if matches!(evidence, Some(Evidence::Stated { .. })) {
                sink.push(wrong_count(&id, "規則", "a rule", "fires", "stated"));
            }
            rule.doc.evidence = evidence;
        } else if let Some(element) = merged.elements.get_mut(&id.value) {
            if matches!(evidence, Some(Evidence::Measured { .. })) {
                sink.push(wrong_count(&id, "項目", "an element", "stated", "fires"));
            }
            element.doc.evidence = evidence;
        } else {
            let known = merged.elements.keys().chain(merged.rules.keys());
            sink.push(unknown_id(&id, known.map(String::as_str)));
        }
    }
}

fn wrong_count(id: &At<String>, ja: &str, en: &str, right: &str, wrong: &str) -> Problem {
    let (ja, en) = (
        format!("「{}」は{ja}なので、{wrong} では数えません", id.value),
        format!("`{}` is {en}, which is not counted by `{wrong}`", id.value),
    );
    let problem = id.place.problem("unknown-key", ja, en);
    problem.help(format!("{right} = … と書いてください"), format!("write {right} = …"))
}

/// What is known of a rule: its own entry, else that its element was not measured.
pub(super) fn of_rule(merged: &Merged, rule: &RuleTable) -> Option<Evidence> {
    let of_element = || {
        let element = merged.elements.get(&rule.element.as_ref()?.value)?;
        element.doc.evidence.clone().filter(|evidence| matches!(evidence, Evidence::NotMeasured(_)))
    };
    rule.doc.evidence.clone().or_else(of_element)
}

fn unknown_id<'n>(id: &At<String>, known: impl Iterator<Item = &'n str>) -> Problem {
    let known: Vec<&str> = known.collect();
    let (ja, en) = (
        format!("「{}」という規則も項目もありません", id.value),
        format!("no rule or element is called `{}`", id.value),
    );
    let problem = id.place.problem("unknown-rule", ja, en);
    match nearest(&id.value, &known) {
        Some(_) => problem.suggest(&id.value, known),
        None => problem.help(
            "規則の一覧は noticelint rules list で見られます",
            "noticelint rules list shows the rules that there are",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Text;
    use super::super::{Loaded, Problems, TomlFile, load_with};
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
        let file = |name: &str, text: &str| TomlFile { name: name.to_owned(), text: text.to_owned() };
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
            ["no rule or element is called `apology/mising`; did you mean `apology/missing`?"]
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
