"""The check inside a notebook or a running program, `check("a_task")`: a verdict on what is defined there right now.

One file, since a cell's check and the sum at the end look at one namespace.
"""

import contextlib
import inspect
import linecache
import sys
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any

from msgspec import structs

from autograder import __version__
from autograder.core.language import noted, tr
from autograder.core.language_choice import choose_language
from autograder.core.tempdirs import temporary_folder
from autograder.course.layout import PACKAGED, CourseProblem, find_course
from autograder.judge.diagnose import MatchedMistakes, diagnose
from autograder.judge.result import ManualTask, Result, TaskResult
from autograder.judge.verdicts import Case, judge
from autograder.lesson import Draws, Lesson, Task
from autograder.lesson.draws import generators_kept
from autograder.lesson.load import load_lesson
from autograder.lesson.resources import sample_places
from autograder.marking.expected import Expected
from autograder.marking.practice_key import SEED, PracticeKey
from autograder.record.of_result import record, task_record
from autograder.record.schema import CodePart, Record
from autograder.render.html.card import card, card_text, summary_card, summary_text
from autograder.student.left_out import leave_out_pictures
from autograder.student.nbgrader_answers import compared, is_nbgrader, points_in_nbgrader
from autograder.submission.program import Program, Unit, syntax_problem
from autograder.submission.tasks import ATTEMPTED, UNTOUCHED, Attempt, attempts, called_names, code_of
from autograder.wire.observation import Observation, Observations
from autograder.worker.execute import Student
from autograder.worker.load import first_step
from autograder.worker.machine import machine_with
from autograder.worker.report import observe as observe_probe

if TYPE_CHECKING:
    from autograder.student.notebook_places import Places

# By task: what it rested on, and what `check` said.
_LAST: dict[str, tuple[dict[str, Any], TaskResult]] = {}
HAND_IN = noted(
    "Restart the kernel and run all cells once more, so that the notebook is what you think it is. Save it (Ctrl-S) "
    "and hand in the file `{file}`, under this name. With nbgrader that is `Submit` in the list of assignments."
)


def open_notebook() -> None:
    """Do what has to be done before the cells below `from autograder import check`, outside of a notebook too."""
    choose_language()
    shell = _shell()
    if shell is not None:
        leave_out_pictures(shell)


def check(task: str) -> float:
    """Check one task of the lesson as it is defined in this notebook, show the verdict, return the points.

    Args:
        task: the name of the task.

    Returns:
        the points that a program can give here. A question whose answer is only compared when the work is marked
        gives 0 here, other than inside nbgrader, see `autograder.student.nbgrader_answers`.
    """
    namespace = _callers_namespace()
    lesson, expected = _lesson_of(task)
    result = compared(lesson, check_namespace(lesson, expected, task, namespace), namespace)
    _LAST[task] = _depends_on(task, namespace), result
    found = _record(lesson, [result], namespace)
    shown = _Changing()
    shown.show(card_text(found), card(found))
    if _in_ipython() and not is_nbgrader():
        _add_place(lesson, result, _program(namespace), found, shown)
    return points_in_nbgrader(result)


def _add_place(lesson: Lesson, result: TaskResult, program: Program, found: Record, shown: "_Changing") -> None:
    """Have the card show the place of a mistake, too, when that is found."""

    def better(now: TaskResult) -> None:
        card_now = structs.replace(found, tasks=(task_record(now),))
        shown.show(card_text(card_now), card(card_now))
        before, last = _LAST.get(result.name, ({}, None))
        if last is result:
            _LAST[result.name] = before, now

    folder = next(folder for known, folder in _loaded() if known.name == lesson.name)
    _places().look(lesson, folder, program, result, better)


def check_all() -> None:
    """Check every task of the lesson as it is defined in this notebook, and show what is left to do and to hand in.

    What `check` has said about a task stands where nothing that the task uses was defined anew since then.
    """
    namespace = _callers_namespace()
    lesson, expected = _lesson_in(namespace)
    shown = _Changing()
    results = []
    for task in lesson.tasks.values():
        if not task.manual:
            shown.say(tr("checking {task} ...", task=task.name))
            known = _last(task.name, namespace)
            results.append(known or check_namespace(lesson, expected, task.name, namespace))
    found = _record(lesson, results, namespace)
    advice = tr(HAND_IN, file=f"{lesson.name}.ipynb")
    shown.show(summary_text(found, advice), summary_card(found, advice))


def _last(task: str, namespace: dict[str, Any]) -> TaskResult | None:
    """The last verdict on a task, if it is about exactly what is defined now."""
    before, result = _LAST.get(task, ({}, None))
    now = _depends_on(task, namespace)
    same = before.keys() == now.keys() and all(before[name] is now[name] for name in now)
    return result if same and now else None


def _depends_on(task: str, namespace: dict[str, Any]) -> dict[str, Any]:
    """The objects that a task's definition uses, itself among them."""
    names = called_names(_program(namespace), task) | {task}
    return {name: namespace[name] for name in names if name in namespace}


def _record(lesson: Lesson, results: list[TaskResult], namespace: dict[str, Any]) -> Record:
    """What the cards show: a record of what is defined now, which is no file and nobody's in particular."""
    manual = tuple(
        ManualTask(task.name, task.points, task.lecture, "") for task in lesson.tasks.values() if task.manual
    )
    result = Result("you", lesson.name, __version__, SEED, None, "", tuple(results), manual=manual)
    return record(result, (CodePart(unit.file, None, unit.source) for unit in _program(namespace).units))


def check_namespace(lesson: Lesson, expected: Expected, task: str, namespace: dict[str, Any]) -> TaskResult:
    """The verdict on one task of the definitions in a namespace."""
    data = sample_places(lesson.resources)  # on which the key was recorded
    program = _program(namespace)
    sources = {unit.label: unit.source for unit in program.units}
    places = _compiled_as(sources)
    found = attempts(program, lesson.tasks)
    attempt = _attempt(task, namespace, program, places) or found[task]
    if attempt.status != ATTEMPTED and task in namespace and attempt.status != UNTOUCHED:
        attempt = Attempt(ATTEMPTED)
    found[task] = attempt
    seen = Observations(names=frozenset(name for name in namespace if isinstance(name, str)))
    if attempt.status == ATTEMPTED:
        _load_trainings()
        with generators_kept(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # they would stand above the verdict, and are none
            for name, probe in lesson.tasks[task].probes.items():
                given = Draws(expected.seed, name, 0, temporary_folder(), data)
                with machine_with(probe.device):
                    report = observe_probe(probe, Student(namespace), given, {**sources, **places.sources})
                failure = places.named(report["failure"])
                shown = report["values"], failure, report["seconds"], report["signature"], tuple(report["absent"])
                seen.probes[name] = [Observation(*shown)]
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


@lru_cache(maxsize=1)
def _load_trainings() -> None:
    """Load what the first training of a process loads, which is not to count as a student's time.

    Where modules were just installed that takes longer than a probe may; a time limit would leave them half loaded.
    """
    with generators_kept():
        first_step()


def _diagnoser(
    expected: Expected, seen: Observations, program: Program, tasks: Iterable[str]
) -> Callable[[Task], MatchedMistakes]:
    def name_mistakes(task: Task) -> MatchedMistakes:
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
        units = [Unit(text, f"In [{number}]") for text, number in sources if syntax_problem(text) is None]
        return Program(tuple(units))
    path = namespace.get("__file__")
    if isinstance(path, str) and Path(path).is_file():
        text = Path(path).read_text(encoding="utf-8", errors="replace")
        if syntax_problem(text) is None:
            return Program((Unit(text, path),))
    return Program(())


@dataclass(frozen=True)
class _Places:
    """Cells under the file names that IPython compiles them with, since tracebacks know only these.

    Attributes:
        sources: text by file name.
        labels: the cell by file name.
    """

    sources: dict[str, str]
    labels: dict[str, str]

    def named(self, failure: dict[str, Any] | None) -> dict[str, Any] | None:
        """The failure, placed in the cell as the notebook shows it."""
        if failure is None:
            return None
        frames = [[self.labels.get(unit, unit), line, function] for unit, line, function in failure["frames"]]
        return {**failure, "unit": self.labels.get(failure.get("unit") or "", failure.get("unit")), "frames": frames}


def _attempt(task: str, namespace: dict[str, Any], program: Program, places: _Places) -> Attempt | None:
    """What the cell that defined a task says about it; None where that cell is not known.

    A notebook's cells are run in any order, so the last one that has the name need not be the one that counts.
    """
    thing = namespace.get(task)
    parts = vars(thing).values() if isinstance(thing, type) else (thing,)
    names = [part.__code__.co_filename for part in parts if isinstance(part, FunctionType)]
    label = places.labels.get(names[0]) if names else None
    units = tuple(unit for unit in program.units if unit.label == label)
    return attempts(Program(units), [task])[task] if units else None


def _compiled_as(sources: dict[str, str]) -> _Places:
    cells = {text.rstrip(): label for label, text in sources.items()}  # of the same text twice, the later one
    found = {}
    for name, entry in list(linecache.cache.items()):
        text = "".join(entry[2]).rstrip() if len(entry) == 4 else ""
        if text in cells:
            found[name] = cells[text]
    return _Places({name: sources[label] for name, label in found.items()}, found)


@lru_cache(maxsize=1)
def _places() -> "Places":
    from autograder.student.notebook_places import Places  # after the verdict

    return Places()


@lru_cache(maxsize=1)
def _lessons() -> dict[str, Path]:
    """Folders of the lessons that can be found from here: this folder's, the course's, the package's."""
    here = Path.cwd()
    folders: list[Path] = [here] if (here / "checks.py").is_file() else []
    folders += sorted(here.glob("*/"))  # where `bring` puts a lesson
    with contextlib.suppress(CourseProblem):
        folders += sorted((find_course(solutions=False).root / "exercises").glob("*/"))
    if PACKAGED.is_dir():
        folders += sorted(PACKAGED.iterdir())
    found: dict[str, Path] = {}
    for folder in folders:
        if (folder / "checks.py").is_file():
            found.setdefault(folder.name, folder)
    return found


@lru_cache(maxsize=1)
def _loaded() -> list[tuple[Lesson, Path]]:
    loaded = [(load_lesson(folder), folder) for folder in _lessons().values()]
    # Lessons may share the name of a task: in a folder that is called like a lesson, that lesson's is meant.
    here = Path.cwd().name
    return sorted(loaded, key=lambda pair: (pair[0].name != here, pair[0].order))


@lru_cache(maxsize=8)
def _key(name: str) -> PracticeKey:
    lesson, folder = next(pair for pair in _loaded() if pair[0].name == name)
    return PracticeKey(lesson, folder)


def _lesson_of(task: str) -> tuple[Lesson, Expected]:
    for lesson, _ in _loaded():
        if task in lesson.tasks:
            return lesson, _key(lesson.name)
    known = ", ".join(name for lesson, _ in _loaded() for name in lesson.tasks)
    raise ValueError(
        tr(
            "there is no task called {task!r}; there are: {tasks}",
            task=task,
            tasks=known or tr("none (the lessons were not found)"),
        )
    )


def _lesson_in(namespace: dict[str, Any]) -> tuple[Lesson, Expected]:
    """The lesson that most of the names defined here belong to."""
    counts = {lesson.name: sum(task in namespace for task in lesson.tasks) for lesson, _ in _loaded()}
    best = max(counts, key=lambda name: counts[name], default="")
    if not counts.get(best):
        raise ValueError(tr("no task of a lesson is defined here yet: run the cells above this one first"))
    return next(lesson for lesson, _ in _loaded() if lesson.name == best), _key(best)


class _Changing:
    """One output of a cell that can be replaced while the cell is running; plain text outside of a notebook."""

    def __init__(self) -> None:
        self._handle: Any = None

    def say(self, text: str) -> None:
        """Show a line for now; outside of a notebook nothing is shown before the end."""
        if _in_ipython():
            self._replace({"text/plain": text})

    def show(self, text: str, html: str) -> None:
        """Show the final output."""
        if _in_ipython():
            self._replace({"text/plain": text, "text/html": html})
        else:
            print(text)

    def _replace(self, data: dict[str, str]) -> None:
        from IPython.display import display

        if self._handle is None:
            self._handle = display(data, raw=True, display_id=True)  # type: ignore[no-untyped-call]
        else:
            self._handle.update(data, raw=True)


def _in_ipython() -> bool:
    return _shell() is not None


def _shell() -> Any:
    """IPython's shell, None outside of it; IPython itself is loaded by nobody but who is in it."""
    ipython = sys.modules.get("IPython")
    return None if ipython is None else ipython.get_ipython()
