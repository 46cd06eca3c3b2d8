"""The crew: the workers of a cluster as the head knows them, each examined before anything is marked on it."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError
from dataclasses import dataclass

from distributed import Client, Future

from autograder.cluster import worker
from autograder.cluster.data import parts_of
from autograder.cluster.examine import refusal
from autograder.cluster.messages import Examined, Run, encoded, understood
from autograder.core.decode import Mismatch
from autograder.core.language import tr
from autograder.core.text import one_line

LOOK_EVERY = 1.0  # seconds between two looks who is there
EXAMINE_SECONDS = 180.0  # until a worker that says nothing is refused
ANSWER_SECONDS = 20.0  # until an answer that is there has come
SEND_SECONDS = 120.0  # until a part of the data is there
LOOK_SECONDS = 60.0  # until the scheduler has said who is there
TRIES = 3  # times that data is sent to a worker


@dataclass(frozen=True)
class Member:
    """A worker that marks.

    Attributes:
        address: where Dask reaches it.
        threads: submissions that it marks at once.
        examined: what it says of itself.
    """

    address: str
    threads: int
    examined: Examined


def where(address: str, found: Examined | None = None) -> str:
    """A worker in words."""
    if found is None:
        return tr("the worker {address}", address=address)
    return tr("the worker {address} on {host}", address=address, host=found.host)


class Crew:
    """The workers of a run.

    Attributes:
        members: those that mark, by address.
        refused: why nothing is marked on the others, by address.
        run: what they are asked for.
        there: addresses of all workers of the cluster when they were last looked at.
    """

    def __init__(
        self, client: Client, run: Run, data: dict[str, str], say: Callable[[str], None], timed: bool = False
    ) -> None:
        """
        Args:
            client: of the cluster.
            run: what is to be marked.
            data: where the run's resources lie here, by name.
            say: is told of workers that are refused, in sentences.
            timed: whether it is tried how fast they are.
        """
        self._timed = timed
        self.members: dict[str, Member] = {}
        self.refused: dict[str, str] = {}
        self.run = run
        self.there: set[str] = set()
        self._client = client
        self._data = data
        self._say = say
        self._asked: dict[str, tuple[Future[bytes], float]] = {}
        self._known: dict[str, Examined] = {}
        self._sent: dict[str, int] = {}
        self._looked = 0.0

    def look(self) -> None:
        """See who has come and who is gone, at most every `LOOK_EVERY` seconds.

        Raises:
            OSError: the scheduler does not answer.
        """
        if time.monotonic() - self._looked < LOOK_EVERY:
            return
        self._looked = time.monotonic()
        there = self.there = set(self._addresses())
        for known in (self.members, self.refused, self._asked, self._known):
            for gone in known.keys() - there:
                known.pop(gone)
        for address in sorted(there - self.members.keys() - self.refused.keys() - self._asked.keys()):
            if address not in self._known:
                self._ask(address)
        for address, (future, until) in list(self._asked.items()):
            if future.done() or time.monotonic() > until:
                del self._asked[address]
                self._take(address, future)

    def _addresses(self) -> Iterable[str]:
        """Of all workers of the cluster. The scheduler may hang: then this ends all the same."""
        scheduler = self._client.scheduler
        assert scheduler is not None
        found = self._client.sync(scheduler.identity, n_workers=-1, callback_timeout=LOOK_SECONDS)
        return [str(address) for address in found["workers"]]

    @property
    def being_examined(self) -> bool:
        """Whether something is still to be heard of workers that are there."""
        return bool(self._asked)

    @property
    def examined(self) -> dict[str, Examined]:
        """What workers say of themselves that wait until it is decided how strictly programs are isolated."""
        return dict(self._known)

    @property
    def threads(self) -> int:
        """Submissions that all together mark at once."""
        return sum(one.threads for one in self.members.values())

    def _ask(self, address: str) -> None:
        future = self._client.submit(worker.examine, encoded(self.run), self._timed, workers=[address], pure=False)
        self._asked[address] = (future, time.monotonic() + EXAMINE_SECONDS)

    def _take(self, address: str, future: Future[bytes]) -> None:
        if not future.done():
            future.cancel()
            self.refuse(
                address,
                tr(
                    "it has not said for {seconds:.0f} s what it is: is something else running there?",
                    seconds=EXAMINE_SECONDS,
                ),
            )
            return
        try:
            self._known[address] = understood(future.result(timeout=ANSWER_SECONDS), Examined)
        except (CancelledError, TimeoutError):  # it is gone; if it is not, it is asked again
            return
        except Mismatch as error:
            self.refuse(address, tr("its answer is none that this kit understands: {problem}", problem=error))
        except Exception as error:
            self.refuse(
                address,
                tr("it cannot run torchgrade {kit}: {problem}", kit=self.run.kit, problem=one_line(str(error), 300)),
            )

    def accept(self) -> None:
        """Let those mark that fit the run, and send them what they lack of its data; refuse the others.

        To be called once `run.level` is decided on.

        Raises:
            OSError: the connection is lost.
        """
        for address, found in list(self._known.items()):
            del self._known[address]
            why = refusal(self.run, found)
            missing = [name for name, there in found.data.items() if not there]
            if why is None and missing and self._sent.get(found.host, 0) >= TRIES:
                why = tr(
                    "the data ({data}) was sent to it {tries} times and is not there: is its disk full?",
                    data=", ".join(missing),
                    tries=TRIES,
                )
            if why is not None:
                self.refuse(address, why, found)
            elif missing:
                self._send(address, found, missing)
            else:
                self.members[address] = Member(address, found.threads, found)

    def _send(self, address: str, found: Examined, missing: list[str]) -> None:
        """Send data to a worker, which then says once more what it has."""
        self._sent[found.host] = self._sent.get(found.host, 0) + 1
        for name in missing:
            digest = self.run.data[name].digest
            for file, begins, part in parts_of(self._data[name]):
                self._tell(address, worker.receive, digest, file, begins, part)
            self._tell(address, worker.received, digest)
        self._ask(address)

    def _tell(self, address: str, function: Callable[..., object], *arguments: object) -> None:
        self._client.run(function, *arguments, workers=[address], on_error="return", callback_timeout=SEND_SECONDS)

    def refuse(self, address: str, why: str, found: Examined | None = None) -> None:
        """Let a worker mark nothing of this run (any more)."""
        self.members.pop(address, None)
        self.refused[address] = why
        self._say(tr("Nothing is marked on {worker}: {why}", worker=where(address, found), why=why))
