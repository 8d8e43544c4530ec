//! The numbers and bullets that Word puts before paragraphs of lists.
//!
//! Owns counting: levels, restarts, starts of one's own. What `numbering.xml` says is read by [`part`]; how a number is written
//! is [`super::number_format`]'s.

mod part;

use super::fields;
use super::limits;
use super::number_format;
use super::problem::Problem;
use super::xml::{Node, Space, Xml};
use part::Reading;
use std::collections::{HashMap, HashSet};

/// Levels of a list.
const LEVELS: usize = 9;

/// All lists.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    /// What lists are made of, by the number of the list.
    lists: HashMap<u32, List>,
    patterns: HashMap<u32, [Level; LEVELS]>,
    /// The lists that stand for a style of lists, by that style.
    styled: HashMap<String, u32>,
    /// The level of a list that a style of paragraphs belongs to.
    levels: HashMap<(u32, String), u8>,
}

#[derive(Debug, Clone, Default)]
struct List {
    pattern: u32,
    /// Starts, and whole levels, of its own.
    starts: [Option<u32>; LEVELS],
    own: HashMap<u8, Level>,
}

/// How a level of a list counts.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Level {
    start: u32,
    format: String,
    /// `%1.%2`
    text: String,
    /// What stands behind the number.
    gap: &'static str,
    /// The level (from 1) at which it begins anew; 0: never; `None`: at every higher one.
    restart: Option<u32>,
    /// Whether all its numbers are decimal.
    legal: bool,
    font: Option<String>,
    hidden: bool,
}

impl Default for Level {
    fn default() -> Self {
        let (format, text) = ("decimal".to_owned(), String::new());
        Self { start: 1, format, text, gap: " ", restart: None, legal: false, font: None, hidden: false }
    }
}

/// The mark before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// What stands there.
    pub text: String,
    /// What stands between it and the paragraph.
    pub gap: &'static str,
    /// Whether it is a bullet.
    pub bullet: bool,
}

/// Where counting has come to.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
    begun: HashSet<(u32, u8)>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(crate) fn read(xml: &str) -> Result<Self, Problem> {
        let mut reader = Reading::default();
        let mut xml = Xml::new(xml);
        let mut path: Vec<String> = Vec::new();
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(tag) => {
                    let local = if tag.space == Space::Word { tag.local().to_owned() } else { String::new() };
                    reader.start(&local, &tag, &path);
                    path.push(local);
                }
                Node::End => {
                    if let Some(local) = path.pop() {
                        reader.end(&local, &path);
                    }
                }
                _ => {}
            }
        }
        Ok(reader.numbering)
    }

    /// The level at which a style of paragraphs stands in a list.
    pub(crate) fn level_of(&self, list: u32, style: Option<&str>) -> Option<u8> {
        let pattern = self.pattern_of(list)?;
        self.levels.get(&(pattern, style?.to_owned())).copied()
    }

    /// The pattern that a list counts by; lists of one pattern go on counting.
    fn pattern_of(&self, list: u32) -> Option<u32> {
        self.lists.get(&list).map(|list| list.pattern)
    }

    /// The mark of the next paragraph of a list.
    pub(crate) fn next(&self, list: u32, level: u8, counters: &mut Counters) -> Option<Mark> {
        let known = self.lists.get(&list)?;
        let pattern = known.pattern;
        let levels = self.patterns.get(&pattern)?;
        let of = |at: usize| known.own.get(&(at as u8)).unwrap_or(&levels[at]);
        let at = usize::from(level).min(LEVELS - 1);
        let counts = counters.counts.entry(pattern).or_default();
        for upper in 0..=at {
            if let Some(start) = known.starts[upper]
                && counters.begun.insert((list, upper as u8))
            {
                counts[upper] = if upper < at { Some(start) } else { None };
                if upper == at {
                    counts[at] = Some(start.wrapping_sub(1));
                }
            }
            if upper < at && counts[upper].is_none() {
                counts[upper] = Some(of(upper).start);
            }
        }
        let number = match counts[at] {
            Some(number) => number.wrapping_add(1),
            None => of(at).start,
        };
        counts[at] = Some(number);
        for (below, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let anew = match of(below).restart {
                None => true,
                Some(0) => false,
                Some(restart) => at < restart as usize,
            };
            if anew {
                *count = None;
            }
        }
        let level = of(at);
        if level.hidden {
            return None;
        }
        let bullet = level.format == "bullet";
        let text = match bullet {
            true => fields::bullet(&level.text, level.font.as_deref()),
            false => label(level, |upper| {
                let format = if level.legal { "decimal" } else { of(upper).format.as_str() };
                counts[upper].map(|number| number_format::written(number, format)).unwrap_or_default()
            }),
        };
        (!text.trim().is_empty()).then_some(Mark { text, gap: level.gap, bullet })
    }

    /// A pattern that only names a style of lists counts as that style does.
    fn link(&mut self, links: &[(u32, String)]) {
        for (pattern, style) in links {
            let Some(from) = self.styled.get(style).copied().filter(|from| from != pattern) else { continue };
            for list in self.lists.values_mut().filter(|list| list.pattern == *pattern) {
                list.pattern = from;
            }
        }
    }
}

/// `%1.%2` with its numbers.
fn label(level: &Level, number: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    let mut signs = level.text.chars().peekable();
    while let Some(sign) = signs.next() {
        match (sign, signs.peek().and_then(|next| next.to_digit(10))) {
            ('%', Some(digit @ 1..=9)) => {
                signs.next();
                text.push_str(&number(digit as usize - 1));
            }
            _ => text.push(sign),
        }
    }
    text.chars().filter(|sign| !sign.is_control()).take(limits::NUMBER).collect()
}

/// As much of a pattern as a number is made of: it is gone through at every paragraph.
fn cut(pattern: &str) -> String {
    pattern.chars().take(limits::NUMBER).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbering(body: &str) -> Numbering {
        let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        Numbering::read(&format!("<w:numbering xmlns:w='{space}'>{body}</w:numbering>")).unwrap()
    }

    fn lvl(at: u8, format: &str, text: &str, more: &str) -> String {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"
        )
    }

    fn marks(numbering: &Numbering, list: &[(u32, u8)]) -> Vec<String> {
        let mut counters = Counters::default();
        list.iter()
            .map(|(list, level)| {
                numbering.next(*list, *level, &mut counters).map_or(String::new(), |mark| mark.text)
            })
            .collect()
    }

    #[test]
    fn levels_count_below_each_other() {
        let levels =
            lvl(0, "decimal", "%1.", "") + &lvl(1, "decimal", "%1.%2", "") + &lvl(2, "aiueo", "(%3)", "");
        let body = format!(
            "<w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
        );
        let numbering = numbering(&body);
        let list = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 0), (1, 1), (1, 2)];
        assert_eq!(marks(&numbering, &list), ["1.", "1.1", "1.2", "(ア)", "(イ)", "2.", "2.1", "(ア)"]);
        assert_eq!(marks(&numbering, &[(1, 1), (9, 0)]), ["1.1", ""]);
    }

    #[test]
    fn lists_of_one_pattern_go_on_unless_they_start_anew() {
        let levels = lvl(0, "decimalEnclosedCircle", "%1", "");
        let body = format!(
            "<w:abstractNum w:abstractNumId='5'>{levels}</w:abstractNum>
             <w:num w:numId='1'><w:abstractNumId w:val='5'/></w:num>
             <w:num w:numId='2'><w:abstractNumId w:val='5'/></w:num>
             <w:num w:numId='3'><w:abstractNumId w:val='5'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>"
        );
        let numbering = numbering(&body);
        assert_eq!(marks(&numbering, &[(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)]), ["①", "②", "①", "②", "③"]);
    }

    #[test]
    fn restarts_legal_numbers_and_bullets() {
        let levels = lvl(0, "upperRoman", "第%1章", "")
            + &lvl(1, "decimal", "%1-%2", "<w:lvlRestart w:val='0'/><w:isLgl/>")
            + &lvl(2, "bullet", "\u{F06E}", "<w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr>");
        let body = format!(
            "<w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
        );
        let numbering = numbering(&body);
        let list = [(1, 0), (1, 1), (1, 0), (1, 1), (1, 2)];
        assert_eq!(marks(&numbering, &list), ["第Ⅰ章", "1-1", "第Ⅱ章", "2-2", "■"]);
    }
}
