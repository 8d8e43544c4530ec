//! One run over the drafts: read, look, print.
//!
//! Owns the order of these steps, in several threads and as if in one. What is done with a draft is the subcommand's, what is
//! said at the end [`super::ending`]'s.

use super::args::ReadingArgs;
use super::complain;
use super::ending::{broke, tell_of_the_end, unread};
use super::locale::Speech;
use super::output::{Output, Written};
use super::pool;
use super::progress::Interrupt;
use super::progress::Progress;
use super::rules::test;
use crate::engine::{Masked, Options};
use crate::input::{self, Draft, InputError, Source};
use crate::isolate::{Internal, isolated};
use crate::project::changes::Changes;
use crate::project::files::Selection;
use crate::project::names;
use crate::project::ruleset_file::Known;
use crate::project::rulesets::Rulesets;
use crate::reading::covered_path;
use crate::report::{Entry, Failure, Gathered, Report, Sheet, Summary};
use crate::ruleset::{Lang, Ruleset};
use std::sync::Arc;

/// A format, and where it goes.
pub(crate) struct Sink<T> {
    /// The format.
    pub report: Box<dyn Report<T>>,
    /// Where it goes.
    pub output: Output,
}

/// What a subcommand made of a draft.
pub(crate) struct Made<T, N> {
    /// What is printed.
    pub result: T,
    /// Language of its messages.
    pub lang: Lang,
    /// What the subcommand takes note of in the order of the drafts.
    pub note: N,
    /// Messages about the run, without their ends of line.
    pub said: Vec<String>,
    /// What failed although the draft was read.
    pub failure: Option<Failure>,
}

/// What a run goes over, and how.
#[derive(Clone, Copy)]
pub(crate) struct Run<'a> {
    /// The drafts, and the rules they are read with.
    pub reading: &'a ReadingArgs,
    /// How to speak.
    pub speech: &'a Speech,
    /// Whether the tests of an organisation's rules are run, too.
    pub tried: bool,
    /// What changed since a revision, where only that is checked: documents that are not among it are not even read.
    pub changes: Option<&'a Changes>,
}

impl<'a> Run<'a> {
    /// All drafts, and nothing but them.
    pub(crate) fn plain(reading: &'a ReadingArgs, speech: &'a Speech) -> Self {
        Self { reading, speech, tried: false, changes: None }
    }
}

/// Takes every draft through `make`, in any of several threads, and what is noted of it through `take`, in the order of
/// the input: what is printed is the same on every run. `make` may put another text in the place of the one read.
pub(crate) fn over<T: Masked, N: Send>(
    run: &Run<'_>,
    options: Options,
    sinks: Vec<Sink<T>>,
    make: impl Fn(&mut Source, &Ruleset, &Options) -> anyhow::Result<Made<T, N>> + Sync,
    mut take: impl FnMut(N, &mut Summary),
) -> anyhow::Result<Summary> {
    let Run { reading, speech, tried, changes } = *run;
    let mut rulesets =
        Rulesets::new(reading.rules.choice(speech.run)?, tried.then_some(test::warnings), speech.run)?;
    let mut inputs = reading.inputs();
    if changes.is_some() && inputs.paths.is_empty() {
        // What was typed in has no earlier revision: what changed is looked for here.
        inputs.paths.push(".".into());
    }
    let mut selection = Selection::new(reading.include_excluded, changes);
    let mut progress = Progress::of(&inputs, !sinks.iter().any(|sink| sink.output.is_terminal()));
    let (reports, mut outputs): (Vec<_>, Vec<_>) =
        sinks.into_iter().map(|sink| (sink.report, (sink.output, Gathered::default()))).unzip();
    let (mut count, mut interrupt) = (0, None);
    let written = Written::by(outputs.iter().map(|(output, _)| output));
    let jobs = input::files(&inputs).filter_map(|draft| {
        let mut draft = match draft {
            Ok(draft) => draft,
            Err(error) => return Some(Err(Stop::Unread(error))),
        };
        if written.has(&draft.name) {
            return None;
        }
        match selection.takes(&mut draft, &mut rulesets) {
            Ok(true) => Some(job(draft, reading, &mut rulesets, &options, speech).map_err(Stop::Failed)),
            Ok(false) => None,
            Err(error) => Some(Err(Stop::Failed(error))),
        }
    });
    let jobs = jobs.take_while(|_| {
        count += 1;
        // One draft alone is over before anybody could wish to stop.
        count < 2 || !interrupt.get_or_insert_with(Interrupt::listen).wanted()
    });
    let work = |job: Result<Job, Stop>| look(job, &reports, &make);
    let mut summary = Summary::default();
    pool::in_order(pool::threads(), jobs, work, |looked| {
        progress.step();
        progress.aside(|| looked.said.iter().for_each(|line| complain(line)));
        let done = match looked.done {
            Ok(done) => done,
            Err(Stop::Failed(error)) => return Err(error),
            Err(Stop::Unread(error)) => {
                progress.aside(|| summary.failures.push(unread(&error, speech)));
                return Ok(());
            }
            Err(Stop::Internal(path, internal)) => {
                progress.aside(|| summary.failures.push(broke(&path, &internal, speech)));
                return Ok(());
            }
        };
        for ((report, sheet), (output, gathered)) in reports.iter().zip(done.sheets).zip(&mut outputs) {
            if summary.documents == 0 {
                output.write(&report.opening(done.lang))?;
            }
            match gather(report.as_ref(), sheet, gathered) {
                Ok(text) => output.write(&text)?,
                Err(internal) => {
                    progress.aside(|| summary.failures.push(broke(&done.path, &internal, speech)));
                }
            }
        }
        take(done.note, &mut summary);
        summary.failures.extend(done.failure);
        summary.documents += 1;
        Ok(())
    })?;
    drop(progress);
    summary.interrupted = interrupt.is_some_and(|interrupt: Interrupt| interrupt.wanted());
    for (report, (mut output, gathered)) in reports.iter().zip(outputs) {
        if summary.documents == 0 {
            output.write(&report.opening(speech.report))?;
        }
        let closing = isolated(|| report.closing(&summary, &gathered)).or_else(|internal| {
            // Without what came together it can still be closed, and says why it is not there.
            summary.failures.push(broke(output.name(), &internal, speech));
            let nothing = Gathered { begun: gathered.begun, ..Gathered::default() };
            isolated(|| report.closing(&summary, &nothing))
        });
        output.write(&closing.unwrap_or_default())?;
        output.finish()?;
    }
    tell_of_the_end(&summary, &mut selection, &inputs, reading.allow_empty, speech.run)?;
    // The process ends with the run: to give back every word of a ruleset one by one would only cost time.
    std::mem::forget(rulesets);
    Ok(summary)
}

/// A draft with all that is needed to look at it.
struct Job {
    draft: Draft,
    known: Arc<Known>,
    options: Options,
    said: Vec<String>,
}

/// A draft that was looked at, or could not be.
struct Looked<N> {
    said: Vec<String>,
    done: Result<Done<N>, Stop>,
}

/// A draft as it is printed.
struct Done<N> {
    path: String,
    sheets: Vec<Sheet>,
    lang: Lang,
    note: N,
    failure: Option<Failure>,
}

/// Why nothing is printed of a draft.
enum Stop {
    /// It could not be read; the others follow.
    Unread(InputError),
    /// The program failed at the draft of this path; the others follow.
    Internal(String, Internal),
    /// The run cannot go on.
    Failed(anyhow::Error),
}

/// Fills in from a ruleset's settings what no flag gives, and what they say of this draft.
pub(crate) fn lay_down(
    options: &mut Options,
    known: &Known,
    draft: &str,
    reading: &ReadingArgs,
    speech: &Speech,
) -> anyhow::Result<()> {
    options.reading.publisher.clone_from(&reading.publisher);
    options.lang = reading.rules.lang;
    known.lay_down(options, draft);
    options.lang = options.lang.or(speech.findings);
    names::check_publisher(reading.publisher.as_deref(), &known.ruleset, speech.run)
}

fn job(
    draft: Draft,
    reading: &ReadingArgs,
    rulesets: &mut Rulesets,
    options: &Options,
    speech: &Speech,
) -> anyhow::Result<Job> {
    let known = rulesets.of(&draft.name)?;
    let mut options = options.clone();
    lay_down(&mut options, &known, &draft.name, reading, speech)?;
    Ok(Job { draft, known, options, said: rulesets.said() })
}

fn look<T: Masked, N>(
    job: Result<Job, Stop>,
    reports: &[Box<dyn Report<T>>],
    make: &impl Fn(&mut Source, &Ruleset, &Options) -> anyhow::Result<Made<T, N>>,
) -> Looked<N> {
    let job = match job {
        Ok(job) => job,
        Err(stop) => return Looked { said: Vec::new(), done: Err(stop) },
    };
    let (path, known) = (job.draft.name.clone(), Arc::clone(&job.known));
    isolated(|| look_at(job, reports, make)).unwrap_or_else(|internal| {
        let path = covered_path(&path, &known.ruleset);
        Looked { said: Vec::new(), done: Err(Stop::Internal(path, internal)) }
    })
}

fn look_at<T: Masked, N>(
    job: Job,
    reports: &[Box<dyn Report<T>>],
    make: &impl Fn(&mut Source, &Ruleset, &Options) -> anyhow::Result<Made<T, N>>,
) -> Looked<N> {
    let Job { draft, known, options, mut said } = job;
    let mut source = match draft.read() {
        Ok(source) => source,
        Err(InputError { path, problem }) => {
            let path = covered_path(&path, &known.ruleset);
            return Looked { said, done: Err(Stop::Unread(InputError { path, problem })) };
        }
    };
    let made = match make(&mut source, &known.ruleset, &options) {
        Ok(made) => made,
        Err(error) => return Looked { said, done: Err(Stop::Failed(error)) },
    };
    let Made { result, lang, note, said: more, failure } = made;
    let secrets = result.secrets();
    said.extend(more.into_iter().map(|line| secrets.cover(&line).into_owned()));
    let failure = failure.map(|Failure { path, message }| Failure {
        path: secrets.cover(&path).into_owned(),
        message: secrets.cover(&message).into_owned(),
    });
    let shown = source.covered(result.masked(), &secrets);
    let entry = Entry { source: &shown, ruleset: &known.ruleset, result: &result };
    let sheets = reports.iter().map(|report| report.document(&entry)).collect();
    Looked { said, done: Ok(Done { path: shown.name.clone(), sheets, lang, note, failure }) }
}

/// Takes a document into a report; one that it fails at leaves no trace there.
fn gather<T>(report: &dyn Report<T>, sheet: Sheet, gathered: &mut Gathered) -> Result<String, Internal> {
    let begun = gathered.begun;
    let told = isolated(|| report.gather(sheet, gathered));
    if told.is_err() {
        gathered.begun = begun;
    }
    told
}

#[cfg(test)]
mod tests;
