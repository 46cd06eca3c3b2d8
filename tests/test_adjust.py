"""A task counts otherwise for everyone: the decision is written down with its reason, and nothing is marked again."""

from pathlib import Path

import pytest

from autograder.cli.main import main
from autograder.course.layout import SETTING, Course
from autograder.course.settings import read_rules

BEFORE = '# ours\n[course]\ntitle = "x"   # kept\n'


@pytest.fixture
def own(course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("exercises", "solutions"):
        (tmp_path / name).symlink_to(course.root / name)
    (tmp_path / "course.toml").write_text(BEFORE + "[lessons.tiny.by_hand]\nstyle = 2")
    monkeypatch.setenv(SETTING, str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--points", "3"], "double counts 3 points: it \"was\" unclear"),
        (["--drop"], "double does not count: it \"was\" unclear"),
        (["--bonus", "--points", "0.5"], "double counts 0.5 points, as a bonus: it \"was\" unclear"),
    ],
)  # fmt: skip
def test_a_decision_is_added_and_all_else_stays(
    own: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["adjust", "tiny", "double", *arguments, "--reason", 'it "was" unclear']) == 0
    assert words in capsys.readouterr().out
    assert (own / "course.toml").read_text().startswith(BEFORE)
    assert [one.words for one in read_rules(own).adjusted] == [words]
    assert read_rules(own).adjusted[0].on
    assert main(["adjust", "tiny", "style", "--drop", "--reason", "none\nasked\x7f"]) == 0
    assert [one.task for one in read_rules(own).adjusted] == ["double", "style"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["tiny", "duble", "--drop", "--reason", "x"], "no task is called duble; there are: double, style"),
        (["tny", "double", "--drop", "--reason", "x"], "there is no lesson called 'tny'"),
        (["tiny", "double", "--reason", "x"], "changes nothing: add `points`, `drop` or `bonus`"),
        (["tiny", "double", "--drop", "--bonus", "--reason", "x"], "leave out `points` and `bonus` beside it"),
        (["tiny", "double", "--drop"], "--reason is missing"),
        (["tiny", "double", "--drop", "--reason", " "], "say why, students read it"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_told_and_nothing_is_written(
    own: Path, arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (own / "course.toml").read_bytes()
    assert main(["adjust", *arguments]) == 2
    assert sentence in " ".join(capsys.readouterr().err.split())
    assert (own / "course.toml").read_bytes() == before


def test_a_list_in_another_form_is_told_with_what_to_write(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own / "course.toml").write_text("adjust = []\n")
    assert main(["adjust", "tiny", "double", "--drop", "--reason", "x"]) == 2
    assert "cannot be added to" in capsys.readouterr().err


def test_a_course_without_the_file_gets_one(own: Path) -> None:
    (own / "course.toml").unlink()
    assert main(["adjust", "tiny", "double", "--drop", "--reason", "x"]) == 0
    assert len(read_rules(own).adjusted) == 1
