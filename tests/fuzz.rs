//! The fuzz targets, on the compiler that everybody has: each runs over its seeds and over what a generator with a fixed
//! beginning makes of them. `NOTICELINT_FUZZ_SECONDS` says for how long; without it, for a few dozen inputs each.
//! `NOTICELINT_FUZZ_SEED` begins elsewhere.
//!
//! What fails lies in `target/fuzz`, and is told with the command that runs it again.

// The crate of the fuzz targets shows them to its programs.
#[allow(unreachable_pub)]
#[path = "../fuzz/src/targets/mod.rs"]
mod targets;

use super::docx;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// Inputs of each target where nobody asks for seconds.
const INPUTS: usize = 40;
/// No input may take longer, without optimisation and beside other tests.
const HANG: Duration = Duration::from_secs(60);
/// Bytes of an input at most.
const LONGEST: usize = 4_000;

/// Words that a random change seldom hits upon, each a string of JSON: libFuzzer has them, too.
const WORDS: &str = include_str!("../fuzz/words.txt");

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.roll() % limit.max(1) as u64) as usize
    }

    fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.roll() as u8).collect()
    }
}

fn words() -> Vec<Vec<u8>> {
    WORDS.lines().map(|line| serde_json::from_str::<String>(line).unwrap().into_bytes()).collect()
}

fn files(under: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(under).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { files(&path, into) } else { into.push(path) }
    }
}

/// What a target begins with: its seeds, and the files of the repository that are of its kind.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    files(&root.join("fuzz/seeds").join(target), &mut paths);
    let (folder, endings): (&[&str], &[&str]) = match target {
        "text" | "markdown" | "decode" => (&["examples", "tests/kinds"], &["txt", "md"]),
        "toml" => (&["examples", "tests/broken", "tests/rulesets"], &["toml"]),
        _ => (&[], &[]),
    };
    for folder in folder {
        let mut all = Vec::new();
        files(&root.join(folder), &mut all);
        all.retain(|path| endings.iter().any(|ending| path.extension().is_some_and(|own| own == *ending)));
        paths.extend(all);
    }
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).filter(|bytes| bytes.len() <= LONGEST).collect()
}

/// One of the seeds, damaged; or bytes out of nothing.
fn made(dice: &mut Dice, seeds: &[Vec<u8>], words: &[Vec<u8>]) -> Vec<u8> {
    let Some(seed) = seeds.get(dice.below(seeds.len() + 1)) else {
        let length = dice.below(600);
        return dice.bytes(length);
    };
    let mut bytes = seed.clone();
    for _ in 0..1 + dice.below(8) {
        let (at, length) = (dice.below(bytes.len() + 1), 1 + dice.below(40));
        let end = bytes.len().min(at + length);
        match dice.below(7) {
            0 if at < bytes.len() => bytes[at] = dice.roll() as u8,
            1 => drop(bytes.drain(at..end)),
            2 => {
                let part = bytes[at..end].to_vec();
                let to = dice.below(bytes.len() + 1);
                bytes.splice(to..to, part);
            }
            3 => {
                let other = &seeds[dice.below(seeds.len())];
                let from = dice.below(other.len());
                let part = other[from..other.len().min(from + 4 * length)].to_vec();
                bytes.splice(at..end, part);
            }
            4 => bytes.truncate(at.max(1)),
            _ => {
                let word = words[dice.below(words.len())].clone();
                bytes.splice(at..at, word);
            }
        }
        bytes.truncate(LONGEST);
    }
    bytes
}

fn hashed(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Keeps an input that failed, and says how to run it again.
fn kept(target: &str, input: &[u8], what: &str) -> ! {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/fuzz");
    let path = folder.join(format!("{target}-{:016x}", hashed(input)));
    let _ = fs::create_dir_all(&folder).and_then(|()| fs::write(&path, input));
    panic!("{target}: {what}; NOTICELINT_FUZZ_INPUT={} cargo test --test all fuzz::{target}", path.display());
}

fn run(target: &'static str, work: fn(&[u8])) {
    if let Some(path) = std::env::var_os("NOTICELINT_FUZZ_INPUT") {
        return work(&fs::read(path).unwrap());
    }
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let seconds = number("NOTICELINT_FUZZ_SECONDS");
    let mut dice = Dice(number("NOTICELINT_FUZZ_SEED").unwrap_or(1) ^ hashed(target));
    let (seeds, words) = (seeds(target), words());
    let start = Instant::now();
    let ends = |done: usize| match seconds {
        Some(seconds) => done >= seeds.len() && start.elapsed() >= Duration::from_secs(seconds),
        None => done >= seeds.len().min(INPUTS) + INPUTS,
    };
    // A thread of its own does the work, so that what hangs is told, too.
    let (give, take) = mpsc::channel::<Vec<u8>>();
    let (tell, told) = mpsc::channel::<bool>();
    thread::Builder::new()
        .stack_size(8 << 20)
        .spawn(move || {
            for input in take {
                let fine = panic::catch_unwind(AssertUnwindSafe(|| work(&input))).is_ok();
                if tell.send(fine).is_err() {
                    return;
                }
            }
        })
        .unwrap();
    let mut done = 0;
    while !ends(done) {
        let input = match seeds.get(done) {
            Some(seed) if seconds.is_some() || done < INPUTS => seed.clone(),
            _ => made(&mut dice, &seeds, &words),
        };
        give.send(input.clone()).unwrap();
        match told.recv_timeout(HANG) {
            Ok(true) => done += 1,
            Ok(false) => kept(target, &input, "failed"),
            Err(RecvTimeoutError::Timeout) => kept(target, &input, "hangs"),
            Err(RecvTimeoutError::Disconnected) => kept(target, &input, "ended its thread"),
        }
    }
    println!("{target}: {done} inputs, {} of them seeds, in {:?}", seeds.len(), start.elapsed());
}

macro_rules! targets {
    ($($name:ident),*) => {
        $(#[test]
        fn $name() {
            run(stringify!($name), targets::$name);
        })*
    };
}

targets!(decode, text, markdown, html, docx, word, notice, follow_up, toml, lsp);
