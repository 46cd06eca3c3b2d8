"""Look at single attacks: `python -m tests.attacks.harness.try_one LEVEL NAME...` (a name may be a beginning)."""

import sys

from tests.attacks.harness.catalogue import attacks
from tests.attacks.harness.fight import Arenas


def main() -> None:
    """Fight and print."""
    level, names = int(sys.argv[1]), sys.argv[2:]
    arenas = Arenas()
    for attack in attacks():
        if any(attack.name.startswith(name) for name in names) and (level or attack.control):
            found, evidence = arenas.at(level, attack).fight(attack)
            print(
                f"{attack.name:40} {evidence.seconds:5.1f} s  {evidence.grown:5.0f} MB  {found or 'stopped'}",
                flush=True,
            )
            if "-v" in names:
                print(evidence)
    arenas.close()


if __name__ == "__main__":
    main()
