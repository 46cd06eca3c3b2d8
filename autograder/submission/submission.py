"""A student's submission, found and read in a folder: without following links, once, capped and hashed.

Which file counts is decided in `which_file`; what a broken one still holds in `recovery` and `damaged_notebook`.
"""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.core.language import tr
from autograder.submission.folder import Folder, Unreadable, open_folder
from autograder.submission.helper_files import read_helpers, read_modules
from autograder.submission.notebook import NotebookProblem, is_notebook, read_notebook
from autograder.submission.other_kinds import other_kind
from autograder.submission.other_lesson import other_lessons_work
from autograder.submission.parsing import parse
from autograder.submission.program import Program
from autograder.submission.python_file import read_python
from autograder.submission.tasks import bound_names
from autograder.submission.which_file import Choice, choose
from autograder.submission.wide_text import in_utf8


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


@dataclass(frozen=True)
class Files:
    """What lies in a student's folder for a lesson: bytes, read once and not yet understood.

    Attributes:
        file: the name of the file that counts; None where the folder itself cannot be read.
        data: its bytes; None where `problem` says why there are none.
        modules: the other `.py` files that could be read, by name.
        problem: a sentence for the student.
        notes: what the record should say about the files, such as a wrong name.
    """

    file: str | None
    data: bytes | None = None
    modules: tuple[tuple[str, bytes], ...] = ()
    problem: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """Of the file that counts; empty where it could not be read."""
        return "" if self.data is None else hashlib.sha256(self.data).hexdigest()

    @property
    def modules_sha256(self) -> str:
        """Of the other files, with their names; empty where there are none."""
        digest = hashlib.sha256()
        for name, data in self.modules:
            digest.update(os.fsencode(name) + b"\0" + hashlib.sha256(data).digest())
        return digest.hexdigest() if self.modules else ""


def read_files(folder: Folder, lesson: str, names: frozenset[str]) -> Files | None:
    """The files in an open folder; None where there is none that could be a submission.

    Args:
        folder: the folder with the student's files.
        lesson: the lesson's name, which the file should have.
        names: names of the lesson's tasks, by which a file with another name is found.
    """
    try:
        choice = choose(folder, lesson, names)
        if choice is None:
            return None
        with choice.opened(folder) as holding:
            return _read(holding, choice)
    except (Unreadable, FileNotFoundError) as error:
        return Files(None, problem=str(error))


def read_submission(folder: Path, student: str, lesson: str, names: frozenset[str]) -> Submission | None:
    """The submission in a student's folder for a lesson; None where there is no file that could be one.

    Args:
        folder: the folder with the student's files.
        student: the student's folder name.
        lesson: the lesson's name, which the file should have.
        names: names of the lesson's tasks.
    """
    try:
        with open_folder(folder.parent) as above, above.inside(folder.name) as opened:
            files = read_files(opened, lesson, names)
    except FileNotFoundError:
        return None
    except Unreadable as error:
        files = Files(None, problem=str(error))
    return None if files is None else understand(files, student, lesson, names)


def read_one_file(folder: Folder, name: str) -> Files:
    """A file of an open folder that is known by its name, and the `.py` files beside it."""
    others = tuple(other for other in folder.names()[0] if other.endswith(".py") and other != name)
    return _read(folder, Choice(name, others))


def read_single_file(path: Path, student: str, lesson: str, names: frozenset[str]) -> Submission:
    """A submission given by its path: the file itself and the `.py` files beside it."""
    try:
        with open_folder(path.parent) as folder:
            files = read_one_file(folder, path.name)
    except Unreadable as error:
        files = Files(path.name, problem=str(error))
    return understand(files, student, lesson, names)


def _read(folder: Folder, choice: Choice) -> Files:
    try:
        data = folder.read(choice.name)
    except Unreadable as error:
        return Files(choice.shown, problem=str(error), notes=choice.notes)
    modules, left_out = read_modules(folder, choice.others)
    return Files(choice.shown, data, modules, notes=(*choice.notes, *left_out))


def understand(
    files: Files,
    student: str,
    lesson: str,
    names: frozenset[str],
    others: Mapping[str, frozenset[str]] | None = None,
) -> Submission:
    """The submission in files that were read: a program, or a problem that says why there is none. Never raises.

    Args:
        files: as read.
        student: the student's folder name.
        lesson: the lesson's name.
        names: names of the lesson's tasks; a notebook's cell that defines one always runs.
        others: the names of other lessons' tasks, by lesson: their work may lie here.
    """
    found = Submission(
        student,
        lesson,
        files.file,
        None,
        problem=files.problem,
        sha256=files.sha256,
        modules_sha256=files.modules_sha256,
        notes=files.notes,
    )
    if files.file is None or files.data is None:
        return found
    try:
        read = _understood(found, files.file, files.data, files.modules, names)
        other = other_lessons_work(read.program, names, others or {})
        if other is None:
            return read
        problem = tr(
            "{file} is the work for `{other}`, and has none of the tasks of `{lesson}`: put it into the "
            "folder {other}, and hand in {lesson}.py or {lesson}.ipynb here",
            file=files.file,
            other=other,
            lesson=lesson,
        )
        return replace(read, program=None, problem=problem)
    except (NotebookProblem, Unreadable) as error:
        return replace(found, problem=str(error))
    except (MemoryError, RecursionError):
        problem = tr("{file} is nested too deeply, or too large, to be read: make it simpler", file=files.file)
        return replace(found, problem=problem)


def _understood(
    found: Submission, file: str, data: bytes, modules: tuple[tuple[str, bytes], ...], names: frozenset[str]
) -> Submission:
    other = other_kind(data, file)
    if other is not None or not data.strip():
        raise Unreadable(other or tr("{file} is empty: save your work and hand that file in", file=file))
    texts: dict[str, str] = {}
    as_notebook = is_notebook(data, file) and not _is_program(data, file, names)
    if not as_notebook and not file.lower().endswith((".py", ".ipynb")) and not _is_program(data, file, names):
        raise Unreadable(
            tr(
                "{file} is no notebook, and no program with tasks of this lesson: hand in {lesson}.ipynb or "
                "{lesson}.py",
                file=file,
                lesson=found.lesson,
            )
        )
    if as_notebook:
        if not file.lower().endswith(".ipynb"):
            found = replace(found, notes=(*found.notes, tr("{file} is a notebook; it was read as one", file=file)))
        notebook = read_notebook(data, file, names)
        program, texts = notebook.program, notebook.texts
        found = replace(found, notes=(*found.notes, *notebook.notes))
    else:
        read = read_python(data, file, names)
        if not file.lower().endswith(".py"):
            found = replace(found, notes=(*found.notes, tr("{file} is a program; it was read as one", file=file)))
        found = replace(found, notes=(*found.notes, *read.notes))
        if read.program is None:
            return replace(found, problem=read.problem, problem_line=read.problem_line, unread=read.unread)
        program = read.program
    helpers = read_helpers(modules, program)
    program = replace(program, modules=helpers.modules, broken=(*program.broken, *helpers.broken))
    return replace(found, program=program, texts=texts, notes=(*found.notes, *helpers.notes))


def _is_program(data: bytes, file: str, names: frozenset[str]) -> bool:
    """Whether a file is a program with tasks in it, under the name of a notebook."""
    if in_utf8(data).lstrip().startswith(b"{"):
        return False
    try:
        read = read_python(data, file, names).program
    except Unreadable:
        return False
    return read is not None and any(names & bound_names(parse(unit.source)) for unit in read.units)
