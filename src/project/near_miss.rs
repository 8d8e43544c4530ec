//! Files whose names are nearly that of a file of rules, and files of rules that hide another.
//!
//! Owns what is told of them: which rules are in force is never a matter of guessing.

use crate::input::settings;
use crate::ruleset::{Lang, extends};
use crate::text::control_chars::visible;
use crate::text::normal::normal;
use std::fs;
use std::path::{Path, PathBuf};

/// That a folder holds a file which was probably meant to be one of rules; the folder is named as typed.
pub(crate) fn told(folder: &Path, lang: Lang) -> Option<String> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut names: Vec<String> =
        fs::read_dir(here).ok()?.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    let meant = |name: &String| {
        let path = here.join(name);
        (is_near(name) || is_more(name) && is_ruleset(&path)) && path.is_file()
    };
    let aside = |name: &String| holds_settings(name) && here.join(name).join(FILE).is_file();
    let file = names.iter().find(|name| meant(name)).map(|name| folder.join(name));
    let elsewhere = || names.iter().find(|name| aside(name)).map(|name| folder.join(name).join(FILE));
    let found = file.is_none().then(elsewhere).flatten();
    let shown = file.as_ref().or(found.as_ref())?.display().to_string();
    let shown = visible(&shown);
    Some(match (found.is_some(), lang) {
        (false, Lang::Ja) => format!("{shown} は規則として読まれません。読まれる名前は {FILE} です。"),
        (false, Lang::En) => format!("{shown} is not read as rules: their file is called {FILE}"),
        (true, Lang::Ja) => {
            format!(
                "{shown} の規則は、そのフォルダーの文書にだけ効きます。ここで効かせるには、上のフォルダーに移してください。"
            )
        }
        (true, Lang::En) => {
            format!(
                "{shown} holds for drafts in its own folder only: to have it hold here, move it one folder up"
            )
        }
    })
}

/// Whether a name is nearly that of a file of rules: another case, signs around it, an ending more, a copy.
fn is_near(name: &str) -> bool {
    const LONGEST: usize = 40;
    if name == FILE || name.len() > LONGEST {
        return false;
    }
    // Full-width letters look like letters in a list of files.
    let name = normal(name).to_lowercase();
    let plain = |name: &str| -> String { name.chars().filter(char::is_ascii_alphabetic).collect() };
    let (given, wanted) = (plain(&name), plain(FILE));
    let given = given.replacen("copy", "", 1);
    let ended = ["", "txt", "toml", "bak", "old", "orig"];
    let same = ended.iter().any(|end| given == format!("{wanted}{end}"));
    let as_elsewhere = [".noticelint", ".noticelintrc"].contains(&name.as_str());
    let more = name.starts_with(&format!("{FILE}."));
    let typed = name.ends_with("ml") && strsim::damerau_levenshtein(&given, &wanted) <= 1;
    same || as_elsewhere || more || typed
}

/// Whether a name is that of a file of rules with more words to it: `noticelint-rules.toml`. What such a file holds may be
/// something else.
fn is_more(name: &str) -> bool {
    let name = normal(name).to_lowercase();
    name != FILE && name.contains("noticelint") && name.ends_with(".toml")
}

/// Whether a file says of itself that it is one of rules.
fn is_ruleset(path: &Path) -> bool {
    /// More is no file of rules that anybody wrote.
    const LARGEST: u64 = 1 << 20;
    let small = fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() <= LARGEST);
    let text = small.then(|| text_of(path)).flatten().unwrap_or_default();
    text.trim_start_matches('\u{feff}').lines().any(|line| {
        let rest = line.trim_start().strip_prefix("noticelint");
        rest.is_some_and(|rest| rest.trim_start().starts_with('='))
    })
}

/// The text of a file of settings, if it is one.
fn text_of(path: &Path) -> Option<String> {
    String::from_utf8(settings(path).ok()?).ok()
}

/// Whether a folder of this name holds settings of programs and no drafts.
fn holds_settings(name: &str) -> bool {
    name.starts_with('.') && name != ".git" || name == "config"
}

/// That a file of rules hides another above it, where it does not say on what it stands.
pub(crate) fn hides(file: &Path, lang: Lang) -> Option<String> {
    let text = text_of(file)?;
    if extends(0, &text).is_some() {
        return None;
    }
    let folder = file.canonicalize().ok()?;
    let upper = above(folder.parent()?.parent()?)?;
    let (file, upper) = (file.display().to_string(), upper.display().to_string());
    let (file, upper) = (visible(&file), visible(&upper));
    Some(match lang {
        Lang::Ja => format!(
            "{file} があるので、上の {upper} は効きません。重ねるには extends = [\"../{FILE}\"]、重ねないなら extends = [\"builtin:ja\"] と書いてください。"
        ),
        Lang::En => format!(
            "{file} hides {upper} above it: write extends = [\"../{FILE}\"] to stand on it, or extends = [\"builtin:ja\"] not to"
        ),
    })
}

/// The file that holds an organisation's rules.
pub(crate) const FILE: &str = "noticelint.toml";

/// The nearest file of rules in a folder or above it, named from here where it lies below.
pub(crate) fn above(folder: &Path) -> Option<PathBuf> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    // Some drives of Windows have no such names; their rules count all the same.
    let named = || folder.is_dir().then(|| std::path::absolute(folder).ok()).flatten();
    let folder = folder.canonicalize().ok().or_else(named)?;
    // What bears the name and cannot be read is told when it is read: no draft is checked by other rules in silence.
    let there = |file: &PathBuf| file.symlink_metadata().is_ok();
    let file = folder.ancestors().map(|folder| folder.join(FILE)).find(there)?;
    let here = std::env::current_dir().ok().and_then(|here| here.canonicalize().ok());
    let short = here.and_then(|here| file.strip_prefix(here).map(Path::to_owned).ok());
    Some(short.unwrap_or(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_were_meant() {
        for name in [
            "noticelint.toml.txt",
            "Noticelint.toml",
            ".noticelint.toml",
            "noticelnt.toml",
            "notice-lint.toml",
            "noticelint.toml.bak",
            "noticelint (1).toml",
            "noticelint copy.toml",
            "noticelint.toml~",
            "noticelint.tml",
            "noticelint.toml.sample",
            "noticelint.toml.docx",
            "ｎｏｔｉｃｅｌｉｎｔ.toml",
            ".noticelintrc",
        ] {
            assert!(is_near(name), "{name}");
        }
        for name in [
            "noticelint.toml",
            "Cargo.toml",
            "noticelint.md",
            "notice.txt",
            "policy.toml",
            ".noticelintignore",
            "noticelint-baseline.json",
            "noticelint-baseline.toml",
            "noticelint.json",
            "noticelint.yml",
            "noticelint",
        ] {
            assert!(!is_near(name), "{name}");
        }
    }

    #[test]
    fn names_with_more_to_them() {
        for name in
            ["noticelint-rules.toml", "our-noticelint.toml", "noticelint_広報.TOML", "noticelint.rules.toml"]
        {
            assert!(is_more(name), "{name}");
        }
        for name in ["noticelint.toml", "rules.toml", "noticelint-rules.txt", "noticelint.md"] {
            assert!(!is_more(name), "{name}");
        }
    }
}
