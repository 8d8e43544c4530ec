//! From bytes to a source, wherever they come from.

use super::decode::{decode, format_of};
use super::names::shown;
use super::problem::Problem;
use super::{Charset, InputError, Source, word};
use crate::document::Format;
use std::path::Path;

/// The one way from bytes to a source; with `plain`, text whatever its extension.
pub(super) fn source(
    path: &Path,
    bytes: Vec<u8>,
    plain: bool,
    encoding: Option<Charset>,
) -> Result<Source, Problem> {
    if let Some(source) = word::source(path, &bytes, &shown(path)) {
        return source.map_err(Problem::Word);
    }
    let format = if plain { Format::Text } else { format_of(path) };
    let (text, encoding) = decode(bytes, format, encoding)?;
    Ok(Source { encoding, ..Source::new(shown(path), text, format) })
}

/// A source from bytes that lie in no file; its name says how they are to be read.
pub fn read_bytes(name: &str, bytes: Vec<u8>, encoding: Option<Charset>) -> Result<Source, InputError> {
    let read = source(Path::new(name), bytes, false, encoding);
    read.map_err(|problem| InputError { path: name.to_owned(), problem })
}
