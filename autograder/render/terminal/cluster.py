"""The workers of a cluster, for the instructor's eyes."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from autograder.core.text import one_line
from autograder.record.workers import WorkerShown


def show_workers(workers: Sequence[WorkerShown], out: Console) -> None:
    """Each worker in a few lines, then how many would mark."""
    for one in workers:
        out.print(Text(f"{one.address} {f'on {one.host}' if one.host else ''}".strip(), "bold"))
        if one.host:
            _line(out, f"{one.versions}; {one.system}")
            _line(out, f"Isolation: {one.isolation}")
            speed = "" if one.speed is None else f", {one.speed:.2f} s for a small training"
            size = f"{one.memory / 2**30:.1f} GB of memory"
            _line(out, f"{one.cores} cores, {one.threads} submissions at once, {size}{speed}")
            _line(out, f"Data: {one.data}")
        _line(out, f"Nothing would be marked here: {one.refused}" if one.refused else "Ready")
    good = [one for one in workers if not one.refused]
    at_once = sum(one.threads for one in good)
    out.print(f"{len(good)} of {len(workers)} workers can mark, {at_once} submissions at once")


def _line(out: Console, text: str) -> None:
    out.print(Text(f"  {one_line(text, 600)}"), soft_wrap=True)
