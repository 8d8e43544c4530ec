//! The bytes of a source, so given that no tag fills the stack.
//!
//! Owns when the tokenizer is sent back. What it reads is for [`super::tokens`].

use html5gum::{Readable, Reader as Bytes, StringReader};

/// The bytes of a source, with a rest now and then. The tokenizer calls itself for each attribute in double quotes and
/// comes back only at the end of the tag: 20,000 of them would fill a stack. In the value of such an attribute it can
/// be sent back, as it keeps all it knows there in itself, and goes on where it was.
pub(super) struct Resting<'a> {
    bytes: StringReader<'a>,
    /// Reads of such values until the next rest.
    left: usize,
}

/// That the reader rests. There is nothing wrong.
#[derive(Debug)]
pub(super) struct Rest;

impl<'a> Resting<'a> {
    /// Values between two rests: few tags of a page have more.
    pub(super) const VALUES: usize = 16;

    pub(super) fn new(text: &'a str) -> Self {
        Self { bytes: text.to_reader(), left: Self::VALUES }
    }
}

/// What a reader that takes a text is left to say of errors.
fn never<T>(read: Result<T, std::convert::Infallible>) -> Result<T, Rest> {
    read.map_err(|never| match never {})
}

impl Bytes for Resting<'_> {
    type Error = Rest;

    fn read_byte(&mut self) -> Result<Option<u8>, Rest> {
        never(self.bytes.read_byte())
    }
    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Rest> {
        never(self.bytes.try_read_string(text, case_sensitive))
    }
    fn read_until<'b>(&'b mut self, needle: &[u8], room: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, Rest> {
        if needle.starts_with(b"\"&") {
            if self.left == 0 {
                self.left = Self::VALUES;
                return Err(Rest);
            }
            self.left -= 1;
        }
        never(self.bytes.read_until(needle, room))
    }
}

impl std::fmt::Display for Rest {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("a rest")
    }
}

impl std::error::Error for Rest {}
