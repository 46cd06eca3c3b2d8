"""One run of a notebook: cells one after another, each with its limits, and on after a cell that hangs or dies."""

import contextlib
import secrets
import time
from collections.abc import Callable, Mapping

from autograder.core.language import tr
from autograder.notebooks.child import Child
from autograder.notebooks.outcome import DIED, GARBLED, NOT_RUN, TIME, Cell, Outcome, Output, Patience
from autograder.notebooks.server import NoServer, NotebookServer
from autograder.wire.cell_frames import CellError
from autograder.wire.cells import MEMORY, OUTPUT, Ended, Gather, Gathered, Job, Message, NotReady, Ready, Run, Written

MOST_MESSAGES = 50_000  # of one cell
MOST_PROCESSES = 8  # for one notebook: each cell that hangs or dies costs one
START_SECONDS = 30.0  # until a child is confined
READY_SECONDS = 300.0
MOST_WRITTEN = 16 * 2**20  # bytes of all files that a notebook has written
WRITTEN_SECONDS = 10.0  # until they are told
LOOK_EVERY = 0.5  # seconds between two looks at the memory of what a cell has started
MEGABYTE = 2**20


class NotebookRun:
    """Runs the cells of one notebook.

    A cell that does not stop, or takes its process down, costs a new process, in which the cells before it run again
    without it. What they say then is dropped.
    """

    def __init__(
        self, server: NotebookServer, job: Job, contents: Mapping[str, bytes], ready: float = READY_SECONDS
    ) -> None:
        """
        Args:
            server: starts processes.
            job: for each of them.
            contents: the files of the notebook's folder.
            ready: seconds until the server has to be ready.
        """
        self._server = server
        self._job = job
        self._contents = contents
        self._ready = ready
        self._child: Child | None = None
        self._done: list[tuple[Cell, Patience]] = []  # those that run again
        self._processes = 0
        self._said = 0  # bytes of all cells

    def cell(self, cell: Cell, patience: Patience, listen: Callable[[Output], None]) -> Outcome:
        """Run a cell.

        Args:
            cell: which.
            patience: how long it is waited for.
            listen: told each output as it comes.

        Raises:
            NoServer: no process can be started at all.
        """
        if self._said > self._job.limits.output * MEGABYTE:
            return Outcome(
                None,
                None,
                None,
                OUTPUT,
                tr("the notebook has said more than {megabytes} MB before", megabytes=self._job.limits.output),
            )
        if not self._again():
            return Outcome(
                None,
                None,
                None,
                NOT_RUN,
                tr("{count} cells before it hung or took their process down", count=MOST_PROCESSES),
            )
        outcome = self._run(cell, patience, listen)
        if self._child is not None and outcome.stopped != TIME:
            self._done.append((cell, patience))
        return outcome

    def _again(self) -> bool:
        """See that there is a process in which all cells so far have run; False where none is given any more."""
        while self._child is None:
            if self._processes >= MOST_PROCESSES:
                return False
            self._processes += 1
            self._child = self._server.child(self._job, self._contents, self._ready)
            self._wait_for_confinement(self._child)
            for number, (cell, patience) in enumerate(self._done):
                self._run(cell, patience, lambda output: None)
                if self._child is None:
                    del self._done[number]
                    break
        return True

    def _wait_for_confinement(self, child: Child) -> None:
        try:
            came = child.next(time.monotonic() + START_SECONDS)
        except (TimeoutError, CellError) as error:
            came, problem = None, str(error) or tr("it says nothing")
        else:
            problem = tr("it ended")
        if came is None or not isinstance(came[0], Ready):
            if came is not None and isinstance(came[0], NotReady):
                problem = came[0].problem
            self._end()
            raise NoServer(tr("the process of a notebook could not be confined: {problem}", problem=problem))

    def _run(self, cell: Cell, patience: Patience, listen: Callable[[Output], None]) -> Outcome:
        child = self._child
        assert child is not None
        token = secrets.token_hex(16) if cell.test else ""
        began = time.monotonic()
        child.ask(Run(cell.number, cell.source, token, cell.scope))
        until = None if patience.seconds is None else began + patience.seconds
        late = False
        said, count = 0, 0
        look = began + LOOK_EVERY
        while True:
            if time.monotonic() > look:
                if child.memory() > self._job.limits.memory * MEGABYTE:
                    return self._lost(MEMORY, late, began)
                look = time.monotonic() + LOOK_EVERY
            try:
                came = child.next(look if until is None else min(until, look))
                if came is None:
                    return self._lost(DIED, late, began)
                message, size = came
                said, count = said + size, count + 1
                self._said += size
                if _is_end(message, cell, token):
                    return _outcome(message, late, patience, time.monotonic() - began)
                if count > MOST_MESSAGES or said > (self._job.limits.cell_output + 2) * MEGABYTE:
                    return self._lost(OUTPUT, late, began)
                listen(_output(message))
            except TimeoutError:
                if until is None or time.monotonic() < until:
                    continue
                if late:
                    return self._lost(TIME, late, began)
                late = True
                child.interrupt()
                until = time.monotonic() + patience.interrupted
            except CellError:
                return self._lost(GARBLED, late, began)

    def _lost(self, why: str, late: bool, began: float) -> Outcome:
        """What is said of a cell whose process is gone, or has to go."""
        seconds = time.monotonic() - began
        if why == DIED and not late:
            how = self._end(by_itself=True)
            words = tr("its process ended by {how}", how=how) if how else tr("it ended its own process")
            return _stopped(DIED, words, seconds)
        self._end()
        said = {
            OUTPUT: tr("it said more than {megabytes} MB", megabytes=self._job.limits.cell_output),
            MEMORY: tr(
                "it and what it has started took more than {megabytes:,} MB of memory",
                megabytes=self._job.limits.memory,
            ),
            GARBLED: tr("it wrote where only the kernel writes"),
        }
        words = said.get(why) or tr("it did not stop when it was interrupted")
        return _stopped(TIME if late else why, words, seconds)

    def _end(self, by_itself: bool = False) -> str | None:
        child, self._child = self._child, None
        assert child is not None
        try:
            return child.died() if by_itself else child.end()
        except OSError as error:
            raise NoServer(tr("the process for notebooks went away ({error})", error=error)) from None

    def written(self) -> dict[str, bytes]:
        """Files that its cells have written beside those that were there, by their paths from its folder.

        The process tells of them, so they are as little to be trusted as what its cells print; of one that hangs, or
        says anything else, no more than was told before.
        """
        found: dict[str, bytes] = {}
        left = MOST_WRITTEN
        if self._child is None:
            return found
        self._child.ask(Gather(left))
        until = time.monotonic() + WRITTEN_SECONDS
        with contextlib.suppress(TimeoutError, CellError):
            for _ in range(MOST_MESSAGES):
                came = self._child.next(until)
                if came is None or isinstance(came[0], Gathered):
                    break
                if isinstance(came[0], Written):
                    left -= len(came[0].data)
                    if left < 0:
                        break
                    found[came[0].name] = came[0].data
        return found

    def close(self) -> None:
        """End its process."""
        if self._child is not None:
            self._end()


def _is_end(message: Message, cell: Cell, token: str) -> bool:
    """Whether a message is the end of this cell.

    Raises:
        CellError: it is the end of another one, or has not its token.
    """
    if not isinstance(message, Ended):
        return False
    if message.number != cell.number or message.token != token:
        raise CellError("the end of another cell")
    return True


def _outcome(ended: Message, late: bool, patience: Patience, seconds: float) -> Outcome:
    assert isinstance(ended, Ended)
    limit, words = (
        (TIME, tr("it took longer than {seconds:g} seconds", seconds=patience.seconds)) if late else (ended.limit, "")
    )
    return Outcome(ended.count, ended.result, ended.failed, limit, words, seconds, ended.line)


def _stopped(why: str, words: str, seconds: float = 0.0) -> Outcome:
    return Outcome(None, None, None, why, words, seconds)


def _output(message: Message) -> Output:
    if isinstance(message, Ended | Ready | NotReady | Written | Gathered):
        raise CellError("a message at the wrong time")
    return message
