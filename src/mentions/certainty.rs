//! Whether a clause says that something leaked, may have leaked, or did not.
//!
//! Owns polarity and certainty at a place. Polarity comes before membership: 「カード情報は含まれておりません」
//! is no leak of card data.

use super::Certainty;
use super::claim::{behind_open, counted, is_topic};
use super::excluded::excludes;
use super::scan::Scene;
use crate::document::Place;
use crate::grammar::{Flags, Mode, is_dense};
use crate::statements::{Marks, Statement, Vocabulary};
use crate::text::{boundary, one_of, slice};

/// The certainty at a place: of its own clause first, then of the clause around it, then of what governs it.
pub(crate) fn at(scene: &Scene, statements: &[Statement], place: Place) -> Certainty {
    let sentence = scene.sentence(place.start).unwrap_or(place);
    let mut clause = scene.document.clause_at(place.start);
    let mut from = place.end;
    // 「氏名と住所で、番号はありません」: what follows a copula is said of something else.
    let closed = copula(slice(&scene.document.text, place.end..sentence.end.max(place.end)));
    while let Some(index) = clause.filter(|_| !closed) {
        let own = &scene.document.clauses[index];
        let tail = without_aside(scene, Place { start: from.min(own.place.end), end: own.place.end });
        if denies(scene, tail, place) {
            return Certainty::Denied;
        }
        // What stands in brackets is governed by the words after the bracket.
        from = own.place.end;
        clause = own.parent();
    }
    if !closed && one_of_several(scene, statements, place, sentence) {
        return Certainty::Denied;
    }
    let told = || denied(scene, statements, place) || inside(scene, statements, place, sentence);
    if !closed && (told() || likewise(scene, statements, place, sentence)) {
        return Certainty::Denied;
    }
    // 【漏えいしていない情報】 on the same line.
    const NEAR: usize = 400;
    let near = boundary(&scene.document.text, place.start.saturating_sub(NEAR));
    let before = Place { start: sentence.start.max(near), end: place.start };
    if slice(&scene.document.text, before.start..before.end).ends_with(['】', ']', ':', '>', '》'])
        && excludes(scene, before)
    {
        return Certainty::Denied;
    }
    let hedge = scene.sets("hedge");
    if scene.hits.any(hedge, sentence) {
        return Certainty::Possible;
    }
    let Some(block) = scene.block(place.start) else { return Certainty::Confirmed };
    for governor in scene.row_head(block, place).into_iter().chain(scene.governors(block)) {
        if scene.hits.any(scene.sets("denial.heading"), governor) || excludes(scene, governor) {
            return Certainty::Denied;
        }
        if scene.hits.any(hedge, governor) {
            return Certainty::Possible;
        }
    }
    Certainty::Confirmed
}

/// What follows without a bracket at its end that speaks of other kinds: 氏名、所属(住所は含まない).
fn without_aside(scene: &Scene, tail: Place) -> Place {
    // A longer one is looked at for each of the kinds before it.
    const LONGEST: usize = 120;
    let text = scene.document.slice(tail);
    let open = text.trim_end_matches('。').strip_suffix(')').and_then(|text| {
        let from = boundary(text, text.len().saturating_sub(LONGEST));
        Some(from + slice(text, from..).rfind('(')?)
    });
    let aside = open.map(|open| Place { start: tail.start + open, ..tail });
    match aside
        .filter(|aside| scene.hits.kinds_in(*aside).any(|kind| is_topic(&scene.document.text, kind.end)))
    {
        Some(aside) => Place { end: aside.start, ..tail },
        None => tail,
    }
}

/// Whether what follows a series is a copula by which its sentence goes on: で、, の3項目であり.
pub(crate) fn copula(rest: &str) -> bool {
    let rest = behind_open(rest).trim_start_matches('の');
    let (rest, _) = counted(rest.strip_prefix("が対象").unwrap_or(rest));
    ["で、", "であり", "でして", "です", "でした"].iter().any(|copula| rest.starts_with(copula))
}

/// Whether a text has a verb that says what stands or is somewhere.
fn stands(text: &str) -> bool {
    let mut found = false;
    Vocabulary::built_in().held.scan(text, |_| found = true);
    found
}

/// The statements that a place belongs to, up to the one that says what is said of it: 「Xは別に保管しており、含まれません」.
pub(crate) fn governing<'s>(scene: &Scene, statements: &'s [Statement], place: Place) -> Vec<&'s Statement> {
    governed(scene, statements, place, is_topic(&scene.document.text, place.end))
}

/// The same, where `topic` tells whether the place is the topic of its sentence.
fn governed<'s>(scene: &Scene, statements: &'s [Statement], place: Place, topic: bool) -> Vec<&'s Statement> {
    let at = statements.partition_point(|one| one.place.start < place.end);
    let outer = |one: &&Statement| !one.marks.has(Marks::BRACKET);
    let Some(first) = statements[..at].iter().rposition(|one| outer(&one) && one.place.end > place.start)
    else {
        return Vec::new();
    };
    let mut found = vec![&statements[first]];
    if !topic {
        return found;
    }
    for next in statements[first + 1..].iter().filter(outer) {
        let last = found[found.len() - 1];
        let joins = last.flags.has(Flags::JOINS) && !last.flags.has(Flags::EXPLAINS);
        if next.sentence != last.sentence || joins || names(scene, next.place) || answers(scene, last, place)
        {
            break;
        }
        found.push(next);
    }
    found
}

/// Whether a statement says already that what stands at a place is not there: 「Xは漏れていませんので、ご安心ください」.
fn answers(scene: &Scene, one: &Statement, place: Place) -> bool {
    let behind = Place { start: place.end.max(one.place.start), end: one.place.end };
    one.mode == Mode::Denied
        && ["data.leak", "data.kept-in"].iter().any(|name| scene.hits.any(scene.sets(name), behind))
}

/// Whether a clause that is but a part of what is told says that it is not there: 「住所は書かれていないことをお伝えしました」.
fn inside(scene: &Scene, statements: &[Statement], place: Place, sentence: Place) -> bool {
    const NEAR: usize = 120;
    const NOT: [&str; 4] = ["ないこと", "ない旨", "ない点", "ないとお"];
    const WAS_NOT: [&str; 4] = ["なかったこと", "なかった旨", "なかった点", "なかったとお"];
    const POLITE: [&str; 3] = ["ませんとお", "ません旨", "ないとのこと"];
    let rest = slice(&scene.document.text, place.end..sentence.end.max(place.end));
    let rest = slice(rest, ..boundary(rest, NEAR));
    let marked =
        ["は", "も", "が", "を", "の記載は", "の記載が", "の記載も", "の欄は", "については", "に関しては"];
    let Some(clause) = marked.iter().find_map(|mark| behind_open(rest).strip_prefix(mark)) else {
        return false;
    };
    let start = place.end + rest.len() - clause.len();
    let clause = slice(clause, ..clause.find(['。', '、']).unwrap_or(clause.len()));
    // Most clauses deny nothing: that is told by a few looks.
    if !["ない", "なかった", "ません"].iter().any(|not| clause.contains(not)) {
        return false;
    }
    let not = NOT.iter().chain(&WAS_NOT).chain(&POLITE).filter_map(|not| clause.find(not)).min();
    let Some(said) = not.map(|at| slice(clause, ..at)) else { return false };
    // What is denied, asked or looked into is not said to be so.
    let told = governing(scene, statements, place).last().is_some_and(|last| {
        matches!(last.mode, Mode::Done | Mode::Linked | Mode::Plain | Mode::Will)
            && last.act & Vocabulary::built_in().kinds(&["inquire"]) == 0
    });
    let verb = Place { start, end: start + said.len() };
    let any = |name: &str| scene.hits.any(scene.sets(name), verb);
    told && !said.contains(['を', 'が'])
        && (stands(said) || any("data.leak") || any("data.included"))
        && !any("data.unsure")
}

/// Whether a statement speaks of a kind of data of its own.
fn names(scene: &Scene, place: Place) -> bool {
    scene.hits.kinds_in(place).any(|kind| is_topic(&scene.document.text, kind.end))
}

/// Whether it is one of several things of which none happened: 「Xが見えたり、他へ届いたりしたことはありません」.
fn one_of_several(scene: &Scene, statements: &[Statement], place: Place, sentence: Place) -> bool {
    const NEAR: usize = 240;
    let rest = slice(&scene.document.text, place.end..sentence.end.max(place.end));
    let rest = slice(rest, ..boundary(rest, NEAR));
    let Some((clause, _)) = rest.split_once('、') else { return false };
    let after = statements.partition_point(|one| one.place.start < sentence.end);
    let last = statements[..after].last().filter(|last| last.place.end >= place.end);
    // 写真が貼られたり、声をかけられたりしたという話は聞いていない: nobody heard of it.
    let heard = Vocabulary::built_in().kinds(&["receive"]);
    (clause.ends_with("たり") || clause.ends_with("だり"))
        && last.is_some_and(|last| last.mode == Mode::Denied && last.act & heard == 0)
}

/// Whether the sentence says nothing but that it is the same with this as with what the one before denies: Xは見えて
/// いません。Yも同様です.
fn likewise(scene: &Scene, statements: &[Statement], place: Place, sentence: Place) -> bool {
    const NEAR: usize = 48;
    let rest = slice(&scene.document.text, place.end..sentence.end.max(place.end));
    let rest = slice(rest, ..boundary(rest, NEAR));
    if !rest.contains('同') {
        return false;
    }
    let same = ["も同様で", "も同じで", "についても同", "も、同様で", "も同様に"];
    let said = same.iter().filter_map(|same| rest.find(same)).min();
    let after = statements.partition_point(|one| one.place.start < sentence.start);
    said.is_some_and(|at| !slice(rest, ..at).contains(['は', 'が', 'を', '。']))
        && after.checked_sub(1).is_some_and(|before| statements[before].mode == Mode::Denied)
}

/// Whether the sentence whose topic this is ends in a negation. What was not encrypted or not found out is no denial.
fn denied(scene: &Scene, statements: &[Statement], place: Place) -> bool {
    // 「管理画面にはカード番号が表示されないため、」: the clause that it is the subject of.
    let rest = slice(&scene.document.text, place.end..);
    let subject = ["が", "の欄が", "欄が", "の記載が", "の情報が"].iter().any(|mark| rest.starts_with(mark));
    // 「この画面には、Xを表示する欄がありません」
    let shown = rest.strip_prefix('を').is_some_and(|shown| {
        let verb = shown.find(['を', 'が', 'は', 'も', '、', '。']).map_or(shown, |at| slice(shown, ..at));
        // 氏名を書く欄 is one that somebody fills in.
        let filled = verb.contains(['書', '記']);
        !filled && ["欄", "項目", "列"].iter().any(|noun| verb.ends_with(noun)) && stands(verb)
    });
    let topic = is_topic(&scene.document.text, place.end);
    if !topic && !subject && !shown {
        return false;
    }
    let governing = governed(scene, statements, place, topic);
    if shown && governing.last().is_some_and(|last| last.mode == Mode::Denied) {
        return true;
    }
    if !topic && !subject {
        return false;
    }
    let Some(last) = governing.last() else { return false };
    if last.mode != Mode::Denied {
        // 別の場所で管理しており、対象外です.
        let spared = governing.len() > 1 && scene.hits.any(scene.sets("denial.predicate"), last.place);
        return spared || never(scene.document.slice(last.place));
    }
    // 表示の対象ではなく、削除もできませんでした: the first denial is what is said of it.
    let last = governing.iter().find(|one| one.mode == Mode::Denied).unwrap_or(last);
    let behind = Place { start: place.end.max(last.place.start), end: last.place.end };
    let any = |name: &str| scene.hits.any(scene.sets(name), behind);
    // 暗号化されていません leaves them open; 管理システムにはありません does not.
    const NEGATED: usize = 45;
    let protected = scene.sets("data.protected").iter();
    let mut protected = protected.flat_map(|&set| scene.hits.within(set, behind));
    if protected.any(|hit| hit.end + NEGATED >= behind.end && !goes_on(scene, hit.end)) {
        return false;
    }
    if !subject {
        return !any("data.unsure");
    }
    // 「Xが送られた形跡は」 denies X; 「Xが流出した方の数は」 does not.
    let said = slice(&scene.document.text, behind.start..behind.end);
    let other = said.match_indices('は').any(|(at, _)| {
        let before = Place { start: behind.start, end: behind.start + at };
        let traces = scene.sets("data.trace");
        !traces.iter().any(|&set| scene.hits.within(set, before).any(|hit| hit.end == before.end))
    });
    // 外に出た形跡は見当たりません: a verb of the leak, in any other words.
    let vocabulary = Vocabulary::built_in();
    let mut leaks = false;
    vocabulary.words.scan(said, |hit| leaks |= hit.kinds & vocabulary.kinds(&["leak"]) != 0);
    (leaks || any("data.leak") || any("data.kept-in")) && !other
}

/// Whether a clause says that something is made so as not to happen: 「画面に出ない作りになっています」「残らない設定です」.
fn never(clause: &str) -> bool {
    const LONGEST: usize = 5;
    // It stands at the end of its clause.
    const NEAR: usize = 240;
    let clause = slice(clause, boundary(clause, clause.len().saturating_sub(NEAR))..);
    let ends = [
        "です",
        "でした",
        "でございます",
        "であ",
        "のため",
        "になって",
        "となって",
        "になり",
        "だった",
        "にあり",
        "にある",
        "にござ",
        "に置い",
        "に保管",
    ];
    clause.match_indices("ない").any(|(at, not)| {
        let rest = slice(clause, at + not.len()..);
        let noun = rest.find(|c: char| !is_dense(c) && !one_of!("りみ", c)).unwrap_or(rest.len());
        let (noun, rest) = rest.split_at_checked(noun).unwrap_or((rest, ""));
        let made = noun.chars().nth(1).is_some() && noun.chars().nth(LONGEST).is_none();
        let supposed = ["場合", "可能性", "恐れ", "以上"].contains(&noun);
        let little = slice(clause, ..at).ends_with('少');
        made && !supposed && !little && ends.iter().any(|end| rest.starts_with(end))
    })
}

/// Whether a compound goes on at an offset: 管理システム.
fn goes_on(scene: &Scene, at: usize) -> bool {
    slice(&scene.document.text, at..).chars().next().is_some_and(is_dense)
}

/// Whether the words after a mention deny it. 「X以外の情報は含まれません」 does not deny X.
fn denies(scene: &Scene, tail: Place, mention: Place) -> bool {
    let beside = |name: &str| {
        let hit = scene.hits.first(scene.sets(name), tail);
        hit.is_some_and(|hit| tail.start == mention.end && hit.start <= mention.end + "などの".len())
    };
    let denied = own_words(scene, tail, "denial.predicate") || beside("denial.suffix");
    if beside("denial.except") { !denied } else { denied }
}

/// Whether the clause itself, not one in brackets inside it, holds a word of the set.
fn own_words(scene: &Scene, tail: Place, name: &str) -> bool {
    let clause = scene.document.clause_at(tail.start.min(tail.end.saturating_sub(1)));
    scene.sets(name).iter().any(|&set| {
        scene.hits.within(set, tail).any(|hit| {
            let at = scene.document.clause_at(hit.start);
            at == clause || at.is_some_and(|at| scene.document.clauses[at].place.contains(tail))
        })
    })
}
/// Whether the answer to a question denies what the question names: 「カード番号は大丈夫ですか。」「お預かりしておりません。」
/// `None` where a place stands in no question.
pub(crate) fn answered(scene: &Scene, statements: &[Statement], place: Place) -> Option<bool> {
    let at = statements.partition_point(|one| one.place.end < place.end);
    let one = statements.get(at).filter(|one| one.place.start <= place.start)?;
    let text = scene.document.slice(one.place);
    let short = ["は。", "は?"].iter().any(|end| text.ends_with(end));
    if one.mode != Mode::Asks && !short {
        return None;
    }
    let from = statements.partition_point(|next| next.sentence <= one.sentence);
    let answer = statements.get(from)?.sentence;
    let end = statements.partition_point(|next| next.sentence <= answer);
    statements[..end].last().map(|last| last.mode == Mode::Denied)
}
