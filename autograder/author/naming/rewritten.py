"""Definitions with a student's mistake: the reference with the student's wrong lines in it, or the student's own.

The change that mends a student's program is made the other way round. Two definitions of a function are laid side by
side, as in a search for repairs, with the student's in the place of the right one.
"""

import ast
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.author.naming.alike_names import named_alike
from autograder.repair.alignment import words
from autograder.repair.describe import pattern, words_changed
from autograder.repair.donors import Donor, differences, functions, single_parts
from autograder.repair.edit import Edit
from autograder.repair.edits.context import BODIES, Vocabulary
from autograder.repair.same_code import essence
from autograder.repair.subject import Piece, pieces
from autograder.runner.candidates import Trace
from autograder.submission.parsing import parse
from autograder.submission.program import Program
from autograder.submission.tasks import bound_names, reached

MOST_SINGLE = 12  # differences of two definitions that are tried one by one, whatever they look like
MOST_TOGETHER = 3  # that are made at once, where together they look like the change
MOST_SETS = 400
MOST_LOST = 4  # words that may go beyond those of the change: a reference without its work behaves like many programs


@dataclass(frozen=True)
class Written:
    """A definition with a mistake.

    Attributes:
        code: it.
        changes: what was replaced in the reference's definition of the task; empty where it is no change of that.
    """

    code: str
    changes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Traced:
    """A program with the values that its names take in a probe."""

    program: Program
    trace: Trace


def on_the_reference(reference: Traced, wrong: Traced, task: str, others: frozenset[str], same: str) -> list[Written]:
    """The reference with what a wrong program does in the place of what it does itself, the likeliest first.

    Args:
        reference, wrong: the two programs.
        task: what is defined.
        others: names of the other tasks, whose definitions are left alone.
        same: the pattern of the change that mends the wrong program.
    """
    known = frozenset().union(*(bound_names(parse(unit.source)) for unit in reference.program.units))
    own = {
        name: function
        for piece in pieces(wrong.program, task, others)
        for name, function in functions(piece.source.tree).items()
    }
    size = len(same.split())
    found: list[tuple[bool, int, Written]] = []
    seen: set[object] = set()
    for piece in pieces(reference.program, task, others):
        right = functions(piece.source.tree)
        # Where a mistake changes the values, names go together by their places.
        placed = [Donor(named_alike(own[name], right[name]), Trace()) for name in own if name in right]
        donors = [Donor(own[name], wrong.trace) for name in own if name in right]
        for code, is_single in _changed(piece, [*placed, *donors], reference.trace, known):
            alike = pattern(code, piece.text) == same
            if not alike and len(words(piece.text)) - len(words(code)) > size + MOST_LOST:
                continue
            compiled = essence(code)
            if compiled is None or compiled in seen or not (alike or is_single) or _has_dead_lines(code):
                continue
            seen.add(compiled)
            changes = _as_changes(piece.text, code) if piece.name == task else ()
            found.append((not alike, words_changed(piece.text, code), Written(code.strip("\n"), changes)))
    found.sort(key=lambda one: one[:2])
    return [written for _, _, written in found[: MOST_SINGLE + sum(not other for other, *_ in found)]]


def _changed(piece: Piece, donors: list[Donor], trace: Trace, known: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Texts of a piece with differences made in it, each with whether it was one difference alone."""
    context = piece.context(Vocabulary())
    for donor in donors:
        whole = differences(context, donor, trace, known)
        for edit in (*whole, *single_parts(context, donor, trace, known)):
            yield piece.source.changed(*edit.splices), True
        for count in range(2, MOST_TOGETHER + 1):
            for chosen in itertools.islice(itertools.combinations(whole, count), MOST_SETS):
                if _apart(chosen):
                    yield piece.source.changed(*(splice for edit in chosen for splice in edit.splices)), False


def _has_dead_lines(code: str) -> bool:
    """Whether something stands behind a `return` in the same block."""
    blocks = [getattr(node, field, None) for node in ast.walk(parse(code)) for field in BODIES]
    return any(
        isinstance(statement, ast.Return) for block in blocks if isinstance(block, list) for statement in block[:-1]
    )


def _apart(edits: tuple[Edit, ...]) -> bool:
    """Whether no two of some edits touch the same text."""
    spans = sorted((splice.start, splice.end) for edit in edits for splice in edit.splices)
    return all(first[1] <= second[0] for first, second in itertools.pairwise(spans))


def _as_changes(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """A change of a text as one pair of old and new text, of which the old one stands there once; lines that stay are
    taken in where it takes them. None where the whole text would be in it."""
    old, new = before.strip("\n").split("\n"), after.strip("\n").split("\n")
    start = next(
        (at for at, (one, two) in enumerate(zip(old, new, strict=False)) if one != two), min(len(old), len(new))
    )
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    whole = "\n".join(old)
    while True:
        mine, theirs = "\n".join(old[start : len(old) - end]), "\n".join(new[start : len(new) - end])
        if mine.strip() and whole.count(mine) == 1:
            return (_trimmed(mine, theirs, whole),)
        if end:
            end -= 1
        elif start > 1:
            start -= 1
        else:
            return ()


def _trimmed(old: str, new: str, whole: str) -> tuple[str, str]:
    """A pair without the indentation that both begin with, where the old text stands there once without it."""
    bare = old.lstrip()
    indent = old[: len(old) - len(bare)]
    return (bare, new[len(indent) :]) if new.startswith(indent) and whole.count(bare) == 1 else (old, new)


def own_definition(wrong: Program, reference: Program, task: str, others: frozenset[str]) -> Written | None:
    """A student's definition with all that it uses, without comments and docstrings; None where there is none.

    Args:
        wrong: the student's program.
        reference: the course's own; what it imports stays imported.
        task: what is defined.
        others: names of the other tasks, whose definitions are left out.
    """
    known = frozenset().union(*(bound_names(parse(unit.source)) for unit in reference.units))
    parts = []
    # What is used comes first, and what stands in a program's first cells before the rest.
    for name, (_, statement) in reversed(reached(wrong, task, others).items()):
        if not isinstance(statement, ast.Import | ast.ImportFrom):
            parts.append(ast.unparse(_without_docstrings(statement)))
        elif name not in known:
            parts.insert(0, ast.unparse(statement))
    return Written("\n\n\n".join(dict.fromkeys(parts))) if parts else None


def _without_docstrings(statement: ast.stmt) -> ast.stmt:
    [copy] = parse(ast.unparse(statement)).body
    for node in ast.walk(copy):
        body = getattr(node, "body", None)
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and body and ast.get_docstring(node) is not None:
            node.body = body[1:] or [ast.Pass()]
    return ast.fix_missing_locations(copy)
