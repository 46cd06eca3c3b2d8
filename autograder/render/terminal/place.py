"""The place of a mistake in a terminal, told below a report that was shown before it was known."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from autograder.core.language import tr
from autograder.record.schema import Record
from autograder.record.story import REPAIR
from autograder.render.terminal.student import Message, labelled, messages, place_and_lines


def found_place(before: Record, found: Record, name: str) -> RenderableType | None:
    """What is known more of a task's first mistake than in an earlier record of the same check; None where nothing is.

    Args:
        before: the record that was shown.
        found: the record with the place.
        name: of the task.
    """
    old, new = _first(before, name), _first(found, name)
    if old is None or new is None or old.story is None or new.story is None:
        return None
    check, mistakes = new.story.check, new.story.mistakes
    if (old.story.check.where, old.story.mistakes) == (check.where, mistakes) or not check.where:
        return None
    where = old.story.check.where
    shown = where is not None and where.code and where.line == check.where.line
    shows = [one for one in mistakes if one.id == REPAIR]
    if shown and not shows:
        return None
    title = shows[0].title if shows else tr("Look at line {line}", line=check.where.line)
    mend = [labelled((tr("Mend:"), one.fix)) for one in shows]
    mend += [labelled((tr("Certain:"), new.story.certain))] if new.story.certain else []
    lines = [] if shown else place_and_lines(found, check.where, title)
    head = Text.assemble((f"{name}: ", "bold"), (title, "bold red"))
    return Group(Text(), head, Padding(Group(*lines, *mend), (0, 0, 0, 2), expand=False))


def _first(found: Record, name: str) -> Message | None:
    return next((one for one in messages(found) if one.task.name == name), None)
