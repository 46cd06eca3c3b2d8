"""Canvas: `submissions.zip`, its numbers on files handed in again, its gradebook, its zip of files with comments."""

import re
from pathlib import Path

import pytest

from autograder.core.errors import UsageProblem
from autograder.record.collection import State
from tests.collecting.helpers import collected, files_in, left, plan_of
from tests.support.downloads import CLASS, WRONG, canvas, canvas_grades, canvas_name, zip_bytes, zipped

ADA, BEN = CLASS[:2]


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "Grades.csv"
    path.write_bytes(canvas_grades(CLASS))
    return path


def test_everyone_gets_the_own_folder(tmp_path: Path, roster: Path) -> None:
    plan = collected(zipped(tmp_path / "submissions.zip", canvas(CLASS)), tmp_path / "in", roster=roster)
    assert (plan.platform, plan.lesson, plan.left, plan.without) == ("canvas", "tiny", (), ())
    assert {one.tied for one in plan.taken} == {"canvas"}
    assert files_in(tmp_path / "in") == {f"{one.login}/tiny/tiny.py": one.work for one in CLASS}
    assert [one.student for one in plan.taken if one.late] == [BEN.login]


def test_without_a_class_list_name_and_number_are_the_folder(tmp_path: Path) -> None:
    plan = collected(zipped(tmp_path / "submissions.zip", canvas([ADA])), tmp_path / "in")
    assert list(files_in(tmp_path / "in")) == [f"byronada_{ADA.canvas}/tiny/tiny.py"]
    assert plan.taken[0].submitted is None  # Canvas's zip does not tell


def test_a_number_of_a_file_handed_in_again_is_taken_off(tmp_path: Path) -> None:
    files = canvas([ADA], "tiny-2.py")
    plan = collected(zipped(tmp_path / "x.zip", files), tmp_path / "in")
    assert list(files_in(tmp_path / "in")) == [f"byronada_{ADA.canvas}/tiny/tiny.py"]
    assert plan.taken[0].remarks == ("tiny-2.py, handed in again, is written as tiny.py",)


def test_a_number_stays_where_both_were_handed_in(tmp_path: Path) -> None:
    files = canvas([ADA], "tiny.py") | {f"{canvas_name(ADA)}_999_tiny-1.py": b"x = 1\n"}
    collected(zipped(tmp_path / "x.zip", files), tmp_path / "in")
    assert [name.rpartition("/")[2] for name in files_in(tmp_path / "in")] == ["tiny-1.py", "tiny.py"]


def test_a_zip_that_a_student_handed_in_is_opened(tmp_path: Path) -> None:
    inner = zip_bytes({"work/tiny.py": ADA.work, "work/helper.py": b"y = 1\n", "__MACOSX/work/._tiny.py": b"?"})
    files = {f"{canvas_name(ADA)}_900_work.zip": inner}
    plan = collected(zipped(tmp_path / "x.zip", files), tmp_path / "in")
    assert {name.rpartition("/")[2] for name in files_in(tmp_path / "in")} == {"helper.py", "tiny.py"}
    assert plan.taken[0].remarks == ("taken from the folder work",)


def test_names_with_unusual_parts_are_read_as_canvas_makes_them(tmp_path: Path) -> None:
    files = {
        "teamthe_best_101_900_tiny.py": b"a = 1\n",  # a group, whose name may have underscores
        "anon_xY12z_901_tiny.py": b"b = 1\n",  # anonymous marking
        "LATE_anon_aa11b_902_tiny.py": b"c = 1\n",
    }
    plan = collected(zipped(tmp_path / "x.zip", files), tmp_path / "in")
    assert [(one.student, one.late) for one in plan.taken] == [
        ("anon_aa11b", True),
        ("anon_xY12z", False),
        ("teamthe_best_101", False),
    ]


def test_text_that_was_typed_is_told(tmp_path: Path) -> None:
    files = canvas([ADA]) | {f"{canvas_name(BEN)}_text.html": b"<p>", f"{canvas_name(BEN)}_link.html": b"<p>"}
    told = left(plan_of(zipped(tmp_path / "x.zip", files), tmp_path / "in"))
    assert set(told) == {f"{canvas_name(BEN)}_text.html", f"{canvas_name(BEN)}_link.html"}
    assert all("typed into Canvas" in why for why in told.values())


def test_a_stranger_is_listed_and_not_guessed(tmp_path: Path, roster: Path) -> None:
    files = canvas([ADA]) | {"byronada_999_1_tiny.py": b"", "nobody_998_2_tiny.py": b""}
    plan = plan_of(zipped(tmp_path / "x.zip", files), tmp_path / "in", roster=roster)
    assert [one.student for one in plan.taken] == [ADA.login]
    assert f"the name is that of {ADA.login}, and the canvas is not" in left(plan)["byronada_999"]
    assert "nobody of the class list" in left(plan)["nobody_998"]
    assert plan.asks


def test_a_second_run_adds_only_what_is_new(tmp_path: Path, roster: Path) -> None:
    into = tmp_path / "in"
    collected(zipped(tmp_path / "1.zip", canvas([ADA])), into, roster=roster)
    again = files_in(into)
    (into / ADA.login / "tiny" / "notes.txt").write_text("of the instructor's")
    plan = collected(zipped(tmp_path / "2.zip", canvas([ADA, BEN])), into, roster=roster)
    assert [one.state for one in plan.taken] == [State.THERE, State.NEW]
    assert {**again, f"{ADA.login}/tiny/notes.txt": b"of the instructor's"}.items() <= files_in(into).items()


def test_what_is_handed_in_again_stays_until_it_is_asked_for(tmp_path: Path, roster: Path) -> None:
    into = tmp_path / "in"
    collected(zipped(tmp_path / "1.zip", canvas([ADA])), into, roster=roster)
    later = zipped(tmp_path / "2.zip", {name: WRONG.encode() for name in canvas([ADA])})
    plan = collected(later, into, roster=roster)
    assert plan.taken[0].state == State.OTHER
    assert plan.asks
    assert files_in(into)[f"{ADA.login}/tiny/tiny.py"] == ADA.work
    plan = collected(later, into, roster=roster, replace=True)
    assert plan.taken[0].state == State.REPLACES
    assert files_in(into)[f"{ADA.login}/tiny/tiny.py"] == WRONG.encode()
    (kept,) = (into / ".collect" / "replaced" / ADA.login).glob("*/tiny.py")
    assert kept.read_bytes() == ADA.work


def canvas_knows(name: str) -> tuple[str, str] | None:
    """User and file, as `infer_comment_context_from_filename` of Canvas's own code takes them from a name."""
    parts = name.rpartition("/")[2].split("_")
    numbers = [part for part in parts if re.fullmatch(r"\d+", part)]
    if parts[-1].startswith("link") or name.startswith("._") or len(numbers) < 2:
        return None
    return numbers[0], numbers[1]


def test_canvas_knows_the_files_of_the_way_back(tmp_path: Path, roster: Path) -> None:
    plan = plan_of(zipped(tmp_path / "x.zip", canvas(CLASS)), tmp_path / "in", roster=roster)
    numbers = {one.login: (one.canvas, str(900 + place)) for place, one in enumerate(CLASS)}
    assert {one.student: canvas_knows(f"{one.origin}tiny-feedback.html") for one in plan.taken} == numbers


def test_another_platform_than_the_one_that_was_named_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="not a download of moodle"):
        plan_of(zipped(tmp_path / "x.zip", canvas(CLASS)), tmp_path / "in", platform="moodle")


def test_a_groups_work_is_not_taken_for_that_of_one_member(tmp_path: Path, roster: Path) -> None:
    files = canvas([BEN]) | {f"teamrocket_{ADA.canvas}_1_tiny.py": b"x = 1\n"}
    plan = plan_of(zipped(tmp_path / "x.zip", files), tmp_path / "in", roster=roster)
    assert [one.student for one in plan.taken] == [BEN.login]
    assert "is it a group's work?" in left(plan)[f"teamrocket_{ADA.canvas}"]
