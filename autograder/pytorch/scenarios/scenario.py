"""A scenario for one task: the checks that it offers, and which of them a lesson gives points."""

import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from autograder.core.language import tr
from autograder.lesson.declare import CheckFunction, DeclarationError, Probe, ProbeFunction, Task


@dataclass(frozen=True)
class Award:
    """The points of one check, with the lesson's own words for it.

    Attributes:
        points: what it is worth.
        name: of the check, in records; the scenario's name for it where empty.
        sentence: what the student reads; the scenario's where empty.
    """

    points: float
    name: str = ""
    sentence: str = ""


Points = Mapping[str, float | Award]


class Scenario:
    """Probes and checks for a task, of which only what has points is declared.

    scenario = Scenario(task, points)
    scenario.offer("values", values, same_values, "It gives the right values.")
    scenario.offer("input", input_afterwards, unchanged, "Its input is left alone.", supporting=True)
    scenario.complete()
    """

    def __init__(self, task: Task, points: Points) -> None:
        """
        Args:
            task: whose probes and checks they are.
            points: by the scenario's names of its checks.
        """
        self.task = task
        self._awards = {part: one if isinstance(one, Award) else Award(one) for part, one in points.items()}
        self._probes: dict[ProbeFunction, Probe] = {}
        self._offered: dict[str, str] = {}

    def __contains__(self, part: str) -> bool:
        """Whether a check has points."""
        return part in self._awards

    def explain(self, probe: ProbeFunction, **options: Any) -> Probe:
        """Declare a probe, once; by itself it only tells mistakes apart."""
        if probe not in self._probes:
            self._probes[probe] = self.task.probe(probe, **options)
        return self._probes[probe]

    def offer(
        self,
        part: str,
        probe: ProbeFunction,
        check: CheckFunction,
        sentence: str,
        *,
        after: Iterable[str] = (),
        supporting: bool = False,
        beside: Iterable[str] = (),
        options: Mapping[str, Any] | None = None,
    ) -> None:
        """Declare a check and its probe, if the check has points.

        Args:
            part: the scenario's name of the check, and the check's own unless the lesson gives it another.
            probe: what it looks at; several checks may share one.
            check: what it claims.
            sentence: what the student reads unless the lesson says it in its own words.
            after: parts without which it says nothing.
            supporting: see `autograder.lesson.declare.Check`.
            beside: parts of which one has to hold for it to count, where not any will do; it may be offered later.
            options: of the probe, see `Task.probe`.
        """
        award = self._awards.get(part)
        self._offered[part] = (award.name if award else "") or part
        if award is None:
            return
        declared = self.explain(probe, **(options or {}))
        declared_check = named(check, self._offered[part], award.sentence or sentence)
        waits = [named(check, self._offered[one], "") for one in after if one in self._awards]
        counted = [self._awards[one].name or one for one in beside if one in self._awards]
        self.task.check(declared, points=award.points, after=waits, supporting=supporting, beside=counted)(
            declared_check
        )

    def complete(self) -> None:
        """Say that all is offered, and put the checks in the order of the lesson's points.

        Raises:
            DeclarationError: points were given to a check that there is not.
        """
        unknown = sorted(self._awards.keys() - self._offered.keys())
        if unknown:
            raise DeclarationError(
                tr(
                    "{name}: this scenario has no check {unknown}; there are: {known}",
                    name=self.task.name,
                    unknown=", ".join(map(repr, unknown)),
                    known=", ".join(self._offered),
                )
            )
        names = [self._offered[part] for part in self._awards]
        mine = {name: self.task.checks.pop(name) for name in names}
        while mine:  # one that waits for others comes after them
            name = next(name for name, check in mine.items() if not mine.keys() & {*check.after})
            self.task.checks[name] = mine.pop(name)


def named(check: Callable[..., Any], name: str, sentence: str) -> Callable[..., Any]:
    """A check under another name, with the sentence that the student reads."""

    @functools.wraps(check)
    def declared(*args: Any, **kwargs: Any) -> Any:
        return check(*args, **kwargs)

    declared.__name__, declared.__doc__ = name, sentence
    return declared
