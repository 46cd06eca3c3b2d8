"""Brightspace: folders and flat, people told by their names alone, attempts by times without a colon."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.collecting.helpers import collected, files_in, left, plan_of
from tests.support.downloads import CLASS, Files, brightspace, brightspace_flat, brightspace_grades, zipped

ADA, BEN = CLASS[:2]
SAME = ("Li Wei", "Wei Li")  # whose names are the same words
OTHERS = [one for one in CLASS if one.name not in SAME]


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "grades.csv"
    path.write_bytes(brightspace_grades(CLASS))
    return path


@pytest.mark.parametrize("files", [brightspace(OTHERS), brightspace_flat(OTHERS)], ids=["folders", "flat"])
def test_everyone_gets_the_own_folder(tmp_path: Path, roster: Path, files: Files) -> None:
    plan = collected(zipped(tmp_path / "tiny Download Feb 1, 2026.zip", files), tmp_path / "in", roster=roster)
    assert (plan.platform, plan.left) == ("brightspace", ())
    assert {one.tied for one in plan.taken} == {"name"}
    assert files_in(tmp_path / "in") == {f"{one.login}/tiny/tiny.py": one.work for one in OTHERS}


def test_two_with_the_same_name_are_listed(tmp_path: Path, roster: Path) -> None:
    plan = plan_of(zipped(tmp_path / "x.zip", brightspace(CLASS)), tmp_path / "in", roster=roster)
    assert len(plan.left) == 2
    assert all("have the same name" in one.why for one in plan.left)
    assert set(plan.without) == {one.login for one in CLASS if one.name in SAME}


@pytest.mark.parametrize(
    ("when", "utc"),
    [
        ("Jan 31, 2026 1159 PM", b"2026-01-31 22:59:00.000000 UTC"),
        ("Jan 31, 2026 905 AM", b"2026-01-31 08:05:00.000000 UTC"),
        ("Jan 31, 2026 1205 AM", b"2026-01-30 23:05:00.000000 UTC"),
    ],
)
def test_the_time_has_no_colon(tmp_path: Path, when: str, utc: bytes) -> None:
    files = brightspace([ADA], when=when)
    collected(zipped(tmp_path / "x.zip", files), tmp_path / "in", zone=ZoneInfo("Europe/Berlin"))
    assert files_in(tmp_path / "in")["Ada Byron/tiny/timestamp.txt"] == utc


def test_of_several_attempts_the_last_counts(tmp_path: Path) -> None:
    first = dict.fromkeys(brightspace([ADA], when="Jan 31, 2026 958 AM"), b"x = 1\n")
    plan = plan_of(zipped(tmp_path / "x.zip", first | brightspace([ADA])), tmp_path / "in")
    assert [one.files[0].size for one in plan.taken] == [len(ADA.work)]
    assert "unless this is somebody else of the same name" in next(iter(left(plan).values()))
    assert plan.asks


def test_with_a_class_list_an_earlier_attempt_is_one(tmp_path: Path, roster: Path) -> None:
    both = brightspace([ADA], when="Jan 31, 2026 958 AM") | brightspace([ADA])
    plan = plan_of(zipped(tmp_path / "x.zip", both), tmp_path / "in", roster=roster)
    assert [one.student for one in plan.taken] == [ADA.login]
    assert not plan.asks


def test_attempts_whose_order_cannot_be_told_are_listed(tmp_path: Path) -> None:
    both = brightspace([ADA], when="31 janvier 2026 1159") | brightspace([ADA], when="30 janvier 2026 1159")
    plan = plan_of(zipped(tmp_path / "x.zip", both), tmp_path / "in")
    assert plan.taken == ()
    assert all("nothing tells which one counts" in one.why for one in plan.left)
