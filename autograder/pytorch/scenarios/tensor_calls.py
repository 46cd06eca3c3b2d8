"""Calls of a function that takes tensors and gives one: probes of them, and checks of what they gave."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from autograder.core.kinds import kind_in_words
from autograder.core.language import tr
from autograder.core.retelling import retold
from autograder.lesson import FLOAT32, Claims, Close, DeclarationError, Equal, Holds, Shows, Tolerance
from autograder.lesson.claims import Claim
from autograder.lesson.declare import CheckFunction, ProbeFunction
from autograder.pytorch.forbid import refusing
from autograder.pytorch.scenarios.calls import Cases, Function, numbered, probe_called
from autograder.pytorch.values import as_number, as_tensor, flat_numbers, spelled_out

TRAIN, EVAL = "train", "eval"


@dataclass(frozen=True)
class TensorFunction(Function):
    """Probes of the function, and the checks that need the names of its arguments."""

    loss: bool = False

    def results(
        self, name: str, cases: Cases, *, dtypes: bool = False, refused: Mapping[Any, str] | None = None
    ) -> ProbeFunction:
        """The probe of what each call gives.

        Args:
            name: of the probe.
            cases: the calls.
            dtypes: whether the dtypes of the results are shown too.
            refused: functions that refuse meanwhile, see `refusing`.
        """

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
        """The probe of the first case's gradient with respect to the argument at place `chosen`; for a loss also of the
        second case's."""

        def gradient(student: Any, given: Any) -> Shows:
            drawn = self.drawn(given, cases)
            shown = gradient_of(student, given, next(drawn))
            dimensions = "some" if shown["shape"] else "none"
            telling = {"gradient": shown["gradient"], **({"dimensions": dimensions} if self.loss else {})}
            second = next(drawn, None) if self.loss else None
            if second is not None and isinstance(second[chosen], torch.Tensor) and second[chosen].is_floating_point():
                shown["second"] = gradient_of(student, given, second)
            return Shows(shown, signature=telling)

        def gradient_of(student: Any, given: Any, arguments: tuple[Any, ...]) -> dict[str, Any]:
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
            result = as_tensor(getattr(student, self.name)(*arguments), self.call, returned=True)
            # The sum of results may hide something: probabilities add up to 1 whatever the scores are.
            weights = given.away_from_zero(result.numel()).to(result.dtype).reshape(result.shape)
            total = result.sum() if self.loss else (result * weights).sum()
            flows = torch.autograd.grad(total, source, allow_unused=True)[0] if result.requires_grad else None
            return {"call": self.told(arguments), "gradient": spelled_out(flows), "shape": list(result.shape)}

        return gradient

    def same_gradient(self, chosen: int) -> CheckFunction:
        """The check of what `gradient` shows."""

        def same_gradient(seen: Any, expected: Any) -> Claims:
            claims = self._same_gradient(
                self.call, chosen, seen.gradient, seen.shape, expected.gradient, expected.shape
            )
            if (wanted := getattr(expected, "second", None)) is not None:
                found = seen.second
                claims += self._same_gradient(
                    wanted["call"], chosen, found["gradient"], found["shape"], wanted["gradient"], wanted["shape"]
                )
            return claims

        return same_gradient

    def _same_gradient(
        self, call: str, chosen: int, found: Any, shape: Any, wanted: Any, wanted_shape: Any
    ) -> list[Claim]:
        claims: list[Claim] = []
        if self.loss:
            right = shape == wanted_shape
            claims.append(Holds(tr("the shape of {call}", call=call), right, tr("(), one number"), str(tuple(shape))))
        what = tr("the gradient of {call} with respect to {argument}", call=call, argument=self.arguments[chosen])
        if found is None:
            return [*claims, Holds(what, False, tr("one"), tr("none: the result has no way back to it"))]
        return [*claims, Close(what, found, wanted, FLOAT32)]

    def arguments_afterwards(self, cases: Cases) -> ProbeFunction:
        """The probe of the first case's arguments after the call."""

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
        """Each argument is after the call what the reference leaves of it; checks what `arguments_afterwards` shows."""
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
            return spelled_out(as_tensor(returned, self.call, returned=True))
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
