//! Fields: instructions that Word carries out, and what came of them.
//!
//! Owns which part of a field is open, and what its instruction asks for.

use crate::text::slice;

/// The fields that are open, the innermost last.
#[derive(Debug, Default)]
pub struct Fields {
    open: Vec<Field>,
    /// How many of them have shown nothing yet.
    waiting: usize,
}

/// A field.
#[derive(Debug, Default)]
pub struct Field {
    instruction: String,
    /// Whether its result has begun.
    shown: bool,
    /// Where its result begins in the paragraph.
    pub result: usize,
}

/// Bytes of an instruction that are kept.
const INSTRUCTION: usize = 8 * 1024;

impl Fields {
    /// A field begins.
    pub fn begin(&mut self, here: usize) {
        self.open.push(Field { result: here, ..Field::default() });
        self.waiting += 1;
    }

    /// Its result begins.
    pub fn separate(&mut self, here: usize) {
        if let Some(field) = self.open.last_mut() {
            self.waiting -= usize::from(!field.shown);
            field.shown = true;
            field.result = here;
        }
    }

    /// It ends; `None` where none had begun.
    pub fn end(&mut self) -> Option<Field> {
        let field = self.open.pop()?;
        self.waiting -= usize::from(!field.shown);
        Some(field)
    }

    /// Adds to its instruction.
    pub fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut()
            && field.instruction.len() + text.len() <= INSTRUCTION
        {
            field.instruction.push_str(text);
        }
    }

    /// Whether what stands here is an instruction.
    pub fn instructs(&self) -> bool {
        self.waiting > 0
    }
}

impl Field {
    /// Whether it counts pages.
    pub fn counts_pages(&self) -> bool {
        let name = self.instruction.split_whitespace().next().unwrap_or("").to_ascii_uppercase();
        ["PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"].contains(&name.as_str())
    }

    /// The address it leads to.
    pub fn target(&self) -> Option<String> {
        let rest = self.instruction.trim_start();
        let name = rest.get(.."HYPERLINK".len())?;
        if !name.eq_ignore_ascii_case("HYPERLINK") {
            return None;
        }
        let rest = slice(rest, "HYPERLINK".len()..).trim_start();
        match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next().map(str::to_owned),
            None if rest.starts_with('\\') => None,
            None => rest.split_whitespace().next().map(str::to_owned),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(instruction: &str) -> Field {
        Field { instruction: instruction.to_owned(), ..Field::default() }
    }

    #[test]
    fn what_instructions_ask_for() {
        assert_eq!(
            field(r#" HYPERLINK "https://example.jp/" \o "x" "#).target().unwrap(),
            "https://example.jp/"
        );
        assert_eq!(field("HYPERLINK mailto:a@example.jp").target().unwrap(), "mailto:a@example.jp");
        assert_eq!(field(r#"HYPERLINK \l "top""#).target(), None);
        assert_eq!(field("表").target(), None);
        assert!(field(r" PAGE \* MERGEFORMAT").counts_pages());
        assert!(!field("DATE").counts_pages());
    }

    #[test]
    fn an_instruction_inside_a_result_is_none_of_it() {
        let mut fields = Fields::default();
        fields.begin(0);
        fields.separate(0);
        assert!(!fields.instructs());
        fields.begin(3);
        assert!(fields.instructs());
        fields.end();
        assert!(!fields.instructs());
        fields.end();
        assert!(fields.end().is_none());
    }
}
