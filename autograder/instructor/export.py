"""Exports: the records of a run once more in a format of others, without marking anything."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.core.errors import UsageProblem
from autograder.core.files import write_json, write_whole
from autograder.core.language import tr
from autograder.core.sentences import no_records
from autograder.course.class_list import Person, folders_of
from autograder.course.platform_tables import ExportTable, RosterTable
from autograder.instructor.collect.write import origins
from autograder.instructor.feedback import Feedback, pack_feedback
from autograder.instructor.gradebook import gradebook
from autograder.marks.ledger import ledger_of
from autograder.marks.mark import Mark
from autograder.record.codec import read_record
from autograder.record.entry import Entry
from autograder.record.lesson_order import places_of_run
from autograder.record.schema import Record
from autograder.render.csv.filled import Filled
from autograder.render.csv.gradebooks import canvas_csv, entry, moodle_csv, tasks_csv
from autograder.render.csv.grades import grades_csv, gradescope

ALONE = ("csv", "tasks", "canvas", "moodle", "gradescope")  # formats that need no file of the platform's


def read_records(run: Path, lesson: str | None = None) -> dict[Path, Record]:
    """The records of a run, by their paths.

    Args:
        run: the run's folder.
        lesson: only of this one.

    Raises:
        UsageProblem: there are none.
        RecordProblem: one cannot be read.
    """
    place = places_of_run(run)
    paths = sorted(run.glob("results/*/*.json"), key=lambda path: (place(path.parent.name), path))
    records = {path: read_record(path).record for path in paths if lesson in (None, path.parent.name)}
    if records:
        return records
    if paths:
        there = dict.fromkeys(path.parent.name for path in paths)
        raise UsageProblem(
            tr(
                "no records of the lesson {lesson} in {folder}; there are: {lessons}",
                lesson=lesson,
                folder=run / "results",
                lessons=", ".join(there),
            )
        )
    raise UsageProblem(no_records(run))


def export(name: str, run: Path, lesson: str | None = None) -> list[Path]:
    """Write the records of a run in another format, beside them.

    Args:
        name: one of `ALONE`.
        run: the run's folder.
        lesson: only of this one.

    Returns:
        what was written.

    Raises:
        UsageProblem: there are no records.
        SettingsProblem, PeopleProblem, ByHandProblem: see `autograder.marks.ledger.ledger_of`.
    """
    marks = _marks(run, lesson)
    if name == "gradescope":
        return [_gradescope(run, path, *one) for path, one in marks.items()]
    target = run / {"csv": "grades.csv"}.get(name, f"{name}.csv")
    write_whole(target, _table(name, list(marks.values())).encode("utf-8", "backslashreplace"))
    return [target]


def _marks(run: Path, lesson: str | None) -> dict[Path, tuple[Record, Mark]]:
    """Records, by their paths, each with what counts of it."""
    records, ledger = read_records(run, lesson), ledger_of(run)
    return {path: (found, ledger.mark(found, path.stem)) for path, found in records.items()}


def _gradescope(run: Path, path: Path, found: Record, mark: Mark) -> Path:
    target = run / "gradescope" / path.parent.name / path.name
    write_json(target, gradescope(found, mark))
    return target


def _table(name: str, marks: list[tuple[Record, Mark]]) -> str:
    if name == "csv":
        return grades_csv(marks)
    if name == "tasks":
        return tasks_csv(marks)
    entries = [entry(found, mark) for found, mark in marks]
    return moodle_csv(entries) if name == "moodle" else canvas_csv(entries)


@dataclass(frozen=True)
class ToPlatform:
    """What goes back to a platform.

    Attributes:
        path: where the gradebook is written.
        filled: the gradebook.
        unmarked: students without a mark, whose cell stays as it is.
    """

    path: Path
    filled: Filled
    unmarked: tuple[str, ...]


def to_platform(
    platform: str,
    run: Path,
    file: Path,
    *,
    lesson: str | None = None,
    submitted: Path | None = None,
    people: tuple[Person, ...] | None = None,
    table: ExportTable | None = None,
    roster: RosterTable | None = None,
) -> ToPlatform:
    """The marks of a run in the gradebook file that a platform exported. Nothing is written yet.

    Args:
        platform: one of `GRADEBOOKS`.
        run: the run's folder.
        file: what the platform exported.
        lesson: only of this one.
        submitted: the folder of the class, where collecting noted how the platform calls people.
        people: the class list.
        table: `[export]` of `course.toml`.
        roster: its `[roster]`.

    Raises:
        UsageProblem: there are no records, or the file is no gradebook of the platform's.
    """
    entries = [entry(found, mark) for found, mark in _marks(run, lesson).values()]
    ids = known_ids(entries, people or (), submitted)
    filled = gradebook(platform, file, entries, table, ids, roster)
    unmarked = tuple(sorted({one.student for one in entries if one.score is None}))
    return ToPlatform(run / f"{platform}{file.suffix or '.csv'}", filled, unmarked)


def known_ids(entries: list[Entry], people: tuple[Person, ...], submitted: Path | None) -> dict[str, dict[str, str]]:
    """How platforms call the students, by student and kind: by the class list, and by what collecting noted."""
    folders = folders_of(people)
    known: dict[str, dict[str, str]] = {folders[person.student]: dict(person.ids) for person in people}
    for lesson in {one.work for one in entries} if submitted else ():
        for student, noted in origins(submitted or Path(), lesson).items():
            known.setdefault(student, {}).update(_texts(noted.get("ids")))
    return known


def _texts(noted: Any) -> dict[str, str]:
    return {str(kind): str(value) for kind, value in noted.items()} if isinstance(noted, dict) else {}


def feedback(platform: str, run: Path, submitted: Path, lesson: str | None = None) -> list[Feedback]:
    """A zip of everyone's page for each lesson, in the form in which the platform takes it.

    Args:
        platform: one of `GRADEBOOKS`.
        run: the run's folder.
        submitted: the folder of the class, where collecting noted the names of the download.
        lesson: only of this one.

    Raises:
        UsageProblem: there are no records.
        OSError: a zip cannot be written.
    """
    by_lesson: dict[str, list[Record]] = {}
    for found in read_records(run, lesson).values():
        by_lesson.setdefault(found.lesson, []).append(found)
    return [
        pack_feedback(run / f"{platform}-feedback-{name}.zip", platform, records, origins(submitted, name))
        for name, records in by_lesson.items()
    ]
