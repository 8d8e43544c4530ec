//! Why a Word file cannot be read, and what its owner can do about it.
//!
//! Owns the kinds of such problems and their words.

use super::limits;
use crate::ruleset::Lang;

/// Why a file that should be, or could be, a Word file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// It is protected by a password.
    Protected,
    /// The note that Word leaves while a file is open (`~$…`).
    Lock,
    /// Another format, known by its contents or its name.
    Other(Format),
    /// Its name says Word; its contents are none that is known.
    NotWord,
    /// Its name says Word, and it is empty.
    Empty,
    /// A Word file perhaps, but this build reads none.
    #[cfg(not(feature = "docx"))]
    NotBuiltIn,
    /// The archive is damaged.
    Archive,
    /// The archive ends too early.
    Cut,
    /// A part that must be there is not.
    NoPart,
    /// A part is no well-formed XML.
    Xml,
    /// A part declares a document type: Word never does, and entities may be traps.
    Doctype,
    /// Packed in a way that Word does not use.
    Packing,
    /// More of it than is read: see [`limits`].
    Limit(Limit),
}

/// Formats that are not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Word 97 to 2003.
    Doc,
    /// Excel, old or new.
    Excel,
    /// PowerPoint, old or new.
    PowerPoint,
    /// Another OLE file.
    Ole,
    /// PDF.
    Pdf,
    /// Rich text.
    Rtf,
    /// OpenDocument text.
    Odt,
    /// Another OpenDocument file.
    OpenDocument,
    /// An electronic book.
    Epub,
    /// An archive of something else.
    Zip,
}

/// What there is too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// [`limits::ENTRIES`]
    Entries,
    /// [`limits::PART`]
    Part,
    /// [`limits::TOTAL`]
    Total,
    /// [`limits::RATIO`]
    Ratio,
    /// [`limits::DEPTH`]
    Depth,
    /// [`limits::TEXT`]
    Text,
    /// [`limits::PIECES`]
    Pieces,
}

impl Problem {
    /// What is wrong and what to do.
    pub fn message(self, lang: Lang) -> String {
        let (ja, en) = self.words();
        match lang {
            Lang::Ja => ja,
            Lang::En => en,
        }
    }

    fn words(self) -> (String, String) {
        let (ja, en) = match self {
            Self::Protected => (
                "パスワードで保護されています。Word で開き、「ファイル」の「情報」の「文書の保護」でパスワードを外した控えを保存して、それを渡してください。",
                "is protected by a password; open it in Word, save a copy without the password (File, Info, Protect Document) and check that",
            ),
            Self::Lock => (
                "Word が編集中に置く印で、文書ではありません。隣にある文書のほうを渡してください。文書が開いていれば、閉じるまでこの印は残ります。",
                "is the mark that Word leaves while a document is open, and no document; name the document beside it",
            ),
            Self::Other(format) => return format.words(),
            Self::NotWord => (
                "Word のファイル(.docx)ではありません。Word で開き、「Word 文書 (*.docx)」で保存し直すか、テキストなら拡張子を .txt にしてください。",
                "is no Word file (.docx); save it anew from Word as Word Document (*.docx), or call it .txt if it is text",
            ),
            #[cfg(not(feature = "docx"))]
            Self::NotBuiltIn => (
                "Word のファイルは、このプログラムでは読めません。テキスト(.txt)として保存し直してください。",
                "may be a Word file, which this build does not read; save it as text (.txt)",
            ),
            Self::Empty => {
                ("空のファイルです。元の文書を保存し直してください。", "is empty; save the document again")
            }
            Self::Archive => (
                "Word のファイルが壊れています。Word の「開いて修復する」で開き、別の名前で保存してください。",
                "is damaged; open it in Word with Open and Repair, and save it under another name",
            ),
            Self::Cut => (
                "Word のファイルが途中で切れています。コピーやダウンロードをやり直してください。",
                "ends too early; copy or download it again",
            ),
            Self::NoPart => (
                "Word のファイルに本文がありません。Word で開き、別の名前で保存し直してください。",
                "holds no text of a Word document; open it in Word and save it under another name",
            ),
            Self::Xml => (
                "Word のファイルの中の XML が壊れています。Word の「開いて修復する」で開き、別の名前で保存してください。",
                "holds broken XML; open it in Word with Open and Repair, and save it under another name",
            ),
            Self::Doctype => (
                "Word が書かない文書型宣言(DTD)が入っているため、読みません。出どころを確かめ、Word で保存し直してください。",
                "declares a document type (DTD), which Word never does, and is not read; check where it comes from, and save it anew from Word",
            ),
            Self::Packing => (
                "Word が使わない方法で圧縮されています。Word で開き、別の名前で保存し直してください。",
                "is packed in a way that Word does not use; open it in Word and save it under another name",
            ),
            Self::Limit(limit) => return limit.words(),
        };
        (ja.to_owned(), en.to_owned())
    }
}

impl Format {
    fn words(self) -> (String, String) {
        let (ja, en) = match self {
            Self::Doc => (
                "古い形式の Word 文書(.doc)は読めません。Word で開き、「名前を付けて保存」で「Word 文書 (*.docx)」を選んでください。",
                "is a document of Word 97-2003 (.doc), which is not read; save it from Word as Word Document (*.docx)",
            ),
            Self::Pdf => (
                "PDF は読めません。元の文書(.docx、.txt、.md、.html)を渡してください。",
                "is a PDF, which is not read; check the document it was made from (.docx, .txt, .md, .html)",
            ),
            Self::Rtf => (
                "リッチテキスト(.rtf)は読めません。Word で開き、「Word 文書 (*.docx)」で保存してください。",
                "is rich text (.rtf), which is not read; save it from Word as Word Document (*.docx)",
            ),
            Self::Odt => (
                "OpenDocument(.odt)は読めません。LibreOffice か Word で開き、.docx で保存してください。",
                "is OpenDocument text (.odt), which is not read; save it from LibreOffice or Word as .docx",
            ),
            Self::Excel => (
                "Excel のファイルで、Word の文書ではありません。告知文の .docx を渡してください。",
                "is an Excel file and no Word document; check the notice's .docx",
            ),
            Self::PowerPoint => (
                "PowerPoint のファイルで、Word の文書ではありません。告知文の .docx を渡してください。",
                "is a PowerPoint file and no Word document; check the notice's .docx",
            ),
            Self::Ole => (
                "古い Office の形式のファイルで、Word の文書(.docx)ではありません。告知文の .docx を渡してください。",
                "is an old Office file and no Word document (.docx); check the notice's .docx",
            ),
            Self::OpenDocument => (
                "OpenDocument の表や図のファイルで、文書ではありません。告知文の .docx を渡してください。",
                "is an OpenDocument file, but no text; check the notice's .docx",
            ),
            Self::Epub => (
                "電子書籍(EPUB)は読めません。告知文の .docx かテキストを渡してください。",
                "is an EPUB, which is not read; check the notice as .docx or text",
            ),
            Self::Zip => (
                "ZIP の書庫で、Word の文書ではありません。展開して、中の文書を渡してください。",
                "is a ZIP archive and no Word document; unpack it and check the documents in it",
            ),
        };
        (ja.to_owned(), en.to_owned())
    }
}

impl Limit {
    fn words(self) -> (String, String) {
        let (ja, en) = match self {
            Self::Entries => (
                format!("中のファイルが{}個を超えています", limits::ENTRIES),
                format!("holds more than {} files", limits::ENTRIES),
            ),
            Self::Part => {
                let megabytes = limits::PART >> 20;
                (
                    format!("展開すると{megabytes}MBを超える部分があります"),
                    format!("holds a part of more than {megabytes} MB"),
                )
            }
            Self::Total => {
                let megabytes = limits::TOTAL >> 20;
                (
                    format!("展開すると{megabytes}MBを超えます"),
                    format!("holds more than {megabytes} MB of text and styles"),
                )
            }
            Self::Ratio => (
                format!("{}倍を超えて膨らむ部分があります", limits::RATIO),
                format!("holds a part that grows more than {} times", limits::RATIO),
            ),
            Self::Depth => (
                format!("入れ子が{}段を超えています", limits::DEPTH),
                format!("is nested more than {} levels deep", limits::DEPTH),
            ),
            Self::Pieces => {
                ("段落や文字の区切りが多すぎます".to_owned(), "holds too many paragraphs and runs".to_owned())
            }
            Self::Text => {
                let megabytes = limits::TEXT >> 20;
                (format!("本文が{megabytes}MBを超えます"), format!("holds more than {megabytes} MB of text"))
            }
        };
        (
            format!(
                "{ja}。告知文としては大きすぎるため、読みません。出どころを確かめ、告知文だけを別の .docx にしてください。"
            ),
            format!(
                "{en}, too much for a notice, and is not read; check where it comes from, and put the notice alone into a .docx"
            ),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_says_what_to_do() {
        use Format::*;
        let others =
            [Doc, Excel, PowerPoint, Ole, Pdf, Rtf, Odt, OpenDocument, Epub, Zip].map(Problem::Other);
        let limits = [
            Limit::Entries,
            Limit::Part,
            Limit::Total,
            Limit::Ratio,
            Limit::Depth,
            Limit::Text,
            Limit::Pieces,
        ];
        let all = [
            Problem::Protected,
            Problem::Lock,
            Problem::NotWord,
            Problem::Empty,
            Problem::Archive,
            Problem::Cut,
            Problem::NoPart,
            Problem::Xml,
            Problem::Doctype,
            Problem::Packing,
        ];
        for problem in all.into_iter().chain(others).chain(limits.map(Problem::Limit)) {
            assert!(
                problem.message(Lang::Ja).ends_with("ください。") || problem == Problem::Lock,
                "{problem:?}"
            );
            assert!(problem.message(Lang::En).contains("; "), "{problem:?}");
        }
    }
}
