//! What each element of a part asks for as it begins.
//!
//! Owns the names of WordprocessingML, and which of them hold no text of the document.

use super::super::fields::Fields;
use super::super::model::{Block, Cut, Entry, Mark, NoteKind, Paragraph};
use super::super::styles::take;
use super::super::xml::Tag;
use super::super::{fields, limits};
use super::{Frame, Reader};
use std::ops::Range;

impl Reader<'_> {
    pub(super) fn formula(&mut self, tag: &Tag<'_>, place: &Range<usize>) -> Frame {
        match tag.local() {
            "oMath" => {
                self.open_run(place, false);
                Frame::Formula
            }
            "t" => Frame::Text(true),
            _ => Frame::Plain,
        }
    }

    /// A drawing whose words stand in another part: a box that hangs in its paragraph.
    pub(super) fn diagram(&mut self, tag: &Tag<'_>) {
        let lines = tag.get("dm").and_then(|id| self.setting.diagrams.get(&id));
        let Some(lines) = lines.filter(|_| self.deleted == 0 && !self.is_hidden()) else { return };
        self.weight += 4 * lines.len();
        self.length += lines.iter().map(String::len).sum::<usize>();
        let paragraph = |text: &String| {
            Block::Paragraph(Box::new(Paragraph { text: text.clone(), ..Paragraph::default() }))
        };
        self.boxes.push(lines.iter().map(paragraph).collect());
    }

    /// Of alternatives the first is read.
    pub(super) fn alternative(&mut self, tag: &Tag<'_>) -> Frame {
        match (tag.local(), self.frames.last_mut()) {
            ("AlternateContent", _) => Frame::Alternatives(false),
            ("Choice" | "Fallback", Some(Frame::Alternatives(taken))) => {
                if std::mem::replace(taken, true) {
                    Frame::Skipped
                } else {
                    Frame::Plain
                }
            }
            _ => Frame::Plain,
        }
    }

    #[rustfmt::skip]
    pub(super) fn word(&mut self, tag: &Tag<'_>, place: &Range<usize>) -> Frame {
        let local = tag.local();
        match local {
            // What was before a change of formatting; properties without text of the document.
            "pPrChange" | "rPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange" | "sectPrChange"
            | "tblGridChange" | "tblPrExChange" | "numberingChange" | "sdtPr" | "sdtEndPr" | "rt" | "rubyPr" | "tblPr" | "tblGrid" => {
                Frame::Skipped
            }
            "p" => {
                self.weight += 4;
                let content = Some(place.end..place.end);
                self.paragraphs.push(Paragraph { content, ..Paragraph::default() });
                Frame::Paragraph
            }
            "pPr" => Frame::Properties,
            "rPr" => match self.frames.last() {
                Some(Frame::Properties) => Frame::Ending,
                Some(Frame::Run) => Frame::RunProperties(place.start),
                _ => Frame::Skipped,
            },
            "r" => {
                self.open_run(place, true);
                Frame::Run
            }
            "t" => Frame::Text(tag.get("space").as_deref() == Some("preserve")),
            "delText" => Frame::Text(true),
            "instrText" | "delInstrText" => Frame::Instruction,
            "ins" | "moveTo" | "del" | "moveFrom" => self.change(tag, matches!(local, "ins" | "moveTo")),
            "hyperlink" => {
                let target = tag.get("id").and_then(|id| self.setting.links.get(&id).cloned());
                Frame::Link(target, self.here())
            }
            "fldSimple" => {
                let here = self.here();
                let fields = self.open_fields();
                fields.begin(here);
                fields.instruct(&tag.get("instr").unwrap_or_default());
                fields.separate(here);
                Frame::Field
            }
            "tbl" => {
                self.tables.push(Vec::new());
                Frame::Table
            }
            "tr" => {
                self.weight += 4;
                if let Some(rows) = self.tables.last_mut() {
                    rows.push(Vec::new());
                }
                Frame::Row
            }
            "trPr" => Frame::RowProperties,
            "tc" => {
                self.weight += 4;
                self.blocks.push(Vec::new());
                Frame::Cell
            }
            "txbxContent" => {
                self.blocks.push(Vec::new());
                self.fields.push(Fields::default());
                Frame::Box
            }
            "footnote" | "endnote" | "comment" => {
                self.weight += 4;
                let drawn = tag.get("type").is_some_and(|kind| kind != "normal");
                let (id, author) = (tag.get("id").unwrap_or_default(), tag.get("author"));
                self.story.entries.push(Entry { id, author: named(author), drawn, ..Entry::default() });
                self.blocks.push(Vec::new());
                Frame::Entry
            }
            "ruby" => {
                self.ruby += 1;
                Frame::Ruby
            }
            _ => {
                self.mark(local, tag, place);
                Frame::Plain
            }
        }
    }

    /// Elements that have no content, or whose content is read like any other.
    pub(super) fn mark(&mut self, local: &str, tag: &Tag<'_>, place: &Range<usize>) {
        match self.frames.last() {
            Some(Frame::Properties) => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    match local {
                        "pStyle" => paragraph.style = tag.get("val"),
                        _ => take(&mut paragraph.properties, local, tag),
                    }
                }
            }
            Some(Frame::RunProperties(_)) => {
                if let Some(run) = self.runs.last_mut() {
                    match local {
                        "rStyle" => run.style = tag.get("val"),
                        "vanish" => run.hidden = Some(tag.is_on()),
                        "strike" | "dstrike" => run.struck = Some(tag.is_on() || run.struck == Some(true)),
                        "rFonts" => run.font = tag.get("ascii").or_else(|| tag.get("hAnsi")),
                        _ => {}
                    }
                }
            }
            Some(Frame::Ending) => {}
            Some(Frame::Run) => self.content(local, tag, place),
            _ => self.range(local, tag),
        }
        if let ("numId" | "ilvl", Some(paragraph)) = (local, self.paragraphs.last_mut()) {
            // Those stand one level down, in `numPr`.
            take(&mut paragraph.properties, local, tag);
        }
        if local == "headerReference" || local == "footerReference" {
            let reference = (local == "headerReference", tag.get("id").unwrap_or_default());
            if !self.story.furniture.contains(&reference) && self.story.furniture.len() < limits::PARTS {
                self.story.furniture.push(reference);
            }
        }
    }

    /// What a run holds beside text.
    pub(super) fn content(&mut self, local: &str, tag: &Tag<'_>, place: &Range<usize>) {
        match local {
            "tab" | "ptab" => self.put("\t", place, Cut::Run),
            "br" | "cr" => self.put("\n", place, Cut::Run),
            "noBreakHyphen" => self.put("\u{2011}", place, Cut::Run),
            "softHyphen" => self.put("\u{AD}", place, Cut::Run),
            "sym" => {
                let code = tag.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                let font = tag.get("font");
                if let Some(sign) = code.and_then(|code| fields::sign(font.as_deref(), code)) {
                    self.put(sign.encode_utf8(&mut [0; 4]), place, Cut::Run);
                }
            }
            "footnoteReference" | "endnoteReference" => {
                let kind = if local == "footnoteReference" { NoteKind::Foot } else { NoteKind::End };
                if self.deleted == 0 && !self.is_hidden() {
                    // It has no width and no meaning, but no words reach across it.
                    self.put("\u{200B}", place, Cut::Run);
                    let run = self.outer;
                    self.note(Mark::Note(kind, tag.get("id").unwrap_or_default(), run));
                }
            }
            "fldChar" => {
                let here = self.here();
                let kind = tag.get("fldCharType");
                match kind.as_deref() {
                    Some("begin") => self.open_fields().begin(here),
                    Some("separate") => self.open_fields().separate(here),
                    Some("end") => self.end_field(),
                    _ => {}
                }
            }
            _ => self.range(local, tag),
        }
    }

    /// Where comments begin, end and hang.
    pub(super) fn range(&mut self, local: &str, tag: &Tag<'_>) {
        let id = || tag.get("id").unwrap_or_default();
        match local {
            "commentRangeStart" => self.note(Mark::CommentFrom(id())),
            "commentRangeEnd" => self.note(Mark::CommentTo(id())),
            "commentReference" => self.note(Mark::Comment(id())),
            _ => {}
        }
    }

    /// A tracked change: of runs, of the end of a paragraph, or of a row.
    pub(super) fn change(&mut self, tag: &Tag<'_>, inserted: bool) -> Frame {
        match self.frames.last() {
            Some(Frame::Ending) => {
                if let (false, Some(paragraph)) = (inserted, self.paragraphs.last_mut()) {
                    paragraph.open_end = true;
                }
                return Frame::Plain;
            }
            Some(Frame::RowProperties) => {
                if !inserted {
                    self.deleted += 1;
                    self.authors.push(named(tag.get("author")));
                    if let Some(row) = self.frames.iter_mut().rev().nth(1) {
                        *row = Frame::Deleted;
                    }
                }
                return Frame::Plain;
            }
            _ => {}
        }
        self.authors.push(named(tag.get("author")));
        if inserted {
            self.inserted += 1;
            return Frame::Inserted;
        }
        self.deleted += 1;
        Frame::Deleted
    }
}

fn named(author: Option<String>) -> Option<String> {
    author.map(|author| author.trim().to_owned()).filter(|author| !author.is_empty())
}
