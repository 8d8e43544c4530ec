//! Kind `date-order`: dated lists, tables and headings that go neither up nor down; an effect labelled as earlier
//! than its cause. Prose may go back, but not from what happened to how it came to be known.

use super::{Turn, Values, civil};
use crate::document::{BlockKind, Place};
use crate::mentions::{DateMention, OCCURRENCE, WARNING};
use crate::text::{Baked, one_of, slice};
use jiff::civil::Date;
use std::collections::HashMap;

/// A dated entry of a list.
#[derive(Clone, Copy)]
struct Entry {
    place: Place,
    date: Date,
    /// Minutes into the day, where a time is written.
    time: Option<u32>,
    /// The incident, or that somebody came to know of it.
    tells: Tells,
}

/// What an entry tells, as far as its order is fixed by it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tells {
    Incident,
    Known,
    Else,
}

/// What a run of entries has in common.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Run {
    /// Items, rows and lines of one section, however the document took them.
    Entries(usize),
    Headings(Option<usize>, u8),
}

/// `before` holds pairs of events of which the first comes first.
pub(crate) fn out_of_order(turn: &mut Turn, before: &[(Baked<str>, Baked<str>)]) {
    let mut runs = Runs::default();
    let mut next = 0;
    for at in 0..turn.document().blocks.len() {
        let Some(run) = run_of(turn, at) else {
            // What breaks a list off: text between its entries, but not entries without a date.
            if !matches!(turn.document().blocks[at].kind, BlockKind::Note) {
                runs.break_off();
            }
            continue;
        };
        // What answers one question is no chronology with what answers the next.
        let said = turn.document().at(turn.document().blocks[at].place).trim_end_matches(['。', ' ']);
        if said.ends_with(['?', 'か']) {
            runs.break_off();
            continue;
        }
        if turn.document().blocks[at].kind == BlockKind::Paragraph {
            lines(turn, at, run, &mut runs);
            continue;
        }
        let mention = begins(turn, at, &mut next);
        if mention.is_none() {
            // A heading without a date ends the run of its depth.
            runs.headings.remove(&run);
        }
        let entries = runs.entries(run);
        entries.extend(mention.and_then(|mention| entry(turn, mention)));
    }
    for (_, entries) in &runs.all {
        if let Some((late, early)) = broken(entries) {
            tell(turn, early.place, late.place);
        }
    }
    for (cause, effect) in before {
        effect_first(turn, cause, effect);
    }
    told_back(turn);
}

/// The runs of a document, in order of their first entries.
#[derive(Default)]
struct Runs {
    all: Vec<(Run, Vec<Entry>)>,
    /// The last run that is none of headings: only it can go on.
    last: Option<usize>,
    /// Headings of one depth under one heading, whatever stands between them.
    headings: HashMap<Run, usize>,
}

impl Runs {
    /// The entries of a run that goes on, or of a new one.
    fn entries(&mut self, run: Run) -> &mut Vec<Entry> {
        let heading = matches!(run, Run::Headings(..));
        let known = match heading {
            true => self.headings.get(&run).copied(),
            false => self.last.filter(|&last| self.all[last].0 == run),
        };
        let at = known.unwrap_or(self.all.len());
        if known.is_none() {
            self.all.push((run, Vec::new()));
            if heading {
                self.headings.insert(run, at);
            } else {
                self.last = Some(at);
            }
        }
        &mut self.all[at].1
    }

    /// Whatever comes next begins a new run.
    fn break_off(&mut self) {
        self.last = None;
    }
}

fn run_of(turn: &Turn, at: usize) -> Option<Run> {
    let document = turn.document();
    let block = &document.blocks[at];
    match block.kind {
        BlockKind::Item | BlockKind::Row | BlockKind::Paragraph => Some(Run::Entries(block.section)),
        BlockKind::Heading => {
            let section = &document.sections[block.section];
            Some(Run::Headings(section.parent, section.level))
        }
        BlockKind::Title | BlockKind::Note => None,
    }
}

/// The date that begins a block. `next` is the first date that may.
fn begins<'a>(turn: &Turn<'a, '_>, at: usize, next: &mut usize) -> Option<&'a DateMention> {
    const BRACKET: usize = '【'.len_utf8();
    let dates = &turn.case.view.mentions.dates;
    let block = &turn.document().blocks[at];
    while dates.get(*next).is_some_and(|date| date.place.start < block.place.start) {
        *next += 1;
    }
    dates
        .get(*next)
        .filter(|date| date.place.start - block.place.start <= BRACKET && date.place.end <= block.place.end)
}

/// Lines of a list of its own making, which the document takes for running text: a date, a gap, what happened.
fn lines(turn: &Turn, at: usize, run: Run, runs: &mut Runs) {
    let dates = &turn.case.view.mentions.dates;
    let block = &turn.document().blocks[at];
    let from = dates.partition_point(|date| date.place.start < block.place.start);
    let own = dates[from..].iter().take_while(|date| date.place.end <= block.place.end);
    let mut listed = own.filter(|date| listed(turn, block.place, date)).peekable();
    if listed.peek().is_none() {
        runs.break_off();
        return;
    }
    let entries = runs.entries(run);
    for mention in listed {
        entries.extend(entry(turn, mention));
    }
}

/// Whether a date begins a line of such a list: white space of the source, or nothing, stands before it, white
/// space or a colon after it, and what follows is no particle.
fn listed(turn: &Turn, block: Place, mention: &DateMention) -> bool {
    let document = turn.document();
    let span = document.span(mention.place);
    let text = &document.text;
    let before = slice(text, block.start..mention.place.start).chars().next_back();
    let begins = before.is_none_or(|c| {
        let start = mention.place.start - c.len_utf8();
        document.span(Place { start, end: mention.place.start }).end < span.start
    });
    let ends = slice(text, mention.place.end..block.end).chars().next().is_none_or(|c| {
        let end = mention.place.end + c.len_utf8();
        let gap =
            c.is_whitespace() || document.span(Place { start: mention.place.end, end }).start > span.end;
        let behind = slice(text, mention.place.end..);
        let goes_on = ["から", "より", "まで", "ごろ"].iter().any(|word| behind.starts_with(word));
        let particle = goes_on || one_of!("にはのをがでもとへや、。)付頃以", c);
        // 6月16日(月) 午前10時20分、: a time in a column of its own.
        let timed = c == '、' && document.at(mention.place).contains(' ');
        one_of!(":…", c) || timed || (gap && !particle)
    });
    begins && ends
}

/// One that hangs on another date says nothing of the order.
fn entry(turn: &Turn, mention: &DateMention) -> Option<Entry> {
    let date = mention.date.filter(|_| !mention.written.relative).and_then(civil)?;
    let tells = match mention.known {
        Some(_) => Tells::Known,
        None if mention.event == OCCURRENCE => Tells::Incident,
        None => Tells::Else,
    };
    Some(Entry {
        place: mention.written.first,
        date,
        time: minutes(turn.document().at(mention.place)),
        tells,
    })
}

/// The time of a day written behind it, in minutes: 9月3日 午後4時30分, 2026-09-03 16:30.
fn minutes(written: &str) -> Option<u32> {
    let (at, sign) = written.char_indices().rev().find(|(_, c)| one_of!("時:", *c))?;
    let digits = |text: &str| text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let before = slice(written, ..at);
    let hour: u32 = slice(before, before.len() - digits(before)..).parse().ok()?;
    let after = slice(written, at + sign.len_utf8()..);
    let minute = after.bytes().take_while(u8::is_ascii_digit).count();
    let minute = if after.starts_with('半') { 30 } else { slice(after, ..minute).parse().unwrap_or(0) };
    // 夜0時, 深夜1時: of which day is not said.
    if hour < 5 && ["夜", "翌"].iter().any(|half| before.contains(half)) {
        return None;
    }
    let late = hour < 12 && ["午後", "夜", "夕方"].iter().any(|half| before.contains(half));
    Some((if late { hour + 12 } else { hour }) * 60 + minute)
}

/// The first two neighbours against the direction of most: the earlier entry and the one after it. Times of one day
/// tell the direction, too; a list of days that goes back, and yet tells the incident before its finding, goes forth.
fn broken(entries: &[Entry]) -> Option<(Entry, Entry)> {
    let pairs = || entries.iter().zip(entries.get(1..).unwrap_or_default());
    let timed = |one: &Entry, other: &Entry| {
        let times = one.time.zip(other.time).filter(|_| one.date == other.date);
        times.map_or(one.date.cmp(&other.date), |(one, other)| one.cmp(&other))
    };
    let up = pairs().filter(|(one, other)| timed(one, other).is_lt()).count();
    let down = pairs().filter(|(one, other)| timed(one, other).is_gt()).count();
    let told = |tells| entries.iter().enumerate().find(|(_, entry)| entry.tells == tells);
    let forth = match (told(Tells::Incident), told(Tells::Known)) {
        (Some((first, incident)), Some((second, known))) => first < second && incident.date > known.date,
        _ => false,
    };
    if down == 0 || up == 0 && !forth {
        return None;
    }
    let against = |(one, other): &(&Entry, &Entry)| match up >= down || up == 0 {
        true => one.date > other.date,
        false => one.date < other.date,
    };
    // 9:40 before 8:15 of one day, in a list that goes forth: one slip among several.
    let slips = |(one, other): &(&Entry, &Entry)| {
        let times = one.time.zip(other.time).filter(|_| one.date == other.date);
        times.is_some_and(|(one, other)| if up > down { one > other } else { one < other })
    };
    let single = up.min(down) == 1 && up.max(down) > 1;
    let slip = || pairs().find(slips).filter(|_| single);
    pairs().find(against).or_else(slip).map(|(one, other)| (*one, *other))
}

/// Two dates of which the effect is the earlier: labelled ones (発生日, 発覚日), or else the only days on which the text
/// says that the one and the other took place.
fn effect_first(turn: &mut Turn, cause: &str, effect: &str) {
    // How prose goes back from the incident to its finding is looked at by itself.
    let prose = cause != OCCURRENCE || !matches!(effect, "discovery" | WARNING);
    let happened = cause == OCCURRENCE;
    let (Some(cause), Some(effect)) = (the_only(turn, cause, prose), the_last(turn, effect, prose)) else {
        return;
    };
    let (Some(first), Some(second)) = (cause.date.and_then(civil), effect.date.and_then(civil)) else {
        return;
    };
    let sure = cause.year_given == effect.year_given || first.year() == second.year();
    // In prose what happened is told before what was done about it: a day told later is another's.
    let told_first =
        !happened || cause.place.start < effect.place.start || is_labelled(turn, cause, OCCURRENCE);
    if second < first && sure && told_first {
        tell(turn, effect.written.first, cause.written.first);
    }
}

/// The date of an event, or the last of its days: 二月五日と六日に伺いました.
fn the_last<'a>(turn: &Turn<'a, '_>, event: &str, prose: bool) -> Option<&'a DateMention> {
    let own = || turn.case.view.mentions.dates.iter().filter(|date| date.event == event && !date.planned);
    let plain = own().all(|date| date.end.is_none() && date.date.and_then(civil).is_some());
    let labelled = own().any(|date| is_labelled(turn, date, event));
    match prose && plain && !labelled {
        true => own().max_by_key(|date| date.date.and_then(civil)),
        false => the_only(turn, event, prose),
    }
}

/// The date of an event, where there is one alone. Where a label names it, that is the one; else `prose` may tell it.
fn the_only<'a>(turn: &Turn<'a, '_>, event: &str, prose: bool) -> Option<&'a DateMention> {
    let own = || turn.case.view.mentions.dates.iter().filter(|date| date.event == event && !date.planned);
    let mut labelled = own().filter(|date| is_labelled(turn, date, event));
    if let Some(first) = labelled.next() {
        return labelled.next().is_none().then_some(first);
    }
    let first = own().next().filter(|_| prose)?;
    own().all(|date| date.date == first.date && date.end.is_none()).then_some(first)
}

/// A day on which somebody came to know, told right behind what happened on a later one: 13日に箱を置き忘れ、6日に電話で
/// 知りました.
fn told_back(turn: &mut Turn) {
    let scene = turn.case.view.scene;
    let dates = &turn.case.view.mentions.dates;
    let day = |date: &DateMention| {
        let own = date.date.filter(|_| date.end.is_none() && !date.planned && !date.written.relative);
        own.and_then(civil)
    };
    let found = dates.windows(2).find(|pair| {
        let [cause, effect] = pair else { return false };
        let (Some(first), Some(second)) = (day(cause), day(effect)) else { return false };
        let sure = cause.year_given == effect.year_given || first.year() == second.year();
        let block = scene.block(cause.place.start);
        let prose = block.is_some_and(|at| scene.document.blocks[at].kind == BlockKind::Paragraph)
            && block == scene.block(effect.place.start);
        let one =
            scene.document.sentence_at(cause.place.start) == scene.document.sentence_at(effect.place.start);
        let between = slice(&scene.document.text, cause.place.end..effect.place.start.max(cause.place.end));
        let told = cause.event == OCCURRENCE || one && cause.happened && goes_on(between);
        second < first && sure && prose && told && cause.known.is_none() && effect.known.is_some()
    });
    let Some([cause, effect]) = found else { return };
    let labelled = |date: &DateMention| {
        let at = scene.block(date.place.start);
        at.is_some_and(|at| scene.document.blocks[at].label.is_some())
    };
    if !labelled(cause) {
        tell(turn, effect.written.first, cause.written.first);
    }
}

/// Whether a clause ends in a form by which the story goes on: 積み残し、, 送って、.
fn goes_on(clause: &str) -> bool {
    let Some(clause) = clause.trim_end().strip_suffix('、') else { return false };
    let forms =
        ['し', 'て', 'で', 'り', 'き', 'み', 'び', 'い', 'ち', 'え', 'け', 'せ', 'れ', 'め', 'べ', 'ね'];
    let states = ["おり", "ので", "もので", "ため", "により", "まで", "より", "とおり"];
    clause.ends_with(forms) && !states.iter().any(|state| clause.ends_with(state))
}

fn is_labelled(turn: &Turn, date: &DateMention, event: &str) -> bool {
    let scene = turn.case.view.scene;
    let Some(at) = scene.block(date.place.start) else { return false };
    let block = &scene.document.blocks[at];
    let label = block.label.or_else(|| block.cells.first().copied());
    let sets = scene.sets("event-heading");
    let own = |label: Place| {
        let mut sets = sets.iter().filter(|set| scene.hits.within(**set, label).next().is_some());
        sets.any(|set| scene.ruleset.set(*set).id.rsplit('.').next() == Some(event))
    };
    label.is_some_and(own)
}

fn tell(turn: &mut Turn, place: Place, other: Place) {
    let told = turn.told(other);
    let values = Values::text(turn.document(), place).with("other", &told);
    let second = turn.document().span(other);
    turn.at(place, &values).with_label(second, told);
}
