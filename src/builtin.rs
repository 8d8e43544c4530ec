//! The built-in rulesets, and an organisation's file over them.
//!
//! Owns which files a ruleset consists of: `extends`, and the embedded sources. There is one ruleset that stands
//! alone, and profiles, each a layer over it. It is embedded as merged and as compiled: a profile or an organisation's
//! file is laid over that, and costs what it changes. Files are read by whoever asks: from a disk, or from memory.

use crate::input::{self, Paths};
use crate::ruleset::{self, Base, Loaded, Packed, Place, Problem, Problems, Ruleset, TomlFile};
use crate::text::nearest;
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

/// The name of the built-in ruleset in `extends` and on the command line.
pub const NAME: &str = "builtin:ja";

static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/ja.ruleset"));
static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/ja.words"));
static TOLD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/ja.told"));
static MEANINGS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/ja.meanings"));
static TREE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/ja.tree"));
/// Names of folders, and their files: name and text.
static SOURCES: &[(&str, &[(&str, &str)])] = include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// Before the name of every built-in ruleset.
pub const PREFIX: &str = "builtin:";

/// That what is embedded cannot be decoded: the program is damaged.
#[derive(Debug, Clone, Copy)]
pub struct Damaged;

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the built-in ruleset cannot be decoded")
    }
}

impl std::error::Error for Damaged {}

/// The built-in ruleset, as compiled when the program was built.
pub fn builtin() -> Result<Ruleset, Damaged> {
    let mut ruleset: Ruleset = postcard::from_bytes(COMPILED).map_err(|_| Damaged)?;
    let told: Vec<&'static [u8]> = postcard::from_bytes(TOLD).map_err(|_| Damaged)?;
    for (rule, told) in ruleset.rules.iter_mut().zip(told) {
        rule.told = Packed::waiting(told);
    }
    (ruleset.lexicon.tree, ruleset.lexicon.meanings) = (WORDS.into(), MEANINGS.into());
    Ok(ruleset)
}

/// The built-in ruleset as it lies below others; nothing where it cannot be decoded, and then its sources are read.
fn base() -> Base {
    let files = SOURCES.iter().find(|(folder, _)| NAME.ends_with(&format!(":{folder}")));
    let files = files.map_or(&[][..], |(_, files)| files);
    Base::of(TREE, || builtin().ok(), files).unwrap_or_default()
}

/// The built-in ruleset with its documentation.
pub fn builtin_loaded() -> Result<Loaded, Problems> {
    ruleset::load_over(base(), vec![sources()], Vec::new(), ruleset::REQUIRED)
}

/// Where rulesets are read from: a disk, or memory.
pub trait RulesetFiles {
    /// The text of a file.
    fn read(&self, path: &Path) -> io::Result<String>;
    /// One path for one file, however it is written.
    fn identity(&self, path: &Path) -> PathBuf;
}

/// The files of this machine.
#[derive(Debug, Clone, Copy)]
pub struct Disk;

impl RulesetFiles for Disk {
    fn read(&self, path: &Path) -> io::Result<String> {
        String::from_utf8(input::settings(path)?).map_err(|_| io::Error::from(ErrorKind::InvalidData))
    }
    fn identity(&self, path: &Path) -> PathBuf {
        std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
    }
}

/// The names of the built-in rulesets: the one that stands alone, then its profiles.
pub fn names() -> impl Iterator<Item = String> {
    SOURCES.iter().map(|(folder, _)| format!("{PREFIX}{folder}"))
}

/// The sources of the built-in ruleset: one layer.
pub fn sources() -> Vec<TomlFile> {
    layer(NAME).unwrap_or_default()
}

/// The sources of the built-in ruleset of a name: one layer. A profile's stands over [`sources`].
pub fn layer(name: &str) -> Option<Vec<TomlFile>> {
    let folder = name.strip_prefix(PREFIX)?;
    let (_, files) = SOURCES.iter().find(|(known, _)| *known == folder)?;
    let file = |(name, text): &(&str, &str)| TomlFile { name: (*name).to_owned(), text: (*text).to_owned() };
    Some(files.iter().map(file).collect())
}

/// The built-in ruleset of a name from its sources; `None` where there is none of that name.
pub fn load_named(name: &str) -> Option<Result<Loaded, Problems>> {
    let own = layer(name)?;
    let layers = if name == NAME { vec![own] } else { vec![sources(), own] };
    Some(ruleset::load_over(base(), layers, Vec::new(), ruleset::REQUIRED))
}

/// Whether a file is one of the built-in ruleset's.
pub fn is_source(file: &TomlFile) -> bool {
    let mut files = SOURCES.iter().flat_map(|(_, files)| files.iter());
    files.any(|(name, text)| *name == file.name && *text == file.text)
}

/// The name of the built-in ruleset that a file belongs to.
pub fn name_of(file: &TomlFile) -> Option<String> {
    let own =
        |files: &[(&str, &str)]| files.iter().any(|(name, text)| *name == file.name && *text == file.text);
    let found = SOURCES.iter().find(|(_, files)| own(files));
    found.map(|(folder, _)| format!("{PREFIX}{folder}"))
}

/// The version of the built-in ruleset.
pub fn version() -> Result<String, Damaged> {
    Ok(builtin()?.version)
}

/// Files that stand on each other at most, the built-in rules not counted: reading them calls itself for each.
const DEEPEST: usize = 32;

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

/// The text of a file of rules; nothing of a file from elsewhere that does not look like one. What is wrong in a file is
/// shown with its lines, and a branch of others may name, or link to, any file of the machine.
fn own(folder: &Path, file: &Path, text: String) -> String {
    let version = |line: &str| {
        line.trim_start()
            .strip_prefix("noticelint")
            .map(str::trim_start)
            .is_some_and(|rest| rest.starts_with('='))
    };
    let elsewhere = file.is_absolute() && folder.is_absolute() && !file.starts_with(folder);
    if !elsewhere || text.lines().any(version) { text } else { String::new() }
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
        self.lay(vec![TomlFile { name, text }]);
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
fn joined(folder: &Path, path: &Path) -> PathBuf {
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

#[cfg(test)]
#[path = "../tests/by_name.rs"]
mod by_name;

#[cfg(test)]
mod tests {
    use super::by_name::by_name;
    use super::*;
    use crate::ruleset::Surroundings;

    #[test]
    fn embedded_and_parsed_are_the_same() {
        let parsed = ruleset::load(vec![sources()]).map_err(|problems| problems.problems).unwrap();
        let prepared = ruleset::prepare(&[&sources()]).unwrap();
        assert_eq!((TREE, TOLD), (prepared.tree.as_slice(), prepared.told.as_slice()));
        assert_eq!(COMPILED, postcard::to_stdvec(&prepared.ruleset).unwrap());
        assert_eq!(COMPILED, postcard::to_stdvec(&parsed.ruleset).unwrap());
        assert_eq!(WORDS, parsed.ruleset.lexicon.tree.as_ref());
        assert_eq!(MEANINGS, parsed.ruleset.lexicon.meanings.as_ref());
        assert_eq!(format!("{:?}", builtin().unwrap()), format!("{:?}", parsed.ruleset));
        assert_eq!(parsed.ruleset.name, NAME);
    }

    fn named(ruleset: &Ruleset) -> String {
        let Ruleset { elements, classes, rules, deadlines, triggers, holidays, profiles, .. } = ruleset;
        let all = format!("{:#?}", (elements, classes, rules, deadlines, triggers, holidays, profiles));
        by_name(&all, |number| ruleset.sets[number].id.clone())
    }

    /// Where the words of each named set stand in the examples.
    fn hits(ruleset: &Ruleset) -> std::collections::BTreeSet<(String, usize, usize, usize)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/flawed");
        let mut files: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let mut found = std::collections::BTreeSet::new();
        for (at, path) in files.iter().enumerate() {
            let text = std::fs::read_to_string(path).unwrap()
                + "陳謝と平謝りと深謝と県情報公開課と整理番号123と大至急";
            ruleset.lexicon.scan(&crate::text::normal::normal(&text), |set, start, end| {
                let id = &ruleset.set(set).id;
                if !id.starts_with('=') && !id.starts_with("rules.") {
                    found.insert((id.clone(), at, start, end));
                }
            });
        }
        found
    }

    #[test]
    fn a_file_over_what_is_embedded_is_what_all_of_it_read_anew_is() {
        for over in [
            "[severity]\n\"text/minimising\" = \"off\"\n\"cause/*\" = { first = \"info\" }",
            "[terms.apology]\nadd = [\"平謝り\", \"お{詫|わ}び申\"]\nnot-in = [\"お詫び金\"]",
            "[terms.apology]\nremove = [\"深謝\"]",
            "[terms.regulator.pref-office]\ntitle = \"県の情報公開課\"\nwords = [\"県情報公開課\"]",
            "[terms.data-type.serial]\ntitle = \"整理番号\"\ncategory = \"contact\"\nwords = [\"整理番号\"]\n\
             patterns = [{ regex = '整理番号[0-9]+', needs = \"整理番号\" }]",
            "[terms.mine]\nwords = [\"陳謝\"]\n[rules.\"acme/own\"]\ncheck = \"phrase\"\nseverity = \"info\"\n\
             title = \"t\"\nmessage = \"m\"\nwith = { detect = [{ any = [\"@mine\", \"大至急\", \"漏えい\"] }], not-in = [\"大至急便\"] }",
            "[elements.compensation]\ntitle = \"補償\"\norder = 15\nwords = [\"補償\", \"お見舞い\"]\n\
             required = \"warning\"\nwhen.leaked = \"payment-card\"\n[elements.cause]\nadd-headings = [\"いきさつ\"]",
            "[phrases.\"ご安心ください\"]\nseverity = \"warning\"\nnot-in = [\"ご安心くださいとは\"]",
            "[rules.\"text/minimising\"]\nadd = [\"大至急\"]\nmessage = \"m\"\n[rules.\"cause/missing\"]\nwhen.stage = \"final\"",
            "[settings]\npublisher = \"company\"\n[classes.publisher.company]\nadd-detect = [{ any = [\"弊社\"] }]",
            "[holidays.founding]\ntitle = \"創立\"\nmonth = 10\nday = 4\n[profiles.own]\nruleset = \"x\"\ntitle = \"t\"\n\
             detect = [{ any = [\"大至急\"] }]",
            "[evidence]\n\"cause/missing\" = { measured = true }\n[draft]\nmark = \"【{prompt}】\"",
        ] {
            let text = format!("noticelint = 1\n{over}\n");
            let fast = load_file(Path::new("own.toml"), &text).map_err(|found| found.problems).unwrap();
            let file = TomlFile { name: "own.toml".to_owned(), text };
            let slow = ruleset::load(vec![sources(), vec![file]]).map_err(|found| found.problems).unwrap();
            assert_eq!(fast.sections(), slow.sections(), "{over}");
            assert_eq!(fast.settings, slow.settings, "{over}");
            assert_eq!(format!("{:?}", *fast.docs), format!("{:?}", *slow.docs), "{over}");
            let (one, other) = (named(&fast.ruleset), named(&slow.ruleset));
            let differs = one.lines().zip(other.lines()).find(|(one, other)| one != other);
            assert!(one == other, "{over}: {differs:?}");
            assert_eq!(hits(&fast.ruleset), hits(&slow.ruleset), "{over}");
            const AROUND: Surroundings =
                Surroundings { today: "2026-11-22", builtin: "0.1.0", told: |_, _| false };
            let warnings = |loaded: &Loaded| loaded.warnings(|_| true, &AROUND);
            assert_eq!(warnings(&fast), warnings(&slow), "{over}");
        }
    }

    /// Files in memory, as an editor or a browser has them.
    struct Memory(Vec<(&'static str, &'static str)>);

    impl RulesetFiles for Memory {
        fn read(&self, path: &Path) -> io::Result<String> {
            let found = self.0.iter().find(|(name, _)| Path::new(name) == path);
            found.map(|(_, text)| (*text).to_owned()).ok_or_else(|| ErrorKind::NotFound.into())
        }
        fn identity(&self, path: &Path) -> PathBuf {
            path.to_owned()
        }
    }

    #[test]
    fn what_a_file_extends_may_lie_in_memory() {
        let files =
            Memory(vec![("group/base.toml", "noticelint = 1\n[severity]\n\"cause/missing\" = \"info\"\n")]);
        let over = "noticelint = 1\nextends = [\"../group/base.toml\"]\n";
        let loaded = load_from(&files, Path::new("team/noticelint.toml"), over);
        let loaded = loaded.map_err(|found| found.problems).unwrap();
        let rule = loaded.ruleset.rule("cause/missing").unwrap();
        assert_eq!(rule.severity, [Some(ruleset::Severity::Info); 4]);
        let over = "noticelint = 1\nextends = [\"nobody.toml\"]\n";
        let problems = load_from(&files, Path::new("noticelint.toml"), over).unwrap_err().problems;
        assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["extends"]);
    }

    #[test]
    fn a_file_stands_on_the_built_in_rules_unless_it_says_otherwise() {
        let over = "\u{FEFF}noticelint = 1\r\n[ruleset]\r\nversion = \"9\"\r\n";
        let loaded =
            load_file(Path::new("noticelint.toml"), over).map_err(|problems| problems.problems).unwrap();
        assert_eq!(loaded.ruleset.name, "builtin:ja + noticelint.toml");
        assert_eq!(loaded.ruleset.version, "9");
        assert_eq!(loaded.files.len(), sources().len() + 1);
        assert_eq!(loaded.ruleset.rules.len(), builtin().unwrap().rules.len());
    }

    #[test]
    fn a_chain_of_files_ends_at_a_limit() {
        let folder = std::env::temp_dir().join(format!("noticelint-chain-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = |at: usize, base: &str| {
            let text = format!("noticelint = 1\nextends = [\"{base}\"]\n");
            std::fs::write(folder.join(format!("{at}.toml")), text).unwrap();
        };
        (0..200).for_each(|at| file(at, &format!("{}.toml", at + 1)));
        file(200, NAME);
        let load = |at: usize| {
            let path = folder.join(format!("{at}.toml"));
            let text = std::fs::read_to_string(&path).unwrap();
            load_file(&path, &text).map_err(|problems| problems.problems)
        };
        assert!(load(200 - DEEPEST + 1).is_ok());
        let problems = load(0).unwrap_err();
        assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["extends"]);
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn paths_are_short() {
        assert_eq!(joined(Path::new("a/b"), Path::new("../c.toml")), Path::new("a/c.toml"));
        assert_eq!(joined(Path::new(""), Path::new("../c.toml")), Path::new("../c.toml"));
        assert_eq!(joined(Path::new("a"), Path::new("./c.toml")), Path::new("a/c.toml"));
    }
}
