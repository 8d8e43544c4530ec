//! Hand-built documents for the tests of this room. Organisations and incidents are invented.

use super::Entry;
use crate::checks::{Finding, Label};
use crate::document::{self, Format, Place, Span};
use crate::engine::Checked;
use crate::input::Source;
use crate::mentions::{Day, Mentions};
use crate::reading::Previous;
use crate::reading::Reading;
use crate::reading::conclude::Conclusions;
use crate::reading::elements::{ElementState, Status};
use crate::ruleset::{self as rules, Confidence, Kind, Lang, Ruleset, Severity, Stage, Text};
use crate::text::Baked;

/// A document and what the tests say about it.
pub(crate) struct Sample {
    pub source: Source,
    pub ruleset: Ruleset,
    pub checked: Checked,
}

const ELEMENTS: [(&str, &str, &str); 13] = [
    ("overview", "概要", "overview"),
    ("affected-count", "人数・件数", "number affected"),
    ("data-types", "情報の種類", "kinds of data"),
    ("timeline", "時期", "timeline"),
    ("cause", "原因", "cause"),
    ("containment", "応急の処置", "containment"),
    ("recurrence-measures", "再発防止策", "measures against recurrence"),
    ("regulator-notification", "監督機関への報告", "report to the regulator"),
    ("contact-point", "問い合わせ先", "contact"),
    ("secondary-damage", "二次被害", "secondary damage"),
    ("individual-notice", "本人への連絡", "notice to individuals"),
    ("protective-steps", "お客様へのお願い", "what readers can do"),
    ("apology", "お詫び", "apology"),
];

impl Sample {
    pub(crate) fn new(name: &str, text: &str, lang: Lang) -> Self {
        let source = Source::new(name, text, Format::Text);
        let elements = ELEMENTS.map(|_| ElementState {
            provided: false,
            status: Status::Absent,
            evidence: Vec::new(),
            vague: false,
            deferred: Vec::new(),
            hollow: Vec::new(),
            unsure: Vec::new(),
        });
        let reading = Reading {
            masked: Vec::new(),
            secrets: Default::default(),
            document: document::read(text, Format::Text),
            mentions: Mentions::default(),
            statements: Vec::new(),
            elements: elements.to_vec(),
            conclusions: conclusions(),
            law: Default::default(),
            language: lang,
        };
        let checked = Checked {
            unchanged: 0,
            reading,
            findings: Vec::new(),
            suppressed: Vec::new(),
            held: Vec::new(),
            suggested: None,
            lang,
            previous: Previous::default(),
        };
        Self { source, ruleset: ruleset(), checked }
    }

    pub(crate) fn entry(&self) -> Entry<'_, Checked> {
        Entry { source: &self.source, ruleset: &self.ruleset, result: &self.checked }
    }

    pub(crate) fn reading(&self) -> Entry<'_, Reading> {
        Entry { source: &self.source, ruleset: &self.ruleset, result: &self.checked.reading }
    }

    /// Bytes of the first such words in the source.
    pub(crate) fn span(&self, words: &str) -> Span {
        let start = self.source.text.find(words).unwrap();
        Span { start, end: start + words.len() }
    }

    /// The first such words in the normal form.
    pub(crate) fn place(&self, words: &str) -> Place {
        let start = self.checked.reading.document.text.find(words).unwrap();
        Place { start, end: start + words.len() }
    }

    /// Says that an element is stated (or put off) by these words.
    pub(crate) fn element(&mut self, id: &str, status: Status, words: &str) {
        let place = self.place(words);
        let at = self.ruleset.element(id).unwrap();
        let state = &mut self.checked.reading.elements[at];
        state.status = status;
        if status == Status::Absent { &mut state.hollow } else { &mut state.evidence }.push(place);
    }

    /// Adds a finding at these words, under a rule made for it.
    pub(crate) fn finding(&mut self, id: &str, severity: Severity, at: &str, message: &str) -> &mut Finding {
        let span = self.span(at);
        self.finding_at(id, severity, Some(span), message)
    }

    /// Adds the finding of a missing element, to be written after these words.
    pub(crate) fn missing(
        &mut self,
        element: &str,
        severity: Severity,
        after: &str,
        help: &str,
    ) -> &mut Finding {
        let end = self.span(after).end;
        let at = self.ruleset.element(element).unwrap();
        let lang = self.checked.lang;
        let title = self.ruleset.elements[at].title.get(lang).to_owned();
        let message = match lang {
            Lang::Ja => format!("{title}が本文にありません"),
            Lang::En => format!("{title}: not in the text"),
        };
        let span = Some(Span { start: end, end });
        let finding = self.finding_at(&format!("{element}/missing"), severity, span, &message);
        finding.element = Some(at);
        finding.help = Some(help.to_owned());
        finding
    }

    /// Adds a finding at bytes of the source.
    pub(crate) fn finding_at(
        &mut self,
        id: &str,
        severity: Severity,
        span: Option<Span>,
        message: &str,
    ) -> &mut Finding {
        let rule = self.rule(id);
        self.checked.findings.push(Finding {
            rule,
            severity,
            confidence: Confidence::Medium,
            message: message.to_owned(),
            label: None,
            help: None,
            element: None,
            span,
            labels: Vec::new(),
            sources: Vec::new(),
            fix: None,
        });
        self.checked.findings.last_mut().unwrap()
    }

    /// The rule of that id, made where there is none.
    pub(crate) fn rule(&mut self, id: &str) -> usize {
        if let Some(at) = self.ruleset.rules.iter().position(|rule| rule.id == id) {
            return at;
        }
        self.ruleset.rules.to_mut().push(rules::Rule {
            when: None,
            id: id.into(),
            check: rules::Check::Radicals,
            element: None,
            severity: [Some(Severity::Warning); 4],
            kinds: vec![Kind::Breach].into(),
            confidence: Confidence::Medium,
            rank: 50,
            replaces: Baked::default(),
            replaces_here: Baked::default(),
            told: rules::Told { title: Text::same(id), ..rules::Told::default() }.into(),
        });
        self.ruleset.rules.len() - 1
    }

    fn tells(&mut self, id: &str, change: impl FnOnce(&mut rules::Told)) {
        let at = self.rule(id);
        let mut told = rules::Told::clone(&self.ruleset.rules[at].told);
        change(&mut told);
        self.ruleset.rules.to_mut()[at].told = told.into();
    }

    /// Gives a rule its reason.
    pub(crate) fn why(&mut self, id: &str, why: &str) {
        self.tells(id, |told| told.why = Some(Text::same(why)));
    }

    /// Gives a rule a source of law.
    pub(crate) fn law(&mut self, id: &str, name: &str) {
        let checked = Some("2026-11-22".into());
        let source = rules::Source { name: name.into(), since: None, checked };
        self.tells(id, |told| told.sources.push(source));
    }
}

/// A second place.
pub(crate) fn label(span: Span, message: &str) -> Label {
    Label { document: None, span, message: message.to_owned() }
}

/// A day.
pub(crate) fn day(year: i16, month: u8, day: u8) -> Option<Day> {
    Some(Day { year, month, day: Some(day) })
}

fn conclusions() -> Conclusions {
    Conclusions {
        leaked: Vec::new(),
        kind: Kind::Breach,
        stage: Stage::Single,
        stage_evidence: None,
        stage_given: false,
        told_before: false,
        publisher: None,
        publisher_given: false,
        occurred_on: None,
        known_on: None,
        discovered_on: None,
        delayed: None,
        noticed: crate::reading::conclude::Noticed::default(),
        published_on: None,
        published_given: false,
        regulator_reported_on: None,
        total_affected: None,
        persons_affected: None,
        cause_evidence: None,
        cause_class: "unknown".to_owned(),
    }
}

fn text(ja: &str, en: &str) -> Text {
    Text::new(ja, en)
}

fn ruleset() -> Ruleset {
    let element = |(id, ja, en): (&str, &str, &str)| rules::Element {
        replaced: false,
        id: id.into(),
        title: text(ja, en),
        headings: Baked::default(),
        shows: match id {
            "affected-count" => Some(rules::Shows::Counts),
            "data-types" => Some(rules::Shows::DataTypes),
            "timeline" => Some(rules::Shows::Timeline),
            "regulator-notification" => Some(rules::Shows::Regulators),
            "contact-point" => Some(rules::Shows::Contacts),
            _ => None,
        },
        detectors: Baked::default(),
        words: Baked::default(),
        sections: Baked::default(),
    };
    let label = |(id, ja, en): (&str, &str, &str)| rules::ClassLabel {
        id: id.into(),
        title: text(ja, en),
        at_least: 1,
        detectors: Baked::default(),
    };
    let publishers = [("company", "会社", "company"), ("public-hospital", "公立病院", "public hospital")];
    Ruleset {
        elsewhere: Vec::new(),
        name: "builtin:ja".into(),
        version: "0.1.0".into(),
        language: Lang::Ja,
        sets: Baked::default(),
        names: Default::default(),
        open_ends: Baked::default(),
        lexicon: rules::Lexicon::default(),
        elements: ELEMENTS.map(element).to_vec().into(),
        classes: vec![rules::ClassGroup {
            id: "publisher".into(),
            labels: publishers.map(label).to_vec().into(),
        }]
        .into(),
        rules: Baked::default(),
        deadlines: Baked::default(),
        triggers: Baked::default(),
        holidays: Baked::default(),
        profiles: Baked::default(),
    }
}
