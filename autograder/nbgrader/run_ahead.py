"""Ordinary notebooks, run ahead of nbgrader's turn: several at once, in processes that write only kept runs."""

import contextlib
import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.utils import find_all_files, setenv

from autograder.nbgrader.converter import Chosen, converter_for
from autograder.nbgrader.marks import MarkChecks
from autograder.nbgrader.run_isolated import Ahead
from autograder.nbgrader.servers import close_servers


def run_ahead(assignment: str, books: Sequence[str], workers: int) -> Iterator[tuple[str, Ahead]]:
    """Run notebooks, several at once.

    Args:
        assignment: of the course in the current folder.
        books: paths of submitted notebooks.
        workers: how many run at once.

    Yields:
        each notebook as it ends, with what is to be said of it. One whose process dies is left to nbgrader's own turn.
    """
    if not books:
        return
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(min(workers, len(books)), context, _begin_worker, (assignment,)) as pool:
        waiting = {pool.submit(_run_one, book): book for book in books}
        for future in as_completed(waiting):
            found = Ahead()
            with contextlib.suppress(BrokenProcessPool):
                found = future.result()
            yield waiting[future], found


_worker: list[Chosen] = []


def _begin_worker(assignment: str) -> None:
    converter = converter_for(assignment)
    converter.exporter = converter.exporter_class(parent=converter, config=converter.config)
    _worker[:] = [converter]
    Finalize(None, close_servers, exitpriority=10)  # a forked process runs nothing else when it ends


def _run_one(book: str) -> Ahead:
    """Bring a submitted notebook to where nbgrader would run it, and run it."""
    converter = _worker[0]
    resources = converter.init_single_notebook_resources(book)
    asked = resources["nbgrader"]
    name = f"{asked['student']}, {asked['notebook']}"
    try:
        nb, resources = _sanitized(converter, book, resources)
        with _working_copy(converter, asked["student"], asked["assignment"]) as copy:
            resources["metadata"] = {"path": str(copy)}
            converter._sanitizing = False
            converter._init_preprocessors()
            marks = next(one for one in converter.exporter._preprocessors if isinstance(one, MarkChecks))
            with setenv(NBGRADER_EXECUTION="autograde"):
                found = marks.run_ahead(nb, resources)
    except Exception:  # nbgrader's own turn comes to it, and says what is wrong
        return Ahead()
    finally:
        converter._sanitizing = True
    return Ahead(
        tuple(f"{name}, {limit}" for limit in found.limits), tuple(f"{name}: {why}" for why in found.unisolated)
    )


def _sanitized(converter: Chosen, book: str, resources: Any) -> tuple[Any, Any]:
    converter._sanitizing = True
    converter._init_preprocessors()
    text, resources = converter.exporter.from_filename(book, resources=resources)
    return nbformat.reads(text, 4), resources


@contextlib.contextmanager
def _working_copy(converter: Chosen, student: str, assignment: str) -> Iterator[Path]:
    """The files beside a notebook, as nbgrader puts them together: the student's, and the course's over them."""
    directory = converter.coursedir
    ignored = [*directory.ignore, "*.ipynb"]
    submitted = directory.format_path(directory.submitted_directory, student, assignment)
    source = directory.format_path(directory.source_directory, ".", assignment)
    kept = {os.path.join(source, name) for name in converter.exclude_overwriting.get(assignment, [])}
    with tempfile.TemporaryDirectory() as folder:
        for place in (submitted, source):
            for path in find_all_files(place, ignored):
                if path not in kept and not os.path.islink(path):
                    target = Path(folder, os.path.relpath(path, place))
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(path, target)
        yield Path(folder)
