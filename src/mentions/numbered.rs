//! Numbers that are one person's alone: card numbers, My Numbers, bank accounts, licences, passports, members.
//!
//! Owns their shapes and check digits. Numbers that everybody may see (telephones) are the contacts'.

use super::scan::Scene;
use super::{Personal, PersonalKind};
use crate::document::Place;
use crate::ruleset::SetId;
use crate::text::{one_of, slice};

/// Finds them, in order.
pub(crate) fn numbers(scene: &Scene) -> Vec<Personal> {
    let text = &scene.document.text;
    let mut found = Vec::new();
    let mut free = 0;
    for (at, sign) in scene.hits.signs.all() {
        let begins = sign.is_ascii_digit()
            && at >= free
            && !slice(text, ..at).ends_with(|c: char| c.is_ascii_alphanumeric() || one_of!("-.,/", c));
        if !begins {
            continue;
        }
        let (digits, length) = run(slice(text, at..scene.cell(at).map_or(text.len(), |cell| cell.end)));
        free = at + length;
        let place = Place { start: at, end: free };
        let kind = match digits.len() {
            14..=16 if luhn(&digits) || labelled(scene, place, "left-in.card-label") => {
                Some(PersonalKind::Card)
            }
            12 if my_number(&digits) && labelled(scene, place, "left-in.my-number-label") => {
                Some(PersonalKind::MyNumber)
            }
            7 if labelled(scene, place, "left-in.account-label") || is_account(scene, place) => {
                Some(PersonalKind::Account)
            }
            _ => None,
        };
        found.extend(kind.map(|kind| Personal { place, kind }));
    }
    found
}

/// Numbers behind words that say what they number, or below them in a column. Those of licences and passports are one's
/// own wherever they stand; a member's, or the name of an account, where it `belongs` to a person found.
pub(crate) fn own(scene: &Scene, belongs: impl Fn(Place) -> bool) -> Vec<Personal> {
    let text = &scene.document.text;
    let documents = scene.sets("left-in.document-label");
    let logins = scene.sets("left-in.login-label");
    let sets = [documents, scene.sets("left-in.number-label"), logins].concat();
    let mut found = Vec::new();
    let mut keep = |set: SetId, from: usize, value: &str| {
        let login = || login(value).filter(|_| logins.contains(&set));
        let place = number(value).or_else(login).map(|length| Place { start: from, end: from + length });
        let place = place.filter(|place| documents.contains(&set) || belongs(*place));
        found.extend(place.map(|place| Personal { place, kind: PersonalKind::Number }));
    };
    for (label, set) in scene.hits.longest(&sets) {
        let end = scene.cell(label.start).map_or(text.len(), |cell| cell.end).max(label.end);
        let value = slice(text, label.end..end).trim_start_matches(VALUE);
        keep(set, end - value.len(), value);
        for cell in below(scene, label) {
            keep(set, cell.start, slice(text, cell.start..cell.end));
        }
    }
    found
}

/// Signs between a label and its value.
const VALUE: [char; 10] = [' ', ':', '=', '】', ']', '(', '「', '→', '…', '"'];

/// The cells below a label that heads a column, or the one behind it where it heads a row of two.
fn below<'a>(scene: &Scene<'a>, label: Place) -> impl Iterator<Item = Place> + 'a {
    let blocks = &scene.document.blocks;
    let at = scene.block(label.start).unwrap_or(blocks.len());
    let pair = blocks.get(at).map(|row| &row.cells[..]);
    let behind = pair.and_then(|cells| match cells {
        [head, value] if head.contains(label) => Some(*value),
        _ => None,
    });
    let heads = at.checked_sub(1).is_none_or(|above| blocks[above].cells.is_empty());
    let column = blocks.get(at).filter(|row| heads && row.cells.len() > 2).and_then(|row| row.column(label));
    let rows = blocks.get(at + 1..).unwrap_or_default().iter().take_while(|row| !row.cells.is_empty());
    behind.into_iter().chain(rows.filter_map(move |row| row.cells.get(column?)).copied())
}

/// The bytes of the name of an account: letters, and a sign or digit that no word has.
fn login(text: &str) -> Option<usize> {
    const LENGTH: std::ops::RangeInclusive<usize> = 4..=32;
    let sign = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'_' | b'.' | b'-');
    let length =
        text.bytes().position(|byte| !byte.is_ascii_alphabetic() && !sign(byte)).unwrap_or(text.len());
    let name = slice(text, ..length).trim_end_matches(['.', '-', '_']);
    let mixed = name.bytes().any(sign) && name.bytes().any(|byte| byte.is_ascii_alphabetic());
    (mixed && LENGTH.contains(&name.len()) && !slice(text, length..).starts_with('@')).then_some(name.len())
}

/// The bytes of a number of digits, perhaps with letters and hyphens: no count, and no first of a range.
fn number(text: &str) -> Option<usize> {
    const DIGITS: usize = 5;
    const LONGEST: usize = 20;
    let sign = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    let length = text.bytes().take(LONGEST + 1).take_while(sign).count();
    let digits = slice(text, ..length).bytes().filter(u8::is_ascii_digit).count();
    (digits >= DIGITS && length <= LONGEST && !counts(slice(text, length..))).then_some(length)
}

/// Whether what stands behind a number makes it a count or a range.
fn counts(rest: &str) -> bool {
    let rest = rest.trim_start_matches(' ');
    let counted = ['件', '名', '人', '円', '台', '通', '枚', '番', '~', '〜', '-', '*'];
    (rest.starts_with(counted) || rest.starts_with("から")) && !rest.starts_with("名義")
}

/// Whether the kind of an account stands right before its number: 普通 1234567.
fn is_account(scene: &Scene, place: Place) -> bool {
    const NEAR: usize = 12;
    let text = &scene.document.text;
    let end = slice(text, ..place.start).trim_end_matches([' ', ':']).len();
    let near = Place { start: end.saturating_sub(NEAR), end };
    let kind = scene.hits.last(scene.sets("left-in.account-kind"), near);
    kind.is_some_and(|(kind, _)| kind.end == end) && !counts(slice(text, place.end..))
}

/// The digits of a number, and the bytes it takes: groups of four and more are one number.
fn run(text: &str) -> (Vec<u8>, usize) {
    const MOST: usize = 20;
    let (mut digits, mut length, mut group) = (Vec::new(), 0, 0);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' if digits.len() < MOST => {
                digits.push(byte - b'0');
                group += 1;
                length = at + 1;
            }
            b'-' | b' ' if group >= 4 => group = 0,
            _ => break,
        }
    }
    (digits, length)
}

/// Whether a card number may have these digits. One digit all through is a sample.
fn luhn(digits: &[u8]) -> bool {
    let doubled = |digit: u8| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| u32::from(if at % 2 == 1 { doubled(*digit) } else { *digit }))
        .sum();
    sum.is_multiple_of(10) && digits.iter().any(|digit| *digit != digits[0]) && (3..=6).contains(&digits[0])
}

/// Whether the last of twelve digits checks the others (番号法施行規則).
fn my_number(digits: &[u8]) -> bool {
    let weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    let sum: u32 = digits.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    let check = match sum % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    };
    digits.last().is_some_and(|last| u32::from(*last) == check)
}

/// Whether what the number is stands right before it, or over its column.
fn labelled(scene: &Scene, place: Place, name: &str) -> bool {
    const NEAR: usize = 30;
    let sets = scene.sets(name);
    let near = Place { start: place.start.saturating_sub(NEAR), end: place.start };
    if scene.hits.any(sets, near) {
        return true;
    }
    let blocks = &scene.document.blocks;
    let Some(at) = scene.block(place.start) else { return false };
    let column = blocks[at].column(place);
    column.is_some_and(|column| {
        let rows = blocks[..at].iter().rev().take_while(|row| !row.cells.is_empty()).take(50);
        rows.last().and_then(|head| head.cells.get(column)).is_some_and(|cell| scene.hits.any(sets, *cell))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::read;

    fn found(text: &str) -> Vec<&'static str> {
        read(text, |scene| super::numbers(scene).iter().map(|one| one.kind.name()).collect())
    }

    #[test]
    fn check_digits_tell_them() {
        assert_eq!(found("番号は 4111-1111-1111-1111 でした。"), ["card"]);
        assert_eq!(found("番号は4111111111111112でした。"), [] as [&str; 0]);
        assert_eq!(found("番号は0000-0000-0000-0000でした。"), [] as [&str; 0]);
        assert_eq!(found("個人番号 1234 5678 9018"), ["my-number"]);
        assert_eq!(found("個人番号 1234 5678 9012"), [] as [&str; 0]);
        assert_eq!(found("受付番号 1234 5678 9018"), [] as [&str; 0]);
        assert_eq!(found("普通口座 口座番号:1234567"), ["account"]);
        assert_eq!(found("延べ1234567件"), [] as [&str; 0]);
        assert_eq!(found("見本信用金庫 中央支店 普通 1234567"), ["account"]);
        assert_eq!(found("当座:7654321 名義 見本太郎"), ["account"]);
        assert_eq!(found("普通1234567円程度"), [] as [&str; 0]);
    }

    #[test]
    fn what_stands_before_a_number_tells_whose_it_is() {
        let own = |text: &str, theirs: bool| read(text, |scene| super::own(scene, |_| theirs).len());
        for text in ["運転免許証番号:301234567890", "旅券番号 TZ7654321", "パスポート番号(MZ1234567)"]
        {
            assert_eq!((own(text, true), own(text, false)), (1, 1), "{text}");
        }
        for text in ["会員番号:B-7654321", "患者ID 5550123", "学籍番号【 】", "ID:20260001"] {
            assert_eq!(own(text, false), 0, "{text}");
            assert_eq!(own(text, true), usize::from(text.contains(char::is_numeric)), "{text}");
        }
        for text in [
            "会員番号 100001~100250の方が対象です。",
            "会員番号 120000件が含まれていました。",
            "免許証番号、旅券番号、会員番号が漏えいしました。",
            "旅券番号 ********",
            "会員番号は7桁の数字です。",
        ] {
            assert_eq!(own(text, true), 0, "{text}");
        }
    }
}
