//! What was typed, as messages of a run may show it.
//!
//! Owns that a path which names somebody (`お詫び_佐藤花子様.docx`) is covered wherever a message repeats it. Whose a name is,
//! is decided elsewhere.

use crate::builtin::builtin;
use crate::input::shown;
use crate::reading::covered_path;
use crate::ruleset::Ruleset;
use crate::text::control_chars::visible;
use std::borrow::Cow;
use std::ffi::OsString;
use std::path::Path;
use std::sync::OnceLock;

/// The built-in rules, which know who is somebody; read only where something was typed that may name one.
fn ruleset() -> Option<&'static Ruleset> {
    static RULESET: OnceLock<Option<Ruleset>> = OnceLock::new();
    RULESET.get_or_init(|| builtin().ok()).as_ref()
}

/// A path as it may be shown where no draft was read that says more of it.
pub(super) fn covered(path: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || b"-_./".contains(&byte);
    if path.bytes().all(plain) {
        return Cow::Borrowed(path);
    }
    ruleset().map_or(Cow::Borrowed(path), |ruleset| Cow::Owned(covered_path(path, ruleset)))
}

/// A message without what it repeats of somebody out of the arguments.
pub(super) fn inert(message: &str, arguments: impl Iterator<Item = OsString>) -> Cow<'_, str> {
    let mut message = Cow::Borrowed(message);
    for argument in arguments {
        let argument = shown(Path::new(&argument));
        // --report sarif=案/….sarif: what stands behind the sign is a path of its own.
        for typed in argument.split('=') {
            let typed = visible(typed);
            if typed.is_empty() || !message.contains(&*typed) {
                continue;
            }
            let safe = covered(&typed);
            if *safe != *typed {
                message = Cow::Owned(message.replace(&*typed, &safe));
            }
        }
    }
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(message: &str, arguments: &[&str]) -> String {
        inert(message, arguments.iter().map(OsString::from)).into_owned()
    }

    #[test]
    fn a_path_that_names_somebody_is_covered_wherever_it_is_repeated() {
        for (message, arguments) in [
            ("--output 無/会員_南雲太郎様.txt: なし", vec!["--output", "無/会員_南雲太郎様.txt"]),
            ("--report 無/会員_南雲太郎様.txt: なし", vec!["--report=sarif=無/会員_南雲太郎様.txt"]),
            ("会員_南雲太郎様.txt と会員_南雲太郎様.txt", vec!["check", "会員_南雲太郎様.txt"]),
            ("aoi.nagumo@gmail.com.md: broken", vec!["aoi.nagumo@gmail.com.md"]),
            ("南雲葵_080-5555-4444.md: broken", vec!["南雲葵_080-5555-4444.md"]),
        ] {
            let said = said(message, &arguments);
            assert!(["南雲", "aoi", "080-5"].iter().all(|value| !said.contains(value)), "{said}");
            assert!(said.contains('＊') || said.contains('*'), "{said}");
        }
        for message in ["a.txt: 1か所を直しました", "2026-11-20_お詫び.docx がありません", "案/a.md = b"]
        {
            let typed: Vec<&str> = message.split([' ', ':', '=']).collect();
            assert_eq!(said(message, &typed), message);
        }
    }
}
