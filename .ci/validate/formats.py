"""Validates what `noticelint check` prints for services, with code that is not noticelint's.

    python3 .ci/validate/formats.py target/release/noticelint

SARIF goes through the schema of the standard (OASIS SARIF 2.1.0, as the crate `serde-sarif` carries it: it is fetched
by cargo, not copied here; with a second argument, through the schema in that file), JUnit through `junitparser`, GitLab's Code Quality and reviewdog's rdjson through their
documented shapes as restated in `shapes.py`, GitHub's workflow commands through a parser of the runner's grammar in
`commands.py`. Beyond the shapes, every place is looked up in the file it names, and every format has to tell the
same findings as `--format json`.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

import jsonschema
import junitparser

sys.dont_write_bytecode = True  # nothing is left behind in the repository

import cases
import commands
import shapes

FORMATS = ["json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "short", "human"]


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    schema = json.loads(pathlib.Path(sys.argv[2]).read_text("utf-8")) if len(sys.argv) > 2 else sarif_schema()
    checked = 0
    for name, case in cases.all_cases():
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            case.write(folder)
            outputs = run(program, folder, case)
            try:
                same_findings(case, outputs)
                sarif(outputs["sarif"], schema, folder, case)
                github(outputs["github"], folder, case)
                gitlab(outputs["gitlab"], folder, case)
                junit(outputs["junit"], case)
                rdjson(outputs["rdjson"], folder, case)
                for line in outputs["jsonl"].splitlines():
                    json.loads(line)
                summary(outputs["summary"])
            except Exception:
                print(f"failed: case {name!r}", file=sys.stderr)
                raise
            checked += 1
    print(f"ok: {checked} cases, {len(FORMATS)} formats and the summary")


def run(program, folder, case):
    """The case in every format: each alone on standard output, and all of them at once as reports."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "LC_", "LANG"))}
    base = [program, "check", "--isolated", "--as-of", "2026-11-22", *case.flags]
    # Names may begin as flags do.
    paths = ["--", *case.paths]
    reports = [f"--report={name}=../{folder.name}.{name}" for name in FORMATS]
    summary = f"--summary=../{folder.name}.md"
    call = subprocess.run([*base, *reports, summary, *paths], cwd=folder, env=environment, capture_output=True)
    assert call.returncode == case.status, (call.returncode, case.status, call.stderr.decode())
    outputs = {}
    for name in FORMATS:
        alone = subprocess.run([*base, "--format", name, *paths], cwd=folder, env=environment, capture_output=True)
        assert alone.returncode == case.status, (name, alone.returncode, alone.stderr.decode())
        report = folder.parent / f"{folder.name}.{name}"
        text = report.read_bytes().decode("utf-8")
        report.unlink()
        if name != "github":
            assert text == alone.stdout.decode("utf-8"), f"{name}: a report is what the format prints"
        outputs[name] = text
    summary = folder.parent / f"{folder.name}.md"
    outputs["summary"] = summary.read_text("utf-8")
    summary.unlink()
    return outputs


def same_findings(case, outputs):
    """Every format for services tells what `json` tells, but that a file of a folder is no notice."""
    told = []
    for document in json.loads(outputs["json"])["documents"]:
        unnamed = document["kind"] == "not-a-notice" and document["path"] not in case.paths
        passed_over = unnamed and "info" not in case.flags
        told += [] if passed_over else [finding["rule"] for finding in document["findings"]]
    told.sort()
    results = json.loads(outputs["sarif"])["runs"][0]["results"]
    found = {
        "sarif": [result["ruleId"] for result in results if not result["suppressions"]],
        "gitlab": [issue["check_name"] for issue in json.loads(outputs["gitlab"])],
        "rdjson": [one["code"]["value"] for one in json.loads(outputs["rdjson"])["diagnostics"] if "code" in one],
    }
    found["gitlab"] = [rule for rule in found["gitlab"] if rule != "noticelint/unreadable"]
    for name, rules in found.items():
        assert sorted(rules) == told, (name, sorted(rules), told)


def sarif_schema():
    """The schema of SARIF 2.1.0, from the crate that carries it."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "src").mkdir()
        (folder / "src/lib.rs").touch()
        (folder / "Cargo.toml").write_text(
            '[package]\nname = "schema"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n'
            '[dependencies]\nserde-sarif = { version = "=0.8.0", default-features = false }\n'
        )
        call = ["cargo", "metadata", "--quiet", "--format-version", "1", "--manifest-path", str(folder / "Cargo.toml")]
        packages = json.loads(subprocess.run(call, check=True, capture_output=True).stdout)["packages"]
    crate = next(package for package in packages if package["name"] == "serde-sarif")
    schema = json.loads((pathlib.Path(crate["manifest_path"]).parent / "src/schema.json").read_text("utf-8"))
    assert "SARIF" in schema["title"] and "2.1.0" in schema["title"]
    # The errata of the standard are stricter in two things.
    schema["definitions"]["region"]["anyOf"] = [{"required": [key]} for key in ("startLine", "charOffset", "byteOffset")]
    for table in ("run", "toolComponent"):
        schema["definitions"][table]["properties"]["language"]["pattern"] = "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"
    jsonschema.Draft7Validator.check_schema(schema)
    return schema


class Texts:
    """The files of a case, for looking up places."""

    def __init__(self, folder):
        self.folder = folder
        self.read = {}

    def lines(self, path):
        if path not in self.read:
            text = (self.folder / path).read_bytes().decode("utf-8").removeprefix("\ufeff")
            self.read[path] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return self.read[path]

    def between(self, path, start, end, count=len, cut=lambda line, begin, end: line[begin:end]):
        """What stands between two places (line and column from 1); fails where there is no such place."""
        lines = self.lines(path)
        for line, column in (start, end):
            assert 1 <= line <= len(lines), (path, line, len(lines))
            assert 1 <= column <= count(lines[line - 1]) + 1, (path, line, column, lines[line - 1])
        assert start <= end, (path, start, end)
        if start[0] == end[0]:
            return cut(lines[start[0] - 1], start[1] - 1, end[1] - 1)
        return None


def sarif(text, schema, folder, case):
    log = json.loads(text)
    errors = list(jsonschema.validators.validator_for(schema)(schema).iter_errors(log))
    assert not errors, [f"{error.json_path}: {error.message}" for error in errors[:5]]
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert len(rules) == len(run["tool"]["driver"]["rules"]), "ids are unique"
    assert case.is_empty or not case.texts or len(rules) > 100, "the rules of the ruleset are told, found or not"
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] == (case.status != 2)
    assert len(invocation["toolExecutionNotifications"]) == case.unreadable
    texts = Texts(folder)
    prints = set()

    def place(location):
        where = location["physicalLocation"]
        path = urllib.parse.unquote(where["artifactLocation"]["uri"])
        region = where.get("region")
        if region is None or "startColumn" not in region:
            return
        start = (region["startLine"], region["startColumn"])
        end = (region["endLine"], region["endColumn"])
        words = texts.between(path, start, end)
        snippet = region.get("snippet", {}).get("text")
        if snippet is not None and words is not None and not case.masked:
            assert snippet == words, (snippet, words)
        if "byteOffset" in region and not case.masked:
            data = (folder / path).read_bytes()
            piece = data[region["byteOffset"] : region["byteOffset"] + region["byteLength"]].decode("utf-8")
            assert words is None or piece == words, (piece, words)

    for result in run["results"]:
        rule = rules[result["ruleId"]]
        assert rule["shortDescription"]["text"] and rule["help"]["text"] and rule["help"]["markdown"]
        assert result["message"]["text"].strip() and "](" not in result["message"]["text"]
        path = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        key = (path, result["partialFingerprints"]["noticelint/v1"])
        assert key not in prints, "two results of a file have one fingerprint"
        prints.add(key)
        for location in result["locations"] + result.get("relatedLocations", []):
            place(location)
        ids = [location["id"] for location in result.get("relatedLocations", [])]
        assert len(ids) == len(set(ids))
        for fix in result.get("fixes", []):
            for change in fix["artifactChanges"]:
                for replacement in change["replacements"]:
                    region = {"region": replacement["deletedRegion"], "artifactLocation": change["artifactLocation"]}
                    place({"physicalLocation": region})
                    assert "text" in replacement["insertedContent"]


def github(text, folder, case):
    shown = {"error": 0, "warning": 0, "notice": 0}
    files = [os.path.normpath(path) for path in case.texts] + case.missing
    lines = text.split("\n")
    assert lines.pop() == "", "the last line ends"
    for number, line in enumerate(lines):
        assert commands.parse_old(line) is None or commands.parse(line) is not None, line
        command = commands.parse(line)
        assert command is not None, f"no command: {line!r}"
        shown[command.name] += 1
        assert command.name in shown
        if "file" not in command.properties:
            assert number == len(lines) - 1 and command.name == "notice", line
            continue
        assert commands.complaints(command.properties) == [], (line, commands.complaints(command.properties))
        if not case.hostile:
            assert command.properties["file"] in files, (command.properties["file"], files)
        assert command.properties["title"].strip() and len(command.properties["title"]) <= 255
        assert set(command.properties) <= {"file", "line", "col", "endLine", "endColumn", "title"}, line
        assert len(command.data.encode()) < 64 * 1024
    assert max(shown.values()) <= 10, shown
    if case.many:
        assert lines[-1].startswith("::notice::"), "what is left out is counted"
    levels = [commands.parse(line).name for line in lines]
    assert levels == sorted(levels, key=["error", "warning", "notice"].index), levels


def gitlab(text, folder, case):
    issues = json.loads(text)
    jsonschema.Draft7Validator(shapes.CODE_QUALITY).validate(issues)
    prints = [issue["fingerprint"] for issue in issues]
    assert len(prints) == len(set(prints)), "fingerprints are unique"
    for issue in issues:
        path = issue["location"]["path"]
        assert not path.startswith(("./", "/")), path
        if (folder / path).is_file() and issue["check_name"] != "noticelint/unreadable":
            last = len(Texts(folder).lines(path))
            assert issue["location"]["lines"]["end"] <= last


def junit(text, case):
    root = xml.etree.ElementTree.fromstring(text.encode("utf-8"))
    shapes.check_junit(root)
    parsed = junitparser.JUnitXml.fromroot(root)
    tests = failures = errors = skipped = 0
    for suite in parsed:
        told = (suite.tests, suite.failures, suite.errors, suite.skipped)
        results = [[type(one).__name__ for one in test.result] for test in suite]
        counted = tuple(sum(name in result for result in results) for name in ("Failure", "Error", "Skipped"))
        assert told == (len(results), *counted), (suite.name, told, counted)
        names = [test.name for test in suite]
        assert len(names) == len(set(names)), "services compare tests by their names"
        tests, failures, errors = tests + told[0], failures + told[1], errors + told[2]
        skipped += told[3]
    assert errors == case.unreadable, (errors, case.unreadable)
    assert (failures > 0) == case.fails, (failures, case.fails)
    assert case.is_empty == (tests == 0)


def rdjson(text, folder, case):
    result = json.loads(text)
    jsonschema.Draft7Validator(shapes.RDJSON).validate(result)
    texts = Texts(folder)

    def ranged(path, extent):
        if extent is None:
            return
        start, end = ((extent[end]["line"], extent[end]["column"]) for end in ("start", "end"))
        texts.between(path, start, end, lambda line: len(line.encode()), lambda line, begin, end: (
            line.encode()[begin:end].decode("utf-8")
        ))

    for one in result["diagnostics"]:
        path = one["location"]["path"]
        ranged(path, one["location"].get("range"))
        for suggestion in one.get("suggestions", []):
            ranged(path, suggestion["range"])
        for related in one.get("related_locations", []):
            ranged(related["location"]["path"], related["location"]["range"])


def summary(text):
    assert text.startswith("### ") and len(text.encode()) < 1024 * 1024
    assert text.count("<details") == text.count("</details>") == text.count("<summary>"), "what opens closes"
    rest = text
    for tag in ["details open", "details", "/details", "summary", "/summary", "b", "/b", "code", "/code", "!-- --"]:
        rest = rest.replace(f"<{tag}>", "")
    assert "<" not in rest, "nothing but the summary's own markup"


if __name__ == "__main__":
    main()
