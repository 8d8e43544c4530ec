//! `template`: a draft to start from, in Markdown.
//!
//! Owns the order of its sections. What they say is the ruleset's.

use crate::ruleset::{Check, Draft, Lang, Loaded, Stage, Text};

/// The draft of a stage: a section for each element that is asked for then, each with a place to fill in.
pub(crate) fn markdown(loaded: &Loaded, stage: Stage, lang: Lang) -> String {
    let draft = &loaded.docs.draft;
    let own = draft.stages[stage as usize].as_ref();
    let say =
        |text: Option<&Text>| text.map(|text| text.get(lang).to_owned()).filter(|text| !text.is_empty());
    let mut parts = Vec::new();
    parts.extend(own.map(|own| format!("# {}", own.title.get(lang))));
    // Lines that stay lines.
    parts.extend(say(draft.opening.as_ref()).map(|text| text.replace('\n', "  \n")));
    parts.extend(say(own.and_then(|own| own.lead.as_ref())));
    for at in 0..loaded.ruleset.elements.len() {
        let Some(asked) = asked(loaded, at, stage) else { continue };
        let (heading, prompt) = worded(loaded, at, lang);
        let sometimes = draft.sometimes.as_ref().filter(|_| asked == Asked::Sometimes);
        let prompt = format!("{}{prompt}", sometimes.map_or("", |text| text.get(lang)));
        parts.push(format!("## {heading}"));
        parts.push(marked(draft, &prompt, lang));
    }
    if let Some(ahead) = own.and_then(|own| own.ahead.as_ref()) {
        parts.push(format!("## {}", ahead.get(lang)));
        let prompt = own.and_then(|own| own.ahead_prompt.as_ref()).unwrap_or(ahead);
        parts.push(marked(draft, prompt.get(lang), lang));
    }
    parts.extend(say(draft.closing.as_ref()));
    parts.join("\n\n") + "\n"
}

/// The heading of an element, and its marked place to fill in.
pub(crate) fn section(loaded: &Loaded, element: usize, lang: Lang) -> (&str, String) {
    let (heading, prompt) = worded(loaded, element, lang);
    (heading, marked(&loaded.docs.draft, prompt, lang))
}

fn worded(loaded: &Loaded, element: usize, lang: Lang) -> (&str, &str) {
    let element = &loaded.ruleset.elements[element];
    let given = loaded.docs.elements.get(&*element.id).and_then(|doc| doc.draft.as_ref());
    match given {
        Some((heading, prompt)) => (heading.get(lang), prompt.get(lang)),
        None => (element.title.get(lang), element.title.get(lang)),
    }
}

/// Whether a notice of a stage is asked for an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Always,
    Sometimes,
}

/// An element without a rule that misses it is asked for where the ruleset words a draft for it.
fn asked(loaded: &Loaded, element: usize, stage: Stage) -> Option<Asked> {
    let about = |rule: &&crate::ruleset::Rule| rule.element.map(usize::from) == Some(element);
    let mut missing = loaded
        .ruleset
        .rules
        .iter()
        .filter(about)
        .filter(|rule| matches!(rule.check, Check::Missing | Check::Unreported { .. }));
    let Some(rule) = missing.next() else {
        let id = &loaded.ruleset.elements[element].id;
        let worded = loaded.docs.elements.get(id.as_str()).is_some_and(|doc| doc.draft.is_some());
        return worded.then_some(Asked::Sometimes);
    };
    rule.severity_at(stage)?;
    Some(if rule.when.is_some() { Asked::Sometimes } else { Asked::Always })
}

fn marked(draft: &Draft, prompt: &str, lang: Lang) -> String {
    let mark = draft.mark.as_ref().map_or("{prompt}", |mark| mark.get(lang));
    mark.replace("{prompt}", prompt)
}
