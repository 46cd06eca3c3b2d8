"""The files beside the records: `grades.csv` and Gradescope's `results.json`."""

import csv
import io
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from autograder.core.text import neutral, one_line
from autograder.judge.result import Outcome
from autograder.marks.mark import Mark
from autograder.record.schema import Check, Record, Task
from autograder.record.story import explaining, first_trouble
from autograder.render.terminal.style import place_text

OF_RECORD = ("student", "lesson", "score", "max_score", "outcome", "seconds", "file")
OF_MARK = ("section", "handed_in", "late_hours", "earned", "penalty", "final", "final_max", "rules", "open")
COLUMNS = (*OF_RECORD, "remark", *OF_MARK)


def grades_csv(marks: Iterable[tuple[Record, Mark]]) -> str:
    """One row a record with what counts of it, by lesson as they come, then by student. Cells are neutral."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")  # so that a cell with a bare \\r is quoted too
    writer.writerow(COLUMNS)
    # Rows are kept, records are not: of a large class they would not fit.
    rows = [(found.lesson, found.student, _row(found, mark)) for found, mark in marks]
    lessons = list(dict.fromkeys(lesson for lesson, *_ in rows))
    writer.writerows(row for *_, row in sorted(rows, key=lambda one: (lessons.index(one[0]), one[1])))
    return text.getvalue()


def _row(found: Record, mark: Mark) -> tuple[Any, ...]:
    values = [getattr(found, column) for column in OF_RECORD]
    return tuple(map(neutral, [*values, one_line(first_trouble(found)), *_of_mark(mark)]))


def _of_mark(mark: Mark) -> tuple[Any, ...]:
    late = None if mark.handed_in is None or mark.due is None else round(mark.late.total_seconds() / 3600, 2)
    return (
        mark.section,
        None if mark.handed_in is None else mark.handed_in.isoformat(),
        late,
        number(mark.earned),
        number(mark.penalty),
        number(mark.final),
        number(mark.possible),
        one_line("; ".join(mark.said), 1000),
        one_line("; ".join(mark.open), 1000),
    )


def number(value: Fraction | None) -> float | None:
    """A number as other programs take it; None where there is none."""
    return None if value is None else float(value)


def gradescope(found: Record, mark: Mark | None = None) -> dict[str, Any]:
    """Gradescope's results.json: one test a check, with the message as its output.

    A record without a mark gives no score, neither as a whole nor in a test: Gradescope would add the tests' scores up.
    It then says that the autograder failed, so that nobody is given 0 for a fault of the grader.

    Args:
        found: the record.
        mark: what counts, where the course's rules are known; the record's own points if not.
    """
    marked = found.score is not None
    final = found.score if mark is None else number(mark.final)
    tests = [_test(task, check, marked) for task in found.tasks for check in task.checks]
    result: dict[str, Any] = {"tests": tests, "execution_time": found.seconds}
    said = [found.problem.message] if found.problem else []
    if final is not None:
        result["score"] = final
    else:
        said = ["The grader had an error of its own. No mark was given; your instructor has been told."]
    said += [f"Note: {note}" for note in found.notes]
    said += mark.said if mark is not None else ()
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
