//! What the text says of a series of kinds where it stands: whether it leaked, and whether it is all that did.
//!
//! Owns the reading of one series. Which words announce a leak is the ruleset's, by [`super::announced`].

use super::super::claim;
use super::super::scan::Scene;
use super::super::series::Series;
use super::super::{Certainty, certainty};
use super::announced::{announced, announces, asked, befalls};
use crate::document::{BlockKind, Place};
use crate::grammar::{Kinds, Mode};
use crate::statements::{self, Statement, Vocabulary};
use crate::text::{boundary, slice};
use std::cell::OnceCell;

/// Bytes looked at before a series: what asks for it, quotes it or labels it stands near.
const BEFORE: usize = 600;

/// Rows looked up for the head of a column.
const ROWS: usize = 60;

/// A series where it stands.
pub(super) struct Read<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) statements: &'a [Statement],
    pub(super) block: usize,
    pub(super) stretch: Place,
    pub(super) series: &'a Series,
    /// It is an item of a list of kinds of data.
    pub(super) listed: bool,
    /// Whether what governs its block announces leaked data, where somebody has asked already.
    pub(super) governed: &'a OnceCell<bool>,
}

impl Read<'_> {
    /// What is said of the series; `None` where it is not said to have leaked or not.
    pub(super) fn certainty(&self, mark: Option<bool>) -> Option<Certainty> {
        let place = self.series.place;
        if let Some(false) = mark {
            return Some(Certainty::Denied);
        }
        if let Some(denied) = certainty::answered(self.scene, self.statements, place) {
            return denied.then_some(Certainty::Denied);
        }
        let polarity = certainty::at(self.scene, self.statements, place);
        self.told(polarity == Certainty::Denied, mark.is_some()).then_some(polarity)
    }

    /// Whether the text tells of this series as part of a leak. In a notice, a series of kinds of data is told for
    /// that reason; a lone one needs a word for the leak.
    pub(super) fn told(&self, denied: bool, marked: bool) -> bool {
        let (scene, series) = (self.scene, self.series);
        let known = series.known();
        let Some(sentence) = scene.sentence(series.place.end.saturating_sub(1)) else { return false };
        // 表示名(多くはお名前です)が見える状態: what is said of it stands behind the bracket.
        let end = self.stretch.end.max(series.place.end) - self.behind().len();
        let after = Place { start: end, end: self.stretch.end.max(end) };
        let any = |name: &str, place: Place| scene.hits.any(scene.sets(name), place);
        const BESIDE: usize = 12;
        let beside = |name: &str| {
            scene.hits.first(scene.sets(name), after).is_some_and(|hit| hit.start <= end + BESIDE)
        };
        // 載った番号へ不審な連絡があったというお話はありません: it is the connection that is denied.
        let used = || {
            let rest = claim::behind_open(slice(&scene.document.text, end..));
            ["へ", "宛", "あて", "に対", "を使", "を用", "を悪用", "をもと", "を基", "を利用"]
                .iter()
                .any(|act| rest.starts_with(act))
        };
        if denied && used() {
            return false;
        }
        if denied && self.unheard() || self.wondered(sentence) {
            return false;
        }
        // お預かりしておらず is no matter of its own.
        let other_matter = || {
            let matters = scene.sets("data.other-matter").iter();
            let mut matters = matters.flat_map(|&set| scene.hits.within(set, sentence));
            matters.any(|hit| {
                !denied
                    || statements::at(self.statements, hit.start).is_none_or(|one| one.mode != Mode::Denied)
            })
        };
        // 漏れた氏名と住所を使い: whatever is done with them, they leaked.
        let befallen = || known > 0 && series.members.len() >= 2 && self.befallen();
        if beside("data.acted-on") && !befallen() || other_matter() {
            return false;
        }
        if known == 0 && self.names_a_column()
            || series.members.len() == 1 && (self.locks() || self.of_whom())
        {
            return false;
        }
        let whole = series.whole || marked;
        let other_lead = scene.governors(self.block).any(|governor| any("data.other-matter", governor));
        let announced = self.announced() || self.listed && !other_lead;
        // What is ticked in a table or a list is told by its mark.
        let ticked = marked && !denied && known > 0 && !other_lead;
        if announced && whole && self.items(marked) || ticked || known > 0 && self.labelled() {
            return true;
        }
        if befallen() {
            return true;
        }
        let claimed = self.claimed(sentence);
        // 漏えいした情報: 作品名、窯の番号です.
        if announced && !other_lead && series.members.len() >= 2 && self.closes() {
            return !self.names_persons();
        }
        // 載っていたのは、氏名と希望日時です.
        if claimed && series.members.len() >= 2 && (self.closes() || self.copula()) {
            return !self.names_persons();
        }
        let rest = slice(&scene.document.text, end..);
        // 書かれていたのは、氏名、年齢、治療する歯の位置です: what follows breaks the series, and not what is said of it.
        let goes_on = || {
            let rest = claim::behind_open(rest);
            ["、", "と", "や", "・", "(", "および", "及び", "ならびに", "並びに"]
                .iter()
                .any(|joint| rest.starts_with(joint))
        };
        let breaks = || !rest.starts_with(['を', 'が', 'に', 'で', 'へ', 'も', 'は']);
        if claimed && (known >= 2 && breaks() || known > 0 && goes_on()) {
            return !self.names_persons();
        }
        if self.asked() || series.members.len() == 1 && self.quoted(sentence) {
            return false;
        }
        if known == 0 {
            // 犬種、体重が書かれ: where a kind stands, whatever it is called.
            let placed = self.holds() == Some(Vocabulary::WRITTEN);
            return series.members.len() >= 2 && placed && !self.names_persons();
        }
        // What is done with a lone kind is no leak: 健康診断を受けた方.
        let follows = |marks: &[&str]| {
            let rest = claim::behind_open(slice(&scene.document.text, end..));
            marks.iter().any(|mark| rest.starts_with(mark))
        };
        let object = follows(&["を", "に", "で"]);
        let near = Place { start: end, end: after.end.min(self.ceiling(end)) };
        let zone = if object && known == 1 { near } else { after };
        let leaks = any("data.leak", zone) || befalls(scene, zone);
        if announced && (!object || leaks || series.members.len() > 1) {
            return true;
        }
        // A sentence of apology before a list is no heading.
        let lead = scene.lead(self.block);
        let mut headings = scene.governors(self.block).filter(|governor| Some(*governor) != lead);
        if denied && self.spared() {
            return true;
        }
        if headings.any(|heading| any("data.unrelated-heading", heading)) {
            return false;
        }
        if denied {
            return any("data.kept-in", after) || leaks || series.members.len() >= 2;
        }
        if leaks {
            return true;
        }
        // A lone one is written there, and not in what somebody said: 「知らない人の名前が出ている」.
        let holds = self.holds();
        let lone = series.members.len() == 1;
        if holds.is_some_and(|how| !lone || how == Vocabulary::WRITTEN && !self.quoted(sentence))
            || claimed && self.copula()
        {
            return true;
        }
        let mode = certainty::governing(scene, self.statements, series.place).last().map(|last| last.mode);
        let happened = !matches!(mode, Some(Mode::Denied | Mode::Plain));
        let before = Place { start: sentence.start, end: series.place.start };
        let many = known >= 2 || series.members.len() > 2 && !self.names_persons();
        let side = many && happened && !follows(&["で", "に", "と", "へ"]);
        side || known >= 2 && any("data.told", before) || series.members.len() >= 2 && self.closes()
    }

    /// Whether a heading, a label, a lead or the head of its row or column announces leaked data.
    pub(super) fn announced(&self) -> bool {
        let scene = self.scene;
        let heads = [self.column(), scene.row_head(self.block, self.series.place)];
        *self.governed.get_or_init(|| announced(scene, self.block))
            || asked(scene, self.series.place)
            || heads.into_iter().flatten().any(|head| announces(scene, head))
    }

    /// Whether its sentence says what leaked, and names a kind among what is told in other words: 見られたのは、氏名と、
    /// 何年度まで納めたかです.
    pub(super) fn names_one(&self) -> bool {
        let sentence = self.scene.sentence(self.series.place.end.saturating_sub(1));
        let rest = slice(&self.scene.document.text, self.series.place.end..);
        let told = || {
            sentence.is_some_and(|sentence| self.claimed(sentence))
                || self.announced()
                || self.holds() == Some(Vocabulary::WRITTEN)
        };
        self.series.known() > 0 && rest.starts_with(['、', 'と', 'や', '(', '。']) && told()
    }

    /// What stands before it behind an offset, no more than is near.
    pub(super) fn before(&self, start: usize) -> Place {
        let end = self.series.place.start.max(start);
        let near = boundary(&self.scene.document.text, end.saturating_sub(BEFORE));
        Place { start: start.max(near), end }
    }

    /// The head of the column that its cell stands in.
    pub(super) fn column(&self) -> Option<Place> {
        let blocks = &self.scene.document.blocks;
        let row = blocks.get(self.block).filter(|block| block.kind == BlockKind::Row)?;
        let at = row.column(self.series.place)?;
        let above =
            blocks[..self.block].iter().rev().take(ROWS).take_while(|block| block.kind == BlockKind::Row);
        let head = above.last().filter(|head| head.cells.len() == row.cells.len())?;
        head.cells.get(at).copied()
    }

    /// Which verb says, right behind the series, that it stood somewhere: 「氏名と住所が、だれにでも読める」.
    pub(super) fn holds(&self) -> Option<Kinds> {
        const NEAR: usize = 24;
        let end = self.series.place.end;
        let rest = slice(&self.scene.document.text, end..self.stretch.end.max(end));
        let rest = claim::behind_open(rest).trim_start_matches("の欄");
        let object = rest.starts_with('を');
        if rest.starts_with("が対象") {
            return Some(Vocabulary::WRITTEN);
        }
        let rest = ["が", "を", "も", "の"].iter().find_map(|particle| rest.strip_prefix(particle))?;
        let rest = rest.strip_prefix('、').unwrap_or(rest);
        let near = rest.char_indices().nth(NEAR).map_or(rest, |(at, _)| slice(rest, ..at));
        let mut found = None;
        Vocabulary::built_in().held.scan(near.split(['。', '、', 'を', 'が']).next()?, |hit| {
            let form = slice(rest, hit.stem..hit.end);
            let behind = slice(rest, hit.end..);
            // 氏名を書く欄: what is asked for; 氏名を書いた紙, 氏名が読める状態: what is there.
            let said = form.ends_with(['た', 'だ', 'て', 'で']);
            let plain = form.ends_with(['る', 'く', 'す', 'む']);
            let state = ["よう", "状態", "形", "かたち", "まま", "と", "。"]
                .iter()
                .any(|noun| behind.starts_with(noun));
            let there = if object { said } else { said || !plain || state || behind.is_empty() };
            found = found.or(there.then_some(hit.kinds));
        });
        found
    }

    /// Whether the stretch is made of kinds of data: known words, an item of a list, a series.
    pub(super) fn items(&self, marked: bool) -> bool {
        let scene = self.scene;
        let place = self.series.place;
        let block = &scene.document.blocks[self.block];
        let never = || {
            let sets = scene.sets("data.not-item");
            sets.iter().any(|&set| scene.hits.within(set, place).any(|hit| hit.end == place.end))
        };
        let item =
            block.kind == BlockKind::Item && block.label.is_none() && self.stretch.end >= block.place.end;
        let line =
            matches!(block.kind, BlockKind::Paragraph | BlockKind::Row) && self.series.members.len() > 1;
        self.series.known() > 0 || (item || line || marked) && !never()
    }
}
