"""One job beside student code: load the program, run the probes asked for, report each as it ends."""

import io
import os
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from autograder.lesson import Draws, Lesson, Probe
from autograder.lesson.observed import shown
from autograder.lesson.resources import Places
from autograder.wire import FrameError, encode_frame
from autograder.worker.execute import Student, StudentModules, execute, new_module
from autograder.worker.failure import Failure, describe
from autograder.worker.limits import OutputLimit, time_limit
from autograder.worker.load import train_once
from autograder.worker.machine import machine_with
from autograder.worker.meter import Meter, meter_for
from autograder.worker.no_subprocesses import Notes, load_without_workers, run_uncompiled

ENDLESS = 2  # probes of a task that run out of time before the others are not run any more
Send = Callable[[bytes], None]


class Sink(io.TextIOBase):
    """Takes whatever a submission prints, and keeps none of it.

    Raises `OutputLimit` in the program that prints more than so many megabytes.
    """

    encoding = "utf-8"

    def __init__(self, megabytes: int) -> None:
        self._megabytes = megabytes
        self._left = megabytes * 2**20

    def write(self, text: str) -> int:
        self._left -= len(text)
        if self._left < 0:
            raise OutputLimit(self._megabytes)
        return len(text)

    def writable(self) -> bool:
        return True


def run_job(job: dict[str, Any], lesson: Lesson, places: Places, send: Send) -> None:
    """Do a job and report on it.

    Args:
        job: `program`, `patches` (right versions of earlier tasks, as `source` and `names`), `probes` as
            [name, attempt] pairs, `seed`, `skip`, `scratch`, `device` (what the machine has), `limits`, and `endless`:
            by task, how its probes ran out of time in an earlier process.
        lesson: the lesson's declarations.
        places: where its resources are.
        send: takes each message as a frame: `statement` and `probe` before something runs, `loaded` and `observed`
            after, `done` at the end.
    """
    become_quiet(job["limits"]["output"])
    torch.set_num_threads(1)
    with machine_with(job["device"], own_process=True):
        _run(job, lesson, places, send)


def _run(job: dict[str, Any], lesson: Lesson, places: Places, send: Send) -> None:
    meter, notes = meter_for(job), Notes()
    load_without_workers(notes)
    run_uncompiled()
    sources = {_label(unit): unit["source"] for unit in job["program"]["units"]}
    sources |= {f"{name}.py": text for name, text in job["program"]["modules"].items()}
    sys.meta_path.append(StudentModules(job["program"]["modules"]))
    module = new_module(lesson.name)
    Draws(job["seed"], "program").seed_everything()
    load_errors = execute(
        job["program"]["units"],
        module,
        frozenset(job["skip"]),
        lambda index: send(encode_frame({"event": "statement", "index": index})),
        sources,
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
    student = Student(module.__dict__)
    endless: dict[str, list[dict[str, Any]]] = job["endless"]
    late = job["probes"][0][0] if job["fast_first_result"] and job["probes"] else None
    for name, attempt in job["probes"]:
        if late and lesson.probes[name].task != lesson.probes[late].task:
            train_once()  # not on the time of the probe that would be the first to need it
            late = None
        send(encode_frame({"event": "probe", "name": name, "attempt": attempt}))
        given = Draws(job["seed"], name, attempt, Path(job["scratch"]) if job["scratch"] else None, places)
        probe = lesson.probes[name]
        before = endless.setdefault(probe.task, [])
        if len(before) < ENDLESS:
            message, frame = _report(probe, student, given, sources, meter)
        else:  # a task that trains as a whole would otherwise take its dozen limits, one after another
            message = _empty_report(probe, given) | {"failure": before[-1], "seconds": 0.0}
            frame = encode_frame(message)
        if message["failure"] and message["failure"]["kind"] == "TimeLimit":
            before.append(message["failure"])
        send(frame)
    send(encode_frame({"event": "done", "workers": notes.workers}))


def apply_patch(source: str, names: list[str], namespace: dict[str, Any]) -> None:
    """Put the instructor's definitions of some names in the place of the student's; nothing else changes.

    The definitions leave no text behind that student code could find: no module, no source for tracebacks.
    """
    own: dict[str, Any] = {"__name__": "right_versions"}
    exec(compile(source, "<right versions>", "exec", dont_inherit=True, optimize=2), own)
    namespace.update({name: own[name] for name in names})


def observe(
    probe: Probe, student: Student, given: Draws, sources: dict[str, str], meter: Meter | None = None
) -> dict[str, Any]:
    """Run one probe and return its report; never raises for what student code does."""
    return _report(probe, student, given, sources, meter)[0]


def _report(
    probe: Probe, student: Student, given: Draws, sources: dict[str, str], meter: Meter | None
) -> tuple[dict[str, Any], bytes]:
    """The report, also as a frame."""
    if meter:
        meter.begin()
    message = _empty_report(probe, given)
    began = time.perf_counter()
    given.seed_everything()
    torch.set_grad_enabled(True)
    torch.set_default_dtype(torch.float32)
    torch.set_default_device(None)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with time_limit(probe.seconds):
                found = shown(probe.function(student, given), probe.name)
        message |= {"values": found.values, "signature": found.signature, "seconds": time.perf_counter() - began}
        return message, encode_frame(message)
    except FrameError as error:
        failure = Failure("Unusable", f"what came back cannot be looked at: {error}")
    except BaseException as error:
        failure = describe(error, sources, meter.sentence(error) if meter else None)
    message |= {"values": {}, "signature": None, "failure": failure.as_data(), "seconds": time.perf_counter() - began}
    return message, encode_frame(message)


def _empty_report(probe: Probe, given: Draws) -> dict[str, Any]:
    """A report on a probe that has shown nothing yet."""
    return {
        "event": "observed",
        "name": probe.name,
        "attempt": given.attempt,
        "nonce": given.nonce,
        "values": {},
        "signature": None,
        "failure": None,
    }


def become_quiet(megabytes: int) -> None:
    """Nothing is read from the terminal, nothing is shown on it (and no more than this printed), no window opens."""
    os.environ["MPLBACKEND"] = "Agg"
    os.environ["AUTOGRADER_OBSERVING"] = "1"
    sys.stdin = io.StringIO()
    sys.stdout = sys.stderr = Sink(megabytes)


def _label(unit: dict[str, Any]) -> str:
    return unit["file"] if unit["cell"] is None else f"{unit['file']}, cell {unit['cell']}"
