"""Expectations: what the reference and the wrong variants give for one seed, worked out from the solutions."""

import itertools
import threading
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from autograder.course.solutions import Solutions, Variant
from autograder.course.source import definition
from autograder.judge.diagnose import Compose, Fingerprint, Fingerprints
from autograder.judge.result import Diagnosis
from autograder.lesson import Draws, Lesson, Task
from autograder.lesson.resources import places_of
from autograder.repair.edits.context import Vocabulary
from autograder.repair.right_code import RightCode, right_code
from autograder.repair.vocabulary import words_of
from autograder.runner.candidates import CandidateRun, observe_values
from autograder.runner.launcher import Launcher
from autograder.runner.session import START_SECONDS, observe
from autograder.submission.program import Program
from autograder.submission.tasks import code_of
from autograder.wire.observation import Observation, Patch

TRACED = 5.0  # how many times longer a probe may take while values are noted


class Expectations:
    """Expectations worked out from the solutions, in processes in which no student code ever runs."""

    practice = False

    def __init__(
        self,
        lesson: Lesson,
        solutions: Solutions,
        seed: int,
        launcher: Launcher,
        lock: "threading.Lock | None" = None,  # a function, not a class, before Python 3.13
        tasks: Collection[str] | None = None,
    ) -> None:
        """
        Args:
            lesson: whose probes are run.
            solutions: the reference and the variants.
            seed: the run's seed.
            launcher: starts processes in which only programs of the course run; facts are read from the same data.
            lock: one for all that use the same launcher from several threads.
            tasks: whose probes the reference is observed in; those of all tasks if None.
        """
        self.lesson = lesson
        self.solutions = solutions
        self.seed = seed
        self._launcher = launcher
        self._places = places_of(lesson.resources, launcher.places)
        self._lock = lock or threading.Lock()
        self._tasks = tasks
        self._observations: dict[str, list[Observation]] | None = None
        self._fingerprints: dict[str, Fingerprints] = {}
        self._composed: dict[tuple[str, str], Fingerprint | None] = {}
        self._right_code: dict[tuple[str, str], RightCode] = {}
        self._screens: dict[str, list[Observation]] = {}
        self._others: dict[str, Expectations] = {}

    def observations(self) -> dict[str, list[Observation]]:
        """The reference's observations, worked out at the first call."""
        if self._observations is None:  # what is known is not waited for while another thread works out more
            with self._lock:
                if self._observations is None:
                    self._observations = self._of_the_reference()
        return self._observations

    def _of_the_reference(self) -> dict[str, list[Observation]]:
        probes = self.lesson.probes.items()
        names = [(name, 0) for name, probe in probes if self._tasks is None or probe.task in self._tasks]
        observed = observe(self._launcher, self.lesson, self.solutions.reference, self.seed, names)
        return {name: [self._with_facts(name, 0, runs[0])] for name, runs in observed.probes.items()}

    def _with_facts(self, name: str, attempt: int, observation: Observation) -> Observation:
        facts = self.lesson.probes[name].facts
        if facts is None:
            return observation
        known = facts(Draws(self.seed, name, attempt, places=self._places))
        return replace(observation, values={**observation.values, **known})

    def attempt(self, probe: str, number: int) -> None:
        """Run the reference once more with the attempt's own draws."""
        known = self.observations()[probe]
        if len(known) > number:
            return
        with self._lock:
            while len(known) <= number:
                pair = (probe, len(known))
                observed = observe(self._launcher, self.lesson, self.solutions.reference, self.seed, [pair])
                known.append(self._with_facts(probe, len(known), observed.probes[probe][0]))

    def fingerprints(self, task: str) -> Fingerprints:
        """Observations of the task's wrong variants, worked out when the first student needs them."""
        if task not in self._fingerprints:
            with self._lock:
                if task not in self._fingerprints:
                    self._fingerprints[task] = {
                        variant.id: self._fingerprint((variant,), self.solutions.program(variant))
                        for variant in self._variants(task)
                    }
        return self._fingerprints[task]

    def _variants(self, task: str) -> list[Variant]:
        return [variant for variant in self.solutions.wrong if variant.task == task]

    def _fingerprint(self, variants: tuple[Variant, ...], program: Program) -> Fingerprint:
        task = self.lesson.tasks[variants[0].task]
        probes = [(name, 0) for name in fingerprint_probes(task)]
        observed = observe(self._launcher, self.lesson, program, self.seed, probes)
        when = "".join(f"(?=.*(?:{variant.when}))" for variant in variants if variant.when)
        return Fingerprint(
            tuple(diagnosis_of(variant) for variant in variants),
            {name: runs[0] for name, runs in observed.probes.items()},
            f"\\A{when}" if when else "",
        )

    def compose(self, task: str) -> Compose | None:
        """Two mistakes in one program, each pair run at most once; not for tasks that train as a whole, where a run
        takes seconds and every check is about one mistake."""
        if any(not probe.fingerprint for probe in self.lesson.tasks[task].probes.values()):
            return None
        pairs = list(itertools.combinations(self._variants(task), 2))

        def composed(worth_a_try: Callable[[Diagnosis, Diagnosis], bool]) -> Iterator[Fingerprint]:
            for first, second in pairs:
                if worth_a_try(diagnosis_of(first), diagnosis_of(second)):
                    found = self._pair(first, second)
                    if found is not None:
                        yield found

        return composed

    def _pair(self, first: Variant, second: Variant) -> Fingerprint | None:
        key = (first.id, second.id)
        if key not in self._composed:
            with self._lock:
                if key not in self._composed:
                    program = self.solutions.composed(first, second)
                    self._composed[key] = None if program is None else self._fingerprint((first, second), program)
        return self._composed[key]

    def patch(self, names: tuple[str, ...]) -> Patch | None:
        """The reference's own definitions of these tasks with what they need, and nothing of the rest."""
        needed = "\n\n".join(code_of(self.solutions.reference, name) for name in names)
        return Patch(needed, names)

    def right_code(self, task: str, probe: str) -> RightCode:
        """The reference and the alternatives of a task, with the values that their names take in a probe."""
        key = (task, probe)
        if key not in self._right_code:
            with self._lock:
                if key not in self._right_code:
                    self._right_code[key] = self._with_values(task, probe)
        return self._right_code[key]

    def _with_values(self, task: str, probe: str) -> RightCode:
        programs = self._right_programs(task)
        seconds = TRACED * self.lesson.probes[probe].seconds
        runs = [CandidateRun(self.lesson, program, self.seed) for program in programs]
        traces = [
            observe_values(self._launcher, run, probe, (), seconds, time.monotonic() + START_SECONDS + seconds)
            for run in runs
        ]
        others = frozenset(self.lesson.tasks) - {task}
        return right_code(task, others, programs, traces, self._shown_by_screen(task, programs))

    def right_programs(self, task: str) -> tuple[Vocabulary, list[Observation]]:
        """The words of right programs of a task, and what its screen shows of them."""
        others = frozenset(self.lesson.tasks) - {task}
        programs = self._right_programs(task)
        screens = [one for one in self._shown_by_screen(task, programs) if one.failure is None]
        return words_of(*(code_of(program, task, others) for program in programs)), screens

    def _right_programs(self, task: str) -> list[Program]:
        alternatives = [variant for variant in self.solutions.right if variant.task == task]
        return [self.solutions.reference, *map(self.solutions.program, alternatives)]

    def _shown_by_screen(self, task: str, programs: list[Program]) -> list[Observation]:
        screen = self.lesson.tasks[task].screen
        if screen is None:
            return []
        if task not in self._screens:
            runs = [observe(self._launcher, self.lesson, one, self.seed, [(screen.name, 0)]) for one in programs]
            self._screens[task] = [one.probes[screen.name][0] for one in runs]
        return self._screens[task]

    def another(self, task: str) -> "Expectations":
        """Expectations for one task, with another seed."""
        if task not in self._others:
            self._others[task] = Expectations(
                self.lesson, self.solutions, self.seed + 1, self._launcher, self._lock, [task]
            )
        return self._others[task]

    def texts(self, task: str, mistake: str) -> tuple[str, str] | None:
        """The reference's definition and the variant's; None where no variant has this name."""
        found = next((variant.code for variant in self._variants(task) if variant.id == mistake), None)
        return None if found is None else (definition(self.solutions.reference, task), found)


def diagnosis_of(variant: Variant) -> Diagnosis:
    """The explanation that goes with a wrong variant."""
    return Diagnosis(variant.id, variant.title, variant.why, variant.fix, variant.lecture)


def fingerprint_probes(task: Task) -> list[str]:
    """The probes of a task by which its wrong variants are told apart."""
    return [name for name, probe in task.probes.items() if probe.fingerprint]
