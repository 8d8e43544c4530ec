"""Checks from Python.

Owns how the program is asked, and how its answer and its failures come back. What is found is the program's.
"""

import json
import os
import subprocess
from datetime import date
from typing import List, Optional, Union

from ._findings import Finding, findings
from ._program import find_program

StrPath = Union[str, "os.PathLike[str]"]


class NoticelintError(Exception):
    """A check that could not be made; says why, in the words of the program."""


def check(
    text: str,
    *,
    name: str = "draft.md",
    rules: Optional[StrPath] = None,
    as_of: Optional[date] = None,
    publish_on: Optional[date] = None,
    stage: Optional[str] = None,
    publisher: Optional[str] = None,
    lang: Optional[str] = None,
    timeout: Optional[float] = None,
) -> List[Finding]:
    """Checks a text and gives its findings, in the order in which the program prints them.

    `name` is what the draft is called, and says how it is read: `.md`, `.html` or `.txt`. `rules` is a ruleset: a TOML
    file, or a built-in one such as `builtin:ja-hospital`; without it the built-in rules apply, and no noticelint.toml
    is looked for. `as_of` is the day that counts as today. `publish_on` is the planned day of publication, where the
    draft does not say. `stage` is `first`, `follow-up`, `final` or `single`, `publisher` as the ruleset names it; without
    them both are read from the draft. `lang` is the language of messages, `ja` or `en`; without it the draft's.

    Raises NoticelintError where the check cannot be made, and subprocess.TimeoutExpired after `timeout` seconds.
    """
    arguments = ["--stdin-filename=" + name, "--encoding=utf-8"]
    if rules is None:
        arguments.append("--isolated")
    return _run([*arguments, "-"], text.encode("utf-8"), rules, as_of, publish_on, stage, publisher, lang, timeout)


def check_file(
    path: StrPath,
    *,
    rules: Optional[StrPath] = None,
    as_of: Optional[date] = None,
    publish_on: Optional[date] = None,
    stage: Optional[str] = None,
    publisher: Optional[str] = None,
    lang: Optional[str] = None,
    timeout: Optional[float] = None,
) -> List[Finding]:
    """Checks a file (`.docx`, `.html`, `.md` or `.txt`), as `noticelint check` does.

    Without `rules` the noticelint.toml nearest to the file applies, where there is one. For the rest see `check`.
    """
    path = os.path.abspath(path)
    if not os.path.isfile(path):
        raise FileNotFoundError(path)
    return _run(["--include-excluded", path], b"", rules, as_of, publish_on, stage, publisher, lang, timeout)


def _run(
    arguments: List[str],
    text: bytes,
    rules: Optional[StrPath],
    as_of: Optional[date],
    publish_on: Optional[date],
    stage: Optional[str],
    publisher: Optional[str],
    lang: Optional[str],
    timeout: Optional[float],
) -> List[Finding]:
    given = [
        ("--rules", None if rules is None else os.fspath(rules)),
        ("--as-of", None if as_of is None else as_of.strftime("%Y-%m-%d")),
        ("--publish-on", None if publish_on is None else publish_on.strftime("%Y-%m-%d")),
        ("--stage", stage),
        ("--publisher", publisher),
        ("--lang", lang),
    ]
    flags = [f"{flag}={value}" for flag, value in given if value is not None]
    # In a job of GitHub the program would add to the summary of the job and mark up its messages.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GITHUB_")}
    ran = subprocess.run(
        [find_program(), "check", "--format=json", "--fail-on=never", *flags, *arguments],
        input=text,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        timeout=timeout,
    )
    told = ran.stderr.decode("utf-8", "replace").strip()
    if ran.returncode != 0:
        raise NoticelintError(told or f"noticelint ended with {ran.returncode}")
    (document,) = json.loads(ran.stdout)["documents"]
    return findings(document)
