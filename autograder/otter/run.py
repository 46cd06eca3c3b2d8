"""One submission of an otter notebook in a confined process, each question checked where the notebook asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.author.importing.cells import source_cell
from autograder.core.language import tr
from autograder.notebooks.outcome import Cell, Outcome, Output, Patience, limit_name, used_up
from autograder.notebooks.run import NotebookRun
from autograder.notebooks.server import NotebookServer
from autograder.otter.judge import DEEPEST, judged
from autograder.otter.read_tests import Tests
from autograder.otter.results import FileResult, Results
from autograder.otter.steps import Check, Seed, steps_of
from autograder.otter.submissions import Submission
from autograder.submission.folder import Unreadable
from autograder.submission.notebook import NotebookProblem, notebook_cells, notebook_metadata
from autograder.submission.python_file import decode_source
from autograder.wire.cells import Job, Scope, Stream

INTERRUPTED = 5.0  # seconds that a cell has to stop in when it is interrupted
_STAND_IN = Path(__file__).with_name("stand_in.py")


def cells_of(submission: Submission) -> list[object]:
    """The cells of a submission; a program is one.

    Raises:
        NotebookProblem: it cannot be read.
    """
    name, data = submission.program
    if submission.problem:
        raise NotebookProblem(submission.problem)
    if name.endswith(".ipynb"):
        return notebook_cells(data, name)
    try:
        return [{"cell_type": "code", "metadata": {}, "source": decode_source(data, name)}]
    except Unreadable as error:
        raise NotebookProblem(str(error)) from None


def sources_of(submission: Submission) -> list[str]:
    """The texts of its code cells; none where it cannot be read."""
    try:
        cells = [
            source_cell(number, one) for number, one in enumerate(cells_of(submission), 1) if isinstance(one, dict)
        ]
    except NotebookProblem:
        return []
    return [cell.source for cell in cells if cell.kind == "code"]


def marked(submission: Submission, tests: Tests, server: NotebookServer, job: Job, seconds: float) -> Results:
    """Mark a submission.

    Args:
        submission: what was handed in.
        tests: what it is marked by.
        server: starts its process.
        job: for its process.
        seconds: how long one cell, and one part of a test, may take.

    Raises:
        NoServer: no process can be started.
    """
    try:
        cells = cells_of(submission)
        _same_assignment(submission, tests)
    except NotebookProblem as error:
        return Results(submission.file, {}, str(error))
    config = tests.config
    seed = Seed(config.get("seed"), config.get("seed_variable"))
    run = _Run(NotebookRun(server, job, _files(submission, tests)), Patience(seconds, INTERRUPTED))
    found: dict[str, FileResult] = {}
    try:
        for step in steps_of(cells, list(tests.files), seed):
            if isinstance(step, Check):
                file = tests.files[step.question]
                found[file.name] = FileResult(file, judged(file, run.test))
            else:
                run.cell(step.source)
    finally:
        run.close()
    return Results(submission.file, found, limits=tuple(run.limits))


def _same_assignment(submission: Submission, tests: Tests) -> None:
    wanted = tests.config.get("assignment_name")
    name, data = submission.program
    if not wanted or not name.endswith(".ipynb"):
        return
    own = notebook_metadata(data).get("otter")
    said = own.get("assignment_name") if isinstance(own, dict) else None
    if said != wanted:
        raise NotebookProblem(
            tr(
                "Received submission for assignment '{other}' (this is assignment '{wanted}')",
                other=said,
                wanted=wanted,
            )
        )


def _files(submission: Submission, tests: Tests) -> dict[str, bytes]:
    """What lies beside the notebook: the student's files but tests, the course's over them, and otter's stand-in."""
    own = {place: data for place, data in submission.files.items() if not place.startswith(("tests/", "otter/"))}
    own.pop("otter.py", None)
    return {**own, **tests.support, "otter/__init__.py": _STAND_IN.read_bytes()}


@dataclass
class _Run:
    """The process of a submission, with what is to be said of it."""

    process: NotebookRun
    patience: Patience
    limits: list[str] = field(default_factory=list)
    _number: int = 0

    def cell(self, source: str) -> None:
        """Run a cell's text; what it shows is not kept."""
        self._run(Cell(self._number, source, False), [])

    def test(self, source: str, scope: Scope) -> tuple[str, Outcome]:
        """Run a test; what it prints, and how it ends."""
        said: list[Output] = []
        outcome = self._run(Cell(self._number, source, True, scope), said)
        return _printed(said), outcome

    def _run(self, cell: Cell, said: list[Output]) -> Outcome:
        self._number += 1
        outcome = self.process.cell(cell, self.patience, said.append if cell.test else lambda output: None)
        if outcome.stopped:
            reason = outcome.words or used_up(outcome.stopped)
            told = (
                tr("a test hit a limit ({limit}): {reason}", limit=limit_name(outcome.stopped), reason=reason)
                if cell.test
                else tr("a cell hit a limit ({limit}): {reason}", limit=limit_name(outcome.stopped), reason=reason)
            )
            self.limits.append(told)
        return outcome

    def close(self) -> None:
        self.process.close()


def _printed(said: Sequence[Output]) -> str:
    return "".join(one.text for one in said if isinstance(one, Stream) and one.name == "stdout")[:DEEPEST]
