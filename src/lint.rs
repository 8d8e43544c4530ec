//! The straight line: a source and a ruleset in, a reading and settled findings out.
//!
//! Owns the order of the steps. Holds no state and prints nothing.

use crate::changes::Changes;
use crate::checks::{self, Case};
use crate::conclude::{self, Conclusions, Given};
use crate::document::{self, Document, Format, Span, Trace};
use crate::elements::{self, ElementState, Status, View};
use crate::finding::{Finding, Held};
use crate::fix;
use crate::input::Source;
use crate::law::{self, Law};
use crate::mentions::{self, Day, Hits, Mentions, Scene};
use crate::previous::Previous;
use crate::ruleset::{Facts, Kind, Lang, Ruleset, Stage};
use crate::settle::{Settled, settle};
use crate::statements;
use crate::suppress::{Suppressed, Waiver};
use std::sync::Arc;

/// What the user laid down for a run.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day the run counts as today.
    pub as_of: Day,
    /// The planned day of publication, where the draft does not say.
    pub publish_on: Option<Day>,
    /// The stage, where the user gives it.
    pub stage: Option<Stage>,
    /// The publisher, where the user gives it.
    pub publisher: Option<String>,
    /// Language of messages; default: the language of the document.
    pub lang: Option<Lang>,
    /// Only these rules (ids or `family/*`); empty: all.
    pub only: Vec<String>,
    /// Not these rules.
    pub skip: Vec<String>,
    /// Facts to take as read: those of a test.
    pub given: Option<Facts>,
    /// Elements that stand around the file (ids): what asks for them is silent.
    pub provided: Vec<String>,
    /// Earlier notices of the same incident.
    pub previous: Previous,
    /// The entries of `[[ignore]]` that cover the document.
    pub waivers: Vec<Waiver>,
    /// What changed since a revision, where only that is checked: documents that are not among it are not even read.
    pub changes: Option<Arc<Changes>>,
}

impl Options {
    /// Nothing laid down but the day.
    pub fn on(as_of: Day) -> Self {
        Self {
            as_of,
            publish_on: None,
            stage: None,
            publisher: None,
            lang: None,
            only: Vec::new(),
            skip: Vec::new(),
            given: None,
            provided: Vec::new(),
            previous: Previous::default(),
            waivers: Vec::new(),
            changes: None,
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
}

/// What reports need to know before they show any of the source.
pub trait Masked {
    /// What must not be shown.
    fn masked(&self) -> &[Span];
}

impl Masked for Reading {
    fn masked(&self) -> &[Span] {
        &self.masked
    }
}

/// A text that is printed as it is: a diff that is covered already, or the user's own mended draft.
impl Masked for String {
    fn masked(&self) -> &[Span] {
        &[]
    }
}

impl Masked for Checked {
    fn masked(&self) -> &[Span] {
        &self.reading.masked
    }
}

/// A document, checked: what `check` prints.
#[derive(Debug, Clone)]
pub struct Checked {
    /// What was understood.
    pub reading: Reading,
    /// Settled findings: filtered, replaced, ordered for people (severity, rank, place).
    pub findings: Vec<Finding>,
    /// Findings that a comment or an entry of `[[ignore]]` silences, in the same order.
    pub suppressed: Vec<Suppressed>,
    /// How many findings were left out as they lie on lines that have not changed.
    pub unchanged: usize,
    /// What was checked and holds, in the language of messages.
    pub held: Vec<Held>,
    /// The ruleset's profile that would look closer, an index in its profiles.
    pub suggested: Option<usize>,
    /// Language of messages.
    pub lang: Lang,
    /// The earlier notices that labels may stand in.
    pub previous: Previous,
}

/// Reads a source: what `facts` prints.
pub fn read(source: &Source, ruleset: &Ruleset, options: &Options) -> Reading {
    walk(source, ruleset, options, |_| ()).0
}

/// As [`read`]; `look` sees the words while they are there.
pub fn read_with<T>(
    source: &Source,
    ruleset: &Ruleset,
    options: &Options,
    look: impl FnOnce(&Scene) -> T,
) -> (Reading, T) {
    walk(source, ruleset, options, |sight| look(&sight.view.scene))
}

/// Checks a source: what `check` prints.
pub fn lint(source: &Source, ruleset: &Ruleset, options: &Options) -> Checked {
    let (reading, (settled, held, suggested, lang)) = walk(source, ruleset, options, |sight| {
        let lang = options.lang.unwrap_or(sight.language);
        let case = Case {
            view: sight.view,
            elements: sight.elements,
            conclusions: sight.conclusions,
            law: sight.law,
            lang,
            named: source.named,
            previous: options.previous.notices(),
        };
        let outcome = checks::run(&case);
        (settle(outcome.findings, &case, options), outcome.held, outcome.suggested, lang)
    });
    let Settled { mut findings, suppressed } = settled;
    if source.format == Format::Html {
        fix::in_html(&source.text, &mut findings);
    }
    let previous = options.previous.clone();
    Checked { reading, findings, suppressed, unchanged: 0, held, suggested, lang, previous }
}

/// A document in sight, before its parts are handed on.
struct Sight<'a> {
    view: View<'a>,
    elements: &'a [ElementState],
    conclusions: &'a Conclusions,
    law: &'a Law,
    language: Lang,
}

/// The line itself. `look` sees everything that was read while the hits are still there.
fn walk<T>(
    source: &Source,
    ruleset: &Ruleset,
    options: &Options,
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
        follows: !options.previous.is_empty(),
    };
    let mut mentions = Mentions::read(&scene, options.publish_on);
    let stated = statements::read(&document, statements::Vocabulary::built_in());
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
    let mut masked: Vec<Span> =
        mentions.personal.iter().map(|personal| document.span(personal.place)).collect();
    if source.format == Format::Html {
        masked.extend(document::echoes(&source.text, &masked));
    }
    let covered: Vec<_> = mentions.personal.iter().map(|personal| personal.place).collect();
    document.cover(&covered);
    let scene = Scene { document: &document, hits: &hits, ruleset, leads: &leads };
    let view = View { scene, mentions: &mentions };
    let seen = look(Sight { view, elements: &elements, conclusions: &conclusions, law: &law, language });
    (Reading { document, mentions, elements, conclusions, law, language, masked }, seen)
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
    let kana = |c: char| ('\u{3041}'..='\u{30FA}').contains(&c);
    match document.text.contains(kana) {
        true => Lang::Ja,
        false if document.text.contains(char::is_alphabetic) => Lang::En,
        false => ruleset,
    }
}
