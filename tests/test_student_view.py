"""What a student reads in a terminal: one message in full, the rest folded; single keys; how far in the course."""

import io
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs
from rich.console import Console

from autograder.core.home import SETTING
from autograder.core.saves import saved
from autograder.record.codec import record_of
from autograder.record.schema import Place, Problem
from autograder.render.terminal.points import course_line
from autograder.render.terminal.student import messages, student_report
from autograder.render.terminal.style import console
from autograder.student.state import remember, remembered
from autograder.student.watch import View, pressed, updated, watched_files
from tests.support import made_records
from tests.support.made_records import RESET, SUMMED, check, failed, task

CODE = [{"file": "tiny.py", "cell": None, "text": "a = 0\nx = 1\nb = 2\n"}]


def made(*parts, **more):
    return record_of(made_records.made(*parts, **more))


FOUND = made(
    "you",
    task("model", check("has a bias")),
    task("step", failed("moves", RESET), failed("resets", RESET), check("last", "blocked"), check("shape")),
    task("loss", failed("mean", SUMMED, line=1)),
    task("train", check("learns", "not_attempted")),
    code=CODE,
)
DONE = made("you", task("model", check("has a bias")), task("step", check("moves")))


def shown(found, width=100, **options):
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(student_report(found, width=width, **options))
    return out.getvalue()


def test_the_first_message_is_in_full_and_the_others_are_folded():
    text = shown(FOUND)
    assert "Next: step" in text
    assert text.count("It adds up.") == 1
    assert "It grows." not in text
    assert "✗ loss: Summed, not averaged" in text
    assert "not attempted yet: train" in text
    words = "In this task, 1 more check fails by the same mistake; 1 check waits for this (1 point); 1 check is right."
    assert words in " ".join(text.split())


def test_the_students_own_line_is_quoted_and_marked():
    assert "▸ 2 │ x = 1" in shown(FOUND)
    assert "  1 │ a = 0" in shown(FOUND)


def test_everything_can_be_shown():
    text = shown(FOUND, everything=True)
    assert "It adds up." in text
    assert "It grows." in text
    assert text.count("It adds up.") == 1
    assert "After that" not in text


def test_all_tasks_stand_in_the_grid_with_their_points():
    for width in (30, 60, 200):
        lines = re.findall(r"(✓|✗|·) (model|step|loss|train) +(\S+ of \S+)", shown(FOUND, width))
        assert {(sign, name) for sign, name, _ in lines} == {
            ("✓", "model"),
            ("✗", "step"),
            ("✗", "loss"),
            ("·", "train"),
        }
    assert shown(FOUND, 200).index("train") < shown(FOUND, 200).index("\n")


def test_two_mistakes_behind_one_check_are_both_explained():
    both = made("you", task("step", failed("moves", RESET, SUMMED)))
    text = shown(both)
    assert text.count("Why:") == 2
    assert "Never reset" in text
    assert "Summed, not averaged" in text


def stopped(name, at, *more, **fields):
    said = f"Your code stops in line {at}.\nIt is None.\nPython says: TypeError: no"
    return failed(name, *more, **fields) | {"message": said, "got": "TypeError"}


def test_what_certainly_fails_for_another_reason_is_listed_and_what_may_follow_is_counted():
    plain = failed("plain", apart=True, expected="3") | {"message": "it: expected 3, got 2"}
    checks = failed("moves", RESET), failed("resets"), plain, failed("mean", SUMMED)
    text = shown(made("you", task("step", *checks)))
    assert "In this task too:\n✗ Not yet: plain holds." in text
    assert "✗ Summed, not averaged" in text
    assert "In this task, 1 more check fails, maybe for this reason." in text
    assert text.count("Never reset") == 1


def test_of_what_certainly_fails_for_another_reason_no_message_is_taken_for_the_first_ones():
    checks = failed("moves", RESET), failed("plain", apart=True)
    text = shown(made("you", task("step", *checks)), chosen=1)
    assert "✗ Never reset" in text
    assert "maybe" not in text


def test_one_error_at_two_lines_is_one_mistake():
    text = shown(made("you", task("step", stopped("length", 5), stopped("items", 8)), code=CODE))
    assert "1 more check fails by the same mistake" in text


def test_the_line_that_stops_and_the_one_to_look_at_are_both_told_and_shown():
    code = [{"file": "tiny.py", "cell": None, "text": "".join(f"a{n} = {n}\n" for n in range(1, 20))}]
    there = {"file": "tiny.py", "line": 12, "code": "a12 = 12"}
    text = shown(made("you", task("step", stopped("length", 12, line=3, text="a3 = 3", stopped=there)), code=code))
    assert "✗ Your code stops in line 12; the reason is in line 3." in text
    lines = [line.strip() for line in text.split("\n") if "│" in line]
    assert lines == ["1 │ a1 = 1", "2 │ a2 = 2", "▸  3 │ a3 = 3", "4 │ a4 = 4", "5 │ a5 = 5", "│ …", "12 │ a12 = 12"]


@pytest.mark.parametrize(
    ("before", "after", "proof", "said"),
    [
        ("x = 1", "x = 2", "proven", "Certain: Only this line has to change"),
        ("x = 1", "x = 2", "mends", "Certain: One change there"),
        ("x = 1\ny = 1", "x = 2\ny = 2", "proven", ""),
        ("x = 1", "x = 1", "proven", ""),
        ("", "x = 2", "proven", ""),
    ],
)
def test_that_one_line_has_to_change_is_certain_and_no_reason(before, after, proof, said):
    text = shown(made("you", made_records.repaired("step", before, after, proof=proof), code=CODE))
    assert "Why:" not in text
    assert " ".join(text.split()).count("Certain:") == (1 if said else 0)
    assert said in " ".join(text.split())


def test_below_a_name_stands_no_difference_without_numbers_and_the_points_stand_at_the_end():
    kind = failed("plain", RESET, expected="a number") | {"message": "it: expected a number, got a tensor"}
    text = shown(made("you", task("step", kind | {"got": "a tensor"})))
    assert "got a tensor" not in text
    assert "Asked:   plain holds.  (0 of 1)" in text
    number = failed("sum", RESET, expected="2") | {"message": "it (number 1 of 2): expected 2, got 3"}
    assert "it: expected 2, got 3" in shown(made("you", task("step", number)))
    alone = failed("sum", expected="2") | {"message": "it (number 1 of 2): expected 2, got 3"}
    text = shown(made("you", task("step", alone)))
    assert "✗ This does not hold yet: sum holds.\n" in text
    assert "it (number 1 of 2): expected 2, got 3" in text
    assert "Points: 0 of 1" in text


def test_a_finished_lesson_says_that_nothing_is_left():
    assert "2 of 2 points so far. Nothing is left to mend" in shown(DONE)
    assert "Nothing is left" not in shown(FOUND)


PARTLY = task("last", check("yes or no", points=0.5), check("numbers", "answered", points=0.5))


def test_of_a_task_that_is_answered_in_part_the_points_that_come_later_are_told(tmp_path: Path):
    found = made("you", task("model", check("has a bias")), PARTLY)
    text = shown(found)
    assert "0.5 of 1, up to 0.5 more" in text
    assert "1.5 of 2 points so far; up to 0.5 more when your answers are marked. Nothing is left to mend" in text
    remember(found, tmp_path / "progress.json")
    assert remembered(tmp_path / "progress.json") == {"tiny": (1.5, 2.0, 0.5)}


def test_an_error_without_a_line_tells_the_line_that_its_reason_is_in():
    stops = "Your code stops with a TypeError.\nThe method is called `_init_` here."
    where = {"file": "tiny.py", "line": 2, "code": "x = 1"}
    found = made("you", task("data", check("rows", "failed", message=stops, got="TypeError", where=where)), code=CODE)
    assert "✗ Your code stops with a TypeError; the reason is in line 2.\n" in shown(found)
    known = made("you", task("data", check("rows", "failed", message=stops, got="TypeError")), code=CODE)
    assert "✗ Your code stops with a TypeError.\n" in shown(known)


def test_an_unreadable_file_shows_its_line_only():
    problem = Problem("Python cannot read line 2", Place("tiny.py", 2))
    text = shown(structs.replace(FOUND, problem=problem))
    assert "Python cannot read line 2" in text
    assert "▸ 2 │ x = 1" in text
    assert "points" not in text


def test_what_is_wrong_comes_before_what_is_not_begun():
    late = made("you", task("a", check("c", "not_attempted")), task("b", failed("d")))
    assert [message.task.name for message in messages(late)] == ["b", "a"]


# --- Keys


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(SETTING, str(tmp_path / "home"))
    path = tmp_path / "tiny.py"
    path.write_text("x = 1\n")
    return path


def test_next_goes_round_through_all_messages(here: Path):
    view, titles = View(FOUND), []
    for _ in range(4):
        titles.append(messages(FOUND)[view.chosen].title)
        view = pressed("n", view, here)
    assert titles == [
        "step: Never reset",
        "loss: Summed, not averaged",
        "train: not attempted yet",
        "step: Never reset",
    ]


def test_a_hint_says_more_each_time_and_goes_when_another_message_is_chosen(here: Path):
    first = pressed("h", View(FOUND), here)
    second = pressed("h", first, here)
    assert first.hint.startswith("step: hint 1 of 3")
    assert second.hint.startswith("step: hint 2 of 3")
    assert pressed("n", second, here).hint == ""


def test_all_is_switched_on_and_off_and_q_ends(here: Path):
    view = pressed("A", View(FOUND), here)
    assert view.everything
    assert not pressed("a", view, here).everything
    assert pressed("q", view, here) is None
    assert pressed("x", view, here) == view
    for key in "nah":
        assert pressed(key, View(None), here) == View(None)
    assert pressed("n", View(DONE), here) == View(DONE)


def test_after_a_save_the_same_task_stays_chosen_while_it_has_something_to_do():
    view = View(FOUND, chosen=1)
    mended_step = structs.replace(FOUND, tasks=(FOUND.tasks[0], *FOUND.tasks[2:]))
    assert messages(mended_step)[updated(view, mended_step).chosen].task.name == "loss"
    mended_loss = structs.replace(FOUND, tasks=(*FOUND.tasks[:2], FOUND.tasks[3]))
    assert messages(mended_loss)[updated(view, mended_loss).chosen].task.name == "step"
    assert updated(replace(view, hint="old"), DONE) == View(DONE, busy=False)


def test_a_save_is_seen_in_the_file_and_in_a_module_beside_it(here: Path):
    before = saved(watched_files(here))
    (here.parent / "helpers.py").write_text("y = 1\n")
    after = saved(watched_files(here))
    assert before != after
    here.unlink()
    assert saved(watched_files(here)) == ()


# --- The course


def test_the_points_of_each_lesson_are_remembered(tmp_path: Path):
    memory = tmp_path / "home" / "progress.json"
    remember(structs.replace(FOUND, lesson="one"), memory)
    remember(structs.replace(DONE, lesson="two"), memory)
    assert remembered(memory) == {"one": (2.0, 7.0, 0.0), "two": (2.0, 2.0, 0.0)}
    text = course_line(["one", "two", "three"], remembered(memory)).plain
    assert text == "The course so far: one 2 of 7 · two 2 of 2 ✓ · three not begun"


def test_what_cannot_be_remembered_or_is_damaged_stops_nothing(tmp_path: Path):
    (tmp_path / "file").write_text("")
    remember(FOUND, tmp_path / "file" / "progress.json")
    damaged = tmp_path / "progress.json"
    damaged.write_text('{"one": 3, "two": {"score": "x"}, "three": {"score": 1, "max_score": 2}}')
    assert remembered(damaged) == {"three": (1.0, 2.0, 0.0)}


# --- Terminals of every kind


def test_a_terminal_without_our_signs_shows_plain_ones(monkeypatch: pytest.MonkeyPatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    console().print("✓ ✗ ↑ • ▸ │ … größe")
    sys.stdout.flush()
    assert raw.getvalue().decode("ascii").strip() == "+ x ^ * > | ... gr??e"
