//! Counts: a number with a unit that counts persons or things.
//!
//! Owns units, approximation and what part a count plays where it stands. What is a unit, a total or a leak is the
//! ruleset's; which counts add up to which is the groups'.

mod amount;
mod bracketed;
mod cells;
mod lines;
mod role;

use super::Count;
use super::scan::Scene;
use crate::document::Place;
use crate::ruleset::SetId;
use crate::text::{one_of, slice, within};
use amount::{Amount, Beside};
pub(crate) use lines::is_drawn;
use std::collections::HashSet;

/// Finds the counts of a document, in order.
pub(crate) fn counts(scene: &Scene) -> Vec<Count> {
    let units = scene.hits.longest(scene.sets("count-unit"));
    let beside = Beside::of(scene);
    let ideographic = in_ideographs(scene, beside, &units);
    let mut found = Vec::new();
    let mut free = 0;
    for (unit, set) in units {
        let Some(amount) = amount::before(scene, beside, unit, free) else { continue };
        if !counts_so(scene, (unit, set), &amount, &ideographic) || is_label(scene, amount.start, unit) {
            continue;
        }
        free = unit.end;
        let kind = &*scene.ruleset.set(set).id;
        let persons = kind == "count-unit.person";
        if !persons && kind != "count-unit.record" {
            continue;
        }
        let written = scene.document.at(unit);
        let place = Place { start: amount.start, end: unit.end };
        found.extend(read(scene, place, (written, persons), &amount, &found));
    }
    let bare = cells::cells(scene, &found).into_iter().chain(lines::lines(scene, &found));
    let bare = bare.chain(bracketed::bracketed(scene, &found));
    for cell in bare.collect::<Vec<_>>() {
        let amount = Amount { start: cell.place.start, value: cell.value, ideographs: None, about: false };
        found.extend(read(scene, cell.place, (&cell.unit.text, cell.unit.persons), &amount, &[]));
    }
    found.sort_by_key(|count| count.place);
    found.dedup_by_key(|count| count.place.start);
    found.shrink_to_fit();
    role::superseded(scene, &mut found);
    found
}

/// The units that the text counts in ideographs: 二十三通.
fn in_ideographs<'a>(scene: &Scene<'a>, beside: Beside, units: &[(Place, SetId)]) -> HashSet<&'a str> {
    let mut free = 0;
    let mut found = HashSet::new();
    for &(unit, _) in units {
        let amount = amount::before(scene, beside, unit, free);
        if amount.is_some_and(|amount| amount.ideographs.is_some_and(|digits| digits > 1)) {
            found.insert(bare_unit(scene.document.at(unit)));
        }
        free = unit.end;
    }
    found
}

/// Whether a number with a letter before it and a gap behind it labels what follows: A4 生徒の氏名.
fn is_label(scene: &Scene, start: usize, unit: Place) -> bool {
    let document = scene.document;
    let number = Place { start, end: unit.start.max(start) };
    // Between digits and ideographs the normal form holds no space.
    let gap = document.at(number).ends_with(' ') || document.span(number).end < document.span(unit).start;
    gap && slice(&document.text, ..start).ends_with(|c: char| c.is_ascii_alphabetic())
}

fn bare_unit(unit: &str) -> &str {
    unit.trim_end_matches('分')
}

/// Single ideographic digits are common in words (一部, 一件): only units of persons are read after them, and units that
/// the text counts in ideographs elsewhere. Of those, one is a number only where its phrase ends: 「内科 一通、」.
fn counts_so(scene: &Scene, (unit, set): (Place, SetId), amount: &Amount, known: &HashSet<&str>) -> bool {
    if amount.ideographs.is_none_or(|digits| digits > 1) || &*scene.ruleset.set(set).id == "count-unit.person"
    {
        return true;
    }
    let behind = slice(&scene.document.text, unit.end..).chars().next();
    let ends = behind.is_none_or(|sign| !sign.is_alphanumeric() || one_of!("でとの", sign));
    known.contains(bare_unit(scene.document.at(unit))) && (amount.value > 1 || ends)
}

fn read(scene: &Scene, place: Place, unit: (&str, bool), amount: &Amount, known: &[Count]) -> Option<Count> {
    let document = scene.document;
    let block = scene.block(place.start)?;
    let sentence = scene.sentence(place.start)?;
    // What stands before another count is told of that.
    let behind =
        known.last().map_or(sentence.start, |last| within(last.place.end, sentence.start, place.start));
    let room = Place { start: behind, end: sentence.end };
    let around = role::Around::of(&document.text, room, place);
    let near = |name: &str, zone: Place| scene.hits.any(scene.sets(name), zone);
    // お一人につき2件: a rate counts nothing.
    let rate = scene.sets("count.rate-before").iter();
    let mut rate = rate.flat_map(|&set| scene.hits.within(set, around.before));
    if rate.any(|hit| {
        !document.at(Place { start: hit.end, end: place.start }).contains(['、', '。', 'が', 'は'])
    }) {
        return None;
    }
    // 約, 最大で stand right before their number, 前後, を超え right behind it.
    let touches =
        |hit: Place| document.at(Place { start: hit.end, end: place.start }).chars().nth(2).is_none();
    let before = scene.sets("count.about-before").iter();
    let about = before.flat_map(|&set| scene.hits.within(set, around.before)).any(touches);
    let behind = scene.hits.first(scene.sets("count.about-after"), around.after);
    let marked = about || behind.is_some_and(|hit| hit.start <= place.end + 3);
    // 二人, 三名: so few, told in words, are mostly those who act; 二人分, 三名様, 三名の書類 are not.
    let owns =
        || unit.0.ends_with(['分', '様', 'ま']) || role::owns(slice(&document.text, place.end..sentence.end));
    let in_words = unit.1 && amount.ideographs == Some(1) && !owns();
    let shared = known.iter().rev().take(4).find(|count| *count.unit == *unit.0);
    let shared = shared.map(|count| count.unit.clone());
    Some(Count {
        place,
        value: amount.value,
        unit: shared.unwrap_or_else(|| unit.0.into()),
        approximate: marked || amount.about,
        cumulative: near("count.cumulative", around.before),
        persons: unit.1,
        role: role::role(scene, around),
        // What only its table adds up says how much of something, and not of what.
        affected: !unit.0.is_empty() && role::affected(scene, block, sentence, around, in_words),
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::read;

    fn values(text: &str) -> Vec<(u64, bool, bool)> {
        let text = format!("個人情報の漏えいについて\n\n{text}\n");
        read(&text, |scene| {
            let counts = super::counts(scene);
            counts.iter().map(|count| (count.value, count.approximate, count.affected)).collect()
        })
    }

    #[test]
    fn the_number_of_an_answer_counts_nobody() {
        assert_eq!(values("A4 生徒の氏名、学年です。"), []);
        assert_eq!(values("A組4 名が対象です。").len(), 1);
    }

    #[test]
    fn a_head_gives_its_column_the_unit() {
        let units = |head: &str| {
            let text = format!(
                "個人情報の漏えいについて\n\n| 版 | {head} |\n|---|---|\n| 国内 | 962 |\n| 海外 | 222 |\n"
            );
            read(&text, |scene| {
                super::counts(scene).iter().map(|count| count.unit.to_string()).collect::<Vec<_>>()
            })
        };
        assert_eq!(units("アカウント数"), ["アカウント", "アカウント"]);
        assert_eq!(units("枚数"), ["枚", "枚"]);
        assert_eq!(units("人数"), ["名", "名"]);
        assert!(units("点数").is_empty());
    }

    #[test]
    fn a_total_gives_its_bracket_the_unit() {
        for (text, parts) in [
            ("対象は8,412アカウント(国内版5,130、海外版3,282)です。", &[5130, 3282][..]),
            ("会員60名(昼の部:25、夜の部:35)の名簿を失いました。", &[25, 35]),
            ("会員60名（昼25、夜53）の名簿を失いました。", &[25, 53]),
            ("会員60名(区分A1、区分B2)の名簿を失いました。", &[]),
            ("会員60名(昼の部25名、夜の部35)の名簿を失いました。", &[25]),
        ] {
            let found: Vec<u64> = values(text).iter().skip(1).map(|count| count.0).collect();
            assert_eq!(found, parts, "{text}");
        }
    }

    #[test]
    fn few_told_in_words_are_counted_where_something_is_theirs() {
        let affected = |text: &str| values(text).iter().filter(|(.., affected)| *affected).count();
        assert_eq!(affected("三名のご利用者様の書類を、別のお宅へ送りました。"), 1);
        assert_eq!(affected("三人の書類を、別のお宅へ送りました。"), 1);
        assert_eq!(affected("二名の職員が確かめ、二人の薬剤師で伺いました。"), 0);
    }

    #[test]
    fn numbers_are_read_as_notices_set_them() {
        for (text, value, approximate) in [
            ("会員26　名の氏名が漏えいしました。", 26, false),
            ("会員300余名の氏名が漏えいしました。", 300, true),
            ("会員1,200有余名の氏名が漏えいしました。", 1200, true),
            ("会員300名前後の氏名が漏えいしました。", 300, true),
            ("会員26※1名の氏名が漏えいしました。", 26, false),
            ("会員一、二三四名の氏名が漏えいしました。", 1234, false),
            ("会員十二、〇五〇名の氏名が漏えいしました。", 12, false),
            ("申込書三百二十枚を紛失しました。", 320, false),
            ("お取引先4,812先の情報を紛失しました。", 4812, false),
            ("1,204口座の情報が漏えいしました。", 1204, false),
            ("58世帯の情報が漏えいしました。", 58, false),
            ("ご利用者様お二人分の連絡票を誤って送りました。", 2, false),
            ("ご依頼者様お一人の個人情報が漏えいしました。", 1, false),
        ] {
            let found = values(text);
            let wanted = if value == 12 { 50 } else { value };
            assert_eq!(found.first(), Some(&(wanted, approximate, true)), "{text}: {found:?}");
        }
    }

    #[test]
    fn circled_numbers_are_none_of_the_number() {
        let found = values("①26名、②30名の合計56名の氏名が漏えいしました。");
        assert_eq!(found.iter().map(|count| count.0).collect::<Vec<_>>(), [26, 30, 56]);
    }

    #[test]
    fn an_amount_without_a_number_has_no_value() {
        for text in ["数百名の", "何百名もの", "百数十名の", "数万名の", "十数件の", "幾千名もの"]
        {
            assert_eq!(values(&format!("{text}会員の氏名が漏えいしました。")), [], "{text}");
        }
    }

    #[test]
    fn everybody_there_is_is_not_affected() {
        let affected = |text: &str| -> Vec<u64> {
            values(text).iter().filter(|(.., affected)| *affected).map(|(value, ..)| *value).collect()
        };
        for (text, expected) in [
            ("63名分です。会員は71名ですが、8名は電話で連絡しているので入っていません。", vec![63, 8]),
            ("対象は40名です。登録者数は9月末で1,280名です。", vec![40]),
            ("対象は40名です。生徒は全部で320名いますが、ほかの学年は別の名簿です。", vec![40]),
            ("漏えいした会員数は71名です。", vec![71]),
            ("対象は71名ですが、うち8名の住所は入っていません。", vec![71, 8]),
            ("12社の従業員 640名の氏名が見える状態でした。", vec![640]),
            ("従業員3名で確かめました。", vec![]),
        ] {
            assert_eq!(affected(text), expected, "{text}");
        }
    }

    #[test]
    fn those_who_act_or_check_are_not_affected() {
        for text in [
            "宛先は二名が目を通します。",
            "端末を開ける者を三名に絞りました。",
            "作業は担当と確認の二人がそろってから始めます。",
            "職員6名で校内を捜しました。",
            "12名からお問い合わせがありました。",
            "対象の方お一人おひとりに書面をお送りします。",
            "一人ずつお電話しました。",
            "漏えいした本人が1,000人を超えないため、報告の義務はありません。",
        ] {
            assert!(values(text).iter().all(|count| !count.2), "{text}: {:?}", values(text));
        }
    }

    #[test]
    fn a_table_gives_its_unit_once() {
        for text in [
            "区分\t人数(名)\n個人\t20\n法人\t6\n",
            "(単位:名)\n区分\t対象\n個人\t20\n法人\t6\n",
            "区分\t個人\t法人\n人数\t20\t6\n",
            "| 区分 | 対象者数 |\n|---|---|\n| 個人 | 20 |\n| 法人 | 6 |\n",
        ] {
            let found: Vec<u64> = values(text).iter().map(|count| count.0).collect();
            assert_eq!(found, [20, 6], "{text}");
        }
        assert_eq!(values("区分\t開始\n個人\t20\n法人\t6\n"), []);
    }
}
