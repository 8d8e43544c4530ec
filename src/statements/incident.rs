//! Whether a text tells an incident: somebody's data or papers went, or may have gone, where they should not.
//!
//! Owns weighing what the text states as done or possible, regrets and tells the persons of, and where it tells it.
//! Rules, plans, examples, requests and what is only quoted weigh nothing.

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
    /// Of those, the ones done, in running text.
    pub done: usize,
    /// Acts in running text, whether they name data or not.
    pub prose: usize,
    /// Whether a title, or a clause without a verb that is known, names such an act.
    pub named: bool,
    /// Statements in all.
    pub statements: usize,
    /// Whether the text names a day.
    pub dated: bool,
    /// Whether the text apologises: not, that it speaks of apologies.
    pub apology: bool,
    /// Whether its title does.
    pub titled: bool,
    /// Whether its title names such an act.
    pub entitled: bool,
    /// Whether its title names such an act and data or papers.
    pub titled_data: bool,
    /// Whether a title that names such an act announces or regrets it.
    pub announced: bool,
    /// Whether those affected are told, or a regulator is.
    pub told: bool,
    /// Whether both are.
    pub both: bool,
    /// Whether the police are.
    pub police: bool,
}

/// Kinds of data that are a list.
const LIST: usize = 2;

/// Statements below which a text is taken at its words: there is too little to weigh.
const FEW: usize = 8;

impl Weight {
    /// Whether a text without any of the usual words is a notice of a breach. `leaked`: how many kinds of data it says
    /// were seen or stood where they should not.
    pub fn is_breach(self, leaked: usize) -> bool {
        let addressed = self.apology || self.told;
        self.of_data > 0 && addressed
            || leaked > 0 && self.named && self.apology
            || leaked >= LIST && addressed && self.dated
            || self.apology && self.both && self.dated
    }

    /// Whether a text with the words of another incident is a notice of a breach, for it says which data were seen.
    pub fn is_breach_too(self) -> bool {
        self.is_breach(LIST) || self.told && self.apology
    }

    /// Whether something of a day is regretted in the title, or to the persons, or a loss or an attack is told that the
    /// title names: a notice, whatever of.
    pub fn is_incident(self) -> bool {
        let regretted = self.apology && (self.told || self.titled);
        self.dated && (regretted || self.entitled && (self.prose > 0 || self.police))
    }

    /// Whether a text with the usual words is none all the same: it tells of no incident with data that anybody regrets
    /// or tells the persons of, nor reports one by its day. `leaked`: whether it names kinds of data that leaked.
    pub fn is_nothing(self, leaked: usize) -> bool {
        let titled = self.titled_data && self.apology && self.dated;
        let listed = titled || leaked >= LIST && (self.apology || self.told) || self.apology && self.both;
        let leaked = leaked > 0;
        let act = self.of_data > 0 || self.told && self.acts > 0;
        let act = act || leaked && (self.acts > 0 || self.named || self.told);
        let regretted = self.apology && act;
        let notified = self.told && (self.of_data > 0 || leaked);
        let reported =
            leaked && (self.done > 0 || self.prose >= 2) || (self.dated || self.entitled) && self.done >= 2;
        self.statements >= FEW && !self.announced && !regretted && !notified && !reported && !listed
    }
}

/// Weighs the statements of a text.
pub fn weight(document: &Document, statements: &[Statement], vocabulary: &Vocabulary) -> Weight {
    let kinds = |names: &[&str]| vocabulary.kinds(names);
    let (acts, goods) = (kinds(&["leak", "lose", "intrude"]), kinds(&["data", "document"]));
    let (apologise, tell, report) = (kinds(&["apologise"]), kinds(&["tell"]), kinds(&["report"]));
    let persons = vocabulary.party("persons").unwrap_or(0);
    let regulator = vocabulary.party("regulator").unwrap_or(0);
    let police = vocabulary.party("police").unwrap_or(0);
    let mut told: Kinds = 0;
    let wrong = kinds(&["wrong"]);
    let found = kinds(&["learn", "confirm", "arise", "receive", "harm", "use"]) | apologise;
    let mut quotes = Quotes::of(document);
    let mut weight = Weight { statements: statements.len(), ..Weight::default() };
    let mut near: (usize, Kinds) = (usize::MAX, 0);
    for one in statements {
        let said = !quotes.around(one);
        let noun = one.marks.has(Marks::NOUN);
        let happened = matches!(one.mode, Mode::Done | Mode::Possible | Mode::Going) && said;
        let done = matches!(one.mode, Mode::Done | Mode::Going) && said;
        // 謝罪の言葉の多さ speaks of apologies; お詫びの手紙をお届けしました and ごめんなさい are ones.
        let regrets = one.act & apologise != 0 && !(noun && one.mode != Mode::Noun)
            || one.with & apologise != 0 && done && one.act & tell != 0;
        weight.apology |=
            regrets && said && !matches!(one.mode, Mode::Asks | Mode::Denied | Mode::If | Mode::Will);
        if one.marks.has(Marks::HEADING) {
            weight.named |= one.with & acts != 0 && said;
            if document.title == Some(document.blocks[one.block].place) {
                weight.titled |= one.with & apologise != 0;
                weight.entitled |= one.with & acts != 0;
                weight.titled_data |= one.with & acts != 0 && one.with & goods != 0;
                let announces = one.act & (apologise | tell | report) != 0;
                weight.announced |= announces && one.with & acts != 0 && one.with & apologise != 0;
            }
            continue;
        }
        let bare = one.act == 0 && one.mode == Mode::Done || noun && !one.marks.has(Marks::ITEM);
        weight.named |= bare && one.with & acts != 0 && said;
        if near.0 != one.block {
            near = (one.block, 0);
        }
        near.1 |= one.with;
        weight.dated |= one.marks.has(Marks::DATE);
        // 別の方の封筒に入れて, 送ってしまい: no word for a leak is needed.
        let amiss = one.mode == Mode::Done || regrets && one.act & apologise != 0;
        let astray = one.with & wrong != 0 && (one.with & goods | one.act & tell) != 0 && amiss;
        let mishap = astray || one.flags.has(Flags::MISHAP) && one.with & (goods | tell) != 0;
        // 漏えいの記事を集めました tells of none: the act itself, or that it was found or is regretted, must be what is told.
        let state = one.act == 0 && one.with & goods != 0;
        let told_of = one.with & acts != 0 && (one.act & (acts | found) != 0 || state);
        let regretted = (told_of || astray) && one.act & apologise != 0 && regrets && said;
        if happened && (told_of || mishap) || regretted {
            let data = astray || (one.with | near.1) & goods != 0;
            weight.acts += 1;
            weight.prose += usize::from(!one.marks.has(Marks::ITEM));
            weight.of_data += usize::from(data);
            weight.done += usize::from(data && done && !one.marks.has(Marks::ITEM));
        }
        let to_them = one.act & (tell | report | apologise) != 0 && one.to & (persons | regulator) != 0;
        weight.told |= done && to_them && !mishap;
        told |= if done && to_them && !mishap { one.to & (persons | regulator) } else { 0 };
        weight.police |= done && one.to & police != 0;
    }
    weight.both = told & persons != 0 && told & regulator != 0;
    weight
}

/// Where the text tells what happened: not what is asked, promised or denied to have followed from it, and not what
/// was done about it. In order, and no two of them touch.
pub fn told(statements: &[Statement], vocabulary: &Vocabulary) -> Vec<Place> {
    let about = |one: &Statement| vocabulary.tells(one.topic);
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
    block: usize,
    at: usize,
    depth: i32,
}

impl<'a> Quotes<'a> {
    fn of(document: &'a Document) -> Self {
        let quoted = document.blocks.iter().filter(|block| block.quoted).count();
        let all = quoted * 2 > document.blocks.len() && document.blocks.first().is_some_and(|one| one.quoted);
        Self { document, all, block: usize::MAX, at: 0, depth: 0 }
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

    fn of(text: &str) -> Weight {
        let document = read(text, Format::Text);
        let statements = super::super::read(&document, Vocabulary::built_in());
        // As if there were enough of it to weigh.
        Weight { statements: FEW, ..weight(&document, &statements, Vocabulary::built_in()) }
    }

    #[test]
    fn no_word_for_a_leak_is_needed() {
        for text in [
            "会報の送付について\n\n7月の会報を送るとき、名簿の画面を写した紙を封筒に入れてしまいました。\n\n本当にごめんなさい。\n",
            "お知らせ\n\n4月9日、健診の結果票を別の方に渡しました。対象の方にはお電話でお詫びしました。\n",
            "園からのお願い\n\n写真の一覧が誰からでも見える状態になっていました。ご家庭の皆様に深くお詫びいたします。\n",
        ] {
            assert!(of(text).is_breach(1), "{text} {:?}", of(text));
        }
    }

    #[test]
    fn rules_plans_and_examples_are_no_incident() {
        for text in [
            "個人情報の取扱い\n\n万一、個人データの漏えいが生じたときは、委員会へ報告し、ご本人に通知します。\n",
            "広報研修の資料\n\n例文「お客様の情報が流出した可能性がございます。」を直してください。\n",
            "総会の議事\n\n来年度は名簿の管理の方法を改める予定です。質疑はありませんでした。\n",
        ] {
            assert!(of(text).is_nothing(1) && !of(text).is_breach(1), "{text} {:?}", of(text));
        }
    }

    #[test]
    fn what_is_set_apart_or_asked_is_not_said_by_the_text() {
        let notice = "名簿を別の方へ送ってしまいました。皆様に深くお詫び申し上げます。";
        let read = |text: &str| {
            let document = read(text, Format::Markdown);
            let statements = super::super::read(&document, Vocabulary::built_in());
            Weight { statements: FEW, ..weight(&document, &statements, Vocabulary::built_in()) }
        };
        let own = read(&format!("# お知らせ\n\n{notice}\n"));
        assert!(own.is_breach(1), "{own:?}");
        let example = read(&format!(
            "# 書き方\n\n次の文を例に考えます。\n\n> {notice}\n\n直す所を挙げます。\n\n順に見ます。\n"
        ));
        assert!(example.is_nothing(1) && !example.is_breach(1), "{example:?}");
        let asked = read(
            "# よくある質問\n\nQ1. 名簿を別の方へ送ってしまいました。\n\nA1. 窓口にお知らせください。\n",
        );
        assert!(asked.is_nothing(1), "{asked:?}");
        // A mail that is quoted as a whole is what the text says.
        let whole = read(&format!("> # お知らせ\n>\n> {notice}\n"));
        assert!(whole.is_breach(1), "{whole:?}");
    }

    #[test]
    fn who_speaks_of_apologies_does_not_apologise() {
        assert!(!of("文書の書き方\n\n謝罪の言葉の多さより、次に何をするかを書くこと。\n").apology);
        assert!(of("お知らせ\n\n皆様にお詫びの手紙をお送りしました。\n").apology);
    }
}
