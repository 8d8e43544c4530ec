//! Why a file could not be read, and what to tell whoever gave it.
//!
//! Owns the words. Reads nothing.

use super::word;
use crate::ruleset::Lang;
use std::io;

/// A file that could not be read.
#[derive(Debug)]
pub struct InputError {
    /// Its path, as shown to the user.
    pub path: String,
    /// Why.
    pub problem: Problem,
}

/// Why a file could not be read.
#[derive(Debug)]
pub enum Problem {
    /// The system says so.
    Io(io::Error),
    /// No file that can be read to its end: a pipe, a device, or a file of settings that is far too large.
    Special,
    /// A Word file, or what might be one, that cannot be read.
    Word(word::Problem),
    /// A NUL at this byte: no text.
    Binary(usize),
    /// A byte that means nothing in the encoding that it was read in.
    Invalid {
        /// The encoding.
        encoding: &'static str,
        /// Where it stands.
        at: usize,
        /// The byte.
        byte: u8,
    },
    /// No UTF-8 from this byte on, nor another encoding for certain.
    Unsure(usize),
    /// No UTF-8 from this byte on where only that is read.
    OnlyUtf8(usize),
    /// Text in this encoding where only UTF-8 is read, or in one that is not read at all.
    NotUtf8(&'static str),
    /// An escape at this byte where only UTF-8 is read: what is left of ISO-2022-JP, or of a terminal's colours.
    Escape(usize),
    /// More bytes than these.
    TooLarge(u64),
    /// More bytes than these, of a file of settings.
    LargeSettings(u64),
}

impl InputError {
    /// What is wrong and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Ja => self.japanese(),
            Lang::En => self.english(),
        }
    }

    fn japanese(&self) -> String {
        match &self.problem {
            Problem::Io(error) => match error.kind() {
                io::ErrorKind::NotFound => "ファイルがありません。パスを確かめてください。".to_owned(),
                io::ErrorKind::PermissionDenied => "読む権限がありません。".to_owned(),
                io::ErrorKind::IsADirectory => "フォルダーです。ファイルを指定してください。".to_owned(),
                _ => format!("読めません({error})。"),
            },
            Problem::Special => {
                "通常のファイルではない(パイプ、デバイスなど)か、大きすぎるため、読みません。".to_owned()
            }
            Problem::Word(problem) => problem.message(Lang::Ja),
            Problem::Binary(byte) => {
                format!(
                    "テキストではないようです({}バイト目に NUL)。UTF-8 のテキストで保存してください。",
                    byte + 1
                )
            }
            Problem::Invalid { encoding, at, byte } => format!(
                "{encoding} として読めないバイトがあります({}バイト目、0x{byte:02X})。文字コードが違うなら --encoding で指定し(例 --encoding sjis)、合っているならその文字を直してください。",
                at + 1
            ),
            Problem::Unsure(byte) => format!(
                "UTF-8 ではなく({}バイト目から)、ほかの文字コードとも決められません。--encoding で指定するか(例 --encoding sjis)、エディターの「名前を付けて保存」で文字コードを UTF-8 にしてください。",
                byte + 1
            ),
            Problem::OnlyUtf8(byte) => format!(
                "UTF-8 ではありません({}バイト目から)。エディターの「名前を付けて保存」で文字コードを UTF-8 にしてください。",
                byte + 1
            ),
            Problem::NotUtf8(encoding) => format!(
                "文字コードが {encoding} です。エディターの「名前を付けて保存」で文字コードを UTF-8 にしてください。"
            ),
            Problem::Escape(byte) => format!(
                "UTF-8 の文章にないはずの制御文字 ESC があります({}バイト目)。文字コードが ISO-2022-JP(JIS)なら、途中で切れていない元のファイルを用意するか、エディターで UTF-8 にして保存してください。端末の表示を写したものなら、色などの制御文字を除いてください。",
                byte + 1
            ),
            Problem::LargeSettings(most) => {
                format!(
                    "規則や設定のファイルとしては大きすぎます({}MB まで)。指定を確かめてください。",
                    most >> 20
                )
            }
            Problem::TooLarge(most) => {
                format!("大きすぎます({}MB まで)。告知文だけのファイルに分けてください。", most >> 20)
            }
        }
    }

    fn english(&self) -> String {
        match &self.problem {
            Problem::Io(error) => match error.kind() {
                io::ErrorKind::NotFound => "no such file; check the path".to_owned(),
                io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
                io::ErrorKind::IsADirectory => "it is a folder; name a file".to_owned(),
                _ => format!("cannot be read ({error})"),
            },
            Problem::Special => "no regular file (a pipe, a device), or too large: it is not read".to_owned(),
            Problem::Word(problem) => problem.message(Lang::En),
            Problem::Binary(byte) => {
                format!("does not look like text (NUL at byte {}); save it as text in UTF-8", byte + 1)
            }
            Problem::Invalid { encoding, at, byte } => format!(
                "not valid {encoding} (byte {}, 0x{byte:02X}); if the encoding is another one, give it with --encoding (for example --encoding sjis), else mend that character",
                at + 1
            ),
            Problem::Unsure(byte) => format!(
                "not valid UTF-8 (from byte {} on), nor another encoding for certain; give it with --encoding (for example --encoding sjis), or save it with the encoding UTF-8",
                byte + 1
            ),
            Problem::OnlyUtf8(byte) => {
                format!("not valid UTF-8 (from byte {} on); save it with the encoding UTF-8", byte + 1)
            }
            Problem::NotUtf8(encoding) => {
                format!("its encoding is {encoding}; save it with the encoding UTF-8")
            }
            Problem::Escape(byte) => format!(
                "a control character ESC, which no text in UTF-8 holds (byte {}); if its encoding is ISO-2022-JP, take the whole file or save it with the encoding UTF-8; if it was copied from a terminal, take out the codes of its colours",
                byte + 1
            ),
            Problem::LargeSettings(most) => {
                format!("too large for rules or settings (up to {} MB); check what was named", most >> 20)
            }
            Problem::TooLarge(most) => {
                format!("too large (up to {} MB); keep to the notice itself", most >> 20)
            }
        }
    }
}
