//! The part of a Word file that tells how its lists are numbered.
//!
//! Owns which elements of it say what. How numbers are written and counted on is for [`super`].

use super::{LEVELS, Level, List, Numbering, cut};
use crate::input::word::limits;
use crate::input::word::xml::Tag;

/// Where reading has come to.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) numbering: Numbering,
    pattern: Option<(u32, [Level; LEVELS])>,
    list: Option<(u32, List)>,
    level: Option<(u8, Level)>,
    /// The level of the list that is given another start or form.
    over: Option<u8>,
    links: Vec<(u32, String)>,
}

impl Reading {
    pub(super) fn start(&mut self, local: &str, tag: &Tag<'_>, path: &[String]) {
        let number = |name: &str| tag.get(name).and_then(|value| value.parse::<u32>().ok());
        let level = || {
            number("ilvl").and_then(|level| u8::try_from(level).ok()).filter(|at| usize::from(*at) < LEVELS)
        };
        match (local, &mut self.level) {
            ("abstractNum", _) => self.pattern = number("abstractNumId").map(|id| (id, Default::default())),
            ("num", _) => self.list = number("numId").map(|id| (id, List::default())),
            ("abstractNumId", _) => {
                if let (Some((_, list)), Some(pattern)) = (&mut self.list, number("val")) {
                    list.pattern = pattern;
                }
            }
            ("lvlOverride", _) => self.over = level(),
            ("startOverride", _) => {
                if let (Some((_, list)), Some(over)) = (&mut self.list, self.over) {
                    list.starts[usize::from(over)] = number("val");
                }
            }
            ("lvl", _) => self.level = level().map(|at| (at, Level::default())),
            ("styleLink", _) => {
                if let (Some((pattern, _)), Some(style)) = (&self.pattern, tag.get("val")) {
                    self.numbering.styled.insert(style, *pattern);
                }
            }
            ("numStyleLink", _) => {
                if let (Some((pattern, _)), Some(style)) = (&self.pattern, tag.get("val")) {
                    self.links.push((*pattern, style));
                }
            }
            ("start", Some((_, level))) => level.start = number("val").unwrap_or(1),
            // An alternative for older readers stands beside the format of newer ones.
            ("numFmt", Some((_, level))) => {
                let format = tag.get("val").unwrap_or_default();
                level.format = match tag.get("format") {
                    Some(own) if format == "custom" && own.starts_with("00") => "decimalZero".to_owned(),
                    _ => format,
                };
            }
            ("lvlText", Some((_, level))) => level.text = cut(&tag.get("val").unwrap_or_default()),
            ("suff", Some((_, level))) => {
                level.gap = if tag.get("val").as_deref() == Some("nothing") { "" } else { " " };
            }
            ("lvlRestart", Some((_, level))) => level.restart = number("val"),
            ("isLgl", Some((_, level))) => level.legal = tag.is_on(),
            ("rFonts", Some((_, level))) => {
                level.font = tag.get("ascii").or_else(|| tag.get("hAnsi")).or_else(|| tag.get("eastAsia"));
            }
            ("vanish", Some((_, level))) if path.iter().any(|outer| outer == "rPr") => {
                level.hidden = tag.is_on();
            }
            ("pStyle", Some((at, _))) => {
                if let (Some((pattern, _)), Some(style)) = (&self.pattern, tag.get("val"))
                    && self.numbering.levels.len() < limits::DEFINITIONS
                {
                    self.numbering.levels.insert((*pattern, style), *at);
                }
            }
            _ => {}
        }
    }

    pub(super) fn end(&mut self, local: &str, path: &[String]) {
        match local {
            "lvl" => {
                let Some((at, level)) = self.level.take() else { return };
                if let (Some((_, list)), true) = (&mut self.list, self.over.is_some()) {
                    list.own.insert(at, level);
                } else if let Some((_, levels)) = &mut self.pattern {
                    levels[usize::from(at)] = level;
                }
            }
            "lvlOverride" => self.over = None,
            "abstractNum" => {
                if let Some((id, levels)) = self.pattern.take()
                    && self.numbering.patterns.len() < limits::DEFINITIONS
                {
                    self.numbering.patterns.insert(id, levels);
                }
            }
            "num" => {
                if let Some((id, list)) = self.list.take()
                    && self.numbering.lists.len() < limits::DEFINITIONS
                {
                    self.numbering.lists.insert(id, list);
                }
            }
            _ if path.is_empty() => {
                let links = std::mem::take(&mut self.links);
                self.numbering.link(&links);
            }
            _ => {}
        }
    }
}
