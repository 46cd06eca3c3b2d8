"""A submission that lost workers, marked in a process of its own: if that dies, the worker does not.

The process says what it asks and what it found in frames on a pipe; what it prints goes nowhere.
"""

import hashlib
import os
import pickle
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import suppress
from typing import IO

from msgspec.structs import replace

from autograder.cluster.asked_programs import Asker
from autograder.cluster.messages import Answer, Done, Item, Question, Run, encoded, understood
from autograder.cluster.session import Session
from autograder.core.decode import Mismatch
from autograder.core.language import tr
from autograder.core.text import one_line
from autograder.runner.endings import how_it_ended
from autograder.runner.launcher import KitFailure

SECONDS = 3600.0  # until such a process counts as stuck
QUESTION, DONE, NO_ROOM = b"Q", b"D", b"N"
_HEAD = struct.Struct("<cI")


def _send(pipe: IO[bytes], kind: bytes, body: bytes) -> None:
    pipe.write(_HEAD.pack(kind, len(body)) + body)
    pipe.flush()


def _frames(pipe: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    while len(head := pipe.read(_HEAD.size)) == _HEAD.size:
        kind, size = _HEAD.unpack(head)
        body = pipe.read(size)
        if len(body) < size:
            return
        yield kind, body


def marked_alone(run: Run, item: Item, asker: Asker, worker: str, seconds: float = SECONDS) -> Answer:
    """What came of a submission, or how its process died.

    Args:
        run: of which run.
        item: the submission.
        asker: asks the head, for the process too.
        worker: this worker's address.
        seconds: how long the process may take.
    """
    command = [sys.executable, "-P", "-m", "autograder.cluster.alone"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdin is not None
    assert process.stdout is not None
    writing, to_it = threading.Lock(), process.stdin
    late = threading.Timer(seconds, process.kill)

    def tell(key: str, answer: Future[bytes]) -> None:
        said: tuple[str, bytes | None, str]
        try:
            said = (key, answer.result(), "")
        except Exception as error:
            said = (key, None, str(error))
        with writing, suppress(OSError, ValueError):  # it has ended meanwhile
            _send(to_it, b"A", pickle.dumps(said))

    found: Answer | None = None
    try:
        late.start()
        with suppress(BrokenPipeError):
            _send(to_it, b"R", pickle.dumps((run, item)))
        for kind, body in _frames(process.stdout):
            if kind == QUESTION:
                question = replace(understood(body, Question), worker=worker)
                asker.ask(question).add_done_callback(lambda answer, key=question.key: tell(key, answer))  # type: ignore[misc]
            elif kind == NO_ROOM:
                found = Answer(no_room=body.decode())
            else:
                found = Answer((understood(body, Done),))
    except (Mismatch, KitFailure) as error:
        found = Answer(died=one_line(str(error), 300))
    finally:
        late.cancel()
        process.kill()
        status = process.wait()
        with writing, suppress(OSError):
            to_it.close()
        process.stdout.close()
    if found is not None:
        return found
    return Answer(
        died=how_it_ended(-status if status < 0 else status << 8) or tr("it ended with {status}", status=status)
    )


def main() -> None:
    """Mark what comes on standard input."""
    from autograder.cluster.worker import as_done

    to_parent = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    frames = _frames(sys.stdin.buffer)
    run, item = pickle.loads(next(frames)[1])
    writing = threading.Lock()

    def send(question: Question) -> None:
        with writing:
            _send(to_parent, QUESTION, encoded(question))

    session = Session(run, "", 1, send)

    def listen() -> None:
        for _, body in frames:
            key, data, words = pickle.loads(body)
            session.asker.deliver(key, data, words if data is None else hashlib.sha256(data).hexdigest())

    threading.Thread(target=listen, daemon=True).start()
    began = time.monotonic()
    try:
        done = encoded(as_done(item.number, session.mark(item), time.monotonic() - began))
        kind = DONE
    except OSError as error:
        kind, done = NO_ROOM, str(error).encode("utf-8", "replace")
    session.close()
    with writing:
        _send(to_parent, kind, done)
    to_parent.close()


if __name__ == "__main__":
    main()
