"""A class of otter notebooks, marked several at once, with otter's files written as each is done."""

import csv
import io
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from autograder.core.errors import UsageProblem
from autograder.core.files import write_json, write_whole
from autograder.core.language import tr
from autograder.notebooks.server import NotebookServer
from autograder.notebooks.source import code_of
from autograder.otter.read_tests import Tests, read_tests
from autograder.otter.results import Results, class_table, gradescope
from autograder.otter.run import marked, sources_of
from autograder.otter.submissions import Submission, submissions_in
from autograder.otter.trust import libraries_of, trusted_for
from autograder.sandbox.choice import choose
from autograder.wire.cells import Job, Limits

RESULTS, TABLE = "results.json", "final_grades.csv"


@dataclass(frozen=True)
class Wanted:
    """What is asked for.

    Attributes:
        submitted: a file or a folder, see `submissions_in`.
        tests: see `read_tests`.
        out: the folder of the results.
        notebook: that students got; None where it is not given.
        workers: how many are marked at once.
        seconds: how long one cell, and one part of a test, may take.
        memory: megabytes of one notebook.
        min_tier: how strictly they have to be isolated at least.
    """

    submitted: Path
    tests: Path
    out: Path
    notebook: Path | None
    workers: int
    seconds: float
    memory: int
    min_tier: int


def run_class(wanted: Wanted, say: Callable[[Results, int, int], None] = lambda found, done, of: None) -> list[Results]:
    """Mark a class, and write `OUT/<name>/results.json` and `OUT/final_grades.csv`.

    Args:
        wanted: see there.
        say: told each result, how many are done, and of how many.

    Raises:
        UsageProblem: there is nothing to mark or to mark by, or the machine isolates less than asked for.
        NoServer: no process can be started.
    """
    tests = read_tests(wanted.tests)
    handed_in = submissions_in(wanted.submitted)
    level = choose(wanted.min_tier)
    notebooks = _notebooks(wanted, tests, handed_in)
    files = list(tests.files.values())
    job = Job("", Limits(memory=wanted.memory), trusted_for(files, notebooks))
    hidden = [path for path in (wanted.submitted, wanted.tests, wanted.out) if path.exists()]
    libraries = libraries_of(files, notebooks)
    found: dict[str, Results] = {}
    workers = min(wanted.workers, len(handed_in))
    with _servers(lambda: NotebookServer(level, hidden, libraries)) as server, ThreadPoolExecutor(workers) as pool:

        def mark(one: Submission) -> Results:
            return marked(one, tests, server(), job, wanted.seconds)

        waiting = {pool.submit(mark, one): one for one in handed_in}
        try:
            for future in as_completed(waiting):
                one = waiting[future]
                found[one.name] = future.result()
                write_json(wanted.out / one.name / RESULTS, gradescope(found[one.name], tests.config))
                say(found[one.name], len(found), len(handed_in))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    in_order = [found[one.name] for one in handed_in]
    write_whole(wanted.out / TABLE, _table(in_order))
    return in_order


def _notebooks(wanted: Wanted, tests: Tests, handed_in: Sequence[Submission]) -> list[list[str]]:
    """The notebooks that say what names mean: the course's own, or those of the class."""
    own = wanted.notebook or tests.notebook
    if own is None:
        return [sources for one in handed_in if (sources := sources_of(one))]
    cells = [source for source, _ in code_of(own)]
    if not cells:
        raise UsageProblem(tr("{path} is no notebook with code: name the notebook that students got", path=own))
    return [cells]


@contextmanager
def _servers(make: Callable[[], NotebookServer]) -> Iterator[Callable[[], NotebookServer]]:
    """A server for each thread that asks; all of them are ended."""
    own = threading.local()
    made: list[NotebookServer] = []

    def server() -> NotebookServer:
        if not hasattr(own, "server"):
            own.server = make()
            made.append(own.server)
        found: NotebookServer = own.server
        return found

    try:
        yield server
    finally:
        for one in made:
            one.close()


def _table(found: Sequence[Results]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(class_table(found))
    return text.getvalue().encode()
