"""All attacks at all levels, and the page that shows it: `python -m tests.attacks.harness.matrix [LEVEL ...]`.

Results are kept in a temporary file until the page is written, so that a run that was stopped goes on.
"""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from autograder.sandbox import available
from tests.attacks.harness.catalogue import FAMILIES, Attack, attacks
from tests.attacks.harness.fight import ROOT, Arenas

PAGE = ROOT / "docs" / "attacks.md"
Results = dict[int, dict[str, list[str]]]  # by level and attack, what got through
NAMES = {0: "no isolation", 1: "tier 1", 2: "tier 2", 3: "tier 3"}
ABOUT = """# The attacks, and what they came to

This page is made by `make attacks-page`; do not edit it. Each of the {count} programs and files under
`tests/attacks` tries one thing that a submission must not be able to do. It is handed in and marked as in a class,
and what decides is not what the program says, but what is found afterwards: a secret in any output or at a
listener, points that it does not deserve, a planted file that was changed, an honest student who is marked
otherwise right after it, a run that stops, a submission that takes longer than its limits, an output that is not
safe to open, anything left behind.

The column without isolation is the control: there the attacks have to get through, or they would show nothing. The
list below says what gets through in spite of isolation, and why. A tier is what a machine offers; see
[for instructors](instructors.md).
"""
LEFT = """
After each attack nothing may be left: no process, no file outside the submission's folder, no shared memory,
semaphore, queue or key. Whatever is left counts as got through.
"""


def run(levels: Iterable[int], kept: Results | None = None) -> Results:
    """Let all attacks have their try at some levels; those whose results are known already are not repeated."""
    results = kept if kept is not None else {}
    for level in levels:
        known = results.setdefault(level, {})
        arenas = Arenas()
        try:
            for attack in attacks():
                if attack.name not in known and (level or attack.control):
                    known[attack.name], evidence = arenas.at(level, attack).fight(attack)
                    say(f"{NAMES[level]}: {attack.name}: {known[attack.name] or 'stopped'} ({evidence.seconds:.1f} s)")
        finally:
            arenas.close()
    return results


def say(text: str) -> None:
    """Progress, for whoever waits."""
    print(text, file=sys.stderr, flush=True)


def got_through(results: Results, level: int, family: str = "") -> list[str]:
    """The attacks of a family, or of all, that got through at a level."""
    return [name for name, found in results.get(level, {}).items() if found and name.startswith(family)]


def page(results: Results) -> str:
    """The results as a page."""
    levels = sorted(results)
    known = {attack.name: attack for attack in attacks()}
    lines = [ABOUT.format(count=len(known))]
    lines.append("| family | programs | " + " | ".join(f"got through at {NAMES[level]}" for level in levels) + " |")
    lines.append("|---|---|" + "---|" * len(levels))
    for family in (*FAMILIES, ""):
        count = sum(name.startswith(family) for name in known)
        numbers = " | ".join(str(len(got_through(results, level, family))) for level in levels)
        lines.append(f"| {family or 'all'} | {count} | {numbers} |")
    lines += [LEFT, "## What gets through in spite of isolation", ""]
    lines += [
        _open(known[name], levels, results)
        for name in known
        if any(name in got_through(results, t) for t in levels if t)
    ]
    return "\n".join(lines).rstrip() + "\n"


def _open(attack: Attack, levels: list[int], results: Results) -> str:
    where = ", ".join(NAMES[level] for level in levels if level and attack.name in got_through(results, level))
    return f"- `{attack.name}` ({where}): {attack.attack} Why: {attack.open or 'not known'}."


def main() -> None:
    """Run what is asked for and write the page."""
    levels = [int(word) for word in sys.argv[1:]] or sorted(available().usable)
    path = Path(os.environ.get("ARENA_RESULTS", "/tmp/arena-results.json"))
    kept: Results = (
        {int(level): found for level, found in json.loads(path.read_text()).items()} if path.exists() else {}
    )
    try:
        run(levels, kept)
    finally:
        path.write_text(json.dumps(kept, indent=1))
    PAGE.write_text(page(kept), encoding="utf-8")
    path.unlink()


if __name__ == "__main__":
    main()
