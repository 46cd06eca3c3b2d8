"""An ordinary notebook's cells, run isolated and brought into the form in which nbclient takes a kernel's messages."""

import base64
import math
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from autograder.core.language import tr
from autograder.core.text import points
from autograder.notebooks.outcome import NOT_RUN, TIME, Outcome, Output
from autograder.wire.cells import OUTPUT, Clear, Comm, Display, Failed, Stream

KEPT_BACK = ("execute_result",)  # of a test cell: its own comes with its end
NAMES = {TIME: "CellTimeoutError", OUTPUT: "OutputLimit", NOT_RUN: "NotRun"}


def message_of(output: Output, number: int) -> dict[str, Any]:
    """An output as nbclient takes it from a kernel."""
    kind, content, metadata, buffers = _parts(output)
    return {
        "msg_type": kind,
        "header": {"msg_type": kind, "date": datetime.now(UTC)},
        "parent_header": {"msg_id": f"cell-{number}"},
        "content": content,
        "metadata": metadata,
        "buffers": buffers,
    }


def _parts(output: Output) -> tuple[str, dict[str, Any], dict[str, Any], list[bytes]]:
    match output:
        case Stream(name=name, text=text):
            return "stream", {"name": name, "text": text}, {}, []
        case Failed(ename=ename, evalue=evalue, traceback=traceback):
            return "error", {"ename": ename, "evalue": evalue, "traceback": traceback}, {}, []
        case Clear(wait=wait):
            return "clear_output", {"wait": wait}, {}, []
        case Comm():
            about: dict[str, Any] = {"comm_id": output.comm_id, "data": output.data, "target_name": output.target}
            return output.kind, about, output.metadata, [base64.b64decode(one) for one in output.buffers]
        case Display():
            content: dict[str, Any] = {"data": output.data, "metadata": output.metadata}
            if output.display_id is not None:
                content["transient"] = {"display_id": output.display_id}
            if output.kind == "execute_result":
                content["execution_count"] = output.count
            return output.kind, content, {}, []


class NobodyThere:
    """The place of a kernel's client: widgets get no answer."""

    session = shell_channel = property(lambda self: self)

    def msg(self, *parts: Any, **named: Any) -> None:
        """Nothing is made of a message."""

    def send(self, *parts: Any, **named: Any) -> None:
        """Nobody takes it."""


def reply_of(outcome: Outcome, on_timeout: Mapping[str, Any] | None) -> dict[str, Any]:
    """How a cell ended, as a kernel's reply.

    Args:
        outcome: how it ended.
        on_timeout: what nbgrader wants to be told of a cell that took too long, `error_on_timeout`.
    """
    if outcome.stopped == TIME and on_timeout:
        return {"content": {**on_timeout, "status": "error"}}
    if outcome.failed is not None:
        failed = outcome.failed
        told = {"ename": failed.ename, "evalue": failed.evalue, "traceback": list(failed.traceback)}
        return {"content": {"status": "error", **told}}
    if outcome.stopped and outcome.count is None:
        name = NAMES.get(outcome.stopped, "DeadKernelError")
        sentence = tr("This cell did not run to its end: {reason}.", reason=outcome.words)
        told = {"ename": name, "evalue": sentence, "traceback": [f"\x1b[0;31m{name}\x1b[0m: {sentence}"]}
        return {"content": {"status": "error", **told}}
    return {"content": {"status": "ok"}}


def scored(result: Display, most: float) -> Display | Failed:
    """The result of a test cell; an error where it is a number, but not one of the points that the cell can give.

    nbgrader would give all points for what is not a number or below 0, and give up on a submission with too many.
    """
    text = result.data.get("text/plain")
    try:
        number = float(text) if isinstance(text, str) else 0.0
    except ValueError:
        return result
    if math.isfinite(number) and 0 <= number <= most:
        return result
    sentence = tr(
        "This test gave {given} points, and can give 0 to {most}. That counts as 0.", given=text, most=points(most)
    )
    return Failed("NoPoints", sentence, [f"NoPoints: {sentence}"])


@dataclass(frozen=True)
class Files:
    """The files that a notebook finds in its folder.

    Attributes:
        contents: by their paths from there.
        left_out: sentences about those that it does not find.
    """

    contents: dict[str, bytes]
    left_out: tuple[str, ...] = ()


def files_of(folder: Path, submitted: Path, megabytes: int) -> Files:
    """The files beside a notebook.

    Args:
        folder: nbgrader's working copy.
        submitted: the submission. What is a link there was followed when nbgrader copied it, and is left out.
        megabytes: how much they may be together.
    """
    contents: dict[str, bytes] = {}
    left_out = []
    left = megabytes * 2**20
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name.endswith(".ipynb"):  # the notebooks themselves, which nbgrader has at work
            continue
        if any(place.is_symlink() for place in _places(submitted, name)):
            left_out.append(tr("{name} is a link, which is not followed", name=name))
            continue
        data = _read(path, left)
        if data is None:
            continue
        left -= len(data)
        if left < 0:
            left_out.append(
                tr(
                    "{name} and what comes after it: the files are more than {megabytes} MB",
                    name=name,
                    megabytes=megabytes,
                )
            )
            break
        contents[name] = data
    return Files(contents, tuple(left_out))


def _places(folder: Path, name: str) -> list[Path]:
    parts = name.split("/")
    return [folder.joinpath(*parts[: count + 1]) for count in range(len(parts))]


def _read(path: Path, most: int) -> bytes | None:
    """What is in a regular file; None for anything else. No more is read than tells that it is too large."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return None
    with os.fdopen(descriptor, "rb") as file:
        return file.read(most + 1)
