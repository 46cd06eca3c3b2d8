"""The drop-in for nbgrader's `Execute`: check cells of the kit get their marks from isolated processes."""

import glob
import re
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, from_dict

from autograder.course.layout import Course
from autograder.nbgrader.feedback import outputs
from autograder.nbgrader.places import place_of
from autograder.nbgrader.plan import Plan
from autograder.nbgrader.records import Demands, RecordProvider
from autograder.nbgrader.run_isolated import Ahead, IsolatedExecute
from autograder.nbgrader.settings import TorchGrade, course_of, directory_of, plan_for
from autograder.record.schema import Record

_providers: "weakref.WeakKeyDictionary[Any, dict[Path, RecordProvider]]" = weakref.WeakKeyDictionary()


class MarkChecks(IsolatedExecute):
    """In the place of `Execute` in `c.Autograde.autograde_preprocessors`.

    A notebook without check cells of the kit runs cell by cell in a confined process, see `IsolatedExecute`. In one of
    the kit's, marks come from what the student handed in, run in processes of their own, or from the record of an
    earlier run. Where an instructor has added test cells of another kind to it, its cells run as those of other
    notebooks besides, without the check cells.
    """

    def __call__(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Mark the check cells, with `--no-execute` too: only the kernel is spared by that."""
        course = course_of(self)
        plan = plan_for(self, resources)
        if plan is None or course is None:
            return super().__call__(nb, resources)
        self._checks = frozenset(plan.checks)
        if plan.others and self.enabled:
            nb, resources = self.preprocess(nb, resources)
        record = self._record(course, plan, resources["nbgrader"])
        _paste(nb, plan, record)
        resources["torchgrade"] = {"plan": plan, "record": record}
        return nb, resources

    def run_ahead(self, nb: NotebookNode, resources: Any) -> Ahead:
        """Run what is not the kit's to mark, ahead of nbgrader's turn."""
        plan = plan_for(self, resources)
        if plan is not None and not plan.others:
            return Ahead()
        self._checks = frozenset(plan.checks if plan is not None else ())
        return super().run_ahead(nb, resources)

    def _skips(self, cell: NotebookNode) -> bool:
        return cell.metadata.get("nbgrader", {}).get("grade_id") in getattr(self, "_checks", ())

    def preprocess_cell(self, cell: NotebookNode, resources: Any, index: int) -> tuple[NotebookNode, Any]:
        """Run a cell, unless it is one that the kit marks."""
        if self._skips(cell):
            return cell, resources
        return super().preprocess_cell(cell, resources, index)

    def _record(self, course: Course, plan: Plan, asked: Any) -> Record | None:
        provider = self._provider(course, plan, asked)
        directory = directory_of(self)
        mine = place_of(directory, asked, plan.lesson)
        to_come = [place_of(directory, {**asked, "student": student}, plan.lesson) for student in self._to_come(asked)]
        return provider.record(mine, plan.tasks, to_come)

    def _provider(self, course: Course, plan: Plan, asked: Any) -> RecordProvider:
        """One provider for a run of `nbgrader autograde` and a folder of records."""
        settings = TorchGrade(parent=self)
        records = Path(directory_of(self).root) / settings.records
        # `autograder grade` has one folder a lesson; an assignment of another name must not overwrite its records.
        out = records if asked["assignment"] == plan.lesson else records / "assignments" / asked["assignment"]
        providers = _providers.setdefault(self.parent or self, {})
        if out not in providers:
            students = [student for student, _ in self._all(asked["assignment"])]
            demands = Demands(settings.workers, settings.device, settings.min_tier)
            providers[out] = RecordProvider(course, out, records, students, demands, self.log.info)
        return providers[out]

    def _all(self, assignment: str) -> Iterator[tuple[str, Path]]:
        """All students who have a folder, as `autograder grade submitted` sees them, with their work's place."""
        directory = directory_of(self)
        pattern = directory.format_path(directory.submitted_directory, "*", assignment)
        name = directory.format_path(directory.submitted_directory, "(?P<student>.*)", assignment, escape=True)
        submitted = Path(directory.root) / directory.submitted_directory
        if Path(pattern).parent.parent == submitted:  # nbgrader's own layout: students without this work count too
            for path in sorted(submitted.iterdir()):
                if path.is_dir() and not path.name.startswith("."):
                    yield path.name, path / assignment
            return
        for found in sorted(glob.glob(pattern)):
            match = re.fullmatch(name, found)
            if match:
                yield match["student"], Path(found)

    def _to_come(self, asked: Any) -> list[str]:
        """Students whose work this run of `nbgrader autograde` is going to come to."""
        converter = getattr(self.parent, "parent", None)
        chosen = {Path(folder) for folder in getattr(converter, "assignments", {})}
        force = bool(getattr(converter, "force", False))
        directory = directory_of(self)

        def done(student: str) -> bool:
            folder = Path(directory.format_path(directory.autograded_directory, student, asked["assignment"]))
            return folder.is_dir() and not force

        return [student for student, folder in self._all(asked["assignment"]) if folder in chosen and not done(student)]


def _paste(nb: NotebookNode, plan: Plan, record: Record | None) -> None:
    """Put the marks of a record into a notebook's check cells, as outputs that nbgrader scores."""
    for cell in nb.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name in plan.checks:
            made = outputs(record, plan.checks[name], float(plan.cells[name].points or 0.0))
            cell.outputs = [from_dict(output) for output in made]
            cell.execution_count = None
