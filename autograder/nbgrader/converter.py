"""nbgrader's own converter for `autograde`, for some of the students."""

import re
from collections.abc import Callable

from nbgrader.apps import AutogradeApp
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException

from autograder.core.errors import UsageProblem
from autograder.core.language import tr


class Chosen(Autograde):
    """nbgrader's converter for some students, that says when it is through with one.

    Attributes:
        chosen: these students; None for all.
        turn: is told of each student whose turn comes.
        told: is told of each student who was marked.
    """

    assignments: dict[str, list[str]]
    chosen: frozenset[str] | None = None
    turn: Callable[[str], None] = staticmethod(lambda student: None)
    told: Callable[[str], None] = staticmethod(lambda student: None)
    _now = ""

    def init_notebooks(self) -> None:
        """Find what was handed in; of it, what the chosen students did."""
        super().init_notebooks()
        if self.chosen is not None:
            self.assignments = {
                folder: books for folder, books in self.assignments.items() if self.student_of(folder) in self.chosen
            }

    def student_of(self, folder: str) -> str:
        """Whose folder it is."""
        pattern = self._format_source("(?P<assignment>.*)", "(?P<student>.*)", escape=True)
        found = re.match(pattern, folder)
        return found["student"] if found else ""

    def init_destination(self, assignment_id: str, student_id: str) -> bool:
        """A student's turn comes; whether it is to be taken."""
        self.turn(student_id)
        return bool(super().init_destination(assignment_id, student_id))

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        """A student's turn begins."""
        self._now = student_id
        super().init_assignment(assignment_id, student_id)

    def run_post_convert_hook(self) -> None:
        """A student's notebooks are all marked."""
        super().run_post_convert_hook()
        self.told(self._now)


def converter_for(assignment: str) -> Chosen:
    """The converter for an assignment of the course in the current folder, with all that was handed in.

    Raises:
        UsageProblem: nothing was.
    """
    app = AutogradeApp()
    app.initialize([assignment, "--log-level=ERROR"])
    app.coursedir.assignment_id = assignment
    converter = Chosen(coursedir=app.coursedir, parent=app)
    converter.force = True  # which submissions are marked again is decided here
    try:
        converter.init_notebooks()
    except NbGraderException:
        where = app.coursedir.format_path(app.coursedir.submitted_directory, "*", assignment)
        raise UsageProblem(
            tr(
                "nothing was handed in for {assignment!r}: there is no {folder}. `nbgrader collect {assignment}` "
                "puts submissions there",
                assignment=assignment,
                folder=where,
            )
        ) from None
    return converter
