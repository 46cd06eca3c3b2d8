"""The scenario of a function that gives a number, an index or a text, or several: the right ones, of the right kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
import torch

from autograder.core.kinds import kind_in_words
from autograder.core.language import noted, tr
from autograder.lesson import FLOAT32, Claims, Close, DeclarationError, Equal, Holds, Shows, Task, Tolerance, Unusable
from autograder.lesson.claims import Claim
from autograder.lesson.declare import CheckFunction, ProbeFunction
from autograder.pytorch.scenarios.calls import (
    Cases,
    Function,
    GroupsOfCases,
    groups,
    in_other_words,
    numbered,
    probe_called,
)
from autograder.pytorch.scenarios.kinds import no_number, plain_numbers, whole_numbers
from autograder.pytorch.scenarios.scenario import Points, Scenario
from autograder.pytorch.values import as_whole_number, unusable

Kind = Literal["number", "number or tensor", "whole number", "text"]

# As `as_whole_number` has them.
_RIGHT = {
    "number": ("number", "whole"),
    "number or tensor": ("number", "whole", "tensor"),
    "whole number": ("whole",),
    "text": ("str",),
}
EXACT = Tolerance(0.0, 0.0)


def number_function(
    task: Task,
    *,
    arguments: Sequence[str],
    cases: GroupsOfCases,
    points: Points,
    kind: Kind = "number",
    what: str = "the result",
    parts: Sequence[str] = (),
    tolerance: Tolerance = FLOAT32,
) -> None:
    """Declare the probes and checks of a function that gives one number or one text, or several in a tuple.

    Checks: one for each group of cases ("values" where there is only one), whatever a number is wrapped in, and
    "kind": each result is of the right kind; "number or tensor" accepts a tensor without a graph, with a remark.

    Args:
        task: the function.
        arguments: the names of its arguments, for messages.
        cases: draws the arguments, see `Cases`; or several groups of them by the names of their checks.
        points: of each check.
        kind: of the result. Whole numbers and texts are compared exactly.
        what: the result in words, as in "the profit".
        parts: for a function that gives a tuple, what each of its numbers is, such as ["slope", "intercept"]. All
            are of one kind.
        tolerance: of numbers; `EXACT` for an index.

    Raises:
        DeclarationError: these contradict one another; the text says what to change.
    """
    if kind not in _RIGHT:
        raise DeclarationError(
            tr(
                "{name}: there is no kind {kind!r}; there are: {kinds}",
                name=task.name,
                kind=kind,
                kinds=get_args(Kind),
            )
        )
    scenario = Scenario(task, points)
    kinds = groups(task.name, cases, points)
    usual = EXACT if kind in ("whole number", "text") else tolerance
    if "kind" in kinds:
        raise DeclarationError(
            tr('{name}: "kind" is a check of its own; give these cases another name', name=task.name)
        )
    if len(parts) == 1:
        raise DeclarationError(
            tr(
                "{name}: `parts=` names {parts!r} alone; leave it out where there is one number",
                name=task.name,
                parts=parts[0],
            )
        )
    function = _NumberFunction(task.name, arguments, kind, what, "kind" in points, tuple(parts))
    first = next(iter(kinds))
    probes = {part: function.results(part, one) for part, one in kinds.items()}
    for part, one in kinds.items():
        scenario.offer(part, probes[part], function.same_results(one.tolerance or usual), in_other_words(part, first))
    scenario.offer("kind", probes[first], function.right_kind, tr(PLAIN_RESULT[kind]), supporting=True)
    scenario.complete()


def _state(argument: Any) -> Any:
    """Of a tensor its numbers; of a module how each parameter is trained."""
    if isinstance(argument, torch.nn.Module):
        return [(one.requires_grad, one.dtype, one.shape) for one in argument.parameters()]
    return argument.detach().clone() if isinstance(argument, torch.Tensor) else None


PLAIN_RESULT: dict[Kind, str] = {
    "number": noted("The result is a plain number."),
    "number or tensor": noted("The result is a plain number."),
    "whole number": noted("The result is a plain whole number."),
    "text": noted("The result is a plain text."),
}


@dataclass(frozen=True)
class _NumberFunction(Function):
    kind: Kind
    what: str
    judged: bool  # whether there are points for the kind
    parts: tuple[str, ...]

    def results(self, name: str, cases: Cases) -> ProbeFunction:
        def results(student: Any, given: Any) -> Shows:
            calls: list[str] = []
            found: list[dict[str, Any]] = []
            changed: list[str] = []
            for arguments in self.drawn(given, cases):
                told = self.told(arguments)
                calls += [tr("the {part} of {call}", part=part, call=told) for part in self.parts] or [told]
                before = list(map(_state, arguments))
                returned = getattr(student, self.name)(*arguments)
                changed += self._changed(arguments, before)
                found += map(self._result, self._parts_of(returned) if self.parts else [returned])
            signature = {"results": list(map(self._telling, found)), "changed": sorted(set(changed))}
            return Shows({"calls": numbered(calls), "results": found, "changed": changed}, signature=signature)

        return probe_called(name, results)

    def same_results(self, tolerance: Tolerance) -> CheckFunction:
        def same_results(seen: Any, expected: Any) -> Claims:
            return [
                self._same(call, found, wanted, tolerance)
                for call, found, wanted in zip(expected.calls, seen.results, expected.results, strict=True)
            ]

        return same_results

    def right_kind(self, seen: Any, expected: Any) -> Claims:
        left_alone = Holds(
            tr("what it was given"),
            not seen.changed,
            tr("as it was before"),
            tr(" and ").join(dict.fromkeys(seen.changed)),
        )
        match self.kind:
            case "whole number":
                kinds = whole_numbers(self.what, seen.results, expected.results)
            case "text":
                kinds = [self._text(self.what, one) for one in seen.results]
            case _:
                accepted = self.kind == "number or tensor"
                kinds = plain_numbers(self.what, seen.results, expected.results, tensors=accepted)
        return [*(kinds if isinstance(kinds, list | tuple) else [kinds]), left_alone]

    def _changed(self, arguments: tuple[Any, ...], before: list[Any]) -> list[str]:
        """What a call has changed of its arguments, in words; gradients that are not recorded any more are again."""
        found = []
        for name, argument, was in zip(self.arguments, arguments, before, strict=True):
            now = _state(argument)
            if isinstance(argument, torch.nn.Module) and now != was:
                found.append(tr("a {name} that cannot be trained as before", name=name))
            elif isinstance(argument, torch.Tensor) and not (now.shape == was.shape and torch.equal(now, was)):
                found.append(tr("another {name}", name=name))
        if not torch.is_grad_enabled():
            found.append(tr("recording of gradients switched off"))
            torch.set_grad_enabled(True)
        return found

    def _parts_of(self, returned: Any) -> list[Any]:
        """The parts of what was returned.

        Raises:
            Unusable: it does not have as many.
        """
        several = isinstance(returned, tuple | list) or (
            isinstance(returned, torch.Tensor | np.ndarray) and returned.ndim > 0
        )
        if several and len(returned) == len(self.parts):
            return list(returned)
        wanted = tr("the tuple ({parts})", parts=", ".join(self.parts))
        if several:
            given = len(returned)
            text = tr("{call} gave {given} things; {needed} is needed", call=self.call, given=given, needed=wanted)
            raise Unusable(text, returned=True)
        raise unusable(returned, self.call, wanted, returned=True)

    def _result(self, returned: Any) -> dict[str, Any]:
        if self.kind == "text":
            known = isinstance(returned, str)
            return {"value": str(returned) if known else None, "kind": "str" if known else type(returned).__name__}
        return as_whole_number(returned)

    def _telling(self, found: Mapping[str, Any]) -> dict[str, Any]:
        """A result as far as it tells mistakes apart: all right kinds are one, and so are tensors with and without a
        graph."""
        kind, right = found["kind"], _RIGHT[self.kind]
        if kind in right or (not self.judged and found["value"] is not None):
            kind = right[0]
        return {"value": found["value"], "kind": "graph" if kind == "tensor" else str(kind)}

    def _same(self, call: str, found: Mapping[str, Any], wanted: Mapping[str, Any], tolerance: Tolerance) -> Claim:
        if self.kind == "text":
            odd = self._text(call, found) if found["value"] is None else None
        else:
            odd = no_number(call, [found])
        if odd is not None:
            return odd
        if tolerance == EXACT:
            return Equal(call, found["value"], wanted["value"])
        return Close(call, found["value"], wanted["value"], tolerance)

    def _text(self, what: str, found: Mapping[str, Any]) -> Holds:
        return Holds(what, found["kind"] == "str", tr("a text"), kind_in_words(found["kind"]))
