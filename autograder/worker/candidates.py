"""Candidates: versions of one program that differ in a definition, each run on the same probes in one process.

The program's statements run once. Each candidate then defines something anew in the namespace that they left, and what
it changed there is put back before the next one. What a candidate changed inside an object that is shared stays
changed: whoever believes a candidate runs it once more in a process of its own.
"""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from autograder.lesson import Draws, Lesson
from autograder.lesson.resources import Places
from autograder.wire import encode_frame
from autograder.worker.execute import Student, remember_source
from autograder.worker.failure import Failure
from autograder.worker.limits import time_limit
from autograder.worker.program import Loaded, Send
from autograder.worker.report import empty_report, report
from autograder.worker.trace import Tracer

if sys.platform != "win32":
    import resource

MOST_GROWTH = 400  # megabytes that candidates may leave behind before a new process goes on
DEFINITION_SECONDS = 1.0


def run_candidates(job: dict[str, Any], lesson: Lesson, places: Places, loaded: Loaded, send: Send) -> None:
    """Run the probes of a job on each of its candidates.

    Args:
        job: as in `autograder.worker.job`, with `candidates` as [label, source] pairs, whose source defines something
            anew, and `seconds`, the limit of each probe. With `trace` the first probe is run on the program itself
            before them and its values are noted: the names of attributes that are asked about.
        lesson, places: see there.
        loaded: the program.
        send: takes `traced` with the values, `candidate` before each of them runs, `observed` after each probe, and
            `done` at the end; `tired` in its place where another process is to go on.
    """
    namespace = loaded.module.__dict__
    before = dict(namespace)
    most = _megabytes() + MOST_GROWTH
    if job["trace"] is not None:
        send(encode_frame(_traced(job, lesson, places, loaded)))
    probes = [(lesson.probe(name), attempt) for name, attempt in job["probes"]]
    shortened = [(replace(one, seconds=min(job["seconds"], one.seconds)), attempt) for one, attempt in probes]
    for index, (label, source) in enumerate(job["candidates"]):
        send(encode_frame({"event": "candidate", "index": index}))
        problem = _define(source, label, namespace)
        scratch = _own_scratch(job["scratch"], index)
        for probe, attempt in shortened:
            given = Draws(job["seed"], probe.name, attempt, scratch, places)
            if problem is not None:
                send(encode_frame(empty_report(probe, given) | {"failure": problem, "seconds": 0.0}))
            else:
                send(report(probe, Student(namespace), given, loaded.sources, None)[1])
        namespace.clear()
        namespace.update(before)
        if _megabytes() > most:
            send(encode_frame({"event": "tired"}))
            return
    send(encode_frame({"event": "done"}))


def _own_scratch(folder: str | None, index: int) -> Path | None:
    """A folder for one candidate: what it leaves there is not in the way of the next."""
    return Path(folder) / f"candidate{index}" if folder else None


def _traced(job: dict[str, Any], lesson: Lesson, places: Places, loaded: Loaded) -> dict[str, Any]:
    name, attempt = job["probes"][0]
    given = Draws(job["seed"], name, attempt, Path(job["scratch"]) if job["scratch"] else None, places)
    probe = replace(lesson.probe(name), seconds=job["seconds"])
    with Tracer(loaded.sources, job["trace"]) as tracer:
        report(probe, Student(loaded.module.__dict__), given, loaded.sources, None)
    attributes = {
        function: {name: sorted(found) for name, found in names.items()}
        for function, names in tracer.attributes.items()
    }
    return {"event": "traced", "values": [list(one) for one in tracer.values], "attributes": attributes}


def _define(source: str, label: str, namespace: dict[str, Any]) -> dict[str, Any] | None:
    """Run a candidate's definition; how that failed, if it did. Nobody reads what went wrong in it."""
    remember_source(label, source)
    try:
        with time_limit(DEFINITION_SECONDS):
            exec(compile(source, label, "exec", dont_inherit=True), namespace)
    except BaseException as error:
        return Failure(type(error).__name__[:100], "").as_data()
    return None


def _megabytes() -> int:
    """The most that this process has had in memory; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (2**20 if sys.platform == "darwin" else 2**10)
