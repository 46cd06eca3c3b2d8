"""A student's own check of a file against the practice key, with what to mend first: `autograder check`."""

import contextlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.text import Text

from autograder.core.errors import UsageProblem
from autograder.core.language import tr
from autograder.core.sentences import did_you_mean, no_task
from autograder.judge.result import Outcome
from autograder.lesson import Lesson
from autograder.marking.later import SECONDS
from autograder.record.schema import Record
from autograder.render.terminal.place import found_place
from autograder.render.terminal.points import course_line
from autograder.render.terminal.student import messages, student_report
from autograder.render.terminal.verdicts import verdicts
from autograder.runner.patience import Patience
from autograder.student.checker import Checker, checker_of, lesson_of
from autograder.student.hints import LEVELS, next_hint
from autograder.student.job import Early
from autograder.student.lessons import lesson_names
from autograder.student.state import remember, remembered
from autograder.student.watch import follow
from autograder.submission.submission import read_single_file
from autograder.submission.tasks import code_of


def check_paths(paths: list[Path], tasks: list[str] | None, everything: bool, out: Console) -> int:
    """Check files and show the results.

    Returns:
        0 where everything is right (or is decided only when it is marked), else 1.
    """
    good = True
    for path in find_files(paths or [Path()]):
        with checker_of(path) as checker:
            with verdicts(out) as told:
                found = checker.check(tasks, told)
            _show(path, found, everything, out)
            if tasks is None:
                remember(found)
            _show_places(checker, found, everything, out)
        good = good and is_good(found)
    if tasks is None:
        out.print(_course())
    return 0 if good else 1


def watch(paths: list[Path], tasks: list[str] | None, everything: bool, out: Console) -> int:
    """Check a file now and whenever it is saved, until the student ends it.

    Returns:
        0 where everything was right in the end, else 1.
    """
    path = only_file(paths)
    before: dict[str, str] = {}
    with checker_of(path) as checker:

        def again(early: Early) -> Record:
            # Most saves are about one task: its verdict is not to wait for those that train a network.
            nonlocal before
            now = _codes(path, checker.lesson)
            changed = [name for name, text in now.items() if before and before.get(name) != text]
            before = now
            if tasks is None and 0 < len(changed) <= FEW:
                early(checker.check(changed, None))
            return checker.check(tasks, None)

        def explain(found: Record, chosen: str, say: Early, patience: Patience) -> None:
            names = [one.task.name for one in messages(found)]
            for name in sorted(dict.fromkeys(names), key=lambda name: name != chosen):
                patience.begin(SECONDS)
                found = checker.explained(found, name, patience)
                say(found)

        found = follow(path, again, explain, everything, _course if tasks is None else None, out)
    return 0 if found is not None and is_good(found) else 1


def only_file(paths: list[Path]) -> Path:
    """The one submission among paths, to be watched.

    Raises:
        UsageProblem: there is none, or more than one.
    """
    files = find_files(paths or [Path()])
    if len(files) != 1:
        raise UsageProblem(tr("--watch follows one file; here are {files}. Name one", files=", ".join(map(str, files))))
    return files[0]


def hint(task: str, paths: list[Path], out: Console) -> int:
    """Show the next hint for one task.

    Returns:
        0 where the task needs none, else 1.
    """
    files = find_files(paths or [Path()])
    owners = [path for path in files if task in lesson_of(path)[0].tasks]
    if not owners:
        raise UsageProblem(no_task(task, (name for path in files for name in lesson_of(path)[0].tasks)))
    with checker_of(owners[0]) as checker:
        found = checker.check([task], None)
        with _looking_for_the_place(out):
            found = checker.explained(found, task, Patience(SECONDS))
        given = next_hint(found, owners[0])
    out.print(
        tr("{task}: hint {level} of {levels}", task=task, level=given.level, levels=LEVELS) if given.level else task,
        style="bold",
    )
    out.print(given.text, markup=False, highlight=False)
    if 0 < given.level < LEVELS:
        out.print(tr("The same command says more."), style="dim")
    return 1 if given.level else 0


def find_files(paths: list[Path]) -> list[Path]:
    """The submissions among paths: files as they are, folders by the lesson files in them.

    Raises:
        UsageProblem: there is none.
    """
    found = []
    known = lesson_names()
    for path in paths:
        if path.is_file():
            if path.suffix not in (".py", ".ipynb"):
                raise UsageProblem(tr("{path} is neither a .py file nor a notebook", path=path))
            found.append(path)
        elif path.is_dir():
            here = [path / f"{name}{ending}" for name in known for ending in (".ipynb", ".py")]
            own = [file for file in here if file.is_file()]
            if not own:
                names = ", ".join(f"{name}.py" for name in known) or tr("no lesson at all")
                raise UsageProblem(
                    tr(
                        "no exercise in {folder}: looked for {files} and notebooks of these names",
                        folder=path.resolve(),
                        files=names,
                    )
                )
            found += own
        else:
            raise UsageProblem(_nothing_there(path))
    return found


def _nothing_there(path: Path) -> str:
    beside = [one.name for one in path.parent.iterdir()] if path.parent.is_dir() else []
    return tr(
        "there is no file or folder {path}. Give your .py file or notebook, or the folder that it lies in"
        "{did_you_mean}",
        path=path,
        did_you_mean=did_you_mean(path.name, beside),
    )


def _course() -> Text:
    return course_line(lesson_names(), remembered())


FEW = 2  # changed tasks that are checked before all others


def _codes(path: Path, lesson: Lesson) -> dict[str, str]:
    """The code of each task in a file; empty where it cannot be read."""
    names = frozenset(lesson.tasks)
    program = read_single_file(path, "you", lesson.name, names).program
    return {} if program is None else {name: code_of(program, name, names) for name in lesson.tasks}


def _show(path: Path, found: Record, everything: bool, out: Console) -> None:
    out.print(f"\n{found.lesson}: {path}", style="bold")
    out.print(student_report(found, everything=everything, width=out.width if out.is_terminal else 0))
    if not everything and len(messages(found)) > 1:
        out.print(
            tr("`autograder check --all` shows everything; `autograder hint TASK` helps step by step."), style="dim"
        )
    sys.stdout.flush()


def _show_places(checker: Checker, found: Record, everything: bool, out: Console) -> None:
    """Look for the place of what was shown in full, and tell it where it is found. Ctrl-C ends that, and no more."""
    names = [one.task.name for one in messages(found) if one.story is not None]
    for name in dict.fromkeys(names if everything else names[:1]):
        before = found
        with _looking_for_the_place(out):
            found = checker.explained(found, name, Patience(SECONDS))
        told = found_place(before, found, name)
        if told is not None:
            out.print(told)
            out.file.flush()


@contextmanager
def _looking_for_the_place(out: Console) -> Iterator[None]:
    with contextlib.suppress(KeyboardInterrupt):
        if out.is_terminal:
            with out.status(tr("looking for the line (Ctrl-C ends that)")):
                yield
        else:
            yield


def is_good(found: Record) -> bool:
    """Whether nothing is left to mend: everything is right, or is decided when it is marked."""
    return not found.problem and all(task.outcome in (Outcome.PASSED, Outcome.ANSWERED) for task in found.tasks)
