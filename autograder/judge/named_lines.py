"""Lines that a mistake's own words name, where only the definition is known that it is in."""

import re

from autograder.judge.result import Place
from autograder.submission.program import Program


def named_line(program: Program, definition: Place | None, title: str) -> Place | None:
    """The one line of a definition with the code that a mistake's title quotes; None where there is none, or several.

    A line with `def` or `class` is none: what it names is not wrong there.

    Args:
        program: the student's.
        definition: where the task is defined.
        title: the mistake's.
    """
    if definition is None or not definition.line or not definition.end_line:
        return None
    unit = program.unit_of(definition.file, definition.cell)
    lines = unit.source.split("\n")[definition.line - 1 : definition.end_line] if unit else []
    for word in re.findall(r"`([\w.]+)`", title):
        found = [
            (number, line.strip())
            for number, line in enumerate(lines, definition.line)
            if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line.split("#")[0])
            and not re.match(r"\s*(?:def|class|async def)\b", line)
        ]
        if len(found) == 1:
            [(number, code)] = found
            return Place(definition.file, number, definition.cell, code[:200])
    return None
