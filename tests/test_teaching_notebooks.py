"""Notebooks of many kinds, as courses have them, run by plain nbgrader and with the plug-in: what is not the same.

They lie in `tests/data/teaching` in jupytext's percent format. A cell with `points` is a test cell of nbgrader's; some
of these fail on purpose.
"""

from pathlib import Path
from typing import Any

import jupytext
import pytest

from tests.nbgrader_course import OURS, PLAIN
from tests.ordinary_course import code, notebook
from tests.support.same_outputs import Marked, differences, marked

TEACHING = Path(__file__).parent / "data" / "teaching"
BOOKS = sorted(path.stem for path in TEACHING.glob("*.py"))
# Where plain nbgrader and the plug-in differ, by notebook and number of the code cell: in what, and why.
DIFFERENT = {
    ("objects_that_show_themselves", 4): (
        "which outputs",
        "where a form of an object cannot be shown, nbgrader adds an error `NoneType`: ipykernel's reply names none",
    ),
    ("tensors_and_gradients", 11): (
        "execute_result as text/plain",
        "a test cell's tensor of one number is its points; nbgrader gives all for what it does not read as a number",
    ),
}
DIFFERENT_MARKS = {("tensors_and_gradients", "cell12"): (1.0, 0.5)}  # the same cell


def cells_of(name: str) -> list[dict[str, Any]]:
    cells = []
    for number, cell in enumerate(jupytext.reads((TEACHING / f"{name}.py").read_text(), "py:percent").cells):
        about = cell.metadata
        if cell.cell_type == "markdown":
            cells.append({"cell_type": "markdown", "id": "", "metadata": {}, "source": cell.source})
        elif "points" in about or "solution" in about:
            cells.append(code(cell.source, f"cell{number}", about.get("points"), "solution" in about))
        else:
            plain = code(cell.source)
            cells.append(plain | {"metadata": {"tags": about["tags"]} if "tags" in about else {}})
    return cells


def test_there_are_notebooks_of_a_usual_size() -> None:
    assert len(BOOKS) >= 20
    for name in BOOKS:
        cells = cells_of(name)
        tests = [cell for cell in cells if cell["metadata"].get("nbgrader", {}).get("grade")]
        assert 8 <= len(cells) <= 16, name
        assert len(tests) >= 2, name


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Marked], dict[str, Marked]]:
    books = {name: notebook(cells_of(name)) for name in BOOKS}
    root = tmp_path_factory.mktemp("teaching")
    return marked(root / "plain", books, PLAIN), marked(root / "ours", books, OURS)


Both = tuple[dict[str, Marked], dict[str, Marked]]


@pytest.mark.nbgrader
def test_the_marks_are_the_same_but_for_what_is_explained(both: Both) -> None:
    plain, ours = both
    found = {}
    for name in BOOKS:
        assert plain[name].marks.keys() == ours[name].marks.keys()
        for cell, points in plain[name].marks.items():
            if points != ours[name].marks[cell]:
                found[name, cell] = (points, ours[name].marks[cell])
    assert found == DIFFERENT_MARKS
    given = {points for one in plain.values() for points in one.marks.values()}
    assert {0.0, 1.0, 2.0} <= given


@pytest.mark.nbgrader
def test_the_outputs_are_the_same_but_for_what_is_explained(both: Both) -> None:
    plain, ours = both
    found = {}
    for name in BOOKS:
        first, second = plain[name].cells, ours[name].cells
        assert first is not None
        assert second is not None
        for number, pair in enumerate(zip(first, second, strict=True)):
            for one in differences(*pair):
                found[name, number] = one
    assert {place: one.what for place, one in found.items()} == {
        place: what for place, (what, _) in DIFFERENT.items()
    }, found


@pytest.mark.nbgrader
def test_widgets_have_the_same_state(both: Both) -> None:
    plain, ours = both
    for name in BOOKS:
        assert plain[name].widgets == ours[name].widgets, name
