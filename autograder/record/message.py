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
    if not where or not where.code or not where.line:
        return check.message
    if spot(where) != spot(stopped) if stopped else _stops_somewhere(first, check):
        place = tr("line {line}", line=where.line)
        beside = stopped is not None and (where.file, where.cell) == (stopped.file, stopped.cell)
        if not beside and where.cell is not None:
            place = tr("cell {cell}, line {line}", cell=where.cell, line=where.line)
        first = tr("{stops}; the reason is in {place}.", stops=first.removesuffix("."), place=place)
    return "\n".join([first, *more])


def _stops_somewhere(line: str, check: Check) -> bool:
    """Whether a check's first line says only by which error the code stops."""
    if not check.got or check.expected:  # no error; most are none, and the languages need not be looked up
        return False
    return any(line == said.format(kind=check.got) for one in STOPS for said in in_every_language(one))
