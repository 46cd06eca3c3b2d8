"""Drawn calls of a student's function: their arguments, in groups, and the words for them in messages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from autograder.core.language import tr
from autograder.lesson import DeclarationError, Draws, Tolerance
from autograder.lesson.declare import ProbeFunction
from autograder.pytorch.scenarios.scenario import Points

DrawCases = Callable[[Draws], Iterable[Any]]


@dataclass(frozen=True)
class Cases:
    """One group of calls, whose results one check compares.

    Attributes:
        draw: gives the arguments of each call, a tuple or a single one. A generator may change a model between two
            calls.
        tolerance: of the results; the scenario's where None.
    """

    draw: DrawCases
    tolerance: Tolerance | None = None


GroupsOfCases = DrawCases | Mapping[str, DrawCases | Cases]


@dataclass(frozen=True)
class Function:
    """A function that a task asks for, with the names of its arguments."""

    name: str
    arguments: Sequence[str]

    @property
    def call(self) -> str:
        """The call as text: "softmax(scores)"."""
        return f"{self.name}({', '.join(self.arguments)})"

    def drawn(self, given: Draws, cases: Cases) -> Iterator[tuple[Any, ...]]:
        """The arguments of each call in turn.

        Raises:
            DeclarationError: there are not as many as there are names for, or there is no call.
        """
        arguments = None
        for case in cases.draw(given):
            arguments = case if isinstance(case, tuple) else (case,)
            if len(arguments) != len(self.arguments):
                raise DeclarationError(
                    tr(
                        "{name}: a case has {given} arguments, and `arguments=` names {named}; give a tuple with one "
                        "for each name",
                        name=self.name,
                        given=len(arguments),
                        named=len(self.arguments),
                    )
                )
            yield arguments
        if arguments is None:
            raise DeclarationError(
                tr("{name}: a function of `cases=` drew no case; let it give one at least", name=self.name)
            )

    def told(self, arguments: Sequence[Any]) -> str:
        """One call for people: numbers, texts and few parameters of a model as they are, else the shapes of tensors."""
        named = zip(self.arguments, arguments, strict=True)
        written = [repr(value) if type(value) in PLAIN else name for name, value in named]
        shapes = [str(tuple(value.shape)) for value in arguments if isinstance(value, torch.Tensor | np.ndarray)]
        different = list(dict.fromkeys(shapes))
        call = f"{self.name}({', '.join(written)})"
        if len(arguments) == 1 and isinstance(arguments[0], torch.nn.Module):
            return tr("{call} for {parameters}", call=call, parameters=_parameters_of(arguments[0]))
        if not different:
            return call
        if len(different) == 1:
            return tr("{call} for the shape {shape}", call=call, shape=different[0])
        return tr("{call} for the shapes {shapes}", call=call, shapes=tr(" and ").join(different))


PLAIN = (int, float, str)
SHOWN = 6  # shapes of parameters
FEW = 4  # numbers in all parameters: as many can be tried by hand


def _parameters_of(module: torch.nn.Module) -> str:
    parameters = list(module.parameters())
    if 0 < sum(parameter.numel() for parameter in parameters) <= FEW:
        return tr("the parameters {values}", values=tr(" and ").join(_written(one.tolist()) for one in parameters))
    shapes = [str(tuple(parameter.shape)) for parameter in parameters]
    more = ", …" if len(shapes) > SHOWN else ""
    return (
        tr("parameters of the shapes {shapes}", shapes=", ".join(shapes[:SHOWN]) + more)
        if shapes
        else tr("no parameters")
    )


def _written(numbers: Any) -> str:
    return f"[{', '.join(map(_written, numbers))}]" if isinstance(numbers, list) else f"{numbers:.4g}"


def groups(task: str, cases: GroupsOfCases, points: Points) -> dict[str, Cases]:
    """The groups of cases by the names of their checks; one alone is "values".

    Raises:
        DeclarationError: there is none, or one has no points.
    """
    given = cases if isinstance(cases, Mapping) else {"values": cases}
    found = {part: one if isinstance(one, Cases) else Cases(one) for part, one in given.items()}
    if not found:
        raise DeclarationError(tr("{task}: there are no cases; give `cases=` a function that draws some", task=task))
    for part in found:
        if part not in points:
            raise DeclarationError(
                tr('{task}: the cases "{part}" have no points; add "{part}" to `points=`', task=task, part=part)
            )
    return found


def in_other_words(part: str, first: str) -> str:
    """The sentence of a check of a group of cases, where the lesson has none of its own."""
    if part == first:
        return tr("The results are right.")
    return tr("The results are right for {part} too.", part=part.replace("_", " "))


def numbered(calls: Sequence[str]) -> list[str]:
    """Calls in words, with a number where two are written alike."""
    return [
        call if calls.count(call) == 1 else tr("{call}, call {number}", call=call, number=place)
        for place, call in enumerate(calls, 1)
    ]


def probe_called(name: str, function: ProbeFunction) -> ProbeFunction:
    """The function under the name that its probe gets."""
    function.__name__ = name
    return function
