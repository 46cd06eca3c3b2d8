"""Messages between a notebook's process and whoever has its cells run: JSON in frames of a known length.

Both directions use one layout, a length (unsigned 32-bit, little endian) and a JSON text. What comes from the process
is data of a student's: it is decoded into the types below and nothing else, and capped before it is read.
"""

import struct
from collections.abc import Iterator
from typing import Any, Final, Literal

import msgspec

from autograder.core.language import tr
from autograder.wire.question_marks import with_question_marks

LENGTH = struct.Struct("<I")
MAX_MESSAGE = 48 * 2**20  # bytes of one message; a picture of ten megapixels stays below it
MAX_NAME = 200

Text = str
Json = Any  # what JSON can hold: msgspec makes nothing else of it


class CellError(ValueError):
    """Bytes that are no message of ours. Says what was wrong; holds none of the bytes."""


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the process of one notebook may use.

    Attributes:
        memory: megabytes more than it has at its start.
        computing: seconds of computing.
        cell_output, output: megabytes that one cell, and all of them, may print and show.
        files, file_count: megabytes in all its files, and how many of them.
        tasks: threads and processes at once.
    """

    memory: int = 4096
    computing: int = 3600
    cell_output: int = 8
    output: int = 64
    files: int = 1024
    file_count: int = 20_000
    tasks: int = 128


class Trusted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the course's own notebook says about its names, so that test cells find them as the course meant them.

    Attributes:
        bound: names that it defines or assigns: what students may define.
        imported: names that it only imports, each with what it is: `numpy` or `numpy.testing:assert_allclose`.
        classes: names of classes that it defines.
        changed: names of attributes that it assigns on other things.
        reach: whether it reaches for frames, the collector or memory, so that students may.
    """

    bound: frozenset[str] = frozenset()
    imported: dict[str, str] = {}
    classes: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    reach: bool = False


class Job(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a process gets before its first cell.

    Attributes:
        folder: of its own, where it is not in namespaces.
        limits: what it may use.
        arguments: for the kernel, as nbgrader's `extra_arguments`.
        trusted: what test cells may rely on, see `Trusted`.
        environment: variables that its cells see.
    """

    folder: str
    limits: Limits
    trusted: Trusted
    arguments: list[str] = []
    environment: dict[str, str] = {}


# Whose names a test sees: the notebook's own, a copy of them, the copy that the test before had, or none but those of
# the test itself and `NOTEBOOK`, which holds the notebook's.
Scope = Literal["", "copy", "same", "alone"]
BOOK: Final = ""
COPY: Final = "copy"
SAME: Final = "same"
ALONE: Final = "alone"
NOTEBOOK = "_names_of_the_notebook"


class Run(msgspec.Struct, frozen=True, tag="run", forbid_unknown_fields=True):
    """A cell to run. With a token it is a test, and the end has to come with that token.

    Attributes:
        number: of the cell.
        source: its text.
        token: see above.
        scope: whose names a test sees, see `Scope`.
    """

    number: int
    source: str
    token: str = ""
    scope: Scope = ""


class Stream(msgspec.Struct, frozen=True, tag="stream", forbid_unknown_fields=True):
    """Text that was printed."""

    name: Literal["stdout", "stderr"]
    text: str


class Display(msgspec.Struct, frozen=True, tag="display", forbid_unknown_fields=True):
    """An object that was displayed, or displayed anew; `count` is that of a cell's result."""

    kind: Literal["display_data", "update_display_data", "execute_result"]
    data: dict[str, Json]
    metadata: dict[str, Json]
    display_id: str | None = None
    count: int | None = None


class Failed(msgspec.Struct, frozen=True, tag="error", forbid_unknown_fields=True):
    """An error with its traceback."""

    ename: str
    evalue: str
    traceback: list[str]


class Clear(msgspec.Struct, frozen=True, tag="clear", forbid_unknown_fields=True):
    """What a cell has shown so far is taken away."""

    wait: bool


class Comm(msgspec.Struct, frozen=True, tag="comm", forbid_unknown_fields=True):
    """A message of a widget's; `buffers` in base64."""

    kind: Literal["comm_open", "comm_msg", "comm_close"]
    comm_id: str
    data: dict[str, Json]
    target: str = ""
    metadata: dict[str, Json] = {}
    buffers: list[str] = []


class Ready(msgspec.Struct, frozen=True, tag="ready", forbid_unknown_fields=True):
    """The process is confined and takes cells."""


class NotReady(msgspec.Struct, frozen=True, tag="not ready", forbid_unknown_fields=True):
    """The process could not be confined: nothing of a student's ran."""

    problem: str


class Ended(msgspec.Struct, frozen=True, tag="ended", forbid_unknown_fields=True):
    """A cell has ended.

    Attributes:
        number, token: of the cell.
        count: its execution count.
        result: of a test cell; what any other cell shows has been sent before.
        failed: the error that ended it, whether it was shown or not; None if it ran to its end.
        limit: which limit it hit: empty, or one of `LIMITS`.
        line: of a test that failed, the line in which it did; 0 where that is not known.
    """

    number: int
    token: str
    count: int
    result: Display | None
    failed: Failed | None
    limit: str
    line: int = 0


MEMORY, OUTPUT, PROCESSES, FILES = "memory", "output", "processes", "files"
LIMITS = ("", MEMORY, OUTPUT, PROCESSES, FILES)

Message = Stream | Display | Failed | Clear | Comm | Ready | NotReady | Ended
_MESSAGE: msgspec.json.Decoder[Message] = msgspec.json.Decoder(Message)


def frame(message: msgspec.Struct) -> bytes:
    """One message as bytes; text that is no Unicode is written with question marks.

    Raises:
        CellError: larger than a message may be, or of something that JSON cannot hold.
    """
    try:
        text = msgspec.json.encode(message)
    except UnicodeEncodeError:
        text = msgspec.json.encode(with_question_marks(message))
    except (TypeError, ValueError, RecursionError, OverflowError) as error:
        raise CellError(tr("a message cannot be written ({error})", error=type(error).__name__)) from None
    if len(text) > MAX_MESSAGE:
        raise CellError(tr("{count:,} bytes are more than one message may have", count=len(text)))
    return LENGTH.pack(len(text)) + text


def decode_message(text: bytes) -> Message:
    """What a process says.

    Raises:
        CellError: anything but one of the messages.
    """
    try:
        return _MESSAGE.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CellError(tr("a message could not be read ({error})", error=type(error).__name__)) from None


class MessageReader:
    """Cuts a stream of bytes into messages as they arrive."""

    def __init__(self) -> None:
        self._pending = bytearray()

    def feed(self, data: bytes) -> Iterator[tuple[Message, int]]:
        """Messages that these bytes complete, each with its size in bytes.

        Raises:
            CellError: the stream is not messages; nothing after that can be believed.
        """
        self._pending += data
        while len(self._pending) >= LENGTH.size:
            (length,) = LENGTH.unpack_from(self._pending)
            if length > MAX_MESSAGE:
                raise CellError(tr("a message claims to be larger than one may be"))
            if len(self._pending) < LENGTH.size + length:
                return
            text = bytes(self._pending[LENGTH.size : LENGTH.size + length])
            del self._pending[: LENGTH.size + length]
            yield decode_message(text), length
