//! Kind `delayed`: data stayed exposed, or in use, after somebody knew. Once a document.

use super::Turn;
use super::said::Values;
use crate::document::{BlockKind, Place};
use crate::grammar::is_dense;
use crate::mentions::{DateMention, Day, OCCURRENCE, OTHER};
use crate::reading::law;
use crate::ruleset::{Delayed, SetId};
use crate::statements::{Vocabulary, turned};
use crate::text::{begin, boundary, slice, within};

/// Bytes around a verb in which who did it, or what came of it, stands.
const NEAR: usize = 240;

/// Letters behind a day in which its time stands: の午後5時ごろ|まで.
const TIME: usize = 10;

/// Letters between what asks for a day and the day: 4日あとの.
const BETWEEN: usize = 10;

/// Points at the period and shows the day it was known. Months say too little to compare.
pub(crate) fn delayed(turn: &mut Turn, words: &Delayed) {
    let (exposed, explained) = (&words.exposed[..], &words.explained[..]);
    let case = turn.case;
    let dates = &case.view.mentions.dates;
    let Some(known) = case.conclusions.known_on.filter(|day| day.day.is_some()) else { return };
    let within = |date: &&DateMention| {
        let last: Option<Day> =
            date.end.filter(|end| end.day.is_some() && *end > known && !soon(known, *end));
        let scene = case.view.scene;
        let words = || scene.sentence(date.place.start).is_some_and(|at| scene.hits.any(exposed, at));
        (date.event == OCCURRENCE || date.event == OTHER && words())
            && date.date.is_some_and(|first| first <= known)
            && last.is_some()
    };
    let lasted = |date: &&DateMention| goes_on(turn, date, known, words);
    let period = dates.iter().find(within);
    let after = period.is_none().then(|| dates.iter().find(lasted).or_else(|| ended(turn, known, words)));
    let after = after.flatten();
    let Some(period) = period.or(after) else { return };
    let warned = |date: &&DateMention| date.date == Some(known) && date.known.is_some();
    let Some(warning) = dates.iter().find(warned) else { return };
    if after.is_none() && told(turn, period, known, explained) {
        return;
    }
    let document = turn.document();
    let span = document.span(warning.place);
    let day = document.slice(warning.place).to_owned();
    let values = Values::text(document, period.place).with("known", &day);
    turn.at(period.place, &values).with_label(span, day);
}

/// Whether a reason stands beside the period, or beside what was done to end it.
fn told(turn: &Turn, period: &DateMention, known: Day, explained: &[SetId]) -> bool {
    let scene = turn.case.view.scene;
    let containment =
        |date: &&DateMention| date.event == "containment" && date.date.is_some_and(|day| day >= known);
    let ends = turn.case.view.mentions.dates.iter().filter(containment);
    ends.chain([period]).any(|date| {
        let sentence = scene.sentence(date.place.start).unwrap_or(date.place);
        scene.hits.any(explained, sentence)
    })
}

/// The first day on which the exposure was ended (画面を閉鎖, 見えないように, 口座を止め), where it comes after the day that
/// follows the warning, no reason stands beside it, and nothing was ended before or at a time that is not told.
fn ended<'a>(turn: &Turn<'a, '_>, known: Day, words: &Delayed) -> Option<&'a DateMention> {
    let scene = turn.case.view.scene;
    let dates = &turn.case.view.mentions.dates;
    if at_once(turn, dates) {
        return None;
    }
    let mut ends = dates.iter().enumerate().filter_map(|(at, date)| {
        let day = date.date.filter(|day| day.day.is_some() && *day >= known && date.end.is_none())?;
        (!date.planned && ends_on(turn, dates, at)).then_some((day, date))
    });
    // Of equal days the first.
    let first = ends.by_ref().reduce(|first, one| if one.0 < first.0 { one } else { first });
    let (day, date) = first?;
    let sentence = scene.sentence(date.place.start)?;
    (!soon(known, day) && !scene.hits.any(&words.explained, sentence)).then_some(date)
}

/// What is done the next day is done at once.
fn soon(known: Day, day: Day) -> bool {
    match (law::civil(known), law::civil(day)) {
        (Some(known), Some(day)) => law::number_of(known, day) <= 2,
        _ => true,
    }
}

/// Whether a sentence says how it ended, be it that a thing was taken back: その後も回覧は続き、引き上げたのは6月1日です.
fn ends_in(turn: &Turn, rest: Place) -> bool {
    let mut found = false;
    let rest = turn.document().slice(rest);
    let near = slice(rest, ..boundary(rest, NEAR));
    Vocabulary::built_in().ended.scan(near, |hit| found |= hit.bends());
    found
}

/// Whether what is told of a date ends the exposure.
fn ends_on(turn: &Turn, dates: &[DateMention], at: usize) -> bool {
    let scene = turn.case.view.scene;
    let date = &dates[at];
    let Some(block) = scene.block(date.place.start) else { return false };
    let kind = scene.document.blocks[block].kind;
    if matches!(kind, BlockKind::Heading | BlockKind::Title)
        || scene.under(scene.sets("heading.measures"), block)
    {
        return false;
    }
    let place = scene.document.blocks[block].place;
    let entry = matches!(kind, BlockKind::Row | BlockKind::Item);
    let sentence = scene.sentence(date.place.start).unwrap_or(date.place);
    let zone = if entry { place } else { sentence };
    let next = dates.get(at + 1).map_or(zone.end, |next| within(next.place.start, date.place.end, zone.end));
    // 一週間後の9月9日: one day, told twice.
    let twice = |last: &&DateMention| {
        let gap = scene.document.text.get(last.place.end..date.place.start);
        last.written.relative && gap == Some("の")
    };
    let last = dates[..at].iter().rev().find(|last| !twice(last));
    let last = last.map_or(zone.start, |last| within(last.place.end, zone.start, date.place.start));
    let before = Place { start: last, end: date.place.start };
    let mut behind = Place { start: date.place.end, end: next.max(date.place.end) };
    // 3日に気づき、名簿を外したのは9日でした: what asks for the next day is told of that.
    let text = scene.document.slice(behind);
    if let Some(asking) = asks_for_next(text) {
        behind.end = behind.start + slice(text, ..asking).rfind('、').unwrap_or(0);
    }
    // 画面を閉じたのは6月10日です, 無効化は6月9日に行いました: what stands before the day.
    let lead = scene.document.slice(before).trim_end_matches('、');
    let lead = slice(lead, ..asks_for_next(lead).unwrap_or(lead.len()));
    let before = Place { end: before.start + lead.len(), ..before };
    let is_topic = lead.ends_with(['は', 'が']);
    let asked = ["のは", "のが"].iter().any(|asked| lead.ends_with(asked));
    ends_it(turn, behind, (false, true))
        || is_topic && (ends_it(turn, before, (asked, true)) || asked && is_undone(turn, before))
}

/// Where what asks for the day behind a text ends: 画面を閉じたのは|, 閉じたのは|4日あとの.
fn asks_for_next(text: &str) -> Option<usize> {
    let text = text.trim_end_matches('、');
    turned::asking(text).filter(|end| {
        let between = slice(text, *end..).trim_start_matches('、');
        between.chars().nth(BETWEEN).is_none() && !between.contains('、')
    })
}

/// Whether what is asked for its day (…たのは) took something out of reach: 権限を外したのは, 検索結果に出ないようにしたのは.
fn is_undone(turn: &Turn, place: Place) -> bool {
    let text = turn.document().slice(place).trim_end_matches(['、', 'は', 'が', 'の']);
    let vocabulary = Vocabulary::built_in();
    let acts = vocabulary.kinds(&["halt"]);
    let mut found = text.ends_with("ないようにした");
    vocabulary
        .words
        .scan(text, |hit| found |= hit.kinds & acts != 0 && hit.end + 'た'.len_utf8() >= text.len());
    found
}

/// Whether words of a place say that something can be seen or used no more. `asked` is set where its day is asked for,
/// `dated` where a day is told: 設定を直しました alone may be what is done from now on.
fn ends_it(turn: &Turn, place: Place, (asked, dated): (bool, bool)) -> bool {
    let scene = turn.case.view.scene;
    let text = scene.document.slice(place);
    if scene.hits.any(scene.sets("exposure.end"), place) {
        return true;
    }
    let mut found = false;
    Vocabulary::built_in().ended.scan(text, |hit| {
        let rest = slice(text, hit.end..);
        let bare = !hit.bends();
        // 閲覧できる画面の閉鎖: a noun ends its line; 削除した画像: a clause that is said of something else.
        let closes = rest.trim_start_matches(['。', ' ']).is_empty()
            || rest.starts_with('(')
            || ["できた", "できまし", "を行いまし", "が完了しまし"].iter().any(|done| rest.starts_with(done))
            || rest == "は";
        let denied = ["ません", "ない", "ず", "な"].iter().any(|not| rest.starts_with(not));
        let modifies = !asked && rest.starts_with(is_dense);
        let told = if bare { closes } else { !denied && !modifies };
        // 消去されたことを確かめました: in others' hands.
        let passive = rest.starts_with('れ') || slice(text, hit.stem..hit.end).contains('れ');
        let near = boundary(text, hit.start.saturating_sub(NEAR));
        let ours = || !passive && !names_others(slice(text, near..hit.start));
        // 閲覧の権限は9月9日に外しました: what decides who sees it stands before the verb, be it before its day.
        let switched = || {
            let clause =
                scene.clause(place.start).map_or(place.start, |clause| clause.start.min(place.start));
            let before = Place { start: clause, end: place.start + hit.start };
            scene.hits.last(scene.sets("exposure.switch"), before).is_some_and(|(switch, _)| {
                // 設定を確かめる手順に改めました: it is something else that was changed.
                !slice(&scene.document.text, switch.end..before.end).contains(['る', 'た', 'て'])
            })
        };
        let ends = match hit.kinds {
            Vocabulary::STOPPED => true,
            Vocabulary::ERASED => ours(),
            Vocabulary::UNDONE => dated && !passive && switched(),
            _ => false,
        };
        found |= told && ends;
    });
    found
}

/// Whether somebody else is named: 業者が名簿を消去し.
fn names_others(text: &str) -> bool {
    let vocabulary = Vocabulary::built_in();
    let others = vocabulary.any_party(&["persons", "outside", "contractor", "attacker"]);
    let mut found = false;
    vocabulary.parties.scan(text, |hit| found |= hit.kinds & others != 0);
    found
}

/// Whether the text says that something was ended, and not when, or at once: 直ちに公開を停止しました.
fn at_once(turn: &Turn, dates: &[DateMention]) -> bool {
    let scene = turn.case.view.scene;
    let document = scene.document;
    let mut next = dates.iter().map(|date| date.place.start).peekable();
    document.sentences.iter().any(|sentence| {
        while next.next_if(|date| *date < sentence.place.start).is_some() {}
        let dated = next.peek().is_some_and(|date| *date < sentence.place.end);
        let kind = document.blocks[sentence.block].kind;
        let entry = matches!(kind, BlockKind::Row | BlockKind::Item);
        let told = matches!(kind, BlockKind::Paragraph) || entry;
        let past = document.slice(sentence.place).trim_end_matches(['。', ' ', ')']).ends_with(['た', 'す']);
        let soon = scene.hits.any(scene.sets("exposure.soon"), sentence.place);
        told && (!dated && past || soon)
            && ends_it(turn, sentence.place, (false, false))
            && !scene.under(scene.sets("heading.measures"), sentence.block)
    })
}

/// Whether a sentence with a day after the warning says that it went on until then: 10日に止めるまで、見える状態が続き
/// ました, その後も開いたままで. A word on why stands outside of what went on.
fn goes_on(turn: &Turn, date: &DateMention, known: Day, words: &Delayed) -> bool {
    let scene = turn.case.view.scene;
    let published = turn.case.conclusions.published_on;
    let past =
        |day: Day| day.day.is_some() && day > known && published.is_none_or(|published| day <= published);
    if date.planned || !date.date.is_some_and(past) {
        return false;
    }
    let Some(sentence) = scene.sentence(date.place.start) else { return false };
    if !scene.hits.any(&words.until, sentence) {
        return false;
    }
    let lasting = words.lasting.iter().flat_map(|&set| scene.hits.within(set, sentence));
    lasting.filter_map(|hit| Some((hit, scene.clause(hit.start)?))).any(|(hit, clause)| {
        let reasons = words.explained.iter().flat_map(|&set| scene.hits.within(set, sentence));
        let mut reasons = reasons.filter(|reason| !clause.contains(*reason));
        // 止めるまで、見える状態が続き: what goes on stands behind until when.
        let until = scene.hits.first(&words.until, clause).map_or(clause.start, |until| until.end);
        let own = Place { start: until.min(hit.start), end: hit.end };
        // 名簿は6月8日まで貼られたままでした: until that very day.
        let behind = slice(&scene.document.text, date.place.end..);
        // 12日の夜まで: the time of the day stands between.
        let time = begin(behind, TIME);
        let until_then = time.find("まで").is_some_and(|at| {
            !slice(time, ..at).contains(['、', '。', 'を', 'が'])
                && !slice(behind, at + "まで".len()..).starts_with('に')
        });
        let own_day = until_then && clause.contains(date.place) && !scene.hits.any(&words.not_with, clause);
        (own_day
            || scene.hits.any(&words.exposed, clause)
            || ends_in(turn, Place { start: hit.end, ..sentence }))
            && !scene.hits.any(&words.not_with, own)
            && reasons.next().is_none()
    })
}
