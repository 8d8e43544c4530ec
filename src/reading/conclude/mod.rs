//! What follows from elements and mentions: kind, stage, cause class, total, the dates that matter.
//!
//! Owns conclusions about the whole document. Reports nothing.

mod cause;
mod class;
mod delay;
mod key_dates;
mod kind;
mod noticed;
mod stage;
mod total;

pub(crate) use noticed::Noticed;

use crate::document::Place;
use crate::mentions::{Certainty, Day, Mentions};
use crate::reading::elements::View;
use crate::ruleset::{Facts, Kind, SetId, Stage, TermSet, kinds};
use crate::statements::Statement;

/// The cause class where nothing speaks for any other.
pub(crate) const UNKNOWN: &str = "unknown";

/// Conclusions about one document.
#[derive(Debug, Clone)]
pub struct Conclusions {
    /// What kind of text it is.
    pub kind: Kind,
    /// Where in the course of the incident it stands.
    pub stage: Stage,
    /// Why that stage; `None` where it was given by flag or nothing spoke for another than `single`.
    pub stage_evidence: Option<Place>,
    /// Whether the stage was given by flag or settings.
    pub stage_given: bool,
    /// Whether the text tells of an earlier notice of this incident.
    pub told_before: bool,
    /// Who publishes: a label of the class group `publisher`.
    pub publisher: Option<String>,
    /// Whether the publisher was given by flag or settings.
    pub publisher_given: bool,
    /// First day of the incident or of the exposed period.
    pub occurred_on: Option<Day>,
    /// Earliest dated warning or finding, by anyone.
    pub known_on: Option<Day>,
    /// The day the sender established or noticed the leak.
    pub discovered_on: Option<Day>,
    /// What statements of learning tell of their time.
    pub noticed: Noticed,
    /// Where the text says why the notice comes only now.
    pub delayed: Option<Place>,
    /// The day of publication.
    pub published_on: Option<Day>,
    /// Whether the day of publication comes from `--publish-on`.
    pub published_given: bool,
    /// The day of the first report to the regulator.
    pub regulator_reported_on: Option<Day>,
    /// The number affected, as printed.
    pub total_affected: Option<u64>,
    /// The most persons affected, as printed, and where: a number of records or of files is none of persons.
    pub persons_affected: Option<(u64, Option<Place>)>,
    /// A label of the class group `cause`, or `unknown`.
    pub cause_class: String,
    /// The kinds of data that leaked or may have leaked, each once, in order.
    pub leaked: Vec<SetId>,
    /// Where the strongest word for that cause stands.
    pub cause_evidence: Option<Place>,
}

/// What the user laid down, which no reading overrides.
#[derive(Debug, Clone, Default)]
pub(crate) struct Given {
    /// The stage.
    pub stage: Option<Stage>,
    /// The publisher.
    pub publisher: Option<String>,
    /// The planned day of publication, where the draft does not say.
    pub publish_on: Option<Day>,
    /// Facts to take as read: those of a test.
    pub facts: Option<Facts>,
    /// Whether it follows an earlier notice that is at hand.
    pub follows: bool,
}

/// Draws the conclusions from a document's words and mentions.
pub(crate) fn conclude(view: &View, statements: &[Statement], given: &Given) -> Conclusions {
    let group = |id: &str| view.scene.ruleset.group(id);
    let kind = kind::read(view, statements, group("kind"));
    let kind = given.facts.as_ref().and_then(|facts| facts.kind).unwrap_or(kind);
    if kind == Kind::NoNotice {
        return nothing(given);
    }
    let publisher = group("publisher").and_then(|group| class::heaviest(view, group));
    let cause = group("cause").and_then(|group| cause::read(view, statements, group));
    let mentions = view.mentions;
    let follow_up = group("stage").is_some_and(|group| class::speaks(view, group, "follow-up"));
    let printed = key_dates::published_on(&view.scene, &mentions.dates, follow_up);
    let published_on = printed.or(given.publish_on);
    let read_stage = stage::read(view, statements, published_on, group("stage"));
    let read = read_stage.map(|(stage, _)| stage);
    // What has an earlier notice is at least a follow-up to it, whatever it says of itself.
    let follows = given.follows && !matches!(read, Some(Stage::FollowUp | Stage::Final));
    let read = if follows { Some(Stage::FollowUp) } else { read };
    let stage = given.stage.or(read).unwrap_or(Stage::Single);
    let told = given.stage.is_none() && !follows;
    let stage_evidence = read_stage.and_then(|(_, evidence)| evidence).filter(|_| told);
    let occurred_on = key_dates::occurred_on(&mentions.dates, published_on);
    let noticed = noticed::read(view, statements);
    let discovered_on =
        key_dates::discovered_on(&mentions.dates, occurred_on, &noticed, noticed::undated(view));
    let mut conclusions = Conclusions {
        kind,
        stage,
        stage_evidence,
        stage_given: given.stage.is_some(),
        told_before: stage::told_before(view, statements, published_on, group("stage")),
        publisher: given.publisher.clone().or_else(|| publisher.map(|choice| choice.label.id.to_string())),
        publisher_given: given.publisher.is_some(),
        occurred_on,
        known_on: key_dates::known_on(&mentions.dates, &noticed).or(discovered_on),
        discovered_on,
        noticed,
        delayed: delay::reason(view, statements),
        published_on,
        published_given: printed.is_none() && given.publish_on.is_some(),
        regulator_reported_on: key_dates::regulator_reported_on(&view.scene, mentions, published_on),
        total_affected: total::total_affected(&mentions.counts),
        persons_affected: total::persons_affected(&mentions.counts),
        cause_evidence: cause.as_ref().and_then(|choice| choice.evidence),
        cause_class: cause.map_or_else(|| UNKNOWN.to_owned(), |choice| choice.label.id.to_string()),
        leaked: leaked(mentions),
    };
    if let Some(facts) = &given.facts {
        conclusions.take(facts, &view.scene.ruleset.sets);
    }
    conclusions
}

/// The kinds of data that leaked or may have.
fn leaked(mentions: &Mentions) -> Vec<SetId> {
    let leaked = mentions.data_types.iter().filter(|data| data.certainty != Certainty::Denied);
    let mut sets: Vec<SetId> = leaked.filter_map(|data| data.set).collect();
    sets.sort_unstable();
    sets.dedup();
    sets
}

impl Conclusions {
    /// Takes facts as read, over what the text gives.
    fn take(&mut self, facts: &Facts, sets: &[TermSet]) {
        self.leaked.extend(facts.leaked.iter().flat_map(|name| kinds(name, sets)));
        self.total_affected = facts.affected.or(self.total_affected);
        self.persons_affected = facts.affected.map(|affected| (affected, None)).or(self.persons_affected);
        if let Some(cause) = &facts.cause {
            self.cause_class.clone_from(cause);
            self.cause_evidence = None;
        }
        self.publisher = facts.publisher.clone().or(self.publisher.take());
    }
}

/// A text that is no notice: facts null, stage single, cause unknown (CONTRACT, "Kind").
fn nothing(given: &Given) -> Conclusions {
    Conclusions {
        kind: Kind::NoNotice,
        stage: Stage::Single,
        stage_evidence: None,
        stage_given: false,
        told_before: false,
        publisher: given.publisher.clone(),
        publisher_given: given.publisher.is_some(),
        occurred_on: None,
        known_on: None,
        discovered_on: None,
        noticed: Noticed::default(),
        delayed: None,
        published_on: None,
        published_given: false,
        regulator_reported_on: None,
        total_affected: None,
        persons_affected: None,
        cause_evidence: None,
        cause_class: UNKNOWN.to_owned(),
        leaked: Vec::new(),
    }
}
