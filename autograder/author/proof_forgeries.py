"""Proof by forgeries: observations that no right program gives pass no check."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

import torch

from autograder.author.proof import Findings, Subject
from autograder.core.language import noted, tr
from autograder.judge.result import Outcome
from autograder.judge.verdicts import Case, judge
from autograder.lesson import Draws, Task
from autograder.marking.marker import Marker
from autograder.runner.session import accept, observe
from autograder.submission.program import Program
from autograder.submission.tasks import ATTEMPTED, Attempt
from autograder.wire.observation import Observation, Observations

OTHER_SEED = 1000  # how far away the seed is from which observations are replayed
COMPARE = noted(
    "let the check claim a value of this run's: one that is drawn, and neither empty, zero nor of any shape"
)

Probes = dict[str, list[Observation]]


def prove_forgeries(subject: Subject, marker: Marker, tasks: Collection[str] | None = None) -> Findings:
    """Judge forged observations of every task that a program can mark, or of `tasks` where they are given."""
    lesson = subject.lesson
    found = Findings()
    expected = marker.expected.observations()
    for task in lesson.tasks.values():
        if task.manual or (tasks is not None and task.name not in tasks):
            continue
        for kind, probes in _forged(subject, task, marker):
            attempts = {name: Attempt(ATTEMPTED) for name in lesson.tasks}
            observed = Observations(probes=probes, names=frozenset(lesson.tasks))
            [result] = judge(Case(lesson, Program(()), attempts, observed, expected), [task.name])
            found.forged += len(result.checks)
            found.faults += [
                subject.places.check(task.name, check.name).complaint(
                    tr(
                        "{task}.{check} passes on forged observations: {kind}",
                        task=task.name,
                        check=check.name,
                        kind=kind,
                    ),
                    tr(COMPARE),
                )
                for check in result.checks
                if check.outcome is Outcome.PASSED
            ]
    return found


def _forged(subject: Subject, task: Task, marker: Marker) -> Iterator[tuple[str, Probes]]:
    """Each kind of forgery in words, with what it shows."""
    expected, seed = marker.expected.observations(), marker.expected.seed
    for kind, forge in FORGERIES.items():
        yield tr(kind), {name: [_forgery(forge, expected[name][0])] for name in task.probes}
    other = seed + OTHER_SEED
    pairs = [(name, 0) for name in task.probes]
    observed = observe(marker.launcher, subject.lesson, subject.solutions.reference, other, pairs)
    yield (
        tr("from another seed"),
        {name: [accept(_replay(name, runs[0], other), seed, 0)] for name, runs in observed.probes.items()},
    )


def _forgery(forge: Callable[[Any], Any], right: Observation) -> Observation:
    signature = None if right.signature is None else forge(right.signature)
    return Observation(values=forge(right.values), signature=signature)


def _replay(name: str, observation: Observation, seed: int) -> dict[str, Any]:
    """The message that a process would send which answers with the observations of another run."""
    nonce = Draws(seed, name, 0).nonce
    shown = {"values": observation.values, "signature": observation.signature}
    return {"event": "observed", "name": name, **shown, "failure": None, "nonce": nonce}


def _map(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, dict):
        return {key: _map(item, change) for key, item in value.items()}
    if isinstance(value, list):
        return [_map(item, change) for item in value]
    return change(value)


def _zero(value: Any) -> Any:
    if isinstance(value, torch.Tensor):
        return torch.zeros_like(value)
    return type(value)() if type(value) in (bool, int, float, str) else value


def _nan(value: Any) -> Any:
    if isinstance(value, torch.Tensor):
        return torch.full_like(value, float("nan")) if value.is_floating_point() else torch.zeros_like(value)
    return float("nan") if type(value) in (int, float) else _zero(value)


def _doubled(value: Any) -> Any:
    if isinstance(value, torch.Tensor):
        return torch.stack([value, value]) if value.dim() == 0 else torch.cat([value, value])
    return [value, value]


FORGERIES: dict[str, Callable[[Any], Any]] = {
    noted("nothing"): lambda values: {},
    noted("zeros"): lambda values: _map(values, _zero),
    noted("not a number"): lambda values: _map(values, _nan),
    noted("other shapes"): lambda values: _map(values, _doubled),
    noted("empty lists"): lambda values: {key: [] for key in values},
}
