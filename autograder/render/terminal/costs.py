"""What marking on a cluster has cost, for the instructor's eyes."""

from collections.abc import Mapping

from rich.console import Console

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
        f"{lesson} {duration(spent)} (1,000 submissions: {spent / count[lesson] / 3.6:.1f} core-hours)"
        for lesson, spent in seconds.items()
    ]
    out.print(f"Workers: {duration(sum(seconds.values()))} of work in all: {'; '.join(parts)}", soft_wrap=True)
