"""The files beside the records: `grades.csv` and Gradescope's `results.json`."""

import csv
import io
from collections.abc import Collection, Iterable
from fractions import Fraction
from typing import Any

from autograder.core.language import tr
from autograder.core.text import neutral, one_line
from autograder.judge.result import Outcome
from autograder.marks.mark import Mark
from autograder.record.lesson_order import places
from autograder.record.message import message
from autograder.record.schema import Check, Record, Task
from autograder.record.story import Told, certain, explaining, first_trouble, told
from autograder.render.terminal.points import score_of
from autograder.render.terminal.style import SIGNS, place_text

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
    place = places(list(dict.fromkeys(lesson for lesson, *_ in rows)))
    writer.writerows(row for *_, row in sorted(rows, key=lambda one: (place(one[0]), one[1])))
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


def gradescope(found: Record, mark: Mark | None = None, later: Collection[str] = ()) -> dict[str, Any]:
    """Gradescope's results.json: one test a task, with its checks and their messages as the test's output.

    A record without a mark gives no score, neither as a whole nor in a test: Gradescope would add the tests' scores up.
    It then says that the autograder failed, so that nobody is given 0 for a fault of the grader.

    Args:
        found: the record.
        mark: what counts, where the course's rules are known; the record's own points if not.
        later: tasks that a student is told of after the due date, such as questions with a few answers to try.
    """
    marked = found.score is not None
    final = found.score if mark is None else number(mark.final)
    tests = [_test(at, task, marked, task.name in later) for at, task in enumerate(found.tasks, 1)]
    result: dict[str, Any] = {"tests": tests, "execution_time": found.seconds}
    said = [found.problem.message] if found.problem else []
    if final is not None:
        result["score"] = final
        shown = [task for task in found.tasks if task.name not in later]
        solved = sum(task.outcome == Outcome.PASSED for task in shown)
        # Shown where the instructor has switched it on; of what is told later it gives nothing away.
        result["leaderboard"] = [
            {"name": tr("Tasks solved, of {count}", count=len(shown)), "value": solved, "order": "desc"}
        ]
    else:
        said = [tr("The grader had an error of its own. No mark was given; your instructor has been told.")]
    said += [tr("Note: {note}", note=note) for note in found.notes]
    said += mark.said if mark is not None else ()
    if said:
        result |= {"output": "\n".join(said), "output_format": "text"}
    return result


def _test(at: int, task: Task, marked: bool, later: bool) -> dict[str, Any]:
    score = {"score": task.score, "max_score": task.max_score} if marked else {}
    return {
        "number": str(at),
        "name": task.name,
        "name_format": "text",
        **score,
        "status": Outcome.PASSED if task.outcome == Outcome.PASSED else Outcome.FAILED,
        "output": "\n\n".join(check_text(task, one) for one in told(task)),
        "output_format": "text",
        "visibility": "after_due_date" if later else "visible",
    }


def check_text(task: Task, one: Told) -> str:
    """A check with its sign and points, and below it what explains it."""
    check = one.check
    head = f"{SIGNS[check.outcome][0]} {check.sentence} ({score_of(check.score, check.max_score)})"
    again = one.again and check.outcome == Outcome.FAILED
    text = tr("The same mistake as above.") if again else _output(task, check)
    return "\n".join([head, *(f"    {line}" for line in text.split("\n") if line)])


def _line(check: Check) -> str:
    """The line to look at, where one is known and the message does not tell it."""
    where = check.where
    if not where or not where.code or where.code in message(check):
        return ""
    return f"{place_text(where)}: {where.code}"


def _output(task: Task, check: Check) -> str:
    parts = [message(check) or check.remark, _line(check)]
    for place, named in enumerate(explaining(task, check)):
        words = [named.why, named.fix, tr("Lecture: {lecture}", lecture=named.lecture)]
        parts = [named.title, *parts, *words] if place == 0 else [*parts, named.title, *words]
    parts.append(certain(task, check))
    return "\n".join(part for part in parts if part)
