"""A student's report in a terminal: the tasks as a grid, the next thing to do, one message in full."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from autograder.core.text import points
from autograder.judge.result import Outcome
from autograder.record.schema import Check, Manual, Place, Record, Task
from autograder.record.story import WRONG, Told, is_wrong, told
from autograder.render.html.listing import excerpt, listing, marked
from autograder.render.terminal.style import SIGNS, WORDS, place_text

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
            return f"{self.task.name}: not attempted yet"
        named = self.story.mistakes
        return f"{self.task.name}: {named[0].title if named else self.story.check.sentence}"


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
    parts += [Text(f"Note: {note}", style="yellow") for note in found.notes]
    todo = messages(found)
    for message in todo if everything else todo[chosen : chosen + 1]:
        parts += [Text(), _message(found, message, everything)]
    others = [message for place, message in enumerate(todo) if place != chosen]
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
    outcome = task.outcome
    if (
        outcome == Outcome.FAILED
        and not is_wrong(task)
        and any(check.outcome == Outcome.BLOCKED for check in task.checks)
    ):
        outcome = Outcome.BLOCKED
    sign, style = SIGNS[outcome]
    score = f"{points(task.score)} of {points(task.max_score)}"
    if outcome == Outcome.ANSWERED:
        score = f"up to {points(task.max_score)}"
    word = "" if outcome in SAID_BY_SIGN else f" {WORDS[outcome]}"
    return Text(sign, style=style), Text(task.name), Text(f"{score}{word}", style=style)


def _manual_cell(manual: Manual) -> Cell:
    sign, style = SIGNS[Outcome.ANSWERED if manual.text.strip() else Outcome.NOT_ATTEMPTED]
    return Text(sign, style=style), Text(manual.name), Text(f"up to {points(manual.max_score)}", style=style)


def _message(found: Record, message: Message, everything: bool) -> RenderableType:
    task, story = message.task, message.story
    head = Text.assemble(("Next: " if not everything else "", "bold"), (message.task.name, "bold"))
    if story is None:
        words = f'not attempted yet. The lecture explains it in "{task.lecture}".'
        return Group(Text.assemble(head, "  ", (words, "dim")))
    check = story.check
    sign, style = SIGNS[check.outcome]
    line = Text.assemble((f"{sign} ", style), check.sentence, (f"  {_of(check)}", "dim"))
    others = "" if everything else rest(task, check)
    said = [Text(f"In this task, {others}.", style="dim")] if others else []
    return Group(head, line, Padding(_explained(found, story), (0, 0, 0, 2), expand=False), *said)


def _of(check: Check) -> str:
    return f"{points(check.score)} of {points(check.max_score)}"


def _explained(found: Record, story: Told) -> RenderableType:
    """One failed check in full: the mistake, what came out, where, why it hurts, how to mend it."""
    check, named = story.check, story.mistakes
    parts: list[RenderableType] = []
    if len(named) == 1:
        parts.append(Text(named[0].title, style="bold red"))
    parts.append(Text(check.message))
    lines = quoted(found, check.where)
    if lines or not (check.where and f"line {check.where.line}" in check.message):
        parts += [Text(place_text(check.where), style="dim")] * bool(check.where) + lines
    for mistake in named:
        if len(named) > 1:
            parts.append(Text(mistake.title, style="bold red"))
        parts.append(labelled(("Why:", mistake.why), ("Mend:", mistake.fix), ("Lecture:", mistake.lecture)))
    return Group(*parts)


def labelled(*pairs: tuple[str, str]) -> Table:
    """Texts under each other, each behind its name."""
    table = Table.grid(padding=(0, 1))
    for name, text in pairs:
        table.add_row(Text(name, style="bold"), Text(text))
    return table


def quoted(found: Record, where: Place | None) -> list[RenderableType]:
    """The student's own lines, the one to look at marked by a sign, if one is known."""
    lines = excerpt(listing(found), where)
    if not where or not lines:
        return []
    digits, arrow = len(str(lines[-1].number)), marked(lines, where)
    return [
        Text.assemble(
            ("▸ " if line.number == arrow else "  ", "bold red"),
            (f"{line.number:>{digits}} │ ", "dim"),
            (line.text, "bold" if line.number == arrow else "dim" if arrow else ""),
        )
        for line in lines
    ]


def rest(task: Task, shown: Check | None = None) -> str:
    """What else there is in a task beside the message that is shown, counted; empty where there is nothing."""
    others = [one for one in told(task) if one.check is not shown]
    same = sum(one.again for one in others)
    waiting = sum(one.check.outcome == Outcome.BLOCKED for one in others)
    right = sum(one.check.outcome == Outcome.PASSED for one in others)
    said = [
        f"{same} more {_checks(same)} fail{'s' * (same == 1)} by the same mistake" if same else "",
        f"{waiting} {_checks(waiting)} wait{'s' * (waiting == 1)} for this" if waiting else "",
        f"{right} {_checks(right)} {'is' if right == 1 else 'are'} right" if right else "",
    ]
    return "; ".join(part for part in said if part)


def _checks(count: int) -> str:
    return "check" if count == 1 else "checks"


def _folded(others: Sequence[Message]) -> RenderableType:
    """The other things to do, a line each; what is not begun in one line."""
    lines: list[RenderableType] = [
        Text.assemble(("✗ ", "red"), (message.title, "dim")) for message in others if message.story is not None
    ]
    begin = [message.task.name for message in others if message.story is None]
    if begin:
        lines.append(
            Text(
                f"{SIGNS[Outcome.NOT_ATTEMPTED][0]} {WORDS[Outcome.NOT_ATTEMPTED]} yet: {', '.join(begin)}", style="dim"
            )
        )
    return Group(Text("After that:", style="bold"), *lines)


def summary(found: Record) -> Text:
    """Points so far, and what is decided later."""
    outstanding = sum(task.max_score for task in found.tasks if task.outcome == Outcome.ANSWERED)
    best = found.max_score - outstanding
    text = f"{points(found.score)} of {points(found.max_score)} points"
    if outstanding:
        text += f"; {points(outstanding)} of these are decided when your answers are marked"
    if not found.problem and not messages(found) and found.score == best:
        text += ". Nothing is left to mend"
    return Text(text, style="bold")


def course_line(order: Sequence[str], done: Mapping[str, tuple[float, float]]) -> Text:
    """The lessons of the course with the points of their last checks."""
    parts: list[tuple[str, str] | str] = [("The course so far: ", "dim")]
    for place, name in enumerate(order):
        score, best = done.get(name, (0.0, 0.0))
        complete = name in done and score >= best
        said = f"{points(score)} of {points(best)}{' ✓' if complete else ''}" if name in done else "not begun"
        parts.append((f"{' · ' if place else ''}{name} {said}", "green" if complete else "dim"))
    return Text.assemble(*parts)
