"""The place of a mistake on a student's machine: looked for after the verdict, in little time, and told below it."""

import io
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from msgspec import structs
from rich.console import Console

from autograder.course.layout import Course
from autograder.judge.result import Proof
from autograder.marking import later
from autograder.marking.practice_key import PracticeKey
from autograder.record.codec import record_of
from autograder.record.schema import Record
from autograder.record.story import ONE_LINE
from autograder.render.terminal.place import found_place
from autograder.runner.patience import Hurried, OutOfTime, Patience
from autograder.student import check as check_command
from autograder.student.check import check_paths
from autograder.student.checker import Checker, checker_of
from autograder.student.hints import next_hint
from autograder.student.job import Job
from autograder.student.notebook_places import only_what_is_used
from autograder.student.watch import View, with_places
from autograder.submission.program import Program, Unit
from autograder.wire import decode_frame, encode_frame
from autograder.wire.frames import MAX_JSON
from tests.support import made_records
from tests.support.courses import built_course

WRONG = "def double(x):\n    y = 3 * x\n    return y\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return built_course(tmp_path_factory.mktemp("built"))


@pytest.fixture
def wrong(built: Course, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A file with a mistake, and time enough to find it on a busy machine."""
    monkeypatch.setenv("TORCHGRADE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TORCHGRADE_COURSE", str(built.root))
    monkeypatch.setattr(check_command, "SECONDS", 60.0)
    monkeypatch.setattr(later, "SINGLE", 40.0)
    path = tmp_path / "tiny.py"
    path.write_text(WRONG)
    return path


@pytest.fixture
def checker(wrong: Path) -> Iterator[Checker]:
    with checker_of(wrong) as made:
        yield made


def said(path: Path) -> tuple[int, str]:
    out = Console(file=io.StringIO(), width=100)
    return check_paths([path], None, False, out), out.file.getvalue()  # type: ignore[attr-defined]


def test_the_place_is_told_below_the_verdict_and_the_change_is_not(wrong: Path) -> None:
    ended, text = said(wrong)
    assert ended == 1
    verdict, place = text.split("double: Line 2: ")
    assert "of 2 points" in verdict
    assert "▸" not in verdict
    assert place.startswith("`3` is not the right value here")
    assert "▸ 2 │     y = 3 * x" in place
    assert "Mend:" in place
    assert "2 * x" not in text


def test_a_line_that_was_shown_is_told_again_only_with_what_is_new_about_it() -> None:
    text = "def f():\n    pass\nx = 1\n"
    code = [{"file": "tiny.py", "cell": None, "text": text}]
    head = {"file": "tiny.py", "line": 1, "code": ""}
    line = {"file": "tiny.py", "line": 3, "code": "x = 1"}
    repair = {"title": "Line 3: `1` is not the right value here", "advice": "Work it out.", "proof": "proven"}
    repair |= {"places": [line], "kinds": ["constant"], "before": "x = 1", "after": "x = 2", "pattern": "# -> #"}

    def told(named: bool, before: dict[str, object], after: dict[str, object]) -> str:
        mistakes = [made_records.RESET] if named else []
        known = {"diagnosis": mistakes[0] if named else None, "diagnoses": mistakes, "message": "got 1"}
        records = [
            record_of(
                made_records.made(
                    "you",
                    made_records.task("f", made_records.check("c", "failed", where=where, **known), **more),
                    code=code,
                )
            )
            for where, more in ((before, {}), (after, {"repair": repair}))
        ]
        out = Console(file=io.StringIO(), width=100, color_system=None)
        place = found_place(*records, "f")
        out.print(place if place is not None else "nothing", markup=False)
        return " ".join(out.file.getvalue().split())  # type: ignore[attr-defined]

    certain = f"Certain: {ONE_LINE}"
    assert told(True, head, line) == f"f: Look at line 3 1 │ def f(): 2 │ pass ▸ 3 │ x = 1 {certain}"
    assert told(True, line, line) == "nothing"
    assert told(False, line, line) == f"f: Line 3: `1` is not the right value here Mend: Work it out. {certain}"
    assert "▸ 3 │ x = 1 Mend: Work it out." in told(False, head, line)


def test_nothing_is_looked_for_before_the_verdict_is_shown(wrong: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, before = Console(file=io.StringIO(), width=100), []
    monkeypatch.setattr(Checker, "explained", lambda *given: (before.append(out.file.getvalue()), given[1])[1])  # type: ignore[attr-defined]
    check_paths([wrong], None, False, out)
    assert "of 2 points" in before[0]


def test_ctrl_c_ends_the_search_and_the_verdict_stands(wrong: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*given: object) -> Record:
        raise KeyboardInterrupt

    monkeypatch.setattr(Checker, "explained", interrupted)
    ended, text = said(wrong)
    assert ended == 1
    assert "of 2 points" in text
    assert "Traceback" not in text


def test_what_looks_for_repairs_is_not_loaded_before_the_verdict() -> None:
    names = "[name for name in sys.modules if name.startswith('autograder.repair') or name.endswith('.expectations')]"
    code = f"import sys, autograder.student.check; print({names})"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "[]\n"


def test_without_patience_the_record_stays_as_it_is(checker: Checker) -> None:
    found = checker.check(None, None)
    began = time.monotonic()
    assert checker.explained(found, "double", Patience(0.0)) is found
    lost = Patience(100.0)
    lost.lose()
    assert checker.explained(found, "double", lost) is found
    assert time.monotonic() - began < 20
    told = checker.explained(found, "double", Patience(60.0))  # the processes are whole
    assert told.tasks[0].repair is not None
    assert told.tasks[0].repair.proof is Proof.PROVEN


def test_a_right_program_and_one_that_was_mended_meanwhile_have_no_place(checker: Checker) -> None:
    checker.check(None, None)
    checker.path.write_text("def double(x):\n    return x + x\n")
    found = checker.check(None, None)
    assert checker.explained(found, "double", Patience(60.0)) is found


def test_a_key_of_an_older_version_still_opens_and_nothing_is_looked_for(built: Course, tmp_path: Path) -> None:
    data = decode_frame((built.exercise("tiny") / "practice.key").read_bytes())
    for name in ("right", "second"):
        del data[name]
    (tmp_path / "practice.key").write_bytes(encode_frame(data, text_limit=MAX_JSON))
    key = PracticeKey(built.load("tiny"), tmp_path)
    assert key.observations()
    assert not key.allows_repairs("double")
    assert key.another("double") is None


def test_the_key_has_a_second_seed_for_the_proof(built: Course) -> None:
    key = PracticeKey(built.load("tiny"), built.exercise("tiny"))
    second = key.another("double")
    assert second is not None
    assert second.seed != key.seed
    assert str(second.observations()) != str(key.observations())
    assert second.another("double") is None
    assert not key.right_code("double", "double.values").donors


# --- Hints and watching


def test_hints_tell_the_place_then_the_kind_then_how_to_go_about_it(checker: Checker, tmp_path: Path) -> None:
    found = checker.explained(checker.check(["double"], None), "double", Patience(60.0))
    place, kind, cure = (next_hint(found, checker.path, tmp_path / "hints.json").text for _ in range(3))
    assert "Look at line 2:\n  y = 3 * x" in place
    assert "not the right value" not in place
    assert "`3` is not the right value here" in kind
    assert "Work out on paper" not in kind
    assert "Work out on paper" in cure
    assert "2 * x" not in place + kind + cure


def test_a_hint_stays_on_the_screen_when_the_place_comes(checker: Checker) -> None:
    found = checker.check(None, None)
    view = View(found, hint="a hint", busy=False)
    told = checker.explained(found, "double", Patience(60.0))
    after = with_places(view, told)
    assert after.hint == "a hint"
    assert after.found is not None
    assert after.found.tasks[0].repair is not None
    assert after.found.score == found.score


def test_a_save_ends_the_search_for_the_place_of_the_one_before(checker: Checker) -> None:
    found = checker.check(None, None)
    searching = threading.Event()

    def explain(found: Record, chosen: str, say: object, patience: Patience) -> None:
        patience.begin(300.0)
        searching.set()
        while patience.left > 0:
            time.sleep(0.01)

    first = Job(lambda early: found, explain, "", None)
    assert searching.wait(30)
    assert first.checked
    assert first.result() is found
    second = Job(lambda early: structs.replace(found, notes=("again",)), lambda *given: None, "", first)
    second.thread.join(30)
    assert not first.thread.is_alive()
    assert second.result().notes == ("again",)


def test_what_went_wrong_in_a_search_while_watching_is_not_lost() -> None:
    def explain(*given: object) -> None:
        raise ZeroDivisionError

    found = record_of(made_records.RIGHT)
    job = Job(lambda early: found, explain, "", None)
    job.thread.join(30)
    assert job.result() is found
    with pytest.raises(ZeroDivisionError):
        job.news()


# --- Notebooks


def test_of_a_notebooks_cells_only_what_a_task_uses_is_run_and_each_line_stays_where_it_was() -> None:
    cells = (
        "import torch, sys",
        "factor = 3\nsys.exit()\n\ndef double(x):\n    return helper(x)",
        "def helper(x):\n    return factor * x\n\ncheck('double')",
        "draw(double)",
    )
    program = Program(tuple(Unit(text, f"In [{number}]") for number, text in enumerate(cells, 1)))
    kept = only_what_is_used(program, "double").units
    assert [unit.file for unit in kept] == ["In [2]", "In [3]"]
    assert kept[0].source == "factor = 3\n\n\ndef double(x):\n    return helper(x)"
    assert kept[1].source == "def helper(x):\n    return factor * x\n\n"


def test_the_card_gets_the_place_later(wrong: Path, built: Course) -> None:
    cells = [
        "import autograder.marking.later, autograder.student.notebook_places as places\n"
        "places.SECONDS, autograder.marking.later.SINGLE = 60.0, 40.0\nfrom autograder import check",
        WRONG,
        "check('double')",
        "from autograder.student.notebook import _places\n_places()._last[0].join(120)",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    path = wrong.with_suffix(".ipynb")
    nbformat.write(notebook, path)
    command = [sys.executable, "-m", "nbconvert", "--execute", "--inplace", "--to", "notebook", str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    outputs = nbformat.read(path, as_version=4).cells[2].outputs
    [card] = [one.data for one in outputs if one.output_type == "display_data"]
    assert "Line 2: `3` is not the right value here" in card["text/plain"]
    assert "▸   2 │     y = 3 * x" in card["text/plain"]
    assert "is not the right value here" in card["text/html"]
    assert [one.data["text/plain"] for one in outputs if one.output_type == "execute_result"] == ["0.0"]


# --- Patience


def test_patience_waits_no_longer_than_it_lasts() -> None:
    messages: queue.Queue[dict[str, object] | None] = queue.Queue()
    with pytest.raises(queue.Empty):
        Patience(30.0).message(messages, 0.01)
    with pytest.raises(OutOfTime):
        Patience(0.05).message(messages, 30.0)
    patience = Patience(30.0)
    threading.Timer(0.1, patience.lose).start()
    began = time.monotonic()
    with pytest.raises(OutOfTime):
        patience.message(messages, 30.0)
    assert time.monotonic() - began < 10
    messages.put({"event": "ready"})
    assert Patience(30.0).message(messages, 30.0) == {"event": "ready"}


def test_nothing_is_started_without_patience(checker: Checker) -> None:
    with pytest.raises(OutOfTime):
        Hurried(checker._launcher, Patience(0.0)).start({})
