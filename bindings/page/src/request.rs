//! What the page asks, and the answer.
//!
//! Owns both shapes: a header in JSON, behind it the bytes of the files it names, one after the other. Knows no page.

use crate::rules;
use noticelint::reports::{Html, Json, alone, comments};
use noticelint::{Day, Lang, Options, Previous, Source, Stage, lint, read_bytes};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A file of a request: its name, and how many of the bytes behind the header are its.
#[derive(Debug, Deserialize)]
struct File {
    name: String,
    size: usize,
}

/// What is asked.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Header {
    /// The draft.
    draft: File,
    /// Earlier notices of the same incident.
    #[serde(default)]
    previous: Vec<File>,
    /// An organisation's files by name.
    #[serde(default)]
    rules: BTreeMap<String, String>,
    /// Which of them is the ruleset; none: the built-in one.
    ruleset: Option<String>,
    /// The day that counts as today, as year-month-day.
    as_of: String,
    /// The language of messages; none: the draft's.
    lang: Option<String>,
    stage: Option<Stage>,
    publisher: Option<String>,
    publish_on: Option<String>,
    /// Whether a copy of the Word file with comments is wanted instead of everything else.
    #[serde(default)]
    annotate: bool,
}

/// What is answered.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Answer {
    /// What cannot be done, in the words of a message.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    /// The text that was read, where it is a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    /// What `check --format json` prints.
    #[serde(skip_serializing_if = "Option::is_none")]
    check: Option<String>,
    /// What `check --format html` prints.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    /// What was recognised: the control it belongs to, and the value.
    recognised: BTreeMap<&'static str, String>,
    /// Publishers that the ruleset knows: id and title.
    publishers: Vec<(String, String)>,
    /// Earlier notices that do not read as notices: nothing was compared with these.
    no_notices: Vec<String>,
}

/// Answers a request: JSON, or the bytes of a Word file where one was asked for and could be made.
pub fn answer(request: &[u8]) -> Vec<u8> {
    let answer = match Request::parse(request).and_then(|request| request.answer()) {
        Ok(Answered::Copy(bytes)) => return bytes,
        Ok(Answered::Json(answer)) => answer,
        Err(error) => Answer { error: Some(error), ..Answer::default() },
    };
    serde_json::to_vec(&answer).unwrap_or_default()
}

enum Answered {
    Json(Answer),
    Copy(Vec<u8>),
}

/// A request with its bytes.
struct Request<'a> {
    header: Header,
    draft: &'a [u8],
    previous: Vec<&'a [u8]>,
}

impl<'a> Request<'a> {
    /// Four bytes with the length of the header, the header, the bytes of the files.
    fn parse(request: &'a [u8]) -> Result<Self, String> {
        let torn = || "torn request".to_owned();
        let (length, rest) = request.split_first_chunk::<4>().ok_or_else(torn)?;
        let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| torn())?;
        let (header, mut bytes) = rest.split_at_checked(length).ok_or_else(torn)?;
        let header: Header = serde_json::from_slice(header).map_err(|error| error.to_string())?;
        let mut next = |file: &File| {
            let (own, behind) = bytes.split_at_checked(file.size).ok_or_else(torn)?;
            bytes = behind;
            Ok::<_, String>(own)
        };
        let draft = next(&header.draft)?;
        let previous = header.previous.iter().map(&mut next).collect::<Result<_, _>>()?;
        Ok(Self { header, draft, previous })
    }

    fn answer(&self) -> Result<Answered, String> {
        let header = &self.header;
        let asked =
            header.lang.as_deref().and_then(|name| name.parse::<Tongue>().ok()).map(|tongue| tongue.0);
        let lang = asked.unwrap_or(Lang::Ja);
        let mut options = Options::on(day(&header.as_of)?);
        options.lang = asked;
        options.reading.publisher.clone_from(&header.publisher);
        options.reading.stage = header.stage;
        options.reading.publish_on = header.publish_on.as_deref().map(day).transpose()?;
        let known = rules::known(header.ruleset.as_deref(), &header.rules, &header.draft.name, lang)?;
        known.lay_down(&mut options, &header.draft.name);
        let ruleset = &known.ruleset;
        let source = opened(&header.draft, self.draft, lang)?;
        let earlier = header.previous.iter().zip(&self.previous);
        let earlier: Vec<Source> =
            earlier.map(|(file, bytes)| opened(file, bytes, lang)).collect::<Result<_, _>>()?;
        options.previous = Previous::read(&earlier, ruleset, &options.reading);
        let checked = lint(&source, ruleset, &options);
        if header.annotate {
            let copy = comments::copy(self.draft, &source, &checked, ruleset, options.reading.as_of);
            return copy.map(Answered::Copy).map_err(|error| error.to_string());
        }
        let as_of = options.reading.as_of.to_string();
        let json = Json { as_of: as_of.clone(), lines: false, suppressed: false };
        let html = Html { lang: checked.lang, as_of };
        let read = &checked.reading.conclusions;
        let mut recognised = BTreeMap::from([("stage", read.stage.name().to_owned())]);
        recognised.extend(read.publisher.clone().map(|publisher| ("publisher", publisher)));
        recognised.extend(read.published_on.map(|day| ("publish-on", day.to_string())));
        let publishers = ruleset.group("publisher").map_or(Vec::new(), |group| {
            let labels = group.labels.iter();
            labels.map(|label| (label.id.to_string(), label.title.get(checked.lang).to_owned())).collect()
        });
        let others = options.previous.notices().iter().filter(|earlier| !earlier.is_notice());
        Ok(Answered::Json(Answer {
            error: None,
            text: source.layout.is_none().then(|| source.text.clone()),
            check: Some(alone(&json, &source, ruleset, &checked)),
            page: Some(alone(&html, &source, ruleset, &checked)),
            recognised,
            publishers,
            no_notices: others.map(|earlier| earlier.source.name.clone()).collect(),
        }))
    }
}

/// A language by its name.
struct Tongue(Lang);

impl std::str::FromStr for Tongue {
    type Err = ();
    fn from_str(name: &str) -> Result<Self, ()> {
        [Lang::Ja, Lang::En].into_iter().find(|lang| lang.name() == name).map(Self).ok_or(())
    }
}

fn day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|_| format!("{text}: no day"))
}

fn opened(file: &File, bytes: &[u8], lang: Lang) -> Result<Source, String> {
    read_bytes(&file.name, bytes.to_vec(), None).map_err(|error| error.message(lang))
}
