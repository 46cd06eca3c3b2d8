"""Derived files of a lesson, made from its source: the stub, the source notebook, the practice key, its public texts in
other languages.

One file, since the three derived forms share the rules of stubs and the cells.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any

import nbformat

from autograder import __version__
from autograder.author.first_cell import notebook_cells
from autograder.author.lesson_messages import public_messages
from autograder.author.prose import BEGIN, END, translated
from autograder.core.decode import Mismatch
from autograder.core.digests import TEXTS
from autograder.core.files import write_whole
from autograder.core.language import ENGLISH, speaking, spoken, tr
from autograder.course.layout import Course, CourseProblem
from autograder.course.solutions import Solutions, load_solutions
from autograder.course.source import Cell, is_demo, lesson_cells
from autograder.course.translations import languages, translations
from autograder.lesson import Lesson
from autograder.marking.lent_launchers import AT_ONCE, Beside
from autograder.marking.own_programs import OwnPrograms
from autograder.marking.practice_key import FILE, read_key
from autograder.marking.practice_recording import expectations, record_key, stale
from autograder.runner.nursery import Nursery
from autograder.submission.notebook import KIT, TEXT_PLACEHOLDER
from autograder.wire import FrameError, decode_frame

BEGIN_SCHEME, END_SCHEME = "=== BEGIN MARK SCHEME ===", "=== END MARK SCHEME ==="
STUB = 'raise NotImplementedError("replace this line with your code")'
ENGLISH_AS_IT_IS: Mapping[str, str] = MappingProxyType({})
TEXT_STUB = f'"""\n{TEXT_PLACEHOLDER}\n"""'


@dataclass(frozen=True)
class Derived:
    """A derived file and what it should hold."""

    path: Path
    content: bytes


def build(course: Course, names: list[str], check: bool, say: Callable[[str], None]) -> list[str]:
    """Write all derived files of some lessons, or with `check` only compare them.

    Returns:
        one sentence for each file that was (or, with `check`, is) not current.
    """
    outdated = []
    for name in names:
        lesson, solutions, files = _in_english(course, name)
        problem = _practice_key(course, lesson, solutions, check)
        for derived in [*files, *_public_texts(course, name)]:
            current = derived.path.read_bytes() if derived.path.is_file() else None
            if current != derived.content:
                outdated.append(
                    tr(
                        "{relative_to} is not what {name}.py gives",
                        relative_to=derived.path.relative_to(course.root),
                        name=name,
                    )
                )
                if not check:
                    write_whole(derived.path, derived.content)
        for path in _without_a_catalogue(course, name):
            outdated.append(tr("{path} has no catalogue any more", path=path.relative_to(course.root)))
            if not check:
                path.unlink()
        if problem:
            outdated.append(f"exercises/{name}/{FILE}: {problem}")
        say(f"{name}: {'compared' if check else 'built'}")
    return outdated


def _in_english(course: Course, name: str) -> tuple[Lesson, Solutions, list[Derived]]:
    """A lesson as it is derived: in English, whoever derives it."""
    if spoken() != ENGLISH:  # what is wrong with it is told in the language that is spoken
        load_solutions(course, course.load(name))
    with speaking(ENGLISH):
        lesson = course.load(name)
        cells = lesson_cells(course.solution(name) / f"{name}.py")
        verify_cells(lesson, cells)
        return lesson, load_solutions(course, lesson), derive(course, lesson, cells)


def _public_texts(course: Course, name: str) -> list[Derived]:
    """What students may see of a lesson's translations: of its `checks.py`, and of the mistakes in the practice key."""
    public = [message.text for message in public_messages(course, name)]
    public += sorted(_texts_of_key(course.exercise(name) / FILE))
    files = []
    for language in languages(course, name):
        said = translations(course, name, language)
        told = {english: said[english] for english in public if english in said}
        if told:
            content = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
            files.append(Derived(course.exercise(name) / f"{language}{TEXTS}", content.encode()))
    return files


def _without_a_catalogue(course: Course, name: str) -> list[Path]:
    known = {f"{language}{TEXTS}" for language in languages(course, name)}
    return sorted(path for path in course.exercise(name).glob(f"*{TEXTS}") if path.name not in known)


def _texts_of_key(path: Path) -> set[str]:
    try:
        prints = read_key(decode_frame(path.read_bytes())).fingerprints
    except (OSError, FrameError, Mismatch):
        return set()
    found = (mistake for task in prints.values() for one in task.values() for mistake in one.mistakes)
    return {text for one in found for text in (one.title, one.why, one.fix, one.lecture)}


def derive(
    course: Course, lesson: Lesson, cells: list[Cell], said: Mapping[str, str] = ENGLISH_AS_IT_IS
) -> list[Derived]:
    """All files that come from the lesson's source alone; the release needs nbgrader, and is left out without it.

    Args:
        course: where the lesson is.
        lesson: its declarations.
        cells: of its source.
        said: its prose in another language, by what it is in English.
    """
    name = lesson.name
    shown = notebook_cells(cells, name, course.settings.course)
    files = [
        Derived(course.exercise(name) / f"{name}.py", stub(lesson, [translated(one, said) for one in cells]).encode()),
        Derived(course.root / "source" / name / f"{name}.ipynb", source_notebook(lesson, shown, said).encode()),
    ]
    for data in lesson.files:
        try:
            content = (course.exercise(name) / data).read_bytes()
        except OSError as error:
            raise CourseProblem(
                tr(
                    "{name} names the data file {data}, and {exercise} cannot be read ({strerror}): put it there, or "
                    "take it out of `files=` in checks.py",
                    name=name,
                    data=data,
                    exercise=course.exercise(name) / data,
                    strerror=error.strerror,
                )
            ) from None
        files.append(Derived(course.root / "source" / name / data, content))
    return [*files, *(_release(course, name, files) if find_spec("nbgrader") else [])]


def _release(course: Course, name: str, files: list[Derived]) -> list[Derived]:
    from autograder.author.release import released

    source = {file.path.name: file.content for file in files if file.path.parent == course.root / "source" / name}
    made = released(course.root, name, source)
    return [Derived(course.root / "release" / name / file, content) for file, content in made.items()]


def _practice_key(course: Course, lesson: Lesson, solutions: Solutions, check: bool) -> str | None:
    nursery = Nursery(course.exercise(lesson.name))
    trusted = OwnPrograms(lesson, Beside(nursery.launcher, AT_ONCE), {}, keep=True)
    try:
        expected = expectations(lesson, solutions, trusted)
        expected.prepare(lesson.tasks)
        failed = [name for name, runs in expected.observations().items() if runs[0].failure]
        if failed:
            raise CourseProblem(
                tr(
                    "{name}: the reference fails in {failed}: run `autograder verify {name}`",
                    name=lesson.name,
                    failed=failed[0],
                )
            )
        path = course.exercise(lesson.name) / FILE
        problem = stale(lesson, expected, path)
        if problem and not check:
            record_key(lesson, expected, path)
        return problem
    finally:
        nursery.close()
        trusted.close()


def verify_cells(lesson: Lesson, cells: list[Cell]) -> None:
    """Every task has its cell and, unless a person marks it, its check cell.

    Raises:
        CourseProblem: one is missing, unknown or twice there.
    """
    for kind, wanted in (
        ("task", [t.name for t in lesson.tasks.values() if not t.manual and not t.question]),
        ("question", [t.name for t in lesson.tasks.values() if t.question]),
        ("text", [t.name for t in lesson.tasks.values() if t.manual]),
        ("rubric", [t.name for t in lesson.tasks.values() if t.manual]),
        ("check", [t.name for t in lesson.tasks.values() if not t.manual]),
    ):
        found = [cell.metadata[kind] for cell in cells if kind in cell.metadata]
        if sorted(found) != sorted(wanted):
            odd = sorted(set(found) ^ set(wanted)) or sorted(name for name in found if found.count(name) > 1)
            raise CourseProblem(
                tr(
                    "{name}.py: {kind} cells and checks.py do not agree about {names}",
                    name=lesson.name,
                    kind=kind,
                    names=", ".join(odd),
                )
            )


def without_solution(source: str) -> str:
    """The cell with each marked region replaced by one line that raises.

    Raises:
        CourseProblem: a mark without its partner.
    """
    lines: list[str] = []
    inside = False
    for line in source.split("\n"):
        mark = line.strip()
        if mark == BEGIN and not inside:
            inside = True
            lines.append(line[: len(line) - len(line.lstrip())] + STUB)
        elif mark == END and inside:
            inside = False
        elif mark in (BEGIN, END):
            raise CourseProblem(tr("a `{mark}` without its partner", mark=mark))
        elif not inside:
            lines.append(line)
    if inside:
        raise CourseProblem(tr("a `{begin}` without `{end}`", begin=BEGIN, end=END))
    return "\n".join(lines)


def without_scheme(source: str) -> str:
    """The question of a free text without the marking scheme, which only those who mark see."""
    before, begin, rest = source.partition(BEGIN_SCHEME)
    if not begin and END_SCHEME not in source:
        return source
    _, end, after = rest.partition(END_SCHEME)
    if not begin or not end:
        raise CourseProblem(tr("a `{rest}` without its partner", rest=BEGIN_SCHEME if begin else END_SCHEME))
    return f"{before.rstrip()}\n\n{after.strip()}".strip()


def stub(lesson: Lesson, cells: list[Cell]) -> str:
    """The student's `.py` file: story as comments, tasks without solutions, questions; no pictures, no check cells."""
    parts = []
    for cell in cells:
        if "text" in cell.metadata:
            parts.append(f"# %%\n{cell.metadata['text']} = {TEXT_STUB}")
        elif cell.kind == "markdown":
            lines = without_scheme(cell.source).split("\n")
            parts.append("# %% [markdown]\n" + "\n".join(f"# {line}".rstrip() for line in lines))
        elif not is_demo(cell) and "check" not in cell.metadata:
            parts.append("# %%\n" + without_solution(_without_plots(cell.source)))
    head = tr('"""{title}: fill in the tasks, and see how far you are with `autograder check`."""', title=lesson.title)
    return head + "\n\n" + "\n\n".join(parts) + "\n"


def _without_plots(source: str) -> str:
    """Without the imports that only pictures and check cells need."""
    lines = [line for line in source.split("\n") if not re.match(r"(import matplotlib|from autograder import)", line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def source_notebook(lesson: Lesson, cells: list[Cell], said: Mapping[str, str] = ENGLISH_AS_IT_IS) -> str:
    """nbgrader's instructor version as JSON text, with stable ids.

    Args:
        lesson: its declarations.
        cells: see `autograder.author.first_cell.notebook_cells`.
        said: its prose in another language, by what it is in English. The ids and the release are the same in each.
    """
    taken: set[str] = set()
    converted = [_cell(lesson, cell, taken) for cell in cells]
    sources = [translated(cell, said).source.splitlines(keepends=True) for cell in cells]
    notebook: dict[str, Any] = {
        "cells": [cell | {"source": source} for cell, source in zip(converted, sources, strict=True)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            KIT: {"kit": __version__, "lesson": lesson.name, "release": release_of(converted)},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    nbformat.validate(nbformat.from_dict(notebook))  # type: ignore[no-untyped-call]
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def release_of(cells: list[dict[str, Any]]) -> str:
    """A short word that changes whenever something changes that students see or that gives points."""
    shown = [
        [cell["cell_type"], cell["id"], cell["metadata"], without_scheme(without_solution("".join(cell["source"])))]
        for cell in cells
    ]
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:12]


def _cell(lesson: Lesson, cell: Cell, taken: set[str]) -> dict[str, Any]:
    metadata = _metadata(lesson, cell)
    identity = metadata.get("nbgrader", {}).get("grade_id") or _slug(cell)
    converted: dict[str, Any] = {
        "cell_type": cell.kind,
        "id": _unique(re.sub(r"[^a-zA-Z0-9_-]", "-", identity)[:56], taken),
        "metadata": metadata,
        "source": cell.source.splitlines(keepends=True),
    }
    if cell.kind == "code":
        converted |= {"execution_count": None, "outputs": []}
    return converted


def _slug(cell: Cell) -> str:
    if "question" in cell.metadata:
        return str(cell.metadata["question"])
    if "text" in cell.metadata:
        return f"answer_{cell.metadata['text']}"
    words = re.findall(r"[a-z0-9]+", cell.source.lower())
    prefix = "demo" if is_demo(cell) else "story" if cell.kind == "markdown" else "code"
    return "-".join([prefix, *words[:5]])


def _unique(identity: str, taken: set[str]) -> str:
    number, candidate = 1, identity
    while candidate in taken:
        number += 1
        candidate = f"{identity}-{number}"
    taken.add(candidate)
    return candidate


def _metadata(lesson: Lesson, cell: Cell) -> dict[str, Any]:
    """nbgrader's metadata for what students fill in and for what gives points; tags for the rest.

    A question's cell has none: nbgrader would replace its whole text, and students may edit it as it is. A free text
    is one of nbgrader's tasks: the cell with the question carries the points and the marking scheme, and the answer is
    any text below it.
    """
    own = cell.metadata
    if "task" in own:
        return {"nbgrader": _nbgrader(own["task"], grade=False, solution=True, locked=False)}
    if "rubric" in own:
        points = lesson.tasks[own["rubric"]].points
        shared = _nbgrader(own["rubric"], grade=False, solution=False, locked=True, points=points)
        return {"nbgrader": {**shared, "task": True}}
    if "text" in own:
        return {"tags": ["answer"], KIT: {"answer": own["text"]}}
    if "check" in own:
        points = lesson.tasks[own["check"]].points
        identity = f"check_{own['check']}"
        return {
            "tags": ["check"],
            "nbgrader": _nbgrader(identity, grade=True, solution=False, locked=True, points=points),
        }
    if "question" in own:
        return {"tags": ["question"]}
    return {"tags": ["demo"]} if is_demo(cell) else {}


def _nbgrader(
    identity: str, *, grade: bool, solution: bool, locked: bool, points: float | None = None
) -> dict[str, Any]:
    metadata: dict[str, Any] = {
        "grade": grade,
        "grade_id": identity,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    return metadata if points is None else {**metadata, "points": points}
