#!/usr/bin/env python3
"""Prints how large the program and its words are: what grows is to be seen in the commit that makes it grow.

    python3 .ci/size.py

Code lines are those that are not blank, no comment and no test (an item under `#[cfg(test)]`, a file of tests).
Literals are the strings in `words`, `add` and `not-in` of the built-in Japanese rules.
"""
import pathlib
import re
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
TEST_FILE = re.compile(r"(^|/)(tests?|proptests|properties|test_support|sample|testing)(\.rs$|/)")


def code_lines(text):
    """Lines of code of a file, without the items that stand under `#[cfg(test)]`."""
    count, skip_from, depth = 0, None, 0
    for line in text.splitlines():
        bare = line.strip()
        if skip_from is None and bare.startswith("#[cfg(test)]"):
            skip_from, depth, opened = "item", 0, False
            continue
        if skip_from:
            depth += bare.count("{") - bare.count("}")
            opened = opened or "{" in bare
            if (opened and depth <= 0) or (not opened and bare.endswith(";")):
                skip_from = None
            continue
        if bare and not bare.startswith("//"):
            count += 1
    return count


def literals(table, key, found):
    if isinstance(table, dict):
        for name, value in table.items():
            if name == key and isinstance(value, list):
                found.extend(value)
            else:
                literals(value, key, found)
    elif isinstance(table, list):
        for value in table:
            literals(value, key, found)


files = sorted((ROOT / "src").rglob("*.rs"))
rust = files + sorted((ROOT / "tests").rglob("*.rs"))
code = sum(code_lines(f.read_text()) for f in files if not TEST_FILE.search(f.relative_to(ROOT / "src").as_posix()))
print(f"files in src: {len(files)} · code lines of src: {code} · lines of Rust in src and tests: {sum(f.read_text().count(chr(10)) for f in rust)}")
counts = {}
for key in ("words", "add", "not-in"):
    found = []
    for f in sorted((ROOT / "rules" / "ja").rglob("*.toml")):
        literals(tomllib.loads(f.read_text()), key, found)
    counts[key] = len(found)
print(f"literals of rules/ja: {counts['words'] + counts['add']} in words and add, {counts['not-in']} in not-in")
