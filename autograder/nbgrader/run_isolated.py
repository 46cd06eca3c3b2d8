"""nbgrader's `Execute`, with the cells of ordinary notebooks run in confined processes instead of a kernel."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbclient.client import NotebookClient
from nbclient.exceptions import CellTimeoutError
from nbclient.util import run_hook, run_sync
from nbconvert.preprocessors import CoalesceStreamsPreprocessor
from nbformat import NotebookNode
from nbgrader.preprocessors import Execute

from autograder.core.language import tr
from autograder.core.text import one_line
from autograder.nbgrader.confined_kernels import ConfinedKernelManager
from autograder.nbgrader.elsewhere import CONFINED, UNISOLATED, elsewhere_of
from autograder.nbgrader.isolated import KEPT_BACK, Files, NobodyThere, files_of, message_of, reply_of, scored
from autograder.nbgrader.kept_runs import KeptRun, kept_run, put_back, to_keep
from autograder.nbgrader.plan import Expected, source_notebook
from autograder.nbgrader.servers import server_for
from autograder.nbgrader.settings import TorchGrade, directory_of, expected_for
from autograder.nbgrader.written_files import put_written
from autograder.notebooks.outcome import TIME, Cell, Outcome, Output, Patience, limit_name, used_up
from autograder.notebooks.run import NotebookRun
from autograder.notebooks.source import trusted_names
from autograder.sandbox.choice import choose
from autograder.wire.cells import Display, Job, Limits

PASSED_ON = "NBGRADER_"  # begins the names of variables that cells may see
LANGUAGE = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
    "version": sys.version.split()[0],
}


@dataclass(frozen=True)
class Ahead:
    """What is to be said of a notebook that ran ahead of nbgrader's turn.

    Attributes:
        limits: sentences about cells that hit a limit.
        unisolated: why it is left to nbgrader's own execution; none if it is not.
        confined: why it is left to a kernel, which bubblewrap confines; none if it is not.
    """

    limits: tuple[str, ...] = ()
    unisolated: tuple[str, ...] = ()
    confined: tuple[str, ...] = ()


class IsolatedExecute(Execute):
    """Runs notebooks of this Python isolated, unless the course says otherwise; others as nbgrader does."""

    _run: NotebookRun | None = None
    _limits: tuple[str, ...] = ()

    def run_ahead(self, nb: NotebookNode, resources: Any) -> Ahead:
        """Run a notebook and keep what it shows, if it would run isolated."""
        elsewhere = elsewhere_of(self, nb, resources)
        if elsewhere is not None:
            words = (elsewhere.why,)
            return Ahead(confined=words) if elsewhere.confined else Ahead(unisolated=words)
        self.preprocess(nb, resources)
        return Ahead(self._limits)

    def preprocess(self, nb: NotebookNode, resources: Any, km: Any = None) -> tuple[NotebookNode, Any]:
        """Run a notebook's cells, isolated where that is possible and wanted."""
        elsewhere = elsewhere_of(self, nb, resources)
        if elsewhere is not None:
            self.log.warning(tr(CONFINED) if elsewhere.confined else tr(UNISOLATED), elsewhere.why)
            if elsewhere.confined:
                self.kernel_manager_class = ConfinedKernelManager
            return super().preprocess(nb, resources, km)
        asked = resources["nbgrader"]
        self._expected = expected_for(self, asked)
        NotebookClient.__init__(self, nb, km)
        self.reset_execution_trackers()
        self._check_assign_resources(resources)
        self.kc = NobodyThere()
        self._outcomes: dict[int, Outcome] = {}
        files = self._files(asked, resources)
        job = self._job(asked)
        kept = self._kept(nb, asked, job, files)
        folder = Path(resources["metadata"]["path"])
        known = kept.read() if TorchGrade(parent=self).reuse else None
        nb.metadata["language_info"] = dict(LANGUAGE)
        if known is not None:
            self.log.info(tr("nothing has changed since this notebook ran: its outputs are used again"))
            put_back(nb, known, folder)
            self._limits = tuple(
                _limit(one["number"], one["limit"], one["words"]) for one in known["cells"] if one["limit"]
            )
            return nb, resources
        self._run = NotebookRun(server_for(self, asked["assignment"]), job, files.contents, self.startup_timeout)
        try:
            for index, cell in enumerate(nb.cells):
                self.preprocess_cell(cell, resources, index)
            written = self._run.written()
        finally:
            self._run.close()
            self._run = None
        self.set_widgets_metadata()
        self._limits = tuple(_limit(n, one.stopped, one.words) for n, one in self._outcomes.items() if one.stopped)
        for sentence in self._limits:
            self.log.warning("%s", sentence)
        put_written(folder, written)
        kept.write(*to_keep(nb, self._outcomes, asked, self._points, written))
        return nb, resources

    def create_kernel_manager(self) -> Any:
        """The manager of the notebook's kernel, told what the kernel may see."""
        manager = super().create_kernel_manager()
        if isinstance(manager, ConfinedKernelManager):
            manager.folder = Path(self.resources["metadata"]["path"]).resolve()
            manager.hidden = (Path(directory_of(self).root).resolve(),)
            manager.megabytes = TorchGrade(parent=self).memory
        return manager

    def _files(self, asked: Any, resources: Any) -> Files:
        directory = directory_of(self)
        submitted = Path(directory.format_path(directory.submitted_directory, asked["student"], asked["assignment"]))
        found = files_of(Path(resources["metadata"]["path"]), submitted, Limits().files)
        for sentence in found.left_out:
            self.log.warning("%s: %s", one_line(str(asked["student"]), 60), one_line(sentence, 200))
        return found

    def _job(self, asked: Any) -> Job:
        trusted = trusted_names(source_notebook(directory_of(self), asked["assignment"], asked["notebook"]))
        environment = {name: value for name, value in os.environ.items() if name.startswith(PASSED_ON)}
        limits = Limits(memory=TorchGrade(parent=self).memory)
        return Job("", limits, trusted, list(self.extra_arguments), environment)

    def _kept(self, nb: NotebookNode, asked: Any, job: Job, files: Files) -> KeptRun:
        settings = TorchGrade(parent=self)
        cells = [
            [index, cell.source, cell.metadata.get("tags", []), self._points(cell), self._skips(cell)]
            for index, cell in enumerate(nb.cells)
            if cell.cell_type == "code"
        ]
        conditions = [choose(settings.min_tier), settings.programs, self.timeout, self.iopub_timeout]
        conditions += [self.interrupt_on_timeout, self.error_on_timeout, self.allow_errors, self.coalesce_streams]
        records = Path(directory_of(self).root) / settings.records
        return kept_run(records, asked, job, cells, files.contents, conditions)

    def _skips(self, cell: NotebookNode) -> bool:
        """Whether a cell is none that is run here."""
        return False

    def _test(self, cell: NotebookNode) -> Expected | None:
        """The test cell that a cell is, by the gradebook; None where it is none."""
        known = self._expected.get(cell.metadata.get("nbgrader", {}).get("grade_id"))
        return known if known is not None and known.grade and not known.solution else None

    def _points(self, cell: NotebookNode) -> float | None:
        known = self._test(cell)
        return None if known is None else float(known.points or 0.0)

    def execute_cell(
        self, cell: NotebookNode, cell_index: int, execution_count: int | None = None, store_history: bool = True
    ) -> NotebookNode:
        """Run a cell: isolated, in the middle of a run that is; else as nbclient does.

        Raises:
            CellExecutionError, CellTimeoutError: as nbclient does, where the course's settings want it so.
        """
        if self._run is None:
            return super().execute_cell(cell, cell_index, execution_count, store_history)
        self._hook(self.on_cell_start, cell, cell_index)
        most = self._points(cell)
        # A student can tag a test cell, and nbgrader gives all points for one that was not run.
        skipped = most is None and self.skip_cells_with_tag in cell.metadata.get("tags", [])
        if cell.cell_type != "code" or not cell.source.strip() or skipped:
            return cell
        if self.record_timing:
            cell.metadata["execution"] = {}
        self._hook(self.on_cell_execute, cell, cell_index)
        cell.outputs = []
        self.clear_before_next_output = False
        self.code_cells_executed += 1
        outcome = self._outcome(cell, cell_index, most)
        self._outcomes[cell_index] = outcome
        self._hook(self.on_cell_complete, cell, cell_index)
        cell.execution_count = outcome.count if outcome.count is not None else self.code_cells_executed
        timeout = self._get_timeout(cell)
        if outcome.stopped == TIME and not self.interrupt_on_timeout:
            raise CellTimeoutError.error_from_timeout_and_cell("Cell execution timed out", timeout, cell)
        reply = reply_of(outcome, self.error_on_timeout)
        run_sync(run_hook)(self.on_cell_executed, cell=cell, cell_index=cell_index, execute_reply=reply)
        if self.coalesce_streams:
            CoalesceStreamsPreprocessor().preprocess_cell(cell, self.resources, cell_index)
        run_sync(self._check_raise_for_error)(cell, cell_index, reply)
        return cell

    def _outcome(self, cell: NotebookNode, index: int, most: float | None) -> Outcome:
        """Run a cell in its process, and put down what it shows."""
        assert self._run is not None

        def listen(output: Output) -> None:
            if most is None or not (isinstance(output, Display) and output.kind in KEPT_BACK):
                self.process_message(message_of(output, index), cell, index)

        patience = Patience(self._get_timeout(cell), float(self.iopub_timeout))
        outcome = self._run.cell(Cell(index, cell.source, most is not None), patience, listen)
        if most is not None:
            if outcome.failed is not None:
                listen(outcome.failed)
            elif outcome.result is not None:
                shown = scored(outcome.result, most)
                self.process_message(message_of(shown, index), cell, index)
        return outcome

    def _hook(self, hook: Any, cell: NotebookNode, index: int) -> None:
        run_sync(run_hook)(hook, cell=cell, cell_index=index)


def _limit(index: int, limit: str, words: str) -> str:
    return tr(
        "cell {number} hit a limit ({limit}): {reason}",
        number=index + 1,
        limit=limit_name(limit),
        reason=words or used_up(limit),
    )
