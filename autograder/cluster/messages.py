"""Messages between the head and its workers: typed, as JSON, decoded strictly.

Student names may hold bytes that are no text, which msgspec's own JSON refuses: so it is Python's.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from autograder.core.decode import Mismatch, decoded
from autograder.core.language import ENGLISH, tr
from autograder.core.strict_json import strict_json
from autograder.submission.program import Program
from autograder.submission.submission import Files

T = TypeVar("T")


class DataSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A resource as the run has it.

    Attributes:
        words: what records say of it.
        digest: of its content, see `autograder.cluster.data.content_digest`.
        real: whether it is the whole, not a small sample.
    """

    words: str
    digest: str
    real: bool


class Run(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a worker has to know of a run.

    Attributes:
        id: tells it from others.
        course: where the course lies on the head; it may lie elsewhere on a worker.
        kit, kit_sha256, torch: of the head.
        lessons: those that are marked, with their digests.
        tasks: the names of each lesson's tasks, also of lessons that are not marked.
        data: resources by name.
        language: in which things are said.
        seed, device, level, explain: see `autograder.marking.job.Terms`.
        only: the tasks that are marked; all if none is named.
    """

    id: str
    course: str
    kit: str
    kit_sha256: str
    torch: str
    lessons: dict[str, str]
    tasks: dict[str, tuple[str, ...]]
    data: dict[str, DataSet]
    seed: int
    device: str
    explain: str
    only: tuple[str, ...] = ()
    level: int = 0
    language: str = ENGLISH


class Examined(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a worker says of itself.

    Attributes:
        host: the machine's name.
        system: in words.
        cores: of the machine.
        threads: submissions that it marks at once.
        memory: bytes of the machine.
        python, kit, kit_sha256, torch: versions.
        levels: isolation levels that it offers, by number, in words.
        problems: why it does not offer the others.
        lessons: digests of the lessons that were asked for; empty where it has none such.
        data: of the resources that were asked for, whether it has the same.
        course: where its course lies; empty where it finds none.
        problem: why no more is known.
        speed: seconds for a small training; None where that was not asked for.
    """

    host: str
    system: str
    cores: int
    threads: int
    memory: int
    python: str
    kit: str
    kit_sha256: str
    torch: str
    levels: dict[str, str]
    problems: dict[str, str]
    lessons: dict[str, str]
    data: dict[str, bool]
    course: str = ""
    problem: str = ""
    speed: float | None = None


class Done(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A submission that was marked.

    Attributes:
        number: which.
        record: as a record's file has it.
        errors: of the kit's: messages and traces.
        seconds: that it took.
    """

    number: int
    record: dict[str, Any]
    errors: tuple[tuple[str, str], ...]
    seconds: float


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What came of a bundle of submissions.

    Attributes:
        done: those that were marked.
        no_room: why the others were not: a sentence about the worker's disk.
        died: how the process ended that marked a submission alone; empty where it did not die.
    """

    done: tuple[Done, ...] = ()
    no_room: str = ""
    died: str = ""


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a worker asks the head: what a program of the course's own shows.

    Attributes:
        run: of which run.
        worker: who asks.
        kind: "observed", "traced" or "facts".
        lesson: whose probes.
        program: digest of the program; empty for facts.
        seed: of the draws: the run's, or another one with which a repair is proven.
        probes: (name, attempt) pairs.
    """

    run: str
    worker: str
    kind: str
    lesson: str
    program: str
    seed: int
    probes: tuple[tuple[str, int], ...]

    @property
    def key(self) -> str:
        """The same for the same question, whoever asks."""
        asked = (self.kind, self.lesson, self.program, self.seed, self.probes)
        return hashlib.sha256(repr(asked).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Item:
    """A submission on its way to a worker. It comes from the head, so Dask may carry it as it likes.

    Attributes:
        number: which.
        student, lesson, group: whose it is.
        files: what was handed in.
        before: the record that there is of it, as JSON; None where whole submissions are marked.
    """

    number: int
    student: str
    lesson: str
    group: str | None
    files: Files
    before: dict[str, Any] | None = None


def encoded(message: msgspec.Struct) -> bytes:
    """A message's bytes."""
    return json.dumps(msgspec.to_builtins(message), allow_nan=False).encode()


def understood(data: object, kind: type[T]) -> T:
    """A message from its bytes.

    Raises:
        Mismatch: they are no such message.
    """
    if not isinstance(data, bytes):
        raise Mismatch(tr("the whole has to be bytes, not {kind}", kind=type(data).__name__))
    try:
        found = strict_json(data)
    except (ValueError, RecursionError) as error:
        raise Mismatch(tr("it cannot be read as JSON: {problem}", problem=error)) from None
    return decoded(found, kind)


def program_digest(program: Program) -> str:
    """By which head and worker mean the same program."""
    return hashlib.sha256(json.dumps(program.as_data(), sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()
