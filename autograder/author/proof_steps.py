"""Steps of a lesson's proof: its pieces task by task, each of which can be proved by itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from autograder.author.proof import Findings, Subject
from autograder.author.proof_forgeries import prove_forgeries
from autograder.author.proof_parts import choice_answers, choice_variants
from autograder.author.proof_pictures import prove_pictures
from autograder.author.proof_programs import prove_idle, prove_right, prove_stub, prove_wrong
from autograder.course.solutions import Variant
from autograder.marking.marker import Marker


@dataclass(frozen=True)
class Step:
    """A piece of the proof of one task.

    Attributes:
        kind: which piece, one of `PIECES`.
        task: whose proof it is.
        variant: the program that it is about; None where it is about the reference.
    """

    kind: str
    task: str
    variant: Variant | None = None


REFERENCE = "reference"


def _right(subject: Subject, marker: Marker, step: Step) -> Findings:
    return prove_right(subject, marker, step.variant, {step.task})


def _stub(subject: Subject, marker: Marker, step: Step) -> Findings:
    return prove_stub(subject, marker, {step.task})


def _wrong(subject: Subject, marker: Marker, step: Step) -> Findings:
    assert step.variant is not None
    return prove_wrong(subject, marker, step.variant, {step.task})


def _idle(subject: Subject, marker: Marker, step: Step) -> Findings:
    return prove_idle(subject, marker, {step.task})


def _forgeries(subject: Subject, marker: Marker, step: Step) -> Findings:
    return prove_forgeries(subject, marker, {step.task})


def _pictures(subject: Subject, marker: Marker, step: Step) -> Findings:
    return prove_pictures(subject, marker, {step.task})


PIECES: dict[str, Callable[[Subject, Marker, Step], Findings]] = {
    REFERENCE: _right,
    "stub": _stub,
    "alternative": _right,
    "wrong variant": _wrong,
    "programs that do nothing": _idle,
    "forgeries": _forgeries,
    "pictures": _pictures,
}


def steps_of(subject: Subject) -> Iterator[Step]:
    """All steps of a lesson's proof, task by task; without variants that show only on the whole of the data."""
    solutions = subject.solutions
    wrong = (*solutions.wrong, *choice_variants(subject.lesson, choice_answers(subject)))
    programs = {"alternative": solutions.right, "wrong variant": wrong}
    for task in subject.lesson.tasks.values():
        for kind in PIECES if not task.manual else ():
            if kind not in programs:
                yield Step(kind, task.name)
            for variant in programs.get(kind, ()):
                if variant.task == task.name and not variant.full_data:
                    yield Step(kind, task.name, variant)
