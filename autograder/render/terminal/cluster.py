"""The workers of a cluster, for the instructor's eyes."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from autograder.core.language import tr, tr_plural
from autograder.core.text import one_line
from autograder.record.workers import WorkerShown


def show_workers(workers: Sequence[WorkerShown], out: Console) -> None:
    """Each worker in a few lines, then how many would mark."""
    for one in workers:
        out.print(
            Text(tr("{address} on {host}", address=one.address, host=one.host) if one.host else one.address, "bold")
        )
        if one.host:
            _line(out, f"{one.versions}; {one.system}")
            _line(out, tr("Isolation: {isolation}", isolation=one.isolation))
            parts = [
                tr_plural(one.cores, "{count} core", "{count} cores"),
                tr_plural(one.threads, "{count} submission at once", "{count} submissions at once"),
                tr("{memory:.1f} GB of memory", memory=one.memory / 2**30),
            ]
            parts += [] if one.speed is None else [tr("{speed:.2f} s for a small training", speed=one.speed)]
            _line(out, ", ".join(parts))
            _line(out, tr("Data: {data}", data=one.data))
        _line(out, tr("Nothing would be marked here: {reason}", reason=one.refused) if one.refused else tr("Ready"))
    good = [one for one in workers if not one.refused]
    at_once = sum(one.threads for one in good)
    out.print(
        tr_plural(
            at_once,
            "{good} of {all} workers can mark, {count} submission at once",
            "{good} of {all} workers can mark, {count} submissions at once",
            good=len(good),
            all=len(workers),
        )
    )


def _line(out: Console, text: str) -> None:
    out.print(Text(f"  {one_line(text, 600)}"), soft_wrap=True)
