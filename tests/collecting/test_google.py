"""Google Classroom: the folder of an assignment, in which only names of files tell whose they are."""

from pathlib import Path

from tests.collecting.helpers import collected, files_in, left, plan_of
from tests.support.downloads import CLASS, google, google_grades, zipped

SAME = ("Li Wei", "Wei Li")
OTHERS = [one for one in CLASS if one.name not in SAME]


def test_everyone_gets_the_own_folder(tmp_path: Path) -> None:
    roster = tmp_path / "grades.csv"
    roster.write_bytes(google_grades(CLASS))
    plan = collected(zipped(tmp_path / "tiny-2026.zip", google(OTHERS)), tmp_path / "in", roster=roster)
    assert (plan.platform, plan.left) == ("google", ())
    assert files_in(tmp_path / "in") == {f"{one.email}/tiny/tiny.py": one.work for one in OTHERS}


def test_files_that_keep_the_students_own_names_are_listed(tmp_path: Path) -> None:
    files = google(CLASS[:3]) | {"tiny.py": b"", "tiny (1).py": b""}
    plan = plan_of(zipped(tmp_path / "x.zip", files), tmp_path / "in")
    assert set(left(plan)) == {"tiny.py", "tiny (1).py"}
    assert len(plan.taken) == 3
