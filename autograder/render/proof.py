"""The table that `autograder verify` prints."""

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.author.proof import Proof
from autograder.lesson import Found
from autograder.lesson.resources import told


def proof_table(proof: Proof, seconds: float, data: Mapping[str, Found]) -> RenderableType:
    """Task by task what was shown, then the rates, then every fault."""
    table = Table(title=f"{proof.lesson.title} ({proof.lesson.name})", title_justify="left", title_style="bold")
    for heading in ("task", "points", "checks", "proven", "wrong variants caught", "named"):
        table.add_column(heading, justify="left" if heading == "task" else "right")
    for task in proof.lesson.tasks.values():
        if task.manual:
            table.add_row(task.name, f"{task.points:g}", "by hand", "", "", "")
            continue
        counts = proof.per_task[task.name]
        proven = sum(1 for check in task.checks if (task.name, check) in proof.proven)
        table.add_row(
            task.name,
            f"{task.points:g}",
            str(len(task.checks)),
            str(proven),
            f"{counts['caught']} of {counts['wrong']}",
            str(counts["named"]) if counts["named"] else "–",
        )
    rates = Text(
        f"wrong caught: {_rate(proof.caught, proof.wrong)}, {proof.wrong_seeds} seeds\n"
        f"right failed: {_rate(proof.right_failed, proof.right)}, {proof.right_seeds} seeds\n"
        f"checks proven: {len(proof.all_checks) - len(proof.unproven)} of {len(proof.all_checks)}\n"
        f"named: {proof.named} of {proof.nameable} right, {proof.named_wrong} wrong\n"
        f"forged observations refused: {proof.forged} verdicts\n"
        f"data: {told(data)}; {seconds:.0f} s"
    )
    faults = [Text(f"✗ {fault}", style="red") for fault in proof.faults[:40]]
    if len(proof.faults) > 40:
        faults.append(Text(f"... and {len(proof.faults) - 40} more", style="red"))
    return Group(table, rates, *(faults or [Text("✓ nothing wrong was found", style="green")]))


def _rate(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "nothing was run"
