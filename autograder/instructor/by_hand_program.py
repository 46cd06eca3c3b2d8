"""The program that repeats by hand what marking ran of a task: the submission, the reference, and a script."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from autograder.core.files import write_whole
from autograder.core.text import one_line
from autograder.course.layout import Course
from autograder.lesson import Probe
from autograder.record.schema import Record
from autograder.submission.program import Program

SCRIPT = '''"""What marking ran of {whose}, once more by hand, and the reference beside it.

    python repeat.py

submission.py is what was handed in, as it was run: change it, and see what changes. It runs here WITHOUT isolation, so
read it first. reference.py is the lesson's solution: keep it to yourself.
"""

import sys
from pathlib import Path

from autograder.instructor.repeat import alone, repeat

HERE = Path(__file__).resolve().parent
LESSON = Path({lesson!r})
SEED = {seed}  # from which the inputs are drawn
PROBES = {probes!r}  # in turn for each kind of machine that they want
PLACES = {places!r}  # of the lesson's data

program = alone(sys.argv, ["submission.py", "reference.py"])
if program is not None:
    for probes in PROBES:
        repeat(LESSON, HERE / program, SEED, probes, PLACES)
'''


def write_program(
    folder: Path,
    course: Course,
    found: Record,
    submission: Program,
    reference: Program,
    probes: Sequence[Probe],
    places: Mapping[str, str],
) -> Path:
    """Write the folder, and return the path of the script in it.

    Args:
        folder: where; what an earlier call wrote is replaced.
        course: where the lesson is.
        found: the record that is repeated.
        submission, reference: the two programs.
        probes: those of the task.
        places: where the lesson's resources are, by name.

    Raises:
        OSError: it cannot be written.
    """
    devices: dict[str, list[str]] = {}
    for probe in probes:
        devices.setdefault(probe.device, []).append(probe.name)
    script = SCRIPT.format(
        whose=_plain(f"{found.student}'s {found.lesson}, task {probes[0].task}"),
        lesson=str(course.exercise(found.lesson).resolve()),
        seed=found.seed,
        probes=list(devices.values()),
        places=dict(places),
    )
    _write(folder / "repeat.py", script)
    _write(folder / "submission.py", _text(submission))
    _write(folder / "reference.py", _text(reference))
    for path in (folder / "modules").glob("*.py"):
        path.unlink()
    for name, text in submission.modules.items():
        _write(folder / "modules" / f"{name}.py", text)
    return folder / "repeat.py"


def _plain(text: str) -> str:
    """A name that can stand in a docstring, whoever chose it."""
    return one_line(text, 200).replace("\\", "/").replace('"', "'")


def _text(program: Program) -> str:
    """A program as one file, with the cells that it is made of."""
    parts = [f"# %% {one_line(unit.label, 200)}\n{unit.source}" for unit in program.units if not unit.skip]
    return "\n\n".join(parts) + "\n"


def _write(path: Path, text: str) -> None:
    write_whole(path, text.encode("utf-8", "backslashreplace"), mode=0o600)
