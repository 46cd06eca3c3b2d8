"""Forgetting, the use case: all that is kept of one student in a course, shown, and deleted if that is asked for."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.core.errors import UsageProblem
from autograder.core.files import read_json
from autograder.core.language import tr
from autograder.core.sentences import CLASS_FOLDER, RUN_FOLDER, did_you_mean, no_folder
from autograder.course.layout import Course
from autograder.instructor.forget.class_traces import traces_in_class
from autograder.instructor.forget.mentions import Mention, mentions
from autograder.instructor.forget.remove import remove_traces
from autograder.instructor.forget.run_traces import traces_in_run
from autograder.instructor.forget.traces import Traces
from autograder.marks.ledger import ledger_of
from autograder.marks.people import People, people_of
from autograder.record.notebook_runs import FOLDER as BOOKS
from autograder.submission.class_folder import student_folders

NO_RUNS_IN = frozenset({"exercises", "solutions", "source", "release", "autograded", "feedback"})
Elsewhere = Callable[[str, str], Sequence[Traces]]


@dataclass(frozen=True)
class Kept:
    """All that is kept of a student.

    Attributes:
        student: who.
        traces: by folder; those in which there is nothing are left out.
        mentions: lines that a person has to change.
        looked_into: all folders.
    """

    student: str
    traces: tuple[Traces, ...]
    mentions: tuple[Mention, ...]
    looked_into: tuple[Path, ...]


def nowhere(student: str, bin_name: str) -> Sequence[Traces]:
    """No other places."""
    return ()


def forget(
    course: Course,
    student: str,
    show: Callable[[Kept], None],
    *,
    runs: Sequence[Path] = (),
    classes: Sequence[Path] = (),
    elsewhere: Elsewhere = nowhere,
    yes: bool = False,
) -> Kept:
    """Show what is kept of a student, and delete it.

    Args:
        course: whose class it is.
        student: as the student's folder is called.
        show: is given what was found before anything is deleted.
        runs: folders of runs; those that lie in the course and in the current folder if none.
        classes: folders of the class, besides those that the runs have marked; `submitted` if neither is given.
        elsewhere: finds traces in other places, such as nbgrader's; is given the student and a name for their bins.
        yes: whether it is deleted.

    Raises:
        UsageProblem: nothing is kept of such a student, or it is the name of a group.
        FolderInUse: a run writes into one of the folders.
        OSError: something cannot be read or deleted.
    """
    people = people_of(course.root)
    _verify_name(student, people)
    places = [_run_folder(run) for run in runs] or sorted(runs_near(course.root))
    usual = [folder for folder in (course.root / "submitted", Path.cwd() / "submitted") if folder.is_dir()]
    folders = _classes(places, classes or ([] if runs else usual))
    bin_name = hashlib.sha256(student.encode("utf-8", "surrogatepass")).hexdigest()[:12]

    def found() -> list[Traces]:
        inside = [traces_in_run(run, student, bin_name) for run in places]
        handed = [traces_in_class(folder, student, people, bin_name) for folder in folders]
        return list(_each_once([*inside, *handed, *elsewhere(student, bin_name)]))

    all_traces = found()
    traces = tuple(one for one in all_traces if one)
    kept = Kept(student, traces, tuple(mentions(course.root, student)), tuple(one.root for one in all_traces))
    if not traces and not kept.mentions:
        raise UsageProblem(_unknown(student, places, folders))
    if not yes:
        show(kept)
        return kept
    for run in places:
        ledger_of(run)  # what the report is made of: better told now than when half is done
    with ExitStack() as held:
        for one in traces:
            held.enter_context(one.hold())
        now = tuple(one for one in found() if one)  # another program may have been at work until now
        show(Kept(student, now, kept.mentions, kept.looked_into))
        remove_traces(now)
    return kept


def _each_once(found: Sequence[Traces]) -> Iterator[Traces]:
    """The same, without what another folder's traces hold already: nbgrader's folder of a class is a class's folder."""
    seen: set[Path] = set()
    for one in found:
        own = tuple(each for each in one.own if _place(each.path) not in seen)
        seen.update(_place(each.path) for each in own)
        yield replace(one, own=own)


def _place(path: Path) -> Path:
    return path.parent.resolve() / path.name


def _verify_name(student: str, people: People) -> None:
    if student in ("", ".", "..") or "/" in student or "\0" in student:
        raise UsageProblem(
            tr("{student!r} is the name of no student's folder: give the name as it stands there", student=student)
        )
    members = {one for students in people.groups.values() for one in students}
    for (_, group), students in people.groups.items():
        if group == student and student not in members:
            raise UsageProblem(
                tr(
                    "{student} is a group, of {members}: what is in its folder is theirs. Name a student",
                    student=student,
                    members=", ".join(students),
                )
            )


def _run_folder(run: Path) -> Path:
    if not run.is_dir():
        raise UsageProblem(no_folder(run, RUN_FOLDER))
    return run


def runs_near(root: Path) -> Iterator[Path]:
    """Folders of runs in the course's folder and in the current one, up to two folders deep."""
    seen = set()
    for start in (root.resolve(), Path.cwd()):
        for folder in _two_deep(start):
            if folder not in seen and _is_run(folder):
                seen.add(folder)
                yield folder


def _two_deep(start: Path) -> Iterator[Path]:
    for first in _folders(start):
        yield first
        if first.name not in NO_RUNS_IN:
            yield from _folders(first)


def _folders(above: Path) -> Iterator[Path]:
    with os.scandir(above) as entries:
        for entry in entries:
            if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False):
                yield Path(entry.path)


def _is_run(folder: Path) -> bool:
    return (folder / "run.json").is_file() or any(folder.glob(f"{BOOKS}/*/marked.json"))


def _classes(runs: Sequence[Path], given: Sequence[Path]) -> list[Path]:
    """The folders of the class: those that are given, and those that the runs have marked."""
    found = {}
    for folder in given:
        if not folder.is_dir():
            raise UsageProblem(no_folder(folder, CLASS_FOLDER))
        found[folder.resolve()] = folder
    for run in runs:
        facts = read_json(run / "run.json")
        noted = facts.get("submitted") if isinstance(facts, dict) else None
        if isinstance(noted, str) and (run / noted).is_dir():
            found.setdefault((run / noted).resolve(), Path(os.path.normpath(run / noted)))
    return list(found.values())


def _unknown(student: str, runs: Sequence[Path], folders: Sequence[Path]) -> str:
    names = {name for folder in folders for name in student_folders(folder)}
    names |= {path.stem for run in runs for path in run.glob("results/*/*.json")}
    looked = ", ".join(str(one) for one in (*runs, *folders))
    if not looked:
        return tr(
            "there is no folder of a run or of a class here: give them with `--out DIR` (that `autograder "
            "grade` wrote) and `--submitted DIR`"
        )
    return tr(
        "nothing is kept of a student called {student!r} in {folders}{did_you_mean}",
        student=student,
        folders=looked,
        did_you_mean=did_you_mean(student, sorted(names)),
    )
