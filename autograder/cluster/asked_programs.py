"""The course's own programs as a worker knows them: it asks the head what they show, each thing once."""

import hashlib
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any, TypeVar

from autograder.cluster.messages import Question, program_digest
from autograder.core.language import noted, tr
from autograder.lesson import Lesson
from autograder.lesson.resources import Places, places_of
from autograder.marking.observed_bytes import facts_from, observations_from, trace_from
from autograder.marking.own_programs import Programs, computed_facts
from autograder.runner.candidates import Trace
from autograder.runner.launcher import KitFailure
from autograder.submission.program import Program
from autograder.wire.observation import Observations

T = TypeVar("T")

ASK_AGAIN = 20.0  # seconds after which a question counts as lost on the way
PATIENCE = 1800.0  # seconds until the head counts as gone
WAS_CLOSED = noted("the run has ended")


class Asker:
    """Questions to the head that it has not answered yet. One that is lost on the way is asked again."""

    def __init__(self, send: Callable[[Question], None], again: float = ASK_AGAIN, patience: float = PATIENCE) -> None:
        """
        Args:
            send: sends a question.
            again: seconds until it is sent again.
            patience: seconds until nobody waits for the answer any more.
        """
        self._send = send
        self._again = again
        self._patience = patience
        self._open: dict[str, tuple[Question, Future[bytes], float]] = {}
        self._changing = threading.Lock()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._remind, name=tr("questions to the head"), daemon=True)
        self._thread.start()

    def ask(self, question: Question) -> Future[bytes]:
        """The answer's bytes; a `KitFailure` where there is none."""
        with self._changing:
            if self._closing.is_set():
                raise KitFailure(tr(WAS_CLOSED))
            known = self._open.get(question.key)
            if known is not None:
                return known[1]
            answer: Future[bytes] = Future()
            self._open[question.key] = (question, answer, time.monotonic() + self._patience)
        self._send(question)
        return answer

    def deliver(self, key: str, data: bytes | None, digest: str) -> None:
        """Take an answer.

        Args:
            key: of the question.
            data: the answer; None where the head could not give one: then `digest` says why.
            digest: SHA-256 of the data.
        """
        if data is not None and hashlib.sha256(data).hexdigest() != digest:
            return  # damaged on the way: it is asked for again
        with self._changing:
            known = self._open.pop(key, None)
        if known is None:
            return
        if data is None:
            known[1].set_exception(
                KitFailure(tr("the head could not say what the reference shows: {reason}", reason=digest))
            )
        else:
            known[1].set_result(data)

    def close(self) -> None:
        """Nobody waits any more."""
        self._closing.set()
        self._give_up(float("inf"), tr(WAS_CLOSED))
        self._thread.join()

    def _remind(self) -> None:
        while not self._closing.wait(self._again):
            self._give_up(
                time.monotonic(),
                tr("the head has not said for {seconds:.0f} s what the reference shows", seconds=self._patience),
            )
            with self._changing:
                waiting = [question for question, _, _ in self._open.values()]
            for question in waiting:
                self._send(question)

    def _give_up(self, now: float, words: str) -> None:
        with self._changing:
            late = [key for key, (_, _, until) in self._open.items() if until <= now]
            given_up = [self._open.pop(key)[1] for key in late]
        for answer in given_up:
            answer.set_exception(KitFailure(words))


class AskedPrograms(Programs):
    """What programs of one lesson's course show, as the head says."""

    beside = True

    def __init__(self, run: str, worker: str, lesson: Lesson, places: Places, asker: Asker) -> None:
        """
        Args:
            run: of which run.
            worker: who asks.
            lesson: whose probes are run.
            places: where resources are on this machine.
            asker: asks the head.
        """
        self.places = places_of(lesson.resources, places)
        self._run = run
        self._worker = worker
        self._lesson = lesson
        self._asker = asker
        self._reading = ThreadPoolExecutor(1, thread_name_prefix="answers")

    def observed(self, program: Program, seed: int, probes: Sequence[tuple[str, int]]) -> "Future[Observations]":
        """What the program shows in these (name, attempt) pairs."""
        return self._asked("observed", program, seed, probes, _needed(observations_from))

    def traced(self, program: Program, seed: int, probe: str) -> "Future[Trace]":
        """The values that the program's names take in a probe."""
        return self._asked(
            "traced", program, seed, [(probe, 0)], lambda data: _needed(trace_from)(data) if data else Trace()
        )

    def facts(self, probe: str, seed: int, attempt: int) -> "Future[dict[str, Any]]":
        """What only the judge may know of a probe's draws. What no message can hold is worked out here."""

        def read(data: bytes) -> dict[str, Any]:
            if data:
                return _needed(facts_from)(data)
            return computed_facts(self._lesson, probe, seed, attempt, self.places)

        if self._lesson.probes[probe].facts is None:
            nothing: Future[dict[str, Any]] = Future()
            nothing.set_result({})
            return nothing
        return self._asked("facts", None, seed, [(probe, attempt)], read)

    def _asked(
        self,
        kind: str,
        program: Program | None,
        seed: int,
        probes: Sequence[tuple[str, int]],
        read: Callable[[bytes], T],
    ) -> "Future[T]":
        digest = "" if program is None else program_digest(program)
        question = Question(self._run, self._worker, kind, self._lesson.name, digest, seed, tuple(probes))
        found: Future[T] = Future()

        def finish(answer: Future[bytes]) -> None:
            try:
                found.set_result(read(answer.result()))
            except Exception as error:
                found.set_exception(error)

        def come(answer: Future[bytes]) -> None:
            try:
                self._reading.submit(finish, answer)  # not in the thread that takes messages
            except RuntimeError:
                found.set_exception(KitFailure(tr(WAS_CLOSED)))

        self._asker.ask(question).add_done_callback(come)
        return found

    def close(self) -> None:
        """Nothing is read any more; the questions are their owner's."""
        with suppress(RuntimeError):
            self._reading.shutdown(wait=False, cancel_futures=True)


def _needed(read: Callable[[bytes], T | None]) -> Callable[[bytes], T]:
    def found(data: bytes) -> T:
        value = read(data)
        if value is None:
            raise KitFailure(tr("what the head says of the reference cannot be read: its kit is another one"))
        return value

    return found
