//! The language of messages.
//!
//! Owns the order of precedence: the flag, then the document; for what is told beside the findings, the user's locale. What
//! a report holds is the same in every locale.

use crate::ruleset::Lang;
use std::ffi::OsString;

/// The language that a command line asks for, before it is parsed: help and usage errors need it, too.
pub(crate) fn typed(arguments: &[OsString]) -> Option<Lang> {
    let texts: Vec<_> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    let apart = texts.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    joined.or(apart).and_then(Lang::from_name)
}

/// Languages of one run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Speech {
    /// Of findings, where it does not follow the document.
    pub findings: Option<Lang>,
    /// Of messages about the run, on standard error.
    pub run: Lang,
    /// Of what reports say of the run.
    pub report: Lang,
}

impl Speech {
    /// The languages for a flag, in this process's environment.
    pub(crate) fn of(flag: Option<Lang>) -> Self {
        let variables = ["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| std::env::var(name).unwrap_or_default());
        Self::choose(flag, variables.iter().map(String::as_str).find(|value| !value.is_empty()).unwrap_or(""))
    }

    /// A locale says how to speak to whoever sits there. It says nothing of the notices, nor of who reads a report: a CI
    /// job's is `C.UTF-8`.
    fn choose(flag: Option<Lang>, locale: &str) -> Self {
        let spoken = if locale.starts_with("ja") {
            Some(Lang::Ja)
        } else if locale.starts_with("en") {
            Some(Lang::En)
        } else {
            None
        };
        Self { findings: flag, run: flag.or(spoken).unwrap_or(Lang::Ja), report: flag.unwrap_or(Lang::Ja) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_wins_and_a_locale_changes_no_report() {
        let of = |flag, locale| {
            let speech = Speech::choose(flag, locale);
            (speech.findings, speech.run, speech.report)
        };
        assert_eq!(of(Some(Lang::En), "ja_JP.UTF-8"), (Some(Lang::En), Lang::En, Lang::En));
        assert_eq!(of(None, "ja_JP.UTF-8"), (None, Lang::Ja, Lang::Ja));
        assert_eq!(of(None, "en_US.UTF-8"), (None, Lang::En, Lang::Ja));
        assert_eq!(of(None, "C.UTF-8"), (None, Lang::Ja, Lang::Ja));
        assert_eq!(of(None, ""), (None, Lang::Ja, Lang::Ja));
    }
}
