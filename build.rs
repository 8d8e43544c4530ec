//! Prepares the built-in rulesets: reads `rules/ja/**/*.toml` and the profiles beside it with the loader of the
//! program itself, and leaves behind the ruleset as merged, and a list of all sources. The ruleset as compiled, and what the
//! grammar and the tables of statements come to, is left behind as Rust: constants, of which nothing is read when the program
//! starts.

// The build script uses a part of both only, and their items are documented where the crate compiles them.
#[allow(
    dead_code,
    unused_imports,
    missing_docs,
    unreachable_pub,
    reason = "a copy of the crate's module, used in part"
)]
#[path = "src/text/mod.rs"]
mod text;

/// What leads from TOML to a ruleset. What tells people of it is not needed here.
#[allow(
    dead_code,
    unused_imports,
    missing_docs,
    unreachable_pub,
    reason = "copies of the crate's modules, used in part"
)]
#[path = "src/ruleset"]
mod ruleset {
    pub mod called;
    pub mod check;
    pub mod compile;
    pub mod detector;
    pub mod docs;
    pub mod entries;
    pub mod evidence;
    pub mod law;
    pub mod lexicon;
    pub mod meanings;
    pub mod merge;
    pub mod mistakes;
    pub mod model;
    pub mod names;
    pub mod outline;
    pub mod pack;
    pub mod packed;
    pub mod parameters;
    pub mod parser_messages_ja;
    pub mod read;
    pub mod required;
    pub mod retired;
    pub mod schema;
    pub mod spelt;
    pub mod table_checks;
    pub mod tree;
    pub mod unknown_rule;
    pub mod values;
    pub mod word_trie;
    pub mod words;

    pub(crate) use lexicon::Lexicon;
}

/// What leads from word lists to words that are found. What reads texts with them is not needed here.
#[allow(
    dead_code,
    unused_imports,
    missing_docs,
    unreachable_pub,
    reason = "copies of the crate's modules, used in part"
)]
#[path = "src/grammar"]
mod grammar {
    mod begins;
    mod bent;
    mod conjugation;
    mod ending_rows;
    mod endings;
    mod flags;
    mod mode;
    mod spelling;
    mod word_rows;
    mod words;

    pub(crate) use begins::Begins;
    pub(crate) use bent::{bent, plain};
    pub(crate) use ending_rows::EndingsFile;
    pub(crate) use endings::Endings;
    pub(crate) use mode::Mode;
    pub(crate) use spelling::Spellings;
    pub(crate) use word_rows::{WordRow, WordRows};
    pub(crate) use words::{Kinds, Words};
}

/// What leads from the tables of statements to bits.
#[allow(
    dead_code,
    unused_imports,
    missing_docs,
    unreachable_pub,
    reason = "copies of the crate's modules, used in part"
)]
#[path = "src/statements"]
mod statements {
    mod candidates;
    mod cause_rows;
    mod causes;
    mod claim;
    mod load;
    mod point_rows;
    mod row;
    mod signs;
    mod vocabulary;

    pub(crate) use candidates::Claims;
    pub(crate) use causes::Causes;
    pub(crate) use signs::Points;
    pub(crate) use vocabulary::Vocabulary;
}

use ruleset::mistakes::{Problems, TomlFile};
use ruleset::pack::prepare as prepared;
use std::fmt::{Debug, Write as _};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    for path in ["rules", "src/text", "build.rs"].map(PathBuf::from).into_iter().chain(sources()) {
        let _ = writeln!(io::stdout(), "cargo:rerun-if-changed={}", path.display());
    }
    if fixed_address() {
        let _ = writeln!(io::stdout(), "cargo:rustc-link-arg-bins=-no-pie");
    }
    match prepare() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

/// The sources above: not those that tell people of rulesets, nor tests.
fn sources() -> Vec<PathBuf> {
    let grammar = [
        "begins",
        "bent",
        "conjugation",
        "ending_rows",
        "endings",
        "flags",
        "mode",
        "spelling",
        "word_rows",
        "words",
    ];
    let grammar = grammar.map(|name| format!("src/grammar/{name}.rs"));
    let statements =
        ["candidates", "cause_rows", "causes", "claim", "load", "point_rows", "row", "signs", "vocabulary"];
    let statements = statements.map(|name| format!("src/statements/{name}.rs"));
    let aside =
        ["lint", "load.rs", "mod.rs", "overrides.rs", "proptests.rs", "show.rs", "syntax", "tests.rs"];
    let entries = fs::read_dir("src/ruleset").into_iter().flatten().flatten().map(|entry| entry.path());
    let ruleset = entries.filter(|path| !aside.iter().any(|name| path.ends_with(name)));
    ruleset.chain(grammar.into_iter().chain(statements).map(PathBuf::from)).collect()
}

/// Whether the program is linked for one fixed address. It saves half a megabyte of relocations, which every start would
/// have to go through before a draft is looked at; the price, that the code's addresses are known, is small for a program
/// that is memory-safe throughout and talks to nobody. Static linking has ways of its own.
fn fixed_address() -> bool {
    let is = |name: &str, wanted: &str| env::var(name).is_ok_and(|value| value == wanted);
    let is_static =
        env::var("CARGO_CFG_TARGET_FEATURE").is_ok_and(|features| features.contains("crt-static"));
    is("PROFILE", "release")
        && is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
        && !is_static
}

/// The folder of the ruleset that stands alone. All others are profiles: one layer over it each.
const BASE: &str = "ja";

fn prepare() -> Result<(), Box<dyn std::error::Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let base = layer(&root, BASE)?;
    let built = prepared(&[&base]).map_err(|problems| told(&problems))?;
    let mut code = String::from("&[\n");
    listed(BASE, &base, &mut code)?;
    for profile in profiles(&root)? {
        let layer = layer(&root, &profile)?;
        prepared(&[&base, &layer]).map_err(|problems| told(&problems))?;
        listed(&profile, &layer, &mut code)?;
    }
    code.push_str("]\n");
    fs::write(out.join("sources.rs"), code)?;
    fs::write(out.join("ja.words"), &built.ruleset.lexicon.tree)?;
    fs::write(out.join("ja.meanings"), &built.ruleset.lexicon.meanings)?;
    fs::write(out.join("ruleset.rs"), tables(&built.ruleset))?;
    fs::write(out.join("ja.tree"), built.tree)?;
    let vocabulary = statements::Vocabulary::load()?;
    fs::write(out.join("vocabulary.rs"), format!("{vocabulary:?}"))?;
    fs::write(out.join("claims.rs"), format!("{:?}", statements::Claims::load(&vocabulary)?))?;
    fs::write(out.join("causes.rs"), format!("{:?}", statements::Causes::load(&vocabulary)?))?;
    fs::write(out.join("points.rs"), format!("{:?}", statements::Points::load()?))?;
    Ok(())
}

/// What of the ruleset is read at every start, as Rust. The rules keep what they tell once it is unpacked, so that they are no
/// constant.
fn tables(ruleset: &ruleset::model::Ruleset) -> String {
    let mut code = String::new();
    let mut table = |name: &str, of: &str, what: &dyn Debug| {
        let _ = writeln!(code, "pub(super) static {name}: {of} = {what:?};");
    };
    table("SETS", "Baked<[TermSet]>", &ruleset.sets);
    table("NAMES", "Names", &ruleset.names);
    table("PATTERNS", "Baked<[Pattern]>", &ruleset.lexicon.patterns);
    table("NAME", "Baked<str>", &ruleset.name);
    table("VERSION", "Baked<str>", &ruleset.version);
    table("OPEN_ENDS", "Baked<[SetId]>", &ruleset.open_ends);
    table("ELEMENTS", "Baked<[Element]>", &ruleset.elements);
    table("CLASSES", "Baked<[ClassGroup]>", &ruleset.classes);
    table("RULES", &format!("[Rule; {}]", ruleset.rules.len()), &&*ruleset.rules);
    table("DEADLINES", "Baked<[Deadline]>", &ruleset.deadlines);
    table("TRIGGERS", "Baked<[Trigger]>", &ruleset.triggers);
    table("HOLIDAYS", "Baked<[Holiday]>", &ruleset.holidays);
    table("PROFILES", "Baked<[Profile]>", &ruleset.profiles);
    code
}

/// The folders beside that of the base, in order.
fn profiles(root: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root.join("rules"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && name != BASE {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// All files of a folder of rules.
fn layer(root: &Path, name: &str) -> Result<Vec<TomlFile>, Box<dyn std::error::Error>> {
    let mut paths = Vec::new();
    toml_files(&root.join("rules").join(name), &mut paths)?;
    paths.sort();
    let mut layer = Vec::with_capacity(paths.len());
    for path in paths {
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        // Names with `/` on every system, so that a build is the same everywhere.
        let parts = path.strip_prefix(root)?.iter().map(|part| part.to_string_lossy());
        layer.push(TomlFile { name: parts.collect::<Vec<_>>().join("/"), text: text.into() });
    }
    Ok(layer)
}

fn toml_files(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            // The grammar is read by its own loader (src/grammar), not as a ruleset.
            if path.ends_with("grammar") {
                continue;
            }
            toml_files(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
    Ok(())
}

/// A name with a slice of names and texts.
fn listed(name: &str, layer: &[TomlFile], code: &mut String) -> std::fmt::Result {
    writeln!(code, "    ({name:?}, &[")?;
    for file in layer {
        let name = &file.name;
        let path = format!("/{name}");
        writeln!(code, "        ({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?}))),")?;
    }
    code.push_str("    ]),\n");
    Ok(())
}

/// `file:line:column: message (cure)`, one a line.
fn told(problems: &Problems) -> String {
    let mut told = String::from("mistakes in the built-in ruleset:\n");
    for problem in &problems.problems {
        let Some(file) = problems.files.get(problem.file) else { continue };
        let before = file.text.get(..problem.span.start).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        let cure = problem.help.as_ref().map(|help| format!(" ({})", help.en)).unwrap_or_default();
        let _ = writeln!(told, "{}:{line}:{column}: {}{cure}", file.name, problem.message.en);
    }
    told
}
