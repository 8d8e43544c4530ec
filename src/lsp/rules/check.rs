//! Files of rules in the editor: what `rules check` says of them, while they are written.
//!
//! Owns which open texts are files of rules, and the form of what is told. What is wrong is the ruleset's to say.

use super::super::buffers::{Buffer, Buffers};
use super::super::client::Client;
use super::super::diagnostics::SOURCE;
use super::super::position::{range, uri};
use super::super::shelf::Shelf;
use crate::builtin;
use crate::document::Span;
use crate::project::reach;
use crate::project::rulesets::FILE;
use crate::report::messages::Words;
use crate::report::position::LineTable;
use crate::ruleset::{Lang, Problem, Problems, TomlFile};
use crate::text::Day;
use lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Uri,
};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// What is told of files, by address.
pub(crate) type Told = BTreeMap<String, (Uri, Vec<Diagnostic>)>;

/// Whether an open text is a file of rules: by its name, as others stand on it, or as it says so itself.
pub(crate) fn is_rules(buffer: &Buffer, shelf: &Shelf) -> bool {
    let Some(path) = buffer.path.as_deref() else { return false };
    let ends = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("toml"));
    let named = path.file_name().is_some_and(|name| name == FILE);
    let says = |line: &str| {
        let rest = line.trim_start_matches('\u{FEFF}').trim_start().strip_prefix("noticelint");
        rest.is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    ends && (named || shelf.stands_on(path) || buffer.text.lines().any(says))
}

/// All that is to be told of a file of rules and of what it stands on; texts that are open speak for themselves.
pub(crate) fn check(
    path: &Path,
    shelf: &mut Shelf,
    buffers: &Buffers,
    (today, lang): (Day, Lang),
    client: &Client,
) -> anyhow::Result<Told> {
    let problems = match shelf.file(path, buffers)? {
        Err(problems) => problems,
        Ok(loaded) => {
            let own = |file: &TomlFile| !builtin::is_source(file);
            let problems = reach::of(&loaded, own, &today.to_string())?;
            Problems { files: loaded.files.clone(), problems }
        }
    };
    let sheet = Sheet::new(&problems.files, buffers);
    let mut told = Told::new();
    if let Some(buffer) = buffers.of(path) {
        told.insert(buffer.uri.as_str().to_owned(), (buffer.uri.clone(), Vec::new()));
    }
    for problem in &problems.problems {
        let Some((uri, open, table)) = sheet.files.get(problem.file).and_then(Option::as_ref) else {
            continue;
        };
        let own = Path::new(&problems.files[problem.file].name) == path;
        if own || !open {
            let diagnostic = sheet.diagnostic(problem, table, lang, client);
            told.entry(uri.as_str().to_owned())
                .or_insert_with(|| (uri.clone(), Vec::new()))
                .1
                .push(diagnostic);
        }
    }
    Ok(told)
}

/// The files of a ruleset with their lines; those of the program have no address.
struct Sheet<'a> {
    files: Vec<Option<(Uri, bool, LineTable<'a>)>>,
}

impl<'a> Sheet<'a> {
    fn new(files: &'a [TomlFile], buffers: &Buffers) -> Self {
        let one = |file: &'a TomlFile| {
            let path = Path::new(&file.name);
            let open = buffers.of(path);
            let uri = open.map_or_else(|| uri(path), |buffer| Some(buffer.uri.clone()));
            Some((uri?, open.is_some(), LineTable::new(&file.text)))
        };
        Self { files: files.iter().map(one).collect() }
    }

    fn diagnostic(
        &self,
        problem: &Problem,
        table: &LineTable<'_>,
        lang: Lang,
        client: &Client,
    ) -> Diagnostic {
        let help = problem.help.as_ref();
        let help = help.map(|help| format!("\n{}{}", Words::of(lang).mend(), help.get(lang)));
        let related = problem.also.iter().filter_map(|(file, place, text)| {
            let (uri, _, table) = self.files.get(*file)?.as_ref()?;
            let location = Location { uri: uri.clone(), range: range(table, span(place)) };
            Some(DiagnosticRelatedInformation { location, message: text.get(lang).to_owned() })
        });
        let related: Vec<_> = related.collect();
        let severity = if problem.warning { DiagnosticSeverity::WARNING } else { DiagnosticSeverity::ERROR };
        Diagnostic {
            range: range(table, span(&problem.span)),
            severity: Some(severity),
            code: Some(NumberOrString::String(problem.code.to_owned())),
            source: Some(SOURCE.to_owned()),
            message: problem.message.get(lang).to_owned() + &help.unwrap_or_default(),
            related_information: (client.related && !related.is_empty()).then_some(related),
            ..Diagnostic::default()
        }
    }
}

/// Bytes of a file of rules as a span.
pub(crate) fn span(range: &Range<usize>) -> Span {
    Span { start: range.start, end: range.end }
}
