"""Answers to questions inside plain nbgrader, without the plug-in: what a check cell can say about them there.

Elsewhere an answer is only compared when the work is marked. Plain nbgrader marks by running the check cells, on the
instructor's machine, where the key is; and `Validate` asks only whether there is an answer.
"""

import contextlib
import os
from typing import Any

from autograder.core.tempdirs import temporary_folder
from autograder.course.layout import CourseProblem, find_course
from autograder.course.solutions import load_solutions
from autograder.judge.result import Outcome, TaskResult
from autograder.judge.verdicts import Case, judge
from autograder.lesson import Draws, Lesson
from autograder.marking.practice_key import SEED
from autograder.submission.program import Program
from autograder.submission.tasks import ATTEMPTED, Attempt
from autograder.wire.observation import Observation, Observations
from autograder.worker.execute import Student
from autograder.worker.report import observe

SETTING = "NBGRADER_EXECUTION"  # nbgrader says "autograde" or "validate" in it


def is_nbgrader() -> bool:
    """Whether it is nbgrader that runs the cells."""
    return SETTING in os.environ


def points_in_nbgrader(result: TaskResult) -> float:
    """The points that nbgrader is to see: all for an answer while it validates, since nothing is missing then."""
    if result.outcome is Outcome.ANSWERED and os.environ.get(SETTING) == "validate":
        return result.max_score
    return result.score or 0.0


def compared(lesson: Lesson, result: TaskResult, namespace: dict[str, Any]) -> TaskResult:
    """The verdict on an answer where plain nbgrader marks and the key is at hand; elsewhere the result as it is."""
    if result.outcome is not Outcome.ANSWERED or os.environ.get(SETTING) != "autograde":
        return result
    with contextlib.suppress(CourseProblem, OSError):
        units = load_solutions(find_course(), lesson).reference.units
        key: dict[str, Any] = {}
        exec(compile(units[-1].source, units[-1].file, "exec"), key)  # the instructor's own answers
        return _judged(lesson, result.name, namespace, key)
    return result


def _judged(lesson: Lesson, name: str, namespace: dict[str, Any], key: dict[str, Any]) -> TaskResult:
    def seen(owner: dict[str, Any]) -> dict[str, list[Observation]]:
        found = {}
        for probe_name, probe in lesson.tasks[name].probes.items():
            report = observe(probe, Student(owner), Draws(SEED, probe_name, 0, temporary_folder()), {})
            found[probe_name] = [
                Observation(report["values"], report["failure"], report["seconds"], report["signature"])
            ]
        return found

    case = Case(
        lesson, Program(()), {name: Attempt(ATTEMPTED)}, Observations(probes=seen(namespace)), seen(key), practice=False
    )
    return judge(case, [name])[0]
