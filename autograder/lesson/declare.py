"""Declarations of a lesson: tasks, their probes and their checks, in one `checks.py`.

    lesson = Lesson("absolute_values", title="Absolute values")
    distance = lesson.task("distance", points=1, lecture="Distances")

    @distance.probe
    def values(student, given):
        return {"y": student.distance(given.normal(5, 3))}

    @distance.check(values, points=1)
    def negative_values_become_positive(seen, expected):
        '''Negative values become positive, the others stay as they are.'''
        return Close("distance(x)", seen.y, expected.y)

A *probe* runs beside the student's code and shows plain data. A *check* runs in the judge: it gets what
was seen, and what the reference gave for the same inputs, each as `Observed`, and returns claims. Its
docstring is the sentence that the student reads.

One file, since tasks, probes and checks are declared through one another; half of it says how.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.core.errors import UsageProblem
from autograder.core.language import tr
from autograder.lesson.claims import Claims
from autograder.lesson.limits import Limits
from autograder.lesson.observed import Shows
from autograder.lesson.plots import Draw
from autograder.lesson.resources import Resource

ProbeFunction = Callable[[Any, Any], Mapping[str, Any] | Shows]
CheckFunction = Callable[[Any, Any], Claims]
FactsFunction = Callable[[Any], Mapping[str, Any]]

DEVICES = ("cpu", "cuda")
LONG = 10.0  # seconds: a probe with this limit or a longer one trains


class DeclarationError(UsageProblem, ValueError):
    """A `checks.py` that contradicts itself. Names the lesson and what to change."""


@dataclass(frozen=True)
class Probe:
    """One scenario in which a student's code is called.

    Attributes:
        name: `<task>.<function>`, unique in the lesson.
        seconds: wall-clock limit.
        attempts: how often it may be run with other seeds when a check asks for more.
        facts: computed on the judge's side only and added to what is expected.
        fingerprint: whether wrong variants are recognised by it (not when it is slow).
        device: what the machine has while the program is loaded and the probe runs: "cpu" for no GPU,
            "cuda" for one, simulated or real.
        answer: whether what it observes is an answer to a question. The reference's is given to no student, so its
            checks judge the answer by itself, or are `keyed`.
        compared: whether checks look at what the reference shows with further seeds; where they look at the facts
            alone, it is run with the first seed only.
    """

    name: str
    task: str
    function: ProbeFunction
    seconds: float
    attempts: int
    facts: FactsFunction | None
    fingerprint: bool
    device: str = "cpu"
    answer: bool = False
    compared: bool = True


@dataclass(frozen=True)
class Check:
    """One thing that is judged, with the points it carries.

    Attributes:
        after: checks without which it says nothing.
        keyed: whether it looks at the reference's answer; a student's own check says "answered" instead.
        supporting: whether a program that does nothing can pass it: it counts only beside a check that holds and is not
            supporting, or beside one of `beside` where these are named.
    """

    name: str
    task: str
    probe: str
    points: float
    sentence: str
    after: tuple[str, ...]
    function: CheckFunction
    keyed: bool = False
    supporting: bool = False
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """A question answered by one of a few letters or words; the key lives with the solutions."""

    options: tuple[str, ...]

    @property
    def listed(self) -> str:
        """The options in quotes, for messages."""
        return ", ".join(f'"{option}"' for option in self.options)

    def read(self, answer: Any) -> str | None:
        """The option that an answer means, whatever its spaces and capital letters; None if it is none."""
        said = answer.strip().lower() if isinstance(answer, str) else None
        return said if said in self.options else None

    def odd(self, answer: Any) -> str:
        """What an answer is that is none of the options, as a clause."""
        if isinstance(answer, list | tuple) and len(answer) == 1 and self.read(answer[0]) is not None:
            return tr('it is "{answer}" in brackets: write it without them', answer=self.read(answer[0]))
        if isinstance(answer, str):
            return tr('it is "{answer}"', answer=answer.strip()[:40])
        return tr("it is no text: write it with quotes")


@dataclass
class Task:
    """A function, class or answer that the student fills in.

    Attributes:
        lecture: the heading of the lecture that explains it.
        calls: earlier tasks of the lesson that the contract lets it call.
        question: it is answered with a value instead of a function or class.
        keyed: the answer is compared with the key only; a student's own check says "answered".
        manual: a person marks it.
        refused: names of the library's functions for the whole of it, where it is done by hand.
        screen: a quick look at what its probes take long for; run only where changes of a wrong program are tried.
    """

    name: str
    points: float
    lecture: str
    calls: tuple[str, ...] = ()
    choice: Choice | None = None
    question: bool = False
    keyed: bool = False
    manual: bool = False
    probes: dict[str, Probe] = field(default_factory=dict)
    checks: dict[str, Check] = field(default_factory=dict)
    drawings: list[tuple[Probe, Draw]] = field(default_factory=list)
    refused: tuple[str, ...] = ()
    screen: Probe | None = None

    @property
    def explaining(self) -> list[Probe]:
        """Probes that take long and serve explanations only: they wait until there is something to explain."""
        used = {check.probe for check in self.checks.values()} | {probe.name for probe, _ in self.drawings}
        return [probe for probe in self.probes.values() if probe.name not in used and probe.seconds >= LONG]

    @property
    def needs_key(self) -> bool:
        """Whether a check of it looks at the reference's answer."""
        return self.keyed or any(check.keyed for check in self.checks.values())

    def probe(
        self,
        function: ProbeFunction | None = None,
        *,
        seconds: float = 5.0,
        attempts: int = 1,
        facts: FactsFunction | None = None,
        fingerprint: bool = True,
        device: str = "cpu",
        answer: bool = False,
        compared: bool = True,
    ) -> Any:
        """Declare a probe; used plain or with options, see `Probe`."""

        def declare(function: ProbeFunction) -> Probe:
            name = f"{self.name}.{function.__name__}"
            if name in self.probes:
                raise DeclarationError(tr("two probes are called {name}; rename one", name=name))
            if device not in DEVICES:
                raise DeclarationError(
                    tr(
                        "{probe}: the device is {device!r}; there are: {devices}",
                        probe=name,
                        device=device,
                        devices=", ".join(DEVICES),
                    )
                )
            kept = (seconds, attempts, facts, fingerprint, device, answer, compared)
            self.probes[name] = Probe(name, self.name, function, *kept)
            return self.probes[name]

        return declare if function is None else declare(function)

    def screened(self, function: ProbeFunction, *, seconds: float = 10.0, device: str = "cpu") -> Probe:
        """Declare the task's screen: what it shows of right programs is compared with what a changed program shows."""
        self.screen = Probe(f"{self.name}.{function.__name__}", self.name, function, seconds, 1, None, True, device)
        return self.screen

    def picture(self, probe: Probe, draw: Draw) -> None:
        """Have a picture drawn of what `probe` sees; see `autograder.lesson.plots`."""
        self.drawings.append((probe, draw))

    def needed_beside(self, check: Check) -> tuple[str, ...]:
        """The checks of which one has to hold for a supporting check to count; empty for another check."""
        if check.beside or not check.supporting:
            return check.beside
        return tuple(one.name for one in self.checks.values() if not one.supporting)

    def check(
        self,
        probe: Probe,
        *,
        points: float,
        after: Iterable[Callable[..., Any]] = (),
        keyed: bool = False,
        supporting: bool = False,
        beside: Iterable[str] = (),
    ) -> Callable[[CheckFunction], CheckFunction]:
        """Declare a check on what `probe` observes.

        Args:
            probe: what it looks at.
            points: what it is worth.
            after: checks without which it says nothing.
            keyed: it is judged only where the work is marked.
            supporting: a program that does nothing can pass it; see `Check`.
            beside: names of the checks of which one has to hold for it to count, where not any will do.
        """

        def declare(function: CheckFunction) -> CheckFunction:
            name = function.__name__
            sentence = inspect.cleandoc(function.__doc__ or "")
            if not sentence:
                raise DeclarationError(
                    tr("check {check} of {task} has no docstring: the student reads it", check=name, task=self.name)
                )
            if name in self.checks:
                raise DeclarationError(
                    tr("two checks of {task} are called {name}; rename one", task=self.name, name=name)
                )
            waits_for = tuple(other.__name__ for other in after)
            support = supporting or bool(beside)
            self.checks[name] = Check(
                name, self.name, probe.name, points, sentence, waits_for, function, keyed, support, tuple(beside)
            )
            return function

        return declare


class Lesson:
    """Everything about a lesson that is no secret.

    Attributes:
        folder: where it was loaded from; None where it was declared in a program.
        digest: of the files in there as they were then.
        texts: its texts in the language that was spoken then, by what they are in English; empty in English.
    """

    def __init__(
        self,
        name: str,
        *,
        title: str,
        order: int = 100,
        files: Iterable[str] = (),
        resources: Iterable[Resource] = (),
        modules: Iterable[str] = (),
        limits: Limits | None = None,
    ) -> None:
        """
        Args:
            name: the name of the lesson's folders and files.
            title: for people.
            order: its place in the course.
            files: data files in the lesson's folder that lie beside a submission while it runs.
            resources: data from outside that its probes use, see `autograder.lesson.resources`.
            modules: what submissions usually import, loaded before the first of them.
            limits: what one submission may use of the machine; the usual limits if None.
        """
        self.name = name
        self.title = title
        self.order = order
        self.files = tuple(files)
        self.resources = tuple(resources)
        self.modules = tuple(modules)
        self.limits = limits or Limits()
        self.folder: Path | None = None
        self.digest = ""
        self.texts: Mapping[str, str] = {}
        self.tasks: dict[str, Task] = {}
        self._verify_names()

    def task(self, name: str, *, points: float, lecture: str, calls: Iterable[str] = ()) -> Task:
        """Declare a function or a class."""
        return self._add(Task(name, points, lecture, calls=tuple(calls)))

    def question(self, name: str, *, points: float, lecture: str, keyed: bool = False) -> Task:
        """Declare a question whose answer is a value; with `keyed` it is compared with the key only."""
        return self._add(Task(name, points, lecture, question=True, keyed=keyed))

    def text(self, name: str, *, points: float, lecture: str) -> Task:
        """Declare a question answered in free text, marked by a person."""
        return self._add(Task(name, points, lecture, manual=True))

    def choice(self, name: str, *, points: float, options: Iterable[str], lecture: str) -> Task:
        """Declare a question answered by one of `options`; its probe and check come with it."""
        task = self._add(Task(name, points, lecture, choice=Choice(tuple(options)), question=True, keyed=True))
        _declare_choice(task)
        return task

    def _verify_names(self) -> None:
        for name in self.files:
            if Path(name).name != name:
                raise DeclarationError(
                    tr(
                        "lesson {lesson}: `files` holds {file!r}; name files in the lesson's own folder, without a "
                        "path",
                        lesson=self.name,
                        file=name,
                    )
                )
        for one in self.resources:
            if not isinstance(one, Resource):
                raise DeclarationError(
                    tr(
                        "lesson {lesson}: `resources` holds {given!r}; import the resource itself and name it there",
                        lesson=self.name,
                        given=one,
                    )
                )

    def _add(self, task: Task) -> Task:
        if task.name in self.tasks:
            raise DeclarationError(
                tr("lesson {lesson} has two tasks called {name}; rename one", lesson=self.name, name=task.name)
            )
        self.tasks[task.name] = task
        return task

    @property
    def probes(self) -> dict[str, Probe]:
        """All probes, by name, in the order of declaration."""
        return {name: probe for task in self.tasks.values() for name, probe in task.probes.items()}

    def probe(self, name: str) -> Probe:
        """A probe by its name, also one that is a task's screen."""
        known = self.probes
        if name in known:
            return known[name]
        return next(task.screen for task in self.tasks.values() if task.screen is not None and task.screen.name == name)

    def verify_declarations(self) -> None:
        """Raise `DeclarationError` unless points add up and every name that is used exists."""
        for task in self.tasks.values():
            if task.manual:
                continue
            total = sum(check.points for check in task.checks.values())
            if abs(total - task.points) > 1e-9:
                raise DeclarationError(
                    tr(
                        "{lesson}: the checks of {task} add up to {total:g} points, the task has {points:g}",
                        lesson=self.name,
                        task=task.name,
                        total=total,
                        points=task.points,
                    )
                )
            if task.checks and not any(
                task.needed_beside(check) or not check.supporting for check in task.checks.values()
            ):
                raise DeclarationError(
                    tr(
                        "{lesson}: every check of {task} is supporting, so none of them could ever count",
                        lesson=self.name,
                        task=task.name,
                    )
                )
            for check in task.checks.values():
                missing = [name for name in (*check.after, *check.beside) if name not in task.checks]
                if missing or check.probe not in task.probes:
                    raise DeclarationError(
                        tr(
                            "{lesson}: check {check} waits for {missing}",
                            lesson=self.name,
                            check=check.name,
                            missing=missing or check.probe,
                        )
                    )
            for name in task.calls:
                if name not in self.tasks:
                    raise DeclarationError(
                        tr(
                            "{lesson}: {task} calls {name}, which is no task",
                            lesson=self.name,
                            task=task.name,
                            name=name,
                        )
                    )


def _declare_choice(task: Task) -> None:
    from autograder.lesson.claims import Holds, Written

    assert task.choice is not None
    choice, options = task.choice, task.choice.options

    def answer(student: Any, given: Any) -> Mapping[str, Any]:
        return {"answer": getattr(student, task.name)}

    def is_the_right_choice(observed: Any, expected: Any) -> Claims:
        got = observed.answer
        said = choice.read(got)
        if said is None:
            return Written(task.name, False, tr("one of {answers}", answers=choice.listed), choice.odd(got))
        return Holds(
            task.name,
            said == expected.answer,
            tr("the other answer") if len(options) == 2 else tr("another answer"),
            f'"{said}"',
        )

    is_the_right_choice.__doc__ = tr("The answer to the question is right.")
    task.check(task.probe(answer), points=task.points)(is_the_right_choice)
