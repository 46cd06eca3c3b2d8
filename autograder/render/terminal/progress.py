"""Progress while a run goes on: live on a terminal, plain lines in a log, JSON lines for a program."""

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from autograder.core.language import noted, tr, tr_plural
from autograder.core.text import one_line
from autograder.judge.result import Outcome
from autograder.record.progress import Began, Ended, Event, Planned, Progress, Standing, Tally, Workers

SHOWN = 8  # running submissions
LOG_SECONDS = 10.0  # between two lines in a log
# Outcomes that are counted in words, in the order of how much they concern the instructor.
COUNTED = (
    (Outcome.GRADER_ERROR, noted("{count} without a mark")),
    (Outcome.UNGRADABLE, noted("{count} unreadable")),
    (Outcome.FAILED, noted("{count} with mistakes")),
)


@contextmanager
def shown_progress(out: Console, as_json: bool = False) -> Iterator[Progress]:
    """Shows in the block what it is told.

    Args:
        out: where; a live view where it is a terminal, else a line now and then.
        as_json: one JSON object a line instead, for each event.
    """
    tally = Tally()
    if as_json:
        yield _quietly(lambda event: _json_line(out, tally, event))
    elif out.is_terminal:
        with Live(get_renderable=lambda: view(tally.standing()), console=out, refresh_per_second=4, transient=True):
            yield tally.add
    else:
        yield _quietly(_Log(out, tally).add)


def _quietly(add: Progress) -> Progress:
    """A reader that went away, or a full disk under a log, is no reason not to mark."""

    mutex = threading.Lock()  # lines of several threads, one after another

    def told(event: Event) -> None:
        with mutex, contextlib.suppress(OSError, ValueError):
            add(event)

    return told


def view(standing: Standing) -> RenderableType:
    """The live view: a bar with counts, then what is running and since when."""
    bar = Table.grid(padding=(0, 1))
    bar.add_row(ProgressBar(max(standing.total, 1), standing.done, width=30), Text(progress_text(standing)))
    running = Table.grid(padding=(0, 1))
    for student, lesson, seconds in standing.running[:SHOWN]:
        running.add_row("  ", Text(one_line(student, 30)), Text(lesson, style="dim"), Text(f"{seconds:.0f} s"))
    if len(standing.running) > SHOWN:
        running.add_row("  ", Text(tr("and {count} more", count=len(standing.running) - SHOWN), style="dim"))
    return Group(bar, running)


def progress_text(standing: Standing) -> str:
    """On one line: done, running, left, rate, time left, and what went wrong so far."""
    parts = [tr("{count} of {all}", count=standing.done, all=standing.total), tr("{count} left", count=standing.left)]
    if standing.reused:
        parts.append(tr("{count} taken over", count=standing.reused))
    if standing.rate is not None and standing.left:
        parts.append(rate_text(standing.rate))
    if standing.seconds_left is not None and standing.left:
        parts.append(tr("about {duration} to go", duration=duration(standing.seconds_left)))
    if standing.workers is not None:
        count, queued = standing.workers.count, standing.workers.queued
        parts.append(tr_plural(count, "{count} worker", "{count} workers"))
        parts += [tr("{count} in the queue", count=queued)] if queued else []
    parts += [tr(said, count=standing.outcomes[name]) for name, said in COUNTED if standing.outcomes.get(name)]
    return ", ".join(parts)


def rate_text(rate: float) -> str:
    """`2.5 a second`; below one a second, where that would say little, `24 a minute` or `15 an hour`."""
    if rate >= 0.95:
        return tr("{rate:.1f} a second", rate=rate)
    return (
        tr("{rate:.0f} a minute", rate=rate * 60) if rate * 60 >= 0.95 else tr("{rate:.0f} an hour", rate=rate * 3600)
    )


def duration(seconds: float) -> str:
    """`8 s`, `3 min 20 s`, `2 h 5 min`."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


class _Log:
    """A line at the begin, at the end, and now and then; a long class does not flood a log."""

    def __init__(self, out: Console, tally: Tally, clock: Callable[[], float] = time.monotonic) -> None:
        self.out, self.tally, self.clock = out, tally, clock
        self.told = clock()

    def add(self, event: Event) -> None:
        self.tally.add(event)
        standing = self.tally.standing()
        if isinstance(event, Planned):
            self._say(
                tr_plural(
                    standing.total,
                    "{count} submission: {lessons}; the reference solutions run beside it",
                    "{count} submissions: {lessons}; the reference solutions run beside them",
                    lessons=", ".join(event.lessons),
                )
            )
        elif isinstance(event, Ended) and (not standing.left or self.clock() - self.told >= LOG_SECONDS):
            self._say(progress_text(standing))

    def _say(self, text: str) -> None:
        self.told = self.clock()
        self.out.print(text, soft_wrap=True)
        self.out.file.flush()


def _json_line(out: Console, tally: Tally, event: Event) -> None:
    tally.add(event)
    line = json.dumps(as_data(event, tally.standing()), allow_nan=False)
    out.file.write(line + "\n")
    out.file.flush()


def as_data(event: Event, standing: Standing) -> dict[str, Any]:
    """An event for `--json-progress`; the fields are described in docs/instructors.md."""
    counts = {
        "total": standing.total,
        "done": standing.done,
        "reused": standing.reused,
        "left": standing.left,
        "running": len(standing.running),
        "rate": None if standing.rate is None else round(standing.rate, 3),
        "seconds_left": None if standing.seconds_left is None else round(standing.seconds_left, 1),
        "outcomes": standing.outcomes,
    }
    match event:
        case Planned(lessons=lessons):
            return {"event": "planned", "lessons": list(lessons), **counts}
        case Ended(record=found, reused=reused):
            kept = ("student", "lesson", "outcome", "score", "max_score", "seconds")
            return {"event": "reused" if reused else "marked", **{key: getattr(found, key) for key in kept}, **counts}
        case Workers(count=count, threads=threads, queued=queued):
            return {"event": "workers", "workers": count, "threads": threads, "queued": queued, **counts}
        case Began(student=student, lesson=lesson):
            return {"event": "began", "student": student, "lesson": lesson, **counts}
