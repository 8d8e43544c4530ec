//! Messages as they come over a pipe: a header with a length, then JSON.
//!
//! Owns where a message begins and ends, and what cannot be one. Nothing of a message that cannot be read is repeated.

use lsp_server::{ErrorCode, Message, RequestId};
use serde_json::{Value, json};
use std::io::{self, BufRead, Read as _, Write};

/// Bytes of a message at most: the largest draft, with everything in it escaped.
const LARGEST: u64 = 512 << 20;
/// Bytes of a line of a header at most.
const HEADER: u64 = 4096;

/// What came in.
#[derive(Debug)]
pub(crate) enum Frame {
    /// A message.
    Message(Box<Message>),
    /// What is no message, and the answer to it.
    Malformed(Value),
}

/// That nobody can say where the next message begins.
#[derive(Debug)]
pub(crate) struct Torn;

/// The next message; `None` at the end of the pipe.
pub(crate) fn read(input: &mut impl BufRead) -> Result<Option<Frame>, Torn> {
    let Some(length) = length(input)? else { return Ok(None) };
    let mut body = Vec::new();
    match input.take(length).read_to_end(&mut body) {
        Ok(read) if read as u64 == length => Ok(Some(frame(&body))),
        // The other end went away in the middle of a message.
        _ => Ok(None),
    }
}

/// The length that a header gives; `None` at the end of the pipe.
fn length(input: &mut impl BufRead) -> Result<Option<u64>, Torn> {
    let (mut length, mut begun) = (None, false);
    loop {
        let mut line = Vec::new();
        let read = input.take(HEADER).read_until(b'\n', &mut line);
        if !matches!(read, Ok(1..)) {
            return if begun { Err(Torn) } else { Ok(None) };
        }
        begun = true;
        let line = line.strip_suffix(b"\r\n").ok_or(Torn)?;
        if line.is_empty() {
            return length.filter(|length| *length <= LARGEST).map(Some).ok_or(Torn);
        }
        let line = std::str::from_utf8(line).map_err(|_| Torn)?;
        let (name, value) = line.split_once(':').ok_or(Torn)?;
        if name.eq_ignore_ascii_case("Content-Length") {
            length = Some(value.trim().parse().map_err(|_| Torn)?);
        }
    }
}

fn frame(body: &[u8]) -> Frame {
    let read =
        serde_json::from_slice::<Value>(body).or_else(|_| serde_json::from_slice(&without_halves(body)));
    let Ok(value) = read else {
        return refusal(Value::Null, ErrorCode::ParseError, "not JSON");
    };
    let id = value.get("id").cloned().unwrap_or(Value::Null);
    // A list would be taken for the fields of a message, one after the other.
    let message = if value.is_object() { serde_json::from_value(value).ok() } else { None };
    match message {
        Some(message) => Frame::Message(Box::new(message)),
        None => {
            let known = serde_json::from_value::<RequestId>(id.clone()).is_ok();
            let id = if known { id } else { Value::Null };
            refusal(id, ErrorCode::InvalidRequest, "no request, notification or response")
        }
    }
}

/// With U+FFFD for each half of a surrogate pair that stands alone: an editor may send what is typed unit by unit, and a
/// change that is lost would put every later one in the wrong place. It is one unit, as the half is.
fn without_halves(body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((&byte, behind)) = rest.split_first() {
        let (length, put) = match (escaped(rest), rest.get(6..).and_then(escaped)) {
            (Some(0xD800..0xDC00), Some(0xDC00..0xE000)) => (12, None),
            (Some(0xD800..0xE000), _) => (6, Some(br"\uFFFD")),
            _ if byte == b'\\' && !behind.is_empty() => (2, None),
            _ => (1, None),
        };
        let (taken, left) = rest.split_at(length);
        whole.extend_from_slice(put.map_or(taken, |put| put.as_slice()));
        rest = left;
    }
    whole
}

/// The unit that an escape gives, `\u` and four digits at the start.
fn escaped(text: &[u8]) -> Option<u16> {
    let digits =
        text.strip_prefix(br"\u")?.get(..4).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

fn refusal(id: Value, code: ErrorCode, message: &str) -> Frame {
    Frame::Malformed(json!({
        "jsonrpc": "2.0", "id": id, "error": { "code": code as i32, "message": message }
    }))
}

/// Writes what is no usual message.
pub(crate) fn write(output: &mut impl Write, value: &Value) -> io::Result<()> {
    let text = value.to_string();
    write!(output, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(mut input: &[u8]) -> Vec<String> {
        let mut seen = Vec::new();
        loop {
            let one = match read(&mut input) {
                Ok(Some(Frame::Message(message))) => match *message {
                    Message::Request(request) => format!("request {}", request.method),
                    Message::Notification(told) => format!("told {}", told.method),
                    Message::Response(response) => format!("response {}", response.id),
                },
                Ok(Some(Frame::Malformed(answer))) => {
                    format!("refused {} {}", answer["id"], answer["error"]["code"])
                }
                Ok(None) => return seen,
                Err(Torn) => {
                    seen.push("torn".to_owned());
                    return seen;
                }
            };
            seen.push(one);
        }
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn messages_follow_each_other_and_a_bad_one_costs_itself() {
        let request = r#"{"jsonrpc":"2.0","id":1,"method":"shutdown"}"#;
        let told = "{\"jsonrpc\":\"2.0\",\"method\":\"会\",\"params\":{}}";
        let input: String = [
            framed(request),
            framed("{\"id\":"),
            framed("[1]"),
            framed(r#"{"id":7,"methods":"x"}"#),
            framed(r#"{"id":[7],"method":3}"#),
            format!("content-LENGTH:{}\r\nContent-Type: x\r\n\r\n{told}", told.len()),
            framed(&"[".repeat(4000)),
            framed(r#"{"jsonrpc":"2.0","id":"a","result":null}"#),
        ]
        .concat();
        assert_eq!(
            all(input.as_bytes()),
            [
                "request shutdown",
                "refused null -32700",
                "refused null -32600",
                "response 7",
                "refused null -32600",
                "told 会",
                "refused null -32700",
                "response \"a\""
            ]
        );
    }

    #[test]
    fn a_half_of_a_pair_is_one_unit_of_nothing_and_pairs_stay_whole() {
        for (sent, read) in [
            (r"\ud83d", r"\uFFFD"),
            (r"a\uDE00b", r"a\uFFFDb"),
            (r"\ud83d\ude00\ud83d", r"\ud83d\ude00\uFFFD"),
            (r"\ude00\ud83d", r"\uFFFD\uFFFD"),
            (r"\ud83d\ud83d\ude00", r"\uFFFD\ud83d\ude00"),
            (r"\ud83d\u3042\n", r"\uFFFD\u3042\n"),
            // Written out: a backslash and letters.
            (r"\\ud83d\ud83d", r"\\ud83d\uFFFD"),
            (r"\ud83", r"\ud83"),
            ("\\", "\\"),
        ] {
            assert_eq!(String::from_utf8(without_halves(sent.as_bytes())).unwrap(), read, "{sent}");
        }
        let typed = r#"{"jsonrpc":"2.0","method":"x","params":{"text":"\ud83d"}}"#;
        assert_eq!(all(framed(typed).as_bytes()), ["told x"]);
    }

    #[test]
    fn a_header_that_cannot_be_read_ends_the_pipe() {
        for header in [
            "Content-Length: 5\n\nabcde",
            "Content-Length: -1\r\n\r\n",
            "Content-Length: 99999999999999999999999\r\n\r\n",
            "Content-Length: 999999999999\r\n\r\n",
            "Length: 3\r\n\r\nabc",
            "no header\r\n\r\n",
            "\u{0}\u{1}\u{2}",
            "\r\n",
        ] {
            assert_eq!(all(header.as_bytes()), ["torn"], "{header:?}");
        }
        assert_eq!(all("x".repeat(9000).as_bytes()), ["torn"]);
        assert_eq!(all(&[]), Vec::<String>::new());
        assert_eq!(all(b"Content-Length: 100\r\n\r\n{\"jsonrpc\""), Vec::<String>::new());
    }
}
