//! Reports in the log of a GitHub job, which looks for commands in everything that is printed.
//!
//! Owns what such a command looks like: `::` at the start of a line, or `##[` anywhere. Where the log is not GitHub's
//! nothing is changed, nor in files.

use super::{Entry, Gathered, Report, Sheet, Summary};
use crate::ruleset::Lang;
use crate::text::slice;

/// How a format can say the same in other characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// For people: a space does.
    Lines,
    /// Strings of JSON have escapes.
    Json,
    /// XML has references.
    Xml,
}

/// A report that holds no command to the service whose log it is printed to.
pub(crate) struct Inert<T> {
    /// The report.
    pub report: Box<dyn Report<T>>,
    /// How it is written.
    pub written: Written,
}

impl<T> Report<T> for Inert<T> {
    fn opening(&self, lang: Lang) -> String {
        inert(&self.report.opening(lang), self.written)
    }

    fn document(&self, entry: &Entry<'_, T>) -> Sheet {
        self.report.document(entry)
    }

    fn between(&self) -> &'static str {
        self.report.between()
    }

    fn gather(&self, sheet: Sheet, gathered: &mut Gathered) -> String {
        inert(&self.report.gather(sheet, gathered), self.written)
    }

    fn closing(&self, summary: &Summary, gathered: &Gathered) -> String {
        inert(&self.report.closing(summary, gathered), self.written)
    }
}

/// Whether what is printed lands in the log of a GitHub job.
pub(crate) fn in_job() -> bool {
    std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true")
}

/// A text without commands.
pub(crate) fn inert(text: &str, written: Written) -> String {
    let (bracket, colons) = match written {
        Written::Lines => ("## [", ": :"),
        Written::Json => ("##\\u005b", "::"),
        Written::Xml => ("##&#91;", "&#58;:"),
    };
    if !text.contains("##[") && !text.contains("::") {
        return text.to_owned();
    }
    let line = |line: &str| {
        let body = line.trim_start();
        match body.strip_prefix("::") {
            Some(rest) => format!("{}{colons}{rest}", slice(line, ..line.len() - body.len())),
            None => line.to_owned(),
        }
    };
    text.replace("##[", bracket).split_inclusive('\n').map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_that_acts() {
        assert_eq!(inert("a::b\n  ::error::x\n##[y]\n", Written::Lines), "a::b\n  : :error::x\n## [y]\n");
        assert_eq!(inert("\u{3000}::x", Written::Lines), "\u{3000}: :x");
        assert_eq!(inert("{\"a\":\"##[x]\"}", Written::Json), "{\"a\":\"##\\u005bx]\"}");
        assert_eq!(inert("<a>\n::x ##[y]</a>", Written::Xml), "<a>\n&#58;:x ##&#91;y]</a>");
        assert_eq!(inert("変わらない", Written::Lines), "変わらない");
    }
}
