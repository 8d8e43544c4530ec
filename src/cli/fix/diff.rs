//! What would change, as a unified diff that can be applied and shows nothing of anybody.
//!
//! Owns which lines stand in it: those that change, and around them only such as may be shown as they are. What is covered in
//! a line, or is read by nobody (a comment, an attribute, a cell too many), is no context; in a line that changes it is
//! covered, and the diff is told to be none that can be applied. Whose a value is, is decided elsewhere.

use crate::document::{Span, covered};
use crate::input::Source;
use crate::reading::Reading;
use crate::text::control_chars::visible;
use crate::text::slice;
use similar::{DiffOp, TextDiff};

/// Lines of context on each side, at most.
const CONTEXT: usize = 3;

/// A diff, and whether what is covered in it keeps it from being applied.
#[derive(Default)]
pub(crate) struct Diff {
    pub text: String,
    pub covers: bool,
}

/// A text, with what may be shown of it.
struct Side {
    text: String,
    shown: String,
}

impl Side {
    /// A byte order mark stands before the first line, or nothing that applies a diff would find it.
    fn of(source: &Source, reading: &Reading) -> Self {
        let mut spans = reading.masked.clone();
        for unread in reading.document.unread(source.text.len()) {
            let mut at = unread.start;
            for line in slice(&source.text, unread.start..unread.end).split_inclusive('\n') {
                let end = at + line.len();
                spans.extend(may_tell(line).then_some(Span { start: at, end }));
                at = end;
            }
        }
        let mark = if source.encoding.mark { "\u{feff}" } else { "" };
        Self {
            text: format!("{mark}{}", source.text),
            shown: format!("{mark}{}", covered(&source.text, &spans)),
        }
    }

    fn lines(&self) -> Vec<(&str, &str)> {
        self.text.split_inclusive('\n').zip(self.shown.split_inclusive('\n')).collect()
    }
}

/// Whether what is read by nobody may hold somebody's name, address or number: `class="box"` and `| - |` do not.
fn may_tell(line: &str) -> bool {
    const LETTERS: usize = 2;
    const DIGITS: usize = 9;
    let letters = line.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count();
    letters >= LETTERS
        || line.contains(['@', '＠', '%', '&', '\\'])
        || line.chars().filter(|c| c.is_numeric()).count() >= DIGITS
}

/// What would change; nothing where nothing would.
pub(crate) fn diff(before: (&Source, &Reading), after: (&Source, &Reading)) -> Diff {
    if before.0.text == after.0.text {
        return Diff::default();
    }
    let raw = &before.0.name;
    let name = before.1.secrets.cover(raw);
    let (before, after) = (Side::of(before.0, before.1), Side::of(after.0, after.1));
    let mut diff = between(&visible(&name), &before, &after);
    diff.covers |= name != *raw;
    diff
}

fn between(name: &str, before: &Side, after: &Side) -> Diff {
    let (old, new) = (before.lines(), after.lines());
    let mut text = format!("--- {name}\n+++ {name}\n");
    let mut covers = false;
    let mut put = |sign: char, (line, shown): (&str, &str)| {
        covers |= line != shown;
        text.push(sign);
        text.push_str(shown);
        if !shown.ends_with('\n') {
            text.push_str("\n\\ No newline at end of file\n");
        }
    };
    let open: Vec<bool> = old.iter().map(|(line, shown)| line == shown).collect();
    for hunk in hunks(&changes(&old, &new), &open) {
        let (Some(first), Some(last)) = (hunk.changes.first(), hunk.changes.last()) else { continue };
        let from = first.new.start - (first.old.start - hunk.start);
        let to = last.new.end + (hunk.end - last.old.end);
        let head = format!("@ -{} +{} @@\n", range(hunk.start, hunk.end), range(from, to));
        put('@', (&head, &head));
        let mut at = hunk.start;
        for change in hunk.changes {
            old[at..change.old.start].iter().for_each(|line| put(' ', *line));
            old[change.old.start..change.old.end].iter().for_each(|line| put('-', *line));
            new[change.new.start..change.new.end].iter().for_each(|line| put('+', *line));
            at = change.old.end;
        }
        old[at..hunk.end].iter().for_each(|line| put(' ', *line));
    }
    Diff { text, covers }
}

/// Lines that stand in place of others.
struct Change {
    old: Span,
    new: Span,
}

/// Changes that are shown together, with the lines of the old text around them.
struct Hunk<'a> {
    changes: &'a [Change],
    start: usize,
    end: usize,
}

/// What changed, line by line where the lines stand for one another: thousands of corrected lines then cost no more than
/// their length. A carriage return ends no line here, as it ends none for what applies a diff.
fn changes(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<Change> {
    let same = |at: &usize| old.get(*at).map(|line| line.0) == new.get(*at).map(|line| line.0);
    if old.len() == new.len() {
        let changed: Vec<usize> = (0..old.len()).filter(|at| !same(at)).collect();
        let runs = changed.chunk_by(|one, next| one + 1 == *next);
        let spans = runs.filter_map(|run| Some(Span { start: *run.first()?, end: *run.last()? + 1 }));
        return spans.map(|span| Change { old: span, new: span }).collect();
    }
    let texts = |lines: &[(&'_ str, &str)]| lines.iter().map(|line| line.0.to_owned()).collect::<Vec<_>>();
    let (old, new) = (texts(old), texts(new));
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
    let found = TextDiff::from_slices(&old, &new);
    let of = |op: &DiffOp| {
        let (old, new) = (op.old_range(), op.new_range());
        let old = Span { start: old.start, end: old.end };
        Change { old, new: Span { start: new.start, end: new.end } }
    };
    found.ops().iter().filter(|op| !matches!(op, DiffOp::Equal { .. })).map(of).collect()
}

/// The changes with their context: up to [`CONTEXT`] lines on each side, as far as they may be shown.
fn hunks<'a>(changes: &'a [Change], open: &[bool]) -> Vec<Hunk<'a>> {
    let before = |at: usize| at - (0..at).rev().take(CONTEXT).take_while(|line| open[*line]).count();
    let behind = |at: usize| at + (at..open.len()).take(CONTEXT).take_while(|line| open[*line]).count();
    let alike = |one: &Change, next: &Change| behind(one.old.end) >= before(next.old.start);
    let mut hunks = Vec::new();
    for changes in changes.chunk_by(alike) {
        let (Some(first), Some(last)) = (changes.first(), changes.last()) else { continue };
        let (mut start, end) = (before(first.old.start), behind(last.old.end));
        // Less context behind than before stands for the end of the file.
        if end < open.len() {
            start = start.max(first.old.start - (end - last.old.end).min(first.old.start));
        }
        hunks.push(Hunk { changes, start, end });
    }
    hunks
}

/// Lines as the head of a hunk names them: none stand behind the line before them.
fn range(start: usize, end: usize) -> String {
    match end - start {
        0 => format!("{start},0"),
        1 => format!("{}", start + 1),
        count => format!("{},{count}", start + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(text: &str, hidden: &str) -> Side {
        let cover = |c: char| if hidden.contains(c) { '*' } else { c };
        Side { text: text.to_owned(), shown: text.chars().map(cover).collect() }
    }

    fn of(before: &str, after: &str, hidden: &str) -> Diff {
        between("n", &side(before, hidden), &side(after, hidden))
    }

    #[test]
    fn lines_are_told_as_any_diff_tells_them() {
        let texts = [
            ("a\nb\nc\n", "a\nB\nc\n"),
            ("a", "b"),
            ("a\nb", "A\nb"),
            ("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12", "1\nx\n3\n4\n5\n6\n7\n8\nx\n10\nx\n12"),
            ("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "x\n2\n3\n4\n5\n6\n7\n8\nx\n"),
            ("1\n2\n3\n4\n5\n6\n7\n8\n9\n0\n", "x\ny\n3\n4\n5\n6\n7\n8\n9\nx\n"),
            ("1\n2\n3\n4\n5\n", "1\n2\n4\n5\n"),
            ("1\n2\n3\n4\n5\n", "1\n2\nx\ny\n4\n5\n"),
        ];
        for (before, after) in texts {
            let wanted = TextDiff::from_lines(before, after).unified_diff().header("n", "n").to_string();
            assert_eq!(of(before, after, "").text, wanted);
        }
    }

    #[test]
    fn what_may_not_be_shown_is_no_context() {
        let lines = "1\n2\nS\n4\n5\n6\n7\n8\n";
        let diff = of(lines, &lines.replace('5', "x"), "S");
        assert!(!diff.covers);
        assert_eq!(diff.text, "--- n\n+++ n\n@@ -4,5 +4,5 @@\n 4\n-5\n+x\n 6\n 7\n 8\n");
        // As much before as behind.
        let diff = of("1\n2\n3\n4\nS\n6\n", "1\n2\nx\n4\nS\n6\n", "S");
        assert_eq!(diff.text, "--- n\n+++ n\n@@ -2,3 +2,3 @@\n 2\n-3\n+x\n 4\n");
        let diff = of("S\n2\nS\n4\nS\n", "S\nx\nS\ny\nS\n", "S");
        assert_eq!(diff.text, "--- n\n+++ n\n@@ -2 +2 @@\n-2\n+x\n@@ -4 +4 @@\n-4\n+y\n");
        assert!(!diff.covers);
        let diff = of("1\nS2\n3\n", "1\nSx\n3\n", "S");
        assert_eq!(diff.text, "--- n\n+++ n\n@@ -1,3 +1,3 @@\n 1\n-*2\n+*x\n 3\n");
        assert!(diff.covers);
    }
}
