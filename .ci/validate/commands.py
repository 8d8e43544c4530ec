"""GitHub's workflow commands as its runner reads them, restated.

A line is a command where, after white space, it begins with `::`, a second `::` follows, and the word before the
first space is a known command. Properties stand between, separated by commas, each with the first `=` between name
and value. The older form, `##[command]`, counts anywhere in a line that is no command of the newer form.
"""

import dataclasses

KNOWN = {
    "error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "add-matcher", "remove-matcher", "echo",
    "save-state", "set-output", "set-env", "add-path", "stop-commands", "internal-set-repo-path",
}  # fmt: skip


@dataclasses.dataclass
class Command:
    name: str
    properties: dict
    data: str


def unescape(text, pairs):
    for escaped, meant in pairs:
        text = text.replace(escaped, meant)
    return text


DATA = [("%0D", "\r"), ("%0A", "\n"), ("%25", "%")]
PROPERTY = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]


def parse(line):
    """The command of a line; None where it is none."""
    line = line.lstrip()
    if not line.startswith("::"):
        return None
    end = line.find("::", 2)
    if end < 0:
        return None
    name, _, written = line[2:end].partition(" ")
    if name not in KNOWN:
        return None
    properties = {}
    for part in filter(None, written.strip().split(",")):
        key, _, value = part.partition("=")
        if value:
            assert key not in properties, f"{key} twice: {line!r}"
            properties[key] = unescape(value, PROPERTY)
    return Command(name, properties, unescape(line[end + 2 :], DATA))


def parse_old(line):
    """The command of a line in the older form; None where it is none."""
    start = line.find("##[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name = line[start + 3 : end].partition(" ")[0]
    return Command(name, {}, line[end + 1 :]) if name in KNOWN else None


def complaints(properties):
    """What the runner complains of, and then leaves out."""
    found = []
    number = {key: int(value) for key, value in properties.items() if key in ("line", "endLine", "col", "endColumn")}
    if any(value < 1 for value in number.values()):
        found.append("numbers begin at 1")
    if "endLine" in number and number["endLine"] < number.get("line", 0):
        found.append("endLine before line")
    if ("col" in number or "endColumn" in number) and number.get("line") != number.get("endLine"):
        found.append("columns of several lines")
    if "endColumn" in number and number["endColumn"] < number.get("col", 0):
        found.append("endColumn before col")
    if ("col" in number or "endColumn" in number) and "line" not in number:
        found.append("a column without a line")
    return found
