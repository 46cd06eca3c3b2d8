"""The parts of a submission's code as a record holds them: for reports that show the lines a message is about."""

from autograder.core.text import clean
from autograder.record.schema import CodePart
from autograder.submission.program import Unit
from autograder.submission.submission import Submission

# Characters in all. In JSON one of them may take twelve bytes, and a record has to stay below 2 MB.
MOST = 60_000


def code(submission: Submission) -> tuple[CodePart, ...]:
    """The cells or files of a submission in their order.

    Cells of the lesson's own (pictures, check cells) are left out; what goes beyond `MOST` characters is cut.
    """
    parts, room = [], MOST
    for unit in _units(submission):
        if not unit.source.strip() or room <= 0:
            continue
        text = clean(unit.source, room)
        room -= len(text)
        parts.append(CodePart(clean(unit.file, 255), unit.cell, text))
    return tuple(parts)


def _units(submission: Submission) -> list[Unit]:
    program = submission.program
    if program is None:
        return [Unit(submission.unread, submission.file or "")]
    broken = {broken.unit.label: broken.unit for broken in program.broken}  # with what cannot be read
    own = [unit for unit in program.units if not unit.skip and unit.label not in broken] + [*broken.values()]
    modules = [Unit(text, f"{name}.py") for name, text in program.modules.items()]
    return sorted(own, key=lambda unit: unit.cell or 0) + modules
