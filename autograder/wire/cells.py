"""Messages between a notebook's process and whoever has its cells run; `cell_frames` has their form as bytes.

What comes from the process is data of a student's: it is decoded into the types below and nothing else.
"""

from typing import Any, Final, Literal

import msgspec

MAX_NAME = 200

Text = str
Json = Any  # what JSON can hold: msgspec makes nothing else of it


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


class Gather(msgspec.Struct, frozen=True, tag="gather", forbid_unknown_fields=True):
    """Asks for the files that the cells have written beside those that were there.

    Attributes:
        most: bytes that all of them may have; what is more is left out.
    """

    most: int


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


class Written(msgspec.Struct, frozen=True, tag="written", forbid_unknown_fields=True):
    """A file that cells have written, by its path from the notebook's folder."""

    name: str
    data: bytes


class Gathered(msgspec.Struct, frozen=True, tag="gathered", forbid_unknown_fields=True):
    """All files have been told."""


MEMORY, OUTPUT, PROCESSES, FILES = "memory", "output", "processes", "files"
LIMITS = ("", MEMORY, OUTPUT, PROCESSES, FILES)

Message = Stream | Display | Failed | Clear | Comm | Ready | NotReady | Ended | Written | Gathered
