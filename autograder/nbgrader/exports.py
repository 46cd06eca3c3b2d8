"""Export plug-ins for nbgrader: marks by hand and penalties count, as the gradebook has them.

nbgrader export --exporter=autograder.nbgrader.exports.TaskExport --to tasks.csv
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.plugins import ExportPlugin
from traitlets import Unicode

from autograder.core.files import write_whole
from autograder.core.language import tr
from autograder.core.text import neutral
from autograder.instructor.gradebook import gradebook as filled_gradebook
from autograder.record.entry import Entry
from autograder.render.csv.gradebooks import canvas_csv, moodle_csv

TASK_COLUMNS = (
    "assignment",
    "student_id",
    "notebook",
    "cell",
    "auto_score",
    "manual_score",
    "extra_credit",
    "score",
    "max_score",
    "needs_manual_grade",
)


class _Export(ExportPlugin):
    """What the plug-ins share: the choice of assignments and students, and the file."""

    default_name = "grades.csv"

    def text(self, gradebook: Gradebook) -> str:
        """The text of the file."""
        raise NotImplementedError

    def export(self, gradebook: Gradebook) -> None:
        """Write the file that `--to` names."""
        path = Path(self.to or self.default_name)
        write_whole(path, self.text(gradebook).encode("utf-8", "backslashreplace"))
        self.log.info("%s", tr("written: {path}", path=path))

    def submissions(self, gradebook: Gradebook) -> Iterator[Any]:
        """Those that were asked for by `--assignment` and `--student`; all if none."""
        assignments, students = [str(x) for x in self.assignment], [str(x) for x in self.student]
        for assignment in gradebook.assignments:
            if not assignments or assignment.name in assignments:
                for found in sorted(assignment.submissions, key=lambda one: one.student.id):
                    if not students or found.student.id in students:
                        yield found

    def entries(self, gradebook: Gradebook) -> list[Entry]:
        """The marks as they count: with those given by hand, without what is taken off for being late."""
        return [
            Entry(
                found.student.id,
                found.assignment.name,
                max(0.0, found.score - (found.late_submission_penalty or 0.0)),
                found.max_score,
                tr("some points wait for a person") if found.needs_manual_grade else "",
                ", ".join(part for part in (found.student.last_name, found.student.first_name) if part),
            )
            for found in self.submissions(gradebook)
        ]


class TaskExport(_Export):
    """One row for each task and question: a check cell or a question of free text."""

    default_name = "tasks.csv"

    def text(self, gradebook: Gradebook) -> str:
        """The rows as CSV."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(TASK_COLUMNS)
        for found in self.submissions(gradebook):
            for notebook in found.notebooks:
                for grade in sorted(notebook.grades, key=lambda one: one.name):
                    place = (found.assignment.name, found.student.id, notebook.name, grade.name)
                    marks = (grade.auto_score, grade.manual_score, grade.extra_credit, grade.score, grade.max_score)
                    row = (*place, *marks, "yes" if grade.needs_manual_grade else "no")
                    writer.writerow([neutral(cell) for cell in row])
        return text.getvalue()


class CanvasExport(_Export):
    """Canvas's gradebook import."""

    default_name = "canvas.csv"
    roster = Unicode("", help="The file that Canvas exports; its students and columns are used.").tag(config=True)

    def text(self, gradebook: Gradebook) -> str:
        """The table as CSV."""
        if not self.roster:
            return canvas_csv(self.entries(gradebook))
        filled = filled_gradebook("canvas", Path(self.roster), self.entries(gradebook))
        for student in (*filled.strangers, *filled.twice):
            said = tr(
                "{student} has no row of its own in {file}: these marks are not in the file",
                student=student,
                file=self.roster,
            )
            self.log.warning("%s", said)
        return filled.sheet.data().decode(filled.sheet.encoding)


class MoodleExport(_Export):
    """Moodle's import of grades from CSV."""

    default_name = "moodle.csv"

    def text(self, gradebook: Gradebook) -> str:
        """The table as CSV."""
        return moodle_csv(self.entries(gradebook))
