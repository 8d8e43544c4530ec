//! The straight line: a source and a ruleset in, a reading and settled findings out.
//!
//! Owns the order of the steps, and what becomes of findings: which stand, which are silenced, how one is known again and
//! how it is mended. Holds no state and prints nothing.

pub(crate) mod baseline;
pub(crate) mod fingerprint;
pub(crate) mod fix;
mod options;
mod outcome;
pub(crate) mod settle;
mod suppress;
mod verbatim;

pub use options::Options;
pub(crate) use outcome::Masked;
pub use outcome::{Checked, Origin, Suppressed, Waiver};

use crate::checks::{self, Case};
use crate::document::Format;
use crate::input::Source;
use crate::reading::{ReadOptions, read_with};
use crate::ruleset::Ruleset;
use settle::{Settled, settle};
use std::borrow::Cow;

/// Checks a source: what `check` prints.
pub fn lint(source: &Source, ruleset: &Ruleset, options: &Options) -> Checked {
    let follows = !options.previous.is_empty();
    let laid_down = match follows {
        true => Cow::Owned(ReadOptions {
            follows,
            secrets: options.previous.secrets(),
            ..options.reading.clone()
        }),
        false => Cow::Borrowed(&options.reading),
    };
    let (reading, (settled, held, suggested, lang)) = read_with(source, ruleset, &laid_down, |sight| {
        let lang = options.lang.unwrap_or(sight.language);
        let case = Case {
            view: sight.view,
            statements: sight.statements,
            elements: sight.elements,
            conclusions: sight.conclusions,
            law: sight.law,
            lang,
            language: sight.language,
            named: source.named,
            previous: options.previous.notices(),
        };
        let outcome = checks::run(&case);
        (settle(outcome.findings, &case, options), outcome.held, outcome.suggested, lang)
    });
    let Settled { mut findings, mut suppressed } = settled;
    fix::leave_verbatim(source, &reading.masked, ruleset, &mut findings);
    if source.format == Format::Html {
        fix::in_html(&source.text, &mut findings);
    }
    // Words that come from elsewhere (reasons in a file of rules, earlier notices) may say it, too.
    let secrets = &reading.secrets;
    if !secrets.is_empty() {
        findings.iter_mut().for_each(|finding| finding.hush(secrets));
        for one in &mut suppressed {
            one.finding.hush(secrets);
            secrets.cover_in(&mut one.reason);
        }
    }
    let previous = options.previous.clone();
    Checked { reading, findings, suppressed, unchanged: 0, held, suggested, lang, previous }
}
