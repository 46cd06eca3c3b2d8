"""What marking on a cluster has cost, for the instructor's eyes."""

from collections.abc import Mapping

from rich.console import Console

from autograder.core.language import tr
from autograder.render.terminal.progress import duration


def show_costs(seconds: Mapping[str, float], count: Mapping[str, int], out: Console) -> None:
    """Seconds of workers by lesson, and what a thousand submissions cost; nothing where none was marked.

    Args:
        seconds: of workers, by lesson; a worker's second is one of a core.
        count: of submissions, by lesson.
        out: where to.
    """
    if not seconds:
        return
    parts = [
        tr(
            "{lesson} {duration} (1,000 submissions: {hours:.1f} core-hours)",
            lesson=lesson,
            duration=duration(spent),
            hours=spent / count[lesson] / 3.6,
        )
        for lesson, spent in seconds.items()
    ]
    out.print(
        tr(
            "Workers: {duration} of work in all: {lessons}",
            duration=duration(sum(seconds.values())),
            lessons="; ".join(parts),
        ),
        soft_wrap=True,
    )
