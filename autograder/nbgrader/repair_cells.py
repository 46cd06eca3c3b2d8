"""The first of nbgrader's preprocessors: repair of what would stop it, or lose points, before it looks."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.core.text import one_line
from autograder.nbgrader.cells import NOTE_ID, drop_duplicates, mend, note_cell, skew
from autograder.nbgrader.settings import plan_for


class Repair(NbGraderPreprocessor):
    """First in `c.Autograde.sanitize_preprocessors`.

    In notebooks that are none of the kit's only cells that are there twice are mended: nbgrader stops at them.
    """

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Mend a notebook, and say in a cell at its top what was found."""
        plan = plan_for(self, resources)
        if plan is None:
            notes = drop_duplicates(nb.cells)
        else:
            said = resources.get("torchgrade") or {}
            nothing = not nb.cells
            nb.cells = [cell for cell in nb.cells if NOTE_ID not in cell.metadata.get("tags", [])]
            notes = [*said.get("notes", []), *skew(nb, plan)]
            found = mend(nb, plan)
            notes += [] if nothing else found.sentences()
            if notes:
                nb.cells.insert(0, note_cell(notes))
        student = one_line(str(resources["nbgrader"].get("student", "")), 60)
        for note in dict.fromkeys(notes):
            self.log.warning("%s, %s: %s", student, resources["nbgrader"]["notebook"], one_line(note, 400))
        return nb, resources
