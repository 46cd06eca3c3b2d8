"""The cells of a notebook, run one after another as a kernel runs them."""

import asyncio
import contextlib
import errno
import os
import signal
import struct
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import msgspec

from autograder.core.language import tr
from autograder.kernel.loops import new_loop
from autograder.kernel.shell import NotebookShell
from autograder.kernel.sink import Sink
from autograder.kernel.test_cells import Ran, TestCells
from autograder.wire.cell_frames import LENGTH
from autograder.wire.cells import FILES, MEMORY, OUTPUT, PROCESSES, Display, Ended, Failed, Gather, Run
from autograder.wire.question_marks import with_question_marks
from autograder.worker.limits import OutputLimit

_ASKED: msgspec.json.Decoder[Run | Gather] = msgspec.json.Decoder(Run | Gather)
SHOWN_NOWHERE = ["ERROR: An error occurred while showtraceback was disabled"]


def run_cells(
    read: Callable[[int], bytes],
    sink: Sink,
    end: "End",
    shell: NotebookShell,
    tests: TestCells,
    gather: Callable[[int], None],
) -> None:
    """Run cells as they come, until nothing comes any more.

    Args:
        read: gives exactly so many bytes, or fewer at the end.
        sink: where outputs go.
        end: says how each cell ended, see `end_writer`.
        shell: runs them.
        tests: runs those that are test cells.
        gather: tells of the files that cells have written, of so many bytes at most.
    """
    loop = new_loop()
    while len(header := read(LENGTH.size)) == LENGTH.size:
        asked = _ASKED.decode(read(struct.unpack("<I", header)[0]))
        if isinstance(asked, Gather):
            gather(asked.most)
            continue
        # In a list that is emptied, so that while a cell runs no frame has a name for it, see `TestCells.run`.
        box = [asked]
        del asked
        sink.begin()
        shell.set_parent({"header": _header(box[0].number)})
        one = _run_test if box[0].token else _run
        _report(sink, end, shell, tests, box[0].number, box[0].token, one(box, shell, tests, loop))


def _report(sink: Sink, end: "End", shell: NotebookShell, tests: TestCells, number: int, token: str, ran: Ran) -> None:
    """Say how a cell ended. A student's code can get hold of the sink, and not of `end`."""
    result, failed, error, line = ran
    count, limit = max(shell.execution_count - 1, 0), _limit(error)
    tests.put_back()  # asking an error for its words runs its code
    with contextlib.suppress(Exception):
        sink.flush()
    end(number, token, count, result, failed, error, limit, line)


# Number, token, count, result, failed, the error itself, limit, line: see `Ended`.
End = Callable[[int, str, int, Display | None, Failed | None, BaseException | None, str, int], None]


def end_writer(descriptor: int) -> End:
    """What says how cells ended: made before any code of a student's, of nothing that such code can reach or change.

    Whatever its words have become, an error is a failure.
    """
    write, encode, pack, view, size, kind = os.write, msgspec.json.encode, LENGTH.pack, memoryview, len, type
    ended, failure_of, unreadable = Ended, Failed, UnicodeEncodeError
    not_shown, no_unicode = tr("what it says cannot be shown"), tr("what it says is no Unicode")

    def end(
        number: int,
        token: str,
        count: int,
        result: Display | None,
        failed: Failed | None,
        error: BaseException | None,
        limit: str,
        line: int,
    ) -> None:
        if error is not None and kind(failed) is not failure_of:
            failed = failure_of("Error", not_shown, [])
        try:
            text = encode(ended(number, token, count, result, failed, limit, line))
        except unreadable:
            shown = None if result is None else with_question_marks(result)
            told = None if failed is None else failure_of("Error", no_unicode, [])
            text = encode(ended(number, token, count, shown, told, limit, line))
        data = view(pack(size(text)) + text)
        while data:
            data = data[write(descriptor, data) :]

    return end


def _run_test(box: list[Run], shell: NotebookShell, tests: TestCells, loop: asyncio.AbstractEventLoop) -> Ran:
    with _interruptible():
        return tests.run(box, loop)


def _header(number: int) -> dict[str, Any]:
    return {"msg_id": f"cell-{number}", "msg_type": "execute_request", "session": "", "username": "", "version": "5.3"}


def _run(box: list[Run], shell: NotebookShell, tests: TestCells, loop: asyncio.AbstractEventLoop) -> Ran:
    """Run a cell of a student's in the running loop, as ipykernel does; the error that ended it, if one did.

    What it shows goes out as it comes.
    """
    source = box.pop().source

    async def in_loop() -> Any:
        try:
            transformed, broken = shell.transform_cell(source), None
        except Exception:
            transformed, broken = source, sys.exc_info()
        if not shell.should_run_async(source, transformed_cell=transformed, preprocessing_exc_tuple=broken):
            return shell.run_cell(source, store_history=True)
        running = asyncio.ensure_future(
            shell.run_cell_async(source, True, transformed_cell=transformed, preprocessing_exc_tuple=broken)
        )
        done = None
        with _cancelling(running):
            try:
                done = await running
            finally:
                shell.events.trigger("post_execute")
                shell.events.trigger("post_run_cell", done)
        return done

    try:
        with _interruptible():
            done = loop.run_until_complete(in_loop())
        error = done.error_before_exec or done.error_in_exec
        told = list(getattr(shell, "_last_traceback", None) or SHOWN_NOWHERE)
    except (KeyboardInterrupt, asyncio.CancelledError) as stopped:
        error, told = KeyboardInterrupt(), [f"{type(stopped).__name__}"]
    except BaseException as raised:  # the program has changed the shell: what it says is all there is
        error, told = raised, SHOWN_NOWHERE
    return None, (failure(error, told) if error is not None else None), error, 0


def failure(error: BaseException, traceback: list[str]) -> Failed:
    """An error as a kernel's reply has it."""
    return Failed(type(error).__name__, words(error), [str(line) for line in traceback])


def words(error: BaseException) -> str:
    """What an error says; the name of its kind where even asking for that fails."""
    try:
        return str(error)
    except BaseException:
        return type(error).__name__


@contextlib.contextmanager
def _interruptible() -> Iterator[None]:
    """An interrupt from outside is an exception in here, and nothing between cells."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextlib.contextmanager
def _cancelling(running: "asyncio.Future[Any]") -> Iterator[None]:
    """An interrupt ends what is being awaited."""

    def cancel(number: int, frame: FrameType | None) -> None:
        running.get_loop().call_soon_threadsafe(running.cancel)  # which wakes a loop that waits

    before = signal.signal(signal.SIGINT, cancel)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _limit(error: BaseException | None) -> str:
    """Which limit an error comes from; empty where from none."""
    if isinstance(error, OutputLimit):
        return OUTPUT
    if isinstance(error, MemoryError):
        return MEMORY
    if isinstance(error, RuntimeError) and "can't start new thread" in words(error):
        return PROCESSES
    number = error.errno if isinstance(error, OSError) else None
    return {
        errno.ENOMEM: MEMORY,
        errno.EAGAIN: PROCESSES,
        errno.ENOSPC: FILES,
        errno.EDQUOT: FILES,
        errno.EFBIG: FILES,
        errno.EMFILE: FILES,
    }.get(number or 0, "")
