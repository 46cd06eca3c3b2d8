"""Runs of isolated notebooks that are kept: used again while nothing has changed that their outputs rest on."""

import base64
import hashlib
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import msgspec
from nbformat import NotebookNode, from_dict

from autograder import __version__
from autograder.core.files import UNFINISHED, read_json, remove_unfinished, write_json
from autograder.nbgrader.written_files import put_written
from autograder.notebooks.outcome import Outcome
from autograder.record.notebook_runs import FOLDER
from autograder.wire.cells import Job

SCHEMA = 3


@dataclass(frozen=True)
class KeptRun:
    """The place of one student's run of one notebook.

    Attributes:
        path: of its file.
        digest: of all that its outputs rest on.
    """

    path: Path
    digest: str

    def read(self) -> dict[str, Any] | None:
        """What was kept; None where nothing was, or of something else."""
        found = read_json(self.path)
        return found if isinstance(found, dict) and found.get("digest") == self.digest else None

    def write(self, cells: Sequence[Mapping[str, Any]], about: Mapping[str, Any]) -> None:
        """Keep a run.

        Args:
            cells: of each that ran, its number, count, outputs and how it ended.
            about: what the run says about the notebook as a whole.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_json(self.path, {"schema": SCHEMA, "digest": self.digest, **about, "cells": list(cells)})


def kept_run(
    records: Path,
    asked: Mapping[str, Any],
    job: Job,
    cells: Sequence[Sequence[Any]],
    files: Mapping[str, bytes],
    conditions: Sequence[Any],
) -> KeptRun:
    """Where a run is kept, and under which digest.

    Args:
        records: the folder of the records.
        asked: nbgrader's words for the notebook: student, assignment, notebook.
        job: what its process gets.
        cells: of each code cell, what is run and how.
        files: beside it.
        conditions: anything else that outputs rest on, as JSON can hold it.
    """
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    parts = [SCHEMA, __version__, sys.version, packages(), cells, hashes, conditions]
    text = json.dumps(parts, sort_keys=True).encode("utf-8", "surrogatepass")
    own = msgspec.json.encode(job, order="deterministic")
    digest = hashlib.sha256(own + b"\0" + text).hexdigest()
    who = "\0".join((str(asked["student"]), str(asked["notebook"])))
    name = hashlib.sha256(who.encode("utf-8", "surrogateescape")).hexdigest()[:32]
    folder = records / FOLDER / str(asked["assignment"])
    tidy(folder)
    return KeptRun(folder / f"{name}.json", digest)


@cache
def tidy(folder: Path) -> None:
    """Once in a process, remove what a killed run has left half written."""
    remove_unfinished(folder.glob(f"{UNFINISHED}*"))


@cache
def packages() -> str:
    """A digest of all that is installed for this Python."""
    found = sorted({f"{one.name} {one.version}" for one in metadata.distributions()})
    return hashlib.sha256("\n".join(found).encode()).hexdigest()


def to_keep(
    nb: NotebookNode,
    outcomes: Mapping[int, Outcome],
    asked: Mapping[str, Any],
    points: Callable[[NotebookNode], float | None],
    written: Mapping[str, bytes],
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """What `KeptRun.write` takes of a notebook that has run.

    Args:
        nb: the notebook.
        outcomes: of its cells.
        asked: nbgrader's words for it: student, notebook.
        points: what a cell can give; None for one that is no test.
        written: the files that it has written.
    """
    cells = [
        {
            "number": index,
            "name": nb.cells[index].metadata.get("nbgrader", {}).get("grade_id"),
            "points": points(nb.cells[index]),
            "count": nb.cells[index].execution_count,
            "outputs": nb.cells[index].outputs,
            "execution": nb.cells[index].metadata.get("execution", {}),
            "limit": outcome.stopped,
            "words": outcome.words,
            "seconds": round(outcome.seconds, 3),
        }
        for index, outcome in outcomes.items()
    ]
    about = {
        "student": str(asked["student"]),
        "notebook": str(asked["notebook"]),
        "widgets": nb.metadata.get("widgets"),
        "written": {name: base64.b64encode(data).decode() for name, data in written.items()},
    }
    return json.loads(json.dumps(cells)), about


def put_back(nb: NotebookNode, known: dict[str, Any], folder: Path) -> None:
    """Give cells the outputs of an earlier run, and the notebook's folder the files that it has written."""
    put_written(folder, {name: base64.b64decode(data) for name, data in known["written"].items()})
    for kept in known["cells"]:
        cell = nb.cells[kept["number"]]
        cell.outputs = [from_dict(output) for output in kept["outputs"]]
        cell.execution_count = kept["count"]
        cell.metadata["execution"] = from_dict(kept["execution"])
    if known.get("widgets"):
        nb.metadata["widgets"] = from_dict(known["widgets"])
