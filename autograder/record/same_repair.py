"""The same repair: submissions that one change mends, put together; their mistake has no name yet."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from autograder.record.schema import Place, Record
from autograder.record.story import mistakes

Member = TypeVar("Member")
LONGEST = 1_000  # characters of the lines before and after that are kept for showing


@dataclass(frozen=True)
class SameRepair:
    """What tasks that the same change mends have in common.

    Attributes:
        task: which task of the lesson.
        kinds: what kind of change each edit is.
        pattern: the change without the program's own names and numbers.
    """

    task: str
    kinds: tuple[str, ...]
    pattern: str

    @property
    def name(self) -> str:
        """How it is called on the command line: the same in every run."""
        text = "\0".join((self.task, *self.kinds, self.pattern))
        return f"{self.task}:{hashlib.sha256(text.encode()).hexdigest()[:6]}"


@dataclass(frozen=True)
class Mended:
    """A task in which a submission has a mistake without a name, and the change that mends it.

    Attributes:
        repair: what it has in common with others.
        lecture: the heading of the lecture that explains the task.
        before, after: the lines that change; for the instructor alone.
        where: the line to look at.
    """

    repair: SameRepair
    lecture: str
    before: str
    after: str
    where: Place | None


@dataclass(frozen=True)
class Group(Generic[Member]):
    """Submissions that the same change mends.

    Attributes:
        shown: the change in one of them, the shortest.
        example: that one.
        members: all of them, in their order.
    """

    shown: Mended
    example: Member
    members: tuple[Member, ...]


def mended(found: Record) -> Iterator[Mended]:
    """The tasks of a record that have a repair and in which no mistake with a name is told."""
    for task in found.tasks:
        repair = task.repair
        # What mends only a part names no mistake.
        if repair is not None and repair.pattern and not repair.checks and not mistakes([task]):
            kind = SameRepair(task.name, repair.kinds, repair.pattern)
            where = repair.places[0] if repair.places else None
            yield Mended(kind, task.lecture, repair.before[:LONGEST], repair.after[:LONGEST], where)


def groups(pairs: Iterable[tuple[Member, Mended]]) -> list[Group[Member]]:
    """What is mended alike, put together: the largest group first, then by its name."""
    found: dict[SameRepair, list[tuple[Member, Mended]]] = {}
    for member, one in pairs:
        found.setdefault(one.repair, []).append((member, one))
    made = []
    for own in found.values():
        example, shown = min(own, key=lambda pair: len(pair[1].before) + len(pair[1].after))
        made.append(Group(shown, example, tuple(member for member, _ in own)))
    return sorted(made, key=lambda group: (-len(group.members), group.shown.repair.name))
