"""Checks drafts of personal-data breach notices: what is missing, vague, contradictory or wrong.

    import noticelint

    for finding in noticelint.check(text, name="notice.md"):
        print(finding.severity, finding.rule, finding.message)

The program `noticelint` of this package does the work; nothing leaves the machine. Each call starts it once, which takes
some tens of milliseconds: for a folder of drafts, run the program itself.
"""

from ._check import NoticelintError, check, check_file
from ._findings import Edit, Finding, Fix, Label, Position, Source, Span
from ._program import find_program

__all__ = [
    "Edit",
    "Finding",
    "Fix",
    "Label",
    "NoticelintError",
    "Position",
    "Source",
    "Span",
    "check",
    "check_file",
    "find_program",
]
