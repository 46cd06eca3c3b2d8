"""The same edit in several places: a student who makes a slip makes it wherever the same thing is written."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from autograder.repair.costs import cost_of
from autograder.repair.edit import Edit
from autograder.repair.edits.context import Context
from autograder.repair.kinds import Kind

MOST = 4  # places
WITHOUT = frozenset({Kind.MOVED, Kind.STATEMENT_MORE, Kind.STATEMENT_MISSING, Kind.TARGET, Kind.SIGN})
AGAIN = "again"  # the key under which `costs.toml` has what each edit costs more when it is made everywhere


def everywhere(context: Context, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Edits that replace one piece of text, put together where they do the same to several pieces.

    Two do the same where the same text becomes the same, or where what is put around or behind it is the same.
    """
    groups: dict[tuple[str, str, str], list[Edit]] = {}
    for edit in edits:
        if len(edit.splices) == 1 and edit.kind not in WITHOUT:
            for key in _keys(context, edit):
                groups.setdefault(key, []).append(edit)
    for group in groups.values():
        places = sorted({edit.splices[0].start: edit for edit in group}.values(), key=lambda one: one.splices[0].start)
        if 1 < len(places) <= MOST and _are_apart(places):
            splices = tuple(edit.splices[0] for edit in places)
            first = places[0]
            cost = max(edit.cost for edit in places) + cost_of(AGAIN)
            yield Edit(first.kind, splices, first.focus, cost, first.source, first.variant)


def _keys(context: Context, edit: Edit) -> Iterator[tuple[str, str, str]]:
    splice = edit.splices[0]
    before, after = context.source.data[splice.start : splice.end].decode(), splice.text
    if before:
        yield edit.kind, before, after
        if before in after and len(after) > len(before):
            around = after.replace(before, "{}", 1)
            statement = edit.focus
            yield edit.kind, f"around {_row(context, statement)}", around
        elif after and after in before:
            yield edit.kind, f"left out {_row(context, edit.focus)}", before.replace(after, "{}", 1)
        elif edit.kind == Kind.ATTRIBUTE and "(" in before:  # f(x) has become g([x])
            given = before[before.index("(") + 1 : -1]
            yield edit.kind, before.replace(given, "{}", 1), after.replace(given, "{}", 1)
    elif edit.kind in (Kind.IDLE_RESULT, Kind.IDLE_PARENTHESES, Kind.PARENTHESES_MISSING):
        yield edit.kind, edit.variant, ""
        yield edit.kind, edit.variant, _word_before(context, splice.start)


def _word_before(context: Context, place: int) -> str:
    """The name that ends at a place."""
    found = re.search(r"\w*$", context.source.data[:place].decode(errors="replace"))
    return found[0] if found else ""


def _row(context: Context, place: int) -> int:
    """The line of a place, or the first of the lines right above it that are statements of the same block."""
    return context.rows.get(context.source.line(place), context.source.line(place))


def _are_apart(edits: list[Edit]) -> bool:
    return all(one.splices[0].end <= other.splices[0].start for one, other in pairwise(edits))
