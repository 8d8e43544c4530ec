//! `[[ignore]]`: findings that an organisation lets pass, with a reason.
//!
//! Owns what an entry must say. Which document a path means is `input`'s, what is silenced `suppress`'s.

use super::docs::{Ignore, Settings};
use super::keys::IGNORE;
use super::merge::unknown_rule;
use super::problem::{Place, Sink};
use super::reader::At;
use super::table::Table;
use super::values::names_rule;
use std::collections::BTreeSet;
use toml::de::DeValue;

/// An entry as written.
#[derive(Debug, Clone)]
pub(super) struct IgnoreTable {
    path: Option<At<String>>,
    rule: At<String>,
    reason: String,
    until: Option<String>,
    line: usize,
}

/// Takes `[[ignore]]` out of a file.
pub(super) fn read(root: &mut Table<'_>) -> Vec<IgnoreTable> {
    let Some((key, value)) = root.take("ignore") else { return Vec::new() };
    let reader = root.reader;
    match value.into_inner() {
        DeValue::Array(items) => {
            let tables =
                items.into_iter().filter_map(|item| reader.table("ignore", item.span(), item, &IGNORE));
            tables.filter_map(entry).collect()
        }
        _ => {
            let (ja, en) = ("ignore は表の配列です", "`ignore` is an array of tables");
            let problem = reader.place(key).problem("wrong-type", ja, en);
            let (ja, en) =
                ("角かっこを2つ重ねて [[ignore]] と書いてください", "write it with two brackets: [[ignore]]");
            reader.sink.push(problem.help(ja, en));
            Vec::new()
        }
    }
}

fn entry(mut table: Table<'_>) -> Option<IgnoreTable> {
    let reader = table.reader;
    let before = reader.text.get(..table.place.span.start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let path = table.string("path");
    if let Some(path) = &path {
        check_path(path, reader.sink);
    }
    let rule = table.required("rule");
    let (there, reason) = (table.has("reason"), table.string("reason"));
    if !there {
        let (ja, en) =
            ("「ignore」に「reason」(理由)がありません", "`ignore` lacks `reason`: why this may pass");
        reader.sink.push(reasoned(table.place.problem("missing-key", ja, en)));
    }
    let until = table.date("until");
    let blank = reason.as_ref().filter(|reason| !reason.value.contains(char::is_alphanumeric));
    if let Some(reason) = blank {
        reader.sink.push(reasoned(reason.place.problem(
            "empty-text",
            "理由が空です",
            "this reason is empty",
        )));
    }
    table.finish();
    let reason = reason.map(|reason| reason.value.split_whitespace().collect::<Vec<_>>().join(" "));
    // An entry without a reason is a mistake already; whether its rule is there is looked at all the same.
    Some(IgnoreTable { path, rule: rule?, reason: reason.unwrap_or_default(), until, line })
}

fn reasoned(problem: super::problem::Problem) -> super::problem::Problem {
    problem.help(
        "なぜ見逃してよいのかを一文で書いてください (例: reason = \"連絡先はサイトの共通部分に出る\")",
        "say in one sentence why it may pass, such as reason = \"the page's footer gives the contact\"",
    )
}

/// Adds the entries of a file to what its ruleset says about runs.
pub(super) fn add(settings: &mut Settings, entries: Vec<IgnoreTable>) {
    for entry in entries {
        let path = entry.path.as_ref();
        settings.ignores.push(Ignore {
            path: path.map(|path| path.value.clone()),
            path_place: path.map_or(Place::default(), |path| path.place.clone()),
            rule: entry.rule.value,
            reason: entry.reason,
            until: entry.until,
            place: entry.rule.place,
            line: entry.line,
        });
    }
}

/// Reports rules that nobody defines, and those that must not be silenced.
pub(super) fn check_rules<'n>(
    settings: &Settings,
    rules: impl Iterator<Item = &'n str> + Clone,
    sink: &Sink,
) {
    for entry in &settings.ignores {
        let rule = At { value: entry.rule.clone(), place: entry.place.clone(), verbatim: None };
        if entry.rule.starts_with("suppression/") {
            let (ja, en) =
                ("抑制についての指摘は抑制できません", "what tells of suppressions cannot be suppressed");
            let problem = rule.place.problem("ignored-suppression", ja, en);
            sink.push(problem.help(
                format!("要らなければ [severity] に \"{}\" = \"off\" と書いてください", entry.rule),
                format!("to do without it, write \"{}\" = \"off\" under [severity]", entry.rule),
            ));
        } else if !rules.clone().any(|id| names_rule(&entry.rule, id)) {
            let family = |id: &'n str| id.split_once('/').map(|(subject, _)| format!("{subject}/*"));
            let families: BTreeSet<String> = rules.clone().filter_map(family).collect();
            let families = families.iter().map(String::as_str);
            sink.push(match entry.rule.ends_with("/*") {
                true => unknown_rule(&rule, families),
                false => unknown_rule(&rule, rules.clone()),
            });
        }
    }
}

/// Reports a path that can never be that of a document below the file.
pub(super) fn check_path(path: &At<String>, sink: &Sink) {
    let given = path.value.as_str();
    let begins = |root: &str| given.starts_with(root);
    let drive = given.as_bytes().get(1) == Some(&b':');
    let (ja, en, cure_ja, cure_en) = if given.trim().is_empty() {
        let cure = ("すべての文書なら path の行を消してください", "for all documents take `path` out");
        ("パスが空です", "this path is empty", cure.0, cure.1)
    } else if given.contains('\\') {
        let cure = ("フォルダーの区切りは / で書いてください", "write / between folders");
        ("パスに \\ があります", "there is a \\ in this path", cure.0, cure.1)
    } else if begins("/") || begins("~") || drive || given.split('/').any(|part| part == "..") {
        let cure = (
            "このファイルのあるフォルダーから下へ書いてください (例: \"notices/2026/**\")",
            "start from this file's folder and go down, such as \"notices/2026/**\"",
        );
        (
            "このファイルのフォルダーの外を指すパスです",
            "this path leads out of the file's folder",
            cure.0,
            cure.1,
        )
    } else {
        return;
    };
    sink.push(path.place.problem("bad-path", ja, en).help(cure_ja, cure_en));
}

#[cfg(test)]
mod tests {
    use super::super::{TomlFile, load_with};
    use super::*;

    const RULES: &str = "noticelint = 1\n[rules.\"cause/missing\"]\ncheck = \"radicals\"\n\
                         severity = \"info\"\ntitle = \"t\"\nmessage = \"m\"\n";

    fn load(text: &str) -> Result<Vec<Ignore>, Vec<String>> {
        let file = TomlFile { name: "noticelint.toml".to_owned(), text: format!("{RULES}{text}") };
        let told = |problem: super::super::Problem| {
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
