"""The place of a mistake for a notebook's card: looked for in a process beside the kernel while the verdict is read.

The cell has ended by then, so that nothing waits for it: the card that is there gets the place when it is found.
"""

import ast
import atexit
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from autograder.judge.result import Outcome, TaskResult
from autograder.lesson import Lesson
from autograder.marking.later import SECONDS, Later, explained_later
from autograder.marking.marker import Marker
from autograder.marking.practice_key import PracticeKey
from autograder.runner.fork_server import launcher
from autograder.runner.launcher import KitFailure, Launcher
from autograder.runner.patience import Hurried, OutOfTime, Patience
from autograder.submission.parsing import parse
from autograder.submission.program import Program, Unit
from autograder.submission.submission import Submission
from autograder.submission.tasks import reached

MARKING_SECONDS = 30.0  # to see in the other process what the kernel has seen, with its start


class Places:
    """Looks for one place at a time: a check that comes later ends the search of the one before."""

    def __init__(self) -> None:
        self._launchers: dict[str, Launcher] = {}
        self._last: tuple[threading.Thread, Patience] | None = None

    def look(
        self,
        lesson: Lesson,
        folder: Path,
        program: Program,
        result: TaskResult,
        found: Callable[[TaskResult], None],
    ) -> threading.Thread | None:
        """Begin to look for the place of a failed task's mistake.

        Args:
            lesson: whose task it is.
            folder: the lesson's.
            program: the cells.
            result: the task's.
            found: is given the result with the place, in the thread that is returned.
        """
        key = PracticeKey(lesson, folder)
        # Elsewhere than on Linux each job needs a new process, which takes as long as all that there is time for.
        if sys.platform != "linux" or result.outcome is not Outcome.FAILED or not key.allows_repairs(result.name):
            return None
        before, patience = self._last, Patience()

        def run() -> None:
            if before is not None:
                before[1].lose()
                before[0].join()
            try:
                better = _with_place(lesson, key, self._launcher(lesson, folder), program, result, patience)
            except (KitFailure, OutOfTime, OSError):  # the verdict stands
                return
            if better is not None:
                found(better)

        thread = threading.Thread(target=run, daemon=True)
        self._last = thread, patience
        thread.start()
        return thread

    def _launcher(self, lesson: Lesson, folder: Path) -> Launcher:
        if lesson.name not in self._launchers:
            made = self._launchers[lesson.name] = launcher(folder)
            atexit.register(made.close)
        return self._launchers[lesson.name]


def _with_place(
    lesson: Lesson, key: PracticeKey, own: Launcher, program: Program, result: TaskResult, patience: Patience
) -> TaskResult | None:
    later = Later()
    patience.begin(MARKING_SECONDS)
    submission = Submission("", lesson.name, None, only_what_is_used(program, result.name))
    Marker(lesson, key, Hurried(own, patience), repairs=later).mark(submission, [result.name])
    failed = later.failed.get(result.name)
    if failed is None or _outcomes(failed.result) != _outcomes(result):  # what the kernel knows is another program
        return None
    patience.begin(SECONDS)
    return explained_later(replace(failed, result=result), own, patience)


def _outcomes(result: TaskResult) -> list[tuple[str, Outcome]]:
    return [(check.name, check.outcome) for check in result.checks]


def only_what_is_used(program: Program, task: str) -> Program:
    """The cells with what a task's definition uses, each line where it was; what they draw, train or check is left out.

    Args:
        program: all cells.
        task: the name of the task.
    """
    wanted = [(unit, statement) for unit, statement in reached(program, task, frozenset()).values()]
    units = (
        (unit, [*(one for owner, one in wanted if owner is unit), *_whole_modules(unit)]) for unit in program.units
    )
    return Program(tuple(_with_only(unit, statements) for unit, statements in units if statements), program.modules)


def _whole_modules(unit: Unit) -> list[ast.stmt]:
    """Imports of everything, whose names are not known."""
    return [
        one
        for one in parse(unit.source).body
        if isinstance(one, ast.ImportFrom) and any(alias.name == "*" for alias in one.names)
    ]


def _with_only(unit: Unit, statements: list[ast.stmt]) -> Unit:
    kept: set[int] = set()
    for one in statements:
        first = min([one.lineno, *(part.lineno for part in getattr(one, "decorator_list", []))])
        kept.update(range(first, (one.end_lineno or one.lineno) + 1))
    lines = (text if number in kept else "" for number, text in enumerate(unit.source.split("\n"), 1))
    return replace(unit, source="\n".join(lines))
