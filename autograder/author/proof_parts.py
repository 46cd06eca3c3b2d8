"""Parts of a lesson's proof: which programs run with which seeds, on which data."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from autograder.course.solutions import Solutions, Variant
from autograder.course.source import definition
from autograder.lesson import Lesson
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


def parts(lesson: Lesson, solutions: Solutions, seeds: Seeds, real: bool) -> Iterator[Part]:
    """All parts of a lesson's proof; `real` says whether the run has data other than the sample.

    Right programs run on the data of the run with the first seeds, on the sample with the others: there a whole
    training takes no time. Wrong ones run on the sample, and those of tasks that train as a whole once on the data
    of the run, if their mistake shows only there.
    """
    answers = choice_answers(solutions, lesson)
    wrong = [v for v in (*solutions.wrong, *choice_variants(lesson, answers)) if not v.full_data]
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


def choice_answers(solutions: Solutions, lesson: Lesson) -> dict[str, Any]:
    """The right options, from the key."""
    return {
        task.name: literal(definition(solutions.reference, task.name).split("=", 1)[1].strip())
        for task in lesson.tasks.values()
        if task.choice
    }


def choice_variants(lesson: Lesson, answers: dict[str, Any]) -> Iterator[Variant]:
    """Every wrong option of every choice, as a wrong variant."""
    for task in lesson.tasks.values():
        for option in task.choice.options if task.choice else ():
            if option != answers[task.name]:
                yield Variant(f"{task.name}_{option}", task.name, f"{task.name} = {option!r}", wrong=True)
