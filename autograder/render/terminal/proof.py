"""The table that `autograder verify` prints."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.record.proof import ProofSummary


def proof_table(proof: ProofSummary) -> RenderableType:
    """Task by task what was shown, then the rates, then every fault."""
    table = Table(title=f"{proof.title} ({proof.lesson})", title_justify="left", title_style="bold")
    for heading in ("task", "points", "checks", "proven", "wrong variants caught", "named"):
        table.add_column(heading, justify="left" if heading == "task" else "right")
    for task in proof.tasks:
        if task.checks is None:
            table.add_row(task.name, f"{task.points:g}", "by hand", "", "", "")
            continue
        table.add_row(
            task.name,
            f"{task.points:g}",
            str(task.checks),
            str(task.proven),
            f"{task.caught} of {task.wrong}",
            str(task.named) if task.named else "–",
        )
    rates = Text(
        f"wrong caught: {_rate(proof.caught, proof.wrong)}, {proof.wrong_seeds} seeds\n"
        f"right failed: {_rate(proof.right_failed, proof.right)}, {proof.right_seeds} seeds\n"
        f"checks proven: {proof.proven} of {proof.checks}\n"
        f"named: {proof.named} of {proof.nameable} right, {proof.named_wrong} wrong\n"
        f"forged observations refused: {proof.forged} verdicts\n"
        f"programs that do nothing: {proof.idle}, which got {proof.idle_points:g} points\n"
        f"data: {proof.data or 'none from outside'}; {proof.seconds:.0f} s"
    )
    faults = [Text(f"✗ {fault}", style="red") for fault in proof.faults[:40]]
    if len(proof.faults) > 40:
        faults.append(Text(f"... and {len(proof.faults) - 40} more", style="red"))
    return Group(table, rates, *(faults or [Text("✓ nothing wrong was found", style="green")]))


STYLES = {"✓": "green", "✗": "red"}


def proof_line(text: str) -> Text:
    """A line of a proof that goes on, in the colour of its sign; grey where it has none."""
    return Text(text, style=STYLES.get(text[:1], "dim"))


def _rate(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "nothing was run"
