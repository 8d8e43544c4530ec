//! Whether a file that would be written over is one that this program wrote.
//!
//! Owns how its outputs begin. A draft lost is lost for good, so what is not known again stays.

use crate::input::is_draft;
use crate::report::html::is_page;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Bytes of a file that are looked at.
const BEGINNING: u64 = 4_096;

/// Whether something would be lost with what stands under a name: what holds something, and is none of ours. A link that
/// leads nowhere would make a file in a place that nobody named.
pub fn is_another_s(path: &Path) -> bool {
    beginning(path).map_or_else(|| leads_nowhere(path), |beginning| !is_ours(&beginning))
}

fn leads_nowhere(path: &Path) -> bool {
    path.is_symlink() && !path.exists()
}

/// The beginning of a file that holds something; none of what is no file, or has nothing in it. What is there and cannot be
/// looked at counts as something.
pub fn beginning(path: &Path) -> Option<Vec<u8>> {
    let about = path.metadata().ok()?;
    if !about.is_file() || about.len() == 0 {
        return None;
    }
    let mut beginning = Vec::new();
    let read = File::open(path).and_then(|file| file.take(BEGINNING).read_to_end(&mut beginning));
    Some(if read.is_ok() { beginning } else { vec![0] })
}

/// Whether an output of this program begins like this.
fn is_ours(beginning: &[u8]) -> bool {
    let text = String::from_utf8_lossy(beginning);
    let first = text.lines().next().unwrap_or_default();
    let rules = |line: &str| {
        line.split_once("規則 ")
            .or_else(|| line.split_once("rules "))
            .is_some_and(|(_, name)| name.contains(' '))
    };
    // A finding ends with the name of its rule in brackets; a document without one is a line.
    let named = |line: &str| {
        let Some((_, last)) = line.strip_suffix(']').and_then(|line| line.rsplit_once('[')) else {
            return false;
        };
        let word = |part: &str| part.len() > 1 && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        last.split_once('/').is_some_and(|(subject, problem)| word(subject) && word(problem))
    };
    // What is printed for people begins with the draft's name.
    let of_a_draft = || first.starts_with('<') || first.split(' ').any(|word| is_draft(Path::new(word)));
    let clean = |line: &str| line.split_once(": ").is_some_and(|(path, _)| is_draft(Path::new(path)));
    let begins = [
        "{\"schema\":\"noticelint/",
        "{\"source\":{\"name\":\"noticelint\"",
        "[{\"type\":\"issue\",\"check_name\":",
        "type,id,title,measured,",
        "読めなかったファイル ",
        "files not read: ",
        "外した規則 ",
        "rules switched off (",
        "::error",
        "::warning",
        "::notice",
        "::group",
        "::stop-commands",
    ];
    // A diff of corrections has one name twice.
    let is_diff = || {
        let mut lines = text.lines();
        let name = |line: Option<&str>, mark: &str| Some(line?.strip_prefix(mark)?.to_owned());
        let (one, other) = (name(lines.next(), "--- "), name(lines.next(), "+++ "));
        one.is_some() && one == other && lines.next().is_some_and(|line| line.starts_with("@@ "))
    };
    // A summary may stand behind what other steps of a job have written.
    let summary = |line: &str| line.starts_with("### 告知文の検査: ") || line.starts_with("### Notices: ");
    begins.iter().any(|begin| text.starts_with(begin))
        || is_diff()
        || text.lines().any(summary)
        || text.trim() == "[]"
        || text.contains("<testsuites name=\"noticelint\"")
        || text.contains("\"tool\":{\"driver\":{\"name\":\"noticelint\"")
        || text.starts_with("{\"$schema\"") && text.contains("sarif")
        || is_page(beginning)
        || clean(first)
        || first.contains(" documents read with ")
        || first.contains(" document read with ")
        || text.lines().take(4).any(|line| line.starts_with("#   noticelint survey "))
        || text.lines().any(named)
        || first.contains("件の文書を規則 ")
        || of_a_draft() && text.lines().take(4).any(rules)
        || text.lines().nth(1).is_some_and(|line| line.ends_with("-notice") && line.starts_with("  "))
}
