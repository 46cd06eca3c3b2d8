"""Rates over a lesson's corpus: how well the kit marks and names programs that were written without knowing it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from autograder.author.corpus import SampleProgram, corpus_folder, mark, names_given, read_corpus
from autograder.core.language import noted, tr
from autograder.course.layout import Course
from autograder.course.solutions import load_solutions
from autograder.lesson import Found, Lesson
from autograder.marking.pool import Slot, marking_pool

UNNAMED = noted("(no name)")
UNKNOWN = noted("(unknown)")


class Naming(StrEnum):
    """What the kit said about a wrong program whose mistakes are known to us."""

    RIGHT = noted("named right")
    PARTLY = noted("named in part")
    UNNAMED = noted("left unnamed")
    WRONG = noted("named wrong")


@dataclass(frozen=True)
class Verdict:
    """One program marked with one seed.

    Attributes:
        full: whether it got full marks.
        caught: whether a check failed; neither of them where the grader had an error of its own.
        given: ids of the mistakes that were named.
    """

    sample_program: SampleProgram
    seed: int
    full: bool
    caught: bool
    given: frozenset[str]

    @property
    def as_promised(self) -> bool:
        """Whether a right program got full marks, or a check failed of a wrong one."""
        return self.full if self.sample_program.right else self.caught

    @property
    def naming(self) -> Naming:
        """Whether the names given are those that a careful reader of the program would give."""
        wanted = [names for names in self.sample_program.names if names]
        if self.given - frozenset().union(*wanted):
            return Naming.WRONG
        named = [bool(self.given & names) for names in wanted]
        if wanted and all(named):
            return Naming.RIGHT
        return Naming.PARTLY if any(named) else Naming.UNNAMED


@dataclass(frozen=True)
class Seeds:
    """With how many seeds each kind of program is marked.

    Attributes:
        right, right_training: right programs; those of tasks that train as a whole take seconds each.
        wrong, wrong_training: wrong ones.
    """

    right: int = 50
    right_training: int = 5
    wrong: int = 3
    wrong_training: int = 1


@dataclass(frozen=True)
class Figures:
    """The verdicts of a lesson's whole corpus."""

    lesson: Lesson
    verdicts: tuple[Verdict, ...]

    @property
    def right(self) -> list[Verdict]:
        """Of right programs."""
        return [verdict for verdict in self.verdicts if verdict.sample_program.right]

    @property
    def wrong(self) -> list[Verdict]:
        """Of wrong programs."""
        return [verdict for verdict in self.verdicts if not verdict.sample_program.right]

    def nameable(self, mistakes: int) -> list[Verdict]:
        """Of wrong programs with so many mistakes, each of which the kit has a name for."""
        return [v for v in self.wrong if len(v.sample_program.names) == mistakes and all(v.sample_program.names)]

    @property
    def unknown(self) -> list[Verdict]:
        """Of wrong programs with a mistake that the kit has no name for."""
        return [verdict for verdict in self.wrong if not all(verdict.sample_program.names)]

    def confusion(self) -> Counter[tuple[str, str, str]]:
        """(task, the mistake's right name, the name given) with counts; mistakes without a name are `UNKNOWN`."""
        pairs: Counter[tuple[str, str, str]] = Counter()
        for verdict in self.wrong:
            for wanted, given in _pairs(verdict):
                pairs[verdict.sample_program.task, wanted, given] += 1
        return pairs


def _pairs(verdict: Verdict) -> Iterator[tuple[str, str]]:
    known = frozenset().union(*verdict.sample_program.names)
    for names in verdict.sample_program.names:
        for given in verdict.given & names:
            yield given, given
        if names and not verdict.given & names:
            yield min(names), UNNAMED
    for stray in verdict.given - known:
        yield next((min(names) for names in verdict.sample_program.names if names), UNKNOWN), stray
    if not known and not verdict.given:
        yield UNKNOWN, UNNAMED


def programs(figures: list[Verdict]) -> int:
    """How many different programs stand behind verdicts."""
    return len({verdict.sample_program.path for verdict in figures})


def measure(
    course: Course,
    name: str,
    data: Mapping[str, Found],
    *,
    seeds: Seeds,
    workers: int,
    say: Callable[[str], None] = lambda text: None,
) -> Figures:
    """Mark a lesson's whole corpus.

    Args:
        course: where it is.
        name: the lesson.
        data: where resources are, by name; programs of the corpus train on the samples.
        seeds: how many for which programs.
        workers: programs at a time.
        say: told now and then how far it is.
    """
    lesson = course.load(name)
    solutions = load_solutions(course, lesson)
    runs = list(_runs(lesson, read_corpus(corpus_folder(course, name)), seeds))

    def one(slot: Slot, run: tuple[SampleProgram, int]) -> Verdict:
        sample_program, seed = run
        result = mark(slot.marker(seed, real=False), solutions, sample_program)
        return Verdict(sample_program, seed, result.all_passed, result.found_wrong, names_given(result))

    verdicts = []
    with marking_pool(course, lesson, solutions, data, workers) as each:
        for number, verdict in enumerate(each(one, runs), 1):
            verdicts.append(verdict)
            if number % 100 == 0:
                say(tr("{lesson}: {number} of {runs} runs of the corpus", lesson=name, number=number, runs=len(runs)))
    return Figures(lesson, tuple(verdicts))


def _runs(lesson: Lesson, corpus: list[SampleProgram], seeds: Seeds) -> Iterator[tuple[SampleProgram, int]]:
    """Seed by seed, so that what is known about one is used while it is fresh."""
    for seed in range(1, max(seeds.right, seeds.wrong) + 1):
        for sample_program in corpus:
            slow = any(not probe.fingerprint for probe in lesson.tasks[sample_program.task].probes.values())
            right = seeds.right_training if slow else seeds.right
            wrong = seeds.wrong_training if slow else seeds.wrong
            if seed <= (right if sample_program.right else wrong):
                yield sample_program, seed
