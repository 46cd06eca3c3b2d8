"""Comments on answers, and what a person still has to do, once nbgrader has saved its scores."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.core.language import tr
from autograder.nbgrader.feedback import cell_score, checked, comment
from autograder.nbgrader.plan import Plan
from autograder.record.schema import Record


class Explain(NbGraderPreprocessor):
    """After `SaveAutoGrades`, which resets what is set here. Marks and comments by hand are never touched."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Comment on the answers in a notebook of the kit's."""
        own = resources.get("torchgrade") or {}
        plan, record = own.get("plan"), own.get("record")
        if plan is not None and record is not None:
            asked = resources["nbgrader"]
            with Gradebook(asked["db_url"]) as gradebook:
                book = _Book(gradebook, (asked["notebook"], asked["assignment"], asked["student"]))
                _comment_answers(book, plan, record, nb)
                _leave_to_a_person(book, plan, record)
                _free_texts(book, plan, record)
                gradebook.db.commit()
        return nb, resources


class _Book:
    """One notebook of one student in the gradebook."""

    def __init__(self, gradebook: Any, place: tuple[str, str, str]) -> None:
        self._gradebook = gradebook
        self._place = place

    def grade(self, name: str) -> Any:
        return self._gradebook.find_grade(name, *self._place)

    def comment(self, name: str) -> Any:
        return self._gradebook.find_comment(name, *self._place)


def _comment_answers(book: _Book, plan: Plan, record: Record, nb: NotebookNode) -> None:
    """What was found in each answer; nbgrader's own "No response." on an untouched one stays."""
    here = {cell.metadata.get("nbgrader", {}).get("grade_id") for cell in nb.cells}
    for task in record.tasks:
        expected = plan.cells.get(task.name)
        if expected is None or not expected.solution or task.name not in here:
            continue
        found = book.comment(task.name)
        if found.auto_comment is None:
            found.auto_comment = comment(task)


def _leave_to_a_person(book: _Book, plan: Plan, record: Record) -> None:
    """Where the grader failed there is no automatic mark, and nbgrader asks for one by hand."""
    for name, names in plan.checks.items():
        if cell_score(record, checked(record, names), 1.0) is None:
            grade = book.grade(name)
            grade.auto_score = None
            grade.needs_manual_grade = True


def _free_texts(book: _Book, plan: Plan, record: Record) -> None:
    """An empty answer gets 0 by itself; any other waits for a person, once."""
    for manual in record.manual:
        expected = plan.cells.get(manual.name)
        if expected is None or not expected.task:
            continue
        grade, remark = book.grade(manual.name), book.comment(manual.name)
        empty = not manual.text.strip()
        grade.auto_score = 0.0 if empty else None
        remark.auto_comment = tr("No response.") if empty else None
        if grade.manual_score is None:
            grade.needs_manual_grade = not empty
