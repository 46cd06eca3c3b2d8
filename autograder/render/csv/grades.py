"""The files beside the records: `grades.csv` and Gradescope's `results.json`."""

import csv
import io
from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from autograder.core.text import one_line, visible
from autograder.judge.result import Outcome
from autograder.record.schema import Check, Record, Task
from autograder.record.story import explaining, first_trouble
from autograder.render.terminal.style import place_text

COLUMNS = ("student", "lesson", "score", "max_score", "outcome", "seconds", "file", "remark")
# Spreadsheets run a cell that begins with one of these as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # and their full-width forms


def grades_csv(records: Iterable[Record]) -> str:
    """One row a record, sorted by lesson and student. Cells are neutral in spreadsheets."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")  # so that a cell with a bare \\r is quoted too
    writer.writerow(COLUMNS)
    # Rows are kept, records are not: of a large class they would not fit.
    rows = [(found.lesson, found.student, _row(found)) for found in records]
    writer.writerows(row for *_, row in sorted(rows, key=itemgetter(0, 1)))
    return text.getvalue()


def _row(found: Record) -> tuple[Any, ...]:
    values = [getattr(found, column) for column in COLUMNS[:-1]]
    return tuple(map(neutral, [*values, one_line(first_trouble(found))]))


def neutral(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula, and no terminal for a command; empty for None."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{visible(value)}" if value.startswith(_FORMULA) else visible(value)
    return value


def gradescope(found: Record) -> dict[str, Any]:
    """Gradescope's results.json: one test a check, with the message as its output.

    A record without a mark gives no score, neither as a whole nor in a test: Gradescope would add the tests' scores up.
    It then says that the autograder failed, so that nobody is given 0 for a fault of the grader.
    """
    marked = found.score is not None
    tests = [_test(task, check, marked) for task in found.tasks for check in task.checks]
    result: dict[str, Any] = {"tests": tests, "execution_time": found.seconds}
    said = [found.problem.message] if found.problem else []
    if marked:
        result["score"] = found.score
    else:
        said = ["The grader had an error of its own. No mark was given; your instructor has been told."]
    said += [f"Note: {note}" for note in found.notes]
    if said:
        result |= {"output": "\n".join(said), "output_format": "text"}
    return result


def _test(task: Task, check: Check, marked: bool) -> dict[str, Any]:
    score = {"score": check.score, "max_score": check.max_score} if marked else {}
    return {
        "name": f"{task.name}: {check.sentence}",
        "name_format": "text",
        **score,
        "status": Outcome.PASSED if check.outcome == Outcome.PASSED else Outcome.FAILED,
        "output": _output(task, check),
        "output_format": "text",
    }


def _line(check: Check) -> str:
    """The line to look at, where one is known and the message does not tell it."""
    where = check.where
    if not where or not where.code or f"line {where.line}" in check.message.lower():
        return ""
    return f"{place_text(where)}: {where.code}"


def _output(task: Task, check: Check) -> str:
    parts = [check.message or check.remark, _line(check)]
    for place, named in enumerate(explaining(task, check)):
        words = [named.why, named.fix, f"Lecture: {named.lecture}"]
        parts = [named.title, *parts, *words] if place == 0 else [*parts, named.title, *words]
    return "\n".join(part for part in parts if part)
