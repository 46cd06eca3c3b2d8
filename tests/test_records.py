"""The folder of a run: what is taken over, what is kept, who may write, and what happens when nothing fits any more."""

import csv
import errno
import io
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from autograder.cli.main import main
from autograder.course.layout import Course
from autograder.instructor.class_summary import class_summary
from autograder.instructor.grade import ClassRun, UsageProblem, grade
from autograder.record.progress import Began, Ended, Event
from autograder.record.seal import is_intact, sealed
from autograder.record.store import FolderInUse, RunFolder
from autograder.render.terminal.class_run import show_run
from autograder.runner.fork_server import ForkServer, launcher
from autograder.runner.launcher import KitFailure, Launcher
from autograder.runner.nursery import Nursery
from tests.conftest import hand_in
from tests.support.command import COMMAND_SECONDS, autograder, started
from tests.support.courses import course_of_its_own
from tests.support.run_folder import records
from tests.support.unfinished import left_by_a_killed_process

GOOD = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return x * x\n"


@pytest.fixture(autouse=True)
def _quick(quick: None) -> None:
    """All of these mark with processes that are there already."""


@pytest.fixture
def work(tmp_path: Path) -> Path:
    hand_in(tmp_path / "class", "ada", GOOD)
    hand_in(tmp_path / "class", "ben", WRONG)
    return tmp_path / "class"


def run(
    course: Course, work: Path, out: Path, seed: int | None = 3, events: list[Event] | None = None, **more: Any
) -> ClassRun:
    told = [] if events is None else events
    return grade(course, work, ["tiny"], out, course.find_data(), workers=1, seed=seed, progress=told.append, **more)


def marked(events: list[Event]) -> list[str]:
    return [event.student for event in events if isinstance(event, Began)]


def record_path(out: Path, student: str = "ada") -> Path:
    return out / "results" / "tiny" / f"{student}.json"


def test_a_digest_is_of_everything_but_the_time() -> None:
    one, other = sealed({"a": 1.5, "seconds": 1.0}), sealed({"seconds": 2.0, "a": 1.5})
    assert one["digest"] == other["digest"] != sealed({"a": 1.6, "seconds": 1.0})["digest"]
    assert is_intact(one)
    assert is_intact(json.loads(json.dumps(one)))
    assert not is_intact({**one, "a": 2})
    assert not is_intact({"a": 1})
    assert not is_intact(None)


def test_only_what_changed_is_marked_again(course: Course, work: Path, tmp_path: Path) -> None:
    out, events = tmp_path / "out", []  # type: ignore[var-annotated]
    run(course, work, out)
    before = record_path(out).read_bytes()
    assert run(course, work, out, events=events).reused == 2
    assert marked(events) == []
    hand_in(work, "ben", GOOD)
    events.clear()
    second = run(course, work, out, events=events)
    assert marked(events) == ["ben"]
    assert record_path(out).read_bytes() == before
    assert second.reused == 1


def test_other_files_of_a_submission_count_as_well(course: Course, work: Path, tmp_path: Path) -> None:
    hand_in(work, "ada", "def twice(x): return 2 * x\n", "helper.py")
    events: list[Event] = []
    run(course, work, tmp_path / "out")
    hand_in(work, "ada", "def twice(x): return 3 * x\n", "helper.py")
    run(course, work, tmp_path / "out", events=events)
    assert marked(events) == ["ada"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_text(path.read_text()[:100]),
        lambda path: path.write_text(path.read_text().replace('"score": 2.0', '"score": 3.0')),
        lambda path: path.write_bytes(b"\xff\x00"),
        lambda path: path.write_text("[" * 100_000),
        lambda path: path.write_text('{"tasks": [], "outcome": "passed"}'),
    ],
)
def test_a_damaged_record_is_made_again(course: Course, work: Path, tmp_path: Path, damage: Any) -> None:
    out, events = tmp_path / "out", []  # type: ignore[var-annotated]
    run(course, work, out)
    before = record_path(out).read_text()
    damage(record_path(out))
    assert record_path(out).read_bytes() != before.encode()
    run(course, work, out, events=events)
    assert marked(events) == ["ada"]
    assert sealed(json.loads(record_path(out).read_text())) == {
        **json.loads(before),
        "seconds": json.loads(record_path(out).read_text())["seconds"],
    }


def test_half_written_files_of_a_killed_run_are_removed(course: Course, work: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(course, work, out)
    half = left_by_a_killed_process(out / "results" / "tiny" / "ada.json")
    run(course, work, out)
    assert not half.exists()


def test_files_made_from_records_are_made_again(course: Course, work: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(course, work, out)
    made = {path: path.read_bytes() for path in [*out.glob("gradescope/*/*.json"), out / "grades.csv"]}
    assert len(made) == 3
    for path in made:
        path.unlink()
    run(course, work, out)
    assert {path: path.read_bytes() for path in made} == made


def changes(out: Path) -> list[dict[str, str]]:
    return list(csv.DictReader((out / "changes.csv").open()))


def test_marks_that_changed_are_told_with_the_reason(course: Course, work: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(course, work, out)
    assert changes(out) == []
    hand_in(work, "ben", GOOD)
    second = run(course, work, out)
    shown = io.StringIO()
    show_run(class_summary(second, course, course.find_data()), Console(file=shown, width=200))
    assert "ben (tiny): 0 -> 2 of 2" in shown.getvalue()
    assert "the submission changed" in shown.getvalue()
    assert "ada (tiny)" not in shown.getvalue()
    rows = changes(out)
    assert [(row["student"], row["before"], row["after"], row["reasons"]) for row in rows] == [
        ("ben", "0.0", "2.0", "the submission changed")
    ] * 2
    assert {row["check"] for row in rows} == {"doubles_a_tensor", "doubles_a_number"}
    assert not (out / "replaced").exists()
    run(course, work, out)  # a look at a finished run changes nothing
    assert changes(out) == rows


def test_a_changed_lesson_is_the_reason(tmp_path: Path, work: Path) -> None:
    own = course_of_its_own(tmp_path)
    out = tmp_path / "out"
    run(own, work, out)
    wrong = own.solution("tiny") / "wrong.toml"
    wrong.write_text(wrong.read_text() + "\n# looked through again\n")
    second = run(own, work, out)
    assert second.reused == 0
    assert changes(out) == []  # marked again, with the same marks
    checks = own.exercise("tiny") / "checks.py"
    checks.write_text(checks.read_text().replace("points=1)", "points=0.5)").replace("points=2", "points=1"))
    third = run(own, work, out)
    assert [(change.student, change.before, change.after) for change in third.changes] == [
        ("ada", 2.0, 1.0),
        ("ben", 0.0, 0.0),
    ]
    assert {reason.words for change in third.changes for reason in change.reasons} == {"the lesson changed"}


def test_fresh_marks_all_again_and_a_stopped_fresh_run_goes_on(course: Course, work: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(course, work, out)

    class Stop(Exception):
        pass

    def stop(event: Event) -> None:
        if isinstance(event, Ended):
            raise Stop

    with pytest.raises(Stop):
        grade(course, work, ["tiny"], out, course.find_data(), workers=1, seed=None, fresh=True, progress=stop)
    seed = json.loads((out / "run.json").read_text())["seed"]
    assert seed != 3
    assert len(list((out / "replaced" / "tiny").iterdir())) == 2  # nothing of the old run is lost before this one ends
    events: list[Event] = []
    second = run(course, work, out, None, events, fresh=True)
    assert second.seed == seed
    assert second.reused == 1
    assert len(marked(events)) == 1
    events.clear()
    third = run(course, work, out, None, events, fresh=True)  # this one was finished: now all is done again
    assert third.seed != seed
    assert len(marked(events)) == 2


def test_a_stopped_run_ends_its_processes_and_joins_its_threads(
    course: Course, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(work, "ben", "import time\ndef double(x):\n    time.sleep(9)\n" + "time.sleep(3.5)\n" * 3)
    made: list[ForkServer] = []

    def noted(*how: Any) -> Launcher:
        made.append(launcher(*how))
        return made[-1]

    class Stop(Exception):
        pass

    stopped: list[float] = []

    def stop(event: Event) -> None:
        if isinstance(event, Ended):
            stopped.append(time.monotonic())
            raise Stop

    nurseries: list[Nursery] = []

    def nursery(*how: Any) -> Nursery:
        nurseries.append(Nursery(*how))
        return nurseries[-1]

    monkeypatch.setattr("autograder.marking.lesson_work.launcher", noted)
    monkeypatch.setattr("autograder.marking.lesson_work.Nursery", nursery)
    threads = set(threading.enumerate())
    with pytest.raises(Stop):
        grade(course, work, ["tiny"], tmp_path / "out", course.find_data(), workers=2, seed=3, progress=stop)
    assert time.monotonic() - stopped[0] < 12  # and not the 20 seconds that the other submission takes
    assert set(threading.enumerate()) == threads
    assert [one.pid for one in made] == [None] * 2
    assert len(nurseries) == 1
    with pytest.raises(KitFailure, match="was ended"):
        nurseries[0].launcher()
    assert [event.name for event in (tmp_path / "out" / "results" / "tiny").iterdir()] == ["ada.json"]


def test_a_slow_submission_keeps_no_worker_from_the_next_lesson(tmp_path: Path) -> None:
    from autograder.author.new import new_lesson

    own = course_of_its_own(tmp_path)
    new_lesson(own, "second")
    work = tmp_path / "submitted"
    slow = "import time\ndef double(x):\n    time.sleep(1.5)\n    return 2 * x\n"
    for student, source in {"ada": GOOD, "ben": slow}.items():
        hand_in(work, student, source)
        hand_in(work, student, GOOD, "second.py", "second")
    events: list[Event] = []
    grade(own, work, ["tiny", "second"], tmp_path / "out", own.find_data(), workers=2, seed=3, progress=events.append)
    ended = [(event.record.lesson, event.record.student) for event in events if isinstance(event, Ended)]
    assert sorted(ended) == [("second", "ada"), ("second", "ben"), ("tiny", "ada"), ("tiny", "ben")]
    assert ended[-1] == ("tiny", "ben")


def test_rows_of_other_lessons_stay_in_the_table(tmp_path: Path, work: Path) -> None:
    from autograder.author.new import new_lesson

    own = course_of_its_own(tmp_path)
    new_lesson(own, "second")
    hand_in(work, "ada", GOOD, "second.py", "second")
    out = tmp_path / "out"
    data = own.find_data()
    grade(own, work, ["tiny"], out, data, workers=1, seed=3)
    grade(own, work, ["second"], out, data, workers=1, seed=None)
    rows = [(row["lesson"], row["student"]) for row in csv.DictReader((out / "grades.csv").open())]
    assert rows == [("tiny", "ada"), ("tiny", "ben"), ("second", "ada")]  # in the order of the course
    assert json.loads((out / "run.json").read_text())["lessons"] == own.lessons == ["tiny", "second"]


def test_a_record_moves_with_its_students_file_name(course: Course, work: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(course, work, out)
    hand_in(work, "Ada", GOOD)  # now `ada.json` would be one file with `Ada.json` on some systems
    run(course, work, out)
    assert sorted(records(out)) == ["Ada", "ada", "ben"]
    assert len(list(out.glob("results/tiny/*.json"))) == 3
    shutil.rmtree(work / "ben")
    last = run(course, work, out)
    assert last.left_over == {"tiny": 1}
    assert record_path(out, "ben").exists()


def test_the_second_of_two_runs_into_one_folder_is_refused(
    course: Course, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    with RunFolder(out).mine():
        with pytest.raises(FolderInUse, match="another run"):
            run(course, work, out)
        monkeypatch.setenv("TORCHGRADE_COURSE", str(course.root))
        assert main(["grade", str(work), "--out", str(out)]) == 2
        said = " ".join(capsys.readouterr().err.split())
        assert "another run is marking into" in said
        assert "--out" in said
    assert run(course, work, out).reused == 0


def test_a_lock_dies_with_its_process(course: Course, work: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    program = (
        "import sys, time; from pathlib import Path; from autograder.record.store import RunFolder\n"
        "with RunFolder(Path(sys.argv[1])).mine():\n    print('mine', flush=True); time.sleep(100)"
    )
    with started(sys.executable, "-c", program, out, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "mine\n"
        with pytest.raises(FolderInUse):
            run(course, work, out)
    assert len(list(run(course, work, out).records)) == 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for next to nothing."""
    place = tmp_path / "disk"
    place.mkdir()
    options = ["-t", "tmpfs", "-o", "size=48k", "tmpfs"]
    if subprocess.run(["mount", *options, str(place)], capture_output=True, check=False).returncode:
        pytest.skip("mounting is not possible here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.skipif(shutil.which("mount") is None, reason="needs mount")
def test_a_full_disk_ends_in_a_sentence_with_what_was_done_kept(course: Course, work: Path, small_disk: Path) -> None:
    for number in range(12):
        hand_in(work, f"s{number:02}", f"# {number}\n{GOOD}")
    out = small_disk / "out"
    ended = autograder(course, "grade", work, "--out", out, "--seed", "3", "--workers", "2")
    assert ended.returncode == 1, ended.stdout
    assert "Traceback" not in ended.stderr
    assert "No space left" in ended.stderr
    assert "run the same command again" in " ".join(ended.stderr.split())
    kept = list(out.glob("results/tiny/*.json"))
    assert 1 <= len(kept) < 14
    assert all(is_intact(json.loads(path.read_text())) for path in kept)
    assert list(out.rglob(".writing-*")) == []
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    ended = autograder(course, "grade", work, "--out", out, "--workers", "2")
    assert ended.returncode == 0, ended.stderr
    assert f"{len(kept)} records of an earlier run" in ended.stdout
    assert len(records(out)) == 14


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_disk_that_fills_up_in_the_middle_stops_the_run_and_nothing_is_half(
    course: Course, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be mounted, a write that fails stands for the full disk."""
    out = tmp_path / "out"
    real = os.fsync

    def full(descriptor: int) -> None:
        if "results" in os.readlink(f"/proc/self/fd/{descriptor}"):
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        run(course, work, out)
    monkeypatch.undo()
    assert list(out.rglob(".writing-*")) == []
    assert list(out.glob("results/tiny/*")) == []
    assert json.loads((out / "run.json").read_text())["finished"] is False


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid"), reason="permissions")
def test_an_unwritable_folder_is_a_sentence(
    course: Course, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = Path("/proc/nowhere") if os.geteuid() == 0 else tmp_path / "closed" / "out"
    if os.geteuid():
        out.parent.mkdir(mode=0o500)
    monkeypatch.setenv("TORCHGRADE_COURSE", str(course.root))
    assert main(["grade", str(work), "--out", str(out)]) == 1
    assert str(out) in capsys.readouterr().err.replace("\n", "")


def test_nothing_to_mark_writes_nothing(course: Course, tmp_path: Path) -> None:
    (tmp_path / "class" / "ada").mkdir(parents=True)
    with pytest.raises(UsageProblem, match="no submission"):
        run(course, tmp_path / "class", tmp_path / "out")
    assert not (tmp_path / "out").exists()


TIDYING = """
import os, signal, subprocess, sys, tempfile, time
from pathlib import Path
from autograder.core.tempdirs import PREFIX, private_folder, remove_private_folder, temporary_folder

root = Path(tempfile.gettempdir())

def folders():
    return set(root.glob(f"{PREFIX}*"))

if len(sys.argv) > 1:
    (temporary_folder() / "file").write_text("x")
    os.kill(os.getpid(), signal.SIGKILL)
subprocess.run([sys.executable, "-c", open("/proc/self/cmdline", "rb").read().split(b"\\0")[2], "die"])
[left] = folders()
mine = temporary_folder()
assert mine.parent == private_folder() != left
assert folders() == {private_folder()}, "that of the dead process is gone"
remove_private_folder()
assert folders() == set()
stranger = root / f"{PREFIX}new"  # being made by somebody just now: no lock yet
stranger.mkdir()
temporary_folder()
assert folders() == {stranger, private_folder()}
remove_private_folder()
os.utime(stranger, (time.time() - 7200,) * 2)
temporary_folder()
assert folders() == {private_folder()}, "one that nobody has locked for so long is nobody's"
other = subprocess.Popen([sys.executable, "-c", "import autograder.core.tempdirs as f; f.temporary_folder(); input()"],
                         stdin=subprocess.PIPE)
while len(folders()) < 2:
    time.sleep(0.01)
remove_private_folder()
temporary_folder()
assert len(folders()) == 2, "that of a living process stays"
other.communicate(b"\\n")
assert len(folders()) == 1, "a process that ends by itself takes its folder along"
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_temporary_folders_outlive_no_process(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", TIDYING],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=COMMAND_SECONDS,
    )
    assert ended.returncode == 0, ended.stderr
    assert list(tmp_path.glob("torchgrade*")) == []
