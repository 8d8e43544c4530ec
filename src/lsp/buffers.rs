//! Texts that are open in the editor: they count in place of the files.
//!
//! Owns their contents, version by version. Knows nothing of what they say.

use super::position;
use crate::input::real;
use crate::report::position::LineTable;
use lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// An open text.
#[derive(Debug)]
pub(crate) struct Buffer {
    /// Its address, as the editor writes it.
    pub uri: Uri,
    /// Its file.
    pub path: Option<PathBuf>,
    /// What the editor takes it for: `markdown`, `toml` …
    pub language: String,
    /// The editor's number of this version.
    pub version: i32,
    /// No two contents of any texts share one.
    pub revision: u64,
    /// The text, with its own line ends.
    pub text: String,
}

/// All open texts.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    open: BTreeMap<String, Buffer>,
    revisions: u64,
}

impl Buffers {
    /// Takes in a text.
    pub(crate) fn open(&mut self, item: TextDocumentItem) {
        let TextDocumentItem { uri, language_id, version, text } = item;
        self.revisions += 1;
        let path = position::path(&uri).map(|path| real(&path));
        let key = uri.as_str().to_owned();
        let buffer = Buffer { uri, path, language: language_id, version, revision: self.revisions, text };
        self.open.insert(key, buffer);
    }

    /// Makes changes, in their order; false where the text is not open.
    pub(crate) fn change(
        &mut self,
        uri: &Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
    ) -> bool {
        let Some(buffer) = self.open.get_mut(uri.as_str()) else { return false };
        self.revisions += 1;
        (buffer.version, buffer.revision) = (version, self.revisions);
        for change in changes {
            apply(&mut buffer.text, change);
        }
        true
    }

    /// Forgets a text: from now on its file counts.
    pub(crate) fn close(&mut self, uri: &Uri) -> Option<Buffer> {
        self.open.remove(uri.as_str())
    }

    /// The text of an address.
    pub(crate) fn get(&self, uri: &Uri) -> Option<&Buffer> {
        self.open.get(uri.as_str())
    }

    /// The text of a file.
    pub(crate) fn of(&self, path: &Path) -> Option<&Buffer> {
        self.open.values().find(|buffer| buffer.path.as_deref() == Some(path))
    }

    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Buffer> {
        self.open.values()
    }
}

fn apply(text: &mut String, change: TextDocumentContentChangeEvent) {
    match change.range {
        None => *text = change.text,
        Some(range) => {
            let span = position::span(&LineTable::new(text), range);
            text.replace_range(span.start..span.end, &change.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lsp_types::{Position, Range};
    use proptest::prelude::*;
    use std::str::FromStr as _;

    fn change(from: (u32, u32), to: (u32, u32), text: &str) -> TextDocumentContentChangeEvent {
        let at = |(line, character)| Position { line, character };
        let range = Some(Range { start: at(from), end: at(to) });
        TextDocumentContentChangeEvent { range, range_length: None, text: text.to_owned() }
    }

    fn changed(text: &str, changes: Vec<TextDocumentContentChangeEvent>) -> String {
        let uri = Uri::from_str("untitled:1").unwrap();
        let mut buffers = Buffers::default();
        let text = text.to_owned();
        buffers.open(TextDocumentItem { uri: uri.clone(), language_id: "markdown".into(), version: 1, text });
        assert!(buffers.change(&uri, 2, changes));
        buffers.close(&uri).unwrap().text
    }

    #[test]
    fn units_of_sixteen_bits_and_line_ends_of_every_kind() {
        let text = "題名\r\n𠮷田様😀へ\r\nか\u{3099}き\rおわり";
        // Behind 𠮷, which is two units.
        assert_eq!(changed(text, vec![change((1, 2), (1, 3), "山")]), text.replace("田", "山"));
        assert_eq!(changed(text, vec![change((1, 4), (1, 6), "")]), text.replace('😀', ""));
        // Between the two halves there is nothing: the character stays whole.
        assert_eq!(changed(text, vec![change((1, 5), (1, 6), "")]), text.replace('😀', ""));
        assert_eq!(changed(text, vec![change((2, 0), (2, 2), "が")]), text.replace("か\u{3099}", "が"));
        assert_eq!(changed(text, vec![change((0, 2), (1, 0), "、")]), text.replacen("\r\n", "、", 1));
        assert_eq!(changed(text, vec![change((3, 0), (9, 9), "")]), text.replace("おわり", ""));
        assert_eq!(changed(text, vec![change((4, 0), (4, 0), "。")]), format!("{text}。"));
        assert_eq!(changed(text, vec![change((0, 99), (0, 99), "案")]), text.replace("題名", "題名案"));
        // Each change counts from what the one before it left.
        let two = vec![change((0, 0), (0, 0), "第1報\r\n"), change((1, 0), (1, 1), "表")];
        assert_eq!(changed(text, two), format!("第1報\r\n{}", text.replace("題", "表")));
    }

    #[test]
    fn without_a_range_everything_is_new() {
        let whole = TextDocumentContentChangeEvent { range: None, range_length: None, text: "新".into() };
        assert_eq!(changed("旧\r\n", vec![whole]), "新");
    }

    proptest! {
        #[test]
        fn any_change_leaves_a_text(
            text in "[aあ😀\u{3099}\r\n]{0,30}",
            edits in prop::collection::vec((0_u32..6, 0_u32..9, 0_u32..6, 0_u32..9, "[い😀\r\n]{0,3}"), 0..6),
        ) {
            let changes = edits.iter().map(|(a, b, c, d, put)| change((*a, *b), (*c, *d), put)).collect();
            changed(&text, changes);
        }

        #[test]
        fn an_edit_by_units_is_the_edit_of_the_units(
            line in "[aあ😀]{0,12}", from in 0_usize..14, length in 0_usize..6, put in "[い😀]{0,3}",
        ) {
            let ends: Vec<usize> = line.char_indices().map(|(at, _)| at).chain([line.len()]).collect();
            let (start, end) = (ends[from.min(ends.len() - 1)], ends[(from + length).min(ends.len() - 1)]);
            let units = |to: usize| u32::try_from(line[..to].encode_utf16().count()).unwrap();
            let text = format!("一行\r\n{line}\r\n");
            let made = changed(&text, vec![change((1, units(start)), (1, units(end)), &put)]);
            prop_assert_eq!(made, format!("一行\r\n{}{put}{}\r\n", &line[..start], &line[end..]));
        }
    }
}
