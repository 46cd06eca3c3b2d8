"""Reports: one probe run on a program, and what it showed as a message."""

import time
import warnings
from typing import Any

import torch

from autograder.core.language import tr
from autograder.lesson import Draws, Probe
from autograder.lesson.observed import shown
from autograder.wire import FrameError, decode_frame, encode_frame
from autograder.worker.execute import Student
from autograder.worker.failure import Failure, describe
from autograder.worker.limits import time_limit
from autograder.worker.meter import Meter
from autograder.worker.stand_in import wanted


def observe(
    probe: Probe, student: Student, given: Draws, sources: dict[str, str], meter: Meter | None = None
) -> dict[str, Any]:
    """Run one probe and return its report as it arrives in another process; never raises for what student code does."""
    return decode_frame(report(probe, student, given, sources, meter)[1])


def report(
    probe: Probe, student: Student, given: Draws, sources: dict[str, str], meter: Meter | None
) -> tuple[dict[str, Any], bytes]:
    """The report, also as a frame."""
    if meter:
        meter.begin()
    message = empty_report(probe, given)
    wanted.clear()
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
        message["absent"] = sorted(wanted)
        return message, encode_frame(message)
    except FrameError as error:
        said = tr("what came back cannot be looked at: {error}", error=error)
        failure = Failure("Unusable", said)
    except BaseException as error:
        failure = describe(error, sources, meter.sentence(error) if meter else None)
    message |= {"values": {}, "signature": None, "failure": failure.as_data(), "seconds": time.perf_counter() - began}
    message["absent"] = sorted(wanted)
    return message, encode_frame(message)


def empty_report(probe: Probe, given: Draws) -> dict[str, Any]:
    """A report on a probe that has shown nothing yet."""
    return {
        "event": "observed",
        "name": probe.name,
        "attempt": given.attempt,
        "nonce": given.nonce,
        "values": {},
        "signature": None,
        "failure": None,
        "absent": [],
    }
