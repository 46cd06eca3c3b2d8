"""`check("train_step")` in a notebook or a running program: a verdict on what is defined there right now."""

import contextlib
import inspect
import os
import sys
from collections.abc import Callable, Iterable
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from autograder import __version__
from autograder.course import PACKAGED, CourseProblem, find_course
from autograder.engine.folders import temporary_folder
from autograder.engine.session import Observation, Observations
from autograder.judge.diagnose import Recognised, diagnose
from autograder.judge.judge import Case, judge
from autograder.judge.outcome import CheckResult, Outcome, TaskResult
from autograder.lesson import Given, Lesson, Task
from autograder.lesson.given import generators_kept
from autograder.marking import Expected
from autograder.observe.execute import Student
from autograder.observe.job import observe as observe_probe
from autograder.observe.load import load_lesson
from autograder.observe.machine import machine_with
from autograder.practice import ENVIRONMENT, PracticeKey
from autograder.reading.attempts import ATTEMPTED, UNTOUCHED, Attempt, attempts, code_of
from autograder.reading.program import Program, Unit, syntax_problem
from autograder.render.text import points


def check(task: str) -> float:
    """Check one task of the lesson as it is defined in this notebook, show the verdict, return the points.

    Args:
        task: the name of the task, such as "train_step".

    Returns:
        the points that a program can give here. A question whose answer is only compared when the work is marked
        gives 0 here.
    """
    namespace = _callers_namespace()
    lesson, expected = _lesson_of(task)
    result = check_namespace(lesson, expected, task, namespace)
    _show(result)
    return result.score or 0.0


def check_namespace(lesson: Lesson, expected: Expected, task: str, namespace: dict[str, Any]) -> TaskResult:
    """The verdict on one task of the definitions in a namespace."""
    os.environ.update(ENVIRONMENT)  # the key was recorded on the packaged sample
    program = _program(namespace)
    found = attempts(program, lesson.tasks)
    attempt = found[task]
    if attempt.status != ATTEMPTED and task in namespace and attempt.status != UNTOUCHED:
        attempt = Attempt(ATTEMPTED)
    found[task] = attempt
    seen = Observations(names=frozenset(name for name in namespace if isinstance(name, str)))
    if attempt.status == ATTEMPTED and not lesson.tasks[task].keyed:
        sources = {unit.label: unit.source for unit in program.units}
        with generators_kept():
            for name, probe in lesson.tasks[task].probes.items():
                given = Given(expected.seed, name, 0, temporary_folder())
                with machine_with(probe.device):
                    report = observe_probe(probe, Student(namespace), given, sources)
                seen.probes[name] = [Observation(report["values"], report["failure"], report["seconds"])]
    case = Case(
        lesson,
        program,
        found,
        seen,
        expected.observations(),
        None,
        _diagnoser(expected, seen, program, lesson.tasks),
        True,
    )
    return judge(case, [task])[0]


def _diagnoser(
    expected: Expected, seen: Observations, program: Program, tasks: Iterable[str]
) -> Callable[[Task], Recognised]:
    def name_mistakes(task: Task) -> Recognised:
        observed = {name: runs[0] for name, runs in seen.probes.items()}
        code = code_of(program, task.name, tasks)
        return diagnose(task, expected.fingerprints(task.name), observed, expected.observations(), code)

    return name_mistakes


def _callers_namespace() -> dict[str, Any]:
    frame = inspect.currentframe()
    while frame is not None and frame.f_globals.get("__name__", "").startswith("autograder"):
        frame = frame.f_back
    return frame.f_globals if frame is not None else sys.modules["__main__"].__dict__


def _program(namespace: dict[str, Any]) -> Program:
    """The cells that were run so far in IPython, or the running file: for places and untouched stubs."""
    cells = namespace.get("In")
    if isinstance(cells, list):
        sources = [(text, number) for number, text in enumerate(cells) if isinstance(text, str) and text.strip()]
        units = [Unit(text, "In", number) for text, number in sources if syntax_problem(text) is None]
        return Program(tuple(units))
    path = namespace.get("__file__")
    if isinstance(path, str) and Path(path).is_file():
        text = Path(path).read_text(encoding="utf-8", errors="replace")
        if syntax_problem(text) is None:
            return Program((Unit(text, path),))
    return Program(())


@lru_cache(maxsize=1)
def _lessons() -> dict[str, Path]:
    """Folders of the lessons that can be found from here: this folder's, the course's, the package's."""
    here = Path.cwd()
    folders: list[Path] = [here] if (here / "checks.py").is_file() else []
    with contextlib.suppress(CourseProblem):
        folders += sorted((find_course(solutions=False).root / "exercises").iterdir())
    if PACKAGED.is_dir():
        folders += sorted(PACKAGED.iterdir())
    found: dict[str, Path] = {}
    for folder in folders:
        if (folder / "checks.py").is_file():
            found.setdefault(folder.name, folder)
    return found


@lru_cache(maxsize=1)
def _loaded() -> list[tuple[Lesson, Path]]:
    return [(load_lesson(folder), folder) for folder in _lessons().values()]


@lru_cache(maxsize=8)
def _key(name: str) -> PracticeKey:
    lesson, folder = next(pair for pair in _loaded() if pair[0].name == name)
    return PracticeKey(lesson, folder)


def _lesson_of(task: str) -> tuple[Lesson, Expected]:
    for lesson, _ in _loaded():
        if task in lesson.tasks:
            return lesson, _key(lesson.name)
    known = ", ".join(name for lesson, _ in _loaded() for name in lesson.tasks)
    raise ValueError(f"there is no task called {task!r}; there are: {known or 'none (the lessons were not found)'}")


def _show(result: TaskResult) -> None:
    print_text = as_text(result)
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ImportError:
        print(print_text)
        return
    if get_ipython() is None:
        print(print_text)
        return
    display({"text/plain": print_text, "text/html": as_html(result)}, raw=True)  # type: ignore[no-untyped-call]


_SIGNS = {"passed": "✓", "failed": "✗", "not_attempted": "·", "blocked": "↑", "answered": "•"}


def as_text(result: TaskResult) -> str:
    """The verdict as plain text."""
    lines = [f"{result.name}: {_score(result)}"]
    for one in result.checks:
        lines.append(f" {_SIGNS.get(one.outcome, '!')} {one.sentence}")
        lines += [f"     {line}" for line in _details(one)]
    return "\n".join(lines)


def _details(one: CheckResult) -> list[str]:
    if one.outcome is Outcome.PASSED:
        return [one.remark] if one.remark else []
    named = one.diagnosis
    lines = [named.title] if named else []
    lines += one.message.split("\n")
    if named:
        lines += [f"Why: {named.why}", f"Mend: {named.fix}", f"Lecture: {named.lecture}"]
    return lines


def _score(result: TaskResult) -> str:
    if result.outcome is Outcome.ANSWERED:
        return f"answered (up to {points(result.max_score)} points when it is marked)"
    return f"{points(result.score)} of {points(result.max_score)} points"


def as_html(result: TaskResult) -> str:
    """The verdict as HTML that takes its colours from the notebook's theme."""
    rows = []
    for one in result.checks:
        details = "".join(f"<div style='margin-left:1.6em'>{escape(line)}</div>" for line in _details(one))
        colour = {"passed": "#2e9e44", "failed": "#d64545"}.get(str(one.outcome), "#b58900")
        sign = _SIGNS.get(one.outcome, "!")
        rows.append(
            f"<div><span style='color:{colour};font-weight:bold'>{sign}</span> {escape(one.sentence)}</div>{details}"
        )
    return (
        f"<div data-torchgrade='{escape(__version__)}' style='border-left:4px solid currentColor;padding-left:.8em'>"
        f"<div style='font-weight:bold'>{escape(result.name)}: {escape(_score(result))}</div>{''.join(rows)}</div>"
    )
