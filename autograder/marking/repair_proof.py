"""The proof of a repair: the mended program marked, in new processes and with other draws."""

import itertools
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from autograder.judge.result import Outcome
from autograder.lesson import Probe, Task
from autograder.marking.expected import Unnamed
from autograder.marking.parts import with_only
from autograder.repair.failed_task import failures
from autograder.submission.program import Program
from autograder.submission.submission import Submission
from autograder.wire.observation import Observation, Patch

if TYPE_CHECKING:
    from autograder.marking.marker import Marker

QUICK = 2.0  # seconds that all that is asked again of a whole training may take, but for what takes longest


@dataclass(frozen=True)
class ProofPlan:
    """What a mended program has to pass: these probes of a task, with other draws too where they are quick."""

    task: Task
    probes: tuple[Probe, ...]
    twice: bool


def proof_plan(task: Task, observed: dict[str, Observation], expected: Mapping[str, list[Observation]]) -> ProofPlan:
    """All of a task. Of a whole training what failed: what is quick of it, and what takes longest."""
    if all(probe.fingerprint for probe in task.probes.values()):
        return ProofPlan(task, tuple(task.probes.values()), twice=True)
    wrong = [name for name in observed if failures(task, name, observed[name], expected[name])]
    wrong.sort(key=lambda name: expected[name][0].seconds)
    sums = itertools.accumulate(expected[name][0].seconds for name in wrong)
    quick = [name for name, seconds in zip(wrong, sums, strict=True) if seconds <= QUICK]
    return ProofPlan(task, tuple(task.probes[name] for name in dict.fromkeys([*quick, wrong[-1]])), twice=False)


def holds(
    marker: "Marker", program: Program, proof: ProofPlan, patches: tuple[Patch, ...], checks: Collection[str] = ()
) -> bool:
    """Whether a program passes, in new processes: all checks, or those that are named."""
    from autograder.marking.marker import Marker

    task = proof.task
    part = with_only(marker.lesson, task, proof.probes)
    submission = Submission("", part.name, None, program)
    others = [marker.expected, marker.expected.another(task.name) if proof.twice else None]
    for expected in others:
        if expected is not None:
            marked = Marker(part, Unnamed(expected), marker.launcher).mark(submission, [task.name], patches=patches)
            asked = [one for one in marked.tasks[0].checks if not checks or one.name in checks]
            if any(one.outcome is not Outcome.PASSED for one in asked):
                return False
    return True
