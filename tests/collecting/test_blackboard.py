"""Blackboard: files and receipts, attempts, times in the server's own zone."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.collecting.helpers import collected, files_in, left, plan_of
from tests.support.downloads import CLASS, blackboard, blackboard_grades, zip_bytes, zipped

ADA, BEN = CLASS[:2]


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "gc_course.xls"
    path.write_bytes(blackboard_grades(CLASS))
    return path


def test_everyone_gets_the_own_folder(tmp_path: Path, roster: Path) -> None:
    plan = collected(zipped(tmp_path / "gradebook_x.zip", blackboard(CLASS)), tmp_path / "in", roster=roster)
    assert (plan.platform, plan.left, plan.without) == ("blackboard", (), ())
    assert {one.tied for one in plan.taken} == {"login"}
    assert files_in(tmp_path / "in") == {f"{one.login}/tiny/tiny.py": one.work for one in CLASS}
    assert "timezone" in plan.taken[0].remarks[0]


def test_without_receipts_the_login_is_what_follows_the_works_name(tmp_path: Path) -> None:
    files = {name: data for name, data in blackboard(CLASS).items() if not name.endswith(".txt")}
    plan = plan_of(zipped(tmp_path / "x.zip", files), tmp_path / "in")
    assert {one.student for one in plan.taken} == {one.login for one in CLASS}


def test_a_login_may_have_an_underscore(tmp_path: Path) -> None:
    files = {
        name.replace(ADA.login, "ada_b"): data.replace(ADA.login.encode(), b"ada_b")
        for name, data in blackboard([ADA]).items()
    }
    plan = plan_of(zipped(tmp_path / "x.zip", files), tmp_path / "in")
    assert [one.student for one in plan.taken] == ["ada_b"]


def test_the_last_attempt_counts_and_its_time_is_told(tmp_path: Path) -> None:
    files = blackboard([ADA], time="2026-01-30-09-00-00") | blackboard([ADA])
    files[next(name for name in files if name.endswith("09-00-00_tiny.py"))] = b"x = 1\n"
    plan = collected(zipped(tmp_path / "x.zip", files), tmp_path / "in", zone=ZoneInfo("America/New_York"))
    assert files_in(tmp_path / "in") == {
        f"{ADA.login}/tiny/tiny.py": ADA.work,
        f"{ADA.login}/tiny/timestamp.txt": b"2026-01-31 17:00:00.000000 UTC",
    }
    assert "an earlier attempt" in left(plan)[f"{ADA.login}, attempt of 2026-01-30-09-00-00"]
    assert not plan.asks


def test_a_receipt_without_files_is_told(tmp_path: Path) -> None:
    files = blackboard([ADA]) | {name: data for name, data in blackboard([BEN]).items() if name.endswith(".txt")}
    plan = plan_of(zipped(tmp_path / "x.zip", files), tmp_path / "in")
    assert [one.student for one in plan.taken] == [ADA.login]
    assert list(left(plan).values()) == ["this person handed in no file, only what was typed into Blackboard"]


def test_a_time_that_a_student_hands_in_is_not_believed(tmp_path: Path) -> None:
    """Whether work is late hangs on `timestamp.txt`: it is the platform's, whoever hands one in."""
    forged = b"2020-01-01 00:00:00.000000 UTC"
    files = blackboard([ADA])
    for name in ("timestamp.txt", "Timestamp.TXT"):
        files[next(iter(files)).replace("tiny.py", name)] = forged
    (bens, *_) = blackboard([BEN])
    inner = {bens.replace("tiny.py", "work.zip"): zip_bytes({"timestamp.txt": forged, "tiny.py": BEN.work})}
    download = zipped(tmp_path / "x.zip", files | inner)
    collected(download, tmp_path / "in")
    assert files_in(tmp_path / "in") == {f"{one.login}/tiny/tiny.py": one.work for one in (ADA, BEN)}
    collected(download, tmp_path / "in", zone=ZoneInfo("UTC"))  # what was not known before is added
    assert files_in(tmp_path / "in")[f"{ADA.login}/tiny/timestamp.txt"] == b"2026-01-31 12:00:00.000000 UTC"
