"""Isolation levels that a machine offers: 3 (all layers), 2, 1, or 0 (none). Found by trying, once per process."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache

from autograder.core.language import noted, tr

NONE = 0
SECONDS = 60.0  # until the trial counts as failed
NOT_LINUX = noted("isolation is made of parts of the Linux kernel; this is another system")


@dataclass(frozen=True)
class Layer:
    """One part of the isolation.

    Attributes:
        name: as people call it, in English.
        works: whether it did when it was tried.
        why: details of what works, or why it does not.
        advice: what to do to have it; empty where it works or nothing can be done.
        levels: those that use it.
    """

    name: str
    works: bool
    why: str = ""
    advice: str = ""
    levels: tuple[int, ...] = ()


@dataclass(frozen=True)
class Levels:
    """What this machine offers.

    Attributes:
        layers: all that were tried.
        usable: levels that let nothing through when they were tried, best first; 0 is always the last.
        problems: for each other level, why not.
    """

    layers: tuple[Layer, ...]
    usable: list[int]
    problems: dict[int, str]

    @property
    def best(self) -> int:
        """The highest usable level."""
        return self.usable[0]

    def words(self, level: int) -> str:
        """A level and its layers, for records: "tier 2: Landlock, seccomp, resource limits"."""
        if level == NONE:
            return tr("tier 0: not isolated")
        names = [tr(layer.name) for layer in self.layers if layer.works and level in layer.levels]
        return tr("tier {level}: {layers}", level=level, layers=", ".join(names))


LANDLOCK, SECCOMP = "Landlock", "seccomp"
NAMESPACES, OWN_USER, RLIMITS = noted("namespaces"), noted("own user"), noted("resource limits")
USED_IN = {LANDLOCK: (3, 2), SECCOMP: (3, 2, 1), NAMESPACES: (3,), OWN_USER: (3, 2, 1), RLIMITS: (3, 2, 1)}


@cache
def available() -> Levels:
    """Try everything in a process of its own and say what works."""
    if sys.platform != "linux":
        return Levels((), [NONE], dict.fromkeys((3, 2, 1), tr(NOT_LINUX)))
    try:
        ended = subprocess.run(
            [sys.executable, "-P", "-m", "autograder.sandbox.trial"],
            capture_output=True,
            text=True,
            timeout=SECONDS,
            stdin=subprocess.DEVNULL,
            check=True,
            env={**os.environ, "PYTHONWARNINGS": "ignore"},
        )
        found = json.loads(ended.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        said = (getattr(error, "stderr", "") or str(error)).strip().split("\n")[-1]
        return Levels((), [NONE], dict.fromkeys((3, 2, 1), tr("the trial itself failed: {problem}", problem=said)))
    problems = {int(level): problem for level, problem in found["levels"].items()}
    return Levels(
        tuple(Layer(**layer | {"levels": tuple(layer["levels"])}) for layer in found["layers"]),
        [level for level in (3, 2, 1) if not problems[level]] + [NONE],
        {level: problem for level, problem in problems.items() if problem},
    )
