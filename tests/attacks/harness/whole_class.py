"""A class in which most are attackers, marked by the real command, beside the same class without them."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.attacks.harness.catalogue import Attack
from tests.attacks.harness.fight import Arena, hand_in
from tests.attacks.harness.world import HONEST

LIMITS = {"memory": 512, "files": 32, "file_count": 200, "threads": 16}
SEED = "77"
NOBODY = 2**22 + 1  # no process has this number: at this level nothing may be signalled anyway


def honest_marks(
    attacks: list[Attack], level: int, count: int, seconds: float
) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    """The records of honest students without and with attackers around them.

    Args:
        attacks: programs and files that are handed in between them.
        level: the least isolation.
        count: how many honest students.
        seconds: after which the run counts as stopped.

    Returns:
        both, by student, without what differs from run to run; and what else is wrong with the run.
    """
    with Arena(level) as arena:
        names = [f"{place * len(attacks) // count:04} honest" for place in range(count)]
        alone, together = arena.world.path("alone"), arena.world.path("together")
        for name in names:
            for root in (alone, together):
                _write(root / name / "arena" / "arena.py", f"# {name}\n{HONEST}")
        for place, attack in enumerate(attacks):
            folder = together / f"{place:04} {attack.name.replace('/', ' ')}" / "arena"
            targets = arena.world.targets({"grader": NOBODY}, LIMITS, 1, "")
            hand_in(replace(attack, student=folder.parent.name), folder, targets)
        before, _ = _graded(arena, alone, names, level, seconds)
        after, problems = _graded(arena, together, names, level, seconds)
        handed_in = {path.name for path in together.iterdir()}
        marked = {found["student"] for found in _records(arena.world.path("graded-together"))}
        problems += [f"no record for {name}" for name in sorted(handed_in - marked)]
        return before, after, problems


def _graded(
    arena: Arena, submitted: Path, names: list[str], level: int, seconds: float
) -> tuple[dict[str, Any], list[str]]:
    out = arena.world.path(f"graded-{submitted.name}")
    command = [sys.executable, "-m", "autograder", "grade", str(submitted), "--out", str(out), "--seed", SEED]
    command += ["--workers", "2", "--min-tier", str(level)]
    environment = {**arena.environment(), "TORCHGRADE_COURSE": str(arena.course)}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=seconds, check=False)
    problems = [] if ended.returncode == 0 else [f"the run ended with {ended.returncode}: {ended.stderr[-500:]}"]
    found = {record["student"]: record for record in _records(out)}
    keys = ("score", "outcome", "tasks", "notes", "problem")
    return {name: {key: found[name][key] for key in keys} for name in names if name in found}, problems


def _records(out: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text()) for path in sorted(out.glob("results/arena/*.json"))]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
