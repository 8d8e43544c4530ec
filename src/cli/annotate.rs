//! `noticelint check --annotate`.
//!
//! Owns which file is copied where, and what is told where there is no copy.

use super::output::Output;
use crate::annotate::Failure;
use crate::engine::{Checked, Options};
use crate::input::{Source, file_of, word};
use crate::report::docx;
use crate::ruleset::{Lang, Ruleset};
use crate::text::control_chars::visible;
use anyhow::Context as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Whether the flag can be followed: one Word file, and a name for the copy that is not taken.
pub(crate) fn check(out: &Path, paths: &[PathBuf], lang: Lang) -> anyhow::Result<()> {
    let refuse = |ja: &str, en: &str| -> anyhow::Result<()> {
        anyhow::bail!("--annotate: {}", if lang == Lang::Ja { ja } else { en })
    };
    let [path] = paths else {
        return refuse("Word のファイルを1つだけ指定してください", "name one Word file");
    };
    if path.as_os_str() == "-" || path.is_dir() {
        return refuse(
            "フォルダーや標準入力ではなく、Word のファイルを1つ指定してください",
            "name one Word file, not a folder or standard input",
        );
    }
    let ending = |path: &Path| path.extension().map(|end| end.to_string_lossy().to_ascii_lowercase());
    if ending(path) != ending(out) && path.exists() {
        return refuse(
            "書き出すファイルの拡張子を、元のファイルと同じにしてください。違うと Word が開けません",
            "give the copy the extension of the file itself, or Word will not open it",
        );
    }
    Output::must_be_file("--annotate", out, lang)?;
    if out.exists() {
        return refuse(
            &format!("{} はすでにあります。上書きはしません。別の名前を指定してください", out.display()),
            &format!("{} is there already and is not overwritten; give another name", out.display()),
        );
    }
    Ok(())
}

/// Writes the copy; says how many comments it holds.
pub(crate) fn write(
    out: &Path,
    source: &Source,
    checked: &Checked,
    ruleset: &Ruleset,
    options: &Options,
    lang: Lang,
) -> anyhow::Result<usize> {
    let failed = |failure: Failure| anyhow::anyhow!("--annotate: {}", told(&failure, lang));
    if source.layout.is_none() {
        let message = match lang {
            Lang::Ja => "コメントを書けるのは Word のファイル(.docx)だけです",
            Lang::En => "only Word files (.docx) take comments",
        };
        anyhow::bail!("--annotate: {}: {message}", visible(&source.name));
    }
    let shown = || format!("--annotate {}", visible(&out.display().to_string()));
    let bytes = fs::read(file_of(&source.name)).with_context(|| visible(&source.name).into_owned())?;
    let copy = docx::copy(&bytes, source, checked, ruleset, options.reading.as_of).map_err(failed)?;
    let mut file = match File::create_new(out) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return check(out, &[PathBuf::from(&source.name)], lang).map(|()| 0);
        }
        file => file.with_context(shown)?,
    };
    file.write_all(&copy).with_context(shown)?;
    Ok(checked.findings.len())
}

fn told(failure: &Failure, lang: Lang) -> String {
    let (ja, en) = match failure {
        Failure::Word(problem) => return word::Problem::message(*problem, lang),
        Failure::Changed => (
            "検査したあとに書き換えられています。もう一度実行してください",
            "was changed after it was read; run again",
        ),
        Failure::NoPlace => ("コメントを付けられる段落がありません", "no paragraph of it can hold a comment"),
        Failure::Spoilt => (
            "本文を変えずにコメントを付けることができませんでした。Word で保存し直してから、もう一度試してください",
            "comments cannot be put in without touching the text; save it anew from Word and try again",
        ),
    };
    if lang == Lang::Ja { ja } else { en }.to_owned()
}

/// What was written, for standard error.
pub(crate) fn written(out: &Path, comments: usize, lang: Lang) -> String {
    let shown = out.display().to_string();
    let out = visible(&shown);
    match lang {
        Lang::Ja => format!("{out}: コメントを{comments}件付けた写しを書きました"),
        Lang::En if comments == 1 => format!("{out}: a copy with 1 comment"),
        Lang::En => format!("{out}: a copy with {comments} comments"),
    }
}
