"""Watching: check again after each save, keep the screen, listen to single keys. `autograder check --watch`."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec import structs
from rich.console import Console, Group, RenderableType
from rich.text import Text

from autograder.core.language import noted, tr
from autograder.core.saves import LOOK_EVERY, Saves
from autograder.judge.result import total
from autograder.record.schema import Record
from autograder.render.terminal.student import messages, student_report
from autograder.student.hints import LEVELS, next_hint
from autograder.student.job import Explain, Job, Recheck
from autograder.student.keys import ReadKey, single_keys
from autograder.student.state import remember

KEYS = noted("[h] hint   [n] next   [a] all   [q] quit")


@dataclass(frozen=True)
class View:
    """What is on the screen.

    Attributes:
        found: the last result, None before the first.
        chosen: which message is shown in full.
        hint: what is shown instead of the message, if anything.
        busy: whether a check is running.
    """

    found: Record | None = None
    chosen: int = 0
    everything: bool = False
    hint: str = ""
    busy: bool = True


def pressed(key: str, view: View, path: Path) -> View | None:
    """What a key makes of the view; None where it ends the watching."""
    key = key.lower()
    if key == "q":
        return None
    if view.found is None or view.found.problem:
        return view
    todo = messages(view.found)
    if key == "a":
        return replace(view, everything=not view.everything, hint="")
    if key == "n" and todo:
        return replace(view, chosen=(view.chosen + 1) % len(todo), everything=False, hint="")
    if key == "h" and todo:
        return replace(view, hint=_hint(view.found, view.chosen, path), everything=False)
    return view


def _hint(found: Record, chosen: int, path: Path) -> str:
    task = messages(found)[chosen].task
    given = next_hint(structs.replace(found, tasks=(task,)), path)
    if not given.level:
        return given.text
    head = tr("{task}: hint {level} of {levels}", task=task.name, level=given.level, levels=LEVELS)
    return f"{head}\n{given.text}"


def updated(view: View, found: Record) -> View:
    """The view after another check: it stays with the same task where that still has something to do."""
    before = messages(view.found)[view.chosen : view.chosen + 1] if view.found else []
    names = [message.task.name for message in messages(found)]
    wanted = before[0].task.name if before else ""
    return View(found, names.index(wanted) if wanted in names else 0, view.everything, busy=False)


def with_places(view: View, found: Record) -> View:
    """The view with what was found later about mistakes that it shows already: a hint stays where it is."""
    after = updated(view, with_new(view.found, found) if view.found else found)
    return replace(after, hint=view.hint if after.chosen == view.chosen else "", busy=view.busy)


def with_new(before: Record, early: Record) -> Record:
    """The last result with those of some tasks put in; the others are as they were."""
    if early.problem or before.problem:
        return early if early.problem else before
    new = {task.name: task for task in early.tasks}
    tasks = [new.get(task.name, task) for task in before.tasks]
    score = total(task.score for task in tasks)
    return structs.replace(before, tasks=tuple(tasks), score=score, code=early.code, notes=early.notes)


def screen(view: View, path: Path, width: int) -> RenderableType:
    """The result on the screen, in a terminal of so many columns."""
    busy = "  " + tr("checking ...") if view.busy else ""
    parts: list[RenderableType] = [Text.assemble((f"{path}", "bold"), (busy, "yellow"))]
    if view.found is not None:
        parts.append(student_report(view.found, view.chosen, view.everything, width))
    if view.hint:
        parts.append(Text(f"\n{view.hint}", style="cyan"))
    return Group(*parts)


def follow(
    path: Path,
    check: Recheck,
    explain: Explain,
    everything: bool,
    course: Callable[[], RenderableType] | None,
    out: Console,
) -> Record | None:
    """Watch a file until the student ends it.

    Args:
        path: the file; see `watched_files` for those that are watched with it.
        check: checks it; before that it may say what it found of the tasks that were changed.
        explain: looks for the places of mistakes in what a check gave, that of one task first, and says what it found,
            as long as there is patience.
        everything: begin with all messages in full.
        course: how far the student is in the course; None where only some tasks are checked, so that their points
            are not worth remembering.
        out: where to show it; without a terminal each result is printed after the one before.

    Returns:
        the last result, None where there was none yet.
    """
    with single_keys() as read:
        try:
            return _loop(
                _Watch(path, check, explain, course, out, read if out.is_terminal else None),
                View(everything=everything),
            )
        except KeyboardInterrupt:
            return None


@dataclass
class _Watch:
    path: Path
    check: Recheck
    explain: Explain
    course: Callable[[], RenderableType] | None
    out: Console
    read: ReadKey | None
    job: Job | None = None

    def show(self, view: View) -> None:
        if not self.out.is_terminal and view.busy:
            return
        if self.out.is_terminal:
            self.out.clear()
        width = self.out.width if self.out.is_terminal else 0
        self.out.print(screen(view, self.path, width))
        if self.course is not None and view.found is not None:
            self.out.print(self.course())
        ways = tr(KEYS) if self.read is not None else tr("Ctrl-C ends it.")
        said = tr("Watching {path}: it is checked whenever it is saved.", path=self.path)
        self.out.print(Text(f"\n{said}   {ways}", style="dim"))
        self.out.file.flush()

    def key(self) -> str:
        if self.read is not None:
            return self.read(LOOK_EVERY)
        time.sleep(LOOK_EVERY)
        return ""


def _loop(watch: _Watch, view: View) -> Record | None:
    saves = Saves(lambda: watched_files(watch.path))
    watch.show(view)
    while True:
        if (watch.job is None or watch.job.told) and saves.new():
            watch.job = Job(watch.check, watch.explain, _chosen(view), watch.job)
            view = replace(view, busy=True)
            watch.show(view)
        newer = _with_news(watch, view)
        if newer is not view:
            view = newer
            watch.show(view)
        key = watch.key()
        after = pressed(key, view, watch.path) if key else view
        if after is None:
            return view.found
        if after is not view:
            view = after
            watch.show(view)


def _with_news(watch: _Watch, view: View) -> View:
    """The view with what the running check has found out since it was last asked; else the same view."""
    job = watch.job
    if job is None:
        return view
    if job.checked and not job.told:
        found = job.result()
        if watch.course is not None:
            remember(found)
        return updated(view, found)
    news = job.news()
    if news is None or view.found is None:
        return view
    if job.told:
        return with_places(view, news)
    return replace(updated(view, with_new(view.found, news)), busy=True)


def _chosen(view: View) -> str:
    todo = messages(view.found) if view.found else []
    return todo[view.chosen].task.name if todo else ""


def watched_files(path: Path) -> list[Path]:
    """The file, and the other `.py` files beside it, since it may import them."""
    return [path, *path.parent.glob("*.py")]
