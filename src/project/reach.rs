//! Patterns of paths that reach nothing.
//!
//! Owns the question whether the fixed front part of a pattern is there, beside the file that holds it. Which document a
//! pattern covers is asked elsewhere.

use crate::ruleset::{Loaded, Place, Problem, Surroundings, TomlFile};
use crate::statements::Claims;
use crate::text::nearest;
use crate::{builtin, tries};
use std::fs;
use std::path::{Path, PathBuf};

/// The warnings about the patterns of the files that `own` names.
fn warnings(loaded: &Loaded, own: impl Fn(&TomlFile) -> bool) -> Vec<Problem> {
    let all = loaded.settings.patterns();
    all.filter_map(|(pattern, place)| {
        let file = loaded.files.get(place.file).filter(|file| own(file))?;
        unreached(pattern, place, Path::new(&file.name).parent()?)
    })
    .collect()
}

/// The first part of a pattern, without signs of its own, that is not in the folder.
fn unreached(pattern: &str, place: &Place, folder: &Path) -> Option<Problem> {
    let fixed = |part: &&str| !part.contains(['*', '?', '[', ']', '{', '}']);
    let mut at: PathBuf = match folder.as_os_str().is_empty() {
        true => PathBuf::from("."),
        false => folder.to_owned(),
    };
    for part in
        pattern.trim_end_matches('/').split('/').take_while(fixed).filter(|part| !matches!(*part, "" | "."))
    {
        // Where nothing can be read nothing is known. A name counts as it is written, whatever the file system.
        let names: Vec<String> = fs::read_dir(&at)
            .ok()?
            .flatten()
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        if names.iter().any(|name| name == part) {
            at.push(part);
            continue;
        }
        let (ja, en) = (
            format!("「{pattern}」はどの文書にも合いません。「{part}」がありません"),
            format!("`{pattern}` covers no document: there is no `{part}`"),
        );
        let known: Vec<&str> = names.iter().map(String::as_str).collect();
        let same = known.iter().find(|name| name.to_lowercase() == part.to_lowercase()).copied();
        let problem = place.problem("unreached-path", ja, en);
        return Some(match same.or_else(|| nearest(part, &known)) {
            Some(near) => problem.help(format!("「{near}」のことですか?"), format!("did you mean `{near}`?")),
            None => problem.help(
                "パスは、このファイルのあるフォルダーから書きます",
                "paths are relative to the folder of this file",
            ),
        });
    }
    None
}

/// What is not wrong and yet not what was meant: by its form, and by trying it.
pub(crate) fn of(
    loaded: &Loaded,
    own: impl Fn(&TomlFile) -> bool,
    today: &str,
) -> Result<Vec<Problem>, builtin::Damaged> {
    let stated = |element: &str, grade: &str| Claims::built_in().give(element, grade);
    let surroundings = Surroundings { today, builtin: &builtin::version()?, told: stated };
    let mut problems = loaded.warnings(&own, &surroundings);
    let told = |problem: &Problem, all: &[Problem]| {
        let over =
            |other: &Problem| other.span.start < problem.span.end && problem.span.start < other.span.end;
        all.iter().any(|other| other.file == problem.file && over(other))
    };
    // Of two remarks on one place the first says why, the second is its echo.
    let tried = tries::warnings(loaded, &own).into_iter().filter(|problem| !told(problem, &problems));
    let reached = warnings(loaded, &own);
    let tried: Vec<Problem> =
        tried.chain(reached).map(|problem| Problem { warning: true, ..problem }).collect();
    problems.extend(tried);
    problems.sort_by_key(|problem| (problem.file, problem.span.start));
    problems.dedup_by_key(|problem| (problem.file, problem.span.clone()));
    Ok(problems)
}
