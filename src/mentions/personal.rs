//! Affected persons' own names, numbers and addresses, left in by mistake.
//!
//! Owns telling them from those of the sender, of experts and of whoever acted: a person is taken for one affected
//! only where the words around say so. Surnames and nouns for those affected are the ruleset's.

mod foreign;
mod line;
mod listed;
mod reached;
mod whose;

use super::numbered;
use super::scan::Scene;
use super::shapes;
use super::{Contact, ContactKind, Personal, PersonalKind};
use crate::document::{Block, BlockKind, Place};
use crate::text::numeral::is_numeral;
use crate::text::{boundary, one_of, slice};
use reached::{at_sender, missent, mobile, of_reader, of_somebody, owned};
use whose::{elsewhere, headed, kept, titled};

/// How far behind a name a number or an address belongs to it.
const BEHIND: usize = 90;
/// How far before a name a noun for those affected may begin.
const BEFORE: usize = 60;
/// Letters of a full name with its honorific.
const FULL: usize = 5;
/// Blocks around a record in which its other lines stand.
const RECORD: usize = 4;

/// Finds what was left in, in order.
pub fn personal(scene: &Scene, contacts: &[Contact]) -> Vec<Personal> {
    let addresses = shapes::addresses(scene);
    let mut found = names(scene, contacts, &addresses);
    let lines = line::records(scene, contacts, &addresses);
    found.extend(labelled(scene));
    found.extend(cells(scene, contacts));
    let named = lines.iter().flat_map(|line| &line.names);
    found.extend(named.map(|&place| Personal { place, kind: PersonalKind::Name }));
    found.extend(listed::listed(scene, contacts));
    found.sort_by_key(|personal| personal.place);
    let named = found.iter().filter(|personal| personal.kind == PersonalKind::Name);
    let names: Vec<Place> = named.map(|personal| personal.place).collect();
    found.extend(repeated(scene, &names));
    let belongs = |place: Place| {
        let near = lines.partition_point(|line| line.whole.end <= place.start);
        lines.get(near).is_some_and(|line| line.whole.contains(place))
            || belongs(scene, contacts, &names, place)
    };
    // 対象者は…様で、ご本人の電話番号は…、メールアドレスは…です: what goes on from what belongs to somebody.
    let mut last: Option<Place> = None;
    let goes_on = |last: Option<Place>, place: Place| last.is_some_and(|last| goes_on(scene, last, place));
    for contact in contacts {
        let kind = match contact.kind {
            ContactKind::Phone => PersonalKind::Phone,
            ContactKind::Email => PersonalKind::Email,
            _ => continue,
        };
        let place = contact.place;
        if belongs(place)
            || goes_on(last, place)
            || match kind {
                PersonalKind::Phone => mobile(scene, place) || of_somebody(scene, place),
                _ => {
                    let theirs = !contact.own && owned(scene, place)
                        || of_reader(scene, place)
                        || missent(scene, place);
                    theirs && !at_sender(scene, place, contacts)
                }
            }
        {
            last = Some(place);
            found.push(Personal { place, kind });
        }
    }
    for place in addresses {
        if belongs(place) {
            found.push(Personal { place, kind: PersonalKind::Address });
        }
    }
    found.extend(readings(scene, contacts, &names));
    found.extend(numbered::numbers(scene));
    found.extend(numbered::own(scene, belongs));
    // The longer of two that start together, or of one inside the other, is the one told.
    found.sort_by_key(|personal| (personal.place.start, std::cmp::Reverse(personal.place.end)));
    found.dedup_by(|next, before| before.place.touches(next.place));
    found
}

/// A surname with a given name and an honorific, behind a noun for those affected (登録者の…様); or a full name with
/// 様 or さん where the text speaks of no sender, expert or culprit.
fn names(scene: &Scene, contacts: &[Contact], addresses: &[Place]) -> Vec<Personal> {
    let mut found: Vec<Personal> = Vec::new();
    for (candidate, foreign) in candidates(scene) {
        let Some(sentence) = scene.sentence(candidate.start) else { continue };
        let Some(block) = scene.block(candidate.start) else { continue };
        let before =
            Place { start: sentence.start.max(candidate.start.saturating_sub(BEFORE)), end: candidate.end };
        let who = scene.hits.merged_in(scene.sets("left-in.who"), before);
        let who = who
            .iter()
            .map(|(place, _)| *place)
            .filter(|who| who.end < candidate.end)
            .max_by_key(|who| who.end);
        let start = who.map_or(candidate.start, |who| who.end.max(candidate.start));
        let name = Place { start, end: candidate.end };
        if scene.hits.any(scene.sets("left-in.not-name"), name) {
            continue;
        }
        let text = &scene.document.text;
        let lives = who.is_some_and(|who| {
            match slice(text, who.end.min(name.start)..name.start) {
                "" | "の" | "(" | "「" | ":" => true,
                // 対象者は…様です, 様で、.
                "は" => {
                    let rest = slice(text, name.end..);
                    ["です", "でした", "で、", "であ"].iter().any(|copula| rest.starts_with(copula))
                }
                _ => false,
            }
        });
        let whole = foreign || slice(text, name.start..name.end).chars().count() >= FULL;
        let person = foreign || person(scene, name);
        // A number, an address or a birthday behind it says that this is one person, whatever the name.
        if person && (attached(scene, name, contacts, addresses) || lives && whole && !titled(scene, block)) {
            found.push(Personal { place: name, kind: PersonalKind::Name });
            continue;
        }
        // 遠山翔太さんと久保田美月さん: whoever stands beside one of them is another.
        let beside = found.last().is_some_and(|last| {
            let between = slice(text, last.place.end..name.start.max(last.place.end));
            matches!(between.trim(), "と" | "、" | "・" | "及び" | "および")
        });
        if beside && person {
            found.push(Personal { place: name, kind: PersonalKind::Name });
            continue;
        }
        let Some(surname) = surname(scene, name) else { continue };
        let behind_noun = who.is_some_and(|who| {
            let between = slice(text, who.end.min(name.start)..name.start)
                .trim_matches(['の', ' ', '「', '(', '、', ':']);
            between.is_empty() || between == "である"
        });
        let given = slice(text, surname.end..name.end);
        let polite = ["様", "さん", "さま"].iter().find_map(|honorific| given.strip_suffix(honorific));
        let full = polite.is_some_and(|given| given.chars().nth(1).is_some());
        if behind_noun && !headed(scene, block)
            || full && (!elsewhere(scene, block) || calls(scene, sentence, name))
        {
            found.push(Personal { place: name, kind: PersonalKind::Name });
        }
    }
    found
}

/// Whether somebody is named from whom something came, and no role stands right before the name: 川口和也様からお電話を頂き.
/// Whatever else the block speaks of, nobody calls a sender's own desk so.
fn calls(scene: &Scene, sentence: Place, name: Place) -> bool {
    const ROLE: usize = 24;
    let text = &scene.document.text;
    let rest = slice(text, name.end..sentence.end.max(name.end));
    let from = boundary(text, name.start.saturating_sub(ROLE)).max(sentence.start.min(name.start));
    let role = Place { start: from, end: name.start };
    ["から", "より"].iter().any(|mark| rest.starts_with(mark))
        && !scene.hits.any(scene.sets("left-in.elsewhere"), role)
}

/// Everything that has the shape of a name before an honorific, in order, and whether it is spelt in no ideographs.
fn candidates(scene: &Scene) -> Vec<(Place, bool)> {
    let foreign = foreign::names(scene).into_iter().map(|name| (name, true));
    let mut all: Vec<(Place, bool)> = shapes::names(scene).into_iter().map(|name| (name, false)).collect();
    all.extend(foreign);
    all.sort_unstable();
    all.dedup_by(|next, before| before.0.touches(next.0));
    all
}

/// Whether what has the shape of a name can be one: its last letter names no role (者, 店, 員).
fn person(scene: &Scene, name: Place) -> bool {
    let text = slice(&scene.document.text, name.start..name.end);
    let core = text.trim_end_matches(['様', '氏', 'さ', 'ん', 'ま']);
    let letters = core.chars().filter(|c| *c != ' ').count();
    // 会員二百六十四名様
    let counted = core
        .strip_suffix(['名', '人'])
        .is_some_and(|number| number.ends_with(|c| is_numeral(c) || one_of!("十百千万", c)));
    (2..=7).contains(&letters)
        && !counted
        && !core.ends_with(|c: char| one_of!("者員客店社人方校院所会課部族主先側園師達手", c))
}

/// Whether a telephone number, a mail address, a house or a birthday stands right behind a name.
fn attached(scene: &Scene, name: Place, contacts: &[Contact], addresses: &[Place]) -> bool {
    let text = &scene.document.text;
    let Some(sentence) = scene.sentence(name.start) else { return false };
    let rest = slice(text, name.end..sentence.end.max(name.end));
    // 「…さんのお母さん(090-…)」.
    let open = rest.find('(').filter(|at| slice(rest, ..*at).chars().count() <= 8);
    let close = open
        .and_then(|open| rest.find(')').filter(|close| *close > open).map(|close| slice(rest, open..close)));
    let home = close.is_some_and(|inner| {
        ["丁目", "番地", "生まれ", "生年月日", "歳"].iter().any(|mark| inner.contains(mark))
    });
    let behind = contacts.partition_point(|contact| contact.place.start < name.end);
    let number = contacts.get(behind).is_some_and(|contact| {
        let gap = slice(text, name.end..contact.place.start.max(name.end));
        matches!(contact.kind, ContactKind::Phone | ContactKind::Email)
            && gap.chars().count() <= 14
            && contact.place.end <= sentence.end
            && !gap.contains(['。', '、'])
    });
    // 「宛名:北沢みどり様、福島県…」.
    let next = addresses.partition_point(|address| address.start < name.end);
    let lives = addresses.get(next).is_some_and(|address| {
        let gap = slice(text, name.end..address.start.max(name.end));
        gap.chars().all(|c| matches!(c, '、' | ' ' | '(' | '/' | ','))
    });
    home || number || lives
}

/// Whether a value has the shape of a full name and is none of what is no name: in ideographs and kana, or two and more
/// words that begin large (Hanako Sato).
fn is_name(scene: &Scene, value: Place) -> bool {
    let text = scene.document.slice(value);
    let letter =
        |c: char| c == ' ' || matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3005}' | '\u{4E00}'..='\u{9FFF}');
    let written = text.chars().all(letter) && (3..=9).contains(&text.chars().count());
    let word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.bytes().all(|c| c.is_ascii_alphabetic() || b"-'.".contains(&c))
    };
    let words = text.split(' ').filter(|part| !part.is_empty());
    let spelt = (2..=4).contains(&words.clone().count()) && words.clone().all(word);
    (written && person(scene, value) || spelt) && !scene.hits.any(scene.sets("left-in.not-name"), value)
}

/// Whether a value holds a number of somebody's own, a house, a birthday or a mail address.
fn is_own(value: &str) -> bool {
    /// Digits of the shortest such number.
    const DIGITS: usize = 6;
    value.contains('@')
        || value.bytes().filter(u8::is_ascii_digit).count() >= DIGITS
        || value.contains(['県', '市', '区', '町', '村']) && value.contains(|c: char| c.is_ascii_digit())
}

/// Whether a label asks for what nobody at a desk gives: a card, a birthday.
fn is_private(scene: &Scene, label: Place) -> bool {
    scene.hits.any(scene.sets("left-in.private-label"), label)
}

/// Whether the label of a name says that it is of somebody affected: 会員名.
fn of_those(scene: &Scene, label: Place) -> bool {
    scene.hits.any(scene.sets("left-in.who"), label)
}

/// What stands behind a label.
fn value(scene: &Scene, block: &Block, label: Place) -> Place {
    let rest = slice(&scene.document.text, label.end..block.place.end);
    Place { start: block.place.end - rest.trim_start_matches([':', ' ']).len(), end: block.place.end }
}

/// `氏名:…` with a name and nothing else.
fn labelled(scene: &Scene) -> Vec<Personal> {
    let document = scene.document;
    let mut found = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        let Some(label) =
            block.label.filter(|label| scene.hits.any(scene.sets("left-in.name-label"), *label))
        else {
            continue;
        };
        let value = value(scene, block, label);
        if bare_name(scene, value) && !elsewhere(scene, at) {
            found.push(Personal { place: value, kind: PersonalKind::Name });
        }
    }
    found
}

/// Cells under a header 氏名 that hold a name and nothing else.
fn cells(scene: &Scene, contacts: &[Contact]) -> Vec<Personal> {
    let document = scene.document;
    let mut found = Vec::new();
    let mut columns: Vec<usize> = Vec::new();
    let mut private = false;
    let mut before: Option<&Block> = None;
    for (at, block) in document.blocks.iter().enumerate() {
        if block.kind != BlockKind::Row {
            before = None;
            continue;
        }
        if before.is_none() {
            let label = |cell: &Place| scene.hits.any(scene.sets("left-in.name-label"), *cell);
            columns =
                block.cells.iter().enumerate().filter(|(_, cell)| label(cell)).map(|(at, _)| at).collect();
            private =
                is_private(scene, block.place) || columns.iter().any(|at| of_those(scene, block.cells[*at]));
        } else if !columns.is_empty() {
            let named = columns.iter().filter_map(|column| block.cells.get(*column)).copied();
            // Beside a number of somebody's own, it is a name whatever the surname.
            let record = block.cells.iter().any(|cell| is_own(document.slice(*cell)));
            let senders = match record {
                true if private => block.cells.iter().any(|cell| whose::speaks(scene, *cell)),
                true => kept(scene, contacts, at, &block.cells, true),
                false => elsewhere(scene, at),
            };
            let named = named.filter(|_| !senders);
            let names = named.filter(|cell| bare_name(scene, *cell) || record && is_name(scene, *cell));
            found.extend(names.map(|place| Personal { place, kind: PersonalKind::Name }));
        }
        before = Some(block);
    }
    found
}

/// How the name of somebody named beside it is read: フリガナ:サトウハナコ, in a record or a table.
fn readings(scene: &Scene, contacts: &[Contact], names: &[Place]) -> Vec<Personal> {
    const LONGEST: usize = 20;
    let text = &scene.document.text;
    let label = |place: Place| scene.hits.any(scene.sets("left-in.reading-label"), place);
    let kana = |place: Place| {
        let value = slice(text, place.start..place.end);
        let sign = |c: char| c == ' ' || matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FC}');
        value.chars().all(sign) && (3..=LONGEST).contains(&value.chars().filter(|c| *c != ' ').count())
    };
    let mut found = Vec::new();
    let mut columns: Option<Vec<usize>> = None;
    for block in &scene.document.blocks {
        if block.kind != BlockKind::Row {
            columns = None;
            let own = block.label.filter(|own| label(*own));
            found.extend(own.map(|own| value(scene, block, own)));
            continue;
        }
        let first = block.cells.first().is_some_and(|cell| label(*cell));
        if block.cells.len() == 2 && first {
            found.extend(block.cells.get(1));
        }
        match &columns {
            Some(columns) => found.extend(columns.iter().filter_map(|column| block.cells.get(*column))),
            None => columns = Some((0..block.cells.len()).filter(|at| label(block.cells[*at])).collect()),
        }
    }
    found.retain(|place| kana(*place) && belongs(scene, contacts, names, *place));
    found.into_iter().map(|place| Personal { place, kind: PersonalKind::Name }).collect()
}

/// The surname that a name begins with.
fn surname(scene: &Scene, name: Place) -> Option<Place> {
    let inside =
        |set: &crate::ruleset::SetId| scene.hits.within(*set, name).find(|hit| hit.start == name.start);
    scene.sets("left-in.surname").iter().filter_map(inside).max_by_key(|hit| hit.end)
}

/// A surname, one to five more letters of a name, and perhaps 様.
fn bare_name(scene: &Scene, value: Place) -> bool {
    let Some(surname) = surname(scene, value) else { return false };
    let rest = slice(&scene.document.text, surname.end..value.end).trim_end_matches('様');
    let letters = rest.chars().filter(|c| *c != ' ').count();
    let name =
        |c: char| c == ' ' || matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3005}' | '\u{4E00}'..='\u{9FFF}');
    (1..=5).contains(&letters)
        && rest.chars().all(name)
        && !scene.hits.any(scene.sets("left-in.not-name"), value)
}

/// Whether a place stands behind a name in its sentence, or in a line of the record that a name heads.
fn belongs(scene: &Scene, contacts: &[Contact], names: &[Place], place: Place) -> bool {
    let document = scene.document;
    let before = names.partition_point(|name| name.end <= place.start).checked_sub(1).map(|at| names[at]);
    let same = |name: Place| document.sentence_at(name.start) == document.sentence_at(place.start);
    if before.is_some_and(|name| same(name) && place.start - name.end <= BEHIND) {
        return true;
    }
    if linked(scene, names, place) {
        return true;
    }
    let Some(at) = scene.block(place.start) else { return false };
    let line = &document.blocks[at];
    let named = |block: &Block| {
        let first = names.partition_point(|name| name.start < block.place.start);
        names.get(first).is_some_and(|name| block.place.contains(*name))
    };
    let record = &document.blocks[at.saturating_sub(RECORD)..(at + RECORD + 1).min(document.blocks.len())];
    if line.kind == BlockKind::Row {
        // A record whose items stand below each other.
        let item = |row: &Block| row.kind == BlockKind::Row && row.cells.len() == 2;
        let beside = |row: &Block| item(row) && row.section == line.section && named(row);
        return named(line)
            || item(line) && record.iter().any(beside) && !kept(scene, contacts, at, &line.cells, false);
    }
    let head = |block: &Block| block.section == line.section && block.label.is_some() && named(block);
    line.label.is_some() && record.iter().any(head) && !kept(scene, contacts, at, &[line.place], false)
}

/// Whether a value follows one of somebody affected in its sentence, and no word for a desk or a sender stands between.
fn goes_on(scene: &Scene, last: Place, place: Place) -> bool {
    let between = Place { start: last.end.min(place.start), end: place.start };
    place.start - between.start <= BEHIND
        && scene.document.sentence_at(last.start) == scene.document.sentence_at(place.start)
        && !scene.hits.any(scene.sets("left-in.elsewhere"), between)
        && !scene.document.slice(between).contains('。')
}

/// Whether a place is where a link leads whose words are a name: (090-…)会員の佐藤花子様.
fn linked(scene: &Scene, names: &[Place], place: Place) -> bool {
    const NOUN: usize = 8;
    let text = &scene.document.text;
    let Some(name) = names.get(names.partition_point(|name| name.start < place.end)) else { return false };
    let gap = slice(text, place.end..name.start.max(place.end));
    let noun = gap.strip_prefix(')').filter(|_| slice(text, ..place.start).ends_with('('));
    noun.is_some_and(|noun| noun.chars().count() <= NOUN && !noun.contains(['、', '。', '\n']))
}

/// A name that was found once is the same name wherever it stands.
fn repeated(scene: &Scene, names: &[Place]) -> Vec<Personal> {
    const DISTINCT: usize = 50;
    const SHORTEST: usize = 3;
    let text = &scene.document.text;
    let bare = |name: &Place| {
        slice(text, name.start..name.end).trim_end_matches(['様', '氏', 'さ', 'ん', 'ま']).trim()
    };
    let mut cores: Vec<&str> =
        names.iter().map(bare).filter(|core| core.chars().count() >= SHORTEST).collect();
    cores.sort_unstable();
    cores.dedup();
    // 小鳥遊さん, after 小鳥遊優子様, is the same again.
    let surname = |name: &Place| {
        let bare = bare(name);
        let next = cores.partition_point(|core| *core <= bare);
        cores.get(next).is_some_and(|core| core.starts_with(bare))
    };
    let told = |name: &Place| scene.sentence(name.start).is_some_and(|place| whose::speaks(scene, place));
    let again = shapes::names(scene).into_iter().filter(|name| surname(name) && !told(name));
    let mut found: Vec<Personal> = again.map(|place| Personal { place, kind: PersonalKind::Name }).collect();
    cores.truncate(DISTINCT);
    let places = cores.iter().flat_map(|core| {
        text.match_indices(core).map(|(start, core)| Place { start, end: start + core.len() })
    });
    found.extend(places.map(|place| Personal { place, kind: PersonalKind::Name }));
    found
}

#[cfg(test)]
mod tests;
