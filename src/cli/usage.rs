//! Mistakes in what was typed, in Japanese.
//!
//! Owns the sentences for the kinds of mistakes that the parser of flags tells apart; where it knows a name that was
//! probably meant, that is said. In English the parser speaks for itself.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::fmt;

/// What a value must be, in both languages.
#[derive(Debug)]
pub(crate) struct Wanted {
    /// In Japanese.
    pub ja: String,
    /// In English: what the parser itself prints.
    pub en: String,
}

impl Wanted {
    /// These words.
    pub(crate) fn new(ja: impl Into<String>, en: impl Into<String>) -> Self {
        Self { ja: ja.into(), en: en.into() }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

impl std::error::Error for Wanted {}

/// What is wrong and what to do; `None` where the parser answers a question (help, the version).
pub(crate) fn japanese(error: &clap::Error) -> Option<String> {
    let said = |kind| said(error, kind);
    let name = || said(ContextKind::InvalidArg);
    let value = || said(ContextKind::InvalidValue);
    let what = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::UnknownArgument if name().starts_with('-') => {
            format!("{} というオプションはありません", name())
        }
        ErrorKind::UnknownArgument => format!("「{}」は余分です", name()),
        ErrorKind::InvalidSubcommand => {
            format!("「{}」というコマンドはありません", said(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if value().is_empty() => format!("{} には値が要ります", name()),
        ErrorKind::InvalidValue => format!("{} に「{}」は指定できません", name(), value()),
        ErrorKind::ValueValidation => format!("{} の「{}」が読めません", name(), value()),
        ErrorKind::NoEquals => format!("{} の値は = でつなぎます", name()),
        ErrorKind::TooManyValues => format!("{} の値が多すぎます(「{}」から)", name(), value()),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("{} の値の数が違います", name()),
        ErrorKind::ArgumentConflict
            if said(ContextKind::PriorArg) == name() || said(ContextKind::PriorArg).is_empty() =>
        {
            format!("{} は一度だけ指定できます", name())
        }
        ErrorKind::ArgumentConflict => {
            format!("{} と {} は一緒に使えません", name(), said(ContextKind::PriorArg))
        }
        ErrorKind::MissingRequiredArgument => format!("{} が要ります", name()),
        ErrorKind::MissingSubcommand => "コマンドが要ります".to_owned(),
        ErrorKind::InvalidUtf8 => "UTF-8 で書かれていない引数があります".to_owned(),
        _ => return None,
    };
    let mut lines = vec![format!("noticelint: {what}")];
    lines.extend(wanted(error));
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near = near.into_iter().map(said).find(|near| !near.is_empty());
    lines.extend(near.map(|near| format!("  {near} のことですか")));
    let known = said(ContextKind::ValidValue);
    lines.extend((!known.is_empty()).then(|| format!("  指定できる値: {known}")));
    let usage = said(ContextKind::Usage);
    let usage = usage.trim().trim_start_matches("Usage:").trim();
    lines.extend((!usage.is_empty()).then(|| format!("使い方: {usage}")));
    lines.push("くわしくは --help を付けて実行してください".to_owned());
    Some(lines.join("\n"))
}

/// What a value must be, where the parser of the value says so.
fn wanted(error: &clap::Error) -> Option<String> {
    let source = std::error::Error::source(error)?;
    let wanted = source.downcast_ref::<Wanted>();
    Some(format!("  {}", wanted.map_or_else(|| source.to_string(), |wanted| wanted.ja.clone())))
}

/// What the parser says of the mistake under one head, in one line.
fn said(error: &clap::Error, kind: ContextKind) -> String {
    let text = match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join("、")
        }
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    crate::text::control_chars::visible(&text).into_owned()
}
