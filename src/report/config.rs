//! `check --show-config`: which file gave which value, for one document.
//!
//! Owns what is told, as JSON and, for people, in columns: what, its value, and at the end of the line what gave it.

use super::Failure;
use super::json::{failures, line, tool};
use super::page::{Ink, Page};
use crate::ruleset::Lang;
use crate::text::control_chars::visible;
use crate::text::width::{pad, width};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;

/// What holds for a document.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Config {
    /// Its path, as typed.
    pub path: String,
    /// Its rules.
    pub ruleset: Rules,
    /// `[settings]` and what flags say in their place.
    pub settings: Vec<Setting>,
    /// Whether it is checked, by `[files]`.
    pub files: Files,
    /// `[[override]]`.
    pub overrides: Vec<Override>,
    /// Rules that do not weigh what they do in the built-in ruleset.
    pub severities: Vec<Weight>,
    /// `[[provided]]` that covers it.
    pub provided: Vec<Entry>,
    /// `[[ignore]]` that covers it.
    pub ignored: Vec<Entry>,
}

/// The rules of a document.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Rules {
    /// Their name.
    pub name: String,
    /// Their version.
    pub version: String,
    /// The files they are made of: later ones go over earlier ones.
    pub chain: Vec<String>,
    /// Why these: `--rules`, `--config`, `--isolated`, `found` above the document, `default`.
    pub by: &'static str,
}

/// A value, and what gave it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Setting {
    /// Its name.
    pub name: &'static str,
    /// The value; `None`: as read from the document.
    pub value: Option<String>,
    /// `file:line`, a flag, `locale`, or `default`.
    pub origin: String,
}

/// Whether a document is checked.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Files {
    /// The patterns.
    pub include: Vec<Entry>,
    /// The patterns.
    pub exclude: Vec<Entry>,
    /// Whether it is.
    pub checked: bool,
    /// The pattern that decides.
    pub by: Option<Entry>,
}

/// An override.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Override {
    /// Its patterns.
    pub paths: Vec<String>,
    /// `file:line`.
    pub origin: String,
    /// Whether it covers the document.
    pub applies: bool,
}

/// What a rule weighs.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Weight {
    /// Its id.
    pub rule: String,
    /// By stage.
    pub severity: BTreeMap<&'static str, &'static str>,
    /// In the built-in ruleset; `None`: it has no such rule.
    pub builtin: Option<BTreeMap<&'static str, &'static str>>,
    /// As written, with where.
    pub lines: Vec<Entry>,
}

/// Something written in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Entry {
    /// What.
    pub text: String,
    /// `file:line`.
    pub origin: String,
}

/// All documents as one object.
pub(crate) fn json(documents: &[Config], unread: &[Failure]) -> String {
    line(&json!({
        "schema": "noticelint/config/1",
        "tool": tool(),
        "documents": documents,
        "errors": failures(unread),
    }))
}

/// Where origins stand, at least.
const ORIGINS_AT: usize = 58;

/// One document.
pub(crate) fn human(config: &Config, lang: Lang, color: bool) -> String {
    let said = |ja: &'static str, en: &'static str| if lang == Lang::Ja { ja } else { en };
    let mut sheet = Sheet { page: Page::new(color), head: 0 };
    let heads = [
        said("規則", "rules"),
        said("検査", "checked"),
        said("設定", "settings"),
        said("文書別", "overrides"),
        said("重さ", "severity"),
        said("本文の外", "provided"),
        said("見逃す", "ignored"),
    ];
    sheet.head = heads.iter().map(|head| width(head)).max().unwrap_or(0);
    let [rules, checked, settings, overrides, severity, provided, ignored] = heads;
    sheet.page.ink_line(Ink::Strong, &visible(&config.path));
    let name = format!("{} {}", config.ruleset.name, config.ruleset.version);
    sheet.row(rules, name.trim_end(), &origin(config.ruleset.by, lang));
    sheet.row("", &config.ruleset.chain.join(" → "), "");
    let files = &config.files;
    let yes = if files.checked { said("する", "yes") } else { said("しない", "no") };
    match &files.by {
        Some(by) => sheet.row(checked, &format!("{yes} ({})", by.text), &by.origin),
        None if !files.checked => {
            let none = said("どの include にも合わない", "no include matches");
            sheet.row(checked, &format!("{yes} ({none})"), &files.include[0].origin);
        }
        None => sheet.row(checked, yes, ""),
    }
    let mut head = settings;
    for setting in &config.settings {
        let as_read = said("本文から", "as read");
        let value = setting.value.as_deref().map_or(as_read.to_owned(), |value| format!("\"{value}\""));
        sheet.row(head, &format!("{} = {value}", setting.name), &origin(&setting.origin, lang));
        head = "";
    }
    head = overrides;
    for over in &config.overrides {
        let applies =
            if over.applies { said("効く", "applies") } else { said("効かない", "does not apply") };
        sheet.row(head, &format!("{applies}: {}", over.paths.join(", ")), &over.origin);
        head = "";
    }
    head = severity;
    for weight in &config.severities {
        for lines in weight.lines.chunk_by(|one, next| one.origin == next.origin) {
            let levels: Vec<String> = lines.iter().map(level).collect();
            sheet.row(head, &format!("{}: {}", weight.rule, levels.join(", ")), &lines[0].origin);
            head = "";
        }
    }
    for (name, entries) in [(provided, &config.provided), (ignored, &config.ignored)] {
        head = name;
        for Entry { text, origin } in entries {
            sheet.row(head, text, origin);
            head = "";
        }
    }
    sheet.page.text()
}

/// `severity.first = "error"` as `first error`, `severity = "error"` as `error`.
fn level(line: &Entry) -> String {
    let (key, value) = line.text.split_once(" = ").unwrap_or(("", &line.text));
    let value = value.trim_matches('"');
    key.strip_prefix("severity.").map_or_else(|| value.to_owned(), |stage| format!("{stage} {value}"))
}

/// What gave a value, in words where it is no file or flag.
fn origin(origin: &str, lang: Lang) -> String {
    let said = match (origin, lang) {
        ("found", Lang::Ja) => "近くの noticelint.toml",
        ("found", Lang::En) => "the nearest noticelint.toml",
        ("default", Lang::Ja) => "既定",
        ("locale", Lang::Ja) => "この環境の言語",
        ("locale", Lang::En) => "the language of this environment",
        _ => origin,
    };
    said.to_owned()
}

struct Sheet {
    page: Page,
    /// Columns of the first column.
    head: usize,
}

impl Sheet {
    fn row(&mut self, head: &str, text: &str, origin: &str) {
        let row = format!("  {}  {}", pad(head, self.head), visible(text));
        if origin.is_empty() {
            return self.page.line(row.trim_end());
        }
        self.page.put(&pad(&row, ORIGINS_AT.max(width(&row))));
        self.page.ink_line(Ink::Faint, &format!("  {}", visible(origin)));
    }
}
