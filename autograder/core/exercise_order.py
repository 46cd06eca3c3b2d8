"""The order in which an exercise has its tasks, which is the one in which students meet them."""

import re
from collections.abc import Iterable
from pathlib import Path

# A student's unfinished file is read by this too, so its syntax need not be right.
_DEFINED = re.compile(r"^(?:class\s+|(?:async\s+)?def\s+)?([^\W\d]\w*)\s*[(:=]", re.MULTILINE)


def as_in_exercise(folder: Path, names: Iterable[str]) -> list[str]:
    """Names of tasks in the order of a lesson's exercise; those that are not in it come last, in their own order.

    Args:
        folder: of the lesson; the exercise is the file that is called like it.
        names: the tasks.
    """
    declared = list(names)
    try:
        text = (folder / f"{folder.name}.py").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return declared
    met = dict.fromkeys(found[1] for found in _DEFINED.finditer(text))
    return [*(name for name in met if name in declared), *(name for name in declared if name not in met)]
