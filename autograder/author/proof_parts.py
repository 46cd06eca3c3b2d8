"""Parts of a lesson's proof: which programs run with which seeds, on which data."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.author.proof import Subject
from autograder.core.language import tr
from autograder.course.layout import CourseProblem
from autograder.course.solutions import Variant
from autograder.course.source import definition
from autograder.lesson import Lesson
from autograder.lesson.declare import Choice
from autograder.submission.parsing import literal

CHUNK = 16  # variants in a part


@dataclass(frozen=True)
class Seeds:
    """How many seeds programs run with.

    Attributes:
        right: the reference and the alternatives.
        wrong: wrong variants.
        real: with how many of its seeds a right program trains on the data of the run, not on the sample.
    """

    right: int
    wrong: int
    real: int


@dataclass(frozen=True)
class Part:
    """A piece of the proof for one worker.

    Attributes:
        wrong: whether the variants have to lose points.
        variants: None stands for the reference.
        real: on the data of the run, not on the sample.
        once: whether this part also proves what one seed is enough for.
    """

    seed: int
    wrong: bool
    variants: tuple[Variant | None, ...]
    real: bool
    once: bool = False


def parts(subject: Subject, seeds: Seeds, real: bool) -> Iterator[Part]:
    """All parts of a lesson's proof; `real` says whether the run has data other than the sample.

    Right programs run on the data of the run with the first seeds, on the sample with the others: there a whole
    training takes no time. Wrong ones run on the sample, and those of tasks that train as a whole once on the data
    of the run, if their mistake shows only there.
    """
    solutions = subject.solutions
    options = choice_variants(subject.lesson, choice_answers(subject))
    wrong = [v for v in (*solutions.wrong, *options) if not v.full_data]
    slow = [v for v in solutions.wrong if v.full_data and real]
    for chunk in _chunks(slow):
        yield Part(1, True, chunk, real=True)
    for seed in range(1, seeds.right + 1):
        yield Part(seed, False, (None, *solutions.right), real=seed <= seeds.real, once=seed == 1)
    for seed in range(1, seeds.wrong + 1):
        for chunk in _chunks(wrong):
            yield Part(seed, True, chunk, real=False)


def _chunks(variants: list[Variant]) -> Iterator[tuple[Variant, ...]]:
    for start in range(0, len(variants), CHUNK):
        yield tuple(variants[start : start + CHUNK])


def choice_answers(subject: Subject) -> dict[str, str]:
    """The right options, from the key.

    Raises:
        CourseProblem: an answer is missing, or is none of the options.
    """
    return {
        task.name: _answer(subject, task.name, task.choice) for task in subject.lesson.tasks.values() if task.choice
    }


def _answer(subject: Subject, name: str, choice: Choice) -> str:
    text = definition(subject.solutions.reference, name)
    said = None
    with contextlib.suppress(ValueError, SyntaxError):  # no literal
        said = choice.read(literal(text.partition("=")[2].strip()))
    if said is None:
        place = subject.places.solution(name)
        raise CourseProblem(
            tr(
                "{place}: the answer to {task} has to be one of {choices}, and this is `{text}`",
                place=place,
                task=name,
                choices=choice.listed,
                text=text,
            )
        )
    return said


def choice_variants(lesson: Lesson, answers: dict[str, str]) -> Iterator[Variant]:
    """Every wrong option of every choice, as a wrong variant."""
    for task in lesson.tasks.values():
        for option in task.choice.options if task.choice else ():
            if option != answers[task.name]:
                yield Variant(f"{task.name}_{option}", task.name, f"{task.name} = {option!r}", wrong=True)
