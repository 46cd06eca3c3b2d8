"""The scenario of a function of tensors: values, gradient, dtype, arguments left alone, computed by hand."""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from autograder.core.kinds import kind_in_words
from autograder.core.language import tr
from autograder.core.retelling import retold
from autograder.lesson import (
    FLOAT32,
    FLOAT32_SHORT,
    Claims,
    Close,
    DeclarationError,
    Equal,
    Holds,
    Shows,
    Task,
    Tolerance,
)
from autograder.lesson.claims import Claim
from autograder.lesson.declare import CheckFunction, ProbeFunction
from autograder.pytorch.forbid import all_spellings, plain_name, refusing
from autograder.pytorch.scenarios.calls import (
    Cases,
    Function,
    GroupsOfCases,
    groups,
    in_other_words,
    numbered,
    probe_called,
)
from autograder.pytorch.scenarios.scenario import Points, Scenario
from autograder.pytorch.values import as_number, as_tensor, flat_numbers, spelled_out

OTHER_CHECKS = ("gradient", "dtype", "input", "by_hand")
TRAIN, EVAL = "train", "eval"


def tensor_function(
    task: Task,
    *,
    arguments: Sequence[str],
    cases: GroupsOfCases,
    points: Points,
    loss: bool = False,
    gradient: str = "",
    refused: Sequence[Any] = (),
    tolerance: Tolerance = FLOAT32_SHORT,
) -> None:
    """Declare the probes and checks of a function that takes tensors and gives one.

    Checks: one for each group of cases ("values" where there is only one), and

    - "gradient": with respect to one argument; for a loss also that it has no dimensions;
    - "dtype": the result's dtype is the reference's;
    - "input": the arguments are left as they are; a module, handed over in train and in eval mode, keeps its mode and
      its numbers;
    - "by_hand": the right values while the functions of `refused` refuse.

    These four look at the first group, the gradient and the arguments at its first case.

    Args:
        task: the function.
        arguments: the names of its arguments, for messages.
        cases: draws the arguments, see `Cases`; or several groups of them by the names of their checks.
        points: of each check.
        loss: whether it gives one number. Then only the check of the gradient asks for a tensor without dimensions.
        gradient: the name of the argument that the gradient is taken of; the first where empty.
        refused: functions of PyTorch's that refuse, in whatever spelling, while it is computed by hand.
        tolerance: of values; gradients, which are sums, have `FLOAT32`.

    Raises:
        DeclarationError: these contradict one another; the text says what to change.
    """
    scenario = Scenario(task, points)
    kinds = groups(task.name, cases, points)
    function = _TensorFunction(task.name, arguments, loss)
    _verify(function, kinds, points, gradient, refused)
    first, chosen = next(iter(kinds)), arguments.index(gradient) if gradient else 0
    near = kinds[first].tolerance or tolerance
    probes = {part: function.results(part, one, dtypes="dtype" in points) for part, one in kinds.items()}
    for part, one in kinds.items():
        scenario.offer(part, probes[part], same_results(one.tolerance or tolerance), in_other_words(part, first))
    scenario.offer(
        "gradient",
        function.gradient(kinds[first], chosen),
        function.same_gradient(chosen),
        tr("Gradients flow through it back to `{argument}`.", argument=arguments[chosen]),
    )
    scenario.offer("dtype", probes[first], same_dtypes, tr("The result has the right dtype."), supporting=True)
    scenario.offer(
        "input",
        function.arguments_afterwards(kinds[first]),
        function.same_arguments,
        tr("What it is given is not changed."),
        supporting=True,
    )
    if refused:
        task.refused = tuple(map(plain_name, refused))
        scenario.offer(
            "by_hand",
            function.results("by_hand", kinds[first], refused=all_spellings(refused)),
            same_results(near),
            tr("It is computed by hand, without the library's function for the whole of it."),
            after=[first],
        )
    scenario.complete()


def _verify(
    function: Function, kinds: Mapping[str, Cases], points: Points, gradient: str, refused: Sequence[Any]
) -> None:
    clash = [part for part in kinds if part in OTHER_CHECKS]
    if clash:
        raise DeclarationError(
            tr(
                '{name}: "{clash}" is a check of its own; give these cases another name',
                name=function.name,
                clash=clash[0],
            )
        )
    if gradient and gradient not in function.arguments:
        raise DeclarationError(
            tr(
                '{name}: there is no argument "{gradient}" to take the gradient of; there are: {names}',
                name=function.name,
                gradient=gradient,
                names=", ".join(function.arguments),
            )
        )
    if bool(refused) != ("by_hand" in points):
        raise DeclarationError(
            tr('{name}: `refused=` and points for "by_hand" belong together; give both, or neither', name=function.name)
        )


@dataclass(frozen=True)
class _TensorFunction(Function):
    """Probes of the function, and the checks that need the names of its arguments."""

    loss: bool = False

    def results(
        self, name: str, cases: Cases, *, dtypes: bool = False, refused: Mapping[Any, str] | None = None
    ) -> ProbeFunction:
        def results(student: Any, given: Any) -> Shows:
            calls, found, kinds = [], [], []
            for arguments in self.drawn(given, cases):
                calls.append(self.told(arguments))
                with refusing(refused) if refused else contextlib.nullcontext():
                    returned = getattr(student, self.name)(*arguments)
                found.append(self._result(returned))
                kinds.append(str(getattr(returned, "dtype", type(returned).__name__)).removeprefix("torch."))
            shown = {"results": found, **({"dtypes": kinds} if dtypes else {})}
            return Shows({"calls": numbered(calls), **shown}, signature=shown)

        return probe_called(name, results)

    def gradient(self, cases: Cases, chosen: int) -> ProbeFunction:
        def gradient(student: Any, given: Any) -> Shows:
            arguments = next(self.drawn(given, cases))
            source = arguments[chosen]
            if not isinstance(source, torch.Tensor) or not source.is_floating_point():
                raise DeclarationError(
                    tr(
                        "{name}: in the first case `{argument}` is no tensor of floats, and has no gradient; name "
                        "another argument by `gradient=`",
                        name=self.name,
                        argument=self.arguments[chosen],
                    )
                )
            source.requires_grad_()
            result = as_tensor(getattr(student, self.name)(*arguments), self.call)
            # The sum of results may hide something: probabilities add up to 1 whatever the scores are.
            weights = given.away_from_zero(result.numel()).to(result.dtype).reshape(result.shape)
            total = result.sum() if self.loss else (result * weights).sum()
            flows = torch.autograd.grad(total, source, allow_unused=True)[0] if result.requires_grad else None
            shown = {"gradient": spelled_out(flows), "shape": list(result.shape)}
            dimensions = "some" if result.shape else "none"
            telling = {"gradient": shown["gradient"], **({"dimensions": dimensions} if self.loss else {})}
            return Shows(shown, signature=telling)

        return gradient

    def same_gradient(self, chosen: int) -> CheckFunction:
        def same_gradient(seen: Any, expected: Any) -> Claims:
            what = tr(
                "the gradient of {call} with respect to {argument}", call=self.call, argument=self.arguments[chosen]
            )
            claims: list[Claim] = []
            if self.loss:
                shape = str(tuple(seen.shape))
                claims.append(
                    Holds(
                        tr("the shape of {call}", call=self.call),
                        seen.shape == expected.shape,
                        tr("(), one number"),
                        shape,
                    )
                )
            if seen.gradient is None:
                return [*claims, Holds(what, False, tr("one"), tr("none: the result has no way back to it"))]
            return [*claims, Close(what, seen.gradient, expected.gradient, FLOAT32)]

        return same_gradient

    def arguments_afterwards(self, cases: Cases) -> ProbeFunction:
        def arguments_afterwards(student: Any, given: Any) -> dict[str, Any]:
            arguments = next(self.drawn(given, cases))
            result = self._result(getattr(student, self.name)(*arguments))
            modules = [one for one in arguments if isinstance(one, torch.nn.Module)]
            found: dict[str, list[Any]] = {TRAIN: [], EVAL: []}
            for mode in (TRAIN, EVAL) if modules else ():
                for module in modules:
                    module.train(mode == TRAIN)
                getattr(student, self.name)(*arguments)
                found[mode] = [_module_afterwards(one) if one in modules else None for one in arguments]
            known = [one if isinstance(one, torch.Tensor | np.ndarray | list) else None for one in arguments]
            return {"arguments": known, "result": result, **({"modules": found} if modules else {})}

        return arguments_afterwards

    def same_arguments(self, seen: Any, expected: Any) -> Claims:
        claims: list[Claim] = [
            Equal(tr("{name} after the call", name=name), now, before)
            for name, now, before in zip(self.arguments, seen.arguments, expected.arguments, strict=True)
        ]
        for mode, right in getattr(expected, "modules", {}).items():
            for name, now, before in zip(self.arguments, seen.modules[mode], right, strict=True):
                if before is not None:
                    modes = tr("the mode of {name} after a call with it in {mode} mode", name=name, mode=mode)
                    numbers = tr(
                        "the parameters and buffers of {name} after a call with it in {mode} mode", name=name, mode=mode
                    )
                    claims.append(Equal(modes, now["mode"], before["mode"]))
                    claims.append(Equal(numbers, now["numbers"], before["numbers"]))
        return claims

    def _result(self, returned: Any) -> Any:
        """A tensor; of a loss its numbers, whatever they are wrapped in, or the name of its type where it has none."""
        if not self.loss:
            return spelled_out(as_tensor(returned, self.call))
        known = isinstance(returned, torch.Tensor | np.ndarray) or as_number(returned)["kind"] == "number"
        return flat_numbers(spelled_out(returned)) if known else type(returned).__name__


def _module_afterwards(module: torch.nn.Module) -> dict[str, Any]:
    modes = {part.training for part in module.modules()}
    mode = TRAIN if modes == {True} else EVAL if modes == {False} else tr("train in some parts, eval in others")
    return {"mode": mode, "numbers": [value.clone() for value in module.state_dict().values()]}


def same_results(tolerance: Tolerance) -> CheckFunction:
    """A check that each call gave what the reference gives."""

    def same_results(seen: Any, expected: Any) -> Claims:
        return [
            Holds(call, False, tr("a tensor of one number"), kind_in_words(found))
            if isinstance(found, str)
            else Close(call, found, wanted, tolerance)
            for call, found, wanted in zip(expected.calls, seen.results, expected.results, strict=True)
        ]

    return same_results


def same_dtypes(seen: Any, expected: Any) -> Claims:
    """Each result has the dtype that the reference's has."""
    return [
        Holds(tr("the dtype of {call}", call=retold(call)), found == wanted, str(wanted), str(found))
        for call, found, wanted in zip(expected.calls, seen.dtypes, expected.dtypes, strict=True)
    ]
