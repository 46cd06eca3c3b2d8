"""Folders of no known platform: patterns for names and for whole paths."""

from pathlib import Path

import pytest

from autograder.core.errors import UsageProblem
from tests.collecting.helpers import collected, files_in, left, plan_of
from tests.support.downloads import CLASS, canvas_grades, unpacked, zipped

ADA, BEN = CLASS[:2]


@pytest.mark.parametrize(
    ("pattern", "place"),
    [
        ("{last}_{first}_{id}_*", "Byron_Ada_{number}_tiny.py"),
        ("{last}_{first}_{id}_*", "Byron_Ada_{number}_stuff/tiny.py"),
        ("{login}", "{login}/tiny.py"),
        ("week 1/{login}/{file}", "week 1/{login}/tiny.py"),
        ("*-{email}", "Ada Byron-{email}/tiny.py"),
        ("{name} (*) {file}", "Ada Byron (7) tiny.py"),
    ],
)
def test_a_pattern_finds_people_and_files(tmp_path: Path, pattern: str, place: str) -> None:
    roster = tmp_path / "Grades.csv"
    roster.write_bytes(canvas_grades(CLASS).replace(ADA.login.encode(), ADA.login.encode()))
    name = place.format(number=ADA.number, login=ADA.login, email=ADA.email)
    folder = unpacked(tmp_path / "given", {name: ADA.work, "zz/other.bin": b""})
    if "email" in pattern:
        roster.write_bytes(b"Email Address,Last Name,First Name\n" + f"{ADA.email},Byron,Ada\n".encode())
    plan = collected(folder, tmp_path / "in", pattern=pattern, roster=roster)
    student = ADA.email if "email" in pattern else ADA.login
    assert files_in(tmp_path / "in") == {f"{student}/tiny/tiny.py": ADA.work}
    assert plan.platform == "pattern"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{frist}_*", "Did you mean first"),
        ("{last}_{last}", "twice"),
        ("{last", "of its own"),
        ("*", "tells nobody's name"),
        ("{file}", "tells nobody's name"),
        ("no {login} here", "fits no name"),
    ],
)
def test_a_pattern_that_cannot_be_meant_is_a_sentence(tmp_path: Path, pattern: str, words: str) -> None:
    with pytest.raises(UsageProblem, match=words):
        plan_of(zipped(tmp_path / "x.zip", {"ada/tiny.py": b""}), tmp_path / "in", pattern=pattern)


def test_what_the_pattern_does_not_fit_is_listed(tmp_path: Path) -> None:
    files = {"1-ada/tiny.py": b"", "readme": b""}
    plan = plan_of(zipped(tmp_path / "x.zip", files), tmp_path / "in", pattern="*-{login}")
    assert [one.student for one in plan.taken] == ["ada"]
    assert "does not fit" in left(plan)["readme"]
