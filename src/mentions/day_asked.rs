//! Days that are all that is said of a topic or in answer to a question: 気づいたのは4日です, いつ気づきましたか: 4日の朝です.
//!
//! Owns what such a day is the day of. Whether a day is all that is said is told by its shape, in
//! `statements::turned`.

use super::day_role::{DayRole, NOTHING};
use super::day_roles::{DEEP, DayRoles};
use crate::document::Place;
use crate::grammar::{Flags, Mode};
use crate::statements::{Marks, Statement, Vocabulary, turned};
use crate::text::slice;

impl DayRoles<'_> {
    /// What a day is that is all that is said of its topic: what stands before it in its sentence, up to another day.
    pub(super) fn asked(&self, own: usize, date: Place) -> DayRole {
        let text = &self.scene.document.text;
        let mut topic = Statement { with: 0, ..self.statements[own] };
        let words = slice(text, topic.place.start.min(date.start)..date.start);
        Vocabulary::built_in().words.scan(words, |hit| topic.with |= hit.kinds);
        let same = |one: &&Statement| one.sentence == topic.sentence && !one.marks.has(Marks::DATE);
        let before = self.statements[..own].iter().rev().take(DEEP).take_while(same);
        let mut role = self.acts.stated(&topic, true, true);
        for one in before.filter(|one| !one.marks.has(Marks::BRACKET)) {
            role.take(self.acts.stated(one, false, false));
        }
        role.done = role != NOTHING;
        role
    }

    /// What a day is that answers a question: いつ気づきましたか, and below it 同じ日の午後3時前です.
    pub(super) fn answered(&self, own: usize, date: Place) -> Option<DayRole> {
        const MARK: usize = 6;
        let said = &self.statements[own];
        let document = self.scene.document;
        let before = slice(&document.text, said.place.start.min(date.start)..date.start);
        let behind = slice(&document.text, date.end..said.place.end.max(date.end));
        if before.len() > MARK || !turned::is_answer(behind) {
            return None;
        }
        let question = self.statements[..own].iter().rev().take_while(|one| one.block + 1 >= said.block);
        let question = question.take(DEEP).find(|one| one.block < said.block)?;
        if !document.slice(question.place).contains("いつ") {
            return None;
        }
        let topic = Statement { mode: Mode::Done, flags: Flags::default(), ..*question };
        let role = self.acts.stated(&topic, true, true);
        (role != NOTHING).then_some(DayRole { done: true, ..role })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::events;

    #[test]
    fn a_day_that_answers_a_question() {
        let told =
            "Q いつ気づきましたか\nA 6月9日(火)の午後3時すぎです。受け取られた方にお返しいただきました。";
        assert_eq!(events(told), ["discovery"]);
        let told = "Q いつから対策をしますか\nA 6月9日です。";
        assert_ne!(events(told), ["discovery"]);
    }

    #[test]
    fn what_went_wrong_was_sent_on_its_day() {
        for told in [
            "6月8日に郵送した会費の通知書のうち、63名分が別の方の封筒に入っていたことが、6月10日にお電話で分かりました。",
            "6月8日(月)に投函した「更新のお願い」はがき46枚で、別の方のお名前が印刷されていたことに、6月10日に気づきました。",
        ] {
            assert_eq!(events(told), ["occurrence", "discovery"], "{told}");
        }
    }

    #[test]
    fn what_stood_so_since_a_day_is_no_incident() {
        for told in [
            "原因は、ソフトを2025年8月から更新しておらず、弱点を突かれたことです。",
            "修正プログラムは2025年8月に提供されていましたが、当てていませんでした。",
            "2025年8月に公開された修正版を当てていなかったため、侵入されました。",
            "業績の見通し(2025年8月7日公表)に変更はありません。",
            "専門業者が2025年8月28日付の証明書を出しております。",
        ] {
            let found = events(&format!("6月9日(火)、係の者が画面の書き換えに気づきました。\n\n{told}"));
            assert!(!found.contains(&"occurrence".to_owned()), "{told} {found:?}");
        }
    }
}
