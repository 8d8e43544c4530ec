//! Internal errors: each costs one document, and is told without a word of it.
//!
//! Owns catching panics, what is told of them, and the stack that drafts are read on. Knows nothing of drafts. The text
//! of a panic is never looked at: where a slice of a text fails, it quotes that text.

use crate::ruleset::Lang;
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe, Location, PanicHookInfo};
use std::thread;

/// Bytes of the stack of every thread that reads drafts, the same on every system and for one draft as for many: what
/// calls itself (tables in tables of Word files, patterns, values of TOML) has limits that are tested on it.
pub(crate) const STACK: usize = 8 << 20;

thread_local! {
    static DEPTH: Cell<usize> = const { Cell::new(0) };
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Something in the program went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Internal {
    /// Where in the code.
    place: String,
}

impl Internal {
    /// What is told of it.
    pub(crate) fn message(&self, lang: Lang) -> String {
        let (version, place) = (env!("CARGO_PKG_VERSION"), &self.place);
        let home = env!("CARGO_PKG_REPOSITORY");
        match lang {
            Lang::Ja => {
                let home = if home.is_empty() { String::new() } else { format!("({home})") };
                format!(
                    "内部エラーのため検査できませんでした(noticelint {version}、{place})。プログラムの不具合です。\
                     この行を開発元{home}へお知らせください。文書の内容は含まれていません。"
                )
            }
            Lang::En => {
                let home = if home.is_empty() { String::new() } else { format!(" ({home})") };
                format!(
                    "internal error, not checked (noticelint {version}, {place}); this is a fault of the program: \
                     please report this line to its developers{home}; it holds nothing of the document"
                )
            }
        }
    }
}

/// Has panics say nothing by themselves where they are caught; `outside` is told of all others.
pub(crate) fn watch(outside: impl Fn(&PanicHookInfo<'_>) + Send + Sync + 'static) {
    panic::set_hook(Box::new(move |panicked| {
        if DEPTH.get() == 0 {
            return outside(panicked);
        }
        let place = panicked.location().map(place);
        // The first place is the cause: another panic may follow while the stack is unwound.
        PLACE.with_borrow_mut(|kept| *kept = kept.take().or(place));
    }));
}

/// Does some work; a panic in it ends nothing else.
pub(crate) fn isolated<T>(work: impl FnOnce() -> T) -> Result<T, Internal> {
    DEPTH.set(DEPTH.get() + 1);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    DEPTH.set(DEPTH.get() - 1);
    done.map_err(|_| Internal { place: PLACE.take().unwrap_or_else(|| "?".to_owned()) })
}

/// Does some work in a thread with [`STACK`]; in this one where the system gives no other.
pub(crate) fn on_stack<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, Internal> {
    let mut work = Some(work);
    let mut once = || work.take().map(|work| isolated(work));
    let done = thread::scope(|scope| {
        let thread = thread().spawn_scoped(scope, &mut once).ok()?;
        thread.join().unwrap_or(None)
    });
    let unknown = || Err(Internal { place: "?".to_owned() });
    done.or_else(once).unwrap_or_else(unknown)
}

/// A thread with [`STACK`], not yet started.
pub(crate) fn thread() -> thread::Builder {
    thread::Builder::new().stack_size(STACK)
}

fn place(location: &Location<'_>) -> String {
    format!("{}:{}", shortened(location.file()), location.line())
}

/// The path of a source file without the folders it was built in.
fn shortened(file: &str) -> String {
    let file = file.replace('\\', "/");
    let parts: Vec<&str> = file.split('/').collect();
    let from =
        parts.iter().rposition(|part| *part == "src").map_or(parts.len() - 1, |at| at.saturating_sub(1));
    parts[from..].join("/")
}

/// Panics of other tests are told as ever.
#[cfg(test)]
pub(crate) fn watch_in_tests() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| watch(panic::take_hook()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::Location;

    fn watched<T>(work: impl FnOnce() -> T) -> Result<T, Internal> {
        watch_in_tests();
        isolated(work)
    }

    #[test]
    fn an_error_names_its_place_and_nothing_else() {
        let text = "会員の佐藤花子様(090-1111-2222)の氏名";
        for at in [1, text.len() + 1] {
            let internal = watched(|| text[..at].len()).unwrap_err();
            for lang in [Lang::Ja, Lang::En] {
                let message = internal.message(lang);
                assert!(message.contains("src/isolate.rs:"), "{message}");
                assert!(message.contains(concat!("noticelint ", env!("CARGO_PKG_VERSION"))), "{message}");
                assert!(!message.contains("佐藤") && !message.contains("1111"), "{message}");
            }
        }
        let internal = watched(|| panic!("{text}")).unwrap_err();
        assert!(!internal.message(Lang::Ja).contains("佐藤"));
        assert_eq!(watched(|| 1), Ok(1));
    }

    #[test]
    fn the_first_of_two_is_told_and_an_inner_one_stays_inside() {
        let outer = watched(|| {
            let inner = isolated(|| panic!("one"));
            assert!(inner.is_err());
            2
        });
        assert_eq!(outer, Ok(2));
        let line = Location::caller().line() + 1;
        let internal = watched(|| panic!("two")).unwrap_err();
        assert!(internal.place.ends_with(&format!("isolate.rs:{line}")), "{internal:?}");
    }

    #[test]
    fn work_has_the_stack_it_was_promised() {
        fn deep(levels: usize) -> usize {
            let room = std::hint::black_box([levels; 128]);
            if levels == 0 { 0 } else { deep(levels - 1) + usize::from(room[5] == levels) }
        }
        // More than the two megabytes that a thread has by itself.
        assert_eq!(on_stack(|| deep(3_000)), Ok(3_000));
        assert!(on_stack(|| -> usize { panic!("within") }).is_err());
    }

    #[test]
    fn places_say_nothing_of_the_folders_of_a_machine() {
        assert!(place(Location::caller()).starts_with("src/isolate.rs:"));
        let of = |path: &str| shortened(path);
        assert_eq!(
            of("/home/a/.cargo/registry/src/index-1/html5gum-0.9.0/src/machine.rs"),
            "html5gum-0.9.0/src/machine.rs"
        );
        assert_eq!(of("C:\\Users\\佐藤\\noticelint\\src\\lint.rs"), "noticelint/src/lint.rs");
        assert_eq!(of("/rustc/59807616/library/core/src/str/mod.rs"), "core/src/str/mod.rs");
        assert_eq!(of("/tmp/build/out.rs"), "out.rs");
    }
}
