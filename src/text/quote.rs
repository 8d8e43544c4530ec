//! Words in quotes: as TOML writes them, and as a shell takes them.
//!
//! Owns which signs need what.

use super::one_of;

/// A string as TOML writes it on one line; the crate would break it at its newlines.
pub(crate) fn toml(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            '\n' => quoted.push_str("\\n"),
            control if control.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(control))),
            plain => quoted.push(plain),
        }
    }
    quoted.push('"');
    quoted
}

/// A word as a shell takes it.
pub(crate) fn shell(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || one_of!("/._-:=+,@", c);
    match !word.is_empty() && word.chars().all(plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', "'\\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_come_back_as_they_were() {
        for text in ["cause/vague", "引用\"と\\", "二\n行\t\u{7f}\u{1b}"] {
            let read: ::toml::Table = ::toml::from_str(&format!("x = {}", toml(text))).unwrap();
            assert_eq!(read["x"].as_str(), Some(text));
        }
    }

    #[test]
    fn words_for_a_shell() {
        assert_eq!(shell("案/a.md"), "案/a.md");
        assert_eq!(shell("a b$(c)'d"), "'a b$(c)'\\''d'");
        assert_eq!(shell(""), "''");
    }
}
