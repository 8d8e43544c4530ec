//! Whether a text tells an incident: somebody's data or papers went, or may have gone, where they should not.
//!
//! Owns weighing what the text states as done or possible. Rules, plans, examples, requests and what is only quoted
//! weigh nothing; an apology and a notice to persons weigh as half.

use super::{Marks, Statement, Vocabulary};
use crate::document::{Document, Place};
use crate::grammar::{Flags, Kinds, Mode};
use crate::text::slice;

/// What speaks for an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Weight {
    /// Statements of a leak, a loss, an intrusion or a mishap, done or possible.
    pub acts: usize,
    /// Of these, those that name data or papers.
    pub of_data: usize,
    /// Whether the text apologises.
    pub apology: bool,
    /// Whether those affected are told, or a regulator is.
    pub told: bool,
}

impl Weight {
    /// Whether it is enough for a notice of a breach.
    pub fn is_breach(self) -> bool {
        self.of_data > 0 && (self.apology || self.told)
    }

    /// Whether it is too little for one: hardly an act, and nobody is told and nothing regretted.
    pub fn is_nothing(self) -> bool {
        self.acts == 0 && !self.apology && !self.told
    }
}

/// Weighs the statements of a text.
pub fn weight(document: &Document, statements: &[Statement], vocabulary: &Vocabulary) -> Weight {
    let kinds = |names: &[&str]| {
        names.iter().filter_map(|name| vocabulary.kind(name)).fold(0, |all, kind| all | kind)
    };
    let (acts, goods) = (kinds(&["leak", "lose", "intrude"]), kinds(&["data", "document"]));
    let (apologise, tell, report) = (kinds(&["apologise"]), kinds(&["tell"]), kinds(&["report"]));
    let persons = vocabulary.party("persons").unwrap_or(0);
    let regulator = vocabulary.party("regulator").unwrap_or(0);
    let mut quotes = Quotes { document, block: usize::MAX, at: 0, depth: 0 };
    let mut weight = Weight::default();
    let mut near: (usize, Kinds) = (usize::MAX, 0);
    let wrong = kinds(&["wrong"]);
    let found = kinds(&["learn", "confirm", "inquire", "arise", "receive", "harm", "use"]);
    for one in statements {
        let said = !quotes.around(one);
        weight.apology |= one.with & apologise != 0 && said && one.mode != Mode::Asks;
        if one.marks.has(Marks::HEADING) {
            continue;
        }
        if near.0 != one.block {
            near = (one.block, 0);
        }
        near.1 |= one.with;
        let happened = matches!(one.mode, Mode::Done | Mode::Possible | Mode::Going) && said;
        // 別の方の封筒に入れて, 送ってしまい: no word for a leak is needed.
        let astray =
            one.with & wrong != 0 && (one.with & goods | one.act & tell) != 0 && one.mode == Mode::Done;
        let mishap = astray || one.flags.has(Flags::MISHAP) && one.with & (goods | tell) != 0;
        // 漏えいの記事を集めました tells of none: the act itself, or that it was found or looked into, must be told.
        let told_of = one.with & acts != 0 && one.act & (acts | found) != 0;
        if happened && (told_of || mishap) {
            weight.acts += 1;
            weight.of_data += usize::from(astray || (one.with | near.1) & goods != 0);
        }
        let done = matches!(one.mode, Mode::Done | Mode::Going) && said;
        weight.told |= done && one.act & (tell | report) != 0 && one.to & (persons | regulator) != 0;
    }
    weight
}

/// Where the text tells what happened: not what is asked, promised or denied to have followed from it, and not what
/// was done about it.
pub fn told(statements: &[Statement], vocabulary: &Vocabulary) -> Vec<Place> {
    let about = |one: &Statement| vocabulary.tells(one.topic);
    let meant = |one: &Statement| {
        !matches!(one.mode, Mode::Asked | Mode::Wished | Mode::If | Mode::Will | Mode::Asks)
    };
    statements.iter().filter(|one| meant(one) && about(one)).map(|one| one.place).collect()
}

/// Follows quotation marks through the blocks: what stands in them is an example, or what others say.
struct Quotes<'a> {
    document: &'a Document,
    block: usize,
    at: usize,
    depth: i32,
}

impl Quotes<'_> {
    /// Whether a statement stands in quotation marks; statements are asked for in order.
    fn around(&mut self, one: &Statement) -> bool {
        if self.block != one.block {
            let start = self.document.blocks[one.block].place.start;
            (self.block, self.at, self.depth) = (one.block, start, 0);
        }
        // What counts is where its verb stands: 例文「…可能性がございます。」 begins before the quotation it lies in.
        let text = &self.document.text;
        let said = slice(text, one.place.start..one.place.end);
        let verb = one.place.start + said.trim_end_matches(['。', '」', '、']).len();
        for found in slice(text, self.at..verb.max(self.at)).chars() {
            self.depth += i32::from(found == '「') - i32::from(found == '」');
        }
        self.at = self.at.max(verb);
        self.depth > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, read};

    fn of(text: &str) -> Weight {
        let document = read(text, Format::Text);
        weight(&document, &super::super::read(&document, Vocabulary::built_in()), Vocabulary::built_in())
    }

    #[test]
    fn no_word_for_a_leak_is_needed() {
        for text in [
            "会報の送付について\n\n7月の会報を送るとき、名簿の画面を写した紙を封筒に入れてしまいました。\n\n本当にごめんなさい。\n",
            "お知らせ\n\n4月9日、健診の結果票を別の方に渡しました。対象の方にはお電話でお詫びしました。\n",
            "園からのお願い\n\n写真の一覧が誰からでも見える状態になっていました。ご家庭の皆様に深くお詫びいたします。\n",
        ] {
            assert!(of(text).is_breach(), "{text} {:?}", of(text));
        }
    }

    #[test]
    fn rules_plans_and_examples_are_no_incident() {
        for text in [
            "個人情報の取扱い\n\n万一、個人データの漏えいが生じたときは、委員会へ報告し、ご本人に通知します。\n",
            "広報研修の資料\n\n例文「お客様の情報が流出した可能性がございます。」を直してください。\n",
            "総会の議事\n\n来年度は名簿の管理の方法を改める予定です。質疑はありませんでした。\n",
        ] {
            assert!(of(text).is_nothing() && !of(text).is_breach(), "{text} {:?}", of(text));
        }
    }
}
