"""One job beside student code: load the program, run the probes asked for, report each as it ends."""

import io
import os
import sys
from pathlib import Path
from typing import Any

import torch

from autograder.lesson import Draws, Lesson
from autograder.lesson.resources import Places
from autograder.wire import encode_frame
from autograder.worker.candidates import run_candidates
from autograder.worker.execute import Student
from autograder.worker.limits import OutputLimit
from autograder.worker.load import train_once
from autograder.worker.machine import machine_with
from autograder.worker.program import Loaded, Send, load
from autograder.worker.report import empty_report, report
from autograder.worker.stops import Stops


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
            [name, attempt] pairs, `seed`, `skip` and `slow` (numbers of statements, see `autograder.worker.execute`),
            `scratch`, `device` (what the machine has), `limits`, and `stops`, the account of an earlier process. With
            `candidates` the probes are run on each of these instead, see `autograder.worker.candidates`.
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
    loaded = load(job, lesson, send)
    if "candidates" in job:
        run_candidates(job, lesson, places, loaded, send)
    else:
        _run_probes(job, lesson, places, loaded, send)


def _run_probes(job: dict[str, Any], lesson: Lesson, places: Places, loaded: Loaded, send: Send) -> None:
    student = Student(loaded.module.__dict__)
    stops = Stops(**job["stops"])
    late = job["probes"][0][0] if job["fast_first_result"] and job["probes"] else None
    for name, attempt in job["probes"]:
        if late and lesson.probe(name).task != lesson.probe(late).task:
            train_once()  # not on the time of the probe that would be the first to need it
            late = None
        send(encode_frame({"event": "probe", "name": name, "attempt": attempt}))
        given = Draws(job["seed"], name, attempt, Path(job["scratch"]) if job["scratch"] else None, places)
        probe = lesson.probe(name)
        known = stops.spares(probe.task)
        if known is None:
            message, frame = report(probe, student, given, loaded.sources, loaded.meter)
            stops.note(probe.task, probe.seconds, message["failure"], message["seconds"])
        else:
            frame = encode_frame(empty_report(probe, given) | {"failure": known, "seconds": 0.0})
        send(frame)
    send(encode_frame({"event": "done", "workers": loaded.notes.workers}))


def become_quiet(megabytes: int) -> None:
    """Nothing is read from the terminal, nothing is shown on it (and no more than this printed), no window opens."""
    os.environ["MPLBACKEND"] = "Agg"
    os.environ["AUTOGRADER_OBSERVING"] = "1"
    sys.stdin = io.StringIO()
    sys.stdout = sys.stderr = Sink(megabytes)
