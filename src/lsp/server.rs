//! The loop: messages in, in their order; answers and findings out.
//!
//! Owns the life of the server (begun, running, shut down, left alone), what was cancelled, and when texts are checked:
//! once nothing else waits. An internal error costs one request, or the findings of one text.

use super::desk::{Desk, Setup};
use super::frame::{self, Frame};
use crate::isolate::isolated;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::Value;
use std::collections::VecDeque;
use std::io::{self, BufRead, Write};
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// As the protocol has it.
    Orderly,
    /// Without having been shut down: the editor left, or was ended.
    Abandoned,
    /// What came in could not be told apart into messages.
    Torn,
}

/// What the other thread took in.
enum Taken {
    Frame(Frame),
    Torn,
}

/// Serves an editor until it leaves.
pub fn serve(
    input: impl BufRead + Send + 'static,
    output: &mut dyn Write,
    setup: Setup,
) -> anyhow::Result<Ended> {
    let (give, inbox) = mpsc::channel();
    // The thread is not waited for: it may sit in front of a pipe that never says anything again.
    thread::Builder::new().name("lsp-input".to_owned()).spawn(move || take_in(input, &give))?;
    let server = Server { inbox, queue: VecDeque::new(), output, phase: Phase::New, desk: Desk::new(setup) };
    Ok(server.run())
}

fn take_in(mut input: impl BufRead, give: &mpsc::Sender<Taken>) {
    loop {
        let taken = match frame::read(&mut input) {
            Ok(Some(frame)) => Taken::Frame(frame),
            Ok(None) => return,
            Err(frame::Torn) => Taken::Torn,
        };
        let last = matches!(taken, Taken::Torn);
        if give.send(taken).is_err() || last {
            return;
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    New,
    Running,
    ShutDown,
}

struct Server<'a> {
    inbox: Receiver<Taken>,
    queue: VecDeque<Message>,
    output: &'a mut dyn Write,
    phase: Phase,
    desk: Desk,
}

/// Why the loop ends.
struct Over(Ended);

impl From<io::Error> for Over {
    /// Nobody reads what is written.
    fn from(_: io::Error) -> Self {
        Self(Ended::Abandoned)
    }
}

impl Server<'_> {
    fn run(mut self) -> Ended {
        loop {
            if let Err(Over(ended)) = self.turn() {
                return ended;
            }
        }
    }

    fn turn(&mut self) -> Result<(), Over> {
        self.take_all()?;
        if let Some(message) = self.queue.pop_front() {
            return self.handle(message);
        }
        // Nothing waits: one text is checked, then the next message goes first again.
        if let Some(told) = self.desk.next_due() {
            for told in told {
                self.send(told.into())?;
            }
            return Ok(());
        }
        match self.inbox.recv() {
            Ok(taken) => self.sort(taken),
            Err(_) => Err(Over(Ended::Abandoned)),
        }
    }

    /// Takes what has come in; the end of the pipe shows once there is nothing left to take.
    fn take_all(&mut self) -> Result<(), Over> {
        loop {
            match self.inbox.try_recv() {
                Ok(taken) => self.sort(taken)?,
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => return Ok(()),
            }
        }
    }

    fn sort(&mut self, taken: Taken) -> Result<(), Over> {
        match taken {
            Taken::Torn => Err(Over(Ended::Torn)),
            Taken::Frame(Frame::Malformed(answer)) => Ok(frame::write(&mut self.output, &answer)?),
            Taken::Frame(Frame::Message(message)) => match *message {
                Message::Notification(told) if told.method == "$/cancelRequest" => self.cancel(&told.params),
                message => {
                    self.queue.push_back(message);
                    Ok(())
                }
            },
        }
    }

    /// Answers a request that still waits, by saying that it will not be done.
    fn cancel(&mut self, params: &Value) -> Result<(), Over> {
        let Some(Ok(id)) = params.get("id").map(|id| serde_json::from_value::<RequestId>(id.clone())) else {
            return Ok(());
        };
        let waits = |message: &Message| matches!(message, Message::Request(request) if request.id == id);
        let Some(at) = self.queue.iter().position(waits) else { return Ok(()) };
        self.queue.remove(at);
        self.refuse(id, ErrorCode::RequestCanceled, "cancelled")
    }

    fn handle(&mut self, message: Message) -> Result<(), Over> {
        match message {
            Message::Request(request) => self.request(request),
            Message::Notification(told) => self.told(told),
            // Answers to what the server asked: it asks only for what it can do without.
            Message::Response(_) => Ok(()),
        }
    }

    fn request(&mut self, request: Request) -> Result<(), Over> {
        let Request { id, method, params } = request;
        match (self.phase, method.as_str()) {
            (Phase::New, "initialize") => {
                self.phase = Phase::Running;
            }
            (Phase::New, _) => return self.refuse(id, ErrorCode::ServerNotInitialized, "not initialized"),
            (Phase::ShutDown, _) => return self.refuse(id, ErrorCode::InvalidRequest, "shut down"),
            (Phase::Running, "initialize") => {
                return self.refuse(id, ErrorCode::InvalidRequest, "initialized already");
            }
            (Phase::Running, "shutdown") => {
                self.phase = Phase::ShutDown;
                return self.send(Response::new_ok(id, Value::Null).into());
            }
            (Phase::Running, _) => {}
        }
        match isolated(|| self.desk.answer(&method, params)) {
            Ok(Ok(answer)) => self.send(Response { id, result: Some(answer), error: None }.into()),
            Ok(Err((code, message))) => self.refuse(id, code, &message),
            Err(internal) => {
                let message = internal.message(self.desk.lang());
                self.refuse(id, ErrorCode::InternalError, &message)
            }
        }
    }

    fn told(&mut self, told: Notification) -> Result<(), Over> {
        let Notification { method, params } = told;
        match (self.phase, method.as_str()) {
            (Phase::ShutDown, "exit") => return Err(Over(Ended::Orderly)),
            (_, "exit") => return Err(Over(Ended::Abandoned)),
            (Phase::Running, _) => {}
            _ => return Ok(()),
        }
        // What goes wrong with a notification has nobody to be told to; the text is told of when it is checked.
        let sends = isolated(|| self.desk.told(&method, params)).unwrap_or_default();
        sends.into_iter().try_for_each(|message| self.send(message))
    }

    fn refuse(&mut self, id: RequestId, code: ErrorCode, message: &str) -> Result<(), Over> {
        self.send(Response::new_err(id, code as i32, message.to_owned()).into())
    }

    fn send(&mut self, message: Message) -> Result<(), Over> {
        Ok(message.write(&mut self.output)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::isolate::watch_in_tests;
    use crate::ruleset::Lang;
    use crate::text::Day;
    use proptest::prelude::*;
    use std::io::Cursor;

    fn framed(body: &Value) -> String {
        let body = body.to_string();
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    fn session() -> String {
        let text = "# 会員の佐藤花子様😀の情報の流失\r\n\r\n2026年11月5日に320名の氏名が流失しました。\r\n";
        let uri = "file:///nowhere/a.md";
        let document = serde_json::json!({ "uri": uri });
        let at = serde_json::json!({ "line": 2, "character": 4 });
        let place = serde_json::json!({ "textDocument": document, "position": at });
        let open = serde_json::json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
        let change = serde_json::json!({ "range": { "start": at, "end": at }, "text": "😀" });
        let changed = serde_json::json!({ "uri": uri, "version": 2 });
        [
            serde_json::json!({ "id": 1, "method": "initialize", "params": { "capabilities": {} } }),
            serde_json::json!({ "method": "textDocument/didOpen", "params": { "textDocument": open } }),
            serde_json::json!({ "id": 2, "method": "textDocument/hover", "params": place }),
            serde_json::json!({ "method": "textDocument/didChange",
                "params": { "textDocument": changed, "contentChanges": [change] } }),
            serde_json::json!({ "id": 3, "method": "textDocument/documentSymbol", "params": { "textDocument": document } }),
            serde_json::json!({ "id": 4, "method": "shutdown" }),
            serde_json::json!({ "method": "exit" }),
        ]
        .iter()
        .map(framed)
        .collect()
    }

    fn served(input: Vec<u8>, today: impl Fn() -> anyhow::Result<Day> + 'static) -> (Ended, String) {
        watch_in_tests();
        let mut output = Vec::new();
        let setup = Setup { lang: None, run: Lang::Ja, today: Box::new(today) };
        let ended = serve(Cursor::new(input), &mut output, setup).unwrap();
        (ended, String::from_utf8(output).unwrap())
    }

    fn someday() -> anyhow::Result<Day> {
        Ok(Day { year: 2026, month: 11, day: Some(22) })
    }

    #[test]
    fn an_internal_error_costs_one_answer_and_tells_nothing_of_the_draft() {
        let (ended, said) = served(session().into_bytes(), || panic!("佐藤花子"));
        assert_eq!(ended, Ended::Orderly);
        assert_eq!(said.matches("-32603").count(), 2, "{said}");
        assert!(said.contains("src/lsp/server.rs:") && !said.contains("佐藤"), "{said}");
        let (ended, said) = served(session().into_bytes(), someday);
        assert_eq!((ended, said.contains("-32603")), (Ended::Orderly, false), "{said}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn whatever_comes_in_the_server_leaves_and_nothing_goes_wrong_inside(
            changes in prop::collection::vec((0_usize..2_000, any::<u8>()), 0..4), cut in 0_usize..2_500,
        ) {
            let mut input = session().into_bytes();
            for (at, byte) in changes {
                let at = at % input.len();
                input[at] = byte;
            }
            input.truncate(cut.max(200));
            let (_, said) = served(input, someday);
            prop_assert!(!said.contains("-32603"), "{}", said);
        }
    }
}
