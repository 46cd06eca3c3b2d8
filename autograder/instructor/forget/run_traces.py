"""Traces of a student in the folder of a run: records, attempts, pages, kept runs, times, marks, exports."""

import glob
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from autograder.core.files import file_stems, json_bytes, possible_stems, read_json
from autograder.core.language import noted, tr
from autograder.core.trees import remove
from autograder.instructor.forget.traces import Own, Shared, Traces, without_rows
from autograder.instructor.run_file import with_records
from autograder.marks.by_hand import alone
from autograder.marks.ledger import by_hand_file
from autograder.marks.times import FILE as TIMES_FILE
from autograder.record.lesson_order import places_of_run
from autograder.record.notebook_runs import FOLDER as BOOKS
from autograder.record.notebook_runs import book_files
from autograder.record.store import ATTEMPTS, ERRORS, GRADESCOPE, REPLACED, RESULTS, RunFolder
from autograder.render.csv.platforms import GRADEBOOKS
from autograder.report import NoRecords, write_report

BIN = ".forgetting-"
RECORDS = {RESULTS: noted("the record"), REPLACED: noted("the record before")}
FILES = {**RECORDS, GRADESCOPE: noted("Gradescope's file"), ERRORS: noted("an error of the grader")}
FOLDERS = {ATTEMPTS: noted("earlier attempts"), "by_hand": noted("a program that repeats a task")}
REPORT = ("report/index.html", "report/notebooks.html")
TAKEN_OUT = "a part of the class"


def traces_in_run(run: Path, student: str, bin_name: str) -> Traces:
    """What the folder of a run holds of a student.

    Args:
        run: the folder.
        student: as the student's folder is called.
        bin_name: a name for the folder of what is removed.

    Raises:
        UsageProblem: a table of marks cannot be read, or the course's settings.
        OSError: something cannot be read.
    """
    by_hand = by_hand_file(run)
    stems = frozenset(stem for stem in possible_stems(student) if _is_theirs(run, stem, student))
    files = {f"{stem}{ending}" for stem in stems for ending in (".json", ".txt")}
    own = (
        *_by_lesson(run, FILES, files),
        *_by_lesson(run, FOLDERS, stems),
        *_pages(run, stems),
        *_books(run, student),
    )
    shared = [*_notes(run, student), *_basis(run, student)]
    for table in (run / "grades.csv", run / "changes.csv", by_hand):
        shared += without_rows(table, student, partial(_is_known, run))
    found = Traces(
        run, run / f"{BIN}{bin_name}", partial(_hold, run, by_hand), own, tuple(shared), make_again=partial(_again, run)
    )
    return replace(found, derived=tuple(_derived(run))) if found else found


def _records(run: Path, stem: str) -> Iterator[Path]:
    """All records under a student's file name."""
    name = glob.escape(stem)
    for pattern in (*(f"{part}/*/{name}.json" for part in RECORDS), f"{ATTEMPTS}/*/{name}/*.json"):
        yield from sorted(run.glob(pattern))


def _named(path: Path) -> str | None:
    """Whose a record is; None where it cannot be read."""
    found = read_json(path)
    name = found.get("student") if isinstance(found, dict) else None
    return name if isinstance(name, str) else None


def _is_theirs(run: Path, stem: str, student: str) -> bool:
    """Whether a file name stands for a student: no record under it is another's."""
    return all(_named(path) in (student, None) for path in _records(run, stem))


def _is_known(run: Path, stem: str) -> bool:
    return any(True for _ in _records(run, stem))


def _inside(folder: Path) -> list[str]:
    """Names as they stand in a folder, which a system that ignores case would not tell; sorted."""
    try:
        return sorted(os.listdir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return []


def _by_lesson(run: Path, parts: Mapping[str, str], wanted: Collection[str]) -> Iterator[Own]:
    """What is called so in the lessons' folders of a run's parts, in the order of the course."""
    place = places_of_run(run)
    for part, what in parts.items():
        for lesson in sorted(_inside(run / part), key=place):
            for name in _inside(run / part / lesson):
                if name in wanted:
                    yield Own(run / part / lesson / name, tr("{what} of {lesson}", what=tr(what), lesson=lesson))


def _pages(run: Path, stems: frozenset[str]) -> Iterator[Own]:
    there = {*_inside(run / "report" / "students")}
    known = {path.stem for path in run.glob(f"{RESULTS}/*/*.json")}
    pages = file_stems({*known, *stems})
    for stem in sorted(stems):
        if f"{pages[stem]}.html" in there:
            yield Own(run / "report" / "students" / f"{pages[stem]}.html", tr("the page of the report"))


def _books(run: Path, student: str) -> Iterator[Own]:
    for path in book_files(run):
        if path.name != "marked.json" and _named(path) == student:
            yield Own(path, tr("a run of a notebook of {assignment}", assignment=path.parent.name))


def _notes(run: Path, student: str) -> Iterator[Shared]:
    """Times of handing in, and what the run says of itself."""
    times = read_json(run / TIMES_FILE)
    if isinstance(times, dict) and any(isinstance(one, dict) and student in one for one in times.values()):
        left = {lesson: _without(one, student) for lesson, one in times.items()}
        yield Shared(run / TIMES_FILE, json_bytes(left))
    facts = read_json(run / "run.json")
    if not isinstance(facts, dict):
        return
    left = dict(facts)
    missing = facts.get("missing")
    if isinstance(missing, list):
        left["missing"] = [pair for pair in missing if not (isinstance(pair, list) and pair[:1] == [student])]
    part = facts.get("part")
    if isinstance(part, str) and _names(part, student):
        left["part"] = TAKEN_OUT
    if left != facts:
        yield Shared(run / "run.json", json_bytes(left))


def _names(part: str, student: str) -> bool:
    """Whether the words of a choice name a student, see `autograder.instructor.choice.Choice.key`."""
    listed = next((one for one in part.split("; ") if one.startswith("students ")), "")
    return student in listed.removeprefix("students ").split(", ")


def _basis(run: Path, student: str) -> Iterator[Shared]:
    for path in sorted((run / BOOKS).glob("*/marked.json")):
        known = read_json(path)
        if isinstance(known, dict) and student in known:
            yield Shared(path, json_bytes(_without(known, student)))


def _without(table: Any, student: str) -> Any:
    return {name: one for name, one in table.items() if name != student} if isinstance(table, dict) else table


def _derived(run: Path) -> Iterator[Path]:
    """What was made of everybody's records: the report's first pages, and exports for platforms."""
    yield from (run / name for name in REPORT if (run / name).is_file())
    for platform in ("tasks", *GRADEBOOKS):
        for pattern in (f"{platform}.*", f"{platform}-feedback-*.zip"):
            yield from (path for path in sorted(run.glob(pattern)) if path.is_file())


def exports(derived: Iterable[Path]) -> list[Path]:
    """Those of them that nobody makes anew but who asks for them."""
    return [path for path in derived if path.suffix != ".html"]


@contextmanager
def _hold(run: Path, by_hand: Path) -> Iterator[None]:
    with ExitStack() as stack:
        stack.enter_context(RunFolder(run).mine())
        if by_hand.is_file():
            stack.enter_context(alone(by_hand))
        yield


def _again(run: Path) -> None:
    """The report once more, where there was one; without records there is none."""
    if not (run / "report").is_dir():
        return
    try:
        write_report(run)
    except NoRecords:
        if not with_records(RunFolder(run)):
            remove(run / "report")
