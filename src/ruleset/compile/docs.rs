//! What `explain`, `template` and tests need of a ruleset as written.

use crate::ruleset::docs::{Doc, Docs, Draft, DraftStage, Evidence, Example, Expect, Facts, GivenTrace};
use crate::ruleset::evidence;
use crate::ruleset::merge::Merged;
use crate::ruleset::tree::{At, Table};
use crate::ruleset::values::{Kind, Stage, TraceKind};

/// All of it.
pub(crate) fn docs(merged: &Merged) -> Docs {
    of(merged, |key| merged.all(key).collect())
}

/// Of the rules and elements that layers over what was prepared put down or changed: the others are not even decoded.
pub(crate) fn changed(merged: &Merged) -> Docs {
    of(merged, |key| merged.map(key).touched().filter_map(|(id, entry)| Some((id, entry.table()?))).collect())
}

fn of<'m>(merged: &'m Merged, tables: impl Fn(&'static str) -> Vec<(&'m str, &'m Table)>) -> Docs {
    let doc = |id: &str, table: &Table| Doc {
        place: table.place.clone(),
        changed: merged.changed.get(id).cloned().unwrap_or_default(),
        optional: merged.optional.contains(id),
        looks_for: table.text("looks-for").cloned(),
        draft: None,
        evidence: table.table("evidence").and_then(evidence::of),
        tests: table.tables("tests").iter().filter_map(example).collect(),
    };
    let rule = |(id, table): (&str, &Table)| {
        (id.to_owned(), Doc { evidence: of_rule(merged, table), ..doc(id, table) })
    };
    let element = |(id, table): (&str, &Table)| {
        let draft = table
            .table("draft")
            .and_then(|draft| Some((draft.text("heading")?.clone(), draft.text("prompt")?.clone())));
        (id.to_owned(), Doc { draft, ..doc(id, table) })
    };
    Docs {
        rules: tables("rules").into_iter().map(rule).collect(),
        elements: tables("elements").into_iter().map(element).collect(),
        draft: merged.root.table("draft").map(draft).unwrap_or_default(),
    }
}

fn draft(table: &Table) -> Draft {
    let text = |key: &str| table.text(key).cloned();
    let stage = |stage: &Stage| {
        let table = table.table(stage.name())?;
        let text = |key: &str| table.text(key).cloned();
        let (lead, ahead, ahead_prompt) = (text("lead"), text("ahead"), text("ahead-prompt"));
        Some(DraftStage { title: text("title")?, lead, ahead, ahead_prompt })
    };
    Draft {
        mark: text("mark"),
        sometimes: text("sometimes"),
        opening: text("opening"),
        closing: text("closing"),
        stages: [Stage::First, Stage::FollowUp, Stage::Final, Stage::Single].each_ref().map(stage),
    }
}

fn example(table: &Table) -> Option<Example> {
    let (text, expect) = (table.at("text")?, table.at("expect")?);
    Some(Example {
        place: table.place.clone(),
        text: text.value.clone(),
        text_place: text.place.clone(),
        verbatim: text.verbatim.map(|before| text.place.span.start + before),
        expect: Expect::from_name(&expect.value)?,
        expect_place: expect.place.clone(),
        stage: table.choice("stage", Stage::from_name),
        given: table.table("given").map(facts),
        previous: table.string("previous"),
    })
}

fn facts(table: &Table) -> Facts {
    let one = |key: &str| table.at(key).map_or(&[][..], std::slice::from_ref);
    let lists = [table.list("leaked"), one("cause"), one("publisher")];
    let lists = lists.into_iter().chain(["stated", "deferred", "absent"].map(|key| table.list(key)));
    let named = |at: &At| (at.value.clone(), at.place.clone());
    let trace = |trace: &Table| {
        let kind = trace.choice("kind", TraceKind::from_name)?;
        let text = trace.string("text").unwrap_or_default();
        Some(GivenTrace { kind, text, author: trace.string("author") })
    };
    Facts {
        place: table.place.clone(),
        kind: table.choice("kind", Kind::from_name),
        leaked: table.strings("leaked"),
        affected: table.number("affected"),
        cause: table.string("cause"),
        publisher: table.string("publisher"),
        stated: table.strings("stated"),
        deferred: table.strings("deferred"),
        absent: table.strings("absent"),
        traces: table.tables("traces").iter().filter_map(trace).collect(),
        names: lists.flatten().map(named).collect(),
    }
}

/// What is known of a rule: its own entry, else that its element was not measured.
fn of_rule(merged: &Merged, rule: &Table) -> Option<Evidence> {
    let of_element = || {
        let element = merged.named("elements", &rule.at("element")?.value)?;
        evidence::of(element.table("evidence")?)
            .filter(|evidence| matches!(evidence, Evidence::NotMeasured(_)))
    };
    rule.table("evidence").and_then(evidence::of).or_else(of_element)
}
