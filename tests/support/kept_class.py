"""A class as the kit keeps it, made without marking: a run's folder and the class's, with all they can hold."""

import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

from autograder.core.files import file_stems, write_json
from autograder.instructor.marks import write_marks
from autograder.marks.by_hand import give
from autograder.marks.given import Given
from autograder.marks.ledger import ledger_of
from autograder.marks.times import note_times
from autograder.record.codec import record_of, write_record
from autograder.record.diff import compare_records
from autograder.record.store import REPLACED, RunFolder
from autograder.render.csv.changes import changes_csv
from autograder.report import write_report
from tests.support.made_records import check, failed, made, task

LESSONS = ("tiny", "second")
AT = datetime(2026, 11, 30, 12, tzinfo=UTC)
EXPORTS = ("canvas.csv", "tasks.csv", "canvas-feedback-tiny.zip")


def kept_class(root: Path, everybody: Sequence[str], students: Sequence[str]) -> Path:
    """A course's folder with a class in it: `graded`, and `submitted`.

    Args:
        root: the folder; it is made.
        everybody: the class, on which file names depend.
        students: those of whom something is kept, at least one.
    """
    stems = {one: stem for one, stem in file_stems(everybody).items() if one in students}
    for lesson in LESSONS:
        (root / "exercises" / lesson).mkdir(parents=True)
    submitted, run = root / "submitted", root / "graded"
    facts = {"seed": 7, "lessons": [*LESSONS], "course": "..", "submitted": "../submitted", "finished": True}
    write_json(run / "run.json", {**facts, "missing": [[one, "third"] for one in students]})
    for student, stem in stems.items():
        for lesson in LESSONS:
            _handed_in(submitted / student / lesson, student, lesson)
            _marked(run, student, stem, lesson)
    for lesson in LESSONS:
        write_json(submitted / ".collect" / f"{lesson}.json", {one: {"ids": {"login": one}} for one in students})
        note_times(run, {(lesson, one): ("ab" * 32, AT) for one in students})
    write_json(run / "notebooks" / "week1" / "marked.json", dict.fromkeys(students, "digest"))
    give(run / "manual.csv", [Given(one, "tiny", "", Fraction(1), "copied") for one in students])
    _made_of_all(run, list(stems.values()))
    return root


def _handed_in(folder: Path, student: str, lesson: str) -> None:
    folder.mkdir(parents=True)
    (folder / f"{lesson}.py").write_text(f"# {student}\n", errors="replace")
    kept = folder.parents[1] / ".collect" / "replaced" / student / f"{lesson} 2026-11-30 12.00.00"
    kept.mkdir(parents=True)
    (kept / f"{lesson}.py").write_text("# earlier\n")


def _marked(run: Path, student: str, stem: str, lesson: str) -> None:
    folder = RunFolder(run)
    first = made(student, task("step", failed("moves")), lesson=lesson, submission_sha256="cd" * 32)
    last = made(student, task("step", check("moves")), lesson=lesson)
    folder.write(record_of(first), stem)
    folder.write(record_of(last), stem)  # the first is an attempt
    write_record(folder.path(REPLACED, lesson, stem), record_of(first))
    (run / "attempts" / lesson / stem / f"{'ab' * 32}.files").write_text("{}")
    for place in (f"errors/{lesson}/{stem}.txt", f"by_hand/{lesson}/{stem}/step/program.py"):
        path = run / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("what went wrong\n")
    write_json(run / "notebooks" / "week1" / f"{stem}-{lesson}.json", {"student": student, "notebook": lesson})


def _made_of_all(run: Path, stems: Sequence[str]) -> None:
    folder = RunFolder(run)
    found = [(stem, one) for lesson in LESSONS for stem in stems for one in folder.records(lesson, [stem])]
    write_marks(run, ledger_of(run), found)
    changes = [compare_records(record_of(made(one.student, task("step", failed("moves")), lesson=one.lesson)), one)
               for _, one in found]  # fmt: skip
    (run / "changes.csv").write_bytes(changes_csv(one for one in changes if one).encode("utf-8", "backslashreplace"))
    write_report(run)
    for name in EXPORTS[:2]:
        (run / name).write_text("\n".join(("student", *(one.student for _, one in found))), errors="replace")
    with zipfile.ZipFile(run / EXPORTS[2], "w") as archive:
        for stem in stems:
            archive.writestr(f"{stem}/tiny-feedback.html", "page")
