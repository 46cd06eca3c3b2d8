"""A collection is killed at random moments and goes on to what an undisturbed one gives; nothing is ever half there."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autograder.core.errors import UsageProblem
from autograder.course.layout import Course
from autograder.instructor.collect import write
from autograder.instructor.collect.write import mine, origins
from autograder.record.collection import State
from tests.collecting.helpers import collected, files_in
from tests.support.command import started
from tests.support.downloads import CLASS, moodle, zip_bytes, zipped

PARTS = 2  # files of one submission, so that there is a middle of it
PROGRAM = """
import sys, time
from pathlib import Path
from autograder.course.layout import Course
from autograder.instructor.collect import write
from autograder.instructor.collect.collect import collect

def slowly(make):
    def made(*given):
        print("working", flush=True)
        time.sleep(0.005)
        return make(*given)
    return made

write._make, write._put = slowly(write._make), slowly(write._put)
course, download, submitted = map(Path, sys.argv[1:])
collect(Course(course), download, submitted, lambda plan: print("planned", flush=True))
"""


def whole(folder: Path) -> dict[str, dict[str, bytes]]:
    """The files of each submission that is there."""
    found: dict[str, dict[str, bytes]] = {}
    for name, data in files_in(folder).items():
        student, _, rest = name.partition("/")
        found.setdefault(student, {})[rest] = data
    return found


def _killed(course: Course, download: Path, into: Path, chance: random.Random) -> bool:
    """Kill a collection at a random step of it; False where it ended before."""
    command = [sys.executable, "-c", PROGRAM, str(course.root), str(download), str(into)]
    with started(*command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        assert running.stdout is not None
        steps = chance.randrange(0, len(CLASS))
        for _ in zip(range(steps + 1), running.stdout, strict=False):
            pass
        time.sleep(chance.uniform(0, 0.01))
        running.kill()
        return running.wait(60) != 0


@pytest.mark.skipif(sys.platform == "win32", reason="ends processes by signals")
@pytest.mark.parametrize("kills", [5, pytest.param(20, marks=pytest.mark.slow)])
def test_a_collection_that_is_killed_ends_as_if_it_had_not_been(course: Course, tmp_path: Path, kills: int) -> None:
    chance = random.Random(7)
    files = moodle(CLASS)
    for part in range(PARTS):
        files |= {f"{name.rpartition('/')[0]}/part{part}.py": data * 50 for name, data in moodle(CLASS).items()}
    files |= {
        f"{name.rpartition('/')[0]}/more.zip": zip_bytes({"more.py": data}) for name, data in moodle(CLASS).items()
    }
    download = zipped(tmp_path / "x.zip", files)
    collected(download, tmp_path / "undisturbed")
    wanted = whole(tmp_path / "undisturbed")
    assert {len(one) for one in wanted.values()} == {PARTS + 2}
    done, amid, into = 0, 0, tmp_path / "in0"
    while done < kills:
        killed = _killed(course, download, into, chance)
        done += killed
        found = whole(into)
        assert all(one == wanted[student] for student, one in found.items())  # whole at any moment, or not there
        amid += killed and 0 < len(found) < len(CLASS)
        if not killed or len(found) == len(CLASS):
            into = tmp_path / f"in{done}"
    assert amid > kills / 3
    plan = collected(download, into)
    assert whole(into) == wanted
    assert {one.state for one in plan.taken} <= {State.NEW, State.THERE}
    assert [path.name for path in (into / ".collect").iterdir() if path.name.startswith("making-")] == []
    assert origins(into, "tiny") == origins(tmp_path / "undisturbed", "tiny")


def test_two_at_once_into_one_folder_are_not_possible(tmp_path: Path) -> None:
    with (
        mine(tmp_path / "in"),
        pytest.raises(UsageProblem, match="another `autograder collect`"),
        mine(tmp_path / "in"),
    ):
        pass


def test_a_full_disk_leaves_whole_submissions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    download, wanted = zipped(tmp_path / "x.zip", moodle(CLASS)), 5
    rename, done = os.rename, []

    def full(source: Path, target: Path) -> None:
        if len(done) == wanted:
            raise OSError(28, "No space left on device", str(target))
        done.append(target)
        rename(source, target)

    monkeypatch.setattr(write.os, "rename", full)
    with pytest.raises(OSError, match="No space left"):
        collected(download, tmp_path / "in")
    monkeypatch.undo()
    assert len(whole(tmp_path / "in")) == wanted
    collected(download, tmp_path / "in")
    assert len(whole(tmp_path / "in")) == len(CLASS)
