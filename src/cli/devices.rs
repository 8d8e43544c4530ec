//! Names that are no files on Windows: `CON`, `LPT1`, and `NUL` with any ending.
//!
//! Owns which names those are, and what is said of one. What is written to `NUL` itself is meant to be lost.

use crate::ruleset::Lang;
use crate::text::control_chars::visible;
use std::fs::File;
use std::io;
use std::path::Path;

/// Opens a file to write to, and empties it. `NUL` has nothing to empty, and some systems take that for an error.
pub(crate) fn emptied(path: &Path) -> io::Result<File> {
    let name = path.file_name().map(|name| name.to_string_lossy());
    if name.is_some_and(|name| cfg!(windows) && is_lost(&name)) {
        return File::options().write(true).open(path);
    }
    File::create(path)
}

/// Refuses a name to write to that is a device's.
pub(crate) fn refuse(flag: &str, path: &Path, lang: Lang) -> anyhow::Result<()> {
    let name = path.file_name().map(|name| name.to_string_lossy());
    match name.filter(|name| cfg!(windows) && is_taken(name)) {
        Some(name) => anyhow::bail!("{flag} {}", said(&name, lang)),
        None => Ok(()),
    }
}

fn said(name: &str, lang: Lang) -> String {
    let name = visible(name);
    match lang {
        Lang::Ja => {
            format!("{name}: Windows が機器に使う名前で、ファイルになりません。別の名前を指定してください")
        }
        Lang::En => {
            format!("{name}: Windows keeps this name for a device, no file can have it; give another name")
        }
    }
}

/// Whether what is written to a name is lost on Windows, as is meant by it.
fn is_lost(name: &str) -> bool {
    name.trim_end_matches([' ', '.', ':']).eq_ignore_ascii_case("nul")
}

/// Whether Windows takes a name for a device, whatever ending it has, and a report under it would be lost or printed.
fn is_taken(name: &str) -> bool {
    let whole = name.trim_end_matches([' ', '.', ':']);
    let stem = whole.split(['.', ':']).next().unwrap_or_default().trim_end_matches(' ').to_ascii_uppercase();
    let port = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT")).and_then(|rest| {
        let mut signs = rest.chars();
        signs.next().filter(|_| signs.next().is_none())
    });
    match &*stem {
        "NUL" => whole.len() > stem.len(),
        "CON" | "PRN" | "AUX" | "CONIN$" | "CONOUT$" => true,
        _ => port.is_some_and(|sign| matches!(sign, '0'..='9' | '¹' | '²' | '³')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_devices_are_no_files() {
        for name in [
            "con",
            "PRN.txt",
            "aux",
            "Aux .json",
            "COM1",
            "com9.sarif",
            "LPT³",
            "nul.json",
            "NUL:x",
            "CONOUT$",
            "con.",
        ] {
            assert!(is_taken(name), "{name}");
            assert!(said(name, Lang::En).starts_with(name) && said(name, Lang::Ja).contains("Windows"));
        }
        for name in ["NUL", "nul.", "Nul:", "nul "] {
            assert!(is_lost(name), "{name}");
        }
        for name in ["nul.json", "NUL:x", "null", "con", ""] {
            assert!(!is_lost(name), "{name}");
        }
        for name in [
            "NUL",
            "nul.",
            "nul:",
            "control.txt",
            "com",
            "com10",
            "lpt",
            "auxiliary.md",
            "null.json",
            "報告.con",
            "COMA",
            "",
        ] {
            assert!(!is_taken(name), "{name}");
        }
    }

    #[test]
    fn elsewhere_they_are_names_like_any() {
        assert_eq!(refuse("--output", Path::new("out/con.txt"), Lang::En).is_err(), cfg!(windows));
        assert!(refuse("--output", Path::new(".."), Lang::En).is_ok());
    }
}
