//! What an inquiry that ended on a day found.
//!
//! Owns telling that an inquiry ended then, or its report came in, and reading what the next sentence says of it. What a
//! day is besides is `day_roles`'.

use super::Known;
use super::day_roles::{DayRoles, MANY};
use crate::document::Place;
use crate::grammar::Mode;
use crate::statements::{Statement, Vocabulary};
use crate::text::slice;

impl DayRoles<'_> {
    /// Whether what its sentence finds was found on a day: an inquiry ended then (調査は12月22日に完了し, 報告書を受領し),
    /// or it is set off from all of it (7月21日になって、).
    pub(crate) fn finds(&self, date: Place) -> bool {
        let tail = slice(&self.scene.document.text, date.end..);
        let apart = ["になって、", "になり、", "に至り、", "にいたり、"];
        apart.iter().any(|apart| tail.starts_with(apart))
            || self.own(date).is_some_and(|own| {
                let (one, kinds) = (&self.statements[own], &self.acts.kinds);
                let report = one.with & kinds.report != 0 && one.act & kinds.report == 0;
                (report || self.inquires(one, date)) && one.mode == Mode::Done
            })
    }

    /// Whether an inquiry is told of a day, behind it or as the topic: 調査は12月22日に完了し. 調査の結果、攻撃者は5月3日に侵入し tells
    /// of none that ended then.
    fn inquires(&self, one: &Statement, date: Place) -> bool {
        let mut inquired = false;
        if one.with & self.acts.kinds.inquire != 0 {
            let text = self.acts.near(one.place);
            Vocabulary::built_in().words.scan(text, |hit| {
                let behind = one.place.start + hit.start >= date.end;
                let topic = slice(text, hit.end..).starts_with(['は', 'が', 'も']);
                inquired |= hit.kinds & self.acts.kinds.inquire != 0 && (behind || topic);
            });
        }
        inquired
    }

    /// What an inquiry that ended on a day found, told in the next sentence: 7月11日に調査が完了しました。その結果、….
    pub(crate) fn resulted(&self, date: Place) -> Option<Known> {
        const RESULT: [&str; 7] =
            ["その結果", "この結果", "調査の結果", "解析の結果", "これにより", "これによって", "結果、"];
        let own = &self.statements[self.own(date)?];
        let next =
            self.statements[self.own(date)?..].iter().take(MANY).find(|one| one.sentence > own.sentence)?;
        let begins = self.scene.document.slice(next.place);
        if next.block != own.block || !RESULT.iter().any(|result| begins.starts_with(result)) {
            return None;
        }
        let from = self.statements.partition_point(|one| one.place.start < next.place.start);
        let inside = self.statements[from..].iter().take_while(|one| one.sentence == next.sentence);
        let found = inside.filter_map(|one| self.acts.stated(one, false, false).known);
        found.min().filter(|known| matches!(known, Known::Established | Known::Found))
    }
}
