"""Watched trainings: what losses are given, what optimizers do, which batches in which order.

One file, since the watched training is one object whose hooks share what they note.
"""

import contextlib
import math
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from unittest import mock

import numpy as np
import torch
import torch.nn.functional as F
from torch.nn.modules.module import register_module_forward_hook, register_module_forward_pre_hook
from torch.optim.optimizer import register_optimizer_step_post_hook, register_optimizer_step_pre_hook
from torch.overrides import TorchFunctionMode

from autograder.pytorch.forbid import all_spellings


class LossInputs(TorchFunctionMode):
    """Watches what goes into a softmax, a cross-entropy or a negative log-likelihood.

    Attributes:
        distributions: calls whose input rows already were probabilities.
        clipped: calls whose input had no negative number, but many zeros.
        squeezed: calls whose input lay between 0 and 1, without being probabilities.
        across: calls of any of the three whose input had been normalised over the examples, down the columns.
        calls: all calls of a softmax or a cross-entropy.
        likelihoods: calls of the negative log-likelihood, which wants logarithms of probabilities.
        unlogged: of these, calls whose input rows were probabilities.
        unnormalised: of these, calls whose input rows were neither these nor their logarithms.
        squared: calls of the mean squared error.
        losses: what the library's losses gave, call by call.
    """

    def __init__(self) -> None:
        super().__init__()
        self.calls = 0
        self.distributions = 0
        self.clipped = 0
        self.squeezed = 0
        self.across = 0
        self.likelihoods = 0
        self.unlogged = 0
        self.unnormalised = 0
        self.squared = 0
        self.losses: list[float] = []

    def __torch_function__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        kwargs = kwargs or {}
        given = args[0] if args else kwargs.get("input")
        if func in _NORMALISING:
            self.note(given)
        elif func in _LIKELIHOODS:
            self._note_likelihoods(given)
        self.squared += func is F.mse_loss
        result = func(*args, **kwargs)
        if func in _LOSSES and type(result) is torch.Tensor and result.numel() == 1:
            self.losses.append(float(result.detach()))
        return result

    def rise(self) -> bool:
        """Whether the losses of the last calls are clearly larger than those of the first ones."""
        first, last = self.losses[:5], self.losses[-5:]
        return len(self.losses) >= 20 and sum(last) > sum(first) + 0.2 * abs(sum(first))

    def note(self, scores: Any) -> None:
        """Count one input of a function that normalises scores."""
        if not _is_a_batch(scores):
            return
        with torch._C.DisableTorchFunction(), torch.no_grad():
            rows = scores.detach().cpu().double()
            self.calls += 1
            positive = bool((rows >= 0).all())
            sums_to_one = positive and _sum_to_one(rows, 1)
            across = not sums_to_one and _normalised_over_examples(rows)
            self.distributions += sums_to_one
            self.across += across
            varied = positive and bool(rows.max() > rows.min())  # all scores may begin at 0
            clipped = varied and float((rows == 0).double().mean()) > 0.1
            self.clipped += clipped
            self.squeezed += varied and not (sums_to_one or across or clipped) and bool((rows <= 1).all())

    def _note_likelihoods(self, logarithms: Any) -> None:
        if not _is_a_batch(logarithms):
            return
        with torch._C.DisableTorchFunction(), torch.no_grad():
            rows = logarithms.detach().cpu().double()
            self.likelihoods += 1
            probabilities = bool((rows >= 0).all()) and _sum_to_one(rows, 1)
            # Logarithms of probabilities that were moved away from 0 add up to a little more than 1, means of several
            # logarithms to less.
            more = float((rows.logsumexp(dim=1) > 0.1).double().mean()) > 0.5
            self.unlogged += probabilities
            self.unnormalised += more and not probabilities
            self.across += _normalised_over_examples(rows)


def _is_a_batch(scores: Any) -> bool:
    return isinstance(scores, torch.Tensor) and scores.dim() == 2 and scores.shape[0] >= 4


def _sum_to_one(rows: torch.Tensor, dim: int) -> bool:
    return bool(((rows.sum(dim=dim) - 1).abs() < 1e-4).all())


def _normalised_over_examples(rows: torch.Tensor) -> bool:
    """Whether the columns are probabilities, or logarithms of some, and the rows are not."""
    for values in (rows, rows.exp()):
        if bool((values >= 0).all()) and _sum_to_one(values, 0):
            return not _sum_to_one(values, 1)
    return False


_LOSSES = frozenset({F.cross_entropy, F.nll_loss, F.mse_loss})
_LIKELIHOODS = frozenset(all_spellings((F.nll_loss,)))
_NORMALISING = frozenset(all_spellings((torch.softmax, torch.log_softmax, torch.logsumexp, F.cross_entropy)))


@contextlib.contextmanager
def optimizer_steps(note: Callable[[list[torch.nn.Parameter]], None]) -> Iterator[None]:
    """Call `note` with an optimizer's parameters just before each step of any torch optimizer."""

    def before(optimizer: torch.optim.Optimizer, args: Any, kwargs: Any) -> None:
        note([parameter for group in optimizer.param_groups for parameter in group["params"]])

    handle = register_optimizer_step_pre_hook(before)
    try:
        yield
    finally:
        handle.remove()


@contextlib.contextmanager
def other_optimizers(chosen: torch.optim.Optimizer) -> Iterator[list[Any]]:
    """Note steps of optimizers that are not the given one and have other learning rates: a list of these rates."""
    found: list[Any] = []

    def note(stepping: torch.optim.Optimizer, args: Any, kwargs: Any) -> None:
        rates, own = ([group.get("lr") for group in one.param_groups] for one in (stepping, chosen))
        if stepping is not chosen and rates != own:
            found.append(rates)

    handle = register_optimizer_step_pre_hook(note)
    try:
        yield found
    finally:
        handle.remove()


def gradient_norm(parameters: Iterable[torch.nn.Parameter]) -> float:
    """Euclidean norm of all gradients that exist."""
    squares = [float(p.grad.detach().double().square().sum()) for p in parameters if p.grad is not None]
    return math.sqrt(sum(squares))


@contextlib.contextmanager
def loop_calls(model: torch.nn.Module) -> Iterator[dict[str, bool]]:
    """Note which calls of a training loop happen, and whether gradients are there when they are wanted."""
    happened = {"backward": False, "step": False, "gradients for the model": False, "gradients for the step": False}
    parameters: Iterable[Any] = model.parameters()  # torch has no types for hooks
    hooks = [p.register_hook(lambda _: happened.update({"gradients for the model": True})) for p in parameters]

    def backward(self: torch.Tensor, *args: Any, **kwargs: Any) -> None:
        happened["backward"] = True
        plain_backward(self, *args, **kwargs)

    def stepping(parameters: list[torch.nn.Parameter]) -> None:
        happened["step"] = True
        happened["gradients for the step"] |= gradient_norm(parameters) > 0

    plain_backward: Any = torch.Tensor.backward
    try:
        with mock.patch.object(torch.Tensor, "backward", backward), optimizer_steps(stepping):
            yield happened
    finally:
        for hook in hooks:
            hook.remove()


MAX_ORDER = 4_000  # examples whose order is remembered


class _OrderKnown(BaseException):
    """Ends a training. Not an `Exception`, which loops may catch; one that catches this goes on to its own end."""


class Training:
    """Watches a training loop that somebody else wrote: `with Training(width) as watch: ...`.

    It sees modules being called, gradients arriving in `.grad` and optimizers stepping, and changes nothing.
    Loops that do without one of these (updates by hand, `torch.func`) leave the counts about it at zero.
    A model need not hold its parameters: they may all lie in one vector that an optimizer has.

    Attributes:
        backwards: how often a gradient was added to a parameter's `.grad`, for the parameter with the most.
        steps: steps of the optimizer that stepped last, counted on its first parameter.
        empty_steps: steps before which no parameter had a gradient other than zero.
        foreign_steps: steps of optimizers none of whose parameters belongs to a module that was called.
        forwards: calls of models with examples while gradients were recorded. A model is a module that has parameters,
            or whose output has a gradient all the same.
        stale: how often a gradient was added to an old one that an update had used already.
        rows: examples that went, while gradients were recorded, into models.
        distinct: how many of these examples were different.
        latest: the examples of the last of these calls, as numbers of `keys`.
        order: these examples, as numbers of `keys`, in the order in which they came; at most `MAX_ORDER`.
        jumps: how often most of a parameter had changed since the optimizer's last step, when the model was called.
    """

    def __init__(self, width: int) -> None:
        """
        Args:
            width: numbers in one example; inputs of another size are not examples.
        """
        self.rows = 0
        self.forwards = 0
        self.stale = 0
        self.empty_steps = 0
        self.jumps = 0
        self.latest: list[float] = []
        self.order: list[float] = []
        self._width = width
        self._depth = 0
        self._left: tuple[torch.Tensor, torch.Tensor] | None = None
        self._keys: set[float] = set()
        self._parameters: dict[int, _Watched] = {}
        self._inputs: dict[int, _Inputs] = {}
        self._steps: list[frozenset[int]] = []
        self._kept: list[Any] = []  # so that no id is given twice
        self._direction = torch.from_numpy(np.random.default_rng(1).standard_normal(width))
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> "Training":
        self._stack.callback(register_module_forward_pre_hook(self._entering).remove)
        self._stack.callback(register_module_forward_hook(self._leaving, always_call=True).remove)
        self._stack.enter_context(optimizer_steps(self._stepping))
        self._stack.callback(register_optimizer_step_post_hook(self._stepped).remove)
        return self

    def __exit__(self, *error: object) -> bool:
        self._stack.close()
        for watched in self._parameters.values():
            watched.close()
        return any(isinstance(one, _OrderKnown) for one in error)

    @property
    def backwards(self) -> int:
        """Backward passes that reached the model's parameters."""
        return max((watched.backwards for watched in self._parameters.values()), default=0)

    @property
    def steps(self) -> int:
        """Steps of optimizers that hold the parameters which were stepped last."""
        last = next(iter(self._steps[-1:]), frozenset())
        return max((sum(number in step for step in self._steps) for number in list(last)[:1]), default=0)

    @property
    def parameters(self) -> int:
        """Parameters that a gradient was added to."""
        return sum(watched.backwards > 0 for watched in self._parameters.values())

    @property
    def distinct(self) -> int:
        """Different examples that went through the model."""
        return len(self._keys)

    @property
    def foreign_steps(self) -> int:
        """Steps of optimizers that hold none of the parameters which were used."""
        return sum(step.isdisjoint(self._parameters) for step in self._steps)

    def keys(self, examples: torch.Tensor) -> list[float]:
        """A number for each example by which it is known again."""
        rows = examples.detach().cpu().reshape(len(examples), -1).double()
        return [round(key, 6) for key in (rows @ self._direction).tolist()]

    def resting(self) -> int:
        """Parameters that had gradients other than zero and still are what they were at the start."""
        return sum(watched.had_gradient and watched.moved() == 0 for watched in self._parameters.values())

    def asleep(self) -> float:
        """Which fraction of the parameters' numbers never had a gradient and are what they were at the start.

        0 where no parameter had a gradient: then the loop is of a kind that cannot be looked into.
        """
        watched = self._parameters.values()
        if not any(one.had_gradient for one in watched):
            return 0.0
        still = sum(one.start.numel() for one in watched if not one.had_gradient and one.moved() == 0)
        return still / sum(one.start.numel() for one in watched)

    def flat(self) -> float:
        """Which fraction of the parameters' numbers had gradients, but none other than zero."""
        watched = self._parameters.values()
        flat = sum(one.start.numel() for one in watched if one.backwards > 0 and not one.had_gradient)
        return flat / max(sum(one.start.numel() for one in watched), 1)

    def moved(self) -> float:
        """How far the parameters went, all together, as a multiple of their size at the start."""
        went = math.sqrt(sum(watched.moved() ** 2 for watched in self._parameters.values()))
        size = math.sqrt(sum(float(watched.start.double().square().sum()) for watched in self._parameters.values()))
        return went / max(size, 1e-6)

    def inputs_of(self, module: Any) -> tuple[float, float] | None:
        """Mean and standard deviation of what went into a module; None where it was not called itself."""
        inputs = self._inputs.get(id(module))
        if inputs is None or inputs.count == 0:
            return None
        mean = inputs.total / inputs.count
        return mean, max(inputs.squares / inputs.count - mean**2, 0.0) ** 0.5

    def _entering(self, module: torch.nn.Module, args: tuple[Any, ...]) -> None:
        self._depth += 1
        if not torch.is_grad_enabled():
            return
        if self._depth > 1:  # a layer that its model does not know, as one in a plain list, shows itself here
            for parameter in module._parameters.values():
                self._watch(parameter)
        elif next(module.parameters(), None) is not None:
            for parameter in module.parameters():
                self._watch(parameter)
            self._called(module, args)

    def _leaving(self, module: torch.nn.Module, args: tuple[Any, ...], output: Any) -> None:
        self._depth = max(self._depth - 1, 0)
        if self._depth == 0 and getattr(output, "requires_grad", False) and next(module.parameters(), None) is None:
            self._called(module, args)

    def _called(self, module: torch.nn.Module, args: tuple[Any, ...]) -> None:
        self._compare()
        # Tensors inside `torch.func` cannot be looked into; then these examples are not counted.
        with contextlib.suppress(RuntimeError), torch.no_grad():
            self._note_inputs(module, next((arg for arg in args if isinstance(arg, torch.Tensor)), None))

    def _watch(self, parameter: Any, kind: type[Any] = torch.nn.Parameter) -> None:
        if type(parameter) is kind and parameter.is_leaf and id(parameter) not in self._parameters:
            self._parameters[id(parameter)] = _Watched(parameter, self)

    def _note_inputs(self, module: torch.nn.Module, batch: torch.Tensor | None) -> None:
        if batch is None or batch.dim() < 2 or batch.numel() != batch.shape[0] * self._width:
            return
        rows = batch.detach().cpu().reshape(len(batch), -1).double()
        keys = self.latest = self.keys(batch)
        self.rows += len(keys)
        self.forwards += 1
        self._keys.update(keys)
        self.order += keys[: MAX_ORDER - len(self.order)]
        self._kept.append(module)
        inputs = self._inputs.setdefault(id(module), _Inputs())
        inputs.count += rows.numel()
        inputs.total += float(rows.sum())
        inputs.squares += float(rows.square().sum())

    def _compare(self) -> None:
        if self._left is not None:
            parameter, then = self._left
            self._left = None
            self.jumps += bool((parameter.detach().cpu() != then).double().mean() > 0.5)

    def _stepped(self, optimizer: torch.optim.Optimizer, args: Any, kwargs: Any) -> None:
        first = next((p for group in optimizer.param_groups for p in group["params"]), None)
        if first is not None and id(first) in self._parameters:
            self._left = first, first.detach().cpu().clone()

    def _stepping(self, parameters: list[torch.nn.Parameter]) -> None:
        self._kept.append(parameters)
        # Plain tensors are a model's only where no model that is called has parameters: else they are copies of these.
        if not any(isinstance(watched.parameter, torch.nn.Parameter) for watched in self._parameters.values()):
            for parameter in parameters:
                self._watch(parameter, torch.Tensor)
        self._steps.append(frozenset(id(parameter) for parameter in parameters))
        self.empty_steps += not any(p.grad is not None and bool(p.grad.count_nonzero()) for p in parameters)


class Order(Training):
    """Watches a training until the order of its first `MAX_ORDER` examples is known, and ends it then."""

    _ended = False

    def _note_inputs(self, module: torch.nn.Module, batch: torch.Tensor | None) -> None:
        super()._note_inputs(module, batch)
        if len(self.order) >= MAX_ORDER and not self._ended:
            self._ended = True
            raise _OrderKnown


class _Inputs:
    def __init__(self) -> None:
        self.count, self.total, self.squares = 0, 0.0, 0.0


class _Watched:
    """One parameter: what it was, and what arrives in its `.grad`."""

    def __init__(self, parameter: torch.nn.Parameter, training: Training) -> None:
        self.parameter = parameter
        self.training = training
        self.start = parameter.detach().cpu().clone()
        self.backwards = 0
        self.had_gradient = False
        self._old = False
        self._then: torch.Tensor | None = None
        self._handles: list[Any] = []
        if parameter.requires_grad:
            hooks: Any = parameter  # torch has no types for these
            self._handles.append(hooks.register_hook(self._arriving))
            self._handles.append(hooks.register_post_accumulate_grad_hook(self._arrived))

    def moved(self) -> float:
        return float((self.parameter.detach().cpu().double() - self.start.double()).norm())

    def close(self) -> None:
        for handle in self._handles:
            handle.remove()

    def _arriving(self, gradient: torch.Tensor) -> None:
        old = self.parameter.grad
        self._old = old is not None and bool(old.count_nonzero())
        self.had_gradient = self.had_gradient or bool(gradient.count_nonzero())

    def _arrived(self, parameter: torch.Tensor) -> None:
        # Adding up over several batches is fine as long as no update comes in between.
        now = parameter.detach().clone()
        if self._old and self._then is not None and not torch.equal(now, self._then):
            self.training.stale += 1
        self._then = now
        self.backwards += 1
