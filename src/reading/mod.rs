//! A source, understood: structure, words, mentions, elements, what follows from them and what the law asks.
//!
//! Owns the order of these steps. Finds nothing wrong with a text: that is the checks'.

pub(crate) mod conclude;
mod earlier;
pub(crate) mod elements;
pub(crate) mod law;
mod secrets;

pub(crate) use earlier::Earlier;
pub use earlier::Previous;
pub(crate) use secrets::covered_path;

use crate::document::{Document, Place, Secrets, Span, Trace};
use crate::input::Source;
use crate::mentions::{self, Hits, Mentions, Scene};
use crate::ruleset::{Facts, Kind, Lang, Ruleset, Stage};
use crate::statements::{self, Statement};
use crate::text::Day;
use conclude::{Conclusions, Given};
use elements::{ElementState, Status, View};
use law::Law;

/// What the user laid down for the reading of a document.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// The day the run counts as today.
    pub as_of: Day,
    /// The planned day of publication, where the draft does not say.
    pub publish_on: Option<Day>,
    /// The stage, where the user gives it.
    pub stage: Option<Stage>,
    /// The publisher, where the user gives it.
    pub publisher: Option<String>,
    /// Facts to take as read: those of a test.
    pub given: Option<Facts>,
    /// Elements that stand around the file (ids): what asks for them is silent.
    pub provided: Vec<String>,
    /// Whether there are earlier notices of the same incident.
    pub follows: bool,
    /// What those must not repeat, nor this one.
    pub secrets: Secrets,
}

impl ReadOptions {
    /// Nothing laid down but the day.
    pub fn on(as_of: Day) -> Self {
        Self {
            as_of,
            publish_on: None,
            stage: None,
            publisher: None,
            given: None,
            provided: Vec::new(),
            follows: false,
            secrets: Secrets::default(),
        }
    }
}

/// A document, understood: what `facts` prints.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Its structure and normal form.
    pub document: Document,
    /// What it mentions.
    pub mentions: Mentions,
    /// What it states, clause by clause.
    pub statements: Vec<Statement>,
    /// Its elements, in the order of the ruleset's.
    pub elements: Vec<ElementState>,
    /// What follows.
    pub conclusions: Conclusions,
    /// What the law asks of it.
    pub law: Law,
    /// Its language.
    pub language: Lang,
    /// What of the source must not be repeated: affected persons' own data. In `document` it is covered already.
    pub masked: Vec<Span>,
    /// The values of them: what is one in one place is one everywhere.
    pub secrets: Secrets,
}

/// Reads a source: what `facts` prints.
pub fn read(source: &Source, ruleset: &Ruleset, options: &ReadOptions) -> Reading {
    read_with(source, ruleset, options, |_| ()).0
}

/// A document in sight, before its parts are handed on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sight<'a> {
    /// Words and mentions.
    pub view: View<'a>,
    /// What the text states, clause by clause.
    pub statements: &'a [Statement],
    /// The elements, in the ruleset's order.
    pub elements: &'a [ElementState],
    /// Kind, stage, dates.
    pub conclusions: &'a Conclusions,
    /// What the law asks of it.
    pub law: &'a Law,
    /// Its language.
    pub language: Lang,
}

/// As [`read`]; `look` sees everything that was read while the words are still there.
pub(crate) fn read_with<T>(
    source: &Source,
    ruleset: &Ruleset,
    options: &ReadOptions,
    look: impl FnOnce(Sight) -> T,
) -> (Reading, T) {
    let mut document = source.document();
    for given in options.given.iter().flat_map(|facts| &facts.traces) {
        let (text, author) = (given.text.clone(), given.author.clone());
        document.traces.push(Trace { kind: given.kind, span: None, text, author });
    }
    let language = language(&document, ruleset.language);
    let hits = Hits::scan(&document, ruleset);
    let leads = mentions::leads(&document, &hits, ruleset);
    let scene = Scene { document: &document, hits: &hits, ruleset, leads: &leads };
    let given = Given {
        stage: options.stage,
        publisher: options.publisher.clone(),
        publish_on: options.publish_on,
        facts: options.given.clone(),
        follows: options.follows,
    };
    let stated = statements::read(&document, statements::Vocabulary::built_in());
    let mut mentions = Mentions::read(&scene, &stated, options.publish_on);
    let mut secrets = secrets::of(source, &scene, &mentions);
    secrets.join(&options.secrets);
    let personal: Vec<Place> = mentions.personal.iter().map(|personal| personal.place).collect();
    let conclusions = conclude::conclude(&View { scene, mentions: &mentions }, &stated, &given);
    let mut elements = if conclusions.kind == Kind::NoNotice {
        // A text that is no notice states nothing, whatever its words (CONTRACT, "Kind").
        mentions = Mentions::default();
        vec![ElementState::absent(); ruleset.elements.len()]
    } else {
        elements::read(&View { scene, mentions: &mentions }, &stated, &ruleset.elements)
    };
    if let Some(facts) = &options.given {
        take(&mut elements, facts, ruleset);
    }
    for at in options.provided.iter().filter_map(|id| ruleset.element(id)) {
        elements[at].provided = true;
    }
    let law = law::read(&View { scene, mentions: &mentions }, &conclusions, options.as_of);
    // From here on nothing can repeat what must not be repeated: places stay what they were.
    let masked = cover(&mut document, source, personal, &secrets);
    let scene = Scene { document: &document, hits: &hits, ruleset, leads: &leads };
    let view = View { scene, mentions: &mentions };
    let seen = look(Sight {
        view,
        statements: &stated,
        elements: &elements,
        conclusions: &conclusions,
        law: &law,
        language,
    });
    let reading = Reading {
        document,
        mentions,
        statements: stated,
        elements,
        conclusions,
        law,
        language,
        masked,
        secrets,
    };
    (reading, seen)
}

/// Covers what must not be repeated in all that was read; gives back where it stands in the source.
fn cover(document: &mut Document, source: &Source, mut places: Vec<Place>, secrets: &Secrets) -> Vec<Span> {
    if secrets.is_empty() && places.is_empty() {
        return Vec::new();
    }
    places
        .extend(secrets.spans(&document.text).iter().map(|span| Place { start: span.start, end: span.end }));
    let mut masked: Vec<Span> = places.iter().map(|place| document.span(*place)).collect();
    masked.extend(secrets.spans(&source.text));
    masked.sort_unstable();
    masked.dedup();
    document.cover(&places);
    for trace in &mut document.traces {
        secrets.cover_in(&mut trace.text);
        trace.author.iter_mut().for_each(|author| secrets.cover_in(author));
    }
    document.directives.iter_mut().for_each(|directive| secrets.cover_in(&mut directive.text));
    masked
}

/// Takes the states of elements as read.
fn take(elements: &mut [ElementState], facts: &Facts, ruleset: &Ruleset) {
    let states = [
        (&facts.stated, Status::Stated),
        (&facts.deferred, Status::Deferred),
        (&facts.absent, Status::Absent),
    ];
    for (names, status) in states {
        for at in names.iter().filter_map(|name| ruleset.element(name)) {
            elements[at].status = status;
        }
    }
}

/// The language of a text: Japanese where it has kana, which no other language writes; that of the ruleset where
/// it has no letter at all.
fn language(document: &Document, ruleset: Lang) -> Lang {
    const LONGEST: usize = 12;
    let kana = |c: char| ('\u{3041}'..='\u{30FA}').contains(&c);
    let ideograph = |c: char| matches!(c, '\u{3400}'..='\u{9FFF}' | '々');
    match document.text.contains(kana) {
        true => Lang::Ja,
        // A list of names and places in Japanese has no kana, either, and no word as long as what Chinese writes.
        false if document.text.contains(ideograph) && !document.text.contains(char::is_lowercase) => {
            let mut words = document.text.split(|c| !ideograph(c));
            if words.any(|word| word.chars().nth(LONGEST).is_some()) { Lang::En } else { ruleset }
        }
        false if document.text.contains(char::is_alphabetic) => Lang::En,
        false => ruleset,
    }
}
