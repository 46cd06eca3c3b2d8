"""Functions that Dask calls on a worker. They take and give bytes, and no student's code runs in their process."""

import threading
import time
from collections.abc import Sequence

from distributed import Worker, get_worker

from autograder.cluster.alone import marked_alone
from autograder.cluster.data import Receiver
from autograder.cluster.examine import examined
from autograder.cluster.messages import Answer, Done, Item, Question, Run, encoded, understood
from autograder.cluster.session import Session
from autograder.core.tempdirs import remove_private_folder
from autograder.marking.mark_one import Marked
from autograder.record.codec import as_json

LOOK_EVERY = 30.0  # seconds between two looks for sessions that nobody uses any more
_sessions: dict[str, Session] = {}
_receivers: dict[str, Receiver] = {}
_changing = threading.Lock()


def topic(run: str) -> str:
    """Under which name the head hears questions of a run."""
    return f"torchgrade-{run}"


def examine(run: bytes, timed: bool) -> bytes:
    """What this worker says of itself, as `Examined`.

    Args:
        run: as `Run`.
        timed: whether it is tried how fast it is.
    """
    return encoded(examined(understood(run, Run), get_worker().state.nthreads, timed))


def mark(run: bytes, items: Sequence[Item]) -> bytes:
    """What came of some submissions, as `Answer`.

    Args:
        run: as `Run`.
        items: the submissions.
    """
    session = _session(understood(run, Run))
    done: list[Done] = []
    for item in items:
        began = time.monotonic()
        try:
            found = session.mark(item)
        except InterruptedError:  # the run is over
            raise
        except OSError as error:
            return encoded(Answer(tuple(done), no_room=f"{error.strerror or error} ({error.filename or 'its disk'})"))
        done.append(as_done(item.number, found, time.monotonic() - began))
    return encoded(Answer(tuple(done)))


def mark_alone(run: bytes, items: Sequence[Item]) -> bytes:
    """What came of a submission that lost other workers, as `Answer`: it is marked in a process of its own.

    Args:
        run: as `Run`.
        items: the submission.
    """
    known = understood(run, Run)
    (item,) = items
    return encoded(marked_alone(known, item, _session(known).asker, get_worker().address))


def as_done(number: int, found: Marked, seconds: float) -> Done:
    """A marked submission as it goes to the head."""
    errors = tuple((one.message, one.trace) for one in found.errors)
    return Done(number, as_json(found.record), errors, round(seconds, 3))


def _session(run: Run) -> Session:
    with _changing:
        found = _sessions.get(run.id)
        if found is None:
            worker: Worker = get_worker()

            def send(question: Question) -> None:
                worker.log_event(topic(run.id), encoded(question))

            if not _sessions:
                threading.Thread(target=_close_idle, name="sessions", daemon=True).start()
            found = _sessions[run.id] = Session(run, worker.address, worker.state.nthreads, send)
        return found


def _close_idle() -> None:
    while True:
        time.sleep(LOOK_EVERY)
        with _changing:
            idle = [run for run, session in _sessions.items() if session.idle]
        for run in idle:
            close(run)
        with _changing:
            if not _sessions:
                return


def deliver(run: str, key: str, data: bytes | None, digest: str) -> None:
    """Take the head's answer to a question; see `Asker.deliver`."""
    session = _sessions.get(run)
    if session is not None:
        session.asker.deliver(key, data, digest)


def receive(digest: str, name: str, begins: int, data: bytes) -> None:
    """Take a part of a resource's file; the first one begins anew."""
    with _changing:
        if digest not in _receivers:
            _receivers[digest] = Receiver(digest)
        _receivers[digest].take(name, begins, data)


def received(digest: str) -> bool:
    """Whether all of a resource has come."""
    with _changing:
        receiver = _receivers.pop(digest, None)
    return receiver is not None and receiver.finish()


def close(run: str) -> None:
    """A run is over: end what it has started here."""
    with _changing:
        session = _sessions.pop(run, None)
        last = not _sessions
    if session is not None:
        session.close()
    if session is not None and last:
        remove_private_folder()
