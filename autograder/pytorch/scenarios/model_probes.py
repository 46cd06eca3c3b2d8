"""Probes of a function that makes a model: what its models give, with numbers of the probe's in their parameters.

How a model stores its numbers is free, so parameters are set without asking for names. With one and the same number in
every parameter a network is a function that can be worked out on paper, whatever its layout; numbers and inputs of both
signs reach every ReLU from both sides. Drawn numbers are found again by the shapes of the layers.
"""

import contextlib
import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

from autograder.core.language import tr
from autograder.lesson.draws import Draws
from autograder.lesson.observed import Shows
from autograder.pytorch.draws import fill_layers
from autograder.pytorch.scenarios.linear_models import ROWS, one_input_at_a_time
from autograder.pytorch.scenarios.made_models import (
    TRAINED,
    ModelCase,
    differ,
    fill_with,
    in_eval_mode,
    made_model,
    numbers_reached,
    one_by_one,
    outputs,
    randomness,
    trainable,
)
from autograder.pytorch.training.recipe import memory_of
from autograder.pytorch.values import parameter_values


@dataclass(frozen=True)
class ModelProbes:
    """Probes of one function.

    Attributes:
        name: of the function.
        case: draws what it is asked for.
        full: the same in the size that people use, for what is quick to look at.
        others: draws other cases.
        inputs: draws a batch of so many inputs for a case.
        size: how many numbers a right model has to train; with it mistakes are known by having more or fewer of them,
            no matter how many. Without it the numbers themselves tell mistakes apart.
    """

    name: str
    case: Callable[[Draws], ModelCase]
    full: Callable[[Draws], ModelCase]
    others: Callable[[Draws], Sequence[ModelCase]]
    inputs: Callable[[Draws, int, ModelCase], torch.Tensor]
    size: int | None = None

    def shapes(self, student: Any, given: Draws) -> dict[str, Any]:
        """The shapes of outputs for batches of several sizes."""
        case = self.full(given)
        made = made_model(student, self.name, case)
        batches = [1, given.integer(2, 6), given.integer(11, 15)]
        return {
            "batches": batches,
            "shapes": [list(outputs(made, self.inputs(given, count, case)).shape) for count in batches],
        }

    def parameters(self, student: Any, given: Draws) -> Shows:
        """The numbers to train, also of a model that does not run."""
        case = self.full(given)
        batch = self.inputs(given, 4, case)
        made = made_model(student, self.name, case)
        given.fill_away_from_zero(made)
        reached: dict[str, int | None] = dict.fromkeys(TRAINED)
        for mode in reached:
            with contextlib.suppress(Exception):  # another check says why it does not run, or gives no scores
                found = outputs(made.train(mode == "train"), batch)
                reached[mode] = numbers_reached(made, found) if found.is_floating_point() else None
        counts = _counts(made, reached["eval"])
        values = {"call": case.called(self.name), "parameters": parameter_values(made)}
        return Shows(
            {**values, **counts, "reached_in_modes": reached},
            signature=self._counts_in_words(made, counts),
        )

    def one_input_at_a_time(self, student: Any, given: Draws) -> Shows:
        """See `autograder.pytorch.scenarios.linear_models`."""
        case = self.full(given)
        batch = self.inputs(given, ROWS, case)
        made = made_model(student, self.name, case)
        given.fill_away_from_zero(made)
        values, told = one_input_at_a_time(made, batch)
        # Where each call gives the same model, this asks for that one too, and changes its numbers: so it comes last.
        if randomness(student, self.name, case, training=False) != "no":
            told["traits"] = ["random"]
        return Shows(values, signature=told)

    def constant_weights(self, student: Any, given: Draws) -> Shows:
        """Outputs of models whose parameters are all one number."""
        case = self.case(given)
        both = _with_constants(student, self.name, given, case)
        random = randomness(student, self.name, case)
        return _shown(both, random, {"call": case.called(self.name)})

    def other_arguments(self, student: Any, given: Draws) -> Shows:
        """The same for other cases, and how many parameters there are then; the usual case comes first."""
        cases = [self.case(given), *self.others(given)]
        both = [_with_constants(student, self.name, given, case) for case in cases]
        counts = [
            sum(parameter.numel() for parameter in made_model(student, self.name, case).parameters()) for case in cases
        ]
        random = randomness(student, self.name, cases[0])
        calls = [case.called(self.name) for case in cases]
        by_mode = [one for one, _ in both], [other for _, other in both]
        return _shown(by_mode, random, {"calls": calls, "counts": counts})

    def drawn_weights(self, student: Any, given: Draws) -> Shows:
        """Outputs with drawn numbers in the parameters, for rows together and alone, and what gradients reach."""
        case = self.case(given)
        made = made_model(student, self.name, case)
        batch = self.inputs(given, given.integer(5, 8), case)
        laid = bool(case.layers) and fill_layers(given, made, case.layers, scale=0.15)
        if not case.layers:
            given.fill_away_from_zero(made)
        counts, parameters = _counts(made, numbers_reached(made, outputs(made, batch))), parameter_values(made)
        with torch.no_grad():
            together = outputs(made, batch)
            with in_eval_mode(made):
                evaluated, alone = outputs(made, batch), one_by_one(made, batch)
        with in_eval_mode(made):
            reached = {"train": counts["reached"], "eval": numbers_reached(made, outputs(made, batch))}
        random = randomness(student, self.name, case)
        told = {
            "call": case.called(self.name),
            "random": random,
            "alone": tr("as among others") if _are_rows_of(evaluated, alone) else tr("other outputs"),
            # The drawn numbers lie elsewhere in another layout of the parameters: then outputs name nothing.
            **({"outputs": together} if laid and random == "no" else {}),
        }
        values = {
            "call": case.called(self.name),
            "parameters": parameters,
            "laid": tr("by layers") if laid else "otherwise" if case.layers else tr("in their order"),
            "together": together,
            "alone": alone,
            "evaluated": evaluated,
            "reached_in_modes": reached,
        }
        return Shows({**counts, **values}, signature={**self._counts_in_words(made, counts), **told})

    def alone_and_together(self, student: Any, given: Draws) -> Shows:
        """Outputs for rows alone and among others, of a model in eval mode."""
        case = self.full(given)
        batch = self.inputs(given, given.integer(4, 7), case)
        made = made_model(student, self.name, case)
        given.fill_away_from_zero(made, scale=0.05)  # so small that a softmax at the end says something too
        with torch.no_grad(), in_eval_mode(made):
            together, alone = outputs(made, batch), one_by_one(made, batch)
        pairs = zip(alone, together, strict=False)
        return Shows(
            {"together": together, "alone": alone},
            signature={
                "alone": [list(one.shape) for one in alone],
                "differ": "yes" if any(differ(one.flatten(), other.flatten()) for one, other in pairs) else "no",
            },
        )

    def two_calls(self, student: Any, given: Draws) -> Shows:
        """Two models for the same arguments, and what became of these."""
        case = self.case(given)
        mine = copy.deepcopy(case.arguments)
        first = made_model(student, self.name, case, mine)
        second = made_model(student, self.name, case)
        shared = "yes" if first is second or memory_of(first) & memory_of(second) else "no"
        values = {"call": case.called(self.name), "arguments": list(case.arguments), "afterwards": list(mine)}
        return Shows(
            {**values, "shared": shared},
            signature={"call": values["call"], "arguments": list(map(_change, mine, case.arguments)), "shared": shared},
        )

    def _counts_in_words(self, made: nn.Module, counts: dict[str, Any]) -> dict[str, Any]:
        if self.size is None:
            return counts
        plain = any(isinstance(value, torch.Tensor) for part in made.modules() for value in vars(part).values())
        return {
            **{name: _in_words(count, self.size) for name, count in counts.items()},
            "plain tensors": "yes" if plain else "no",
        }


def _counts(made: nn.Module, reached: int | None) -> dict[str, Any]:
    """How many numbers there are, how many can be trained, and how many of these get a gradient if it is known."""
    return {
        "all": sum(parameter.numel() for parameter in made.parameters()),
        "count": sum(parameter.numel() for parameter in trainable(made)),
        "reached": reached,
    }


def _in_words(count: int | None, size: int) -> str:
    if count is None:
        return tr("not known")
    return "none" if count == 0 else "fewer" if count < size else "more" if count > size else tr("as many")


def _with_constants(
    student: Any, name: str, given: Draws, case: ModelCase
) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
    """Outputs for inputs that are all one number as well, in train and in eval mode."""
    training, evaluated = [], []
    made = made_model(student, name, case)
    for sign in (1, -1):
        fill_with(made, sign * given.real(0.25, 0.5))
        for number in (given.real(0.5, 1.0), -given.real(0.5, 1.0)):
            batch = torch.full((2, *case.shape), number)
            training.append(outputs(made, batch).detach())
            with in_eval_mode(made):
                evaluated.append(outputs(made, batch).detach())
    return training, evaluated


def _shown(both: tuple[list[Any], list[Any]], random: str, values: dict[str, Any]) -> Shows:
    """Outputs in both modes; random ones, which differ from those of the same mistake elsewhere, name nothing."""
    training, evaluated = both
    told: dict[str, Any] = {"random": random}
    if random == "no":
        told |= {"outputs": training, "in eval mode": evaluated}
    return Shows({**values, "outputs": training, "evaluated": evaluated}, signature={**values, **told})


def _are_rows_of(together: torch.Tensor, alone: list[torch.Tensor]) -> bool:
    rows = [together[place : place + 1] for place in range(len(together))] if together.dim() else []
    return len(rows) == len(alone) and not any(differ(one, row) for one, row in zip(alone, rows, strict=True))


def _change(mine: Any, before: Any) -> str:
    """What became of an argument, in words."""
    if torch.equal(mine, before) if isinstance(before, torch.Tensor) else mine == before:
        return tr("as it was")
    return "shorter" if hasattr(before, "__len__") and len(mine) < len(before) else "changed"
