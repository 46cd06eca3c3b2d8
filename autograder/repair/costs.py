"""Costs of edits, by kind and variant, as `costs.toml` beside this file has them."""

import tomllib
from functools import cache
from importlib.resources import files

UNKNOWN = 12.0  # of a kind or a variant that nobody has counted: it comes last


@cache
def cost_of(kind: str, variant: str = "plain") -> float:
    """How unlikely it is that an edit is the one a student has to make: minus the logarithm of its chance."""
    return _costs().get(kind, {}).get(variant, UNKNOWN)


@cache
def _costs() -> dict[str, dict[str, float]]:
    text = files("autograder.repair").joinpath("costs.toml").read_text(encoding="utf-8")
    return {kind: {name: float(cost) for name, cost in table.items()} for kind, table in tomllib.loads(text).items()}
