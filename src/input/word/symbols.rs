//! Signs of symbol fonts, which have no codes of their own.
//!
//! Owns the few that people use in notices: boxes, bullets, ticks, telephones.

/// The sign that a symbol font shows at a code; none where it is nothing a reader would read.
pub fn sign(font: Option<&str>, code: u32) -> Option<char> {
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
pub fn bullet(text: &str, font: Option<&str>) -> String {
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
