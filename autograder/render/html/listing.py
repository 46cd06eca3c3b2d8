"""A student's code with the lines that messages are about."""

from collections.abc import Iterable
from dataclasses import dataclass

from autograder.core.language import tr
from autograder.record.schema import CodePart, Place, Record
from autograder.record.story import WRONG, told

AROUND = 2  # lines shown before and after what a message is about
LONGEST = 30  # lines that are shown of a definition

Spot = tuple[str, int | None, int]  # file, cell, line


@dataclass(frozen=True)
class Line:
    """A line of code.

    Attributes:
        notes: what is said about it, empty for most.
        anchor: its name in the page where something is said about it.
    """

    number: int
    text: str
    notes: tuple[str, ...] = ()
    anchor: str = ""


@dataclass(frozen=True)
class Part:
    """A file or a cell."""

    file: str
    cell: int | None
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        """Its name for people."""
        return self.file if self.cell is None else tr("{file}, cell {cell}", file=self.file, cell=self.cell)


def listing(found: Record) -> tuple[Part, ...]:
    """All code of a record with its marked lines; empty where the record holds no code."""
    notes = _notes(found)
    return tuple(
        Part(part.file, part.cell, tuple(_lines(found.lesson, place, part, notes)))
        for place, part in enumerate(found.code)
    )


def spot(where: Place | None) -> Spot | None:
    """A place of a record, where it names a line."""
    if not where or not where.line:
        return None
    return where.file, where.cell, where.line


GAP = Line(0, "…")  # lines that are left out between two that are shown


def excerpt(parts: Iterable[Part], where: Place | None, also: Place | None = None) -> tuple[Line, ...]:
    """The statement that a message is about, with the lines around it; empty where it is not known.

    The line `also`, another one that the message tells, is shown with it, behind a gap where it is further away.

    Where it is a definition, the message is about the whole of it: then all of its lines are shown, up to `LONGEST`.
    What stands in the next cell of a file, beyond a line `# %%`, does not belong to it.
    """
    wanted = spot(where)
    for part in parts:
        if where and wanted and (part.file, part.cell) == wanted[:2] and wanted[2] <= len(part.lines):
            at = wanted[2] - 1
            head = _is_head(part.lines[at])
            if head and not where.code:
                return part.lines[at : min(where.end_line or at + 2 * AROUND + 1, at + LONGEST)]
            end = min(max(where.end_line or 0, wanted[2]), at + LONGEST) + (2 * AROUND if head else AROUND)
            begin = at if head else max(0, at - AROUND)
            return _with(_of_one_cell(part.lines[begin:end], at - begin), part, also)
    return ()


def _with(lines: tuple[Line, ...], part: Part, also: Place | None) -> tuple[Line, ...]:
    """An excerpt with one more line of the same part, which may be in it."""
    other = spot(also)
    if other is None or other[:2] != (part.file, part.cell) or not lines or other[2] > len(part.lines):
        return lines
    first, last, line = lines[0].number, lines[-1].number, other[2]
    if first <= line <= last:
        return lines
    if line > last:
        between = part.lines[last : line - 1]
        return (*lines, *(between if len(between) <= 1 else (GAP,)), part.lines[line - 1])
    between = part.lines[line : first - 1]
    return (part.lines[line - 1], *(between if len(between) <= 1 else (GAP,)), *lines)


def _of_one_cell(lines: tuple[Line, ...], at: int) -> tuple[Line, ...]:
    """Lines without those of the cells around the one with the line `at`, without empty ones at the ends."""
    marks = [place for place, line in enumerate(lines) if line.text.startswith("# %%")]
    first = max((place + 1 for place in marks if place < at), default=0)
    last = min((place for place in marks if place > at), default=len(lines))
    while first < at and not lines[first].text.strip():
        first += 1
    while last - 1 > at and not lines[last - 1].text.strip():
        last -= 1
    return lines[first:last]


def marked(lines: Iterable[Line], where: Place | None) -> int:
    """Of an excerpt's lines the number of the one to look at, 0 where none is: a definition's head says only where it
    begins, unless it is known to be the head that is wrong."""
    return next(
        (
            line.number
            for line in lines
            if where
            and line.number == where.line
            and (where.code or not where.end_line or where.end_line == line.number or not _is_head(line))
        ),
        0,
    )


def _is_head(line: Line) -> bool:
    return line.text.lstrip().startswith(("def ", "async def ", "class ", "@"))


def _lines(lesson: str, place: int, part: CodePart, notes: dict[Spot, list[str]]) -> Iterable[Line]:
    for number, text in enumerate(part.text.rstrip("\n").split("\n"), 1):
        said = notes.get((part.file, part.cell, number))
        yield Line(number, text, tuple(said), f"{lesson}-{place}-{number}") if said else Line(number, text)


def _notes(found: Record) -> dict[Spot, list[str]]:
    notes: dict[Spot, list[str]] = {}
    problem = found.problem
    if problem and (at := spot(problem.where)):
        notes[at] = [tr("Python cannot read this line, or one just above it.")]
    for task in found.tasks:
        for one in told(task):
            at = spot(one.check.where)
            if at and one.check.outcome in WRONG:
                words = [mistake.title for mistake in one.mistakes] or [one.check.sentence]
                known = notes.setdefault(at, [])
                known += [word for word in words if word not in known and not one.again]
    return notes
