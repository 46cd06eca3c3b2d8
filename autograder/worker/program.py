"""A program with its statements run: what probes find beside them."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from autograder.lesson import Draws, Lesson
from autograder.wire import encode_frame
from autograder.worker.execute import StudentModules, execute, new_module
from autograder.worker.meter import Meter, meter_for
from autograder.worker.no_subprocesses import Notes, load_without_workers, run_uncompiled
from autograder.worker.stand_ins import NotUsable, StandIns

Send = Callable[[bytes], None]


@dataclass(frozen=True)
class Loaded:
    """A program whose statements have run.

    Attributes:
        module: where its definitions are.
        sources: the text of each of its units, by label.
        meter: finds the limit behind a failure.
        notes: what it asked for and was not given.
    """

    module: ModuleType
    sources: dict[str, str]
    meter: Meter | None
    notes: Notes


def load(job: dict[str, Any], lesson: Lesson, send: Send) -> Loaded:
    """Run a job's program, statement by statement, with the right versions that stand in for some of its tasks."""
    meter, notes = meter_for(job), Notes()
    load_without_workers(notes)
    run_uncompiled()
    sources = {_label(unit): unit["source"] for unit in job["program"]["units"]}
    sources |= {f"{name}.py": text for name, text in job["program"]["modules"].items()}
    stand_ins = StandIns()
    sys.meta_path.insert(0, NotUsable(stand_ins))
    sys.meta_path += [StudentModules(job["program"]["modules"], stand_ins), stand_ins]
    module = new_module(lesson.name)
    Draws(job["seed"], "program").seed_everything()
    load_errors = execute(
        job["program"]["units"],
        module,
        frozenset(job["skip"]),
        frozenset(job["slow"]),
        lambda index: send(encode_frame({"event": "statement", "index": index})),
        sources,
        stand_ins,
        meter,
    )
    for patch in job.pop("patches"):
        apply_patch(patch["source"], patch["names"], module.__dict__)
    send(
        encode_frame(
            {
                "event": "loaded",
                "load_errors": [
                    {"index": t.index, "names": list(t.names), "failure": t.failure.as_data()}
                    for t in load_errors[:200]
                ],
                "names": [name for name in module.__dict__ if type(name) is str and not name.startswith("__")][:2000],
            }
        )
    )
    return Loaded(module, sources, meter, notes)


def apply_patch(source: str, names: list[str], namespace: dict[str, Any]) -> None:
    """Put the instructor's definitions of some names in the place of the student's; nothing else changes.

    The definitions leave no text behind that student code could find: no module, no source for tracebacks.
    """
    own: dict[str, Any] = {"__name__": "right_versions"}
    exec(compile(source, "<right versions>", "exec", dont_inherit=True, optimize=2), own)
    namespace.update({name: own[name] for name in names})


def _label(unit: dict[str, Any]) -> str:
    return unit["file"] if unit["cell"] is None else f"{unit['file']}, cell {unit['cell']}"
