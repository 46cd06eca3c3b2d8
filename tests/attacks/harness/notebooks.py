"""Attacks of ordinary notebooks: one class of them, marked by plain nbgrader and with the plug-in.

What got through is decided by what is found afterwards: a planted secret in the outputs or at a listener, a planted
file that was changed, points that were not earned, other tasks' points that were lost, a process that is left.
`python -m tests.attacks.harness.notebooks` writes it down in `docs/notebook_attacks.md`.
"""

import contextlib
import json
import os
import secrets
import signal
import socket
import tempfile
import threading
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.nbgrader_course import OURS, PLAIN, NbCourse, Notebook
from tests.ordinary_course import code, handed_in, ordinary_course

ROOT = Path(__file__).resolve().parents[3]
ATTACKS = ROOT / "tests" / "attacks" / "notebooks" / "attacks.toml"
PAGE = ROOT / "docs" / "notebook_attacks.md"
LIMIT = "c.Execute.timeout = 4\nc.Execute.startup_timeout = 300\n"
MARK = "PLANTED-7c19"
HONEST = ("a_honest", "z_honest")
RIGHT = {"second": "def second(x):\n    return x * x + 3"}
# In plain nbgrader the whole run stops at these: they are marked there by themselves.
ALONE = {"forge_cells_twice"}
# What gets through all the same, and why.
EXCUSED = {
    "forge_patched_comparison_by_numpy": "a library that computes in memory lets its user reach all of the process's "
    "memory, and a test cell runs in the same process; checks of the kit's own lessons do not"
}

BOOK = [
    code("import math\nimport numpy as np"),
    code("### BEGIN SOLUTION\ndef first(x):\n    return x + 1\n### END SOLUTION", "first", solution=True),
    code("assert first(1) == 2", "test_first", 1.0),
    code("### BEGIN SOLUTION\ndef second(x):\n    return x * x + 3\n### END SOLUTION", "second", solution=True),
    code(
        "assert second(2) == 7\nassert np.allclose(second(0.5), 3.25)\nassert isinstance(second(1), (int, float))\n"
        f"### BEGIN HIDDEN TESTS\nassert second(11) == 124, '{MARK}'\n### END HIDDEN TESTS",
        "test_second",
        2.0,
    ),
    code(
        "points = 0.0\nif second(3) == 12:\n    points += 0.5\nif second(4) == 19:\n    points += 0.5\npoints",
        "test_parts",
        1.0,
    ),
    code("### BEGIN SOLUTION\ndef third(x):\n    return x - 1\n### END SOLUTION", "third", solution=True),
    code("assert third(1) == 0", "test_third", 1.0),
]
TESTS = ("test_first", "test_second", "test_parts", "test_third")
REST = {"first": "def first(x):\n    return 1 + x", "third": "def third(x):\n    return -1 + x"}


@dataclass(frozen=True)
class Attack:
    """One attack: the student who hands it in, what it tries, and its cell."""

    family: str
    name: str
    what: str
    code: str

    @property
    def student(self) -> str:
        return f"{self.family}_{self.name}"


def attacks() -> list[Attack]:
    """All of them."""
    found = tomllib.loads(ATTACKS.read_text(encoding="utf-8"))
    return [
        Attack(family, name, one["what"], one["code"].strip())
        for family, members in found.items()
        for name, one in members.items()
    ]


def _tests_of(book: Notebook) -> Iterator[dict[str, Any]]:
    return (cell for cell in book["cells"] if cell["metadata"].get("nbgrader", {}).get("grade_id") in TESTS[1:3])


def _each(change: Callable[[dict[str, Any]], Any]) -> Callable[[Notebook], None]:
    def changed(book: Notebook) -> None:
        for cell in _tests_of(book):
            change(cell)

    return changed


def _twice(book: Notebook) -> None:
    for cell in list(_tests_of(book)):
        book["cells"].append({**json.loads(json.dumps(cell)), "source": "pass", "id": f"again-{cell['id']}"})


def _as_text(cell: dict[str, Any]) -> None:
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]


def _stored(cell: dict[str, Any]) -> None:
    result = {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": "1.0"}}
    cell["outputs"] = [result]
    cell["metadata"]["nbgrader"]["locked"] = False
    cell["source"] = "pass"


CHANGES: Mapping[str, Callable[[Notebook], None]] = {
    "cells_skip_tag": _each(lambda cell: cell["metadata"].update(tags=["skip-execution"])),
    "cells_no_grade": _each(lambda cell: cell["metadata"]["nbgrader"].update(grade=False, locked=False)),
    "cells_solution": _each(lambda cell: cell["metadata"]["nbgrader"].update(solution=True)),
    "cells_as_text": _each(_as_text),
    "cells_other_name": _each(lambda cell: cell["metadata"]["nbgrader"].update(grade_id="mine_" + cell["id"])),
    "cells_twice": _twice,
    "cells_empty": _each(lambda cell: cell.update(source="pass")),
    "cells_stored_result": _each(_stored),
}


class Listener:
    """Somebody who listens at a port, and answers with the mark."""

    def __init__(self) -> None:
        self.heard = ""
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                link, _ = self._socket.accept()
            except OSError:
                return
            with link, contextlib.suppress(OSError):
                link.settimeout(2)
                self.heard += link.recv(1000).decode(errors="replace") + "\n"
                link.sendall(MARK.encode())

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)


@dataclass
class Marked:
    """What came of a class: which attacks got through, each with how; whether the honest lost anything; seconds."""

    through: dict[str, str]
    honest_lost: bool
    seconds: float


def mark(root: Path, config: str, chosen: Sequence[Attack]) -> Marked:
    """Hand in some attacks, have them marked, and look at what is there afterwards."""
    listener = Listener()
    outside = root / "outside"
    (outside / ".ssh").mkdir(parents=True)
    (outside / ".ssh" / "id_rsa").write_text(MARK)
    course = ordinary_course(root, {"book": BOOK}, config + LIMIT + f"# {MARK}\n")
    course.settings = {"HOME": str(outside), "COURSE_SECRET": MARK, "OMP_NUM_THREADS": "1"}
    (course.root / "stolen.py").write_text(f"text = {MARK!r}\n")
    for student in HONEST:
        answer = f"# {MARK}\n{RIGHT['second']}" if student == HONEST[0] else RIGHT["second"]
        handed_in(course, student, "book", {**REST, "second": answer})
    own = secrets.token_hex(4)
    for attack in chosen:
        (outside / f"{attack.student}.secret").write_text(f"text = '{MARK}'\n")
        (outside / f"{attack.student}.target").write_text("untouched")
        text = _filled(attack, course, outside, listener, own)
        handed_in(course, attack.student, "book", {**REST, "second": text}, CHANGES.get(attack.name, lambda book: None))
    began = time.monotonic()
    try:
        _run(course, [attack.student for attack in chosen])
        seconds = time.monotonic() - began
        grades = {student: grade.cells for student, grade in course.grades().items()}
        by_hand = _by_hand(course)
        left = _left(own)
        through = {}
        for attack in chosen:
            how = _how(attack, course, outside, listener, grades.get(attack.student), left, by_hand)
            if how:
                through[attack.student] = how
        full = dict(zip(TESTS, (1.0, 2.0, 1.0, 1.0), strict=True))
        return Marked(through, any(grades.get(student) != full for student in HONEST), seconds)
    finally:
        listener.close()
        for number in _processes(own):
            with contextlib.suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)


def _filled(attack: Attack, course: NbCourse, outside: Path, listener: Listener, own: str) -> str:
    words = {
        "SECRET": outside / f"{attack.student}.secret",
        "TARGET": outside / f"{attack.student}.target",
        "COURSE": course.root,
        "PORT": listener.port,
        "NAME": f"{attack.student}-{own}"
        if attack.family in ("exhaust", "harm") and "exec -a" in attack.code
        else attack.student,
        "MARK": MARK,
        "SECRET_TEXT": MARK,
    }
    text = attack.code
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(f"@{word}@", str(words[word]))
    return text


def _run(course: NbCourse, students: Sequence[str]) -> None:
    plain = "install(c)" not in course.config
    away = [course.root / "submitted" / student for student in students if plain and student in ALONE]
    for folder in away:
        folder.rename(course.root / folder.name)
    course.run("autograde", course.assignment, check=False)
    for folder in away:
        (course.root / folder.name).rename(folder)
        course.run("autograde", course.assignment, "--student", folder.name, check=False)


def _how(
    attack: Attack,
    course: NbCourse,
    outside: Path,
    listener: Listener,
    cells: dict[str, float | None] | None,
    left: str,
    by_hand: set[str],
) -> str:
    """How an attack got through; empty if it did not."""
    if attack.student in left:
        return "a process is left"
    if attack.family == "leak":
        said = _said(course, attack.student)
        if attack.name == "kernels" and "signature_scheme" in said:
            return "it read the keys of kernels"
        if attack.student in listener.heard:
            return "it talked to the network"
        return "it read what it must not" if MARK in said else ""
    if attack.family == "harm":
        target = outside / f"{attack.student}.target"
        if not target.exists() or target.read_text() != "untouched":
            return "it changed a file"
        if attack.student in by_hand:
            return "it changed the gradebook"
        return "it opened a port" if MARK in _said(course, attack.student) else ""
    if attack.family == "forge":
        points = sum((cells or {}).get(name) or 0.0 for name in TESTS[1:3])
        return f"{points:g} of 3 points for a wrong answer" if points else ""
    missing = [name for name in (TESTS[0], TESTS[3]) if not (cells or {}).get(name)]
    return f"{len(missing)} of 2 right tasks lost" if missing else ""


def _said(course: NbCourse, student: str) -> str:
    """What a submission's cells have printed and shown, errors' source lines left out."""
    path = course.root / "autograded" / student / course.assignment / "book.ipynb"
    if not path.exists():
        return ""
    parts = []
    for cell in json.loads(path.read_text())["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "second":
            for output in cell.get("outputs", []):
                parts += [*output.get("text", []), json.dumps(output.get("data", "")), output.get("evalue", "")]
    return "".join(parts)


def _by_hand(course: NbCourse) -> set[str]:
    with course.gradebook() as book:
        return {
            submission.student.id
            for submission in book.assignment_submissions(course.assignment)
            for one in submission.notebooks
            for grade in one.grades
            if grade.manual_score is not None
        }


def _processes(own: str) -> Iterator[int]:
    for number in filter(str.isdigit, os.listdir("/proc")):
        with contextlib.suppress(OSError):
            if own.encode() in Path(f"/proc/{number}/cmdline").read_bytes():
                yield int(number)


def _left(own: str) -> str:
    found = []
    for number in _processes(own):
        with contextlib.suppress(OSError):
            found.append(Path(f"/proc/{number}/cmdline").read_bytes().decode(errors="replace"))
    return "\n".join(found)


def page(chosen: Sequence[Attack], plain: Marked, ours: Marked) -> str:
    """The page with the table of both."""
    lines = [
        "# Attacks of ordinary notebooks",
        "",
        "This page is made by `make notebook-attacks-page`; do not edit it. Each of the attacks is one cell of a",
        "notebook that is none of the kit's, or a change of its test cells. A class of all of them and two honest",
        "students was marked by plain nbgrader, and with the plug-in. What decides is what is found afterwards: a",
        "planted secret in the outputs or at a listener, a planted file that was changed, points for a wrong answer,",
        "points of other tasks that were lost, a process that is left.",
        "",
        "| family | attacks | got through in plain nbgrader | got through with the plug-in |",
        "|---|---|---|---|",
    ]
    families = list(dict.fromkeys(attack.family for attack in chosen))
    for family in [*families, "all"]:
        members = [attack.student for attack in chosen if family in (attack.family, "all")]
        counts = [sum(student in marked.through for student in members) for marked in (plain, ours)]
        lines.append(f"| {family} | {len(members)} | {counts[0]} | {counts[1]} |")
    lines += ["", "| attack | what it does | plain nbgrader | with the plug-in |", "|---|---|---|---|"]
    for attack in chosen:
        found = [marked.through.get(attack.student, "") for marked in (plain, ours)]
        lines.append(f"| {attack.family}: {attack.name} | {attack.what} | {found[0]} | {found[1]} |")
    if EXCUSED:
        lines += ["", "## What gets through in spite of the plug-in", ""]
        lines += [f"- `{name}`: {why}" for name, why in EXCUSED.items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Mark both ways and write the page."""
    chosen = attacks()
    found = []
    for config in (PLAIN, OURS):
        with tempfile.TemporaryDirectory() as folder:
            found.append(mark(Path(folder), config, chosen))
    PAGE.write_text(page(chosen, *found), encoding="utf-8")
    for marked in found:
        print(f"{len(marked.through)} of {len(chosen)} got through in {marked.seconds:.0f} s; {marked.honest_lost=}")


if __name__ == "__main__":
    main()
