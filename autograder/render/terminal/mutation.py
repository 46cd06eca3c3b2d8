"""The table of a lesson's mutants, and those that no check notices."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.core.language import noted, tr
from autograder.core.text import one_line
from autograder.record.proof import MutationScore, Survivor, TaskMutation

SHOWN = 90  # characters of a line that was changed
ADVICE = noted(
    "Each of these got full points. Where it is wrong and a student could write it: add it to wrong.toml, with a check "
    "that it fails. Where it does the same as the reference, or the task allows it: leave it."
)


def mutation_table(score: MutationScore) -> RenderableType:
    """Task by task how many mutants lost points, then each that did not."""
    table = Table(
        title=tr("Mutants of {title} ({lesson})", title=score.title, lesson=score.lesson),
        title_justify="left",
        title_style="bold",
    )
    table.add_column(tr("task"))
    numbers = (tr("mutants"), tr("tried"), tr("noticed"), tr("marked"), tr("lost points"), tr("survived"), tr("score"))
    for heading in numbers:
        table.add_column(heading, justify="right")
    for task in score.tasks:
        counts = (task.made, task.tried, task.noticed, task.marked, task.killed, len(task.survivors))
        table.add_row(task.name, *map(str, counts), _share([task]))
    lines = [
        Text(
            tr(
                "mutation score: {share}; {which}; one seed; {seconds:.0f} s",
                share=_share(score.tasks),
                which=_which(score),
                seconds=score.seconds,
            )
        )
    ]
    lines += [Text(line, style="yellow") for task in score.tasks for one in task.survivors for line in _lines(one)]
    lines += [Text(f"✗ {fault}", style="red") for fault in score.faults]
    if any(task.survivors for task in score.tasks):
        lines.append(Text(tr(ADVICE), style="dim"))
    return Group(table, *lines)


def _which(score: MutationScore) -> str:
    tried = tr("{count} tried on quick probes", count=sum(task.tried for task in score.tasks))
    whole = tr("{count} marked that these do not notice", count=sum(task.marked for task in score.tasks))
    cut = [task for task in score.tasks if task.left]
    if not cut:
        return f"{tried}, {whole}"
    left = sum(task.left for task in cut)
    names = ", ".join(task.name for task in cut)
    return tr(
        "{tried}, {marked}, of {tasks} at most {most} a task, drawn by a fixed seed: the score is without "
        "{left} that were not drawn",
        tried=tried,
        marked=whole,
        tasks=names,
        most=score.most,
        left=left,
    )


def _lines(survivor: Survivor) -> list[str]:
    where = survivor.file if survivor.line is None else f"{survivor.file}:{survivor.line}"
    changed = (("-", survivor.before), ("+", survivor.after))
    return [f"{where}: {survivor.kind}", *(f"    {sign} {one_line(text, SHOWN)}" for sign, text in changed if text)]


def _share(tasks: "list[TaskMutation] | tuple[TaskMutation, ...]") -> str:
    lost = sum(task.lost for task in tasks)
    whole = lost + sum(len(task.survivors) for task in tasks)
    return (
        tr("{part} of {whole} ({percent:.0f} %)", part=lost, whole=whole, percent=100 * lost / whole) if whole else "–"
    )
