//! Dates that are attributes: of those affected, of papers, of an earlier notice.
//!
//! Owns telling them by the noun that the clause after the date goes before.

use super::day_classes::Classes;
use super::figure::is_kanji_digit;
use crate::grammar::Kinds;
use crate::statements::Vocabulary;
use crate::text::script::is_noun_sign;
use crate::text::{begin, one_of, slice};

/// What a date is an attribute of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attribute {
    /// Of a person: 6月に検査を受けられた384名.
    Person,
    /// Of a thing: 9月までの使用量, 4月に作った書類.
    Thing,
    /// Of what was sent then: 7月1日に発送した通知書.
    Sent,
    /// An earlier notice: 5月1日に公表した件.
    Notice,
    /// Of what was shown to all then: 7月1日に掲載した報告書の別紙. It may be a notice.
    Shown,
    /// What had its day long before: 昨年12月に公開された修正プログラム, 9月30日に退職した元従業員.
    Aside,
}

/// What a date is an attribute of, where what follows it says of whom or of what it is: 6月に検査を受けられた384名,
/// 9月までの使用量, 4月に送った書類.
pub(crate) fn of(kinds: &Classes, tail: &str) -> Option<Attribute> {
    const REACH: usize = 30;
    const HEAD: usize = 16;
    let near = begin(tail, REACH);
    if let Some(rest) = near.strip_prefix("までの").or_else(|| near.strip_prefix("分の")) {
        let span = ["間", "期間", "あいだ"].iter().any(|span| rest.starts_with(span));
        let counted = rest.starts_with(|c: char| c.is_ascii_digit());
        return (!span && !counted).then_some(Attribute::Thing);
    }
    // 3月28日付の証明書.
    if ["付の", "付けの"].iter().any(|of| near.starts_with(of)) {
        return Some(Attribute::Aside);
    }
    // 2月1日から1月19日の期間に購入された方: the time itself, not whose.
    if ["の期間", "の間"].iter().any(|span| near.starts_with(span)) {
        return None;
    }
    let clause = slice(near, ..near.find(['。', '、']).unwrap_or(near.len()));
    if as_told(kinds, clause) {
        return Some(Attribute::Notice);
    }
    if clause.ends_with('た') && counts_persons(kinds, slice(near, clause.len()..)) {
        return Some(Attribute::Person);
    }
    let at = modified(clause)?;
    if slice(clause, at..) == "もの" {
        return Some(Attribute::Thing);
    }
    let head = begin(named(of_no_month(slice(clause, at..))), HEAD);
    let vocabulary = Vocabulary::built_in();
    let mut verbs: Kinds = 0;
    vocabulary.words.scan(slice(clause, ..at), |hit| verbs |= hit.kinds);
    let mut aside = false;
    vocabulary.words.scan(head, |hit| aside |= hit.kinds & kinds.patch != 0);
    vocabulary.parties.scan(head, |hit| aside |= hit.kinds & kinds.insider != 0);
    if aside {
        return Some(Attribute::Aside);
    }
    if verbs & (kinds.harm & !kinds.publish) != 0 {
        return None;
    }
    if verbs & kinds.publish != 0 {
        // ストーリーに載せた動画に: what was shown to all is no notice by that.
        let head = begin(slice(clause, at..), HEAD);
        let thing =
            slice(head, ..head.find(['を', 'が', 'は', 'に', 'で', 'の', '(', '。']).unwrap_or(head.len()));
        let mut shown = thing.ends_with(['画', '像']);
        vocabulary.words.scan(thing, |hit| shown |= hit.kinds & kinds.goods != 0 && hit.end == thing.len());
        let told = of_matter(vocabulary, clause, at);
        let notice = ["公表", "発表"].iter().any(|verb| slice(clause, ..at).contains(verb)) || {
            let mut named = false;
            let noun = kinds.tell | kinds.report | kinds.apologise;
            vocabulary
                .words
                .scan(thing, |hit| named |= hit.kinds & noun != 0 && hit.kinds & kinds.goods == 0);
            named || thing.contains('報')
        };
        return match (told || notice, shown) {
            (true, _) => Some(Attribute::Notice),
            (_, true) => None,
            _ => Some(Attribute::Shown),
        };
    }
    // 3月5日にお知らせした件: what readers were told of is the incident.
    if verbs & (kinds.tell | kinds.report) != 0 && of_matter(vocabulary, clause, at) {
        return Some(Attribute::Notice);
    }
    // お電話をくださった方から: who acts is no attribute's noun.
    // はがき begins with two letters that end a noun.
    let word = first_word(head);
    let rest = slice(head, word..);
    let until = rest.find(['の', 'を', 'が', 'は', 'に', '(', '。']).map(|at| word + at);
    let until = until.or_else(|| clause.ends_with(head).then_some(head.len()))?;
    // 5月に行った講座の受講者へ.
    let whose = slice(head, until..).strip_prefix('の').is_some_and(|rest| {
        let mut persons = false;
        vocabulary
            .parties
            .scan(rest, |hit| persons |= hit.kinds & kinds.persons != 0 && hit.end > "名".len());
        persons
    });
    if whose && verbs & kinds.wrong == 0 {
        return Some(Attribute::Thing);
    }
    // 6月15日に買った方から…とメッセージ: who acts is no attribute's noun, however far the particle is from the day.
    let from = ["から", "より"].iter().find_map(|from| slice(head, ..until).split_once(from));
    if from.is_some_and(|(who, _)| ends_in_persons(kinds, who)) {
        return None;
    }
    // 7月12日に発送した保険料の納入通知書で, 4月8日に郵送した通知書のうち: the noun that ends the phrase.
    let phrase = slice(
        head,
        ..rest.find(['を', 'が', 'は', 'に', 'で', '(', '。']).map_or(head.len(), |at| word + at),
    );
    let phrase = phrase.strip_suffix("のうち").unwrap_or(phrase);
    let phrase = phrase.trim_end_matches(['」', '』', '"']);
    let head = slice(head, ..until);
    let mut party = false;
    vocabulary.parties.scan(head, |hit| party |= hit.kinds & kinds.persons != 0);
    let mut goods = false;
    vocabulary.words.scan(head, |hit| goods |= hit.kinds & kinds.goods != 0);
    vocabulary.words.scan(phrase, |hit| goods |= hit.kinds & kinds.document != 0 && hit.end == phrase.len());
    // 会員数集計表, 申込帳: a paper of whatever name.
    goods |= phrase.ends_with(|c: char| one_of!("表票簿帳書証状", c));
    let numbered = head.starts_with(|c: char| c.is_ascii_digit() || is_kanji_digit(c));
    match (numbered || goods, party) {
        (true, _) if goods && verbs & kinds.tell != 0 => Some(Attribute::Sent),
        (true, _) => Some(Attribute::Thing),
        (_, true) => Some(Attribute::Person),
        _ => None,
    }
}

/// Whether what follows a comma is a number of persons, whom the clause before modifies: かかられた|、最大で18,400名の患者さま.
fn counts_persons(kinds: &Classes, rest: &str) -> bool {
    let rest = rest.trim_start_matches('、');
    let about = ["最大で", "最大", "およそ", "約", "延べ", "合計", "あわせて"];
    let rest = about.iter().find_map(|about| rest.strip_prefix(about)).unwrap_or(rest);
    let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',' || is_kanji_digit(c));
    let mut persons = false;
    if let Some((unit, noun)) = unit.split_once('の').filter(|(unit, _)| unit.chars().nth(2).is_none()) {
        let parties = &Vocabulary::built_in().parties;
        parties.scan(noun, |hit| persons |= hit.start == 0 && hit.kinds & kinds.persons != 0);
        persons &= !unit.is_empty();
    }
    persons && unit.len() < rest.len()
}

/// A noun without the month or the number that it is of: 1月分の「検針のお知らせ」, 第3号の会報.
fn of_no_month(noun: &str) -> &str {
    let bare = noun.strip_prefix('第').unwrap_or(noun);
    let bare = bare.trim_start_matches(|c: char| c.is_ascii_digit() || is_kanji_digit(c));
    let rest = ["月分の", "年分の", "年度の", "月号の", "号の", "期の", "回の"].iter();
    rest.filter(|_| bare.len() < noun.len()).find_map(|of| bare.strip_prefix(of)).unwrap_or(noun)
}

/// What a name in quotation marks is the name of: 「返却のお願い」はがき.
fn named(noun: &str) -> &str {
    let behind = noun.strip_prefix('「').and_then(|rest| rest.split_once('」')).map(|(_, behind)| behind);
    behind.filter(|behind| behind.starts_with(is_noun_sign) || first_word(behind) > 0).unwrap_or(noun)
}

/// Where the known word ends that a text begins with.
fn first_word(text: &str) -> usize {
    let mut end = 0;
    Vocabulary::built_in().words.scan(text, |hit| end = end.max(if hit.start == 0 { hit.end } else { 0 }));
    end
}

/// Whether a noun ends in one for persons: 買った方, 会員の皆さま.
fn ends_in_persons(kinds: &Classes, noun: &str) -> bool {
    let mut persons = false;
    Vocabulary::built_in().parties.scan(noun, |hit| {
        persons |= hit.kinds & kinds.persons != 0 && hit.end == noun.len();
    });
    persons
}

/// Whether readers were told before: 5月25日に公表いたしましたとおり, 6月3日にお知らせしましたように.
fn as_told(kinds: &Classes, clause: &str) -> bool {
    let ends = ["たとおり", "た通り", "たように"];
    // Most clauses have none of them, which is soon told.
    let ends = ends.iter().filter(|end| clause.contains(**end));
    let Some(at) = ends.filter_map(|end| clause.find(end)).min() else { return false };
    let mut told = false;
    Vocabulary::built_in().words.scan(slice(clause, ..at), |hit| {
        told |= hit.kinds & (kinds.publish | kinds.tell) != 0;
    });
    told
}

/// Whether what follows a time is who typed something in then: 11月3日から1月30日までにお買い物をされた方. It was read then.
pub(crate) fn exposes(kinds: &Classes, tail: &str) -> bool {
    const REACH: usize = 30;
    /// Bytes of the forms that follow a verb up to た: 購入|された, お買い物|をされた.
    const VERB: usize = 18;
    let near = within(begin(tail, REACH));
    let clause = slice(near, ..near.find(['。', '、']).unwrap_or(near.len()));
    let Some(at) = modified(clause) else { return false };
    let mut trade = false;
    Vocabulary::built_in()
        .words
        .scan(slice(clause, ..at), |hit| trade |= hit.kinds & kinds.trade != 0 && hit.end + VERB >= at);
    trade
}

/// What follows a time, behind the words that end it: までに、…, までの113日間に、…, の間に….
fn within(tail: &str) -> &str {
    let rest = tail.strip_prefix("まで").unwrap_or(tail);
    let rest = rest.strip_prefix('の').map_or(rest, |span| {
        let long = span.trim_start_matches(|c: char| c.is_ascii_digit() || is_kanji_digit(c));
        let ends = ["日間", "か月間", "カ月間", "ヶ月間", "年間", "期間", "間", "あいだ"];
        ends.iter().find_map(|end| long.strip_prefix(end)).unwrap_or(rest)
    });
    let rest = rest.strip_prefix('に').unwrap_or(rest);
    rest.strip_prefix('、').unwrap_or(rest)
}

/// A state or a limit: 9月10日現在, 6月24日の朝の時点で, 6月18日までに.
pub(crate) fn is_state(tail: &str) -> bool {
    const NEAR: usize = 6;
    let near = begin(tail, NEAR);
    near.contains("時点")
        || ["現在", "までに", "までのところ", "の段階", "付け"].iter().any(|word| tail.starts_with(word))
}

/// Whether a clause that ends in た goes before a noun.
pub(crate) fn modifies(clause: &str) -> bool {
    modified(clause).is_some()
}

/// Where a noun follows the た of a clause.
fn modified(clause: &str) -> Option<usize> {
    let noun = |c: char| is_noun_sign(c) || c.is_ascii_digit() || one_of!("「おごみ", c);
    // 消費期限が11月27日までと記されたもの.
    if let Some(thing) = clause.strip_suffix("たもの") {
        return Some(thing.len() + 'た'.len_utf8());
    }
    let mut ends = clause.match_indices('た').map(|(at, _)| at + 'た'.len_utf8());
    ends.find(|&at| slice(clause, at..).starts_with(noun))
}

/// Whether a clause that ends in た at a place says which incident: た件, た事案.
fn of_matter(vocabulary: &Vocabulary, clause: &str, at: usize) -> bool {
    let matter = vocabulary.kind("matter").unwrap_or(0);
    let mut found = false;
    vocabulary
        .words
        .scan(clause, |hit| found |= hit.kinds & matter != 0 && hit.start + 'た'.len_utf8() == at);
    found
}
