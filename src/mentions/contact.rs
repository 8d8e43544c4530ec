//! Ways to reach the sender: telephone numbers, mail addresses, web addresses, desks.
//!
//! Owns their shapes and whose they are. The words that invite or belong to somebody else are the ruleset's.

use super::scan::Scene;
use super::{Contact, ContactKind, number};
use crate::document::Place;
use crate::grammar::Mode;
use crate::statements::{Statement, Vocabulary};
use crate::text::{boundary, one_of, slice};

/// Finds the contacts of a document, in order.
pub(crate) fn contacts(scene: &Scene, statements: &[Statement]) -> Vec<Contact> {
    let text = &scene.document.text;
    let mut found: Vec<Contact> = Vec::new();
    let mut free = 0;
    for (at, sign) in scene.hits.signs.all() {
        if at < free || !begins(sign) {
            continue;
        }
        let read = match sign {
            '0' | '+' | '(' if starts_number(text, at) => {
                let end = scene.cell(at).map_or(text.len(), |cell| cell.end);
                phone(slice(text, at..end)).map(|len| (at, len, ContactKind::Phone))
            }
            '@' | '(' | '[' | '<' | SIGNS_FROM..=SIGNS_TO => at_sign(text, at)
                .and_then(|sign| email(text, at, sign, free))
                .map(|(start, len)| (start, len, ContactKind::Email)),
            // 〇三-一二三四-五六七八, as in letters.
            '〇' if starts_kanji_number(text, at) => {
                kanji_phone(slice(text, at..)).map(|len| (at, len, ContactKind::Phone))
            }
            'h' | 'w' | 'H' | 'W' if url(text, at).is_some() => {
                url(text, at).map(|len| (at, len, ContactKind::Url))
            }
            '1'..='9' => local(scene, at).map(|len| (at, len, ContactKind::Phone)),
            _ => None,
        };
        let read = read.or_else(|| {
            let sign = (sign == '(').then(|| at_sign(text, at)).flatten()?;
            email(text, at, sign, free).map(|(start, len)| (start, len, ContactKind::Email))
        });
        let bare = || sign.is_ascii_alphanumeric().then(|| bare_url(text, at)).flatten();
        let read = read.or_else(|| bare().map(|len| (at, len, ContactKind::Url)));
        let Some((start, len, kind)) = read else { continue };
        free = start + len;
        found.push(contact(scene, statements, Place { start, end: free }, kind));
    }
    for (place, _) in scene.hits.longest(scene.sets("contact.desk")) {
        found.push(contact(scene, statements, place, ContactKind::Desk));
    }
    found.sort_by_key(|contact| contact.place);
    found
}

/// Signs that may stand for @.
const SIGNS_FROM: char = '\u{2000}';
const SIGNS_TO: char = '\u{2FFF}';

/// Whether a contact may begin with a character.
pub(super) fn begins(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || matches!(sign, '+' | '(' | '@' | '[' | '<' | '〇' | SIGNS_FROM..=SIGNS_TO)
}

/// A contact with whose it is.
fn contact(scene: &Scene, statements: &[Statement], place: Place, kind: ContactKind) -> Contact {
    let owner = ours(scene, statements, place, kind);
    Contact { place, kind, own: owner == Some(true), others: owner == Some(false) }
}

/// Whether a contact is the sender's own, given to the readers of this notice; `None` where the text does not say.
fn ours(scene: &Scene, statements: &[Statement], place: Place, kind: ContactKind) -> Option<bool> {
    let (sentence, block) = (scene.sentence(place.start)?, scene.block(place.start)?);
    // 不審な電話がありましたら、事業所(03-…)へ: the condition says nothing about whose number it is.
    let before = Place { start: sentence.start, end: place.start };
    let condition = scene.hits.last(scene.sets("contact.condition"), before);
    let before = Place { start: condition.map_or(before.start, |(hit, _)| hit.end), ..before };
    if scene.hits.any(scene.sets("contact.other-owner"), before) {
        return Some(false);
    }
    let invited = || {
        /// Bytes on either side of a word that a kind of data around it reaches.
        const BESIDE: usize = 40;
        /// Words of a sentence that are looked at.
        const WORDS: usize = 16;
        let words = scene.sets("contact.invite").iter().flat_map(|&set| scene.hits.within(set, sentence));
        // No page is where メールアドレス leaked.
        let leaked = |word: Place| {
            let text = &scene.document.text;
            let start = boundary(text, word.start.saturating_sub(BESIDE));
            let near = Place { start, end: boundary(text, (word.end + BESIDE).min(text.len())) };
            kind == ContactKind::Url && scene.hits.kinds_in(near).any(|kind| kind.contains(word))
        };
        words.take(WORDS).any(|word| !leaked(word)) || scene.under(scene.sets("contact.invite"), block)
    };
    let ours = match kind {
        ContactKind::Phone => true,
        // A bare address may be a shop's, or the one that sent the spam.
        ContactKind::Email | ContactKind::Url => {
            invited()
                || neighbour_is_contact(scene, block)
                || names_form(scene, place)
                || asked_to(scene, statements, place)
                || signs_off(scene, block, place)
        }
        ContactKind::Desk => invited(),
    };
    ours.then_some(true)
}

/// Whether an address is all that the last line of the text says, and the line above announces nothing.
fn signs_off(scene: &Scene, block: usize, place: Place) -> bool {
    let blocks = &scene.document.blocks;
    let alone = blocks[block].place.end - blocks[block].place.start <= place.end - place.start;
    let above = block.checked_sub(1).map(|above| blocks[above].place);
    let announced = |above: Place| {
        let pointed = scene.hits.any(scene.sets("pointer"), above);
        pointed || scene.hits.any(scene.sets("left-in.told"), above)
    };
    block + 1 == blocks.len() && alone && above.is_some_and(|above| !announced(above))
}

/// Whether the reader is asked to write to an address: …@… へお寄せください.
fn asked_to(scene: &Scene, statements: &[Statement], place: Place) -> bool {
    let text = &scene.document.text;
    let rest = slice(text, place.end..).trim_start_matches([' ', ')', '」']);
    let vocabulary = Vocabulary::built_in();
    let asks = ["consult", "tell"];
    let asks = vocabulary.kinds(&asks);
    let at = statements.partition_point(|one| one.place.end <= place.start);
    let one = statements.get(at).filter(|one| one.place.start <= place.start);
    ["へ", "まで", "に", "宛", "あて"].iter().any(|to| rest.starts_with(to))
        && one.is_some_and(|one| one.mode == Mode::Asked && one.act & asks != 0)
}

/// A web address that says itself what it is for: `…/contact`, `…/form`.
fn names_form(scene: &Scene, place: Place) -> bool {
    let path = slice(&scene.document.text, place.start..place.end).to_ascii_lowercase();
    ["/contact", "/form", "/inquiry", "/toiawase"].iter().any(|word| path.contains(word))
}

/// Addresses often stand on a line of their own, below the desk or the number.
fn neighbour_is_contact(scene: &Scene, block: usize) -> bool {
    let invites = scene.sets("contact.invite");
    let around = block.saturating_sub(3)..block;
    around.filter_map(|at| scene.document.blocks.get(at)).any(|block| scene.hits.any(invites, block.place))
}

fn starts_number(text: &str, at: usize) -> bool {
    let before = slice(text, ..at);
    let label = before.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let label = slice(before, label.len()..).to_ascii_lowercase();
    // TEL03-…; ℡ is TEL in the normal form.
    matches!(label.as_str(), "tel" | "fax" | "phone" | "t" | "f")
        || !before.ends_with(|c: char| c.is_ascii_alphanumeric() || one_of!("-./_", c))
}

/// What IMEs, copied pages and those who write as they speak put in place of a hyphen.
const HYPHENS: [char; 10] = ['-', '–', '—', '―', '─', 'ー', '・', '.', 'ｰ', 'の'];

/// Digits of the longest number.
const LONGEST: usize = 13;

/// A Japanese number (`03-1234-5678`, `(03)1234-5678`, `0120(123)456`, `+81 3-…`): three groups that make 10 or 11 digits.
fn phone(text: &str) -> Option<usize> {
    let (mut digits, mut groups, mut len, mut in_group, mut open) = (0, 0, 0, false, false);
    let mut gaps = 0;
    let international = text.starts_with('+');
    for (at, c) in text.char_indices() {
        match c {
            '0'..='9' => {
                groups += usize::from(!in_group);
                in_group = true;
                gaps = 0;
                digits += 1;
                if digits > LONGEST {
                    return None;
                }
                len = at + 1;
            }
            '(' if at == 0 && text.starts_with("(0") && code_in_brackets(slice(text, 1..)) => open = true,
            // 0120-000-123(9時から): only a bracket that closes after digits belongs to the number.
            '(' if in_group && code_in_brackets(slice(text, at + 1..)) => (in_group, open) = (false, true),
            ')' if open => (in_group, open) = (false, false),
            // 03-1234-5678 and another number.
            ' ' if digits == 10 && groups > 2 && !international => break,
            ' ' if digits > 0 && gaps < 3 => (in_group, gaps) = (false, gaps + 1),
            _ if HYPHENS.contains(&c) && digits > 0 && gaps < 3 => (in_group, gaps) = (false, gaps + 1),
            '+' if at == 0 => {}
            _ => break,
        }
        if digits == 11 && !international && groups >= 3 {
            break;
        }
    }
    let plausible =
        if international { (11..=LONGEST).contains(&digits) } else { (10..=11).contains(&digits) };
    if !plausible {
        return None;
    }
    let start = text.trim_start_matches('(');
    let national = international || start.starts_with('0');
    let freephone = ["0120", "0800", "0570"].iter().any(|code| start.starts_with(code));
    (national && (groups == 3 || international && groups > 2 || freephone)).then_some(len)
}

/// A number without its area code, as a town gives it to its own people: 代表 22-1111, behind a word that announces it.
fn local(scene: &Scene, at: usize) -> Option<usize> {
    /// Bytes before the number that the word may end in.
    const NEAR: usize = 40;
    let text = &scene.document.text;
    let rest = slice(text, at..boundary(text, at + NEAR));
    let exchange = rest.bytes().take_while(u8::is_ascii_digit).count();
    let line = slice(rest, exchange..).strip_prefix('-').filter(|_| (1..=4).contains(&exchange))?;
    let length = exchange + 5;
    let whole = line.bytes().take_while(u8::is_ascii_digit).count() == 4;
    if !whole {
        return None;
    }
    let goes_on = ['-', '/', '名', '件', '人', '年', '月', '日'];
    if slice(rest, length..).starts_with(goes_on) {
        return None;
    }
    let before = Place { start: boundary(text, at.saturating_sub(NEAR)), end: at };
    let (label, _) = scene.hits.last(scene.sets("contact.phone-label"), before)?;
    let gap = slice(text, label.end..at);
    gap.chars().all(|c| matches!(c, ' ' | ':' | '(' | ')' | '/')).then_some(length)
}

/// Whether a number in kanji may begin here: 〇, and no other number before it.
fn starts_kanji_number(text: &str, at: usize) -> bool {
    let before = slice(text, ..at).chars().next_back();
    slice(text, at..).starts_with('〇')
        && before.is_none_or(|c| !number::is_ideographic_digit(c) && !HYPHENS.contains(&c))
}

/// A number in kanji (〇三-一二三四-五六七八): one of digits alone, written so. A row of 〇 is still to be filled in.
fn kanji_phone(text: &str) -> Option<usize> {
    let digits = |c: char| number::is_ideographic_digit(c) || HYPHENS.contains(&c) || matches!(c, '(' | ')');
    let written = text.chars().take(LONGEST * 2).take_while(|c| digits(*c));
    let (mut plain, mut ends) = (String::new(), Vec::new());
    let mut len = 0;
    for c in written {
        len += c.len_utf8();
        let digit = number::ideographic_digit(c).and_then(|digit| char::from_digit(digit, 10));
        plain.push(digit.unwrap_or('-'));
        ends.push(len);
    }
    let read = phone(&plain).filter(|_| plain.contains(|c: char| matches!(c, '1'..='9')))?;
    ends.get(read - 1).copied()
}

/// The bytes of what stands for @: itself, or a form that robots do not read.
fn at_sign(text: &str, at: usize) -> Option<usize> {
    let rest = slice(text, at..);
    if rest.starts_with('@') {
        return Some(1);
    }
    let spelt = ["(at)", "[at]", "<at>", "(AT)", "[AT]", "(アットマーク)", "[アットマーク]", "(@)", "[@]"];
    if let Some(sign) = spelt.iter().find(|sign| rest.starts_with(**sign)) {
        return Some(sign.len());
    }
    // soudan★example.jp(★を@に置き換えてください).
    let sign = rest.chars().next().filter(|sign| one_of!("★☆●■◆◎♪", *sign))?;
    const NEAR: usize = 600;
    let near = slice(rest, ..boundary(rest, NEAR));
    let line = near.split('\n').next().unwrap_or(near);
    let replaced = [
        format!("{sign}を@"),
        format!("「{sign}」を@"),
        format!("{sign}を「@"),
        format!("{sign}は@"),
        format!("{sign}をアットマーク"),
        format!("{sign}を半角の@"),
        format!("{sign}を半角@"),
    ];
    replaced.iter().any(|hint| line.contains(hint.as_str())).then(|| sign.len_utf8())
}

fn code_in_brackets(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&digits) && slice(text, digits..).starts_with(')')
}

/// The mail address around the sign at `at`, `sign` bytes long.
fn email(text: &str, at: usize, sign: usize, free: usize) -> Option<(usize, usize)> {
    let local = |c: char| c.is_ascii_alphanumeric() || one_of!("._%+-", c);
    let start = slice(text, free..at).rfind(|c| !local(c)).map_or(free, |before| {
        free + before + slice(text, free + before..).chars().next().map_or(0, char::len_utf8)
    });
    let host = |c: char| c.is_ascii_alphanumeric() || one_of!(".-", c);
    let domain = slice(text, at + sign..);
    // 相談@例え.jp: a Japanese label may stand first.
    const LABEL: usize = 20;
    let dot = domain.char_indices().take(LABEL + 1).find(|(_, c)| *c == '.').map(|(dot, _)| dot);
    let label = dot.filter(|dot| {
        let label = slice(domain, ..*dot);
        !label.is_ascii() && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    });
    let from = label.unwrap_or(0);
    let end = from + slice(domain, from..).find(|c| !host(c)).unwrap_or(domain.len() - from);
    let domain = slice(domain, ..end).trim_end_matches(['.', '-']);
    (start < at && domain.contains('.')).then_some((start, at + sign + domain.len() - start))
}

fn url(text: &str, at: usize) -> Option<usize> {
    let rest = slice(text, at..);
    let head = rest.get(..8.min(rest.len())).unwrap_or_default().to_ascii_lowercase();
    let scheme = ["https://", "http://", "www."].iter().find(|scheme| head.starts_with(**scheme))?;
    let allowed = |c: char| c.is_ascii_alphanumeric() || one_of!("-._~:/?#@!$&*+=%", c);
    let end = rest.find(|c| !allowed(c)).unwrap_or(rest.len());
    let url = slice(rest, ..end).trim_end_matches(['.', ':', '?', '!']);
    (url.len() > scheme.len() + 3).then_some(url.len())
}

/// A web address without its scheme: example.jp/contact. What has no path, or ends in no domain that addresses end in, is
/// a name of something else.
fn bare_url(text: &str, at: usize) -> Option<usize> {
    let inside = |c: char| c.is_ascii_alphanumeric() || one_of!("-._@/:", c);
    if slice(text, ..at).ends_with(inside) {
        return None;
    }
    let rest = slice(text, at..);
    let host = rest.find(|c: char| !c.is_ascii_alphanumeric() && !one_of!("-.", c))?;
    let path = slice(rest, host..).strip_prefix('/')?;
    let labels: Vec<&str> = slice(rest, ..host).split('.').collect();
    let last = labels.last()?.to_ascii_lowercase();
    let known = ["jp", "com", "net", "org", "info", "biz"].contains(&last.as_str());
    let named = labels.iter().all(|label| !label.is_empty()) && last.bytes().all(|c| c.is_ascii_alphabetic());
    let allowed = |c: char| c.is_ascii_alphanumeric() || one_of!("-._~:/?#!$&*+=%", c);
    let end = path.find(|c| !allowed(c)).unwrap_or(path.len());
    let length = host + 1 + slice(path, ..end).trim_end_matches(['.', ':', '?', '!']).len();
    (known && named && labels.len() > 1).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_kanji() {
        let phone = "〇二九-三四五-六七八九";
        assert_eq!(kanji_phone(&format!("{phone}、朝から")), Some(phone.len()));
        let free = "〇一二〇―〇〇〇―四五六";
        assert_eq!(kanji_phone(free), Some(free.len()));
        for text in ["〇〇-〇〇〇〇-〇〇〇〇", "〇年〇月", "〇・五", "〇三-一二"] {
            assert_eq!(kanji_phone(text), None, "{text}");
        }
        let text = "電話〇三-一二三四-五六七八";
        assert!(starts_kanji_number(text, "電話".len()) && !starts_kanji_number("二〇二六", "二".len()));
    }

    #[test]
    fn knows_the_shapes_of_contacts() {
        for (text, len) in [
            ("0120-000-123(平日)", Some(12)),
            ("0120-000-123(9時から)", Some(12)),
            ("03-0000-1234まで", Some(12)),
            ("03の0000の1234まで", Some(16)),
            ("0120000123", Some(10)),
            ("090-0000-0000", Some(13)),
            ("03(0000)1234", Some(12)),
            ("+81-3-0000-1234", Some(15)),
            ("(03)0000-1234", Some(13)),
            ("0120・000・123", Some(16)),
            ("0120―000―123", Some(16)),
            ("03ー0000ー1234", Some(16)),
            ("0120 - 000 - 123", Some(16)),
            ("0120.000.123", Some(12)),
            ("011-000-1234 8時～20時", Some(12)),
            ("090 0000 0000 9時から", Some(13)),
            ("(0のうち)", None),
            ("2024-11-18", None),
            ("060-0001", None),
            ("0123456789", None),
        ] {
            assert_eq!(phone(text), len, "{text}");
        }
        let text = "宛先はprivacy@example.jp.です";
        assert_eq!(email(text, text.find('@').unwrap(), 1, 0), Some((9, 18)));
        assert_eq!(email("*****@example.jp", 5, 1, 0), None);
        for text in [
            "madoguchi(at)example.jp",
            "madoguchi[at]example.jp",
            "madoguchi★example.jp(★を@に変えて)",
            "madoguchi@相談室.jp",
        ] {
            let at = text.find(['(', '[', '★', '@']).unwrap();
            let sign = at_sign(text, at).unwrap();
            let (start, len) = email(text, at, sign, 0).unwrap();
            assert!(text[start..start + len].ends_with(".jp"), "{text}");
        }
        assert_eq!(at_sign("会費★割引中", "会費".len()), None);
        assert!(starts_number("TEL03-0000-1234", 3) && !starts_number("A03-0000-1234", 1));
        assert_eq!(url("https://www.example.jp/form。", 0), Some(27));
        assert_eq!(url("HTTPS://EXAMPLE.JP/FORM", 0), Some(23));
        assert_eq!(url("www.", 0), None);
        for (text, len) in [
            ("example.jp/contact まで", Some(18)),
            ("soudan.example.co.jp/", Some(21)),
            ("Node.js/Deno", None),
            ("A.B/C", None),
            ("example.jp", None),
            ("1.5/2.0", None),
            ("..jp/a", None),
        ] {
            assert_eq!(bare_url(text, 0), len, "{text}");
        }
        assert_eq!(bare_url("a@example.jp/x", 2), None);
    }
}
