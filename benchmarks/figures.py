"""Figures of benchmarks as lines that a program can read: `figure NAME = VALUE`."""

import re
from collections.abc import Iterable

_LINE = re.compile(r"^figure ([\w.]+) = (-?\d+(?:\.\d+)?)$")


def tell(name: str, value: float) -> None:
    """Print a figure.

    Args:
        name: of letters, digits, `_` and dots, such as `two_workers.whole_run`.
        value: in the unit that `benchmarks.table` names for it.
    """
    print(f"figure {name} = {value:.4f}", flush=True)


def read(lines: Iterable[str]) -> dict[str, float]:
    """The figures among a benchmark's lines."""
    found = (_LINE.match(line.rstrip("\n")) for line in lines)
    return {match[1]: float(match[2]) for match in found if match}
