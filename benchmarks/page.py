"""The page of the benchmarks: the table of promises with what was measured, and a picture of how far each goal is."""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from autograder.core.files import write_whole
from benchmarks.table import PROGRAMS, Row

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE, PICTURE = DOCS / "benchmarks.md", DOCS / "pictures" / "benchmarks.svg"
HEAD = """# How fast it is

What the kit promises about its speed, measured with `python -m benchmarks`; the programs are in `benchmarks/`. A goal
that is not reached is marked. Nothing here is a promise for another machine: type the command there.
"""
BARS = f"![Each figure against its goal](pictures/{PICTURE.name})\n"
BAR, WIDE, LABEL = 16, 300, 420
DOUBLINGS = 3  # from the goal to either side


def write_page(found: Mapping[str, Mapping[str, Any]]) -> None:
    """Write page and picture.

    Args:
        found: by figure, its value and the machine, day and load when it was measured.
    """
    write_whole(PAGE, page(found).encode())
    write_whole(PICTURE, picture(found).encode())


def page(found: Mapping[str, Mapping[str, Any]]) -> str:
    """The page as Markdown; figures that nobody has measured are left out."""
    lines = [HEAD, "| what | measured | goal | reached | command |", "|---|---|---|---|---|"]
    for program in PROGRAMS:
        for row in program.rows:
            if row.name in found:
                value = float(found[row.name]["value"])
                reached = "yes" if row.is_reached(value) else "**no**"
                goal = f"{'at least' if row.more else 'at most'} {row.goal:g} {row.unit}"
                lines.append(f"| {row.words} | {value:.3g} {row.unit} | {goal} | {reached} | `{program.command}` |")
    machines = sorted({f"- {one['machine']}; {one['day']}" for one in found.values()})
    return "\n".join([*lines, "", BARS, "Measured on:", "", *machines, ""])


def picture(found: Mapping[str, Mapping[str, Any]]) -> str:
    """A bar for each figure, on a scale of doublings: to the right it is better than its goal."""
    rows = [row for program in PROGRAMS for row in program.rows if row.name in found]
    height = BAR * (len(rows) + 2)
    middle = LABEL + WIDE / 2
    shapes = []
    for number, row in enumerate(rows):
        value = float(found[row.name]["value"])
        share = min(max(_doublings(row, value), -DOUBLINGS), DOUBLINGS) / DOUBLINGS * WIDE / 2
        colour = "#2e7d32" if row.is_reached(value) else "#c62828"
        top = BAR * (number + 1)
        words = row.words.replace("`", "").replace("&", "&amp;").replace("<", "&lt;")
        shapes.append(f'<text x="{LABEL - 8}" y="{top + 12}" text-anchor="end">{words}</text>')
        left = middle + min(share, 0)
        shapes.append(
            f'<rect x="{left:.1f}" y="{top + 2}" width="{max(abs(share), 1):.1f}" height="{BAR - 4}" fill="{colour}"/>'
        )
    for doubling in range(-DOUBLINGS, DOUBLINGS + 1):
        at = middle + doubling / DOUBLINGS * WIDE / 2
        text = "goal" if doubling == 0 else f"{2.0**doubling:g}"
        shapes.append(f'<line x1="{at}" x2="{at}" y1="{BAR}" y2="{height - BAR}" stroke="#8888" stroke-width="1"/>')
        shapes.append(f'<text x="{at}" y="{height - 4}" text-anchor="middle">{text}</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LABEL + WIDE + 20} {height}" role="img" '
        'aria-label="How far each figure is from its goal, in doublings" font-family="sans-serif" font-size="11" '
        f'fill="#777">{"".join(shapes)}</svg>\n'
    )


def _doublings(row: Row, value: float) -> float:
    """How many times better than its goal a value is, as a power of two."""
    ratio = max(value, 1e-9) / row.goal
    return math.log2(ratio if row.more else 1 / ratio)
