//! `survey --format csv`: one row an element or a rule, for spreadsheets.
//!
//! Owns the columns. Their names are not translated: they are for formulas and programs.

use super::{Example, Told, share};
use crate::ruleset::Lang;
use csv::{Terminator, WriterBuilder};

const COLUMNS: [&str; 15] = [
    "type", "id", "title", "measured", "stated", "deferred", "absent", "fires", "error", "warning", "info",
    "of", "share", "reason", "examples",
];

/// A header, then the rows.
pub fn csv(told: &Told<'_>, lang: Lang) -> csv::Result<String> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    let number = |number: usize| number.to_string();
    let ratio = |count, of| share(count, of).map(|share| share.to_string()).unwrap_or_default();
    let none = String::new;
    let ruleset = &told.loaded.ruleset;
    let of = told.survey.breaches();
    for (element, tally) in ruleset.elements.iter().zip(&told.survey.elements) {
        let title = element.title.get(lang).to_owned();
        let reason = told.element_unmeasured(&element.id).map(|reason| reason.get(lang));
        let values = match reason {
            Some(_) => <[String; 10]>::default(),
            None => {
                let [stated, deferred, absent] = tally.notices;
                let places = tally.examples.iter().flatten();
                [
                    number(stated),
                    number(deferred),
                    number(absent),
                    none(),
                    none(),
                    none(),
                    none(),
                    number(of),
                    ratio(stated, of),
                    examples(places),
                ]
            }
        };
        row(&mut writer, ["element", &element.id, &title], reason, values)?;
    }
    for (rule, tally) in ruleset.rules.iter().zip(&told.survey.rules) {
        let title = rule.title.get(lang).to_owned();
        let reason = told.rule_unmeasured(&rule.id).map(|reason| reason.get(lang));
        let values = match reason {
            Some(_) => <[String; 10]>::default(),
            None => {
                let [info, warning, error] = tally.fires;
                let places = tally.examples.iter().map(|(_, example)| example);
                [
                    none(),
                    none(),
                    none(),
                    number(tally.fires()),
                    number(error),
                    number(warning),
                    number(info),
                    number(tally.of),
                    ratio(tally.fires(), tally.of),
                    examples(places),
                ]
            }
        };
        row(&mut writer, ["rule", &rule.id, &title], reason, values)?;
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    // Made of texts, and of nothing else.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn row(
    writer: &mut csv::Writer<Vec<u8>>,
    names: [&str; 3],
    reason: Option<&str>,
    values: [String; 10],
) -> csv::Result<()> {
    let measured = if reason.is_none() { "true" } else { "false" };
    let [counts @ .., examples] = values;
    let before = names.into_iter().chain([measured]);
    let after = [reason.unwrap_or(""), &examples];
    writer.write_record(before.chain(counts.iter().map(String::as_str)).chain(after))
}

/// `a.txt:3 words of the notice`, one a line.
fn examples<'a>(examples: impl Iterator<Item = &'a Example>) -> String {
    let told = examples.map(|example| match example.line {
        Some(line) => format!("{}:{line} {}", example.path, example.text),
        None => example.path.clone(),
    });
    told.collect::<Vec<_>>().join("\n")
}
