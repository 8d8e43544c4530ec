//! What files say of runs, not of notices: `[settings]`, `[[provided]]`, `[[ignore]]`, `[files]`, `[[override]]`.
//!
//! Owns their types. Which document a path means is `input`'s, what is silenced `suppress`'s.

use crate::ruleset::docs::{FileGlobs, Glob, Ignore, Override, Provided, Settings};
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::{Place, Sink, TomlFile};
use crate::ruleset::tree::{At, Table};
use crate::ruleset::values::{Lang, names_rule};

/// All of them.
pub(crate) fn settings(merged: &Merged, files: &[TomlFile]) -> Settings {
    let root = &merged.root;
    let glob = |path: &At| Glob { pattern: path.value.clone(), place: path.place.clone() };
    let globs = |table: Option<&Table>, key: &str| {
        table.map(|table| table.list(key).iter().map(glob).collect()).unwrap_or_default()
    };
    let over = |table: &Table| Override { paths: globs(Some(table), "paths"), whole: whole(table) };
    Settings {
        publisher: merged.setting("publisher").map(|at| at.value.clone()),
        language: merged.setting("language").and_then(|at| Lang::from_name(&at.value)),
        provided: root.tables("provided").iter().map(provided).collect(),
        ignores: root.tables("ignore").iter().filter_map(|table| ignore(table, files)).collect(),
        files: FileGlobs {
            include: globs(root.table("files"), "include"),
            exclude: globs(root.table("files"), "exclude"),
        },
        overrides: root.tables("override").iter().map(over).collect(),
    }
}

/// From the header of a table in a list to the end of its last value.
pub(crate) fn whole(table: &Table) -> Place {
    Place { file: table.place.file, span: table.place.span.start..table.end }
}

fn provided(table: &Table) -> Provided {
    let (paths, elements) = (table.list("path"), table.list("elements"));
    let place = paths.first().or(elements.first()).map(|name| name.place.clone());
    Provided {
        paths: table.strings("path"),
        elements: table.strings("elements"),
        place: place.unwrap_or_default(),
    }
}

fn ignore(table: &Table, files: &[TomlFile]) -> Option<Ignore> {
    let (path, rule) = (table.at("path"), table.at("rule")?);
    let text = files.get(table.place.file).and_then(|file| file.text.get(..table.place.span.start));
    let reason = table.string("reason").unwrap_or_default();
    Some(Ignore {
        path: path.map(|path| path.value.clone()),
        path_place: path.map_or(Place::default(), |path| path.place.clone()),
        rule: rule.value.clone(),
        reason: reason.split_whitespace().collect::<Vec<_>>().join(" "),
        until: table.string("until"),
        place: rule.place.clone(),
        line: text.unwrap_or_default().matches('\n').count() + 1,
    })
}

/// Reports rules of `[[ignore]]` that nobody defines, and those that must not be silenced.
pub(crate) fn check_ignores(merged: &Merged, sink: &Sink) {
    let elsewhere = super::elsewhere(merged);
    let rules = || merged.map("rules").names().chain(elsewhere.iter().map(String::as_str));
    for rule in merged.root.tables("ignore").iter().filter_map(|table| table.at("rule")) {
        let id = rule.value.as_str();
        if id.starts_with("suppression/") {
            let (ja, en) =
                ("抑制についての指摘は抑制できません", "what tells of suppressions cannot be suppressed");
            sink.push(rule.place.problem("ignored-suppression", ja, en).help(
                format!("要らなければ [severity] に \"{id}\" = \"off\" と書いてください"),
                format!("to do without it, write \"{id}\" = \"off\" under [severity]"),
            ));
        } else if !rules().any(|known| names_rule(id, known)) {
            sink.push(merged.unknown_rule(id, &rule.place, &elsewhere));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::ruleset::{Ignore, Problem, TomlFile, load_with};

    const RULES: &str = "noticelint = 1\n[rules.\"cause/missing\"]\ncheck = \"radicals\"\n\
                         severity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\n";

    fn load(text: &str) -> Result<Vec<Ignore>, Vec<String>> {
        let file = TomlFile { name: "noticelint.toml".into(), text: format!("{RULES}{text}").into() };
        let told = |problem: Problem| {
            format!("{}: {}", problem.code, problem.help.map(|help| help.ja).unwrap_or_default())
        };
        match load_with(vec![vec![file]], Vec::new(), &[]) {
            Ok(loaded) => Ok(loaded.settings.ignores),
            Err(problems) => Err(problems.problems.into_iter().map(told).collect()),
        }
    }

    #[test]
    fn entries_are_read() {
        let text = "[[ignore]]\npath = \"a/*.md\"\nrule = \"cause/*\"\nreason = \" 確認 中 \"\nuntil = 2026-12-31\n\
                    [[ignore]]\nrule = \"cause/missing\"\nreason = \"x\"\n";
        let found = load(text).unwrap();
        assert_eq!(found.len(), 2);
        let first = &found[0];
        assert_eq!((first.path.as_deref(), first.rule.as_str()), (Some("a/*.md"), "cause/*"));
        assert_eq!((first.reason.as_str(), first.until.as_deref()), ("確認 中", Some("2026-12-31")));
        assert_eq!((first.line, found[1].line), (7, 12));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_cure() {
        let mistake = |text: &str| {
            let told = load(text).unwrap_err();
            assert_eq!(told.len(), 1, "{told:?}");
            told.into_iter().next().unwrap()
        };
        let entry = |rest: &str| mistake(&format!("[[ignore]]\n{rest}"));
        assert!(entry("reason = \"x\"").starts_with("missing-key: rule"));
        assert!(entry("rule = \"cause/missing\"").starts_with("missing-key: なぜ"));
        assert!(entry("rule = \"cause/missing\"\nreason = \"。\"").starts_with("empty-text: なぜ"));
        assert!(entry("rule = \"cause/mising\"\nreason = \"x\"").contains("「cause/missing」のことですか"));
        assert!(entry("rule = \"cuase/*\"\nreason = \"x\"").contains("「cause/*」のことですか"));
        assert!(entry("rule = \"suppression/unused\"\nreason = \"x\"").contains("[severity]"));
        assert!(entry("rule = \"cause/*\"\nreason = \"x\"\nuntil = \"来月\"").starts_with("bad-date"));
        assert!(
            entry("rule = \"cause/*\"\nresaon = \"x\"\nreason = \"x\"").contains("「reason」のことですか")
        );
        for path in ["../a.md", "/a.md", "C:/a.md", "a\\\\b.md", " "] {
            let told = entry(&format!("rule = \"cause/*\"\nreason = \"x\"\npath = \"{path}\""));
            assert!(told.starts_with("bad-path"), "{path}: {told}");
        }
        assert!(mistake("[ignore]\nrule = \"cause/*\"\nreason = \"x\"").contains("[[ignore]]"));
    }
}
