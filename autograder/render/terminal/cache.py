"""The disk cache in words: how much is in it, of which lessons, and how old that is."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table

from autograder.core.disk_cache import Entry
from autograder.core.language import tr, tr_plural


def cache_report(folder: Path, entries: Sequence[Entry], most: int, now: float) -> RenderableType:
    """What is in a cache.

    Args:
        folder: where it is.
        entries: all of them.
        most: bytes that there may be.
        now: as `time.time` tells the time.
    """
    size = sum(one.size for one in entries)
    head = tr_plural(
        len(entries),
        "{folder}: {count} entry, {size} of at most {most}",
        "{folder}: {count} entries, {size} of at most {most}",
        folder=escape(str(folder)),
        size=_megabytes(size),
        most=_megabytes(most),
    )
    if not entries:
        return head
    headings = (tr("lesson"), tr("entries"), tr("size"), tr("last used"), tr("oldest"))
    table = Table(*headings, box=None, pad_edge=False, header_style="dim")
    for group in sorted({one.group for one in entries}):
        own = [one for one in entries if one.group == group]
        ages = [now - one.used for one in own]
        table.add_row(
            escape(group), str(len(own)), _megabytes(sum(one.size for one in own)), _ago(min(ages)), _ago(max(ages))
        )
    return Group(head, table)


def _megabytes(size: int) -> str:
    return f"{size / 2**20:,.1f} MB"


def _ago(seconds: float) -> str:
    days, hours, minutes = (int(seconds // length) for length in (86_400.0, 3_600.0, 60.0))
    if days:
        return tr_plural(days, "{count} day ago", "{count} days ago")
    if hours:
        return tr_plural(hours, "{count} hour ago", "{count} hours ago")
    return tr_plural(minutes, "{count} minute ago", "{count} minutes ago") if minutes else tr("just now")
