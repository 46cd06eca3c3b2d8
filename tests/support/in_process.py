"""Verdicts on plain functions in this very process, without a submission: for tests of what lessons are made of."""

from collections.abc import Callable, Mapping
from typing import Any

import torch

from autograder.core.tempdirs import temporary_folder
from autograder.judge.result import CheckResult
from autograder.judge.verdicts import Case, judge
from autograder.lesson import Draws, Lesson
from autograder.lesson.resources import Places
from autograder.submission.program import Program
from autograder.submission.tasks import ATTEMPTED, Attempt
from autograder.wire import decode_frame, encode_frame
from autograder.wire.observation import Observation, Observations
from autograder.worker.execute import Student
from autograder.worker.machine import machine_with
from autograder.worker.report import observe

Functions = Mapping[str, Callable[..., Any]]


def observed(lesson: Lesson, functions: Functions, seed: int, places: Places) -> dict[str, Observation]:
    """What each of a lesson's probes shows of these functions."""
    student, found, threads = Student(dict(functions)), {}, torch.get_num_threads()
    torch.set_num_threads(1)  # as beside every submission
    try:
        for name, probe in lesson.probes.items():
            with machine_with(probe.device):
                shown = observe(probe, student, Draws(seed, name, 0, temporary_folder(), places), {})
            report = decode_frame(encode_frame(shown))  # as it arrives from another process
            found[name] = Observation(report["values"], report["failure"], signature=report["signature"])
    finally:
        torch.set_num_threads(threads)
    return found


Expected = Mapping[str, list[Observation]]


def expected_from(lesson: Lesson, reference: Functions, seed: int = 1, places: Places | None = None) -> Expected:
    """What the judge knows: what each probe shows of the reference, and the facts."""
    expected = {}
    for name, one in observed(lesson, reference, seed, places or {}).items():
        facts = lesson.probes[name].facts
        known = facts(Draws(seed, name, places=places)) if facts else {}
        expected[name] = [Observation({**one.values, **known}, one.failure, signature=one.signature)]
    return expected


def judged(
    lesson: Lesson,
    functions: Functions,
    expected: Expected,
    seed: int = 1,
    places: Places | None = None,
    student: str = "",
) -> dict[str, CheckResult]:
    """The verdicts of a lesson's checks on some functions, by the checks' names."""
    seen = {name: [one] for name, one in observed(lesson, functions, seed, places or {}).items()}
    attempts = {name: Attempt(ATTEMPTED) for name in lesson.tasks}
    shown = Observations(seen, names=frozenset(functions))
    case = Case(lesson, Program(()), attempts, shown, dict(expected), student=student)
    return {check.name: check for task in judge(case) for check in task.checks}


def marked(
    lesson: Lesson, functions: Functions, reference: Functions, seed: int = 1, student: str = ""
) -> dict[str, CheckResult]:
    """The same, with what the judge knows worked out for this once; for lessons without resources."""
    return judged(lesson, functions, expected_from(lesson, reference, seed), seed, student=student)
