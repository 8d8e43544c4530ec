//! What a question, a lead or the shape of a heading says of the lines below it.
//!
//! Owns how far they reach. What their words are about is the vocabulary's.

use super::{Marks, Statement, Vocabulary};
use crate::document::{BlockKind, Document, Place};
use crate::grammar::{Flags, Hit, Kinds, Mode};
use crate::text::numeral::is_numeral;
use crate::text::script::is_hiragana;
use crate::text::slice;

/// The question or the lead that governs what is read.
pub(super) struct Above {
    question: Option<Over>,
    lead: Option<Over>,
    measures: Kinds,
    containment: Kinds,
    cause: Kinds,
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
            cause: topic("cause"),
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
        // Most have neither of the two characters that these begin with.
        let may = said.contains('次') || said.contains('下');
        if !may || !NEXT.iter().any(|next| said.contains(next)) {
            return;
        }
        let named = if one.own_topic == 0 { about(sentence) } else { one.own_topic.all() };
        let topic = match one.mode {
            _ if named != 0 && named & (named - 1) == 0 => named,
            Mode::Asked => self.steps,
            _ if one.act & self.change != 0 || one.flags.has(Flags::CHANGE) => self.measures,
            // 次の二つが重なりました, under 原因: what it lists is why.
            Mode::Done if one.topic & self.cause != 0 => self.cause,
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
        if let Some(question) = self.question.as_mut().filter(|question| question.on) {
            // Where its answer follows without an empty line, it is answered when one comes.
            let tight = !apart(document, question.from + 1);
            question.on = !tight || (question.block + 1..=block).all(|at| !apart(document, at));
            question.block = question.block.max(block);
        }
        let question = self.question.filter(|question| question.on || question.from == block);
        question.map(|question| question.topic)
    }
}

/// Whether an empty line stands above a block.
pub(super) fn apart(document: &Document, at: usize) -> bool {
    document.blocks.get(at).is_none_or(|block| block.apart)
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

/// What a label is about: by its words, else by the verb that modifies its last noun. 改めること is a measure, 映っていた情報
/// the kinds of data.
pub(super) fn of_label(document: &Document, label: Place, named: Kinds, vocabulary: &Vocabulary) -> Kinds {
    if named != 0 {
        return named;
    }
    let said = slice(&document.text, label.start..label.end).trim_end_matches([':', '】', ' ']);
    let topic = |name: &str| vocabulary.topic(name).unwrap_or(0);
    let ends = |words: &crate::grammar::Words, kinds: Kinds, noun: &str| {
        let Some(before) = said.strip_suffix(noun) else { return false };
        let mut last = false;
        words.scan(said, |hit| {
            last |= hit.kinds & kinds != 0
                && !hit.phrase
                && hit.start < before.len()
                && hit.end + BENT >= before.len();
        });
        last && before.ends_with(is_hiragana)
    };
    let alters = vocabulary.kinds(&["alter"]);
    let leaks = vocabulary.kinds(&["leak"]);
    if ends(&vocabulary.words, alters, "こと") {
        return topic("recurrence-measures");
    }
    let held = CONTENT.iter().any(|noun| ends(&vocabulary.held, Vocabulary::WRITTEN, noun));
    let leaked =
        CONTENT.iter().filter(|noun| **noun != "こと").any(|noun| ends(&vocabulary.words, leaks, noun));
    if held || leaked { topic("data-types") } else { 0 }
}

/// What is written somewhere, or leaks: the noun that stands for it.
const CONTENT: [&str; 7] = ["情報", "項目", "データ", "内容", "事項", "もの", "こと"];

/// Bytes of the endings between a verb and the noun it modifies: 映っていた情報.
const BENT: usize = 18;

/// What a question is about that is being decided, not looked into: what will be done is a measure.
pub(super) fn decided(document: &Document, one: &Statement, hits: &[Hit], vocabulary: &Vocabulary) -> Kinds {
    let kinds = |names: &[&str]| vocabulary.kinds(names);
    let open = matches!(one.mode, Mode::Denied | Mode::Going | Mode::Plain | Mode::Will);
    if !one.marks.has(Marks::QUESTION) || !open || one.act & kinds(&["weigh"]) == 0 {
        return 0;
    }
    let text = slice(&document.text, one.place.start..one.place.end);
    let Some(end) = ["かは", "かを", "かについて", "か、"].iter().filter_map(|ask| text.find(ask)).min()
    else {
        return 0;
    };
    let asked = slice(text, ..end);
    // どうなったか asks what happened.
    let ahead = asked.ends_with(['う', 'く', 'す', 'つ', 'ぬ', 'ぶ', 'む', 'る', 'ぐ']);
    let how =
        ["どう", "どのよう", "どんな", "何を", "どこまで", "どこを"].iter().any(|word| asked.contains(word));
    // どうお知らせするかは: how one tells is no measure.
    let tells = kinds(&["tell", "report", "publish", "consult"]);
    let told = hits.iter().any(|hit| hit.kinds & tells != 0 && hit.start < one.place.start + end);
    if ahead && how && !told { vocabulary.topic("recurrence-measures").unwrap_or(0) } else { 0 }
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
    let more = said.ends_with(is_hiragana);
    let from_now = more && last.when & vocabulary.time("from-now").unwrap_or(0) != 0;
    let persons = vocabulary.party("persons").unwrap_or(0);
    let told = kinds(&["tell", "take-in", "apologise"]);
    // 再発防止のための措置 is a measure; 対応と再発防止策 are two things.
    let topic = |name: &str| vocabulary.topic(name).unwrap_or(0);
    let both = topic("recurrence-measures") | topic("containment");
    let two =
        || ["と", "・", "及び", "および", "並びに", "ならびに", "、"].iter().any(|and| said.contains(and));
    let named = if named & both == both && !two() { named & !topic("containment") } else { named };
    if last.parties & persons != 0 && last.act & told != 0 && said.contains('へ') {
        return named | topic("individual-notice");
    }
    match of_label(document, heading, named, vocabulary) {
        0 if said.ends_with("こと") && ours || from_now && last.with & closed == 0 => {
            topic("recurrence-measures")
        }
        topic => topic,
    }
}
