"""`release/`, what students get through nbgrader: current, and without anything that only teachers may see."""

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator

from autograder.author.build import BEGIN_SCHEME, END_SCHEME, derive, without_scheme, without_solution
from autograder.course.layout import Course, CourseProblem
from autograder.course.solutions import load_solutions
from autograder.course.source import lesson_cells
from autograder.submission.notebook import release

ROOT = Path(__file__).resolve().parents[1]
COURSE = Course(ROOT)
LESSONS = ["linear_regression", "softmax_classifier", "mlp", "gpu"]


def text_of(path: Path) -> str:
    return "\n".join(cell.source for cell in nbformat.read(path, as_version=4).cells)


@pytest.mark.parametrize("name", LESSONS)
def test_the_release_is_what_a_rebuild_gives(name: str) -> None:
    lesson = COURSE.load(name)
    derived = derive(COURSE, lesson, lesson_cells(COURSE.solution(name) / f"{name}.py"))
    rebuilt = {file.path: file.content for file in derived if file.path.parent == ROOT / "release" / name}
    assert {path.name for path in rebuilt} >= {f"{name}.ipynb", *lesson.files}
    assert sorted(rebuilt) == sorted((ROOT / "release" / name).iterdir())
    for path, content in rebuilt.items():
        assert path.read_bytes() == content, f"run `autograder build {name}`"


@pytest.mark.parametrize("name", LESSONS)
def test_the_release_holds_no_solution(name: str) -> None:
    shown = text_of(ROOT / "release" / name / f"{name}.ipynb")
    for word in ("BEGIN SOLUTION", "END SOLUTION", "MARK SCHEME"):
        assert word not in shown
    cells = lesson_cells(COURSE.solution(name) / f"{name}.py")
    public = "\n".join(without_scheme(without_solution(cell.source)) for cell in cells)
    secret = [
        line.strip()
        for cell in cells
        for region in re.findall(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", cell.source, re.DOTALL)
        for line in region.split("\n")
        if len(line.strip()) > 8 and line.strip() not in public
    ]
    assert len(secret) > 5
    assert [line for line in secret if line in shown] == []
    key = load_solutions(COURSE, COURSE.load(name)).reference.units[-1].source
    answers = [ast.get_source_segment(key, statement) or "" for statement in ast.parse(key).body]
    answers = [answer for answer in answers if answer.startswith("q_")]
    assert answers
    assert [line for line in answers if line in shown] == []


@pytest.mark.parametrize("name", LESSONS)
def test_every_cell_has_a_name_of_its_own_and_points_add_up(name: str) -> None:
    lesson = COURSE.load(name)
    path = ROOT / "release" / name / f"{name}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    MetadataValidator().validate_nb(notebook)
    own = [cell.metadata.nbgrader for cell in notebook.cells if "nbgrader" in cell.metadata]
    assert len({cell.grade_id for cell in own}) == len(own)
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
    assert sum(cell.get("points", 0) for cell in own) == sum(task.points for task in lesson.tasks.values())
    said = release(path.read_bytes())
    assert said["lesson"] == name
    assert re.fullmatch(r"[0-9a-f]{12}", said["release"])


def test_a_release_has_another_name_when_something_changes_that_students_see() -> None:
    def name_after(change: tuple[str, str]) -> str:
        lesson = COURSE.load("gpu")
        cells = lesson_cells(COURSE.solution("gpu") / "gpu.py")
        changed = [type(c)(c.kind, c.source.replace(*change), c.metadata) for c in cells]
        derived = derive(Course(ROOT), lesson, changed)
        source = next(f.content for f in derived if f.path == ROOT / "source" / "gpu" / "gpu.ipynb")
        return release(source)["release"]

    now = release((ROOT / "source" / "gpu" / "gpu.ipynb").read_bytes())["release"]
    solution = next(
        line for line in (ROOT / "solutions/gpu/gpu.py").read_text().split("\n") if "return torch.device(" in line
    )
    assert name_after((solution, solution + "  # clearer")) == now
    assert name_after(("GPU", "graphics card")) != now


def test_a_marking_scheme_needs_both_its_marks() -> None:
    text = f"What is it?\n\n{BEGIN_SCHEME}\n- 1 point\n{END_SCHEME}\n\nBelow."
    assert without_scheme(text) == "What is it?\n\nBelow."
    assert without_scheme("plain") == "plain"
    for broken in (f"a\n{BEGIN_SCHEME}\nb", f"a\n{END_SCHEME}"):
        with pytest.raises(CourseProblem):
            without_scheme(broken)


def test_the_rubric_is_with_the_instructors_only() -> None:
    source = json.loads((ROOT / "source/linear_regression/linear_regression.ipynb").read_text())
    [question] = [cell for cell in source["cells"] if cell["metadata"].get("nbgrader", {}).get("task")]
    assert BEGIN_SCHEME in "".join(question["source"])
    assert question["metadata"]["nbgrader"]["points"] == 2
    stub = (ROOT / "exercises/linear_regression/linear_regression.py").read_text()
    for text in (stub, text_of(ROOT / "release/linear_regression/linear_regression.ipynb")):
        assert "1 point: it is" not in text
        assert "explain_loss_function" in text
