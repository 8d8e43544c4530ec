//! What a day is, by what the text states of it: who did what to whom then.
//!
//! Owns the roles of days. Closed acts are told by their class and their parties; what is left is the incident where
//! it lies before anybody knew, and the response where it lies after. Knows no rule and chooses no key date.

use super::Known;
use super::attribute::{self, Attribute, is_state};
use super::day_acts::DayActs;
use super::day_classes::Classes;
use super::day_labels;
use super::day_role::{Act, DayRole, NOTHING};
use super::resolved::is_held;
use super::scan::Scene;
use crate::document::{Block, BlockKind, Place};
use crate::grammar::Mode;
use crate::statements::{Marks, Statement, turned};
use crate::text::script::is_hiragana;
use crate::text::{begin, slice};

/// Statements around a bracket that are looked at.
pub(super) const DEEP: usize = 8;
/// Statements of a sentence that are looked at.
pub(super) const MANY: usize = 200;
/// What says that something was so on the day it is listed under, and not that it was found then.
const OF_THIS_DAY: [&str; 4] = ["この日から", "この日より", "この日以降", "この日に始ま"];
/// Letters behind a day in which the clause that it stands in ends.
const INSIDE: usize = 130;

/// The statements of a text, and the classes that tell the roles of days.
pub(crate) struct DayRoles<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) statements: &'a [Statement],
    pub(super) acts: DayActs<'a>,
    /// Whether what was typed in was read.
    typed: bool,
}

impl<'a> DayRoles<'a> {
    /// The roles of a text in Japanese, of a ruleset that builds on the built-in one.
    pub(crate) fn new(scene: &'a Scene<'a>, statements: &'a [Statement]) -> Option<Self> {
        let kana = scene.document.text.contains(is_hiragana);
        if !kana || statements.is_empty() || scene.sets("heading.measures").is_empty() {
            return None;
        }
        let acts = DayActs { scene, kinds: Classes::built_in() };
        let typed = scene.sets("exposure.typed").iter().any(|&set| scene.hits.of(set).len() > 0);
        Some(Self { scene, statements, acts, typed })
    }

    /// The role of the date at a place. `next` is where the next date begins; `listed` says whether it heads an entry
    /// of a chronology.
    pub(crate) fn of(&self, date: Place, next: usize, listed: bool) -> DayRole {
        let text = &self.scene.document.text;
        let Some(block) = self.scene.block(date.start) else { return NOTHING };
        let block = &self.scene.document.blocks[block];
        // In a row, a day heads its cell or stands in a text like any other.
        let heads = |cell: &Place| cell.start <= date.start && date.start <= cell.start + "【".len();
        let cell = block.cells[..block.cells.partition_point(|cell| cell.start <= date.start)].last();
        let listed = listed && (block.cells.is_empty() || cell.is_some_and(heads));
        let tail = slice(text, date.end.min(block.place.end)..block.place.end);
        let span = ["から", "より", "~"].iter().any(|sign| self.scene.document.slice(date).contains(sign));
        let exposed = span && self.typed && attribute::exposes(&self.acts.kinds, tail);
        if self.is_notice(tail) {
            return DayRole { act: Act::Published, notice: true, done: true, ..NOTHING };
        }
        if is_state(tail) && !exposed {
            return NOTHING;
        }
        let Some(own) = self.own(date) else { return NOTHING };
        // 2023年6月から更新しておらず: since when nothing was done.
        let since = ["から", "より", "以降", "以来"].iter().any(|since| tail.starts_with(since));
        if since && !span && (self.acts.is_left_undone(&self.statements[own]) || self.sets_off(own)) {
            return NOTHING;
        }
        // 演奏会(11月24日)の精算表: when something is held that is named besides.
        if is_held(self.scene, date) {
            return NOTHING;
        }
        let bracket = self.statements[own].marks.has(Marks::BRACKET);
        let said = self.statements[own].place;
        let asked = turned::asks_when(
            slice(text, said.start.min(date.start)..date.start),
            slice(text, date.end.min(said.end)..said.end),
        );
        let turned = asked || is_turned(slice(text, block.place.start.min(date.start)..date.start));
        if asked {
            return DayRole { listed, ..self.asked(own, date) };
        }
        if let Some(role) = self.answered(own, date) {
            return role;
        }
        // A date on a line of its own dates what stands below; in prose, one dates its sentence.
        let alone = date == block.place && block.kind != BlockKind::Row;
        let below = self.scene.block(date.start).and_then(|at| self.scene.document.blocks.get(at + 1));
        let end = match (alone, listed) {
            (true, _) => next.min(below.map_or(block.place.end, |below| below.place.end)),
            (_, true) => next.min(block.place.end),
            _ => next.min(self.scene.sentence(date.start).map_or(block.place.end, |sentence| sentence.end)),
        };
        let cell = self.cell(block, date);
        let attribute = match (listed, cell) {
            _ if exposed => None,
            (false, _) => attribute::of(&self.acts.kinds, tail),
            // 2019年4月以降に受診された方 in a cell of its own.
            (true, Some(rest)) => attribute::of(&self.acts.kinds, rest),
            (true, None) => None,
        };
        // 10月24日に…を受けたことが判明: a day inside what was found is no day of finding; one set off is.
        let set_off = listed || is_set_off(tail);
        let mut role = DayRole { listed, ..NOTHING };
        // 6月15日(委託先が覚知)、翌16日(当社で確認): a bracket right behind a day says what it is the day of.
        let explained = self.statements[own + 1..].iter().find(|one| one.place.start >= date.end);
        let explained = explained.filter(|one| {
            let gap = date.end..one.place.start;
            one.marks.has(Marks::BRACKET) && gap.len() <= "(".len() && !bracket
        });
        if let Some(one) = explained {
            let said = self.acts.stated(one, false, true);
            if said.known.is_some() || !matches!(said.act, Act::Open | Act::Nothing) {
                return DayRole { listed, done: true, ..said };
            }
        }
        let zone = self.statements[own..].iter().enumerate();
        let mut inquired = false;
        for (at, one) in zone.take_while(|(at, one)| *at == 0 || one.place.start < end) {
            // 6月8日に送り、その後、お電話で判明しました: no more of this day.
            let later = ["その後", "のちに", "後日"];
            if at > 0 && later.iter().any(|word| self.scene.document.slice(one.place).starts_with(word)) {
                break;
            }
            if at > 0 && (one.marks.has(Marks::BRACKET) || bracket && !alone) {
                continue;
            }
            // Of its own clause counts what follows the date.
            if at == 0 && !turned && !bracket && one.place.end <= date.end {
                continue;
            }
            // What stands around the next day is that day's; one in a bracket stands beside it.
            let beside = slice(text, ..next).ends_with('(');
            if at > 0 && one.place.end > next && next < end + 1 && !beside {
                continue;
            }
            let mut said = self.acts.stated(one, turned && at == 0, listed);
            // 4月18日に鍵を置き忘れ、翌朝見当たらず: what stands before the next day is told of this one.
            if at == 0 && !turned && !bracket && date.end < next && next < one.place.end {
                let between = Place { start: date.end, end: next };
                // 2024年4月に導入した仕組みにおいて、11月18日に…: whose day it is ends before the next.
                let span =
                    ["の期間", "の間", "までの期間", "までの間"].iter().any(|span| tail.starts_with(span));
                let whose =
                    !span && !is_set_off(tail) && attribute::modifies(self.scene.document.slice(between));
                said = self.acts.clause(one, between).unwrap_or(if whose { NOTHING } else { said });
            }
            if at == 0 && !turned {
                said = self.acts.inner(one, date, said);
            }
            // 2024年11月12日 この日から漏れ始めていた可能性があると分かる: the day of what was found.
            let of_day = at == 0 && OF_THIS_DAY.iter().any(|of| self.acts.near(one.place).contains(of));
            if of_day && said.known.is_some() {
                said = DayRole { act: Act::Incident, inside: said.known, ..NOTHING };
            } else if at == 0 && !turned && !set_off && said.known.is_some() {
                let rest = slice(text, date.end.min(one.place.end)..one.place.end);
                let rest = begin(rest, INSIDE);
                // 検知されたとのことです: heard from somebody, no finding of ours.
                let heard = !rest.contains("こと")
                    || rest.matches("とのこと").count() == rest.matches("こと").count();
                // 所定の場所にないことが分かり: what is so when it is found began before that day.
                let past = || {
                    ["たこと", "た事実", "可能性", "おそれ", "恐れ"].iter().any(|told| rest.contains(told))
                };
                // 11月5日に、8月28日の深夜の一括取得を突き止めました: the day of what was found.
                let object = of_an_object(rest);
                if !heard && past() || object {
                    said = DayRole { act: Act::Incident, inside: said.known, found: said.known, ..NOTHING };
                } else if said.known == Some(Known::Told) && is_quoted(rest) {
                    said = DayRole { act: Act::Open, ..NOTHING };
                }
            }
            // 9月20日まで停止しています: it goes on until then.
            let done = one.mode == Mode::Done || one.mode == Mode::Going && !tail.starts_with("まで");
            said.done = said != NOTHING && done && one.place.end > date.end;
            // 三日の昼に受け取り、頁がそろっていることを確かめ: what came back was looked at, and nothing looked for.
            said.checked &= at == 0 || inquired || role.act == Act::Nothing || listed;
            role.began |=
                at > 0 && !inquired && said.known.is_some() && self.came_later(date, own, &role, one);
            role.take(said);
            inquired |= one.with & self.acts.kinds.inquire != 0;
            let settled = matches!(role.act, Act::Published | Act::Persons | Act::Regulator | Act::Police);
            if settled && !listed && !alone {
                break;
            }
        }
        if role.checked && inquired {
            role.found = role.found.or(Some(Known::Found));
        }
        // 6月3日から: the beginning of a time, on which nothing was found.
        if ["から", "より"].iter().any(|from| tail.starts_with(from)) && role.known.is_some() {
            role = DayRole { act: Act::Incident, found: role.known, known: None, ..role };
        }
        match attribute {
            // 5月1日に公表した件とは関わりがありません: another's.
            Some(Attribute::Notice | Attribute::Shown) if self.statements[own].mode == Mode::Denied => {
                return NOTHING;
            }
            // 警察署へ6月8日に届け出た件: no notice to readers.
            Some(Attribute::Notice | Attribute::Shown) if self.told_elsewhere(own) => {}
            // 7月1日に掲載した報告書の別紙において、…読める状態にあり: what was shown is what went wrong.
            Some(Attribute::Shown) if self.tells_of_harm(own) => {
                return DayRole { carried: true, found: role.found.filter(|_| set_off), ..NOTHING };
            }
            Some(Attribute::Notice | Attribute::Shown) => {
                return DayRole { act: Act::Published, notice: true, done: true, ..NOTHING };
            }
            Some(Attribute::Sent) if self.went_wrong(date) => {
                return DayRole { act: Act::Open, done: true, ..NOTHING };
            }
            Some(Attribute::Thing | Attribute::Sent)
                if role.known != Some(Known::Told) || next < self.statements[own].place.end =>
            {
                // 7月15日に発送した通知書を…送っていたことが分かりました: nothing was found on the day it was sent.
                let carried = self.tells_of_harm(own);
                return DayRole { found: role.found.filter(|_| set_off), carried, ..NOTHING };
            }
            Some(Attribute::Aside) if role.known != Some(Known::Told) => {
                return DayRole { found: role.found.filter(|_| set_off), ..NOTHING };
            }
            // 2019年4月以降に通われた会員の情報: nobody found anything over all that time.
            Some(Attribute::Person) if role.known.is_none() || since => {
                return DayRole { found: role.found, ..NOTHING };
            }
            _ => {}
        }
        if bracket && role.act == Act::Nothing && role.known.is_none() {
            // (11月14日): what stands before the bracket is what was done.
            let before =
                self.statements[..own].iter().rev().take(DEEP).find(|one| !one.marks.has(Marks::BRACKET));
            let one = before.filter(|one| one.place.contains(self.statements[own].place));
            role.take(one.map_or(NOTHING, |one| self.acts.stated(one, false, false)));
            role.listed = false;
        }
        // 業績予想(5月14日公表): when something was made known that is named besides.
        if bracket && role.act == Act::Published {
            return DayRole { act: Act::Published, notice: true, done: true, ..NOTHING };
        }
        if exposed && role.act == Act::Nothing && self.statements[own].mode != Mode::Denied {
            role.act = Act::Incident;
        }
        if let Some(act) = self
            .addressee(date)
            .filter(|_| role.known.is_none() && matches!(role.act, Act::Regulator | Act::Police | Act::Open))
        {
            role.act = act;
        }
        let topic = self.statements[own].topic | self.statements[own].own_topic;
        role.background = !listed && topic & self.acts.kinds.cause != 0;
        role
    }

    /// What the label of a day says of it.
    pub(crate) fn labelled(&self, date: Place) -> Option<DayRole> {
        day_labels::role(self.scene, &self.acts.kinds, date)
    }

    /// Whether one statement tells of this day and of the next, each in words of its own: lines that the document took
    /// for one.
    pub(crate) fn shares(&self, date: Place, next: usize) -> bool {
        const SERIES: usize = 24;
        let text = &self.scene.document.text;
        let lines = |one: &Statement| date.end + SERIES < next && next < one.place.end;
        self.own(date).is_some_and(|own| {
            lines(&self.statements[own]) && !slice(text, date.end..next).contains(['、', '。', 'は', 'に'])
        })
    }

    /// Whether the row of a date holds nothing else but numbers: 2025年11月 | 602名.
    pub(crate) fn is_counted(&self, date: Place) -> bool {
        const UNIT: usize = 3;
        let Some(block) = self.scene.block(date.start) else { return false };
        let block = &self.scene.document.blocks[block];
        let mut others = block.cells.iter().filter(|cell| !cell.contains(date)).peekable();
        let number = |cell: &Place| {
            let text = self.scene.document.slice(*cell);
            let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',');
            unit.len() < text.len() && unit.chars().nth(UNIT).is_none()
        };
        others.peek().is_some() && others.all(|cell| number(cell) && cell.start > date.start)
    }

    /// What stands behind a date in its own cell of a row.
    fn cell(&self, block: &Block, date: Place) -> Option<&str> {
        let cell = block.cells[block.column(date)?];
        Some(slice(&self.scene.document.text, date.end..cell.end))
    }

    /// Whether the sentence of a day tells that what was sent then went where it should not, and no loss of it.
    fn went_wrong(&self, date: Place) -> bool {
        let Some(own) = self.own(date) else { return false };
        let sentence = self.statements[own].sentence;
        // A row has one sentence, however wide.
        let inside = self.statements[own..].iter().take(MANY).take_while(|one| one.sentence == sentence);
        let with = inside.fold(0, |all, one| all | one.with);
        let kinds = &self.acts.kinds;
        with & (kinds.wrong | kinds.leak) != 0 && with & kinds.lose == 0
    }

    /// Whether the sentence of a statement tells of harm.
    fn tells_of_harm(&self, own: usize) -> bool {
        let kinds = &self.acts.kinds;
        let sentence = self.statements[own].sentence;
        let inside = self.statements[own..].iter().take(DEEP).take_while(|one| one.sentence == sentence);
        let mut heads = inside.filter(|one| !matches!(one.mode, Mode::Denied | Mode::Will));
        heads.any(|one| one.with & (kinds.harm | kinds.wrong | kinds.misuse) != 0)
    }

    /// Whether a statement only sets off what follows: ひもは2024年10月から配っておりましたが、….
    fn sets_off(&self, own: usize) -> bool {
        let one = &self.statements[own];
        let kinds = &self.acts.kinds;
        let text = self.scene.document.slice(one.place);
        ["ましたが、", "でしたが、", "たが、", "ものの、"].iter().any(|end| text.ends_with(end))
            && one.with & (kinds.harm | kinds.wrong | kinds.misuse) == 0
            && one.act & (kinds.harm | kinds.learn) == 0
    }

    /// Whether a statement names whom only a report goes to, and nothing published.
    fn told_elsewhere(&self, own: usize) -> bool {
        let (one, kinds) = (&self.statements[own], &self.acts.kinds);
        one.parties & (kinds.regulator | kinds.police) != 0 && one.with & kinds.publish == 0
    }

    /// The statement a date stands in.
    pub(super) fn own(&self, date: Place) -> Option<usize> {
        let after = self.statements.partition_point(|one| one.place.start <= date.start);
        (after.saturating_sub(DEEP)..after).rev().find(|&at| date.start < self.statements[at].place.end)
    }
}

/// Whether a day belongs to what somebody tells, and not to their telling it: 5月28日に処理したとの証明書を受けて. Who
/// tells is named before such a day, not behind it.
fn is_quoted(rest: &str) -> bool {
    let quote = ["たとの", "たという", "た旨"].iter().filter_map(|end| rest.find(end)).min();
    quote.is_some_and(|at| !["から", "より", "が"].iter().any(|who| slice(rest, ..at).contains(who)))
}

/// Whether a date says of what is found when it was: の深夜の一括取得を.
fn of_an_object(rest: &str) -> bool {
    let object = rest.strip_prefix('の').and_then(|rest| rest.split_once('を'));
    object.is_some_and(|(noun, _)| !noun.contains(['、', 'に', 'は', 'が', 'で']))
}

/// Whether a date is set off from what follows: 6月9日、…; 6月9日の朝、….
fn is_set_off(tail: &str) -> bool {
    const NEAR: usize = 6;
    let near = begin(tail, NEAR);
    let hour = || {
        let until = near.find(['、', ','])?;
        Some(!slice(near, ..until).contains(['を', 'が', 'は', 'で', 'へ', 'と']))
    };
    ["、", ",", " ", "に、", "に,", "には", "は"].iter().any(|sign| tail.starts_with(sign))
        || hour() == Some(true)
}

/// Whether what stands before a date asks for it: 気づいたのは.
fn is_turned(before: &str) -> bool {
    let before = before.trim_end_matches(['、', ' ']);
    before.ends_with('た') || ["端緒は", "発端は"].iter().any(|end| before.ends_with(end))
}
