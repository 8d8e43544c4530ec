//! What is read by an organisation's words: is an element stated by each of them, is a label ever chosen?

use super::conditions::{notice, texts};
use super::phrases::paragraphs;
use crate::document::Format;
use crate::input::Source;
use crate::reading::elements::Status;
use crate::reading::{ReadOptions, Reading, read};
use crate::ruleset::{Facts, Kind, Problem, Ruleset, WrittenClaim, WrittenLabel};
use crate::text::Day;
use std::ops::Range;

/// The day that counts as today: what is tried says nothing of days.
const AS_OF: Day = Day { year: 2026, month: 11, day: Some(22) };

fn of(ruleset: &Ruleset, text: &str, given: Option<Facts>) -> Reading {
    let options = ReadOptions { given, ..ReadOptions::on(AS_OF) };
    read(&Source::new("tried.txt", text.to_owned(), Format::Text), ruleset, &options)
}

/// Words and conditions that leave their element absent.
pub(super) fn claims(ruleset: &Ruleset, claims: &[WrittenClaim]) -> Vec<Problem> {
    if claims.is_empty() {
        return Vec::new();
    }
    let together = together_stated(ruleset, claims);
    let idle = |claim: &&WrittenClaim| {
        let states = |text: &String| {
            let given = Facts { kind: Some(Kind::Breach), ..Facts::default() };
            let reading = of(ruleset, text, Some(given));
            reading.elements.get(claim.element).is_none_or(|state| state.status != Status::Absent)
        };
        // A word stands in the body; a condition may ask for a heading or a title.
        let texts = texts(&claim.sample);
        let tried = |forms: &[String; 5]| forms[..if claim.word { 3 } else { 5 }].iter().any(states);
        !texts.iter().any(tried)
    };
    let told = |claim: &WrittenClaim| {
        let element = ruleset.elements.get(claim.element)?;
        let said = claim.sample.told();
        let (title_ja, title_en) = (&element.title.ja, &element.title.en);
        let (ja, en) = (
            format!("「{said}」と書いても、項目「{title_ja}」は「なし」です"),
            format!("`{said}` does not state the element `{title_en}`"),
        );
        Some(claim.place.problem("never-states", ja, en).help(
            "打ち消す言葉や問う言葉は、words ではなく detect = [{ any = [\"…\"] }] に書きます。none や within も見てください",
            "words that deny or ask go into detect = [{ any = [\"…\"] }] in place of `words`; look at `none` and `within`, too",
        ))
    };
    let alone = claims.iter().zip(together).filter(|(_, stated)| !stated).map(|(claim, _)| claim);
    alone.filter(idle).filter_map(told).collect()
}

/// Whether each of many words is told to state its element where all stand in one notice: nearly all are, and need no
/// notice of their own.
fn together_stated(ruleset: &Ruleset, claims: &[WrittenClaim]) -> Vec<bool> {
    let said = |claim: &WrittenClaim| super::sentence(&claim.sample.words().concat());
    let (text, lines) = paragraphs(claims.iter().map(said));
    let given = Facts { kind: Some(Kind::Breach), ..Facts::default() };
    let reading = of(ruleset, &text, Some(given));
    let mut places: Vec<Vec<usize>> = Vec::new();
    for state in &reading.elements {
        let read = state.evidence.iter().chain(&state.deferred);
        places.push(read.map(|place| reading.document.span(*place).start).collect());
    }
    let stated = |(claim, line): (&WrittenClaim, &Range<usize>)| {
        let read = places.get(claim.element).map(Vec::as_slice).unwrap_or_default();
        claim.word && read.iter().any(|at| line.contains(at))
    };
    claims.iter().zip(&lines).map(stated).collect()
}

/// Labels that are not chosen where all stands that speaks for them.
pub(super) fn labels(ruleset: &Ruleset, labels: &[WrittenLabel]) -> Vec<Problem> {
    let idle = |label: &WrittenLabel| {
        let mut others = Vec::new();
        for text in together(label) {
            let conclusions = of(ruleset, &text, None).conclusions;
            let chosen = match label.group.as_str() {
                "kind" => conclusions.kind.name().to_owned(),
                "stage" => conclusions.stage.name().to_owned(),
                "cause" => conclusions.cause_class,
                _ => conclusions.publisher.unwrap_or_default(),
            };
            if chosen == label.label {
                return None;
            }
            others.push(chosen);
        }
        let other = others.into_iter().find(|chosen| !chosen.is_empty()).unwrap_or_else(|| "–".to_owned());
        let id = &label.label;
        let (ja, en) = (
            format!("ここに書いた言葉がそろっても、「{id}」ではなく「{other}」と読まれます"),
            format!("where all of this is said, `{other}` is read, not `{id}`"),
        );
        Some(label.place.problem("never-chosen", ja, en).help(
            "weight を at-least 以上に、また、読まれたほうより大きくしてください (stage なら order を小さく)",
            "let the weights reach `at-least`, and be larger than those of what is read (of stage: give it a smaller `order`)",
        ))
    };
    labels.iter().filter_map(idle).collect()
}

/// Notices that hold all that speaks for a label: in their bodies, and in their titles.
fn together(label: &WrittenLabel) -> Vec<String> {
    let said = || label.samples.iter().map(|sample| sample.words().concat());
    let under = label.samples.iter().find_map(|sample| sample.under.clone());
    let heading = under.map(|under| format!("■{under}\n")).unwrap_or_default();
    let sentences: String = said().map(|words| super::sentence(&words)).collect();
    let all = said().collect::<Vec<_>>().join("、");
    let title = said().collect::<String>();
    let plain = format!("{all}。");
    vec![
        notice("会員情報の漏えいについて", &format!("{heading}{sentences}")),
        notice("会員情報の漏えいについて", &format!("{heading}{plain}")),
        notice(&title, &format!("{heading}{sentences}")),
        notice(&format!("会員情報の漏えいについて({title})"), &sentences),
        format!("会員情報の漏えいについて\n\n2026年11月20日\n{all}\n\n会員の情報が漏えいしました。\n"),
    ]
}
