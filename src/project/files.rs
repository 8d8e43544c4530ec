//! Which of the files that were named or found are checked.
//!
//! Owns asking `[files]` and the changes since a revision, and saying what was left out for which reason. A file that is
//! left out is not read.

use super::changes::Changes;
use super::ruleset_file::Verdict;
use super::rulesets::Rulesets;
use crate::input::{self, Draft, Inputs};
use crate::reading::covered_path;
use crate::ruleset::Lang;
use crate::text::control_chars::visible;
use std::collections::BTreeSet;
use std::path::Path;

/// Names that a message tells at most.
const NAMES: usize = 3;
/// Extensions that a message tells at most.
const EXTENSIONS: usize = 5;
/// How many ignored files are counted at most.
const COUNTED: usize = 1000;

/// The selection of a run.
#[derive(Default)]
pub(crate) struct Selection<'a> {
    /// Whether `[files]` is passed over.
    pub everything: bool,
    /// What changed, where only that is checked.
    pub changes: Option<&'a Changes>,
    left: Left,
}

/// What was left out.
#[derive(Default)]
struct Left {
    /// By `[files]`, although named: the first ones, and how many.
    named: Few,
    /// By `[files]`, of those that would be read else.
    out: usize,
    /// The file that says so.
    file: Option<String>,
    /// As nothing changed in them.
    unchanged: usize,
    /// As they are no drafts, by their extensions.
    other: usize,
    extensions: BTreeSet<String>,
    /// Old Word files and PDF, which hold notices and cannot be read: the first ones, and how many.
    unread: Few,
    /// Links, and what has the name of a draft and is no file: the first ones, and how many.
    odd: Few,
    /// Why `[files]` could not be asked about a file that is no draft.
    broken: Option<anyhow::Error>,
}

/// The first names of some, and how many there are.
#[derive(Default)]
struct Few {
    names: Vec<String>,
    count: usize,
}

impl Few {
    fn add(&mut self, name: &str) {
        self.count += 1;
        if self.names.len() < NAMES {
            self.names.push(name.to_owned());
        }
    }

    fn told(&self, lang: Lang) -> Option<String> {
        let names: Vec<_> = self.names.iter().map(|name| visible(name)).collect();
        let more = match (lang, self.count - names.len()) {
            (_, 0) => String::new(),
            (Lang::Ja, more) => format!(" ほか{more}件"),
            (Lang::En, more) => format!(" and {more} more"),
        };
        let comma = if lang == Lang::Ja { "、" } else { ", " };
        (self.count > 0).then(|| names.join(comma) + &more)
    }
}

/// The name of a file that is told and not checked, without what may be somebody's.
fn shown(name: &str, rulesets: &mut Rulesets) -> String {
    let known = rulesets.plain(name);
    known.map_or_else(|_| name.to_owned(), |known| covered_path(name, &known.ruleset))
}

impl<'a> Selection<'a> {
    /// The selection that leaves out what `[files]` does, unless `everything` is asked for, and what has not changed.
    pub(crate) fn new(everything: bool, changes: Option<&'a Changes>) -> Self {
        Self { everything, changes, left: Left::default() }
    }

    /// Whether a file is checked.
    pub(crate) fn takes(&mut self, draft: &mut Draft, rulesets: &mut Rulesets) -> anyhow::Result<bool> {
        let Some(path) = draft.path().map(Path::to_owned) else { return Ok(true) };
        if self.changes.is_some_and(|changes| changes.of(&path).is_none()) {
            // One that is gone is passed over, too.
            self.left.unchanged += usize::from(draft.usual && path.exists());
            return Ok(false);
        }
        let selection = match rulesets.selection(&draft.name) {
            Ok(selection) => selection,
            Err(error) if draft.usual => return Err(error),
            Err(error) => {
                self.left.broken.get_or_insert(error);
                return Ok(false);
            }
        };
        let verdict = selection.map_or(Verdict::Usual, |selection| selection.verdict(&draft.name));
        match verdict {
            Verdict::Usual => {}
            Verdict::Taken => draft.take(),
            Verdict::NotIncluded | Verdict::Excluded(_) if self.everything => {}
            Verdict::NotIncluded | Verdict::Excluded(_) => {
                if draft.usual {
                    self.left.out += 1;
                    let file = selection.and_then(|selection| selection.file()).map(str::to_owned);
                    self.left.file = self.left.file.take().or(file);
                }
                if draft.is_named() {
                    self.left.named.add(&shown(&draft.name, rulesets));
                }
                return Ok(false);
            }
        }
        if draft.odd {
            self.left.odd.add(&shown(&draft.name, rulesets));
            return Ok(false);
        }
        if !draft.usual {
            self.left.other += 1;
            let extension = path.extension().and_then(|end| end.to_str());
            if extension.is_some_and(is_closed) {
                self.left.unread.add(&shown(&draft.name, rulesets));
            }
            if let Some(extension) = extension.filter(|_| self.left.extensions.len() < EXTENSIONS) {
                self.left.extensions.insert(extension.to_ascii_lowercase());
            }
        }
        Ok(draft.usual)
    }

    /// What is to be told of files that were named and are not checked.
    pub(crate) fn passed_over(&self, lang: Lang) -> Option<String> {
        let names = self.left.named.told(lang)?;
        let file = visible(self.left.file.as_deref().unwrap_or("")).into_owned();
        Some(match lang {
            Lang::Ja => {
                format!("{names}: {file} の [files] により検査しません(検査するには --include-excluded)")
            }
            Lang::En => {
                format!("{names}: not checked, by [files] of {file} (--include-excluded checks all the same)")
            }
        })
    }

    /// What is to be told of files of a folder that may well be notices, and are of a kind that is not read.
    pub(crate) fn unread(&self, lang: Lang) -> Option<String> {
        let names = self.left.unread.told(lang)?;
        let them = if self.left.unread.count > NAMES { "them" } else { "it" };
        Some(match lang {
            Lang::Ja => format!("{names}: 検査していません(この形式は読めません。.docx で保存してください)"),
            Lang::En => format!("{names}: not checked, this format is not read (save {them} as .docx)"),
        })
    }

    /// What is to be told of links in a folder, and of what is no file there.
    pub(crate) fn odd(&self, lang: Lang) -> Option<String> {
        let names = self.left.odd.told(lang)?;
        Some(match lang {
            Lang::Ja => format!(
                "{names}: 検査していません(フォルダーの中のリンクやパイプはたどりません。検査するなら、リンク先のファイルを指定してください)"
            ),
            Lang::En => format!(
                "{names}: not checked, links and pipes in a folder are not followed (name what they lead to)"
            ),
        })
    }

    /// Why [`Self::takes`] could not know what a file asks for, where nothing else was there to be checked.
    pub(crate) fn broken(&mut self) -> Option<anyhow::Error> {
        self.left.broken.take()
    }

    /// That nothing has changed which would be checked.
    pub(crate) fn none_changed(&self, lang: Lang) -> String {
        let Left { out, unchanged, .. } = self.left;
        match (lang, out) {
            (Lang::Ja, 0) => format!("変更された文書はありません(変更なし {unchanged}件)。"),
            (Lang::Ja, _) => {
                format!("変更された文書はありません(変更なし {unchanged}件、[files] で外したもの {out}件)。")
            }
            (Lang::En, 0) => format!("no document has changed ({unchanged} unchanged)"),
            (Lang::En, _) => {
                format!("no document has changed ({unchanged} unchanged, {out} left out by [files])")
            }
        }
    }

    /// Why nothing is there to check.
    pub(crate) fn why_nothing(&self, inputs: &Inputs, lang: Lang) -> String {
        let Left { out, file, other, extensions, .. } = &self.left;
        let file = visible(file.as_deref().unwrap_or("")).into_owned();
        let ends: Vec<String> = extensions.iter().map(|end| format!(".{}", visible(end))).collect();
        let said = |ja: String, en: String| if lang == Lang::Ja { ja } else { en };
        if *out > 0 {
            return said(
                format!("見つかった{out}件は、{file} の [files] がすべて外しています。"),
                format!("[files] of {file} leaves out all that was found ({out})"),
            );
        }
        let ignored = input::ignored(inputs, COUNTED);
        if ignored > 0 {
            let count = if ignored < COUNTED { format!("{ignored}") } else { format!("{COUNTED}+") };
            return said(
                format!("あるのは .gitignore などで外れているものだけです({count}件)。"),
                format!("all there is, is left out by .gitignore or the like ({count})"),
            );
        }
        if *other > 0 {
            let ends = if ends.is_empty() { String::new() } else { format!(": {}", ends.join(" ")) };
            return said(
                format!("あるのはほかの形式のファイルだけです({other}件{ends})。"),
                format!("all there is, is of other formats ({other}{ends})"),
            );
        }
        said("フォルダーにファイルがありません。".to_owned(), "there is no file in the folder".to_owned())
    }
}
/// Whether a file of this extension may be a notice that cannot be read.
fn is_closed(extension: &str) -> bool {
    ["doc", "pdf", "rtf", "odt", "jtd"].iter().any(|closed| extension.eq_ignore_ascii_case(closed))
}
