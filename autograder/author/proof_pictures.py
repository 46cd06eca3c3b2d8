"""Proof of a lesson's pictures: each is drawn of the reference and of every wrong variant.

While students are marked, a picture that cannot be drawn is left out: what their code gave need not be numbers at all.
An author learns of it here.
"""

import traceback
from collections.abc import Collection, Iterator
from pathlib import Path

from autograder.author.places import Place, Places
from autograder.author.proof import Findings, Subject
from autograder.core.language import noted, tr
from autograder.judge.claims import for_checks
from autograder.lesson.observed import Observed
from autograder.lesson.plots import Undrawable, as_data
from autograder.marking.marker import Marker
from autograder.record.codec import picture_of
from autograder.render.svg.plots import svg
from autograder.wire.observation import Observation

DRAW_WHAT_IS_OBSERVED = noted("draw only values that the probe observes of every program, wrong ones too")

Drawing = tuple[str, Observed, tuple[str, Observed] | None]  # whose program it is, what it shows, its mistake


def prove_pictures(subject: Subject, marker: Marker, tasks: Collection[str] | None = None) -> Findings:
    """Draw all pictures of a lesson, or those of `tasks` where they are given."""
    found = Findings()
    expected = marker.expected.observations()
    for task in subject.lesson.tasks.values():
        for probe, draw in task.drawings if tasks is None or task.name in tasks else ():
            if expected[probe.name][0].failure is not None:
                continue  # told where the reference is marked
            reference = for_checks(expected[probe.name])
            for whose, observed, mistake in _drawings(marker, task.name, probe.name, reference):
                try:
                    svg(picture_of(as_data(draw(observed, reference, mistake))))
                except Exception as error:
                    if isinstance(error, Undrawable) and mistake is not None:
                        continue  # it is a mistake to give no numbers, and there is no picture of it
                    problem = tr(
                        "a picture of {task} cannot be drawn of {program}: {exception}: {message}",
                        task=task.name,
                        program=whose,
                        exception=type(error).__name__,
                        message=error,
                    )
                    place, inside = _place(error, subject.places, task.name)
                    found.faults.append(place.complaint(problem + inside, tr(DRAW_WHAT_IS_OBSERVED)))
                    break  # once for each picture
    return found


def _drawings(marker: Marker, task: str, probe: str, reference: Observed) -> Iterator[Drawing]:
    yield tr("the reference"), reference, None
    for identity, print_ in marker.expected.fingerprints(task).items():
        observation: Observation | None = print_.probes.get(probe)
        if observation is not None and observation.failure is None:
            observed = for_checks([observation])
            yield tr("the wrong variant {id}", id=identity), observed, (print_.mistakes[0].title, observed)


def _place(error: Exception, places: Places, task: str) -> tuple[Place, str]:
    """The innermost line of the lesson's checks that was reached; where none was, the task, and the line elsewhere."""
    own = places.reached(error)
    if own is not None:
        return own, ""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return places.task(task), f" ({Path(last.filename).name}:{last.lineno})"
