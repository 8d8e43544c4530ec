"""What a check finds.

Owns the shape of findings in Python: the keys of `check --format json`, under the same names. Keys that a later program
adds are passed over.
"""

from dataclasses import dataclass
from typing import Any, Dict, List, Optional


@dataclass(frozen=True)
class Position:
    """A place in a draft."""

    byte: int
    """Offset into the text as UTF-8, from 0."""
    line: int
    """From 1."""
    column: int
    """In characters, from 1."""


@dataclass(frozen=True)
class Span:
    """A stretch of a draft."""

    start: Position
    end: Position
    """Behind the last character."""


@dataclass(frozen=True)
class Label:
    """Another place that a finding is about."""

    path: str
    span: Optional[Span]
    message: str


@dataclass(frozen=True)
class Source:
    """A law or practice that a rule rests on."""

    name: str
    since: Optional[str]
    """In force since."""
    checked: Optional[str]
    """When it was last looked up."""


@dataclass(frozen=True)
class Edit:
    """A stretch and what stands there once it is mended."""

    span: Span
    replacement: str


@dataclass(frozen=True)
class Fix:
    """How to mend a finding."""

    edits: List[Edit]
    safe: bool
    """Whether it changes nothing of what the draft says."""


@dataclass(frozen=True)
class Finding:
    """What a rule says about a draft."""

    rule: str
    """Such as `contact-point/dangling`; `noticelint explain` says more."""
    severity: str
    """`error`, `warning` or `info`."""
    confidence: str
    """`high` or `medium`."""
    message: str
    help: Optional[str]
    element: Optional[str]
    """The element of a notice that it is about, such as `contact-point`."""
    span: Optional[Span]
    text: str
    """What stands there."""
    anchor: Optional[str]
    """In a Word file: the paragraph, or the row of a table."""
    labels: List[Label]
    source: List[Source]
    fix: Optional[Fix]


def findings(document: Dict[str, Any]) -> List[Finding]:
    """The findings of a document of `check --format json`."""
    return [_finding(each) for each in document["findings"]]


def _finding(given: Dict[str, Any]) -> Finding:
    return Finding(
        rule=given["rule"],
        severity=given["severity"],
        confidence=given["confidence"],
        message=given["message"],
        help=given["help"],
        element=given["element"],
        span=_span(given["span"]),
        text=given["text"],
        anchor=given["anchor"],
        labels=[Label(each["path"], _span(each["span"]), each["message"]) for each in given["labels"]],
        source=[Source(each["name"], each["since"], each["checked"]) for each in given["source"]],
        fix=_fix(given["fix"]),
    )


def _fix(given: Optional[Dict[str, Any]]) -> Optional[Fix]:
    if given is None:
        return None
    return Fix([Edit(_stretch(each["span"]), each["replacement"]) for each in given["edits"]], given["safe"])


def _span(given: Optional[Dict[str, Any]]) -> Optional[Span]:
    return None if given is None else _stretch(given)


def _stretch(given: Dict[str, Any]) -> Span:
    return Span(_position(given["start"]), _position(given["end"]))


def _position(given: Dict[str, Any]) -> Position:
    return Position(given["byte"], given["line"], given["column"])
