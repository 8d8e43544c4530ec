//! What the text says of a series of kinds where it stands: whether it leaked, and whether it is all that did.
//!
//! Owns the reading of one series. Which words announce a leak is the ruleset's, by [`super::announced`].

use super::super::claim::{self, Claim};
use super::super::scan::Scene;
use super::super::series::Series;
use super::super::{Certainty, certainty};
use super::announced::{announced, announces, asked, befalls, befell, held};
use crate::document::{BlockKind, Place};
use crate::grammar::{Flags, Kinds, Mode, is_dense};
use crate::statements::{Statement, Vocabulary};
use crate::text::{boundary, one_of, slice};

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
    fn told(&self, denied: bool, marked: bool) -> bool {
        let (scene, series) = (self.scene, self.series);
        let end = series.place.end;
        let known = series.known();
        let Some(sentence) = scene.sentence(end.saturating_sub(1)) else { return false };
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
        if beside("data.acted-on") || any("data.other-matter", sentence) {
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
        if known > 0 && series.members.len() >= 2 && self.befallen() {
            return true;
        }
        let claimed = self.claimed(sentence);
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
    fn announced(&self) -> bool {
        let scene = self.scene;
        let heads = [self.column(), scene.row_head(self.block, self.series.place)];
        announced(scene, self.block)
            || asked(scene, self.series.place)
            || heads.into_iter().flatten().any(|head| announces(scene, head))
    }

    /// Whether its sentence says what leaked, and names a kind among what is told in other words: 見られたのは、氏名と、
    /// 何年度まで納めたかです.
    pub(super) fn names_one(&self) -> bool {
        let sentence = self.scene.sentence(self.series.place.end.saturating_sub(1));
        let rest = slice(&self.scene.document.text, self.series.place.end..);
        let told = sentence.is_some_and(|sentence| self.claimed(sentence))
            || self.announced()
            || self.holds() == Some(Vocabulary::WRITTEN);
        self.series.known() > 0 && told && rest.starts_with(['、', 'と', 'や', '(', '。'])
    }

    /// Whether what its sentence begins with is that it leaked: 流出したのは, 見える状態になっていた項目は.
    fn claimed(&self, sentence: Place) -> bool {
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

    /// Whether the clause that modifies it says that it leaked: 漏えいした|氏名、住所, 流出した項目(|氏名、住所).
    fn befallen(&self) -> bool {
        const NEAR: usize = 60;
        let text = &self.scene.document.text;
        let start = self.scene.sentence(self.series.place.start).map_or(0, |sentence| sentence.start);
        let before = self.before(start);
        let near = boundary(text, before.end.saturating_sub(NEAR)).max(before.start);
        let before = slice(text, near..before.end).trim_end_matches(['(', ' ', '「', '『', ':', '、']);
        // 漏れた項目を|氏名と電話番号としている.
        let noun = before.trim_end_matches(['を', 'が', 'は']);
        let nouns = ["情報", "項目", "内容", "データ", "もの", "事項", "事柄"];
        let clause = nouns.iter().find_map(|end| noun.strip_suffix(end)).unwrap_or(before);
        let clause = clause.rsplit(['、', '。']).next().unwrap_or_default();
        let vocabulary = Vocabulary::built_in();
        let harm = vocabulary.kinds(&["leak", "lose"]);
        let past = clause.strip_suffix('た').filter(|clause| !clause.ends_with("なかっ"));
        past.is_some_and(|clause| {
            const TAIL: usize = 18;
            // The verb is what the clause ends in.
            let tail = clause.len().saturating_sub(TAIL);
            let mut found = false;
            vocabulary.words.scan(clause, |hit| {
                found |= hit.kinds & harm != 0 && hit.stem < hit.end && hit.stem >= tail;
            });
            found
        })
    }

    /// Whether it stands in quotation marks.
    fn quoted(&self, sentence: Place) -> bool {
        let before = self.scene.document.slice(self.before(sentence.start));
        before.matches('「').count() > before.matches('」').count()
    }

    /// What stands before it behind an offset, no more than is near.
    fn before(&self, start: usize) -> Place {
        let end = self.series.place.start.max(start);
        let near = boundary(&self.scene.document.text, end.saturating_sub(BEFORE));
        Place { start: start.max(near), end }
    }

    /// The head of the column that its cell stands in.
    fn column(&self) -> Option<Place> {
        let blocks = &self.scene.document.blocks;
        let row = blocks.get(self.block).filter(|block| block.kind == BlockKind::Row)?;
        let at = row.column(self.series.place)?;
        let above =
            blocks[..self.block].iter().rev().take(ROWS).take_while(|block| block.kind == BlockKind::Row);
        let head = above.last().filter(|head| head.cells.len() == row.cells.len())?;
        head.cells.get(at).copied()
    }

    /// Whether all that stands before it in its line is a noun for data: 項目:, (6)中身, 情報.
    fn labelled(&self) -> bool {
        let scene = self.scene;
        let start = scene.document.blocks[self.block].place.start;
        let near = self.before(start);
        // A label is near, and all that stands there.
        if near.start > start {
            return false;
        }
        let before = scene.document.slice(near);
        let label = before.trim_matches([' ', ':', '【', '】', '[', ']', '・', '■', '○']);
        let at = start + before.find(label).unwrap_or(0);
        let place = Place { start: at, end: at + label.len() };
        let mut nouns = scene.sets("data.noun").iter().chain(scene.sets("data.label"));
        !label.is_empty() && nouns.any(|&set| scene.hits.within(set, place).any(|hit| hit == place))
    }

    /// Whether a copula follows, by which the sentence goes on: 「氏名、住所の2項目で、番号はありません」.
    fn copula(&self) -> bool {
        certainty::copula(slice(&self.scene.document.text, self.series.place.end..self.stretch.end))
    }

    /// Which verb says, right behind the series, that it stood somewhere: 「氏名と住所が、だれにでも読める」.
    fn holds(&self) -> Option<Kinds> {
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

    /// Whether a member is no kind of data but somebody.
    fn names_persons(&self) -> bool {
        let scene = self.scene;
        let subject = scene.sets("data.subject");
        let vocabulary = Vocabulary::built_in();
        let persons = vocabulary.party("persons").unwrap_or(0);
        self.series.members.iter().any(|member| {
            let ends = |hit: Place| hit.end == member.phrase.end;
            let phrase = scene.document.slice(member.phrase);
            // 載せる人, 別の方.
            let mut somebody = false;
            vocabulary.parties.scan(phrase, |hit| {
                let word = slice(phrase, hit.start..hit.end);
                let counts = word.chars().count() == 1 && !matches!(word, "人" | "方");
                somebody |= hit.end == phrase.len() && hit.kinds & persons != 0 && !counts;
            });
            somebody && member.set.is_none()
                || subject.iter().any(|&set| scene.hits.within(set, member.phrase).any(ends))
        })
    }

    /// Whether its label is one of what stands there: 名簿の項目:氏名、住所.
    fn valued(&self) -> bool {
        let label = self.scene.document.blocks[self.block].label;
        let label = label.map_or("", |label| self.scene.document.slice(label));
        ["項目", "事項", "内容"].iter().any(|noun| label.ends_with(noun))
    }

    /// Whether its members are but words for what stands in a column: 項目, 内容.
    fn names_a_column(&self) -> bool {
        let scene = self.scene;
        let sets = || scene.sets("data.noun").iter().chain(scene.sets("data.label"));
        self.series.members.iter().all(|member| {
            sets().any(|&set| scene.hits.within(set, member.phrase).any(|hit| hit == member.phrase))
        })
    }

    /// Whether it is what keeps a thing shut: 鍵(パスワード)はかけて, 暗証番号を設定し.
    fn locks(&self) -> bool {
        let rest = slice(&self.scene.document.text, self.series.place.end..);
        let bare = rest.trim_start_matches(')');
        let start = self.series.place.end + rest.len() - bare.len();
        let locks = self.scene.sets("data.locks");
        locks.iter().any(|&set| {
            let zone = Place { start, end: self.stretch.end.max(start) };
            self.scene.hits.within(set, zone).any(|hit| hit.start == start)
        })
    }

    /// Whether what was done with it says who somebody is: パスワードを登録していた方.
    fn of_whom(&self) -> bool {
        const NEAR: usize = 48;
        let rest = slice(&self.scene.document.text, self.series.place.end..);
        let Some(rest) = rest.strip_prefix('を') else { return false };
        let near = slice(rest, ..boundary(rest, NEAR));
        let near = slice(near, ..near.find(['。', '、']).unwrap_or(near.len()));
        let persons = Vocabulary::built_in().party("persons").unwrap_or(0);
        let mut found = false;
        Vocabulary::built_in().parties.scan(near, |hit| {
            found |= hit.kinds & persons != 0 && slice(near, ..hit.start).ends_with('た');
        });
        found
    }

    /// Whether its sentence ends up in a denial or a request, or is about a desk or what readers can do: 会社名と電話番号を
    /// 控えて、お知らせください.
    pub(super) fn ends_otherwise(&self) -> bool {
        const NEAR: usize = 180;
        let end = self.scene.sentence(self.series.place.start).map_or(0, |sentence| sentence.end);
        let behind = self.statements.partition_point(|one| one.place.start < end);
        let last = behind.checked_sub(1).and_then(|at| self.statements.get(at));
        // 三つしか設けていません says what there is.
        let only = || {
            let text = &self.scene.document.text;
            slice(text, boundary(text, end.saturating_sub(NEAR))..end).contains("しか")
        };
        let vocabulary = Vocabulary::built_in();
        let topic = |name: &str| vocabulary.topic(name).unwrap_or(0);
        let elsewhere = topic("contact-point") | topic("protective-steps");
        last.is_some_and(|last| match last.mode {
            _ if last.topic & elsewhere != 0 => true,
            Mode::Denied => !only(),
            mode => matches!(mode, Mode::Asked | Mode::Wished),
        })
    }

    /// Whether its own clause says that it did not leak, wherever that stands: 電話番号は漏れていませんので.
    fn spared(&self) -> bool {
        let vocabulary = Vocabulary::built_in();
        let leaks = vocabulary.kinds(&["leak", "lose"]);
        let governing = certainty::governing(self.scene, self.statements, self.series.place);
        governing.last().is_some_and(|last| last.mode == Mode::Denied && last.act & leaks != 0)
    }

    /// Whether its clause only asks whether it is so: 氏名が含まれていたかどうか, 写真のどこまでが写っていたかは.
    fn wondered(&self, sentence: Place) -> bool {
        let end = self.series.place.end;
        let rest = claim::behind_open(slice(&self.scene.document.text, end..sentence.end.max(end)));
        if ["のどこ", "のどの", "のうちど", "のいずれ"].iter().any(|part| rest.starts_with(part))
        {
            return true;
        }
        let clause = rest.split(['、', '。']).next().unwrap_or_default();
        clause.match_indices('か').any(|(at, _)| {
            let (before, behind) = (slice(clause, ..at), slice(clause, at + 'か'.len_utf8()..));
            let next = behind.chars().next();
            before.ends_with(['た', 'る', 'い'])
                && (next.is_none_or(|next| one_of!("はをもが", next) || is_dense(next))
                    || ["どうか", "否か"].iter().any(|or| behind.starts_with(or)))
        })
    }

    /// Whether nothing but that nobody has heard of it is said: 写真がよそに貼られたという話は聞いていない.
    fn unheard(&self) -> bool {
        let vocabulary = Vocabulary::built_in();
        let (heard, leaks) = (vocabulary.kinds(&["receive"]), vocabulary.kinds(&["leak", "lose"]));
        let governing = certainty::governing(self.scene, self.statements, self.series.place);
        governing.last().is_some_and(|last| last.act & heard != 0 && last.with & leaks == 0)
    }

    /// How far behind a lone object the act stands that is done with it.
    fn ceiling(&self, end: usize) -> usize {
        const NEAR: usize = 20;
        let rest = slice(&self.scene.document.text, end..);
        let mut near = rest.char_indices().enumerate().skip(1);
        let last = near.find(|(count, (_, found))| *found == 'を' || *count == NEAR);
        end + last.map_or(rest.len(), |(_, (at, _))| at)
    }

    /// What stands behind the series in its stretch, over what in brackets belongs to it.
    fn behind(&self) -> &str {
        let end = self.series.place.end;
        let rest = slice(&self.scene.document.text, end..self.stretch.end.max(end));
        let bracket = rest.starts_with('(').then(|| rest.split_once(')')).flatten();
        bracket.map_or(rest, |(_, rest)| rest)
    }

    /// Whether nothing but a copula follows, or a limit: 「氏名、登録した地区名の2項目です」, 「氏名と住所に限られます」.
    fn closes(&self) -> bool {
        claim::is_copula(claim::counted(self.behind()).0) || self.bounded()
    }

    /// Whether a limit follows: に限られます, の範囲に収まります.
    fn bounded(&self) -> bool {
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

    /// Whether the stretch is made of kinds of data: known words, an item of a list, a series.
    fn items(&self, marked: bool) -> bool {
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

    /// Whether the statement asks, announces or supposes something: what readers are to change, what will be done.
    pub(super) fn asked(&self) -> bool {
        let governing = certainty::governing(self.scene, self.statements, self.series.place);
        let Some(last) = governing.last() else { return false };
        matches!(last.mode, Mode::Asked | Mode::If | Mode::Wished | Mode::Will)
            || last.flags.has(Flags::CHANGE)
    }
}
