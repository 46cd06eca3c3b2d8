"""Mark a class: every submission in a folder, several at once, each record written as soon as it is known."""

import hashlib
import os
import queue
import secrets
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder import __version__
from autograder.course import Course, CourseProblem, load_solutions
from autograder.datasets.fashion import SETTING
from autograder.datasets.locate import Found
from autograder.engine.processes import launcher
from autograder.files import file_stems, read_json, write_json, write_whole
from autograder.judge.outcome import CheckResult, Outcome, Result, TaskResult
from autograder.lesson import Lesson
from autograder.lesson.claims import tolerances
from autograder.marking import Expectations, Marker
from autograder.observe.machine import REAL
from autograder.observe.machine import SETTING as DEVICE
from autograder.reading.submission import Submission, read_submission
from autograder.render.code import code
from autograder.render.record import Record, record
from autograder.render.tables import grades_csv, gradescope

SIMULATED = "simulated"
DEVICES = (SIMULATED, REAL)
NO_CUDA = (
    "PyTorch finds no CUDA device here. Leave out `--device cuda`: the simulated device marks the same programs, "
    "on any machine"
)


class UsageProblem(Exception):
    """The command was asked for something that cannot be done; the text says what to do instead."""


@dataclass
class ClassRun:
    """What a run over a class gave.

    Attributes:
        records: one a submission.
        missing: (student, lesson) pairs without a submission.
        reused: how many records of an earlier run were taken over.
        stems: each student's file name.
        seed: the run's seed.
    """

    seed: int
    out: Path
    records: list[Record] = field(default_factory=list)
    missing: list[tuple[str, str]] = field(default_factory=list)
    reused: int = 0
    stems: dict[str, str] = field(default_factory=dict)

    @property
    def grader_errors(self) -> list[Record]:
        """Records without a mark, through our fault."""
        return [found for found in self.records if found["outcome"] == Outcome.GRADER_ERROR]


Progress = Callable[[Record, int, int], None]


def grade(
    course: Course,
    submitted: Path,
    lessons: list[str],
    out: Path,
    data: Found,
    *,
    workers: int,
    seed: int | None,
    fresh: bool = False,
    device: str = SIMULATED,
    progress: Progress = lambda found, done, total: None,
) -> ClassRun:
    """Mark all submissions of some lessons and write everything under `out`.

    A run that was interrupted goes on with the same command: records of the same submission, lesson, kit and
    seed are taken over.

    Args:
        course: where the lessons are.
        submitted: a folder `<student>/<lesson>/<file>`.
        lessons: names of lessons; those without any submission are left out.
        out: where records, CSV and the rest go.
        data: which FashionMNIST to use.
        workers: how many submissions at once.
        seed: the seed, or None to draw one (or keep the one of the run that `out` holds).
        fresh: mark again what was marked before.
        device: on which CUDA device programs that want one run: "simulated" or "cuda", the machine's own.
        progress: called with each record as it is known, with the counts done and in all.

    Raises:
        UsageProblem: nothing to mark.
        OSError: `out` cannot be written.
    """
    students = list_students(submitted)
    if device == REAL and not has_cuda():
        raise UsageProblem(NO_CUDA)
    seed = _seed(out, seed, fresh)
    run = ClassRun(seed, out, stems=file_stems(students))
    found = {name: list(_submissions(course, submitted, students, name)) for name in lessons}
    present = {name: pairs for name, pairs in found.items() if any(pair[1] for pair in pairs)}
    if not present:
        raise UsageProblem(_nothing_found(submitted, lessons, students))
    missing = [(student, name) for name, pairs in present.items() for student, work in pairs if work is None]
    facts = {"kit": __version__, "seed": seed, "lessons": sorted(present), "data": data.how, "device": device}
    write_json(out / "run.json", {**facts, "missing": missing, "tolerances": tolerances()})
    total = sum(1 for pairs in present.values() for _, submission in pairs if submission)
    for name, pairs in present.items():
        run.missing += [(student, name) for student, submission in pairs if submission is None]
        handed_in = [submission for _, submission in pairs if submission is not None]
        for one in _mark_lesson(course, name, handed_in, run, data, workers, fresh, device):
            run.records.append(one)
            progress(one, len(run.records), total)
    write_whole(out / "grades.csv", grades_csv(run.records).encode("utf-8", "backslashreplace"))
    return run


def has_cuda() -> bool:
    """Whether PyTorch finds a CUDA device; asked in a process of its own, since a process that woke the driver
    cannot be forked."""
    question = "import sys, torch; sys.exit(0 if torch.cuda.is_available() else 1)"
    return subprocess.run([sys.executable, "-c", question], capture_output=True, check=False).returncode == 0


def list_students(submitted: Path) -> list[str]:
    """The students' folders in a folder of submissions.

    Raises:
        UsageProblem: there is no such folder.
    """
    if not submitted.is_dir():
        raise UsageProblem(
            f"there is no folder {submitted}. Give the folder that holds one folder a student: "
            "SUBMITTED/<student>/<lesson>/<lesson>.py or .ipynb"
        )
    return sorted(entry.name for entry in os.scandir(submitted) if entry.is_dir() and not entry.name.startswith("."))


def _nothing_found(submitted: Path, lessons: list[str], students: list[str]) -> str:
    asked = f"lesson {lessons[0]}" if len(lessons) == 1 else f"lessons {', '.join(lessons)}"
    layout = "SUBMITTED/<student>/<lesson>/<lesson>.py or .ipynb"
    inner = [name for name in students if name in lessons]
    if inner:
        return (
            f"{submitted} looks like one student's folder: it holds {inner[0]} itself. "
            f"Give the folder above it; the layout is {layout}"
        )
    return (
        f"no submission for the {asked} in {submitted} ({len(students)} folders there). The layout is {layout}; "
        "there may be one folder too many or too few above the students"
    )


def _submissions(
    course: Course, submitted: Path, students: list[str], lesson: str
) -> Iterator[tuple[str, Submission | None]]:
    names = frozenset(course.load(lesson).tasks)
    for student in students:
        folder = submitted / student / lesson
        exists = folder.is_dir() or folder.is_symlink()
        yield student, read_submission(folder, student, lesson, names) if exists else None


def _seed(out: Path, asked: int | None, fresh: bool) -> int:
    """The seed asked for; else that of the run which `out` holds, so that it can go on; else a new one."""
    if asked is not None:
        return asked
    before = read_json(out / "run.json")
    if not fresh and isinstance(before, dict) and type(before.get("seed")) is int:
        return int(before["seed"])
    return secrets.randbelow(2**31)


def _mark_lesson(
    course: Course,
    name: str,
    submissions: list[Submission],
    run: ClassRun,
    data: Found,
    workers: int,
    fresh: bool,
    device: str,
) -> Iterator[Record]:
    lesson = course.load(name)
    solutions = load_solutions(course, lesson)
    folder = run.out / "results" / name
    on_device = any(probe.device == "cuda" for probe in lesson.probes.values())
    conditions = f"{solutions.digest} {data.real}" + (f" {device}" if on_device else "")
    stamp = hashlib.sha256(conditions.encode()).hexdigest()
    to_mark = []
    for submission in submissions:
        known = None if fresh else _known(folder / f"{run.stems[submission.student]}.json", submission, run.seed, stamp)
        if known is None:
            to_mark.append(submission)
        else:
            run.reused += 1
            yield known
    if not to_mark:
        return
    facts = {"data": "FashionMNIST" if data.real else data.how} if lesson.resources else {}
    facts |= {"device": f"{device} CUDA device" if device == SIMULATED else "CUDA device"} if on_device else {}
    environment = {SETTING: data.setting, DEVICE: device}
    with _markers(course, lesson, solutions, run.seed, environment, min(workers, len(to_mark)), facts) as markers:
        stopping = threading.Event()

        def one(submission: Submission) -> Record:
            marker = markers.get()
            try:
                result = _safely(marker, lesson, submission)
            finally:
                markers.put(marker)
            if stopping.is_set():  # its process was ended under it: what came of that is no result
                raise InterruptedError
            extra = {"lesson_sha256": stamp, "modules_sha256": submission.modules_sha256, "code": code(submission)}
            return _write(run, record(result, extra))

        yield from _in_parallel(one, to_mark, min(workers, len(to_mark)), stopping)


def _in_parallel(
    work: Callable[[Submission], Record], items: list[Submission], workers: int, stopping: threading.Event
) -> Iterator[Record]:
    pool = ThreadPoolExecutor(workers)
    pending: set[Future[Record]] = {pool.submit(work, item) for item in items}
    try:
        while pending:
            done, pending = wait(pending, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    except BaseException:  # an interrupt or a full disk: what is not begun is not begun any more
        stopping.set()
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


@contextmanager
def _markers(
    course: Course,
    lesson: Lesson,
    solutions: Any,
    seed: int,
    environment: dict[str, str],
    count: int,
    facts: dict[str, str],
) -> Iterator["queue.Queue[Marker]"]:
    """As many markers as workers, and one more process in which only the reference runs."""
    folder = course.exercise(lesson.name)
    with ExitStack() as stack:
        trusted = launcher(folder, environment)
        stack.callback(trusted.close)
        expected = Expectations(lesson, solutions, seed, trusted, environment[SETTING])
        markers: queue.Queue[Marker] = queue.Queue()
        for _ in range(count):
            own = launcher(folder, environment)
            stack.callback(own.close)
            markers.put(Marker(lesson, expected, own, facts))
        yield markers


def _safely(marker: Marker, lesson: Lesson, submission: Submission) -> Result:
    """A result whatever happens: an error of ours gives no mark and a note, and the others go on."""
    try:
        return marker.mark(submission)
    except Exception as error:
        message = f"The grader failed on this submission: {type(error).__name__}: {error}. No mark was given."
        tasks = tuple(
            TaskResult(
                task.name,
                task.lecture,
                tuple(
                    CheckResult(c.name, Outcome.GRADER_ERROR, None, c.points, c.sentence, message)
                    for c in task.checks.values()
                ),
            )
            for task in lesson.tasks.values()
            if not task.manual
        )
        return Result(
            submission.student,
            lesson.name,
            __version__,
            marker.expected.seed,
            submission.file,
            submission.sha256,
            tasks,
            problem=message,
            notes=submission.notes,
        )


def _known(path: Path, submission: Submission, seed: int, stamp: str) -> Record | None:
    """The record of an earlier run, if it is of exactly this submission, lesson, kit and seed."""
    before = read_json(path)
    if not isinstance(before, dict) or before.get("outcome") == Outcome.GRADER_ERROR:
        return None
    wanted = {
        "student": submission.student,
        "kit": __version__,
        "seed": seed,
        "submission_sha256": submission.sha256,
        "modules_sha256": submission.modules_sha256,
        "lesson_sha256": stamp,
    }
    return before if submission.sha256 and all(before.get(key) == value for key, value in wanted.items()) else None


def _write(run: ClassRun, found: Record) -> Record:
    lesson, stem = found["lesson"], run.stems[found["student"]]
    write_json(run.out / "results" / lesson / f"{stem}.json", found)
    write_json(run.out / "gradescope" / lesson / f"{stem}.json", gradescope(found))
    return found


def lessons_to_mark(course: Course, asked: str | None) -> list[str]:
    """The lesson asked for, or all of the course.

    Raises:
        CourseProblem: there is no such lesson.
    """
    if asked is None:
        return course.lessons
    if asked not in course.lessons:
        raise CourseProblem(f"there is no lesson called {asked!r}; there are: {', '.join(course.lessons)}")
    return [asked]
