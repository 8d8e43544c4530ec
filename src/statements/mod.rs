//! What a text states, clause by clause: which act, by whom, to whom, how it is meant, what it is about.
//!
//! Owns statements, in one arena in the order of the text. Knows no element and no rule; it looks at structure and
//! grammar only.

mod aftermath;
mod bits;
mod built_in;
mod candidates;
#[cfg(test)]
mod cause_rows;
mod causes;
mod claim;
pub(crate) mod claims;
mod concrete;
mod days;
mod few;
mod fits;
mod found;
mod headings;
pub(crate) mod incident;
mod labels;
mod leads;
#[cfg(test)]
mod load;
mod marks;
#[cfg(test)]
mod measure;
mod names;
mod own_topic;
#[cfg(test)]
mod point_rows;
mod roles;
#[cfg(test)]
mod row;
pub(crate) mod signs;
mod split;
mod substance;
#[cfg(test)]
mod tests;
mod topics;
pub(crate) mod turned;
mod vocabulary;

pub(crate) use bits::Marks;
pub(crate) use candidates::Claims;
pub(crate) use causes::Causes;
pub(crate) use few::Few;
pub(crate) use marks::asks;
pub(crate) use names::Names;
pub(crate) use vocabulary::Vocabulary;

use crate::document::{BlockKind, Document, Place};
use crate::grammar::{Flags, Hit, Kinds, Mode};
use crate::text::signs::Sieve;
use crate::text::{may_have, one_of, slice};
use found::{Found, outside, within};

/// One statement.
#[derive(Debug, Clone, Copy)]
pub struct Statement {
    /// The clause.
    pub place: Place,
    /// Its sentence.
    pub sentence: usize,
    /// Its block.
    pub block: usize,
    /// What is done: the kinds of the word that ends it; none where no list holds it.
    pub act: Kinds,
    /// The kinds of all words in it.
    pub with: Kinds,
    /// The kinds of the words right before を.
    pub object: Kinds,
    /// The kinds of the words right before が.
    pub subject: Kinds,
    /// How it is meant.
    pub mode: Mode,
    /// What its end says besides.
    pub flags: Flags,
    /// Who does it; nobody named is the sender.
    pub who: Few,
    /// To whom.
    pub to: Few,
    /// From whom.
    pub from: Few,
    /// Every party named, whatever its part.
    pub parties: Few,
    /// What it is about, by the nearest that says so.
    pub topic: Few,
    /// What its own words say it is about; `topic` where they do, else nothing.
    pub own_topic: Few,
    /// When.
    pub when: Few,
    /// What follows in its sentence: the act of the next statement.
    pub next: Kinds,
    /// On what condition it holds: the kinds of what its sentence says before it with もし, 場合は, たら.
    pub given: Kinds,
    /// Small facts: see [`Marks`].
    pub marks: Marks,
}

impl Statement {
    /// Whether it tells what was so all along: 禁じていました.
    pub fn standing(&self) -> bool {
        self.flags.has(Flags::PAST) && self.flags.has(Flags::GOING)
    }

    /// Whether it stands in a list, a table or behind a label.
    pub fn in_list(&self) -> bool {
        self.marks.has(Marks::ITEM) || self.marks.has(Marks::LABELLED)
    }
}

/// Reads the statements of a document.
pub(crate) fn read(document: &Document, vocabulary: &Vocabulary) -> Vec<Statement> {
    let hits = Found::of(document, vocabulary);
    let segments = split::segments(document, vocabulary, &hits.words);
    let mishaps = ["leak", "lose", "intrude"];
    let mishaps = vocabulary.kinds(&mishaps);
    let named_cause = vocabulary.kinds(&["why"]);
    let apologise = vocabulary.kinds(&["apologise"]);
    let findings = ["confirm", "learn", "receive"];
    let findings = vocabulary.kinds(&findings);
    let harms = ["misuse", "harm", "use"];
    let harms = vocabulary.kinds(&harms);
    let (lose, confirm) = (vocabulary.kind("lose").unwrap_or(0), vocabulary.kind("confirm").unwrap_or(0));
    let at_once = vocabulary.time("at-once").unwrap_or(0);
    let waited = vocabulary.time("waited").unwrap_or(0);
    let alter = vocabulary.kind("alter").unwrap_or(0);
    let intrude = vocabulary.kind("intrude").unwrap_or(0);
    let remedy = vocabulary.kind("remedy").unwrap_or(0);
    let receive = vocabulary.kind("receive").unwrap_or(0);
    let attacker = vocabulary.party("attacker").unwrap_or(0);
    // What is done with things, and what things are called: whoever shows or reads something does what no list holds.
    let aside = ["spread", "handle", "goods", "odd", "alone", "outlet", "same", "effect", "besides"];
    let aside = vocabulary.kinds(&aside);
    let signs = aftermath::Signs::of(vocabulary);
    let named = substance::Named::of(vocabulary);
    let sides = roles::Named::of(vocabulary);
    let concrete = concrete::Concrete::of(vocabulary);
    let mut brackets: Vec<Place> = segments.iter().filter(|one| one.bracket).map(|one| one.place).collect();
    brackets.sort_unstable();
    let mut found = Vec::with_capacity(segments.len());
    for segment in &segments {
        let end = segment.end;
        let block = document.sentences[segment.sentence].block;
        let kind = document.blocks[block].kind;
        let inside = within(&hits.words, segment.place);
        // What a bracket explains (データを暗号化するプログラム) is not said by the clause around it.
        let own = outside(inside, &brackets, segment.place);
        let inside = own.as_ref();
        let times = within(&hits.times, segment.place);
        let waits = times.iter().rev().find(|hit| hit.kinds & waited != 0).map(|hit| hit.end);
        let waits = waits.filter(|end| slice(&document.text, *end..).starts_with('、'));
        let parties = within(&hits.parties, segment.place);
        let roles = roles::roles(document, segment, parties, inside, waits, (sides, vocabulary));
        // 書き出しは暗号化し: what protects is an attack only where it was suffered, or an attacker did it.
        let start = end.word.map(|word| word.start);
        let at_end = |hit: &&Hit| Some(hit.start) == start;
        let guards = inside.iter().filter(at_end).any(|hit| hit.kinds & remedy != 0);
        let suffered = end.flags.has(Flags::PASSIVE) || end.noun || roles.who & attacker != 0;
        let done = if guards && !suffered { !intrude } else { Kinds::MAX };
        // お返しいただきました is asked of somebody; お電話をいただきました is received.
        let mut end = end;
        let asks_for = end.word.is_some_and(|word| {
            let before = slice(&document.text, ..word.start).chars().next_back();
            word.kinds & receive != 0
                && slice(&document.text, word.start..).starts_with("いただ")
                && before.is_some_and(|c| one_of!("ちりしみきいげけせてえねべめれび", c))
        });
        if asks_for {
            end.flags.add(Flags::FAVOUR);
        }
        // 侵入を原因とするものです says what is so.
        if end.mode == Mode::Will && end.word.is_some_and(|word| word.kinds & named_cause != 0) {
            end.mode = Mode::Plain;
        }
        let act = if asks_for { 0 } else { end.word.map_or(0, |word| word.kinds) & done & !aside };
        // おわびとご説明を申し上げます: of two nouns that one verb holds, both are done.
        let paired = end.word.filter(|_| end.mode == Mode::Plain).and_then(|word| {
            let before = slice(&document.text, segment.place.start..word.start);
            let before = before.trim_end_matches(['ご', 'お', '御']).strip_suffix('と')?;
            let at = segment.place.start + before.len();
            inside.iter().find(|hit| hit.end == at && hit.kinds & apologise != 0)
        });
        let act = act | paired.map_or(0, |_| apologise);
        let with = inside
            .iter()
            .filter(|hit| hit.end <= segment.place.end)
            .fold(0, |all, hit| all | if at_end(&hit) { hit.kinds & done } else { hit.kinds });
        let times = times.iter().fold(0, |all, hit| all | hit.kinds);
        let said = slice(&document.text, segment.place.start..segment.place.end);
        // Most of what is looked for below begins with characters that stand in few clauses.
        let seen = Sieve::of_text(said);
        let (from_day, by_day) = marks::ahead(said, &seen);
        // 十四日までにすべてを持ち帰りました: what was done by a day is over.
        let by_day = by_day && !(end.mode == Mode::Done && end.flags.has(Flags::PAST));
        let time = |name: &str, on: bool| if on { vocabulary.time(name).unwrap_or(0) } else { 0 };
        let times = times | time("from-now", from_day || by_day) | time("from-day", from_day);
        let mut marks = marks::of(document, segment, inside, concrete, &seen);
        let caption = may_have!(seen, "【") && said.trim().starts_with('【') && said.trim().ends_with('】');
        let (bare, how) = substance::substance(
            document,
            segment.place,
            inside,
            (parties, within(&hits.how, segment.place)),
            (act, end.flags.has(Flags::REASON)),
            named,
        );
        marks.set(Marks::EVIDENCE, signs.evidence(&document.text, segment.place, inside));
        marks.set(Marks::FEARED, signs.feared(&document.text, segment.place, inside, &end));
        marks.set(
            Marks::VOUCHED,
            end.flags.has(Flags::HEARD) && end.mode == Mode::Denied || marks::vouched(document, segment),
        );
        marks.set(Marks::BARE, bare);
        marks.set(Marks::HOW, how);
        marks.set(Marks::HEADING, caption || matches!(kind, BlockKind::Heading | BlockKind::Title));
        marks.set(Marks::ITEM, matches!(kind, BlockKind::Item | BlockKind::Row));
        marks.set(Marks::DATE, times & at_once != 0);
        marks.set(Marks::NOUN, end.noun);
        marks.set(Marks::BRACKET, segment.bracket);
        let label = document.blocks[block].label;
        marks.set(Marks::LABELLED, label.is_some_and(|label| label.end < segment.place.end));
        let text = &document.text;
        // 手順に改める: what something is changed into is what is made.
        let into = act & alter != 0;
        let (mut object, mut subject) = (0, 0);
        for hit in inside {
            match slice(text, hit.end..).chars().next() {
                Some('を') => object |= hit.kinds,
                Some('に') if into => object |= hit.kinds,
                Some('が') => subject |= hit.kinds,
                _ => {}
            }
        }
        let acted_on =
            |hit: &&Hit| hit.kinds & mishaps != 0 && slice(text, hit.end..).starts_with(['を', '元']);
        // 見えないようにしました: the leak itself was ended.
        let ended = act & mishaps != 0 && end.flags.has(Flags::NOT) && end.flags.has(Flags::CHANGE);
        marks.set(Marks::ACTED_ON, ended || act == 0 && inside.iter().any(|hit| acted_on(&hit)));
        let finding = marks::finding(document, segment, &seen);
        marks.set(Marks::FACT, finding.is_some());
        // 見当たらないことが判明: what was found out is the loss; 流出していないことが判明: that nothing happened.
        let befell = with & (mishaps | harms) != 0;
        let lost = with & lose != 0;
        let found_absent =
            finding == Some(true) && !lost && (act & confirm != 0 || act & findings != 0 && befell);
        found.push(Statement {
            place: segment.place,
            sentence: segment.sentence,
            block,
            act,
            with: with | act,
            object,
            subject,
            mode: if found_absent && marks::tells(end.mode) { Mode::Denied } else { end.mode },
            flags: end.flags,
            who: roles.who.into(),
            to: roles.to.into(),
            from: roles.from.into(),
            parties: roles.all.into(),
            topic: Few::NONE,
            own_topic: Few::NONE,
            when: times.into(),
            next: 0,
            given: 0,
            marks,
        });
    }
    // Of a long list they are a tenth of all that is held, and nothing below asks for them.
    drop((segments, brackets));
    marks::topical_on(document, &mut found);
    split::link(document, vocabulary, &mut found);
    split::suppose(&mut found);
    roles::carry(&mut found, vocabulary);
    topics::topics(document, vocabulary, &hits, &mut found);
    marks::since_known(&mut found, vocabulary);
    found
}

/// The statement in which an offset stands, the innermost.
pub(crate) fn at(statements: &[Statement], offset: usize) -> Option<&Statement> {
    const DEEP: usize = 8;
    let after = statements.partition_point(|one| one.place.start <= offset);
    statements[after.saturating_sub(DEEP)..after].iter().rev().find(|one| offset < one.place.end)
}
