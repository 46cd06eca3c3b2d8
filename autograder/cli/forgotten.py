"""Words of `autograder forget`: the list that is shown, nbgrader's part where it is used, and what is left to do."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import RenderableType

from autograder.core.language import tr, tr_plural
from autograder.core.text import one_line
from autograder.instructor.forget.forget import Elsewhere, Kept, nowhere
from autograder.instructor.forget.run_traces import exports
from autograder.instructor.forget.traces import Traces
from autograder.render.terminal.kept import Place, kept_shown


def elsewhere(root: Path) -> Elsewhere:
    """Finds traces in nbgrader's folders, where nbgrader has worked in the course's folder or in the current one."""
    from importlib.util import find_spec

    if find_spec("nbgrader") is None:
        return nowhere
    from autograder.nbgrader.forget import is_nbgrader_course, traces_in_nbgrader

    folders = [folder for folder in dict.fromkeys((root.resolve(), Path.cwd())) if is_nbgrader_course(folder)]

    def found(student: str, bin_name: str) -> Sequence[Traces]:
        return [one for folder in folders for one in traces_in_nbgrader(folder, student, bin_name)]

    return found


def shown_kept(found: Kept, deleting: bool) -> RenderableType:
    """The list of what was found."""
    named = [f"{os.path.relpath(one.path)}, {_numbers(one.lines)}" for one in found.mentions]
    return kept_shown(found.student, [_place(one) for one in found.traces], named, deleting)


def _numbers(lines: tuple[int, ...]) -> str:
    return tr_plural(len(lines), "line {lines}", "lines {lines}", lines=", ".join(map(str, lines)))


def _place(one: Traces) -> Place:
    lines = [(os.path.relpath(handed.path, one.root), _handed_over(handed.member)) for handed in one.handed_over]
    lines += [(os.path.relpath(own.path, one.root), own.what) for own in one.own]
    lines += [("", entry.what) for entry in one.entries]
    if one.bin.is_dir():
        lines.append(
            (os.path.relpath(one.bin, one.root), tr("what an earlier call took away and did not come to delete"))
        )
    gone = tuple(exports(one.derived))
    again = tuple(path for path in one.derived if path not in gone)
    return Place(one.root, tuple(lines), tuple(shared.path for shared in one.shared), again, gone)


def _handed_over(member: str) -> str:
    return tr("a group's work: it moves to {member}, whose it is too", member=one_line(member, 60))


def what_is_left(kept: Kept) -> Iterator[str]:
    """What is said when all is gone."""
    yield tr("Deleted: all that is listed of {student}.", student=one_line(kept.student, 60))
    gone = sorted({path.name for one in kept.traces for path in exports(one.derived)})
    if gone:
        yield tr(
            "Taken away, since they held everybody's marks: {names}. `autograder export` writes them anew.",
            names=", ".join(gone),
        )
    if kept.mentions:
        yield tr("As long as your own lists name the student, the next run counts the student as one of the class.")
