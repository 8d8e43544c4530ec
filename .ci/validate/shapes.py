"""The documented shapes of reports for which the services publish no schema that could be fetched, restated.

GitLab: "Code Quality report format" in its documentation. reviewdog: `proto/rdf/reviewdog.proto`. JUnit: what
Jenkins and GitLab read.
"""

CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "type": {"const": "issue"},
            "description": {"type": "string", "pattern": r"\S", "not": {"pattern": "[\n\r]"}},
            "check_name": {"type": "string", "minLength": 1},
            "categories": {"type": "array", "items": {"enum": ["Bug Risk", "Clarity", "Compatibility", "Style"]}},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {
                            "begin": {"type": "integer", "minimum": 1},
                            "end": {"type": "integer", "minimum": 1},
                        },
                        "additionalProperties": False,
                    },
                },
                "additionalProperties": False,
            },
            "content": {
                "type": "object",
                "properties": {"body": {"type": "string"}},
                "required": ["body"],
                "additionalProperties": False,
            },
        },
        "additionalProperties": False,
    },
}


def _object(required, **properties):
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


_POSITION = _object(
    ["line", "column"], line={"type": "integer", "minimum": 1}, column={"type": "integer", "minimum": 1}
)
_RANGE = _object(["start"], start=_POSITION, end=_POSITION)
_LOCATION = _object(["path"], path={"type": "string", "minLength": 1}, range=_RANGE)
_SEVERITY = {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]}
_SOURCE = _object(["name"], name={"type": "string"}, url={"type": "string"})
RDJSON = _object(
    ["diagnostics"],
    source=_SOURCE,
    severity=_SEVERITY,
    diagnostics={
        "type": "array",
        "items": _object(
            ["message", "location", "severity"],
            message={"type": "string", "pattern": r"\S"},
            location=_LOCATION,
            severity=_SEVERITY,
            source=_SOURCE,
            code=_object(["value"], value={"type": "string"}, url={"type": "string", "pattern": "^https?://"}),
            suggestions={
                "type": "array",
                "items": _object(["range", "text"], range=_RANGE, text={"type": "string"}),
            },
            related_locations={
                "type": "array",
                "items": _object(["location"], message={"type": "string"}, location=_LOCATION),
            },
            original_output={"type": "string"},
        ),
    },
)


def check_junit(root):
    """The elements, their attributes and their order."""
    assert root.tag == "testsuites", root.tag
    for suite in root:
        assert suite.tag == "testsuite", suite.tag
        counts = {"tests", "failures", "errors", "skipped"}
        assert {"name", *counts} <= suite.attrib.keys() <= {"name", "time", *counts}, suite.attrib
        assert all(suite.attrib[name].isdigit() for name in counts)
        tags = [child.tag for child in suite]
        order = ["testcase", "system-out"]
        assert tags == sorted(tags, key=order.index) and tags.count("system-out") <= 1, tags
        for test in suite.iter("testcase"):
            assert {"name", "classname"} <= test.attrib.keys() <= {"name", "classname", "file", "time"}
            assert test.attrib["name"] and test.attrib["classname"]
            assert len(test) <= 1
            for result in test:
                assert result.tag in ("failure", "error", "skipped"), result.tag
                assert result.attrib["message"] and result.attrib.keys() <= {"message", "type"}
                assert result.tag == "skipped" or result.attrib["type"] and result.text
