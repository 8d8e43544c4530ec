//! An organisation's file, and what it stands on.
//!
//! Owns `extends`: the order of layers, rings, and what is not shown of a file from elsewhere.

use super::{Disk, NAME, PREFIX, RulesetFiles, base, layer, names};
use crate::input::Paths;
use crate::ruleset::{self, Base, Loaded, Place, Problem, Problems, TomlFile};
use crate::text::nearest;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

/// Files that stand on each other at most, the built-in rules not counted: reading them calls itself for each.
pub(super) const DEEPEST: usize = 32;

/// An organisation's ruleset: its file over all that it extends.
pub fn load_file(path: &Path, text: &str) -> Result<Loaded, Problems> {
    load_from(&Disk, path, text)
}

/// As [`load_file`], with files from wherever they are.
pub fn load_from(files: &dyn RulesetFiles, path: &Path, text: &str) -> Result<Loaded, Problems> {
    let mut gathered =
        Gathered { files, layers: Vec::new(), count: 0, known: Vec::new(), problems: Vec::new() };
    let folder =
        files.identity(path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new(".")));
    let text = own(&folder, &files.identity(path), text.to_owned());
    gathered.file(path, display(path), text, &mut Vec::new());
    // A ruleset that stands alone names what it reads; one over the built-in must leave its vocabulary whole.
    let over_builtin = gathered.known.contains(&PathBuf::from(NAME));
    let required = if over_builtin { ruleset::REQUIRED } else { &[] };
    let lowest = gathered.known.first().is_some_and(|first| *first == Path::new(NAME));
    let base = if lowest { base() } else { Base::default() };
    let loaded = ruleset::load_over(base, gathered.layers, gathered.problems, required)?;
    if loaded.ruleset.rules.is_empty() && loaded.settings.overrides.is_empty() {
        return Err(without_rules(loaded));
    }
    let mut problems: Vec<Problem> =
        loaded.settings.patterns().filter_map(|(path, at)| unreadable(path, at)).collect();
    problems.sort_by_key(|problem| (problem.file, problem.span.start));
    match problems.is_empty() {
        true => Ok(loaded),
        false => Err(Problems { files: loaded.files, problems }),
    }
}

/// The mistake of a ruleset that finds nothing whatever is read: every rule would be off, and nothing said of it.
fn without_rules(loaded: Loaded) -> Problems {
    let last = loaded.files.len().saturating_sub(1);
    let place = ruleset::extends_place(last, loaded.files.last().map_or("", |file| &file.text));
    let (ja, en) =
        ("規則が1つもありません。このままでは何も検査しません", "there is no rule: nothing would be checked");
    let problem = place.problem("extends", ja, en).help(
        "組み込みの規則を使うなら extends の行を消すか extends = [\"builtin:ja\"] とし、使わないなら [rules.\"対象/問題\"] に自分の規則を書いてください",
        "for the built-in rules, take the line `extends` out or write extends = [\"builtin:ja\"]; to do without them, add rules of your own under [rules.\"subject/problem\"]",
    );
    Problems { files: loaded.files, problems: vec![problem] }
}

/// The text of a file of rules; nothing of a file from elsewhere, or of a hidden one, that does not look like one. What is
/// wrong in a file is shown with its lines, and a branch of others may name, or link to, any file of the machine: also
/// what a job has put beside the drafts, as tokens in `.git/config` and `.env`.
fn own(folder: &Path, file: &Path, text: String) -> String {
    let version = |line: &str| {
        line.trim_start()
            .strip_prefix("noticelint")
            .map(str::trim_start)
            .is_some_and(|rest| rest.starts_with('='))
    };
    let elsewhere = file.is_absolute() && folder.is_absolute() && !file.starts_with(folder);
    let below = file.strip_prefix(folder).unwrap_or(file);
    let hidden = |part: Component<'_>| matches!(part, Component::Normal(name) if name.as_encoded_bytes().starts_with(b"."));
    if !(elsewhere || below.components().any(hidden)) || text.lines().any(version) {
        text
    } else {
        String::new()
    }
}

/// The mistake of an entry whose path is no pattern.
fn unreadable(path: &str, place: &Place) -> Option<Problem> {
    Paths::new(Path::new(""), &[path]).err()?;
    let problem = place.problem("bad-path", "パスの型として読めません", "this is no pattern of paths");
    let (ja, en) = (
        "[ ] と { } の対を確かめてください。* は名前の一部、** はフォルダーをまたぐ部分です",
        "look at the pairs of [ ] and { }; * stands for a part of a name, ** goes across folders",
    );
    Some(problem.help(ja, en))
}

/// Layers in the order of use, and what went wrong on the way.
struct Gathered<'f> {
    files: &'f dyn RulesetFiles,
    layers: Vec<Vec<TomlFile>>,
    /// Files in `layers`.
    count: usize,
    /// What each layer came from: nothing is laid down twice.
    known: Vec<PathBuf>,
    problems: Vec<Problem>,
}

impl Gathered<'_> {
    /// Lays down what a file extends, then the file.
    fn file(&mut self, path: &Path, name: String, text: String, chain: &mut Vec<(PathBuf, String)>) {
        chain.push((self.files.identity(path), name.clone()));
        let bases = ruleset::extends(0, &text);
        let from = self.problems.len();
        match bases {
            None => _ = self.builtin_named(NAME),
            Some(bases) => {
                for (base, place) in bases {
                    self.base(path, &base, place, chain);
                }
            }
        }
        // The number of this file is known only now: everything it extends comes first.
        for problem in self.problems[from..].iter_mut().filter(|problem| problem.file == usize::MAX) {
            problem.file = self.count;
        }
        chain.pop();
        self.lay(vec![TomlFile { name, text: text.into() }]);
    }

    fn base(&mut self, from: &Path, base: &str, place: Place, chain: &mut Vec<(PathBuf, String)>) {
        let place = Place { file: usize::MAX, span: place.span };
        if base.starts_with(PREFIX) {
            if self.builtin_named(base) {
                return;
            }
            let (ja, en) =
                (format!("「{base}」という組み込みの規則はありません"), format!("there is no `{base}`"));
            let known: Vec<String> = names().collect();
            let near = nearest(base, &known.iter().map(String::as_str).collect::<Vec<_>>());
            let meant = |said: &dyn Fn(&str) -> String| near.map(said).unwrap_or_default();
            let all = known.join(", ");
            let help = (
                format!("{}組み込みの規則: {all}", meant(&|near| format!("「{near}」のことですか? "))),
                format!("{}built-in rulesets: {all}", meant(&|near| format!("did you mean `{near}`? "))),
            );
            let problem = place.problem("extends", ja, en);
            return self.problems.push(problem.help(help.0, help.1));
        }
        let path = joined(from.parent().unwrap_or(Path::new("")), Path::new(base));
        let this = self.files.identity(&path);
        if let Some(at) = chain.iter().position(|(link, _)| *link == this) {
            let names = chain[at..].iter().map(|(_, name)| name.clone()).chain([display(&path)]);
            let ring = names.collect::<Vec<_>>().join(" → ");
            let (ja, en) =
                (format!("extends が輪になっています: {ring}"), format!("`extends` runs in a ring: {ring}"));
            let problem = place.problem("extends", ja, en);
            let help = ("輪のどこか1か所の extends を消してください", "take one `extends` of the ring out");
            return self.problems.push(problem.help(help.0, help.1));
        }
        if self.known.contains(&this) {
            return;
        }
        if chain.len() >= DEEPEST {
            let (ja, en) = (
                format!("extends が{DEEPEST}段を超えて続いています"),
                format!("`extends` goes on for more than {DEEPEST} files"),
            );
            let problem = place.problem("extends", ja, en);
            let help = (
                "もとのファイルをまとめて、段を減らしてください",
                "put files that build on each other together",
            );
            return self.problems.push(problem.help(help.0, help.1));
        }
        match self.files.read(&path) {
            Ok(text) => {
                let folder =
                    chain.first().and_then(|(first, _)| first.parent()).unwrap_or(Path::new("")).to_owned();
                let text = own(&folder, &this, text);
                self.known.push(this);
                self.file(&path, display(&path), text, chain);
            }
            Err(error) => {
                // What leads to the folder itself, or to nowhere, has no name but the one that was typed.
                let here = path.as_os_str().is_empty();
                let shown = if here { base.to_owned() } else { display(&path) };
                let (ja, en) = match error.kind() {
                    _ if base.is_empty() => {
                        ("名前が空です".to_owned(), "an empty name leads to no file".to_owned())
                    }
                    kind if here || kind == ErrorKind::IsADirectory => {
                        (format!("{shown} はフォルダーです"), format!("{shown} is a folder, not a file"))
                    }
                    ErrorKind::NotFound => {
                        (format!("{shown} がありません"), format!("there is no file {shown}"))
                    }
                    ErrorKind::InvalidData => {
                        (format!("{shown} は UTF-8 ではありません"), format!("{shown} is not UTF-8"))
                    }
                    _ => (
                        format!("{shown} が読めません ({error})"),
                        format!("{shown} cannot be read: {error}"),
                    ),
                };
                if base.contains("://") {
                    let (ja, en) = (
                        "規則をネットワークから読むことはありません",
                        "rules are never fetched from a network",
                    );
                    return self.problems.push(place.problem("extends", ja, en).help(
                        "ファイルを手元に置いて、このファイルから見たパスを書いてください",
                        "put the file beside this one, and give its path from here",
                    ));
                }
                let problem = place.problem("extends", ja, en);
                if NAME.ends_with(&format!(":{base}")) {
                    let (ja, en) = (format!("「{NAME}」のことですか?"), format!("did you mean `{NAME}`?"));
                    return self.problems.push(problem.help(ja, en));
                }
                self.problems.push(problem.help(
                    "このファイルから見たパスか builtin:ja を書いてください",
                    "give a path relative to this file, or builtin:ja",
                ));
            }
        }
    }

    /// Lays down a built-in ruleset, and the one that it stands on; false where there is none of that name.
    fn builtin_named(&mut self, name: &str) -> bool {
        let Some(layer) = layer(name) else { return false };
        if name != NAME {
            self.builtin_named(NAME);
        }
        let this = PathBuf::from(name);
        if !self.known.contains(&this) {
            self.known.push(this);
            self.lay(layer);
        }
        true
    }

    fn lay(&mut self, layer: Vec<TomlFile>) {
        self.count += layer.len();
        self.layers.push(layer);
    }
}

/// A path from a folder, without detours through `..`.
pub(super) fn joined(folder: &Path, path: &Path) -> PathBuf {
    let mut joined = folder.to_owned();
    for part in path.components() {
        match (part, joined.components().next_back()) {
            (Component::CurDir, _) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => _ = joined.pop(),
            _ => joined.push(part),
        }
    }
    joined
}

/// Paths are shown with `/` on every system.
fn display(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
