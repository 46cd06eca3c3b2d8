"""The page on which marks are given by hand while a report is served, and what it sends back, checked and written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec

from autograder.core.errors import UsageProblem
from autograder.core.language import tr
from autograder.core.text import clean, one_line, points
from autograder.marks.by_hand import give
from autograder.marks.given import PREFIX, Given
from autograder.marks.ledger import Ledger, by_hand_file, ledger_of
from autograder.marks.parts import WHOLE
from autograder.record.codec import RecordProblem, read_record
from autograder.record.lesson_order import places_of_run
from autograder.record.schema import Record

MOST = 200  # marks that one page asks for; those that wait come first
LONGEST = 2000  # characters of a reason


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the page sends.

    Attributes:
        points: a number as it was typed; empty to take a mark back.
        before: what the page showed; empty for no mark.
        submission: for which one the mark is given, as the page showed it.
    """

    student: str
    lesson: str
    task: str
    points: str
    reason: str
    by: str
    before: str
    submission: str


@dataclass(frozen=True)
class Wanted:
    """One mark that a person can give.

    Attributes:
        best: so many points can be given.
        text: what was handed in, where it is a question.
        given: points that stand now; empty for none.
    """

    student: str
    lesson: str
    task: str
    best: str
    text: str
    given: str
    reason: str
    submission: str


@dataclass(frozen=True)
class Written:
    """What came of a mark: a sentence, and the points that stand now, as the page shows them."""

    said: str
    points: str


class Refused(UsageProblem):
    """A mark cannot be written as it was sent; the text says why, and what to do."""


def wanted(run: Path) -> list[Wanted]:
    """The marks that people give in a run: those that wait first, then in the order of the course, and by student.

    Raises:
        SettingsProblem, PeopleProblem, ByHandProblem: see `autograder.marks.ledger.ledger_of`.
    """
    ledger = ledger_of(run)
    found = [one for record in _records(run) for one in _of_record(ledger, record)]
    place = places_of_run(run)
    asked = list(dict.fromkeys((one.lesson, one.task) for one in found))  # tasks as the records have them
    return sorted(
        found,
        key=lambda one: (bool(one.given), place(one.lesson), asked.index((one.lesson, one.task)), one.student),
    )


def _records(run: Path) -> Iterator[Record]:
    for path in sorted(run.glob("results/*/*.json")):
        try:
            yield read_record(path).record
        except (RecordProblem, OSError):  # while a class is marked, what can be read is shown
            continue


def _of_record(ledger: Ledger, found: Record) -> Iterator[Wanted]:
    given = ledger.by_hand.of(found.student, found.lesson)
    own = {one.name: (one.max_score, one.text) for one in found.manual if one.text.strip()}
    own |= {name: (float(best), "") for name, best in ledger.rules.lesson(found.lesson).by_hand.items()}
    own |= {task: (_best(ledger, found, task), "") for task in given if task not in own}
    for task, (best, text) in own.items():
        mark = given.get(task)
        yield Wanted(
            found.student,
            found.lesson,
            task,
            points(best),
            clean(text, 20_000),
            points(mark.points) if mark else "",
            mark.reason if mark else "",
            found.submission_sha256[:PREFIX],
        )


def _best(ledger: Ledger, found: Record, task: str) -> float:
    """The points that can be given for something; 0 where it is nothing in this lesson."""
    if task == WHOLE:
        return float(ledger.mark(found, "").possible)
    known = {task.name: float(task.max_score) for task in found.tasks}
    known |= {question.name: float(question.max_score) for question in found.manual}
    known |= {name: float(best) for name, best in ledger.rules.lesson(found.lesson).by_hand.items()}
    return known.get(task, 0.0)


def accept(run: Path, body: bytes) -> Written:
    """Write the mark that the page has sent, and say what was written.

    Raises:
        Refused: it is no mark that can be given.
        ByHandProblem: the file of marks cannot be read.
        OSError: it cannot be written.
    """
    try:
        asked = msgspec.json.decode(body, type=Asked)
    except msgspec.DecodeError as error:
        raise Refused(tr("this is no mark: {error}. Load the page again", error=error)) from None
    ledger = ledger_of(run)
    found = next((one for one in _records(run) if (one.student, one.lesson) == (asked.student, asked.lesson)), None)
    if found is None:
        raise Refused(
            tr(
                "there is no record of {student} for {lesson}",
                student=one_line(asked.student, 60),
                lesson=one_line(asked.lesson, 60),
            )
        )
    if asked.submission != found.submission_sha256[:PREFIX]:
        raise Refused(
            tr("another submission has been marked since this page was made: load it again, and look at that")
        )
    standing = ledger.by_hand.of(found.student, found.lesson).get(asked.task)
    if asked.before != (points(standing.points) if standing else ""):
        raise Refused(tr("somebody else has given another mark since this page was made: load it again"))
    key = (found.student, found.lesson, asked.task)
    what = asked.task or tr("all points")
    if not asked.points.strip():
        give(by_hand_file(run), [], [key])
        return Written(tr("{what}: taken back", what=what), "")
    mark = _given(ledger, found, asked)
    give(by_hand_file(run), [mark])
    return Written(f"{what}: {points(mark.points)}", points(mark.points))


def _given(ledger: Ledger, found: Record, asked: Asked) -> Given:
    best = _best(ledger, found, asked.task)
    try:
        value = Fraction(asked.points.strip().replace(",", ".")) if len(asked.points) < 20 else Fraction(-1)
    except (ValueError, ZeroDivisionError):
        value = Fraction(-1)
    if not 0 <= value <= Fraction(str(best)):
        raise Refused(tr("the points have to be a number from 0 to {best}", best=points(best)))
    reason = clean(asked.reason.strip(), LONGEST)
    if not reason and asked.task in ("", *(task.name for task in found.tasks)):
        raise Refused(tr("a mark that is corrected needs a reason: students read it"))
    today = date.today().isoformat()
    by = one_line(asked.by, 80)
    return Given(found.student, found.lesson, asked.task, value, reason, by, today, found.submission_sha256)


def choices(run: Path) -> dict[str, Any]:
    """What marks can be corrected: by lesson, its students with their submission, and its tasks."""
    found: dict[str, Any] = {}
    for record in _records(run):
        lesson = found.setdefault(record.lesson, {"students": {}, "tasks": {}})
        lesson["students"][record.student] = record.submission_sha256[:PREFIX]
        lesson["tasks"] |= {one.name: one.max_score for one in record.tasks}
    return found
