//! Ways to reach the sender: telephone numbers, mail addresses, web addresses, desks.
//!
//! Owns whose they are. Their shapes are [`super::telephone`]'s and [`super::addresses`]', the words that invite or belong to
//! somebody else the ruleset's.

use super::addresses::{at_sign, bare_url, email, url};
use super::last_line::last_line;
use super::scan::Scene;
use super::telephone::{kanji_phone, local, phone, starts_kanji_number, starts_number};
use super::{Contact, ContactKind};
use crate::document::Place;
use crate::grammar::Mode;
use crate::statements::{Statement, Vocabulary};
use crate::text::{boundary, slice};

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
    if scene.hits.any(scene.sets("contact.other-owner"), before) || is_theirs(scene, before) {
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
                || pointed_to(scene, place)
                || signs_off(scene, place)
        }
        ContactKind::Desk => invited(),
    };
    ours.then_some(true)
}

/// Whether what stands right before an address says that it is that of those affected: 会員のメールアドレス …@….
fn is_theirs(scene: &Scene, before: Place) -> bool {
    let text = scene.document.slice(before).trim_end_matches([' ', ':', '(', '「', '『']);
    let noun = ["のメールアドレス", "のアドレス", "のメール"].iter().find_map(|noun| text.strip_suffix(noun));
    let Some(owner) = noun.map(|owner| owner.strip_suffix("の方").unwrap_or(owner)) else { return false };
    let end = before.start + owner.len();
    let who = scene.sets("left-in.who").iter().flat_map(|&set| scene.hits.within(set, before));
    who.into_iter().any(|hit| hit.end == end)
}

/// Whether an address is all that the last line of the text says, and the line above announces nothing.
fn signs_off(scene: &Scene, place: Place) -> bool {
    last_line(scene, place).is_some_and(|last| {
        let alone = last.line.end - last.line.start <= place.end - place.start;
        alone && !scene.hits.any(scene.sets("left-in.told"), last.above)
    })
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

/// Whether a sentence ends in pointing to an address: …@… へどうぞ。幹事の原田まで(…@…)。
fn pointed_to(scene: &Scene, place: Place) -> bool {
    let text = &scene.document.text;
    let Some(sentence) = scene.sentence(place.start) else { return false };
    let before = slice(text, sentence.start.min(place.start)..place.start);
    let behind = slice(text, place.end..sentence.end.max(place.end)).trim_end_matches(['。', ' ', '!']);
    match behind.trim_start_matches([' ', '」']) {
        "へ" | "まで" | "へどうぞ" | "までどうぞ" => true,
        ")" => before.ends_with("まで(") || before.ends_with("へ("),
        _ => false,
    }
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

#[cfg(test)]
mod tests {
    use super::contacts;
    use crate::mentions::testing::read;
    use crate::statements::{self, Vocabulary};

    #[test]
    fn an_address_that_a_sentence_points_to_is_the_senders() {
        let own = |told: &str| {
            let text = format!("名簿の紛失について\n\n名簿を失くしました。{told}\n\n控えはありません。\n");
            read(&text, |scene| {
                let stated = statements::read(scene.document, Vocabulary::built_in());
                contacts(scene, &stated).iter().any(|contact| contact.own)
            })
        };
        for told in [
            "会の便りのほか、meibo@yamanokai.example.jp へどうぞ。",
            "困ったことがあれば幹事の原田まで(harada@yamanokai.example.jp)。",
        ] {
            assert!(own(told), "{told}");
        }
        for told in [
            "名簿は meibo@yamanokai.example.jp へ送られていました。",
            "送り先は幹事の原田(harada@yamanokai.example.jp)でした。",
        ] {
            assert!(!own(told), "{told}");
        }
    }
}
