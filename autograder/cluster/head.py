"""The head of a run on a cluster: hands out bundles of submissions, and writes each record as it comes back.

No more is handed out than workers take up, so that nothing piles up here or there. What is with a worker that goes
away is handed out again; what comes back twice counts once. One file, since what is under way has one owner.
"""

import queue
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from functools import partial
from typing import Any

from distributed import Client, Future, KilledWorker
from distributed.comm import CommClosedError
from msgspec.structs import replace

from autograder.cluster import worker
from autograder.cluster.answers import Answers
from autograder.cluster.bundles import LOST_TWICE, Costs, Flight, Queue, Waiting, is_slow
from autograder.cluster.crew import ANSWER_SECONDS, Crew, where
from autograder.cluster.interrupts import Interrupts
from autograder.cluster.messages import Answer, Done, Item, Question, Run, encoded, understood
from autograder.cluster.place import Cluster
from autograder.cluster.problems import GOES_ON, ClusterLost, ClusterProblem
from autograder.cluster.run_of import run_of
from autograder.core.decode import Mismatch
from autograder.core.language import tr, tr_plural
from autograder.core.text import one_line, upper
from autograder.course.layout import Course
from autograder.marking.faults import InternalError, internal_error
from autograder.marking.job import Job, conditions_of
from autograder.marking.lesson_run import announced, known_record, record_before, write_marked
from autograder.marking.mark_one import Marked, unmarked
from autograder.record.codec import RecordProblem, as_json, record_of
from autograder.record.conditions import Conditions
from autograder.record.progress import Began, Ended, Workers
from autograder.record.schema import Record
from autograder.record.seal import is_intact
from autograder.submission.class_folder import HandedIn
from autograder.submission.submission import Submission

DEEP = 2  # bundles with a worker for each that it is at work on
WRITERS = 8  # records that are written at once
TICK = 0.5  # seconds between two looks at workers while nothing comes back
TELL_SECONDS = 15.0  # until workers have heard what they are told
GONE = (OSError, CommClosedError, TimeoutError)


def mark_on_cluster(
    course: Course,
    work: Mapping[str, Iterable[HandedIn]],
    job: Job,
    opened: Callable[[], AbstractContextManager[Cluster]],
    costs: Costs,
    say: Callable[[str], None],
) -> Iterator[Ended]:
    """Mark submissions on a cluster, or take over what an earlier run found; gives each record once it is written.

    Args:
        course, work, job: as in `autograder.marking.lesson_run.mark_lessons`; the level is the least that will do.
        opened: opens the cluster; asked only where something is to be marked.
        costs: is told what each submission has cost.
        say: is told of workers that are refused or lost, in sentences.

    Raises:
        ClusterProblem: no worker can mark this run.
        ClusterLost: the cluster went away.
        OSError: a record could not be written.
    """
    conditions = {name: conditions_of(course, name, job) for name in work}
    waiting = []
    for name, items in work.items():
        for one in items:
            known = known_record(name, one, job, conditions[name])
            if known is None:
                waiting.append(one)
            else:
                yield announced(job, Ended(known, reused=True))
    if not waiting:
        return
    run = run_of(course, dict.fromkeys(one.lesson for one in waiting), job)
    queued = Queue(waiting)
    waiting.clear()  # from here on a submission is let go of when its record is written
    with Interrupts() as interrupts, opened() as cluster:
        head = _Head(run, conditions, job, cluster, costs, say, queued)
        answers = Answers(course, job, head.deliver)
        try:
            head.connect(answers)
            yield from head.run_all(interrupts.meet)
        finally:
            answers.close()
            head.leave()


def _to(workers: Iterable[str]) -> dict[str, Any]:
    """How workers are told something of which one may hear nothing, since it hangs."""
    return {"workers": list(workers), "on_error": "ignore", "callback_timeout": TELL_SECONDS}


class _Head:
    def __init__(
        self,
        run: Run,
        conditions: Mapping[str, Conditions],
        job: Job,
        cluster: Cluster,
        costs: Costs,
        say: Callable[[str], None],
        waiting: Queue,
    ) -> None:
        self._run = run
        self._conditions = conditions
        self._job = job
        self._cluster = cluster
        self._costs = costs
        self._say = say
        self._queue = waiting
        self._left = set(range(len(waiting)))
        self._flights: dict[str, tuple[Future[bytes], Flight]] = {}
        self._ended: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._broken: list[tuple[Waiting, InternalError]] = []
        self._given_up: list[Waiting] = []
        self._alone_since = time.monotonic()  # since when there is no worker
        self._has_marked = False
        self._decided = False
        self._told: Workers | None = None
        self._client: Client | None = None
        self._writers = ThreadPoolExecutor(WRITERS, thread_name_prefix="records")

    # What it tells the workers

    def connect(self, answers: Answers) -> None:
        """Begin to talk to the cluster."""
        self._answers = answers
        client = self._client = self._cluster.connect()
        places = {name: found.place for name, found in self._job.data.items()}
        self._crew = Crew(client, self._run, places, self._say)
        client.subscribe_topic(worker.topic(self._run.id), self._asked)

    def _asked(self, event: tuple[float, Any]) -> None:
        with suppress(Mismatch):  # nobody who speaks so is one of ours
            question = understood(event[1], Question)
            if question.run == self._run.id:
                self._answers.ask(question)

    def deliver(self, question: Question, data: bytes | None, digest: str) -> None:
        """Send a worker an answer; where that is lost, it asks again."""
        arguments = (self._run.id, question.key, data, digest)
        with suppress(*GONE, ValueError, RuntimeError):
            if self._client is not None:
                self._client.run(worker.deliver, *arguments, **_to([question.worker]))

    def leave(self) -> None:
        """End what the run has started on the workers, and the connection."""
        self._writers.shutdown()
        client, self._client = self._client, None
        if client is None:
            return
        with suppress(*GONE, ValueError, RuntimeError):
            for future, _ in self._flights.values():
                future.cancel()
            if client.status == "running":
                client.run(worker.close, self._run.id, **_to(self._crew.members))
        self._cluster.leave(client)

    # The run

    def run_all(self, meet_interrupts: Callable[[], None]) -> Iterator[Ended]:
        while self._left:
            meet_interrupts()
            try:
                self._look()
                self._send()
            except GONE:
                self._connect_again()
                continue
            yield from self._take()

    def _look(self) -> None:
        """See which workers there are; what was with one that is gone waits again."""
        if self._client is None or self._client.status != "running":
            raise TimeoutError
        self._cluster.wanted(len(self._left))
        self._crew.look()
        if not self._decided and self._crew.examined and not self._crew.being_examined:
            self._decide()
        if self._decided:
            self._crew.accept()
        gone = {flight.worker for _, flight in self._flights.values()} - self._crew.there
        for address in sorted(gone):
            self._lose(address)
        standing = Workers(len(self._crew.members), self._crew.threads, len(self._queue))
        if standing != self._told:
            self._told = standing
            self._job.progress(standing)
        self._expect_workers()

    def _decide(self) -> None:
        """How strictly all isolate: as strictly as each of those can that isolate strictly enough."""
        found = [{int(level) for level in one.levels} for one in self._crew.examined.values()]
        enough = [levels for levels in found if max(levels, default=0) >= self._job.level]
        common = set.intersection(*enough) if enough else set()
        level = max((one for one in common if one >= self._job.level), default=self._job.level)
        self._crew.run = self._run = replace(self._run, level=level)
        self._decided = True

    def _expect_workers(self) -> None:
        now = time.monotonic()
        crew = self._crew
        if crew.members or crew.being_examined or crew.examined:
            self._alone_since = now
        self._has_marked = self._has_marked or bool(crew.members)
        waits = self._has_marked or self._cluster.grows or not crew.refused
        patience = self._cluster.patience if waits else 0.0
        if now - self._alone_since > patience:
            refused = [f"- {where(address)}: {why}" for address, why in crew.refused.items()]
            if refused:
                raise ClusterProblem("\n".join([tr("none of the workers can mark this run:"), *refused]))
            raise ClusterLost(
                tr(
                    "no worker has come to {cluster} for {seconds:.0f} s. {advice}. {goes_on}",
                    cluster=self._cluster.name,
                    seconds=patience,
                    advice=self._cluster.advice,
                    goes_on=tr(GOES_ON),
                )
            )

    def _lose(self, address: str) -> None:
        """A worker is gone: all that it had waits again and is suspected, since nobody knows what it was at work on."""
        mine = {key: flight for key, (_, flight) in self._flights.items() if flight.worker == address}
        for flight in mine.values():
            for item in flight.items:
                item.lost += 1
                if item.lost > LOST_TWICE:  # it was alone, and the worker is gone all the same
                    self._given_up.append(item)
        for key in mine:
            future, flight = self._flights.pop(key)
            future.cancel()
            self._again(flight)
        self._say(tr("{worker} is gone; what it had is marked elsewhere", worker=upper(where(address))))

    def _again(self, flight: Flight) -> None:
        """What a flight has not brought waits again, unless it is under way elsewhere."""
        under_way = {item.number for _, other in self._flights.values() for item in other.items}
        under_way |= {item.number for item in self._given_up}
        self._queue.back(item for item in flight.items if item.number in self._left and item.number not in under_way)

    def _send(self) -> None:
        """Hand out bundles, to the worker that has the fewest for what it can do."""
        while len(self._queue):
            address = self._free()
            if address is None:
                return
            items = self._queue.bundle(self._costs, DEEP * self._crew.threads)
            items = [item for item in items if item.number in self._left]
            if items:
                self._fly(Flight(items, address, time.monotonic()))
        for _, flight in list(self._flights.values()):
            if not flight.doubled and is_slow(flight, self._costs, time.monotonic()):
                address = self._free(idle=True, other_than=flight.worker)
                if address is not None:
                    flight.doubled = True
                    self._fly(Flight(flight.items, address, time.monotonic(), doubled=True))

    def _free(self, idle: bool = False, other_than: str = "") -> str | None:
        """The worker with the most room; None where none has any."""
        busy: dict[str, int] = {}
        for _, flight in self._flights.values():
            busy[flight.worker] = busy.get(flight.worker, 0) + 1
        room = {
            one.address: (one.threads if idle else DEEP * one.threads) - busy.get(one.address, 0)
            for one in self._crew.members.values()
            if one.address != other_than
        }
        best = max(room, key=lambda address: room[address], default=None)
        return best if best is not None and room[best] > 0 else None

    def _fly(self, flight: Flight) -> None:
        items = [item for one in flight.items if (item := self._item(one)) is not None]
        flight.items = [one for one in flight.items if one.number in {item.number for item in items}]
        if not items:
            return
        task = worker.mark_alone if flight.items[0].alone else worker.mark
        assert self._client is not None
        future = self._client.submit(task, encoded(self._run), items, workers=[flight.worker], pure=False, retries=0)
        self._flights[str(future.key)] = (future, flight)
        future.add_done_callback(lambda ended: self._ended.put(str(ended.key)))
        for one in items:
            self._job.progress(Began(one.student, one.lesson))

    def _item(self, waiting: Waiting) -> Item | None:
        """A submission as it goes to a worker; None where it cannot even be looked at: then it gets no mark."""
        one = waiting.handed_in
        try:
            before = record_before(self._job, one)
            files = one.look()
        except RecordProblem:
            raise
        except Exception as error:
            self._broken.append((waiting, internal_error(error)))
            return None
        return Item(
            waiting.number, one.student, one.lesson, one.group, files, None if before is None else as_json(before)
        )

    # What comes back

    def _take(self) -> Iterator[Ended]:
        """Take what has come, after waiting for it for a moment."""
        while self._given_up:
            yield from self._without_mark(self._given_up.pop(), tr("it was marked alone on the last of them"))
        while self._broken:
            item, error = self._broken.pop()
            submission = Submission(item.handed_in.student, item.handed_in.lesson, None, None)
            yield from self._written([(item, unmarked(self._answers.lesson(submission.lesson), submission, error))])
        with suppress(queue.Empty):
            key = self._ended.get(timeout=TICK)
            while True:
                found = self._flights.pop(key, None)
                if found is not None:
                    yield from self._landed(*found)
                key = self._ended.get_nowait()

    def _landed(self, future: Future[bytes], flight: Flight) -> Iterator[Ended]:
        answer: Answer | None = None
        if future.status == "finished":
            with suppress(*GONE):  # gone in this moment: it waits again
                try:
                    answer = understood(future.result(timeout=ANSWER_SECONDS), Answer)
                except Mismatch as error:
                    self._crew.refuse(
                        flight.worker, tr("its answer is none that this kit understands: {problem}", problem=error)
                    )
        elif future.status == "error":
            failure = future.exception()
            if isinstance(failure, KilledWorker):  # it came back under the same address, as often as Dask let it
                for item in flight.items:
                    item.lost = max(item.lost, LOST_TWICE)
            else:
                self._crew.refuse(flight.worker, tr("it failed: {problem}", problem=one_line(str(failure), 300)))
        if answer is not None:
            yield from self._answered(flight, answer)
        self._again(flight)

    def _answered(self, flight: Flight, answer: Answer) -> Iterator[Ended]:
        items: dict[int, Waiting] = {item.number: item for item in flight.items}
        found = []
        if answer.no_room:
            self._crew.refuse(flight.worker, tr("it cannot write: {problem}", problem=one_line(answer.no_room, 300)))
        if answer.died:
            for item in flight.items:
                yield from self._without_mark(item, tr("marked alone, its process died of {died}", died=answer.died))
        for done in answer.done:
            waiting = items.pop(done.number, None)
            if waiting is None or done.number not in self._left:  # another worker was first
                continue
            try:
                made = self._record(waiting.handed_in, done)
            except (Mismatch, RecordProblem) as error:
                self._crew.refuse(
                    flight.worker, tr("its answer is not the record of what it was given: {problem}", problem=error)
                )
                break
            errors = tuple(InternalError(message, trace) for message, trace in done.errors)
            found.append((waiting, Marked(made, errors)))
            self._costs.add(made.lesson, done.seconds)
        yield from self._written(found)

    def _record(self, asked: HandedIn, done: Done) -> Record:
        """The record that came back.

        Raises:
            Mismatch, RecordProblem: it is none, or is of something else than was asked for.
        """
        found = record_of(done.record)
        if (found.student, found.lesson) != (asked.student, asked.lesson):
            raise Mismatch(tr("it is somebody else's"))
        if not is_intact(done.record) or not self._conditions[asked.lesson].made(found):
            raise Mismatch(tr("it was made under other conditions"))
        return found

    def _written(self, found: Sequence[tuple[Waiting, Marked]]) -> Iterator[Ended]:
        """Write records, several at once: each write waits until the disk has it."""
        works, made_of = [item.handed_in for item, _ in found], [marked for _, marked in found]
        records = self._writers.map(partial(write_marked, self._job), works, made_of)
        for (item, _), made in zip(found, records, strict=True):
            self._left.discard(item.number)
            yield announced(self._job, Ended(made))

    def _without_mark(self, item: Waiting, why: str) -> Iterator[Ended]:
        """A submission that would lose one worker after another."""
        if item.number not in self._left:
            return
        one = item.handed_in
        files = one.look()
        submission = Submission(
            one.student, one.lesson, files.file, None, None, None, files.sha256, files.modules_sha256
        )
        message = tr_plural(
            item.lost,
            "it was on {count} workers when they ended; {why}",
            "it was on {count} workers when they ended; {why}",
            why=why,
        )
        error = InternalError(message, "")
        yield from self._written([(item, unmarked(self._answers.lesson(one.lesson), submission, error))])

    # When the connection is lost

    def _connect_again(self) -> None:
        """A new connection; all that was under way waits again, and nobody is to blame.

        Raises:
            ClusterLost: there is none within the cluster's patience.
        """
        self._say(tr("The connection to {cluster} is lost; trying again", cluster=self._cluster.name))
        for _, flight in self._flights.values():
            self._queue.back(item for item in flight.items if item.number in self._left and not flight.doubled)
        self._flights.clear()
        if self._client is not None:
            self._cluster.leave(self._client)
        until = time.monotonic() + self._cluster.patience
        while True:
            try:
                self.connect(self._answers)
                self._alone_since = time.monotonic()
                return
            except (ClusterProblem, *GONE) as error:
                if time.monotonic() > until or not self._cluster.lasts:
                    raise ClusterLost(
                        tr(
                            "{cluster} does not answer any more: {problem}. {goes_on}",
                            cluster=self._cluster.name,
                            problem=error,
                            goes_on=tr(GOES_ON),
                        )
                    ) from None
                time.sleep(TICK)
