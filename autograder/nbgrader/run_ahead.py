"""Ordinary notebooks, run ahead of nbgrader's turn: several at once, in processes that write only kept runs."""

import contextlib
import multiprocessing
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.utils import find_all_files, setenv

from autograder.core.tempdirs import remove_private_folder, temporary_folder
from autograder.core.trees import remove
from autograder.nbgrader.converter import Chosen, converter_for
from autograder.nbgrader.marks import MarkChecks
from autograder.nbgrader.run_isolated import Ahead
from autograder.nbgrader.servers import begin_loading, close_servers
from autograder.runner.zygote import adopt
from autograder.sandbox import identity


@contextlib.contextmanager
def running_ahead(converter: Chosen, books: Sequence[str], workers: int) -> Iterator[Callable[[str], Ahead]]:
    """Run notebooks, several at once, in their order.

    Args:
        converter: of the assignment, for the course in the current folder.
        books: paths of submitted notebooks.
        workers: how many run at once.

    Yields:
        a function that waits for a notebook, and gives what is to be said of it. One whose process dies is left to
        nbgrader's own turn.
    """
    if not books:
        yield lambda book: Ahead()
        return
    assignment = converter.coursedir.assignment_id
    begin_loading(converter, assignment)
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(min(workers, len(books)), context, _begin_worker, (os.getpid(), assignment))
    try:
        waiting = {book: pool.submit(_run_one, book) for book in books}

        def wait_for(book: str) -> Ahead:
            with contextlib.suppress(BrokenProcessPool):
                return waiting[book].result()
            return Ahead()

        yield wait_for
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)  # who interrupts does not wait for the rest of the class
        raise
    pool.shutdown()


_worker: list[Chosen] = []


def _begin_worker(parent: int, assignment: str) -> None:
    if sys.platform == "linux":
        identity.die_with_parent(parent)  # else it would wait for ever for a parent that was killed
    adopt(parent)
    converter = converter_for(assignment)
    converter.exporter = converter.exporter_class(parent=converter, config=converter.config)
    _worker[:] = [converter]
    # A forked process runs nothing else when it ends.
    Finalize(None, remove_private_folder, exitpriority=5)
    Finalize(None, close_servers, exitpriority=10)


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
        tuple(f"{name}, {limit}" for limit in found.limits),
        tuple(f"{name}: {why}" for why in found.unisolated),
        tuple(f"{name}: {why}" for why in found.confined),
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
    folder = temporary_folder()
    submitted = directory.format_path(directory.submitted_directory, student, assignment)
    source = directory.format_path(directory.source_directory, ".", assignment)
    kept = {os.path.join(source, name) for name in converter.exclude_overwriting.get(assignment, [])}
    try:
        for place in (submitted, source):
            for path in find_all_files(place, ignored):
                if path not in kept and not os.path.islink(path):
                    target = folder / os.path.relpath(path, place)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(path, target)
        yield folder
    finally:
        remove(folder)
