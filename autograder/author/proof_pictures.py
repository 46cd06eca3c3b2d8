"""Proof of a lesson's pictures: each is drawn of the reference and of every wrong variant.

While students are marked, a picture that cannot be drawn is left out: what their code gave need not be numbers at all.
An author learns of it here.
"""

import traceback
from collections.abc import Iterator
from pathlib import Path

from autograder.author.proof import Findings
from autograder.judge.claims import for_checks
from autograder.lesson import Lesson
from autograder.lesson.observed import Observed
from autograder.lesson.plots import Undrawable, as_data
from autograder.marking.marker import Marker
from autograder.record.codec import picture_of
from autograder.render.svg.plots import svg
from autograder.wire.observation import Observation

Drawing = tuple[str, Observed, tuple[str, Observed] | None]  # whose program it is, what it shows, its mistake


def prove_pictures(lesson: Lesson, marker: Marker, folder: Path) -> Findings:
    """Draw all pictures of a lesson, whose `checks.py` lies in `folder`."""
    found = Findings()
    expected = marker.expected.observations()
    for task in lesson.tasks.values():
        for probe, draw in task.drawings:
            if expected[probe.name][0].failure is not None:
                continue  # told where the reference is marked
            reference = for_checks(expected[probe.name])
            for whose, observed, mistake in _drawings(marker, task.name, probe.name, reference):
                try:
                    svg(picture_of(as_data(draw(observed, reference, mistake))))
                except Exception as error:
                    if isinstance(error, Undrawable) and mistake is not None:
                        continue  # it is a mistake to give no numbers, and there is no picture of it
                    where = f"a picture of {task.name} cannot be drawn of {whose}"
                    problem = f"{type(error).__name__}: {error}"
                    found.faults.append(f"{lesson.name}, {_place(error, folder)}: {where}: {problem}")
                    break  # once for each picture
    return found


def _drawings(marker: Marker, task: str, probe: str, reference: Observed) -> Iterator[Drawing]:
    yield "the reference", reference, None
    for identity, print_ in marker.expected.fingerprints(task).items():
        observation: Observation | None = print_.probes.get(probe)
        if observation is not None and observation.failure is None:
            observed = for_checks([observation])
            yield f"the wrong variant {identity}", observed, (print_.mistakes[0].title, observed)


def _place(error: Exception, folder: Path) -> str:
    """The innermost line of the lesson's own that was reached, or of what it called where that is not the lesson's."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(folder)]
    frame = (own or frames)[-1]
    name = Path(frame.filename).name
    return f"{name}:{frame.lineno}"
