"""A lesson proves itself: wrong programs lose points, right ones do not, every check can fail, no forgery passes."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import torch

from autograder.bench import Bench, benches
from autograder.build import stub
from autograder.course import Course, Solutions, Variant, definition, lesson_cells, load_solutions
from autograder.datasets.locate import Found
from autograder.engine.session import Observation, Observations, accept, observe
from autograder.judge.diagnose import alike
from autograder.judge.judge import Case, judge
from autograder.judge.outcome import Outcome, Result
from autograder.lesson import Given, Lesson, Task
from autograder.marking import Marker
from autograder.reading.attempts import ATTEMPTED, Attempt, bound_names, called_names
from autograder.reading.parsing import literal, parse
from autograder.reading.program import Program, Unit
from autograder.reading.submission import Submission
from autograder.record.proof import ProofSummary, TaskProof

SEEDS = 20
WRONG_SEEDS = 3
REAL_SEEDS = 3  # seeds with which right programs train on the data of the run


@dataclass
class Proof:
    """What was found about one lesson.

    Attributes:
        faults: sentences, each a reason to fail.
        right: runs of the reference and the alternatives; `right_failed` of them lost points.
        wrong: runs of wrong variants; `caught` of them lost points in their task, `named` were recognised.
        checks: by check, how many variants it failed.
        seeds: how many seeds right and wrong programs ran with.
    """

    lesson: Lesson
    right_seeds: int
    wrong_seeds: int
    faults: list[str] = field(default_factory=list)
    right: int = 0
    right_failed: int = 0
    wrong: int = 0
    caught: int = 0
    named: int = 0
    named_wrong: int = 0
    nameable: int = 0
    checks: Counter[tuple[str, str]] = field(default_factory=Counter)
    forged: int = 0
    per_task: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    @property
    def all_checks(self) -> list[tuple[str, str]]:
        """(task, check) of every check."""
        return [(t.name, c) for t in self.lesson.tasks.values() for c in t.checks]

    @property
    def proven(self) -> int:
        """How many checks fail at least one wrong variant."""
        return sum(1 for key in self.all_checks if self.checks[key])

    def summary(self, seconds: float, data: str) -> ProofSummary:
        """What is printed of it.

        Args:
            seconds: how long it took.
            data: which data set, in words.
        """
        return ProofSummary(
            self.lesson.name,
            self.lesson.title,
            tuple(map(self._task, self.lesson.tasks.values())),
            right=self.right,
            right_failed=self.right_failed,
            right_seeds=self.right_seeds,
            wrong=self.wrong,
            caught=self.caught,
            wrong_seeds=self.wrong_seeds,
            named=self.named,
            nameable=self.nameable,
            named_wrong=self.named_wrong,
            checks=len(self.all_checks),
            proven=self.proven,
            forged=self.forged,
            data=data,
            seconds=seconds,
            faults=tuple(self.faults),
        )

    def _task(self, task: Task) -> TaskProof:
        if task.manual:
            return TaskProof(task.name, task.points, None)
        counts = self.per_task[task.name]
        proven = sum(1 for check in task.checks if self.checks[task.name, check])
        numbers = (counts["wrong"], counts["caught"], counts["named"])
        return TaskProof(task.name, task.points, len(task.checks), proven, *numbers)


Say = Callable[[str], None]


def verify(
    course: Course,
    name: str,
    data: Found,
    *,
    seeds: int = SEEDS,
    wrong_seeds: int = WRONG_SEEDS,
    real_seeds: int = REAL_SEEDS,
    workers: int = 2,
    say: Say = lambda text: None,
) -> Proof:
    """Prove a lesson.

    Args:
        course: where it is.
        name: the lesson.
        data: which FashionMNIST to use.
        seeds: how many seeds the reference and the alternatives run with.
        wrong_seeds: how many the wrong variants run with.
        real_seeds: with how many of `seeds` right programs train on the data of the run, not on the sample.
        workers: parts at a time.
        say: told after each part.
    """
    lesson = course.load(name)
    solutions = load_solutions(course, lesson)
    proof = Proof(lesson, seeds, wrong_seeds)
    _verify_names(lesson, solutions, proof)
    # Marking all that calls a wrong task is dear where whole trainings call it: the short proof leaves it out.
    callers = wrong_seeds > 1
    parts = list(_parts(lesson, solutions, (seeds, wrong_seeds, real_seeds), data))
    with benches(course, lesson, solutions, data, workers) as each:
        list(each(lambda bench, _: _prove_stub(course, lesson, bench, proof), [None]))
        results = each(lambda bench, part: _Prover(bench, callers).prove(part), parts)
        for number, found in enumerate(results, 1):
            found.add_to(proof)
            say(f"{name}: {number} of {len(parts)} parts")
    for task, check in proof.all_checks:
        if not proof.checks[task, check]:
            proof.faults.append(f"check {check} of {task} fails no wrong variant: it may be unable to fail")
    return proof


def _verify_names(lesson: Lesson, solutions: Solutions, proof: Proof) -> None:
    covered = {variant.task for variant in solutions.wrong}
    alternatives = Counter(variant.task for variant in solutions.right)
    for task in lesson.tasks.values():
        if task.manual or task.keyed:
            continue
        if task.name not in covered:
            proof.faults.append(f"{task.name} has no wrong variant")
        if alternatives[task.name] < 2:
            proof.faults.append(f"{task.name} has {alternatives[task.name]} alternatives; two are the least")
    identities = Counter(variant.id for variant in (*solutions.wrong, *solutions.right))
    proof.faults += [f"two variants are called {name}" for name, count in identities.items() if count > 1]


@dataclass(frozen=True)
class _Part:
    """A piece of the proof for one worker.

    Attributes:
        variants: None stands for the reference.
        real: on the data of the run, not on the sample.
    """

    seed: int
    wrong: bool
    variants: tuple[Variant | None, ...]
    real: bool
    forged: bool = False


CHUNK = 16  # variants in a part


def _parts(lesson: Lesson, solutions: Solutions, counts: tuple[int, int, int], data: Found) -> Iterator[_Part]:
    """Right programs run on the data of the run with the first seeds, on the sample with the others: there a whole
    training takes no time. Wrong ones run on the sample, and those of tasks that train as a whole once on the data
    of the run, if their mistake shows only there."""
    seeds, wrong_seeds, real_seeds = counts
    answers = choice_answers(solutions, lesson)
    wrong = [v for v in (*solutions.wrong, *choice_variants(lesson, answers)) if not v.full_data]
    slow = [v for v in solutions.wrong if v.full_data and data.real]
    for part in _chunks(slow):
        yield _Part(1, True, part, real=True)
    for seed in range(1, seeds + 1):
        yield _Part(seed, False, (None, *solutions.right), real=seed <= real_seeds, forged=seed == 1)
    for seed in range(1, wrong_seeds + 1):
        for part in _chunks(wrong):
            yield _Part(seed, True, part, real=False)


def _chunks(variants: list[Variant]) -> Iterator[tuple[Variant, ...]]:
    for start in range(0, len(variants), CHUNK):
        yield tuple(variants[start : start + CHUNK])


SAMPLE_OF = 8


def _sampled(variant: Variant) -> bool:
    return zlib.crc32(variant.id.encode()) % SAMPLE_OF == 0


def _is_quick(task: Task) -> bool:
    return all(probe.fingerprint for probe in task.probes.values())


def choice_answers(solutions: Solutions, lesson: Lesson) -> dict[str, Any]:
    """The right options, from the key."""
    return {
        task.name: literal(definition(solutions.reference, task.name).split("=", 1)[1].strip())
        for task in lesson.tasks.values()
        if task.choice
    }


def _prove_stub(course: Course, lesson: Lesson, bench: Bench, proof: Proof) -> None:
    """The stub as given is `not_attempted` everywhere and costs nobody a failure."""
    source = stub(lesson, lesson_cells(course.solution(lesson.name) / f"{lesson.name}.py"))
    result = bench.marker(1, real=False).mark(_as_submission(lesson, Program((Unit(source, f"{lesson.name}.py"),))))
    for task in result.tasks:
        if task.outcome is not Outcome.NOT_ATTEMPTED or task.score:
            proof.faults.append(f"the stub's {task.name} is {task.outcome} instead of not attempted")


def _as_submission(lesson: Lesson, program: Program) -> Submission:
    return Submission("", lesson.name, f"{lesson.name}.py", program)


def choice_variants(lesson: Lesson, answers: dict[str, Any]) -> Iterator[Variant]:
    """Every wrong option of every choice, as a wrong variant."""
    for task in lesson.tasks.values():
        for option in task.choice.options if task.choice else ():
            if option != answers[task.name]:
                yield Variant(f"{task.name}_{option}", task.name, f"{task.name} = {option!r}", wrong=True)


@dataclass
class _Found:
    """What one part showed; added up in the order of the parts."""

    faults: list[str] = field(default_factory=list)
    right: int = 0
    right_failed: int = 0
    wrong: int = 0
    caught: int = 0
    named: int = 0
    named_wrong: int = 0
    nameable: int = 0
    forged: int = 0
    checks: set[tuple[str, str]] = field(default_factory=set)
    per_task: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add_to(self, proof: Proof) -> None:
        proof.faults += self.faults
        for name in ("right", "right_failed", "wrong", "caught", "named", "named_wrong", "nameable", "forged"):
            setattr(proof, name, getattr(proof, name) + getattr(self, name))
        proof.checks.update(self.checks)
        for task, counts in self.per_task.items():
            proof.per_task[task].update(counts)


class _Prover:
    """Proves parts on one bench."""

    def __init__(self, bench: Bench, callers: bool) -> None:
        self.lesson, self.solutions = bench.lesson, bench.solutions
        self.marker = bench.marker
        self._callers = callers

    def prove(self, part: _Part) -> _Found:
        """Everything about one part."""
        found = _Found()
        marker = self.marker(part.seed, part.real)
        for variant in part.variants:
            if variant is None:
                self._right(marker, "the reference", self.solutions.reference, None, part.seed, found)
                continue
            program = self.solutions.program(variant)
            # On the data of the run a whole training is dear: there only what the variant is about.
            wide = part.seed == 1 and not (part.wrong and part.real)
            tasks = self._concerned(program, variant, not part.wrong or self._callers) if wide else {variant.task}
            if part.wrong:
                self._wrong(marker, variant, program, tasks, part.seed, found)
            else:
                self._right(marker, variant.id, program, tasks, part.seed, found)
        if part.forged:
            self._forged(marker, part.seed, found)
        return found

    def _right(
        self, marker: Marker, name: str, program: Program, tasks: set[str] | None, seed: int, found: _Found
    ) -> None:
        result = marker.mark(_as_submission(self.lesson, program), tasks)
        found.right += 1
        lost = [
            f"{task.name}.{check.name}: {check.message}"
            for task in result.tasks
            for check in task.checks
            if check.outcome is not Outcome.PASSED
        ]
        if lost:
            found.right_failed += 1
            found.faults.append(f"seed {seed}: {name} is right and fails {lost[0]}")

    def _wrong(
        self, marker: Marker, variant: Variant, program: Program, tasks: set[str], seed: int, found: _Found
    ) -> None:
        result = marker.mark(_as_submission(self.lesson, program), tasks)
        found.wrong += 1
        counts = found.per_task[variant.task]
        counts["wrong"] += 1
        hit = _tasks_that_lost(result)
        if variant.task in hit:
            found.caught += 1
            counts["caught"] += 1
        else:
            found.faults.append(f"seed {seed}: wrong variant {variant.id} gets full marks")
        others = hit - {variant.task} - set(variant.also)
        if others:
            found.faults.append(
                f"seed {seed}: wrong variant {variant.id} also costs points in {', '.join(sorted(others))}"
            )
        for task in result.tasks:
            found.checks |= {(task.name, c.name) for c in task.checks if c.outcome is Outcome.FAILED}
        self._count_names(marker, variant, result, found)

    def _count_names(self, marker: Marker, variant: Variant, result: Result, found: _Found) -> None:
        if not variant.title:
            return
        found.nameable += 1
        names = {one.id for task in result.tasks for check in task.checks for one in check.diagnoses}
        if names == {variant.id}:
            found.named += 1
            found.per_task[variant.task]["named"] += 1
        elif variant.task in _tasks_that_lost(result):
            seed = marker.expected.seed
            found.faults.append(f"seed {seed}: wrong variant {variant.id} {_unnamed(marker, variant, names)}")
        found.named_wrong += bool(names - {variant.id})

    def _concerned(self, program: Program, variant: Variant, callers: bool) -> set[str]:
        """Tasks that the change can reach: its own, those that use it, and all that cost little to ask.

        The short proof asks those that cost little only where they use a name that the change defines, and all of them
        for every `SAMPLE_OF`th variant: a mistake can also leave PyTorch in another state for the tasks after it.
        """
        changed = bound_names(parse(variant.code))
        return {
            task.name
            for task in self.lesson.tasks.values()
            if task.name == variant.task
            or (_is_quick(task) and (callers or _sampled(variant) or changed & called_names(program, task.name)))
            or (callers and variant.task in called_names(program, task.name))
        }

    def _forged(self, marker: Marker, seed: int, found: _Found) -> None:
        """Observations that no right program gives pass no check."""
        expected = marker.expected.observations()
        for task in self.lesson.tasks.values():
            for kind, forge in FORGERIES.items():
                probes = {name: [Observation(values=forge(expected[name][0].values))] for name in task.probes}
                found.forged += self._passes(marker, task, kind, probes, found)
            pairs = [(name, 0) for name in task.probes]
            other = observe(marker.launcher, self.lesson, self.solutions.reference, seed + 1000, pairs)
            replayed = {
                name: [accept(_replay(name, runs[0], seed + 1000), seed, 0)] for name, runs in other.probes.items()
            }
            found.forged += self._passes(marker, task, "from another seed", replayed, found)

    def _passes(
        self, marker: Marker, task: Task, kind: str, probes: dict[str, list[Observation]], found: _Found
    ) -> int:
        attempts = {name: Attempt(ATTEMPTED) for name in self.lesson.tasks}
        seen = Observations(probes=probes, names=frozenset(self.lesson.tasks))
        case = Case(self.lesson, Program(()), attempts, seen, marker.expected.observations())
        if task.manual:
            return 0
        [result] = judge(case, [task.name])
        for check in result.checks:
            if check.outcome is Outcome.PASSED:
                found.faults.append(f"{task.name}.{check.name} passes on forged observations: {kind}")
        return len(result.checks)


def _unnamed(marker: Marker, variant: Variant, names: set[str]) -> str:
    """Why a variant was not recognised as itself: on the drawn inputs another one behaves in the same way."""
    if names:
        return f"is named {', '.join(sorted(names))}"
    prints = {name: print_.probes for name, print_ in marker.expected.fingerprints(variant.task).items()}
    own = prints.pop(variant.id, {})
    twins = [
        identity
        for identity, seen in prints.items()
        if seen.keys() == own.keys() and all(alike(seen[name], own[name]) for name in own)
    ]
    return f"cannot be told from {', '.join(twins)}" if twins else "is not recognised: it does not give the same twice"


def _replay(name: str, observation: Observation, seed: int) -> dict[str, Any]:
    """The message that a process would send which answers with the observations of another run."""
    nonce = Given(seed, name, 0).nonce
    return {"event": "observed", "name": name, "values": observation.values, "failure": None, "nonce": nonce}


def _tasks_that_lost(result: Result) -> set[str]:
    return {task.name for task in result.tasks if (task.score or 0.0) < task.max_score - 1e-9}


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
    "nothing": lambda values: {},
    "zeros": lambda values: _map(values, _zero),
    "not a number": lambda values: _map(values, _nan),
    "other shapes": lambda values: _map(values, _doubled),
    "empty lists": lambda values: {key: [] for key in values},
}
