"""A part of a class marked, its times noted, its groups understood; what was not asked for stays as it is."""

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from autograder.course.layout import Course
from autograder.instructor.attempts import earlier_work
from autograder.instructor.choice import Choice, choice_of
from autograder.instructor.class_run import ClassRun
from autograder.instructor.class_summary import class_summary
from autograder.instructor.grade import UsageProblem, grade
from autograder.instructor.groups import hand_ins
from autograder.judge.result import Outcome
from autograder.marking.some_tasks import can_keep, needed, with_tasks
from autograder.marks.ledger import ledger_of
from autograder.record.codec import record_of
from autograder.record.schema import Record
from autograder.record.seal import is_intact
from autograder.record.store import Attempts, RunFolder
from autograder.submission.program import Program, Unit
from autograder.submission.submission import Submission
from tests.conftest import hand_in
from tests.support.courses import course_of_its_own
from tests.support.made_records import check, failed, made, task
from tests.support.run_folder import records

GOOD = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return x * x\n"
pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    root = tmp_path / "class"
    for name, text in {"ada": GOOD, "ben": WRONG, "cleo": WRONG}.items():
        hand_in(root, name, text)
    (root / "dora").mkdir()
    return root


@pytest.fixture
def ruled(course: Course, tmp_path: Path) -> Course:
    """A course of the same lesson with rules of its own."""
    root = tmp_path / "ruled"
    root.mkdir()
    for name in ("exercises", "solutions"):
        (root / name).symlink_to(course.root / name)
    (root / "course.toml").write_text("")
    return Course(root)


def run(course: Course, work: Path, out: Path, **more: Any) -> ClassRun:
    return grade(course, work, ["tiny"], out, {}, **{"workers": 1, "seed": None, **more})


def stamps(out: Path) -> dict[str, int]:
    return {path.stem: path.stat().st_mtime_ns for path in (out / "results" / "tiny").glob("*.json")}


def scores(out: Path) -> dict[str, float]:
    return {name: record["score"] for name, record in records(out).items()}


def rows(out: Path) -> dict[str, dict[str, str]]:
    with (out / "grades.csv").open() as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def test_one_student_is_marked_again_and_the_others_stay(course: Course, work: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(course, work, out, seed=3)
    before = stamps(out)
    hand_in(work, "ben", GOOD)
    hand_in(work, "cleo", GOOD)
    some = run(course, work, out, choice=Choice(students=("ben",)))
    after = stamps(out)
    assert [name for name in after if after[name] != before[name]] == ["ben"]
    assert {name: row["score"] for name, row in rows(out).items()} == {"ada": "2.0", "ben": "2.0", "cleo": "0.0"}
    summary = class_summary(some, course, {})
    assert [one.student for one in summary.lessons[0].records] == ["ben"]
    assert summary.part == "students ben"
    assert not summary.missing.count
    assert not summary.left_over
    facts = json.loads((out / "run.json").read_text())
    assert (facts["finished"], facts["missing"], facts["seed"]) == (True, [["dora", "tiny"]], 3)


def test_fresh_with_a_student_keeps_the_seed_and_the_others(course: Course, work: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(course, work, out, seed=3)
    before = stamps(out)
    again = run(course, work, out, choice=Choice(students=("ada",)), fresh=True)
    assert (again.seed, again.reused) == (3, 0)
    assert {name for name, stamp in stamps(out).items() if stamp != before[name]} == {"ada"}


def test_a_part_cannot_have_another_seed(course: Course, work: Path, tmp_path: Path) -> None:
    run(course, work, tmp_path / "out", seed=3)
    with pytest.raises(UsageProblem, match="marked with the seed 3: leave out `--seed 4`"):
        run(course, work, tmp_path / "out", seed=4, choice=Choice(students=("ada",)))


def test_a_part_of_a_run_that_was_stopped_finishes_no_whole(course: Course, work: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(course, work, out, seed=3)
    facts = json.loads((out / "run.json").read_text())
    (out / "run.json").write_text(json.dumps({**facts, "finished": False}))
    run(course, work, out, choice=Choice(students=("ada",)))
    assert json.loads((out / "run.json").read_text())["finished"] is False
    run(course, work, out)
    assert json.loads((out / "run.json").read_text())["finished"] is True


def test_what_a_part_was_marked_under_stands_beside_the_whole(course: Course, work: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(course, work, out, seed=3)
    facts = json.loads((out / "run.json").read_text())
    (out / "run.json").write_text(json.dumps({**facts, "data": "the whole set"}))
    run(course, work, out, choice=Choice(students=("ada",)))
    run(course, work, out, choice=Choice(students=("ben",)))
    assert json.loads((out / "run.json").read_text())["data"] == f"the whole set; some later: {facts['data']}"


def test_somebody_who_is_not_there_is_told_with_the_nearest_name(course: Course, work: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match=r"no student called 'bem' among the 4 of the class\. Did you mean ben\?"):
        run(course, work, tmp_path / "out", choice=Choice(students=("bem",)))


def test_only_what_is_not_what_was_marked(course: Course, work: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(course, work, out, seed=3)
    path = out / "results" / "tiny" / "ada.json"
    path.write_text(
        path.read_text().replace('"lesson_sha256": "', '"lesson_sha256": "0')
    )  # as if the lesson was another
    hand_in(work, "cleo", GOOD)
    hand_in(work, "dora", GOOD)
    some = run(course, work, out, choice=Choice(only_changed=True))
    assert some.chosen == {"tiny": ["cleo", "dora"]}
    assert run(course, work, out, choice=Choice(only_changed=True)).chosen == {}


def test_only_what_was_handed_in_since_or_nobody_knows_when(course: Course, work: Path, tmp_path: Path) -> None:
    for name, day in {"ada": 1, "ben": 3}.items():
        (work / name / "tiny" / "timestamp.txt").write_text(f"2026-12-0{day} 10:00:00.000000 UTC")
    since = choice_of(course, (), (), "2026-12-02", only_changed=False)
    assert run(course, work, tmp_path / "out", seed=3, choice=since).chosen == {"tiny": ["ben", "cleo"]}


def test_a_date_that_is_none_is_told(course: Course) -> None:
    with pytest.raises(UsageProblem, match="--since noon has to be a date"):
        choice_of(course, (), (), "noon", only_changed=False)


def test_a_day_begins_where_the_course_is(ruled: Course) -> None:
    (ruled.root / "course.toml").write_text('[course]\ntimezone = "Europe/Berlin"\n')
    found = choice_of(ruled, (), (), "2026-12-02", only_changed=False).since
    assert found == datetime(2026, 12, 1, 23, tzinfo=UTC)


# --- Times


def test_times_beside_the_work_cost_what_the_course_says(ruled: Course, work: Path, tmp_path: Path) -> None:
    (ruled.root / "course.toml").write_text(
        '[late]\neach = "day"\ntakes = "25 %"\n[lessons.tiny]\ndue = 2026-12-01T12:00:00Z\n'
    )
    (work / "ada" / "tiny" / "timestamp.txt").write_text("2026-12-02 14:00:00.000000 Europe/Berlin")
    (work / "ben" / "tiny" / "timestamp.txt").write_text("at noon")
    out = tmp_path / "out"
    summary = class_summary(run(ruled, work, out, seed=3), ruled, {})
    assert {name: (row["score"], row["final"]) for name, row in rows(out).items()} == {
        "ada": ("2.0", "1.0"),
        "ben": ("0.0", "0.0"),
        "cleo": ("0.0", "0.0"),
    }
    assert summary.counts.first[0].what.startswith("1 of 2; handed in 1 day 1 hour late")
    assert summary.bad_times == ("ben/tiny/timestamp.txt has to be a date and a time, such as 2026-11-30 22:59:00 UTC",)
    assert {one.student for one in summary.waiting.first} == {"ben", "cleo"}
    assert json.loads((out / "gradescope" / "tiny" / "ada.json").read_text())["score"] == 1.0


def test_a_time_that_changes_is_noted_though_nothing_is_marked(ruled: Course, work: Path, tmp_path: Path) -> None:
    (ruled.root / "course.toml").write_text(
        '[late]\neach = "day"\ntakes = "25 %"\n[lessons.tiny]\ndue = 2026-12-01T12:00:00Z\n'
    )
    stamp, out = work / "ada" / "tiny" / "timestamp.txt", tmp_path / "out"
    for hour, final in ((11, "2.0"), (13, "1.5")):
        stamp.write_text(f"2026-12-01 {hour}:00:00.000000 UTC")
        run(ruled, work, out, seed=3)
        assert rows(out)["ada"]["final"] == final


@pytest.mark.parametrize("kind", ["link", "folder", "large"])
def test_a_timestamp_that_is_no_plain_file_is_told(ruled: Course, work: Path, tmp_path: Path, kind: str) -> None:
    path = work / "ada" / "tiny" / "timestamp.txt"
    if kind == "link":
        path.symlink_to("/etc/hostname")
    elif kind == "folder":
        path.mkdir()
    else:
        path.write_text("2026-12-01 11:00:00 UTC" + " " * 5000)
    found = run(ruled, work, tmp_path / "out", seed=3)
    assert found.bad_times[0].startswith("ada/tiny/timestamp.txt: timestamp.txt is ")
    assert rows(tmp_path / "out")["ada"]["handed_in"] == ""


def test_what_is_handed_in_again_keeps_the_first_as_an_attempt(ruled: Course, work: Path, tmp_path: Path) -> None:
    (ruled.root / "course.toml").write_text('[marks]\nattempts = "best"\n')
    out = tmp_path / "out"
    for text in (GOOD, WRONG):
        hand_in(work, "ada", text)
        run(ruled, work, out, seed=3, fresh=True)
    row = rows(out)["ada"]
    assert (row["score"], row["final"]) == ("0.0", "2.0")
    found = RunFolder(out).read("tiny", "ada")
    assert found is not None
    assert ledger_of(out).mark(found, "ada").attempts == 2


def best(ruled: Course, tmp_path: Path, counts: str = "best") -> Course:
    """The course with checks of its own, which can change, and with the rule that the best attempt counts."""
    own = course_of_its_own(tmp_path / "own")
    (own.root / "course.toml").write_text(f'[marks]\nattempts = "{counts}"\n')
    return own


def with_two_attempts(own: Course, work: Path, out: Path) -> None:
    for text in (GOOD, WRONG):
        hand_in(work, "ada", text)
        run(own, work, out, seed=3)


def harder(own: Course) -> None:
    """Give the checks of the lesson another sentence, which makes it another lesson."""
    path = own.exercise("tiny") / "checks.py"
    path.write_text(path.read_text() + "\n# changed\n")


def attempts_of(out: Path) -> dict[str, dict[str, Any]]:
    return {path.stem: json.loads(path.read_text()) for path in (out / "attempts" / "tiny" / "ada").glob("*.json")}


def test_earlier_attempts_are_marked_again_when_checks_change(ruled: Course, work: Path, tmp_path: Path) -> None:
    own, out = best(ruled, tmp_path), tmp_path / "out"
    with_two_attempts(own, work, out)
    (before,) = attempts_of(out).values()
    assert run(own, work, out).attempts == 0  # nothing has changed, so nothing is marked
    assert attempts_of(out) == {next(iter(attempts_of(out))): before}
    harder(own)
    found = run(own, work, out)
    (after,) = attempts_of(out).values()
    assert (found.attempts, found.reused) == (1, 0)
    assert after["lesson_sha256"] == records(out)["ada"]["lesson_sha256"] != before["lesson_sha256"]
    assert (after["student"], after["score"], after["submission_sha256"]) == ("ada", 2.0, before["submission_sha256"])
    assert rows(out)["ada"]["final"] == "2.0"
    assert rows(out)["ada"]["open"] == ""
    assert scores(out)["ada"] == 0.0


def test_an_attempt_that_was_handed_in_while_checks_changed_is_marked_too(
    ruled: Course, work: Path, tmp_path: Path
) -> None:
    own, out = best(ruled, tmp_path), tmp_path / "out"
    hand_in(work, "ada", GOOD)
    run(own, work, out, seed=3)
    harder(own)
    hand_in(work, "ada", WRONG)
    assert run(own, work, out).attempts == 1
    assert {one["lesson_sha256"] for one in attempts_of(out).values()} == {records(out)["ada"]["lesson_sha256"]}


def test_where_the_last_counts_nothing_is_kept_and_nothing_marked_again(
    ruled: Course, work: Path, tmp_path: Path
) -> None:
    own, out = best(ruled, tmp_path, "last"), tmp_path / "out"
    with_two_attempts(own, work, out)
    harder(own)
    assert run(own, work, out).attempts == 0
    assert not list(out.rglob("*.files"))
    # The rule comes later: what was handed in first is not there any more, which is said and not guessed.
    (own.root / "course.toml").write_text('[marks]\nattempts = "best"\n')
    run(own, work, out)
    assert (
        "attempt 1 was marked by other checks than the last one: what was handed in then is not kept"
        in (rows(out)["ada"]["open"])
    )


def test_a_run_that_was_stopped_among_earlier_attempts_goes_on_with_them(
    ruled: Course, work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, out = best(ruled, tmp_path), tmp_path / "out"
    with_two_attempts(own, work, out)
    harder(own)
    write = Attempts.write

    def stopped(self: Attempts, found: Record, stem: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Attempts, "write", stopped)
    with pytest.raises(KeyboardInterrupt):
        run(own, work, out)
    monkeypatch.setattr(Attempts, "write", write)
    found = run(own, work, out)
    assert (found.attempts, found.reused) == (1, 3)


@pytest.mark.parametrize("data", ["", "{}", '{"file": "tiny.py", "data": "eA==", "modules": [], "notes": []}'])
def test_files_of_an_attempt_that_are_damaged_are_not_marked(
    ruled: Course, work: Path, tmp_path: Path, data: str
) -> None:
    own, out = best(ruled, tmp_path), tmp_path / "out"
    with_two_attempts(own, work, out)
    (before,) = attempts_of(out).values()
    for path in out.rglob(f"{before['submission_sha256']}.files"):
        path.write_text(data)
    harder(own)
    assert run(own, work, out).attempts == 0
    assert attempts_of(out) == {next(iter(attempts_of(out))): before}


def test_files_of_earlier_attempts_are_not_held_in_memory_and_taking_them_away_costs_nobody_a_mark(
    ruled: Course, work: Path, tmp_path: Path
) -> None:
    own, out = best(ruled, tmp_path), tmp_path / "out"
    with_two_attempts(own, work, out)
    (earlier,) = earlier_work(out, "tiny", {"ada": "ada"}, {"tiny": frozenset({"double"})})
    assert (earlier.look().data or b"").decode() == GOOD
    for path in out.rglob("*.files"):
        path.unlink()
    with pytest.raises(FileNotFoundError, match="taken away"):
        earlier.look()


def test_helpers_are_kept_with_an_attempt(ruled: Course, work: Path, tmp_path: Path) -> None:
    own, out = best(ruled, tmp_path), tmp_path / "out"
    hand_in(work, "ada", "def twice(x):\n    return 2 * x\n", "helpers.py")
    hand_in(work, "ada", "from helpers import twice as double\n")
    run(own, work, out, seed=3)
    (work / "ada" / "tiny" / "helpers.py").unlink()
    hand_in(work, "ada", WRONG)
    run(own, work, out)
    harder(own)
    assert run(own, work, out).attempts == 1
    assert [one["score"] for one in attempts_of(out).values()] == [2.0]


# --- Groups


def grouped(ruled: Course, *lines: str) -> Course:
    (ruled.root / "people.csv").write_text("\n".join(["student,group", *lines]) + "\n")
    (ruled.root / "course.toml").write_text('[people]\nfile = "people.csv"\n')
    return ruled


def test_each_of_a_group_has_a_record_and_a_mark(ruled: Course, work: Path, tmp_path: Path) -> None:
    own = grouped(ruled, "ada,one", "dora,one", "eve,two", "fay,two")
    hand_in(work, "two", GOOD)  # in a folder that is called like the group
    found = run(own, work, tmp_path / "out", seed=3)
    assert scores(tmp_path / "out") == {"ada": 2, "dora": 2, "eve": 2, "fay": 2, "ben": 0, "cleo": 0}
    assert records(tmp_path / "out")["dora"]["notes"] == ["handed in for the group one"]
    assert found.missing == []
    assert found.conflicts == []


def test_work_that_differs_in_a_group_is_named_not_guessed(ruled: Course, work: Path, tmp_path: Path) -> None:
    own = grouped(ruled, "ada,one", "ben,one", "dora,one")
    found = run(own, work, tmp_path / "out", seed=3)
    assert {name: one["score"] for name, one in records(tmp_path / "out").items()} == {
        "ada": 2.0,
        "ben": 0.0,
        "cleo": 0.0,
    }
    assert found.conflicts == [
        "group one (tiny): different work lies in ada and ben. Each has the mark of their own, and dora nothing; leave "
        "the folder that counts, and run the same command again"
    ]
    assert ("dora", "tiny") in found.missing


def test_the_same_work_of_two_is_one_work() -> None:
    found = hand_ins("tiny", ["ada", "ben"], {"one": ["ada", "ben", "cleo"]}, lambda folders: True)
    assert found.source == {"ada": "ada", "ben": "ben", "cleo": "ada"}
    assert found.conflicts == []


# --- Some tasks


def test_some_tasks_are_marked_again_and_a_whole_run_marks_all(tmp_path: Path, work: Path) -> None:
    own = course_of_its_own(tmp_path)
    out = tmp_path / "out"
    run(own, work, out, seed=3)
    checks = own.exercise("tiny") / "checks.py"
    checks.write_text(checks.read_text() + "\n# another state of the lesson\n")
    some = run(own, work, out, choice=Choice(students=("ada",), tasks=frozenset({"double"})))
    assert (some.chosen, some.reused) == ({"tiny": ["ada"]}, 0)
    found = records(out)["ada"]
    assert found["facts"]["marked again"] == "double"
    assert (found["lesson_sha256"], found["score"]) == ("mixed", 2.0)
    assert is_intact(found)
    whole = run(own, work, out)
    assert whole.reused == 0
    assert records(out)["ada"]["lesson_sha256"] != "mixed"


def test_what_nobody_calls_a_task_and_what_is_marked_whole_is_told(course: Course, work: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="no task is called duble; there are: double"):
        run(course, work, tmp_path / "out", choice=Choice(tasks=frozenset({"duble"})))
    with pytest.raises(UsageProblem, match="`--fresh` marks whole submissions again"):
        run(course, work, tmp_path / "out", choice=Choice(tasks=frozenset({"double"})), fresh=True)


def test_verdicts_of_some_tasks_stand_beside_those_of_before() -> None:
    first = record_of(made("ada", task("one", failed("a")), task("two", failed("b")), notes=["kept"], seconds=9.0))
    later = record_of(made("ada", task("one", check("a")), task("two", check("b")), lesson_sha256="new"))
    found = with_tasks(first, later, {"two"})
    assert [(one.name, one.score) for one in found.tasks] == [("one", 0.0), ("two", 1.0)]
    assert (found.score, found.max_score, found.outcome) == (1.0, 2.0, "failed")
    assert (found.notes, found.seconds, found.lesson_sha256) == (("kept",), 9.0, "mixed")
    assert with_tasks(found, later, {"one"}).facts["marked again"] == "one, two"
    assert with_tasks(found, later, {"one"}).score == 2.0


def test_only_a_record_of_the_same_work_keeps_its_verdicts(course: Course) -> None:
    lesson = course.load("tiny")
    submission = Submission("ada", "tiny", "tiny.py", Program((Unit(GOOD, "tiny.py"),)), sha256="ab" * 32)
    before = record_of(made("ada", task("double", check("a")), seed=3, modules_sha256=""))
    assert can_keep(before, submission, lesson, 3)
    assert not can_keep(None, submission, lesson, 3)
    assert not can_keep(before, submission, lesson, 4)
    for other in ({"submission_sha256": "cd" * 32}, {"modules_sha256": "x"}, {"outcome": Outcome.GRADER_ERROR}):
        assert not can_keep(replace(before, **other), submission, lesson, 3)
    renamed = record_of(made("ada", task("treble", check("a")), seed=3, modules_sha256=""))
    assert not can_keep(renamed, submission, lesson, 3)
    assert needed(lesson, submission, {"double"}) == {"double"}
