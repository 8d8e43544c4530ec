//! Kinds `future-date` and `stale-status`: dates against the day of publication. Silent without one.

use super::{Turn, Values, civil, published_at};
use crate::document::Place;
use crate::grammar::{Mode, is_dense};
use crate::mentions::{DateMention, Day, PUBLICATION, REGULATOR, WARNING, past_bracket};
use crate::ruleset::{Confidence, SetId};
use crate::statements::{self, Marks, turned};
use crate::text::numeral::is_numeral;
use crate::text::script::is_noun_sign;
use crate::text::{boundary, slice};
use jiff::civil::Date;

/// Told as done (words of `told` after it, or an entry of a list under `under`), but after the publication.
pub(crate) fn future(turn: &mut Turn, told: &[SetId], not_with: &[SetId], under: &[SetId]) {
    let Some(published) = turn.case.conclusions.published_on.and_then(civil) else { return };
    let dates = &turn.case.view.mentions.dates;
    let days = |date: &DateMention| date.end.or(date.date).and_then(civil);
    // Most texts have no later day.
    if !dates.iter().filter_map(days).any(|day| day > published) {
        return;
    }
    let published = updated(turn).map_or(published, |updated| updated.max(published));
    for (at, mention) in dates.iter().enumerate() {
        let Some(day) = days(mention).filter(|day| *day > published) else { continue };
        // その夜 hangs on another day; and no finding rests on a guessed year where that of the publication fits.
        let own = mention.date.filter(|_| !mention.year_given);
        let own = own.and_then(|day| civil(Day { year: published.year(), ..day }));
        let bare = !turn.document().slice(mention.place).contains(is_numeral);
        if bare && mention.written.relative || own.is_some_and(|own| own <= published) {
            continue;
        }
        let next = dates.get(at + 1).map_or(usize::MAX, |date| date.place.start);
        let done = past(turn, mention, next, not_with)
            || done(turn, mention.place, next, (told, not_with, under))
            || stated(turn, mention, not_with);
        // 18日から21日にかけてお送りしています: it began, and goes on beyond the publication.
        let begun = mention.end.is_some() && mention.date.and_then(civil).is_some_and(|day| day <= published);
        if begun && goes_on(turn, mention.place) {
            continue;
        }
        let behind = slice(&turn.document().text, mention.place.end..);
        // 10月12日から、校外では端末だけで見ることとしました: what begins on a day was decided, and not done.
        // 保存年限は3月31日、廃棄は4月12日を予定しております: what is told of the last of a series is told of each.
        let listed =
            behind.starts_with('、') && slice(&turn.document().text, ..mention.place.start).ends_with('は');
        let begins = ["から", "より"].iter().any(|from| past_bracket(behind).starts_with(from));
        let scene = turn.case.view.scene;
        let planned = |sentence: Place| scene.hits.any(not_with, sentence);
        if (begins || listed) && scene.sentence(mention.place.start).is_some_and(planned) {
            continue;
        }
        let named = names(behind);
        if mention.event == PUBLICATION
            || mention.planned
            || !done
            || named
            || !tells_when(turn, mention.place)
        {
            continue;
        }
        let values =
            Values::text(turn.document(), mention.place).with("published", published).with("day", day);
        let label = published_at(turn, published);
        let finding = turn.at(mention.place, &values);
        if !mention.year_given {
            finding.confidence = Confidence::Medium;
        }
        if let Some((span, text)) = label {
            finding.with_label(span, text);
        }
    }
}

/// The last day at which the text says that it was added to, at the head of a line: 2026.10.23 【更新】.
fn updated(turn: &Turn) -> Option<Date> {
    let scene = turn.case.view.scene;
    let acts = scene.sets("published-act");
    let marked = |date: &&DateMention| {
        let block = scene.block(date.place.start).map(|at| scene.document.blocks[at].place);
        let Some(block) = block.filter(|block| block.start == date.place.start) else { return false };
        let rest = slice(&scene.document.text, date.place.end..block.end.max(date.place.end));
        let act = rest.trim_start_matches(' ').trim_start_matches(['【', '[', '(']);
        let start = date.place.end + rest.len() - act.len();
        if !slice(&scene.document.text, ..start).ends_with(['【', '[', '(']) {
            return false;
        }
        let near = Place { start, end: start + act.find(['】', ']', ')', ' ', ':']).unwrap_or(0) };
        let holds = |hit: Place| hit == near;
        acts.iter().any(|&set| scene.hits.within(set, near).any(holds))
    };
    turn.case.view.mentions.dates.iter().filter(marked).filter_map(|date| date.date.and_then(civil)).max()
}

/// Whether the statement that a day stands in is told as done, or gives the day of what can only be told afterwards:
/// | 報告 | 3月28日 個人情報保護委員会 |. What begins on a day, or lasts until then, does not end on it.
fn stated(turn: &Turn, date: &DateMention, not_with: &[SetId]) -> bool {
    const SPANS: [&str; 6] = ["から", "より", "まで", "以降", "以後", "時点"];
    const KNOWN: [&str; 3] = [REGULATOR, WARNING, "discovery"];
    let scene = turn.case.view.scene;
    let behind = slice(&scene.document.text, date.place.end..);
    let Some(one) = statements::at(turn.case.statements, date.place.start) else { return false };
    // 当日 is the day of whatever came before; 12月31日から1月3日 is when a desk is closed.
    let given = date.end.is_none() && scene.document.slice(date.place).contains(is_numeral);
    // 26日までに全社から回答を得ました: by then it was done.
    let lasts = SPANS.iter().any(|span| behind.starts_with(span)) && !behind.starts_with("までに");
    // 7月4日(土)・5日(日)を含む毎日: one of several days on which something is open.
    let behind = past_bracket(behind);
    let lasts = lasts || behind.starts_with(['・', 'を', 'の']) || one.marks.has(Marks::BRACKET);
    if !given || lasts || scene.hits.any(not_with, one.place) {
        return false;
    }
    // 不在のため、16日に再訪問: a noun at the end of a line says that it was done only where the day begins the line.
    let begins = || {
        let line = scene.cell(date.place.start).or_else(|| scene.sentence(date.place.start));
        line.is_some_and(|line| {
            let before = Place { start: line.start.min(date.place.start), end: date.place.start };
            !scene.document.slice(before).contains('、')
        })
    };
    match one.mode {
        Mode::Done => !one.marks.has(Marks::NOUN) || KNOWN.contains(&&*date.event) || begins(),
        Mode::Noun => one.in_list() && KNOWN.contains(&&*date.event),
        _ => false,
    }
}

/// Bytes before a day in which what asks for it stands.
const NEAR: usize = 480;

/// Whether what stands behind a day, up to the next, says in so many words that it was done, or what stands before asks
/// for the day of what was. A line that ends in a noun (12月1日に施行) tells no time, unless the day begins it.
fn past(turn: &Turn, mention: &DateMention, next: usize, not_with: &[SetId]) -> bool {
    let date = mention.place;
    const TOLD: [&str; 8] =
        ["ました", "でした", "ておりま", "ており、", "ています", "済み", "てありま", "てございま"];
    const LAST: [&str; 5] = ["ました", "ております", "ています", "でした", "てあります"];
    let scene = turn.case.view.scene;
    let document = turn.document();
    let Some(sentence) = scene.sentence(date.start) else { return false };
    let own = Place { start: date.end, end: sentence.end.min(next).max(date.end) };
    let behind = document.at(own);
    let clause = Place { end: own.start + behind.find('、').unwrap_or(behind.len()), ..own };
    // A sentence of nothing but days is as long as a text.
    let from = boundary(&document.text, date.start.saturating_sub(NEAR)).max(sentence.start);
    let before = document.at(Place { start: from.min(date.start), end: date.start }).trim_end_matches('、');
    let begins = from == sentence.start && !before.chars().any(char::is_alphabetic);
    let turned = turned::asking(before).is_some();
    let ended = behind.trim_end_matches(['。', ' ', ')']);
    // 職員には3月27日に書面を郵送し、お取引先にはメールでご連絡しております: what ends the sentence is told of both.
    let linked = || {
        let last = document.at(Place { start: own.end, ..sentence }).trim_end_matches(['。', ' ', ')']);
        own.end < sentence.end
            && !scene.hits.any(not_with, sentence)
            && LAST.iter().any(|told| last.ends_with(told))
    };
    let told = TOLD.iter().any(|told| behind.contains(told))
        || ended.ends_with('た')
        || ended.ends_with("ている")
        || linked();
    // Where its role does not say so, its own statement does: 11月18日の配信から使っています.
    let own = statements::at(turn.case.statements, date.start).is_some_and(|one| {
        let ended = document.at(one.place).trim_end_matches(['。', '、', ' ', ')']);
        let told = LAST.iter().any(|told| ended.ends_with(told));
        matches!(one.mode, Mode::Done | Mode::Going) && told
    });
    let said = mention.done && (begins || turned || told) || own;
    said && !scene.hits.any(not_with, clause)
}

/// Whether a day says of what is still to come which it is: 11月5日に開く交流会の参加者.
fn names(behind: &str) -> bool {
    const VERB: usize = 8;
    // 締切を11月30日に延ばすとき: what the day is for is told, not when it was done.
    const FORMAL: [&str; 6] = ["とき", "ため", "よう", "こと", "はず", "つもり"];
    let noun = |rest: &str| {
        rest.starts_with(|c: char| is_noun_sign(c) || "「『".contains(c))
            || FORMAL.iter().any(|formal| rest.starts_with(formal))
    };
    let clause = behind.strip_prefix('に').unwrap_or(behind);
    let mut verb = clause.char_indices().take(VERB).take_while(|(_, c)| !"をへにがはでとた、。".contains(*c));
    verb.any(|(at, c)| "うくぐすつぶむる".contains(c) && noun(slice(clause, at + c.len_utf8()..)))
}

/// Whether the sentence of a day ends in what goes on: お送りしています.
fn goes_on(turn: &Turn, date: Place) -> bool {
    let sentence = turn.case.view.scene.sentence(date.start);
    let said = sentence.map_or("", |sentence| turn.document().at(sentence)).trim_end_matches(['。', ' ']);
    ["います", "おります", "いる", "おる", "中です", "中"].iter().any(|end| said.ends_with(end))
}

/// Whether a day says when something was done. 「8月10日発」の案内, 8月3日・4日を含む毎日 and 8月9日の旅行 name something
/// by its day.
fn tells_when(turn: &Turn, date: Place) -> bool {
    const BEHIND: [&str; 24] = [
        "ほど",
        "過ぎ",
        "すぎ",
        "をもって",
        "をもち",
        "に",
        "うち",
        "までに",
        "、",
        ",",
        " ",
        "付",
        "午",
        "正午",
        "深夜",
        "未明",
        "夜",
        "朝",
        "夕",
        "昼",
        "頃",
        "ごろ",
        "より",
        "から",
    ];
    let text = &turn.document().text;
    let rest = past_bracket(slice(text, date.end..));
    let sentence = turn.case.view.scene.sentence(date.start);
    let start = sentence.is_some_and(|sentence| sentence.start == date.start);
    // A day that begins its line has what happened behind it; one in a bracket of its own, before it.
    let until = rest.starts_with("まで") && !rest.starts_with("までに");
    let begins = start && !until && !rest.starts_with(['発', 'を', 'の', '・', 'と', '号', '版']);
    let bracketed = closes(rest) && slice(text, ..date.start).ends_with('(');
    let own = rest.is_empty()
        || begins
        || bracketed
        || rest.starts_with(['\n', ':', '|', '\t'])
        || rest.starts_with(|c: char| c.is_ascii_digit());
    let before = sentence.map_or("", |sentence| slice(text, sentence.start..date.start));
    let open = before.matches('「').count() > before.matches('」').count();
    // 公開を止めたのは10月30日です: the day is what was asked for.
    const IS: [&str; 5] = ["です", "でし", "でござ", "であ", "のこと"];
    let answers = turned::asking(before).is_some() && IS.iter().any(|is| rest.starts_with(is));
    !open
        && (own
            || answers
            || at_event(rest)
            || BEHIND.iter().any(|behind| rest.strip_prefix('の').unwrap_or(rest).starts_with(behind)))
}

/// Whether a day is that of an occasion at which something was done: 26日の研修には、全員が出席しました. What is said of something
/// else than the occasion (の催しでお配りする名簿) has its verb before its noun.
fn at_event(rest: &str) -> bool {
    const LONGEST: usize = 8;
    let Some(noun) = rest.strip_prefix('の') else { return false };
    let end = noun.char_indices().find(|(_, c)| !is_dense(*c)).map_or(noun.len(), |(at, _)| at);
    let (noun, behind) = (slice(noun, ..end), slice(noun, end..));
    let clause = slice(behind, ..behind.find('。').unwrap_or(behind.len()));
    let signs: Vec<char> = clause.chars().take(80).collect();
    let modifies = signs.windows(2).any(|pair| "うくぐすつぶむる".contains(pair[0]) && is_dense(pair[1]));
    (1..=LONGEST).contains(&noun.chars().count())
        && ["で", "には", "において", "にて"].iter().any(|at| behind.starts_with(at))
        && !modifies
}

/// Whether what happened on a day is told as done.
fn done(
    turn: &Turn,
    date: Place,
    next: usize,
    (told, not_with, under): (&[SetId], &[SetId], &[SetId]),
) -> bool {
    let scene = turn.case.view.scene;
    let Some(sentence) = scene.sentence(date.start) else { return false };
    // 方式を切り替えました(3月2日): what stands before the bracket was done then.
    let text = &scene.document.text;
    if slice(text, ..date.start).ends_with('(') && closes(slice(text, date.end..)) {
        let before = Place { start: sentence.start, end: date.start };
        let clause = scene.document.slice(before);
        let ended = clause.trim_end_matches('(').ends_with(['た', '済', 'み']);
        return ended && scene.hits.any(told, before) && !scene.hits.any(not_with, before);
    }
    let own = Place { start: date.end, end: sentence.end.min(next).max(date.end) };
    let rest = Place { start: date.end, end: sentence.end };
    // What stands before the next date belongs to this one; where nothing does, the end of the sentence.
    let zone = if scene.hits.any(told, own) { own } else { rest };
    if scene.hits.any(not_with, zone) {
        return false;
    }
    if scene.hits.any(told, zone) {
        return true;
    }
    let Some(at) = scene.block(date.start) else { return false };
    let block = &scene.document.blocks[at];
    let begins = date.start == block.place.start;
    begins && scene.document.headings_above(block.section).any(|heading| scene.hits.any(under, heading.place))
}

/// Whether a bracket holds no more than a day and what was done then: (3月27日完了). What begins or ends then is told by its
/// own words.
fn closes(behind: &str) -> bool {
    const NOUN: usize = 8;
    const TIMES: [&str; 8] = ["から", "より", "まで", "開始", "施行", "適用", "期限", "開"];
    let mut signs = behind.char_indices().take(NOUN);
    let Some((at, _)) = signs.find(|(_, sign)| *sign == ')') else { return false };
    let inside = slice(behind, ..at);
    !TIMES.iter().any(|word| inside.contains(word)) && !inside.contains(['、', '。', '予'])
}
