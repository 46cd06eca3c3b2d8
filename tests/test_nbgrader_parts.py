"""The plug-in's parts by themselves: no nbgrader command runs here."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from msgspec import structs
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.utils import determine_grade
from traitlets.config import Config

from autograder.core import language
from autograder.core.decode import decoded
from autograder.course.layout import CourseProblem
from autograder.judge.result import Outcome, Result
from autograder.nbgrader.cells import drop_duplicates, mend, skew
from autograder.nbgrader.feedback import OUR_FAULT, cell_score, checked, comment, html, outputs, quoted
from autograder.nbgrader.hidden_tests import HIDDEN, HideHiddenTests
from autograder.nbgrader.init import BEGIN, init
from autograder.nbgrader.install import EXPLAIN, HIDE, MARK, REPAIR, install
from autograder.nbgrader.places import Place
from autograder.nbgrader.plan import Expected, Plan, checked_tasks
from autograder.nbgrader.reader import read_whatever
from autograder.record.of_result import record
from autograder.record.schema import Check, Problem, Record, Task
from autograder.submission.notebook import KIT


def expected(name: str, source: str, kind: str = "code", **more: Any) -> Expected:
    known = {"checksum": "c", "locked": False, "grade": False, "solution": False, "task": False, "points": None}
    return Expected(name, kind, source, **{**known, **more})


CELLS = [
    expected("double", "def double(x):\n    raise NotImplementedError", solution=True),
    expected("check_double", 'check("double")', grade=True, locked=True, points=2.0),
    expected("explain", "**Question `explain`**", "markdown", task=True, locked=True, points=1.0),
]
PLAN = Plan("tiny", {cell.name: cell for cell in CELLS}, {"check_double": ("double",)}, False, {"release": "new"})


def released() -> nbformat.NotebookNode:
    made = []
    for cell in CELLS:
        make = new_code_cell if cell.cell_type == "code" else new_markdown_cell
        made.append(make(cell.source, id=cell.name, metadata={"nbgrader": cell.metadata()}))
    made[0].source = "def double(x):\n    return 2 * x"
    return new_notebook(cells=made)


def names(notebook: nbformat.NotebookNode) -> list[str]:
    return [cell.metadata.get("nbgrader", {}).get("grade_id", "") for cell in notebook.cells]


def test_a_notebook_as_released_stays_as_it_is() -> None:
    notebook = released()
    assert mend(notebook, PLAN).sentences() == []
    assert notebook.cells == released().cells


def test_of_doubled_cells_one_keeps_its_mark_and_of_answers_the_one_that_defines() -> None:
    notebook = released()
    stub = new_code_cell("# double here", metadata={"nbgrader": CELLS[0].metadata()})
    notebook.cells += [stub, new_code_cell('check("double")', metadata={"nbgrader": CELLS[1].metadata()})]
    found = mend(notebook, PLAN)
    assert found.answers_twice == ["double"]
    assert found.others_twice == ["check_double"]
    assert names(notebook) == ["double", "", "explain", "", "check_double"]


def test_lost_marks_are_found_by_what_cells_hold() -> None:
    notebook = released()
    for cell in notebook.cells:
        cell.metadata = {}
        cell.id = f"x{cell.id[:5]}"
    found = mend(notebook, PLAN)
    assert sorted(found.lost) == ["check_double", "double", "explain"]
    assert names(notebook) == ["double", "check_double", "explain"]


def test_missing_cells_with_points_come_back_below_their_answer() -> None:
    notebook = released()
    notebook.cells = [new_markdown_cell("Hello"), notebook.cells[0], new_markdown_cell("Bye")]
    found = mend(notebook, PLAN)
    assert found.missing == ["check_double", "explain"]
    assert names(notebook) == ["", "double", "check_double", "", "explain"]


def test_an_answer_that_is_gone_is_not_invented() -> None:
    notebook = released()
    del notebook.cells[0]
    assert mend(notebook, PLAN).sentences() == []
    assert names(notebook) == ["check_double", "explain"]


def test_types_sources_and_marks_of_locked_cells_come_back() -> None:
    notebook = released()
    notebook.cells[0] = new_raw_cell("def double(x):\n    return 2 * x", metadata={"nbgrader": CELLS[0].metadata()})
    check = notebook.cells[1]
    check.source = "2.0"
    check.metadata["tags"] = ["skip-execution", "mine"]
    check.metadata["nbgrader"].update(points=2000, locked=False, schema_version=99)
    found = mend(notebook, PLAN)
    assert found.retyped == ["double"]
    assert found.changed == ["check_double"]
    assert notebook.cells[0].cell_type == "code"
    assert (check.source, check.metadata["tags"]) == ('check("double")', ["mine"])
    assert check.metadata["nbgrader"] == CELLS[1].metadata()
    nbformat.validate(notebook)


def test_marks_that_the_gradebook_does_not_know_are_taken_off() -> None:
    notebook = released()
    notebook.cells.append(new_code_cell("1", metadata={"nbgrader": {"grade_id": "bonus", "grade": True, "points": 9}}))
    notebook.cells.append(new_code_cell("1", metadata={"nbgrader": "nonsense"}))
    mend(notebook, PLAN)
    assert names(notebook) == ["double", "check_double", "explain", "", ""]


def test_other_notebooks_only_lose_the_marks_of_doubled_cells() -> None:
    notebook = released()
    notebook.cells.insert(0, new_code_cell("assert True", metadata={"nbgrader": CELLS[1].metadata()}))
    notebook.cells.insert(0, new_code_cell("mine", metadata={"nbgrader": {"grade_id": "mine", "schema_version": 1}}))
    assert drop_duplicates(notebook.cells) == ["The cell `check_double` is there more than once; the last one counts."]
    assert names(notebook) == ["mine", "", "double", "check_double", "explain"]


def test_another_release_is_said_with_what_to_do() -> None:
    notebook = released()
    assert skew(notebook, PLAN) == []
    notebook.metadata[KIT] = {"release": "new"}
    assert skew(notebook, PLAN) == []
    notebook.metadata[KIT] = {"release": "old<b>", "kit": 3}
    [said] = skew(notebook, PLAN)
    for words in ("another release", "oldb", "fetch the assignment again"):
        assert words in said


@pytest.mark.parametrize(
    ("source", "tasks"),
    [
        ('check("a")', ("a",)),
        ('from autograder import check\ncheck("a")\ncheck("b")  # two', ("a", "b")),
        ('check("a")\nassert True', ()),
        ("check(a)", ()),
        ('grader.check("a")', ()),
        ("check(", ()),
        ("", ()),
    ],
)
def test_a_check_cell_holds_nothing_but_checks(source: str, tasks: tuple[str, ...]) -> None:
    assert checked_tasks(source) == tasks


def check_of(outcome: str = "failed", **more: Any) -> Check:
    data = {
        "name": "c",
        "outcome": outcome,
        "score": 0.0,
        "max_score": 2.0,
        "sentence": "`f(x)` is right.",
        "message": "wrong <script>alert(1)</script>\nsecond line",
        "expected": "",
        "got": "",
        "remark": "",
        "where": {"file": "<b>.ipynb", "line": 3, "cell": 2},
        "diagnosis": None,
        **more,
    }
    return decoded(data, Check)


def record_of(*checks: Check, score: float | None = 0.0, best: float = 2.0) -> Record:
    outcome = Outcome.GRADER_ERROR if score is None else Outcome.FAILED
    task = Task("f", outcome, score, best, "L", checks)
    return structs.replace(record(Result("ada", "tiny", "0", 1, None, "", ())), tasks=(task,))


@pytest.mark.parametrize("score", [0.0, 0.1 + 0.2, 1 / 3, 1e-7, 2.0])
@pytest.mark.parametrize("available", [2.0, 5.0, 0.0])
def test_nbgrader_reads_the_score_that_is_meant(score: float, available: float) -> None:
    made = outputs(record_of(check_of(), score=score), ["f"], available)
    mark = {"nbgrader": {"grade": True, "solution": False, "points": available, "grade_id": "c"}}
    cell = new_code_cell("x", outputs=[nbformat.from_dict(one) for one in made], metadata=mark)
    got, best = determine_grade(cell)
    assert best == available
    assert got == pytest.approx(score / 2.0 * available, abs=1e-6)
    assert got <= available


def test_a_cell_with_two_tasks_shares_its_points_by_theirs() -> None:
    one, two = record_of(score=2.0).tasks[0], record_of(score=0.0, best=6.0).tasks[0]
    found = structs.replace(record_of(), tasks=(one, structs.replace(two, name="g")))
    assert cell_score(found, checked(found, ["f", "g"]), 4.0) == 1.0
    assert cell_score(found, checked(found, ["f", "no such task"]), 4.0) is None
    broken = record_of(score=None)
    assert cell_score(broken, checked(broken, ["f"]), 4.0) is None
    assert cell_score(None, [], 4.0) == 0.0


def test_where_the_grader_failed_nothing_is_explained_away() -> None:
    stream, result = outputs(record_of(check_of("grader_error", score=None), score=None), ["f"], 2.0)
    assert OUR_FAULT in stream["text"]
    assert result["data"]["text/plain"] == "0.0"  # nbgrader wants a number; `Explain` takes it back
    [nothing, shown] = outputs(None, ["f"], 2.0)
    assert nothing["text"] == "f: 0 of 2 points\n"
    assert "Nothing was handed in" in shown["data"]["text/html"]


def test_words_of_a_student_are_never_markup() -> None:
    found = record_of(check_of())
    shown = html(found, found.tasks)
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert "<b>.ipynb" not in shown
    assert "<code>f(x)</code>" in shown
    assert "&lt;b&gt;" in html(structs.replace(found, problem=Problem("<b>", None)), found.tasks)
    said = comment(found.tasks[0])
    assert said is not None
    assert "This does not hold yet: " in said
    assert "`wrong <script>alert(1)</script> second line`" in said  # a code span: Markdown escapes it
    assert quoted("a `b` <i>\nc\x1b[31m") == "`a 'b' <i> c\N{REPLACEMENT CHARACTER}[31m`"


def test_a_mistake_is_explained_once() -> None:
    named = {"id": "m", "title": "The mistake", "why": "Because.", "fix": "Mend.", "lecture": "Slide"}
    found = record_of(check_of(diagnosis=named), check_of(name="d", diagnosis=named))
    assert html(found, found.tasks).count("Because.") == 1
    said = comment(found.tasks[0])
    assert said is not None
    assert said.count("**The mistake.** Because. Mend.") == 1
    assert said.count("\n- ") == 1


def test_all_is_right_has_no_comment() -> None:
    assert comment(record_of(check_of("passed"), score=2.0).tasks[0]) is None


def test_hidden_tests_are_hidden() -> None:
    source = "assert x\n### BEGIN HIDDEN TESTS\nassert secret(7)\n### END HIDDEN TESTS\nassert y"
    error = {"output_type": "error", "ename": "AssertionError", "evalue": "secret", "traceback": ["> secret(7)"]}
    cell = new_code_cell(source, outputs=[nbformat.from_dict(error)])
    shown, _ = HideHiddenTests().preprocess(new_notebook(cells=[cell, new_code_cell("z = 1")]), {})
    text = json.dumps(shown)
    assert "secret" not in text
    assert "AssertionError" in text
    assert shown.cells[0].source == f"assert x\n{HIDDEN}\nassert y"
    assert shown.cells[1].source == "z = 1"


def test_install_keeps_what_a_course_has_set() -> None:
    c = Config()
    install(c)
    assert c.Autograde.sanitize_preprocessors[0] == REPAIR
    kept = c.Autograde.sanitize_preprocessors[1:]
    assert kept == Autograde.sanitize_preprocessors.default_args[0]
    assert c.Autograde.autograde_preprocessors[0] == MARK
    parts = [getattr(part, "__name__", part) for part in c.Autograde.autograde_preprocessors]
    assert parts[parts.index("SaveAutoGrades") + 1] == EXPLAIN
    assert HIDE in c.GenerateFeedback.preprocessors
    assert len(c.GenerateFeedback.preprocessors) == 1 + len(GenerateFeedback.preprocessors.default_args[0])
    before = c.copy()
    install(c)
    for section, name in (("Autograde", "autograde_preprocessors"), ("GenerateFeedback", "preprocessors")):
        assert c[section][name] == before[section][name]  # twice is once

    own = Config()
    own.Autograde.autograde_preprocessors = ["my.Own", "nbgrader.preprocessors.Execute", "my.SaveAutoGrades"]
    called = []
    own.Autograde.pre_convert_hook = lambda **given: called.append(given)
    install(own)
    assert own.Autograde.autograde_preprocessors == ["my.Own", MARK, "my.SaveAutoGrades", EXPLAIN]
    own.Autograde.pre_convert_hook(assignment="a", student="s", notebooks=[])
    assert called == [{"assignment": "a", "student": "s", "notebooks": []}]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b'{"cells": 3}',
        b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
        b'{"cells": [{"cell_type": "code"}, {"cell_type": "code", "source": ["a", 1]}, 7, {"cell_type": "x"}]}',
        b'{"cells": [{"cell_type": "code", "metadata": {"tags": 3, "nbgrader": 4}, "source": "x", "outputs": [1]}]}',
        b'{"worksheets": [{"cells": [{"cell_type": "code", "input": "x = 1"}]}], "nbformat": 3}',
        b"[" * 100_000,
        b'{"cells": [], "metadata": {"kernelspec": 5, "language_info": []}, "nbformat": 9}',
    ],
)
def test_whatever_was_handed_in_becomes_a_sound_notebook(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "ada" / "tiny" / "tiny.ipynb"
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    notebook, _ = read_whatever(path, Place("ada", path.parent, "tiny"), PLAN.tasks)
    nbformat.validate(notebook)
    mend(notebook, PLAN)
    nbformat.validate(notebook)
    assert {"check_double", "explain"} <= set(names(notebook))


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "other.ipynb").write_text(nbformat.writes(released()))
    path = tmp_path / "ada" / "tiny.ipynb"
    path.parent.mkdir()
    path.symlink_to(tmp_path / "other.ipynb")
    notebook, notes = read_whatever(path, Place("ada", path.parent, "tiny"), PLAN.tasks)
    assert notebook.cells == []
    assert "link" in notes[0]


def test_another_notebook_of_the_assignment_is_not_taken_for_the_lesson(tmp_path: Path) -> None:
    (tmp_path / "extra.ipynb").write_text("{}")
    assert Place("ada", tmp_path, "tiny", others=frozenset({"extra.ipynb"})).files(frozenset()) is None
    found = Place("ada", tmp_path, "tiny").files(frozenset())
    assert found is not None
    assert found.file == "extra.ipynb"


def test_init_writes_its_lines_once_and_leaves_the_rest(tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    for folder in ("exercises", "solutions", "source/tiny"):
        (kit / folder).mkdir(parents=True)
    (kit / "source/tiny/tiny.ipynb").write_text("{}")
    course = tmp_path / "course"
    course.mkdir()
    config = course / "nbgrader_config.py"
    config.write_text("c = get_config()\nc.CourseDirectory.course_id = 'mine'\n")
    said = init(course, kit, ["tiny"])
    assert "written" in said[0]
    text = config.read_text()
    assert text.startswith("c = get_config()\nc.CourseDirectory.course_id = 'mine'\n")
    assert f"install(c, course={str(kit.resolve())!r})" in text
    assert (course / "source/tiny/tiny.ipynb").is_file()
    assert "already" in init(course, kit, [])[0]
    assert config.read_text() == text
    assert text.count(BEGIN) == 1
    with pytest.raises(CourseProblem, match="exists"):
        init(course, kit, ["tiny"])
    with pytest.raises(CourseProblem, match="no lesson called 'huge'"):
        init(course, kit, ["huge"])
    with pytest.raises(CourseProblem, match="solutions"):
        init(course, tmp_path / "nowhere", [])
    config.write_text(text.replace("install(c", "install(c, records='old'"))
    init(course, kit, [])
    assert config.read_text() == text


def test_nbgraders_own_process_never_loads_torch() -> None:
    parts = "explain, hidden_tests, marks, reader, repair_cells"
    program = f"import sys; from autograder.nbgrader import {parts}; print('torch' in sys.modules)"
    output = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert output.strip() == "False"


def test_the_plug_in_speaks_the_courses_language_unless_one_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    for name, before in (("_catalogue", language.catalogue()), ("_spoken", "en"), ("_is_chosen", False)):
        monkeypatch.setattr(language, name, before)
    (tmp_path / "course.toml").write_text('[course]\nlanguage = "de"\n')
    install(Config(), course=tmp_path)
    assert language.spoken() == "de"
    language.speak("en")  # as `--lang en` of one of the kit's own commands does
    install(Config(), course=tmp_path)
    assert language.spoken() == "en"
