//! Whether a text tells an incident: somebody's data or papers went, or may have gone, where they should not.
//!
//! Owns weighing what the text states as done or possible, regrets and tells the persons of, and where it tells it.
//! Rules, plans, examples, requests and what is only quoted weigh nothing.

use super::signs::{Sign, Signs};
use super::{Marks, Statement, Vocabulary};
use crate::document::{Document, Place};
use crate::grammar::{Flags, Kinds, Mode};
use crate::text::slice;

/// Statements below which a text is taken at its words: there is too little to weigh.
const FEW: usize = 8;

/// Statements that are the beginning of a text.
const BEGINNING: usize = 3;

/// The signs that the statements of a text show.
pub(crate) fn signs(document: &Document, statements: &[Statement], vocabulary: &Vocabulary) -> Signs {
    let mut signs = Signs::default();
    signs.set(Sign::FewStatements, statements.len() < FEW);
    titled(document, statements, vocabulary, &mut signs);
    stated(document, statements, vocabulary, &mut signs);
    let asks = statements.iter().any(|one| one.mode == Mode::Asks);
    signs.set(Sign::Questions, asks);
    signs.set(Sign::Quotes, statements.iter().any(|one| document.blocks[one.block].quoted));
    weigh(document, statements, vocabulary, &mut signs);
    signs
}

/// What the title names.
fn titled(document: &Document, statements: &[Statement], vocabulary: &Vocabulary, signs: &mut Signs) {
    let kinds = |names: &[&str]| vocabulary.kinds(names);
    let (acts, goods) = (kinds(&["leak", "lose", "intrude"]), kinds(&["data", "document"]));
    let (matter, misuse) = (kinds(&["matter", "postposition"]), kinds(&["misuse"]));
    for one in statements.iter().filter(|one| document.title == Some(document.blocks[one.block].place)) {
        let names = |kinds: Kinds| one.with & kinds != 0;
        signs.set(Sign::TitleNamesAMatter, names(matter));
        signs.set(Sign::TitleNamesMisuse, names(misuse));
        signs.set(Sign::TitleNamesALeak, names(acts));
        signs.set(Sign::TitleNamesData, names(goods));
        signs.set(Sign::TitleNamesALeakOfData, names(acts) && names(goods));
    }
}

/// What single statements say, below the headings.
fn stated(document: &Document, statements: &[Statement], vocabulary: &Vocabulary, signs: &mut Signs) {
    let kinds = |names: &[&str]| vocabulary.kinds(names);
    let (data, goods, leak) = (kinds(&["data"]), kinds(&["data", "document"]), kinds(&["leak"]));
    let misuse = kinds(&["misuse"]);
    // サーバーに個人情報は一切置いていません, お客様の情報への影響はありません: there was nothing to leak.
    let personal = kinds(&["personal"]);
    let besides = kinds(&["besides", "misuse", "harm", "use", "leak", "lose", "intrude"]);
    let withstand = kinds(&["withstand", "data", "document"]);
    let persons = vocabulary.party("persons").unwrap_or(0);
    let aftermath = vocabulary.topic("secondary-damage").unwrap_or(0);
    let (mut verbs, mut told) = (0_usize, 0_usize);
    for one in statements.iter().filter(|one| !one.marks.has(Marks::HEADING)) {
        let happened = matches!(one.mode, Mode::Done | Mode::Going);
        let names = |kinds: Kinds| one.with & kinds != 0;
        let happened_or_not = happened || matches!(one.mode, Mode::Denied | Mode::Possible);
        signs.set(Sign::Aftermath, happened_or_not && one.topic & aftermath != 0);
        signs.set(Sign::DataStood, happened && one.standing() && names(goods));
        signs.set(Sign::DataOfPersons, happened && names(data) && one.parties & persons != 0);
        signs.set(Sign::LeakFeared, one.mode == Mode::Possible && names(leak) && names(goods));
        signs.set(Sign::LeakDenied, one.mode == Mode::Denied && names(leak) && names(goods));
        // 個人情報の入力を求めることはありません says nothing of what was there.
        let said = slice(&document.text, one.place.start..one.place.end);
        let held = || one.act & !withstand == 0 && !said.contains("ことは") && !said.contains("ことも");
        let none = one.mode == Mode::Denied && names(personal) && !names(besides) && held();
        signs.set(Sign::NoneHeld, none);
        let there = happened || matches!(one.mode, Mode::Plain | Mode::Possible);
        signs.set(Sign::MisuseTold, there && one.act & misuse != 0);
        let verb = one.mode != Mode::Noun;
        let begins = verb && verbs < BEGINNING && happened && !one.marks.has(Marks::ITEM);
        signs.set(Sign::BeginsWithWhatHappened, begins);
        verbs += usize::from(verb);
        told += usize::from(happened && !(one.marks.has(Marks::NOUN) && one.mode == Mode::Going));
    }
    signs.set(Sign::MostlyTold, told * 5 > verbs * 2);
    signs.set(Sign::MostlyRules, told * 5 < verbs);
}

/// What the text states as done or possible, regrets, and tells the persons of.
fn weigh(document: &Document, statements: &[Statement], vocabulary: &Vocabulary, signs: &mut Signs) {
    let kinds = |names: &[&str]| vocabulary.kinds(names);
    let (acts, goods) = (kinds(&["leak", "lose", "intrude"]), kinds(&["data", "document"]));
    let (apologise, tell, report) = (kinds(&["apologise"]), kinds(&["tell"]), kinds(&["report"]));
    let persons = vocabulary.party("persons").unwrap_or(0);
    let regulator = vocabulary.party("regulator").unwrap_or(0);
    let police = vocabulary.party("police").unwrap_or(0);
    let supposed = vocabulary.time("supposed").unwrap_or(0);
    let wrong = kinds(&["wrong"]);
    let found = kinds(&["learn", "confirm", "arise", "receive", "harm", "use"]) | apologise;
    let mut quotes = Quotes::of(document);
    let mut told: Kinds = 0;
    let mut near: (usize, Kinds) = (usize::MAX, 0);
    for one in statements {
        let said = !quotes.around(one) && one.when & supposed == 0;
        let noun = one.marks.has(Marks::NOUN);
        let happened = matches!(one.mode, Mode::Done | Mode::Possible | Mode::Going) && said;
        let done = matches!(one.mode, Mode::Done | Mode::Going) && said;
        // 謝罪の言葉の多さ speaks of apologies; お詫びの手紙をお届けしました and ごめんなさい are ones.
        let regrets = one.act & apologise != 0 && (!noun || matches!(one.mode, Mode::Noun | Mode::Done))
            || one.with & apologise != 0 && done && one.act & tell != 0;
        let meant = !matches!(one.mode, Mode::Asks | Mode::Denied | Mode::If | Mode::Will);
        signs.set(Sign::Apologises, regrets && said && meant);
        if one.marks.has(Marks::HEADING) {
            signs.set(Sign::LeakNamed, one.with & acts != 0 && said);
            continue;
        }
        let bare = one.act == 0 && one.mode == Mode::Done || noun && !one.marks.has(Marks::ITEM);
        signs.set(Sign::LeakNamed, bare && one.with & acts != 0 && said);
        if near.0 != one.block {
            near = (one.block, 0);
        }
        near.1 |= one.with;
        signs.set(Sign::Dated, one.marks.has(Marks::DATE));
        // 別の方の封筒に入れて, 送ってしまい: no word for a leak is needed.
        let amiss = one.mode == Mode::Done || one.standing() || regrets && one.act & apologise != 0;
        let astray = one.with & wrong != 0 && (one.with & goods | one.act & tell) != 0 && amiss;
        let mishap = astray || one.flags.has(Flags::MISHAP) && one.with & (goods | tell) != 0;
        // 漏えいの記事を集めました tells of none: the act itself, or that it was found or is regretted, must be what is told.
        let state = one.act == 0 && one.with & goods != 0;
        let told_of = one.with & acts != 0 && (one.act & (acts | found) != 0 || state);
        let regretted = (told_of || astray) && one.act & apologise != 0 && regrets && said;
        if happened && (told_of || mishap) || regretted {
            let prose = !one.marks.has(Marks::ITEM);
            let data = astray || (one.with | near.1) & goods != 0;
            signs.set(Sign::LeakTold, prose);
            signs.set(Sign::LeakOfData, data);
            if data && done && prose && (one.act & (acts | found) != 0 || mishap || regretted) {
                signs.set(Sign::LeakOfDataAgain, signs.has(Sign::LeakOfDataDone));
                signs.set(Sign::LeakOfDataDone, true);
            }
        }
        let to_them = one.act & (tell | report | apologise) != 0;
        told |= if done && to_them && !mishap { one.to & (persons | regulator) } else { 0 };
        signs.set(Sign::Police, done && one.to & police != 0);
    }
    signs.set(Sign::LeakRegretted, signs.has(Sign::LeakOfData) && signs.has(Sign::Apologises));
    signs.set(Sign::Told, told != 0);
    signs.set(Sign::ToldBoth, told & persons != 0 && told & regulator != 0);
}

/// Where the text tells what happened: not what is asked, promised or denied to have followed from it, and not what
/// was done about it. In order, and no two of them touch.
pub(crate) fn told(statements: &[Statement], vocabulary: &Vocabulary) -> Vec<Place> {
    // 組合員の皆様へ may head a letter as well as what they are asked; what is asked is no telling either way.
    let steps = vocabulary.topic("protective-steps").unwrap_or(0);
    let about = |one: &Statement| vocabulary.tells(one.topic & !steps);
    let meant = |one: &Statement| {
        !matches!(one.mode, Mode::Asked | Mode::Wished | Mode::If | Mode::Will | Mode::Asks)
    };
    let mut places: Vec<Place> = Vec::new();
    for one in statements.iter().filter(|one| meant(one) && about(one)) {
        match places.last_mut().filter(|last| one.place.start <= last.end) {
            Some(last) => *last = last.join(one.place),
            None => places.push(one.place),
        }
    }
    places
}

/// Follows quotation marks through the blocks: what stands in them is an example, or what others say; so are whole
/// blocks that are set apart as quotations, and questions of readers.
struct Quotes<'a> {
    document: &'a Document,
    /// Whether all of the text is set apart, from its beginning: then it is what the text says.
    all: bool,
    /// Whether a quotation mark opens anywhere.
    some: bool,
    block: usize,
    at: usize,
    depth: i32,
}

impl<'a> Quotes<'a> {
    fn of(document: &'a Document) -> Self {
        let quoted = document.blocks.iter().filter(|block| block.quoted).count();
        let all = quoted * 2 > document.blocks.len() && document.blocks.first().is_some_and(|one| one.quoted);
        let some = document.text.contains('「');
        Self { document, all, some, block: usize::MAX, at: 0, depth: 0 }
    }

    /// Whether a statement stands in quotation marks; statements are asked for in order.
    fn around(&mut self, one: &Statement) -> bool {
        if self.block != one.block {
            let start = self.document.blocks[one.block].place.start;
            (self.block, self.at, self.depth) = (one.block, start, 0);
        }
        let block = &self.document.blocks[one.block];
        if block.quoted && !self.all || asks(slice(&self.document.text, block.place.start..block.place.end)) {
            return true;
        }
        if !self.some {
            return false;
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

/// Whether a line is the question of a Q&A: Q1., Q:, 問2.
fn asks(line: &str) -> bool {
    let rest = line.strip_prefix('Q').or_else(|| line.strip_prefix('問'));
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ':' | ' ' | '、'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, read};
    use crate::statements::signs::Points;

    fn of(text: &str, format: Format) -> Signs {
        let document = read(text, format);
        let statements = super::super::read(&document, Vocabulary::built_in());
        let mut signs = signs(&document, &statements, Vocabulary::built_in());
        signs.set(Sign::KindsOfData, true);
        signs
    }

    fn is_breach(signs: Signs) -> bool {
        Points::built_in().of_data(signs) && Points::built_in().tells(signs, true)
    }

    #[test]
    fn no_word_for_a_leak_is_needed() {
        for text in [
            "会報の送付について\n\n7月の会報を送るとき、名簿の画面を写した紙を封筒に入れてしまいました。\n\n本当にごめんなさい。\n",
            "お知らせ\n\n4月9日、健診の結果票を別の方に渡しました。対象の方にはお電話でお詫びしました。\n",
            "園からのお願い\n\n写真の一覧が誰からでも見える状態になっていました。ご家庭の皆様に深くお詫びいたします。\n",
        ] {
            let signs = of(text, Format::Text);
            assert!(is_breach(signs), "{text} {signs:?}");
        }
    }

    #[test]
    fn where_no_personal_data_was_there_is_none_to_leak() {
        for text in [
            "案内板の書き換えについて\n\n6月4日、案内の画面が書き換えられました。お詫びいたします。\n\nこのサーバーに個人情報は置いておりません。\n",
            "音楽の入った媒体の紛失について\n\n6月4日、媒体を失くしました。申し訳ございません。\n\n会員の方の情報や資料は入っていません。\n",
        ] {
            let signs = of(text, Format::Text);
            assert!(signs.has(Sign::NoneHeld) && !is_breach(signs), "{text} {signs:?}");
        }
        for line in [
            "このほかの個人情報は入っていません。",
            "個人情報の入力を求めることはありません。",
            "個人情報が使われた事実はありません。",
        ] {
            assert!(
                !of(&format!("名簿の紛失について\n\n{line}\n"), Format::Text).has(Sign::NoneHeld),
                "{line}"
            );
        }
    }

    #[test]
    fn rules_plans_and_examples_are_no_incident() {
        for text in [
            "個人情報の取扱い\n\n万一、個人データの漏えいが生じたときは、委員会へ報告し、ご本人に通知します。\n",
            "広報研修の資料\n\n例文「お客様の情報が流出した可能性がございます。」を直してください。\n",
            "総会の議事\n\n来年度は名簿の管理の方法を改める予定です。質疑はありませんでした。\n",
        ] {
            let signs = of(text, Format::Text);
            assert!(!is_breach(signs) && !Points::built_in().tells(signs, false), "{text} {signs:?}");
        }
    }

    #[test]
    fn what_is_set_apart_or_asked_is_not_said_by_the_text() {
        let notice = "名簿を別の方へ送ってしまいました。皆様に深くお詫び申し上げます。";
        let read = |text: &str| of(text, Format::Markdown);
        let own = read(&format!("# お知らせ\n\n{notice}\n"));
        assert!(is_breach(own), "{own:?}");
        let example = read(&format!(
            "# 書き方\n\n次の文を例に考えます。\n\n> {notice}\n\n直す所を挙げます。\n\n順に見ます。\n"
        ));
        assert!(!is_breach(example), "{example:?}");
        let asked = read(
            "# よくある質問\n\nQ1. 名簿を別の方へ送ってしまいました。\n\nA1. 窓口にお知らせください。\n",
        );
        assert!(!is_breach(asked), "{asked:?}");
        // A mail that is quoted as a whole is what the text says.
        let whole = read(&format!("> # お知らせ\n>\n> {notice}\n"));
        assert!(is_breach(whole), "{whole:?}");
    }

    #[test]
    fn who_speaks_of_apologies_does_not_apologise() {
        let apologises = |text| of(text, Format::Text).has(Sign::Apologises);
        assert!(!apologises("文書の書き方\n\n謝罪の言葉の多さより、次に何をするかを書くこと。\n"));
        assert!(apologises("お知らせ\n\n皆様にお詫びの手紙をお送りしました。\n"));
    }
}
