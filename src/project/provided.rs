//! What a ruleset's settings say of some drafts and not of others: `[[ignore]]`, `[[provided]]`.
//!
//! Owns which entries cover a draft, by their patterns of paths.

use crate::engine::{Options, Origin, Suppressed, Waiver};
use crate::input::Paths;
use crate::ruleset::{Lang, Place, Provided, Ruleset, Settings, TomlFile, names_rule};
use crate::text::control_chars::visible;
use std::collections::BTreeMap;
use std::path::Path;

/// The patterns of an entry, relative to the file that holds it; `None` where it covers every draft.
pub(crate) fn patterns(paths: &[&str], place: &Place, files: &[TomlFile]) -> Option<Paths> {
    let name = files.get(place.file).map_or("", |file| file.name.as_str());
    let folder = Path::new(name).parent().unwrap_or(Path::new(""));
    // The loader has refused patterns that cannot be read; if one came through, it would cover nothing.
    (!paths.is_empty()).then(|| Paths::new(folder, paths).unwrap_or_else(|_| Paths::none(folder)))
}

/// Whether an entry with these patterns covers a draft, by its path as shown. A notice of a collection lies where
/// the collection lies.
pub(crate) fn covers(paths: Option<&Paths>, draft: &str) -> bool {
    paths.is_none_or(|paths| paths.contain(draft))
}

/// What stands around drafts.
#[derive(Debug, Default)]
pub struct Surroundings(Vec<(Option<Paths>, Vec<String>)>);

impl Surroundings {
    /// Takes over what settings say.
    pub fn of(provided: &[Provided], files: &[TomlFile]) -> Self {
        let entry = |entry: &Provided| {
            let paths: Vec<&str> = entry.paths.iter().map(String::as_str).collect();
            (patterns(&paths, &entry.place, files), entry.elements.clone())
        };
        Self(provided.iter().map(entry).collect())
    }

    /// The elements that stand around a draft.
    pub fn elements(&self, draft: &str) -> Vec<String> {
        let covering = self.0.iter().filter(|(paths, _)| covers(paths.as_ref(), draft));
        covering.flat_map(|(_, elements)| elements.iter().cloned()).collect()
    }
}

/// The entries of a ruleset.
#[derive(Debug, Default)]
pub struct Ignores(Vec<(Option<Paths>, Waiver)>);

impl Ignores {
    /// Takes the entries over from the settings of a ruleset; `files` are those it was read from.
    pub fn of(settings: &Settings, files: &[TomlFile]) -> Self {
        let entry = |entry: &crate::ruleset::Ignore| {
            let name = files.get(entry.place.file).map_or("", |file| file.name.as_str());
            let paths: Vec<&str> = entry.path.as_deref().into_iter().collect();
            let paths = patterns(&paths, &entry.place, files);
            let origin =
                Origin::File { name: name.to_owned(), line: entry.line, byte: entry.place.span.start };
            let (rule, reason, until) = (entry.rule.clone(), entry.reason.clone(), entry.until.clone());
            (paths, Waiver { rule, reason, until, origin })
        };
        Self(settings.ignores.iter().map(entry).collect())
    }

    /// The entries that cover a draft, by its path as shown.
    pub fn covering(&self, path: &str) -> Vec<Waiver> {
        let covering = |paths: &Option<Paths>| covers(paths.as_ref(), path);
        self.0.iter().filter(|(paths, _)| covering(paths)).map(|(_, waiver)| waiver.clone()).collect()
    }
}

/// Which entries covered a draft, and which of them silenced something in it.
#[derive(Debug, Default)]
pub(crate) struct Usage(Vec<(Origin, String, bool)>);

impl Usage {
    /// Of a checked draft.
    pub(crate) fn of(ruleset: &Ruleset, options: &Options, suppressed: &[Suppressed]) -> Self {
        let mut usage = Vec::new();
        for waiver in options.waivers.iter().filter(|waiver| !waiver.expired(options.reading.as_of)) {
            let mut meant = ruleset.rules.iter().filter(|rule| names_rule(&waiver.rule, &rule.id));
            // Of rules that are switched off nothing is known.
            if !meant.all(|rule| options.asked(&rule.id)) {
                continue;
            }
            let silenced =
                |found: &Suppressed| names_rule(&waiver.rule, &ruleset.rules[found.finding.rule].id);
            usage.push((waiver.origin.clone(), waiver.rule.clone(), suppressed.iter().any(silenced)));
        }
        Self(usage)
    }
}

/// Which entries the drafts of a run were covered by, and which of them silenced something.
#[derive(Debug, Default)]
pub(crate) struct Ledger(BTreeMap<Origin, (String, bool)>);

impl Ledger {
    /// Takes a draft into account.
    pub(crate) fn add(&mut self, usage: Usage) {
        for (origin, rule, used) in usage.0 {
            self.0.entry(origin).or_insert((rule, false)).1 |= used;
        }
    }

    /// A line for each entry that silenced nothing.
    pub(crate) fn unused(&self, lang: Lang) -> Vec<String> {
        let unused = self.0.iter().filter(|(_, (_, used))| !used);
        let told = |(origin, (rule, _)): (&Origin, &(String, bool))| {
            let Origin::File { name, line, .. } = origin else { return None };
            let (name, rule) = (visible(name), visible(rule));
            Some(match lang {
                Lang::Ja => format!(
                    "{name}:{line}: [[ignore]] の {rule} は何も抑えていません。要らなければ消し、要るなら path を確かめてください。"
                ),
                Lang::En => format!(
                    "{name}:{line}: [[ignore]] of {rule} silences nothing; take it out, or look at its path"
                ),
            })
        };
        unused.filter_map(told).collect()
    }
}
