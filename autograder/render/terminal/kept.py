"""What is kept of a student as a list: where it lies, what it is, what becomes of it, and what is out of reach."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Group, RenderableType
from rich.text import Text

from autograder.core.language import noted, tr
from autograder.core.text import one_line

MOST = 200  # lines of one folder
OUT_OF_REACH = noted(
    "Out of reach of this command: the learning platform, Gradescope and nbgrader's exchange; downloads, and copies of "
    "files under names of your own; backups and the history of git; what students have on their own machines; lines "
    "of a program that you made a part of the course with `autograder name-mistake`."
)


@dataclass(frozen=True)
class Place:
    """What lies in one folder.

    Attributes:
        root: the folder.
        lines: what is the student's, each with what it is.
        shared: files that are written without the student.
        again: files that are made anew from the records of the others.
        gone: files made of everybody's marks, which whoever wants them has to ask for again.
    """

    root: Path
    lines: tuple[tuple[str, str], ...]
    shared: tuple[Path, ...]
    again: tuple[Path, ...]
    gone: tuple[Path, ...]


def kept_shown(student: str, places: list[Place], named: list[str], deleting: bool) -> RenderableType:
    """The list.

    Args:
        student: whose.
        places: by folder.
        named: files with line numbers that a person has to change.
        deleting: whether it is deleted now.
    """
    return Group(*_lines(student, places, named, deleting))


def _lines(student: str, places: list[Place], named: list[str], deleting: bool) -> Iterator[Text]:
    who = one_line(student, 60)
    for place in places:
        yield Text(os.path.relpath(place.root) + os.sep, style="bold")
        for where, what in place.lines[:MOST]:
            yield Text.assemble("  ", where, ("  " + one_line(what, 200), "dim"))
        if len(place.lines) > MOST:
            yield Text("  " + tr("and {count} more", count=len(place.lines) - MOST))
        for title, paths in (
            (tr("everybody's, written without the student"), place.shared),
            (tr("made anew"), place.again),
            (tr("made of everybody's marks, taken away"), place.gone),
        ):
            if paths:
                listed = ", ".join(os.path.relpath(path, place.root) for path in paths)
                yield Text.assemble("  ", listed, (f"  {title}", "dim"))
    if named:
        yield Text(tr("Yours to change, since you wrote it: {places}", places="; ".join(named)), style="yellow")
    yield Text(tr(OUT_OF_REACH), style="dim")
    if not deleting and places:
        yield Text(
            tr(
                "Nothing is deleted yet. The same command with `--yes` deletes all that is listed of {student}.",
                student=who,
            )
        )
