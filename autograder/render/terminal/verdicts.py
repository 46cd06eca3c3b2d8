"""Verdicts while a student's check runs: a line for each task as soon as its verdict is known."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.spinner import Spinner
from rich.text import Text

from autograder.core.language import tr
from autograder.judge.result import TaskResult
from autograder.render.terminal.points import score_of
from autograder.render.terminal.style import SIGNS

Told = Callable[[TaskResult], None]


@contextmanager
def verdicts(out: Console) -> Iterator[Told | None]:
    """On a terminal, shows each result that it is told until the block ends and the report takes its place.

    Elsewhere there is nothing to be told: the report says it all.
    """
    if not out.is_terminal:
        yield None
        return
    lines: list[RenderableType] = []
    spinner = Spinner("dots", text=tr("checking"))
    with Live(Group(spinner), console=out, transient=True, refresh_per_second=8) as live:

        def told(result: TaskResult) -> None:
            lines.append(verdict_line(result))
            live.update(Group(*lines[-(max(out.height, 5) - 3) :], spinner), refresh=True)

        yield told


def verdict_line(result: TaskResult) -> Text:
    """`✓ distance 1 of 1`."""
    sign, style = SIGNS[result.outcome]
    return Text.assemble(
        (sign, style),
        f" {result.name} ",
        (score_of(result.score, result.max_score), "dim"),
    )
