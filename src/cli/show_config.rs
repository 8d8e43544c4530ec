//! `check --show-config`.
//!
//! Owns gathering what holds for a document, each value with the file and line, or the flag, that gave it. Nothing is
//! checked, and the document is not read.

use super::args::ReadingArgs;
use super::locale::Speech;
use super::output::Output;
use super::{Outcome, complain, typed};
use crate::builtin;
use crate::project::provided;
use crate::project::ruleset_file::{Broken, FileSelection, Verdict};
use crate::project::rulesets::{self, Rulesets};
use crate::report::Failure;
use crate::report::config::{Config, Entry, Files, Override, Rules, Setting, Weight, human, json};
use crate::report::rules_list::weights;
use crate::ruleset::{Glob, Lang, Loaded, Place, Ruleset, Section, Settings};
use crate::text::control_chars::visible;
use anyhow::bail;

/// Shows what holds for each document.
pub(crate) fn run(reading: &ReadingArgs, as_json: bool, speech: &Speech) -> anyhow::Result<Outcome> {
    let typed_in = reading.stdin_filename.clone();
    let paths = reading.paths.iter().filter(|path| path.as_os_str() != "-");
    let paths: Vec<String> = paths.map(|path| path.to_string_lossy().replace('\\', "/")).collect();
    let drafts: Vec<String> = paths.iter().cloned().chain(typed_in.clone()).collect();
    if drafts.is_empty() {
        bail!(match speech.run {
            Lang::Ja =>
                "--show-config: どの文書についてかを指定してください (例: noticelint check --show-config 案.md)",
            Lang::En =>
                "--show-config: say for which document, such as noticelint check --show-config draft.md",
        });
    }
    let mut rulesets = Rulesets::new(reading.rules.choice(speech.run)?, None, speech.run)?;
    let standard = builtin()?;
    let (mut shown, mut failures) = (Vec::new(), Vec::new());
    for draft in drafts {
        let there = std::path::Path::new(&draft).is_file();
        if !there && typed_in.as_ref() != Some(&draft) {
            let message = match speech.run {
                Lang::Ja => "その名前のファイルがありません。フォルダーではなく文書を指定してください。",
                Lang::En => "there is no such file; name a document, no folder",
            };
            complain(&format!("{}: {message}", visible(&draft)));
            failures.push(Failure { path: typed::covered(&draft).into_owned(), message: message.to_owned() });
            continue;
        }
        shown.push(config(&draft, reading, &mut rulesets, &standard, speech)?);
    }
    let color = reading.color();
    let mut output = Output::open(reading.output.as_deref(), speech.run)?;
    if as_json {
        output.write(&json(&shown, &failures))?;
    } else {
        let pages: Vec<String> = shown.iter().map(|config| human(config, speech.run, color)).collect();
        output.write(&pages.join("\n"))?;
    }
    output.finish()?;
    Ok(if failures.is_empty() { Outcome::Clean } else { Outcome::Failed })
}

fn config(
    draft: &str,
    reading: &ReadingArgs,
    rulesets: &mut Rulesets,
    standard: &Ruleset,
    speech: &Speech,
) -> anyhow::Result<Config> {
    let known = rulesets.of(draft)?;
    let base = rulesets::loaded_as(&known, speech.run)?;
    let covering = rulesets.family_of(draft)?.map(|family| family.covering(draft)).unwrap_or_default();
    let over = base.with(&covering).map_err(Broken)?;
    let looked = Looked { loaded: &over, sections: over.sections() };
    let files = rulesets.selection(draft)?.map_or_else(all_files, |selection| looked.files(selection, draft));
    let flags = &reading.rules;
    let by = match () {
        () if flags.config.is_some() => "--config",
        () if flags.rules.is_some() => "--rules",
        () if flags.isolated => "--isolated",
        () if known.file.is_some() => "found",
        () => "default",
    };
    let ruleset = &over.ruleset;
    Ok(Config {
        path: typed::covered(draft).into_owned(),
        ruleset: Rules {
            name: ruleset.name.to_string(),
            version: ruleset.version.to_string(),
            chain: chain(&over),
            by,
        },
        settings: looked.settings(reading, speech),
        files,
        overrides: looked.overrides(&covering),
        severities: looked.severities(standard),
        provided: looked.provided(draft),
        ignored: looked.ignored(draft),
    })
}

fn all_files() -> Files {
    Files { include: Vec::new(), exclude: Vec::new(), checked: true, by: None }
}

/// The files of a ruleset: those of a built-in one under its name.
fn chain(loaded: &Loaded) -> Vec<String> {
    let mut chain: Vec<String> = Vec::new();
    for file in &loaded.files {
        let name = builtin::name_of(file).unwrap_or_else(|| file.name.clone());
        if chain.last() != Some(&name) {
            chain.push(name);
        }
    }
    chain
}

struct Looked<'a> {
    loaded: &'a Loaded,
    sections: Vec<Section>,
}

impl Looked<'_> {
    fn origin(&self, place: &Place) -> String {
        let Some(file) = self.loaded.files.get(place.file) else { return String::new() };
        let before = file.text.get(..place.span.start).unwrap_or("");
        format!("{}:{}", file.name, before.matches('\n').count() + 1)
    }

    fn entry(&self, text: String, place: &Place) -> Entry {
        Entry { text, origin: self.origin(place) }
    }

    fn files(&self, selection: &FileSelection, draft: &str) -> Files {
        let files = &self.loaded.settings.files;
        let entries =
            |globs: &[Glob]| globs.iter().map(|glob| self.entry(glob.pattern.clone(), &glob.place)).collect();
        let by =
            |key: &str, glob: &Glob| Some(self.entry(format!("{key} \"{}\"", glob.pattern), &glob.place));
        let verdict = selection.verdict(draft);
        let by = match &verdict {
            Verdict::Excluded(glob) => by("exclude", glob),
            Verdict::NotIncluded => None,
            Verdict::Usual | Verdict::Taken => {
                selection.included_by(draft).and_then(|glob| by("include", glob))
            }
        };
        let checked = matches!(verdict, Verdict::Usual | Verdict::Taken);
        Files { include: entries(&files.include), exclude: entries(&files.exclude), checked, by }
    }

    /// The line of `[settings]` that gives a value.
    fn given(&self, key: &str) -> Option<String> {
        let section = self.sections.iter().find(|section| section.id == "settings")?;
        let line = section.lines.iter().find(|line| line.text.split(" = ").next() == Some(key))?;
        line.place.as_ref().map(|place| self.origin(place))
    }

    fn settings(&self, reading: &ReadingArgs, speech: &Speech) -> Vec<Setting> {
        let Settings { publisher, language, .. } = &self.loaded.settings;
        let setting = |name, flag: Option<String>, file: Option<String>, other: Option<(String, &str)>| {
            let (value, origin) = match (flag, file, other) {
                (Some(value), _, _) => {
                    (Some(value), format!("--{}", if name == "language" { "lang" } else { name }))
                }
                (None, Some(value), _) => (Some(value), self.given(name).unwrap_or_default()),
                (None, None, Some((value, origin))) => (Some(value), origin.to_owned()),
                (None, None, None) => (None, "default".to_owned()),
            };
            Setting { name, value, origin }
        };
        let name = |lang: Lang| lang.name().to_owned();
        let locale = speech.findings.map(|lang| (name(lang), "locale"));
        vec![
            setting("publisher", reading.publisher.clone(), publisher.clone(), None),
            setting("language", reading.rules.lang.map(name), language.map(name), locale),
        ]
    }

    fn overrides(&self, covering: &[usize]) -> Vec<Override> {
        let entries = self.loaded.settings.overrides.iter().enumerate();
        let entry = |(at, entry): (usize, &crate::ruleset::Override)| Override {
            paths: entry.paths.iter().map(|glob| glob.pattern.clone()).collect(),
            origin: self.origin(&entry.whole),
            applies: covering.contains(&at),
        };
        entries.map(entry).collect()
    }

    /// The rules that weigh something else than in the built-in ruleset, or are not in it.
    fn severities(&self, standard: &Ruleset) -> Vec<Weight> {
        let ruleset = &self.loaded.ruleset;
        let mut all = Vec::new();
        for rule in &ruleset.rules {
            let severity = weights(rule);
            let builtin = standard.rule(&rule.id).map(weights);
            if builtin.as_ref() == Some(&severity) {
                continue;
            }
            let header = format!("[rules.\"{}\"]", rule.id);
            let section = self.sections.iter().find(|section| section.header == header);
            let lines = section.into_iter().flat_map(|section| &section.lines);
            let lines = lines.filter(|line| line.text.starts_with("severity"));
            // Of a rule that is there already only what was changed: the rest is what it was.
            let changed = |place: &Place| {
                let own = self.loaded.files.get(place.file).is_some_and(|file| !builtin::is_source(file));
                own || builtin.is_none()
            };
            let lines = lines.filter_map(|line| {
                let place = line.place.as_ref().filter(|place| changed(place))?;
                Some(self.entry(line.text.clone(), place))
            });
            all.push(Weight { rule: rule.id.to_string(), severity, lines: lines.collect(), builtin });
        }
        all
    }

    fn provided(&self, draft: &str) -> Vec<Entry> {
        let mut covering = Vec::new();
        for entry in &self.loaded.settings.provided {
            let paths: Vec<&str> = entry.paths.iter().map(String::as_str).collect();
            let paths = provided::patterns(&paths, &entry.place, &self.loaded.files);
            if provided::covers(paths.as_ref(), draft) {
                covering.push(self.entry(entry.elements.join(", "), &entry.place));
            }
        }
        covering
    }

    fn ignored(&self, draft: &str) -> Vec<Entry> {
        let mut covering = Vec::new();
        for entry in &self.loaded.settings.ignores {
            let paths: Vec<&str> = entry.path.as_deref().into_iter().collect();
            let paths = provided::patterns(&paths, &entry.place, &self.loaded.files);
            if provided::covers(paths.as_ref(), draft) {
                let until = entry.until.as_ref().map(|day| format!(" (–{day})")).unwrap_or_default();
                covering.push(self.entry(format!("{}{until}: {}", entry.rule, entry.reason), &entry.place));
            }
        }
        covering
    }
}
