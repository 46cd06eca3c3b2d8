"""The table that `autograder verify` prints."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.core.language import tr
from autograder.record.proof import ProofSummary


def proof_table(proof: ProofSummary) -> RenderableType:
    """Task by task what was shown, then the rates, then every fault."""
    table = Table(title=f"{proof.title} ({proof.lesson})", title_justify="left", title_style="bold")
    table.add_column(tr("task"))
    for heading in (tr("points"), tr("checks"), tr("proven"), tr("wrong variants caught"), tr("named")):
        table.add_column(heading, justify="right")
    for task in proof.tasks:
        if task.checks is None:
            table.add_row(task.name, f"{task.points:g}", tr("by hand"), "", "", "")
            continue
        table.add_row(
            task.name,
            f"{task.points:g}",
            str(task.checks),
            str(task.proven),
            tr("{count} of {all}", count=task.caught, all=task.wrong),
            str(task.named) if task.named else "–",
        )
    rates = Text(
        tr(
            "wrong caught: {caught}, {wrong_seeds} seeds\nright failed: {failed}, {right_seeds} seeds\nchecks "
            "proven: {proven} of {checks}\nnamed: {named} of {nameable} right, {named_wrong} wrong\nforged "
            "observations refused: {forged} verdicts\nprograms that do nothing: {idle}, which got "
            "{idle_points:g} points\ndata: {data}; {seconds:.0f} s",
            caught=_rate(proof.caught, proof.wrong),
            wrong_seeds=proof.wrong_seeds,
            failed=_rate(proof.right_failed, proof.right),
            right_seeds=proof.right_seeds,
            proven=proof.proven,
            checks=proof.checks,
            named=proof.named,
            nameable=proof.nameable,
            named_wrong=proof.named_wrong,
            forged=proof.forged,
            idle=proof.idle,
            idle_points=proof.idle_points,
            data=proof.data or tr("none from outside"),
            seconds=proof.seconds,
        )
    )
    faults = [Text(f"✗ {fault}", style="red") for fault in proof.faults[:40]]
    if len(proof.faults) > 40:
        faults.append(Text("... " + tr("and {count} more", count=len(proof.faults) - 40), style="red"))
    return Group(table, rates, *(faults or [Text("✓ " + tr("nothing wrong was found"), style="green")]))


STYLES = {"✓": "green", "✗": "red"}


def proof_line(text: str) -> Text:
    """A line of a proof that goes on, in the colour of its sign; grey where it has none."""
    return Text(text, style=STYLES.get(text[:1], "dim"))


def _rate(part: int, whole: int) -> str:
    return (
        tr("{part} of {whole} ({percent:.1f} %)", part=part, whole=whole, percent=100 * part / whole)
        if whole
        else tr("nothing was run")
    )
