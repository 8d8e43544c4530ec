//! What a question, a lead or the shape of a heading says of the lines below it.
//!
//! Owns how far they reach. What their words are about is the vocabulary's.

use super::{Marks, Statement, Vocabulary};
use crate::document::{BlockKind, Document, Place};
use crate::grammar::{Flags, Kinds, Mode};
use crate::text::numeral::is_numeral;
use crate::text::slice;

/// The question or the lead that governs what is read.
pub(super) struct Above {
    question: Option<Over>,
    lead: Option<Over>,
    measures: Kinds,
    containment: Kinds,
    steps: Kinds,
    change: Kinds,
}

#[derive(Clone, Copy)]
struct Over {
    /// Its block.
    from: usize,
    /// The last block that was looked at.
    block: usize,
    /// What it is about.
    topic: Kinds,
    /// Whether it reaches into the blocks behind its own.
    on: bool,
}

/// What announces what stands below: 次のように改めます.
const NEXT: [&str; 4] = ["次の", "以下の", "下記の", "以下に"];

impl Above {
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let topic = |name: &str| vocabulary.topic(name).unwrap_or(0);
        Self {
            question: None,
            lead: None,
            measures: topic("recurrence-measures"),
            containment: topic("containment"),
            steps: topic("protective-steps"),
            change: vocabulary.kind("alter").unwrap_or(0),
        }
    }

    /// A section ends.
    pub(super) fn leave(&mut self) {
        (self.question, self.lead) = (None, None);
    }

    /// A question: on a line of its own it is answered by what follows, inside a paragraph by the rest of it.
    pub(super) fn ask(&mut self, document: &Document, one: &Statement, topic: Kinds) {
        self.question = Some(Over { from: one.block, block: one.block, topic, on: ends(document, one) });
        self.lead = None;
    }

    /// A statement that announces what stands below it.
    pub(super) fn announce(&mut self, document: &Document, one: &Statement, about: &impl Fn(Place) -> Kinds) {
        // Only the last statement of a block announces: its sentence is searched once.
        if one.marks.has(Marks::HEADING) || !ends(document, one) {
            return;
        }
        let sentence = document.sentences[one.sentence].place;
        let said = slice(&document.text, sentence.start..one.place.end);
        if !NEXT.iter().any(|next| said.contains(next)) {
            return;
        }
        let named = if one.own_topic == 0 { about(sentence) } else { one.own_topic };
        let topic = match one.mode {
            _ if named != 0 && named & (named - 1) == 0 => named,
            Mode::Asked => self.steps,
            _ if one.act & self.change != 0 || one.flags.has(Flags::CHANGE) => self.measures,
            Mode::Done => self.containment,
            _ => 0,
        };
        if topic != 0 {
            self.lead = Some(Over { from: one.block, block: one.block, topic, on: true });
        }
    }

    /// What stands above a block, where a question or a lead does.
    pub(super) fn over(&mut self, document: &Document, block: usize) -> Option<Kinds> {
        if let Some(lead) = self.lead.as_mut().filter(|lead| lead.on) {
            // Each block is looked at once: the lead has come as far as the last of them.
            let new = document.blocks.get(lead.block + 1..=block).unwrap_or(&[]);
            lead.on = new.iter().all(|one| listed(document, one.place, one.kind));
            lead.block = block;
            if lead.on && lead.from < block {
                return Some(lead.topic);
            }
        }
        let question = self.question.filter(|question| question.on || question.from == block);
        question.map(|question| question.topic)
    }
}

/// Whether a statement is the last of its block.
fn ends(document: &Document, one: &Statement) -> bool {
    slice(&document.text, one.place.end..document.blocks[one.block].place.end).trim().is_empty()
}

/// Whether a block is a line of a list, by its kind or by how it begins: 一、….
fn listed(document: &Document, place: Place, kind: BlockKind) -> bool {
    let text = slice(&document.text, place.start..place.end).trim_start();
    let number = text.trim_start_matches(|c| is_numeral(c) || c == '(');
    matches!(kind, BlockKind::Item | BlockKind::Row)
        || text.starts_with(['・', '-', '*', '○', '●', '◇', '◆', '□', '■', '※', '▼', '→'])
        || number.len() < text.len() && number.starts_with(['、', '.', ')', ' '])
}

/// What the form of a heading says, beside the topics its words name: 患者さまご家族への対応 tells who is told; and where
/// they name none, an act of ours still to come (私たちが変えること) or what comes from now on (今後に向けて) is a measure.
pub(super) fn by_shape(
    document: &Document,
    (heading, named): (Place, Kinds),
    statements: &[Statement],
    vocabulary: &Vocabulary,
) -> Kinds {
    let said =
        slice(&document.text, heading.start..heading.end).trim_end_matches(['】', '」', ')', '>', ':', ' ']);
    let end = heading.start + said.len();
    let behind = statements.partition_point(|one| one.place.start < end);
    let last = behind
        .checked_sub(1)
        .and_then(|at| statements.get(at))
        .filter(|one| one.place.start >= heading.start);
    let Some(last) = last else { return named };
    let kinds = |names: &[&str]| vocabulary.kinds(names);
    let closed = kinds(&[
        "arise", "learn", "leak", "lose", "intrude", "misuse", "harm", "tell", "consult", "ponder",
        "inquire", "confirm", "report", "publish",
    ]);
    let ours = last.mode == Mode::Plain && last.flags == Flags::default() && last.act & closed == 0;
    // 改めたこと: what was changed.
    let alters = kinds(&["alter"]);
    let ours = ours || last.mode == Mode::Done && last.act & alters != 0;
    // 今後 alone may head anything that is still to come.
    let more = said.ends_with(|c: char| ('ぁ'..='ん').contains(&c));
    let from_now = more && last.when & vocabulary.time("from-now").unwrap_or(0) != 0;
    let persons = vocabulary.party("persons").unwrap_or(0);
    let told = kinds(&["tell", "take-in", "apologise"]);
    match said {
        _ if last.parties & persons != 0 && last.act & told != 0 && said.contains('へ') => {
            named | vocabulary.topic("individual-notice").unwrap_or(0)
        }
        _ if named != 0 => named,
        _ if said.ends_with("こと") && ours || from_now && last.with & closed == 0 => {
            vocabulary.topic("recurrence-measures").unwrap_or(0)
        }
        _ => 0,
    }
}
