"""Otter's notebooks, marked isolated: otter's own results, and answers that forge them."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from autograder.cli.main import main
from autograder.core.errors import UsageProblem
from autograder.notebooks.child import Child
from autograder.otter.class_run import Wanted, run_class
from autograder.otter.read_tests import read_tests
from autograder.otter.results import Results
from autograder.otter.steps import Check, Piece, Seed, steps_of
from autograder.otter.tests import TestProblem, with_points
from autograder.sandbox import available
from autograder.wire.cells import Run
from tests.otter_course import ANSWERS, FORGED, FORMATS, RECORDED, book, cell, instructor, write_class

needs_isolation = pytest.mark.skipif(available().best < 2, reason="needs isolation")
# What differs by itself: where files lie, the lines of Python's own doctest in a traceback, and the marks below lines.
PLACES = re.compile(
    r' *File "[^"]*doctest.py", line \d+, in __run\n *exec\([^\n]*\n|^ *[\^~]+\n| *File "[^"]*", ', re.MULTILINE
)


def mark(tmp_path: Path, submitted: Path, tests: Path, **more: Any) -> dict[str, Results]:
    wanted = Wanted(submitted, tests, tmp_path / "results", **{**_USUAL, **more})
    return {Path(one.file).stem: one for one in run_class(wanted)}


_USUAL: dict[str, Any] = {"notebook": None, "workers": 2, "seconds": 60.0, "memory": 2048, "min_tier": 2}


def scores(found: Any) -> dict[str, float]:
    return {one["name"]: one["score"] for one in found["tests"] if "score" in one}


def without_places(found: Any) -> Any:
    for one in found["tests"]:
        one["output"] = PLACES.sub("", one["output"])
    return found


@pytest.fixture(scope="module", params=FORMATS)
def marked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Where otter's own results of a class lie, and where ours do."""
    folder = tmp_path_factory.mktemp("otter")
    mark(folder, write_class(folder / "submitted", ANSWERS | FORGED), RECORDED / request.param)
    return RECORDED / request.param, folder / "results"


@needs_isolation
@pytest.mark.parametrize("name", ANSWERS)
def test_results_are_otters_own_to_the_word(marked: tuple[Path, Path], name: str) -> None:
    theirs, ours = marked
    found = json.loads((ours / name / "results.json").read_text())
    assert without_places(found) == without_places(json.loads((theirs / f"{name}.json").read_text()))


@needs_isolation
@pytest.mark.parametrize("name", FORGED)
def test_forged_answers_get_no_points_that_they_do_not_earn(marked: tuple[Path, Path], name: str) -> None:
    theirs, ours = marked
    found, plain = (
        scores(json.loads(path.read_text())) for path in (ours / name / "results.json", theirs / f"{name}.json")
    )
    earned = {"q3": 0.5} if theirs.name == "examples" else {}  # x is between 0 and 100
    assert found == {"q1": 0, "q2": 0, "q3": 0} | earned
    assert (plain != found) == (theirs.name == "examples" or name in ("equal", "close", "results"))


@pytest.mark.parametrize("kind", FORMATS)
def test_tests_in_an_instructors_notebook_are_those_that_otter_makes_of_them(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "lab.ipynb"
    path.write_text(json.dumps(instructor(kind)))
    own, made = read_tests(path).files, read_tests(RECORDED / kind).files
    assert list(own) == list(made)
    for name, file in made.items():
        assert (own[name].all_or_nothing, own[name].possible) == (file.all_or_nothing, file.possible)
        if kind == "examples":
            assert own[name].cases == file.cases
        else:
            assert [(one.function, one.hidden, one.points) for one in own[name].cases] == [
                (one.function, one.hidden, one.points) for one in file.cases
            ]


def test_tests_in_a_notebooks_metadata_are_read(tmp_path: Path) -> None:
    spec = {"name": "q1", "points": 2, "suites": [{"cases": [{"code": ">>> f(1)\n1"}, {"code": ">>> f(2)\n4"}]}]}
    made = book([cell("code", "f = None")])
    made["metadata"]["otter"] = {"OK_FORMAT": True, "tests": {"q1": spec}}
    (tmp_path / "lab.ipynb").write_text(json.dumps(made))
    (found,) = read_tests(tmp_path / "lab.ipynb").files.values()
    assert [(one.name, one.points, one.hidden) for one in found.cases] == [("q1 - 1", 1, True), ("q1 - 2", 1, True)]


def write_tests(folder: Path, **cases: list[dict[str, Any]]) -> Path:
    """A folder of test files with these cases."""
    folder.mkdir()
    for name, own in cases.items():
        spec = {"name": name, "points": len(own), "suites": [{"cases": own, "type": "doctest"}]}
        (folder / f"{name}.py").write_text(f"OK_FORMAT = True\ntest = {spec!r}\n")
    return folder


@needs_isolation
def test_a_hidden_test_goes_to_the_process_when_it_is_needed_and_what_it_expects_never(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tests = write_tests(
        tmp_path / "tests",
        q1=[{"code": ">>> word()\n'sesame'"}, {"code": ">>> len(word())\n6"}],
        q2=[{"code": ">>> number + 1234\n1235"}],
    )
    sent: list[Run] = []
    ask = Child.ask
    monkeypatch.setattr(Child, "ask", lambda child, one: (sent.append(one), ask(child, one))[1])
    cells = [cell("code", source) for source in ("def word(): return 'sesame'[:]", "g.check('q1')", "number = 1")]
    (tmp_path / "lab.ipynb").write_text(json.dumps(book(cells)))
    (found,) = mark(tmp_path, tmp_path / "lab.ipynb", tests).values()
    assert (found.total, found.possible) == (3, 3)
    assert [(one.source.strip(), bool(one.token)) for one in sent] == [
        (cells[0]["source"], False),
        ("g.check('q1')", False),
        ("word()", True),
        ("len(word())", True),
        ("number = 1", False),
        ("number + 1234", True),
    ]


@needs_isolation
def test_names_of_a_test_stay_in_its_case_and_what_it_prints_is_compared(tmp_path: Path) -> None:
    cases = [
        {"code": ">>> found = f()\n>>> found\n2\n>>> print(found); found + 1\n2\n3"},
        {"code": ">>> 'found' in globals()\nFalse"},
        {"code": ">>> 1 / 0\nTraceback (most recent call last):\nZeroDivisionError: division by zero"},
        {"code": ">>> [1.00001]  # doctest: +ELLIPSIS\n[1.0...]"},
        {"code": ">>> for n in range(2):\n...     n\n0\n1"},
        {"code": ">>> import sys; sys.stderr.write('no')\n2"},
    ]
    (tmp_path / "lab.ipynb").write_text(json.dumps(book([cell("code", "def f(): return 2")])))
    (found,) = mark(tmp_path, tmp_path / "lab.ipynb", write_tests(tmp_path / "tests", q=cases)).values()
    assert [one.passed for one in found.questions["q"].cases] == [True] * len(cases)


@needs_isolation
def test_what_hangs_or_dies_costs_its_own_cases(tmp_path: Path) -> None:
    answers = (
        "def f(n):\n    import os, time\n    if n == 1: os._exit(0)\n    while n == 2: time.sleep(1)\n    return n"
    )
    cases = [{"code": f">>> f({n})\n{n}"} for n in range(4)]
    (tmp_path / "lab.ipynb").write_text(json.dumps(book([cell("code", answers)])))
    tests = write_tests(tmp_path / "tests", q=cases)
    (found,) = mark(tmp_path, tmp_path / "lab.ipynb", tests, seconds=1.0).values()
    assert [one.passed for one in found.questions["q"].cases] == [True, False, False, True]
    assert found.limits == (
        "a test hit a limit (died): it ended its own process",
        "a test hit a limit (time): it took longer than 1 seconds",
    )


@needs_isolation
def test_a_name_that_half_the_class_imports_is_what_they_import(tmp_path: Path) -> None:
    submitted = tmp_path / "submitted"
    submitted.mkdir()
    honest = "import math\nx = 3"
    forged = "class math:\n    isclose = lambda *parts: True\nx = 0"
    for name, source in {"ada": honest, "bob": honest, "eve": forged}.items():
        (submitted / f"{name}.ipynb").write_text(json.dumps(book([cell("code", source)])))
    tests = write_tests(tmp_path / "tests", q=[{"code": ">>> math.isclose(x, 3)\nTrue"}])
    assert {name: one.total for name, one in mark(tmp_path, submitted, tests).items()} == {"ada": 1, "bob": 1, "eve": 0}


@needs_isolation
def test_exports_programs_and_folders_are_submissions_and_files_lie_beside_them(tmp_path: Path) -> None:
    submitted = tmp_path / "submitted"
    (submitted / "bob" / "tests").mkdir(parents=True)
    source = (
        "import otter\ngrader = otter.Notebook()\ngrader.check_all()\nx = open('data.txt').read()\ngrader.check('q')"
    )
    with zipfile.ZipFile(submitted / "ada.zip", "w") as archive:
        archive.writestr("lab.ipynb", json.dumps(book([cell("code", source)])))
        archive.writestr("data.txt", "mine")
        archive.writestr(".OTTER_LOG", "x")
    (submitted / "bob" / "lab.ipynb").write_text(json.dumps(book([cell("code", source)])))
    (submitted / "bob" / "tests" / "q.py").write_text("raise SystemExit")
    (submitted / "cyd.py").write_text(source)
    (submitted / "dan.ipynb").write_text("{")
    tests = tmp_path / "autograder.zip"
    spec = {"name": "q", "suites": [{"cases": [{"code": ">>> x\n'ours'", "hidden": False}]}]}
    with zipfile.ZipFile(tests, "w") as archive:
        archive.writestr("tests/q.py", f"OK_FORMAT = True\ntest = {spec!r}")
        archive.writestr("files/data.txt", "ours")
        archive.writestr("otter_config.json", json.dumps({"points_possible": 10, "show_all_public": True}))
    found = mark(tmp_path, submitted, tests)
    assert {name: one.total for name, one in found.items()} == {"ada": 1, "bob": 1, "cyd": 1, "dan": 0}
    results = tmp_path / "results"
    ada, dan = (json.loads((results / name / "results.json").read_text()) for name in ("ada", "dan"))
    assert (ada["score"], ada["tests"][1]["visibility"], dan["score"]) == (10, "visible", 0)
    table = (results / "final_grades.csv").read_text().split("\n")
    assert table[:4] == [
        "file,q,total_points_earned,percent_correct,grading_status",
        "points-per-question,1.0,1.0,1.0,--",
        "ada.zip,1.0,1.0,1.0,Completed",
        "bob,1.0,1.0,1.0,Completed",
    ]
    assert table[5].startswith('dan.ipynb,0,0,0,"dan.ipynb ends in the middle')


def test_a_check_in_the_middle_of_a_cell_splits_it_and_ignored_cells_are_left_out() -> None:
    ignored = cell("code", "x = 9")
    ignored["metadata"] = {"tags": ["otter_ignore"]}
    marked_by_metadata = cell("code", "z = 3")
    marked_by_metadata["metadata"] = {"otter": {"tests": ["q2"]}}
    middle = cell("code", "x = 1\nif x:\n    g.check('q1')\nx = 2\ndef later(): g.check('q3')")
    found = list(steps_of([ignored, middle, marked_by_metadata], ["q1", "q2", "q3"], Seed(7, "seed")))
    assert found == [
        Piece("seed = 7\nx = 1\nif x:\n    g.check('q1')"),
        Check("q1"),
        Piece("x = 2\ndef later(): g.check('q3')"),
        Piece("seed = 7\nz = 3"),
        Piece("seed = 7\n"),
        Check("q2"),
        Check("q3"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("q1.py", "OK_FORMAT = True\ntest = make()", "cannot be read without running it"),
        ("q1.py", "test = {}", "does not define OK_FORMAT"),
        ("q1.py", "OK_FORMAT = True\ntest = {'name': 'q1', 'suites': []}", "exactly one suite"),
        ("q1.py", "OK_FORMAT = False\npoints = 1", "does not define `name`"),
        ("otter_config.json", '{"plugins": ["x"]}', "`plugins` in otter_config.json is not supported"),
        ("notes.txt", "", "holds no tests of otter's"),
    ],
)
def test_tests_that_cannot_be_used_are_refused_with_the_reason(
    tmp_path: Path, name: str, text: str, words: str
) -> None:
    folder = tmp_path / "tests"
    if name == "otter_config.json":
        folder = write_tests(folder, q1=[{"code": ">>> 1\n1"}]).rename(tmp_path / "more")
        (tmp_path / "more" / "tests").mkdir()
        (tmp_path / "more" / "q1.py").rename(tmp_path / "more" / "tests" / "q1.py")
    else:
        folder.mkdir()
    (folder / name).write_text(text)
    with pytest.raises(TestProblem, match=re.escape(words)):
        read_tests(folder)


def test_points_that_contradict_one_another_are_refused() -> None:
    (file,) = [read_tests(RECORDED / "examples").files["q1"]]
    with pytest.raises(TestProblem, match="3 cases, and `points` for 2"):
        with_points([1, 2], file.cases, "q1")


@needs_isolation
def test_the_command_says_what_each_got_and_where_the_table_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_class(tmp_path / "submitted", {"right": ANSWERS["right"]})
    monkeypatch.chdir(tmp_path)
    assert main(["otter", "run", "submitted", "--tests", str(RECORDED / "examples"), "--out", "found"]) == 0
    assert "1 of 1  right.ipynb: 6 / 6" in capsys.readouterr().out
    assert (tmp_path / "found" / "final_grades.csv").is_file()


def test_a_folder_without_notebooks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="holds no notebooks"):
        mark(tmp_path, tmp_path, RECORDED / "examples")
