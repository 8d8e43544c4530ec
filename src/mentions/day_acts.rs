//! What one statement says of its day.
//!
//! Owns the order in which the closed acts claim a day: report, incident, finding, word from outside, word to those
//! affected, notice; what none claims is open.

use super::Known;
use super::day_classes::Classes;
use super::day_role::{Act, DayRole, NOTHING};
use super::scan::Scene;
use crate::document::Place;
use crate::grammar::{Flags, Kinds, Mode};
use crate::statements::{Marks, Statement, Vocabulary};
use crate::text::{begin, slice};

/// The statements' classes, as the roles of days need them.
pub(crate) struct DayActs<'a> {
    pub scene: &'a Scene<'a>,
    pub kinds: Classes,
}

impl DayActs<'_> {
    /// What one statement says of its day. `turned` is set where the day stands behind it: 気づいたのは4日です, 気づいた
    /// 4日に.
    pub(crate) fn stated(&self, one: &Statement, turned: bool, listed: bool) -> DayRole {
        let kinds = &self.kinds;
        let happened = match one.mode {
            Mode::Done | Mode::Going | Mode::Noun | Mode::Linked | Mode::Plain => true,
            // …から閲覧された可能性があります: when it happened, if it did.
            Mode::Possible => {
                one.with & (kinds.harm | kinds.misuse | kinds.wrong) != 0
                    || one.act & (kinds.receive | kinds.learn) != 0
                    || one.act & kinds.tell != 0 && one.from & kinds.others & !kinds.attacker != 0
                    || self.concludes(one)
            }
            Mode::If => turned,
            Mode::Will => listed || one.with & self.kinds.wrong != 0,
            _ => false,
        };
        if self.is_missed(one) {
            return DayRole { known: Some(Known::Established), ..NOTHING };
        }
        let kind = self.favours(one);
        if !happened || one.flags.has(Flags::ASKED) && !kind || one.flags.has(Flags::NOT) {
            return NOTHING;
        }
        // …の可能性について: a title.
        if self.scene.document.slice(one.place).trim_end().ends_with("について") {
            return NOTHING;
        }
        // 修正版は2025年10月に出ていましたが: what might have been done.
        if self.is_released(one) {
            return NOTHING;
        }
        let act = if turned { one.with } else { one.act };
        let is = |kind: Kinds| act & kind != 0;
        let with = |kind: Kinds| one.with & kind != 0;
        let role = |act| DayRole { act, ..NOTHING };
        let known = |known| DayRole { known: Some(known), ..NOTHING };
        let others = (one.from | one.who) & kinds.others;
        let words = kinds.tell | kinds.report | kinds.consult | kinds.receive;
        // お知らせいたします: the notice itself.
        if is(kinds.tell | kinds.report) && one.mode == Mode::Plain && !listed && !turned {
            return if with(kinds.harm) { role(Act::Incident) } else { NOTHING };
        }
        let attacked = one.who & kinds.attacker != 0 && one.who & (kinds.ours | kinds.persons) == 0;
        let attacked = attacked && one.from & kinds.attacker == 0 && !is(kinds.inquire | kinds.publish);
        // 利用者からのご指摘: a noun from somebody is word from them, a verb is what the sender found.
        let named = one.from & kinds.others & !kinds.attacker != 0;
        let word = one.marks.has(Marks::NOUN) && (attacked || named);
        // 校長から生徒に話をしました: who speaks to somebody learns nothing.
        let outward = kinds.persons | kinds.regulator | kinds.police;
        let speaks = one.to & !one.from & outward != 0 && one.from & (kinds.ours | kinds.staff) != 0;
        // 画面に列が残っておりました: what was there all along.
        let learns = is(kinds.learn) && !is(kinds.remain) && (turned || !is(words) && !word) && !speaks;
        let concludes = self.concludes(one);
        // 申し出を受けたその日に権限を外す運用に改め: what is done from now on.
        let learns = learns && !one.flags.has(Flags::CHANGE);
        // 複製が残っていないことを確かめました: that it did not happen.
        let confirms =
            is(kinds.confirm) && with(kinds.harm) && !self.near(one.place).contains("ていないこと");
        let finds = learns || confirms || concludes;
        let misused = with(kinds.misuse & !kinds.harm);
        let said = self.near(one.place);
        let elsewhere = one.to & !(kinds.police | kinds.helper) != 0 || one.to == 0 && said.contains('へ');
        let unplaced = if elsewhere { 0 } else { one.parties & !one.from & !one.who };
        let toward = |party: Kinds| (one.to | unplaced) & party != 0;
        if toward(kinds.regulator) && (is(kinds.report | kinds.tell) || with(kinds.report)) {
            return role(Act::Regulator);
        }
        let plain = kinds.report | kinds.receive | kinds.consult | kinds.apologise | kinds.inquire;
        // 患者さんから「名前が違う」と電話: what somebody tells us is no wrong of ours.
        let favour = kind && one.who & kinds.others & !kinds.attacker != 0;
        let quoted = || ["」と", "との", "旨の"].iter().any(|end| said.contains(end));
        let somebody = || one.from == 0 && quoted() && self.names_a_source(one);
        let word_came = is(kinds.tell) || act == 0 && with(kinds.tell);
        let told_us = (named || favour || somebody()) && word_came && one.to & kinds.persons == 0;
        // 予約サイトからの連絡に見せかけたメールを開き, お客様へ偽の案内が送られ: nobody's word, but what was done to us.
        let guise = with(kinds.guise) && !finds && !quoted() && !is(plain & !kinds.receive);
        if guise && !with(kinds.inquire | kinds.confirm) && one.topic & kinds.measures == 0 {
            let sent = is(kinds.tell) && one.flags.has(Flags::PASSIVE);
            return role(if sent { Act::Incident } else { Act::Open });
        }
        let wrong = with(kinds.wrong) && !is(plain) && !told_us && !self.another_acts(one);
        let harmed = one.flags.has(Flags::MISHAP) || is(kinds.harm) || wrong || attacked;
        // 再発防止策: ファイルを鍵で暗号化します(6月末まで).
        if harmed && one.topic & kinds.prevention != 0 && !listed {
            return NOTHING;
        }
        if harmed && !finds && !is(kinds.confirm) && (attacked || !is(kinds.learn) || is(kinds.tell)) {
            return role(Act::Incident);
        }
        // 再発防止策: 管理者のログインに確認を必須にしました.
        if finds && one.topic & kinds.prevention != 0 && !listed {
            return NOTHING;
        }
        // アカウントから迷惑メールが送られていることに気づき: how it came to light, where nothing else says so.
        // 6月28日から第三者に使われていたことが判明: since when it was so.
        let since =
            || ["日から", "月から", "頃から", "ごろから", "日より"].iter().any(|from| said.contains(from));
        if finds && misused && !since() && one.mode == Mode::Done && self.another_topic(one) {
            return DayRole { hint: true, ..role(Act::Open) };
        }
        if finds && !misused {
            let heard = with(words);
            let elsewhere = self.found_elsewhere(one) && !heard;
            return known(match (elsewhere, with(kinds.harm) || concludes) {
                (true, _) => Known::Elsewhere,
                (_, true) => Known::Established,
                (_, false) => Known::Found,
            });
        }
        let heard = one.from & kinds.others & !kinds.attacker != 0 && with(kinds.receive);
        let received = (is(kinds.receive) || heard) && self.takes_word(one);
        // データを削除したとの書面を受け取りました: what was done about it, and no warning.
        let answer = ["したとの", "した旨", "しない旨", "したという"];
        if received && with(kinds.halt) && answer.iter().any(|end| said.contains(end)) {
            return role(Act::Open);
        }
        // 本を持ち帰られた方が窓口に届けてくださり: word from them.
        let favour = kind && one.to & kinds.ours != 0;
        let inward = one.to & !one.from & !one.who & !kinds.ours & outward == 0 || favour;
        // 警察署で名簿を確認し: a place, where nothing is told to anybody.
        let told = one.to & kinds.police != 0 || with(kinds.tell | kinds.report | kinds.consult);
        if toward(kinds.police) && told && one.from & kinds.police == 0 && !received {
            return role(Act::Police);
        }
        let ours = one.who & kinds.ours != 0 && one.from & kinds.others == 0;
        let named = others != 0 || kind;
        let came = is(words | kinds.learn)
            || act == 0
                && (one.to & kinds.ours != 0 && with(words)
                    || one.from & kinds.others & !kinds.attacker != 0 && with(kinds.tell)
                    || listed && with(words | kinds.learn));
        // 代理店は当社へ連絡し: who tells us, whom no list knows.
        let subject = || {
            one.who == 0
                && one.to & kinds.ours != 0
                && !is(kinds.receive)
                && !one.flags.has(Flags::PASSIVE)
                && self.names_a_subject(one)
        };
        let somebody = || named || subject() || one.from == 0 && self.names_a_source(one);
        // 委託先がカタログを発送しました: who acts sends no word to us, unless a word is what it is.
        let word = kinds.report | kinds.consult | kinds.learn;
        let spoke = one.from != 0 || one.to & kinds.ours != 0 || kind || with(word);
        // 受け取られた方から知らされ.
        let informed = is(kinds.tell) && one.flags.has(Flags::PASSIVE) && others & one.from != 0;
        if inward && (received || informed || !ours && spoke && came && somebody()) {
            return DayRole { concern: with(kinds.risk), ..known(Known::Told) };
        }
        // 担任から電話をしています: word to somebody else.
        let came = || {
            one.to & kinds.ours != 0
                || is(kinds.receive)
                || ["があり", "が入", "があった"].iter().any(|end| said.contains(end))
        };
        if inward && is(kinds.tell) && one.from & kinds.ours != 0 && came() && self.takes_word(one) {
            return known(Known::Found);
        }
        let persons = one.to & kinds.persons != 0 && one.from & kinds.persons == 0 && !favour;
        if persons && (is(kinds.tell) || is(kinds.apologise) && with(kinds.tell)) {
            return DayRole { handed: !self.tells_of_it(one), ..role(Act::Persons) };
        }
        if is(kinds.report) && one.topic & kinds.reports != 0 && !elsewhere {
            return role(Act::Regulator);
        }
        if is(kinds.publish) {
            return role(Act::Published);
        }
        if with(kinds.harm) && !is(kinds.tell | kinds.confirm | kinds.halt | kinds.remedy) {
            return role(Act::Incident);
        }
        if one.topic & kinds.measures != 0 || one.marks.has(Marks::HEADING) {
            return NOTHING;
        }
        // 変更したことを確認, 他人に話していないことを確認: the response, not what happened.
        let fine = ["ていないこと", "でいないこと", "そろって", "揃って", "消えたこと", "無事"];
        let answered = || {
            one.marks.has(Marks::FACT) && with(kinds.remedy | kinds.halt)
                || fine.iter().any(|fine| said.contains(fine))
        };
        DayRole { checked: is(kinds.confirm) && !answered(), ..role(Act::Open) }
    }

    /// What a clause in て inside the statement says: 6月10日に社員が気付いてサイトを止めた.
    pub(crate) fn inner(&self, one: &Statement, date: Place, said: DayRole) -> DayRole {
        const REACH: usize = 600;
        let told = matches!(one.mode, Mode::Done | Mode::Going | Mode::Linked | Mode::Plain | Mode::Noun);
        // 「サイバー攻撃を受けた」との報告を受けて以降、ご心配をおかけし: the incident is what was told then.
        let heard = said.act == Act::Incident && one.act & self.kinds.harm == 0;
        let harmless = one.with & self.kinds.harm == 0;
        let open = heard || matches!(said.act, Act::Open | Act::Nothing);
        if !told || said.known.is_some() || !open || one.flags.has(Flags::CHANGE) {
            return said;
        }
        let text = &self.scene.document.text;
        let tail = slice(text, date.end.min(one.place.end)..one.place.end);
        let clause = begin(tail, REACH / 3);
        // 6月10日に社員が気付いたあとも: the clause of a day ends there, too.
        let ends = ["たあと", "た後", "たのち"];
        let ends = ends.iter().filter(|end| clause.contains(**end)).filter_map(|end| clause.find(end));
        // 「リンクを知っている全員」で作り: what goes on there ends no clause.
        let te = clause.match_indices('て').map(|(at, _)| at);
        let te = te.filter(|at| !slice(clause, at + 'て'.len_utf8()..).starts_with(['い', 'お', 'る']));
        let first = ends.chain(te).map(|at| at + 'て'.len_utf8()).min();
        let Some(end) = first else { return said };
        let clause = slice(clause, ..end);
        let (mut last, mut all): (Kinds, Kinds) = (0, 0);
        // 見当たらないことに気づいて届け出た: the loss is what came to notice.
        let mut object = false;
        Vocabulary::built_in().words.scan(clause, |hit| {
            all |= hit.kinds;
            if hit.end + 'て'.len_utf8() >= end {
                last = hit.kinds;
                object = ["ことに", "のに"].iter().any(|noun| slice(clause, ..hit.start).ends_with(noun));
            }
        });
        let kinds = &self.kinds;
        let words = kinds.tell | kinds.report | kinds.consult;
        let known = match last {
            last if last & kinds.learn != 0 && last & words == 0 && (!heard || harmless || object) => {
                if self.found_elsewhere(one) { Known::Elsewhere } else { Known::Found }
            }
            last if last & kinds.receive != 0 && all & words != 0 => Known::Told,
            _ => return said,
        };
        DayRole { known: Some(known), ..NOTHING }
    }

    /// What a clause of a statement tells of its day, by the word that ends it; `None` where none does.
    pub(crate) fn clause(&self, one: &Statement, clause: Place) -> Option<DayRole> {
        let text = self.scene.document.slice(clause).trim_end_matches(['、', ' ', 'に']);
        let (mut last, mut all): (Kinds, Kinds) = (0, 0);
        Vocabulary::built_in().words.scan(text, |hit| {
            all |= hit.kinds;
            if hit.end + 2 * 'て'.len_utf8() >= text.len() {
                last |= hit.kinds;
            }
        });
        let kinds = &self.kinds;
        let words = kinds.tell | kinds.report | kinds.consult;
        let others = self.found_elsewhere(one);
        let known = |known| Some(DayRole { known: Some(known), ..NOTHING });
        if last & kinds.harm & !kinds.publish != 0 {
            Some(DayRole { act: Act::Incident, ..NOTHING })
        } else if last & kinds.learn != 0 && last & (words | kinds.receive) == 0 {
            known(if others { Known::Elsewhere } else { Known::Found })
        } else if last & kinds.receive != 0 && all & words != 0 {
            known(Known::Told)
        } else if ends_in_a_predicate(self.scene.document.slice(clause)) {
            // 6月2日、車内に置いたままにしたもので、9日に気づきました: it says enough of its own day.
            let act = if all & kinds.harm & !kinds.publish != 0 { Act::Incident } else { Act::Open };
            Some(DayRole { act, ..NOTHING })
        } else {
            None
        }
    }
}

/// Whether a clause of some length ends in a form that goes on: 車内に置いたもので、.
fn ends_in_a_predicate(clause: &str) -> bool {
    const LEAST: usize = 8;
    let Some(body) = clause.trim_end().strip_suffix('、') else { return false };
    let ends =
        ["もので", "ており", "まして", "ため", "ですが", "ましたが", "たのを最後に", "て以来", "たきり"];
    body.chars().nth(LEAST).is_some() && ends.iter().any(|end| body.ends_with(end))
}
