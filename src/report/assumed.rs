//! What was assumed about a draft, in words.
//!
//! Owns what is said of stage, publisher, days and earlier notices. How it is laid out is each report's.

use super::context::Draft;
use crate::ruleset::Stage;
use crate::text::control_chars::visible;
use crate::text::width::cut;

/// Stage and why, publisher, day of publication; first the kind, where it is no breach notice.
pub fn assumed(draft: &Draft<'_>) -> Vec<String> {
    let words = draft.words;
    let conclusions = &draft.entry.result.reading.conclusions;
    let follows = conclusions.stage == Stage::FollowUp && !draft.entry.result.previous.is_empty();
    let mut stage = words.stage(conclusions.stage).to_owned();
    if conclusions.stage_given {
        stage += words.given();
    } else if conclusions.stage_evidence.is_none() && follows {
        stage += words.followed();
    } else if let Some(place) = conclusions.stage_evidence {
        let reading = &draft.entry.result.reading;
        let quote = cut(&visible(reading.document.slice(place)), 28);
        stage += &words.read_from(&draft.stands(draft.byte_of(place)), &quote);
    }
    let publisher = match &conclusions.publisher {
        None => words.unknown_publisher().to_owned(),
        Some(id) => {
            let group = draft.entry.ruleset.group("publisher");
            let label = group.and_then(|group| group.labels.iter().find(|label| label.id == *id));
            let name = label.map_or(id.as_str(), |label| label.title.get(words.lang));
            let given = if conclusions.publisher_given { words.given() } else { "" };
            format!("{}{given}", visible(name))
        }
    };
    let day = match conclusions.published_on {
        Some(day) => words.published(&day.to_string(), conclusions.published_given),
        None => words.undated(draft.as_of),
    };
    let kind = words.kind(conclusions.kind).map(str::to_owned);
    kind.into_iter().chain([stage, publisher, day]).collect()
}

/// The earlier notices compared with, the newest first.
pub fn compared(draft: &Draft<'_>) -> Option<String> {
    let notices = draft.entry.result.previous.notices().iter().filter(|earlier| earlier.is_notice());
    let named = notices.map(|earlier| {
        let name = cut(&visible(&earlier.source.name), 56);
        earlier.published_on().map_or(name.clone(), |day| draft.words.dated(&name, &day.to_string()))
    });
    let named: Vec<_> = named.collect();
    (!named.is_empty()).then(|| draft.words.compared(&named.join(draft.words.comma())))
}
