"""What a student reads about one check, with the lines that it names."""

from autograder.core.language import in_every_language, tr
from autograder.judge.result import STOPS
from autograder.record.schema import Check, Place


def spot(where: Place) -> tuple[object, ...]:
    """What tells one place from another."""
    return where.file, where.cell, where.line


def message(check: Check) -> str:
    """What the student reads about a check, line by line. Where the line that Python stopped in is not the one to look
    at, or not known, the first line tells that one too."""
    first, *more = check.message.split("\n")
    where, stopped = check.where, check.stopped
    elsewhere = _stops_somewhere(first, check.got) if stopped is None else where and spot(where) != spot(stopped)
    if where and where.code and where.line and elsewhere:
        place = tr("line {line}", line=where.line)
        beside = stopped is not None and (where.file, where.cell) == (stopped.file, stopped.cell)
        if not beside and where.cell is not None:
            place = tr("cell {cell}, line {line}", cell=where.cell, line=where.line)
        first = tr("{stops}; the reason is in {place}.", stops=first.removesuffix("."), place=place)
    return "\n".join([first, *more])


def _stops_somewhere(line: str, kind: str) -> bool:
    """Whether it says only by which error the code stops."""
    return any(line == said.format(kind=kind) for one in STOPS for said in in_every_language(one))
