"""Find and read a student's submission in a folder: without following links, once, capped and hashed."""

import codecs
import errno
import hashlib
import io
import os
import stat
import tokenize
from dataclasses import dataclass
from pathlib import Path

from autograder.reading.notebook import NotebookProblem, markdown_texts, read_notebook
from autograder.reading.program import Program, Unit, syntax_problem

MAX_FILE = 20 * 2**20  # bytes; a notebook with large pictures has a few million
MAX_MODULES = 50


@dataclass(frozen=True)
class Submission:
    """One student's work for one lesson, as found.

    Attributes:
        program: what can be run, or None where `problem` says why nothing can.
        problem: a sentence for the student: what, where, what to do.
        problem_line: the line it is about, if there is one.
        sha256: of the file that counts; empty where it could not be read.
        modules_sha256: of the other `.py` files in the folder, empty if there are none.
        texts: free-text answers found outside the code, by task.
        notes: what the record should say about the files, such as a wrong name.
        unread: the text of a `.py` that Python cannot read, to be shown beside the problem.
    """

    student: str
    lesson: str
    file: str | None
    program: Program | None
    problem: str | None = None
    problem_line: int | None = None
    sha256: str = ""
    modules_sha256: str = ""
    texts: dict[str, str] | None = None
    notes: tuple[str, ...] = ()
    unread: str = ""


class Unreadable(Exception):
    """A file that cannot be read; the text says why and what to do."""


def read_file(path: Path) -> bytes:
    """The bytes of a regular file.

    Raises:
        Unreadable: a link, a folder, a pipe or device, too large, or not permitted.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Unreadable(f"{path.name} is a link to another place: hand in the file itself") from None
        raise Unreadable(f"{path.name} cannot be opened ({error.strerror}): hand it in again") from None
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise Unreadable(f"{path.name} is not an ordinary file: hand in the file itself")
        data = file.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise Unreadable(
            f"{path.name} is larger than {MAX_FILE // 2**20} MB: clear the outputs of the notebook and save it again"
        )
    return data


def decode_source(data: bytes, file: str) -> str:
    """Python source text, decoded as Python does: a BOM or a declared encoding counts.

    Raises:
        Unreadable: the bytes do not fit the encoding.
    """
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
    except (SyntaxError, UnicodeDecodeError, LookupError) as error:
        known = {codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}.get(data[:2])
        what = f"it is {known}" if known else str(error)
        if isinstance(error, UnicodeDecodeError) and not known:
            line = data.count(b"\n", 0, error.start) + 1
            what = f"line {line} holds a byte that is not {error.encoding.upper()}"
        raise Unreadable(f"{file} is not text that Python can read ({what}): save it as UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def candidates(folder: Path, lesson: str) -> list[Path]:
    """Files of a folder that may be the submission, the one that counts first."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if not entry.name.startswith("."))
    except OSError:
        return []
    ranked = []
    for name in names:
        stem, dot, ending = name.rpartition(".")
        if not dot or ending.lower() not in ("ipynb", "py"):
            continue
        exact = stem == lesson
        alike = stem.lower() == lesson.lower()
        ranked.append((not exact, not alike, ending.lower() != "ipynb", name))
    return [folder / name for *_, name in sorted(ranked)]


def read_submission(folder: Path, student: str, lesson: str, names: frozenset[str]) -> Submission | None:
    """The submission in a student's folder for a lesson; None where there is no file that could be one.

    Args:
        folder: the folder with the student's files.
        student: the student's folder name.
        lesson: the lesson's name, which the file should have.
        names: names of the lesson's tasks.
    """
    if folder.is_symlink():
        return Submission(student, lesson, None, None, problem=f"{folder.name} is a link to another folder")
    paths = candidates(folder, lesson)
    if not paths:
        return None
    chosen = paths[0]
    notes = _notes(chosen, paths, lesson)
    if chosen.stem.lower() != lesson.lower() and len(paths) > 1:
        chosen, notes = _by_content(paths, lesson, names)
    others = [path for path in paths if path != chosen and path.suffix == ".py"]
    return _read(chosen, others, student, lesson, names, notes)


def read_single_file(path: Path, student: str, lesson: str, names: frozenset[str]) -> Submission:
    """A submission given by its path: the file itself and the `.py` files beside it."""
    others = [other for other in path.parent.glob("*.py") if other.name != path.name]
    return _read(path, others, student, lesson, names, ())


def _notes(chosen: Path, paths: list[Path], lesson: str) -> tuple[str, ...]:
    notes = []
    same = [path.name for path in paths if path.stem == lesson]
    if len(same) > 1:
        notes.append(f"both {' and '.join(sorted(same))} were handed in; the notebook counts")
    if chosen.stem != lesson:
        notes.append(f"the file is called {chosen.name}; the name asked for is {lesson}{chosen.suffix}")
    return tuple(notes)


def _by_content(paths: list[Path], lesson: str, names: frozenset[str]) -> tuple[Path, tuple[str, ...]]:
    """Of several files with other names, the one that mentions most of the lesson's tasks."""

    def mentions(path: Path) -> int:
        try:
            text = read_file(path).decode("utf-8", "replace")
        except Unreadable:
            return 0
        return sum(name in text for name in names)

    best = max(paths, key=mentions)
    return best, (f"no file is called {lesson}.py or {lesson}.ipynb; {best.name} was marked",)


def _read(
    path: Path, others: list[Path], student: str, lesson: str, names: frozenset[str], notes: tuple[str, ...]
) -> Submission:
    def refused(problem: str, line: int | None = None, sha256: str = "", unread: str = "") -> Submission:
        return Submission(
            student,
            lesson,
            path.name,
            None,
            problem=problem,
            problem_line=line,
            sha256=sha256,
            notes=notes,
            unread=unread,
        )

    try:
        data = read_file(path)
    except Unreadable as error:
        return refused(str(error))
    sha256 = hashlib.sha256(data).hexdigest()
    if not data.strip():
        return refused(f"{path.name} is empty: save your work and hand that file in", sha256=sha256)
    texts: dict[str, str] = {}
    try:
        if path.suffix.lower() == ".ipynb":
            program = read_notebook(data, path.name, names)
            texts = markdown_texts(data, path.name)
        else:
            source = decode_source(data, path.name)
            problem = syntax_problem(source)
            if problem is not None:
                message, line = problem
                return refused(_syntax_sentence(path.name, message, line, source), line, sha256, source)
            program = Program((Unit(source, path.name),))
    except (NotebookProblem, Unreadable) as error:
        return refused(str(error), sha256=sha256)
    modules, modules_sha256 = _modules(others)
    program = Program(program.units, modules, program.broken)
    return Submission(
        student,
        lesson,
        path.name,
        program,
        sha256=sha256,
        modules_sha256=modules_sha256,
        texts=texts,
        notes=notes,
    )


def _syntax_sentence(file: str, message: str, line: int | None, source: str) -> str:
    lines = source.split("\n")
    quoted = f": `{lines[line - 1].strip()[:120]}`" if line and line <= len(lines) else ""
    place = f"line {line} of {file}" if line else file
    return (
        f"Python cannot read {place}{quoted} ({message}). "
        "Nothing in the file can run before this is mended; the mistake may also be one line further up"
    )


def _modules(others: list[Path]) -> tuple[dict[str, str], str]:
    modules = {}
    digest = hashlib.sha256()
    for path in sorted(others)[:MAX_MODULES]:
        if not path.stem.isidentifier():
            continue
        try:
            data = read_file(path)
            modules[path.stem] = decode_source(data, path.name)
        except Unreadable:
            continue  # an import of it fails and says so, where it is needed
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(data).digest())
    return modules, digest.hexdigest() if modules else ""
