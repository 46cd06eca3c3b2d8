"""Answers of the head to its workers: what programs of the course's own show, worked out here, each once.

A worker says which program by its digest. Only programs of the course's solutions are ever run.
"""

import hashlib
import itertools
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from autograder.cluster.messages import Question, program_digest
from autograder.core.language import tr
from autograder.core.once import Once
from autograder.core.tempdirs import temporary_folder
from autograder.core.trees import remove
from autograder.course.layout import Course
from autograder.marking.job import Terms, conditions_of
from autograder.marking.lesson_work import LessonWork
from autograder.marking.observed_bytes import facts_as_bytes, observations_as_bytes, trace_as_bytes
from autograder.marking.own_programs import OwnPrograms
from autograder.runner.launcher import KitFailure
from autograder.submission.program import Program
from autograder.wire import FrameError

AT_ONCE = 32  # questions that are waited for at once; what runs at once is fewer


class _Known:
    """A lesson's own programs, by their digests."""

    def __init__(self, work: LessonWork) -> None:
        self.work = work
        self.programs: OwnPrograms | None = None
        self._named: dict[str, Program] = {}
        self._others = self._all()
        self._looking = threading.Lock()

    def program(self, digest: str) -> Program:
        with self._looking:
            while digest not in self._named:
                other = next(self._others, None)
                if other is None:
                    raise KitFailure(tr("the lesson {name} has no such program in its solutions", name=self.work.name))
                self._named[program_digest(other)] = other
            return self._named[digest]

    def _all(self) -> Iterator[Program]:
        """Those that are asked for most at first; pairs of mistakes at last, since there are many."""
        if self.work.lesson is None:
            return
        solutions = self.work.solutions
        yield solutions.reference
        yield from map(solutions.program, (*solutions.wrong, *solutions.right))
        for first, second in itertools.combinations(solutions.wrong, 2):
            if first.task == second.task and (both := solutions.composed(first, second)) is not None:
                yield both


class Answers:
    """Works out what workers ask for, in processes of the head's, and keeps it in files while the run lasts."""

    def __init__(self, course: Course, terms: Terms, deliver: Callable[[Question, bytes | None, str], None]) -> None:
        """
        Args:
            course: where the lessons are.
            terms: of the run.
            deliver: sends an answer: the question, the bytes or None, their digest or why there are none.
        """
        self._course = course
        self._terms = terms
        self._deliver = deliver
        self._lessons: Once[_Known] = Once()
        self._made: list[_Known] = []
        self._files: Once[Path] = Once()
        self._folder = temporary_folder()
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="answers")

    def lesson(self, name: str) -> LessonWork:
        """A lesson that is marked."""
        return self._known(name).work

    def ask(self, question: Question) -> None:
        """Answer a question when that can be done; it may be asked several times."""
        with suppress(RuntimeError):  # the run has just ended
            self._pool.submit(self._answer, question)

    def _answer(self, question: Question) -> None:
        try:
            data = self._files.get(question.key, lambda: self._worked_out(question)).read_bytes()
        except Exception as error:
            self._deliver(question, None, str(error) or type(error).__name__)
        else:
            self._deliver(question, data, hashlib.sha256(data).hexdigest())

    def _worked_out(self, question: Question) -> Path:
        known = self._known(question.lesson)
        if known.programs is None:
            raise KitFailure(known.work.internal.message if known.work.internal else tr("the lesson cannot be marked"))
        own, seed, probes = known.programs, question.seed, question.probes
        if question.kind == "facts":
            (probe, attempt) = probes[0]
            facts = own.facts(probe, seed, attempt).result()
            try:
                data = facts_as_bytes(facts) or b""  # none: the worker has to work it out
            except FrameError:
                data = b""
        elif question.kind == "traced":
            trace = own.traced(known.program(question.program), seed, probes[0][0]).result()
            data = trace_as_bytes(trace) if trace.told else b""
        else:
            data = observations_as_bytes(own.observed(known.program(question.program), seed, probes).result())
        path = self._folder / question.key
        path.write_bytes(data)
        return path

    def _known(self, name: str) -> _Known:
        def make() -> _Known:
            work = LessonWork(self._course, name, conditions_of(self._course, name, self._terms), self._terms)
            known = _Known(work)
            if work.internal is None:
                known.programs = work.own_programs()
            self._made.append(known)
            return known

        return self._lessons.get(name, make)

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        for known in self._made:
            if known.programs is not None:
                known.programs.close()
        self._pool.shutdown()
        remove(self._folder)
