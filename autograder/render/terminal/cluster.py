"""The workers of a cluster, for the instructor's eyes."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from autograder.core.language import tr
from autograder.core.text import one_line
from autograder.record.workers import WorkerShown


def show_workers(workers: Sequence[WorkerShown], out: Console) -> None:
    """Each worker in a few lines, then how many would mark."""
    for one in workers:
        out.print(Text(f"{one.address} {f'on {one.host}' if one.host else ''}".strip(), "bold"))
        if one.host:
            _line(out, f"{one.versions}; {one.system}")
            _line(out, tr("Isolation: {isolation}", isolation=one.isolation))
            speed = "" if one.speed is None else tr(", {speed:.2f} s for a small training", speed=one.speed)
            size = tr("{memory:.1f} GB of memory", memory=one.memory / 2**30)
            _line(
                out,
                tr(
                    "{cores} cores, {threads} submissions at once, {size}{speed}",
                    cores=one.cores,
                    threads=one.threads,
                    size=size,
                    speed=speed,
                ),
            )
            _line(out, tr("Data: {data}", data=one.data))
        _line(out, tr("Nothing would be marked here: {refused}", refused=one.refused) if one.refused else "Ready")
    good = [one for one in workers if not one.refused]
    at_once = sum(one.threads for one in good)
    out.print(
        tr(
            "{count} of {count2} workers can mark, {at_once} submissions at once",
            count=len(good),
            count2=len(workers),
            at_once=at_once,
        )
    )


def _line(out: Console, text: str) -> None:
    out.print(Text(f"  {one_line(text, 600)}"), soft_wrap=True)
