//! Kind `totals`: two places that give different totals of the same persons.
//!
//! Owns what announces a total (the opening, a sum, a label, whose data it was) and what refers back to it. Of two
//! numbers that are not alike nothing is said: they may well count two groups.

use super::figure::{Figure, Figures};
use super::group::Group;
use super::sums;
use crate::checks::Turn;
use crate::checks::said::Values;
use crate::document::{BlockKind, Place};
use crate::mentions::Role;
use crate::ruleset::{Check, TotalWords};
use std::collections::BTreeSet;

/// Below this, any two numbers are alike; only a plain reference to all who are affected counts then.
const SMALL: u64 = 100;

/// Each value that disagrees is told once.
pub fn totals(turn: &mut Turn, words: &TotalWords) {
    let case = turn.case;
    let figures = Figures::of(case);
    let groups = all_groups(&figures);
    let told = Told::sort(&figures, &groups, words);
    // Three totals are three groups, not one total written in three ways.
    if told.distinct() > 2 {
        return;
    }
    let printed: BTreeSet<u64> = figures.all.iter().map(Figure::value).collect();
    let mut values: BTreeSet<u64> = BTreeSet::new();
    let mut pairs: Vec<(Figure, Figure)> = Vec::new();
    for (figure, referring) in
        told.announced.iter().map(|a| (a, false)).chain(told.referring.iter().map(|r| (r, true)))
    {
        let known = told
            .announced
            .first()
            .filter(|first| first.value() != figure.value() && !values.contains(&figure.value()));
        let Some(known) = known else { continue };
        let strong =
            figure.value().min(known.value()) >= SMALL || (referring && refers(&figures, words, figure));
        let repeated = referring && told.others.contains(&figure.value());
        if strong
            && !repeated
            && alike(figure.value(), known.value())
            && !accounted(&printed, known, figure)
            && !explained(&figures, words, known, figure)
        {
            values.insert(figure.value());
            pairs.push((*known, *figure));
        }
    }
    for (known, figure) in pairs {
        let document = turn.document();
        let values = Values::text(document, figure.place()).with("other", document.at(known.place()));
        let (span, label) = (document.span(known.place()), document.at(known.place()).to_owned());
        turn.at(figure.place(), &values).with_label(span, label);
    }
}

/// The figures that give a total, sorted by how they do.
struct Told<'a> {
    announced: Vec<Figure<'a>>,
    referring: Vec<Figure<'a>>,
    /// Values of persons that neither announce nor refer: parts and groups.
    others: BTreeSet<u64>,
}

impl<'a> Told<'a> {
    fn sort(figures: &Figures<'a>, groups: &[Group<'a>], words: &TotalWords) -> Self {
        let document = figures.case.view.scene.document;
        let parts: BTreeSet<Place> =
            groups.iter().flat_map(|group| &group.parts).map(Figure::place).collect();
        let sums: BTreeSet<Place> =
            groups.iter().filter(|group| group.all).map(|group| group.total.place()).collect();
        let part = |figure: &Figure| figure.count.role == Role::Part || parts.contains(&figure.place());
        let summed = |figure: &Figure| sums.contains(&figure.place());
        let mut told = Self { announced: Vec::new(), referring: Vec::new(), others: BTreeSet::new() };
        for figure in figures.all.iter().filter(|figure| figure.unit() == "名") {
            let block = &document.blocks[figure.block];
            let lone = figures.plain(block.place).len() == 1;
            let opening =
                (block.section == 0 && document.sections.len() > 1) || block.kind == BlockKind::Title;
            let governed = figures
                .case
                .view
                .scene
                .governors(figure.block)
                .next()
                .is_some_and(|by| figures.any(&words.labels, by));
            let opened = figures
                .hit(&words.labels, block.place)
                .is_some_and(|label| label.start == block.place.start && label.end <= figure.place().start);
            // A line that is nothing but the count answers its heading.
            let bare = figures.apart(block.place.start, block.place.end)
                <= figures.apart(figure.place().start, figure.place().end) + 1;
            let labelled = lone && block.kind != BlockKind::Row && (governed || opened || bare);
            let back = figures.right_after(&words.whole, figure, 1)
                && (refers(figures, words, figure) || starts(figures, figure));
            let usable =
                figure.bracket.is_none() && figures.exact(figure) && !part(figure) && figure.value() > 1;
            if usable && (back || refers(figures, words, figure)) {
                told.referring.push(*figure);
            } else if usable
                && (summed(figure)
                    || figure.count.affected
                        && (opening || labelled || figures.right_after(&words.states, figure, 1)))
            {
                told.announced.push(*figure);
            } else {
                told.others.insert(figure.value());
            }
        }
        told
    }

    fn distinct(&self) -> usize {
        let mut values: Vec<u64> = self.announced.iter().chain(&self.referring).map(Figure::value).collect();
        values.sort_unstable();
        values.dedup();
        values.len()
    }
}

/// Every group that any rule of sums sees.
pub fn all_groups<'a>(figures: &Figures<'a>) -> Vec<Group<'a>> {
    let rules = &figures.case.view.scene.ruleset.rules;
    let sums = rules.iter().filter_map(|rule| match &rule.check {
        Check::Sums(words) => Some(words),
        _ => None,
    });
    sums.flat_map(|words| sums::groups(figures, words)).collect()
}

/// 「対象の1,240名」.
fn refers(figures: &Figures, words: &TotalWords, figure: &Figure) -> bool {
    let start = figures.sentence(figure.sentence).start;
    figures.right_before(&words.refers, start, figure, 0).is_some()
}

/// Whether no noun stands before a figure to say whom it counts: it opens its sentence, or what comes before ends
/// in a particle or a comma.
fn starts(figures: &Figures, figure: &Figure) -> bool {
    let sentence = figures.sentence(figure.sentence);
    let before = Place { start: sentence.start, end: figure.place().start };
    let before = figures.case.view.scene.document.at(before);
    before.is_empty() || before.ends_with(['に', 'は', 'も', 'で', '、'])
}

/// Whether one number may be a slip for the other: as many digits, and few that differ, or the same in another
/// order.
fn alike(one: u64, other: u64) -> bool {
    let (one, other) = (one.to_string().into_bytes(), other.to_string().into_bytes());
    let differing = one.iter().zip(&other).filter(|(a, b)| a != b).count();
    let sorted = |digits: &[u8]| {
        let mut digits = digits.to_vec();
        digits.sort_unstable();
        digits
    };
    let most = if one.len() <= 3 { 1 } else { 2 };
    one.len() == other.len() && (differing <= most || sorted(&one) == sorted(&other))
}

/// Whether the text prints the difference of the two, or both together.
fn accounted(printed: &BTreeSet<u64>, one: &Figure, other: &Figure) -> bool {
    printed.contains(&one.value().abs_diff(other.value()))
        || printed.contains(&one.value().saturating_add(other.value()))
}

/// Whether the text says why the two differ, in words near either.
fn explained(figures: &Figures, words: &TotalWords, one: &Figure, other: &Figure) -> bool {
    let document = figures.case.view.scene.document;
    // Where a total is announced, the sentence after it may say more of it.
    let near = |figure: &Figure, more: usize| {
        let last = (figure.sentence + more).min(document.sentences.len() - 1);
        let same = document.sentences[last].block == figure.block;
        figures.sentence(figure.sentence).join(figures.sentence(if same { last } else { figure.sentence }))
    };
    figures.any(&words.explained, near(one, 1)) || figures.any(&words.explained, near(other, 0))
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn a_slip_is_alike_and_another_group_is_not() {
        for (one, other) in [(1240, 1204), (7600, 7800), (2315, 2351), (418, 481), (86, 68)] {
            assert!(alike(one, other), "{one} {other}");
        }
        for (one, other) in [(1240, 124), (6214, 1386), (214, 385), (12_450, 98_761)] {
            assert!(!alike(one, other), "{one} {other}");
        }
    }
}
