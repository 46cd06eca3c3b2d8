"""Hidden tests, kept out of the feedback: nbgrader shows their source, and their lines in tracebacks."""

from typing import Any

from nbformat import NotebookNode, from_dict
from nbgrader.preprocessors import ClearHiddenTests, NbGraderPreprocessor

from autograder.core.language import noted, tr

HIDDEN = noted("# A hidden test is here. It is not shown.")


class HideHiddenTests(NbGraderPreprocessor):
    """In `c.GenerateFeedback.preprocessors`: for every notebook of the course, the kit's or not.

    In a cell with a hidden test, the source is shown without it, and of an error only its kind: the traceback and the
    message are the test's own words.
    """

    def preprocess_cell(self, cell: NotebookNode, resources: Any, index: int) -> tuple[NotebookNode, Any]:
        """Hide what a cell must not show."""
        marks = ClearHiddenTests(parent=self)
        if marks.begin_test_delimeter not in cell.source:
            return cell, resources
        cell.source = _without(cell.source, marks.begin_test_delimeter, marks.end_test_delimeter)
        if cell.cell_type == "code":
            cell.outputs = [_shown(output) for output in cell.outputs]
        return cell, resources


def _without(source: str, begin: str, end: str) -> str:
    lines: list[str] = []
    hidden = False
    for line in source.split("\n"):
        if begin in line:
            hidden = True
            lines.append(line[: len(line) - len(line.lstrip())] + tr(HIDDEN))
        elif end in line:
            hidden = False
        elif not hidden:
            lines.append(line)
    return "\n".join(lines)


def _shown(output: NotebookNode) -> NotebookNode:
    if output.output_type != "error":
        return output
    text = tr("A test in this cell failed ({error}). It is hidden, so its words are not shown.", error=output.ename)
    return from_dict({"output_type": "stream", "name": "stdout", "text": f"{text}\n"})
