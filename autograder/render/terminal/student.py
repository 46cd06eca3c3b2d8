"""A student's report in a terminal: the tasks as a grid, the next thing to do, one message in full."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from autograder.core.language import tr, tr_plural
from autograder.core.text import points
from autograder.judge.result import Outcome
from autograder.record.schema import Manual, Place, Record, Task
from autograder.record.story import WRONG, Told, asked, findings, headline, in_a_list, in_short, is_another_reason, told
from autograder.render.html.listing import excerpt, listing, marked
from autograder.render.terminal.points import points_of, score_of, summary, waits
from autograder.render.terminal.style import SIGNS, place_text

GAP = 6  # columns in the grid beside a task's name and points
SAID_BY_SIGN = (Outcome.PASSED, Outcome.FAILED, Outcome.ANSWERED, Outcome.NOT_ATTEMPTED)  # without words beside it


@dataclass(frozen=True)
class Message:
    """One thing to do: a mistake to mend, or a task to begin.

    Attributes:
        task: the task, as in the record.
        story: what is wrong, None where the task is not attempted yet.
    """

    task: Task
    story: Told | None = None

    @property
    def title(self) -> str:
        """In a few words."""
        if self.story is None:
            return tr("{task}: not attempted yet", task=self.task.name)
        return f"{self.task.name}: {in_short(self.story)}"


def messages(found: Record) -> list[Message]:
    """Everything that is to be done, in the order of the tasks: first what is wrong, then what is not begun."""
    wrong = [
        Message(task, one) for task in found.tasks for one in told(task) if one.check.outcome in WRONG and not one.again
    ]
    return wrong + [Message(task) for task in found.tasks if task.outcome == Outcome.NOT_ATTEMPTED]


def student_report(found: Record, chosen: int = 0, everything: bool = False, width: int = 80) -> RenderableType:
    """A student's own check.

    Args:
        found: the record, with the code in it if lines are to be quoted.
        chosen: which message is shown in full.
        everything: show all messages in full.
        width: columns that the grid of tasks may take.
    """
    if found.problem:
        return Group(Text(found.problem.message, style="red"), *quoted(found, found.problem.where))
    parts: list[RenderableType] = [_grid(found, width)]
    parts += [Text(tr("Note: {note}", note=note), style="yellow") for note in found.notes]
    todo = messages(found)
    for message in todo if everything else todo[chosen : chosen + 1]:
        parts += [Text(), _message(found, message, everything)]
    shown = [message.task.name for message in todo[chosen : chosen + 1]]
    others = [message for message in _first_of_each(todo) if message.task.name not in shown]
    if others and not everything:
        parts += [Text(), _folded(others)]
    return Group(*parts, Text(), summary(found))


Cell = tuple[Text, Text, Text]


def _grid(found: Record, width: int) -> Table:
    """The tasks, down and then to the right, each with its sign and points."""
    cells = [_cell(task) for task in found.tasks] + [_manual_cell(manual) for manual in found.manual]
    widest = max(sum(len(text) for text in cell) for cell in cells) + GAP
    columns = min(max(1, width // widest), len(cells))
    rows = -(-len(cells) // columns)
    table = Table.grid(padding=(0, 1), pad_edge=True)
    for row in range(rows):
        table.add_row(*(text for cell in cells[row::rows] for text in (*cell, "  ")))
    return table


def _cell(task: Task) -> Cell:
    outcome = Outcome.BLOCKED if waits(task) else task.outcome
    sign, style = SIGNS[outcome]
    word = "" if outcome in SAID_BY_SIGN else f" {outcome.words}"
    return Text(sign, style=style), Text(task.name), Text(f"{points_of(task)}{word}", style=style)


def _manual_cell(manual: Manual) -> Cell:
    sign, style = SIGNS[Outcome.ANSWERED if manual.text.strip() else Outcome.NOT_ATTEMPTED]
    return (
        Text(sign, style=style),
        Text(manual.name),
        Text(tr("up to {points}", points=points(manual.max_score)), style=style),
    )


def _message(found: Record, message: Message, everything: bool) -> RenderableType:
    task, story = message.task, message.story
    head = Text.assemble(("" if everything else tr("Next:") + " ", "bold"), (message.task.name, "bold"))
    if story is None:
        words = tr('not attempted yet. The lecture explains it in "{lecture}".', lecture=task.lecture)
        return Group(Text.assemble(head, "  ", (words, "dim")))
    check = story.check
    sign, style = SIGNS[check.outcome]
    line = Text.assemble((f"{sign} ", style), (headline(story), "bold"))
    others = "" if everything else rest(task, story)
    said = [] if everything else _other_reasons(task, story)
    said += [Text(tr("In this task, {others}.", others=others), style="dim")] if others else []
    return Group(head, line, Padding(_explained(found, story), (0, 0, 0, 2), expand=False), *said)


def _other_reasons(task: Task, shown: Told) -> list[RenderableType]:
    """What else is certainly wrong in a task, a line each."""
    titles = dict.fromkeys(in_a_list(one) for one in told(task) if is_another_reason(shown, one))
    lines = [Text.assemble(("✗ ", "red"), (title, "dim")) for title in titles]
    return [Text(tr("In this task too:"), style="dim"), *lines] if lines else []


def _explained(found: Record, story: Told) -> RenderableType:
    """One failed check below its headline: what came out, where, why it hurts, how to mend it, what is asked for."""
    check, named = story.check, story.mistakes
    parts: list[RenderableType] = [Text(line) for line in findings(story)]
    parts += place_and_lines(found, check.where, f"{headline(story)}\n{check.message}", check.stopped)
    wanted = asked(story)
    last = [(tr("Certain:"), story.certain)]
    score = score_of(check.score, check.max_score)
    last += [(tr("Asked:"), f"{wanted}  ({score})") if wanted else (tr("Points:"), score)]
    for place, mistake in enumerate(named, 1):
        if len(named) > 1:
            parts.append(Text(mistake.title, style="bold red"))
        own = [(tr("Why:"), mistake.why), (tr("Mend:"), mistake.fix), (tr("Lecture:"), mistake.lecture)]
        parts.append(labelled(*own, *(last if place == len(named) else [])))
    if not named:
        parts.append(labelled(*last))
    return Group(*parts)


def place_and_lines(found: Record, where: Place | None, said: str, also: Place | None = None) -> list[RenderableType]:
    """The student's lines that a message is about, below the name of their place where nothing else tells that.

    Args:
        found: the record, with the code in it.
        where: the place.
        said: the words that stand above it.
        also: another line that they tell.
    """
    if where is None:
        return []
    lines = quoted(found, where, also)
    own = where.cell is None and where.file == found.file
    known = own and (lines or tr("line {line}", line=where.line).lower() in said.lower())
    return lines if known else [Text(place_text(where), style="dim"), *lines]


def labelled(*pairs: tuple[str, str]) -> Table:
    """Texts under each other, each behind its name; what is empty is left out."""
    table = Table.grid(padding=(0, 1))
    for name, text in pairs:
        if text:
            table.add_row(Text(name, style="bold"), Text(text))
    return table


def quoted(found: Record, where: Place | None, also: Place | None = None) -> list[RenderableType]:
    """The student's own lines, the one to look at marked by a sign, if one is known, and another one beside it."""
    lines = excerpt(listing(found), where, also)
    if not where or not lines:
        return []
    digits, arrow = len(str(lines[-1].number)), marked(lines, where)
    return [
        Text.assemble(
            ("▸ " if line.number == arrow else "  ", "bold red"),
            (f"{line.number or '':>{digits}} │ ", "dim"),
            (line.text, "bold" if line.number == arrow else "dim" if arrow else ""),
        )
        for line in lines
    ]


def rest(task: Task, shown: Told | None = None) -> str:
    """What else there is in a task beside the message that is shown, counted; empty where there is nothing."""
    others = [one for one in told(task) if shown is None or one.check is not shown.check]
    same = sum(one.again for one in others)
    waiting = [one.check.max_score for one in others if one.check.outcome == Outcome.BLOCKED]
    right = sum(one.check.outcome == Outcome.PASSED for one in others)
    maybe = [one for one in others if one.check.outcome in WRONG and not one.again]
    wrong = 0 if shown is None else sum(not is_another_reason(shown, one) for one in maybe)
    said = [
        tr_plural(
            same,
            "{count} more check fails by the same mistake",
            "{count} more checks fail by the same mistake",
        )
        if same
        else "",
        tr_plural(
            wrong,
            "{count} more check fails, maybe for this reason",
            "{count} more checks fail, maybe for this reason",
        )
        if wrong
        else "",
        tr_plural(
            len(waiting),
            "{count} check waits for this ({points})",
            "{count} checks wait for this ({points})",
            points=tr_plural(sum(waiting), "{count:g} point", "{count:g} points"),
        )
        if waiting
        else "",
        tr_plural(right, "{count} check is right", "{count} checks are right") if right else "",
    ]
    return "; ".join(part for part in said if part)


def _first_of_each(todo: Sequence[Message]) -> list[Message]:
    """The first message of each task: the others are often about the same mistake."""
    return list({message.task.name: message for message in reversed(todo)}.values())[::-1]


def _folded(others: Sequence[Message]) -> RenderableType:
    """The other tasks with something to do, a line each; what is not begun in one line."""
    lines: list[RenderableType] = [
        Text.assemble(("✗ ", "red"), (message.title, "dim")) for message in others if message.story is not None
    ]
    begin = [message.task.name for message in others if message.story is None]
    if begin:
        said = tr("not attempted yet: {tasks}", tasks=", ".join(begin))
        lines.append(Text(f"{SIGNS[Outcome.NOT_ATTEMPTED][0]} {said}", style="dim"))
    return Group(Text(tr("After that:"), style="bold"), *lines)
