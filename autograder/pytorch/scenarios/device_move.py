"""The scenario of a function that moves a model to a device."""

import contextlib
from typing import Any

import torch
from torch import nn

from autograder.core.language import tr
from autograder.lesson.claims import Claim, Claims, Close, Equal
from autograder.lesson.declare import Task
from autograder.lesson.draws import Draws
from autograder.lesson.observed import Shows
from autograder.pytorch.devices import Transfers, devices_of
from autograder.pytorch.scenarios.device_choice import GPU_TOO
from autograder.pytorch.scenarios.scenario import Points, Scenario
from autograder.pytorch.values import as_module

GPU, CPU = torch.device("cuda"), torch.device("cpu")


def model_mover(task: Task, points: Points) -> None:
    """Declare probes and checks for a function (model, device) that moves a model and returns it.

    It is given two models: one with layers inside layers, parameters of its own, and buffers, and a plain one. The
    checks, by the names that `points` gives them points under:

    - "parameters": all parameters are on the GPU afterwards, and still are those that an optimizer has.
    - "buffers": buffers are there too.
    - "same": the model that was given comes back, no copy (supporting).
    - "back": a model on the GPU goes to the CPU where that is the device.
    - "any": it does so for any model: of float64, on the device in part, with frozen layers; and for "cuda:0".
    - "without": it works on a machine without a GPU, and changes no number (supporting).

    Args:
        task: the function.
        points: see `Scenario`.
    """

    def to_the_gpu(student: Any, given: Draws) -> Shows:
        return _moved(student, task.name, given, CPU, GPU)

    def back_to_the_cpu(student: Any, given: Draws) -> Shows:
        return _moved(student, task.name, given, GPU, CPU)

    def on_a_machine_without_gpu(student: Any, given: Draws) -> Shows:
        return _moved(student, task.name, given, CPU, CPU)

    def any_model(student: Any, given: Draws) -> Shows:
        shown = [_moved_tensors(student, task.name, model, device) for model, device in _unusual_models(given)]
        # Which parts of a model stay behind depends on the program.
        there = all(one["where"] == _counted([GPU.type]) for one in shown)
        told = [{name: one[name] for name in ("types", "numbers", "trained")} for one in shown]
        return Shows({"models": shown}, signature={"models": told, "all there": "yes" if there else "no"})

    scenario = Scenario(task, points)
    scenario.offer(
        "parameters",
        to_the_gpu,
        _parameters_are_there,
        tr("Every parameter of the model, in all its parts, is on the device afterwards."),
        options=GPU_TOO,
    )
    scenario.offer(
        "buffers",
        to_the_gpu,
        _buffers_are_there,
        tr("What a model keeps beside its parameters is moved too: without it, the model cannot compute there."),
        options=GPU_TOO,
    )
    scenario.offer(
        "same",
        to_the_gpu,
        _is_the_same_model,
        tr("The model that it was given comes back, no copy."),
        supporting=True,
        options=GPU_TOO,
    )
    scenario.offer(
        "back",
        back_to_the_cpu,
        _computes_there(tr("the scores of the model there")),
        tr("The device that it is given counts: a model on the GPU comes back where the device is the CPU."),
        options=GPU_TOO,
    )
    scenario.offer(
        "any",
        any_model,
        _all_of_each_is_there,
        tr("It moves every model as it is, whatever it is made of, also one that is there in part."),
        options=GPU_TOO,
    )
    scenario.offer(
        "without",
        on_a_machine_without_gpu,
        _computes_there(tr("the scores of the model")),
        tr("It works on a machine without a GPU, and changes no number of the model."),
        supporting=True,
    )
    scenario.complete()


class _Scaled(nn.Module):
    """A model with layers inside layers, parameters of its own, and buffers."""

    def __init__(self, given: Draws) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Flatten(), given.linear(12, 5), nn.BatchNorm1d(5), nn.Sequential(nn.ReLU(), given.linear(5, 3))
        )
        self.scale = nn.Parameter(given.uniform(1, 2, 3))
        self.register_buffer("offset", given.normal(3))
        self.register_buffer("shift", given.normal(3), persistent=False)

    def forward(self, batch: torch.Tensor) -> Any:
        return self.layers(batch) * self.scale + self.offset + self.shift


def _unusual_models(given: Draws) -> list[tuple[nn.Module, torch.device]]:
    """Models that are moved to the GPU, each with the device that is asked for."""

    def made() -> nn.Sequential:
        return nn.Sequential(nn.Flatten(), given.linear(12, 5), nn.ReLU(), given.linear(5, 3))

    in_part, frozen = made(), made()
    in_part[1].to(GPU)
    frozen[1].requires_grad_(False)
    return [(made().double(), GPU), (in_part, GPU), (frozen, torch.device("cuda:0"))]


def _moved_tensors(student: Any, name: str, model: nn.Module, device: torch.device) -> dict[str, Any]:
    """Where a model's parameters and buffers are after it was moved, of which types, and whether they changed."""
    held = [*model.parameters(), *model.buffers()]
    before, trained = [tensor.detach().cpu().clone() for tensor in held], [tensor.requires_grad for tensor in held]
    made = as_module(getattr(student, name)(model, device), f"{name}(model, device)", tr("the model"))
    after = [*made.parameters(), *made.buffers()]
    kept = len(before) == len(after) and all(
        torch.equal(one.double(), other.detach().cpu().double()) for one, other in zip(before, after, strict=True)
    )
    homes = devices_of(made)
    return {
        "where": _counted([*homes["parameters"], *homes["buffers"]]),
        "types": [str(tensor.dtype).removeprefix("torch.") for tensor in after],
        "numbers": tr("as they were") if kept else tr("others"),
        "trained": tr("the same ones") if trained == [tensor.requires_grad for tensor in after] else tr("others"),
    }


def _moved(student: Any, name: str, given: Draws, start: torch.device, target: torch.device) -> Shows:
    """What models look like that were moved from one device to another, side by side."""
    models = [
        _Scaled(given),
        nn.Sequential(nn.Flatten(), nn.Sequential(given.linear(12, 5), nn.ReLU()), given.linear(5, 3)),
    ]
    shown = [_moved_model(student, name, given, model.eval().to(start), target) for model in models]
    values, signatures = zip(*shown, strict=True)
    return Shows(
        {key: [one[key] for one in values] for key in values[0]},
        signature={key: [one[key] for one in signatures] for key in signatures[0]},
    )


def _moved_model(
    student: Any, name: str, given: Draws, model: nn.Module, target: torch.device
) -> tuple[dict[str, Any], dict[str, Any]]:
    batch = given.normal(4, 1, 3, 4)
    start = next(model.parameters()).device
    with torch.no_grad():
        before = model(batch.to(start)).cpu()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    with Transfers(student, {}) as ledger:
        made = as_module(getattr(student, name)(model, target), f"{name}(model, device)", tr("the model"))
    after = None
    # Another check tells why it fails. Whether the model is in train or eval mode is not this task's matter.
    with contextlib.suppress(RuntimeError), torch.no_grad():
        after = made.eval()(batch.to(target)).cpu()
    held = {id(parameter) for group in optimizer.param_groups for parameter in group["params"]}
    in_optimizer = ["yes" if id(parameter) in held else "no" for parameter in made.parameters()]
    homes = devices_of(made)
    same = "yes" if made is model else "no"
    values = {name: _counted(kinds) for name, kinds in homes.items()}
    told = {name: _in_a_word(kinds) for name, kinds in homes.items()}
    return (
        {**values, "same": same, "in_the_optimizer": in_optimizer, "after": after},
        {
            **told,
            "same": same,
            "thrown away": "yes" if ledger.dropped() else "no",
            "in the optimizer": in_optimizer,
            "before": before,
            "after": after,
        },
    )


def _counted(kinds: list[str]) -> str:
    """How many are where, in words."""
    if len(set(kinds)) == 1:
        return tr("all on {device}", device=kinds[0])
    return ", ".join(f"{kinds.count(kind)} on {kind}" for kind in sorted(set(kinds))) or "none"


def _in_a_word(kinds: list[str]) -> str:
    """Where they are; how many are where depends on the program."""
    return _counted(kinds) if len(set(kinds)) < 2 else "in two places"


def _parameters_are_there(seen: Any, expected: Any) -> Claims:
    known = tr("whether they are the parameters that an optimizer knows")
    return [
        Equal(tr("where the parameters are"), seen.parameters, expected.parameters),
        Equal(known, seen.in_the_optimizer, expected.in_the_optimizer),
    ]


def _buffers_are_there(seen: Any, expected: Any) -> Claims:
    return Equal(tr("where the buffers are"), seen.buffers, expected.buffers)


def _is_the_same_model(seen: Any, expected: Any) -> Claims:
    return Equal(tr("whether it is the same model"), seen.same, expected.same)


def _all_of_each_is_there(seen: Any, expected: Any) -> Claims:
    words = (
        tr("a model of float64"),
        tr("a model that is there in part"),
        tr('a model with frozen layers that is moved to "cuda:0"'),
    )
    claims: list[Claim] = []
    for word, found, wanted in zip(words, seen.models, expected.models, strict=True):
        claims += [
            Equal(tr("where {model} is", model=word), found["where"], wanted["where"]),
            Equal(tr("the types of the numbers of {model}", model=word), found["types"], wanted["types"]),
            Equal(tr("the numbers of {model}", model=word), found["numbers"], wanted["numbers"]),
            Equal(tr("the parameters of {model} that can be trained", model=word), found["trained"], wanted["trained"]),
        ]
    return claims


def _computes_there(what: str) -> Any:
    def claims(seen: Any, expected: Any) -> Claims:
        return [
            Equal(tr("where the parameters are"), seen.parameters, expected.parameters),
            Close(what, seen.after, expected.after),
        ]

    return claims
