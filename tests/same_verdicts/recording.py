"""A folder of verdicts: on every program of the corpus at its own task, and on the demo's class by the real command.

    OUT/recording.json                            with which seed and by which code
    OUT/corpus/<lesson>/<right|wrong>/<file>.json one record a program
    OUT/class/                                    what `autograder grade` writes for OUT/submitted

What lies there is not recorded again, so a recording that was stopped goes on with the same command. Everything is kept
as it was given: what may differ is left out where two recordings are compared.
"""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from autograder.author.corpus import SampleProgram, corpus_folder, read_corpus
from autograder.author.demo import sample_class
from autograder.core.files import read_json, write_json
from autograder.course.layout import Course
from autograder.course.solutions import Solutions, load_solutions
from autograder.lesson import Lesson
from autograder.marking.pool import Slot, marking_pool
from autograder.record.codec import as_json
from autograder.record.of_result import record
from autograder.submission.submission import Submission
from tests.same_verdicts.selection import Problem

SEED = 11
WORKERS = 2
CLASS_SECONDS = 7200
CODE = ("autograder", "exercises", "solutions")
CHANGED = "changed while it was recorded"
Say = Callable[[str], None]


@dataclass(frozen=True)
class _Lesson:
    lesson: Lesson
    solutions: Solutions

    def is_slow(self, sample_program: SampleProgram) -> bool:
        """Whether its task trains as a whole."""
        return any(not probe.fingerprint for probe in self.lesson.tasks[sample_program.task].probes.values())


def record_verdicts(root: Path, out: Path, chosen: Container[str], say: Say, workers: int = WORKERS) -> list[str]:
    """Record what is not there yet, the class first, whole trainings last.

    Args:
        root: the repository.
        out: the folder of verdicts.
        chosen: the names of programs.
        say: is told how far it is.
        workers: programs at a time.

    Returns:
        sentences, one for each program that could not be marked; another try begins with these.

    Raises:
        Problem: the folder holds verdicts of other code, the code changed meanwhile, or the class was not marked.
    """
    course, now = Course(root), conditions(root)
    begun = read_json(out / "recording.json")
    if begun not in (None, now):
        raise Problem(f"{out} holds verdicts of other code. Name a new folder, or remove this one")
    write_json(out / "recording.json", now)
    _record_class(course, out, chosen, workers, say)
    failed = list(_record_corpus(course, out, chosen, workers, say))
    if conditions(root) != now:
        write_json(out / "recording.json", now | {"code": CHANGED})
        raise Problem(f"the code changed while {out} was recorded. Remove the folder, and record again")
    return failed


def corpus_names(root: Path) -> Iterator[str]:
    """All programs of the corpus."""
    for path in (root / "tests" / "submissions").glob("*/*/*.py"):
        yield "/".join(("corpus", *path.with_suffix("").parts[-3:]))


def conditions(root: Path) -> dict[str, str | int]:
    """All that verdicts rest on besides the programs themselves."""
    digest = hashlib.sha256()
    for path in sorted(path for part in CODE for path in (root / part).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            name = path.relative_to(root).as_posix()
            digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return {"code": digest.hexdigest(), "torch": version("torch"), "seed": SEED}


def _record_class(course: Course, out: Path, chosen: Container[str], workers: int, say: Say) -> None:
    submitted, graded = out / "submitted", out / "class"
    sample_class(course, course.lessons, submitted)
    wanted = False
    for folder in sorted(submitted.glob("*/*")):
        student, lesson = folder.parts[-2:]
        if f"class/{lesson}/{student}" in chosen:
            wanted = wanted or any(folder.iterdir())
        elif not (graded / "results" / lesson / f"{student}.json").is_file():
            shutil.rmtree(folder)  # what an earlier part recorded stays, so that the class's tables hold it too
    if not wanted:
        return
    say("the demo's class")
    command = ["grade", submitted, "--out", graded, "--seed", str(SEED), "--workers", str(workers)]
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "autograder", *map(str, command)],
            cwd=course.root,
            capture_output=True,
            text=True,
            timeout=CLASS_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Problem(f"the demo's class took more than {CLASS_SECONDS:,} seconds. The same command goes on") from None
    if ended.returncode not in (0, 3):  # with 3 a record says what the grader failed on
        raise Problem(f"the demo's class was not marked (exit code {ended.returncode}):\n{ended.stderr[-2000:]}")


def _record_corpus(course: Course, out: Path, chosen: Container[str], workers: int, say: Say) -> Iterator[str]:
    lessons = {name: _load(course, name) for name in course.lessons}
    for slow in (False, True):
        for name, loaded in lessons.items():
            waiting = [
                sample_program
                for sample_program in read_corpus(corpus_folder(course, name))
                if loaded.is_slow(sample_program) is slow
                and _name(name, sample_program) in chosen
                and not _is_recorded(_path(out, name, sample_program), sample_program)
            ]
            if waiting:
                say(f"{name}: {len(waiting)} programs {'that train as a whole' if slow else 'of quick tasks'}")
                yield from _mark(course, loaded, out, waiting, workers, say)


def _load(course: Course, name: str) -> _Lesson:
    lesson = course.load(name)
    return _Lesson(lesson, load_solutions(course, lesson))


def _mark(
    course: Course, loaded: _Lesson, out: Path, waiting: list[SampleProgram], workers: int, say: Say
) -> Iterator[str]:
    lesson, solutions = loaded.lesson, loaded.solutions

    def one(slot: Slot, sample_program: SampleProgram) -> str | None:
        try:
            found = _verdict(slot, solutions, sample_program)
        except Exception as error:  # the kit's own; the other programs go on
            return f"{_name(lesson.name, sample_program)}: {type(error).__name__}: {error}"
        write_json(_path(out, lesson.name, sample_program), found)
        return None

    with marking_pool(course, lesson, solutions, course.find_data(), workers) as each:
        for number, failed in enumerate(each(one, waiting), 1):
            if failed:
                yield failed
            if number % 50 == 0:
                say(f"{lesson.name}: {number} of {len(waiting)}")


def _verdict(slot: Slot, solutions: Solutions, sample_program: SampleProgram) -> dict[str, Any]:
    program = solutions.reference.followed_by(sample_program.text, sample_program.path.name)
    digest = _digest(sample_program)
    submission = Submission("corpus", slot.lesson.name, sample_program.path.name, program, sha256=digest)
    return as_json(record(slot.marker(SEED, real=False).mark(submission, [sample_program.task])))


def _digest(sample_program: SampleProgram) -> str:
    return hashlib.sha256(sample_program.text.encode()).hexdigest()


def _is_recorded(path: Path, sample_program: SampleProgram) -> bool:
    found = read_json(path)
    return isinstance(found, dict) and found.get("submission_sha256") == _digest(sample_program)


def _name(lesson: str, sample_program: SampleProgram) -> str:
    return f"corpus/{lesson}/{sample_program.name}"


def _path(out: Path, lesson: str, sample_program: SampleProgram) -> Path:
    return out / f"{_name(lesson, sample_program)}.json"


def forget(out: Path, names: Iterable[str]) -> None:
    """Remove what is recorded of some programs, so that they are marked again."""
    for name in names:
        kind, rest = name.split("/", 1)
        folder = out / "class" / "results" if kind == "class" else out / kind
        (folder / f"{rest}.json").unlink(missing_ok=True)
