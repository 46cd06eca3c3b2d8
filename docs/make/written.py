"""Pages made from the code: written where they are not current, or only compared."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "reference"


def write_or_compare(pages: Mapping[str, Callable[[], str]]) -> int:
    """Write pages into docs/reference by their names, or with `--check` only compare them.

    Returns:
        an exit code: 1 where `--check` finds one that is not current.
    """
    check = "--check" in sys.argv[1:]
    outdated = []
    for name, make in pages.items():
        path, text = TARGET / name, make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            outdated.append(name)
            if not check:
                TARGET.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    for name in outdated:
        print(f"{'not current' if check else 'written'}: docs/reference/{name}")
    return 1 if check and outdated else 0
