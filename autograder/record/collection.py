"""What was found in a download, tied to people: the plan of a collection, made before anything is written."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from autograder.core.language import noted


class State(StrEnum):
    """What becomes of a submission that was found, in a few words: `tr` says them in another language."""

    NEW = noted("new")
    THERE = noted("there already")
    OTHER = noted("differs from what is there")
    REPLACES = noted("replaces what is there")


@dataclass(frozen=True)
class TakenFile:
    """A file of a submission.

    Attributes:
        name: where it goes, below the lesson's folder.
        place: where it lies in the download.
        size: bytes.
        sha256: of its bytes.
    """

    name: str
    place: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Taken:
    """A submission that is clear.

    Attributes:
        student: the name of the folder.
        files: at least one, by name.
        state: what becomes of it.
        tied: by what the person was found; empty without a class list.
        submitted: when it was handed in, with a zone; None where the download does not tell.
        late: whether the platform calls it late.
        origin: what stands before a file's name in the download, which is how the platform knows the person again.
        ids: how the platform calls the person, by kind.
        remarks: what a person should know.
    """

    student: str
    files: tuple[TakenFile, ...]
    state: State
    tied: str = ""
    submitted: datetime | None = None
    late: bool = False
    origin: str = ""
    ids: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Left:
    """Something that was not taken.

    Attributes:
        what: its name in the download.
        why: the reason, and what to do.
        asks: whether somebody has to look at it.
    """

    what: str
    why: str
    asks: bool = True


@dataclass(frozen=True)
class Plan:
    """What a collection will do.

    Attributes:
        download: the file or folder.
        platform: whose form it has.
        lesson: whose submissions they are.
        taken: by student.
        left: what was not taken.
        without: people of the class list of whom there is nothing.
        notes: sentences about the whole.
    """

    download: str
    platform: str
    lesson: str
    taken: tuple[Taken, ...]
    left: tuple[Left, ...]
    without: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def writes(self) -> tuple[Taken, ...]:
        """The submissions that will be written."""
        return tuple(one for one in self.taken if one.state in (State.NEW, State.REPLACES))

    @property
    def asks(self) -> bool:
        """Whether somebody has to look at something."""
        return any(one.asks for one in self.left) or any(one.state == State.OTHER for one in self.taken)
