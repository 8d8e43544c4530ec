//! Clauses of a sentence.
//!
//! Owns where one statement ends and the next begins: behind a comma that follows a conjunctive form, and at
//! round brackets. A list of nouns stays one clause, and so does a topic with what is said about it.

use super::brackets::{Mark, Pair};
use super::offset_map::narrow;
use super::{Clause, Place};
use crate::text::{ends_with, slice};

/// Brackets with fewer characters than this are part of the word before them.
const BRACKET: usize = 6;
/// Brackets nest this deep, no deeper.
const DEPTH: usize = 4;
/// What is shorter than this before a comma is a conjunction (しかし、), not a clause.
const LEAST: usize = 5;

/// Adds the clauses of a sentence, in the order of their start.
pub(super) fn clauses(
    text: &str,
    sentence: Place,
    marks: &[Mark],
    pairs: &[Pair],
    index: usize,
    found: &mut Vec<Clause>,
) {
    let mut start = sentence.start;
    let mut round = pairs.iter().filter(|pair| pair.round && pair.close < sentence.end).copied().peekable();
    let mut inner: Vec<Pair> = Vec::new();
    // The end of the outermost bracket that is open.
    let mut closed = sentence.start;
    for &(at, mark) in marks.iter().filter(|(_, mark)| matches!(mark, '、' | ',' | '。')) {
        while let Some(pair) = round.next_if(|pair| pair.open <= at) {
            closed = closed.max(pair.close + 1);
            inner.push(pair);
        }
        let after = at + mark.len_utf8();
        let splits = match mark {
            '、' | ',' => conjunctive(slice(text, start..at)),
            '。' => true,
            _ => false,
        };
        if splits
            && at >= closed
            && !slice(text, after..sentence.end).trim_start_matches(super::shape::is_closer).is_empty()
        {
            push(text, Place { start, end: after }, &inner, index, found);
            inner.clear();
            start = after;
        }
    }
    inner.extend(round);
    push(text, Place { start, end: sentence.end }, &inner, index, found);
}

/// Adds a clause and those in its brackets.
fn push(text: &str, place: Place, brackets: &[Pair], sentence: usize, found: &mut Vec<Clause>) {
    let whole = slice(text, place.start..place.end);
    let start = place.start + (whole.len() - whole.trim_start().len());
    let place = Place { start, end: start + whole.trim().len() };
    let outer = found.len();
    found.push(Clause { place, sentence, around: None });
    // The brackets that are open, outermost first, each with its clause.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for pair in brackets {
        open.retain(|(close, _)| *close > pair.open);
        if open.len() >= DEPTH {
            continue;
        }
        let inside = slice(text, pair.open + 1..pair.close);
        let body = inside.trim();
        if body.chars().nth(BRACKET - 1).is_none() {
            continue;
        }
        let start = pair.open + 1 + (inside.len() - inside.trim_start().len());
        let parent = open.last().map_or(outer, |last| last.1);
        open.push((pair.close, found.len()));
        found.push(Clause {
            place: Place { start, end: start + body.len() },
            sentence,
            around: Some(narrow(parent)),
        });
    }
}

/// Whether what stands before a comma is a form that joins statements.
fn conjunctive(text: &str) -> bool {
    // The last characters of all that is looked for below: most commas stand behind none of them.
    let last = ['が', 'ら', 'え', '上', 'ろ', 'し', 'て', 'り', 'ず', 'ば', 'で', 'め', 'の', 'に', 'か'];
    if !text.ends_with(last) || text.chars().nth(LEAST - 1).is_none() {
        return false;
    }
    // て and り of postpositions (について, により) belong to the statement that follows.
    let topics = [
        "について",
        "において",
        "として",
        "にて",
        "対して",
        "関して",
        "によって",
        "にとって",
        "にあたって",
        "際して",
        "をもって",
        "とって",
        "より",
        "とおり",
        "通り",
        "まで",
        "あたり",
        "たとえば",
        "およそ",
        "おいて",
        "向けて",
        "わたって",
        "渡って",
        "かけて",
        "加えて",
        "くわえて",
        "あわせて",
        "併せて",
        "はじめとして",
    ];
    if topics.iter().any(|topic| ends_with(text, topic)) {
        return false;
    }
    // が and から after a noun mark a case; after a verb they join.
    let verb = |ending: &str| {
        let before = text.strip_suffix(ending).and_then(|rest| rest.chars().next_back());
        before.is_some_and(|before| {
            matches!(before, 'た' | 'だ' | 'す' | 'い' | 'る' | 'ん' | 'う' | 'く' | 'む')
        })
    };
    let kana = |ending: &str| {
        let before = text.strip_suffix(ending).and_then(|rest| rest.chars().next_back());
        before.is_some_and(|before| matches!(before, '\u{3041}'..='\u{3096}' | '\u{4E00}'..='\u{9FFF}'))
    };
    ["が", "から", "うえ", "上", "ところ"].iter().any(|ending| verb(ending))
        || ["し", "て", "り", "ず", "ば", "ので", "ため", "ものの", "とともに", "と共に", "ほか"]
            .iter()
            .any(|ending| kana(ending))
        || ["ので", "もので", "んで", "りで", "ようで"].iter().any(|ending| text.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use crate::document::{Format, read};

    fn of(text: &str) -> Vec<(String, Option<usize>)> {
        let document = read(text, Format::Text);
        document
            .clauses
            .iter()
            .map(|clause| (document.at(clause.place).to_owned(), clause.parent()))
            .collect()
    }

    #[test]
    fn conjunctive_forms_split() {
        let found = of("不審な通信を確認しましたが、情報の流出は確認しておらず、調査を続けています。");
        assert_eq!(found.len(), 3);
        assert_eq!(found[0].0, "不審な通信を確認しましたが、");
        assert_eq!(of("書類を紛失したため、警察に届け出ました。").len(), 2);
    }

    #[test]
    fn lists_and_topics_stay_whole() {
        assert_eq!(of("氏名、住所、電話番号及びメールアドレスが流出しました。").len(), 1);
        assert_eq!(of("現時点において、二次被害は確認されていません。").len(), 1);
        assert_eq!(of("弊社従業員が、誤って送信しました。").len(), 1);
        assert_eq!(of("しかし、被害はありません。").len(), 1);
    }

    #[test]
    fn brackets_are_clauses_of_their_own() {
        let found = of(
            "お客様(退会された方を除きます)の情報(氏名)が流出し、調査中(委託先(見本株式会社)による)です。",
        );
        let texts: Vec<&str> = found.iter().map(|clause| clause.0.as_str()).collect();
        assert_eq!(texts[1], "退会された方を除きます");
        assert_eq!(found[1].1, Some(0));
        assert_eq!(texts[3], "委託先(見本株式会社)による");
        assert_eq!((texts[4], found[4].1), ("見本株式会社", Some(3)));
        assert_eq!(found.len(), 5);
    }
}
