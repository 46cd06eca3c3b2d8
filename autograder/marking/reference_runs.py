"""Runs of the reference: what it shows in each task, begun beside the marking and waited for when it is looked at."""

import threading
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

from autograder.core.once import Once
from autograder.lesson import Lesson
from autograder.marking.own_programs import Programs
from autograder.submission.program import Program
from autograder.wire.observation import Observation, Observations


class ReferenceRuns(Mapping[str, list[Observation]]):
    """By probe, what the reference shows in each attempt so far, with the judge's facts.

    Which probes there are is known before any of them has run. What one shows hangs on nothing that was asked for
    before: a task's quick probes run in one process, each of the slow ones, and each further attempt, in its own.
    """

    def __init__(
        self, lesson: Lesson, reference: Program, seed: int, programs: Programs, tasks: Collection[str] | None = None
    ) -> None:
        """
        Args:
            lesson: whose probes are run.
            reference: the program.
            seed: the run's seed.
            programs: runs it.
            tasks: whose probes there are; those of all tasks if None.
        """
        self._lesson = lesson
        self._program = reference
        self._seed = seed
        self._programs = programs
        wanted = [task for task in lesson.tasks.values() if tasks is None or task.name in tasks]
        self._tasks = {name: task.name for task in wanted for name in task.probes}
        self._begun: Once[list[Future[Observations]]] = Once()
        self._facts: Once[Future[dict[str, Any]]] = Once()
        self._known: Once[dict[str, list[Observation]]] = Once()
        self._adding = threading.Lock()

    def __getitem__(self, probe: str) -> list[Observation]:
        return self._of_task(self._tasks[probe])[probe]

    def __contains__(self, probe: object) -> bool:
        return probe in self._tasks

    def __iter__(self) -> Iterator[str]:
        return iter(self._tasks)

    def __len__(self) -> int:
        return len(self._tasks)

    def prepare(self, tasks: Iterable[str]) -> None:
        """Have the reference observed in these tasks, where that can be done beside whatever else is to be done."""
        if self._programs.beside:
            for name in tasks:
                self._begin(name, self._groups(name))
                for probe in self._lesson.tasks[name].probes:
                    self._begin_facts(probe, 0)

    def _groups(self, task: str) -> list[list[tuple[str, int]]]:
        """The task's probes as they run together in a process."""
        probes = self._lesson.tasks[task].probes.values()
        quick = [(probe.name, 0) for probe in probes if probe.fingerprint]
        return [*([quick] if quick else []), *([(probe.name, 0)] for probe in probes if not probe.fingerprint)]

    def _begin(self, key: Hashable, groups: Iterable[Sequence[tuple[str, int]]]) -> list[Future[Observations]]:
        """Begin to observe the reference, unless that is done already."""
        return self._begun.get(
            key, lambda: [self._programs.observed(self._program, self._seed, group) for group in groups]
        )

    def _shown(self, key: Hashable, groups: Iterable[Sequence[tuple[str, int]]]) -> dict[str, list[Observation]]:
        """What the reference shows; what failed is begun anew by whoever asks next."""
        try:
            ended = [run.result() for run in self._begin(key, groups)]
        except BaseException:
            self._begun.forget(key)
            raise
        return {name: runs for one in ended for name, runs in one.probes.items()}

    def _of_task(self, task: str) -> dict[str, list[Observation]]:
        def with_facts() -> dict[str, list[Observation]]:
            shown = self._shown(task, self._groups(task))
            return {name: [self._with_facts(name, 0, shown[name][0])] for name in self._lesson.tasks[task].probes}

        return self._known.get(task, with_facts)

    def _begin_facts(self, probe: str, attempt: int) -> Future[dict[str, Any]]:
        return self._facts.get((probe, attempt), lambda: self._programs.facts(probe, self._seed, attempt))

    def _with_facts(self, probe: str, attempt: int, observation: Observation) -> Observation:
        if self._lesson.probes[probe].facts is None:
            return observation
        try:
            known = self._begin_facts(probe, attempt).result()
        except BaseException:
            self._facts.forget((probe, attempt))
            raise
        return replace(observation, values={**observation.values, **known})

    def attempt(self, probe: str, number: int) -> None:
        """Run the reference once more with the attempt's own draws. Where one is asked for, the others will be."""
        known = self[probe]
        missing = range(len(known), number + 1)
        declared = self._lesson.probes[probe]
        if missing and self._programs.beside:
            # And the one after these: whoever needs a second one often needs a third.
            for one in range(len(known), min(number + 2, declared.attempts)):
                if declared.compared:
                    self._begin((probe, one), [[(probe, one)]])
                self._begin_facts(probe, one)
        for one in missing:
            alone = Observation(values={})
            shown = self._shown((probe, one), [[(probe, one)]])[probe][0] if declared.compared else alone
            shown = self._with_facts(probe, one, shown)
            with self._adding:
                if len(known) == one:  # else another thread was first
                    known.append(shown)
