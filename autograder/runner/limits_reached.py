"""Limits that were reached: why a process that observed a submission ended, as the failure a check is charged with.

Each names the limit, how much was used where that is known, and what usually causes it.
"""

from typing import Any

from autograder.core.language import noted, tr
from autograder.lesson import Limits
from autograder.runner.endings import told

MEGABYTE = 2**20
CAUSES = {
    "a segmentation fault": noted(
        "its process ended by a segmentation fault, usually a function that calls itself without an end, or memory "
        "used by hand (`ctypes`)"
    ),
    "an abort": noted("its process ended by an abort, usually a library that could get no more memory"),
    "being killed": noted("its process ended by being killed, usually for taking more memory than the machine has"),
}


def killed(message: str) -> dict[str, Any]:
    """The process did not survive; the message says how."""
    return {"kind": "Killed", "message": message, "unit": None, "line": None, "code": None, "function": None}


def died(how: str | None) -> dict[str, Any]:
    """It ended by itself, or by a signal."""
    if how is None:
        return killed(tr("it ended its own process"))
    return killed(tr(CAUSES[how]) if how in CAUSES else tr("its process ended by {how}", how=told(how)))


def not_interrupted(seconds: float) -> dict[str, Any]:
    """It ran out of time and did not react to being interrupted."""
    cause = tr(
        "It did not react to being interrupted: usually it was inside one very long call, such as "
        "`sum(range(10**12))`, or an `except:` in a loop caught everything."
    )
    return killed(f"stopped after {seconds:g} seconds") | {"kind": "TimeLimit", "limit": cause}


def _reached(sentence: str) -> dict[str, Any]:
    return killed(sentence) | {"kind": "LimitReached"}


def computing(limits: Limits) -> dict[str, Any]:
    """All the computing that a submission may do is done."""
    return _reached(
        tr(
            "All checks of a submission together may compute for {seconds:,} seconds, and these are used up. "
            "Usually several tasks compute without an end, or in several threads.",
            seconds=limits.cpu,
        )
    )


def whole_time(limits: Limits) -> dict[str, Any]:
    """All the time that a submission may take is over."""
    return _reached(
        tr(
            "All checks of a submission together may take {seconds:,} seconds, and these were over before "
            "this one. Usually several tasks do not come to an end.",
            seconds=limits.seconds,
        )
    )


def output(limits: Limits) -> dict[str, Any]:
    """More was handed back to the kit than may be."""
    return _reached(
        tr(
            "More than {megabytes:,} MB came back from the submission, and it was stopped. Usually a list or a "
            "tensor that is returned is far larger than asked for.",
            megabytes=limits.output,
        )
    )


def files(used: tuple[int, int], limits: Limits) -> dict[str, Any] | None:
    """More files than a submission may have; None where these are within the limits.

    Args:
        used: bytes and number of the files.
        limits: the lesson's.
    """
    size, count = used
    if size <= limits.files * MEGABYTE and count <= limits.file_count:
        return None
    return _reached(
        tr(
            "A submission may have {megabytes:,} MB in {files:,} files; it had {used:,} MB in {count:,} and "
            "was stopped. Usually something is written in every step of a loop.",
            megabytes=limits.files,
            files=limits.file_count,
            used=size // MEGABYTE,
            count=count,
        )
    )
