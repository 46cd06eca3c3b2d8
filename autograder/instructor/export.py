"""Exports: the records of a run once more in a format of others, without marking anything."""

from pathlib import Path

from autograder.core.errors import UsageProblem
from autograder.core.files import write_json, write_whole
from autograder.core.sentences import no_records
from autograder.marks.ledger import ledger_of
from autograder.marks.mark import Mark
from autograder.record.codec import read_record
from autograder.record.schema import Record
from autograder.render.csv.gradebooks import Table, canvas_csv, entry, moodle_csv, tasks_csv
from autograder.render.csv.grades import grades_csv, gradescope

FORMATS = {"csv": "grades.csv", "tasks": "tasks.csv", "canvas": "canvas.csv", "moodle": "moodle.csv", "gradescope": ""}


def read_records(run: Path) -> dict[Path, Record]:
    """All records of a run, by their paths.

    Raises:
        UsageProblem: there are none.
        RecordProblem: one cannot be read.
    """
    paths = sorted(run.glob("results/*/*.json"))
    records = {path: read_record(path).record for path in paths}
    if not records:
        raise UsageProblem(no_records(run))
    return records


def export(name: str, run: Path, roster: Path | None = None) -> tuple[list[Path], list[str]]:
    """Write the records of a run in another format, beside them.

    Args:
        name: one of `FORMATS`.
        run: the run's folder.
        roster: the file that Canvas exports, for `canvas`.

    Returns:
        what was written, and students who are not in it.

    Raises:
        UsageProblem: there are no records, or no such roster.
        SettingsProblem, PeopleProblem, ByHandProblem: see `autograder.marks.ledger.ledger_of`.
    """
    records = read_records(run)
    ledger = ledger_of(run)
    marks = {path: ledger.mark(found, path.stem) for path, found in records.items()}
    if name == "gradescope":
        return [_gradescope(run, path, found, marks[path]) for path, found in records.items()], []
    made = _table(name, [(found, marks[path]) for path, found in records.items()], roster)
    target = run / FORMATS[name]
    write_whole(target, made.text.encode("utf-8", "backslashreplace"))
    return [target], list(made.strangers)


def _gradescope(run: Path, path: Path, found: Record, mark: Mark) -> Path:
    target = run / "gradescope" / path.parent.name / path.name
    write_json(target, gradescope(found, mark))
    return target


def _table(name: str, marks: list[tuple[Record, Mark]], roster: Path | None) -> Table:
    if name == "csv":
        return Table(grades_csv(marks))
    if name == "tasks":
        return Table(tasks_csv(marks))
    entries = [entry(found, mark) for found, mark in marks]
    if name == "moodle":
        return Table(moodle_csv(entries))
    try:
        return canvas_csv(entries, roster.read_text(encoding="utf-8-sig") if roster else None)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageProblem(f"{roster} cannot be read ({error}): export the gradebook from Canvas again") from None
