"""A small lesson of one task, marked in this process: what its checks say to a program."""

from collections.abc import Mapping

from autograder.core.tempdirs import temporary_folder
from autograder.judge.result import CheckResult
from autograder.judge.verdicts import Case, judge
from autograder.lesson import Draws, Lesson
from autograder.submission.program import Program
from autograder.submission.tasks import ATTEMPTED, Attempt
from autograder.wire import decode_frame, encode_frame
from autograder.wire.observation import Observation, Observations
from autograder.worker.execute import Student
from autograder.worker.job import observe

SEED = 5
HEAD = "import numpy as np\nimport torch\nfrom torch import nn\nfrom torch.utils.data import DataLoader, Dataset\n"


def observed(lesson: Lesson, source: str) -> dict[str, list[Observation]]:
    """What a program shows in all probes of a lesson."""
    namespace: dict[str, object] = {}
    exec(HEAD + source, namespace)
    found = {}
    for name, probe in lesson.probes.items():
        shown = observe(probe, Student(namespace), Draws(SEED, name, 0, temporary_folder()), {})
        report = decode_frame(encode_frame(shown))  # as it arrives from another process
        found[name] = [Observation(report["values"], report["failure"], report["seconds"], report["signature"])]
    return found


def checked(lesson: Lesson, right: str, program: str, student: str = "") -> Mapping[str, CheckResult]:
    """The result of each check of the lesson's tasks, by its name.

    Args:
        lesson: with the points of its tasks and checks adding up.
        right: the reference's source.
        program: the source that is marked.
        student: whose it is.
    """
    lesson.verify_declarations()
    attempts = {name: Attempt(ATTEMPTED) for name in lesson.tasks}
    seen = Observations(observed(lesson, program), names=frozenset(lesson.tasks))
    case = Case(lesson, Program(()), attempts, seen, observed(lesson, right), student=student)
    return {check.name: check for task in judge(case) for check in task.checks}


def outcomes(lesson: Lesson, right: str, program: str) -> dict[str, str]:
    """The outcome of each check by its name."""
    return {name: str(check.outcome) for name, check in checked(lesson, right, program).items()}
