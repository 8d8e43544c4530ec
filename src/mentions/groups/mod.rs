//! Groups: which counts the text gives as the parts of which total, read once from lists, tables and sentences.
//!
//! Owns the tree of totals and parts, and the roles that follow from it. Holds no sum against anything: that is the
//! checks'.

mod apart;
mod bracket;
mod change;
mod enumerated;
mod far;
mod heads;
mod ledger;
mod lines;
mod others;
mod prose;
mod rest;
mod slip;
mod spot;
mod stacked;
mod table;
mod taken;
mod theirs;
mod wholes;

pub(crate) use slip::{slipped, swapped};
pub(crate) use spot::Spot;
pub(crate) use spot::Spots;

use super::scan::Scene;
use super::{Count, Role};
use std::collections::HashSet;

/// How firmly a text ties parts to their total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// It says that they add up: 合計, 内訳, a row of totals.
    Sum,
    /// It sets them under it, and may leave some out.
    Loose,
    /// うち: some of them, none larger than the total.
    Some,
}

/// A total and its parts, all of one unit, by the numbers of their counts.
#[derive(Debug, Clone)]
pub struct Group {
    /// What the parts make.
    pub total: usize,
    /// In the order of the text.
    pub parts: Vec<usize>,
    /// Those whom two parts share, taken off the sum: 重複3名を除く.
    pub less: Option<usize>,
    /// How firmly the text ties them.
    pub tie: Tie,
}

/// The groups of a document, and where its counts stand.
#[derive(Debug, Clone, Default)]
pub struct Groups {
    /// Where each count stands.
    pub figures: Vec<Spot>,
    /// Every total with parts.
    pub all: Vec<Group>,
}

impl Groups {
    /// Reads the groups of a document, and tells each count that is a total or a part of one.
    pub fn read(scene: &Scene, counts: &mut [Count]) -> Self {
        let figures = spot::spots(scene, counts);
        let view = Spots { scene, counts, all: &figures };
        let mut all = Vec::new();
        let mut ended = ledger::Ended::default();
        table::tables(&view, &mut ended, &mut all);
        lines::lists(&view, &mut ended, &mut all);
        prose::sentences(&view, &ended, &mut all);
        bracket::below(&view, &mut all);
        stacked::lines(&view, &mut all);
        far::lists(&view, &mut all);
        far::breakdowns(&view, &mut all);
        let taken_from = wholes::wholes(&view, &all);
        let mut others = others::others(&view, &all);
        others.extend(heads::others(&view));
        let alone = alone(&view, &all);
        give_roles(&all, counts);
        for part in alone {
            counts[part].role = Role::Other;
        }
        for (whole, part) in taken_from {
            (counts[whole].role, counts[whole].affected) = (Role::Whole, false);
            counts[part].role = Role::Other;
        }
        for other in others {
            counts[other].affected = false;
        }
        Self { figures, all }
    }

    /// The figures of a document, for those who ask about them.
    pub(crate) fn figures<'a>(&'a self, scene: &'a Scene<'a>, counts: &'a [Count]) -> Spots<'a> {
        Spots { scene, counts, all: &self.figures }
    }
}

/// 「お送りした通知のうち1,286名分が」: parts of what no number was told of. They are as many as are told of.
fn alone(view: &Spots, groups: &[Group]) -> Vec<usize> {
    let mut units: HashSet<&str> = HashSet::new();
    let mut found = Vec::new();
    for figure in 0..view.all.len() {
        let first = units.insert(view.unit(figure));
        let part = first && view.counts[figure].role == Role::Part && view.counts[figure].affected;
        if part && !groups.iter().any(|group| group.parts.contains(&figure)) {
            found.push(figure);
        }
    }
    found
}

/// What is a part anywhere is no total, and what has parts is one.
fn give_roles(groups: &[Group], counts: &mut [Count]) {
    let keeps = |role: Role| matches!(role, Role::Superseded | Role::Threshold);
    for group in groups.iter().filter(|group| group.tie != Tie::Some) {
        if !keeps(counts[group.total].role) {
            counts[group.total].role = Role::Total;
        }
    }
    for group in groups {
        for &part in &group.parts {
            // As large as the total: a kind of data of the same persons, or the total once more.
            if !keeps(counts[part].role) && counts[part].value < counts[group.total].value.max(1) {
                counts[part].role = Role::Part;
            }
        }
        if let Some(less) = group.less {
            counts[less].role = Role::Overlap;
        }
    }
}

/// A group whose parts are all of its total's unit, at least two.
fn group(view: &Spots, total: usize, parts: Vec<usize>, tie: Tie) -> Option<Group> {
    let unit = view.unit(total);
    let same = parts.iter().all(|&part| view.unit(part) == unit && part != total);
    (parts.len() >= 2 && same).then_some(Group { total, parts, less: None, tie })
}

/// A total in records whose parts are persons, or the other way round: it is for the checks to say so.
fn mixed(view: &Spots, total: usize, parts: &[usize]) -> Option<Group> {
    let sum = parts.iter().try_fold(0_u64, |sum, &part| sum.checked_add(view.value(part)))?;
    mixed_units(view, total, parts).filter(|_| sum == view.value(total))
}

/// The same, where the text itself says that the total is of these parts.
fn mixed_units(view: &Spots, total: usize, parts: &[usize]) -> Option<Group> {
    let first = *parts.first()?;
    let same = parts.iter().all(|&part| view.unit(part) == view.unit(first));
    let differ = view.unit(first) != view.unit(total);
    (same && differ && parts.len() >= 2).then(|| Group {
        total,
        parts: parts.to_vec(),
        less: None,
        tie: Tie::Sum,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::read;
    use super::Groups;

    /// The totals of a text with their parts, by value.
    fn groups(text: &str) -> Vec<(u64, Vec<u64>)> {
        let text = format!("個人情報の漏えいについて\n\n{text}\n");
        read(&text, |scene| {
            let mut counts = super::super::count::counts(scene);
            let read = Groups::read(scene, &mut counts);
            let parts = |group: &super::Group| group.parts.iter().map(|&part| counts[part].value).collect();
            read.all.iter().map(|group| (counts[group.total].value, parts(group))).collect()
        })
    }

    #[test]
    fn a_row_of_parts_has_its_total_before_or_behind_it() {
        for text in [
            "名簿を失いました。載っていたのは合計60名で、昼の部が25名、夜の部が35名です。",
            "会員60名の名簿を失いました。昼の部25名、夜の部35名です。",
            "会員60名の名簿を失いました。このうち昼の部が25名、夜の部が35名です。",
            "会員60名の名簿を失いました。曜日ごとでは、土曜が25名、日曜が35名でした。",
            "会員60名(うち昼の部25名、夜の部35名)の名簿を失いました。",
            "名簿(昼の部25名、夜の部35名、計60名)を失いました。",
            "昼の部25名と夜の部35名を合わせた60名の名簿を失いました。",
            "昼の部\t25名\n夜の部\t35名\n――――\n合計 60名",
            "昼の部:25\n夜の部:35\n合計:60名",
            "名簿に載る会員 60名\n(昼の部25名、夜の部35名)",
            "昼の部=25名\n夜の部=35名\n全部で=60名",
            "会員数:60名\n 内訳1:昼の部 25名\n 内訳2:夜の部 35名",
            "会員60名(5月6日の会25名、5月9日の会35名)の名簿を失いました。",
            "会員60名さまの名簿を失いました。昼の部が25名さま、夜の部が35名さまです。",
            "会員60名の名簿を失いました。\n\n【対象となる方】\n会ごとの内訳は、昼の部25名、夜の部35名です。",
            "- 昼の部 25名:住所\n- 夜の部 35名:電話番号\n\n両方に当てはまる方はおられず、合わせて60名です。",
            "対象は60アカウント(国内版25、海外版35)です。",
            "| 部 | 会員 |\n|---|---|\n| 昼 | 25 |\n| 夜 | 35 |\n| 計 | 60 |",
            "| 会 | 昼 | 夜 | 小計 |\n|---|---|---|---|\n| 春 | 25 | 35 | 60 |\n| 秋 | 12 | 30 | 42 |",
        ] {
            assert!(groups(text).contains(&(60, vec![25, 35])), "{text}: {:?}", groups(text));
        }
    }

    #[test]
    fn what_is_done_with_each_is_no_row_of_parts() {
        for text in [
            "会員60名の名簿を失いました。電子メールで25名、郵便で20名にお知らせしました。",
            "会員60名の名簿を失いました。昼の部の25名を確認し、夜の部の20名に連絡しました。",
            "会員60名の名簿を失いました。\n\nお電話がつながらなかった方の内訳は、昼の部5名、夜の部7名です。",
            "会員 60名\n職員 25名\n役員 20名",
            "| 年 | 回 |\n|---|---|\n| 春 | 25 |\n| 秋 | 35 |\n| 冬 | 60 |",
        ] {
            assert_eq!(groups(text), [], "{text}");
        }
    }
}
