//! Fields: instructions that Word carries out, and what came of them.
//!
//! Owns which part of a field is open, and what its instruction asks for.

use crate::text::slice;

/// The fields that are open, the innermost last.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    open: Vec<Field>,
    /// How many of them have shown nothing yet.
    waiting: usize,
}

/// A field.
#[derive(Debug, Default)]
pub(crate) struct Field {
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
    pub(crate) fn begin(&mut self, here: usize) {
        self.open.push(Field { result: here, ..Field::default() });
        self.waiting += 1;
    }

    /// Its result begins.
    pub(crate) fn separate(&mut self, here: usize) {
        if let Some(field) = self.open.last_mut() {
            self.waiting -= usize::from(!field.shown);
            field.shown = true;
            field.result = here;
        }
    }

    /// It ends; `None` where none had begun.
    pub(crate) fn end(&mut self) -> Option<Field> {
        let field = self.open.pop()?;
        self.waiting -= usize::from(!field.shown);
        Some(field)
    }

    /// Adds to its instruction.
    pub(crate) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut()
            && field.instruction.len() + text.len() <= INSTRUCTION
        {
            field.instruction.push_str(text);
        }
    }

    /// Whether what stands here is an instruction.
    pub(crate) fn instructs(&self) -> bool {
        self.waiting > 0
    }
}

impl Field {
    /// Whether it counts pages.
    pub(crate) fn counts_pages(&self) -> bool {
        let name = self.instruction.split_whitespace().next().unwrap_or("").to_ascii_uppercase();
        ["PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"].contains(&name.as_str())
    }

    /// What an equation shows where it has no result of its own: readings above words as older files have them.
    pub(crate) fn equation(&self) -> Option<String> {
        let rest = self.instruction.trim_start();
        let name = rest.get(..2).filter(|name| name.eq_ignore_ascii_case("EQ"))?;
        Some(equation(slice(rest, name.len()..))).filter(|shown| !shown.is_empty())
    }

    /// The address it leads to.
    pub(crate) fn target(&self) -> Option<String> {
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

/// The text of an equation: `\\o\\ad(\\s\\up 9(しめい),氏名)` is 氏名. What is raised or lowered is left out, and so are switches.
fn equation(code: &str) -> String {
    let mut shown = String::new();
    // How deep in brackets a raised part is; 0 in none.
    let (mut raised, mut depth) = (0_usize, 0_usize);
    let mut rest = code;
    while let Some(sign) = rest.chars().next() {
        rest = slice(rest, sign.len_utf8()..);
        match sign {
            '\\' => {
                let Some(next) = rest.chars().next() else { break };
                if !next.is_ascii_alphabetic() && next != '*' {
                    // A sign that stands for itself.
                    rest = slice(rest, next.len_utf8()..);
                    if raised == 0 && depth > 0 {
                        shown.push(next);
                    }
                    continue;
                }
                let end = rest.find(['(', '\\']).unwrap_or(rest.len());
                let switch = slice(rest, ..end).trim();
                let moved = switch.starts_with("up") || switch.starts_with("do");
                rest = slice(rest, end..);
                if moved && rest.starts_with('(') && raised == 0 {
                    raised = depth + 1;
                }
            }
            '(' => depth += 1,
            ')' => {
                if raised == depth {
                    raised = 0;
                }
                depth = depth.saturating_sub(1);
            }
            ',' | ';' if raised == 0 && depth > 0 => {}
            _ if raised == 0 && depth > 0 => shown.push(sign),
            _ => {}
        }
    }
    shown.trim().to_owned()
}

/// The sign that a symbol font shows at a code; none where it is nothing a reader would read.
pub(crate) fn sign(font: Option<&str>, code: u32) -> Option<char> {
    let low = match code {
        0xF020..=0xF0FF => code - 0xF000,
        // A code of its own, in a font like any other.
        0x20..=0xFF if font.is_some_and(is_symbol) => code,
        _ => {
            return char::from_u32(code)
                .filter(|found| !found.is_control() && !('\u{E000}'..='\u{F8FF}').contains(found));
        }
    };
    if font.is_some_and(|font| font.eq_ignore_ascii_case("Symbol")) || font.is_none() && low == 0xB7 {
        return match low {
            0xB7 => Some('•'),
            0xA8 => Some('♦'),
            0xB4 => Some('×'),
            0xB0 => Some('°'),
            0xAE => Some('→'),
            0x2A => Some('*'),
            0x2D => Some('-'),
            0x20..=0x40 => char::from_u32(low),
            _ => None,
        };
    }
    match low {
        0x28 => Some('☎'),
        0x2A => Some('✉'),
        0x6C => Some('●'),
        0x6D => Some('○'),
        0x6E => Some('■'),
        0x6F | 0x70 | 0x71 | 0x72 | 0xA8 => Some('□'),
        0x74 | 0x75 => Some('◆'),
        0x76 => Some('❖'),
        0x77 | 0x9F => Some('•'),
        0xA1 => Some('○'),
        0xA4 => Some('◎'),
        0xA7 => Some('▪'),
        0xAB => Some('★'),
        0xD8 => Some('➢'),
        0xDF => Some('←'),
        0xE0 | 0xE8 => Some('→'),
        0xFB => Some('✗'),
        0xFC => Some('✓'),
        0xFD => Some('☒'),
        0xFE => Some('☑'),
        _ => None,
    }
}

fn is_symbol(font: &str) -> bool {
    ["symbol", "wingdings", "webdings"].iter().any(|known| font.to_ascii_lowercase().starts_with(known))
}

/// A bullet as people would type it.
pub(crate) fn bullet(text: &str, font: Option<&str>) -> String {
    let Some(first) = text.chars().next() else { return String::new() };
    let shown = match first {
        // Courier New's o is a circle to Word.
        'o' if font.is_some_and(|font| font.starts_with("Courier")) => Some('○'),
        '\u{F020}'..='\u{F0FF}' => sign(font, first as u32),
        _ if font.is_some_and(is_symbol) => sign(font, first as u32),
        _ => return text.chars().filter(|sign| !sign.is_control()).take(4).collect(),
    };
    shown.unwrap_or('・').to_string()
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
        for (code, shown) in [
            (r" EQ \* jc2 \* hps10 \o\ad(\s\up 9(しめい),氏名)", "氏名"),
            (r#"eq \* jc0 \* "Font:ＭＳ 明朝" \* hps12 \o(\s\up 11(じゅう),住)所"#, "住"),
            (r"EQ \x\to(会員)", "会員"),
            (r"EQ \f(1\,000,2\(x\))", "1,0002(x)"),
            (r"EQ \o(\s\do 3(a(b)c),名))))((", "名"),
        ] {
            assert_eq!(field(code).equation().as_deref(), Some(shown), "{code}");
        }
        assert_eq!(field("EQUATION").equation(), None);
        assert_eq!(field(r"EQ \").equation(), None);
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

    #[test]
    fn bullets_of_symbol_fonts() {
        assert_eq!(bullet("\u{F0B7}", Some("Symbol")), "•");
        assert_eq!(bullet("\u{F06C}", Some("Wingdings")), "●");
        assert_eq!(bullet("n", Some("Wingdings")), "■");
        assert_eq!(bullet("o", Some("Courier New")), "○");
        assert_eq!(bullet("・", Some("游明朝")), "・");
        assert_eq!(bullet("\u{F0E9}", Some("Wingdings 3")), "・");
        assert_eq!(sign(Some("Wingdings"), 0xF0FE), Some('☑'));
        assert_eq!(sign(Some("Segoe UI"), 0x2612), Some('☒'));
        assert_eq!(sign(Some("Wingdings"), 0x1), None);
    }
}
