"""A student's own check of a file against the practice key, with what to mend first: `autograder check`."""

import contextlib
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.text import Text

from autograder.core.errors import UsageProblem
from autograder.core.sentences import did_you_mean, no_task
from autograder.judge.result import Outcome, Result
from autograder.lesson import DeclarationError, Lesson
from autograder.lesson.load import load_lesson
from autograder.marking.code_parts import code
from autograder.marking.marker import Marker
from autograder.marking.practice_key import PracticeKey
from autograder.record.of_result import record
from autograder.record.schema import Record
from autograder.render.terminal.student import course_line, messages, student_report
from autograder.render.terminal.verdicts import Told, verdicts
from autograder.runner.local_fork import local_launcher
from autograder.student.hints import LEVELS, next_hint
from autograder.student.lessons import lesson_folders
from autograder.student.state import remember, remembered
from autograder.student.watch import Early, follow
from autograder.submission.submission import read_single_file
from autograder.submission.tasks import code_of


def check_paths(paths: list[Path], tasks: list[str] | None, everything: bool, out: Console) -> int:
    """Check files and show the results.

    Returns:
        0 where everything is right (or is decided only when it is marked), else 1.
    """
    good = True
    for path in find_files(paths or [Path()]):
        with _checking(path) as (_, check), verdicts(out) as told:
            found = check(tasks, told)
        _show(path, found, everything, out)
        if tasks is None:
            remember(found)
        good = good and _good(found)
    if tasks is None:
        out.print(_course())
    return 0 if good else 1


def watch(paths: list[Path], tasks: list[str] | None, everything: bool, out: Console) -> int:
    """Check a file now and whenever it is saved, until the student ends it.

    Returns:
        0 where everything was right in the end, else 1.
    """
    files = find_files(paths or [Path()])
    if len(files) != 1:
        raise UsageProblem(f"--watch follows one file; here are {', '.join(map(str, files))}. Name one")
    path = files[0]
    before: dict[str, str] = {}
    with _checking(path) as (lesson, check):

        def again(early: Early) -> Record:
            # Most saves are about one task: its verdict is not to wait for those that train a network.
            nonlocal before
            now = _codes(path, lesson)
            changed = [name for name, text in now.items() if before and before.get(name) != text]
            before = now
            if tasks is None and 0 < len(changed) <= FEW:
                early(check(changed, None))
            return check(tasks, None)

        found = follow(path, again, everything, _course if tasks is None else None, out)
    return 0 if found is not None and _good(found) else 1


def hint(task: str, paths: list[Path], out: Console) -> int:
    """Show the next hint for one task.

    Returns:
        0 where the task needs none, else 1.
    """
    files = find_files(paths or [Path()])
    owners = [path for path in files if task in _lesson_of(path)[0].tasks]
    if not owners:
        raise UsageProblem(no_task(task, (name for path in files for name in _lesson_of(path)[0].tasks)))
    with _checking(owners[0]) as (_, check):
        given = next_hint(check([task], None), owners[0])
    out.print(f"{task}: hint {given.level} of {LEVELS}" if given.level else task, style="bold")
    out.print(given.text, markup=False, highlight=False)
    if 0 < given.level < LEVELS:
        out.print("The same command says more.", style="dim")
    return 1 if given.level else 0


def find_files(paths: list[Path]) -> list[Path]:
    """The submissions among paths: files as they are, folders by the lesson files in them.

    Raises:
        UsageProblem: there is none.
    """
    found = []
    known = lesson_folders()
    for path in paths:
        if path.is_file():
            if path.suffix not in (".py", ".ipynb"):
                raise UsageProblem(f"{path} is neither a .py file nor a notebook")
            found.append(path)
        elif path.is_dir():
            here = [path / f"{name}{ending}" for name in known for ending in (".ipynb", ".py")]
            own = [file for file in here if file.is_file()]
            if not own:
                names = ", ".join(f"{name}.py" for name in known) or "no lesson at all"
                raise UsageProblem(f"no exercise in {path.resolve()}: looked for {names} and notebooks of these names")
            found += own
        else:
            raise UsageProblem(_nothing_there(path))
    return found


def _nothing_there(path: Path) -> str:
    beside = [one.name for one in path.parent.iterdir()] if path.parent.is_dir() else []
    advice = "Give your .py file or notebook, or the folder that it lies in"
    return f"there is no file or folder {path}. {advice}{did_you_mean(path.name, beside)}"


def _course() -> Text:
    return course_line(lesson_names(), remembered())


def lesson_names() -> list[str]:
    """The lessons that can be found from here, in the order of the course."""
    orders = {}
    for name, folder in lesson_folders().items():
        with contextlib.suppress(DeclarationError):
            orders[name] = load_lesson(folder).order
    return sorted(orders, key=lambda name: (orders[name], name))


FEW = 2  # changed tasks that are checked before all others


def _codes(path: Path, lesson: Lesson) -> dict[str, str]:
    """The code of each task in a file; empty where it cannot be read."""
    names = frozenset(lesson.tasks)
    program = read_single_file(path, "you", lesson.name, names).program
    return {} if program is None else {name: code_of(program, name, names) for name in lesson.tasks}


Check = Callable[[list[str] | None, Told | None], Record]


@contextmanager
def _checking(path: Path) -> Iterator[tuple[Lesson, Check]]:
    """The lesson of this file, and something that checks it again and again, with torch loaded once."""
    lesson, folder = _lesson_of(path)
    own = local_launcher(lesson, folder)
    marker = Marker(lesson, PracticeKey(lesson, folder), own)
    names = frozenset(lesson.tasks)

    def check(tasks: list[str] | None, told: Told | None) -> Record:
        unknown = [name for name in tasks or [] if name not in lesson.tasks]
        if unknown:
            raise UsageProblem(no_task(unknown[0], lesson.tasks))
        submission = read_single_file(path, "you", lesson.name, names)
        if tasks is None:
            result = marker.mark(submission, None, told, fast_first_result=told is not None)
        else:  # with what they call: a mistake there is not theirs
            result = marker.mark(submission, _with_called(lesson, tasks), _told_of(tasks, told))
            result = _only(result, tasks)
        return record(result, code(submission))

    try:
        yield lesson, check
    finally:
        own.close()


def _with_called(lesson: Lesson, names: Iterable[str]) -> set[str]:
    """Tasks, and all those that they call, directly or not."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += lesson.tasks[name].calls
    return found


def _told_of(names: Collection[str], told: Told | None) -> Told | None:
    if told is None:
        return None
    return lambda found: told(found) if found.name in names else None


def _only(result: Result, names: Collection[str]) -> Result:
    """A result without the tasks that were not asked for."""
    return replace(
        result,
        tasks=tuple(task for task in result.tasks if task.name in names),
        manual=tuple(task for task in result.manual if task.name in names),
    )


def _lesson_of(path: Path) -> tuple[Lesson, Path]:
    """The lesson that a file is for: by its name, else by the folder it lies in."""
    folders = lesson_folders()
    beside = path.resolve().parent
    if (beside / "checks.py").is_file():
        folders[beside.name] = beside
    for name in (path.stem, beside.name):
        if name in folders:
            return load_lesson(folders[name]), folders[name]
    known = ", ".join(folders) or "the lessons (none was found)"
    raise UsageProblem(
        f"{path.name} belongs to no lesson: name it after one of {known}{did_you_mean(path.stem, folders)}"
    )


def _show(path: Path, found: Record, everything: bool, out: Console) -> None:
    out.print(f"\n{found.lesson}: {path}", style="bold")
    out.print(student_report(found, everything=everything, width=out.width if out.is_terminal else 0))
    if not everything and len(messages(found)) > 1:
        out.print("`autograder check --all` shows everything; `autograder hint TASK` helps step by step.", style="dim")
    sys.stdout.flush()


def _good(found: Record) -> bool:
    return not found.problem and all(task.outcome in (Outcome.PASSED, Outcome.ANSWERED) for task in found.tasks)
