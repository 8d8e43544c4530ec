//! What a text says of a whole series of kinds: that it is what leaked, and that it is all of it.
//!
//! Owns the words before a series that announce it (漏れたのは, 漏えいした項目, a label) and those behind it that close it.

use super::super::certainty;
use super::super::claim::{self, Claim};
use super::announced::{befell, held};
use super::read::Read;
use crate::document::{BlockKind, Place};
use crate::statements::Vocabulary;
use crate::text::{boundary, slice};

impl Read<'_> {
    /// Whether the clause that modifies it says that it leaked: 漏えいした|氏名、住所, 流出した項目(|氏名、住所).
    pub(super) fn befallen(&self) -> bool {
        const NEAR: usize = 60;
        let text = &self.scene.document.text;
        let start = self.scene.sentence(self.series.place.start).map_or(0, |sentence| sentence.start);
        let before = self.before(start);
        let near = boundary(text, before.end.saturating_sub(NEAR)).max(before.start);
        // 流出した|住所: the clause may stand in the first member.
        let member = self.series.members.first().map_or(before, |member| member.phrase);
        let own = slice(text, member.start..member.end);
        let modifies = ["た", "ある"].iter().filter_map(|end| Some(own.rfind(end)? + end.len())).max();
        let end = modifies.filter(|at| *at < own.len()).map_or(before.end, |at| member.start + at);
        let before = slice(text, near..end.max(near)).trim_end_matches(['(', ' ', '「', '『', ':', '、']);
        // 漏れた項目を|氏名と電話番号としている.
        let noun = before.trim_end_matches(['を', 'が', 'は']);
        let nouns = ["情報", "項目", "内容", "データ", "もの", "事項", "事柄"];
        let clause = nouns.iter().find_map(|end| noun.strip_suffix(end)).unwrap_or(before);
        let clause = clause.rsplit(['、', '。']).next().unwrap_or_default();
        // 見られた|可能性のある.
        let clause =
            ["のある", "がある"].iter().find_map(|end| clause.strip_suffix(end)).map_or(clause, |clause| {
                ["可能性", "おそれ", "恐れ"]
                    .iter()
                    .find_map(|noun| clause.strip_suffix(noun))
                    .unwrap_or(clause)
            });
        let vocabulary = Vocabulary::built_in();
        let harm = vocabulary.kinds(&["leak", "lose"]);
        let past = clause.strip_suffix('た').filter(|clause| !clause.ends_with("なかっ"));
        past.is_some_and(|before| {
            const TAIL: usize = 18;
            // The verb is what the clause ends in.
            let tail = before.len().saturating_sub(TAIL);
            let mut found = false;
            vocabulary.words.scan(clause, |hit| {
                found |= hit.kinds & harm != 0 && hit.bends() && hit.stem >= tail;
            });
            found
        })
    }

    /// Whether its label is one of what stands there: 名簿の項目:氏名、住所.
    pub(super) fn valued(&self) -> bool {
        let label = self.scene.document.blocks[self.block].label;
        let label = label.map_or("", |label| self.scene.document.slice(label));
        ["項目", "事項", "内容"].iter().any(|noun| label.ends_with(noun))
    }

    /// Whether all that stands before it in its line is a noun for data: 項目:, (6)中身, 情報.
    pub(super) fn labelled(&self) -> bool {
        let scene = self.scene;
        let start = scene.document.blocks[self.block].place.start;
        let near = self.before(start);
        // A label is near, and all that stands there.
        if near.start > start {
            return false;
        }
        let before = scene.document.slice(near);
        let label = before.trim_matches([' ', ':', '【', '】', '〔', '〕', '[', ']', '・', '■', '○']);
        let at = start + before.find(label).unwrap_or(0);
        let place = Place { start: at, end: at + label.len() };
        let mut nouns = scene.sets("data.noun").iter().chain(scene.sets("data.label"));
        !label.is_empty() && nouns.any(|&set| scene.hits.within(set, place).any(|hit| hit == place))
    }

    /// Whether what its sentence begins with is that it leaked: 流出したのは, 見える状態になっていた項目は.
    pub(super) fn claimed(&self, sentence: Place) -> bool {
        let scene = self.scene;
        let before = self.before(sentence.start);
        let said = scene.document.slice(before);
        // 刷られていたのは利用者23名の|お名前: whose they are may stand between.
        let owner = said.rfind('は').map_or("", |at| slice(said, at + 'は'.len_utf8()..));
        let owned = owner.ends_with('の') && owner.chars().nth(24).is_none();
        let said = if owned { said.strip_suffix(owner).unwrap_or(said) } else { said };
        let said = said.trim_end_matches(['、', ' ']);
        let held = || {
            // 用紙に刷られていたのは: what is said of it is that it stood there.
            let cleft = ["のは", "ものは", "ことは"].iter().any(|noun| said.ends_with(noun));
            let denied = ["ないのは", "ないものは", "なかったのは", "なかったものは"]
                .iter()
                .any(|end| said.ends_with(end));
            cleft && !denied && held(said).is_some()
                || ["中身は", "項目は"].iter().any(|noun| said.ends_with(noun))
        };
        let befallen = || {
            let topic = said.strip_suffix('は').unwrap_or_default();
            let topic = Place { start: before.start, end: before.start + topic.len() };
            befell(scene, topic).is_some_and(|noun| noun.end == topic.end)
        };
        said.ends_with('は')
            && (["data.leak", "list.claim"].iter().any(|name| scene.hits.any(scene.sets(name), before))
                || held()
                || befallen())
    }

    /// Whether a copula follows, by which the sentence goes on: 「氏名、住所の2項目で、番号はありません」.
    pub(super) fn copula(&self) -> bool {
        certainty::copula(slice(&self.scene.document.text, self.series.place.end..self.stretch.end))
    }

    /// What stands behind the series in its stretch, over what in brackets belongs to it.
    pub(super) fn behind(&self) -> &str {
        let end = self.series.place.end;
        claim::past_bracket(slice(&self.scene.document.text, end..self.stretch.end.max(end)))
    }

    /// Whether nothing but a copula follows, or a limit: 「氏名、登録した地区名の2項目です」, 「氏名と住所に限られます」.
    pub(super) fn closes(&self) -> bool {
        claim::is_copula(claim::counted(self.behind()).0) || self.bounded()
    }

    /// Whether a limit follows: に限られます, の範囲に収まります.
    pub(super) fn bounded(&self) -> bool {
        let rest = claim::counted(self.behind()).0;
        let place = Place { start: self.stretch.end.max(rest.len()) - rest.len(), end: self.stretch.end };
        let bounds = self.scene.hits.first(self.scene.sets("data.bounded"), place);
        bounds.is_some_and(|bound| bound.start == place.start)
    }

    /// What the text says of the whole series.
    pub(super) fn claim(&self) -> Claim {
        let end = self.series.place.end;
        let sentence = self.scene.sentence(end.saturating_sub(1)).unwrap_or(self.stretch);
        let claimed = self.claimed(sentence) && (self.closes() || self.copula());
        let item = self.scene.document.blocks[self.block].kind == BlockKind::Item;
        let led = || {
            item && self
                .scene
                .lead(self.block)
                .is_some_and(|lead| claim::numbers(self.scene.document.slice(lead)))
        };
        match (claim::counted(self.behind()).1 || self.bounded(), claimed) {
            (true, _) if self.series.members.len() >= 2 => Claim::All,
            _ if led() => Claim::All,
            (_, true) => Claim::Leaked,
            _ if self.announced() || self.labelled() || self.befallen() || self.valued() => Claim::Leaked,
            _ if self.holds() == Some(Vocabulary::WRITTEN) => Claim::Held,
            _ => Claim::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::mentions::data_type::tests::kinds;

    #[test]
    fn what_modifies_a_series_may_say_that_it_leaked() {
        assert_eq!(
            kinds("流出した氏名、電話番号、作品名を使った勧誘にご注意ください。"),
            "氏名 電話番号 作品名"
        );
        assert_eq!(kinds("お手元の氏名、電話番号、作品名をお確かめください。"), "");
    }

    #[test]
    fn a_list_may_end_in_a_word_that_leaves_it_open() {
        for tail in ["ほかです", "などです", "ほか3項目です", "等々です"] {
            let text = format!("札に書かれていたのは、氏名、住所、作品名{tail}。");
            assert_eq!(kinds(&text), "氏名 住所 作品名", "{tail}");
        }
    }

    #[test]
    fn a_question_before_announces_its_answer() {
        assert_eq!(kinds("何が見える状態だったのですか。\n\n作品名、窯の番号です。"), "作品名 窯の番号");
        assert_eq!(kinds("何を作りましたか。\n\n作品名、窯の番号。"), "");
    }
}
