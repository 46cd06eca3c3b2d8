"""A run over a class: every submission in a folder, several at once, each record written as soon as it is known.

One file, since a run's beginning, course and end share what `run.json` says of it.
"""

import platform
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from autograder.core.digests import torch_version
from autograder.core.errors import UsageProblem as UsageProblem
from autograder.core.files import file_stems, write_whole
from autograder.core.language import noted, tr, tr_plural
from autograder.core.sentences import no_lesson
from autograder.core.tempdirs import remove_abandoned
from autograder.course.layout import Course, CourseProblem
from autograder.instructor.attempts import Tasks, earlier_ones_count, earlier_work, keeping
from autograder.instructor.choice import Choice, chosen, verify_choice
from autograder.instructor.class_run import ClassRun as ClassRun
from autograder.instructor.class_work import ClassWork, class_work, list_students
from autograder.instructor.marks import write_marks
from autograder.instructor.on_cluster import Mark, OnCluster
from autograder.instructor.run_file import Beginning, begin, end, read_run, with_records
from autograder.judge.result import Outcome
from autograder.lesson import Found
from autograder.lesson.claims import tolerances
from autograder.lesson.resources import told
from autograder.marking.job import Job
from autograder.marking.lesson_run import mark_lessons
from autograder.marking.repairs import Explain as Explain
from autograder.marks.ledger import ledger_of, noted_folder
from autograder.marks.people import people_of
from autograder.marks.times import note_times
from autograder.record.conditions import SIMULATED, not_installed, waits_for_modules
from autograder.record.diff import Change
from autograder.record.progress import Ended, Planned, Progress, silent
from autograder.record.schema import Record
from autograder.record.store import GRADESCOPE, RESULTS, Attempts, RunFolder
from autograder.render.csv.changes import changes_csv
from autograder.sandbox import available
from autograder.sandbox.choice import LEAST, IsolationProblem, choose
from autograder.submission.class_folder import misplaced
from autograder.worker.machine import REAL

NO_CUDA = noted(
    "PyTorch finds no CUDA device here. Leave out `--device cuda`: the simulated device marks the same programs, "
    "on any machine"
)
DRIVER_SECONDS = 120.0  # until PyTorch has looked for a CUDA device
SHOWN = 200  # of long lists, so many entries are kept for the summary
EVERYTHING = Choice()

SIMULATED_ON_CLUSTER = noted(
    "`--device cuda` is this machine's own device, and workers of a cluster have none that the kit knows of: leave out "
    "one of `--device cuda` and `--cluster`"
)
NOT_ON_CUDA = noted(
    "programs that use this machine's own CUDA device cannot be isolated: its driver needs what isolation takes away. "
    "Leave out `--device cuda`: the simulated device marks the same programs, isolated. With programs that you trust, "
    "go on with `--device cuda --min-tier 0`"
)


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
    choice: Choice = EVERYTHING,
    cluster: OnCluster | None = None,
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
        choice: what of the class is to be marked; the records of the others stay as they are.
        cluster: marks the submissions; None for this machine.

    Raises:
        UsageProblem: nothing to mark, or nobody is called as `choice` says; or no worker of the cluster can mark it.
        PeopleProblem: the course's groups cannot be read.
        IsolationProblem: this machine isolates less than `min_level`.
        FolderInUse: another run is writing to `out`.
        OSError: `out` cannot be written.
    """
    folders = list_students(submitted)
    if device == REAL and cluster is not None:
        raise UsageProblem(tr(SIMULATED_ON_CLUSTER))
    if device == REAL and not has_cuda():
        raise UsageProblem(tr(NO_CUDA))
    tasks_of = {name: _task_names(course, name) for name in {*course.lessons, *lessons}}
    handed = class_work(submitted, folders, lessons, tasks_of, people_of(course.root))
    if not handed.lessons:
        raise UsageProblem(_nothing_found(submitted, lessons, folders))
    verify_choice(choice, handed.students, (task for name in handed.lessons for task in tasks_of[name]))
    if choice.tasks and fresh:
        raise UsageProblem(tr("`--fresh` marks whole submissions again: leave it out, or leave out `--task`"))
    level = level_for(device, min_level) if cluster is None else min_level
    folder = RunFolder(out)
    remove_abandoned()
    with folder.mine():
        stems = file_stems(handed.students)
        before = read_run(folder)
        run = _planned(ClassRun(0, folder, {}, stems, goes_on=before.get("finished") is False), handed, choice)
        facts = {"data": told(data), "device": device, "isolation": _isolation(level, cluster)}
        places = {"course": noted_folder(course.root, out), "submitted": noted_folder(submitted, out)}
        beginning = Beginning(run.chosen, stems, seed, fresh, facts, places, course.lessons, choice.key)
        run.seed = begin(folder, before, beginning)
        ledger_of(out)  # what is wrong in the files that marks rest on is told before hours of marking
        progress(Planned({name: len(students) for name, students in run.chosen.items()}))
        job = Job(
            folder=folder,
            stems=stems,
            seed=run.seed,
            data=data,
            device=device,
            level=level,
            explain=explain,
            keep=keep,
            tasks=choice.tasks,
            workers=workers,
            progress=progress,
        )
        work = {}
        for name, students in run.chosen.items():
            of_lesson = handed.of(name)
            work[name] = [of_lesson[student] for student in students]
        counting = [] if choice.tasks else [name for name in work if earlier_ones_count(course.rules, name)]
        for name in counting:
            work[name] = [keeping(one, out, name, stems[one.student]) for one in work[name]]
        mark: Mark = mark_lessons if cluster is None else cluster.mark
        for ended in mark(course, work, job):
            _note(run, ended, handed)
        _mark_earlier(course, run, job, mark, counting, tasks_of)
        _finish(run)
    return run


def _mark_earlier(course: Course, run: ClassRun, job: Job, mark: Mark, lessons: Sequence[str], tasks: Tasks) -> None:
    """Mark what was handed in before the last, where it may count, like the last; only what is not so already."""
    work = {}
    for name in lessons:
        students = {student: run.stems[student] for student in run.chosen[name]}
        work[name] = list(earlier_work(run.out, name, students, tasks))
    if not any(work.values()):
        return
    job.progress(Planned({name: len(run.chosen[name]) + len(work.get(name, ())) for name in run.chosen}))
    for ended in mark(course, work, replace(job, folder=Attempts(run.out))):
        run.attempts += not ended.reused


def _planned(run: ClassRun, handed: ClassWork, choice: Choice) -> ClassRun:
    """The run with what it is to mark, and with what is known of the class before anything is marked."""
    run.words = choice.words
    run.students = {name: list(found.source) for name, found in handed.lessons.items()}
    for name, found in handed.lessons.items():
        if choice.tasks and not choice.tasks & handed.tasks[name]:
            continue
        work = handed.of(name)
        students = chosen(choice, name, work, run.folder, run.stems, partial(handed.known_time, name))
        if students or choice.everything:
            run.chosen[name] = students
        run.conflicts += found.conflicts
        asked = choice.students or handed.students
        run.missing += ((student, name) for student in asked if student not in work)
    without = dict.fromkeys(student for student, _ in run.missing)
    run.misplaced = [
        (student, name) for student in without for name in misplaced(handed.submitted, student, handed.tasks)
    ]
    return run


def _isolation(level: int, cluster: OnCluster | None) -> str:
    if cluster is None:
        return available().words(level)
    return tr("tier {level} or above, as workers of {cluster} offer it", level=level, cluster=cluster.name)


def _task_names(course: Course, lesson: str) -> frozenset[str]:
    try:
        return frozenset(course.load(lesson).tasks)
    except Exception:  # a lesson that is broken is told of where it is marked
        return frozenset()


def _note(run: ClassRun, ended: Ended, handed: ClassWork) -> None:
    found = ended.record
    run.reused += ended.reused
    pair = (found.student, found.lesson)
    if found.outcome == Outcome.GRADER_ERROR:
        (run.for_modules if waits_for_modules(found) else run.grader_errors).append(pair)
    elif found.outcome == Outcome.UNGRADABLE:
        run.unreadable.append(pair)
    if found.look_at:
        run.look_at.append(pair)
    run.not_installed.update(not_installed(found))
    at = None
    try:
        at = handed.handed_in_at(found.lesson, found.student)
    except ValueError as error:
        run.bad_times.append(str(error))
    run.times[found.lesson, found.student] = (found.submission_sha256, at)


def _finish(run: ClassRun) -> None:
    """Write what is made from the records, and say in `run.json` that the run is finished."""
    folder = run.folder
    for lesson, students in run.students.items():
        _remove_doubles(run, lesson, students)
    note_times(run.out, run.times)
    write_marks(run.out, ledger_of(run.out), _all_records(run))
    if not run.changes_nothing:
        text = changes_csv(_noted(run, folder.changes()))
        write_whole(run.out / "changes.csv", text.encode("utf-8", "backslashreplace"))
    versions = {"python": platform.python_version(), "torch": torch_version()}
    end(folder, {**versions, "tolerances": tolerances()}, run.missing, bool(run.words))


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


def _all_records(run: ClassRun) -> Iterator[tuple[str, Record]]:
    """The records of this class, and those of other lessons that earlier runs left here, each with its file's name."""
    for lesson in with_records(run.folder):
        students = run.students.get(lesson)
        stems = run.folder.others(lesson, ()) if students is None else [run.stems[student] for student in students]
        for stem in stems:
            found = run.folder.read(lesson, stem)
            if found is not None:
                yield stem, found


def level_for(device: str, min_level: int) -> int:
    """The level for programs that use this device.

    Raises:
        IsolationProblem: it would be below `min_level`.
    """
    if device != REAL:
        return choose(min_level)
    if min_level > 0:
        raise IsolationProblem(tr(NOT_ON_CUDA))
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


def _nothing_found(submitted: Path, lessons: list[str], students: list[str]) -> str:
    layout = "SUBMITTED/<student>/<lesson>/<lesson>.py or .ipynb"
    inner = [name for name in students if name in lessons]
    if inner:
        return tr(
            "{folder} looks like one student's folder: it holds {lesson} itself. Give the folder above it; "
            "the layout is {layout}",
            folder=submitted,
            lesson=inner[0],
            layout=layout,
        )
    return tr_plural(
        len(lessons),
        "no submission for the lesson {lessons} in {folder} ({folders} folders there). The layout is {layout}; "
        "there may be one folder too many or too few above the students. What a platform lets you "
        "download is put into this form by `autograder collect`",
        "no submission for the lessons {lessons} in {folder} ({folders} folders there). The layout is {layout}; "
        "there may be one folder too many or too few above the students. What a platform lets you "
        "download is put into this form by `autograder collect`",
        lessons=", ".join(lessons),
        folder=submitted,
        folders=len(students),
        layout=layout,
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
