//! Escapes of scripts and of addresses: `\\u4f50`, `%E4%BD%90`.
//!
//! Owns lines of a source that hold such, with what they stand for in their place.

use crate::text::slice;

/// Gives the lines in which a script escapes letters, read.
pub(super) fn lines(source: &str, add: &mut impl FnMut(&str)) {
    if !source.contains("\\u") {
        return;
    }
    for line in source.lines().filter(|line| line.contains("\\u")) {
        let mut read = String::with_capacity(line.len());
        let mut rest = line;
        while let Some(at) = rest.find("\\u") {
            read.push_str(slice(rest, ..at));
            rest = slice(rest, at + 2..);
            let code = rest.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
            if let Some(letter) = code.and_then(char::from_u32) {
                read.push(letter);
                rest = slice(rest, 4..);
            }
        }
        read.push_str(rest);
        // A tag ends where its quotes do.
        read.split(['<', '>']).for_each(&mut *add);
    }
}

/// What an address of the web stands for.
pub(super) fn percent(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let code =
            rest.clone().take(2).map(|digit| char::from(digit).to_digit(16)).collect::<Option<Vec<u32>>>();
        match code.as_deref() {
            Some([high, low]) if byte == b'%' => {
                bytes.push((high * 16 + low) as u8);
                rest.nth(1);
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
