"""A check as SARIF 2.1.0, the form of static analysis that editors and code hosts show at the lines it names."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from autograder import __version__
from autograder.render.machine.findings import Checked, Finding, Severity, findings, total

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
UNREADABLE = "cannot-be-read"
NOT_BEGUN = "not-attempted"


def sarif(checked: Sequence[Checked]) -> str:
    """The text of the log: one run, a rule for each check that has a finding."""
    found = [(one.record.lesson, finding) for one in checked for finding in findings(one)]
    sentences = {
        f"{one.record.lesson}/{task.name}/{check.name}": check.sentence
        for one in checked
        for task in one.record.tasks
        for check in task.checks
    }
    names = list(dict.fromkeys(_rule(lesson, finding) for lesson, finding in found))
    rules = [{"id": name, "shortDescription": {"text": sentences.get(name, name.rpartition("/")[2])}} for name in names]
    won, best = total(checked)
    run = {
        "tool": {"driver": {"name": "torchgrade", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(lesson, finding, names) for lesson, finding in found],
        "properties": {"score": won, "max_score": best},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1, ensure_ascii=False) + "\n"


def _rule(lesson: str, finding: Finding) -> str:
    if not finding.task:
        return f"{lesson}/{UNREADABLE}"
    return f"{lesson}/{finding.task}/{finding.check or NOT_BEGUN}"


def _result(lesson: str, finding: Finding, names: Sequence[str]) -> dict[str, Any]:
    rule = _rule(lesson, finding)
    region = {"startLine": finding.line, "startColumn": finding.column}
    if finding.end_line is not None:
        region["endLine"] = finding.end_line
    place: dict[str, Any] = {"artifactLocation": {"uri": Path(finding.file).as_uri()}}
    if finding.cell is None:  # a line of a cell is no line of the notebook's file
        place["region"] = region
    return {
        "ruleId": rule,
        "ruleIndex": names.index(rule),
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
        "properties": {"mistake": finding.mistake, "score": finding.score, "max_score": finding.max_score},
    }
