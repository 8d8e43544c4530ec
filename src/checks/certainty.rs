//! Kind `certainty`: what is told as a fact in one sentence, and as a possibility in another. Once a document.
//!
//! Owns which words assert and which suppose. That somebody read something says nothing of whether it was taken along, so
//! only words of one family are held against each other.

use super::Turn;
use super::said::Values;
use crate::document::{BlockKind, Place};
use crate::grammar::{Mode, is_dense};
use crate::ruleset::SetId;
use crate::statements;
use crate::text::numeral::is_numeral;
use crate::text::slice;

/// What one family of words says.
#[derive(Default)]
struct Told {
    /// In a sentence.
    fact: Option<Place>,
    /// In a heading or a label: a sentence says it more clearly.
    headed: Option<Place>,
    possible: Option<Place>,
}

/// Points at the first assertion and shows the first possibility.
///
/// One word for a possibility may govern every verb of its sentence, so a sentence that holds one asserts nothing.
pub(crate) fn certainty(turn: &mut Turn, asserted: &[SetId], explained: &[SetId]) {
    let scene = turn.case.view.scene;
    let document = scene.document;
    let hedge = scene.sets("certainty.perhaps");
    let verbs = scene.sets("certainty-verb");
    let family = |name: &str| {
        let own = scene.sets(name);
        verbs.iter().position(|verb| own.contains(verb))
    };
    let (Some(leak), taken) = (family("certainty-verb.leak"), family("certainty-verb.taken")) else { return };
    // A sentence explains only what it speaks of: that something leaked, or may have.
    let (leaks, headed) = (scene.sets("leak.word"), scene.sets("certainty.headed"));
    let speaks = |place: Place| scene.hits.any(verbs, place) || scene.hits.any(leaks, place);
    let explains = |place: Place| scene.hits.any(explained, place) && speaks(place);
    if document.sentences.iter().any(|sentence| explains(sentence.place)) {
        return;
    }
    let (elsewhere, others) = (scene.sets("certainty.elsewhere"), scene.sets("certainty.other-matter"));
    let mut told: Vec<Told> = verbs.iter().map(|_| Told::default()).collect();
    for sentence in &document.sentences {
        let kind = document.blocks[sentence.block].kind;
        let heading = matches!(kind, BlockKind::Title | BlockKind::Heading);
        if scene.under(elsewhere, sentence.block) {
            continue;
        }
        let place = sentence.place;
        let hedged = scene.hits.any(hedge, place);
        let other = scene.hits.any(others, place);
        let perhaps = |word: Place, near: fn(&str) -> bool| {
            let after = Place { start: word.end, end: place.end };
            let hedge = scene.hits.first(hedge, after)?;
            near(document.slice(Place { start: word.end, end: hedge.start })).then(|| word.join(hedge))
        };
        for (told, &verb) in told.iter_mut().zip(verbs) {
            let mut words = scene.hits.within(verb, place);
            told.possible = told.possible.or_else(|| words.find_map(|word| perhaps(word, of_verb)));
            // 情報が漏えいしたカード2,318枚のうち19枚で、不正利用の疑い: what is counted leaked, whatever else may be.
            let sure = |word: &Place| {
                let behind = slice(&document.text, word.end..place.end);
                perhaps(*word, of_verb).is_none() && behind.strip_prefix('た').is_some_and(counts)
            };
            if other {
                continue;
            }
            let mut words = scene.hits.within(verb, place);
            let here = words.find(|word| {
                (!hedged || sure(word)) && asserts(turn, Place { start: word.start, ..place }, word.end)
            });
            let kept = if heading { &mut told.headed } else { &mut told.fact };
            *kept = kept.or(here);
        }
        // For the leak itself there are nouns, too.
        let leak = &mut told[leak];
        let mut nouns = leaks.iter().flat_map(|&set| scene.hits.within(set, place));
        leak.possible = leak.possible.or_else(|| nouns.find_map(|word| perhaps(word, near)));
        if !hedged && !other {
            let sets = if heading { headed } else { asserted };
            let kept = if heading { &mut leak.headed } else { &mut leak.fact };
            let here = scene.hits.first(sets, place);
            *kept = kept.or(here.filter(|hit| !taken_back(turn, Place { start: hit.start, ..place })));
        }
    }
    // 漏えいした情報 | 氏名、住所: a label says it as a heading does.
    let labelled = document.blocks.iter().enumerate().filter_map(|(at, block)| {
        let head = block.label.or_else(|| block.cells.first().copied().filter(|_| block.cells.len() == 2))?;
        let apart = scene.under(elsewhere, at) || scene.hits.any(hedge, head);
        scene.hits.first(headed, head).filter(|_| !apart)
    });
    told[leak].headed = told[leak].headed.or_else(|| labelled.min());
    // What leaked may be told to have been taken, perhaps.
    let taken = taken.and_then(|at| told[at].possible);
    let pairs = told.iter().enumerate().filter_map(|(at, one)| {
        let possible = one.possible.or(taken.filter(|_| at == leak))?;
        Some((one.fact.or(one.headed)?, possible))
    });
    let Some((fact, possible)) = pairs.min() else { return };
    let values = Values::text(document, fact).with("other", document.slice(possible));
    let span = document.span(possible);
    let other = document.slice(possible).to_owned();
    turn.at(fact, &values).with_label(span, other);
}

/// Whether a verb whose stem ends at an offset of a sentence says that it happened: 閲覧され|ました, 漏えいし|た情報は. `rest`
/// is what of the sentence begins with the verb.
fn asserts(turn: &Turn, rest: Place, stem: usize) -> bool {
    const REASONS: [&str; 3] = ["ため、", "ので、", "ことから、"];
    const PAST: [&str; 11] = [
        "ました",
        "てしまいました",
        "てしまった",
        "ていました",
        "ておりました",
        "ています",
        "ております",
        "ている",
        "ていた",
        "ており",
        "た",
    ];
    let scene = turn.case.view.scene;
    let behind = slice(&scene.document.text, stem..rest.end.max(stem));
    let mode = |at: usize| statements::at(turn.case.statements, at).map(|one| one.mode);
    let open = |mode: Option<Mode>| {
        matches!(mode, Some(Mode::Denied | Mode::If | Mode::Asked | Mode::Possible | Mode::Will))
    };
    // 漏えいし、ご迷惑をおかけしました: told with what ends the sentence.
    let last = || mode(rest.end.saturating_sub('。'.len_utf8() * 2));
    let linked = behind.starts_with('、') && !open(last());
    let after = PAST.iter().find_map(|past| behind.strip_prefix(past));
    let Some(after) = after.or(linked.then_some("")) else { return false };
    let at = rest.end - after.len();
    let closes = after.is_empty() || after.starts_with(['。', '、', ')', '」']);
    // 病名が漏えいしているため、…: what something follows from is told as a fact.
    let closes = closes || REASONS.iter().any(|reason| after.starts_with(reason));
    (closes || befalls(turn, after, Place { start: at, ..rest }))
        && (counts(after) || !open(mode(rest.start)))
        && !taken_back(turn, rest)
}

/// Whether a verb in the past says of what follows that it happened to it, or that it happened: 漏えいした|情報は,
/// 漏えいした|のは, 情報が漏えいした|6名の方, 流出した|氏名, 持ち出された|記録が. `after` is what follows, `rest` where.
fn befalls(turn: &Turn, after: &str, rest: Place) -> bool {
    const NOUNS: [&str; 8] = ["もの", "のは", "ことが", "ことを", "記録", "痕跡", "形跡", "原因"];
    let scene = turn.case.view.scene;
    let noun = scene.hits.first(scene.sets("data.noun"), rest);
    let near = rest.start + "個人".len();
    let kinds = &turn.case.view.mentions.data_types;
    let kind = kinds.get(kinds.partition_point(|kind| kind.place.start < rest.start));
    noun.is_some_and(|noun| noun.start <= near)
        || kind.is_some_and(|kind| kind.place.start <= near && kind.place.end <= rest.end)
        || NOUNS.iter().any(|noun| after.starts_with(noun)) && !after.starts_with("ものと")
        || after.starts_with(is_numeral)
        || counts(after)
}

/// Whether a noun and its number follow: 漏えいした|カード2,318枚.
fn counts(after: &str) -> bool {
    let number = after.trim_start_matches(|c: char| is_dense(c) && !c.is_ascii_digit());
    number.len() < after.len() && number.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether what stands behind a word takes back that it happened: 漏えいした場合, 漏えいした事実はありません.
fn taken_back(turn: &Turn, rest: Place) -> bool {
    let scene = turn.case.view.scene;
    scene.hits.any(scene.sets("certainty.supposed"), rest)
}

/// Whether what stands between a verb of the leak and a word for its possibility is the verb's ending: 漏えいし|た|可能性. In
/// 持ち出された情報が使われるおそれ it is the use
/// that may be, and in 持ち出されるおそれ what is still to come.
fn of_verb(between: &str) -> bool {
    near(between)
        && !between.starts_with('る')
        && !between.trim_end_matches("ことが").contains(['を', 'が', 'に', 'へ'])
}

/// Whether a word for the leak and one for its possibility belong together (漏えいした可能性).
fn near(between: &str) -> bool {
    const MOST: usize = 12;
    between.chars().nth(MOST).is_none() && !between.contains(['。', '、'])
}
