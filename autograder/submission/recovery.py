"""Recovery from syntax errors: the statements of a text that Python can read, and those that a mistake costs.

A mistake costs the statement at the margin that it stands in, such as a definition. Lines keep their numbers: what is
lost becomes empty lines.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from autograder.core.language import tr_plural
from autograder.submission.broken_text import what_is_wrong
from autograder.submission.program import LEFT_OUT, BrokenUnit, Unit, syntax_problem

MAX_CHARACTERS = 60_000  # of one text that is looked through: 30,000 take a second
MAX_LOST = 100  # statements; a text with more of them is no program

_CONFLICT = re.compile(r"^<{7}(?: |$)", re.MULTILINE)
_FOR_NOTEBOOKS = re.compile(r"^([ \t]*)(?:%time[ \t]+(\S.*)|[%!].*)$", re.MULTILINE)
# Where an open bracket or text swallows what follows, the next definition begins at the margin all the same.
_BEGINS = re.compile(r"(?:async[ \t]+def|def|class|from|import)\b|@|[^\W\d]\w*[ \t]*(?::[^=\n]*)?=(?!=)")
_DEFINITION = re.compile(r"(?:async[ \t]+def|def|class)\b|@")
_HEADS = re.compile(r"\b(?:def|class)\b")
_RETURN = re.compile(r"^[ \t]+return\b", re.MULTILINE)


@dataclass(frozen=True)
class Lost:
    """Lines that Python cannot read.

    Attributes:
        first, last: their numbers.
        text: what stands there.
        message: what is wrong.
        line: where.
    """

    first: int
    last: int
    text: str
    message: str
    line: int


@dataclass(frozen=True)
class Recovered:
    """A text without what cannot be read.

    Attributes:
        source: what can, on the lines where it stood.
        lost: what cannot.
        left_out: lines with a magic or a shell command of notebooks, which cost nothing.
    """

    source: str
    lost: tuple[Lost, ...]
    left_out: tuple[int, ...]


@dataclass(frozen=True)
class _Statement:
    """A statement at the margin; `own` are its lines for notebooks, which `text` is without."""

    first: int
    last: int
    text: str
    problem: tuple[str, int | None] | None
    own: tuple[int, ...] = ()


def recover(source: str) -> Recovered | None:
    """What can be read of a text that as a whole cannot; None where nothing can, or it is no program at all."""
    if len(source) > MAX_CHARACTERS:
        return None
    lines = source.split("\n")
    try:
        statements = _with_their_fragments(_statement(lines, *span) for span in _statements(source, lines))
    except RecursionError:
        return None
    lost = [one for one in statements if one.problem is not None]
    if len(lost) > MAX_LOST:
        return None
    kept = [""] * len(lines)
    for one in statements:
        if one.problem is None:
            kept[one.first - 1 : one.last] = one.text.split("\n")
    made = "\n".join(kept)
    if not made.strip() or syntax_problem(made) is not None:
        return None
    written = max((number for number, line in enumerate(lines, 1) if line.strip()), default=0)
    return Recovered(
        made, tuple(_lost(lines, one, written) for one in lost), tuple(n for s in statements for n in s.own)
    )


def defines(text: str, name: str) -> bool:
    """Whether a text that Python cannot read seems to define a name: by `def` or `class`, or at the margin."""
    return (
        re.search(rf"^(?:[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+|\S.*?\b|){name}\b", text, re.MULTILINE) is not None
    )


@dataclass(frozen=True)
class Rest:
    """What is left of a cell or file that Python cannot read as a whole.

    Attributes:
        unit: what can be run; None where nothing can.
        broken: what cannot; the whole where nothing can.
        notes: what the record should say about it.
    """

    unit: Unit | None
    broken: tuple[BrokenUnit, ...]
    notes: tuple[str, ...] = ()


def recovered(unit: Unit, problem: tuple[str, int | None]) -> Rest:
    """What is left of a cell or file.

    Args:
        unit: of which Python cannot read everything.
        problem: what Python says of it.
    """
    found = recover(unit.source)
    if found is None:
        message, line = what_is_wrong(unit.source, 1, *problem, at_the_end=True)
        return Rest(None, (BrokenUnit(unit, message, line),))
    broken = tuple(BrokenUnit(unit, one.message, one.line, one.text) for one in found.lost)
    note = tr_plural(
        len(found.left_out),
        "a magic or a shell command of notebooks stands in {place}, line {lines}; it was left out",
        "a magic or a shell command of notebooks stands in {place}, lines {lines}; it was left out",
        place=unit.place,
        lines=", ".join(map(str, found.left_out[:10])),
    )
    return Rest(replace(unit, source=found.source), broken, (note,) if found.left_out else ())


@lru_cache(maxsize=1)
def _grammar() -> Any:
    from parso.grammar import load_grammar  # only where something is broken

    return load_grammar()


def _statements(source: str, lines: list[str]) -> Iterator[tuple[int, int]]:
    """First and last lines of the statements at the margin, also of those that cannot be read."""
    starts = {1, *(node.start_pos[0] for node in _grammar().parse(source).children if node.start_pos[1] == 0)}
    for begins, ends in _conflicts(lines):
        # Nobody knows which of the two versions counts. Where they are parts of a definition, it is lost with them.
        if _is_indented(lines, begins + 1):
            begins = max((start for start in starts if start < begins), default=1)
        starts -= {*range(begins + 1, ends + 1)}
        starts.add(begins)
        if not _is_indented(lines, ends + 1):
            starts.add(ends + 1)
    for first, last in _spans(starts, len(lines)):
        text = "\n".join(lines[first - 1 : last])
        if _CONFLICT.search(text) or syntax_problem(text) is None:
            yield first, last
        else:
            begun = (number for number in range(first + 1, last + 1) if _begins(lines, number))
            yield from _spans({first, *begun}, last)


def _conflicts(lines: list[str]) -> Iterator[tuple[int, int]]:
    """First and last lines of the merge conflicts."""
    begins = 0
    for number, line in enumerate(lines, 1):
        if line.startswith("<<<<<<<") and not begins:
            begins = number
        elif line.startswith(">>>>>>>") and begins:
            yield begins, number
            begins = 0


def _is_indented(lines: list[str], number: int) -> bool:
    return number <= len(lines) and lines[number - 1].startswith((" ", "\t"))


def _begins(lines: list[str], number: int) -> bool:
    """Whether a definition, an import or an answer begins in a line; a decorator belongs to what it decorates."""
    return bool(_BEGINS.match(lines[number - 1])) and not lines[number - 2].startswith("@")


def _spans(starts: Iterable[int], last: int) -> Iterator[tuple[int, int]]:
    ordered = sorted({start for start in starts if start <= last})
    yield from zip(ordered, [*(start - 1 for start in ordered[1:]), last], strict=True)


def _statement(lines: list[str], first: int, last: int) -> _Statement:
    text = "\n".join(lines[first - 1 : last])
    problem = syntax_problem(text)
    if problem is None:
        return _Statement(first, last, text, None)
    own = tuple(first + text.count("\n", 0, found.start()) for found in _FOR_NOTEBOOKS.finditer(text))
    plain = _FOR_NOTEBOOKS.sub(lambda found: f"{found[1]}{found[2] or LEFT_OUT}", text)
    if own and syntax_problem(plain) is None:
        return _Statement(first, last, plain, None, own)
    return _Statement(first, last, text, problem)


def _with_their_fragments(statements: Iterable[_Statement]) -> list[_Statement]:
    """Statements, where the end of a body that has slipped to the margin is lost together with its beginning."""
    found: list[_Statement] = []
    for one in statements:
        if found and _is_fragment(one) and _DEFINITION.match(found[-1].text):
            above = found.pop()
            one = _Statement(above.first, one.last, f"{above.text}\n{one.text}", one.problem)
        found.append(one)
    return found


def _is_fragment(one: _Statement) -> bool:
    if one.problem is None or _HEADS.search(one.text):
        return False
    return one.problem[0] == "unexpected indent" or _RETURN.search(one.text) is not None


def _lost(lines: list[str], one: _Statement, written: int) -> Lost:
    text = "\n".join(lines[one.first - 1 : one.last])
    # Python's messages name lines, so these have to be counted from the beginning of the file.
    problem = syntax_problem("\n" * (one.first - 1) + text) or one.problem or ("", None)
    message, line = what_is_wrong(text, one.first, *problem, at_the_end=one.last >= written)
    return Lost(one.first, one.last, text, message, line or one.first)
