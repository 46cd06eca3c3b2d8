"""A notebook that is opened by itself: its links, its first cell, and the lesson's files that it brings."""

import ast
import json
from pathlib import Path

import pytest

from autograder import __version__
from autograder.author.first_cell import notebook_cells
from autograder.core.errors import UsageProblem
from autograder.core.handout import INDEX
from autograder.course.layout import Course, CourseProblem
from autograder.course.source import Cell
from autograder.course.tables import CourseTable
from autograder.instructor.handout import hand_out
from autograder.student.bring import bring
from autograder.submission.notebook import neutralise
from tests.support.http_folder import served

CELLS = [Cell("markdown", "# Tiny", {}), Cell("code", "import torch\n\nfrom autograder import check", {})]
ADDRESS = "https://example.org/course"


def texts(**settings: str) -> list[str]:
    return [cell.source for cell in notebook_cells(CELLS, "tiny", CourseTable(**settings))]


def test_without_an_address_nothing_is_installed_and_there_are_no_links() -> None:
    assert texts() == ["# Tiny", "from autograder import check", "import torch"]


def test_with_an_address_the_first_cell_installs_the_kit_where_it_is_missing() -> None:
    _, first, second = texts(address=f"{ADDRESS}/")
    assert second == "import torch"
    tried, handler = ast.parse(neutralise(first)).body[0].body, ast.parse(neutralise(first)).body[0].handlers[0]  # type: ignore[attr-defined]
    assert [ast.unparse(one) for one in tried] == ["from autograder import check"]
    assert ast.unparse(handler.body[-1]) == "from autograder import check"
    (pip,) = [line.split() for line in first.splitlines() if "%pip" in line]
    assert pip[:4] == ["%pip", "install", "--quiet", "--no-deps"]
    assert pip[4] == f"{ADDRESS}/torchgrade-{__version__}-py3-none-any.whl"
    assert not {"torch", "numpy", "ipython"} & set(pip)
    assert f"bring('tiny', '{ADDRESS}')" in first


def test_links_open_the_notebook_in_colab_and_kaggle() -> None:
    first = texts(notebooks="https://github.com/ada/course/blob/main/release/")[0]
    assert "(https://colab.research.google.com/github/ada/course/blob/main/release/tiny/tiny.ipynb)" in first
    assert "src=https://github.com/ada/course/blob/main/release/tiny/tiny.ipynb)" in first


@pytest.mark.parametrize(
    "settings",
    [
        {"notebooks": "https://example.org/release"},
        {"notebooks": "https://github.com/ada/course"},
        {"address": "course.example.org"},
        {"address": "https://example.org/a b"},
        {"address": "https://example.org/'); import os; ('"},
    ],
)
def test_an_address_that_is_none_is_refused(settings: dict[str, str]) -> None:
    with pytest.raises(CourseProblem, match=r"course\.toml: \[course\]"):
        texts(**settings)


@pytest.fixture
def handed_out(course: Course, tmp_path: Path) -> Path:
    """The handout of the tests' own course, which no kit has with it."""
    (course.exercise("tiny") / "table.csv").write_text("1,2\n")
    try:
        hand_out(course, ["tiny"], tmp_path / "handout")
    finally:
        (course.exercise("tiny") / "table.csv").unlink()
    return tmp_path / "handout"


def test_a_lesson_is_brought_with_its_checks_and_its_data(handed_out: Path, tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    with served(handed_out) as address:
        bring("tiny", address, here)
        (here / "table.csv").write_text("mine")
        bring("tiny", f"{address}/", here)
    checks = (handed_out / "programs" / "tiny" / "checks.py").read_bytes()
    assert (here / "tiny" / "checks.py").read_bytes() == checks
    assert (here / "table.csv").read_text() == "mine"
    assert sorted(path.name for path in here.iterdir()) == ["table.csv", "tiny"]
    assert not list(handed_out.rglob("*solutions*"))


def test_of_a_lesson_that_the_kit_has_only_the_data_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(__file__).resolve().parents[1]
    monkeypatch.setattr("autograder.student.bring.PACKAGED", root / "exercises")
    bring("linear_regression", "http://127.0.0.1:9/nobody", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["population_profit.csv"]


def test_what_is_wrong_with_an_address_is_said_in_a_sentence(handed_out: Path, tmp_path: Path) -> None:
    index = json.loads((handed_out / INDEX).read_text())
    here = tmp_path / "here"
    with pytest.raises(UsageProblem, match="Is this machine online"):
        bring("tiny", "http://127.0.0.1:9", here)
    with served(handed_out) as address:
        for problem, files in (
            ("holds no lesson other", {}),
            ("did not arrive whole", {"tiny": {**index["lessons"]["tiny"], "checks.py": "0" * 64}}),
            ("outside of the lesson", {"tiny": {"../../evil.py": "0" * 64}}),
            ("outside of the lesson", {"tiny": {"C:\\evil.py": "0" * 64}}),
            ("is not what `autograder export handout` writes", {"tiny": 3}),
        ):
            (handed_out / INDEX).write_text(json.dumps({"lessons": files}))
            with pytest.raises(UsageProblem, match=problem):
                bring("tiny" if files else "other", address, here)
    assert not list(tmp_path.rglob("evil*"))
    assert not (here / "tiny" / "checks.py").exists()
