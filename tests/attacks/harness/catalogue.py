"""The attacks: each is a file that begins with one line of JSON in a comment.

The line's keys:
    attack: what it tries, as a sentence.
    breach: the kind of breach that it aims at: leak, forge, harm, hang, leftover.
    kind: "program" (a submission, the usual case), "files" (`plant(folder, targets)` puts the files of a submission
        into a folder) or "scenario" (`run(arena)` does something of its own and returns what got through).
    lesson, tasks: which lesson it attacks, and what of it is marked; the arena, all of it, if they are left out.
    fair: points that the program deserves; more are a forgery.
    student, file, beside: names to hand it in under, and files to lay beside it.
    turns: 2 where it is handed in by two students, one after the other, who pass something on.
    spoils: true where the grader's processes are not fit for more once it got through.
    control: false where it would harm this machine without isolation.
    quick: true for those that every run of the tests makes.
    open: why it still gets through, where that is known; `open_levels` says at which levels, all of them if left out.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1]
FAMILIES = ("leak", "forge", "crash", "exhaust", "files", "reports")


@dataclass(frozen=True)
class Attack:
    """One attack; see above for what the header may say."""

    name: str
    family: str
    path: Path
    attack: str
    breach: str
    kind: str = "program"
    lesson: str = "arena"
    tasks: tuple[str, ...] = ()
    fair: float = 0.0
    student: str = "mallory"
    file: str = ""
    beside: dict[str, str] = field(default_factory=dict)
    turns: int = 1
    spoils: bool = False
    control: bool = True
    quick: bool = False
    open: str = ""
    open_levels: tuple[int, ...] = (3, 2, 1)

    def open_at(self, level: int) -> bool:
        """Whether it is known to get through at a level."""
        return bool(self.open) and level in self.open_levels

    @property
    def source(self) -> str:
        """The text of its file."""
        return self.path.read_text(encoding="utf-8")


def read(path: Path) -> Attack:
    """The attack in a file.

    Raises:
        ValueError: its first line is no header.
    """
    with path.open(encoding="utf-8") as file:
        first = file.readline()
    try:
        header: dict[str, Any] = json.loads(first.removeprefix("#"))
        header = {key: tuple(value) if isinstance(value, list) else value for key, value in header.items()}
        return Attack(f"{path.parent.name}/{path.stem}", path.parent.name, path, **header)
    except (ValueError, TypeError) as error:
        raise ValueError(f"{path}: the first line has to be a header in JSON: {error}") from None


def attacks() -> list[Attack]:
    """All of them, by family and name."""
    return [read(path) for family in FAMILIES for path in sorted((FOLDER / family).glob("*.py"))]
