//! The rules of a request.
//!
//! Owns what an organisation's files mean when they were handed over by name, and keeps what was loaded last: while
//! somebody types, rules stay the same. What a rule says is the library's.

use noticelint::reports::render_problems;
use noticelint::{Broken, Family, Known, Lang, Problems, RulesetFiles, load_from};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Files of rules by name.
pub type Files = BTreeMap<String, String>;

#[derive(Default)]
struct Shelf {
    builtin: Option<Arc<Known>>,
    /// The file that was asked for, all files, and what they make.
    own: Option<(String, Files, Family)>,
}

thread_local! {
    static SHELF: RefCell<Shelf> = RefCell::default();
}

/// The rules for a draft: of the file with this name, or the built-in ones. Mistakes come as they are shown.
pub fn known(file: Option<&str>, files: &Files, draft: &str, lang: Lang) -> Result<Arc<Known>, String> {
    SHELF.with_borrow_mut(|shelf| match file {
        Some(file) => shelf.own(file, files, draft, lang),
        None => shelf.builtin(),
    })
}

impl Shelf {
    fn builtin(&mut self) -> Result<Arc<Known>, String> {
        if let Some(known) = &self.builtin {
            return Ok(Arc::clone(known));
        }
        let known = Arc::new(Known::builtin().map_err(|error| error.to_string())?);
        self.builtin = Some(Arc::clone(&known));
        Ok(known)
    }

    fn own(&mut self, file: &str, files: &Files, draft: &str, lang: Lang) -> Result<Arc<Known>, String> {
        let told = |problems: &Problems| render_problems(problems, lang, false, true);
        let kept = self.own.as_ref().is_some_and(|(name, known, _)| name == file && known == files);
        if !kept {
            let text = files.get(file).ok_or_else(|| format!("{file}: not handed over"))?;
            let loaded = load_from(&Handed(files), Path::new(file), text);
            let family = Family::of(Path::new(file), loaded.map_err(|problems| told(&problems))?);
            self.own = Some((file.to_owned(), files.clone(), family));
        }
        match &mut self.own {
            Some((_, _, family)) => family.known(draft).map_err(|Broken(problems)| told(&problems)),
            None => self.builtin(),
        }
    }
}

/// Files that were handed over, by their names.
struct Handed<'a>(&'a Files);

impl RulesetFiles for Handed<'_> {
    fn read(&self, path: &Path) -> io::Result<String> {
        let name = self.identity(path);
        let found = self.0.iter().find(|(known, _)| Path::new(known.as_str()) == name);
        found.map(|(_, text)| text.clone()).ok_or_else(|| io::Error::from(ErrorKind::NotFound))
    }

    /// The name alone: what was dropped has no folder.
    fn identity(&self, path: &Path) -> PathBuf {
        path.file_name().map_or_else(|| path.to_owned(), PathBuf::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Files {
        files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn a_file_stands_on_another_in_whatever_folder_it_lay() {
        let files = files(&[
            ("noticelint.toml", "noticelint = 1\nextends = [\"../shared/base.toml\"]\n"),
            ("base.toml", "noticelint = 1\n[settings]\npublisher = \"public-school\"\n"),
        ]);
        let known = known(Some("noticelint.toml"), &files, "draft.txt", Lang::En).unwrap();
        assert_eq!(known.settings.publisher.as_deref(), Some("public-school"));
    }

    #[test]
    fn a_file_that_is_not_there_and_a_mistake_are_told() {
        let lacking = files(&[("noticelint.toml", "noticelint = 1\nextends = [\"base.toml\"]\n")]);
        let told = known(Some("noticelint.toml"), &lacking, "draft.txt", Lang::En).err().unwrap();
        assert!(told.contains("base.toml") && told.contains("noticelint.toml:2"), "{told}");
        let wrong = files(&[("own.toml", "noticelint = 1\n[severity]\n\"cause/mising\" = \"error\"\n")]);
        let told = known(Some("own.toml"), &wrong, "draft.txt", Lang::Ja).err().unwrap();
        assert!(told.contains("cause/missing"), "{told}");
    }

    #[test]
    fn what_changed_is_loaded_anew() {
        let one = files(&[("own.toml", "noticelint = 1\n[settings]\npublisher = \"public-school\"\n")]);
        let two = files(&[("own.toml", "noticelint = 1\n[settings]\npublisher = \"company\"\n")]);
        for (files, publisher) in [(&one, "public-school"), (&two, "company"), (&one, "public-school")] {
            let known = known(Some("own.toml"), files, "draft.txt", Lang::Ja).unwrap();
            assert_eq!(known.settings.publisher.as_deref(), Some(publisher));
        }
        assert!(known(None, &one, "draft.txt", Lang::Ja).unwrap().settings.publisher.is_none());
    }
}
