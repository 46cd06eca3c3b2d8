"""The disk cache in words: how much is in it, of which lessons, and how old that is."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table

from autograder.core.disk_cache import Entry
from autograder.core.language import tr

_SPANS = ((86_400.0, "day"), (3_600.0, "hour"), (60.0, "minute"))


def cache_report(folder: Path, entries: Sequence[Entry], most: int, now: float) -> RenderableType:
    """What is in a cache.

    Args:
        folder: where it is.
        entries: all of them.
        most: bytes that there may be.
        now: as `time.time` tells the time.
    """
    size = sum(one.size for one in entries)
    head = tr(
        "{escape}: {count} entries, {megabytes} of at most {megabytes2}",
        escape=escape(str(folder)),
        count=len(entries),
        megabytes=_megabytes(size),
        megabytes2=_megabytes(most),
    )
    if not entries:
        return head
    table = Table("lesson", "entries", "size", tr("last used"), "oldest", box=None, pad_edge=False, header_style="dim")
    for group in sorted({one.group for one in entries}):
        own = [one for one in entries if one.group == group]
        ages = [now - one.used for one in own]
        table.add_row(
            escape(group), str(len(own)), _megabytes(sum(one.size for one in own)), _ago(min(ages)), _ago(max(ages))
        )
    return Group(head, table)


def _megabytes(size: int) -> str:
    return tr("{size:,.1f} MB", size=size / 2**20)


def _ago(seconds: float) -> str:
    for length, name in _SPANS:
        count = int(seconds // length)
        if count:
            return tr("{count} {name}{rest} ago", count=count, name=name, rest="s" if count > 1 else "")
    return tr("just now")
