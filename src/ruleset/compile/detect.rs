//! Detectors: operands to sets and mentions, defaults filled in.
//!
//! Owns what an operand may say.

use super::lexicon_builder::misplaced;
use super::sets::{How, Sets};
use crate::ruleset::called::as_id;
use crate::ruleset::detector::{Detector, Grade, MentionQuery, Operand, READINGS, Scope};
use crate::ruleset::merge::Merged;
use crate::ruleset::mistakes::{Problem, Sink};
use crate::ruleset::tree::{At, Table};
use crate::ruleset::values::SetId;
use crate::ruleset::words::{self, Named};
use crate::text::Baked;
use std::collections::BTreeSet;

/// What detectors are resolved against.
pub(super) struct Detectors<'a> {
    pub sink: &'a Sink,
    pub merged: &'a Merged,
    /// Members of the family `event`: what `#date.…` may ask for.
    pub events: BTreeSet<&'a str>,
}

const CONTACTS: [&str; 4] = ["phone", "email", "url", "desk"];
const REPORTS: [&str; 3] = ["done", "planned", "mentioned"];

impl Detectors<'_> {
    pub(super) fn all(&self, tables: &[Table], sets: &mut Sets<'_>) -> Baked<[Detector]> {
        self.all_but(tables, ("", &[]), sets)
    }

    /// As [`Self::all`]; the words they name outright are none inside those of a rule's `not-in`.
    pub(super) fn all_but(
        &self,
        tables: &[Table],
        but: (&str, &[At]),
        sets: &mut Sets<'_>,
    ) -> Baked<[Detector]> {
        tables.iter().map(|table| self.one(table, but, sets)).collect()
    }

    fn one(&self, table: &Table, but: (&str, &[At]), sets: &mut Sets<'_>) -> Detector {
        let scope = |key: &str| table.choice(key, Scope::from_name);
        let within = scope("within").unwrap_or(Scope::Sentence);
        let none_within = scope("none-within").unwrap_or(within);
        let idle = table.list("all").is_empty() && table.list("any").is_empty();
        if idle && !self.sink.is_torn(&table.place) {
            let (ja, en) = ("この条件は何も探していません", "this detector looks for nothing");
            let problem = table.place.problem("empty-detector", ja, en);
            self.sink.push(problem.help("all か any に言葉を書いてください", "give words in `all` or `any`"));
        }
        Detector {
            grade: table.choice("as", Grade::from_name).unwrap_or(Grade::Stated),
            all: self.operands(table.list("all"), but, sets),
            any: self.operands(table.list("any"), but, sets),
            none: self.operands(table.list("none"), but, sets),
            within,
            none_within,
            under: self.words(table.list("under"), sets),
            not_under: self.words(table.list("not-under"), sets),
            ordered: table.flag("ordered").unwrap_or(false),
            near: table.number("near"),
            in_headings: table.flag("in-headings").unwrap_or(false),
            weight: table.number("weight").unwrap_or(1),
        }
    }

    fn operands(
        &self,
        operands: &[At],
        (rule, not_in): (&str, &[At]),
        sets: &mut Sets<'_>,
    ) -> Baked<[Operand]> {
        let one = |operand: &At| match words::named(&operand.value) {
            Some(Named::Reading(name)) => self.mention(operand, name).map(Operand::Mention),
            _ if !not_in.is_empty() => {
                let name = format!("rules.{rule}={}", operand.value);
                let set = sets.anonymous(name, std::slice::from_ref(operand), not_in, How::Bent);
                Some(Operand::Words(vec![set].into()))
            }
            _ => Some(Operand::Words(sets.operand(operand).into())),
        };
        operands.iter().filter_map(one).collect()
    }

    /// Words only: what a heading may hold, what leaves a list open.
    pub(super) fn words(&self, operands: &[At], sets: &mut Sets<'_>) -> Baked<[SetId]> {
        let mut found = Vec::new();
        for operand in operands {
            if matches!(words::named(&operand.value), Some(Named::Reading(_))) {
                self.sink.push(misplaced(operand));
                continue;
            }
            found.extend(sets.operand(operand));
        }
        found.into()
    }

    fn mention(&self, operand: &At, name: &str) -> Option<MentionQuery> {
        let (what, which) = name.split_once('.').map_or((name, None), |(what, which)| (what, Some(which)));
        let owned = which.map(Baked::from);
        match (what, which) {
            ("sentence", None) => Some(MentionQuery::Sentence),
            ("blank", None) => Some(MentionQuery::Blank),
            ("count", None) => Some(MentionQuery::Count { affected: false }),
            ("count", Some("affected")) => Some(MentionQuery::Count { affected: true }),
            ("date", None | Some("incident")) => Some(MentionQuery::Date(owned)),
            ("date", Some(event)) if self.events.contains(event) => Some(MentionQuery::Date(owned)),
            ("data-type", None) => Some(MentionQuery::DataType(None)),
            ("data-type", Some("leaked")) => Some(MentionQuery::DataType(Some(true))),
            ("data-type", Some("denied")) => Some(MentionQuery::DataType(Some(false))),
            ("data-type", Some("listed")) => Some(MentionQuery::DataList),
            ("contact", Some("unclear")) => Some(MentionQuery::UnclearContact),
            ("contact", None) => Some(MentionQuery::Contact(None)),
            ("contact", Some(kind)) if CONTACTS.contains(&kind) => Some(MentionQuery::Contact(owned)),
            ("regulator", None) => Some(MentionQuery::Regulator(None)),
            ("regulator", Some(state)) if REPORTS.contains(&state) => Some(MentionQuery::Regulator(owned)),
            _ => {
                self.sink.push(self.unknown(operand));
                None
            }
        }
    }

    fn unknown(&self, operand: &At) -> Problem {
        let (ja, en) = (
            format!("「{}」という読み取りはありません", operand.value),
            format!("`{}` is not something that is read from a notice", operand.value),
        );
        let problem = operand.place.problem("unknown-mention", ja, en);
        let said = operand.value.trim_start_matches('#');
        let begun = operand.value.split_once('.').map(|(of, _)| format!("{of}."));
        let of_family: Vec<&str> = begun
            .iter()
            .flat_map(|begun| READINGS.iter().map(|(id, ..)| *id).filter(|id| id.starts_with(begun.as_str())))
            .collect();
        match (self.merged.reading(said), said.strip_prefix("date.")) {
            (Some(meant), _) => {
                problem.help(format!("「{meant}」のことですか?"), format!("did you mean `{meant}`?"))
            }
            (None, Some(event)) => problem.help(
                format!("[terms.event.{0}] を加えるか、ある出来事を書いてください (一覧: noticelint rules list --events)", as_id(event)),
                format!("add [terms.event.{0}], or name an event that there is (noticelint rules list --events)", as_id(event)),
            ),
            (None, None) if !of_family.is_empty() => problem.list(&of_family),
            (None, None) => problem.help(
                "一覧: noticelint rules list --conditions",
                "noticelint rules list --conditions shows what there is",
            ),
        }
    }
}
