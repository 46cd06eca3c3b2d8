"""A run over a class: every submission in a folder, several at once, each record written as soon as it is known.

One file, since a run's beginning, course and end share what `run.json` says of it.
"""

import platform
import secrets
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder import __version__
from autograder.core.digests import torch_version
from autograder.core.errors import UsageProblem as UsageProblem
from autograder.core.files import file_stems, read_json, write_json, write_whole
from autograder.core.sentences import CLASS_FOLDER, no_folder, no_lesson
from autograder.core.tempdirs import remove_abandoned
from autograder.course.layout import Course, CourseProblem
from autograder.instructor.gradescope_results import write_gradescope
from autograder.judge.result import Outcome
from autograder.lesson import Found
from autograder.lesson.claims import tolerances
from autograder.lesson.resources import told
from autograder.marking.lesson_run import Job, mark_lesson
from autograder.marking.repairs import Explain as Explain
from autograder.record.conditions import SIMULATED, not_installed
from autograder.record.diff import Change
from autograder.record.progress import Ended, Planned, Progress, silent
from autograder.record.schema import Record
from autograder.record.store import GRADESCOPE, RESULTS, RunFolder
from autograder.render.csv.changes import changes_csv
from autograder.render.csv.grades import grades_csv
from autograder.sandbox import available
from autograder.sandbox.choice import LEAST, IsolationProblem, choose
from autograder.submission.class_folder import handed_in, is_handed_in, misplaced, student_folders
from autograder.worker.machine import REAL

NO_CUDA = (
    "PyTorch finds no CUDA device here. Leave out `--device cuda`: the simulated device marks the same programs, "
    "on any machine"
)
DRIVER_SECONDS = 120.0  # until PyTorch has looked for a CUDA device
SHOWN = 200  # of long lists, so many entries are kept for the summary

NOT_ON_CUDA = (
    "programs that use this machine's own CUDA device cannot be isolated: its driver needs what isolation takes away. "
    "Leave out `--device cuda`: the simulated device marks the same programs, isolated. With programs that you trust, "
    "go on with `--device cuda --min-tier 0`"
)


@dataclass
class ClassRun:
    """What a run over a class gave. The records themselves are on disk and read when they are asked for.

    Attributes:
        seed: the run's seed.
        folder: where everything is.
        students: by lesson, those with a record of this run, sorted.
        stems: each student's file name.
        missing: (student, lesson) pairs without a submission.
        misplaced: (student, file) pairs: files of those that lie where no lesson looks for them.
        reused: how many records of an earlier run were taken over.
        unreadable, grader_errors, look_at: (student, lesson) pairs.
        not_installed: how many submissions import each module that is not installed here.
        changes: against the records that this run replaced, the first of them.
        changed: how many there are in all.
        left_over: by lesson, how many records are there of students that are not in the class any more.
        goes_on: whether it goes on with a run that was stopped.
    """

    seed: int
    folder: RunFolder
    students: dict[str, list[str]]
    stems: dict[str, str]
    missing: list[tuple[str, str]] = field(default_factory=list)
    misplaced: list[tuple[str, str]] = field(default_factory=list)
    reused: int = 0
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    grader_errors: list[tuple[str, str]] = field(default_factory=list)
    look_at: list[tuple[str, str]] = field(default_factory=list)
    not_installed: Counter[str] = field(default_factory=Counter)
    changes: list[Change] = field(default_factory=list)
    changed: int = 0
    left_over: dict[str, int] = field(default_factory=dict)
    goes_on: bool = False

    @property
    def changes_nothing(self) -> bool:
        """Whether a finished run was only looked at again: its `changes.csv` then stays."""
        everything = sum(map(len, self.students.values()))
        return not self.goes_on and self.reused == everything and (self.out / "changes.csv").exists()

    @property
    def out(self) -> Path:
        """Where everything is."""
        return self.folder.out

    @property
    def records(self) -> Iterator[Record]:
        """All records of this run, read one after another."""
        return (found for lesson in sorted(self.students) for found in self.of_lesson(lesson))

    def of_lesson(self, lesson: str) -> Iterator[Record]:
        """The records of one lesson, by student."""
        return self.folder.records(lesson, (self.stems[student] for student in self.students.get(lesson, ())))


def grade(
    course: Course,
    submitted: Path,
    lessons: list[str],
    out: Path,
    data: Mapping[str, Found],
    *,
    workers: int,
    seed: int | None,
    fresh: bool = False,
    device: str = SIMULATED,
    min_level: int = LEAST,
    explain: Explain = Explain.NONE,
    keep: bool = True,
    progress: Progress = silent,
) -> ClassRun:
    """Mark all submissions of some lessons and write everything under `out`.

    A run that was stopped, however it was, goes on with the same command: records of the same submission, lesson,
    kit and seed are taken over.

    Args:
        course: where the lessons are.
        submitted: a folder `<student>/<lesson>/<file>`.
        lessons: names of lessons; those without any submission are left out.
        out: where records, CSV and the rest go.
        data: where the lessons' resources are, by name.
        workers: how many submissions at once.
        seed: the seed, or None to draw one (or keep the one of the run that `out` holds).
        fresh: mark again what was marked before.
        device: on which CUDA device programs that want one run: "simulated" or "cuda", the machine's own.
        min_level: how strictly programs have to be isolated at least.
        explain: how long is looked for the change that mends a wrong program.
        keep: whether what the course's own programs show is kept on disk, and taken from there.
        progress: is told how far it is, from several threads.

    Raises:
        UsageProblem: nothing to mark.
        IsolationProblem: this machine isolates less than `min_level`.
        FolderInUse: another run is writing to `out`.
        OSError: `out` cannot be written.
    """
    students = list_students(submitted)
    if device == REAL and not has_cuda():
        raise UsageProblem(NO_CUDA)
    plan = {name: [one for one in students if is_handed_in(submitted, one, name)] for name in lessons}
    present = {name: found for name, found in plan.items() if found}
    if not present:
        raise UsageProblem(_nothing_found(submitted, lessons, students))
    level = level_for(device, min_level)
    folder = RunFolder(out)
    remove_abandoned()
    with folder.mine():
        stems = file_stems(students)
        before = _before(folder)
        seed = _begin(
            folder,
            before,
            present,
            stems,
            seed,
            fresh,
            {"data": told(data), "device": device} | {"isolation": available().words(level)},
            course.lessons,
        )
        run = ClassRun(seed, folder, present, stems, goes_on=before.get("finished") is False)
        run.missing = [(one, name) for name, found in present.items() for one in students if one not in set(found)]
        without = dict.fromkeys(student for student, _ in run.missing)
        run.misplaced = [(student, name) for student in without for name in misplaced(submitted, student)]
        progress(Planned(sum(map(len, present.values())), tuple(present)))
        job = Job(folder, seed, stems, data, device, level, workers, explain, progress, keep)
        tasks_of = {name: _task_names(course, name) for name in {*course.lessons, *present}}
        for name, found in present.items():
            others = {other: tasks for other, tasks in tasks_of.items() if other != name}
            work = [handed_in(submitted, student, name, tasks_of[name], others) for student in found]
            for ended in mark_lesson(course, name, work, job):
                write_gradescope(folder, ended.record, stems[ended.record.student])
                _note(run, ended)
        _finish(run)
    return run


def _before(folder: RunFolder) -> dict[str, Any]:
    """What `run.json` says of the run before; empty where there was none."""
    found = read_json(folder.out / "run.json")
    return found if isinstance(found, dict) else {}


def _begin(
    folder: RunFolder,
    before: dict[str, Any],
    present: dict[str, list[str]],
    stems: dict[str, str],
    asked: int | None,
    fresh: bool,
    facts: dict[str, str],
    lessons: list[str],
) -> int:
    """Settle the seed, write `run.json`, and with `fresh` take the old records out of the results.

    The run's lessons are listed as in `lessons`, the course's; those of another course come after them.
    """
    path = folder.out / "run.json"
    if before.get("finished") is not False:
        folder.forget_replaced()
    known = before.get("seed") if type(before.get("seed")) is int else None
    # A run with --fresh that was stopped goes on with the same command too; only a finished one is done anew.
    goes_on = not fresh or (before.get("fresh") is True and before.get("finished") is False and asked in (None, known))
    seed = asked if asked is not None else known if goes_on and known is not None else secrets.randbelow(2**31)
    if not goes_on:
        write_json(path, {**before, "seed": known if known is not None else seed, "fresh": False, "finished": False})
        for name, students in present.items():
            folder.set_aside(name, (stems[student] for student in students))
    marked = {*present, *_with_records(folder)}
    write_json(
        path,
        {
            "kit": __version__,
            "seed": seed,
            "lessons": [*(name for name in lessons if name in marked), *sorted(marked - {*lessons})],
            **facts,
            "fresh": fresh,
            "finished": False,
        },
    )
    return seed


def _with_records(folder: RunFolder) -> list[str]:
    """Lessons of which there are records."""
    return sorted({path.parent.name for path in (folder.out / RESULTS).glob("*/*.json")})


def _task_names(course: Course, lesson: str) -> frozenset[str]:
    try:
        return frozenset(course.load(lesson).tasks)
    except Exception:  # a lesson that is broken is told of where it is marked
        return frozenset()


def _note(run: ClassRun, ended: Ended) -> None:
    found = ended.record
    run.reused += ended.reused
    pair = (found.student, found.lesson)
    if found.outcome == Outcome.GRADER_ERROR:
        run.grader_errors.append(pair)
    elif found.outcome == Outcome.UNGRADABLE:
        run.unreadable.append(pair)
    if found.look_at:
        run.look_at.append(pair)
    run.not_installed.update(not_installed(found))


def _finish(run: ClassRun) -> None:
    """Write what is made from the records, and say in `run.json` that the run is finished."""
    folder = run.folder
    for lesson, students in run.students.items():
        _remove_doubles(run, lesson, students)
    write_whole(run.out / "grades.csv", grades_csv(_all_records(run)).encode("utf-8", "backslashreplace"))
    if not run.changes_nothing:
        text = changes_csv(_noted(run, folder.changes()))
        write_whole(run.out / "changes.csv", text.encode("utf-8", "backslashreplace"))
    versions = {"python": platform.python_version(), "torch": torch_version()}
    said = {**versions, "missing": run.missing, "tolerances": tolerances(), "finished": True}
    write_json(run.out / "run.json", {**read_json(run.out / "run.json"), **said})
    folder.forget_replaced()


def _noted(run: ClassRun, changes: Iterator[Change]) -> Iterator[Change]:
    """The same changes, counted, and the first of them kept for the summary."""
    for change in changes:
        run.changed += 1
        if len(run.changes) < SHOWN:
            run.changes.append(change)
        yield change


def _remove_doubles(run: ClassRun, lesson: str, students: list[str]) -> None:
    """A student's record may lie under another file name, from when nobody else was called almost the same."""
    for stem in run.folder.others(lesson, (run.stems[student] for student in students)):
        found = run.folder.read(lesson, stem)
        if found is not None and found.student in run.stems:
            run.folder.path(RESULTS, lesson, stem).unlink()
            run.folder.path(GRADESCOPE, lesson, stem).unlink(missing_ok=True)
        else:
            run.left_over[lesson] = run.left_over.get(lesson, 0) + 1


def _all_records(run: ClassRun) -> Iterator[Record]:
    """The records of this run, and those of other lessons that earlier runs left here."""
    yield from run.records
    for lesson in _with_records(run.folder):
        if lesson not in run.students:
            yield from run.folder.records(lesson, run.folder.others(lesson, ()))


def level_for(device: str, min_level: int) -> int:
    """The level for programs that use this device.

    Raises:
        IsolationProblem: it would be below `min_level`.
    """
    if device != REAL:
        return choose(min_level)
    if min_level > 0:
        raise IsolationProblem(NOT_ON_CUDA)
    return 0


def has_cuda() -> bool:
    """Whether PyTorch finds a CUDA device; asked in a process of its own, since a process that woke the driver
    cannot be forked."""
    question = "import sys, torch; sys.exit(0 if torch.cuda.is_available() else 1)"
    command = [sys.executable, "-c", question]
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=DRIVER_SECONDS).returncode == 0
    except subprocess.TimeoutExpired:  # a driver that does not answer is no device to mark on
        return False


def list_students(submitted: Path) -> list[str]:
    """The students' folders in a folder of submissions.

    Raises:
        UsageProblem: there is no such folder.
    """
    if not submitted.is_dir():
        raise UsageProblem(no_folder(submitted, CLASS_FOLDER))
    return student_folders(submitted)


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
        "there may be one folder too many or too few above the students. What a platform lets you download is put into "
        "this form by `autograder collect`"
    )


def lessons_to_mark(course: Course, asked: str | None) -> list[str]:
    """The lesson asked for, or all of the course.

    Raises:
        CourseProblem: there is no such lesson.
    """
    if asked is None:
        return course.lessons
    if asked not in course.lessons:
        raise CourseProblem(no_lesson(asked, course.lessons, course.root / "exercises"))
    return [asked]
