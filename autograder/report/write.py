"""Writing of a run's report: `DIR/report/index.html` and one page a student, from `DIR/results` and `DIR/run.json`.

Ordinary notebooks have a page of their own, `DIR/report/notebooks.html`.
"""

import glob
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from autograder.core.errors import UsageProblem
from autograder.core.files import file_stems, read_json, write_whole
from autograder.core.sentences import no_records
from autograder.marks.ledger import ledger_files, ledger_of
from autograder.record.codec import NewerRecord, RecordProblem, read_record
from autograder.record.lesson_order import places
from autograder.record.notebook_runs import book_files, book_runs
from autograder.record.schema import Record
from autograder.record.store import ATTEMPTS
from autograder.report.books import summaries
from autograder.report.pages import books_page, index_page, student_page
from autograder.report.rows import Layout, Row, row
from autograder.report.summary import summarise

Signature = tuple[tuple[str, int, int], ...]


class NoRecords(UsageProblem):
    """There is nothing to report on; the text says where it was looked for."""


@dataclass(frozen=True)
class KnownStudent:
    """What is known of one student.

    Attributes:
        signature: of the records.
        about: of all else that the marks rest on, see `Ledger.about`.
    """

    student: str
    signature: Signature
    about: str
    rows: list[Row]


@dataclass
class Known:
    """What a report was built from, so that building it again reads only what has changed.

    Attributes:
        students: by file stem.
        layouts: see `autograder.report.rows.row`.
    """

    students: dict[str, KnownStudent] = field(default_factory=dict)
    layouts: dict[Layout, Layout] = field(default_factory=dict)


def write_report(run: Path, known: Known | None = None) -> Path:
    """Write the report of a run and return the path of its index, or of the page about notebooks if that is all.

    Args:
        run: the folder that `autograder grade --out` wrote.
        known: what an earlier call in this process has read; brought up to date.

    Raises:
        NoRecords: there are no records.
        NewerRecord: a later version of the kit has written one of them.
        SettingsProblem, PeopleProblem, ByHandProblem: see `autograder.marks.ledger.ledger_of`.
        OSError: the report cannot be written.
    """
    known = known if known is not None else Known()
    ledger = ledger_of(run)
    facts = read_json(run / "run.json")
    facts = facts if isinstance(facts, dict) else {}
    place = places(facts.get("lessons"))
    found = _records(run)
    books = write_books(run)
    if not found:
        if books is not None:
            return books
        raise NoRecords(no_records(run))
    pages = {stem: f"{safe}.html" for stem, safe in file_stems(found).items()}
    students = run / "report" / "students"
    for stem in known.students.keys() - found.keys():
        del known.students[stem]
    for stem, unordered in found.items():
        paths = sorted(unordered, key=lambda path: place(path.parent.name))
        signature = (*(_signature(path) for path in paths), *_attempts(run, stem))
        before = known.students.get(stem)
        if before is not None and before.signature == signature and before.about == ledger.about(before.student):
            continue
        records = list(_read(paths))
        student = records[0].student if records else ""
        marks = {one.lesson: ledger.mark(one, stem) for one in records}
        rows = [row(one, pages[stem], known.layouts, marks[one.lesson]) for one in records]
        known.students[stem] = KnownStudent(student, signature, ledger.about(student), rows)
        if records:
            _write(students / pages[stem], student_page(records, marks))
    _remove_others(students, {pages[stem] for stem, one in known.students.items() if one.rows})
    by_lesson: dict[str, list[Row]] = {}
    for student_known in known.students.values():
        for one in student_known.rows:
            by_lesson.setdefault(one.lesson, []).append(one)
    index = index_page([summarise(by_lesson[name]) for name in sorted(by_lesson, key=place)], facts, books is not None)
    _write(run / "report" / "index.html", index)
    return run / "report" / "index.html"


def write_books(run: Path) -> Path | None:
    """Write the page about a run's ordinary notebooks and return its path; None where there are none.

    Raises:
        OSError: it cannot be written.
    """
    path = run / "report" / "notebooks.html"
    books = summaries(book_runs(run))
    if not books:
        path.unlink(missing_ok=True)
        return None
    _write(path, books_page(books, bool(_records(run))))
    return path


def signature(run: Path) -> tuple[Signature, ...]:
    """Changes whenever a record of the run does, or a file that its marks rest on besides; empty without records."""
    found = tuple(tuple(_signature(path) for path in paths) for paths in (*_records(run).values(), book_files(run)))
    found = tuple(one for one in found if one)
    return (*found, tuple(_signature(path) for path in ledger_files(run))) if found else ()


def _attempts(run: Path, stem: str) -> Signature:
    return tuple(_signature(path) for path in sorted(run.glob(f"{ATTEMPTS}/*/{glob.escape(stem)}/*.json")))


def _records(run: Path) -> dict[str, list[Path]]:
    """The paths of all records, by the file name that stands for a student."""
    found: dict[str, list[Path]] = {}
    for path in sorted(run.glob("results/*/*.json")):
        found.setdefault(path.stem, []).append(path)
    return dict(sorted(found.items(), key=lambda pair: unicodedata.normalize("NFC", pair[0]).casefold()))


def _signature(path: Path) -> tuple[str, int, int]:
    try:
        status = path.stat()
    except OSError:
        return str(path), 0, 0
    return str(path), status.st_mtime_ns, status.st_size


def _read(paths: list[Path]) -> Iterator[Record]:
    for path in paths:
        try:
            yield read_record(path).record
        except NewerRecord:
            raise
        except (RecordProblem, OSError):  # while a class is marked the report shows what can be read
            continue


def _write(path: Path, text: str) -> None:
    """Put a page in the place of an older one. It can be made again at any time, so the disk is not waited for."""
    write_whole(path, text.encode("utf-8", "replace"), lasting=False)


def _remove_others(folder: Path, wanted: set[str]) -> None:
    """Pages of submissions that are no longer among the records."""
    for path in folder.glob("*.html") if folder.is_dir() else ():
        if path.name not in wanted:
            path.unlink(missing_ok=True)
