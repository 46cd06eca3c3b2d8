"""The table of a lesson's mutants, and those that no check notices."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.core.text import one_line
from autograder.record.proof import MutationScore, Survivor, TaskMutation

SHOWN = 90  # characters of a line that was changed
ADVICE = (
    "Each of these got full points. Where it is wrong and a student could write it: add it to wrong.toml, with a check "
    "that it fails. Where it does the same as the reference, or the task allows it: leave it."
)


def mutation_table(score: MutationScore) -> RenderableType:
    """Task by task how many mutants lost points, then each that did not."""
    table = Table(title=f"Mutants of {score.title} ({score.lesson})", title_justify="left", title_style="bold")
    for heading in ("task", "mutants", "marked", "lost points", "survived", "score"):
        table.add_column(heading, justify="left" if heading == "task" else "right")
    for task in score.tasks:
        killed, survived = str(task.killed), str(len(task.survivors))
        table.add_row(task.name, str(task.made), str(task.marked), killed, survived, _share([task]))
    lines = [Text(f"mutation score: {_share(score.tasks)}; {_which(score)}; one seed; {score.seconds:.0f} s")]
    lines += [Text(line, style="yellow") for task in score.tasks for one in task.survivors for line in _lines(one)]
    lines += [Text(f"✗ {fault}", style="red") for fault in score.faults]
    if any(task.survivors for task in score.tasks):
        lines.append(Text(ADVICE, style="dim"))
    return Group(table, *lines)


def _which(score: MutationScore) -> str:
    cut = [task.name for task in score.tasks if task.marked < task.made]
    if not cut:
        return "every mutant was marked"
    return f"at most {score.most} mutants a task, drawn from those of {', '.join(cut)} by a fixed seed"


def _lines(survivor: Survivor) -> list[str]:
    where = survivor.file if survivor.line is None else f"{survivor.file}:{survivor.line}"
    return [
        f"{where}: {survivor.kind}",
        f"    - {one_line(survivor.before, SHOWN)}",
        f"    + {one_line(survivor.after, SHOWN)}",
    ]


def _share(tasks: "list[TaskMutation] | tuple[TaskMutation, ...]") -> str:
    killed = sum(task.killed for task in tasks)
    whole = killed + sum(len(task.survivors) for task in tasks)
    return f"{killed} of {whole} ({100 * killed / whole:.0f} %)" if whole else "–"
