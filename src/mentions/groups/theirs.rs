//! Whether the text itself says that a number is that of those affected: 「見えていたのは52名です」, 「対象は25名」, 「46名の
//! 名簿」, 「34名分です」.
//!
//! Owns the words around one number that tie it to what leaked. What else stands beside such a number is for [`super::others`].

use super::Spots;
use crate::document::Place;
use crate::mentions::Role;
use crate::statements::Vocabulary;
use crate::text::script::is_hiragana;
use crate::text::{begin, boundary, slice};

/// How a text ties a number to what leaked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tied {
    /// It answers how many they are: 見えていたのは52名です.
    Answers,
    /// Something of theirs leaked: 46名の名簿, 34名分です.
    Owns,
}

/// Characters between a topic and its number: 町全体で, 約.
const GAP: usize = 14;
/// Bytes before a number in which its topic stands.
const TOPIC: usize = 150;

/// How a number is tied to what leaked, if it is.
pub(super) fn tied(view: &Spots, figure: usize) -> Option<Tied> {
    let count = &view.counts[figure];
    let role = matches!(count.role, Role::Total | Role::Other | Role::Part);
    if !count.affected || !role || count.cumulative {
        return None;
    }
    match answers(view, figure) {
        Some(true) => Some(Tied::Answers),
        Some(false) => None,
        None => (owns(view, figure) || said(view, figure)).then_some(Tied::Owns),
    }
}

/// 「窓口でお申し込みの812名です」: a sentence that says nothing else answers what was asked before it.
fn said(view: &Spots, figure: usize) -> bool {
    let place = view.place(figure);
    let sentence = view.sentence(view.all[figure].sentence);
    let before = Place { start: sentence.start.min(place.start), end: place.start };
    let behind = view.document().at(Place { start: place.end, end: sentence.end.max(place.end) });
    let ends = ["です。", "でした。", "でございます。"].contains(&behind);
    ends && !view.document().at(before).contains(['は', 'も', 'が'])
}

/// A number's topic, from the last comma to its は, with what stands between the two.
#[derive(Clone, Copy)]
pub(super) struct Topic<'a> {
    pub place: Place,
    pub text: &'a str,
    pub gap: &'a str,
}

/// The topic that a number answers, in its sentence or bracket.
pub(super) fn topic<'a>(view: &Spots<'a>, figure: usize) -> Option<Topic<'a>> {
    let document = view.document();
    let count = view.place(figure).start;
    let sentence = view.sentence(view.all[figure].sentence);
    let from = sentence.start.min(count).max(boundary(&document.text, count.saturating_sub(TOPIC)));
    let head = document.at(Place { start: from, end: count });
    let (at, mark) = ["は", ":"].iter().filter_map(|mark| Some((head.rfind(mark)?, mark))).max()?;
    let gap = slice(head, at + mark.len()..).trim_start_matches('、');
    // あさがお組の: a particle stands behind a noun that is written in other signs.
    let clause = gap.match_indices(['が', 'を']).any(|(at, _)| !slice(gap, ..at).ends_with(is_hiragana));
    let noun = !clause && !gap.contains(['、', '。', '「', '」']) && gap.chars().nth(GAP).is_none();
    let before = slice(head, ..at);
    let start = before
        .rfind(['、', '。', '「', '」', '(', ')', '※'])
        .map_or(0, |sign| sign + slice(before, sign..).chars().next().map_or(0, char::len_utf8));
    let place = Place { start: from + start, end: from + at };
    noun.then(|| Topic { place, text: slice(before, start..), gap })
}

/// 「載っていたのは31名です」, 「対象は25名」: the predicate of a topic that names what leaked. Of some of them only where more
/// was seen of them than of the others, and of none where something else is told: 「口座番号も見えていたのは12名です」, 「拾われ
/// たのは20名分です」.
pub(super) fn answers(view: &Spots, figure: usize) -> Option<bool> {
    let topic = topic(view, figure)?;
    let behind = slice(&view.document().text, view.place(figure).end..);
    if ["に", "へ", "が", "は", "から"].iter().any(|other| behind.starts_with(other)) {
        return None;
    }
    let Some(clause) = topic.text.strip_suffix('の') else {
        return labels(view, topic.place).then_some(true);
    };
    if view.has("count.this-time", topic.place) {
        return Some(true);
    }
    let more = clause.contains('も') || clause.contains('が') && view.has("data-type", topic.place);
    // うちメールを登録しているのは240名: what is told of some of them, unless it is what leaked.
    let some = view.has("sum.some", topic.place);
    let told = if some { leaks(clause) } else { exposes(clause) };
    Some(told && !more)
}

/// Whether a topic is a label for those affected: 対象は, 対象の方は, 今回の宛先は.
pub(super) fn labels(view: &Spots, topic: Place) -> bool {
    ["sum.labels", "sum.refers", "count.this-time"].iter().any(|name| view.has(name, topic))
}

/// Whether a clause tells what stood there, could be seen, went or was lost.
pub(super) fn exposes(clause: &str) -> bool {
    let mut found = leaks(clause);
    Vocabulary::built_in().held.scan(clause, |hit| found |= hit.bends());
    found
}

/// Whether a clause tells what could be seen, went or was lost.
pub(super) fn leaks(clause: &str) -> bool {
    let vocabulary = Vocabulary::built_in();
    let lost = vocabulary.kinds(&["leak", "lose", "intrude"]);
    let mut found = false;
    vocabulary.words.scan(clause, |hit| found |= hit.kinds & lost != 0);
    found
}

/// 「46名の名簿」, 「34名分です」: what follows is theirs.
fn owns(view: &Spots, figure: usize) -> bool {
    const NOUN: usize = 10;
    let end = view.place(figure).end;
    let behind = slice(&view.document().text, end..);
    let share = view.document().at(view.place(figure)).ends_with('分')
        && ["です", "でし", "でご", "の", "が", "を", "で、", "。", "\n"]
            .iter()
            .any(|next| behind.starts_with(next));
    if share || view.right_after(view.scene.sets("count.owner-after"), figure, 0) {
        return true;
    }
    let noun = behind.strip_prefix('の').and_then(|rest| rest.split(['、', '。', 'を', 'が']).next());
    let Some(noun) = noun else { return false };
    let vocabulary = Vocabulary::built_in();
    let things = vocabulary.kinds(&["document", "data"]);
    let mut found = false;
    vocabulary.words.scan(begin(noun, NOUN), |hit| found |= hit.kinds & things != 0);
    found
}
