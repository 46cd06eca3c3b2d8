"""The scenario "an accuracy": the fraction of examples that a model classifies rightly.

One file, since its sentences, its probes and its checks go by the same names.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn
from torch.utils.data import DataLoader

from autograder.core.language import noted, tr
from autograder.lesson.claims import Claim, Claims, Equal, Holds, Remark, Tolerance
from autograder.lesson.declare import CheckFunction, ProbeFunction, Task
from autograder.lesson.draws import Draws
from autograder.lesson.observed import Shows
from autograder.pytorch.devices import devices_of, kind_of_device, noting
from autograder.pytorch.scenarios.classifiers import (
    NotesRecording,
    partly_right,
    ranked_batches,
    shift,
    varied_classifier,
)
from autograder.pytorch.scenarios.kinds import plain_numbers, same_numbers
from autograder.pytorch.scenarios.scenario import Points, Scenario
from autograder.pytorch.values import as_number

SHIFTS = {1: -30.0, 2: 200.0}  # of all scores, by the number of the model
MANY = -1
CPU, GPU = torch.device("cpu"), torch.device("cuda")

Call = Callable[[Any, torch.device, nn.Module, DataLoader[Any]], Any]


def measured_accuracy(
    task: Task,
    points: Points,
    *,
    call: Call | None = None,
    shape: Sequence[int] = (1, 28, 28),
    classes: int = 10,
    example: str = "example",
    takes_device: bool = False,
    takes_tensors: bool = False,
) -> None:
    """Declare the checks of a function that gives the fraction of rightly classified examples.

    Its checks are "values" (the fractions), "single" (one example is left for the last batch), "number" (of what kind
    they are), "recording" (no gradients are recorded meanwhile), "afterwards" (recording is as it was) and "modes"
    (train or eval, as before), or "state" for the last three in one. With `takes_device` there are also "gpu" (the
    fractions there), "moved" (examples are brought to the model) and "cpu" (asked for on a machine with a GPU).

    Args:
        task: the function.
        points: by these names.
        call: calls it, (student, device, model, loader) -> what it returns; if not given, with the model and the
            loader, after the device where it takes one.
        shape: of one example.
        classes: how many there are, 4 at least.
        example: what one is called, for people.
        takes_device: whether it is told where to compute. The model is there already, the batches are on the CPU.
        takes_tensors: whether a tensor without a graph is accepted for a number, with a remark.
    """

    def plainly(student: Any, device: torch.device, model: nn.Module, loader: DataLoader[Any]) -> Any:
        return getattr(student, task.name)(*([device] if takes_device else []), model, loader)

    probes = _Probes(call or plainly, tuple(shape), classes, takes_device)
    scenario = Scenario(task, points)

    def numbers(seen: Any, expected: Any) -> Claims:
        return plain_numbers(tr("the accuracy"), seen.fractions, expected.fractions, tensors=takes_tensors)

    def offer(
        part: str, probe: ProbeFunction, check: CheckFunction, *, on_gpu: bool = False, idle: bool = False
    ) -> None:
        sentence = _sentence(part, example, on_gpu)
        options = {"device": "cuda"} if on_gpu else None
        scenario.offer(part, probe, check, sentence, supporting=idle, options=options)

    offer("values", probes.fractions, _same_fractions)
    if takes_device:
        offer("gpu", probes.on_the_gpu, _same_fractions, on_gpu=True)
        offer("moved", probes.on_the_gpu, _brought_to_the_model, on_gpu=True)
    offer("single", probes.a_single_one_left, _same_fractions)
    number = probes.on_the_gpu if takes_device else probes.fractions
    offer("number", number, numbers, idle=True, on_gpu=takes_device)
    offer("recording", probes.recording, _records_nothing)
    offer("afterwards", probes.recording_afterwards, _as_before, idle=True)
    offer("modes", probes.modes, _modes_as_before, idle=True)
    offer("state", probes.state, _state)
    if takes_device:
        offer("cpu", probes.on_the_cpu_beside_a_gpu, _stays_on_the_cpu, on_gpu=True)
    scenario.complete()


SENTENCES = {
    "values": noted(
        "It is the number of rightly classified {examples} divided by the number of all: a fraction between 0 and 1."
    ),
    "gpu": noted("With the model on the GPU it gives the same fraction."),
    "moved": noted("The {examples} are brought to the model's device, and the model stays where it is."),
    "single": noted("It works too where a single {example} is left for the last batch."),
    "number": noted("The accuracy is a plain number."),
    "recording": noted(
        "No gradients are recorded meanwhile: nothing is to be learned here, and recording costs time and memory."
    ),
    "afterwards": noted(
        "Whether gradients are recorded is afterwards as it was before, and the parameters can be trained as before."
    ),
    "modes": noted("The model is afterwards in the mode, train or eval, that it was in before."),
    "state": noted(
        "No gradients are recorded meanwhile; afterwards recording and the mode of the model are as they were."
    ),
    "cpu": noted("Where the device is the CPU, everything stays there, also on a machine with a GPU."),
}
NUMBER_ON_GPU = noted("The accuracy is a plain number that is no longer on the GPU.")
SEVERAL = {"example": noted("examples"), "image": noted("images")}


def _sentence(part: str, example: str, on_gpu: bool) -> str:
    sentence = NUMBER_ON_GPU if on_gpu and part == "number" else SENTENCES[part]
    one = {"example": noted("example"), "image": noted("image")}.get(example, example)
    return tr(sentence, example=tr(one), examples=tr(SEVERAL.get(example, f"{example}s")))


@dataclass(frozen=True)
class _Probes:
    call: Call
    shape: tuple[int, ...]
    classes: int
    takes_device: bool

    def model(self, given: Draws) -> nn.Sequential:
        return varied_classifier(given, self.shape, self.classes)

    def loader(self, given: Draws, model: nn.Module, last: int | None = None) -> DataLoader[Any]:
        if last == 0:
            return ranked_batches(given, model, self.shape, [0] * 8)
        if last == MANY:  # all that is right comes behind a thousand examples
            return ranked_batches(given, model, self.shape, [1] * 1_000 + [0] * 300)
        return partly_right(given, model, self.shape, last)

    def measured(self, student: Any, given: Draws, device: torch.device, lasts: Sequence[int | None]) -> Shows:
        """Accuracies of some models, by the size of the last batch; 0 for a loader with right answers only, -1 for one
        with many batches. The first model's scores are of any sign; all of the second one's are negative, and those of
        the third so large that their powers of e are infinite."""
        found, homes = [], []
        inputs: list[str] = []
        models: list[str] = []
        for number, last in enumerate(lasts):
            model = self.model(given)
            shift(model, SHIFTS.get(number, 0.0))
            loader = self.loader(given, model, last)
            model.to(device)
            with noting(inputs, model):
                fraction = self.call(student, device, model, loader)
            found.append(as_number(fraction))
            homes.append(kind_of_device(fraction))
            models += devices_of(model)["parameters"]
        where = {"inputs": sorted(set(inputs)), "model": sorted(set(models))} if self.takes_device else {}
        kinds = sorted({one["kind"] for one in found})
        told = {"values": [one["value"] for one in found], "kinds": kinds, "homes": homes}
        return Shows({"fractions": found, **where}, signature={**told, **where})

    def fractions(self, student: Any, given: Draws) -> Shows:
        return self.measured(student, given, CPU, [None, None, None, 0, MANY])

    def a_single_one_left(self, student: Any, given: Draws) -> Shows:
        return self.measured(student, given, CPU, [1])

    def on_the_gpu(self, student: Any, given: Draws) -> Shows:
        return self.measured(student, given, GPU, [None, None])

    def on_the_cpu_beside_a_gpu(self, student: Any, given: Draws) -> Shows:
        return self.measured(student, given, CPU, [None, None])

    def recording(self, student: Any, given: Draws) -> dict[str, Any]:
        notes: list[str] = []
        inner = self.model(given)
        loader = self.loader(given, inner)
        self.call(student, CPU, NotesRecording(inner, notes), loader)
        return {"recorded": sorted(set(notes))}

    def recording_afterwards(self, student: Any, given: Draws) -> dict[str, Any]:
        model = self.model(given)
        model[1].bias.requires_grad_(False)
        loader = self.loader(given, model)
        states = []
        for before in (True, False):
            torch.set_grad_enabled(before)
            try:
                self.call(student, CPU, model, loader)
                states.append("on" if torch.is_grad_enabled() else "off")
            finally:
                torch.set_grad_enabled(True)
        return {"states": states, "trainable": ["yes" if p.requires_grad else "no" for p in model.parameters()]}

    def modes(self, student: Any, given: Draws) -> dict[str, Any]:
        """The modes of the parts of two models before and after; and of two whose parts had several modes."""
        shown: dict[str, list[Any]] = {"plain": [], "mixed": []}
        for kind, outer in (("plain", True), ("plain", False), ("mixed", True), ("mixed", False)):
            innermost = nn.Sequential(nn.Identity(), nn.Identity())
            inner = nn.Sequential(nn.Identity(), innermost)
            model = nn.Sequential(self.model(given), inner).train(outer)
            if kind == "mixed":
                for part in model.modules():
                    part.training = given.integer(0, 1) == 1
                for level, part in enumerate((model, inner, innermost, innermost[0])):
                    part.training = outer == (level % 2 == 0)  # none is in the mode of the part around it
            before, loader = _modes(model), self.loader(given, model)
            self.call(student, CPU, model, loader)
            shown[kind].append([before, _modes(model)])
        return shown

    def state(self, student: Any, given: Draws) -> dict[str, Any]:
        """Recording of gradients and modes in one."""
        shown = self.recording(student, given), self.recording_afterwards(student, given), self.modes(student, given)
        return {name: value for one in shown for name, value in one.items()}


def _modes(model: nn.Module) -> list[str]:
    return ["train" if part.training else "eval" for part in model.modules()]


def _same_fractions(seen: Any, expected: Any) -> Claim:
    return same_numbers(tr("the accuracies"), seen.fractions, expected.fractions, Tolerance(0.0, 1e-6))


def _brought_to_the_model(seen: Any, expected: Any) -> list[Claim]:
    return [
        Equal(tr("where the examples are that the model gets"), seen.inputs, expected.inputs),
        Equal(tr("where the model is afterwards"), seen.model, expected.model),
    ]


def _stays_on_the_cpu(seen: Any, expected: Any) -> Claims:
    return [_same_fractions(seen, expected), *_brought_to_the_model(seen, expected)]


def _records_nothing(seen: Any, expected: Any) -> list[Claim]:
    recorded = seen.recorded
    got = tr("recorded") if recorded else tr("the model is not called")
    return [Holds(tr("gradients in the model's output"), recorded == ["no"], tr("none recorded"), got)]


def _as_before(seen: Any, expected: Any) -> list[Claim]:
    return [
        Equal(tr("recording of gradients after calls with recording on and off"), seen.states, expected.states),
        Equal(tr("whether the parameters require gradients"), seen.trainable, expected.trainable),
    ]


def _modes_as_before(seen: Any, expected: Any) -> list[Claim]:
    """Models whose parts all have one mode decide: putting the whole model's mode back is what PyTorch's users do."""
    claims: list[Claim] = [Equal(tr("how many models came back"), len(seen.plain), len(expected.plain))]
    for (_, after), (before, _) in zip(seen.plain, expected.plain, strict=False):
        other = sum(one != mode for one, mode in zip(after, before, strict=True))
        got = tr("{other} of its {all} parts are in the other mode", other=other, all=len(before))
        claims.append(Holds(tr("a model that was in {mode} mode", mode=before[0]), other == 0, tr("in it again"), got))
    for (_, after), (before, _) in zip(seen.mixed, expected.mixed, strict=False):
        what = tr("a model in {mode} mode, with parts in the other one", mode=before[0])
        got = tr("in {mode} mode", mode=after[0])
        claims.append(Holds(what, after[0] == before[0], tr("itself in its mode again"), got))
    if any(before != after for before, after in seen.mixed):
        claims.append(Remark(tr(PARTS)))
    return claims


PARTS = noted(
    "A model may have parts in modes of their own, such as frozen layers that stay in eval mode: `model.train(...)` "
    "gives all of them one mode. To leave them as they were, remember the mode of each module in `model.modules()`."
)


def _state(seen: Any, expected: Any) -> Claims:
    return [*_records_nothing(seen, expected), *_as_before(seen, expected), *_modes_as_before(seen, expected)]
